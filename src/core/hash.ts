import { UserError } from '../errors.js';

// Nix's own base 32: no e, o, t, u.
const NIX32 = '0123456789abcdfghijklmnpqrsvwxyz';
const SHA256_BYTES = 32;

/**
 * The 32 bytes of a sha256 in any form that pins use: SRI (`sha256-…=`), nix32 (52 characters), hex (64) or
 * base64 (44), the last three with or without `sha256:` before them. Null for anything else.
 */
export function parseHash(text: string): Uint8Array | null {
  const match = /^(?:sha256[:-])?([0-9A-Za-z+/]+=?)$/.exec(text);
  const digits = match?.[1];
  if (digits === undefined) return null;
  if (text.startsWith('sha256-')) return fromBase64(digits);
  if (/^[0-9a-f]{64}$/i.test(digits)) return new Uint8Array(Buffer.from(digits, 'hex'));
  return digits.length === 52 ? fromNix32(digits) : fromBase64(digits);
}

/** Whether two texts are hashes of the same bytes, each in its own notation. */
export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [parseHash(one), parseHash(other)];
  return a !== null && b !== null && Buffer.from(a).equals(b);
}

/** `sha256-` and the base64 of the 32 bytes, as flake.lock has it. */
export function toSri(sha256: Uint8Array): string {
  return `sha256-${Buffer.from(sha256).toString('base64')}`;
}

/** Nix's base 32 of any number of bytes: 52 characters for a sha256, 32 for the hash in a store path. */
export function toNix32(bytes: Uint8Array): string {
  const length = Math.ceil((bytes.length * 8) / 5);
  let text = '';
  for (let digit = length - 1; digit >= 0; digit--) {
    const bit = digit * 5;
    const byte = bit >> 3;
    const pair = (bytes[byte] ?? 0) | ((bytes[byte + 1] ?? 0) << 8);
    text += NIX32.charAt((pair >> (bit & 7)) & 31);
  }
  return text;
}

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

function fromBase64(digits: string): Uint8Array | null {
  const bytes = Buffer.from(digits, 'base64');
  // Buffer.from skips what it does not know: only a text that comes back the same was one.
  const same = bytes.toString('base64') === digits.padEnd(44, '=');
  return same && bytes.length === SHA256_BYTES ? new Uint8Array(bytes) : null;
}

function fromNix32(digits: string): Uint8Array | null {
  const bytes = new Uint8Array(SHA256_BYTES);
  for (let digit = 0; digit < digits.length; digit++) {
    const value = NIX32.indexOf(digits.charAt(digits.length - 1 - digit));
    if (value < 0) return null;
    const bit = digit * 5;
    const byte = bit >> 3;
    const pair = value << (bit & 7);
    bytes[byte] = (bytes[byte] ?? 0) | (pair & 0xff);
    // 52 digits hold 260 bits: the last four have no place and must be zero.
    if (byte + 1 < SHA256_BYTES) bytes[byte + 1] = pair >> 8;
    else if (pair >> 8 !== 0) return null;
  }
  return bytes;
}
