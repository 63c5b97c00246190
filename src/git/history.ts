import { cvesIn } from '../core/commits/subject.js';
import { UserError } from '../errors.js';
import type { RunResult } from '../ports/process.js';

/** A commit, as far as one asks who broke it. */
export interface Commit {
  /** 40 hex. */
  revision: string;
  /** The first line of its message: anybody's words. */
  subject: string;
  /** CVE numbers that its message names. */
  cves: readonly string[];
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
 * @param range.limitMs for all of it together
 * @throws UserError where the repository does not give them
 */
export async function fetchHistory(
  run: RunApart,
  url: string,
  { older, newer, limitMs = Infinity }: { older: string; newer: string; limitMs?: number },
): Promise<Commit[]> {
  const endsAt = performance.now() + limitMs;
  // A limit of 0 would be none.
  const inTime: RunApart = (args, timeoutMs) =>
    run(args, Math.max(1, Math.min(timeoutMs, endsAt - performance.now())));
  const fetch = ['-c', 'credential.helper=', 'fetch', '--quiet', '--no-tags', '--no-write-fetch-head'];
  const partial = [...fetch, '--filter=blob:none'];
  await succeed(inTime, ['init', '--quiet', '--bare'], HERE_MS, url);
  await succeed(inTime, [...partial, '--depth=1', '--', url, older], FETCH_MS, url);
  const time = Number(await succeed(inTime, ['log', '-1', '--format=%ct', older], HERE_MS, url));
  await succeed(
    inTime,
    [...partial, `--shallow-since=${time - MARGIN}`, '--', url, older, newer],
    FETCH_MS,
    url,
  );
  const log = ['log', '--no-merges', '--no-renames', '--name-only', '--format=%x00%H %P%x00%s%x00%b%x00'];
  return parseLog(await succeed(inTime, [...log, `${older}..${newer}`, '--'], HERE_MS, url));
}

/** `NUL revision parents NUL subject NUL body NUL`, an empty line, a path a line. */
function parseLog(text: string): Commit[] {
  const fields = text.split('\0').slice(1);
  return Array.from({ length: Math.floor(fields.length / 4) }, (_, index) => {
    const [ids = '', subject = '', body = '', listed = ''] = fields.slice(index * 4, index * 4 + 4);
    const [revision = '', ...parents] = ids.split(' ').filter(Boolean);
    const paths = listed.split('\n').filter((path) => path !== '');
    const cves = cvesIn(`${subject}\n${body}`);
    // Where history was cut off, the whole tree looks new.
    return { revision, subject, cves, paths: parents.length === 0 ? [] : paths };
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
  throw new UserError(`the commits of ${url} can't be fetched: ${said || `exit code ${result.exitCode}`}`, {
    cure: 'Check `archive-url`, and that the repository can be reached from here without a password.',
  });
}
