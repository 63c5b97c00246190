export const id = 136;
export const ids = [136];
export const modules = {

/***/ 2965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ groupHosts)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/**
 * Groups of hosts that change alike, in the order of their first hosts; within a group the hosts keep their order.
 * What differs between any two hosts (names, sizes of what they hold, seconds) does not part them.
 */
function groupHosts(hosts) {
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
/** A digest: the text itself can be megabytes, and there can be a thousand of them. */
function groupKey({ outcome, changes, beforeFailure }) {
    const key = [
        outcomeKey(outcome),
        changes && changesKey(changes),
        beforeFailure && failureKey(beforeFailure),
    ];
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(key)).digest('hex');
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
    const { verdict, reasons, notes, inhibitors, kernel, nix, packages, units } = changes;
    const { etc, users, groups, firewall } = changes;
    return [verdict, reasons, notes, inhibitors, kernel, nix, packages, units, etc, users, groups, firewall];
}


/***/ }),

/***/ 6198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ attentionItems)
});

// EXTERNAL MODULE: ./build/src/core/package-name.js
var package_name = __webpack_require__(4557);
;// CONCATENATED MODULE: ./build/src/core/notable.js

/**
 * Services that keep data of their own, with the count of leading numbers that make a major version: their data may
 * not survive a new one, or not the way back. Names as in nixpkgs.
 */
const stateful = {
    cassandra: 1,
    ceph: 1,
    clickhouse: 2,
    cockroachdb: 2,
    couchdb: 1,
    elasticsearch: 1,
    etcd: 2,
    forgejo: 1,
    gitea: 2,
    gitlab: 1,
    grafana: 1,
    influxdb: 1,
    influxdb2: 1,
    k3s: 2,
    keycloak: 1,
    mariadb: 2,
    'mariadb-server': 2,
    mastodon: 2,
    mongodb: 2,
    mysql: 2,
    neo4j: 1,
    nextcloud: 1,
    openldap: 2,
    opensearch: 1,
    postgresql: 1,
    prometheus: 1,
    'rabbitmq-server': 2,
    redis: 1,
    valkey: 1,
    vault: 2,
};
/** Packages that everything stands on or that face the network. */
const core = ['systemd', 'glibc', 'openssh', 'openssl'];
/** What installs a boot loader is in a system's closure. systemd's own comes with systemd. */
const loaders = [
    'grub',
    'lanzaboote',
    'lanzaboote-tool',
    'limine',
    'lzbt',
    'refind',
    'syslinux',
    'systemd-boot',
];
/** Whether a package's change is a new major version of a service with data of its own. */
function isStatefulMajor(change) {
    const count = Object.hasOwn(stateful, change.name) ? stateful[change.name] : undefined;
    if (count === undefined)
        return false;
    // PostgreSQL's majors were 9.5, 9.6, then 10, 11.
    const old = change.name === 'postgresql' && change.before.some((version) => /^[0-9]\./.test(version));
    return isMajor(change, old ? 2 : count);
}
function isBootLoader(name) {
    return loaders.includes(name);
}
function isCorePackage(name) {
    return core.includes(name);
}
/** A version that is a date or a commit has no major. `glibc 2.39 -> 2.40` counts by two numbers. */
function isCoreMajor(change) {
    return isCorePackage(change.name) && isMajor(change, change.name === 'glibc' ? 2 : 1);
}
function isMajor({ before, after }, count) {
    const gone = majors(before.filter((version) => !after.includes(version)), count);
    const come = majors(after.filter((version) => !before.includes(version)), count);
    return gone.length > 0 && come.some((major) => !gone.includes(major));
}
function majors(versions, count) {
    return versions
        .filter((version) => /^[0-9]/.test(version) && !(0,package_name/* isCommitHash */.EX)(version) && !isDate(version))
        .map((version) => version
        .split(/[.\-_+]/)
        .slice(0, count)
        .join('.'));
}
/** `2024.1`, `20180108`, `2015-02-27` */
function isDate(version) {
    return /^(19|20)[0-9]{2}([0-9]{4})?($|[.-])/.test(version);
}

// EXTERNAL MODULE: ./build/src/report/quantity.js
var quantity = __webpack_require__(1191);
// EXTERNAL MODULE: ./build/src/report/rich.js
var rich = __webpack_require__(5876);
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
var failure = __webpack_require__(1522);
;// CONCATENATED MODULE: ./build/src/report/finding.js
// Gravest first; items of one rank keep the order of the groups.
const ranks = [
    'failure',
    'failed-before',
    'insecure',
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

// EXTERNAL MODULE: ./build/src/report/kernel.js
var report_kernel = __webpack_require__(807);
// EXTERNAL MODULE: ./build/src/report/moved.js
var moved = __webpack_require__(8159);
// EXTERNAL MODULE: ./build/src/report/system.js
var system = __webpack_require__(7691);
// EXTERNAL MODULE: ./build/src/report/vm-proof.js
var vm_proof = __webpack_require__(9536);
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
    const { kernel, nix, packages, inhibitors } = changes;
    findings.push(...packages.flatMap(packageFindings), ...(0,system/* accessFindings */.rF)(changes));
    findings.push(...(kernel ? kernelFindings(kernel) : []), ...nixFindings(nix));
    if (inhibitors.length > 0) {
        findings.push({
            rank: 'inhibitor',
            text: ['a live switch is refused: ', ...(0,rich/* nameList */.OD)(inhibitors, 10), ' changed'],
        });
    }
    return findings;
}
function kernelFindings(kernel) {
    const isNewSeries = kernel.change === 'series';
    const series = {
        rank: 'kernel-series',
        text: [
            'kernel ',
            ...(0,moved/* moved */.aW)(kernel.before, kernel.after),
            (0,report_kernel/* leavesLongTerm */.$d)(kernel) ? ' (new series, and no long-term one any more)' : ' (new series)',
        ],
    };
    const modules = kernel.modules.flatMap((module) => {
        const name = [{ name: module.name }, ' ', ...(0,moved/* moved */.aW)(module.before, module.after)];
        if (module.matches === false) {
            const wrong = [
                ' is built for ',
                { name: module.builtFor.after ?? 'none' },
                ', not for the new kernel',
            ];
            return [{ rank: 'module', text: [...name, ...wrong] }];
        }
        return isNewSeries ? [{ rank: 'module', text: [...name, ' on a new kernel series'] }] : [];
    });
    return [...(isNewSeries ? [series] : []), ...modules];
}
function nixFindings({ before, after, schemaBefore, schemaAfter }) {
    if (schemaBefore !== null && schemaAfter !== null && schemaBefore !== schemaAfter) {
        const schemas = `Nix database schema ${schemaBefore} -> ${schemaAfter}`;
        return [{ rank: 'schema', text: [`${schemas}: the way back is not easy`] }];
    }
    const [old, now] = [minor(before), minor(after)];
    if (old === null || now === null || old === now)
        return [];
    const schema = schemaBefore !== null && schemaBefore === schemaAfter
        ? `its database keeps schema ${schemaAfter}, so the way back is open`
        : 'the schema of its database is not known';
    return [{ rank: 'nix', text: ['Nix ', ...(0,moved/* moved */.aW)(old, now), `: ${schema}`] }];
}
/** `2.31` of `2.31.3` */
function minor(version) {
    return /^[0-9]+\.[0-9]+/.exec(version ?? '')?.[0] ?? null;
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
function packageFindings(change) {
    const text = () => [{ name: change.name }, ' ', ...(0,moved/* versionMove */.eb)(change)];
    if (change.change === 'downgraded') {
        const major = isStatefulMajor(change) ? 'major, ' : '';
        return [{ rank: 'downgrade', text: [...text(), ` (${major}downgrade)`] }];
    }
    if (isStatefulMajor(change))
        return [{ rank: 'stateful', text: [...text(), ' (major)'] }];
    if (isCoreMajor(change))
        return [{ rank: 'core', text: [...text(), ' (major)'] }];
    if (isBootLoader(change.name) && change.cause !== 'dependencies') {
        const how = change.change === 'rebuilt' ? ' rebuilt by itself' : '';
        return [{ rank: 'loader', text: [...text(), `${how} (boot loader)`] }];
    }
    if (!isCorePackage(change.name) || change.change !== 'rebuilt' || change.patched === false)
        return [];
    const why = change.cause === 'own' ? ' (patched)' : ' (what it depends on changed, it may be patched too)';
    return [
        { rank: 'core', text: [{ name: change.name }, ' rebuilt at ', { name: change.after.join(', ') }, why] },
    ];
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

/***/ 371:
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
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1191);
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5876);


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

/***/ 7214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ renderHtml)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/report/inert.js
var inert = __webpack_require__(8212);
// EXTERNAL MODULE: ./build/src/report/rich.js
var rich = __webpack_require__(5876);
;// CONCATENATED MODULE: ./build/src/report/html/markup.js


/** HTML that may be written as it is: it comes from `markup`, which takes every string for text, or from `trusted`. */
class Markup {
    text;
    constructor(text) {
        this.text = text;
    }
}
/** No sentence is longer than this. */
const LONGEST = 600;
/** Strings within become text on one line, with nothing in it that can't be seen; also within `"…"` of an attribute. */
function markup(strings, ...contents) {
    let text = strings[0] ?? '';
    contents.forEach((content, index) => {
        text += written(content) + (strings[index + 1] ?? '');
    });
    return new Markup(text);
}
/** For what nobody but us has written, such as the style. */
function trusted(text) {
    return new Markup(text);
}
const nothing = trusted('');
/** A name or version by others; at most 200 characters. */
function nameMarkup(text) {
    return markup `<code>${shownName(text)}</code>`;
}
/** The same without an element, for cells that are names by their column. */
function shownName(text) {
    const shown = (0,inert/* plain */.pj)(text);
    return shown.trim() === '' ? '(empty)' : shown;
}
/** A line: names are code, `->` of ours is an arrow, and addresses of ours can be followed. */
function lineMarkup(line) {
    return line.map((part) => {
        if (typeof part === 'string')
            return ownWords(part);
        if ('name' in part) {
            const { name, link } = part;
            return link === undefined ? nameMarkup(name) : linkMarkup(nameMarkup(name), link);
        }
        return (0,inert/* plain */.pj)(part.said, 400).replaceAll(' -> ', ' → ');
    });
}
function bullets(lines) {
    return lines.length === 0
        ? nothing
        : markup `<ul>${lines.map((line) => markup `<li>${lineMarkup(line)}</li>`)}</ul>`;
}
/** Hosts where their names stand in full elsewhere. */
function fewHosts(hosts) {
    return (0,rich/* nameList */.OD)(hosts.map((host) => host.name), 5);
}
/** @param open whether it is unfolded at first */
function folded(summary, content, open = false) {
    return markup `<details${trusted(open ? ' open' : '')}><summary>${summary}</summary>${content}</details>\n`;
}
/** Lines of a log as they are. It may be wider than the page, so the keyboard must reach it. */
function logBlock(lines, label) {
    const shown = lines.map((line) => written((0,inert/* plain */.pj)(line, 500))).join('\n');
    return markup `<pre tabindex="0" role="group" aria-label="${label}">${trusted(shown)}</pre>`;
}
/** A table that scrolls in itself where the screen is narrow. */
function scrolling(label, table) {
    return markup `<div class="scroll" tabindex="0" role="group" aria-label="${label}">${table}</div>\n`;
}
/** A forge of one's own may be at a port. */
const ownAddress = /(https?:\/\/[a-z0-9.-]+(?::[0-9]+)?(?:\/[a-z0-9./#?=_-]*)?)/i;
function ownWords(text) {
    return text.split(ownAddress).map((piece, index) => {
        if (index % 2 === 0)
            return piece.replaceAll('->', '→');
        return markup `<a href="${piece}" rel="noopener noreferrer">${piece}</a>`;
    });
}
function linkMarkup(content, url) {
    return (0,rich/* isPlainAddress */.fp)(url) ? markup `<a href="${url}" rel="noopener noreferrer">${content}</a>` : content;
}
function written(content) {
    if (content instanceof Markup)
        return content.text;
    if (typeof content === 'number')
        return String(content);
    if (typeof content === 'string')
        return (0,inert/* plain */.pj)(content, LONGEST).replace(/[&<>"']/g, reference);
    return content.map(written).join('');
}
function reference(character) {
    return `&#${character.charCodeAt(0)};`;
}

;// CONCATENATED MODULE: ./build/src/report/html/script.js
/**
 * What runs in the page: the tables of packages can be filtered and sorted, and folds are open on paper. All data is
 * in the rows; text is only ever set as text. Plain JavaScript of browsers since 2022; it is held to types by a test.
 */
const script = String.raw `
'use strict';

/** So many rows share a body of the table: a body that is out of sight is not laid out. */
const SLICE = 100;
/** About as high as a row is, in pixels; a body that was seen once is remembered as it is. */
const ROW = 36;
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const figure = new Intl.NumberFormat('en');
/** @typedef {{ row: HTMLTableRowElement, text: string, kind: string, cells: string[], bytes: number, rank: number }} Row */
/** @typedef {{ key: string, direction: 1 | -1 }} Order */

/** @param {Element} box */
function enhance(box) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (box.querySelector(selector));
  const tools = find('.tools');
  const input = /** @type {HTMLInputElement} */ (find('input'));
  const select = /** @type {HTMLSelectElement} */ (find('select'));
  const status = find('.count');
  const scroll = find('.scroll');
  const table = /** @type {HTMLTableElement} */ (find('table'));
  const heads = /** @type {HTMLTableCellElement[]} */ ([...box.querySelectorAll('thead th')]);
  const kinds = [...select.options].map((option) => option.value);
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]).map((row) => readRow(row, kinds));
  let matches = rows;
  /** @type {Order | null} */
  let order = null;
  let telling = 0;

  /** The rows in slices; those that do not match are in the page no more. */
  const show = () => {
    const bodies = [];
    for (let from = 0; from < matches.length; from += SLICE) {
      const slice = matches.slice(from, from + SLICE);
      const body = document.createElement('tbody');
      body.setAttribute('role', 'rowgroup');
      body.style.containIntrinsicHeight = 'auto ' + slice.length * ROW + 'px';
      body.append(...slice.map(({ row }) => row));
      bodies.push(body);
    }
    for (const body of [...table.tBodies]) body.remove();
    table.append(...bodies);
    scroll.scrollTop = 0;
  };
  const tell = () => {
    const found = matches.length === rows.length ? figure.format(rows.length) : figure.format(matches.length) + ' of ' + figure.format(rows.length);
    const head = heads.find(({ dataset }) => order !== null && dataset.key === order.key);
    const sorted = head && order ? ', by ' + (head.textContent ?? '').toLowerCase() + (order.direction === 1 ? ', ascending' : ', descending') : '';
    status.textContent = found + (rows.length === 1 ? ' package' : ' packages') + sorted;
  };
  const update = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
    const kind = select.value;
    matches = rows.filter((one) => (kind === '' || one.kind === kind) && words.every((word) => one.text.includes(word)));
    if (order) matches.sort(comparison(order));
    show();
    // A screen reader is told once, when the typing has paused.
    clearTimeout(telling);
    telling = setTimeout(tell, 200);
  };

  for (const head of heads) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const key = head.dataset.key ?? '';
      order = { key, direction: order?.key === key && order.direction === 1 ? -1 : 1 };
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', order.direction === 1 ? 'ascending' : 'descending');
      update();
    });
  }
  input.addEventListener('input', update);
  select.addEventListener('change', update);
  tools.hidden = false;
}

/** @param {HTMLTableRowElement} row @param {string[]} kinds @returns {Row} */
function readRow(row, kinds) {
  const cells = [...row.cells].map((cell) => cell.textContent ?? '');
  const kind = row.dataset.kind ?? '';
  const bytes = Number(row.cells[4]?.dataset.bytes);
  return { row, kind, cells, bytes, text: cells.slice(0, 4).join(' ').toLowerCase(), rank: kinds.indexOf(kind) };
}

/** What has no version comes last, whichever way. @param {Order} order @returns {(a: Row, b: Row) => number} */
function comparison({ key, direction }) {
  if (key === 'size') return (a, b) => direction * (a.bytes - b.bytes);
  if (key === 'change') return (a, b) => direction * (a.rank - b.rank);
  const column = ['name', 'before', 'after'].indexOf(key);
  return (a, b) => {
    const [left = '', right = ''] = [a.cells[column], b.cells[column]];
    if (left === '–' || right === '–') return Number(left === '–') - Number(right === '–');
    return direction * collator.compare(left, right);
  };
}

for (const box of document.querySelectorAll('[data-packages]')) {
  const fold = box.closest('details');
  // What is folded costs nothing until it is unfolded.
  if (fold === null || fold.open) enhance(box);
  else fold.addEventListener('toggle', () => enhance(box), { once: true });
}

/** @type {HTMLDetailsElement[]} */
let unfolded = [];
addEventListener('beforeprint', () => {
  unfolded = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll('details:not([open])')]);
  for (const fold of unfolded) fold.open = true;
});
addEventListener('afterprint', () => {
  for (const fold of unfolded) fold.open = false;
  unfolded = [];
});
`;

// EXTERNAL MODULE: ./build/src/core/fleet.js
var fleet = __webpack_require__(2965);
// EXTERNAL MODULE: ./build/src/report/attention.js + 3 modules
var attention = __webpack_require__(6198);
// EXTERNAL MODULE: ./build/src/report/provenance.js
var provenance = __webpack_require__(3541);
// EXTERNAL MODULE: ./build/src/report/quantity.js
var quantity = __webpack_require__(1191);
// EXTERNAL MODULE: ./build/src/report/rollback.js
var rollback = __webpack_require__(5078);
// EXTERNAL MODULE: ./build/src/report/search.js
var search = __webpack_require__(4346);
// EXTERNAL MODULE: ./build/src/report/summary.js
var report_summary = __webpack_require__(3320);
// EXTERNAL MODULE: ./build/src/report/upgrade.js
var upgrade = __webpack_require__(4604);
// EXTERNAL MODULE: ./build/src/report/channel.js
var channel = __webpack_require__(371);
;// CONCATENATED MODULE: ./build/src/report/html/channel.js


/** What the channels brought: every commit about what changes, by package. */
function channelSection({ channelChanges = [] }, room) {
    return channelChanges.map((changes) => {
        const drawn = [
            folded(lineMarkup((0,channel/* channelSummary */.yQ)(changes)), contentOf(changes)),
            (0,channel/* channelTroubles */.am)(changes).map((line) => markup `<p>${lineMarkup(line)}</p>\n`),
        ];
        const whole = markup `${drawn}`;
        room.left -= whole.text.length;
        return whole;
    });
}
function contentOf({ commits }) {
    if (!commits || commits.trouble !== null)
        return nothing;
    const groups = commits.groups.map((group) => {
        const lines = (0,channel/* commitLines */.bw)(group, commits).map((line) => markup `<li>${lineMarkup(line)}</li>`);
        return markup `<li>${lineMarkup((0,channel/* groupNames */.S0)(group))}<ul>${lines}</ul></li>`;
    });
    const count = commits.groups.reduce((sum, group) => sum + group.commits.length, 0);
    const list = groups.length === 0 ? nothing : markup `<ul>${groups}</ul>`;
    return markup `${list}<p>${lineMarkup((0,channel/* restLine */.lw)(commits, count))}</p>`;
}

// EXTERNAL MODULE: ./build/src/report/failure.js
var report_failure = __webpack_require__(1522);
// EXTERNAL MODULE: ./build/src/report/kernel.js
var report_kernel = __webpack_require__(807);
// EXTERNAL MODULE: ./build/src/report/vm-proof.js
var vm_proof = __webpack_require__(9536);
// EXTERNAL MODULE: ./build/src/report/warnings.js
var warnings = __webpack_require__(9915);
;// CONCATENATED MODULE: ./build/src/report/html/hosts.js









/** Those of which the table of hosts shows the colour. */
const verdicts = ['failed', 'reboot', 'switch', 'unknown'];
/** One row for hosts that change alike. */
function hostTable({ rebuild }, groups) {
    if (groups.length === 0)
        return nothing;
    const shown = rebuild ? report_summary/* columns */.YB : report_summary/* columns */.YB.slice(0, -1);
    const cell = (line) => {
        const [word] = line;
        const colour = typeof word === 'string' && verdicts.includes(word) ? word : 'plain';
        return markup `<td class="${colour}">${lineMarkup(line)}</td>`;
    };
    const rows = groups.map((group) => markup `<tr><th scope="row">${lineMarkup((0,rich/* nameList */.OD)(group.map((host) => host.name)))}</th>${(0,report_summary/* groupRow */.We)(group).slice(0, shown.length).map(cell)}</tr>\n`);
    return table('Hosts', ['Hosts', ...shown], rows);
}
/** Kernel, modules out of tree, firmware, parameters, configuration, and why the verdict is what it is. */
function kernelTable(groups) {
    const rows = groups.flatMap((group) => {
        const [{ changes }] = group;
        if (!changes)
            return [];
        const { kernel } = changes;
        const cells = [
            kernel ? kernelLine(kernel) : ['no kernel'],
            (0,report_summary/* verdictLine */.MT)(changes),
            ...(kernel ? kernelCells(kernel) : [[], [], [], []]),
        ].map((line) => markup `<td>${line.length === 0 ? '–' : lineMarkup(line)}</td>`);
        return markup `<tr><th scope="row">${lineMarkup(fewHosts(group))}</th>${cells}</tr>\n`;
    });
    if (rows.length === 0)
        return nothing;
    const heads = ['Kernel', 'Verdict', 'Modules out of tree', 'Firmware', 'Parameters', 'Configuration'];
    return table('Kernels', ['Hosts', ...heads], rows);
}
function table(caption, heads, rows) {
    return scrolling(caption, markup `<table><caption class="unseen">${caption}</caption>
<thead><tr>${heads.map((head) => markup `<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows}</tbody></table>`);
}
function kernelLine(kernel) {
    const log = (0,report_kernel/* changeLogLine */.Rn)(kernel);
    return [...(0,report_kernel/* kernelMove */.VG)(kernel), ...(log.length === 0 ? [] : ['; change log: ', ...log])];
}
function kernelCells(kernel) {
    const { modules, params } = kernel;
    const told = ['added', 'removed']
        .filter((kind) => params[kind].length > 0)
        .map((kind) => [`${kind}: `, ...(0,rich/* nameList */.OD)(params[kind])]);
    return [
        (0,rich/* joined */.oR)(modules.map(report_kernel/* moduleLine */.r6), ', '),
        (0,report_kernel/* firmwareLine */.A)(kernel),
        (0,rich/* joined */.oR)(told, '; '),
        (0,report_kernel/* configLine */.Xv)(kernel, report_kernel/* MOST_OPTIONS */.tb),
    ];
}
/** Each failure of a group with its sentence, its cure and its log. */
function failureBlock(group) {
    const [{ name, outcome, beforeFailure }] = group;
    const all = [...(outcome.kind === 'failed' ? [outcome] : []), ...(beforeFailure ? [beforeFailure] : [])];
    return all.length === 0
        ? nothing
        : markup `${all.map((failure) => failureMarkup(fewHosts(group), name, failure))}`;
}
/** @param hosts on which it is; @param host whose log it is */
function failureMarkup(hosts, host, failure) {
    const sentence = [...hosts, ': ', ...(0,report_failure/* failureSentence */.Qz)(failure), ...(0,report_failure/* derivationNote */.KM)(failure)];
    const title = (0,report_failure/* logTitle */.V8)(failure, host);
    const log = failure.log.length === 0
        ? nothing
        : folded(lineMarkup(title), logBlock(failure.log, (0,rich/* toText */.fE)(title)), failure.log.length <= 15);
    const cure = (0,report_failure/* cureLines */.$Q)(failure).map((line) => markup `<p>${lineMarkup(line)}</p>`);
    return markup `<div class="failure"><p>${lineMarkup(sentence)}</p>${cure}${log}</div>\n`;
}
/** What was tried in the search for a release that works, and the failure of the first that does not. */
function searchSection({ lastGood, hosts }) {
    if (!lastGood)
        return nothing;
    const { release, host, failure } = lastGood.broken;
    const told = hosts.some(({ outcome }) => outcome.kind === 'failed' && outcome.message === failure.message);
    const broken = told ? nothing : failureMarkup([{ name: release }, ' on ', { name: host }], host, failure);
    return [broken, bullets((0,search/* searchLines */.g)(lastGood))];
}
/** What the VM of a group has shown; of one that was not booted, why. */
function vmFold(group) {
    const proven = (0,vm_proof/* provenInVm */.Tg)(group);
    if (proven) {
        const summary = [...fewHosts(group), ': ', (0,vm_proof/* vmSummary */.AR)(group, proven)];
        return folded(lineMarkup(summary), bullets((0,vm_proof/* vmLines */.fy)(proven)));
    }
    const why = (0,vm_proof/* notBooted */.ld)(group);
    return why ? markup `<p>${lineMarkup([...fewHosts(group), ': ', ...why])}</p>\n` : nothing;
}
/** Evaluation warnings that only the new release gives, each once. */
function warningSection({ hosts }) {
    return (0,warnings/* warningGroups */.D)(hosts).map((group) => {
        const names = (0,rich/* nameList */.OD)(group.hosts, 5);
        const summary = [...names, `: ${(0,quantity/* counted */.hS)(group.warnings.length, 'new evaluation warning')}`];
        const few = group.warnings.length <= 3;
        return folded(lineMarkup(summary), logBlock(group.warnings, `Warnings of ${(0,rich/* toText */.fE)(names)}`), few);
    });
}

// EXTERNAL MODULE: ./build/src/report/moved.js
var moved = __webpack_require__(8159);
// EXTERNAL MODULE: ./build/src/report/system.js
var system = __webpack_require__(7691);
;// CONCATENATED MODULE: ./build/src/report/html/packages.js






/** What the script filters by, in the order in which it sorts. `own` is a package rebuilt by itself. */
const kinds = [
    ['downgraded', 'downgraded'],
    ['upgraded', 'upgraded'],
    ['changed', 'changed'],
    ['added', 'added'],
    ['removed', 'removed'],
    ['own', 'rebuilt by itself'],
    ['rebuilt', 'rebuilt'],
];
const columns = [
    ['name', 'Package'],
    ['before', 'Before'],
    ['after', 'After'],
    ['change', 'Change'],
    ['size', 'Size'],
];
/** Packages and generated configuration of a group, or what would be built where nothing was. */
function packageFold(group, open) {
    const [{ changes, outcome }] = group;
    if (changes) {
        const content = changeContent(fewHosts(group), changes);
        if (content === nothing)
            return nothing;
        return folded([lineMarkup(fewHosts(group)), `: ${(0,report_summary/* packageCounts */.dv)(changes.packages)}`], content, open);
    }
    if (outcome.kind !== 'evaluated')
        return nothing;
    const { build, fetch } = outcome.plan;
    const told = `: ${build.length} to build, ${fetch.length} to fetch`;
    return folded([lineMarkup(fewHosts(group)), told], planContent(outcome.plan), open);
}
/** Units added, removed and changed. */
function unitFold(group) {
    const [{ changes }] = group;
    if (!changes || (0,report_summary/* unitCounts */.zY)(changes.units) === '')
        return nothing;
    const summary = [lineMarkup(fewHosts(group)), `: ${(0,report_summary/* unitCounts */.zY)(changes.units)}`];
    return folded(summary, bullets(nameLists(changes.units)));
}
/** Who and what is let in, and what lies in /etc. */
function systemFold(group) {
    const [{ changes }] = group;
    const counts = changes ? (0,system/* systemCounts */.Wi)(changes) : '';
    if (!changes || counts === '')
        return nothing;
    return folded([lineMarkup(fewHosts(group)), `: ${counts}`], bullets((0,system/* systemLines */.f)(changes)));
}
function changeContent(hosts, { packages, configuration }) {
    const generated = (0,report_summary/* unitCounts */.zY)(configuration);
    if (packages.length === 0 && generated === '')
        return nothing;
    const table = packages.length === 0 ? nothing : packageTable((0,rich/* toText */.fE)(hosts), (0,report_summary/* byInterest */.ad)(packages));
    const summary = `Generated configuration: ${generated} (${(0,quantity/* byteChange */.R5)(configuration.bytes)})`;
    return markup `${table}${generated === '' ? nothing : folded(summary, bullets(nameLists(configuration)))}`;
}
/** So many rows share a body of the table: a body that is out of sight is not laid out. */
const SLICE = 100;
/**
 * All rows are there, in order of interest; the script adds what filters and sorts them. On a screen the rows are no
 * table to the style, so roles say what they are.
 */
function packageTable(hosts, packages) {
    const label = `Packages of ${hosts}`;
    const heads = columns.map(([key, title]) => markup `<th role="columnheader" scope="col" data-key="${key}">${title}</th>`);
    const table = markup `<table class="packages" role="table"><caption>${label}, before and after</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
${packageBodies(packages)}</table>`;
    return markup `<div data-packages>
<div class="tools" role="search" aria-label="${label}" hidden>
<label>Filter <input type="search" autocomplete="off" spellcheck="false" placeholder="name or version"></label>
<label>Change <select><option value="">all</option>${kindOptions(packages)}</select></label>
</div>
<p class="count" role="status">${(0,quantity/* counted */.hS)(packages.length, 'package')}</p>
${scrolling(label, table)}</div>`;
}
function packageBodies(packages) {
    return Array.from({ length: Math.ceil(packages.length / SLICE) }, (_, index) => {
        const rows = packages.slice(index * SLICE, (index + 1) * SLICE).map(packageRow);
        return markup `<tbody role="rowgroup">\n${rows}</tbody>`;
    });
}
function kindOptions(packages) {
    return kinds.map(([kind, word]) => {
        const count = packages.filter((change) => kindOf(change) === kind).length;
        return count === 0 ? nothing : markup `<option value="${kind}">${word} (${count})</option>`;
    });
}
function packageRow(change) {
    const [before, after] = [(0,moved/* versions */.e4)(change.before), (0,moved/* versions */.e4)(change.after)];
    const version = (text) => (text === null ? '–' : shownName(text));
    const cells = [version(before), version(after), (0,report_summary/* changeWord */.dY)(change)].map((text) => markup `<td role="cell">${text}</td>`);
    return markup `<tr role="row" data-kind="${kindOf(change)}"><th role="rowheader" scope="row">${shownName(change.name)}</th>${cells}<td role="cell" data-bytes="${change.bytes}">${(0,quantity/* byteChange */.R5)(change.bytes)}</td></tr>
`;
}
function kindOf({ change, cause }) {
    return cause === 'own' ? 'own' : change;
}
function nameLists(names) {
    return ['added', 'removed', 'changed']
        .filter((kind) => names[kind].length > 0)
        .map((kind) => [`${kind}: `, ...(0,rich/* nameList */.OD)(names[kind])]);
}
function planContent({ build, fetch, downloadBytes, unpackedBytes }) {
    const list = (word, names) => names.length === 0 ? [] : [[`${word}: `, ...(0,rich/* nameList */.OD)(names)]];
    const size = (count, word) => count === null ? [] : [[`${(0,quantity/* bytes */.ee)(count)} ${word}`]];
    return bullets([
        ...list('to build', build),
        ...list('to fetch', fetch),
        ...size(downloadBytes, 'to download'),
        ...size(unpackedBytes, 'unpacked'),
    ]);
}

// EXTERNAL MODULE: ./node_modules/d3-hierarchy/dist/d3-hierarchy.mjs
var d3_hierarchy = __webpack_require__(7373);
;// CONCATENATED MODULE: ./build/src/report/html/sizes.js



/** Of the larger of two pictures, in units of the drawing; the other one is as much less high as it is smaller. */
const [WIDTH, HEIGHT] = [480, 320];
/** How wide a character of a label is, and how high a line, at 11 units. */
const [CHARACTER, LINE] = [6.6, 14];
const words = { grew: 'grew', shrank: 'shrank', new: 'new', gone: 'gone', level: 'about as large' };
/** What the closure of a group is made of, before and after: a picture, and the same in figures. */
function sizeFold(group, open) {
    const [{ name, changes }] = group;
    if (!changes)
        return nothing;
    const { before, after } = changes.closure;
    const moved = `: ${(0,quantity/* bytes */.ee)(before.bytes)} → ${(0,quantity/* bytes */.ee)(after.bytes)} (${(0,quantity/* byteChange */.R5)(after.bytes - before.bytes)})`;
    const of = group.length === 1 ? '' : `, here of ${shownName(name)}`;
    return folded([lineMarkup(fewHosts(group)), moved, of], sizeContent(shownName(name), changes.parts), open);
}
function sizeContent(host, parts) {
    const all = allParts(parts);
    const { before, after } = cells(all);
    return markup `<figure>
<figcaption>The closure of ${host} by package, before and after. The same area is the same size in both.</figcaption>
<div class="maps">${picture('Before', before, 'before')}${picture('After', after, 'after')}</div>
<ul class="legend">${Object.entries(words).map(([key, word]) => markup `<li><span class="${key}"></span>${word}</li>`)}</ul>
</figure>
${folded('The same in figures', figures(host, all))}`;
}
/** The largest first, as the layout wants them. */
function allParts({ largest, others, configuration }) {
    return [
        ...largest.map(({ name, before, after }) => ({ label: shownName(name), before, after })),
        ...(others.count === 0 ? [] : [{ ...others, label: `${others.count} smaller packages` }]),
        { ...configuration, label: 'configuration' },
    ]
        .filter((part) => part.before + part.after > 0)
        .sort((a, b) => Math.max(b.before, b.after) - Math.max(a.before, a.after));
}
/** Where each part lies. Both sides are cut up in the same way, so that a part is found again at about the same place. */
function cells(parts) {
    const root = (0,d3_hierarchy/* hierarchy */.Sk)({ children: parts }, (node) => 'children' in node ? node.children : null);
    const sum = (size) => root.sum((node) => ('children' in node ? 0 : size(node))).value ?? 0;
    const totals = { before: sum((part) => part.before), after: sum((part) => part.after) };
    const most = Math.max(totals.before, totals.after);
    const layout = (0,d3_hierarchy/* treemap */.hk)().tile(d3_hierarchy/* treemapResquarify */.gg);
    const laidOut = (height) => layout
        .size([WIDTH, height])(root)
        .leaves()
        .flatMap((leaf) => cell(leaf));
    // The first layout decides how it is cut up; those that follow keep to it.
    sum((part) => Math.max(part.before, part.after));
    laidOut(HEIGHT);
    const side = (name) => {
        sum((part) => part[name]);
        return totals[name] === 0 ? [] : laidOut((HEIGHT * totals[name]) / most);
    };
    return { before: side('before'), after: side('after') };
}
/** Nothing of what is too small to be seen. */
function cell({ data, x0, y0, x1, y1, }) {
    if ('children' in data || x1 - x0 < 0.5 || y1 - y0 < 0.5)
        return [];
    return [{ part: data, x: x0, y: y0, width: x1 - x0, height: y1 - y0 }];
}
function picture(title, drawn, side) {
    const total = drawn.reduce((sum, { part }) => sum + part[side], 0);
    const label = `${title}: ${(0,quantity/* bytes */.ee)(total)}`;
    return markup `<div><p>${label}</p><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}, by package; in figures below">
${drawn.map((one) => cellMarkup(one, side))}</svg></div>`;
}
function cellMarkup(one, side) {
    const { part, x, y, width, height } = one;
    const told = `${part.label}: ${(0,quantity/* bytes */.ee)(part.before)} → ${(0,quantity/* bytes */.ee)(part.after)} (${(0,quantity/* byteChange */.R5)(part.after - part.before)})`;
    const lines = labels(one, (0,quantity/* bytes */.ee)(part[side])).map((line, index) => {
        // On a narrow screen only these are shown, and larger.
        const isRoomy = index === 0 && height > 1.5 * LINE && line.length * CHARACTER * 1.5 < width - 8;
        const kind = isRoomy ? 'roomy' : 'small';
        return markup `<text class="${kind}" x="${at(x + 4)}" y="${at(y + LINE * (index + 1))}">${line}</text>`;
    });
    return markup `<g class="${movement(part)}"><title>${told}</title><rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}"/>${lines}</g>
`;
}
/** A place in the drawing; finer can't be seen. */
function at(value) {
    return trusted(String(Number(value.toFixed(2))));
}
/** As many lines as there is room for: the name, and the size below it. */
function labels({ part, width, height }, size) {
    const room = Math.floor((width - 6) / CHARACTER);
    const characters = Array.from(part.label);
    if (height < LINE + 4 || room < Math.min(6, characters.length))
        return [];
    const shown = characters.length > room ? `${characters.slice(0, room - 1).join('')}…` : part.label;
    return height < 2 * LINE + 4 || size.length > room ? [shown] : [shown, size];
}
/** A hundredth more or less can't be seen. */
function movement({ before, after }) {
    if (before === 0)
        return 'new';
    if (after === 0)
        return 'gone';
    if (Math.abs(after - before) < before / 100)
        return 'level';
    return after > before ? 'grew' : 'shrank';
}
function figures(host, parts) {
    const label = `Size of ${host} by package`;
    const row = ({ label: name, before, after }) => markup `<tr><th scope="row">${name}</th><td>${(0,quantity/* bytes */.ee)(before)}</td><td>${(0,quantity/* bytes */.ee)(after)}</td><td>${(0,quantity/* byteChange */.R5)(after - before)}</td><td>${words[movement({ before, after })]}</td></tr>\n`;
    const heads = ['Package', 'Before', 'After', 'Change', 'Movement'];
    return scrolling(label, markup `<table class="figures"><caption>${label}</caption>
<thead><tr>${heads.map((head) => markup `<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${parts.map(row)}</tbody></table>`);
}

;// CONCATENATED MODULE: ./build/src/report/html/sections.js














/** So many groups of hosts are told in detail, as in the text. */
const MOST_GROUPS = 50;
/** What stands above all sections: how much newer, what must be known at once, and the verdict. */
function headline(report) {
    const { lastGood, notices = [], rebuild } = report;
    const told = [
        ...(0,report_summary/* missingLines */.uR)(report),
        ...(lastGood ? [(0,search/* lastGoodSentence */.P)(lastGood)] : []),
        ...notices.map((said) => [{ said }]),
    ];
    const age = (0,report_summary/* ageLine */.qh)(report);
    const how = rebuild?.sandbox ? ` Depth: ${rebuild.depth}, in ${rebuild.sandbox}.` : '';
    return markup `${age === '' ? nothing : markup `<p class="age">${age}</p>\n`}${told.map((line) => markup `<p class="notice">${lineMarkup(line)}</p>\n`)}<p><strong class="verdict">${(0,report_summary/* verdictSentence */.BT)(report)}</strong>${how}</p>
`;
}
/** All that a report says below its headline, in the order of docs/report.md; what is empty is left out. */
function sections(report, room) {
    const groups = (0,report_summary/* byGravity */.SN)((0,fleet/* groupHosts */.z)(report.hosts));
    const changed = groups.filter(([host]) => !(0,report_summary/* isUnchanged */._5)(host));
    const inRoom = (some, draw) => limited(room, some, draw);
    const all = [
        ['hosts', 'Hosts', hosts(report, changed)],
        ['eye', 'Needs an eye', bullets(sections_attention(report, groups))],
        ['notes', 'Release notes', bullets((0,upgrade/* releaseNoteLines */.h)(report))],
        ['along', 'Moves along', bullets((0,upgrade/* companionLines */.m)(report))],
        ['failures', 'Failures', inRoom(groups.filter(hasFailure), failureBlock)],
        ['search', 'The search for a release that works', searchSection(report)],
        ['vm', 'In a VM', inRoom(changed, vmFold)],
        ['kernel', 'Kernel', kernelTable(changed)],
        ['packages', 'Packages', inRoom(changed, packageFold)],
        ['size', 'Size', inRoom(changed, sizeFold)],
        ['units', 'Units', inRoom(changed, unitFold)],
        ['system', 'Accounts, firewall, /etc', inRoom(changed, systemFold)],
        ['channel', 'What the channel brought', channelSection(report, room)],
        ['warnings', 'New evaluation warnings', warningSection(report)],
        ['back', 'Rolling back', bullets(rollbackLines(changed))],
        ['provenance', 'Provenance', bullets((0,provenance/* provenanceLines */.R)(report, report.bumps))],
        ['untested', 'Not tested', bullets(report.untested.map((said) => [{ said }]))],
    ];
    return all
        .filter(([, , content]) => !isEmpty(content))
        .map(([slug, title, content]) => ({ slug, title, content }));
}
function hosts(report, changed) {
    const unchanged = report.hosts.filter(report_summary/* isUnchanged */._5).map((host) => host.name);
    const same = ['Unchanged, proven by equal derivations: ', ...(0,rich/* nameList */.OD)(unchanged), '.'];
    const lines = [...(unchanged.length === 0 ? [] : [same]), ...(0,report_summary/* pushedLines */.ZF)(report)];
    return [hostTable(report, changed), lines.map((line) => markup `<p>${lineMarkup(line)}</p>\n`)];
}
function sections_attention(report, groups) {
    return (0,attention/* attentionItems */.p)(report, groups).map(({ text, hosts: names }) => names.length === 0 ? text : [...text, ' on ', ...(0,rich/* nameList */.OD)(names, 5)]);
}
function rollbackLines(groups) {
    const all = (0,rollback/* rollbacks */.M)(groups);
    return all.map(({ line, hosts: names }) => all.length === 1 ? line : [...(0,rich/* nameList */.OD)(names, 5), ': ', ...line]);
}
function hasFailure([{ outcome, beforeFailure }]) {
    return outcome.kind === 'failed' || beforeFailure !== undefined;
}
/** As far as there is room; the first that has something to tell is unfolded. */
function limited(room, groups, draw) {
    const drawn = [];
    for (const [index, group] of groups.entries()) {
        if (drawn.length === MOST_GROUPS || room.left <= 0) {
            const rest = (0,quantity/* counted */.hS)(groups.length - index, 'more group');
            return [...drawn, markup `<p>What there is of ${rest} of hosts is in the JSON.</p>\n`];
        }
        const content = draw(group, drawn.length === 0);
        room.left -= content.text.length;
        if (content !== nothing)
            drawn.push(content);
    }
    return drawn;
}
function isEmpty(content) {
    if (Array.isArray(content))
        return content.every(isEmpty);
    return content === nothing || content === '';
}

;// CONCATENATED MODULE: ./build/src/report/html/style.js
/** The whole look of the page: light and dark, narrow, on paper. Nothing is fetched. */
const style = `
:root { color-scheme: light dark; --fg: #1f2328; --muted: #57606a; --bg: #ffffff; --soft: #f6f8fa; --line: #d0d7de;
  --link: #0550ae; --red: #a40e26; --amber: #7d4e00; --green: #116329; --mark: #fff8c5; --label: #1f2328;
  --grew: #ffc28a; --shrank: #9be0ae; --new: #f2b0de; --gone: #c9c2f5; --level: #d5dbe1; }
@media (prefers-color-scheme: dark) { :root { --fg: #e6edf3; --muted: #9da7b1; --bg: #0d1117; --soft: #161b22;
  --line: #3d444d; --link: #6cb6ff; --red: #ff8f89; --amber: #e3b341; --green: #56d364; --mark: #2d2a12; --label: #ffffff;
  --grew: #7a4208; --shrank: #14572a; --new: #7a2463; --gone: #443a91; --level: #3a424b; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 76rem; padding: 0 1rem 2rem; background: var(--bg); color: var(--fg);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 1.25rem 0 .75rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code, .packages tbody th, .packages tbody td:nth-child(-n+3), pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875rem; }
code { unicode-bidi: isolate; background: var(--soft); border-radius: .25rem; padding: .1rem .25rem; }
.packages tbody th, td, pre { unicode-bidi: isolate; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--bg); padding: .5rem 1rem; z-index: 2; }
nav ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
nav ul ul { padding-left: 1rem; }
main:focus { outline: none; }
.age, .count, footer, figcaption, caption { color: var(--muted); }
.notice { border-left: .3rem solid var(--amber); background: var(--mark); padding: .5rem .75rem; font-weight: 600; }
.verdict { font-size: 1.1rem; }
.failure { border-left: .3rem solid var(--red); padding-left: .75rem; margin: 1rem 0; }
.failed { color: var(--red); font-weight: 700; } .reboot { color: var(--amber); font-weight: 700; }
.switch { color: var(--green); font-weight: 700; }
ul { padding-left: 1.25rem; }
details { margin: .5rem 0; }
summary { cursor: pointer; padding: .25rem 0; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: .35rem; padding: .75rem; overflow: auto;
  max-height: 40rem; line-height: 1.4; overflow-wrap: normal; }
.scroll { overflow: auto; overflow-anchor: none; max-height: 75vh; border: 1px solid var(--line); border-radius: .35rem; margin: .5rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: .4rem .6rem; font-size: .875rem; }
.unseen { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; vertical-align: baseline; padding: .35rem .6rem; border-top: 1px solid var(--line); min-width: 6rem; }
tbody th { font-weight: 600; }
thead th { overflow-wrap: normal; background: var(--soft); position: sticky; top: 0; border-top: 0; }
.packages, .figures { min-width: 40rem; }
.figures { table-layout: fixed; }
/* As a table ten thousand rows would be laid out together, at every change: in blocks only what is seen is. */
.packages, .packages thead, .packages tbody, .packages caption { display: block; }
.packages thead { position: sticky; top: 0; }
.packages tbody { content-visibility: auto; contain-intrinsic-height: auto 3600px; }
/* The first are shown at once, whoever looks. */
.packages tbody:first-of-type { content-visibility: visible; }
.packages tr { display: grid; grid-template-columns: 5fr 3fr 3fr 3fr 2.5fr; align-items: baseline; }
.packages tbody tr { border-top: 1px solid var(--line); } .packages tbody :is(th, td) { border-top: 0; }
.packages th, .packages td { min-width: 0; }
.packages thead button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: .1rem 0;
  cursor: pointer; text-align: left; width: 100%; }
.packages thead button::after { content: " ↕"; content: " ↕" / ""; color: var(--muted); }
.packages [aria-sort=ascending] button::after { content: " ▲"; content: " ▲" / ""; color: inherit; }
.packages [aria-sort=descending] button::after { content: " ▼"; content: " ▼" / ""; color: inherit; }
[data-kind=downgraded] td:nth-child(4) { color: var(--red); font-weight: 700; }
.tools { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: .75rem 0 .25rem; }
.tools[hidden] { display: none; }
.tools label { display: flex; align-items: baseline; gap: .5rem; max-width: 100%; }
.tools input, .tools select { font: inherit; color: inherit; background: var(--bg); border: 1px solid var(--muted);
  border-radius: .35rem; padding: .3rem .5rem; min-width: 0; max-width: 100%; }
.count { margin: .25rem 0; font-size: .9rem; }
figure { margin: .5rem 0; }
.maps { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(28rem, 100%), 1fr)); gap: 0 1rem; }
.maps p { margin: .5rem 0 .25rem; font-weight: 600; }
svg { width: 100%; height: auto; display: block; }
svg rect { stroke: var(--bg); stroke-width: 1; } svg text { font-size: 11px; fill: var(--label); }
.grew { fill: var(--grew); } .shrank { fill: var(--shrank); } .new { fill: var(--new); } .gone { fill: var(--gone); } .level { fill: var(--level); }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.legend span { display: inline-block; width: 1rem; height: 1rem; margin-right: .4rem; vertical-align: -.15rem; border: 1px solid var(--muted); }
.legend .grew { background: var(--grew); } .legend .shrank { background: var(--shrank); } .legend .new { background: var(--new); }
.legend .gone { background: var(--gone); } .legend .level { background: var(--level); }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .75rem; font-size: .875rem; }
@media (max-width: 30rem) { svg .small { display: none; } svg .roomy { font-size: 16px; } }
@media (max-width: 48rem) { table { min-width: 40rem; } body { padding: 0 .75rem 2rem; } .tools label { width: 100%; } .tools input, .tools select { flex: 1; } }
@media (forced-colors: active) { svg rect { stroke: CanvasText; } .legend span { forced-color-adjust: none; } .maps { forced-color-adjust: none; } }
@media print {
  :root { font-size: 9pt; color-scheme: light; --fg: #000000; --muted: #444444; --bg: #ffffff; --soft: #f4f4f4; --line: #999999; --link: #000000;
    --red: #900000; --amber: #604000; --green: #004d1a; --mark: #ffffff; --label: #000000;
    --grew: #ffc28a; --shrank: #9be0ae; --new: #f2b0de; --gone: #c9c2f5; --level: #d5dbe1; }
  * { print-color-adjust: exact; }
  body { max-width: none; padding: 0; }
  nav, .skip, .tools, .packages thead button::after { display: none; }
  .scroll, pre { max-height: none; overflow: visible; border: 0; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  thead th { position: static; }
  tr, figure { break-inside: avoid; } h2, h3, summary { break-after: avoid; }
  table { min-width: 0; }
  .packages { display: table; table-layout: fixed; } .packages caption { display: table-caption; }
  .packages thead { display: table-header-group; position: static; }
  .packages tbody { display: table-row-group; content-visibility: visible; }
  .packages tr { display: table-row; } .packages th, .packages td { display: table-cell; }
  .packages, .figures { min-width: 0; } th, td { min-width: 0; }
}
`;

;// CONCATENATED MODULE: ./build/src/report/html/page.js





/** Nothing but our own style and script, and no request anywhere. Words of others can't even be made markup by the script. */
const policy = [
    "default-src 'none'",
    `style-src '${digest(style)}'`,
    `script-src '${digest(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
].join('; ');
/** Of all details together: as much as a hundred tables of a thousand packages have. */
const MOST_CHARACTERS = 30_000_000;
/**
 * Reports as one page in one file, which asks for no other: it can be read without its script, in light and dark, on
 * paper and on narrow screens. The same reports give the same bytes.
 * @param said what there is to say beside them
 */
function renderHtml(reports, said = []) {
    const alone = reports.length === 1;
    const title = alone ? titleOf(reports[0]) : 'Channel Bump';
    const room = { left: MOST_CHARACTERS };
    const parts = reports.map((report, index) => ({
        report,
        id: `report-${index + 1}`,
        sections: sections(report, room),
    }));
    const links = parts.map(({ report, id, sections: own }) => {
        const list = own.map((one) => markup `<li><a href="#${id}-${one.slug}">${one.title}</a></li>`);
        return alone ? list : markup `<li><a href="#${id}">${titleOf(report)}</a><ul>${list}</ul></li>`;
    });
    const bodies = parts.map(({ report, id, sections: own }) => {
        const level = alone ? 2 : 3;
        const head = alone ? nothing : markup `<h2 id="${id}">${titleOf(report)}</h2>\n`;
        const content = own.map((one) => sectionMarkup(`${id}-${one.slug}`, level, one.title, one.content));
        return markup `<article>\n${head}${headline(report)}${content}</article>\n`;
    });
    const contents = parts.length === 0 ? nothing : markup `<nav aria-label="Contents"><ul>${links}</ul></nav>\n`;
    const lines = said.map((line) => markup `<p>${lineMarkup(line)}</p>\n`);
    return markup `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
<header><h1>${title}</h1>
${contents}</header>
<main id="report" tabindex="-1">
${lines}${bodies}</main>
<footer>Written by Channel Bump. All of it is in this file.</footer>
<script>${trusted(script)}</script>
</body>
</html>
`.text;
}
/** A title is made for forges, with what they would read in it broken up; here it is but text. */
function titleOf(report) {
    return report?.title.replaceAll('\u200b', '').replaceAll(' -> ', ' → ') || 'How the system changes';
}
function sectionMarkup(id, level, title, content) {
    const tag = trusted(`h${level}`);
    return markup `<section>
<${tag} id="${id}">${title}</${tag}>
${content}</section>
`;
}
/** As a policy names it: `sha256-…`. */
function digest(text) {
    return `sha256-${(0,external_node_crypto_.createHash)('sha256').update(text).digest('base64')}`;
}


/***/ }),

/***/ 807:
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
/* harmony import */ var _core_nix_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6575);
/* harmony import */ var _moved_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8159);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1191);
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5876);




/** So many options of a kernel's configuration are named; a new series has a thousand. */
const MOST_OPTIONS = 20;
/** `6.12.8 -> 6.18.1 (series, from a long-term series to one that is not)` */
function kernelMove(kernel) {
    const { before, after, change } = kernel;
    const series = seriesWords(kernel);
    const words = [change === 'none' ? 'the same' : change, ...(series === '' ? [] : [series])];
    return [...(0,_moved_js__WEBPACK_IMPORTED_MODULE_0__/* .moved */ .aW)(before, after), ` (${words.join(', ')})`];
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
    if (before !== null && (0,_core_nix_version_js__WEBPACK_IMPORTED_MODULE_1__/* .compareVersions */ .Z)(after ?? '', before) < 0)
        return [];
    const version = [major, minor, ...(patch === undefined ? [] : [patch])].join('.');
    const log = `https://cdn.kernel.org/pub/linux/kernel/v${major}.x/ChangeLog-${version}`;
    const old = change === 'patch' ? Number(PLAIN.exec(before ?? '')?.[3] ?? 0) : Number(patch);
    const between = change === 'patch' && Number(patch) - old > 1;
    return between ? [`${log} and, of those between, ${SERIES_LOG}${major}.${minor}.y`] : [log];
}
const PLAIN = /^([0-9]{1,3})\.([0-9]{1,4})(?:\.([0-9]{1,5}))?$/;
const SERIES_LOG = 'https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux.git/log/?h=linux-';
/** `zfs-kernel 2.3.4 -> 2.3.5, rebuilt for 6.12.11` */
function moduleLine(module) {
    const { name, before, after, builtFor } = module;
    const line = [{ name }, ' ', ...(0,_moved_js__WEBPACK_IMPORTED_MODULE_0__/* .moved */ .aW)(before, after)];
    if (after === null || builtFor.after === null || module.matches === null)
        return line;
    if (!module.matches)
        return [...line, ', NOT rebuilt: built for ', { name: builtFor.after }];
    const again = before !== null && builtFor.before !== builtFor.after;
    return [...line, again ? ', rebuilt for ' : ', built for ', { name: builtFor.after }];
}
/** Empty where nothing of it changes. */
function firmwareLine({ firmware: { changed, packages } }) {
    if (!changed && packages.every(({ before, after }) => before === after))
        return [];
    const told = packages.map(({ name, before, after }) => [{ name }, ' ', ...(0,_moved_js__WEBPACK_IMPORTED_MODULE_0__/* .moved */ .aW)(before, after)]);
    return told.length === 0 ? ['changed'] : (0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .joined */ .oR)(told, ', ');
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
    return first.length === 0 ? [counts] : [`${counts}: `, ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .joined */ .oR)(told, ', '), ...more];
}


/***/ }),

/***/ 5340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $1: () => (/* binding */ first),
/* harmony export */   AM: () => (/* binding */ groupLabel),
/* harmony export */   BT: () => (/* binding */ fewNames),
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   e5: () => (/* binding */ bullets),
/* harmony export */   n3: () => (/* binding */ hostNames),
/* harmony export */   uW: () => (/* binding */ section)
/* harmony export */ });
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5876);

/** The first `limit` entries; what is dropped is noted. */
function first(drawing, entries, limit, what) {
    if (entries.length > limit)
        drawing.leftOut.add(what);
    return entries.slice(0, limit);
}
/** The hosts of a group by name, as far as the budget goes. */
function hostNames({ budget, leftOut }, names) {
    if (names.length > budget.hostNames)
        leftOut.add('hosts’ names');
    return (0,_rich_js__WEBPACK_IMPORTED_MODULE_0__/* .nameList */ .OD)(names, budget.hostNames);
}
/** A group where its names stand in full elsewhere (in the table). */
function fewNames(names) {
    return (0,_rich_js__WEBPACK_IMPORTED_MODULE_0__/* .nameList */ .OD)(names, 5);
}
function groupLabel(group) {
    return fewNames(group.map((host) => host.name));
}
/** A folded block: markdown is read again after the blank line. */
function folded(summary, content) {
    return `<details><summary>${(0,_rich_js__WEBPACK_IMPORTED_MODULE_0__/* .toHtml */ .Vw)(summary)}</summary>\n\n${content}\n\n</details>`;
}
/** A GFM table. Cells are inert already: no pipe and no line break comes out of a `Line`. */
function markdownTable(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(_rich_js__WEBPACK_IMPORTED_MODULE_0__/* .toMarkdown */ .l6)))].join('\n');
}
function bullets(lines) {
    return lines.map((line) => `- ${(0,_rich_js__WEBPACK_IMPORTED_MODULE_0__/* .toMarkdown */ .l6)(line)}`).join('\n');
}
/** A heading and a folded block for each group that has something to tell, lazily: long ones are not drawn in vain. */
function* section(drawing, title, what, groups, detail) {
    let shown = 0;
    for (const group of groups) {
        if (shown >= drawing.budget.groupDetails) {
            // Whether the others have something to tell is not worth finding out at any length.
            drawing.leftOut.add(what);
            return;
        }
        const found = detail(group);
        if (!found)
            continue;
        if (shown === 0)
            yield `#### ${title}`;
        shown += 1;
        const summary = [...groupLabel(group), ': ', ...found.summary];
        yield found.content === '' ? (0,_rich_js__WEBPACK_IMPORTED_MODULE_0__/* .toMarkdown */ .l6)(summary) : folded(summary, found.content);
    }
}


/***/ }),

/***/ 2135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ renderMarkdown)
});

// EXTERNAL MODULE: ./build/src/core/fleet.js
var fleet = __webpack_require__(2965);
// EXTERNAL MODULE: ./build/src/report/attention.js + 3 modules
var attention = __webpack_require__(6198);
// EXTERNAL MODULE: ./build/src/report/kernel.js
var report_kernel = __webpack_require__(807);
;// CONCATENATED MODULE: ./build/src/report/budget.js

const everything = {
    commits: Infinity,
    configurationNames: Infinity,
    logLines: 60,
    unitNames: Infinity,
    echoes: Infinity,
    packageRows: Infinity,
    groupDetails: Infinity,
    switchNames: Infinity,
    warningLines: Infinity,
    params: Infinity,
    kernelOptions: report_kernel/* MOST_OPTIONS */.tb,
    systemNames: Infinity,
    kernelGroups: Infinity,
    failures: Infinity,
    hostNames: Infinity,
    searched: Infinity,
    bumps: Infinity,
    attention: Infinity,
    groupRows: Infinity,
    sections: true,
};
/** In this order detail is dropped until the body fits (docs/report.md). Each step keeps what the ones before it dropped. */
const steps = [
    { commits: 100 },
    { configurationNames: 0 },
    { commits: 30 },
    { logLines: 30 },
    { unitNames: 0, switchNames: 20, systemNames: 20 },
    { kernelOptions: 0 },
    { echoes: 0 },
    { commits: 10 },
    { packageRows: 1000 },
    { packageRows: 500 },
    { commits: 0 },
    { logLines: 15 },
    { packageRows: 250 },
    { packageRows: 100, groupDetails: 50 },
    { packageRows: 50 },
    { logLines: 5 },
    { packageRows: 25, groupDetails: 25, switchNames: 5, systemNames: 5 },
    { packageRows: 10 },
    { groupDetails: 10 },
    { groupDetails: 3 },
    { groupDetails: 0 },
    { logLines: 0 },
    { warningLines: 10 },
    { params: 10, kernelGroups: 20 },
    { warningLines: 0 },
    { kernelGroups: 3 },
    { failures: 10, bumps: 20 },
    { hostNames: 10, searched: 10 },
    { attention: 30 },
    { groupRows: 100 },
    { groupRows: 30, hostNames: 3 },
    { params: 0, failures: 3, kernelGroups: 0, bumps: 5, searched: 3 },
    { attention: 10, groupRows: 10 },
    { attention: 3, groupRows: 3, failures: 1, bumps: 1, searched: 0 },
    { attention: 0, groupRows: 0, failures: 0, bumps: 0, hostNames: 0, sections: false },
];
/** From all detail to none. */
function budgets() {
    let budget = everything;
    return [budget, ...steps.map((step) => (budget = { ...budget, ...step }))];
}

// EXTERNAL MODULE: ./build/src/report/inert.js
var inert = __webpack_require__(8212);
// EXTERNAL MODULE: ./build/src/report/channel.js
var channel = __webpack_require__(371);
// EXTERNAL MODULE: ./build/src/report/markdown-parts.js
var markdown_parts = __webpack_require__(5340);
// EXTERNAL MODULE: ./build/src/report/rich.js
var rich = __webpack_require__(5876);
;// CONCATENATED MODULE: ./build/src/report/markdown-channel.js



/** What the channels brought, folded: a list of commits for each package, as many as the budget has. */
function* channelBlocks(report, drawing) {
    const { channelChanges = [] } = report;
    if (channelChanges.length === 0)
        return;
    yield '#### What the channel brought';
    for (const changes of channelChanges) {
        const content = contentOf(changes, drawing);
        const summary = (0,channel/* channelSummary */.yQ)(changes);
        yield content === '' ? (0,rich/* toMarkdown */.l6)(summary) : (0,markdown_parts/* folded */.TM)(summary, content);
        yield* (0,channel/* channelTroubles */.am)(changes).map(rich/* toMarkdown */.l6);
    }
}
function contentOf({ commits }, { budget, leftOut }) {
    if (!commits || commits.trouble !== null)
        return '';
    const shown = (0,channel/* firstCommits */.Hd)(commits.groups, budget.commits);
    const count = shown.reduce((sum, group) => sum + group.commits.length, 0);
    const all = commits.groups.reduce((sum, group) => sum + group.commits.length, 0);
    if (count < all)
        leftOut.add('commits of the channel');
    if (budget.commits === 0)
        return '';
    const blocks = shown.map((group) => {
        const lines = (0,channel/* commitLines */.bw)(group, commits).map((line) => `  - ${(0,rich/* toMarkdown */.l6)(line)}`);
        return [`- ${(0,rich/* toMarkdown */.l6)((0,channel/* groupNames */.S0)(group))}`, ...lines].join('\n');
    });
    const rest = (0,rich/* toMarkdown */.l6)((0,channel/* restLine */.lw)(commits, count));
    return [...(blocks.length === 0 ? [] : [blocks.join('\n')]), ...(rest === '' ? [] : [rest])].join('\n\n');
}

// EXTERNAL MODULE: ./build/src/report/moved.js
var moved = __webpack_require__(8159);
// EXTERNAL MODULE: ./build/src/report/quantity.js
var quantity = __webpack_require__(1191);
// EXTERNAL MODULE: ./build/src/report/summary.js
var report_summary = __webpack_require__(3320);
// EXTERNAL MODULE: ./build/src/report/system.js
var system = __webpack_require__(7691);
;// CONCATENATED MODULE: ./build/src/report/markdown-details.js






/** A folded list of packages for each group, or of what would be built where nothing was. */
function* packageBlocks(drawing, groups) {
    yield* (0,markdown_parts/* section */.uW)(drawing, 'Packages', 'package lists', groups, ([{ changes, outcome }]) => {
        if (changes) {
            const { packages, configuration } = changes;
            const content = [...packageList(drawing, packages), ...configurationList(drawing, configuration)];
            return content.length === 0
                ? null
                : { summary: [(0,report_summary/* packageCounts */.dv)(packages)], content: content.join('\n\n') };
        }
        if (outcome.kind !== 'evaluated')
            return null;
        const { build, fetch } = outcome.plan;
        return {
            summary: [`${build.length} to build, ${fetch.length} to fetch`],
            content: planList(drawing, outcome.plan),
        };
    });
}
/** Units added, removed and changed, folded. */
function* unitBlocks(drawing, groups) {
    yield* (0,markdown_parts/* section */.uW)(drawing, 'Units', 'unit lists', groups, ([{ changes }]) => {
        const units = changes?.units ?? { added: [], removed: [], changed: [] };
        const summary = (0,report_summary/* unitCounts */.zY)(units);
        return summary === ''
            ? null
            : { summary: [summary], content: lists(drawing, units, drawing.budget.unitNames, 'units’ names') };
    });
}
/** Who and what is let in, and what lies in /etc, folded. */
function* systemBlocks(drawing, groups) {
    yield* (0,markdown_parts/* section */.uW)(drawing, 'Accounts, firewall, /etc', 'accounts, ports and files of /etc', groups, ([{ changes }]) => {
        const summary = changes ? (0,system/* systemCounts */.Wi)(changes) : '';
        if (!changes || summary === '')
            return null;
        const { systemNames } = drawing.budget;
        if ((0,system/* isLongerThan */.vY)(changes, systemNames))
            drawing.leftOut.add('names of accounts, ports and files of /etc');
        return { summary: [summary], content: (0,markdown_parts/* bullets */.e5)((0,system/* systemLines */.f)(changes, systemNames)) };
    });
}
function packageList(drawing, packages) {
    const { budget } = drawing;
    const isEcho = ({ cause }) => cause === 'dependencies';
    const own = packages.filter((change) => !isEcho(change));
    const echoes = (0,markdown_parts/* first */.$1)(drawing, packages.filter(isEcho), budget.echoes, 'packages rebuilt with what they depend on');
    const rows = (0,markdown_parts/* first */.$1)(drawing, (0,report_summary/* byInterest */.ad)([...own, ...echoes]), budget.packageRows, 'rows of long package lists');
    if (rows.length === 0)
        return [];
    const table = (0,markdown_parts/* markdownTable */.Qj)(['Package', 'Before', 'After', 'Change', 'Size'], rows.map(packageRow));
    const missing = packages.length - rows.length;
    return missing === 0 ? [table] : [table, `and ${missing} more.`];
}
function packageRow(change) {
    const cell = (list) => {
        const text = (0,moved/* versions */.e4)(list);
        return text === null ? ['–'] : [{ name: text }];
    };
    return [
        [{ name: change.name }],
        cell(change.before),
        cell(change.after),
        [(0,report_summary/* changeWord */.dY)(change)],
        [(0,quantity/* byteChange */.R5)(change.bytes)],
    ];
}
function configurationList(drawing, configuration) {
    const counts = (0,report_summary/* unitCounts */.zY)(configuration);
    if (counts === '')
        return [];
    const head = `Generated configuration: ${counts} (${(0,quantity/* byteChange */.R5)(configuration.bytes)}).`;
    return [
        `${head}\n\n${lists(drawing, configuration, drawing.budget.configurationNames, 'names of configuration files')}`.trim(),
    ];
}
function lists(drawing, names, limit, what) {
    const kinds = ['added', 'removed', 'changed'].filter((kind) => names[kind].length > 0);
    if (limit === 0) {
        if (kinds.length > 0)
            drawing.leftOut.add(what);
        return '';
    }
    return (0,markdown_parts/* bullets */.e5)(kinds.map((kind) => [`${kind}: `, ...(0,rich/* nameList */.OD)((0,markdown_parts/* first */.$1)(drawing, names[kind], limit, what))]));
}
function planList(drawing, plan) {
    const { packageRows } = drawing.budget;
    const row = (word, names) => names.length === 0
        ? []
        : [[`${word}: `, ...(0,rich/* nameList */.OD)((0,markdown_parts/* first */.$1)(drawing, names, packageRows, 'rows of long package lists'))]];
    const sizes = [
        plan.downloadBytes === null ? '' : `${(0,quantity/* bytes */.ee)(plan.downloadBytes)} to download`,
        plan.unpackedBytes === null ? '' : `${(0,quantity/* bytes */.ee)(plan.unpackedBytes)} unpacked`,
    ].filter((size) => size !== '');
    const lines = [...row('to build', plan.build), ...row('to fetch', plan.fetch)];
    return (0,markdown_parts/* bullets */.e5)(sizes.length === 0 ? lines : [...lines, [sizes.join(', ')]]) || (0,rich/* toMarkdown */.l6)(['nothing']);
}

// EXTERNAL MODULE: ./build/src/report/failure.js
var report_failure = __webpack_require__(1522);
// EXTERNAL MODULE: ./build/src/report/rollback.js
var rollback = __webpack_require__(5078);
;// CONCATENATED MODULE: ./build/src/report/markdown-hosts.js







/** Each failure of a group of hosts with its sentence and its folded log. */
function* failureBlocks(drawing, groups) {
    const failures = groups.flatMap((group) => {
        const [{ outcome, beforeFailure }] = group;
        const failed = outcome.kind === 'failed' ? [outcome] : [];
        return [...failed, ...(beforeFailure ? [beforeFailure] : [])].map((failure) => ({ group, failure }));
    });
    if (failures.length === 0)
        return;
    const shown = (0,markdown_parts/* first */.$1)(drawing, failures, drawing.budget.failures, 'failures');
    if (shown.length > 0)
        yield '#### Failures';
    for (const { group, failure } of shown)
        yield failureBlock(drawing, group, failure);
}
function failureBlock(drawing, group, failure) {
    const [{ name }] = group;
    return failureText(drawing, (0,markdown_parts/* groupLabel */.AM)(group), name, failure);
}
/** The sentence, what to do about it, and the folded log. @param hosts on which it is; @param host whose log it is */
function failureText(drawing, hosts, host, failure) {
    const sentence = [...hosts, ': ', ...(0,report_failure/* failureSentence */.Qz)(failure), ...(0,report_failure/* derivationNote */.KM)(failure)];
    const text = [sentence, ...(0,report_failure/* cureLines */.$Q)(failure)].map(rich/* toMarkdown */.l6).join('\n\n');
    const { logLines } = drawing.budget;
    if (failure.log.length > logLines)
        drawing.leftOut.add(logLines === 0 ? 'logs' : 'beginnings of logs');
    if (failure.log.length === 0 || logLines === 0)
        return text;
    return `${text}\n\n${(0,markdown_parts/* folded */.TM)((0,report_failure/* logTitle */.V8)(failure, host), (0,inert/* fenced */.OF)(failure.log.slice(-logLines)))}`;
}
/** Kernel, parameters, modules out of tree and the verdict's reasons, a point for each group of hosts. */
function* kernelBlocks(drawing, groups) {
    const told = groups.filter(([{ changes }]) => changes !== null);
    if (told.length === 0)
        return;
    const shown = (0,markdown_parts/* first */.$1)(drawing, told, drawing.budget.kernelGroups, 'kernels');
    const points = shown.map((group) => {
        const [{ changes }] = group;
        if (!changes)
            return [];
        const kernel = changes.kernel ? kernelLine(drawing, changes.kernel) : ['no kernel'];
        // Last, because a forge takes what follows an address for a part of it.
        const log = changes.kernel ? (0,report_kernel/* changeLogLine */.Rn)(changes.kernel) : [];
        const where = log.length === 0 ? [] : ['. Change log: ', ...log];
        return [...(0,markdown_parts/* groupLabel */.AM)(group), ': ', ...kernel, '. Verdict: ', ...(0,report_summary/* verdictLine */.MT)(changes), ...where];
    });
    if (points.length > 0)
        yield `#### Kernel\n\n${(0,markdown_parts/* bullets */.e5)(points)}`;
}
function kernelLine(drawing, kernel) {
    const { kernelOptions } = drawing.budget;
    if (kernelOptions === 0 && kernel.config && kernel.config.length > 0)
        drawing.leftOut.add('options of kernels’ configurations');
    const config = (0,report_kernel/* configLine */.Xv)(kernel, kernelOptions);
    const after = (words, line) => (line.length === 0 ? [] : [words, ...line]);
    return [
        ...(0,report_kernel/* kernelMove */.VG)(kernel),
        ...after('; modules out of tree: ', (0,rich/* joined */.oR)(kernel.modules.map(report_kernel/* moduleLine */.r6), ', ')),
        ...after('; firmware: ', (0,report_kernel/* firmwareLine */.A)(kernel)),
        ...paramList(drawing, 'added', kernel.params.added),
        ...paramList(drawing, 'removed', kernel.params.removed),
        ...after('; configuration: ', config),
    ];
}
function paramList({ budget, leftOut }, word, params) {
    if (params.length === 0)
        return [];
    if (params.length > budget.params)
        leftOut.add('kernel parameters');
    return [`; parameters ${word}: `, ...(0,rich/* nameList */.OD)(params, budget.params)];
}
/** Which Nix the hosts have before and after, and so whether the way back is open. */
function* rollbackBlocks(drawing, groups) {
    const all = (0,rollback/* rollbacks */.M)(groups);
    const shown = (0,markdown_parts/* first */.$1)(drawing, all, drawing.budget.groupRows, 'Nix versions');
    if (shown.length === 0)
        return;
    const points = shown.map(({ line, hosts }) => all.length === 1 ? line : [...(0,markdown_parts/* fewNames */.BT)(hosts), ': ', ...line]);
    yield `#### Rolling back\n\n${(0,markdown_parts/* bullets */.e5)(points)}`;
}

// EXTERNAL MODULE: ./build/src/report/search.js
var search = __webpack_require__(4346);
// EXTERNAL MODULE: ./build/src/report/vm-proof.js
var vm_proof = __webpack_require__(9536);
// EXTERNAL MODULE: ./build/src/report/warnings.js
var warnings = __webpack_require__(9915);
;// CONCATENATED MODULE: ./build/src/report/markdown-proof.js








/** What the VM of each group of hosts has shown, folded; of those that were not booted, why. */
function* vmBlocks(drawing, groups) {
    const told = groups.filter((group) => (0,vm_proof/* provenInVm */.Tg)(group) !== null || (0,vm_proof/* notBooted */.ld)(group) !== null);
    yield* (0,markdown_parts/* section */.uW)(drawing, 'In a VM', 'details of the VMs', told, (group) => {
        const proven = (0,vm_proof/* provenInVm */.Tg)(group);
        if (!proven)
            return { summary: (0,vm_proof/* notBooted */.ld)(group) ?? [], content: '' };
        return {
            summary: [(0,vm_proof/* vmSummary */.AR)(group, proven)],
            content: (0,markdown_parts/* bullets */.e5)((0,vm_proof/* vmLines */.fy)(proven, drawing.budget.switchNames)),
        };
    });
}
/** So few evaluation warnings need no folding, and so few sets of hosts that have them get a block each. */
const FEW = 3;
/** Evaluation warnings that only the new release gives, each once, by the hosts that have them. */
function* warningBlocks(drawing, groups) {
    const found = (0,warnings/* warningGroups */.D)(groups.flat());
    const count = found.reduce((sum, { warnings }) => sum + warnings.length, 0);
    if (count === 0)
        return;
    const shown = firstWarnings(drawing, found);
    if (shown.length === 0)
        return;
    yield `#### ${(0,quantity/* counted */.hS)(count, 'new evaluation warning')}`;
    if (count <= FEW) {
        yield (0,markdown_parts/* bullets */.e5)(shown.flatMap(({ hosts, warnings }) => warnings.map((said) => [...(0,markdown_parts/* fewNames */.BT)(hosts), ': ', { said }])));
        return;
    }
    if (shown.length <= FEW) {
        for (const { hosts, warnings } of shown) {
            yield (0,markdown_parts/* folded */.TM)([...(0,markdown_parts/* fewNames */.BT)(hosts), `: ${(0,quantity/* counted */.hS)(warnings.length, 'warning')}`], (0,inert/* fenced */.OF)(warnings));
        }
        return;
    }
    const lines = shown.flatMap(({ hosts, warnings }) => warnings.map((warning) => `${(0,rich/* toText */.fE)((0,markdown_parts/* fewNames */.BT)(hosts))}: ${warning}`));
    yield (0,markdown_parts/* folded */.TM)(['By hosts'], (0,inert/* fenced */.OF)(lines));
}
function firstWarnings(drawing, found) {
    const { warningLines } = drawing.budget;
    let left = warningLines;
    const shown = [];
    for (const { hosts, warnings } of found) {
        const kept = (0,markdown_parts/* first */.$1)(drawing, warnings, left, 'evaluation warnings');
        left -= kept.length;
        if (kept.length > 0)
            shown.push({ hosts, warnings: kept });
    }
    return shown;
}
/** What was tried in the search for a release that works, and the failure of the first that does not. */
function* searchBlocks({ lastGood, hosts }, drawing) {
    if (!lastGood)
        return;
    const { searched } = drawing.budget;
    if (searched === 0) {
        drawing.leftOut.add('the search');
        return;
    }
    const { release, host, failure } = lastGood.broken;
    yield '#### The search for a release that works';
    const told = hosts.some(({ outcome }) => outcome.kind === 'failed' && outcome.message === failure.message);
    if (!told)
        yield failureText(drawing, [{ name: release }, ' on ', { name: host }], host, failure);
    const lines = (0,search/* searchLines */.g)(lastGood, searched);
    if (lines.length > 0)
        yield (0,markdown_parts/* bullets */.e5)(lines);
}

// EXTERNAL MODULE: ./build/src/report/provenance.js
var provenance = __webpack_require__(3541);
// EXTERNAL MODULE: ./build/src/report/upgrade.js
var upgrade = __webpack_require__(4604);
;// CONCATENATED MODULE: ./build/src/report/markdown.js














/** Of a pull request's body on GitHub. A step summary takes 1 MiB. */
const defaultLimit = 65_536;
/**
 * The report as GitHub-flavoured markdown, always shorter than `limit` UTF-8 bytes (and so than as many characters):
 * detail is dropped in the order of docs/report.md, never by cutting through anything, and the last line says what was.
 *
 * @throws RangeError when `limit` is under 3,000
 */
function renderMarkdown(report, options = {}) {
    const limit = options.limit ?? defaultLimit;
    if (limit < 3000)
        throw new RangeError(`renderMarkdown: ${limit} bytes are too few`);
    const groups = (0,report_summary/* byGravity */.SN)((0,fleet/* groupHosts */.z)(report.hosts));
    const changed = groups.filter(([host]) => !(0,report_summary/* isUnchanged */._5)(host));
    const rows = changed.map((group) => ({ group, cells: (0,report_summary/* groupRow */.We)(group) }));
    const subject = { report, groups, changed, rows, attention: (0,attention/* attentionItems */.p)(report, groups) };
    for (const budget of budgets()) {
        const body = within(limit, blocks(subject, { budget, leftOut: new Set() }));
        if (body !== null)
            return body;
    }
    throw new RangeError(`renderMarkdown: the smallest report is over ${limit} bytes`);
}
/** The blocks with blank lines between, or null as soon as they are too long. */
function within(limit, parts) {
    const encoder = new TextEncoder();
    const kept = [];
    let size = 0;
    for (const part of parts) {
        size += encoder.encode(part).length + 2;
        if (size > limit)
            return null;
        kept.push(part);
    }
    return `${kept.join('\n\n')}\n`;
}
function* blocks(subject, drawing) {
    yield headline(subject.report, drawing);
    if (drawing.budget.sections)
        yield* sections(subject, drawing);
    else
        drawing.leftOut.add('everything but the verdict');
    if (drawing.leftOut.size > 0) {
        yield `*Left out, because the report would be too long here: ${[...drawing.leftOut].join(', ')}.*`;
    }
}
function headline(report, { budget }) {
    const age = (0,report_summary/* ageLine */.qh)(report);
    const title = report.title === '' ? [] : [`### ${(0,inert/* prose */.CS)(report.title, 200)}`];
    const how = report.rebuild?.sandbox && budget.sections
        ? ` Depth: ${report.rebuild.depth}, in ${(0,inert/* prose */.CS)(report.rebuild.sandbox)}.`
        : '';
    const { lastGood, notices = [] } = report;
    const loud = [
        ...(0,report_summary/* missingLines */.uR)(report, budget.hostNames),
        ...(lastGood ? [(0,search/* lastGoodSentence */.P)(lastGood, !budget.sections)] : []),
    ];
    const told = [...loud.map(rich/* toMarkdown */.l6), ...notices.map((said) => (0,inert/* prose */.CS)(said, 500))];
    const said = told.length === 0 ? [] : [told.map((text) => `> **${text}**`).join('\n>\n')];
    return [...title, ...(age === '' ? [] : [age]), ...said, `**${(0,report_summary/* verdictSentence */.BT)(report)}**${how}`].join('\n\n');
}
function* sections(subject, drawing) {
    const { report, groups, changed, attention } = subject;
    yield* hostTable(report, drawing, subject.rows);
    yield* unchangedLine(report, drawing);
    yield* (0,report_summary/* pushedLines */.ZF)(report, drawing.budget.hostNames).map(rich/* toMarkdown */.l6);
    yield* attentionList(attention, drawing);
    yield* upgradeBlocks(report);
    yield* failureBlocks(drawing, groups);
    yield* searchBlocks(report, drawing);
    yield* vmBlocks(drawing, changed);
    yield* kernelBlocks(drawing, changed);
    yield* packageBlocks(drawing, changed);
    yield* unitBlocks(drawing, changed);
    yield* systemBlocks(drawing, changed);
    yield* channelBlocks(report, drawing);
    yield* warningBlocks(drawing, groups);
    yield* rollbackBlocks(drawing, changed);
    yield* markdown_provenance(report, drawing);
    if (report.untested.length > 0) {
        yield `#### Not tested\n\n${(0,markdown_parts/* bullets */.e5)(report.untested.map((said) => [{ said }]))}`;
    }
}
function* hostTable(report, drawing, all) {
    const shown = (0,markdown_parts/* first */.$1)(drawing, all, drawing.budget.groupRows, 'rows of the table of hosts');
    const width = report.rebuild ? report_summary/* columns */.YB.length : report_summary/* columns */.YB.length - 1;
    const rows = shown.map(({ group, cells }) => [
        (0,markdown_parts/* hostNames */.n3)(drawing, group.map((host) => host.name)),
        ...cells.slice(0, width),
    ]);
    if (rows.length > 0)
        yield (0,markdown_parts/* markdownTable */.Qj)(['Hosts', ...report_summary/* columns */.YB.slice(0, width)], rows);
    const rest = all.slice(shown.length).flatMap(({ group }) => group);
    if (rest.length > 0)
        yield `Not in the table: ${(0,report_summary/* verdictSentence */.BT)({ hosts: rest })}`;
}
function* unchangedLine(report, drawing) {
    const names = report.hosts.filter(report_summary/* isUnchanged */._5).map((host) => host.name);
    if (names.length > 0)
        yield `Unchanged, proven by equal derivations: ${(0,rich/* toMarkdown */.l6)((0,markdown_parts/* hostNames */.n3)(drawing, names))}.`;
}
function* attentionList(found, drawing) {
    const items = (0,markdown_parts/* first */.$1)(drawing, found, drawing.budget.attention, 'findings');
    if (items.length === 0)
        return;
    const lines = items.map(({ text, hosts }) => hosts.length === 0 ? text : [...text, ' on ', ...(0,markdown_parts/* fewNames */.BT)(hosts)]);
    yield `#### Needs an eye\n\n${(0,markdown_parts/* bullets */.e5)(lines)}`;
}
function* upgradeBlocks(report) {
    const notes = (0,upgrade/* releaseNoteLines */.h)(report);
    if (notes.length > 0)
        yield `#### Release notes\n\n${(0,markdown_parts/* bullets */.e5)(notes)}`;
    const companions = (0,upgrade/* companionLines */.m)(report);
    if (companions.length > 0)
        yield `#### Moves along\n\n${(0,markdown_parts/* bullets */.e5)(companions)}`;
}
function* markdown_provenance(report, drawing) {
    const bumps = (0,markdown_parts/* first */.$1)(drawing, report.bumps, drawing.budget.bumps, 'pins');
    const lines = (0,provenance/* provenanceLines */.R)(report, bumps);
    if (lines.length > 0)
        yield `#### Provenance\n\n${(0,markdown_parts/* bullets */.e5)(lines)}`;
}


/***/ }),

/***/ 8159:
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
    return list.length === 0 ? null : list.map((version) => version || 'unversioned').join(', ');
}


/***/ }),

/***/ 3541:
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

/***/ 5078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ rollbacks)
/* harmony export */ });
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3320);

/** Each once, with all hosts that it is true of; those whose way back is not open first. */
function rollbacks(groups) {
    const byLine = new Map();
    for (const group of groups) {
        const [{ changes }] = group;
        if (!changes)
            continue;
        const { schemaBefore, schemaAfter } = changes.nix;
        const oneWay = schemaBefore !== null && schemaAfter !== null && schemaBefore !== schemaAfter;
        const note = oneWay ? [': an older Nix does not read the new one’s database'] : [];
        const line = [...(0,_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .nixLine */ .MS)(changes), ...note];
        const known = byLine.get(JSON.stringify(line)) ?? { line, oneWay, hosts: [] };
        known.hosts.push(...group.map((host) => host.name));
        byLine.set(JSON.stringify(line), known);
    }
    return [...byLine.values()].sort((a, b) => Number(b.oneWay) - Number(a.oneWay));
}


/***/ }),

/***/ 4346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ lastGoodSentence),
/* harmony export */   g: () => (/* binding */ searchLines)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1522);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1191);
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5876);



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

/***/ 3320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BT: () => (/* binding */ verdictSentence),
/* harmony export */   MS: () => (/* binding */ nixLine),
/* harmony export */   MT: () => (/* binding */ verdictLine),
/* harmony export */   SN: () => (/* binding */ byGravity),
/* harmony export */   We: () => (/* binding */ groupRow),
/* harmony export */   YB: () => (/* binding */ columns),
/* harmony export */   ZF: () => (/* binding */ pushedLines),
/* harmony export */   _5: () => (/* binding */ isUnchanged),
/* harmony export */   ad: () => (/* binding */ byInterest),
/* harmony export */   dY: () => (/* binding */ changeWord),
/* harmony export */   dv: () => (/* binding */ packageCounts),
/* harmony export */   qh: () => (/* binding */ ageLine),
/* harmony export */   uR: () => (/* binding */ missingLines),
/* harmony export */   zY: () => (/* binding */ unitCounts)
/* harmony export */ });
/* harmony import */ var _moved_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8159);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1191);
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5876);
/* harmony import */ var _vm_proof_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9536);




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
            [packageCounts(changes.packages)],
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
            unpackedBytes === null ? none : [`${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(unpackedBytes)} to unpack`],
            [rebuilt(group)],
        ];
    }
    return [[outcome.kind === 'failed' ? 'failed' : 'unknown'], none, none, none, [rebuilt(group)]];
}
function kernelCell({ before, after, change }) {
    return [...(0,_moved_js__WEBPACK_IMPORTED_MODULE_2__/* .moved */ .aW)(before, after), ...(change === 'rebuilt' ? [' (rebuilt)'] : [])];
}
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
/** `rebuilt` alone is an echo of what it depends on. */
function changeWord({ change, cause, patched }) {
    if (patched === true)
        return 'rebuilt, patched';
    return cause === 'own' ? 'rebuilt by itself (patched?)' : change;
}
/** `2 added, 34 changed` */
function unitCounts({ added, removed, changed }) {
    const counts = [
        [added.length, 'added'],
        [removed.length, 'removed'],
        [changed.length, 'changed'],
    ];
    return counts
        .filter(([count]) => count > 0)
        .map(([count, word]) => `${count} ${word}`)
        .join(', ');
}
/** What a reader wants first comes first: downgrades, upgrades, …, rebuilds that are only an echo of others last. */
function byInterest(packages) {
    const order = ['downgraded', 'upgraded', 'changed', 'added', 'removed', 'rebuilt'];
    const rank = ({ change, cause }) => order.indexOf(change) + (cause === 'dependencies' ? 1 : 0);
    return packages.toSorted((a, b) => rank(a) - rank(b));
}
/** `3.1 GiB (+12.4 MiB)`; `2.0 to 3.1 GiB (…)` where the hosts of the group differ. */
function closureSizes(group) {
    const sizes = group.flatMap(({ changes }) => (changes ? [changes.closure] : []));
    const after = (0,_quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .range */ .y1)(sizes.map((closure) => closure.after.bytes), _quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee);
    return `${after} (${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .range */ .y1)(sizes.map((closure) => closure.after.bytes - closure.before.bytes), _quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .byteChange */ .R5)})`;
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
            return `evaluated, ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(seconds)}${note}`;
        case 'built': {
            const only = outcome.notBooted === undefined ? '' : ', not booted';
            return `built (${pathsTold(outcomes)}), ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(seconds)}${only}${note}`;
        }
        case 'booted':
        case 'switched':
            return `${(0,_vm_proof_js__WEBPACK_IMPORTED_MODULE_0__/* .inVm */ .V9)(outcome)}, ${pathsTold(outcomes)}, ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(seconds)}${note}`;
        case 'failed':
            return `failed: ${failureWords(outcome)}${outcome.side === 'before' ? ', today already' : ''}`;
    }
}
/** `6 built, 40 fetched: 12.4 MiB downloaded` */
function pathsTold(outcomes) {
    const done = outcomes.flatMap((one) => ('built' in one ? [one] : []));
    const sum = (of) => done.reduce((total, one) => total + of(one), 0);
    const downloaded = sum((one) => one.downloadedBytes ?? 0);
    const size = downloaded === 0 ? '' : `: ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(downloaded)} downloaded`;
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
    return `${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(all, 'host')}: ${[...missing, ...told].join(', ')}.`;
}
/** What a fleet that is not whole must say first. @param limit of names */
function missingLines({ hosts, missingHosts = [] }, limit = Infinity) {
    if (missingHosts.length === 0)
        return [];
    const all = hosts.length + missingHosts.length;
    const of = `no result came from ${missingHosts.length} of ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(all, 'host')}`;
    const names = limit === 0 ? [] : [': ', ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_3__/* .nameList */ .OD)(missingHosts, limit)];
    return [[`NOT PROVEN: ${of}, so nothing is known of them`, ...names]];
}
/** `6 days newer, released 2026-03-02`, or nothing. */
function ageLine({ daysNewer, released }) {
    const date = released && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(released) ? released : null;
    const told = [
        daysNewer === null ? '' : `${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(Math.abs(daysNewer), 'day')} ${daysNewer < 0 ? 'older' : 'newer'}`,
        date === null ? '' : `released ${date}`,
    ];
    return told.filter((part) => part !== '').join(', ');
}
/** Why the verdict is what it is, and what is worth knowing beside. */
function verdictLine({ verdict, reasons, notes }) {
    const said = (sentences) => (0,_rich_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)(sentences.map((sentence) => [{ said: sentence }]), '; ');
    const because = reasons.length > 0 ? [' because ', ...said(reasons)] : [];
    return [verdict, ...because, ...(notes.length > 0 ? ['. Beside it: ', ...said(notes)] : [])];
}
/** `Nix 2.28.4 -> 2.28.5, database schema 10 before and after` */
function nixLine({ nix }) {
    if (nix.before === null && nix.after === null)
        return ['no Nix in the system'];
    const { schemaBefore, schemaAfter } = nix;
    const [old, now] = [schemaBefore ?? 'unknown', schemaAfter ?? 'unknown'];
    const schema = old === now ? `${old} before and after` : `${old} -> ${now}`;
    return ['Nix ', ...(0,_moved_js__WEBPACK_IMPORTED_MODULE_2__/* .moved */ .aW)(nix.before, nix.after), `, store schema ${schema}`];
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
        const which = names.length === hosts.length ? ['all hosts'] : (0,_rich_js__WEBPACK_IMPORTED_MODULE_3__/* .nameList */ .OD)(names, limit);
        return ['Copied to ', { name: store }, ': ', ...which];
    });
}


/***/ }),

/***/ 7691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wi: () => (/* binding */ systemCounts),
/* harmony export */   f: () => (/* binding */ systemLines),
/* harmony export */   rF: () => (/* binding */ accessFindings),
/* harmony export */   vY: () => (/* binding */ isLongerThan)
/* harmony export */ });
/* harmony import */ var _moved_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8159);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1191);
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5876);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3320);




/** Members of it may become root. */
const ADMINISTRATORS = 'wheel';
/** So many ports or names stand in one finding. */
const FEW = 10;
/** `firewall: 1 port opened; users: 1 added; /etc: 14 changed`; empty where nothing changes or nobody knows. */
function systemCounts({ etc, users, groups, firewall }) {
    const { before, after, opened, closed } = firewall ?? noFirewall;
    const ports = [
        ...(before === after ? [] : [`${before} to ${after}`]),
        ...(opened.length === 0 ? [] : [`${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(opened.length, 'port')} opened`]),
        ...(closed.length === 0 ? [] : [`${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(closed.length, 'port')} closed`]),
    ];
    const told = [
        ['firewall', ports.join(', ')],
        ['users', namedCounts(users ?? [])],
        ['groups', namedCounts(groups ?? [])],
        ['/etc', etc ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .unitCounts */ .zY)(etc) : ''],
    ];
    return told
        .filter(([, counts]) => counts !== '')
        .map(([what, counts]) => `${what}: ${counts}`)
        .join('; ');
}
const noFirewall = { before: 'off', after: 'off', opened: [], closed: [] };
function namedCounts(changes) {
    const names = (which) => changes.filter(which).map(() => '');
    return (0,_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .unitCounts */ .zY)({
        added: names(({ before }) => before === null),
        removed: names(({ after }) => after === null),
        changed: names(({ before, after }) => before !== null && after !== null),
    });
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
    return limited(told, limit);
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
        return [`${what} ${kind}: `, ...limited(told, limit, some.length)];
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
/** @param all how many there are, where the lines are not all of them */
function limited(lines, limit, all = lines.length) {
    const shown = lines.slice(0, limit);
    const rest = all - shown.length;
    const line = (0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .joined */ .oR)(shown, ', ');
    return rest === 0 ? line : [...line, shown.length > 0 ? ` and ${rest} more` : `${rest}`];
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

/***/ 6097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ renderText)
});

// EXTERNAL MODULE: ./build/src/core/fleet.js
var fleet = __webpack_require__(2965);
// EXTERNAL MODULE: ./build/src/report/attention.js + 3 modules
var attention = __webpack_require__(6198);
// EXTERNAL MODULE: ./build/src/report/failure.js
var report_failure = __webpack_require__(1522);
// EXTERNAL MODULE: ./build/src/report/inert.js
var inert = __webpack_require__(8212);
// EXTERNAL MODULE: ./build/src/report/kernel.js
var report_kernel = __webpack_require__(807);
// EXTERNAL MODULE: ./build/src/report/moved.js
var moved = __webpack_require__(8159);
// EXTERNAL MODULE: ./build/src/report/provenance.js
var provenance = __webpack_require__(3541);
// EXTERNAL MODULE: ./build/src/report/quantity.js
var quantity = __webpack_require__(1191);
// EXTERNAL MODULE: ./build/src/report/rich.js
var rich = __webpack_require__(5876);
// EXTERNAL MODULE: ./build/src/report/search.js
var report_search = __webpack_require__(4346);
// EXTERNAL MODULE: ./build/src/report/summary.js
var summary = __webpack_require__(3320);
// EXTERNAL MODULE: ./build/src/report/system.js
var system = __webpack_require__(7691);
// EXTERNAL MODULE: ./build/src/report/table.js
var table = __webpack_require__(6108);
// EXTERNAL MODULE: ./build/src/report/channel.js
var channel = __webpack_require__(371);
;// CONCATENATED MODULE: ./build/src/report/text-channel.js


/** So many commits are told; the JSON has them all. */
const MOST_COMMITS = 20;
/** What each channel brought, for a terminal. @param heading dresses a line */
function channelTexts({ channelChanges = [] }, heading) {
    return channelChanges.map((changes) => {
        const head = heading((0,rich/* toText */.fE)(['What the channel brought, ', ...(0,channel/* channelSummary */.yQ)(changes)]));
        const lines = [...(0,channel/* channelTroubles */.am)(changes), ...commitsOf(changes)];
        return [head, ...lines.map((line) => `  ${(0,rich/* toText */.fE)(line)}`)].join('\n');
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
var upgrade = __webpack_require__(4604);
// EXTERNAL MODULE: ./build/src/report/vm-proof.js
var vm_proof = __webpack_require__(9536);
// EXTERNAL MODULE: ./build/src/report/warnings.js
var warnings = __webpack_require__(9915);
;// CONCATENATED MODULE: ./build/src/report/text.js

















const noStyle = {
    heading: (text) => text,
    warning: (text) => text,
    failure: (text) => text,
    quiet: (text) => text,
};
/** So many groups of hosts are told in detail: a person reads no more, and a log of a fleet would be megabytes long. */
const MOST_GROUPS = 50;
/** So many names are told of what would be built, and of what would be fetched. */
const MOST_PLANNED = 20;
/** The report for a terminal or a log: nothing is dropped but names of generated configuration, and what is over a limit. */
function renderText(report, style = noStyle) {
    const groups = (0,summary/* byGravity */.SN)((0,fleet/* groupHosts */.z)(report.hosts));
    const changed = groups.filter(([host]) => !(0,summary/* isUnchanged */._5)(host));
    const parts = [
        headline(report, style),
        hostTable(report, changed),
        unchangedLine(report),
        (0,summary/* pushedLines */.ZF)(report).map(rich/* toText */.fE).join('\n'),
        text_attention(report, groups, style),
        list('Release notes', (0,upgrade/* releaseNoteLines */.h)(report), style),
        list('Moves along', (0,upgrade/* companionLines */.m)(report), style),
        ...details(groups.filter(hasFailure), 'failures', (group) => failures(group, style)),
        ...searched(report, style),
        ...details(changed, 'details', (group) => groupDetails(group, style)),
        ...details((0,warnings/* warningGroups */.D)(report.hosts), 'warnings', (group) => [text_warnings(group, style)]),
        ...channelTexts(report, (text) => style.heading(text)),
        list('Provenance', (0,provenance/* provenanceLines */.R)(report, report.bumps), style),
        list('Not tested', report.untested.map((said) => [{ said }]), style),
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function headline(report, style) {
    const age = (0,summary/* ageLine */.qh)(report);
    const { rebuild } = report;
    // Of a proof that nobody has made (a fleet without results) there is no sandbox.
    const how = rebuild?.sandbox ? ` Depth: ${rebuild.depth}, in ${(0,inert/* plain */.pj)(rebuild.sandbox)}.` : '';
    const title = report.title === '' ? '' : style.heading((0,inert/* plain */.pj)(report.title)) + (age === '' ? '' : ` (${age})`);
    const { lastGood, notices = [] } = report;
    const missing = (0,summary/* missingLines */.uR)(report).map((line) => style.failure((0,rich/* toText */.fE)(line)));
    const search = lastGood ? [style.warning((0,rich/* toText */.fE)((0,report_search/* lastGoodSentence */.P)(lastGood)))] : [];
    const told = [...missing, ...search, ...notices.map((said) => style.warning((0,inert/* plain */.pj)(said, 500)))];
    return [title, ...told, `${(0,summary/* verdictSentence */.BT)(report)}${how}`].filter((line) => line !== '').join('\n');
}
function hostTable(report, groups) {
    if (groups.length === 0)
        return '';
    const width = report.rebuild ? summary/* columns */.YB.length : summary/* columns */.YB.length - 1;
    const rows = groups.map((group) => [
        (0,rich/* toText */.fE)((0,rich/* nameList */.OD)(group.map((host) => host.name))),
        ...(0,summary/* groupRow */.We)(group).slice(0, width).map(rich/* toText */.fE),
    ]);
    return (0,table/* alignedTable */.n)([['HOSTS', ...summary/* columns */.YB.slice(0, width).map((column) => column.toUpperCase())], ...rows]);
}
function unchangedLine(report) {
    const names = report.hosts.filter(summary/* isUnchanged */._5).map((host) => host.name);
    return names.length === 0 ? '' : `Unchanged, proven by equal derivations: ${(0,rich/* toText */.fE)((0,rich/* nameList */.OD)(names))}`;
}
function text_attention(report, groups, style) {
    const lines = (0,attention/* attentionItems */.p)(report, groups).map(({ text, hosts }) => style.warning(`  ${(0,rich/* toText */.fE)(hosts.length === 0 ? text : [...text, ' on ', ...(0,rich/* nameList */.OD)(hosts, 5)])}`));
    return lines.length === 0 ? '' : [style.heading('Needs an eye'), ...lines].join('\n');
}
function hasFailure([{ outcome, beforeFailure }]) {
    return outcome.kind === 'failed' || beforeFailure !== undefined;
}
/** What is told of the first, and how many are left. */
function details(all, what, tell) {
    const rest = all.length - MOST_GROUPS;
    const more = rest > 0 ? [`The ${what} of ${(0,quantity/* counted */.hS)(rest, 'more group')} of hosts are in the JSON.`] : [];
    return [...all.slice(0, MOST_GROUPS).flatMap(tell), ...more];
}
function failures(group, style) {
    const [{ outcome, beforeFailure }] = group;
    const all = [
        ...(outcome.kind === 'failed' ? [outcome] : []),
        ...(beforeFailure ? [beforeFailure] : []),
    ];
    const hosts = (0,rich/* nameList */.OD)(group.map((host) => host.name), 5);
    const [{ name }] = group;
    return all.map((failure) => failureText(hosts, name, failure, style));
}
/** The sentence, what to do about it, and the log. @param hosts on which it is; @param host whose log it is */
function failureText(hosts, host, failure, style) {
    const sentence = [...hosts, ': ', ...(0,report_failure/* failureSentence */.Qz)(failure), ...(0,report_failure/* derivationNote */.KM)(failure)];
    const cure = (0,report_failure/* cureLines */.$Q)(failure).map((line) => `  ${(0,rich/* toText */.fE)(line)}`);
    const log = failure.log.map((line) => style.quiet(`  | ${(0,inert/* plain */.pj)(line, 500)}`));
    const title = log.length === 0 ? [] : [`  ${(0,rich/* toText */.fE)((0,report_failure/* logTitle */.V8)(failure, host))}:`];
    return [style.failure((0,rich/* toText */.fE)(sentence)), ...cure, ...title, ...log].join('\n');
}
function searched({ lastGood, hosts }, style) {
    if (!lastGood)
        return [];
    const { release, host, failure } = lastGood.broken;
    const told = hosts.some(({ outcome }) => outcome.kind === 'failed' && outcome.message === failure.message);
    return [
        ...(told ? [] : [failureText([{ name: release }, ' on ', { name: host }], host, failure, style)]),
        list('The search for a release that works', (0,report_search/* searchLines */.g)(lastGood), style),
    ];
}
function groupDetails(group, style) {
    const [{ changes, outcome }] = group;
    const title = style.heading((0,rich/* toText */.fE)((0,rich/* nameList */.OD)(group.map((host) => host.name), 5)));
    const lines = [...vmDetails(group), ...(changes ? changeLines(changes) : []), ...planLines(outcome)];
    return lines.length === 0 ? [] : [[title, ...lines].join('\n')];
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
function changeLines(changes) {
    const { kernel, packages, configuration, units } = changes;
    const lines = [
        ['verdict: ', ...(0,summary/* verdictLine */.MT)(changes)],
        ...(kernel ? kernelLines(kernel) : []),
        (0,summary/* nixLine */.MS)(changes),
        [`packages: ${(0,summary/* packageCounts */.dv)(packages)}`],
    ];
    const rows = (0,summary/* byInterest */.ad)(packages).map((change) => [
        `    ${(0,inert/* plain */.pj)(change.name)}`,
        (0,rich/* toText */.fE)((0,moved/* versionMove */.eb)(change)),
        (0,summary/* changeWord */.dY)(change),
        (0,quantity/* byteChange */.R5)(change.bytes),
    ]);
    const generated = (0,summary/* unitCounts */.zY)(configuration);
    return [
        ...lines.map((line) => `  ${(0,rich/* toText */.fE)(line)}`),
        ...(rows.length === 0 ? [] : [(0,table/* alignedTable */.n)(rows)]),
        ...(generated === ''
            ? []
            : [`  generated configuration: ${generated} (${(0,quantity/* byteChange */.R5)(configuration.bytes)})`]),
        ...unitLines(units),
        ...(0,system/* systemLines */.f)(changes).map((line) => `  ${(0,rich/* toText */.fE)(line)}`),
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
        .map((kind) => `  units ${kind}: ${(0,rich/* toText */.fE)((0,rich/* nameList */.OD)(units[kind]))}`);
}
function text_warnings({ hosts, warnings: lines }, style) {
    const head = [`${(0,quantity/* counted */.hS)(lines.length, 'new evaluation warning')} on `, ...(0,rich/* nameList */.OD)(hosts, 5)];
    return [style.heading((0,rich/* toText */.fE)(head)), ...lines.map((line) => `  ${(0,inert/* plain */.pj)(line, 500)}`)].join('\n');
}
function list(title, lines, style) {
    return lines.length === 0
        ? ''
        : [style.heading(title), ...lines.map((line) => `  ${(0,rich/* toText */.fE)(line)}`)].join('\n');
}


/***/ }),

/***/ 4604:
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

/***/ 9536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AR: () => (/* binding */ vmSummary),
/* harmony export */   Tg: () => (/* binding */ provenInVm),
/* harmony export */   V9: () => (/* binding */ inVm),
/* harmony export */   VW: () => (/* binding */ schemaMoved),
/* harmony export */   fy: () => (/* binding */ vmLines),
/* harmony export */   ld: () => (/* binding */ notBooted)
/* harmony export */ });
/* harmony import */ var _moved_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8159);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1191);
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5876);



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
