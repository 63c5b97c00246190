import { compareReleases, type Release } from '../release.js';
import type { ChannelKnowledge } from './knowledge.js';
import { compareNames, releaseTime } from './order.js';

/** Where a channel's pins may go today. */
export interface Goal {
  /** The newest release that is old enough; its revision is null where it has to be looked up. Null: none is. */
  to: Release | null;
  /** The channel's newest release where it is too young yet. `until` in Unix seconds, null where its age is unknown. */
  waiting: { release: Release; until: number | null } | null;
}

/**
 * The newest release of a channel that came out at least `cooldown` seconds ago: by when it was published, else by its
 * commit's time, which is some hours to days earlier. One of unknown age is too young. What is published, but not
 * announced yet, does not count. Null where nobody knows the channel's newest release.
 */
export function goalOf(channel: string, cooldown: number, known: ChannelKnowledge): Goal | null {
  const announced = known.newest.get(channel);
  if (!announced) return null;
  if (cooldown <= 0) return { to: announced, waiting: null };
  const history = known.history.get(channel) ?? [];
  const listed = history.find(({ name }) => name === announced.name);
  const newest = { ...announced, published: announced.published ?? listed?.published ?? null };
  const time = releaseTime(newest);
  if (time !== null && time + cooldown <= known.now) return { to: newest, waiting: null };
  const waiting = { release: newest, until: time === null ? null : time + cooldown };
  return { to: newestRipe(history, newest, known.now - cooldown, known), waiting };
}

function newestRipe(
  history: readonly Release[],
  newest: Release,
  latest: number,
  { revisions }: ChannelKnowledge,
): Release | null {
  let best: Release | null = null;
  for (const release of history) {
    if (compareNames(release.name, newest.name) !== -1) continue;
    const time = releaseTime(release);
    if (time === null || time > latest) continue;
    if (best === null || compareReleases(best.name, release.name) < 0) best = release;
  }
  return best && { ...best, revision: best.revision ?? revisions.get(best.path) ?? null };
}
