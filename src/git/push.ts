import { UserError } from '../errors.js';
import type { Files } from '../ports/files.js';
import type { Process, RunResult } from '../ports/process.js';
import type { PushRef, PushRequest } from '../ports/push.js';

type Pushed = Awaited<ReturnType<PushRef>>;

const TIME_LIMIT_MS = 5 * 60_000;

/** No hook, no credential helper, no redirect to where the token must not go. */
const HARDENED = [
  ...['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-c', 'credential.helper='],
  ...['-c', 'http.followRedirects=false', '-c', 'push.gpgSign=false', '-c', 'gc.auto=0'],
];

const KEPT = /^(?:PATH|TMPDIR|SSL_CERT_FILE|GIT_SSL_CA(?:INFO|PATH)|(?:https?|all|no)_proxy)$/i;

/**
 * Moves a branch of a repository elsewhere to a commit that it has, from the very head that is expected, as no API of
 * Forgejo can. The token goes by the environment alone.
 * @returns the function that does it; @throws UserError from it where nobody knows if it was done
 */
export function createPushRef(
  process: Process,
  files: Files,
  environment: Readonly<Record<string, string | undefined>>,
): PushRef {
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] => KEPT.test(entry[0]) && entry[1] !== undefined,
  );
  return async (request) => {
    checkRequest(request);
    const { url, token, branch, expectedHead, revision } = request;
    await using scratch = await files.temporaryFolder('git-push');
    const env = {
      ...Object.fromEntries(kept),
      LC_ALL: 'C',
      // Neither the settings of the user nor those of the machine, nor a `.netrc`.
      HOME: '/dev/null',
      XDG_CONFIG_HOME: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_DIR: `${scratch.path}/repository`,
      GIT_ALLOW_PROTOCOL: 'http:https',
      GIT_TERMINAL_PROMPT: '0',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `http.${url}.extraheader`,
      GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from(`channel-bump:${token}`).toString('base64')}`,
    };
    const run = (...args: string[]): Promise<RunResult> =>
      process.run(['git', ...HARDENED, ...args], { cwd: scratch.path, env, timeoutMs: TIME_LIMIT_MS });
    const init = await run('init', '--quiet', '--bare');
    if (init.exitCode !== 0) throw failed('prepared', init, token);
    if (revision !== null) {
      // Shallow, with the parent, which the other side has.
      const fetched = await run(
        ...['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--depth=2', '--', url, revision],
      );
      if (/not our ref|couldn't find remote ref/i.test(fetched.stderr))
        return { kind: 'moved', message: `another run took away the commit for ${branch}.` };
      if (fetched.exitCode !== 0) return refusedOr(fetched, request);
    }
    const lease = `--force-with-lease=refs/heads/${branch}:${expectedHead}`;
    const refspec = `${revision ?? ''}:refs/heads/${branch}`;
    const pushed = await run('push', '--porcelain', '--no-verify', '--no-signed', lease, '--', url, refspec);
    return pushed.exitCode === 0 ? { kind: 'pushed' } : refusedOr(pushed, request);
  };
}

/** What a failed fetch or push means. @throws UserError where it tells nothing about the branch */
function refusedOr(result: RunResult, { branch, token }: PushRequest): Pushed {
  const said = `${result.stdout}\n${result.stderr}`;
  const why = (/^!\t[^\t]*\t(.*)$/m.exec(result.stdout)?.[1] ?? lastWords(result)).replaceAll(token, '***');
  if (/stale info|cannot lock ref|failed to update ref|fetch first|non-fast-forward/.test(said))
    return { kind: 'moved', message: `the branch ${branch} was changed by someone else meanwhile: ${why}` };
  if (/\[remote rejected\]/.test(said))
    return { kind: 'forbidden', message: `the rules of the repository keep ${branch} as it is: ${why}` };
  if (/error: 40[13]\b|Authentication failed|could not read (?:Username|Password)|not granted/i.test(said))
    return { kind: 'forbidden', message: `the token may not push ${branch} (${why}).` };
  throw failed(`moved to its new commit (${branch})`, result, token);
}

function failed(what: string, result: RunResult, token: string): UserError {
  const why = result.timedOut ? 'no answer in time' : lastWords(result).replaceAll(token, '***');
  return new UserError(`a branch can't be ${what} by git: ${why}`, {
    cure: 'Run again: what is there already is found. Check that the forge can be reached by git over HTTP.',
  });
}

function lastWords({ stderr, exitCode }: RunResult): string {
  return stderr.trim().split('\n').at(-1) || `exit code ${exitCode}`;
}

function checkRequest({ url, branch, expectedHead, revision }: PushRequest): void {
  const address = URL.canParse(url) ? new URL(url) : null;
  const plain = address?.username === '' && address.password === '' && !/[\s\p{Cc}]/u.test(url);
  if (!plain || !/^https?:$/.test(address.protocol))
    throw new UserError('a branch can only be moved at an http(s) address.', {
      cure: 'Check GITHUB_API_URL.',
    });
  const ids = [expectedHead, revision ?? expectedHead];
  if (!ids.every((id) => /^[0-9a-f]{40}$/.test(id)) || !/^[^-\s:][^\s:~^?*[\\]*$/u.test(branch))
    throw new UserError(`\`${branch}\` is not the name of a branch, or its commit is no commit.`);
}
