export const id = 78;
export const ids = [78];
export const modules = {

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
