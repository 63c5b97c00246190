import { seriesOf } from '../core/channel.js';
import type { Companion } from '../core/companion.js';
import type { Pin, PinTarget } from '../core/pin.js';
import { compareReleases, parseReleaseName } from '../core/release.js';
import { knownTime } from '../core/time.js';
import type { Place } from '../errors.js';

export interface BumpWarning {
  message: string;
  place: Place;
}

/** What is known of a move beside the pin and where it goes. */
interface MoveFacts {
  /** Those that an upgrade would take along. */
  companions: readonly Companion[];
  /** The configuration says to leave the pin alone. */
  frozen: boolean;
  /** The hash was given, so nothing was looked up. */
  hashGiven: boolean;
}

/** What a person should know of a move that they asked for themselves. */
export function bumpWarnings(pin: Pin, target: PinTarget, facts: MoveFacts): BumpWarning[] {
  const name = `\`${pin.name}\``;
  const to = target.release || target.revision;
  const messages = [
    facts.frozen ? [`${name} is moved as you say, though the configuration freezes it.`] : [],
    goesBack(pin, target) ? [`${name}: ${to} is older than what the pin holds.`] : [],
    facts.hashGiven && losesTime(pin, target)
      ? [`${name}: this leaves lastModified out; give it with --last-modified.`]
      : [],
    partings(pin, target, facts.companions),
  ].flat();
  return messages.map((message) => ({ message, place: { file: pin.file, line: pin.line } }));
}

function goesBack(pin: Pin, target: PinTarget): boolean {
  const [from, to] = [pin.release ?? '', target.release];
  if (parseReleaseName(from) && parseReleaseName(to)) return compareReleases(to, from) < 0;
  const [held, wanted] = [knownTime(pin.lastModified), knownTime(target.lastModified)];
  return held !== null && wanted !== null && wanted < held;
}

/** The time of what the pin held is wrong beside another revision. */
function losesTime(pin: Pin, target: PinTarget): boolean {
  return pin.lastModified !== null && target.lastModified === null && pin.revision !== target.revision;
}

/** Companions in the pin's file that stay behind in the series that it leaves. */
function partings(pin: Pin, target: PinTarget, companions: readonly Companion[]): string[] {
  const from = seriesOf(pin.channel);
  const to = seriesOf(target.channel);
  if (from === null || from === to) return [];
  const behind = companions.filter(({ file, series }) => file === pin.file && series === from);
  if (behind.length === 0) return [];
  const names = behind.map(({ name, branch }) => `\`${name}\` (${branch})`).join(', ');
  const what = `\`${pin.name}\` leaves ${from}, but ${names} ${behind.length === 1 ? 'stays' : 'stay'}`;
  const both = behind.length === 1 ? 'both' : 'all of them';
  return [to !== null && to > from ? `${what}: \`bump --lanes upgrade\` moves ${both}.` : `${what}.`];
}
