import type { Firewall, OpenPort } from './system-facts.js';
import { textOrder } from './text-order.js';

/** More rules than anybody has written: what has more is not told, since each port is held against all others. */
const MOST_PORTS = 10_000;

/** Null where nothing of the script could be read, a port has a name that is not known here, or it has too many ports. */
export function firewallOfIptables(script: string): Firewall | null {
  const ports = script.trim() === '' ? null : portsOfIptables(script);
  return ports === null ? null : { kind: 'iptables', ports };
}

/**
 * Null where not all of the ruleset could be read, or it has too many ports. A ruleset that filters nothing of what
 * comes in is no firewall: nftables can be there without one.
 */
export function firewallOfNftables(ruleset: string): Firewall | null {
  const lines = statementsOf(ruleset);
  if (lines.length === 0 || lines.some((line) => INCLUDED.test(line))) return null;
  if (!lines.some((line) => FILTERS.test(line))) return { kind: 'off', ports: [] };
  const ports = portsOfNftables(lines);
  return ports === null ? null : { kind: 'nftables', ports };
}

/**
 * Ports that NixOS's `firewall-start` opens, one rule a line:
 * `ip46tables -A nixos-fw -p tcp --dport 8000:8010 -j nixos-fw-accept -i eth0`. A rule with any other condition (a
 * source, a rate) opens its port to some alone, and is left out. What people add by `extraCommands` is a shell's: words
 * that are no condition (a rule's number, a comment, `|| true`) do not hide what it opens. Null: there are too many, or
 * nobody knows which.
 */
function portsOfIptables(script: string): OpenPort[] | null {
  const lines = script.replace(/\\\n/g, ' ').split('\n');
  return collected(lines.flatMap(commandsOf).map(portOfRule));
}

const INPUT_CHAIN = /^(?:nixos-fw|INPUT)$/;
const ACCEPTS = /^(?:nixos-fw-accept|ACCEPT)$/;

/** Words of each of the commands on a shell's line, up to a comment; those within quotes are one. */
function commandsOf(line: string): string[][] {
  const commands: string[][] = [[]];
  for (const word of line.match(/"[^"]*"|'[^']*'|;|[^\s;]+/g) ?? []) {
    if (word.startsWith('#')) break;
    if (/^(?:;|&&|\|\|)$/.test(word)) commands.push([]);
    else commands.at(-1)?.push(word.replace(/^(["'])(.*)\1$/, '$2'));
  }
  return commands;
}

function portOfRule([program = '', ...words]: readonly string[]): (OpenPort | null)[] {
  if (!/^(?:\/\S*\/)?(?:ip46tables|iptables|ip6tables)$/.test(program)) return [];
  const options = new Map<string, string>();
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === '-w' || word === '--wait' || isNumberOfRule(word, words[index - 2])) continue;
    const key = Object.hasOwn(NAMES, word) ? NAMES[word] : undefined;
    // A condition that is not known here, or no option at all.
    if (key === undefined) return [];
    const value = words[++index] ?? '';
    if (key === 'match' && !/^(?:tcp|udp|multiport|comment)$/.test(value)) return [];
    options.set(key, value);
  }
  if (!INPUT_CHAIN.test(options.get('chain') ?? '') || !ACCEPTS.test(options.get('to') ?? '')) return [];
  const protocol = PROTOCOLS[options.get('protocol') ?? ''] ?? options.get('protocol');
  const on = options.get('interface') ?? null;
  const port = options.get('port');
  if (port !== undefined) return port.split(',').flatMap((one) => open(protocol, rangeOf(one), on));
  return protocol === undefined || protocol === 'all' ? everything(on) : open(protocol, ALL_PORTS, on);
}

/** `3` of `-I nixos-fw 3`: where the rule is put. */
function isNumberOfRule(word: string, option: string | undefined): boolean {
  return (option === '-I' || option === '--insert') && /^[0-9]+$/.test(word);
}

const PROTOCOLS: Readonly<Record<string, string>> = { '0': 'all', '6': 'tcp', '17': 'udp' };
const ALL_PORTS = '0-65535';

/** `1024:` and `:1023` have the other end by themselves. */
function rangeOf(port: string): string {
  const [, from = '', colon = '', to = ''] = /^([^:]*)(:?)([^:]*)$/.exec(port) ?? [];
  return colon === '' ? from : `${from || 0}-${to || 65_535}`;
}

const NAMES: Readonly<Record<string, string>> = {
  ...{ '-A': 'chain', '--append': 'chain', '-I': 'chain', '--insert': 'chain', '-j': 'to', '--jump': 'to' },
  ...{ '-p': 'protocol', '--proto': 'protocol', '--protocol': 'protocol', '-m': 'match', '--match': 'match' },
  ...{ '--dport': 'port', '--destination-port': 'port', '--dports': 'port' },
  ...{ '-i': 'interface', '--in-interface': 'interface', '--comment': 'comment' },
};

/** Rules that lie in another file than NixOS's own list of what to delete first. */
const INCLUDED = /^include\s+"(?!\/var\/lib\/nftables\/deletions\.nft")/;
const FILTERS = /^type\s+filter\s+hook\s+(?:input|ingress|prerouting)\b/;
/** What stands before a brace that begins a part of a table, and no list. */
const DECLARES =
  /^(?:(?:add|create)\s+)?(?:(?:table|chain|set|map|flowtable)\s|(?:counter|quota|limit|secmark|synproxy|ct\s+(?:helper|timeout|expectation))\s+\S+\s*$)/;

/**
 * The statements of a ruleset, one each, whatever lines they were on: `chain input {`, `policy drop`,
 * `tcp dport { 22, 80 } accept`, `}`. Without comments.
 */
function statementsOf(ruleset: string): string[] {
  const found: string[] = [];
  let statement = '';
  let lists = 0;
  const end = (): void => {
    if (statement.trim() !== '') found.push(statement.trim());
    statement = '';
  };
  for (const [token] of ruleset.replaceAll('\\\n', ' ').matchAll(/"[^"\n]*"|#.*|[{};\n]|[^"#{};\n]+|"/g)) {
    if (token.startsWith('#')) continue;
    if (token === '{' && (lists > 0 || !DECLARES.test(statement.trimStart()))) lists++;
    else if (token === '}' && lists > 0) lists--;
    else if (lists === 0 && /^[{};\n]$/.test(token)) {
      if (token === '{') statement += token;
      end();
      if (token === '}') found.push(token);
      continue;
    }
    statement += token === '\n' ? ' ' : token;
  }
  end();
  return found;
}

interface Chain {
  name: string;
  /** Of what comes in: packets come to it by themselves. */
  isBase: boolean;
  lines: string[];
}

function chainsIn(statements: readonly string[]): Chain[] {
  const chains: Chain[] = [];
  let chain: Chain | null = null;
  for (const line of statements) {
    const name = /^(?:(?:add|create)\s+)?chain\s+(?:.*\s)?(\S+)\s*\{$/.exec(line)?.[1];
    if (name !== undefined) {
      chain = { name, isBase: false, lines: [] };
      chains.push(chain);
    } else if (line === '}') chain = null;
    else if (chain && /^type\s+filter\s+hook\s+input\b/.test(line)) chain.isBase = true;
    else chain?.lines.push(line);
  }
  return chains;
}

/** A rule without any condition. */
const REFUSES =
  /^(?:(?:counter|log)(?:\s+(?:packets|bytes|prefix|level|group|flags|snaplen)\s+\S+)*\s+)*(?:drop|reject)\b/;
const DECIDES = /\b(?:drop|reject|jump|goto|vmap|queue)\b/;
/** `add rule inet filter input …`: without a chain around it. */
const LOOSE = /^(?:(?:add|insert|replace)\s+)?rule\s/;

/**
 * Ports that an nftables ruleset lets in: `iifname eth0 tcp dport { 22, 8000-8010 } accept`. What has a condition of
 * another kind is left out. Where a chain refuses what no rule has let in, those are all; where nothing refuses
 * anything, all is open. Null: there are too many, or nobody knows which.
 */
function portsOfNftables(statements: readonly string[]): OpenPort[] | null {
  if (statements.some((line) => LOOSE.test(line))) return null;
  const chains = chainsIn(statements);
  const base = chains.filter(({ isBase }) => isBase);
  const [strict, ...others] = base.filter(({ lines }) =>
    lines.map(withoutTexts).some((line) => /^policy\s+drop$/.test(line) || REFUSES.test(line)),
  );
  // What both of two let in is let in.
  if (others.length > 0) return null;
  if (strict) return collected([...reachedFrom(strict, chains)].map(portsOfChain));
  const isPlain = base
    .flatMap(({ lines }) => lines.map(withoutTexts))
    .every((line) => !DECIDES.test(line) && !/^policy\s+(?!accept$)/.test(line));
  if (base.length === 0) return [];
  return isPlain ? everything(null) : null;
}

/** Words in quotes decide nothing. */
function withoutTexts(line: string): string {
  return line.replace(/"[^"]*"/g, '""');
}

/** Without a condition, or for each new connection: `ct state vmap { new : jump input-allow }`. */
const LEADS_ON =
  /^(?:counter\s+)?(?:jump|goto)\s+(\S+)$|^ct\s+state\s+vmap\s*\{[^}]*\bnew\s*:\s*(?:jump|goto)\s+([^\s,}]+)|^ct\s+state\s+new\s+(?:jump|goto)\s+(\S+)$/;

/** The chain, and those that what comes to it comes to as well. */
function reachedFrom(chain: Chain, chains: readonly Chain[]): Set<Chain> {
  // Two tables may have chains of one name.
  const byName = new Map<string, Chain[]>();
  for (const one of chains) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  const reached = new Set([chain]);
  for (const { lines } of reached) {
    for (const line of lines) {
      const found = LEADS_ON.exec(line);
      const name = found?.[1] ?? found?.[2] ?? found?.[3];
      for (const next of byName.get(name ?? '') ?? []) reached.add(next);
    }
  }
  return reached;
}

const INTERFACES = /^iifname\s*(?:\{([^}]*)\}|("[^"]*"|[^\s{]+))\s*/;
const STATEMENT =
  /^(?:(tcp|udp)\s+dport\s*(?:\{([^}]*)\}|([^\s{]+))\s*)?(?:counter\s+(?:packets\s+\d+\s+bytes\s+\d+\s+)?)?(accept|drop|reject)\b/;
/** So begins a rule that may open a port to anybody; with a word for some alone, or for no port, it does not. */
const MAY_OPEN = /^(?:iif\w*|tcp|udp|th|meta|ct\s+state\s+(?:new|\{[^}]*\bnew)|log|counter|dport)\b/;
const OPENS = /\b(?:accept|vmap|jump|goto)\b/;
const FOR_SOME = /\b(?:saddr|daddr|mark|limit|meter|skuid|skgid|ether|icmp\w*|ipv6-icmp|igmp|gre|esp|ah)\b|@/;

/** Until a rule that refuses all: each interface of a rule has all its ports. */
function* portsOfChain({ lines }: Chain): Generator<OpenPort | null> {
  let isNarrowed = false;
  for (const line of lines) {
    if (REFUSES.test(withoutTexts(line))) return;
    const found = INTERFACES.exec(line);
    const rest = found ? line.slice(found[0].length) : line;
    const [statement, protocol, many, one, verdict] = STATEMENT.exec(rest) ?? [];
    if (statement === undefined) {
      const words = withoutTexts(line);
      const isTold = LEADS_ON.test(line) || !MAY_OPEN.test(words) || !OPENS.test(words);
      if (!isTold && !FOR_SOME.test(words)) yield null;
      continue;
    }
    // What a rule before has refused, this one does not let in any more.
    if (verdict !== 'accept') {
      isNarrowed = true;
      continue;
    }
    // What comes from the machine itself opens nothing.
    const interfaces = found ? items(found[1] ?? found[2] ?? '').filter((on) => on !== 'lo') : [null];
    const ports =
      protocol === undefined
        ? everything(null)
        : items(many ?? one ?? '').flatMap((port) => open(protocol, port, null));
    if (ports.length === 0) continue;
    for (const on of interfaces) {
      if (isNarrowed || /^[@$!]/.test(on ?? '')) yield null;
      for (const port of ports) yield port && { ...port, interface: on };
    }
  }
}

function items(list: string): string[] {
  return list
    .split(',')
    .map((item) => item.trim().replace(/^"(.*)"$/, '$1'))
    .filter((item) => item !== '');
}

/** What comes from the machine itself opens nothing. */
function everything(on: string | null): OpenPort[] {
  return on === 'lo' ? [] : [{ protocol: 'any', from: 0, to: 65_535, interface: on }];
}

/** Names of /etc/services that rules are written with. */
const SERVICES: Readonly<Record<string, number>> = {
  ...{ ftp: 21, ssh: 22, telnet: 23, smtp: 25, domain: 53, bootps: 67, bootpc: 68, tftp: 69, http: 80 },
  ...{ pop3: 110, sunrpc: 111, ntp: 123, imap2: 143, imap: 143, snmp: 161, bgp: 179, ldap: 389, https: 443 },
  ...{ submissions: 465, syslog: 514, 'dhcpv6-client': 546, 'dhcpv6-server': 547, submission: 587, ipp: 631 },
  ...{ ldaps: 636, rsync: 873, imaps: 993, pop3s: 995, openvpn: 1194, nfs: 2049, git: 9418, mysql: 3306 },
  ...{ postgresql: 5432, mdns: 5353 },
};

/** @param range `22`, `8000-8010`, `ssh`. Null among the ports: it is not known which one that is */
function open(protocol: string | undefined, range: string, on: string | null): (OpenPort | null)[] {
  if (protocol !== 'tcp' && protocol !== 'udp') return [];
  if (/[@$a-z]/i.test(range)) {
    const port = Object.hasOwn(SERVICES, range) ? SERVICES[range] : undefined;
    return [port === undefined ? null : { protocol, from: port, to: port, interface: on }];
  }
  const [, first, last] = /^([0-9]{1,5})(?:-([0-9]{1,5}))?$/.exec(range) ?? [];
  if (first === undefined) return [];
  const [from, to] = [Number(first), Number(last ?? first)];
  return from > to || to > 65_535 ? [] : [{ protocol, from, to, interface: on }];
}

/** In one order, each once. Null where one is not known, or there are too many. */
function collected(rules: readonly Iterable<OpenPort | null>[]): OpenPort[] | null {
  const ports: OpenPort[] = [];
  for (const rule of rules) {
    for (const port of rule) {
      if (port === null || ports.length === MOST_PORTS) return null;
      ports.push(port);
    }
  }
  const keyed = new Map(ports.map((port) => [JSON.stringify(port), port]));
  return [...keyed.values()].sort(
    (a, b) =>
      textOrder(a.protocol, b.protocol) ||
      a.from - b.from ||
      a.to - b.to ||
      textOrder(a.interface ?? '', b.interface ?? ''),
  );
}
