export const id = 11;
export const ids = [11,751];
export const modules = {

/***/ 27341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ compareSystems)
});

// EXTERNAL MODULE: ./build/src/core/nix-version.js
var nix_version = __webpack_require__(36575);
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
var package_name = __webpack_require__(14557);
// EXTERNAL MODULE: ./build/src/core/store-path.js
var store_path = __webpack_require__(56526);
// EXTERNAL MODULE: ./build/src/core/diff/versions.js
var diff_versions = __webpack_require__(34880);
;// CONCATENATED MODULE: ./build/src/core/diff/infer-toplevel.js



// `linux-6.12.8`, `linux-zen-6.12.8`, and no other thing whose name begins so.
const kernelName = /^linux(?!.*-modules$)(?!-(?:headers|pam|firmware|config|manual|docs?|quota|wifi|tools|wallpaper)-)(-[a-z0-9]+)*-[0-9]/;
/** So begin the names of all that is looked for: most of what a toplevel refers to is none of it. */
const MAY_BE_LINKED = /^(?:linux-|kernel-|initrd|firmware|systemd-)/;
/** What a closure alone tells of its toplevel, by the names of the paths that the toplevel refers to. */
function inferToplevel(closure) {
    const all = [...closure.paths.keys()];
    const root = closure.root === null ? undefined : closure.paths.get(closure.root);
    const direct = (root?.references ?? all)
        .filter((path) => path !== closure.root)
        .map((path) => ({ path, name: (0,package_name/* nameOf */.Vb)(path) }))
        .filter(({ name }) => MAY_BE_LINKED.test(name));
    const link = (pattern) => {
        const storePath = direct
            .filter(({ name }) => pattern.test(name))
            .map(({ path }) => path)
            .sort()[0];
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
        units: unitsOf(all),
        nixVersion: nixVersion(closure),
        facts: null,
    };
}
/** `unit-sshd.service` */
function unitsOf(paths) {
    const units = {};
    for (const path of paths.filter((one) => one.startsWith('unit-', store_path/* NAME_AT */.qV)).sort()) {
        // A store path's name has no `@`: NixOS writes `-` for it, and `getty-.service` can be nothing but `getty@.service`.
        const unit = /^unit-(.+\.[a-z]+)$/.exec((0,package_name/* nameOf */.Vb)(path))?.[1]?.replace(/-(?=\.[a-z]+$)/, '@');
        if (unit !== undefined)
            units[unit] = path;
    }
    return units;
}
/** The Nix or Lix that users are given; where that is not to be seen, the newest of the closure. */
function nixVersion(closure) {
    const { root, paths } = closure;
    const referred = root === null ? undefined : paths.get(root)?.references;
    const users = referred?.find((path) => (0,package_name/* nameOf */.Vb)(path) === 'system-path');
    return newestNix(paths.get(users ?? '')?.references ?? []) ?? newestNix([...paths.keys()]);
}
function newestNix(paths) {
    const versions = paths
        .filter((path) => path.startsWith('ix-', store_path/* NAME_AT */.qV + 1))
        .map((path) => (0,package_name/* splitVersion */.$J)((0,package_name/* nameOf */.Vb)(path)))
        .filter(({ name, version }) => (name === 'nix' || name === 'lix') && /^[0-9]/.test(version))
        .map(({ version }) => version.replace(/-[a-z]+$/, ''));
    return (0,diff_versions/* sortVersions */.M)(versions).at(-1) ?? null;
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
        ...flavourChange(before, after),
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
/** Flavours that end a version: `6.12.8-hardened1`. Others stand in the name: `linux-zen-6.12.8`. */
const FLAVOUR = /^[0-9.]+-(hardened|libre|lqx|rt|xanmod|zen)[0-9]*$/;
function flavourChange(before, after) {
    if (!before.kernel || !after.kernel)
        return {};
    const flavour = { before: flavourOf(before.kernel.storePath), after: flavourOf(after.kernel.storePath) };
    return flavour.before === flavour.after ? {} : { flavour };
}
function flavourOf(kernel) {
    const { name, version } = (0,package_name/* splitVersion */.$J)((0,package_name/* nameOf */.Vb)(kernel));
    return /^linux-(.+)$/.exec(name)?.[1] ?? FLAVOUR.exec(version)?.[1] ?? 'vanilla';
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

// EXTERNAL MODULE: ./build/src/core/closure.js + 1 modules
var closure = __webpack_require__(70365);
// EXTERNAL MODULE: ./build/src/core/notable.js
var notable = __webpack_require__(75484);
// EXTERNAL MODULE: ./build/src/core/same-list.js
var same_list = __webpack_require__(69820);
// EXTERNAL MODULE: ./build/src/core/stateful.js
var stateful = __webpack_require__(67225);
// EXTERNAL MODULE: ./build/src/core/text-order.js
var text_order = __webpack_require__(31751);
;// CONCATENATED MODULE: ./build/src/core/diff/interpreters.js


// `python3.12-django`, `perl5.40.0-URI`: nixpkgs puts the interpreter's version into the name.
const ofInterpreter = /^(lua|luajit|ocaml|perl|php|pypy|python|ruby)[0-9][0-9.]*-(.+)$/;
/**
 * Packages of an interpreter that went to another version are called otherwise, and are the same: `python3.12-django`
 * that went and `python3.13-django` that came are one change, under the name that came.
 */
function acrossInterpreters(changes) {
    const gone = new Map();
    const come = new Map();
    for (const change of changes) {
        const kind = change.change === 'removed' ? gone : change.change === 'added' ? come : null;
        const [, language, name] = (kind && ofInterpreter.exec(change.name)) ?? [];
        if (!kind || language === undefined || name === undefined)
            continue;
        const key = `${language} ${name}`;
        kind.set(key, [...(kind.get(key) ?? []), change]);
    }
    const successors = new Map();
    const replaced = new Set();
    for (const [key, [now, ...others]] of come) {
        const [old, ...more] = gone.get(key) ?? [];
        // Of several nobody knows which follows which.
        if (!old || !now || others.length > 0 || more.length > 0)
            continue;
        successors.set(now, succession(old, now));
        replaced.add(old);
    }
    return changes.filter((change) => !replaced.has(change)).map((change) => successors.get(change) ?? change);
}
function succession(old, now) {
    const { name, after } = now;
    const { before } = old;
    const bytes = old.bytes + now.bytes;
    return (0,same_list/* isSameList */.f)(before, after)
        ? { name, before, after, change: 'rebuilt', bytes, cause: 'dependencies' }
        : { name, before, after, change: (0,diff_versions/* versionChange */.B)(before, after), bytes, cause: null };
}

;// CONCATENATED MODULE: ./build/src/core/diff/named-paths.js


/**
 * Names each path. Most names are on both sides, and many more than once: each is taken apart once. All is done in one
 * go, as a closure has ten thousand paths, and the code runs for the first time.
 */
function namePaths(before, after, kernels) {
    const context = { outputs: (0,package_name/* outputNames */.gr)(before.paths.values(), after.paths.values()), kernels };
    const known = new Map();
    const groups = new Map();
    const modules = { left: [], right: [] };
    // A path without version whose name is a package's elsewhere is that package: its version came or went.
    const groupOf = ({ name, kind }) => {
        let named = groups.get(name);
        if (!named) {
            named = { name, left: [], right: [], before: 0, after: 0, isPackage: false, kept: true };
            groups.set(name, named);
        }
        named.isPackage ||= kind === 'package';
        return named;
    };
    /** Returns the sizes of all, and of what the other closure has not. */
    const add = (side, closure, other) => {
        const [all, own] = [
            { paths: 0, bytes: 0 },
            { paths: 0, bytes: 0 },
        ];
        for (const path of closure.paths.values()) {
            const name = path.path.slice(store_path/* NAME_AT */.qV);
            // Two names put together are slower to look up than one, and most are the same.
            const isSame = (0,package_name/* hasDerivationsName */.m2)(path, name);
            const key = isSame ? name : `${name} ${path.deriver?.slice(store_path/* NAME_AT */.qV) ?? ''}`;
            let entry = known.get(key);
            if (!entry) {
                const what = (0,package_name/* identifyName */.it)(name, isSame ? name : (0,package_name/* derivationName */.Jt)(path), context);
                entry = { what, named: groupOf(what) };
                known.set(key, entry);
            }
            const { what, named } = entry;
            const kept = isSameObject(path, other.paths.get(path.path));
            const item = { what, path, kept };
            // Most have one: a list that is made for it takes a tenth of the room.
            if (named[side].length === 0)
                named[side] = [item];
            else
                named[side].push(item);
            if (side === 'left')
                named.before += path.narSize;
            else
                named.after += path.narSize;
            if (what.kernel !== null)
                modules[side].push(item);
            all.paths++;
            all.bytes += path.narSize;
            if (kept)
                continue;
            named.kept = false;
            own.paths++;
            own.bytes += path.narSize;
        }
        return [all, own];
    };
    const [sizeBefore, removed] = add('left', before, after);
    const [sizeAfter, added] = add('right', after, before);
    const size = { before: sizeBefore, after: sizeAfter, added, removed };
    return { all: [...groups.values()], modules, size };
}
/** One path can hold other bytes in another store, where a build is not reproducible: then it is a change. */
function isSameObject(path, other) {
    if (!other || other.narSize !== path.narSize)
        return false;
    return path.narHash === null || other.narHash === null || path.narHash === other.narHash;
}

;// CONCATENATED MODULE: ./build/src/core/diff/parts.js

/** So many packages are told one by one: no picture has room for more names. */
const MOST = 60;
/** So many of them are there for how much their size changes, whatever it is: by a size that is worth a word. */
const MOST_MOVED = 10;
const LEAST_MOVE = 100 * 1024;
/** The largest packages and those whose size changes most, and the sums of what is left. Each name comes once. */
function closureParts(packages, configuration) {
    const moved = packages
        .filter((part) => move(part) >= LEAST_MOVE)
        .sort((a, b) => move(b) - move(a) || (0,text_order/* textOrder */.G)(a.name, b.name))
        .slice(0, MOST_MOVED);
    const told = new Set(moved);
    for (const part of largest(packages))
        if (told.size < MOST)
            told.add(part);
    return {
        largest: [...told].sort(bySize).map(({ name, before, after }) => ({ name, before, after })),
        others: {
            count: packages.length - told.size,
            ...sum(packages.filter((part) => !told.has(part))),
        },
        configuration: sum(configuration),
    };
}
/** At least `MOST` of them, where there are so many, the largest first: to put all in order takes much longer. */
function largest(packages) {
    const sizes = Float64Array.from(packages, largerSide).sort();
    const least = sizes.at(-MOST) ?? 0;
    return packages.filter((part) => largerSide(part) >= least).sort(bySize);
}
function bySize(a, b) {
    return largerSide(b) - largerSide(a) || (0,text_order/* textOrder */.G)(a.name, b.name);
}
function move({ before, after }) {
    return Math.abs(after - before);
}
function largerSide({ before, after }) {
    return Math.max(before, after);
}
function sum(parts) {
    const all = { before: 0, after: 0 };
    for (const { before, after } of parts) {
        all.before += before;
        all.after += after;
    }
    return all;
}

;// CONCATENATED MODULE: ./build/src/core/diff/packages.js









/** Two closures, path by path. Every path that only one of them has is in exactly one package or in `configuration`. */
function diffPaths(before, after, kernels, sources) {
    const { all, modules, size } = namePaths(before, after, kernels);
    const changed = all.filter((named) => !named.kept).sort(byName);
    const sameLibc = !changed.some(({ name }) => name === 'glibc' || name === 'musl');
    const isKnown = (path) => before.paths.has(path);
    const known = { sameLibc, sources, isKnown };
    const packages = all.filter(isPackage);
    return {
        packages: acrossInterpreters(changed.filter(isPackage).map((named) => packageChange(named, known))),
        configuration: configurationChanges(changed.filter(isConfiguration)),
        parts: closureParts(packages, all.filter(isConfiguration)),
        modules: { before: moduleVersions(modules.left), after: moduleVersions(modules.right) },
        firmware: packages
            .filter(({ name }) => firmwareName.test(name))
            .sort(byName)
            .map(firmwareVersions),
        size,
    };
}
function byName(a, b) {
    return (0,text_order/* textOrder */.G)(a.name, b.name);
}
function isPackage(named) {
    return named.isPackage;
}
function isConfiguration(named) {
    return !named.isPackage;
}
function packageChange(named, known) {
    const { name, left, right } = named;
    const [before, after] = [versionsOf(left), versionsOf(right)];
    const bytes = named.after - named.before;
    if (!(0,same_list/* isSameList */.f)(before, after)) {
        const change = (0,diff_versions/* versionChange */.B)(before, after);
        return { name, before, after, change, bytes, cause: null, ...programs(named), ...stayed(named, known) };
    }
    // Only an output came or went: the others are what they were.
    if (!isReplaced(left, right)) {
        return { name, before, after, change: 'changed', bytes, cause: null, ...programs(named) };
    }
    return {
        name,
        before,
        after,
        change: 'rebuilt',
        bytes,
        ...causeOf(left, right, known),
        ...programs(named),
    };
}
/** Why another build is there at the same versions. */
function causeOf(left, right, known) {
    const patched = hasOtherSources(left, right, known.sources);
    const cause = (patched ?? looksOwn(left, right, known)) ? 'own' : 'dependencies';
    return { cause, ...(patched === null ? {} : { patched }) };
}
/** Outputs in which a program is. */
const WITH_PROGRAMS = ['out', 'bin'];
function programs({ name, left, right }) {
    if (!(0,stateful/* isStateful */.VA)(name))
        return {};
    const isProgram = ({ what }) => WITH_PROGRAMS.includes(what.output);
    const [before, after] = [versionsOf(left.filter(isProgram)), versionsOf(right.filter(isProgram))];
    const isAll = before.length === versionsOf(left).length && after.length === versionsOf(right).length;
    return isAll ? {} : { programs: { before, after } };
}
function stayed({ name, left, right }, known) {
    if (!(0,notable/* isCorePackage */._5)(name))
        return {};
    const shared = versionsOf(left).filter((version) => right.some(({ what }) => what.version === version));
    const of = (items) => items.filter(({ what }) => shared.includes(what.version));
    const [old, now] = [of(left), of(right)];
    return isReplaced(old, now) ? { stayed: { versions: shared, ...causeOf(old, now, known) } } : {};
}
/** Whether what was rebuilt is made from another source, or with other patches; null where that is not known of all. */
function hasOtherSources(left, right, sources) {
    if (sources.size === 0)
        return null;
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
function looksOwn(left, right, { sameLibc, isKnown }) {
    return sameLibc && hasSameReferences(left, right, isKnown);
}
/** Some output of some version gave way to another build of itself. */
function isReplaced(left, right) {
    return right.some((now) => !now.kept &&
        left.some((old) => !old.kept && old.what.version === now.what.version && old.what.output === now.what.output));
}
/** Apart from references to the package itself. @param isKnown whether the closure before has a path */
function hasSameReferences(left, right, isKnown) {
    const isOwn = (path) => right.some((item) => item.path.path === path) || left.some((item) => item.path.path === path);
    const isNew = (path) => !isKnown(path) && !isOwn(path);
    // So it ends with most packages, with little to look at.
    if (right.some((item) => !item.kept && (0,closure/* someReference */.s8)(item.path, isNew)))
        return false;
    const outside = (items) => {
        const references = items.filter((item) => !item.kept).flatMap((item) => item.path.references);
        const kernels = items.map((item) => item.what.kernel ?? '');
        return new Set([...references.filter((path) => !isOwn(path)), ...kernels]);
    };
    const [before, after] = [outside(left), outside(right)];
    return before.size === after.size && [...after].every((reference) => before.has(reference));
}
function configurationChanges(changed) {
    const changes = { added: [], removed: [], changed: [], bytes: 0 };
    for (const { name, left, right, before, after } of changed) {
        changes.bytes += after - before;
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
    const names = [...new Set(items.map((item) => item.what.name))].sort();
    return new Map(names.map((name) => {
        const own = items.filter((item) => item.what.name === name);
        const kernels = (0,diff_versions/* sortVersions */.M)(own.map((item) => item.what.kernel ?? ''));
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
    return versionsOf(items).join(', ');
}
function versionsOf(items) {
    const [only] = items;
    return only && items.length === 1
        ? [only.what.version]
        : (0,diff_versions/* sortVersions */.M)(items.map((item) => item.what.version));
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
    const [old, now] = [merged(before.ports), merged(after.ports)];
    return {
        before: before.kind,
        after: after.kind,
        opened: both ? gone(now, old) : [],
        closed: both ? gone(old, now) : [],
    };
}
/** Ports that lie side by side as one range: how they are written down says nothing. */
function merged(ports) {
    const ranges = [];
    for (const port of ports.toSorted((a, b) => (0,text_order/* textOrder */.G)(kindOf(a), kindOf(b)) || a.from - b.from)) {
        const last = ranges.at(-1);
        if (last && kindOf(last) === kindOf(port) && port.from <= last.to + 1) {
            ranges[ranges.length - 1] = { ...last, to: Math.max(last.to, port.to) };
        }
        else
            ranges.push(port);
    }
    return ranges;
}
function kindOf(port) {
    return `${port.interface ?? ''} ${port.protocol}`;
}
/** What of some ranges none of the others lets in. */
function gone(some, others) {
    const byKind = new Map();
    for (const other of others) {
        const same = byKind.get(kindOf(other));
        if (same)
            same.push(other);
        else
            byKind.set(kindOf(other), [other]);
    }
    return some.flatMap((port) => beyond(port, byKind));
}
/** What of a range none of the others lets in. @param others merged, by their kind */
function beyond(port, others) {
    const protocols = new Set(['any', port.protocol]);
    const interfaces = new Set([null, port.interface]);
    let left = [port];
    for (const protocol of protocols) {
        for (const on of interfaces) {
            const all = others.get(kindOf({ ...port, protocol, interface: on })) ?? [];
            for (const other of all.filter((one) => overlaps(one, port)))
                left = left.flatMap((part) => without(part, other));
        }
    }
    return left;
}
function overlaps(a, b) {
    return a.from <= b.to && a.to >= b.from;
}
function without(port, other) {
    if (!overlaps(port, other))
        return [port];
    const [below, above] = [
        { ...port, to: other.from - 1 },
        { ...port, from: other.to + 1 },
    ];
    return [below, above].filter((part) => part.from <= part.to);
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
    const kernels = [...new Set([...kernelSpellings(old), ...kernelSpellings(now)])].sort((a, b) => b.length - a.length);
    const paths = diffPaths(before.closure, after.closure, kernels, sources);
    const { packages, configuration, parts, size } = paths;
    const kernel = diffKernel(old, now, paths.modules, paths.firmware);
    return {
        ...rebootVerdict(old, now, kernel),
        kernel,
        nix: nixSummary(nixOf(before, old), nixOf(after, now)),
        packages,
        configuration,
        units: diffUnits(old.units, now.units),
        ...diffSystem(old.facts, now.facts),
        closure: size,
        parts,
    };
}
function nixSummary(before, after) {
    return { before, after, schemaBefore: nixSchema(before), schemaAfter: nixSchema(after) };
}
/** Where the toplevel does not tell it, the closure does; of an inferred one it is the closure that has told. */
function nixOf({ toplevel, closure }, told) {
    return told.nixVersion ?? (toplevel && nixVersion(closure));
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

/***/ 75484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lc: () => (/* binding */ isCoreMajor),
/* harmony export */   Qm: () => (/* binding */ isNewMajor),
/* harmony export */   _5: () => (/* binding */ isCorePackage),
/* harmony export */   e2: () => (/* binding */ sshUnits),
/* harmony export */   ql: () => (/* binding */ isMajorChange),
/* harmony export */   sM: () => (/* binding */ isBootLoader),
/* harmony export */   uM: () => (/* binding */ isTellingUnit)
/* harmony export */ });
/* harmony import */ var _stateful_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67225);
/* harmony import */ var _version_kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83232);


/** Packages that everything stands on or that face the network. */
const core = new Set([
    'glibc',
    'openssh',
    'openssh-gssapi',
    'openssh-hpn',
    'openssh-with-gssapi',
    'openssh-with-hpn',
    'openssl',
    'systemd',
]);
/** What installs a boot loader is in a system's closure. systemd's own comes with systemd. */
const loaders = new Set([
    'grub',
    'lanzaboote',
    'lanzaboote-tool',
    'limine',
    'lzbt',
    'refind',
    'syslinux',
    'systemd-boot',
]);
/** Units by which people get in over the network: one is enough. */
const sshUnits = ['sshd.service', 'sshd.socket'];
/** Whether a unit's name alone decides what a report says of a host. */
function isTellingUnit(name) {
    return sshUnits.some((unit) => unit === name) || (0,_stateful_js__WEBPACK_IMPORTED_MODULE_0__/* .isServingUnit */ .f3)(name);
}
function isBootLoader(name) {
    return loaders.has(name);
}
function isCorePackage(name) {
    return core.has(name);
}
/** A version that is a date or a commit has no major. `glibc 2.39 -> 2.40` counts by two numbers. */
function isCoreMajor(change) {
    return isCorePackage(change.name) && (0,_version_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isMajor */ .wO)(change, change.name === 'glibc' ? 2 : 1);
}
// `691`, `2024`: each release counts it up. `24.05`, `25.04.2`: year and month.
const withoutMajor = /^[0-9]+[a-z]?$|^[12][0-9]\.0[1-9](?![0-9])/;
/** Whether any package's change is a new major version: the first number of its versions is another. */
function isNewMajor(change) {
    const { before, after } = change;
    const counted = (versions) => versions.some((version) => !withoutMajor.test(version));
    return counted(before) && counted(after) && (0,_version_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isMajor */ .wO)(change, 1);
}
/** Whether a change is a new major version by what the package is, or by its first number. */
function isMajorChange(change) {
    return isNewMajor(change) || isCoreMajor(change) || (0,_stateful_js__WEBPACK_IMPORTED_MODULE_0__/* .isStatefulMajor */ .AW)(change);
}


/***/ }),

/***/ 69820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ isSameList)
/* harmony export */ });
/** Whether two lists hold the same texts in the same order. */
function isSameList(a, b) {
    return a.length === b.length && a.every((text, index) => text === b[index]);
}


/***/ }),

/***/ 67225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AW: () => (/* binding */ isStatefulMajor),
/* harmony export */   Ap: () => (/* binding */ familyOf),
/* harmony export */   PA: () => (/* binding */ isServing),
/* harmony export */   R2: () => (/* binding */ skippedMajors),
/* harmony export */   RI: () => (/* binding */ servedVersions),
/* harmony export */   VA: () => (/* binding */ isStateful),
/* harmony export */   f3: () => (/* binding */ isServingUnit)
/* harmony export */ });
/* harmony import */ var _nix_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36575);
/* harmony import */ var _version_kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83232);


/** More steps than any service has ever had majors. */
const MOST_STEPS = 100;
const one = { majors: 1 };
const two = { majors: 2 };
const sql = { majors: 2, family: 'mysql' };
const kubernetes = { majors: 2, steps: 2, family: 'kubernetes' };
/** Names as in nixpkgs. Source: what each project's notes on upgrades say of data, and of the way back. */
const services = new Map(Object.entries({
    'apache-kafka': one,
    arangodb: two,
    cassandra: { majors: 1, steps: 1 },
    ceph: one,
    clickhouse: two,
    cockroachdb: two,
    consul: { majors: 2, unit: 'consul.service' },
    couchdb: one,
    'cyrus-imapd': two,
    dovecot: two,
    elasticsearch: { majors: 1, steps: 1, family: 'elasticsearch' },
    etcd: { majors: 2, steps: 2 },
    firebird: one,
    forgejo: { majors: 1, family: 'forgejo' },
    'forgejo-lts': { majors: 1, family: 'forgejo' },
    garage: one,
    gitea: { majors: 2, family: 'forgejo' },
    gitlab: { majors: 1, family: 'gitlab' },
    'gitlab-ee': { majors: 1, family: 'gitlab' },
    glusterfs: one,
    gotosocial: two,
    grafana: one,
    'grafana-loki': one,
    graylog: one,
    headscale: two,
    immich: one,
    incus: { majors: 1, family: 'incus' },
    'incus-lts': { majors: 1, family: 'incus' },
    influxdb: { majors: 1, family: 'influxdb' },
    influxdb2: { majors: 1, family: 'influxdb' },
    jellyfin: two,
    k3s: kubernetes,
    kanidm: { majors: 2, steps: 2 },
    keycloak: one,
    kubernetes,
    'lemmy-server': two,
    mariadb: sql,
    'mariadb-server': sql,
    mastodon: two,
    mattermost: one,
    mediawiki: two,
    meilisearch: two,
    mimir: one,
    mongodb: { majors: 2, steps: 1, family: 'mongodb' },
    'mongodb-ce': { majors: 2, steps: 1, family: 'mongodb' },
    moodle: one,
    mysql: sql,
    neo4j: one,
    netbox: one,
    nextcloud: { majors: 1, steps: 1 },
    nomad: { majors: 2, unit: 'nomad.service' },
    openbao: { majors: 2, family: 'vault' },
    openldap: { majors: 2, unit: 'openldap.service' },
    opensearch: { majors: 1, steps: 1, family: 'elasticsearch' },
    outline: one,
    'paperless-ngx': one,
    peertube: one,
    'percona-server': sql,
    postgis: two,
    postgresql: one,
    prometheus: one,
    'rabbitmq-server': two,
    redis: { majors: 1, family: 'redis' },
    rke2: kubernetes,
    samba: { majors: 2, unit: 'samba-smbd.service' },
    seaweedfs: one,
    stalwart: { majors: 2, family: 'stalwart' },
    'stalwart-mail': { majors: 2, family: 'stalwart' },
    syncthing: one,
    teleport: { majors: 1, steps: 1 },
    tempo: one,
    timescaledb: { majors: 2, family: 'timescaledb' },
    'timescaledb-apache': { majors: 2, family: 'timescaledb' },
    'unifi-controller': one,
    valkey: { majors: 1, family: 'redis' },
    vault: { majors: 2, family: 'vault' },
    vaultwarden: one,
    'zabbix-server': two,
    zammad: one,
    zitadel: one,
    zookeeper: two,
}));
/** Whether a package is a service that keeps data of its own. */
function isStateful(name) {
    return services.has(name);
}
/**
 * Whether the service is there on either side: a program of it, and where the package alone does not tell, a unit that
 * changes with it.
 */
function isServing(change, { units }) {
    const service = services.get(change.name);
    if (!service)
        return false;
    const { unit } = service;
    const { before, after } = servedVersions(change);
    const changed = [...units.added, ...units.removed, ...units.changed];
    return (unit === undefined || changed.includes(unit)) && before.length + after.length > 0;
}
/** Whether a unit is one that a package is looked for by. */
function isServingUnit(unit) {
    return [...services.values()].some((service) => service.unit === unit);
}
/** Packages with the same answer may be given the same data; null for those that are alone. */
function familyOf(name) {
    return services.get(name)?.family ?? null;
}
/** The versions that serve: a library or a manual of another one does not count. */
function servedVersions({ before, after, programs }) {
    return programs ?? { before, after };
}
/** Whether a package's change is a new major version of a service with data of its own. */
function isStatefulMajor(change) {
    const service = services.get(change.name);
    if (service === undefined)
        return false;
    const served = servedVersions(change);
    // PostgreSQL's majors were 9.5, 9.6, then 10, 11.
    const old = change.name === 'postgresql' && served.before.some((version) => /^[0-9]\./.test(version));
    return (0,_version_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .isMajor */ .wO)(served, old ? 2 : service.majors);
}
/**
 * The major versions that a service must not pass over and does, between the newest that went and the newest that came:
 * `['31']` of nextcloud 30 -> 32.
 */
function skippedMajors(change) {
    const steps = services.get(change.name)?.steps;
    const { before, after } = servedVersions(change);
    const newest = (versions) => (0,_version_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .leadingNumbers */ .vh)(versions.toSorted((a, b) => (0,_nix_version_js__WEBPACK_IMPORTED_MODULE_1__/* .compareVersions */ .Z)(b, a))[0] ?? '', steps ?? 1);
    const [old, now] = [newest(before), newest(after)];
    const [from, to] = [Number(old.at(-1)), Number(now.at(-1))];
    if (steps === undefined || old.slice(0, -1).join('.') !== now.slice(0, -1).join('.'))
        return [];
    return Array.from({ length: Math.min(MOST_STEPS, Math.max(0, to - from - 1)) }, (_, index) => [...old.slice(0, -1), from + index + 1].join('.'));
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

/***/ 91191:
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
