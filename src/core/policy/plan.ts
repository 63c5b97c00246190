import type { Lane } from '../candidate.js';
import type { Pin } from '../pin.js';
import type { Release } from '../release.js';
import { finding, quoted, type Finding } from './findings.js';
import { goalOf, type Goal } from './goal.js';
import type { Due } from './grouping.js';
import type { ChannelKnowledge } from './knowledge.js';
import { settingsOf } from './rules.js';
import type { PolicySettings } from './settings.js';
import { minuteOf, spanOf } from './time.js';

/** A candidate before its companions, and the revisions of all its releases, are known. */
export interface Plan {
  lane: Lane;
  group: string;
  steps: PlannedStep[];
  urgency: string | null;
}

interface PlannedStep {
  pins: Pin[];
  to: Release;
}

export interface Planned {
  plans: Plan[];
  findings: Finding[];
}

/**
 * The steps of one candidate: the pins of a channel go to one release, and wait as long as the one of them that waits
 * longest.
 * @param moves whether a pin may go to a release
 * @param accepts which releases may be proposed at all
 */
export function stepsOf(
  due: readonly Due[],
  known: ChannelKnowledge,
  settings: PolicySettings,
  moves: (pin: Pin, to: Release) => boolean,
  accepts?: (release: Release) => boolean,
): { steps: PlannedStep[]; findings: Finding[] } {
  const steps: PlannedStep[] = [];
  const findings: Finding[] = [];
  for (const channel of new Set(due.map(({ target }) => target))) {
    const pins = due.filter(({ target }) => target === channel).map(({ pin }) => pin);
    const cooldown = pins.reduce((longest, pin) => Math.max(longest, settingsOf(pin, settings).cooldown), 0);
    const goal = goalOf(channel, cooldown, known, accepts);
    if (!goal) continue;
    const { to, waiting } = goal;
    const moving = to === null ? [] : pins.filter((pin) => moves(pin, to));
    if (to !== null && moving.length > 0) steps.push({ pins: moving, to });
    if (waiting === null) continue;
    for (const pin of pins.filter((one) => moves(one, waiting.release))) {
      findings.push(waits(pin, cooldown, waiting, moving.includes(pin) ? to : null));
    }
  }
  return { steps, findings };
}

function waits(
  pin: Pin,
  cooldown: number,
  { release, until }: NonNullable<Goal['waiting']>,
  instead: Release | null,
): Finding {
  const why =
    until === null
      ? `nobody can say when ${release.name} came out, so the cooldown of ${spanOf(cooldown)} holds it back`
      : `${release.name} waits until ${minuteOf(until)}, for the cooldown of ${spanOf(cooldown)}`;
  const then = instead === null ? '' : ` ${instead.name} is proposed meanwhile.`;
  return finding(pin, 'cooldown', 'info', `${quoted(pin.name)}: ${why}.${then}`);
}
