import { UserError } from '../../errors.js';
import type { Files } from '../../ports/files.js';
import type { Process } from '../../ports/process.js';
import { nixConfigText } from '../nix-config.js';
import type { SandboxDriver, SandboxMount, SandboxSession, SandboxSpec } from '../types.js';

export interface HostOptions {
  process: Process;
  files: Files;
}

// What Nix on this machine needs to find its programs, its daemon and the certificates.
const PASSED_ON = ['PATH', 'NIX_REMOTE', 'NIX_SSL_CERT_FILE', 'SSL_CERT_FILE', 'TMPDIR'];

/** Nix of this machine: its store and its build sandbox, an environment of its own, but no isolation of files. */
export function createHostDriver(options: HostOptions): SandboxDriver {
  let probed: ReturnType<typeof probe> | undefined;
  const available = () => (probed ??= probe(options));
  return {
    id: 'host',
    available,
    async open(spec) {
      const result = await available();
      if (!result.ok)
        throw new UserError(`${result.why}.`, { cure: 'Mend that, or choose another `sandbox`.' });
      return openHost(options, spec);
    },
  };
}

/**
 * The store of this machine, to be read: whether it could be written to as well is nobody's question.
 * @throws UserError where there is no Nix
 */
export async function openStore(options: HostOptions): Promise<SandboxSession> {
  if ((await options.process.which('nix')) === null)
    throw new UserError(`${NO_NIX}.`, { cure: 'Install it: it tells what is in its store.' });
  return openHost(options, { mounts: [], nixConfig: '', network: 'default' });
}

const NO_NIX = 'Nix is not installed';

/** Writes a text of no bytes to the store, as every evaluation will write. */
async function probe(options: HostOptions): Promise<{ ok: true } | { ok: false; why: string }> {
  if ((await options.process.which('nix')) === null) return { ok: false, why: NO_NIX };
  await using session = await openHost(options, { mounts: [], nixConfig: '', network: 'host' });
  const { exitCode, stderr } = await session.run(
    ['nix-instantiate', '--eval', '--read-write-mode', '--expr', 'builtins.toFile "channel-bump-probe" ""'],
    { timeoutMs: 60_000 },
  );
  if (exitCode === 0) return { ok: true };
  return { ok: false, why: `Nix of this machine can't write to its store: ${stderr.trim().slice(-400)}` };
}

async function openHost(options: HostOptions, spec: SandboxSpec): Promise<SandboxSession> {
  const { process, files } = options;
  const home = await files.temporaryFolder('channel-bump-home');
  const group = await files.read('/etc/group');
  // Root without the build users that `nix.conf` counts on could build nothing.
  const own = /^nixbld:/m.test(group?.toString('utf8') ?? '') ? [] : ['build-users-group ='];
  const env = {
    ...passedOn(),
    HOME: home.path,
    NIX_USER_CONF_FILES: '/dev/null',
    NIX_CONFIG: nixConfigText(own, spec.nixConfig),
  };
  return {
    description: 'host (no isolation of files)',
    scratch: null,
    path: (to) => placeOf(to, spec.mounts),
    run: (argv, runOptions = {}) =>
      process.run(argv, { ...runOptions, env: { ...env, ...runOptions.env }, endsWithUs: true }),
    [Symbol.asyncDispose]: () => home[Symbol.asyncDispose](),
  };
}

function passedOn(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of PASSED_ON) {
    const value = process.env[name];
    if (value !== undefined) found[name] = value;
  }
  return found;
}

function placeOf(to: string, mounts: readonly SandboxMount[]): string {
  const mount = mounts.find((m) => to === m.to || to.startsWith(`${m.to}/`));
  return mount ? mount.from + to.slice(mount.to.length) : to;
}
