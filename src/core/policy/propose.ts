import type { Candidate } from '../candidate.js';
import type { Pin } from '../pin.js';
import { compareReleases, parseReleaseName, type Release } from '../release.js';
import { knownTime } from '../time.js';

/** The rules, each a sentence on one pin. */
type FindingRule = 'floating' | 'frozen' | 'foreign' | 'no-channel' | 'unresolved' | 'unordered' | 'ahead';

export interface Finding {
  rule: FindingRule;
  severity: 'info' | 'warning' | 'error';
  message: string;
  pin: Pin;
}

export interface Proposal {
  candidates: Candidate[];
  findings: Finding[];
}

/** What is known of the channels. All maps are keyed by channel. */
export interface ChannelKnowledge {
  newest: ReadonlyMap<string, Release & { revision: string }>;
  /** All published releases, oldest first, where they were asked for: see needsHistory. */
  history: ReadonlyMap<string, readonly Release[]>;
  /** Base address of releases, for the line that would pin a floating one. */
  releasesUrl: string;
}

/**
 * Lane `refresh`: each pin that is behind its channel goes to the channel's newest release, the pins of a channel
 * together. Never backwards; where the order can't be told, nothing is proposed and a finding says so.
 * Candidates come in the order of their first pins.
 */
export function propose(pins: readonly Pin[], known: ChannelKnowledge): Proposal {
  const candidates = new Map<string, Candidate>();
  const findings: Finding[] = [];
  for (const pin of pins.filter((one) => one.direct)) {
    const judged = judge(pin, known);
    if (judged.kind === 'finding') findings.push({ ...judged, pin });
    if (judged.kind !== 'behind') continue;
    const { newest } = judged;
    const candidate = candidates.get(newest.channel);
    if (candidate) candidate.steps[0]?.pins.push(pin);
    else
      candidates.set(newest.channel, {
        lane: 'refresh',
        group: newest.channel,
        steps: [{ pins: [pin], to: newest }],
        companions: [],
        urgency: null,
      });
  }
  return { candidates: [...candidates.values()], findings };
}

/**
 * True where only the channel's history tells whether the pin is behind: it holds another revision, but no
 * release's name. Commit times do not tell: about one advance of a channel in twelve goes back in commit time.
 */
export function needsHistory(pin: Pin, newest: Release & { revision: string }): boolean {
  return (
    pin.direct &&
    pin.state === 'pinned' &&
    pin.release === null &&
    !sameRevision(pin.revision, newest.revision)
  );
}

type Judgement =
  | { kind: 'behind'; newest: Release & { revision: string } }
  | { kind: 'current' }
  | ({ kind: 'finding' } & Omit<Finding, 'pin'>);

function judge(pin: Pin, known: ChannelKnowledge): Judgement {
  if (pin.state === 'frozen') return finding('frozen', 'info', `\`${pin.name}\` is frozen and left alone.`);
  if (pin.state === 'foreign') {
    const why = pin.note === undefined ? '' : `: ${pin.note}`;
    return finding('foreign', 'info', `\`${pin.name}\` follows no official channel${why}.`);
  }
  if (pin.channel === null) {
    return finding('no-channel', 'info', `\`${pin.name}\` names a revision, but no channel to follow.`);
  }
  const newest = known.newest.get(pin.channel);
  if (!newest) {
    return finding('unresolved', 'error', `the newest release of ${pin.channel} is not known.`);
  }
  if (pin.state === 'floating') {
    const line = pinnedLine(pin, newest, known.releasesUrl);
    const what = `\`${pin.name}\` follows ${pin.channel} without holding a revision: it can change under you.`;
    return finding('floating', 'warning', `${what} This would pin it: \`${line}\``);
  }
  return judgePinned(pin, newest, known.history.get(pin.channel) ?? []);
}

function judgePinned(
  pin: Pin,
  newest: Release & { revision: string },
  history: readonly Release[],
): Judgement {
  switch (orderAgainst(pin, newest, history)) {
    case 'same':
      return { kind: 'current' };
    case 'older':
      return { kind: 'behind', newest };
    case 'newer':
      return finding(
        'ahead',
        'info',
        `\`${pin.name}\` is ahead of ${newest.channel}, whose newest release is ${newest.name}: left alone.`,
      );
    case 'unknown':
      return finding(
        'unordered',
        'warning',
        `\`${pin.name}\` holds ${pin.revision ?? 'a revision'}, which is no release of ${newest.channel}: ` +
          `nobody can say if ${newest.name} is newer. Name the release to go to yourself.`,
      );
  }
}

/** Where the pin stands, seen from the newest release: by name, else by the channel's history, else by commit time. */
function orderAgainst(
  pin: Pin,
  newest: Release & { revision: string },
  history: readonly Release[],
): 'same' | 'older' | 'newer' | 'unknown' {
  if (sameRevision(pin.revision, newest.revision)) return 'same';
  const name = pin.release ?? history.find((release) => isOf(release, pin.revision))?.name;
  if (name !== undefined && parseReleaseName(name)?.of === parseReleaseName(newest.name)?.of) {
    const order = compareReleases(name, newest.name);
    if (order === 0) return 'same';
    return order < 0 ? 'older' : 'newer';
  }
  const pinned = knownTime(pin.lastModified);
  const published = knownTime(newest.lastModified);
  if (pinned === null || published === null || pinned === published) return 'unknown';
  return pinned < published ? 'older' : 'newer';
}

function isOf(release: Release, revision: string | null): boolean {
  return sameRevision(revision, release.revision ?? parseReleaseName(release.name)?.shortRevision ?? null);
}

/** One of the two may be short, but not so short that it says nothing. */
function sameRevision(a: string | null, b: string | null): boolean {
  if (a === null || b === null || Math.min(a.length, b.length) < 7) return false;
  return a.startsWith(b) || b.startsWith(a);
}

/** The line of `.nix-channels`, or the address to write elsewhere, that names the release instead of the channel. */
function pinnedLine(pin: Pin, release: Release, releasesUrl: string): string {
  const folder = `${releasesUrl}/${release.path}`;
  return pin.format === 'nix-channels' ? `${folder} ${pin.name}` : `${folder}/nixexprs.tar.xz`;
}

function finding(rule: FindingRule, severity: Finding['severity'], message: string): Judgement {
  return { kind: 'finding', rule, severity, message };
}
