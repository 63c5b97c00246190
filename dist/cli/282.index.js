export const id = 282;
export const ids = [282];
export const modules = {

/***/ 26110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ allOf)
/* harmony export */ });
/** As `Promise.all`; where one fails, the others come to their end before that is told: nothing is left at work. */
async function allOf(works) {
    await Promise.allSettled(works);
    return Promise.all(works);
}


/***/ }),

/***/ 1282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readStored: () => (/* binding */ readStored)
/* harmony export */ });
/* harmony import */ var _core_diff_rebuilt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52434);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _nix_toplevel_script_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46508);
/* harmony import */ var _sandbox_host_driver_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17524);
/* harmony import */ var _all_of_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(26110);
/* harmony import */ var _closure_in_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13614);
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






/** Toplevels in this machine's store, or links to them; all at once. */
async function readStored(ports, paths) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const session = __addDisposableResource(env_1, await (0,_sandbox_host_driver_js__WEBPACK_IMPORTED_MODULE_2__/* .openStore */ .C)(ports), true);
        const toplevels = await Promise.all(paths.map((path) => resolved(ports, session, path)));
        const begun = toplevels.map((toplevel) => {
            const { closure, contents } = (0,_nix_toplevel_script_js__WEBPACK_IMPORTED_MODULE_4__/* .readCommands */ .P4)(toplevel);
            return { toplevel, programs: [begin(session, closure), begin(session, contents)] };
        });
        const all = (0,_all_of_js__WEBPACK_IMPORTED_MODULE_5__/* .allOf */ .b)(begun.map(async ({ toplevel, programs }, index) => {
            const [closure, contents] = await (0,_all_of_js__WEBPACK_IMPORTED_MODULE_5__/* .allOf */ .b)([programs[0].answer, programs[1].answer]);
            const { systemOf } = await Promise.all(/* import() */[__webpack_require__.e(857), __webpack_require__.e(325), __webpack_require__.e(218), __webpack_require__.e(751)]).then(__webpack_require__.bind(__webpack_require__, 82218));
            const read = (json) => (0,_closure_in_js__WEBPACK_IMPORTED_MODULE_3__/* .closureIn */ .Z)(json, noClosure(toplevel), toplevel);
            return expected(paths[index] ?? '', await systemOf(session, toplevel, { closure, contents }, read));
        }));
        // Nix takes a while: what reads its answer, and compares, is loaded meanwhile, and not before it is at work.
        const atWork = Promise.all(begun.flatMap(({ programs }) => programs.map(({ started }) => started)));
        await Promise.race([all, atWork]);
        await Promise.all([Promise.all(/* import() */[__webpack_require__.e(857), __webpack_require__.e(325), __webpack_require__.e(218), __webpack_require__.e(751)]).then(__webpack_require__.bind(__webpack_require__, 82218)), Promise.all(/* import() */[__webpack_require__.e(417), __webpack_require__.e(11), __webpack_require__.e(97), __webpack_require__.e(624)]).then(__webpack_require__.bind(__webpack_require__, 28624))]);
        const systems = await all;
        const [before, after] = systems;
        const areDerived = before && after && (await isDerivedHere(ports, before)) && (await isDerivedHere(ports, after));
        if (!areDerived)
            return { systems, sources: new Map() };
        const { readSources } = await Promise.all(/* import() */[__webpack_require__.e(857), __webpack_require__.e(550)]).then(__webpack_require__.bind(__webpack_require__, 47550));
        return {
            systems,
            sources: await readSources(session, (0,_core_diff_rebuilt_js__WEBPACK_IMPORTED_MODULE_0__/* .rebuiltDerivations */ .I)(before.closure, after.closure)),
        };
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
/** `started` is kept when the program is at work; where it can't be started, never. */
function begin(session, argv) {
    let onStart = () => undefined;
    const started = new Promise((resolve) => (onStart = resolve));
    return { started, answer: session.run(argv, { onStart }) };
}
/** Of a Nix that ends well, and says something else. */
function noClosure(toplevel) {
    return (why, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`what Nix says of ${toplevel} can't be read: ${why}`, {
        cure: `Look at what \`nix path-info --recursive --json ${toplevel}\` prints.`,
        cause,
    });
}
/** A system that was built elsewhere came without derivations, or has lost them all: none has to be looked for. */
async function isDerivedHere({ files }, { closure }) {
    const { deriver = null } = closure.paths.get(closure.root ?? '') ?? {};
    return deriver !== null && (await files.exists(deriver));
}
/**
 * `/run/current-system` and `result` are links to a toplevel. Any other folder Nix would take for a flake, and evaluate.
 */
async function resolved({ files }, session, path) {
    const target = (await files.resolve(path)) ?? (await leadsTo(session, path));
    if (/^\/nix\/store\/[^./][^/]*$/.test(target))
        return target;
    const what = target === path ? 'it' : `it leads to ${target}, which`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${path} is no toplevel: ${what} does not lie directly in /nix/store.`, {
        cure: 'Give a toplevel, or a file of `nix path-info -r --json`.',
        exitCode: 64,
    });
}
/** Where a link leads that dangles. */
async function leadsTo(session, path) {
    const { exitCode, stdout } = await session.run(['readlink', '-f', '--', path]);
    return exitCode === 0 ? stdout.trim() : path;
}
function expected(path, result) {
    if (result.kind === 'ok')
        return result.value;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${path} can't be read: ${result.failure.message}`, {
        cure: 'Give a toplevel that is in this store, or a file of `nix path-info -r --json`.',
    });
}


/***/ }),

/***/ 52434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ rebuiltDerivations)
/* harmony export */ });
/* harmony import */ var _package_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14557);

/** Derivations of the paths that only one closure has and the other has by the same name: what was rebuilt. */
function rebuiltDerivations(before, after) {
    const gone = versioned(before, after);
    const come = versioned(after, before);
    const found = new Set();
    for (const [name, derivations] of come) {
        const old = gone.get(name);
        for (const derivation of old ? [...old, ...derivations] : [])
            found.add(derivation);
    }
    return [...found].sort();
}
function versioned(closure, other) {
    const names = new Map();
    for (const { path, deriver } of closure.paths.values()) {
        const name = (0,_package_name_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(path);
        // Without a version it is no package (a unit, a file of /etc).
        if (deriver === null || other.paths.has(path) || !/-[0-9]/.test(name))
            continue;
        const derivations = names.get(name);
        if (derivations)
            derivations.push(deriver);
        else
            names.set(name, [deriver]);
    }
    return names;
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


/***/ }),

/***/ 46508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ LINKS),
/* harmony export */   Dm: () => (/* binding */ TEXTS),
/* harmony export */   P4: () => (/* binding */ readCommands),
/* harmony export */   Sz: () => (/* binding */ BUILD_AND_READ),
/* harmony export */   UK: () => (/* binding */ readCommand),
/* harmony export */   qY: () => (/* binding */ FACTS)
/* harmony export */ });
/** Links of the toplevel that are read. */
const LINKS = ['kernel', 'kernel-modules', 'initrd', 'firmware', 'systemd', 'sw'];
/** Files of the toplevel that are read. */
const TEXTS = [
    'kernel-params',
    'nixos-version',
    'system',
    'boot.json',
    'reboot-triggers',
    'switch-inhibitors',
];
/** What is read for `SystemFacts`, in this order, each a part; then the text of each source's list of kernels. */
const FACTS = [
    'etc folder',
    'etc',
    'etc files',
    'users',
    'sysusers',
    'firewall',
    'nftables',
    'other firewall',
    'kernel config',
];
/** In a source of nixpkgs: which kernel series are long-term ones. */
const KERNELS = 'pkgs/os-specific/linux/kernel/kernels-org.json';
/** Bytes: of one text no more is read. */
const MOST = 4 * 1024 * 1024;
/**
 * What lies in a toplevel. $1: the toplevel, then sources of nixpkgs. Each part ends with a NUL; what is not there is
 * empty, and what is there begins with `+` (but for links and listings). Of the links, the texts and the units, what is
 * there and can't be read is a failure; all after them is as good as not there.
 */
const CONTENTS = `
toplevel=$1
shift
there() { [ -e "$1" ] || [ -L "$1" ]; }
for name in ${LINKS.join(' ')}; do
  [ ! -L "$toplevel/$name" ] || readlink "$toplevel/$name" || exit
  printf '\\0'
done
for name in ${TEXTS.join(' ')}; do
  if there "$toplevel/$name" && [ ! -d "$toplevel/$name" ]; then
    # A NUL in it would be taken for the end of the part, and what comes after it for another.
    printf '+' && tr -d '\\000' <"$toplevel/$name" || exit
  fi
  printf '\\0'
done
units=$toplevel/etc/systemd/system
if there "$units"; then
  units=$(cd "$units" && pwd -P) || exit
  nix store ls --json --recursive "$units" && printf '\\0%s\\0' "$units" || exit
else
  printf '\\0\\0'
fi

plain() { tr -d '\\000' | head -c ${MOST}; }
# The first of these that is a file.
text() {
  for file; do
    [ -f "$file" ] && [ -r "$file" ] || continue
    printf '+'
    plain <"$file"
    break
  done
  printf '\\0'
}
named() { grep -o "/nix/store/[0-9a-z]*-$1" "$2" | head -n 1; }
# The scripts that a unit starts.
started() {
  if [ -f "$units/$1" ]; then
    printf '+'
    grep '^ExecStart=' "$units/$1" | grep -o '/nix/store/[^ ]*' | while read -r file; do
      [ -f "$file" ] && [ "$(head -c 2 "$file" | tr -d '\\000')" = '#!' ] && cat "$file"
    done | plain
  fi
  printf '\\0'
}
{
  if etc=$(cd "$toplevel/etc" && pwd -P); then
    printf '%s\\0' "$etc"
    nix store ls --json --recursive "$etc" | plain
    printf '\\0'
    (cd "$etc" && find . -type f -exec sha256sum {} +) | plain
  else
    printf '\\0\\0'
  fi
  printf '\\0'
  text "$(named users-groups.json "$toplevel/activate")" "$(named userborn.json "$units/userborn.service")"
  text "$toplevel/etc/sysusers.d/00-nixos.conf"
  started firewall.service
  started nftables.service
  started firewalld.service
  beside=$toplevel/kernel-modules
  [ ! -e "$toplevel/kernel" ] || beside=$(readlink -f "$toplevel/kernel")
  beside=\${beside%/*}
  text "$beside/config" "$beside/.config" "$beside"/config-* "$toplevel"/kernel-modules/lib/modules/*/config
  for source; do text "$source/${KERNELS}"; done
} 2>/dev/null
true
`;
/** Before the toplevel. */
const CLOSURE = ['nix', 'path-info', '--recursive', '--json'];
/** The closure, with a NUL behind it, then the contents. */
const READ = `
${CLOSURE.join(' ')} "$1" || exit
printf '\\0'
${CONTENTS}`;
/** Reads a toplevel, all at once: a program that is started in a container takes longer to start than to run. */
function readCommand(toplevel, sources) {
    return ['/bin/sh', '-c', READ, 'sh', toplevel, ...sources];
}
/** The same in two programs, which can go on side by side. */
function readCommands(toplevel) {
    return {
        closure: [...CLOSURE, toplevel],
        contents: ['/bin/sh', '-c', CONTENTS, 'sh', toplevel],
    };
}
/**
 * Builds, then reads what was built. $1: sources of nixpkgs, with blanks between; then the command that builds. A
 * reading that fails is no failure of the build: it is left out.
 */
const BUILD_AND_READ = `
sources=$1
shift
built=$("$@") || exit
printf '%s\\0' "$built"
set -f
set -- "\${built%%
*}" $sources
set +f
( ${READ} ) && printf '\\0read'
exit 0
`;


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
