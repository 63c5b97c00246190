export const id = 218;
export const ids = [218];
export const modules = {

/***/ 98705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jq: () => (/* binding */ realiseCommand),
/* harmony export */   PA: () => (/* binding */ dryRun),
/* harmony export */   Yb: () => (/* binding */ realise)
/* harmony export */ });
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6790);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37325);


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

/***/ 82218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readSystem: () => (/* binding */ readSystem),
  realiseSystem: () => (/* binding */ realiseSystem),
  systemOf: () => (/* binding */ systemOf)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/src/core/closure.js + 1 modules
var closure = __webpack_require__(70365);
// EXTERNAL MODULE: ./build/src/nix/build.js
var build = __webpack_require__(98705);
// EXTERNAL MODULE: ./build/src/core/text-order.js
var text_order = __webpack_require__(31751);
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

;// CONCATENATED MODULE: ./build/src/core/firewall/ports.js

/** More rules than anybody has written: what has more is not told, since each port is held against all others. */
const MOST_PORTS = 10_000;
/** What comes from the machine itself opens nothing. */
function everything(on) {
    return on === 'lo' ? [] : [{ protocol: 'any', from: 0, to: 65_535, interface: on }];
}
/** Names of /etc/services that rules are written with. */
const SERVICES = {
    ...{ ftp: 21, ssh: 22, telnet: 23, smtp: 25, domain: 53, bootps: 67, bootpc: 68, tftp: 69, http: 80 },
    ...{ pop3: 110, sunrpc: 111, ntp: 123, imap2: 143, imap: 143, snmp: 161, bgp: 179, ldap: 389, https: 443 },
    ...{ submissions: 465, syslog: 514, 'dhcpv6-client': 546, 'dhcpv6-server': 547, submission: 587, ipp: 631 },
    ...{ ldaps: 636, rsync: 873, imaps: 993, pop3s: 995, openvpn: 1194, nfs: 2049, git: 9418, mysql: 3306 },
    ...{ postgresql: 5432, mdns: 5353 },
};
/** @param range `22`, `8000-8010`, `ssh`. Null among the ports: it is not known which one that is */
function ports_open(protocol, range, on) {
    if (protocol !== 'tcp' && protocol !== 'udp')
        return [];
    if (/[@$a-z]/i.test(range)) {
        const port = Object.hasOwn(SERVICES, range) ? SERVICES[range] : undefined;
        return [port === undefined ? null : { protocol, from: port, to: port, interface: on }];
    }
    const [, first, last] = /^([0-9]{1,5})(?:-([0-9]{1,5}))?$/.exec(range) ?? [];
    if (first === undefined)
        return [];
    const [from, to] = [Number(first), Number(last ?? first)];
    return from > to || to > 65_535 ? [] : [{ protocol, from, to, interface: on }];
}
/** In one order, each once. Null where one is not known, or there are too many. */
function collected(rules) {
    const ports = [];
    for (const rule of rules) {
        for (const port of rule) {
            if (port === null || ports.length === MOST_PORTS)
                return null;
            ports.push(port);
        }
    }
    const keyed = new Map(ports.map((port) => [JSON.stringify(port), port]));
    return [...keyed.values()].sort((a, b) => (0,text_order/* textOrder */.G)(a.protocol, b.protocol) ||
        a.from - b.from ||
        a.to - b.to ||
        (0,text_order/* textOrder */.G)(a.interface ?? '', b.interface ?? ''));
}

;// CONCATENATED MODULE: ./build/src/core/firewall/iptables.js

/** Null where nothing of the script could be read, a port has a name that is not known here, or it has too many ports. */
function firewallOfIptables(script) {
    const ports = script.trim() === '' ? null : portsOfIptables(script);
    return ports === null ? null : { kind: 'iptables', ports };
}
/**
 * Ports that NixOS's `firewall-start` opens, one rule a line:
 * `ip46tables -A nixos-fw -p tcp --dport 8000:8010 -j nixos-fw-accept -i eth0`. A rule with any other condition (a
 * source, a rate) opens its port to some alone, and is left out. What people add by `extraCommands` is a shell's: words
 * that are no condition (a rule's number, a comment, `|| true`) do not hide what it opens. Null: there are too many, or
 * nobody knows which.
 */
function portsOfIptables(script) {
    const lines = script.replace(/\\\n/g, ' ').split('\n');
    return collected(lines.flatMap(commandsOf).map(portOfRule));
}
const INPUT_CHAIN = /^(?:nixos-fw|INPUT)$/;
const ACCEPTS = /^(?:nixos-fw-accept|ACCEPT)$/;
/** Words of each of the commands on a shell's line, up to a comment; those within quotes are one. */
function commandsOf(line) {
    const commands = [[]];
    for (const word of line.match(/"[^"]*"|'[^']*'|;|[^\s;]+/g) ?? []) {
        if (word.startsWith('#'))
            break;
        if (/^(?:;|&&|\|\|)$/.test(word))
            commands.push([]);
        else
            commands.at(-1)?.push(word.replace(/^(["'])(.*)\1$/, '$2'));
    }
    return commands;
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
    const protocol = PROTOCOLS[options.get('protocol') ?? ''] ?? options.get('protocol');
    const on = options.get('interface') ?? null;
    const port = options.get('port');
    if (port !== undefined)
        return port.split(',').flatMap((one) => ports_open(protocol, rangeOf(one), on));
    return protocol === undefined || protocol === 'all' ? everything(on) : ports_open(protocol, ALL_PORTS, on);
}
/** `3` of `-I nixos-fw 3`: where the rule is put. */
function isNumberOfRule(word, option) {
    return (option === '-I' || option === '--insert') && /^[0-9]+$/.test(word);
}
const PROTOCOLS = { '0': 'all', '6': 'tcp', '17': 'udp' };
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

;// CONCATENATED MODULE: ./build/src/core/firewall/nftables.js

/**
 * Null where not all of the ruleset could be read, or it has too many ports. A ruleset that filters nothing of what
 * comes in is no firewall: nftables can be there without one.
 */
function firewallOfNftables(ruleset) {
    const lines = statementsOf(ruleset);
    if (lines.length === 0 || lines.some((line) => INCLUDED.test(line)))
        return null;
    if (!lines.some((line) => FILTERS.test(line)))
        return { kind: 'off', ports: [] };
    const ports = portsOfNftables(lines);
    return ports === null ? null : { kind: 'nftables', ports };
}
/** Rules that lie in another file than NixOS's own list of what to delete first. */
const INCLUDED = /^include\s+"(?!\/var\/lib\/nftables\/deletions\.nft")/;
const FILTERS = /^type\s+filter\s+hook\s+(?:input|ingress|prerouting)\b/;
/** What stands before a brace that begins a part of a table, and no list. */
const DECLARES = /^(?:(?:add|create)\s+)?(?:(?:table|chain|set|map|flowtable)\s|(?:counter|quota|limit|secmark|synproxy|ct\s+(?:helper|timeout|expectation))\s+\S+\s*$)/;
/**
 * The statements of a ruleset, one each, whatever lines they were on: `chain input {`, `policy drop`,
 * `tcp dport { 22, 80 } accept`, `}`. Without comments.
 */
function statementsOf(ruleset) {
    const found = [];
    let statement = '';
    let lists = 0;
    const end = () => {
        if (statement.trim() !== '')
            found.push(statement.trim());
        statement = '';
    };
    for (const [token] of ruleset.replaceAll('\\\n', ' ').matchAll(/"[^"\n]*"|#.*|[{};\n]|[^"#{};\n]+|"/g)) {
        if (token.startsWith('#'))
            continue;
        if (token === '{' && (lists > 0 || !DECLARES.test(statement.trimStart())))
            lists++;
        else if (token === '}' && lists > 0)
            lists--;
        else if (lists === 0 && /^[{};\n]$/.test(token)) {
            if (token === '{')
                statement += token;
            end();
            if (token === '}')
                found.push(token);
            continue;
        }
        statement += token === '\n' ? ' ' : token;
    }
    end();
    return found;
}
function chainsIn(statements) {
    const chains = [];
    let chain = null;
    for (const line of statements) {
        const name = /^(?:(?:add|create)\s+)?chain\s+(?:.*\s)?(\S+)\s*\{$/.exec(line)?.[1];
        if (name !== undefined) {
            chain = { name, isBase: false, lines: [] };
            chains.push(chain);
        }
        else if (line === '}')
            chain = null;
        else if (chain && /^type\s+filter\s+hook\s+input\b/.test(line))
            chain.isBase = true;
        else
            chain?.lines.push(line);
    }
    return chains;
}
/** A rule without any condition. */
const REFUSES = /^(?:(?:counter|log)(?:\s+(?:packets|bytes|prefix|level|group|flags|snaplen)\s+\S+)*\s+)*(?:drop|reject)\b/;
const DECIDES = /\b(?:drop|reject|jump|goto|vmap|queue)\b/;
/** `add rule inet filter input …`: without a chain around it. */
const LOOSE = /^(?:(?:add|insert|replace)\s+)?rule\s/;
/**
 * Ports that an nftables ruleset lets in: `iifname eth0 tcp dport { 22, 8000-8010 } accept`. What has a condition of
 * another kind is left out. Where a chain refuses what no rule has let in, those are all; where nothing refuses
 * anything, all is open. Null: there are too many, or nobody knows which.
 */
function portsOfNftables(statements) {
    if (statements.some((line) => LOOSE.test(line)))
        return null;
    const chains = chainsIn(statements);
    const base = chains.filter(({ isBase }) => isBase);
    if (base.length === 0)
        return [];
    const [strict, ...others] = base.filter(({ lines }) => lines.map(withoutTexts).some((line) => /^policy\s+drop$/.test(line) || REFUSES.test(line)));
    // What both of two let in is let in.
    if (others.length > 0)
        return null;
    if (strict)
        return collected([...reachedFrom(strict, chains)].map(portsOfChain));
    const isPlain = base
        .flatMap(({ lines }) => lines.map(withoutTexts))
        .every((line) => !DECIDES.test(line) && !/^policy\s+(?!accept$)/.test(line));
    return isPlain ? everything(null) : null;
}
/** Words in quotes decide nothing. */
function withoutTexts(line) {
    return line.replace(/"[^"]*"/g, '""');
}
/** Without a condition, or for each new connection: `ct state vmap { new : jump input-allow }`. */
const LEADS_ON = /^(?:counter\s+)?(?:jump|goto)\s+(\S+)$|^ct\s+state\s+vmap\s*\{[^}]*\bnew\s*:\s*(?:jump|goto)\s+([^\s,}]+)|^ct\s+state\s+new\s+(?:jump|goto)\s+(\S+)$/;
/** The chain, and those that what comes to it comes to as well. */
function reachedFrom(chain, chains) {
    // Two tables may have chains of one name.
    const byName = new Map();
    for (const one of chains) {
        const known = byName.get(one.name);
        if (known)
            known.push(one);
        else
            byName.set(one.name, [one]);
    }
    const reached = new Set([chain]);
    for (const { lines } of reached) {
        for (const line of lines) {
            const found = LEADS_ON.exec(line);
            const name = found?.[1] ?? found?.[2] ?? found?.[3];
            for (const next of byName.get(name ?? '') ?? [])
                reached.add(next);
        }
    }
    return reached;
}
const INTERFACES = /^iifname\s*(?:\{([^}]*)\}|("[^"]*"|[^\s{]+))\s*/;
const STATEMENT = /^(?:(tcp|udp)\s+dport\s*(?:\{([^}]*)\}|([^\s{]+))\s*)?(?:counter\s+(?:packets\s+\d+\s+bytes\s+\d+\s+)?)?(accept|drop|reject)\b/;
/** So begins a rule that may open a port to anybody; with a word for some alone, or for no port, it does not. */
const MAY_OPEN = /^(?:iif\w*|tcp|udp|th|meta|ct\s+state\s+(?:new|\{[^}]*\bnew)|log|counter)\b/;
const OPENS = /\b(?:accept|vmap|jump|goto)\b/;
const FOR_SOME = /\b(?:saddr|daddr|mark|limit|meter|skuid|skgid|ether|icmp\w*|ipv6-icmp|igmp|gre|esp|ah)\b|@/;
/** Until a rule that refuses all: each interface of a rule has all its ports. */
function* portsOfChain({ lines }) {
    let isNarrowed = false;
    for (const line of lines) {
        if (REFUSES.test(withoutTexts(line)))
            return;
        const found = INTERFACES.exec(line);
        const rest = found ? line.slice(found[0].length) : line;
        const [statement, protocol, many, one, verdict] = STATEMENT.exec(rest) ?? [];
        if (statement === undefined) {
            const words = withoutTexts(line);
            const isTold = LEADS_ON.test(line) || !MAY_OPEN.test(words) || !OPENS.test(words);
            if (!isTold && !FOR_SOME.test(words))
                yield null;
            continue;
        }
        // What a rule before has refused, this one does not let in any more.
        if (verdict !== 'accept') {
            isNarrowed = true;
            continue;
        }
        // What comes from the machine itself opens nothing.
        const interfaces = found ? items(found[1] ?? found[2] ?? '').filter((on) => on !== 'lo') : [null];
        const ports = protocol === undefined
            ? everything(null)
            : items(many ?? one ?? '').flatMap((port) => ports_open(protocol, port, null));
        if (ports.length === 0)
            continue;
        for (const on of interfaces) {
            if (isNarrowed || /^[@$!]/.test(on ?? ''))
                yield null;
            for (const port of ports)
                yield port && { ...port, interface: on };
        }
    }
}
function items(list) {
    return list
        .split(',')
        .map((item) => item.trim().replace(/^"(.*)"$/, '$1'))
        .filter((item) => item !== '');
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

// EXTERNAL MODULE: ./build/src/nix/toplevel-script.js
var toplevel_script = __webpack_require__(46508);
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
    const part = (name) => parts[toplevel_script/* FACTS */.qY.indexOf(name)] ?? '';
    /** Null where it is not there. */
    const text = (name) => {
        const read = part(name);
        return read === '' ? null : ownText(read.slice(1));
    };
    const config = text('kernel config');
    return {
        longTerm: longTermSeries(parts.slice(toplevel_script/* FACTS */.qY.length).map((read) => parseJson(read.slice(1)))),
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
var run = __webpack_require__(37325);
// EXTERNAL MODULE: ./build/src/nix/text.js
var nix_text = __webpack_require__(43830);
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
    const argv = ['/bin/sh', '-c', toplevel_script/* BUILD_AND_READ */.Sz, 'sh', sources.join(' '), ...(0,build/* realiseCommand */.Jq)(derivation)];
    return (0,run/* runNix */.d)(session, argv, 'build', read, options);
}
/**
 * Reads what was built: its closure, and of the toplevel its links, its texts, its units, and what `SystemFacts` names.
 * @param sources as of `realiseSystem`
 */
function readSystem(session, path, sources = []) {
    return (0,run/* runNix */.d)(session, (0,toplevel_script/* readCommand */.UK)(path, sources), 'machine', (stdout) => parseSystem(path, stdout.split('\0')));
}
/**
 * The same of `readCommands` that have ended already.
 * @param closureOf `readClosure` where a person waits for it; beside a build it does not show, and paths are plain data
 */
async function systemOf(session, path, { closure, contents }, closureOf) {
    const found = await (0,run/* readRun */.c)(session, closure, 'machine', (json) => json);
    if (found.kind === 'failed')
        return found;
    return (0,run/* readRun */.c)(session, contents, 'machine', (stdout) => parseSystem(path, [found.value, ...stdout.split('\0')], closureOf));
}
function parsedClosure(json, root) {
    return { ...(0,closure/* parseClosure */.JK)(JSON.parse(json)), root };
}
function parseSystem(path, [closureText = '', ...parts], closureOf = parsedClosure) {
    const closure = closureOf(closureText, path);
    const links = parts.splice(0, toplevel_script/* LINKS */.A.length).map((target) => toplevel_link(path, ownText(target.replace(/\n$/, ''))));
    const [kernel = null, kernelModules = null, initrd = null, firmware = null, systemd = null, sw = null] = links;
    const texts = parts.splice(0, toplevel_script/* TEXTS */.Dm.length).map((text) => (text === '' ? null : ownText(text.slice(1))));
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
