export const id = 126;
export const ids = [126,751];
export const modules = {

/***/ 24126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   comparePackageFiles: () => (/* binding */ comparePackageFiles)
/* harmony export */ });
/* harmony import */ var _channels_package_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95207);
/* harmony import */ var _core_package_list_compare_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1426);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _is_package_list_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21029);




/** @throws UserError where one is no such list, naming it */
async function comparePackageFiles(files, older, newer) {
    for (const path of [older, newer]) {
        if (await (0,_is_package_list_js__WEBPACK_IMPORTED_MODULE_3__/* .isPackageList */ .v)(files, path))
            continue;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('this is no list of packages, and what it is compared with is one.', {
            place: { file: path },
            cure: 'Give two of a kind.',
            exitCode: 64,
        });
    }
    const list = (path) => ({
        where: path,
        pieces: (0,_channels_package_list_js__WEBPACK_IMPORTED_MODULE_0__/* .unpackPackageList */ .t)(files.readStream(path), path),
    });
    return (0,_core_package_list_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .comparePackageLists */ .Z)(list(older), list(newer));
}


/***/ }),

/***/ 81162:
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
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


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

/***/ 95207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ downloadPackageList),
/* harmony export */   t: () => (/* binding */ unpackPackageList)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(81162);




/** 9 MB are usual, and 110 MB once unpacked. */
const MOST_PACKED = 128 * 1024 * 1024;
const MOST_UNPACKED = 2 * 1024 * 1024 * 1024;
/** Large pieces: each costs a turn of the thread pool. */
const CHUNK = 256 * 1024;
/**
 * The list of a release's packages, `packages.json.br` in its folder, unpacked.
 * @param releaseUrl the release's folder
 * @param limitMs for all of it
 * @throws UserError where it is not there, is damaged or is too large
 */
async function* downloadPackageList(http, releaseUrl, limitMs) {
    const url = `${releaseUrl}/packages.json.br`;
    const response = await http.request({ url, follow: true, deadlineMs: limitMs });
    if (response.status !== 200) {
        await response.discard();
        throw (0,_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .badStatus */ .Yc)(response);
    }
    yield* unpackPackageList(response.body, url);
}
/**
 * A list as it lies there: packed by brotli, or not packed at all, as a mirror may have unpacked it on the way.
 * @param where it is from, for an error
 */
async function* unpackPackageList(packed, where) {
    const failure = {};
    const input = noting(failure, capped(packed, MOST_PACKED, where))[Symbol.asyncIterator]();
    try {
        const first = await input.next();
        const head = first.done === true ? new Uint8Array() : first.value;
        const all = rejoin(head, input);
        // Nothing that brotli packs begins with a brace: that would be the end of an empty stream.
        const unpacked = /^\s*\{/.test(Buffer.from(head).toString('latin1', 0, 100)) ? all : brotli(all);
        yield* capped(unpacked, MOST_UNPACKED, where);
    }
    catch (error) {
        if ('cause' in failure)
            throw failure.cause;
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${where} is damaged or cut short.`, {
            cure: 'Try again later, or check the mirror.',
            cause: error,
        });
    }
    finally {
        await input.return(undefined);
    }
}
function brotli(packed) {
    const unpacker = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createBrotliDecompress)({ chunkSize: CHUNK });
    // An error destroys the unpacker, and whoever reads it gets it.
    (0,node_stream__WEBPACK_IMPORTED_MODULE_0__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(packed), unpacker, () => undefined);
    return unpacker;
}
async function* rejoin(head, rest) {
    yield head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next())
        yield next.value;
}
/** An error of the source is told apart from one of what it holds. */
async function* noting(failure, source) {
    try {
        yield* source;
    }
    catch (error) {
        failure.cause = error;
        throw error;
    }
}
async function* capped(source, limit, where) {
    let size = 0;
    for await (const piece of source) {
        size += piece.length;
        if (size > limit)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${where} holds more than ${limit} bytes.`, {
                cure: 'Check that it is what it should be.',
            });
        yield piece;
    }
}


/***/ }),

/***/ 26466:
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
/* harmony import */ var _origin_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51879);

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

/***/ 34880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ versionChange),
/* harmony export */   M: () => (/* binding */ sortVersions)
/* harmony export */ });
/* harmony import */ var _nix_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36575);
/* harmony import */ var _version_kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83232);


/** In Nix's order, each once. */
function sortVersions(versions) {
    const [first] = versions;
    if (first !== undefined && versions.every((version) => version === first))
        return [first];
    return [...new Set(versions)].sort((a, b) => (0,_nix_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Z)(a, b) || (a < b ? -1 : 1));
}
/**
 * How a package's set of versions moved, both sides sorted and different. What stays is left out of account:
 * `{2.7, 3.1} -> {2.7, 3.2}` is an upgrade. `changed` where up and down can't be told: a set grew or shrank,
 * moved both ways, names commits, or counts another way (dates, then numbers).
 */
function versionChange(before, after) {
    if (before.length === 0)
        return 'added';
    if (after.length === 0)
        return 'removed';
    const gone = before.filter((version) => !after.includes(version));
    const come = after.filter((version) => !before.includes(version));
    if (gone.length === 0 || come.length === 0)
        return 'changed';
    const directions = new Set(gone.length === come.length
        ? gone.map((version, index) => direction(version, come[index] ?? ''))
        : gone.flatMap((old) => come.map((version) => direction(old, version))));
    const [only] = directions;
    return directions.size === 1 && only !== undefined ? only : 'changed';
}
function direction(before, after) {
    const order = age(before, after);
    if (order === null || order === 0)
        return 'changed';
    return order > 0 ? 'upgraded' : 'downgraded';
}
/** Positive where `after` is the newer one; null where nobody can tell. As Nix orders them, but for what Nix can't see. */
function age(before, after) {
    if (before === '' || after === '' || (0,_version_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .differByCommit */ .pQ)(before, after))
        return null;
    const [old, now] = [(0,_version_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .dateOf */ .Q$)(before), (0,_version_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .dateOf */ .Q$)(after)];
    // `2025.05` and `2025.05.1`: the longer one is the later.
    if (isBeginning(before, after) || isBeginning(after, before))
        return (0,_nix_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Z)(after, before);
    if (old !== null && now !== null && old !== now)
        return old < now ? 1 : -1;
    // `20240115` and `2025.1`: the years can be told apart, and within one nothing can.
    if ((old === null) !== (now === null) && (0,_version_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isDate */ .$P)(before) && (0,_version_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isDate */ .$P)(after))
        return Number((0,_version_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .yearOf */ .lY)(after)) - Number((0,_version_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .yearOf */ .lY)(before)) || null;
    if (countAnotherWay(before, after) || contradictsDates(before, after))
        return null;
    return prereleaseAge(before, after) ?? (0,_nix_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Z)(after, before);
}
/**
 * `20240131` and `1.0`: dates gave way to numbers, or the other way. A release that follows a snapshot is newer, as Nix
 * has it; a snapshot that follows a release is seldom older, whatever it is called: `0.4.4` -> `unstable-2023-01-30`.
 */
function countAnotherWay(before, after) {
    if ((0,_version_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isDate */ .$P)(before) === (0,_version_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isDate */ .$P)(after) || (0,_version_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isSnapshot */ .LR)(before))
        return false;
    if ((0,_version_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isSnapshot */ .LR)(after))
        return true;
    const number = (0,_version_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isDate */ .$P)(before) ? after : before;
    return Number.parseInt(number) < 1000;
}
function isBeginning(short, long) {
    return long.startsWith(`${short}.`) && (0,_version_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isDate */ .$P)(short);
}
/** `14-20241116` and `14.2.1.20250322`: by the numbers the second is the older, and by the days that both name it is not. */
function contradictsDates(before, after) {
    const [old, now] = [DAY.exec(before)?.[1], DAY.exec(after)?.[1]];
    if (old === undefined || now === undefined || old === now)
        return false;
    return (0,_nix_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Z)(after, before) > 0 !== now > old;
}
const DAY = /[-.+_]((?:19|20)[0-9]{2}[01][0-9][0-3][0-9])(?![0-9])/;
// `1.0rc1`, `3.14.0b2`, `1.0-beta.4.9.1`, and a commit after one: `1.0-rc1-unstable-2024-01-31`.
const prerelease = /(?:[-._~]?(?:alpha|beta|rc|dev|preview|snapshot|m(?=[-.]?[0-9]))[-.]?[0-9]*(?:[-.][0-9]+)*|(?<=\.[0-9]+)[ab][0-9]+)(?:-unstable-[0-9-]{10})?$/i;
/** Nix knows `pre` alone: to it `1.0rc1` is newer than `1.0`. Null where both or neither are such. */
function prereleaseAge(before, after) {
    if (prerelease.test(before) === prerelease.test(after))
        return null;
    const bare = (version) => version.replace(prerelease, '');
    return (0,_nix_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Z)(bare(after), bare(before)) || (prerelease.test(before) ? 1 : -1);
}


/***/ }),

/***/ 36575:
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

/***/ 51879:
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

/***/ 1426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ comparePackageLists)
});

// EXTERNAL MODULE: ./build/src/core/diff/versions.js
var versions = __webpack_require__(34880);
// EXTERNAL MODULE: ./build/src/core/nix-version.js
var nix_version = __webpack_require__(36575);
// EXTERNAL MODULE: ./build/src/core/text-order.js
var text_order = __webpack_require__(31751);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/core/package-list/cut.js

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COMMA] = [
    0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x2c,
];
/** No member is longer, of which some 700 bytes are usual: what never ends is not gathered for ever. */
const LONGEST_MEMBER = 8 * 1024 * 1024;
/**
 * Cuts after the members of `{ …, "<key>": { "a": {…}, "b": {…} } }`. It looks at quotes, braces and brackets alone;
 * whoever parses what was cut finds what else is wrong.
 * @param key of the object at the top, in ASCII
 * @param where the text is from, for an error
 */
function createCutter(key, where) {
    const notAList = (why) => notAPackageList(why, where);
    const wanted = Buffer.from(`"${key}"`);
    /** What was not cut yet: the beginning of a member, or of what stands before the object. */
    let rest = Buffer.alloc(0);
    let scanned = 0;
    let depth = 0;
    let inString = false;
    let isEscaped = false;
    /** Where the last string at the top began and ended, in `rest`. */
    let [from, to] = [-1, -1];
    let state = 'before';
    function push(piece) {
        const bytes = rest.length === 0
            ? Buffer.from(piece.buffer, piece.byteOffset, piece.length)
            : Buffer.concat([rest, piece]);
        const { start, end } = scan(bytes, scanned);
        const whole = end > start ? bytes.toString('utf8', start, end) : null;
        // A copy: what it is a part of is let go.
        rest = Buffer.from(bytes.subarray(state === 'after' ? bytes.length : end));
        if (state === 'before' && rest.length > LONGEST_MEMBER)
            throw notAList('it begins otherwise');
        if (rest.length > LONGEST_MEMBER)
            throw notAList('an entry of it never ends');
        scanned = rest.length;
        return whole === null ? null : `{${whole}}`;
    }
    /** Where the members that are whole now begin and end. */
    function scan(bytes, at) {
        let start = 0;
        let end = 0;
        // A loop over each byte of more than 100 MB: what it needs is kept in its own variables.
        let [level, string, escaped] = [depth, inString, isEscaped];
        const { length } = bytes;
        for (let index = at; index < length; index++) {
            const byte = bytes[index];
            if (string) {
                if (escaped)
                    escaped = false;
                else if (byte === BACKSLASH)
                    escaped = true;
                else if (byte === QUOTE) {
                    string = false;
                    if (level === 1)
                        to = index + 1;
                }
            }
            else if (byte === QUOTE) {
                string = true;
                if (level === 1)
                    from = index;
            }
            else if (byte === OPEN || byte === OPEN_LIST) {
                level++;
                if (level === 2 && state === 'before' && byte === OPEN && isWanted(bytes)) {
                    state = 'within';
                    start = end = index + 1;
                }
            }
            else if (byte === CLOSE || byte === CLOSE_LIST) {
                level--;
                if (state === 'within' && level === 2)
                    end = index + 1;
                if (state === 'within' && level === 1) {
                    state = 'after';
                    if (leading(bytes, end, index) < index)
                        throw notAList('an entry of it is no object');
                }
            }
        }
        [depth, inString, isEscaped] = [level, string, escaped];
        return { start: leading(bytes, start, end), end };
    }
    function isWanted(bytes) {
        return to > from && bytes.subarray(from, to).equals(wanted);
    }
    return {
        push,
        end() {
            if (state === 'before')
                throw notAList(`it has no \`${key}\``);
            if (depth !== 0 || inString)
                throw notAList('it is cut short');
        },
    };
}
/** Past the comma between the member that was cut last and the next one. */
function leading(bytes, start, end) {
    let at = start;
    while (at < end && (bytes[at] === COMMA || (bytes[at] ?? 0) <= 0x20))
        at++;
    return at;
}
function notAPackageList(why, where) {
    return new errors/* UserError */.yo(`this is no list of packages: ${why}.`, {
        place: { file: where },
        cure: 'Give the `packages.json` or `packages.json.br` of a release.',
    });
}

;// CONCATENATED MODULE: ./build/src/core/package-list/read.js


const meta = schemas/* object */.Ikc({
    insecure: schemas/* boolean */.zMY().nullish(),
    knownVulnerabilities: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
});
const entry = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    version: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).nullish(),
    meta: meta.nullish(),
});
/** Some 150,000 are usual; each takes memory for as long as two lists are compared. */
const MOST = 2_000_000;
const entries = schemas/* record */.g1P(schemas/* string */.YjP(), entry);
/**
 * Reads a release's `packages.json` (`{ "version": "2", "packages": { attribute: { name, version, meta, … } } }`,
 * more than 100 MB), a few packages at a time.
 * @throws UserError where it is none, or is cut short, naming it
 */
async function readPackageList({ where, pieces }, each) {
    const cutter = createCutter('packages', where);
    let count = 0;
    for await (const piece of pieces) {
        const text = cutter.push(piece);
        if (text === null)
            continue;
        for (const [attribute, { name, version, meta: told }] of Object.entries(parsed(text, where))) {
            if (++count > MOST)
                throw notAPackageList(`it has more than ${MOST} packages`, where);
            const reasons = told?.knownVulnerabilities ?? [];
            const isInsecure = told?.insecure === true || reasons.length > 0;
            each(attribute, { name, version: String(version ?? ''), insecure: isInsecure ? reasons : null });
        }
    }
    cutter.end();
}
function parsed(text, where) {
    try {
        return entries.parse(JSON.parse(text));
    }
    catch {
        throw notAPackageList('an entry of it has another form', where);
    }
}

;// CONCATENATED MODULE: ./build/src/core/package-list/compare.js




/**
 * Compares the `packages.json` of two releases, by attribute. Of the older list what is compared is kept, of the newer
 * one what is another.
 * @throws UserError where one is no such list, or is cut short, naming it
 */
async function comparePackageLists(older, newer) {
    const old = new Map();
    const insecureBefore = new Set();
    await readPackageList(older, (attribute, listed) => {
        old.set(attribute, listed);
        if (listed.insecure)
            insecureBefore.add(listed.name);
    });
    const before = old.size;
    const changes = [];
    const insecure = new Map();
    let after = 0;
    await readPackageList(newer, (attribute, { name, version, insecure: reasons }) => {
        const was = old.get(attribute);
        // What is left at the end is gone.
        old.delete(attribute);
        after++;
        if (!was)
            changes.push({ attribute, change: 'added', before: null, after: version });
        else if (was.version !== version)
            changes.push(moved(attribute, was.version, version));
        // Another attribute may have had the same package, marked already.
        const isNew = was ? was.insecure === null : !insecureBefore.has(name);
        if (reasons && isNew)
            insecure.set(name, { name, reasons });
    });
    for (const [attribute, { version }] of old)
        changes.push({ attribute, change: 'removed', before: version, after: null });
    const byAttribute = (a, b) => (0,text_order/* textOrder */.G)(a.attribute, b.attribute);
    return {
        ...{ before, after },
        changes: changes.sort(byAttribute),
        insecure: [...insecure.values()].sort((a, b) => (0,text_order/* textOrder */.G)(a.name, b.name)),
    };
}
/** By the rules of packages of a host; what they can't tell (commits, dates that gave way to numbers) is as Nix orders it. */
function moved(attribute, before, after) {
    const told = (0,versions/* versionChange */.B)([before], [after]);
    if (told === 'upgraded' || told === 'downgraded')
        return { attribute, change: told, before, after };
    const change = (0,nix_version/* compareVersions */.Z)(before, after) <= 0 ? 'upgraded' : 'downgraded';
    return { attribute, change, before, after };
}


/***/ }),

/***/ 2164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bi: () => (/* binding */ isBeforeStable),
/* harmony export */   YQ: () => (/* binding */ githubArchiveOfUrl),
/* harmony export */   YY: () => (/* binding */ parseReleaseName),
/* harmony export */   _c: () => (/* binding */ channelFolder),
/* harmony export */   bD: () => (/* binding */ releasePath),
/* harmony export */   c0: () => (/* binding */ compareReleases),
/* harmony export */   oV: () => (/* binding */ releaseOfUrl)
/* harmony export */ });
/* harmony import */ var _channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26466);
/* harmony import */ var _nix_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36575);
/* harmony import */ var _origin_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51879);



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
/**
 * Whether a release was made before its series was stable, as far as its name tells. Only those of NixOS do: nixpkgs'
 * own, darwin's among them, are called `pre` for ever.
 */
function isBeforeStable(name) {
    const parsed = parseReleaseName(name);
    return parsed?.of === 'nixos' && parsed.stage !== 'stable';
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
        const [, kind, name = null] = /^refs\/(heads|tags)\/(.+)$/.exec(reference) ?? [];
        const [branch, tag] = kind === 'tags' ? [null, name] : [name, null];
        return { owner, repo, revision: null, branch, tag };
    }
    return /^[0-9a-f]{7,40}$/.test(reference)
        ? { owner, repo, revision: reference, branch: null, tag: null }
        : { owner, repo, revision: null, branch: reference, tag: null };
}


/***/ }),

/***/ 31751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ textOrder)
/* harmony export */ });
/** For `sort`: by code units, the same on every machine, whatever its language. */
function textOrder(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}


/***/ }),

/***/ 83232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $P: () => (/* binding */ isDate),
/* harmony export */   EX: () => (/* binding */ isCommitHash),
/* harmony export */   LR: () => (/* binding */ isSnapshot),
/* harmony export */   Q$: () => (/* binding */ dateOf),
/* harmony export */   lY: () => (/* binding */ yearOf),
/* harmony export */   pQ: () => (/* binding */ differByCommit),
/* harmony export */   vh: () => (/* binding */ leadingNumbers),
/* harmony export */   wO: () => (/* binding */ isMajor)
/* harmony export */ });
/** What a version is: numbers that count up, a date, or a commit. Only the first kind has a major version. */
const commitHash = /^(?=.*[0-9])(?=.*[a-f])[0-9a-f]{7,40}$/;
/** A version that is a commit's hash says nothing about newer and older. `20250104b` is a date. */
function isCommitHash(version) {
    return commitHash.test(version) && !/^(?:19|20)[0-9]{6}[a-f]$/.test(version);
}
/** Whether two versions differ by commits first, so that neither is the newer: `1.0-a1b2c3d`, `1.0-gfedcba9`. */
function differByCommit(a, b) {
    const [left, right] = [a.split(/[.\-_+]/), b.split(/[.\-_+]/)];
    const at = left.findIndex((part, index) => part !== right[index]);
    const place = at === -1 ? left.length : at;
    return [left[place], right[place]].some((part) => part !== undefined && isCommitHash(part.replace(/^g(?:it)?/, '')));
}
// `unstable-2024-01-31`, `0-unstable-2024-01-31`: of a package that has no release. nixpkgs' manual, "Versioning".
const snapshot = /^(?:0-)?unstable-(?=(?:19|20)[0-9]{2}-)/;
/** A commit of a package that has no release, by its date. Older than each release, as Nix orders them. */
function isSnapshot(version) {
    return snapshot.test(version);
}
/** Whether the version is a date, or begins with a year: `2024-01-31`, `20240131.1818`, `2024.1`, `2024a`. */
function isDate(version) {
    return isSnapshot(version) || /^(?:19|20)[0-9]{2}(?:[0-9]{2}){0,5}(?![0-9])/.test(version);
}
/** `2024` of a date. */
function yearOf(date) {
    return date.replace(snapshot, '').slice(0, 4);
}
/** `20240131` of a snapshot or a date with all its parts, however it is written; else null. */
function dateOf(version) {
    const parts = /^((?:19|20)[0-9]{2})([.-]?)(0?[1-9]|1[0-2])\2([0-3]?[0-9])(?![0-9])/.exec(version.replace(snapshot, ''));
    const [, year, separator, month = '', day = ''] = parts ?? [];
    if (year === undefined || (separator === '' && month.length + day.length < 4))
        return null;
    return year + month.padStart(2, '0') + day.padStart(2, '0');
}
/**
 * Whether between two sets of versions lies a new major one: what stays does not count, nor do dates and commits.
 * @param count of leading numbers that make a major version
 */
function isMajor({ before, after }, count) {
    const gone = majors(before.filter((version) => !after.includes(version)), count);
    const come = majors(after.filter((version) => !before.includes(version)), count);
    return gone.length > 0 && come.some((major) => !gone.includes(major));
}
/** The leading numbers; of dates and commits there are none. */
function majors(versions, count) {
    return versions
        .filter((version) => /^[0-9]/.test(version) && !isCommitHash(version) && !isDate(version))
        .map((version) => leadingNumbers(version, count).join('.'));
}
/** `17rc1` has `17`, and of two numbers `17` and `0`. */
function leadingNumbers(version, count) {
    const numbers = /^[0-9]+(?:\.[0-9]+)*/.exec(version)?.[0].split('.') ?? [];
    return Array.from({ length: count }, (_, index) => numbers[index] ?? '0');
}


/***/ })

};
