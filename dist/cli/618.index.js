export const id = 618;
export const ids = [618];
export const modules = {

/***/ 15502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v0: () => (/* binding */ asFlag),
  LU: () => (/* binding */ namedMove),
  Qq: () => (/* binding */ bump_named_text),
  po: () => (/* binding */ wrongUse)
});

// EXTERNAL MODULE: ./build/src/channels/release-index.js + 5 modules
var release_index = __webpack_require__(29490);
// EXTERNAL MODULE: ./build/src/core/hash.js
var core_hash = __webpack_require__(6589);
// EXTERNAL MODULE: ./build/src/core/pin.js
var core_pin = __webpack_require__(62894);
// EXTERNAL MODULE: ./build/src/core/policy/rules.js
var policy_rules = __webpack_require__(66975);
// EXTERNAL MODULE: ./build/src/core/release.js
var core_release = __webpack_require__(2164);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/core/channel.js
var channel = __webpack_require__(26466);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(85076);
;// CONCATENATED MODULE: ./build/src/app/bump-warnings.js



/** What a person should know of a move that they asked for themselves. */
function bumpWarnings(pin, target, facts) {
    const name = `\`${pin.name}\``;
    const to = target.release || target.revision;
    const messages = [
        facts.frozen ? [`${name} is moved as you say, though the configuration freezes it.`] : [],
        goesBack(pin, target) ? [`${name}: ${to} is older than what the pin holds.`] : [],
        facts.hashGiven && losesTime(pin, target)
            ? [`${name}: this leaves lastModified out; give it with --last-modified.`]
            : [],
        partings(pin, target, facts.companions),
    ].flat();
    return messages.map((message) => ({ message, place: { file: pin.file, line: pin.line } }));
}
function goesBack(pin, target) {
    const [from, to] = [pin.release ?? '', target.release];
    if ((0,core_release/* parseReleaseName */.YY)(from) && (0,core_release/* parseReleaseName */.YY)(to))
        return (0,core_release/* compareReleases */.c0)(to, from) < 0;
    const [held, wanted] = [(0,time/* knownTime */.p)(pin.lastModified), (0,time/* knownTime */.p)(target.lastModified)];
    return held !== null && wanted !== null && wanted < held;
}
/** The time of what the pin held is wrong beside another revision. */
function losesTime(pin, target) {
    return pin.lastModified !== null && target.lastModified === null && pin.revision !== target.revision;
}
/** Companions in the pin's file that stay behind in the series that it leaves. */
function partings(pin, target, companions) {
    const from = (0,channel/* seriesOf */.Lf)(pin.channel);
    const to = (0,channel/* seriesOf */.Lf)(target.channel);
    if (from === null || from === to)
        return [];
    const behind = companions.filter(({ file, series }) => file === pin.file && series === from);
    if (behind.length === 0)
        return [];
    const names = behind.map(({ name, branch }) => `\`${name}\` (${branch})`).join(', ');
    const what = `\`${pin.name}\` leaves ${from}, but ${names} ${behind.length === 1 ? 'stays' : 'stay'}`;
    const both = behind.length === 1 ? 'both' : 'all of them';
    return [to !== null && to > from ? `${what}: \`bump --lanes upgrade\` moves ${both}.` : `${what}.`];
}

// EXTERNAL MODULE: ./build/src/app/context.js
var app_context = __webpack_require__(31590);
// EXTERNAL MODULE: ./build/src/app/edit.js
var edit = __webpack_require__(76345);
// EXTERNAL MODULE: ./build/src/app/proposals.js + 21 modules
var proposals = __webpack_require__(15909);
// EXTERNAL MODULE: ./build/src/app/source.js + 8 modules
var source = __webpack_require__(94302);
;// CONCATENATED MODULE: ./build/src/app/bump-named.js











/** Where `--pin` and the flags beside it lead, and what to know of that. */
async function namedMove(context, name, options) {
    const discovery = await (0,proposals/* discoverPins */.ud)(context);
    const settings = (0,proposals/* policySettings */.cw)(context.config);
    const { pins, companions } = discovery;
    // Who names a pin means it, be it ignored or frozen; whom it follows is as the rules say.
    const rules = settings.rules.map((rule) => ({ ...rule, freeze: undefined }));
    const followed = (0,policy_rules/* ruled */.Vy)(pins, { ...settings, ignore: [], freeze: [], rules });
    const move = await moveOf(context, pickPin({ ...discovery, pins: followed }, name), options);
    const warnings = bumpWarnings(move.pin, move.target, {
        companions: (0,policy_rules/* ruledCompanions */._Z)(companions, pins, settings),
        frozen: (0,policy_rules/* settingsOf */.f5)(move.pin, settings).freeze,
        hashGiven: bump_named_text(options, 'hash') !== null,
    });
    return { move, warnings };
}
async function moveOf(context, picked, options) {
    const given = bump_named_text(options, 'to');
    // A revision is one whatever channel is followed, and none has to be named for it.
    const channel = bump_named_text(options, 'channel') ?? picked.channel ?? (isRevision(given ?? '') ? '' : null);
    const to = given === null || channel === null ? given : withPrefix(channel, given);
    const holdsNone = picked.channel === null || picked.followed === true;
    const pin = holdsNone && channel !== null ? { ...picked, channel } : picked;
    const hash = bump_named_text(options, 'hash');
    if (hash !== null) {
        return {
            pin: taken(context, pin, to),
            target: givenTarget(context, pin, { channel, hash, to }, options),
        };
    }
    for (const flag of ['revision', 'lastModified']) {
        if (bump_named_text(options, flag) !== null)
            throw wrongUse(`${asFlag(flag)} goes with --hash alone.`, 'Leave it out: it is looked up.');
    }
    if (channel === null)
        throw noChannel(pin);
    const index = (0,release_index/* createReleaseIndex */.Q)(context.http, (0,app_context/* mirrorUrls */.s)(context.config));
    return (0,edit/* moveTo */.tw)(context, pin, await releaseFor(index, pin, channel, to), (0,source/* createSources */.LH)(context, null));
}
/** `25.11.4188.9cd0ab12cd34`, as `check` shows it beside the channel, as the release's whole name. */
function withPrefix(channel, to) {
    const names = ['nixos', 'nixpkgs', 'nixpkgs-darwin'].map((prefix) => `${prefix}-${to}`);
    const [first = to] = names;
    if ((0,core_release/* parseReleaseName */.YY)(first) === null)
        return to;
    return names.find((name) => (0,core_release/* releasePath */.bD)(channel, name) !== null) ?? first;
}
/** Who names a revision and its hash knows what a pin is that no channel gives, such as one of a fork. */
function taken({ log }, pin, to) {
    const isWhole = pin.revision?.length === 40 && pin.release === null;
    if (pin.state !== 'foreign' || !isWhole || !isRevision(to ?? ''))
        return pin;
    log.warning(`\`${pin.name}\` is moved as you say, though it is foreign: ${pin.note ?? ''}.`, {
        file: pin.file,
        line: pin.line,
    });
    return { ...pin, state: 'pinned' };
}
/** Finds the pin that a name means. @throws UserError when there is none, or more than one */
function pickPin({ pins, companions }, name) {
    const direct = pins.filter((pin) => pin.direct);
    const isMeant = (one) => one.name === name || `${one.file}:${one.name}` === name;
    const [pin, ...others] = direct.filter(isMeant);
    const names = (of) => of.map((p) => `${p.file}:${p.name}`).join(', ');
    if (!pin && companions.some(isMeant))
        throw wrongUse(`\`${name}\` moves along in an upgrade; it is no pin of its own.`, '`bump --lanes upgrade` moves it with its nixpkgs.');
    if (!pin)
        throw wrongUse(`there is no pin \`${name}\`.`, direct.length > 0 ? `There are: ${names(direct)}.` : 'No pins were found.');
    if (others.length > 0)
        throw wrongUse(`\`${name}\` names several pins.`, `Say which: ${names([pin, ...others])}.`);
    return pin;
}
async function releaseFor(index, pin, channel, to) {
    if (to === null)
        return { ...(await index.newest(channel)), published: null };
    const base = { channel, lastModified: null, published: null };
    if (isRevision(to)) {
        if (pin.state === 'foreign')
            throw wrongUse(`${pin.file}:${pin.name} follows no official channel: ${pin.note ?? 'its archive is not known'}.`, 'Give the hash of its archive with --hash.');
        if (holdsRevision(pin))
            return { ...base, name: '', path: '', revision: to };
        throw pinsRelease(pin);
    }
    const path = pathOf(channel, to);
    return { ...base, name: to, path, revision: await index.revisionOf({ name: to, path }) };
}
/** With `--hash` all is given: nothing is looked up. */
function givenTarget(context, pin, { channel, hash, to }, options) {
    const sha256 = (0,core_hash/* parseHash */.Eb)(hash);
    if (sha256 === null)
        throw wrongUse('--hash is no sha256.', 'Give it as SRI: sha256-….');
    if (to === null)
        throw wrongUse('--hash needs --to.', 'Give the release name, or the revision.');
    if (channel === null)
        throw noChannel(pin);
    const revision = isRevision(to) ? to : bump_named_text(options, 'revision');
    const release = isRevision(to) ? '' : to;
    if (revision !== null && !isRevision(revision))
        throw wrongUse('--revision is no full revision.', 'Give 40 hex digits.');
    if (release === '' && !holdsRevision(pin) && pin.state !== 'foreign')
        throw pinsRelease(pin);
    if (revision === null && needsRevision(pin)) {
        throw wrongUse(`${pin.file}:${pin.name} holds a full revision; a release name has only a part of it.`, 'Give it with --revision.');
    }
    const lastModified = bump_named_text(options, 'lastModified');
    return {
        channel,
        release,
        revision: revision ?? '',
        releasePath: release === '' ? '' : pathOf(channel, release),
        releasesUrl: context.config['releases-url'],
        hash: (0,core_hash/* toSri */.kB)(sha256),
        lastModified: lastModified === null ? null : seconds(lastModified),
    };
}
/** A lock of Nix, and whatever is fetched from GitHub, is written with the whole revision. */
function needsRevision(pin) {
    return holdsRevision(pin) || (0,core_pin/* isLockNode */.W)(pin);
}
/** What is fetched from GitHub or by git: no release is in it. */
function holdsRevision({ artifact, release, revision }) {
    return artifact === 'github-archive' || (artifact === null && release === null && revision !== null);
}
function pinsRelease({ file, name }) {
    return wrongUse(`${file}:${name} pins a release; a revision does not tell which.`, 'Give the release name to --to.');
}
function pathOf(channel, release) {
    if ((0,core_release/* parseReleaseName */.YY)(release) === null) {
        throw wrongUse(`\`${release}\` is neither a release name nor a revision.`, 'Give e.g. nixos-25.11.4188.9cd0ab12cd34, or 40 hex digits.');
    }
    const path = (0,core_release/* releasePath */.bD)(channel, release);
    if (path === null)
        throw wrongUse(`${release} is no release of ${channel}.`, 'Name its channel with --channel.');
    return path;
}
function seconds(given) {
    if (!/^[0-9]{1,11}$/.test(given))
        throw wrongUse('--last-modified is no time.', 'Give seconds since 1970.');
    return Number(given);
}
/** `lastModified` -> `--last-modified` */
function asFlag(name) {
    return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
function isRevision(given) {
    return /^[0-9a-f]{40}$/.test(given);
}
function noChannel(pin) {
    return wrongUse(`${pin.file}:${pin.name} follows no channel.`, 'Say which with --channel.');
}
function wrongUse(message, cure) {
    return new errors/* UserError */.yo(message, { cure, exitCode: 64 });
}
function bump_named_text(options, name) {
    const value = options[name];
    return typeof value === 'string' ? value : null;
}


/***/ }),

/***/ 20618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bisectVerb: () => (/* binding */ bisectVerb)
});

// EXTERNAL MODULE: ./build/src/channels/release-index.js + 5 modules
var release_index = __webpack_require__(29490);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/app/bump-named.js + 1 modules
var bump_named = __webpack_require__(15502);
// EXTERNAL MODULE: ./build/src/app/context.js
var app_context = __webpack_require__(31590);
// EXTERNAL MODULE: ./build/src/app/prepare.js
var prepare = __webpack_require__(4930);
// EXTERNAL MODULE: ./build/src/app/proposals.js + 21 modules
var proposals = __webpack_require__(15909);
// EXTERNAL MODULE: ./build/src/app/source.js + 8 modules
var source = __webpack_require__(94302);
// EXTERNAL MODULE: ./build/src/app/trees.js
var trees = __webpack_require__(2892);
;// CONCATENATED MODULE: ./build/src/app/search/check-command.js
const SAID = 20;
/**
 * Runs the command ($1), and passes on the last of what it says alone: there may be gigabytes of it. With the exit code
 * of the command, not of `tail`.
 */
const BOUNDED = `
exec 3>&1
code=$({ { /bin/sh -c "$1" 3>&- 4>&-; echo "$?" >&4; } 2>&1 | tail -c 65536 >&3; } 4>&1)
exit "\${code:-255}"
`;
/** Runs `/bin/sh -c COMMAND`; it has ended, with what it started, when this is over or when we are. */
async function runCheck(process, command, options) {
    const argv = ['/bin/sh', '-c', BOUNDED, 'sh', command];
    const { exitCode, timedOut, stdout, stderr } = await process.run(argv, { ...options, endsWithUs: true });
    const said = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
    return { exitCode, timedOut, said: said.slice(-SAID) };
}

// EXTERNAL MODULE: ./build/src/app/search/try-release.js
var try_release = __webpack_require__(51323);
;// CONCATENATED MODULE: ./build/src/app/search/bisect-judge.js
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





const bisect_judge_SAID = 20;
const LONGEST_LINE = 2000;
const COMMAND_MS = 2 * 60 * 60_000;
/** Asks by the proof's own stages: what the release breaks that the good one, which the bench stands at, does not. */
function rebuildJudge(bench, candidate, { check, host, good }) {
    const depth = depthFor(check);
    const only = new Set(host === null ? [] : [host]);
    return async (release) => {
        const tried = await (0,try_release/* tryRelease */.zY)(bench, candidate, release, { depth, first: [], only });
        if (tried.verdict === 'skipped') {
            if (tried.failure?.side === 'before')
                throw new errors/* UserError */.yo(`${good.name}, the good one, fails already: ${tried.failure.message}`, {
                    cure: 'Name a release that works.',
                });
            return { verdict: 'skipped', why: tried.why, lasting: false };
        }
        if (tried.verdict === 'good') {
            const outcome = tried.proven.rebuilt?.hosts[0]?.outcome;
            if (depth === 'boot' && outcome?.kind === 'built')
                throw new errors/* UserError */.yo(`${host ?? ''} can't be booted here: ${outcome.notBooted ?? 'nothing tells why'}`, {
                    cure: 'Ask for `build`, or for a command on the machine.',
                });
            return { verdict: 'good' };
        }
        const { failure } = tried;
        if (isAnswer(check, failure))
            return { verdict: 'bad', why: explained(failure) };
        return { verdict: 'skipped', why: `it does not come so far: ${failure.message}`, lasting: true };
    };
}
/** How deep a host is rebuilt to be asked. */
function depthFor(check) {
    if (check.kind === 'evaluation')
        return 'dry-build';
    return check.kind === 'build' || (check.kind === 'command' && check.on === 'machine') ? 'build' : 'boot';
}
/** What a unit or a command is like nobody knows of a host that does not come so far. */
function isAnswer(check, { reason, subject }) {
    if (check.kind === 'unit')
        return reason === 'check' || (reason === 'unit' && subject === check.unit);
    return check.kind === 'command' ? reason === 'check' : true;
}
function explained({ message, log, derivation, subject, cure }) {
    return {
        ...{ message: cut(message), log: log.slice(-bisect_judge_SAID).map(cut), derivation },
        ...{ subject: subject ?? null, cure: cure ?? null },
    };
}
function cut(text) {
    return text.slice(0, LONGEST_LINE);
}
/**
 * Asks by a command of the user's, in a copy of the repository whose pins are at the release: 0 is good, 125 can't be
 * judged, another number below 126 is bad. Nothing of ours is in the command.
 */
function commandJudge(bench, candidate, { host }, command, environment) {
    const { context, index, sources } = bench;
    return async (release) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const copy = __addDisposableResource(env_1, await context.files.temporaryFolder('channel-bump-bisect'), true);
            let revision;
            try {
                const moved = await (0,try_release/* movedTo */.rh)(index, candidate, release);
                revision = moved.steps[0]?.to.revision ?? '';
                const prepared = await (0,prepare/* prepare */.i)(context, moved, sources);
                if (prepared.kind === 'waiting')
                    return { verdict: 'skipped', why: prepared.reasons.join(' '), lasting: false };
                await (0,trees/* copyFolder */.mo)(context, context.folder, copy.path);
                await (0,trees/* writeEdits */.Bm)(context, copy.path, prepared.bump.edits);
            }
            catch (error) {
                if (!(error instanceof errors/* UserError */.yo))
                    throw error;
                return { verdict: 'skipped', why: error.toLine(), lasting: false };
            }
            const toplevel = await builtHere(bench, candidate, release, host);
            const env = {
                ...defined(environment),
                BISECT_RELEASE: release.name,
                BISECT_REVISION: revision,
                ...(host === null ? {} : { BISECT_HOST: host }),
                ...(toplevel === null ? {} : { BISECT_TOPLEVEL: toplevel }),
            };
            const limits = { cwd: copy.path, env, timeoutMs: COMMAND_MS };
            const { exitCode, timedOut, said: log } = await runCheck(context.process, command, limits);
            if (timedOut)
                return { verdict: 'skipped', why: 'the command has not ended within 2 h', lasting: false };
            if (exitCode === 0)
                return { verdict: 'good' };
            if (exitCode === 125)
                return { verdict: 'skipped', why: 'the command ended with 125', lasting: true };
            if (exitCode > 125)
                throw noAnswer(exitCode, release.name, cut(log.at(-1) ?? ''));
            const message = `The command ended with ${exitCode}.`;
            return { verdict: 'bad', why: explained({ message, log, derivation: null }) };
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
    };
}
/** Of a command that could not be run, or was broken off, no release is known to be bad. @param said its last line */
function noAnswer(exitCode, release, said) {
    const what = exitCode > 127 ? 'was broken off' : "can't be run";
    return new errors/* UserError */.yo(`the command ${what} at ${release} (exit code ${exitCode})${said === '' ? '.' : `: ${said}`}`, {
        cure: 'A check ends with 0 (good), 125 (not to be judged), or another number below 126 (bad); try it by itself first.',
    });
}
/** The host's toplevel, where Nix of this machine builds it: in a container's store the command could not find it. */
async function builtHere(bench, candidate, release, host) {
    if (host === null || bench.context.config.sandbox !== 'host')
        return null;
    const options = { depth: 'build', first: [], only: new Set([host]) };
    const tried = await (0,try_release/* tryRelease */.zY)(bench, candidate, release, options);
    const built = tried.verdict === 'good' ? tried.proven.rebuilt?.hosts[0] : undefined;
    return built?.after.toplevel?.path ?? null;
}
function defined(environment) {
    return Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/src/app/proof/memory.js
var proof_memory = __webpack_require__(60397);
// EXTERNAL MODULE: ./build/src/app/search/remembered.js + 1 modules
var remembered = __webpack_require__(81118);
;// CONCATENATED MODULE: ./build/src/app/search/bisect-memory.js



const line = schemas/* string */.YjP().max(5000);
const judged = schemas/* discriminatedUnion */.gMt('verdict', [
    schemas/* object */.Ikc({ verdict: schemas/* literal */.euz('good') }),
    schemas/* object */.Ikc({
        verdict: schemas/* literal */.euz('bad'),
        why: schemas/* object */.Ikc({
            message: line,
            log: schemas/* array */.YOg(line).max(20),
            derivation: line.nullable(),
            subject: line.nullable(),
            cure: line.nullable(),
        }),
    }),
    schemas/* object */.Ikc({ verdict: schemas/* literal */.euz('skipped'), why: line, lasting: schemas/* literal */.euz(true) }),
]);
const state = schemas/* record */.g1P(schemas/* string */.YjP(), judged);
async function openNotebook(bench, { host, check, pins, good }) {
    const { memory } = bench;
    // A command of this machine gets what was built where Nix of this machine builds it, and needs no sandbox else.
    const isElsewhere = check.kind === 'command' && check.on === 'machine' && bench.context.config.sandbox !== 'host';
    const ground = await (0,remembered/* groundOf */.J)(bench, host !== null && !isElsewhere);
    const names = pins.map(({ file, name }) => [file, name]);
    // A rebuild is held against the good one.
    const key = (0,proof_memory/* keyOf */.TN)('bisect', ground, host, check, names, good.name);
    const stored = state.safeParse(memory.state(key));
    const known = new Map(stored.success ? Object.entries(stored.data) : []);
    const save = async () => {
        memory.rememberState(key, Object.fromEntries(known));
        await memory.save();
    };
    return {
        known,
        async note(release, what) {
            // What the machine did is no one's fault but its own.
            if (what.verdict === 'skipped' && !what.lasting)
                return;
            known.set(release, what);
            await save();
        },
        async forget(release) {
            known.delete(release);
            await save();
        },
    };
}

// EXTERNAL MODULE: ./build/src/core/policy/rules.js
var policy_rules = __webpack_require__(66975);
// EXTERNAL MODULE: ./build/src/core/release.js
var release = __webpack_require__(2164);
// EXTERNAL MODULE: ./build/src/app/config-mistakes.js
var config_mistakes = __webpack_require__(99925);
// EXTERNAL MODULE: ./build/src/app/search/since-today.js
var since_today = __webpack_require__(85172);
;// CONCATENATED MODULE: ./build/src/app/search/bisect-question.js






/** @throws UserError where it can't be asked */
async function questionOf(context, index, options) {
    const check = checkOf(options);
    const host = (0,bump_named/* text */.Qq)(options, 'host');
    if (host === null && !(check.kind === 'command' && check.on === 'machine'))
        throw (0,bump_named/* wrongUse */.po)('--host is missing.', 'Name the host that is to be tried.');
    if (host !== null)
        await assertHost(context, host);
    const given = (0,bump_named/* text */.Qq)(options, 'good');
    if (given === null)
        throw (0,bump_named/* wrongUse */.po)('--good is missing.', 'Name a release that is known to work.');
    const { channel, pins, named } = await pinsToMove(context, (0,bump_named/* text */.Qq)(options, 'pin'));
    const good = await releaseOf(index, channel, given);
    const bad = await releaseOf(index, channel, (0,bump_named/* text */.Qq)(options, 'bad') ?? (await (0,since_today/* heldIn */.$)(index, channel, named)));
    if ((0,release/* compareReleases */.c0)(good.name, bad.name) >= 0)
        throw (0,bump_named/* wrongUse */.po)(`${good.name} is not older than ${bad.name}.`, 'The good release is to be the older one: what mended something is not looked for.');
    const releases = await index.releasesBetween(channel, good.name, bad.name);
    return { host, check, channel, pins, good, releases };
}
/** Which hosts a flake has it has to be asked, so that is found out later. */
async function assertHost({ config, files, folder }, host) {
    const names = config.hosts.map(({ name }) => name);
    if (names.includes(host))
        return;
    if (config['discover-hosts'] && (await files.exists(`${folder}/flake.nix`)))
        return;
    const cure = names.length === 0 ? 'Name the hosts in the configuration.' : `There are: ${names.join(', ')}.`;
    throw (0,bump_named/* wrongUse */.po)(`there is no host \`${host}\`.`, cure);
}
/** @throws UserError where it is none */
function checkOf(options) {
    const given = (0,bump_named/* text */.Qq)(options, 'check');
    const on = (0,bump_named/* text */.Qq)(options, 'on');
    if (given === null || given.trim() === '')
        throw (0,bump_named/* wrongUse */.po)('--check is missing.', 'Give evaluation, build, boot, unit:NAME, or a command.');
    if (on !== null && on !== 'machine' && on !== 'vm')
        throw (0,bump_named/* wrongUse */.po)(`--on ${on} is neither machine nor vm.`, 'Leave it out, or give one of the two.');
    if (given === 'evaluation' || given === 'build') {
        if (on === 'vm')
            throw notOn(given, on);
        return { kind: given };
    }
    const unit = /^unit:(.*)$/.exec(given)?.[1];
    if (given !== 'boot' && unit === undefined) {
        const meant = wordMeant(given.trim());
        if (meant !== null)
            throw (0,bump_named/* wrongUse */.po)(`\`${given}\` is nothing that can be asked; did you mean \`${meant}\`?`, 'A command of that name is given with its folder.');
        return { kind: 'command', command: given, on: on ?? 'machine' };
    }
    if (on === 'machine')
        throw notOn(given, on);
    if (unit === undefined)
        return { kind: 'boot' };
    if (!/^[A-Za-z0-9:_.\\@-]+$/.test(unit))
        throw (0,bump_named/* wrongUse */.po)(`\`${unit}\` is no unit.`, 'Give e.g. unit:nginx.service.');
    return { kind: 'unit', unit: unit.includes('.') ? unit : `${unit}.service` };
}
/** What a lone word that is nearly one of ours was meant to be: run as a command it would fail at every release. */
function wordMeant(given) {
    if (/[\s/]/.test(given))
        return null;
    const [first = '', ...rest] = given.split(':');
    if ((0,config_mistakes/* nearest */.pA)(first, ['unit']) !== null)
        return `unit:${rest.join(':') || 'NAME'}`;
    if (/^[\w@-]+\.service$/.test(given))
        return `unit:${given}`;
    if (/^eval/i.test(given))
        return 'evaluation';
    return (0,config_mistakes/* nearest */.pA)(given, ['evaluation', 'build', 'boot']);
}
function notOn(check, on) {
    return (0,bump_named/* wrongUse */.po)(`\`${check}\` is not asked on the ${on}.`, 'Leave --on out: it is for commands.');
}
/** @param name null: all pins, where they follow one channel */
async function pinsToMove(context, name) {
    const settings = (0,proposals/* policySettings */.cw)(context.config);
    const { pins: found } = await (0,proposals/* discoverPins */.ud)(context);
    const rules = settings.rules.map((rule) => ({ ...rule, freeze: undefined }));
    const movable = (0,policy_rules/* ruled */.Vy)(found, { ...settings, ignore: [], freeze: [], rules }).filter((pin) => pin.direct && pin.state === 'pinned' && pin.channel !== null);
    const meant = name === null
        ? movable
        : movable.filter((pin) => pin.name === name || `${pin.file}:${pin.name}` === name);
    const [named] = meant;
    const there = movable.map((pin) => `${pin.file}:${pin.name}`).join(', ');
    if (!named?.channel)
        throw (0,bump_named/* wrongUse */.po)(name === null
            ? 'no pin here holds a release of a channel.'
            : `there is no pin \`${name}\` that can be moved.`, there === '' ? 'Pin a release first: `channel-bump check` says how.' : `There are: ${there}.`);
    const { channel } = named;
    if (meant.some((pin) => pin.channel !== channel) || (name !== null && meant.length > 1))
        throw (0,bump_named/* wrongUse */.po)('several pins could be meant.', `Say which with --pin: ${there}.`);
    return { channel, pins: meant, named };
}
/** By its whole name, by the name without `nixos-` or without the revision at its end, or by its revision. */
async function releaseOf(index, channel, given) {
    const isRevision = /^[0-9a-f]{7,40}$/.test(given);
    const all = isRevision ? [] : await index.releasesBetween(channel, null, null);
    const names = ({ name }) => [name, name.replace(/^[a-z]+-/, '')];
    const found = isRevision
        ? await index.findRelease(given, [channel])
        : (all.find((release) => names(release).includes(given)) ??
            onlyOne(all.filter((release) => names(release).some((name) => name.startsWith(`${given}.`)))));
    if (found)
        return found;
    const cure = 'Give its name, e.g. nixos-25.11.4188.9cd0ab12cd34, or its revision; --pin says which channel.';
    throw (0,bump_named/* wrongUse */.po)(`${channel} has no release \`${given}\`, or more than one.`, cure);
}
function onlyOne(found) {
    return found.length === 1 ? (found[0] ?? null) : null;
}

;// CONCATENATED MODULE: ./build/src/app/search/bisect-result.js
/** docs/bisect.md describes it. */
function bisectJson(bisected) {
    const { question, good, bad, why, between, tried, stopped, commits } = bisected;
    const { host, check, channel } = question;
    return {
        schemaVersion: 1,
        ...{ host, check, channel, good, bad, why, between },
        tried: tried.map(({ release, verdict, remembered }) => ({ release, verdict, remembered })),
        ...{ stopped, commits },
    };
}
function bisectText(bisected) {
    const { good, bad, between, stopped } = bisected;
    const first = between.length === 0
        ? `${bad.release} is the first that fails, ${good.release} the last that works.`
        : `${good.release} works and ${bad.release} fails; ${counted(between.length, 'release')} between the two could not be judged.`;
    return [
        first,
        ...(stopped === null ? [] : [`The search ended before it was done: ${stopped}.`]),
        `  works  ${good.revision}`,
        `  fails  ${bad.revision}`,
        '',
        ...whyLines(bisected.why),
        '',
        ...commitLines(bisected.commits),
        '',
        ...triedLines(bisected),
    ].join('\n');
}
function whyLines({ message, log, cure }) {
    return [`Why: ${message}`, ...log.map((line) => `  | ${line}`), ...(cure === null ? [] : [cure])];
}
function commitLines({ package: name, shown, picked, all, compare, trouble }) {
    if (trouble !== null)
        return [`The commits between the two are not known: ${trouble}`, `See ${compare}`];
    const newest = (of) => (of > shown.length ? `, the newest ${shown.length}` : '');
    const heading = picked === 0
        ? `None of ${counted(all, 'commit')} between the two touches ${name ?? 'anything'} by its name. All${newest(all)}:`
        : `Commits${name === null ? '' : ` that touch ${name}`} (${picked} of ${counted(all, 'commit')} between the two${newest(picked)}):`;
    const lines = shown.map(({ revision, subject }) => `  ${revision.slice(0, 12)} ${subject}`);
    return [heading, ...lines, `See ${compare}`];
}
/** Why the bad one is bad, where it was not to be tried. */
const ON_TRUST = 'Taken on trust.';
const WORDS = { good: 'works', bad: 'fails', skipped: 'not judged' };
function triedLines({ tried, between }) {
    const judged = new Set(tried.map(({ release }) => release));
    const untried = between.filter((release) => !judged.has(release));
    return [
        'Tried:',
        ...tried.map((one) => {
            const when = one.remembered ? ', known from an earlier run' : '';
            const why = one.verdict === 'skipped' ? `: ${one.why}` : '';
            if (one.verdict === 'bad' && one.why.message === ON_TRUST)
                return `  ${one.release}  not tried, taken on trust`;
            return `  ${one.release}  ${WORDS[one.verdict]}${when}${why}`;
        }),
        ...(untried.length === 0 ? [] : [`Between the two and not tried: ${untried.join(', ')}`]),
    ];
}
function counted(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}

// EXTERNAL MODULE: ./build/src/core/nix-version.js
var nix_version = __webpack_require__(36575);
// EXTERNAL MODULE: ./build/src/core/store-path.js
var store_path = __webpack_require__(56526);
;// CONCATENATED MODULE: ./build/src/core/touching.js
/** Whether a commit of nixpkgs is about a package, by its subject or by what it changes. */
function isAbout({ subject, paths }, packageName) {
    const wanted = packageName.toLowerCase();
    return (attributesIn(subject).some((name) => isNamed(name, wanted)) || paths.some((path) => isIn(path, wanted)));
}
/**
 * What a subject is about, as nixpkgs words it: `nginx: 1.28.1 -> 1.28.2`, `nixos/nginx: …`, `python3Packages.numpy: …`,
 * `[Backport release-25.11] openssl, openssl_3: …`
 */
function attributesIn(subject) {
    const about = /^(?:\[[^\]]*\]\s*)?([^:\s]+(?:,\s*[^:\s]+)*):\s/.exec(subject)?.[1] ?? '';
    return about.split(/[,./{}]+\s*/).map((name) => name.toLowerCase());
}
/** `postgresql_17` and `linux_6_12` are named after `postgresql` and `linux`. */
function isNamed(name, wanted) {
    return name === wanted || name.replace(/[_-]?[0-9][0-9._-]*$/, '') === wanted;
}
/** A folder of its name, or a file: `pkgs/by-name/ng/nginx/package.nix`, `nixos/modules/services/nginx.nix` */
function isIn(path, wanted) {
    return path
        .toLowerCase()
        .split('/')
        .some((segment) => segment === wanted || segment === `${wanted}.nix`);
}

;// CONCATENATED MODULE: ./build/src/app/search/commits.js




const REPOSITORY = 'NixOS/nixpkgs';
const SHOWN = 20;
/** @param packageName as the user names it; null: as the failure tells */
async function commitsBetween({ git, config, log }, check, { good, bad }, why, packageName) {
    const repository = `${config['archive-url']}/${REPOSITORY}`;
    const name = packageName ?? packageIn(check, why);
    const compare = `${repository}/compare/${good.revision}...${bad.revision}`;
    try {
        log.progress(`fetching the commits between the two from ${repository}`);
        const commits = await git.commitsBetween(`${repository}.git`, good.revision, bad.revision);
        const picked = name === null ? commits : commits.filter((commit) => isAbout(commit, name));
        const listed = picked.length > 0 ? picked : commits;
        const shown = listed.slice(0, SHOWN).map(({ revision, subject }) => ({ revision, subject }));
        return { package: name, shown, picked: picked.length, all: commits.length, compare, trouble: null };
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        return { package: name, shown: [], picked: 0, all: 0, compare, trouble: error.toSentences() };
    }
    finally {
        log.progress('');
    }
}
/** What a system is made of that no package of nixpkgs is. */
const GENERATED = /^(?:nixos-system|unit|etc|system-path|system-units|initrd)\b/;
function packageIn(check, { derivation, subject }) {
    const path = derivation === null ? null : (0,store_path/* parseStorePath */.GV)(derivation);
    const unit = check.kind === 'unit' ? check.unit : subject;
    if (path !== null) {
        const { name } = (0,nix_version/* parseDrvName */.n)(path.name.replace(/\.drv$/, ''));
        if (!GENERATED.test(name))
            return name;
    }
    // `nginx.service`, `postgresql@main.service`
    return unit === null ? null : (/^([\w-]+)(?:@[^.]*)?\.service$/.exec(unit)?.[1] ?? null);
}

// EXTERNAL MODULE: ./build/src/app/search/narrow.js + 1 modules
var narrow = __webpack_require__(51958);
;// CONCATENATED MODULE: ./build/src/app/search/bisect.js
var bisect_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var bisect_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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















/** `bisect [DIR]`: which release of a channel broke a host. Nothing of the user's folder changes. */
async function bisectVerb(context, { options, environment }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const copies = bisect_addDisposableResource(env_1, await context.files.temporaryFolder('channel-bump'), true);
        const copied = { ...context, folder: `${copies.path}/good` };
        await (0,trees/* copyWorkTree */.jB)(context, copied.folder);
        const index = (0,release_index/* createReleaseIndex */.Q)(context.http, (0,app_context/* mirrorUrls */.s)(context.config));
        const question = await questionOf(copied, index, options);
        const here = { ...copied, config: asked(context.config, question) };
        const bench = bisect_addDisposableResource(env_1, await (0,try_release/* openBench */.zb)(here, (0,source/* createSources */.LH)(here, copies.path), null), true);
        const candidate = await standAtGood(bench, question);
        const { check } = question;
        const judge = check.kind === 'command' && check.on === 'machine'
            ? commandJudge(bench, candidate, question, check.command, environment)
            : rebuildJudge(bench, candidate, question);
        const notebook = await openNotebook(bench, question);
        const search = { bench, question, judge, notebook, tried: new Map(), machineFailures: 0 };
        await begin(search, options['trust'] === true);
        const result = await bisected(search, (0,bump_named/* text */.Qq)(options, 'package'));
        return {
            text: bisectText(result),
            json: bisectJson(result),
            exitCode: result.between.length === 0 ? 0 : 1,
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = bisect_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** The configuration under which the question is asked, and no other. */
function asked(config, { check }) {
    const depth = depthFor(check);
    const checks = check.kind === 'unit'
        ? [{ unit: check.unit }]
        : check.kind === 'command' && check.on === 'vm'
            ? [{ name: 'bisect', command: check.command }]
            : [];
    return { ...config, rebuild: depth, checks, 'boot-hosts': ['*'] };
}
/** Moves the pins of the copy to the good release: what is tried is held against that. */
async function standAtGood({ context, index, sources }, question) {
    const { channel, pins, good } = question;
    const { revision } = good;
    const to = { ...good, revision: revision ?? (await index.revisionOf(good)) };
    const candidate = {
        ...{ lane: 'refresh', group: channel, companions: [], urgency: null },
        steps: [{ pins: [...pins], to }],
    };
    const prepared = await (0,prepare/* prepare */.i)(context, candidate, sources);
    if (prepared.kind === 'waiting')
        throw new errors/* UserError */.yo(prepared.reasons.join(' '));
    await (0,trees/* writeEdits */.Bm)(context, context.folder, prepared.bump.edits);
    const found = await (0,proposals/* discoverIn */.R8)(context, context.folder);
    const standing = found.filter((pin) => pins.some(({ file, name }) => pin.file === file && pin.name === name));
    return { ...candidate, steps: [{ pins: standing.map((pin) => ({ ...pin, channel })), to }] };
}
/** Whether good is good and bad is bad: of what is not so, the search would make nonsense. */
async function begin(search, isTrusted) {
    const { bench, question, notebook } = search;
    const { good, releases, check } = question;
    const known = notebook.known.size;
    bench.context.log.info(`${releases.length} releases after ${good.name}${known === 0 ? '' : `; known from an earlier run: ${known}`}.`);
    const newest = releases.length - 1;
    if (isTrusted) {
        const why = { message: ON_TRUST, log: [], derivation: null, subject: null, cure: null };
        search.tried.set(newest, { verdict: 'bad', why, remembered: false });
        return;
    }
    const bad = await judgeAt(search, newest);
    const name = releases[newest]?.name ?? '';
    if (bad.verdict !== 'bad') {
        await notebook.forget(name);
        const what = bad.verdict === 'good' ? 'passes' : `can't be judged: ${bad.why}`;
        throw new errors/* UserError */.yo(`${name}, the bad one, ${what}`, {
            cure: 'Check the command and the releases; with --trust neither of the two is tried.',
        });
    }
    // A rebuild is held against the good one by itself.
    if (check.kind !== 'command' || check.on !== 'machine')
        return;
    const first = await bisect_judged(search, good);
    if (first.verdict === 'good')
        return;
    await notebook.forget(good.name);
    const what = first.verdict === 'bad' ? `fails: ${first.why.message}` : `can't be judged: ${first.why}`;
    throw new errors/* UserError */.yo(`${good.name}, the good one, ${what}`, {
        cure: 'Name a release that works; with --trust neither of the two is tried.',
    });
}
async function judgeAt(search, place) {
    const release = search.question.releases[place];
    if (!release)
        throw new Error(`there is no release ${place}`);
    const remembered = search.notebook.known.has(release.name);
    const what = await bisect_judged(search, release);
    if (what.verdict === 'skipped' && !what.lasting)
        search.machineFailures++;
    search.tried.set(place, { ...what, remembered });
    return what;
}
async function bisect_judged({ bench, notebook, judge }, release) {
    const { log } = bench.context;
    const known = notebook.known.get(release.name);
    const what = known ?? (await log.group(`${release.name}: trying`, () => judge(release)));
    if (known === undefined)
        await notebook.note(release.name, what);
    const when = known === undefined ? '' : ' (known from an earlier run)';
    const words = { good: 'good', bad: 'bad', skipped: 'not judged' }[what.verdict];
    const why = what.verdict === 'good' ? '' : `: ${what.verdict === 'bad' ? what.why.message : what.why}`;
    log.info(`${release.name} is ${words}${when}${why}`);
    return what;
}
async function bisected(search, packageName) {
    const { question, bench, tried } = search;
    const { releases, check } = question;
    let stopped = null;
    const end = await (0,narrow/* narrow */.s)(releases.length, () => new Map([...tried].map(([place, { verdict }]) => [place, verdict])), async (place) => {
        if (search.machineFailures >= narrow/* MACHINE_FAILURES */.e)
            stopped = `the machine failed ${narrow/* MACHINE_FAILURES */.e} times`;
        else
            await judgeAt(search, place);
        return stopped === null;
    });
    const good = end.good === null ? question.good : releases[end.good];
    const bad = end.bad === null ? undefined : releases[end.bad];
    const why = end.bad === null ? undefined : tried.get(end.bad);
    if (!good || !bad || why?.verdict !== 'bad')
        throw new Error('a search has lost what it began with');
    const [from, to] = [await withRevision(bench, good), await withRevision(bench, bad)];
    return {
        question,
        ...{ good: from, bad: to, why: why.why, stopped },
        between: end.between.map((place) => releases[place]?.name ?? ''),
        tried: [...tried]
            .sort(([a], [b]) => a - b)
            .map(([place, one]) => ({ ...one, release: releases[place]?.name ?? '' })),
        commits: await commitsBetween(bench.context, check, { good: from, bad: to }, why.why, packageName),
    };
}
async function withRevision({ index }, release) {
    return { release: release.name, revision: release.revision ?? (await index.revisionOf(release)) };
}


/***/ })

};
