export const id = 930;
export const ids = [930];
export const modules = {

/***/ 79494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   B: () => (/* binding */ branchAfter),
/* harmony export */   Rs: () => (/* binding */ settleCompanions)
/* harmony export */ });
/* harmony import */ var _core_channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26466);
/* harmony import */ var _core_companion_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81527);
/* harmony import */ var _core_origin_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51879);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _config_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(98955);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31590);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94302);







/**
 * Where the companions of an upgrade go: to the same branch of the new series. It waits until all of them have it.
 * @throws UserError where a companion's repository does not answer, or what it sends can't be hashed
 */
async function settleCompanions(context, candidate, sources) {
    const asked = new Map();
    const branchesAt = (url) => {
        const branches = asked.get(url) ?? context.git.remoteBranches(url);
        asked.set(url, branches);
        return branches;
    };
    const moves = [];
    const reasons = [];
    for (const companion of candidate.companions) {
        const branch = branchAfter(companion, candidate);
        if (branch === null)
            continue;
        const url = gitAddress(context, companion);
        if (url === null) {
            reasons.push(unsettled(companion, 'the file does not tell where its repository is'));
            continue;
        }
        const revision = (await orCure(companion, branchesAt(url))).get(branch);
        if (revision === undefined)
            reasons.push(unsettled(companion, `${companion.repository} has no branch ${branch} yet`));
        else
            moves.push({ companion, target: await targetOf(context, companion, branch, revision, sources) });
    }
    return reasons.length > 0 ? { kind: 'waiting', reasons } : { kind: 'ready', moves };
}
/** The branch of the series that the pins of its own series go to; null where none leaves it. */
function branchAfter({ series, branch }, { steps }) {
    const step = steps.find(({ pins }) => pins.some((pin) => (0,_core_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .seriesOf */ .Lf)(pin.channel) === series));
    const next = (0,_core_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .seriesOf */ .Lf)(step?.to.channel ?? null);
    return next === null || next === series ? null : (0,_core_companion_js__WEBPACK_IMPORTED_MODULE_6__/* .branchOfSeries */ .r)(branch, next);
}
/** GitHub is reached by the configured mirror. */
function gitAddress(context, { gitUrl }) {
    const github = gitUrl === null ? null : (0,_core_origin_js__WEBPACK_IMPORTED_MODULE_1__/* .segmentsBelow */ .C)(gitUrl, (0,_context_js__WEBPACK_IMPORTED_MODULE_4__/* .originsOf */ .T)(context.config).archives);
    return github ? `${context.config['archive-url']}/${github.join('/')}` : gitUrl;
}
/** @param revision that the branch stands at, or stood at when another job looked */
async function targetOf(context, companion, branch, revision, sources) {
    if (companion.moves !== 'text')
        return { branch, revision: null, hash: null, lastModified: null };
    if (companion.hash === null)
        return { branch, revision, hash: null, lastModified: null };
    const { repository } = companion;
    const url = (0,_source_js__WEBPACK_IMPORTED_MODULE_5__/* .archiveUrl */ .Qq)(context, { artifact: 'github-archive', repository }, { revision, releasePath: null });
    if (url === null)
        throw new Error(`${companion.file}:${companion.name}: no address of an archive`);
    const { narHash, lastModified } = await orCure(companion, sources.get(url));
    return { branch, revision, hash: narHash, lastModified };
}
const LEAVE_OUT = `To go without it, leave it out of \`companions:\` in ${_config_js__WEBPACK_IMPORTED_MODULE_3__/* .configFile */ .Ze}, or name it under \`freeze:\`.`;
function unsettled({ name, file }, why) {
    return `\`${name}\` of ${file} has to move along, but ${why}. ${LEAVE_OUT}`;
}
async function orCure({ file, line, name }, work) {
    try {
        return await work;
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo))
            throw error;
        const place = { file, line };
        const message = `\`${name}\` has to move along: ${error.toSentences()}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(message, { place, cure: LEAVE_OUT, cause: error });
    }
}


/***/ }),

/***/ 76345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ editFor),
/* harmony export */   V3: () => (/* binding */ applyMoves),
/* harmony export */   tw: () => (/* binding */ moveTo)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _pins_registry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68989);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31590);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94302);





/**
 * The bytes that change when a candidate's pins move: each archive is downloaded once and hashed.
 * @param companions where those of the candidate go: see settleCompanions
 */
async function editFor(context, candidate, sources, companions = []) {
    const moves = [];
    const troubles = new Map();
    for (const { pins, to } of candidate.steps) {
        for (const pin of pins) {
            const move = await moveTo(context, pin, to, sources);
            const trouble = await troubleWith(context, move);
            if (trouble === null)
                moves.push(move);
            else
                troubles.set(pin.file, trouble);
        }
    }
    const [first] = troubles.values();
    if (first && moves.length === 0)
        throw first;
    for (const error of troubles.values())
        context.log.warning(`left out of ${candidate.group}: ${error.toSentences()}`, error.place);
    const along = companions.filter(({ companion }) => !troubles.has(companion.file));
    return { candidate, moves, companions: along, edits: await applyMoves(context, moves, along) };
}
/** Why a pin can't be moved by itself: that is no reason for the others to stay. It depends on the files alone. */
async function troubleWith(context, move) {
    try {
        await applyMoves(context, [move]);
        return null;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo)
            return error;
        throw error;
    }
}
async function moveTo(context, pin, to, sources) {
    const url = (0,_source_js__WEBPACK_IMPORTED_MODULE_4__/* .archiveUrl */ .Qq)(context, pin, { revision: to.revision, releasePath: to.path });
    const source = url === null ? null : await sources.get(url);
    const lastModified = pin.artifact === 'github-archive'
        ? (source?.lastModified ?? null)
        : (to.lastModified ?? source?.lastModified ?? null);
    return {
        pin,
        archiveUrl: url,
        target: {
            channel: to.channel,
            release: to.name,
            revision: to.revision,
            releasePath: to.path,
            releasesUrl: context.config['releases-url'],
            hash: source?.narHash ?? null,
            lastModified,
        },
    };
}
/**
 * Applies moves to the files as they are now, with what belongs to them in the files beside, such as a flake.nix that
 * asks for another channel. Files that come out the same are no edits.
 */
async function applyMoves(context, moves, companions = []) {
    const texts = new Map();
    for (const { pin, target } of moves) {
        if (pin.revision?.length === 40 && target.revision.length !== 40)
            throw shortRevision(pin);
        await change(context, texts, pin.file, (text) => formatOf(pin.format).apply(text, pin, target));
        if (pin.channel !== null && pin.channel !== target.channel)
            await changeBeside(context, texts, pin, { from: pin.channel, to: target.channel });
    }
    for (const { companion, target } of companions) {
        const format = formatOf(companion.format);
        const edit = (text) => format.moveCompanion?.(text, companion, target) ?? text;
        await change(context, texts, companion.file, edit);
        await changeBeside(context, texts, companion, { from: companion.branch, to: target.branch });
    }
    return [...texts].flatMap(([file, text]) => text && text.before !== text.after ? [{ file, ...text }] : []);
}
function shortRevision({ file, line, name }) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`\`${name}\` holds a full revision, and where it is to go is not told in full.`, {
        place: { file, line },
        cure: 'Give it with --revision.',
    });
}
async function change(context, texts, file, edit) {
    if (!texts.has(file))
        texts.set(file, await readFile(context, file));
    const text = texts.get(file);
    if (!text)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('the file has gone since its pins were read.', {
            place: { file },
            cure: 'Run again.',
        });
    texts.set(file, { before: text.before, after: edit(text.after) });
}
/** Formats are pure: a file beside that one asks for is read here, and the format asked again. */
async function changeBeside(context, texts, moved, target) {
    const format = formatOf(moved.format);
    const path = moved.file;
    const places = new Map();
    const at = (relative) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path), relative);
    for (;;) {
        const asked = new Set();
        const read = (relative) => {
            const file = places.get(at(relative));
            if (file === undefined)
                asked.add(at(relative));
            return texts.get(file ?? '')?.after ?? null;
        };
        const edits = format.beside?.(moved, target, { path, origins: (0,_context_js__WEBPACK_IMPORTED_MODULE_3__/* .originsOf */ .T)(context.config), read }) ?? {};
        if (asked.size === 0) {
            for (const [relative, text] of Object.entries(edits))
                await change(context, texts, places.get(at(relative)) ?? at(relative), () => text);
            return;
        }
        for (const file of asked) {
            const place = await placeOf(context, file);
            places.set(file, place);
            if (!texts.has(place))
                texts.set(place, await readFile(context, place));
        }
    }
}
/**
 * Where a file really lies in the repository: a symlink would be replaced by what belongs into its target.
 * @throws UserError where it leads out
 */
async function placeOf({ files, folder }, file) {
    const [root, target] = [await files.resolve(folder), await files.resolve(`${folder}/${file}`)];
    if (root === null || target === null)
        return file;
    if (target.startsWith(`${root}/`))
        return target.slice(root.length + 1);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('this leads out of the repository: it is neither read nor written.', {
        place: { file },
        cure: 'Put the file itself there.',
    });
}
async function readFile(context, file) {
    const text = (await context.files.read(`${context.folder}/${file}`))?.toString('utf8');
    return text === undefined ? null : { before: text, after: text };
}
function formatOf(id) {
    const format = _pins_registry_js__WEBPACK_IMPORTED_MODULE_2__/* .pinFormats */ .g.find((one) => one.id === id);
    if (!format)
        throw new Error(`no pin format \`${id}\``);
    return format;
}


/***/ }),

/***/ 4930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ prepare)
/* harmony export */ });
/* harmony import */ var _companions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79494);
/* harmony import */ var _edit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76345);
/* harmony import */ var _relock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95354);



/**
 * Stage `edit` of the trace: the bytes that change, those of companions and of what only Nix can lock among them.
 * @param prior edits that are made already, but not written: the bump's are made on top, and hold them
 */
async function prepare(context, candidate, sources, prior = []) {
    const settled = await (0,_companions_js__WEBPACK_IMPORTED_MODULE_0__/* .settleCompanions */ .Rs)(context, candidate, sources);
    if (settled.kind === 'waiting')
        return settled;
    const bump = await (0,_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .editFor */ .S)(edited(context, prior), candidate, sources, settled.moves);
    return { kind: 'ready', bump: await (0,_relock_js__WEBPACK_IMPORTED_MODULE_2__/* .relock */ .J)(context, { ...bump, edits: joined(prior, bump.edits) }) };
}
/** The same with the files as they will be. */
function edited(context, edits) {
    const { files, folder } = context;
    const after = new Map(edits.map((edit) => [`${folder}/${edit.file}`, edit.after]));
    const read = async (path) => {
        const text = after.get(path);
        return text === undefined ? files.read(path) : Buffer.from(text);
    };
    return { ...context, files: { ...files, read } };
}
function joined(prior, later) {
    const all = new Map(prior.map((edit) => [edit.file, edit]));
    for (const edit of later)
        all.set(edit.file, { ...edit, before: all.get(edit.file)?.before ?? edit.before });
    return [...all.values()];
}


/***/ }),

/***/ 95354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ relock),
  j: () => (/* binding */ relockAs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/core/hash.js
var hash = __webpack_require__(6589);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/core/nix-version.js
var nix_version = __webpack_require__(36575);
// EXTERNAL MODULE: ./build/src/nix/evaluate.js
var evaluate = __webpack_require__(40302);
// EXTERNAL MODULE: ./build/src/nix/flake-ref.js
var flake_ref = __webpack_require__(76896);
// EXTERNAL MODULE: ./build/src/nix/run.js + 8 modules
var run = __webpack_require__(37325);
;// CONCATENATED MODULE: ./build/src/nix/flake-update.js




const JSON_LOG = ['--log-format', 'internal-json'];
/** The names that Nix takes on the command line; a lock can hold others. */
function isInputName(name) {
    return /^[A-Za-z][A-Za-z0-9_-]*$/.test(name);
}
/**
 * Locks some of a flake's inputs anew, as its flake.nix asks for them now, and writes its flake.lock; the others stay.
 * @param root the repository in the sandbox, where it can be written
 * @param folder of the flake in it
 * @param inputs names that `isInputName` takes
 */
async function updateInputs(session, root, folder, inputs, options = {}) {
    const flake = (0,flake_ref/* flakeRef */.P)(root, folder);
    const version = await (0,evaluate/* nixVersion */.oX)(session);
    // Before 2.19 `nix flake update NAME` took NAME for a flake.
    const old = version !== null && (0,nix_version/* compareVersions */.Z)(version, '2.19') < 0;
    const argv = old
        ? ['nix', 'flake', 'lock', ...inputs.flatMap((name) => ['--update-input', name]), flake]
        : ['nix', 'flake', 'update', ...inputs, '--flake', flake];
    return (0,run/* runNix */.d)(session, [...argv, ...JSON_LOG], 'evaluation', () => null, options);
}

// EXTERNAL MODULE: ./build/src/pins/flake-lock/index.js + 2 modules
var flake_lock = __webpack_require__(22328);
// EXTERNAL MODULE: ./build/src/pins/flake-lock/inputs.js
var inputs = __webpack_require__(48539);
// EXTERNAL MODULE: ./build/src/pins/flake-lock/lock.js
var flake_lock_lock = __webpack_require__(38761);
// EXTERNAL MODULE: ./build/src/app/context.js
var app_context = __webpack_require__(31590);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/src/app/relock-check.js

/**
 * What a new lock changes beside what was asked for: the first of the flake's own inputs that is another one, or has
 * another one somewhere below it; null where there is none. The keys of nodes tell nothing: Nix numbers them anew.
 * @param asked names of the inputs that may change, and all below them
 */
function strayChange(before, after, asked) {
    const contents = { before: contentOf(before), after: contentOf(after) };
    const seen = new Map();
    const left = [];
    /** The first input that only one of two nodes has, or that follows something else; the others are left to compare. */
    function compareInputs(was, is, top) {
        const [old, now] = [before.nodes.get(was)?.inputs, after.nodes.get(is)?.inputs];
        for (const name of new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])) {
            if (top === null && asked.has(name))
                continue;
            const [a, b] = [old?.get(name), now?.get(name)];
            if (typeof a === 'string' && typeof b === 'string')
                left.push({ was: a, is: b, top: top ?? name });
            else if (!(0,external_node_util_.isDeepStrictEqual)(a, b))
                return top ?? name;
        }
        return null;
    }
    const own = compareInputs(before.root, after.root, null);
    if (own !== null)
        return own;
    for (let next = left.pop(); next; next = left.pop()) {
        const { was, is, top } = next;
        const compared = seen.get(was) ?? new Set();
        if (compared.has(is))
            continue;
        seen.set(was, compared.add(is));
        const same = isSameSource(contents.before.get(was), contents.after.get(is));
        if (!same || compareInputs(was, is, top) !== null)
            return top;
    }
    return null;
}
/** Each node as it is written, with fields that we know nothing of. */
function contentOf({ document }) {
    const { nodes } = document.value;
    return new Map(Object.entries(nodes));
}
/** Nix may add a hash where none was. */
function isSameSource(before, after) {
    const [was, is] = [sourceOf(before), sourceOf(after)];
    return (was.hash === undefined || was.hash === is.hash) && (0,external_node_util_.isDeepStrictEqual)(was.source, is.source);
}
/** What Nix works out itself and may write or not. */
const GUESSED = new Set(['lastModified', 'revCount', 'narHash']);
function sourceOf({ locked, info, original, flake = true } = {}) {
    // Version 5 keeps the hash in `info`.
    const content = new Map([...entriesOf(locked), ...entriesOf(info)]);
    const known = [...content].filter(([name]) => !GUESSED.has(name));
    return { hash: content.get('narHash'), source: { locked: new Map(known), original, flake } };
}
function entriesOf(value) {
    return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

// EXTERNAL MODULE: ./build/src/app/sandbox.js + 3 modules
var sandbox = __webpack_require__(35616);
// EXTERNAL MODULE: ./build/src/app/trees.js
var trees = __webpack_require__(2892);
;// CONCATENATED MODULE: ./build/src/app/relock.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});











const RELOCK_MS = 15 * 60_000;
const TREE = '/channel-bump/relock';
/**
 * The bump with each flake.lock as Nix writes it, where more has to change than the bytes of a pin: companions that are
 * flakes, and inputs with inputs of their own. Nix runs in the sandbox, on a copy with all edits in it; what it writes
 * is held against what was asked of it. A bump that needs none of that stays as it is.
 * @throws UserError where there is no sandbox or no network, where Nix fails, or changes something else
 */
async function relock(context, bump) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const jobs = await jobsOf(context, bump);
        const [first] = jobs;
        if (!first)
            return bump;
        if (context.config.network === 'none') {
            throw new errors/* UserError */.yo(`Nix has to lock ${list(first.names)} anew, and the sandbox has no network.`, {
                place: { file: first.file },
                cure: 'Set `network: default`, or leave them out of `companions:`.',
            });
        }
        const copy = __addDisposableResource(env_1, await context.files.temporaryFolder('channel-bump-relock'), true);
        await copyTree(context, copy.path);
        await (0,trees/* writeEdits */.Bm)(context, copy.path, bump.edits);
        const driver = await sandboxToLock(context, first);
        const { network, 'nix-config': nixConfig } = context.config;
        const mounts = [{ from: copy.path, to: TREE }];
        const session = __addDisposableResource(env_1, await driver.open({ mounts, nixConfig, network }), true);
        const tree = await writableCopy(session, session.path(TREE));
        try {
            let relocked = bump;
            for (const job of jobs)
                relocked = await relockOne(context, session, tree, relocked, job);
            return { ...relocked, locked: jobs.map(({ file }) => file) };
        }
        finally {
            await session.run(['rm', '-rf', tree]);
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/**
 * The same with what Nix has written for another job, held against what was asked of it all the same.
 * @param locks the texts by file
 */
async function relockAs(context, bump, locks) {
    let relocked = bump;
    for (const job of await jobsOf(context, bump)) {
        const written = Object.hasOwn(locks, job.file) ? locks[job.file] : undefined;
        if (written === undefined)
            throw disagreement(job.file, 'what it wrote is not told');
        relocked = await takeLock(context, relocked, job, written);
    }
    return relocked;
}
async function sandboxToLock(context, { file, names }) {
    try {
        return await (0,sandbox/* sandboxFor */.X)(context);
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        throw new errors/* UserError */.yo(`Nix has to lock ${list(names)} anew, but ${error.message}`, {
            place: { file },
            ...(error.cure === undefined ? {} : { cure: error.cure }),
            cause: error,
        });
    }
}
/** Where the folder is the user's own, what is not tracked is none of Nix's business. */
async function copyTree(context, to) {
    const { git, folder } = context;
    const tracked = (await git.root(folder)) === null ? [] : await git.trackedFiles(folder);
    if (tracked.length > 0)
        await (0,trees/* copyWorkTree */.jB)(context, to);
    else
        await (0,trees/* copyFolder */.mo)(context, folder, to);
}
async function jobsOf(context, bump) {
    const names = new Map();
    const add = (file, name) => {
        names.set(file, (names.get(file) ?? new Set()).add(name));
    };
    for (const { companion } of bump.companions.filter(isNixs))
        add(companion.file, companion.name);
    for (const { pin } of bump.moves.filter((move) => move.pin.format === flake_lock/* flakeLock */.T.id)) {
        const input = (0,inputs/* rootInputs */.uM)(lockOf(await textAfter(context, bump, pin.file), pin.file));
        const own = input.find(({ name }) => name === pin.name);
        if (own?.follows === null && (own.node.inputs?.size ?? 0) > 0)
            add(pin.file, pin.name);
    }
    for (const [file, asked] of names) {
        const strange = [...asked].find((name) => !isInputName(name));
        if (strange === undefined)
            continue;
        throw new errors/* UserError */.yo(`Nix can't be told to lock an input called "${strange}".`, {
            place: { file },
            cure: 'Give it a name of letters, digits, `_` and `-`, or leave it out of `companions:`.',
        });
    }
    return [...names].map(([file, asked]) => ({ file, names: asked }));
}
function isNixs({ companion }) {
    return companion.moves === 'nix';
}
async function textAfter({ files, folder }, { edits }, file) {
    const edited = edits.find((edit) => edit.file === file)?.after;
    return edited ?? (await files.read(`${folder}/${file}`))?.toString('utf8') ?? '';
}
function lockOf(text, file) {
    const lock = (0,flake_lock_lock/* readLock */.m)(text, file);
    if (!lock)
        throw new errors/* UserError */.yo('this is no flake.lock.', {
            place: { file },
            cure: 'Restore it from version control, or write it anew with `nix flake lock`.',
        });
    return lock;
}
/** Mounts are read-only. */
async function writableCopy(session, tree) {
    const made = await session.run(['mktemp', '-d']);
    const folder = made.stdout.trim();
    const copied = made.exitCode === 0 ? await session.run(['cp', '-RP', `${tree}/.`, folder]) : made;
    if (copied.exitCode === 0)
        return folder;
    throw new errors/* UserError */.yo(`the sandbox can't take a copy of the repository: ${copied.stderr.trim()}`, {
        cure: 'This is the machine: look at its disk, then run again.',
    });
}
async function relockOne(context, session, tree, bump, job) {
    const { log, config } = context;
    const { file, names } = job;
    const folder = external_node_path_.posix.dirname(file);
    log.progress(`locking ${list(names)} in ${file}`);
    const result = await updateInputs(session, tree, folder, [...names], { timeoutMs: RELOCK_MS });
    log.progress('');
    if (result.kind === 'failed') {
        throw new errors/* UserError */.yo(`Nix can't lock ${list(names)}: ${result.failure.message}`, {
            place: { file },
            cure: `Check that a sandbox with \`network: ${config.network}\` and no token can reach what flake.nix asks for.`,
        });
    }
    const { stdout: written, exitCode } = await session.run(['cat', `${tree}/${file}`]);
    if (exitCode !== 0)
        throw new Error(`${file} can't be read back from the sandbox`);
    return takeLock(context, bump, job, written);
}
/** The bump with a lock as Nix wrote it. @throws UserError where it says something else than was asked for */
async function takeLock(context, bump, { file, names }, written) {
    const before = await textAfter(context, bump, file);
    const stray = strayChange(lockOf(before, file), lockOf(written, file), names);
    if (stray !== null)
        throw disagreement(file, `\`${stray}\` would change too, and nobody asked for that`);
    const siblings = { path: file, origins: (0,app_context/* originsOf */.T)(context.config), read: () => null };
    checkPins(bump.moves, flake_lock/* flakeLock */.T.extract(written, siblings), file);
    const locked = flake_lock/* flakeLock */.T.companions?.(written, siblings) ?? [];
    return {
        ...bump,
        companions: bump.companions.map((move) => {
            if (move.companion.file !== file || !isNixs(move))
                return move;
            const { companion, target } = move;
            const found = locked.find(({ name }) => name === companion.name);
            if (!found?.revision || found.branch !== target.branch)
                throw disagreement(file, `\`${companion.name}\` is not locked to ${target.branch}`);
            return { companion, target: { ...target, revision: found.revision, hash: found.hash } };
        }),
        edits: await withText(context, bump, file, written),
    };
}
/** What Nix has locked must be what was announced and hashed. */
function checkPins(moves, locked, file) {
    for (const { pin, target } of moves.filter((move) => move.pin.file === file)) {
        const found = locked.find(({ name }) => name === pin.name);
        const bytes = found?.hash ? (0,hash/* parseHash */.Eb)(found.hash) : null;
        const hashed = target.hash === null || (bytes !== null && (0,hash/* toSri */.kB)(bytes) === target.hash);
        if (found?.revision === target.revision && hashed)
            continue;
        throw new errors/* UserError */.yo(`Nix has locked \`${pin.name}\` to something else than ${target.revision}.`, {
            place: { file },
            cure: 'Its channel may have moved on in the meantime: run again. Else see if flake.nix asks for another one.',
        });
    }
}
function disagreement(file, what) {
    return new errors/* UserError */.yo(`after Nix has locked the inputs anew, ${what}.`, {
        place: { file },
        cure: 'Bring flake.nix and flake.lock together first: `nix flake lock`, and commit what it changes.',
    });
}
async function withText({ files, folder }, { edits }, file, after) {
    const others = edits.filter((edit) => edit.file !== file);
    const before = (await files.read(`${folder}/${file}`))?.toString('utf8') ?? '';
    return before === after ? others : [...others, { file, before, after }];
}
function list(names) {
    return [...names].join(', ');
}


/***/ }),

/***/ 35616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ sandboxFor)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/sandbox/nix-config.js
var nix_config = __webpack_require__(82381);
;// CONCATENATED MODULE: ./build/src/sandbox/container/engine.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});


// Nix as root, for itself alone: it owns its store (CHOWN, FOWNER) and reads sources whoever owns them (DAC_OVERRIDE).
const RIGHTS = ['CHOWN', 'FOWNER', 'DAC_OVERRIDE'];
const PROBE_LIMIT = 10 * 60_000; // it may have to pull the image first
// What an engine needs of our environment: where it finds itself, its daemon, its storage and its settings. Nothing
// else, no token above all: `--env=NAME` of the engine arguments would take it into the container.
const PASSED_ON = [
    /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_ALL|TMPDIR|XDG_\w+|DBUS_SESSION_BUS_ADDRESS)$/,
    /^DOCKER_(?:HOST|CONTEXT|CONFIG|CERT_PATH|TLS|TLS_VERIFY|API_VERSION)$/,
    /^(?:CONTAINER_(?:HOST|CONNECTION|SSHKEY)|CONTAINERS_\w+|_CONTAINERS_\w+|STORAGE_(?:DRIVER|OPTS|CONF))$/,
    /^(?:REGISTRY_AUTH_FILE|SSH_AUTH_SOCK|SSL_CERT_FILE|SSL_CERT_DIR)$/,
    // For pulling an image.
    /^(?:https?|all|no)_proxy$/i,
];
// What every session does: it reads a mount, and Nix writes to its store.
const PROBE_MOUNT = '/channel-bump-probe';
const PROBE = [
    'set -e',
    'command -v sleep',
    'command -v cat',
    `test -f ${PROBE_MOUNT}/seen`,
    `exec nix-instantiate --eval --read-write-mode --expr 'builtins.toFile "channel-bump-probe" ""'`,
].join('\n');
/** What to add when an engine says this. Each is tried once, and only when its text was seen. */
const HELPS = [
    // podman asks for more open files and processes than its own limit where it has no CAP_SYS_RESOURCE.
    { when: /rlimit/i, help: ['--ulimit', 'nofile=4096:4096', '--ulimit', 'nproc=4096:4096'] },
    // crun cannot do hybrid cgroups, runc can.
    { when: /crun|cgroup/i, help: ['--runtime', 'runc'] },
];
/** Runs the engine's program, with no more of our environment than it needs. */
function runEngine({ process: program }, argv, options) {
    return program.run(argv, { ...options, env: engineEnvironment() });
}
/** The same for a program that goes on. */
function holdEngine({ process: program }, argv, timeoutMs) {
    return program.hold(argv, { env: engineEnvironment(), timeoutMs });
}
function engineEnvironment() {
    const env = Object.entries(process.env).filter((entry) => entry[1] !== undefined && PASSED_ON.some((names) => names.test(entry[0])));
    return Object.fromEntries(env);
}
/**
 * The ways to pass devices in, the best first; the last one is without any.
 *
 * Rootless, the container's root is the user, whom /dev/kvm (root:kvm, 0660) lets in as a member of its group: podman
 * takes that away but for `keep-groups`, which crun alone can do, podman's remote client can't, and which stands
 * beside no other `--group-add`. Rootless docker has nothing like it: there the device must be everybody's (0666).
 */
async function deviceArguments(id, { process: program }, devices) {
    const found = [];
    for (const device of devices) {
        const path = DEVICES[device];
        const opened = await program.run([...OPENS_DEVICE, path]);
        if (opened.exitCode === 0)
            found.push(`--device=${path}`);
    }
    if (found.length === 0)
        return [[]];
    return id === 'podman' ? [[...found, '--group-add=keep-groups'], found, []] : [found, []];
}
// To open for reading and writing makes a file where there is none, and root may do that in /dev.
const OPENS_DEVICE = ['/bin/sh', '-c', 'test -c "$1" && exec 3<>"$1"', 'sh'];
const DEVICES = { kvm: '/dev/kvm' };
/** @throws UserError for a path that the engine could misread */
function mountArguments({ from, to }) {
    if (/[,"]/.test(from + to)) {
        throw new errors/* UserError */.yo(`a container can't mount ${from}: its name has a comma or a quote in it.`, {
            cure: 'Rename the folder, or check the repository out elsewhere.',
        });
    }
    return ['--mount', `type=bind,source=${from},target=${to},readonly`];
}
/**
 * `nix.conf` of a session: root, and nobody else, builds. Without a network Nix would ask the image's caches in vain,
 * which takes it five seconds a build; `asked` may name others (`file:///…`).
 */
function containerNixConfig(asked, network = 'default') {
    return (0,nix_config/* nixConfigText */.T)(['build-users-group =', ...(network === 'none' ? ['substituters ='] : [])], asked);
}
/** Arguments of `run` that every container gets, the probe's too. */
function commonArguments(id, options, help) {
    return [
        '--rm',
        `--pull=${options.pull}`,
        '--cap-drop=ALL',
        ...RIGHTS.map((right) => `--cap-add=${right}`),
        '--security-opt=no-new-privileges',
        // SELinux would hide the mounted folders; relabelling them would change the user's files.
        '--security-opt=label=disable',
        // podman would pass on our proxy variables, and with them a password.
        ...(id === 'podman' ? ['--http-proxy=false'] : []),
        ...help,
        ...options.engineArguments,
    ];
}
/** Starts a container that does what a session does; when the engine can't, the helps that its words call for. */
async function probeEngine(id, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if ((await options.process.which(id)) === null)
            return { ok: false, why: `${id} is not installed` };
        // Docker's client knows its version with no daemon there.
        const asked = id === 'docker' ? '{{.Server.Version}}' : '{{.Client.Version}}';
        const version = await runEngine(options, [id, 'version', '--format', asked], { timeoutMs: 30_000 });
        if (version.exitCode !== 0)
            return { ok: false, why: `${id} does not answer: ${lastLine(version.stderr)}` };
        const mounted = __addDisposableResource(env_1, await options.files.temporaryFolder('channel-bump-probe'), true);
        await options.files.write(`${mounted.path}/seen`, '');
        return await climb(id, version.stdout.trim(), options, mounted.path, []);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function climb(id, version, options, mounted, help) {
    const result = await runEngine(options, [
        id,
        'run',
        '--network=none',
        `--env=NIX_CONFIG=${containerNixConfig('')}`,
        ...mountArguments({ from: mounted, to: PROBE_MOUNT }),
        ...commonArguments(id, options, help),
        options.image,
        '/bin/sh',
        '-c',
        PROBE,
    ], { timeoutMs: PROBE_LIMIT });
    if (result.exitCode === 0)
        return { ok: true, engine: { id, version, help } };
    const next = HELPS.find((rung) => rung.when.test(result.stderr) && !rung.help.every((h) => help.includes(h)));
    if (next)
        return climb(id, version, options, mounted, [...help, ...next.help]);
    return { ok: false, why: `${id} can't run ${options.image}: ${reason(result.exitCode, result.stderr)}` };
}
function reason(exitCode, stderr) {
    if (exitCode === 124)
        return 'it did not start in ten minutes';
    return lastLine(stderr) || `it ended with exit code ${exitCode}`;
}
function lastLine(text) {
    // docker ends every error with a hint at its manual.
    const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.includes('--help'));
    return (lines.at(-1) ?? '').slice(0, 400);
}

;// CONCATENATED MODULE: ./build/src/sandbox/container/driver.js



const START_LIMIT = 5 * 60_000;
const SCRATCH = '/channel-bump-scratch';
// It ends with its standard input, and with it all that runs in the container: the engine's client holds the other end
// of that, and its own standard input is held by us, so that not even SIGKILL leaves a container behind. The shell
// reaps what Nix leaves behind, as process 1 must; a program in its background has no standard input unless so given.
// An image may have no database of its store yet. Of several that open it at once, one finds another's half made
// ("schema is corrupt"), so it is made before any comes; where it can't be, whoever comes first says why.
const MAIN = [
    '/bin/sh',
    '-c',
    'exec 3<&0; nix-store --init </dev/null >/dev/null 2>&1; echo ready; cat <&3 >/dev/null & wait',
];
// $1: where to note the process id, which is the group's too (the engine gives each exec a session). Then the program.
const NOTED = ['/bin/sh', '-c', 'echo $$ >"$1"; shift; exec "$@"', 'sh'];
// $1: where the process id was noted. Nix gets ten seconds to end its builders.
const END = [
    '/bin/sh',
    '-c',
    'read -r p <"$1"; kill -TERM "-$p"; n=0; while kill -0 "-$p" && [ $n -lt 10 ]; do sleep 1; n=$((n+1)); done; kill -KILL "-$p"',
    'sh',
];
/** One container a session, through podman or docker: nothing of ours inside but the mounts, read-only. */
function createContainerDriver(id, options) {
    let probe;
    const probed = () => (probe ??= probeEngine(id, options));
    return {
        id,
        async available() {
            const result = await probed();
            return result.ok ? { ok: true } : result;
        },
        async open(spec) {
            const result = await probed();
            if (!result.ok)
                throw new errors/* UserError */.yo(`${result.why}.`, { cure: 'Mend that, or choose another `sandbox`.' });
            return openContainer(result.engine, options, spec);
        },
    };
}
async function openContainer(engine, options, spec) {
    const name = `channel-bump-${(0,external_node_crypto_.randomUUID)()}`;
    const removal = [engine.id, 'rm', '--force', name];
    // Known before the container is there: a signal may come while the engine is at it.
    const forget = options.process.atEnd(removal);
    const config = containerNixConfig(spec.nixConfig, spec.network);
    let held;
    const remove = () => runEngine(options, removal, { timeoutMs: 60_000 });
    const close = async () => {
        await remove();
        if (held?.kind === 'held')
            await held[Symbol.asyncDispose]();
        forget();
    };
    try {
        for (const devices of await deviceArguments(engine.id, options, spec.devices ?? [])) {
            const argv = startArguments(engine, options, spec, { name, config, devices });
            held = await holdEngine(options, argv, START_LIMIT);
            if (held.kind === 'held')
                break;
            await remove(); // its name is free again for the next try
        }
        if (held?.kind === 'ended') {
            throw new errors/* UserError */.yo(`${engine.id} can't start a container: ${held.stderr.trim().slice(-400)}`, {
                cure: `Try \`${engine.id} run --rm ${options.image} true\` on this machine.`,
            });
        }
    }
    catch (error) {
        await close();
        throw error;
    }
    return {
        description: describe(engine),
        scratch: SCRATCH,
        path: (to) => to,
        run: createRun(engine, options, name, config),
        [Symbol.asyncDispose]: close,
    };
}
function startArguments(engine, options, spec, { name, config, devices }) {
    return [
        ...[engine.id, 'run', '--interactive', `--name=${name}`],
        '--label=channel-bump=session',
        `--env=NIX_CONFIG=${config}`,
        '--stop-signal=SIGKILL', // process 1 ignores any other, and `rm` would wait for it
        ...(spec.network === 'default' ? [] : [`--network=${spec.network}`]),
        `--tmpfs=${SCRATCH}:mode=1777`,
        ...spec.mounts.flatMap(mountArguments),
        ...devices,
        ...commonArguments(engine.id, options, engine.help),
        options.image,
        ...MAIN,
    ];
}
function createRun(engine, options, name, config) {
    let runs = 0;
    return async (argv, runOptions = {}) => {
        const { env, ...rest } = runOptions;
        const note = `/tmp/.channel-bump-run-${++runs}`;
        const result = await runEngine(options, [
            engine.id,
            'exec',
            ...Object.entries({ NIX_CONFIG: config, ...env }).flatMap(([k, v]) => ['--env', `${k}=${v}`]),
            name,
            ...(rest.timeoutMs === undefined ? [] : [...NOTED, note]),
            ...argv,
        ], rest);
        if (!result.timedOut)
            return result;
        // What ended is the engine's client alone; the program inside goes on.
        await runEngine(options, [engine.id, 'exec', name, ...END, note], { timeoutMs: 60_000 });
        return result;
    };
}
function describe({ id, version }) {
    return `container (${id} ${version})`;
}

// EXTERNAL MODULE: ./build/src/sandbox/host/driver.js
var driver = __webpack_require__(17524);
;// CONCATENATED MODULE: ./build/src/sandbox/registry.js



/** Image that is used when none is asked for. */
const DEFAULT_IMAGE = 'docker.io/nixos/nix:2.31.2';
/** In the order in which they are tried. */
const sandboxDrivers = [
    { id: 'podman', choices: ['auto', 'container'], create: (o) => createContainerDriver('podman', o) },
    { id: 'docker', choices: ['auto', 'container'], create: (o) => createContainerDriver('docker', o) },
    { id: 'host', choices: ['auto'], create: driver/* createHostDriver */.V },
];
/**
 * The first driver of the choice that works on this machine.
 * @throws UserError that says of each why it does not
 */
async function chooseSandbox(choice, options) {
    const passedOver = [];
    for (const entry of sandboxDrivers) {
        if (entry.id !== choice && !entry.choices.includes(choice))
            continue;
        const driver = entry.create(options);
        const available = await driver.available();
        if (available.ok)
            return { driver, passedOver };
        passedOver.push(available.why);
    }
    throw new errors/* UserError */.yo(`no sandbox for a rebuild works here (asked for: ${choice}): ${passedOver.join('; ')}.`, {
        cure: 'Install podman or docker, or Nix itself, or name an image that can be pulled.',
    });
}

;// CONCATENATED MODULE: ./build/src/app/sandbox.js

/**
 * The sandbox that the configuration asks for.
 * @throws UserError where none works here
 */
async function sandboxFor({ config, process, files, log }) {
    // Who names an image means a container.
    const choice = config.sandbox === 'auto' && config.image !== undefined ? 'container' : config.sandbox;
    const { driver, passedOver } = await chooseSandbox(choice, {
        process,
        files,
        image: config.image ?? DEFAULT_IMAGE,
        pull: 'missing',
        engineArguments: config['engine-arguments'],
    });
    if (driver.id === 'host' && passedOver.length > 0) {
        log.warning(`no container here, so Nix of this machine does the work, and can read its files: ${passedOver.join('; ')}.`);
    }
    return driver;
}


/***/ }),

/***/ 2892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bm: () => (/* binding */ writeEdits),
/* harmony export */   _N: () => (/* binding */ exportCommit),
/* harmony export */   jB: () => (/* binding */ copyWorkTree),
/* harmony export */   mo: () => (/* binding */ copyFolder)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/**
 * Writes the tree of a commit into an empty folder. The user's work tree stays out of it, whatever state it is in.
 * @param missing what becomes of it when the commit does not have `context.folder` (yet)
 */
async function exportCommit(context, ref, to, missing = 'refuse') {
    const { git, files, folder } = context;
    if ((await git.root(folder)) === null) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${folder} is no git repository.`, {
            cure: 'Check the repository out first; `bump` and `rebuild` do without one.',
        });
    }
    const revision = await git.revision(folder, ref);
    if (revision === null) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`this clone has no commit \`${ref}\`.`, {
            cure: ref === 'HEAD'
                ? 'Commit something first: what is committed is what is proposed for. `rebuild` does without.'
                : 'Fetch it; with actions/checkout set `fetch-depth: 0`.',
        });
    }
    await git.exportTree(folder, revision, to);
    const prefix = await git.prefix(folder);
    const exported = `${to}/${prefix}`.replace(/\/$/, '');
    if (await files.isFolder(exported))
        return { folder: exported, prefix, revision };
    if (missing === 'refuse') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`\`${ref}\` has no folder ${prefix}`, {
            cure: 'Commit it, or name the folder of the repository.',
        });
    }
    const empty = `${to}.empty`;
    await files.makeFolder(empty);
    return { folder: empty, prefix, revision };
}
/** A copy of the folder as it lies there: what git tracks, edits not yet committed and all; without git, everything. */
async function copyWorkTree(context, to) {
    const { git, folder } = context;
    if ((await git.root(folder)) === null)
        await copyFolder(context, folder, to);
    else
        await copyPaths(context, folder, to, await git.trackedFiles(folder));
}
/** A copy of a copy, whole. */
async function copyFolder(context, from, to) {
    const { files, symlinks, unread } = await context.files.walk(from, { everything: true });
    if (unread[0])
        throw unread[0];
    await copyPaths(context, from, to, [...files, ...symlinks]);
}
async function copyPaths({ files }, from, to, paths) {
    await files.makeFolder(to);
    for (const path of paths) {
        // A file that is deleted but not yet committed is still tracked.
        if (await files.exists(`${from}/${path}`))
            await files.copy(`${from}/${path}`, `${to}/${path}`);
    }
}
async function writeEdits(context, folder, edits) {
    for (const edit of edits)
        await context.files.write(`${folder}/${edit.file}`, edit.after, folder);
}


/***/ }),

/***/ 40302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ LOCKED),
/* harmony export */   Fl: () => (/* binding */ instantiate),
/* harmony export */   Fy: () => (/* binding */ hostAttribute),
/* harmony export */   JR: () => (/* binding */ nixFacts),
/* harmony export */   Mg: () => (/* binding */ evalHosts),
/* harmony export */   ad: () => (/* binding */ JSON_LOG),
/* harmony export */   fj: () => (/* binding */ join),
/* harmony export */   oX: () => (/* binding */ nixVersion),
/* harmony export */   z7: () => (/* binding */ nixString)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92857);
/* harmony import */ var _flake_ref_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76896);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37325);
/* harmony import */ var _statistics_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3626);




const LOCKED = ['--no-write-lock-file', '--no-update-lock-file'];
const JSON_LOG = ['--log-format', 'internal-json'];
/** `2.26.3`. Lix and Determinate Nix say more before it. */
async function nixVersion(session) {
    const { stdout } = await session.run(['nix', '--version']);
    return versionIn(stdout);
}
// Each part ends with a NUL, told or not.
const FACTS = `
nix --version; printf '\\0'
nix-instantiate --eval --expr builtins.currentSystem; printf '\\0'
nproc; printf '\\0'
`;
async function nixFacts(session) {
    const { stdout } = await session.run(['/bin/sh', '-c', FACTS]);
    const [version = '', system = '', processors = ''] = stdout.split('\0');
    return {
        version: versionIn(version),
        system: /"([\w-]+)"/.exec(system)?.[1] ?? null,
        processors: Math.max(1, Number.parseInt(processors, 10) || 1),
    };
}
function versionIn(said) {
    return /(\d+\.\d[\w.]*)\s*$/.exec(said)?.[1] ?? null;
}
/** Names of a flake's `nixosConfigurations`, in Nix's order; none where it has no such attribute. */
async function evalHosts(session, tree, folder, options = {}) {
    const argv = [
        ...['nix', 'eval', '--json', ...LOCKED, ...JSON_LOG],
        ...['--apply', 'builtins.attrNames', (0,_flake_ref_js__WEBPACK_IMPORTED_MODULE_2__/* .installable */ .w)(tree.root, folder, 'nixosConfigurations')],
    ];
    const read = (stdout) => zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()).parse(JSON.parse(stdout));
    const result = await (0,_run_js__WEBPACK_IMPORTED_MODULE_0__/* .runNix */ .d)(session, argv, 'evaluation', read, options);
    // A flake of packages or modules alone has none, and that is all right. Nothing that evaluation throws says it so.
    const none = result.kind === 'failed' && /^flake '[^']*' does not provide attribute /.test(result.failure.message);
    return none
        ? { kind: 'ok', value: [], built: 0, fetched: 0, downloadedBytes: 0, warnings: result.warnings }
        : complete(result);
}
/** Evaluates a host to the store path of its toplevel's derivation, which is then in the store. */
async function instantiate(session, tree, host, options = {}) {
    const read = (stdout) => stdout.trim().replace(/!.*$/, '');
    const telling = { ...options, env: _statistics_js__WEBPACK_IMPORTED_MODULE_1__/* .TELL_STATISTICS */ .U };
    if (host.kind === 'flake') {
        if (host.name.includes('"'))
            return unspeakable();
        const attribute = `${host.attribute}.config.system.build.toplevel.drvPath`;
        const argv = ['nix', 'eval', '--raw', ...LOCKED, ...JSON_LOG];
        const ref = (0,_flake_ref_js__WEBPACK_IMPORTED_MODULE_2__/* .installable */ .w)(tree.root, host.folder, attribute);
        return complete(await (0,_run_js__WEBPACK_IMPORTED_MODULE_0__/* .runNix */ .d)(session, [...argv, ref], 'evaluation', read, telling));
    }
    if (host.kind === 'file') {
        const argv = ['nix-instantiate', ...JSON_LOG, join(tree.root, host.file), '--attr', host.attribute];
        return (0,_run_js__WEBPACK_IMPORTED_MODULE_0__/* .runNix */ .d)(session, argv, 'evaluation', read, telling);
    }
    const source = tree.sources.get(host.pin);
    if (source === undefined)
        return noSource(host.pin);
    const configuration = `/. + ${nixString(join(tree.root, host.configuration))}`;
    const argv = ['nix-instantiate', ...JSON_LOG, `${source}/nixos`, '--attr', 'system'];
    return (0,_run_js__WEBPACK_IMPORTED_MODULE_0__/* .runNix */ .d)(session, [...argv, '--arg', 'configuration', configuration], 'evaluation', read, {
        ...options,
        env: { ..._statistics_js__WEBPACK_IMPORTED_MODULE_1__/* .TELL_STATISTICS */ .U, NIX_PATH: `nixpkgs=${source}` },
    });
}
/**
 * An attribute path of one host, its name quoted where it must be: `nixosConfigurations."web.example"`. On a command
 * line Nix takes all between the quotes as it is.
 */
function hostAttribute(name) {
    const quoted = /^[A-Za-z_][\w'-]*$/.test(name) ? name : `"${name}"`;
    return `nixosConfigurations.${quoted}`;
}
/** Nix asks the network for an input that is not locked before it says so: that is no fault of the machine. */
function complete(result) {
    if (result.kind === 'ok')
        return result;
    const said = result.errors.map((error) => error.text).join('\n');
    // A locked input that can't be fetched is not told so: that one is the machine's.
    const input = /while updating the flake input '([^']+)'/.exec(said)?.[1];
    if (input === undefined && !said.includes('requires lock file changes'))
        return result;
    return { ...result, failure: unlocked(input, result.failure) };
}
function unlocked(input, { message, derivation, log }) {
    return {
        class: 'evaluation',
        reason: 'unlocked-input',
        ...(input === undefined ? {} : { subject: input }),
        message: `flake.lock does not lock every input: ${message}`,
        cure: 'Run `nix flake lock`, and commit flake.lock.',
        derivation,
        log,
    };
}
function noSource(pin) {
    return failed(`There is no source for the pin ${pin}.`);
}
function unspeakable() {
    return failed('On a command line Nix has no way to name a host with a double quote in its name.');
}
function failed(message) {
    const failure = { class: 'evaluation', message, derivation: null, log: [] };
    return { kind: 'failed', failure, errors: [], warnings: [], peakBytes: null };
}
/** A string literal of the Nix language. */
function nixString(text) {
    return `"${text.replace(/[\\"]|\$\{/g, '\\$&')}"`;
}
/** A repository-relative path under the repository's folder. */
function join(root, path) {
    return `${root}/${path.replace(/^(\.\/)+/, '')}`;
}


/***/ }),

/***/ 76896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ flakeRef),
/* harmony export */   w: () => (/* binding */ installable)
/* harmony export */ });
/** A folder as it is, not the git tree that it may lie in. */
function flakeRef(root, folder) {
    const path = `path:${encodeURI(root)}`;
    return folder === '.' || folder === '' ? path : `${path}?dir=${encodeURI(folder)}`;
}
/** An attribute of that flake; Nix decodes what it is called. */
function installable(root, folder, attribute) {
    return `${flakeRef(root, folder)}#${encodeURIComponent(attribute)}`;
}


/***/ }),

/***/ 17524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ openStore),
/* harmony export */   V: () => (/* binding */ createHostDriver)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _nix_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82381);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});


// What Nix on this machine needs to find its programs, its daemon and the certificates.
const PASSED_ON = ['PATH', 'NIX_REMOTE', 'NIX_SSL_CERT_FILE', 'SSL_CERT_FILE', 'TMPDIR'];
/** Nix of this machine: its store and its build sandbox, an environment of its own, but no isolation of files. */
function createHostDriver(options) {
    let probed;
    const available = () => (probed ??= probe(options));
    return {
        id: 'host',
        available,
        async open(spec) {
            const result = await available();
            if (!result.ok)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${result.why}.`, { cure: 'Mend that, or choose another `sandbox`.' });
            return openHost(options, spec);
        },
    };
}
/**
 * The store of this machine, to be read: whether it could be written to as well is nobody's question.
 * @throws UserError where there is no Nix
 */
async function openStore(options) {
    if ((await options.process.which('nix')) === null)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${NO_NIX}.`, { cure: 'Install it: it tells what is in its store.' });
    return openHost(options, { mounts: [], nixConfig: '', network: 'default' });
}
const NO_NIX = 'Nix is not installed';
/** Writes a text of no bytes to the store, as every evaluation will write. */
async function probe(options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if ((await options.process.which('nix')) === null)
            return { ok: false, why: NO_NIX };
        const session = __addDisposableResource(env_1, await openHost(options, { mounts: [], nixConfig: '', network: 'host' }), true);
        const { exitCode, stderr } = await session.run(['nix-instantiate', '--eval', '--read-write-mode', '--expr', 'builtins.toFile "channel-bump-probe" ""'], { timeoutMs: 60_000 });
        if (exitCode === 0)
            return { ok: true };
        return { ok: false, why: `Nix of this machine can't write to its store: ${stderr.trim().slice(-400)}` };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function openHost(options, spec) {
    const { process, files } = options;
    const home = await files.temporaryFolder('channel-bump-home');
    const group = await files.read('/etc/group');
    // Root without the build users that `nix.conf` counts on could build nothing.
    const own = /^nixbld:/m.test(group?.toString('utf8') ?? '') ? [] : ['build-users-group ='];
    const env = {
        ...passedOn(),
        HOME: home.path,
        NIX_USER_CONF_FILES: '/dev/null',
        NIX_CONFIG: (0,_nix_config_js__WEBPACK_IMPORTED_MODULE_1__/* .nixConfigText */ .T)(own, spec.nixConfig),
    };
    return {
        description: 'host (no isolation of files)',
        scratch: null,
        path: (to) => placeOf(to, spec.mounts),
        run: (argv, runOptions = {}) => process.run(argv, { ...runOptions, env: { ...env, ...runOptions.env }, endsWithUs: true }),
        [Symbol.asyncDispose]: () => home[Symbol.asyncDispose](),
    };
}
function passedOn() {
    const found = {};
    for (const name of PASSED_ON) {
        const value = process.env[name];
        if (value !== undefined)
            found[name] = value;
    }
    return found;
}
function placeOf(to, mounts) {
    const mount = mounts.find((m) => to === m.to || to.startsWith(`${m.to}/`));
    return mount ? mount.from + to.slice(mount.to.length) : to;
}


/***/ }),

/***/ 82381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ nixConfigText)
/* harmony export */ });
/**
 * The `nix.conf` text of a session. A flake's own settings can run code as root (NixOS/nix #9649), so the last
 * line takes back whatever came before it. A cached failure of an evaluation has no message, hence no eval cache.
 */
function nixConfigText(own, asked) {
    return [
        'experimental-features = nix-command flakes',
        'eval-cache = false',
        'warn-dirty = false',
        ...own,
        asked.trim(),
        'accept-flake-config = false',
        '',
    ].join('\n');
}


/***/ })

};
