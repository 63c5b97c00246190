import { parseChannel, type Channel } from '../channel.js';
import type { ChannelState } from '../channel-state.js';
import type { Pin } from '../pin.js';
import { settingsOf } from './rules.js';
import type { PolicySettings } from './settings.js';

/** The channels that pins could be upgraded to, each once: those whose newest release has to be known. */
export function upgradeTargets(
  pins: readonly Pin[],
  states: ReadonlyMap<string, ChannelState>,
  settings: PolicySettings,
): string[] {
  const targets = pins.map((pin) => upgradeTarget(pin, states, settings));
  return [...new Set(targets.filter((target) => target !== null))];
}

/**
 * The channel that a pin could be upgraded to: of the same variant, and of the next series that is stable. Null where
 * there is none, the pin's channel rolls, or the pin is not to be upgraded.
 */
export function upgradeTarget(
  pin: Pin,
  states: ReadonlyMap<string, ChannelState>,
  settings: PolicySettings,
): string | null {
  const { selected, lanes } = settingsOf(pin, settings);
  // The next series of a channel that the configuration names is named there, too.
  if (!pin.direct || pin.state !== 'pinned' || pin.channel === null || pin.followed) return null;
  // Its own flake asks for the next series one day.
  if (pin.askedBy !== undefined) return null;
  if (!selected || !lanes.includes('upgrade')) return null;
  const from = parseChannel(pin.channel);
  if (!from || from.series === null) return null;
  return (
    nextChannel(from, 'stable', states) ??
    (settings.upgradeTo === 'beta' ? nextChannel(from, 'beta', states) : null)
  );
}

/** The channel of the smallest later series that has a status. A variant that is made no more leads to the full one. */
function nextChannel(
  from: Channel,
  status: 'stable' | 'beta',
  states: ReadonlyMap<string, ChannelState>,
): string | null {
  const later = [...states]
    .flatMap(([name, state]) => (state.status === status ? [parseChannel(name)] : []))
    .filter((to) => to !== null && to.of === from.of && (to.series ?? '') > (from.series ?? ''))
    .filter((to) => to !== null)
    .sort((a, b) => ((a.series ?? '') < (b.series ?? '') ? -1 : 1));
  const same = later.find(({ variant }) => variant === from.variant);
  const full = from.variant === 'aarch64' ? later.find(({ variant }) => variant === 'full') : undefined;
  return (same ?? full)?.name ?? null;
}
