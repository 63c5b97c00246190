export const id = 10;
export const ids = [10];
export const modules = {

/***/ 5502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v0: () => (/* binding */ asFlag),
  LU: () => (/* binding */ namedMove),
  Qq: () => (/* binding */ bump_named_text),
  po: () => (/* binding */ wrongUse)
});

// EXTERNAL MODULE: ./build/src/channels/release-index.js + 5 modules
var release_index = __webpack_require__(9490);
// EXTERNAL MODULE: ./build/src/core/hash.js
var core_hash = __webpack_require__(6589);
// EXTERNAL MODULE: ./build/src/core/policy/rules.js
var policy_rules = __webpack_require__(6975);
// EXTERNAL MODULE: ./build/src/core/release.js
var core_release = __webpack_require__(2164);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/core/channel.js
var channel = __webpack_require__(6466);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
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
    const from = (0,channel/* parseChannel */.pn)(pin.channel ?? '')?.series ?? null;
    const to = (0,channel/* parseChannel */.pn)(target.channel)?.series ?? null;
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
var app_context = __webpack_require__(1590);
// EXTERNAL MODULE: ./build/src/app/edit.js
var edit = __webpack_require__(6345);
// EXTERNAL MODULE: ./build/src/app/proposals.js + 23 modules
var proposals = __webpack_require__(4596);
// EXTERNAL MODULE: ./build/src/app/source.js + 8 modules
var source = __webpack_require__(4302);
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
    return holdsRevision(pin) || pin.format === 'flake-lock';
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

/***/ 4610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bumpVerb: () => (/* binding */ bumpVerb)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/report/inert.js
var inert = __webpack_require__(8212);
// EXTERNAL MODULE: ./build/src/report/json.js
var json = __webpack_require__(7912);
// EXTERNAL MODULE: ./build/src/core/candidate.js
var core_candidate = __webpack_require__(2964);
// EXTERNAL MODULE: ./build/src/core/policy/rules.js
var rules = __webpack_require__(6975);
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
/** Why a pin stays though nothing is wrong with it, as said of one and of several. */
const STAYING = [
    ['cooldown', 'waits for its cooldown', 'wait for their cooldown'],
    ['frozen', 'is frozen', 'are frozen'],
    ['floating', 'floats: it holds no revision', 'float: they hold no revision'],
    ['foreign', 'follows no official channel', 'follow no official channel'],
    ['no-channel', 'names no channel to follow', 'name no channel to follow'],
    ['not-selected', 'is not looked after', 'are not looked after'],
    ['ahead', 'is ahead of its channel', 'are ahead of their channel'],
    ['unordered', 'holds nothing that its channel has listed', 'hold nothing that their channel has listed'],
];
/** What is said where nothing moves. @param left the upgrades that are open, and not taken */
function nothingToBump({ pins, findings, settings }, left) {
    if (!pins.some(({ direct }) => direct))
        return 'Nothing to bump: no pins found.';
    const channels = [...new Set(left.flatMap(({ steps }) => steps.map(({ to }) => to.channel)))];
    const open = channels.length === 0
        ? []
        : [`An upgrade to ${channels.join(' and ')} is open: \`bump --lanes upgrade\`.`];
    const staying = STAYING.flatMap(([rule, one, several]) => {
        const found = findings.filter((finding) => finding.rule === rule);
        return counted(new Set(found.map(({ pin }) => pin)).size, one, several);
    });
    const unasked = pins.filter((pin) => isUnasked(pin, settings)).length;
    const skipped = counted(unasked, 'is not refreshed: `lanes` leaves it out', 'are not refreshed: `lanes` leaves it out');
    const why = [...open, ...staying, ...skipped];
    if (why.length === 0)
        return 'Nothing to bump: every pin is where it should be.';
    return [open.length > 0 ? 'Nothing to refresh.' : 'Nothing to bump.', ...why].join(' ');
}
function isUnasked(pin, settings) {
    if (!pin.direct || pin.state !== 'pinned' || pin.channel === null)
        return false;
    const { selected, lanes } = (0,rules/* settingsOf */.f5)(pin, settings);
    return selected && !lanes.includes('refresh');
}
function counted(count, one, several) {
    if (count === 0)
        return [];
    return [count === 1 ? `1 pin ${one}.` : `${count} pins ${several}.`];
}

// EXTERNAL MODULE: ./build/src/app/bump-named.js + 1 modules
var bump_named = __webpack_require__(5502);
// EXTERNAL MODULE: ./build/src/app/edit.js
var edit = __webpack_require__(6345);
// EXTERNAL MODULE: ./build/src/app/pins.js
var pins = __webpack_require__(2777);
// EXTERNAL MODULE: ./build/src/app/prepare.js
var prepare = __webpack_require__(4930);
// EXTERNAL MODULE: ./build/src/app/proposals.js + 23 modules
var proposals = __webpack_require__(4596);
// EXTERNAL MODULE: ./build/src/app/report.js + 3 modules
var report = __webpack_require__(5248);
// EXTERNAL MODULE: ./build/src/app/source.js + 8 modules
var source = __webpack_require__(4302);
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
        idle: whole ? nothingToBump(found, left) : null,
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

/***/ 2777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   held: () => (/* binding */ held),
/* harmony export */   pinJson: () => (/* binding */ pinJson),
/* harmony export */   pinsVerb: () => (/* binding */ pinsVerb)
/* harmony export */ });
/* harmony import */ var _report_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7912);
/* harmony import */ var _report_screen_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6338);
/* harmony import */ var _proposals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4596);



/** A pin in the form of `pins --json` (DESIGN 4). */
function pinJson(pin) {
    const { file, format, name, channel, revision, release, hash, url, state, direct, line, note } = pin;
    const told = { file, format, name, channel, revision, release, hash, url, state, direct, line };
    return note === undefined ? told : { ...told, note };
}
/** `pins [DIR]`: every pin, those of a lock's transitive nodes marked. A broken file is told, and ends with 1. */
async function pinsVerb(context) {
    const { pins, errors } = await (0,_proposals_js__WEBPACK_IMPORTED_MODULE_1__/* .discoverPins */ .ud)(context);
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
    const table = (screen) => (0,_report_screen_js__WEBPACK_IMPORTED_MODULE_0__/* .drawnTable */ .$X)([heads, ...rows], (0,_report_screen_js__WEBPACK_IMPORTED_MODULE_0__/* .inkFor */ ._$)(screen), { least: [12, 8, 12, 12, 7, 8], headed: true });
    const transitive = pins.length - direct.length;
    const more = transitive > 0 ? [`and ${transitive} in the locks of inputs (see --json)`] : [];
    const onScreen = (screen) => [direct.length === 0 ? 'No pins found.' : table(screen), ...more].join('\n');
    return {
        text: onScreen(_report_screen_js__WEBPACK_IMPORTED_MODULE_0__/* .noScreen */ .uf),
        onScreen,
        json: { schemaVersion: _report_json_js__WEBPACK_IMPORTED_MODULE_2__/* .schemaVersion */ .CZ, pins: pins.map(pinJson) },
        exitCode: errors.length > 0 ? 1 : 0,
    };
}
/** What a pin holds, for people: the release, else the revision's first twelve digits. */
function held(pin) {
    return pin.release ?? pin.revision?.slice(0, 12) ?? '-';
}


/***/ }),

/***/ 1191:
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


/***/ })

};
