export const id = 644;
export const ids = [644];
export const modules = {

/***/ 38927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xG: () => (/* binding */ LONGEST_TEXT),
  ZJ: () => (/* binding */ checkedValue),
  CG: () => (/* binding */ fileText),
  $2: () => (/* binding */ readEntries),
  HS: () => (/* binding */ rememberedFailure)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/src/core/rebuild.js
const FAILURE_REASONS = [
    // evaluation
    'removed-option',
    'unknown-option',
    'assertion',
    'insecure-package',
    'broken-package',
    'unfree-package',
    'missing-package',
    'kernel-module',
    'unlocked-input',
    // build
    'builder',
    'hash-mismatch',
    // boot
    'panic',
    'hang',
    'unit',
    'check',
    // switch
    'switch-failed',
    'way-back-failed',
    // boot and machine
    'vm-died',
    'disk-full',
    // machine
    'out-of-memory',
    'network',
    'cache',
    'time-limit',
    'no-builder',
    'interrupted',
];

;// CONCATENATED MODULE: ./build/src/app/proof/memory-file.js


const SCHEMA_VERSION = 1;
/** Of the file; the entries that were of no use for longest go first. */
const MOST_BYTES = 16 * 2 ** 20;
const LONGEST_STATE = 2 ** 18;
/** Characters. */
const LONGEST_TEXT = 20_000;
const derivation = schemas/* string */.YjP()
    .max(300)
    .regex(/^\/nix\/store\/[0-9a-z]{32}-[\w+.?=-]+\.drv$/);
const memory_file_text = schemas/* string */.YjP().max(LONGEST_TEXT);
/** A failure that is the release's; what a failure of the machine says of it is nothing. */
const rememberedFailure = schemas/* object */.Ikc({
    class: schemas/* enum */.k5n(['evaluation', 'build', 'boot', 'switch']),
    message: memory_file_text,
    derivation: derivation.nullable(),
    log: schemas/* array */.YOg(memory_file_text).max(100),
    reason: schemas/* enum */.k5n(FAILURE_REASONS).exactOptional(),
    subject: memory_file_text.exactOptional(),
    cure: memory_file_text.exactOptional(),
    intended: schemas/* enum */.k5n(['built', 'fetched']).exactOptional(),
});
const buildFailure = schemas/* object */.Ikc({
    failure: rememberedFailure.extend({ class: schemas/* literal */.euz('build') }),
    /** When it was seen, Unix seconds. */
    seen: schemas/* number */.aig().min(0),
});
const cost = schemas/* object */.Ikc({
    seconds: schemas/* number */.aig().min(0),
    evaluationBytes: schemas/* number */.aig().min(0).nullable(),
});
/** What each kind of entry may hold. Nothing else is taken from the file: it may have been anybody's. */
const values = {
    derivation,
    'build-failure': buildFailure,
    cost,
    state: schemas/* json */.Pq9().refine((state) => JSON.stringify(state).length <= LONGEST_STATE),
};
const fileShape = schemas/* object */.Ikc({
    schemaVersion: schemas/* literal */.euz(SCHEMA_VERSION),
    entries: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()),
});
const entryShape = schemas/* object */.Ikc({ used: schemas/* number */.aig().min(0), value: schemas/* unknown */.L5J() });
/** The value as it may be kept; null where it is no such value, or too long. */
function checkedValue(kind, value) {
    try {
        const checked = values[kind].safeParse(value);
        return checked.success ? checked.data : null;
    }
    catch {
        // Nested so deep that the stack has no room for it.
        return null;
    }
}
/**
 * The entries of the file by `kind:key`; none where there is no file.
 * @param warn told, in a sentence, of what is not taken
 */
async function readEntries(files, path, now, warn) {
    const none = new Map();
    const content = await files.readUpTo(path, 2 * MOST_BYTES);
    if (content.kind === 'missing')
        return none;
    if (content.kind !== 'bytes') {
        warn(`${path} is not read (${content.kind}): nothing is remembered of earlier runs.`);
        return none;
    }
    const file = fileShape.safeParse(jsonOf(content.bytes.toString('utf8')));
    if (!file.success) {
        warn(`${path} is not what an earlier run has left: nothing is remembered.`);
        return none;
    }
    const all = Object.entries(file.data.entries);
    const entries = all.flatMap(([name, value]) => {
        const entry = entryOf(name, value, now);
        return entry === null ? [] : [[name, entry]];
    });
    if (entries.length < all.length)
        warn(`${all.length - entries.length} entries of ${path} are not what a run leaves, and are passed over.`);
    return new Map(entries);
}
function entryOf(name, given, now) {
    const kind = Object.keys(values).find((one) => name.startsWith(`${one}:`));
    const entry = entryShape.safeParse(given);
    if (kind === undefined || !entry.success || name.length > 300)
        return null;
    const value = checkedValue(kind, entry.data.value);
    return value === null ? null : { used: Math.min(entry.data.used, now), value };
}
/** The text of the file, the longest unused entries left out where it would be too large. */
function fileText(entries, mostBytes = MOST_BYTES) {
    const lines = [];
    let bytes = 0;
    for (const [name, entry] of [...entries].sort(([, a], [, b]) => b.used - a.used)) {
        const line = `${JSON.stringify(name)}: ${JSON.stringify(entry)}`;
        bytes += Buffer.byteLength(line) + 2;
        if (bytes > mostBytes)
            break;
        lines.push(line);
    }
    return `{"schemaVersion": ${SCHEMA_VERSION}, "entries": {\n${lines.join(',\n')}\n}}\n`;
}
function jsonOf(json) {
    try {
        return JSON.parse(json);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 60397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   pL: () => (/* binding */ isFresh),
/* harmony export */   q4: () => (/* binding */ cacheFolderOf),
/* harmony export */   uZ: () => (/* binding */ openMemory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _memory_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38927);



const DAY = 86_400;
const FAILURE_LASTS = 7 * DAY;
/**
 * The folder that is kept from run to run: the configured one, else one in the runner's temporary folder, which a
 * workflow keeps with actions/cache, else the user's cache. Null where nothing tells: nothing is kept then.
 */
function cacheFolderOf(config, environment) {
    const { RUNNER_TEMP: runner, XDG_CACHE_HOME: cache, HOME: home } = environment;
    if (config['cache-folder'] !== undefined)
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(config['cache-folder']);
    if (runner?.startsWith('/'))
        return `${runner}/channel-bump-cache`;
    if (cache?.startsWith('/'))
        return `${cache}/channel-bump`;
    return home?.startsWith('/') ? `${home}/.cache/channel-bump` : null;
}
/** A digest of all that an answer depends on. @param what what is asked: no two questions share a key */
function keyOf(what, ...parts) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(JSON.stringify([what, ...parts]))
        .digest('hex');
}
/** Whether what was found out then, in Unix seconds, still counts. A clock that is wrong makes nothing last longer. */
function isFresh(then, now) {
    const age = now.getTime() / 1000 - then;
    return age >= 0 && age <= FAILURE_LASTS;
}
/**
 * Opens the memory in the context's `cacheFolder`; without one it lasts as long as the run. What is wrong with the
 * file is a warning, and it is begun anew.
 */
async function openMemory(context) {
    const { files, log, clock, cacheFolder } = context;
    const path = cacheFolder ? `${cacheFolder}/memory.json` : null;
    const now = () => Math.floor(clock.now().getTime() / 1000);
    const entries = path === null ? new Map() : await (0,_memory_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readEntries */ .$2)(files, path, now(), warn);
    /** What this run has written, and nobody knows better. */
    const own = new Set();
    let isChanged = false;
    let saving = Promise.resolve();
    function warn(sentence) {
        log.warning(sentence);
    }
    function recall(kind, key) {
        const entry = entries.get(`${kind}:${key}`);
        if (!entry)
            return null;
        // What is in use is not what is thrown away; to note it once a day is enough for that.
        if (now() - entry.used > DAY) {
            entry.used = now();
            isChanged = true;
        }
        return (0,_memory_file_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedValue */ .ZJ)(kind, entry.value);
    }
    function remember(kind, key, given) {
        const value = (0,_memory_file_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedValue */ .ZJ)(kind, given);
        if (value === null)
            return;
        const name = `${kind}:${key}`;
        entries.set(name, { used: now(), value });
        own.add(name);
        isChanged = true;
    }
    /** Another run may have written meanwhile: what it knows is kept. */
    async function write(file) {
        if (!isChanged)
            return;
        isChanged = false;
        try {
            for (const [name, theirs] of await (0,_memory_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readEntries */ .$2)(files, file, now(), () => undefined)) {
                const ours = entries.get(name);
                if (!ours || (!own.has(name) && theirs.used >= ours.used))
                    entries.set(name, theirs);
            }
            await files.write(file, (0,_memory_file_js__WEBPACK_IMPORTED_MODULE_2__/* .fileText */ .CG)(entries));
        }
        catch (error) {
            // Whatever it is: what is lost is time.
            warn(`What later runs could use is not kept: ${error instanceof Error ? error.message : String(error)}`);
        }
    }
    return {
        derivation: (key) => recall('derivation', key),
        rememberDerivation(key, derivation) {
            remember('derivation', key, derivation);
        },
        buildFailure(key) {
            const known = recall('build-failure', key);
            if (known === null || !isFresh(known.seen, clock.now()))
                return null;
            return { failure: known.failure, seen: new Date(known.seen * 1000) };
        },
        rememberBuildFailure(key, failure) {
            remember('build-failure', key, { failure: cutShort(failure), seen: now() });
        },
        cost: (host) => recall('cost', host),
        rememberCost(host, cost) {
            remember('cost', host, cost);
        },
        state: (key) => recall('state', key),
        rememberState(key, state) {
            remember('state', key, state);
        },
        save() {
            if (path !== null)
                saving = saving.then(() => write(path));
            return saving;
        },
    };
}
function cutShort(failure) {
    const cut = (text) => text.slice(0, _memory_file_js__WEBPACK_IMPORTED_MODULE_2__/* .LONGEST_TEXT */ .xG);
    return { ...failure, message: cut(failure.message), log: failure.log.slice(-60).map(cut) };
}


/***/ }),

/***/ 88644:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  addSettings: () => (/* binding */ addSettings),
  contextOf: () => (/* binding */ contextOf),
  nearestSetting: () => (/* binding */ nearestSetting)
});

// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __webpack_require__(48179);
// EXTERNAL MODULE: ./build/src/app/config.js
var app_config = __webpack_require__(98955);
// EXTERNAL MODULE: ./build/src/app/config-mistakes.js
var config_mistakes = __webpack_require__(99925);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/src/app/proof/memory.js
var memory = __webpack_require__(60397);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/entry/wire.js




/**
 * The configuration in force, for a walk over a folder.
 * @param folder null for a verb that has nothing to do with a repository: then there is no file of settings
 */
async function wire(ports, folder, overrides) {
    if (folder !== null && !(await isFolder(folder))) {
        throw new errors/* UserError */.yo(`there is no folder ${folder}.`, {
            cure: 'Name the folder of the repository.',
            exitCode: 64,
        });
    }
    const text = folder === null ? null : await readConfigFile(ports.files, folder);
    const config = (0,app_config/* readConfig */.Xg)(text?.toString('utf8') ?? null, overrides);
    const cacheFolder = (0,memory/* cacheFolderOf */.q4)(config, process.env);
    return {
        ...ports,
        folder: folder ?? process.cwd(),
        config,
        overrides,
        ...(cacheFolder === null ? {} : { cacheFolder }),
    };
}
/** @throws UserError when there is one of a name that would be passed over */
async function readConfigFile(files, folder) {
    const text = await files.read(`${folder}/${app_config/* configFile */.Ze}`);
    const other = app_config/* configFile */.Ze.replace(/yml$/, 'yaml');
    if (text === null && (await files.exists(`${folder}/${other}`))) {
        throw new errors/* UserError */.yo('this file is not read: it has another name than the configuration.', {
            place: { file: other },
            cure: `Call it ${app_config/* configFile */.Ze}.`,
        });
    }
    return text;
}
function isFolder(path) {
    return (0,promises_.stat)(path).then((found) => found.isDirectory(), () => false);
}

;// CONCATENATED MODULE: ./build/src/entry/settings.js




/** Every setting is a flag as well; the help does not list them. */
function addSettings(command) {
    for (const name of app_config/* settingNames */.H$)
        command.addOption(new esm/* Option */.c$(`--${name} <value>`).hideHelp());
}
/** The setting that was most likely meant by a flag; null where none is that near. */
function nearestSetting(given) {
    return (0,config_mistakes/* nearest */.pA)(given, app_config/* settingNames */.H$);
}
/** What a walk is given, by flags, environment and the file of the folder. Warns of variables that are no settings. */
async function contextOf(ports, folder, options) {
    for (const sentence of (0,app_config/* strayVariables */.fQ)(process.env))
        ports.log.warning(sentence);
    return wire(ports, folder, overrides(options));
}
/** Flags win over the environment (`CHANNEL_BUMP_CHANNELS_URL` and so on). */
function overrides(options) {
    const given = {};
    for (const name of app_config/* settingNames */.H$) {
        const camel = name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
        const value = options[camel] ?? process.env[(0,app_config/* variableOf */.Qn)(name)];
        if (typeof value === 'string')
            given[name] = value;
    }
    return given;
}


/***/ })

};
