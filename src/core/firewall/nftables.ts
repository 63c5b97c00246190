import type { Firewall, OpenPort } from '../system-facts.js';
import { collected, everything, open } from './ports.js';

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
  if (base.length === 0) return [];
  const [strict, ...others] = base.filter(({ lines }) =>
    lines.map(withoutTexts).some((line) => /^policy\s+drop$/.test(line) || REFUSES.test(line)),
  );
  // What both of two let in is let in.
  if (others.length > 0) return null;
  if (strict) return collected([...reachedFrom(strict, chains)].map(portsOfChain));
  const isPlain = base
    .flatMap(({ lines }) => lines.map(withoutTexts))
    .every((line) => !DECIDES.test(line) && !/^policy\s+(?!accept$)/.test(line));
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
  for (const one of chains) {
    const known = byName.get(one.name);
    if (known) known.push(one);
    else byName.set(one.name, [one]);
  }
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
const MAY_OPEN = /^(?:iif\w*|tcp|udp|th|meta|ct\s+state\s+(?:new|\{[^}]*\bnew)|log|counter)\b/;
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
