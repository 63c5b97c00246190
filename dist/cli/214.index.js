export const id = 214;
export const ids = [214,78];
export const modules = {

/***/ 97214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderHtml: () => (/* binding */ renderHtml)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/report/inert.js
var inert = __webpack_require__(68212);
// EXTERNAL MODULE: ./build/src/report/rich.js
var rich = __webpack_require__(15876);
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
var fleet = __webpack_require__(62965);
// EXTERNAL MODULE: ./build/src/report/attention.js + 5 modules
var attention = __webpack_require__(1057);
// EXTERNAL MODULE: ./build/src/report/failure.js
var report_failure = __webpack_require__(71522);
// EXTERNAL MODULE: ./build/src/report/provenance.js
var provenance = __webpack_require__(93541);
// EXTERNAL MODULE: ./build/src/report/quantity.js
var quantity = __webpack_require__(91191);
// EXTERNAL MODULE: ./build/src/report/rollback.js
var rollback = __webpack_require__(95078);
// EXTERNAL MODULE: ./build/src/report/search.js
var search = __webpack_require__(34346);
// EXTERNAL MODULE: ./build/src/report/summary.js
var summary = __webpack_require__(73320);
// EXTERNAL MODULE: ./build/src/report/upgrade.js
var upgrade = __webpack_require__(84604);
// EXTERNAL MODULE: ./build/src/report/channel.js
var channel = __webpack_require__(50371);
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

// EXTERNAL MODULE: ./build/src/report/kernel.js
var report_kernel = __webpack_require__(90807);
// EXTERNAL MODULE: ./build/src/report/vm-proof.js
var vm_proof = __webpack_require__(39536);
// EXTERNAL MODULE: ./build/src/report/warnings.js
var warnings = __webpack_require__(9915);
;// CONCATENATED MODULE: ./build/src/report/html/hosts.js









/** Those of which the table of hosts shows the colour. */
const verdicts = ['failed', 'reboot', 'switch', 'unknown'];
/** One row for hosts that change alike. */
function hostTable({ rebuild }, groups) {
    if (groups.length === 0)
        return nothing;
    const shown = rebuild ? summary/* columns */.YB : summary/* columns */.YB.slice(0, -1);
    const cell = (line) => {
        const [word] = line;
        const colour = typeof word === 'string' && verdicts.includes(word) ? word : 'plain';
        return markup `<td class="${colour}">${lineMarkup(line)}</td>`;
    };
    const rows = groups.map((group) => markup `<tr><th scope="row">${lineMarkup((0,rich/* nameList */.OD)(group.map((host) => host.name)))}</th>${(0,summary/* groupRow */.We)(group).slice(0, shown.length).map(cell)}</tr>\n`);
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
            (0,summary/* verdictLine */.MT)(changes),
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
    const [{ name }] = group;
    const all = (0,report_failure/* failuresOf */.dJ)(group);
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
    const where = [{ name: release }, ' on ', { name: host }];
    const broken = (0,search/* isToldAlready */.K6)(failure, hosts) ? nothing : failureMarkup(where, host, failure);
    return [broken, bullets((0,search/* searchLines */.gV)(lastGood))];
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

// EXTERNAL MODULE: ./build/src/report/group-changes.js
var group_changes = __webpack_require__(46083);
// EXTERNAL MODULE: ./build/src/report/moved.js
var moved = __webpack_require__(48159);
// EXTERNAL MODULE: ./build/src/report/counts.js
var counts = __webpack_require__(72886);
// EXTERNAL MODULE: ./build/src/report/package-words.js
var package_words = __webpack_require__(77316);
// EXTERNAL MODULE: ./build/src/report/system.js
var system = __webpack_require__(37691);
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
    const [{ outcome }] = group;
    const changes = (0,group_changes/* groupChanges */.t)(group);
    if (changes) {
        const content = changeContent(fewHosts(group), changes);
        if (content === nothing)
            return nothing;
        return folded([lineMarkup(fewHosts(group)), `: ${(0,package_words/* packageCounts */.dv)(changes.packages)}`], content, open);
    }
    if (outcome.kind !== 'evaluated')
        return nothing;
    const { build, fetch } = outcome.plan;
    const told = `: ${build.length} to build, ${fetch.length} to fetch`;
    return folded([lineMarkup(fewHosts(group)), told], planContent(outcome.plan), open);
}
/** Units added, removed and changed. */
function unitFold(group) {
    const changes = (0,group_changes/* groupChanges */.t)(group);
    if (!changes || (0,counts/* unitCounts */.zY)(changes.units) === '')
        return nothing;
    const summary = [lineMarkup(fewHosts(group)), `: ${(0,counts/* unitCounts */.zY)(changes.units)}`];
    return folded(summary, bullets(nameLists(changes.units)));
}
/** Who and what is let in, and what lies in /etc. */
function systemFold(group) {
    const changes = (0,group_changes/* groupChanges */.t)(group);
    const counts = changes ? (0,system/* systemCounts */.Wi)(changes) : '';
    if (!changes || counts === '')
        return nothing;
    return folded([lineMarkup(fewHosts(group)), `: ${counts}`], bullets((0,system/* systemLines */.f)(changes)));
}
function changeContent(hosts, { packages, configuration }) {
    const generated = (0,counts/* configurationCounts */.XV)(configuration);
    if (packages.length === 0 && generated === '')
        return nothing;
    const table = packages.length === 0 ? nothing : packageTable((0,rich/* toText */.fE)(hosts), (0,package_words/* byInterest */.ad)(packages));
    const summary = `Generated configuration: ${generated}`;
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
    const cells = [version(before), version(after), (0,package_words/* changeWord */.dY)(change)].map((text) => markup `<td role="cell">${text}</td>`);
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
var d3_hierarchy = __webpack_require__(77373);
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
        ...(0,summary/* missingLines */.uR)(report),
        ...(lastGood ? [(0,search/* lastGoodSentence */.PR)(lastGood)] : []),
        ...notices.map((said) => [{ said }]),
    ];
    const age = (0,summary/* ageLine */.qh)(report);
    const how = rebuild?.sandbox ? ` Depth: ${rebuild.depth}, in ${rebuild.sandbox}.` : '';
    return markup `${age === '' ? nothing : markup `<p class="age">${age}</p>\n`}${told.map((line) => markup `<p class="notice">${lineMarkup(line)}</p>\n`)}<p><strong class="verdict">${(0,summary/* verdictSentence */.BT)(report)}</strong>${how}</p>
`;
}
/** All that a report says below its headline, in the order of docs/report.md, sizes below packages; what is empty is left out. */
function sections(report, room) {
    const groups = (0,summary/* byGravity */.SN)((0,fleet/* groupHosts */.z)(report.hosts));
    const changed = groups.filter(([host]) => !(0,summary/* isUnchanged */._5)(host));
    const failed = groups.filter((group) => (0,report_failure/* failuresOf */.dJ)(group).length > 0);
    const inRoom = (some, draw) => limited(room, some, draw);
    const all = [
        ['hosts', 'Hosts', hosts(report, changed)],
        ['eye', 'Needs an eye', bullets((0,attention/* attentionItems */.p)(report, groups).map(attention/* attentionLine */.b))],
        ['notes', 'Release notes', bullets((0,upgrade/* releaseNoteLines */.h)(report))],
        ['along', 'Moves along', bullets((0,upgrade/* companionLines */.m)(report))],
        ['failures', 'Failures', inRoom(failed, failureBlock)],
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
    const same = (0,summary/* unchangedHosts */.Tr)(report.hosts).map(({ words, names }) => [words, ...(0,rich/* nameList */.OD)(names), '.']);
    const lines = [...same, ...(0,summary/* pushedLines */.ZF)(report)];
    return [hostTable(report, changed), lines.map((line) => markup `<p>${lineMarkup(line)}</p>\n`)];
}
function rollbackLines(groups) {
    const all = (0,rollback/* rollbacks */.M)(groups);
    return all.map(({ line, hosts: names }) => all.length === 1 ? line : [...(0,rich/* nameList */.OD)(names, 5), ': ', ...line]);
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

/***/ 95078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ rollbacks)
/* harmony export */ });
/* harmony import */ var _core_stateful_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67225);
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15876);
/* harmony import */ var _nix_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96735);



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
        const kept = changes.packages
            .filter((change) => (0,_core_stateful_js__WEBPACK_IMPORTED_MODULE_0__/* .isServing */ .PA)(change, changes) && (0,_core_stateful_js__WEBPACK_IMPORTED_MODULE_0__/* .isStatefulMajor */ .AW)(change))
            .map(({ name }) => name);
        const data = kept.length === 0 ? [] : ['; what does not go back with it: the data of ', ...(0,_rich_js__WEBPACK_IMPORTED_MODULE_1__/* .nameList */ .OD)(kept, 10)];
        const line = [...(0,_nix_js__WEBPACK_IMPORTED_MODULE_2__/* .nixLine */ .M)(changes), ...note, ...data];
        const known = byLine.get(JSON.stringify(line)) ?? { line, oneWay, hosts: [] };
        known.hosts.push(...group.map((host) => host.name));
        byLine.set(JSON.stringify(line), known);
    }
    return [...byLine.values()].sort((a, b) => Number(b.oneWay) - Number(a.oneWay));
}


/***/ })

};
