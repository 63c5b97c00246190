import type { Pin, PinTarget } from '../core/pin.js';
import { compareReleases, parseReleaseName } from '../core/release.js';
import { knownTime } from '../core/time.js';
import type { Place } from '../errors.js';
import type { Context } from './context.js';

export interface BumpWarning {
  message: string;
  place: Place;
}

/** What a person should know of a move that they asked for themselves: it goes back, or it will not last. */
export async function bumpWarnings(context: Context, pin: Pin, target: PinTarget): Promise<BumpWarning[]> {
  const asked = await channelAsked(context, pin, target);
  const message = `\`${pin.name}\`: ${target.release || target.revision} is older than what the pin holds.`;
  const back = goesBack(pin, target) ? [{ message, place: { file: pin.file, line: pin.line } }] : [];
  return [...back, ...asked];
}

function goesBack(pin: Pin, target: PinTarget): boolean {
  const [from, to] = [pin.release ?? '', target.release];
  if (parseReleaseName(from) && parseReleaseName(to)) return compareReleases(to, from) < 0;
  const [held, wanted] = [knownTime(pin.lastModified), knownTime(target.lastModified)];
  return held !== null && wanted !== null && wanted < held;
}

/** A lock is of what its flake.nix asks for: `nix flake update` would go back to that. */
async function channelAsked(context: Context, pin: Pin, target: PinTarget): Promise<BumpWarning[]> {
  if (pin.format !== 'flake-lock' || pin.channel === null || pin.channel === target.channel) return [];
  const file = pin.file.replace(/lock$/, 'nix');
  const text = (await context.files.read(`${context.folder}/${file}`))?.toString('utf8') ?? '';
  const name = pin.channel.replaceAll('.', '\\.');
  const word = new RegExp(`(?<![A-Za-z0-9._-])${name}(?![A-Za-z0-9._-])`);
  const index = text.split('\n').findIndex((line) => word.test(line));
  const message = `this asks for ${pin.channel} still: write ${target.channel} here, or the next \`nix flake update\` goes back.`;
  return [{ message, place: index < 0 ? { file } : { file, line: index + 1 } }];
}
