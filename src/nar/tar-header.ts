import { UserError } from '../errors.js';

export const BLOCK = 512;
const CHECKSUM = { start: 148, length: 8 };

/** What a tar header says. Paths are bytes, one in each character (latin1): no encoding is assumed. */
export interface TarHeader {
  /** The type flag: `0` file, `1` hard link, `2` symlink, `5` directory, `x` and `g` pax, `L` and `K` GNU. */
  flag: string;
  path: string;
  link: string;
  mode: number;
  /** Bytes of the body; NaN where it is no number, as is `mtime`. */
  size: number;
  /** Unix seconds. */
  mtime: number;
}

/**
 * Reads a header block that ends at byte `end` of the tar. Null for the block of zeros that ends an archive.
 * Source: POSIX pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format".
 * @throws UserError when it is no header
 */
export function parseHeader(block: Uint8Array, end: number): TarHeader | null {
  const header = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  if (!hasRightChecksum(header)) {
    if (header.every((byte) => byte === 0)) return null;
    if (end > BLOCK) throw new UserError(`The archive is damaged before byte ${end} of the tar.`);
    throw new UserError('This is not a tar archive, nor one packed with gzip, xz or zstd.');
  }
  const name = text(header, 0, 100);
  // Only POSIX has a prefix; GNU's own format ("ustar  ") keeps times in its place.
  const prefix = header.toString('latin1', 257, 263) === 'ustar\0' ? text(header, 345, 155) : '';
  return {
    flag: header.toString('latin1', 156, 157),
    path: prefix === '' ? name : `${prefix}/${name}`,
    link: text(header, 157, 100),
    mode: number(header, 100, 8),
    size: number(header, 124, 12),
    mtime: number(header, 136, 12),
  };
}

/** The sum of all bytes, the checksum's own counted as blanks. Some old tars added signed bytes. */
function hasRightChecksum(header: Buffer): boolean {
  const { start, length } = CHECKSUM;
  const written = number(header, start, length) - length * 0x20;
  const own = sum(header.subarray(start, start + length));
  if (sum(header) - own === written) return true;
  return sum(new Int8Array(header.buffer, header.byteOffset, BLOCK)) - own === written;
}

function sum(bytes: Uint8Array | Int8Array): number {
  let total = 0;
  for (let index = 0; index < bytes.length; index++) total += bytes[index] ?? 0;
  return total;
}

function text(header: Buffer, start: number, length: number): string {
  let end = start;
  while (end < start + length && header[end] !== 0) end++;
  return header.toString('latin1', start, end);
}

/** Octal digits between blanks or NULs, or big-endian base 256 where the first bit is set (GNU). */
function number(header: Buffer, start: number, length: number): number {
  const first = header[start] ?? 0;
  if (first >= 0x80) return base256(header.subarray(start, start + length));
  const end = start + length;
  let index = start;
  while (index < end && isBlank(header[index])) index++;
  let value = 0;
  for (; index < end && !isBlank(header[index]); index++) {
    const digit = (header[index] ?? 0) - 0x30;
    if (digit < 0 || digit > 7) return NaN;
    value = value * 8 + digit;
  }
  return value;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0;
}

function base256(field: Uint8Array): number {
  const [first = 0, ...rest] = field;
  // 0xff: a negative number, which only a time before 1970 has.
  return rest.reduce((value, byte) => value * 256 + byte, first === 0xff ? -1 : first & 0x7f);
}
