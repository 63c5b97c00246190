import type { Candidate } from '../candidate.js';
import type { Companion } from '../companion.js';
import type { Pin } from '../pin.js';
import type { AnnouncedRelease, Release } from '../release.js';
import { withCompanions } from './companions.js';
import { finding, quoted, type Finding } from './findings.js';
import { judge } from './judge.js';
import { judgeChannels } from './judge-channels.js';
import type { ChannelKnowledge } from './knowledge.js';
import type { Plan } from './plan.js';
import { planRefresh } from './refresh.js';
import type { PolicySettings } from './settings.js';
import { planUpgrade } from './upgrade.js';

export interface Proposal {
  /** The urgent ones first, then lane `refresh`, each in the order of their first pins. */
  candidates: Candidate[];
  /** In the order of the pins. */
  findings: Finding[];
}

/**
 * What the policy makes of the pins. The steps before it, each with what the one before brought:
 *
 *     pins = ruled(found, settings); along = ruledCompanions(companions, found, settings)
 *     known.states, then known.newest of the pins' channels and of upgradeTargets(pins, states, settings)
 *     known.history of historiesNeeded(pins, known, settings)
 *     known.revisions of revisionsNeeded(pins, known, settings)
 *     propose(pins, along, known, settings)
 *
 * What could not be had is left out: then less is proposed, and a finding says why.
 */
export function propose(
  pins: readonly Pin[],
  companions: readonly Companion[],
  known: ChannelKnowledge,
  settings: PolicySettings,
): Proposal {
  const direct = pins.filter((pin) => pin.direct);
  const planned = [planRefresh, planUpgrade].map((plan) => plan(direct, known, settings));
  const plans = planned.flatMap((one) => one.plans);
  const resolved = plans.map((plan) => ({ plan, ...resolvedSteps(plan) }));
  const moving = resolved
    .filter(({ steps }) => steps.length > 0)
    .map(({ plan, steps }): Candidate => ({ ...plan, steps, companions: [] }));
  const along = withCompanions(moving, companions, direct);
  const findings = [
    ...direct.flatMap((pin) => judge(pin, known, settings)),
    ...planned.flatMap((one) => one.findings),
    ...judgeChannels(direct, known, settings),
    ...resolved.flatMap((one) => one.findings),
    ...along.findings,
  ];
  const place = new Map(direct.map((pin, index) => [pin, index]));
  return {
    candidates: along.candidates.sort((a, b) => Number(a.urgency === null) - Number(b.urgency === null)),
    findings: findings.sort((a, b) => (place.get(a.pin) ?? 0) - (place.get(b.pin) ?? 0)),
  };
}

/** The steps whose release's revision is known. */
function resolvedSteps({ steps }: Plan): { steps: Candidate['steps']; findings: Finding[] } {
  const known: Candidate['steps'] = [];
  const findings: Finding[] = [];
  for (const { pins, to } of steps) {
    if (hasRevision(to)) known.push({ pins, to });
    else for (const pin of pins) findings.push(unresolved(pin, to));
  }
  return { steps: known, findings };
}

function hasRevision(release: Release): release is AnnouncedRelease {
  return release.revision !== null;
}

function unresolved(pin: Pin, to: Release): Finding {
  const message = `${quoted(pin.name)} could go to ${to.name}, but its revision could not be read.`;
  return finding(pin, 'unresolved', 'error', message);
}
