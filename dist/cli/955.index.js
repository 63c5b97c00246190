export const id = 955;
export const ids = [955];
export const modules = {

/***/ 99925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f8: () => (/* binding */ mistakesIn),
/* harmony export */   pA: () => (/* binding */ nearest),
/* harmony export */   uo: () => (/* binding */ documentsOf),
/* harmony export */   z4: () => (/* binding */ wording)
/* harmony export */ });
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21073);

const TYPES = {
    array: 'a list',
    boolean: '`true` or `false`',
    int: 'a whole number',
    number: 'a whole number',
    object: '`name: value` lines',
    string: 'text (in quotes, where it looks like a number)',
};
/** In our words: the library's own speak of its types. What a setting's schema says itself is not asked for here. */
const wording = (issue) => {
    if (issue.code === 'invalid_type')
        return `must be ${TYPES[issue.expected] ?? issue.expected}`;
    if (issue.code === 'invalid_value')
        return `must be ${either(issue.values.map((value) => `\`${String(value)}\``))}`;
    if (issue.code === 'too_small')
        return issue.origin === 'string' ? 'must not be empty' : `must be ${issue.minimum} or more`;
    if (issue.code === 'too_big')
        return issue.origin === 'string'
            ? `must have at most ${issue.maximum} characters`
            : `must be ${issue.maximum} or less`;
    return 'is not what this setting takes';
};
/** All mistakes that the schema found, each at the innermost place that it is known for. */
function mistakesIn(error, given) {
    return error.issues.flatMap(innermost).flatMap((issue) => {
        if (issue.code === 'unrecognized_keys')
            return issue.keys.map((key) => unknownName(issue.path, key));
        const setting = String(issue.path[0]);
        const value = valueAt(given, issue.path);
        const what = value === undefined ? 'is missing' : issue.message;
        const not = what.startsWith('must be') ? shown(value) : '';
        return [{ path: issue.path, sentence: `${named(issue.path)}${what}${not}.`, setting }];
    });
}
/** Where to read about what is wrong. */
function documentsOf(mistakes) {
    const documents = mistakes.map(({ setting }) => setting !== null && _settings_js__WEBPACK_IMPORTED_MODULE_0__/* .policyNames */ .p8.includes(setting) ? 'docs/policy.md' : 'docs/configuration.md');
    return [...new Set(documents)].sort().join(' and ');
}
/** The name that was most likely meant: a slip or two away, fewer where it is short; null where none is that near. */
function nearest(given, names) {
    const longest = 40;
    if (given.length > longest)
        return null;
    const plain = (name) => name.toLowerCase().replaceAll('_', '-');
    const ranked = names
        .map((name) => ({ name, slips: slips(plain(given), plain(name)) }))
        .sort((a, b) => a.slips - b.slips);
    const [best] = ranked;
    return best && best.slips <= Math.min(2, Math.floor(given.length / 3)) ? best.name : null;
}
function unknownName(path, key) {
    const [setting] = path;
    const names = setting === undefined ? Object.keys(_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .settings */ .W0.shape) : _settings_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleNames */ .XZ;
    const meant = nearest(key, names);
    const hint = meant === null ? '.' : `; did you mean \`${meant}\`?`;
    const what = setting === undefined ? `there is no setting \`${key}\`` : `there is no \`${key}\` in a rule`;
    return {
        path: [...path, key],
        sentence: `${named(path)}${what}${hint}`,
        setting: setting === undefined ? meant : String(setting),
    };
}
/** Of a setting that may be a list, what is wrong with its entries. */
function innermost(issue) {
    if (issue.code !== 'invalid_union')
        return [issue];
    const ofEntries = issue.errors.flat().filter(({ path }) => typeof path[0] === 'number');
    return ofEntries.length === 0
        ? [issue]
        : ofEntries.map((entry) => ({ ...entry, path: [...issue.path, ...entry.path] }));
}
function named(path) {
    return path.length === 0 ? '' : `\`${path.map(String).join('.')}\`: `;
}
/** `, not \`daily\``, of what can be told in a word. Where there is an `@`, a password may stand before it. */
function shown(value) {
    const word = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    return typeof word === 'string' && /^[^\n`@]{1,40}$/.test(word) ? `, not \`${word}\`` : '';
}
function valueAt(value, path) {
    return path.reduce((inner, key) => typeof inner === 'object' && inner !== null
        ? Object.getOwnPropertyDescriptor(inner, key)?.value
        : undefined, value);
}
/** `a`, `b` or `c` */
function either(words) {
    const last = words.at(-1) ?? '';
    return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
/** How many characters must come, go or be changed to make one text of the other (Levenshtein). */
function slips(from, to) {
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let i = 0; i < from.length; i++) {
        const next = [i + 1];
        for (let j = 0; j < to.length; j++) {
            const changed = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1);
            next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
        }
        row = next;
    }
    return row.at(-1) ?? 0;
}


/***/ }),

/***/ 98955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H$: () => (/* binding */ settingNames),
/* harmony export */   Qn: () => (/* binding */ variableOf),
/* harmony export */   Xg: () => (/* binding */ readConfig),
/* harmony export */   Ze: () => (/* binding */ configFile),
/* harmony export */   fQ: () => (/* binding */ strayVariables)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(92857);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _config_mistakes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99925);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21073);





/** Names of all settings, as inputs, flags and keys of the file spell them. */
const settingNames = Object.keys(_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .settings */ .W0.shape);
const configFile = '.github/channel-bump.yml';
/**
 * The configuration in force: the file's, with what inputs, flags and environment say over it.
 * @param text of `.github/channel-bump.yml`, or null where there is none
 * @throws UserError naming file, line or setting, and cure
 */
function readConfig(text, overrides) {
    const file = text === null ? {} : parseFile(text);
    const given = Object.fromEntries(Object.entries(overrides).flatMap(([name, value]) => (value === '' ? [] : [[name, typed(name, value)]])));
    const checkedFile = _settings_js__WEBPACK_IMPORTED_MODULE_3__/* .settings */ .W0.safeParse(file, { error: _config_mistakes_js__WEBPACK_IMPORTED_MODULE_2__/* .wording */ .z4 });
    if (!checkedFile.success)
        throw refusedFile(text ?? '', (0,_config_mistakes_js__WEBPACK_IMPORTED_MODULE_2__/* .mistakesIn */ .f8)(checkedFile.error, file));
    const all = { ...file, ...given };
    const checked = _settings_js__WEBPACK_IMPORTED_MODULE_3__/* .settings */ .W0.safeParse(all, { error: _config_mistakes_js__WEBPACK_IMPORTED_MODULE_2__/* .wording */ .z4 });
    if (checked.success)
        return checked.data;
    const mistakes = (0,_config_mistakes_js__WEBPACK_IMPORTED_MODULE_2__/* .mistakesIn */ .f8)(checked.error, all);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(mistakes.map(({ sentence }) => sentence).join(' '), {
        cure: `See ${(0,_config_mistakes_js__WEBPACK_IMPORTED_MODULE_2__/* .documentsOf */ .uo)(mistakes)}.`,
        exitCode: 64,
    });
}
/** The environment variable of a setting: `channels-url` -> `CHANNEL_BUMP_CHANNELS_URL` */
function variableOf(name) {
    return PREFIX + name.toUpperCase().replaceAll('-', '_');
}
const PREFIX = 'CHANNEL_BUMP_';
/** A sentence for each variable that looks like a setting's and is none: it would be passed over in silence. */
function strayVariables(environment) {
    const known = settingNames.map(variableOf);
    return Object.keys(environment)
        .filter((name) => name.startsWith(PREFIX) && !known.includes(name))
        .map((name) => {
        const meant = (0,_config_mistakes_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .pA)(name.slice(PREFIX.length), settingNames);
        const hint = meant === null ? '.' : `; did you mean ${variableOf(meant)}?`;
        return `the environment variable ${name} is no setting${hint}`;
    });
}
/** All that is wrong with the file, from top to bottom: the first at the error's place, the others by their line. */
function refusedFile(text, mistakes) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter: lines, logLevel: 'error' });
    const placed = mistakes
        .map(({ path, sentence }) => ({ sentence, offset: offsetOf(document, path) }))
        .sort((a, b) => a.offset - b.offset)
        .map(({ sentence, offset }) => ({ sentence, line: lines.linePos(offset).line }));
    const [first, ...others] = placed;
    const further = others.map(({ sentence, line }) => ` Line ${line}: ${sentence}`);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${first?.sentence ?? ''}${further.join('')}`, {
        place: { file: configFile, ...(first ? { line: first.line } : {}) },
        cure: `See ${(0,_config_mistakes_js__WEBPACK_IMPORTED_MODULE_2__/* .documentsOf */ .uo)(mistakes)}.`,
    });
}
function parseFile(text) {
    try {
        const value = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, { maxAliasCount: 100, logLevel: 'error' });
        if (value === null || value === undefined)
            return {};
        const map = zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J()).safeParse(value);
        if (map.success)
            return map.data;
    }
    catch (error) {
        // Besides parse errors the library throws plain ones, of aliases that lead nowhere or to too much.
        const line = error instanceof yaml__WEBPACK_IMPORTED_MODULE_0__/* .YAMLParseError */ .XT ? error.linePos?.[0].line : undefined;
        const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`this is not valid YAML: ${reason.replace(/:$/, '')}.`, {
            place: { file: configFile, ...(line === undefined ? {} : { line }) },
            cure: 'Mend it there; each setting is `name: value`.',
        });
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('this file must hold `setting: value` lines, not a list.', {
        place: { file: configFile },
        cure: 'See docs/configuration.md.',
    });
}
/** Where what is wrong begins, or the nearest that is there around it. */
function offsetOf(document, path) {
    for (let length = path.length; length > 0; length--) {
        const start = startOf(document, path.slice(0, length));
        if (start !== null)
            return start;
    }
    return 0;
}
/** Where the key that a path ends with begins, or the entry of a list. */
function startOf(document, path) {
    const around = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const last = String(path.at(-1));
    const pair = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(around)
        ? around.items.find((one) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(one) && String(one.key) === last)
        : undefined;
    const node = pair ? pair.key : document.getIn(path, true);
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) ? (node.range?.[0] ?? null) : null;
}
const YAML_SETTINGS = new Set([
    'hosts',
    'engine-arguments',
    'discover-hosts',
    'channel-commits',
    'channel-packages',
    'rules',
    'pull-request-limit',
    'issue-after',
    'host-checks',
    'schedule',
    'checks',
    'last-good',
    'search-limit',
    'evaluation-jobs',
    'builders',
]);
const WORDS = new Set([
    'labels',
    'lanes',
    'substituters',
    'trusted-public-keys',
    'reviewers',
    'team-reviewers',
    'assignees',
]);
const GLOBS = new Set([
    'only-hosts',
    'skip-hosts',
    'pins',
    'ignore',
    'freeze',
    'companions',
    'production-hosts',
    'boot-hosts',
]);
/** Inputs are text: lists and switches are written as in the file (YAML), lists of words also without brackets. */
function typed(name, value) {
    const isList = WORDS.has(name) || GLOBS.has(name);
    // To YAML `*` is an alias, and `nixos{,-small}` no single word.
    if (isList && !/^\s*(?:\[|- )/.test(value))
        return value.split(GLOBS.has(name) ? /,?\s+/ : /[\s,]+/).filter(Boolean);
    if (!isList && !YAML_SETTINGS.has(name))
        return value;
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(value, { maxAliasCount: 100, logLevel: 'error' });
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`\`${name}\` is not valid YAML.`, {
            cure: 'Write it as in the configuration file.',
            exitCode: 64,
        });
    }
}


/***/ }),

/***/ 75823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ fill),
/* harmony export */   VE: () => (/* binding */ LINE_WORDS),
/* harmony export */   cD: () => (/* binding */ strangeWords),
/* harmony export */   d9: () => (/* binding */ BODY_WORDS),
/* harmony export */   uP: () => (/* binding */ COMMIT_WORDS)
/* harmony export */ });
/** What may stand between `{{` and `}}`. */
const WORDS = ['title', 'channel', 'lane', 'from', 'to', 'pins', 'report'];
/** In a line of text, in a commit's message, in a body of markdown. */
const LINE_WORDS = WORDS.filter((word) => word !== 'report' && word !== 'pins');
const COMMIT_WORDS = WORDS.filter((word) => word !== 'report');
const BODY_WORDS = [...WORDS];
const pattern = /\{\{\s*([^{}]*?)\s*\}\}/g;
/** The words of a template that are none of these. */
function strangeWords(template, allowed) {
    return [...template.matchAll(pattern)].flatMap(([, word = '']) => (allowed.includes(word) ? [] : [word]));
}
/** A template with each of its words replaced, once: what is put in is not looked through again. */
function fill(template, word) {
    return template.replace(pattern, (whole, name) => {
        const known = WORDS.find((one) => one === name);
        return known === undefined ? whole : word(known);
    });
}


/***/ }),

/***/ 21073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p8: () => (/* binding */ policyNames),
  XZ: () => (/* binding */ ruleNames),
  W0: () => (/* binding */ settings)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/src/core/candidate.js
var candidate = __webpack_require__(72964);
// EXTERNAL MODULE: ./build/src/core/channel.js
var channel = __webpack_require__(26466);
// EXTERNAL MODULE: ./build/src/core/schedule.js
var schedule = __webpack_require__(63488);
;// CONCATENATED MODULE: ./build/src/app/gate-settings.js

/** Of the gate, and of the check runs that `update` posts in its stead. */
const gateSettings = {
    'gate-hosts': schemas/* enum */.k5n(['pins', 'all'])
        .default('pins')
        .describe('`all`: hosts are rebuilt, base against head, also where a pull request changes no pin.'),
    'host-checks': schemas/* int */.Whr()
        .min(0)
        .max(500)
        .default(50)
        .describe('So many hosts have a check run of their own, at most.'),
    comment: schemas/* enum */.k5n(['always', 'on-change', 'never'])
        .default('on-change')
        .describe("The gate's comment: `on-change` where a pin or a host changes, or where there is one."),
    'post-checks': schemas/* enum */.k5n(['auto', 'always', 'never'])
        .default('auto')
        .describe("Whether `update` posts check runs on its own pull requests; `auto`: with a workflow's own token, which starts no workflow."),
};

;// CONCATENATED MODULE: ./build/src/app/setting-values.js

const UNITS = { m: 60, h: 3600, d: 86_400, w: 604_800 };
const DURATION = 'must be a duration such as `12h`, `3d` or `2w`';
/** In seconds. */
const duration = schemas/* union */.KCZ([schemas/* literal */.euz(0), schemas/* string */.YjP().regex(/^(?:0|[0-9]{1,4}[hdw])$/, DURATION)], { error: DURATION })
    .transform((text) => (text === 0 || text === '0' ? 0 : seconds(text)));
/** Null: without an end. */
const longest = schemas/* union */.KCZ([schemas/* literal */.euz('none').transform(() => null), duration], {
    error: `${DURATION}, or \`none\``,
});
const LIMIT = 'must be a time such as `90m` or `2h`';
/** A time limit, in seconds. */
const limit = schemas/* string */.YjP(LIMIT)
    .regex(/^[1-9][0-9]{0,3}[mh]$/, LIMIT)
    .transform(seconds);
/** A list, of which one entry may stand alone. @param empty what to say of a list without one, where that is wrong */
function listOf(entry, what, empty) {
    const alone = entry.transform((one) => [one]);
    const list = empty === undefined ? schemas/* array */.YOg(entry) : schemas/* array */.YOg(entry).min(1, empty);
    return schemas/* union */.KCZ([alone, list], { error: `must be ${what}, or a list of them` });
}
const GLOB = 'a glob';
const glob = schemas/* string */.YjP().min(1);
const globs = listOf(glob, GLOB);
/** `90m`, `12h`, `3d`, `2w`, `0` */
function seconds(text) {
    return text === '0' ? 0 : Number(text.slice(0, -1)) * (UNITS[text.slice(-1)] ?? 1);
}

;// CONCATENATED MODULE: ./build/src/app/proof-settings.js


const CHECK_KINDS = 'expected `command`, `unit` or `port` (with `name` and `hosts` as you like)';
const checkCommon = {
    name: schemas/* string */.YjP()
        .regex(/^[^\n]{1,80}$/, 'must be one line of at most 80 characters')
        .optional(),
    hosts: globs.optional().describe('The hosts it is for; default: all.'),
};
const check = schemas/* union */.KCZ([
    schemas/* strictObject */.rej({ ...checkCommon, command: schemas/* string */.YjP().min(1) }),
    schemas/* strictObject */.rej({
        ...checkCommon,
        unit: schemas/* string */.YjP().regex(/^[A-Za-z0-9:_.\\@-]+$/, 'must be a unit such as nginx.service'),
    }),
    schemas/* strictObject */.rej({ ...checkCommon, port: schemas/* int */.Whr().min(1).max(65_535) }),
], { error: CHECK_KINDS });
const STORE = 'must be the address of a Nix store such as https://cache.example.org or ssh-ng://cache';
const KEY = 'a key such as `cache.example.org-1:…` (a name, a colon, Base64)';
const publicKey = schemas/* string */.YjP().regex(/^[^\s:;#]+:[A-Za-z0-9+/]+={0,2}$/, `must be ${KEY}`);
const nixWord = schemas/* string */.YjP().regex(/^[^\s;#]+$/, 'must be one word');
/** How the proof is made. */
const proof = {
    rebuild: schemas/* enum */.k5n(['none', 'dry-build', 'build', 'boot', 'switch'])
        .default('build')
        .describe('How deep the proof goes.'),
    checks: schemas/* array */.YOg(check)
        .default([])
        .describe('What must hold in a booted host: commands that end with 0, units that are active, open ports.'),
    'boot-hosts': globs.prefault(['*']).describe('Of the hosts that are rebuilt, those that are booted too.'),
    'boot-timeout': limit.prefault('20m').describe('For the boot of a host, and for each switch.'),
    'last-good': schemas/* boolean */.zMY()
        .default(true)
        .describe('Whether an older release is looked for that works, when the newest one does not.'),
    'search-limit': schemas/* int */.Whr()
        .min(1)
        .max(20)
        .default(8)
        .describe('How many releases such a search may rebuild in one run.'),
    'evaluation-jobs': schemas/* union */.KCZ([schemas/* literal */.euz('auto'), schemas/* int */.Whr().min(1).max(256)])
        .default('auto')
        .describe('How many hosts are evaluated side by side; `auto`: as many as memory and processors allow.'),
    builders: listOf(schemas/* string */.YjP().regex(/^[^;\n]+$/, 'must be a line'), 'a line of Nix’s `builders`')
        .prefault([])
        .describe('Remote builders, as `nix.conf` writes them: `ssh-ng://builder aarch64-linux`.'),
    substituters: listOf(nixWord, 'an address')
        .prefault([])
        .describe('Binary caches beside those that `nix.conf` names.'),
    'trusted-public-keys': listOf(publicKey, KEY).prefault([]).describe('Keys of those caches.'),
    'push-to': schemas/* string */.YjP(STORE)
        .regex(/^[a-z][a-z0-9+-]*:\/\/(?:[^\s@:/]+@)?[^\s@]+$/, `${STORE}, with no password in it`)
        .optional()
        .describe('A Nix store that the closures of proven hosts are copied to.'),
    'cache-folder': schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Where is kept what later runs can use: what failed, what took long. Default: see docs/fleets.md.'),
};

// EXTERNAL MODULE: ./build/src/app/pull-request/template-words.js
var template_words = __webpack_require__(75823);
;// CONCATENATED MODULE: ./build/src/app/pull-request-settings.js



const NAME = 'a name as the forge spells it: `ann`, not `@ann`; of a team `ops`, not `acme/ops`';
const names = listOf(schemas/* string */.YjP().regex(/^[^\s,/@]+$/, `must be ${NAME}`), NAME);
/** Text with words such as `{{channel}}` in it. */
function template(words) {
    const known = words.map((word) => `{{${word}}}`).join(' ');
    return schemas/* string */.YjP()
        .min(1)
        .max(10_000)
        .superRefine((text, context) => {
        const strange = (0,template_words/* strangeWords */.cD)(text, words).map((word) => `\`{{${word}}}\``);
        if (strange.length === 0)
            return;
        const message = `${strange.join(', ')} can't be filled in here; there are ${known}`;
        context.addIssue({ code: 'custom', message });
    });
}
/** Of our pull requests. */
const pullRequests = {
    labels: schemas/* array */.YOg(schemas/* string */.YjP().min(1).max(50))
        .default(['dependencies', 'nixos'])
        .describe('Labels of the pull requests.'),
    reviewers: names.prefault([]).describe('Who is asked for a review, when a pull request is opened.'),
    'team-reviewers': names.prefault([]).describe('Teams that are asked for a review, by their slugs.'),
    assignees: names.prefault([]).describe('Who is assigned, when a pull request is opened.'),
    milestone: schemas/* string */.YjP().min(1).optional().describe('Title of the milestone of the pull requests.'),
    'pull-request-title': template(template_words/* LINE_WORDS */.VE).default('{{title}}').describe('Title of the pull requests.'),
    'pull-request-body': template(template_words/* BODY_WORDS */.d9)
        .refine((text) => /\{\{\s*report\s*\}\}/.test(text), { error: 'must have {{report}} in it' })
        .default('{{report}}')
        .describe('Body of the pull requests; `{{report}}` must be in it.'),
    'commit-message': template(template_words/* COMMIT_WORDS */.uP)
        .default('{{title}}\n\n{{pins}}')
        .describe('Message of our commits: the first line is the headline.'),
    'auto-merge': schemas/* enum */.k5n(['off', 'merge', 'squash', 'rebase'])
        .default('off')
        .describe('How the forge merges by itself what is proven and needs no person.'),
    unproven: schemas/* enum */.k5n(['draft', 'nothing'])
        .default('draft')
        .describe('What becomes of a bump whose rebuild failed: a draft, to mend it on, or nothing.'),
    'issue-after': schemas/* int */.Whr()
        .min(0)
        .max(99)
        .default(3)
        .describe('An issue is opened when a channel failed in so many runs, one after the other; 0: never.'),
    'base-branch': schemas/* string */.YjP()
        .regex(/^[^\s~^:?*[\\]+$/, "must be a branch's name")
        .optional()
        .describe('The branch that is proposed to; default: the one that the workflow runs on.'),
    'branch-prefix': schemas/* string */.YjP()
        .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'must begin a branch name')
        // As git's check-ref-format has it.
        .refine((p) => !/\.\.|\/\/|\/\.|\.lock\/|\.\//.test(p), { error: 'must begin a branch name' })
        .default('channel-bump/')
        .describe('What the names of our branches begin with; no `..` and no `//`.'),
};

;// CONCATENATED MODULE: ./build/src/app/settings.js








// Addresses stand in logs and reports. One with a password is of no use anyway: nothing that asks there would send it.
const baseUrl = schemas/* url */.OZ5({ protocol: /^https?$/, error: 'must be an http(s) address' })
    .refine((url) => !/^https?:\/*[^/?#\\]*@/i.test(url), 'must have no user name or password in it')
    .transform((url) => url.replace(/\/+$/, ''));
const relativePath = schemas/* string */.YjP()
    .transform((path) => path.replace(/^\.\//, '').replace(/\/+$/, ''))
    .refine((path) => path !== '' && !path.startsWith('/') && !path.split('/').includes('..'), {
    error: 'must be a path inside the repository',
});
const hostName = schemas/* string */.YjP().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'must be a host name');
const attributePath = schemas/* string */.YjP().regex(/^[A-Za-z0-9_."'-]+$/, 'must be an attribute path');
const HOST_KINDS = 'expected `name` with `configuration` and `pin`, with `file` and `attribute`, or with `attribute` (and `flake`)';
const host = schemas/* union */.KCZ([
    schemas/* strictObject */.rej({ name: hostName, configuration: relativePath, pin: schemas/* string */.YjP().min(1) }),
    schemas/* strictObject */.rej({ name: hostName, file: relativePath, attribute: attributePath }),
    schemas/* strictObject */.rej({
        name: hostName,
        flake: schemas/* union */.KCZ([schemas/* literal */.euz('.'), relativePath]).default('.'),
        attribute: attributePath,
    }),
], { error: HOST_KINDS });
const hostList = schemas/* array */.YOg(host).superRefine((hosts, context) => {
    hosts.forEach(({ name }, index) => {
        if (hosts.findIndex((other) => other.name === name) < index)
            context.addIssue({ code: 'custom', path: [index, 'name'], message: `there is a host ${name} already` });
    });
});
const lanes = listOf(schemas/* enum */.k5n(candidate/* LANES */.Ci), '`refresh` or `upgrade`', 'must name a lane; pins that are to stay where they are go under `freeze`');
const CHANNEL = 'must be a channel such as nixos-25.11';
const settings_channel = schemas/* string */.YjP(CHANNEL).refine((name) => (0,channel/* parseChannel */.pn)(name) !== null, { error: CHANNEL });
const GROUP_NAME = 'must be a name such as `databases`';
const groupName = schemas/* string */.YjP(GROUP_NAME).regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, GROUP_NAME);
const pinRule = schemas/* strictObject */.rej({
    match: listOf(glob, GLOB, 'must name a pin').describe('Globs of the pins it is for: of their names, or of `file:name`.'),
    lanes: lanes.optional(),
    cooldown: duration.optional(),
    'max-age': longest.optional(),
    freeze: schemas/* boolean */.zMY().optional().describe('Whether the pins are left where they are.'),
    follow: settings_channel.optional().describe('The channel of pins that name a revision alone, e.g. nixos-25.11.'),
    group: groupName.optional().describe('The pull request that the pins go into, by name.'),
});
const WINDOW = 'days and hours such as `mon-fri 08:00-17:00`, `sat` or `22:00-04:00`';
const timeWindow = schemas/* string */.YjP().refine((text) => (0,schedule/* parseWindow */.Et)(text) !== null, { error: `must be ${WINDOW}` });
const timeZone = schemas/* string */.YjP().refine(schedule/* isTimeZone */.kQ, { error: 'must be a time zone such as `Europe/Berlin`' });
/** Which pins go where, and when: see docs/policy.md. */
const policy = {
    lanes: lanes
        .prefault(['refresh', 'upgrade'])
        .describe('`refresh`: newer releases of the same channel. `upgrade`: the next stable channel.'),
    'upgrade-to': schemas/* enum */.k5n(['stable', 'beta']).default('stable').describe('The channels that are upgraded to.'),
    cooldown: duration.prefault('0').describe('A release is not proposed before it is this old.'),
    'max-age': longest.prefault('60d').describe('A pin that is older is told by a warning; `none`: never.'),
    pins: listOf(glob, GLOB, "must name a pin; all are `['*']`, and `freeze` leaves pins where they are")
        .prefault(['*'])
        .describe('The pins that are looked after; the others are shown, never moved.'),
    ignore: globs.prefault([]).describe('Pins, or whole files, that are passed over without a word.'),
    freeze: globs.prefault([]).describe('Pins that are shown, and left where they are.'),
    group: schemas/* enum */.k5n(['channel', 'file', 'pin', 'all'])
        .default('channel')
        .describe("What goes into one pull request: a channel's pins, each file's, each pin alone, or all."),
    companions: globs
        .prefault(['*'])
        .describe('What moves along in an upgrade, by `owner/name` or by the name the file gives it.'),
    rules: schemas/* array */.YOg(pinRule)
        .default([])
        .describe('Settings for some pins; the last one that says a thing counts.'),
    'pull-request-limit': schemas/* int */.Whr()
        .min(1)
        .max(100)
        .default(10)
        .describe('How many of our pull requests may be open at once.'),
    schedule: listOf(timeWindow, WINDOW)
        .prefault([])
        .describe(`When \`update\` may open and move pull requests: ${WINDOW}. Empty: always.`),
    'time-zone': timeZone.default('UTC').describe('Of the schedule, e.g. Europe/Berlin.'),
    'kernel-series': schemas/* enum */.k5n(['ask', 'allow'])
        .default('ask')
        .describe('What becomes of a new kernel series on a stable channel.'),
    'review-label': schemas/* string */.YjP()
        .min(1)
        .max(50)
        .default('needs-review')
        .describe('Given to a pull request that a person must decide on.'),
    'production-hosts': globs.prefault([]).describe('Hosts that should not follow a rolling channel.'),
};
/** What is told of the channel beside what the rebuilds show. */
const brought = {
    'channel-commits': schemas/* boolean */.zMY()
        .default(true)
        .describe("Whether the channel's commits about what changes on the hosts are told, and the CVEs they name."),
    'channel-packages': schemas/* boolean */.zMY()
        .default(true)
        .describe('Whether the package lists of both releases are compared, and what is newly marked insecure is told.'),
};
/** Where the outside is reached. */
const addresses = {
    'channels-url': baseUrl.default('https://channels.nixos.org').describe('`<channel>` is below it.'),
    'releases-url': baseUrl.default('https://releases.nixos.org').describe('The releases are below it.'),
    'archive-url': baseUrl
        .default('https://github.com')
        .describe('`<owner>/<repo>/archive/<revision>.tar.gz` is below it.'),
    'status-url': baseUrl
        .default('https://prometheus.nixos.org')
        .describe("The Prometheus that knows the channels' status."),
    'end-of-life-url': baseUrl
        .default('https://endoflife.date/api/nixos.json')
        .describe('When the support of each series ends.'),
};
/** One schema for the action's inputs, the command line's flags and `.github/channel-bump.yml`. */
const settings = schemas/* strictObject */.rej({
    hosts: hostList
        .prefault([])
        .describe("Hosts that are not found by themselves, as the flake's `nixosConfigurations.*` are; no name twice."),
    'discover-hosts': schemas/* boolean */.zMY().default(true).describe('`false`: only the hosts named in `hosts`.'),
    'only-hosts': globs.prefault(['*']).describe('Of all hosts, those that are rebuilt.'),
    'skip-hosts': globs.prefault([]).describe('Of all hosts, those that are not rebuilt.'),
    ...policy,
    ...proof,
    sandbox: schemas/* enum */.k5n(['auto', 'container', 'podman', 'docker', 'host'])
        .default('auto')
        .describe('Where Nix runs; `auto` takes the first that works.'),
    image: schemas/* string */.YjP().min(1).optional().describe('Container image with Nix in it.'),
    'engine-arguments': schemas/* array */.YOg(schemas/* string */.YjP())
        .default([])
        .describe('More arguments for `podman run` or `docker run`.'),
    network: schemas/* enum */.k5n(['default', 'none', 'host']).default('default').describe('Network of the sandbox.'),
    'nix-config': schemas/* string */.YjP()
        .default('')
        .describe('Lines of nix.conf for the sandbox, e.g. substituters and their keys.'),
    ...pullRequests,
    ...gateSettings,
    ...brought,
    ...addresses,
});
/** Names of the settings that docs/policy.md describes. */
const policyNames = Object.keys(policy);
/** Names of what may stand in a rule. */
const ruleNames = Object.keys(pinRule.shape);


/***/ }),

/***/ 72964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ci: () => (/* binding */ LANES),
/* harmony export */   GH: () => (/* binding */ goalsOf),
/* harmony export */   cz: () => (/* binding */ pinsOf)
/* harmony export */ });
/** `refresh`: a newer release of the same channel. `upgrade`: the next stable channel. */
const LANES = ['refresh', 'upgrade'];
/** All pins of a candidate. */
function pinsOf(candidate) {
    return candidate.steps.flatMap(({ pins }) => pins);
}
/** Where a pin could go, a lane each. */
function goalsOf(candidates, pin) {
    return candidates.flatMap(({ lane, steps }) => steps.flatMap(({ pins, to }) => (pins.includes(pin) ? [{ lane, to }] : [])));
}


/***/ }),

/***/ 26466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K4: () => (/* binding */ originsWith),
/* harmony export */   Lf: () => (/* binding */ seriesOf),
/* harmony export */   a3: () => (/* binding */ channelOfUrl),
/* harmony export */   m$: () => (/* binding */ isRolling),
/* harmony export */   pn: () => (/* binding */ parseChannel),
/* harmony export */   qd: () => (/* binding */ isExpressionsArchive),
/* harmony export */   v_: () => (/* binding */ officialOrigins)
/* harmony export */ });
/* harmony import */ var _origin_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51879);

/** The official places, in every form found in people's files; the first of each is the one in use today. */
const officialOrigins = {
    channels: [
        'https://channels.nixos.org',
        'https://nixos.org/channels',
        'https://www.nixos.org/channels',
        'http://channels.nixos.org',
        'http://nixos.org/channels',
        'http://www.nixos.org/channels',
    ],
    releases: [
        'https://releases.nixos.org',
        'http://releases.nixos.org',
        'https://nixos.org/releases',
        'http://nixos.org/releases',
    ],
    archives: ['https://github.com', 'http://github.com'],
};
/** The configured places, and the official ones beside them: people's files name either. */
function originsWith(urls) {
    return {
        channels: [urls.channelsUrl, ...officialOrigins.channels],
        releases: [urls.releasesUrl, ...officialOrigins.releases],
        archives: [urls.archiveUrl, ...officialOrigins.archives],
    };
}
const dated = /^(nixos|nixpkgs)-([0-9]{2}\.[0-9]{2})(?:-(small|aarch64|darwin))?$/;
/** The channel of that name, or null: `master`, `release-25.11`, `staging` and `pull/1/head` are branches. */
function parseChannel(name) {
    switch (name) {
        case 'nixos-unstable':
            return { name, of: 'nixos', series: null, variant: 'full' };
        case 'nixos-unstable-small':
            return { name, of: 'nixos', series: null, variant: 'small' };
        case 'nixpkgs-unstable':
            return { name, of: 'nixpkgs', series: null, variant: 'full' };
    }
    const match = dated.exec(name);
    if (!match)
        return null;
    const series = match[2] ?? '';
    const variant = match[3] ?? 'full';
    if (match[1] === 'nixpkgs') {
        return variant === 'darwin' ? { name, of: 'nixpkgs', series, variant } : null;
    }
    return variant === 'full' || variant === 'small' || variant === 'aarch64'
        ? { name, of: 'nixos', series, variant }
        : null;
}
/** `25.11`; null for a rolling channel, and where it is no channel. */
function seriesOf(channel) {
    return channel === null ? null : (parseChannel(channel)?.series ?? null);
}
/** Whether it is one of the unstable channels, which follow no series. */
function isRolling(channel) {
    return channel !== null && parseChannel(channel)?.series === null;
}
/**
 * The channel that an address names: `channel:nixos-25.11`, `https://channels.nixos.org/nixos-25.11`,
 * `…/nixos-25.11/`, `…/nixos-25.11/nixexprs.tar.xz`, under any channels origin; else null.
 */
function channelOfUrl(url, origins) {
    const short = /^channel:([^/?#]+)$/.exec(url.trim());
    const name = short ? short[1] : channelSegment((0,_origin_js__WEBPACK_IMPORTED_MODULE_0__/* .segmentsBelow */ .C)(url, origins.channels));
    return name !== undefined && parseChannel(name) ? name : null;
}
function channelSegment(segments) {
    if (!segments || segments.length > 2)
        return undefined;
    const file = segments[1];
    return file === undefined || isExpressionsArchive(file) ? segments[0] : undefined;
}
/** `nixexprs.tar.xz`, `nixexprs.tar.zst`; `.bz2` and `.gz` in releases of long ago. */
function isExpressionsArchive(file) {
    return /^nixexprs\.tar\.(?:xz|zst|bz2|gz)$/.test(file);
}


/***/ }),

/***/ 51879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ segmentsBelow)
/* harmony export */ });
/**
 * The path of an address below the first of the bases that it lies under, in segments, without query and
 * fragment: `https://mirror/nix/nixos-25.11/` below `https://mirror/nix` is `['nixos-25.11']`. Null: below none.
 */
function segmentsBelow(url, bases) {
    const address = parse(url);
    if (!address)
        return null;
    const { origin, pathname } = address;
    const base = rootsOf(bases).find((root) => root.origin === origin && pathname.startsWith(root.prefix));
    if (!base)
        return null;
    const segments = pathname.slice(base.prefix.length).split('/');
    return segments.filter((segment) => segment !== '');
}
/** A file can hold many addresses, and all are compared to the same few bases. */
const roots = new WeakMap();
function rootsOf(bases) {
    const known = roots.get(bases);
    if (known)
        return known;
    const parsed = bases.flatMap((base) => {
        const root = parse(base);
        return root ? [{ origin: root.origin, prefix: root.pathname.replace(/\/+$/, '') + '/' }] : [];
    });
    roots.set(bases, parsed);
    return parsed;
}
function parse(url) {
    const address = URL.canParse(url) ? new URL(url) : null;
    return address && /^https?:$/.test(address.protocol) && address.username === '' ? address : null;
}


/***/ }),

/***/ 63488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Et: () => (/* binding */ parseWindow),
/* harmony export */   kQ: () => (/* binding */ isTimeZone),
/* harmony export */   nT: () => (/* binding */ isOpen)
/* harmony export */ });
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const ALL_DAY = { from: 0, to: 24 * 60 };
/** `mon-fri 08:00-17:00`, `sat,sun`, `22:00-04:00`; null where it is none of these. */
function parseWindow(text) {
    const [first = '', second, ...more] = text.trim().toLowerCase().split(/\s+/);
    if (more.length > 0)
        return null;
    const days = parseDays(first);
    if (days !== null && second === undefined)
        return { days, ...ALL_DAY };
    const hours = parseHours(second ?? first);
    if (hours === null || (second !== undefined && days === null))
        return null;
    return { days: days ?? new Set(DAYS.keys()), ...hours };
}
function parseDays(text) {
    const days = new Set();
    for (const part of text.split(',')) {
        const [from, to, ...more] = part.split('-').map((name) => DAYS.indexOf(name));
        if (from === undefined || from < 0 || (to !== undefined && to < 0) || more.length > 0)
            return null;
        for (let day = from;; day = (day + 1) % 7) {
            days.add(day);
            if (day === (to ?? from))
                break;
        }
    }
    return days;
}
function parseHours(text) {
    const match = /^([0-9]{1,2}):([0-9]{2})-([0-9]{1,2}):([0-9]{2})$/.exec(text);
    if (!match)
        return null;
    const [, fromHour, fromMinute, toHour, toMinute] = match.map(Number);
    const from = minutes(fromHour, fromMinute);
    const to = minutes(toHour, toMinute);
    if (from === null || to === null || from === to || from === ALL_DAY.to)
        return null;
    return { from, to };
}
function minutes(hour = 99, minute = 99) {
    return hour > 24 || minute > 59 || (hour === 24 && minute > 0) ? null : hour * 60 + minute;
}
function isTimeZone(name) {
    try {
        return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
    }
    catch {
        return false;
    }
}
/** Whether a moment lies in one of the windows, by the clocks of a time zone. No windows: always. */
function isOpen(windows, moment, timeZone) {
    if (windows.length === 0)
        return true;
    const { day, minute } = wallClock(moment, timeZone);
    const yesterday = (day + 6) % 7;
    return windows.some(({ days, from, to }) => from < to
        ? days.has(day) && from <= minute && minute < to
        : (days.has(day) && minute >= from) || (days.has(yesterday) && minute < to));
}
function wallClock(moment, timeZone) {
    const parts = new Intl.DateTimeFormat('en-GB', {
        timeZone,
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
    }).formatToParts(moment);
    const part = (type) => parts.find((one) => one.type === type)?.value ?? '';
    return {
        day: DAYS.indexOf(part('weekday').toLowerCase()),
        minute: Number(part('hour')) * 60 + Number(part('minute')),
    };
}


/***/ })

};
