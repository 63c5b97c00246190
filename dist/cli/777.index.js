export const id = 777;
export const ids = [777];
export const modules = {

/***/ 2777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   held: () => (/* binding */ held),
/* harmony export */   pinJson: () => (/* binding */ pinJson),
/* harmony export */   pinsVerb: () => (/* binding */ pinsVerb)
/* harmony export */ });
/* harmony import */ var _report_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7912);
/* harmony import */ var _report_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6108);
/* harmony import */ var _proposals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4596);



/** A pin in the form of `pins --json` (DESIGN 4). */
function pinJson(pin) {
    const { file, format, name, channel, revision, release, hash, url, state, direct, line, note } = pin;
    const told = { file, format, name, channel, revision, release, hash, url, state, direct, line };
    return note === undefined ? told : { ...told, note };
}
/** `pins [DIR]`: every pin, those of a lock's transitive nodes marked. A broken file is told, and ends with 1. */
async function pinsVerb(context) {
    const { pins, errors } = await (0,_proposals_js__WEBPACK_IMPORTED_MODULE_0__/* .discoverPins */ .ud)(context);
    const direct = pins.filter((pin) => pin.direct);
    const rows = direct.map((pin) => [
        pin.file,
        pin.name,
        pin.channel ?? '-',
        held(pin),
        pin.state,
        pin.note ?? '',
    ]);
    const table = (0,_report_table_js__WEBPACK_IMPORTED_MODULE_1__/* .alignedTable */ .n)([['FILE', 'PIN', 'CHANNEL', 'HOLDS', 'STATE', 'NOTE'], ...rows]);
    const transitive = pins.length - direct.length;
    const more = transitive > 0 ? [`and ${transitive} in the locks of inputs (see --json)`] : [];
    return {
        text: [direct.length === 0 ? 'No pins found.' : table, ...more].join('\n'),
        json: { schemaVersion: _report_json_js__WEBPACK_IMPORTED_MODULE_2__/* .schemaVersion */ .CZ, pins: pins.map(pinJson) },
        exitCode: errors.length > 0 ? 1 : 0,
    };
}
/** What a pin holds, for people: the release, else the revision's first twelve digits. */
function held(pin) {
    return pin.release ?? pin.revision?.slice(0, 12) ?? '-';
}


/***/ }),

/***/ 8212:
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

/***/ 7912:
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

/***/ 6108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ alignedTable)
/* harmony export */ });
/* harmony import */ var _inert_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8212);

/** A reason may be some sentences long. */
const LONGEST = 600;
/**
 * Rows in aligned columns for a terminal; the last column is not padded. Blanks at the end of a line are cut. No cell
 * can break its line, or show what is not there.
 */
function alignedTable(rows) {
    const shown = rows.map((row) => row.map((cell) => (0,_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(cell, LONGEST)));
    const widths = [];
    for (const row of shown) {
        row.forEach((cell, column) => {
            widths[column] = Math.max(widths[column] ?? 0, cell.length);
        });
    }
    return shown
        .map((row) => row
        .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd())
        .join('\n');
}


/***/ })

};
