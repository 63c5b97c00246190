import { userInfo } from 'node:os';
import { findProgram, reason, run, SetupError } from './run.mjs';

export const isRoot = process.getuid() === 0;

const quiet = ['env', 'DEBIAN_FRONTEND=noninteractive', 'LC_ALL=C.UTF-8'];

/** Runs a program as root. It never asks for anything. */
export async function asRoot(argv, options) {
  if (isRoot) return run([...quiet, ...argv], options);
  // sudo drops the environment, so it is told by env(1).
  const result = await run(['sudo', '-n', ...quiet, ...argv], options);
  // Its own refusal, and not a failure of what it would have run.
  const refusal = result.code === 1 && /^sudo: .*$/.exec(reason(result));
  if (refusal) throw new SetupError(`sudo does not run ${argv[0]} (${refusal[0]}): ${allow()}`);
  return result;
}

/**
 * Sees to it that sudo runs programs for a while without asking: on a terminal it may ask once.
 * @param what needs root: "Installing packages"
 * @param byHand the commands that do the same, run as root; null where it can't be done by hand
 * @throws SetupError
 */
export async function askSudo(what, byHand, say) {
  if (isRoot || (await runsUnasked())) return;
  if (findProgram('sudo') === null) {
    const cure =
      byHand === null ? `Install sudo, and let ${user()} use it` : `As root: ${byHand.join(' && ')}`;
    throw new SetupError(`${what} needs root, and there is no sudo. ${cure}; then start again.`);
  }
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    const orByHand =
      byHand === null ? '.' : `, or run: ${byHand.map((command) => `sudo ${command}`).join(' && ')}`;
    throw new SetupError(
      `${what} needs root: sudo wants a password, and there is no terminal to ask for it. Start once on a terminal${orByHand}`,
    );
  }
  say(`${what} needs root: sudo asks for your password`);
  const { code } = await run(['sudo', '-v'], { terminal: true });
  if (code !== 0) throw new SetupError(`${what} needs root, and sudo did not allow it to ${user()}.`);
  if (!(await runsUnasked())) {
    throw new SetupError(`sudo wants a password each time (timestamp_timeout in sudoers): ${allow()}`);
  }
}

async function runsUnasked() {
  return (await run(['sudo', '-n', 'true'])).code === 0;
}

const user = () => userInfo().username;
const allow = () => `let it run that without one for ${user()}, or start the set-up as root.`;
