import { UserError } from '../errors.js';
import { createByteReader, type ByteReader } from './byte-reader.js';
import { BLOCK, parseHeader, type TarHeader } from './tar-header.js';
import { EXTENSION_FLAGS, parseExtension, type Extension } from './tar-extensions.js';

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

async function readExtension(bytes: ByteReader, header: TarHeader): Promise<Buffer> {
  if (header.size > EXTENSION_LIMIT) throw new UserError('The archive has a header of more than 1 MiB.');
  const body = await bytes.take(whole(header.size));
  await bytes.take(padding(header.size));
  return Buffer.from(body);
}

async function readMember(bytes: ByteReader, header: TarHeader, extended: Extension): Promise<TarMember> {
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
    mtime: whole(extended.mtime ?? header.mtime, Number.MIN_SAFE_INTEGER),
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

function whole(value: number, least = 0): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new UserError('The archive is damaged: a size or time in it is out of range.');
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}
