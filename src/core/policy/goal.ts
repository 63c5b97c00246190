import type { Release } from '../release.js';
import type { ChannelKnowledge } from './knowledge.js';
import { compareNames, isOf, releaseTime } from './order.js';
import { announcedBy } from './trust.js';

/** Where a channel's pins may go today. */
export interface Goal {
  /** The newest release that is old enough; its revision is null where it has to be looked up. Null: none is. */
  to: Release | null;
  /** The channel's newest release where it is too young yet. `until` in Unix seconds, null where its age is unknown. */
  waiting: { release: Release; until: number | null } | null;
}

/**
 * The newest release of a channel that came out at least `cooldown` seconds ago, by when it was published. Where no
 * listing tells that of any release, the commit's time must do, which is some hours to days earlier; where the listing
 * only lags behind, what is not in it yet is too young. What is listed, but not announced yet, does not count.
 * Null where the channel's newest release is not known, or not believed.
 * @param accepts which of its releases may be proposed at all
 */
export function goalOf(
  channel: string,
  cooldown: number,
  known: ChannelKnowledge,
  accepts: (release: Release) => boolean = () => true,
): Goal | null {
  const announced = announcedBy(channel, known);
  if (!announced) return null;
  if (!accepts(announced)) return { to: null, waiting: null };
  if (cooldown <= 0) return { to: announced, waiting: null };
  const history = (known.history.get(channel) ?? []).filter(accepts);
  const listed = history.findLast(({ name }) => name === announced.name);
  const newest = { ...announced, published: announced.published ?? listed?.published ?? null };
  const time =
    newest.published !== null || !tellsDates(known.history.get(channel)) ? releaseTime(newest) : null;
  if (time !== null && time + cooldown <= known.now) return { to: newest, waiting: null };
  const waiting = { release: newest, until: time === null ? null : time + cooldown };
  return { to: newestRipe(history, newest, known.now - cooldown, known), waiting };
}

/** Whether a listing tells when releases were published; an empty one will, once there is something in it. */
function tellsDates(history: readonly Release[] | undefined): boolean {
  return history?.length === 0 || (history?.some(({ published }) => published !== null) ?? false);
}

function newestRipe(
  history: readonly Release[],
  newest: Release,
  latest: number,
  { revisions }: ChannelKnowledge,
): Release | null {
  const ripe = history.findLast((release) => {
    const time = releaseTime(release);
    return time !== null && time <= latest && compareNames(release.name, newest.name) === -1;
  });
  if (!ripe) return null;
  const revision = ripe.revision ?? revisions.get(ripe.path) ?? null;
  return { ...ripe, revision: isOf({ ...ripe, revision: null }, revision) ? revision : null };
}
