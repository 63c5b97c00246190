import { hashArchive, type ArchiveHash } from '../nar/hash-archive.js';
import type { Pin } from '../core/pin.js';
import { toSri } from '../core/hash.js';
import { githubArchiveOfUrl, releaseOfUrl } from '../core/release.js';
import { UserError } from '../errors.js';
import { originsOf, type Context } from './context.js';

/** A source archive that was downloaded once: hashed as it came, and kept where it is asked for. */
export interface Source {
  url: string;
  /** SRI of the NAR of the unpacked tree. */
  narHash: string;
  /** Newest modification time in the archive, Unix seconds: Nix's lastModified of it. */
  lastModified: number;
  /** Where the archive lies, or null when it was hashed only. */
  archive: string | null;
}

/** Downloads each address at most once in a run. */
export interface Sources {
  get(url: string): Promise<Source>;
}

/** @param keepIn folder for the archives, or null to write nothing */
export function createSources(context: Context, keepIn: string | null): Sources {
  const known = new Map<string, Promise<Source>>();
  return {
    get(url) {
      const before = known.get(url);
      if (before) return before;
      const keep = keepIn === null ? null : `${keepIn}/${known.size}.archive`;
      const source = download(context, url, keep);
      known.set(url, source);
      return source;
    },
  };
}

/** A download that breaks off is tried once more: archives are large, and what was kept is written anew. */
async function download(context: Context, url: string, keep: string | null): Promise<Source> {
  for (let last = false; ; last = true) {
    const state = { brokenOff: false };
    try {
      return await downloadOnce(context, url, keep, state);
    } catch (error) {
      if (last || !state.brokenOff || !(error instanceof UserError)) throw error;
      context.log.info(`${error.message} Trying once more.`);
    } finally {
      context.log.progress('');
    }
  }
}

/** @param state says whether it was the download itself that failed */
async function downloadOnce(
  context: Context,
  url: string,
  keep: string | null,
  state: { brokenOff: boolean },
): Promise<Source> {
  context.log.progress(`Downloading and hashing ${url}`);
  const response = await context.http.request({ url, follow: true });
  if (response.status !== 200) {
    await response.discard();
    throw new UserError(`${url} answers ${response.status}.`, {
      cure: 'Check that the release or revision exists and that the address is right.',
    });
  }
  const total = Number(response.headers['content-length']);
  const body = counted(context, url, total, watched(response.body, state));
  try {
    const hashed = await hashSource(context, keep === null ? body : kept(context, keep, body));
    return { url, narHash: toSri(hashed.sha256), lastModified: hashed.newestMtime, archive: keep };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`what ${url} sends can't be hashed: ${error.message}`, {
      cure: error.cure ?? 'Try again; when it stays so, the mirror is broken.',
      cause: error,
    });
  }
}

async function* watched(
  body: AsyncIterable<Uint8Array>,
  state: { brokenOff: boolean },
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    state.brokenOff = true;
    throw error;
  }
}

/** Hashes an archive, with the machine's own `xz` where it has one: it takes half the time of ours. */
export async function hashSource(
  { process }: Pick<Context, 'process'>,
  archive: AsyncIterable<Uint8Array>,
): Promise<ArchiveHash> {
  const xz = await process.which('xz');
  const unpack = (packed: AsyncIterable<Uint8Array>) =>
    process.filter([xz ?? '', '--decompress', '--stdout'], packed);
  return hashArchive(archive, xz === null ? {} : { xz: unpack });
}

async function* counted(
  context: Context,
  url: string,
  total: number,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const piece of body) {
    done += piece.length;
    const of = total > 0 ? ` of ${mebibytes(total)}` : '';
    context.log.progress(`Downloading and hashing ${url}: ${mebibytes(done)}${of}`);
    yield piece;
  }
}

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

/** Writes what passes by to a file. @throws UserError when the file can't be written, e.g. for want of space */
async function* kept(
  context: Context,
  path: string,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const file = context.files.writeStream(path);
  const failed = new Promise<never>((_, reject) => {
    file.once('error', (error) => {
      reject(notKept(path, error));
    });
  });
  failed.catch(() => undefined);
  const has = (event: string): Promise<void> =>
    new Promise((resolve) =>
      file.once(event, () => {
        resolve();
      }),
    );
  try {
    for await (const piece of body) {
      if (!file.write(piece)) await Promise.race([has('drain'), failed]);
      yield piece;
    }
    file.end();
    await Promise.race([has('close'), failed]);
  } finally {
    file.destroy();
  }
}

function notKept(path: string, error: unknown): UserError {
  const reason = error instanceof Error ? error.message : String(error);
  return new UserError(`the archive can't be kept in ${path}: ${reason}.`, {
    cure: 'Make room there, or name another folder in TMPDIR.',
    cause: error,
  });
}

/**
 * The address of the archive that a pin's hash is of, or null where nothing is hashed. Official addresses are
 * reached by the configured mirrors.
 */
export function archiveUrl(
  context: Context,
  pin: Pick<Pin, 'artifact' | 'repository'>,
  to: { revision: string | null; releasePath: string | null },
): string | null {
  if (pin.artifact === null) return null;
  if (pin.artifact === 'github-archive') {
    if (to.revision === null || pin.repository === null) return null;
    return `${context.config['archive-url']}/${pin.repository}/archive/${to.revision}.tar.gz`;
  }
  return to.releasePath === null
    ? null
    : `${context.config['releases-url']}/${to.releasePath}/${pin.artifact}`;
}

/**
 * The address of the source that a pin holds today, or null where it can't be told from the pin alone. A pin
 * without a hash (`.nix-channels`) has a source all the same.
 */
export function currentArchiveUrl(context: Context, pin: Pin): string | null {
  const origins = originsOf(context.config);
  const release = pin.url === null ? null : releaseOfUrl(pin.url, origins);
  const github = pin.url === null ? null : githubArchiveOfUrl(pin.url, origins);
  const artifact = pin.artifact ?? (release ? 'nixexprs.tar.xz' : github ? 'github-archive' : null);
  const repository = pin.repository ?? (github ? `${github.owner}/${github.repo}` : null);
  return archiveUrl(
    context,
    { artifact, repository },
    {
      revision: pin.revision?.length === 40 ? pin.revision : (github?.revision ?? null),
      releasePath: release?.path ?? null,
    },
  );
}
