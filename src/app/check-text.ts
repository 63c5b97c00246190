import { goalsOf, pinsOf, type Candidate } from '../core/candidate.js';
import type { Pin } from '../core/pin.js';
import { stateOf } from '../core/channel-state.js';
import { daysLeft } from '../core/policy/support.js';
import { releaseTime } from '../core/policy/order.js';
import { settingsOf } from '../core/policy/rules.js';
import { standing } from '../core/policy/standing.js';
import { plain } from '../report/inert.js';
import { drawnTable, inkFor, noScreen, severityLines, type Ink, type Screen } from '../report/screen.js';
import { notes } from './check-notes.js';
import { held } from './pins.js';
import type { Proposals } from './proposals.js';

const DAY = 86_400;
const HOUR = 3600;
/** So much stays of the newest release: all but its revision. */
const LEAST_OF_CHANNELS = { 2: 16 };
/** So much of the age, and of what is proposed: a release is whole, a reason may be cut. */
const LEAST_OF_PINS = { 3: 8, 4: 36 };

/**
 * What `check` says to people: the channels, the pins, and what is odd. `verbose`: each finding by itself.
 * @param nothing what is said where there are no pins
 */
export function checkText(
  found: Proposals,
  { verbose, nothing, screen = noScreen }: { verbose: boolean; nothing: string; screen?: Screen },
): string {
  const ink = inkFor(screen);
  const pins = found.pins.filter(({ direct }) => direct);
  const parts =
    pins.length === 0
      ? [nothing, notKnown(found)]
      : [
          channelTable(found, pins, ink),
          pinTable(found, pins, ink),
          severityLines(ink, notes(found, { verbose })),
          ink.bare(conclusion(found)),
        ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function channelTable(found: Proposals, pins: readonly Pin[], ink: Ink): string {
  const channels = new Set(
    pins.flatMap((pin) =>
      [pin.channel ?? [], ...goalsOf(found.candidates, pin).map(({ to }) => to.channel)].flat(),
    ),
  );
  if (channels.size === 0) return '';
  const urgent = [...channels].sort((a, b) => urgency(found, a) - urgency(found, b));
  const rows = urgent.map((channel) => {
    const newest = found.known.newest.get(channel);
    const time = newest ? releaseTime(newest) : null;
    return [
      channel,
      support(found, channel),
      newest ? short(newest.name) : 'not known',
      time === null ? 'not known' : `${span(found.known.now - time)} ago`,
    ];
  });
  const heads = ['CHANNEL', 'SUPPORT', 'NEWEST', 'RELEASED'];
  return drawnTable([heads, ...rows], ink, { least: LEAST_OF_CHANNELS, headed: true });
}

/** Those come first that have ended, then those that end. */
function urgency({ known }: Proposals, channel: string): number {
  const { status } = stateOf(known.states, channel);
  return status === 'unmaintained' ? 0 : status === 'deprecated' ? 1 : 2;
}

/** `stable until 2026-06-30 (120 d)`, `unmaintained since 2025-12-31` */
function support({ known }: Proposals, channel: string): string {
  const state = stateOf(known.states, channel);
  const { status, endOfLife } = state;
  if (status === 'unknown') return 'status unknown';
  const left = daysLeft(state, known.now);
  if (endOfLife === null || left === null) return status;
  if (left < 0 && status === 'stable') return `stable, but support ended ${endOfLife}`;
  return left < 0 ? `${status} since ${endOfLife}` : `${status} until ${endOfLife} (${days(left)})`;
}

function pinTable(found: Proposals, pins: readonly Pin[], ink: Ink): string {
  const rows = pins.flatMap((pin) => {
    const { ageDays, behind, release } = standing(pin, found.known);
    const age = [
      ...(ageDays === null ? [] : [days(ageDays)]),
      ...(behind === null || behind === 0 ? [] : [`${behind} behind`]),
    ];
    const [first = stays(found, pin), ...others] = goalsOf(found.candidates, pin).map(
      ({ lane, to }) => `${lane} -> ${short(to.name)}`,
    );
    const name = `${pin.file}:${pin.name}`;
    const told = age.join(', ') || 'not known';
    const row = [name, pin.channel ?? '-', short(release ?? held(pin)), told, first];
    return [row, ...others.map((goal) => ['', '', '', '', goal])];
  });
  const heads = ['PIN', 'CHANNEL', 'HOLDS', 'AGE', 'PROPOSED'];
  return drawnTable([heads, ...rows], ink, { least: LEAST_OF_PINS, headed: true });
}

const WORDS: Readonly<Record<string, string>> = {
  frozen: 'frozen',
  foreign: 'foreign',
  floating: 'floating',
  ahead: 'ahead',
  'no-channel': 'follows no channel',
  'not-selected': 'not looked after',
  unresolved: 'not known',
  inauthentic: 'not believed',
  unordered: 'no order known',
  cooldown: 'waits',
};

/** Why a pin that goes nowhere stays. */
function stays({ findings, known }: Proposals, pin: Pin): string {
  const rule = findings.find((one) => one.pin === pin && one.rule in WORDS)?.rule;
  if (rule !== undefined) {
    return rule === 'foreign' && pin.note !== undefined ? `foreign: ${pin.note}` : (WORDS[rule] ?? rule);
  }
  const { behind } = standing(pin, known);
  return behind === null || behind === 0 ? 'up to date' : 'stays: in no lane';
}

function conclusion(found: Proposals): string {
  const { candidates, settings } = found;
  const unsaid = notKnown(found);
  if (candidates.length === 0) return unsaid === '' ? 'Nothing to bump.' : unsaid;
  const [only, ...others] = candidates.map((candidate) => {
    const { length } = pinsOf(candidate);
    const name = plain(called(candidate, settings));
    return `${candidate.lane} ${name}: ${length === 1 ? '1 pin' : `${length} pins`}${along(candidate)}`;
  });
  const toBump = others.length === 0 ? `To bump: ${only ?? ''}.` : ['To bump:', only, ...others].join('\n  ');
  return [toBump, unsaid].filter((part) => part !== '').join('\n');
}

/** What nothing can be said of; the log says why. */
function notKnown({ unknown, broken }: Proposals): string {
  const parts = [
    ...(unknown.size === 0 ? [] : [`${several(unknown.size, 'channel')} did not answer`]),
    ...(broken.length === 0 ? [] : [`${several(broken.length, 'file')} could not be read`]),
  ];
  return parts.length === 0 ? '' : `Not known: ${parts.join(', ')}.`;
}

function several(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** What a pull request of one file's pins, or of one pin, is for: the file as it is called, and not as a branch is. */
function called(candidate: Candidate, settings: Proposals['settings']): string {
  const [pin] = pinsOf(candidate);
  if (!pin || settingsOf(pin, settings).group !== null) return candidate.group;
  if (settings.group === 'file') return pin.file;
  return settings.group === 'pin' ? `${pin.file}:${pin.name}` : candidate.group;
}

/** `, with home-manager in 3 files and nix-darwin` */
function along({ companions }: Candidate): string {
  const files = new Map<string, number>();
  for (const { name } of companions) files.set(name, (files.get(name) ?? 0) + 1);
  const names = [...files].map(([name, count]) => plain(name) + (count === 1 ? '' : ` in ${count} files`));
  return names.length === 0 ? '' : `, with ${names.join(', ')}`;
}

/** What to type next; empty where there is nothing to do. */
export function nextStep({ candidates }: Proposals): string {
  if (candidates.length === 0) return '';
  // Left alone, `bump` does lane `refresh`.
  const flag = candidates.some(({ lane }) => lane === 'refresh') ? '' : ' --lanes upgrade';
  return `Run \`channel-bump bump${flag}\` to edit the files, or \`update\` for pull requests.`;
}

/** `nixos-25.11.4188.9cd0ab12cd34` -> `25.11.4188.9cd0ab12cd34`: its channel stands beside it. */
function short(release: string): string {
  return release.replace(/^(?:nixos|nixpkgs|nixpkgs-darwin)-(?=[0-9])/, '');
}

function span(seconds: number): string {
  if (seconds < 2 * DAY) return `${Math.max(0, Math.floor(seconds / HOUR))} h`;
  return days(Math.floor(seconds / DAY));
}

/** `120 d`, `8.6 y` */
function days(count: number): string {
  return count < 1000 ? `${count} d` : `${(count / 365.25).toFixed(1)} y`;
}
