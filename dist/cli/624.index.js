export const id = 624;
export const ids = [624];
export const modules = {

/***/ 28624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   comparisonOutcome: () => (/* binding */ comparisonOutcome)
/* harmony export */ });
/* harmony import */ var _core_diff_compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27341);
/* harmony import */ var _report_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47912);
/* harmony import */ var _report_screen_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26338);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96097);




/**
 * Two systems, compared.
 * @param page absolute path of the file that a page of it is written to
 */
async function comparisonOutcome({ files }, name, { before, after, sources }, { form, page }) {
    const report = comparisonReport(name, (0,_core_diff_compare_js__WEBPACK_IMPORTED_MODULE_0__/* .compareSystems */ .q)(before, after, sources));
    const onScreen = (screen) => (0,_report_text_js__WEBPACK_IMPORTED_MODULE_2__/* .renderText */ .S)(report, screen);
    const drawn = {
        // Not before it is asked for: a terminal has it drawn otherwise.
        text: () => null,
        markdown: async () => (await Promise.all(/* import() */[__webpack_require__.e(625), __webpack_require__.e(78)]).then(__webpack_require__.bind(__webpack_require__, 70625))).renderMarkdown(report),
        json: () => JSON.stringify((0,_report_json_js__WEBPACK_IMPORTED_MODULE_3__/* .reportJson */ .l4)(report), null, 2),
        // What prints it ends the last line.
        html: async () => (await pageOf(report)).trimEnd(),
    };
    if (page !== null)
        await files.write(page, await pageOf(report));
    const text = await drawn[form]();
    return {
        get text() {
            return text ?? onScreen(_report_screen_js__WEBPACK_IMPORTED_MODULE_1__/* .noScreen */ .uf);
        },
        ...(text === null ? { onScreen } : {}),
        get json() {
            return (0,_report_json_js__WEBPACK_IMPORTED_MODULE_3__/* .reportJson */ .l4)(report);
        },
        exitCode: 0,
    };
}
async function pageOf(report) {
    return (await Promise.all(/* import() */[__webpack_require__.e(373), __webpack_require__.e(214)]).then(__webpack_require__.bind(__webpack_require__, 97214))).renderHtml([report]);
}
/** Of a bare comparison: nothing was rebuilt, and nothing is proposed. */
function comparisonReport(name, changes) {
    const outcome = { kind: 'built', built: 0, fetched: 0, seconds: 0 };
    return {
        title: '',
        channel: null,
        lane: null,
        bumps: [],
        daysNewer: null,
        released: null,
        rebuild: null,
        hosts: [{ name, outcome, changes, plan: null, newWarnings: [] }],
        untested: [],
        attention: otherBytes(changes),
    };
}
/** One toplevel in two stores is no change of the system, whatever lies at its paths: that is told all the same. */
function otherBytes({ verdict, closure }) {
    const { paths } = closure.added;
    if (verdict !== 'no-op' || paths === 0)
        return [];
    const count = paths === 1 ? '1 store path holds' : `${paths} store paths hold`;
    return [
        `${count} other bytes than before, as not everything builds to the same: the JSON names the packages`,
    ];
}


/***/ })

};
