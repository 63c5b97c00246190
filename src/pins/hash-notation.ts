import { parseHash, toNix32, toSri } from '../core/hash.js';
import { UserError } from '../errors.js';

/**
 * The hash as the pin writes hashes: SRI, nix32, hex or base64, with `sha256:` before it or not. A hash that the
 * pin already holds comes back letter by letter; a pin without one gets SRI.
 * @param sri the new hash
 * @param like the pin's own
 * @throws UserError where the new hash is none
 */
export function inNotationOf(sri: string | null, like: string | null): string {
  const bytes = sri === null ? null : parseHash(sri);
  if (!bytes) {
    throw new UserError(sri === null ? 'No hash was given for this pin.' : `"${sri}" is no sha256 hash.`, {
      cure: 'Give it as SRI: sha256-…=',
    });
  }
  const old = like === null ? null : parseHash(like);
  if (like === null || !old) return toSri(bytes);
  if (Buffer.from(old).equals(bytes)) return like;
  return respell(bytes, like);
}

function respell(bytes: Uint8Array, like: string): string {
  if (like.startsWith('sha256-')) return toSri(bytes);
  const [, prefix = '', digits = ''] = /^(sha256:)?(.*)$/.exec(like) ?? [];
  if (digits.length === 52) return prefix + toNix32(bytes);
  return prefix + Buffer.from(bytes).toString(digits.length === 64 ? 'hex' : 'base64');
}
