import { hashArchive, type ArchiveHash } from '../nar/hash-archive.js';
import type { Pin } from '../core/pin.js';
import { toSri } from '../core/hash.js';
import { githubArchiveOfUrl, parseReleaseName, releaseOfUrl } from '../core/release.js';
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

/** What of a download is given up, and how often it is tried. */
export interface DownloadLimits {
  /** Of the archive as it is sent. What it unpacks to has a limit of its own: see byte-reader.ts. */
  mostBytes: number;
  /** Time limit for one try, body and all. */
  deadlineMs: number;
  tries: number;
}

const LIMITS: DownloadLimits = { mostBytes: 2 * 1024 ** 3, deadlineMs: 3_600_000, tries: 3 };

/** @param keepIn folder for the archives, or null to write nothing */
export function createSources(context: Context, keepIn: string | null, limits = LIMITS): Sources {
  const known = new Map<string, Promise<Source>>();
  return {
    get(url) {
      const before = known.get(url);
      if (before) return before;
      const keep = keepIn === null ? null : `${keepIn}/${known.size}.archive`;
      const source = download(context, url, keep, limits);
      known.set(url, source);
      return source;
    },
  };
}

/** A download that breaks off is tried again from its start: archives are large, and what was kept is written anew. */
async function download(
  context: Context,
  url: string,
  keep: string | null,
  limits: DownloadLimits,
): Promise<Source> {
  for (let attempt = 1; ; attempt++) {
    const state = { brokenOff: false };
    try {
      return await downloadOnce(context, url, keep, { state, limits });
    } catch (error) {
      const last = attempt >= limits.tries || !state.brokenOff;
      if (last || !(error instanceof UserError)) throw error;
      context.log.info(`${error.message} Trying once more.`);
      await context.clock.sleep(1000 * 2 ** (attempt - 1));
    } finally {
      context.log.progress('');
    }
  }
}

interface Try {
  limits: DownloadLimits;
  /** Says whether it was the download itself that failed. */
  state: { brokenOff: boolean };
}

async function downloadOnce(
  context: Context,
  url: string,
  keep: string | null,
  { state, limits }: Try,
): Promise<Source> {
  context.log.progress(`Downloading and hashing ${url}`);
  const response = await context.http.request({ url, follow: true, deadlineMs: limits.deadlineMs });
  if (response.status !== 200) {
    await response.discard();
    throw new UserError(`${url} answers ${response.status}.`, {
      cure: 'Check that the release or revision exists and that the address is right.',
    });
  }
  const { 'content-length': length, 'transfer-encoding': encoding } = response.headers;
  const total = Number(length);
  const whole = length !== undefined || encoding !== undefined;
  const watch = watched(response.body, state, whole);
  const body = counted(context, url, { total, mostBytes: limits.mostBytes }, watch);
  try {
    const hashed = await hashSource(context, keep === null ? body : kept(context, keep, body));
    checkContents(context, url, hashed);
    return { url, narHash: toSri(hashed.sha256), lastModified: hashed.newestMtime, archive: keep };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`what ${url} sends can't be hashed: ${error.message}`, {
      cure: error.cure ?? 'Try again; when it stays so, the mirror is broken.',
      cause: error,
    });
  }
}

/**
 * The archive of another release or commit than the one asked for, as a cache gives it that is confused. What an
 * archive does not tell of itself is no reason to doubt it.
 */
function checkContents(context: Context, url: string, { top, revision }: ArchiveHash): void {
  const origins = originsOf(context.config);
  const release = releaseOfUrl(url, origins);
  const wanted = release?.shortRevision ?? githubArchiveOfUrl(url, origins)?.revision ?? null;
  if (wanted === null) return;
  const named = parseReleaseName(top ?? '')?.shortRevision ?? /-([0-9a-f]{40})$/.exec(top ?? '')?.[1];
  // Of a commit's own files nobody knows what they tell.
  const told = [named ?? null, release ? revision : null];
  const other = told.find((one) => one !== null && !one.startsWith(wanted) && !wanted.startsWith(one));
  if (other === undefined || other === null) return;
  throw new UserError(`it is an archive of ${other}, not of ${wanted}.`, {
    cure: 'The mirror gives another source than it announces: check it, or try again later.',
  });
}

async function* watched(
  body: AsyncIterable<Uint8Array>,
  state: { brokenOff: boolean },
  whole: boolean,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
    // Nobody told how long it is: whether it was whole is seen when it is unpacked.
    state.brokenOff = !whole;
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
  { total, mostBytes }: { total: number; mostBytes: number },
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const piece of body) {
    done += piece.length;
    if (done > mostBytes || total > mostBytes) {
      throw new UserError(`it is larger than ${mebibytes(mostBytes)}.`, {
        cure: 'No release is so large: check the address and the mirror.',
      });
    }
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
