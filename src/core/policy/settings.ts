import type { Lane } from '../candidate.js';

/** What the user has said about proposals; durations in seconds. Globs match a pin's `name` or its `file:name`. */
export interface PolicySettings {
  lanes: readonly Lane[];
  /** Which channels are upgraded to: stable ones alone, or betas too. */
  upgradeTo: 'stable' | 'beta';
  /** A release is not proposed before it is this old. */
  cooldown: number;
  /** A pin that is older is told; null: none is. */
  maxAge: number | null;
  /** The pins that are looked after. */
  pins: readonly string[];
  /** Passed over without a word; a glob that matches a file's path alone passes over the whole file. */
  ignore: readonly string[];
  /** Shown, and left where they are. */
  freeze: readonly string[];
  /** What goes into one pull request of a lane: a channel's pins, each file's, each pin alone, or everything. */
  group: 'channel' | 'file' | 'pin' | 'all';
  /** Companions to take along, by `owner/name` or by name. */
  companions: readonly string[];
  /** Further settings for some pins; of several that match, the last one that says it counts. */
  rules: readonly PinRule[];
}

export interface PinRule {
  match: readonly string[];
  lanes?: readonly Lane[] | undefined;
  cooldown?: number | undefined;
  maxAge?: number | null | undefined;
  freeze?: boolean | undefined;
  /** The channel to follow, for a pin that names a revision alone. */
  follow?: string | undefined;
  /** Name of the pull request that the pin goes into, whatever its channel. */
  group?: string | undefined;
}
