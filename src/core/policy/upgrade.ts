import type { Pin } from '../pin.js';
import { isBeforeStable } from '../release.js';
import { stateOf } from '../channel-state.js';
import { urgencyOf } from './support.js';
import { finding, quoted, type Finding } from './findings.js';
import { groupsOf, type Due } from './grouping.js';
import type { ChannelKnowledge } from './knowledge.js';
import { orderAgainst } from './order.js';
import { stepsOf, type Plan, type Planned } from './plan.js';
import type { PolicySettings } from './settings.js';
import { distrust } from './trust.js';
import { targetPassedOver, upgradeTarget } from './upgrade-targets.js';

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
    const passedOver = targetPassedOver(pin, known.states, settings);
    if (passedOver !== null) findings.push(namedAfterSeries(pin, passedOver));
    if (target === null) continue;
    const trouble = troubleOf(pin, target, known);
    if (trouble) findings.push(trouble);
    else due.push({ pin, target });
  }
  const plans: Plan[] = [];
  for (const { name, due: members } of groupsOf('upgrade', due, pins, settings)) {
    const planned = stepsOf(
      members,
      known,
      settings,
      // A revision that no release is known for can be newer than the whole next series.
      (pin, to) => ['older', 'same'].includes(orderAgainst(pin, to, known)),
      // A channel that is stable has beta releases in its history.
      (release) => settings.upgradeTo === 'beta' || !isBeforeStable(release.name),
    );
    for (const one of planned.findings) findings.push(one);
    if (planned.steps.length === 0) continue;
    const moving = planned.steps.flatMap((step) => step.pins);
    plans.push({ lane: 'upgrade', group: name, steps: planned.steps, urgency: urgencyFor(moving, known) });
  }
  return { plans, findings };
}

function namedAfterSeries(pin: Pin, target: string): Finding {
  const message =
    `${quoted(pin.name)} is named after its series and stays in it: ` +
    `a rule that gives it \`lanes: [refresh, upgrade]\` would take it to ${target}.`;
  return finding(pin, 'named-after-series', 'info', message);
}

function troubleOf(pin: Pin, target: string, known: ChannelKnowledge): Finding | null {
  const why = distrust(target, known);
  const what = `${quoted(pin.name)} could be upgraded to ${target}, but`;
  if (why !== null) return finding(pin, 'inauthentic', 'error', `${what} its mirror is not believed: ${why}`);
  if (known.newest.has(target)) return null;
  return finding(pin, 'unresolved', 'warning', `${what} its newest release is not known.`);
}

function urgencyFor(pins: readonly Pin[], { states, now }: ChannelKnowledge): string | null {
  const channels = new Set(pins.map(({ channel }) => channel).filter((channel) => channel !== null));
  const sentences = [...channels].map((channel) => urgencyOf(channel, stateOf(states, channel), now));
  return sentences.filter((sentence) => sentence !== null).join(' ') || null;
}
