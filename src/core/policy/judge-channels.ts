import { parseChannel } from '../channel.js';
import type { Pin } from '../pin.js';
import { stateOf } from '../channel-state.js';
import { finding, quoted, type Finding } from './findings.js';
import { groupsOf } from './grouping.js';
import type { ChannelKnowledge } from './knowledge.js';
import { sameRevision } from './order.js';
import { settingsOf } from './rules.js';
import type { PolicySettings } from './settings.js';
import { dayOf, DAY, spanOf } from './time.js';

/** A channel that has not moved for so long is worth a line: it happens, but seldom. */
const STALLED = 10 * DAY;

/** What is to be said of each channel, once, on the first pin that follows it. */
export function judgeChannels(
  pins: readonly Pin[],
  known: ChannelKnowledge,
  settings: PolicySettings,
): Finding[] {
  const followed = new Map<string, Pin[]>();
  for (const pin of pins) {
    const isFollowing = pin.state === 'pinned' || pin.state === 'floating';
    if (!isFollowing || pin.channel === null || !settingsOf(pin, settings).selected) continue;
    followed.set(pin.channel, [...(followed.get(pin.channel) ?? []), pin]);
  }
  return [...followed].flatMap(([channel, followers]) => [
    ...drift(channel, followers, settings),
    ...unknownStatus(channel, followers, known),
    ...stalled(channel, followers, known),
  ]);
}

/** Pins of a channel at different revisions: a fleet that does not run what was tested together. */
function drift(channel: string, pins: readonly Pin[], settings: PolicySettings): Finding[] {
  const held = pins.filter((pin) => pin.state === 'pinned' && pin.revision !== null);
  const [first, ...others] = held;
  if (!first || others.every((pin) => sameRevision(pin.revision, first.revision))) return [];
  const due = held.map((pin) => ({ pin, target: channel }));
  const apart = groupsOf('refresh', due, held, settings).length > 1;
  const list = held.map(
    ({ file, name, revision }) => `${quoted(`${file}:${name}`)} at ${revision?.slice(0, 12) ?? ''}`,
  );
  const then = apart ? 'They are grouped apart, so they stay so.' : 'They move together.';
  const message = `the pins of ${channel} are at different revisions: ${shortened(list)}. ${then}`;
  return [finding(first, 'drift', apart ? 'info' : 'warning', message)];
}

const MOST = 10;

function shortened(list: readonly string[]): string {
  const more = list.length > MOST ? ` and ${list.length - MOST} more` : '';
  return list.slice(0, MOST).join(', ') + more;
}

function unknownStatus(channel: string, [first]: readonly Pin[], { states }: ChannelKnowledge): Finding[] {
  if (!first || parseChannel(channel)?.series === null || stateOf(states, channel).status !== 'unknown')
    return [];
  const message = `nobody can say if ${channel} is still maintained: the channels' published data does not tell. No upgrade is proposed.`;
  return [finding(first, 'status-unknown', 'info', message)];
}

function stalled(channel: string, [first]: readonly Pin[], { states, now }: ChannelKnowledge): Finding[] {
  const { status, movedAt } = stateOf(states, channel);
  if (!first || movedAt === null || status === 'unmaintained' || now - movedAt < STALLED) return [];
  const message =
    `${channel} has not moved for ${spanOf(now - movedAt)}, since ${dayOf(movedAt)}: ` +
    `security fixes wait, too. See https://status.nixos.org for what holds it up.`;
  return [finding(first, 'stalled', 'info', message)];
}
