import type { Candidate } from '../core/candidate.js';
import type { Pin } from '../core/pin.js';
import type { FindingRule } from '../core/policy/findings.js';
import { settingsOf } from '../core/policy/rules.js';
import type { PolicySettings } from '../core/policy/settings.js';
import type { Proposals } from './proposals.js';

/** Why a pin stays though nothing is wrong with it, as said of one and of several. */
const STAYING: readonly (readonly [rule: FindingRule, one: string, several: string])[] = [
  ['cooldown', 'waits for its cooldown', 'wait for their cooldown'],
  ['frozen', 'is frozen', 'are frozen'],
  ['floating', 'floats: it holds no revision', 'float: they hold no revision'],
  ['foreign', 'follows no official channel', 'follow no official channel'],
  [
    'named-after-series',
    'stays in the series that it is named after',
    'stay in the series that they are named after',
  ],
  ['no-channel', 'names no channel to follow', 'name no channel to follow'],
  ['not-selected', 'is not looked after', 'are not looked after'],
  ['ahead', 'is ahead of its channel', 'are ahead of their channel'],
  ['unordered', 'holds nothing that its channel has listed', 'hold nothing that their channel has listed'],
];

/** What is said where nothing moves. @param left the upgrades that are open, and not taken */
export function nothingTo(
  verb: 'bump' | 'rebuild',
  { pins, findings, settings }: Pick<Proposals, 'pins' | 'findings' | 'settings'>,
  left: readonly Candidate[] = [],
): string {
  if (!pins.some(({ direct }) => direct)) return `Nothing to ${verb}: no pins found.`;
  const channels = [...new Set(left.flatMap(({ steps }) => steps.map(({ to }) => to.channel)))];
  const open =
    channels.length === 0
      ? []
      : [`An upgrade to ${channels.join(' and ')} is open: \`bump --lanes upgrade\`.`];
  const named = new Set<Pin>();
  const staying = STAYING.flatMap(([rule, one, several]) => {
    const found = new Set(findings.filter((finding) => finding.rule === rule).map(({ pin }) => pin));
    for (const pin of found) named.add(pin);
    return counted(found.size, one, several);
  });
  const isUnknown = findings.some(({ rule }) => rule === 'status-unknown');
  const unasked = pins.filter((pin) => !named.has(pin) && isUnasked(pin, settings));
  const skipped = counted(
    unasked.length,
    'is not refreshed: `lanes` leaves it out',
    'are not refreshed: `lanes` leaves it out',
  );
  const upgrades = isUnknown ? ['Nobody knows what could be upgraded.'] : [];
  const why = [...open, ...staying, ...skipped, ...upgrades];
  if (why.length === 0) return `Nothing to ${verb}: every pin is where it should be.`;
  return [open.length > 0 ? 'Nothing to refresh.' : `Nothing to ${verb}.`, ...why].join(' ');
}

function isUnasked(pin: Pin, settings: PolicySettings): boolean {
  if (!pin.direct || pin.state !== 'pinned' || pin.channel === null) return false;
  const { selected, lanes } = settingsOf(pin, settings);
  return selected && !lanes.includes('refresh');
}

function counted(count: number, one: string, several: string): string[] {
  if (count === 0) return [];
  return [count === 1 ? `1 pin ${one}.` : `${count} pins ${several}.`];
}
