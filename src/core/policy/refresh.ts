import type { Pin } from '../pin.js';
import type { AnnouncedRelease } from '../release.js';
import { finding, quoted, type Finding } from './findings.js';
import { groupsOf, type Due } from './grouping.js';
import type { ChannelKnowledge } from './knowledge.js';
import { orderAgainst } from './order.js';
import { stepsOf, type Plan, type Planned } from './plan.js';
import { settingsOf } from './rules.js';
import type { PolicySettings } from './settings.js';
import { announcedBy } from './trust.js';

/**
 * Lane `refresh`: each pin that is behind its channel goes to the newest release that is old enough. Never backwards;
 * where the order can't be told, nothing is proposed and a finding says so.
 * @param pins those that may move
 */
export function planRefresh(
  pins: readonly Pin[],
  known: ChannelKnowledge,
  settings: PolicySettings,
): Planned {
  const due: Due[] = [];
  const findings: Finding[] = [];
  for (const pin of pins) {
    const newest = newestFor(pin, known, settings);
    if (newest === null) continue;
    const order = orderAgainst(pin, newest, known);
    if (order === 'older') due.push({ pin, target: newest.channel });
    if (order === 'newer') findings.push(ahead(pin, newest));
    if (order === 'unknown') findings.push(unordered(pin, newest, known));
  }
  const plans: Plan[] = [];
  for (const group of groupsOf('refresh', due, pins, settings)) {
    const planned = stepsOf(
      group.due,
      known,
      settings,
      (pin, to) => orderAgainst(pin, to, known) === 'older',
    );
    for (const one of planned.findings) findings.push(one);
    if (planned.steps.length === 0) continue;
    plans.push({ lane: 'refresh', group: group.name, steps: planned.steps, urgency: null });
  }
  return { plans, findings };
}

/** What a pin's channel announces, where that is believed and the pin is to follow it; else null. */
export function newestFor(
  pin: Pin,
  known: ChannelKnowledge,
  settings: PolicySettings,
): AnnouncedRelease | null {
  const { channel, direct, state } = pin;
  if (!direct || state !== 'pinned' || channel === null) return null;
  const { selected, lanes } = settingsOf(pin, settings);
  return selected && lanes.includes('refresh') ? announcedBy(channel, known) : null;
}

function ahead(pin: Pin, newest: AnnouncedRelease): Finding {
  const message = `${quoted(pin.name)} is ahead of ${newest.channel}, whose newest release is ${newest.name}: left alone.`;
  return finding(pin, 'ahead', 'info', message);
}

function unordered(pin: Pin, newest: AnnouncedRelease, known: ChannelKnowledge): Finding {
  const { channel, name } = newest;
  const what = known.history.has(channel)
    ? `which is no release of ${channel}`
    : `and the releases of ${channel} can't be listed`;
  const message =
    `${quoted(pin.name)} holds ${quoted(pin.release ?? pin.revision ?? 'a revision')}, ${what}: ` +
    `nobody can say if ${name} is newer. Name the release to go to yourself.`;
  return finding(pin, 'unordered', 'warning', message);
}
