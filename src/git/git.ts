import { UserError } from '../errors.js';
import type { Files } from '../ports/files.js';
import type { Process, RunResult } from '../ports/process.js';
import { fetchHistory, type Commit } from './history.js';

/** Git, as far as we need it. `dir` is any folder of a work tree; nothing here changes it or its repository. */
export interface Git {
  /** The top folder of the work tree that `dir` lies in, or null where it lies in none. */
  root(dir: string): Promise<string | null>;
  /** Where `dir` is in its work tree: empty at the root, else with `/` at the end, whichever symlink led to it. */
  prefix(dir: string): Promise<string>;
  /** Addresses of the remotes by their names, as the repository's configuration has them: one may hold a password. */
  remotes(dir: string): Promise<ReadonlyMap<string, string>>;
  /** Files and symlinks in the index under `dir`, as paths relative to it, in byte order; no submodules. */
  trackedFiles(dir: string): Promise<string[]>;
  /** Files under `dir` that are neither in the index nor ignored, as paths relative to it, in byte order. */
  untrackedFiles(dir: string): Promise<string[]>;
  /** The commit that is checked out. @throws UserError in a repository without one */
  headRevision(dir: string): Promise<string>;
  /** The commit a branch, tag or revision names, or null where this clone does not have it. */
  revision(dir: string, ref: string): Promise<string | null>;
  /** The newest commit that both have. @throws UserError where this clone has none (a shallow one) */
  mergeBase(dir: string, a: string, b: string): Promise<string>;
  /** Whether `ref` is, or has among its ancestors, a commit. @throws UserError where this clone lacks one of them */
  contains(dir: string, ref: string, commit: string): Promise<boolean>;
  /** Id of a file's object in a commit, or null where it has none. @param path from the repository's root */
  objectAt(dir: string, ref: string, path: string): Promise<string | null>;
  /** Text of a file in a commit (a symlink's is where it leads), or null. @param path from the repository's root */
  fileAt(dir: string, ref: string, path: string): Promise<string | null>;
  /**
   * Writes the whole tree of a commit into an empty folder, as a checkout would: modes, symlinks, line endings.
   * A submodule is an empty folder. The user's index and work tree are not touched.
   */
  exportTree(dir: string, ref: string, to: string): Promise<void>;
  /**
   * Where each branch of a repository elsewhere stands: 40 hex by the branch's name. Asked by HTTP(S), as anybody may:
   * no token, no password, no settings of the user.
   * @throws UserError where it does not answer
   */
  remoteBranches(url: string): Promise<ReadonlyMap<string, string>>;
  /**
   * The commits of a repository elsewhere that a revision has and an older one has not, merges left out, newest first;
   * of what was merged meanwhile only those that are not much older. Both 40 hex. Asked as `remoteBranches` asks.
   * @param limitMs for all of it together; default: minutes for each step
   * @throws UserError where it does not give them
   */
  commitsBetween(url: string, older: string, newer: string, limitMs?: number): Promise<Commit[]>;
}

/** No hook, monitor or sparse checkout of the repository's own; a folder that the user names may belong to another account. */
const HARDENED = [
  ...['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-c', 'core.sparseCheckout=false'],
  ...['-c', 'safe.directory=*', '-c', 'core.quotePath=false', '-c', 'advice.detachedHead=false'],
];

/** Nothing else is passed on: neither a token nor the GIT_DIR of a hook that we may run in. */
const KEPT = /^(?:PATH|HOME|XDG_CONFIG_HOME|TMPDIR|SSL_CERT_FILE|(?:https?|all|no)_proxy)$/i;

/** Neither the settings of the user nor those of a repository that we stand in, nor a `.netrc`: all can hold credentials. */
const NOBODY = {
  HOME: '/dev/null',
  XDG_CONFIG_HOME: '/dev/null',
  GIT_DIR: '/dev/null',
  GIT_ALLOW_PROTOCOL: 'http:https',
};

const REMOTE_MS = 60_000;

/** @param environment the program's own, of which git gets what it needs */
export function createGit(
  process: Process,
  files: Files,
  environment: Readonly<Record<string, string | undefined>>,
): Git {
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] => KEPT.test(entry[0]) && entry[1] !== undefined,
  );
  const base = {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // What Git LFS has here is taken, what it has not stays a pointer: no download in between.
    GIT_LFS_SKIP_SMUDGE: '1',
  };

  const run = (dir: string, args: readonly string[], env: Record<string, string> = {}): Promise<RunResult> =>
    process.run(['git', ...HARDENED, '-C', dir, ...args], { env: { ...base, ...env } });

  async function succeed(
    dir: string,
    args: readonly string[],
    env?: Record<string, string>,
  ): Promise<string> {
    const result = await run(dir, args, env);
    if (result.exitCode === 0) return result.stdout;
    throw failed(dir, args[0] ?? '', result);
  }

  async function revision(dir: string, ref: string): Promise<string | null> {
    const commit = `${checkedRef(ref)}^{commit}`;
    const result = await run(dir, ['rev-parse', '--verify', '--quiet', '--end-of-options', commit]);
    if (result.exitCode === 0) return result.stdout.trim();
    if (result.exitCode === 1) return null;
    throw failed(dir, 'rev-parse', result);
  }

  async function known(dir: string, ref: string): Promise<string> {
    const found = await revision(dir, ref);
    if (found !== null) return found;
    throw new UserError(`this clone of the repository has no commit \`${ref}\`.`, { cure: FETCH_MORE });
  }

  async function objectAt(dir: string, ref: string, path: string): Promise<string | null> {
    const place = `${await known(dir, ref)}:${path}`;
    const object = await run(dir, ['rev-parse', '--verify', '--quiet', '--end-of-options', place]);
    return object.exitCode === 0 ? object.stdout.trim() : null;
  }

  return {
    revision,
    objectAt,
    async root(dir) {
      const result = await run(dir, ['rev-parse', '--show-toplevel']);
      return result.exitCode === 0 ? result.stdout.replace(/\n$/, '') : null;
    },
    async prefix(dir) {
      return (await succeed(dir, ['rev-parse', '--show-prefix'])).replace(/\n$/, '');
    },
    async remotes(dir) {
      const result = await run(dir, ['config', '--null', '--get-regexp', '^remote\\..+\\.url$']);
      if (result.exitCode > 1) throw failed(dir, 'config', result);
      return remotesOf(result.stdout);
    },
    async trackedFiles(dir) {
      return filesOf(await succeed(dir, ['ls-files', '-z', '--stage', '--', '.']));
    },
    async untrackedFiles(dir) {
      const listed = await succeed(dir, ['ls-files', '-z', '--others', '--exclude-standard', '--', '.']);
      return listed.split('\0').filter((path) => path !== '');
    },
    headRevision: (dir) => known(dir, 'HEAD'),
    async mergeBase(dir, a, b) {
      const both = [await known(dir, a), await known(dir, b)];
      const result = await run(dir, ['merge-base', ...both]);
      if (result.exitCode === 0) return result.stdout.trim();
      if (result.exitCode !== 1) throw failed(dir, 'merge-base', result);
      throw new UserError(`\`${a}\` and \`${b}\` have no commit in common in this clone.`, {
        cure: FETCH_MORE,
      });
    },
    async contains(dir, ref, commit) {
      const both = [await known(dir, commit), await known(dir, ref)];
      const result = await run(dir, ['merge-base', '--is-ancestor', ...both]);
      if (result.exitCode > 1) throw failed(dir, 'merge-base', result);
      return result.exitCode === 0;
    },
    async fileAt(dir, ref, path) {
      const object = await objectAt(dir, ref, path);
      return object === null ? null : await succeed(dir, ['cat-file', 'blob', object]);
    },
    async exportTree(dir, ref, to) {
      const commit = await known(dir, ref);
      await files.makeFolder(to);
      await using scratch = await files.temporaryFolder('git-index');
      const env = { GIT_INDEX_FILE: `${scratch.path}/index`, GIT_WORK_TREE: to };
      await succeed(dir, ['read-tree', '--reset', '-u', '--no-recurse-submodules', commit], env);
    },
    async remoteBranches(url) {
      const argv = ['-c', 'credential.helper=', 'ls-remote', '--heads', '--', checkedRemote(url)];
      const options = { env: { ...base, ...NOBODY }, timeoutMs: REMOTE_MS };
      const result = await process.run(['git', ...HARDENED, ...argv], options);
      if (result.exitCode === 0) return branchesOf(result.stdout);
      const said = result.timedOut ? 'no answer in a minute' : lastWords(result);
      throw new UserError(`the branches of ${url} can't be listed: ${said}`, {
        cure: 'Check that the address is right and can be reached from here without a password.',
      });
    },
    async commitsBetween(url, older, newer, limitMs) {
      const remote = checkedRemote(url);
      await using folder = await files.temporaryFolder('git-history');
      const env = { ...base, ...NOBODY, GIT_DIR: folder.path };
      const apart = (args: readonly string[], timeoutMs: number): Promise<RunResult> =>
        process.run(['git', ...HARDENED, ...args], { env, timeoutMs });
      return await fetchHistory(apart, remote, {
        older,
        newer,
        ...(limitMs === undefined ? {} : { limitMs }),
      });
    },
  };
}

const FETCH_MORE = 'Fetch it; with actions/checkout set `fetch-depth: 0`.';

function checkedRef(ref: string): string {
  if (ref !== '' && !ref.startsWith('-') && !/[\s\p{Cc}]/u.test(ref)) return ref;
  throw new UserError(`\`${ref}\` is not a branch, tag or revision.`, {
    cure: 'Give one that git knows.',
    exitCode: 64,
  });
}

function checkedRemote(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : null;
  const plain = address?.username === '' && address.password === '' && !/[\s\p{Cc}]/u.test(url);
  if (plain && /^https?:$/.test(address.protocol)) return url;
  // Not repeated here: it may hold a password.
  throw new UserError(
    "a repository elsewhere is not at an http(s) address, or the address holds a user's name.",
    {
      cure: 'Only public repositories can be asked for their branches.',
    },
  );
}

/** `<40 hex>\trefs/heads/<branch>` a line */
function branchesOf(listing: string): ReadonlyMap<string, string> {
  const lines = listing.matchAll(/^([0-9a-f]{40})\trefs\/heads\/(.+)$/gm);
  return new Map(Array.from(lines, ([, revision = '', branch = '']) => [branch, revision]));
}

/** `remote.<name>.url\n<address>`, each ended by NUL; of several addresses the first is the one that is fetched from. */
function remotesOf(listing: string): ReadonlyMap<string, string> {
  const remotes = new Map<string, string>();
  for (const [, name = '', url = ''] of listing.matchAll(/remote\.([^\0\n]+)\.url\n([^\0]*)\0/g))
    if (!remotes.has(name)) remotes.set(name, url);
  return remotes;
}

/** `100644 <object> 0\tpath`, each ended by NUL; an unmerged path comes once a side. */
function filesOf(listing: string): string[] {
  const paths = listing.split('\0').flatMap((entry) => {
    const tab = entry.indexOf('\t');
    return /^(?:100644|100755|120000) /.test(entry) ? [entry.slice(tab + 1)] : [];
  });
  return [...new Set(paths)];
}

function failed(dir: string, verb: string, result: RunResult): UserError {
  return new UserError(`git ${verb} failed in ${dir}: ${lastWords(result)}`, {
    cure: 'Check that the folder is a git repository, whole and readable.',
  });
}

function lastWords({ stderr, exitCode }: RunResult): string {
  return stderr.trim().split('\n').at(-1) || `exit code ${exitCode}`;
}
