export const id = 634;
export const ids = [634];
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

/***/ 16989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ pageFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


/**
 * Where a page is written to, as `--html` names it. Asked before anything is done: a rebuild takes a while.
 * @throws UserError where a folder stands there
 */
async function pageFile({ files }, given) {
    const path = given === null ? null : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(given);
    if (path === null || !(await files.isFolder(path)))
        return path;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${path} can't be written: it is a folder.`, {
        cure: 'Name another file.',
        exitCode: 64,
    });
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

/***/ 44634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  walk: () => (/* binding */ walk),
  walkVerb: () => (/* binding */ walkVerb)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/report/json.js
var json = __webpack_require__(47912);
// EXTERNAL MODULE: ./build/src/report/html/page.js + 8 modules
var page = __webpack_require__(97214);
// EXTERNAL MODULE: ./build/src/report/markdown.js + 7 modules
var markdown = __webpack_require__(70625);
// EXTERNAL MODULE: ./build/src/report/rich.js
var rich = __webpack_require__(15876);
// EXTERNAL MODULE: ./build/src/report/screen.js
var report_screen = __webpack_require__(26338);
// EXTERNAL MODULE: ./build/src/report/text.js + 1 modules
var report_text = __webpack_require__(96097);
// EXTERNAL MODULE: ./build/src/app/report.js + 2 modules
var app_report = __webpack_require__(27776);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/core/candidate.js
var core_candidate = __webpack_require__(72964);
;// CONCATENATED MODULE: ./build/src/app/pull-request/identity.js


/** The branch of a channel and lane, always the same: there is one pull request for each, on each base. */
function branchFor(config, { lane, group }, base) {
    // A suffix, as git has no branch below a branch; `a/b` and `a-b` are not the same.
    const plain = base?.name.replaceAll('/', '-') ?? '';
    const on = base === null || base.isDefault ? '' : `-on-${plain}-${digest(base.name).slice(0, 8)}`;
    return `${config['branch-prefix']}${lane}/${group}${on}`;
}
/** Which pins go where. */
function goalOf({ lane, steps, companions }) {
    const names = (of) => of.map(({ file, name }) => [file, name]);
    const moves = steps.map(({ pins, to }) => [to.name, to.revision, names(pins)]);
    return digest([lane, moves, names(companions)]);
}
/** What is rebuilt, with what, and what is said of it: not where things are fetched from, nor when and by whom. */
const TOLD = [
    'hosts',
    'discover-hosts',
    'only-hosts',
    'skip-hosts',
    'rebuild',
    'checks',
    'boot-hosts',
    'image',
    'nix-config',
    'kernel-series',
    'production-hosts',
    'review-label',
    'labels',
    'pull-request-title',
    'pull-request-body',
    'commit-message',
    'auto-merge',
    // It is written into the files where a channel's address becomes a release's.
    'releases-url',
];
/**
 * What makes a proposal this one: the files that hold the pins as they are, where the pins go, the proof that is
 * asked for and what is told of it. So it is made anew when another input of the same lock moves: it would conflict.
 * @param texts of the files that hold the pins, by path
 */
function keyOf(config, candidate, texts) {
    const files = new Set([...(0,core_candidate/* pinsOf */.cz)(candidate), ...candidate.companions].map(({ file }) => file));
    return digest([
        TOLD.map((name) => config[name] ?? null),
        goalOf(candidate),
        candidate.urgency,
        [...files].map((file) => [file, texts.get(file) ?? null]),
    ]);
}
/** Where a candidate's pins go: a release's name by its channel's. */
function releasesOf({ steps }) {
    return Object.fromEntries(steps.map(({ to }) => [to.channel, to.name]));
}
/** How the configuration puts pins together to pull requests. */
function groupingOf({ group, rules }) {
    return digest([group, rules]).slice(0, 16);
}
/** SHA-256 of a value's JSON, hex. */
function digest(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex');
}

// EXTERNAL MODULE: ./build/src/core/schedule.js
var schedule = __webpack_require__(63488);
;// CONCATENATED MODULE: ./build/src/app/room.js

/** Whether anything may be written now. */
function isInSchedule({ config, clock }) {
    const windows = config.schedule.flatMap((text) => (0,schedule/* parseWindow */.Et)(text) ?? []);
    return (0,schedule/* isOpen */.nT)(windows, clock.now(), config['time-zone']);
}
/** The room that there is at this moment. */
async function roomFor(context, forge) {
    const { config } = context;
    const { schedule, 'time-zone': zone, 'pull-request-limit': limit, 'branch-prefix': prefix } = config;
    if (!isInSchedule(context)) {
        const reason = `the schedule (${schedule.join('; ')}, ${zone}) has no room for it now`;
        return { heldBack: () => reason, opened: () => undefined };
    }
    const open = new Set((await forge.openPulls(prefix)).map(({ head }) => head.branch));
    return {
        heldBack: (branch) => open.has(branch) || open.size < limit
            ? null
            : `${open.size} pull requests are open, and \`pull-request-limit\` is ${limit}`,
        opened: (branch) => void open.add(branch),
    };
}

;// CONCATENATED MODULE: ./build/src/app/updated.js



/**
 * Does something for one candidate after the other, where there is room for it. What one runs into does not stop the
 * others.
 */
async function eachCandidate(context, { forge, base }, subjects, one) {
    const room = forge && (await roomFor(context, forge));
    const updated = [];
    for (const subject of subjects) {
        const work = () => unlessBroken(context, { room, base }, subject, one);
        updated.push(await context.log.group(headingOf(subject.candidate), work));
    }
    return updated;
}
/** `nixos-25.11: nixos-25.11.4188.9cd0ab12cd34` */
function headingOf({ group, steps }) {
    return `${group}: ${steps.map(({ to }) => to.name).join(', ')}`;
}
async function unlessBroken(context, { room, base }, subject, one) {
    const { candidate } = subject;
    try {
        const branch = branchFor(context.config, candidate, base);
        const reason = room?.heldBack(branch) ?? null;
        if (reason !== null)
            return { candidate, work: null, published: { kind: 'held', reasons: [reason] } };
        const updated = await one(subject);
        const { published } = updated;
        const isShown = published.kind === 'unproven' && published.pull !== null;
        if (isShown || ['created', 'planned'].includes(published.kind))
            room?.opened(branch);
        return updated;
    }
    catch (error) {
        if (!(error instanceof src_errors/* UserError */.yo))
            throw error;
        return { candidate, work: null, published: { kind: 'broken', error } };
    }
}
/** What failed its rebuild, and where it is told. @param why a sentence, where it is not the rebuild that failed */
function unproven(shown, why) {
    // What a person has decided on stays theirs; the rebuild failed all the same.
    const pull = shown && 'pull' in shown ? shown.pull : null;
    return { kind: 'unproven', pull, ...(why === undefined ? {} : { why }) };
}
function hasEndedBadly({ published }) {
    return ['unproven', 'refused', 'broken'].includes(published.kind);
}

;// CONCATENATED MODULE: ./build/src/app/outcome.js








const STEP_SUMMARY_LIMIT = 1024 * 1024;
const NOT_WHOLE = 'Not every pin or channel could be read, or believed; see above.';
const VERDICTS = (/* unused pure expression or super */ null && (['no-op', 'switch', 'reboot']));
/** What an update came to. @param idle what is said where there was nothing to do */
function updateOutcome({ updated, failed, idle = 'Nothing to bump.', }) {
    const reports = updated.flatMap(({ work }) => (work ? [work.report] : []));
    const lines = updated.map((one) => [{ said: one.candidate.group }, ': ', ...sentence(one)]);
    return {
        ...outcome_forms(reports, updated.length === 0 ? [[failed ? NOT_WHOLE : idle]] : lines),
        json: {
            ...jsonOf(reports),
            bumps: updated.flatMap(updatedBumps),
            pullRequests: updated.flatMap((one) => pullJson(one.published)),
        },
        changed: updated.length > 0,
        failure: failed ? (0,rich/* toText */.fE)(lines.find((_, i) => isBad(updated[i])) ?? [NOT_WHOLE]) : null,
    };
}
/** What a gate came to. */
function gateOutcome(result) {
    if (result.kind === 'nothing-changed') {
        const line = 'No pin is changed here: nothing to prove.';
        return {
            ...outcome_forms([], [[line]]),
            json: { ...jsonOf([]), bumps: [], pullRequests: [] },
            changed: false,
            failure: null,
        };
    }
    const failed = result.kind === 'failed';
    return {
        ...reportsOutcome([result.report]),
        failure: failed ? 'The changed pins are not proven: see the report.' : null,
    };
}
/**
 * What reports alone come to, of `rebuild`.
 * @param whole false: some pin or channel could not be read
 * @param idle what is said where there was nothing to do
 */
function reportsOutcome(reports, whole = true, idle = 'Nothing to rebuild.') {
    const bumps = reports.flatMap((report) => report.bumps);
    return {
        ...outcome_forms(reports, reports.length === 0 ? [[whole ? idle : NOT_WHOLE]] : []),
        json: {
            ...jsonOf(reports),
            bumps: bumps.map((bump) => (0,json/* bumpJson */.xJ)(bump)),
            pullRequests: [],
        },
        changed: bumps.length > 0,
        failure: reports.some(app_report/* hasFailed */.WN) ? 'Not every host is proven: see the report.' : whole ? null : NOT_WHOLE,
    };
}
/** The failure, where the text for people does not begin with it. */
function unsaid({ text, failure }) {
    return failure !== null && text.startsWith(failure) ? null : failure;
}
/** The gravest verdict of all hosts, empty where nothing is known. */
function gravest({ json }) {
    return VERDICTS.findLast((verdict) => json.hosts.some((host) => host.verdict === verdict)) ?? '';
}
/** So many reports share a step summary; the others are in the log. */
const MOST_REPORTS = 200;
function outcome_forms(reports, lines) {
    const shown = reports.slice(0, MOST_REPORTS);
    const limit = Math.floor((STEP_SUMMARY_LIMIT - 10_000) / Math.max(1, shown.length));
    const more = reports.length - shown.length;
    const blocks = [
        ...shown.map((report) => (0,markdown.renderMarkdown)(report, { limit })),
        ...(more > 0 ? [`${more} more reports are in the log.`] : []),
        ...lines.map(rich/* toMarkdown */.l6),
    ];
    const onScreen = (screen) => [
        ...reports.map((report) => (0,report_text/* renderText */.S)(report, screen)),
        ...lines.map((line) => (0,report_screen/* inkFor */._$)(screen).bare((0,rich/* toText */.fE)(line))),
    ].join('\n\n');
    return {
        text: onScreen(report_screen/* noScreen */.uf),
        onScreen,
        markdown: blocks.join('\n\n'),
        html: () => (0,page.renderHtml)(reports, lines),
    };
}
function jsonOf(reports) {
    return {
        schemaVersion: json/* schemaVersion */.CZ,
        hosts: reports.flatMap((report) => (0,json/* reportJson */.l4)(report).hosts),
        notices: reports.flatMap((report) => report.notices ?? []),
        companions: reports.flatMap((report) => report.companions ?? []),
        missingHosts: reports.flatMap((report) => report.missingHosts ?? []),
        channelChanges: reports.flatMap((report) => report.channelChanges ?? []),
        lastGood: reports.flatMap(({ lastGood }) => (lastGood ? [lastGood] : [])),
    };
}
function isBad(one) {
    return one !== undefined && hasEndedBadly(one);
}
/** What was tried is told with what it came to, and so is what was left as it is. */
function updatedBumps({ candidate, work, published }) {
    const untouched = candidate.steps.flatMap(({ pins, to: { channel, name: release, revision } }) => pins.map((pin) => (0,app_report/* movedBump */.Si)(pin, { channel, release, revision, hash: null }, candidate.lane)));
    return (work?.report.bumps ?? untouched).map((bump) => (0,json/* bumpJson */.xJ)(bump, published.kind));
}
function sentence({ published, candidate }) {
    const release = { said: candidate.steps.map(({ to }) => to.name).join(', ') };
    switch (published.kind) {
        case 'created':
            return ['opened ', address(published.pull.url)];
        case 'updated':
            return ['updated ', address(published.pull.url)];
        case 'unchanged':
            return ['nothing new: ', address(published.pull.url), ' proposes ', release, ' already'];
        case 'left-alone':
            return ['left alone: ', { said: published.reason }];
        case 'refused':
            return ['not published: ', { said: published.message }];
        case 'broken':
            return ['not done: ', { said: published.error.toLine() }];
        case 'held':
            // Each by itself: a sentence too long is cut short.
            return [
                'waits: ',
                ...(0,rich/* joined */.oR)(published.reasons.map((said) => [{ said }]), ' '),
            ];
        case 'dry-run':
            return ['nothing was published (dry run)'];
        case 'unproven':
            return [
                release,
                ' is not proposed: ',
                { said: published.why ?? 'its rebuild failed' },
                ...(published.pull ? ['; see ', address(published.pull.url)] : []),
            ];
        case 'planned':
            return [release, ' is planned'];
    }
}
/** A pull request's address is to be followed; what is no plain address is only said. */
function address(url) {
    return /^https?:\/\/[A-Za-z0-9./:_-]+$/.test(url) ? url : { said: url };
}
function pullJson(published) {
    if (!('pull' in published) || published.pull === null)
        return [];
    const { number, url, state } = published.pull;
    return [{ number, url, state, done: published.kind }];
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/src/forge/types.js
/** The last line of our commits' messages, by which they are known as ours: `Channel-Bump: <seal>` (seal.ts). */
const COMMIT_TRAILER = 'Channel-Bump';
/** Marker of the comment that says why we close a pull request. */
const CLOSING = '<!-- channel-bump closing -->';

;// CONCATENATED MODULE: ./build/src/forge/failure.js

/** What an attempt gave. @throws UserError where it gave nothing */
function failure_valueOf(attempt) {
    if (attempt.ok)
        return attempt.value;
    throw attempt.failure.error;
}
/** Whether the forge says that there is no such thing. */
const isMissing = (failure) => failure.kind === 'refused' && failure.status === 404;
const ATTEMPTS = 3;
/** A run waits this long for a limit to pass, no longer. */
const LONGEST_WAIT_S = 120;
/**
 * Tried again when the forge stumbles; what is not repeatable only where the forge said that it did nothing.
 * @param wait in milliseconds
 */
async function persistent(once, wait, repeatable) {
    for (let attempt = 1;; attempt++) {
        const result = await once();
        if (result.ok || attempt === ATTEMPTS)
            return result;
        const { failure } = result;
        const seconds = failure.kind === 'limited' ? failure.waitSeconds : 2 ** (attempt - 1);
        const harmless = failure.kind === 'limited' || (failure.kind === 'broken' && repeatable);
        if (!harmless || seconds > LONGEST_WAIT_S)
            return result;
        await wait(seconds * 1000);
    }
}
function broken(what) {
    return {
        kind: 'broken',
        error: new src_errors/* UserError */.yo(what, {
            cure: 'Run again: what is there already is found. If it stays, check GITHUB_API_URL and proxies.',
        }),
    };
}
function limited(waitSeconds, message) {
    const what = `the forge takes no more requests of this token for ${Math.ceil(waitSeconds / 60)} min: ${message}`;
    return { kind: 'limited', waitSeconds, error: new src_errors/* UserError */.yo(what, { cure: 'Run again later.' }) };
}
/** An answer that sends us to another place, where the token does not go. */
function sentElsewhere(status, to, request) {
    const message = `the forge sends ${request} to another place (${to ?? 'nowhere'})`;
    const error = new src_errors/* UserError */.yo(message, {
        cure: 'Check GITHUB_API_URL and the name of the repository: the token goes to no other place.',
    });
    return { kind: 'refused', status, type: '', message, error };
}
/** An answer that is no JSON: a proxy's page, or cut off. @param whose what it should be, e.g. `GitHub's` */
function noJson(request, apiUrl, whose) {
    return broken(`what ${apiUrl} answers to ${request} is not ${whose}, or not whole.`);
}
/** An answer of another shape. @param whose what it should be, e.g. `GitHub's` */
function unreadable(request, apiUrl, whose, error) {
    const [issue] = error.issues;
    const detail = issue ? `${issue.path.map(String).join('.') || 'the whole'}: ${issue.message}` : '';
    return new src_errors/* UserError */.yo(`what ${apiUrl} answers to ${request} is not ${whose} (${detail}).`, {
        cure: 'Check GITHUB_API_URL, and whether a proxy stands in between.',
    });
}
/** A refusal in words for people. @param permission what to do where the token may not: the forges differ in that */
function refused(status, message, { owner, name }, permission) {
    const told = (what, cure) => {
        const error = new src_errors/* UserError */.yo(`${what}: ${message}.`, { cure });
        return { kind: 'refused', status, type: '', message, error };
    };
    const whole = `${owner}/${name}`;
    if (status === 401)
        return told('the forge does not accept the token', 'Give a valid one with `token` (on the command line GITHUB_TOKEN).');
    if (status === 403)
        return told(`the token may not do this in ${whole}`, permission);
    if (status === 404)
        return told(`the forge does not show this in ${whole} to the token`, 'Check the name of the repository, and that the token may read it.');
    return told(`the forge refuses (status ${status})`, 'Mend what it names, and run again.');
}
/** A list that is longer than we read: what is not in the rest nobody knows. @param read so many entries */
function endless(path, read) {
    return new src_errors/* UserError */.yo(`the forge's list does not end (${path}): ${read} entries were read.`, {
        cure: 'Remove what is not needed there, or close it.',
    });
}

;// CONCATENATED MODULE: ./build/src/forge/redact.js
/** A text without the token in it, in plain, in URLs, or in base64 (`Basic` headers), wherever it begins there. */
function redact(text, token) {
    if (token === '')
        return text;
    return formsOf(token).reduce((left, form) => left.replaceAll(form, '***'), text);
}
function formsOf(token) {
    const encoded = [0, 1, 2].flatMap((before) => {
        const base64 = Buffer.concat([Buffer.alloc(before), Buffer.from(token)]).toString('base64');
        // The characters at both ends share bits with what stands beside the token.
        const whole = base64.slice(Math.ceil((before * 8) / 6), base64.includes('=') ? base64.indexOf('=') - 1 : undefined);
        return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
    });
    const long = encoded.filter((form) => form.length >= 8);
    return [...new Set([token, encodeURIComponent(token), ...long])].sort((a, b) => b.length - a.length);
}

;// CONCATENATED MODULE: ./build/src/forge/forgejo/failure.js




const refusal = schemas/* object */.Ikc({
    message: schemas/* string */.YjP().nullish(),
    errors: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
});
const OURS = "Forgejo's";
/** No whole answer came. No message has the token in it. */
function noAnswer(error, request, access) {
    if (!(error instanceof src_errors/* UserError */.yo))
        throw error;
    return broken(`no answer from the forge (${request}): ${redact(error.message, access.token)}`);
}
/** Reads an answer that is not of the 200s. */
function readFailure({ status, headers }, text, request, access) {
    if (status >= 500)
        return broken(`the forge stumbles (${access.apiUrl}: ${request}): status ${status}`);
    if (status < 400)
        return sentElsewhere(status, headers['location'], request);
    const message = redact(words(text), access.token);
    const waitSeconds = limitOf(status, headers);
    if (waitSeconds !== null)
        return limited(waitSeconds, message);
    return refused(status, message, access.repository, scopeCure(message, request));
}
/** An answer that is no JSON: a proxy's page, or cut off. */
const failure_noJson = (request, { apiUrl }) => noJson(request, apiUrl, OURS);
/** An answer of another shape than Forgejo's. */
const failure_unreadable = (request, { apiUrl }, error) => unreadable(request, apiUrl, OURS, error);
function words(text) {
    const parsed = refusal.safeParse(failure_jsonOf(text));
    const { message, errors } = parsed.success ? parsed.data : {};
    const told = [message ?? '', ...(errors ?? [])].filter((one) => one.trim() !== '').join(': ');
    return told === '' ? 'no reason given' : told.replace(/\s+/g, ' ').slice(0, 500);
}
function failure_jsonOf(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
/** Seconds to wait where this is a rate limit's answer: Forgejo has none, what stands before it may. */
function limitOf(status, headers) {
    const asked = headers['retry-after'];
    const after = asked !== undefined && Number.isFinite(Number(asked)) ? Math.max(Number(asked), 0) : null;
    const spent = headers['x-ratelimit-remaining'] === '0' ? Number(headers['x-ratelimit-reset']) : NaN;
    if (status === 403 && after === null && Number.isNaN(spent))
        return null;
    if (status !== 429 && status !== 403)
        return null;
    return after ?? (Number.isNaN(spent) ? 60 : Math.max(spent - Date.now() / 1000, 1));
}
/** `… required scope(s): [write:repository]` -> what to give the token */
function scopeCure(message, request) {
    const named = /scope\(s\): \[([a-z:, ]+)\]/.exec(message)?.[1];
    const writes = request.startsWith('GET ') ? 'read' : 'write';
    const scope = named ?? `${writes}:${/\/(?:issues|labels|milestones)\b/.test(request) ? 'issue' : 'repository'}`;
    return `Give the token the scope \`${scope}\`, and its account the right to ${writes}.`;
}
/** What the forge does not allow as a value. @throws UserError for any other failure */
function forbidden(failure) {
    if (failure.kind !== 'refused' || failure.status !== 403)
        throw failure.error;
    return { kind: 'forbidden', message: failure.error.toLine() };
}

;// CONCATENATED MODULE: ./build/src/forge/forgejo/client.js



/** A branch or path as a part of an address: `a/b c` -> `a/b%20c` */
const encoded = (path) => path.split('/').map(encodeURIComponent).join('/');
/** The most that Forgejo gives, unless its administrator says otherwise. */
const PAGE = 50;
const MAX_PAGES = 100;
const LARGEST_ANSWER = 32 * 1024 * 1024;
/** An empty timeline is `null`. */
const listOf = (shape) => schemas/* array */.YOg(shape)
    .nullable()
    .transform((items) => items ?? []);
function createClient(access) {
    const { owner, name } = access.repository;
    const own = `${access.apiUrl}/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
    async function once(method, path, { query, body }) {
        const request = `${method} ${path}`;
        const pairs = Object.entries(query ?? {}).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
        const search = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
        const url = (path.startsWith('//') ? access.apiUrl + path.slice(1) : own + path) + search;
        try {
            const response = await access.http.request({
                url,
                method,
                headers: {
                    authorization: `token ${access.token}`,
                    accept: 'application/json',
                    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
                },
                ...(body === undefined ? {} : { body: JSON.stringify(body) }),
                attempts: 1,
                timeoutMs: access.timeoutMs,
                deadlineMs: access.timeoutMs,
            });
            const text = await response.text(LARGEST_ANSWER);
            if (response.status < 200 || response.status > 299)
                return { ok: false, failure: readFailure(response, text, request, access) };
            const total = response.headers['x-total-count'];
            return { ...parsed(text, request), ...(total === undefined ? {} : { total: Number(total) }) };
        }
        catch (error) {
            return { ok: false, failure: noAnswer(error, request, access) };
        }
    }
    function parsed(text, request) {
        if (text === '')
            return { ok: true, value: null };
        try {
            return { ok: true, value: JSON.parse(text) };
        }
        catch {
            return { ok: false, failure: failure_noJson(request, access) };
        }
    }
    async function attempt(shape, method, path, parameters = {}, repeatable = method !== 'POST') {
        const result = await persistent(() => once(method, path, parameters), access.wait, repeatable);
        if (!result.ok)
            return result;
        const checked = shape.safeParse(result.value);
        if (checked.success)
            return { ...result, value: checked.data };
        throw failure_unreadable(`${method} ${path}`, access, checked.error);
    }
    return {
        repository: access.repository,
        access,
        attempt,
        async send(shape, method, path, parameters) {
            return failure_valueOf(await attempt(shape, method, path, parameters));
        },
        async list(shape, path, query = {}, enough = () => false, most = null) {
            const all = [];
            // An administrator may have allowed fewer than we ask for: a short page is not the end.
            for (let page = 1; page <= (most ?? MAX_PAGES); page++) {
                const answer = await attempt(listOf(shape), 'GET', path, { query: { ...query, limit: PAGE, page } });
                if (!answer.ok)
                    return answer;
                all.push(...answer.value);
                if (answer.value.length === 0 || answer.value.some(enough))
                    return { ok: true, value: all };
                // What a timeline tells is how much is on the page.
                const total = path.endsWith('/timeline') ? undefined : answer.total;
                if (all.length >= (total ?? Infinity))
                    return { ok: true, value: all };
            }
            if (most !== null)
                return { ok: true, value: all };
            throw endless(path, all.length);
        },
    };
}

;// CONCATENATED MODULE: ./build/src/forge/forgejo/account.js



/** The accounts behind a workflow's own token; they are in no list of users. */
const WORKFLOW_ACCOUNTS = ['forgejo-actions', 'gitea-actions'];
const userShape = schemas/* object */.Ikc({ login: schemas/* string */.YjP() });
const versionShape = schemas/* object */.Ikc({ version: schemas/* string */.YjP() });
/** @throws UserError where the token does not say whose it is */
async function accountOf(client) {
    const asked = await client.attempt(userShape, 'GET', '//user');
    if (asked.ok) {
        const { login } = asked.value;
        return { login, kind: WORKFLOW_ACCOUNTS.includes(login) ? 'workflow' : 'user' };
    }
    const { failure } = asked;
    if (failure.kind !== 'refused' || ![403, 404].includes(failure.status))
        throw failure.error;
    // Only tokens of accounts have scopes.
    if (/scope/i.test(failure.message))
        throw new src_errors/* UserError */.yo(`the token does not say whose it is: ${failure.message}.`, {
            cure: 'Give it the scope `read:user`.',
        });
    const { version } = await client.send(versionShape, 'GET', '//version');
    // `11.0.1+gitea-1.22.0` is Forgejo's, `1.24.2` Gitea's.
    const isForgejo = version.includes('+gitea-');
    return { login: isForgejo ? 'forgejo-actions' : 'gitea-actions', kind: 'workflow' };
}

;// CONCATENATED MODULE: ./build/src/forge/forgejo/pull-shape.js

const loginShape = schemas/* object */.Ikc({ login: schemas/* string */.YjP() });
const side = schemas/* object */.Ikc({
    /** The branch's name, also where the branch is gone: `ref` is `refs/pull/N/head` then. */
    label: schemas/* string */.YjP(),
    sha: schemas/* string */.YjP(),
    repo_id: schemas/* number */.aig(),
});
const pullShape = schemas/* object */.Ikc({
    number: schemas/* number */.aig(),
    html_url: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    state: schemas/* enum */.k5n(['open', 'closed']),
    merged: schemas/* boolean */.zMY(),
    user: loginShape.nullish(),
    head: side,
    base: side,
    labels: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* number */.aig(), name: schemas/* string */.YjP() })).nullish(),
    assignees: schemas/* array */.YOg(loginShape).nullish(),
    requested_reviewers: schemas/* array */.YOg(loginShape).nullish(),
    requested_reviewers_teams: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })).nullish(),
    milestone: schemas/* object */.Ikc({ title: schemas/* string */.YjP() }).nullish(),
});
/** What Forgejo and Gitea take for a draft, unless an administrator says otherwise. */
const DRAFT = /^(?:WIP:|\[WIP\])\s*/i;
/** Bytes; the forge itself cuts off what is longer. */
const TITLE_LIMIT = 255;
/** A title as the forge has it: `WIP: ` makes the draft. */
function titleFor({ title, draft }) {
    const whole = draft ? `WIP: ${title}` : title;
    if (Buffer.byteLength(whole) <= TITLE_LIMIT)
        return whole;
    const kept = Buffer.from(whole).subarray(0, TITLE_LIMIT - 3);
    return `${kept.toString('utf8').replace(/\uFFFD$/, '')}…`;
}
function toPull(pull, autoMerge) {
    return {
        number: pull.number,
        url: pull.html_url,
        title: pull.title.replace(DRAFT, ''),
        body: pull.body ?? '',
        state: pull.state,
        merged: pull.merged,
        draft: DRAFT.test(pull.title),
        autoMerge: autoMerge && pull.state === 'open',
        author: pull.user?.login ?? 'ghost',
        head: { branch: pull.head.label, revision: pull.head.sha },
        base: { branch: pull.base.label, revision: pull.base.sha },
        labels: (pull.labels ?? []).map((label) => label.name),
    };
}

;// CONCATENATED MODULE: ./build/src/forge/forgejo/auto-merge.js




const eventShape = schemas/* object */.Ikc({ type: schemas/* string */.YjP() });
/** Nothing else tells it: a pull request is scheduled when its newest event of that kind says so. */
async function isArmed(client, number) {
    const events = await client.list(eventShape, `/issues/${number}/timeline`);
    if (!events.ok)
        throw events.failure.error;
    const last = events.value.findLast(({ type }) => /^pull_(?:cancel_)?scheduled_merge$/.test(type));
    return last?.type === 'pull_scheduled_merge';
}
/** Waits, in seconds, while the forge works out whether a pull request conflicts. */
const WORKING = [1, 2, 4, 8];
/**
 * Merged where that is allowed now, else scheduled. What is scheduled is not bound to the head: Forgejo merges
 * whatever the branch has once the required checks are green on that.
 */
async function autoMerge(client, pull, method) {
    if (method === null)
        return disarm(client, pull);
    const now = await client.attempt(pullShape, 'GET', `/pulls/${pull.number}`);
    if (!now.ok)
        throw now.failure.error;
    if (now.value.merged)
        return { kind: 'merged' };
    if (now.value.head.sha !== pull.head.revision)
        return otherHead(pull, now.value.head.sha);
    if (await isArmed(client, pull.number))
        return { kind: 'armed' };
    const body = { Do: method, head_commit_id: pull.head.revision };
    for (const seconds of [...WORKING, null]) {
        const merged = await mergeRequest(client, pull, body);
        if (merged === null)
            return { kind: 'merged' };
        if (merged.kind !== 'refused')
            throw merged.error;
        if (merged.status === 409)
            return conflict(pull, merged);
        if (merged.status !== 405)
            return auto_merge_refused(merged);
        const { message } = merged;
        if (/not allowed to merge \[/i.test(message))
            break;
        if (!/try again later/i.test(message))
            return auto_merge_refused(merged);
        if (seconds === null)
            return { kind: 'waiting', message: 'the forge still works out whether it conflicts' };
        await client.access.wait(seconds * 1000);
    }
    return auto_merge_schedule(client, pull, { ...body, merge_when_checks_succeed: true });
}
async function auto_merge_schedule(client, pull, body) {
    const failure = await mergeRequest(client, pull, body);
    if (failure === null)
        return { kind: 'armed' };
    if (failure.kind !== 'refused')
        throw failure.error;
    // Scheduled already, by another run.
    if (failure.status === 409)
        return { kind: 'armed' };
    return auto_merge_refused(failure);
}
/** Null: done. What was lost is looked for. */
async function mergeRequest(client, { number }, body) {
    const asked = await client.attempt(schemas/* unknown */.L5J(), 'POST', `/pulls/${number}/merge`, { body });
    if (asked.ok)
        return null;
    if (asked.failure.kind !== 'broken')
        return asked.failure;
    const now = await client.send(pullShape, 'GET', `/pulls/${number}`);
    const done = now.merged || ('merge_when_checks_succeed' in body && (await isArmed(client, number)));
    if (done)
        return null;
    const again = await client.attempt(schemas/* unknown */.L5J(), 'POST', `/pulls/${number}/merge`, { body });
    return again.ok ? null : again.failure;
}
async function disarm(client, { number }) {
    const off = await client.attempt(schemas/* unknown */.L5J(), 'DELETE', `/pulls/${number}/merge`);
    if (off.ok || isMissing(off.failure))
        return { kind: 'off' };
    return auto_merge_refused(off.failure);
}
function otherHead({ number, head }, now) {
    const message = `#${number} is at ${now.slice(0, 12)}, not at ${head.revision.slice(0, 12)}: someone else changed it.`;
    return { kind: 'moved', message };
}
function conflict({ number }, failure) {
    if (/out of date/i.test(failure.message))
        return { kind: 'moved', message: `#${number} was changed meanwhile: ${failure.message}` };
    return { kind: 'forbidden', message: failure.error.toLine() };
}
/** @throws UserError for what is no refusal */
function auto_merge_refused(failure) {
    if (failure.kind !== 'refused' || ![403, 404, 405].includes(failure.status))
        throw failure.error;
    return { kind: 'forbidden', message: failure.error.toLine() };
}

;// CONCATENATED MODULE: ./build/src/forge/made-once.js
/** Waits, in seconds, before each look: lists lag behind what was written. */
const LOOKS = [0, 1, 2];
/**
 * Makes something that must not be there twice. Where nobody knows whether it was made (the reply was lost), it is
 * looked for, and only made once more when it is not there.
 * @param wait in milliseconds
 */
async function madeOnce(wait, make, find) {
    for (let attempt = 1;; attempt++) {
        const made = await make();
        if (made.ok || made.failure.kind !== 'broken')
            return made;
        for (const seconds of LOOKS) {
            await wait(seconds * 1000);
            const found = await find();
            if (found !== null)
                return { ok: true, value: found };
        }
        if (attempt === 2)
            return made;
    }
}

;// CONCATENATED MODULE: ./build/src/forge/marked-text.js

/** A text by which we find it again: with its marker at the end. */
function withMarker(text, marker) {
    return isMarked(text, marker) ? text : `${text}\n\n${marker}`;
}
/** Whether a text ends with a marker: one that has it elsewhere only speaks of it. */
function isMarked(text, marker) {
    return text?.trimEnd().endsWith(marker) ?? false;
}
const ABOUT = /\n*<!-- channel-bump about ([0-9a-z]+) ([0-9a-f]{16}) -->/;
const marked_text_digest = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
/** An issue's text with what it is about, what we wrote, and its marker at the end. */
function issueText({ body, about }, marker) {
    return withMarker(`${body}\n\n<!-- channel-bump about ${about} ${marked_text_digest(body)} -->`, marker);
}
/** Whether an issue's text is as we wrote it: a person may have put in what they found. */
function isAsWritten(text) {
    const found = ABOUT.exec(text);
    if (found === null || marked_text_digest(text.slice(0, found.index)) !== found[2])
        return false;
    return /^\s*<!--[^\n]*-->\s*$/.test(text.slice(found.index + found[0].length));
}
/** As we close it: what still says what it is about was closed by a person. */
const closedText = (text) => text.replace(ABOUT, '');
/** What an issue's text says that it is about; null: nothing. */
const aboutOf = (text) => ABOUT.exec(text)?.[1] ?? null;

;// CONCATENATED MODULE: ./build/src/forge/forgejo/comments.js






const commentShape = schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    body: schemas/* string */.YjP().nullish(),
    user: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullish(),
});
/**
 * Keeps our one comment with this marker up to date, or (null) removes it. Someone else's that quotes the marker is
 * not ours. Two of ours become one: the oldest.
 */
async function postComment(client, place, text) {
    for (let look = 1;; look++) {
        const there = await ownComments(client, place);
        if (!there.ok)
            return forbidden(there.failure);
        const [oldest, ...others] = there.value;
        if (text === null)
            return removed(client, there.value);
        const body = withMarker(text, place.marker);
        if (!oldest)
            return created(client, place, body);
        if (oldest.body === body)
            return removed(client, others);
        const changed = await client.attempt(commentShape, 'PATCH', `/issues/comments/${oldest.id}`, {
            body: { body },
        });
        if (changed.ok)
            return removed(client, others);
        if (!isMissing(changed.failure) || look === comments_LOOKS)
            return forbidden(changed.failure);
    }
}
/** How often a comment may be removed under our hands, by another run or a person. */
const comments_LOOKS = 3;
async function created(client, place, body) {
    const made = await madeOnce(client.access.wait, () => client.attempt(commentShape, 'POST', `/issues/${place.number}/comments`, { body: { body } }), async () => failure_valueOf(await ownComments(client, place))[0] ?? null);
    if (!made.ok)
        return forbidden(made.failure);
    // Another run may have made its own between our look and our writing.
    const [, ...others] = failure_valueOf(await ownComments(client, place));
    return removed(client, others);
}
/** Oldest first. All come at once: there are no pages. */
async function ownComments(client, { number, marker, login }) {
    const all = await client.attempt(schemas/* array */.YOg(commentShape), 'GET', `/issues/${number}/comments`);
    if (!all.ok)
        return all;
    const own = all.value.filter((one) => one.user?.login === login && isMarked(one.body, marker));
    return { ok: true, value: own.sort((a, b) => a.id - b.id) };
}
async function removed(client, comments) {
    for (const { id } of comments) {
        const gone = await client.attempt(schemas/* unknown */.L5J(), 'DELETE', `/issues/comments/${id}`);
        if (!gone.ok && !isMissing(gone.failure))
            return forbidden(gone.failure);
    }
    return { kind: 'posted' };
}

;// CONCATENATED MODULE: ./build/src/forge/branches.js

/** A branch of our own for a moment, by the one that it is for: under a name that no proposal's branch can have. */
function scratchBranch(branch) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(branch).digest('hex').slice(0, 16);
    return `channel-bump-scratch-${digest}`;
}
/** Somebody else was there first. Null: no branch. */
function moved(branch, expected, head) {
    const name = (revision) => revision?.slice(0, 12) ?? 'nothing';
    const message = `the branch ${branch} is at ${name(head)}, not at ${name(expected)}: someone else changed it.`;
    return { kind: 'moved', message };
}
/** The forge refuses a write for what has become of the branch, in its own words. */
function movedMeanwhile(branch, message) {
    return { kind: 'moved', message: `the branch ${branch} was changed by someone else meanwhile: ${message}` };
}
/** Waits, in seconds, between looks at a list that lags behind what was written. */
const LAG = [0, 1, 2, 4, 8];

;// CONCATENATED MODULE: ./build/src/forge/seal.js


const TRAILER = new RegExp(`(?:^|\\n)${COMMIT_TRAILER}: ([0-9a-f]{64})\\s*$`);
/**
 * The body of a commit's message with the seal as its last line: a digest of all that we write. A commit that somebody
 * made over, or put others below, is told apart by it even where they and we have the same account.
 */
function sealedBody({ base, headline, body, files }) {
    const blobs = Object.entries(files).map(([path, text]) => ({ path, blob: blobId(text) }));
    const seal = sealOf([base], [headline, body].filter(Boolean).join('\n\n'), blobs);
    return [body, `${COMMIT_TRAILER}: ${seal}`].filter(Boolean).join('\n\n');
}
/** Whether a commit's message ends as ours do. Whether it is ours, the rest of it tells. */
const hasSeal = (message) => TRAILER.test(message);
/** Whether a commit is as we made it: its parent, its message and its files. */
function isSealed({ parents, message, files }) {
    const seal = TRAILER.exec(message)?.[1];
    return seal !== undefined && seal === sealOf(parents, message.replace(TRAILER, ''), files);
}
/** Forges trim a message, each in its way. */
function sealOf(parents, message, files) {
    const changes = files.map(({ path, blob }) => [path, blob]).sort();
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([parents, message.trim(), changes]))
        .digest('hex');
}
/** Id that git gives to a file. */
function blobId(text) {
    const bytes = Buffer.from(text, 'utf8');
    return (0,external_node_crypto_.createHash)('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

;// CONCATENATED MODULE: ./build/src/forge/forgejo/refs.js





const branchShape = schemas/* object */.Ikc({ commit: schemas/* object */.Ikc({ id: schemas/* string */.YjP() }) });
/** Commit a branch points at, or null where there is none. */
async function branchHead(client, branch) {
    const found = await client.attempt(branchShape, 'GET', `/branches/${encoded(branch)}`);
    if (found.ok)
        return found.value.commit.id;
    if (!isMissing(found.failure))
        throw found.failure.error;
    // A repository that the token does not see answers the same.
    await client.send(schemas/* unknown */.L5J(), 'GET', '');
    return null;
}
/** Makes a branch at a commit; null: it is there now, by us. */
async function createBranch(client, branch, revision) {
    const body = { new_branch_name: branch, old_ref_name: revision };
    for (let attempt = 1;; attempt++) {
        const made = await client.attempt(schemas/* unknown */.L5J(), 'POST', '/branches', { body });
        if (made.ok)
            return null;
        if (made.failure.kind !== 'broken')
            return refusalOf(made.failure, branch);
        const head = await branchHead(client, branch);
        if (head === revision)
            return null;
        if (head !== null)
            return moved(branch, null, head);
        if (attempt === 2)
            throw made.failure.error;
    }
}
/** What git takes: `https://forge.example/api/v1` -> `https://forge.example/acme/infra.git` */
const gitUrl = ({ access, repository }) => `${access.apiUrl.replace(/\/api\/v1$/, '')}/${encodeURIComponent(repository.owner)}/${encodeURIComponent(repository.name)}.git`;
/** Moves a branch to a commit from the very head that is expected, or (null) removes it. */
async function moveBranch(client, branch, expectedHead, revision) {
    const { pushRef, token } = client.access;
    if (!pushRef)
        throw new src_errors/* UserError */.yo('a branch can only be moved on this forge by git, which is not at hand here.', {
            cure: 'Install git on the runner.',
        });
    let result;
    try {
        result = await pushRef({ url: gitUrl(client), token, branch, expectedHead, revision });
    }
    catch (error) {
        // The reply may be lost, the push done.
        if (!(error instanceof src_errors/* UserError */.yo) || (await branchHead(client, branch)) !== revision)
            throw error;
        return null;
    }
    if (result.kind === 'pushed')
        return null;
    if (result.kind === 'moved' && (await branchHead(client, branch)) === revision)
        return null;
    return result;
}
/** Removes a branch that nobody else has a say in; one that is not there, or has to stay, is no trouble. */
async function dropBranch(client, branch) {
    const gone = await client.attempt(schemas/* unknown */.L5J(), 'DELETE', `/branches/${encoded(branch)}`);
    if (!gone.ok && gone.failure.kind !== 'refused')
        throw gone.failure.error;
}
async function deleteBranch(client, branch, expectedHead) {
    const head = await branchHead(client, branch);
    if (head === null)
        return null;
    if (head !== expectedHead)
        return moved(branch, expectedHead, head);
    if (client.access.pushRef)
        return moveBranch(client, branch, expectedHead, null);
    const gone = await client.attempt(schemas/* unknown */.L5J(), 'DELETE', `/branches/${encoded(branch)}`);
    return gone.ok || isMissing(gone.failure) ? null : refusalOf(gone.failure, branch);
}
/** What a failed write to a branch means to its caller. @throws UserError on what is no one's expectation */
function refusalOf(failure, branch) {
    if (failure.kind !== 'refused')
        throw failure.error;
    const { status, message, error } = failure;
    if (status === 403)
        return { kind: 'forbidden', message: error.toLine() };
    if (status === 409 || status === 404 || (status === 422 && /does not match/i.test(message)))
        return movedMeanwhile(branch, message);
    throw error;
}

;// CONCATENATED MODULE: ./build/src/forge/forgejo/commit.js







const commitShape = schemas/* object */.Ikc({
    sha: schemas/* string */.YjP(),
    commit: schemas/* object */.Ikc({ message: schemas/* string */.YjP() }),
    parents: schemas/* array */.YOg(schemas/* object */.Ikc({ sha: schemas/* string */.YjP() })).nullish(),
    files: schemas/* array */.YOg(schemas/* object */.Ikc({ filename: schemas/* string */.YjP() })).nullish(),
});
/** An object, or the entries of a folder. */
const contentsShape = schemas/* union */.KCZ([
    schemas/* object */.Ikc({ type: schemas/* string */.YjP(), sha: schemas/* string */.YjP() }),
    schemas/* array */.YOg(schemas/* unknown */.L5J()).transform(() => ({ type: 'dir', sha: '' })),
]);
const madeShape = schemas/* object */.Ikc({
    commit: schemas/* object */.Ikc({ sha: schemas/* string */.YjP(), parents: schemas/* array */.YOg(schemas/* object */.Ikc({ sha: schemas/* string */.YjP() })).nullish() }),
});
/**
 * Puts one commit on `base` and the branch on it. The API commits on branches alone: the commit is made on one beside
 * it, and ours is made at it, or moved over by git, so that nobody ever sees it without its commit. A commit that
 * says the same is left as it is.
 */
async function commit(client, request) {
    const { branch, base, expectedHead } = request;
    const head = await branchHead(client, branch);
    if (head !== expectedHead)
        return moved(branch, expectedHead, head);
    const beside = scratchBranch(branch);
    if (head !== null && (await saysTheSame(client, head, request))) {
        // A run that was ended right after it had put the branch there has left this.
        await dropBranch(client, beside);
        return { kind: 'committed', revision: head };
    }
    if ((await readCommit(client, base)) === null)
        throw new src_errors/* UserError */.yo(`the forge does not have commit ${base}, which the branch is to stand on.`, {
            cure: 'Push it first.',
        });
    const refused = await freshBranch(client, beside, base);
    if (refused)
        return refused;
    const made = await commitOn(client, beside, request);
    const result = made.kind === 'committed' ? await placed(client, request, made.revision) : made;
    await dropBranch(client, beside);
    return result;
}
/** What a run that was ended has left there goes first. */
async function freshBranch(client, branch, base) {
    const first = await createBranch(client, branch, base);
    if (first?.kind !== 'moved')
        return first;
    await dropBranch(client, branch);
    return createBranch(client, branch, base);
}
async function placed(client, request, revision) {
    const { branch, expectedHead } = request;
    const refused = expectedHead === null
        ? await createBranch(client, branch, revision)
        : await moveBranch(client, branch, expectedHead, revision);
    return refused ?? { kind: 'committed', revision };
}
/** A commit on a branch that points at the base. Modes stay: an update of an executable file is one. */
async function commitOn(client, branch, request) {
    const { base } = request;
    const files = await Promise.all(Object.entries(request.files).map(async ([path, text]) => {
        const sha = await blobAt(client, path, base);
        const content = Buffer.from(text, 'utf8').toString('base64');
        return sha === null
            ? { operation: 'create', path, content }
            : { operation: 'update', path, content, sha };
    }));
    const body = { branch, message: messageOf(request), files };
    for (let attempt = 1;; attempt++) {
        const made = await client.attempt(madeShape, 'POST', '/contents', { body });
        if (made.ok) {
            const { sha, parents } = made.value.commit;
            if (parents?.[0]?.sha === base)
                return { kind: 'committed', revision: sha };
            // Another run works on the same branch, on another base.
            return moved(branch, base, parents?.[0]?.sha ?? null);
        }
        if (made.failure.kind !== 'broken')
            return refusalOf(made.failure, branch);
        const head = await branchHead(client, branch);
        if (head !== null && (await saysTheSame(client, head, request)))
            return { kind: 'committed', revision: head };
        if (head !== base)
            return moved(branch, base, head);
        if (attempt === 2)
            throw made.failure.error;
    }
}
/** Same base, same message, same files. No trees are compared: Forgejo gives a commit's own id for its tree's. */
async function saysTheSame(client, head, request) {
    const there = await readCommit(client, head, true);
    if (there?.parents?.length !== 1 || there.parents[0]?.sha !== request.base)
        return false;
    if (there.commit.message.trim() !== messageOf(request).trim())
        return false;
    if (!(there.files ?? []).every(({ filename }) => filename in request.files))
        return false;
    for (const [path, text] of Object.entries(request.files))
        if ((await blobAt(client, path, head)) !== blobId(text))
            return false;
    return true;
}
/** A commit, and what it makes of the files that it changes. */
async function seenCommit(client, revision) {
    const there = await readCommit(client, revision, true);
    if (there === null)
        return null;
    const files = [];
    for (const { filename } of there.files ?? []) {
        const entry = await entryAt(client, filename, revision);
        // What is no file we have not written.
        files.push({ path: filename, blob: entry?.type === 'file' ? entry.sha : (entry?.type ?? null) });
    }
    return { parents: (there.parents ?? []).map(({ sha }) => sha), message: there.commit.message, files };
}
async function entryAt(client, path, revision) {
    const query = { ref: revision };
    const there = await client.attempt(contentsShape, 'GET', `/contents/${encoded(path)}`, { query });
    return !there.ok && isMissing(there.failure) ? null : failure_valueOf(there);
}
async function blobAt(client, path, revision) {
    const entry = await entryAt(client, path, revision);
    if (entry === null)
        return null;
    if (entry.type === 'file')
        return entry.sha;
    throw new src_errors/* UserError */.yo(`${path} is no file at ${revision.slice(0, 12)} on the forge.`, {
        cure: 'Fetch the newest state, and run again.',
    });
}
async function readCommit(client, revision, files = false) {
    const query = { stat: false, verification: false, files };
    const there = await client.attempt(commitShape, 'GET', `/git/commits/${revision}`, { query });
    if (there.ok)
        return there.value;
    const { failure } = there;
    if (failure.kind === 'refused' && [404, 422].includes(failure.status))
        return null;
    throw failure.error;
}
function messageOf({ headline, body }) {
    return body === '' ? headline : `${headline}\n\n${body}`;
}

;// CONCATENATED MODULE: ./build/src/forge/forgejo/foreign.js




const person = schemas/* object */.Ikc({ name: schemas/* string */.YjP().nullish(), email: schemas/* string */.YjP().nullish() });
const account = schemas/* object */.Ikc({ login: schemas/* string */.YjP() });
const foreign_commitShape = schemas/* object */.Ikc({
    sha: schemas/* string */.YjP(),
    author: account.nullish(),
    committer: account.nullish(),
    commit: schemas/* object */.Ikc({ message: schemas/* string */.YjP(), author: person.nullish(), committer: person.nullish() }),
});
const compareShape = schemas/* object */.Ikc({ commits: schemas/* array */.YOg(foreign_commitShape).nullish() });
/** Commits of others, newest first. */
async function foreignCommits(client, login, branch, base) {
    const path = `/compare/${encoded(base)}...${encoded(branch)}`;
    // All at once, newest first; a workflow's own account is in no list of users, so that its commits have no author.
    const query = { files: false, verification: false };
    const { commits } = await client.send(compareShape, 'GET', path, { query });
    const foreign = [];
    for (const one of commits ?? []) {
        if (await isOurs(client, one, login))
            continue;
        const { sha, author, committer, commit } = one;
        foreign.push({
            revision: sha,
            author: isBy(author, commit.author, login)
                ? (committer?.login ?? namedBy(commit.committer) ?? commit.committer?.name ?? 'unknown')
                : (author?.login ?? namedBy(commit.author) ?? commit.author?.name ?? 'unknown'),
            title: commit.message.split('\n')[0] ?? '',
        });
    }
    return foreign;
}
async function isOurs(client, { sha, author, committer, commit }, login) {
    if (!isBy(author, commit.author, login) || !isBy(committer, commit.committer, login))
        return false;
    if (!hasSeal(commit.message))
        return false;
    const seen = await seenCommit(client, sha);
    return seen !== null && isSealed(seen);
}
/** By the account that the forge knows, else by the address that it gives to one that it has no user for. */
function isBy(known, written, login) {
    if (known)
        return known.login === login;
    return namedBy(written)?.toLowerCase() === login.toLowerCase();
}
/** `forgejo-actions@noreply.forge.example` -> `forgejo-actions` */
function namedBy(written) {
    return /^(.+)@noreply\./.exec(written?.email ?? '')?.[1];
}

;// CONCATENATED MODULE: ./build/src/forge/forgejo/labels.js




const labelShape = schemas/* object */.Ikc({ id: schemas/* number */.aig(), name: schemas/* string */.YjP() });
const COLOR = '#ededed';
const same = (a, b) => a.toLowerCase() === b.toLowerCase();
/** Ids of the repository's labels of these names, made where there are none. Names are the same whatever their case. */
async function labelIds(client, names) {
    if (names.length === 0)
        return [];
    const all = failure_valueOf(await client.list(labelShape, '/labels'));
    const ids = [];
    for (const name of names) {
        const there = all.find((label) => same(label.name, name)) ?? (await createLabel(client, name));
        ids.push(there.id);
    }
    return ids;
}
async function createLabel(client, name) {
    const made = await madeOnce(client.access.wait, () => client.attempt(labelShape, 'POST', '/labels', { body: { name, color: COLOR } }), async () => failure_valueOf(await client.list(labelShape, '/labels')).find((label) => same(label.name, name)) ?? null);
    return failure_valueOf(made);
}
/** Adds what is missing to a pull request or issue, and tells all that it has then. */
async function giveLabels(client, { number, labels }, wanted) {
    const missing = wanted.filter((name) => !labels.some((label) => same(label, name)));
    if (missing.length === 0)
        return labels;
    const body = { labels: await labelIds(client, missing) };
    // Given twice is given once.
    const given = await client.attempt(schemas/* array */.YOg(labelShape), 'POST', `/issues/${number}/labels`, { body }, true);
    return failure_valueOf(given).map((label) => label.name);
}

;// CONCATENATED MODULE: ./build/src/forge/forgejo/issues.js









const issueShape = schemas/* object */.Ikc({
    number: schemas/* number */.aig(),
    html_url: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    user: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullish(),
    labels: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })).nullish(),
});
/** Keeps our one open issue with this marker up to date, or (null) closes it. Two of ours become one: the oldest. */
async function postIssue(client, login, { marker, content, closing }) {
    const there = await ownIssues(client, login, marker);
    if (!there.ok) {
        // Where the repository has no issues there is none to be closed.
        if (content === null && isMissing(there.failure))
            return { kind: 'posted', url: null };
        return unavailable(there.failure);
    }
    const [oldest, ...others] = there.value;
    if (content === null)
        return (await issues_closed(client, login, there.value, closing)) ?? { kind: 'posted', url: null };
    if (!oldest)
        return opened(client, login, marker, content);
    const refused = (await changed(client, oldest, marker, content)) ?? (await merged(client, login, oldest, others));
    return refused ?? { kind: 'posted', url: oldest.html_url };
}
async function opened(client, login, marker, content) {
    const decided = await closedByPerson(client, login, marker, content.about);
    if (decided !== null)
        return { kind: 'left-closed', url: decided.html_url };
    const body = {
        title: content.title,
        body: issueText(content, marker),
        labels: await labelIds(client, content.labels),
    };
    const made = await madeOnce(client.access.wait, () => client.attempt(issueShape, 'POST', '/issues', { body }), async () => failure_valueOf(await ownIssues(client, login, marker))[0] ?? null);
    if (!made.ok)
        return unavailable(made.failure);
    // Another run may have opened its own between our look and our writing.
    const [oldest = made.value, ...others] = failure_valueOf(await ownIssues(client, login, marker));
    return (await merged(client, login, oldest, others)) ?? { kind: 'posted', url: oldest.html_url };
}
async function changed(client, issue, marker, content) {
    const labels = (issue.labels ?? []).map((label) => label.name);
    await giveLabels(client, { number: issue.number, labels }, content.labels);
    const body = issueText(content, marker);
    if (issue.body === body || !isAsWritten(issue.body ?? ''))
        return null;
    const written = await client.attempt(issueShape, 'PATCH', `/issues/${issue.number}`, { body: { body } });
    return written.ok ? null : forbidden(written.failure);
}
const merged = (client, login, kept, twins) => issues_closed(client, login, twins, `The same is told in #${kept.number}.`);
async function issues_closed(client, login, issues, why) {
    for (const { number, body } of issues) {
        const told = await postComment(client, { number, marker: CLOSING, login }, why);
        if (told.kind !== 'posted')
            return told;
        const done = await client.attempt(issueShape, 'PATCH', `/issues/${number}`, {
            body: { state: 'closed', body: closedText(body ?? '') },
        });
        if (!done.ok)
            return forbidden(done.failure);
    }
    return null;
}
/** A repository without issues says 404. */
function unavailable(failure) {
    if (isMissing(failure))
        return { kind: 'forbidden', message: failure.error.toLine() };
    return forbidden(failure);
}
/** Open ones of ours, oldest first. No filter by author: the forge has no such user as a workflow's. */
async function ownIssues(client, login, text) {
    const all = await client.list(issueShape, '/issues', { state: 'open', type: 'issues' });
    if (!all.ok)
        return all;
    const own = all.value.filter((one) => one.user?.login === login && one.body?.includes(text));
    return { ok: true, value: own.sort((a, b) => a.number - b.number) };
}
/** Among the newest: a repository may have tens of thousands. */
async function closedByPerson(client, login, marker, about) {
    const query = { state: 'closed', type: 'issues', limit: 50 };
    const closedOnes = failure_valueOf(await client.attempt(schemas/* array */.YOg(issueShape), 'GET', '/issues', { query }));
    const isDecided = ({ user, body }) => user?.login === login && (body ?? '').includes(marker) && aboutOf(body ?? '') === about;
    return closedOnes.find(isDecided) ?? null;
}
async function openIssues(client, login, text) {
    const all = await ownIssues(client, login, text);
    if (!all.ok && isMissing(all.failure))
        return [];
    return failure_valueOf(all).map((one) => one.body ?? '');
}

;// CONCATENATED MODULE: ./build/src/forge/forgejo/people.js




const milestoneShape = schemas/* object */.Ikc({ id: schemas/* number */.aig(), title: schemas/* string */.YjP() });
const people_loginShape = schemas/* object */.Ikc({ login: schemas/* string */.YjP() });
const missingFrom = (wanted, there) => {
    const present = new Set(there.map((name) => name.toLowerCase()));
    return wanted.filter((name) => !present.has(name.toLowerCase()));
};
const people_refusal = (what, why) => ({
    kind: 'forbidden',
    message: `${what} can't be set: ${why}`,
});
/** Each kind is tried; what is refused is told together. */
async function invite(client, { number }, people) {
    const now = await client.send(pullShape, 'GET', `/pulls/${number}`);
    const refused = [
        await askForReview(client, now, people),
        await people_assign(client, now, people.assignees),
        await putInMilestone(client, now, people.milestone),
    ].filter((one) => one !== null);
    if (refused.length === 0)
        return { kind: 'invited' };
    return { kind: 'forbidden', message: refused.map((one) => one.message).join(' ') };
}
async function askForReview(client, now, people) {
    const waiting = (now.requested_reviewers ?? []).map((one) => one.login);
    const teams = (now.requested_reviewers_teams ?? []).map((one) => one.name);
    // Nobody reviews their own.
    const author = now.user?.login ?? '';
    const reviewers = missingFrom(people.reviewers, [...waiting, author]);
    const team_reviewers = missingFrom(people.teamReviewers, teams);
    if (reviewers.length + team_reviewers.length === 0)
        return null;
    const what = `reviewers ${[...reviewers, ...team_reviewers].join(', ')}`;
    const body = { reviewers, team_reviewers };
    const path = `/pulls/${now.number}/requested_reviewers`;
    // Asked twice is asked once.
    const asked = await client.attempt(schemas/* unknown */.L5J(), 'POST', path, { body }, true);
    if (!asked.ok)
        return refusedBy(asked.failure, what);
    if (team_reviewers.length === 0)
        return null;
    // Where the owner is a person, teams are passed over in silence.
    const after = await client.send(pullShape, 'GET', `/pulls/${now.number}`);
    const left = missingFrom(team_reviewers, (after.requested_reviewers_teams ?? []).map((one) => one.name));
    return left.length === 0
        ? null
        : people_refusal(`team reviewers ${left.join(', ')}`, 'the forge passes them over.');
}
async function people_assign(client, now, wanted) {
    const there = (now.assignees ?? []).map((one) => one.login);
    const missing = missingFrom(wanted, there);
    if (missing.length === 0)
        return null;
    // The forge stumbles over one that can't be assigned.
    const possible = failure_valueOf(await client.attempt(schemas/* array */.YOg(people_loginShape), 'GET', '/assignees'));
    const unknown = missingFrom(missing, possible.map((one) => one.login));
    const what = `assignees ${missing.join(', ')}`;
    if (unknown.length > 0)
        return people_refusal(what, `${unknown.join(', ')} can't be assigned.`);
    const body = { assignees: [...there, ...missing] };
    const written = await client.attempt(pullShape, 'PATCH', `/pulls/${now.number}`, { body });
    return written.ok ? null : refusedBy(written.failure, what);
}
async function putInMilestone(client, now, title) {
    if (title === null || now.milestone?.title === title)
        return null;
    const all = failure_valueOf(await client.list(milestoneShape, '/milestones', { state: 'open' }));
    const found = all.find((one) => one.title === title);
    const what = `milestone ${title}`;
    if (!found)
        return people_refusal(what, 'there is no open one of that title.');
    const body = { milestone: found.id };
    const written = await client.attempt(pullShape, 'PATCH', `/pulls/${now.number}`, { body });
    return written.ok ? null : refusedBy(written.failure, what);
}
/** @throws UserError for what is no refusal */
function refusedBy(failure, what) {
    if (failure.kind !== 'refused' || ![403, 404, 422].includes(failure.status))
        throw failure.error;
    return people_refusal(what, `${failure.message}.`);
}

;// CONCATENATED MODULE: ./build/src/forge/forgejo/pulls.js









/** Forgejo keeps more; a report is as long everywhere. */
const MAX_BODY_LENGTH = 65_536;
const listed = async (client, query, enough, most) => failure_valueOf(await client.list(pullShape, '/pulls', query, enough, most));
async function known(client, pull) {
    return toPull(pull, pull.state === 'open' && (await isArmed(client, pull.number)));
}
/** So many pages of closed ones are looked through. */
const NEWEST_PAGES = 20;
/** Not from a fork. */
const isOwn = (pull) => pull.head.repo_id === pull.base.repo_id;
/** The open pull request from this branch, else the newest closed one. */
async function findPull(client, head, base) {
    const isIt = (pull) => isOwn(pull) && pull.head.label === head && pull.base.label === base;
    const open = (await listed(client, { state: 'open' }, isIt)).find(isIt);
    // Newest first: no further than to the first, and not for ever.
    const found = open ?? (await listed(client, { state: 'closed' }, isIt, NEWEST_PAGES)).find(isIt);
    return found ? known(client, found) : null;
}
/** Those of this repository and of no fork, oldest first. */
async function openPulls(client, prefix) {
    const all = await listed(client, { state: 'open', sort: 'oldest' });
    const own = all.filter((pull) => isOwn(pull) && pull.head.label.startsWith(prefix));
    return Promise.all(own.sort((a, b) => a.number - b.number).map((pull) => known(client, pull)));
}
async function readPull(client, number) {
    const found = await client.attempt(pullShape, 'GET', `/pulls/${number}`);
    if (!found.ok && isMissing(found.failure))
        return null;
    return failure_valueOf(found);
}
async function pullByNumber(client, number) {
    const found = await readPull(client, number);
    return found && known(client, found);
}
/** Forgejo knows by which commit one was merged; by its head we look ourselves, as far as the newest ones go. */
async function pullOfCommit(client, revision) {
    const merged = await client.attempt(pullShape, 'GET', `/commits/${revision}/pull`);
    if (merged.ok)
        return known(client, merged.value);
    if (!isMissing(merged.failure))
        throw merged.failure.error;
    const closed = await client.send(schemas/* array */.YOg(pullShape), 'GET', '/pulls', {
        query: { state: 'closed', sort: 'recentupdate', limit: 50, page: 1 },
    });
    const hasHead = (pull) => pull.head.sha === revision;
    const brought = closed.find((pull) => pull.merged && hasHead(pull));
    const found = brought ?? (await listed(client, { state: 'open' }, hasHead)).find(hasHead);
    return found ? known(client, found) : null;
}
async function createPull(client, head, base, content) {
    const open = await findOpen(client, head, base);
    if (open)
        return updatePull(client, open, content);
    checkBody(content);
    const body = { head, base, title: titleFor(content), body: content.body };
    const make = () => client.attempt(pullShape, 'POST', '/pulls', { body });
    const made = await madeOnce(client.access.wait, make, async () => {
        const there = await findOpen(client, head, base);
        return there && readPull(client, there.number);
    });
    if (made.ok)
        return updatePull(client, toPull(made.value, false), content);
    const { failure } = made;
    if (failure.kind !== 'refused' || failure.status !== 409)
        throw failure.error;
    for (const seconds of LAG) {
        await client.access.wait(seconds * 1000);
        const found = await findOpen(client, head, base);
        if (found)
            return updatePull(client, found, content);
    }
    throw failure.error;
}
async function findOpen(client, head, base) {
    const found = await findPull(client, head, base);
    return found?.state === 'open' ? found : null;
}
/** Labels first: what stands in the body last says that all is done. */
async function updatePull(client, pull, content) {
    checkBody(content);
    const labels = await giveLabels(client, pull, content.labels);
    const title = titleFor(content);
    const changed = {
        ...(titleFor(pull) === title ? {} : { title }),
        ...(pull.body === content.body ? {} : { body: content.body }),
    };
    if (Object.keys(changed).length === 0)
        return { ...pull, labels };
    const written = await client.send(pullShape, 'PATCH', `/pulls/${pull.number}`, { body: changed });
    return toPull(written, pull.autoMerge);
}
function checkBody({ body }) {
    if (body.length <= MAX_BODY_LENGTH)
        return;
    throw new src_errors/* UserError */.yo(`the description is too long: ${body.length} characters, of ${MAX_BODY_LENGTH}.`, {
        cure: 'Shorten what your templates add.',
    });
}
async function setClosed(client, number) {
    const body = { state: 'closed' };
    const closed = await client.attempt(pullShape, 'PATCH', `/pulls/${number}`, { body });
    // Merged meanwhile: it is closed.
    const merged = !closed.ok && closed.failure.kind === 'refused' && closed.failure.status === 412;
    if (!closed.ok && !merged)
        throw closed.failure.error;
}

;// CONCATENATED MODULE: ./build/src/forge/remembered.js
/** Asks once; what went wrong is asked again. */
function remembered(ask) {
    let known;
    return () => (known ??= ask().catch((error) => {
        known = undefined;
        throw error;
    }));
}
/** So long they are taken for all there are, in milliseconds. */
const LATELY_MS = 60_000;
/** Whether none of that name was there a moment ago; from now on one is. */
async function claimName(lately, { revision, name }, read) {
    let known = lately.get(revision);
    if (!known || performance.now() - known.at > LATELY_MS) {
        const names = await read();
        if (!names.ok)
            return names;
        known = { at: performance.now(), names: new Set(names.value) };
        lately.set(revision, known);
    }
    const isThere = known.names.has(name);
    known.names.add(name);
    return { ok: true, value: !isThere };
}

;// CONCATENATED MODULE: ./build/src/forge/forgejo/statuses.js





const stateShape = schemas/* enum */.k5n(['pending', 'success', 'failure', 'error', 'warning', 'skipped']);
const statusShape = schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    context: schemas/* string */.YjP(),
    status: stateShape,
    description: schemas/* string */.YjP().nullish(),
    creator: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullish(),
});
/** Characters of a description. */
const LIMIT = 255;
/** Forgejo's required checks take `success` alone; newer ones of Gitea let `warning` pass, as GitHub does `neutral`. */
function stateOf({ state }) {
    if (state.status === 'in_progress')
        return 'pending';
    if (state.conclusion === 'neutral')
        return 'warning';
    return state.conclusion === 'cancelled' ? 'error' : state.conclusion;
}
function readState(state) {
    switch (state) {
        case 'pending':
            return { status: 'in_progress' };
        case 'error':
            return { status: 'completed', conclusion: 'cancelled' };
        case 'warning':
        case 'skipped':
            return { status: 'completed', conclusion: 'neutral' };
        case 'success':
        case 'failure':
            return { status: 'completed', conclusion: state };
    }
}
/** `Builds [0k3v…]`: the title, as much as fits, and the fingerprint. */
function descriptionOf({ title, fingerprint }) {
    const end = fingerprint === undefined ? '' : ` [${fingerprint}]`;
    const words = Array.from(title.replace(/\s+/g, ' ').trim());
    const room = LIMIT - end.length;
    return `${words.length > room ? `${words.slice(0, room - 1).join('')}…` : words.join('')}${end}`;
}
/** A status is only ever added; the newest of a context counts. There is no room for a summary. */
async function postStatus(client, lately, login, run) {
    const { revision, name } = run;
    const body = { context: name, state: stateOf(run), description: descriptionOf(run) };
    const fresh = await claimName(lately, run, () => contextsOn(client, revision));
    if (!fresh.ok)
        return forbidden(fresh.failure);
    if (!fresh.value) {
        const there = await statusesOf(client, revision);
        if (!there.ok)
            return forbidden(there.failure);
        const newest = there.value.find((one) => one.context === name);
        const says = newest?.creator?.login === login && newest.status === body.state;
        if (says && (newest.description ?? '') === body.description)
            return { kind: 'posted', url: null };
    }
    // One that is there twice says the same.
    const posted = await client.attempt(statusShape, 'POST', `/statuses/${revision}`, { body }, true);
    return posted.ok ? { kind: 'posted', url: null } : forbidden(posted.failure);
}
async function contextsOn(client, revision) {
    const all = await statusesOf(client, revision);
    return all.ok ? { ok: true, value: all.value.map(({ context }) => context) } : all;
}
/** Ours, the newest of each context. */
async function readStatuses(client, login, revision) {
    const all = await statusesOf(client, revision);
    if (!all.ok && isMissing(all.failure))
        return [];
    const own = failure_valueOf(all).filter((one) => one.creator?.login === login);
    const newest = own.filter((one, index) => own.findIndex((other) => other.context === one.context) === index);
    return newest.map(({ context, status, description }) => ({
        name: context,
        state: readState(status),
        fingerprint: / \[([0-9a-z]{1,64})\]$/.exec(description ?? '')?.[1] ?? null,
    }));
}
/** Newest first. */
async function statusesOf(client, revision) {
    const all = await client.list(statusShape, `/commits/${revision}/statuses`);
    return all.ok ? { ok: true, value: all.value.sort((a, b) => b.id - a.id) } : all;
}

;// CONCATENATED MODULE: ./build/src/forge/forgejo/index.js















/** Forgejo, and Gitea from 1.22 on. */
function createForgejoForge(access) {
    const client = createClient(access);
    const account = remembered(() => accountOf(client));
    const lately = new Map();
    const login = async () => (await account()).login;
    return {
        id: 'forgejo',
        maxBodyLength: MAX_BODY_LENGTH,
        account,
        async defaultBranch() {
            return (await client.send(schemas/* object */.Ikc({ default_branch: schemas/* string */.YjP() }), 'GET', '')).default_branch;
        },
        branchHead: (branch) => branchHead(client, branch),
        findPull: (head, base) => findPull(client, head, base),
        openPulls: (prefix) => openPulls(client, prefix),
        pull: (number) => pullByNumber(client, number),
        pullOfCommit: (revision) => pullOfCommit(client, revision),
        createPull: (head, base, content) => createPull(client, head, base, content),
        updatePull: (pull, content) => updatePull(client, pull, content),
        invite: (pull, people) => invite(client, pull, people),
        async closePull({ number, state }, reason) {
            if (state === 'closed')
                return;
            const place = { number, marker: CLOSING, login: await login() };
            const told = await postComment(client, place, reason);
            if (told.kind !== 'posted')
                throw new src_errors/* UserError */.yo(told.message);
            await setClosed(client, number);
        },
        autoMerge: (pull, method) => autoMerge(client, pull, method),
        commit: (request) => commit(client, request),
        deleteBranch: (branch, expectedHead) => deleteBranch(client, branch, expectedHead),
        foreignCommits: async (branch, base) => foreignCommits(client, await login(), branch, base),
        checkRun: async (run) => postStatus(client, lately, await login(), run),
        checkRuns: async (revision) => readStatuses(client, await login(), revision),
        comment: async ({ number }, marker, body) => postComment(client, { number, marker, login: await login() }, body),
        issue: async (marker, content, closing) => postIssue(client, await login(), { marker, content, closing }),
        openIssues: async (text) => openIssues(client, await login(), text),
    };
}

;// CONCATENATED MODULE: ./build/src/forge/github/failure.js




/** What Octokit throws, as far as we look at it. */
const requestError = schemas/* object */.Ikc({
    message: schemas/* string */.YjP(),
    status: schemas/* number */.aig().optional(),
    response: schemas/* object */.Ikc({
        headers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).optional()),
        data: schemas/* unknown */.L5J(),
    })
        .optional(),
});
const failure_refusal = schemas/* object */.Ikc({
    message: schemas/* string */.YjP(),
    errors: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* object */.Ikc({ message: schemas/* string */.YjP().optional() })])).optional(),
});
/** Reads what a request threw. No message has the token in it. */
function failure_readFailure(error, request, access) {
    const parsed = requestError.safeParse(error);
    if (!parsed.success)
        throw error;
    const { status, response } = parsed.data;
    const where = `${access.apiUrl}: ${request}`;
    if (!response || status === undefined)
        return broken(`no answer from the forge (${where}): ${redact(parsed.data.message, access.token)}`);
    if (status >= 500)
        return broken(`the forge stumbles (${where}): status ${status}`);
    const message = redact(failure_words(response.data), access.token);
    const header = headerOf(response.headers);
    const wait = failure_limitOf(status, header, message);
    if (wait !== null)
        return limited(wait, message);
    // A proxy's page says nothing about what is at the forge.
    if (!failure_refusal.safeParse(response.data).success)
        return github_failure_noJson(request, access);
    if (status === 403 && /not permitted to create or approve pull requests/i.test(message))
        return mayNotOpen(access.repository, message);
    const permission = permissionCure(header('x-accepted-github-permissions'));
    return refused(status, message, access.repository, permission);
}
const headerOf = (headers) => (name) => headers[name]?.toString() ?? null;
const graphqlErrors = schemas/* array */.YOg(schemas/* object */.Ikc({ type: schemas/* string */.YjP().optional(), message: schemas/* string */.YjP() }));
/** What GraphQL says went wrong, in an answer that says that all went well. */
function readGraphqlErrors(errors, headers, access) {
    const parsed = graphqlErrors.safeParse(errors);
    const [first] = parsed.success ? parsed.data : [];
    if (!first)
        return github_failure_noJson('GraphQL', access);
    const message = redact(first.message, access.token).replace(/\s+/g, ' ').slice(0, 500);
    const type = first.type ?? '';
    if (type === 'RATE_LIMITED' || /rate limit/i.test(message))
        return limited(failure_limitOf(429, headerOf(headers), message) ?? 60, message);
    const stumbled = ['INTERNAL', 'SERVICE_UNAVAILABLE', 'TIMEOUT'].includes(type);
    if (stumbled || (type === '' && /something went wrong|time(d )?out/i.test(message)))
        return broken(`the forge stumbles (GraphQL): ${message}`);
    const error = new src_errors/* UserError */.yo(`the forge refuses: ${message}`, {
        cure: 'See what the token may do, and the rules of the repository.',
    });
    return { kind: 'refused', status: 200, type, message, error };
}
const failure_OURS = "GitHub's";
/** An answer that is no JSON: a proxy's page, or cut off. */
const github_failure_noJson = (request, { apiUrl }) => noJson(request, apiUrl, failure_OURS);
/** An answer of another shape than GitHub's. */
const github_failure_unreadable = (request, { apiUrl }, error) => unreadable(request, apiUrl, failure_OURS, error);
function failure_words(data) {
    const parsed = failure_refusal.safeParse(data);
    if (!parsed.success)
        return 'no reason given';
    const details = (parsed.data.errors ?? []).flatMap((one) => typeof one === 'string' ? one : (one.message ?? []));
    return [parsed.data.message, ...details].join(': ').replace(/\s+/g, ' ').slice(0, 500);
}
/** Seconds to wait where this is a rate limit's answer, else null. */
function failure_limitOf(status, header, message) {
    if (status !== 403 && status !== 429)
        return null;
    const after = header('retry-after');
    if (after !== null && Number.isFinite(Number(after)))
        return Math.max(Number(after), 0);
    if (header('x-ratelimit-remaining') === '0') {
        return Math.max(Number(header('x-ratelimit-reset') ?? 0) - Date.now() / 1000, 1);
    }
    return status === 429 || /secondary rate limit/i.test(message) ? 60 : null;
}
/** What a setting of the repository keeps Actions from. */
function mayNotOpen({ owner, name }, message) {
    const error = new src_errors/* UserError */.yo(`GitHub Actions may not open pull requests in ${owner}/${name}.`, {
        cure: 'Allow it under Settings, Actions, General, Workflow permissions; or give the token of an app.',
    });
    return { kind: 'refused', status: 403, type: '', message, error };
}
/** `contents=write; pull_requests=write` -> what to write into the workflow: `contents: write` */
function permissionCure(accepted) {
    if (accepted === null)
        return "Add the permission to the workflow's `permissions`.";
    const wanted = accepted
        .split(/[;,]/)
        .map((one) => `\`${one.trim().replaceAll('_', '-').replace('=', ': ')}\``);
    return `Add the permission to the workflow's \`permissions\`: ${wanted.join(' or ')}.`;
}
/** A missing permission, or what the repository does not have, as a value. @throws UserError for any other failure */
function failure_forbidden(failure) {
    if (failure.kind !== 'refused')
        throw failure.error;
    const { status, type, error } = failure;
    if (status !== 403 && status !== 410 && type !== 'FORBIDDEN')
        throw error;
    return { kind: 'forbidden', message: error.toLine() };
}

;// CONCATENATED MODULE: ./build/src/forge/github/fetch.js
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_REDIRECTS = 5;
const NO_BODY = new Set([204, 205, 304]);
/**
 * Nothing is repeated here, and the token goes to no other origin: a redirect elsewhere is the answer.
 */
function createFetch({ http, timeoutMs }) {
    return async (url, { method = 'GET', headers = {}, body } = {}) => {
        let address = url;
        for (let hops = 0;; hops++) {
            const answer = await http.request({
                url: address,
                method,
                headers: { ...headers, 'accept-encoding': 'identity' },
                ...(typeof body === 'string' ? { body } : {}),
                timeoutMs,
                deadlineMs: timeoutMs,
                attempts: 1,
            });
            const next = hops < MAX_REDIRECTS ? redirect(answer, method) : null;
            if (next === null)
                return toResponse(answer);
            await answer.discard();
            address = next;
        }
    };
}
/** Where a repository went that was given another name: at the same origin, or nowhere. */
function redirect({ url, status, headers }, method) {
    const location = headers['location'];
    const followed = method === 'GET' ? [301, 302, 307, 308] : [307, 308];
    if (location === undefined || !followed.includes(status) || !URL.canParse(location, url))
        return null;
    const next = new URL(location, url);
    return next.origin === new URL(url).origin ? next.href : null;
}
async function toResponse(answer) {
    const text = await answer.text(MAX_BYTES);
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers))
        headers.set(name, value);
    return new Response(NO_BODY.has(answer.status) ? null : text, { status: answer.status, headers });
}

;// CONCATENATED MODULE: ./build/src/forge/github/client.js





const client_PAGE = 100;
const client_MAX_PAGES = 50;
const anyAnswer = schemas/* object */.Ikc({
    status: schemas/* number */.aig(),
    headers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).optional()),
    data: schemas/* unknown */.L5J(),
});
const viewerShape = schemas/* object */.Ikc({ viewer: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }) });
const graphqlAnswer = schemas/* object */.Ikc({ data: schemas/* unknown */.L5J().optional(), errors: schemas/* unknown */.L5J().optional() });
const repositoryShape = schemas/* object */.Ikc({ node_id: schemas/* string */.YjP() });
const asItIs = ({ data }) => ({ ok: true, value: data });
/** Loaded when it is first needed: that takes its time, and many verbs ask no forge. */
async function openOctokit(access) {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 413).then(__webpack_require__.bind(__webpack_require__, 92413));
    const quiet = () => undefined;
    return getOctokit(access.token, {
        baseUrl: access.apiUrl,
        request: { fetch: createFetch(access) },
        log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
}
function client_createClient(access) {
    const octokit = remembered(() => openOctokit(access));
    const { owner, name: repo } = access.repository;
    const tried = (method, url, parameters, { repeat, read }) => persistent(() => once(method, url, parameters, read), access.wait, repeat === 'repeatable');
    async function once(method, url, parameters, read) {
        const what = `${method} ${url}`;
        try {
            const answer = anyAnswer.parse(await (await octokit()).request(what, parameters));
            const { status, headers, data } = answer;
            if (status >= 300)
                return { ok: false, failure: sentElsewhere(status, headerOf(headers)('location'), what) };
            // Octokit hands on what is no JSON, or was cut off, as text.
            const whole = typeof data !== 'string' || status === 204;
            return whole ? read(answer) : { ok: false, failure: github_failure_noJson(what, access) };
        }
        catch (error) {
            return { ok: false, failure: failure_readFailure(error, what, access) };
        }
    }
    function checked(shape, data, what) {
        const parsed = shape.safeParse(data);
        if (parsed.success)
            return parsed.data;
        throw github_failure_unreadable(what, access, parsed.error);
    }
    async function attempt(shape, method, path, parameters = {}, repeat = method === 'POST' ? 'once' : 'repeatable') {
        const url = `/repos/{owner}/{repo}${path}`;
        const result = await tried(method, url, { owner, repo, ...parameters }, { repeat, read: asItIs });
        if (result.ok)
            return { ok: true, value: checked(shape, result.value, `${method} ${path}`) };
        return result;
    }
    const readGraphql = ({ data: body, headers }) => {
        const answer = graphqlAnswer.safeParse(body);
        if (!answer.success)
            return { ok: false, failure: github_failure_noJson('GraphQL', access) };
        const { data, errors } = answer.data;
        const wrong = (Array.isArray(errors) && errors.length > 0) || data === null || data === undefined;
        if (wrong)
            return { ok: false, failure: readGraphqlErrors(errors, headers, access) };
        return { ok: true, value: data };
    };
    async function graphql(shape, query, variables, repeat = query.startsWith('query') ? 'repeatable' : 'once') {
        const how = { repeat, read: readGraphql };
        const result = await tried('POST', access.graphqlUrl, { query, variables }, how);
        return result.ok ? { ok: true, value: checked(shape, result.value, 'GraphQL') } : result;
    }
    return {
        repository: access.repository,
        wait: access.wait,
        attempt,
        graphql,
        async send(shape, method, path, parameters) {
            return failure_valueOf(await attempt(shape, method, path, parameters));
        },
        async list(shape, items, path, parameters = {}) {
            const all = [];
            for (let page = 1; page <= client_MAX_PAGES; page++) {
                const answer = await attempt(shape, 'GET', path, { ...parameters, per_page: client_PAGE, page });
                if (!answer.ok)
                    return answer;
                const found = items(answer.value);
                all.push(...found);
                if (found.length < client_PAGE)
                    return { ok: true, value: all };
            }
            throw endless(path, client_PAGE * client_MAX_PAGES);
        },
        login: remembered(async () => {
            const answer = await graphql(viewerShape, 'query { viewer { login } }', {});
            return failure_valueOf(answer).viewer.login;
        }),
        repositoryId: remembered(async () => failure_valueOf(await attempt(repositoryShape, 'GET', '')).node_id),
    };
}

;// CONCATENATED MODULE: ./build/src/forge/github/account.js

/** All workflows of GitHub have the same account; other bots are apps. */
async function account_accountOf(client) {
    const login = await client.login();
    if (login === 'github-actions[bot]')
        return { login, kind: 'workflow' };
    return { login, kind: login.endsWith('[bot]') ? 'app' : 'user' };
}

;// CONCATENATED MODULE: ./build/src/forge/github/labels.js
/** Labels that are wanted and not there. Names are the same whatever their case. */
function missingLabels(there, wanted) {
    const present = new Set(there.map((label) => label.toLowerCase()));
    return wanted.filter((label) => !present.has(label.toLowerCase()));
}

;// CONCATENATED MODULE: ./build/src/forge/github/pulls.js





const pulls_side = schemas/* object */.Ikc({
    ref: schemas/* string */.YjP(),
    sha: schemas/* string */.YjP(),
    repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullish(),
});
const pulls_pullShape = schemas/* object */.Ikc({
    node_id: schemas/* string */.YjP(),
    number: schemas/* number */.aig(),
    html_url: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    state: schemas/* enum */.k5n(['open', 'closed']),
    draft: schemas/* boolean */.zMY().nullish(),
    auto_merge: schemas/* object */.Ikc({ merge_method: schemas/* string */.YjP() }).nullish(),
    user: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullish(),
    merged_at: schemas/* string */.YjP().nullish(),
    head: pulls_side,
    base: pulls_side,
    labels: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })),
});
function pulls_toPull(pull) {
    return {
        number: pull.number,
        url: pull.html_url,
        title: pull.title,
        body: pull.body ?? '',
        state: pull.state,
        merged: pull.merged_at !== null && pull.merged_at !== undefined,
        draft: pull.draft ?? false,
        autoMerge: pull.auto_merge !== null && pull.auto_merge !== undefined,
        author: pull.user?.login ?? 'ghost',
        head: { branch: pull.head.ref, revision: pull.head.sha },
        base: { branch: pull.base.ref, revision: pull.base.sha },
        labels: pull.labels.map((label) => label.name),
    };
}
/** The open pull request from this branch, else the newest closed one. */
async function pulls_findPull(client, head, base) {
    const { owner } = client.repository;
    // Newest first.
    const filter = { head: `${owner}:${head}`, base, state: 'all', sort: 'created', direction: 'desc' };
    const pulls = failure_valueOf(await client.list(schemas/* array */.YOg(pulls_pullShape), (page) => page, '/pulls', filter));
    const own = pulls.filter((pull) => pull.head.ref === head && pulls_isOwn(client, pull));
    const found = own.find((pull) => pull.state === 'open') ?? own[0];
    return found ? pulls_toPull(found) : null;
}
/** Open ones whose branch has that prefix, of this repository and of no fork, oldest first. */
async function pulls_openPulls(client, prefix) {
    const filter = { state: 'open', sort: 'created', direction: 'asc' };
    const pulls = failure_valueOf(await client.list(schemas/* array */.YOg(pulls_pullShape), (page) => page, '/pulls', filter));
    return pulls.filter((pull) => pulls_isOwn(client, pull) && pull.head.ref.startsWith(prefix)).map(pulls_toPull);
}
/** As it is now, in GitHub's form; null where there is none of that number. */
async function rawPull(client, number) {
    const found = await client.attempt(pulls_pullShape, 'GET', '/pulls/{pull_number}', { pull_number: number });
    if (found.ok)
        return found.value;
    if (found.failure.kind === 'refused' && found.failure.status === 404)
        return null;
    throw found.failure.error;
}
async function pulls_pullByNumber(client, number) {
    const found = await rawPull(client, number);
    return found && pulls_toPull(found);
}
/** The merged one that brought a commit, else the open one that would; null also for a commit that is not known. */
async function pulls_pullOfCommit(client, revision) {
    const found = await client.list(schemas/* array */.YOg(pulls_pullShape), (page) => page, '/commits/{commit_sha}/pulls', {
        commit_sha: revision,
    });
    const unknown = !found.ok && found.failure.kind === 'refused' && [404, 409, 422].includes(found.failure.status);
    if (unknown)
        return null;
    const pulls = failure_valueOf(found).map(pulls_toPull);
    return pulls.find((pull) => pull.merged) ?? pulls.find((pull) => pull.state === 'open') ?? null;
}
/** The owner's forks have the same "owner:branch": they are told apart by the repository. */
function pulls_isOwn({ repository }, pull) {
    return pull.head.repo?.full_name.toLowerCase() === `${repository.owner}/${repository.name}`.toLowerCase();
}
async function pulls_createPull(client, head, base, content) {
    const open = await pulls_findOpen(client, head, base);
    if (open)
        return pulls_updatePull(client, open, content);
    const { title, body, draft } = content;
    const parameters = { head, base, title, body, ...(draft ? { draft } : {}) };
    const made = await client.attempt(pulls_pullShape, 'POST', '/pulls', parameters);
    if (made.ok)
        return withLabels(client, pulls_toPull(made.value), content);
    const { failure } = made;
    const mayBeThere = failure.kind === 'broken' || (failure.kind === 'refused' && /already exists/i.test(failure.message));
    if (!mayBeThere)
        throw failure.error;
    for (const seconds of LAG) {
        await client.wait(seconds * 1000);
        const found = await pulls_findOpen(client, head, base);
        if (found)
            return pulls_updatePull(client, found, content);
    }
    if (failure.kind !== 'broken')
        throw failure.error;
    // It did not happen, as far as anybody can see; if it did, this one is refused.
    const again = await client.attempt(pulls_pullShape, 'POST', '/pulls', parameters);
    if (again.ok)
        return withLabels(client, pulls_toPull(again.value), content);
    const late = await pulls_findOpen(client, head, base);
    if (late)
        return pulls_updatePull(client, late, content);
    throw again.failure.error;
}
async function pulls_findOpen(client, head, base) {
    const found = await pulls_findPull(client, head, base);
    return found?.state === 'open' ? found : null;
}
/** Labels and draft first: what stands in the body last says that all is done. */
async function pulls_updatePull(client, pull, content) {
    const { title, body, draft } = content;
    const labelled = await withLabels(client, pull, content);
    const switched = pull.draft === draft ? labelled : await withDraft(client, labelled, draft);
    if (pull.title === title && pull.body === body)
        return switched;
    const changed = {
        ...(pull.title === title ? {} : { title }),
        ...(pull.body === body ? {} : { body }),
    };
    const parameters = { pull_number: pull.number, ...changed };
    return pulls_toPull(await client.send(pulls_pullShape, 'PATCH', '/pulls/{pull_number}', parameters));
}
async function withLabels(client, pull, content) {
    const missing = missingLabels(pull.labels, content.labels);
    if (missing.length === 0)
        return pull;
    const given = await client.attempt(schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })), 'POST', '/issues/{issue_number}/labels', { issue_number: pull.number, labels: missing }, 'repeatable');
    return { ...pull, labels: failure_valueOf(given).map((label) => label.name) };
}
const draftMutation = (name, input) => `mutation ($input: ${input}!) { ${name}(input: $input) { pullRequest { isDraft } } }`;
const toDraft = draftMutation('convertPullRequestToDraft', 'ConvertPullRequestToDraftInput');
const toReady = draftMutation('markPullRequestReadyForReview', 'MarkPullRequestReadyForReviewInput');
/** The REST API can't switch it. */
async function withDraft(client, pull, draft) {
    const now = await rawPull(client, pull.number);
    if (now === null || (now.draft ?? false) === draft)
        return { ...pull, draft };
    const input = { pullRequestId: now.node_id };
    const mutation = draft ? toDraft : toReady;
    const switched = await client.graphql(schemas/* unknown */.L5J(), mutation, { input }, 'repeatable');
    if (switched.ok)
        return { ...pull, draft };
    const after = await rawPull(client, pull.number);
    if ((after?.draft ?? false) === draft)
        return { ...pull, draft };
    throw switched.failure.error;
}
async function pulls_setClosed(client, pull) {
    await client.send(pulls_pullShape, 'PATCH', '/pulls/{pull_number}', {
        pull_number: pull.number,
        state: 'closed',
    });
}

;// CONCATENATED MODULE: ./build/src/forge/github/refs.js




const refShape = schemas/* object */.Ikc({ object: schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }) });
/** Commit a branch points at, or null where there is none. */
async function refs_branchHead(client, branch) {
    const found = await client.attempt(refShape, 'GET', '/git/ref/{ref}', { ref: `heads/${branch}` });
    if (found.ok)
        return found.value.object.sha;
    if (isMissing(found.failure))
        return null;
    throw found.failure.error;
}
const updateRefs = `mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }`;
const updateShape = schemas/* object */.Ikc({ updateRefs: schemas/* object */.Ikc({ clientMutationId: schemas/* string */.YjP().nullish() }).nullish() });
const NOTHING = '0'.repeat(40);
/**
 * Makes, moves (also sideways) and removes branches, all of them or none, each only from where it is thought to be:
 * a commit that somebody adds in between is never lost. The REST API has no such condition.
 */
async function moveBranches(client, moves) {
    const refUpdates = moves.map(({ branch, from, to }) => ({
        name: `refs/heads/${branch}`,
        beforeOid: from ?? NOTHING,
        afterOid: to ?? NOTHING,
        force: true,
    }));
    const input = { repositoryId: await client.repositoryId(), refUpdates };
    // A repeat of what was done is refused, and harms nothing.
    const done = await client.graphql(updateShape, updateRefs, { input }, 'repeatable');
    if (done.ok)
        return null;
    const { failure } = done;
    if (failure.kind === 'limited')
        throw failure.error;
    const standing = [];
    for (const move of moves)
        standing.push({ ...move, now: await refs_branchHead(client, move.branch) });
    if (standing.every(({ now, to }) => now === to))
        return null;
    const other = standing.find(({ now, from }) => now !== from);
    if (other)
        return moved(other.branch, other.from, other.now);
    return refs_refusalOf(failure, moves.map(({ branch }) => branch).join(', '));
}
/** Removes a branch that is still at this commit; one that is gone is no trouble. */
async function refs_deleteBranch(client, branch, expectedHead) {
    const head = await refs_branchHead(client, branch);
    if (head === null)
        return null;
    if (head !== expectedHead)
        return moved(branch, expectedHead, head);
    return moveBranches(client, [{ branch, from: head, to: null }]);
}
/** What a failed write to a branch means to its caller. @throws UserError on what is no one's expectation */
function refs_refusalOf(failure, branch) {
    if (failure.kind !== 'refused')
        throw failure.error;
    const { status, type, message, error } = failure;
    if (status === 403)
        return { kind: 'forbidden', message: error.toLine() };
    if (type === 'FORBIDDEN' || /not accessible by/i.test(message)) {
        return {
            kind: 'forbidden',
            message: `the token may not write (${message}): it needs \`contents: write\`.`,
        };
    }
    if (type === 'STALE_DATA' ||
        /already exists|does not exist|cannot be updated|could not resolve to a branch/i.test(message)) {
        return movedMeanwhile(branch, message);
    }
    if (/protected branch|repository rule|force-push/i.test(message)) {
        return { kind: 'forbidden', message: `the rules of the repository keep ${branch} as it is: ${message}` };
    }
    throw error;
}

;// CONCATENATED MODULE: ./build/src/forge/github/auto-merge.js







const enable = `mutation ($input: EnablePullRequestAutoMergeInput!) {
  enablePullRequestAutoMerge(input: $input) { clientMutationId }
}`;
const disable = `mutation ($input: DisablePullRequestAutoMergeInput!) {
  disablePullRequestAutoMerge(input: $input) { clientMutationId }
}`;
/**
 * GitHub merges by itself only what it can't merge yet: what could be merged now ("clean status") is merged at once,
 * at the head that was seen. Where no rule asks for checks, and some are under way or red ("unstable status"), it
 * does neither.
 */
async function setAutoMerge(client, pull, method) {
    const now = await settled(client, pull);
    if (now === null)
        return { kind: 'forbidden', message: `there is no pull request #${pull.number}.` };
    if (method === null)
        return now.auto_merge ? turnOff(client, now) : { kind: 'off' };
    const ready = standing(now, pull);
    if (ready)
        return ready;
    const armed = now.auto_merge?.merge_method;
    if (armed === method)
        return { kind: 'armed' };
    if (armed !== undefined) {
        const off = await turnOff(client, now);
        if (off.kind !== 'off')
            return off;
    }
    return turnOn(client, pull, now, method);
}
/** Its branch was moved a moment ago, and the pull request may not know yet. */
async function settled(client, { number, head }) {
    let now = await rawPull(client, number);
    const lags = now?.state === 'open' && now.head.sha !== head.revision;
    if (!lags || (await refs_branchHead(client, head.branch)) !== head.revision)
        return now;
    for (const seconds of LAG.slice(1)) {
        await client.wait(seconds * 1000);
        now = await rawPull(client, number);
        if (now?.head.sha === head.revision)
            break;
    }
    return now;
}
/** What needs no request, or allows none; null: go on. */
function standing(now, pull) {
    if (now.merged_at)
        return { kind: 'merged' };
    if (now.state === 'closed')
        return { kind: 'forbidden', message: `pull request #${pull.number} is closed.` };
    const { revision, branch } = pull.head;
    return now.head.sha === revision ? null : moved(branch, revision, now.head.sha);
}
async function turnOff(client, { node_id, number }) {
    const input = { pullRequestId: node_id };
    const done = await client.graphql(schemas/* unknown */.L5J(), disable, { input }, 'repeatable');
    if (done.ok)
        return { kind: 'off' };
    const after = await rawPull(client, number);
    return after?.auto_merge ? failure_forbidden(done.failure) : { kind: 'off' };
}
async function turnOn(client, pull, now, method) {
    const input = {
        pullRequestId: now.node_id,
        mergeMethod: method.toUpperCase(),
        expectedHeadOid: pull.head.revision,
    };
    const done = await client.graphql(schemas/* unknown */.L5J(), enable, { input }, 'repeatable');
    if (done.ok)
        return { kind: 'armed' };
    const { failure } = done;
    const after = failure.kind === 'limited' ? null : await rawPull(client, pull.number);
    if (after?.auto_merge?.merge_method === method)
        return { kind: 'armed' };
    const stands = after && standing(after, pull);
    if (stands)
        return stands;
    if (failure.kind === 'refused' && /(clean|has_hooks) status/i.test(failure.message))
        return mergeNow(client, pull, method);
    if (failure.kind === 'refused' && /unstable status/i.test(failure.message))
        return { kind: 'waiting', message: 'checks that no rule asks for are under way, or red' };
    return github_auto_merge_refused(failure);
}
async function mergeNow(client, pull, merge_method) {
    const parameters = { pull_number: pull.number, sha: pull.head.revision, merge_method };
    const done = await client.attempt(schemas/* unknown */.L5J(), 'PUT', '/pulls/{pull_number}/merge', parameters);
    if (done.ok)
        return { kind: 'merged' };
    // A reply that was lost, and then a refusal, as it is merged already.
    const after = await rawPull(client, pull.number);
    return (after && standing(after, pull)) ?? github_auto_merge_refused(done.failure);
}
/** By the rules of the repository, or because of what the token may do. @throws UserError otherwise */
function github_auto_merge_refused(failure) {
    if (failure.kind !== 'refused')
        throw failure.error;
    if (failure.status === 403 || failure.type === 'FORBIDDEN')
        return failure_forbidden(failure);
    return { kind: 'forbidden', message: `the forge does not merge it by itself: ${failure.message}` };
}

;// CONCATENATED MODULE: ./build/src/forge/github/checks.js






const checkShape = schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    name: schemas/* string */.YjP(),
    status: schemas/* string */.YjP(),
    conclusion: schemas/* string */.YjP().nullish(),
    html_url: schemas/* string */.YjP().nullish(),
    external_id: schemas/* string */.YjP().nullish(),
    app: schemas/* object */.Ikc({ slug: schemas/* string */.YjP().optional() }).nullish(),
});
const listShape = schemas/* object */.Ikc({ check_runs: schemas/* array */.YOg(checkShape) });
/** GitHub's limit for the summary of a check run, in characters. */
const SUMMARY_LIMIT = 65_535;
/** All jobs of a repository's workflows are check runs of the same app: this tells ours apart from a job of its name. */
const checks_OURS = /^channel-bump(?::([0-9a-z]*))?$/;
const externalId = (fingerprint) => fingerprint === undefined ? 'channel-bump' : `channel-bump:${fingerprint}`;
/** Where two runs at once made two, both say the same. */
async function postCheckRun(client, lately, run) {
    const content = {
        name: run.name,
        external_id: externalId(run.fingerprint),
        ...run.state,
        output: { title: run.title, summary: fitted(run.summary) },
    };
    const fresh = await claimName(lately, run, () => namesOn(client, run.revision));
    if (!fresh.ok)
        return failure_forbidden(fresh.failure);
    if (fresh.value)
        return postNew(client, run, content);
    const there = await ownChecks(client, run.revision, run.name);
    if (!there.ok)
        return failure_forbidden(there.failure);
    // What is completed stays as it is, on GitHub: another verdict is another check run, and the newest counts.
    const [newest] = there.value;
    if (!newest || !mayBecome(newest, run))
        return postNew(client, run, content);
    for (const { id } of there.value.filter((one) => mayBecome(one, run))) {
        const changed = await client.attempt(checkShape, 'PATCH', '/check-runs/{check_run_id}', {
            check_run_id: id,
            ...content,
        });
        if (!changed.ok)
            return failure_forbidden(changed.failure);
    }
    return posted(newest);
}
async function postNew(client, run, content) {
    const made = await checks_created(client, run, content);
    return made.ok ? posted(made.value) : failure_forbidden(made.failure);
}
async function namesOn(client, revision) {
    const all = await ownChecks(client, revision);
    return all.ok ? { ok: true, value: all.value.map(({ name }) => name) } : all;
}
function mayBecome(there, { state }) {
    if (there.status !== 'completed')
        return true;
    return state.status === 'completed' && there.conclusion === state.conclusion;
}
const posted = (check) => ({
    kind: 'posted',
    url: check?.html_url ?? null,
});
async function checks_created(client, run, content) {
    const { revision, name } = run;
    const parameters = { head_sha: revision, ...content };
    return madeOnce(client.wait, () => client.attempt(checkShape, 'POST', '/check-runs', parameters), async () => failure_valueOf(await ownChecks(client, revision, name)).find((one) => mayBecome(one, run)) ?? null);
}
/** Ours on a commit, the newest of each name; none on a commit that the forge does not have. */
async function postedChecks(client, revision) {
    const all = await ownChecks(client, revision);
    if (!all.ok && all.failure.kind === 'refused' && [404, 422].includes(all.failure.status))
        return [];
    const newest = new Map(failure_valueOf(all)
        .reverse()
        .map((one) => [one.name, one]));
    return [...newest.values()].map((one) => ({
        name: one.name,
        state: checks_stateOf(one),
        fingerprint: checks_OURS.exec(one.external_id ?? '')?.[1] ?? null,
    }));
}
function checks_stateOf({ status, conclusion }) {
    if (status !== 'completed')
        return { status: 'in_progress' };
    const known = ['success', 'neutral', 'cancelled'].find((one) => one === conclusion);
    return { status: 'completed', conclusion: known ?? 'failure' };
}
/** Newest first. */
async function ownChecks(client, revision, name) {
    const login = await client.login();
    const all = await client.list(listShape, (page) => page.check_runs, '/commits/{ref}/check-runs', {
        ref: revision,
        filter: 'all',
        ...(name === undefined ? {} : { check_name: name }),
    });
    if (!all.ok)
        return all;
    const own = all.value.filter((one) => checks_OURS.test(one.external_id ?? '') && `${one.app?.slug ?? ''}[bot]` === login);
    return { ok: true, value: own.sort((a, b) => b.id - a.id) };
}
/** Whole lines, as many as fit. */
function fitted(summary) {
    if (summary.length <= SUMMARY_LIMIT)
        return summary;
    const note = '\n\n(The rest did not fit.)';
    const kept = summary.slice(0, SUMMARY_LIMIT - note.length);
    return kept.slice(0, Math.max(kept.lastIndexOf('\n'), 0)) + note;
}

;// CONCATENATED MODULE: ./build/src/forge/github/comments.js






const comments_commentShape = schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    body: schemas/* string */.YjP().nullish(),
    user: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullish(),
});
/**
 * Keeps our one comment with this marker up to date, or (null) removes it. Someone else's that quotes the marker is
 * not ours. Two of ours become one: the oldest.
 */
async function comments_postComment(client, on, marker, text) {
    const place = { number: on.number, marker };
    for (let look = 1;; look++) {
        const there = await comments_ownComments(client, place);
        if (!there.ok)
            return failure_forbidden(there.failure);
        if (text === null)
            return comments_removed(client, there.value);
        const body = withMarker(text, marker);
        const posted = there.value.length === 0
            ? await comments_created(client, place, body)
            : await kept(client, there.value, body, look === github_comments_LOOKS);
        if (posted !== 'gone')
            return posted;
    }
}
/** How often a comment may be removed under our hands, by another run or a person. */
const github_comments_LOOKS = 3;
/** One of them, with this body. `gone`: it is there no more; with `last` that is a refusal. */
async function kept(client, comments, body, last = false) {
    const [oldest, ...others] = comments;
    if (oldest && oldest.body !== body) {
        const parameters = { comment_id: oldest.id, body };
        const changed = await client.attempt(comments_commentShape, 'PATCH', '/issues/comments/{comment_id}', parameters);
        if (!changed.ok)
            return isMissing(changed.failure) && !last ? 'gone' : failure_forbidden(changed.failure);
    }
    return comments_removed(client, others);
}
async function comments_created(client, place, body) {
    const parameters = { issue_number: place.number, body };
    const look = async () => failure_valueOf(await comments_ownComments(client, place))[0] ?? null;
    const made = await madeOnce(client.wait, () => client.attempt(comments_commentShape, 'POST', '/issues/{issue_number}/comments', parameters), look);
    if (!made.ok)
        return failure_forbidden(made.failure);
    // Another run may have made its own between our look and our writing.
    return kept(client, failure_valueOf(await comments_ownComments(client, place)), body);
}
/** Oldest first. */
async function comments_ownComments(client, { number, marker }) {
    const login = await client.login();
    const all = await client.list(schemas/* array */.YOg(comments_commentShape), (page) => page, '/issues/{issue_number}/comments', {
        issue_number: number,
    });
    if (!all.ok)
        return all;
    const own = all.value.filter((one) => one.user?.login === login && isMarked(one.body, marker));
    return { ok: true, value: own.sort((a, b) => a.id - b.id) };
}
async function comments_removed(client, comments) {
    for (const { id } of comments) {
        const gone = await client.attempt(schemas/* unknown */.L5J(), 'DELETE', '/issues/comments/{comment_id}', {
            comment_id: id,
        });
        if (!gone.ok && !isMissing(gone.failure))
            return failure_forbidden(gone.failure);
    }
    return { kind: 'posted' };
}

;// CONCATENATED MODULE: ./build/src/forge/github/commit-objects.js





const commit_objects_commitShape = schemas/* object */.Ikc({
    sha: schemas/* string */.YjP(),
    message: schemas/* string */.YjP(),
    tree: schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }),
    parents: schemas/* array */.YOg(schemas/* object */.Ikc({ sha: schemas/* string */.YjP() })),
});
const treeShape = schemas/* object */.Ikc({
    truncated: schemas/* boolean */.zMY(),
    tree: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), mode: schemas/* string */.YjP(), sha: schemas/* string */.YjP() })),
});
const shaShape = schemas/* object */.Ikc({ sha: schemas/* string */.YjP() });
function commit_objects_readCommit(client, revision) {
    return client.send(commit_objects_commitShape, 'GET', '/git/commits/{commit_sha}', { commit_sha: revision });
}
function commit_objects_messageOf({ headline, body }) {
    return body === '' ? headline : `${headline}\n\n${body}`;
}
/** Whether a commit is the one that was asked for, as far as its place and message tell. */
function standsFor(commit, request) {
    const onBase = commit.parents.length === 1 && commit.parents[0]?.sha === request.base;
    return onBase && commit.message.trim() === commit_objects_messageOf(request).trim();
}
/** Paths that are executable at a commit: createCommitOnBranch has no say in modes. */
async function executablePaths(client, revision, paths) {
    const parameters = { tree_sha: revision, recursive: '1' };
    const there = await client.attempt(treeShape, 'GET', '/git/trees/{tree_sha}', parameters);
    if (!there.ok && there.failure.kind === 'refused' && there.failure.status === 404) {
        throw new src_errors/* UserError */.yo(`the forge does not have commit ${revision}, which the branch is to stand on.`, {
            cure: 'Push it first.',
        });
    }
    const { tree, truncated } = failure_valueOf(there);
    const isExecutable = truncated
        ? (path) => isExecutableBelow(client, revision, path.split('/'))
        : (path) => Promise.resolve(tree.some((one) => one.path === path && one.mode === EXECUTABLE));
    const found = new Set();
    for (const path of paths)
        if (await isExecutable(path))
            found.add(path);
    return found;
}
const EXECUTABLE = '100755';
/** Folder by folder: a large tree comes cut off. */
async function isExecutableBelow(client, tree, [name = '', ...rest]) {
    const parameters = { tree_sha: tree };
    const folder = await client.send(treeShape, 'GET', '/git/trees/{tree_sha}', parameters);
    const entry = folder.tree.find(({ path }) => path === name);
    if (entry === undefined)
        return false;
    return rest.length === 0 ? entry.mode === EXECUTABLE : isExecutableBelow(client, entry.sha, rest);
}
/** Nothing is seen of what these two write until a branch moves, so they can be repeated. */
async function writeTree(client, request, executable) {
    const base = await commit_objects_readCommit(client, request.base);
    const tree = Object.entries(request.files).map(([path, content]) => ({
        path,
        content,
        type: 'blob',
        mode: executable.has(path) ? EXECUTABLE : '100644',
    }));
    return written(client, request, '/git/trees', { base_tree: base.tree.sha, tree });
}
async function writeCommit(client, request, tree) {
    return written(client, request, '/git/commits', {
        message: commit_objects_messageOf(request),
        tree,
        parents: [request.base],
    });
}
async function written(client, { branch }, path, parameters) {
    const made = await client.attempt(shaShape, 'POST', path, parameters, 'repeatable');
    if (made.ok)
        return { ok: true, sha: made.value.sha };
    return { ok: false, refusal: refs_refusalOf(made.failure, branch) };
}
const onBranch = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid tree { oid } } }
}`;
const oid = schemas/* object */.Ikc({ oid: schemas/* string */.YjP() });
const onBranchShape = schemas/* object */.Ikc({
    createCommitOnBranch: schemas/* object */.Ikc({ commit: oid.extend({ tree: oid }) }),
});
/** A commit that the forge signs, on a branch that points at the base. */
async function commitOnBranch(client, branch, request) {
    const { owner, name } = client.repository;
    const additions = Object.entries(request.files).map(([path, text]) => ({
        path,
        contents: Buffer.from(text, 'utf8').toString('base64'),
    }));
    const input = {
        branch: { repositoryNameWithOwner: `${owner}/${name}`, branchName: branch },
        expectedHeadOid: request.base,
        message: { headline: request.headline, body: request.body },
        fileChanges: { additions },
    };
    // A repeat of what was done is refused: the head is no longer the expected one.
    const made = await client.graphql(onBranchShape, onBranch, { input }, 'repeatable');
    if (made.ok) {
        const { commit } = made.value.createCommitOnBranch;
        return { kind: 'committed', value: { revision: commit.oid, tree: commit.tree.oid } };
    }
    const landed = made.failure.kind === 'limited' ? null : await landedOn(client, branch, request);
    return landed === null ? refs_refusalOf(made.failure, branch) : { kind: 'committed', value: landed };
}
/** The commit that was made although its reply was lost. */
async function landedOn(client, branch, request) {
    const head = await refs_branchHead(client, branch);
    if (head === null || head === request.base)
        return null;
    const there = await commit_objects_readCommit(client, head);
    return standsFor(there, request) ? { revision: head, tree: there.tree.sha } : null;
}

;// CONCATENATED MODULE: ./build/src/forge/github/commit.js




/**
 * Puts one commit on `base` and the branch on it, so that nobody ever sees a standing branch without its commit. A
 * commit that says the same is left as it is. The branch moves only from the head that is expected, whatever happens
 * meanwhile.
 *
 * For bots GitHub signs what the Git Data API writes. For people it signs only what createCommitOnBranch writes,
 * which needs a branch that is at the base: one beside ours, unless ours is there.
 */
async function commit_commit(client, request) {
    const { branch, base, expectedHead } = request;
    const head = await refs_branchHead(client, branch);
    if (head !== expectedHead)
        return moved(branch, expectedHead, head);
    const executable = await executablePaths(client, base, Object.keys(request.files));
    const byData = executable.size > 0 || (await client.login()).endsWith('[bot]');
    const beside = await leftBeside(client, branch);
    if (byData)
        return commitByData(client, request, { head, executable, beside });
    if (head === null || head === base)
        return commitThere(client, request, { head, beside });
    return commitBeside(client, request, { head, beside });
}
/** What a run that was ended left there. */
async function leftBeside(client, branch) {
    const name = scratchBranch(branch);
    const left = await refs_branchHead(client, name);
    return left === null ? [] : [{ branch: name, from: left, to: null }];
}
async function commitByData(client, request, { head, executable, beside }) {
    const tree = await writeTree(client, request, executable);
    if (!tree.ok)
        return tree.refusal;
    if (head !== null && (await commit_saysTheSame(client, head, request, tree.sha)))
        return settle(client, request.branch, { head, revision: head, beside });
    const made = await writeCommit(client, request, tree.sha);
    return made.ok ? settle(client, request.branch, { head, revision: made.sha, beside }) : made.refusal;
}
async function commitThere(client, request, { head, beside }) {
    const { branch, base } = request;
    const made = head === null ? [{ branch, from: null, to: base }] : [];
    const refused = await moveAll(client, [...made, ...beside]);
    return refused ?? committed(await commitOnBranch(client, branch, request));
}
async function commitBeside(client, request, { head, beside }) {
    const { branch, base } = request;
    const name = scratchBranch(branch);
    const from = beside[0]?.from ?? null;
    const refused = await moveAll(client, [{ branch: name, from, to: base }]);
    if (refused)
        return refused;
    const made = await commitOnBranch(client, name, request);
    if (made.kind !== 'committed') {
        await moveAll(client, [{ branch: name, from: base, to: null }]);
        return made;
    }
    const { revision, tree } = made.value;
    const same = await commit_saysTheSame(client, head, request, tree);
    const removal = { branch: name, from: revision, to: null };
    return settle(client, branch, { head, revision: same ? head : revision, beside: [removal] });
}
/** Moves the branch and clears what is beside it, in one step; where that is refused, at least the latter. */
async function settle(client, branch, { head, revision, beside }) {
    const refused = await moveAll(client, [{ branch, from: head, to: revision }, ...beside]);
    if (!refused)
        return { kind: 'committed', revision };
    await moveAll(client, beside);
    return refused;
}
async function moveAll(client, moves) {
    const real = moves.filter(({ from, to }) => from !== to);
    return real.length > 0 ? moveBranches(client, real) : null;
}
const committed = (made) => made.kind === 'committed' ? { kind: 'committed', revision: made.value.revision } : made;
async function commit_saysTheSame(client, head, request, tree) {
    const there = await commit_objects_readCommit(client, head);
    return there.tree.sha === tree && standsFor(there, request);
}

;// CONCATENATED MODULE: ./build/src/forge/github/foreign.js




const github_foreign_commitShape = schemas/* object */.Ikc({
    sha: schemas/* string */.YjP(),
    parents: schemas/* array */.YOg(schemas/* object */.Ikc({ sha: schemas/* string */.YjP() })),
    author: schemas/* object */.Ikc({ login: schemas/* string */.YjP().optional() }).nullish(),
    committer: schemas/* object */.Ikc({ login: schemas/* string */.YjP().optional() }).nullish(),
    commit: schemas/* object */.Ikc({
        message: schemas/* string */.YjP(),
        author: schemas/* object */.Ikc({ name: schemas/* string */.YjP().optional() }).nullish(),
        committer: schemas/* object */.Ikc({ email: schemas/* string */.YjP().optional() }).nullish(),
    }),
});
const foreign_compareShape = schemas/* object */.Ikc({ commits: schemas/* array */.YOg(github_foreign_commitShape) });
const filesShape = schemas/* object */.Ikc({
    files: schemas/* array */.YOg(schemas/* object */.Ikc({ filename: schemas/* string */.YjP(), sha: schemas/* string */.YjP().nullable(), status: schemas/* string */.YjP() }))
        .nullish(),
});
/** GitHub's own account, which commits what its API makes. */
const WEB_FLOW = 'web-flow';
/** Commits of others, newest first. */
async function foreign_foreignCommits(client, branch, base) {
    const login = await client.login();
    const basehead = `${base}...${branch}`;
    const ahead = failure_valueOf(await client.list(foreign_compareShape, (page) => page.commits, '/compare/{basehead}', { basehead }));
    const foreign = [];
    for (const one of ahead.reverse()) {
        if (await foreign_isOurs(client, one, login))
            continue;
        const { sha, author, committer, commit } = one;
        const names = [madeOverBy(committer?.login, login), author?.login, commit.author?.name];
        foreign.push({
            revision: sha,
            author: names.find(Boolean) ?? 'unknown',
            title: commit.message.split('\n')[0] ?? '',
        });
    }
    return foreign;
}
/** Who made a commit over that bears our name: its committer. */
function madeOverBy(committer, login) {
    return committer === login || committer === WEB_FLOW ? undefined : committer;
}
async function foreign_isOurs(client, one, login) {
    const { committer, commit } = one;
    const untouched = committer
        ? [login, WEB_FLOW].includes(committer.login ?? '')
        : commit.committer?.email === 'noreply@github.com';
    if (one.author?.login !== login || !untouched || !hasSeal(commit.message))
        return false;
    // Its files come in pages.
    const files = await client.list(filesShape, (page) => page.files ?? [], '/commits/{ref}', { ref: one.sha });
    return isSealed({
        parents: one.parents.map(({ sha }) => sha),
        message: commit.message,
        files: failure_valueOf(files).map(({ filename, sha, status }) => ({
            path: filename,
            blob: status === 'removed' ? null : sha,
        })),
    });
}

;// CONCATENATED MODULE: ./build/src/forge/github/invite.js




const someone = schemas/* object */.Ikc({ login: schemas/* string */.YjP() });
const peopleShape = schemas/* object */.Ikc({
    user: someone.nullish(),
    requested_reviewers: schemas/* array */.YOg(someone).nullish(),
    requested_teams: schemas/* array */.YOg(schemas/* object */.Ikc({ slug: schemas/* string */.YjP() })).nullish(),
    assignees: schemas/* array */.YOg(someone).nullish(),
    milestone: schemas/* object */.Ikc({ number: schemas/* number */.aig() }).nullish(),
});
const reviewShape = schemas/* object */.Ikc({ user: someone.nullish() });
const invite_milestoneShape = schemas/* object */.Ikc({ number: schemas/* number */.aig(), title: schemas/* string */.YjP() });
/** Adds who is missing. Who has reviewed is not asked again; a milestone that a person gave stays. */
async function invite_invite(client, pull, people) {
    const there = await client.send(peopleShape, 'GET', '/pulls/{pull_number}', { pull_number: pull.number });
    const refused = [
        await askReviewers(client, pull, people, there),
        await invite_assign(client, pull, people.assignees, there),
        await putIntoMilestone(client, pull, people.milestone, there),
    ];
    const told = refused.filter((one) => one !== null);
    return told.length === 0 ? { kind: 'invited' } : { kind: 'forbidden', message: told.join('; ') };
}
async function askReviewers(client, { number }, wanted, there) {
    const asked = (there.requested_reviewers ?? []).map((one) => one.login);
    const teamsAsked = (there.requested_teams ?? []).map((one) => one.slug);
    // An author can't review, and who is asked for nothing is asked by no request.
    const people = missing(wanted.reviewers, [...asked, there.user?.login ?? '']);
    const teams = missing(wanted.teamReviewers, teamsAsked);
    if (people.length + teams.length === 0)
        return null;
    const where = { pull_number: number };
    const reviews = failure_valueOf(await client.list(schemas/* array */.YOg(reviewShape), (page) => page, '/pulls/{pull_number}/reviews', where));
    const reviewed = reviews.flatMap((one) => one.user?.login ?? []);
    const reviewers = missing(people, reviewed);
    // A team is asked no more once one of it has answered; who is in it can't be known.
    const outsiders = missing(reviewed, wanted.reviewers);
    const team_reviewers = outsiders.length > 0 ? [] : teams;
    if (reviewers.length + team_reviewers.length === 0)
        return null;
    const parameters = { ...where, reviewers, team_reviewers };
    const path = '/pulls/{pull_number}/requested_reviewers';
    // Asking twice is asking once.
    const done = await client.attempt(schemas/* unknown */.L5J(), 'POST', path, parameters, 'repeatable');
    return refusedOf(done, `${invite_listed([...reviewers, ...team_reviewers])} can't be asked for a review`);
}
async function invite_assign(client, { number }, wanted, there) {
    const assigned = (there.assignees ?? []).map((one) => one.login);
    const assignees = missing(wanted, assigned);
    if (assignees.length === 0)
        return null;
    const parameters = { issue_number: number, assignees };
    const path = '/issues/{issue_number}/assignees';
    const shape = schemas/* object */.Ikc({ assignees: schemas/* array */.YOg(someone).nullish() });
    const done = await client.attempt(shape, 'POST', path, parameters, 'repeatable');
    if (!done.ok)
        return refusedOf(done, `${invite_listed(assignees)} can't be assigned`);
    // GitHub leaves out without a word whom it does not take.
    const left = missing(assignees, (done.value.assignees ?? []).map((one) => one.login));
    return left.length === 0 ? null : `${invite_listed(left)} can't be assigned`;
}
async function putIntoMilestone(client, { number }, title, there) {
    if (title === null || (there.milestone ?? null) !== null)
        return null;
    const open = await client.list(schemas/* array */.YOg(invite_milestoneShape), (page) => page, '/milestones', { state: 'open' });
    if (!open.ok)
        return refusedOf(open, `milestones can't be read`);
    const found = open.value.find((one) => one.title === title);
    if (!found)
        return `there is no open milestone ${invite_listed([title])}`;
    const parameters = { issue_number: number, milestone: found.number };
    const done = await client.attempt(schemas/* unknown */.L5J(), 'PATCH', '/issues/{issue_number}', parameters);
    return refusedOf(done, `it can't be put into milestone ${invite_listed([title])}`);
}
/** A refusal in words that say whom it is about. @throws UserError for what is none */
function refusedOf(attempt, what) {
    if (attempt.ok)
        return null;
    const { failure } = attempt;
    return `${what}: ${isUnknownName(failure) ? failure.message : failure_forbidden(failure).message}`;
}
const isUnknownName = (failure) => failure.kind === 'refused' && failure.status === 422;
const missing = (wanted, there) => {
    const known = new Set(there.map((name) => name.toLowerCase()));
    return wanted.filter((name) => !known.has(name.toLowerCase()));
};
const invite_listed = (names) => names.map((name) => `\`${name}\``).join(', ');

;// CONCATENATED MODULE: ./build/src/forge/github/issues.js









const issues_issueShape = schemas/* object */.Ikc({
    number: schemas/* number */.aig(),
    html_url: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    user: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullish(),
    labels: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* object */.Ikc({ name: schemas/* string */.YjP().nullish() })])),
    pull_request: schemas/* unknown */.L5J().optional(),
});
const ISSUE = '/issues/{issue_number}';
/** Keeps our one open issue with this marker up to date, or (null) closes it. Two of ours become one: the oldest. */
async function issues_postIssue(client, marker, content, closing) {
    const there = await issues_ownIssues(client, marker);
    if (!there.ok)
        return content === null ? absent(there.failure) : failure_forbidden(there.failure);
    const [oldest, ...others] = there.value;
    if (content === null) {
        const refused = await github_issues_closed(client, there.value, closing);
        return refused ?? { kind: 'posted', url: null };
    }
    return oldest ? issues_kept(client, oldest, others, { marker, content }) : issues_opened(client, marker, content);
}
/** The oldest with this content, and no other. */
async function issues_kept(client, oldest, others, { marker, content }) {
    const twins = `The same is told in #${oldest.number}.`;
    const refused = (await issues_changed(client, oldest, marker, content)) ?? (await github_issues_closed(client, others, twins));
    return refused ?? { kind: 'posted', url: oldest.html_url };
}
/** Bodies of our open issues with this text; none where the repository has no issues. */
async function openIssueBodies(client, text) {
    const there = await issues_ownIssues(client, text);
    if (!there.ok && there.failure.kind === 'refused' && there.failure.status === 410)
        return [];
    return failure_valueOf(there).map((issue) => issue.body ?? '');
}
/** Where the repository has no issues there is none to be closed. */
function absent(failure) {
    const none = failure.kind === 'refused' && failure.status === 410;
    return none ? { kind: 'posted', url: null } : failure_forbidden(failure);
}
async function issues_opened(client, marker, content) {
    const decided = await issues_closedByPerson(client, marker, content.about);
    if (decided !== null)
        return { kind: 'left-closed', url: decided.html_url };
    const parameters = {
        title: content.title,
        body: issueText(content, marker),
        labels: content.labels,
    };
    const look = async () => failure_valueOf(await issues_ownIssues(client, marker))[0] ?? null;
    const made = await madeOnce(client.wait, () => client.attempt(issues_issueShape, 'POST', '/issues', parameters), look);
    if (!made.ok)
        return failure_forbidden(made.failure);
    // Another run may have opened its own between our look and our writing.
    const [oldest = made.value, ...others] = failure_valueOf(await issues_ownIssues(client, marker));
    return issues_kept(client, oldest, others, { marker, content });
}
async function issues_changed(client, issue, marker, content) {
    const names = issue.labels.map((one) => (typeof one === 'string' ? one : (one.name ?? '')));
    const missing = missingLabels(names, content.labels);
    const where = { issue_number: issue.number };
    if (missing.length > 0) {
        const parameters = { ...where, labels: missing };
        const given = await client.attempt(schemas/* unknown */.L5J(), 'POST', `${ISSUE}/labels`, parameters, 'repeatable');
        if (!given.ok)
            return failure_forbidden(given.failure);
    }
    const body = issueText(content, marker);
    if (issue.body === body || !isAsWritten(issue.body ?? ''))
        return null;
    const written = await client.attempt(issues_issueShape, 'PATCH', ISSUE, { ...where, body });
    return written.ok ? null : failure_forbidden(written.failure);
}
async function github_issues_closed(client, issues, why) {
    for (const issue of issues) {
        const told = await comments_postComment(client, issue, CLOSING, why);
        if (told.kind !== 'posted')
            return told;
        const body = closedText(issue.body ?? '');
        const parameters = { issue_number: issue.number, state: 'closed', body };
        const done = await client.attempt(issues_issueShape, 'PATCH', ISSUE, parameters);
        if (!done.ok)
            return failure_forbidden(done.failure);
    }
    return null;
}
/** Open ones of ours, oldest first. */
async function issues_ownIssues(client, marker) {
    const login = await client.login();
    const filter = { state: 'open', sort: 'created', direction: 'asc' };
    const all = await client.list(schemas/* array */.YOg(issues_issueShape), (page) => page, '/issues', filter);
    if (!all.ok)
        return all;
    const own = all.value.filter((one) => issues_isOwn(one, login, marker));
    return { ok: true, value: own.sort((a, b) => a.number - b.number) };
}
/** A list of issues has the pull requests in it. */
function issues_isOwn({ pull_request: pull, user, body }, login, marker) {
    return pull === undefined && user?.login === login && (body ?? '').includes(marker);
}
/** Among those that were closed or changed lately: a repository may have tens of thousands. */
async function issues_closedByPerson(client, marker, about) {
    const login = await client.login();
    const filter = { state: 'closed', sort: 'updated', direction: 'desc', per_page: 100 };
    const closedOnes = failure_valueOf(await client.attempt(schemas/* array */.YOg(issues_issueShape), 'GET', '/issues', filter));
    return closedOnes.find((one) => issues_isOwn(one, login, marker) && aboutOf(one.body ?? '') === about) ?? null;
}

;// CONCATENATED MODULE: ./build/src/forge/github/index.js













/** Characters of a pull request's body that GitHub keeps. */
const github_MAX_BODY_LENGTH = 65_536;
/** GitHub, and GitHub Enterprise. */
function createGithubForge(access) {
    const client = client_createClient(access);
    const lately = new Map();
    return {
        id: 'github',
        maxBodyLength: github_MAX_BODY_LENGTH,
        account: () => account_accountOf(client),
        async defaultBranch() {
            return (await client.send(schemas/* object */.Ikc({ default_branch: schemas/* string */.YjP() }), 'GET', '')).default_branch;
        },
        branchHead: (branch) => refs_branchHead(client, branch),
        findPull: (head, base) => pulls_findPull(client, head, base),
        openPulls: (prefix) => pulls_openPulls(client, prefix),
        pull: (number) => pulls_pullByNumber(client, number),
        pullOfCommit: (revision) => pulls_pullOfCommit(client, revision),
        createPull: (head, base, content) => pulls_createPull(client, head, base, content),
        updatePull: (pull, content) => pulls_updatePull(client, pull, content),
        invite: (pull, people) => invite_invite(client, pull, people),
        async closePull(pull, reason) {
            if (pull.state === 'closed')
                return;
            await comments_postComment(client, pull, CLOSING, reason);
            await pulls_setClosed(client, pull);
        },
        autoMerge: (pull, method) => setAutoMerge(client, pull, method),
        commit: (request) => commit_commit(client, request),
        deleteBranch: (branch, expectedHead) => refs_deleteBranch(client, branch, expectedHead),
        foreignCommits: (branch, base) => foreign_foreignCommits(client, branch, base),
        checkRun: (run) => postCheckRun(client, lately, run),
        checkRuns: (revision) => postedChecks(client, revision),
        comment: (on, marker, body) => comments_postComment(client, on, marker, body),
        issue: (marker, content, closing) => issues_postIssue(client, marker, content, closing),
        openIssues: (text) => openIssueBodies(client, text),
    };
}

;// CONCATENATED MODULE: ./build/src/forge/registry.js




const TIMEOUT_MS = 60_000;
const forgeDrivers = [
    {
        id: 'github',
        // Forgejo and Gitea set the same variables, for an API of their own.
        recognises: (apiUrl) => !/\/api\/v1\/?$/.test(apiUrl),
        create: createGithubForge,
    },
    { id: 'forgejo', recognises: (apiUrl) => apiUrl.endsWith('/api/v1'), create: createForgejoForge },
];
/**
 * The forge that the environment names: GITHUB_API_URL, GITHUB_GRAPHQL_URL, GITHUB_REPOSITORY (`owner/name`), and
 * the token (the action's input `token`, or GITHUB_TOKEN).
 * @throws UserError naming the variable that is missing
 */
function createForge(environment, http, options = {}) {
    const repository = repositoryOf(environment);
    const token = tokenOf(environment);
    if (token === null) {
        throw new src_errors/* UserError */.yo('there is no token for the forge.', {
            cure: 'Set the input `token`, or GITHUB_TOKEN.',
        });
    }
    const apiUrl = (environment['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '');
    const graphqlUrl = environment['GITHUB_GRAPHQL_URL'] || graphqlBeside(apiUrl);
    const driver = forgeDrivers.find((one) => one.recognises(apiUrl));
    const { wait = promises_.setTimeout, timeoutMs = TIMEOUT_MS, pushRef } = options;
    if (driver)
        return driver.create({ apiUrl, graphqlUrl, token, repository, http, wait, timeoutMs, pushRef });
    throw new src_errors/* UserError */.yo(`the forge at ${apiUrl} is of no kind that we know.`, {
        cure: `Known: ${forgeDrivers.map((one) => one.id).join(', ')}.`,
    });
}
/** The same, or null where the environment names no forge or has no token for it. */
function optionalForge(environment, http, options = {}) {
    const named = environment['GITHUB_REPOSITORY'] && tokenOf(environment) !== null;
    return named ? createForge(environment, http, options) : null;
}
function tokenOf(environment) {
    return environment['INPUT_TOKEN'] || environment['GITHUB_TOKEN'] || null;
}
function repositoryOf(environment) {
    const match = /^([^/\s]+)\/([^/\s]+)$/.exec(environment['GITHUB_REPOSITORY'] ?? '');
    if (match)
        return { owner: match[1] ?? '', name: match[2] ?? '' };
    throw new src_errors/* UserError */.yo('GITHUB_REPOSITORY does not name a repository.', {
        cure: 'Set it to `owner/name`. `update --dry-run` needs neither it nor a token.',
    });
}
/** `https://forge.example/api/v3` -> `https://forge.example/api/graphql` */
function graphqlBeside(apiUrl) {
    return apiUrl.endsWith('/api/v3') ? apiUrl.replace(/v3$/, 'graphql') : `${apiUrl}/graphql`;
}

;// CONCATENATED MODULE: ./build/src/git/push.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});

const TIME_LIMIT_MS = 5 * 60_000;
/** No hook, no credential helper, no redirect to where the token must not go. */
const HARDENED = [
    ...['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-c', 'credential.helper='],
    ...['-c', 'http.followRedirects=false', '-c', 'push.gpgSign=false', '-c', 'gc.auto=0'],
];
const KEPT = /^(?:PATH|TMPDIR|SSL_CERT_FILE|GIT_SSL_CA(?:INFO|PATH)|(?:https?|all|no)_proxy)$/i;
/**
 * Moves a branch of a repository elsewhere to a commit that it has, from the very head that is expected, as no API of
 * Forgejo can. The token goes by the environment alone.
 * @returns the function that does it; @throws UserError from it where nobody knows if it was done
 */
function createPushRef(process, files, environment) {
    const kept = Object.entries(environment).filter((entry) => KEPT.test(entry[0]) && entry[1] !== undefined);
    return async (request) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            checkRequest(request);
            const { url, token, branch, expectedHead, revision } = request;
            const scratch = __addDisposableResource(env_1, await files.temporaryFolder('git-push'), true);
            const env = {
                ...Object.fromEntries(kept),
                LC_ALL: 'C',
                // Neither the settings of the user nor those of the machine, nor a `.netrc`.
                HOME: '/dev/null',
                XDG_CONFIG_HOME: '/dev/null',
                GIT_CONFIG_NOSYSTEM: '1',
                GIT_CONFIG_GLOBAL: '/dev/null',
                GIT_DIR: `${scratch.path}/repository`,
                GIT_ALLOW_PROTOCOL: 'http:https',
                GIT_TERMINAL_PROMPT: '0',
                GIT_CONFIG_COUNT: '1',
                GIT_CONFIG_KEY_0: `http.${url}.extraheader`,
                GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from(`channel-bump:${token}`).toString('base64')}`,
            };
            const run = (...args) => process.run(['git', ...HARDENED, ...args], { cwd: scratch.path, env, timeoutMs: TIME_LIMIT_MS });
            const init = await run('init', '--quiet', '--bare');
            if (init.exitCode !== 0)
                throw failed('prepared', init, token);
            if (revision !== null) {
                // Shallow, with the parent, which the other side has.
                const fetched = await run(...['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--depth=2', '--', url, revision]);
                if (/not our ref|couldn't find remote ref/i.test(fetched.stderr))
                    return { kind: 'moved', message: `another run took away the commit for ${branch}.` };
                if (fetched.exitCode !== 0)
                    return refusedOr(fetched, request);
            }
            const lease = `--force-with-lease=refs/heads/${branch}:${expectedHead}`;
            const refspec = `${revision ?? ''}:refs/heads/${branch}`;
            const pushed = await run('push', '--porcelain', '--no-verify', '--no-signed', lease, '--', url, refspec);
            return pushed.exitCode === 0 ? { kind: 'pushed' } : refusedOr(pushed, request);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    };
}
/** What a failed fetch or push means. @throws UserError where it tells nothing about the branch */
function refusedOr(result, { branch, token }) {
    const said = `${result.stdout}\n${result.stderr}`;
    const why = (/^!\t[^\t]*\t(.*)$/m.exec(result.stdout)?.[1] ?? lastWords(result)).replaceAll(token, '***');
    if (/stale info|cannot lock ref|failed to update ref|fetch first|non-fast-forward/.test(said))
        return { kind: 'moved', message: `the branch ${branch} was changed by someone else meanwhile: ${why}` };
    if (/\[remote rejected\]/.test(said))
        return { kind: 'forbidden', message: `the rules of the repository keep ${branch} as it is: ${why}` };
    if (/error: 40[13]\b|Authentication failed|could not read (?:Username|Password)|not granted/i.test(said))
        return { kind: 'forbidden', message: `the token may not push ${branch} (${why}).` };
    throw failed(`moved to its new commit (${branch})`, result, token);
}
function failed(what, result, token) {
    const why = result.timedOut ? 'no answer in time' : lastWords(result).replaceAll(token, '***');
    return new src_errors/* UserError */.yo(`a branch can't be ${what} by git: ${why}`, {
        cure: 'Run again: what is there already is found. Check that the forge can be reached by git over HTTP.',
    });
}
function lastWords({ stderr, exitCode }) {
    return stderr.trim().split('\n').at(-1) || `exit code ${exitCode}`;
}
function checkRequest({ url, branch, expectedHead, revision }) {
    const address = URL.canParse(url) ? new URL(url) : null;
    const plain = address?.username === '' && address.password === '' && !/[\s\p{Cc}]/u.test(url);
    if (!plain || !/^https?:$/.test(address.protocol))
        throw new src_errors/* UserError */.yo('a branch can only be moved at an http(s) address.', {
            cure: 'Check GITHUB_API_URL.',
        });
    const ids = [expectedHead, revision ?? expectedHead];
    if (!ids.every((id) => /^[0-9a-f]{40}$/.test(id)) || !/^[^-\s:][^\s:~^?*[\\]*$/u.test(branch))
        throw new src_errors/* UserError */.yo(`\`${branch}\` is not the name of a branch, or its commit is no commit.`);
}

;// CONCATENATED MODULE: ./build/src/app/forge.js


/** The forge that the environment names. @throws UserError naming what is missing */
function openForge(context, environment) {
    return createForge(environment, context.http, options(context, environment));
}
/** The same, or null where the environment names no forge or has no token for it. */
function forgeIfAny(context, environment) {
    return optionalForge(environment, context.http, options(context, environment));
}
/** Where an API can't move a branch safely, git does. */
function options({ process, files }, environment) {
    return { pushRef: createPushRef(process, files, environment) };
}

// EXTERNAL MODULE: ./build/src/app/prepare.js
var prepare = __webpack_require__(4930);
// EXTERNAL MODULE: ./build/src/app/proof/memory.js
var proof_memory = __webpack_require__(60397);
// EXTERNAL MODULE: ./build/src/app/nothing-to-do.js
var nothing_to_do = __webpack_require__(46352);
// EXTERNAL MODULE: ./build/src/app/check-notes.js
var check_notes = __webpack_require__(45301);
;// CONCATENATED MODULE: ./build/src/app/tell-errors.js

/** What is not believed, or names what is not there. A channel that did not answer is told by `unknown`. */
function errorsIn(found) {
    return (0,check_notes/* toTell */.F)(found).filter(({ severity }) => severity === 'error');
}
/** Tells in the log what could not be read, or is not believed. @returns whether all could be, and is */
function tellErrors({ log }, found) {
    const errors = errorsIn(found);
    for (const error of found.unknown.values())
        log.error(error.toLine());
    for (const { message, pin } of errors)
        log.error(message, { file: pin.file, line: pin.line });
    return found.unknown.size === 0 && found.broken.length === 0 && errors.length === 0;
}

// EXTERNAL MODULE: ./build/src/app/proposals.js + 21 modules
var proposals = __webpack_require__(15909);
;// CONCATENATED MODULE: ./build/src/app/pull-request/ground.js



/**
 * @param original the folder of the repository itself
 * @throws UserError where the branch is not there, or what is checked out is not part of it: its commits would be
 * proposed along
 */
async function openGround(context, tree, forge, environment, original) {
    if (forge === null)
        return { context, tree, base: null };
    const { config, log } = context;
    if (config['auto-merge'] !== 'off' && config.rebuild === 'none')
        log.warning('`auto-merge` is set, but nothing merges by itself: `rebuild: none` proves nothing.');
    const main = await forge.defaultBranch();
    const name = config['base-branch'] ?? branchOf(environment) ?? main;
    const head = await forge.branchHead(name);
    if (head === null) {
        throw new src_errors/* UserError */.yo(`there is no branch ${name} to propose to.`, {
            cure: 'Name one that is there with `base-branch`.',
        });
    }
    if (head !== tree.revision)
        await assertPart(context, forge, original, { name, head }, tree.revision);
    return { context, tree, base: { name, isDefault: name === main } };
}
/** Where the branch has moved on since the checkout, or the clone is shallow, the forge knows. */
async function assertPart({ git }, forge, folder, { name, head }, revision) {
    const isPart = (await git.revision(folder, head)) === null
        ? (await forge.foreignCommits(revision, name)).length === 0
        : await git.contains(folder, head, revision);
    if (isPart)
        return;
    throw new src_errors/* UserError */.yo(`what is checked out (${revision.slice(0, 12)}) is not part of the branch ${name}.`, {
        cure: `Check out ${name}, or name the branch that is checked out with \`base-branch\`.`,
    });
}
/** The branch that the workflow runs on. */
function branchOf({ GITHUB_REF: ref }) {
    return /^refs\/heads\/(.+)$/.exec(ref ?? '')?.[1] ?? null;
}
/** What a candidate is on the forge: its branch, and by what it is known again. */
async function proposalFor({ context, tree, base }, candidate) {
    const texts = new Map();
    for (const { file } of [...(0,core_candidate/* pinsOf */.cz)(candidate), ...candidate.companions]) {
        texts.set(file, (await context.files.read(`${tree.folder}/${file}`))?.toString('utf8') ?? '');
    }
    return {
        branch: branchFor(context.config, candidate, base),
        baseBranch: base?.name ?? '',
        baseRevision: tree.revision,
        goal: goalOf(candidate),
        key: keyOf(context.config, candidate, texts),
        releases: releasesOf(candidate),
        grouping: groupingOf(context.config),
    };
}

// EXTERNAL MODULE: ./build/src/core/policy/order.js
var policy_order = __webpack_require__(15412);
;// CONCATENATED MODULE: ./build/src/app/pull-request/marker.js


const markerShape = schemas/* object */.Ikc({
    /** Branch of the pull request that it is of: one that was copied from elsewhere says nothing here. */
    branch: schemas/* string */.YjP(),
    goal: schemas/* string */.YjP(),
    key: schemas/* string */.YjP(),
    head: schemas/* string */.YjP(),
    /** Of what the branch holds. `setback`: it was proven, and fails on a newer base. */
    proof: schemas/* enum */.k5n(['proven', 'setback', 'failed']),
    /** Runs one after the other in which the channel's newest release failed. */
    failures: schemas/* number */.aig().int().min(0),
    releases: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
    /** What we wrote, to know what a person has changed since: digests of the title and of the text, and its length. */
    title: schemas/* string */.YjP(),
    text: schemas/* string */.YjP(),
    length: schemas/* number */.aig().int().min(0),
    /** The text of people before ours, when we wrote: its digest and length. */
    lead: schemas/* string */.YjP(),
    leadLength: schemas/* number */.aig().int().min(0),
    /** How pins were put together to pull requests, see `Proposal.grouping`. */
    grouping: schemas/* string */.YjP(),
    /** It is a draft because we made it one. */
    drafted: schemas/* boolean */.zMY(),
    /** Beginnings of the goals that people closed earlier pull requests of this branch with. */
    declined: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** How it is to be merged by itself, which the forge could not take yet. */
    toMerge: schemas/* enum */.k5n(['merge', 'squash', 'rebase']).nullable(),
    /** We closed it ourselves: no person has decided on anything. */
    closed: schemas/* boolean */.zMY(),
});
const GAP = '\n\n';
const pattern = /<!-- channel-bump (\{[^\n]*?\}) -->/g;
/**
 * Reads a body. Without a marker of ours all of it is a person's, and none of it is kept: the branch is ours.
 * @param branch of the pull request whose body it is
 */
function readBody(body, branch) {
    const found = find(body, branch);
    if (found === null)
        return { marker: null, before: '', after: '', changed: null };
    const { marker, upTo, after } = found;
    const start = upTo.length - marker.length;
    if (isWhole(found))
        return { marker, before: upTo.slice(0, start), after, changed: null };
    const lead = upTo.slice(0, marker.leadLength);
    const before = digest(lead) === marker.lead ? lead : '';
    return { marker, before, after, changed: upTo.slice(before.length) };
}
/** A person may quote an older one, or one of another branch: the last that follows what it was written for, else the last. */
function find(body, branch) {
    const text = plainEnds(body);
    const all = [...text.matchAll(pattern)].flatMap((found) => {
        const marker = parse(found[1] ?? '');
        if (marker?.branch !== branch)
            return [];
        const upTo = text.slice(0, found.index).replace(/\n\n$/, '');
        return [{ marker, upTo, after: text.slice(found.index + found[0].length) }];
    });
    return all.findLast(isWhole) ?? all.at(-1) ?? null;
}
function isWhole({ marker, upTo }) {
    const start = upTo.length - marker.length;
    return start >= 0 && digest(upTo.slice(start)) === marker.text;
}
/** An editor in a browser writes line ends of its own. */
const plainEnds = (text) => text.replace(/\r\n?/g, '\n');
/** A whole body: ours in the middle of what people wrote. */
function writeBody({ before, after }, text, marker) {
    const own = plainEnds(text);
    const lead = { lead: digest(before), leadLength: before.length };
    return before + own + mark({ ...marker, text: digest(own), length: own.length, ...lead }) + after;
}
const mark = (marker) => `${GAP}<!-- channel-bump ${JSON.stringify(marker)} -->`;
/** The same body with another marker. Null where it has none of ours. @param branch as for `readBody` */
function changeMarker(body, branch, change) {
    const found = find(body, branch);
    return found && found.upTo + mark({ ...found.marker, ...change }) + found.after;
}
/** Our one comment on our own pull request: what a person there should know. */
const NOTE = '<!-- channel-bump note -->';
/** Room that a marker takes in a body, in characters. */
const MARKER_ROOM = 3_000;
function parse(json) {
    try {
        const marker = markerShape.safeParse(JSON.parse(json));
        return marker.success ? marker.data : null;
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./build/src/app/pull-request/standing.js


/**
 * Whether this very proposal is there already, or a person has decided on it. Asked before the rebuild, so that
 * a run with nothing new costs nothing.
 */
async function standing_standing(forge, proposal) {
    const pull = await forge.findPull(proposal.branch, proposal.baseBranch);
    const marker = pull === null ? null : readBody(pull.body, proposal.branch).marker;
    if (pull !== null && isDecided(pull, proposal)) {
        const settled = leftAlone(pull, 'a person closed a pull request that proposed the same');
        return { ...settled, published: { ...settled.published, declined: true } };
    }
    const head = await forge.branchHead(proposal.branch);
    const open = pull?.state === 'open' ? { pull, marker } : null;
    if (head === null)
        return { kind: 'free', head, open };
    // What a merge has taken in is nobody's to lose.
    if (pull?.merged && pull.head.revision === head)
        return { kind: 'free', head, open };
    const { authors, isRewritten } = await commitsOfPeople(forge, proposal, head);
    if (authors.length > 0) {
        const settled = leftAlone(pull, `the branch ${proposal.branch} has commits by ${authors.join(', ')}`);
        return { ...settled, published: { ...settled.published, authors } };
    }
    const stands = open !== null &&
        !isRewritten &&
        marker?.key === proposal.key &&
        marker.head === head &&
        marker.proof === 'proven' &&
        !marker.closed;
    if (stands)
        return { kind: 'settled', published: { kind: 'unchanged', pull: open.pull } };
    if (open !== null && marker?.head === head && proposesNewer(marker, proposal))
        return leftAlone(open.pull, `#${open.pull.number} proposes a newer release already`);
    return { kind: 'free', head, open };
}
/** Whether a person closed a pull request that proposed the same: the newest of the branch, or one before it. */
function isDecided(pull, { branch, goal }) {
    return declinedIn(pull, branch).includes(shortened(goal));
}
/** Beginnings of the goals that people have closed pull requests of a branch with, as its newest one knows. */
function declinedIn({ state, merged, body }, branch) {
    const { marker } = readBody(body, branch);
    if (marker === null)
        return [];
    const isNow = state === 'closed' && !merged && !marker.closed;
    const declined = isNow ? [...marker.declined, shortened(marker.goal)] : marker.declined;
    return declined.slice(-MOST_DECLINED);
}
const MOST_DECLINED = 20;
const shortened = (goal) => goal.slice(0, 16);
/**
 * Who has commits on our branch. Where the newest is ours nobody has added anything: what is below it was on the base
 * when we made it, and is there no more, as its history was rewritten.
 */
async function commitsOfPeople(forge, { branch, baseBranch }, head) {
    const foreign = await forge.foreignCommits(branch, baseBranch);
    const isRewritten = foreign.length > 0 && !foreign.some(({ revision }) => revision === head);
    const authors = isRewritten ? [] : [...new Set(foreign.map(({ author }) => author))];
    return { authors, isRewritten };
}
/** What is proven is not taken back to an older release because a mirror announces that. */
function proposesNewer({ proof, closed, releases }, proposal) {
    const isProven = proof === 'proven' && !closed;
    return isProven && proposal.mayGoBack !== true && isAhead(releases, proposal.releases);
}
function leftAlone(pull, reason) {
    return { kind: 'settled', published: { kind: 'left-alone', pull, reason } };
}
/**
 * Whether another run of ours has moved the branch since this one looked first, and to something that this one would
 * take back: then it yields. Null: it may go on.
 * @param seen where the branch was at the first look
 */
function overtaken({ releases }, stands, seen) {
    const { head, open } = stands;
    if (head === null || head === seen)
        return null;
    const marker = open?.marker ?? null;
    if (open !== null && marker?.head === head && isAhead(releases, marker.releases))
        return null;
    return {
        kind: 'left-alone',
        pull: open?.pull ?? null,
        reason: 'another run of Channel Bump has written this branch meanwhile',
    };
}
/** Whether no channel would go back, and one goes forward. */
function isAhead(ours, theirs) {
    const orders = Object.entries(ours).map(([channel, name]) => (0,policy_order/* compareNames */.MP)(theirs[channel] ?? '', name));
    return orders.every((order) => order !== null && order <= 0) && orders.some((order) => order === -1);
}

// EXTERNAL MODULE: ./build/src/app/source.js + 8 modules
var source = __webpack_require__(94302);
// EXTERNAL MODULE: ./build/src/app/trees.js
var trees = __webpack_require__(2892);
// EXTERNAL MODULE: ./build/src/core/glob.js
var core_glob = __webpack_require__(60379);
// EXTERNAL MODULE: ./build/src/nix/evaluate.js
var evaluate = __webpack_require__(40302);
// EXTERNAL MODULE: ./build/src/app/proof/hosts.js
var proof_hosts = __webpack_require__(37919);
// EXTERNAL MODULE: ./build/src/app/proof/prove.js + 35 modules
var proof_prove = __webpack_require__(36659);
;// CONCATENATED MODULE: ./build/src/app/fleet/hosts.js
var hosts_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var hosts_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});






const LISTING_MS = 20 * 60_000;
/**
 * The names of the hosts that are to be rebuilt: as the rebuild finds them, with the bump, and with nothing of them
 * evaluated. No sandbox is opened where no flake is to be asked.
 * @throws UserError where there are none, or the flake can't tell
 */
async function listHosts(context, bump, sources) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { config, files, folder, log } = context;
        const copy = hosts_addDisposableResource(env_1, await files.temporaryFolder('channel-bump-hosts'), true);
        await (0,trees/* copyFolder */.mo)(context, folder, copy.path);
        await (0,trees/* writeEdits */.Bm)(context, copy.path, bump.edits);
        const workshop = hosts_addDisposableResource(env_1, (0,proof_prove/* openWorkshop */._M)(context), true);
        const specs = await (0,proof_hosts/* findHosts */.d6)((0,proof_hosts/* hostsAsked */._0)(config), {
            ...{ folder: copy.path, timeoutMs: LISTING_MS, files, log },
            enter: async () => workshop.enter({
                before: { folder, pins: new Map() },
                after: { folder: copy.path, pins: await archivesOf(bump, sources) },
            }),
        });
        return specs.map(({ name }) => name);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = hosts_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Those that were hashed for the edits: the sandbox need not fetch them. */
async function archivesOf({ moves }, sources) {
    const archives = new Map();
    for (const { archiveUrl: url } of moves) {
        if (url === null)
            continue;
        const { archive, narHash } = await sources.get(url);
        if (archive !== null)
            archives.set(url, { archivePath: archive, narHash, url });
    }
    return archives;
}
/** The configuration for a rebuild of these hosts and no others, which are known: nothing is looked for again. */
function configurationFor(config, hosts) {
    const named = new Map(config.hosts.map((host) => [host.name, host]));
    const specs = hosts.map((name) => named.get(name) ?? { name, flake: '.', attribute: (0,evaluate/* hostAttribute */.Fy)(name) });
    // What is for hosts of other shards is for none here.
    const meant = (globs) => globs.filter((glob) => hosts.some((host) => (0,core_glob/* matchesGlob */.k)([glob], host)));
    const checks = config.checks.flatMap((check) => {
        if (check.hosts === undefined)
            return [check];
        const forThese = meant(check.hosts);
        return forThese.length === 0 ? [] : [{ ...check, hosts: forThese }];
    });
    return {
        ...config,
        ...{ hosts: specs, 'discover-hosts': false, 'only-hosts': ['*'], 'skip-hosts': [] },
        ...{ checks, 'boot-hosts': meant(config['boot-hosts']) },
    };
}
/**
 * The plan's hosts must be those that the configuration asks for: what it names is all there, and no more than it
 * wants. Which others the flake has the plan alone says.
 */
function assertHosts(config, { candidates, hosts }) {
    if (candidates.length === 0)
        return;
    const { hosts: specs, discover, wanted } = (0,proof_hosts/* hostsAsked */._0)(config);
    const named = new Set(specs.map(({ name }) => name));
    const left = [...named].find((name) => wanted(name) && !hosts.includes(name));
    const strange = hosts.find((name) => !wanted(name) || !(discover || named.has(name)));
    if (left === undefined && strange === undefined)
        return;
    const what = left === undefined ? `has ${strange ?? ''}, which is not to be rebuilt` : `leaves out ${left}`;
    throw new src_errors/* UserError */.yo(`the plan ${what}.`, { cure: 'Make a new plan, of the commit that is checked out.' });
}

// EXTERNAL MODULE: ./build/src/core/text-order.js
var text_order = __webpack_require__(31751);
;// CONCATENATED MODULE: ./build/src/app/fleet/shards.js

/** Of a matrix on GitHub. */
const MOST_SHARDS = 256;
/** How long a shard should take, seconds: starting a runner costs a minute or two. */
const SHARD_SECONDS = 20 * 60;
/** Where nothing is known of the hosts' costs. */
const SHARD_HOSTS = 8;
/**
 * Shares hosts out: the dearest first, each to the shard that has the least to do so far. The same hosts and costs
 * give the same shards, whatever order the hosts come in. A host of unknown cost counts as the mean of the others.
 * @param count how many shards are wanted: fewer where there are fewer hosts, 256 at most; null: by what they cost
 */
function shareOut(hosts, costOf, count) {
    const known = hosts.flatMap((host) => costOf(host) ?? []);
    const mean = known.length === 0 ? 1 : sum(known) / known.length;
    const costs = hosts.map((host) => ({ host, cost: costOf(host) ?? mean }));
    const wanted = count ?? (known.length === 0 ? hosts.length / SHARD_HOSTS : sumOf(costs) / SHARD_SECONDS);
    const shards = Array.from({ length: within(Math.ceil(wanted), hosts.length) }, () => ({
        hosts: [],
        cost: 0,
    }));
    for (const { host, cost } of costs.sort((a, b) => b.cost - a.cost || (0,text_order/* textOrder */.G)(a.host, b.host))) {
        // A shard without a host is taken even if the hosts cost nothing: none stays empty.
        const least = shards.reduce((best, shard) => (isLighter(shard, best) ? shard : best));
        least.hosts.push(host);
        least.cost += cost;
    }
    return shards.map((shard) => shard.hosts.sort(text_order/* textOrder */.G));
}
function isLighter(shard, than) {
    return shard.cost < than.cost || (shard.cost === than.cost && shard.hosts.length < than.hosts.length);
}
function within(count, hosts) {
    return Math.min(Math.max(count, 1), hosts, MOST_SHARDS);
}
function sumOf(costs) {
    return sum(costs.map(({ cost }) => cost));
}
function sum(numbers) {
    return numbers.reduce((total, one) => total + one, 0);
}
/** The shards as a matrix: numbers from 1 on, and some of the hosts for the jobs' names. */
function matrixOf(shards) {
    return { include: shards.map((hosts, index) => ({ shard: index + 1, hosts: shortly(hosts) })) };
}
const SHOWN_HOSTS = 3;
const SHOWN_LETTERS = 60;
/** `web1 web2 web3 +12`. Names come from the repository: whatever could mean something to a shell is not shown. */
function shortly(hosts) {
    const shown = hosts.slice(0, SHOWN_HOSTS).map((host) => host.replace(/[^A-Za-z0-9._-]/g, '_'));
    const text = shown.join(' ').slice(0, SHOWN_LETTERS);
    const more = hosts.length - shown.length;
    return more > 0 ? `${text} +${more}` : text;
}

;// CONCATENATED MODULE: ./build/src/app/fleet/plan-file.js






/** Raised when a field goes or changes its meaning. */
const PLAN_VERSION = 1;
const MOST_HOSTS = 20_000;
/** Bytes. Of a flake.lock there can be several, some hundred thousand bytes each. */
const MOST_BYTES = 32 * 1024 * 1024;
const word = schemas/* string */.YjP().max(1024);
const digestShape = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex');
const revisionShape = schemas/* string */.YjP().regex(/^[0-9a-f]{40}$/, 'must be a revision of 40 hex');
/** As the flake has it: any attribute's name. */
const hostShape = schemas/* string */.YjP().min(1).max(255);
const time = schemas/* int */.Whr().nullable();
const pin = schemas/* object */.Ikc({
    file: word,
    name: word,
    from: schemas/* object */.Ikc({
        channel: word.nullable(),
        release: word.nullable(),
        revision: word.nullable(),
        hash: word.nullable(),
        lastModified: time,
    }),
    /** What it moves to; null where it can't be moved by itself and stays. */
    to: schemas/* object */.Ikc({ hash: word.nullable(), lastModified: time }).nullable(),
});
const release = schemas/* object */.Ikc({
    channel: word,
    name: word,
    revision: revisionShape,
    lastModified: time,
    published: word.nullable(),
});
const companion = schemas/* object */.Ikc({
    file: word,
    name: word,
    /** Null where no pin leaves its series. */
    to: schemas/* object */.Ikc({ branch: word, revision: revisionShape.nullable() }).nullable(),
});
const candidate = schemas/* object */.Ikc({
    lane: schemas/* enum */.k5n(core_candidate/* LANES */.Ci),
    group: word,
    urgency: schemas/* string */.YjP().max(4096).nullable(),
    steps: schemas/* array */.YOg(schemas/* object */.Ikc({ to: release, pins: schemas/* array */.YOg(pin).min(1).max(10_000) }))
        .min(1)
        .max(1000),
    companions: schemas/* array */.YOg(companion).max(1000),
    /** Texts that Nix wrote when it locked a flake.lock anew, by path. */
    locks: schemas/* record */.g1P(word, schemas/* string */.YjP()),
    /** See `digestOfEdits`. */
    edits: digestShape,
});
const shape = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('channel-bump plan'),
    schemaVersion: schemas/* literal */.euz(PLAN_VERSION, 'is of another version of Channel Bump'),
    /** The commit that is checked out, and where the folder is in it: empty, or with `/` at the end. */
    commit: revisionShape,
    folder: word,
    depth: schemas/* enum */.k5n(['dry-build', 'build', 'boot', 'switch']),
    /** Digests of the settings that the proof and the pull request depend on, by name. */
    settings: schemas/* record */.g1P(word, digestShape),
    candidates: schemas/* array */.YOg(candidate).max(1000),
    hosts: schemas/* array */.YOg(hostShape).max(MOST_HOSTS),
    /** Numbered from 1 on. */
    shards: schemas/* array */.YOg(schemas/* array */.YOg(hostShape).min(1)).max(MOST_SHARDS),
    /** What could not be looked at, a sentence each: the run ends as failed, whatever comes of the rest. */
    troubles: schemas/* array */.YOg(schemas/* string */.YjP().max(4096)).max(1000),
})
    .refine(({ hosts, shards }) => isPartition(shards.flat(), hosts), 'its shards do not hold each host once')
    .refine(({ candidates, hosts }) => candidates.length === 0 || hosts.length > 0, 'it has candidates and no host to prove them on')
    .refine(({ candidates }) => candidates.every((one, index) => candidates.findIndex((other) => isSameCandidate(one, other)) === index), 'it has a candidate twice');
function isPartition(parts, whole) {
    const all = new Set(whole);
    return parts.length === all.size && whole.length === all.size && parts.every((one) => all.delete(one));
}
function isSameCandidate(a, b) {
    return a.lane === b.lane && a.group === b.group;
}
/**
 * Reads a plan that another job has made, as the foreign data that it is.
 * @throws UserError where it is none, or of another version
 */
async function readPlan({ files }, path) {
    const content = await files.readUpTo(path, MOST_BYTES);
    if (content.kind === 'unreadable')
        throw content.error;
    if (content.kind === 'missing') {
        throw new src_errors/* UserError */.yo(`there is no plan ${path}.`, {
            cure: 'Make one with `channel-bump plan --output FILE`.',
        });
    }
    if (content.kind === 'too-large')
        throw notAPlan(path, `it has ${content.size} bytes`);
    const parsed = shape.safeParse(parseJson(content.bytes));
    if (parsed.success)
        return parsed.data;
    throw notAPlan(path, firstIssue(parsed.error));
}
/**
 * The plan, as those who read it would take it.
 * @throws UserError where they would not
 */
function checkedPlan(plan) {
    const checked = shape.safeParse(plan);
    if (checked.success)
        return plan;
    const host = plan.hosts.find((name) => !hostShape.safeParse(name).success);
    if (host === undefined)
        throw new src_errors/* UserError */.yo(`no plan can be made of this: ${firstIssue(checked.error)}.`);
    const told = host.length > 80 ? `${host.slice(0, 80)}…` : host;
    throw new src_errors/* UserError */.yo(`the host \`${told}\` can't be planned: its name has ${host.length} characters.`, {
        cure: 'Give it a name of 1 to 255 characters, or leave it out with `skip-hosts`.',
    });
}
function notAPlan(path, why) {
    return new src_errors/* UserError */.yo(`${path} is no plan that we can use: ${why}.`, {
        cure: 'Make a new plan, of the commit that is checked out.',
    });
}
/** Undefined where it is none. */
function parseJson(bytes) {
    try {
        return JSON.parse(bytes.toString('utf8'));
    }
    catch {
        return undefined;
    }
}
/** `candidates.0.edits: must be …` */
function firstIssue({ issues }) {
    const [issue] = issues;
    const path = (issue?.path ?? []).map(String).join('.').slice(0, 200);
    return `${path === '' ? '' : `${path}: `}${(issue?.message ?? '').slice(0, 500)}`;
}
/** What the results of its shards are held against. Two plans of one commit that say the same are the same. */
function digestOfPlan(plan) {
    return plan_file_digest(plan);
}
/** The whole texts before and after, so that the order of the files tells nothing. */
function digestOfEdits(edits) {
    const texts = edits.map(({ file, before, after }) => [file, before, after]);
    return plan_file_digest(texts.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
}
/**
 * What else decides how a proof ends; where it is made, and by whom the work is shared out, may differ from runner to
 * runner.
 */
const PROVING = [
    'boot-timeout',
    'builders',
    'substituters',
    'trusted-public-keys',
];
/** Digests of what a proposal and its proof depend on besides the files. */
function digestsOfSettings(config) {
    return Object.fromEntries([...TOLD, ...PROVING].map((name) => [name, plan_file_digest(config[name] ?? null)]));
}
function plan_file_digest(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex');
}

// EXTERNAL MODULE: ./build/src/channels/release-index.js + 5 modules
var release_index = __webpack_require__(29490);
// EXTERNAL MODULE: ./build/src/core/policy/rules.js
var rules = __webpack_require__(66975);
// EXTERNAL MODULE: ./build/src/core/release.js
var core_release = __webpack_require__(2164);
// EXTERNAL MODULE: ./build/src/app/companions.js
var companions = __webpack_require__(79494);
// EXTERNAL MODULE: ./build/src/app/context.js
var app_context = __webpack_require__(31590);
// EXTERNAL MODULE: ./build/src/app/edit.js
var edit = __webpack_require__(76345);
// EXTERNAL MODULE: ./build/src/app/relock.js + 2 modules
var relock = __webpack_require__(95354);
;// CONCATENATED MODULE: ./build/src/app/fleet/remake.js











/**
 * The candidates of a plan, found again in the files of its commit. Of a release the plan says no more than its name:
 * where it lies follows from that, and its revision is held against what the mirror says.
 * @throws UserError where the plan says something else than the files or the mirror, or would go back
 */
async function candidatesOf(context, plan) {
    const { config, http } = context;
    const discovery = await (0,proposals/* discoverPins */.ud)(context);
    const settings = (0,proposals/* policySettings */.cw)(config);
    const pins = (0,rules/* ruled */.Vy)(discovery.pins, settings);
    const companions = (0,rules/* ruledCompanions */._Z)(discovery.companions, discovery.pins, settings);
    const index = (0,release_index/* createReleaseIndex */.Q)(http, (0,app_context/* mirrorUrls */.s)(config));
    const remade = [];
    for (const planned of plan.candidates) {
        const { lane, group, urgency } = planned;
        const steps = [];
        for (const { to, pins: moving } of planned.steps) {
            const release = await releaseOf(index, to);
            const found = moving.map((one) => foundAgain(pins, one));
            for (const pin of found)
                await assertForward(index, pin, release);
            steps.push({ pins: found, to: release });
        }
        const along = planned.companions.map((one) => companionOf(companions, one));
        remade.push({ planned, candidate: { lane, group, urgency, steps, companions: along } });
    }
    return remade;
}
async function releaseOf(index, to) {
    const path = (0,core_release/* releasePath */.bD)(to.channel, to.name);
    if (path === null)
        throw strange(`${to.name} is no release of ${to.channel}`);
    const release = { ...to, path };
    const doubt = await index.verify(release);
    if (doubt !== null)
        throw strange(doubt.replace(/\.$/, ''));
    return release;
}
/** The pin that the plan means, which must still say what it said. */
function foundAgain(pins, { file, name, from }) {
    const pin = pins.find((one) => one.direct && one.file === file && one.name === name);
    if (!pin || pin.state === 'frozen' || pin.state === 'foreign')
        throw strange(`\`${name}\` of ${file} is no pin that could move`);
    const said = JSON.stringify(heldBy(pin)) === JSON.stringify(from);
    if (!said)
        throw strange(`\`${name}\` of ${file} holds something else`);
    return pin;
}
/** What a plan writes down of a pin as it is. */
function heldBy({ channel, release, revision, hash, lastModified }) {
    return { channel, release, revision, hash, lastModified };
}
/** A channel never goes back. Where a pin holds a bare revision, its channel's releases tell which that is. */
async function assertForward(index, pin, to) {
    const { revision, channel } = pin;
    const held = pin.release ??
        (revision && channel === to.channel
            ? ((await index.findRelease(revision, [channel]))?.name ?? null)
            : null);
    const order = held === null ? null : (0,policy_order/* compareNames */.MP)(held, to.name);
    if (order !== null && order >= 0)
        throw strange(`\`${pin.name}\` of ${pin.file} would go back from ${held ?? ''} to ${to.name}`);
}
function companionOf(companions, { file, name }) {
    const companion = companions.find((one) => one.file === file && one.name === name);
    if (!companion)
        throw strange(`\`${name}\` of ${file} is nothing that could move along`);
    return companion;
}
/**
 * Makes a candidate's edits again: its archives are downloaded and hashed here as well.
 * @throws UserError where they come out otherwise than when the plan was made
 */
async function remake(context, { planned, candidate }, sources) {
    const moves = await companionMoves(context, planned, candidate, sources);
    const edited = await (0,edit/* editFor */.S)(context, candidate, sources, moves);
    const bump = await (0,relock/* relockAs */.j)(context, edited, planned.locks);
    if (digestOfEdits(bump.edits) === planned.edits)
        return bump;
    throw strange(`the edits for ${candidate.group} come out otherwise${differenceIn(planned, bump)}`);
}
async function companionMoves(context, planned, candidate, sources) {
    const moves = [];
    for (const [index, companion] of candidate.companions.entries()) {
        const branch = (0,companions/* branchAfter */.B)(companion, candidate);
        const to = planned.companions[index]?.to ?? null;
        if ((to?.branch ?? null) !== branch)
            throw strange(`\`${companion.name}\` goes to another branch`);
        if (branch === null || to === null)
            continue;
        if (companion.moves === 'text' && to.revision === null)
            throw strange(`\`${companion.name}\` goes to no revision`);
        const target = await (0,companions/* targetOf */.$r)(context, companion, branch, to.revision ?? '', sources);
        moves.push({ companion, target });
    }
    return moves;
}
/** Most likely an archive that is another one than it was. */
function differenceIn({ steps }, { moves }) {
    const planned = steps.flatMap(({ pins }) => pins);
    const other = moves.find(({ pin, target }) => {
        const to = planned.find(({ file, name }) => file === pin.file && name === pin.name)?.to;
        return to?.hash !== target.hash || to.lastModified !== target.lastModified;
    });
    if (!other)
        return '';
    return `: ${other.archiveUrl ?? other.target.release} has ${other.target.hash ?? 'another time'}`;
}
function strange(what) {
    return new src_errors/* UserError */.yo(`the plan does not fit: ${what}.`, {
        cure: 'Make a new plan, of the commit that is checked out.',
    });
}

;// CONCATENATED MODULE: ./build/src/app/fleet/plan.js
var plan_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var plan_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
















/**
 * The first half of an update, for many runners: discover, resolve, propose and edit are done once, and the hosts are
 * listed and shared out. With a token, what stands already or has to wait is left out.
 */
async function plan(context, { shards, environment }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { files, config } = context;
        const { rebuild: depth } = config;
        if (depth === 'none') {
            throw new src_errors/* UserError */.yo('`rebuild: none` leaves nothing to share out.', {
                cure: 'Use `update`, or set `rebuild` to `build`.',
            });
        }
        const copies = plan_addDisposableResource(env_1, await files.temporaryFolder('channel-bump'), true);
        const tree = await (0,trees/* exportCommit */._N)(context, 'HEAD', `${copies.path}/before`);
        const here = { ...context, folder: tree.folder };
        const sources = (0,source/* createSources */.LH)(here, copies.path);
        const forge = forgeIfAny(context, environment);
        const planning = { ...(await openGround(here, tree, forge, environment, context.folder)), sources, forge };
        const found = await (0,proposals/* proposals */.Ku)(here);
        const { candidates, unknown, broken } = found;
        tellErrors(here, found);
        const bumps = [];
        const subjects = candidates.map((candidate) => ({ candidate }));
        const updated = await eachCandidate(here, planning, subjects, async ({ candidate }) => {
            const one = await planOne(planning, candidate);
            if ('published' in one)
                return one;
            bumps.push(one);
            return { candidate, work: null, published: { kind: 'planned' } };
        });
        const [first] = bumps;
        const hosts = first ? await listHosts(here, first, sources) : [];
        const stuck = updated.flatMap(({ published }) => (published.kind === 'broken' ? [published.error] : []));
        return {
            updated,
            idle: (0,nothing_to_do/* nothingTo */.$)('bump', found),
            plan: checkedPlan({
                kind: 'channel-bump plan',
                schemaVersion: PLAN_VERSION,
                commit: tree.revision,
                folder: tree.prefix,
                depth,
                settings: digestsOfSettings(config),
                candidates: bumps.map(plannedOf),
                hosts,
                shards: hosts.length === 0 ? [] : shareOut(hosts, await costsOf(context, bumps.length), shards),
                troubles: [
                    ...[...unknown.values(), ...broken, ...stuck].map((error) => error.toLine()),
                    ...errorsIn(found).map(({ message }) => message),
                ].map((trouble) => trouble.slice(0, 4096)),
            }),
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = plan_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** A bump to prove, or why there is nothing to do for a candidate. */
async function planOne(planning, candidate) {
    const { context, sources, forge } = planning;
    const stands = forge && (await standing_standing(forge, await proposalFor(planning, candidate)));
    if (stands?.kind === 'settled')
        return { candidate, work: null, published: stands.published };
    const prepared = await (0,prepare/* prepare */.i)(context, candidate, sources);
    if (prepared.kind === 'ready')
        return prepared.bump;
    return { candidate, work: null, published: { kind: 'held', reasons: prepared.reasons } };
}
/** Seconds: every candidate is rebuilt on every host. */
async function costsOf(context, candidates) {
    const memory = await (0,proof_memory/* openMemory */.uZ)(context);
    return (host) => {
        const cost = memory.cost(host);
        return cost && cost.seconds * candidates;
    };
}
/** What the plan says of a bump: where everything goes, and what came of it. */
function plannedOf({ candidate, moves, companions, edits, locked = [] }) {
    const { lane, group, urgency, steps } = candidate;
    return {
        lane,
        group,
        urgency,
        steps: steps.map(({ pins, to: { channel, name, revision, lastModified, published } }) => ({
            to: { channel, name, revision, lastModified, published },
            pins: pins.map((pin) => {
                const move = moves.find((one) => one.pin === pin);
                const to = move ? { hash: move.target.hash, lastModified: move.target.lastModified } : null;
                return { file: pin.file, name: pin.name, from: heldBy(pin), to };
            }),
        })),
        companions: candidate.companions.map((companion) => {
            const target = companions.find((one) => one.companion === companion)?.target;
            const to = target ? { branch: target.branch, revision: target.revision } : null;
            return { file: companion.file, name: companion.name, to };
        }),
        locks: Object.fromEntries(edits.filter(({ file }) => locked.includes(file)).map(({ file, after }) => [file, after])),
        edits: digestOfEdits(edits),
    };
}

// EXTERNAL MODULE: ./build/src/app/brought/brought.js + 7 modules
var brought_brought = __webpack_require__(18451);
// EXTERNAL MODULE: ./build/src/app/brought/stretch.js
var stretch = __webpack_require__(40034);
// EXTERNAL MODULE: ./build/src/report/inert.js
var report_inert = __webpack_require__(68212);
// EXTERNAL MODULE: ./build/src/report/quantity.js
var quantity = __webpack_require__(91191);
// EXTERNAL MODULE: ./build/src/report/search.js
var report_search = __webpack_require__(34346);
;// CONCATENATED MODULE: ./build/src/report/notes.js




/** What is said beside a report: in comments, and in an issue. Markdown, with others' words inert in it. */
/** A pull request that waits for people whose commits are on its branch. */
function foreignNote(authors, newest) {
    const by = authors.map((author) => (0,report_inert/* prose */.CS)(author)).join(', ');
    const to = newest.map((name) => (0,report_inert/* prose */.CS)(name)).join(', ');
    return (`This branch has commits by ${by}. They are not touched: the branch, the title and the description stay as they are.` +
        `\n\nWhat would be proposed now: ${to}. Once those commits are gone from the branch, or merged with it, work goes on here.`);
}
/** A proven proposal that stays while a newer release fails. */
function newerFailsNote(newest, why) {
    const to = newest.map((name) => (0,report_inert/* prose */.CS)(name)).join(', ');
    return `${to} is there, and fails: ${(0,report_inert/* prose */.CS)(why)}\n\nWhat is proposed here is proven, and stays as it is.`;
}
/** The same, where a search has found that what is proposed is the newest that works. */
function newestFailsNote(search) {
    return (0,rich/* toMarkdown */.l6)([...(0,report_search/* lastGoodSentence */.PR)(search), '.']);
}
/** A proposal that was proven, and is so no longer. */
function setbackNote(why, revision) {
    return (`On the newest commit of the base (${(0,report_inert/* prose */.CS)(revision.slice(0, 12))}) this fails: ${(0,report_inert/* prose */.CS)(why)}` +
        `\n\nSo it is a draft now. It is ready for review again once its rebuild passes.`);
}
/**
 * What a person wrote into a description that is brought up to date, in as many comments as it takes.
 * @param limit of each, in characters
 */
function keptEdits(text, limit) {
    const inert = text.replaceAll('<!--', '<\u200b!--');
    const longest = Math.max(2, ...(inert.match(/~+/g) ?? []).map((run) => run.length)) + 1;
    const fence = '~'.repeat(longest);
    const room = limit - INTRO.length - 2 * fence.length - 60;
    if (room < LEAST_ROOM)
        return [`${INTRO}\n\n${(0,report_inert/* prose */.CS)(inert, limit / 12)}`];
    const parts = Math.ceil(inert.length / room);
    return Array.from({ length: parts }, (_, index) => {
        const part = inert.slice(index * room, (index + 1) * room);
        const count = parts === 1 ? '' : ` (${index + 1} of ${parts})`;
        return `${INTRO}${count}\n\n${fence}markdown\n${part}\n${fence}`;
    });
}
const INTRO = 'The description had been edited, and is brought up to date now. So that nothing is lost, this is how it stood:';
const LEAST_ROOM = 1_000;
function mootReason(moot) {
    switch (moot.kind) {
        case 'reached': {
            const [pins, to] = [moot.pins, moot.releases].map((names) => names.map((n) => (0,report_inert/* prose */.CS)(n)).join(', '));
            return `Closed, as there is nothing left to do: ${pins ?? ''} is at ${to ?? ''} or newer already.`;
        }
        case 'superseded':
            return `Closed, as ${moot.by.map((name) => (0,report_inert/* prose */.CS)(name)).join(', ')} takes its place.`;
        case 'dropped':
            return 'Closed, as the pins that it moves do not follow this channel any more, or the configuration leaves them where they are.';
    }
}
/** One that is moot, and has commits by people on it. */
function mootButForeign(authors) {
    const by = authors.map((author) => (0,report_inert/* prose */.CS)(author)).join(', ');
    return `There is nothing left to do here by itself, but the branch has commits by ${by}: it is left to you to close.`;
}
function stuckIssue({ group, lane, releases, failures, why, pullUrl }) {
    const where = pullUrl === null ? '' : `\n\nThe whole report: ${notes_address(pullUrl)}`;
    const to = releases.map((name) => (0,report_inert/* prose */.CS)(name)).join(', ');
    return {
        title: `${(0,report_inert/* inertPlain */.Vw)(group, 100)} can't be bumped`,
        body: `${(0,report_inert/* prose */.CS)(group)} (${(0,report_inert/* prose */.CS)(lane)}) has failed in ${(0,quantity/* counted */.hS)(failures, 'run')}, one after the other.` +
            `\n\n${to}: ${(0,report_inert/* prose */.CS)(why)}${where}` +
            '\n\nThis issue is kept up to date, and closed by itself once a bump of this channel works.',
    };
}
const RECOVERED = 'Closed, as a bump of this channel works again, or there is none to make any more.';
/** A forge's own address of a page; anything else is only said. */
function notes_address(url) {
    return /^https?:\/\/[A-Za-z0-9./:_-]+$/.test(url) ? url : (0,report_inert/* prose */.CS)((0,report_inert/* plain */.pj)(url));
}

// EXTERNAL MODULE: ./build/src/report/title.js
var report_title = __webpack_require__(5594);
;// CONCATENATED MODULE: ./build/src/app/pull-checks.js






/** The check run of the whole: one name to require, the gate's and that of our own pull requests. */
const CHECK_NAME = 'channel-bump';
/** After the fact: a push may hold a part of a pull request alone, and must not speak for the whole of it. */
const PUSH_CHECK_NAME = 'channel-bump (push)';
/** GitHub takes 65,535 characters of a check run's summary. */
const CHECK_SUMMARY_LIMIT = 65_535;
/** The check run of one host. */
function hostCheckName(host, whole = CHECK_NAME) {
    return `${whole} / ${(0,report_inert/* inertPlain */.Vw)(host, 100)}`;
}
/**
 * Posts the check runs of a proof: a host each, and the one of the whole last, so that it is green only when all is told.
 * Without the right to write them nothing else is lost; it is said once.
 */
async function postProof(forge, log, proof) {
    for (const run of checkRunsOf(proof)) {
        const posted = await forge.checkRun(run);
        if (posted.kind === 'posted')
            continue;
        log.warning(`No check run is posted, and one that is required will be waited for: ${posted.message}`);
        return;
    }
}
/** The same as data, the one of the whole last. */
function checkRunsOf({ revision, report, rebuilt, limit, name: whole = CHECK_NAME, }) {
    const failed = (0,app_report/* hasFailed */.WN)(report);
    const own = report.hosts.length > limit ? [] : report.hosts;
    const more = own.length < report.hosts.length ? '\n\nThere are too many hosts for a check run each.' : '';
    const hosts = own.map((host) => {
        const alone = { ...report, hosts: [host], missingHosts: [] };
        const print = fingerprintOf(rebuilt.find(({ name }) => name === host.name));
        const isBad = host.outcome.kind === 'failed';
        return {
            name: hostCheckName(host.name, whole),
            revision,
            state: { status: 'completed', conclusion: isBad ? 'failure' : 'success' },
            title: isBad ? (0,report_title/* failedTitle */.el)(alone) : (0,report_title/* proofTitle */.nt)(alone),
            summary: (0,markdown.renderMarkdown)(alone, { limit: CHECK_SUMMARY_LIMIT }),
            ...(print === null ? {} : { fingerprint: print }),
        };
    });
    const print = fingerprintOfAll(rebuilt);
    return [
        ...hosts,
        {
            name: whole,
            revision,
            state: { status: 'completed', conclusion: failed ? 'failure' : 'success' },
            title: failed ? (0,report_title/* failedTitle */.el)(report) : provenTitle(report),
            summary: (0,markdown.renderMarkdown)(report, { limit: CHECK_SUMMARY_LIMIT - more.length }) + more,
            ...(print === null ? {} : { fingerprint: print }),
        },
    ];
}
/**
 * Of a check run that succeeds. What a person must decide comes first, but it is no failure: a check that is required
 * and did not succeed nobody could merge past.
 */
function provenTitle(report) {
    const proven = (0,report_title/* proofTitle */.nt)(report);
    const [notice] = report.notices ?? [];
    return notice === undefined ? proven : (0,rich/* toInertText */.TY)([{ said: notice }, ` ${proven}.`]);
}
/** What was tested of a host: the hash of its new toplevel's derivation, 32 characters; null where it did not evaluate. */
function fingerprintOf(host) {
    return /\/([0-9a-z]{32})-[^/]+\.drv$/.exec(host?.after.derivation ?? '')?.[1] ?? null;
}
/** What was tested of all hosts, 32 hex; null where one of them did not evaluate, or there is none. */
function fingerprintOfAll(hosts) {
    const prints = hosts.map((host) => [host.name, fingerprintOf(host)]);
    if (prints.length === 0 || prints.some(([, print]) => print === null))
        return null;
    const lines = prints.map(([name, print]) => `${name}=${print ?? ''}`).sort();
    return (0,external_node_crypto_.createHash)('sha256').update(lines.join('\n')).digest('hex').slice(0, 32);
}

;// CONCATENATED MODULE: ./build/src/app/pull-request/draft.js

/**
 * Makes a draft of a pull request that is none. The marker first: a draft that nobody has marked would be taken for a
 * person's, where a run is cut off in between.
 * @param change what else the marker is to say
 */
async function makeDraft(forge, pull, change = {}) {
    const body = changeMarker(pull.body, pull.head.branch, { ...change, drafted: true }) ?? pull.body;
    const content = { title: pull.title, labels: [], body };
    const marked = await forge.updatePull(pull, { ...content, draft: false });
    return forge.updatePull(marked, { ...content, draft: true });
}

;// CONCATENATED MODULE: ./build/src/app/pull-request/merging.js


/** How the forge may merge a proven bump by itself; null: a person does. */
function methodFor(config, { byHand, rebuild }) {
    const method = config['auto-merge'];
    return method === 'off' || byHand || rebuild === null ? null : method;
}
async function arm(forge, pull, method) {
    if (method === null)
        return { refused: null, later: null };
    const armed = await forge.autoMerge(pull, method);
    if (armed.kind === 'waiting')
        return { refused: null, later: method };
    if (armed.kind !== 'forbidden' && armed.kind !== 'moved')
        return { refused: null, later: null };
    const refused = new src_errors/* UserError */.yo(`#${pull.number} is open, but does not merge by itself: ${armed.message}`, {
        cure: 'Allow auto-merge in the settings of the repository, or set `auto-merge: off`.',
    });
    return { refused, later: null };
}
/**
 * Asks again for what the forge could not take when the proposal was made, where the configuration still asks for it.
 * What has been taken a person may undo.
 */
async function armLater(forge, pull, { config, log }) {
    const { branch } = pull.head;
    const method = readBody(pull.body, branch).marker?.toMerge ?? null;
    if (method === null || method !== config['auto-merge'] || config.rebuild === 'none' || pull.draft)
        return;
    const { refused, later } = await arm(forge, pull, method);
    if (later !== null) {
        log.info(`#${pull.number} does not merge by itself yet: the forge is not ready for it.`);
        return;
    }
    const now = (await forge.pull(pull.number)) ?? pull;
    const body = changeMarker(now.body, branch, { toMerge: null });
    if (body !== null && now.state === 'open')
        await forge.updatePull(now, { ...now, labels: [], body });
    if (refused)
        throw refused;
}
/** Nothing merges by itself any more. @throws UserError where the forge refuses to let go of it */
async function merging_disarm(forge, pull) {
    if (!pull.autoMerge)
        return;
    const off = await forge.autoMerge(pull, null);
    if (off.kind === 'forbidden' || off.kind === 'moved')
        throw new src_errors/* UserError */.yo(off.message);
}

;// CONCATENATED MODULE: ./build/src/app/pull-request/publish.js








/** How often a branch that moves under us is looked at again. */
const publish_LOOKS = 3;
/**
 * Commits the edits to the proposal's branch and opens its pull request, or brings the open one up to date. The marker
 * is written last: where a run was cut off before it, the next one does all of it again, to the same end.
 * @param onCommit told of the commit before anybody sees a pull request with it
 * @param seen where the branch was before the rebuild; absent: nobody has looked yet
 */
async function publish(forge, proposal, content, onCommit, seen) {
    let before = seen;
    for (let look = 1;; look++) {
        // Again: a person may have come by during the rebuild.
        const stands = await standing_standing(forge, proposal);
        if (stands.kind === 'settled')
            return stands.published;
        if (before === undefined)
            before = stands.head;
        const late = overtaken(proposal, stands, before);
        if (late)
            return late;
        // Before anything is written: where there is no room for it nothing is.
        content.body(roomIn(forge, readBody(stands.open?.pull.body ?? '', proposal.branch)));
        // Before it is on the branch: nothing merges by itself what is no longer to be merged so.
        if (stands.open && content.autoMerge === null)
            await merging_disarm(forge, stands.open.pull);
        const change = { ...content.commit, base: proposal.baseRevision, files: content.files };
        const committed = await forge.commit({
            ...change,
            branch: proposal.branch,
            expectedHead: stands.head,
            body: sealedBody(change),
        });
        if (committed.kind === 'moved' && look < publish_LOOKS)
            continue;
        if (committed.kind !== 'committed')
            return { kind: 'refused', message: committed.message };
        await onCommit(committed.revision);
        return await tell(forge, proposal, content, committed.revision);
    }
}
async function tell(forge, proposal, content, revision) {
    const { branch, baseBranch } = proposal;
    const now = await forge.findPull(branch, baseBranch);
    if (now !== null && isDecided(now, proposal)) {
        const reason = 'a person closed a pull request meanwhile that proposed the same';
        return { kind: 'left-alone', pull: now, reason };
    }
    const open = now?.state === 'open' ? now : null;
    const old = readBody(open?.body ?? '', branch);
    const draft = content.proof === 'failed' || isTheirDraft(open, old.marker);
    const marker = {
        ...markerFor(proposal, content, revision),
        drafted: draft && (open?.draft !== true || old.marker?.drafted === true),
        declined: now === null ? [] : declinedIn(now, branch),
    };
    const text = content.body(roomIn(forge, old));
    const pull = open ??
        (await forge.createPull(branch, baseBranch, {
            title: content.title,
            labels: content.labels,
            draft,
            // Without a key nothing counts as done; a person who closes it has decided all the same.
            body: writeBody(old, text, { ...marker, key: '' }),
        }));
    // The people who were asked once, and went, are not asked again.
    const isNew = old.marker === null || old.marker.key === '';
    const uninvited = isNew ? await publish_invite(forge, pull, content.people) : null;
    // No draft can be armed.
    const ready = draft === pull.draft ? pull : await switched(forge, pull, draft);
    const method = draft ? null : content.autoMerge;
    const { refused: unarmed, later } = await arm(forge, { ...ready, head: { branch, revision } }, method);
    const whole = await describe(forge, proposal, content, ready, { ...marker, toMerge: later });
    // Told once: the proposal itself is whole. Where the forge only stumbled, all of it is done again.
    const refused = uninvited ?? unarmed;
    if (refused)
        throw refused;
    return { kind: open ? 'updated' : 'created', pull: whole };
}
function switched(forge, pull, draft) {
    return draft ? makeDraft(forge, pull) : forge.updatePull(pull, { ...pull, labels: [], draft });
}
/** Title and body, the marker with them. Read once more right before: people write meanwhile, and it takes seconds. */
async function describe(forge, proposal, content, pull, marker) {
    const now = (await forge.pull(pull.number)) ?? pull;
    const old = readBody(now.body, proposal.branch);
    await keepText(forge, now, old);
    return forge.updatePull(now, {
        title: publish_titleFor(now, old.marker, proposal, content),
        body: writeBody(old, content.body(roomIn(forge, old)), marker),
        labels: content.labels,
        draft: now.draft,
    });
}
/** What is written is filled in when it is. */
function markerFor(proposal, content, head) {
    const { branch, goal, key, releases, grouping } = proposal;
    const { proof, failures, title } = content;
    const written = { title: digest(title), text: '', length: 0, lead: '', leadLength: 0 };
    const people = { drafted: false, declined: [], toMerge: null, closed: false };
    return {
        branch,
        goal,
        key,
        head,
        proof,
        failures,
        releases: { ...releases },
        grouping,
        ...written,
        ...people,
    };
}
/** For our text, in characters. */
function roomIn(forge, { before, after }) {
    return forge.maxBodyLength - MARKER_ROOM - before.length - after.length;
}
/** A title that a person gave stays as long as the proposal is the same. */
function publish_titleFor(pull, old, proposal, content) {
    const theirs = old !== null && old.title !== '' && old.title !== digest(pull.title);
    return theirs && old.goal === proposal.goal ? pull.title : content.title;
}
/** One that a person made a draft stays one. */
function isTheirDraft(open, old) {
    return open?.draft === true && old?.drafted !== true;
}
/** A person's text that the description has no room for any more goes into a comment. */
async function keepText(forge, open, old) {
    // Who took our marker away has written a text of their own.
    const text = old.marker === null && open.body.trim() !== '' ? open.body : old.changed;
    if (text === null)
        return;
    const name = digest(text).slice(0, 16);
    for (const [index, part] of keptEdits(text, forge.maxBodyLength - MARKER_ROOM).entries()) {
        const kept = await forge.comment(open, `<!-- channel-bump kept ${name}-${index} -->`, part);
        if (kept.kind !== 'posted')
            throw new src_errors/* UserError */.yo(kept.message);
    }
}
/** @returns what the forge refused, null where nothing */
async function publish_invite(forge, pull, people) {
    const nobody = [people.reviewers, people.teamReviewers, people.assignees].every((names) => names.length === 0);
    if (nobody && people.milestone === null)
        return null;
    const invited = await forge.invite(pull, people);
    if (invited.kind === 'invited')
        return null;
    return new src_errors/* UserError */.yo(`#${pull.number} is open, but not everybody could be asked: ${invited.message}`, {
        cure: 'Mend `reviewers`, `team-reviewers`, `assignees` or `milestone`.',
    });
}

;// CONCATENATED MODULE: ./build/src/app/pull-request/stuck.js


const STUCK = '<!-- channel-bump stuck ';
/** By which a branch's issue is found again. */
function markerOf(branch) {
    return `${STUCK}${branch} -->`;
}
/** One issue for a channel that has failed often enough. @param counted runs in which it failed */
async function stuck({ config, log }, forge, proposal, told) {
    const { candidate, counted, failures, report, pullUrl } = told;
    const after = config['issue-after'];
    if (after === 0 || counted < after)
        return;
    const { group, lane } = candidate;
    const releases = Object.values(proposal.releases);
    const { title, body } = stuckIssue({ group, lane, releases, failures, why: (0,report_title/* failedTitle */.el)(report), pullUrl });
    const content = { title, body, labels: config.labels, about: proposal.goal };
    const posted = await forge.issue(markerOf(proposal.branch), content, RECOVERED);
    if (posted.kind === 'left-closed')
        log.info(`No issue is opened: a person closed ${posted.url}.`);
    else if (posted.kind !== 'posted')
        log.info(`No issue is opened: ${posted.message}`);
}
/** Closes the issue of a branch, where there is one. */
async function notStuck({ config, log }, forge, branch) {
    if (config['issue-after'] === 0)
        return;
    const closed = await forge.issue(markerOf(branch), null, RECOVERED);
    if (closed.kind === 'forbidden' || closed.kind === 'moved')
        log.info(`The issue of ${branch} can't be looked for: ${closed.message}`);
}
/** Branches that have an open issue. */
async function stuckBranches(forge) {
    const bodies = await forge.openIssues(STUCK);
    return bodies.flatMap((body) => {
        const found = /<!-- channel-bump stuck ([^\s]+) -->/.exec(body)?.[1];
        return found === undefined ? [] : [found];
    });
}

// EXTERNAL MODULE: ./build/src/app/pull-request/template-words.js
var template_words = __webpack_require__(75823);
;// CONCATENATED MODULE: ./build/src/app/pull-request/templates.js




/** The least that a report is made in, in bytes. */
const LEAST_REPORT = 3_000;
function worded(config, { group, lane }, report) {
    const releases = (side) => [...new Set(report.bumps.map((bump) => bump[side].release || bump[side].revision || 'none'))].join(', ');
    const words = {
        title: report.title,
        channel: group,
        lane,
        from: releases('from'),
        to: releases('to'),
        pins: (0,report_title/* commitBody */.e_)(report),
        report: '',
    };
    const message = (0,template_words/* fill */.GS)(config['commit-message'], (word) => inertLines(words[word])).trim();
    const [headline = '', ...rest] = message.split('\n');
    const template = config['pull-request-body'];
    const around = (report) => (0,template_words/* fill */.GS)(template, (word) => (word === 'report' ? report : (0,report_inert/* prose */.CS)(words[word], 4_000)));
    const size = Buffer.byteLength(around(''));
    return {
        title: cut((0,template_words/* fill */.GS)(config['pull-request-title'], (word) => (0,report_inert/* inertPlain */.Vw)(words[word], 250)).trim()),
        commit: { headline: headline.trim(), body: rest.join('\n').trim() },
        body(limit, render) {
            if (limit - size >= LEAST_REPORT)
                return around(render(limit - size));
            throw new src_errors/* UserError */.yo('nothing is left for the report in the description of the pull request.', {
                cure: 'Shorten `pull-request-body`, or move what people wrote there into a comment.',
            });
        },
    };
}
/** In as many bytes as every forge takes for a title. */
function cut(title) {
    const letters = Array.from(title);
    while (Buffer.byteLength(letters.join('')) > LONGEST_TITLE)
        letters.pop();
    return letters.join('').trim();
}
const LONGEST_TITLE = 240;
/** Line by line, as inert text is one line. */
function inertLines(text) {
    return text
        .split('\n')
        .map((line) => (0,report_inert/* inertPlain */.Vw)(line, 400))
        .join('\n');
}

;// CONCATENATED MODULE: ./build/src/app/pull-request/conclude.js











/** Runs that a marker counts up to. */
const MOST_COUNTED = 99;
/** Publishes a bump whose report says that every host is proven. @param seen where the branch was before the rebuild */
async function publishProven(ground, forge, proposal, concluded, seen) {
    const { report } = concluded;
    const content = contentOf(ground, concluded, {
        proof: 'proven',
        failures: 0,
        autoMerge: methodFor(ground.context.config, report),
    });
    const published = await publish(forge, proposal, content, post(ground, forge, concluded), seen);
    await tellSettled(ground, forge, proposal, published);
    return published;
}
/**
 * What a person should know of a proposal that stands, or is left to them; and what was said before, and is over.
 * @param searched the search that found it, where the newest release fails
 */
async function tellSettled({ context }, forge, proposal, published, searched = null) {
    if (published.kind === 'refused' || published.pull?.state !== 'open')
        return;
    const { pull } = published;
    const authors = published.kind === 'left-alone' ? (published.authors ?? []) : [];
    if (published.kind === 'left-alone' && authors.length === 0)
        return;
    const foreign = authors.length === 0 ? null : foreignNote(authors, Object.values(proposal.releases));
    // A proposal that is made, or made anew, says it itself.
    const newer = searched !== null && published.kind === 'unchanged' ? newestFailsNote(searched) : null;
    const note = foreign ?? newer;
    const noted = await forge.comment(pull, NOTE, note);
    if (noted.kind !== 'posted')
        context.log.info(`No comment is written: ${noted.message}`);
    if (foreign !== null)
        return;
    await notStuck(context, forge, proposal.branch);
    if (published.kind === 'unchanged')
        await armLater(forge, pull, context);
}
/**
 * What becomes of a bump that fails: what is proven already stays as it is; else it is shown as a draft, for people to
 * mend it there. What the machine did is no reason for anything.
 * @returns the pull request that tells it, null where none does
 */
async function publishFailed(ground, forge, proposal, concluded, seen) {
    const { report } = concluded;
    if (!isReleases(report))
        return null;
    const stands = await standing_standing(forge, proposal);
    if (stands.kind === 'settled') {
        await tellSettled(ground, forge, proposal, stands.published);
        return stands.published;
    }
    const { open } = stands;
    const failures = Math.min((open?.marker?.failures ?? 0) + 1, MOST_COUNTED);
    const marker = open?.marker ?? null;
    const isProven = marker !== null && marker.head === stands.head && marker.proof !== 'failed';
    const show = () => open && isProven
        ? setBack(ground, forge, proposal, concluded, { pull: open.pull, marker: { ...marker, failures } })
        : showDraft(ground, forge, proposal, concluded, { failures, seen });
    let published = null;
    try {
        published = await show();
    }
    finally {
        // Also where nothing can be shown, as where a repository has no drafts.
        const pullUrl = published && 'pull' in published ? (published.pull?.url ?? null) : null;
        const counted = published === null ? Infinity : failures;
        const told = { candidate: concluded.candidate, counted, failures, report, pullUrl };
        await stuck(ground.context, forge, proposal, told);
    }
    return published;
}
async function showDraft(ground, forge, proposal, concluded, { failures, seen }) {
    if (ground.context.config.unproven !== 'draft')
        return null;
    const content = contentOf(ground, concluded, { proof: 'failed', failures, autoMerge: null });
    return publish(forge, proposal, content, post(ground, forge, concluded), seen);
}
/** The branch stays at what was proven. The same release that fails now is a draft until it passes again. */
async function setBack(ground, forge, proposal, concluded, { pull, marker }) {
    const why = (0,report_title/* failedTitle */.el)(concluded.report);
    const isSame = marker.goal === proposal.goal;
    const note = isSame
        ? setbackNote(why, proposal.baseRevision)
        : newerFailsNote(Object.values(proposal.releases), why);
    if (isSame)
        await merging_disarm(forge, pull);
    // What is green on it is so no longer.
    if (isSame)
        await post(ground, forge, concluded)(marker.head);
    await forge.comment(pull, NOTE, note);
    const proof = isSame ? 'setback' : marker.proof;
    const now = (await forge.pull(pull.number)) ?? pull;
    const told = { failures: marker.failures, proof };
    // One that is a draft already a person may have made one: whose it is stays as it was.
    const changed = isSame && !now.draft
        ? await makeDraft(forge, now, told)
        : await forge.updatePull(now, {
            ...{ title: now.title, labels: [], draft: now.draft },
            body: changeMarker(now.body, proposal.branch, told) ?? now.body,
        });
    return { kind: 'updated', pull: changed };
}
/** Whether something failed that was not the machine's fault. */
function isReleases({ hosts }) {
    return hosts.some(({ outcome }) => outcome.kind === 'failed' && outcome.class !== 'machine');
}
function contentOf({ context: { config }, tree }, { candidate, bump, report }, how) {
    const { title, commit, body } = worded(config, candidate, report);
    return {
        title,
        commit,
        files: Object.fromEntries(bump.edits.map((edit) => [`${tree.prefix}${edit.file}`, edit.after])),
        body: (limit) => body(limit, (room) => (0,markdown.renderMarkdown)(report, { limit: room })),
        labels: [...config.labels, ...(report.byHand ? [config['review-label']] : [])],
        people: {
            reviewers: config.reviewers,
            teamReviewers: config['team-reviewers'],
            assignees: config.assignees,
            milestone: config.milestone ?? null,
        },
        ...how,
    };
}
/**
 * A pull request that was opened with a workflow's own token starts no workflow: a required check would wait for ever,
 * so the proof is posted on its head. Without the right to write checks nothing else is lost.
 */
function post({ context: { config, log } }, forge, { report, rebuilt }) {
    return async (revision) => {
        if (rebuilt === null || config['post-checks'] === 'never')
            return;
        if (config['post-checks'] === 'auto' && (await forge.account()).kind !== 'workflow')
            return;
        await postProof(forge, log, { revision, report, rebuilt: rebuilt.hosts, limit: config['host-checks'] });
    };
}

// EXTERNAL MODULE: ./build/src/core/channel.js
var channel = __webpack_require__(26466);
// EXTERNAL MODULE: ./build/src/core/policy/grouping.js
var grouping = __webpack_require__(93003);
// EXTERNAL MODULE: ./build/src/core/policy/upgrade-targets.js
var upgrade_targets = __webpack_require__(26155);
;// CONCATENATED MODULE: ./build/src/app/pull-request/tidy.js














/**
 * Closes our pull requests that have become moot, with the reason, and the issues of channels that nothing is to be done
 * for. Only where everything could be read: a mirror in trouble makes nothing moot.
 * @returns whether all of it could be done; what could not is told in the log, and stops nothing else
 */
async function tidy(ground, forge, landscape) {
    const { context, base } = ground;
    const { config, log } = context;
    if (!isInSchedule(context))
        return true;
    const alive = new Map(landscape.candidates.map((one) => [branchFor(config, one, base), one]));
    let whole = true;
    const attempt = async (work) => {
        try {
            await work();
        }
        catch (error) {
            if (!(error instanceof src_errors/* UserError */.yo))
                throw error;
            log.error(`not everything could be tidied up: ${error.toLine()}`);
            whole = false;
        }
    };
    await attempt(() => closeMoot(ground, forge, landscape, { alive, attempt }));
    if (config['issue-after'] > 0)
        await attempt(() => closeIssues(ground, forge, { alive, attempt }));
    return whole;
}
async function closeMoot(ground, forge, landscape, { alive, attempt }) {
    const { config, log } = ground.context;
    const { base } = ground;
    const prefix = config['branch-prefix'];
    const { login } = await forge.account();
    const open = await forge.openPulls(prefix);
    const proven = new Set(open.filter(isProven).map(({ head }) => head.branch));
    const grouping = groupingOf(config);
    for (const pull of open) {
        const { branch } = pull.head;
        const { marker } = readBody(pull.body, branch);
        const lane = core_candidate/* LANES */.Ci.find((one) => branch.startsWith(`${prefix}${one}/`));
        // What a person opened, or a Channel Bump with another prefix, is theirs; so is one that was put on another base.
        if (lane === undefined || marker === null || pull.author !== login)
            continue;
        if (pull.base.branch !== base?.name || alive.has(branch))
            continue;
        const instead = [...alive].filter(([, candidate]) => takesOver(candidate, marker) && (candidate.lane !== lane || marker.grouping !== grouping));
        // What is proven gives way to what is proven alone.
        if (instead.some(([other]) => !proven.has(other)))
            continue;
        const groups = instead.map(([, { group }]) => group);
        const channels = Object.keys(marker.releases);
        const own = marker.grouping === grouping
            ? pinsOfBranch(ground, landscape, { branch, lane, channels })
            : { there: followers(landscape.pins, channels), behind: [] };
        const moot = mootOf(marker, groups, own, landscape.newest);
        if (moot === null)
            continue;
        await attempt(async () => {
            const isShared = open.some((other) => other.number !== pull.number && other.head.branch === branch);
            if (await tidy_close(forge, pull, moot, isShared))
                log.info(`#${pull.number} is closed: it has become moot.`);
        });
    }
}
async function closeIssues({ context }, forge, { alive, attempt }) {
    const prefix = context.config['branch-prefix'];
    for (const branch of await stuckBranches(forge))
        if (branch.startsWith(prefix) && !alive.has(branch))
            await attempt(() => notStuck(context, forge, branch));
}
/**
 * The mark comes first: what we have closed ourselves no person has decided on.
 * @param isShared another pull request comes from the same branch
 */
async function tidy_close(forge, found, moot, isShared) {
    const pull = await forge.pull(found.number);
    if (pull?.state !== 'open')
        return false;
    const ends = { branch: pull.head.branch, baseBranch: pull.base.branch };
    const { authors } = await commitsOfPeople(forge, ends, pull.head.revision);
    if (authors.length > 0) {
        await forge.comment(pull, NOTE, mootButForeign(authors));
        return false;
    }
    const { branch, revision } = pull.head;
    const body = changeMarker(pull.body, branch, { closed: true }) ?? pull.body;
    const { title, labels, draft } = pull;
    const marked = await forge.updatePull(pull, { title, labels, draft, body });
    const reason = mootReason(moot);
    await forge.comment(marked, CLOSING, reason);
    // Before it is closed: of a closed one no run would look for the branch again. A push that came in between stands.
    const gone = isShared ? null : await forge.deleteBranch(branch, revision);
    if (gone?.kind === 'moved') {
        await forge.comment(marked, CLOSING, null);
        const undone = changeMarker(marked.body, branch, { closed: false }) ?? marked.body;
        await forge.updatePull(marked, { title, labels, draft, body: undone });
        return false;
    }
    await forge.closePull(marked, reason);
    return true;
}
function isProven({ body, draft, head }) {
    return !draft && readBody(body, head.branch).marker?.proof === 'proven';
}
function takesOver({ steps }, { releases }) {
    return steps.some(({ to }) => to.channel in releases);
}
/** Null: it is not, though nothing would be proposed now: a mirror may have gone back. */
function mootOf({ releases }, instead, { there, behind }, newest) {
    if (instead.length > 0)
        return { kind: 'superseded', by: instead };
    if (behind.length > 0)
        return null;
    if (there.length === 0)
        return { kind: 'dropped' };
    const isAt = (pin) => hasReached(pin, releases[pin.channel ?? ''] ?? '', newest);
    if (!there.every(isAt))
        return null;
    const names = [...new Set(there.map(({ file, name }) => `${file}: ${name}`))];
    return { kind: 'reached', pins: names, releases: Object.values(releases) };
}
function followers(pins, channels) {
    return pins.filter(({ direct, channel, state }) => direct && state === 'pinned' && channel !== null && channels.includes(channel));
}
/** As pins are put together today. */
function pinsOfBranch({ context: { config }, base }, { pins }, { branch, lane, channels }) {
    const settings = (0,proposals/* policySettings */.cw)(config);
    const inBranch = (due) => (0,grouping/* groupsOf */.c)(lane, due, pins, settings)
        .filter(({ name }) => branchFor(config, { lane, group: name }, base) === branch)
        .flatMap((group) => group.due.map(({ pin }) => pin));
    const here = followers(pins, channels).map((pin) => ({ pin, target: pin.channel ?? '' }));
    const older = channels.flatMap((target) => pins.filter((pin) => couldReach(pin, target, settings)).map((pin) => ({ pin, target })));
    return { there: inBranch(here), behind: lane === 'upgrade' ? inBranch(older) : [] };
}
function couldReach(pin, target, settings) {
    const [from, to] = [(0,upgrade_targets/* upgradesFrom */.Qd)(pin, settings), (0,channel/* parseChannel */.pn)(target)];
    return from !== null && to !== null && from.of === to.of && (from.series ?? '') < (to.series ?? '');
}
/** A pin that holds a bare revision, and for which there is nothing newer, is where its channel is. */
function hasReached({ release, revision, channel }, to, newest) {
    if ((0,policy_order/* sameRevision */.Y6)(revision, to.slice(to.lastIndexOf('.') + 1)))
        return true;
    const held = release ?? newest.get(channel ?? '')?.name ?? null;
    const order = held === null ? null : (0,policy_order/* compareNames */.MP)(held, to);
    return order !== null && order >= 0;
}

// EXTERNAL MODULE: ./build/src/app/proof/memory-file.js + 1 modules
var memory_file = __webpack_require__(38927);
;// CONCATENATED MODULE: ./build/src/app/fleet/host-shape.js



/** The file is of a bounded size; what is longer than anybody reads is cut short. */
const LONGEST_WORD = 1024;
const LONGEST_SENTENCE = 20_000;
const MOST_SENTENCES = 1000;
/** Control characters have no business in what is said of a host, whoever says it. */
const host_shape_word = schemas/* string */.YjP().transform((text) => text.slice(0, LONGEST_WORD).replace(/\p{Cc}/gu, ' '));
const host_shape_sentence = schemas/* string */.YjP()
    .transform((text) => text.slice(0, LONGEST_SENTENCE).replace(/(?!\n)\p{Cc}/gu, ' '));
const host_shape_words = schemas/* array */.YOg(host_shape_word);
const few = schemas/* array */.YOg(host_shape_sentence).transform((sentences) => sentences.slice(0, MOST_SENTENCES));
const count = schemas/* int */.Whr().min(0);
const seconds = schemas/* number */.aig().min(0);
const storePath = schemas/* string */.YjP()
    .max(300)
    .regex(/^\/nix\/store\/[0-9a-z]{32}-[\w+.?=-]+$/);
const derivation = storePath.regex(/\.drv$/);
const texts = schemas/* record */.g1P(host_shape_word, host_shape_word);
const failure = schemas/* object */.Ikc({
    class: schemas/* enum */.k5n(['evaluation', 'build', 'boot', 'switch', 'machine']),
    side: schemas/* enum */.k5n(['before', 'after']),
    message: host_shape_sentence,
    derivation: derivation.nullable(),
    log: few,
    reason: memory_file/* rememberedFailure */.HS.shape.reason,
    subject: host_shape_word.exactOptional(),
    cure: host_shape_sentence.exactOptional(),
    intended: schemas/* enum */.k5n(['built', 'fetched']).exactOptional(),
});
const host_shape_switched = schemas/* object */.Ikc({
    exitCode: schemas/* int */.Whr(),
    stopped: host_shape_words,
    started: host_shape_words,
    restarted: host_shape_words,
    reloaded: host_shape_words,
    kept: host_shape_words,
    failed: host_shape_words,
});
const schema = schemas/* int */.Whr().nullable();
const vm = schemas/* object */.Ikc({
    accelerator: schemas/* enum */.k5n(['kvm', 'software']),
    kernel: schemas/* object */.Ikc({ before: host_shape_word, after: host_shape_word }),
    seconds: schemas/* object */.Ikc({ before: seconds, after: seconds }),
    failedOnBoth: host_shape_words,
    mended: host_shape_words,
    checks: host_shape_words,
    switch: schemas/* object */.Ikc({ there: host_shape_switched, back: host_shape_switched }).nullable(),
    schema: schemas/* object */.Ikc({ before: schema, switched: schema, back: schema }),
    notes: few,
});
const host_shape_plan = schemas/* object */.Ikc({
    build: host_shape_words,
    fetch: host_shape_words,
    downloadBytes: schemas/* number */.aig().min(0).nullable(),
    unpackedBytes: schemas/* number */.aig().min(0).nullable(),
});
const realised = {
    built: count,
    fetched: count,
    downloadedBytes: schemas/* number */.aig().min(0).optional(),
    seconds,
};
const outcome = schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('unchanged') }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('evaluated'), plan: host_shape_plan, seconds }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('built'), ...realised, notBooted: host_shape_sentence.exactOptional() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('booted'), ...realised, vm }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('switched'), ...realised, vm }),
    failure.extend({ kind: schemas/* literal */.euz('failed') }),
]);
const linked = schemas/* object */.Ikc({ storePath, target: host_shape_word }).nullable();
const host_shape_side = schemas/* object */.Ikc({
    derivation: derivation.nullable(),
    toplevel: schemas/* object */.Ikc({
        path: storePath,
        kernel: linked,
        kernelModules: linked,
        initrd: linked,
        firmware: linked,
        systemd: linked,
        kernelParams: host_shape_words.nullable(),
        nixosVersion: host_shape_word.nullable(),
        system: host_shape_word.nullable(),
        label: host_shape_word.nullable(),
        rebootTriggers: texts.nullable(),
        switchInhibitors: texts.nullable(),
        nixVersion: host_shape_word.nullable(),
    })
        .nullable(),
});
const version = host_shape_word.nullable();
const host_shape_moved = { before: version, after: version };
const id = schemas/* int */.Whr().min(0).nullable();
const user = schemas/* object */.Ikc({ uid: id, group: version, normal: schemas/* boolean */.zMY(), home: version, shell: version })
    .nullable();
const group = schemas/* object */.Ikc({ gid: id, members: host_shape_words }).nullable();
const port = schemas/* int */.Whr().min(0).max(65_535);
const ports = schemas/* array */.YOg(schemas/* object */.Ikc({ protocol: schemas/* enum */.k5n(['tcp', 'udp', 'any']), from: port, to: port, interface: version }));
const firewallKind = schemas/* enum */.k5n(['iptables', 'nftables', 'off']);
const size = schemas/* object */.Ikc({ paths: schemas/* int */.Whr(), bytes: schemas/* number */.aig() });
const sizes = { before: schemas/* number */.aig().min(0), after: schemas/* number */.aig().min(0) };
const why = { cause: schemas/* enum */.k5n(['own', 'dependencies']).nullable(), patched: schemas/* boolean */.zMY().optional() };
const names = { added: host_shape_words, removed: host_shape_words, changed: host_shape_words };
const changes = schemas/* object */.Ikc({
    verdict: schemas/* enum */.k5n(['no-op', 'switch', 'reboot']),
    reasons: few,
    notes: few,
    inhibitors: few,
    kernel: schemas/* object */.Ikc({
        before: version,
        after: version,
        change: schemas/* enum */.k5n(['none', 'rebuilt', 'patch', 'series']),
        flavour: schemas/* object */.Ikc(host_shape_moved).optional(),
        params: schemas/* object */.Ikc({ added: host_shape_words, removed: host_shape_words }),
        modules: schemas/* array */.YOg(schemas/* object */.Ikc({ name: host_shape_word, ...host_shape_moved, builtFor: schemas/* object */.Ikc(host_shape_moved), matches: schemas/* boolean */.zMY().nullable() })),
        longTerm: schemas/* object */.Ikc({ before: schemas/* boolean */.zMY().nullable(), after: schemas/* boolean */.zMY().nullable() }),
        config: schemas/* array */.YOg(schemas/* object */.Ikc({ name: host_shape_word, ...host_shape_moved })).nullable(),
        firmware: schemas/* object */.Ikc({ changed: schemas/* boolean */.zMY(), packages: schemas/* array */.YOg(schemas/* object */.Ikc({ name: host_shape_word, ...host_shape_moved })) }),
    })
        .nullable(),
    nix: schemas/* object */.Ikc({ before: version, after: version, schemaBefore: schema, schemaAfter: schema }),
    packages: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: host_shape_word,
        before: host_shape_words,
        after: host_shape_words,
        change: schemas/* enum */.k5n(['upgraded', 'downgraded', 'changed', 'added', 'removed', 'rebuilt']),
        bytes: schemas/* number */.aig(),
        ...why,
        programs: schemas/* object */.Ikc({ before: host_shape_words, after: host_shape_words }).optional(),
        stayed: schemas/* object */.Ikc({ versions: host_shape_words, ...why }).optional(),
    })),
    configuration: schemas/* object */.Ikc({ ...names, bytes: schemas/* number */.aig() }),
    units: schemas/* object */.Ikc(names),
    etc: schemas/* object */.Ikc(names).nullable(),
    users: schemas/* array */.YOg(schemas/* object */.Ikc({ name: host_shape_word, before: user, after: user })).nullable(),
    groups: schemas/* array */.YOg(schemas/* object */.Ikc({ name: host_shape_word, before: group, after: group })).nullable(),
    firewall: schemas/* object */.Ikc({ before: firewallKind, after: firewallKind, opened: ports, closed: ports }).nullable(),
    closure: schemas/* object */.Ikc({ before: size, after: size, added: size, removed: size }),
    parts: schemas/* object */.Ikc({
        largest: schemas/* array */.YOg(schemas/* object */.Ikc({ name: host_shape_word, ...sizes })),
        others: schemas/* object */.Ikc({ count: schemas/* int */.Whr(), ...sizes }),
        configuration: schemas/* object */.Ikc(sizes),
    }),
});
/** What a runner says of a host: foreign data, of which what we do not know is dropped. */
const hostRebuildShape = schemas/* object */.Ikc({
    name: hostShape,
    outcome,
    beforeFailure: failure.exactOptional(),
    before: host_shape_side,
    after: host_shape_side,
    changes: changes.nullable(),
    newWarnings: few,
    pushedTo: host_shape_word.exactOptional(),
});

;// CONCATENATED MODULE: ./build/src/app/fleet/shard-result.js






const RESULT_VERSION = 1;
/** Bytes: a host that changes much takes half a million. */
const shard_result_MOST_BYTES = 128 * 1024 * 1024;
const shard_result_shape = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('channel-bump result'),
    schemaVersion: schemas/* literal */.euz(RESULT_VERSION, 'is of another version of Channel Bump'),
    /** Digest of the plan that the shard is of. */
    plan: digestShape,
    commit: revisionShape,
    shard: schemas/* int */.Whr().min(1).max(MOST_SHARDS),
    candidates: schemas/* array */.YOg(schemas/* object */.Ikc({
        lane: schemas/* enum */.k5n(core_candidate/* LANES */.Ci),
        group: schemas/* string */.YjP().max(1024),
        /** Digest of the edits that were tested. */
        edits: digestShape,
        sandbox: schemas/* string */.YjP().max(1024),
        hosts: schemas/* array */.YOg(hostRebuildShape),
    }))
        .max(1000),
    /** What the hosts cost, for the next plan. */
    costs: schemas/* array */.YOg(schemas/* object */.Ikc({
        host: hostShape,
        seconds: schemas/* number */.aig().min(0),
        evaluationBytes: schemas/* number */.aig().min(0).nullable(),
    })),
});
/** The result of a shard that was rebuilt here. */
function shardResult(plan, shard, content) {
    const { commit } = plan;
    return {
        kind: 'channel-bump result',
        schemaVersion: RESULT_VERSION,
        plan: digestOfPlan(plan),
        commit,
        shard,
        ...content,
    };
}
/**
 * Reads what a runner has left, which may have run anything: only what can be an answer to the plan is taken.
 * @throws UserError where it is none, or an answer to something else
 */
async function readResult({ files }, path, plan) {
    const content = await files.readUpTo(path, shard_result_MOST_BYTES);
    if (content.kind === 'unreadable')
        throw content.error;
    if (content.kind === 'missing')
        throw shard_result_refusal(path, 'it is no file');
    if (content.kind === 'too-large')
        throw shard_result_refusal(path, `it has ${content.size} bytes`);
    const parsed = shard_result_shape.safeParse(parseJson(content.bytes));
    if (!parsed.success)
        throw shard_result_refusal(path, firstIssue(parsed.error));
    const trouble = troubleWith(parsed.data, plan);
    if (trouble !== null)
        throw shard_result_refusal(path, trouble);
    return parsed.data;
}
function shard_result_refusal(path, why) {
    return new src_errors/* UserError */.yo(`the result ${path} is not taken: ${why}.`, {
        cure: 'Find out where it comes from; take the results of this run alone.',
    });
}
/** Why a result is none of this plan's, a sentence without its end; null where it is. */
function troubleWith(result, plan) {
    if (result.commit !== plan.commit)
        return `it is of the commit ${result.commit}, not of ${plan.commit}`;
    if (result.plan !== digestOfPlan(plan))
        return 'it is of another plan';
    const hosts = plan.shards[result.shard - 1];
    if (!hosts)
        return `there is no shard ${result.shard}`;
    const own = new Set(hosts);
    const seen = [];
    for (const candidate of result.candidates) {
        const { group, edits } = candidate;
        const planned = plan.candidates.find((one) => isSameCandidate(one, candidate));
        if (!planned || seen.some((one) => isSameCandidate(one, candidate)))
            return `it tells of ${group}, which was not asked`;
        if (planned.edits !== edits)
            return `it is of other edits for ${group}`;
        seen.push(candidate);
        const stranger = strangerIn(candidate.hosts, own);
        if (stranger !== null)
            return `it tells of ${stranger}, which is not in shard ${result.shard}`;
        const trouble = candidate.hosts.map((host) => hostTrouble(host, plan.depth)).find((one) => one !== null);
        if (trouble !== undefined)
            return trouble;
    }
    const stranger = strangerIn(result.costs.map(({ host }) => ({ name: host })), own);
    return stranger === null ? null : `it tells of ${stranger}, which is not in shard ${result.shard}`;
}
/** A host that is not one of them, or comes twice. */
function strangerIn(hosts, own) {
    const left = new Set(own);
    return hosts.find(({ name }) => !left.delete(name))?.name ?? null;
}
/**
 * What a host that did not fail comes to, by how deep the proof goes. What is not booted, as a container, says why; a
 * host may refuse to be switched live.
 */
const OUTCOMES = {
    'dry-build': ['evaluated'],
    build: ['built'],
    boot: ['built', 'booted'],
    switch: ['built', 'booted', 'switched'],
};
function hostTrouble({ name, outcome, before, after }, depth) {
    if (outcome.kind === 'failed')
        return null;
    const isSame = after.derivation !== null && before.derivation === after.derivation;
    if (after.derivation === null || isSame !== (outcome.kind === 'unchanged'))
        return `${name} can't be ${outcome.kind} with these derivations`;
    const isExcused = outcome.kind !== 'built' || depth === 'build' || outcome.notBooted !== undefined;
    if (isSame || (OUTCOMES[depth].includes(outcome.kind) && isExcused && !isHalfSwitched(outcome)))
        return null;
    return `${name} is ${outcome.kind}, and ${depth} was asked for`;
}
/** What says that it was switched tells how that went; what says that it was not has nothing to tell of it. */
function isHalfSwitched(outcome) {
    return 'vm' in outcome && (outcome.kind === 'switched') !== (outcome.vm.switch !== null);
}

;// CONCATENATED MODULE: ./build/src/app/fleet/gather.js



/** Files that a folder of results may hold: a few for each shard that was run again. */
const MOST_FILES = 1024;
/**
 * Reads the results in a folder, whichever folders in it they lie in; none where there is no folder. A file that is
 * none, or of another plan, hides no other.
 */
async function readResults(context, folder, plan) {
    const { files, log } = context;
    // Of what was named itself a symlink is followed; in it none is.
    const root = await files.resolve(folder);
    if (root === null || !(await files.isFolder(root))) {
        log.warning(`there is no folder ${folder}: no shard has left a result. Download their artifacts there first.`);
        return { results: [], refused: [] };
    }
    const walked = await files.walk(root, { everything: true });
    const found = walked.files.filter((path) => path.endsWith('.json'));
    if (found.length > MOST_FILES) {
        throw new src_errors/* UserError */.yo(`there are ${found.length} files in ${folder}, and shards leave ${MOST_FILES} at most.`, {
            cure: 'Put the results of this run alone there.',
        });
    }
    const results = [];
    const refused = [...walked.unread];
    for (const path of found) {
        try {
            results.push({ path, result: await readResult(context, `${root}/${path}`, plan) });
        }
        catch (error) {
            if (!(error instanceof src_errors/* UserError */.yo))
                throw error;
            refused.push(error);
        }
    }
    return { results, refused };
}
/** Puts together what the shards found of a candidate, the hosts in the order of the plan. */
function rollUp(plan, candidate, results) {
    const told = new Map();
    const disagreeing = new Set();
    const sandboxes = new Set();
    for (const { result } of results) {
        const part = result.candidates.find((one) => isSameCandidate(one, candidate));
        if (!part)
            continue;
        sandboxes.add(part.sandbox);
        for (const host of part.hosts) {
            const other = told.get(host.name);
            if (!other || isMachines(other))
                told.set(host.name, host);
            else if (!isMachines(host) && found(host) !== found(other))
                disagreeing.add(host.name);
        }
    }
    return {
        rebuild: {
            depth: plan.depth,
            sandbox: [...sandboxes].join('; '),
            hosts: plan.hosts.flatMap((name) => told.get(name) ?? []),
        },
        missing: plan.hosts.filter((name) => !told.has(name)),
        disagreeing: plan.hosts.filter((name) => disagreeing.has(name)),
    };
}
/** What the machine did says nothing of the release: another try may have had more luck. */
function isMachines({ outcome }) {
    return outcome.kind === 'failed' && outcome.class === 'machine';
}
/** What two tries of one thing agree in: not how long it took, nor what was in the store already, nor what a log says. */
function found({ outcome, before, after, changes }) {
    const end = outcome.kind === 'failed' ? [outcome.class, outcome.side] : [outcome.kind];
    return JSON.stringify([end, before, after, changes]);
}
/** Shards of which there is no result. */
function missingShards({ shards }, results) {
    const there = new Set(results.map(({ result }) => result.shard));
    return shards.map((_, index) => index + 1).filter((shard) => !there.has(shard));
}

// EXTERNAL MODULE: ./build/src/nix/run.js + 8 modules
var run = __webpack_require__(37325);
;// CONCATENATED MODULE: ./build/src/nix/copy.js

/**
 * Copies store paths with all that they need to another store. What that has already is not sent again.
 * @param to the store's address, e.g. `https://cache.example.org?secret-key=/key` or `ssh-ng://cache`
 */
function copyClosure(session, path, to, options = {}) {
    return (0,run/* runNix */.d)(session, ['nix', 'copy', '--to', to, path], 'machine', () => null, options);
}

;// CONCATENATED MODULE: ./build/src/app/proof/push.js

const PUSH_MS = 5 * 60 * 60_000;
/**
 * The rebuild as it was, with where its hosts were copied to by `push-to`. For what passed and is proposed, or is a
 * part of what may be: what is only tried, looked at or judged fills nobody's cache.
 *
 * @param workshop where it was done
 */
async function pushRebuild({ config, log }, workshop, rebuilt) {
    const to = config['push-to'];
    const session = await workshop.session();
    if (to === undefined || rebuilt === null || session === null)
        return rebuilt;
    return { ...rebuilt, hosts: await pushProven({ session, log, to, timeoutMs: PUSH_MS }, rebuilt.hosts) };
}
/**
 * Copies the closures of proven hosts, so that the fleet's own switch finds them ready. What is unchanged or was not
 * built has nothing to copy. Gives the hosts, with where they were copied to.
 *
 * A copy that fails is a warning, and the host stays proven: the store that is pushed to is a convenience, and that it
 * is full or out of reach says nothing of the release.
 */
async function pushProven(context, hosts) {
    const { log, to } = context;
    // Arguments such as `?secret-key=/key` are nobody's business in a report.
    const shown = to.replace(/\?.*/, '');
    const copies = new Map();
    const pushed = [];
    for (const host of hosts) {
        const path = provenToplevel(host);
        if (path !== null && !copies.has(path))
            copies.set(path, push(path, host.name));
        const there = path !== null && (await copies.get(path)) === true;
        pushed.push(there ? { ...host, pushedTo: shown } : host);
    }
    log.progress('');
    return pushed;
    async function push(path, name) {
        log.progress(`${name}: copying to ${shown}`);
        const { session, timeoutMs } = context;
        const result = await copyClosure(session, path, to, { timeoutMs });
        if (result.kind === 'ok')
            return true;
        log.warning(`${name} could not be copied to ${shown}, but is proven: ${result.failure.message}`);
        return false;
    }
}
/** Store path; null where there is nothing to push. */
function provenToplevel({ outcome, after }) {
    const proven = outcome.kind === 'built' || outcome.kind === 'booted' || outcome.kind === 'switched';
    return proven ? (after.toplevel?.path ?? null) : null;
}

;// CONCATENATED MODULE: ./build/src/app/fleet/shard.js
var shard_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var shard_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});











/**
 * Rebuilds the hosts of one shard before and after each candidate of a plan. What one candidate runs into does not stop
 * the others; it is missing in the result then.
 */
async function rebuildShard(context, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { files, log } = context;
        const plan = await readPlan(context, options.plan);
        const hosts = plan.shards[options.shard - 1];
        if (!hosts) {
            const cure = plan.shards.length === 0 ? 'Nothing is to be rebuilt.' : `There are 1 to ${plan.shards.length}.`;
            throw new src_errors/* UserError */.yo(`the plan has no shard ${options.shard}.`, { cure, exitCode: 64 });
        }
        assertSettings(context, plan);
        const copies = shard_addDisposableResource(env_1, await files.temporaryFolder('channel-bump'), true);
        const tree = await (0,trees/* exportCommit */._N)(context, 'HEAD', `${copies.path}/before`);
        assertCommit(plan, tree);
        const here = { ...context, folder: tree.folder, config: configurationFor(context.config, hosts) };
        const sources = (0,source/* createSources */.LH)(here, copies.path);
        const memory = await (0,proof_memory/* openMemory */.uZ)(context);
        const workshop = shard_addDisposableResource(env_1, (0,proof_prove/* openWorkshop */._M)(here), true);
        const parts = [];
        for (const remade of await candidatesOf(here, plan)) {
            const prove = async () => {
                const bump = await remake(here, remade, sources);
                const rebuilt = await (0,proof_prove/* proveBump */.FK)(here, bump, sources, options.logsFolder, { workshop, memory });
                if (rebuilt === null)
                    return null;
                const part = partOf(here, remade, bump, rebuilt);
                if ((0,app_report/* hasFailed */.WN)(part.report))
                    return part;
                const pushed = await pushRebuild(here, workshop, rebuilt);
                return pushed && partOf(here, remade, bump, pushed);
            };
            const heading = `${remade.planned.group}, shard ${options.shard} of ${plan.shards.length}: ${hosts.join(', ')}`;
            const part = await log.group(heading, () => shard_unlessBroken(here, prove));
            if (part)
                parts.push(part);
        }
        const costs = hosts.flatMap((host) => {
            const cost = memory.cost(host);
            return cost ? [{ host, ...cost }] : [];
        });
        return {
            result: shardResult(plan, options.shard, { candidates: parts.map(({ found }) => found), costs }),
            reports: parts.map(({ report }) => report),
            whole: parts.length === plan.candidates.length,
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = shard_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function partOf({ config }, { planned }, bump, rebuilt) {
    const { lane, group, edits } = planned;
    const { sandbox, hosts } = rebuilt;
    return {
        found: { lane, group, edits, sandbox, hosts: [...hosts] },
        report: (0,app_report/* bumpReport */.Tw)(config, bump, rebuilt),
    };
}
async function shard_unlessBroken({ log }, prove) {
    try {
        return await prove();
    }
    catch (error) {
        if (!(error instanceof src_errors/* UserError */.yo))
            throw error;
        log.error(error.toLine());
        return null;
    }
}
/** What is tested must be what was planned. */
function assertCommit(plan, { revision, prefix }) {
    if (plan.commit !== revision) {
        throw new src_errors/* UserError */.yo(`the plan is of the commit ${plan.commit}, and ${revision} is checked out.`, {
            cure: 'Check the same commit out in every job (`ref: ${{ github.sha }}`), or plan again.',
        });
    }
    if (plan.folder !== prefix) {
        throw new src_errors/* UserError */.yo(`the plan is of the folder \`${plan.folder}\`, and this is \`${prefix}\`.`, {
            cure: 'Give every job the same `directory`.',
        });
    }
}
/**
 * The jobs of one run are started alike: else the proof is of something else than the pull request says.
 * @param names of the settings that count for this job; default: all that a proof depends on
 */
function assertSettings({ config }, plan, names) {
    const here = digestsOfSettings(config);
    const other = (names ?? Object.keys(here)).filter((name) => here[name] !== plan.settings[name]);
    if (other.length === 0 && config.rebuild === plan.depth) {
        assertHosts(config, plan);
        return;
    }
    throw new src_errors/* UserError */.yo(`the plan was made with other settings: ${other.map((name) => `\`${name}\``).join(', ')}.`, {
        cure: 'Write settings into .github/channel-bump.yml, or give every job the same.',
    });
}

;// CONCATENATED MODULE: ./build/src/app/fleet/publish.js
var publish_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var publish_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});




















/**
 * The second half of an update, from what many runners have left: neither Nix nor a sandbox is needed. Nothing is
 * published of a candidate that is not proven on every host of the plan.
 */
async function publishFleet(context, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { files, log } = context;
        const plan = await readPlan(context, options.plan);
        const forge = options.dryRun ? null : openForge(context, options.environment);
        // What else decided how the proof ended each shard has held against the plan.
        assertSettings(context, plan, TOLD);
        const copies = publish_addDisposableResource(env_1, await files.temporaryFolder('channel-bump'), true);
        const tree = await (0,trees/* exportCommit */._N)(context, 'HEAD', `${copies.path}/before`);
        assertCommit(plan, tree);
        const here = { ...context, folder: tree.folder };
        // Without a shard nobody has left a result: what there is to do is to tidy up.
        const isEmpty = plan.shards.length === 0;
        const gathered = isEmpty ? { results: [], refused: [] } : await readResults(context, options.results, plan);
        for (const error of gathered.refused)
            log.error(error.toLine());
        for (const trouble of plan.troubles)
            log.error(trouble);
        const ground = await openGround(here, tree, forge, options.environment, context.folder);
        const publishing = {
            ...ground,
            sources: (0,source/* createSources */.LH)(here, null),
            forge,
            plan,
            gathered,
            brought: commitsOf(here),
        };
        const remade = await candidatesOf(here, plan);
        const updated = await eachCandidate(here, publishing, remade, (one) => publishOne(publishing, one));
        await rememberCosts(context, gathered);
        const tidied = forge === null || (await tidyUp(ground, forge));
        const failed = !tidied || plan.troubles.length > 0 || gathered.refused.length > 0 || updated.some(hasEndedBadly);
        return { updated, failed };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = publish_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Results tell what changes on a host, and not all that it has: nobody knows which hosts have what is newly insecure. */
function commitsOf(context) {
    const config = { ...context.config, 'channel-packages': false };
    return (0,brought_brought/* createBrought */.M)({ ...context, config }, (0,release_index/* createReleaseIndex */.Q)(context.http, (0,app_context/* mirrorUrls */.s)(config)));
}
/** The plan says what was to be proven alone; what is moot follows from all that could be proposed. */
async function tidyUp(ground, forge) {
    const { candidates, pins, known, unknown, broken } = await (0,proposals/* proposals */.Ku)(ground.context);
    const isWhole = unknown.size === 0 && broken.length === 0;
    return !isWhole || (await tidy(ground, forge, { candidates, pins, newest: known.newest }));
}
async function publishOne(publishing, remade) {
    const { context, sources, forge, plan, gathered, brought } = publishing;
    const { candidate } = remade;
    const proposal = await proposalFor(publishing, candidate);
    const stands = forge && (await standing_standing(forge, proposal));
    if (forge && stands?.kind === 'settled') {
        await tellSettled(publishing, forge, proposal, stands.published);
        return { candidate, work: null, published: stands.published };
    }
    const head = stands?.kind === 'free' ? stands.head : null;
    const bump = await remake(context, remade, sources);
    const rollup = rollUp(plan, remade.planned, gathered.results);
    const proven = (0,app_report/* bumpReport */.Tw)(context.config, bump, rollup.rebuild);
    const judged = rollup.missing.length === 0 ? proven : { ...proven, missingHosts: rollup.missing };
    const report = await brought.addTo(judged, (0,stretch/* stretchesOfBump */.XQ)(bump), rollup.rebuild);
    const work = { bump, report };
    const why = whyUnproven(publishing, rollup, report);
    const concluded = { candidate, bump, report, rebuilt: rollup.rebuild };
    if (why !== null) {
        const shown = forge && (await publishFailed(publishing, forge, proposal, concluded, head));
        return { candidate, work, published: unproven(shown, why) };
    }
    if (!forge)
        return { candidate, work, published: { kind: 'dry-run' } };
    return {
        candidate,
        work,
        published: await publishProven(publishing, forge, proposal, concluded, head),
    };
}
/** A sentence's end; null where every host is proven, and nothing is there that should not be. */
function whyUnproven({ plan, gathered }, { missing, disagreeing }, report) {
    if (missing.length > 0) {
        const shards = missingShards(plan, gathered.results);
        const of = shards.length === 0 ? '' : ` (no result of ${publish_listed('shard', shards.map(String))})`;
        return `nothing is known of ${publish_listed('host', missing)}${of}`;
    }
    if (disagreeing.length > 0)
        return `two results say different things of ${publish_listed('host', disagreeing)}`;
    if (gathered.refused.length > 0) {
        const { length } = gathered.refused;
        return `${length === 1 ? 'a result was' : `${length} results were`} not taken, so nobody knows what else is wrong`;
    }
    return (0,app_report/* hasFailed */.WN)(report) ? 'its rebuild failed' : null;
}
const SHOWN = 5;
/** `host web1`, `3 hosts: web1, web2, web3`, `12 hosts: … and 7 more` */
function publish_listed(what, names) {
    if (names.length === 1)
        return `${what} ${names[0] ?? ''}`;
    const more = names.length - SHOWN;
    return `${names.length} ${what}s: ${names.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
/** For the next plan. Of all that a shard says this alone is kept: it can make a shard slow, and nothing wrong. */
async function rememberCosts(context, { results }) {
    const memory = await (0,proof_memory/* openMemory */.uZ)(context);
    for (const { result } of results)
        for (const { host, seconds, evaluationBytes } of result.costs)
            memory.rememberCost(host, { seconds, evaluationBytes });
    await memory.save();
}

;// CONCATENATED MODULE: ./build/src/app/fleet/walks.js







/** Makes the plan, and the matrix of the jobs that take it from there. */
async function planWalk(context, { fleet, environment }) {
    const output = pathIn(fleet.output, '--output', 'the file for the plan');
    const shards = fleet.shards === null ? null : shardNumber(fleet.shards, '--shards');
    const planned = await plan(context, { shards, environment });
    const { candidates, hosts, shards: parts, troubles } = planned.plan;
    await context.files.write(output, `${JSON.stringify(planned.plan)}\n`);
    const failed = troubles.length > 0 && candidates.length === 0;
    const outcome = updateOutcome({ ...planned, failed });
    const matrix = matrixOf(parts);
    const said = `${counted(hosts.length, 'host')} in ${counted(parts.length, 'shard')}`;
    return {
        ...outcome,
        text: `${outcome.text}\n\n${said}, in ${output}`,
        onScreen: (screen) => `${outcome.onScreen(screen)}\n\n${said}, in ${output}`,
        markdown: `${outcome.markdown}\n\n${said}`,
        json: { ...outcome.json, matrix },
        outputs: { matrix: JSON.stringify(matrix), shards: String(parts.length), plan: output },
    };
}
/** Rebuilds one shard, and leaves what it found in a file, also where hosts failed. */
async function shardWalk(context, { fleet, logsFolder }) {
    const output = pathIn(fleet.output, '--output', 'the file for the result');
    const options = { shard: shardNumber(fleet.shard ?? '', '--shard'), plan: planIn(fleet), logsFolder };
    const { result, reports, whole } = await rebuildShard(context, options);
    await context.files.write(output, `${JSON.stringify(result)}\n`);
    const outcome = { ...reportsOutcome(reports), outputs: { result: output } };
    if (whole)
        return outcome;
    const failure = 'Not everything that is planned could be rebuilt; see above.';
    return { ...outcome, failure, ...(reports.length === 0 ? onlySaid(failure) : {}) };
}
function onlySaid(sentence) {
    return { text: sentence, onScreen: () => sentence, markdown: sentence };
}
/** Publishes what the shards have proven. */
async function publishWalk(context, options) {
    const { fleet, dryRun, environment } = options;
    const results = pathIn(fleet.results, '--results', 'the folder with the results');
    return updateOutcome(await publishFleet(context, { dryRun, plan: planIn(fleet), results, environment }));
}
function planIn({ plan: path }) {
    return pathIn(path, '--plan', "the plan's file");
}
function pathIn(path, flag, what) {
    if (path !== null)
        return (0,external_node_path_.resolve)(path);
    throw new src_errors/* UserError */.yo(`${what} is not named.`, { cure: `Name it with ${flag}.`, exitCode: 64 });
}
function shardNumber(text, flag) {
    const number = /^[1-9][0-9]{0,2}$/.test(text) ? Number(text) : Infinity;
    if (number <= MOST_SHARDS)
        return number;
    throw new src_errors/* UserError */.yo(`${flag} ${text} is no number from 1 to ${MOST_SHARDS}.`, {
        cure: 'Give the number of a shard of the plan.',
        exitCode: 64,
    });
}
function counted(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./build/src/app/gate/event.js


const event_NOTHING = { kind: 'none', base: null, head: null, pull: null, isFork: false };
/** Events in which foreign code would be run beside a token that may write, or by the word of a stranger. */
const UNSAFE = new Map([
    ['pull_request_target', 'Use `on: pull_request`.'],
    ['workflow_run', 'Use `on: pull_request`, and let the gate run in that workflow.'],
    ['issue_comment', 'Use `on: pull_request`.'],
    ['pull_request_review', 'Use `on: pull_request`.'],
    ['pull_request_review_comment', 'Use `on: pull_request`.'],
    ['discussion', 'Use `on: schedule` or `workflow_dispatch`.'],
    ['discussion_comment', 'Use `on: schedule` or `workflow_dispatch`.'],
]);
/**
 * To be asked before anything else by whatever runs code of the repository.
 * @throws UserError where the event is one in which foreign code would meet a token
 */
function refuseUnsafe({ GITHUB_EVENT_NAME: name = '' }) {
    const cure = UNSAFE.get(name);
    if (cure === undefined)
        return;
    throw new src_errors/* UserError */.yo(`nothing is rebuilt on \`${name}\`: foreign code would meet your token.`, { cure });
}
const revision = schemas/* string */.YjP().regex(/^[0-9a-f]{40}$/);
const event_side = schemas/* object */.Ikc({
    sha: revision,
    repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullish(),
});
const pullEvent = schemas/* object */.Ikc({
    pull_request: schemas/* object */.Ikc({ number: schemas/* number */.aig().int().positive().optional(), base: event_side, head: event_side }),
});
const queueEvent = schemas/* object */.Ikc({
    merge_group: schemas/* object */.Ikc({ base_sha: revision, head_sha: revision, head_ref: schemas/* string */.YjP().optional() }),
});
const pushEvent = schemas/* object */.Ikc({ before: revision, after: revision });
/** The event of the run. @throws UserError where it is one of ours and names no base and head */
async function readEvent({ files }, environment) {
    const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: here } = environment;
    if (!path || (name !== 'pull_request' && name !== 'merge_group' && name !== 'push'))
        return event_NOTHING;
    const event = parsed((await files.read(path))?.toString('utf8') ?? '');
    const found = name === 'push' ? ofPush(event) : name === 'pull_request' ? ofPull(event, here) : ofQueue(event);
    if (found)
        return found;
    throw new src_errors/* UserError */.yo(`the event in ${path} names no base and head.`, {
        cure: 'Name a commit or branch with `base` (on the command line --base).',
    });
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
/** @param here the repository of the run, for a forge that does not name it in the event */
function ofPull(event, here) {
    const read = pullEvent.safeParse(event);
    if (!read.success)
        return null;
    const { number = null, base, head } = read.data.pull_request;
    // A fork that was deleted meanwhile has no name. What is not known to be ours is a stranger's.
    const from = head.repo?.full_name;
    const isFork = from === undefined || from !== (base.repo?.full_name ?? here);
    return { kind: 'pull_request', base: base.sha, head: head.sha, pull: number, isFork };
}
/** `refs/heads/gh-readonly-queue/main/pr-104-<sha of the base>` */
function ofQueue(event) {
    const read = queueEvent.safeParse(event);
    if (!read.success)
        return null;
    const { base_sha: base, head_sha: head, head_ref: ref = '' } = read.data.merge_group;
    const number = /\/pr-([1-9][0-9]*)-[0-9a-f]{40}$/.exec(ref)?.[1];
    const pull = number === undefined ? null : Number(number);
    return { kind: 'merge_group', base, head, pull, isFork: false };
}
const NO_COMMIT = '0'.repeat(40);
/** A branch that is new was nowhere before, and one that is removed is nowhere now. */
function ofPush(event) {
    const read = pushEvent.safeParse(event);
    if (!read.success)
        return null;
    const { before, after } = read.data;
    if (after === NO_COMMIT)
        return null;
    return { ...event_NOTHING, kind: 'push', base: before === NO_COMMIT ? null : before, head: after };
}

// EXTERNAL MODULE: ./build/src/app/config.js
var app_config = __webpack_require__(98955);
// EXTERNAL MODULE: ./build/src/app/sandbox.js + 3 modules
var sandbox = __webpack_require__(35616);
;// CONCATENATED MODULE: ./build/src/app/gate/tested.js

/** Looked up when something merges: in a queue, or once it is pushed. Null: nobody knows of a pull request. */
async function testedBefore(forge, event) {
    const pull = event.kind === 'merge_group' && event.pull !== null
        ? await forge.pull(event.pull)
        : event.kind === 'push' && event.head !== null
            ? await forge.pullOfCommit(event.head)
            : null;
    if (pull === null)
        return null;
    const { revision } = pull.head;
    const proven = (await forge.checkRuns(revision)).filter(tested_isProven);
    return {
        revision,
        prints: new Map(proven.flatMap(({ name, fingerprint }) => (fingerprint ? [[name, fingerprint]] : []))),
    };
}
function tested_isProven({ state }) {
    return state.status === 'completed' && state.conclusion === 'success';
}
function compareTested({ revision, prints }, rebuilt) {
    const whole = fingerprintOfAll(rebuilt);
    const isAll = whole !== null && prints.get(CHECK_NAME) === whole;
    const verdict = (host) => {
        const before = prints.get(hostCheckName(host.name));
        if (isAll || (before !== undefined && before === fingerprintOf(host)))
            return 'same';
        return before === undefined ? 'unknown' : 'other';
    };
    const named = (wanted) => rebuilt.filter((host) => verdict(host) === wanted).map(({ name }) => name);
    return { revision, same: named('same'), other: named('other'), unknown: named('unknown') };
}
/** For the report: what is sure goes to the provenance, what is not needs an eye. */
function comparedWords({ revision, same, other, unknown }) {
    const on = revision.slice(0, 12);
    const some = (hosts) => (hosts.length === 1 ? 'host has' : 'hosts have');
    return {
        tested: same.length === 0
            ? null
            : `what merges is what was tested: ${same.length} ${some(same)} the derivations that were tested on ${on}`,
        attention: [
            ...(other.length === 0
                ? []
                : [`${other.join(', ')}: not what was tested on ${on}, so the rebuild here is what counts`]),
            ...(unknown.length === 0
                ? []
                : [
                    `of ${unknown.join(', ')} nothing is recorded as proven on ${on}, so the rebuild here is what counts`,
                ]),
        ],
    };
}

;// CONCATENATED MODULE: ./build/src/app/gate/told.js




const COMMENT = '<!-- channel-bump gate -->';
/** Room for the marker of a comment, in characters. */
const told_MARKER_ROOM = 100;
/** @param revision the head commit that is told of */
function createTeller({ log }, forge, revision, { pull, kind }) {
    const whole = kind === 'push' ? PUSH_CHECK_NAME : CHECK_NAME;
    const poster = createPoster(log, forge);
    const begun = (name, words) => poster.run({ name, revision, state: { status: 'in_progress' }, ...words });
    const ended = (name, conclusion, words) => poster.run({ name, revision, state: { status: 'completed', conclusion }, ...words });
    /** Check runs of hosts that an earlier run has left on this commit. */
    let stale = [];
    return {
        async begin() {
            const summary = 'The hosts are being rebuilt, base against head.';
            await begun(whole, { title: 'Rebuilding', summary });
            const there = await poster.runs(revision);
            stale = there.map(({ name }) => name).filter((name) => name.startsWith(`${whole} / `));
            for (const name of stale)
                await begun(name, { title: 'Rebuilding', summary: 'This host may be rebuilt.' });
        },
        async end(result, config) {
            const runs = runsOf(result, revision, config, whole);
            const last = runs.at(-1);
            for (const run of runs.slice(0, -1))
                await poster.run(run);
            const named = new Set(runs.map(({ name }) => name));
            for (const name of stale.filter((one) => !named.has(one)))
                await ended(name, 'cancelled', {
                    title: 'Not rebuilt',
                    summary: 'This host was not rebuilt now.',
                });
            if (pull !== null && config.comment !== 'never')
                await poster.comment(pull, (limit) => commentOf(result, config, limit));
            if (last)
                await poster.run(last);
        },
        async broke(error) {
            const known = error instanceof src_errors/* UserError */.yo;
            const why = known ? error.toLine() : 'The gate broke down; the log of its run says how.';
            await ended(whole, 'failure', { title: 'Not proven', summary: (0,report_inert/* prose */.CS)(why) });
            for (const name of stale)
                await ended(name, 'cancelled', { title: 'Not proven', summary: 'The gate broke off.' });
        },
    };
}
function createPoster(log, forge) {
    let told = false;
    let mayCheck = true;
    const isPosted = (answer) => {
        if (answer.kind === 'posted')
            return true;
        if (!told)
            log.warning(`not everything can be posted: ${answer.message} The result is this step's own, with its summary.`);
        told = true;
        return false;
    };
    return {
        async run(run) {
            if (forge !== null && mayCheck)
                mayCheck = isPosted(await forge.checkRun(run));
        },
        runs: async (revision) => (forge !== null && mayCheck ? forge.checkRuns(revision) : []),
        async comment(pull, body) {
            if (forge === null)
                return;
            isPosted(await forge.comment({ number: pull }, COMMENT, body(forge.maxBodyLength - told_MARKER_ROOM)));
        },
    };
}
/** The one of the whole last: it is green only once all else is told. */
function runsOf(result, revision, config, name) {
    if (result.kind !== 'nothing-changed') {
        const { report, rebuilt } = result;
        return checkRunsOf({ revision, report, rebuilt, limit: config['host-checks'], name });
    }
    const said = result.attention.map((text) => `\n\n${(0,report_inert/* prose */.CS)(text)}`).join('');
    const summary = `${NOTHING_CHANGED}: nothing to prove.${said}`;
    const state = { status: 'completed', conclusion: 'success' };
    return [{ name, revision, state, title: 'No pin is changed', summary }];
}
const NOTHING_CHANGED = 'This pull request changes no pin';
/** Where hosts are rebuilt though no pin is changed, and all are what they were. */
function isAsBefore({ bumps, hosts }) {
    return bumps.length === 0 && hosts.length > 0 && hosts.every(({ outcome }) => outcome.kind === 'unchanged');
}
/** Null: there is to be none, and one that stands is taken away. */
function commentOf(result, config, limit) {
    if (result.kind !== 'nothing-changed')
        return config.comment === 'on-change' && isAsBefore(result.report)
            ? null
            : (0,markdown.renderMarkdown)(result.report, { limit });
    return config.comment === 'always' ? `${NOTHING_CHANGED}: nothing to prove.` : null;
}

;// CONCATENATED MODULE: ./build/src/app/gate/gate.js
var gate_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var gate_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
















/**
 * The walk over a pull request's own pins: base against head. Fails closed: the check run says "in progress" before
 * anything is done, and every end but a proof that holds leaves it at something else than success.
 */
async function gate(context, options) {
    const event = await readEvent(context, options.environment);
    const base = options.base ?? event.base;
    if (base === null) {
        throw new src_errors/* UserError */.yo('there is nothing to compare with: the run names no base.', {
            cure: event.kind === 'push'
                ? 'A new branch has none: name a commit or branch with `base`.'
                : 'Name a commit or branch with `base` (on the command line --base), or run on a pull request.',
            exitCode: 64,
        });
    }
    const revision = event.head ?? (await context.git.headRevision(context.folder));
    const teller = createTeller(context, options.forge, revision, event);
    await teller.begin();
    try {
        if (event.head !== null)
            await checkHead(context, event.head, base);
        const { result, config } = await compareCommits(context, base, event, options);
        await teller.end(result, config);
        return result;
    }
    catch (error) {
        await teller.broke(error);
        throw error;
    }
}
/** The result is told of the event's head, so that is what must be checked out: as it is, or merged with the base. */
async function checkHead({ git, folder }, head, base) {
    if ((await git.headRevision(folder)) === head)
        return;
    const parents = [await git.revision(folder, 'HEAD^1'), await git.revision(folder, 'HEAD^2')];
    const other = parents.find((parent) => parent !== head);
    const isMerge = parents.includes(head) && other !== undefined && other !== null;
    // Nothing comes in but what the base has, now or as it was when the forge merged them.
    if (isMerge && ((await git.contains(folder, base, other)) || (await git.contains(folder, other, base))))
        return;
    throw new src_errors/* UserError */.yo(`what is checked out does not hold ${head}, the head of this pull request.`, {
        cure: 'Check out what the event names (actions/checkout without `ref`), with `fetch-depth: 0`.',
    });
}
async function compareCommits(given, base, event, { base: named, logsFolder, forge }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { files, git, folder } = given;
        const copies = gate_addDisposableResource(env_1, await files.temporaryFolder('channel-bump-gate'), true);
        // What a branch was before a push with what it is now, wherever that came from: it may have been set back.
        const isPushed = event.kind === 'push' && named === null;
        if (isPushed && (await git.revision(folder, base)) === null)
            throw new src_errors/* UserError */.yo(`this clone does not have ${base}, where the branch was before the push.`, {
                cure: 'Fetch it by its id first (a forced push leaves it on no branch), or name the base with `base`.',
            });
        const fork = isPushed ? base : await git.mergeBase(folder, base, 'HEAD');
        const { config, attention } = await configOfBase(given, base, fork);
        const context = { ...given, config };
        const beforeTree = await (0,trees/* exportCommit */._N)(context, fork, `${copies.path}/before`, 'empty');
        const afterTree = await (0,trees/* exportCommit */._N)(context, 'HEAD', `${copies.path}/after`);
        const before = { ...context, folder: beforeTree.folder };
        const after = { ...context, folder: afterTree.folder };
        const old = await (0,proposals/* discoverPins */.ud)(before);
        const now = await (0,proposals/* discoverPins */.ud)(after);
        const [broken] = now.errors;
        if (broken)
            throw broken;
        await refuseUnread(given, fork, now.passedOver);
        const changed = changedPins(old.pins, now.pins);
        if (changed.length === 0 && config['gate-hosts'] === 'pins')
            return { result: { kind: 'nothing-changed', attention }, config };
        await refuseStrangers(context, event);
        const sides = {
            before: { folder: before.folder, pins: old.pins },
            after: { folder: after.folder, pins: now.pins },
        };
        const sources = (0,source/* createSources */.LH)(context, copies.path);
        const moved = new Set(changed.map(({ before, after }) => (0,proof_prove/* pinKey */.D6)(after ?? before)));
        // A pull request is judged by what is found now: of what earlier runs have left nothing counts, whoever wrote it.
        const memory = await (0,proof_memory/* openMemory */.uZ)({ ...context, cacheFolder: null });
        const proof = await (0,proof_prove/* prove */.zn)(context, sides, moved, sources, logsFolder, { memory, tellRemoved: true });
        const rebuilt = proof?.hosts ?? [];
        const compared = await compareWithTested(context, forge, event, rebuilt);
        const told = (0,app_report/* gateReport */.We)(config, changed, proof, {
            ...compared,
            attention: [...attention, ...compared.attention],
        });
        const brought = (0,brought_brought/* createBrought */.M)(context, (0,release_index/* createReleaseIndex */.Q)(context.http, (0,app_context/* mirrorUrls */.s)(config)));
        const report = await brought.addTo(told, (0,stretch/* stretchesOfPins */.lf)(changed), proof);
        const failed = report.hosts.length === 0 || (0,app_report/* hasFailed */.WN)(report);
        return { result: { kind: failed ? 'failed' : 'passed', report, rebuilt }, config };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = gate_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** A file that mentions pins, is changed, and can't be read: nobody knows what it does to them. */
async function refuseUnread({ git, folder }, fork, passedOver) {
    const prefix = await git.prefix(folder);
    for (const { place, message } of passedOver) {
        if (!place)
            continue;
        const path = `${prefix}${place.file}`;
        if ((await git.objectAt(folder, fork, path)) === (await git.objectAt(folder, 'HEAD', path)))
            continue;
        throw new src_errors/* UserError */.yo(`it is changed here, and can't be read: ${message}`, {
            place,
            cure: 'Mend it, or let the base name it in `ignore`, where it holds no pin.',
        });
    }
}
/** A stranger's build code runs in a container, or not at all: on the machine itself it could find the run's token. */
async function refuseStrangers(context, { isFork }) {
    if (!isFork || (await (0,sandbox/* sandboxFor */.X)(context)).id !== 'host')
        return;
    throw new src_errors/* UserError */.yo('this pull request comes from a fork, and there is no container to rebuild it in.', {
        cure: 'Install podman or docker on the runner: without one, foreign code would run beside its token.',
    });
}
/** Only when something merges; what can't be looked up is told, and the rebuild counts all the same. */
async function compareWithTested({ log }, forge, event, rebuilt) {
    const nothing = { tested: null, attention: [] };
    if (forge === null || rebuilt.length === 0)
        return nothing;
    try {
        const tested = await testedBefore(forge, event);
        return tested === null ? nothing : comparedWords(compareTested(tested, rebuilt));
    }
    catch (error) {
        if (!(error instanceof src_errors/* UserError */.yo))
            throw error;
        log.warning(`what was tested before can't be looked up, so nothing is compared with it: ${error.toLine()}`);
        return nothing;
    }
}
/**
 * The configuration that the base has: a pull request must not choose how it is judged. Its own counts once it is
 * merged; inputs, flags and environment, which the workflow gives, count over both.
 */
async function configOfBase({ git, folder, overrides, log }, base, fork) {
    const path = `${await git.prefix(folder)}${app_config/* configFile */.Ze}`;
    const text = await git.fileAt(folder, base, path);
    const config = (0,app_config/* readConfig */.Xg)(text, overrides);
    if (config.rebuild === 'none') {
        throw new src_errors/* UserError */.yo('the gate can prove nothing: `rebuild` is set to `none`.', {
            cure: 'Give the gate the input `rebuild`: `dry-build` or `build`.',
        });
    }
    const [old, now] = [await git.objectAt(folder, fork, path), await git.objectAt(folder, 'HEAD', path)];
    if (old === now)
        return { config, attention: [] };
    const said = `${path} is changed here, but the base's was used: hosts that the change adds were not rebuilt`;
    log.warning(`${said}.`);
    return { config, attention: [said] };
}
/** Pins that the repository itself declares and that are not as they were, or are there no longer. */
function changedPins(before, after) {
    const old = directPins(before);
    const now = directPins(after);
    const changed = [...now]
        .map(([key, pin]) => ({ before: old.get(key) ?? null, after: pin }))
        .filter((change) => change.before === null || held(change.before) !== held(change.after));
    const removed = [...old].filter(([key]) => !now.has(key)).map(([, pin]) => ({ before: pin, after: null }));
    return [...changed, ...removed];
}
function directPins(pins) {
    return new Map(pins.filter((pin) => pin.direct).map((pin) => [(0,proof_prove/* pinKey */.D6)(pin), pin]));
}
function held({ channel, revision, release, hash, url, state }) {
    return JSON.stringify([channel, revision, release, hash, url, state]);
}

// EXTERNAL MODULE: ./build/src/app/page-file.js
var page_file = __webpack_require__(16989);
// EXTERNAL MODULE: ./build/src/app/search/narrow.js + 1 modules
var narrow = __webpack_require__(51958);
// EXTERNAL MODULE: ./build/src/app/search/remembered.js + 1 modules
var search_remembered = __webpack_require__(81118);
// EXTERNAL MODULE: ./build/src/app/search/since-today.js
var since_today = __webpack_require__(85172);
// EXTERNAL MODULE: ./build/src/app/search/try-release.js
var try_release = __webpack_require__(51323);
;// CONCATENATED MODULE: ./build/src/app/search/last-good.js





/** A hosted runner's job has six hours; what is begun after four may not come to its end. */
const LAST_START_MS = 4 * 60 * 60_000;
/**
 * Of the releases since today's the newest that works, where the newest of all was rebuilt and broke a host: in as many
 * tries as a binary search takes, and none of what an earlier run has tried on the same files. Null: not searched.
 */
async function searchLastGood(bench, candidate, newest) {
    const { context } = bench;
    const failures = failuresOf(newest);
    const [blamed] = failures;
    if (!context.config['last-good'] || !blamed)
        return null;
    const why = whyNot(candidate, failures);
    const since = why === null ? await sinceToday(bench, candidate) : why;
    if (typeof since === 'string') {
        context.log.info(`No older release of ${candidate.group} is looked for: ${since}`);
        return null;
    }
    const depth = newest.depth;
    const search = {
        ...{ bench, candidate, depth },
        releases: since,
        verdicts: await (0,search_remembered/* verdictsOn */.I)(bench, candidate),
        known: new Map(),
        first: failures.map(({ host }) => host),
        rebuildsLeft: context.config['search-limit'],
        machineFailures: 0,
        startedAt: context.clock.monotonic(),
        stopped: null,
    };
    note(search, depth, since.length - 1, { verdict: 'bad', remembered: false, ...blamed });
    if (depth !== 'dry-build' && failures.every(({ failure }) => failure.class === 'evaluation'))
        await evaluateFirst(search, depth);
    return conclude(search);
}
async function conclude(search) {
    const { bench, depth } = search;
    const end = await narrowed(search, depth);
    const { lastGood, found } = await last_good_settled(search, depth, end);
    bench.context.log.warning(sentenceOf(lastGood));
    const goOn = async (proof) => {
        const anew = (0,try_release/* breakage */.TQ)(proof);
        const release = end.good === null ? undefined : search.releases[end.good];
        if (end.good === null || !release || anew?.verdict !== 'bad')
            return null;
        if (depth !== 'dry-build')
            search.rebuildsLeft--;
        await learn(search, depth, end.good, release, anew);
        return conclude(search);
    };
    return { lastGood, releases: search.releases.map(({ name }) => name), found, goOn };
}
function failuresOf({ hosts }) {
    return hosts.flatMap(({ name, outcome }) => outcome.kind === 'failed' ? [{ host: name, failure: (0,try_release/* failureOf */.g5)(outcome) }] : []);
}
function whyNot({ lane, steps, companions }, failures) {
    const machine = failures.find(({ failure }) => failure.class === 'machine');
    if (machine)
        return `the machine failed (${machine.host}), which says nothing of a release.`;
    const before = failures.find(({ failure }) => failure.side === 'before');
    if (before)
        return `${before.host} fails today already, so no release would be proven.`;
    if (lane !== 'refresh')
        return 'that is done for newer releases of the same channel alone.';
    return steps.length === 1 && companions.length === 0
        ? null
        : 'that is done where one channel moves, and nothing along with it.';
}
async function sinceToday({ index }, candidate) {
    try {
        return await (0,since_today/* releasesSinceToday */.S)(index, candidate);
    }
    catch (error) {
        if (error instanceof src_errors/* UserError */.yo)
            return error.toLine();
        throw error;
    }
}
/** What fails in the evaluation alone is found without building; the one that is found that way is proven first. */
async function evaluateFirst(search, depth) {
    for (const [place, known] of knownAt(search, depth))
        note(search, 'dry-build', place, known);
    const evaluated = await narrowed(search, 'dry-build');
    for (const [place, known] of knownAt(search, 'dry-build'))
        if (known.verdict === 'bad')
            note(search, depth, place, known);
    if (evaluated.good !== null && search.stopped === null)
        await judge(search, depth, evaluated.good);
}
function narrowed(search, depth) {
    return (0,narrow/* narrow */.s)(search.releases.length, () => verdictsAt(search, depth), (place) => judge(search, depth, place));
}
/** Finds out what one release is like; false: no more can be tried. */
async function judge(search, depth, place) {
    const { bench, candidate, verdicts } = search;
    const release = search.releases[place];
    if (!release)
        throw new Error(`there is no release ${place}`);
    const before = verdicts.of(release.name, depth);
    if (before !== null) {
        const known = before.verdict === 'good'
            ? { verdict: 'good', proven: null, remembered: true }
            : { ...before, remembered: true };
        note(search, depth, place, known);
        return true;
    }
    search.stopped = whyStop(search, depth);
    if (search.stopped !== null)
        return false;
    if (depth !== 'dry-build')
        search.rebuildsLeft--;
    const tried = await bench.context.log.group(`${release.name}: trying (${depth})`, () => (0,try_release/* tryRelease */.zY)(bench, candidate, release, { depth, first: search.first }));
    await learn(search, depth, place, release, tried);
    return true;
}
async function learn(search, depth, place, release, tried) {
    await search.verdicts.remember(release.name, depth, tried);
    note(search, depth, place, { ...tried, remembered: false });
    last_good_tell(search, release, tried);
}
function whyStop({ bench, rebuildsLeft, machineFailures, startedAt }, depth) {
    const { config, clock } = bench.context;
    if (machineFailures >= narrow/* MACHINE_FAILURES */.e)
        return `the machine failed ${machineFailures} times.`;
    if (clock.monotonic() - startedAt > LAST_START_MS)
        return 'the time of the run is nearly over.';
    if (rebuildsLeft > 0 || depth === 'dry-build')
        return null;
    return `\`search-limit\` allows ${config['search-limit']} rebuilds a run.`;
}
function last_good_tell(search, release, tried) {
    const { log } = search.bench.context;
    switch (tried.verdict) {
        case 'good':
            log.info(`${release.name} works.`);
            return;
        case 'bad':
            search.first = [tried.host, ...search.first.filter((host) => host !== tried.host)];
            log.info(`${release.name} fails (${tried.host}, ${tried.failure.class}): ${tried.failure.message}`);
            return;
        case 'skipped':
            search.machineFailures++;
            log.warning(`${release.name} could not be judged: ${tried.why}`);
    }
}
function sentenceOf({ newest, broken, works }) {
    const first = broken.release === newest ? '' : ` since ${broken.release}`;
    const instead = works === null ? 'no release since the pinned one is known to work' : `${works} is the newest that works`;
    return `${newest} fails${first} (${broken.host}: ${broken.failure.message}); ${instead}.`;
}
function knownAt({ known }, depth) {
    const at = known.get(depth) ?? new Map();
    known.set(depth, at);
    return at;
}
function note(search, depth, place, known) {
    knownAt(search, depth).set(place, known);
}
function verdictsAt(search, depth) {
    return new Map([...knownAt(search, depth)].map(([place, { verdict }]) => [place, verdict]));
}
async function last_good_settled(search, depth, { good, bad, between }) {
    const { bench, candidate, releases, stopped } = search;
    const known = knownAt(search, depth);
    const nameAt = (place) => (place === null ? '' : (releases[place]?.name ?? ''));
    const broken = bad === null ? undefined : known.get(bad);
    if (broken?.verdict !== 'bad')
        throw new Error('a search has lost what it began with');
    const lastGood = {
        works: good === null ? null : nameAt(good),
        broken: { release: nameAt(bad), host: broken.host, failure: broken.failure },
        newest: nameAt(releases.length - 1),
        tried: [...known]
            .sort(([a], [b]) => a - b)
            .map(([place, { verdict, remembered }]) => ({ release: nameAt(place), verdict, remembered })),
        untried: between.map(nameAt),
        stopped,
    };
    const works = good === null ? undefined : known.get(good);
    const release = good === null ? undefined : releases[good];
    if (works?.verdict !== 'good' || !release)
        return { lastGood, found: null };
    const { proven } = works;
    const moved = proven?.bump.candidate ?? (await (0,try_release/* movedTo */.rh)(bench.index, candidate, release));
    return { lastGood, found: { candidate: moved, proven } };
}

;// CONCATENATED MODULE: ./build/src/app/search/instead.js




/** The report of a bump, with what was found in place of the newest release. */
function searchedReport(config, { bump, rebuilt }, searched) {
    const report = (0,app_report/* bumpReport */.Tw)(config, bump, rebuilt);
    return searched === null ? report : { ...report, lastGood: searched.lastGood, releases: searched.releases };
}
/** What a candidate comes to; where it breaks a host, what the newest release that works comes to. */
async function rebuildOrSearch(bench, candidate) {
    const { config } = bench.context;
    let proven = await (0,try_release/* rebuildCandidate */.jL)(bench, candidate);
    let searched = null;
    for (;;) {
        if (proven.kind === 'waiting')
            return proven;
        const report = searchedReport(config, proven, searched);
        const next = await searchOn(bench, candidate, proven, { report, searched });
        if (!next?.found) {
            const told = searchedReport(config, proven, next ?? searched);
            const { bump, rebuilt } = proven;
            const whole = await bench.brought.addTo(told, (0,stretch/* stretchesOfBump */.XQ)(bump), rebuilt);
            return { kind: 'reported', report: whole };
        }
        searched = next;
        proven = next.found.proven ?? (await (0,try_release/* rebuildCandidate */.jL)(bench, next.found.candidate));
    }
}
/**
 * What is found in place of a bump that breaks a host.
 * @param so its report, and the search that it was found by; null: it is the newest release
 * @returns null where it breaks none, or nothing is searched
 */
async function searchOn(bench, candidate, { rebuilt }, { report, searched }) {
    if (!rebuilt || !(0,app_report/* hasFailed */.WN)(report))
        return null;
    return searched ? searched.goOn(rebuilt) : searchLastGood(bench, candidate, rebuilt);
}

;// CONCATENATED MODULE: ./build/src/app/update.js
var update_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var update_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
















/** The whole walk. A channel that can't be resolved, or fails its proof, does not stop the others. */
async function update(context, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { files, config } = context;
        const forge = options.dryRun ? null : openForge(context, options.environment);
        const copies = update_addDisposableResource(env_1, await files.temporaryFolder('channel-bump'), true);
        const tree = await (0,trees/* exportCommit */._N)(context, 'HEAD', `${copies.path}/before`);
        const here = { ...context, folder: tree.folder };
        const sources = (0,source/* createSources */.LH)(here, config.rebuild === 'none' ? null : copies.path);
        const isTrusted = !isByHand(options.environment);
        const bench = update_addDisposableResource(env_1, await (0,try_release/* openBench */.zb)(here, sources, options.logsFolder, isTrusted), true);
        const ground = await openGround(here, tree, forge, options.environment, context.folder);
        const walk = { ...ground, bench, forge };
        const found = await (0,proposals/* proposals */.Ku)(here); // discover, resolve, propose
        const { candidates, pins, known } = found;
        // Where something could not be read nobody knows what is moot.
        const isWhole = tellErrors(here, found);
        const subjects = candidates.map((candidate) => ({ candidate }));
        const updated = await eachCandidate(here, walk, subjects, ({ candidate }) => updateOne(walk, candidate));
        const tidied = forge && isWhole ? await tidy(ground, forge, { candidates, pins, newest: known.newest }) : true;
        const failed = !isWhole || !tidied || updated.some(hasEndedBadly);
        return { updated, failed, idle: (0,nothing_to_do/* nothingTo */.$)('bump', found) };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = update_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** @param searched what was found in place of the newest release, which fails */
async function updateOne(walk, candidate, searched = null) {
    const { context, bench, forge } = walk;
    const proposal = { ...(await proposalFor(walk, candidate)), mayGoBack: searched !== null };
    const stands = forge && (await standing_standing(forge, proposal));
    if (forge && stands?.kind === 'settled') {
        await tellSettled(walk, forge, proposal, stands.published, searched?.lastGood ?? null);
        return { candidate, work: null, published: stands.published };
    }
    const head = stands?.kind === 'free' ? stands.head : null;
    // What an earlier run has seen fail is not built again, day after day; what it has seen work is, to be proposed.
    const how = { trustMemory: bench.trustMemory && searched === null };
    const proven = searched?.found?.proven ?? (await (0,try_release/* rebuildCandidate */.jL)(bench, candidate, how)); // edit, rebuild
    if (proven.kind === 'waiting')
        return { candidate, work: null, published: { kind: 'held', reasons: proven.reasons } };
    const { bump, rebuilt } = proven;
    const report = searchedReport(context.config, proven, searched); // compare, report
    const whole = (one) => bench.brought.addTo(one, (0,stretch/* stretchesOfBump */.XQ)(bump), rebuilt);
    if (!(0,app_report/* hasFailed */.WN)(report)) {
        if (!forge)
            return { candidate, work: { bump, report: await whole(report) }, published: { kind: 'dry-run' } };
        const pushed = await pushRebuild(context, bench.workshop, rebuilt);
        const told = await whole(searchedReport(context.config, { ...proven, rebuilt: pushed }, searched));
        const concluded = { candidate, bump, report: told, rebuilt: pushed };
        const published = await publishProven(walk, forge, proposal, concluded, head);
        return { candidate, work: { bump, report: told }, published };
    }
    const next = await searchOn(bench, candidate, proven, { report, searched });
    if (next?.found) {
        const instead = await updateOne(walk, next.found.candidate, next);
        // What a person has declined is not proposed: then the failure of the newest is what there is to tell.
        if (!isDeclined(instead))
            return instead;
    }
    const told = await whole(searchedReport(context.config, proven, next ?? searched));
    const concluded = { candidate, bump, report: told, rebuilt };
    const shown = forge && (await publishFailed(walk, forge, proposal, concluded, head));
    return { candidate, work: { bump, report: told }, published: unproven(shown) };
}
const isDeclined = ({ published }) => published.kind === 'left-alone' && published.declined === true;
/** Whether a person asks for this run: then a failure may well be thought to be gone. */
function isByHand({ GITHUB_EVENT_NAME: event, GITHUB_RUN_ATTEMPT: attempt }) {
    return event === 'workflow_dispatch' || (attempt !== undefined && attempt !== '1');
}

;// CONCATENATED MODULE: ./build/src/app/walk-verbs.js
var walk_verbs_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var walk_verbs_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
















/** The walks by name. */
const walks = {
    update: async (context, options) => updateOutcome(await update(context, options)),
    gate: async (context, options) => gateOutcome(await gate(context, { ...options, forge: forgeIfAny(context, options.environment) })),
    rebuild: (context, options) => options.fleet.shard === null ? rebuild(context, options) : shardWalk(context, options),
    plan: planWalk,
    publish: publishWalk,
};
/** Runs a walk. */
async function walk(name, context, options) {
    const start = Object.hasOwn(walks, name) ? walks[name] : undefined;
    if (!start) {
        throw new src_errors/* UserError */.yo(`there is no command \`${name}\`.`, {
            cure: 'There are update, gate, check, plan, rebuild and publish.',
            exitCode: 64,
        });
    }
    refuseUnsafe(options.environment);
    const logsFolder = options.logs === null ? null : (0,external_node_path_.resolve)(options.logs);
    const page = await (0,page_file/* pageFile */.K)(context, options.html);
    const outcome = await start(context, { ...options, logsFolder });
    if (page !== null)
        await context.files.write(page, outcome.html());
    return outcome;
}
/** A verb of the command line for a walk. */
function walkVerb(name) {
    return async (context, { options, environment }) => {
        const text = (option) => {
            const given = options[option];
            return typeof given === 'string' ? given : null;
        };
        const outcome = await walk(name, context, {
            dryRun: options['dryRun'] === true,
            base: text('base'),
            logs: text('logs'),
            html: text('html'),
            fleet: {
                shards: text('shards'),
                shard: text('shard'),
                plan: text('plan'),
                results: text('results'),
                output: text('output'),
            },
            environment,
        });
        const { text: told, onScreen, json, failure } = outcome;
        const left = options['json'] === true ? failure : unsaid(outcome);
        if (left !== null)
            context.log.error(left);
        return { text: told, onScreen, json, exitCode: failure === null ? 0 : 1 };
    };
}
/** What `update` would prove, of the folder as it lies there, with nothing published. */
async function rebuild(context, { logsFolder }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const copies = walk_verbs_addDisposableResource(env_1, await context.files.temporaryFolder('channel-bump'), true);
        const here = { ...context, folder: `${copies.path}/before` };
        await (0,trees/* copyWorkTree */.jB)(context, here.folder);
        const found = await (0,proposals/* proposals */.Ku)(here);
        const { candidates, pins } = found;
        await tellUntracked(context, pins);
        const isWhole = tellErrors(context, found);
        const bench = walk_verbs_addDisposableResource(env_1, await (0,try_release/* openBench */.zb)(here, (0,source/* createSources */.LH)(here, copies.path), logsFolder), true);
        const reports = [];
        for (const candidate of candidates) {
            const proven = await rebuildOrSearch(bench, candidate);
            if (proven.kind === 'waiting')
                context.log.warning(`${candidate.group}: ${proven.reasons.join(' ')}`);
            else
                reports.push(proven.report);
        }
        // What waits is told above.
        const idle = candidates.length > 0 ? 'Nothing to rebuild.' : (0,nothing_to_do/* nothingTo */.$)('rebuild', found);
        return reportsOutcome(reports, isWhole, idle);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = walk_verbs_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/**
 * What git does not track is not copied, and so not rebuilt; `check` sees it all the same.
 * @param copied the pins of the copy
 * @throws UserError where there are no others
 */
async function tellUntracked(context, copied) {
    const { git, folder, log } = context;
    if ((await git.root(folder)) === null)
        return;
    const untracked = new Set(await git.untrackedFiles(folder));
    if (untracked.size === 0)
        return;
    const pins = (await (0,proposals/* discoverIn */.R8)(context, folder)).filter(({ file }) => untracked.has(file));
    const errors = [...new Set(pins.map(({ file }) => file))].map((file) => new src_errors/* UserError */.yo('git does not track it, so its pins are not rebuilt.', {
        place: { file },
        cure: `Run \`git add ${file}\`; it need not be committed.`,
    }));
    const [first] = errors;
    if (first && !(0,proposals/* hasPins */.Z9)({ pins: copied }))
        throw first;
    for (const error of errors)
        log.warning(error.toSentences(), error.place);
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
