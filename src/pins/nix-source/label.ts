import { seriesOf } from '../../core/channel.js';
import type { Pin, PinTarget } from '../../core/pin.js';
import { movedDate } from './around.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day or a revision, whole or shortened; the short one at the end of a release's name is not all of that. */
const PARTS =
  /(?<![0-9a-z.])\d{4}-\d{2}-\d{2}(?![0-9a-z])|[0-9a-f]{40}|(?<![0-9a-z.])[0-9a-f]{7,39}(?![0-9a-z])/g;

/** What may stand behind a channel. */
const BEHIND = /^(?:-\d{4}-\d{2}-\d{2})?(?:-[0-9a-f]{7,40})?$/;

const TELLS_CHANNEL = /\d{2}\.\d{2}|unstable/;

/**
 * What a store path is called, led to the target: Nix's manual puts the channel there, with a day or a revision behind it,
 * so people do. All of its parts go, or none does. Any other name stays.
 */
export function movedLabel(label: string, pin: Pin, target: PinTarget): string {
  return led(label, pin, target) ?? label;
}

/** Null: it tells something that is not the pin's, or nothing of it. */
function led(label: string, pin: Pin, target: PinTarget): string | null {
  const { channel, release } = pin;
  // `nixos-25.11.4021.1f3a0c5d2b7e`: it would name the release that was there before.
  if (release !== null && target.release !== '' && label.includes(release)) {
    const at = label.indexOf(release);
    const before = withParts(label.slice(0, at), pin, target);
    const after = withParts(label.slice(at + release.length), pin, target);
    return before === null || after === null ? null : before + target.release + after;
  }
  for (const [head, moved] of headsOf(label, pin, target)) {
    const rest = label.startsWith(head) ? label.slice(head.length) : null;
    if (rest === null || !BEHIND.test(rest)) continue;
    const behind = withParts(rest, pin, target);
    return behind === null ? null : moved + behind;
  }
  // `nixpkgs-1f3a0c5d2b`: a day alone may be anyone's.
  if (!partsOf(label).some((part) => !DAY.test(part))) return null;
  return channel !== target.channel && TELLS_CHANNEL.test(label) ? null : withParts(label, pin, target);
}

/** What a label begins with that tells the pin's channel, or already the target's, and what that is to be. */
function headsOf(label: string, { channel }: Pin, target: PinTarget): [head: string, moved: string][] {
  const heads: [string, string][] = [[target.channel, target.channel]];
  if (channel !== null) heads.unshift([channel, target.channel]);
  // After the branch that the channels of the series are made of.
  const [head, branch = '', series] = /^((?:nixpkgs-)?release-)(\d{2}\.\d{2})/.exec(label) ?? [];
  const next = seriesOf(target.channel);
  const inSeries = head !== undefined && series === seriesOf(channel) && next !== null;
  return inSeries ? [...heads, [head, branch + next]] : heads;
}

function partsOf(text: string): readonly string[] {
  return text.match(PARTS) ?? [];
}

/** A text with its days and revisions led to the target; null where one of them can't be. */
function withParts(text: string, pin: Pin, target: PinTarget): string | null {
  const moved = partsOf(text).map((part) =>
    DAY.test(part) ? movedDay(part, pin, target) : movedRevision(part, pin, target),
  );
  if (moved.includes(null)) return null;
  return text.replace(PARTS, () => moved.shift() ?? '');
}

function movedDay(day: string, pin: Pin, target: PinTarget): string | null {
  const stays = pin.revision !== null && target.revision.startsWith(pin.revision);
  return stays ? day : movedDate(day, pin, target);
}

/** Of the pin's revision as many digits as there are; a release's address tells but twelve. */
function movedRevision(text: string, { revision }: Pin, target: PinTarget): string | null {
  if (revision === null || revision.length < 7 || target.revision.length < text.length) return null;
  const same = revision.startsWith(text) || text.startsWith(revision);
  return same ? target.revision.slice(0, text.length) : null;
}
