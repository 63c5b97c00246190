import { seriesOf } from '../../core/channel.js';
import type { Pin, PinTarget } from '../../core/pin.js';
import { movedDate } from './around.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Revisions, whole or shortened; a short one at the end of a release's name is not all that would have to move. */
const REVISIONS = /[0-9a-f]{40}|(?<![0-9a-z.])[0-9a-f]{7,39}(?![0-9a-z])/g;

/**
 * What a store path is called, led to the target: Nix's manual puts the channel there, with a day or a revision behind it,
 * so people do. Any other name stays.
 */
export function movedLabel(label: string, pin: Pin, target: PinTarget): string {
  const { channel, release } = pin;
  // `nixos-25.11.4021.1f3a0c5d2b7e`: it would name the release that was there before.
  if (release !== null && target.release !== '' && label.includes(release))
    return label.replace(release, target.release);
  const revision = label.match(REVISIONS)?.find((text) => pin.revision?.startsWith(text));
  if (revision !== undefined) return ofRevision(label, revision, pin, target);
  if (label === channel) return target.channel;
  if (channel !== null && label.startsWith(`${channel}-`)) {
    const rest = label.slice(channel.length + 1);
    return DAY.test(rest) ? `${target.channel}-${movedDate(rest, pin, target) ?? rest}` : label;
  }
  return ofSeries(label, pin, target);
}

/** `nixos-25.11-1f3a0c5d2b`, `nixpkgs-1f3a0c5d2b` */
function ofRevision(label: string, revision: string, { channel }: Pin, target: PinTarget): string {
  const moved = label.replace(revision, target.revision.slice(0, revision.length));
  const inChannel = channel !== null && label.startsWith(`${channel}-${revision}`);
  return inChannel ? target.channel + moved.slice(channel.length) : moved;
}

/** `nixpkgs-release-25.11`, after the branch that the channels of the series are made of. */
function ofSeries(label: string, { channel }: Pin, target: PinTarget): string {
  const [, branch, series] = /^((?:nixpkgs-)?release-)(\d{2}\.\d{2})$/.exec(label) ?? [];
  const next = seriesOf(target.channel);
  return branch !== undefined && series === seriesOf(channel) && next !== null ? branch + next : label;
}
