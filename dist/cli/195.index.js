export const id = 195;
export const ids = [195];
export const modules = {

/***/ 13614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ closureIn)
/* harmony export */ });
/* harmony import */ var _core_closure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70365);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


/**
 * The closure in what is said to be one.
 * @param failure what is to be told where it is none
 */
function closureIn(json, failure, root) {
    try {
        return (0,_core_closure_js__WEBPACK_IMPORTED_MODULE_0__/* .readClosure */ .mF)(json, root);
    }
    catch (error) {
        if (error instanceof SyntaxError)
            throw failure('this is no closure: it is no JSON.', error);
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo)
            throw failure(error.message, error);
        throw error;
    }
}


/***/ }),

/***/ 40195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  diffVerb: () => (/* binding */ diffVerb)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/app/closure-in.js
var closure_in = __webpack_require__(13614);
;// CONCATENATED MODULE: ./build/src/app/diff-forms.js
/** What a comparison can be printed as. */
const FORMS = ['text', 'markdown', 'json', 'html'];

// EXTERNAL MODULE: ./build/src/app/is-package-list.js
var is_package_list = __webpack_require__(21029);
// EXTERNAL MODULE: ./build/src/app/page-file.js
var page_file = __webpack_require__(16989);
;// CONCATENATED MODULE: ./build/src/app/diff.js





/** A pull request's body on GitHub. */
const MARKDOWN_LIMIT = 65_536;
/**
 * `diff OLD NEW`: two toplevels in this machine's store, two files of `nix path-info -r --json`, or the package lists
 * of two releases. What not every form needs is loaded when it is needed: to start is most of the work.
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
    const file = options['html'];
    const page = await (0,page_file/* pageFile */.K)(ports, typeof file === 'string' ? file : null);
    if (await arePackageLists(ports, old, now)) {
        return diffLists(ports, [old, now], page === null ? form : 'html');
    }
    const sides = await readSides(ports, old, now);
    const { comparisonOutcome } = await Promise.all(/* import() */[__webpack_require__.e(417), __webpack_require__.e(11), __webpack_require__.e(97), __webpack_require__.e(598)]).then(__webpack_require__.bind(__webpack_require__, 28624));
    return comparisonOutcome(ports, `${old} -> ${now}`, sides, { form, page });
}
/** Whether one of them is a list of packages: the other has to be one as well. */
async function arePackageLists({ files }, old, now) {
    return (await (0,is_package_list/* isPackageList */.v)(files, old)) || (await (0,is_package_list/* isPackageList */.v)(files, now));
}
/** Two lists of all packages of a release: there is no host, and so no report. */
async function diffLists({ files }, [old, now], form) {
    if (form === 'html')
        throw new errors/* UserError */.yo('two package lists have no page.', {
            cure: 'Ask for text, markdown or json.',
            exitCode: 64,
        });
    const { comparePackageFiles } = await Promise.all(/* import() */[__webpack_require__.e(857), __webpack_require__.e(126)]).then(__webpack_require__.bind(__webpack_require__, 24126));
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
        : await (await __webpack_require__.e(/* import() */ 282).then(__webpack_require__.bind(__webpack_require__, 1282))).readStored(ports, others);
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
    throw new errors/* UserError */.yo(`there is neither a file nor a toplevel ${missing.join(', and none ')}.`, {
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
    return (0,closure_in/* closureIn */.Z)(json, (why, cause) => new errors/* UserError */.yo(why, {
        place: { file },
        cure: 'Save one with `nix path-info -r --json TOPLEVEL`.',
        cause,
    }));
}


/***/ }),

/***/ 21029:
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

/***/ 16989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ pageFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


/**
 * Where a page is written to, as `--html` names it. Asked before anything is done: a rebuild takes a while.
 * @throws UserError where a folder stands there
 */
async function pageFile({ files }, given) {
    const path = given === null ? null : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(given);
    if (path === null || !(await files.isFolder(path)))
        return path;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${path} can't be written: it is a folder.`, {
        cure: 'Name another file.',
        exitCode: 64,
    });
}


/***/ }),

/***/ 70365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  JK: () => (/* binding */ parseClosure),
  mF: () => (/* binding */ readClosure),
  s8: () => (/* binding */ someReference)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/core/store-path.js
var store_path = __webpack_require__(56526);
;// CONCATENATED MODULE: ./build/src/core/closure-text.js

/**
 * Reads a closure as Nix prints it, without taking it all apart: most of the text is references, of which few are asked
 * for. Each path is held against one pattern, and all that is not as Nix prints it (another order of keys, another form,
 * an escape in a string) is left to `JSON.parse`, which also knows what to say of a mistake.
 *
 * @returns by store path; null where it is not all as Nix prints it
 */
function scanClosure(text) {
    try {
        for (const form of FORMS) {
            const paths = scan(text, form);
            if (paths)
                return paths;
        }
    }
    catch (error) {
        // A list of a million references is more than a pattern has room to go back in.
        if (!(error instanceof RangeError))
            throw error;
    }
    return null;
}
/** A `ClosurePath` whose references are taken apart when they are asked for. */
class ScannedPath {
    path;
    narHash;
    narSize;
    referenceList;
    deriver;
    constructor(path, narHash, narSize, referenceList, deriver) {
        this.path = path;
        this.narHash = narHash;
        this.narSize = narSize;
        this.referenceList = referenceList;
        this.deriver = deriver;
    }
    get references() {
        return this.referenceList === '' ? [] : this.referenceList.slice(1, -1).split(BETWEEN_TEXTS);
    }
    /** As `references.includes` tells it, in less time. */
    refersTo(path) {
        return this.referenceList.includes(`"${path}"`);
    }
    /** As `references.some` tells it. */
    someReference(passes) {
        const list = this.referenceList;
        for (let start = list.indexOf('"'); start >= 0;) {
            const end = list.indexOf('"', start + 1);
            if (passes(list.slice(start + 1, end)))
                return true;
            start = list.indexOf('"', end + 1);
        }
        return false;
    }
}
const SPACE = '[ \\t\\r\\n]*';
/** Without escapes, and in ASCII: so it does not matter how the bytes were decoded. */
const TEXT = '"[ !#-\\[\\]-~]*"';
const TEXTS = `${TEXT}(?:${SPACE},${SPACE}${TEXT})*`;
const NUMBER = '(?:0|[1-9][0-9]{0,14})';
const BETWEEN_TEXTS = /"[ \t\r\n]*,[ \t\r\n]*"/;
const STORE_PATH_TEXT = `"(${store_path/* STORE_PATH */.wj.source.replace(/^\^|\$$/g, '').replaceAll('(', '(?:')})"`;
const VALUES = {
    path: STORE_PATH_TEXT,
    narHash: `"(${TEXT.slice(1, -1)})"`,
    narSize: `(${NUMBER})`,
    // What is blank within a list can be read in one way alone: in more it would be tried in all of them.
    references: `\\[(?:${SPACE}(${TEXTS}))?${SPACE}\\]`,
    deriver: `(?:null|"(${TEXT.slice(1, -1)})")`,
};
const OTHER = `(?:${TEXT}|${NUMBER}|true|false|null|\\[(?:${SPACE}${TEXTS})?${SPACE}\\])`;
const NEEDED = ['path', 'narSize', 'references'];
/** The keys in the order in which Nix prints them: up to 2.12 as it came to them, then by the alphabet. From 2.19 on in an object. */
const BY_ALPHABET = 'ca closureSize deriver narHash narSize path references registrationTime signatures storeDir ultimate valid'.split(' ');
const AS_BEFORE = 'path narHash narSize references ca closureSize deriver registrationTime ultimate signatures'.split(' ');
const FORMS = [
    objectForm(BY_ALPHABET.filter((key) => key !== 'path')),
    listForm(AS_BEFORE),
    listForm(BY_ALPHABET),
];
function objectForm(keys) {
    const path = `${STORE_PATH_TEXT}${SPACE}:${SPACE}${objectOf(keys)}${followedBy('}')}`;
    return { ...ends('{', '}'), path: new RegExp(path, 'y'), captured: placesOf(['path', ...keys]) };
}
function listForm(keys) {
    const path = `${objectOf(keys)}${followedBy(']')}`;
    return { ...ends('[', ']'), path: new RegExp(path, 'y'), captured: placesOf(keys) };
}
function ends(open, close) {
    return {
        begin: new RegExp(`${SPACE}\\${open}${SPACE}`, 'y'),
        end: new RegExp(`\\${close}${SPACE}$`, 'y'),
    };
}
function objectOf(keys) {
    return `\\{${SPACE}${keys.map(field).join('')}\\}`;
}
function field(key) {
    const text = `"${key}"${SPACE}:${SPACE}${VALUES[key] ?? OTHER}${followedBy('}')}`;
    return NEEDED.includes(key) ? text : `(?:${text})?`;
}
/** A comma and something behind it, or the end. */
function followedBy(close) {
    return `${SPACE}(?:,${SPACE}(?!\\${close})|(?=\\${close}))`;
}
function placesOf(keys) {
    const captured = keys.filter((key) => key in VALUES);
    const place = (key) => captured.indexOf(key) + 1;
    return {
        path: place('path'),
        narHash: place('narHash'),
        narSize: place('narSize'),
        references: place('references'),
        deriver: place('deriver'),
    };
}
function scan(text, { begin, path, end, captured }) {
    begin.lastIndex = 0;
    if (!begin.test(text))
        return null;
    const paths = new Map();
    let at = (path.lastIndex = begin.lastIndex);
    for (let match = path.exec(text); match; match = path.exec(text)) {
        at = path.lastIndex;
        const name = match[captured.path] ?? '';
        const scanned = new ScannedPath(name, match[captured.narHash] ?? null, Number(match[captured.narSize]), match[captured.references] ?? '', match[captured.deriver] ?? null);
        paths.set(name, scanned);
    }
    end.lastIndex = at;
    return end.test(text) && paths.size > 0 ? paths : null;
}

;// CONCATENATED MODULE: ./build/src/core/closure.js



/**
 * The closure in the output of `nix path-info -r --json`.
 * @param root where it is known, it is not looked for
 * @throws SyntaxError when it is no JSON
 * @throws UserError as `parseClosure`
 */
function readClosure(json, root) {
    const paths = scanClosure(json.toString('latin1')) ?? pathsIn(JSON.parse(json.toString()));
    return { root: root ?? findRoot(paths), paths };
}
/**
 * The closure in the output of `nix path-info -r --json`, parsed from JSON already.
 * @throws UserError when it is of another form, names a path that is not valid in its store, or is empty
 */
function parseClosure(json) {
    const paths = pathsIn(json);
    return { root: findRoot(paths), paths };
}
function pathsIn(json) {
    const paths = new Map();
    for (const entry of readEntries(json))
        paths.set(entry.path, closurePath(entry));
    if (paths.size === 0)
        throw notAClosure('it names no store path');
    return paths;
}
function readEntries(json) {
    if (Array.isArray(json))
        return json.map(listed);
    if (!isRecord(json))
        throw otherForm();
    const { version, storeDir, info } = json;
    // `nix path-info --json --json-format 2` (Nix 2.33 and later): names without the store's folder.
    if (typeof version === 'number' && typeof storeDir === 'string' && isRecord(info)) {
        return entriesOf(info).map((entry) => withStoreFolder(storeDir, entry));
    }
    return entriesOf(json);
}
/** Before Nix 2.19. */
function listed(entry) {
    if (!isRecord(entry) || typeof entry['path'] !== 'string')
        throw otherForm();
    if (isInfo(entry))
        return entry;
    throw entry['valid'] === false ? notValid(entry['path']) : otherForm();
}
function entriesOf(record) {
    return Object.entries(record).map(([path, info]) => {
        if (info === null)
            throw notValid(path);
        if (!isInfo(info))
            throw otherForm();
        const { narHash, narSize, references, deriver } = info;
        return { path, narHash, narSize, references, deriver: deriver ?? null };
    });
}
function isInfo(value) {
    if (!isRecord(value))
        return false;
    const { narSize, references, deriver } = value;
    return (Number.isSafeInteger(narSize) &&
        narSize >= 0 &&
        (typeof deriver === 'string' || deriver === null || deriver === undefined) &&
        Array.isArray(references) &&
        references.every((one) => typeof one === 'string'));
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function withStoreFolder(folder, { path, narHash, narSize, references, deriver }) {
    const absolute = (name) => `${folder}/${name}`;
    return {
        path: absolute(path),
        narHash,
        narSize,
        references: references.map(absolute),
        deriver: deriver ? absolute(deriver) : null,
    };
}
function closurePath({ path, narHash, narSize, references, deriver }) {
    if (!(0,store_path/* isStorePath */.zP)(path))
        throw notAClosure(`${JSON.stringify(path)} is no store path`);
    const hash = typeof narHash === 'string' ? narHash : null;
    return { path, narHash: hash, narSize, references, deriver: deriver ?? null };
}
/** The one system that no other path refers to; where there is no system, the one path of which that is so. */
function findRoot(paths) {
    const systems = [...paths.keys()].filter(isSystem);
    const [system] = systems;
    if (system !== undefined && systems.length === 1 && !isReferredTo(system, paths))
        return system;
    const roots = new Set(paths.keys());
    for (const { path, references } of paths.values()) {
        for (const reference of references)
            if (reference !== path)
                roots.delete(reference);
    }
    const [root] = roots;
    return roots.size === 1 ? (root ?? null) : null;
}
function isSystem(path) {
    return path.startsWith('nixos-system-', store_path/* NAME_AT */.qV) || path.startsWith('darwin-system-', store_path/* NAME_AT */.qV);
}
/** To compare with one takes a tenth of the time that it takes to look each of them up. */
function isReferredTo(system, paths) {
    for (const path of paths.values()) {
        if (path.path !== system && refersTo(path, system))
            return true;
    }
    return false;
}
function refersTo(path, other) {
    return path instanceof ScannedPath ? path.refersTo(other) : path.references.includes(other);
}
/** Whether any reference passes. Where few have to be looked at, not all are taken apart. */
function someReference(path, passes) {
    return path instanceof ScannedPath ? path.someReference(passes) : path.references.some(passes);
}
function notValid(path) {
    return new errors/* UserError */.yo(`${JSON.stringify(path)} is not in the store that the closure was asked of.`, {
        cure: 'Build or copy it there, then run nix path-info -r --json again.',
    });
}
function otherForm() {
    return notAClosure('it has another form than the output of nix path-info -r --json');
}
function notAClosure(why) {
    return new errors/* UserError */.yo(`this is no closure: ${why}.`, {
        cure: 'Save one with nix path-info -r --json.',
    });
}


/***/ }),

/***/ 6589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eb: () => (/* binding */ parseHash),
/* harmony export */   VR: () => (/* binding */ isSameHash),
/* harmony export */   eN: () => (/* binding */ toNix32),
/* harmony export */   kB: () => (/* binding */ toSri),
/* harmony export */   zh: () => (/* binding */ inNotationOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

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
/** Whether two texts are hashes of the same bytes, each in its own notation. */
function isSameHash(one, other) {
    const [a, b] = [parseHash(one), parseHash(other)];
    return a !== null && b !== null && Buffer.from(a).equals(b);
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

/***/ 56526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ee: () => (/* binding */ sourceStorePath),
/* harmony export */   GV: () => (/* binding */ parseStorePath),
/* harmony export */   qV: () => (/* binding */ NAME_AT),
/* harmony export */   wj: () => (/* binding */ STORE_PATH),
/* harmony export */   zP: () => (/* binding */ isStorePath)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
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


/***/ })

};
