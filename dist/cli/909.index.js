export const id = 909;
export const ids = [909];
export const modules = {

/***/ 31590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ originsOf),
/* harmony export */   s: () => (/* binding */ mirrorUrls)
/* harmony export */ });
/* harmony import */ var _core_channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26466);

function mirrorUrls(config) {
    return {
        channelsUrl: config['channels-url'],
        releasesUrl: config['releases-url'],
        archiveUrl: config['archive-url'],
    };
}
/** Where official things are recognised: under the configured mirrors as well as under their own names. */
function originsOf(config) {
    return (0,_core_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .originsWith */ .K4)(mirrorUrls(config));
}


/***/ }),

/***/ 28821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ hostTroubles),
/* harmony export */   H: () => (/* binding */ assertHostPins)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98955);


/**
 * Holds what a classic host's `pin:` names against the pins that there are.
 * @throws UserError when it names none or several, or one that holds no release and so has no source to build from
 */
function assertHostPins(hosts, pins) {
    for (const host of hosts) {
        const trouble = pinTrouble(host, pins);
        if (trouble)
            throw trouble;
    }
}
/** What the configuration says of hosts and the repository does not hold: files, and pins to build from. */
async function hostTroubles({ config, files, folder }, pins) {
    const troubles = await Promise.all(config.hosts.map(async (host) => {
        const file = fileOf(host);
        return (await files.exists(`${folder}/${file}`)) ? pinTrouble(host, pins) : noFile(host.name, file);
    }));
    return troubles.filter((trouble) => trouble !== null);
}
function fileOf(host) {
    if ('configuration' in host)
        return host.configuration;
    if ('file' in host)
        return host.file;
    return host.flake === '.' ? 'flake.nix' : `${host.flake}/flake.nix`;
}
function noFile(host, file) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the host \`${host}\` names \`${file}\`, but there is no such file.`, {
        place: { file: _config_js__WEBPACK_IMPORTED_MODULE_1__/* .configFile */ .Ze },
        cure: 'Name the file as it is called, from the top of the repository.',
    });
}
function pinTrouble(host, pins) {
    if (!('pin' in host))
        return null;
    const direct = pins.filter((pin) => pin.direct);
    return namedPinTrouble(host.name, host.pin, direct);
}
function namedPinTrouble(host, name, pins) {
    const [pin, ...others] = pins.filter((one) => name === one.name || name === `${one.file}:${one.name}`);
    const list = (of) => of.map((one) => `${one.file}:${one.name}`).join(', ');
    if (!pin) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the host \`${host}\` names the pin \`${name}\`, but there is none.`, {
            place: { file: _config_js__WEBPACK_IMPORTED_MODULE_1__/* .configFile */ .Ze },
            cure: pins.length === 0 ? 'No pins were found.' : `There are: ${list(pins)}.`,
        });
    }
    if (others.length > 0) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the host \`${host}\` names the pin \`${name}\`, and there are several.`, {
            place: { file: _config_js__WEBPACK_IMPORTED_MODULE_1__/* .configFile */ .Ze },
            cure: `Say which: ${list([pin, ...others])}.`,
        });
    }
    if (pin.state !== 'floating')
        return null;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`\`${pin.name}\` of the host \`${host}\` names ${pin.channel ?? ''} but no release: a floating pin has no source to build.`, {
        place: { file: pin.file, line: pin.line },
        cure: 'Pin it: `channel-bump check --verbose` says how.',
    });
}


/***/ }),

/***/ 15909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R8: () => (/* binding */ discoverIn),
  ud: () => (/* binding */ discoverPins),
  Z9: () => (/* binding */ hasPins),
  cw: () => (/* binding */ policySettings),
  Ku: () => (/* binding */ proposals)
});

// EXTERNAL MODULE: ./build/src/channels/release-index.js + 5 modules
var release_index = __webpack_require__(29490);
// EXTERNAL MODULE: ./build/src/core/channel-state.js
var channel_state = __webpack_require__(44442);
// EXTERNAL MODULE: ./build/src/core/channel.js
var core_channel = __webpack_require__(26466);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/src/channels/end-of-life.js

const day = iso/* date */.p6();
/** endoflife.date writes a day, or only whether it has passed. */
const dayOrNot = schemas/* union */.KCZ([day, schemas/* unknown */.L5J().transform(() => null)]).optional();
const list = schemas/* array */.YOg(schemas/* object */.Ikc({ cycle: schemas/* string */.YjP(), eol: dayOrNot }));
const product = schemas/* object */.Ikc({
    result: schemas/* object */.Ikc({ releases: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), eolFrom: dayOrNot })) }),
});
/**
 * The days on which series' support ends, `YYYY-MM-DD`, by series: from what endoflife.date answers to
 * `/api/nixos.json` (`[{"cycle":"25.11","eol":"2026-06-30",…}]`) or to `/api/v1/products/nixos/`
 * (`{"result":{"releases":[{"name":"25.11","eolFrom":"2026-06-30",…}]}}`). Null where the text is neither.
 */
function readEndOfLife(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return null;
    }
    const listed = list.safeParse(value);
    const told = product.safeParse(value);
    const ends = listed.success
        ? listed.data.map(({ cycle, eol }) => [cycle, eol ?? null])
        : told.success
            ? told.data.result.releases.map(({ name, eolFrom }) => [name, eolFrom ?? null])
            : null;
    if (ends === null)
        return null;
    return new Map(ends.flatMap(([series, end]) => (end === null ? [] : [[series, end]])));
}

// EXTERNAL MODULE: ./build/src/channels/once-each.js
var once_each = __webpack_require__(92567);
;// CONCATENATED MODULE: ./build/src/channels/status-samples.js

const METRICS = /^(channel_revision|channel_update_time)$/;
/**
 * The samples of the channels in a text, whatever it is: Prometheus' answer to a query, the exporter's own text, or
 * the `channels.nix` that both are made from. Null where it is none of these.
 * @param asked the metric that was asked for, for samples that bear no name
 */
function readSamples(text, asked) {
    return fromPrometheus(text, asked) ?? fromExposition(text) ?? fromChannelsNix(text);
}
const answer = schemas/* object */.Ikc({
    status: schemas/* literal */.euz('success'),
    data: schemas/* object */.Ikc({
        result: schemas/* array */.YOg(schemas/* object */.Ikc({
            metric: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
            value: schemas/* tuple */.PVZ([schemas/* number */.aig(), schemas/* string */.YjP()]),
        })),
    }),
});
/** `{"status":"success","data":{"resultType":"vector","result":[{"metric":{…},"value":[1772400000.1,"1"]}]}}` */
function fromPrometheus(text, asked) {
    if (!/^\s*\{/.test(text))
        return null;
    const checked = answer.safeParse(parsedJson(text));
    if (!checked.success)
        return null;
    return checked.data.data.result.map(({ metric, value }) => ({
        metric: metric['__name__'] ?? asked,
        labels: new Map(Object.entries(metric)),
        value: Number(value[1]),
    }));
}
/** Lines `channel_revision{channel="nixos-25.11",current="1",…} 1.0`, as Prometheus reads them from an exporter. */
function fromExposition(text) {
    const samples = [];
    for (const line of text.split('\n')) {
        const [, metric = '', labels = '', value] = /^([a-z_]+)\{(.*)\}\s+(\S+)/.exec(line.trim()) ?? [];
        if (METRICS.test(metric))
            samples.push({ metric, labels: labelsOf(labels), value: Number(value) });
    }
    return samples.length > 0 ? samples : null;
}
function labelsOf(text) {
    const pairs = text.matchAll(/(?<![A-Za-z0-9_])([A-Za-z_][A-Za-z0-9_]*)\s*=\s*"((?:[^"\\]|\\.)*)"/g);
    return new Map(Array.from(pairs, ([, name = '', value = '']) => [name, value.replace(/\\(["\\])/g, '$1')]));
}
/**
 * `"nixos-25.11" = { job = "…"; variant = "primary"; status = "stable"; };` in any layout. The file has an entry in
 * a comment, to show how one is written: comments are taken out first.
 */
function fromChannelsNix(text) {
    const bare = text.replace(/("(?:[^"\\]|\\[^])*(?:"|\\?$))|#[^\n]*|\/\*[^]*?(?:\*\/|$)/g, (_, string) => string ?? '');
    const samples = Array.from(bare.matchAll(/(?<![\w.-])([A-Za-z][\w.-]*)"?\s{0,99}=\s{0,99}\{([^{}]*)\}/g), ([, channel = '', body = '']) => {
        const status = /(?<![\w-])status\s{0,99}=\s{0,99}"([^"]*)"/.exec(body)?.[1];
        const labels = { channel, ...(status === undefined ? {} : { status }) };
        return { metric: 'channel_revision', labels: new Map(Object.entries(labels)), value: 1 };
    }).filter(({ labels }) => labels.has('status'));
    return samples.length > 0 ? samples : null;
}
function parsedJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./build/src/channels/status.js






/** This is worth a look, not a wait. */
const DEADLINE_MS = 10_000;
const LIMIT = 1024 * 1024;
const REVISION = 'channel_revision';
const UPDATE_TIME = 'channel_update_time';
/**
 * @param urls `statusUrl`: a Prometheus, a query of one, the exporter's text, or a `channels.nix`; `endOfLifeUrl`: a
 * product of endoflife.date. Both are asked at the same time.
 */
function createChannelStates(http, urls) {
    const ask = async () => {
        const [published, ends] = await Promise.all([
            unknown('The status of the channels', 'Without it nothing is upgraded.', '`status-url`', askStatus(http, urls.statusUrl)),
            unknown('When support of a channel ends', 'Without it nobody is warned of an end that is near.', '`end-of-life-url`', askEndOfLife(http, urls.endOfLifeUrl)),
        ]);
        const troubles = [published, ends].flatMap((one) => (one instanceof errors/* UserError */.yo ? [one] : []));
        if (published instanceof errors/* UserError */.yo)
            return { states: new Map(), troubles };
        return { states: joined(published, ends instanceof errors/* UserError */.yo ? new Map() : ends), troubles };
    };
    const once = (0,once_each/* onceEach */.f)(ask);
    return { states: () => once('') };
}
async function askStatus(http, statusUrl) {
    const told = await statusSamples(http, statusUrl);
    const moved = movedTimes(told.moved);
    const current = currentStatuses(told.revisions);
    if (current.size === 0) {
        throw new errors/* UserError */.yo(`${told.url} names no channel.`);
    }
    return new Map([...current].map(([channel, status]) => [
        channel,
        { status, movedAt: moved.get(channel) ?? null, endOfLife: null },
    ]));
}
/** A file is read as it is; anything else is asked as Prometheus is, and read as it is where it is none. */
async function statusSamples(http, statusUrl) {
    const query = queryOf(statusUrl);
    const asked = query && (await askPrometheus(http, query));
    if (asked?.kind === 'told')
        return asked;
    const answer = await answerOf(http, statusUrl);
    const samples = answer.kind === 'text' ? readSamples(answer.text, REVISION) : null;
    if (samples)
        return { url: statusUrl, revisions: samples, moved: samples };
    throw asked?.odd ?? oddity(statusUrl, answer, 'the status of channels');
}
/** `odd`: what was wrong with it, where there is such an address at all. */
async function askPrometheus(http, query) {
    const url = query(REVISION);
    const [answer, moved] = await Promise.all([
        answerOf(http, url),
        // When a channel moved is worth knowing, but the status is there without it.
        orError(answerOf(http, query(UPDATE_TIME))),
    ]);
    const revisions = answer.kind === 'text' ? readSamples(answer.text, REVISION) : null;
    if (revisions) {
        const text = !(moved instanceof errors/* UserError */.yo) && moved.kind === 'text' ? moved.text : '';
        return { kind: 'told', url, revisions, moved: readSamples(text, UPDATE_TIME) ?? [] };
    }
    const isThere = answer.kind === 'text' || answer.status !== 404;
    return { kind: 'other', odd: isThere ? oddity(url, answer, 'the status of channels') : null };
}
/** How Prometheus is asked for a metric at that address; null where the address is a file's. */
function queryOf(statusUrl) {
    const url = new URL(statusUrl);
    const own = url.searchParams.get('query');
    const whole = own !== null || url.pathname.endsWith('/api/v1/query');
    if (!whole && /\.[a-z]+$|\/metrics$/.test(url.pathname))
        return null;
    if (!whole)
        url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/query`;
    return (metric) => {
        const asked = new URL(url);
        // A query may choose among several sources: `channel_revision{job="channels"}`.
        asked.searchParams.set('query', own?.includes(REVISION) ? own.replaceAll(REVISION, metric) : metric);
        return asked.href;
    };
}
/** By channel. A channel whose samples disagree is `unknown`; one that is no longer current is `unmaintained`. */
function currentStatuses(samples) {
    const statuses = new Map();
    const current = new Set();
    for (const { metric, labels } of samples) {
        const channel = labels.get('channel') ?? '';
        if (metric !== REVISION || !(0,core_channel/* parseChannel */.pn)(channel))
            continue;
        const isCurrent = (labels.get('current') ?? '1') === '1';
        if (!isCurrent) {
            if (!current.has(channel))
                statuses.set(channel, 'unmaintained');
            continue;
        }
        const status = knownStatus(labels.get('status'));
        const before = current.has(channel) ? statuses.get(channel) : undefined;
        statuses.set(channel, before === undefined || before === status ? status : 'unknown');
        current.add(channel);
    }
    return statuses;
}
const WORDS = ['rolling', 'beta', 'stable', 'deprecated', 'unmaintained'];
function knownStatus(word) {
    return WORDS.find((one) => one === word) ?? 'unknown';
}
function movedTimes(samples) {
    const moved = samples.filter(({ metric, value }) => metric === UPDATE_TIME && value > 0 && value < 1e11);
    return new Map(moved.map(({ labels, value }) => [labels.get('channel') ?? '', Math.floor(value)]));
}
async function askEndOfLife(http, url) {
    const answer = await answerOf(http, url);
    const ends = answer.kind === 'text' ? readEndOfLife(answer.text) : null;
    if (ends && ends.size > 0)
        return ends;
    throw oddity(url, answer, 'the releases of a product');
}
/**
 * Every channel with the end of life of its series. Series that ended and are published no more are there too, for
 * the day on which they did.
 */
function joined(published, ends) {
    const there = new Set([...published.keys()].map(core_channel/* seriesOf */.Lf));
    const past = [...ends.keys()]
        .filter((series) => !there.has(series))
        .flatMap((series) => [`nixos-${series}`, `nixos-${series}-small`, `nixpkgs-${series}-darwin`])
        .filter((channel) => (0,channel_state/* stateOf */.L)(published, channel).status === 'unmaintained');
    return new Map([...published.keys(), ...past].map((channel) => [
        channel,
        { ...(0,channel_state/* stateOf */.L)(published, channel), endOfLife: ends.get((0,core_channel/* seriesOf */.Lf)(channel) ?? '') ?? null },
    ]));
}
async function answerOf(http, url) {
    const response = await http.request({ url, follow: true, deadlineMs: DEADLINE_MS });
    if (response.status === 200)
        return { kind: 'text', text: await response.text(LIMIT) };
    await response.discard();
    return { kind: 'status', status: response.status };
}
function oddity(url, answer, expected) {
    return new errors/* UserError */.yo(`${url} answers with ${described(answer)}, not with ${expected}.`);
}
function described(answer) {
    if (answer.kind === 'status')
        return `status ${answer.status}`;
    const start = answer.text.trim();
    if (start === '')
        return 'nothing';
    return start.startsWith('<') ? 'a web page' : `\`${start.split('\n')[0]?.slice(0, 60) ?? ''}\``;
}
/** An error says what is unknown for its sake, what that means, and which setting to look at. */
async function unknown(what, meaning, setting, asked) {
    const got = await orError(asked);
    if (!(got instanceof errors/* UserError */.yo))
        return got;
    // No answer at all has a cause, which is below us: the address is seldom to blame.
    const check = got.cause === undefined ? setting : `the network, then ${setting}`;
    const cure = `${meaning} Check ${check}.`;
    return new errors/* UserError */.yo(`${what} is unknown: ${got.message}`, { cure, cause: got });
}
async function orError(asked) {
    try {
        return await asked;
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            return error;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/src/core/candidate.js
var candidate = __webpack_require__(72964);
// EXTERNAL MODULE: ./build/src/core/companion.js
var companion = __webpack_require__(81527);
// EXTERNAL MODULE: ./build/src/core/series.js
var core_series = __webpack_require__(6924);
;// CONCATENATED MODULE: ./build/src/core/policy/findings.js
function finding(pin, rule, severity, message) {
    return { rule, severity, message: visible(message), pin };
}
/** What a file says, as a word in a sentence: on one line, without what can't be seen. */
function quoted(text, limit = 120) {
    const shown = visible(text).replaceAll('`', ' ').trim();
    return `\`${shown.length > limit ? `${shown.slice(0, limit - 1)}…` : shown}\``;
}
function visible(text) {
    return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
}

;// CONCATENATED MODULE: ./build/src/core/policy/companions.js





/**
 * The upgrades with the companions that go along: those of a series that is left, in a file with a pin that leaves it,
 * or in a file without pins. Each goes along once; what belongs to a pin that stays is not parted from it.
 * @param pins all direct ones
 */
function withCompanions(candidates, companions, pins) {
    const upgrades = candidates.filter(({ lane }) => lane === 'upgrade');
    const leaving = new Set(upgrades.flatMap(candidate/* pinsOf */.cz));
    const owners = new Map();
    const findings = [];
    for (const companion of companions) {
        const beside = besideOf(companion, pins);
        const staying = beside.find((pin) => !leaving.has(pin) && isOwn(pin) && (0,core_channel/* seriesOf */.Lf)(pin.channel) === companion.series);
        const leavers = (one) => (0,candidate/* pinsOf */.cz)(one).filter((pin) => (0,core_channel/* seriesOf */.Lf)(pin.channel) === companion.series);
        const [first] = upgrades.filter((one) => leavers(one).length > 0);
        const owner = beside.length === 0 ? first : upgrades.find((one) => leavers(one).some((pin) => beside.includes(pin)));
        if (staying)
            findings.push(...(first ? [stays(companion, staying, first)] : []));
        else if (owner)
            owners.set(companion, owner);
        else
            findings.push(...behind(companion, beside));
    }
    const along = candidates.map((candidate) => ({
        ...candidate,
        companions: companions.filter((companion) => owners.get(companion) === candidate),
    }));
    return { candidates: along, findings };
}
/**
 * The pins of its file that it goes with: the one whose nixpkgs it takes, where the file tells; else, of its series, those
 * that are there for that series by their names where it is itself, and the others where it is not.
 */
function besideOf({ file, name, series, follows }, pins) {
    const beside = pins.filter((pin) => pin.file === file);
    const followed = beside.find((pin) => pin.name === follows && (0,core_channel/* seriesOf */.Lf)(pin.channel) === series);
    if (followed)
        return [followed];
    const staysInSeries = (0,core_series/* seriesNamed */.l)(name).includes(series);
    const isAlike = (pin) => (0,core_channel/* seriesOf */.Lf)(pin.channel) !== series || (pin.staysInSeries ?? false) === staysInSeries;
    const alike = beside.filter(isAlike);
    return alike.some((pin) => (0,core_channel/* seriesOf */.Lf)(pin.channel) === series) ? alike : beside;
}
/** Not one that a flake asks for, which may be the companion's. */
function isOwn({ askedBy }) {
    return askedBy === undefined;
}
function stays({ name, branch }, pin, { group }) {
    const message = `${quoted(name)} follows ${quoted(branch)} and stays with ${quoted(pin.name)}, which stays on ` +
        `${pin.channel ?? ''}: the upgrade ${group} goes without it.`;
    return finding(pin, 'companion-stays', 'info', message);
}
/** A companion of another series than every pin of its file, as an upgrade by hand leaves it. */
function behind({ name, branch, series }, beside) {
    const [pin, ...others] = beside.filter((one) => isOwn(one) && (0,core_channel/* seriesOf */.Lf)(one.channel) !== null);
    const of = pin && (0,core_channel/* seriesOf */.Lf)(pin.channel);
    if (!pin || !of || [pin, ...others].some((one) => (0,core_channel/* seriesOf */.Lf)(one.channel) === series))
        return [];
    const message = `${quoted(name)} follows ${quoted(branch)}, but ${quoted(pin.name)} beside it follows ${pin.channel ?? ''}: ` +
        `they are made for each other's series. Let ${quoted(name)} follow ${quoted((0,companion/* branchOfSeries */.r)(branch, of))}.`;
    return [finding(pin, 'companion-behind', 'warning', message)];
}

// EXTERNAL MODULE: ./build/src/core/pin.js
var core_pin = __webpack_require__(62894);
// EXTERNAL MODULE: ./build/src/core/policy/support.js
var support = __webpack_require__(13735);
// EXTERNAL MODULE: ./build/src/core/flake/reference.js
var reference = __webpack_require__(24546);
// EXTERNAL MODULE: ./build/src/core/origin.js
var origin = __webpack_require__(51879);
// EXTERNAL MODULE: ./build/src/core/release.js
var core_release = __webpack_require__(2164);
;// CONCATENATED MODULE: ./build/src/core/policy/floating.js




/** No line that a person wrote is longer, and no longer one is shown. */
const LONGEST = 480;
const OFFICIAL_RELEASES = core_channel/* officialOrigins */.v_.releases[0] ?? '';
/**
 * The line of a floating pin, with the address of a release in place of the channel's; the rest of the line stays.
 * Where there is no line, or the channel's address is not in it: the address to write, for `.nix-channels` with the name.
 * A flake's address is told with the release's revision. A branch that is given in place of a revision becomes the release's revision.
 * @param releasesUrl of the configured mirror, no trailing `/`: written only where the pin is spelled with a mirror
 */
function pinnedLine(sourceLine, pin, release, releasesUrl) {
    const isChannels = pin.format === 'nix-channels';
    const base = isOfMirror(pin) ? releasesUrl : OFFICIAL_RELEASES;
    const address = `${base}/${release.path}${isChannels ? '' : '/nixexprs.tar.xz'}`;
    const line = sourceLine !== null && sourceLine.length <= LONGEST ? sourceLine : '';
    if (pin.url !== null && release.revision !== null && (0,reference/* isFlakeAddress */.c6)(pin.url)) {
        const flake = (0,reference/* flakeAddressAt */.Z$)(release.revision);
        return replaceOnly(line, `${literally(pin.url)}(?![\\w./-])`, () => flake) ?? flake;
    }
    const pinned = withAddress(line, pin, address) ?? withRevision(line, pin, release);
    return pinned ?? (isChannels ? `${address} ${pin.name}` : address);
}
/** An address that gives a channel is an official one or one of the configured mirror: there are no others. */
function isOfMirror({ url }) {
    const { channels, releases, archives } = core_channel/* officialOrigins */.v_;
    const official = [channels, releases, archives];
    if (url === null || !/^https?:/.test(url) || (0,core_release/* githubArchiveOfUrl */.YQ)(url, core_channel/* officialOrigins */.v_))
        return false;
    return official.every((origins) => (0,origin/* segmentsBelow */.C)(url, origins) === null);
}
/**
 * `rev = "nixos-25.11";` -> `rev = "<revision>";`, and so of `ref = "nixos-25.11";`: Nix's `github:` takes one of the two.
 * Git, which has the repository's address, takes both: `ref = "nixos-25.11"; rev = "<revision>";`. Where the line has no
 * branch in such a place, what is to be added. Null: it is no repository that is named.
 */
function withRevision(line, pin, { channel: to, revision }) {
    const { channel, url, format } = pin;
    if (channel === null || revision === null)
        return null;
    const branch = String.raw `("?\s*[=:]\s*")(refs/heads/)?${literally(channel)}"`;
    const isRevision = url === null ? format === 'nix-source' : isRepository(url);
    return (replaceOnly(line, String.raw `\brev${branch}`, ([, between = '']) => `rev${between}${revision}"`) ??
        replaceOnly(line, String.raw `\bref${branch}`, ([, between = '', heads = '']) => {
            if (url === null)
                return `rev${between}${revision}"`;
            const rev = between.includes(':') ? `, "rev": "${revision}"` : `; rev = "${revision}"`;
            return `ref${between}${heads}${to}"${rev}`;
        }) ??
        (isRevision ? `rev = "${revision}";` : null));
}
/** The line with another address; null where it spells none of the channel. That of a repository says nothing of one. */
function withAddress(line, { url, channel }, address) {
    const asWritten = url && !isRepository(url) ? replaceOnly(line, `${literally(url)}(?![\\w./-])`, () => address) : null;
    if (asWritten !== null || channel === null)
        return asWritten;
    // `channel:X`, `https://…/X`, `https://…/X/nixexprs.tar.xz`, `https://…/X.tar.gz`, `github:NixOS/nixpkgs/X`
    const before = String.raw `(?:channel:|github:[\w.-]+/[\w.-]+/|(?:flake:)?nixpkgs/|https?://[^\s"'<>;,()=]*/)`;
    const after = String.raw `(?:\.tar\.gz|\.zip|/(?:nixexprs\.tar\.[a-z0-9]+)?)?(?![\w.-])`;
    return replaceOnly(line, before + literally(channel) + after, () => address);
}
/** With something in place of what a line says once; null where it does not. Of two nobody knows which is this pin's. */
function replaceOnly(line, pattern, by) {
    const [match, ...others] = line.matchAll(new RegExp(pattern, 'g'));
    if (!match || others.length > 0)
        return null;
    return line.slice(0, match.index) + by(match) + line.slice(match.index + match[0].length);
}
function isRepository(url) {
    return /\bgithub\.com[:/][^/]+\/[^/?]+\/?$/i.test(url);
}
function literally(text) {
    return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

// EXTERNAL MODULE: ./build/src/core/policy/order.js
var policy_order = __webpack_require__(15412);
;// CONCATENATED MODULE: ./build/src/core/policy/trust.js


/** Why what a channel's mirror announces is not believed, a sentence; null where it is, or nothing is announced. */
function distrust(channel, { untrusted, newest }) {
    const why = untrusted.get(channel);
    if (why !== undefined)
        return why;
    const announced = newest.get(channel);
    if (!announced)
        return null;
    const { name, revision } = announced;
    if ((0,core_release/* releasePath */.bD)(channel, name) === null)
        return `${name} is no release of ${channel}.`;
    return (0,policy_order/* isOf */.yW)({ ...announced, revision: null }, revision) ? null : `${name} is not of revision ${revision}.`;
}
/** What a channel announces, where that is known and believed. */
function announcedBy(channel, known) {
    return distrust(channel, known) === null ? (known.newest.get(channel) ?? null) : null;
}

;// CONCATENATED MODULE: ./build/src/core/policy/goal.js


/**
 * The newest release of a channel that came out at least `cooldown` seconds ago, by when it was published. Where no
 * listing tells that of any release, the commit's time must do, which is some hours to days earlier; where the listing
 * only lags behind, what is not in it yet is too young. What is listed, but not announced yet, does not count.
 * Null where the channel's newest release is not known, or not believed.
 * @param accepts which of its releases may be proposed at all
 */
function goalOf(channel, cooldown, known, accepts = () => true) {
    const announced = announcedBy(channel, known);
    if (!announced)
        return null;
    if (!accepts(announced))
        return { to: null, waiting: null };
    if (cooldown <= 0)
        return { to: announced, waiting: null };
    const history = (known.history.get(channel) ?? []).filter(accepts);
    const listed = history.findLast(({ name }) => name === announced.name);
    const newest = { ...announced, published: announced.published ?? listed?.published ?? null };
    const time = newest.published !== null || !tellsDates(known.history.get(channel)) ? (0,policy_order/* releaseTime */.H2)(newest) : null;
    if (time !== null && time + cooldown <= known.now)
        return { to: newest, waiting: null };
    const waiting = { release: newest, until: time === null ? null : time + cooldown };
    return { to: newestRipe(history, newest, known.now - cooldown, known), waiting };
}
/** Whether a listing tells when releases were published; an empty one will, once there is something in it. */
function tellsDates(history) {
    return history?.length === 0 || (history?.some(({ published }) => published !== null) ?? false);
}
function newestRipe(history, newest, latest, { revisions }) {
    const ripe = history.findLast((release) => {
        const time = (0,policy_order/* releaseTime */.H2)(release);
        return time !== null && time <= latest && (0,policy_order/* compareNames */.MP)(release.name, newest.name) === -1;
    });
    if (!ripe)
        return null;
    const revision = ripe.revision ?? revisions.get(ripe.path) ?? null;
    return { ...ripe, revision: (0,policy_order/* isOf */.yW)({ ...ripe, revision: null }, revision) ? revision : null };
}

// EXTERNAL MODULE: ./build/src/core/policy/rules.js
var policy_rules = __webpack_require__(66975);
// EXTERNAL MODULE: ./build/src/core/policy/standing.js
var standing = __webpack_require__(79406);
// EXTERNAL MODULE: ./build/src/core/policy/upgrade-targets.js
var upgrade_targets = __webpack_require__(26155);
// EXTERNAL MODULE: ./build/src/core/policy/time.js
var time = __webpack_require__(65779);
;// CONCATENATED MODULE: ./build/src/core/policy/judge.js












/** What is to be said of one direct pin by itself, the weightiest first. */
function judge(pin, known, settings) {
    if (!(0,policy_rules/* settingsOf */.f5)(pin, settings).selected) {
        return [
            finding(pin, 'not-selected', 'info', `${quoted(pin.name)} is not among the pins to look after (\`pins\`).`),
        ];
    }
    switch (pin.state) {
        case 'frozen':
            return [frozen(pin), ...endFindings(pin, known)];
        case 'foreign':
            return [foreign(pin)];
        case 'floating':
            return [
                ...troubles(pin, known, settings),
                ...(isBelieved(pin, known) ? [floating(pin, known, settings)] : []),
                ...statusFindings(pin, known),
            ];
        case 'pinned':
            return [
                ...(pin.channel === null ? [noChannel(pin, known)] : troubles(pin, known, settings)),
                ...statusFindings(pin, known),
                ...revisionFindings(pin, known),
                ...oldFindings(pin, known, settings),
            ];
    }
}
function frozen(pin) {
    const why = pin.note === undefined ? '' : `, ${pin.note}`;
    return finding(pin, 'frozen', 'info', `${quoted(pin.name)} is frozen${why}: left alone.`);
}
function foreign(pin) {
    const why = pin.note === undefined ? '' : `: ${pin.note}`;
    return finding(pin, 'foreign', 'info', `${quoted(pin.name)} follows no official channel${why}.`);
}
/** Why nothing can be said of what the channel has today. */
function troubles(pin, known, settings) {
    const channel = pin.channel ?? '';
    const why = distrust(channel, known);
    if (why !== null) {
        const message = `what the mirror announces as ${channel} is not believed: ${why} Nothing is proposed from it.`;
        return [finding(pin, 'inauthentic', 'error', message)];
    }
    if (isNowhere(pin, known))
        return [nowhere(pin, settings)];
    if (known.newest.has(channel))
        return [];
    return [
        finding(pin, 'unresolved', 'error', `the newest release of ${channel || 'its channel'} is not known.`),
    ];
}
/** Whether there is such a channel, and what is announced of it, if anything, is in order. */
function isBelieved(pin, known) {
    return !isNowhere(pin, known) && distrust(pin.channel ?? '', known) === null;
}
/** A channel that neither its mirror nor the published data know: most likely a slip. */
function isNowhere({ channel }, { newest, states }) {
    if (channel === null || newest.has(channel) || states.has(channel))
        return false;
    return (0,channel_state/* stateOf */.L)(states, channel).status === 'unmaintained';
}
function nowhere(pin, settings) {
    const rule = pin.followed ? (0,policy_rules/* followingRule */._f)(pin, settings) : null;
    const by = rule
        ? `, which the rule for ${quoted(rule.match.join(', '))} lets ${quoted(pin.name)} follow`
        : '';
    const message = `there is no channel ${pin.channel ?? ''}${by}: neither its mirror nor the published data know it.`;
    return finding(pin, 'unresolved', 'error', message);
}
function floating(pin, known, settings) {
    const { lines, releasesUrl, states } = known;
    const channel = pin.channel ?? '';
    if (pin.upgradesItself) {
        const message = `${quoted(pin.name)} lets the machines take each release of ${channel} as it comes: nobody has rebuilt with it before.`;
        return finding(pin, 'floating', 'info', message);
    }
    // Of an input it is the lock that is missing, or stale: that is its program's to write.
    const ofInput = (0,core_pin/* isLockNode */.W)(pin) || pin.format === 'flake-nix' ? (pin.note ?? null) : null;
    const what = `${quoted(pin.name)} follows ${channel} without holding a revision: ${ofInput ?? 'it can change under you'}.`;
    // Of a channel that ends, the last release is no place to stay.
    const next = announcedBy((0,upgrade_targets/* floatingTarget */.kG)(pin, states, settings) ?? '', known);
    const release = next ?? announcedBy(channel, known);
    if (!release || ofInput !== null)
        return finding(pin, 'floating', 'warning', what);
    const source = lines.get(`${pin.file}:${pin.name}`) ?? null;
    const line = quoted(pinnedLine(source, pin, release, releasesUrl), 500);
    const to = next ? ` to ${next.channel}` : '';
    const hash = pin.hash === null ? '' : ', with a hash of its own';
    return finding(pin, 'floating', 'warning', `${what} This would pin it${to}${hash}: ${line}`);
}
function noChannel(pin, { released }) {
    const from = released.get(pin.revision ?? '');
    const what = `${quoted(pin.name)} names a revision, but no channel to follow.`;
    if (!from) {
        const hint = 'A rule with `follow` in .github/channel-bump.yml gives it one.';
        return finding(pin, 'no-channel', 'info', `${what} ${hint}`);
    }
    const rule = `rules: [{ match: ${JSON.stringify(`${pin.file}:${pin.name}`)}, follow: ${from.channel} }]`;
    const hint = `${from.channel} released it as ${from.name}; this in .github/channel-bump.yml would follow it:`;
    return finding(pin, 'no-channel', 'info', `${what} ${hint} ${quoted(rule, 500)}`);
}
/** Whether what the pin holds ever was a release, and of its channel. */
function revisionFindings(pin, { released, history, newest }) {
    const { channel, revision, repository } = pin;
    if (revision === null || (repository !== null && repository.toLowerCase() !== 'nixos/nixpkgs'))
        return [];
    const from = released.get(revision);
    if (from === undefined)
        return [];
    const own = channel === null ? undefined : history.get(channel);
    const announced = newest.get(channel ?? '');
    if ([...(own ?? []), ...(announced ? [announced] : [])].some((one) => (0,policy_order/* isOf */.yW)(one, revision)))
        return [];
    if (from === null) {
        const among = own ? `neither ${channel ?? ''} nor another channel` : 'none of the channels';
        const message = `${quoted(pin.name)} holds ${quoted(revision)}, which ${among} that was looked through ever released: ` +
            `GitHub serves a fork's commit under NixOS/nixpkgs, too. Make sure where it comes from.`;
        return [finding(pin, 'unreleased', 'warning', message)];
    }
    if (channel === null || !own || from.channel === channel)
        return [];
    const message = `${quoted(pin.name)} follows ${channel}, but holds ${from.name}, a release of ${from.channel}.`;
    return [finding(pin, 'other-channel', 'info', message)];
}
function oldFindings(pin, known, settings) {
    const { maxAge } = (0,policy_rules/* settingsOf */.f5)(pin, settings);
    const age = (0,standing/* ageOf */.h)(pin, known);
    if (maxAge === null || age === null || age <= maxAge)
        return [];
    const message = `${quoted(pin.name)} is ${(0,time/* spanOf */.ee)(age)} old, more than the ${(0,time/* spanOf */.ee)(maxAge)} allowed: ` +
        `security fixes since then are missing.${cureOfAge(pin, known, settings)}`;
    return [finding(pin, 'old', 'warning', message)];
}
/** A sentence with a space before it, where there is something to say. */
function cureOfAge(pin, known, settings) {
    const newest = announcedBy(pin.channel ?? '', known);
    if (!newest)
        return '';
    const order = (0,policy_order/* orderAgainst */.Yw)(pin, newest, known);
    if (order === 'unknown')
        return '';
    if (order !== 'older')
        return ` ${newest.channel} has nothing newer.`;
    const to = goalOf(newest.channel, (0,policy_rules/* settingsOf */.f5)(pin, settings).cooldown, known)?.to ?? null;
    const isDue = to !== null && (0,policy_order/* orderAgainst */.Yw)(pin, to, known) === 'older';
    return isDue ? ' Bump it.' : ' What is newer waits for the cooldown.';
}
/** Where a channel ends, or has ended: this is told also of what is to stay where it is. */
function endFindings(pin, known) {
    return statusFindings(pin, known).filter(({ rule }) => rule !== 'beta');
}
function statusFindings(pin, known) {
    const { states, now } = known;
    if (pin.channel === null || isNowhere(pin, known))
        return [];
    const state = (0,channel_state/* stateOf */.L)(states, pin.channel);
    const left = (0,support/* daysLeft */.H)(state, now);
    const what = `${quoted(pin.name)} follows ${pin.channel}, which`;
    const byHand = pin.staysInSeries ? 'It is named after its series: nothing is proposed. ' : '';
    const cure = pin.followed ? 'Let its rule follow the next one.' : `${byHand}Upgrade it.`;
    if (state.status === 'beta') {
        return [
            finding(pin, 'beta', 'warning', `${what} is a beta: it may still change a lot. Production waits for the release.`),
        ];
    }
    if (state.status === 'unmaintained' || (state.status === 'deprecated' && left !== null && left < 0)) {
        const since = left !== null && left < 0 ? ` since ${state.endOfLife ?? ''}` : ' any more';
        return [finding(pin, 'unmaintained', 'warning', `${what} gets no security updates${since}. ${cure}`)];
    }
    if (state.status === 'stable' && left !== null && left < 0) {
        const ended = `${what} is called stable, but its support ended on ${state.endOfLife ?? ''}. ${cure}`;
        return [finding(pin, 'deprecated', 'warning', ended)];
    }
    if (state.status !== 'deprecated')
        return [];
    const until = left === null
        ? 'soon'
        : `on ${state.endOfLife ?? ''}, ${left === 0 ? 'today' : `in ${(0,time/* counted */.hS)(left, 'day')}`}`;
    return [
        finding(pin, 'deprecated', 'warning', `${what} ends ${until}: no security updates after that. ${cure}`),
    ];
}

// EXTERNAL MODULE: ./build/src/core/policy/grouping.js
var grouping = __webpack_require__(93003);
;// CONCATENATED MODULE: ./build/src/core/policy/judge-channels.js







/** A channel that has not moved for so long is worth a line: it happens, but seldom. */
const STALLED = 10 * time/* DAY */.d_;
/** What is to be said of each channel, once, on the first pin that follows it. */
function judgeChannels(pins, known, settings) {
    const followed = new Map();
    for (const pin of pins) {
        const isFollowing = pin.state === 'pinned' || pin.state === 'floating';
        if (!isFollowing || pin.channel === null || !(0,policy_rules/* settingsOf */.f5)(pin, settings).selected)
            continue;
        followed.set(pin.channel, [...(followed.get(pin.channel) ?? []), pin]);
    }
    return [...followed].flatMap(([channel, followers]) => [
        ...drift(channel, followers, settings),
        ...unknownStatus(channel, followers, known),
        ...stalled(channel, followers, known),
    ]);
}
/** Pins of a channel at different revisions: a fleet that does not run what was tested together. */
function drift(channel, pins, settings) {
    const held = pins.filter((pin) => pin.state === 'pinned' && pin.revision !== null);
    const [first, ...others] = held;
    if (!first || others.every((pin) => (0,policy_order/* sameRevision */.Y6)(pin.revision, first.revision)))
        return [];
    const due = held.map((pin) => ({ pin, target: channel }));
    const apart = (0,grouping/* groupsOf */.c)('refresh', due, held, settings).length > 1;
    const list = held.map(({ file, name, revision }) => `${quoted(`${file}:${name}`)} at ${revision?.slice(0, 12) ?? ''}`);
    const then = apart ? 'They are grouped apart, so they stay so.' : 'They move together.';
    const message = `the pins of ${channel} are at different revisions: ${shortened(list)}. ${then}`;
    return [finding(first, 'drift', apart ? 'info' : 'warning', message)];
}
const MOST = 10;
function shortened(list) {
    const more = list.length > MOST ? ` and ${list.length - MOST} more` : '';
    return list.slice(0, MOST).join(', ') + more;
}
function unknownStatus(channel, [first], { states }) {
    if (!first || (0,core_channel/* parseChannel */.pn)(channel)?.series === null || (0,channel_state/* stateOf */.L)(states, channel).status !== 'unknown')
        return [];
    const message = `nobody can say if ${channel} is still maintained: the channels' published data does not tell. No upgrade is proposed.`;
    return [finding(first, 'status-unknown', 'info', message)];
}
function stalled(channel, [first], { states, now }) {
    const { status, movedAt } = (0,channel_state/* stateOf */.L)(states, channel);
    if (!first || movedAt === null || status === 'unmaintained' || now - movedAt < STALLED)
        return [];
    const message = `${channel} has not moved for ${(0,time/* spanOf */.ee)(now - movedAt)}, since ${(0,time/* dayOf */.kb)(movedAt)}: ` +
        `security fixes wait, too. See https://status.nixos.org for what holds it up.`;
    return [finding(first, 'stalled', 'info', message)];
}

;// CONCATENATED MODULE: ./build/src/core/policy/plan.js




/**
 * The steps of one candidate: the pins of a channel go to one release, and wait as long as the one of them that waits
 * longest.
 * @param moves whether a pin may go to a release
 * @param accepts which releases may be proposed at all
 */
function stepsOf(due, known, settings, moves, accepts) {
    const steps = [];
    const findings = [];
    for (const channel of new Set(due.map(({ target }) => target))) {
        const pins = due.filter(({ target }) => target === channel).map(({ pin }) => pin);
        const cooldown = pins.reduce((longest, pin) => Math.max(longest, (0,policy_rules/* settingsOf */.f5)(pin, settings).cooldown), 0);
        const goal = goalOf(channel, cooldown, known, accepts);
        if (!goal)
            continue;
        const { to, waiting } = goal;
        const moving = to === null ? [] : pins.filter((pin) => moves(pin, to));
        if (to !== null && moving.length > 0)
            steps.push({ pins: moving, to });
        if (waiting === null)
            continue;
        for (const pin of pins.filter((one) => moves(one, waiting.release))) {
            findings.push(waits(pin, cooldown, waiting, moving.includes(pin) ? to : null));
        }
    }
    return { steps, findings };
}
function waits(pin, cooldown, { release, until }, instead) {
    const why = until === null
        ? `nobody can say when ${release.name} came out, so the cooldown of ${(0,time/* spanOf */.ee)(cooldown)} holds it back`
        : `${release.name} waits until ${(0,time/* minuteOf */.iA)(until)}, for the cooldown of ${(0,time/* spanOf */.ee)(cooldown)}`;
    const then = instead === null ? '' : ` ${instead.name} is proposed meanwhile.`;
    return finding(pin, 'cooldown', 'info', `${quoted(pin.name)}: ${why}.${then}`);
}

;// CONCATENATED MODULE: ./build/src/core/policy/refresh.js






/**
 * Lane `refresh`: each pin that is behind its channel goes to the newest release that is old enough. Never backwards;
 * where the order can't be told, nothing is proposed and a finding says so.
 * @param pins those that may move
 */
function planRefresh(pins, known, settings) {
    const due = [];
    const findings = [];
    for (const pin of pins) {
        const newest = newestFor(pin, known, settings);
        if (newest === null)
            continue;
        const order = (0,policy_order/* orderAgainst */.Yw)(pin, newest, known);
        if (order === 'older')
            due.push({ pin, target: newest.channel });
        if (order === 'newer')
            findings.push(ahead(pin, newest));
        if (order === 'unknown')
            findings.push(unordered(pin, newest, known));
    }
    const plans = [];
    for (const group of (0,grouping/* groupsOf */.c)('refresh', due, pins, settings)) {
        const planned = stepsOf(group.due, known, settings, (pin, to) => (0,policy_order/* orderAgainst */.Yw)(pin, to, known) === 'older');
        for (const one of planned.findings)
            findings.push(one);
        if (planned.steps.length === 0)
            continue;
        plans.push({ lane: 'refresh', group: group.name, steps: planned.steps, urgency: null });
    }
    return { plans, findings };
}
/** What a pin's channel announces, where that is believed and the pin is to follow it; else null. */
function newestFor(pin, known, settings) {
    const { channel, direct, state } = pin;
    if (!direct || state !== 'pinned' || channel === null)
        return null;
    const { selected, lanes } = (0,policy_rules/* settingsOf */.f5)(pin, settings);
    return selected && lanes.includes('refresh') ? announcedBy(channel, known) : null;
}
function ahead(pin, newest) {
    const message = `${quoted(pin.name)} is ahead of ${newest.channel}, whose newest release is ${newest.name}: left alone.`;
    return finding(pin, 'ahead', 'info', message);
}
function unordered(pin, newest, known) {
    const { channel, name } = newest;
    const what = known.history.has(channel)
        ? `which is no release of ${channel}`
        : `and the releases of ${channel} can't be listed`;
    const message = `${quoted(pin.name)} holds ${quoted(pin.release ?? pin.revision ?? 'a revision')}, ${what}: ` +
        `nobody can say if ${name} is newer. Name the release to go to yourself.`;
    return finding(pin, 'unordered', 'warning', message);
}

;// CONCATENATED MODULE: ./build/src/core/policy/upgrade.js









/** Lane `upgrade`: pins of a series go to the newest release, old enough, of the next stable one. */
function planUpgrade(pins, known, settings) {
    const due = [];
    const findings = [];
    for (const pin of pins) {
        const target = (0,upgrade_targets/* upgradeTarget */.Qo)(pin, known.states, settings);
        const passedOver = (0,upgrade_targets/* targetPassedOver */.AI)(pin, known.states, settings);
        if (passedOver !== null)
            findings.push(namedAfterSeries(pin, passedOver));
        if (target === null)
            continue;
        const trouble = troubleOf(pin, target, known);
        if (trouble)
            findings.push(trouble);
        else
            due.push({ pin, target });
    }
    const plans = [];
    for (const { name, due: members } of (0,grouping/* groupsOf */.c)('upgrade', due, pins, settings)) {
        const planned = stepsOf(members, known, settings, 
        // A revision that no release is known for can be newer than the whole next series.
        (pin, to) => ['older', 'same'].includes((0,policy_order/* orderAgainst */.Yw)(pin, to, known)), 
        // A channel that is stable has beta releases in its history.
        (release) => settings.upgradeTo === 'beta' || !(0,core_release/* isBeforeStable */.Bi)(release.name));
        for (const one of planned.findings)
            findings.push(one);
        if (planned.steps.length === 0)
            continue;
        const moving = planned.steps.flatMap((step) => step.pins);
        plans.push({ lane: 'upgrade', group: name, steps: planned.steps, urgency: urgencyFor(moving, known) });
    }
    return { plans, findings };
}
function namedAfterSeries(pin, target) {
    const message = `${quoted(pin.name)} is named after its series and stays in it: ` +
        `a rule that gives it \`lanes: [refresh, upgrade]\` would take it to ${target}.`;
    return finding(pin, 'named-after-series', 'info', message);
}
function troubleOf(pin, target, known) {
    const why = distrust(target, known);
    const what = `${quoted(pin.name)} could be upgraded to ${target}, but`;
    if (why !== null)
        return finding(pin, 'inauthentic', 'error', `${what} its mirror is not believed: ${why}`);
    if (known.newest.has(target))
        return null;
    return finding(pin, 'unresolved', 'warning', `${what} its newest release is not known.`);
}
function urgencyFor(pins, { states, now }) {
    const channels = new Set(pins.map(({ channel }) => channel).filter((channel) => channel !== null));
    const sentences = [...channels].map((channel) => (0,support/* urgencyOf */.b)(channel, (0,channel_state/* stateOf */.L)(states, channel), now));
    return sentences.filter((sentence) => sentence !== null).join(' ') || null;
}

;// CONCATENATED MODULE: ./build/src/core/policy/propose.js






/**
 * What the policy makes of the pins. The steps before it, each with what the one before brought:
 *
 *     pins = ruled(found, settings); along = ruledCompanions(companions, found, settings)
 *     known.states, then known.newest of the pins' channels and of upgradeTargets(pins, states, settings)
 *     known.history of historiesNeeded(pins, known, settings)
 *     known.revisions of revisionsNeeded(pins, known, settings)
 *     propose(pins, along, known, settings)
 *
 * What could not be had is left out: then less is proposed, and a finding says why.
 */
function propose(pins, companions, known, settings) {
    const direct = pins.filter((pin) => pin.direct);
    const planned = [planRefresh, planUpgrade].map((plan) => plan(direct, known, settings));
    const plans = planned.flatMap((one) => one.plans);
    const resolved = plans.map((plan) => ({ plan, ...resolvedSteps(plan) }));
    const moving = resolved
        .filter(({ steps }) => steps.length > 0)
        .map(({ plan, steps }) => ({ ...plan, steps, companions: [] }));
    const along = withCompanions(moving, companions, direct);
    const findings = [
        ...direct.flatMap((pin) => judge(pin, known, settings)),
        ...planned.flatMap((one) => one.findings),
        ...judgeChannels(direct, known, settings),
        ...resolved.flatMap((one) => one.findings),
        ...along.findings,
    ];
    const place = new Map(direct.map((pin, index) => [pin, index]));
    return {
        candidates: along.candidates.sort((a, b) => Number(a.urgency === null) - Number(b.urgency === null)),
        findings: findings.sort((a, b) => (place.get(a.pin) ?? 0) - (place.get(b.pin) ?? 0)),
    };
}
/** The steps whose release's revision is known. */
function resolvedSteps({ steps }) {
    const known = [];
    const findings = [];
    for (const { pins, to } of steps) {
        if (hasRevision(to))
            known.push({ pins, to });
        else
            for (const pin of pins)
                findings.push(unresolved(pin, to));
    }
    return { steps: known, findings };
}
function hasRevision(release) {
    return release.revision !== null;
}
function unresolved(pin, to) {
    const message = `${quoted(pin.name)} could go to ${to.name}, but its revision could not be read.`;
    return finding(pin, 'unresolved', 'error', message);
}

// EXTERNAL MODULE: ./build/src/core/glob.js
var core_glob = __webpack_require__(60379);
;// CONCATENATED MODULE: ./build/src/core/policy/remarks.js



/**
 * What is odd about the settings themselves, a sentence each: a glob that matches nothing, for a slip in `freeze` would
 * let a pin move without a word. Nothing is said of `ignore`, whose files are not even read.
 * @param pins all that were found, before `ruled`
 * @param companions all that were found
 */
function remarksOn(pins, companions, { pins: selected, freeze, rules }) {
    if (pins.length === 0)
        return [];
    const idle = (where, globs, among) => [...new Set(globs)]
        .filter((glob) => !among.some((one) => (0,core_glob/* matchesGlob */.k)([glob], ...(0,policy_rules/* namesOf */.eZ)(one))))
        .map((glob) => `${quoted(glob)} in \`${where}\` matches no pin: neither a name nor \`file:name\`.`);
    const all = [...pins, ...companions];
    return [
        ...idle('pins', selected.filter((glob) => glob !== '*'), pins),
        ...idle('freeze', freeze, all),
        ...idle('rules', rules.flatMap(({ match }) => match), all),
    ];
}

// EXTERNAL MODULE: ./build/src/app/context.js
var app_context = __webpack_require__(31590);
// EXTERNAL MODULE: ./build/src/pins/registry.js + 64 modules
var registry = __webpack_require__(68989);
// EXTERNAL MODULE: ./build/src/app/reading.js
var reading = __webpack_require__(49);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(14006);
;// CONCATENATED MODULE: ./build/src/app/wanted.js



// A file's name may hold line breaks: `s`.
const OPTIONS = { dot: true, flags: 's' };
/** A name without an ending. */
const UNDOTTED = '!(*.*)';
/**
 * Tells which formats look at a file of that path, in the registry's order. Most files of a repository are of no
 * interest to any: their last name, or how it ends, tells that before a glob is tried.
 */
function formatsFor() {
    const byName = new Map();
    const byEnding = new Map();
    const others = [];
    for (const format of registry/* pinFormats */.g) {
        for (const file of format.files) {
            const glob = { format, pattern: picomatch.makeRe(file, OPTIONS) };
            for (const last of alternatives(external_node_path_.posix.basename(file))) {
                // `*.nix`, `!(package|composer).json`, `!(*.*)`
                const ending = last === UNDOTTED ? '' : /[*)](\.\w+)$/.exec(last)?.[1];
                if (ending !== undefined)
                    append(byEnding, ending, glob);
                else if (/^[\w.-]+$/.test(last))
                    append(byName, last, glob);
                else
                    others.push(glob);
            }
        }
    }
    return (path) => {
        const name = path.slice(path.lastIndexOf('/') + 1);
        const dot = name.lastIndexOf('.');
        const likely = [byName.get(name), byEnding.get(dot < 0 ? '' : name.slice(dot)), others];
        const formats = new Set(likely.flatMap((globs) => (globs ?? []).filter(({ pattern }) => pattern.test(path)).map((g) => g.format)));
        return formats.size < 2 ? [...formats] : registry/* pinFormats */.g.filter((format) => formats.has(format));
    };
}
/** `{nix,nix.*}.conf` -> `nix.conf`, `nix.*.conf` */
function alternatives(last) {
    const braces = /^(.*?)\{([^{}]*)\}(.*)$/.exec(last);
    if (!braces)
        return [last];
    const [, before = '', choices = '', after = ''] = braces;
    return choices.split(',').flatMap((choice) => alternatives(`${before}${choice}${after}`));
}
function append(map, key, glob) {
    const globs = map.get(key);
    if (globs)
        globs.push(glob);
    else
        map.set(key, [glob]);
}

;// CONCATENATED MODULE: ./build/src/app/discover.js





/**
 * The pins in the files of a repository, and what follows a series beside them.
 *
 * A pin may stand in another file than the one that was read: a JSON beside a Nix file. Where two readings give the
 * same line with the same revision, the format that comes first in the registry keeps it.
 * @param root absolute path of the repository
 * @param origins where official things are recognised
 * @param options `ignore`: globs of files that are not read at all
 */
async function discover(files, root, origins, { ignore = [] } = {}) {
    const ignored = (path) => (0,core_glob/* matchesGlob */.k)(ignore, path);
    const walked = await files.walk(root);
    const paths = walked.files.filter((path) => !ignored(path));
    const repository = { files, root, origins, paths: new Set(paths), texts: new Map() };
    const symlinks = walked.symlinks.filter((path) => !ignored(path));
    const { wanted, passedOver } = await wantedFiles(repository, paths, symlinks);
    const read = await readWanted(repository, wanted);
    const pins = onceEach(read.readings.map((reading) => reading.pins));
    const companions = onceEach(read.readings.map((reading) => reading.companions));
    return {
        pins,
        companions,
        texts: textsOf([...pins, ...companions], repository),
        errors: read.errors,
        passedOver: [...walked.unread, ...passedOver, ...read.passedOver],
    };
}
/** The files that some format looks at, in the order of the paths. A symlink lends its name to the file it leads to. */
async function wantedFiles(repository, paths, symlinks) {
    const { files, root } = repository;
    const formatsOf = formatsFor();
    const lent = new Map();
    const passedOver = [];
    const realRoot = (await files.resolve(root)) ?? root;
    for (const path of symlinks) {
        const formats = formatsOf(path);
        if (formats.length === 0)
            continue;
        const target = await files.resolve(`${root}/${path}`);
        const inside = target?.startsWith(`${realRoot}/`) ? target.slice(realRoot.length + 1) : null;
        if (inside !== null && repository.paths.has(inside))
            lent.set(inside, new Set([...(lent.get(inside) ?? []), ...formats]));
        else if (formats.some(reading/* isNarrow */.e$))
            passedOver.push(leadsAway(path));
    }
    const wanted = new Map();
    for (const path of paths) {
        const borrowed = lent.get(path);
        const own = formatsOf(path);
        const formats = borrowed ? [...new Set([...own, ...borrowed])] : own;
        if (formats.length > 0)
            wanted.set(path, formats);
    }
    return { wanted, passedOver };
}
function leadsAway(path) {
    return new errors/* UserError */.yo('A symlink that leads to no file of this repository: not read, and not written.', {
        place: { file: path },
        cure: 'Put the file itself there, or ignore it.',
    });
}
async function readWanted(repository, wanted) {
    const readings = [];
    const errors = new Map();
    const passedOver = new Map();
    for (const [path, formats] of wanted) {
        const content = await readOnce(repository, path, formats);
        if (content.kind === 'unwanted')
            continue;
        if (content.kind === 'bytes' || content.kind === 'known') {
            const result = await (0,reading/* readPins */.c3)(repository, path, content, formats);
            readings.push(...result.readings);
            // Two formats say the same of a broken file.
            for (const error of result.errors)
                errors.set(error.toLine(), error);
            for (const error of result.passedOver)
                passedOver.set(error.toLine(), error);
            continue;
        }
        const trouble = troubleWith(path, content, largestFor(formats));
        if (trouble === null || formats.every(isGuess))
            continue;
        (formats.some(reading/* isNarrow */.e$) ? errors : passedOver).set(trouble.toLine(), trouble);
    }
    const rank = ({ format }) => registry/* pinFormats */.g.indexOf(format);
    readings.sort((a, b) => rank(a) - rank(b));
    return { readings, errors: [...errors.values()], passedOver: [...passedOver.values()] };
}
async function readOnce({ files, root, texts }, path, formats) {
    const text = texts.get(path);
    if (typeof text === 'string')
        return { kind: 'known', text };
    const wanted = (glimpse) => formats.some((format) => (0,reading/* isMentioned */.Uj)(format, glimpse));
    return files.readIf(`${root}/${path}`, largestFor(formats), wanted);
}
function largestFor(formats) {
    return Math.max(...formats.map(reading/* limitOf */.LF));
}
/** Whether a file of such a name is as likely a program or whatever else. */
function isGuess({ largest }) {
    return largest !== undefined;
}
function troubleWith(path, content, limit) {
    const place = { file: path };
    switch (content.kind) {
        case 'unreadable':
            return new errors/* UserError */.yo(content.error.message, { place, ...cureOf(content.error) });
        case 'too-large':
            return (0,reading/* tooLarge */.g$)(path, content.size, limit);
        case 'missing':
            // What the file system gives for a name that is no UTF-8 is not found again.
            return path.includes('\uFFFD')
                ? new errors/* UserError */.yo('The name is not UTF-8.', { place, cure: 'Rename it, or ignore it.' })
                : null;
    }
}
function cureOf({ cure }) {
    return cure === undefined ? {} : { cure };
}
/** By file and line; of two readings that give the same line with the same revision the first keeps it. */
function onceEach(readings) {
    const seen = new Set();
    const kept = [];
    for (const reading of readings) {
        const fresh = reading.filter((one) => !seen.has(placeKey(one)));
        for (const one of fresh) {
            seen.add(placeKey(one));
            kept.push(one);
        }
    }
    return kept.sort((a, b) => Buffer.compare(Buffer.from(a.file), Buffer.from(b.file)) || a.line - b.line);
}
function placeKey({ file, line, revision }) {
    return JSON.stringify([file, line, revision]);
}
function textsOf(found, { texts }) {
    return new Map(found.map(({ file }) => [file, texts.get(file) ?? '']));
}

// EXTERNAL MODULE: ./build/src/app/host-pin.js
var host_pin = __webpack_require__(28821);
;// CONCATENATED MODULE: ./build/src/core/policy/needs.js






/**
 * The channels whose releases have to be listed before `propose` can decide: where only the listing tells which release
 * a pin's revision is of, or how old a release is. Asked with all but `history` and `revisions` known.
 */
function historiesNeeded(pins, known, settings) {
    const channels = pins.flatMap((pin) => {
        const { cooldown } = (0,policy_rules/* settingsOf */.f5)(pin, settings);
        const newest = newestFor(pin, known, settings);
        const order = newest ? (0,policy_order/* orderAgainst */.Yw)(pin, newest, known) : 'same';
        const target = (0,upgrade_targets/* upgradeTarget */.Qo)(pin, known.states, settings);
        const lost = order === 'unknown' || (target !== null && (0,policy_order/* heldRelease */.B3)(pin, known) === null);
        const own = lost || (order === 'older' && needs_waits(newest, cooldown, known)) ? [pin.channel] : [];
        const next = announcedBy(target ?? '', known);
        return needs_waits(next, cooldown, known) ? [...own, target] : own;
    });
    return [...new Set(channels.filter((channel) => channel !== null))];
}
/** Whether a release is too young, or may be: a commit's time must do only where no listing is to be had. */
function needs_waits(release, cooldown, { now }) {
    if (release === null || cooldown <= 0)
        return false;
    return !(release.published !== null && Date.parse(release.published) / 1000 + cooldown <= now);
}
/**
 * The releases that would be proposed, were their full revisions known: look each one up, and put it into
 * `known.revisions` by its path. There are none without a cooldown. Asked with the histories known.
 */
function revisionsNeeded(pins, known, settings) {
    const wanted = plansOf(pins, known, settings).flatMap(({ steps }) => steps.map(({ to }) => to));
    const missing = wanted.filter(({ revision }) => revision === null);
    return [...new Map(missing.map((release) => [release.path, release])).values()];
}
function plansOf(pins, known, settings) {
    const direct = pins.filter((pin) => pin.direct);
    return [planRefresh, planUpgrade].flatMap((plan) => plan(direct, known, settings).plans);
}

;// CONCATENATED MODULE: ./build/src/app/released.js





const ROLLING = ['nixos-unstable', 'nixos-unstable-small', 'nixpkgs-unstable'];
/** So many channels are looked through at once, where a revision is in none of the likely ones. */
const AT_ONCE = 4;
/**
 * Where the releases of pins were found that their own channel does not have: in that, the rolling ones and those of
 * its series; where a person is told, in any.
 */
async function releasedOf({ index, log }, { whole, pins, settings }, known) {
    const found = new Map();
    const unsure = new Map();
    const lost = pins.filter((pin) => pin.direct && isLost(pin, known, whole));
    for (const pin of lost) {
        if (pin.revision === null || found.has(pin.revision) || !(0,policy_rules/* settingsOf */.f5)(pin, settings).selected)
            continue;
        const likely = likelyChannels(pin, known);
        const others = whole ? [...known.states.keys()].filter((channel) => !likely.includes(channel)) : [];
        try {
            found.set(pin.revision, await findRelease(index, pin.revision, likely, others));
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            const revisions = unsure.get(error.toLine()) ?? [];
            if (!revisions.includes(pin.revision))
                unsure.set(error.toLine(), [...revisions, pin.revision]);
        }
    }
    for (const [trouble, revisions] of unsure)
        log.warning(`whether ${revisions.join(', ')} was ever released can't be told: ${trouble}`);
    return found;
}
function likelyChannels({ channel }, { states }) {
    const series = (0,core_channel/* seriesOf */.Lf)(channel);
    const sisters = [...states.keys()].filter((name) => series !== null && (0,core_channel/* seriesOf */.Lf)(name) === series);
    return [...new Set([...(channel === null ? [] : [channel]), ...ROLLING, ...sisters])];
}
/** @throws UserError where a channel could not be looked through, and no other one has the revision */
async function findRelease(index, revision, likely, others) {
    const failures = [];
    const findIn = async (channels) => {
        try {
            return await index.findRelease(revision, channels);
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            failures.push(error);
            return null;
        }
    };
    let release = await findIn(likely);
    for (let at = 0; at < others.length && release === null; at += AT_ONCE) {
        const batch = others.slice(at, at + AT_ONCE).map((channel) => findIn([channel]));
        release = (await Promise.all(batch)).find((one) => one !== null) ?? null;
    }
    const [failure] = failures;
    if (release === null && failure)
        throw failure;
    return release;
}
function isLost(pin, known, whole) {
    if (pin.state !== 'pinned' || pin.revision === null || pin.revision.length < 7)
        return false;
    const newest = pin.channel === null ? undefined : known.newest.get(pin.channel);
    if (newest && (0,policy_order/* orderAgainst */.Yw)(pin, newest, known) !== 'unknown')
        return false;
    return pin.channel === null ? whole && (0,standing/* standing */.J)(pin, known).release === null : newest !== undefined;
}

;// CONCATENATED MODULE: ./build/src/app/knowledge.js





/** Resolves what the policy has to know, no more: see `propose` for the order of the steps. */
async function resolve(sources, question) {
    const { pins, settings } = question;
    const { index, log } = sources;
    const followed = channelsOf(pins);
    const [{ states, troubles }, current] = await Promise.all([
        needsStates(question) ? sources.states.states() : { states: new Map(), troubles: [] },
        announcedOf(index, followed),
    ]);
    for (const trouble of troubles)
        log.warning(trouble.toLine());
    const movable = question.whole ? pins : pins.filter(({ state }) => state === 'pinned');
    const targets = (0,upgrade_targets/* upgradeTargets */.pR)(movable, states, settings).filter((channel) => !followed.includes(channel));
    const next = await announcedOf(index, targets);
    for (const [channel, error] of next.unknown)
        log.warning(`no upgrade to ${channel}: ${error.toLine()}`);
    const newest = new Map([...current.newest, ...next.newest]);
    const start = {
        ...question.given,
        newest: await dated(index, newest, question),
        untrusted: await doubtsOf(index, newest),
        history: new Map(),
        revisions: new Map(),
        states,
        released: new Map(),
    };
    const listed = { ...start, history: await histories(sources, question, start) };
    const traced = { ...listed, released: await releasedOf(sources, question, listed) };
    const revisions = await revisionsOf(sources, revisionsNeeded(pins, traced, settings));
    return { known: { ...traced, revisions }, unknown: current.unknown };
}
function channelsOf(pins) {
    return [...new Set(pins.flatMap(({ direct, channel }) => (direct && channel !== null ? [channel] : [])))];
}
function needsStates({ whole, pins, settings }) {
    return whole || pins.some((pin) => pin.direct && (0,policy_rules/* settingsOf */.f5)(pin, settings).lanes.includes('upgrade'));
}
async function announcedOf(index, channels) {
    const newest = new Map();
    const unknown = new Map();
    await Promise.all(channels.map(async (channel) => {
        try {
            newest.set(channel, await index.newest(channel));
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            unknown.set(channel, error);
        }
    }));
    return { newest, unknown };
}
/** With the time of publication where a cooldown counts from it, or a person is told. */
async function dated(index, newest, { whole, pins, settings }) {
    const wanted = whole || pins.some((pin) => (0,policy_rules/* settingsOf */.f5)(pin, settings).cooldown > 0);
    const entries = [...newest].map(async ([channel, release]) => {
        const published = wanted ? await orNull(index.publishedAt(release)) : release.published;
        return [channel, { ...release, published }];
    });
    return new Map(await Promise.all(entries));
}
async function doubtsOf(index, newest) {
    const doubts = new Map();
    await Promise.all([...newest].map(async ([channel, release]) => {
        const doubt = await index.verify(release);
        if (doubt !== null)
            doubts.set(channel, doubt);
    }));
    return doubts;
}
async function histories({ index, log }, { whole, pins, settings }, known) {
    const wanted = whole
        ? channelsOf(pins).filter((channel) => known.newest.has(channel))
        : historiesNeeded(pins, known, settings);
    const history = new Map();
    for (const channel of new Set([...wanted, ...historiesNeeded(pins, known, settings)])) {
        try {
            const releases = await index.releasesBetween(channel, null, null);
            const ripe = known.now - Math.max(0, ...pins.map((pin) => (0,policy_rules/* settingsOf */.f5)(pin, settings).cooldown));
            history.set(channel, ripe < known.now ? await datedUntil(index, releases, ripe) : releases);
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            log.warning(`the releases of ${channel} can't be listed, so nobody knows how far behind a pin is: ${error.toLine()}`);
        }
    }
    return history;
}
/** Where the listing does not tell times, so many releases are asked for theirs. */
const MOST_ASKED = 100;
/** With the times of the newest releases, back to the first one that is older than a moment (Unix seconds). */
async function datedUntil(index, releases, moment) {
    const dated = [...releases];
    for (let at = dated.length - 1; at >= Math.max(0, dated.length - MOST_ASKED); at--) {
        const release = dated[at];
        if (!release)
            break;
        const published = release.published ?? (await orNull(index.publishedAt(release)));
        dated[at] = { ...release, published };
        if (published !== null && Date.parse(published) / 1000 <= moment)
            break;
    }
    return dated;
}
async function revisionsOf({ index, log }, releases) {
    const revisions = new Map();
    for (const release of releases) {
        try {
            revisions.set(release.path, await index.revisionOf(release));
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            log.warning(error.toLine());
        }
    }
    return revisions;
}
async function orNull(promise) {
    try {
        return await promise;
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        return null;
    }
}

;// CONCATENATED MODULE: ./build/src/app/production.js



/**
 * Classic hosts in production whose pin follows a rolling channel: the manual recommends against it. Which pin a host
 * of a flake is built from only the rebuild tells; there it is said in the report.
 */
function productionFindings(config, pins) {
    return config.hosts.flatMap((host) => {
        if (!('pin' in host) || !(0,core_glob/* matchesGlob */.k)(config['production-hosts'], host.name))
            return [];
        const pin = pins.find(({ file, name }) => host.pin === name || host.pin === `${file}:${name}`);
        if (!pin || !(0,core_channel/* isRolling */.m$)(pin.channel))
            return [];
        const message = `${quoted(host.name)} is in production and is built from ${quoted(pin.name)}, which follows ${pin.channel}: ` +
            'it may change radically at any time. Let it follow a stable channel.';
        return [finding(pin, 'rolling-in-production', 'warning', message)];
    });
}

;// CONCATENATED MODULE: ./build/src/app/proposals.js










/**
 * discover -> resolve -> propose. A channel or file in trouble does not hide the others; without pins nothing is asked
 * of any server.
 * @param whole all that `check` tells is looked up, and not only what a proposal needs; hosts that the configuration
 * names and that can't be found are told in the log
 */
async function proposals(context, { whole = false } = {}) {
    const { config, http, log, clock } = context;
    const discovery = await discoverPins(context);
    if (whole) {
        for (const error of await (0,host_pin/* hostTroubles */.B)(context, discovery.pins))
            log.warning(error.toSentences(), error.place);
    }
    const settings = policySettings(config);
    const pins = (0,policy_rules/* ruled */.Vy)(discovery.pins, settings);
    const companions = (0,policy_rules/* ruledCompanions */._Z)(discovery.companions, discovery.pins, settings);
    const urls = { statusUrl: config['status-url'], endOfLifeUrl: config['end-of-life-url'] };
    const sources = {
        index: (0,release_index/* createReleaseIndex */.Q)(http, (0,app_context/* mirrorUrls */.s)(config)),
        states: createChannelStates(http, urls),
        log,
    };
    const given = {
        lines: linesOf(pins, discovery.texts),
        releasesUrl: config['releases-url'],
        now: clock.now().getTime() / 1000,
    };
    const resolved = hasPins({ pins })
        ? await resolve(sources, { pins, settings, whole, given })
        : nothingToResolve(given);
    const proposal = propose(pins, companions, resolved.known, settings);
    const findings = [...proposal.findings, ...productionFindings(config, pins)];
    const remarks = remarksOn(discovery.pins, discovery.companions, settings);
    return { ...proposal, ...resolved, findings, pins, settings, remarks, broken: discovery.errors };
}
/** Whether there is anything to look after at all. */
function hasPins({ pins }) {
    return pins.some(({ direct }) => direct);
}
function nothingToResolve(given) {
    const none = new Map();
    const known = {
        newest: none,
        untrusted: none,
        history: none,
        revisions: none,
        states: none,
        released: none,
    };
    return { known: { ...given, ...known }, unknown: none };
}
/** What the configuration says to the policy. */
function policySettings(config) {
    return {
        ...config,
        upgradeTo: config['upgrade-to'],
        maxAge: config['max-age'],
        rules: config.rules.map((rule) => ({ ...rule, maxAge: rule['max-age'] })),
    };
}
/** The line that each floating pin stands in, by `file:name`. */
function linesOf(pins, texts) {
    const floating = pins.filter(({ state }) => state === 'floating');
    const split = new Map([...new Set(floating.map(({ file }) => file))].map((file) => [file, linesIn(texts.get(file))]));
    return new Map(floating.map(({ file, name, line }) => [`${file}:${name}`, split.get(file)?.[line - 1]?.trim() ?? '']));
}
function linesIn(text = '') {
    return text.split(/\r?\n/);
}
/** The pins of the repository and their companions; broken files, and what was passed over, are told in the log. */
async function discoverPins(context) {
    const { files, folder, config, log } = context;
    const discovery = await discover(files, folder, (0,app_context/* originsOf */.T)(config), { ignore: config.ignore });
    for (const error of discovery.errors)
        log.error(error.toSentences(), error.place);
    for (const error of discovery.passedOver)
        log.warning(error.toSentences(), error.place);
    return discovery;
}
/** The pins of a copy of the repository. */
async function discoverIn(context, folder) {
    const { files, config } = context;
    return (await discover(files, folder, (0,app_context/* originsOf */.T)(config), { ignore: config.ignore })).pins;
}


/***/ }),

/***/ 49:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LF: () => (/* binding */ limitOf),
/* harmony export */   Uj: () => (/* binding */ isMentioned),
/* harmony export */   Vt: () => (/* binding */ MAX_SIZE),
/* harmony export */   c3: () => (/* binding */ readPins),
/* harmony export */   e$: () => (/* binding */ isNarrow),
/* harmony export */   g$: () => (/* binding */ tooLarge)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);



/** Bytes. The largest locks of real repositories have some hundred thousand. */
const MAX_SIZE = 4 * 1024 * 1024;
/** Bytes, for formats whose globs match many files: a pin stands in one that people write, not in a heap of data. */
const WIDE_SIZE = 1024 * 1024;
// A Nix file that reads a JSON that … : each step reads the first file once more.
const MAX_STEPS = 20;
/** What the formats find in a file. One that breaks on it hides no other. */
async function readPins(repository, path, read, formats) {
    // A byte a character: enough for what a format wants to see mentioned, and quicker than UTF-8.
    const glimpse = read.kind === 'known' ? read.text : read.bytes.toString('latin1');
    const size = read.kind === 'known' ? Buffer.byteLength(read.text) : read.bytes.length;
    const mentioned = formats.filter((format) => size <= limitOf(format) && isMentioned(format, glimpse));
    const interested = mentioned.filter((format) => isNarrow(format) || size <= WIDE_SIZE);
    const readings = [];
    const errors = [];
    const passedOver = interested.length < mentioned.length ? [tooLarge(path, size, WIDE_SIZE)] : [];
    if (interested.length === 0)
        return { readings, errors, passedOver };
    const text = read.kind === 'known' ? read.text : read.bytes.toString('utf8');
    const whole = read.kind === 'known' || (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(read.bytes);
    repository.texts.set(path, whole ? text : null);
    for (const format of interested) {
        try {
            const reading = await readAs(repository, format, path, text);
            const found = reading.pins.length + reading.companions.length > 0;
            if (found && !whole)
                throw notText(path);
            readings.push(reading);
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo))
                throw error;
            // Many a file that only mentions nixpkgs is no whole text of its kind: a template, an unfinished merge. What is
            // told of a JSON file is told of one that is surely the format's own.
            (isNarrow(format) || path.endsWith('.json') ? errors : passedOver).push(error);
        }
    }
    return { readings, errors, passedOver };
}
/** Whether a format wants to read a file closely, by its text or its bytes. */
function isMentioned({ mentions }, glimpse) {
    return mentions === undefined || mentions.test(glimpse);
}
/** Bytes; nothing larger is read for this format. */
function limitOf({ largest = MAX_SIZE }) {
    return largest;
}
/** A format whose globs match its own files and hardly any other. */
function isNarrow(format) {
    return format.mentions === undefined;
}
function tooLarge(path, size, limit) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`The file has ${size} bytes, which is too large for a pin file.`, {
        place: { file: path },
        cure: `Leave it out with \`ignore\`, or make it smaller than ${limit} bytes.`,
    });
}
/** Written back, such a file would change in places that are not the pin's. */
function notText(path) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('Not a text in UTF-8.', { place: { file: path }, cure: 'Save it as UTF-8.' });
}
/** Formats are pure: a file beside it that one asks for is read here, and the format asked again. */
async function readAs(repository, format, path, text) {
    const { origins, paths, texts } = repository;
    for (let step = 0; step < MAX_STEPS; step++) {
        const asked = new Set();
        const siblings = {
            path,
            origins,
            read(relative) {
                const sibling = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(path), relative);
                if (!paths.has(sibling))
                    return null;
                const known = texts.get(sibling);
                if (known === undefined)
                    asked.add(sibling);
                return known ?? null;
            },
        };
        const pins = format.extract(text, siblings);
        const companions = format.companions?.(text, siblings) ?? [];
        if (asked.size === 0)
            return { format, pins, companions };
        for (const sibling of asked)
            texts.set(sibling, await readText(repository, sibling));
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`It reads other files in more than ${MAX_STEPS} steps.`, {
        place: { file: path },
        cure: 'Name the revision in a file that it reads directly.',
    });
}
async function readText({ files, root }, path) {
    const content = await files.readUpTo(`${root}/${path}`, MAX_SIZE);
    return content.kind === 'bytes' && (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(content.bytes) ? content.bytes.toString('utf8') : null;
}


/***/ }),

/***/ 81162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   F4: () => (/* binding */ datedTextAt),
/* harmony export */   Yc: () => (/* binding */ badStatus),
/* harmony export */   nY: () => (/* binding */ modifiedOf),
/* harmony export */   ny: () => (/* binding */ checkedRevision),
/* harmony export */   qA: () => (/* binding */ checkMirror)
/* harmony export */ });
/* harmony import */ var _core_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2164);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


const checkMirror = 'Check `channels-url` and `releases-url`, or try again later.';
/** The text at an address. @throws UserError on any status but 200 */
async function textAt(http, url, limit) {
    return (await datedTextAt(http, url, limit)).text;
}
/** The text at an address, and when it was written. @throws UserError on any status but 200 */
async function datedTextAt(http, url, limit) {
    const response = await http.request({ url, follow: true });
    if (response.status === 200)
        return { text: await response.text(limit), modified: modifiedOf(response) };
    await response.discard();
    throw badStatus(response);
}
/** When what an answer holds was written, ISO 8601: `Last-Modified: Sat, 14 Mar 2026 11:20:56 GMT`. */
function modifiedOf(response) {
    const time = Date.parse(response.headers['last-modified'] ?? '');
    return Number.isNaN(time) ? null : new Date(time).toISOString();
}
function badStatus(response) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${response.url} answers with status ${response.status}.`, { cure: checkMirror });
}
/** The revision, 40 hex, if it can be that of the release. @throws UserError otherwise, naming the URL that told it */
function checkedRevision(release, revision, url) {
    if (!/^[0-9a-f]{40}$/.test(revision)) {
        const start = revision.split('\n')[0]?.slice(0, 60) ?? '';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${url} does not tell the revision of ${release}; it answers \`${start}\`.`, {
            cure: checkMirror,
        });
    }
    const short = (0,_core_release_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReleaseName */ .YY)(release)?.shortRevision;
    if (short === undefined || !revision.startsWith(short)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${url} announces revision ${revision}, which is not that of ${release}.`, {
            cure: `The mirror contradicts itself. ${checkMirror}`,
        });
    }
    return revision;
}


/***/ }),

/***/ 92567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ onceEach)
/* harmony export */ });
/** Asks once a key, also where several ask at the same time. An answer is kept, and an error: the very same one. */
function onceEach(ask) {
    const asked = new Map();
    return (key) => {
        const before = asked.get(key);
        if (before)
            return before;
        const answer = ask(key);
        asked.set(key, answer);
        return answer;
    };
}


/***/ }),

/***/ 29490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ createReleaseIndex)
});

// EXTERNAL MODULE: ./build/src/core/channel.js
var core_channel = __webpack_require__(26466);
// EXTERNAL MODULE: ./build/src/core/release.js
var core_release = __webpack_require__(2164);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/channels/answer.js
var answer = __webpack_require__(81162);
;// CONCATENATED MODULE: ./build/src/channels/link-header.js
/**
 * The target of a `Link` header's `rel="immutable"` entry, or null where there is none:
 * `<https://…/nixexprs.tar.xz?rev=…&lastModified=…>; rel="immutable"`. Entries are joined with commas.
 * Source: Nix manual, "Lockable HTTP Tarball Protocol"; RFC 8288.
 */
function immutableLink(header) {
    for (const [, target = '', parameters = ''] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
        const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters);
        const relations = (relation?.[1] ?? relation?.[2] ?? '').toLowerCase().split(/\s+/);
        if (relations.includes('immutable'))
            return target;
    }
    return null;
}

;// CONCATENATED MODULE: ./build/src/channels/announcement.js




const MAX_HOPS = 5;
/** The first answer on the way from an address that names a release; null where there is none, or a page of its own. */
async function followToRelease(http, origins, start) {
    let url = start;
    for (let hop = 0; hop < MAX_HOPS; hop++) {
        const response = await http.request({ url });
        await response.discard();
        if (response.status >= 400 && response.status !== 404)
            throw (0,answer/* badStatus */.Yc)(response);
        const link = immutableLink(response.headers['link']);
        const next = announcement_location(response);
        if (next?.startsWith('http:') === true && !start.startsWith('http:')) {
            throw new errors/* UserError */.yo(`${url} redirects to ${next}, which is not encrypted.`, { cure: answer/* checkMirror */.qA });
        }
        const address = (0,core_release/* releaseOfUrl */.oV)(next ?? link ?? '', origins);
        // A redirect's own date is that of the channel's move, if it is any.
        if (address)
            return { url, address, link, published: response.status === 200 ? (0,answer/* modifiedOf */.nY)(response) : null };
        if (next === null)
            return null;
        url = next;
    }
    throw new errors/* UserError */.yo(`${start} redirects ${MAX_HOPS} times and names no release.`, { cure: answer/* checkMirror */.qA });
}
function announcement_location(response) {
    const target = response.headers['location'];
    if (response.status < 300 || response.status > 399 || target === undefined)
        return null;
    return URL.canParse(target, response.url) ? new URL(target, response.url).href : null;
}
/** The revision and commit time that a Link header announces; null where it announces none. */
function announced(lead, origins) {
    const query = lead.link !== null && URL.canParse(lead.link) ? new URL(lead.link).searchParams : null;
    const revision = query?.get('rev') ?? null;
    if (lead.link === null || revision === null)
        return null;
    const linked = (0,core_release/* releaseOfUrl */.oV)(lead.link, origins);
    if (linked && linked.path !== lead.address.path) {
        throw new errors/* UserError */.yo(`${lead.url} leads to ${lead.address.path}, but its Link to ${linked.path}.`, {
            cure: `The mirror contradicts itself. ${answer/* checkMirror */.qA}`,
        });
    }
    const seconds = query?.get('lastModified') ?? '';
    return {
        revision: (0,answer/* checkedRevision */.ny)(lead.address.release, revision, lead.url),
        lastModified: /^[0-9]{1,11}$/.test(seconds) ? Number(seconds) : null,
    };
}

;// CONCATENATED MODULE: ./build/src/channels/authenticity.js


/**
 * Null where an announced release is what it says: it lies in its channel's folder, and the revision announced, the
 * short one in its name and the one in its `git-revision` are the same. Else a sentence, why it isn't believed.
 *
 * A release whose `git-revision` can't be had is not believed either: what is checked is a channel's newest release,
 * and all of those have that file. Where it is missing the mirror is no whole one, and one witness less is no reason
 * to trust it more.
 * @param gitRevision reads the release's `git-revision`, 40 hex. @throws UserError
 */
async function doubtOf(release, gitRevision) {
    const { channel, name, path, revision } = release;
    if ((0,core_release/* releasePath */.bD)(channel, name) !== path)
        return `${path} is not where releases of ${channel} lie.`;
    const short = (0,core_release/* parseReleaseName */.YY)(name)?.shortRevision ?? '';
    if (!revision.startsWith(short)) {
        return `${channel} announces revision ${revision} for ${name}, whose name tells another one.`;
    }
    try {
        const told = await gitRevision(release);
        if (told === revision)
            return null;
        return `${channel} announces revision ${revision} for ${name}, but its git-revision is ${told}.`;
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        return `The revision of ${name} can't be verified: ${error.toSentences()}`;
    }
}

// EXTERNAL MODULE: ./build/src/channels/once-each.js
var once_each = __webpack_require__(92567);
;// CONCATENATED MODULE: ./build/src/channels/bucket-listing.js
/**
 * Reads a page of an S3 listing, or null where the text is no such page. The elements wanted are flat and hold
 * text alone, so they are picked out; nothing is expanded but XML's own entities.
 */
function readBucketPage(xml) {
    if (!/^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?<ListBucketResult[\s>]/.test(xml))
        return null;
    if (!/<\/ListBucketResult>\s*$/.test(xml))
        return null;
    const modified = new Map();
    for (const contents of bucket_listing_elements(xml, 'Contents')) {
        const key = bucket_listing_element(contents, 'Key');
        const date = bucket_listing_element(contents, 'LastModified');
        if (key !== null && date !== null)
            modified.set(key, date);
    }
    const prefixes = bucket_listing_elements(xml, 'CommonPrefixes').map((inner) => bucket_listing_element(inner, 'Prefix') ?? '');
    const truncated = bucket_listing_element(xml, 'IsTruncated') === 'true';
    return {
        folders: prefixes.map((prefix) => prefix.replace(/\/$/, '')),
        modified,
        next: truncated ? (bucket_listing_element(xml, 'NextContinuationToken') ?? '') : null,
    };
}
function bucket_listing_elements(xml, name) {
    return Array.from(xml.matchAll(new RegExp(`<${name}>([^]*?)</${name}>`, 'g')), (match) => match[1] ?? '');
}
function bucket_listing_element(xml, name) {
    const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
    return text === undefined ? null : bucket_listing_unescape(text);
}
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function bucket_listing_unescape(text) {
    return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
        if (name !== undefined)
            return ENTITIES[name] ?? whole;
        const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

;// CONCATENATED MODULE: ./build/src/channels/release-listing.js




/** A channel has a few thousand releases, a page a thousand entries. */
const MAX_PAGES = 100;
/**
 * Gives the releases of a channel after `older` (null: from the first), up to and with `newer` (null: to the last one
 * published, which can be ahead of the channel for a moment), oldest first, from the listing of the bucket.
 * A `newer` is always among them: a listing may lag behind. No part of the bucket is listed twice.
 */
function createListings(http, bucket) {
    const listings = new Map();
    const listing = (folder, prefix) => {
        const known = listings.get(folder) ?? listings.get(prefix);
        if (known)
            return known;
        const asked = readListing(http, bucket, prefix);
        listings.set(prefix, asked);
        return asked;
    };
    return async (channel, older, newer) => {
        const prefix = sharedPrefix(channel, older, newer);
        const wanted = (name) => (older === null || (0,core_release/* compareReleases */.c0)(older, name) < 0) &&
            (newer === null || (0,core_release/* compareReleases */.c0)(name, newer) <= 0);
        if (newer !== null && !wanted(newer))
            return [];
        const published = new Map(newer === null ? [] : [[newer, null]]);
        for (const [path, modified] of await listing(`${folderOf(channel)}/`, prefix)) {
            const name = path.slice(path.lastIndexOf('/') + 1);
            if ((0,core_release/* releasePath */.bD)(channel, name) === path && wanted(name))
                published.set(name, modified);
        }
        return [...published.keys()].sort(core_release/* compareReleases */.c0).map((name) => ({
            channel,
            name,
            path: pathOf(channel, name),
            revision: null,
            lastModified: null,
            published: published.get(name) ?? null,
        }));
    };
}
/** What lies under a prefix, by path: when each was written, ISO 8601, where the listing tells. */
async function readListing(http, bucket, prefix) {
    const listed = new Map();
    for await (const page of pages(http, bucket, prefix)) {
        for (const path of page.folders)
            listed.set(path, listed.get(path) ?? null);
        for (const [path, modified] of page.modified)
            listed.set(path, modified);
    }
    return listed;
}
async function* pages(http, bucket, prefix) {
    let token = null;
    for (let count = 0; count < MAX_PAGES; count++) {
        const query = new URLSearchParams({ 'list-type': '2', delimiter: '/', prefix });
        if (token !== null)
            query.set('continuation-token', token);
        const url = `${bucket}/?${query.toString()}`;
        const page = readBucketPage(await (0,answer/* textAt */.$6)(http, url));
        if (!page || page.next === '') {
            throw new errors/* UserError */.yo(`${url} does not answer with a listing of releases.`, { cure: answer/* checkMirror */.qA });
        }
        yield page;
        if (page.next === null)
            return;
        token = page.next;
    }
    throw new errors/* UserError */.yo(`the listing of ${prefix} at ${bucket} does not end.`, { cure: answer/* checkMirror */.qA });
}
/**
 * The text that the paths of all releases between two begin with: where only the commit count differs, and has
 * as many digits in both, every count between them begins with the digits they share.
 */
function sharedPrefix(channel, older, newer) {
    const [from, to] = [older, newer].map((name) => (name === null ? '' : pathOf(channel, name)));
    const [a, b] = [older, newer].map((name) => (name === null ? null : (0,core_release/* parseReleaseName */.YY)(name)));
    const alike = a && b && a.series === b.series && a.stage === b.stage;
    if (!alike || String(a.count).length !== String(b.count).length)
        return `${folderOf(channel)}/`;
    return commonStart(from ?? '', to ?? '');
}
function folderOf(channel) {
    const folder = (0,core_release/* channelFolder */._c)(channel);
    if (folder === null)
        throw new errors/* UserError */.yo(`${channel} is no channel.`, {
            cure: 'Name one such as nixos-25.11 or nixos-unstable.',
        });
    return folder;
}
function commonStart(a, b) {
    let end = 0;
    while (end < a.length && a[end] === b[end])
        end++;
    return a.slice(0, end);
}
function pathOf(channel, name) {
    const path = (0,core_release/* releasePath */.bD)(channel, name);
    if (path !== null)
        return path;
    throw new errors/* UserError */.yo(`${name} is no release of ${channel}.`, { cure: 'Name a release of this channel.' });
}

;// CONCATENATED MODULE: ./build/src/channels/release-index.js








const OFFICIAL_RELEASES = 'https://releases.nixos.org';
/** The bucket behind the official releases: the front would answer a listing from a cache of up to a day. */
const OFFICIAL_BUCKET = 'https://nix-releases.s3.amazonaws.com';
/**
 * The index of a channel mirror. Every answer is checked: an announced revision must begin with the short one in
 * the release's name, a release must stand in its channel's folder.
 * @throws UserError from every call, naming the URL, what it answered, and the cure
 */
function createReleaseIndex(http, urls) {
    const origins = (0,core_channel/* originsWith */.K4)(urls);
    const bucket = urls.releasesUrl === OFFICIAL_RELEASES ? OFFICIAL_BUCKET : urls.releasesUrl;
    const releasesBetween = createListings(http, bucket);
    const gitRevision = (0,once_each/* onceEach */.f)((url) => (0,answer/* datedTextAt */.F4)(http, url, 64 * 1024));
    const gitRevisionUrl = ({ path }) => `${urls.releasesUrl}/${path}/git-revision`;
    async function revisionOf(release) {
        const url = gitRevisionUrl(release);
        return (0,answer/* checkedRevision */.ny)(release.name, (await gitRevision(url)).text.trim(), url);
    }
    async function publishedAt(release) {
        if (release.published !== null)
            return release.published;
        return (await unlessMissing(gitRevision(gitRevisionUrl(release))))?.modified ?? null;
    }
    async function askNewest(channel) {
        if (!(0,core_channel/* parseChannel */.pn)(channel))
            throw unknownChannel(channel, urls.channelsUrl);
        const start = `${urls.channelsUrl}/${channel}`;
        const found = (await followToRelease(http, origins, `${start}/nixexprs.tar.xz`)) ??
            (await followToRelease(http, origins, start));
        if (!found)
            throw unknownChannel(channel, start);
        const { release: name, path, channel: owner } = found.address;
        if (owner !== channel) {
            throw new errors/* UserError */.yo(`${found.url} leads to ${path}, which is no release of ${channel}.`, {
                cure: answer/* checkMirror */.qA,
            });
        }
        const { published } = found;
        const told = announced(found, origins);
        if (told)
            return { channel, name, path, ...told, published };
        const revision = await revisionOf({ name, path });
        return {
            channel,
            name,
            path,
            revision,
            lastModified: null,
            published: await publishedAt({ path, published }),
        };
    }
    return {
        newest: (0,once_each/* onceEach */.f)(askNewest),
        releasesBetween,
        revisionOf,
        publishedAt,
        verify: (release) => doubtOf(release, revisionOf),
        async findRelease(revision, channels) {
            let failure = null;
            // One after another: the listings are long, and the first channels are the likely ones.
            for (const channel of channels) {
                try {
                    const releases = await releasesBetween(channel, null, null);
                    const found = releases.findLast((release) => isShortOf(release, revision));
                    if (!found)
                        continue;
                    if (revision.length < 40)
                        return found;
                    const full = await unlessMissing(revisionOf(found));
                    if (full === null || full === revision)
                        return { ...found, revision };
                }
                catch (error) {
                    if (!(error instanceof errors/* UserError */.yo))
                        throw error;
                    failure ??= error;
                }
            }
            if (failure)
                throw failure;
            return null;
        },
    };
}
/** One of the two may be the shorter one, but not so short that it says nothing. */
function isShortOf({ name }, revision) {
    const short = (0,core_release/* parseReleaseName */.YY)(name)?.shortRevision ?? '';
    return (Math.min(short.length, revision.length) >= 7 && (revision.startsWith(short) || short.startsWith(revision)));
}
/** Null instead of an error that the mirror is to blame for. */
async function unlessMissing(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            return null;
        throw error;
    }
}
function unknownChannel(channel, url) {
    return new errors/* UserError */.yo(`${url} names no release of channel \`${channel}\`.`, {
        cure: `Channels are named like nixos-25.11, nixos-25.11-small, nixos-unstable, nixpkgs-unstable. ${answer/* checkMirror */.qA}`,
    });
}


/***/ }),

/***/ 91106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ archiveOfBranch),
/* harmony export */   o: () => (/* binding */ moveArchive)
/* harmony export */ });
const FORMS = [
    // GitHub, Forgejo, Gitea: https://github.com/nix-community/home-manager/archive/refs/heads/release-25.11.tar.gz
    /^(https?:\/\/[^/]+\/([^/]+\/[^/]+))\/archive\/(?:refs\/heads\/)?([^/?#]+)\.(?:tar\.\w+|zip)$/,
    // GitHub: https://github.com/nix-community/home-manager/tarball/release-25.11
    /^(https?:\/\/[^/]+\/([^/]+\/[^/]+))\/tarball\/([^/?#]+)$/,
    // GitLab: https://gitlab.com/owner/name/-/archive/nixos-25.11/name-nixos-25.11.tar.gz
    /^(https?:\/\/[^/]+\/((?:[^/]+\/)+[^/]+))\/-\/archive\/([^/?#]+)\/[^/?#]+\.(?:tar\.\w+|zip)$/,
];
/** What the address says of the branch (or the tag, or the revision: that can't be told) whose archive it is. */
function archiveOfBranch(url) {
    for (const form of FORMS) {
        const [, base, repository, branch] = form.exec(url) ?? [];
        if (base === undefined || repository === undefined || branch === undefined)
            continue;
        return { repository, gitUrl: `${base.replace(/\.git$/, '')}.git`, branch };
    }
    return null;
}
/** The address of another branch's archive. */
function moveArchive(url, from, to) {
    const at = url.search(/\/(?:archive|tarball)\//);
    return at < 0 ? url : url.slice(0, at) + url.slice(at).replaceAll(from, to);
}


/***/ }),

/***/ 44442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ stateOf)
/* harmony export */ });
/* unused harmony export unknownState */
/* harmony import */ var _channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26466);

const unknownState = { status: 'unknown', movedAt: null, endOfLife: null };
/**
 * The state of a channel by the published data: what is published of it, else `unmaintained`, for support is what
 * the data list. But nothing is said where the data could not be had (they are empty), of a rolling channel, or of
 * a series that is newer than all the data know: a release that was only just branched off must not look abandoned.
 */
function stateOf(states, channel) {
    const published = states.get(channel);
    if (published)
        return published;
    const series = (0,_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .seriesOf */ .Lf)(channel);
    const known = [...states.keys()].flatMap((name) => (0,_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .seriesOf */ .Lf)(name) ?? []);
    const past = series !== null && known.some((other) => other >= series);
    return past ? { ...unknownState, status: 'unmaintained' } : unknownState;
}


/***/ }),

/***/ 81527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ seriesOfBranch),
/* harmony export */   r: () => (/* binding */ branchOfSeries)
/* harmony export */ });
// No `v25.05`: that is the version of some program.
const following = /^((?:refs\/heads\/)?(?:release|nixos|nix-darwin|nixpkgs)-?)([0-9]{2}\.(?:05|11))((?:-[a-z]+)?)$/;
/** The series that a branch follows: `release-25.11` -> `25.11`; null for any other branch. */
function seriesOfBranch(branch) {
    return following.exec(branch)?.[2] ?? null;
}
/** `release-25.11` -> `release-26.05`. A branch that follows no series stays. */
function branchOfSeries(branch, series) {
    return branch.replace(following, (_, start, _old, end) => `${start}${series}${end}`);
}


/***/ }),

/***/ 66435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ askForBranch),
/* harmony export */   W: () => (/* binding */ leadLiteral)
/* harmony export */ });
/* harmony import */ var _text_lines_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46784);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94074);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24546);
/* harmony import */ var _literals_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41663);





/**
 * A flake.nix that asks for another branch or channel of one input; the same text where it does already.
 * @param path names of inputs, as in FlakeInput
 * @throws UserError where the file does not spell the branch
 */
function askForBranch(text, { file, path, from, to }) {
    const input = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readInputs */ .K)(text)?.at(path);
    const literal = input?.attributes.get('ref') ?? input?.attributes.get('url');
    return leadLiteral(text, literal, { file, name: path.join('/'), from, to, command: 'nix flake lock' });
}
/**
 * A file with another branch or channel in the place where it says what an input is; the same text where it does already.
 * @param literal what it says; undefined where it says nothing
 * @param asking `command`: what brings the lock in line with the file
 * @throws UserError where the branch is not spelled there
 */
function leadLiteral(text, literal, { file, name, from, to, command, }) {
    if (!literal) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`This does not say where input "${name}" comes from.`, {
            place: { file },
            cure: `Declare it here, with an address that names ${to}, and run \`${command}\`.`,
        });
    }
    const moved = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .withBranch */ .tq)(literal.value, from, to);
    if (moved !== null)
        return (0,_literals_js__WEBPACK_IMPORTED_MODULE_2__/* .replaceLiterals */ .r)(text, file, [[literal, moved]]);
    if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .withBranch */ .tq)(literal.value, to, to) !== null)
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${name}" asks for "${literal.value}", which does not name ${from}.`, {
        place: { file, line: (0,_text_lines_js__WEBPACK_IMPORTED_MODULE_4__/* .lineAt */ .m)(text, literal.start) },
        cure: `Write ${to} there, and run \`${command}\`.`,
    });
}


/***/ }),

/***/ 94074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readInputs),
/* harmony export */   h: () => (/* binding */ referenceIn)
/* harmony export */ });
/* harmony import */ var _nix_syntax_parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15159);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24546);


/** What an input asks for: by its address, or by attributes, of which `type` is always one. Null: nothing of its own. */
function referenceIn(attributes) {
    const value = (name) => attributes.get(name)?.value;
    const [type, url] = [value('type'), value('url')];
    if (type === undefined)
        return url === undefined ? null : (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceOfUrl */ .sB)(url);
    const [owner, repo, host, id] = ['owner', 'repo', 'host', 'id'].map(value);
    const [ref, rev, path] = ['ref', 'rev', 'path'].map(value);
    return { type, owner, repo, host, id, ref, rev, path, url };
}
/** The inputs of a flake, which Nix itself takes only where they are spelled out. Null: this can't be read as a flake. */
function readInputs(text) {
    const parsed = (0,_nix_syntax_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .parseNix */ .Z)(text);
    if (parsed.kind !== 'parsed' || parsed.root.kind !== 'set')
        return null;
    const inputs = new Map();
    for (const { names, literal } of leaves(parsed.root.bindings)) {
        const [top, ...rest] = names;
        const found = top === 'inputs' ? inputPath(rest) : null;
        if (!found)
            continue;
        const { path, attribute } = found;
        const key = JSON.stringify(path);
        const input = inputs.get(key) ?? { path, attributes: new Map() };
        inputs.set(key, input);
        input.attributes.set(attribute, literal);
    }
    return { inputs: [...inputs.values()], at: (path) => inputs.get(JSON.stringify(path)) };
}
/** `home-manager`, `inputs`, `nixpkgs`, `url`: the input `['home-manager', 'nixpkgs']` and its attribute `url`. */
function inputPath(names) {
    const path = [];
    let at = 0;
    do
        path.push(names[at++] ?? '');
    while (names[at] === 'inputs' && names.length > at + 2 && at++);
    const attribute = names[at];
    return attribute === undefined || names.length > at + 1 ? null : { path, attribute };
}
// People's are three deep and short; this keeps a hostile file, whose names are put together, from taking long.
const MAX_DEPTH = 12;
const MAX_NAME = 100;
function leaves(bindings, above = []) {
    return bindings.flatMap((binding) => {
        if (binding.kind !== 'value')
            return [];
        const names = [...above];
        for (const { name } of binding.path) {
            if (name === null || name.length > MAX_NAME || names.length === MAX_DEPTH)
                return [];
            names.push(name);
        }
        // All else that a flake has is passed over: `outputs` can be long.
        if (names[0] !== 'inputs')
            return [];
        if (binding.value.kind === 'set')
            return leaves(binding.value.bindings, names);
        const literal = literalOf(binding.value);
        return literal ? [{ names, literal }] : [];
    });
}
function literalOf(node) {
    if (node.kind === 'number')
        return { value: node.value, start: node.start, end: node.end };
    if (node.kind !== 'string')
        return null;
    let value = '';
    for (const part of node.parts) {
        if (part.kind !== 'text')
            return null;
        value += part.value;
    }
    const [first, last] = [node.parts.at(0), node.parts.at(-1)];
    return { value, start: first?.start ?? node.start, end: last?.end ?? node.start };
}


/***/ }),

/***/ 41663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ replaceLiterals)
/* harmony export */ });
/* harmony import */ var _text_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46784);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);


/**
 * The text with other values in the places of some.
 * @throws UserError where one of them is not spelled as it is valued
 */
function replaceLiterals(text, file, edits) {
    return edits
        .filter(([literal, value]) => literal.value !== value)
        .sort(([a], [b]) => b.start - a.start)
        .reduce((changed, [{ value: old, start, end }, value]) => {
        if (text.slice(start, end) === old)
            return changed.slice(0, start) + value + changed.slice(end);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`"${old}" is written with escapes here.`, {
            place: { file, line: (0,_text_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .lineAt */ .m)(text, start) },
            cure: 'Write it plainly.',
        });
    }, text);
}


/***/ }),

/***/ 24546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ withHash),
/* harmony export */   Z$: () => (/* binding */ flakeAddressAt),
/* harmony export */   c6: () => (/* binding */ isFlakeAddress),
/* harmony export */   fs: () => (/* binding */ hashInUrl),
/* harmony export */   sB: () => (/* binding */ referenceOfUrl),
/* harmony export */   tq: () => (/* binding */ withBranch)
/* harmony export */ });
/* harmony import */ var _branch_archive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91106);

/** An address of nixpkgs that only a flake can have: `github:NixOS/nixpkgs/nixos-25.11`, `nixpkgs/nixos-25.11`. */
function isFlakeAddress(url) {
    return /^(?:github:[\w.-]+\/nixpkgs|(?:flake:)?nixpkgs)\/[\w./-]+$/i.test(url);
}
/** Such an address that holds a revision. */
function flakeAddressAt(revision) {
    return `github:NixOS/nixpkgs/${revision}`;
}
/** What an input's address means. */
function referenceOfUrl(url) {
    const [base = '', query] = url.split(/[?#](.*)/s);
    const parameters = parametersOf(query ?? '');
    const [ref, rev, host] = ['ref', 'rev', 'host'].map((name) => parameters.get(name));
    const forge = /^(github|gitlab|sourcehut):([^/]+)\/([^/]+)(?:\/(.+))?$/.exec(base);
    if (forge) {
        const [, type = '', owner, repo, named] = forge;
        return { type, owner, repo, host, ...refOrRev(named, { ref, rev }) };
    }
    const registered = /^(?:flake:)?([A-Za-z][\w-]*)(?:\/(.+?))??(?:\/([0-9a-f]{40}))?$/.exec(base);
    if (registered)
        return { type: 'indirect', id: registered[1], ref: registered[2], rev: registered[3] };
    if (/^git(?:\+[a-z]+)?:/.test(base))
        return { type: 'git', url: base.replace(/^git\+/, ''), ref, rev };
    if (/^(?:tarball\+|file\+)?https?:/.test(base)) {
        return {
            type: base.startsWith('file+') ? 'file' : 'tarball',
            url: url.replace(/^(?:tarball|file)\+/, ''),
        };
    }
    return { type: 'path', path: base.replace(/^path:/, '') };
}
function refOrRev(named, asked) {
    if (named === undefined)
        return asked;
    return /^[0-9a-f]{40}$/.test(named) ? { ...asked, rev: named } : { ...asked, ref: named };
}
function parametersOf(query) {
    return new Map(query.split('&').map((parameter) => {
        const [name = '', value = ''] = parameter.split(/=(.*)/s);
        return [name, decoded(value)];
    }));
}
/** Nix takes `+` for itself, as decodeURIComponent does. */
function decoded(value) {
    try {
        return decodeURIComponent(value);
    }
    catch {
        return value;
    }
}
/** The NAR hash that an address may carry, as `narHash=sha256-…%3D`. */
function hashInUrl(url) {
    return parametersOf(url.split(/\?(.*)/s)[1] ?? '').get('narHash') ?? null;
}
/** The address with another NAR hash, encoded as the old one is. */
function withHash(url, hash) {
    return url.replace(/([?&]narHash=)([^&#]*)/, (_, before, old) => {
        return before + (decoded(old) === old ? hash : encodeURIComponent(hash));
    });
}
/** The address, or a branch's name alone, with another branch or channel in this one's place; null where it names it nowhere. */
function withBranch(url, from, to) {
    const [address = ''] = url.replace(/^tarball\+/, '').split(/[?#]/);
    if ((0,_branch_archive_js__WEBPACK_IMPORTED_MODULE_0__/* .archiveOfBranch */ ._)(address)?.branch === from)
        return (0,_branch_archive_js__WEBPACK_IMPORTED_MODULE_0__/* .moveArchive */ .o)(url, from, to);
    const name = from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const whole = new RegExp(`(?<=^|[/=])${name}(?=$|[/?#&])`, 'g');
    return url.search(whole) < 0 ? null : url.replace(whole, () => to);
}


/***/ }),

/***/ 60379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ matchesGlob)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14006);

// Names and paths may hold line breaks: `s`.
const OPTIONS = { dot: true, bash: true, nonegate: true, flags: 's' };
/**
 * Whether a glob of the configuration matches one of the texts, the whole of it. A `*` matches dots and slashes, too:
 * the names of pins are no paths, and `*` alone means every one, whatever it is called. What is spelled out matches
 * itself, whatever is in it; there is no negation.
 */
function matchesGlob(globs, ...texts) {
    return globs.some((glob) => {
        if (glob === '*' ? texts.length > 0 : texts.includes(glob))
            return true;
        const isMatch = compiled(glob);
        return texts.some((text) => isMatch(text));
    });
}
/** Each is asked for every pin several times, and dear to make. */
const matchers = new Map();
function compiled(glob) {
    const known = matchers.get(glob) ?? picomatch__WEBPACK_IMPORTED_MODULE_0__(glob, OPTIONS);
    matchers.set(glob, known);
    return known;
}


/***/ }),

/***/ 6589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eb: () => (/* binding */ parseHash),
/* harmony export */   VR: () => (/* binding */ isSameHash),
/* harmony export */   eN: () => (/* binding */ toNix32),
/* harmony export */   kB: () => (/* binding */ toSri),
/* harmony export */   zh: () => (/* binding */ inNotationOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

// Nix's own base 32: no e, o, t, u.
const NIX32 = '0123456789abcdfghijklmnpqrsvwxyz';
const SHA256_BYTES = 32;
/**
 * The 32 bytes of a sha256 in any form that pins use: SRI (`sha256-…=`), nix32 (52 characters), hex (64) or
 * base64 (44), the last three with or without `sha256:` before them. Null for anything else.
 */
function parseHash(text) {
    const match = /^(?:sha256[:-])?([0-9A-Za-z+/]+=?)$/.exec(text);
    const digits = match?.[1];
    if (digits === undefined)
        return null;
    if (text.startsWith('sha256-'))
        return fromBase64(digits);
    if (/^[0-9a-f]{64}$/i.test(digits))
        return new Uint8Array(Buffer.from(digits, 'hex'));
    return digits.length === 52 ? fromNix32(digits) : fromBase64(digits);
}
/** Whether two texts are hashes of the same bytes, each in its own notation. */
function isSameHash(one, other) {
    const [a, b] = [parseHash(one), parseHash(other)];
    return a !== null && b !== null && Buffer.from(a).equals(b);
}
/** `sha256-` and the base64 of the 32 bytes, as flake.lock has it. */
function toSri(sha256) {
    return `sha256-${Buffer.from(sha256).toString('base64')}`;
}
/** Nix's base 32 of any number of bytes: 52 characters for a sha256, 32 for the hash in a store path. */
function toNix32(bytes) {
    const length = Math.ceil((bytes.length * 8) / 5);
    let text = '';
    for (let digit = length - 1; digit >= 0; digit--) {
        const bit = digit * 5;
        const byte = bit >> 3;
        const pair = (bytes[byte] ?? 0) | ((bytes[byte + 1] ?? 0) << 8);
        text += NIX32.charAt((pair >> (bit & 7)) & 31);
    }
    return text;
}
/**
 * The hash as the pin writes hashes: SRI, nix32, hex or base64, with `sha256:` before it or not. A hash that the
 * pin already holds comes back letter by letter; a pin without one gets SRI.
 * @param sri the new hash
 * @param like the pin's own
 * @throws UserError where the new hash is none
 */
function inNotationOf(sri, like) {
    const bytes = sri === null ? null : parseHash(sri);
    if (!bytes) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(sri === null ? 'No hash was given for this pin.' : `"${sri}" is no sha256 hash.`, {
            cure: 'Give it as SRI: sha256-…=',
        });
    }
    const old = like === null ? null : parseHash(like);
    if (like === null || !old)
        return toSri(bytes);
    if (Buffer.from(old).equals(bytes))
        return like;
    return respell(bytes, like);
}
function respell(bytes, like) {
    if (like.startsWith('sha256-'))
        return toSri(bytes);
    const [, prefix = '', digits = ''] = /^(sha256:)?(.*)$/.exec(like) ?? [];
    if (digits.length === 52)
        return prefix + toNix32(bytes);
    return prefix + Buffer.from(bytes).toString(digits.length === 64 ? 'hex' : 'base64');
}
function fromBase64(digits) {
    const bytes = Buffer.from(digits, 'base64');
    // Buffer.from skips what it does not know: only a text that comes back the same was one.
    const same = bytes.toString('base64') === digits.padEnd(44, '=');
    return same && bytes.length === SHA256_BYTES ? new Uint8Array(bytes) : null;
}
function fromNix32(digits) {
    const bytes = new Uint8Array(SHA256_BYTES);
    for (let digit = 0; digit < digits.length; digit++) {
        const value = NIX32.indexOf(digits.charAt(digits.length - 1 - digit));
        if (value < 0)
            return null;
        const bit = digit * 5;
        const byte = bit >> 3;
        const pair = value << (bit & 7);
        bytes[byte] = (bytes[byte] ?? 0) | (pair & 0xff);
        // 52 digits hold 260 bits: the last four have no place and must be zero.
        if (byte + 1 < SHA256_BYTES)
            bytes[byte + 1] = pair >> 8;
        else if (pair >> 8 !== 0)
            return null;
    }
    return bytes;
}


/***/ }),

/***/ 39126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ setMembers),
/* harmony export */   N: () => (/* binding */ setMember)
/* harmony export */ });
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68850);

/**
 * The text with one member of one object set to a value, or without it (null). Nothing else changes; a new member
 * goes where the order of keys puts it, laid out like its neighbour.
 * @param path keys that lead to the object, which must be there
 */
function setMember(text, path, key, value) {
    return setMembers((0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .V)(text, ''), path, new Map([[key, value]]));
}
/** The same for several members of one object, in one go. */
function setMembers(document, path, values) {
    const { text } = document;
    const object = objectAt(document, path);
    const others = new Map();
    const replaced = [];
    for (const [key, value] of values) {
        const old = (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .D)(object, key)?.value;
        if (!old || value === null)
            others.set(key, value);
        else if (old.kind !== 'scalar' || old.value !== value)
            replaced.push({ node: old, value });
    }
    const moved = replaced
        .sort((a, b) => b.node.start - a.node.start)
        .reduce((t, { node, value }) => splice(t, node.start, node.end, JSON.stringify(value)), text);
    return [...others].reduce((t, [key, value]) => addOrRemove(t, path, key, value), moved);
}
function addOrRemove(text, path, key, value) {
    const object = objectAt((0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .V)(text, ''), path);
    if (value !== null)
        return withMember(text, object, key, value);
    const old = (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .D)(object, key);
    return old ? withoutMember(text, object.members, old) : text;
}
function objectAt(document, path) {
    let object = document.root;
    for (const part of path) {
        const next = (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .D)(object, part);
        if (!next)
            throw new RangeError(`no ${path.join('.')} in this text`);
        object = next.value;
    }
    if (object.kind !== 'object')
        throw new RangeError(`${path.join('.')} is no object`);
    return object;
}
function withoutMember(text, members, old) {
    const index = members.indexOf(old);
    const before = members[index - 1];
    if (before)
        return splice(text, before.value.end, old.value.end, '');
    return splice(text, old.start, members[index + 1]?.start ?? old.value.end, '');
}
function withMember(text, object, key, value) {
    const [first] = object.members;
    const added = `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    if (!first)
        return splice(text, object.start + 1, object.start + 1, added);
    const before = object.members.findLast((m) => m.key < key);
    const blanks = text.slice(object.start + 1, first.start);
    return before
        ? splice(text, before.value.end, before.value.end, `,${blanks}${added}`)
        : splice(text, first.start, first.start, `${added},${blanks}`);
}
function splice(text, start, end, replacement) {
    return text.slice(0, start) + replacement + text.slice(end);
}


/***/ }),

/***/ 68850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ member),
/* harmony export */   V: () => (/* binding */ readJson)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _text_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46784);


// Locks are five deep; this keeps a hostile file from ending the process by the call stack.
const MAX_DEPTH = 200;
/**
 * Reads JSON and remembers where everything stands, so that a value can be replaced and all else left alone.
 * A byte order mark is passed over.
 * @param file for the message
 * @throws UserError with the line where the text is no JSON
 */
function readJson(text, file) {
    const begin = text.startsWith('\uFEFF') ? 1 : 0;
    let at = begin;
    function fail(what) {
        const conflict = text.search(/^<{7} /m);
        if (conflict >= 0) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Not valid JSON: a merge conflict is left in it.', {
                place: { file, line: (0,_text_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .lineAt */ .m)(text, conflict) },
                cure: 'Resolve it: take one side, and bump that.',
            });
        }
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Not valid JSON: ${what}.`, {
            place: { file, line: (0,_text_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .lineAt */ .m)(text, at) },
            cure: 'Restore the file from version control, mend it by hand, or leave it out with `ignore`.',
        });
    }
    function skipBlanks() {
        while (at < text.length && ' \t\r\n'.includes(text.charAt(at)))
            at++;
    }
    /** Steps over a punctuation mark and the blanks around it. */
    function take(mark) {
        skipBlanks();
        if (text.charAt(at) !== mark)
            return false;
        at++;
        skipBlanks();
        return true;
    }
    function readValue(depth) {
        if (depth > MAX_DEPTH)
            fail(`nested more than ${MAX_DEPTH} deep`);
        const start = at;
        if (text.charAt(at) === '{') {
            const members = readList('}', () => readMember(depth));
            return { kind: 'object', start, end: at, members };
        }
        if (text.charAt(at) === '[') {
            const items = readList(']', () => readValue(depth + 1));
            return { kind: 'array', start, end: at, items };
        }
        return { kind: 'scalar', start, value: readScalar(), end: at };
    }
    function readList(close, readItem) {
        const items = [];
        at++;
        if (take(close))
            return closed(items);
        do
            items.push(readItem());
        while (take(','));
        return take(close) ? closed(items) : fail(`"," or "${close}" is missing`);
    }
    /** `take` has stepped over the blanks after the closing mark; they are not part of the value. */
    function closed(items) {
        while (' \t\r\n'.includes(text.charAt(at - 1)))
            at--;
        return items;
    }
    function readMember(depth) {
        const start = at;
        if (text.charAt(at) !== '"')
            fail('a key in quotes is missing');
        const key = String(readScalar());
        if (!take(':'))
            fail('":" is missing');
        return { key, start, value: readValue(depth + 1) };
    }
    function readScalar() {
        const start = at;
        const end = text.charAt(at) === '"' ? endOfString(text, at) : endOfWord(text, at);
        const scalar = parseScalar(text.slice(start, end));
        if (scalar === undefined)
            fail(end > start ? 'this is no value' : 'a value is missing');
        at = end;
        return scalar;
    }
    skipBlanks();
    const root = readValue(0);
    skipBlanks();
    if (at < text.length)
        fail('something stands after its end');
    const lineOfOffset = (0,_text_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .lineIndex */ .D)(text);
    return {
        text,
        value: JSON.parse(text.slice(begin)),
        root,
        lineOf: (path) => lineOfOffset(startOf(root, path)),
    };
}
function startOf(root, path) {
    let node = root;
    let start = root.start;
    for (const key of path) {
        const next = step(node, key);
        if (!next)
            break;
        ({ node, start } = next);
    }
    return start;
}
function step(node, key) {
    if (node.kind === 'array') {
        const item = node.items[Number(key)];
        return item ? { node: item, start: item.start } : null;
    }
    const found = member(node, String(key));
    return found ? { node: found.value, start: found.start } : null;
}
const byKey = new WeakMap();
/** The member of that name, if the node is an object that has it; of two of a name the last. */
function member(node, key) {
    if (node.kind !== 'object')
        return undefined;
    const known = byKey.get(node) ?? new Map(node.members.map((m) => [m.key, m]));
    byKey.set(node, known);
    return known.get(key);
}
function endOfString(text, start) {
    let at = start + 1;
    while (at < text.length && text.charAt(at) !== '"')
        at += text.charAt(at) === '\\' ? 2 : 1;
    return Math.min(at + 1, text.length);
}
function endOfWord(text, start) {
    let at = start;
    while (at < text.length && /[-+.\w]/.test(text.charAt(at)))
        at++;
    return at;
}
function parseScalar(word) {
    try {
        return JSON.parse(word);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 15159:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ parseNix)
});

;// CONCATENATED MODULE: ./build/src/core/nix-syntax/syntax-error.js
/** Ends the reading of a text; never leaves this folder. */
class NixSyntaxError extends Error {
    offset;
    constructor(message, offset) {
        super(message);
        this.offset = offset;
    }
}

;// CONCATENATED MODULE: ./build/src/core/nix-syntax/cursor.js

// The most deeply nested files of real repositories are some 60 deep; this keeps a hostile one from ending the
// process by the call stack.
const MAX_DEPTH = 250;
/** @param tokens never empty: the last is `end` */
function cursorOver(tokens, last) {
    let index = 0;
    let depth = 0;
    const cursor = {
        peek: (ahead = 0) => tokens[index + ahead] ?? last,
        next() {
            const token = cursor.peek();
            index++;
            return token;
        },
        at(value, ahead = 0) {
            const token = cursor.peek(ahead);
            return token.value === value && (token.kind === 'mark' || token.kind === 'keyword');
        },
        take(value) {
            if (!cursor.at(value))
                return false;
            index++;
            return true;
        },
        expect(value) {
            if (!cursor.at(value))
                cursor.fail(`"${value}" is missing`);
            return cursor.next();
        },
        fail(message) {
            throw new NixSyntaxError(message, cursor.peek().start);
        },
        nested(read) {
            if (++depth > MAX_DEPTH)
                cursor.fail(`nested more than ${MAX_DEPTH} deep`);
            const value = read();
            depth--;
            return value;
        },
        end: () => tokens[index - 1]?.end ?? 0,
    };
    return cursor;
}

;// CONCATENATED MODULE: ./build/src/core/nix-syntax/string-text.js
const CONTROL = { n: '\n', r: '\r', t: '\t' };
/** The next text of a `"string"`, or null at its end; `${` does not stand at the offset. */
function readText(text, start) {
    const first = text.charAt(start);
    if (first === '"')
        return null;
    if (first === '\\')
        return string_text_escape(text, start, start + 1);
    if (first === '\r') {
        // Nix takes every kind of line break for a newline here.
        const end = text.charAt(start + 1) === '\n' ? start + 2 : start + 1;
        return { kind: 'text', start, end, value: '\n', plain: true };
    }
    let at = start;
    while (at < text.length && !'"\\\r'.includes(text.charAt(at))) {
        if (text.charAt(at) === '$') {
            const next = text.charAt(at + 1);
            if (next === '{')
                break;
            // `$${` is no interpolation: the first dollar takes the second along.
            if (next === '$')
                at++;
        }
        at++;
    }
    return run(text, start, at);
}
/** The next text of an `''indented string''`, or null at its end; `${` does not stand at the offset. */
function readIndentedText(text, start) {
    if (text.startsWith("''", start)) {
        const next = text.charAt(start + 2);
        if (next === "'")
            return { kind: 'text', start, end: start + 3, value: "''", plain: false };
        if (next === '$')
            return { kind: 'text', start, end: start + 3, value: '$', plain: false };
        return next === '\\' ? string_text_escape(text, start, start + 3) : null;
    }
    let at = start;
    while (at < text.length) {
        const width = widthInIndented(text, at);
        if (width === 0)
            break;
        at += width;
    }
    // A lone `'` or `$` before something special.
    return at > start ? run(text, start, at) : { ...run(text, start, start + 1), plain: false };
}
function widthInIndented(text, at) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === '$')
        return next === '{' || next === "'" || next === '' ? 0 : 2;
    if (character === "'")
        return next === "'" || next === '$' || next === '' ? 0 : 2;
    return 1;
}
function run(text, start, end) {
    return { kind: 'text', start, end, value: text.slice(start, end), plain: true };
}
/** @param at of the character after the backslash */
function string_text_escape(text, start, at) {
    const character = text.charAt(at);
    return { kind: 'text', start, end: at + 1, value: CONTROL[character] ?? character, plain: false };
}

;// CONCATENATED MODULE: ./build/src/core/nix-syntax/lexer.js


const KEYWORDS = new Set(['if', 'then', 'else', 'assert', 'with', 'let', 'in', 'rec', 'inherit']);
const blanks = /[ \t\r\n]+/y;
const lineComment = /#[^\r\n]*/y;
const identifier = /[a-zA-Z_][\w'-]*/y;
const number = /(?:[1-9][0-9]*\.[0-9]*|0?\.[0-9]+)(?:[Ee][+-]?[0-9]+)?|[0-9]+/y;
const mark = /\.\.\.|==|!=|<=|>=|&&|\|\||->|\/\/|\+\+|\|>|<\||[{}[\]()=;:,.@?!+\-*/<>]/y;
const pathRun = /[\w.+-]+/y;
const scheme = /[a-zA-Z0-9+.-]+/y;
const uriRest = /[\w%/?:@&=+$,.!~*'-]+/y;
/**
 * The tokens of a Nix text, by the rules of Nix's own lexer, in one pass. Blanks and comments are left out, a byte
 * order mark is passed over; the last token is `end`.
 * @throws NixSyntaxError
 */
function tokenize(text) {
    const tokens = [];
    const modes = ['code'];
    // Where the run of characters ends that a path or an address may begin with: looked for once, or a hostile text
    // of many short tokens (`+++…`) would be read again for each.
    let runEnd = 0;
    let schemeEnd = 0;
    let at = text.startsWith('\uFEFF') ? 1 : 0;
    function put(kind, end) {
        tokens.push({ kind, start: at, end, value: text.slice(at, end) });
        at = end;
    }
    function open(kind, width, mode) {
        put(kind, at + width);
        modes.push(mode);
    }
    function close(kind, width) {
        put(kind, at + width);
        modes.pop();
    }
    function readCode() {
        const character = text.charAt(at);
        if (character === '"')
            open('string', 1, 'string');
        else if (text.startsWith("''", at))
            open('string', matchEnd(/''(?: *\n)?/y, text, at) - at, 'indented');
        else if (text.startsWith('${', at))
            open('interpolation', 2, 'code');
        else if (startsPath())
            open('path', 0, 'path');
        else
            readWord(character);
    }
    function readWord(character) {
        const uri = endOfUri();
        if (uri > at)
            put('uri', uri);
        else if (/[a-zA-Z_]/.test(character))
            readName(matchEnd(identifier, text, at));
        else if (matchEnd(number, text, at) > at)
            put('number', matchEnd(number, text, at));
        else if (character === '<' && endOfSearchPath(text, at) > at)
            put('search-path', endOfSearchPath(text, at));
        else
            readMark(matchEnd(mark, text, at));
    }
    function readName(end) {
        put(KEYWORDS.has(text.slice(at, end)) ? 'keyword' : 'identifier', end);
    }
    function readMark(end) {
        if (end === at)
            throw new NixSyntaxError('a character that means nothing here', at);
        const value = text.slice(at, end);
        put('mark', end);
        if (value === '{')
            modes.push('code');
        if (value === '}' && modes.length > 1)
            modes.pop();
    }
    /** `./x`, `a/b`, `/a`, `~/a`, `./${a}`: characters, a slash, and more of them or `${`. */
    function startsPath() {
        if (text.startsWith('~/', at))
            return continuesPath(at + 1);
        if (at >= runEnd)
            runEnd = matchEnd(pathRun, text, at);
        return continuesPath(runEnd);
    }
    function continuesPath(slash) {
        return text.charAt(slash) === '/' && /^(?:[\w.+-]|\$\{)/.test(text.slice(slash + 1, slash + 3));
    }
    function endOfUri() {
        if (at >= schemeEnd)
            schemeEnd = matchEnd(scheme, text, at);
        if (text.charAt(schemeEnd) !== ':' || !/[a-zA-Z]/.test(text.charAt(at)))
            return at;
        const end = matchEnd(uriRest, text, schemeEnd + 1);
        return end > schemeEnd + 1 ? end : at;
    }
    function readPath() {
        if (text.startsWith('${', at)) {
            open('interpolation', 2, 'code');
            return;
        }
        const home = text.charAt(at) === '~' && tokens.at(-1)?.kind === 'path';
        let end = endOfPath(text, matchEnd(pathRun, text, home ? at + 1 : at));
        if (text.charAt(end) === '/')
            end++;
        if (end > at) {
            tokens.push({ kind: 'text', start: at, end, value: text.slice(at, end), plain: true });
            at = end;
        }
        else if (text.charAt(at - 1) === '/')
            throw new NixSyntaxError('a path ends with a slash', at - 1);
        else
            close('path-end', 0);
    }
    function readString(mode) {
        const quote = mode === 'string' ? '"' : "''";
        if (text.startsWith('${', at))
            open('interpolation', 2, 'code');
        else {
            const piece = mode === 'string' ? readText(text, at) : readIndentedText(text, at);
            if (!piece)
                close('string-end', quote.length);
            else {
                tokens.push(piece);
                at = piece.end;
            }
        }
    }
    for (;;) {
        const mode = modes.at(-1) ?? 'code';
        if (mode === 'code')
            at = skipBlanks(text, at);
        if (at >= text.length && mode !== 'path')
            break;
        if (mode === 'code')
            readCode();
        else if (mode === 'path')
            readPath();
        else
            readString(mode);
    }
    if (modes.includes('string') || modes.includes('indented'))
        throw unterminated(tokens);
    put('end', at);
    return tokens;
}
/** The innermost string that has no end. */
function unterminated(tokens) {
    let closed = 0;
    const opening = tokens.findLast(({ kind }) => {
        if (kind === 'string-end')
            closed++;
        return kind === 'string' && --closed < 0;
    });
    return new NixSyntaxError('a string has no end', opening?.start ?? 0);
}
function skipBlanks(text, start) {
    let at = start;
    for (;;) {
        at = matchEnd(blanks, text, at);
        if (text.charAt(at) === '#')
            at = matchEnd(lineComment, text, at);
        else if (text.startsWith('/*', at)) {
            const end = text.indexOf('*/', at + 2);
            if (end < 0)
                throw new NixSyntaxError('a comment has no end', at);
            at = end + 2;
        }
        else
            return at;
    }
}
/** `<nixpkgs/nixos>`; the offset itself where none stands there. */
function endOfSearchPath(text, start) {
    const name = matchEnd(pathRun, text, start + 1);
    const end = name === start + 1 ? name : endOfPath(text, name);
    return name > start + 1 && text.charAt(end) === '>' ? end + 1 : start;
}
/** The end of `/a/b`. */
function endOfPath(text, start) {
    let at = start;
    while (text.charAt(at) === '/') {
        const end = matchEnd(pathRun, text, at + 1);
        if (end === at + 1)
            return at;
        at = end;
    }
    return at;
}
/** The end of what a sticky expression matches at an offset, or the offset itself. */
function matchEnd(sticky, text, at) {
    sticky.lastIndex = at;
    return sticky.test(text) ? sticky.lastIndex : at;
}

;// CONCATENATED MODULE: ./build/src/core/nix-syntax/parse-formals.js
/** `a:`, `{ a, b ? c, ... }:`, `a@{ … }:`, `{ … }@a:`, stepped over up to the colon; null where no function begins. */
function attemptFormals(cursor, expression) {
    if (cursor.peek().kind === 'identifier') {
        if (!cursor.at(':', 1) && !cursor.at('@', 1))
            return null;
        const name = cursor.next().value;
        const formals = cursor.take('@') ? readFormals(cursor, expression) : null;
        cursor.expect(':');
        return { name, formals };
    }
    if (!startsFormals(cursor))
        return null;
    const formals = readFormals(cursor, expression);
    const name = cursor.take('@') ? readName(cursor) : null;
    cursor.expect(':');
    return { name, formals };
}
/** `{ a,`, `{ a ?`, `{ a }:`, `{ ...`, `{ }:`: no set begins like these. */
function startsFormals(cursor) {
    if (!cursor.at('{'))
        return false;
    if (cursor.at('...', 1))
        return true;
    if (cursor.at('}', 1))
        return cursor.at(':', 2) || cursor.at('@', 2);
    if (cursor.peek(1).kind !== 'identifier')
        return false;
    return (cursor.at(',', 2) || cursor.at('?', 2) || (cursor.at('}', 2) && (cursor.at(':', 3) || cursor.at('@', 3))));
}
function readFormals(cursor, expression) {
    const formals = [];
    cursor.expect('{');
    while (!cursor.take('}')) {
        if (!cursor.take('...')) {
            const { start } = cursor.peek();
            const name = readName(cursor);
            const otherwise = cursor.take('?') ? expression(cursor) : null;
            formals.push({ name, otherwise, start, end: cursor.end() });
        }
        if (!cursor.at('}'))
            cursor.expect(',');
    }
    return formals;
}
function readName(cursor) {
    return cursor.peek().kind === 'identifier' ? cursor.next().value : cursor.fail('a name is missing');
}

;// CONCATENATED MODULE: ./build/src/core/nix-syntax/indentation.js
/**
 * What an indented string is worth, as Nix takes its indentation off: as many spaces from each line as the least
 * indented one has, and the last line where it is blank. Pieces that stand in the file as they are valued stay such.
 */
function withoutIndentation(parts) {
    const indent = leastIndent(parts);
    const stripped = [];
    let fresh = true;
    let dropped = 0;
    for (const [index, part] of parts.entries()) {
        if (part.kind === 'interpolation') {
            fresh = false;
            dropped = 0;
            stripped.push(part);
            continue;
        }
        const end = index === parts.length - 1 ? withoutBlankLastLine(part.value) : part.value.length;
        let from = 0;
        for (let at = 0; at < end; at++) {
            const character = part.value.charAt(at);
            if (fresh && character === ' ' && dropped++ < indent) {
                pushText(stripped, part, from, at);
                from = at + 1;
                continue;
            }
            if (fresh && character !== ' ')
                dropped = 0;
            if (character === '\n')
                fresh = true;
            else if (character !== ' ')
                fresh = false;
        }
        pushText(stripped, part, from, end);
    }
    return stripped;
}
function leastIndent(parts) {
    let least = 1_000_000;
    let current = 0;
    let fresh = true;
    for (const part of parts) {
        if (part.kind === 'interpolation' || !part.plain) {
            if (fresh)
                least = Math.min(least, current);
            fresh = false;
            continue;
        }
        for (const character of part.value) {
            if (character === '\n') {
                fresh = true;
                current = 0;
            }
            else if (fresh && character === ' ')
                current++;
            else if (fresh) {
                fresh = false;
                least = Math.min(least, current);
            }
        }
    }
    return least;
}
/** The length of a string's last text without the spaces after its last newline, where nothing else is there. */
function withoutBlankLastLine(value) {
    let at = value.length;
    while (value.charAt(at - 1) === ' ')
        at--;
    return value.charAt(at - 1) === '\n' ? at : value.length;
}
function pushText(parts, token, from, to) {
    if (from >= to)
        return;
    const value = token.value.slice(from, to);
    const verbatim = token.value.length === token.end - token.start;
    const span = verbatim
        ? { start: token.start + from, end: token.start + to }
        : { start: token.start, end: token.end };
    parts.push({ kind: 'text', ...span, value });
}

;// CONCATENATED MODULE: ./build/src/core/nix-syntax/parse-parts.js

/** The pieces of the string or path at hand. */
function parseParts(cursor, expression) {
    const opening = cursor.next();
    const parts = [];
    for (;;) {
        const token = cursor.next();
        if (token.kind === 'text')
            parts.push(token);
        else if (token.kind === 'interpolation') {
            const of = expression(cursor);
            parts.push({ kind: 'interpolation', of, start: token.start, end: cursor.expect('}').end });
        }
        else
            break;
    }
    if (opening.value.startsWith("''"))
        return withoutIndentation(parts);
    return parts.map((part) => part.kind === 'text' ? { kind: 'text', value: part.value, start: part.start, end: part.end } : part);
}

;// CONCATENATED MODULE: ./build/src/core/nix-syntax/parse.js
/*
 * The Nix language, read without Nix: for finding things in Nix files and changing their bytes.
 *
 *   parseNix(text)              the tree, with the offsets of everything, or what is wrong and where      parse.ts
 *   visitNix(root, visit)       each expression with its scope and the attributes it is the value of     visit.ts
 *   nixEvaluator(files)         what an expression is: a string with the pieces of source it is made of,
 *                               a set, JSON read from beside; or that it can't be told                  evaluate.ts
 *
 * Reading takes a time linear in the text's length. It is a little more tolerant than Nix, never stricter, but for
 * nesting deeper than a few hundred.
 */





const OPERATORS = new Set('+ - * / ++ // == != < > <= >= && || -> |> <|'.split(' '));
/** Reads a Nix expression, such as a file holds. Nothing is thrown. */
function parseNix(text) {
    try {
        const tokens = tokenize(text);
        const last = tokens.at(-1) ?? { kind: 'end', start: 0, end: 0, value: '' };
        const cursor = cursorOver(tokens, last);
        const root = expression(cursor);
        if (cursor.peek().kind !== 'end')
            cursor.fail('something stands after the end of the expression');
        return { kind: 'parsed', root };
    }
    catch (error) {
        if (!(error instanceof NixSyntaxError))
            throw error;
        return { kind: 'syntax-error', message: error.message, offset: error.offset };
    }
}
function expression(cursor) {
    return cursor.nested(() => {
        const token = cursor.peek();
        const { start } = token;
        if (token.kind === 'keyword' && !(cursor.at('let') && cursor.at('{', 1))) {
            const node = keywordExpression(cursor, start);
            if (node)
                return node;
        }
        const formals = attemptFormals(cursor, expression);
        if (!formals)
            return operation(cursor);
        const body = expression(cursor);
        return { kind: 'lambda', ...formals, body, start, end: body.end };
    });
}
function keywordExpression(cursor, start) {
    if (cursor.take('let')) {
        const bindings = bindingsUntil(cursor, 'in');
        const body = expression(cursor);
        return { kind: 'let', bindings, body, start, end: body.end };
    }
    if (cursor.take('if')) {
        const of = expression(cursor);
        cursor.expect('then');
        const then = expression(cursor);
        cursor.expect('else');
        const otherwise = expression(cursor);
        return { kind: 'if', of, then, otherwise, start, end: otherwise.end };
    }
    const kind = cursor.at('with') ? 'with' : 'assert';
    if (!cursor.take(kind))
        return null;
    const of = expression(cursor);
    cursor.expect(';');
    const body = expression(cursor);
    return { kind, of, body, start, end: body.end };
}
function operation(cursor) {
    const first = operand(cursor);
    const operands = [first];
    const operators = [];
    while (cursor.peek().kind === 'mark' && OPERATORS.has(cursor.peek().value)) {
        operators.push(cursor.next().value);
        operands.push(operand(cursor));
    }
    if (operators.length === 0)
        return first;
    return { kind: 'operation', operators, operands, start: first.start, end: cursor.end() };
}
/** What stands between operators, with the `!` and `-` before it and the `? a.b` after it. */
function operand(cursor) {
    const { start } = cursor.peek();
    const prefixes = [];
    while (cursor.at('!') || cursor.at('-'))
        prefixes.push(cursor.next().value);
    let node = application(cursor);
    while (cursor.take('?')) {
        const path = attributePath(cursor);
        node = { kind: 'has', of: node, path, start: node.start, end: cursor.end() };
    }
    if (prefixes.length === 0)
        return node;
    return { kind: 'operation', operators: prefixes, operands: [node], start, end: node.end };
}
function application(cursor) {
    const of = selection(cursor);
    const given = [];
    while (startsSimple(cursor))
        given.push(selection(cursor));
    if (given.length === 0)
        return of;
    return { kind: 'apply', of, arguments: given, start: of.start, end: cursor.end() };
}
function startsSimple(cursor) {
    const { kind, value } = cursor.peek();
    if (kind === 'keyword')
        return value === 'rec' || (value === 'let' && cursor.at('{', 1));
    if (kind === 'mark')
        return value === '(' || value === '[' || value === '{';
    return ['identifier', 'number', 'uri', 'search-path', 'string', 'path'].includes(kind);
}
function selection(cursor) {
    const { start } = cursor.peek();
    const of = simple(cursor);
    if (!cursor.take('.'))
        return of;
    const path = attributePath(cursor);
    const { kind, value } = cursor.peek();
    if (kind !== 'identifier' || value !== 'or')
        return { kind: 'select', of, path, otherwise: null, start, end: cursor.end() };
    cursor.next();
    const otherwise = cursor.nested(() => selection(cursor));
    return { kind: 'select', of, path, otherwise, start, end: cursor.end() };
}
function simple(cursor) {
    const token = cursor.peek();
    const { start, end, value } = token;
    switch (token.kind) {
        case 'identifier':
            cursor.next();
            return { kind: 'variable', name: value, start, end };
        case 'number':
        case 'search-path':
            cursor.next();
            return token.kind === 'number'
                ? { kind: 'number', value, start, end }
                : { kind: 'search-path', value: value.slice(1, -1), start, end };
        case 'uri':
            cursor.next();
            return { kind: 'string', parts: [{ kind: 'text', value, start, end }], start, end };
        case 'string':
        case 'path': {
            const parts = parseParts(cursor, expression);
            return { kind: token.kind, parts, start, end: cursor.end() };
        }
        case 'keyword':
        case 'mark':
            return bracketed(cursor, start);
        case 'text':
        case 'string-end':
        case 'path-end':
        case 'interpolation':
        case 'end':
            return cursor.fail('an expression is missing');
    }
}
function bracketed(cursor, start) {
    if (cursor.take('(')) {
        const inner = expression(cursor);
        cursor.expect(')');
        return inner;
    }
    if (cursor.take('[')) {
        const items = cursor.nested(() => itemsUntil(cursor));
        return { kind: 'list', items, start, end: cursor.end() };
    }
    if (cursor.take('{'))
        return set(cursor, start, false);
    if (cursor.take('rec')) {
        cursor.expect('{');
        return set(cursor, start, true);
    }
    if (!cursor.take('let'))
        return cursor.fail('an expression is missing');
    // `let { …; body = x; }`, of old: the set's `body`.
    const { start: at } = cursor.expect('{');
    const of = set(cursor, at, true);
    const path = [{ name: 'body', of: null, start: of.end, end: of.end }];
    return { kind: 'select', of, path, otherwise: null, start, end: of.end };
}
function set(cursor, start, recursive) {
    const bindings = bindingsUntil(cursor, '}');
    return { kind: 'set', recursive, bindings, start, end: cursor.end() };
}
function itemsUntil(cursor) {
    const items = [];
    while (!cursor.take(']')) {
        if (!startsSimple(cursor))
            cursor.fail('"]" is missing');
        items.push(selection(cursor));
    }
    return items;
}
function bindingsUntil(cursor, close) {
    const bindings = [];
    while (!cursor.take(close))
        bindings.push(cursor.at('inherit') ? inheriting(cursor) : binding(cursor));
    return bindings;
}
function binding(cursor) {
    const { start } = cursor.peek();
    const path = attributePath(cursor);
    cursor.expect('=');
    const value = expression(cursor);
    const { end } = cursor.expect(';');
    return { kind: 'value', path, value, start, end };
}
function inheriting(cursor) {
    const { start } = cursor.expect('inherit');
    let from = null;
    if (cursor.take('(')) {
        from = expression(cursor);
        cursor.expect(')');
    }
    const names = [];
    while (!cursor.at(';'))
        names.push(attribute(cursor));
    const { end } = cursor.expect(';');
    return { kind: 'inherit', from, names, start, end };
}
function attributePath(cursor) {
    const path = [attribute(cursor)];
    while (cursor.take('.'))
        path.push(attribute(cursor));
    return path;
}
function attribute(cursor) {
    const { kind, value, start, end } = cursor.peek();
    if (kind === 'identifier') {
        cursor.next();
        return { name: value, of: null, start, end };
    }
    if (kind === 'interpolation') {
        cursor.next();
        const of = expression(cursor);
        return { name: null, of, start, end: cursor.expect('}').end };
    }
    if (kind !== 'string')
        return cursor.fail('a name or the end of the set is missing');
    const parts = parseParts(cursor, expression);
    const span = { start, end: cursor.end() };
    const text = parts.map((part) => (part.kind === 'text' ? part.value : null));
    if (!text.includes(null))
        return { name: text.join(''), of: null, ...span };
    return { name: null, of: { kind: 'string', parts, ...span }, ...span };
}


/***/ }),

/***/ 36575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ compareVersions),
/* harmony export */   n: () => (/* binding */ parseDrvName)
/* harmony export */ });
/**
 * `openssl-3.0.13` -> `openssl`, `3.0.13`: the version begins after the first dash that is not followed by an
 * ASCII letter. Source: Nix, src/libstore/names.cc.
 */
function parseDrvName(text) {
    for (let dash = text.indexOf('-'); dash >= 0 && dash + 1 < text.length; dash = text.indexOf('-', dash + 1)) {
        if (!isLetter(text.charCodeAt(dash + 1)))
            return { name: text.slice(0, dash), version: text.slice(dash + 1) };
    }
    return { name: text, version: '' };
}
function isLetter(code) {
    const lower = code | 0x20;
    return lower >= 0x61 && lower <= 0x7a;
}
/**
 * The order of builtins.compareVersions: `2.3pre1 < 2.3 < 2.3.1`, `pre` before all, text before numbers. As in Nix,
 * digits past 2147483647 are text: `20260101120000 < 1`. Source: Nix, src/libstore/names.cc.
 */
function compareVersions(a, b) {
    const left = components(a);
    const right = components(b);
    for (let i = 0; i < Math.max(left.length, right.length); i++) {
        const order = compareComponents(left[i] ?? '', right[i] ?? '');
        if (order !== 0)
            return order;
    }
    return 0;
}
/** `1.2pre3-x` -> 1, 2, pre, 3, x */
function components(version) {
    return version.match(/[0-9]+|[^0-9.-]+/g) ?? [];
}
function compareComponents(a, b) {
    if (a === b)
        return 0;
    const rank = componentRank(a) - componentRank(b);
    if (rank !== 0)
        return rank < 0 ? -1 : 1;
    return isNumber(a) ? compareNumbers(Number(a), Number(b)) : compareBytes(a, b);
}
/** `pre`, then what is missing, then text, then numbers: so `2.3pre1 < 2.3 < 2.3a < 2.3.1`. */
function componentRank(component) {
    if (component === 'pre')
        return 0;
    if (component === '')
        return 1;
    return isNumber(component) ? 3 : 2;
}
/** What fits into C's int. */
function isNumber(component) {
    return /^[0-9]/.test(component) && Number(component) <= 2147483647;
}
function compareNumbers(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
/** Order of the UTF-8 bytes, which is that of the code points; `<` on strings would order UTF-16 units. */
function compareBytes(a, b) {
    const left = Array.from(a, (c) => c.codePointAt(0) ?? 0);
    const right = Array.from(b, (c) => c.codePointAt(0) ?? 0);
    for (let i = 0; i < Math.min(left.length, right.length); i++) {
        const difference = (left[i] ?? 0) - (right[i] ?? 0);
        if (difference !== 0)
            return difference < 0 ? -1 : 1;
    }
    return left.length < right.length ? -1 : 1;
}


/***/ }),

/***/ 62894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ isLockNode)
/* harmony export */ });
/** Whether it is a node of a lock as Nix writes it, of a flake or of devenv. */
function isLockNode({ format }) {
    return format === 'flake-lock' || format === 'devenv-lock';
}


/***/ }),

/***/ 93003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ groupsOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _channel_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26466);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66975);
/* harmony import */ var _upgrade_targets_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26155);




const LONGEST = 100;
/**
 * Pins by the candidate that they go into: the one that a rule names, else as `PolicySettings.group` says. In lane
 * `upgrade` the channels of a series go together, and different series never do.
 * @param all the pins that there are: what a group is called does not depend on which of them are due
 */
function groupsOf(lane, due, all, settings) {
    const names = new Set(all.map((pin) => ownName(pin, settings)).filter((name) => name !== null));
    const groups = new Map();
    for (const one of due) {
        const own = ownName(one.pin, settings) ?? (lane === 'refresh' ? one.target : null);
        const series = lane === 'upgrade' ? ((0,_channel_js__WEBPACK_IMPORTED_MODULE_1__/* .parseChannel */ .pn)(one.target)?.series ?? '') : '';
        const key = JSON.stringify([own, series]);
        const group = groups.get(key);
        if (group)
            group.due.push(one);
        else
            groups.set(key, { own, series, due: [one] });
    }
    return [...groups.values()].map(({ own, series, due: members }) => {
        if (own === null)
            return { name: mainChannel(series, all, settings), due: members };
        const name = branchPart(own, names);
        return { name: lane === 'upgrade' ? inSeries(name, series) : name, due: members };
    });
}
/** Null: as its channel is called. */
function ownName(pin, settings) {
    const { group } = (0,_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .settingsOf */ .f5)(pin, settings);
    if (group !== null)
        return group;
    switch (settings.group) {
        case 'channel':
            return null;
        case 'file':
            return pin.file;
        case 'pin':
            return `${pin.file}:${pin.name}`;
        case 'all':
            return 'all';
    }
}
/** The channel of a series that the pins go to, were all of them due; `nixos-<series>` where that is more than one. */
function mainChannel(series, all, settings) {
    const kinds = new Set(all
        .filter((pin) => ownName(pin, settings) === null)
        .map((pin) => (0,_upgrade_targets_js__WEBPACK_IMPORTED_MODULE_3__/* .upgradesFrom */ .Qd)(pin, settings)?.variant)
        .filter((variant) => variant !== undefined));
    const [kind, ...others] = kinds;
    if (others.length > 0)
        return `nixos-${series}`;
    if (kind === 'darwin')
        return `nixpkgs-${series}-darwin`;
    return kind === 'small' ? `nixos-${series}-small` : `nixos-${series}`;
}
/** Also where but one series is due: next time it may be another. Unlike any channel: `nixos` gives `nixos-26.05`. */
function inSeries(name, series) {
    const both = `${name}-${series}`;
    return (0,_channel_js__WEBPACK_IMPORTED_MODULE_1__/* .parseChannel */ .pn)(both) ? `group-${both}` : both;
}
/** The name as git takes it in a branch's; told from another name that would come out the same by a digest. */
function branchPart(name, names) {
    const part = asBranchPart(name);
    if (part === name)
        return name;
    const isUnique = ![...names].some((other) => other !== name && asBranchPart(other) === part);
    return isUnique ? part : `${part}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(name).digest('hex').slice(0, 8)}`;
}
/** `hosts/web/flake.lock` -> `hosts-web-flake-lock`: git refuses `..`, dots at either end, and the ending `.lock`. */
function asBranchPart(name) {
    return (name
        .replace(/[^A-Za-z0-9_.-]+|\.{2,}/g, '-')
        .slice(-LONGEST)
        .replace(/\.lock(?=-|$)/g, '-lock')
        .replace(/^[.-]+|[.-]+$/g, '') || 'pins');
}


/***/ }),

/***/ 15412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ heldRelease),
/* harmony export */   H2: () => (/* binding */ releaseTime),
/* harmony export */   MP: () => (/* binding */ compareNames),
/* harmony export */   Y6: () => (/* binding */ sameRevision),
/* harmony export */   Yw: () => (/* binding */ orderAgainst),
/* harmony export */   yW: () => (/* binding */ isOf)
/* harmony export */ });
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2164);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85076);


/**
 * Where a pin stands, seen from a release. Release names alone tell, the pin's own or that which its channel's history
 * has for its revision. Commit times do not: a channel's advance goes back in commit time about once in ten, and has
 * gone back by more than a year.
 */
function orderAgainst(pin, release, known) {
    if (isOf(release, pin.revision))
        return 'same';
    const held = heldRelease(pin, known);
    const order = held === null ? null : compareNames(held.name, release.name);
    if (order === null)
        return 'unknown';
    if (order === 0)
        return 'same';
    return order < 0 ? 'older' : 'newer';
}
/** The release that a pin holds, from its channel's history, its own words, or wherever its revision was found. */
function heldRelease(pin, known) {
    const { channel, revision } = pin;
    const name = ownName(pin);
    const history = (channel === null ? undefined : known.history.get(channel)) ?? [];
    // From the end: most pins are not far behind.
    const listed = history.findLast((release) => name === null ? isOf(release, revision) : release.name === name);
    if (listed)
        return listed;
    if (channel !== null && name !== null)
        return { channel, name, published: null, lastModified: null };
    const newest = channel === null ? undefined : known.newest.get(channel);
    if (newest && isOf(newest, revision))
        return newest;
    return (revision === null ? null : known.released.get(revision)) ?? null;
}
/** The release that the pin names, unless its own revision says otherwise. */
function ownName({ release, revision }) {
    const parsed = release === null ? null : (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReleaseName */ .YY)(release);
    if (!parsed)
        return null;
    return revision === null || sameRevision(revision, parsed.shortRevision) ? release : null;
}
/** Null where nobody can say: releases of NixOS and of nixpkgs are counted apart. */
function compareNames(a, b) {
    const of = (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReleaseName */ .YY)(a)?.of;
    return of === undefined || of !== (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReleaseName */ .YY)(b)?.of ? null : (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .compareReleases */ .c0)(a, b);
}
function isOf(release, revision) {
    return sameRevision(revision, release.revision ?? release.name.slice(release.name.lastIndexOf('.') + 1));
}
/** One of the two may be short, but not so short that it says nothing. */
function sameRevision(a, b) {
    if (a === null || b === null || Math.min(a.length, b.length) < 7)
        return false;
    return a.startsWith(b) || b.startsWith(a);
}
/** When a release came out, Unix seconds: when it was published, else its commit's time; null where neither is known. */
function releaseTime({ published, lastModified, }) {
    const seconds = published === null ? NaN : Date.parse(published) / 1000;
    return Number.isFinite(seconds) ? seconds : (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .knownTime */ .p)(lastModified);
}


/***/ }),

/***/ 66975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vy: () => (/* binding */ ruled),
/* harmony export */   _Z: () => (/* binding */ ruledCompanions),
/* harmony export */   _f: () => (/* binding */ followingRule),
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   f5: () => (/* binding */ settingsOf)
/* harmony export */ });
/* harmony import */ var _channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26466);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60379);
/* harmony import */ var _series_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6924);



const FROZEN = 'frozen by the configuration';
/**
 * The pins as the configuration has them: without those to ignore, frozen where it freezes them, and with the channel
 * that a rule lays over a pin that names none. A pin that nothing is said of stays the same object, so it can be done
 * twice.
 */
function ruled(pins, settings) {
    return pins
        .filter((pin) => !isIgnored(pin, settings))
        .map((pin) => {
        const { freeze, follow } = settingsOf(pin, settings);
        const followed = follow !== null && pin.channel === null && pin.state === 'pinned';
        const freezes = freeze && (pin.state === 'pinned' || pin.state === 'floating');
        const staysInSeries = !pin.staysInSeries && staysByName(pin, pins, settings);
        if (!followed && !freezes && !staysInSeries)
            return pin;
        return {
            ...pin,
            ...(followed ? { channel: follow, followed } : {}),
            ...(freezes ? { state: 'frozen', note: FROZEN } : {}),
            ...(staysInSeries ? { staysInSeries } : {}),
        };
    });
}
/**
 * Who names a pin after its series wants that one, beside others maybe; a rule that gives it its lanes says otherwise. A
 * name that is the channel's own may be npins' choice, or nix-channel's: it counts where another series lies beside it.
 */
function staysByName(pin, pins, settings) {
    const series = (0,_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .seriesOf */ .Lf)(pin.channel);
    if (series === null || !(0,_series_js__WEBPACK_IMPORTED_MODULE_2__/* .seriesNamed */ .l)(pin.name).includes(series))
        return false;
    if (settingsOf(pin, settings).lanesByRule)
        return false;
    const isOther = (other) => other.file === pin.file && ![series, null].includes((0,_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .seriesOf */ .Lf)(other.channel));
    return pin.name !== pin.channel || pins.some(isOther);
}
/**
 * The companions that may move: asked for, neither ignored nor frozen, and not in a file whose pins are all ignored.
 * @param pins all that were found, before `ruled`
 */
function ruledCompanions(companions, pins, settings) {
    const direct = pins.filter((pin) => pin.direct);
    const passedOver = new Set(direct.map(({ file }) => file));
    for (const { file } of direct.filter((pin) => !isIgnored(pin, settings)))
        passedOver.delete(file);
    return companions.filter((one) => !passedOver.has(one.file) &&
        (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .k)(settings.companions, one.repository, one.name) &&
        !isIgnored(one, settings) &&
        !settingsOf(one, settings).freeze);
}
/** What holds for a pin: of the rules that match it, the last one that says a thing counts. */
function settingsOf(pin, settings) {
    const named = (globs) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .k)(globs, ...namesOf(pin));
    const rules = settings.rules.filter((rule) => named(rule.match));
    return {
        selected: named(settings.pins),
        lanes: lastSaid(rules, 'lanes') ?? settings.lanes,
        lanesByRule: lastSaid(rules, 'lanes') !== undefined,
        cooldown: lastSaid(rules, 'cooldown') ?? settings.cooldown,
        // Null is something said: no age is too old.
        maxAge: (rules.some((rule) => rule.maxAge !== undefined) ? lastSaid(rules, 'maxAge') : settings.maxAge) ?? null,
        freeze: lastSaid(rules, 'freeze') ?? named(settings.freeze),
        follow: lastSaid(rules, 'follow') ?? null,
        group: lastSaid(rules, 'group') ?? null,
    };
}
/** The rule that says which channel a pin follows. */
function followingRule(pin, { rules }) {
    const says = ({ match, follow }) => follow !== undefined && (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .k)(match, ...namesOf(pin));
    return rules.findLast(says) ?? null;
}
function lastSaid(rules, key) {
    return rules.findLast((rule) => rule[key] !== undefined)?.[key];
}
function isIgnored(pin, { ignore }) {
    return (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .k)(ignore, ...namesOf(pin), pin.file);
}
/** What globs are matched with. */
function namesOf({ file, name }) {
    return [name, `${file}:${name}`];
}


/***/ }),

/***/ 79406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ standing),
/* harmony export */   h: () => (/* binding */ ageOf)
/* harmony export */ });
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15412);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85076);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65779);



function standing(pin, known) {
    const held = (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .heldRelease */ .B3)(pin, known);
    const age = ageOf(pin, known);
    return {
        release: held?.name ?? null,
        channel: held?.channel ?? null,
        behind: releasesBehind(pin, held?.name ?? null, known),
        ageDays: age === null ? null : Math.floor(age / _time_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY */ .d_),
    };
}
/** Seconds since what a pin holds was published, else since its commit; null where neither is known. Never negative. */
function ageOf(pin, known) {
    const held = (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .heldRelease */ .B3)(pin, known);
    const time = (held && (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseTime */ .H2)(held)) ?? (0,_time_js__WEBPACK_IMPORTED_MODULE_2__/* .knownTime */ .p)(pin.lastModified);
    return time === null ? null : Math.max(0, known.now - time);
}
function releasesBehind(pin, held, known) {
    if (pin.channel === null)
        return null;
    const newest = known.newest.get(pin.channel);
    const order = newest ? (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .orderAgainst */ .Yw)(pin, newest, known) : 'unknown';
    if (order === 'same' || order === 'newer')
        return 0;
    const history = known.history.get(pin.channel);
    if (!history || held === null || (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareNames */ .MP)(held, held) === null)
        return null;
    const since = history.filter(({ name }) => {
        const isLater = (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareNames */ .MP)(held, name) === -1;
        return isLater && (!newest || (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareNames */ .MP)(name, newest.name) !== 1);
    });
    // A listing can lag behind what is announced.
    const listed = newest === undefined || since.some(({ name }) => name === newest.name);
    return since.length + (listed ? 0 : 1);
}


/***/ }),

/***/ 13735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ daysLeft),
/* harmony export */   b: () => (/* binding */ urgencyOf)
/* harmony export */ });
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65779);

/** From so many days before its end on, leaving a series is urgent. */
const NEAR = 30;
/** Whole days until support ends, 0 on the last one, less after it; null where the day is not known. */
function daysLeft({ endOfLife }, now) {
    const last = endOfLife === null ? NaN : Date.parse(endOfLife) / 1000;
    return Number.isFinite(last) ? Math.floor(last / _time_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY */ .d_) - Math.floor(now / _time_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY */ .d_) : null;
}
/** Why pins should leave a channel soon, a sentence; null where they may stay. */
function urgencyOf(channel, state, now) {
    const left = daysLeft(state, now);
    const over = state.status === 'unmaintained' || (state.status === 'deprecated' && left !== null && left < 0);
    if (over) {
        const since = left !== null && left < 0 ? `since ${state.endOfLife ?? ''}` : 'any more';
        return `${channel} gets no security updates ${since}.`;
    }
    if (state.status !== 'deprecated' || left === null || left > NEAR)
        return null;
    return `${channel} gets no security updates after ${state.endOfLife ?? ''}.`;
}


/***/ }),

/***/ 65779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d_: () => (/* binding */ DAY),
/* harmony export */   ee: () => (/* binding */ spanOf),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   iA: () => (/* binding */ minuteOf),
/* harmony export */   kb: () => (/* binding */ dayOf)
/* harmony export */ });
const DAY = 86_400;
/** `2026-03-02` */
function dayOf(seconds) {
    return iso(seconds).slice(0, 10);
}
/** `2026-03-02 14:05 UTC` */
function minuteOf(seconds) {
    return `${iso(seconds).slice(0, 16).replace('T', ' ')} UTC`;
}
/** `3 days`, `5 hours` */
function spanOf(seconds) {
    const days = Math.floor(seconds / DAY);
    return days > 0 ? counted(days, 'day') : counted(Math.ceil(seconds / 3600), 'hour');
}
function counted(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}
function iso(seconds) {
    return new Date(seconds * 1000).toISOString();
}


/***/ }),

/***/ 26155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AI: () => (/* binding */ targetPassedOver),
/* harmony export */   Qd: () => (/* binding */ upgradesFrom),
/* harmony export */   Qo: () => (/* binding */ upgradeTarget),
/* harmony export */   kG: () => (/* binding */ floatingTarget),
/* harmony export */   pR: () => (/* binding */ upgradeTargets)
/* harmony export */ });
/* harmony import */ var _channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26466);
/* harmony import */ var _channel_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44442);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66975);



/**
 * The channels that pins could be upgraded to, or should be where they float, each once: those whose newest release
 * has to be known.
 */
function upgradeTargets(pins, states, settings) {
    const targets = pins.flatMap((pin) => [
        upgradeTarget(pin, states, settings),
        floatingTarget(pin, states, settings),
    ]);
    return [...new Set(targets.filter((target) => target !== null))];
}
/**
 * The channel that a pin could be upgraded to: of the same variant, and of the next series that is stable. Null where
 * there is none, the pin's channel rolls, or the pin is not to be upgraded.
 */
function upgradeTarget(pin, states, settings) {
    const from = upgradesFrom(pin, settings);
    return from && nextSeries(from, states, settings);
}
/** The channel that a pin could be upgraded to, were it not named after its series; null for every other pin. */
function targetPassedOver(pin, states, settings) {
    const from = inLaneUpgrade(pin, settings);
    return from && pin.staysInSeries ? nextSeries(from, states, settings) : null;
}
/** The channel that a pin is upgraded from, as soon as there is a next one; null where the pin never is. */
function upgradesFrom(pin, settings) {
    return pin.staysInSeries ? null : inLaneUpgrade(pin, settings);
}
function inLaneUpgrade(pin, settings) {
    const { selected, lanes } = (0,_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .settingsOf */ .f5)(pin, settings);
    // The next series of a channel that the configuration names is named there, too.
    if (!pin.direct || pin.state !== 'pinned' || pin.channel === null || pin.followed)
        return null;
    // Its own flake asks for the next series one day.
    if (pin.askedBy !== undefined)
        return null;
    if (!selected || !lanes.includes('upgrade'))
        return null;
    const from = (0,_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .parseChannel */ .pn)(pin.channel);
    return from && from.series !== null ? from : null;
}
/** The channel that a floating pin should rather be pinned to: the next one, where its own ends or has ended. */
function floatingTarget(pin, states, settings) {
    if (!pin.direct || pin.state !== 'floating' || pin.channel === null)
        return null;
    if (pin.staysInSeries)
        return null;
    const { status } = (0,_channel_state_js__WEBPACK_IMPORTED_MODULE_1__/* .stateOf */ .L)(states, pin.channel);
    const from = (0,_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .parseChannel */ .pn)(pin.channel);
    const ends = status === 'deprecated' || status === 'unmaintained';
    return ends && from && (0,_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .settingsOf */ .f5)(pin, settings).selected ? nextSeries(from, states, settings) : null;
}
function nextSeries(from, states, settings) {
    return (nextChannel(from, 'stable', states) ??
        (settings.upgradeTo === 'beta' ? nextChannel(from, 'beta', states) : null));
}
/** The channel of the smallest later series that has a status. A variant that is made no more leads to the full one. */
function nextChannel(from, status, states) {
    const later = [...states]
        .flatMap(([name, state]) => (state.status === status ? [(0,_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .parseChannel */ .pn)(name)] : []))
        .filter((to) => to !== null && to.of === from.of && (to.series ?? '') > (from.series ?? ''))
        .filter((to) => to !== null)
        .sort((a, b) => ((a.series ?? '') < (b.series ?? '') ? -1 : 1));
    const same = later.find(({ variant }) => variant === from.variant);
    const full = from.variant === 'aarch64' ? later.find(({ variant }) => variant === 'full') : undefined;
    return (same ?? full)?.name ?? null;
}


/***/ }),

/***/ 2164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bi: () => (/* binding */ isBeforeStable),
/* harmony export */   YQ: () => (/* binding */ githubArchiveOfUrl),
/* harmony export */   YY: () => (/* binding */ parseReleaseName),
/* harmony export */   _c: () => (/* binding */ channelFolder),
/* harmony export */   bD: () => (/* binding */ releasePath),
/* harmony export */   c0: () => (/* binding */ compareReleases),
/* harmony export */   oV: () => (/* binding */ releaseOfUrl)
/* harmony export */ });
/* harmony import */ var _channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26466);
/* harmony import */ var _nix_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36575);
/* harmony import */ var _origin_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51879);



const releaseName = /^(nixos|nixpkgs|nixpkgs-darwin)-(([0-9]{2}\.[0-9]{2})(\.|pre|beta)([0-9]+)\.([0-9a-f]{7,12}))$/;
/** `nixos-25.11.4188.9cd0ab12cd34`, `nixpkgs-darwin-24.05pre633153.83bb0d311cc9`; null for anything else. */
function parseReleaseName(name) {
    const match = releaseName.exec(name);
    if (!match)
        return null;
    const [, of, version = '', series = '', stage, count = '', shortRevision = ''] = match;
    return {
        of: of === 'nixos' || of === 'nixpkgs' ? of : 'nixpkgs-darwin',
        series,
        stage: stage === 'pre' || stage === 'beta' ? stage : 'stable',
        count: Number(count),
        version,
        shortRevision,
    };
}
/**
 * Whether a release was made before its series was stable, as far as its name tells. Only those of NixOS do: nixpkgs'
 * own, darwin's among them, are called `pre` for ever.
 */
function isBeforeStable(name) {
    const parsed = parseReleaseName(name);
    return parsed?.of === 'nixos' && parsed.stage !== 'stable';
}
/** The order of two releases of one channel, by name: a channel never goes back. */
function compareReleases(a, b) {
    return (0,_nix_version_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVersions */ .Z)(a, b);
}
/** Folder of a channel's releases under the releases URL, e.g. `nixos/25.11-small`; null where it is no channel. */
function channelFolder(channel) {
    const parsed = (0,_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .parseChannel */ .pn)(channel);
    if (!parsed)
        return null;
    if (parsed.of === 'nixpkgs')
        return parsed.series === null ? 'nixpkgs' : `nixpkgs/${parsed.series}-darwin`;
    const suffix = parsed.variant === 'full' ? '' : `-${parsed.variant}`;
    return `nixos/${parsed.series ?? 'unstable'}${suffix}`;
}
/** Folder of a release under the releases URL; null where the channel is none or can't have such a release. */
function releasePath(channel, release) {
    const folder = channelFolder(channel);
    const parsed = parseReleaseName(release);
    if (folder === null || !parsed)
        return null;
    return belongs(channel, parsed) ? `${folder}/${release}` : null;
}
function belongs(channel, release) {
    const parsed = (0,_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .parseChannel */ .pn)(channel);
    if (!parsed)
        return false;
    const prefix = parsed.variant === 'darwin' ? 'nixpkgs-darwin' : parsed.of;
    return release.of === prefix && (parsed.series === null || parsed.series === release.series);
}
/**
 * What a release's address says, under any releases origin: its folder, or the expressions archive in it, with
 * or without `?rev=…`. Null for any other address.
 */
function releaseOfUrl(url, origins) {
    const segments = [...((0,_origin_js__WEBPACK_IMPORTED_MODULE_1__/* .segmentsBelow */ .C)(url, origins.releases) ?? [])];
    const last = segments.at(-1);
    if (last !== undefined && (0,_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .isExpressionsArchive */ .qd)(last))
        segments.pop();
    const release = segments.pop();
    const parsed = release === undefined ? null : parseReleaseName(release);
    const channel = channelOfFolder(segments);
    if (release === undefined || !parsed || channel === null || !belongs(channel, parsed))
        return null;
    return { channel, release, path: [...segments, release].join('/'), shortRevision: parsed.shortRevision };
}
/** `nixos/25.11-small` -> `nixos-25.11-small`; the reverse of channelFolder. */
function channelOfFolder(segments) {
    const channel = segments.length === 1 && segments[0] === 'nixpkgs' ? 'nixpkgs-unstable' : segments.join('-');
    return channelFolder(channel) === segments.join('/') ? channel : null;
}
// https://codeload.github.com/NixOS/nixpkgs/tar.gz/<revision>, …/legacy.tar.gz/refs/heads/nixos-25.11
const CODELOAD = /^https:\/\/codeload\.github\.com\/([^/]+\/[^/]+)\/(?:legacy\.)?tar\.gz\/([^?#]+)$/;
// https://api.github.com/repos/NixOS/nixpkgs/tarball/<revision>
const API = /^https:\/\/api\.github\.com\/repos\/([^/]+\/[^/]+)\/tarball\/([^?#]+)$/;
// An older spelling: https://github.com/NixOS/nixpkgs/tarball/nixos-25.11
const OLDER = /^(.+)\/tarball\/([^?#]+)$/;
/** The other addresses of GitHub's archives, in the usual form. What is in them is the same, once it is unpacked. */
function usualForm(url) {
    const usual = 'https://github.com/$1/archive/$2.tar.gz';
    return url.replace(CODELOAD, usual).replace(API, usual).replace(OLDER, '$1/archive/$2.tar.gz');
}
/**
 * What `https://github.com/NixOS/nixpkgs/archive/<revision or branch>.tar.gz` says, also with
 * `archive/refs/heads/…`, under any archives origin, and in GitHub's other forms; null for any other address.
 */
function githubArchiveOfUrl(url, origins) {
    const [owner, repo, archive, ...rest] = (0,_origin_js__WEBPACK_IMPORTED_MODULE_1__/* .segmentsBelow */ .C)(usualForm(url), origins.archives) ?? [];
    const reference = /^(.+)\.(?:tar\.gz|zip)$/.exec(rest.join('/'))?.[1];
    if (owner === undefined || repo === undefined || archive !== 'archive' || reference === undefined)
        return null;
    if (reference.startsWith('refs/')) {
        const [, kind, name = null] = /^refs\/(heads|tags)\/(.+)$/.exec(reference) ?? [];
        const [branch, tag] = kind === 'tags' ? [null, name] : [name, null];
        return { owner, repo, revision: null, branch, tag };
    }
    return /^[0-9a-f]{7,40}$/.test(reference)
        ? { owner, repo, revision: reference, branch: null, tag: null }
        : { owner, repo, revision: null, branch: reference, tag: null };
}


/***/ }),

/***/ 6924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ seriesNamed),
/* harmony export */   w: () => (/* binding */ seriesBetween)
/* harmony export */ });
/**
 * The series after one, up to and with another, oldest first: NixOS makes one in May (`.05`) and one in November
 * (`.11`) since 2020; it made them in March and September before. Only the newer one where the older is not known.
 */
function seriesBetween(older, newer) {
    if (newer === null)
        return [];
    if (older === null)
        return [newer];
    const between = [];
    for (let next = seriesAfter(older); next !== null && next < newer; next = seriesAfter(next))
        between.push(next);
    return [...between, newer];
}
/** 13.10, 14.04, 14.12; then March and September; May and November since 2021. */
const SERIES = /(?<![0-9])(?:(13)[._-]?(10)|(14)[._-]?(04|12)|(1[5-9]|20)[._-]?(03|09)|(2[1-9]|[3-9][0-9])[._-]?(05|11))(?![0-9]|[._-][0-9]{2}(?![0-9]))/g;
/** The series that a name spells: `25.11` of `nixpkgs-2511`, `nixos_25_11`, `25.11`. */
function seriesNamed(name) {
    return [...name.matchAll(SERIES)].map(([, ...parts]) => parts.filter(Boolean).join('.'));
}
/** `25.11` -> `26.05`, `20.03` -> `20.09`, `20.09` -> `21.05`; null past `99.11`. */
function seriesAfter(series) {
    const [year = 0, month = 0] = series.split('.').map(Number);
    const months = year <= 20 ? [3, 9] : [5, 11];
    const later = months.find((one) => one > month);
    if (later !== undefined)
        return written(year, later);
    return year >= 99 ? null : written(year + 1, year === 20 ? 5 : (months[0] ?? 5));
}
function written(year, month) {
    return `${String(year).padStart(2, '0')}.${String(month).padStart(2, '0')}`;
}


/***/ }),

/***/ 56526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ee: () => (/* binding */ sourceStorePath),
/* harmony export */   GV: () => (/* binding */ parseStorePath),
/* harmony export */   qV: () => (/* binding */ NAME_AT),
/* harmony export */   wj: () => (/* binding */ STORE_PATH),
/* harmony export */   zP: () => (/* binding */ isStorePath)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _hash_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6589);


const STORE = '/nix/store';
/** `/nix/store/`, the hash, a dash: so far it is to the name. */
const NAME_AT = 44;
// Characters that Nix allows in a name, at most 211 of them.
const STORE_PATH = /^\/nix\/store\/([0-9abcdfghijklmnpqrsvwxyz]{32})-([0-9A-Za-z+\-._?=]{1,211})$/;
/** Takes a store path apart. Null for anything else, a path inside of one (`/nix/store/…-x/bin`) as well. */
function parseStorePath(path) {
    const match = STORE_PATH.exec(path);
    const [, hash, name] = match ?? [];
    return hash === undefined || name === undefined ? null : { hash, name };
}
/** Whether it is one, and no path inside of one. */
function isStorePath(path) {
    return STORE_PATH.test(path);
}
/**
 * The store path that Nix gives a fetched source (recursive, sha256, no references) of this NAR hash.
 * Source: Nix manual, "Store path calculation".
 */
function sourceStorePath(narSha256, name = 'source') {
    const hex = Buffer.from(narSha256).toString('hex');
    const fingerprint = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`source:sha256:${hex}:${STORE}:${name}`).digest();
    return `${STORE}/${(0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .toNix32 */ .eN)(foldTo20(fingerprint))}-${name}`;
}
function foldTo20(digest) {
    const folded = new Uint8Array(20);
    digest.forEach((byte, index) => {
        folded[index % 20] = (folded[index % 20] ?? 0) ^ byte;
    });
    return folded;
}


/***/ }),

/***/ 46784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ lineIndex),
/* harmony export */   m: () => (/* binding */ lineAt)
/* harmony export */ });
/** 1-based line of an offset. For a single question: `lineIndex` answers many. */
function lineAt(text, offset) {
    let line = 1;
    for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', end + 1))
        line++;
    return line;
}
/** Answers for the line of any offset; where the lines start is looked up once, with the first question. */
function lineIndex(text) {
    let starts = null;
    return (offset) => {
        starts ??= startsOfLines(text);
        let [low, high] = [0, starts.length];
        while (high - low > 1) {
            const middle = (low + high) >> 1;
            if ((starts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle;
        }
        return low + 1;
    };
}
function startsOfLines(text) {
    const starts = [0];
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1))
        starts.push(end + 1);
    return starts;
}


/***/ }),

/***/ 85076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ knownTime)
/* harmony export */ });
/** 1980-01-01: what older locks of channel tarballs, and files in such tarballs, have for want of a time. */
const NO_TIME = 315532800;
/** Unix seconds that are somebody's real time, else null. */
function knownTime(seconds) {
    return seconds === NO_TIME ? null : seconds;
}


/***/ }),

/***/ 22328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ flakeLock)
});

// EXTERNAL MODULE: ./build/src/core/flake/inputs.js
var flake_inputs = __webpack_require__(94074);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/core/flake/branch.js
var branch = __webpack_require__(66435);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/pins/flake-lock/inputs.js
var inputs = __webpack_require__(48539);
// EXTERNAL MODULE: ./build/src/pins/flake-lock/lock.js
var flake_lock_lock = __webpack_require__(38761);
;// CONCATENATED MODULE: ./build/src/pins/flake-lock/beside.js





/**
 * The flake.nix beside a lock, asking for another channel, or a companion's other branch, in that input. Nothing where
 * there is no flake.nix, or where it asks for that already.
 * @throws UserError where flake.nix does not spell what it asks for now
 */
function besideLock({ file, name, line }, { from, to }, siblings) {
    const [text, lockText] = [siblings.read('flake.nix'), siblings.read(external_node_path_.posix.basename(siblings.path))];
    if (text === null || from === to)
        return {};
    const lock = lockText === null ? null : (0,flake_lock_lock/* readLock */.m)(lockText, file);
    const path = lock ? (0,inputs/* declaredAt */.kK)(lock, name) : [name];
    if (!path) {
        throw new errors/* UserError */.yo(`"${name}" is an input of another flake, which asks for ${from}.`, {
            place: { file, line },
            cure: 'Declare that input in flake.nix, or let it follow one of its own.',
        });
    }
    const asking = external_node_path_.posix.join(external_node_path_.posix.dirname(file), 'flake.nix');
    const changed = (0,branch/* askForBranch */.N)(text, { file: asking, path, from, to });
    if (changed === text)
        return {};
    if (GENERATED.test(text.slice(0, 500))) {
        throw new errors/* UserError */.yo(`This is generated, and asks for ${from}.`, {
            place: { file: asking },
            cure: `Write ${to} where the module sets it (\`flake-file.inputs\`), then \`nix run .#write-flake\`.`,
        });
    }
    return { 'flake.nix': changed };
}
/** As flake-file heads what it writes: the next `write-flake` would undo an edit. */
const GENERATED = /^\s*#.*(?:do[- ]not[- ]edit|auto-?generated).*flake-file/im;

// EXTERNAL MODULE: ./build/src/core/branch-archive.js
var branch_archive = __webpack_require__(91106);
// EXTERNAL MODULE: ./build/src/core/companion.js
var companion = __webpack_require__(81527);
// EXTERNAL MODULE: ./build/src/core/hash.js
var hash = __webpack_require__(6589);
// EXTERNAL MODULE: ./build/src/core/json-syntax/edit.js
var edit = __webpack_require__(39126);
// EXTERNAL MODULE: ./build/src/pins/flake-lock/reference.js
var reference = __webpack_require__(67889);
;// CONCATENATED MODULE: ./build/src/pins/flake-lock/companions.js







/** The flake's own inputs, other than nixpkgs, that follow a series by a branch. */
function lockCompanions(lock, origins) {
    return (0,inputs/* rootInputs */.uM)(lock).flatMap((input) => companionOf(input, lock, origins) ?? []);
}
function companionOf({ name, key, node, follows }, lock, origins) {
    const { original, locked } = node;
    if (follows || !original || original.rev !== undefined || (0,reference/* nodeFacts */.M)(node, origins))
        return null;
    const source = sourceOf(original, locked);
    const series = source === null ? null : (0,companion/* seriesOfBranch */.n)(source.branch);
    if (source === null || series === null)
        return null;
    const nixpkgs = node.inputs?.get('nixpkgs');
    const taken = typeof nixpkgs === 'object' && nixpkgs.length === 1 ? nixpkgs[0] : undefined;
    return {
        file: lock.file,
        format: 'flake-lock',
        name,
        ...source,
        series,
        revision: locked?.rev ?? null,
        hash: hashOf(node),
        line: lock.lineOfNode(key),
        ...(taken === undefined ? {} : { follows: taken }),
        // A flake may have other inputs in another release; Nix looks.
        moves: node.flake === false && original.type === 'github' ? 'text' : 'nix',
    };
}
const FORGES = new Map([
    ['github', { home: 'github.com', suffix: '.git' }],
    ['gitlab', { home: 'gitlab.com', suffix: '.git' }],
    ['sourcehut', { home: 'git.sr.ht', suffix: '' }],
]);
function sourceOf(original, locked) {
    const { type, url = '' } = original;
    if (type === 'tarball')
        return (0,branch_archive/* archiveOfBranch */._)(url);
    if (original.ref === undefined)
        return null;
    const branch = original.ref.replace(/^refs\/heads\//, '');
    if (type === 'git')
        return { repository: repositoryOfUrl(url) ?? url, gitUrl: url, branch };
    // `home-manager/release-25.11`: the flake registry said where that is, and the lock says so too.
    const { owner, repo, host, type: forge } = type === 'indirect' && locked ? locked : original;
    if (owner === undefined || repo === undefined)
        return null;
    const repository = `${owner.replaceAll('%2F', '/')}/${repo}`;
    const known = FORGES.get(forge);
    const gitUrl = known ? `https://${host ?? known.home}/${repository}${known.suffix}` : null;
    return { repository, gitUrl, branch };
}
/** `owner/name` of `ssh://git@host/owner/name.git`; null where the address has another form. */
function repositoryOfUrl(url) {
    return /^[a-z+]+:\/\/[^/]+\/([^/?#]+\/[^/?#]+?)(?:\.git)?\/?$/.exec(url)?.[1] ?? null;
}
function hashOf({ locked, info }) {
    return locked?.narHash ?? info?.narHash ?? null;
}
/**
 * The lock with a companion moved. What Nix moves stays: it locks the input anew when flake.nix asks for another branch.
 * @throws UserError where the lock has no such input, or the target lacks what is written
 */
function moveLockCompanion(lock, companion, target) {
    const { document } = lock;
    if (companion.moves !== 'text')
        return document.text;
    const place = { file: companion.file, line: companion.line };
    const found = (0,inputs/* rootInputs */.uM)(lock).find(({ name }) => name === companion.name);
    if (!found)
        throw new errors/* UserError */.yo(`No input "${companion.name}" in this lock.`, {
            place,
            cure: 'It has changed since it was read: run again.',
        });
    const { key, node } = found;
    if (target.revision === null) {
        throw new errors/* UserError */.yo(`No revision was given for "${companion.name}".`, {
            place,
            cure: 'Move it by hand, or leave it out of `companions:`.',
        });
    }
    const stays = node.locked?.rev === target.revision && target.hash === null;
    const locked = new Map([['rev', target.revision]]);
    if (!stays) {
        locked.set('narHash', (0,hash/* inNotationOf */.zh)(target.hash, hashOf(node)));
        locked.set('lastModified', target.lastModified);
    }
    const moved = (0,edit/* setMembers */.E)(document, ['nodes', key, 'locked'], locked);
    const ref = (node.original?.ref ?? '').replace(companion.branch, () => target.branch);
    return (0,edit/* setMember */.N)(moved, ['nodes', key, 'original'], 'ref', ref);
}

// EXTERNAL MODULE: ./build/src/pins/flake-lock/lock-format.js + 2 modules
var lock_format = __webpack_require__(27970);
;// CONCATENATED MODULE: ./build/src/pins/flake-lock/index.js





/** `flake.lock`, versions 5 to 7. */
const flakeLock = {
    ...(0,lock_format/* lockFormat */.L)({
        id: 'flake-lock',
        lockFile: 'flake.lock',
        declaredIn: 'flake.nix',
        command: 'nix flake lock',
        needsHash: true,
        inputsAsked,
    }),
    companions(text, { path, origins }) {
        const lock = (0,flake_lock_lock/* readLock */.m)(text, path);
        return lock ? lockCompanions(lock, origins) : [];
    },
    moveCompanion(text, companion, target) {
        const lock = (0,flake_lock_lock/* readLock */.m)(text, companion.file);
        return lock ? moveLockCompanion(lock, companion, target) : text;
    },
    beside: besideLock,
};
function inputsAsked(text) {
    const inputs = (0,flake_inputs/* readInputs */.K)(text);
    return (input) => {
        const attributes = inputs?.at([input])?.attributes;
        return attributes && !attributes.has('follows') ? (0,flake_inputs/* referenceIn */.h)(attributes) : null;
    };
}


/***/ }),

/***/ 48539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jc: () => (/* binding */ walker),
/* harmony export */   kK: () => (/* binding */ declaredAt),
/* harmony export */   uM: () => (/* binding */ rootInputs)
/* harmony export */ });
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38761);

// People's locks follow one or two deep; this keeps a hostile one from ending the process by the call stack.
const MAX_FOLLOWS = 200;
/**
 * The inputs that the flake itself declares. Paths that lead nowhere or in a circle are left out.
 * @throws UserError where inputs follow each other without end
 */
function rootInputs(lock) {
    const walk = walker(lock);
    return [...(lock.nodes.get(lock.root)?.inputs ?? [])].flatMap(([name, reference]) => {
        const found = walk([name]);
        return found ? [{ name, ...found, follows: typeof reference === 'string' ? null : reference }] : [];
    });
}
/**
 * Answers where a path of input names, from the root, ends.
 * @throws UserError (the answer) where inputs follow each other without end
 */
function walker(lock) {
    const root = lock.nodes.get(lock.root);
    const start = root ? { key: lock.root, node: root } : null;
    // By node and input. Null while an input is being resolved, too: so a circle ends, and each input is walked once.
    const known = new Map();
    function walk(path, depth) {
        if (depth > MAX_FOLLOWS) {
            throw (0,_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .brokenLock */ .h)(`inputs follow each other more than ${MAX_FOLLOWS} deep`, {
                file: lock.file,
                line: lock.lineOfNode(lock.root),
            });
        }
        return path.reduce((at, input) => (at ? resolve(at.node, input, depth) : null), start);
    }
    function resolve(at, input, depth) {
        const answers = known.get(at) ?? new Map();
        known.set(at, answers);
        const before = answers.get(input);
        if (before !== undefined)
            return before;
        answers.set(input, null);
        const found = find(at.inputs?.get(input), depth);
        answers.set(input, found);
        return found;
    }
    function find(reference, depth) {
        if (reference === undefined)
            return null;
        if (typeof reference === 'object')
            return walk(reference, depth + 1);
        const node = lock.nodes.get(reference);
        return node ? { key: reference, node } : null;
    }
    return (path) => walk(path, 0);
}
/**
 * Where flake.nix has to say what a root input is: the path of input names that is followed no further, such as
 * `['home-manager', 'nixpkgs']`; null where it leads nowhere.
 */
function declaredAt(lock, name) {
    let declared = [];
    let node = lock.nodes.get(lock.root);
    const rest = [name];
    for (let follows = 0; rest.length > 0 && follows <= MAX_FOLLOWS;) {
        const input = rest.shift() ?? '';
        const reference = node?.inputs?.get(input);
        if (reference === undefined)
            return null;
        if (typeof reference === 'object') {
            follows++;
            rest.unshift(...reference);
            declared = [];
            node = lock.nodes.get(lock.root);
        }
        else {
            declared.push(input);
            node = lock.nodes.get(reference);
        }
    }
    return rest.length === 0 ? declared : null;
}


/***/ }),

/***/ 27970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ lockFormat)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/pins/nixpkgs-address.js
var nixpkgs_address = __webpack_require__(86431);
// EXTERNAL MODULE: ./build/src/pins/flake-lock/lock.js
var flake_lock_lock = __webpack_require__(38761);
// EXTERNAL MODULE: ./build/src/core/hash.js
var hash = __webpack_require__(6589);
// EXTERNAL MODULE: ./build/src/core/json-syntax/edit.js
var edit = __webpack_require__(39126);
// EXTERNAL MODULE: ./build/src/core/json-syntax/read.js
var read = __webpack_require__(68850);
;// CONCATENATED MODULE: ./build/src/pins/flake-lock/move.js




/**
 * The lock with one node moved, as `nix flake update INPUT` writes it: the same bytes where the node holds the
 * target already. Led to another channel, it is the lock that goes with inputs that ask for that channel.
 * @throws UserError where the node can't be moved in the lock alone
 */
function moveNode({ document }, { key, node }, pin, target, { needsHash }) {
    const hashed = needsHash || pin.hash !== null;
    const url = node.locked?.type === 'git' ? undefined : node.locked?.url;
    const address = url === undefined ? null : (0,nixpkgs_address/* moveAddress */.IF)(url, pin, target);
    const stays = address === null ? node.locked?.rev === target.revision : address === url;
    const content = new Map();
    if (hashed && (!stays || target.hash !== null))
        content.set('narHash', (0,hash/* inNotationOf */.zh)(target.hash, pin.hash));
    // One that only lacks its time gets it.
    const timed = (node.locked?.lastModified ?? node.info?.lastModified) !== undefined;
    if (!stays || !timed)
        content.set('lastModified', target.lastModified);
    const locked = new Map();
    if (!stays)
        locked.set('rev', target.revision);
    if (!stays && address !== null)
        locked.set('url', address);
    if (node.locked?.ref !== undefined)
        locked.set('ref', (0,nixpkgs_address/* inChannel */.vz)(node.locked.ref, pin, target) ?? node.locked.ref);
    // Wrong beside a new revision, and Nix would refuse the lock; what it can do without, it works out itself.
    if (!stays && node.locked?.revCount !== undefined)
        locked.set('revCount', null);
    if (!stays && node.locked?.treeHash !== undefined)
        locked.set('treeHash', null);
    // Version 5 keeps hash and time in `info`.
    const apart = node.locked?.narHash === undefined && node.info !== undefined;
    const path = ['nodes', key, 'locked'];
    const moved = apart
        ? (0,edit/* setMembers */.E)((0,read/* readJson */.V)((0,edit/* setMembers */.E)(document, path, locked), pin.file), ['nodes', key, 'info'], content)
        : (0,edit/* setMembers */.E)(document, path, new Map([...content, ...locked]));
    return pin.channel === null || pin.channel === target.channel
        ? moved
        : askFor(moved, key, node, pin, target.channel);
}
function askFor(text, key, { original }, pin, channel) {
    const path = ['nodes', key, 'original'];
    if (original?.url !== undefined && original.ref === undefined)
        return (0,edit/* setMember */.N)(text, path, 'url', original.url.replace(pin.channel ?? '', channel));
    const prefix = original?.ref?.startsWith('refs/heads/') ? 'refs/heads/' : '';
    return (0,edit/* setMember */.N)(text, path, 'ref', prefix + channel);
}

// EXTERNAL MODULE: ./build/src/pins/flake-lock/inputs.js
var flake_lock_inputs = __webpack_require__(48539);
;// CONCATENATED MODULE: ./build/src/pins/flake-lock/named-nodes.js

function namedNodes(lock) {
    const inputs = (0,flake_lock_inputs/* rootInputs */.uM)(lock);
    const taken = new Set(inputs.map(({ name }) => name));
    const prefix = unlike(taken);
    const byNode = new Map();
    for (const input of inputs) {
        const known = byNode.get(input.node);
        if (!known || (known.follows !== null && input.follows === null))
            byNode.set(input.node, input);
    }
    return [...lock.nodes]
        .filter(([key]) => key !== lock.root)
        .map(([key, node]) => {
        const own = byNode.get(node);
        // The root input `nixpkgs` is often the node `nixpkgs_2`, because the node `nixpkgs` is another input's.
        const name = own?.name ?? (taken.has(key) || key.startsWith(prefix) ? prefix + key : key);
        return { name, key, node, direct: own !== undefined, follows: own?.follows ?? null };
    });
}
/** `node:`, with as many colons as it takes that no input's name begins so: Nix allows any name. */
function unlike(names) {
    let colons = 1;
    for (const name of names)
        colons = Math.max(colons, (/^node(:+)/.exec(name)?.[1]?.length ?? 0) + 1);
    return `node${':'.repeat(colons)}`;
}

// EXTERNAL MODULE: ./build/src/pins/flake-lock/reference.js
var reference = __webpack_require__(67889);
;// CONCATENATED MODULE: ./build/src/pins/flake-lock/lock-format.js






/** What the formats of all such locks have in common. A pin is a node, however many inputs follow it. */
function lockFormat(program) {
    const { id, lockFile, declaredIn, command, inputsAsked } = program;
    return {
        id,
        files: [`**/${lockFile}`],
        extract(text, siblings) {
            const { path, origins } = siblings;
            const lock = (0,flake_lock_lock/* readLock */.m)(text, path, command);
            if (!lock)
                return [];
            const declared = siblings.read(declaredIn);
            const asked = declared === null ? () => null : inputsAsked(declared);
            return namedNodes(lock).flatMap((named) => {
                const facts = pinFacts(named, lock, origins);
                if (!facts)
                    return [];
                const pin = { ...facts, file: path, format: id };
                const today = changedRequest(named, asked(named.name), origins);
                return today === null ? pin : stale(pin, today, program);
            });
        },
        apply(text, pin, target) {
            const lock = (0,flake_lock_lock/* readLock */.m)(text, pin.file, command);
            const found = lock ? namedNodes(lock).find(({ name }) => name === pin.name) : undefined;
            if (!lock || !found) {
                throw new errors/* UserError */.yo(`No input "${pin.name}" in this lock.`, {
                    place: { file: pin.file },
                    cure: 'It has changed since it was read: run again.',
                });
            }
            (0,nixpkgs_address/* assertMovable */.lt)(pin, `Change the input in ${declaredIn} and run \`${command}\`.`);
            return moveNode(lock, found, pin, target, program);
        },
    };
}
function pinFacts(named, lock, origins) {
    const { name, key, node, direct, follows } = named;
    const facts = (0,reference/* nodeFacts */.M)(node, origins) ?? (direct && name === 'nixpkgs' ? otherRepository(node) : null);
    if (!facts)
        return null;
    const notes = [facts.note, follows ? `follows ${follows.join('/')}` : undefined].filter((n) => n !== undefined);
    return {
        name,
        ...facts,
        hash: node.locked?.narHash ?? node.info?.narHash ?? null,
        url: node.locked?.url ?? null,
        direct,
        lastModified: node.locked?.lastModified ?? node.info?.lastModified ?? null,
        line: lock.lineOfNode(key),
        ...(notes.length > 0 ? { note: notes.join('; ') } : {}),
        ...(follows && follows.length > 1 ? { askedBy: follows.slice(0, -1).join('/') } : {}),
    };
}
/** What is asked for today, where the lock was made for something else; else null. */
function changedRequest({ node, direct, follows }, asked, origins) {
    if (!direct || follows !== null || !asked || !node.original || !isOther(asked, node.original, origins))
        return null;
    return (0,reference/* askedBy */.A)(asked, null, origins) ?? { channel: null, state: 'foreign' };
}
/** A lock that was made before something else was asked for: it is written anew as soon as its program runs. */
function stale(pin, { channel, state }, { declaredIn, command }) {
    const what = channel ?? 'something else than it was made for';
    const note = `${declaredIn} asks for ${what}: run \`${command}\``;
    return { ...pin, channel, state: state === 'pinned' ? 'floating' : 'foreign', note };
}
/** Told apart only where both say it in one way, or each names a channel: a registry may lead anywhere. */
function isOther(asked, original, origins) {
    if (asked.type === 'github' && original.type === 'github') {
        const [today, before] = [asked, original].map(({ owner, repo, ref, rev }) => JSON.stringify([owner?.toLowerCase(), repo?.toLowerCase(), ref?.replace(/^refs\/heads\//, ''), rev]));
        return today !== before;
    }
    const spelled = [asked, original].every(({ type }) => ['github', 'tarball', 'git'].includes(type));
    const [today, before] = [asked, original].map((one) => (0,reference/* askedBy */.A)(one, null, origins)?.channel ?? null);
    return spelled && today !== null && before !== null && today !== before;
}
/** The flake's own `nixpkgs` that is somebody's rework of it, e.g. `github:cachix/devenv-nixpkgs/rolling`. */
function otherRepository({ locked }) {
    const { type = 'nothing', owner, repo, rev = null } = locked ?? {};
    const what = owner === undefined || repo === undefined ? `locked to ${type}` : `comes from ${type}:${owner}/${repo}`;
    return {
        channel: null,
        revision: rev,
        release: null,
        state: 'foreign',
        artifact: null,
        repository: null,
        note: `${what}, which is not NixOS/nixpkgs`,
    };
}


/***/ }),

/***/ 38761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ brokenLock),
/* harmony export */   m: () => (/* binding */ readLock)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92857);
/* harmony import */ var _core_json_syntax_read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68850);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);



const text = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional();
/** `original` (what is asked for) or `locked` (what it got). Fields of every input type together. */
const reference = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    type: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    owner: text,
    repo: text,
    host: text,
    id: text,
    ref: text,
    rev: text,
    url: text,
    path: text,
    narHash: text,
    lastModified: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().optional(),
    revCount: zod__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J().optional(),
    treeHash: zod__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J().optional(),
});
/** An object as a Map: any key is a name here, `__proto__` too, which z.record would drop. */
function named(value) {
    const entries = (object) => typeof object === 'object' && object !== null && !Array.isArray(object)
        ? new Map(Object.entries(object))
        : object;
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .preprocess */ .vkY(entries, zod__WEBPACK_IMPORTED_MODULE_2__/* .map */ .TjK(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), value));
}
const node = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    /** Input name -> key of a node, or a path of input names from the root. */
    inputs: named(zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())])).optional(),
    original: reference.optional(),
    locked: reference.optional(),
    /** Version 5 keeps these two here. */
    info: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ narHash: text, lastModified: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().optional() }).optional(),
    /** False where only the source is fetched. */
    flake: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().optional(),
});
const lockFile = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ root: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), nodes: named(node) });
const READABLE = [5, 6, 7];
const NIX = 'nix flake lock';
/**
 * Reads a flake.lock of version 5, 6 or 7, or another lock of its kind. Null: this is none.
 * @param command that writes the lock anew
 * @throws UserError where it is broken or of another version
 */
function readLock(content, file, command = NIX) {
    const document = (0,_core_json_syntax_read_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .V)(content, file);
    const shape = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ version: zod__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J().optional(), nodes: zod__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J().optional() })
        .safeParse(document.value);
    if (!shape.success || (shape.data.version === undefined && shape.data.nodes === undefined))
        return null;
    assertVersion(shape.data.version, { file, line: document.lineOf(['version']) });
    const checked = lockFile.safeParse(document.value);
    if (!checked.success) {
        const issue = checked.error.issues[0];
        const place = { file, line: document.lineOf(issue?.path ?? []) };
        throw brokenLock(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, place, command);
    }
    const { root, nodes } = checked.data;
    if (!nodes.has(root))
        throw brokenLock(`it has no node "${root}"`, { file, line: document.lineOf(['root']) }, command);
    return { document, file, root, nodes, lineOfNode: (key) => document.lineOf(['nodes', key]) };
}
function brokenLock(what, place, command = NIX) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Not a lock as Nix writes it: ${what}.`, {
        place,
        cure: `Restore the file from version control, write it anew with \`${command}\`, or leave it out with \`ignore\`.`,
    });
}
function assertVersion(version, place) {
    if (READABLE.some((readable) => readable === version))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(version === undefined
        ? 'The lock has no version.'
        : `Lock version ${JSON.stringify(version)} is not known.`, {
        place,
        cure: 'Versions 5 to 7 can be read: write the lock with a Nix that writes version 7, or look for a newer channel-bump.',
    });
}


/***/ }),

/***/ 67889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ askedBy),
/* harmony export */   M: () => (/* binding */ nodeFacts)
/* harmony export */ });
/* harmony import */ var _nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86431);

const REGISTRY_DEFAULT = 'nixpkgs-unstable';
/** What a node says, or null where it is no nixpkgs. */
function nodeFacts({ original, locked }, origins) {
    const held = locked ? heldBy(locked, origins) : null;
    const asked = original ? askedBy(original, held, origins) : null;
    if (!held && !asked)
        return null;
    return combine(asked ?? foreign('asks for something that is no channel'), held, locked);
}
function combine(asked, held, locked) {
    const what = held ?? { ...nothing, trouble: strange(locked) };
    const facts = {
        channel: asked.channel,
        revision: locked?.rev ?? what.revision,
        release: what.release,
        artifact: what.artifact,
        repository: what.repository,
    };
    if (asked.state === 'foreign' || what.trouble === null)
        return withNote({ ...facts, state: asked.state }, asked.note);
    return withNote({ ...facts, state: 'foreign' }, what.trouble);
}
function strange(locked) {
    if (!locked)
        return 'not locked';
    return locked.type === 'path'
        ? 'locked to a path of one machine, as its flake registry said'
        : 'locked to something that is no nixpkgs';
}
function withNote(facts, note) {
    if (note !== undefined)
        return { ...facts, note };
    if (facts.state !== 'pinned' || facts.revision !== null)
        return facts;
    return { ...facts, note: 'locked by its hash alone: the lock does not tell which release it is' };
}
function foreign(note, channel = null) {
    return { channel, state: 'foreign', note };
}
function frozen(what, channel = null) {
    return { channel, state: 'frozen', note: `the input itself names the ${what}` };
}
/** What a reference asks for. Null: this is no nixpkgs. */
function askedBy(original, held, origins) {
    switch (original.type) {
        case 'indirect':
            return askedOfRegistry(original, held);
        case 'tarball':
        case 'file':
            return askedByAddress(original, origins);
        case 'path':
            return isNixpkgsPath(original.path) ? foreign('a path, not a channel') : null;
        case 'git':
            return askedByGit(original, origins);
        default:
            return askedByRepository(original);
    }
}
/** `nixpkgs`, `nixpkgs/nixos-26.05`: the flake registry says where that is. */
function askedOfRegistry(original, held) {
    if (original.id !== 'nixpkgs' && !held)
        return null;
    if (original.rev !== undefined)
        return frozen('revision');
    if (original.ref !== undefined)
        return askedForBranch(original.ref);
    if (original.id !== 'nixpkgs')
        return foreign(`"${original.id ?? ''}" is an entry of somebody's own registry`);
    const channel = held?.channel ?? REGISTRY_DEFAULT;
    return { channel, state: 'pinned', note: `names no branch: the flake registry's default, ${channel}` };
}
function askedForBranch(ref) {
    const channel = (0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .channelOfBranch */ .zz)('NixOS', ref);
    return channel === null ? foreign((0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .noChannel */ .jT)(ref)) : { channel, state: 'pinned' };
}
function askedByRepository(original) {
    const { type, owner = '', repo = '', host = 'github.com', ref, rev } = original;
    const trouble = (0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryTrouble */ .iW)(owner, repo);
    if (trouble === undefined)
        return null;
    if (type !== 'github' || host !== 'github.com')
        return foreign(`comes from ${type}:${owner}/${repo}${host === 'github.com' ? '' : ` on ${host}`}, not from GitHub`);
    if (trouble !== null)
        return foreign(trouble, (0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .channelOfBranch */ .zz)(owner, ref));
    if (rev !== undefined)
        return frozen('revision');
    return ref === undefined ? foreign((0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .noChannel */ .jT)(ref)) : askedForBranch(ref);
}
function askedByAddress(original, origins) {
    const address = (0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .nixpkgsAddress */ .ZW)(original.url ?? '', origins);
    switch (address?.kind) {
        case undefined:
            return null;
        case 'channel':
            return original.type === 'file'
                ? foreign('a file that is not unpacked', address.channel)
                : { channel: address.channel, state: 'pinned' };
        case 'release':
            return frozen('release', address.channel);
        case 'revision':
            return frozen('revision');
        case 'branch':
            return { channel: address.channel, state: 'floating', note: movingArchive(address.channel) };
        case 'foreign':
            return foreign(address.why, address.channel);
    }
}
function movingArchive(branch) {
    return `the archive's address moves with the branch, so the lock breaks with every advance; github:NixOS/nixpkgs/${branch} holds a revision`;
}
function askedByGit({ url = '', ref, rev }, origins) {
    if (!(0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .nixpkgsAddress */ .ZW)(url, origins))
        return null;
    if (!(0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfficialGit */ .ye)(url))
        return foreign((0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .gitTrouble */ .mr)(url));
    if (rev !== undefined)
        return frozen('revision', (0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .channelOfBranch */ .zz)('NixOS', ref));
    return ref === undefined ? foreign((0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .noChannel */ .jT)(ref)) : askedForBranch(ref);
}
function isNixpkgsPath(path = '') {
    return /(?:^|\/)nixpkgs\/?$/.test(path);
}
const nothing = {
    revision: null,
    release: null,
    artifact: null,
    repository: null,
    channel: null,
    trouble: null,
};
/** Null: this is no nixpkgs. */
function heldBy(locked, origins) {
    if (locked.type === 'github')
        return heldByRepository(locked);
    if (locked.type === 'tarball' || locked.type === 'file')
        return heldByAddress(locked, origins);
    if (locked.type === 'git')
        return heldByGit(locked, origins);
    const trouble = (0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryTrouble */ .iW)(locked.owner ?? '', locked.repo ?? '');
    return trouble === undefined ? null : { ...nothing, trouble: trouble ?? `comes from ${locked.type}` };
}
const withHistory = 'fetched by git with its whole history, and the lock counts the commits: with `shallow=1` it can be moved';
/** A checkout of nixpkgs has the hash of GitHub's archive: no file in it is left out of that, or written anew. */
function heldByGit({ url = '', revCount }, origins) {
    if (!(0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .nixpkgsAddress */ .ZW)(url, origins))
        return null;
    if (!(0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfficialGit */ .ye)(url))
        return { ...nothing, trouble: (0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .gitTrouble */ .mr)(url) };
    const trouble = revCount === undefined ? null : withHistory;
    return { ...nothing, artifact: 'github-archive', repository: 'NixOS/nixpkgs', trouble };
}
function heldByRepository({ owner = '', repo = '' }) {
    const trouble = (0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryTrouble */ .iW)(owner, repo);
    if (trouble === undefined)
        return null;
    return { ...nothing, artifact: 'github-archive', repository: `${owner}/${repo}`, trouble };
}
function heldByAddress(locked, origins) {
    const address = (0,_nixpkgs_address_js__WEBPACK_IMPORTED_MODULE_0__/* .nixpkgsAddress */ .ZW)(locked.url ?? '', origins);
    switch (address?.kind) {
        case undefined:
            return null;
        case 'channel':
            return {
                ...nothing,
                channel: address.channel,
                artifact: address.artifact,
                trouble: archiveTrouble(address),
            };
        case 'release':
            return { ...nothing, ...address, trouble: archiveTrouble(address) };
        case 'revision':
        case 'branch': {
            const revision = address.kind === 'revision' ? address.revision : null;
            return { ...nothing, revision, artifact: 'github-archive', repository: address.repository };
        }
        case 'foreign':
            return { ...nothing, revision: address.revision, trouble: address.why };
    }
}
function archiveTrouble({ artifact }) {
    return artifact === null ? 'an archive that channels publish no more' : null;
}


/***/ }),

/***/ 86431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bn: () => (/* binding */ noRevision),
/* harmony export */   DD: () => (/* binding */ fetchedByGit),
/* harmony export */   IF: () => (/* binding */ moveAddress),
/* harmony export */   Lq: () => (/* binding */ lastModifiedOf),
/* harmony export */   ZW: () => (/* binding */ nixpkgsAddress),
/* harmony export */   iW: () => (/* binding */ repositoryTrouble),
/* harmony export */   jT: () => (/* binding */ noChannel),
/* harmony export */   lt: () => (/* binding */ assertMovable),
/* harmony export */   mr: () => (/* binding */ gitTrouble),
/* harmony export */   nr: () => (/* binding */ githubOfGit),
/* harmony export */   qB: () => (/* binding */ artifactOf),
/* harmony export */   v0: () => (/* binding */ mentionsSource),
/* harmony export */   vz: () => (/* binding */ inChannel),
/* harmony export */   ye: () => (/* binding */ isOfficialGit),
/* harmony export */   zz: () => (/* binding */ channelOfBranch)
/* harmony export */ });
/* harmony import */ var _core_channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26466);
/* harmony import */ var _core_release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2164);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);



/** Characters; nobody writes a longer one. */
const LONGEST_ADDRESS = 1000;
/** In every file with an address of nixpkgs, or of what follows a series beside it. */
const mentionsSource = /nixpkgs|nixos\.org\/|(?:nixos|release|nix-darwin)-/i;
/** What an address leads to, or null where it is no nixpkgs at all. */
function nixpkgsAddress(url, origins) {
    const channel = (0,_core_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .channelOfUrl */ .a3)(url, origins);
    if (channel !== null)
        return { kind: 'channel', channel, artifact: artifactOf(url) };
    const release = (0,_core_release_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseOfUrl */ .oV)(url, origins);
    if (release) {
        const full = /[?&]rev=([0-9a-f]{40})(?:&|$)/.exec(url)?.[1];
        const revision = full?.startsWith(release.shortRevision) ? full : release.shortRevision;
        return { kind: 'release', ...release, revision, artifact: artifactOf(url) };
    }
    return githubAddress(url, origins) ?? otherAddress(url);
}
/** Unix seconds, where the address holds what the mirror's Link header says: `?lastModified=1787209939&rev=…`. */
function lastModifiedOf(url) {
    const digits = /[?&]lastModified=([0-9]{1,12})(?:&|$)/.exec(url ?? '')?.[1];
    return digits === undefined ? null : Number(digits);
}
/** Null: the file is not one of the two archives that channels publish today. */
function artifactOf(url) {
    const file = /\/([^/?#]+)(?:[?#]|$)/.exec(url)?.[1];
    return file === 'nixexprs.tar.xz' || file === 'nixexprs.tar.zst' ? file : null;
}
function githubAddress(url, origins) {
    const archive = (0,_core_release_js__WEBPACK_IMPORTED_MODULE_1__/* .githubArchiveOfUrl */ .YQ)(url, origins);
    if (!archive)
        return null;
    const trouble = repositoryTrouble(archive.owner, archive.repo);
    if (trouble === undefined)
        return null;
    const { revision, branch, tag } = archive;
    if (trouble !== null) {
        const channel = channelOfBranch(archive.owner, branch);
        return { kind: 'foreign', why: trouble, channel, revision };
    }
    const repository = `${archive.owner}/${archive.repo}`;
    if (revision !== null)
        return { kind: 'revision', revision, repository };
    if (branch !== null && (0,_core_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .parseChannel */ .pn)(branch))
        return { kind: 'branch', channel: branch, repository };
    const why = tag === null ? noChannel(branch) : namesTag(tag);
    return { kind: 'foreign', why, channel: null, revision: null };
}
function otherAddress(url) {
    // FlakeHub: https://api.flakehub.com/f/pinned/NixOS/nixpkgs/0.2505.811770%2Brev-<40 hex>/<uuid>/source.tar.gz
    if (/^https:\/\/(?:api\.)?flakehub\.com\/f\/(?:[^/]+\/)+nixpkgs(?:-weekly)?(?:\/|$)/i.test(url)) {
        const revision = /(?:\+|%2B)rev-([0-9a-f]{40})/i.exec(url)?.[1] ?? null;
        const why = 'comes from FlakeHub, which has releases of its own';
        return { kind: 'foreign', why, channel: null, revision };
    }
    const built = /^https?:\/\/hydra\.nixos\.org\/build\/[0-9]+\/download\/[0-9]+\/nix(?:pkgs|os)-[^/?#]*?(?:\.([0-9a-f]{7,40}))?\.tar\./i.exec(url);
    if (built) {
        const why = 'comes from one build of Hydra, which is no release of a channel and may be deleted';
        return { kind: 'foreign', why, channel: null, revision: built[1] ?? null };
    }
    const named = /[/:]nixpkgs(?:-channels)?(?:\.git)?(?:[/?#]|$)/i.test(url);
    const ofNixos = /^https?:\/\/(?:[a-z0-9-]+\.)*nixos\.org\/.*\/nixexprs\.tar\./i.test(url);
    const mirror = mirrorOf(url);
    if (mirror !== null) {
        const why = `the address looks like a mirror's: \`channels-url: ${mirror}\`, with its \`releases-url\`, lets it be followed`;
        return { kind: 'foreign', why, channel: null, revision: null };
    }
    if (!named && !ofNixos)
        return null;
    const why = 'the address belongs to no official channel or release';
    return { kind: 'foreign', why, channel: null, revision: null };
}
/** `https://mirror.example/nix-channels` of `https://mirror.example/nix-channels/nixos-25.11/nixexprs.tar.xz`; null: it has no such form. */
function mirrorOf(url) {
    if (url.length > LONGEST_ADDRESS || /^https?:\/\/github\.com\//i.test(url))
        return null;
    const [, address = '', file] = /^(https?:\/\/[^?#\s@]+?)(\/nixexprs\.tar\.[a-z]+)?\/*$/i.exec(url) ?? [];
    const [, base = '', channel = ''] = /^(https?:\/\/[^/]+(?:\/[^/]+)*)\/([^/]+)$/i.exec(address) ?? [];
    const isMeant = file !== undefined || base.endsWith('/nix-channels');
    return isMeant && (0,_core_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .parseChannel */ .pn)(channel) !== null ? base : null;
}
/**
 * Why a repository is not one that channels are made from: null where it is one, undefined where it is no nixpkgs
 * at all. GitHub does not care for upper and lower case.
 */
function repositoryTrouble(owner, repo) {
    const name = repo.toLowerCase().replace(/\.git$/, '');
    if (name !== 'nixpkgs' && name !== 'nixpkgs-channels')
        return undefined;
    if (owner.toLowerCase() !== 'nixos')
        return `${owner}/${repo} is a fork`;
    return name === 'nixpkgs'
        ? null
        : `${owner}/${repo} was archived in 2020; its branches no longer move: write NixOS/nixpkgs in its place`;
}
/** The channel that a branch of NixOS' own repositories is; a fork's branch of that name is none. */
function channelOfBranch(owner, branch) {
    const name = branch?.replace(/^refs\/heads\//, '') ?? '';
    return owner.toLowerCase() === 'nixos' && (0,_core_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .parseChannel */ .pn)(name) ? name : null;
}
/** The channel of a pin, or the whole name of its branch, led to the target; null for any other text, and where it stays. */
function inChannel(text, pin, target) {
    const branch = text.replace(/^refs\/heads\//, '');
    if (branch !== pin.channel || branch === target.channel)
        return null;
    return text.slice(0, -branch.length) + target.channel;
}
/** NixOS' own repository, as git is told it. */
function isOfficialGit(url) {
    const { owner, repo } = githubOfGit(url) ?? { owner: '', repo: '' };
    return repositoryTrouble(owner, repo) === null;
}
const fetchedByGit = 'fetched by git: its hash is not led along';
/** Why what git fetches can't be moved. */
function gitTrouble(url) {
    const { owner, repo } = githubOfGit(url) ?? { owner: '', repo: '' };
    return repositoryTrouble(owner, repo) ?? fetchedByGit;
}
/** Of the address of a repository at GitHub, as git is told it; a `.git` is a part of `repo`. */
function githubOfGit(url) {
    const [, owner, repo] = /^(?:(?:https?|ssh|git):\/\/(?:git@)?|git@)github\.com[:/]([^/]+)\/([^/]+)\/?$/i.exec(url) ?? [];
    return owner === undefined || repo === undefined ? null : { owner, repo };
}
function namesTag(tag) {
    return `names the tag "${tag}", which stays where it is`;
}
/** Why a branch gives no channel. */
function noChannel(branch) {
    if (branch === null || branch === undefined)
        return 'names no branch, so follows the default branch, which is no channel';
    // `github:NixOS/nixpkgs/7f72645b8e69`: Nix asks for a branch or a tag by that name, and GitHub knows the commit.
    if (/^[0-9a-f]{7,39}$/.test(branch))
        return `names the short revision "${branch}", which stays where it is`;
    const tag = tagOf(branch);
    return tag === null ? `follows "${branch}", which is no channel` : namesTag(tag);
}
/** Why what stands where a revision is due is none. */
function noRevision(name) {
    const tag = tagOf(name);
    return tag === null ? `"${name}" is no revision` : namesTag(tag);
}
/** `25.11` of `25.11` and of `refs/tags/25.11`; null where no tag is named. */
function tagOf(reference) {
    const name = reference.replace(/^refs\/tags\//, '');
    // Each series has a tag: the day of its release.
    const isTag = name !== reference || /^[0-9]{2}\.[0-9]{2}(?:-[a-z]+)?$/.test(name);
    return isTag ? name : null;
}
/**
 * The pin's address, led to the target. Base, file name and the kind of query stay as the pin spells them.
 * @throws UserError where the address holds neither a release nor a revision, or one twice
 */
function moveAddress(url, pin, target) {
    const moved = movedAddress(url, pin, target);
    if (moved !== null)
        return moved;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`The address of pin "${pin.name}" does not tell which revision it is.`, {
        place: { file: pin.file, line: pin.line },
        cure: 'Write an address that holds the revision.',
    });
}
function movedAddress(url, pin, target) {
    if (pin.release !== null)
        return moveRelease(url, pin.release, target);
    if (pin.revision !== null && url.split(pin.revision).length === 2)
        return url.replace(pin.revision, target.revision);
    if (pin.artifact === null || pin.artifact === 'github-archive')
        return null;
    // A channel's own address, locked by a Nix that did not know the Link header yet.
    return `${target.releasesUrl ?? 'https://releases.nixos.org'}/${target.releasePath}/${pin.artifact}`;
}
function moveRelease(url, release, target) {
    const [before = '', after, ...more] = url.split(`/${release}`);
    const folder = /\/nixpkgs$/.exec(before) ?? /\/(?:nixos|nixpkgs)\/[^/]+$/.exec(before);
    if (!folder || after === undefined || more.length > 0)
        return null;
    const [file = '', query] = after.split(/\?(.*)/s);
    const moved = `${before.slice(0, folder.index)}/${target.releasePath}${file}`;
    if (query === undefined)
        return moved;
    return url === `${moved}?${query}` ? url : `${moved}?${moveQuery(query, target)}`;
}
/** `lastModified=1787209939&rev=391b…`: some Nix-like programs keep in the lock what the mirror's Link header says. */
function moveQuery(query, target) {
    const { revision, lastModified } = target;
    const parameters = query.split('&').flatMap((parameter) => {
        // On a search path, more may follow: `rev=391b…:nixos-config=/etc/nixos`.
        if (revision !== '' && /^rev=[0-9a-f]/.test(parameter))
            return [parameter.replace(/^rev=[0-9a-f]+/, `rev=${revision}`)];
        if (/^rev=[0-9a-f]+$/.test(parameter))
            return [];
        if (lastModified !== null)
            return [parameter.replace(/^lastModified=[0-9]+/, `lastModified=${lastModified}`)];
        return /^lastModified=[0-9]+$/.test(parameter) ? [] : [parameter];
    });
    return parameters.join('&');
}
/** @throws UserError where the pin is floating, frozen or foreign */
function assertMovable(pin, cure) {
    if (pin.state === 'pinned')
        return;
    const why = pin.note === undefined ? '' : `: ${pin.note}`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`Pin "${pin.name}" is ${pin.state}${why}.`, {
        place: { file: pin.file, line: pin.line },
        cure,
    });
}


/***/ }),

/***/ 68989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ pinFormats)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/core/flake/branch.js
var branch = __webpack_require__(66435);
// EXTERNAL MODULE: ./build/src/core/flake/reference.js
var flake_reference = __webpack_require__(24546);
// EXTERNAL MODULE: ./build/src/pins/flake-lock/lock-format.js + 2 modules
var lock_format = __webpack_require__(27970);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/pins/yaml-documents.js


/** Beyond what any CI takes. */
const LARGEST = 512 * 1024;
/** Deeper than any CI file goes; past some 700 the parser overflows the stack, and its way out can take all memory. */
const DEEPEST = 400;
/**
 * What the documents of a YAML file hold; every scalar is a text.
 * @throws UserError where the file is broken
 */
function readYaml(text, file) {
    if (text.length > LARGEST) {
        throw new errors/* UserError */.yo('This file is too large for what reads it, and for us.', {
            place: { file },
            cure: 'Split it, or leave it out with `ignore`.',
        });
    }
    if (nestsDeeperThan(DEEPEST, text)) {
        throw new errors/* UserError */.yo(`This file nests deeper than ${DEEPEST} levels, which no file written by people does.`, {
            place: { file },
            cure: 'Mend it, or leave it out with `ignore`.',
        });
    }
    const documents = documentsOf(text, file);
    const [error] = documents.flatMap(({ errors }) => errors.slice(0, 1));
    if (error) {
        const line = text.slice(0, error.pos[0]).split('\n').length;
        throw new errors/* UserError */.yo(`This is not valid YAML: ${error.message.split('\n')[0] ?? ''}.`, {
            place: { file, line },
            cure: 'Mend it, or leave it out with `ignore`.',
        });
    }
    return documents.flatMap(({ contents }) => (contents ? [contents] : []));
}
/** Brackets that may open a list or a map of YAML, and lists in lists: `- - - `. */
function nestsDeeperThan(limit, text) {
    let depth = 0;
    for (const [bracket] of text.matchAll(/(?<![^\s[{,:"'-])[[{]|[\]}]/g)) {
        depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
        if (depth > limit)
            return true;
    }
    return new RegExp(`(?:[-?:][ \\t]+){${limit}}`).test(text);
}
function documentsOf(text, file) {
    try {
        return (0,dist/* parseAllDocuments */.hR)(text, {
            // What else its program would make of the file does not matter here.
            schema: 'failsafe',
            uniqueKeys: false,
            prettyErrors: false,
            logLevel: 'silent',
        });
    }
    catch (cause) {
        throw new errors/* UserError */.yo('This can not be read as YAML.', {
            place: { file },
            cure: 'Mend it, or leave it out with `ignore`.',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./build/src/pins/devenv-lock/inputs.js



/** Where devenv.yaml says that its inputs come from, by their names. Of a file that is broken nothing is told. */
function addressesIn(text) {
    const [root] = inputs_documentsOf(text);
    const inputs = inputs_valueOf(root, 'inputs');
    const addresses = new Map();
    if (!(0,dist/* isMap */.jh)(inputs))
        return addresses;
    for (const { key, value } of inputs.items) {
        const url = literalOf(inputs_valueOf(value, 'url'));
        if ((0,dist/* isScalar */.jn)(key) && url)
            addresses.set(String(key.value), url);
    }
    return addresses;
}
function inputs_documentsOf(text) {
    try {
        return readYaml(text, 'devenv.yaml');
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            return [];
        throw error;
    }
}
function inputs_valueOf(node, key) {
    return (0,dist/* isMap */.jh)(node) ? node.get(key, true) : undefined;
}
function literalOf(node) {
    if (!(0,dist/* isScalar */.jn)(node) || typeof node.value !== 'string' || !node.range)
        return null;
    const quote = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE' ? 1 : 0;
    const [start, end] = node.range;
    return { value: node.value, start: start + quote, end: end - quote };
}

;// CONCATENATED MODULE: ./build/src/pins/devenv-lock/index.js





const DECLARED_IN = 'devenv.yaml';
const COMMAND = 'devenv update';
/**
 * `devenv.lock`, which is written as a flake.lock is, for the inputs that devenv.yaml declares. What follows a series
 * beside nixpkgs is not looked for: it may have inputs of its own, which devenv alone can lock.
 */
const devenvLock = {
    ...(0,lock_format/* lockFormat */.L)({
        id: 'devenv-lock',
        lockFile: 'devenv.lock',
        declaredIn: DECLARED_IN,
        command: COMMAND,
        // Many a version writes none; in 2024 one wrote `treeHash` in its place.
        needsHash: false,
        inputsAsked,
    }),
    beside({ file, name }, { from, to }, siblings) {
        const text = siblings.read(DECLARED_IN);
        if (text === null || from === to)
            return {};
        const asking = { file: external_node_path_.posix.join(external_node_path_.posix.dirname(file), DECLARED_IN), name, from, to };
        const command = `${COMMAND} ${name}`;
        const changed = (0,branch/* leadLiteral */.W)(text, addressesIn(text).get(name), { ...asking, command });
        return changed === text ? {} : { [DECLARED_IN]: changed };
    },
};
function inputsAsked(text) {
    const addresses = addressesIn(text);
    return (input) => {
        const address = addresses.get(input);
        return address ? (0,flake_reference/* referenceOfUrl */.sB)(address.value) : null;
    };
}

// EXTERNAL MODULE: ./build/src/pins/flake-lock/index.js + 2 modules
var flake_lock = __webpack_require__(22328);
// EXTERNAL MODULE: ./build/src/core/flake/inputs.js
var flake_inputs = __webpack_require__(94074);
// EXTERNAL MODULE: ./build/src/core/text-lines.js
var text_lines = __webpack_require__(46784);
// EXTERNAL MODULE: ./build/src/pins/flake-lock/inputs.js
var inputs = __webpack_require__(48539);
// EXTERNAL MODULE: ./build/src/pins/flake-lock/lock.js
var flake_lock_lock = __webpack_require__(38761);
;// CONCATENATED MODULE: ./build/src/pins/flake-lock/locks-input.js




/**
 * Answers whether an input of the flake.nix, a path of input names, is locked: by the flake.lock beside it, or by that
 * of a flake further up that takes this one in as a part of itself (`path:./sub`). A lock that can't be read, which
 * is told where it is read for its own sake, locks everything.
 */
function locksInput(siblings) {
    const walks = [...locksAbove(siblings)].flatMap(({ text, folder }) => {
        try {
            const lock = (0,flake_lock_lock/* readLock */.m)(text, siblings.path);
            return lock ? walksFrom(lock, folder) : [];
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            return folder === '' ? [() => true] : [];
        }
    });
    return (path) => walks.some((isLocked) => isLocked(path));
}
/** The locks of this folder and of those above it; `folder`: this one as seen from there, `` for the lock beside. */
function* locksAbove(siblings) {
    const folders = siblings.path.split('/').slice(0, -1);
    for (let up = 0; up <= folders.length; up++) {
        const text = siblings.read(`${'../'.repeat(up)}flake.lock`);
        if (text === null)
            continue;
        const folder = up === 0 ? '' : folders.slice(-up).join('/');
        // Only a flake that takes in another by a relative path has such a node.
        if (up === 0 || text.includes('"parent"'))
            yield { text, folder };
    }
}
function walksFrom(lock, folder) {
    const walk = (0,inputs/* walker */.jc)(lock);
    const starts = folder === ''
        ? [[]]
        : (0,inputs/* rootInputs */.uM)(lock)
            .filter(({ node }) => external_node_path_.posix.normalize(node.original?.path ?? '/').replace(/\/$/, '') === folder)
            .map(({ name }) => [name]);
    return starts.map((start) => (path) => walk([...start, ...path])?.node.locked !== undefined);
}

// EXTERNAL MODULE: ./build/src/pins/flake-lock/reference.js
var flake_lock_reference = __webpack_require__(67889);
// EXTERNAL MODULE: ./build/src/pins/nixpkgs-address.js
var nixpkgs_address = __webpack_require__(86431);
// EXTERNAL MODULE: ./build/src/core/flake/literals.js
var literals = __webpack_require__(41663);
// EXTERNAL MODULE: ./build/src/core/hash.js
var core_hash = __webpack_require__(6589);
;// CONCATENATED MODULE: ./build/src/pins/flake-nix/move.js





/**
 * A flake.nix with one input led to the target.
 * @throws UserError where the input holds no revision, or can't be moved
 */
function moveInput(text, { attributes }, pin, target) {
    (0,nixpkgs_address/* assertMovable */.lt)(pin, 'Run `nix flake lock`, or name another channel.');
    const edits = [];
    const [url, rev] = [attributes.get('url'), attributes.get('rev')];
    const [narHash, lastModified] = [attributes.get('narHash'), attributes.get('lastModified')];
    const hash = pin.hash === null ? null : (0,core_hash/* inNotationOf */.zh)(target.hash, pin.hash);
    if (url)
        edits.push([url, movedUrl(url.value, rev ? null : (0,nixpkgs_address/* moveAddress */.IF)(url.value, pin, target), hash)]);
    const ref = attributes.get('ref');
    if (ref)
        edits.push([ref, ref.value]);
    if (rev)
        edits.push([rev, target.revision]);
    if (narHash && hash !== null)
        edits.push([narHash, hash]);
    if (lastModified)
        edits.push([lastModified, timeOf(pin, target)]);
    return (0,literals/* replaceLiterals */.r)(text, pin.file, edits.map(([literal, value]) => [literal, inChannel(value, pin, target)]));
}
function movedUrl(url, moved, hash) {
    const address = moved ?? url;
    return hash === null || (0,flake_reference/* hashInUrl */.fs)(url) === null ? address : (0,flake_reference/* withHash */.F)(address, hash);
}
function inChannel(value, { channel }, target) {
    if (channel === null || channel === target.channel)
        return value;
    return (0,flake_reference/* withBranch */.tq)(value, channel, target.channel) ?? value;
}
function timeOf(pin, { revision, lastModified }) {
    if (lastModified !== null)
        return String(lastModified);
    if (revision === pin.revision)
        return String(pin.lastModified);
    throw new errors/* UserError */.yo(`Pin "${pin.name}" holds a time, and that of the new revision is not known.`, {
        place: { file: pin.file, line: pin.line },
        cure: 'Take `lastModified` out: Nix works it out.',
    });
}

;// CONCATENATED MODULE: ./build/src/pins/flake-nix/index.js








/**
 * The inputs of a `flake.nix` that no flake.lock locks. What a lock holds is the lock's pin; what it asks for is
 * edited here when the channel changes (see askForBranch).
 */
const flakeNix = {
    id: 'flake-nix',
    files: ['**/flake.nix'],
    extract(text, siblings) {
        const inputs = (0,flake_inputs/* readInputs */.K)(text)?.inputs ?? [];
        const lineOf = (0,text_lines/* lineIndex */.D)(text);
        const pins = inputs.flatMap((input) => pinOf(input, siblings.path, siblings.origins, lineOf) ?? []);
        if (pins.length === 0)
            return [];
        const locked = locksInput(siblings);
        return pins.filter(({ path }) => !locked(path)).map(({ pin }) => pin);
    },
    apply(text, pin, target) {
        const input = (0,flake_inputs/* readInputs */.K)(text)?.inputs.find(({ path }) => nameOf(path) === pin.name);
        if (input)
            return moveInput(text, input, pin, target);
        throw new errors/* UserError */.yo(`No input "${pin.name}" in this flake.`, {
            place: { file: pin.file },
            cure: 'It has changed since it was read: run again.',
        });
    },
};
/** `nixpkgs`, `home-manager/nixpkgs`; Nix allows any name, so one that could be mistaken is in quotes. */
function nameOf(path) {
    return path.map((name) => (/^[^/"]+$/.test(name) ? name : JSON.stringify(name))).join('/');
}
function pinOf({ path, attributes }, file, origins, lineOf) {
    const value = (name) => attributes.get(name)?.value;
    const url = value('url') ?? null;
    const reference = (0,flake_inputs/* referenceIn */.h)(attributes);
    const told = reference && toldBy(reference, origins);
    if (!told)
        return null;
    const hash = value('narHash') ?? (url === null ? null : (0,flake_reference/* hashInUrl */.fs)(url));
    const lastModified = value('lastModified');
    const place = attributes.get('rev') ?? attributes.get('url') ?? attributes.values().next().value;
    const pin = {
        file,
        format: 'flake-nix',
        name: nameOf(path),
        ...told,
        artifact: hash === null ? null : told.artifact,
        repository: hash === null ? null : told.repository,
        hash,
        url,
        direct: true,
        lastModified: lastModified === undefined ? null : Number(lastModified),
        line: lineOf(place?.start ?? 0),
    };
    return { path, pin };
}
const NOT_LOCKED = 'no flake.lock holds a revision of it: run `nix flake lock`';
function toldBy(reference, origins) {
    const asked = (0,flake_lock_reference/* askedBy */.A)(reference, null, origins);
    if (!asked)
        return null;
    const { channel, state, note } = asked;
    const nothing = { channel, revision: null, release: null, artifact: null, repository: null };
    if (state === 'foreign' || reference.type === 'file') {
        const why = note ?? 'a file that is not unpacked';
        return { ...nothing, revision: reference.rev ?? null, state: 'foreign', note: why };
    }
    if (state === 'frozen')
        return heldBy(reference, origins);
    return { ...nothing, state: 'floating', note: NOT_LOCKED };
}
/** What an input holds that names a release or a revision itself. */
function heldBy(reference, origins) {
    const { type, owner = 'NixOS', repo = 'nixpkgs', ref, rev = null } = reference;
    const address = type === 'tarball' ? (0,nixpkgs_address/* nixpkgsAddress */.ZW)(reference.url ?? '', origins) : null;
    if (address?.kind === 'release') {
        const { channel, release, artifact } = address;
        const facts = { channel, release, revision: address.revision, artifact, repository: null };
        if (artifact !== null)
            return { ...facts, state: 'pinned' };
        return { ...facts, state: 'foreign', note: 'an archive that channels publish no more' };
    }
    const held = address?.kind === 'revision' ? address : { revision: rev, repository: `${owner}/${repo}` };
    const channel = (0,nixpkgs_address/* channelOfBranch */.zz)(owner, ref);
    return {
        channel,
        release: null,
        state: 'pinned',
        artifact: 'github-archive',
        revision: held.revision,
        repository: held.repository,
    };
}

// EXTERNAL MODULE: ./build/src/core/branch-archive.js
var branch_archive = __webpack_require__(91106);
// EXTERNAL MODULE: ./build/src/core/companion.js
var companion = __webpack_require__(81527);
;// CONCATENATED MODULE: ./build/src/pins/companion-entry.js



/** The entry as a companion, where its branch follows a series and what it holds is a revision. */
function companionsOf(entry) {
    const series = (0,companion/* seriesOfBranch */.n)(entry.branch);
    const held = entry.revision === null || /^[0-9a-f]{40}$/.test(entry.revision);
    return series !== null && held ? [{ ...entry, series }] : [];
}
/** GitHub's address of a repository for git. */
function githubUrl(owner, repo) {
    return `https://github.com/${owner}/${repo}.git`;
}
/**
 * The fields of a moved entry.
 * @param url the field that holds the archive's address, where there is one
 */
function movedFields(companion, target, keys, url) {
    const fields = new Map([[keys.branch, target.branch]]);
    if (companion.revision === null)
        return fields;
    if (target.revision === null) {
        throw new errors/* UserError */.yo(`"${companion.name}" holds a revision, and none was given to move it to.`, {
            place: { file: companion.file, line: companion.line },
            cure: 'Move it by hand, or leave it out of `companions:`.',
        });
    }
    fields.set(keys.revision, target.revision);
    if (url)
        fields.set(url.key, url.value.replaceAll(companion.revision, target.revision));
    const same = target.revision === companion.revision && target.hash === null;
    if (companion.hash !== null && !same)
        fields.set(keys.hash, (0,core_hash/* inNotationOf */.zh)(target.hash, companion.hash));
    return fields;
}
/** @throws UserError where the file has no such entry */
function noSuchEntry(name, file) {
    throw new errors/* UserError */.yo(`No entry "${name}" in this file.`, {
        place: { file },
        cure: 'It has changed since it was read: run again.',
    });
}

// EXTERNAL MODULE: ./build/src/core/channel.js
var core_channel = __webpack_require__(26466);
;// CONCATENATED MODULE: ./build/src/pins/flake-address.js



/** What a flake's address says of nixpkgs; null: nothing, or no branch. `nixpkgs/x` may be a folder of that name. */
function flakeAddress(url) {
    if (!(0,flake_reference/* isFlakeAddress */.c6)(url))
        return null;
    const { type, owner = 'NixOS', repo = 'nixpkgs', id, ref, rev } = (0,flake_reference/* referenceOfUrl */.sB)(url);
    if (type === 'indirect' && id !== 'nixpkgs')
        return null;
    const trouble = (0,nixpkgs_address/* repositoryTrouble */.iW)(owner, repo);
    if (trouble === undefined || (ref === undefined && rev === undefined))
        return null;
    if (trouble !== null)
        return { kind: 'foreign', why: trouble, channel: null, revision: rev ?? null };
    const repository = `${owner}/${repo}`;
    if (rev !== undefined)
        return { kind: 'revision', revision: rev, repository };
    if ((0,core_channel/* parseChannel */.pn)(ref ?? ''))
        return { kind: 'branch', channel: ref ?? '', repository };
    return type === 'indirect' ? null : { kind: 'foreign', why: (0,nixpkgs_address/* noChannel */.jT)(ref), channel: null, revision: null };
}

;// CONCATENATED MODULE: ./build/src/pins/address-format.js






/** A format in which a pin is an address alone, with no hash beside it: one of a channel floats, one of a release holds. */
function addressFormat(format) {
    const { id, files, mentions, largest, read, pinnedAs } = format;
    const entriesOf = (text, path) => namedEntries(text, read(text, path));
    return {
        id,
        files,
        ...(mentions ? { mentions } : {}),
        ...(largest === undefined ? {} : { largest }),
        extract(text, { path, origins }) {
            return entriesOf(text, path).flatMap((entry) => {
                const facts = pinFacts(entry, origins);
                if (!facts)
                    return [];
                const { name, url, line } = entry;
                return [{ ...facts, file: path, format: id, name, url, line, ...unhashed }];
            });
        },
        apply(text, pin, target) {
            const entry = entryNamed(entriesOf(text, pin.file), pin);
            if (pin.state === 'floating') {
                const release = `${target.releasesUrl ?? 'https://releases.nixos.org'}/${target.releasePath}`;
                throw new errors/* UserError */.yo(`"${pin.name}" is floating: there is no release to move.`, {
                    place: { file: pin.file, line: pin.line },
                    cure: `This would pin it: ${(0,flake_reference/* isFlakeAddress */.c6)(entry.url) ? (0,flake_reference/* flakeAddressAt */.Z$)(target.revision) : pinnedAs(release, pin.name)}`,
                });
            }
            (0,nixpkgs_address/* assertMovable */.lt)(pin, 'Write an official address there, or leave it.');
            return replaced(text, entry, (0,nixpkgs_address/* moveAddress */.IF)(entry.url, pin, target));
        },
        companions(text, { path, origins }) {
            return entriesOf(text, path).flatMap((entry) => companionOf(entry, path, id, origins));
        },
        moveCompanion(text, companion, target) {
            const entry = entryNamed(entriesOf(text, companion.file), companion);
            return replaced(text, entry, (0,branch_archive/* moveArchive */.o)(entry.url, companion.branch, target.branch));
        },
    };
}
const unhashed = { hash: null, artifact: null, repository: null, lastModified: null, direct: true };
function replaced(text, { url, start, end }, moved) {
    return moved === url ? text : text.slice(0, start) + moved + text.slice(end);
}
function entryNamed(entries, { name, file }) {
    const entry = entries.find((one) => one.name === name);
    if (entry)
        return entry;
    throw new errors/* UserError */.yo(`No address "${name}" in this file.`, {
        place: { file },
        cure: 'It has changed since it was read: run again.',
    });
}
/** In the order of the file, their names made unique by `-2`, `-3`, …; what a bump changes has no say in the names. */
function namedEntries(text, found) {
    const numbers = new Map();
    const taken = new Set();
    const entries = [];
    let [line, lineEnd] = [1, text.indexOf('\n')];
    for (const entry of found.toSorted((a, b) => a.start - b.start)) {
        // Read twice: by an alias, or from a script within a script.
        if (entries.at(-1)?.start === entry.start)
            continue;
        const base = entry.name ?? defaultName(entry.url);
        let number = numbers.get(base) ?? 1;
        while (taken.has(numbered(base, number)))
            number++;
        const name = numbered(base, number);
        numbers.set(base, number);
        taken.add(name);
        for (; lineEnd >= 0 && lineEnd < entry.start; lineEnd = text.indexOf('\n', lineEnd + 1))
            line++;
        entries.push({ ...entry, name, line });
    }
    return entries;
}
/** Nothing that a bump changes. */
function defaultName(url) {
    const repository = (0,branch_archive/* archiveOfBranch */._)(url)?.repository.split('/').at(-1);
    return repository ?? /[/:](nixos|nixpkgs)-[^/]*(?:\/(?:nixexprs[^/]*)?)?$/.exec(url)?.[1] ?? 'nixpkgs';
}
function numbered(name, number) {
    return number === 1 ? name : `${name}-${number}`;
}
function pinFacts({ url, incidental }, origins) {
    const address = flakeAddress(url) ?? (0,nixpkgs_address/* nixpkgsAddress */.ZW)(url, origins);
    const nothing = { channel: null, revision: null, release: null };
    switch (address?.kind) {
        case undefined:
            return null;
        case 'channel':
        case 'branch': {
            const note = 'names a channel alone, so changes whenever that does';
            return { ...nothing, channel: address.channel, state: 'floating', note };
        }
        case 'release': {
            const { channel, revision, release } = address;
            if (address.artifact === null && /\/nixexprs\.[^/]*$/.test(url)) {
                const note = 'an archive that channels publish no more';
                return { channel, revision, release, state: 'foreign', note };
            }
            return { channel, revision, release, state: 'pinned' };
        }
        case 'revision':
            return { ...nothing, revision: address.revision, state: 'pinned' };
        case 'foreign': {
            if (incidental === true && !/\.(?:tar\.\w+|zip)(?:[?#]|$)/.test(url))
                return null;
            const { channel, revision, why } = address;
            return { channel, revision, release: null, state: 'foreign', note: why };
        }
    }
}
function companionOf(entry, file, format, origins) {
    const archive = (0,nixpkgs_address/* nixpkgsAddress */.ZW)(entry.url, origins) ? null : (0,branch_archive/* archiveOfBranch */._)(entry.url);
    if (archive === null)
        return [];
    const { name, line } = entry;
    return companionsOf({ file, format, name, ...archive, revision: null, hash: null, line, moves: 'branch' });
}

;// CONCATENATED MODULE: ./build/src/core/shell-syntax/mapped-text.js
/** Stands for what is known only when the file is run: `$X`, `$(…)`, `${{ … }}`. */
const placeholder = '\0';
/** A file as it is. */
function wholeText(text) {
    return { text, startOf: (index) => index, endOf: (index) => index + 1 };
}
function partOf(whole, from, to) {
    return {
        text: whole.text.slice(from, to),
        startOf: (index) => whole.startOf(from + index),
        endOf: (index) => whole.endOf(from + index),
    };
}
function mappedTextBuilder(whole) {
    const pieces = [];
    let text = '';
    return {
        add(piece, from, to) {
            pieces.push({ at: text.length, length: piece.length, from, to });
            text += piece;
        },
        build: () => ({
            text,
            startOf(index) {
                const { at, length, from, to } = pieceAt(pieces, index);
                return whole.startOf(length === to - from ? from + index - at : from);
            },
            endOf(index) {
                const { at, length, from, to } = pieceAt(pieces, index);
                return whole.endOf((length === to - from ? from + index + 1 - at : to) - 1);
            },
        }),
    };
}
function pieceAt(pieces, index) {
    let [low, high] = [0, pieces.length - 1];
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((pieces[middle]?.at ?? 0) <= index)
            low = middle;
        else
            high = middle - 1;
    }
    return pieces[low] ?? { at: 0, length: 0, from: 0, to: 0 };
}

;// CONCATENATED MODULE: ./build/src/pins/nix-path.js

// What Nix (EvalSettings::isPseudoUrl) takes for an address; anything else is a path. `flake:` asks the registry.
const SCHEME = '(?:channel:|(?:https?|file|git|s3|ssh)://)';
const address = new RegExp(`^${SCHEME}[\\w.~:/?#@!&+,;=%-]+$`);
const beforeColon = new RegExp(`${SCHEME}|flake:`, 'y');
/** Longer than any that is meant to be fetched. */
const LONGEST = 2000;
/** Whether a text is an address that Nix would fetch, with nothing in it that is known only later. */
function isSourceAddress(text) {
    return text.length <= LONGEST && address.test(text);
}
/** An entry alone, as after `-I`, in `nix-path = …` and in NixOS' `nix.nixPath`; null: a path, or no address that is whole. */
function searchPathEntry(text) {
    const [, before = '', name, url = ''] = /^(\s*(?:([^=\s]*)=)?)(\S+)\s*$/.exec(text) ?? [];
    if (!isSourceAddress(url))
        return null;
    // `${NIX_PATH:+$NIX_PATH:}nixpkgs=…`: what comes before is not known, and ends where the name begins.
    const known = name?.slice(name.lastIndexOf(placeholder) + 1) ?? '';
    return { name: known === '' ? null : known, url, at: before.length };
}
/** The entries of a `NIX_PATH`, split as Nix does: a colon ends an entry, but for the one after an address' scheme. */
function nixPathEntries(value) {
    const entries = [];
    for (let start = 0; start < value.length;) {
        const end = endOfEntry(value, start);
        const entry = searchPathEntry(value.slice(start, end));
        if (entry)
            entries.push({ ...entry, at: start + entry.at });
        start = end + 1;
    }
    return entries;
}
function endOfEntry(value, start) {
    const colon = nextColon(value, start);
    beforeColon.lastIndex = start + value.slice(start, colon).lastIndexOf('=') + 1;
    return beforeColon.test(value) ? nextColon(value, colon + 1) : colon;
}
function nextColon(value, from) {
    const colon = value.indexOf(':', from);
    return colon < 0 ? value.length : colon;
}

;// CONCATENATED MODULE: ./build/src/pins/nix-channels/index.js


/** `.nix-channels`: `URL NAME` a line. Nothing is hashed; an address of a channel floats, one of a release holds. */
const nixChannels = addressFormat({
    id: 'nix-channels',
    // As dotfile managers store it, too.
    files: ['**/.nix-channels', '**/nix-channels', '**/dot_nix-channels', '**/dot-nix-channels'],
    read: readChannels,
    pinnedAs: (release, name) => `${release} ${name}`,
});
/** Nix splits at blanks, and of two of a name takes the last. Where no name is given, a bump must not make two of one. */
function readChannels(text) {
    const entries = new Map();
    let offset = 0;
    for (const line of text.split('\n')) {
        const [, before = '', url, name] = /^(\uFEFF?[ \t]*)([a-z]\S+)(?:[ \t]+(\S+))?/i.exec(line) ?? [];
        if (url !== undefined && isSourceAddress(url)) {
            const start = offset + before.length;
            entries.set(name ?? start, { name: name ?? null, url, start, end: start + url.length });
        }
        offset += line.length + 1;
    }
    return [...entries.values()];
}

;// CONCATENATED MODULE: ./build/src/pins/nix-conf.js


/** The addresses in `nix-path = nixpkgs=https://… …` and `extra-nix-path = …` of a nix.conf. */
function nixConfAddresses(conf) {
    let start = 0;
    return conf.text.split('\n').flatMap((line) => {
        const [, before = '', value = ''] = /^(\uFEFF?\s*(?:extra-)?nix-path\s+=)(\s[^#]*)/.exec(line) ?? [];
        const from = start + before.length;
        start += line.length + 1;
        return searchPathAddresses(partOf(conf, from, from + value.length));
    });
}
/** Entries between blanks. */
function searchPathAddresses(list) {
    return [...list.text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
        const entry = searchPathEntry(word);
        return entry ? [addressIn(partOf(list, index, index + word.length), entry)] : [];
    });
}
/** @param of the text that the entry was found in */
function addressIn(of, { name, url, at }) {
    return {
        name,
        url,
        start: of.startOf(at),
        end: of.endOf(at + url.length - 1),
    };
}

;// CONCATENATED MODULE: ./build/src/core/shell-syntax/commands.js

// No script that people write nests as deep. A hostile one would fill the memory with words that never end.
const MAX_NESTING = 200;
/**
 * The commands of a shell script, those in `$(…)` and `(…)` too, without comments and here-documents. Good enough for
 * Dockerfiles, makefiles and justfiles, whose recipes are shell and whose comments begin alike. Of what is nested too
 * deep, the rest is not read.
 */
function shellCommands(script) {
    const { text } = script;
    const frame = frameClosedBy(null);
    const reader = {
        script,
        text,
        commands: [],
        at: 0,
        frame,
        outer: [],
        hereDocuments: [],
        lines: null,
    };
    while (reader.at < text.length && reader.outer.length < MAX_NESTING) {
        if (readContinuation(reader) || readExpansion(reader))
            continue;
        if (reader.frame.doubleQuoted)
            readDoubleQuoted(reader);
        else
            readUnquoted(reader);
    }
    while (reader.outer.length > 0)
        commands_close(reader);
    endCommand(reader);
    return reader.commands;
}
function frameClosedBy(closedBy) {
    return { words: [], word: null, doubleQuoted: false, closedBy, depth: 0 };
}
/** Takes what stands in the next `length` characters for a piece of the word; the empty one begins a word. */
function take(reader, length, piece) {
    const { script, at, frame } = reader;
    frame.word ??= mappedTextBuilder(script);
    if (piece !== '')
        frame.word.add(piece, at, at + length);
    reader.at += length;
}
function endWord({ frame }) {
    if (frame.word)
        frame.words.push(frame.word.build());
    frame.word = null;
}
function endCommand(reader) {
    const { frame, commands } = reader;
    endWord(reader);
    if (frame.words.length > 0)
        commands.push(frame.words);
    frame.words = [];
}
function commands_open(reader, length, closedBy) {
    take(reader, length, placeholder);
    reader.outer.push(reader.frame);
    reader.frame = frameClosedBy(closedBy);
}
function commands_close(reader) {
    endCommand(reader);
    reader.frame = reader.outer.pop() ?? frameClosedBy(null);
}
/** A backslash at the end of a line. */
function readContinuation(reader) {
    const length = reader.text[reader.at] === '\\' ? (match(/\\\r?\n/y, reader)?.[0].length ?? 0) : 0;
    reader.at += length;
    return length > 0;
}
/** `$X`, `${X}`, `$(…)` and backticks, which mean the same inside double quotes and outside. */
function readExpansion(reader) {
    const { text, at, frame } = reader;
    if (text[at] === '`') {
        if (frame.closedBy !== '`' || frame.doubleQuoted)
            commands_open(reader, 1, '`');
        else {
            commands_close(reader);
            reader.at++;
        }
        return true;
    }
    if (text[at] !== '$')
        return false;
    if (text[at + 1] === '(')
        commands_open(reader, 2, ')');
    else if (text[at + 1] === '{')
        take(reader, lengthOfBraces(text, at + 1) + 1, placeholder);
    else {
        const variable = match(/\$(?:[A-Za-z_]\w*|[\w@*#?$!-])/y, reader);
        if (!variable)
            return false;
        take(reader, variable[0].length, placeholder);
    }
    return true;
}
/** `{X:-{}}`; where it does not end, up to the end of the line. */
function lengthOfBraces(text, from) {
    let depth = 0;
    for (let at = from; at < text.length && text[at] !== '\n'; at++) {
        if (text[at] === '{')
            depth++;
        if (text[at] === '}')
            depth--;
        if (depth === 0)
            return at + 1 - from;
    }
    const end = text.indexOf('\n', from);
    return (end < 0 ? text.length : end) - from;
}
function readDoubleQuoted(reader) {
    const { text, at } = reader;
    if (text[at] === '"') {
        reader.frame.doubleQuoted = false;
        reader.at++;
    }
    else if (match(/\\[$`"\\]/y, reader))
        take(reader, 2, text.charAt(at + 1));
    else
        takeRun(reader, /[^"\\$`]+|./sy);
}
/** What a pattern matches, as it is. */
function takeRun(reader, run) {
    const piece = match(run, reader)?.[0] ?? '';
    take(reader, piece.length, piece);
}
function readUnquoted(reader) {
    const { text, at, frame } = reader;
    const character = text.charAt(at);
    if (character === '\n')
        readNewline(reader);
    else if (/[ \t\r\uFEFF]/.test(character)) {
        endWord(reader);
        reader.at++;
    }
    else if (character === '#' && frame.word === null)
        reader.at = endOfLine(text, at);
    else if (character === '"') {
        take(reader, 1, '');
        frame.doubleQuoted = true;
    }
    else if (character === "'")
        readSingleQuoted(reader);
    else if (character === '\\' && at + 1 < text.length)
        take(reader, 2, text.charAt(at + 1));
    // `$'…'` and `$"…"` are quotes, too.
    else if (match(/\$['"]/y, reader))
        reader.at++;
    else if (character === '<' || character === '>')
        readRedirection(reader);
    else if (/[();&|]/.test(character))
        readOperator(reader);
    else
        takeRun(reader, /[^\s#"'\\$`<>();&|\uFEFF]+|./sy);
}
function readSingleQuoted(reader) {
    const { text, at } = reader;
    const end = text.indexOf("'", at + 1);
    take(reader, 1, end < 0 ? "'" : '');
    if (end < 0)
        return;
    take(reader, end - at - 1, text.slice(at + 1, end));
    reader.at = end + 1;
}
function readOperator(reader) {
    const { text, at, frame } = reader;
    const closes = text[at] === ')' && frame.closedBy === ')' && frame.depth === 0;
    if (text[at] === '(')
        frame.depth++;
    if (text[at] === ')')
        frame.depth = Math.max(0, frame.depth - 1);
    if (closes)
        commands_close(reader);
    else
        endCommand(reader);
    reader.at++;
}
/** Their standard input is a script: the body of a here-document is read like the rest. */
const SHELLS = new Set(['sh', 'bash', 'dash', 'zsh', 'ksh', 'ssh', 'RUN']);
function readRedirection(reader) {
    endWord(reader);
    const here = match(/<<<|<<-?[ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|\\?([\w.!-]+))/y, reader);
    const end = here?.[1] ?? here?.[2] ?? here?.[3];
    if (end !== undefined) {
        const isScript = reader.frame.words.some(({ text }) => SHELLS.has(text));
        reader.hereDocuments.push({ end, isScript });
    }
    reader.at += here?.[0].length ?? 1;
}
function readNewline(reader) {
    endCommand(reader);
    reader.at++;
    for (const { end, isScript } of reader.hereDocuments.splice(0)) {
        if (isScript)
            continue;
        reader.lines ??= startsOfLines(reader.text);
        const last = firstFrom(reader.at, reader.lines.get(end) ?? []);
        if (last !== undefined)
            reader.at = endOfLine(reader.text, last);
    }
}
/** Where lines of a text stand, without regard to tabs before them. */
function startsOfLines(text) {
    const starts = new Map();
    let at = 0;
    for (const line of text.split('\n')) {
        const content = line.replace(/^\t+|\r$/g, '');
        const same = starts.get(content);
        if (same)
            same.push(at);
        else
            starts.set(content, [at]);
        at += line.length + 1;
    }
    return starts;
}
/** The first of ascending numbers that is no less than `from`. */
function firstFrom(from, numbers) {
    let [low, high] = [0, numbers.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((numbers[middle] ?? from) < from)
            low = middle + 1;
        else
            high = middle;
    }
    return numbers[low];
}
function endOfLine(text, from) {
    const end = text.indexOf('\n', from);
    return end < 0 ? text.length : end;
}
function match(sticky, { text, at }) {
    sticky.lastIndex = at;
    return sticky.exec(text);
}

;// CONCATENATED MODULE: ./build/src/pins/flake-arguments.js


const SUBCOMMAND = /^(?:-.*|build|bundle|copy|derivation|develop|edit|eval|flake|log|path-info|print-dev-env|profile|registry|run|search|shell|store|why-depends)$/;
/**
 * `nix run nixpkgs/nixos-25.11#jq`, `nix registry add nixpkgs github:NixOS/nixpkgs/nixos-25.11`, and what any program
 * is told with `--override-input`. One with a query (`?narHash=…`) says more than its branch or revision: it is left.
 */
function flakeAddresses(command) {
    let isForNix = false;
    return command.flatMap((word, index) => {
        if (/(?:^|\/)nix$/.test(word.text))
            isForNix = SUBCOMMAND.test(command[index + 1]?.text ?? '');
        // What follows is for the program that Nix starts.
        if (/^(?:--|-c|--command)$/.test(word.text))
            isForNix = false;
        if (!isForNix && command[index - 2]?.text !== '--override-input')
            return [];
        const [, url] = /^([^#?]+)(?:#\S*)?$/.exec(word.text) ?? [];
        return url === undefined || !flakeAddress(url) ? [] : [addressIn(word, { name: 'nixpkgs', url, at: 0 })];
    });
}

;// CONCATENATED MODULE: ./build/src/pins/shell-addresses.js





/** Scripts in words of scripts that are looked into. */
const DEPTH = 3;
/**
 * The addresses that a shell script gives to Nix: `NIX_PATH=…` in any form, `nix-channel --add`, `-I`, `-f` of Nix'
 * commands, flakes of nixpkgs that they are told, and lines of nix.conf in `NIX_CONFIG`.
 */
function shellAddresses(script, depth = 0) {
    return shellCommands(script).flatMap((command) => {
        const nix = command.findIndex(({ text }) => /(?:^|[/@-])nix(?:-[a-z]+)?$/.test(text));
        const told = command.flatMap((word, index) => [
            ...assigned(command, index),
            ...argument(command, index, nix >= 0 && nix < index),
            ...channel(command, index),
            ...(/\bnix-path\s+=/.test(word.text) ? nixConfAddresses(afterAssignment(word)) : []),
            ...(depth < DEPTH && isScript(command, index) ? shellAddresses(word, depth + 1) : []),
        ]);
        return [...told, ...flakeAddresses(command)];
    });
}
/** `NIX_PATH=…` wherever it stands (`export`, `env`, `ENV`, `docker run -e`), `NIX_PATH := …`, `ENV NIX_PATH …`. */
function assigned(command, index) {
    const word = command[index];
    const joined = /^NIX_PATH(?:\+|\?|:{1,3})?=/.exec(word?.text ?? '')?.[0];
    if (word && joined !== undefined)
        return nixPathAddresses(partOf(word, joined.length, word.text.length));
    if (word?.text !== 'NIX_PATH')
        return [];
    const value = command[/^(?:\+|\?|:{1,3})?=$/.test(command[index + 1]?.text ?? '') ? index + 2 : index + 1];
    return value ? nixPathAddresses(value) : [];
}
/** A value of `NIX_PATH`. */
function nixPathAddresses(value) {
    return nixPathEntries(value.text).map((entry) => addressIn(value, entry));
}
/** `-I nixpkgs=https://…`, `--option nix-path 'nixpkgs=https://…'`, `nix-env -f https://…` */
function argument(command, index, ofNix) {
    const option = command[index]?.text ?? '';
    const value = command[index + 1];
    if (!value)
        return [];
    if (option === '-I' || option === '--include') {
        const entry = searchPathEntry(value.text);
        return entry ? [addressIn(value, entry)] : [];
    }
    if (/^--(?:extra-)?nix-path$/.test(option))
        return searchPathAddresses(value);
    if (/^(?:extra-)?nix-path$/.test(option) && command[index - 1]?.text === '--option')
        return searchPathAddresses(value);
    const isFile = ofNix && (option === '-f' || option === '--file') && isSourceAddress(value.text);
    return isFile ? [whole(value, null)] : [];
}
/** `nix-channel --add https://channels.nixos.org/nixos-25.11 nixos` */
function channel(command, index) {
    const [url, name] = command.slice(index + 1, index + 3);
    if (command[index]?.text !== '--add' || !url || !isSourceAddress(url.text))
        return [];
    if (!/(?:^|[/@-])nix-channel$/.test(command[index - 1]?.text ?? ''))
        return [];
    return [whole(url, name !== undefined && /^[\w.+-]+$/.test(name.text) ? name.text : null)];
}
function whole(word, name) {
    return addressIn(word, { name, url: word.text, at: 0 });
}
/** `bash -c '…'`, `nix-shell --run '…'` */
function isScript(command, index) {
    const option = command[index - 1]?.text ?? '';
    return /^(?:-[a-z]*c|--run|--command)$/.test(option) && /\s/.test(command[index]?.text ?? '');
}
/** `NIX_CONFIG=…` without the name. */
function afterAssignment(word) {
    return partOf(word, /^\w+=/.exec(word.text)?.[0].length ?? 0, word.text.length);
}

;// CONCATENATED MODULE: ./build/src/pins/script-addresses.js


/** The addresses in a script: what nix-shell is told in its first lines, and, of one of a shell, what it says itself. */
function scriptAddresses(file, isOfShell) {
    const told = nixShellLines(file).flatMap((line) => shellAddresses(line));
    return isOfShell ? [...told, ...shellAddresses(file)] : told;
}
/** `#! nix-shell -i bash -I nixpkgs=https://…`: a comment to everybody else. */
function nixShellLines(file) {
    if (!/^\uFEFF?#!.*nix-shell/.test(file.text))
        return [];
    return [...file.text.matchAll(/^(#![ \t]*nix-shell[ \t])(.*)$/gm)].map(({ 0: line, 1: before = '', index }) => partOf(file, index + before.length, index + line.length));
}

;// CONCATENATED MODULE: ./build/src/pins/nix-settings/index.js





const SHELL = [
    '**/*.{sh,bash,zsh,fish,env}',
    '**/{.envrc,.env,.env.*,.profile,.bashrc,.bash_profile,.zshrc,.zshenv,.zprofile}',
    '**/{Dockerfile,Containerfile,Dockerfile.*,Containerfile.*}',
    '**/{*.Dockerfile,*.dockerfile,*.Containerfile,*.containerfile,Earthfile}',
    '**/{Makefile,GNUmakefile,makefile,*.mk,justfile,Justfile,.justfile,*.just}',
];
/** Only what nix-shell is told in their first lines is read. */
const OTHER_SCRIPTS = /\.(?:py|pl|rb|hs)$/;
/** `nix-path` in nix.conf, and what shell scripts and files of variables tell Nix. */
const nixSettings = addressFormat({
    id: 'nix-settings',
    files: ['**/{nix,nix.*}.conf', ...SHELL, '**/*.{py,pl,rb,hs}'],
    mentions: nixpkgs_address/* mentionsSource */.v0,
    read(text, path) {
        const file = wholeText(text);
        if (path.endsWith('.conf'))
            return nixConfAddresses(file);
        return scriptAddresses(file, !OTHER_SCRIPTS.test(path));
    },
    pinnedAs: (release) => `${release}/nixexprs.tar.xz`,
});

// EXTERNAL MODULE: ./build/src/core/json-syntax/edit.js
var edit = __webpack_require__(39126);
// EXTERNAL MODULE: ./build/src/core/json-syntax/read.js
var read = __webpack_require__(68850);
;// CONCATENATED MODULE: ./build/src/pins/any-json.js


/**
 * Reads a JSON that has its name from its user, so it may be anything.
 * @param ours whether a text that is no JSON would be of the format
 * @returns null where it is not
 * @throws UserError with the line, where it is broken and ours
 */
function readAnyJson(text, file, ours) {
    try {
        return (0,read/* readJson */.V)(text, file);
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo && !ours(text))
            return null;
        throw error;
    }
}
/** JSON files of any name, but for those that other programs own. */
const anyJson = '**/!(package|package-lock|npm-shrinkwrap|composer|tsconfig*|*.schema).json';

;// CONCATENATED MODULE: ./build/src/pins/entry-facts.js


/** Of an entry that says no more than what it is locked to. */
function plainFacts({ revision, url }) {
    const state = 'pinned';
    return { channel: null, revision, release: null, url, state, artifact: null, repository: null };
}
function foreignFacts(entry, note, channel = null) {
    const revision = isRevision(entry.revision) ? entry.revision : null;
    return { ...plainFacts(entry), revision, channel, state: 'foreign', note };
}
/** Where nothing is locked yet. */
function unlockedFacts(facts, note) {
    return { ...facts, state: 'floating', note };
}
/** 7 to 40 hex. */
function isRevision(text) {
    return text !== null && /^[0-9a-f]{7,40}$/.test(text);
}
/**
 * An entry that is locked to GitHub's archive of a repository. Its branch tells the channel; where it names none, it
 * is a bare revision. Null: the repository is no nixpkgs.
 */
function branchFacts(entry) {
    const { owner, repo, branch, revision } = entry;
    const trouble = (0,nixpkgs_address/* repositoryTrouble */.iW)(owner, repo);
    if (trouble === undefined)
        return null;
    const channel = (0,nixpkgs_address/* channelOfBranch */.zz)(owner, branch);
    if (trouble !== null)
        return foreignFacts(entry, trouble, channel);
    if (branch !== null && channel === null)
        return foreignFacts(entry, (0,nixpkgs_address/* noChannel */.jT)(branch));
    if (revision !== null && !isRevision(revision))
        return namedRevision(entry, revision, channel);
    return { ...plainFacts(entry), channel, artifact: 'github-archive', repository: `${owner}/${repo}` };
}
/** `rev: "nixos-25.11"`: a branch's or a tag's name, where a revision is due. */
function namedRevision(entry, name, channel) {
    if (!(0,core_channel/* parseChannel */.pn)(name))
        return foreignFacts(entry, (0,nixpkgs_address/* noRevision */.Bn)(name), channel);
    const note = `"${name}" is a branch, so its hash breaks with every advance`;
    return { ...plainFacts(entry), channel: name, revision: null, state: 'floating', note };
}
/** A release's name has a short revision; the entry may tell the whole one, or any text that begins like it. */
function longerRevision({ revision }, short) {
    return revision?.startsWith(short) === true && isRevision(revision) ? revision : short;
}
/**
 * An entry that is locked to an address.
 * @param held what the address leads to
 * @param channel the one that the entry follows, where it says so elsewhere
 */
function addressFacts(held, entry, channel) {
    const facts = { ...plainFacts(entry), channel };
    switch (held?.kind) {
        case undefined:
            return foreignFacts(entry, 'locked to an address that is no nixpkgs', channel);
        case 'foreign':
            return { ...foreignFacts(entry, held.why, channel ?? held.channel), revision: held.revision };
        case 'release': {
            const { release, artifact } = held;
            if (artifact === null)
                return foreignFacts(entry, 'an archive that channels publish no more', held.channel);
            return {
                ...facts,
                channel: channel ?? held.channel,
                release,
                revision: longerRevision(entry, held.revision),
                artifact,
            };
        }
        case 'revision':
            return { ...facts, revision: held.revision, artifact: 'github-archive', repository: held.repository };
        case 'channel':
        case 'branch': {
            const note = 'the address moves with its channel, so its hash breaks with every advance';
            return { ...facts, channel: held.channel, revision: null, state: 'floating', note };
        }
    }
}

;// CONCATENATED MODULE: ./build/src/pins/npins/entry.js




const NOT_UNPACKED = "its hash is the archive's own, not that of what is in it";
/** What a pin says of the nixpkgs it holds, or null where it is none. */
function entry_pinFacts(entry, origins) {
    const facts = factsOfType(entry, origins);
    if (!facts || facts.state === 'foreign')
        return facts;
    if (entry.frozen)
        return { ...facts, state: 'frozen', note: 'frozen in npins' };
    return facts.url === null || entry.hash === null
        ? unlockedFacts(facts, 'npins has not locked it yet')
        : facts;
}
function factsOfType(entry, origins) {
    switch (entry.type) {
        case 'Channel':
            return channelFacts(entry, origins);
        case 'Git':
            return gitFacts(entry, origins);
        case 'GitRelease':
            return (repositoryFacts(entry, origins) && foreign(entry, "follows the repository's tags, not a channel"));
        default:
            return urlFacts(entry, origins);
    }
}
function lockedOf(entry) {
    return { revision: entry.revision, url: entry[entry.addressKey === 'url' ? 'url' : 'locked_url'] };
}
function foreign(entry, note, channel = null) {
    return foreignFacts(lockedOf(entry), note, channel);
}
/** `{ type: "Channel", name: "nixos-25.11", url: "https://releases.nixos.org/…/nixexprs.tar.xz" }` */
function channelFacts(entry, origins) {
    const name = entry.name ?? '';
    const artifact = (0,nixpkgs_address/* artifactOf */.qB)(`/${entry.artifact ?? (0,nixpkgs_address/* artifactOf */.qB)(entry.url ?? '') ?? 'nixexprs.tar.xz'}`);
    if (!(0,core_channel/* parseChannel */.pn)(name))
        return foreign(entry, `"${name}" is no channel of NixOS`);
    if (artifact === null)
        return foreign(entry, `holds ${entry.artifact ?? ''}, not a source of nixpkgs`, name);
    const address = entry.url === null ? null : (0,nixpkgs_address/* nixpkgsAddress */.ZW)(entry.url, origins);
    const release = address?.kind === 'release' ? address : null;
    return {
        ...plainFacts(lockedOf(entry)),
        channel: name,
        artifact,
        release: release?.release ?? null,
        revision: release?.revision ?? null,
    };
}
/** `{ type: "Git", repository: { type: "GitHub", owner: "nixos", repo: "nixpkgs" }, branch: "nixos-25.11" }` */
function gitFacts(entry, origins) {
    const repository = repositoryFacts(entry, origins);
    if (!repository)
        return null;
    const branch = entry.branch ?? '';
    const { owner, repo, official, trouble } = repository;
    const channel = official && (0,core_channel/* parseChannel */.pn)(branch) ? branch : null;
    if (trouble !== null)
        return foreign(entry, trouble, channel);
    const facts = branchFacts({ owner, repo, branch, ...lockedOf(entry) });
    if (facts?.state !== 'pinned' || entry.revision === null)
        return facts;
    return entry.submodules || entry.url === null ? foreign(entry, nixpkgs_address/* fetchedByGit */.DD, channel) : facts;
}
function repositoryFacts({ repository }, origins) {
    if (!repository)
        return null;
    const { type, owner, repo, repo_path, url } = repository;
    if (type === 'Git') {
        const official = (0,nixpkgs_address/* isOfficialGit */.ye)(url ?? '');
        return (0,nixpkgs_address/* nixpkgsAddress */.ZW)(url ?? '', origins) && { owner: '', repo: '', official, trouble: nixpkgs_address/* fetchedByGit */.DD };
    }
    const name = repo_path ?? `${owner ?? ''}/${repo ?? ''}`;
    const slash = name.lastIndexOf('/');
    const named = { owner: name.slice(0, slash), repo: name.slice(slash + 1) };
    const trouble = (0,nixpkgs_address/* repositoryTrouble */.iW)(named.owner, named.repo);
    if (trouble === undefined)
        return null;
    return type === 'GitHub'
        ? { ...named, official: named.owner.toLowerCase() === 'nixos', trouble }
        : { ...named, official: false, trouble: `comes from ${type}, not from GitHub` };
}
/** Tarball, Url and MutableUrl: an address, and where it moves, another that leads to it. */
function urlFacts(entry, origins) {
    const { url } = lockedOf(entry);
    const held = (0,nixpkgs_address/* nixpkgsAddress */.ZW)(url ?? '', origins);
    const followed = followedAddress(entry);
    const asked = followed === null ? null : (0,nixpkgs_address/* nixpkgsAddress */.ZW)(followed, origins);
    if (!held && !asked)
        return null;
    if (asked?.kind === 'foreign')
        return foreign(entry, asked.why, asked.channel);
    const channel = asked?.kind === 'channel' || asked?.kind === 'branch' ? asked.channel : null;
    if (!entry.unpack)
        return foreign(entry, NOT_UNPACKED, channel);
    return addressFacts(held, lockedOf(entry), channel);
}
/**
 * The fields that name the channel a pin follows, naming another one.
 * @throws UserError where the pin follows an address that is no channel's
 */
function askedFor(entry, pin, channel) {
    if (pin.channel === null || pin.channel === channel)
        return {};
    if (entry.type === 'Channel')
        return { name: channel };
    if (entry.type === 'Git')
        return { branch: channel };
    const followed = followedAddress(entry);
    if (followed === null)
        return {};
    // https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz, …/archive/nixos-25.11.tar.gz
    const [before, after, ...more] = followed.split(pin.channel);
    if (after !== undefined && more.length === 0 && /^(?:$|[/?#]|\.(?:tar|zip))/.test(after))
        return { [entry.type === 'MutableUrl' ? 'update_url' : 'url']: `${before ?? ''}${channel}${after}` };
    throw new errors/* UserError */.yo(`Pin "${pin.name}" follows ${followed}, which names no channel.`, {
        place: { file: pin.file, line: pin.line },
        cure: 'Add the pin anew with npins, from the channel.',
    });
}
function followedAddress(entry) {
    if (entry.type === 'MutableUrl')
        return entry.update_url;
    return entry.locked_url === null ? null : entry.url;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/src/core/json-syntax/values.js
/** The members of an object, `__proto__` like any other. Null for anything else. */
function membersOf(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return null;
    return new Map(Object.entries(value));
}
/** Null for anything else: in files that people write by hand, odd values occur. */
function textOf(value) {
    return typeof value === 'string' ? value : null;
}

;// CONCATENATED MODULE: ./build/src/pins/npins/sources.js




const sources_text = schemas/* string */.YjP()
    .nullish()
    .transform((value) => value ?? null);
/** A pin, in the fields of the types that can be a nixpkgs. */
const entry = schemas/* looseObject */._H3({
    type: schemas/* string */.YjP(),
    /** Channel */
    name: sources_text,
    artifact: sources_text,
    /** Git, GitRelease */
    repository: schemas/* looseObject */._H3({ type: schemas/* string */.YjP(), owner: sources_text, repo: sources_text, url: sources_text, repo_path: sources_text, server: sources_text })
        .optional(),
    branch: sources_text,
    submodules: schemas/* boolean */.zMY().default(false),
    revision: sources_text,
    /** Tarball, up to version 7 */
    locked_url: sources_text,
    /** MutableUrl, from version 8 */
    update_url: sources_text,
    url: sources_text,
    hash: sources_text,
    /** Url, MutableUrl: what is hashed is what is in the archive. */
    unpack: schemas/* boolean */.zMY().default(true),
    frozen: schemas/* boolean */.zMY().default(false),
})
    // Where the address that is fetched stands.
    .transform((pin) => ({ ...pin, addressKey: pin.locked_url === null ? 'url' : 'locked_url' }));
const TYPES = ['Channel', 'Git', 'GitRelease', 'Tarball', 'Url', 'MutableUrl'];
const CURE = 'Restore the file from version control, add the pin anew with npins, or leave the file out with `ignore`.';
// Of a text that is no JSON: a pin of npins is in it.
const BROKEN = /"pins"\s*:\s*\{[^{}]*\{\s*"type"\s*:\s*"(?:Channel|Git|GitRelease|Tarball|Url|MutableUrl)"/;
/**
 * The pins of a file of npins that can be a nixpkgs. Null: this is no file of npins (niv's is called the same).
 * @throws UserError where it is broken or of another version
 */
function readSources(content, file) {
    const own = /(?:^|\/)npins\/sources\.json$/.test(file);
    const document = readAnyJson(content, file, (text) => own || BROKEN.test(text));
    const members = document && membersOf(document.value);
    if (!members)
        return null;
    const pins = membersOf(members.get('pins'));
    if (!own && !(pins && [...pins.values()].some(isPin)))
        return null;
    if (!pins && !members.has('version'))
        return null;
    assertVersion(members.get('version'), { file, line: document.lineOf(['version']) });
    if (!pins) {
        const what = members.has('pins') ? '"pins" is no object.' : 'The file has a version, but no "pins".';
        throw new errors/* UserError */.yo(what, { place: { file, line: document.lineOf(['pins']) }, cure: CURE });
    }
    const sources = [...pins].flatMap(([name, pin]) => {
        const place = { file, line: document.lineOf(['pins', name]) };
        const entry = readEntry(name, pin, place);
        return entry ? [{ name, entry, line: place.line }] : [];
    });
    return { document, sources };
}
function isPin(value) {
    const type = membersOf(value)?.get('type');
    return typeof type === 'string' && TYPES.includes(type);
}
function assertVersion(version, place) {
    if (typeof version === 'number' && Number.isInteger(version) && version >= 3 && version <= 8)
        return;
    const old = typeof version === 'number' && version < 3;
    const what = version === undefined
        ? "npins' file has no version."
        : `Version ${JSON.stringify(version)} of npins' file is not known.`;
    const cure = old ? 'Run `npins upgrade`.' : 'Versions 3 to 8 can be read: look for a newer channel-bump.';
    throw new errors/* UserError */.yo(what, { place, cure: version === undefined ? CURE : cure });
}
/** Null: of a type that can be no nixpkgs. */
function readEntry(name, pin, place) {
    const type = membersOf(pin)?.get('type');
    if (typeof type === 'string' && !TYPES.includes(type))
        return null;
    const checked = entry.safeParse(pin);
    if (checked.success)
        return checked.data;
    const issue = checked.error.issues[0];
    const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
    throw new errors/* UserError */.yo(`Pin "${name}" is not as npins writes it: ${where}${issue?.message ?? ''}.`, {
        place,
        cure: CURE,
    });
}

;// CONCATENATED MODULE: ./build/src/pins/npins/index.js







/** npins' `sources.json`, versions 3 to 8. It may have any name; the shape tells. */
const npins = {
    id: 'npins',
    files: [anyJson],
    mentions: /"pins"|"version"\s*:\s*[0-9]/,
    extract(text, { path, origins }) {
        return (readSources(text, path)?.sources ?? []).flatMap(({ name, entry, line }) => {
            const facts = entry_pinFacts(entry, origins);
            if (!facts)
                return [];
            const { hash } = entry;
            const lastModified = (0,nixpkgs_address/* lastModifiedOf */.Lq)(facts.url);
            return [{ file: path, format: 'npins', name, ...facts, hash, direct: true, lastModified, line }];
        });
    },
    apply(text, pin, target) {
        const { document, source } = find(text, pin);
        (0,nixpkgs_address/* assertMovable */.lt)(pin, 'Change the pin with npins.');
        return (0,edit/* setMembers */.E)(document, ['pins', pin.name], fieldsOf(source, pin, target));
    },
    companions(text, siblings) {
        const sources = readSources(text, siblings.path)?.sources ?? [];
        return sources.flatMap((source) => npins_companionOf(source, siblings));
    },
    moveCompanion(text, companion, target) {
        const { document, source } = find(text, companion);
        const keys = { branch: 'branch', revision: 'revision', hash: 'hash' };
        const url = source.entry.url === null ? null : { key: 'url', value: source.entry.url };
        return (0,edit/* setMembers */.E)(document, ['pins', companion.name], movedFields(companion, target, keys, url));
    },
};
function find(text, { name, file }) {
    const read = readSources(text, file);
    const source = read?.sources.find((candidate) => candidate.name === name);
    return read && source ? { ...read, source } : noSuchEntry(name, file);
}
function fieldsOf({ entry }, pin, target) {
    const fields = new Map(Object.entries(askedFor(entry, pin, target.channel)));
    const url = (0,nixpkgs_address/* moveAddress */.IF)(pin.url ?? '', pin, target);
    fields.set(entry.addressKey, url);
    if (url === pin.url && target.hash === null)
        return fields;
    fields.set('hash', (0,core_hash/* inNotationOf */.zh)(target.hash, pin.hash));
    if (entry.revision !== null)
        fields.set('revision', target.revision);
    return fields;
}
/** Only GitHub's archives: what git fetches has a hash of its own, and of another forge's archive nobody knows it. */
function npins_companionOf({ name, entry, line }, { path }) {
    const { type, repository, branch, revision, url, hash, frozen, submodules } = entry;
    if (type !== 'Git' || repository?.type !== 'GitHub' || branch === null || frozen || submodules)
        return [];
    const { owner, repo } = repository;
    if (owner === null || repo === null || (0,nixpkgs_address/* repositoryTrouble */.iW)(owner, repo) !== undefined)
        return [];
    const locked = revision !== null && url !== null && hash !== null;
    if (!locked && revision !== null)
        return [];
    return companionsOf({
        file: path,
        format: 'npins',
        name,
        repository: `${owner}/${repo}`,
        gitUrl: githubUrl(owner, repo),
        branch,
        revision,
        hash,
        line,
        moves: locked ? 'text' : 'branch',
    });
}

;// CONCATENATED MODULE: ./build/src/pins/lon/facts.js


/** What a source says of the nixpkgs it holds, or null where it is none. */
function sourceFacts(source, origins) {
    const facts = facts_factsOfType(source, origins);
    if (!facts || facts.state === 'foreign')
        return facts;
    return source.frozen ? { ...facts, state: 'frozen', note: 'frozen in lon' } : facts;
}
function facts_factsOfType(source, origins) {
    const { owner, repo, branch } = source;
    switch (source.type) {
        case 'GitHub': {
            const facts = branchFacts({ ...source, owner: owner ?? '', repo: repo ?? '', branch: branch ?? '' });
            return facts && source.fetchType === 'git' ? foreignFacts(source, nixpkgs_address/* fetchedByGit */.DD, facts.channel) : facts;
        }
        case 'Git':
            return facts_gitFacts(source, origins);
        case 'Tarball':
            return tarballFacts(source, origins);
        default:
            return ((0,nixpkgs_address/* nixpkgsAddress */.ZW)(source.url ?? '', origins) &&
                foreignFacts(source, `is of type "${source.type}", which is not known`));
    }
}
function facts_gitFacts(source, origins) {
    const { url, branch } = source;
    if (!(0,nixpkgs_address/* nixpkgsAddress */.ZW)(url ?? '', origins))
        return null;
    if (!(0,nixpkgs_address/* isOfficialGit */.ye)(url ?? ''))
        return foreignFacts(source, nixpkgs_address/* fetchedByGit */.DD);
    const channel = (0,nixpkgs_address/* channelOfBranch */.zz)('NixOS', branch);
    return foreignFacts(source, channel === null ? (0,nixpkgs_address/* noChannel */.jT)(branch) : nixpkgs_address/* fetchedByGit */.DD, channel);
}
/** `{ type: "Tarball", origin: "https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz", url: "https://releases.nixos.org/…" }` */
function tarballFacts(source, origins) {
    const held = (0,nixpkgs_address/* nixpkgsAddress */.ZW)(source.url ?? '', origins);
    const asked = source.origin === null ? null : (0,nixpkgs_address/* nixpkgsAddress */.ZW)(source.origin, origins);
    if (!held && !asked)
        return null;
    if (asked?.kind === 'foreign')
        return foreignFacts(source, asked.why, asked.channel);
    const channel = asked?.kind === 'channel' || asked?.kind === 'branch' ? asked.channel : null;
    return addressFacts(held, source, channel);
}

;// CONCATENATED MODULE: ./build/src/pins/lon/lock.js




const lock_text = schemas/* string */.YjP()
    .nullish()
    .transform((value) => value ?? null);
/** A source, in the fields of all types. */
const source = schemas/* looseObject */._H3({
    /** GitHub, Git or Tarball */
    type: schemas/* string */.YjP(),
    fetchType: lock_text,
    /** GitHub */
    owner: lock_text,
    repo: lock_text,
    /** GitHub, Git */
    branch: lock_text,
    revision: lock_text,
    /** Tarball: what `url` was resolved from. */
    origin: lock_text,
    url: lock_text,
    hash: lock_text,
    submodules: schemas/* boolean */.zMY().default(false),
    lastModified: schemas/* number */.aig().nullish(),
    frozen: schemas/* boolean */.zMY().default(false),
});
const lock_CURE = 'Restore the file from version control, add the source anew with lon, or leave the file out with `ignore`.';
/**
 * The sources of a `lon.lock`. Null: this is none.
 * @throws UserError where it is broken or of another version
 */
function readLock(content, file) {
    const document = (0,read/* readJson */.V)(content, file);
    const members = membersOf(document.value);
    if (!members?.has('sources'))
        return null;
    const version = members.get('version');
    if (version !== '1') {
        throw new errors/* UserError */.yo(version === undefined
            ? 'The lock has no version.'
            : `Version ${JSON.stringify(version)} of lon's lock is not known.`, {
            place: { file, line: document.lineOf(['version']) },
            cure: 'Version "1" can be read: look for a newer channel-bump.',
        });
    }
    const sources = membersOf(members.get('sources'));
    if (!sources) {
        const place = { file, line: document.lineOf(['sources']) };
        throw new errors/* UserError */.yo('"sources" is no object.', { place, cure: lock_CURE });
    }
    return { document, sources: [...sources].map(([name, value]) => readSource(name, value, document, file)) };
}
function readSource(name, value, document, file) {
    const checked = source.safeParse(value);
    const line = document.lineOf(['sources', name]);
    if (checked.success)
        return { ...checked.data, name, line };
    const issue = checked.error.issues[0];
    const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
    throw new errors/* UserError */.yo(`Source "${name}" is not as lon writes it: ${where}${issue?.message ?? ''}.`, {
        place: { file, line },
        cure: lock_CURE,
    });
}

;// CONCATENATED MODULE: ./build/src/pins/lon/index.js






/** `lon.lock`, version 1. */
const lon = {
    id: 'lon',
    files: ['**/lon.lock'],
    extract(text, { path, origins }) {
        return (readLock(text, path)?.sources ?? []).flatMap((source) => {
            const facts = sourceFacts(source, origins);
            const { name, hash, line } = source;
            const lastModified = source.lastModified ?? (0,nixpkgs_address/* lastModifiedOf */.Lq)(source.url);
            return facts
                ? [{ file: path, format: 'lon', name, ...facts, hash, direct: true, lastModified, line }]
                : [];
        });
    },
    apply(text, pin, target) {
        const { document, source } = lon_find(text, pin);
        (0,nixpkgs_address/* assertMovable */.lt)(pin, 'Change the source with lon.');
        return (0,edit/* setMembers */.E)(document, ['sources', pin.name], lon_fieldsOf(source, pin, target));
    },
    companions(text, siblings) {
        const sources = readLock(text, siblings.path)?.sources ?? [];
        return sources.flatMap((source) => lon_companionOf(source, siblings));
    },
    moveCompanion(text, companion, target) {
        const { document, source } = lon_find(text, companion);
        const keys = { branch: 'branch', revision: 'revision', hash: 'hash' };
        const url = source.url === null ? null : { key: 'url', value: source.url };
        return (0,edit/* setMembers */.E)(document, ['sources', companion.name], movedFields(companion, target, keys, url));
    },
};
function lon_find(text, { name, file }) {
    const lock = readLock(text, file);
    const source = lock?.sources.find((candidate) => candidate.name === name);
    return lock && source ? { ...lock, source } : noSuchEntry(name, file);
}
function lon_fieldsOf(source, pin, target) {
    const fields = new Map();
    if (source.url !== null)
        fields.set('url', (0,nixpkgs_address/* moveAddress */.IF)(source.url, pin, target));
    if (source.revision !== null)
        fields.set('revision', target.revision);
    if (pin.channel !== null && pin.channel !== target.channel) {
        for (const key of ['branch', 'origin']) {
            const value = source[key];
            if (value !== null)
                fields.set(key, value.replace(pin.channel, target.channel));
        }
    }
    const same = target.hash === null && fields.get('url') === source.url;
    if (source.hash !== null && !same)
        fields.set('hash', (0,core_hash/* inNotationOf */.zh)(target.hash, source.hash));
    return fields;
}
/** Only GitHub's archives: what git fetches has a hash of its own. */
function lon_companionOf(source, { path }) {
    const { name, line, type, fetchType, owner, repo, branch, revision, hash, frozen } = source;
    if (type !== 'GitHub' || fetchType === 'git' || frozen)
        return [];
    if (owner === null || repo === null || branch === null || revision === null)
        return [];
    if ((0,nixpkgs_address/* repositoryTrouble */.iW)(owner, repo) !== undefined)
        return [];
    return companionsOf({
        file: path,
        format: 'lon',
        name,
        repository: `${owner}/${repo}`,
        gitUrl: githubUrl(owner, repo),
        branch,
        revision,
        hash,
        line,
        moves: 'text',
    });
}

// EXTERNAL MODULE: ./build/src/core/nix-syntax/parse.js + 7 modules
var parse = __webpack_require__(15159);
;// CONCATENATED MODULE: ./build/src/core/nix-syntax/definitions.js
/**
 * @param scope where what is inherited is looked up
 * @param within where values are; the same but in `let` and `rec { }`
 */
function definitionsOf(bindings, scope, within) {
    const table = new Map();
    for (const binding of bindings) {
        if (binding.kind === 'value') {
            const place = { node: binding.value, scope: within };
            add(table, binding.path, place);
            continue;
        }
        const from = binding.from && { node: binding.from, scope: within };
        for (const { name } of binding.names)
            if (name !== null)
                table.set(name, { kind: 'inherited', name, scope, from });
    }
    return table;
}
/** The names one deeper: of `a.b = …; a.c = …;`, those in `a`. */
function nestedDefinitions(values) {
    const table = new Map();
    for (const { rest, place } of values)
        add(table, rest, place);
    return table;
}
function add(table, path, place) {
    const name = path[0]?.name ?? null;
    if (name === null)
        return;
    const value = { rest: path.slice(1), place };
    const before = table.get(name);
    if (before?.kind === 'given')
        before.values.push(value);
    else
        table.set(name, { kind: 'given', values: [value] });
}

;// CONCATENATED MODULE: ./build/src/core/nix-syntax/scope.js

function fileScope() {
    return { kind: 'file', up: null, inner: new Map() };
}
/** The scope that an expression opens for what stands in it; the one it stands in where it opens none. */
function scopeWithin({ node, scope }) {
    const known = scope.inner.get(node);
    if (known)
        return known;
    const opened = openedBy(node, scope);
    if (!opened)
        return scope;
    scope.inner.set(node, opened);
    return opened;
}
/** The scope within a function that is called with an argument. */
function scopeOfCall(lambda, up, argument) {
    return { kind: 'parameters', lambda, argument, up, inner: new Map() };
}
function openedBy(node, up) {
    const inner = new Map();
    if (node.kind === 'let' || (node.kind === 'set' && node.recursive))
        return scopeOfBindings(node.bindings, up);
    if (node.kind === 'with')
        return { kind: 'with', of: node.of, up, inner };
    return node.kind === 'lambda' ? { kind: 'parameters', lambda: node, argument: null, up, inner } : null;
}
function scopeOfBindings(bindings, up) {
    let table = null;
    const definitions = () => (table ??= definitionsOf(bindings, up, scope));
    const scope = { kind: 'bindings', definitions, up, inner: new Map() };
    return scope;
}

;// CONCATENATED MODULE: ./build/src/core/nix-syntax/visit.js

/** Calls `visit` for every expression of a file, outer ones first, in the order of the text. */
function visitNix(root, visit) {
    step(root, fileScope(), null);
    function step(node, scope, trail) {
        const place = { node, scope };
        visit(place, trail);
        const within = scopeWithin(place);
        const inside = (child) => {
            step(child, within, trail);
        };
        const attributes = (path) => {
            for (const { of } of path)
                if (of)
                    inside(of);
        };
        switch (node.kind) {
            case 'string':
            case 'path':
                for (const part of node.parts)
                    if (part.kind === 'interpolation')
                        inside(part.of);
                return;
            case 'search-path':
            case 'number':
            case 'variable':
                return;
            case 'select':
            case 'has':
                inside(node.of);
                attributes(node.path);
                if (node.kind === 'select' && node.otherwise)
                    inside(node.otherwise);
                return;
            case 'apply':
                inside(node.of);
                node.arguments.forEach(inside);
                return;
            case 'operation':
                node.operands.forEach(inside);
                return;
            case 'list':
                for (const item of node.items)
                    step(item, within, { name: null, value: item, up: trail });
                return;
            case 'with':
                step(node.of, scope, null);
                inside(node.body);
                return;
            case 'assert':
                step(node.of, scope, null);
                inside(node.body);
                return;
            case 'if':
                step(node.of, scope, null);
                inside(node.then);
                inside(node.otherwise);
                return;
            case 'let':
                bindings(node.bindings, scope, within, trail);
                inside(node.body);
                return;
            case 'set':
                bindings(node.bindings, scope, within, trail);
                return;
            case 'lambda':
                for (const { name, otherwise } of node.formals ?? [])
                    if (otherwise)
                        step(otherwise, within, { name, value: otherwise, up: trail });
                inside(node.body);
                return;
        }
    }
    function bindings(all, scope, within, trail) {
        for (const binding of all) {
            if (binding.kind === 'inherit') {
                if (binding.from)
                    step(binding.from, within, null);
                continue;
            }
            for (const { of } of binding.path)
                if (of)
                    step(of, scope, null);
            const { value } = binding;
            const inner = binding.path.reduce((up, { name }) => ({ name, value, up }), trail);
            step(value, within, inner);
        }
    }
}

;// CONCATENATED MODULE: ./build/src/pins/date.js
/** When the revision was made, as people and their programs call it. */
const DATE_KEYS = ['date', 'commit_date', 'commitDate', 'revdate'];
// As git writes it: 2020-05-23T11:15:35+02:00, by older programs 2016-08-24 10:31:23 +0200.
const FORM = /^(\d{4}-\d{2}-\d{2})([T ])(\d{2}:\d{2}:\d{2})( ?)(Z|([+-])(\d{2})(:?)(\d{2}))$/;
/** A day alone: its first second, in UTC. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** 9999-12-31T23:59:59Z */
const LAST = 253402300799;
/** Unix seconds of a commit's date, or null where it is none. */
function readDate(date) {
    if (DAY.test(date))
        return readDate(`${date}T00:00:00Z`);
    const [, day, , time, , zone = '', sign, hours, , minutes] = FORM.exec(date) ?? [];
    const offset = zone === 'Z' ? 'Z' : `${sign ?? ''}${hours ?? ''}:${minutes ?? ''}`;
    const at = day === undefined ? NaN : Date.parse(`${day}T${time ?? ''}${offset}`);
    return Number.isNaN(at) ? null : at / 1000;
}
/**
 * The date in the notation and at the offset of another: the committer's own offset is nowhere to be read. Null where
 * the other is no date, or this one is beyond the calendar.
 */
function writeDate(unix, like) {
    const [, , between = 'T', , gap = '', zone = 'Z', sign, hours, , minutes] = FORM.exec(like) ?? [];
    const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60;
    if (readDate(like) === null || !(unix + offset >= 0 && unix + offset <= LAST))
        return null;
    const local = new Date((unix + offset) * 1000).toISOString();
    if (DAY.test(like))
        return local.slice(0, 10);
    return `${local.slice(0, 10)}${between}${local.slice(11, 19)}${gap}${zone}`;
}

;// CONCATENATED MODULE: ./build/src/pins/entry-hashes.js


// Each is of what is in the archive. The pin's own is the first that is there.
const KNOWN = ['sha256', 'hash', 'narHash'];
/** Of other algorithms, how many digits: hex, Nix's base 32, base64 without its padding. */
const OTHER_LENGTHS = new Map([
    ['sha512', [128, 103, 86]],
    ['sha1', [40, 32, 27]],
    ['md5', [32, 26, 22]],
]);
/** `sha512-…`, `sha1:…`; without a name before it a member's own name may tell it. */
const OF_ALGORITHM = /^(?:(sha512|sha1|md5)[-:])?([0-9A-Za-z+/]+={0,2})$/;
/** What a server or git calls by such a name may be as long as a hash, and is none of what is in the archive. */
const OF_NO_ARCHIVE = /etag|revision|tree|commit/i;
function hashesIn(members) {
    const known = KNOWN.flatMap((key) => {
        // An empty text is what people leave where there is no hash.
        const hash = textOf(members.get(key)) ?? '';
        return hash === '' ? [] : [[key, hash]];
    });
    const strange = [...members].find(([key, value]) => !KNOWN.includes(key) && isStrange(key, textOf(value) ?? ''));
    return { known: new Map(known), trouble: troubleOf(known, strange?.[0]) };
}
/** Beside another revision a hash that stays is a wrong one, and what this one is of nobody knows. */
function troubleOf(known, strange) {
    const odd = strange ?? known.find(([, hash]) => !isHash(hash))?.[0];
    if (odd !== undefined)
        return `"${odd}" is a hash that is not understood`;
    const [own, ...others] = known;
    const other = own && others.find(([, hash]) => !(0,core_hash/* isSameHash */.VR)(hash, own[1]));
    // One of them is of something else: of the packed file, or of another revision.
    return own && other ? `"${own[0]}" and "${other[0]}" are hashes of different bytes` : null;
}
function isStrange(key, text) {
    if (OF_NO_ARCHIVE.test(key))
        return false;
    const [, algorithm = key, digits = ''] = OF_ALGORITHM.exec(text) ?? [];
    const lengths = OTHER_LENGTHS.get(algorithm.toLowerCase()) ?? [];
    return lengths.includes(digits.replace(/=+$/, '').length) || isHash(text);
}
function isHash(text) {
    return (0,core_hash/* parseHash */.Eb)(text) !== null;
}
/** The one that the pin tells; null where there is none. */
function ownHash({ known }) {
    const [own = null] = known.values();
    return own;
}
/** All of them led to another archive, each in its own notation. */
function movedHashes({ known }, sri) {
    return [...known].map(([key, old]) => [key, (0,core_hash/* inNotationOf */.zh)(sri, old)]);
}
/** Beside hashes that can't all be led along a revision is for people to move. */
function unlessTroubled(facts, { trouble }) {
    if (trouble === null || facts.state !== 'pinned')
        return facts;
    return { ...facts, state: 'foreign', note: trouble };
}
/** Unix seconds in a member of that name. */
function timeIn(members) {
    const time = members.get('lastModified');
    return typeof time === 'number' && Number.isSafeInteger(time) ? time : null;
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/plain-tree.js
/** A Nix file that is data alone, `{ rev = "…"; sha256 = "…"; }`, as JSON would have it; null: it is more than that. */
function plainTree(root) {
    return root.kind === 'set' ? treeOf(root) : null;
}
/** Of a set anywhere in a file: what it holds, but for what stands deeper. */
function shallowTree(node) {
    return node.kind === 'set' ? objectOf(node, leafOf) : null;
}
function treeOf(node) {
    return node.kind === 'set' ? objectOf(node, treeOf) : leafOf(node);
}
function objectOf({ bindings, start, end }, valueOf) {
    const members = bindings.flatMap((binding) => {
        const [first, ...rest] = binding.kind === 'value' ? binding.path : [];
        const key = first?.name ?? null;
        if (binding.kind !== 'value' || key === null || rest.length > 0)
            return [];
        return [{ key, value: valueOf(binding.value) }];
    });
    return { kind: 'object', members, start, end };
}
function leafOf(node) {
    const { start, end } = node;
    const [part, ...others] = node.kind === 'string' ? node.parts : [];
    const verbatim = part?.kind === 'text' && part.value.length === part.end - part.start;
    if (!verbatim || others.length > 0)
        return { kind: 'scalar', value: null, start, end };
    // As if it stood in quotes, whatever it stands in.
    return { kind: 'scalar', value: part.value, start: part.start - 1, end: part.end + 1 };
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/around.js






const nothingAround = { channels: [], lastModified: null };
/** `{ branch = "nixos-25.11"; rev = "…"; }`, `{ ref = "refs/heads/nixos-25.11"; … }`, or as `channel`. */
const CHANNEL_KEYS = ['channel', 'branch', 'ref'];
/** Whole ones, alone or in an address. */
const REVISIONS = /\b[0-9a-f]{40}\b/g;
function aroundOf(set) {
    if (!isOfOneRevision(set))
        return nothingAround;
    const texts = new Map(set.members.map(({ key, value }) => [key, around_textOf(value) ?? '']));
    const channels = CHANNEL_KEYS.flatMap((key) => (0,nixpkgs_address/* channelOfBranch */.zz)('NixOS', texts.get(key)) ?? []);
    const times = DATE_KEYS.map((key) => readDate(texts.get(key) ?? ''));
    const lastModified = times.find((time) => time !== null) ?? timeIn(valuesIn(set));
    return { channels: [...new Set(channels)], lastModified };
}
/** Of several revisions in one set nobody knows which one its channel and its date are of. */
function isOfOneRevision({ members }) {
    return new Set(members.flatMap(({ value }) => around_textOf(value)?.match(REVISIONS) ?? [])).size <= 1;
}
/** The sets of a Nix file, by where the texts begin that stand right in them. */
function setsIn(text) {
    const sets = new Map();
    const parsed = (0,parse/* parseNix */.Z)(text);
    if (parsed.kind !== 'parsed')
        return sets;
    visitNix(parsed.root, ({ node }) => {
        const set = shallowTree(node);
        for (const { value } of set?.members ?? [])
            if (set && around_textOf(value) !== null)
                sets.set(value.start + 1, set);
    });
    return sets;
}
/** The channel that a set tells, led to that of the target. */
function channelEdits(set, pin, target) {
    if (!isOfOneRevision(set))
        return [];
    return set.members.flatMap(({ key, value }) => {
        const old = CHANNEL_KEYS.includes(key) ? around_textOf(value) : null;
        const moved = old === null ? null : (0,nixpkgs_address/* inChannel */.vz)(old, pin, target);
        return moved === null ? [] : [{ start: value.start + 1, end: value.end - 1, text: moved }];
    });
}
/** The dates that a set tells, led to that of the target, each in its own form. */
function dateEdits(set, pin, target) {
    const dates = set.members.filter(({ key }) => DATE_KEYS.includes(key));
    // A name that comes twice is an error in Nix, and what each of thousands is used for takes its time to tell.
    const areTwice = new Set(dates.map(({ key }) => key)).size < dates.length;
    if (areTwice || !isOfOneRevision(set))
        return [];
    return dates.flatMap(({ value }) => {
        const old = around_textOf(value);
        const moved = old === null ? null : movedDate(old, pin, target);
        return moved === null ? [] : [{ start: value.start + 1, end: value.end - 1, text: moved }];
    });
}
/** The time in Unix seconds, as a `flake.lock` has it, led to that of the target. */
function timeEdits(set, pin, target) {
    const { lastModified } = target;
    if (!isOfOneRevision(set) || lastModified === null || isHeld(pin, target))
        return [];
    if (timeIn(valuesIn(set)) === null)
        return [];
    return set.members.flatMap(({ key, value: { start, end } }) => key === 'lastModified' ? [{ start, end, text: String(lastModified) }] : []);
}
/** Null: it stays as it is, because the revision does, its time is not known, or it is not a date as we know them. */
function movedDate(old, pin, target) {
    if (isHeld(pin, target) || target.lastModified === null)
        return null;
    return writeDate(target.lastModified, old);
}
/** Of a release's name the revision is a short one. */
function isHeld(pin, target) {
    return target.revision.startsWith(pin.revision ?? '');
}
/** What stands right in a set, but for lists and sets. */
function valuesIn({ members }) {
    return new Map(members.map(({ key, value }) => [key, value.kind === 'scalar' ? value.value : null]));
}
/** Null: it is no text. */
function around_textOf(value) {
    return value.kind === 'scalar' && typeof value.value === 'string' ? value.value : null;
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/beside.js







/** Nothing is beside, for who sees the Nix file alone. */
const nothingBeside = { tree: () => null, text: () => null };
/** The files beside a Nix file, each read once. */
function besideOf(siblings) {
    const text = (file) => siblings.read(file);
    const tree = once((file) => treeIn(file, text(file)));
    const lines = once((file) => (0,text_lines/* lineIndex */.D)(text(file) ?? ''));
    const objects = once((file) => objectsByOffset(file, tree(file)));
    return {
        tree,
        text,
        placeIn: (file, offset) => ({
            name: objects(file).get(offset)?.name ?? fileName(file),
            line: lines(file)(offset),
        }),
        around: (file, offset) => objects(file).get(offset)?.around ?? nothingAround,
    };
}
function once(find) {
    const known = new Map();
    return (file) => {
        const before = known.get(file) ?? { found: find(file) };
        known.set(file, before);
        return before.found;
    };
}
/** A file of data, JSON or Nix by its name; null: it is none, or broken. */
function treeIn(file, text) {
    if (text === null)
        return null;
    if (file.endsWith('.nix')) {
        const parsed = (0,parse/* parseNix */.Z)(text);
        return parsed.kind === 'parsed' ? plainTree(parsed.root) : null;
    }
    try {
        return (0,read/* readJson */.V)(text, file).root;
    }
    catch (error) {
        // Whoever owns the file says so.
        if (error instanceof errors/* UserError */.yo)
            return null;
        throw error;
    }
}
/** `nix/nixpkgs-stable.json` -> `nixpkgs-stable` */
function fileName(path) {
    return external_node_path_.posix.basename(path).replace(/\.[a-z]+$/i, '');
}
/** The objects of a file, by the keys that lead to them; the whole has the file's name. */
function namedObjects(file, root) {
    const objects = [];
    const step = (node, keys) => {
        if (node.kind === 'array')
            for (const [index, item] of node.items.entries())
                step(item, [...keys, String(index)]);
        if (node.kind !== 'object')
            return;
        objects.push({ name: keys.length === 0 ? fileName(file) : keys.join('.'), node });
        for (const { key, value } of node.members)
            if (value.kind !== 'scalar')
                step(value, [...keys, key]);
    };
    if (root)
        step(root, []);
    return objects;
}
/** The object in which a text stands, and what it tells, by where the text begins. */
function objectsByOffset(file, root) {
    return new Map(namedObjects(file, root).flatMap(({ name, node }) => {
        const object = { name, around: aroundOf(node) };
        return node.members.map(({ value }) => [value.start + 1, object]);
    }));
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/facts.js



const REVISION = /^[0-9a-f]{40}$/;
/** Null: it does not tell. */
function originOf({ by, url, owner, repo, rev, ref }) {
    // A branch may be named there by its whole name.
    const revision = rev?.value.replace(/^refs\/heads\//, '') ?? null;
    const branch = ref?.value ?? null;
    if (by === 'archive')
        return url && { kind: 'address', url: url.value };
    if (by === 'flake')
        return url && originOfFlake(url.value);
    if (by === 'git')
        return url && originOfGit(url.value, revision, branch);
    if (!owner || !repo)
        return null;
    const names = { owner: owner.value, repo: repo.value };
    return { kind: 'repository', ...names, url: null, rev: revision, ref: branch };
}
function originOfGit(url, rev, ref) {
    const { owner, repo } = (0,nixpkgs_address/* githubOfGit */.nr)(url) ?? { owner: '', repo: '' };
    return { kind: 'repository', owner, repo: repo.replace(/\.git$/, ''), url, rev, ref };
}
function originOfFlake(url) {
    const reference = (0,flake_reference/* referenceOfUrl */.sB)(url);
    const { type, owner, repo, rev = null, ref = null, host } = reference;
    if (type === 'tarball')
        return { kind: 'address', url: reference.url ?? '' };
    if (type === 'git')
        return originOfGit(reference.url ?? '', rev, ref);
    // The flake registry's own entry, with a branch or revision: `nixpkgs/nixos-25.11`
    if (type === 'indirect' && reference.id === 'nixpkgs')
        return {
            kind: 'repository',
            owner: 'NixOS',
            repo: 'nixpkgs',
            url: null,
            rev,
            // A revision alone is of no branch.
            ref: ref ?? (rev === null ? 'nixpkgs-unstable' : null),
        };
    if (type !== 'github' || host !== undefined || owner === undefined || repo === undefined)
        return null;
    return { kind: 'repository', owner, repo, url: null, rev, ref };
}
/** What a source says of the nixpkgs it is; null where it is none. */
function facts_sourceFacts(source, origins) {
    const origin = originOf(source);
    if (!origin)
        return null;
    const facts = origin.kind === 'address' ? ofAddress(origin.url, origins) : ofRepository(source, origin, origins);
    if (!facts)
        return null;
    const told = { ...facts, url: source.url?.value ?? null };
    // What nothing is hashed of is no archive, whatever its address is.
    return source.hash || source.trouble !== null ? told : { ...told, artifact: null, repository: null };
}
function ofAddress(url, origins) {
    const held = (0,nixpkgs_address/* nixpkgsAddress */.ZW)(url, origins);
    return held && addressFacts(held, { url, revision: null }, null);
}
function ofRepository({ by, trouble }, origin, origins) {
    const { owner, repo, url, rev, ref } = origin;
    const entry = { url, revision: rev };
    if (url !== null && owner === '') {
        const other = (0,nixpkgs_address/* nixpkgsAddress */.ZW)(url, origins);
        return other && foreignFacts(entry, other.kind === 'foreign' ? other.why : nixpkgs_address/* fetchedByGit */.DD);
    }
    const facts = branchFacts({ ...entry, owner, repo, branch: ref });
    if (!facts || facts.state === 'foreign' || facts.state === 'floating')
        return facts;
    if (rev === null) {
        if (trouble !== null)
            return foreignFacts(entry, trouble, facts.channel);
        if (ref === null)
            return foreignFacts(entry, (0,nixpkgs_address/* noChannel */.jT)(ref));
        return { ...facts, state: 'floating' };
    }
    return REVISION.test(rev) || by === 'forge' ? facts : foreignFacts(entry, `"${rev}" is no whole revision`);
}
/** Unix seconds, where the source tells it. */
function facts_timeOf({ url }) {
    return (0,nixpkgs_address/* lastModifiedOf */.Lq)(url?.value ?? null);
}
/** Why a source that names a channel alone is not moved. */
function floatingNote({ hash }) {
    return hash
        ? 'names a branch or a channel beside a hash, so breaks whenever that moves'
        : 'names a channel alone, so changes whenever that does';
}

;// CONCATENATED MODULE: ./build/src/core/nix-syntax/text.js
// No address or hash is as long. A hostile file doubles a string with every line.
const MAX_LENGTH = 20_000;
const MAX_PIECES = 1000;
/** The texts of all, one after the other; null where one has none, or all are too long to be of use. */
function joined(all, textOf) {
    let value = '';
    const pieces = [];
    for (const one of all) {
        const text = textOf(one);
        if (!text)
            return null;
        value += text.value;
        pieces.push(...text.pieces);
        if (value.length > MAX_LENGTH || pieces.length > MAX_PIECES)
            return null;
    }
    return { value, pieces };
}
/** Whether the bytes of the piece are its value, so that they can be replaced: no escape, no computed value. */
function isVerbatim({ value, start, end }) {
    return value.length === end - start;
}
/** A part of a text. A piece that is not written as it is valued keeps its span. */
function sliceText({ value, pieces }, from, to) {
    let at = 0;
    const inside = pieces.flatMap((piece) => {
        const [low, high] = [Math.max(from - at, 0), Math.min(to - at, piece.value.length)];
        at += piece.value.length;
        if (low >= high)
            return [];
        const cut = { ...piece, value: piece.value.slice(low, high) };
        return [isVerbatim(piece) ? { ...cut, start: piece.start + low, end: piece.start + high } : cut];
    });
    return { value: value.slice(from, to), pieces: inside };
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/edits.js

/**
 * How the pieces that a text is made of have to change for it to have another value; null where they can't be told
 * apart, or one of them is not written as it is valued.
 */
function rewrite({ value, pieces }, wanted) {
    if (value === wanted)
        return [];
    const solid = pieces.filter((piece) => piece.value !== '');
    return inOnePiece(solid, wanted) ?? inSegments({ value, pieces: solid }, wanted);
}
/** `prefix${rev}suffix`: all but one piece stay as they are. */
function inOnePiece(pieces, wanted) {
    const after = pieces.slice();
    let rest = wanted;
    for (let first = after[0]; first && after.length > 1 && rest.startsWith(first.value); first = after[0]) {
        rest = rest.slice(first.value.length);
        after.shift();
    }
    for (let last = after.at(-1); last && after.length > 1 && rest.endsWith(last.value); last = after.at(-1)) {
        rest = rest.slice(0, rest.length - last.value.length);
        after.pop();
    }
    const [piece, ...others] = after;
    if (!piece || others.length > 0 || !isVerbatim(piece))
        return null;
    return [{ start: piece.start, end: piece.end, text: rest }];
}
/** What addresses, release names and dates are divided by; of the finer division first. */
const DIVISIONS = [/(?<=[/?&=.:-])|(?=[/?&=.:-])/, /(?<=[/?&=])|(?=[/?&=])/];
/** `…/${release}/nixexprs.tar.xz?rev=${rev}`: several pieces change, each for itself. */
function inSegments(whole, wanted) {
    for (const division of DIVISIONS) {
        const [before, after] = [whole.value.split(division), wanted.split(division)];
        const edits = before.length === after.length ? segmentEdits(whole, before, after) : null;
        if (edits)
            return edits;
    }
    return null;
}
function segmentEdits(whole, before, after) {
    const edits = [];
    let at = 0;
    for (const [index, old] of before.entries()) {
        const text = after[index] ?? '';
        if (old !== text) {
            const changed = inOnePiece(sliceText(whole, at, at + old.length).pieces, text);
            if (!changed)
                return null;
            edits.push(...changed);
        }
        at += old.length;
    }
    return edits;
}
/**
 * The text with all edits made; the same edit may be there more than once. Null where two want different things of one
 * place.
 */
function withEdits(text, edits) {
    let changed = '';
    let at = 0;
    let last = null;
    for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
        if (last?.start === edit.start && last.end === edit.end && last.text === edit.text)
            continue;
        if (edit.start < at)
            return null;
        changed += text.slice(at, edit.start) + edit.text;
        at = edit.end;
        last = edit;
    }
    return changed + text.slice(at);
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/groups.js


/** In the order of the first members. */
function groupsOf(all) {
    const groups = [];
    const byPiece = new Map();
    for (const one of all) {
        const keys = changingPieces(one).map(({ file, start }) => `${start} ${file ?? ''}`);
        const known = keys.map((key) => byPiece.get(key)).find((group) => group !== undefined);
        if (known)
            known.push(one);
        const group = [one];
        if (!known)
            groups.push(group);
        for (const key of keys)
            if (!byPiece.has(key))
                byPiece.set(key, known ?? group);
    }
    return groups.map(placed);
}
function placed(members) {
    const [{ source, told }] = members;
    const files = new Set(members.flatMap(changingPieces).map(({ file }) => file));
    const trouble = members.map((one) => one.source.trouble).find((one) => one !== null) ??
        (members.every((one) => identity(one.source) === identity(source)) ? null : SHARED) ??
        (members.every((one) => tellingPieces(one.source, one.told).length > 0) ? null : ELSEWHERE);
    if (files.size > 1)
        return { members, file: null, offset: source.start, trouble: trouble ?? SPREAD };
    const [telling] = tellingPieces(source, told);
    return { members, file: telling?.file ?? null, offset: telling?.start ?? source.start, trouble };
}
const SHARED = 'its revision or hash is used for another source, too';
const ELSEWHERE = 'its revision is not written here';
const SPREAD = 'its revision and its hash stand in two files';
/** The same for sources that have the same contents at the same revision. */
function identity(source) {
    const origin = originOf(source);
    if (origin?.kind === 'repository')
        return `${origin.owner}/${origin.repo}`.toLowerCase();
    const url = origin?.url ?? '';
    return (0,branch_archive/* archiveOfBranch */._)(url)?.repository.toLowerCase() ?? url;
}
/** The pieces that a bump writes. */
function changingPieces({ source, told }) {
    return [...tellingPieces(source, told), ...(source.hash?.pieces ?? [])];
}
function tellingPieces({ rev, url, ref }, told) {
    // A release's name holds the first twelve digits.
    const needle = told?.slice(0, 12) ?? '';
    for (const text of needle === '' ? [] : [rev, url, ref]) {
        const at = text?.value.indexOf(needle) ?? -1;
        if (text && at >= 0)
            return piecesWith(text, at, at + needle.length);
    }
    return [];
}
function piecesWith({ pieces }, from, to) {
    let at = 0;
    return pieces.filter((piece) => {
        const start = at;
        at += piece.value.length;
        return start < to && at > from;
    });
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/label.js


const label_DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A day or a revision, whole or shortened; the short one at the end of a release's name is not all of that. */
const PARTS = /(?<![0-9a-z.])\d{4}-\d{2}-\d{2}(?![0-9a-z])|[0-9a-f]{40}|(?<![0-9a-z.])[0-9a-f]{7,39}(?![0-9a-z])/g;
/** What may stand behind a channel. */
const BEHIND = /^(?:-\d{4}-\d{2}-\d{2})?(?:-[0-9a-f]{7,40})?$/;
const TELLS_CHANNEL = /\d{2}\.\d{2}|unstable/;
/**
 * What a store path is called, led to the target: Nix's manual puts the channel there, with a day or a revision behind it,
 * so people do. All of its parts go, or none does. Any other name stays.
 */
function movedLabel(label, pin, target) {
    return led(label, pin, target) ?? label;
}
/** Null: it tells something that is not the pin's, or nothing of it. */
function led(label, pin, target) {
    const { channel, release } = pin;
    // `nixos-25.11.4021.1f3a0c5d2b7e`: it would name the release that was there before.
    if (release !== null && target.release !== '' && label.includes(release)) {
        const at = label.indexOf(release);
        const before = withParts(label.slice(0, at), pin, target);
        const after = withParts(label.slice(at + release.length), pin, target);
        return before === null || after === null ? null : before + target.release + after;
    }
    for (const [head, moved] of headsOf(label, pin, target)) {
        const rest = label.startsWith(head) ? label.slice(head.length) : null;
        if (rest === null || !BEHIND.test(rest))
            continue;
        const behind = withParts(rest, pin, target);
        return behind === null ? null : moved + behind;
    }
    // `nixpkgs-1f3a0c5d2b`: a day alone may be anyone's.
    if (!partsOf(label).some((part) => !label_DAY.test(part)))
        return null;
    return channel !== target.channel && TELLS_CHANNEL.test(label) ? null : withParts(label, pin, target);
}
/** What a label begins with that tells the pin's channel, or already the target's, and what that is to be. */
function headsOf(label, { channel }, target) {
    const heads = [[target.channel, target.channel]];
    if (channel !== null)
        heads.unshift([channel, target.channel]);
    // After the branch that the channels of the series are made of.
    const [head, branch = '', series] = /^((?:nixpkgs-)?release-)(\d{2}\.\d{2})/.exec(label) ?? [];
    const next = (0,core_channel/* seriesOf */.Lf)(target.channel);
    const inSeries = head !== undefined && series === (0,core_channel/* seriesOf */.Lf)(channel) && next !== null;
    return inSeries ? [...heads, [head, branch + next]] : heads;
}
function partsOf(text) {
    return text.match(PARTS) ?? [];
}
/** A text with its days and revisions led to the target; null where one of them can't be. */
function withParts(text, pin, target) {
    const moved = partsOf(text).map((part) => label_DAY.test(part) ? movedDay(part, pin, target) : movedRevision(part, pin, target));
    if (moved.includes(null))
        return null;
    return text.replace(PARTS, () => moved.shift() ?? '');
}
function movedDay(day, pin, target) {
    const stays = pin.revision !== null && target.revision.startsWith(pin.revision);
    return stays ? day : movedDate(day, pin, target);
}
/** Of the pin's revision as many digits as there are; a release's address tells but twelve. */
function movedRevision(text, { revision }, target) {
    if (revision === null || revision.length < 7 || target.revision.length < text.length)
        return null;
    const same = revision.startsWith(text) || text.startsWith(revision);
    return same ? target.revision.slice(0, text.length) : null;
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/move-beside.js







/**
 * A file that a Nix file reads its revision from, with that led to the target: JSON, plain Nix, or a text that
 * is the revision.
 * @throws UserError where it does not hold the pin as it was found
 */
function movePinBeside(text, pin, target) {
    (0,nixpkgs_address/* assertMovable */.lt)(pin, 'Write the address of a release or of a revision in the Nix file that reads this.');
    if (pin.revision !== null && text.trim() === pin.revision)
        return text.replace(pin.revision, target.revision);
    const object = namedObjects(pin.file, treeIn(pin.file, text)).find(({ name, node }) => name === pin.name && textsIn(node).includes(pin.revision));
    const hashes = object ? hashesOf(object.node, pin) : [];
    const edits = object?.node.members.flatMap(({ value }) => {
        const old = around_textOf(value);
        const moved = old === null ? null : movedValue(old, hashes, pin, target);
        return moved === null ? [] : [{ start: value.start + 1, end: value.end - 1, text: moved }];
    });
    const dates = object
        ? [...dateEdits(object.node, pin, target), ...timeEdits(object.node, pin, target)]
        : [];
    const hashed = pin.hash === null || (object && textsIn(object.node).includes(pin.hash));
    const moved = edits && hashed ? withEdits(text, [...edits, ...dates]) : null;
    if (moved !== null)
        return moved;
    throw new errors/* UserError */.yo(`This does not hold revision and hash of "${pin.name}" side by side.`, {
        place: { file: pin.file, line: pin.line },
        cure: 'Write them into one object of this file.',
    });
}
/**
 * The pin's hash, and what else is known to be of the same bytes: Nix may read but one of them, and programs another.
 * Any other hash stays, as these objects often hold those of other things.
 */
function hashesOf(object, { hash }) {
    if (hash === null)
        return [];
    const { known } = hashesIn(valuesIn(object));
    return [hash, ...[...known.values()].filter((one) => (0,core_hash/* isSameHash */.VR)(one, hash))];
}
/** Null: it stays as it is. */
function movedValue(old, hashes, pin, target) {
    if (old === pin.revision)
        return old === target.revision ? null : target.revision;
    if (hashes.includes(old)) {
        const same = target.hash === null && target.revision === pin.revision;
        const hash = same ? old : (0,core_hash/* inNotationOf */.zh)(target.hash, old);
        return hash === old ? null : hash;
    }
    const url = old === pin.url ? (0,nixpkgs_address/* moveAddress */.IF)(old, pin, target) : old;
    return url === old ? (0,nixpkgs_address/* inChannel */.vz)(old, pin, target) : url;
}
function textsIn(object) {
    return object.members.map(({ value }) => around_textOf(value));
}

;// CONCATENATED MODULE: ./build/src/core/nix-syntax/value.js
// Every name is looked for in all of them. No file that people write joins as many, and a hostile one doubles them with
// every line.
const MAX_OPERANDS = 100;
/** Undefined where the value is no set, too. */
function memberOf(value, name) {
    return value?.kind === 'set' ? value.get(name) : undefined;
}
function textValue(text) {
    return text && { kind: 'text', text };
}
/** `a // b`; null where what comes last can't be told, or there are too many of them. */
function updated(values) {
    const operands = values.filter((value) => value?.kind === 'set').reverse();
    if (operands.length < values.length)
        return null;
    const sets = operands.flatMap((set) => set.joined ?? [set]);
    if (sets.length > MAX_OPERANDS)
        return null;
    return {
        kind: 'set',
        joined: sets,
        *names() {
            for (const set of sets)
                yield* set.names();
        },
        get(name) {
            for (const set of sets) {
                const value = set.get(name);
                if (value !== undefined)
                    return value;
            }
            return undefined;
        },
    };
}

;// CONCATENATED MODULE: ./build/src/core/nix-syntax/beside.js

/** What a JSON file holds. Of a string, the quotes are not part of its piece; lists and numbers can't be told. */
function jsonValue(file, tree) {
    if (tree?.kind === 'scalar' && typeof tree.value === 'string') {
        const { value, start, end } = tree;
        return textValue({ value, pieces: [{ file, value, start: start + 1, end: end - 1 }] });
    }
    if (tree?.kind !== 'object')
        return null;
    const members = new Map(tree.members.map(({ key, value }) => [key, value]));
    return {
        kind: 'set',
        names: () => members.keys(),
        get(name) {
            const member = members.get(name);
            return member && jsonValue(file, member);
        },
    };
}
/** The text of a file, as a string that is read from it. */
function fileText(file, text) {
    return text === null ? null : { value: text, pieces: [{ file, value: text, start: 0, end: text.length }] };
}
/** The file that a string is the whole text of; null: another string. */
function fileOf({ value, pieces }) {
    const [piece, ...others] = pieces;
    return piece?.start === 0 && piece.end === value.length && others.length === 0 ? piece.file : null;
}
/** A text without the newline at its end. */
function withoutNewline({ value, pieces }) {
    const last = pieces.at(-1);
    if (!last || !value.endsWith('\n'))
        return { value, pieces };
    const piece = { ...last, value: last.value.slice(0, -1), end: last.end - 1 };
    return { value: value.slice(0, -1), pieces: [...pieces.slice(0, -1), piece] };
}
/** `./nixpkgs.json`, `../a/b.json`; null: a path from the root, from home, or one that is computed. */
function pathBeside(node) {
    const [part, ...others] = node.kind === 'path' ? node.parts : [];
    if (part?.kind !== 'text' || others.length > 0)
        return null;
    return /^[/~]/.test(part.value) ? null : part.value;
}

;// CONCATENATED MODULE: ./build/src/core/nix-syntax/builtins.js


/** `fetchTarball` of `builtins.fetchTarball`, of `(import <nixpkgs> { }).fetchTarball` and of itself; null: no name. */
function functionName(node) {
    if (node.kind === 'variable')
        return node.name;
    return node.kind === 'select' ? (node.path.at(-1)?.name ?? null) : null;
}
/** What a function of Nix's or of nixpkgs' library gives, of those that pins are read with; undefined: another one. */
function builtinCall(name, given, beside) {
    const value = (index) => given[index]?.() ?? null;
    switch (name) {
        case 'importJSON': {
            const file = pathIn(value(0));
            return file === null ? null : jsonValue(file, beside.tree(file));
        }
        case 'import': {
            const file = pathIn(value(0));
            return file?.endsWith('.nix') === true ? jsonValue(file, beside.tree(file)) : undefined;
        }
        case 'readFile':
        case 'fileContents': {
            const file = pathIn(value(0));
            const text = file === null ? null : fileText(file, beside.text(file));
            return textValue(name === 'readFile' ? text : text && withoutNewline(text));
        }
        case 'fromJSON': {
            const json = value(0);
            const file = json?.kind === 'text' ? fileOf(json.text) : null;
            return file === null ? null : jsonValue(file, beside.tree(file));
        }
        case 'removeSuffix':
            return given.length === 2 && isNewline(value(0)) ? trimmed(value(1)) : undefined;
        case 'trim':
            return trimmed(value(0));
        case 'toString':
        case 'removeAttrs':
        case 'mkForce':
        case 'mkDefault':
            return value(0);
        case 'mkOverride':
            return value(1);
    }
    return undefined;
}
function trimmed(value) {
    return value?.kind === 'text' ? textValue(withoutNewline(value.text)) : null;
}
function isNewline(value) {
    return value?.kind === 'text' && value.text.value === '\n';
}
/** `./x.json`, and `./. + "/x.json"` */
function pathIn(value) {
    if (value?.kind !== 'other')
        return null;
    const { node } = value.place;
    if (node.kind !== 'operation')
        return pathBeside(node);
    const [folder, rest, ...others] = node.operands;
    if (!folder || rest?.kind !== 'string' || node.operators[0] !== '+' || others.length > 0)
        return null;
    const [part, ...parts] = rest.parts;
    const base = pathBeside(folder);
    return base !== null && part?.kind === 'text' && parts.length === 0 ? base + part.value : null;
}

;// CONCATENATED MODULE: ./build/src/core/nix-syntax/evaluate.js





// Definitions that lead to definitions: no file that people write has as many in a row.
const MAX_DEPTH = 120;
const MAX_WITHS = 10;
/** Tells what the expressions of one file are, and keeps what it found out. */
function nixEvaluator(beside) {
    const known = new Map();
    const arguments_ = new Map();
    const formals = new Map();
    const sets = new Map();
    let depth = 0;
    function valueOf(place) {
        if (depth >= MAX_DEPTH)
            return null;
        depth++;
        const value = evaluated(place);
        depth--;
        return value;
    }
    function evaluated(place) {
        const { node, scope } = place;
        switch (node.kind) {
            case 'string':
                return textValue(textOfParts(node.parts, scope));
            case 'variable':
                return variable(node.name, place);
            case 'select': {
                const value = selected(valueOf({ node: node.of, scope }), node.path);
                if (value !== undefined)
                    return value ?? (node.otherwise ? null : { kind: 'other', place });
                return node.otherwise && valueOf({ node: node.otherwise, scope });
            }
            case 'let':
            case 'with':
            case 'assert':
                return valueOf({ node: node.body, scope: scopeWithin(place) });
            case 'set':
                return setAt(place, () => definitionsOf(node.bindings, scope, scopeWithin(place)));
            case 'operation':
                return operated(node.operators, node.operands, scope) ?? { kind: 'other', place };
            case 'apply':
                return applied(place, node) ?? { kind: 'other', place };
            case 'path':
            case 'search-path':
            case 'number':
            case 'has':
            case 'if':
            case 'list':
            case 'lambda':
                return { kind: 'other', place };
        }
    }
    function textOf(place) {
        const value = valueOf(place);
        return value?.kind === 'text' ? value.text : null;
    }
    function textOfParts(parts, scope) {
        return joined(parts, (part) => {
            if (part.kind === 'interpolation')
                return textOf({ node: part.of, scope });
            const { value, start, end } = part;
            return { value, pieces: [{ value, start, end, file: null }] };
        });
    }
    function operated(operators, operands, scope) {
        if (operators.length !== operands.length - 1 || operands.length > MAX_OPERANDS)
            return null;
        const all = (operator) => operators.every((one) => one === operator);
        if (all('+'))
            return textValue(joined(operands, (node) => textOf({ node, scope })));
        return all('//') ? updated(operands.map((node) => valueOf({ node, scope }))) : null;
    }
    function variable(name, place) {
        const around = [];
        for (let scope = place.scope; scope; scope = scope.up) {
            if (scope.kind === 'with' && around.length < MAX_WITHS)
                around.push(scope);
            const value = inScope(name, scope);
            if (value !== undefined)
                return value;
        }
        // What `with` brings is looked at last.
        for (const { of, up } of around) {
            const value = memberOf(up && valueOf({ node: of, scope: up }), name);
            if (value !== undefined)
                return value;
        }
        return { kind: 'other', place };
    }
    /** Undefined: the scope does not know the name. */
    function inScope(name, scope) {
        if (scope.kind === 'parameters')
            return parameter(name, scope);
        return scope.kind === 'bindings' ? defined(scope.definitions(), name) : undefined;
    }
    function parameter(name, scope) {
        const { lambda, argument } = scope;
        if (lambda.name === name)
            return argument && valueOf(argument);
        const table = formals.get(lambda) ?? new Map(lambda.formals?.map((formal) => [formal.name, formal]));
        formals.set(lambda, table);
        const formal = table.get(name);
        if (!formal)
            return undefined;
        const values = arguments_.get(scope) ?? new Map();
        arguments_.set(scope, values);
        return evaluate_once(values, name, () => {
            const given = memberOf(argument && valueOf(argument), name);
            if (given !== undefined)
                return given;
            return formal.otherwise && valueOf({ node: formal.otherwise, scope });
        });
    }
    function defined(table, name) {
        const definition = table.get(name);
        return definition && evaluate_once(known, definition, () => valueOfDefinition(definition));
    }
    function valueOfDefinition(definition) {
        if (definition.kind === 'inherited') {
            const { name, scope, from } = definition;
            if (from)
                return memberOf(valueOf(from), name) ?? null;
            return valueOf({ node: { kind: 'variable', name, start: 0, end: 0 }, scope });
        }
        const { values } = definition;
        const whole = values.filter(({ rest }) => rest.length === 0).map(({ place }) => valueOf(place));
        const nested = values.filter(({ rest }) => rest.length > 0);
        if (nested.length === 0)
            return whole.at(-1) ?? null;
        return updated([...whole, setWith(() => nestedDefinitions(nested))]);
    }
    function setAt({ node, scope }, definitions) {
        const byScope = sets.get(node) ?? new Map();
        sets.set(node, byScope);
        const set = byScope.get(scope) ?? setWith(definitions);
        byScope.set(scope, set);
        return set;
    }
    function setWith(definitions) {
        let table = null;
        const ready = () => (table ??= definitions());
        return { kind: 'set', names: () => ready().keys(), get: (name) => defined(ready(), name) };
    }
    function applied(place, { of, arguments: given }) {
        const name = functionName(of);
        if (name === null)
            return null;
        const lazy = given.map((node) => () => valueOf({ node, scope: place.scope }));
        return builtinCall(name, lazy, beside) ?? null;
    }
    function bodyOfCall({ node, scope }) {
        if (node.kind !== 'apply')
            return null;
        let at = { node: node.of, scope };
        for (const argument of node.arguments) {
            const value = valueOf(at);
            const lambda = value?.kind === 'other' ? value.place : null;
            if (lambda?.node.kind !== 'lambda')
                break;
            const inner = scopeOfCall(lambda.node, lambda.scope, { node: argument, scope });
            at = { node: lambda.node.body, scope: inner };
        }
        return at.node === node.of ? null : at;
    }
    return { valueOf, textOf, bodyOfCall };
}
/** The member that a path of names leads to; undefined: a set lacks the name; null: it can't be told. */
function selected(base, path) {
    let value = base;
    for (const { name } of path) {
        if (value?.kind !== 'set' || name === null)
            return null;
        value = value.get(name);
        if (value === undefined)
            return undefined;
    }
    return value;
}
/** Kept under a key; null while it is being found, so that a circle of definitions ends. */
function evaluate_once(kept, key, find) {
    const before = kept.get(key);
    if (before !== undefined)
        return before;
    kept.set(key, null);
    const value = find();
    kept.set(key, value);
    return value;
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/source.js


/** Functions of Nix and nixpkgs that fetch sources and unpack them. */
const FETCHERS = {
    fetchTarball: 'archive',
    fetchzip: 'archive',
    fetchFromGitHub: 'forge',
    fetchGit: 'git',
    fetchgit: 'git',
    fetchTree: 'tree',
    getFlake: 'flake',
};
function isFetcher(name) {
    return name !== null && Object.hasOwn(FETCHERS, name);
}
/** What a fetcher is called with; null where it can't be told, or is a path. */
function fetchedBy(fetcher, argument, evaluator) {
    const value = evaluator.valueOf(argument);
    const by = FETCHERS[fetcher];
    if (value?.kind === 'text') {
        const { text } = value;
        const trouble = text.value.includes('narHash=') ? 'its address holds a hash' : null;
        // A flake's address: `builtins.fetchTree "github:NixOS/nixpkgs"`.
        return { ...nothing, by: by === 'tree' ? 'flake' : by, url: text, trouble };
    }
    if (value?.kind !== 'set')
        return null;
    if (by === 'tree')
        return source_treeOf(value);
    const fields = source_fieldsOf(value, UNDERSTOOD);
    return fields && { ...fields, by };
}
const BY_TYPE = {
    github: 'forge',
    tarball: 'archive',
    git: 'git',
};
/** `{ type = "github"; owner = …; … }`, as `fetchTree` and the flake registry take it; null: of another type. */
function source_treeOf(set) {
    const type = textIn(set, 'type')?.value ?? '';
    const by = Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined;
    const fields = source_fieldsOf(set, UNDERSTOOD_IN_TREES);
    return by === undefined ? null : fields && { ...fields, by };
}
const nothing = {
    url: null,
    owner: null,
    repo: null,
    rev: null,
    ref: null,
    hash: null,
    label: null,
    trouble: null,
};
const HASHES = ['hash', 'sha256', 'narHash', 'outputHash'];
const WORDS = ['url', 'owner', 'repo', 'rev', 'ref', 'branchName'];
// Of no consequence for what is fetched.
const HARMLESS = [
    'name',
    'pname',
    'version',
    'meta',
    'passthru',
    'extension',
    'shallow',
    'allRefs',
    'date',
    'path',
];
// Of no consequence where they are off.
const SWITCHES = new Set([
    'fetchSubmodules',
    'submodules',
    'leaveDotGit',
    'deepClone',
    'forceFetchGit',
    'fetchLFS',
    'private',
]);
const UNDERSTOOD = new Set([...WORDS, ...HASHES, ...HARMLESS]);
const UNDERSTOOD_IN_TREES = new Set([...WORDS, 'type', 'narHash', 'name', 'shallow', 'allRefs']);
/** Null: not all of it can be told, as in a function that gets it from its caller. */
function source_fieldsOf(set, understood) {
    const told = [...WORDS, ...HASHES].filter((name) => set.get(name) !== undefined);
    if (told.some((name) => set.get(name) === null))
        return null;
    const hashName = HASHES.find((name) => told.includes(name)) ?? '';
    const hash = textIn(set, hashName);
    const odd = oddName(set, understood);
    const computed = told.find((name) => !textIn(set, name));
    const troubles = [
        odd === null ? null : `\`${odd}\` changes what is fetched in a way that is not understood`,
        computed === undefined ? null : `\`${computed}\` is no plain text`,
        hash && !(0,core_hash/* parseHash */.Eb)(hash.value) ? `\`${hashName}\` is no sha256` : null,
    ];
    const [url, owner, repo] = [textIn(set, 'url'), textIn(set, 'owner'), textIn(set, 'repo')];
    const [rev, ref, label] = [textIn(set, 'rev'), textIn(set, 'ref'), textIn(set, 'name')];
    return { url, owner, repo, rev, ref, hash, label, trouble: troubles.find((one) => one !== null) ?? null };
}
function oddName(set, understood) {
    for (const name of set.names())
        if (!understood.has(name) && !(SWITCHES.has(name) && isFalse(set, name)))
            return name;
    return null;
}
function textIn(set, name) {
    const value = memberOf(set, name);
    return value?.kind === 'text' ? value.text : null;
}
function isFalse(set, name) {
    const value = set.get(name);
    const node = value?.kind === 'other' ? value.place.node : null;
    return node?.kind === 'variable' && node.name === 'false';
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/fetcher-call.js






// Functions that call functions before one fetches.
const MAX_CALLS = 10;
/** The call of a fetcher, itself or by a function of the file: `fetchNixpkgs { rev = …; }`. */
function fetcherCall(place, functions, evaluator) {
    const { node } = place;
    if (node.kind !== 'apply')
        return null;
    const name = functionName(node.of);
    if (isFetcher(name))
        return argumentOf(name, place);
    if (name === null || !functions.has(name))
        return null;
    let body = evaluator.bodyOfCall(place);
    for (let calls = 0; body && calls < MAX_CALLS; calls++) {
        const end = endOf(body);
        const value = end.node.kind === 'if' ? fetchingBranch(end, place, evaluator) : outcome(end, evaluator);
        if (value?.node.kind !== 'apply')
            return null;
        const called = functionName(value.node.of);
        if (isFetcher(called))
            return argumentOf(called, value);
        body = called === 'import' ? firstArgument(value) : evaluator.bodyOfCall(value);
    }
    return null;
}
/** The end of an expression's `let`s and their like. */
function endOf(place) {
    const { node } = place;
    if (node.kind !== 'let' && node.kind !== 'with' && node.kind !== 'assert')
        return place;
    return endOf({ node: node.body, scope: scopeWithin(place) });
}
/** What an expression comes to: a call, or what a name stands for. */
function outcome(place, evaluator) {
    if (place.node.kind === 'apply')
        return place;
    const value = evaluator.valueOf(place);
    return value?.kind === 'other' ? value.place : null;
}
/**
 * `if <a newer Nix> then fetchTarball { … } else <by hand>`: the one branch that is a fetcher's call; null: none is, or
 * both. It has to take the only hash that the function is given: the other branch's, or one that is written there, would
 * be left behind.
 * @param call of the function
 */
function fetchingBranch({ node, scope }, call, evaluator) {
    if (node.kind !== 'if')
        return null;
    const branches = [node.then, node.otherwise].map((branch) => endOf({ node: branch, scope }));
    const [fetching, ...others] = branches.filter(callsFetcher);
    if (!fetching || others.length > 0)
        return null;
    if (holdsHash(fetching === branches[0] ? node.otherwise : node.then))
        return null;
    const [hash, ...more] = fetcher_call_hashesIn(call, evaluator);
    return hash !== undefined && more.length === 0 && fetcher_call_hashesIn(fetching, evaluator).has(hash) ? fetching : null;
}
function callsFetcher({ node }) {
    return node.kind === 'apply' && isFetcher(functionName(node.of));
}
// A hostile file calls one function by the thousand.
const knownHolders = new WeakMap();
/** Whether a hash is written anywhere in an expression. */
function holdsHash(branch) {
    const known = knownHolders.get(branch);
    if (known !== undefined)
        return known;
    let holds = false;
    visitNix(branch, ({ node }) => {
        const [part, ...others] = node.kind === 'string' ? node.parts : [];
        if (part?.kind === 'text' && others.length === 0 && (0,core_hash/* parseHash */.Eb)(part.value.trim()))
            holds = true;
    });
    knownHolders.set(branch, holds);
    return holds;
}
// What people give a fetching function has a handful.
const MAX_NAMES = 100;
/** The hashes that a function is called with, by themselves or in a set; in sets that are joined none is looked for. */
function fetcher_call_hashesIn({ node, scope }, evaluator) {
    const values = (node.kind === 'apply' ? node.arguments : []).map((argument) => argument.kind === 'operation' ? null : evaluator.valueOf({ node: argument, scope }));
    return new Set(values.flatMap((value) => (value ? fetcher_call_hashesOf(value) : [])));
}
// A hostile file calls its functions with one set by the thousand.
const knownHashes = new WeakMap();
function fetcher_call_hashesOf(value) {
    const known = knownHashes.get(value);
    if (known)
        return known;
    const looked = [value];
    for (const name of value.kind === 'set' ? value.names() : []) {
        if (looked.length > MAX_NAMES)
            break;
        looked.push(memberOf(value, name));
    }
    const texts = looked.flatMap((one) => (one?.kind === 'text' ? one.text.value : []));
    const hashes = texts.filter((text) => (0,core_hash/* parseHash */.Eb)(text) !== null);
    knownHashes.set(value, hashes);
    return hashes;
}
function argumentOf(fetcher, call) {
    const argument = firstArgument(call);
    return argument && { fetcher, argument };
}
function firstArgument({ node, scope }) {
    const argument = node.kind === 'apply' ? node.arguments[0] : undefined;
    return argument ? { node: argument, scope } : null;
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/find.js









/** All that a Nix file fetches, or tells Nix to fetch. */
function findSources(root, beside) {
    const evaluator = nixEvaluator(beside);
    const functions = ownFunctions(root);
    const found = [];
    visitNix(root, (place, trail) => {
        const { node } = place;
        if (node.kind === 'apply') {
            const call = fetcherCall(place, functions, evaluator);
            const fields = call && fetchedBy(call.fetcher, call.argument, evaluator);
            // What it is bound to, as far as it is that: in a list nothing.
            if (fields)
                found.push({ ...fields, name: trail?.name ?? null, start: node.start, end: node.end });
        }
        if (trail?.value !== node)
            return;
        for (const setting of settingsIn(place, trail, evaluator))
            found.push(setting);
    });
    return named(found);
}
/**
 * The names made unique by `-2`, `-3`, … in the order of the text, but for what reads other files: whoever sees this
 * file alone can't tell what those are, so they have no say in the others' names.
 */
function named(found) {
    const taken = new Set();
    const numbers = new Map();
    const unique = (base) => {
        let number = numbers.get(base) ?? 1;
        while (taken.has(find_numbered(base, number)))
            number++;
        numbers.set(base, number);
        taken.add(find_numbered(base, number));
        return find_numbered(base, number);
    };
    const ordered = [...found.filter(standsAlone), ...found.filter((one) => !standsAlone(one))];
    return ordered.map((one) => ({ ...one, name: unique(one.name ?? repositoryName(one)) }));
}
function find_numbered(base, number) {
    return number === 1 ? base : `${base}-${number}`;
}
/** Whether all of it stands in the Nix file itself. */
function standsAlone({ url, owner, repo, rev, ref, hash, trouble }) {
    const pieces = [url, owner, repo, rev, ref, hash].flatMap((text) => text?.pieces ?? []);
    return trouble === null && pieces.every(({ file }) => file === null);
}
/** Nothing that a bump changes. */
function repositoryName({ by, url, repo }) {
    const address = url?.value ?? '';
    const archive = repo?.value ?? (0,branch_archive/* archiveOfBranch */._)(address)?.repository.split('/').at(-1);
    const git = by === 'git' ? /([^/:]+?)(?:\.git)?\/?$/.exec(address)?.[1] : undefined;
    const flake = by === 'flake' ? /^\w+:[^/]+\/([^/?#]+)/.exec(address)?.[1] : undefined;
    return archive ?? git ?? flake ?? 'nixpkgs';
}
/** The names that the file gives to functions: only what they are called by is looked at more closely. */
function ownFunctions(root) {
    const names = new Set();
    visitNix(root, ({ node }, trail) => {
        if (node.kind === 'lambda' && trail?.value === node && trail.name !== null)
            names.add(trail.name);
    });
    return names;
}
/** The sources that an option of NixOS names: `nix.nixPath`, `nix.registry`, `system.autoUpgrade.channel`. */
function settingsIn(place, trail, evaluator) {
    const { start, end } = place.node;
    const span = { start, end };
    const [name, above, registry] = [trail.name, trail.up?.name, trail.up?.up?.name];
    // In a list, or for nix.conf as a text of one entry: that of several is no address.
    if (name === null ? SEARCH_PATHS.has(above ?? '') : name !== 'nixPath' && SEARCH_PATHS.has(name)) {
        const text = evaluator.textOf(place);
        const entry = text && (searchPathEntry(text.value) ?? flakeEntry(text.value));
        return entry ? [entrySource(text, entry, span)] : [];
    }
    if (name === 'NIX_PATH') {
        const text = evaluator.textOf(place);
        return text ? nixPathEntries(text.value).map((entry) => entrySource(text, entry, span)) : [];
    }
    const upgradesItself = name === 'channel' && above === 'autoUpgrade';
    if (upgradesItself || name === 'defaultChannel') {
        const url = evaluator.textOf(place);
        const found = { ...nothing, by: 'archive', url, name: above ?? name, ...span };
        return url ? [upgradesItself ? { ...found, upgradesItself } : found] : [];
    }
    if (name === 'to' && registry === 'registry') {
        const value = evaluator.valueOf(place);
        const fields = value?.kind === 'set' ? source_treeOf(value) : null;
        return fields ? [{ ...fields, name: above ?? null, ...span }] : [];
    }
    return [];
}
/** `nix.nixPath`, `nix.settings.nix-path`, `nix.settings.extra-nix-path` */
const SEARCH_PATHS = new Set(['nixPath', 'nix-path', 'extra-nix-path']);
/** `nixpkgs=flake:nixpkgs/nixos-25.11`; null where no branch and no revision is named: that the machine's registry says. */
function flakeEntry(text) {
    const [, before = '', name = null, url = ''] = /^((?:([^=\s]+)=)?flake:)(\S+)$/.exec(text) ?? [];
    return flakeAddress(url) === null ? null : { name, url, at: before.length };
}
function entrySource(text, { name, url, at }, span) {
    const by = (0,flake_reference/* isFlakeAddress */.c6)(url) ? 'flake' : 'archive';
    return { ...nothing, by, url: sliceText(text, at, at + url.length), name, ...span };
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/read.js




/**
 * What a Nix file fetches.
 * @throws UserError with the line where it is no Nix
 */
function read_readSources(text, file, beside) {
    const parsed = (0,parse/* parseNix */.Z)(text);
    if (parsed.kind === 'parsed')
        return findSources(parsed.root, beside);
    throw new errors/* UserError */.yo(`Not valid Nix: ${parsed.message}.`, {
        place: { file, line: (0,text_lines/* lineAt */.m)(text, parsed.offset) },
        cure: 'Mend it, or leave the file out with `ignore`.',
    });
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/uses.js
/**
 * The name of the first of the texts that gets, or may get, anywhere but into the expressions of these spans; null where
 * none does.
 * @param offsets of the texts
 */
function useElsewhere(root, offsets, own) {
    const uses = usesIn(root);
    for (const offset of offsets) {
        const owner = uses.ownerAt(offset);
        if (getsElsewhere(owner, uses, own))
            return owner?.names[0] ?? 'a text';
    }
    return null;
}
/**
 * Whether a text gets, or may get, into any expression of the file but these; out of the file it may get with the set
 * that it stands in.
 */
function usedInFile(root, own) {
    const uses = usesIn(root);
    return (offset) => getsElsewhere(uses.ownerAt(offset), uses, own, true);
}
function getsElsewhere(first, { byName }, own, mayLeave = false) {
    const reached = new Set();
    const escapes = (from) => {
        let owner = from;
        for (; owner; owner = owner.up)
            for (const name of owner.names)
                reached.add(name);
        return owner === null;
    };
    if (escapes(first) && !mayLeave)
        return true;
    // The set grows while it is walked through.
    for (const name of reached) {
        for (const { start, owner, members } of byName.get(name) ?? []) {
            if (members?.some((member) => reached.has(member)) === false)
                continue;
            if (!own.some((span) => start >= span.start && start < span.end) && escapes(owner))
                return true;
        }
    }
    return false;
}
function usesIn(root) {
    const byName = new Map();
    const texts = [];
    step(root, null);
    const ownerAt = (offset) => texts.find(({ start, end }) => offset >= start && offset <= end)?.owner ?? null;
    return { byName, ownerAt };
    function use(name, start, owner, members) {
        const known = byName.get(name) ?? [];
        known.push({ start, owner, members });
        byName.set(name, known);
    }
    function attributes(path, owner) {
        for (const { name, of, start } of path) {
            if (of)
                step(of, owner);
            else
                use(name, start, owner, null);
        }
    }
    /** What a set is taken for some of its members only. */
    function base(node, members, owner) {
        if (node.kind === 'variable')
            use(node.name, node.start, owner, members);
        else
            step(node, owner);
    }
    function step(node, owner) {
        switch (node.kind) {
            case 'string':
            case 'path':
                for (const part of node.parts) {
                    if (part.kind === 'interpolation')
                        step(part.of, owner);
                    else
                        texts.push({ start: part.start, end: part.end, owner });
                }
                return;
            case 'search-path':
            case 'number':
                return;
            case 'variable':
                use(node.name, node.start, owner, null);
                return;
            case 'select':
            case 'has': {
                const [first] = node.path;
                base(node.of, first?.of === null ? [first.name] : null, owner);
                attributes(node.path, owner);
                if (node.kind === 'select' && node.otherwise)
                    step(node.otherwise, owner);
                return;
            }
            case 'apply':
                step(node.of, owner);
                for (const argument of node.arguments)
                    step(argument, owner);
                return;
            case 'operation':
                for (const operand of node.operands)
                    step(operand, owner);
                return;
            case 'list':
                for (const item of node.items)
                    step(item, owner);
                return;
            case 'with':
                // What it brings is used by name.
                base(node.of, [], owner);
                step(node.body, owner);
                return;
            case 'assert':
                step(node.of, owner);
                step(node.body, owner);
                return;
            case 'if':
                step(node.of, owner);
                step(node.then, owner);
                step(node.otherwise, owner);
                return;
            case 'let':
                bindings(node.bindings, owner, undefined);
                step(node.body, owner);
                return;
            case 'set':
                bindings(node.bindings, owner, owner);
                return;
            case 'lambda':
                for (const { name, otherwise } of node.formals ?? [])
                    if (otherwise)
                        step(otherwise, { names: [name], up: undefined });
                step(node.body, owner);
                return;
        }
    }
    function bindings(all, around, up) {
        for (const binding of all) {
            if (binding.kind === 'value') {
                // Innermost first, as everywhere.
                const names = binding.path.flatMap(({ name }) => (name === null ? [] : [name])).toReversed();
                for (const { of } of binding.path)
                    if (of)
                        step(of, around);
                step(binding.value, { names, up });
                continue;
            }
            const names = binding.names.flatMap(({ name }) => (name === null ? [] : [name]));
            if (binding.from)
                base(binding.from, names, { names, up });
            for (const { name, start } of binding.names)
                if (name !== null)
                    use(name, start, { names: [name], up }, null);
        }
    }
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/move.js













/**
 * A Nix file with one pin led to the target.
 * @throws UserError where its bytes can't be written so
 */
function movePin(text, pin, target) {
    (0,nixpkgs_address/* assertMovable */.lt)(pin, 'Write the address of a release or of a revision there, with its hash.');
    const place = { file: pin.file, line: pin.line };
    const sources = read_readSources(text, pin.file, nothingBeside);
    const group = groupsOf(sources.map((source) => ({ source, told: pin.revision }))).find(({ members }) => members.some(({ source }) => source.name === pin.name));
    // A Nix file that others read.
    if (!group)
        return movePinBeside(text, pin, target);
    if (group.trouble !== null) {
        throw new errors/* UserError */.yo(`Pin "${pin.name}" can't be moved: ${group.trouble}.`, {
            place,
            cure: 'Write its revision and its hash as plain texts, for this source alone.',
        });
    }
    const wanted = group.members.map(({ source }) => ({ source, values: valuesOf(source, pin, target) }));
    const set = setsIn(text).get(group.offset);
    const own = group.members.map(({ source }) => source);
    const beside = set && {
        channels: channelEdits(set, pin, target),
        dates: unused(dateEdits(set, pin, target), text, own),
    };
    try {
        return written(text, pin, sources, wanted.map(withLabel(pin, target)), beside);
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        // What the store path is called holds no pin where it is.
        return written(text, pin, sources, wanted, beside);
    }
}
function withLabel(pin, target) {
    return ({ source, values }) => {
        const label = source.label?.value ?? '';
        const moved = movedLabel(label, pin, target);
        return { source, values: moved === label ? values : { ...values, label: moved } };
    };
}
const VALUES = ['url', 'rev', 'ref', 'hash', 'label'];
/** What the texts of a source are to be, but for its label. */
function valuesOf({ by, url, rev, ref, hash }, pin, target) {
    const values = {};
    const inChannel = (value) => pin.channel === null ? value : ((0,flake_reference/* withBranch */.tq)(value, pin.channel, target.channel) ?? value);
    // One that says something else is not what the pin holds.
    if (rev?.value.startsWith(pin.revision ?? '') === true)
        values.rev = target.revision;
    if (ref)
        values.ref = inChannel(ref.value);
    if (url && (by === 'archive' || by === 'flake')) {
        const moved = (0,nixpkgs_address/* moveAddress */.IF)(url.value, pin, target);
        values.url = by === 'flake' ? inChannel(moved) : moved;
    }
    const same = target.hash === null && target.revision === pin.revision;
    if (hash && !same)
        values.hash = (0,core_hash/* inNotationOf */.zh)(target.hash, hash.value);
    return values;
}
/** The edits of texts that nothing but these sources is made of, or may be. */
function unused(edits, text, own) {
    const parsed = edits.length > 0 ? (0,parse/* parseNix */.Z)(text) : null;
    if (parsed?.kind !== 'parsed')
        return [];
    const isUsed = usedInFile(parsed.root, own);
    return edits.filter(({ start: at }) => own.some(({ start, end }) => at >= start && at < end) || !isUsed(at));
}
/**
 * Writes what sources are to be, and looks whether they are, and all others what they were.
 * @param all the sources of the file
 */
function written(text, { name, file, line }, all, wanted, beside = { channels: [], dates: [] }) {
    const place = { file, line };
    const ofSources = wanted.flatMap(({ source, values }) => VALUES.flatMap((key) => {
        const value = values[key];
        if (value === undefined)
            return [];
        const changed = editsFor(source[key], value);
        if (changed)
            return changed;
        throw new errors/* UserError */.yo(`\`${key}\` of "${name}" is put together in a way that can't be written anew.`, {
            place,
            cure: 'Write it as one text, or with the whole revision in one place.',
        });
    }));
    const edits = [...ofSources, ...beside.channels];
    const moved = withEdits(text, [...edits, ...beside.dates]);
    const cure = 'Write its revision, its hash and its channel for it alone.';
    if (moved === null || !areWritten(read_readSources(moved, file, nothingBeside), all, wanted))
        throw new errors/* UserError */.yo(`The texts that "${name}" is put together of are used for something else, too.`, {
            place,
            cure,
        });
    const shared = sharedSeries(text, edits, wanted);
    if (shared === null)
        return moved;
    throw new errors/* UserError */.yo(`"${name}" is put together with \`${shared}\`, which is used for something else, or may be.`, { place, cure });
}
function areWritten(now, before, wanted) {
    const valuesOfSource = new Map(wanted.map(({ source, values }) => [source, values]));
    return (now.length === before.length &&
        before.every((source, index) => {
            const values = valuesOfSource.get(source);
            return VALUES.every((key) => {
                // `name = "nixpkgs-${pin.branch}"` follows what it is put together of.
                if (key === 'label' && values && values.label === undefined)
                    return true;
                return now[index]?.[key]?.value === (values?.[key] ?? source[key]?.value);
            });
        }));
}
// What only a store path is called by is written for these sources alone, whatever it tells.
const OF_PIN = VALUES.filter((key) => key !== 'label');
/** The name of a text that tells a channel or a series, would be written, and is not for these sources alone. */
function sharedSeries(text, edits, wanted) {
    const own = wanted.map(({ source }) => source);
    const pieces = own.flatMap((source) => OF_PIN.flatMap((key) => source[key]?.pieces ?? []));
    const places = new Map(edits.map((edit) => [edit.start, edit]));
    const telling = [...places.values()].filter(({ start, end }) => {
        if (own.some((source) => start >= source.start && start < source.end))
            return false;
        const piece = pieces.find((one) => one.start <= start && one.end >= end);
        return !piece || tellsSeries(piece.value);
    });
    const parsed = telling.length === 0 ? null : (0,parse/* parseNix */.Z)(text);
    if (parsed?.kind !== 'parsed')
        return null;
    return useElsewhere(parsed.root, telling.map(({ start }) => start), own);
}
/** `25.11`, `nixos-unstable`, `11`; no revision, no hash, no release's name, no number of one. */
function tellsSeries(piece) {
    return !/[0-9a-f]{7}|[0-9a-z]{52}|^sha256-|^[0-9]{3,}$/.test(piece);
}
function editsFor(text, value) {
    return text && rewrite(text, value);
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/companions.js











/** What a Nix file fetches beside nixpkgs that follows a series: home-manager's `release-25.11`. */
function companionsIn(text, file, origins) {
    const lineOf = (0,text_lines/* lineIndex */.D)(text);
    return read_readSources(text, file, nothingBeside).flatMap((source) => {
        const followed = facts_sourceFacts(source, origins) || source.trouble !== null ? null : followedBy(source);
        if (!followed)
            return [];
        const start = source.rev ?? source.ref ?? source.url;
        return companionsOf({
            file,
            format: 'nix-source',
            name: source.name,
            ...followed,
            hash: source.hash?.value ?? null,
            line: lineOf(start?.pieces[0]?.start ?? source.start),
        });
    });
}
function followedBy(source) {
    const origin = originOf(source);
    if (!origin)
        return null;
    if (origin.kind === 'address') {
        const archive = (0,branch_archive/* archiveOfBranch */._)(origin.url);
        const moves = source.hash && archive?.gitUrl.startsWith('https://github.com/') ? 'text' : 'branch';
        return archive ? { ...archive, revision: null, moves } : null;
    }
    const { owner, repo, url, rev, ref } = origin;
    // `rev = "release-25.11"`, too, is a branch.
    const branch = ref ?? rev;
    if (branch === null || (0,companion/* seriesOfBranch */.n)(branch) === null)
        return null;
    const revision = ref === null ? null : rev;
    // The hash of what git fetches is not one of an archive, and is refused when it comes to it.
    const hashed = source.hash && source.by !== 'git';
    const moves = hashed || (revision !== null && !source.hash) ? 'text' : 'branch';
    const repository = owner === '' ? (url ?? '') : `${owner}/${repo}`;
    return { repository, gitUrl: url ?? githubUrl(owner, repo), branch, revision, moves };
}
/** @throws UserError where its bytes can't be written so */
function moveCompanionIn(text, companion, target) {
    const { name, file, line, branch } = companion;
    const sources = read_readSources(text, file, nothingBeside);
    const source = sources.find((one) => one.name === name);
    if (!source)
        return noSuchEntry(name, file);
    const values = {};
    const { by, url, rev, ref, hash } = source;
    if (url && by === 'archive')
        values.url = (0,branch_archive/* moveArchive */.o)(url.value, branch, target.branch);
    if (url && by === 'flake')
        values.url = (0,flake_reference/* withBranch */.tq)(url.value, branch, target.branch) ?? url.value;
    if (ref)
        values.ref = target.branch;
    if (rev)
        values.rev = rev.value === branch ? target.branch : (target.revision ?? rev.value);
    if (hash)
        values.hash = hashFor(companion, target);
    if (companion.revision !== null && target.revision === null)
        throw new errors/* UserError */.yo(`"${name}" holds a revision, and none was given to move it to.`, {
            place: { file, line },
            cure: 'Move it by hand, or leave it out of `companions:`.',
        });
    return written(text, companion, sources, [{ source, values }]);
}
function hashFor({ name, file, line, hash, branch, revision }, target) {
    const same = target.branch === branch && target.revision === revision;
    if (hash !== null && target.hash === null && same)
        return hash;
    if (target.hash !== null)
        return (0,core_hash/* inNotationOf */.zh)(target.hash, hash);
    throw new errors/* UserError */.yo(`"${name}" has a hash that is not one of an archive of GitHub.`, {
        place: { file, line },
        cure: 'Move it by hand, or leave it out of `companions:`.',
    });
}

// EXTERNAL MODULE: ./build/src/core/release.js
var core_release = __webpack_require__(2164);
;// CONCATENATED MODULE: ./build/src/pins/niv/facts.js



/** What a source says of the nixpkgs it holds, or null where it is none. */
function niv_facts_sourceFacts(source, origins) {
    const facts = source.type === 'git' ? niv_facts_gitFacts(source, origins) : archiveFacts(source, origins);
    if (!facts || facts.state === 'foreign')
        return facts;
    if (source.type === 'file')
        return foreignFacts(facts_lockedOf(source), "its hash is the archive's own, not that of what is in it", facts.channel);
    if (facts.state === 'pinned' && facts.revision === null)
        return unlockedFacts(facts, 'niv has not locked it yet');
    const hashed = source.hashes.known.size > 0;
    if (hashed && source.type === 'git')
        return foreignFacts(facts_lockedOf(source), nixpkgs_address/* fetchedByGit */.DD, facts.channel);
    return unlessTroubled(hashed ? facts : { ...facts, artifact: null }, source.hashes);
}
function facts_lockedOf({ rev, url }) {
    return { revision: rev, url };
}
/** `{ type: "git", repo: "https://github.com/NixOS/nixpkgs.git", branch: "nixos-25.11", rev: "…" }`: nothing is hashed. */
function niv_facts_gitFacts(source, origins) {
    const { repo, branch, rev } = source;
    const address = repo ?? '';
    const locked = { revision: rev, url: repo };
    if (!(0,nixpkgs_address/* isOfficialGit */.ye)(address)) {
        const other = (0,nixpkgs_address/* nixpkgsAddress */.ZW)(address, origins);
        return (other &&
            foreignFacts(locked, other.kind === 'foreign' ? other.why : 'is fetched by git, which this is not for'));
    }
    const channel = (0,nixpkgs_address/* channelOfBranch */.zz)('NixOS', branch);
    if (branch !== null && channel === null)
        return foreignFacts(locked, (0,nixpkgs_address/* noChannel */.jT)(branch));
    if (!isRevision(rev))
        return foreignFacts(locked, (0,nixpkgs_address/* noRevision */.Bn)(rev ?? ''), channel);
    return { ...plainFacts(locked), channel };
}
/** What is fetched is the address; owner, repository and branch say where it came from. */
function archiveFacts(source, origins) {
    const { owner, repo, branch, url } = source;
    const named = owner === null || repo === null ? null : { owner, repo };
    const byName = named && branchFacts({ ...named, branch, ...facts_lockedOf(source) });
    if (url === null)
        return byName;
    const held = (0,nixpkgs_address/* nixpkgsAddress */.ZW)(url, origins);
    if (!held)
        return (byName && foreignFacts(facts_lockedOf(source), 'locked to an address that is no nixpkgs', byName.channel));
    if (held.kind !== 'revision')
        return addressFacts(held, facts_lockedOf(source), (0,nixpkgs_address/* channelOfBranch */.zz)(owner ?? '', branch));
    const [heldOwner = '', heldRepo = ''] = held.repository.split('/');
    return branchFacts({ owner: heldOwner, repo: heldRepo, branch, revision: held.revision, url });
}

;// CONCATENATED MODULE: ./build/src/pins/niv/sources.js



/**
 * The sources of a file of niv, or one that people write like it: an object of objects that hold revisions or hashes.
 * @throws UserError where it is niv's and broken
 */
function sources_readSources(content, file) {
    const document = readAnyJson(content, file, (text) => text.includes('"url_template"'));
    const members = document && membersOf(document.value);
    if (!members || isOther(members))
        return null;
    const sources = [...members].flatMap(([name, value]) => {
        const fields = membersOf(value);
        return fields ? (sourceOf(name, fields, document) ?? []) : [];
    });
    return { document, sources };
}
/** npins has `pins`, lon `sources`, a flake's lock `nodes`, each beside `version`. */
function isOther(members) {
    return members.has('version') && ['pins', 'sources', 'nodes'].some((key) => members.has(key));
}
function sourceOf(name, fields, document) {
    const get = (key) => textOf(fields.get(key));
    const [rev, hashes] = [get('rev'), hashesIn(fields)];
    // Anything else in somebody's JSON that only mentions nixpkgs.
    if (rev === null && hashes.known.size === 0)
        return null;
    return {
        name,
        line: document.lineOf([name]),
        texts: new Map([...fields].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []))),
        type: get('type'),
        owner: get('owner'),
        repo: get('repo'),
        branch: get('branch') ?? get('ref'),
        rev,
        hashes,
        url: get('url'),
        lastModified: timeIn(fields),
    };
}

;// CONCATENATED MODULE: ./build/src/pins/niv/index.js








/** niv's `sources.json`. It may have any name; the shape tells. */
const niv = {
    id: 'niv',
    files: [anyJson],
    mentions: /"url_template"|"(?:url|repo)"\s*:\s*"[^"\n]*(?:nixpkgs|nixos)/i,
    extract(text, { path, origins }) {
        return (sources_readSources(text, path)?.sources ?? []).flatMap((source) => {
            const facts = niv_facts_sourceFacts(source, origins);
            const { name, hashes, line } = source;
            if (!facts)
                return [];
            const hash = ownHash(hashes);
            const lastModified = source.lastModified ?? (0,nixpkgs_address/* lastModifiedOf */.Lq)(facts.url);
            return [{ file: path, format: 'niv', name, ...facts, hash, direct: true, lastModified, line }];
        });
    },
    apply(text, pin, target) {
        const { document, source } = niv_find(text, pin);
        (0,nixpkgs_address/* assertMovable */.lt)(pin, 'Change the source with niv.');
        return (0,edit/* setMembers */.E)(document, [pin.name], niv_fieldsOf(source, pin, target));
    },
    companions(text, siblings) {
        const sources = sources_readSources(text, siblings.path)?.sources ?? [];
        return sources.flatMap((source) => niv_companionOf(source, siblings));
    },
    moveCompanion(text, companion, target) {
        const { document, source } = niv_find(text, companion);
        return (0,edit/* setMembers */.E)(document, [companion.name], companionFields(source, companion, target));
    },
};
function niv_find(text, { name, file }) {
    const read = sources_readSources(text, file);
    const source = read?.sources.find((candidate) => candidate.name === name);
    return read && source ? { ...read, source } : noSuchEntry(name, file);
}
function niv_fieldsOf(source, pin, target) {
    const fields = new Map(ofTemplate(source, pin, target));
    if (source.url !== null)
        setAddress(fields, source, (0,nixpkgs_address/* moveAddress */.IF)(source.url, pin, target));
    if (source.rev !== null)
        fields.set('rev', target.revision);
    if (pin.channel !== null &&
        pin.channel !== target.channel &&
        source.branch?.endsWith(pin.channel) === true) {
        fields.set(branchKey(source, source.branch), source.branch.replace(pin.channel, target.channel));
    }
    const stays = (fields.get('url') ?? pin.revision) === (source.url ?? target.revision);
    if (!stays && source.lastModified !== null)
        fields.set('lastModified', target.lastModified);
    return stays && target.hash === null
        ? fields
        : new Map([...fields, ...movedHashes(source.hashes, target.hash)]);
}
/** A template without a placeholder is the address once more: niv would go back to it. */
function setAddress(fields, { url, texts }, to) {
    fields.set('url', to);
    if (texts.get('url_template') === url)
        fields.set('url_template', to);
}
function companionFields(source, companion, target) {
    const { url, hashes, lastModified } = source;
    const [hash = 'sha256'] = hashes.known.keys();
    const keys = { branch: branchKey(source, companion.branch), revision: 'rev', hash };
    const fields = new Map(movedFields(companion, target, keys, url === null ? null : { key: 'url', value: url }));
    const address = fields.get('url');
    if (typeof address === 'string')
        setAddress(fields, source, address);
    if (lastModified !== null && target.revision !== companion.revision)
        fields.set('lastModified', target.lastModified);
    // What moves one moves all.
    return fields.has(hash) ? new Map([...fields, ...movedHashes(hashes, target.hash)]) : fields;
}
function branchKey({ texts }, branch) {
    return texts.get('branch') === branch ? 'branch' : 'ref';
}
/** What niv makes the address of: `https://…/nixos/25.11/nixos-<version>/nixexprs.tar.xz` needs `version`. */
function ofTemplate({ texts }, pin, target) {
    const version = (release) => (0,core_release/* parseReleaseName */.YY)(release ?? '')?.version ?? '';
    const parts = [
        [pin.release ?? '', target.release],
        [version(pin.release), version(target.release)],
        [pin.revision ?? '', target.revision.slice(0, pin.revision?.length)],
    ];
    const names = (texts.get('url_template') ?? '').match(/<[^<>]+>/g) ?? [];
    return [...new Set(names)].flatMap((placeholder) => {
        const name = placeholder.slice(1, -1);
        const value = texts.get(name) ?? '';
        const part = parts.find(([old]) => old !== '' && value.includes(old));
        return part ? [[name, value.replace(part[0], part[1])]] : [];
    });
}
function niv_companionOf(source, { path, origins }) {
    const { name, line, type, owner, repo, branch, rev, hashes, url } = source;
    if (branch === null || rev === null || repo === null || hashes.trouble !== null)
        return [];
    const entry = {
        file: path,
        format: 'niv',
        name,
        branch,
        revision: rev,
        hash: ownHash(hashes),
        line,
        moves: 'text',
    };
    if (type === 'git') {
        // What git fetches has another hash than an archive.
        if ((0,nixpkgs_address/* nixpkgsAddress */.ZW)(repo, origins) || hashes.known.size > 0)
            return [];
        return companionsOf({ ...entry, repository: repo, gitUrl: repo, hash: null });
    }
    // Of another forge's archive, or of one that is not unpacked, nobody knows the hash.
    if (owner === null || type === 'file' || (0,nixpkgs_address/* repositoryTrouble */.iW)(owner, repo) !== undefined)
        return [];
    if (url !== null && !(0,core_release/* githubArchiveOfUrl */.YQ)(url, origins))
        return [];
    return companionsOf({ ...entry, repository: `${owner}/${repo}`, gitUrl: githubUrl(owner, repo) });
}

// EXTERNAL MODULE: ./build/src/core/store-path.js
var store_path = __webpack_require__(56526);
// EXTERNAL MODULE: ./build/src/core/origin.js
var origin = __webpack_require__(51879);
;// CONCATENATED MODULE: ./build/src/pins/prefetch-json/source.js








/**
 * Reads such a file. Null: this is another JSON.
 * @throws UserError where it is broken
 */
function source_readSource(content, file) {
    const document = readAnyJson(content, file, looksLikeOurs);
    const members = document && membersOf(document.value);
    if (!members)
        return null;
    const get = (key) => textOf(members.get(key));
    const branchKey = get('branch') === null ? 'ref' : 'branch';
    const [rev, hashes] = [get('rev'), hashesIn(members)];
    if (rev === null && hashes.known.size === 0)
        return null;
    return {
        document,
        line: document.lineOf([rev === null ? 'url' : 'rev']),
        url: get('url'),
        owner: get('owner'),
        repo: get('repo'),
        branch: get(branchKey),
        branchKey,
        told: channelIn(members),
        rev,
        hashes,
        dates: new Map(DATE_KEYS.flatMap((key) => {
            const date = get(key);
            return date === null ? [] : [[key, date]];
        })),
        lastModified: timeIn(members),
        path: get('path'),
        withGit: members.get('leaveDotGit') === true || members.get('deepClone') === true,
    };
}
/** A few lines with a revision and a hash in them: a text that is no JSON and has them was one of these. */
function looksLikeOurs(text) {
    return (text.length < 4096 &&
        /"rev"\s*:\s*"[0-9a-f]{40}"/.test(text) &&
        /"(?:sha256|hash|narHash)"\s*:\s*"[0-9A-Za-z+/=:-]{44,}"/.test(text));
}
/** More are a list of something; to write each of thousands would take minutes. */
const MOST_TELLING = 10;
function channelIn(members) {
    const telling = [...members].flatMap(([key, value]) => {
        const text = textOf(value) ?? '';
        return key !== 'rev' && (0,core_channel/* parseChannel */.pn)(text) ? [{ key, channel: text }] : [];
    });
    const [channel, ...others] = new Set(telling.map((one) => one.channel));
    // Of several nobody knows which one the revision is of.
    if (channel === undefined || others.length > 0 || telling.length > MOST_TELLING)
        return null;
    return { channel, keys: telling.map(({ key }) => key) };
}
/** What the file says of the nixpkgs it holds, or null where it is none. */
function source_sourceFacts(source, origins) {
    const facts = factsAlone(source, origins);
    return facts?.state === 'pinned'
        ? { ...facts, channel: facts.channel ?? source.told?.channel ?? null }
        : facts;
}
function factsAlone(source, origins) {
    const { url, rev: revision, branch, withGit } = source;
    const repository = repositoryOf(source, origins);
    const facts = repository
        ? branchFacts({ ...repository, branch, revision, url })
        : url === null
            ? null
            : source_ofAddress(url, source, origins);
    if (!facts || facts.state === 'foreign')
        return facts;
    if (withGit)
        return foreignFacts({ url, revision }, 'fetched with .git: its hash is not one of an archive');
    if (facts.state === 'pinned' && facts.revision === null)
        return unlockedFacts(facts, 'holds a hash, but no revision');
    const hashed = source.hashes.known.size > 0;
    return unlessTroubled(hashed ? facts : { ...facts, artifact: null }, source.hashes);
}
function source_ofAddress(url, { rev }, origins) {
    const held = (0,nixpkgs_address/* nixpkgsAddress */.ZW)(url, origins);
    return held && addressFacts(held, { url, revision: rev }, null);
}
/** `{ owner, repo }`, or git's address of a repository of GitHub. */
function repositoryOf({ owner, repo, url }, origins) {
    if (owner !== null && repo !== null && url === null)
        return { owner, repo };
    const short = /^(?:git@|ssh:\/\/git@|git:\/\/)github\.com[:/]([^/]+)\/([^/]+?)(?:\.git)?\/?$/i.exec(url ?? '');
    const segments = short ? short.slice(1) : (0,origin/* segmentsBelow */.C)(url ?? '', origins.archives);
    const [first, second, ...rest] = segments ?? [];
    if (first === undefined || second === undefined || rest.length > 0)
        return null;
    const name = second.replace(/\.git$/, '');
    return (0,nixpkgs_address/* repositoryTrouble */.iW)(first, name) === undefined ? null : { owner: first, repo: name };
}

;// CONCATENATED MODULE: ./build/src/pins/prefetch-json/index.js









/** What nix-prefetch-git and its like print, in a file of any name. */
const prefetchJson = {
    id: 'prefetch-json',
    files: [anyJson],
    mentions: /"(?:url|repo)"\s*:\s*"[^"\n]*(?:nixpkgs|nixos)/i,
    extract(text, { path, origins }) {
        const source = source_readSource(text, path);
        const facts = source && source_sourceFacts(source, origins);
        if (!facts)
            return [];
        const { hashes, line } = source;
        return [
            {
                file: path,
                format: 'prefetch-json',
                name: prefetch_json_nameOf(path),
                ...facts,
                hash: ownHash(hashes),
                direct: true,
                lastModified: prefetch_json_timeOf(source) ?? (0,nixpkgs_address/* lastModifiedOf */.Lq)(facts.url),
                line,
            },
        ];
    },
    apply(text, pin, target) {
        const source = source_readSource(text, pin.file);
        if (!source)
            throw new errors/* UserError */.yo('No revision in this file.', {
                place: { file: pin.file },
                cure: 'It has changed since it was read: run again.',
            });
        (0,nixpkgs_address/* assertMovable */.lt)(pin, 'Run the program anew that wrote this file.');
        return (0,edit/* setMembers */.E)(source.document, [], prefetch_json_fieldsOf(source, pin, target));
    },
};
/** Unix seconds, as the first date tells that is one, or else the time itself. */
function prefetch_json_timeOf({ dates, lastModified }) {
    const times = [...dates.values()].map(readDate);
    return times.find((time) => time !== null) ?? lastModified;
}
/** `nix/nixpkgs-stable.json` -> `nixpkgs-stable` */
function prefetch_json_nameOf(path) {
    return path.replace(/^.*\//, '').replace(/\.json$/i, '');
}
function prefetch_json_fieldsOf(source, pin, target) {
    const fields = new Map();
    const { url, branch, told, rev, dates, path } = source;
    // Git's address of the repository does not say which revision.
    const inUrl = pin.release !== null || rev === null || url?.includes(pin.revision ?? rev);
    if (url !== null && inUrl === true)
        fields.set('url', (0,nixpkgs_address/* moveAddress */.IF)(url, pin, target));
    if (rev !== null)
        fields.set('rev', target.revision);
    if (branch !== null && pin.channel !== null)
        fields.set(source.branchKey, branch.replace(pin.channel, target.channel));
    if (told?.channel === pin.channel)
        for (const key of told.keys)
            fields.set(key, target.channel);
    const same = target.hash === null && target.revision === pin.revision;
    if (same)
        return fields;
    for (const [key, hash] of movedHashes(source.hashes, target.hash))
        fields.set(key, hash);
    if (target.revision === pin.revision)
        return fields;
    // What is not known of the new revision goes: it would be told of the wrong one.
    for (const [key, date] of dates)
        fields.set(key, target.lastModified === null ? null : writeDate(target.lastModified, date));
    if (source.lastModified !== null)
        fields.set('lastModified', target.lastModified);
    if (path !== null)
        fields.set('path', storePathOf(path, pin, target));
    return fields;
}
function storePathOf(old, pin, target) {
    const name = (0,store_path/* parseStorePath */.GV)(old)?.name;
    const hash = target.hash === null ? null : (0,core_hash/* parseHash */.Eb)(target.hash);
    if (name === undefined || !hash || pin.revision === null)
        return null;
    // Newer programs name the checkout after its revision, too: nixpkgs-35eda4a
    return (0,store_path/* sourceStorePath */.Ee)(hash, name.replace(pin.revision.slice(0, 7), target.revision.slice(0, 7)));
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/owned.js








/**
 * Tells whether a pin that stands beside a Nix file is one of the program's that writes that file, such as a node of a
 * flake.lock: its own format knows better how it moves.
 */
function ownedElsewhere(siblings) {
    const known = new Map();
    return (pin) => {
        const owners = known.get(pin.file) ?? ownersOf(pin.file).flatMap((format) => pinsOf(format, pin.file, siblings));
        known.set(pin.file, owners);
        return owners.some(({ revision, url }) => revision === null ? url === pin.url : revision === pin.revision);
    };
}
function ownersOf(file) {
    const name = external_node_path_.posix.basename(file);
    if (name === 'flake.lock')
        return [flake_lock/* flakeLock */.T];
    if (name === 'devenv.lock')
        return [devenvLock];
    if (name === 'lon.lock')
        return [lon];
    return name.endsWith('.json') ? [npins, niv, prefetchJson] : [];
}
function pinsOf(format, path, siblings) {
    const { origins } = siblings;
    const read = (relative) => readBeside(path, relative, siblings);
    const text = read(external_node_path_.posix.basename(path));
    try {
        return text === null ? [] : format.extract(text, { path, origins, read });
    }
    catch (error) {
        // It says so itself.
        if (error instanceof errors/* UserError */.yo)
            return [];
        throw error;
    }
}
/** A file by its path relative to another one. */
function readBeside(path, relative, siblings) {
    const file = external_node_path_.posix.join(external_node_path_.posix.dirname(path), relative);
    return siblings.read(external_node_path_.posix.relative(external_node_path_.posix.dirname(siblings.path), file));
}
/**
 * A pin of nvfetcher's is foreign: it writes generated.nix and generated.json together, and says the revision several
 * times in each, so that an edit would leave the half of it behind.
 * @param text of the pin's file
 */
function leftToNvfetcher(pin, text, siblings) {
    const isJson = external_node_path_.posix.basename(pin.file) === 'generated.json';
    const generated = isJson ? readBeside(pin.file, 'generated.nix', siblings) : text;
    if (generated?.startsWith('# This file was generated by nvfetcher') !== true)
        return pin;
    const note = 'nvfetcher writes this file, and the one beside it: run `nvfetcher` to move it';
    return { ...pin, state: 'foreign', note };
}
/**
 * The nixpkgs in a thunk.nix of nix-thunk is foreign: that program holds the file against what its versions write, byte
 * for byte, and takes the thunk for none where it has another nixpkgs. What the thunk is of stands in the JSON beside it.
 * @param text of the pin's file
 */
function leftToNixThunk(pin, text) {
    if (external_node_path_.posix.basename(pin.file) !== 'thunk.nix' || !isThunk(text))
        return pin;
    const note = 'nix-thunk writes this file, and knows no other nixpkgs in it: `nix-thunk update` writes it anew';
    return { ...pin, state: 'foreign', note };
}
/** One is less than 1 KiB. */
function isThunk(text) {
    return (text.length < 4096 &&
        text.startsWith('# DO NOT HAND-EDIT THIS FILE\n') &&
        /\breadFile \.\/git(?:hub)?\.json\b/.test(text));
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/trial.js



// A move reads the whole file. With more to read the rest is found out when it comes to it.
const MAX_CHARACTERS = 1_000_000;
/** Moves the pins of one Nix file for trial: one that can't be moved is foreign, and says why. */
function trials() {
    let left = MAX_CHARACTERS;
    return (pin, text) => {
        left -= text.length;
        if (pin.state !== 'pinned' || left < 0)
            return pin;
        try {
            const move = pin.file.endsWith('.nix') ? movePin : movePinBeside;
            move(text, pin, madeUp(pin));
            return pin;
        }
        catch (error) {
            if (error instanceof errors/* UserError */.yo)
                return { ...pin, state: 'foreign', note: error.message };
            throw error;
        }
    };
}
const trial_REVISION = '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c';
const HASH = 'sha256-AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=';
/** A release of the pin's channel that there is not. */
function madeUp({ channel, release, url, artifact, lastModified }) {
    // `nixos-25.11.4021.1f3a0c5d2b7e`
    const next = (release ?? '').replace(/([0-9]+)\.([0-9a-f]+)$/, (_, number, short) => `${Number(number) + 1}.${trial_REVISION.slice(0, short.length)}`);
    const [before = ''] = release === null ? [] : (url ?? '').split(`/${release}`);
    const folder = /(?:nixpkgs|(?:nixos|nixpkgs)\/[^/]+)$/.exec(before)?.[0] ?? 'nixos/unstable';
    return {
        channel: channel ?? 'nixos-unstable',
        release: next,
        revision: trial_REVISION,
        releasePath: `${folder}/${next}`,
        hash: artifact === null ? null : HASH,
        lastModified: lastModified === null ? null : lastModified + 1,
    };
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/pins.js









/** Each nixpkgs of a Nix file; of one whose bytes stand in a JSON beside it, the pin is there. */
function pinsIn(text, siblings) {
    const beside = besideOf(siblings);
    const found = read_readSources(text, siblings.path, beside).flatMap((source) => {
        const facts = facts_sourceFacts(source, siblings.origins);
        return facts ? [{ source, facts, told: facts.revision ?? facts.channel }] : [];
    });
    if (found.length === 0)
        return [];
    const lineOf = (0,text_lines/* lineIndex */.D)(text);
    const channelsAround = ownChannels(text);
    const owned = ownedElsewhere(siblings);
    const inTrial = trials();
    const left = (pin, its) => leftToNixThunk(leftToNvfetcher(pin, its, siblings), its);
    const tried = (pin, its) => inTrial(left(pin, its), its);
    return groupsOf(found).flatMap((group) => {
        const [{ source }] = group.members;
        if (group.file === null) {
            const place = { file: siblings.path, name: source.name, line: lineOf(group.offset) };
            return [tried(pins_pinOf(group, place, channelsAround(group.offset)), text)];
        }
        const file = external_node_path_.posix.join(external_node_path_.posix.dirname(siblings.path), group.file);
        const place = { file, ...beside.placeIn(group.file, group.offset) };
        const pin = pins_pinOf(group, place, beside.around(group.file, group.offset));
        return owned(pin) ? [] : [tried(pin, beside.text(group.file) ?? '')];
    });
}
/** The channels that a set of the Nix file itself tells. A date is not read: it may be used for anything. */
function ownChannels(text) {
    const sets = setsIn(text);
    const known = new Map([...new Set(sets.values())].map((set) => [set, aroundOf(set).channels]));
    return (offset) => {
        const set = sets.get(offset);
        return { ...nothingAround, channels: (set && known.get(set)) ?? [] };
    };
}
function pins_pinOf({ members }, place, around) {
    // The one with a hash tells of what that is.
    const { source, facts: told } = members.find((one) => one.source.hash !== null) ?? members[0];
    const facts = {
        ...told,
        ...sharedChannel(told, [...members.map((one) => one.facts.channel), ...around.channels]),
    };
    const note = facts.state === 'floating' ? floatingNote(source) : facts.note;
    return {
        ...place,
        format: 'nix-source',
        ...facts,
        hash: source.hash?.value ?? null,
        direct: true,
        lastModified: facts_timeOf(source) ?? around.lastModified,
        ...(note === undefined ? {} : { note }),
        ...(members.every((one) => one.source.upgradesItself) ? { upgradesItself: true } : {}),
    };
}
/** The channel of one revision that several may fetch: any of them may name it, and so may what stands beside it. */
function sharedChannel(facts, told) {
    if (facts.state !== 'pinned')
        return {};
    const channels = [...new Set(told.filter((one) => one !== null))];
    const [channel = null, ...others] = channels;
    if (others.length === 0)
        return { channel };
    return { state: 'foreign', note: `one revision is fetched for several channels: ${channels.join(', ')}` };
}

;// CONCATENATED MODULE: ./build/src/pins/nix-source/index.js




/**
 * Nix files that fetch nixpkgs themselves, by `fetchTarball` and its like, or that tell Nix where it is
 * (`nix.nixPath`). What `inputs` of a flake.nix say is not fetched by a call, so is not read here.
 */
const nixSource = {
    id: 'nix-source',
    files: ['**/*.nix'],
    mentions: /fetch(?:Tarball|zip|FromGitHub|Git|git|Tree)|getFlake|nix-?[pP]ath|NIX_PATH|registry|autoUpgrade|defaultChannel/,
    extract: pinsIn,
    apply: (text, pin, target) => pin.file.endsWith('.nix') ? movePin(text, pin, target) : movePinBeside(text, pin, target),
    companions: (text, { path, origins }) => companionsIn(text, path, origins),
    moveCompanion: moveCompanionIn,
};

;// CONCATENATED MODULE: ./build/src/pins/script/index.js




/** Where people keep scripts that they call by a name without an ending: programs lie there, too. */
const FOLDERS = '{bin,script,scripts,tools,hack,ci,.ci}';
/** `bin/deploy`: a script by its first line, whatever it is called. */
const script = addressFormat({
    id: 'script',
    files: [`{,*/}${FOLDERS}/!(*.*)`],
    // A mark of the encoding, three bytes, may stand before.
    mentions: new RegExp(`^.{0,3}#![^]*?(?:${nixpkgs_address/* mentionsSource */.v0.source})`, 'i'),
    largest: 128 * 1024,
    read(text) {
        return /^\uFEFF?#!/.test(text) ? scriptAddresses(wholeText(text), isOfShell(text)) : [];
    },
    pinnedAs: (release) => `${release}/nixexprs.tar.xz`,
});
/** `#!/bin/sh`, `#!/usr/bin/env -S bash -e`; `#! nix-shell -i bash`, where nix-shell starts it. */
function isOfShell(text) {
    const [, started = ''] = /^\uFEFF?#!(.*)/.exec(text) ?? [];
    const by = /\bnix-shell\b/.test(started)
        ? (/^#!.*[ \t]-i[ \t]+("[^"]*"|'[^']*'|\S+)/m.exec(text)?.[1] ?? '')
        : started;
    return /(?:^|[\s/"'])(?:ba|da|z|k|fi)?sh(?:[\s"']|$)/.test(by);
}

;// CONCATENATED MODULE: ./build/src/pins/workflow/scalars.js



/**
 * The texts in a YAML file that mention something. One that an alias repeats is there under its own key and the alias's.
 * @throws UserError where the file is broken
 */
function keyedTexts(text, file, mentions) {
    const found = [];
    for (const root of readYaml(text, file)) {
        for (const { node, key, around } of keyedScalars(root, text.length)) {
            if (typeof node.value !== 'string' || !mentions.test(node.value))
                continue;
            const value = mapped(text, node);
            if (value)
                found.push({ key, around, value });
        }
    }
    return found;
}
/**
 * In the order of the file.
 * @param repeatable how many characters may be read again by aliases: those of aliases of lists can be without end
 */
function keyedScalars(root, repeatable) {
    const scalars = [];
    const anchors = new Map();
    const left = [{ node: root, key: '', around: '' }];
    for (let place = left.pop(); place; place = left.pop()) {
        const { node, key, around } = place;
        if ((0,dist/* isScalar */.jn)(node))
            scalars.push({ ...place, node });
        if (((0,dist/* isScalar */.jn)(node) || (0,dist/* isSeq */.oP)(node)) && node.anchor !== undefined)
            anchors.set(node.anchor, node);
        if ((0,dist/* isAlias */.Vj)(node)) {
            const source = anchors.get(node.source);
            for (const one of (0,dist/* isSeq */.oP)(source) ? source.items : [source]) {
                repeatable -= (0,dist/* isScalar */.jn)(one) ? String(one.value).length + 1 : 1;
                if (repeatable < 0)
                    break;
                if ((0,dist/* isScalar */.jn)(one))
                    scalars.push({ ...place, node: one });
            }
        }
        if ((0,dist/* isSeq */.oP)(node))
            for (const item of node.items.toReversed())
                left.push({ ...place, node: item });
        if ((0,dist/* isMap */.jh)(node)) {
            for (const pair of node.items.toReversed()) {
                const name = (0,dist/* isScalar */.jn)(pair.key) ? String(pair.key.value) : '';
                left.push({ node: pair.value, key: name, around: key === '' ? around : key });
            }
        }
    }
    return scalars;
}
/** The scalar without quotes, escapes, indentation and folds; null where it can't be told where something stands. */
function mapped(text, { type, value, range }) {
    if (typeof value !== 'string' || !range)
        return null;
    const quote = type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE' ? 1 : 0;
    // `|2-  # comment`
    const header = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED' ? text.indexOf('\n', range[0]) : -1;
    const builder = mappedTextBuilder(wholeText(text));
    let at = header < 0 ? range[0] + quote : header + 1;
    for (let index = 0; index < value.length; index++) {
        const character = value.charAt(index);
        // Blanks come and go in YAML, and stand in no address.
        if (isBlank(character)) {
            builder.add(character, at, at + 1);
            continue;
        }
        const unit = nextUnit(text, at, type);
        if (unit.plain !== null && unit.plain !== character)
            return null;
        builder.add(value.slice(index, index + unit.units), unit.start, unit.end);
        index += unit.units - 1;
        at = unit.end;
    }
    return builder.build();
}
/** What the next character that is no blank is written as. */
function nextUnit(text, from, type) {
    for (let start = from;;) {
        const character = text.charAt(start);
        if (isBlank(character)) {
            start++;
            continue;
        }
        if (type === 'QUOTE_SINGLE' && text.startsWith("''", start))
            return { start, end: start + 2, plain: "'", units: 1 };
        if (type !== 'QUOTE_DOUBLE' || character !== '\\')
            return { start, end: start + 1, plain: character, units: 1 };
        const escape = escapeAt(text, start);
        if (!escape.blank)
            return { start, end: escape.end, plain: null, units: escape.units };
        start = escape.end;
    }
}
/** `\n`, `\x20`, `\u00e9`, a backslash at the end of a line */
function escapeAt(text, start) {
    const letter = text.charAt(start + 1);
    const digits = letter === 'x' ? 2 : letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
    const end = start + 2 + digits;
    if (digits === 0)
        return { end, blank: /[ntr \t\r\n]/.test(letter), units: 1 };
    const code = Number.parseInt(text.slice(start + 2, end), 16);
    return { end, blank: code < 128 && isBlank(String.fromCharCode(code)), units: code > 0xffff ? 2 : 1 };
}
function isBlank(character) {
    return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}

;// CONCATENATED MODULE: ./build/src/pins/workflow/index.js







/** What CI and its like are told: `nix_path: nixpkgs=channel:…`, addresses in `with:` and `env:`, and the scripts they run. */
const workflow = addressFormat({
    id: 'workflow',
    files: [
        '.{github,forgejo,gitea}/workflows/*.{yml,yaml}',
        '**/action.{yml,yaml}',
        '{.gitlab-ci,.woodpecker,.drone,.travis,.cirrus,.build,azure-pipelines,bitbucket-pipelines}.{yml,yaml}',
        '{.gitlab-ci,.gitlab,.woodpecker,.builds,.buildkite,.circleci,.semaphore}/**/*.{yml,yaml}',
        '**/{Taskfile,taskfile,docker-compose,compose}{,.*}.{yml,yaml}',
        '**/{stack.yaml,.gitpod.yml}',
    ],
    mentions: nixpkgs_address/* mentionsSource */.v0,
    read(text, path) {
        if (!nixpkgs_address/* mentionsSource */.v0.test(text))
            return [];
        return keyedTexts(text, path, nixpkgs_address/* mentionsSource */.v0).flatMap((keyed) => addressesOf({ ...keyed, value: withoutExpressions(keyed.value) }));
    },
    pinnedAs: (release) => `${release}/nixexprs.tar.xz`,
});
/** What is run, by the names of all that are read. */
const SCRIPT = /^(?:run|shell|\w*commands?|cmds?|(?:before_|after_|install_)?script|(?:before_)?install)$/;
function addressesOf({ key, around, value }) {
    const name = key.toLowerCase().replaceAll('-', '_');
    if (/(?:^|_)nix_path$/.test(name))
        return nixPathAddresses(value);
    if (/(?:^|_)nix_conf(?:ig)?$|^extra_conf$/.test(name))
        return nixConfAddresses(value);
    // builds.sr.ht: `tasks: [ { build: "…" } ]`; Gitpod: `tasks: [ { init: "…" } ]`
    if (SCRIPT.test(name) || around === 'tasks')
        return shellAddresses(value);
    return singleAddress(key, value);
}
/** `NIXPKGS_URL: https://…`, `nixpkgs: nixpkgs=https://…`; in a list of variables `NIX_PATH=nixpkgs=…`. */
function singleAddress(key, value) {
    const variable = /^\s*NIX_PATH=/.exec(value.text)?.[0].length ?? 0;
    if (variable > 0)
        return nixPathAddresses(partOf(value, variable, value.text.length));
    const url = value.text.trim();
    const alone = isSourceAddress(url) ? { name: key, url, at: value.text.indexOf(url) } : null;
    const entry = alone ?? searchPathEntry(value.text);
    if (entry === null)
        return [];
    return [{ ...addressIn(value, entry), incidental: true }];
}
/** With placeholders for all from `${{` to `}}`. */
function withoutExpressions(value) {
    const [first = '', ...others] = value.text.split('${{');
    const masked = others.map((other) => {
        const end = other.indexOf('}}');
        return end < 0 ? `\${{${other}` : placeholder.repeat(end + 5) + other.slice(end + 2);
    });
    return { ...value, text: first + masked.join('') };
}

;// CONCATENATED MODULE: ./build/src/pins/registry.js












/** Every way to write a pin down that is understood: a folder each. */
const pinFormats = [
    flake_lock/* flakeLock */.T,
    flakeNix,
    devenvLock,
    npins,
    nixChannels,
    niv,
    lon,
    prefetchJson,
    nixSettings,
    script,
    workflow,
    nixSource,
];


/***/ })

};
