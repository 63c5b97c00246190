import type { Firewall, OpenPort } from '../system-facts.js';
import { collected, everything, open } from './ports.js';

/** Null where nothing of the script could be read, a port has a name that is not known here, or it has too many ports. */
export function firewallOfIptables(script: string): Firewall | null {
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
