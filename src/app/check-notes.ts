import { stateOf } from '../core/channel-state.js';
import type { Pin } from '../core/pin.js';
import type { Finding, FindingRule } from '../core/policy/findings.js';
import { plain } from '../report/inert.js';
import type { Proposals } from './proposals.js';

/** So many findings of one rule and channel stand each by themselves, and so many pins are named of more. */
const SINGLE = 2;
const NAMED = 3;

/** What is said of several pins of a channel at once. A rule that is not here is never folded. */
const FOLDED: Partial<Record<FindingRule, (channel: string) => string>> = {
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
const IN_TABLE: readonly FindingRule[] = ['frozen', 'foreign', 'not-selected'];

/** What is odd, by gravity, a line each; many of a kind are one line, unless all is asked for. */
export function notes(found: Proposals, { verbose }: { verbose: boolean }): string {
  const told = toTell(found)
    .filter(({ rule, severity }) => verbose || severity !== 'info' || !IN_TABLE.includes(rule))
    .sort((a, b) => gravity(a) - gravity(b));
  const remarks = found.remarks.map((remark) => `warning: ${plain(remark, 2000)}`);
  if (verbose) return [...told.map(single), ...remarks].join('\n');
  const kinds = ofAKind(told);
  const lines = [...kinds.values()].flatMap((kind) => folded(kind) ?? kind.map(single));
  const isShort = lines.length < told.length;
  return [...lines, ...remarks, ...(isShort ? ['(`--verbose` tells each of them.)'] : [])].join('\n');
}

/**
 * Why a channel's newest release is not known is told once, in the log, and not for each of its pins. But of a channel
 * that the published data do not know either, the finding tells more.
 */
export function toTell({ findings, unknown, known: { states } }: Proposals): Finding[] {
  const isNowhere = (channel: string): boolean =>
    !states.has(channel) && stateOf(states, channel).status === 'unmaintained';
  return findings.filter(({ rule, pin: { channel } }) => {
    const isTold = rule === 'unresolved' && channel !== null && unknown.has(channel);
    return !isTold || isNowhere(channel);
  });
}

const SEVERITIES = { error: 0, warning: 3, info: 4 };

function gravity({ rule, severity }: Finding): number {
  if (rule === 'unmaintained') return 1;
  return rule === 'deprecated' ? 2 : SEVERITIES[severity];
}

function ofAKind(findings: readonly Finding[]): Map<string, Finding[]> {
  const kinds = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.severity, finding.pin.channel]);
    const kind = kinds.get(key);
    if (kind) kind.push(finding);
    else kinds.set(key, [finding]);
  }
  return kinds;
}

/** `warning: old: .nix-channels:nixos, a.nix:pkgs, flake.lock:nixpkgs and 1 more are …`; null: too few, or too grave. */
function folded(kind: readonly Finding[]): string | null {
  const [first] = kind;
  const phrase = first && FOLDED[first.rule];
  if (!phrase || kind.length <= SINGLE) return null;
  const names = kind.slice(0, NAMED).map(({ pin }) => placed(pin));
  const more = kind.length - names.length;
  const last = more > 0 ? `${more} more` : (names.pop() ?? '');
  const pins = `${names.join(', ')} and ${last}`;
  return `${first.severity}: ${first.rule}: ${pins} ${plain(phrase(first.pin.channel ?? 'their channel'))}`;
}

function placed({ file, name }: Pin): string {
  return plain(`${file}:${name}`);
}

function single({ severity, pin, message }: Finding): string {
  return `${severity}: ${plain(pin.file)}:${pin.line}: ${plain(message, 2000)}`;
}
