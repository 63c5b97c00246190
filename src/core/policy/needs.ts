import type { Pin } from '../pin.js';
import type { Release } from '../release.js';
import type { ChannelKnowledge } from './knowledge.js';
import { heldRelease, orderAgainst } from './order.js';
import type { Plan } from './plan.js';
import { newestFor, planRefresh } from './refresh.js';
import { settingsOf } from './rules.js';
import type { PolicySettings } from './settings.js';
import { planUpgrade } from './upgrade.js';
import { announcedBy } from './trust.js';
import { upgradeTarget } from './upgrade-targets.js';

/**
 * The channels whose releases have to be listed before `propose` can decide: where only the listing tells which release
 * a pin's revision is of, or how old a release is. Asked with all but `history` and `revisions` known.
 */
export function historiesNeeded(
  pins: readonly Pin[],
  known: ChannelKnowledge,
  settings: PolicySettings,
): string[] {
  const channels = pins.flatMap((pin) => {
    const { cooldown } = settingsOf(pin, settings);
    const newest = newestFor(pin, known, settings);
    const order = newest ? orderAgainst(pin, newest, known) : 'same';
    const target = upgradeTarget(pin, known.states, settings);
    const lost = order === 'unknown' || (target !== null && heldRelease(pin, known) === null);
    const own = lost || (order === 'older' && waits(newest, cooldown, known)) ? [pin.channel] : [];
    const next = announcedBy(target ?? '', known);
    return waits(next, cooldown, known) ? [...own, target] : own;
  });
  return [...new Set(channels.filter((channel) => channel !== null))];
}

/** Whether a release is too young, or may be: a commit's time must do only where no listing is to be had. */
function waits(release: Release | null, cooldown: number, { now }: ChannelKnowledge): boolean {
  if (release === null || cooldown <= 0) return false;
  return !(release.published !== null && Date.parse(release.published) / 1000 + cooldown <= now);
}

/**
 * The releases that would be proposed, were their full revisions known: look each one up, and put it into
 * `known.revisions` by its path. There are none without a cooldown. Asked with the histories known.
 */
export function revisionsNeeded(
  pins: readonly Pin[],
  known: ChannelKnowledge,
  settings: PolicySettings,
): Release[] {
  const wanted = plansOf(pins, known, settings).flatMap(({ steps }) => steps.map(({ to }) => to));
  const missing = wanted.filter(({ revision }) => revision === null);
  return [...new Map(missing.map((release) => [release.path, release])).values()];
}

function plansOf(pins: readonly Pin[], known: ChannelKnowledge, settings: PolicySettings): Plan[] {
  const direct = pins.filter((pin) => pin.direct);
  return [planRefresh, planUpgrade].flatMap((plan) => plan(direct, known, settings).plans);
}
