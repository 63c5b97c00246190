export const id = 598;
export const ids = [598,624];
export const modules = {

/***/ 28624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   comparisonOutcome: () => (/* binding */ comparisonOutcome)
/* harmony export */ });
/* harmony import */ var _core_diff_compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27341);
/* harmony import */ var _report_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47912);
/* harmony import */ var _report_screen_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26338);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96097);




/**
 * Two systems, compared.
 * @param page absolute path of the file that a page of it is written to
 */
async function comparisonOutcome({ files }, name, { before, after, sources }, { form, page }) {
    const report = comparisonReport(name, (0,_core_diff_compare_js__WEBPACK_IMPORTED_MODULE_0__/* .compareSystems */ .q)(before, after, sources));
    const onScreen = (screen) => (0,_report_text_js__WEBPACK_IMPORTED_MODULE_2__/* .renderText */ .S)(report, screen);
    const drawn = {
        // Not before it is asked for: a terminal has it drawn otherwise.
        text: () => null,
        markdown: async () => (await Promise.all(/* import() */[__webpack_require__.e(625), __webpack_require__.e(78)]).then(__webpack_require__.bind(__webpack_require__, 70625))).renderMarkdown(report),
        json: () => JSON.stringify((0,_report_json_js__WEBPACK_IMPORTED_MODULE_3__/* .reportJson */ .l4)(report), null, 2),
        // What prints it ends the last line.
        html: async () => (await pageOf(report)).trimEnd(),
    };
    if (page !== null)
        await files.write(page, await pageOf(report));
    const text = await drawn[form]();
    return {
        get text() {
            return text ?? onScreen(_report_screen_js__WEBPACK_IMPORTED_MODULE_1__/* .noScreen */ .uf);
        },
        ...(text === null ? { onScreen } : {}),
        get json() {
            return (0,_report_json_js__WEBPACK_IMPORTED_MODULE_3__/* .reportJson */ .l4)(report);
        },
        exitCode: 0,
    };
}
async function pageOf(report) {
    return (await Promise.all(/* import() */[__webpack_require__.e(373), __webpack_require__.e(214)]).then(__webpack_require__.bind(__webpack_require__, 97214))).renderHtml([report]);
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

/***/ 14557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ splitVersion),
/* harmony export */   Jt: () => (/* binding */ derivationName),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   gr: () => (/* binding */ outputNames),
/* harmony export */   it: () => (/* binding */ identifyName),
/* harmony export */   jQ: () => (/* binding */ packagesIn),
/* harmony export */   m2: () => (/* binding */ hasDerivationsName)
/* harmony export */ });
/* unused harmony export identify */
/* harmony import */ var _nix_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36575);
/* harmony import */ var _store_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56526);
/* harmony import */ var _version_kind_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83232);



// Outputs that nixpkgs' packages have; the closure's derivers tell of others.
const commonOutputs = ('out bin dev devdoc doc docs man info lib lib32 lib64 static debug data dist modules headers ' +
    'tools libs locales common host su nc py python fonts scripts plugins drivers firmware crypto getent libgcc ' +
    'dnsutils mount swap login xxd terminfo cxxdev publishers sandbox p11kit unbundled examples installedTests').split(' ');
// Derivations of their own that carry the package's version: kept apart from it, `python3-3.12.8-env` -> `python3-env`.
const companion = /-(env|wrapped|wrapper|fhs|fhsenv|bwrap|source|vendor|go-modules|npm-deps)$/;
// Names that only generated parts of a system have.
const generated = /^(unit|nixos-system|darwin-system|initrd|X-Restart-Triggers|X-Reload-Triggers|etc)(-|$)|^dbus-1$|-modules-shrunk$/;
// A plain file: `nginx.conf`, `kmod-debian-aliases-22-1.1.conf`, `fix-build.patch`, `x-1.0.tar.gz`.
const fileEndings = new Set(('conf cfg config ini toml yml yaml json xml pam rules service socket timer target mount automount slice sh bash zsh ' +
    'fish pl py sed awk crt pem txt md html css patch diff drv defs nix desktop policy list tar tgz txz zip gz xz bz2 zst ' +
    'whl gem crate deb rpm jar img iso bin network netdev link').split(' '));
// Ends of a version that are no output, whatever lies beside them: `13.0.0-alpha`, `6.12.8-hardened`.
const versionWord = /^(alpha|beta|pre|git|unstable|snapshot|preview|final|zen|hardened|xanmod|lts|libre|patched)[0-9]*$/;
/** The outputs' names that can be cut off a path's name: the common ones, and those that derivers or siblings prove. */
function outputNames(...closures) {
    const outputs = new Set(commonOutputs);
    const all = [];
    const underived = [];
    for (const closure of closures) {
        for (const path of closure) {
            all.push(path);
            if (path.deriver === null)
                underived.push(nameOf(path.path));
            // Most have the name of their derivation, without `.drv`, and nothing after it.
            else if (path.path.length > path.deriver.length - DRV.length) {
                const output = provenOutput(nameOf(path.path), derivationName(path));
                if (output)
                    outputs.add(output);
            }
        }
    }
    if (underived.length === 0)
        return outputs;
    const names = new Set(all.map(({ path }) => nameOf(path)));
    for (const name of underived) {
        const output = besideItsPackage(name, names);
        if (output !== null)
            outputs.add(output);
    }
    return outputs;
}
/** `qt5` of `breeze-6.3.5-qt5`, of which no deriver is known, where `breeze-6.3.5` is there as well. */
function besideItsPackage(name, names) {
    const [, base = '', word = ''] = /^(.*-[0-9].*)-([a-z]{2,}[0-9]?)$/.exec(name) ?? [];
    if (generated.test(name) || !names.has(base))
        return null;
    return companion.test(`-${word}`) || versionWord.test(word) ? null : word;
}
/** `/nix/store/…-openssl-3.0.13-bin` -> package `openssl`, version `3.0.13`, output `bin`. */
function identify(path, context) {
    return identifyName(nameOf(path.path), derivationName(path), context);
}
/**
 * As `identify`, of names alone.
 * @param derivation without `.drv`; null where it is not known
 */
function identifyName(name, derivation, context) {
    const { base, output } = splitOutput(name, derivation, context.outputs);
    if (generated.test(base) || isFile(base))
        return configuration(base, output);
    const { name: own, version: whole } = splitVersion(base);
    if (whole === '')
        return configuration(base, output);
    const { version, kernel } = splitKernel(own, whole, context.kernels);
    return { kind: 'package', name: own, version, output, kernel };
}
function isFile(base) {
    const dot = base.lastIndexOf('.');
    return dot >= 0 && (fileEndings.has(base.slice(dot + 1)) || /\.tar\.[a-z0-9]+$/.test(base));
}
/** The packages of a closure as their derivations are named, `openssl-3.0.13`, each once. */
function packagesIn({ paths }) {
    const context = { outputs: outputNames(paths.values()), kernels: [] };
    const found = [...paths.values()].map((path) => identify(path, context));
    const packages = found.filter(({ kind }) => kind === 'package');
    return new Set(packages.map(({ name, version }) => `${name}-${version}`));
}
function configuration(base, output) {
    // `nixos-system-web-25.11.4021.1f3a` and `initrd-linux-6.12.8` are the same part in every release.
    const name = /^(nixos-system|darwin-system|initrd)-/.test(base) ? (0,_nix_version_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDrvName */ .n)(base).name : base;
    return { kind: 'configuration', name, version: '', output, kernel: null };
}
/** How a derivation's name ends. */
const DRV = '.drv';
/** The name in a store path: `linux-6.12.8`. What is none is its own name. Asked of every path many times over. */
function nameOf(path) {
    const isOne = path[_store_path_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME_AT */ .qV - 1] === '-' && path.startsWith('/nix/store/') && !path.includes('/', _store_path_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME_AT */ .qV);
    return isOne ? path.slice(_store_path_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME_AT */ .qV) : path;
}
/** Whether a path is called as its derivation is, as most are: a package's first output. */
function hasDerivationsName({ path, deriver }, name) {
    return (deriver?.length === path.length + DRV.length && deriver.startsWith(name, _store_path_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME_AT */ .qV) && deriver.endsWith(DRV));
}
function derivationName(path) {
    if (path.deriver === null)
        return null;
    const name = nameOf(path.deriver);
    return name.endsWith(DRV) ? name.slice(0, -DRV.length) : name;
}
/** `bin` when `openssl-3.0.13-bin` comes from `openssl-3.0.13.drv`. */
function provenOutput(name, derivation) {
    if (derivation === null || name[derivation.length] !== '-' || !name.startsWith(derivation))
        return null;
    return name.slice(derivation.length + 1);
}
function splitOutput(name, derivation, outputs) {
    const proven = provenOutput(name, derivation);
    if (proven !== null && derivation !== null)
        return { base: derivation, output: proven };
    const dash = name.lastIndexOf('-');
    const base = name.slice(0, dash);
    const output = name.slice(dash + 1);
    // Only after a version: `kernel-modules` and `iso-codes-dev` are names.
    if (dash > 0 && outputs.has(output) && (0,_nix_version_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDrvName */ .n)(base).version !== '')
        return { base, output };
    return { base: name, output: 'out' };
}
/** As Nix does, and past what Nix can't see: commit hashes, `-unstable-DATE`, companions. */
function splitVersion(base) {
    const { name, version } = (0,_nix_version_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDrvName */ .n)(base);
    if (version === '') {
        const dash = base.lastIndexOf('-');
        const last = base.slice(dash + 1);
        return dash > 0 && (0,_version_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .isCommitHash */ .EX)(last) ? { name: base.slice(0, dash), version: last } : { name, version };
    }
    if (name.endsWith('-unstable') && /^[0-9]{4}-[0-9]{2}-[0-9]{2}/.test(version)) {
        return { name: name.slice(0, -'-unstable'.length), version: `unstable-${version}` };
    }
    const suffix = companion.exec(version)?.[0];
    if (suffix)
        return { name: `${name}${suffix}`, version: version.slice(0, -suffix.length) };
    return { name, version };
}
/** `2.3.4-6.17.8` or `6.17.8-2.3.4` -> version `2.3.4` for kernel `6.17.8`. */
function splitKernel(name, version, kernels) {
    if (kernels.length === 0)
        return { version, kernel: null };
    // `linux-6.12.8-zen1` is a kernel, not a module for 6.12.8.
    if (/^linux(-|$)/.test(name))
        return { version, kernel: null };
    for (const kernel of kernels) {
        if (version.endsWith(`-${kernel}`))
            return { version: version.slice(0, -kernel.length - 1), kernel };
        if (version.startsWith(`${kernel}-`))
            return { version: version.slice(kernel.length + 1), kernel };
    }
    return { version, kernel: null };
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
