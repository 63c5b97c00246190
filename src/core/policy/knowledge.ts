import type { ChannelState } from '../channel-state.js';
import type { AnnouncedRelease, Release } from '../release.js';

/** What is known of the channels when the policy decides. Maps are keyed by channel where nothing else is said. */
export interface ChannelKnowledge {
  /** What each channel's mirror announces: of the channels that pins follow, and of those they could be upgraded to. */
  newest: ReadonlyMap<string, AnnouncedRelease>;
  /** Why what a mirror announces is not believed; a sentence. Nothing is proposed from such a channel. */
  untrusted: ReadonlyMap<string, string>;
  /** All published releases, oldest first, where they were asked for: see `historiesNeeded`. */
  history: ReadonlyMap<string, readonly Release[]>;
  /** Full revisions of releases in the history, 40 hex, by `Release.path`: see `revisionsNeeded`. */
  revisions: ReadonlyMap<string, string>;
  /** Every channel that the published data names; empty where it could not be had. */
  states: ReadonlyMap<string, ChannelState>;
  /**
   * By revision as the pin holds it: the release that it is of, wherever it was found, or null where none of the
   * channels looked through ever released it. Absent: nobody looked.
   */
  released: ReadonlyMap<string, Release | null>;
  /** The line of text that a floating pin stands in, by `file:name`. Absent: only the address is told. */
  lines: ReadonlyMap<string, string>;
  /** Base address of the releases, no trailing `/`. */
  releasesUrl: string;
  /** Unix seconds. */
  now: number;
}
