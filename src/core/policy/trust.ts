import { releasePath, type AnnouncedRelease } from '../release.js';
import type { ChannelKnowledge } from './knowledge.js';
import { isOf } from './order.js';

/** Why what a channel's mirror announces is not believed, a sentence; null where it is, or nothing is announced. */
export function distrust(channel: string, { untrusted, newest }: ChannelKnowledge): string | null {
  const why = untrusted.get(channel);
  if (why !== undefined) return why;
  const announced = newest.get(channel);
  if (!announced) return null;
  const { name, revision } = announced;
  if (releasePath(channel, name) === null) return `${name} is no release of ${channel}.`;
  return isOf({ ...announced, revision: null }, revision) ? null : `${name} is not of revision ${revision}.`;
}

/** What a channel announces, where that is known and believed. */
export function announcedBy(channel: string, known: ChannelKnowledge): AnnouncedRelease | null {
  return distrust(channel, known) === null ? (known.newest.get(channel) ?? null) : null;
}
