export const id = 97;
export const ids = [97];
export const modules = {

/***/ 62965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ groupHosts)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _notable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75484);


/**
 * Groups of hosts that change alike, in the order of their first hosts; within a group the hosts keep their order.
 * What differs between any two hosts (names, also of units and of files in /etc, sizes of what they hold, seconds) does
 * not part them.
 */
function groupHosts(hosts) {
    const [only] = hosts;
    if (only !== undefined && hosts.length === 1)
        return [[only]];
    const groups = new Map();
    for (const host of hosts) {
        const key = groupKey(host);
        const group = groups.get(key);
        if (group)
            group.push(host);
        else
            groups.set(key, [host]);
    }
    return [...groups.values()];
}
function groupKey({ outcome, changes, beforeFailure }) {
    return digest([
        outcomeKey(outcome),
        changes && changesDigest(changes),
        beforeFailure && failureKey(beforeFailure),
    ]);
}
/** The text itself can be megabytes, and there can be a thousand of them. */
function digest(key) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(key)).digest('hex');
}
// A run draws its report in several forms, and groups the same hosts for each.
const digests = new WeakMap();
function changesDigest(changes) {
    const known = digests.get(changes) ?? digest(changesKey(changes));
    digests.set(changes, known);
    return known;
}
function outcomeKey(outcome) {
    switch (outcome.kind) {
        case 'unchanged':
            return outcome.kind;
        case 'built':
            return [outcome.kind, outcome.notBooted];
        case 'booted':
        case 'switched':
            return [outcome.kind, { ...outcome.vm, seconds: null }];
        case 'evaluated':
            return [outcome.kind, outcome.plan];
        case 'failed':
            return [outcome.kind, ...failureKey(outcome)];
    }
}
function failureKey(failure) {
    const { side, message, derivation, subject, cure } = failure;
    return [failure.class, side, message, derivation, subject, cure];
}
function changesKey(changes) {
    const { verdict, reasons, notes, inhibitors, kernel, nix, packages } = changes;
    const { units, etc, users, groups, firewall } = changes;
    const telling = [units.added, units.removed, units.changed].map((names) => names.filter(_notable_js__WEBPACK_IMPORTED_MODULE_1__/* .isTellingUnit */ .uM));
    // One unit that is called after its host (`acme-web1.example.org.service`) would part a fleet into hosts.
    const seen = [telling, etc === null];
    return [verdict, reasons, notes, inhibitors, kernel, nix, packages, seen, users, groups, firewall];
}


/***/ }),

/***/ 1057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ attentionItems),
  b: () => (/* binding */ attentionLine)
});

// EXTERNAL MODULE: ./build/src/core/notable.js
var notable = __webpack_require__(75484);
// EXTERNAL MODULE: ./build/src/report/quantity.js
var quantity = __webpack_require__(91191);
// EXTERNAL MODULE: ./build/src/report/rich.js
var rich = __webpack_require__(15876);
;// CONCATENATED MODULE: ./build/src/report/channel-findings.js


const SHOWN = 5;
/** Packages of the hosts that are newly marked insecure, and those of which commits name CVEs. */
function channelFindings({ channelChanges = [], hosts }) {
    const marked = channelChanges.flatMap(({ packages }) => packages?.insecure ?? []);
    const groups = channelChanges.flatMap(({ commits }) => commits?.groups ?? []);
    return [
        ...marked.map((one) => {
            const why = one.reasons.slice(0, SHOWN).join('; ');
            const text = [
                { name: one.name },
                ' is newly marked insecure',
                ...(why === '' ? [] : [': ', { said: why }]),
            ];
            return { rank: 'insecure', text, hosts: [...one.hosts] };
        }),
        ...groups.flatMap(({ packages, commits }) => {
            const naming = commits.filter(({ cves }) => cves.length > 0);
            if (naming.length === 0)
                return [];
            const cves = [...new Set(naming.flatMap((commit) => commit.cves))];
            const verb = naming.length === 1 ? ' names ' : ' name ';
            const text = [
                ...(0,rich/* nameList */.OD)(packages, SHOWN),
                `: ${(0,quantity/* counted */.hS)(naming.length, 'commit')}${verb}`,
                ...(0,rich/* nameList */.OD)(cves, SHOWN),
            ];
            return [{ rank: 'cve', text, hosts: changedOn(hosts, packages) }];
        }),
    ];
}
function changedOn(hosts, packages) {
    return hosts
        .filter(({ changes }) => changes?.packages.some(({ name }) => packages.includes(name)))
        .map(({ name }) => name);
}

// EXTERNAL MODULE: ./build/src/report/failure.js
var failure = __webpack_require__(71522);
;// CONCATENATED MODULE: ./build/src/report/finding.js
// Gravest first; items of one rank keep the order of the groups.
const ranks = [
    'failure',
    'failed-before',
    'insecure',
    'wrong-module',
    'grave-downgrade',
    'downgrade',
    'stateful',
    'access',
    'kernel-series',
    'core',
    'cve',
    'loader',
    'schema',
    'inhibitor',
    'module',
    'nix',
    'unit',
    'warning',
    'rest',
];

// EXTERNAL MODULE: ./build/src/core/nix-version.js
var nix_version = __webpack_require__(36575);
// EXTERNAL MODULE: ./build/src/report/kernel.js
var report_kernel = __webpack_require__(90807);
// EXTERNAL MODULE: ./build/src/report/moved.js
var moved = __webpack_require__(48159);
;// CONCATENATED MODULE: ./build/src/report/kernel-findings.js




/** What of the kernel and of what belongs to it needs an eye. */
function kernelFindings(kernel) {
    return [
        ...seriesFindings(kernel),
        ...flavourFindings(kernel),
        ...kernel.modules.flatMap((module) => moduleFindings(module, kernel)),
        ...kernel.firmware.packages
            .filter(({ before, after }) => before !== null && after === null)
            .map(({ name, before }) => ({
            rank: 'loader',
            text: [{ name }, ' ', { name: before ?? '' }, ' is gone'],
        })),
    ];
}
function seriesFindings(kernel) {
    const { before, after } = kernel;
    // Of one that comes or goes the version may not be known.
    if (kernel.change !== 'series' || (before === null && after === null))
        return [];
    if (after === null)
        return [
            { rank: 'kernel-series', text: ['there is no kernel any more: ', { name: before ?? '' }, ' is gone'] },
        ];
    if (before === null)
        return [{ rank: 'kernel-series', text: ['a kernel comes in, where there was none: ', { name: after }] }];
    const line = ['kernel ', ...(0,moved/* moved */.aW)(before, after)];
    if ((0,nix_version/* compareVersions */.Z)(after, before) < 0)
        return [{ rank: 'grave-downgrade', text: [...line, ' (downgrade to an older series)'] }];
    const words = (0,report_kernel/* leavesLongTerm */.$d)(kernel) ? ' (new series, and no long-term one any more)' : ' (new series)';
    return [{ rank: 'kernel-series', text: [...line, words] }];
}
function flavourFindings({ flavour }) {
    if (!flavour)
        return [];
    return [
        {
            rank: 'kernel-series',
            text: ['another flavour of the kernel: ', ...(0,moved/* moved */.aW)(flavour.before, flavour.after)],
        },
    ];
}
function moduleFindings(module, { after: kernel, change }) {
    const { before, after, matches, builtFor } = module;
    if (kernel === null)
        return [];
    if (after === null) {
        const gone = [
            { name: module.name },
            ' ',
            { name: before ?? '' },
            ' is gone: the new kernel has no such module',
        ];
        return [{ rank: 'wrong-module', text: gone }];
    }
    const name = [{ name: module.name }, ' ', ...(0,moved/* moved */.aW)(before, after)];
    if (matches === false) {
        const wrong = [' is built for ', { name: builtFor.after ?? 'none' }, ', not for the new kernel'];
        return [{ rank: 'wrong-module', text: [...name, ...wrong] }];
    }
    const branch = isNewBranch(module)
        ? [' (new branch of the driver: see that it still drives the cards)']
        : [];
    if (change === 'series')
        return [{ rank: 'module', text: [...name, ' on a new kernel series', ...branch] }];
    return branch.length === 0 ? [] : [{ rank: 'module', text: [...name, ...branch] }];
}
/** NVIDIA's branches leave generations of cards behind. */
function isNewBranch({ name, before, after }) {
    if (!name.startsWith('nvidia-') || before === null || after === null)
        return false;
    return (0,notable/* isNewMajor */.Qm)({ before: [before], after: [after] });
}

// EXTERNAL MODULE: ./build/src/core/diff/versions.js
var versions = __webpack_require__(34880);
// EXTERNAL MODULE: ./build/src/core/stateful.js
var stateful = __webpack_require__(67225);
;// CONCATENATED MODULE: ./build/src/report/stateful.js

const GITLAB = 'its upgrades have stops that none may pass over, and there is no way back without a backup';
const MONGODB = 'its data goes one major version at a time, with featureCompatibilityVersion set to each before the next';
const MYSQL = 'it upgrades its tables at the first start, and the version before does not read them any more: dump them first';
const MARIADB = 'it upgrades its tables at the first start, and the version before may not read them any more: dump them first';
const INDICES = 'its indices go one major version at a time, and not back: take a snapshot first';
const MAJORS = 'it goes one major version at a time, and not back without a backup';
const MINORS = 'it goes one minor version at a time, and not back without a backup';
const EXTENSION = 'each database that uses it must be told: ALTER EXTENSION … UPDATE';
/** What a new major version of a service means for its data, by the names of nixpkgs. Source: the upgrade notes of each. */
const meanings = {
    cassandra: MAJORS,
    dovecot: 'it may not read the settings of the version before, and converts what it stores: read its notes on upgrading first',
    elasticsearch: INDICES,
    etcd: MINORS,
    gitlab: GITLAB,
    'gitlab-ee': GITLAB,
    k3s: MINORS,
    kanidm: MINORS,
    kubernetes: MINORS,
    mariadb: MARIADB,
    'mariadb-server': MARIADB,
    meilisearch: 'it does not start on the data of another version: dump it with the old one, and import the dump',
    mongodb: MONGODB,
    'mongodb-ce': MONGODB,
    mysql: MYSQL,
    nextcloud: MAJORS,
    'percona-server': MYSQL,
    postgis: EXTENSION,
    opensearch: INDICES,
    postgresql: 'it does not start on the data of another major version: upgrade the cluster (pg_upgrade, or dump and restore), with a backup at hand',
    rke2: MINORS,
    teleport: MAJORS,
    timescaledb: EXTENSION,
    'timescaledb-apache': EXTENSION,
};
/** So many of the versions that are passed over are named. */
const FEW = 5;
const ELSE = 'its data may be converted at the first start, and the version before may not read it any more: have a backup first';
/** A sentence's end: what a new major version of this service means. */
function meaningOfMajor(name) {
    return (Object.hasOwn(meanings, name) ? meanings[name] : undefined) ?? ELSE;
}
/** A sentence's end: what an older major version of this service means. */
function meaningOfDowngrade(name) {
    return name === 'postgresql'
        ? 'it does not start on the data of another major version: only a dump or a backup goes back'
        : 'it may not read what the newer one has written: have a backup first';
}
/** A sentence's end: what a service may not pass over, and does; mostly empty. */
function skipped(change) {
    const majors = (0,stateful/* skippedMajors */.R2)(change);
    const more = majors.length > FEW ? ` and ${majors.length - FEW} more` : '';
    return majors.length === 0 ? '' : `; this passes over ${majors.slice(0, FEW).join(', ')}${more}`;
}

;// CONCATENATED MODULE: ./build/src/report/package-findings.js






/** What of the packages needs an eye. */
function packageFindings(changes) {
    const served = changes.packages.filter((change) => (0,stateful/* isServing */.PA)(change, changes));
    return [
        ...changes.packages.filter((change) => !isKernelItself(change, changes)).flatMap(movedFindings(changes)),
        ...successions(served),
    ];
}
/** What is told as the kernel is not told once more as a package. */
function isKernelItself({ name, before, after }, { kernel }) {
    return (/^linux(?:-|$)/.test(name) &&
        kernel?.change === 'series' &&
        after.length === 1 &&
        before[0] === kernel.before &&
        after[0] === kernel.after);
}
function movedFindings(changes) {
    return (change) => {
        if ((0,stateful/* isStateful */.VA)(change.name) && !(0,stateful/* isServing */.PA)(change, changes))
            return downgradeFindings(change, false);
        if ((0,stateful/* isStatefulMajor */.AW)(change))
            return [statefulMajor(change)];
        if ((0,stateful/* isStateful */.VA)(change.name))
            return downgradeFindings(asServed(change), true);
        if (change.change === 'downgraded')
            return downgradeFindings(change, false);
        return [...coreFindings(change), ...loaderFindings(change)];
    };
}
/** The change of the versions that serve alone. */
function asServed(change) {
    const { before, after } = (0,stateful/* servedVersions */.RI)(change);
    const kind = change.programs ? (0,versions/* versionChange */.B)(before, after) : change.change;
    return { ...change, before, after, change: kind };
}
function statefulMajor(change) {
    const served = (0,stateful/* servedVersions */.RI)(change);
    const newest = (list) => list.toSorted(nix_version/* compareVersions */.Z).at(-1) ?? '';
    const isBack = (0,nix_version/* compareVersions */.Z)(newest(served.after), newest(served.before)) < 0;
    const meaning = isBack ? meaningOfDowngrade(change.name) : meaningOfMajor(change.name) + skipped(change);
    const kind = isBack ? 'major, downgrade' : 'major';
    return {
        rank: isBack ? 'grave-downgrade' : 'stateful',
        text: [...named(change.name, served), ` (${kind}: ${meaning})`],
    };
}
function downgradeFindings(change, keepsData) {
    if (change.change !== 'downgraded')
        return [];
    const isGrave = keepsData || (0,notable/* isCorePackage */._5)(change.name) || (0,notable/* isBootLoader */.sM)(change.name);
    return [
        {
            rank: isGrave ? 'grave-downgrade' : 'downgrade',
            text: [...named(change.name, change), ' (downgrade)'],
        },
    ];
}
function coreFindings(change) {
    const { name, before, after } = change;
    if (!(0,notable/* isCorePackage */._5)(name))
        return [];
    if (change.change === 'removed') {
        // A library that nobody needs any more is no loss.
        if (name === 'openssl')
            return [];
        return [core([{ name }, ' ', { name: (0,moved/* versions */.e4)(before) ?? '' }, ' is gone'])];
    }
    const found = [
        ...((0,notable/* isCoreMajor */.Lc)(change) ? [core([...named(name, change), ' (major)'])] : []),
        ...olderBeside(change).map((old) => core([{ name }, ' ', { name: old }, ' comes in beside ', { name: before.join(', ') }])),
    ];
    const rebuilt = change.change === 'rebuilt' ? { ...change, versions: after } : change.stayed;
    if (rebuilt === undefined || rebuilt.patched === false)
        return found;
    const [how, why] = rebuiltWords(rebuilt);
    return [...found, core([{ name }, ` ${how} at `, { name: rebuilt.versions.join(', ') }, ` (${why})`])];
}
function core(text) {
    return { rank: 'core', text };
}
/** Versions that come in and are older than all that was there: an OpenSSL that gets no fixes any more. */
function olderBeside({ before, after }) {
    if (before.length === 0 || before.some((version) => !after.includes(version)))
        return [];
    return after.filter((version) => before.every((known) => (0,nix_version/* compareVersions */.Z)(version, known) < 0));
}
/** Of a saved closure nobody knows whether it is patched: the words carry the doubt. */
function rebuiltWords({ cause, patched, }) {
    if (patched === true)
        return ['rebuilt', 'patched'];
    if (cause === 'own')
        return ['rebuilt by itself', 'patched?'];
    return ['rebuilt', 'what it depends on changed, it may be patched too'];
}
function loaderFindings(change) {
    if (!(0,notable/* isBootLoader */.sM)(change.name) || change.cause === 'dependencies')
        return [];
    const how = change.change === 'rebuilt' ? ' rebuilt by itself' : '';
    return [{ rank: 'loader', text: [...named(change.name, change), `${how} (boot loader)`] }];
}
/** Services that leave, and what comes in their place. */
function successions(served) {
    const come = served.filter((change) => (0,stateful/* servedVersions */.RI)(change).before.length === 0);
    const gone = served.filter((change) => (0,stateful/* servedVersions */.RI)(change).after.length === 0);
    return gone.map((old) => {
        const family = (0,stateful/* familyOf */.Ap)(old.name);
        const next = come.find(({ name }) => family !== null && (0,stateful/* familyOf */.Ap)(name) === family);
        const was = [{ name: old.name }, ' ', { name: (0,moved/* versions */.e4)((0,stateful/* servedVersions */.RI)(old).before) ?? '' }];
        if (!next)
            return { rank: 'stateful', text: [...was, ' is gone: its data stays where it is'] };
        const now = [{ name: next.name }, ' ', { name: (0,moved/* versions */.e4)((0,stateful/* servedVersions */.RI)(next).after) ?? '' }];
        return {
            rank: 'stateful',
            text: [
                ...was,
                ' gives way to ',
                ...now,
                ': see that it reads the data of the other, and have a backup first',
            ],
        };
    });
}
function named(name, { before, after }) {
    return [{ name }, ' ', ...(0,moved/* moved */.aW)((0,moved/* versions */.e4)(before), (0,moved/* versions */.e4)(after))];
}

// EXTERNAL MODULE: ./build/src/report/nix.js
var report_nix = __webpack_require__(96735);
// EXTERNAL MODULE: ./build/src/report/system.js
var system = __webpack_require__(37691);
// EXTERNAL MODULE: ./build/src/report/vm-proof.js
var vm_proof = __webpack_require__(39536);
;// CONCATENATED MODULE: ./build/src/report/attention.js











/** What needs an eye, ranked; the same finding on several hosts is one item. */
function attentionItems(report, groups) {
    const found = new Map();
    const add = (findings, hosts) => {
        const names = hosts.map((host) => host.name);
        for (const finding of findings) {
            const key = JSON.stringify(finding);
            const known = found.get(key);
            if (known)
                known.hosts.push(...names);
            else
                found.set(key, { ...finding, hosts: names.slice() });
        }
    };
    for (const group of groups) {
        add(groupFindings(group), group);
        for (const host of group)
            add(warningFindings(host), [host]);
    }
    for (const finding of channelFindings(report))
        found.set(JSON.stringify(finding), finding);
    const rank = (finding) => ranks.indexOf(finding.rank);
    const items = [...found.values()].sort((a, b) => rank(a) - rank(b));
    return [
        ...items.map(({ text, hosts }) => ({ text, hosts: hosts.length === report.hosts.length ? [] : hosts })),
        ...reportItems(report).map((text) => ({ text, hosts: [] })),
    ];
}
/** The item with its first hosts. */
function attentionLine({ text, hosts }) {
    return hosts.length === 0 ? text : [...text, ' on ', ...(0,rich/* nameList */.OD)(hosts, 5)];
}
function warningFindings({ newWarnings }) {
    if (newWarnings.length === 0)
        return [];
    return [{ rank: 'warning', text: [(0,quantity/* counted */.hS)(newWarnings.length, 'new evaluation warning')] }];
}
/** What is the same on all hosts of a group. */
function groupFindings(group) {
    const [{ outcome, changes, beforeFailure }] = group;
    const findings = vmFindings(group);
    if (outcome.kind === 'failed')
        findings.push({ rank: 'failure', text: (0,failure/* failureSentence */.Qz)(outcome) });
    if (beforeFailure) {
        findings.push({ rank: 'failed-before', text: mendedSentence(beforeFailure, changes !== null) });
    }
    if (!changes)
        return findings;
    const { kernel, nix, inhibitors } = changes;
    findings.push(...packageFindings(changes), ...(0,system/* accessFindings */.rF)(changes), ...sshFindings(changes));
    findings.push(...(kernel ? kernelFindings(kernel) : []), ...(0,report_nix/* nixFindings */.c)(nix));
    if (inhibitors.length > 0) {
        findings.push({
            rank: 'inhibitor',
            text: ['a live switch is refused: ', ...(0,rich/* nameList */.OD)(inhibitors, 10), ' changed'],
        });
    }
    return findings;
}
/** @returns what leaves a machine that is far away out of reach */
function sshFindings({ units: { added, removed } }) {
    const gone = notable/* sshUnits */.e2.find((unit) => removed.includes(unit));
    if (gone === undefined || notable/* sshUnits */.e2.some((unit) => added.includes(unit)))
        return [];
    return [{ rank: 'access', text: [{ name: gone }, ' is gone: see that you still get in'] }];
}
/** What a VM has shown that the closures do not. */
function vmFindings(group) {
    const vm = (0,vm_proof/* provenInVm */.Tg)(group)?.vm;
    if (!vm)
        return [];
    const findings = [];
    const { failedOnBoth, schema } = vm;
    if ((0,vm_proof/* schemaMoved */.VW)(vm)) {
        const seen = [schema.before, schema.switched, schema.back].map((one) => one ?? 'none');
        findings.push({
            rank: 'schema',
            text: [
                `the switch moved the Nix database from schema ${seen[0]} to ${seen[1]}; the way back left it at ${seen[2]}`,
            ],
        });
    }
    if (failedOnBoth.length > 0) {
        const text = ['fails before and after, so it is no regression: ', ...(0,rich/* nameList */.OD)(failedOnBoth, 10)];
        findings.push({ rank: 'unit', text });
    }
    return findings;
}
function reportItems({ channelEnds, attention = [], provenance }) {
    const items = attention.map((said) => [{ said }]);
    const seen = [provenance?.announced, provenance?.locked, provenance?.built].filter((revision) => typeof revision === 'string');
    if (new Set(seen).size > 1)
        items.push(['announced, locked and built revision are not the same: see provenance']);
    if (channelEnds)
        items.push([endSentence(channelEnds)]);
    return items;
}
function endSentence({ days, date }) {
    const when = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(date) ? ` (${date})` : '';
    return days < 0
        ? `the channel ended ${(0,quantity/* counted */.hS)(-days, 'day')} ago${when}`
        : `the channel ends in ${(0,quantity/* counted */.hS)(days, 'day')}${when}`;
}
function mendedSentence(failure, compared) {
    const unknown = compared ? '' : ', so what changes is unknown';
    return [`today's configuration fails (${failure.class})${unknown}: `, { said: failure.message }];
}


/***/ }),

/***/ 50371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hd: () => (/* binding */ firstCommits),
/* harmony export */   S0: () => (/* binding */ groupNames),
/* harmony export */   Y6: () => (/* binding */ restOf),
/* harmony export */   am: () => (/* binding */ channelTroubles),
/* harmony export */   bw: () => (/* binding */ commitLines),
/* harmony export */   lw: () => (/* binding */ restLine),
/* harmony export */   yQ: () => (/* binding */ channelSummary)
/* harmony export */ });
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91191);
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15876);


/** Of many packages that a commit is about, the first. */
const NAMED = 5;
const CVES = 5;
/** `812 commits, 14 of them about what changes here, 2 name CVEs; 231 of 144,159 packages are another version` */
function channelSummary({ from, to, commits, packages }) {
    const parts = [];
    if (commits && commits.trouble === null)
        parts.push([commitCounts(commits)]);
    if (packages && packages.trouble === null)
        parts.push([packageCounts(packages)]);
    const told = parts.length === 0 ? [] : [': ', ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_0__/* .joined */ .oR)(parts, '; ')];
    return [{ name: from }, ' -> ', { name: to }, ...told];
}
function commitCounts({ all, groups }) {
    const about = groups.flatMap(({ commits }) => commits);
    const named = about.filter(({ cves }) => cves.length > 0).length;
    const cves = named === 0 ? '' : `, of which ${named} ${named === 1 ? 'names' : 'name'} CVEs`;
    return `${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(all, 'commit')}, ${about.length} about packages that change here${cves}`;
}
function packageCounts({ before, after, upgraded, downgraded, added, removed }) {
    const total = before === after ? `${after}` : `${before} -> ${after}`;
    return `of ${total} packages in the channel ${upgraded} up, ${downgraded} down, ${added} new, ${removed} gone`;
}
/** What could not be had, and why. */
function channelTroubles({ commits, packages }) {
    const told = [
        ['The commits could not be had: ', commits?.trouble],
        ['The package lists could not be compared: ', packages?.trouble],
    ];
    return told.flatMap(([what, why]) => (why ? [[what, { said: why }]] : []));
}
/** The packages of a group, for a heading of its commits. */
function groupNames({ packages }) {
    return (0,_rich_js__WEBPACK_IMPORTED_MODULE_0__/* .nameList */ .OD)(packages, NAMED);
}
/** A line for each commit of a group, with a link to it. */
function commitLines({ commits }, { commitUrl }) {
    return commits.map(({ revision, subject, cves }) => {
        const isRevision = /^[0-9a-f]{40}$/.test(revision);
        const place = { name: revision.slice(0, 12), ...(isRevision ? { link: commitUrl + revision } : {}) };
        const unsaid = cves.filter((cve) => !subject.toUpperCase().includes(cve));
        const names = unsaid.length === 0 ? [] : [' (', ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_0__/* .nameList */ .OD)(unsaid, CVES), ')'];
        return [place, ' ', { said: subject }, ...names];
    });
}
/** How many are not among those that were told. @param shown how many were */
function restOf({ all, groups }, shown) {
    const about = groups.reduce((sum, { commits }) => sum + commits.length, 0);
    const [more, others] = [about - shown, all - about];
    return [
        ...(more > 0 ? [`${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(more, 'more commit')} about packages that change here`] : []),
        ...(others > 0 ? [`${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(others, 'commit')} about others`] : []),
    ].join(', ');
}
/** The same, with a link to where all of them are. */
function restLine(commits, shown) {
    const counts = restOf(commits, shown);
    const { compareUrl: link } = commits;
    const lines = [
        ...(counts === '' ? [] : [[counts]]),
        ...((0,_rich_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlainAddress */ .fp)(link) ? [[{ name: 'all', link }]] : []),
    ];
    return (0,_rich_js__WEBPACK_IMPORTED_MODULE_0__/* .joined */ .oR)(lines, ': ');
}
/** The first so many commits, in their groups. */
function firstCommits(groups, limit) {
    let left = limit;
    return groups.flatMap((group) => {
        const commits = group.commits.slice(0, Math.max(0, left));
        left -= commits.length;
        return commits.length === 0 ? [] : [{ ...group, commits }];
    });
}


/***/ }),

/***/ 72886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ET: () => (/* binding */ movedCounts),
/* harmony export */   XV: () => (/* binding */ configurationCounts),
/* harmony export */   zY: () => (/* binding */ unitCounts)
/* harmony export */ });
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91191);

/** `2 added, 34 changed`; empty where nothing changes. */
function unitCounts({ added, removed, changed, counts }) {
    return counts ?? movedCounts(added.length, removed.length, changed.length);
}
/** `2 added, 34 changed (+1.2 KiB)`; empty where nothing changes. */
function configurationCounts(configuration) {
    const counts = unitCounts(configuration);
    return counts === '' ? '' : `${counts} (${configuration.size ?? (0,_quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .byteChange */ .R5)(configuration.bytes)})`;
}
/** `2 added, 34 changed` */
function movedCounts(added, removed, changed) {
    const counts = [
        [added, 'added'],
        [removed, 'removed'],
        [changed, 'changed'],
    ];
    return counts
        .filter(([count]) => count > 0)
        .map(([count, word]) => `${count} ${word}`)
        .join(', ');
}


/***/ }),

/***/ 71522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ cureLines),
/* harmony export */   KM: () => (/* binding */ derivationNote),
/* harmony export */   Qz: () => (/* binding */ failureSentence),
/* harmony export */   V8: () => (/* binding */ logTitle),
/* harmony export */   dJ: () => (/* binding */ failuresOf)
/* harmony export */ });
/** What failed on a group's hosts: the new configuration, and today's where that did. */
function failuresOf([{ outcome, beforeFailure }]) {
    return [...(outcome.kind === 'failed' ? [outcome] : []), ...(beforeFailure ? [beforeFailure] : [])];
}
/** `build failed: …`; whose fault it is, where it is not the release's. */
function failureSentence(failure) {
    const blame = failure.side === 'before' ? ', today already' : failure.class === 'machine' ? ' (not the release)' : '';
    const { subject, message } = failure;
    const about = subject === undefined || message.includes(subject) ? [] : [{ name: subject }, ': '];
    return [`${failure.class} failed${blame}: `, ...about, { said: message }];
}
/** Which derivation it was, and what was to be done with it: ` (nginx-1.28.0, to be built here)`. */
function derivationNote({ derivation, intended }) {
    if (derivation === null)
        return [];
    if (intended === undefined)
        return [' (', { name: derivation }, ')'];
    return [' (', { name: derivation }, intended === 'built' ? ', to be built here)' : ', to be fetched)'];
}
/** What to do about it; nothing where nobody knows. */
function cureLines({ cure }) {
    return cure === undefined ? [] : [['What to do: ', { said: cure }]];
}
const console = 'End of the console of ';
const logs = {
    panic: console,
    hang: console,
    'vm-died': console,
    unit: 'Journal of ',
    check: 'What it said: ',
    'switch-failed': 'What the switch said on ',
    'way-back-failed': 'What the way back said on ',
};
/** What the log of a failure is: the end of a console is no log of a build. */
function logTitle({ class: kind, reason, subject }, host) {
    const ofSubject = reason === 'unit' || reason === 'check';
    const title = reason === undefined ? undefined : logs[reason];
    return [title ?? (kind === 'boot' ? console : 'Log of '), { name: ofSubject ? (subject ?? host) : host }];
}


/***/ }),

/***/ 46083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ groupChanges)
/* harmony export */ });
/* harmony import */ var _core_same_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69820);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91191);


/** So many hosts are named beside a name that not all of a group have. */
const FEW = 3;
// Each form of the report asks several times, and a group may have a thousand hosts.
const known = new WeakMap();
/**
 * How the hosts of a group change: alike, but for names of units, of files in /etc and of generated configuration, which
 * are put together. A name that some hosts have and others have not says of which it is.
 */
function groupChanges(group) {
    const [{ changes }] = group;
    if (changes === null || group.length === 1)
        return changes;
    const told = known.get(group) ?? allTogether(group, changes);
    known.set(group, told);
    return told;
}
function allTogether(group, changes) {
    const all = group.flatMap(({ name, changes: own }) => (own ? [{ name, own }] : []));
    const sizes = all.map(({ own }) => own.configuration.bytes);
    return {
        ...changes,
        units: together(all.map(({ name, own }) => ({ host: name, names: own.units }))),
        etc: changes.etc &&
            together(all.flatMap(({ name, own }) => (own.etc ? { host: name, names: own.etc } : []))),
        configuration: {
            ...together(all.map(({ name, own }) => ({ host: name, names: own.configuration }))),
            bytes: changes.configuration.bytes,
            size: (0,_quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .range */ .y1)(sizes, _quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .byteChange */ .R5),
        },
    };
}
const kinds = ['added', 'removed', 'changed'];
function together(all) {
    const [first] = all;
    if (!first)
        return { added: [], removed: [], changed: [] };
    const { added, removed, changed } = first.names;
    if (all.every(({ names }) => kinds.every((kind) => (0,_core_same_list_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameList */ .f)(names[kind], first.names[kind]))))
        return { added, removed, changed };
    const counts = kinds.flatMap((kind) => {
        const found = all.map(({ names }) => names[kind].length);
        return found.some((count) => count > 0) ? [`${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .range */ .y1)(found, String)} ${kind}`] : [];
    });
    return {
        ...{ added: merged(all, 'added'), removed: merged(all, 'removed'), changed: merged(all, 'changed') },
        counts: counts.join(', '),
    };
}
function merged(all, kind) {
    const hosts = new Map();
    for (const { host, names } of all) {
        for (const name of names[kind]) {
            const some = hosts.get(name);
            if (some)
                some.push(host);
            else
                hosts.set(name, [host]);
        }
    }
    return [...hosts]
        .map(([name, some]) => (some.length === all.length ? name : `${name} on ${few(some)}`))
        .sort();
}
function few(hosts) {
    const more = hosts.length > FEW ? ` and ${hosts.length - FEW} more` : '';
    return hosts.slice(0, FEW).join(', ') + more;
}


/***/ }),

/***/ 90807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ leavesLongTerm),
/* harmony export */   A: () => (/* binding */ firmwareLine),
/* harmony export */   Rn: () => (/* binding */ changeLogLine),
/* harmony export */   VG: () => (/* binding */ kernelMove),
/* harmony export */   Xv: () => (/* binding */ configLine),
/* harmony export */   r6: () => (/* binding */ moduleLine),
/* harmony export */   tb: () => (/* binding */ MOST_OPTIONS)
/* harmony export */ });
/* harmony import */ var _core_nix_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36575);
/* harmony import */ var _moved_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48159);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91191);
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15876);




/** So many options of a kernel's configuration are named; a new series has a thousand. */
const MOST_OPTIONS = 20;
/** `6.12.8 -> 6.18.1 (series, from a long-term series to one that is not)` */
function kernelMove(kernel) {
    const { before, after, flavour } = kernel;
    const series = seriesWords(kernel);
    const words = [
        [kindOf(kernel)],
        ...(flavour ? [(0,_moved_js__WEBPACK_IMPORTED_MODULE_0__/* .moved */ .aW)(flavour.before, flavour.after)] : []),
        ...(series === '' ? [] : [[series]]),
    ];
    return [...(0,_moved_js__WEBPACK_IMPORTED_MODULE_0__/* .moved */ .aW)(before, after), ' (', ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)(words, ', '), ')'];
}
function kindOf({ before, after, change }) {
    if (change === 'none')
        return 'the same';
    if (change !== 'series' || (before === null && after === null))
        return change;
    if (before === null)
        return 'new here';
    return after === null ? 'gone' : change;
}
/** Empty where nixpkgs does not tell. */
function seriesWords({ longTerm: { before, after }, change }) {
    const words = (told) => (told ? 'a long-term series' : 'no long-term series');
    if (change !== 'series' || before === null || after === null) {
        const told = after ?? (change === 'series' ? null : before);
        return told === null ? '' : words(told);
    }
    if (before === after)
        return before ? 'both long-term series' : 'neither a long-term series';
    return before ? 'from a long-term series to one that is not' : 'to a long-term series from one that is not';
}
/** Whether a host leaves the series that get fixes for years. */
function leavesLongTerm({ longTerm, change }) {
    return change === 'series' && longTerm.before === true && longTerm.after === false;
}
/**
 * Where kernel.org tells what is new, for its own versions (`6.12.11`, `6.18`). The log of one version is what has
 * changed since the one before; of the others on the way the series' log tells.
 */
function changeLogLine({ before, after, change }) {
    const [, major, minor, patch] = PLAIN.exec(after ?? '') ?? [];
    if (major === undefined || minor === undefined || Number(major) < 3)
        return [];
    if (change !== 'patch' && change !== 'series')
        return [];
    if (before !== null && (0,_core_nix_version_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVersions */ .Z)(after ?? '', before) < 0)
        return [];
    const version = [major, minor, ...(patch === undefined ? [] : [patch])].join('.');
    const log = `https://cdn.kernel.org/pub/linux/kernel/v${major}.x/ChangeLog-${version}`;
    // Of a new series all before its patch is new: `6.17.2 -> 6.18.2` brings 6.18 and 6.18.1 as well.
    const old = change === 'patch' ? Number(PLAIN.exec(before ?? '')?.[3] ?? 0) : -1;
    return Number(patch ?? 0) - old > 1
        ? [`${log} and, of those between, ${SERIES_LOG}${major}.${minor}.y`]
        : [log];
}
const PLAIN = /^([0-9]{1,3})\.([0-9]{1,4})(?:\.([0-9]{1,5}))?$/;
const SERIES_LOG = 'https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux.git/log/?h=linux-';
/** `zfs-kernel 2.3.4 -> 2.3.5 (rebuilt for 6.12.11)` */
function moduleLine(module) {
    const { name, before, after, builtFor } = module;
    const line = [{ name }, ' ', ...(0,_moved_js__WEBPACK_IMPORTED_MODULE_0__/* .moved */ .aW)(before, after)];
    if (after === null || builtFor.after === null || module.matches === null)
        return line;
    if (!module.matches)
        return [...line, ' (NOT rebuilt: built for ', { name: builtFor.after }, ')'];
    const again = before !== null && builtFor.before !== builtFor.after;
    return [...line, again ? ' (rebuilt for ' : ' (built for ', { name: builtFor.after }, ')'];
}
/** Empty where nothing of it changes. */
function firmwareLine({ firmware: { changed, packages } }) {
    if (!changed && packages.every(({ before, after }) => before === after))
        return [];
    const told = packages.map(({ name, before, after }) => [{ name }, ' ', ...(0,_moved_js__WEBPACK_IMPORTED_MODULE_0__/* .moved */ .aW)(before, after)]);
    return told.length === 0 ? ['changed'] : (0,_rich_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)(told, ', ');
}
/** `3 options changed: CONFIG_HZ 250 -> 1000, …`; empty where none did or nobody knows. @param limit of names */
function configLine({ config }, limit) {
    if (config === null || config.length === 0)
        return [];
    // What a series adds is news to nobody but its maintainers: what was set, and is set otherwise, comes first.
    const rank = ({ before, after }) => before !== null && after !== null ? 0 : before !== null ? 1 : 2;
    const first = config.toSorted((a, b) => rank(a) - rank(b)).slice(0, limit);
    const told = first.map(({ name, before, after }) => {
        if (before === null)
            return ['+', { name }, '=', { name: after ?? '' }];
        return after === null ? ['-', { name }] : [{ name }, ' ', ...(0,_moved_js__WEBPACK_IMPORTED_MODULE_0__/* .moved */ .aW)(before, after)];
    });
    const rest = config.length - first.length;
    const more = rest > 0 && first.length > 0 ? [` and ${rest} more`] : [];
    const counts = (0,_quantity_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(config.length, 'option');
    return first.length === 0 ? [counts] : [`${counts}: `, ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)(told, ', '), ...more];
}


/***/ }),

/***/ 48159:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aW: () => (/* binding */ moved),
/* harmony export */   e4: () => (/* binding */ versions),
/* harmony export */   eb: () => (/* binding */ versionMove)
/* harmony export */ });
/** `16.4 -> 17.0` of names by others. */
function moved(before, after) {
    const [old, now] = [before ?? 'none', after ?? 'none'];
    return old === now ? [{ name: now }] : [{ name: old }, ' -> ', { name: now }];
}
function versionMove({ before, after }) {
    return moved(versions(before), versions(after));
}
/** `2.10.2, 2.12.1`; a path without version is `unversioned`. */
function versions(list) {
    if (list.length === 1)
        return list[0] || 'unversioned';
    return list.length === 0 ? null : list.map((version) => version || 'unversioned').join(', ');
}


/***/ }),

/***/ 96735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ nixLine),
/* harmony export */   c: () => (/* binding */ nixFindings)
/* harmony export */ });
/* harmony import */ var _moved_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48159);

/** `Nix 2.28.4 -> 2.28.5, database schema 10 before and after` */
function nixLine({ nix }) {
    if (nix.before === null && nix.after === null)
        return ['no Nix in the system'];
    const { schemaBefore, schemaAfter } = nix;
    const [old, now] = [schemaBefore ?? 'unknown', schemaAfter ?? 'unknown'];
    const schema = old === now ? `${old} before and after` : `${old} -> ${now}`;
    return [...nixMove(nix.before, nix.after), `, store schema ${schema}`];
}
/** `Nix 2.28 -> 2.31`, `Nix 2.28 -> Lix 2.93` */
function nixMove(before, after) {
    const names = [before, after].flatMap((version) => version === null ? [] : [isLix(version) ? 'Lix' : 'Nix']);
    const [old = 'Nix', now = old] = names;
    if (old === now || before === null || after === null)
        return [`${old} `, ...(0,_moved_js__WEBPACK_IMPORTED_MODULE_0__/* .moved */ .aW)(before, after)];
    return [`${old} `, { name: before }, ` -> ${now} `, { name: after }];
}
/** Lix counts from 2.90, which Nix, a number every few months, is far from. */
function isLix(version) {
    return /^2\.9[0-9]/.test(version);
}
/** What of Nix needs an eye: a schema that an older one does not read, another minor version. */
function nixFindings({ before, after, schemaBefore, schemaAfter }) {
    if (schemaBefore !== null && schemaAfter !== null && schemaBefore !== schemaAfter) {
        const schemas = `Nix database schema ${schemaBefore} -> ${schemaAfter}`;
        return [{ rank: 'schema', text: [`${schemas}: the way back is not easy`] }];
    }
    const [old, now] = [minor(before), minor(after)];
    if (old === null || now === null || old === now)
        return [];
    const schema = schemaBefore !== null && schemaBefore === schemaAfter
        ? `its database keeps schema ${schemaAfter}, so the way back is open for Nix itself`
        : 'the schema of its database is not known';
    return [{ rank: 'nix', text: [...nixMove(old, now), `: ${schema}`] }];
}
/** `2.31` of `2.31.3` */
function minor(version) {
    return /^[0-9]+\.[0-9]+/.exec(version ?? '')?.[0] ?? null;
}


/***/ }),

/***/ 77316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ad: () => (/* binding */ byInterest),
/* harmony export */   dY: () => (/* binding */ changeWord),
/* harmony export */   dv: () => (/* binding */ packageCounts)
/* harmony export */ });
/* harmony import */ var _core_notable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75484);
/* harmony import */ var _core_stateful_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67225);


const kindWords = {
    downgraded: 'down',
    upgraded: 'up',
    changed: 'changed',
    added: 'new',
    removed: 'gone',
    rebuilt: 'rebuilt',
};
const kinds = [
    'upgraded',
    'downgraded',
    'changed',
    'added',
    'removed',
    'rebuilt',
];
/** `41 up, 1 down, 2 new, 380 rebuilt` */
function packageCounts(packages) {
    const counts = new Map();
    for (const { change } of packages)
        counts.set(change, (counts.get(change) ?? 0) + 1);
    const told = kinds.flatMap((kind) => {
        const count = counts.get(kind);
        return count === undefined ? [] : [`${count} ${kindWords[kind]}`];
    });
    return told.join(', ') || 'none';
}
/** `upgraded (major)`; `rebuilt` alone is an echo of what it depends on. */
function changeWord(change) {
    if (change.patched === true)
        return 'rebuilt, patched';
    if (change.cause === 'own')
        return 'rebuilt by itself (patched?)';
    return (0,_core_notable_js__WEBPACK_IMPORTED_MODULE_0__/* .isMajorChange */ .ql)(change) ? `${change.change} (major)` : change.change;
}
/**
 * What a reader wants first comes first, where a list is cut above all: downgrades, what everything stands on and what
 * keeps data, new major versions, other upgrades, …, rebuilds that are only an echo of others last.
 */
function byInterest(packages) {
    const order = [
        ...['downgraded', 'notable', 'major'],
        ...['upgraded', 'changed', 'added', 'removed', 'rebuilt', 'echo'],
    ];
    const ranked = new Map(order.map((rank) => [rank, []]));
    for (const change of packages)
        ranked.get(interest(change))?.push(change);
    return [...ranked.values()].flat();
}
function interest(change) {
    if (change.cause === 'dependencies')
        return 'echo';
    if (change.change === 'downgraded')
        return change.change;
    if (isNotable(change.name))
        return 'notable';
    return (0,_core_notable_js__WEBPACK_IMPORTED_MODULE_0__/* .isMajorChange */ .ql)(change) ? 'major' : change.change;
}
function isNotable(name) {
    return (0,_core_notable_js__WEBPACK_IMPORTED_MODULE_0__/* .isCorePackage */ ._5)(name) || (0,_core_stateful_js__WEBPACK_IMPORTED_MODULE_1__/* .isStateful */ .VA)(name) || (0,_core_notable_js__WEBPACK_IMPORTED_MODULE_0__/* .isBootLoader */ .sM)(name) || name === 'linux';
}


/***/ }),

/***/ 93541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ provenanceLines)
/* harmony export */ });
/** What was moved to what, and how it is known to be that. */
function provenanceLines(report, bumps) {
    return [...bumps.map(bumpLine), ...revisionLines(report), ...testedLine(report), ...hydraLine(report)];
}
function bumpLine({ file, name, from, to, hash }) {
    const old = from.release || from.revision || 'no revision';
    const revision = to.release && to.revision ? [', revision ', { name: to.revision }] : [];
    const archive = hash === null ? [] : [', archive ', { name: hash }];
    return [
        { name: file },
        ' ',
        { name },
        ': ',
        { name: old },
        ' -> ',
        { name: to.release || to.revision },
        ...revision,
        ...archive,
    ];
}
function revisionLines({ provenance }) {
    if (!provenance)
        return [];
    const seen = ['announced', 'locked', 'built'].flatMap((word) => {
        const revision = provenance[word];
        return revision === null ? [] : [{ word, revision }];
    });
    const [one] = seen;
    if (!one)
        return [];
    if (seen.every(({ revision }) => revision === one.revision)) {
        return [[`${seen.map(({ word }) => word).join(' = ')} revision: `, { name: one.revision }]];
    }
    return seen.map(({ word, revision }) => [`${word} revision: `, { name: revision }]);
}
function testedLine({ tested }) {
    return tested ? [[{ said: tested }]] : [];
}
function hydraLine({ provenance }) {
    return provenance?.hydra ? [['Hydra evaluation: ', { name: provenance.hydra }]] : [];
}


/***/ }),

/***/ 15876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ku: () => (/* binding */ firstOf),
/* harmony export */   OD: () => (/* binding */ nameList),
/* harmony export */   TY: () => (/* binding */ toInertText),
/* harmony export */   Vw: () => (/* binding */ toHtml),
/* harmony export */   fE: () => (/* binding */ toText),
/* harmony export */   fp: () => (/* binding */ isPlainAddress),
/* harmony export */   l6: () => (/* binding */ toMarkdown),
/* harmony export */   oR: () => (/* binding */ joined)
/* harmony export */ });
/* harmony import */ var _inert_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68212);

function toMarkdown(line) {
    return line.map((part) => eachPart(part, arrows, linkedSpan, _inert_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)).join('');
}
/** For our own HTML in markdown, where markdown is not read: `<summary>`. */
function toHtml(line) {
    return line.map((part) => eachPart(part, arrows, (name) => htmlCode(name), _inert_js__WEBPACK_IMPORTED_MODULE_0__/* .htmlText */ .js)).join('');
}
/** For terminals. */
function toText(line) {
    return line
        .map((part) => eachPart(part, (own) => own, (name) => (0,_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(name), (said) => (0,_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(said, 400)))
        .join('');
}
/** For plain text that a forge reads: titles, commit messages. */
function toInertText(line) {
    return line
        .map((part) => eachPart(part, (own) => own, (name) => (0,_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .inertPlain */ .Vw)(name), _inert_js__WEBPACK_IMPORTED_MODULE_0__/* .inertPlain */ .Vw))
        .join('');
}
/** Lines with something between them. */
function joined(lines, separator) {
    return lines.flatMap((line, index) => (index === 0 ? line : [separator, ...line]));
}
/** Names, at most `limit` of them: `web1, web2 and 40 more`. */
function nameList(names, limit = Infinity) {
    return firstOf(names.slice(0, limit).map((name) => [{ name }]), limit, names.length);
}
/**
 * The first of some entries, and how many are left.
 * @param all how many there are, where the lines are not all of them
 */
function firstOf(lines, limit, all = lines.length) {
    const shown = lines.slice(0, limit);
    const rest = all - shown.length;
    const line = joined(shown, ', ');
    return rest === 0 ? line : [...line, shown.length > 0 ? ` and ${rest} more` : `${rest}`];
}
function eachPart(part, own, name, said) {
    if (typeof part === 'string')
        return own(part);
    return 'name' in part ? name(part.name, part.link) : said(part.said);
}
function arrows(text) {
    return text.replaceAll('->', '→');
}
/** An address that nothing in it can end or change, in markdown and in HTML. */
function isPlainAddress(url) {
    return /^https?:\/\/[A-Za-z0-9.-]+(?::[0-9]+)?(?:\/[A-Za-z0-9._-]+)*\/?$/.test(url) && url.length <= 500;
}
function linkedSpan(name, link) {
    const span = (0,_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(name);
    return link !== undefined && isPlainAddress(link) ? `[${span}](${link})` : span;
}
function htmlCode(text) {
    return `<code>${(0,_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .htmlText */ .js)(text)}</code>`;
}


/***/ }),

/***/ 34346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K6: () => (/* binding */ isToldAlready),
/* harmony export */   PR: () => (/* binding */ lastGoodSentence),
/* harmony export */   gV: () => (/* binding */ searchLines)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71522);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91191);
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15876);



/** Whether a failure of a release stands among those of the hosts: then it is not told twice. */
function isToldAlready({ message }, hosts) {
    return hosts.some(({ outcome }) => outcome.kind === 'failed' && outcome.message === message);
}
/**
 * Why not the newest release: `nixos-25.11.4188 is proposed instead of nixos-25.11.4200, the newest: nixos-25.11.4190
 * is the first that fails (web1: build failed: …)`. @param brief: without the failure
 */
function lastGoodSentence(search, brief = false) {
    const { works, broken, newest, untried, stopped } = search;
    const sure = untried.length === 0 && stopped === null;
    const first = `the first that ${sure ? 'fails' : 'is known to fail'}`;
    const why = brief ? [] : [' (', { name: broken.host }, ': ', ...(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .failureSentence */ .Qz)(broken.failure), ')'];
    const left = untried.length === 0 ? '' : `; ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(untried.length, 'release')} between the two not judged`;
    const isNewest = broken.release === newest;
    if (works === null) {
        const others = isNewest ? ', the newest,' : '';
        const end = isNewest ? [] : [', the newest is ', short(newest)];
        return [
            "No release newer than today's is known to work: ",
            short(broken.release),
            `${others} is ${first}`,
            ...why,
            left,
            ...end,
        ];
    }
    const proposed = [short(works), ' is proposed instead of ', short(newest), ', the newest'];
    const which = isNewest ? [`, which is ${first}`] : [': ', short(broken.release), ` is ${first}`];
    return [...proposed, ...which, ...why, left];
}
const words = { good: 'works', bad: 'fails', skipped: 'could not be judged' };
/** What was tried and what was not, in whole names. @param limit of names in a list */
function searchLines({ tried, untried, stopped }, limit = Infinity) {
    const verdicts = ['good', 'bad', 'skipped'].flatMap((verdict) => {
        const now = tried
            .filter((one) => one.verdict === verdict && !one.remembered)
            .map(({ release }) => release);
        const known = tried
            .filter((one) => one.verdict === verdict && one.remembered)
            .map(({ release }) => release);
        return [
            ...(now.length === 0 ? [] : [[`${words[verdict]}: `, ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .nameList */ .OD)(now, limit)]]),
            ...(known.length === 0
                ? []
                : [[`${words[verdict]}, as tried in an earlier run: `, ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .nameList */ .OD)(known, limit)]]),
        ];
    });
    return [
        ...verdicts,
        ...(untried.length === 0 ? [] : [['between the two and not judged: ', ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .nameList */ .OD)(untried, limit)]]),
        ...(stopped === null ? [] : [['the search ended before it was done: ', { said: stopped }]]),
    ];
}
/** `nixos-25.11.4188.9cd0ab12cd34` -> `nixos-25.11.4188` */
function short(release) {
    return { name: release.replace(/\.[0-9a-f]{7,40}$/, '').slice(0, 60) };
}


/***/ }),

/***/ 73320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BT: () => (/* binding */ verdictSentence),
/* harmony export */   MT: () => (/* binding */ verdictLine),
/* harmony export */   SN: () => (/* binding */ byGravity),
/* harmony export */   Tr: () => (/* binding */ unchangedHosts),
/* harmony export */   We: () => (/* binding */ groupRow),
/* harmony export */   YB: () => (/* binding */ columns),
/* harmony export */   ZF: () => (/* binding */ pushedLines),
/* harmony export */   _5: () => (/* binding */ isUnchanged),
/* harmony export */   qh: () => (/* binding */ ageLine),
/* harmony export */   uR: () => (/* binding */ missingLines)
/* harmony export */ });
/* harmony import */ var _moved_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48159);
/* harmony import */ var _package_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77316);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91191);
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15876);
/* harmony import */ var _vm_proof_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39536);





/** Columns of the table of hosts, after the hosts themselves. */
const columns = ['Verdict', 'Kernel', 'Packages', 'Closure', 'Rebuilt'];
/** One row for hosts that change alike, a cell for each of `columns`. */
function groupRow(group) {
    const [{ outcome, changes }] = group;
    const none = ['–'];
    if (changes) {
        return [
            [outcome.kind === 'failed' ? 'failed' : changes.verdict],
            changes.kernel ? kernelCell(changes.kernel) : none,
            [(0,_package_words_js__WEBPACK_IMPORTED_MODULE_0__/* .packageCounts */ .dv)(changes.packages)],
            [closureSizes(group)],
            [rebuilt(group)],
        ];
    }
    if (outcome.kind === 'evaluated') {
        const { build, fetch, unpackedBytes } = outcome.plan;
        const plan = `${build.length} to build, ${fetch.length} to fetch`;
        return [
            none,
            none,
            [plan],
            unpackedBytes === null ? none : [`${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .bytes */ .ee)(unpackedBytes)} to unpack`],
            [rebuilt(group)],
        ];
    }
    return [[outcome.kind === 'failed' ? 'failed' : 'unknown'], none, none, none, [rebuilt(group)]];
}
function kernelCell({ before, after, change }) {
    return [...(0,_moved_js__WEBPACK_IMPORTED_MODULE_3__/* .moved */ .aW)(before, after), ...(change === 'rebuilt' ? [' (rebuilt)'] : [])];
}
/** `3.1 GiB (+12.4 MiB)`; `2.0 to 3.1 GiB (…)` where the hosts of the group differ. */
function closureSizes(group) {
    const sizes = group.flatMap(({ changes }) => (changes ? [changes.closure] : []));
    const after = (0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .range */ .y1)(sizes.map((closure) => closure.after.bytes), _quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .bytes */ .ee);
    return `${after} (${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .range */ .y1)(sizes.map((closure) => closure.after.bytes - closure.before.bytes), _quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .byteChange */ .R5)})`;
}
function rebuilt(group) {
    const outcomes = group.map((host) => host.outcome);
    const [{ outcome, beforeFailure }] = group;
    const seconds = outcomes.reduce((sum, one) => sum + ('seconds' in one ? one.seconds : 0), 0);
    const note = beforeFailure ? ', today fails' : '';
    switch (outcome.kind) {
        case 'unchanged':
            return 'same derivation';
        case 'evaluated':
            return `evaluated, ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(seconds)}${note}`;
        case 'built': {
            const only = outcome.notBooted === undefined ? '' : ', not booted';
            return `built (${pathsTold(outcomes)}), ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(seconds)}${only}${note}`;
        }
        case 'booted':
        case 'switched':
            return `${(0,_vm_proof_js__WEBPACK_IMPORTED_MODULE_1__/* .inVm */ .V9)(outcome)}, ${pathsTold(outcomes)}, ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(seconds)}${note}`;
        case 'failed':
            return `failed: ${failureWords(outcome)}${outcome.side === 'before' ? ', today already' : ''}`;
    }
}
/** `6 built, 40 fetched: 12.4 MiB downloaded` */
function pathsTold(outcomes) {
    const done = outcomes.flatMap((one) => ('built' in one ? [one] : []));
    const sum = (of) => done.reduce((total, one) => total + of(one), 0);
    const downloaded = sum((one) => one.downloadedBytes ?? 0);
    const size = downloaded === 0 ? '' : `: ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .bytes */ .ee)(downloaded)} downloaded`;
    return `${sum((one) => one.built)} built, ${sum((one) => one.fetched)} fetched${size}`;
}
/** `build`, `boot (panic)`, `switch (way back failed)` */
function failureWords({ class: kind, reason }) {
    return reason === undefined || reason === 'builder' ? kind : `${kind} (${reason.replaceAll('-', ' ')})`;
}
/** Gravest groups first, so that a short table shows what matters; groups alike keep their order. */
function byGravity(groups) {
    const order = ['failed', 'reboot', 'unknown', 'switch', 'evaluated', 'unchanged'];
    return groups.toSorted(([a], [b]) => order.indexOf(standing(a)) - order.indexOf(standing(b)));
}
function standing({ outcome, changes }) {
    if (outcome.kind === 'failed')
        return 'failed';
    if (isUnchanged({ outcome, changes }))
        return 'unchanged';
    if (changes)
        return changes.verdict === 'reboot' ? 'reboot' : 'switch';
    return outcome.kind === 'evaluated' ? 'evaluated' : 'unknown';
}
/** Nothing to do on this host, proven. */
function isUnchanged({ outcome, changes }) {
    return outcome.kind === 'unchanged' || (changes?.verdict === 'no-op' && outcome.kind !== 'failed');
}
/** Hosts with nothing to do, by what shows it: equal derivations, or the toplevel that came of them or was saved. */
function unchangedHosts(hosts) {
    const unchanged = hosts.filter(isUnchanged);
    const proven = unchanged.filter(({ outcome }) => outcome.kind === 'unchanged');
    const same = unchanged.filter(({ outcome }) => outcome.kind !== 'unchanged');
    return [
        { words: 'Unchanged, proven by equal derivations: ', names: proven.map(({ name }) => name) },
        { words: 'Unchanged, with the same toplevel before and after: ', names: same.map(({ name }) => name) },
    ].filter(({ names }) => names.length > 0);
}
/** The verdict over all hosts, in one sentence: what it comes to, then the counts. */
function verdictSentence({ hosts, missingHosts = [], }) {
    const all = hosts.length + missingHosts.length;
    if (all === 0)
        return 'No host was rebuilt.';
    const counts = new Map();
    for (const host of hosts)
        counts.set(standing(host), (counts.get(standing(host)) ?? 0) + 1);
    const words = {
        failed: 'failed',
        reboot: 'to reboot',
        switch: 'to switch',
        evaluated: 'evaluated only',
        unknown: 'with unknown changes',
        unchanged: 'unchanged',
    };
    const order = Object.keys(words);
    const told = order.flatMap((key) => (counts.has(key) ? [`${counts.get(key) ?? 0} ${words[key]}`] : []));
    const missing = missingHosts.length === 0 ? [] : [`${missingHosts.length} without a result`];
    return `${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(all, 'host')}: ${[...missing, ...told].join(', ')}.`;
}
/** What a fleet that is not whole must say first. @param limit of names */
function missingLines({ hosts, missingHosts = [] }, limit = Infinity) {
    if (missingHosts.length === 0)
        return [];
    const all = hosts.length + missingHosts.length;
    const of = `no result came from ${missingHosts.length} of ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(all, 'host')}`;
    const names = limit === 0 ? [] : [': ', ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_4__/* .nameList */ .OD)(missingHosts, limit)];
    return [[`NOT PROVEN: ${of}, so nothing is known of them`, ...names]];
}
/** `6 days newer, released 2026-03-02`, or nothing. */
function ageLine({ daysNewer, released }) {
    const date = released && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(released) ? released : null;
    const told = [
        daysNewer === null ? '' : `${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(Math.abs(daysNewer), 'day')} ${daysNewer < 0 ? 'older' : 'newer'}`,
        date === null ? '' : `released ${date}`,
    ];
    return told.filter((part) => part !== '').join(', ');
}
/** Why the verdict is what it is, and what is worth knowing beside. */
function verdictLine({ verdict, reasons, notes }) {
    const said = (sentences) => (0,_rich_js__WEBPACK_IMPORTED_MODULE_4__/* .joined */ .oR)(sentences.map((sentence) => [{ said: sentence }]), '; ');
    const because = reasons.length > 0 ? [' because ', ...said(reasons)] : [];
    return [verdict, ...because, ...(notes.length > 0 ? ['. Beside it: ', ...said(notes)] : [])];
}
/** Where the closures of proven hosts were copied to. @param limit of names */
function pushedLines({ hosts }, limit = Infinity) {
    const stores = new Map();
    for (const { name, pushedTo } of hosts) {
        if (pushedTo === undefined)
            continue;
        const names = stores.get(pushedTo);
        if (names)
            names.push(name);
        else
            stores.set(pushedTo, [name]);
    }
    return [...stores].map(([store, names]) => {
        const which = names.length === hosts.length ? ['all hosts'] : (0,_rich_js__WEBPACK_IMPORTED_MODULE_4__/* .nameList */ .OD)(names, limit);
        return ['Copied to ', { name: store }, ': ', ...which];
    });
}


/***/ }),

/***/ 37691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wi: () => (/* binding */ systemCounts),
/* harmony export */   f: () => (/* binding */ systemLines),
/* harmony export */   rF: () => (/* binding */ accessFindings),
/* harmony export */   vY: () => (/* binding */ isLongerThan)
/* harmony export */ });
/* harmony import */ var _moved_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48159);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91191);
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15876);
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72886);




/** Members of it may become root. */
const ADMINISTRATORS = 'wheel';
/** So many ports or names stand in one finding. */
const FEW = 10;
/** `firewall: 1 port opened; users: 1 added; /etc: 14 changed`; empty where nothing changes or nobody knows. */
function systemCounts({ etc, users, groups, firewall }) {
    const { before, after, opened, closed } = firewall ?? noFirewall;
    const ports = [
        ...(before === after ? [] : [`${before} to ${after}`]),
        ...(opened.length === 0 ? [] : [`${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(opened.length, 'port')} opened`]),
        ...(closed.length === 0 ? [] : [`${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(closed.length, 'port')} closed`]),
    ];
    const told = [
        ['firewall', ports.join(', ')],
        ['users', namedCounts(users ?? [])],
        ['groups', namedCounts(groups ?? [])],
        ['/etc', etc ? (0,_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .unitCounts */ .zY)(etc) : ''],
    ];
    return told
        .filter(([, counts]) => counts !== '')
        .map(([what, counts]) => `${what}: ${counts}`)
        .join('; ');
}
const noFirewall = { before: 'off', after: 'off', opened: [], closed: [] };
function namedCounts(changes) {
    const added = changes.filter(({ before }) => before === null).length;
    const removed = changes.filter(({ after }) => after === null).length;
    return (0,_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .movedCounts */ .ET)(added, removed, changes.length - added - removed);
}
/** What changes beside packages and units, a line a kind. @param limit of names in a line */
function systemLines({ etc, users, groups, firewall }, limit = Infinity) {
    return [
        ...(firewall ? firewallLines(firewall, limit) : []),
        ...accountLines('users', users ?? [], userWords, limit),
        ...accountLines('groups', groups ?? [], groupWords, limit),
        ...['added', 'removed', 'changed']
            .filter((kind) => etc !== null && etc[kind].length > 0)
            .map((kind) => [`files of /etc ${kind}: `, ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .nameList */ .OD)(etc?.[kind] ?? [], limit)]),
    ];
}
function firewallLines({ before, after, opened, closed }, limit) {
    return [
        ...(before === after ? [] : [[`firewall: ${before} -> ${after}`]]),
        ...(opened.length === 0 ? [] : [['ports opened: ', ...portList(opened, limit)]]),
        ...(closed.length === 0 ? [] : [['ports closed: ', ...portList(closed, limit)]]),
    ];
}
/** `tcp 22, tcp 8000-8010 on eth0, all on wg0` */
function portList(ports, limit) {
    const told = ports.map(({ protocol, from, to, interface: on }) => {
        const range = from === to ? `${from}` : `${from}-${to}`;
        const what = protocol === 'any' ? 'all' : `${protocol} ${range}`;
        return on === null ? [what] : [`${what} on `, { name: on }];
    });
    return (0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .firstOf */ .Ku)(told, limit);
}
function accountLines(what, changes, words, limit) {
    const kinds = [
        ['added', changes.filter(({ before }) => before === null)],
        ['removed', changes.filter(({ after }) => after === null)],
        ['changed', changes.filter(({ before, after }) => before !== null && after !== null)],
    ];
    return kinds
        .filter(([, some]) => some.length > 0)
        .map(([kind, some]) => {
        const told = some.slice(0, limit).map(({ name, before, after }) => {
            const more = words(before, after);
            return more.length === 0 ? [{ name }] : [{ name }, ' (', ...more, ')'];
        });
        return [`${what} ${kind}: `, ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .firstOf */ .Ku)(told, limit, some.length)];
    });
}
function userWords(before, after) {
    if (!after)
        return [];
    if (!before)
        return [after.normal ? 'a person’s' : 'a service’s'];
    const text = (id) => (id === null ? null : `${id}`);
    const fields = [
        ['uid', text(before.uid), text(after.uid)],
        ['group', before.group, after.group],
        ['home', before.home, after.home],
        ['shell', before.shell, after.shell],
        ['of', kindOf(before), kindOf(after)],
    ];
    return changedFields(fields);
}
function kindOf({ normal }) {
    return normal ? 'a person' : 'a service';
}
function groupWords(before, after) {
    if (!after)
        return [];
    const old = before?.members ?? [];
    const come = after.members.filter((member) => !old.includes(member));
    const gone = old.filter((member) => !after.members.includes(member));
    const text = (id) => (typeof id === 'number' ? `${id}` : null);
    return (0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .joined */ .oR)([
        ...(before ? [changedFields([['gid', text(before.gid), text(after.gid)]])] : []),
        ...(come.length === 0 ? [] : [['with ', ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .nameList */ .OD)(come, FEW)]]),
        ...(gone.length === 0 ? [] : [['without ', ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .nameList */ .OD)(gone, FEW)]]),
    ].filter((line) => line.length > 0), '; ');
}
function changedFields(fields) {
    const told = fields
        .filter(([, before, after]) => before !== after)
        .map(([field, before, after]) => [`${field} `, ...(0,_moved_js__WEBPACK_IMPORTED_MODULE_3__/* .moved */ .aW)(before, after)]);
    return (0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .joined */ .oR)(told, ', ');
}
/** Whether a list of these is cut at so many names. */
function isLongerThan({ etc, users, groups, firewall }, limit) {
    const lists = [users, groups, firewall?.opened, firewall?.closed, etc?.added, etc?.removed, etc?.changed];
    return lists.some((list) => (list?.length ?? 0) > limit);
}
/** Who and what is let in now, and was not. */
function accessFindings({ users, groups, firewall }) {
    const lines = [];
    if (firewall?.after === 'off' && firewall.before !== 'off')
        lines.push(['the firewall is switched off']);
    if (firewall && firewall.opened.length > 0)
        lines.push(['the firewall opens ', ...portList(firewall.opened, FEW)]);
    const come = (users ?? []).filter(({ before, after }) => after?.normal === true && before?.normal !== true);
    if (come.length > 0) {
        const names = come.map(({ name }) => name);
        lines.push([`new ${come.length === 1 ? 'user' : 'users'} (no service’s): `, ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .nameList */ .OD)(names, FEW)]);
    }
    const roots = (users ?? []).filter(({ before, after }) => after?.uid === 0 && before?.uid !== 0);
    if (roots.length > 0) {
        const names = roots.map(({ name }) => name);
        lines.push(['new with number 0, so may do what root may: ', ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .nameList */ .OD)(names, FEW)]);
    }
    const administrators = newAdministrators(users ?? [], groups ?? []);
    if (administrators.length > 0)
        lines.push([`new in group ${ADMINISTRATORS}, so may become root: `, ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .nameList */ .OD)(administrators, FEW)]);
    return lines.map((text) => ({ rank: 'access', text }));
}
function newAdministrators(users, groups) {
    const wheel = groups.find(({ name }) => name === ADMINISTRATORS);
    const old = wheel?.before?.members ?? [];
    const members = (wheel?.after?.members ?? []).filter((member) => !old.includes(member));
    const primary = users.filter(({ before, after }) => after?.group === ADMINISTRATORS && before?.group !== ADMINISTRATORS);
    return [...new Set([...members, ...primary.map(({ name }) => name)])].sort();
}


/***/ }),

/***/ 96097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ renderText)
});

// EXTERNAL MODULE: ./build/src/core/fleet.js
var fleet = __webpack_require__(62965);
// EXTERNAL MODULE: ./build/src/report/attention.js + 5 modules
var attention = __webpack_require__(1057);
// EXTERNAL MODULE: ./build/src/report/failure.js
var report_failure = __webpack_require__(71522);
// EXTERNAL MODULE: ./build/src/report/group-changes.js
var group_changes = __webpack_require__(46083);
// EXTERNAL MODULE: ./build/src/report/inert.js
var inert = __webpack_require__(68212);
// EXTERNAL MODULE: ./build/src/report/kernel.js
var report_kernel = __webpack_require__(90807);
// EXTERNAL MODULE: ./build/src/report/moved.js
var moved = __webpack_require__(48159);
// EXTERNAL MODULE: ./build/src/report/provenance.js
var provenance = __webpack_require__(93541);
// EXTERNAL MODULE: ./build/src/report/quantity.js
var quantity = __webpack_require__(91191);
// EXTERNAL MODULE: ./build/src/report/rich.js
var rich = __webpack_require__(15876);
// EXTERNAL MODULE: ./build/src/report/search.js
var report_search = __webpack_require__(34346);
// EXTERNAL MODULE: ./build/src/report/counts.js
var counts = __webpack_require__(72886);
// EXTERNAL MODULE: ./build/src/report/nix.js
var nix = __webpack_require__(96735);
// EXTERNAL MODULE: ./build/src/report/package-words.js
var package_words = __webpack_require__(77316);
// EXTERNAL MODULE: ./build/src/report/summary.js
var summary = __webpack_require__(73320);
// EXTERNAL MODULE: ./build/src/report/system.js
var system = __webpack_require__(37691);
// EXTERNAL MODULE: ./build/src/report/screen.js
var report_screen = __webpack_require__(26338);
// EXTERNAL MODULE: ./build/src/report/channel.js
var channel = __webpack_require__(50371);
;// CONCATENATED MODULE: ./build/src/report/text-channel.js


/** So many commits are told; the JSON has them all. */
const MOST_COMMITS = 20;
/** What each channel brought, for a terminal. */
function channelTexts({ channelChanges = [] }, ink) {
    return channelChanges.map((changes) => {
        const head = ink.heading((0,rich/* toText */.fE)(['What the channel brought, ', ...(0,channel/* channelSummary */.yQ)(changes)]));
        const lines = [...(0,channel/* channelTroubles */.am)(changes), ...commitsOf(changes)];
        return [head, ...lines.map((line) => ink.bare(`  ${(0,rich/* toText */.fE)(line)}`))].join('\n');
    });
}
function commitsOf({ commits }) {
    if (!commits || commits.trouble !== null)
        return [];
    const shown = (0,channel/* firstCommits */.Hd)(commits.groups, MOST_COMMITS);
    const lines = shown.map((group) => (0,channel/* commitLines */.bw)(group, commits).map((line) => ['  ', ...line]));
    const rest = (0,channel/* restOf */.Y6)(commits, lines.flat().length);
    const where = [rest === '' ? '' : `${rest}: `, { name: commits.compareUrl }];
    return [...shown.flatMap((group, index) => [(0,channel/* groupNames */.S0)(group), ...(lines[index] ?? [])]), where];
}

// EXTERNAL MODULE: ./build/src/report/upgrade.js
var upgrade = __webpack_require__(84604);
// EXTERNAL MODULE: ./build/src/report/vm-proof.js
var vm_proof = __webpack_require__(39536);
// EXTERNAL MODULE: ./build/src/report/warnings.js
var warnings = __webpack_require__(9915);
;// CONCATENATED MODULE: ./build/src/report/text.js





















/** So much stays of how a host was rebuilt, and of the versions of a package. */
const LEAST_OF_HOSTS = { 5: 12 };
const LEAST_OF_PACKAGES = { 1: 16 };
/** So many hosts of a group are named in the table on a terminal. */
const IN_TABLE = 2;
/** So many groups of hosts are told in detail: a person reads no more, and a log of a fleet would be megabytes long. */
const MOST_GROUPS = 50;
/** So many names are told of what would be built, and of what would be fetched. */
const MOST_PLANNED = 20;
/** So many names of units, of files in /etc and of accounts are told in a line; the JSON has them all. */
const MOST_NAMES = 200;
/** So many packages are told of a group: fifty groups are some megabytes then. */
const MOST_PACKAGES = 1000;
/** The report for a terminal or a log: nothing is dropped but names of generated configuration, and what is over a limit. */
function renderText(report, screen = report_screen/* noScreen */.uf) {
    const ink = (0,report_screen/* inkFor */._$)(screen);
    const groups = (0,summary/* byGravity */.SN)((0,fleet/* groupHosts */.z)(report.hosts));
    const changed = groups.filter(([host]) => !(0,summary/* isUnchanged */._5)(host));
    const failed = groups.filter((group) => (0,report_failure/* failuresOf */.dJ)(group).length > 0);
    const parts = [
        headline(report, ink),
        hostTable(report, changed, ink),
        ink.bare(unchangedLines(report)),
        ink.bare((0,summary/* pushedLines */.ZF)(report).map(rich/* toText */.fE).join('\n')),
        text_attention(report, groups, ink),
        list('Release notes', (0,upgrade/* releaseNoteLines */.h)(report), ink),
        list('Moves along', (0,upgrade/* companionLines */.m)(report), ink),
        ...details(failed, 'failures', (group) => failures(group, ink)),
        ...searched(report, ink),
        ...details(changed, 'details', (group) => groupDetails(group, ink)),
        ...details((0,warnings/* warningGroups */.D)(report.hosts), 'warnings', (group) => [text_warnings(group, ink)]),
        ...channelTexts(report, ink),
        list('Provenance', (0,provenance/* provenanceLines */.R)(report, report.bumps), ink),
        list('Not tested', report.untested.map((said) => [{ said }]), ink),
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function headline(report, ink) {
    const age = (0,summary/* ageLine */.qh)(report);
    const { rebuild } = report;
    // Of a proof that nobody has made (a fleet without results) there is no sandbox.
    const how = rebuild?.sandbox ? ` Depth: ${rebuild.depth}, in ${(0,inert/* plain */.pj)(rebuild.sandbox)}.` : '';
    const title = report.title === '' ? '' : ink.heading((0,inert/* plain */.pj)(report.title) + (age === '' ? '' : ` (${age})`));
    const { lastGood, notices = [] } = report;
    const missing = (0,summary/* missingLines */.uR)(report).map((line) => ink.failure((0,rich/* toText */.fE)(line)));
    const search = lastGood ? [ink.warning((0,rich/* toText */.fE)((0,report_search/* lastGoodSentence */.PR)(lastGood)))] : [];
    const told = [...missing, ...search, ...notices.map((said) => ink.warning((0,inert/* plain */.pj)(said, 500)))];
    return [title, ...told, ink.bare(`${(0,summary/* verdictSentence */.BT)(report)}${how}`)]
        .filter((line) => line !== '')
        .join('\n');
}
function hostTable(report, groups, ink) {
    if (groups.length === 0)
        return '';
    const count = report.rebuild ? summary/* columns */.YB.length : summary/* columns */.YB.length - 1;
    const rows = groups.map((group) => [
        (0,rich/* toText */.fE)(hostsCell(group, ink)),
        ...(0,summary/* groupRow */.We)(group).slice(0, count).map(rich/* toText */.fE),
    ]);
    const heads = ['HOSTS', ...summary/* columns */.YB.slice(0, count).map((column) => column.toUpperCase())];
    return (0,report_screen/* drawnTable */.$X)([heads, ...rows], ink, { least: LEAST_OF_HOSTS, headed: true, verdicts: 1 });
}
/** The cell is never cut: on a terminal it has the first hosts, and how many there are. */
function hostsCell(group, { width }) {
    const names = group.map((host) => host.name);
    if (width === null || names.length === 1)
        return (0,rich/* nameList */.OD)(names);
    return [`${names.length} hosts: `, ...(0,rich/* nameList */.OD)(names, IN_TABLE)];
}
/** The hosts of a group above what is told of them: all, where the table has not. */
function groupNames(group, { width }) {
    return (0,rich/* nameList */.OD)(group.map((host) => host.name), width === null ? 5 : Infinity);
}
function unchangedLines({ hosts }) {
    return (0,summary/* unchangedHosts */.Tr)(hosts)
        .map(({ words, names }) => (0,rich/* toText */.fE)([words, ...(0,rich/* nameList */.OD)(names)]))
        .join('\n');
}
function text_attention(report, groups, ink) {
    const lines = (0,attention/* attentionItems */.p)(report, groups).map((item) => ink.warning(`  ${(0,rich/* toText */.fE)((0,attention/* attentionLine */.b)(item))}`));
    return lines.length === 0 ? '' : [ink.heading('Needs an eye'), ...lines].join('\n');
}
/** What is told of the first, and how many are left. */
function details(all, what, tell) {
    const rest = all.length - MOST_GROUPS;
    const more = rest > 0 ? [`The ${what} of ${(0,quantity/* counted */.hS)(rest, 'more group')} of hosts are in the JSON.`] : [];
    return [...all.slice(0, MOST_GROUPS).flatMap(tell), ...more];
}
function failures(group, ink) {
    const [{ name }] = group;
    return (0,report_failure/* failuresOf */.dJ)(group).map((failure) => failureText(groupNames(group, ink), name, failure, ink));
}
/** The sentence, what to do about it, and the log. @param hosts on which it is; @param host whose log it is */
function failureText(hosts, host, failure, ink) {
    const sentence = [...hosts, ': ', ...(0,report_failure/* failureSentence */.Qz)(failure), ...(0,report_failure/* derivationNote */.KM)(failure)];
    const cure = (0,report_failure/* cureLines */.$Q)(failure).map((line) => ink.bare(`  ${(0,rich/* toText */.fE)(line)}`));
    const log = failure.log.map((line) => ink.quiet(`  | ${(0,inert/* plain */.pj)(line, 500)}`));
    const title = log.length === 0 ? [] : [ink.bare(`  ${(0,rich/* toText */.fE)((0,report_failure/* logTitle */.V8)(failure, host))}:`)];
    return [ink.failure((0,rich/* toText */.fE)(sentence)), ...cure, ...title, ...log].join('\n');
}
function searched({ lastGood, hosts }, ink) {
    if (!lastGood)
        return [];
    const { release, host, failure } = lastGood.broken;
    return [
        ...((0,report_search/* isToldAlready */.K6)(failure, hosts)
            ? []
            : [failureText([{ name: release }, ' on ', { name: host }], host, failure, ink)]),
        list('The search for a release that works', (0,report_search/* searchLines */.gV)(lastGood), ink),
    ];
}
function groupDetails(group, ink) {
    const [{ outcome }] = group;
    const changes = (0,group_changes/* groupChanges */.t)(group);
    const title = ink.heading((0,rich/* toText */.fE)(groupNames(group, ink)));
    const lines = [...vmDetails(group), ...(changes ? changeLines(changes, ink) : []), ...planLines(outcome)];
    const isNamed = ink.width === null || group.length <= IN_TABLE || (0,report_failure/* failuresOf */.dJ)(group).length > 0;
    if (lines.length === 0 && isNamed)
        return [];
    return [[title, ...lines.map((line) => ink.bare(line))].join('\n')];
}
function planLines(outcome) {
    if (outcome.kind !== 'evaluated')
        return [];
    const { build, fetch } = outcome.plan;
    const row = (word, names) => names.length === 0 ? [] : [`  ${word}: ${(0,rich/* toText */.fE)((0,rich/* nameList */.OD)(names, MOST_PLANNED))}`];
    return [...row('to build', build), ...row('to fetch', fetch)];
}
function vmDetails(group) {
    const proven = (0,vm_proof/* provenInVm */.Tg)(group);
    const lines = proven ? [[(0,vm_proof/* vmSummary */.AR)(group, proven)], ...(0,vm_proof/* vmLines */.fy)(proven)] : [(0,vm_proof/* notBooted */.ld)(group) ?? []];
    return lines.filter((line) => line.length > 0).map((line) => `  ${(0,rich/* toText */.fE)(line)}`);
}
function changeLines(changes, ink) {
    const { kernel, packages, configuration, units } = changes;
    const lines = [
        ['verdict: ', ...(0,summary/* verdictLine */.MT)(changes)],
        ...(kernel ? kernelLines(kernel) : []),
        (0,nix/* nixLine */.M)(changes),
        [`packages: ${(0,package_words/* packageCounts */.dv)(packages)}`],
    ];
    const rows = (0,package_words/* byInterest */.ad)(packages)
        .slice(0, MOST_PACKAGES)
        .map((change) => [
        (0,inert/* plain */.pj)(change.name),
        (0,rich/* toText */.fE)((0,moved/* versionMove */.eb)(change)),
        (0,package_words/* changeWord */.dY)(change),
        (0,quantity/* byteChange */.R5)(change.bytes),
    ]);
    const generated = (0,counts/* configurationCounts */.XV)(configuration);
    return [
        ...lines.map((line) => `  ${(0,rich/* toText */.fE)(line)}`),
        ...(rows.length === 0
            ? []
            : [(0,report_screen/* drawnTable */.$X)(rows, ink, { least: LEAST_OF_PACKAGES, indent: '    ', verdicts: 2 })]),
        ...(packages.length > rows.length
            ? [`    ${(0,quantity/* counted */.hS)(packages.length - rows.length, 'more package')}: the JSON has them all.`]
            : []),
        ...(generated === '' ? [] : [`  generated configuration: ${generated}`]),
        ...unitLines(units),
        ...(0,system/* systemLines */.f)(changes, MOST_NAMES).map((line) => `  ${(0,rich/* toText */.fE)(line)}`),
    ];
}
function kernelLines(kernel) {
    const lines = [
        ['kernel: ', (0,report_kernel/* kernelMove */.VG)(kernel)],
        ['change log: ', (0,report_kernel/* changeLogLine */.Rn)(kernel)],
        ['modules out of tree: ', (0,rich/* joined */.oR)(kernel.modules.map(report_kernel/* moduleLine */.r6), ', ')],
        ['firmware: ', (0,report_kernel/* firmwareLine */.A)(kernel)],
        ['parameters added: ', (0,rich/* nameList */.OD)(kernel.params.added)],
        ['parameters removed: ', (0,rich/* nameList */.OD)(kernel.params.removed)],
        ['kernel configuration: ', (0,report_kernel/* configLine */.Xv)(kernel, report_kernel/* MOST_OPTIONS */.tb)],
    ];
    return lines.filter(([, line]) => line.length > 0).map(([words, line]) => [words, ...line]);
}
function unitLines(units) {
    return ['added', 'removed', 'changed']
        .filter((kind) => units[kind].length > 0)
        .map((kind) => `  units ${kind}: ${(0,rich/* toText */.fE)((0,rich/* nameList */.OD)(units[kind], MOST_NAMES))}`);
}
function text_warnings({ hosts, warnings: lines }, ink) {
    const head = [`${(0,quantity/* counted */.hS)(lines.length, 'new evaluation warning')} on `, ...(0,rich/* nameList */.OD)(hosts, 5)];
    return [ink.heading((0,rich/* toText */.fE)(head)), ...lines.map((line) => ink.bare(`  ${(0,inert/* plain */.pj)(line, 500)}`))].join('\n');
}
function list(title, lines, ink) {
    return lines.length === 0
        ? ''
        : [ink.heading(title), ...lines.map((line) => ink.bare(`  ${(0,rich/* toText */.fE)(line)}`))].join('\n');
}


/***/ }),

/***/ 84604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ releaseNoteLines),
/* harmony export */   m: () => (/* binding */ companionLines)
/* harmony export */ });
/** Where each series says what breaks. The manual has a section of this name for every series. */
function releaseNoteLines({ releaseNotes = [] }) {
    return releaseNotes
        .filter((series) => /^[0-9]{2}\.[0-9]{2}$/.test(series))
        .map((series) => [
        `NixOS ${series}, backward incompatibilities: https://nixos.org/manual/nixos/stable/release-notes#sec-release-${series}-incompatibilities`,
    ]);
}
/** `flake.lock: home-manager (nix-community/home-manager): release-25.11 -> release-26.05` */
function companionLines({ companions = [] }) {
    return companions.map(({ file, name, repository, from, to }) => [
        { name: file },
        ': ',
        { name },
        ' (',
        { name: repository },
        '): ',
        { name: from.branch },
        ' -> ',
        { name: to.branch },
        ...(to.revision === null ? [] : [' at ', { name: to.revision.slice(0, 12) }]),
    ]);
}


/***/ }),

/***/ 39536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AR: () => (/* binding */ vmSummary),
/* harmony export */   Tg: () => (/* binding */ provenInVm),
/* harmony export */   V9: () => (/* binding */ inVm),
/* harmony export */   VW: () => (/* binding */ schemaMoved),
/* harmony export */   fy: () => (/* binding */ vmLines),
/* harmony export */   ld: () => (/* binding */ notBooted)
/* harmony export */ });
/* harmony import */ var _moved_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48159);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91191);
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15876);



const accelerators = { kvm: 'KVM', software: 'software emulation' };
/** What a VM has shown of a group of hosts; null where none was started. */
function provenInVm([{ outcome }]) {
    return outcome.kind === 'booted' || outcome.kind === 'switched' ? outcome : null;
}
/** Why a group of hosts that should have been booted was not; null where that is not so. */
function notBooted([{ outcome }]) {
    if (outcome.kind !== 'built' || outcome.notBooted === undefined)
        return null;
    return ['not booted: ', { said: outcome.notBooted }];
}
/** `switched and back in a VM (KVM)`, `booted in a VM (software emulation)` */
function inVm({ kind, vm }) {
    const done = kind === 'switched' ? 'switched and back' : 'booted';
    return `${done} in a VM (${accelerators[vm.accelerator]})`;
}
/** `switched and back in a VM (KVM), up in 18 s before, 19 s after; 1 check passed`: of the hosts of one group. */
function vmSummary(group, proven) {
    const { checks } = proven.vm;
    const passed = checks.length === 0 ? '' : `; ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(checks.length, 'check')} passed`;
    return `${inVm(proven)}, ${bootTimes(group)}${passed}`;
}
/** `up in 18 s before, 17 to 19 s after` */
function bootTimes(group) {
    const seconds = group.flatMap(({ outcome }) => ('vm' in outcome ? [outcome.vm.seconds] : []));
    const side = (name) => (0,_quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .range */ .y1)(seconds.map((one) => one[name]), _quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0);
    return `up in ${side('before')} before, ${side('after')} after`;
}
/** What two boots, and a switch there and back, have shown beside: a line for each thing. @param limit of names in a list */
function vmLines({ vm }, limit = Infinity) {
    const list = (said, names) => names.length === 0 ? [] : [[said, ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_1__/* .nameList */ .OD)(names, limit)]];
    return [
        ['kernels booted: ', ...(0,_moved_js__WEBPACK_IMPORTED_MODULE_2__/* .moved */ .aW)(vm.kernel.before, vm.kernel.after)],
        ...(vm.switch
            ? [switchLine('switch', vm.switch.there, limit), switchLine('way back', vm.switch.back, limit)]
            : []),
        ...list('checks passed: ', vm.checks),
        ...list('units that fail before and after: ', vm.failedOnBoth),
        ...list('units that fail no more: ', vm.mended),
        ...schemaLines(vm),
        ...vm.notes.map((said) => [{ said }]),
    ];
}
/** In the order of `switch-to-configuration`'s own report. */
const deeds = [
    ['stopped', 'stopped'],
    ['kept', 'left running as they were'],
    ['reloaded', 'reloaded'],
    ['restarted', 'restarted'],
    ['started', 'started'],
    ['failed', 'failed'],
];
function switchLine(what, run, limit) {
    const told = deeds
        .filter(([key]) => run[key].length > 0)
        .map(([key, word]) => [`${word} `, ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_1__/* .nameList */ .OD)(run[key], limit)]);
    const ended = run.exitCode === 0 ? '' : ` (ended with ${run.exitCode})`;
    return [`${what}${ended}: `, ...(told.length === 0 ? ['no unit was touched'] : (0,_rich_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)(told, '; '))];
}
function schemaLines({ schema, switch: switched }) {
    const before = schema.before ?? 'none';
    if (switched === null)
        return schema.before === null ? [] : [[`Nix database schema: ${before}`]];
    const seen = [before, schema.switched ?? 'none', schema.back ?? 'none'];
    if (seen.every((one) => one === 'none'))
        return [];
    return [
        [`Nix database schema: ${seen[0]} at first, ${seen[1]} after the switch, ${seen[2]} after the way back`],
    ];
}
/** Whether the switch moved the Nix database to another schema, where the older Nix may not read it. */
function schemaMoved({ schema }) {
    const seen = [schema.before, schema.switched, schema.back].filter((one) => one !== null);
    return new Set(seen).size > 1;
}


/***/ }),

/***/ 9915:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ warningGroups)
/* harmony export */ });
/** Each warning once, with all hosts that have it; those of the same hosts together, in the order they are met. */
function warningGroups(hosts) {
    const having = new Map();
    for (const { name, newWarnings } of hosts) {
        for (const warning of new Set(newWarnings)) {
            const names = having.get(warning);
            if (names)
                names.push(name);
            else
                having.set(warning, [name]);
        }
    }
    const groups = new Map();
    for (const [warning, names] of having) {
        const key = JSON.stringify(names);
        const group = groups.get(key);
        if (group)
            group.warnings.push(warning);
        else
            groups.set(key, { hosts: names, warnings: [warning] });
    }
    return [...groups.values()];
}


/***/ })

};
