import { parseChannel, type Channel } from '../channel.js';
import { stateOf, type ChannelState } from '../channel-state.js';
import type { Pin } from '../pin.js';
import { settingsOf } from './rules.js';
import type { PolicySettings } from './settings.js';

/**
 * The channels that pins could be upgraded to, or should be where they float, each once: those whose newest release
 * has to be known.
 */
export function upgradeTargets(
  pins: readonly Pin[],
  states: ReadonlyMap<string, ChannelState>,
  settings: PolicySettings,
): string[] {
  const targets = pins.flatMap((pin) => [
    upgradeTarget(pin, states, settings),
    floatingTarget(pin, states, settings),
  ]);
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
  const from = upgradesFrom(pin, settings);
  return from && nextSeries(from, states, settings);
}

/** The channel that a pin could be upgraded to, were it not named after its series; null for every other pin. */
export function targetPassedOver(
  pin: Pin,
  states: ReadonlyMap<string, ChannelState>,
  settings: PolicySettings,
): string | null {
  const from = inLaneUpgrade(pin, settings);
  return from && pin.staysInSeries ? nextSeries(from, states, settings) : null;
}

/** The channel that a pin is upgraded from, as soon as there is a next one; null where the pin never is. */
export function upgradesFrom(pin: Pin, settings: PolicySettings): Channel | null {
  return pin.staysInSeries ? null : inLaneUpgrade(pin, settings);
}

function inLaneUpgrade(pin: Pin, settings: PolicySettings): Channel | null {
  const { selected, lanes } = settingsOf(pin, settings);
  // The next series of a channel that the configuration names is named there, too.
  if (!pin.direct || pin.state !== 'pinned' || pin.channel === null || pin.followed) return null;
  // Its own flake asks for the next series one day.
  if (pin.askedBy !== undefined) return null;
  if (!selected || !lanes.includes('upgrade')) return null;
  const from = parseChannel(pin.channel);
  return from && from.series !== null ? from : null;
}

/** The channel that a floating pin should rather be pinned to: the next one, where its own ends or has ended. */
export function floatingTarget(
  pin: Pin,
  states: ReadonlyMap<string, ChannelState>,
  settings: PolicySettings,
): string | null {
  if (!pin.direct || pin.state !== 'floating' || pin.channel === null) return null;
  if (pin.staysInSeries) return null;
  const { status } = stateOf(states, pin.channel);
  const from = parseChannel(pin.channel);
  const ends = status === 'deprecated' || status === 'unmaintained';
  return ends && from && settingsOf(pin, settings).selected ? nextSeries(from, states, settings) : null;
}

function nextSeries(
  from: Channel,
  states: ReadonlyMap<string, ChannelState>,
  settings: PolicySettings,
): string | null {
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
