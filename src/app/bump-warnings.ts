import type { Pin, PinTarget } from '../core/pin.js';
import { compareReleases, parseReleaseName } from '../core/release.js';
import { knownTime } from '../core/time.js';
import type { Place } from '../errors.js';

export interface BumpWarning {
  message: string;
  place: Place;
}

/** What a person should know of a move that they asked for themselves: it goes back. */
export function bumpWarnings(pin: Pin, target: PinTarget): BumpWarning[] {
  const message = `\`${pin.name}\`: ${target.release || target.revision} is older than what the pin holds.`;
  return goesBack(pin, target) ? [{ message, place: { file: pin.file, line: pin.line } }] : [];
}

function goesBack(pin: Pin, target: PinTarget): boolean {
  const [from, to] = [pin.release ?? '', target.release];
  if (parseReleaseName(from) && parseReleaseName(to)) return compareReleases(to, from) < 0;
  const [held, wanted] = [knownTime(pin.lastModified), knownTime(target.lastModified)];
  return held !== null && wanted !== null && wanted < held;
}
