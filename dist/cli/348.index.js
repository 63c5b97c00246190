export const id = 348;
export const ids = [348,777];
export const modules = {

/***/ 45301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ toTell),
/* harmony export */   Q: () => (/* binding */ notes)
/* harmony export */ });
/* harmony import */ var _core_channel_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44442);
/* harmony import */ var _report_inert_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68212);


/** So many findings of one rule and channel stand each by themselves, and so many pins are named of more. */
const SINGLE = 2;
const NAMED = 3;
/** What is said of several pins of a channel at once. A rule that is not here is never folded. */
const FOLDED = {
    ahead: (channel) => `are ahead of ${channel}: left alone.`,
    beta: (channel) => `follow ${channel}, which is a beta: production waits for the release.`,
    cooldown: (channel) => `wait: what ${channel} has is too young for their \`cooldown\`.`,
    floating: (channel) => `follow ${channel} without holding a revision: they can change under you.`,
    foreign: () => 'follow no official channel.',
    frozen: () => 'are frozen: left alone.',
    'named-after-series': (channel) => `are named after the series of ${channel}, and stay in it.`,
    'no-channel': () => 'name a revision, but no channel to follow: a rule with `follow` gives them one.',
    'not-selected': () => 'are not among the pins to look after (`pins`).',
    old: () => 'are older than allowed: security fixes since then are missing. Bump them.',
    'other-channel': (channel) => `follow ${channel}, but hold releases of another channel.`,
    unordered: (channel) => `hold what is not known as a release of ${channel}: nobody can say what is newer.`,
    unreleased: () => 'hold revisions that no channel looked through ever released: see where they come from.',
};
/** Said in the table of the pins already. */
const IN_TABLE = ['frozen', 'foreign', 'not-selected'];
/** What is odd, by gravity, a line each; many of a kind are one line, unless all is asked for. */
function notes(found, { verbose }) {
    const told = toTell(found)
        .filter(({ rule, severity }) => verbose || severity !== 'info' || !IN_TABLE.includes(rule))
        .sort((a, b) => gravity(a) - gravity(b));
    const remarks = found.remarks.map((remark) => `warning: ${(0,_report_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(remark, 2000)}`);
    if (verbose)
        return [...told.map(single), ...remarks].join('\n');
    const kinds = ofAKind(told);
    const lines = [...kinds.values()].flatMap((kind) => folded(kind) ?? kind.map(single));
    const isShort = lines.length < told.length;
    return [...lines, ...remarks, ...(isShort ? ['(`--verbose` tells each of them.)'] : [])].join('\n');
}
/**
 * Why a channel's newest release is not known is told once, in the log, and not for each of its pins. But of a channel
 * that the published data do not know either, the finding tells more.
 */
function toTell({ findings, unknown, known: { states } }) {
    const isNowhere = (channel) => !states.has(channel) && (0,_core_channel_state_js__WEBPACK_IMPORTED_MODULE_0__/* .stateOf */ .L)(states, channel).status === 'unmaintained';
    return findings.filter(({ rule, pin: { channel } }) => {
        const isTold = rule === 'unresolved' && channel !== null && unknown.has(channel);
        return !isTold || isNowhere(channel);
    });
}
const SEVERITIES = { error: 0, warning: 3, info: 4 };
function gravity({ rule, severity }) {
    if (rule === 'unmaintained')
        return 1;
    return rule === 'deprecated' ? 2 : SEVERITIES[severity];
}
function ofAKind(findings) {
    const kinds = new Map();
    for (const finding of findings) {
        const key = JSON.stringify([finding.rule, finding.severity, finding.pin.channel]);
        const kind = kinds.get(key);
        if (kind)
            kind.push(finding);
        else
            kinds.set(key, [finding]);
    }
    return kinds;
}
/** `warning: old: .nix-channels:nixos, a.nix:pkgs, flake.lock:nixpkgs and 1 more are …`; null: too few, or too grave. */
function folded(kind) {
    const [first] = kind;
    const phrase = first && FOLDED[first.rule];
    if (!phrase || kind.length <= SINGLE)
        return null;
    const names = kind.slice(0, NAMED).map(({ pin }) => placed(pin));
    const more = kind.length - names.length;
    const last = more > 0 ? `${more} more` : (names.pop() ?? '');
    const pins = `${names.join(', ')} and ${last}`;
    return `${first.severity}: ${first.rule}: ${pins} ${(0,_report_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(phrase(first.pin.channel ?? 'their channel'))}`;
}
function placed({ file, name }) {
    return (0,_report_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(`${file}:${name}`);
}
function single({ severity, pin, message }) {
    return `${severity}: ${(0,_report_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(pin.file)}:${pin.line}: ${(0,_report_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(message, 2000)}`;
}


/***/ }),

/***/ 58348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkOutcome: () => (/* binding */ checkOutcome),
  checkVerb: () => (/* binding */ checkVerb)
});

// EXTERNAL MODULE: ./build/src/core/candidate.js
var core_candidate = __webpack_require__(72964);
// EXTERNAL MODULE: ./build/src/core/channel-state.js
var channel_state = __webpack_require__(44442);
// EXTERNAL MODULE: ./build/src/core/policy/support.js
var support = __webpack_require__(13735);
// EXTERNAL MODULE: ./build/src/core/policy/standing.js
var standing = __webpack_require__(79406);
// EXTERNAL MODULE: ./build/src/report/inert.js
var inert = __webpack_require__(68212);
// EXTERNAL MODULE: ./build/src/report/json.js
var json = __webpack_require__(47912);
// EXTERNAL MODULE: ./build/src/report/screen.js
var report_screen = __webpack_require__(26338);
// EXTERNAL MODULE: ./build/src/app/check-notes.js
var check_notes = __webpack_require__(45301);
// EXTERNAL MODULE: ./build/src/core/policy/order.js
var order = __webpack_require__(15412);
// EXTERNAL MODULE: ./build/src/core/policy/rules.js
var rules = __webpack_require__(66975);
// EXTERNAL MODULE: ./build/src/app/pins.js
var app_pins = __webpack_require__(42777);
;// CONCATENATED MODULE: ./build/src/app/check-text.js










const DAY = 86_400;
const HOUR = 3600;
/** So much stays of the newest release: all but its revision. */
const LEAST_OF_CHANNELS = { 2: 16 };
/** So much of the age, and of what is proposed: a release is whole, a reason may be cut. */
const LEAST_OF_PINS = { 3: 8, 4: 36 };
/**
 * What `check` says to people: the channels, the pins, and what is odd. `verbose`: each finding by itself.
 * @param nothing what is said where there are no pins
 */
function checkText(found, { verbose, nothing, screen = report_screen/* noScreen */.uf }) {
    const ink = (0,report_screen/* inkFor */._$)(screen);
    const pins = found.pins.filter(({ direct }) => direct);
    const parts = pins.length === 0
        ? [nothing, notKnown(found)]
        : [
            channelTable(found, pins, ink),
            pinTable(found, pins, ink),
            (0,report_screen/* severityLines */.$5)(ink, (0,check_notes/* notes */.Q)(found, { verbose })),
            ink.bare(conclusion(found)),
        ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function channelTable(found, pins, ink) {
    const channels = new Set(pins.flatMap((pin) => [pin.channel ?? [], ...(0,core_candidate/* goalsOf */.GH)(found.candidates, pin).map(({ to }) => to.channel)].flat()));
    if (channels.size === 0)
        return '';
    const urgent = [...channels].sort((a, b) => urgency(found, a) - urgency(found, b));
    const rows = urgent.map((channel) => {
        const newest = found.known.newest.get(channel);
        const time = newest ? (0,order/* releaseTime */.H2)(newest) : null;
        return [
            channel,
            check_text_support(found, channel),
            newest ? check_text_short(newest.name) : 'not known',
            time === null ? 'not known' : `${span(found.known.now - time)} ago`,
        ];
    });
    const heads = ['CHANNEL', 'SUPPORT', 'NEWEST', 'RELEASED'];
    return (0,report_screen/* drawnTable */.$X)([heads, ...rows], ink, { least: LEAST_OF_CHANNELS, headed: true });
}
/** Those come first that have ended, then those that end. */
function urgency({ known }, channel) {
    const { status } = (0,channel_state/* stateOf */.L)(known.states, channel);
    return status === 'unmaintained' ? 0 : status === 'deprecated' ? 1 : 2;
}
/** `stable until 2026-06-30 (120 d)`, `unmaintained since 2025-12-31` */
function check_text_support({ known }, channel) {
    const state = (0,channel_state/* stateOf */.L)(known.states, channel);
    const { status, endOfLife } = state;
    if (status === 'unknown')
        return 'status unknown';
    const left = (0,support/* daysLeft */.H)(state, known.now);
    if (endOfLife === null || left === null)
        return status;
    if (left < 0 && status === 'stable')
        return `stable, but support ended ${endOfLife}`;
    return left < 0 ? `${status} since ${endOfLife}` : `${status} until ${endOfLife} (${days(left)})`;
}
function pinTable(found, pins, ink) {
    const rows = pins.flatMap((pin) => {
        const { ageDays, behind, release } = (0,standing/* standing */.J)(pin, found.known);
        const age = [
            ...(ageDays === null ? [] : [days(ageDays)]),
            ...(behind === null || behind === 0 ? [] : [`${behind} behind`]),
        ];
        const [first = stays(found, pin), ...others] = (0,core_candidate/* goalsOf */.GH)(found.candidates, pin).map(({ lane, to }) => `${lane} -> ${check_text_short(to.name)}`);
        const name = `${pin.file}:${pin.name}`;
        const told = age.join(', ') || 'not known';
        const row = [name, pin.channel ?? '-', check_text_short(release ?? (0,app_pins.held)(pin)), told, first];
        return [row, ...others.map((goal) => ['', '', '', '', goal])];
    });
    const heads = ['PIN', 'CHANNEL', 'HOLDS', 'AGE', 'PROPOSED'];
    return (0,report_screen/* drawnTable */.$X)([heads, ...rows], ink, { least: LEAST_OF_PINS, headed: true });
}
const WORDS = {
    frozen: 'frozen',
    foreign: 'foreign',
    floating: 'floating',
    ahead: 'ahead',
    'no-channel': 'follows no channel',
    'not-selected': 'not looked after',
    unresolved: 'not known',
    inauthentic: 'not believed',
    unordered: 'no order known',
    cooldown: 'waits',
};
/** Why a pin that goes nowhere stays. */
function stays({ findings, known }, pin) {
    const rule = findings.find((one) => one.pin === pin && one.rule in WORDS)?.rule;
    if (rule !== undefined) {
        return rule === 'foreign' && pin.note !== undefined ? `foreign: ${pin.note}` : (WORDS[rule] ?? rule);
    }
    const { behind } = (0,standing/* standing */.J)(pin, known);
    return behind === null || behind === 0 ? 'up to date' : 'stays: in no lane';
}
function conclusion(found) {
    const { candidates, settings } = found;
    const unsaid = notKnown(found);
    if (candidates.length === 0)
        return unsaid === '' ? 'Nothing to bump.' : unsaid;
    const [only, ...others] = candidates.map((candidate) => {
        const { length } = (0,core_candidate/* pinsOf */.cz)(candidate);
        const name = (0,inert/* plain */.pj)(called(candidate, settings));
        return `${candidate.lane} ${name}: ${length === 1 ? '1 pin' : `${length} pins`}${along(candidate)}`;
    });
    const toBump = others.length === 0 ? `To bump: ${only ?? ''}.` : ['To bump:', only, ...others].join('\n  ');
    return [toBump, unsaid].filter((part) => part !== '').join('\n');
}
/** What nothing can be said of; the log says why. */
function notKnown({ unknown, broken }) {
    const parts = [
        ...(unknown.size === 0 ? [] : [`${several(unknown.size, 'channel')} did not answer`]),
        ...(broken.length === 0 ? [] : [`${several(broken.length, 'file')} could not be read`]),
    ];
    return parts.length === 0 ? '' : `Not known: ${parts.join(', ')}.`;
}
function several(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}
/** What a pull request of one file's pins, or of one pin, is for: the file as it is called, and not as a branch is. */
function called(candidate, settings) {
    const [pin] = (0,core_candidate/* pinsOf */.cz)(candidate);
    if (!pin || (0,rules/* settingsOf */.f5)(pin, settings).group !== null)
        return candidate.group;
    if (settings.group === 'file')
        return pin.file;
    return settings.group === 'pin' ? `${pin.file}:${pin.name}` : candidate.group;
}
/** `, with home-manager in 3 files and nix-darwin` */
function along({ companions }) {
    const files = new Map();
    for (const { name } of companions)
        files.set(name, (files.get(name) ?? 0) + 1);
    const names = [...files].map(([name, count]) => (0,inert/* plain */.pj)(name) + (count === 1 ? '' : ` in ${count} files`));
    return names.length === 0 ? '' : `, with ${names.join(', ')}`;
}
/** What to type next; empty where there is nothing to do. */
function nextStep({ candidates }) {
    if (candidates.length === 0)
        return '';
    // Left alone, `bump` does lane `refresh`.
    const flag = candidates.some(({ lane }) => lane === 'refresh') ? '' : ' --lanes upgrade';
    return `Run \`channel-bump bump${flag}\` to edit the files, or \`update\` for pull requests.`;
}
/** `nixos-25.11.4188.9cd0ab12cd34` -> `25.11.4188.9cd0ab12cd34`: its channel stands beside it. */
function check_text_short(release) {
    return release.replace(/^(?:nixos|nixpkgs|nixpkgs-darwin)-(?=[0-9])/, '');
}
function span(seconds) {
    if (seconds < 2 * DAY)
        return `${Math.max(0, Math.floor(seconds / HOUR))} h`;
    return days(Math.floor(seconds / DAY));
}
/** `120 d`, `8.6 y` */
function days(count) {
    return count < 1000 ? `${count} d` : `${(count / 365.25).toFixed(1)} y`;
}

// EXTERNAL MODULE: ./build/src/app/companions.js
var companions = __webpack_require__(79494);
// EXTERNAL MODULE: ./build/src/app/no-pins.js
var no_pins = __webpack_require__(77119);
// EXTERNAL MODULE: ./build/src/app/proposals.js + 21 modules
var proposals = __webpack_require__(15909);
;// CONCATENATED MODULE: ./build/src/app/check.js













/** `check [DIR]`: the pins, the newest release of their channels, what can be bumped and what is odd. */
async function checkVerb(context, { options }) {
    const found = await (0,proposals/* proposals */.Ku)(context, { whole: true });
    const toDo = options['exitCode'] === true && found.candidates.length > 0;
    const verbose = options['verbose'] === true;
    const nothing = await nothingIn(context, found);
    const onScreen = (screen) => {
        const text = checkText(found, { verbose, nothing, screen });
        const next = nextStep(found);
        return next === '' ? text : `${text}\n${(0,report_screen/* inkFor */._$)(screen).bare(next)}`;
    };
    return {
        get text() {
            return onScreen(report_screen/* noScreen */.uf);
        },
        onScreen,
        json: checkJson(found),
        exitCode: tellTroubles(context, found) ? 1 : toDo ? 2 : 0,
    };
}
/** `command: check` of the action: the same with annotations on the lines. */
async function checkOutcome(context) {
    const found = await (0,proposals/* proposals */.Ku)(context, { whole: true });
    const failed = tellTroubles(context, found);
    for (const remark of found.remarks)
        context.log.warning(remark);
    for (const { severity, message, pin } of (0,check_notes/* toTell */.F)(found)) {
        if (severity !== 'info')
            context.log[severity](message, { file: pin.file, line: pin.line });
    }
    for (const pin of found.pins.filter(({ direct }) => direct)) {
        for (const { to } of (0,core_candidate/* goalsOf */.GH)(found.candidates, pin))
            context.log.notice(`${(0,inert/* plain */.pj)(pin.name)} can go to ${to.name}.`, { file: pin.file, line: pin.line });
    }
    const text = checkText(found, { verbose: false, nothing: await nothingIn(context, found) });
    return {
        text,
        json: {
            ...checkJson(found),
            hosts: [],
            bumps: [],
            pullRequests: [],
            notices: [],
            missingHosts: [],
            lastGood: [],
            channelChanges: [],
        },
        markdown: (0,inert/* fenced */.OF)(text.split('\n')),
        changed: found.candidates.length > 0,
        failure: failed ? 'Not every pin or channel could be read, or believed; see above.' : null,
    };
}
async function nothingIn(context, found) {
    return (0,proposals/* hasPins */.Z9)(found) ? '' : (0,no_pins/* noPins */.Q)(context);
}
/** A channel that can't be read is told in the log; one that is not believed is among the findings already. */
function tellTroubles(context, { broken, unknown, findings }) {
    for (const error of unknown.values())
        context.log.error(error.toLine());
    return broken.length > 0 || unknown.size > 0 || findings.some(({ severity }) => severity === 'error');
}
function checkJson(found) {
    return {
        schemaVersion: json/* schemaVersion */.CZ,
        pins: found.pins.filter((pin) => pin.direct).map((pin) => checkedPin(found, pin)),
        companions: found.candidates.flatMap(movingAlong),
        remarks: found.remarks,
    };
}
/** What moves along; whether it can, nobody asked yet. */
function movingAlong(candidate) {
    return candidate.companions.flatMap((companion) => {
        const { file, name, repository, branch, revision } = companion;
        const to = (0,companions/* branchAfter */.B)(companion, candidate);
        if (to === null)
            return [];
        return [{ file, name, repository, from: { branch, revision }, to: { branch: to, revision: null } }];
    });
}
/** A pin in the form of `check --json` (DESIGN 4). */
function checkedPin(found, pin) {
    const { known } = found;
    const newest = pin.channel === null ? undefined : known.newest.get(pin.channel);
    const { ageDays, behind } = (0,standing/* standing */.J)(pin, known);
    const state = pin.channel === null ? null : (0,channel_state/* stateOf */.L)(known.states, pin.channel);
    const movedAt = state?.movedAt ?? null;
    return {
        ...(0,app_pins.pinJson)(pin),
        status: state?.status ?? 'unknown',
        endOfLife: state?.endOfLife ?? null,
        daysLeft: state && (0,support/* daysLeft */.H)(state, known.now),
        channelMoved: movedAt === null ? null : new Date(movedAt * 1000).toISOString(),
        ageDays,
        releasesBehind: behind,
        newest: newest ? { release: newest.name, revision: newest.revision } : null,
        candidates: (0,core_candidate/* goalsOf */.GH)(found.candidates, pin).map(({ lane, to }) => ({
            lane,
            release: to.name,
            revision: to.revision,
            channel: to.channel,
        })),
        findings: findingsOf(found, pin).map(({ rule, severity, message }) => ({ rule, severity, message })),
    };
}
function findingsOf({ findings }, pin) {
    return findings.filter((finding) => finding.pin === pin);
}


/***/ }),

/***/ 79494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   B: () => (/* binding */ branchAfter),
/* harmony export */   Rs: () => (/* binding */ settleCompanions)
/* harmony export */ });
/* harmony import */ var _core_channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26466);
/* harmony import */ var _core_companion_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81527);
/* harmony import */ var _core_origin_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51879);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _config_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(98955);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31590);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94302);







/**
 * Where the companions of an upgrade go: to the same branch of the new series. It waits until all of them have it.
 * @throws UserError where a companion's repository does not answer, or what it sends can't be hashed
 */
async function settleCompanions(context, candidate, sources) {
    const asked = new Map();
    const branchesAt = (url) => {
        const branches = asked.get(url) ?? context.git.remoteBranches(url);
        asked.set(url, branches);
        return branches;
    };
    const moves = [];
    const reasons = [];
    for (const companion of candidate.companions) {
        const branch = branchAfter(companion, candidate);
        if (branch === null)
            continue;
        const url = gitAddress(context, companion);
        if (url === null) {
            reasons.push(unsettled(companion, 'the file does not tell where its repository is'));
            continue;
        }
        const revision = (await orCure(companion, branchesAt(url))).get(branch);
        if (revision === undefined)
            reasons.push(unsettled(companion, `${companion.repository} has no branch ${branch} yet`));
        else
            moves.push({ companion, target: await targetOf(context, companion, branch, revision, sources) });
    }
    return reasons.length > 0 ? { kind: 'waiting', reasons } : { kind: 'ready', moves };
}
/** The branch of the series that the pins of its own series go to; null where none leaves it. */
function branchAfter({ series, branch }, { steps }) {
    const step = steps.find(({ pins }) => pins.some((pin) => (0,_core_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .seriesOf */ .Lf)(pin.channel) === series));
    const next = (0,_core_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .seriesOf */ .Lf)(step?.to.channel ?? null);
    return next === null || next === series ? null : (0,_core_companion_js__WEBPACK_IMPORTED_MODULE_6__/* .branchOfSeries */ .r)(branch, next);
}
/** GitHub is reached by the configured mirror. */
function gitAddress(context, { gitUrl }) {
    const github = gitUrl === null ? null : (0,_core_origin_js__WEBPACK_IMPORTED_MODULE_1__/* .segmentsBelow */ .C)(gitUrl, (0,_context_js__WEBPACK_IMPORTED_MODULE_4__/* .originsOf */ .T)(context.config).archives);
    return github ? `${context.config['archive-url']}/${github.join('/')}` : gitUrl;
}
/** @param revision that the branch stands at, or stood at when another job looked */
async function targetOf(context, companion, branch, revision, sources) {
    if (companion.moves !== 'text')
        return { branch, revision: null, hash: null, lastModified: null };
    if (companion.hash === null)
        return { branch, revision, hash: null, lastModified: null };
    const { repository } = companion;
    const url = (0,_source_js__WEBPACK_IMPORTED_MODULE_5__/* .archiveUrl */ .Qq)(context, { artifact: 'github-archive', repository }, { revision, releasePath: null });
    if (url === null)
        throw new Error(`${companion.file}:${companion.name}: no address of an archive`);
    const { narHash, lastModified } = await orCure(companion, sources.get(url));
    return { branch, revision, hash: narHash, lastModified };
}
const LEAVE_OUT = `To go without it, leave it out of \`companions:\` in ${_config_js__WEBPACK_IMPORTED_MODULE_3__/* .configFile */ .Ze}, or name it under \`freeze:\`.`;
function unsettled({ name, file }, why) {
    return `\`${name}\` of ${file} has to move along, but ${why}. ${LEAVE_OUT}`;
}
async function orCure({ file, line, name }, work) {
    try {
        return await work;
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo))
            throw error;
        const place = { file, line };
        const message = `\`${name}\` has to move along: ${error.toSentences()}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(message, { place, cure: LEAVE_OUT, cause: error });
    }
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
