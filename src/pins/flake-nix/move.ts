import type { FlakeInput, Literal } from '../../core/flake/inputs.js';
import { replaceLiterals } from '../../core/flake/literals.js';
import { hashInUrl, withBranch, withHash } from '../../core/flake/reference.js';
import { inNotationOf } from '../../core/hash.js';
import type { Pin, PinTarget } from '../../core/pin.js';
import { UserError } from '../../errors.js';
import { assertMovable, moveAddress } from '../nixpkgs-address.js';

/**
 * A flake.nix with one input led to the target.
 * @throws UserError where the input holds no revision, or can't be moved
 */
export function moveInput(text: string, { attributes }: FlakeInput, pin: Pin, target: PinTarget): string {
  assertMovable(pin, 'Run `nix flake lock`, or name another channel.');
  const edits: [Literal, string][] = [];
  const [url, rev] = [attributes.get('url'), attributes.get('rev')];
  const [narHash, lastModified] = [attributes.get('narHash'), attributes.get('lastModified')];
  const hash = pin.hash === null ? null : inNotationOf(target.hash, pin.hash);
  if (url) edits.push([url, movedUrl(url.value, rev ? null : moveAddress(url.value, pin, target), hash)]);
  const ref = attributes.get('ref');
  if (ref) edits.push([ref, ref.value]);
  if (rev) edits.push([rev, target.revision]);
  if (narHash && hash !== null) edits.push([narHash, hash]);
  if (lastModified) edits.push([lastModified, timeOf(pin, target)]);
  return replaceLiterals(
    text,
    pin.file,
    edits.map(([literal, value]) => [literal, inChannel(value, pin, target)]),
  );
}

function movedUrl(url: string, moved: string | null, hash: string | null): string {
  const address = moved ?? url;
  return hash === null || hashInUrl(url) === null ? address : withHash(address, hash);
}

function inChannel(value: string, { channel }: Pin, target: PinTarget): string {
  if (channel === null || channel === target.channel) return value;
  return withBranch(value, channel, target.channel) ?? value;
}

function timeOf(pin: Pin, { revision, lastModified }: PinTarget): string {
  if (lastModified !== null) return String(lastModified);
  if (revision === pin.revision) return String(pin.lastModified);
  throw new UserError(`Pin "${pin.name}" holds a time, and that of the new revision is not known.`, {
    place: { file: pin.file, line: pin.line },
    cure: 'Take `lastModified` out: Nix works it out.',
  });
}
