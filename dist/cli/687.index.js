export const id = 687;
export const ids = [687];
export const modules = {

/***/ 7170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   diffVerb: () => (/* binding */ diffVerb)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _core_closure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(365);
/* harmony import */ var _core_diff_compare_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9023);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7406);
/* harmony import */ var _report_json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7912);
/* harmony import */ var _report_screen_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6338);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6097);
/* harmony import */ var _is_package_list_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1029);








/** A pull request's body on GitHub. */
const MARKDOWN_LIMIT = 65_536;
const FORMS = ['text', 'markdown', 'json', 'html'];
/**
 * `diff OLD NEW`: two toplevels in this machine's store, two files of `nix path-info -r --json`, or the package lists
 * of two releases. What not every form needs is loaded when it is needed: to start is most of the work.
 */
async function diffVerb(ports, { positional, options }) {
    const [old = '', now = ''] = positional;
    const asked = options['format'] ?? 'text';
    const form = FORMS.find((one) => one === asked);
    if (!form)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`there is no form \`${String(asked)}\`.`, {
            cure: `There are: ${FORMS.join(', ')}.`,
            exitCode: 64,
        });
    const file = options['html'];
    if (await arePackageLists(ports, old, now)) {
        return diffLists(ports, [old, now], typeof file === 'string' ? 'html' : form);
    }
    const { before, after, sources } = await readSides(ports, old, now);
    const report = comparisonReport(`${old} -> ${now}`, (0,_core_diff_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .compareSystems */ .q)(before, after, sources));
    const onScreen = (screen) => (0,_report_text_js__WEBPACK_IMPORTED_MODULE_5__/* .renderText */ .S)(report, screen);
    const drawn = {
        // Not before it is asked for: a terminal has it drawn otherwise.
        text: () => null,
        markdown: async () => (await Promise.all(/* import() */[__webpack_require__.e(625), __webpack_require__.e(78)]).then(__webpack_require__.bind(__webpack_require__, 625))).renderMarkdown(report, { limit: MARKDOWN_LIMIT }),
        json: () => JSON.stringify((0,_report_json_js__WEBPACK_IMPORTED_MODULE_6__/* .reportJson */ .l4)(report), null, 2),
        // What prints it ends the last line.
        html: async () => (await page(report)).trimEnd(),
    };
    if (typeof file === 'string')
        await ports.files.write((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(file), await page(report));
    const text = await drawn[form]();
    return {
        get text() {
            return text ?? onScreen(_report_screen_js__WEBPACK_IMPORTED_MODULE_4__/* .noScreen */ .uf);
        },
        ...(text === null ? { onScreen } : {}),
        get json() {
            return (0,_report_json_js__WEBPACK_IMPORTED_MODULE_6__/* .reportJson */ .l4)(report);
        },
        exitCode: 0,
    };
}
/** Of a bare comparison: nothing was rebuilt, and nothing is proposed. */
function comparisonReport(name, changes) {
    const outcome = { kind: 'built', built: 0, fetched: 0, seconds: 0 };
    return {
        title: '',
        channel: null,
        lane: null,
        bumps: [],
        daysNewer: null,
        released: null,
        rebuild: null,
        hosts: [{ name, outcome, changes, plan: null, newWarnings: [] }],
        untested: [],
        attention: otherBytes(changes),
    };
}
/** One toplevel in two stores is no change of the system, whatever lies at its paths: that is told all the same. */
function otherBytes({ verdict, closure }) {
    const { paths } = closure.added;
    if (verdict !== 'no-op' || paths === 0)
        return [];
    const count = paths === 1 ? '1 store path holds' : `${paths} store paths hold`;
    return [
        `${count} other bytes than before, as not everything builds to the same: the JSON names the packages`,
    ];
}
async function page(report) {
    return (await Promise.all(/* import() */[__webpack_require__.e(373), __webpack_require__.e(214)]).then(__webpack_require__.bind(__webpack_require__, 7214))).renderHtml([report]);
}
/** Whether one of them is a list of packages: the other has to be one as well. */
async function arePackageLists({ files }, old, now) {
    return (await (0,_is_package_list_js__WEBPACK_IMPORTED_MODULE_7__/* .isPackageList */ .v)(files, old)) || (await (0,_is_package_list_js__WEBPACK_IMPORTED_MODULE_7__/* .isPackageList */ .v)(files, now));
}
/** Two lists of all packages of a release: there is no host, and so no report. */
async function diffLists({ files }, [old, now], form) {
    if (form === 'html')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('two package lists have no page.', {
            cure: 'Ask for text, markdown or json.',
            exitCode: 64,
        });
    const { comparePackageFiles } = await Promise.all(/* import() */[__webpack_require__.e(857), __webpack_require__.e(126)]).then(__webpack_require__.bind(__webpack_require__, 4126));
    const { listsJson, listsMarkdown, listsText } = await __webpack_require__.e(/* import() */ 700).then(__webpack_require__.bind(__webpack_require__, 1700));
    const lists = await comparePackageFiles(files, old, now);
    const json = listsJson(lists);
    const text = {
        text: () => listsText(lists),
        markdown: () => listsMarkdown(lists, MARKDOWN_LIMIT),
        json: () => JSON.stringify(json, null, 2),
    };
    return { text: text[form](), json, exitCode: 0 };
}
async function readSides(ports, ...names) {
    await refuseMissing(ports, names);
    const saved = await Promise.all(names.map((name) => readFileOf(ports, name)));
    const others = names.filter((_, index) => saved[index] === null);
    const { systems, sources } = others.length === 0
        ? { systems: [], sources: new Map() }
        : await (await Promise.all(/* import() */[__webpack_require__.e(857), __webpack_require__.e(411), __webpack_require__.e(357), __webpack_require__.e(282)]).then(__webpack_require__.bind(__webpack_require__, 1282))).readStored(ports, others);
    const [before, after] = saved.map((side) => side ?? systems.shift());
    if (!before || !after)
        throw new Error('a side was not read');
    return { before, after, sources };
}
/** Of both at once: who mistypes a folder mistypes two. */
async function refuseMissing({ files }, names) {
    const isThere = await Promise.all(names.map(async (name) => name.startsWith('/nix/store/') || (await files.exists(name))));
    const missing = names.filter((_, index) => !isThere[index]).map((name) => `\`${name}\``);
    if (missing.length === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`there is neither a file nor a toplevel ${missing.join(', and none ')}.`, {
        cure: 'Give two toplevels, or two files of `nix path-info -r --json`.',
        exitCode: 64,
    });
}
/** Null for what is in the store. */
async function readFileOf(ports, what) {
    if (what.startsWith('/nix/store/'))
        return null;
    const bytes = await readRegular(ports, what);
    return bytes && { toplevel: null, closure: readSaved(what, bytes) };
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
function readSaved(file, json) {
    try {
        return (0,_core_closure_js__WEBPACK_IMPORTED_MODULE_1__/* .readClosure */ .mF)(json);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo || error instanceof SyntaxError))
            throw error;
        const why = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo ? error.message : 'this is no closure: it is no JSON.';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(why, {
            place: { file },
            cure: 'Save one with `nix path-info -r --json TOPLEVEL`.',
            cause: error,
        });
    }
}


/***/ }),

/***/ 1029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ isPackageList)
/* harmony export */ });
/** Where an unpacked list says that it is one. */
const HEAD = /^\s*\{\s*(?:"version"\s*:\s*"[^"]*"\s*,\s*)?"packages"\s*:/;
/** Whether a file is a release's `packages.json` or `packages.json.br`: by its name, or by how it begins. */
async function isPackageList(files, path) {
    // Of a pipe what is read here would be gone for who reads it all.
    if (!/\.(?:br|json)$/.test(path) || !(await files.isFile(path)))
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
    for (let dash = text.indexOf('-'); dash >= 0 && dash + 1 < text.length; dash = text.indexOf('-', dash + 1)) {
        if (!isLetter(text.charCodeAt(dash + 1)))
            return { name: text.slice(0, dash), version: text.slice(dash + 1) };
    }
    return { name: text, version: '' };
}
function isLetter(code) {
    const lower = code | 0x20;
    return lower >= 0x61 && lower <= 0x7a;
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

/***/ 6526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ee: () => (/* binding */ sourceStorePath),
/* harmony export */   GV: () => (/* binding */ parseStorePath),
/* harmony export */   qV: () => (/* binding */ NAME_AT),
/* harmony export */   wj: () => (/* binding */ STORE_PATH),
/* harmony export */   zP: () => (/* binding */ isStorePath)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _hash_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6589);


const STORE = '/nix/store';
/** `/nix/store/`, the hash, a dash: so far it is to the name. */
const NAME_AT = 44;
// Characters that Nix allows in a name, at most 211 of them.
const STORE_PATH = /^\/nix\/store\/([0-9abcdfghijklmnpqrsvwxyz]{32})-([0-9A-Za-z+\-._?=]{1,211})$/;
/** Takes a store path apart. Null for anything else, a path inside of one (`/nix/store/…-x/bin`) as well. */
function parseStorePath(path) {
    const match = STORE_PATH.exec(path);
    const [, hash, name] = match ?? [];
    return hash === undefined || name === undefined ? null : { hash, name };
}
/** Whether it is one, and no path inside of one. */
function isStorePath(path) {
    return STORE_PATH.test(path);
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

/***/ 1191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R5: () => (/* binding */ byteChange),
/* harmony export */   ee: () => (/* binding */ bytes),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   y1: () => (/* binding */ range)
/* harmony export */ });
const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
/** `3.1 GiB`, `512 B` */
function bytes(count) {
    const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, Math.abs(count))) / 10));
    const scaled = count / 1024 ** power;
    // 1023.96 KiB would be written 1024.0 KiB.
    const [value, unit] = Math.abs(scaled) >= 1023.95 && power < units.length - 1 ? [scaled / 1024, power + 1] : [scaled, power];
    return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? 'B'}`;
}
/** `+12.4 MiB`, `-1.1 MiB`, `±0 B` */
function byteChange(change) {
    if (change === 0)
        return '±0 B';
    return change > 0 ? `+${bytes(change)}` : bytes(change);
}
/** `48 s`, `3 min 20 s` */
function duration(seconds) {
    const whole = Math.round(seconds);
    return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
/** `1 host`, `2 hosts` */
function counted(count, one, many = `${one}s`) {
    return `${count} ${count === 1 ? one : many}`;
}
/** `2.0 GiB`; `2.0 GiB to 3.1 GiB` where they differ. Of at least one value. */
function range(values, format) {
    const low = format(values.reduce((a, b) => Math.min(a, b), Infinity));
    const high = format(values.reduce((a, b) => Math.max(a, b), -Infinity));
    return low === high ? low : `${low} to ${high}`;
}


/***/ })

};
