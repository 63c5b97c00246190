import { UserError } from '../errors.js';
import type { RunResult } from '../ports/process.js';

/** A commit, as far as one asks who broke it. */
export interface Commit {
  /** 40 hex. */
  revision: string;
  /** The first line of its message: anybody's words. */
  subject: string;
  /** What it changes; empty where its parent was not fetched. */
  paths: readonly string[];
}

/** Runs git with an empty folder of our own as its repository, which no one's settings reach. */
export type RunApart = (args: readonly string[], timeoutMs: number) => Promise<RunResult>;

const FETCH_MS = 10 * 60_000;
const HERE_MS = 5 * 60_000;
/** A merge brings commits that are older than what it is merged into; those of two more weeks are fetched, no others. */
const MARGIN = 14 * 86_400;

/**
 * The commits from one revision of a repository elsewhere to another, merges left out, newest first. Neither the files'
 * contents nor the history before them is fetched.
 * @throws UserError where the repository does not give them
 */
export async function fetchHistory(
  run: RunApart,
  url: string,
  { older, newer }: { older: string; newer: string },
): Promise<Commit[]> {
  const fetch = ['-c', 'credential.helper=', 'fetch', '--quiet', '--no-tags', '--no-write-fetch-head'];
  const partial = [...fetch, '--filter=blob:none'];
  await succeed(run, ['init', '--quiet', '--bare'], HERE_MS, url);
  await succeed(run, [...partial, '--depth=1', '--', url, older], FETCH_MS, url);
  const time = Number(await succeed(run, ['log', '-1', '--format=%ct', older], HERE_MS, url));
  await succeed(
    run,
    [...partial, `--shallow-since=${time - MARGIN}`, '--', url, older, newer],
    FETCH_MS,
    url,
  );
  const log = ['log', '--no-merges', '--no-renames', '--name-only', '--format=%x00%H %P%x00%s'];
  return parseLog(await succeed(run, [...log, `${older}..${newer}`, '--'], HERE_MS, url));
}

/** `NUL revision parents NUL subject`, an empty line, a path a line. */
function parseLog(text: string): Commit[] {
  const fields = text.split('\0').slice(1);
  return fields.flatMap((field, index) => {
    const [revision = '', ...parents] = field.trim().split(' ');
    const [subject = '', , ...paths] = (fields[index + 1] ?? '').split('\n');
    if (index % 2 === 1) return [];
    // Where history was cut off, the whole tree looks new.
    return [{ revision, subject, paths: parents.length === 0 ? [] : paths.filter((path) => path !== '') }];
  });
}

async function succeed(
  run: RunApart,
  args: readonly string[],
  timeoutMs: number,
  url: string,
): Promise<string> {
  const result = await run(args, timeoutMs);
  if (result.exitCode === 0) return result.stdout;
  const said = result.timedOut ? 'no answer in time' : result.stderr.trim().split('\n').at(-1);
  throw new UserError(`the commits of ${url} can't be fetched: ${said ?? `exit code ${result.exitCode}`}`, {
    cure: 'Check `archive-url`, and that the repository can be reached from here without a password.',
  });
}
