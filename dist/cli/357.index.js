export const id = 357;
export const ids = [357];
export const modules = {

/***/ 2434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ rebuiltDerivations)
/* harmony export */ });
/* harmony import */ var _package_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4557);

/** Derivations of the paths that only one closure has and the other has by the same name: what was rebuilt. */
function rebuiltDerivations(before, after) {
    const gone = versioned(before, after);
    const come = versioned(after, before);
    const found = new Set();
    for (const [name, derivations] of come) {
        const old = gone.get(name);
        for (const derivation of old ? [...old, ...derivations] : [])
            found.add(derivation);
    }
    return [...found].sort();
}
function versioned(closure, other) {
    const names = new Map();
    for (const { path, deriver } of closure.paths.values()) {
        const name = (0,_package_name_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(path);
        // Without a version it is no package (a unit, a file of /etc).
        if (deriver === null || other.paths.has(path) || !/-[0-9]/.test(name))
            continue;
        const derivations = names.get(name);
        if (derivations)
            derivations.push(deriver);
        else
            names.set(name, [deriver]);
    }
    return names;
}


/***/ }),

/***/ 8705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jq: () => (/* binding */ realiseCommand),
/* harmony export */   PA: () => (/* binding */ dryRun),
/* harmony export */   Yb: () => (/* binding */ realise)
/* harmony export */ });
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6790);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7325);


/** What a build of the derivation would build and fetch, from what is in the store and what the caches tell. */
async function dryRun(session, derivation, options = {}) {
    const plan = (0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .createPlan */ .q)();
    const result = await (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .runNix */ .d)(session, ['nix-store', '--realise', '--dry-run', derivation], 'build', () => null, {
        ...options,
        onLine(line) {
            plan.take(line);
            options.onLine?.(line);
        },
    });
    return result.kind === 'ok' ? { ...result, value: plan.plan() } : result;
}
/** The command that builds or fetches a derivation; it prints the store paths of the outputs. */
function realiseCommand(derivation) {
    return ['nix-store', '--realise', derivation, '--log-format', 'internal-json', '--verbose'];
}
/** Builds or fetches the derivation's output. Gives its store path. */
function realise(session, derivation, options = {}) {
    return (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .runNix */ .d)(session, realiseCommand(derivation), 'build', (stdout) => stdout.trim().split('\n')[0] ?? '', options);
}


/***/ }),

/***/ 7550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ readSources)
});

// UNUSED EXPORTS: sourcesOf

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./build/src/nix/text.js
var nix_text = __webpack_require__(3830);
;// CONCATENATED MODULE: ./build/src/nix/derivation-text.js


/** What is unpacked, what is applied to it, and what else is done to it before it is built. */
const KEYS = ['src', 'srcs', 'patches', 'prePatch', 'postPatch'];
// A quote within a value has a backslash before it, so that none of these is found within one.
const OUTPUT = /\("[^"]*","(\/nix\/store\/[^"]*)","([^"]*)","[^"]*"\)/g;
const NEEDED = /\("(\/nix\/store\/[^"]+\.drv)",\[/g;
const PLAIN = /\],\[((?:"\/nix\/store\/[^"]+",?)*)\],"/;
const VARIABLES = /\("(src|srcs|patches|prePatch|postPatch|__json)","((?:[^"\\]|\\.)*)"\)/g;
const structuredSchema = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
function readDerivation(text) {
    const said = {};
    for (const [, name = '', value = ''] of text.matchAll(VARIABLES)) {
        const plain = unescaped(value);
        if (name === '__json')
            Object.assign(said, structured(plain));
        else
            said[name] = plain;
    }
    const outputs = [...text.matchAll(OUTPUT)];
    return {
        told: new Map(KEYS.filter((key) => !isEmpty(said[key])).map((key) => [key, said[key]])),
        needs: byName([...text.matchAll(NEEDED)].map(([, path = '']) => path)),
        plain: new Set((PLAIN.exec(text)?.[1] ?? '').match(/\/nix\/store\/[^"]+/g)),
        outputs: outputs.map(([, path = '']) => path),
        isFixed: outputs.some(([, , algorithm]) => algorithm !== ''),
    };
}
function byName(derivations) {
    const names = new Map();
    for (const path of derivations)
        names.set((0,nix_text/* derivationNameOf */.oW)(path), [...(names.get((0,nix_text/* derivationNameOf */.oW)(path)) ?? []), path]);
    return names;
}
/** With `__structuredAttrs` all variables are in one. */
function structured(text) {
    try {
        return structuredSchema.parse(JSON.parse(text));
    }
    catch {
        return {};
    }
}
function unescaped(value) {
    return value.replace(/\\(.)/gs, (_, one) => ({ n: '\n', r: '\r', t: '\t' })[one] ?? one);
}
function isEmpty(value) {
    return (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0));
}

;// CONCATENATED MODULE: ./build/src/nix/sources.js


/** A derivation's text has some 5 KB; so many at once are no burden to anybody's memory, nor too much to name to a program. */
const AT_ONCE = 4000;
/** A patch may be made of a patch, and that of another; further nobody looks. */
const DEEPEST = 3;
const STORE_PATH = /\/nix\/store\/[0-9a-z]{32}-[\w.+?=-]+/g;
// One program for all, where there is one that says of each line which file's it is. Derivations that are not in the store
// are left out: a cache may know a path by another one than was evaluated here.
const READ = `
if command -v grep >/dev/null; then
  LC_ALL=C exec grep -sH '' -- "$@"
fi
for derivation in "$@"; do
  [ -f "$derivation" ] || continue
  printf '%s:' "$derivation" && cat "$derivation" && echo || exit
done
`;
/**
 * Of those that are in the sandbox's store, and have a source that can be told, what they are made from.
 * @param known what was read of this store before; what is read is noted there: hosts have most of it in common. Null: from
 *   no source that can be told
 */
async function readSources(session, derivations, known = new Map()) {
    const texts = await readAll(session, derivations.filter((path) => !known.has(path)));
    for (const path of derivations)
        if (texts.has(path) && !known.has(path))
            known.set(path, sourcesOf(path, texts));
    return new Map(derivations.flatMap((path) => {
        const sources = known.get(path) ?? null;
        return sources === null ? [] : [[path, sources]];
    }));
}
/** The texts of derivations that are there, and of those that may have made their sources. */
async function readAll(session, derivations) {
    const known = new Map();
    let wanted = derivations;
    for (let depth = 0; depth <= DEEPEST && wanted.length > 0; depth++) {
        const read = await readTexts(session, wanted);
        for (const [path, text] of read)
            known.set(path, text);
        wanted = [...new Set([...read.values()].flatMap(makersOf))].filter((path) => !known.has(path));
    }
    return known;
}
async function readTexts(session, derivations) {
    const found = new Map();
    const read = async (from) => {
        const some = derivations.slice(from, from + AT_ONCE);
        if (some.length === 0)
            return;
        const { stdout } = await session.run(['/bin/sh', '-c', READ, 'sh', ...some]);
        // Each text is one line, as a newline within it is written `\n`.
        for (const line of stdout.split('\n')) {
            const end = line.indexOf(':');
            if (end > 0)
                found.set(line.slice(0, end), readDerivation(line.slice(end + 1)));
        }
    };
    // While one is read the next one is started.
    for (let at = 0; at < derivations.length; at += 2 * AT_ONCE)
        await Promise.all([read(at), read(at + AT_ONCE)]);
    return found;
}
/** Derivations that may have made what a derivation unpacks or applies. A download needs no other. */
function makersOf({ told, needs, plain, isFixed }) {
    if (isFixed)
        return [];
    const paths = [...told].flatMap(([key, value]) => (isPhase(key) ? [] : pathsIn(value)));
    return paths.filter((path) => !plain.has(path)).flatMap((path) => needs.get((0,nix_text/* derivationNameOf */.oW)(path)) ?? []);
}
/**
 * What a derivation is made from; null where it is from no source, or from one that can't be told.
 * @param known texts of derivations by their path, also of those that made its sources
 */
function sourcesOf(derivation, known) {
    const text = known.get(derivation);
    if (!text || text.told.size === 0)
        return null;
    const parts = KEYS.map((key) => {
        const value = text.told.get(key);
        if (value === undefined)
            return '';
        return isPhase(key) ? phase(value) : content(value, text, known);
    });
    return parts.includes(null) ? null : JSON.stringify(parts);
}
function isPhase(key) {
    return key === 'prePatch' || key === 'postPatch';
}
/** A program that a phase names is another store path after each rebuild. */
function phase(value) {
    return JSON.stringify(value).replaceAll(STORE_PATH, '/nix/store/…');
}
/**
 * The path of a file or a download is its content. That of a patch with a program's path put into it (`replaceVars`) is
 * another after each rebuild: it counts as what it is made from itself. Null where one of them can't be told.
 */
function content(value, { plain, needs }, known) {
    const text = JSON.stringify(value);
    const made = new Map();
    for (const path of pathsIn(value)) {
        if (plain.has(path))
            continue;
        const maker = needs.get((0,nix_text/* derivationNameOf */.oW)(path))?.find((one) => known.get(one)?.outputs.includes(path));
        if (maker === undefined)
            return null;
        if (known.get(maker)?.isFixed)
            continue;
        const sources = sourcesOf(maker, known);
        if (sources === null)
            return null;
        made.set(path, `${(0,nix_text/* derivationNameOf */.oW)(path)} of ${sources}`);
    }
    return text.replaceAll(STORE_PATH, (path) => made.get(path) ?? path);
}
function pathsIn(value) {
    return JSON.stringify(value).match(STORE_PATH) ?? [];
}


/***/ }),

/***/ 9621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ readSystem),
  J: () => (/* binding */ realiseSystem)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./build/src/core/closure.js + 1 modules
var closure = __webpack_require__(365);
// EXTERNAL MODULE: ./build/src/nix/build.js
var build = __webpack_require__(8705);
// EXTERNAL MODULE: ./build/src/core/text-order.js
var text_order = __webpack_require__(1751);
;// CONCATENATED MODULE: ./build/src/core/accounts.js


// NixOS writes passwords and their hashes into the same file: what is not named here does not get past this line.
const user = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    uid: schemas/* number */.aig().int().nullish(),
    group: schemas/* string */.YjP().nullish(),
    home: schemas/* string */.YjP().nullish(),
    shell: schemas/* string */.YjP().nullish(),
    /** users-groups.json */
    isSystemUser: schemas/* boolean */.zMY().optional(),
    /** userborn.json */
    isNormal: schemas/* boolean */.zMY().optional(),
});
const group = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    gid: schemas/* number */.aig().int().nullish(),
    members: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
});
const schema = schemas/* object */.Ikc({ users: schemas/* array */.YOg(user), groups: schemas/* array */.YOg(group) });
/** Users below this are the system's (`isEffectivelySystemUser` in nixpkgs). */
const FIRST_NORMAL_UID = 1000;
/** Users and groups of `users-groups.json` or `userborn.json`, which nixpkgs writes; null for anything else. */
function parseAccounts(json) {
    const read = schema.safeParse(json).data;
    if (!read)
        return null;
    return { users: read.users.map(toUser).sort(byName), groups: read.groups.map(toGroup).sort(byName) };
}
function toUser({ name, uid, group: own, home, shell, isSystemUser, isNormal }) {
    const isSystems = isSystemUser === true || (typeof uid === 'number' && uid < FIRST_NORMAL_UID);
    return {
        name,
        uid: uid ?? null,
        group: own ? own : null,
        normal: isNormal ?? !isSystems,
        home: home ?? null,
        shell: shellProgram(shell),
    };
}
function toGroup({ name, gid, members }) {
    return { name, gid: gid ?? null, members: [...new Set(members ?? [])].sort() };
}
/** A shell's package is rebuilt with every release. */
function shellProgram(shell) {
    return shell?.replace(/^\/nix\/store\/[^/]+|^\/run\/current-system\/sw/, '') ?? null;
}
/** `u sshd 993:sshd "SSH daemon" /var/empty /bin/nologin`, `g wheel 1`, `m admin wheel` of sysusers.d(5). */
function parseSysusers(text) {
    const users = [];
    const groups = new Map();
    const groupNamed = (name) => {
        const known = groups.get(name) ?? { name, gid: null, members: [] };
        groups.set(name, known);
        return known;
    };
    for (const line of text.split('\n')) {
        const [kind = '', name = '', id = '', ...rest] = words(line);
        if (name === '')
            continue;
        if (/^u!?$/.test(kind)) {
            const [uid = '', own = ''] = id.split(':');
            const [, home = null, shell = null] = rest;
            users.push({
                ...{ name, uid: number(uid), group: own || name, normal: false },
                ...{ home, shell: shellProgram(shell) },
            });
        }
        else if (kind === 'g')
            groupNamed(name).gid = number(id);
        else if (kind === 'm' && id !== '')
            groupNamed(id).members.push(name);
    }
    for (const { members } of groups.values())
        members.sort();
    return { users: users.sort(byName), groups: [...groups.values()].sort(byName) };
}
/** Split at blanks, but for those within double quotes. */
function words(line) {
    return (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"([^"]*)"$/, '$1'));
}
function number(text) {
    return /^[0-9]{1,10}$/.test(text) ? Number(text) : null;
}
function byName(a, b) {
    return (0,text_order/* textOrder */.G)(a.name, b.name);
}

;// CONCATENATED MODULE: ./build/src/core/firewall.js

/** More rules than anybody has written: what has more is not told, since each port is held against all others. */
const MOST_PORTS = 10_000;
/** Null where nothing of the script could be read, or it has too many ports. */
function firewallOfIptables(script) {
    const ports = script.trim() === '' ? null : portsOfIptables(script);
    return ports === null ? null : { kind: 'iptables', ports };
}
/** Rules that lie in another file than NixOS's own list of what to delete first. */
const INCLUDED = /^[ \t]*include[ \t]+"(?!\/var\/lib\/nftables\/deletions\.nft")/m;
const FILTERS = /^[ \t]*type[ \t]+filter[ \t]+hook[ \t]+(?:input|ingress|prerouting)\b/m;
/**
 * Null where not all of the ruleset could be read, or it has too many ports. A ruleset that filters nothing of what
 * comes in is no firewall: nftables can be there without one.
 */
function firewallOfNftables(ruleset) {
    if (ruleset.trim() === '' || INCLUDED.test(ruleset))
        return null;
    if (!FILTERS.test(ruleset))
        return { kind: 'off', ports: [] };
    const ports = portsOfNftables(ruleset);
    return ports === null ? null : { kind: 'nftables', ports };
}
/**
 * Ports that NixOS's `firewall-start` opens, one rule a line:
 * `ip46tables -A nixos-fw -p tcp --dport 8000:8010 -j nixos-fw-accept -i eth0`. A rule with any other condition (a
 * source, a rate) opens its port to some alone, and is left out. What people add by `extraCommands` is a shell's: words
 * that are no condition (a rule's number, a comment, `|| true`) do not hide what it opens. Null: there are too many.
 */
function portsOfIptables(script) {
    const lines = script.replace(/\\\n/g, ' ').split('\n');
    const ports = lines.flatMap((line) => portOfRule(wordsOf(line)));
    return ports.length > MOST_PORTS ? null : sorted(ports);
}
const INPUT_CHAIN = /^(?:nixos-fw|INPUT)$/;
const ACCEPTS = /^(?:nixos-fw-accept|ACCEPT)$/;
/** Words of a shell's line, up to where its first command ends; those within quotes are one. */
function wordsOf(line) {
    const found = line.match(/"[^"]*"|'[^']*'|;|[^\s;]+/g) ?? [];
    const end = found.findIndex((word) => /^(?:;|&&|\|\||#.*)$/.test(word));
    const own = end === -1 ? found : found.slice(0, end);
    return own.map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
}
function portOfRule([program = '', ...words]) {
    if (!/^(?:\/\S*\/)?(?:ip46tables|iptables|ip6tables)$/.test(program))
        return [];
    const options = new Map();
    for (let index = 0; index < words.length; index++) {
        const word = words[index] ?? '';
        if (word === '-w' || word === '--wait' || isNumberOfRule(word, words[index - 2]))
            continue;
        const key = Object.hasOwn(NAMES, word) ? NAMES[word] : undefined;
        // A condition that is not known here, or no option at all.
        if (key === undefined)
            return [];
        const value = words[++index] ?? '';
        if (key === 'match' && !/^(?:tcp|udp|multiport|comment)$/.test(value))
            return [];
        options.set(key, value);
    }
    if (!INPUT_CHAIN.test(options.get('chain') ?? '') || !ACCEPTS.test(options.get('to') ?? ''))
        return [];
    const protocol = options.get('protocol');
    const on = options.get('interface') ?? null;
    const port = options.get('port');
    if (port !== undefined)
        return port.split(',').flatMap((one) => firewall_open(protocol, rangeOf(one), on));
    return protocol === undefined || protocol === 'all' ? everything(on) : firewall_open(protocol, ALL_PORTS, on);
}
/** `3` of `-I nixos-fw 3`: where the rule is put. */
function isNumberOfRule(word, option) {
    return (option === '-I' || option === '--insert') && /^[0-9]+$/.test(word);
}
const ALL_PORTS = '0-65535';
/** `1024:` and `:1023` have the other end by themselves. */
function rangeOf(port) {
    const [, from = '', colon = '', to = ''] = /^([^:]*)(:?)([^:]*)$/.exec(port) ?? [];
    return colon === '' ? from : `${from || 0}-${to || 65_535}`;
}
const NAMES = {
    ...{ '-A': 'chain', '--append': 'chain', '-I': 'chain', '--insert': 'chain', '-j': 'to', '--jump': 'to' },
    ...{ '-p': 'protocol', '--proto': 'protocol', '--protocol': 'protocol', '-m': 'match', '--match': 'match' },
    ...{ '--dport': 'port', '--destination-port': 'port', '--dports': 'port' },
    ...{ '-i': 'interface', '--in-interface': 'interface', '--comment': 'comment' },
};
/** Words of a chain's name: `output-allow`, and not `coordinator`. */
const NOT_FOR_INPUT = /(?<![a-z])(?:output|forward|rpfilter|(?:pre|post)?routing|[sd]?nat)(?![a-z])/i;
/**
 * Ports that an nftables ruleset lets in, one rule a line: `iifname eth0 tcp dport { 22, 8000-8010 } accept`, in chains
 * that are not for what goes out or through. What has any other condition is left out. Null: there are too many.
 */
function portsOfNftables(ruleset) {
    const ports = [];
    let isInput = true;
    for (const line of ruleset.split('\n').map((one) => one.trim())) {
        const chain = /^chain\s+(\S+)\s*\{/.exec(line)?.[1];
        if (chain !== undefined)
            isInput = !NOT_FOR_INPUT.test(chain);
        const hook = /^type\s+\w+\s+hook\s+(\w+)/.exec(line)?.[1];
        if (hook !== undefined)
            isInput = hook === 'input';
        if (!isInput)
            continue;
        for (const port of portsOfStatement(line)) {
            ports.push(port);
            if (ports.length > MOST_PORTS)
                return null;
        }
    }
    return sorted(ports);
}
const INTERFACES = /^iifname\s+(?:\{([^}]*)\}|("[^"]*"|[^\s{]+))\s+/;
const STATEMENT = /^(tcp|udp)\s+dport\s+(?:\{([^}]*)\}|(\S+))\s+(?:counter\s+)?accept\b/;
/** One after the other: each interface of a rule has all its ports. */
function* portsOfStatement(line) {
    const found = INTERFACES.exec(line);
    const interfaces = found ? items(found[1] ?? found[2] ?? '') : [null];
    const rest = found ? line.slice(found[0].length) : line;
    if (/^(?:counter\s+)?accept\b/.test(rest)) {
        for (const on of interfaces)
            yield* everything(on);
        return;
    }
    const [, protocol, many, one] = STATEMENT.exec(rest) ?? [];
    if (protocol === undefined)
        return;
    const ports = items(many ?? one ?? '');
    for (const on of interfaces)
        for (const port of ports)
            yield* firewall_open(protocol, port, on);
}
function items(list) {
    return list
        .split(',')
        .map((item) => item.trim().replace(/^"(.*)"$/, '$1'))
        .filter((item) => item !== '');
}
/** What comes from the machine itself opens nothing. */
function everything(on) {
    return on === 'lo' ? [] : [{ protocol: 'any', from: 0, to: 65_535, interface: on }];
}
/** @param range `22` or `8000-8010` */
function firewall_open(protocol, range, on) {
    if (protocol !== 'tcp' && protocol !== 'udp')
        return [];
    const [, first, last] = /^([0-9]{1,5})(?:-([0-9]{1,5}))?$/.exec(range) ?? [];
    if (first === undefined)
        return [];
    const [from, to] = [Number(first), Number(last ?? first)];
    return from > to || to > 65_535 ? [] : [{ protocol, from, to, interface: on }];
}
/** In one order, each once. */
function sorted(ports) {
    const keyed = new Map(ports.map((port) => [JSON.stringify(port), port]));
    return [...keyed.values()].sort((a, b) => (0,text_order/* textOrder */.G)(a.protocol, b.protocol) ||
        a.from - b.from ||
        a.to - b.to ||
        (0,text_order/* textOrder */.G)(a.interface ?? '', b.interface ?? ''));
}

;// CONCATENATED MODULE: ./build/src/core/kernel-config.js

/** `CONFIG_X=y` and `# CONFIG_X is not set` (which is `n`) of a kernel's `.config`. */
function parseKernelConfig(text) {
    const options = new Map();
    for (const line of text.split('\n')) {
        const [, set, value = '', unset] = /^(?:(CONFIG_\w+)=(.*)|# (CONFIG_\w+) is not set)$/.exec(line.trimEnd()) ?? [];
        const name = set ?? unset;
        if (name !== undefined)
            options.set(name, set === undefined ? 'n' : value.trim());
    }
    return options;
}
const record = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
const entry = schemas/* object */.Ikc({ lts: schemas/* boolean */.zMY() });
/**
 * Kernel series that nixpkgs says are long-term ones, or not: `kernels-org.json`,
 * `{ "6.12": { "version": "6.12.8", "hash": "…", "lts": true } }`. What sources contradict each other in is left out.
 */
function longTermSeries(sources) {
    const told = new Map();
    const disputed = new Set();
    for (const source of sources) {
        for (const [series, value] of Object.entries(record.safeParse(source).data ?? {})) {
            const lts = entry.safeParse(value).data?.lts;
            if (lts === undefined || !/^[0-9]+(\.[0-9]+)+$/.test(series))
                continue;
            if ((told.get(series) ?? lts) !== lts)
                disputed.add(series);
            told.set(series, lts);
        }
    }
    for (const series of disputed)
        told.delete(series);
    return told;
}

;// CONCATENATED MODULE: ./build/src/nix/toplevel-script.js
/** Links of the toplevel that are read. */
const LINKS = ['kernel', 'kernel-modules', 'initrd', 'firmware', 'systemd', 'sw'];
/** Files of the toplevel that are read. */
const TEXTS = [
    'kernel-params',
    'nixos-version',
    'system',
    'boot.json',
    'reboot-triggers',
    'switch-inhibitors',
];
/** What is read for `SystemFacts`, in this order, each a part; then the text of each source's list of kernels. */
const FACTS = [
    'etc folder',
    'etc',
    'etc files',
    'users',
    'sysusers',
    'firewall',
    'nftables',
    'other firewall',
    'kernel config',
];
/** In a source of nixpkgs: which kernel series are long-term ones. */
const KERNELS = 'pkgs/os-specific/linux/kernel/kernels-org.json';
/** Bytes: of one text no more is read. */
const MOST = 4 * 1024 * 1024;
/**
 * All at once: a program that is started in a container takes longer to start than to run. $1: the toplevel, then
 * sources of nixpkgs. Each part ends with a NUL; what is not there is empty, and what is there begins with `+` (but
 * for links and listings). Of the closure, the links, the texts and the units, what is there and can't be read is a
 * failure; all after them is as good as not there.
 */
const READ = `
toplevel=$1
shift
there() { [ -e "$1" ] || [ -L "$1" ]; }
nix path-info --recursive --json "$toplevel" || exit
printf '\\0'
for name in ${LINKS.join(' ')}; do
  [ ! -L "$toplevel/$name" ] || readlink "$toplevel/$name" || exit
  printf '\\0'
done
for name in ${TEXTS.join(' ')}; do
  if there "$toplevel/$name" && [ ! -d "$toplevel/$name" ]; then
    # A NUL in it would be taken for the end of the part, and what comes after it for another.
    printf '+' && tr -d '\\000' <"$toplevel/$name" || exit
  fi
  printf '\\0'
done
units=$toplevel/etc/systemd/system
if there "$units"; then
  units=$(cd "$units" && pwd -P) || exit
  nix store ls --json --recursive "$units" && printf '\\0%s\\0' "$units" || exit
else
  printf '\\0\\0'
fi

plain() { tr -d '\\000' | head -c ${MOST}; }
# The first of these that is a file.
text() {
  for file; do
    [ -f "$file" ] && [ -r "$file" ] || continue
    printf '+'
    plain <"$file"
    break
  done
  printf '\\0'
}
named() { grep -o "/nix/store/[0-9a-z]*-$1" "$2" | head -n 1; }
# The scripts that a unit starts.
started() {
  if [ -f "$units/$1" ]; then
    printf '+'
    grep '^ExecStart=' "$units/$1" | grep -o '/nix/store/[^ ]*' | while read -r file; do
      [ -f "$file" ] && [ "$(head -c 2 "$file" | tr -d '\\000')" = '#!' ] && cat "$file"
    done | plain
  fi
  printf '\\0'
}
{
  if etc=$(cd "$toplevel/etc" && pwd -P); then
    printf '%s\\0' "$etc"
    nix store ls --json --recursive "$etc" | plain
    printf '\\0'
    (cd "$etc" && find . -type f -exec sha256sum {} +) | plain
  else
    printf '\\0\\0'
  fi
  printf '\\0'
  text "$(named users-groups.json "$toplevel/activate")" "$(named userborn.json "$units/userborn.service")"
  text "$toplevel/etc/sysusers.d/00-nixos.conf"
  started firewall.service
  started nftables.service
  started firewalld.service
  beside=$toplevel/kernel-modules
  [ ! -e "$toplevel/kernel" ] || beside=$(readlink -f "$toplevel/kernel")
  beside=\${beside%/*}
  text "$beside/config" "$beside/.config" "$beside"/config-* "$toplevel"/kernel-modules/lib/modules/*/config
  for source; do text "$source/${KERNELS}"; done
} 2>/dev/null
true
`;
/**
 * Builds, then reads what was built. $1: sources of nixpkgs, with blanks between; then the command that builds. A
 * reading that fails is no failure of the build: it is left out.
 */
const BUILD_AND_READ = `
sources=$1
shift
built=$("$@") || exit
printf '%s\\0' "$built"
set -f
set -- "\${built%%
*}" $sources
set +f
( ${READ} ) && printf '\\0read'
exit 0
`;

;// CONCATENATED MODULE: ./build/src/nix/facts.js





/** To V8 a part of a text holds on to the whole: here to a closure, which is let go of as soon as it is compared. */
function ownText(part) {
    return Buffer.from(part).toString();
}
/** Null where it is none. */
function parseJson(text) {
    if (text === null || text === undefined)
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** What `READ` found beside the closure, in the order of `FACTS`. @param hasUnits whether it has any: else nothing says what it starts */
function parseFacts(parts, closure, hasUnits) {
    const part = (name) => parts[FACTS.indexOf(name)] ?? '';
    /** Null where it is not there. */
    const text = (name) => {
        const read = part(name);
        return read === '' ? null : ownText(read.slice(1));
    };
    const config = text('kernel config');
    return {
        longTerm: longTermSeries(parts.slice(FACTS.length).map((read) => parseJson(read.slice(1)))),
        kernelConfig: config === null ? null : parseKernelConfig(config),
        etc: etcFiles(part('etc folder'), part('etc'), part('etc files'), closure),
        accounts: accounts(text('users'), text('sysusers')),
        firewall: hasUnits ? firewall(text('firewall'), text('nftables'), text('other firewall')) : null,
    };
}
function accounts(users, sysusers) {
    return parseAccounts(parseJson(users)) ?? (sysusers === null ? null : parseSysusers(sysusers));
}
/** Null where it is another one than NixOS's own: of that nothing is known. */
function firewall(iptables, nftables, other) {
    if (other !== null)
        return null;
    if (iptables !== null)
        return firewallOfIptables(iptables);
    return nftables === null ? { kind: 'off', ports: [] } : firewallOfNftables(nftables);
}
const listed = schemas/* object */.Ikc({
    type: schemas/* string */.YjP(),
    target: schemas/* string */.YjP().optional(),
    get entries() {
        return schemas/* record */.g1P(schemas/* string */.YjP(), listed).optional();
    },
});
/** A copy that is no link has its mode and owner beside it: `sudoers`, `sudoers.mode`, `sudoers.uid`. */
const BESIDE = /\.(mode|uid|gid)$/;
function etcFiles(folder, listing, digests, closure) {
    const tree = listed.safeParse(parseJson(listing)).data;
    if (!tree?.entries)
        return null;
    const ofFile = new Map([...digests.matchAll(/^([0-9a-f]{64}) [ *]\.\/(.*)$/gm)].map(([, digest = '', name = '']) => [
        name,
        digest,
    ]));
    const files = new Map();
    const walk = (entries, above) => {
        for (const [key, entry] of Object.entries(entries)) {
            const name = `${above}${key}`;
            if (name === 'systemd/system')
                continue;
            if (entry.entries)
                walk(entry.entries, `${name}/`);
            else if (entry.target !== undefined)
                files.set(name, contentOf(entry.target, closure));
            else if (entry.type === 'regular')
                files.set(name, ofFile.get(name) ?? `${folder}/${name}`);
        }
    };
    walk(tree.entries, '');
    for (const [name, digest] of [...files]) {
        const owner = name.replace(BESIDE, '');
        const own = owner === name ? undefined : files.get(owner);
        if (own === undefined)
            continue;
        files.set(owner, `${own} ${digest}`);
        files.delete(name);
    }
    return files;
}
/** What is the same as long as a link leads to the same: the hash of what it leads into, and the way in it. */
function contentOf(target, closure) {
    const [, storePath = '', rest = ''] = /^(\/nix\/store\/[^/]+)(.*)$/s.exec(target) ?? [];
    const hash = closure.paths.get(storePath)?.narHash;
    return ownText(hash ? `${hash}${rest}` : target);
}

// EXTERNAL MODULE: ./build/src/nix/run.js + 8 modules
var run = __webpack_require__(7325);
// EXTERNAL MODULE: ./build/src/nix/text.js
var nix_text = __webpack_require__(3830);
;// CONCATENATED MODULE: ./build/src/nix/toplevel.js








/** As `nix store ls --json --recursive` has it; of folders in it nothing is asked. */
const listingSchema = schemas/* object */.Ikc({
    type: schemas/* literal */.euz('directory'),
    entries: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* discriminatedUnion */.gMt('type', [
        schemas/* object */.Ikc({ type: schemas/* literal */.euz('regular') }),
        schemas/* object */.Ikc({ type: schemas/* literal */.euz('symlink'), target: schemas/* string */.YjP() }),
        schemas/* object */.Ikc({ type: schemas/* literal */.euz('directory') }),
    ])),
});
const triggersSchema = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
const bootSchema = schemas/* object */.Ikc({ 'org.nixos.bootspec.v1': schemas/* object */.Ikc({ label: schemas/* string */.YjP() }) });
/**
 * Builds or fetches the derivation's output and reads it, all at once. `system` is null where it could not be read.
 * @param sources store paths of the nixpkgs that it is made of, as far as they are known
 */
function realiseSystem(session, derivation, sources, options = {}) {
    const read = (stdout) => {
        const [built = '', ...parts] = stdout.split('\0');
        const output = ownText(built.split('\n')[0] ?? '');
        const isRead = parts.pop() === 'read';
        return { output, system: isRead ? parseSystem(output, parts) : null };
    };
    const argv = ['/bin/sh', '-c', BUILD_AND_READ, 'sh', sources.join(' '), ...(0,build/* realiseCommand */.Jq)(derivation)];
    return (0,run/* runNix */.d)(session, argv, 'build', read, options);
}
/**
 * Reads what was built: its closure, and of the toplevel its links, its texts, its units, and what `SystemFacts` names.
 * @param sources as of `realiseSystem`
 * @param closureOf `readClosure` where a person waits for it; beside a build it does not show, and paths are plain data
 */
function readSystem(session, path, sources = [], closureOf = parsedClosure) {
    return (0,run/* runNix */.d)(session, ['/bin/sh', '-c', READ, 'sh', path, ...sources], 'machine', (stdout) => parseSystem(path, stdout.split('\0'), closureOf));
}
function parsedClosure(json) {
    return (0,closure/* parseClosure */.JK)(JSON.parse(json));
}
function parseSystem(path, [closureText = '', ...parts], closureOf = parsedClosure) {
    const closure = { ...closureOf(closureText), root: path };
    const links = parts.splice(0, LINKS.length).map((target) => toplevel_link(path, ownText(target.replace(/\n$/, ''))));
    const [kernel = null, kernelModules = null, initrd = null, firmware = null, systemd = null, sw = null] = links;
    const texts = parts.splice(0, TEXTS.length).map((text) => (text === '' ? null : ownText(text.slice(1))));
    const [params, version, system, boot, triggers, inhibitors] = texts;
    const [listing = '', folder = '', ...rest] = parts;
    const toplevel = {
        ...{ path, kernel, kernelModules, initrd, firmware, systemd },
        kernelParams: params?.split(/\s+/).filter((param) => param !== '') ?? null,
        nixosVersion: version?.trim() ?? null,
        system: system?.trim() ?? null,
        label: bootSchema.safeParse(parseJson(boot)).data?.['org.nixos.bootspec.v1'].label ?? null,
        rebootTriggers: stringRecord(triggers),
        switchInhibitors: stringRecord(inhibitors),
        units: listing === '' ? {} : unitLinks(folder, listing),
        nixVersion: nixVersionIn(closure, sw),
        // What ends with a NUL is followed by nothing.
        facts: parseFacts(rest.slice(0, -1), closure, listing !== ''),
    };
    return { toplevel, closure };
}
/** @param to where a link in the folder leads; empty: there is none */
function toplevel_link(folder, to) {
    const target = external_node_path_.posix.resolve(folder, to);
    const storePath = /^\/nix\/store\/[^/]+/.exec(target)?.[0];
    return to === '' || storePath === undefined ? null : { storePath, target };
}
/** Folders (drop-ins, `.wants`) are left out. */
function unitLinks(folder, listing) {
    const { entries } = listingSchema.parse(JSON.parse(listing));
    const links = [];
    for (const [name, entry] of Object.entries(entries)) {
        if (entry.type === 'directory')
            continue;
        links.push([name, external_node_path_.posix.resolve(folder, entry.type === 'symlink' ? entry.target : name)]);
    }
    return Object.fromEntries(links);
}
function nixVersionIn(closure, sw) {
    const references = (sw && closure.paths.get(sw.storePath)?.references) ?? [];
    const versions = references.map((path) => /^(?:nix|lix)-(\d[^-]*)$/.exec((0,nix_text/* derivationNameOf */.oW)(path))?.[1]);
    return versions.find((version) => version !== undefined) ?? null;
}
function stringRecord(text) {
    const record = triggersSchema.safeParse(parseJson(text)).data;
    if (!record)
        return null;
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : JSON.stringify(value),
    ]));
}


/***/ })

};
