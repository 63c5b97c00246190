import type { Companion } from '../companion.js';
import { parseChannel } from '../channel.js';
import type { Pin } from '../pin.js';
import { stateOf, urgencyOf } from './channel-status.js';
import { finding, quoted, type Finding } from './findings.js';
import { groupsOf, type Due } from './grouping.js';
import type { ChannelKnowledge } from './knowledge.js';
import { orderAgainst } from './order.js';
import { stepsOf, type Plan, type Planned } from './plan.js';
import type { PolicySettings } from './settings.js';
import { upgradeTarget } from './upgrade-targets.js';

/** Lane `upgrade`: pins of a series go to the newest release, old enough, of the next stable one. */
export function planUpgrade(
  pins: readonly Pin[],
  known: ChannelKnowledge,
  settings: PolicySettings,
): Planned {
  const due: Due[] = [];
  const findings: Finding[] = [];
  for (const pin of pins) {
    const target = upgradeTarget(pin, known.states, settings);
    if (target === null) continue;
    const trouble = troubleOf(pin, target, known);
    if (trouble) findings.push(trouble);
    else due.push({ pin, target });
  }
  const plans: Plan[] = [];
  for (const { name, due: members } of groupsOf('upgrade', due, pins, settings)) {
    // A series is newer than the one before, unless the pin's own release says that it is newer still.
    const planned = stepsOf(members, known, settings, (pin, to) => orderAgainst(pin, to, known) !== 'newer');
    findings.push(...planned.findings);
    if (planned.steps.length === 0) continue;
    const moving = planned.steps.flatMap((step) => step.pins);
    plans.push({ lane: 'upgrade', group: name, steps: planned.steps, urgency: urgencyFor(moving, known) });
  }
  return { plans, findings };
}

function troubleOf(pin: Pin, target: string, { untrusted, newest }: ChannelKnowledge): Finding | null {
  const why = untrusted.get(target);
  const what = `${quoted(pin.name)} could be upgraded to ${target}, but`;
  if (why !== undefined)
    return finding(pin, 'inauthentic', 'error', `${what} its mirror is not believed: ${why}`);
  if (newest.has(target)) return null;
  return finding(pin, 'unresolved', 'error', `${what} its newest release is not known.`);
}

function urgencyFor(pins: readonly Pin[], { states, now }: ChannelKnowledge): string | null {
  const channels = new Set(pins.map(({ channel }) => channel).filter((channel) => channel !== null));
  const sentences = [...channels].map((channel) => urgencyOf(channel, stateOf(channel, states), now));
  return sentences.filter((sentence) => sentence !== null).join(' ') || null;
}

/**
 * The companions that go along with each plan: those of a series that is left, in a file with a pin that leaves it, or
 * in a file without pins. Each goes along once.
 * @param pins all direct ones
 */
export function companionsOf(
  plans: readonly Plan[],
  companions: readonly Companion[],
  pins: readonly Pin[],
): Map<Plan, Companion[]> {
  const withPins = new Set(pins.map(({ file }) => file));
  const upgrades = plans
    .filter(({ lane }) => lane === 'upgrade')
    .map((plan) => ({ plan, left: seriesLeft(plan) }));
  const taken = new Map<Plan, Companion[]>();
  for (const companion of companions) {
    const { file, series } = companion;
    const along = upgrades.find(({ left }) =>
      withPins.has(file)
        ? left.some((one) => one.file === file && one.series === series)
        : left.some((one) => one.series === series),
    );
    if (along) taken.set(along.plan, [...(taken.get(along.plan) ?? []), companion]);
  }
  return taken;
}

function seriesLeft({ steps }: Plan): { file: string; series: string | null }[] {
  return steps.flatMap(({ pins }) =>
    pins.map(({ file, channel }) => ({ file, series: parseChannel(channel ?? '')?.series ?? null })),
  );
}
