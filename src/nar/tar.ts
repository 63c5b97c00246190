import { UserError } from '../errors.js';
import { createByteReader, type ByteReader } from './byte-reader.js';
import { EXTENSION_FLAGS, parseExtension, type Extension } from './tar-extensions.js';

const BLOCK = 512;
// A longer header than this names no file that could be unpacked.
const EXTENSION_LIMIT = 1024 * 1024;
const LONGEST_SHOWN = 300;

/** Bytes as the readable text that they most likely are, in quotes. */
export function forPeople(path: string): string {
  return JSON.stringify(Buffer.from(path.slice(0, LONGEST_SHOWN), 'latin1').toString('utf8'));
}

/** One member of a tar archive. Paths are bytes, one in each character (latin1): no encoding is assumed. */
export interface TarMember {
  type: 'file' | 'hard link' | 'symlink' | 'directory';
  /** As written in the archive. */
  path: string;
  /** Target of a link as written, else empty. */
  link: string;
  /** The owner's x bit. */
  executable: boolean;
  /** Unix seconds, rounded down. */
  mtime: number;
  /** Bytes of a file in the pieces they came in; not copied. */
  content: readonly Uint8Array[];
  size: number;
}

interface Header {
  /** The type flag: `0` file, `1` hard link, `2` symlink, `5` directory, `x` and `g` pax, `L` and `K` GNU. */
  flag: string;
  path: string;
  link: string;
  mode: number;
  size: number;
  mtime: number;
}

/**
 * Reads a tar archive (V7, ustar, pax, GNU) member by member, to its end marker. What different tars understand
 * differently (sparse files, links with a body, unknown types) is refused rather than guessed.
 * @throws UserError when the archive is damaged, cut short or holds what a source can't
 */
export async function* readTar(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TarMember> {
  const bytes = createByteReader(chunks);
  let extended: Extension = {};
  try {
    for (;;) {
      const header = parseHeader(await bytes.take(BLOCK), bytes.offset());
      if (header === null) break;
      if (EXTENSION_FLAGS.includes(header.flag)) {
        extended = { ...extended, ...parseExtension(header.flag, await readExtension(bytes, header)) };
        continue;
      }
      yield await readMember(bytes, header, extended);
      extended = {};
    }
    await bytes.drain();
  } finally {
    await bytes.close();
  }
}

async function readExtension(bytes: ByteReader, header: Header): Promise<Buffer> {
  if (header.size > EXTENSION_LIMIT) throw new UserError('The archive has a header of more than 1 MiB.');
  const body = await bytes.take(whole(header.size));
  await bytes.take(padding(header.size));
  return Buffer.from(body);
}

async function readMember(bytes: ByteReader, header: Header, extended: Extension): Promise<TarMember> {
  const path = extended.path ?? header.path;
  const size = whole(extended.size ?? header.size);
  const type = memberType(header.flag, path);
  if (type !== 'file' && size > 0) {
    throw new UserError(`The archive has a ${type} with a body: ${forPeople(path)}.`);
  }
  const content = await bytes.pieces(size);
  await bytes.take(padding(size));
  return {
    type,
    path,
    link: extended.linkpath ?? header.link,
    executable: (header.mode & 0o100) !== 0,
    mtime: whole(extended.mtime ?? header.mtime),
    content,
    size,
  };
}

function memberType(flag: string, path: string): TarMember['type'] {
  switch (flag) {
    case '0':
    case '\0':
    case '7':
      // Archives older than the type flag write a directory as a file whose name ends so.
      return path.endsWith('/') ? 'directory' : 'file';
    case '1':
      return 'hard link';
    case '2':
      return 'symlink';
    case '5':
      return 'directory';
    default:
      throw new UserError(
        `The archive holds what is no file, folder or link (tar type ${JSON.stringify(flag)}): ${forPeople(path)}.`,
      );
  }
}

/** Null for the block of zeros that ends an archive. */
function parseHeader(block: Uint8Array, end: number): Header | null {
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

/** The sum of all bytes, the checksum's own 8 counted as blanks; some old tars added signed bytes. */
function hasRightChecksum(header: Buffer): boolean {
  let unsigned = 8 * 0x20;
  let high = 0;
  for (let index = 0; index < BLOCK; index++) {
    if (index >= 148 && index < 156) continue;
    const byte = header[index] ?? 0;
    unsigned += byte;
    high += byte >> 7;
  }
  const written = number(header, 148, 8);
  return written === unsigned || written === unsigned - 256 * high;
}

function text(header: Buffer, start: number, length: number): string {
  const end = header.indexOf(0, start);
  return header.toString('latin1', start, end < 0 || end > start + length ? start + length : end);
}

/** Octal digits, or big-endian base 256 where the first bit is set (GNU, for what is too large for octal). */
function number(header: Buffer, start: number, length: number): number {
  const first = header[start] ?? 0;
  if (first < 0x80) {
    const digits = /^[ \0]*([0-7]*)(?:[ \0]|$)/.exec(header.toString('latin1', start, start + length))?.[1];
    return digits === undefined ? NaN : parseInt(digits || '0', 8);
  }
  // 0xff: a negative number, which only a time before 1970 has.
  let value = first === 0xff ? -1 : first & 0x7f;
  for (let index = start + 1; index < start + length; index++) value = value * 256 + (header[index] ?? 0);
  return value;
}

function whole(value: number): number {
  if (Number.isSafeInteger(value)) return value;
  throw new UserError('The archive is damaged: a size or time in it is no number.');
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}
