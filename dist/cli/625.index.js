export const id = 625;
export const ids = [625];
export const modules = {

/***/ 65340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $1: () => (/* binding */ first),
/* harmony export */   AM: () => (/* binding */ groupLabel),
/* harmony export */   BT: () => (/* binding */ fewNames),
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   e5: () => (/* binding */ bullets),
/* harmony export */   jD: () => (/* binding */ tableRow),
/* harmony export */   n3: () => (/* binding */ hostNames),
/* harmony export */   uW: () => (/* binding */ section)
/* harmony export */ });
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15876);

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
/** A GFM table, its rows by `tableRow`. */
function markdownTable({ limit }, head, rows) {
    const lines = [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`];
    let length = 0;
    for (const row of rows) {
        lines.push(row);
        length += row.length;
        if (length > limit)
            break;
    }
    return lines.join('\n');
}
/** Cells are inert already: no pipe and no line break comes out of a `Line`. */
function tableRow(cells) {
    return `| ${cells.map(_rich_js__WEBPACK_IMPORTED_MODULE_0__/* .toMarkdown */ .l6).join(' | ')} |`;
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

/***/ 70625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderMarkdown: () => (/* binding */ renderMarkdown)
});

// EXTERNAL MODULE: ./build/src/core/fleet.js
var fleet = __webpack_require__(62965);
// EXTERNAL MODULE: ./build/src/report/attention.js + 5 modules
var attention = __webpack_require__(1057);
// EXTERNAL MODULE: ./build/src/report/kernel.js
var report_kernel = __webpack_require__(90807);
;// CONCATENATED MODULE: ./build/src/report/budget.js

const everything = {
    charts: Infinity,
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
    { charts: 0 },
    { commits: 100 },
    { configurationNames: 0 },
    { commits: 30 },
    { logLines: 30 },
    { unitNames: 0, switchNames: 20, systemNames: 20 },
    { kernelOptions: 0 },
    { echoes: 0 },
    { commits: 10 },
    { packageRows: 10_000 },
    { packageRows: 5000 },
    { packageRows: 2000 },
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
var inert = __webpack_require__(68212);
// EXTERNAL MODULE: ./build/src/report/channel.js
var channel = __webpack_require__(50371);
// EXTERNAL MODULE: ./build/src/report/markdown-parts.js
var markdown_parts = __webpack_require__(65340);
// EXTERNAL MODULE: ./build/src/report/rich.js
var rich = __webpack_require__(15876);
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

// EXTERNAL MODULE: ./build/src/report/quantity.js
var quantity = __webpack_require__(91191);
;// CONCATENATED MODULE: ./build/src/report/chart.js


/** Charts in mermaid's language, which GitHub and Forgejo draw. Each has a title and a description for screen readers. */
const LONGEST_LABEL = 40;
/**
 * A name by others as a label between quotes: what can't be in the name of a store path or a release is `?`, so nothing
 * ends the label, the line or the fence, is a directive or a character reference.
 */
function chartLabel(text) {
    const label = text.replace(/[^0-9A-Za-z+._=-]/gu, '?');
    const short = label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
    return (0,inert/* inertPlain */.Vw)(short || '?');
}
/** So many packages are bars, where each has moved by so many bytes; fewer than three say no more than a table. */
const MOST_BARS = 10;
const LEAST_BARS = 3;
const LEAST_CHANGE = 100 * 1024;
const MIB = 1024 ** 2;
/** Bars of what changed most in size: grey what stays, red what is new of it, green what is gone. Null: not enough did. */
function sizeChart({ largest }) {
    const parts = largest
        .filter((part) => Math.abs(part.after - part.before) >= LEAST_CHANGE)
        .toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
        .map((part) => ({ ...part, name: chartLabel(part.name) }))
        // Bars of one name would lie on each other.
        .filter((part, index, all) => all.findIndex(({ name }) => name === part.name) === index)
        .slice(0, MOST_BARS);
    if (parts.length < LEAST_BARS)
        return null;
    const told = parts.map(({ name, before, after }) => `${name} ${(0,quantity/* byteChange */.R5)(after - before)} to ${(0,quantity/* bytes */.ee)(after)}`);
    const bar = (size) => `    bar [${parts.map((part) => (size(part) / MIB).toFixed(2)).join(', ')}]`;
    const most = Math.max(...parts.map(({ before, after }) => Math.max(before, after))) / MIB;
    return mermaid([
        // They lie on each other in this order.
        ...frontMatter(['themeVariables:', '  xyChart:', '    plotColorPalette: "crimson, seagreen, slategray"']),
        'xychart-beta horizontal',
        '    accTitle: What changed most in size',
        `    accDescr: ${told.join(', ')}`,
        '    title "Red is new, green is gone, grey stays"',
        `    x-axis [${parts.map(({ name }) => `"${name}"`).join(', ')}]`,
        `    y-axis "MiB" 0 --> ${Math.max(1, Math.ceil(most))}`,
        bar(({ before, after }) => (after > before ? after : 0)),
        bar(({ before, after }) => (before > after ? before : 0)),
        bar(({ before, after }) => Math.min(before, after)),
    ]);
}
/**
 * A channel's releases on a line: today's, the one that is proposed, the first that fails, the newest, and how many lie
 * between. Null where the search's releases are not among them.
 * @param releases after today's, oldest first
 */
function releaseChart(channel, today, releases, { works, broken, newest }) {
    const good = works === null ? -1 : releases.indexOf(works);
    const bad = releases.indexOf(broken.release);
    const last = releases.indexOf(newest);
    if ((works !== null && good === -1) || bad <= good || last < bad)
        return null;
    const between = (from, to, word) => to - from > 1 ? [{ name: `${to - from - 1} ${word}` }] : [];
    const points = [
        { name: releaseLabel(today), tag: 'today' },
        ...(works === null
            ? []
            : [
                ...between(-1, good, 'older'),
                { name: releaseLabel(works), tag: 'proposed', type: 'HIGHLIGHT' },
            ]),
        ...between(good, bad, 'not judged'),
        { name: releaseLabel(broken.release), tag: last === bad ? 'newest, fails' : 'fails', type: 'REVERSE' },
        ...(last === bad ? [] : [...between(bad, last, 'newer'), { name: releaseLabel(newest), tag: 'newest' }]),
    ];
    return mermaid([
        ...frontMatter(['gitGraph:', `  mainBranchName: "${chartLabel(channel)}"`]),
        'gitGraph',
        `    accTitle: Releases of ${chartLabel(channel)}`,
        `    accDescr: ${points.map(({ name, tag }) => (tag === undefined ? name : `${tag} ${name}`)).join(', ')}`,
        ...points.map(({ name, tag, type }) => `    commit id: "${name}"${type ? ` type: ${type}` : ''}${tag === undefined ? '' : ` tag: "${tag}"`}`),
    ]);
}
/** `25.11.4188` of `nixos-25.11.4188.9cd0ab12cd34`; a bare revision's first 12 digits. */
function releaseLabel(release) {
    const short = /^[0-9a-f]{40}$/.test(release) ? release.slice(0, 12) : release;
    return chartLabel(short.replace(/^(nixos|nixpkgs)-/, '').replace(/\.[0-9a-f]{7,40}$/, ''));
}
function frontMatter(lines) {
    return ['---', 'config:', ...lines.map((line) => `  ${line}`), '---'];
}
function mermaid(lines) {
    return ['```mermaid', ...lines, '```'].join('\n');
}

;// CONCATENATED MODULE: ./build/src/report/markdown-charts.js



/** More charts than these make a page slow, and nobody compares them. */
const MOST_CHARTS = 3;
/** What changed most in size, a folded chart for each of the first groups where enough did; of a group its first host. */
function* sizeBlocks(drawing, groups) {
    let drawn = 0;
    for (const group of groups) {
        const [{ changes }] = group;
        const chart = changes && sizeChart(changes.parts);
        if (!changes || chart === null)
            continue;
        if (drawing.budget.charts === 0) {
            drawing.leftOut.add('charts');
            return;
        }
        if (drawn === 0)
            yield '#### Size';
        const { before, after } = changes.closure;
        yield (0,markdown_parts/* folded */.TM)([...(0,markdown_parts/* groupLabel */.AM)(group), `: ${(0,quantity/* byteChange */.R5)(after.bytes - before.bytes)}`], chart);
        drawn += 1;
        if (drawn === MOST_CHARTS)
            return;
    }
}
/** Where on the channel's line of releases a search has ended, folded. */
function* releaseBlocks(drawing, { channel, bumps, lastGood, releases }) {
    const from = bumps[0]?.from;
    const today = from?.release || from?.revision;
    if (!lastGood || !releases || !today)
        return;
    const chart = releaseChart(channel ?? 'releases', today, releases, lastGood);
    if (chart === null)
        return;
    if (drawing.budget.charts === 0)
        drawing.leftOut.add('charts');
    else
        yield (0,markdown_parts/* folded */.TM)(['The releases on a line'], chart);
}

// EXTERNAL MODULE: ./build/src/report/group-changes.js
var group_changes = __webpack_require__(46083);
// EXTERNAL MODULE: ./build/src/report/moved.js
var moved = __webpack_require__(48159);
// EXTERNAL MODULE: ./build/src/report/counts.js
var report_counts = __webpack_require__(72886);
// EXTERNAL MODULE: ./build/src/report/package-words.js
var package_words = __webpack_require__(77316);
// EXTERNAL MODULE: ./build/src/report/system.js
var system = __webpack_require__(37691);
;// CONCATENATED MODULE: ./build/src/report/markdown-details.js








/** A folded list of packages for each group, or of what would be built where nothing was. */
function* packageBlocks(drawing, groups) {
    yield* (0,markdown_parts/* section */.uW)(drawing, 'Packages', 'package lists', groups, (group) => {
        const [{ outcome }] = group;
        const changes = (0,group_changes/* groupChanges */.t)(group);
        if (changes) {
            const { packages, configuration } = changes;
            const content = [...packageList(drawing, packages), ...configurationList(drawing, configuration)];
            return content.length === 0
                ? null
                : { summary: [(0,package_words/* packageCounts */.dv)(packages)], content: content.join('\n\n') };
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
    yield* (0,markdown_parts/* section */.uW)(drawing, 'Units', 'unit lists', groups, (group) => {
        const units = (0,group_changes/* groupChanges */.t)(group)?.units ?? { added: [], removed: [], changed: [] };
        const summary = (0,report_counts/* unitCounts */.zY)(units);
        return summary === ''
            ? null
            : { summary: [summary], content: lists(drawing, units, drawing.budget.unitNames, 'units’ names') };
    });
}
/** Who and what is let in, and what lies in /etc, folded. */
function* systemBlocks(drawing, groups) {
    yield* (0,markdown_parts/* section */.uW)(drawing, 'Accounts, firewall, /etc', 'lists of accounts and ports and of files of /etc', groups, (group) => {
        const changes = (0,group_changes/* groupChanges */.t)(group);
        const summary = changes ? (0,system/* systemCounts */.Wi)(changes) : '';
        if (!changes || summary === '')
            return null;
        const { systemNames } = drawing.budget;
        if ((0,system/* isLongerThan */.vY)(changes, systemNames))
            drawing.leftOut.add('names of accounts and ports and of files of /etc');
        return { summary: [summary], content: (0,markdown_parts/* bullets */.e5)((0,system/* systemLines */.f)(changes, systemNames)) };
    });
}
function packageList(drawing, packages) {
    const { budget } = drawing;
    const isEcho = ({ cause }) => cause === 'dependencies';
    const own = packages.filter((change) => !isEcho(change));
    const echoes = (0,markdown_parts/* first */.$1)(drawing, packages.filter(isEcho), budget.echoes, 'packages rebuilt with what they depend on');
    const rows = (0,markdown_parts/* first */.$1)(drawing, (0,package_words/* byInterest */.ad)([...own, ...echoes]), budget.packageRows, 'rows of long package lists');
    if (rows.length === 0)
        return [];
    const table = (0,markdown_parts/* markdownTable */.Qj)(drawing, ['Package', 'Before', 'After', 'Change', 'Size'], eachRow(rows));
    const missing = packages.length - rows.length;
    return missing === 0 ? [table] : [table, `and ${missing} more.`];
}
// The same changes are drawn again with less detail around them, for other hosts, and in another room.
const drawnRows = new WeakMap();
/** One by one: of a table that is too long most are never drawn. */
function* eachRow(rows) {
    for (const change of rows) {
        const row = drawnRows.get(change) ?? (0,markdown_parts/* tableRow */.jD)(packageCells(change));
        drawnRows.set(change, row);
        yield row;
    }
}
function packageCells(change) {
    const cell = (list) => {
        const text = (0,moved/* versions */.e4)(list);
        return text === null ? ['–'] : [{ name: text }];
    };
    return [
        [{ name: change.name }],
        cell(change.before),
        cell(change.after),
        [(0,package_words/* changeWord */.dY)(change)],
        [(0,quantity/* byteChange */.R5)(change.bytes)],
    ];
}
function configurationList(drawing, configuration) {
    const counts = (0,report_counts/* configurationCounts */.XV)(configuration);
    if (counts === '')
        return [];
    const head = `Generated configuration: ${counts}.`;
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
var report_failure = __webpack_require__(71522);
// EXTERNAL MODULE: ./build/src/report/rollback.js
var rollback = __webpack_require__(95078);
// EXTERNAL MODULE: ./build/src/report/summary.js
var summary = __webpack_require__(73320);
;// CONCATENATED MODULE: ./build/src/report/markdown-hosts.js







/** Each failure of a group of hosts with its sentence and its folded log. */
function* failureBlocks(drawing, groups) {
    const failures = groups.flatMap((group) => (0,report_failure/* failuresOf */.dJ)(group).map((failure) => ({ group, failure })));
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
        return [...(0,markdown_parts/* groupLabel */.AM)(group), ': ', ...kernel, '. Verdict: ', ...(0,summary/* verdictLine */.MT)(changes), ...where];
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
var search = __webpack_require__(34346);
// EXTERNAL MODULE: ./build/src/report/vm-proof.js
var vm_proof = __webpack_require__(39536);
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
function* searchBlocks(report, drawing) {
    const { lastGood, hosts } = report;
    if (!lastGood)
        return;
    const { searched } = drawing.budget;
    if (searched === 0) {
        drawing.leftOut.add('the search');
        return;
    }
    const { release, host, failure } = lastGood.broken;
    yield '#### The search for a release that works';
    const where = [{ name: release }, ' on ', { name: host }];
    if (!(0,search/* isToldAlready */.K6)(failure, hosts))
        yield failureText(drawing, where, host, failure);
    const lines = (0,search/* searchLines */.gV)(lastGood, searched);
    if (lines.length > 0)
        yield (0,markdown_parts/* bullets */.e5)(lines);
    yield* releaseBlocks(drawing, report);
}

// EXTERNAL MODULE: ./build/src/report/provenance.js
var provenance = __webpack_require__(93541);
// EXTERNAL MODULE: ./build/src/report/upgrade.js
var upgrade = __webpack_require__(84604);
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
    const groups = (0,summary/* byGravity */.SN)((0,fleet/* groupHosts */.z)(report.hosts));
    const changed = groups.filter(([host]) => !(0,summary/* isUnchanged */._5)(host));
    const rows = changed.map((group) => ({ group, cells: (0,summary/* groupRow */.We)(group) }));
    const subject = { report, groups, changed, rows, attention: (0,attention/* attentionItems */.p)(report, groups) };
    for (const budget of budgets()) {
        const body = within(limit, blocks(subject, { budget, limit, leftOut: new Set() }));
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
    const age = (0,summary/* ageLine */.qh)(report);
    const title = report.title === '' ? [] : [`### ${(0,inert/* prose */.CS)(report.title, 200)}`];
    const how = report.rebuild?.sandbox && budget.sections
        ? ` Depth: ${report.rebuild.depth}, in ${(0,inert/* prose */.CS)(report.rebuild.sandbox)}.`
        : '';
    const { lastGood, notices = [] } = report;
    const loud = [
        ...(0,summary/* missingLines */.uR)(report, budget.hostNames),
        ...(lastGood ? [(0,search/* lastGoodSentence */.PR)(lastGood, !budget.sections)] : []),
    ];
    const told = [...loud.map(rich/* toMarkdown */.l6), ...notices.map((said) => (0,inert/* prose */.CS)(said, 500))];
    const said = told.length === 0 ? [] : [told.map((text) => `> **${text}**`).join('\n>\n')];
    return [...title, ...(age === '' ? [] : [age]), ...said, `**${(0,summary/* verdictSentence */.BT)(report)}**${how}`].join('\n\n');
}
function* sections(subject, drawing) {
    const { report, groups, changed, attention } = subject;
    yield* hostTable(report, drawing, subject.rows);
    yield* unchangedLines(report, drawing);
    yield* (0,summary/* pushedLines */.ZF)(report, drawing.budget.hostNames).map(rich/* toMarkdown */.l6);
    yield* attentionList(attention, drawing);
    yield* upgradeBlocks(report);
    yield* failureBlocks(drawing, groups);
    yield* searchBlocks(report, drawing);
    yield* vmBlocks(drawing, changed);
    yield* kernelBlocks(drawing, changed);
    yield* sizeBlocks(drawing, changed);
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
    const width = report.rebuild ? summary/* columns */.YB.length : summary/* columns */.YB.length - 1;
    const rows = shown.map(({ group, cells }) => {
        const names = group.map((host) => host.name);
        return (0,markdown_parts/* tableRow */.jD)([(0,markdown_parts/* hostNames */.n3)(drawing, names), ...cells.slice(0, width)]);
    });
    if (rows.length > 0)
        yield (0,markdown_parts/* markdownTable */.Qj)(drawing, ['Hosts', ...summary/* columns */.YB.slice(0, width)], rows);
    const rest = all.slice(shown.length).flatMap(({ group }) => group);
    if (rest.length > 0)
        yield `Not in the table: ${(0,summary/* verdictSentence */.BT)({ hosts: rest })}`;
}
function* unchangedLines(report, drawing) {
    for (const { words, names } of (0,summary/* unchangedHosts */.Tr)(report.hosts))
        yield (0,rich/* toMarkdown */.l6)([words, ...(0,markdown_parts/* hostNames */.n3)(drawing, names), '.']);
}
function* attentionList(found, drawing) {
    const items = (0,markdown_parts/* first */.$1)(drawing, found, drawing.budget.attention, 'findings');
    if (items.length === 0)
        return;
    yield `#### Needs an eye\n\n${(0,markdown_parts/* bullets */.e5)(items.map(attention/* attentionLine */.b))}`;
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


/***/ })

};
