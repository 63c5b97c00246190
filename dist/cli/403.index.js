export const id = 403;
export const ids = [403];
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

/***/ 18451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ createBrought)
});

// EXTERNAL MODULE: ./build/src/channels/package-list.js
var package_list = __webpack_require__(95207);
// EXTERNAL MODULE: ./build/src/core/package-list/compare.js + 2 modules
var compare = __webpack_require__(1426);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/core/commits/names.js
/** The languages whose packages have their language before their names, in the store and as sets of nixpkgs. */
const LANGUAGES = [
    ['python', /^python[0-9.]*-(?=.)/, /^(?:python|pypy)[0-9._]*(?:packages?|pkgs|$)/i],
    ['perl', /^perl[0-9.]*-(?=.)/, /^perl[0-9]*packages?$/i],
    ['ruby', /^ruby[0-9.]*-(?=.)/, /^ruby(?:packages?(?:_[0-9_]+)?|gems)$/i],
    ['lua', /^lua(?:jit)?[0-9.]*-(?=.)/, /^lua(?:jit)?[0-9_]*packages?$/i],
    ['ocaml', /^ocaml[0-9.]*-(?=.)/, /^ocaml-?packages?(?:_[0-9_]+)?$/i],
    ['emacs', /^emacs-(?=.)/, /^(?:emacs|elpa|melpa|nongnu)(?:packages?|pkgs)$/i],
    ['vim', /^vimplugin-(?=.)/, /^vimplugins$/i],
    ['php', /^php[0-9.]*-(?=.)/, /^php[0-9]*(?:extensions|packages?)$/i],
    ['r', /^r-(?=.)/, /^rpackages$/i],
    ['gnome-shell', /^gnome-shell-extension-(?=.)/, /^gnomeextensions$/i],
];
/** Builds of one package that have names of their own. */
const VARIANT = /-(?:minimal(?:-libs)?|full|interactive|slim|small|static|headless|unwrapped|wrapped|wrapper|libs|server|client|user|kernel|with-.+|dll|bin)$/i;
/** Names that nixpkgs' attributes do not have. */
const OTHERWISE = new Map([
    ['nss-cacert', 'cacert'],
    ['icu4c', 'icu'],
    ['gtk+', 'gtk2'],
    ['gtk+3', 'gtk3'],
    ['zoneinfo', 'tzdata'],
]);
/** A name as it is compared: `glibc-locales` and `glibcLocales` are one. */
function plainName(name) {
    return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
/**
 * By what a package of a closure is known to nixpkgs, most telling first: `python3.12-requests` is `python:requests`,
 * `systemd-minimal` is also `systemd`.
 */
function keysOfPackage(name) {
    for (const [language, inStore] of LANGUAGES) {
        const base = name.replace(inStore, '');
        if (base !== name)
            return [`${language}:${plainName(base)}`, plainName(name)];
    }
    const other = OTHERWISE.get(name.toLowerCase()) ?? name;
    const base = other.replace(VARIANT, '');
    // `python3` is of attribute `python313`.
    const series = base.replace(/[-_]?[0-9.]+$/, '');
    const keys = [name, other, base].map(plainName);
    if (series !== '' && series !== base)
        keys.push(`${plainName(series)}#`);
    return [...new Set(keys)].filter((key) => key !== '');
}
/** What an attribute can mean, most telling first. */
function meaningsOf({ name, set }) {
    const language = LANGUAGES.find(([, , asSet]) => asSet.test(set))?.[0];
    if (language !== undefined)
        return [{ key: `${language}:${plainName(name)}`, version: '' }];
    const meanings = [{ key: plainName(name), version: '' }];
    // `linux_6_12`, `postgresql_17`, `gcc14`
    const [, base = '', version = ''] = /^(.*[A-Za-z+])[_-]?([0-9][0-9_]*)$/.exec(name) ?? [];
    if (base === '')
        return meanings;
    return [...meanings, { key: plainName(base), version }, { key: `${plainName(base)}#`, version }];
}
/** `6.12.74` is of `6_12`, `3.13.1` of `313`, `17.8` of `17`; where no version is known anything is. */
function isOfSeries(version, series) {
    if (series === '')
        return true;
    const parts = series.split('_');
    const own = version.split(/[^0-9]+/);
    if (parts.every((part, index) => part === own[index]))
        return true;
    return parts.length === 1 && series.length > 1 && own.slice(0, 2).join('') === series;
}

;// CONCATENATED MODULE: ./build/src/core/commits/paths.js
/** A commit that changes more than this many is about the tree, not about packages. */
const MOST_FOLDERS = 20;
/** Files that say nothing of what they are about; else a file is named after it. */
const PLAIN = /^(?:default|package|common|generic|sources?|deps|versions?|update|wrapper|unwrapped|base|lib)$/;
/** Of `pkgs`, what holds none. `pkgs/stdenv/linux` is no kernel. */
const NO_PACKAGES = /^(?:top-level|test|build-support|stdenv)$/;
/** Folders within a package's own. */
const WITHIN = /^(?:patches|src|lib|files|tests?|scripts|[0-9][0-9._-]*)$/;
/** What the changed files are of, as nixpkgs lays them out; none where they are of too many things. */
function attributesAt(paths) {
    const found = new Map();
    for (const path of paths) {
        for (const one of attributesOf(path))
            found.set(`${one.set}/${one.name}`, one);
        if (found.size > MOST_FOLDERS)
            return [];
    }
    return [...found.values()];
}
function attributesOf(path) {
    const segments = path.split('/');
    const [top, first] = segments;
    if (top === 'pkgs' && first === 'by-name')
        return named(segments[3]);
    if (top === 'pkgs' && first === 'development' && segments[2] === 'python-modules')
        return named(segments[3], 'python3Packages');
    if (top === 'pkgs' && !NO_PACKAGES.test(first ?? ''))
        return inTree(segments);
    // `nixos/modules/services/web-servers/nginx/default.nix`
    return top === 'nixos' && first === 'modules' ? inTree(segments) : [];
}
/** `pkgs/<kind>/<kind>/openssl/default.nix`, `pkgs/servers/sql/postgresql/17.nix`, `pkgs/tools/misc/foo.nix` */
function inTree(segments) {
    const file = segments.at(-1) ?? '';
    const stem = file.endsWith('.nix') ? file.slice(0, -'.nix'.length) : '';
    const folders = segments.slice(0, -1);
    while (WITHIN.test(folders.at(-1) ?? ''))
        folders.pop();
    // `pkgs/os-specific/linux` and its like hold packages, and are none.
    const depth = /^(?:os-specific|development|modules)$/.test(segments[1] ?? '') ? 4 : 3;
    const folder = folders.length >= depth ? folders.at(-1) : undefined;
    return [...(stem === '' || PLAIN.test(stem) || WITHIN.test(stem) ? [] : named(stem)), ...named(folder)];
}
function named(name, set = '') {
    return name === undefined || name === '' ? [] : [{ name, set }];
}

// EXTERNAL MODULE: ./build/src/core/commits/subject.js
var commits_subject = __webpack_require__(61980);
;// CONCATENATED MODULE: ./build/src/core/commits/about.js



/** Of more packages that one key could mean, nobody knows which: so many are looked at. */
const MOST_MEANT = 50;
/**
 * Finds packages by what commits say of them: one look into a table for each attribute, whatever the number of
 * packages.
 */
function aboutPackages(packages) {
    const byKey = new Map();
    for (const one of packages) {
        for (const key of keysOfPackage(one.name)) {
            const held = byKey.get(key);
            if (held)
                held.push(one);
            else
                byKey.set(key, [one]);
        }
    }
    const meant = ({ key, version }) => (byKey.get(key) ?? [])
        .slice(0, MOST_MEANT)
        .filter(({ versions }) => versions.length === 0 || versions.some((one) => isOfSeries(one, version)))
        .map(({ name }) => name);
    const named = (attribute) => {
        for (const meaning of meaningsOf(attribute)) {
            const names = meant(meaning);
            if (names.length > 0)
                return names;
        }
        return [];
    };
    return ({ subject, paths }) => {
        const names = (0,commits_subject/* attributesIn */.l)(subject).flatMap(named);
        // `nginx.tests`, `llvmPackages_18.override`: what the set is of.
        const sets = (0,commits_subject/* attributesIn */.l)(subject).filter(({ set }) => set !== '' && names.length === 0);
        const all = [...names, ...sets.flatMap(({ set }) => named({ name: set, set: '' }))];
        return [...new Set([...all, ...attributesAt(paths).flatMap(named)])].sort();
    };
}

;// CONCATENATED MODULE: ./build/src/core/commits/group.js
/** The commits that are about some package, by what they are about: groups with CVEs first, then by name. */
function groupCommits(commits, about) {
    const groups = new Map();
    for (const commit of commits) {
        const packages = about(commit);
        if (packages.length === 0)
            continue;
        const key = packages.join(' ');
        const group = groups.get(key) ?? { packages, commits: [] };
        const { revision, subject, cves } = commit;
        group.commits.push({ revision, subject, cves });
        groups.set(key, group);
    }
    const byCves = (one) => (one.cves.length > 0 ? 0 : 1);
    const sorted = [...groups].map(([key, group]) => {
        const ordered = group.commits.toSorted((a, b) => byCves(a) - byCves(b));
        return { key, group: { ...group, commits: ordered } };
    });
    const rank = ({ group }) => group.commits.some(({ cves }) => cves.length > 0) ? 0 : 1;
    return sorted.sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1)).map(({ group }) => group);
}

;// CONCATENATED MODULE: ./build/src/app/brought/told.js


/** Of all commits, those about packages that change on some host. */
function toldCommits({ value, trouble }, urls, rebuilt) {
    if (value === null)
        return { all: 0, groups: [], ...urls, trouble };
    const groups = groupCommits(value, aboutPackages(changedPackages(rebuilt)));
    return { all: value.length, groups, ...urls, trouble };
}
/** Of what is newly marked insecure, what is in the closures of hosts. */
function toldPackages({ value, trouble }, rebuilt) {
    if (value === null)
        return { ...NOTHING, trouble };
    const { insecure, ...counts } = value;
    const { contents } = rebuilt;
    const inUse = insecure.flatMap(({ name, reasons }) => {
        const hosts = contents?.get(name);
        return hosts ? [{ name, reasons, hosts }] : [];
    });
    return { ...counts, newlyInsecure: insecure.length, insecure: inUse, trouble };
}
const NOTHING = {
    ...{ before: 0, after: 0, upgraded: 0, downgraded: 0, added: 0, removed: 0 },
    ...{ newlyInsecure: 0, insecure: [] },
};
function counted({ before, after, insecure, changes }) {
    const counts = { upgraded: 0, downgraded: 0, added: 0, removed: 0 };
    for (const { change } of changes)
        counts[change]++;
    return { before, after, insecure, ...counts };
}
/** Whether anything changes that a channel's commits could explain. */
function hasChanges({ hosts }) {
    return hosts.some(({ changes }) => changes !== null && changes.packages.length > 0);
}
function changedPackages({ hosts }) {
    const versions = new Map();
    for (const { changes } of hosts) {
        for (const { name, before, after } of changes?.packages ?? []) {
            const known = versions.get(name) ?? new Set();
            for (const version of [...before, ...after])
                known.add(version);
            versions.set(name, known);
        }
    }
    return [...versions].map(([name, known]) => ({ name, versions: [...known].filter(Boolean) }));
}

;// CONCATENATED MODULE: ./build/src/app/brought/ask.js




/** In the repository's own name, whatever stands before it. */
const REPOSITORY = 'NixOS/nixpkgs';
/** Of the commits; and of each of the two lists. */
const LIMIT_MS = 60_000;
/** The commits from one to the other. @throws UserError where the repository does not give them in time */
async function fetchCommits({ git, config, log }, [older, newer]) {
    const url = `${config['archive-url']}/${REPOSITORY}.git`;
    log.progress(`fetching the commits of the channel from ${url}`);
    try {
        return await git.commitsBetween(url, older.revision, newer.revision, LIMIT_MS);
    }
    finally {
        log.progress('');
    }
}
/** The package lists of both, compared. @throws UserError where one is not there, or can't be read */
async function compareLists({ http, config, log }, [older, newer]) {
    const list = ({ path, name }) => {
        if (path === null)
            throw new errors/* UserError */.yo(`${name} is no release, so there is no list of its packages.`, {
                cure: 'Pin a release of a channel.',
            });
        const where = `${config['releases-url']}/${path}`;
        return { where, pieces: (0,package_list/* downloadPackageList */.N)(http, where, LIMIT_MS) };
    };
    const lists = [list(older), list(newer)];
    log.progress('comparing the packages of both releases');
    try {
        return counted(await (0,compare/* comparePackageLists */.Z)(...lists));
    }
    finally {
        log.progress('');
    }
}

;// CONCATENATED MODULE: ./build/src/app/brought/asked.js

/** No trouble of the network, of whoever answers, nor of this machine (a full disk), stops anything. */
async function asked(ask) {
    try {
        return { value: await ask(), trouble: null };
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo) && !isOfTheSystem(error))
            throw error;
        return { value: null, trouble: error.message };
    }
}
/** `ENOSPC: no space left on device, write` */
function isOfTheSystem(error) {
    return typeof error === 'object' && error !== null && 'errno' in error && 'syscall' in error;
}

// EXTERNAL MODULE: ./build/src/app/brought/stretch.js
var brought_stretch = __webpack_require__(40034);
;// CONCATENATED MODULE: ./build/src/app/brought/brought.js




/** A proposal that moves more channels tells of the first ones. */
const MOST_STRETCHES = 3;
function createBrought(context, index) {
    const { config } = context;
    const commits = new Map();
    const lists = new Map();
    /** An answer is kept, and so is that there was none. */
    async function answerOf(answers, places, ask) {
        if (places.value === null)
            return places;
        const [older, newer] = places.value;
        const key = `${older.revision} ${newer.revision}`;
        const answer = answers.get(key) ?? asked(() => ask(context, [older, newer]));
        answers.set(key, answer);
        return await answer;
    }
    async function between({ from, to }, rebuilt) {
        const places = await asked(async () => [await (0,brought_stretch/* placeOf */.$t)(index, from), await (0,brought_stretch/* placeOf */.$t)(index, to)]);
        const [older, newer] = places.value ?? [];
        const found = config['channel-commits'] && (await answerOf(commits, places, fetchCommits));
        const listed = config['channel-packages'] && (await answerOf(lists, places, compareLists));
        const revisions = [older ?? from, newer ?? to].map(({ revision }) => revision ?? '');
        return {
            channel: to.channel,
            from: older?.name ?? from.release ?? revisions[0] ?? '',
            to: newer?.name ?? to.release ?? revisions[1] ?? '',
            commits: found ? toldCommits(found, urlsOf(config, revisions), rebuilt) : null,
            packages: listed ? toldPackages(listed, rebuilt) : null,
        };
    }
    return {
        async addTo(report, moved, rebuilt) {
            const isWanted = config['channel-commits'] || config['channel-packages'];
            if (!isWanted || rebuilt === null || !hasChanges(rebuilt))
                return report;
            const channelChanges = [];
            for (const stretch of (0,brought_stretch/* stretchesOf */.TM)(moved).slice(0, MOST_STRETCHES))
                channelChanges.push(await between(stretch, rebuilt));
            return channelChanges.length === 0 ? report : { ...report, channelChanges };
        },
    };
}
/** On github.com by its redirect: GitHub puts no backlink where such a link leads (docs/report.md). */
function urlsOf(config, revisions) {
    const archives = config['archive-url'];
    const site = archives === 'https://github.com' ? 'https://redirect.github.com' : archives;
    const repository = `${site}/${REPOSITORY}`;
    return { commitUrl: `${repository}/commit/`, compareUrl: `${repository}/compare/${revisions.join('...')}` };
}


/***/ }),

/***/ 40034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   TM: () => (/* binding */ stretchesOf),
/* harmony export */   XQ: () => (/* binding */ stretchesOfBump),
/* harmony export */   lf: () => (/* binding */ stretchesOfPins)
/* harmony export */ });
/* harmony import */ var _core_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2164);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


/** Those of a bump's pins. */
function stretchesOfBump({ moves }) {
    return moves.map(({ pin, target }) => ({ from: pin, to: target }));
}
/** Those of the pins that a pull request changes. */
function stretchesOfPins(changed) {
    return changed.flatMap(({ before, after }) => before !== null && after !== null ? [{ from: before, to: after }] : []);
}
/** The stretches of moved pins, each once; without those of pins that held nothing, or hold the same. */
function stretchesOf(moved) {
    const known = [];
    for (const { from, to } of moved) {
        if (isSame(from, to) || from.revision === null || to.revision === null)
            continue;
        if (!known.some((one) => isSame(one.from, from) && isSame(one.to, to)))
            known.push({ from, to });
    }
    return known;
}
/** A file may have no more than the short revision. */
function isSame({ revision: a }, { revision: b }) {
    return a !== null && b !== null && (a.startsWith(b) || b.startsWith(a));
}
/**
 * Where a pin stands: its full revision, and its release where there is one.
 * @throws UserError where the full revision can't be told
 */
async function placeOf(index, held) {
    const { revision } = held;
    const release = named(held) ?? (await found(index, held));
    if (revision !== null && /^[0-9a-f]{40}$/.test(revision))
        return { name: release?.name ?? revision, revision, path: release?.path ?? null };
    if (release)
        return { ...release, revision: await index.revisionOf(release) };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`the whole revision of ${revision ?? 'a pin'} can't be told: no release has it.`, {
        cure: 'Pin a release of the channel, or a revision with its 40 digits.',
    });
}
function named({ channel, release }) {
    const path = channel === null || release === null ? null : (0,_core_release_js__WEBPACK_IMPORTED_MODULE_0__/* .releasePath */ .bD)(channel, release);
    return release === null || path === null ? null : { name: release, path };
}
/** Null where the channel never released it, or its listing can't be had. */
async function found(index, { channel, revision }) {
    if (channel === null || revision === null)
        return null;
    try {
        return await index.findRelease(revision, [channel]);
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo)
            return null;
        throw error;
    }
}


/***/ }),

/***/ 37919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _0: () => (/* binding */ hostsAsked),
/* harmony export */   d6: () => (/* binding */ findHosts),
/* harmony export */   q5: () => (/* binding */ removedHosts)
/* harmony export */ });
/* harmony import */ var _core_glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60379);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _nix_evaluate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40302);



/** What the configuration asks for. */
function hostsAsked(config) {
    return {
        hosts: config.hosts.map(hostSpec),
        discover: config['discover-hosts'],
        wanted: (host) => (0,_core_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesGlob */ .k)(config['only-hosts'], host) && !(0,_core_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesGlob */ .k)(config['skip-hosts'], host),
        globs: [
            ...config['boot-hosts'].map((glob) => ({ setting: 'boot-hosts', glob })),
            ...config.checks.flatMap(({ hosts = [] }, index) => hosts.map((glob) => ({ setting: `checks.${index}.hosts`, glob }))),
        ],
    };
}
function hostSpec(host) {
    if ('configuration' in host)
        return { kind: 'classic', ...host };
    if ('file' in host)
        return { kind: 'file', ...host };
    return { kind: 'flake', name: host.name, folder: host.flake, attribute: host.attribute };
}
/**
 * The hosts to prove, those that were named first: of the flake nothing is evaluated but which hosts it has.
 * @throws UserError where there is none, or the flake can't tell
 */
async function findHosts(asked, finding) {
    const discovered = asked.discover ? await discoverHosts(finding) : [];
    const named = new Set(asked.hosts.map((host) => host.name));
    const all = [...asked.hosts, ...discovered.filter((host) => !named.has(host.name))];
    if (all.length > 0)
        warnOfStrangers(asked.globs ?? [], all, finding.log);
    const specs = all.filter((host) => asked.wanted(host.name));
    if (specs.length > 0)
        return specs;
    throw all.length === 0
        ? new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('no host to rebuild was found.', {
            cure: 'Give the flake `nixosConfigurations`, or name the hosts in the configuration.',
        })
        : new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('of the hosts found none is to be rebuilt.', {
            cure: `Look at how it is spelled, at \`only-hosts\` and \`skip-hosts\`. There are: ${someOf(all)}.`,
        });
}
/** The logs of runs that were told: hosts are looked for more than once in a run. */
const told = new WeakSet();
/** A slip in a name would go unseen: what is not booted or not checked does not fail. */
function warnOfStrangers(globs, all, log) {
    if (told.has(log))
        return;
    told.add(log);
    for (const { setting, glob } of globs)
        if (!all.some(({ name }) => (0,_core_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesGlob */ .k)([glob], name)))
            log.warning(`\`${setting}\`: there is no host \`${glob}\`. Look at how it is spelled.`);
}
const SHOWN = 20;
function someOf(hosts) {
    const more = hosts.length > SHOWN ? ` and ${hosts.length - SHOWN} more` : '';
    return (hosts
        .slice(0, SHOWN)
        .map(({ name }) => name)
        .join(', ') + more);
}
/**
 * Names of wanted hosts that the flake has today, and would have no longer: nobody could tell whether they build. None
 * where today's can't be listed.
 * @param today absolute folder with the repository as it is
 * @param found the hosts that there would be, by `findHosts`
 */
async function removedHosts({ discover, wanted }, { enter, timeoutMs, files }, today, found) {
    if (!discover || !(await files.exists(`${today}/flake.nix`)))
        return [];
    const { session, trees } = await enter();
    const before = await (0,_nix_evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .evalHosts */ .Mg)(session, trees.before, '.', { timeoutMs });
    if (before.kind === 'failed')
        return [];
    const still = new Set(found.map(({ name }) => name));
    return before.value.filter((name) => wanted(name) && !still.has(name));
}
/** The hosts of the flake at the root, as it would be; as it is, when it would fail. */
async function discoverHosts({ folder, enter, timeoutMs, files, log }) {
    if (!(await files.exists(`${folder}/flake.nix`)))
        return [];
    const { session, trees } = await enter();
    log.progress('looking for hosts');
    let result = await (0,_nix_evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .evalHosts */ .Mg)(session, trees.after, '.', { timeoutMs });
    if (result.kind === 'failed')
        result = await (0,_nix_evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .evalHosts */ .Mg)(session, trees.before, '.', { timeoutMs });
    log.progress('');
    if (result.kind === 'failed') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`the flake's hosts can't be listed: ${result.failure.message}`, {
            place: { file: 'flake.nix' },
            cure: 'Mend that, or name the hosts in the configuration and set `discover-hosts: false`.',
        });
    }
    return result.value.map((name) => ({ kind: 'flake', name, folder: '.', attribute: (0,_nix_evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .hostAttribute */ .Fy)(name) }));
}


/***/ }),

/***/ 38927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xG: () => (/* binding */ LONGEST_TEXT),
  ZJ: () => (/* binding */ checkedValue),
  CG: () => (/* binding */ fileText),
  $2: () => (/* binding */ readEntries),
  HS: () => (/* binding */ rememberedFailure)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/src/core/rebuild.js
const FAILURE_REASONS = [
    // evaluation
    'removed-option',
    'unknown-option',
    'assertion',
    'insecure-package',
    'broken-package',
    'unfree-package',
    'missing-package',
    'kernel-module',
    'unlocked-input',
    // build
    'builder',
    'hash-mismatch',
    // boot
    'panic',
    'hang',
    'unit',
    'check',
    // switch
    'switch-failed',
    'way-back-failed',
    // boot and machine
    'vm-died',
    'disk-full',
    // machine
    'out-of-memory',
    'network',
    'cache',
    'time-limit',
    'no-builder',
    'interrupted',
];

;// CONCATENATED MODULE: ./build/src/app/proof/memory-file.js


const SCHEMA_VERSION = 1;
/** Of the file; the entries that were of no use for longest go first. */
const MOST_BYTES = 16 * 2 ** 20;
const LONGEST_STATE = 2 ** 18;
/** Characters. */
const LONGEST_TEXT = 20_000;
const derivation = schemas/* string */.YjP()
    .max(300)
    .regex(/^\/nix\/store\/[0-9a-z]{32}-[\w+.?=-]+\.drv$/);
const memory_file_text = schemas/* string */.YjP().max(LONGEST_TEXT);
/** A failure that is the release's; what a failure of the machine says of it is nothing. */
const rememberedFailure = schemas/* object */.Ikc({
    class: schemas/* enum */.k5n(['evaluation', 'build', 'boot', 'switch']),
    message: memory_file_text,
    derivation: derivation.nullable(),
    log: schemas/* array */.YOg(memory_file_text).max(100),
    reason: schemas/* enum */.k5n(FAILURE_REASONS).exactOptional(),
    subject: memory_file_text.exactOptional(),
    cure: memory_file_text.exactOptional(),
    intended: schemas/* enum */.k5n(['built', 'fetched']).exactOptional(),
});
const buildFailure = schemas/* object */.Ikc({
    failure: rememberedFailure.extend({ class: schemas/* literal */.euz('build') }),
    /** When it was seen, Unix seconds. */
    seen: schemas/* number */.aig().min(0),
});
const cost = schemas/* object */.Ikc({
    seconds: schemas/* number */.aig().min(0),
    evaluationBytes: schemas/* number */.aig().min(0).nullable(),
});
/** What each kind of entry may hold. Nothing else is taken from the file: it may have been anybody's. */
const values = {
    derivation,
    'build-failure': buildFailure,
    cost,
    state: schemas/* json */.Pq9().refine((state) => JSON.stringify(state).length <= LONGEST_STATE),
};
const fileShape = schemas/* object */.Ikc({
    schemaVersion: schemas/* literal */.euz(SCHEMA_VERSION),
    entries: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()),
});
const entryShape = schemas/* object */.Ikc({ used: schemas/* number */.aig().min(0), value: schemas/* unknown */.L5J() });
/** The value as it may be kept; null where it is no such value, or too long. */
function checkedValue(kind, value) {
    try {
        const checked = values[kind].safeParse(value);
        return checked.success ? checked.data : null;
    }
    catch {
        // Nested so deep that the stack has no room for it.
        return null;
    }
}
/**
 * The entries of the file by `kind:key`; none where there is no file.
 * @param warn told, in a sentence, of what is not taken
 */
async function readEntries(files, path, now, warn) {
    const none = new Map();
    const content = await files.readUpTo(path, 2 * MOST_BYTES);
    if (content.kind === 'missing')
        return none;
    if (content.kind !== 'bytes') {
        warn(`${path} is not read (${content.kind}): nothing is remembered of earlier runs.`);
        return none;
    }
    const file = fileShape.safeParse(jsonOf(content.bytes.toString('utf8')));
    if (!file.success) {
        warn(`${path} is not what an earlier run has left: nothing is remembered.`);
        return none;
    }
    const all = Object.entries(file.data.entries);
    const entries = all.flatMap(([name, value]) => {
        const entry = entryOf(name, value, now);
        return entry === null ? [] : [[name, entry]];
    });
    if (entries.length < all.length)
        warn(`${all.length - entries.length} entries of ${path} are not what a run leaves, and are passed over.`);
    return new Map(entries);
}
function entryOf(name, given, now) {
    const kind = Object.keys(values).find((one) => name.startsWith(`${one}:`));
    const entry = entryShape.safeParse(given);
    if (kind === undefined || !entry.success || name.length > 300)
        return null;
    const value = checkedValue(kind, entry.data.value);
    return value === null ? null : { used: Math.min(entry.data.used, now), value };
}
/** The text of the file, the longest unused entries left out where it would be too large. */
function fileText(entries, mostBytes = MOST_BYTES) {
    const lines = [];
    let bytes = 0;
    for (const [name, entry] of [...entries].sort(([, a], [, b]) => b.used - a.used)) {
        const line = `${JSON.stringify(name)}: ${JSON.stringify(entry)}`;
        bytes += Buffer.byteLength(line) + 2;
        if (bytes > mostBytes)
            break;
        lines.push(line);
    }
    return `{"schemaVersion": ${SCHEMA_VERSION}, "entries": {\n${lines.join(',\n')}\n}}\n`;
}
function jsonOf(json) {
    try {
        return JSON.parse(json);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 60397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   pL: () => (/* binding */ isFresh),
/* harmony export */   q4: () => (/* binding */ cacheFolderOf),
/* harmony export */   uZ: () => (/* binding */ openMemory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _memory_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38927);



const DAY = 86_400;
const FAILURE_LASTS = 7 * DAY;
/**
 * The folder that is kept from run to run: the configured one, else one in the runner's temporary folder, which a
 * workflow keeps with actions/cache, else the user's cache. Null where nothing tells: nothing is kept then.
 */
function cacheFolderOf(config, environment) {
    const { RUNNER_TEMP: runner, XDG_CACHE_HOME: cache, HOME: home } = environment;
    if (config['cache-folder'] !== undefined)
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(config['cache-folder']);
    if (runner?.startsWith('/'))
        return `${runner}/channel-bump-cache`;
    if (cache?.startsWith('/'))
        return `${cache}/channel-bump`;
    return home?.startsWith('/') ? `${home}/.cache/channel-bump` : null;
}
/** A digest of all that an answer depends on. @param what what is asked: no two questions share a key */
function keyOf(what, ...parts) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(JSON.stringify([what, ...parts]))
        .digest('hex');
}
/** Whether what was found out then, in Unix seconds, still counts. A clock that is wrong makes nothing last longer. */
function isFresh(then, now) {
    const age = now.getTime() / 1000 - then;
    return age >= 0 && age <= FAILURE_LASTS;
}
/**
 * Opens the memory in the context's `cacheFolder`; without one it lasts as long as the run. What is wrong with the
 * file is a warning, and it is begun anew.
 */
async function openMemory(context) {
    const { files, log, clock, cacheFolder } = context;
    const path = cacheFolder ? `${cacheFolder}/memory.json` : null;
    const now = () => Math.floor(clock.now().getTime() / 1000);
    const entries = path === null ? new Map() : await (0,_memory_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readEntries */ .$2)(files, path, now(), warn);
    /** What this run has written, and nobody knows better. */
    const own = new Set();
    let isChanged = false;
    let saving = Promise.resolve();
    function warn(sentence) {
        log.warning(sentence);
    }
    function recall(kind, key) {
        const entry = entries.get(`${kind}:${key}`);
        if (!entry)
            return null;
        // What is in use is not what is thrown away; to note it once a day is enough for that.
        if (now() - entry.used > DAY) {
            entry.used = now();
            isChanged = true;
        }
        return (0,_memory_file_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedValue */ .ZJ)(kind, entry.value);
    }
    function remember(kind, key, given) {
        const value = (0,_memory_file_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedValue */ .ZJ)(kind, given);
        if (value === null)
            return;
        const name = `${kind}:${key}`;
        entries.set(name, { used: now(), value });
        own.add(name);
        isChanged = true;
    }
    /** Another run may have written meanwhile: what it knows is kept. */
    async function write(file) {
        if (!isChanged)
            return;
        isChanged = false;
        try {
            for (const [name, theirs] of await (0,_memory_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readEntries */ .$2)(files, file, now(), () => undefined)) {
                const ours = entries.get(name);
                if (!ours || (!own.has(name) && theirs.used >= ours.used))
                    entries.set(name, theirs);
            }
            await files.write(file, (0,_memory_file_js__WEBPACK_IMPORTED_MODULE_2__/* .fileText */ .CG)(entries));
        }
        catch (error) {
            // Whatever it is: what is lost is time.
            warn(`What later runs could use is not kept: ${error instanceof Error ? error.message : String(error)}`);
        }
    }
    return {
        derivation: (key) => recall('derivation', key),
        rememberDerivation(key, derivation) {
            remember('derivation', key, derivation);
        },
        buildFailure(key) {
            const known = recall('build-failure', key);
            if (known === null || !isFresh(known.seen, clock.now()))
                return null;
            return { failure: known.failure, seen: new Date(known.seen * 1000) };
        },
        rememberBuildFailure(key, failure) {
            remember('build-failure', key, { failure: cutShort(failure), seen: now() });
        },
        cost: (host) => recall('cost', host),
        rememberCost(host, cost) {
            remember('cost', host, cost);
        },
        state: (key) => recall('state', key),
        rememberState(key, state) {
            remember('state', key, state);
        },
        save() {
            if (path !== null)
                saving = saving.then(() => write(path));
            return saving;
        },
    };
}
function cutShort(failure) {
    const cut = (text) => text.slice(0, _memory_file_js__WEBPACK_IMPORTED_MODULE_2__/* .LONGEST_TEXT */ .xG);
    return { ...failure, message: cut(failure.message), log: failure.log.slice(-60).map(cut) };
}


/***/ }),

/***/ 36659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _M: () => (/* binding */ openWorkshop),
  D6: () => (/* binding */ pinKey),
  zn: () => (/* binding */ prove_prove),
  FK: () => (/* binding */ proveBump)
});

// UNUSED EXPORTS: checkLocked

// EXTERNAL MODULE: ./build/src/core/pin.js
var core_pin = __webpack_require__(62894);
// EXTERNAL MODULE: ./build/src/core/glob.js
var glob = __webpack_require__(60379);
// EXTERNAL MODULE: ./build/src/core/hash.js
var core_hash = __webpack_require__(6589);
// EXTERNAL MODULE: ./build/src/core/release.js
var release = __webpack_require__(2164);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/app/host-pin.js
var host_pin = __webpack_require__(28821);
// EXTERNAL MODULE: ./build/src/app/proposals.js + 21 modules
var proposals = __webpack_require__(15909);
// EXTERNAL MODULE: ./build/src/app/proof/hosts.js
var proof_hosts = __webpack_require__(37919);
// EXTERNAL MODULE: ./build/src/app/proof/memory.js
var proof_memory = __webpack_require__(60397);
;// CONCATENATED MODULE: ./build/src/app/proof/nix-settings.js
/**
 * `nix.conf` lines of all settings that are Nix's own. The user's `nix-config` comes first: `substituters =` in it takes
 * away the caches that there are, and those named in `substituters` are beside whatever is left.
 */
function nixSettings(config) {
    const { builders, substituters, 'trusted-public-keys': keys } = config;
    const lines = [
        ['builders', builders, ' ; '],
        ['extra-substituters', substituters, ' '],
        ['extra-trusted-public-keys', keys, ' '],
    ];
    return [
        config['nix-config'].trim(),
        ...lines.filter(([, values]) => values.length > 0).map(([name, v, by]) => `${name} = ${v.join(by)}`),
    ]
        .filter((line) => line !== '')
        .join('\n');
}

;// CONCATENATED MODULE: ./build/src/core/system-compare.js
/** What a system fails in that it did not before, of all the one that is to be told. Both were asked the same. */
function regressionOf(before, after) {
    const known = new Set(before.failed.map(({ unit }) => unit));
    const [unit, ...others] = after.failed.filter((failed) => !known.has(failed.unit));
    if (unit)
        return { kind: 'unit', unit, others: others.length };
    const check = after.checks.find(({ passed }, index) => !passed && before.checks[index]?.passed === true);
    if (check)
        return { kind: 'check', check };
    const pending = after.pending.find((name) => !before.pending.includes(name) && !known.has(name));
    return pending === undefined ? null : { kind: 'pending', unit: pending };
}
/** Why what was found of a system shows nothing, half a sentence; null: it was asked all, and answered. */
function gapOf(state, { toplevel, checks }) {
    if (state.system !== toplevel)
        return `it runs ${state.system || 'no system that is known'}, not ${toplevel}`;
    if (['', 'unknown', 'offline'].includes(state.state))
        return 'its systemd did not say how it is';
    if (state.checks.length !== checks)
        return `it answered ${state.checks.length} of ${checks} checks`;
    if (state.truncated)
        return 'it had more to tell than is listened to';
    if (state.state === 'degraded' && state.failed.length === 0)
        return 'units have failed of which it told none';
    if (state.state === 'starting' && state.pending.length === 0)
        return 'it did not tell what it waits for';
    return null;
}
/** Whether a system is up, whatever failed in it; not so in an emergency shell, or on its way down. */
function isUp({ state }) {
    return ['running', 'degraded', 'starting'].includes(state);
}
/** Whether there is nothing about a system that could be held against it. */
function isFlawless(state) {
    const { failed, pending, checks } = state;
    return (state.state === 'running' &&
        failed.length === 0 &&
        pending.length === 0 &&
        checks.every(({ passed }) => passed));
}
/** Whether what a program said tells that a disk was full. */
function saysDiskFull(lines) {
    return lines.some((line) => line.includes('No space left on device'));
}

;// CONCATENATED MODULE: ./build/src/core/vm-end.js
/** What to do about a disk of the guest that is full. */
const MORE_DISK = 'If the system needs that much, give its VM more room: `virtualisation.vmVariant.virtualisation.diskSize` (MiB).';
/** How a run that was not complete ended. */
function explainEnd(run) {
    switch (run.end) {
        case 'panic':
            return { what: `the kernel panicked${panicOf(run)}`, class: 'boot', reason: 'panic' };
        case 'complete':
        case 'hang':
            return {
                what: 'it did not answer before the time was up',
                class: 'boot',
                reason: 'hang',
                cure: 'The end of the console shows where it stood; if it is only slow, raise `boot-timeout`.',
            };
        case 'stopped':
            return { what: 'it switched itself off or started anew', class: 'boot', reason: 'vm-died' };
        case 'disk-full':
            return { what: 'its disk was full', class: 'boot', reason: 'disk-full', cure: MORE_DISK };
        case 'died':
            return {
                what: 'QEMU ended before its time',
                class: 'machine',
                reason: 'vm-died',
                cure: 'Most likely memory ran out: look at the log, and try again on a machine with more.',
            };
        case 'host-disk-full':
            return {
                what: 'the disk of this machine is full',
                class: 'machine',
                reason: 'disk-full',
                cure: 'Free some room, or boot fewer hosts in one run.',
            };
    }
}
/** The failure that the end of a run is, while its system booted. */
function endFailure(run, side) {
    const { what, ...rest } = explainEnd(run);
    const system = side === 'before' ? "Today's system" : 'The new system';
    const verb = rest.class === 'machine' ? 'could not be booted' : 'does not boot';
    return {
        ...rest,
        side,
        derivation: null,
        message: `${system} ${verb} in a VM: ${what}.`,
        log: run.console,
    };
}
/** The failure of a run that came to its end, and does not show what it was to show: half a sentence says why. */
function noProof(side, gap) {
    const system = side === 'before' ? "today's system" : 'the new system';
    return {
        ...{ class: 'machine', side, derivation: null, log: [] },
        message: `The VM of ${system} shows nothing: ${gap}.`,
        cure: 'Try again; if it stays so, what this host does at its boot keeps it from being looked at.',
    };
}
/** Whether the machine ended it, whatever the guest did. */
function isMachineEnd(run) {
    return run.end === 'died' || run.end === 'host-disk-full';
}
/** Whether a VM hung with not a word on its console. */
function isSilent(run) {
    return run.end === 'hang' && run.booted === null && run.console.length === 0;
}
function panicOf({ console }) {
    const line = console.find((text) => text.includes('Kernel panic - not syncing'));
    const why = /Kernel panic - not syncing: (.+)/.exec(line ?? '')?.[1];
    return why === undefined ? '' : `: ${why.slice(0, 200)}`;
}

;// CONCATENATED MODULE: ./build/src/core/switch-compare.js


/** switch-to-configuration: units have failed, all else is done. */
const UNITS_FAILED = 4;
/** coreutils' timeout, by which the probe starts it. */
const TIMED_OUT = 124;
// What VMs share with the machine. Their options differ between releases, and no real host has them.
const OF_THE_VM = /^(?:nix-store|nix-\.r[ow]\\x2dstore|tmp-xchg|tmp-shared)\.mount$/;
const WAYS = {
    there: { reason: 'switch-failed', what: 'The switch to the new system' },
    back: { reason: 'way-back-failed', what: "The switch back to today's system" },
};
/** What went wrong when today's system was switched to the new one and back; null: nothing. */
function judgeSwitch(run, booted, { toplevels, checks }) {
    const { switched, back } = run;
    // One that refuses leaves all as it was; else it has failed half way.
    const refused = switched && refusal(switched) !== null && switched.state?.system === toplevels.before;
    if (refused)
        return null;
    return (judgeWay('there', { run, switched, booted, asked: { toplevel: toplevels.after, checks } }) ??
        judgeWay('back', { run, switched: back, booted, asked: { toplevel: toplevels.before, checks } }));
}
/**
 * What has changed that the new system can't be switched to for, e.g. `dbus-implementation : dbus -> broker`; null
 * where it did not refuse. It says so since NixOS 26.05, and has done nothing then.
 */
function refusal({ exitCode, said }) {
    const from = said.findIndex((line) => /there are changes to critical components/i.test(line));
    if (exitCode === 0 || from < 0)
        return null;
    const rest = said.slice(from + 1);
    const to = rest.findIndex((line) => /switching into this system/i.test(line));
    return rest.slice(0, to < 0 ? 0 : to);
}
function judgeWay(way, { run, switched, booted, asked }) {
    const { reason, what } = WAYS[way];
    const failure = (message, log, more = {}) => ({
        ...{ class: 'switch', side: 'after', derivation: null },
        ...(saysDiskFull(log) ? { reason: 'disk-full', cure: MORE_DISK } : { reason }),
        message: `${what} ${message}.`,
        log,
        ...more,
    });
    const ended = () => failure(`did not come to its end: ${explainEnd(run).what}`, run.console, {
        ...(run.end === 'disk-full' ? { reason: 'disk-full', cure: MORE_DISK } : {}),
    });
    if (switched === null)
        return ended();
    const { exitCode, said, state } = switched;
    if (exitCode === TIMED_OUT)
        return failure('was not over when the time was', said);
    const failed = newlyFailed(switched, booted);
    const harmless = exitCode === UNITS_FAILED && switched.failed.length > 0 && failed.length === 0;
    if (exitCode !== 0 && !harmless) {
        const [unit] = failed;
        const units = failed.length > 0 ? `: ${failed.join(', ')} failed` : '';
        const log = state?.failed.find((found) => found.unit === unit)?.log ?? [];
        return failure(`ended with exit code ${exitCode}${units}`, log.length > 0 ? log : said, {
            ...(unit === undefined ? {} : { subject: unit }),
        });
    }
    if (state === null)
        return ended();
    if (state.system !== asked.toplevel)
        return failure(`ended well, and ${state.system || 'no system that is known'} runs`, said);
    const gap = gapOf(state, asked);
    if (gap !== null)
        return noProof('after', gap);
    if (!isUp(state))
        return failure(`leaves a system that systemd calls \`${state.state}\``, said);
    const after = { ...state, failed: state.failed.filter(({ unit }) => !OF_THE_VM.test(unit)) };
    const regression = regressionOf(booted, after);
    switch (regression?.kind) {
        case undefined:
            return null;
        case 'unit':
            return failure(`leaves ${regression.unit.unit} failed`, regression.unit.log, {
                subject: regression.unit.unit,
            });
        case 'check':
            return failure(`breaks the check \`${regression.check.name}\``, regression.check.said, {
                subject: regression.check.name,
            });
        case 'pending':
            return failure(`leaves ${regression.unit} waiting to be started`, said, { subject: regression.unit });
    }
}
function newlyFailed(switched, booted) {
    const known = new Set(booted.failed.map(({ unit }) => unit));
    return switched.failed.filter((unit) => !known.has(unit) && !OF_THE_VM.test(unit));
}

;// CONCATENATED MODULE: ./build/src/core/boot-compare.js



/** A boot of today's that took more of the time limit than this says that the machine is slow. */
const SLOW = 0.5;
/**
 * What two boots show. Only what the new side alone fails in is a regression; what the machine did is never the
 * release's fault; and what was not seen is not proven.
 */
function compareBoots(boots) {
    const { before, after, depth } = boots;
    const failed = (failure) => ({ kind: 'failed', failure });
    const machine = machineFailure(before, after);
    if (machine)
        return failed(machine);
    if (!isBooted(after) || after.end !== 'complete') {
        // Where today's system comes no farther, the release is cleared.
        const today = !isBooted(before) || (after.end === 'disk-full' && before.end === 'disk-full');
        if (today)
            return failed(endFailure(before, 'before'));
        const slow = after.end === 'hang' ? tooSlow(before, boots) : null;
        return failed(slow ?? endFailure(after, 'after'));
    }
    if (!isBooted(before))
        return withoutToday(after, boots);
    const failure = judgeBoot(before, after, boots) ??
        (depth === 'switch' ? judgeSwitch(before, before.booted, boots) : null);
    return failure ? failed(failure) : { kind: 'proven', proof: proofOf(before, after) };
}
/** Today's system does not boot: the new one has to be without a flaw, as nobody can tell whose a flaw is. */
function withoutToday({ booted }, { before, toplevels, checks, limit }) {
    if (before.end === 'hang') {
        const failure = timeLimit(`Today's system was not up in a VM in ${limit} s, so that there is nothing to compare the new one with.`, 'Raise `boot-timeout`, or take a machine with KVM.');
        return { kind: 'failed', failure: { ...failure, log: before.console } };
    }
    if (gapOf(booted, { toplevel: toplevels.after, checks }) === null && isFlawless(booted)) {
        const reason = `Today's system does not boot in a VM (${explainEnd(before).what}); the new one does.`;
        return { kind: 'not-booted', reason };
    }
    const failure = endFailure(before, 'before');
    const message = `${failure.message} The new one does, but not without flaws, and there is nothing to compare them with.`;
    return { kind: 'failed', failure: { ...failure, message } };
}
function isBooted(run) {
    return run.booted !== null && run.seconds !== null;
}
function machineFailure(before, after) {
    if (isMachineEnd(after))
        return endFailure(after, 'after');
    if (isMachineEnd(before))
        return endFailure(before, 'before');
    if (!isSilent(before) || !isSilent(after))
        return null;
    return timeLimit('Neither VM showed a sign of life before the time was up.', 'Look whether QEMU works on this machine; software emulation may need a longer `boot-timeout`.');
}
/** The new system was too late. Where today's nearly was itself, that says nothing of the release. */
function tooSlow(before, { limit }) {
    if (before.seconds <= SLOW * limit || before.booted.pending.length > 0)
        return null;
    return timeLimit(`The new system was not up in ${limit} s, and today's took ${before.seconds} s: this machine is too slow to tell.`, 'Raise `boot-timeout`, or take a machine with KVM.');
}
function timeLimit(message, cure) {
    const common = { class: 'machine', side: 'after', reason: 'time-limit', derivation: null };
    return { ...common, message, cure, log: [] };
}
function judgeBoot(today, next, boots) {
    const { toplevels, checks } = boots;
    const [before, after] = [today.booted, next.booted];
    const gap = gapOf(before, { toplevel: toplevels.before, checks });
    if (gap !== null)
        return noProof('before', gap);
    if (!isUp(before))
        return notUp('before', before);
    const newGap = gapOf(after, { toplevel: toplevels.after, checks });
    if (newGap !== null)
        return noProof('after', newGap);
    const common = { class: 'boot', side: 'after', derivation: null };
    const regression = regressionOf(before, after);
    switch (regression?.kind) {
        case undefined:
            return isUp(after) ? null : notUp('after', after);
        case 'unit': {
            const { unit, log } = regression.unit;
            const others = regression.others > 0 ? ` and ${regression.others} more` : '';
            return {
                ...common,
                ...(saysDiskFull(log) ? { reason: 'disk-full', cure: MORE_DISK } : { reason: 'unit' }),
                subject: unit,
                message: `${unit}${others} failed on the new system, and not on today's.`,
                log,
            };
        }
        case 'check': {
            const { name, said } = regression.check;
            const message = `The check \`${name}\` fails on the new system, and passes on today's.`;
            return { ...common, reason: 'check', subject: name, message, log: said };
        }
        case 'pending': {
            const slow = tooSlow(today, boots);
            if (slow)
                return slow;
            const message = `${regression.unit} had not started on the new system when the time was up, and has on today's.`;
            const cure = 'Look at what it waits for; if it is only slow, raise `boot-timeout`.';
            return { ...common, reason: 'hang', subject: regression.unit, message, log: [], cure };
        }
    }
}
/** e.g. in an emergency shell, which systemd calls `maintenance` */
function notUp(side, { state }) {
    const system = side === 'before' ? "Today's system" : 'The new system';
    return {
        ...{ class: 'boot', side, reason: 'hang', derivation: null, log: [] },
        message: `${system} does not come up in a VM: systemd calls it \`${state}\`.`,
    };
}
function proofOf(before, after) {
    const failedAfter = new Set(after.booted.failed.map(({ unit }) => unit));
    const failedBefore = before.booted.failed.map(({ unit }) => unit);
    const schema = {
        before: before.booted.schema,
        switched: before.switched?.state?.schema ?? null,
        back: before.back?.state?.schema ?? null,
    };
    return {
        accelerator: after.accelerator,
        kernel: { before: before.booted.kernel, after: after.booted.kernel },
        seconds: { before: before.seconds, after: after.seconds },
        failedOnBoth: failedBefore.filter((unit) => failedAfter.has(unit)),
        mended: failedBefore.filter((unit) => !failedAfter.has(unit)),
        checks: after.booted.checks.filter(({ passed }) => passed).map(({ name }) => name),
        switch: before.switched && before.back && { there: told(before.switched), back: told(before.back) },
        schema,
        notes: [
            ...checkNotes(after.booted),
            ...(before.end === 'disk-full' ? ["The disk of today's VM is full, and nothing fails for it."] : []),
            ...(before.switched ? refusalNotes(before.switched) : []),
            ...schemaNotes(schema),
        ],
    };
}
function told(run) {
    const { exitCode, stopped, started, restarted, reloaded, kept, failed } = run;
    return { exitCode, stopped, started, restarted, reloaded, kept, failed };
}
function checkNotes({ checks }) {
    return checks
        .filter(({ passed }) => !passed)
        .map(({ name }) => `The check \`${name}\` fails today already, and still does.`);
}
function refusalNotes(switched) {
    const changes = refusal(switched);
    if (changes === null)
        return [];
    const what = changes.length > 0 ? ` (${changes.join('; ')})` : '';
    return [`The new system refuses to be switched to live${what}: it is for the next boot.`];
}
/** A newer Nix brings the database to a schema that the older one can't read. */
function schemaNotes({ before, switched, back }) {
    if (before === null || switched === null || switched === before)
        return [];
    const changed = `The new system's Nix brought its database from schema ${before} to ${switched}`;
    if (back === before)
        return [`${changed}; after the way back it was ${before} again.`];
    return [`${changed}, where it stays after the way back: for today's Nix it is a one-way door.`];
}

// EXTERNAL MODULE: ./build/src/nix/build.js
var build = __webpack_require__(98705);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/src/nix/evaluate.js
var evaluate = __webpack_require__(40302);
// EXTERNAL MODULE: ./build/src/nix/flake-ref.js
var flake_ref = __webpack_require__(76896);
// EXTERNAL MODULE: ./build/src/nix/run.js + 8 modules
var nix_run = __webpack_require__(37325);
;// CONCATENATED MODULE: ./build/src/nix/vm.js




const vm_told = schemas/* union */.KCZ([
    schemas/* object */.Ikc({ vm: schemas/* string */.YjP(), toplevel: schemas/* string */.YjP(), switchable: schemas/* boolean */.zMY() }),
    schemas/* object */.Ikc({ none: schemas/* literal */.euz('architecture'), system: schemas/* string */.YjP() }),
    schemas/* object */.Ikc({ none: schemas/* enum */.k5n(['container', 'release']) }),
]);
/**
 * Evaluates the VM of a host.
 * @param probe a NixOS module, as Nix code, that is added to the VM and to it alone
 */
async function instantiateVm(session, tree, host, probe, options = {}) {
    const read = (stdout) => explain(vm_told.parse(JSON.parse(stdout)));
    const run = (argv, env = {}) => (0,nix_run/* runNix */.d)(session, ['nix', 'eval', '--json', ...evaluate/* JSON_LOG */.ad, ...argv], 'evaluation', read, { ...options, env });
    const system = await systemOf(session);
    if (host.kind === 'flake') {
        const ref = (0,flake_ref/* installable */.w)(tree.root, host.folder, host.attribute);
        return run([...evaluate/* LOCKED */.$2, '--apply', applied(probe, system), ref]);
    }
    if (host.kind === 'file') {
        const path = /^(?:(.*)\.)?config\.system\.build\.toplevel$/.exec(host.attribute);
        if (path === null)
            return none(`Its attribute, \`${host.attribute}\`, does not end in ${TOPLEVEL}.`);
        const file = (0,evaluate/* join */.fj)(tree.root, host.file);
        return run(['--apply', applied(probe, system), '--file', file, path[1] ?? '']);
    }
    const source = tree.sources.get(host.pin);
    if (source === undefined)
        return none(`There is no source for the pin ${host.pin}.`);
    const configuration = (0,evaluate/* join */.fj)(tree.root, host.configuration);
    const expression = classic(source, configuration, probe, system);
    return run(['--impure', '--expr', expression], { NIX_PATH: `nixpkgs=${source}` });
}
const TOPLEVEL = '`.config.system.build.toplevel`, so that there is no configuration to make a VM of';
/** e.g. `x86_64-linux` */
async function systemOf(session) {
    const { stdout } = await session.run(['uname', '-m']);
    return `${stdout.trim()}-linux`;
}
// Code that both ways in begin with. `host` is what evaluates a host; what it lacks (an old release) is not touched.
const refused = (system) => `
  system = host.pkgs.stdenv.hostPlatform.system or host.pkgs.stdenv.system or host.pkgs.system;
  runs = system == ${(0,evaluate/* nixString */.z7)(system)} || system == "i686-linux" && ${(0,evaluate/* nixString */.z7)(system)} == "x86_64-linux";
  refusal =
    if host.config.boot.isContainer or false then { none = "container"; }
    else if !runs then { none = "architecture"; inherit system; }
    else null;
  answer = variant: {
    vm = variant.system.build.vm.drvPath;
    toplevel = variant.system.build.toplevel.drvPath;
    switchable = variant.system.switch.enable or true;
  };`;
/**
 * For `--apply`: pure, a function of the evaluated host. What `import <nixpkgs/nixos> { }` gives has no `extendModules`,
 * but the type of its option evaluates the VM as well.
 */
function applied(probe, system) {
    return `host: let ${refused(system)}
  probe = ${probe};
  option = host.options.virtualisation.vmVariant;
  definitions = option.definitionsWithLocations or [ ] ++ [ { file = "channel-bump"; value = probe; } ];
in
  if refusal != null then refusal
  else if !(host ? options.virtualisation.vmVariant) then { none = "release"; }
  else if host ? extendModules then
    answer (host.extendModules { modules = [ { virtualisation.vmVariant = probe; } ]; }).config.virtualisation.vmVariant
  else answer (option.type.merge [ "virtualisation" "vmVariant" ] definitions)`;
}
/** Before NixOS 21.11 there is no `vmVariant`: a host's VM is then what its modules and qemu-vm.nix make together. */
function classic(source, configuration, probe, system) {
    return `let
  source = /. + ${(0,evaluate/* nixString */.z7)(source)};
  configuration = /. + ${(0,evaluate/* nixString */.z7)(configuration)};
  evaluate = configuration: import (source + "/nixos") { inherit configuration; };
  host = evaluate configuration;
  ${refused(system)}
  qemu = source + "/nixos/modules/virtualisation/qemu-vm.nix";
  probe = ${probe};
in
  if refusal != null then refusal
  else if host ? options.virtualisation.vmVariant then
    answer (evaluate { imports = [ configuration { virtualisation.vmVariant = probe; } ]; }).config.virtualisation.vmVariant
  else if !builtins.pathExists qemu then { none = "release"; }
  else answer (import (source + "/nixos/lib/eval-config.nix") { modules = [ configuration probe qemu ]; }).config`;
}
function explain(answer) {
    if ('vm' in answer) {
        return { kind: 'vm', derivation: answer.vm, toplevel: answer.toplevel, switchable: answer.switchable };
    }
    switch (answer.none) {
        case 'container':
            return { kind: 'none', reason: 'It is a container (`boot.isContainer`), which has no kernel to boot.' };
        case 'architecture':
            return { kind: 'none', reason: `It is for ${answer.system}, which this machine is not.` };
        case 'release':
            return {
                kind: 'none',
                reason: 'Its release has no VM that can be extended (NixOS 21.11 was the first).',
            };
    }
}
function none(reason) {
    const nothingDone = { built: 0, fetched: 0, downloadedBytes: 0 };
    return { kind: 'ok', value: { kind: 'none', reason }, ...nothingDone, warnings: [] };
}

;// CONCATENATED MODULE: ./build/src/sandbox/memory.js
// Each limit that holds for the session, from its own cgroup up, with what is used of it and what of that is only kept
// of files until someone needs the memory. In a container the path is the engine's, and its own cgroup is at the root.
const READ = `
while read -r name kilobytes _; do
  [ "$name" = MemAvailable: ] && echo "available $kilobytes"
done </proc/meminfo
while IFS=: read -r _ controllers path; do
  case ",$controllers," in
    ,,) root=/sys/fs/cgroup limit=memory.max usage=memory.current files=inactive_file ;;
    *,memory,*) root=/sys/fs/cgroup/memory limit=memory.limit_in_bytes usage=memory.usage_in_bytes files=total_inactive_file ;;
    *) continue ;;
  esac
  while :; do
    path=\${path%/}
    if [ -r "$root$path/$limit" ]; then
      kept=0
      while read -r name bytes; do [ "$name" = "$files" ] && kept=$bytes; done <"$root$path/memory.stat"
      echo "limit $(cat "$root$path/$limit") $(cat "$root$path/$usage") $kept"
    fi
    [ -z "$path" ] && break
    path=\${path%/*}
  done
done </proc/self/cgroup
`;
/**
 * Bytes of memory that are free for programs of the session: what the machine has available, or less where a cgroup
 * (v1 or v2) limits them. Null where nothing tells.
 */
async function freeMemory(session) {
    const { stdout } = await session.run(['/bin/sh', '-c', READ]);
    return parseFreeMemory(stdout);
}
/** @param text lines `available KILOBYTES` and `limit BYTES|max USED KEPT` */
function parseFreeMemory(text) {
    const free = text.split('\n').flatMap((line) => {
        const [kind, ...words] = line.split(' ');
        const [first = NaN, used = NaN, kept = NaN] = words.map(Number);
        const bytes = kind === 'available' ? first * 1024 : kind === 'limit' ? first - used + kept : NaN;
        return Number.isNaN(bytes) ? [] : [Math.max(0, bytes)];
    });
    return free.length === 0 ? null : Math.min(...free);
}

;// CONCATENATED MODULE: ./build/src/vm/accelerator.js
// QEMU leaves as soon as it has made its machine. Then the program.
const TRY = ['/bin/sh', '-c', 'echo quit | "$@"', 'sh'];
const BARE = [
    '-nodefaults',
    '-no-user-config',
    '-display',
    'none',
    '-serial',
    'none',
    '-monitor',
    'stdio',
    '-S',
];
const found = new WeakMap();
/**
 * What VMs run with in a session. The device of KVM can be there and not work, and QEMU then emulates in silence: so a
 * VM is made with it, once a session. That it makes one does not say that a guest can run in it: see `withoutKvm`.
 */
function accelerator(session, script) {
    const known = found.get(session) ?? tryKvm(session, script);
    found.set(session, known);
    return known;
}
/** KVM has failed under a guest: the session's other VMs do without it. */
function withoutKvm(session) {
    found.set(session, Promise.resolve('software'));
}
/** With a processor, the one that is asked for: there are machines where KVM makes a VM, and fails at that. */
async function tryKvm(session, { qemu, processor }) {
    const machine = qemu.includes('aarch64') ? 'virt' : 'q35';
    const kvm = ['-machine', machine, '-accel', 'kvm', '-cpu', processor ?? 'max'];
    const { exitCode } = await session.run([...TRY, qemu, ...BARE, ...kvm], { timeoutMs: 60_000 });
    return exitCode === 0 ? 'kvm' : 'software';
}

;// CONCATENATED MODULE: ./build/src/vm/memory.js
const MIB = 2 ** 20;
/** What QEMU takes beside the guest's memory. */
const QEMU = 384 * MIB;
/** For all else that is going on. */
const RESERVE = 256 * MIB;
/**
 * How many of two VMs can run at once.
 * @param free bytes; null where nobody knows: then it is tried
 * @param asked bytes that each asks for
 */
function roomFor(free, asked) {
    if (free === null || free >= asked[0] + asked[1] + 2 * QEMU + RESERVE)
        return 2;
    return free >= Math.max(...asked) + QEMU + RESERVE ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/src/vm/probe-script.js
/** A check that does not hold yet is tried again for so long, in seconds; a command may take as long at a time. */
const PATIENCE = 30;
/** So many failed or waiting units are told of a system, and one more, so that it is known that there are more. */
const MOST_UNITS = 200;
/** The longest that one check can take, in seconds. */
const LONGEST_CHECK = 2 * PATIENCE + 10;
/**
 * What the probe runs in the guest: bash with coreutils, grep and systemd. It speaks in JSON lines, free text in base64
 * (src/vm/words.ts reads them), and is told what to do by the kernel's parameters. Nothing here writes to the disk.
 */
function probeScript(checks) {
    const base64 = (text) => Buffer.from(text, 'utf8').toString('base64');
    const calls = checks.map(({ name, kind, value }) => `  check '${base64(name)}' ${kind} '${base64(value)}'`);
    return `${BEFORE}
checks() {
  :
${calls.join('\n')}
}
${AFTER}`;
}
const BEFORE = String.raw `set +e +u
export LC_ALL=C HOME=/root
system=/run/wrappers/bin:/run/current-system/sw/bin:$PATH
cd /
exec </dev/null
option() { tr ' ' '\n' </proc/cmdline | grep "^channel-bump\.$1=" | tail -n 1 | cut -d = -f 2-; }
patience=$(option patience)
new=$(option switch-to)

port=
until [ -n "$port" ]; do
  for file in /sys/class/virtio-ports/*/name; do
    name=
    [ ! -r "$file" ] || read -r name <"$file"
    [ "$name" != channel-bump ] || port=/dev/$(basename "$(dirname "$file")")
  done
  [ -n "$port" ] || sleep 0.3
done
until [ -c "$port" ]; do sleep 0.3; done
exec 3>"$port"

b64() { printf %s "$1" | base64 -w 0; }
say() { printf '{"event":"%s"}\n' "$1" >&3; }
current() { readlink -f /run/current-system; }
uptime() { now=$(cut -d . -f 1 /proc/uptime); }

# Until no unit of the boot is being started any more, or the uptime is $1.
settle() {
  while :; do
    state=$(systemctl is-system-running 2>/dev/null)
    case $state in running | degraded | maintenance | stopping) break ;; esac
    uptime
    [ "$now" -lt "$1" ] || return
    sleep 0.5
  done
  # Who dies at once dies within this.
  sleep 1
}

failed_units() {
  systemctl list-units --state=failed,auto-restart --plain --no-legend --no-pager --full 2>/dev/null |
    head -n ${MOST_UNITS + 1} | while read -r unit _ _ sub _; do
      if [ "$sub" = auto-restart ]; then
        # It is being started again and again; if it ended well each time, that may be its way.
        case $(systemctl show -p ExecMainStatus "$unit" 2>/dev/null) in ExecMainStatus=0 | '') continue ;; esac
      fi
      logs=$((logs + 1))
      log=
      # Each takes its time.
      [ "$logs" -gt 60 ] || log=$(journalctl -b -u "$unit" -n 20 --no-pager -o cat 2>&1 | tail -c 4000)
      printf '{"event":"unit","unit":"%s","log":"%s"}\n' "$(b64 "$unit")" "$(b64 "$log")" >&3
    done
}

pending_units() {
  systemctl list-jobs --plain --no-legend --no-pager --full 2>/dev/null | head -n ${MOST_UNITS + 1} | while read -r id unit type stage; do
    case $id in '' | *[!0-9]*) continue ;; esac
    [ "$type $stage" != 'start running' ] || printf '{"event":"pending","unit":"%s"}\n' "$(b64 "$unit")" >&3
  done
}

try_unit() { systemctl is-active "$1"; }
# No patience makes a unit of what is none.
absent() {
  [ "$1" = unit ] && [ "$(systemctl show -p LoadState "$2" 2>/dev/null)" = LoadState=not-found ] &&
    echo 'there is no such unit' >>/run/channel-bump-said
}
try_command() { PATH=$system timeout -k 5 ${PATIENCE} "$BASH" -c "$1"; }
try_port() {
  for address in 127.0.0.1 ::1; do
    timeout -k 5 5 "$BASH" -c 'exec 4<>"/dev/tcp/$1/$2"' sh "$address" "$1" && return
  done
  return 1
}

# name, kind and value; its words go by a file, as what it leaves running would keep a pipe open
check() {
  value=$(printf %s "$3" | base64 -d)
  uptime
  last=$((now + ${PATIENCE}))
  passed=true
  until "try_$2" "$value" >/run/channel-bump-said 2>&1 3>&-; do
    uptime
    [ "$now" -lt "$last" ] && ! absent "$2" "$value" || { passed=false; break; }
    sleep 1
  done
  said=$(tail -c 4000 /run/channel-bump-said | base64 -w 0)
  printf '{"event":"check","name":"%s","passed":%s,"said":"%s"}\n' "$1" "$passed" "$said" >&3
}
`;
const AFTER = String.raw `
# $1: booted, switched or back
inspect() {
  checks
  state=$(systemctl is-system-running 2>/dev/null)
  failed_units
  case $state in initializing | starting) pending_units ;; esac
  # Whoever opens the store brings its database up to date.
  PATH=$system timeout -k 5 60 nix-store --query --references "$(current)" >/dev/null 2>&1
  schema=
  [ ! -r /nix/var/nix/db/schema ] || read -r schema </nix/var/nix/db/schema
  case $schema in '' | *[!0-9]*) schema=null ;; esac
  full=false
  for place in / /var /run; do
    # free blocks, their size, files there can be, files there can still be
    set -- "$1" $(stat -f -c '%a %S %c %d' "$place")
    [ "$(($2 * $3))" -ge 1048576 ] && { [ "$4" -eq 0 ] || [ "$5" -gt 0 ]; } || full=true
  done
  printf '{"event":"state","step":"%s","kernel":"%s","system":"%s","state":"%s","schema":%s,"full":%s}\n' \
    "$1" "$(b64 "$(uname -r)")" "$(b64 "$(current)")" "$(b64 "$state")" "$schema" "$full" >&3
}

# $1: switched or back, $2: the toplevel
switch_to() {
  printf '{"event":"switching","step":"%s"}\n' "$1" >&3
  uptime
  last=$((now + patience))
  timeout -k 10 "$patience" "$2/bin/switch-to-configuration" test >/run/channel-bump-switch 2>&1 3>&-
  code=$?
  said=$(tail -c 60000 /run/channel-bump-switch | base64 -w 0)
  printf '{"event":"switch","step":"%s","exit":%s,"said":"%s"}\n' "$1" "$code" "$said" >&3
  settle "$last"
  inspect "$1"
}

say hello
settle "$patience"
say settled
inspect booted
if [ -n "$new" ]; then
  old=$(current)
  switch_to switched "$new"
  # One that refuses to be switched to has changed nothing.
  [ "$code" -ne 0 ] && [ "$(current)" = "$old" ] &&
    grep -qi 'changes to critical components' /run/channel-bump-switch || switch_to back "$old"
fi
say bye
systemctl poweroff --force --force
`;

;// CONCATENATED MODULE: ./build/src/vm/probe-module.js


/**
 * The NixOS module that is added to a host's VM, as one expression of Nix code that pure evaluation takes. It brings the
 * probe as a service, which a switch leaves alone, and takes back what would keep the VM from being run here: a window, a
 * store or a boot loader of its own (what it is switched to lies in ours), ports of this machine.
 */
function probeModule(checks) {
    return `({ lib, options, pkgs, ... }:
let
  # Options that came with later releases.
  set = name: value: lib.optionalAttrs (options.virtualisation ? \${name}) { \${name} = lib.mkForce value; };
  # Not by the service's own \`script\`, of which systems can ask that shellcheck has no objections.
  write = pkgs.writeShellScript or (name: text: pkgs.writeScript name "#!\${pkgs.stdenv.shell}\n\${text}");
in
{
  config = {
    virtualisation = set "graphics" false // set "useBootLoader" false // set "useNixStoreImage" false
      // set "mountHostNixStore" true // set "forwardPorts" [ ] // set "restrictNetwork" true;
    systemd.services.${PROBE_SERVICE} = {
      description = "Tells how the boot went";
      wantedBy = [ "multi-user.target" ];
      restartIfChanged = false;
      stopIfChanged = false;
      serviceConfig.OOMScoreAdjust = "-1000";
      serviceConfig.ExecStart = "\${write "${PROBE_SERVICE}" ${(0,evaluate/* nixString */.z7)(probeScript(checks))}}";
    };
  };
})`;
}
/** Its unit's name, without `.service`. */
const PROBE_SERVICE = 'channel-bump-probe';

;// CONCATENATED MODULE: ./build/src/vm/run-script.js
const UNIT = { '': 2 ** 20, M: 2 ** 20, G: 2 ** 30 };
const QEMU_DEFAULT = 128 * 2 ** 20;
/** Reads the run script of a VM that was built; null where there is none, or none that starts QEMU. */
async function readRunScript(session, vm) {
    const listed = await session.run(['ls', `${vm}/bin`]);
    const name = listed.stdout.split('\n').find((file) => /^run-.+-vm$/.test(file));
    if (name === undefined)
        return null;
    const path = `${vm}/bin/${name}`;
    const { stdout } = await session.run(['cat', path]);
    return parseRunScript(path, stdout);
}
function parseRunScript(path, text) {
    const qemu = /^\s*exec\s+"?(\/[^\s"]*\/qemu-[^\s"]+)/m.exec(text)?.[1];
    if (qemu === undefined)
        return null;
    const [, amount, unit = ''] = /\s-m\s+(\d+)([MG]?)\b/.exec(text) ?? [];
    return {
        path,
        qemu,
        memory: amount === undefined ? QEMU_DEFAULT : Number(amount) * (UNIT[unit] ?? 0),
        choosesAccelerator: /\baccel=/.test(text),
        processor: /\s-cpu\s+([\w.,+=-]+)/.exec(text)?.[1] ?? null,
    };
}

;// CONCATENATED MODULE: ./build/src/vm/pair.js
/**
 * Runs the VMs of both sides, one after the other or at once. Where KVM has failed under one of them, the other one runs
 * once more, as the session does without KVM from then on: what is compared was booted alike.
 */
async function runPair(run, atOnce) {
    const runs = atOnce === 1
        ? { before: await run('before'), after: await run('after') }
        : await Promise.all([run('before'), run('after')]).then(([before, after]) => ({ before, after }));
    if (runs.before.accelerator === runs.after.accelerator)
        return runs;
    const side = runs.before.accelerator === 'kvm' ? 'before' : 'after';
    return { ...runs, [side]: await run(side) };
}

// EXTERNAL MODULE: ./build/src/nix/text.js
var nix_text = __webpack_require__(43830);
;// CONCATENATED MODULE: ./build/src/vm/supervise.js
/** So begins what QEMU says where KVM fails under a guest (accel/kvm/kvm-all.c, target/i386/kvm/kvm.c). */
const KVM_FAILED = [
    'KVM internal error',
    'error: kvm run failed',
    'KVM: entry failed',
    'KVM: exception',
    'KVM: unknown exit',
];
/**
 * Runs a VM in a folder of its own, and leaves nothing behind when told to end (SIGTERM), or when KVM fails. `$1`: the
 * run script. Prints the end of the console when all is over; on standard error, as it comes, what the guest says over
 * virtio-serial, and after it the end of what QEMU and the run script said on their standard error, which no guest can
 * write to. There the first line is ours, the one between, and the last ones: see `BEGUN`, `SAID`, `KVM_SAID` and `ENDED`.
 */
const SUPERVISE = [
    '/bin/sh',
    '-c',
    `umask 077
base=/tmp
[ ! -w /var/tmp ] || base=/var/tmp
# Says whose it is, as our other temporary folders do, so that a later run can remove it when we are killed.
start=$(cut -d ' ' -f 22 "/proc/$$/stat")
namespace=$(readlink /proc/self/ns/pid | tr -dc 0-9)
d=$(mktemp -d "$base/channel-bump-vm-$$-$start-$namespace-XXXXXX") || exit 1
trap 'rm -rf "$d"; exit 143' TERM INT HUP
trap 'rm -rf "$d"' EXIT
mkdir "$d/shared"
mkfifo "$d/in" "$d/words" "$d/said" "$d/console"
echo "channel-bump-vm begun $$" >&2
# Neither a flood nor a line without an end gets through: QEMU's outputs end here.
dd bs=4096 count=4096 <"$d/words" 1>&2 2>/dev/null &
words=$!
exec 4<>"$d/console"
tail -c 65536 <"$d/console" 4>&- &
console=$!
exec 5<>"$d/said" 6<"$d/said"
export TMPDIR="$d" USE_TMPDIR=1 SHARED_DIR="$d/shared" NIX_DISK_IMAGE="$d/disk.qcow2" NIX_EFI_VARS="$d/efi-vars.fd"
export NIX_SWTPM_DIR="$d/swtpm" QEMU_NET_OPTS=restrict=on
export QEMU_OPTS="$QEMU_OPTS -chardev file,id=channel-bump-console,path=$d/console -serial chardev:channel-bump-console"
cd "$d"
# An input that never ends: to a guest a closed one is a host that has gone.
"$1" 0<>"$d/in" >"$d/words" 2>"$d/said" 4>&- 5>&- 6<&- &
vm=$!
guard=
end() {
  [ -z "$guard" ] || return
  # Before signals are ignored, as it would ignore them as well; and a program, which keeps none of our outputs open.
  /bin/sh -c 'sleep 5; kill -KILL "$1"' sh "$vm" >/dev/null 2>&1 4>&- 5>&- 6<&- &
  guard=$!
  trap '' TERM INT HUP
  kill -TERM "$vm" 2>/dev/null
}
trap end TERM INT HUP
# Where KVM fails under a guest, QEMU stops it and waits: for a person with a debugger, and for ever. Of its words no more
# are read than can be borne, and no signal comes to ourselves, who may be waiting for the last of them.
{
  {
    dd bs=4096 count=256 <&6 2>/dev/null | while IFS= read -r line || [ -n "$line" ]; do
      printf '%s\\n' "$line"
      case $line in ${KVM_FAILED.map((begin) => `"${begin}"*`).join(' | ')}) ;; *) continue ;; esac
      [ -e "$d/kvm" ] || printf '%s\\n' "$line" >"$d/kvm"
      kill -TERM "$vm" 2>/dev/null
    done
    cat <&6
  } | tail -c 16384 1>&2
} 4>&- 5>&- &
said=$!
exec 6<&-
while wait "$vm"; code=$?; kill -0 "$vm"; do :; done 2>/dev/null
[ -z "$guard" ] || kill "$guard" 2>/dev/null
exec 4>&-
wait "$console" "$words"
echo "
channel-bump-vm said" >&2
exec 5>&-
wait "$said"
free=$(df -Pk "$d" | { read -r _; read -r _ _ _ free _; echo "$free"; })
[ ! -e "$d/kvm" ] || { printf 'channel-bump-vm kvm ' && cat "$d/kvm"; } >&2
echo "
channel-bump-vm ended $code $free" >&2
`,
    'sh',
];
/** Group 1: the supervisor's process id in the sandbox. */
const BEGUN = /^channel-bump-vm begun (\d+)$/;
/** What comes after it is no guest's; whatever a guest says comes before, so that the last such line counts. */
const SAID = 'channel-bump-vm said';
/** After `SAID`. Group 1: what QEMU said of KVM, which failed under the guest. */
const KVM_SAID = /^channel-bump-vm kvm (.*)$/;
/** Groups: how QEMU ended, an exit code; KiB that were free then where its files lay. */
const ENDED = /^channel-bump-vm ended (\d+) (\d+)$/;
/** Ends the supervisor of that process id, and with it the VM. */
function endSupervisor(pid) {
    return ['/bin/sh', '-c', 'kill -TERM "$1"', 'sh', pid];
}

;// CONCATENATED MODULE: ./build/src/vm/parse-switch.js


const SHOWN = 60;
const parse_switch_MOST_UNITS = 500;
// The Perl of old and the Rust of today say the same.
const SENTENCES = [
    [/^stopping the following units: (.+)$/, 'stopped'],
    [/^starting the following units: (.+)$/, 'started'],
    [/^the following new units were started: (.+)$/, 'started'],
    [/^restarting the following units: (.+)$/, 'restarted'],
    [/^reloading the following units: (.+)$/, 'reloaded'],
    [/^NOT restarting the following changed units: (.+)$/, 'kept'],
    [/^warning: the following units failed: (.+)$/, 'failed'],
];
/**
 * Reads what `switch-to-configuration` said:
 *
 *     stopping the following units: nginx.service
 *     activating the configuration...
 *     starting the following units: nginx.service
 *     warning: the following units failed: nginx.service
 *
 * The probe, which is ours, is left out.
 */
function parseSwitch(text) {
    const lines = text.split('\n');
    const units = (list) => {
        const named = lines.flatMap((line) => SENTENCES.flatMap(([sentence, to]) => to === list ? (sentence.exec((0,nix_text/* plainText */.wh)(line))?.[1]?.split(/,\s*/) ?? []) : []));
        return [...new Set(named)].filter((unit) => unit !== `${PROBE_SERVICE}.service`).slice(0, parse_switch_MOST_UNITS);
    };
    return {
        stopped: units('stopped'),
        started: units('started'),
        restarted: units('restarted'),
        reloaded: units('reloaded'),
        kept: units('kept'),
        failed: units('failed'),
        said: lines
            .map(nix_text/* plainLine */.h0)
            .filter((line) => line.trim() !== '')
            .slice(-SHOWN),
    };
}

;// CONCATENATED MODULE: ./build/src/vm/words.js




const LONGEST = 128 * 1024;
const MOST_CHECKS = 1000;
const LOG_LINES = 20;
const LONGEST_NAME = 256;
const base64 = schemas/* string */.YjP().regex(/^[A-Za-z0-9+/=]*$/);
const step = schemas/* enum */.k5n(['switched', 'back']);
const wordSchema = schemas/* discriminatedUnion */.gMt('event', [
    schemas/* object */.Ikc({ event: schemas/* enum */.k5n(['hello', 'settled', 'bye']) }),
    schemas/* object */.Ikc({ event: schemas/* literal */.euz('unit'), unit: base64, log: base64 }),
    schemas/* object */.Ikc({ event: schemas/* literal */.euz('pending'), unit: base64 }),
    schemas/* object */.Ikc({ event: schemas/* literal */.euz('check'), name: base64, passed: schemas/* boolean */.zMY(), said: base64 }),
    schemas/* object */.Ikc({
        event: schemas/* literal */.euz('state'),
        step: schemas/* enum */.k5n(['booted', 'switched', 'back']),
        kernel: base64,
        system: base64,
        state: base64,
        schema: schemas/* int */.Whr().min(0).max(1000).nullable(),
        full: schemas/* boolean */.zMY(),
    }),
    schemas/* object */.Ikc({ event: schemas/* literal */.euz('switching'), step }),
    schemas/* object */.Ikc({ event: schemas/* literal */.euz('switch'), step, exit: schemas/* int */.Whr().min(0).max(255), said: base64 }),
]);
/**
 * Listens to a VM. What is in it may be hostile: whatever comes is either a word that we know, of a reasonable length,
 * or a line to be shown; and nothing is said twice.
 */
function createListener() {
    const other = (0,nix_text/* createTail */.$A)(LOG_LINES);
    const heard = {
        ...{ booted: null, switched: null, back: null },
        ...{ full: false, bye: false },
    };
    let failed = [];
    let pending = [];
    let checks = [];
    let truncated = false;
    const push = (list, most, item) => {
        if (list.length < most)
            list.push(item);
        else
            truncated = true;
    };
    const state = (word) => {
        const found = {
            kernel: words_name(word.kernel),
            system: words_name(word.system),
            state: words_name(word.state),
            ...{ failed, pending, checks, truncated },
            schema: word.schema,
        };
        [failed, pending, checks, truncated] = [[], [], [], false];
        heard.full ||= word.full;
        if (word.step === 'booted')
            heard.booted ??= found;
        else {
            const run = heard[word.step];
            if (run?.state === null)
                heard[word.step] = { ...run, state: found };
        }
    };
    const take = (word) => {
        switch (word.event) {
            case 'hello':
            case 'settled':
            case 'switching':
                return;
            case 'bye':
                heard.bye = true;
                return;
            case 'unit':
                push(failed, MOST_UNITS, { unit: words_name(word.unit), log: lines(word.log) });
                return;
            case 'pending':
                push(pending, MOST_UNITS, words_name(word.unit));
                return;
            case 'check':
                push(checks, MOST_CHECKS, { name: words_name(word.name), passed: word.passed, said: lines(word.said) });
                return;
            case 'switch':
                heard[word.step] ??= { exitCode: word.exit, ...parseSwitch(words_text(word.said)), state: null };
                return;
            case 'state':
                state(word);
        }
    };
    return {
        hear(line) {
            const word = heard.bye ? null : read(line);
            if (word)
                take(word);
            else if (line.trim() !== '')
                other.push((0,nix_text/* plainLine */.h0)(line));
            return word?.event ?? null;
        },
        heard: () => ({ ...heard, other: other.items() }),
    };
}
function read(line) {
    if (!line.startsWith('{') || line.length > LONGEST)
        return null;
    try {
        return wordSchema.safeParse(JSON.parse(line)).data ?? null;
    }
    catch {
        return null;
    }
}
function words_text(encoded) {
    return Buffer.from(encoded, 'base64').toString('utf8');
}
/** One short line. */
function words_name(encoded) {
    return (0,nix_text/* plainLine */.h0)(words_text(encoded).replaceAll('\n', ' ')).slice(0, LONGEST_NAME);
}
function lines(encoded) {
    return words_text(encoded)
        .split('\n')
        .map(nix_text/* plainLine */.h0)
        .filter((line) => line.trim() !== '')
        .slice(-LOG_LINES);
}

;// CONCATENATED MODULE: ./build/src/vm/run.js




const run_SHOWN = 60;
/** Of the time limit, what the probe in the guest waits for units; the rest is for its words. */
const run_PATIENCE = 0.8;
/** For QEMU to end after the probe's last word, and for what is left of it to be removed. */
const LEAVE_MS = 20_000;
const HARDLY_ANY_KIB = 1024;
const LONGEST_WORDS = 200;
const STEPS = {
    hello: 'starting its units',
    settled: 'checking units and checks',
    switching: 'switching',
    switch: 'checking units and checks after the switch',
};
/** Ends that KVM may have caused. */
const RUN_AGAIN = new Set(['panic', 'hang', 'died', 'stopped']);
/**
 * Runs a VM to its end. Never throws for what a VM does: every end of it is a `VmRun`. Where KVM fails under the guest,
 * which says nothing of the guest, it is run once more without.
 */
async function runVm(clock, request) {
    const { run, kvmFailed } = await runOnce(clock, request);
    if (kvmFailed === null || request.accelerator !== 'kvm' || !RUN_AGAIN.has(run.end))
        return run;
    withoutKvm(request.session);
    request.onStep('booting once more, without KVM: it failed');
    const again = await runOnce(clock, { ...request, accelerator: 'software' });
    return { ...again.run, kvmFailed };
}
/** `kvmFailed`: what QEMU said of it. */
async function runOnce(clock, request) {
    const limitMs = request.timeoutMs + request.checksMs;
    const listener = createListener();
    const from = clock.monotonic();
    const watch = watchdog(clock, request, limitMs);
    const qemu = {
        begun: false,
    };
    let seconds = null;
    const onStderrLine = (line) => {
        const pid = qemu.begun ? undefined : BEGUN.exec(line)?.[1];
        if (pid !== undefined) {
            qemu.begun = true;
            watch.begun(pid);
            return;
        }
        const last = ENDED.exec(line);
        if (last) {
            // Whatever a guest says comes before it: the last one counts.
            Object.assign(qemu, { code: last[1], freeKiB: last[2] });
            return;
        }
        if (line === SAID) {
            qemu.said = (0,nix_text/* createTail */.$A)(run_SHOWN);
            return;
        }
        const kvmSaid = qemu.said && KVM_SAID.exec(line)?.[1];
        if (kvmSaid !== undefined) {
            qemu.kvmSaid = (0,nix_text/* plainLine */.h0)(kvmSaid).slice(0, LONGEST_WORDS);
            return;
        }
        qemu.said?.push((0,nix_text/* plainLine */.h0)(line));
        const event = listener.hear(line);
        const isBack = event === 'switch' && listener.heard().back !== null;
        const step = isBack ? 'checking units and checks after switching back' : STEPS[event ?? ''];
        if (step !== undefined)
            request.onStep(step);
        if (event === 'settled')
            seconds ??= Math.round((clock.monotonic() - from) / 100) / 10;
        if (event === 'state' || event === 'bye')
            watch.progressed(event === 'bye' ? LEAVE_MS : undefined);
    };
    const result = await request.session.run([...SUPERVISE, request.script.path], {
        env: { QEMU_OPTS: qemuOptions(request), QEMU_KERNEL_PARAMS: kernelParameters(request) },
        // Its own limits end it before, with the console's last words.
        timeoutMs: 3 * (limitMs + LEAVE_MS),
        onStderrLine,
    });
    const late = watch.stop() || result.timedOut;
    const heard = listener.heard();
    const console = consoleLines(result.stdout);
    const end = endOf(heard, console, { ...qemu, late, said: qemu.said?.items() ?? [] });
    const run = {
        accelerator: request.accelerator,
        seconds: heard.booted && seconds,
        booted: heard.booted,
        switched: heard.switched,
        back: heard.back,
        end,
        console: end === 'complete' ? [] : [...console, ...heard.other].slice(-run_SHOWN),
    };
    return { run, kvmFailed: qemu.kvmSaid ?? null };
}
/** Ends the VM when its time is up: that of its boot, and after it that of each switch. */
function watchdog(clock, { session }, limitMs) {
    const state = { deadline: clock.monotonic() + limitMs, steps: 0, over: false, late: false, pid: '' };
    const isDue = () => !state.over && state.pid !== '' && clock.monotonic() >= state.deadline;
    const watch = async () => {
        while (!state.over && !state.late) {
            await clock.sleep(500);
            if (!isDue())
                continue;
            state.late = true;
            await session.run(endSupervisor(state.pid), { timeoutMs: LEAVE_MS });
        }
    };
    // What it can't end, the limit of the whole run ends.
    watch().catch(() => undefined);
    return {
        begun: (pid) => void (state.pid = pid),
        progressed(ms = limitMs) {
            // Three states and a farewell are all there are: who says more gets no more time.
            if (++state.steps <= 4)
                state.deadline = clock.monotonic() + ms;
        },
        stop() {
            state.over = true;
            return state.late;
        },
    };
}
function qemuOptions({ accelerator, script }) {
    const options = [
        ...['-display none', '-monitor none', '-no-reboot', '-device virtio-serial-pci'],
        '-chardev stdio,signal=off,id=channel-bump',
        '-device virtserialport,chardev=channel-bump,name=channel-bump',
    ];
    if (accelerator === 'kvm') {
        // It would choose emulation where KVM fails now: in silence, and too slow to tell anything.
        options.push(script.choosesAccelerator ? '-machine accel=kvm' : '-accel kvm');
    }
    else {
        options.push(script.choosesAccelerator ? '-machine accel=tcg' : '-accel tcg');
        // Which nothing but KVM can give.
        if (script.processor === 'host')
            options.push('-cpu max');
    }
    return options.join(' ');
}
/** After a panic the kernel starts anew, at which QEMU ends; so does a systemd that crashed. */
function kernelParameters({ switchTo, timeoutMs }) {
    return [
        ...['panic=-1', 'systemd.crash_reboot=1'],
        `channel-bump.patience=${Math.max(1, Math.floor((timeoutMs * run_PATIENCE) / 1000))}`,
        ...(switchTo === null ? [] : [`channel-bump.switch-to=${switchTo}`]),
    ].join(' ');
}
function endOf(heard, console, qemu) {
    // To the guest that is a broken disk, so that whatever it says then says nothing.
    if (qemu.freeKiB !== undefined && Number(qemu.freeKiB) < HARDLY_ANY_KIB)
        return 'host-disk-full';
    if (heard.bye)
        return heard.full ? 'disk-full' : 'complete';
    const [guest, host] = [console.join('\n'), qemu.said.join('\n')];
    const full = /No space left on device/;
    if (full.test(host))
        return 'host-disk-full';
    if (/Kernel panic - not syncing/.test(guest))
        return 'panic';
    if (heard.full || full.test(guest))
        return 'disk-full';
    if (qemu.late)
        return 'hang';
    // SIGTERM of somebody else is a good end to QEMU.
    return qemu.code === '0' && !/terminating on signal/.test(host) ? 'stopped' : 'died';
}
function consoleLines(text) {
    return text
        .split('\n')
        .map(nix_text/* plainLine */.h0)
        .filter((line) => line.trim() !== '')
        .slice(-run_SHOWN);
}

;// CONCATENATED MODULE: ./build/src/app/proof/boot-host.js












/**
 * Boots a host as it is today and as it would be, and compares; at depth `switch` today's is also switched to the new
 * one and back. Both sides must have been built. One host at a time: two VMs run side by side where memory allows.
 */
async function bootHost(context, host, watcher) {
    const checks = checksFor(context.checks, host.name);
    const probe = probeModule(checks);
    const before = await prepare(context, host, 'before', probe, watcher);
    if (before.kind !== 'built')
        return before;
    const after = await prepare(context, host, 'after', probe, watcher);
    if (after.kind !== 'built')
        return after;
    const vms = { before: before.built, after: after.built };
    const asked = [vms.before.script.memory, vms.after.script.memory];
    const free = await freeMemory(context.session);
    const atOnce = roomFor(free, asked);
    if (atOnce === 0)
        return { kind: 'failed', failure: noRoom(free, asked) };
    const switches = context.depth === 'switch' && vms.after.switchable && vms.before.switchable;
    const run = (side) => runSide(context, side, vms[side], {
        switchTo: switches && side === 'before' ? vms.after.toplevel : null,
        checks: checks.length,
        watcher,
    });
    const runs = await runPair(run, atOnce);
    const limit = context.limits.bootMs / 1000;
    const toplevels = { before: vms.before.toplevel, after: vms.after.toplevel };
    const depth = switches ? 'switch' : 'boot';
    const result = compareBoots({ ...runs, depth, toplevels, checks: checks.length, limit });
    if (result.kind !== 'proven' || switches || context.depth === 'boot')
        return result;
    const note = 'It was not switched: it has no `switch-to-configuration` (`system.switch.enable`).';
    return { kind: 'proven', proof: { ...result.proof, notes: [...result.proof.notes, note] } };
}
/** Evaluates and builds the VM of one side. */
async function prepare({ session, trees, limits }, host, side, probe, { onStep, onLine }) {
    const options = (timeoutMs) => ({
        timeoutMs,
        onLine: (line) => {
            onLine(side, line);
        },
    });
    onStep(side, 'evaluating its VM');
    const evaluated = await instantiateVm(session, trees[side], host, probe, options(limits.evaluationMs));
    if (evaluated.kind === 'failed')
        return unprepared(evaluated, side, 'evaluate');
    const { value } = evaluated;
    if (value.kind === 'none')
        return { kind: 'not-booted', reason: value.reason };
    onStep(side, 'building its VM');
    const vm = await (0,build/* realise */.Yb)(session, value.derivation, options(limits.buildMs));
    if (vm.kind === 'failed')
        return unprepared(vm, side, 'build');
    const toplevel = await (0,build/* realise */.Yb)(session, value.toplevel, options(limits.buildMs));
    if (toplevel.kind === 'failed')
        return unprepared(toplevel, side, 'build');
    const script = await readRunScript(session, vm.value);
    if (script === null)
        return { kind: 'not-booted', reason: 'Its VM has no script that starts QEMU.' };
    const { switchable } = value;
    return { kind: 'built', built: { toplevel: toplevel.value, switchable, script } };
}
/** A VM that can't be had of today's system either is no fault of the new one. */
function unprepared({ failure }, side, verb) {
    if (side === 'after' || failure.class === 'machine')
        return { kind: 'failed', failure: { ...failure, side } };
    return { kind: 'not-booted', reason: `The VM of today's system does not ${verb}: ${failure.message}` };
}
function noRoom(free, asked) {
    const mib = (bytes) => `${Math.floor(bytes / 2 ** 20)} MiB`;
    return {
        ...{ class: 'machine', side: 'after', reason: 'out-of-memory', derivation: null, log: [] },
        message: `The VM asks for ${mib(Math.max(...asked))} of memory, and this machine has ${mib(free ?? 0)} free.`,
        cure: 'Take a larger machine, or set `virtualisation.vmVariant.virtualisation.memorySize` (MiB).',
    };
}
async function runSide({ session, limits, clock }, side, { script }, { switchTo, checks, watcher }) {
    watcher.onStep(side, 'booting');
    const run = await runVm(clock, {
        ...{ session, script, switchTo },
        timeoutMs: limits.bootMs,
        checksMs: checks * LONGEST_CHECK * 1000,
        accelerator: await accelerator(session, script),
        onStep: (step) => {
            watcher.onStep(side, step);
        },
    });
    if (run.kvmFailed !== undefined)
        watcher.onLine(side, `KVM fails under a guest here (${run.kvmFailed}): the processor was emulated.`);
    for (const line of run.console)
        watcher.onLine(side, line);
    return run;
}
function checksFor(checks, host) {
    return checks
        .filter(({ hosts }) => hosts === undefined || (0,glob/* matchesGlob */.k)(hosts, host))
        .map((check) => {
        if ('command' in check) {
            const name = check.name ?? check.command.trim().split('\n')[0]?.slice(0, 80) ?? '';
            return { name, kind: 'command', value: check.command };
        }
        if ('unit' in check)
            return { name: check.name ?? `unit ${check.unit}`, kind: 'unit', value: check.unit };
        return { name: check.name ?? `port ${check.port}`, kind: 'port', value: `${check.port}` };
    });
}

;// CONCATENATED MODULE: ./build/src/app/proof/host-run.js

/** What fails today already is not the release's fault; what the machine did to today's side clears nobody. */
function toBlame(before, after) {
    const cleared = before !== null && (before.class !== 'machine' || after.class === 'machine');
    return cleared ? before : after;
}
/** The failure that decides on a host; null: none does so far. */
function failureOf({ before, after, boot }) {
    if (after.failure)
        return toBlame(before.failure, after.failure);
    // With what today's side would have been, nobody knows: neither what changes nor whether it boots.
    if (before.failure?.class === 'machine')
        return before.failure;
    return boot?.kind === 'failed' ? boot.failure : null;
}
/** Whether it is the release that broke this host: not today's configuration, and not the machine. */
function isBroken(run) {
    const failure = failureOf(run);
    return failure !== null && failure.side === 'after' && failure.class !== 'machine';
}
/** Whether there is something to build: it evaluates, to something else than today. */
function isToBuild(run) {
    return run.after.derivation !== null && !isUnchanged(run);
}
function isUnchanged({ before, after }) {
    return after.derivation !== null && after.derivation === before.derivation;
}
/** A failure as the report tells it: with its side, and with places in the repository instead of the sandbox. */
function failureOn({ trees }, side, failure) {
    const relative = (text) => text.replaceAll(`${trees.before.root}/`, '').replaceAll(`${trees.after.root}/`, '');
    return { ...failure, side, message: relative(failure.message), log: failure.log.map(relative) };
}
/** What nobody expected stops one host and no other: whatever it is, it says nothing of the release. */
function crash(error) {
    const told = error instanceof errors/* UserError */.yo ? error.toSentences() : `Nobody expected this: ${String(error)}`;
    const log = error instanceof Error && !(error instanceof errors/* UserError */.yo) ? (error.stack ?? '').split('\n') : [];
    return { class: 'machine', message: told, derivation: null, log: log.slice(0, 20) };
}
/** Seconds since then, to a tenth. */
function secondsSince(clock, from) {
    return Math.round((clock.monotonic() - from) / 100) / 10;
}

;// CONCATENATED MODULE: ./build/src/app/proof/recall.js


/** The failure that an earlier run has seen of building the very same derivations, where such a one counts. */
function recallFailure({ memory, trustMemory }, run) {
    const known = trustMemory ? memory.buildFailure(buildKey(run)) : null;
    if (known === null)
        return null;
    const { failure, seen } = known;
    const when = `seen on ${seen.toISOString().slice(0, 10)}, and not built again`;
    return { ...failure, side: 'after', message: `${failure.message.replace(/\.$/, '')} (${when}).` };
}
/** What was found out, for later runs. Nothing is said of the machine, nor of what fails today already. */
function remember(context, run) {
    const { memory, depth } = context;
    const { host, seconds, evaluationBytes } = run;
    // Where nothing was evaluated this run knew it all: what it cost is told already.
    if (evaluationBytes !== null)
        memory.rememberCost(host.name, { seconds, evaluationBytes });
    if (depth === 'dry-build' || !isToBuild(run))
        return;
    const { before, after } = run;
    // Of its VM it says nothing, and with today's side unknown nobody knows whose fault it is.
    if (!after.failure || before.failure || failureOf(run) !== after.failure)
        return;
    // What was only recalled was not seen again.
    if (recallFailure(context, run))
        return;
    memory.rememberBuildFailure(buildKey(run), after.failure);
}
/** Whose fault a failure is depends on today's side, too. */
function buildKey({ before, after }) {
    return (0,proof_memory/* keyOf */.TN)('build', before.derivation, after.derivation);
}

;// CONCATENATED MODULE: ./build/src/app/proof/boot-hosts.js
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



/**
 * Boots the hosts that change, one after the other: a VM takes memory, and each host has two. Hosts that were not
 * come to, because the release had broken one, are not in the result.
 */
async function bootHosts(context, runs) {
    const done = [];
    let isOver = context.stopAtFailure && runs.some(isBroken);
    for (const run of runs) {
        if (!isToBuild(run) || failureOf(run) !== null)
            done.push(run);
        else if (!isOver) {
            const booted = await boot(context, run);
            done.push(booted);
            isOver = context.stopAtFailure && isBroken(booted);
            // It took minutes: whatever becomes of this run, they were not for nothing.
            remember(context, booted);
            await context.memory.save();
        }
    }
    return done;
}
async function boot(context, run) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { clock, limits, logs, progress } = context;
        const reason = whyNot(context, run);
        if (reason !== null)
            return { ...run, boot: { kind: 'not-booted', reason } };
        const { name } = run.host;
        const from = clock.monotonic();
        const before = __addDisposableResource(env_1, logs.open(name, 'before'), true);
        const after = __addDisposableResource(env_1, logs.open(name, 'after'), true);
        const beforeShown = __addDisposableResource(env_1, progress.begin(name, 'before', 'booting'), false);
        const afterShown = __addDisposableResource(env_1, progress.begin(name, 'after', 'booting'), false);
        const files = { before, after };
        const shown = { before: beforeShown, after: afterShown };
        const limitsOfBoot = { ...limits, bootMs: context.boot.timeoutMs };
        const result = await bootHost({ ...context, checks: context.boot.checks, limits: limitsOfBoot }, run.host, {
            onStep: (side, step) => {
                shown[side].step(step);
            },
            onLine: (side, line) => {
                files[side].write(line);
            },
        }).catch((error) => ({
            kind: 'failed',
            failure: failureOn(context, 'after', crash(error)),
        }));
        const seconds = run.seconds + secondsSince(clock, from);
        if (result.kind !== 'failed')
            return { ...run, seconds, boot: result };
        const failure = failureOn(context, result.failure.side, result.failure);
        return { ...run, seconds, boot: { kind: 'failed', failure } };
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
/** Why a host is not even tried, in a sentence; null: it is. */
function whyNot({ boot, system }, { host, before, after }) {
    if (!boot.isWanted(host.name))
        return 'It is not among `boot-hosts`.';
    if (before.toplevel === null) {
        return "Today's system is not there to compare with: its boot would say nothing of the release.";
    }
    if (before.toplevel.kernel === null || after.toplevel?.kernel === null) {
        return 'A container has no kernel of its own to boot.';
    }
    const own = after.toplevel?.system ?? system;
    if (own === system || own === null || system === null)
        return null;
    return `It is a system for ${own}, which would be emulated on this ${system} machine: it was only built.`;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/core/diff/compare.js + 10 modules
var compare = __webpack_require__(27341);
// EXTERNAL MODULE: ./build/src/core/diff/rebuilt.js
var rebuilt = __webpack_require__(52434);
// EXTERNAL MODULE: ./build/src/core/package-name.js
var package_name = __webpack_require__(14557);
// EXTERNAL MODULE: ./build/src/nix/sources.js + 1 modules
var nix_sources = __webpack_require__(47550);
// EXTERNAL MODULE: ./build/src/nix/toplevel.js + 6 modules
var toplevel = __webpack_require__(82218);
;// CONCATENATED MODULE: ./build/src/app/proof/alike.js
/** In the order of their first hosts. */
function alike(runs) {
    const groups = new Map();
    for (const run of runs) {
        const key = `${run.before.derivation ?? ''} ${run.after.derivation ?? ''}`;
        const group = groups.get(key);
        if (group)
            group.push(run);
        else
            groups.set(key, [run]);
    }
    return [...groups.values()];
}

;// CONCATENATED MODULE: ./build/src/app/proof/build-hosts.js
var build_hosts_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var build_hosts_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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









const nothingDone = { built: 0, fetched: 0, downloadedBytes: 0 };
/**
 * Builds each derivation that changes once, whoever shares it, and compares. A closure is let go as soon as nobody
 * needs it. Hosts that were not come to, because the release had broken one, are not in the result.
 */
async function buildHosts(context, runs) {
    const groups = alike(runs.filter(isToBuild));
    const shelf = shelfFor(groups);
    const done = new Map();
    let isOver = context.stopAtFailure && runs.some(isBroken);
    for (const group of groups) {
        if (isOver)
            break;
        for (const run of await buildAlike(context, group, shelf)) {
            done.set(run.host.name, run);
            isOver ||= context.stopAtFailure && isBroken(run);
        }
    }
    return runs.flatMap((run) => (isToBuild(run) ? (done.get(run.host.name) ?? []) : run));
}
function shelfFor(groups) {
    const shelf = new Map();
    for (const [{ before, after }] of groups) {
        for (const { derivation } of [before, after]) {
            if (derivation === null)
                continue;
            shelf.set(derivation, { uses: (shelf.get(derivation)?.uses ?? 0) + 1, built: null });
        }
    }
    return shelf;
}
async function buildAlike(context, group, shelf) {
    const { clock } = context;
    const [first] = group;
    const from = clock.monotonic();
    const failure = recallFailure(context, first);
    if (failure)
        return group.map((run) => ({ ...run, after: { ...run.after, failure } }));
    const before = await buildSide(context, first, 'before', shelf);
    const after = await buildSide(context, first, 'after', shelf);
    const { changes, failure: unlike } = await build_hosts_compare(context, before, after);
    noteContents(context, group, after);
    const sides = (run) => ({
        before: withBuilt(context, 'before', run.before, before),
        after: withBuilt(context, 'after', run.after, unlike ? { ...after, failure: unlike } : after),
        changes,
    });
    const seconds = first.seconds + secondsSince(clock, from);
    // What was done was done for the first of them.
    const { built, fetched, downloadedBytes } = after;
    return group.map((run) => ({
        ...run,
        ...sides(run),
        ...(run === first ? { seconds, built, fetched, downloadedBytes } : {}),
    }));
}
async function build_hosts_compare({ session, sources: known }, { system: before }, { system: after }) {
    if (before === null || after === null)
        return { changes: null, failure: null };
    try {
        const sources = await (0,nix_sources.readSources)(session, (0,rebuilt/* rebuiltDerivations */.I)(before.closure, after.closure), known);
        return { changes: (0,compare/* compareSystems */.q)(before, after, sources), failure: null };
    }
    catch (error) {
        return { changes: null, failure: crash(error) };
    }
}
function noteContents({ contents }, group, { system }) {
    if (system === null)
        return;
    const hosts = group.map(({ host }) => host.name);
    for (const name of (0,package_name/* packagesIn */.jQ)(system.closure)) {
        const known = contents.get(name);
        if (known)
            known.push(...hosts);
        else
            contents.set(name, hosts.slice());
    }
}
function withBuilt(context, side, run, { system, failure }) {
    return {
        ...run,
        failure: failure ? failureOn(context, side, failure) : run.failure,
        toplevel: system && whatIsKept(system.toplevel),
    };
}
function whatIsKept(toplevel) {
    const kept = { ...toplevel };
    delete kept.units;
    delete kept.facts;
    return kept;
}
/** Builds one side and reads what came of it; a side that did not evaluate stays as it is. */
async function buildSide(context, { host, ...run }, side, shelf) {
    const { derivation } = run[side];
    const nothing = { system: null, failure: null, ...nothingDone };
    const place = derivation === null ? undefined : shelf.get(derivation);
    if (derivation === null || !place)
        return nothing;
    const known = place.built;
    const result = known ? { ...known, ...nothingDone } : await build_hosts_build(context, host, side, derivation);
    place.uses--;
    if (place.uses === 0)
        shelf.delete(derivation);
    else
        place.built = result;
    return result;
}
async function build_hosts_build(context, host, side, derivation) {
    const { limits, logs, progress } = context;
    const sources = sourcesOf(context.trees[side], host);
    const failed = (failure) => ({ system: null, failure, ...nothingDone });
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const file = build_hosts_addDisposableResource(env_1, logs.open(host.name, side), true);
            const shown = build_hosts_addDisposableResource(env_1, progress.begin(host.name, side, 'building'), false);
            const options = { timeoutMs: limits.buildMs, onLine: file.write, onChange: shown.onChange };
            const done = await realiseOnce(context, derivation, sources, options);
            if (done.output === null || done.system !== null)
                return done;
            shown.step('reading what was built');
            const system = await (0,toplevel.readSystem)(context.session, done.output, sources);
            return system.kind === 'ok' ? { ...done, system: system.value } : failed(system.failure);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = build_hosts_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        return failed(crash(error));
    }
}
/** Store paths of the nixpkgs that a host may be made of; none where the sandbox was handed none. */
function sourcesOf({ sources }, host) {
    if (host.kind === 'classic')
        return [sources.get(host.pin)].filter((source) => source !== undefined);
    const lock = host.kind === 'flake' ? external_node_path_.posix.join(host.folder, 'flake.lock:') : '';
    const own = [...sources].filter(([name]) => name.startsWith(lock));
    return [...new Set(own.map(([, source]) => source))];
}
/** What was built in this run is in the store, and what could not be built still can't. */
async function realiseOnce({ session, realised }, derivation, sources, options) {
    const known = realised.get(derivation);
    if (known)
        return { ...known, system: null };
    const result = await (0,toplevel.realiseSystem)(session, derivation, sources, options);
    if (result.kind === 'failed') {
        const done = { output: null, failure: result.failure, ...nothingDone };
        if (result.failure.class !== 'machine')
            realised.set(derivation, done);
        return { ...done, system: null };
    }
    const { built, fetched, downloadedBytes } = result;
    const { output, system } = result.value;
    realised.set(derivation, { output, failure: null, ...nothingDone });
    return { output, failure: null, built, fetched, downloadedBytes, system };
}

;// CONCATENATED MODULE: ./build/src/app/proof/pool.js
/** Of the memory that was free at first: the rest is for what nobody foresees. */
const USABLE = 0.9;
/**
 * Runs tasks side by side, begun in their order: as wide as `limits` allow, measured again whenever one could begin.
 * The first runs alone unless it is known what it takes. One that ended for want of memory while others ran makes the
 * pool narrower, and is run once more, alone, when all others are done. What is not in the result was never begun.
 * @param start must not throw
 */
async function runPool(tasks, start, limits) {
    const { jobs, processors, freeBytes, expectedBytes, isOver } = limits;
    const results = new Map();
    const waiting = [...tasks];
    const again = [];
    const running = new Map();
    let width = jobs === 'auto' ? processors : jobs;
    let largest = null;
    const budget = jobs === 'auto' && width > 1 && tasks.length > 1 ? await freeBytes() : null;
    const begin = (task) => {
        const own = { bytes: expected(task) ?? 0, shared: running.size > 0 };
        for (const other of running.values())
            other.shared = true;
        const done = start(task).then((ended) => {
            running.delete(done);
            if (ended.peakBytes !== null)
                largest = Math.max(largest ?? 0, ended.peakBytes);
            if (ended.outOfMemory && own.shared && !again.includes(task)) {
                width = Math.max(1, Math.min(width - 1, running.size));
                again.push(task);
            }
            else
                results.set(task, ended.value);
        });
        running.set(done, own);
    };
    const expected = (task) => {
        const known = expectedBytes(task);
        return known === null ? largest : Math.max(known, largest ?? 0);
    };
    const fits = async (task) => {
        if (running.size === 0)
            return true;
        if (running.size >= width)
            return false;
        if (jobs !== 'auto')
            return true;
        const bytes = expected(task);
        const taken = [...running.values()];
        if (budget === null || bytes === null || taken.some((one) => one.bytes === 0))
            return false;
        // Those that run may grow as large as the largest so far, too.
        const promised = taken.reduce((sum, one) => sum + Math.max(one.bytes, largest ?? 0), bytes);
        return promised <= budget * USABLE && bytes <= ((await freeBytes()) ?? 0);
    };
    for (let at = 0; at < waiting.length && !isOver();) {
        const task = waiting[at];
        if (task === undefined)
            break;
        if (await fits(task)) {
            begin(task);
            at++;
        }
        else
            await Promise.race(running.keys());
    }
    await Promise.all(running.keys());
    for (const task of again)
        if (!isOver())
            results.set(task, (await start(task)).value);
    return results;
}

;// CONCATENATED MODULE: ./build/src/app/proof/evaluate-hosts.js
var evaluate_hosts_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var evaluate_hosts_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





/** A measurement of free memory serves so long. */
const FRESH_MS = 2_000;
/**
 * Evaluates the hosts, one process a host and side, several side by side. Where the derivation of today's side is
 * remembered, that side is evaluated only if the other one has come to something else: then its warnings count.
 * Hosts that were not come to, because the release had broken one, are not in the result.
 */
async function evaluateHosts(context, hosts) {
    const all = new Map(hosts.map((host) => [host, recall(context, host)]));
    const tasks = (which) => [...all].flatMap(([host, sides]) => which(sides).map((side) => ({ host, side })));
    await evaluate_hosts_evaluate(context, all, tasks((sides) => (sides.before ? ['after'] : ['before', 'after'])));
    await evaluate_hosts_evaluate(context, all, tasks((sides) => (isStale(sides) ? ['before'] : [])));
    return [...all].flatMap(([host, sides]) => (isStale(sides) ? [] : (runOf(context, host, sides) ?? [])));
}
/** What is remembered of today's side has shown that something changes, and can't tell what. */
function isStale({ before, after }) {
    const derivation = after?.derivation ?? null;
    return before?.remembered === true && derivation !== null && derivation !== before.derivation;
}
async function evaluate_hosts_evaluate(context, all, tasks) {
    let isOver = [...all].some(([host, sides]) => breaks(context, host, sides));
    const start = async (task) => {
        const done = await evaluateSide(context, task);
        const sides = { ...all.get(task.host), [task.side]: done };
        all.set(task.host, sides);
        isOver ||= breaks(context, task.host, sides);
        const outOfMemory = done.failure?.reason === 'out-of-memory';
        return { value: null, peakBytes: done.peakBytes, outOfMemory };
    };
    await runPool(tasks, start, { ...limitsOf(context), isOver: () => isOver });
}
function limitsOf({ evaluationJobs: jobs, processors, session, clock, memory, }) {
    let measured = null;
    return {
        jobs,
        processors,
        async freeBytes() {
            if (measured === null || clock.monotonic() - measured.at > FRESH_MS) {
                measured = { at: clock.monotonic(), bytes: await freeMemory(session) };
            }
            return measured.bytes;
        },
        expectedBytes: ({ host }) => memory.cost(host.name)?.evaluationBytes ?? null,
    };
}
/** Whether nothing more is to be begun because of this host. */
function breaks(context, host, sides) {
    const run = context.stopAtFailure ? runOf(context, host, sides) : null;
    return run !== null && isBroken(run);
}
async function evaluateSide(context, task) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { session, trees, limits, clock, logs, evaluated, memory, progress } = context;
        const { host, side } = task;
        const key = derivationKey(context, task);
        const known = key === null ? undefined : evaluated.get(key);
        if (known)
            return { ...known, remembered: false, seconds: 0, peakBytes: null };
        const from = clock.monotonic();
        const file = evaluate_hosts_addDisposableResource(env_1, logs.open(host.name, side), true);
        const shown = evaluate_hosts_addDisposableResource(env_1, progress.begin(host.name, side, 'evaluating'), false);
        const options = { timeoutMs: limits.evaluationMs, onLine: file.write, onChange: shown.onChange };
        let done;
        let peakBytes = null;
        try {
            const result = await (0,evaluate/* instantiate */.Fl)(session, trees[side], host, options);
            peakBytes = result.peakBytes;
            const { warnings } = result;
            done =
                result.kind === 'ok'
                    ? { derivation: result.value, failure: null, warnings }
                    : { derivation: null, failure: result.failure, warnings };
        }
        catch (error) {
            done = { derivation: null, failure: crash(error), warnings: [] };
        }
        if (key !== null && done.failure?.class !== 'machine')
            evaluated.set(key, done);
        if (key !== null && done.derivation !== null)
            memory.rememberDerivation(key, done.derivation);
        return { ...done, remembered: false, seconds: secondsSince(clock, from), peakBytes };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = evaluate_hosts_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/**
 * What an evaluation depends on. One that reads what is not in the tree (a channel's address, the time) may come to
 * something else another day: then both sides do, and what is remembered of one is never equal to the other's.
 */
function derivationKey({ trees, settings }, { host, side }) {
    const { identity, sources } = trees[side];
    const source = host.kind === 'classic' ? sources.get(host.pin) : null;
    return identity === null ? null : (0,proof_memory/* keyOf */.TN)('derivation', identity, source, settings, host);
}
/** What this run knows of today's side needs no recalling: it is found when that side is asked for. */
function recall(context, host) {
    const key = derivationKey(context, { host, side: 'before' });
    if (key === null || context.evaluated.has(key))
        return {};
    const derivation = context.memory.derivation(key);
    if (derivation === null)
        return {};
    const known = { derivation, failure: null, warnings: [], seconds: 0, peakBytes: null };
    return { before: { ...known, remembered: true } };
}
/** Null where one side was not come to. */
function runOf(context, host, { before, after }) {
    if (!before || !after)
        return null;
    const side = (name, { derivation, failure, warnings }) => ({
        derivation,
        failure: failure && failureOn(context, name, failure),
        warnings,
        toplevel: null,
    });
    const peaks = [before.peakBytes, after.peakBytes].filter((bytes) => bytes !== null);
    return {
        host,
        before: side('before', before),
        after: side('after', after),
        seconds: before.seconds + after.seconds,
        evaluationBytes: peaks.length === 0 ? null : Math.max(...peaks),
        built: 0,
        fetched: 0,
        downloadedBytes: 0,
        plan: null,
        changes: null,
        boot: null,
    };
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
;// CONCATENATED MODULE: ./build/src/app/proof/host-log.js

/** @param folder absolute; null: no logs are kept */
async function createHostLogs(files, folder) {
    if (folder === null) {
        const nothing = { write: () => undefined, [Symbol.asyncDispose]: () => Promise.resolve() };
        return { open: () => nothing, path: () => null };
    }
    await files.makeFolder(folder);
    const begun = new Set();
    const path = (host, side) => `${folder}/${fileNameOf(host)}.${side}.log`;
    return {
        path,
        open(host, side) {
            let stream = null;
            let broken = false;
            return {
                write(line) {
                    if (broken)
                        return;
                    stream ??= opened(path(host, side), () => (broken = true));
                    stream.write(`${line}\n`);
                },
                async [Symbol.asyncDispose]() {
                    if (stream === null || broken)
                        return;
                    const closed = (0,external_node_events_.once)(stream, 'close').catch(() => undefined);
                    stream.end();
                    await closed;
                },
            };
        },
    };
    function opened(file, onError) {
        const stream = files.writeStream(file, { append: begun.has(file) });
        begun.add(file);
        // A log that can't be kept is no reason to stop a rebuild.
        stream.on('error', onError);
        return stream;
    }
}
/** One to one, and an artifact on GitHub may be called so: `lab/web é` -> `lab%2Fweb%20%C3%A9` */
function fileNameOf(host) {
    return host.replace(/[^\w.-]/gu, (character) => [...Buffer.from(character)]
        .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join(''));
}

;// CONCATENATED MODULE: ./build/src/app/proof/plan-hosts.js
var plan_hosts_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var plan_hosts_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



/** Asks what would be built and fetched, once for each derivation that changes. */
async function planHosts(context, runs) {
    const planned = new Map();
    for (const group of alike(runs.filter(isToBuild))) {
        for (const run of await planAlike(context, group))
            planned.set(run.host.name, run);
    }
    return runs.map((run) => planned.get(run.host.name) ?? run);
}
async function planAlike(context, group) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { session, clock, limits, progress } = context;
        const [first] = group;
        const from = clock.monotonic();
        const shown = plan_hosts_addDisposableResource(env_1, progress.begin(first.host.name, 'after', 'asking what would be built and fetched'), false);
        const options = { timeoutMs: limits.evaluationMs, onChange: shown.onChange };
        const asked = await (0,build/* dryRun */.PA)(session, first.after.derivation ?? '', options).catch((error) => ({
            kind: 'failed',
            failure: crash(error),
        }));
        const seconds = first.seconds + secondsSince(clock, from);
        return group.map((run) => ({
            ...run,
            ...(run === first ? { seconds } : {}),
            ...(asked.kind === 'ok'
                ? { plan: asked.value }
                : { after: { ...run.after, failure: failureOn(context, 'after', asked.failure) } }),
        }));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        plan_hosts_disposeResources(env_1);
    }
}

// EXTERNAL MODULE: ./build/src/report/quantity.js
var quantity = __webpack_require__(91191);
;// CONCATENATED MODULE: ./build/src/app/proof/progress-lines.js


/** Tasks that get a line each: more are summed by what they are at. */
const MOST_LINES = 4;
/** Before that, a rate says nothing. */
const RATE_FROM_MS = 5000;
/**
 * A line a task, under a line for all of them where there is more than one host.
 *
 * @param done how many have ended, by what they were begun for
 */
function progressLines(standings, { now, done, hosts }) {
    const lines = standings.length > MOST_LINES ? sums(standings, now) : standings.map((one) => line(one, now));
    if (hosts <= 1)
        return lines;
    const stages = [...new Set(standings.map((one) => one.stage))];
    const counts = stages.map((stage) => `${stage}: ${systems(done.get(stage) ?? 0)} done`);
    return [`${hosts} hosts, ${counts.join(', ')}`, ...lines.map((text) => `  ${text}`)];
}
/** A host is two: as it is, and as it would be. */
function systems(count) {
    return `${count} system${count === 1 ? '' : 's'}`;
}
/** `web1 after: building linux-6.12.11 (2 min) and 3 more, 12/40 built, 310/420 fetched, 1.2 of 3.1 GiB, about 6 min left` */
function line(standing, now) {
    const { host, side, nix } = standing;
    const left = secondsLeft(standing, now);
    const who = side === null ? host : `${host} ${side}`;
    const parts = [
        `${who}: ${atWork([standing], now) ?? since(standing.doing, [standing], now)}`,
        ...(nix ? amounts(nix) : []),
        ...(left === null ? [] : [`about ${span(left)} left`]),
    ];
    return (0,errors/* oneLine */.TN)(parts.join(', '));
}
/** `12 evaluating (40 s)`, `3 building: building linux-6.12.11 (2 min) and 5 more, 12/40 built` */
function sums(standings, now) {
    const groups = new Map();
    for (const one of standings)
        groups.set(one.doing, [...(groups.get(one.doing) ?? []), one]);
    return [...groups].slice(0, MOST_LINES).map(([doing, group]) => {
        const work = atWork(group, now);
        const nix = group.flatMap((one) => one.nix ?? []);
        const parts = [
            `${group.length} ${work === null ? since(doing, group, now) : `${doing}: ${work}`}`,
            ...amounts({
                built: total(nix.map((n) => n.built)),
                fetched: total(nix.map((n) => n.fetched)),
                bytes: total(nix.map((n) => n.bytes)),
            }),
        ];
        return (0,errors/* oneLine */.TN)(parts.join(', '));
    });
}
/** What Nix has been at for longest: `building linux-6.12.11 (2 min) and 3 more`; null: nothing that it tells. */
function atWork(standings, now) {
    const running = standings.flatMap((one) => one.nix?.running ?? []).sort((a, b) => a.since - b.since);
    const [first] = running.filter((one) => one.kind === 'build').concat(running);
    if (!first)
        return null;
    const what = first.kind === 'build' ? 'building' : 'fetching';
    const more = running.length > 1 ? ` and ${running.length - 1} more` : '';
    return `${what} ${first.name} (${span((now - first.since) / 1000)})${more}`;
}
function since(doing, standings, now) {
    const first = Math.min(...standings.map((one) => one.since));
    return `${doing} (${span((now - first) / 1000)})`;
}
function amounts({ built, fetched, bytes: size }) {
    return [
        ...(built.expected > 0 ? [`${built.done}/${built.expected} built`] : []),
        ...(fetched.expected > 0 ? [`${fetched.done}/${fetched.expected} fetched`] : []),
        ...(size.expected > 0 ? [ofBytes(size)] : []),
    ];
}
/** `1.2 of 3.1 GiB`, `900.0 KiB of 3.1 GiB` */
function ofBytes({ done, expected }) {
    const [amount = '', unit] = (0,quantity/* bytes */.ee)(done).split(' ');
    const whole = (0,quantity/* bytes */.ee)(expected);
    return whole.endsWith(` ${unit}`) ? `${amount} of ${whole}` : `${amount} ${unit} of ${whole}`;
}
function total(counts) {
    return counts.reduce((all, one) => ({ done: all.done + one.done, expected: all.expected + one.expected }), {
        done: 0,
        expected: 0,
    });
}
/** By what the host took the last time, else by the rate of what is fetched where nothing is left to build. */
function secondsLeft({ lastSeconds, hostSince, since, nix }, now) {
    const left = (lastSeconds ?? 0) - (now - hostSince) / 1000;
    if (left > 0)
        return left;
    const passed = now - since;
    if (!nix || nix.built.done < nix.built.expected || passed < RATE_FROM_MS)
        return null;
    const { done, expected } = nix.bytes;
    return done > 0 && expected > done ? ((expected - done) / done) * (passed / 1000) : null;
}
/** `45 s`, `6 min`, `2 h 5 min` */
function span(seconds) {
    if (seconds < 60)
        return `${Math.max(0, Math.floor(seconds))} s`;
    const minutes = Math.floor(seconds / 60);
    return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

;// CONCATENATED MODULE: ./build/src/app/proof/progress.js

const REDRAW_MS = 200;
const TICK_MS = 1000;
function createProgress({ log, clock, hosts, lastSeconds }) {
    const tasks = new Set();
    const begun = new Map();
    const done = new Map();
    let drawn = -Infinity;
    let ticking;
    const standing = ({ log: nixLog, ...task }) => ({
        ...task,
        nix: nixLog?.progress() ?? null,
        hostSince: begun.get(task.host) ?? task.since,
        lastSeconds: lastSeconds?.(task.host) ?? null,
    });
    const draw = () => {
        drawn = clock.monotonic();
        log.progress(progressLines([...tasks].map(standing), { now: drawn, done, hosts }).join('\n'));
    };
    // Nix can say 15,000 things a second.
    const show = () => {
        if (clock.monotonic() - drawn >= REDRAW_MS)
            draw();
    };
    const end = (task) => {
        tasks.delete(task);
        done.set(task.stage, (done.get(task.stage) ?? 0) + 1);
        if (tasks.size > 0)
            return;
        clearInterval(ticking);
        ticking = undefined;
        log.progress('');
    };
    return {
        begin(host, side, doing) {
            const task = { host, side, stage: doing, doing, since: clock.monotonic(), log: null };
            if (!begun.has(host))
                begun.set(host, task.since);
            tasks.add(task);
            // Time goes on while nothing else happens.
            ticking ??= setInterval(draw, TICK_MS).unref();
            show();
            return {
                step(next) {
                    Object.assign(task, { doing: next, since: clock.monotonic(), log: null });
                    show();
                },
                onChange(nixLog) {
                    task.log = nixLog;
                    show();
                },
                [Symbol.dispose]() {
                    end(task);
                },
            };
        },
    };
}

;// CONCATENATED MODULE: ./build/src/core/warnings.js
/** Evaluation warnings that only the after side has; the same one can name other store paths and other lines. */
function newWarnings(before, after) {
    const known = new Set(before.map(bare));
    return after.filter((warning) => !known.has(bare(warning)));
}
/** Without what differs from release to release: `/nix/store/<hash>-<name>`, and the line in a file. */
function bare(warning) {
    return warning
        .replace(/\/nix\/store\/[0-9a-z]{32}-[\w+.?=-]*/g, '/nix/store/')
        .replace(/(\.nix):\d+(?::\d+)?/g, '$1')
        .replace(/\s+/g, ' ');
}

;// CONCATENATED MODULE: ./build/src/app/proof/results.js



/** What the stages have found out of a host, as it is reported. */
function resultOf({ depth }, run) {
    const { host, before, after, changes } = run;
    const outcome = outcomeOf(depth, run);
    const beforeFailure = outcome.kind === 'failed' ? null : before.failure;
    return {
        name: host.name,
        outcome,
        ...(beforeFailure ? { beforeFailure } : {}),
        before: sideOf(before),
        after: sideOf(after),
        changes,
        newWarnings: before.failure ? [] : newWarnings(before.warnings, after.warnings),
    };
}
function outcomeOf(depth, run) {
    const { built, fetched, downloadedBytes, seconds, plan, boot } = run;
    const failure = failureOf(run);
    if (failure)
        return { kind: 'failed', ...failure };
    if (isUnchanged(run))
        return { kind: 'unchanged' };
    if (depth === 'dry-build') {
        if (plan === null)
            throw new Error(`${run.host.name}: neither planned nor failed`);
        return { kind: 'evaluated', plan, seconds };
    }
    const told = { built, fetched, downloadedBytes, seconds };
    if (boot?.kind === 'proven') {
        return { kind: boot.proof.switch === null ? 'booted' : 'switched', ...told, vm: boot.proof };
    }
    return {
        kind: 'built',
        ...told,
        ...(boot?.kind === 'not-booted' ? { notBooted: boot.reason } : {}),
    };
}
function sideOf({ derivation, toplevel }) {
    return { derivation, toplevel };
}
const results_SHOWN = 5;
/** Says what came of the hosts: of those that failed why, of those that stay as they are in one line. */
async function tellResults({ log, logs }, results) {
    const unchanged = results.filter(({ outcome }) => outcome.kind === 'unchanged').map(({ name }) => name);
    if (unchanged.length > 0) {
        const more = unchanged.length > results_SHOWN ? ` and ${unchanged.length - results_SHOWN} more` : '';
        log.info(`Unchanged: ${unchanged.slice(0, results_SHOWN).join(', ')}${more}`);
    }
    for (const { name, outcome, beforeFailure } of results) {
        const failure = outcome.kind === 'failed' ? outcome : beforeFailure;
        if (failure)
            await tellFailure(name, failure);
        else if (outcome.kind !== 'unchanged')
            log.info(`${name}: ${wordsOf(outcome)}`);
    }
    async function tellFailure(name, failure) {
        const when = failure.side === 'before' ? 'fails already today' : 'fails';
        await log.group(`${name} ${when} (${failure.class}): ${failure.message}`, () => {
            if (failure.cure !== undefined)
                log.info(failure.cure);
            for (const line of failure.log)
                log.info(line);
            const whole = logs.path(name, failure.side);
            if (whole !== null)
                log.info(`The whole log: ${whole}`);
            return Promise.resolve();
        });
    }
}
/** `switched (12 built, 310 fetched, 2 min 5 s)` */
function wordsOf(outcome) {
    const counts = 'built' in outcome
        ? [`${outcome.built} built`, `${outcome.fetched} fetched`]
        : 'plan' in outcome
            ? [`${outcome.plan.build.length} to build`, `${outcome.plan.fetch.length} to fetch`]
            : [];
    const time = 'seconds' in outcome ? [(0,quantity/* duration */.p0)(outcome.seconds)] : [];
    return `${outcome.kind} (${[...counts, ...time].join(', ')})`;
}

;// CONCATENATED MODULE: ./build/src/app/proof/rebuild.js
var rebuild_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var rebuild_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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










/**
 * Rebuilds the hosts as they are today and as they would be: evaluates them all, builds what changes, boots it as deep
 * as asked. A host that fails does not stop the others.
 *
 * @throws UserError when there is no sandbox or no host
 */
async function rebuild(request) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { workshop, before, after, depth, log, clock, memory } = request;
        const place = rebuild_addDisposableResource(env_1, await workshop.enter({ before, after }), true);
        const finding = {
            ...{ folder: after.folder, enter: () => Promise.resolve(place), files: request.files, log },
            timeoutMs: request.limits.evaluationMs,
        };
        const specs = await (0,proof_hosts/* findHosts */.d6)(request, finding);
        const removed = request.tellRemoved ? await (0,proof_hosts/* removedHosts */.q5)(request, finding, before.folder, specs) : null;
        const context = {
            ...request,
            ...place,
            contents: new Map(),
            logs: await createHostLogs(request.files, request.logsFolder),
            progress: createProgress({
                ...{ log, clock, hosts: specs.length },
                lastSeconds: (host) => memory.cost(host)?.seconds ?? null,
            }),
        };
        const results = new Map();
        let isBrokenAnywhere = false;
        for (const wave of wavesOf(specs, request.first)) {
            const runs = await prove(context, wave);
            for (const run of runs)
                remember(context, run);
            const told = runs.map((run) => resultOf(context, run));
            for (const result of told)
                results.set(result.name, result);
            await tellResults(context, told);
            isBrokenAnywhere ||= runs.some(isBroken);
            if (request.stopAtFailure && isBrokenAnywhere)
                break;
        }
        // In the order in which they were asked for.
        const hosts = specs.flatMap(({ name }) => results.get(name) ?? []);
        const { contents } = context;
        return { depth, sandbox: place.description, hosts, contents, ...(removed === null ? {} : { removed }) };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = rebuild_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** The stages: each takes the hosts as far as it can. */
async function prove(context, hosts) {
    const { depth } = context;
    const evaluated = await evaluateHosts(context, hosts);
    await context.memory.save();
    if (depth === 'dry-build')
        return planHosts(context, evaluated);
    const built = await buildHosts(context, evaluated);
    if (depth === 'build')
        return built;
    return bootHosts({ ...context, depth }, built);
}
/** First those that are to come first, in their order, then all others. */
function wavesOf(specs, first) {
    const early = first.flatMap((name) => specs.filter((host) => host.name === name));
    return [early, specs.filter((host) => !early.includes(host))].filter((wave) => wave.length > 0);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/src/nix/build-sandbox.js


const SEEN = 10;
const HIDDEN = 11;
// $1: an expression. It is not known beforehand how its derivation will be called.
const BUILD = ['/bin/sh', '-c', 'made=$(nix-instantiate --expr "$1") && nix-store --realise "$made"', 'sh'];
/**
 * Whether Nix's build sandbox is on in effect: `sandbox-fallback` switches it off in silence, so a derivation looks
 * whether it sees Nix's database. It fails either way, so nothing is left in the store but its .drv. Null: no telling.
 */
async function buildSandboxInEffect(session) {
    const script = `if [ -e /nix/var/nix/db ]; then exit ${SEEN}; else exit ${HIDDEN}; fi`;
    const expression = `derivation {
    name = "channel-bump-probe-${(0,external_node_crypto_.randomUUID)()}";
    system = builtins.currentSystem;
    builder = "/bin/sh";
    args = [ "-c" "${script}" ];
  }`;
    const built = await (0,nix_run/* runNix */.d)(session, [...BUILD, expression], 'build', () => null);
    if (built.kind === 'ok')
        return null;
    const said = [built.failure.message, ...built.failure.log].join('\n');
    if (said.includes(`exit code ${SEEN}`))
        return false;
    if (said.includes(`exit code ${HIDDEN}`))
        return true;
    // Debian's Nix 2.8 puts no /bin/sh into its sandbox; out here there is one.
    const shell = await session.run(['/bin/sh', '-c', ':']);
    return shell.exitCode === 0 && /executing '\/bin\/sh': No such file/.test(said) ? true : null;
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./build/src/core/store-path.js
var store_path = __webpack_require__(56526);
;// CONCATENATED MODULE: ./build/src/nix/store.js




/**
 * Hands an archive that lies in the sandbox to its store, unpacked, under the name `source`: a locked input or a
 * fetchTarball with this hash is then not fetched again. Gives the store path.
 *
 * @param archive where it is in the sandbox
 * @param narHash hash of the unpacked archive, in any form; another one fails
 */
async function importSource(session, archive, narHash) {
    const sha256 = (0,core_hash/* parseHash */.Eb)(narHash);
    if (sha256 === null)
        throw new Error(`importSource: not a sha256: ${narHash}`);
    const url = (0,external_node_url_.pathToFileURL)(archive).href;
    const argv = ['nix-prefetch-url', '--unpack', '--name', 'source', url, (0,core_hash/* toNix32 */.eN)(sha256)];
    // Unpacked in memory, a nixpkgs is in the store in about half the time.
    const env = session.scratch === null ? {} : { TMPDIR: session.scratch };
    return (0,nix_run/* runNix */.d)(session, argv, 'machine', () => (0,store_path/* sourceStorePath */.Ee)(sha256), { env });
}

// EXTERNAL MODULE: ./build/src/app/all-of.js
var all_of = __webpack_require__(26110);
// EXTERNAL MODULE: ./build/src/app/trees.js
var trees = __webpack_require__(2892);
;// CONCATENATED MODULE: ./build/src/app/proof/workshop.js







/** What comes in while the sandbox is open lies in here as long as it is needed, each under a number. */
const ROOM = '/channel-bump/room';
/** One sandbox for all the rebuilds of a run: what was brought in, evaluated or built once is not so again. */
function createWorkshop(options) {
    let opened = null;
    return {
        async enter(sides) {
            opened ??= workshop_open(options, sides);
            const { session, place, bringTree, dropTree } = await opened;
            // To unpack a nixpkgs takes a processor for a while: each side has its own, and what is asked of Nix goes beside them.
            const [known, before, after] = await (0,all_of/* allOf */.b)([place, bringTree(sides.before), bringTree(sides.after)]);
            return {
                ...known,
                trees: await identify(session, { before, after }),
                async [Symbol.asyncDispose]() {
                    await dropTree(sides.before);
                    await dropTree(sides.after);
                },
            };
        },
        session: async () => (await opened)?.session ?? null,
        async [Symbol.asyncDispose]() {
            const shop = await opened?.catch(() => null);
            await shop?.session[Symbol.asyncDispose]();
            await shop?.room[Symbol.asyncDispose]();
        },
    };
}
/** What is there at the start is mounted as it lies; what comes later is copied into a folder that is mounted. */
async function workshop_open({ driver, sandbox, files, log }, sides) {
    const chosen = await driver();
    const room = await files.temporaryFolder('channel-bump-room');
    const mounts = mountsOf(sides);
    let session;
    try {
        session = await chosen.open({ ...sandbox, mounts: [{ from: room.path, to: ROOM }, ...mounts] });
    }
    catch (error) {
        await room[Symbol.asyncDispose]();
        throw error;
    }
    const mounted = new Map(mounts.map(({ from, to }) => [from, to]));
    /** Names of the copies in the room. */
    const copies = new Map();
    let lastCopy = 0;
    /** Store paths by NAR hash: both sides may ask for one at once. */
    const sources = new Map();
    /** Where a folder or file of this machine is in the sandbox. */
    const bringIn = async (from, copy) => {
        const known = copies.get(from);
        const place = mounted.get(from) ?? `${ROOM}/${known ?? ++lastCopy}`;
        if (!mounted.has(from) && known === undefined) {
            copies.set(from, `${lastCopy}`);
            await copy(`${room.path}/${lastCopy}`);
        }
        return session.path(place);
    };
    const drop = async (from) => {
        const name = copies.get(from);
        if (name === undefined)
            return;
        copies.delete(from);
        await files.remove(`${room.path}/${name}`);
    };
    const importArchive = async ({ archivePath, narHash, url }) => {
        log.progress(`handing ${url} to the sandbox`);
        const archive = await bringIn(archivePath, (to) => files.copy(archivePath, to));
        const result = await importSource(session, archive, narHash);
        await drop(archivePath);
        // Nothing can be said of any host then: a source is not what its hash says, or the disk is full.
        if (result.kind === 'failed') {
            throw new errors/* UserError */.yo(`the sandbox can't take in ${url}: ${result.failure.message}`, {
                cure: 'This is the machine, not the release: look at its disk, then run again.',
            });
        }
        return result.value;
    };
    const sourceOf = (archive) => {
        const source = sources.get(archive.narHash) ?? importArchive(archive);
        sources.set(archive.narHash, source);
        // What could not be taken in is tried again when it is asked for again.
        source.catch(() => sources.delete(archive.narHash));
        return source;
    };
    const bringTree = async (tree) => {
        const root = await bringIn(tree.folder, (to) => (0,trees/* copyFolder */.mo)({ files }, tree.folder, to));
        const pins = new Map();
        for (const [name, archive] of tree.pins)
            pins.set(name, await sourceOf(archive));
        return { root, sources: pins };
    };
    const place = describe(session, sandbox.nixConfig).then((found) => {
        log.info(`Rebuilding in: ${found.description}`);
        return found;
    });
    return { session, place, room, bringTree, dropTree: ({ folder }) => drop(folder) };
}
function mountsOf(sides) {
    const { before, after } = sides;
    const archives = new Set([...before.pins.values(), ...after.pins.values()].map((one) => one.archivePath));
    return [
        { from: before.folder, to: '/channel-bump/before' },
        ...(after.folder === before.folder ? [] : [{ from: after.folder, to: '/channel-bump/after' }]),
        ...[...archives].map((from, index) => ({ from, to: `/channel-bump/archives/${index}` })),
    ];
}
/** Nix itself hashes the trees, modes and symlinks and all; where it can't, a tree is like no other. */
async function identify(session, { before, after }) {
    const { exitCode, stdout } = await session.run(['nix-hash', '--type', 'sha256', before.root, after.root]);
    const [ofBefore = null, ofAfter = null] = exitCode === 0 ? stdout.trim().split('\n') : [];
    return { before: { ...before, identity: ofBefore }, after: { ...after, identity: ofAfter } };
}
async function describe(session, nixConfig) {
    const [{ version, system, processors }, inEffect] = await Promise.all([
        (0,evaluate/* nixFacts */.JR)(session),
        buildSandboxInEffect(session),
    ]);
    const state = inEffect === null ? 'unknown' : inEffect ? 'on' : 'off';
    return {
        session,
        description: `${session.description}, Nix ${version ?? 'of an unknown version'}, build sandbox ${state}`,
        nixVersion: version,
        system,
        processors,
        settings: (0,proof_memory/* keyOf */.TN)('settings', version, system, nixConfig),
        evaluated: new Map(),
        realised: new Map(),
        sources: new Map(),
    };
}

// EXTERNAL MODULE: ./build/src/app/sandbox.js + 3 modules
var sandbox = __webpack_require__(35616);
// EXTERNAL MODULE: ./build/src/app/source.js + 8 modules
var app_source = __webpack_require__(94302);
;// CONCATENATED MODULE: ./build/src/app/proof/prove.js
var prove_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var prove_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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















const EVALUATION_MS = 20 * 60_000;
const BUILD_MS = 5 * 60 * 60_000;
/**
 * What the proofs of one run share: one sandbox, which is opened when it is first needed, the sources in it, and what
 * was evaluated and built there, so that nothing is twice. To be disposed of at the end of the run.
 */
function openWorkshop(context) {
    const { config } = context;
    return createWorkshop({
        ...context,
        driver: () => (0,sandbox/* sandboxFor */.X)(context),
        sandbox: { nixConfig: nixSettings(config), network: config.network, devices: ['kvm'] },
    });
}
/**
 * Rebuilds the hosts before and after, at the depth that the configuration asks for; null where it asks for none.
 * The sources of pins that `moved` names, and of classic hosts, are handed to the sandbox: downloaded once, and held
 * against the hash that the pin gives.
 */
async function prove_prove(context, sides, moved, sources, logsFolder, options = {}) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { config, files, log, clock } = context;
        if (config.rebuild === 'none')
            return null;
        const depth = options.depth ?? config.rebuild;
        const { only, first = [], stopAtFailure = false, trustMemory = false, tellRemoved = false } = options;
        const asked = (0,proof_hosts/* hostsAsked */._0)(config);
        const needed = new Set([...moved, ...classicPins(config)]);
        (0,host_pin/* assertHostPins */.H)(config.hosts, sides.after.pins);
        const before = await archivesOf(context, sources, sides.before, needed);
        const after = await archivesOf(context, sources, sides.after, needed);
        const memory = options.memory ?? (await (0,proof_memory/* openMemory */.uZ)(context));
        const own = prove_addDisposableResource(env_1, options.workshop ? null : openWorkshop(context), true);
        const workshop = options.workshop ?? own;
        if (workshop === null)
            throw new Error('prove: no workshop');
        try {
            return await rebuild({
                workshop,
                memory,
                ...asked,
                wanted: (host) => (only?.has(host) ?? true) && asked.wanted(host),
                first,
                stopAtFailure,
                trustMemory,
                tellRemoved,
                before: { folder: sides.before.folder, pins: before },
                after: { folder: sides.after.folder, pins: after },
                depth,
                boot: {
                    isWanted: (host) => (0,glob/* matchesGlob */.k)(config['boot-hosts'], host),
                    checks: config.checks,
                    timeoutMs: config['boot-timeout'] * 1000,
                },
                evaluationJobs: config['evaluation-jobs'],
                logsFolder,
                limits: { evaluationMs: EVALUATION_MS, buildMs: BUILD_MS },
                log,
                clock,
                files,
            });
        }
        finally {
            await memory.save();
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = prove_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Rebuilds a bump: the tree in `context.folder` as it is, and a copy of it with the edits. */
async function proveBump(context, bump, sources, logsFolder, options = {}) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        if (context.config.rebuild === 'none')
            return null;
        const copy = prove_addDisposableResource(env_2, await context.files.temporaryFolder('channel-bump-after'), true);
        await (0,trees/* copyFolder */.mo)(context, context.folder, copy.path);
        await (0,trees/* writeEdits */.Bm)(context, copy.path, bump.edits);
        const sides = {
            before: { folder: context.folder, pins: await (0,proposals/* discoverIn */.R8)(context, context.folder) },
            after: { folder: copy.path, pins: await (0,proposals/* discoverIn */.R8)(context, copy.path) },
        };
        checkLocked(bump, sides.after.pins);
        return await prove_prove(context, sides, new Set(bump.moves.map(({ pin }) => pinKey(pin))), sources, logsFolder, options);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = prove_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
/** What the edited files say, read again, must be what was announced: else the proof would be of something else. */
function checkLocked({ moves }, after) {
    for (const { pin, target } of moves) {
        const locked = after.find((one) => pinKey(one) === pinKey(pin));
        const short = locked?.revision ?? '';
        const hash = locked?.hash ?? null;
        const sameHash = target.hash === null || (hash === null ? hasNoHash(pin) : (0,core_hash/* isSameHash */.VR)(hash, target.hash));
        if (short.length < 7 || !target.revision.startsWith(short) || !sameHash) {
            throw new Error(`${pinKey(pin)} does not hold ${target.revision} after the edit`);
        }
    }
}
/** How a pin is told from all others, and how `pin:` of a classic host may name it. */
function pinKey(pin) {
    return `${pin.file}:${pin.name}`;
}
function classicPins(config) {
    return config.hosts.flatMap((host) => ('pin' in host ? [host.pin] : []));
}
/** Archives of the wanted pins, by `file:name` and, where no other pin is called so, by name. */
async function archivesOf(context, sources, side, wanted) {
    const archives = new Map();
    const direct = side.pins.filter((pin) => pin.direct);
    for (const pin of direct) {
        const unique = direct.filter((other) => other.name === pin.name).length === 1;
        const names = [pinKey(pin), ...(unique ? [pin.name] : [])];
        if (!names.some((name) => wanted.has(name)))
            continue;
        const archive = await archiveOf(context, sources, pin);
        if (archive)
            for (const name of names)
                archives.set(name, archive);
    }
    return archives;
}
/** Null where the pin does not tell where its source is: the sandbox fetches it by itself then. */
async function archiveOf(context, sources, pin) {
    const url = (0,app_source/* currentArchiveUrl */.l8)(context, pin);
    if (url === null)
        return null;
    const source = await sources.get(url);
    if (source.archive === null)
        return null;
    checkRevision(pin);
    checkHash(pin, source.narHash, url);
    return { archivePath: source.archive, narHash: source.narHash, url };
}
/** A release is of one revision: a file that says another beside it has been tampered with. */
function checkRevision(pin) {
    const short = pin.release === null ? null : ((0,release/* parseReleaseName */.YY)(pin.release)?.shortRevision ?? null);
    if (short === null || pin.revision === null)
        return;
    if (pin.revision.startsWith(short) || short.startsWith(pin.revision))
        return;
    throw new errors/* UserError */.yo(`\`${pin.name}\` says revision ${pin.revision}, but ${pin.release ?? ''} is of another.`, {
        place: { file: pin.file, line: pin.line },
        cure: 'One of the two was changed by hand: find out which before you trust either.',
    });
}
/** Nix itself writes a lock without a hash where trees are lazy, so does devenv, and .nix-channels has none. */
function hasNoHash(pin) {
    return pin.hash === null && (pin.artifact === null || (0,core_pin/* isLockNode */.W)(pin));
}
/** What the pin's file says must be what the mirror serves: else somebody has changed one of them. */
function checkHash(pin, narHash, url) {
    if (hasNoHash(pin))
        return;
    const bytes = pin.hash === null ? null : (0,core_hash/* parseHash */.Eb)(pin.hash);
    if (bytes !== null && (0,core_hash/* toSri */.kB)(bytes) === narHash)
        return;
    const said = bytes === null ? (pin.hash ?? 'no hash') : (0,core_hash/* toSri */.kB)(bytes);
    throw new errors/* UserError */.yo(`\`${pin.name}\` says ${said}, but ${url} has ${narHash}.`, {
        place: { file: pin.file, line: pin.line },
        cure: 'Find out who changed what, the file or what the mirror serves, before you trust either.',
    });
}


/***/ }),

/***/ 51958:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ MACHINE_FAILURES),
  s: () => (/* binding */ narrow)
});

;// CONCATENATED MODULE: ./build/src/core/search.js
/**
 * The next step of a binary search for the place where good turns into bad. Where it turns more than once, the newest
 * place that the tried ones still allow is closed in on.
 *
 * Of what is not tried yet between the two the middle one is next: so n releases, of which the newest is known to be
 * bad, take at most ceil(log2 n) that are judged, and each one that can't be judged costs its own try alone.
 */
function nextStep({ count, tried }) {
    const judged = (wanted) => [...tried].filter(([, verdict]) => verdict === wanted).map(([index]) => index);
    const newestBad = Math.max(-1, ...judged('bad'));
    // Nothing is bad yet: the newest one decides whether anything is to be searched at all.
    if (newestBad === -1)
        return newestFirst(count, tried, judged('good'));
    const good = Math.max(-1, ...judged('good').filter((index) => index < newestBad));
    const bad = Math.min(...judged('bad').filter((index) => index > good));
    const inside = range(good + 1, bad);
    const open = inside.filter((index) => !tried.has(index));
    const middle = open[(open.length - 1) >> 1];
    if (middle !== undefined)
        return { kind: 'try', index: middle };
    return { kind: 'found', good: good === -1 ? null : good, bad, between: inside };
}
function newestFirst(count, tried, goods) {
    const good = Math.max(-1, ...goods);
    const above = range(good + 1, count);
    const index = above.findLast((one) => !tried.has(one));
    if (index !== undefined)
        return { kind: 'try', index };
    return { kind: 'found', good: good === -1 ? null : good, bad: null, between: above };
}
function range(from, to) {
    return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

;// CONCATENATED MODULE: ./build/src/app/search/narrow.js

/** So often may the machine fail before it is given up for today. */
const MACHINE_FAILURES = 3;
/**
 * Tries one place after the other until there is nothing more to learn, or no more can be tried: what was not tried
 * counts then as what could not be judged.
 * @param tried what is known so far
 * @param judge finds out what one place is like, and adds it to that; false: no more can be tried
 */
async function narrow(count, tried, judge) {
    const given = new Map();
    let isOver = false;
    for (;;) {
        const step = nextStep({ count, tried: new Map([...given, ...tried()]) });
        if (step.kind === 'found')
            return step;
        isOver ||= !(await judge(step.index));
        if (isOver)
            given.set(step.index, 'skipped');
    }
}


/***/ }),

/***/ 81118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ groundOf),
  I: () => (/* binding */ verdictsOn)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/src/core/candidate.js
var core_candidate = __webpack_require__(72964);
// EXTERNAL MODULE: ./build/src/app/proof/memory.js
var proof_memory = __webpack_require__(60397);
// EXTERNAL MODULE: ./build/src/app/proof/memory-file.js + 1 modules
var memory_file = __webpack_require__(38927);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/src/app/search/tree-digest.js

/** A digest of all files of a folder, with their names, and of where its symlinks lead. */
async function treeDigest({ files }, folder) {
    const walked = await files.walk(folder, { everything: true });
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const root = (await files.resolve(folder)) ?? folder;
    for (const path of walked.files) {
        const bytes = await files.read(`${folder}/${path}`);
        hash.update(`file ${JSON.stringify(path)} ${bytes?.length ?? -1}\n`).update(bytes ?? '');
    }
    for (const path of walked.symlinks) {
        // The folder itself is another one in each run.
        const target = (await files.resolve(`${folder}/${path}`))?.replace(root, '.') ?? null;
        hash.update(`link ${JSON.stringify([path, target])}\n`);
    }
    return hash.digest('hex');
}

;// CONCATENATED MODULE: ./build/src/app/search/remembered.js
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





const shape = schemas/* discriminatedUnion */.gMt('verdict', [
    schemas/* object */.Ikc({ verdict: schemas/* literal */.euz('good') }),
    schemas/* object */.Ikc({
        verdict: schemas/* literal */.euz('bad'),
        host: schemas/* string */.YjP().max(300),
        failure: memory_file/* rememberedFailure */.HS,
        /** Unix seconds. */
        seen: schemas/* number */.aig(),
    }),
]);
/** What a verdict depends on besides the files: not where things are fetched from, nor how long one waits for them. */
const DECISIVE = [
    'hosts',
    'discover-hosts',
    'only-hosts',
    'skip-hosts',
    'checks',
    'boot-hosts',
    'boot-timeout',
    'sandbox',
    'network',
    'image',
    'nix-config',
];
/**
 * A digest of what all verdicts of a run stand on: the files, the settings, the sandbox with its Nix, and whether there
 * is KVM.
 * @param inSandbox whether anything is rebuilt for them
 */
async function groundOf({ context, workshop }, inSandbox) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { config, folder, files } = context;
        const settings = DECISIVE.map((name) => config[name] ?? null);
        const tree = { folder, pins: new Map() };
        const place = __addDisposableResource(env_1, inSandbox ? await workshop.enter({ before: tree, after: tree }) : null, true);
        const where = place && [place.settings, place.description, await files.exists('/dev/kvm')];
        return (0,proof_memory/* keyOf */.TN)('ground', await treeDigest(context, folder), settings, where);
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
async function verdictsOn(bench, candidate) {
    const { memory } = bench;
    const { clock } = bench.context;
    const pins = (0,core_candidate/* pinsOf */.cz)(candidate).map(({ file, name }) => [file, name]);
    const ground = (0,proof_memory/* keyOf */.TN)('candidate', await groundOf(bench, true), candidate.lane, pins);
    const keyFor = (release, depth) => (0,proof_memory/* keyOf */.TN)('verdict', ground, release, depth);
    return {
        of(release, depth) {
            const known = shape.safeParse(memory.state(keyFor(release, depth)));
            if (!known.success)
                return null;
            if (known.data.verdict === 'good')
                return known.data;
            const { verdict, host, failure, seen } = known.data;
            return (0,proof_memory/* isFresh */.pL)(seen, clock.now()) ? { verdict, host, failure: { ...failure, side: 'after' } } : null;
        },
        async remember(release, depth, tried) {
            // Of what the machine did nothing is learnt.
            if (tried.verdict === 'skipped')
                return;
            const { verdict } = tried;
            const seen = Math.floor(clock.now().getTime() / 1000);
            const state = verdict === 'good' ? { verdict } : { verdict, host: tried.host, failure: tried.failure, seen };
            memory.rememberState(keyFor(release, depth), state);
            await memory.save();
        },
    };
}


/***/ }),

/***/ 85172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ heldIn),
/* harmony export */   S: () => (/* binding */ releasesSinceToday)
/* harmony export */ });
/* harmony import */ var _core_candidate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72964);
/* harmony import */ var _core_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2164);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);



/**
 * The releases of a candidate's channel after the newest that one of its pins holds today, oldest first, up to and
 * with the one it goes to. So nothing in it takes a pin back.
 * @throws UserError where it is not known which release a pin holds, or the releases can't be listed
 */
async function releasesSinceToday(index, candidate) {
    const [step] = candidate.steps;
    if (!step)
        throw new Error('a candidate without steps');
    const { to } = step;
    const held = [];
    for (const pin of (0,_core_candidate_js__WEBPACK_IMPORTED_MODULE_2__/* .pinsOf */ .cz)(candidate))
        held.push(await heldIn(index, to.channel, pin));
    const today = held.reduce((newest, name) => ((0,_core_release_js__WEBPACK_IMPORTED_MODULE_0__/* .compareReleases */ .c0)(name, newest) > 0 ? name : newest));
    const since = await index.releasesBetween(to.channel, today, to.name);
    // As announced: the listing has no revision.
    return since.map((release) => (release.name === to.name ? to : release));
}
/** The release of the channel that a pin holds. @throws UserError where it holds none */
async function heldIn(index, channel, pin) {
    const { release, revision } = pin;
    if (release !== null && (0,_core_release_js__WEBPACK_IMPORTED_MODULE_0__/* .releasePath */ .bD)(channel, release) !== null)
        return release;
    const found = revision === null ? null : await index.findRelease(revision, [channel]);
    if (found)
        return found.name;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`\`${pin.name}\` holds no release of ${channel}.`, {
        place: { file: pin.file, line: pin.line },
        cure: 'So nobody can say which releases lie between: bump it to one of the channel first.',
    });
}


/***/ }),

/***/ 51323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TQ: () => (/* binding */ breakage),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   jL: () => (/* binding */ rebuildCandidate),
/* harmony export */   rh: () => (/* binding */ movedTo),
/* harmony export */   zY: () => (/* binding */ tryRelease),
/* harmony export */   zb: () => (/* binding */ openBench)
/* harmony export */ });
/* harmony import */ var _channels_release_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29490);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31590);
/* harmony import */ var _brought_brought_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18451);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4930);
/* harmony import */ var _proof_memory_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(60397);
/* harmony import */ var _proof_prove_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(36659);







/** @param sources those of `context` */
async function openBench(context, sources, logsFolder, trustMemory = false) {
    const workshop = (0,_proof_prove_js__WEBPACK_IMPORTED_MODULE_6__/* .openWorkshop */ ._M)(context);
    const index = (0,_channels_release_index_js__WEBPACK_IMPORTED_MODULE_0__/* .createReleaseIndex */ .Q)(context.http, (0,_context_js__WEBPACK_IMPORTED_MODULE_2__/* .mirrorUrls */ .s)(context.config));
    const memory = await (0,_proof_memory_js__WEBPACK_IMPORTED_MODULE_5__/* .openMemory */ .uZ)(context);
    const brought = (0,_brought_brought_js__WEBPACK_IMPORTED_MODULE_3__/* .createBrought */ .M)(context, index);
    return {
        ...{ context, index, sources, memory, workshop, brought, logsFolder, trustMemory },
        [Symbol.asyncDispose]: () => workshop[Symbol.asyncDispose](),
    };
}
/** The stages `edit` and `rebuild` of the trace. */
async function rebuildCandidate({ context, sources, memory, workshop, logsFolder }, candidate, options = {}) {
    const prepared = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_4__/* .prepare */ .i)(context, candidate, sources);
    if (prepared.kind === 'waiting')
        return prepared;
    const { bump } = prepared;
    const how = { workshop, memory, ...options };
    return { kind: 'rebuilt', bump, rebuilt: await (0,_proof_prove_js__WEBPACK_IMPORTED_MODULE_6__/* .proveBump */ .FK)(context, bump, sources, logsFolder, how) };
}
/** The candidate, going to another release of its channel. */
async function movedTo(index, candidate, release) {
    const to = { ...release, revision: release.revision ?? (await index.revisionOf(release)) };
    return { ...candidate, steps: candidate.steps.map((step) => ({ ...step, to })) };
}
/** Rebuilds a candidate as if its channel had stopped at a release. The first host that the release breaks is enough. */
async function tryRelease(bench, candidate, release, options) {
    // Each with logs of its own: the newest one's are to be read, too.
    const logsFolder = bench.logsFolder === null ? null : `${bench.logsFolder}/${release.name}`;
    try {
        const moved = await movedTo(bench.index, candidate, release);
        const how = { ...options, stopAtFailure: true, trustMemory: bench.trustMemory };
        const proven = await rebuildCandidate({ ...bench, logsFolder }, moved, how);
        if (proven.kind === 'waiting')
            return { verdict: 'skipped', why: proven.reasons.join(' ') };
        return (proven.rebuilt && breakage(proven.rebuilt)) ?? { verdict: 'good', proven };
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo))
            throw error;
        return { verdict: 'skipped', why: error.toLine() };
    }
}
/** What speaks against a release: a host that it breaks. What fails today already, or by the machine, tells nothing. */
function breakage({ hosts }) {
    const failed = hosts.flatMap(({ name, outcome }) => outcome.kind === 'failed' ? [{ host: name, failure: outcome }] : []);
    const broken = failed.find(({ failure }) => failure.side === 'after' && failure.class !== 'machine');
    if (broken)
        return { verdict: 'bad', host: broken.host, failure: failureOf(broken.failure) };
    const [first] = failed;
    if (!first)
        return null;
    const failure = failureOf(first.failure);
    return { verdict: 'skipped', why: `${first.host}: ${failure.message}`, failure };
}
/** A failed outcome as a failure, and no more. */
function failureOf(outcome) {
    const failure = { ...outcome };
    delete failure.kind;
    return failure;
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

/***/ 47550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readSources: () => (/* binding */ readSources)
});

// UNUSED EXPORTS: sourcesOf

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/src/nix/text.js
var nix_text = __webpack_require__(43830);
;// CONCATENATED MODULE: ./build/src/nix/derivation-text.js


/** What is unpacked, what is applied to it, and what else is done to it before it is built. */
const KEYS = ['src', 'srcs', 'patches', 'prePatch', 'postPatch'];
// A quote within a value has a backslash before it, so that none of these is found within one.
const OUTPUT = /\("[^"]*","(\/nix\/store\/[^"]*)","([^"]*)","[^"]*"\)/g;
const NEEDED = /\("(\/nix\/store\/[^"]+\.drv)",\[/g;
const PLAIN = /\],\[((?:"\/nix\/store\/[^"]+",?)*)\],"/;
const VARIABLES = /\("(src|srcs|patches|prePatch|postPatch|__json)","((?:[^"\\]|\\.)*)"\)/g;
const structuredSchema = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
function readDerivation(text) {
    const said = {};
    for (const [, name = '', value = ''] of text.matchAll(VARIABLES)) {
        const plain = unescaped(value);
        if (name === '__json')
            Object.assign(said, structured(plain));
        else
            said[name] = plain;
    }
    const outputs = [...text.matchAll(OUTPUT)];
    return {
        told: new Map(KEYS.filter((key) => !isEmpty(said[key])).map((key) => [key, said[key]])),
        needs: byName([...text.matchAll(NEEDED)].map(([, path = '']) => path)),
        plain: new Set((PLAIN.exec(text)?.[1] ?? '').match(/\/nix\/store\/[^"]+/g)),
        outputs: outputs.map(([, path = '']) => path),
        isFixed: outputs.some(([, , algorithm]) => algorithm !== ''),
    };
}
function byName(derivations) {
    const names = new Map();
    for (const path of derivations)
        names.set((0,nix_text/* derivationNameOf */.oW)(path), [...(names.get((0,nix_text/* derivationNameOf */.oW)(path)) ?? []), path]);
    return names;
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

;// CONCATENATED MODULE: ./build/src/nix/sources.js


/** A derivation's text has some 5 KB; so many at once are no burden to anybody's memory, nor too much to name to a program. */
const AT_ONCE = 4000;
/** A patch may be made of a patch, and that of another; further nobody looks. */
const DEEPEST = 3;
const STORE_PATH = /\/nix\/store\/[0-9a-z]{32}-[\w.+?=-]+/g;
// One program for all, where there is one that says of each line which file's it is. Derivations that are not in the store
// are left out: a cache may know a path by another one than was evaluated here.
const READ = `
if command -v grep >/dev/null; then
  LC_ALL=C exec grep -sH '' -- "$@"
fi
for derivation in "$@"; do
  [ -f "$derivation" ] || continue
  printf '%s:' "$derivation" && cat "$derivation" && echo || exit
done
`;
/**
 * Of those that are in the sandbox's store, and have a source that can be told, what they are made from.
 * @param known what was read of this store before; what is read is noted there: hosts have most of it in common. Null: from
 *   no source that can be told
 */
async function readSources(session, derivations, known = new Map()) {
    const texts = await readAll(session, derivations.filter((path) => !known.has(path)));
    for (const path of derivations)
        if (texts.has(path) && !known.has(path))
            known.set(path, sourcesOf(path, texts));
    return new Map(derivations.flatMap((path) => {
        const sources = known.get(path) ?? null;
        return sources === null ? [] : [[path, sources]];
    }));
}
/** The texts of derivations that are there, and of those that may have made their sources. */
async function readAll(session, derivations) {
    const known = new Map();
    let wanted = derivations;
    for (let depth = 0; depth <= DEEPEST && wanted.length > 0; depth++) {
        const read = await readTexts(session, wanted);
        for (const [path, text] of read)
            known.set(path, text);
        wanted = [...new Set([...read.values()].flatMap(makersOf))].filter((path) => !known.has(path));
    }
    return known;
}
async function readTexts(session, derivations) {
    const found = new Map();
    const read = async (from) => {
        const some = derivations.slice(from, from + AT_ONCE);
        if (some.length === 0)
            return;
        const { stdout } = await session.run(['/bin/sh', '-c', READ, 'sh', ...some]);
        // Each text is one line, as a newline within it is written `\n`.
        for (const line of stdout.split('\n')) {
            const end = line.indexOf(':');
            if (end > 0)
                found.set(line.slice(0, end), readDerivation(line.slice(end + 1)));
        }
    };
    // While one is read the next one is started.
    for (let at = 0; at < derivations.length; at += 2 * AT_ONCE)
        await Promise.all([read(at), read(at + AT_ONCE)]);
    return found;
}
/** Derivations that may have made what a derivation unpacks or applies. A download needs no other. */
function makersOf({ told, needs, plain, isFixed }) {
    if (isFixed)
        return [];
    const paths = [...told].flatMap(([key, value]) => (isPhase(key) ? [] : pathsIn(value)));
    return paths.filter((path) => !plain.has(path)).flatMap((path) => needs.get((0,nix_text/* derivationNameOf */.oW)(path)) ?? []);
}
/**
 * What a derivation is made from; null where it is from no source, or from one that can't be told.
 * @param known texts of derivations by their path, also of those that made its sources
 */
function sourcesOf(derivation, known) {
    const text = known.get(derivation);
    if (!text || text.told.size === 0)
        return null;
    const parts = KEYS.map((key) => {
        const value = text.told.get(key);
        if (value === undefined)
            return '';
        return isPhase(key) ? phase(value) : content(value, text, known);
    });
    return parts.includes(null) ? null : JSON.stringify(parts);
}
function isPhase(key) {
    return key === 'prePatch' || key === 'postPatch';
}
/** A program that a phase names is another store path after each rebuild. */
function phase(value) {
    return JSON.stringify(value).replaceAll(STORE_PATH, '/nix/store/…');
}
/**
 * The path of a file or a download is its content. That of a patch with a program's path put into it (`replaceVars`) is
 * another after each rebuild: it counts as what it is made from itself. Null where one of them can't be told.
 */
function content(value, { plain, needs }, known) {
    const text = JSON.stringify(value);
    const made = new Map();
    for (const path of pathsIn(value)) {
        if (plain.has(path))
            continue;
        const maker = needs.get((0,nix_text/* derivationNameOf */.oW)(path))?.find((one) => known.get(one)?.outputs.includes(path));
        if (maker === undefined)
            return null;
        if (known.get(maker)?.isFixed)
            continue;
        const sources = sourcesOf(maker, known);
        if (sources === null)
            return null;
        made.set(path, `${(0,nix_text/* derivationNameOf */.oW)(path)} of ${sources}`);
    }
    return text.replaceAll(STORE_PATH, (path) => made.get(path) ?? path);
}
function pathsIn(value) {
    return JSON.stringify(value).match(STORE_PATH) ?? [];
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


/***/ })

};
