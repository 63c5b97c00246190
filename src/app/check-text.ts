import { goalsOf } from '../core/candidate.js';
import type { Pin } from '../core/pin.js';
import { stateOf } from '../core/channel-state.js';
import { daysLeft } from '../core/policy/support.js';
import type { Finding } from '../core/policy/findings.js';
import { releaseTime } from '../core/policy/order.js';
import { standing } from '../core/policy/standing.js';
import { plain } from '../report/inert.js';
import { alignedTable } from '../report/table.js';
import { held } from './pins.js';
import type { Proposals } from './proposals.js';

const DAY = 86_400;
const HOUR = 3600;

/** What `check` says to people: the channels, the pins, and what is odd. */
export function checkText(found: Proposals): string {
  const pins = found.pins.filter(({ direct }) => direct);
  if (pins.length === 0) return 'No pins found.';
  const parts = [channelTable(found, pins), pinTable(found, pins), notes(found), conclusion(found)];
  return parts.filter((part) => part !== '').join('\n\n');
}

function channelTable(found: Proposals, pins: readonly Pin[]): string {
  const channels = new Set(
    pins.flatMap((pin) =>
      [pin.channel ?? [], ...goalsOf(found.candidates, pin).map(({ to }) => to.channel)].flat(),
    ),
  );
  if (channels.size === 0) return '';
  const rows = [...channels].map((channel) => {
    const newest = found.known.newest.get(channel);
    return [
      channel,
      support(found, channel),
      newest ? short(newest.name) : 'not known',
      moved(found, channel),
    ];
  });
  return alignedTable([['CHANNEL', 'SUPPORT', 'NEWEST', 'RELEASED'], ...rows]);
}

/** `stable until 2026-06-30 (120 d)` */
function support({ known }: Proposals, channel: string): string {
  const state = stateOf(known.states, channel);
  const { status, endOfLife } = state;
  if (status === 'unknown') return 'status unknown';
  const left = daysLeft(state, known.now);
  if (endOfLife === null || left === null) return status;
  return left < 0 ? `${status} since ${endOfLife}` : `${status} until ${endOfLife} (${left} d)`;
}

/** How long ago the channel last moved. */
function moved({ known }: Proposals, channel: string): string {
  const newest = known.newest.get(channel);
  const time = stateOf(known.states, channel).movedAt ?? (newest ? releaseTime(newest) : null);
  return time === null ? '' : `${span(known.now - time)} ago`;
}

function pinTable(found: Proposals, pins: readonly Pin[]): string {
  const rows = pins.map((pin) => {
    const { ageDays, behind, release } = standing(pin, found.known);
    const age = [
      ...(ageDays === null ? [] : [`${ageDays} d`]),
      ...(behind === null || behind === 0 ? [] : [`${behind} behind`]),
    ];
    return [
      plain(`${pin.file}:${pin.name}`),
      pin.channel ?? '-',
      plain(short(release ?? held(pin))),
      age.join(', '),
      proposal(found, pin),
    ];
  });
  return alignedTable([['PIN', 'CHANNEL', 'HOLDS', 'AGE', 'PROPOSED'], ...rows]);
}

const WORDS: Readonly<Record<string, string>> = {
  'no-channel': 'follows no channel',
  'not-selected': 'not looked after',
  unresolved: 'not known',
  inauthentic: 'not believed',
  unordered: 'no order known',
  cooldown: 'waits',
};

/** Where the pin would go, else why it stays. */
function proposal(found: Proposals, pin: Pin): string {
  const goals = goalsOf(found.candidates, pin).map(({ lane, to }) => `${lane} -> ${short(to.name)}`);
  if (goals.length > 0) return goals.join('; ');
  const stays = ['frozen', 'foreign', 'floating', 'ahead', ...Object.keys(WORDS)];
  const rule = found.findings.find((finding) => finding.pin === pin && stays.includes(finding.rule))?.rule;
  if (rule !== undefined) return WORDS[rule] ?? rule;
  const { behind } = standing(pin, found.known);
  return behind === null || behind === 0 ? 'up to date' : 'stays: in no lane';
}

const order = { error: 0, warning: 1, info: 2 };
/** Of one rule so many are shown; `--json` has them all. */
const SHOWN = 3;

function notes({ findings }: Proposals): string {
  const told = findings
    .filter(
      ({ rule, severity }) => severity !== 'info' || !['frozen', 'foreign', 'not-selected'].includes(rule),
    )
    .sort((a, b) => order[a.severity] - order[b.severity]);
  const shown = told.filter((one, at) => earlier(told, one, at) < SHOWN);
  const rest = [...new Set(told.map(({ rule }) => rule))].flatMap((rule) => {
    const more = told.filter((one) => one.rule === rule).length - SHOWN;
    return more > 0 ? [`${more} more of the kind: ${rule} (all are in --json)`] : [];
  });
  return [...shown.map(line), ...rest].join('\n');
}

function earlier(findings: readonly Finding[], { rule }: Finding, at: number): number {
  return findings.slice(0, at).filter((one) => one.rule === rule).length;
}

function line({ severity, pin, message }: Finding): string {
  return `${severity}: ${plain(pin.file)}:${pin.line}: ${plain(message, 2000)}`;
}

function conclusion({ candidates }: Proposals): string {
  if (candidates.length === 0) return 'Nothing to bump.';
  const lines = candidates.map(({ lane, group, steps, companions }) => {
    const pins = steps.reduce((sum, step) => sum + step.pins.length, 0);
    const along = companions.length === 0 ? '' : `, with ${companions.map(({ name }) => name).join(', ')}`;
    return `${lane} ${group}: ${pins === 1 ? '1 pin' : `${pins} pins`}${along}`;
  });
  return `To bump: ${lines.join('; ')}.`;
}

/** `nixos-25.11.4188.9cd0ab12cd34` -> `25.11.4188.9cd0ab12cd34`: its channel stands beside it. */
function short(release: string): string {
  return release.replace(/^(?:nixos|nixpkgs|nixpkgs-darwin)-(?=[0-9])/, '');
}

function span(seconds: number): string {
  if (seconds < 2 * DAY) return `${Math.max(0, Math.floor(seconds / HOUR))} h`;
  return `${Math.floor(seconds / DAY)} d`;
}
