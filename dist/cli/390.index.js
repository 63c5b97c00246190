export const id = 390;
export const ids = [390];
export const modules = {

/***/ 345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  diffVerb: () => (/* binding */ diffVerb)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/core/closure.js
var closure = __webpack_require__(6404);
// EXTERNAL MODULE: ./build/src/core/diff/compare.js + 9 modules
var compare = __webpack_require__(5524);
// EXTERNAL MODULE: ./build/src/core/diff/rebuilt.js
var diff_rebuilt = __webpack_require__(2434);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/nix/sources.js
var sources = __webpack_require__(7119);
// EXTERNAL MODULE: ./build/src/nix/toplevel.js + 5 modules
var toplevel = __webpack_require__(9621);
// EXTERNAL MODULE: ./build/src/sandbox/registry.js + 4 modules
var registry = __webpack_require__(1833);
// EXTERNAL MODULE: ./build/src/channels/package-list.js
var package_list = __webpack_require__(5207);
// EXTERNAL MODULE: ./build/src/core/package-list/compare.js + 2 modules
var package_list_compare = __webpack_require__(1426);
;// CONCATENATED MODULE: ./build/src/app/diff-lists.js



/** Where an unpacked list says that it is one. */
const HEAD = /^\s*\{\s*(?:"version"\s*:\s*"[^"]*"\s*,\s*)?"packages"\s*:/;
/** Whether a file is a release's `packages.json` or `packages.json.br`: by its name, or by how it begins. */
async function isPackageList(files, path) {
    if (!/\.(?:br|json)$/.test(path) || (await files.isFolder(path)) || !(await files.exists(path)))
        return false;
    if (path.endsWith('.br'))
        return true;
    const stream = files.readStream(path);
    try {
        for await (const piece of stream)
            return HEAD.test(piece.toString('latin1', 0, 200));
        return false;
    }
    finally {
        stream.destroy();
    }
}
/** @throws UserError where one is no such list, naming it */
async function comparePackageFiles(files, older, newer) {
    for (const path of [older, newer]) {
        if (await isPackageList(files, path))
            continue;
        throw new errors/* UserError */.yo('this is no list of packages, and what it is compared with is one.', {
            place: { file: path },
            cure: 'Give two of a kind.',
            exitCode: 64,
        });
    }
    const pieces = (path) => (0,package_list/* unpackPackageList */.t)(files.readStream(path), path);
    return (0,package_list_compare/* comparePackageLists */.Z)(pieces(older), pieces(newer));
}

// EXTERNAL MODULE: ./build/src/report/html/page.js + 8 modules
var html_page = __webpack_require__(7214);
// EXTERNAL MODULE: ./build/src/report/json.js
var json = __webpack_require__(7912);
// EXTERNAL MODULE: ./build/src/report/markdown.js + 5 modules
var markdown = __webpack_require__(2135);
// EXTERNAL MODULE: ./build/src/report/markdown-parts.js
var markdown_parts = __webpack_require__(5340);
// EXTERNAL MODULE: ./build/src/report/rich.js
var rich = __webpack_require__(5876);
// EXTERNAL MODULE: ./build/src/report/table.js
var table = __webpack_require__(6108);
;// CONCATENATED MODULE: ./build/src/report/package-lists.js




/** Two package lists, as `diff` tells of them. */
const KINDS = ['downgraded', 'upgraded', 'added', 'removed'];
/** The comparison for machines: docs/json.md. */
function listsJson({ before, after, changes, insecure }) {
    return { schemaVersion: json/* schemaVersion */.CZ, packages: { before, after }, changes, newlyInsecure: insecure };
}
/** Every change, by its kind. */
function listsText(lists) {
    const tables = KINDS.flatMap((kind) => {
        const rows = lists.changes.filter(({ change }) => change === kind).map(row);
        return rows.length === 0 ? [] : [`${kind}: ${rows.length}\n${(0,table/* alignedTable */.n)(rows)}`];
    });
    return [headline(lists), ...insecureLines(lists).map((line) => `  ${(0,rich/* toText */.fE)(line)}`), ...tables].join('\n');
}
function row({ attribute, before, after }) {
    return [
        `  ${attribute}`,
        before === null ? (after ?? '') : after === null ? before : `${before} -> ${after}`,
    ];
}
/** The counts and what is newly marked insecure, and of each kind the first changes that fit. */
function listsMarkdown(lists, limit) {
    const head = `**${headline(lists)}**`;
    for (let most = 1000; most >= 1; most = Math.floor(most / 2)) {
        const insecure = insecureLines(lists);
        const parts = [
            head,
            (0,markdown_parts/* bullets */.e5)(insecure.slice(0, most)),
            ...KINDS.map((kind) => kindBlock(lists, kind, most)),
        ];
        const text = parts.filter((part) => part !== '').join('\n\n');
        if (Buffer.byteLength(text) < limit)
            return text;
    }
    return head;
}
function kindBlock({ changes }, kind, most) {
    const all = changes.filter(({ change }) => change === kind);
    const lines = all.slice(0, most).map(({ attribute, before, after }) => {
        const versions = [before, after].filter((version) => version !== null);
        const told = versions.flatMap((name, index) => [index === 0 ? ' ' : ' -> ', { name }]);
        return [{ name: attribute }, ...told];
    });
    const more = all.length - lines.length;
    const rest = more > 0 ? [`- and ${more} more`] : [];
    return all.length === 0
        ? ''
        : [`#### ${kind}: ${all.length}`, [(0,markdown_parts/* bullets */.e5)(lines), ...rest].join('\n')].join('\n\n');
}
function headline({ before, after, changes }) {
    const counts = KINDS.map((kind) => `${changes.filter(({ change }) => change === kind).length} ${kind}`);
    return `${before} packages before, ${after} after: ${counts.join(', ')}.`;
}
function insecureLines({ insecure }) {
    return insecure.map(({ name, reasons }) => [
        { name },
        ' is newly marked insecure',
        ...(reasons.length === 0 ? [] : [': ', { said: reasons.join('; ') }]),
    ]);
}

// EXTERNAL MODULE: ./build/src/report/text.js + 1 modules
var report_text = __webpack_require__(6097);
// EXTERNAL MODULE: ./build/src/app/report.js + 3 modules
var app_report = __webpack_require__(5248);
;// CONCATENATED MODULE: ./build/src/app/diff.js
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















/** A pull request's body on GitHub. */
const MARKDOWN_LIMIT = 65_536;
const FORMS = ['text', 'markdown', 'json', 'html'];
/**
 * `diff OLD NEW`: two toplevels in this machine's store, two files of `nix path-info -r --json`, or the package lists
 * of two releases.
 */
async function diffVerb(ports, { positional, options }) {
    const [old = '', now = ''] = positional;
    const asked = options['format'] ?? 'text';
    const form = FORMS.find((one) => one === asked);
    if (!form)
        throw new errors/* UserError */.yo(`there is no form \`${String(asked)}\`.`, {
            cure: `There are: ${FORMS.join(', ')}.`,
            exitCode: 64,
        });
    for (const path of [old, now])
        if (await isPackageList(ports.files, path))
            return await diffLists(ports, [old, now], form);
    const before = await readSide(ports, old);
    const after = await readSide(ports, now);
    const changes = (0,compare/* compareSystems */.q)(before, after, await sourcesOf(ports, before, after));
    const report = (0,app_report/* comparisonReport */.W7)(`${old} -> ${now}`, changes);
    const text = {
        text: () => (0,report_text/* renderText */.S)(report),
        markdown: () => (0,markdown/* renderMarkdown */.G)(report, { limit: MARKDOWN_LIMIT }),
        json: () => JSON.stringify((0,json/* reportJson */.l4)(report), null, 2),
        // What prints it ends the last line.
        html: () => (0,html_page/* renderHtml */.K)([report]).trimEnd(),
    };
    const page = options['html'];
    if (typeof page === 'string')
        await ports.files.write((0,external_node_path_.resolve)(page), (0,html_page/* renderHtml */.K)([report]));
    return {
        text: text[form](),
        get json() {
            return (0,json/* reportJson */.l4)(report);
        },
        exitCode: 0,
    };
}
/** Two lists of all packages of a release: there is no host, and so no report. */
async function diffLists({ files }, [old, now], form) {
    if (form === 'html')
        throw new errors/* UserError */.yo('two package lists have no page.', {
            cure: 'Ask for text, markdown or json.',
            exitCode: 64,
        });
    const lists = await comparePackageFiles(files, old, now);
    const json = listsJson(lists);
    const text = {
        text: () => listsText(lists),
        markdown: () => listsMarkdown(lists, MARKDOWN_LIMIT),
        json: () => JSON.stringify(json, null, 2),
    };
    return { text: text[form](), json, exitCode: 0 };
}
async function readSide(ports, what) {
    if (what.startsWith('/nix/store/'))
        return readStore(ports, what);
    const bytes = await readRegular(ports, what);
    if (bytes !== null)
        return { toplevel: null, closure: readSaved(what, bytes.toString('utf8')) };
    if (await ports.files.exists(what))
        return readStore(ports, what);
    throw new errors/* UserError */.yo(`there is neither a file nor a toplevel \`${what}\`.`, {
        cure: 'Give a toplevel, or a file of `nix path-info -r --json`.',
        exitCode: 64,
    });
}
/** Null for what is no regular file: `result` and `/run/current-system` lead to folders of the store. */
async function readRegular(ports, path) {
    try {
        return await ports.files.read(path);
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EISDIR')
            return null;
        throw error;
    }
}
function readSaved(file, text) {
    try {
        return (0,closure/* parseClosure */.J)(JSON.parse(text));
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo || error instanceof SyntaxError))
            throw error;
        throw new errors/* UserError */.yo(`this is no saved closure: ${error.message}`, {
            place: { file },
            cure: 'Save one with `nix path-info -r --json TOPLEVEL`.',
            cause: error,
        });
    }
}
/** Two saved closures have no derivations. */
async function sourcesOf(ports, before, after) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (before.toplevel === null || after.toplevel === null)
            return new Map();
        const rebuilt = (0,diff_rebuilt/* rebuiltDerivations */.I)(before.closure, after.closure);
        if (rebuilt.length === 0)
            return new Map();
        const session = __addDisposableResource(env_1, await openHost(ports), true);
        return await (0,sources/* readSources */.t)(session, rebuilt);
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
async function readStore(ports, path) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const session = __addDisposableResource(env_2, await openHost(ports), true);
        return expected(path, await (0,toplevel/* readSystem */.m)(session, await resolved(session, path)));
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
async function openHost({ process, files }) {
    const machine = { process, files, image: '', pull: 'never', engineArguments: [] };
    const { driver } = await (0,registry/* chooseSandbox */.HY)('host', machine);
    return driver.open({ mounts: [], nixConfig: '', network: 'default' });
}
/** `/run/current-system` and `result` are links to a toplevel. */
async function resolved(session, path) {
    const { exitCode, stdout } = await session.run(['readlink', '-f', '--', path]);
    return exitCode === 0 ? stdout.trim() : path;
}
function expected(path, result) {
    if (result.kind === 'ok')
        return result.value;
    throw new errors/* UserError */.yo(`${path} can't be read: ${result.failure.message}`, {
        cure: 'Give a toplevel that is in this store, or a file of `nix path-info -r --json`.',
    });
}


/***/ }),

/***/ 1162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   F4: () => (/* binding */ datedTextAt),
/* harmony export */   Yc: () => (/* binding */ badStatus),
/* harmony export */   nY: () => (/* binding */ modifiedOf),
/* harmony export */   ny: () => (/* binding */ checkedRevision),
/* harmony export */   qA: () => (/* binding */ checkMirror)
/* harmony export */ });
/* harmony import */ var _core_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2164);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);


const checkMirror = 'Check `channels-url` and `releases-url`, or try again later.';
/** The text at an address. @throws UserError on any status but 200 */
async function textAt(http, url, limit) {
    return (await datedTextAt(http, url, limit)).text;
}
/** The text at an address, and when it was written. @throws UserError on any status but 200 */
async function datedTextAt(http, url, limit) {
    const response = await http.request({ url, follow: true });
    if (response.status === 200)
        return { text: await response.text(limit), modified: modifiedOf(response) };
    await response.discard();
    throw badStatus(response);
}
/** When what an answer holds was written, ISO 8601: `Last-Modified: Sat, 14 Mar 2026 11:20:56 GMT`. */
function modifiedOf(response) {
    const time = Date.parse(response.headers['last-modified'] ?? '');
    return Number.isNaN(time) ? null : new Date(time).toISOString();
}
function badStatus(response) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${response.url} answers with status ${response.status}.`, { cure: checkMirror });
}
/** The revision, 40 hex, if it can be that of the release. @throws UserError otherwise, naming the URL that told it */
function checkedRevision(release, revision, url) {
    if (!/^[0-9a-f]{40}$/.test(revision)) {
        const start = revision.split('\n')[0]?.slice(0, 60) ?? '';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${url} does not tell the revision of ${release}; it answers \`${start}\`.`, {
            cure: checkMirror,
        });
    }
    const short = (0,_core_release_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReleaseName */ .YY)(release)?.shortRevision;
    if (short === undefined || !revision.startsWith(short)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${url} announces revision ${revision}, which is not that of ${release}.`, {
            cure: `The mirror contradicts itself. ${checkMirror}`,
        });
    }
    return revision;
}


/***/ }),

/***/ 6466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K4: () => (/* binding */ originsWith),
/* harmony export */   Lf: () => (/* binding */ seriesOf),
/* harmony export */   a3: () => (/* binding */ channelOfUrl),
/* harmony export */   m$: () => (/* binding */ isRolling),
/* harmony export */   pn: () => (/* binding */ parseChannel),
/* harmony export */   qd: () => (/* binding */ isExpressionsArchive),
/* harmony export */   v_: () => (/* binding */ officialOrigins)
/* harmony export */ });
/* harmony import */ var _origin_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1879);

/** The official places, in every form found in people's files; the first of each is the one in use today. */
const officialOrigins = {
    channels: [
        'https://channels.nixos.org',
        'https://nixos.org/channels',
        'https://www.nixos.org/channels',
        'http://channels.nixos.org',
        'http://nixos.org/channels',
        'http://www.nixos.org/channels',
    ],
    releases: [
        'https://releases.nixos.org',
        'http://releases.nixos.org',
        'https://nixos.org/releases',
        'http://nixos.org/releases',
    ],
    archives: ['https://github.com', 'http://github.com'],
};
/** The configured places, and the official ones beside them: people's files name either. */
function originsWith(urls) {
    return {
        channels: [urls.channelsUrl, ...officialOrigins.channels],
        releases: [urls.releasesUrl, ...officialOrigins.releases],
        archives: [urls.archiveUrl, ...officialOrigins.archives],
    };
}
const dated = /^(nixos|nixpkgs)-([0-9]{2}\.[0-9]{2})(?:-(small|aarch64|darwin))?$/;
/** The channel of that name, or null: `master`, `release-25.11`, `staging` and `pull/1/head` are branches. */
function parseChannel(name) {
    switch (name) {
        case 'nixos-unstable':
            return { name, of: 'nixos', series: null, variant: 'full' };
        case 'nixos-unstable-small':
            return { name, of: 'nixos', series: null, variant: 'small' };
        case 'nixpkgs-unstable':
            return { name, of: 'nixpkgs', series: null, variant: 'full' };
    }
    const match = dated.exec(name);
    if (!match)
        return null;
    const series = match[2] ?? '';
    const variant = match[3] ?? 'full';
    if (match[1] === 'nixpkgs') {
        return variant === 'darwin' ? { name, of: 'nixpkgs', series, variant } : null;
    }
    return variant === 'full' || variant === 'small' || variant === 'aarch64'
        ? { name, of: 'nixos', series, variant }
        : null;
}
/** `25.11`; null for a rolling channel, and where it is no channel. */
function seriesOf(channel) {
    return channel === null ? null : (parseChannel(channel)?.series ?? null);
}
/** Whether it is one of the unstable channels, which follow no series. */
function isRolling(channel) {
    return channel !== null && parseChannel(channel)?.series === null;
}
/**
 * The channel that an address names: `channel:nixos-25.11`, `https://channels.nixos.org/nixos-25.11`,
 * `…/nixos-25.11/`, `…/nixos-25.11/nixexprs.tar.xz`, under any channels origin; else null.
 */
function channelOfUrl(url, origins) {
    const short = /^channel:([^/?#]+)$/.exec(url.trim());
    const name = short ? short[1] : channelSegment((0,_origin_js__WEBPACK_IMPORTED_MODULE_0__/* .segmentsBelow */ .C)(url, origins.channels));
    return name !== undefined && parseChannel(name) ? name : null;
}
function channelSegment(segments) {
    if (!segments || segments.length > 2)
        return undefined;
    const file = segments[1];
    return file === undefined || isExpressionsArchive(file) ? segments[0] : undefined;
}
/** `nixexprs.tar.xz`, `nixexprs.tar.zst`; `.bz2` and `.gz` in releases of long ago. */
function isExpressionsArchive(file) {
    return /^nixexprs\.tar\.(?:xz|zst|bz2|gz)$/.test(file);
}


/***/ }),

/***/ 379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ matchesGlob)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4006);

// Names and paths may hold line breaks: `s`.
const OPTIONS = { dot: true, bash: true, nonegate: true, flags: 's' };
/**
 * Whether a glob of the configuration matches one of the texts, the whole of it. A `*` matches dots and slashes, too:
 * the names of pins are no paths, and `*` alone means every one, whatever it is called. What is spelled out matches
 * itself, whatever is in it; there is no negation.
 */
function matchesGlob(globs, ...texts) {
    return globs.some((glob) => {
        if (glob === '*' ? texts.length > 0 : texts.includes(glob))
            return true;
        const isMatch = compiled(glob);
        return texts.some((text) => isMatch(text));
    });
}
/** Each is asked for every pin several times, and dear to make. */
const matchers = new Map();
function compiled(glob) {
    const known = matchers.get(glob) ?? picomatch__WEBPACK_IMPORTED_MODULE_0__(glob, OPTIONS);
    matchers.set(glob, known);
    return known;
}


/***/ }),

/***/ 6589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eb: () => (/* binding */ parseHash),
/* harmony export */   eN: () => (/* binding */ toNix32),
/* harmony export */   kB: () => (/* binding */ toSri),
/* harmony export */   zh: () => (/* binding */ inNotationOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);

// Nix's own base 32: no e, o, t, u.
const NIX32 = '0123456789abcdfghijklmnpqrsvwxyz';
const SHA256_BYTES = 32;
/**
 * The 32 bytes of a sha256 in any form that pins use: SRI (`sha256-…=`), nix32 (52 characters), hex (64) or
 * base64 (44), the last three with or without `sha256:` before them. Null for anything else.
 */
function parseHash(text) {
    const match = /^(?:sha256[:-])?([0-9A-Za-z+/]+=?)$/.exec(text);
    const digits = match?.[1];
    if (digits === undefined)
        return null;
    if (text.startsWith('sha256-'))
        return fromBase64(digits);
    if (/^[0-9a-f]{64}$/i.test(digits))
        return new Uint8Array(Buffer.from(digits, 'hex'));
    return digits.length === 52 ? fromNix32(digits) : fromBase64(digits);
}
/** `sha256-` and the base64 of the 32 bytes, as flake.lock has it. */
function toSri(sha256) {
    return `sha256-${Buffer.from(sha256).toString('base64')}`;
}
/** Nix's base 32 of any number of bytes: 52 characters for a sha256, 32 for the hash in a store path. */
function toNix32(bytes) {
    const length = Math.ceil((bytes.length * 8) / 5);
    let text = '';
    for (let digit = length - 1; digit >= 0; digit--) {
        const bit = digit * 5;
        const byte = bit >> 3;
        const pair = (bytes[byte] ?? 0) | ((bytes[byte + 1] ?? 0) << 8);
        text += NIX32.charAt((pair >> (bit & 7)) & 31);
    }
    return text;
}
/**
 * The hash as the pin writes hashes: SRI, nix32, hex or base64, with `sha256:` before it or not. A hash that the
 * pin already holds comes back letter by letter; a pin without one gets SRI.
 * @param sri the new hash
 * @param like the pin's own
 * @throws UserError where the new hash is none
 */
function inNotationOf(sri, like) {
    const bytes = sri === null ? null : parseHash(sri);
    if (!bytes) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(sri === null ? 'No hash was given for this pin.' : `"${sri}" is no sha256 hash.`, {
            cure: 'Give it as SRI: sha256-…=',
        });
    }
    const old = like === null ? null : parseHash(like);
    if (like === null || !old)
        return toSri(bytes);
    if (Buffer.from(old).equals(bytes))
        return like;
    return respell(bytes, like);
}
function respell(bytes, like) {
    if (like.startsWith('sha256-'))
        return toSri(bytes);
    const [, prefix = '', digits = ''] = /^(sha256:)?(.*)$/.exec(like) ?? [];
    if (digits.length === 52)
        return prefix + toNix32(bytes);
    return prefix + Buffer.from(bytes).toString(digits.length === 64 ? 'hex' : 'base64');
}
function fromBase64(digits) {
    const bytes = Buffer.from(digits, 'base64');
    // Buffer.from skips what it does not know: only a text that comes back the same was one.
    const same = bytes.toString('base64') === digits.padEnd(44, '=');
    return same && bytes.length === SHA256_BYTES ? new Uint8Array(bytes) : null;
}
function fromNix32(digits) {
    const bytes = new Uint8Array(SHA256_BYTES);
    for (let digit = 0; digit < digits.length; digit++) {
        const value = NIX32.indexOf(digits.charAt(digits.length - 1 - digit));
        if (value < 0)
            return null;
        const bit = digit * 5;
        const byte = bit >> 3;
        const pair = value << (bit & 7);
        bytes[byte] = (bytes[byte] ?? 0) | (pair & 0xff);
        // 52 digits hold 260 bits: the last four have no place and must be zero.
        if (byte + 1 < SHA256_BYTES)
            bytes[byte + 1] = pair >> 8;
        else if (pair >> 8 !== 0)
            return null;
    }
    return bytes;
}


/***/ }),

/***/ 6575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ compareVersions),
/* harmony export */   n: () => (/* binding */ parseDrvName)
/* harmony export */ });
/**
 * `openssl-3.0.13` -> `openssl`, `3.0.13`: the version begins after the first dash that is not followed by an
 * ASCII letter. Source: Nix, src/libstore/names.cc.
 */
function parseDrvName(text) {
    const dash = /-(?![A-Za-z])(?=[^])/.exec(text);
    if (!dash)
        return { name: text, version: '' };
    return { name: text.slice(0, dash.index), version: text.slice(dash.index + 1) };
}
/**
 * The order of builtins.compareVersions: `2.3pre1 < 2.3 < 2.3.1`, `pre` before all, text before numbers. As in Nix,
 * digits past 2147483647 are text: `20260101120000 < 1`. Source: Nix, src/libstore/names.cc.
 */
function compareVersions(a, b) {
    const left = components(a);
    const right = components(b);
    for (let i = 0; i < Math.max(left.length, right.length); i++) {
        const order = compareComponents(left[i] ?? '', right[i] ?? '');
        if (order !== 0)
            return order;
    }
    return 0;
}
/** `1.2pre3-x` -> 1, 2, pre, 3, x */
function components(version) {
    return version.match(/[0-9]+|[^0-9.-]+/g) ?? [];
}
function compareComponents(a, b) {
    if (a === b)
        return 0;
    const rank = componentRank(a) - componentRank(b);
    if (rank !== 0)
        return rank < 0 ? -1 : 1;
    return isNumber(a) ? compareNumbers(Number(a), Number(b)) : compareBytes(a, b);
}
/** `pre`, then what is missing, then text, then numbers: so `2.3pre1 < 2.3 < 2.3a < 2.3.1`. */
function componentRank(component) {
    if (component === 'pre')
        return 0;
    if (component === '')
        return 1;
    return isNumber(component) ? 3 : 2;
}
/** What fits into C's int. */
function isNumber(component) {
    return /^[0-9]/.test(component) && Number(component) <= 2147483647;
}
function compareNumbers(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
/** Order of the UTF-8 bytes, which is that of the code points; `<` on strings would order UTF-16 units. */
function compareBytes(a, b) {
    const left = Array.from(a, (c) => c.codePointAt(0) ?? 0);
    const right = Array.from(b, (c) => c.codePointAt(0) ?? 0);
    for (let i = 0; i < Math.min(left.length, right.length); i++) {
        const difference = (left[i] ?? 0) - (right[i] ?? 0);
        if (difference !== 0)
            return difference < 0 ? -1 : 1;
    }
    return left.length < right.length ? -1 : 1;
}


/***/ }),

/***/ 1879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ segmentsBelow)
/* harmony export */ });
/**
 * The path of an address below the first of the bases that it lies under, in segments, without query and
 * fragment: `https://mirror/nix/nixos-25.11/` below `https://mirror/nix` is `['nixos-25.11']`. Null: below none.
 */
function segmentsBelow(url, bases) {
    const address = parse(url);
    if (!address)
        return null;
    const { origin, pathname } = address;
    const base = rootsOf(bases).find((root) => root.origin === origin && pathname.startsWith(root.prefix));
    if (!base)
        return null;
    const segments = pathname.slice(base.prefix.length).split('/');
    return segments.filter((segment) => segment !== '');
}
/** A file can hold many addresses, and all are compared to the same few bases. */
const roots = new WeakMap();
function rootsOf(bases) {
    const known = roots.get(bases);
    if (known)
        return known;
    const parsed = bases.flatMap((base) => {
        const root = parse(base);
        return root ? [{ origin: root.origin, prefix: root.pathname.replace(/\/+$/, '') + '/' }] : [];
    });
    roots.set(bases, parsed);
    return parsed;
}
function parse(url) {
    const address = URL.canParse(url) ? new URL(url) : null;
    return address && /^https?:$/.test(address.protocol) && address.username === '' ? address : null;
}


/***/ }),

/***/ 2164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YQ: () => (/* binding */ githubArchiveOfUrl),
/* harmony export */   YY: () => (/* binding */ parseReleaseName),
/* harmony export */   _c: () => (/* binding */ channelFolder),
/* harmony export */   bD: () => (/* binding */ releasePath),
/* harmony export */   c0: () => (/* binding */ compareReleases),
/* harmony export */   oV: () => (/* binding */ releaseOfUrl)
/* harmony export */ });
/* harmony import */ var _channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6466);
/* harmony import */ var _nix_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6575);
/* harmony import */ var _origin_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1879);



const releaseName = /^(nixos|nixpkgs|nixpkgs-darwin)-(([0-9]{2}\.[0-9]{2})(\.|pre|beta)([0-9]+)\.([0-9a-f]{7,12}))$/;
/** `nixos-25.11.4188.9cd0ab12cd34`, `nixpkgs-darwin-24.05pre633153.83bb0d311cc9`; null for anything else. */
function parseReleaseName(name) {
    const match = releaseName.exec(name);
    if (!match)
        return null;
    const [, of, version = '', series = '', stage, count = '', shortRevision = ''] = match;
    return {
        of: of === 'nixos' || of === 'nixpkgs' ? of : 'nixpkgs-darwin',
        series,
        stage: stage === 'pre' || stage === 'beta' ? stage : 'stable',
        count: Number(count),
        version,
        shortRevision,
    };
}
/** The order of two releases of one channel, by name: a channel never goes back. */
function compareReleases(a, b) {
    return (0,_nix_version_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVersions */ .Z)(a, b);
}
/** Folder of a channel's releases under the releases URL, e.g. `nixos/25.11-small`; null where it is no channel. */
function channelFolder(channel) {
    const parsed = (0,_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .parseChannel */ .pn)(channel);
    if (!parsed)
        return null;
    if (parsed.of === 'nixpkgs')
        return parsed.series === null ? 'nixpkgs' : `nixpkgs/${parsed.series}-darwin`;
    const suffix = parsed.variant === 'full' ? '' : `-${parsed.variant}`;
    return `nixos/${parsed.series ?? 'unstable'}${suffix}`;
}
/** Folder of a release under the releases URL; null where the channel is none or can't have such a release. */
function releasePath(channel, release) {
    const folder = channelFolder(channel);
    const parsed = parseReleaseName(release);
    if (folder === null || !parsed)
        return null;
    return belongs(channel, parsed) ? `${folder}/${release}` : null;
}
function belongs(channel, release) {
    const parsed = (0,_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .parseChannel */ .pn)(channel);
    if (!parsed)
        return false;
    const prefix = parsed.variant === 'darwin' ? 'nixpkgs-darwin' : parsed.of;
    return release.of === prefix && (parsed.series === null || parsed.series === release.series);
}
/**
 * What a release's address says, under any releases origin: its folder, or the expressions archive in it, with
 * or without `?rev=…`. Null for any other address.
 */
function releaseOfUrl(url, origins) {
    const segments = [...((0,_origin_js__WEBPACK_IMPORTED_MODULE_1__/* .segmentsBelow */ .C)(url, origins.releases) ?? [])];
    const last = segments.at(-1);
    if (last !== undefined && (0,_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .isExpressionsArchive */ .qd)(last))
        segments.pop();
    const release = segments.pop();
    const parsed = release === undefined ? null : parseReleaseName(release);
    const channel = channelOfFolder(segments);
    if (release === undefined || !parsed || channel === null || !belongs(channel, parsed))
        return null;
    return { channel, release, path: [...segments, release].join('/'), shortRevision: parsed.shortRevision };
}
/** `nixos/25.11-small` -> `nixos-25.11-small`; the reverse of channelFolder. */
function channelOfFolder(segments) {
    const channel = segments.length === 1 && segments[0] === 'nixpkgs' ? 'nixpkgs-unstable' : segments.join('-');
    return channelFolder(channel) === segments.join('/') ? channel : null;
}
// https://codeload.github.com/NixOS/nixpkgs/tar.gz/<revision>, …/legacy.tar.gz/refs/heads/nixos-25.11
const CODELOAD = /^https:\/\/codeload\.github\.com\/([^/]+\/[^/]+)\/(?:legacy\.)?tar\.gz\/([^?#]+)$/;
// https://api.github.com/repos/NixOS/nixpkgs/tarball/<revision>
const API = /^https:\/\/api\.github\.com\/repos\/([^/]+\/[^/]+)\/tarball\/([^?#]+)$/;
// An older spelling: https://github.com/NixOS/nixpkgs/tarball/nixos-25.11
const OLDER = /^(.+)\/tarball\/([^?#]+)$/;
/** The other addresses of GitHub's archives, in the usual form. What is in them is the same, once it is unpacked. */
function usualForm(url) {
    const usual = 'https://github.com/$1/archive/$2.tar.gz';
    return url.replace(CODELOAD, usual).replace(API, usual).replace(OLDER, '$1/archive/$2.tar.gz');
}
/**
 * What `https://github.com/NixOS/nixpkgs/archive/<revision or branch>.tar.gz` says, also with
 * `archive/refs/heads/…`, under any archives origin, and in GitHub's other forms; null for any other address.
 */
function githubArchiveOfUrl(url, origins) {
    const [owner, repo, archive, ...rest] = (0,_origin_js__WEBPACK_IMPORTED_MODULE_1__/* .segmentsBelow */ .C)(usualForm(url), origins.archives) ?? [];
    const reference = /^(.+)\.(?:tar\.gz|zip)$/.exec(rest.join('/'))?.[1];
    if (owner === undefined || repo === undefined || archive !== 'archive' || reference === undefined)
        return null;
    if (reference.startsWith('refs/')) {
        const branch = /^refs\/heads\/(.+)$/.exec(reference)?.[1] ?? null;
        return { owner, repo, revision: null, branch };
    }
    return /^[0-9a-f]{7,40}$/.test(reference)
        ? { owner, repo, revision: reference, branch: null }
        : { owner, repo, revision: null, branch: reference };
}


/***/ }),

/***/ 6526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ sourceStorePath),
/* harmony export */   G: () => (/* binding */ parseStorePath)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _hash_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6589);


const STORE = '/nix/store';
// Characters that Nix allows in a name, at most 211 of them.
const STORE_PATH = /^\/nix\/store\/([0-9abcdfghijklmnpqrsvwxyz]{32})-([0-9A-Za-z+\-._?=]{1,211})$/;
/** Takes a store path apart. Null for anything else, a path inside of one (`/nix/store/…-x/bin`) as well. */
function parseStorePath(path) {
    const match = STORE_PATH.exec(path);
    const [, hash, name] = match ?? [];
    return hash === undefined || name === undefined ? null : { hash, name };
}
/**
 * The store path that Nix gives a fetched source (recursive, sha256, no references) of this NAR hash.
 * Source: Nix manual, "Store path calculation".
 */
function sourceStorePath(narSha256, name = 'source') {
    const hex = Buffer.from(narSha256).toString('hex');
    const fingerprint = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`source:sha256:${hex}:${STORE}:${name}`).digest();
    return `${STORE}/${(0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .toNix32 */ .eN)(foldTo20(fingerprint))}-${name}`;
}
function foldTo20(digest) {
    const folded = new Uint8Array(20);
    digest.forEach((byte, index) => {
        folded[index % 20] = (folded[index % 20] ?? 0) ^ byte;
    });
    return folded;
}


/***/ }),

/***/ 5076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ knownTime)
/* harmony export */ });
/** 1980-01-01: what older locks of channel tarballs, and files in such tarballs, have for want of a time. */
const NO_TIME = 315532800;
/** Unix seconds that are somebody's real time, else null. */
function knownTime(seconds) {
    return seconds === NO_TIME ? null : seconds;
}


/***/ })

};
