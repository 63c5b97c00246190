export const id = 777;
export const ids = [777];
export const modules = {

/***/ 77119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ noPins)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _report_inert_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68212);


/** Said where there is no pin: maybe because this is not the folder that was meant. */
async function noPins({ folder, git, files }) {
    const root = await git.root(folder).catch(() => undefined);
    // Nobody knows without git.
    if (root === undefined)
        return 'No pins found.';
    if (root === null)
        return 'No pins found. This is no git repository.';
    const above = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)((await files.resolve(folder)) ?? folder, root);
    return above === ''
        ? 'No pins found.'
        : `No pins found. The repository begins in ${(0,_report_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(above)}: look there.`;
}


/***/ }),

/***/ 42777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   held: () => (/* binding */ held),
/* harmony export */   pinJson: () => (/* binding */ pinJson),
/* harmony export */   pinsVerb: () => (/* binding */ pinsVerb)
/* harmony export */ });
/* harmony import */ var _report_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47912);
/* harmony import */ var _report_screen_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26338);
/* harmony import */ var _no_pins_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77119);
/* harmony import */ var _proposals_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15909);




/** Of the file and of the note so much stays; what else there is of a pin is typed, and looked for. */
const LEAST = { 0: 12, 5: 16 };
/** A pin in the form of `pins --json` (DESIGN 4). */
function pinJson(pin) {
    const { file, format, name, channel, revision, release, hash, url, state, direct, line, note } = pin;
    const told = { file, format, name, channel, revision, release, hash, url, state, direct, line };
    return note === undefined ? told : { ...told, note };
}
/** `pins [DIR]`: every pin, those of a lock's transitive nodes marked. A broken file is told, and ends with 1. */
async function pinsVerb(context) {
    const { pins, errors } = await (0,_proposals_js__WEBPACK_IMPORTED_MODULE_2__/* .discoverPins */ .ud)(context);
    const direct = pins.filter((pin) => pin.direct);
    const rows = direct.map((pin) => [
        pin.file,
        pin.name,
        pin.channel ?? '-',
        held(pin),
        pin.state,
        pin.note ?? '',
    ]);
    const heads = ['FILE', 'PIN', 'CHANNEL', 'HOLDS', 'STATE', 'NOTE'];
    const table = (screen) => (0,_report_screen_js__WEBPACK_IMPORTED_MODULE_0__/* .drawnTable */ .$X)([heads, ...rows], (0,_report_screen_js__WEBPACK_IMPORTED_MODULE_0__/* .inkFor */ ._$)(screen), { least: LEAST, headed: true });
    const transitive = pins.length - direct.length;
    const nothing = direct.length === 0 ? await (0,_no_pins_js__WEBPACK_IMPORTED_MODULE_1__/* .noPins */ .Q)(context) : '';
    const more = transitive > 0 ? [`and ${transitive} in the locks of inputs (see --json)`] : [];
    const onScreen = (screen) => [direct.length === 0 ? nothing : table(screen), ...more].join('\n');
    return {
        get text() {
            return onScreen(_report_screen_js__WEBPACK_IMPORTED_MODULE_0__/* .noScreen */ .uf);
        },
        onScreen,
        json: { schemaVersion: _report_json_js__WEBPACK_IMPORTED_MODULE_3__/* .schemaVersion */ .CZ, pins: pins.map(pinJson) },
        exitCode: errors.length > 0 ? 1 : 0,
    };
}
/** What a pin holds, for people: the release, else the revision's first twelve digits. */
function held(pin) {
    return pin.release ?? pin.revision?.slice(0, 12) ?? '-';
}


/***/ })

};
