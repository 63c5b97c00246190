import type { Firewall, OpenPort } from './system-facts.js';
import { textOrder } from './text-order.js';

/** More rules than anybody has written: what has more is not told, since each port is held against all others. */
const MOST_PORTS = 10_000;

/** Null where nothing of the script could be read, a port has a name that is not known here, or it has too many ports. */
export function firewallOfIptables(script: string): Firewall | null {
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
export function firewallOfNftables(ruleset: string): Firewall | null {
  if (ruleset.trim() === '' || INCLUDED.test(ruleset)) return null;
  if (!FILTERS.test(ruleset)) return { kind: 'off', ports: [] };
  const ports = portsOfNftables(onOneLine(ruleset));
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
  return collected(lines.map((line) => portOfRule(wordsOf(line))));
}

const INPUT_CHAIN = /^(?:nixos-fw|INPUT)$/;
const ACCEPTS = /^(?:nixos-fw-accept|ACCEPT)$/;

/** Words of a shell's line, up to where its first command ends; those within quotes are one. */
function wordsOf(line: string): string[] {
  const found = line.match(/"[^"]*"|'[^']*'|;|[^\s;]+/g) ?? [];
  const end = found.findIndex((word) => /^(?:;|&&|\|\||#.*)$/.test(word));
  const own = end === -1 ? found : found.slice(0, end);
  return own.map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
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
  const protocol = options.get('protocol');
  const on = options.get('interface') ?? null;
  const port = options.get('port');
  if (port !== undefined) return port.split(',').flatMap((one) => open(protocol, rangeOf(one), on));
  return protocol === undefined || protocol === 'all' ? everything(on) : open(protocol, ALL_PORTS, on);
}

/** `3` of `-I nixos-fw 3`: where the rule is put. */
function isNumberOfRule(word: string, option: string | undefined): boolean {
  return (option === '-I' || option === '--insert') && /^[0-9]+$/.test(word);
}

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

/** Words of a chain's name: `output-allow`, and not `coordinator`. */
const NOT_FOR_INPUT = /(?<![a-z])(?:output|forward|rpfilter|(?:pre|post)?routing|[sd]?nat)(?![a-z])/i;

/** A list of ports or interfaces may go over many lines, with comments between. */
function onOneLine(ruleset: string): string {
  return ruleset
    .replace(/("[^"\n]*")|#.*/g, (_, text: string | undefined) => text ?? '')
    .replace(/\b(?:dport|iifname)\s*\{[^{}]*\}/g, (list) => list.replace(/\s+/g, ' '));
}

const BASE_CHAIN = /^type\s+(\w+)\s+hook\s+(\w+)/;
const REFUSES = /^(?:(?:counter|log)\b.*\s)?(?:drop|reject)\b/;

/**
 * Ports that an nftables ruleset lets in, one rule a line: `iifname eth0 tcp dport { 22, 8000-8010 } accept`, in chains
 * that are not for what goes out or through. What has any other condition is left out. Where nothing refuses what no
 * rule has let in, all is open. Null: there are too many, or nobody knows which.
 */
function portsOfNftables(ruleset: string): OpenPort[] | null {
  const lines = linesForInput(ruleset);
  const chains = lines.filter((line) => BASE_CHAIN.exec(line)?.[1] === 'filter');
  // Without a policy a chain accepts.
  const refuses =
    chains.some((line) => /\bpolicy\s+drop\b/.test(line)) || lines.some((line) => REFUSES.test(line));
  if (chains.length > 0 && !refuses) return everything(null);
  return collected(lines.map(portsOfStatement));
}

/** A chain's policy is told on its own line or the one with its hook: it is put to the latter. */
function linesForInput(ruleset: string): string[] {
  const found: string[] = [];
  let isInput = true;
  for (const line of ruleset.split('\n').map((one) => one.trim())) {
    const chain = /^chain\s+(\S+)\s*\{/.exec(line)?.[1];
    if (chain !== undefined) isInput = !NOT_FOR_INPUT.test(chain);
    const hook = BASE_CHAIN.exec(line)?.[2];
    if (hook !== undefined) isInput = hook === 'input';
    if (!isInput) continue;
    if (/^policy\s/.test(line) && found.length > 0) found.push(`${found.pop() ?? ''} ${line}`);
    else found.push(line);
  }
  return found;
}

const INTERFACES = /^iifname\s+(?:\{([^}]*)\}|("[^"]*"|[^\s{]+))\s+/;
const STATEMENT = /^(tcp|udp)\s+dport\s+(?:\{([^}]*)\}|(\S+))\s+(?:counter\s+)?accept\b/;

/** One after the other: each interface of a rule has all its ports. */
function* portsOfStatement(line: string): Generator<OpenPort | null> {
  const found = INTERFACES.exec(line);
  const interfaces = found ? items(found[1] ?? found[2] ?? '') : [null];
  const rest = found ? line.slice(found[0].length) : line;
  if (/^(?:counter\s+)?accept\b/.test(rest)) {
    for (const on of interfaces) yield* everything(on);
    return;
  }
  const [, protocol, many, one] = STATEMENT.exec(rest) ?? [];
  if (protocol === undefined) return;
  const ports = items(many ?? one ?? '');
  for (const on of interfaces) for (const port of ports) yield* open(protocol, port, on);
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
  if (/^[@$a-z]/i.test(range)) {
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
