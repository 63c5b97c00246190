export const id = 700;
export const ids = [700];
export const modules = {

/***/ 5340:
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

/***/ 1700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listsJson: () => (/* binding */ listsJson),
/* harmony export */   listsMarkdown: () => (/* binding */ listsMarkdown),
/* harmony export */   listsText: () => (/* binding */ listsText)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7912);
/* harmony import */ var _markdown_parts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5340);
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5876);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6108);




/** Two package lists, as `diff` tells of them. */
const KINDS = ['downgraded', 'upgraded', 'added', 'removed'];
/** The comparison for machines: docs/json.md. */
function listsJson({ before, after, changes, insecure }) {
    return { schemaVersion: _json_js__WEBPACK_IMPORTED_MODULE_1__/* .schemaVersion */ .CZ, packages: { before, after }, changes, newlyInsecure: insecure };
}
/** Every change, by its kind. */
function listsText(lists) {
    const tables = KINDS.flatMap((kind) => {
        const rows = lists.changes.filter(({ change }) => change === kind).map(row);
        return rows.length === 0 ? [] : [`${kind}: ${rows.length}\n${(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .alignedTable */ .n)(rows)}`];
    });
    return [headline(lists), ...insecureLines(lists).map((line) => `  ${(0,_rich_js__WEBPACK_IMPORTED_MODULE_2__/* .toText */ .fE)(line)}`), ...tables].join('\n');
}
function row({ attribute, before, after }) {
    return [
        `  ${attribute}`,
        before === null ? (after ?? '') : after === null ? before : `${before} -> ${after}`,
    ];
}
/** The counts and what is newly marked insecure, and of each kind the first changes that fit. */
function listsMarkdown(lists, limit) {
    const head = `**${headline(lists)}**`;
    const insecure = insecureLines(lists);
    for (let most = 1000; most >= 1; most = Math.floor(most / 2)) {
        const parts = [head, insecureBlock(insecure, most), ...KINDS.map((kind) => kindBlock(lists, kind, most))];
        const text = parts.filter((part) => part !== '').join('\n\n');
        if (Buffer.byteLength(text) < limit)
            return text;
    }
    return head;
}
function insecureBlock(lines, most) {
    const more = lines.length - most;
    const rest = more > 0 ? [`- and ${more} more that are newly marked insecure`] : [];
    return lines.length === 0 ? '' : [(0,_markdown_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .bullets */ .e5)(lines.slice(0, most)), ...rest].join('\n');
}
function kindBlock({ changes }, kind, most) {
    const all = changes.filter(({ change }) => change === kind);
    const lines = all.slice(0, most).map(({ attribute, before, after }) => {
        const versions = [before, after].filter((version) => version !== null);
        const told = versions.flatMap((name, index) => [index === 0 ? ' ' : ' -> ', { name }]);
        return [{ name: attribute }, ...told];
    });
    const more = all.length - lines.length;
    const rest = more > 0 ? [`- and ${more} more`] : [];
    return all.length === 0
        ? ''
        : [`#### ${kind}: ${all.length}`, [(0,_markdown_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .bullets */ .e5)(lines), ...rest].join('\n')].join('\n\n');
}
function headline({ before, after, changes }) {
    const counts = KINDS.map((kind) => `${changes.filter(({ change }) => change === kind).length} ${kind}`);
    return `${before} packages before, ${after} after: ${counts.join(', ')}.`;
}
function insecureLines({ insecure }) {
    return insecure.map(({ name, reasons }) => [
        { name },
        ' is newly marked insecure',
        ...(reasons.length === 0 ? [] : [': ', { said: reasons.join('; ') }]),
    ]);
}


/***/ })

};
