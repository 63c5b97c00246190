export const id = 700;
export const ids = [700];
export const modules = {

/***/ 68212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   Vw: () => (/* binding */ inertPlain),
/* harmony export */   js: () => (/* binding */ htmlText),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
/**
 * Text by others (names, versions, branches, log lines) made harmless before it is posted. Markup is answered by the
 * form it is put in (code span, escaped prose, fence); what a forge or an e-mail reply would still find in the bare
 * words (mentions, references, addresses, tags, character references) is broken up with a zero-width space.
 */
const breaker = '\u200b';
const escapeSequence = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])/g;
const lineBreaks = /[\r\n\t\v\f\u0085\u2028\u2029]+/g;
// Control, format (bidi, zero-width), lone surrogates, unassigned; and letters that show nothing.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u115f\u1160\u3164\uffa0\u034f]/gu;
/** What most names and versions are: nothing in it has to go. */
const printable = /^[ -~]*$/;
/** One line without anything that can't be seen; at most `limit` characters. For terminals and plain text. */
function plain(text, limit = 200) {
    if (text.length <= limit && printable.test(text))
        return text;
    // Far more than is shown is not worth the work.
    const line = text
        .slice(0, limit * 8)
        .replace(escapeSequence, '')
        .replace(lineBreaks, ' ');
    const visible = Array.from(line.replace(invisible, '\ufffd'));
    return visible.length > limit ? `${visible.slice(0, limit - 1).join('')}…` : visible.join('');
}
/** `plain`, with mentions, references and addresses broken up. For titles and commit messages. */
function inertPlain(text, limit) {
    return plain(text, limit)
        .replace(/(?<![A-Za-z0-9_])@(?=[A-Za-z0-9_-])/g, `@${breaker}`)
        .replace(/[#!](?=[0-9])/g, (mark) => mark + breaker)
        .replace(/(?<![A-Za-z0-9])gh-(?=[0-9])/gi, (mark) => mark + breaker)
        .replace(/:\/\//g, `:${breaker}//`)
        .replace(/(?<![A-Za-z0-9])www\./gi, (mark) => mark.slice(0, 3) + breaker + '.')
        .replace(/[<&](?=[A-Za-z/!?#])/g, (mark) => mark + breaker);
}
/** A markdown code span, also in a table. A pipe becomes a broken bar: parsers disagree on how to escape it there. */
function codeSpan(text) {
    const inert = inertPlain(text).replaceAll('|', '¦');
    if (inert.trim() === '')
        return '(empty)';
    const fence = '`'.repeat(longestRun(inert) + 1);
    const pad = /^[ `]|[ `]$/.test(inert) ? ' ' : '';
    return fence + pad + inert + pad + fence;
}
/** Markdown prose, also in a table: every character that could be markup as a character reference. */
function prose(text, limit = 400) {
    return (inertPlain(text, limit)
        .replaceAll(' -> ', ' → ')
        .replace(/@(?=[^\u200b])/g, `@${breaker}`)
        // `:tada:`
        .replace(/:(?=[a-z+-][a-z0-9_+-]*:)/gi, `:${breaker}`)
        .replace(/[&<>|\\`*_[\]~#!$]/g, reference)
        .replace(/^[^A-Za-z&]/u, reference));
}
/** Text in our own HTML. */
function htmlText(text) {
    return inertPlain(text).replace(/[&<>"']/g, reference);
}
/** A fenced block, its fence longer than any run of backticks in it. */
function fenced(lines) {
    const inert = lines.map((line) => inertPlain(line, 500));
    const fence = '`'.repeat(Math.max(3, longestRun(inert.join('\n')) + 1));
    return [`${fence}text`, ...inert, fence].join('\n');
}
function reference(character) {
    return `&#${character.codePointAt(0) ?? 0xfffd};`;
}
function longestRun(text) {
    return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}


/***/ }),

/***/ 47912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CZ: () => (/* binding */ schemaVersion),
/* harmony export */   l4: () => (/* binding */ reportJson),
/* harmony export */   xJ: () => (/* binding */ bumpJson)
/* harmony export */ });
/** Raised when a field goes or changes its meaning; new fields leave it. */
const schemaVersion = 1;
/** A pin that moves, or (with `done`) that would. Empty words become null. */
function bumpJson({ name, file, channel, lane, from, to, hash }, done) {
    return {
        pin: name,
        file,
        from: { channel: from.channel ?? null, release: from.release || null, revision: from.revision || null },
        to: { channel, release: to.release || null, revision: to.revision || null, hash },
        lane,
        ...(done === undefined ? {} : { done }),
    };
}
/** The report for machines: docs/json.md, docs/schema/report.json. The walks put bumps and pull requests beside. */
function reportJson(report) {
    return { schemaVersion, hosts: report.hosts.map(hostJson) };
}
function hostJson({ name, outcome, changes, newWarnings, beforeFailure, pushedTo }) {
    return {
        name,
        outcome,
        beforeFailure: beforeFailure ?? null,
        // Equal derivations are a verdict of their own.
        verdict: changes?.verdict ?? (outcome.kind === 'unchanged' ? 'no-op' : null),
        reasons: changes?.reasons ?? [],
        notes: changes?.notes ?? [],
        inhibitors: changes?.inhibitors ?? [],
        kernel: changes?.kernel ?? null,
        nix: changes?.nix ?? null,
        packages: changes?.packages ?? null,
        configuration: changes?.configuration ?? null,
        units: changes?.units ?? null,
        etc: changes?.etc ?? null,
        users: changes?.users ?? null,
        groups: changes?.groups ?? null,
        firewall: changes?.firewall ?? null,
        closure: changes?.closure ?? null,
        newWarnings,
        pushedTo: pushedTo ?? null,
    };
}


/***/ }),

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

/***/ 1700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listsJson: () => (/* binding */ listsJson),
/* harmony export */   listsMarkdown: () => (/* binding */ listsMarkdown),
/* harmony export */   listsText: () => (/* binding */ listsText)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47912);
/* harmony import */ var _markdown_parts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65340);
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15876);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26108);




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

/***/ 26108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ alignedTable)
/* harmony export */ });
/* harmony import */ var _inert_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68212);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92301);


/** A reason may be some sentences long. */
const LONGEST = 600;
const GAP = '  ';
/**
 * Rows in aligned columns for a terminal; the last cell of a row is not padded. No cell
 * can break its line, or show what is not there.
 */
function alignedTable(rows, { indent = '', room = null, paint = (cell) => cell } = {}) {
    const shown = rows.map((row) => row.map((cell) => (0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(cell, LONGEST)));
    const natural = naturalWidths(shown);
    const widths = room === null ? natural : fittingWidths(natural, room, indent.length);
    if (widths === null)
        return room === null ? '' : blocks(shown, indent, room);
    return shown
        .map((row, at) => {
        const fitting = row.map((cell, column) => room === null ? cell : (0,_width_js__WEBPACK_IMPORTED_MODULE_0__/* .shortened */ .vI)(cell, widths[column] ?? 0));
        const last = fitting.findLastIndex((cell) => cell !== '');
        const cells = fitting.slice(0, last + 1).map((cell, column) => {
            const filled = column === last ? cell : (0,_width_js__WEBPACK_IMPORTED_MODULE_0__/* .padded */ .jC)(cell, widths[column] ?? 0);
            return paint(filled, at, column);
        });
        return indent + cells.join(GAP);
    })
        .join('\n');
}
function naturalWidths(rows) {
    const widths = [];
    for (const row of rows) {
        row.forEach((cell, column) => {
            widths[column] = Math.max(widths[column] ?? 0, (0,_width_js__WEBPACK_IMPORTED_MODULE_0__/* .displayWidth */ .F1)(cell));
        });
    }
    return widths;
}
/** Of those that may, the widest column gives way first, down to its least; null: there is no room for all of them. */
function fittingWidths(natural, { width, least }, indent) {
    const widths = natural.slice();
    let excess = indent + sum(widths) + GAP.length * (widths.length - 1) - width;
    for (; excess > 0; excess--) {
        const spare = widths.map((one, column) => (one > (least[column] ?? Infinity) ? one : 0));
        const widest = Math.max(...spare);
        if (widest === 0)
            return null;
        widths[spare.indexOf(widest)] = widest - 1;
    }
    return widths;
}
/** A row's first cell, and below it the others. */
function blocks(rows, indent, { width, headed }) {
    const [heads = [], ...rest] = rows;
    return (headed ? rest : rows)
        .map(([first = '', ...cells]) => {
        const told = cells.flatMap((cell, column) => {
            const head = headed ? `${heads[column + 1]?.toLowerCase() ?? ''}: ` : '';
            return cell === '' || cell === '–' ? [] : [head + cell];
        });
        const below = headed ? told : [told.join(', ')];
        // A row that goes on with the one above has no first cell.
        const lines = [...(first === '' ? [] : [first]), ...below.map((line) => `  ${line}`)];
        return (0,_width_js__WEBPACK_IMPORTED_MODULE_0__/* .wrapped */ .ky)(lines.map((line) => indent + line).join('\n'), width);
    })
        .join('\n');
}
function sum(numbers) {
    return numbers.reduce((all, one) => all + one, 0);
}


/***/ }),

/***/ 92301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F1: () => (/* binding */ displayWidth),
  jC: () => (/* binding */ padded),
  vI: () => (/* binding */ shortened),
  ky: () => (/* binding */ wrapped)
});

;// CONCATENATED MODULE: ./node_modules/fast-string-truncated-width/dist/utils.js
/* MAIN */
const getCodePointsLength = (() => {
    const SURROGATE_PAIR_RE = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;
    return (input) => {
        let surrogatePairsNr = 0;
        SURROGATE_PAIR_RE.lastIndex = 0;
        while (SURROGATE_PAIR_RE.test(input)) {
            surrogatePairsNr += 1;
        }
        return input.length - surrogatePairsNr;
    };
})();
const isFullWidth = (x) => {
    return x === 0x3000 || x >= 0xFF01 && x <= 0xFF60 || x >= 0xFFE0 && x <= 0xFFE6;
};
const isWideNotCJKTNotEmoji = (x) => {
    return x === 0x231B || x === 0x2329 || x >= 0x2FF0 && x <= 0x2FFF || x >= 0x3001 && x <= 0x303E || x >= 0x3099 && x <= 0x30FF || x >= 0x3105 && x <= 0x312F || x >= 0x3131 && x <= 0x318E || x >= 0x3190 && x <= 0x31E3 || x >= 0x31EF && x <= 0x321E || x >= 0x3220 && x <= 0x3247 || x >= 0x3250 && x <= 0x4DBF || x >= 0xFE10 && x <= 0xFE19 || x >= 0xFE30 && x <= 0xFE52 || x >= 0xFE54 && x <= 0xFE66 || x >= 0xFE68 && x <= 0xFE6B || x >= 0x1F200 && x <= 0x1F202 || x >= 0x1F210 && x <= 0x1F23B || x >= 0x1F240 && x <= 0x1F248 || x >= 0x20000 && x <= 0x2FFFD || x >= 0x30000 && x <= 0x3FFFD;
};
/* EXPORT */


;// CONCATENATED MODULE: ./node_modules/fast-string-truncated-width/dist/index.js
/* IMPORT */

/* HELPERS */
const ANSI_RE = /[\u001b\u009b][[()#;?]*(?:[0-9]{1,4}(?:;[0-9]{0,4})*)?[0-9A-ORZcf-nqry=><]|\u001b\]8;[^;]*;.*?(?:\u0007|\u001b\u005c)/y;
const CONTROL_RE = /[\x00-\x08\x0A-\x1F\x7F-\x9F]{1,1000}/y;
const CJKT_WIDE_RE = /(?:(?![\uFF61-\uFF9F\uFF00-\uFFEF])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Tangut}]){1,1000}/yu;
const TAB_RE = /\t{1,1000}/y;
const EMOJI_RE = /[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|\p{Emoji_Presentation}|\p{Emoji}\uFE0F\u20E3?))*/yu;
const LATIN_RE = /(?:[\x20-\x7E\xA0-\xFF](?!\uFE0F)){1,1000}/y;
const MODIFIER_RE = /\p{M}+/gu;
const NO_TRUNCATION = { limit: Infinity, ellipsis: '' };
/* MAIN */
const getStringTruncatedWidth = (input, truncationOptions = {}, widthOptions = {}) => {
    /* CONSTANTS */
    const LIMIT = truncationOptions.limit ?? Infinity;
    const ELLIPSIS = truncationOptions.ellipsis ?? '';
    const ELLIPSIS_WIDTH = truncationOptions?.ellipsisWidth ?? (ELLIPSIS ? getStringTruncatedWidth(ELLIPSIS, NO_TRUNCATION, widthOptions).width : 0);
    const ANSI_WIDTH = 0;
    const CONTROL_WIDTH = widthOptions.controlWidth ?? 0;
    const TAB_WIDTH = widthOptions.tabWidth ?? 8;
    const EMOJI_WIDTH = widthOptions.emojiWidth ?? 2;
    const FULL_WIDTH_WIDTH = 2;
    const REGULAR_WIDTH = widthOptions.regularWidth ?? 1;
    const WIDE_WIDTH = widthOptions.wideWidth ?? FULL_WIDTH_WIDTH;
    const PARSE_BLOCKS = [
        [LATIN_RE, REGULAR_WIDTH],
        [ANSI_RE, ANSI_WIDTH],
        [CONTROL_RE, CONTROL_WIDTH],
        [TAB_RE, TAB_WIDTH],
        [EMOJI_RE, EMOJI_WIDTH],
        [CJKT_WIDE_RE, WIDE_WIDTH],
    ];
    /* STATE */
    let indexPrev = 0;
    let index = 0;
    let length = input.length;
    let lengthExtra = 0;
    let truncationEnabled = false;
    let truncationIndex = length;
    let truncationLimit = Math.max(0, LIMIT - ELLIPSIS_WIDTH);
    let unmatchedStart = 0;
    let unmatchedEnd = 0;
    let width = 0;
    let widthExtra = 0;
    /* PARSE LOOP */
    outer: while (true) {
        /* UNMATCHED */
        if ((unmatchedEnd > unmatchedStart) || (index >= length && index > indexPrev)) {
            const unmatched = input.slice(unmatchedStart, unmatchedEnd) || input.slice(indexPrev, index);
            lengthExtra = 0;
            for (const char of unmatched.replaceAll(MODIFIER_RE, '')) {
                const codePoint = char.codePointAt(0) || 0;
                if (isFullWidth(codePoint)) {
                    widthExtra = FULL_WIDTH_WIDTH;
                }
                else if (isWideNotCJKTNotEmoji(codePoint)) {
                    widthExtra = WIDE_WIDTH;
                }
                else {
                    widthExtra = REGULAR_WIDTH;
                }
                if ((width + widthExtra) > truncationLimit) {
                    truncationIndex = Math.min(truncationIndex, Math.max(unmatchedStart, indexPrev) + lengthExtra);
                }
                if ((width + widthExtra) > LIMIT) {
                    truncationEnabled = true;
                    break outer;
                }
                lengthExtra += char.length;
                width += widthExtra;
            }
            unmatchedStart = unmatchedEnd = 0;
        }
        /* EXITING */
        if (index >= length) {
            break outer;
        }
        /* PARSE BLOCKS */
        for (let i = 0, l = PARSE_BLOCKS.length; i < l; i++) {
            const [BLOCK_RE, BLOCK_WIDTH] = PARSE_BLOCKS[i];
            BLOCK_RE.lastIndex = index;
            if (BLOCK_RE.test(input)) {
                lengthExtra = BLOCK_RE === CJKT_WIDE_RE ? getCodePointsLength(input.slice(index, BLOCK_RE.lastIndex)) : BLOCK_RE === EMOJI_RE ? 1 : BLOCK_RE.lastIndex - index;
                widthExtra = lengthExtra * BLOCK_WIDTH;
                if ((width + widthExtra) > truncationLimit) {
                    truncationIndex = Math.min(truncationIndex, index + Math.floor((truncationLimit - width) / BLOCK_WIDTH));
                }
                if ((width + widthExtra) > LIMIT) {
                    truncationEnabled = true;
                    break outer;
                }
                width += widthExtra;
                unmatchedStart = indexPrev;
                unmatchedEnd = index;
                index = indexPrev = BLOCK_RE.lastIndex;
                continue outer;
            }
        }
        /* UNMATCHED INDEX */
        index += 1;
    }
    /* RETURN */
    return {
        width: truncationEnabled ? truncationLimit : width,
        index: truncationEnabled ? truncationIndex : length,
        truncated: truncationEnabled,
        ellipsed: truncationEnabled && LIMIT >= ELLIPSIS_WIDTH
    };
};
/* EXPORT */
/* harmony default export */ const dist = (getStringTruncatedWidth);

;// CONCATENATED MODULE: ./node_modules/fast-string-width/dist/index.js
/* IMPORT */

/* HELPERS */
const dist_NO_TRUNCATION = {
    limit: Infinity,
    ellipsis: '',
    ellipsisWidth: 0,
};
/* MAIN */
const fastStringWidth = (input, options = {}) => {
    return dist(input, dist_NO_TRUNCATION, options).width;
};
/* EXPORT */
/* harmony default export */ const fast_string_width_dist = (fastStringWidth);

;// CONCATENATED MODULE: ./build/src/report/width.js

/** Text on a terminal, in columns: what is written wide (CJK, emoji) takes two, what joins the letter before takes none. */
// What shows nothing, but for what joins emoji.
const unseen = /(?!\u200d)[\p{Cf}\p{Cs}]/gu;
let segmenter = null;
/** What is read as one letter each. Loading the rules for it takes longer than most texts take to be drawn. */
function* graphemes(text) {
    segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
    for (const { segment } of segmenter.segment(text))
        yield segment;
}
/** Columns of a text without escape sequences. */
function displayWidth(text) {
    // Nearly all are, with signs of our own; the rules of Unicode take a hundred times as long.
    return /^[ -~–…→]*$/.test(text) ? text.length : fast_string_width_dist(text.replace(unseen, ''));
}
function padded(text, width) {
    return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
const ARROW = ' -> ';
/** In fewer columns nothing of `old -> new` could be read. */
const LEAST_MOVE = 10;
/** At most so many columns; what is cut ends in `…`. Of `old -> new` the new one is kept, or its beginning. */
function shortened(text, width) {
    if (displayWidth(text) <= width)
        return text;
    const arrow = text.lastIndexOf(ARROW);
    if (arrow > 0 && width >= LEAST_MOVE) {
        const now = text.slice(arrow + ARROW.length);
        const room = Math.max(1, width - ARROW.length - displayWidth(now));
        return `${shortened(text.slice(0, arrow), room)}${ARROW}${shortened(now, width - ARROW.length - 1)}`;
    }
    return width < 1 ? '' : `${beginning(text, width - 1).trimEnd()}…`;
}
/** As much of a text as so many columns hold; no letter is cut through. */
function beginning(text, width) {
    let [taken, used] = ['', 0];
    for (const segment of graphemes(text)) {
        used += displayWidth(segment);
        if (used > width)
            break;
        taken += segment;
    }
    return taken;
}
/** Further than this a text is not moved to the right: there would be no room left. */
const MOST_INDENT = 8;
/** Lines of at most so many columns. What of a line goes on in the next stands two columns to the right of its start. */
function wrapped(text, width) {
    return text
        .split('\n')
        .flatMap((line) => (displayWidth(line) <= width ? [line] : wrappedLine(line, width)))
        .join('\n');
}
function wrappedLine(line, width) {
    const start = /^ */.exec(line)?.[0] ?? '';
    const hanging = ' '.repeat(Math.min(start.length, MOST_INDENT) + 2);
    const lines = [];
    let current = start;
    let isEmpty = true;
    const next = () => {
        lines.push(current);
        [current, isEmpty] = [hanging, true];
    };
    for (const word of line.slice(start.length).split(' ')) {
        const joint = isEmpty ? '' : ' ';
        if (displayWidth(current + joint + word) <= width) {
            current += joint + word;
            isEmpty = false;
            continue;
        }
        if (!isEmpty)
            next();
        for (const piece of pieces(word, Math.max(1, width - hanging.length))) {
            if (!isEmpty)
                next();
            current += piece;
            isEmpty = false;
        }
    }
    return isEmpty ? lines : [...lines, current];
}
/** A word in pieces of at most so many columns. An address stays whole: one that is broken can't be opened. */
function pieces(word, width) {
    if (word.includes('://'))
        return [word];
    const parts = [];
    let [part, used] = ['', 0];
    for (const segment of graphemes(word)) {
        const columns = displayWidth(segment);
        if (part !== '' && used + columns > width) {
            parts.push(part);
            [part, used] = ['', 0];
        }
        part += segment;
        used += columns;
    }
    return [...parts, part];
}


/***/ })

};
