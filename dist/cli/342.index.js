export const id = 342;
export const ids = [342];
export const modules = {

/***/ 5207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ downloadPackageList),
/* harmony export */   t: () => (/* binding */ unpackPackageList)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7406);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1162);




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
        const unpacked = head[0] === 0x7b ? all : brotli(all);
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

/***/ 6404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ parseClosure)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _store_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6526);



/** Looked through at once: a large closure has a hundred thousand of them. */
const storePaths = zod__WEBPACK_IMPORTED_MODULE_2__/* .custom */ .IeY((value) => Array.isArray(value) && value.every((one) => typeof one === 'string'));
const info = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    // Format 2 gives the hash as an object; nobody compares it across formats.
    narHash: zod__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J(),
    narSize: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int().nonnegative(),
    references: storePaths,
    deriver: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(),
});
const invalid = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ valid: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(false) });
const arrayForm = zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([info.extend({ path: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }), invalid.extend({ path: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() })]));
const objectForm = zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), info.nullable());
/** `nix path-info --json --json-format 2` (Nix 2.33 and later): names without the store's folder. */
const format2 = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ version: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), storeDir: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), info: objectForm });
/**
 * The closure in the output of `nix path-info -r --json`, parsed from JSON already.
 * @throws UserError when it is of another form, names a path that is not valid in its store, or is empty
 */
function parseClosure(json) {
    const entries = readEntries(json);
    const paths = new Map(entries.map((entry) => [entry.path, closurePath(entry)]));
    if (paths.size === 0)
        throw notAClosure('it names no store path');
    return { root: findRoot(paths), paths };
}
function readEntries(json) {
    const array = arrayForm.safeParse(json);
    if (array.success) {
        return array.data.map((entry) => {
            if ('valid' in entry)
                throw notValid(entry.path);
            return entry;
        });
    }
    const second = format2.safeParse(json);
    if (second.success)
        return withStoreFolder(second.data.storeDir, entriesOf(second.data.info));
    const object = objectForm.safeParse(json);
    if (object.success)
        return entriesOf(object.data);
    throw notAClosure('it has another form');
}
function entriesOf(record) {
    return Object.entries(record).map(([path, entry]) => {
        if (entry === null)
            throw notValid(path);
        return { ...entry, path };
    });
}
function withStoreFolder(folder, entries) {
    const absolute = (name) => `${folder}/${name}`;
    return entries.map((entry) => ({
        ...entry,
        path: absolute(entry.path),
        references: entry.references.map(absolute),
        deriver: entry.deriver ? absolute(entry.deriver) : null,
    }));
}
function closurePath(entry) {
    if (!(0,_store_path_js__WEBPACK_IMPORTED_MODULE_1__/* .parseStorePath */ .G)(entry.path))
        throw notAClosure(`${JSON.stringify(entry.path)} is no store path`);
    const { path, narHash, narSize, references, deriver } = entry;
    return {
        path,
        narHash: typeof narHash === 'string' ? narHash : null,
        narSize,
        references,
        deriver: deriver ?? null,
    };
}
/** The one path that no other refers to. */
function findRoot(paths) {
    const roots = new Set(paths.keys());
    for (const { path, references } of paths.values()) {
        for (const reference of references)
            if (reference !== path)
                roots.delete(reference);
    }
    const [root] = roots;
    return roots.size === 1 ? (root ?? null) : null;
}
function notValid(path) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${JSON.stringify(path)} is not in the store that the closure was asked of.`, {
        cure: 'Build or copy it there, then run nix path-info -r --json again.',
    });
}
function notAClosure(why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`This is no closure: ${why}.`, { cure: 'Save one with nix path-info -r --json.' });
}


/***/ }),

/***/ 5524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ compareSystems)
});

// EXTERNAL MODULE: ./build/src/core/nix-version.js
var nix_version = __webpack_require__(6575);
;// CONCATENATED MODULE: ./build/src/core/nix-schema.js

/**
 * First version with each database schema. Source: Nix, `nixSchemaVersion` at its release tags (1.2 still has 6).
 * Schema 10 came in August 2016, so the 1.12pre that NixOS 17.03 and 17.09 call nixUnstable has it too.
 */
const schemas = [
    { since: '1.12pre', schema: 10 },
    { since: '1.3', schema: 7 },
    { since: '1.0', schema: 6 },
    { since: '0.12', schema: 5 },
];
/** Schema of the store database of a Nix (or Lix) version; null for an unknown version or one before 0.12. */
function nixSchema(version) {
    const plain = /^(?:nix-|lix-)?([0-9].*)$/.exec(version ?? '')?.[1];
    if (plain === undefined)
        return null;
    return schemas.find(({ since }) => (0,nix_version/* compareVersions */.Z)(plain, since) >= 0)?.schema ?? null;
}

// EXTERNAL MODULE: ./build/src/core/package-name.js
var package_name = __webpack_require__(4557);
;// CONCATENATED MODULE: ./build/src/core/diff/versions.js


/** In Nix's order, each once. */
function sortVersions(versions) {
    if (versions.length === 1)
        return [...versions];
    return [...new Set(versions)].sort((a, b) => (0,nix_version/* compareVersions */.Z)(a, b) || (a < b ? -1 : 1));
}
/**
 * How a package's set of versions moved, both sides sorted and different. What stays is left out of account:
 * `{2.7, 3.1} -> {2.7, 3.2}` is an upgrade. `changed` where up and down can't be told: a set grew or shrank,
 * moved both ways, or names commits.
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
    if ([before, after].some((version) => version === '' || (0,package_name/* isCommitHash */.EX)(version)))
        return 'changed';
    const order = (0,nix_version/* compareVersions */.Z)(after, before);
    if (order === 0)
        return 'changed';
    return order > 0 ? 'upgraded' : 'downgraded';
}

;// CONCATENATED MODULE: ./build/src/core/diff/infer-toplevel.js


// `linux-6.12.8`, `linux-zen-6.12.8`, and no other thing whose name begins so.
const kernelName = /^linux(?!.*-modules$)(?!-(?:headers|pam|firmware|config|manual|docs?|quota|wifi|tools|wallpaper)-)(-[a-z0-9]+)*-[0-9]/;
/** What a closure alone tells of its toplevel, by the names of the paths that the toplevel refers to. */
function inferToplevel(closure) {
    const all = [...closure.paths.keys()];
    const root = closure.root === null ? undefined : closure.paths.get(closure.root);
    const direct = (root?.references ?? all).filter((path) => path !== closure.root);
    const link = (pattern) => {
        const storePath = direct.filter((path) => pattern.test((0,package_name/* nameOf */.Vb)(path))).sort()[0];
        return storePath === undefined ? null : { storePath, target: storePath };
    };
    return {
        // Without a root the whole closure stands for the system.
        path: closure.root ?? all.sort().join(' '),
        kernel: link(/^linux-[0-9][^-]*$/) ?? link(kernelName),
        kernelModules: link(/^kernel-modules$|^linux-.*[0-9].*-modules$/),
        initrd: link(/^initrd(-linux-.*)?$/),
        firmware: link(/^firmware$/),
        systemd: link(/^systemd-[0-9][^-]*$/),
        kernelParams: null,
        nixosVersion: /^nixos-system-.*?-([0-9].*)$/.exec(root ? (0,package_name/* nameOf */.Vb)(root.path) : '')?.[1] ?? null,
        system: null,
        label: null,
        rebootTriggers: null,
        switchInhibitors: null,
        units: Object.fromEntries(all.flatMap((path) => unitEntry(path)).sort()),
        nixVersion: nixVersion(closure),
        facts: null,
    };
}
/** `unit-sshd.service` */
function unitEntry(path) {
    const name = (0,package_name/* nameOf */.Vb)(path);
    const unit = name.startsWith('unit-') ? /^unit-(.+\.[a-z]+)$/.exec(name)?.[1] : undefined;
    return unit === undefined ? [] : [[unit, path]];
}
/** The newest Nix or Lix of a closure. */
function nixVersion(closure) {
    const versions = [...closure.paths.keys()]
        .map(package_name/* nameOf */.Vb)
        .filter((name) => /^(?:nix|lix)-/.test(name))
        .map(package_name/* splitVersion */.$J)
        .filter(({ name, version }) => (name === 'nix' || name === 'lix') && /^[0-9]/.test(version))
        .map(({ version }) => version.replace(/-[a-z]+$/, ''));
    return sortVersions(versions).at(-1) ?? null;
}

;// CONCATENATED MODULE: ./build/src/core/diff/kernel.js

/** Kernel of two systems; null when neither has one (a container). */
function diffKernel(before, after, modules, firmware) {
    if (!before.kernel && !after.kernel)
        return null;
    const names = [...new Set([...modules.before.keys(), ...modules.after.keys()])].sort();
    return {
        before: kernelVersion(before),
        after: kernelVersion(after),
        change: kernelChange(before, after),
        params: diffParams(before.kernelParams ?? [], after.kernelParams ?? []),
        modules: names.map((name) => moduleChange(name, modules, after)),
        longTerm: { before: isLongTerm(before), after: isLongTerm(after) },
        config: diffConfig(before.facts, after.facts),
        firmware: { changed: before.firmware?.target !== after.firmware?.target, packages: firmware },
    };
}
function moduleChange(name, { before, after }, now) {
    const [old, come] = [before.get(name), after.get(name)];
    const kernels = kernelSpellings(now).map(numbers);
    return {
        name,
        before: old?.version ?? null,
        after: come?.version ?? null,
        builtFor: { before: old?.kernels.join(', ') ?? null, after: come?.kernels.join(', ') ?? null },
        matches: come && now.kernel ? come.kernels.some((kernel) => kernels.includes(numbers(kernel))) : null,
    };
}
function isLongTerm(parts) {
    const version = kernelVersion(parts);
    return version === null ? null : (parts.facts?.longTerm.get(series(version)) ?? null);
}
/** Options by name; null unless both kernels tell them. */
function diffConfig(before, after) {
    const [old, now] = [before?.kernelConfig, after?.kernelConfig];
    if (!old || !now)
        return null;
    return [...new Set([...old.keys(), ...now.keys()])]
        .filter((name) => old.get(name) !== now.get(name))
        .sort()
        .map((name) => ({ name, before: old.get(name) ?? null, after: now.get(name) ?? null }));
}
/**
 * `6.12.8` of `/nix/store/…-linux-6.12.8/bzImage`. The release in boot.json's label (`… (Linux 6.12.8)`) counts
 * where the path's name has no version or tells another one.
 */
function kernelVersion({ kernel, label }) {
    if (!kernel)
        return null;
    const named = (0,package_name/* splitVersion */.$J)((0,package_name/* nameOf */.Vb)(kernel.storePath)).version;
    const booted = bootedRelease(label);
    if (named === '')
        return booted;
    return booted === null || numbers(booted) === numbers(named) ? named : booted;
}
/** Every way in which module packages may write this kernel's version. */
function kernelSpellings({ kernel, label }) {
    if (!kernel)
        return [];
    const spellings = [(0,package_name/* splitVersion */.$J)((0,package_name/* nameOf */.Vb)(kernel.storePath)).version, bootedRelease(label) ?? ''];
    return spellings.flatMap((spelling) => [spelling, numbers(spelling)]).filter((spelling) => spelling !== '');
}
function bootedRelease(label) {
    return /\(Linux ([^()\s]+)\)/.exec(label ?? '')?.[1] ?? null;
}
/** `6.12.8` of `6.12.8-zen1` */
function numbers(version) {
    return /^[0-9.]*[0-9]/.exec(version)?.[0] ?? '';
}
function kernelChange(before, after) {
    const [old, now] = [kernelVersion(before), kernelVersion(after)];
    if (before.kernel?.storePath === after.kernel?.storePath)
        return 'none';
    if (old === null || now === null)
        return before.kernel && after.kernel ? 'rebuilt' : 'series';
    if (old === now)
        return 'rebuilt';
    return series(old) === series(now) ? 'patch' : 'series';
}
/** `6.12` of `6.12.8`; `2.6.32` of `2.6.32.1`, when the third number was the series. */
function series(version) {
    const parts = numbers(version).split('.');
    return parts.slice(0, parts[0] === '2' ? 3 : 2).join('.');
}
function diffParams(before, after) {
    return {
        added: after.filter((param) => !before.includes(param)),
        removed: before.filter((param) => !after.includes(param)),
    };
}

;// CONCATENATED MODULE: ./build/src/core/diff/parts.js
/** So many packages are told one by one: no picture has room for more names. */
const MOST = 60;
/** The largest packages, and the sums of what is left. Each name comes once. */
function closureParts(packages, configuration) {
    const bySize = packages.toSorted((a, b) => largerSide(b) - largerSide(a) || (a.name < b.name ? -1 : 1));
    const others = bySize.slice(MOST);
    return {
        largest: bySize.slice(0, MOST),
        others: { count: others.length, ...sum(others) },
        configuration: sum(configuration),
    };
}
function largerSide({ before, after }) {
    return Math.max(before, after);
}
function sum(parts) {
    return parts.reduce((all, { before, after }) => ({ before: all.before + before, after: all.after + after }), { before: 0, after: 0 });
}

;// CONCATENATED MODULE: ./build/src/core/diff/packages.js



/** Two closures, path by path. Every path that only one of them has is in exactly one package or in `configuration`. */
function diffPaths(before, after, kernels, sources) {
    const context = { outputs: (0,package_name/* outputNames */.gr)(before.paths.values(), after.paths.values()), kernels };
    const old = nameAll(before, after, context);
    const now = nameAll(after, before, context);
    const all = groupByName(old, now);
    const changed = all.filter((named) => !isKept(named)).sort(byName);
    const sameLibc = !changed.some(({ name }) => name === 'glibc' || name === 'musl');
    const isKnown = (path) => before.paths.has(path);
    return {
        packages: changed.filter(isPackage).map((named) => packageChange(named, { sameLibc, sources, isKnown })),
        configuration: configurationChanges(changed.filter((named) => !isPackage(named))),
        parts: closureParts(all.filter(isPackage).map(bytesOf), all.filter((named) => !isPackage(named)).map(bytesOf)),
        modules: { before: moduleVersions(old), after: moduleVersions(now) },
        firmware: all
            .filter((named) => isPackage(named) && firmwareName.test(named.name))
            .sort(byName)
            .map(firmwareVersions),
        removed: notKept(old),
        added: notKept(now),
    };
}
function nameAll(closure, other, context) {
    return Array.from(closure.paths.values(), (path) => {
        const { kind, name, version, output, kernel } = (0,package_name/* identify */.ls)(path, context);
        const kept = isSameObject(path, other.paths.get(path.path));
        return { kind, name, version, output, kernel, path, kept };
    });
}
/** One path can hold other bytes in another store, where a build is not reproducible: then it is a change. */
function isSameObject(path, other) {
    if (!other || other.narSize !== path.narSize)
        return false;
    return path.narHash === null || other.narHash === null || path.narHash === other.narHash;
}
function groupByName(old, now) {
    const groups = new Map();
    for (const item of old) {
        const group = groups.get(item.name);
        if (group)
            group.left.push(item);
        else
            groups.set(item.name, { name: item.name, left: [item], right: [] });
    }
    for (const item of now) {
        const group = groups.get(item.name);
        if (!group)
            groups.set(item.name, { name: item.name, left: [], right: [item] });
        else if (group.right.length === 0)
            group.right = [item];
        else
            group.right.push(item);
    }
    return [...groups.values()];
}
function byName(a, b) {
    return a.name < b.name ? -1 : 1;
}
/** A path without version whose name is a package's elsewhere is that package: its version came or went. */
function isPackage({ left, right }) {
    const is = (item) => item.kind === 'package';
    return left.some(is) || right.some(is);
}
function isKept({ left, right }) {
    return left.every((item) => item.kept) && right.every((item) => item.kept);
}
function packageChange({ name, left, right }, known) {
    const before = sortVersions(left.map((item) => item.version));
    const after = sortVersions(right.map((item) => item.version));
    const bytes = total(right) - total(left);
    if (before.length !== after.length || before.some((version, index) => version !== after[index])) {
        return { name, before, after, change: versionChange(before, after), bytes, cause: null };
    }
    // Only an output came or went: the others are what they were.
    if (!isReplaced(left, right))
        return { name, before, after, change: 'changed', bytes, cause: null };
    const patched = hasOtherSources(left, right, known.sources);
    const cause = (patched ?? looksOwn({ name, left, right }, known)) ? 'own' : 'dependencies';
    return { name, before, after, change: 'rebuilt', bytes, cause, ...(patched === null ? {} : { patched }) };
}
/** Whether what was rebuilt is made from another source, or with other patches; null where that is not known of all. */
function hasOtherSources(left, right, sources) {
    const made = (items) => {
        const found = items
            .filter((item) => !item.kept)
            .map(({ path }) => (path.deriver === null ? undefined : sources.get(path.deriver)));
        return found.includes(undefined) ? null : [...new Set(found)].sort().join('\n');
    };
    const [old, now] = [made(left), made(right)];
    return old === null || now === null ? null : old !== now;
}
/** By the references alone. A new C library rebuilds everything, also what refers to nothing: then nobody can tell. */
function looksOwn({ left, right }, { sameLibc, isKnown }) {
    return sameLibc && hasSameReferences(left, right, isKnown);
}
/** Some output of some version gave way to another build of itself. */
function isReplaced(left, right) {
    return right.some((now) => !now.kept && left.some((old) => !old.kept && old.version === now.version && old.output === now.output));
}
/** Apart from references to the package itself. @param isKnown whether the closure before has a path */
function hasSameReferences(left, right, isKnown) {
    const isOwn = (path) => right.some((item) => item.path.path === path) || left.some((item) => item.path.path === path);
    const isNew = (path) => !isKnown(path) && !isOwn(path);
    // So it ends with most packages, with little to look at.
    if (right.some((item) => !item.kept && item.path.references.some(isNew)))
        return false;
    const outside = (items) => {
        const references = items.filter((item) => !item.kept).flatMap((item) => item.path.references);
        const kernels = items.map((item) => item.kernel ?? '');
        return new Set([...references.filter((path) => !isOwn(path)), ...kernels]);
    };
    const [before, after] = [outside(left), outside(right)];
    return before.size === after.size && [...after].every((reference) => before.has(reference));
}
function configurationChanges(changed) {
    const changes = { added: [], removed: [], changed: [], bytes: 0 };
    for (const { name, left, right } of changed) {
        changes.bytes += total(right) - total(left);
        if (left.length === 0)
            changes.added.push(name);
        else if (right.length === 0)
            changes.removed.push(name);
        else
            changes.changed.push(name);
    }
    return changes;
}
function moduleVersions(items) {
    const modules = items.filter((item) => item.kernel !== null);
    const names = [...new Set(modules.map((item) => item.name))].sort();
    return new Map(names.map((name) => {
        const own = modules.filter((item) => item.name === name);
        const kernels = sortVersions(own.map((item) => item.kernel ?? ''));
        return [name, { version: allVersions(own), kernels }];
    }));
}
// `linux-firmware`, `sof-firmware`, `microcode-amd`, `intel-microcode`, `amd-ucode`
const firmwareName = /(^|-)(firmware|microcode|ucode)(-|$)|^wireless-regdb$/;
function firmwareVersions({ name, left, right }) {
    const version = (items) => (items.length === 0 ? null : allVersions(items));
    return { name, before: version(left), after: version(right) };
}
function allVersions(items) {
    return sortVersions(items.map((item) => item.version)).join(', ');
}
function bytesOf({ name, left, right }) {
    return { name, before: total(left), after: total(right) };
}
function notKept(items) {
    return items.filter((item) => !item.kept).map((item) => item.path);
}
function total(items) {
    let bytes = 0;
    for (const { path } of items)
        bytes += path.narSize;
    return bytes;
}

;// CONCATENATED MODULE: ./build/src/core/diff/reboot.js

/**
 * Whether a switch brings the new system or a reboot is due. Where both systems write `reboot-triggers`, a key that
 * both have with different values decides; else the links of kernel, kernel-modules and initrd do, as in
 * nixos-upgrade. A changed key of `switch-inhibitors` makes `switch` refuse: then a reboot is the way, too.
 */
function rebootVerdict(before, after, kernel) {
    if (before.path === after.path)
        return { verdict: 'no-op', reasons: [], notes: [], inhibitors: [] };
    const links = linkReasons(before, after, kernel);
    const triggers = changedKeys(before.rebootTriggers, after.rebootTriggers);
    const inhibitors = changedKeys(before.switchInhibitors, after.switchInhibitors) ?? [];
    const due = triggers?.map((key) => `reboot trigger ${key} changed`) ?? links;
    const reasons = [...due, ...inhibitors.map((key) => `switch refuses: inhibitor ${key} changed`)];
    // What the links say explains the triggers, or is news where the triggers are silent.
    const explained = triggers ? links : [];
    return {
        verdict: reasons.length > 0 ? 'reboot' : 'switch',
        reasons,
        notes: [...explained, ...besideNotes(before, after, kernel)],
        inhibitors,
    };
}
function linkReasons(before, after, kernel) {
    const reasons = [];
    if (differ(before.kernel, after.kernel))
        reasons.push(kernelReason(kernel));
    if (differ(before.kernelModules, after.kernelModules))
        reasons.push('kernel modules changed');
    if (differ(before.initrd, after.initrd))
        reasons.push('initrd changed');
    return reasons;
}
function kernelReason(kernel) {
    if (!kernel || (kernel.before === null && kernel.after === null))
        return 'kernel changed';
    if (kernel.change === 'rebuilt')
        return `kernel ${kernel.after ?? ''} rebuilt`;
    return `kernel ${kernel.before ?? 'none'} -> ${kernel.after ?? 'none'}`;
}
function besideNotes(before, after, kernel) {
    const notes = [];
    const params = kernel?.params;
    if (params && params.added.length + params.removed.length > 0) {
        notes.push('kernel parameters changed, which the next boot applies');
    }
    if (differ(before.systemd, after.systemd)) {
        const [old, now] = [before.systemd, after.systemd].map((link) => link ? (0,package_name/* nameOf */.Vb)(link.storePath) : 'none');
        notes.push(old === now ? `${now ?? 'systemd'} rebuilt` : `${old ?? 'none'} -> ${now ?? 'none'}`);
    }
    if (differ(before.firmware, after.firmware))
        notes.push('firmware changed');
    return notes;
}
/** Keys that both have with different values; null unless both systems write the file. */
function changedKeys(before, after) {
    if (!before || !after)
        return null;
    return Object.keys(before)
        .filter((key) => Object.hasOwn(after, key) && before[key] !== after[key])
        .sort();
}
function differ(before, after) {
    return before?.target !== after?.target;
}

;// CONCATENATED MODULE: ./build/src/core/diff/system.js
function diffSystem(before, after) {
    const [old, now] = [before?.accounts, after?.accounts];
    return {
        etc: before?.etc && after?.etc ? diffNames(before.etc, after.etc) : null,
        users: old && now ? diffNamed(old.users, now.users) : null,
        groups: old && now ? diffNamed(old.groups, now.groups) : null,
        firewall: before?.firewall && after?.firewall ? diffFirewall(before.firewall, after.firewall) : null,
    };
}
/** Names with what tells one state of them from another. */
function diffNames(before, after) {
    return {
        added: [...after.keys()].filter((name) => !before.has(name)).sort(),
        removed: [...before.keys()].filter((name) => !after.has(name)).sort(),
        changed: [...after]
            .filter(([name, state]) => (before.get(name) ?? state) !== state)
            .map(([name]) => name)
            .sort(),
    };
}
function diffNamed(before, after) {
    const old = new Map(before.map(({ name, ...rest }) => [name, rest]));
    const now = new Map(after.map(({ name, ...rest }) => [name, rest]));
    return [...new Set([...old.keys(), ...now.keys()])]
        .sort()
        .map((name) => ({ name, before: old.get(name) ?? null, after: now.get(name) ?? null }))
        .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}
function diffFirewall(before, after) {
    // Without a firewall all is let in already.
    const both = before.kind !== 'off' && after.kind !== 'off';
    const gone = (some, others) => both ? some.filter((port) => !others.some((other) => covers(other, port))) : [];
    return {
        before: before.kind,
        after: after.kind,
        opened: gone(after.ports, before.ports),
        closed: gone(before.ports, after.ports),
    };
}
function covers(other, port) {
    return ((other.protocol === 'any' || other.protocol === port.protocol) &&
        (other.interface === null || other.interface === port.interface) &&
        other.from <= port.from &&
        other.to >= port.to);
}

;// CONCATENATED MODULE: ./build/src/core/diff/units.js

/** Units by name; one is changed when its file is another. */
function diffUnits(before, after) {
    return diffNames(new Map(Object.entries(before)), new Map(Object.entries(after)));
}

;// CONCATENATED MODULE: ./build/src/core/diff/compare.js







/**
 * How a system changes from one closure to another.
 * @param sources of what `rebuiltDerivations` names, as far as they are known
 */
function compareSystems(before, after, sources = new Map()) {
    const old = before.toplevel ?? inferToplevel(before.closure);
    const now = after.toplevel ?? inferToplevel(after.closure);
    const kernels = [...new Set([...kernelSpellings(old), ...kernelSpellings(now)])];
    const paths = diffPaths(before.closure, after.closure, kernels, sources);
    const { packages, configuration, parts, added, removed } = paths;
    const kernel = diffKernel(old, now, paths.modules, paths.firmware);
    return {
        ...rebootVerdict(old, now, kernel),
        kernel,
        nix: nixSummary(old.nixVersion ?? nixVersion(before.closure), now.nixVersion ?? nixVersion(after.closure)),
        packages,
        configuration,
        units: diffUnits(old.units, now.units),
        ...diffSystem(old.facts, now.facts),
        closure: {
            before: size(before.closure.paths.values()),
            after: size(after.closure.paths.values()),
            added: size(added),
            removed: size(removed),
        },
        parts,
    };
}
function nixSummary(before, after) {
    return { before, after, schemaBefore: nixSchema(before), schemaAfter: nixSchema(after) };
}
function size(paths) {
    let [count, bytes] = [0, 0];
    for (const path of paths) {
        count += 1;
        bytes += path.narSize;
    }
    return { paths: count, bytes };
}


/***/ }),

/***/ 2434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ rebuiltDerivations)
/* harmony export */ });
/* harmony import */ var _package_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4557);

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

/***/ 1426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ comparePackageLists)
});

// EXTERNAL MODULE: ./build/src/core/nix-version.js
var nix_version = __webpack_require__(6575);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
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
 */
function createCutter(key) {
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
                if (state === 'within' && level === 1)
                    state = 'after';
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
function notAList(why) {
    return new errors/* UserError */.yo(`this is no list of packages: ${why}.`, {
        cure: 'Give the `packages.json` or `packages.json.br` of a release.',
    });
}

;// CONCATENATED MODULE: ./build/src/core/package-list/read.js


const meta = schemas/* object */.Ikc({
    insecure: schemas/* boolean */.zMY().nullish(),
    knownVulnerabilities: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
});
const entry = schemas/* object */.Ikc({ name: schemas/* string */.YjP(), version: schemas/* string */.YjP().nullish(), meta: meta.nullish() });
const entries = schemas/* record */.g1P(schemas/* string */.YjP(), entry);
/**
 * Reads a release's `packages.json` (`{ "version": "2", "packages": { attribute: { name, version, meta, … } } }`,
 * more than 100 MB), a few packages at a time.
 * @throws UserError where it is none, or is cut short
 */
async function readPackageList(pieces, each) {
    const cutter = createCutter('packages');
    for await (const piece of pieces) {
        const text = cutter.push(piece);
        if (text === null)
            continue;
        for (const [attribute, { name, version, meta: told }] of Object.entries(parsed(text))) {
            const reasons = told?.knownVulnerabilities ?? [];
            const isInsecure = told?.insecure === true || reasons.length > 0;
            each(attribute, { name, version: version ?? '', insecure: isInsecure ? reasons : null });
        }
    }
    cutter.end();
}
function parsed(text) {
    try {
        return entries.parse(JSON.parse(text));
    }
    catch {
        throw notAList('an entry of it has another form');
    }
}

;// CONCATENATED MODULE: ./build/src/core/package-list/compare.js


/**
 * Compares the `packages.json` of two releases, by attribute. Of the older list what is compared is kept, of the newer
 * one what is another.
 * @throws UserError where one is no such list, or is cut short
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
    const byAttribute = (a, b) => order(a.attribute, b.attribute);
    return {
        ...{ before, after },
        changes: changes.sort(byAttribute),
        insecure: [...insecure.values()].sort((a, b) => order(a.name, b.name)),
    };
}
function moved(attribute, before, after) {
    const change = (0,nix_version/* compareVersions */.Z)(before, after) <= 0 ? 'upgraded' : 'downgraded';
    return { attribute, change, before, after };
}
function order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 4557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ splitVersion),
/* harmony export */   EX: () => (/* binding */ isCommitHash),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   gr: () => (/* binding */ outputNames),
/* harmony export */   jQ: () => (/* binding */ packagesIn),
/* harmony export */   ls: () => (/* binding */ identify)
/* harmony export */ });
/* harmony import */ var _nix_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6575);

// Outputs that nixpkgs' packages have; the closure's derivers tell of others.
const commonOutputs = ('out bin dev devdoc doc docs man info lib lib32 lib64 static debug data dist modules headers ' +
    'tools libs locales common host su nc py python fonts scripts plugins drivers firmware crypto getent libgcc ' +
    'dnsutils mount swap login xxd terminfo cxxdev publishers').split(' ');
// Derivations of their own that carry the package's version: kept apart from it, `python3-3.12.8-env` -> `python3-env`.
const companion = /-(env|wrapped|wrapper|fhs|fhsenv|bwrap|source|vendor|go-modules|npm-deps)$/;
// Names that only generated parts of a system have.
const generated = /^(unit|nixos-system|darwin-system|initrd|X-Restart-Triggers|X-Reload-Triggers|etc)(-|$)|^dbus-1$|-modules-shrunk$/;
// A plain file: `nginx.conf`, `kmod-debian-aliases-22-1.1.conf`, `fix-build.patch`, `x-1.0.tar.gz`.
const fileEnding = /\.(conf|cfg|config|ini|toml|ya?ml|json|xml|pam|rules|service|socket|timer|target|mount|automount|slice|sh|bash|zsh|fish|pl|py|sed|awk|crt|pem|txt|md|html|css|patch|diff|drv|defs|nix|desktop|policy|list|tar|tgz|tar\.[a-z0-9]+|t[gx]z|zip|gz|xz|bz2|zst|whl|gem|crate|deb|rpm|jar|img|iso|bin|network|netdev|link)$/;
const commitHash = /^(?=.*[0-9])(?=.*[a-f])[0-9a-f]{7,40}$/;
/** A version that is a commit's hash says nothing about newer and older. */
function isCommitHash(version) {
    return commitHash.test(version);
}
/** The outputs' names that can be cut off a path's name: the common ones and those that derivers prove. */
function outputNames(...closures) {
    const outputs = new Set(commonOutputs);
    for (const closure of closures) {
        for (const path of closure) {
            const output = provenOutput(nameOf(path.path), derivationName(path));
            if (output)
                outputs.add(output);
        }
    }
    return outputs;
}
/** `/nix/store/…-openssl-3.0.13-bin` -> package `openssl`, version `3.0.13`, output `bin`. */
function identify(path, context) {
    const { base, output } = splitOutput(nameOf(path.path), derivationName(path), context.outputs);
    if (generated.test(base) || fileEnding.test(base))
        return configuration(base, output);
    const { name, version } = splitVersion(base);
    if (version === '')
        return configuration(base, output);
    const { version: own, kernel } = splitKernel(name, version, context.kernels);
    return { kind: 'package', name, version: own, output, kernel };
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
    const name = /^(nixos-system|darwin-system|initrd)-/.test(base) ? (0,_nix_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDrvName */ .n)(base).name : base;
    return { kind: 'configuration', name, version: '', output, kernel: null };
}
/** `/nix/store/`, the hash, a dash: so far it is to the name. */
const NAME_AT = 44;
/** The name in a store path: `linux-6.12.8`. What is none is its own name. Asked of every path many times over. */
function nameOf(path) {
    const isOne = path[NAME_AT - 1] === '-' && path.startsWith('/nix/store/') && !path.includes('/', NAME_AT);
    return isOne ? path.slice(NAME_AT) : path;
}
function derivationName(path) {
    if (path.deriver === null)
        return null;
    return nameOf(path.deriver).replace(/\.drv$/, '');
}
/** `bin` when `openssl-3.0.13-bin` comes from `openssl-3.0.13.drv`. */
function provenOutput(name, derivation) {
    return derivation !== null && name.startsWith(`${derivation}-`) ? name.slice(derivation.length + 1) : null;
}
function splitOutput(name, derivation, outputs) {
    const proven = provenOutput(name, derivation);
    if (proven !== null && derivation !== null)
        return { base: derivation, output: proven };
    const dash = name.lastIndexOf('-');
    const base = name.slice(0, dash);
    const output = name.slice(dash + 1);
    // Only after a version: `kernel-modules` and `iso-codes-dev` are names.
    if (dash > 0 && outputs.has(output) && (0,_nix_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDrvName */ .n)(base).version !== '')
        return { base, output };
    return { base: name, output: 'out' };
}
/** As Nix does, and past what Nix can't see: commit hashes, `-unstable-DATE`, companions. */
function splitVersion(base) {
    const { name, version } = (0,_nix_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDrvName */ .n)(base);
    if (version === '') {
        const dash = base.lastIndexOf('-');
        const last = base.slice(dash + 1);
        return dash > 0 && isCommitHash(last) ? { name: base.slice(0, dash), version: last } : { name, version };
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
    for (const kernel of kernels.toSorted((a, b) => b.length - a.length)) {
        if (version.endsWith(`-${kernel}`))
            return { version: version.slice(0, -kernel.length - 1), kernel };
        if (version.startsWith(`${kernel}-`))
            return { version: version.slice(kernel.length + 1), kernel };
    }
    return { version, kernel: null };
}


/***/ }),

/***/ 8705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jq: () => (/* binding */ realiseCommand),
/* harmony export */   PA: () => (/* binding */ dryRun),
/* harmony export */   Yb: () => (/* binding */ realise)
/* harmony export */ });
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6790);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7325);


/** What a build of the derivation would build and fetch, from what is in the store and what the caches tell. */
async function dryRun(session, derivation, options = {}) {
    const plan = (0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .createPlan */ .q)();
    const result = await (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .runNix */ .d)(session, ['nix-store', '--realise', '--dry-run', derivation], 'build', () => null, {
        ...options,
        onLine(line) {
            plan.take(line);
            options.onLine?.(line);
        },
    });
    return result.kind === 'ok' ? { ...result, value: plan.plan() } : result;
}
/** The command that builds or fetches a derivation; it prints the store paths of the outputs. */
function realiseCommand(derivation) {
    return ['nix-store', '--realise', derivation, '--log-format', 'internal-json', '--verbose'];
}
/** Builds or fetches the derivation's output. Gives its store path. */
function realise(session, derivation, options = {}) {
    return (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .runNix */ .d)(session, realiseCommand(derivation), 'build', (stdout) => stdout.trim().split('\n')[0] ?? '', options);
}


/***/ }),

/***/ 7119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ readSources)
/* harmony export */ });
/* unused harmony export sourcesIn */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);

/** What is unpacked, what is applied to it, and what else is done to it before it is built. */
const KEYS = ['src', 'srcs', 'patches', 'prePatch', 'postPatch'];
/** A derivation's text has some 5 KB; so many at once are no burden to anybody's memory. */
const AT_ONCE = 500;
// `("src","/nix/store/…")` in the text of a derivation; a quote within a value has a backslash before it.
const VARIABLES = /\("(src|srcs|patches|prePatch|postPatch|__json)","((?:[^"\\]|\\.)*)"\)/g;
const structuredSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J());
// Derivations that are not in the store are left out: a cache may know a path by another one than was evaluated here.
const READ = `
for derivation in "$@"; do
  [ -f "$derivation" ] || continue
  printf '%s\\0' "$derivation" && cat "$derivation" && printf '\\0' || exit
done
`;
/** Of those that are in the sandbox's store, and have a source, what they are made from. */
async function readSources(session, derivations) {
    const found = new Map();
    for (let at = 0; at < derivations.length; at += AT_ONCE) {
        const { stdout } = await session.run([
            '/bin/sh',
            '-c',
            READ,
            'sh',
            ...derivations.slice(at, at + AT_ONCE),
        ]);
        const parts = stdout.split('\0');
        for (let index = 0; index + 1 < parts.length; index += 2) {
            const sources = sourcesIn(parts[index + 1] ?? '');
            if (sources !== null)
                found.set(parts[index] ?? '', sources);
        }
    }
    return found;
}
/** @param text of a `.drv`: `Derive([…],…,[("name","value"),…])`; null: it is made from no source */
function sourcesIn(text) {
    const told = {};
    for (const [, name = '', value = ''] of text.matchAll(VARIABLES)) {
        const plain = unescaped(value);
        if (name === '__json')
            Object.assign(told, structured(plain));
        else
            told[name] = plain;
    }
    if (KEYS.every((key) => isEmpty(told[key])))
        return null;
    return JSON.stringify(KEYS.map((key) => (isEmpty(told[key]) ? null : normal(key, told[key]))));
}
/** With `__structuredAttrs` all variables are in one. */
function structured(text) {
    try {
        return structuredSchema.parse(JSON.parse(text));
    }
    catch {
        return {};
    }
}
function unescaped(value) {
    return value.replace(/\\(.)/gs, (_, one) => ({ n: '\n', r: '\r', t: '\t' })[one] ?? one);
}
function isEmpty(value) {
    return (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0));
}
/** A program that a phase names is another store path after each rebuild; a source's or a patch's path is its content. */
function normal(key, value) {
    if (key !== 'prePatch' && key !== 'postPatch')
        return value;
    return JSON.stringify(value).replaceAll(/\/nix\/store\/[0-9a-z]{32}-[\w.+?=-]+/g, '/nix/store/…');
}


/***/ }),

/***/ 9621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ readSystem),
  J: () => (/* binding */ realiseSystem)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./build/src/core/closure.js
var core_closure = __webpack_require__(6404);
// EXTERNAL MODULE: ./build/src/nix/build.js
var build = __webpack_require__(8705);
;// CONCATENATED MODULE: ./build/src/core/accounts.js

// NixOS writes passwords and their hashes into the same file: what is not named here does not get past this line.
const user = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    uid: schemas/* number */.aig().int().nullish(),
    group: schemas/* string */.YjP().nullish(),
    home: schemas/* string */.YjP().nullish(),
    shell: schemas/* string */.YjP().nullish(),
    /** users-groups.json */
    isSystemUser: schemas/* boolean */.zMY().optional(),
    /** userborn.json */
    isNormal: schemas/* boolean */.zMY().optional(),
});
const group = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    gid: schemas/* number */.aig().int().nullish(),
    members: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
});
const schema = schemas/* object */.Ikc({ users: schemas/* array */.YOg(user), groups: schemas/* array */.YOg(group) });
/** Users below this are the system's (`isEffectivelySystemUser` in nixpkgs). */
const FIRST_NORMAL_UID = 1000;
/** Users and groups of `users-groups.json` or `userborn.json`, which nixpkgs writes; null for anything else. */
function parseAccounts(json) {
    const read = schema.safeParse(json).data;
    if (!read)
        return null;
    return { users: read.users.map(toUser).sort(byName), groups: read.groups.map(toGroup).sort(byName) };
}
function toUser({ name, uid, group: own, home, shell, isSystemUser, isNormal }) {
    const isSystems = isSystemUser === true || (typeof uid === 'number' && uid < FIRST_NORMAL_UID);
    return {
        name,
        uid: uid ?? null,
        group: own ? own : null,
        normal: isNormal ?? !isSystems,
        home: home ?? null,
        shell: shellProgram(shell),
    };
}
function toGroup({ name, gid, members }) {
    return { name, gid: gid ?? null, members: [...new Set(members ?? [])].sort() };
}
/** A shell's package is rebuilt with every release. */
function shellProgram(shell) {
    return shell?.replace(/^\/nix\/store\/[^/]+|^\/run\/current-system\/sw/, '') ?? null;
}
/** `u sshd 993:sshd "SSH daemon" /var/empty /bin/nologin`, `g wheel 1`, `m admin wheel` of sysusers.d(5). */
function parseSysusers(text) {
    const users = [];
    const groups = new Map();
    const groupNamed = (name) => {
        const known = groups.get(name) ?? { name, gid: null, members: [] };
        groups.set(name, known);
        return known;
    };
    for (const line of text.split('\n')) {
        const [kind = '', name = '', id = '', ...rest] = words(line);
        if (name === '')
            continue;
        if (/^u!?$/.test(kind)) {
            const [uid = '', own = ''] = id.split(':');
            const [, home = null, shell = null] = rest;
            users.push({
                ...{ name, uid: number(uid), group: own || name, normal: false },
                ...{ home, shell: shellProgram(shell) },
            });
        }
        else if (kind === 'g')
            groupNamed(name).gid = number(id);
        else if (kind === 'm' && id !== '')
            groupNamed(id).members.push(name);
    }
    for (const { members } of groups.values())
        members.sort();
    return { users: users.sort(byName), groups: [...groups.values()].sort(byName) };
}
/** Split at blanks, but for those within double quotes. */
function words(line) {
    return (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"([^"]*)"$/, '$1'));
}
function number(text) {
    return /^[0-9]{1,10}$/.test(text) ? Number(text) : null;
}
function byName(a, b) {
    return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/src/core/firewall.js
/**
 * Ports that NixOS's `firewall-start` opens, one rule a line:
 * `ip46tables -A nixos-fw -p tcp --dport 8000:8010 -j nixos-fw-accept -i eth0`. A rule with any other condition (a
 * source, a rate) opens its port to some alone, and is left out.
 */
function portsOfIptables(script) {
    const lines = script.replace(/\\\n/g, ' ').split('\n');
    return sorted(lines.flatMap((line) => portOfRule(line.trim().split(/\s+/))));
}
const INPUT_CHAIN = /^(?:nixos-fw|INPUT)$/;
const ACCEPTS = /^(?:nixos-fw-accept|ACCEPT)$/;
function portOfRule([program = '', ...words]) {
    if (!/^(?:ip46tables|iptables|ip6tables)$/.test(program))
        return [];
    const options = new Map();
    for (let index = 0; index < words.length; index++) {
        const word = words[index] ?? '';
        if (word === '-w')
            continue;
        const key = NAMES[word];
        // A word by itself is a rule's number, or no option at all.
        if (key === undefined)
            return [];
        options.set(key, words[++index] ?? '');
    }
    if (!INPUT_CHAIN.test(options.get('chain') ?? '') || !ACCEPTS.test(options.get('to') ?? ''))
        return [];
    const protocol = options.get('protocol');
    const port = options.get('port');
    const on = options.get('interface') ?? null;
    if (protocol === undefined && port === undefined)
        return on === null ? [] : trusted(on);
    return port === undefined ? [] : firewall_open(protocol, port.replace(':', '-'), on);
}
const NAMES = {
    ...{ '-A': 'chain', '--append': 'chain', '-I': 'chain', '-j': 'to', '--jump': 'to' },
    ...{ '-p': 'protocol', '--proto': 'protocol', '--dport': 'port', '-i': 'interface', '-m': 'match' },
};
/**
 * Ports that an nftables ruleset lets in, one rule a line: `iifname eth0 tcp dport { 22, 8000-8010 } accept`, in chains
 * that are not for what goes out or through. What has any other condition is left out.
 */
function portsOfNftables(ruleset) {
    const ports = [];
    let isInput = true;
    for (const line of ruleset.split('\n').map((one) => one.trim())) {
        const chain = /^chain\s+(\S+)\s*\{/.exec(line)?.[1];
        if (chain !== undefined)
            isInput = !/output|forward|rpfilter|routing|nat/i.test(chain);
        const hook = /^type\s+\w+\s+hook\s+(\w+)/.exec(line)?.[1];
        if (hook !== undefined)
            isInput = hook === 'input';
        if (isInput)
            ports.push(...portsOfStatement(line));
    }
    return sorted(ports);
}
const INTERFACES = /^iifname\s+(?:\{([^}]*)\}|("[^"]*"|[^\s{]+))\s+/;
const STATEMENT = /^(tcp|udp)\s+dport\s+(?:\{([^}]*)\}|(\S+))\s+(?:counter\s+)?accept\b/;
function portsOfStatement(line) {
    const found = INTERFACES.exec(line);
    const interfaces = found ? items(found[1] ?? found[2] ?? '') : [null];
    const rest = found ? line.slice(found[0].length) : line;
    if (found && /^(?:counter\s+)?accept\b/.test(rest))
        return interfaces.flatMap((on) => (on ? trusted(on) : []));
    const [, protocol, many, one] = STATEMENT.exec(rest) ?? [];
    if (protocol === undefined)
        return [];
    return interfaces.flatMap((on) => items(many ?? one ?? '').flatMap((port) => firewall_open(protocol, port, on)));
}
function items(list) {
    return list
        .split(',')
        .map((item) => item.trim().replace(/^"(.*)"$/, '$1'))
        .filter((item) => item !== '');
}
/** What comes from the machine itself opens nothing. */
function trusted(name) {
    return name === 'lo' ? [] : [{ protocol: 'any', from: 0, to: 65_535, interface: name }];
}
/** @param range `22` or `8000-8010` */
function firewall_open(protocol, range, on) {
    if (protocol !== 'tcp' && protocol !== 'udp')
        return [];
    const [, first, last] = /^([0-9]{1,5})(?:-([0-9]{1,5}))?$/.exec(range) ?? [];
    if (first === undefined)
        return [];
    const [from, to] = [Number(first), Number(last ?? first)];
    return from > to || to > 65_535 ? [] : [{ protocol, from, to, interface: on }];
}
/** In one order, each once. */
function sorted(ports) {
    const keyed = new Map(ports.map((port) => [JSON.stringify(port), port]));
    return [...keyed.values()].sort((a, b) => compare(a.protocol, b.protocol) ||
        a.from - b.from ||
        a.to - b.to ||
        compare(a.interface ?? '', b.interface ?? ''));
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/src/core/kernel-config.js

/** `CONFIG_X=y` and `# CONFIG_X is not set` (which is `n`) of a kernel's `.config`. */
function parseKernelConfig(text) {
    const options = new Map();
    for (const line of text.split('\n')) {
        const [, set, value = '', unset] = /^(?:(CONFIG_\w+)=(.*)|# (CONFIG_\w+) is not set)\s*$/.exec(line) ?? [];
        const name = set ?? unset;
        if (name !== undefined)
            options.set(name, set === undefined ? 'n' : value.trim());
    }
    return options;
}
const record = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
const entry = schemas/* object */.Ikc({ lts: schemas/* boolean */.zMY() });
/**
 * Kernel series that nixpkgs says are long-term ones, or not: `kernels-org.json`,
 * `{ "6.12": { "version": "6.12.8", "hash": "…", "lts": true } }`. What sources contradict each other in is left out.
 */
function longTermSeries(sources) {
    const told = new Map();
    const disputed = new Set();
    for (const source of sources) {
        for (const [series, value] of Object.entries(record.safeParse(source).data ?? {})) {
            const lts = entry.safeParse(value).data?.lts;
            if (lts === undefined || !/^[0-9]+(\.[0-9]+)+$/.test(series))
                continue;
            if ((told.get(series) ?? lts) !== lts)
                disputed.add(series);
            told.set(series, lts);
        }
    }
    for (const series of disputed)
        told.delete(series);
    return told;
}

;// CONCATENATED MODULE: ./build/src/nix/toplevel-script.js
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
 * All at once: a program that is started in a container takes longer to start than to run. $1: the toplevel, then
 * sources of nixpkgs. Each part ends with a NUL; what is not there is empty, and what is there begins with `+` (but
 * for links and listings). Of the closure, the links, the texts and the units, what is there and can't be read is a
 * failure; all after them is as good as not there.
 */
const READ = `
toplevel=$1
shift
there() { [ -e "$1" ] || [ -L "$1" ]; }
nix path-info --recursive --json "$toplevel" || exit
printf '\\0'
for name in ${LINKS.join(' ')}; do
  [ ! -L "$toplevel/$name" ] || readlink "$toplevel/$name" || exit
  printf '\\0'
done
for name in ${TEXTS.join(' ')}; do
  if there "$toplevel/$name" && [ ! -d "$toplevel/$name" ]; then printf '+' && cat "$toplevel/$name" || exit; fi
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

;// CONCATENATED MODULE: ./build/src/nix/facts.js





/** To V8 a part of a text holds on to the whole: here to a closure, which is let go of as soon as it is compared. */
function ownText(part) {
    return Buffer.from(part).toString();
}
/** Null where it is none. */
function parseJson(text) {
    if (text === null || text === undefined)
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** What `READ` found beside the closure, in the order of `FACTS`. @param hasUnits whether it has any: else nothing says what it starts */
function parseFacts(parts, closure, hasUnits) {
    const part = (name) => parts[FACTS.indexOf(name)] ?? '';
    /** Null where it is not there. */
    const text = (name) => {
        const read = part(name);
        return read === '' ? null : ownText(read.slice(1));
    };
    const config = text('kernel config');
    return {
        longTerm: longTermSeries(parts.slice(FACTS.length).map((read) => parseJson(read.slice(1)))),
        kernelConfig: config === null ? null : parseKernelConfig(config),
        etc: etcFiles(part('etc folder'), part('etc'), part('etc files'), closure),
        accounts: accounts(text('users'), text('sysusers')),
        firewall: hasUnits ? firewall(text('firewall'), text('nftables'), text('other firewall')) : null,
    };
}
function accounts(users, sysusers) {
    return parseAccounts(parseJson(users)) ?? (sysusers === null ? null : parseSysusers(sysusers));
}
/** Null where it is another one than NixOS's own: of that nothing is known. */
function firewall(iptables, nftables, other) {
    if (other !== null)
        return null;
    if (iptables !== null)
        return { kind: 'iptables', ports: portsOfIptables(iptables) };
    if (nftables !== null)
        return { kind: 'nftables', ports: portsOfNftables(nftables) };
    return { kind: 'off', ports: [] };
}
const listed = schemas/* object */.Ikc({
    type: schemas/* string */.YjP(),
    target: schemas/* string */.YjP().optional(),
    get entries() {
        return schemas/* record */.g1P(schemas/* string */.YjP(), listed).optional();
    },
});
/** A copy that is no link has its mode and owner beside it: `sudoers`, `sudoers.mode`, `sudoers.uid`. */
const BESIDE = /\.(mode|uid|gid)$/;
function etcFiles(folder, listing, digests, closure) {
    const tree = listed.safeParse(parseJson(listing)).data;
    if (!tree?.entries)
        return null;
    const ofFile = new Map([...digests.matchAll(/^([0-9a-f]{64}) [ *]\.\/(.*)$/gm)].map(([, digest = '', name = '']) => [
        name,
        digest,
    ]));
    const files = new Map();
    const walk = (entries, above) => {
        for (const [key, entry] of Object.entries(entries)) {
            const name = `${above}${key}`;
            if (name === 'systemd/system')
                continue;
            if (entry.entries)
                walk(entry.entries, `${name}/`);
            else if (entry.target !== undefined)
                files.set(name, contentOf(entry.target, closure));
            else if (entry.type === 'regular')
                files.set(name, ofFile.get(name) ?? `${folder}/${name}`);
        }
    };
    walk(tree.entries, '');
    for (const [name, digest] of [...files]) {
        const owner = name.replace(BESIDE, '');
        const own = owner === name ? undefined : files.get(owner);
        if (own === undefined)
            continue;
        files.set(owner, `${own} ${digest}`);
        files.delete(name);
    }
    return files;
}
/** What is the same as long as a link leads to the same: the hash of what it leads into, and the way in it. */
function contentOf(target, closure) {
    const [, storePath = '', rest = ''] = /^(\/nix\/store\/[^/]+)(.*)$/s.exec(target) ?? [];
    const hash = closure.paths.get(storePath)?.narHash;
    return ownText(hash ? `${hash}${rest}` : target);
}

// EXTERNAL MODULE: ./build/src/nix/run.js + 8 modules
var run = __webpack_require__(7325);
// EXTERNAL MODULE: ./build/src/nix/text.js
var nix_text = __webpack_require__(3830);
;// CONCATENATED MODULE: ./build/src/nix/toplevel.js








/** As `nix store ls --json --recursive` has it; of folders in it nothing is asked. */
const listingSchema = schemas/* object */.Ikc({
    type: schemas/* literal */.euz('directory'),
    entries: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* discriminatedUnion */.gMt('type', [
        schemas/* object */.Ikc({ type: schemas/* literal */.euz('regular') }),
        schemas/* object */.Ikc({ type: schemas/* literal */.euz('symlink'), target: schemas/* string */.YjP() }),
        schemas/* object */.Ikc({ type: schemas/* literal */.euz('directory') }),
    ])),
});
const triggersSchema = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
const bootSchema = schemas/* object */.Ikc({ 'org.nixos.bootspec.v1': schemas/* object */.Ikc({ label: schemas/* string */.YjP() }) });
/**
 * Builds or fetches the derivation's output and reads it, all at once. `system` is null where it could not be read.
 * @param sources store paths of the nixpkgs that it is made of, as far as they are known
 */
function realiseSystem(session, derivation, sources, options = {}) {
    const read = (stdout) => {
        const [built = '', ...parts] = stdout.split('\0');
        const output = ownText(built.split('\n')[0] ?? '');
        const isRead = parts.pop() === 'read';
        return { output, system: isRead ? parseSystem(output, parts) : null };
    };
    const argv = ['/bin/sh', '-c', BUILD_AND_READ, 'sh', sources.join(' '), ...(0,build/* realiseCommand */.Jq)(derivation)];
    return (0,run/* runNix */.d)(session, argv, 'build', read, options);
}
/**
 * Reads what was built: its closure, and of the toplevel its links, its texts, its units, and what `SystemFacts` names.
 * @param sources as of `realiseSystem`
 */
function readSystem(session, path, sources = []) {
    return (0,run/* runNix */.d)(session, ['/bin/sh', '-c', READ, 'sh', path, ...sources], 'machine', (stdout) => parseSystem(path, stdout.split('\0')));
}
function parseSystem(path, [closureText = '', ...parts]) {
    const closure = { ...(0,core_closure/* parseClosure */.J)(JSON.parse(closureText)), root: path };
    const links = parts.splice(0, LINKS.length).map((target) => toplevel_link(path, ownText(target.replace(/\n$/, ''))));
    const [kernel = null, kernelModules = null, initrd = null, firmware = null, systemd = null, sw = null] = links;
    const texts = parts.splice(0, TEXTS.length).map((text) => (text === '' ? null : ownText(text.slice(1))));
    const [params, version, system, boot, triggers, inhibitors] = texts;
    const [listing = '', folder = '', ...rest] = parts;
    const toplevel = {
        ...{ path, kernel, kernelModules, initrd, firmware, systemd },
        kernelParams: params?.split(/\s+/).filter((param) => param !== '') ?? null,
        nixosVersion: version?.trim() ?? null,
        system: system?.trim() ?? null,
        label: bootSchema.safeParse(parseJson(boot)).data?.['org.nixos.bootspec.v1'].label ?? null,
        rebootTriggers: stringRecord(triggers),
        switchInhibitors: stringRecord(inhibitors),
        units: listing === '' ? {} : unitLinks(folder, listing),
        nixVersion: nixVersionIn(closure, sw),
        // What ends with a NUL is followed by nothing.
        facts: parseFacts(rest.slice(0, -1), closure, listing !== ''),
    };
    return { toplevel, closure };
}
/** @param to where a link in the folder leads; empty: there is none */
function toplevel_link(folder, to) {
    const target = external_node_path_.posix.resolve(folder, to);
    const storePath = /^\/nix\/store\/[^/]+/.exec(target)?.[0];
    return to === '' || storePath === undefined ? null : { storePath, target };
}
/** Folders (drop-ins, `.wants`) are left out. */
function unitLinks(folder, listing) {
    const { entries } = listingSchema.parse(JSON.parse(listing));
    const links = [];
    for (const [name, entry] of Object.entries(entries)) {
        if (entry.type === 'directory')
            continue;
        links.push([name, external_node_path_.posix.resolve(folder, entry.type === 'symlink' ? entry.target : name)]);
    }
    return Object.fromEntries(links);
}
function nixVersionIn(closure, sw) {
    const references = (sw && closure.paths.get(sw.storePath)?.references) ?? [];
    const versions = references.map((path) => /^nix-(\d[^-]*)$/.exec((0,nix_text/* nameOf */.Vb)(path))?.[1]);
    return versions.find((version) => version !== undefined) ?? null;
}
function stringRecord(text) {
    const record = triggersSchema.safeParse(parseJson(text)).data;
    if (!record)
        return null;
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : JSON.stringify(value),
    ]));
}


/***/ })

};
