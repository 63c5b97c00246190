import { parseHash, toNix32, toSri } from '../core/hash.js';
import { UserError } from '../errors.js';
import { schemaVersion } from '../report/json.js';
import type { Context } from './context.js';
import { createSources, hashSource } from './source.js';
import type { VerbInput, VerbOutcome } from './verb.js';

/** `hash URL|FILE`: NAR hash of an archive's tree, as SRI or (`--nix32`) in Nix's base 32. */
export async function hashVerb(context: Context, { positional, options }: VerbInput): Promise<VerbOutcome> {
  const what = positional[0] ?? '';
  const found = /^https?:/.test(what) ? await ofUrl(context, what) : await ofFile(context, what);
  const bytes = parseHash(found.narHash);
  if (bytes === null) throw new Error(`not a hash: ${found.narHash}`);
  const text = options['nix32'] === true ? toNix32(bytes) : found.narHash;
  return {
    text,
    json: { schemaVersion, hash: found.narHash, nix32: toNix32(bytes), lastModified: found.lastModified },
    exitCode: 0,
  };
}

async function ofUrl(context: Context, url: string): Promise<{ narHash: string; lastModified: number }> {
  return createSources(context, null).get(url);
}

async function ofFile(context: Context, path: string): Promise<{ narHash: string; lastModified: number }> {
  if (!(await context.files.exists(path))) {
    throw new UserError(`there is no file \`${path}\`.`, {
      cure: 'Give the path or the URL of an archive.',
      exitCode: 64,
    });
  }
  try {
    const hashed = await hashSource(context, longEnough(context.files.readStream(path)));
    return { narHash: toSri(hashed.sha256), lastModified: hashed.newestMtime };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`\`${path}\` is no archive that can be hashed: ${error.message}`, {
      cure: error.cure ?? 'Give a tar archive: plain, or packed with gzip, xz or zstd.',
      cause: error,
    });
  }
}

/** The least that a tar has, in bytes. */
const BLOCK = 512;
const PACKED = ['1f8b', 'fd377a585a00', '28b52ffd'];

/** The same bytes. Too few of them for a tar, and not packed, are no archive, rather than one that is cut short. */
async function* longEnough(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0);
  for await (const piece of bytes) {
    if (head.length < BLOCK) head = Buffer.concat([head, piece.subarray(0, BLOCK)]);
    yield piece;
  }
  const begin = head.toString('hex');
  if (head.length >= BLOCK || PACKED.some((magic) => begin.startsWith(magic))) return;
  throw new UserError('it is too short for one.');
}
