import { Readable, pipeline, type Transform } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import * as zlib from 'node:zlib';
import * as xz from 'xz-decompress';
import { UserError } from '../errors.js';

// Node.js has the exports of this CommonJS package under `default`, the bundler has them as they are.
const { XzReadableStream } = (xz as { default?: Pick<typeof xz, 'XzReadableStream'> }).default ?? xz;

type Chunks = AsyncIterable<Uint8Array>;

/** What unpacks faster than we do, where the machine has it. */
export interface Unpackers {
  xz?: ((packed: Chunks) => Chunks) | undefined;
}

// Large pieces: each one costs a turn of the thread pool.
const CHUNK = 256 * 1024;

const MAGIC = {
  gzip: Buffer.from('1f8b', 'hex'),
  xz: Buffer.from('fd377a585a00', 'hex'),
  zstd: Buffer.from('28b52ffd', 'hex'),
};
const LONGEST_MAGIC = 6;

/**
 * Unpacks gzip, xz or zstd, told by their first bytes; anything else is passed on as it is.
 * The source is read to its end; an error of its own comes through unchanged.
 * @throws UserError when what is packed is damaged or cut short
 */
export async function* decompress(source: Chunks, unpackers: Unpackers): AsyncGenerator<Uint8Array> {
  const failure: { cause?: unknown } = {};
  const input = noting(failure, source);
  try {
    const head = await readHead(input);
    yield* unpack(head, rejoin(head, input), unpackers);
    // An xz stream knows its end: what comes after it belongs to whoever sends it.
    while ((await input.next()).done !== true);
  } catch (error) {
    if ('cause' in failure) throw failure.cause;
    if (error instanceof UserError) throw error;
    throw new UserError('The archive is damaged, cut short or packed in an uncommon way.', {
      cure: 'Download it again, or pack it anew.',
      cause: error,
    });
  } finally {
    await input.return(undefined);
  }
}

function unpack(head: Buffer, packed: Chunks, unpackers: Unpackers): Chunks {
  const starts = (magic: Buffer): boolean => head.subarray(0, magic.length).equals(magic);
  if (starts(MAGIC.gzip)) return through(packed, zlib.createGunzip({ chunkSize: CHUNK }));
  if (starts(MAGIC.xz) && unpackers.xz) return unpackers.xz(packed);
  if (starts(MAGIC.xz)) return new XzReadableStream(ReadableStream.from(packed));
  if (/^\s*<(?:!|\?xml|html|head|body)/i.test(head.toString('latin1'))) {
    throw new UserError('It is a web page, not an archive.', {
      cure: 'Check the address and what stands before it.',
    });
  }
  if (starts(MAGIC.zstd)) return through(packed, createZstdDecompress());
  return packed;
}

function through(packed: Chunks, transform: Transform): Chunks {
  // Whoever reads the transform gets its error, and the source's: nothing is left to do at the end.
  pipeline(Readable.from(packed, { objectMode: false }), transform, () => undefined);
  return transform;
}

function createZstdDecompress(): Transform {
  const { createZstdDecompress: create } = zlib as {
    createZstdDecompress?: (options: { chunkSize: number }) => Transform;
  };
  if (create) return create({ chunkSize: CHUNK });
  throw new UserError('This Node.js can not unpack zstd.', {
    cure: 'Use Node.js 22.15 or newer, or the .tar.xz beside it: it holds the same tree.',
  });
}

/** The same chunks; what the source throws is noted, to be told from an error of what unpacks it. */
async function* noting(failure: { cause?: unknown }, source: Chunks): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    failure.cause = error;
    throw error;
  }
}

async function readHead(input: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < LONGEST_MAGIC) {
    const next = await input.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

async function* rejoin(head: Buffer, rest: Chunks): AsyncGenerator<Uint8Array> {
  yield head;
  yield* rest;
}
