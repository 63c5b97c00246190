export const id = 610;
export const ids = [610,777];
export const modules = {

/***/ 15502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v0: () => (/* binding */ asFlag),
  LU: () => (/* binding */ namedMove),
  Qq: () => (/* binding */ bump_named_text),
  po: () => (/* binding */ wrongUse)
});

// EXTERNAL MODULE: ./build/src/channels/release-index.js + 5 modules
var release_index = __webpack_require__(29490);
// EXTERNAL MODULE: ./build/src/core/hash.js
var core_hash = __webpack_require__(6589);
// EXTERNAL MODULE: ./build/src/core/pin.js
var core_pin = __webpack_require__(62894);
// EXTERNAL MODULE: ./build/src/core/policy/rules.js
var policy_rules = __webpack_require__(66975);
// EXTERNAL MODULE: ./build/src/core/release.js
var core_release = __webpack_require__(2164);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/core/channel.js
var channel = __webpack_require__(26466);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(85076);
;// CONCATENATED MODULE: ./build/src/app/bump-warnings.js



/** What a person should know of a move that they asked for themselves. */
function bumpWarnings(pin, target, facts) {
    const name = `\`${pin.name}\``;
    const to = target.release || target.revision;
    const messages = [
        facts.frozen ? [`${name} is moved as you say, though the configuration freezes it.`] : [],
        goesBack(pin, target) ? [`${name}: ${to} is older than what the pin holds.`] : [],
        facts.hashGiven && losesTime(pin, target)
            ? [`${name}: this leaves lastModified out; give it with --last-modified.`]
            : [],
        partings(pin, target, facts.companions),
    ].flat();
    return messages.map((message) => ({ message, place: { file: pin.file, line: pin.line } }));
}
function goesBack(pin, target) {
    const [from, to] = [pin.release ?? '', target.release];
    if ((0,core_release/* parseReleaseName */.YY)(from) && (0,core_release/* parseReleaseName */.YY)(to))
        return (0,core_release/* compareReleases */.c0)(to, from) < 0;
    const [held, wanted] = [(0,time/* knownTime */.p)(pin.lastModified), (0,time/* knownTime */.p)(target.lastModified)];
    return held !== null && wanted !== null && wanted < held;
}
/** The time of what the pin held is wrong beside another revision. */
function losesTime(pin, target) {
    return pin.lastModified !== null && target.lastModified === null && pin.revision !== target.revision;
}
/** Companions in the pin's file that stay behind in the series that it leaves. */
function partings(pin, target, companions) {
    const from = (0,channel/* seriesOf */.Lf)(pin.channel);
    const to = (0,channel/* seriesOf */.Lf)(target.channel);
    if (from === null || from === to)
        return [];
    const behind = companions.filter(({ file, series }) => file === pin.file && series === from);
    if (behind.length === 0)
        return [];
    const names = behind.map(({ name, branch }) => `\`${name}\` (${branch})`).join(', ');
    const what = `\`${pin.name}\` leaves ${from}, but ${names} ${behind.length === 1 ? 'stays' : 'stay'}`;
    const both = behind.length === 1 ? 'both' : 'all of them';
    return [to !== null && to > from ? `${what}: \`bump --lanes upgrade\` moves ${both}.` : `${what}.`];
}

// EXTERNAL MODULE: ./build/src/app/context.js
var app_context = __webpack_require__(31590);
// EXTERNAL MODULE: ./build/src/app/edit.js
var edit = __webpack_require__(76345);
// EXTERNAL MODULE: ./build/src/app/proposals.js + 21 modules
var proposals = __webpack_require__(15909);
// EXTERNAL MODULE: ./build/src/app/source.js + 8 modules
var source = __webpack_require__(94302);
;// CONCATENATED MODULE: ./build/src/app/bump-named.js











/** Where `--pin` and the flags beside it lead, and what to know of that. */
async function namedMove(context, name, options) {
    const discovery = await (0,proposals/* discoverPins */.ud)(context);
    const settings = (0,proposals/* policySettings */.cw)(context.config);
    const { pins, companions } = discovery;
    // Who names a pin means it, be it ignored or frozen; whom it follows is as the rules say.
    const rules = settings.rules.map((rule) => ({ ...rule, freeze: undefined }));
    const followed = (0,policy_rules/* ruled */.Vy)(pins, { ...settings, ignore: [], freeze: [], rules });
    const move = await moveOf(context, pickPin({ ...discovery, pins: followed }, name), options);
    const warnings = bumpWarnings(move.pin, move.target, {
        companions: (0,policy_rules/* ruledCompanions */._Z)(companions, pins, settings),
        frozen: (0,policy_rules/* settingsOf */.f5)(move.pin, settings).freeze,
        hashGiven: bump_named_text(options, 'hash') !== null,
    });
    return { move, warnings };
}
async function moveOf(context, picked, options) {
    const given = bump_named_text(options, 'to');
    // A revision is one whatever channel is followed, and none has to be named for it.
    const channel = bump_named_text(options, 'channel') ?? picked.channel ?? (isRevision(given ?? '') ? '' : null);
    const to = given === null || channel === null ? given : withPrefix(channel, given);
    const holdsNone = picked.channel === null || picked.followed === true;
    const pin = holdsNone && channel !== null ? { ...picked, channel } : picked;
    const hash = bump_named_text(options, 'hash');
    if (hash !== null) {
        return {
            pin: taken(context, pin, to),
            target: givenTarget(context, pin, { channel, hash, to }, options),
        };
    }
    for (const flag of ['revision', 'lastModified']) {
        if (bump_named_text(options, flag) !== null)
            throw wrongUse(`${asFlag(flag)} goes with --hash alone.`, 'Leave it out: it is looked up.');
    }
    if (channel === null)
        throw noChannel(pin);
    const index = (0,release_index/* createReleaseIndex */.Q)(context.http, (0,app_context/* mirrorUrls */.s)(context.config));
    return (0,edit/* moveTo */.tw)(context, pin, await releaseFor(index, pin, channel, to), (0,source/* createSources */.LH)(context, null));
}
/** `25.11.4188.9cd0ab12cd34`, as `check` shows it beside the channel, as the release's whole name. */
function withPrefix(channel, to) {
    const names = ['nixos', 'nixpkgs', 'nixpkgs-darwin'].map((prefix) => `${prefix}-${to}`);
    const [first = to] = names;
    if ((0,core_release/* parseReleaseName */.YY)(first) === null)
        return to;
    return names.find((name) => (0,core_release/* releasePath */.bD)(channel, name) !== null) ?? first;
}
/** Who names a revision and its hash knows what a pin is that no channel gives, such as one of a fork. */
function taken({ log }, pin, to) {
    const isWhole = pin.revision?.length === 40 && pin.release === null;
    if (pin.state !== 'foreign' || !isWhole || !isRevision(to ?? ''))
        return pin;
    log.warning(`\`${pin.name}\` is moved as you say, though it is foreign: ${pin.note ?? ''}.`, {
        file: pin.file,
        line: pin.line,
    });
    return { ...pin, state: 'pinned' };
}
/** Finds the pin that a name means. @throws UserError when there is none, or more than one */
function pickPin({ pins, companions }, name) {
    const direct = pins.filter((pin) => pin.direct);
    const isMeant = (one) => one.name === name || `${one.file}:${one.name}` === name;
    const [pin, ...others] = direct.filter(isMeant);
    const names = (of) => of.map((p) => `${p.file}:${p.name}`).join(', ');
    if (!pin && companions.some(isMeant))
        throw wrongUse(`\`${name}\` moves along in an upgrade; it is no pin of its own.`, '`bump --lanes upgrade` moves it with its nixpkgs.');
    if (!pin)
        throw wrongUse(`there is no pin \`${name}\`.`, direct.length > 0 ? `There are: ${names(direct)}.` : 'No pins were found.');
    if (others.length > 0)
        throw wrongUse(`\`${name}\` names several pins.`, `Say which: ${names([pin, ...others])}.`);
    return pin;
}
async function releaseFor(index, pin, channel, to) {
    if (to === null)
        return { ...(await index.newest(channel)), published: null };
    const base = { channel, lastModified: null, published: null };
    if (isRevision(to)) {
        if (pin.state === 'foreign')
            throw wrongUse(`${pin.file}:${pin.name} follows no official channel: ${pin.note ?? 'its archive is not known'}.`, 'Give the hash of its archive with --hash.');
        if (holdsRevision(pin))
            return { ...base, name: '', path: '', revision: to };
        throw pinsRelease(pin);
    }
    const path = pathOf(channel, to);
    return { ...base, name: to, path, revision: await index.revisionOf({ name: to, path }) };
}
/** With `--hash` all is given: nothing is looked up. */
function givenTarget(context, pin, { channel, hash, to }, options) {
    const sha256 = (0,core_hash/* parseHash */.Eb)(hash);
    if (sha256 === null)
        throw wrongUse('--hash is no sha256.', 'Give it as SRI: sha256-….');
    if (to === null)
        throw wrongUse('--hash needs --to.', 'Give the release name, or the revision.');
    if (channel === null)
        throw noChannel(pin);
    const revision = isRevision(to) ? to : bump_named_text(options, 'revision');
    const release = isRevision(to) ? '' : to;
    if (revision !== null && !isRevision(revision))
        throw wrongUse('--revision is no full revision.', 'Give 40 hex digits.');
    if (release === '' && !holdsRevision(pin) && pin.state !== 'foreign')
        throw pinsRelease(pin);
    if (revision === null && needsRevision(pin)) {
        throw wrongUse(`${pin.file}:${pin.name} holds a full revision; a release name has only a part of it.`, 'Give it with --revision.');
    }
    const lastModified = bump_named_text(options, 'lastModified');
    return {
        channel,
        release,
        revision: revision ?? '',
        releasePath: release === '' ? '' : pathOf(channel, release),
        releasesUrl: context.config['releases-url'],
        hash: (0,core_hash/* toSri */.kB)(sha256),
        lastModified: lastModified === null ? null : seconds(lastModified),
    };
}
/** A lock of Nix, and whatever is fetched from GitHub, is written with the whole revision. */
function needsRevision(pin) {
    return holdsRevision(pin) || (0,core_pin/* isLockNode */.W)(pin);
}
/** What is fetched from GitHub or by git: no release is in it. */
function holdsRevision({ artifact, release, revision }) {
    return artifact === 'github-archive' || (artifact === null && release === null && revision !== null);
}
function pinsRelease({ file, name }) {
    return wrongUse(`${file}:${name} pins a release; a revision does not tell which.`, 'Give the release name to --to.');
}
function pathOf(channel, release) {
    if ((0,core_release/* parseReleaseName */.YY)(release) === null) {
        throw wrongUse(`\`${release}\` is neither a release name nor a revision.`, 'Give e.g. nixos-25.11.4188.9cd0ab12cd34, or 40 hex digits.');
    }
    const path = (0,core_release/* releasePath */.bD)(channel, release);
    if (path === null)
        throw wrongUse(`${release} is no release of ${channel}.`, 'Name its channel with --channel.');
    return path;
}
function seconds(given) {
    if (!/^[0-9]{1,11}$/.test(given))
        throw wrongUse('--last-modified is no time.', 'Give seconds since 1970.');
    return Number(given);
}
/** `lastModified` -> `--last-modified` */
function asFlag(name) {
    return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
function isRevision(given) {
    return /^[0-9a-f]{40}$/.test(given);
}
function noChannel(pin) {
    return wrongUse(`${pin.file}:${pin.name} follows no channel.`, 'Say which with --channel.');
}
function wrongUse(message, cure) {
    return new errors/* UserError */.yo(message, { cure, exitCode: 64 });
}
function bump_named_text(options, name) {
    const value = options[name];
    return typeof value === 'string' ? value : null;
}


/***/ }),

/***/ 94610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bumpVerb: () => (/* binding */ bumpVerb)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/report/inert.js
var inert = __webpack_require__(68212);
// EXTERNAL MODULE: ./build/src/report/json.js
var json = __webpack_require__(47912);
// EXTERNAL MODULE: ./build/src/core/candidate.js
var core_candidate = __webpack_require__(72964);
// EXTERNAL MODULE: ./build/src/core/policy/rules.js
var rules = __webpack_require__(66975);
;// CONCATENATED MODULE: ./build/src/app/bump-choice.js


/**
 * What `bump` takes of all that is proposed, so that each pin goes to one place: lane `refresh`, and the upgrades
 * that are asked for, because `lanes` leaves `refresh` out for everything, or for all the upgrade's pins.
 */
function chooseCandidates(candidates, settings) {
    const isRefreshed = (pin) => settings.lanes.includes('refresh') && (0,rules/* settingsOf */.f5)(pin, settings).lanes.includes('refresh');
    const isLeft = (candidate) => candidate.lane === 'upgrade' && (0,core_candidate/* pinsOf */.cz)(candidate).some(isRefreshed);
    const upgrades = candidates.filter((one) => one.lane === 'upgrade' && !isLeft(one));
    const upgraded = new Set(upgrades.flatMap(core_candidate/* pinsOf */.cz));
    const refreshes = candidates.filter(({ lane }) => lane === 'refresh').map((one) => without(one, upgraded));
    return {
        taken: [...upgrades, ...refreshes.filter(({ steps }) => steps.length > 0)],
        left: candidates.filter(isLeft),
    };
}
function without(candidate, pins) {
    const steps = candidate.steps.map((step) => ({ ...step, pins: step.pins.filter((pin) => !pins.has(pin)) }));
    return { ...candidate, steps: steps.filter((step) => step.pins.length > 0) };
}

// EXTERNAL MODULE: ./build/src/app/bump-named.js + 1 modules
var bump_named = __webpack_require__(15502);
// EXTERNAL MODULE: ./build/src/app/edit.js
var edit = __webpack_require__(76345);
// EXTERNAL MODULE: ./build/src/app/pins.js
var pins = __webpack_require__(42777);
// EXTERNAL MODULE: ./build/src/app/prepare.js
var prepare = __webpack_require__(4930);
// EXTERNAL MODULE: ./build/src/app/proposals.js + 21 modules
var proposals = __webpack_require__(15909);
// EXTERNAL MODULE: ./build/src/app/report.js + 2 modules
var report = __webpack_require__(27776);
// EXTERNAL MODULE: ./build/src/app/nothing-to-do.js
var nothing_to_do = __webpack_require__(46352);
// EXTERNAL MODULE: ./build/src/app/source.js + 8 modules
var source = __webpack_require__(94302);
;// CONCATENATED MODULE: ./build/src/app/bump.js












/**
 * `bump [DIR]`: edits the pin files in place. Without `--pin` all that the policy proposes in lane `refresh`, and of
 * upgrades those that are asked for (`--lanes upgrade`); with it one pin, to the newest release or to what `--to`
 * names; with `--hash` nothing is asked of any server.
 */
async function bumpVerb(context, { options }) {
    const name = (0,bump_named/* text */.Qq)(options, 'pin');
    const plan = name === null ? await proposedPlan(context, options) : await namedPlan(context, name, options);
    const { edits, idle } = plan;
    for (const edit of edits)
        await context.files.write(`${context.folder}/${edit.file}`, edit.after, context.folder);
    const isEdited = ({ file }) => edits.some((edit) => edit.file === file);
    const moves = plan.moves.filter(({ pin }) => isEdited(pin));
    const companions = plan.companions.filter(({ companion }) => isEdited(companion)).map(report/* movedCompanion */.iv);
    const lines = [
        ...moves.map(({ pin, target }) => `${pin.file}: ${pin.name}: ${(0,pins.held)(pin)} -> ${target.release || target.revision}`),
        ...companions.map(({ file, name, from, to }) => `${file}: ${name}: ${from.branch} -> ${to.branch}`),
    ];
    return {
        text: edits.length === 0 ? (idle ?? 'Nothing was bumped.') : lines.map((l) => (0,inert/* plain */.pj)(l, 1000)).join('\n'),
        json: {
            schemaVersion: json/* schemaVersion */.CZ,
            bumps: moves.map(({ pin, target }) => (0,json/* bumpJson */.xJ)((0,report/* movedBump */.Si)(pin, target))),
            companions,
            files: edits.map((edit) => edit.file),
            warnings: edits.length === 0 ? [] : told(context, plan.warnings),
        },
        exitCode: idle === null ? 1 : options['exitCode'] === true && edits.length > 0 ? 2 : 0,
    };
}
function told({ log }, warnings) {
    return warnings.map(({ message, place }) => {
        log.warning(message, place);
        return new errors/* UserError */.yo(message, { place }).toLine();
    });
}
async function namedPlan(context, name, options) {
    const { move, warnings } = await (0,bump_named/* namedMove */.LU)(context, name, options);
    const edits = await (0,edit/* applyMoves */.V3)(context, [move]);
    const idle = `Nothing to bump: ${(0,inert/* plain */.pj)(name)} is there already.`;
    return { moves: [move], companions: [], edits, warnings, idle };
}
async function proposedPlan(context, options) {
    for (const flag of ['to', 'hash', 'channel', 'revision', 'lastModified']) {
        if ((0,bump_named/* text */.Qq)(options, flag) !== null)
            throw (0,bump_named/* wrongUse */.po)(`${(0,bump_named/* asFlag */.v0)(flag)} needs --pin.`, 'Name the pin that is meant.');
    }
    const found = await (0,proposals/* proposals */.Ku)(context);
    const { candidates, settings, unknown, findings, broken } = found;
    if (broken.length > 0) {
        throw new errors/* UserError */.yo('not every pin file can be read, so none is written.', {
            cure: 'Mend them, or name one pin of the others with --pin.',
        });
    }
    for (const error of unknown.values())
        context.log.error(error.toLine());
    const distrusted = findings.filter(({ rule }) => rule === 'inauthentic');
    for (const { message, pin } of distrusted)
        context.log.error(message, { file: pin.file, line: pin.line });
    const { taken, left } = chooseCandidates(candidates, settings);
    const bumps = await bumpsOf(context, taken);
    const whole = unknown.size === 0 && distrusted.length === 0 && bumps.length === taken.length;
    return {
        moves: bumps.flatMap(({ moves }) => moves),
        companions: bumps.flatMap(({ companions }) => companions),
        edits: bumps.at(-1)?.edits ?? [],
        warnings: [],
        idle: whole ? (0,nothing_to_do/* nothingTo */.$)('bump', found, left) : null,
    };
}
/** Several may change one file: each is made on top of those before it, and the last one's edits are those of all. */
async function bumpsOf(context, candidates) {
    const sources = (0,source/* createSources */.LH)(context, null);
    const bumps = [];
    for (const candidate of candidates) {
        const prepared = await (0,prepare/* prepare */.i)(context, candidate, sources, bumps.at(-1)?.edits);
        if (prepared.kind === 'ready')
            bumps.push(prepared.bump);
        else
            context.log.warning(`${candidate.group}: ${prepared.reasons.join(' ')}`);
    }
    return bumps;
}


/***/ }),

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

/***/ 46352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ nothingTo)
/* harmony export */ });
/* harmony import */ var _core_policy_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66975);

/** Why a pin stays though nothing is wrong with it, as said of one and of several. */
const STAYING = [
    ['cooldown', 'waits for its cooldown', 'wait for their cooldown'],
    ['frozen', 'is frozen', 'are frozen'],
    ['floating', 'floats: it holds no revision', 'float: they hold no revision'],
    ['foreign', 'follows no official channel', 'follow no official channel'],
    [
        'named-after-series',
        'stays in the series that it is named after',
        'stay in the series that they are named after',
    ],
    ['no-channel', 'names no channel to follow', 'name no channel to follow'],
    ['not-selected', 'is not looked after', 'are not looked after'],
    ['ahead', 'is ahead of its channel', 'are ahead of their channel'],
    ['unordered', 'holds nothing that its channel has listed', 'hold nothing that their channel has listed'],
];
/** What is said where nothing moves. @param left the upgrades that are open, and not taken */
function nothingTo(verb, { pins, findings, settings }, left = []) {
    if (!pins.some(({ direct }) => direct))
        return `Nothing to ${verb}: no pins found.`;
    const channels = [...new Set(left.flatMap(({ steps }) => steps.map(({ to }) => to.channel)))];
    const open = channels.length === 0
        ? []
        : [`An upgrade to ${channels.join(' and ')} is open: \`bump --lanes upgrade\`.`];
    const named = new Set();
    const staying = STAYING.flatMap(([rule, one, several]) => {
        const found = new Set(findings.filter((finding) => finding.rule === rule).map(({ pin }) => pin));
        for (const pin of found)
            named.add(pin);
        return counted(found.size, one, several);
    });
    const isUnknown = findings.some(({ rule }) => rule === 'status-unknown');
    const unasked = pins.filter((pin) => !named.has(pin) && isUnasked(pin, settings));
    const skipped = counted(unasked.length, 'is not refreshed: `lanes` leaves it out', 'are not refreshed: `lanes` leaves it out');
    const upgrades = isUnknown ? ['Nobody knows what could be upgraded.'] : [];
    const why = [...open, ...staying, ...skipped, ...upgrades];
    if (why.length === 0)
        return `Nothing to ${verb}: every pin is where it should be.`;
    return [open.length > 0 ? 'Nothing to refresh.' : `Nothing to ${verb}.`, ...why].join(' ');
}
function isUnasked(pin, settings) {
    if (!pin.direct || pin.state !== 'pinned' || pin.channel === null)
        return false;
    const { selected, lanes } = (0,_core_policy_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .settingsOf */ .f5)(pin, settings);
    return selected && !lanes.includes('refresh');
}
function counted(count, one, several) {
    if (count === 0)
        return [];
    return [count === 1 ? `1 pin ${one}.` : `${count} pins ${several}.`];
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


/***/ }),

/***/ 27776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Tw: () => (/* binding */ bumpReport),
  We: () => (/* binding */ gateReport),
  WN: () => (/* binding */ hasFailed),
  Si: () => (/* binding */ movedBump),
  iv: () => (/* binding */ movedCompanion)
});

// EXTERNAL MODULE: ./build/src/core/channel.js
var core_channel = __webpack_require__(26466);
// EXTERNAL MODULE: ./build/src/core/nix-version.js
var nix_version = __webpack_require__(36575);
// EXTERNAL MODULE: ./build/src/core/series.js
var core_series = __webpack_require__(6924);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(85076);
// EXTERNAL MODULE: ./build/src/report/title.js
var title = __webpack_require__(5594);
// EXTERNAL MODULE: ./build/src/core/glob.js
var glob = __webpack_require__(60379);
;// CONCATENATED MODULE: ./build/src/app/approval.js


/** What the rules say of a proposal. */
function approvalOf(config, { lane, steps, urgency }, hosts, rebuilt) {
    const moving = steps.map(({ to: { channel, revision } }) => ({ lane, channel, revision }));
    const { kernel, rolling } = noticesOf(config, moving, { hosts, rebuilt });
    const upgrade = lane === 'upgrade' ? ['This is an upgrade of NixOS: read the release notes first.'] : [];
    const byHand = [...kernel, ...upgrade];
    const first = urgency === null ? [] : [urgency];
    return { notices: [...first, ...byHand, ...rolling], byHand: byHand.length > 0 };
}
/**
 * The rules that look at what was rebuilt. The manual promises that a stable channel keeps its kernel series, and
 * that unstable is not for production.
 */
function noticesOf(config, moving, proven) {
    const kernel = config['kernel-series'] === 'allow' ? [] : newSeries(moving, proven);
    return { kernel, rolling: onRolling(config, moving, proven) };
}
/** In lane `upgrade` a new series is what one asks for. */
function newSeries(moving, { hosts, rebuilt }) {
    const stable = moving.filter(({ lane, channel }) => lane === 'refresh' && !isRolling(channel));
    // Where a host does not tell what it is of it may be of any.
    const channelOf = ({ name }) => {
        const told = moving.filter((one) => rebuilt.some((host) => host.name === name && isOf(host, one)));
        return stable.find((one) => told.length === 0 || told.includes(one))?.channel;
    };
    const moved = hosts.filter(({ changes }) => changes?.kernel?.change === 'series');
    return [...new Set(stable.map(({ channel }) => channel))].flatMap((channel) => {
        const here = moved.filter((host) => channelOf(host) === channel);
        const kernel = here[0]?.changes?.kernel;
        if (!kernel)
            return [];
        const where = listed(here.map(({ name }) => name));
        return [
            `A new kernel series on the stable channel ${channel} (${kernel.before ?? 'none'} -> ` +
                `${kernel.after ?? 'none'} on ${where}): a person must decide.`,
        ];
    });
}
function onRolling(config, moving, { rebuilt }) {
    const isProduction = (host) => (0,glob/* matchesGlob */.k)(config['production-hosts'], host);
    const rolling = moving.filter(({ channel }) => isRolling(channel));
    return [...new Set(rolling.map(({ channel }) => channel))].flatMap((channel) => {
        const here = rolling.filter((one) => one.channel === channel);
        const hosts = rebuilt.filter((host) => isProduction(host.name) && here.some((one) => isOf(host, one)));
        if (hosts.length === 0)
            return [];
        const where = listed(hosts.map(({ name }) => name));
        return [`${where} in production on ${channel}, which may change radically at any time.`];
    });
}
function isRolling(channel) {
    return (0,core_channel/* parseChannel */.pn)(channel)?.series === null;
}
/** The rebuilt system says which revision it is of: `26.05.20260312.9cd0ab1`, `26.05pre934411.9cd0ab12cd34`. */
function isOf({ after }, { revision }) {
    const short = /\.([0-9a-f]{7,40})$/.exec(after.toplevel?.nixosVersion ?? '')?.[1];
    return short !== undefined && (revision.startsWith(short) || short.startsWith(revision));
}
const SHOWN = 5;
/** `web1, web2 and 40 more` */
function listed(names) {
    const more = names.length - SHOWN;
    return names.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

;// CONCATENATED MODULE: ./build/src/app/untested.js

const NO_KERNEL = 'The kernel series was not compared: nothing was built.';
const NOT_BOOTED = 'Nothing was booted. Disks, boot loader, secrets and the data of services were not touched.';
const NOT_THE_MACHINE = 'A VM stands in for the machine: it has other file systems, swap and boot loader, and no LUKS, so those of the host, its hardware and its firmware were not tested.';
const ALONE = 'The VM had no secrets and no data of services, and it could reach no network.';
const NO_SWITCH = 'No live switch was tried: today’s system and the new one were booted apart.';
const EMULATED = 'Without KVM the processor was emulated in software: how long things took there is no measure of the machine.';
/** What a proof does not show, by what was really done. @param rebuilt null where the configuration asks for no rebuild */
function untestedBy(rebuilt) {
    if (rebuilt === null)
        return ['Nothing was rebuilt: `rebuild` is set to `none`.', NO_KERNEL];
    const { depth, hosts } = rebuilt;
    if (depth === 'dry-build')
        return ['Nothing was built: the hosts were only evaluated.', NO_KERNEL, NOT_BOOTED];
    if (!hosts.some(wasStarted))
        return [NOT_BOOTED];
    const runs = hosts.flatMap(({ outcome }) => ('vm' in outcome ? [outcome.vm] : []));
    const only = (kind, what) => {
        const names = hosts.filter(({ outcome }) => outcome.kind === kind).map(({ name }) => name);
        return names.length === 0 ? [] : [`${what}: ${listed(names)}.`];
    };
    return [
        NOT_THE_MACHINE,
        ALONE,
        ...(depth === 'switch' ? [] : [NO_SWITCH]),
        ...(runs.some((vm) => vm.accelerator === 'software') ? [EMULATED] : []),
        ...only('built', 'Built and not booted'),
        ...(depth === 'switch' ? only('booted', 'Booted and not switched') : []),
    ];
}
/** Whether a VM of it was started, however that ended. */
function wasStarted({ outcome }) {
    return ('vm' in outcome || (outcome.kind === 'failed' && (outcome.class === 'boot' || outcome.class === 'switch')));
}

;// CONCATENATED MODULE: ./build/src/app/report.js







const DAY = 86_400;
/**
 * The report of a proposal, and whether a person has to decide on it.
 * @param rebuilt null where the configuration asks for no rebuild
 */
function bumpReport(config, bump, rebuilt) {
    const { candidate, moves } = bump;
    const proof = proofOf(rebuilt);
    const bumps = moves.map(({ pin, target }) => movedBump(pin, target, candidate.lane));
    return {
        title: (0,title/* reportTitle */.r4)(candidate.group, bumps),
        channel: candidate.steps.length === 1 ? candidate.group : null,
        lane: candidate.lane,
        bumps,
        ...timesOf(bump),
        // A rebuild has read the edited files again and held them against what was announced.
        provenance: provenanceOf(candidate, rebuilt),
        ...proof,
        ...approvalOf(config, candidate, proof.hosts, rebuilt?.hosts ?? []),
        releaseNotes: releaseNotes(candidate),
        companions: bump.companions.map(movedCompanion),
    };
}
/** The series after the pins' up to the one they go to, where NixOS makes one in May and one in November. */
function releaseNotes({ lane, steps }) {
    if (lane !== 'upgrade')
        return [];
    const series = steps.flatMap(({ pins, to }) => pins.flatMap((pin) => (0,core_series/* seriesBetween */.w)((0,core_channel/* seriesOf */.Lf)(pin.channel), (0,core_channel/* seriesOf */.Lf)(to.channel))));
    return [...new Set(series)].sort(nix_version/* compareVersions */.Z);
}
/** Of one release: where several channels move, no one revision is the proposal's. */
function provenanceOf({ steps }, rebuilt) {
    const [step, ...others] = steps;
    if (!step || others.length > 0)
        return null;
    const { revision } = step.to;
    const built = rebuilt && builtRevision(revision, rebuilt.hosts);
    return { announced: revision, locked: rebuilt && revision, built, hydra: null };
}
/** A pin and where it goes, for a report. @param lane absent: by whether the channel stays */
function movedBump(pin, target, lane = pin.channel === null || pin.channel === target.channel ? 'refresh' : 'upgrade') {
    return {
        file: pin.file,
        name: pin.name,
        channel: target.channel,
        lane,
        from: { channel: pin.channel, release: pin.release, revision: pin.revision },
        to: { release: target.release, revision: target.revision },
        hash: target.hash,
    };
}
/** A companion and where it goes, for a report. */
function movedCompanion({ companion, target }) {
    const { file, name, repository, branch, revision } = companion;
    const to = { branch: target.branch, revision: target.revision };
    return { file, name, repository, from: { branch, revision }, to };
}
/** Both times are of one move: two pins of a channel may have come from different days. */
function timesOf({ moves }) {
    const times = moves.map(({ pin, target }) => ({
        from: (0,time/* knownTime */.p)(pin.lastModified),
        to: (0,time/* knownTime */.p)(target.lastModified),
    }));
    const whole = times.find(({ from, to }) => from !== null && to !== null);
    const { from = null, to = null } = whole ?? times.find((time) => time.to !== null) ?? {};
    return {
        daysNewer: from === null || to === null ? null : Math.round((to - from) / DAY),
        released: to === null ? null : day(to),
    };
}
/** `25.11.4188.68e831407653`, `25.11.20251101.68e8314`, `25.11.git.68e8314`. */
const versionWithRevision = /^[0-9]{2}\.[0-9]{2}(?:\.|pre|beta)(?:[0-9]+|git)\.([0-9a-f]{7,40})$/;
const BUILT = ['built', 'booted', 'switched'];
/**
 * The revision that the rebuilt systems say they are of: the announced one where all that tell agree with it, else
 * the first other one, maybe short. Null where none tells. A host whose version stays takes NixOS from another pin.
 */
function builtRevision(announced, hosts) {
    const seen = hosts.flatMap(({ outcome, before, after }) => {
        const version = after.toplevel?.nixosVersion ?? '';
        if (!BUILT.includes(outcome.kind) || before.toplevel?.nixosVersion === version)
            return [];
        return versionWithRevision.exec(version)?.[1] ?? [];
    });
    if (seen.length === 0)
        return null;
    return seen.find((revision) => !announced.startsWith(revision)) ?? announced;
}
/** The report of a pull request's own pins: what a person must decide is told, for one to merge it all the same. */
function gateReport(config, changed, rebuilt, told = {}) {
    const bumps = changed.map(changedBump);
    const proof = proofOf(rebuilt);
    const proven = { hosts: proof.hosts, rebuilt: rebuilt?.hosts ?? [] };
    const { kernel, rolling } = noticesOf(config, changed.flatMap(movingPin), proven);
    const channels = new Set(bumps.map((bump) => bump.channel));
    const [channel = null] = channels.size === 1 ? channels : [];
    return {
        title: bumps.length === 0 ? '' : (0,title/* reportTitle */.r4)(channel ?? `${bumps.length} pins`, bumps),
        channel,
        lane: null,
        bumps,
        daysNewer: null,
        released: null,
        ...proof,
        notices: [...removedNotice(rebuilt), ...kernel, ...rolling],
        ...told,
    };
}
/** A host that is gone does not fail; that it is meant to go a person says. */
function removedNotice(rebuilt) {
    const removed = rebuilt?.removed ?? [];
    return removed.length === 0 ? [] : [`No host any more, and so not rebuilt: ${listed(removed)}`];
}
/** A pin that comes from another series is upgraded; of a new one nobody knows where it comes from. */
function movingPin({ before, after }) {
    if (!after?.channel || !after.revision)
        return [];
    const { channel, revision } = after;
    const old = before?.channel ?? channel;
    return [{ lane: (0,core_channel/* seriesOf */.Lf)(old) === (0,core_channel/* seriesOf */.Lf)(channel) ? 'refresh' : 'upgrade', channel, revision }];
}
function changedBump({ before, after }) {
    const from = { release: before?.release ?? null, revision: before?.revision ?? null };
    if (after === null) {
        const { file, name, channel } = before;
        const to = { release: 'removed', revision: '' };
        return { file, name, channel, lane: 'refresh', from, to, hash: null };
    }
    return {
        file: after.file,
        name: after.name,
        channel: after.channel,
        lane: before === null || before.channel === after.channel ? 'refresh' : 'upgrade',
        from,
        to: { release: after.release ?? '', revision: after.revision ?? '' },
        hash: after.hash,
    };
}
/** Whether some host is not proven: it failed, nothing is known of it or of any, or no release was found that works. */
function hasFailed({ rebuild, hosts, missingHosts = [], lastGood }) {
    return ((rebuild !== null && hosts.length === 0) ||
        hosts.some((host) => host.outcome.kind === 'failed') ||
        missingHosts.length > 0 ||
        lastGood?.works === null);
}
function proofOf(rebuilt) {
    if (rebuilt === null) {
        return { rebuild: null, hosts: [], untested: untestedBy(null) };
    }
    const { depth, sandbox, hosts } = rebuilt;
    // A fleet of which there is no result at all: `missingHosts` tells that.
    const untested = hosts.length === 0 && sandbox === '' ? [] : untestedBy(rebuilt);
    return { rebuild: { depth, sandbox }, hosts: hosts.map(reportHost), untested };
}
function reportHost(host) {
    const { name, outcome, changes, newWarnings, beforeFailure, pushedTo } = host;
    const plan = outcome.kind === 'evaluated' ? outcome.plan : null;
    return {
        name,
        outcome,
        changes,
        plan,
        newWarnings,
        ...(beforeFailure ? { beforeFailure } : {}),
        ...(pushedTo === undefined ? {} : { pushedTo }),
    };
}
function day(seconds) {
    return new Date(seconds * 1000).toISOString().slice(0, 10);
}


/***/ }),

/***/ 71522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ cureLines),
/* harmony export */   KM: () => (/* binding */ derivationNote),
/* harmony export */   Qz: () => (/* binding */ failureSentence),
/* harmony export */   V8: () => (/* binding */ logTitle),
/* harmony export */   dJ: () => (/* binding */ failuresOf)
/* harmony export */ });
/** What failed on a group's hosts: the new configuration, and today's where that did. */
function failuresOf([{ outcome, beforeFailure }]) {
    return [...(outcome.kind === 'failed' ? [outcome] : []), ...(beforeFailure ? [beforeFailure] : [])];
}
/** `build failed: …`; whose fault it is, where it is not the release's. */
function failureSentence(failure) {
    const blame = failure.side === 'before' ? ', today already' : failure.class === 'machine' ? ' (not the release)' : '';
    const { subject, message } = failure;
    const about = subject === undefined || message.includes(subject) ? [] : [{ name: subject }, ': '];
    return [`${failure.class} failed${blame}: `, ...about, { said: message }];
}
/** Which derivation it was, and what was to be done with it: ` (nginx-1.28.0, to be built here)`. */
function derivationNote({ derivation, intended }) {
    if (derivation === null)
        return [];
    if (intended === undefined)
        return [' (', { name: derivation }, ')'];
    return [' (', { name: derivation }, intended === 'built' ? ', to be built here)' : ', to be fetched)'];
}
/** What to do about it; nothing where nobody knows. */
function cureLines({ cure }) {
    return cure === undefined ? [] : [['What to do: ', { said: cure }]];
}
const console = 'End of the console of ';
const logs = {
    panic: console,
    hang: console,
    'vm-died': console,
    unit: 'Journal of ',
    check: 'What it said: ',
    'switch-failed': 'What the switch said on ',
    'way-back-failed': 'What the way back said on ',
};
/** What the log of a failure is: the end of a console is no log of a build. */
function logTitle({ class: kind, reason, subject }, host) {
    const ofSubject = reason === 'unit' || reason === 'check';
    const title = reason === undefined ? undefined : logs[reason];
    return [title ?? (kind === 'boot' ? console : 'Log of '), { name: ofSubject ? (subject ?? host) : host }];
}


/***/ }),

/***/ 91191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R5: () => (/* binding */ byteChange),
/* harmony export */   ee: () => (/* binding */ bytes),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   y1: () => (/* binding */ range)
/* harmony export */ });
const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
/** `3.1 GiB`, `512 B` */
function bytes(count) {
    const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, Math.abs(count))) / 10));
    const scaled = count / 1024 ** power;
    // 1023.96 KiB would be written 1024.0 KiB.
    const [value, unit] = Math.abs(scaled) >= 1023.95 && power < units.length - 1 ? [scaled / 1024, power + 1] : [scaled, power];
    return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? 'B'}`;
}
/** `+12.4 MiB`, `-1.1 MiB`, `±0 B` */
function byteChange(change) {
    if (change === 0)
        return '±0 B';
    return change > 0 ? `+${bytes(change)}` : bytes(change);
}
/** `48 s`, `3 min 20 s` */
function duration(seconds) {
    const whole = Math.round(seconds);
    return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
/** `1 host`, `2 hosts` */
function counted(count, one, many = `${one}s`) {
    return `${count} ${count === 1 ? one : many}`;
}
/** `2.0 GiB`; `2.0 GiB to 3.1 GiB` where they differ. Of at least one value. */
function range(values, format) {
    const low = format(values.reduce((a, b) => Math.min(a, b), Infinity));
    const high = format(values.reduce((a, b) => Math.max(a, b), -Infinity));
    return low === high ? low : `${low} to ${high}`;
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

/***/ 5594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e_: () => (/* binding */ commitBody),
/* harmony export */   el: () => (/* binding */ failedTitle),
/* harmony export */   nt: () => (/* binding */ proofTitle),
/* harmony export */   r4: () => (/* binding */ reportTitle)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71522);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91191);
/* harmony import */ var _rich_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15876);



/** `nixos-25.11: 25.11.4021.1f3a… -> 25.11.4188.9cd0…`: for pull request and commit. */
function reportTitle(channel, bumps) {
    const from = new Set(bumps.map((bump) => shortRelease(bump.from)));
    const to = new Set(bumps.map((bump) => shortRelease(bump.to)));
    const [old] = from.size === 1 ? from : [];
    // Pins of one channel that lie apart move to the same release.
    const line = [
        { name: channel },
        ': ',
        ...(old ? [{ name: old }, ' '] : []),
        '-> ',
        { name: [...to].join(', ') },
    ];
    return (0,_rich_js__WEBPACK_IMPORTED_MODULE_1__/* .toInertText */ .TY)(line);
}
/** Body of the commit: a line for each pin. */
function commitBody(report) {
    return report.bumps
        .map(({ file, name, from, to }) => (0,_rich_js__WEBPACK_IMPORTED_MODULE_1__/* .toInertText */ .TY)([
        { name: file },
        ': ',
        { name },
        ': ',
        { name: from.release || from.revision || 'none' },
        ' -> ',
        { name: to.release || to.revision },
    ]))
        .join('\n');
}
/** What a proof that went well comes to, by what was really done: `Every host was switched and back`. */
function proofTitle({ rebuild, hosts }) {
    if (rebuild?.depth === 'dry-build')
        return 'Every host evaluates';
    const kinds = hosts.map(({ outcome }) => outcome.kind).filter((kind) => kind !== 'unchanged');
    const count = (kind) => kinds.filter((one) => one === kind).length;
    if (hosts.length > 0 && kinds.length === 0)
        return 'No host changes';
    const [booted, switched] = [count('booted'), count('switched')];
    if (booted + switched === 0)
        return 'Every host is built';
    if (switched === kinds.length)
        return 'Every host was switched and back';
    if (booted === kinds.length)
        return 'Every host boots';
    const told = [
        [switched, 'switched and back'],
        [booted, 'booted'],
        [count('built'), 'built only'],
    ];
    return `Every host is built: ${told.flatMap(([n, word]) => (n > 0 ? [`${n} ${word}`] : [])).join(', ')}`;
}
/** What a proof that did not go well comes to: the first failure, or what is missing. */
function failedTitle({ hosts, missingHosts = [] }) {
    const failed = hosts.flatMap(({ name, outcome }) => outcome.kind === 'failed' ? [{ name, failure: outcome }] : []);
    const [first, ...others] = failed;
    if (!first) {
        return missingHosts.length === 0
            ? 'Not every host is proven'
            : `No result came from ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(missingHosts.length, 'host')}`;
    }
    const more = others.length === 0 ? '' : ` (and ${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(others.length, 'more host')})`;
    return (0,_rich_js__WEBPACK_IMPORTED_MODULE_1__/* .toInertText */ .TY)([{ name: first.name }, ': ', ...(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .failureSentence */ .Qz)(first.failure), more]);
}
/** `nixos-25.11.4188.9cd0ab12cd34` -> `25.11.4188.9cd0…`; a bare revision -> its first 12 digits. */
function shortRelease({ release, revision }) {
    if (!release)
        return revision?.slice(0, 12) ?? '';
    return release
        .replace(/^(nixos|nixpkgs)-/, '')
        .replace(/\.([0-9a-f]{4})[0-9a-f]{3,36}$/, (_, start) => `.${start}…`);
}


/***/ })

};
