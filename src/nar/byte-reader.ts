import { UserError } from '../errors.js';

// Whoever takes pieces holds them, and a nixpkgs has 0.4 GB: this is the size at which something is wrong.
const MOST_BYTES = 4 * 1024 ** 3;

/** Takes exact numbers of bytes from a stream of chunks; what lies in one chunk is not copied. */
export interface ByteReader {
  /** Exactly this many bytes in one piece. @throws UserError when the stream ends before */
  take(length: number): Promise<Uint8Array>;
  /** The same in the pieces they came in. */
  pieces(length: number): Promise<Uint8Array[]>;
  /** Bytes taken so far. */
  offset(): number;
  /** Reads to the stream's end, so that its own checks take place (gzip's sum, the length of a body). */
  drain(): Promise<void>;
  /** Lets go of the stream, wherever it stands. */
  close(): Promise<void>;
}

export function createByteReader(chunks: AsyncIterable<Uint8Array>): ByteReader {
  const source = chunks[Symbol.asyncIterator]();
  let chunk: Uint8Array = new Uint8Array();
  let position = 0;
  let before = 0;

  async function refill(): Promise<void> {
    const next = await source.next();
    if (next.done === true) throw new UserError('The archive is cut short.', { cure: 'Download it again.' });
    before += chunk.length;
    if (before > MOST_BYTES) throw new UserError('The archive unpacks to more than 4 GiB.');
    chunk = next.value;
    position = 0;
  }

  function slice(length: number): Uint8Array {
    const start = position;
    position = Math.min(start + length, chunk.length);
    return chunk.subarray(start, position);
  }

  async function pieces(length: number): Promise<Uint8Array[]> {
    const parts: Uint8Array[] = [];
    let missing = length;
    while (missing > 0) {
      if (position === chunk.length) await refill();
      const part = slice(missing);
      missing -= part.length;
      if (part.length > 0) parts.push(part);
    }
    return parts;
  }

  return {
    pieces,
    async take(length) {
      if (chunk.length - position >= length) return slice(length);
      return Buffer.concat(await pieces(length));
    },
    offset: () => before + position,
    async drain() {
      while ((await source.next()).done !== true);
    },
    async close() {
      await source.return?.();
    },
  };
}
