export const id = 911;
export const ids = [911];
export const modules = {

/***/ 31590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ originsOf),
/* harmony export */   s: () => (/* binding */ mirrorUrls)
/* harmony export */ });
/* harmony import */ var _core_channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26466);

function mirrorUrls(config) {
    return {
        channelsUrl: config['channels-url'],
        releasesUrl: config['releases-url'],
        archiveUrl: config['archive-url'],
    };
}
/** Where official things are recognised: under the configured mirrors as well as under their own names. */
function originsOf(config) {
    return (0,_core_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .originsWith */ .K4)(mirrorUrls(config));
}


/***/ }),

/***/ 90569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hashVerb: () => (/* binding */ hashVerb)
/* harmony export */ });
/* harmony import */ var _core_hash_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6589);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _report_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47912);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94302);




/** `hash URL|FILE`: NAR hash of an archive's tree, as SRI or (`--nix32`) in Nix's base 32. */
async function hashVerb(context, { positional, options }) {
    const what = positional[0] ?? '';
    const found = /^https?:/.test(what) ? await ofUrl(context, what) : await ofFile(context, what);
    const bytes = (0,_core_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .parseHash */ .Eb)(found.narHash);
    if (bytes === null)
        throw new Error(`not a hash: ${found.narHash}`);
    const text = options['nix32'] === true ? (0,_core_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .toNix32 */ .eN)(bytes) : found.narHash;
    return {
        text,
        json: { schemaVersion: _report_json_js__WEBPACK_IMPORTED_MODULE_3__/* .schemaVersion */ .CZ, hash: found.narHash, nix32: (0,_core_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .toNix32 */ .eN)(bytes), lastModified: found.lastModified },
        exitCode: 0,
    };
}
async function ofUrl(context, url) {
    return (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .createSources */ .LH)(context, null).get(url);
}
async function ofFile(context, path) {
    if (!(await context.files.exists(path))) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`there is no file \`${path}\`.`, {
            cure: 'Give the path or the URL of an archive.',
            exitCode: 64,
        });
    }
    try {
        const hashed = await (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .hashSource */ .cB)(context, longEnough(context.files.readStream(path)));
        return { narHash: (0,_core_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .toSri */ .kB)(hashed.sha256), lastModified: hashed.newestMtime };
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`\`${path}\` is no archive that can be hashed: ${error.message}`, {
            cure: error.cure ?? 'Give a tar archive: plain, or packed with gzip, xz or zstd.',
            cause: error,
        });
    }
}
/** The least that a tar has, in bytes. */
const BLOCK = 512;
const PACKED = ['1f8b', 'fd377a585a00', '28b52ffd'];
/** The same bytes. Too few of them for a tar, and not packed, are no archive, rather than one that is cut short. */
async function* longEnough(bytes) {
    let head = Buffer.alloc(0);
    for await (const piece of bytes) {
        if (head.length < BLOCK)
            head = Buffer.concat([head, piece.subarray(0, BLOCK)]);
        yield piece;
    }
    const begin = head.toString('hex');
    if (head.length >= BLOCK || PACKED.some((magic) => begin.startsWith(magic)))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('it is too short for one.');
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

/***/ 47912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CZ: () => (/* binding */ schemaVersion),
/* harmony export */   l4: () => (/* binding */ reportJson),
/* harmony export */   xJ: () => (/* binding */ bumpJson)
/* harmony export */ });
/** Raised when a field goes or changes its meaning; new fields leave it. */
const schemaVersion = 1;
/** A pin that moves, or (with `done`) that would. Empty words become null. */
function bumpJson({ name, file, channel, lane, from, to, hash }, done) {
    return {
        pin: name,
        file,
        from: { channel: from.channel ?? null, release: from.release || null, revision: from.revision || null },
        to: { channel, release: to.release || null, revision: to.revision || null, hash },
        lane,
        ...(done === undefined ? {} : { done }),
    };
}
/** The report for machines: docs/json.md, docs/schema/report.json. The walks put bumps and pull requests beside. */
function reportJson(report) {
    return { schemaVersion, hosts: report.hosts.map(hostJson) };
}
function hostJson({ name, outcome, changes, newWarnings, beforeFailure, pushedTo }) {
    return {
        name,
        outcome,
        beforeFailure: beforeFailure ?? null,
        // Equal derivations are a verdict of their own.
        verdict: changes?.verdict ?? (outcome.kind === 'unchanged' ? 'no-op' : null),
        reasons: changes?.reasons ?? [],
        notes: changes?.notes ?? [],
        inhibitors: changes?.inhibitors ?? [],
        kernel: changes?.kernel ?? null,
        nix: changes?.nix ?? null,
        packages: changes?.packages ?? null,
        configuration: changes?.configuration ?? null,
        units: changes?.units ?? null,
        etc: changes?.etc ?? null,
        users: changes?.users ?? null,
        groups: changes?.groups ?? null,
        firewall: changes?.firewall ?? null,
        closure: changes?.closure ?? null,
        newWarnings,
        pushedTo: pushedTo ?? null,
    };
}


/***/ })

};
