import { Readable, pipeline } from 'node:stream';
import { createBrotliDecompress } from 'node:zlib';
import { UserError } from '../errors.js';
import type { Http } from '../ports/http.js';
import { badStatus } from './answer.js';

type Pieces = AsyncIterable<Uint8Array>;

/** 9 MB are usual, and 110 MB once unpacked. */
const MOST_PACKED = 128 * 1024 * 1024;
const MOST_UNPACKED = 2 * 1024 * 1024 * 1024;
/** Large pieces: each costs a turn of the thread pool. */
const CHUNK = 256 * 1024;

/**
 * The list of a release's packages, `packages.json.br` in its folder, unpacked.
 * @param releaseUrl the release's folder
 * @param limitMs for all of it
 * @throws UserError where it is not there, is damaged or is too large
 */
export async function* downloadPackageList(
  http: Http,
  releaseUrl: string,
  limitMs: number,
): AsyncGenerator<Uint8Array> {
  const url = `${releaseUrl}/packages.json.br`;
  const response = await http.request({ url, follow: true, deadlineMs: limitMs });
  if (response.status !== 200) {
    await response.discard();
    throw badStatus(response);
  }
  yield* unpackPackageList(response.body, url);
}

/**
 * A list as it lies there: packed by brotli, or not packed at all, as a mirror may have unpacked it on the way.
 * @param where it is from, for an error
 */
export async function* unpackPackageList(packed: Pieces, where: string): AsyncGenerator<Uint8Array> {
  const failure: { cause?: unknown } = {};
  const input = noting(failure, capped(packed, MOST_PACKED, where))[Symbol.asyncIterator]();
  try {
    const first = await input.next();
    const head: Uint8Array = first.done === true ? new Uint8Array() : first.value;
    const all = rejoin(head, input);
    // Nothing that brotli packs begins with a brace: that would be the end of an empty stream.
    const unpacked = /^\s*\{/.test(Buffer.from(head).toString('latin1', 0, 100)) ? all : brotli(all);
    yield* capped(unpacked, MOST_UNPACKED, where);
  } catch (error) {
    if ('cause' in failure) throw failure.cause;
    if (error instanceof UserError) throw error;
    throw new UserError(`${where} is damaged or cut short.`, {
      cure: 'Try again later, or check the mirror.',
      cause: error,
    });
  } finally {
    await input.return(undefined);
  }
}

function brotli(packed: Pieces): Pieces {
  const unpacker = createBrotliDecompress({ chunkSize: CHUNK });
  // An error destroys the unpacker, and whoever reads it gets it.
  pipeline(Readable.from(packed), unpacker, () => undefined);
  return unpacker as Pieces;
}

async function* rejoin(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** An error of the source is told apart from one of what it holds. */
async function* noting(failure: { cause?: unknown }, source: Pieces): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    failure.cause = error;
    throw error;
  }
}

async function* capped(source: Pieces, limit: number, where: string): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > limit)
      throw new UserError(`${where} holds more than ${limit} bytes.`, {
        cure: 'Check that it is what it should be.',
      });
    yield piece;
  }
}
