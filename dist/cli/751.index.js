export const id = 751;
export const ids = [751];
export const modules = {

/***/ 31751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ textOrder)
/* harmony export */ });
/** For `sort`: by code units, the same on every machine, whatever its language. */
function textOrder(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}


/***/ })

};
