import type { Files } from '../../ports/files.js';
import type { Held, Process, RunOptions, RunResult } from '../../ports/process.js';
import { nixConfigText } from '../nix-config.js';
import type { SandboxDevice, SandboxMount, SandboxSpec } from '../types.js';
import { UserError } from '../../errors.js';

export type EngineId = 'podman' | 'docker';

export interface ContainerOptions {
  process: Process;
  files: Files;
  /** Any image with Nix, `/bin/sh`, `cat` and `sleep` on PATH. */
  image: string;
  pull: 'missing' | 'always' | 'never';
  /** Further arguments of `podman run` / `docker run`, before the image. */
  engineArguments: readonly string[];
}

/** How containers are started here, as the probe found out. */
export interface Engine {
  id: EngineId;
  version: string;
  /** Arguments without which no container starts on this machine. Mostly none. */
  help: readonly string[];
}

type Probe = { ok: true; engine: Engine } | { ok: false; why: string };

// Nix as root, for itself alone: it owns its store (CHOWN, FOWNER) and reads sources whoever owns them (DAC_OVERRIDE).
const RIGHTS = ['CHOWN', 'FOWNER', 'DAC_OVERRIDE'];
const PROBE_LIMIT = 10 * 60_000; // it may have to pull the image first

// What an engine needs of our environment: where it finds itself, its daemon, its storage and its settings. Nothing
// else, no token above all: `--env=NAME` of the engine arguments would take it into the container.
const PASSED_ON = [
  /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_ALL|TMPDIR|XDG_\w+|DBUS_SESSION_BUS_ADDRESS)$/,
  /^DOCKER_(?:HOST|CONTEXT|CONFIG|CERT_PATH|TLS|TLS_VERIFY|API_VERSION)$/,
  /^(?:CONTAINER_(?:HOST|CONNECTION|SSHKEY)|CONTAINERS_\w+|_CONTAINERS_\w+|STORAGE_(?:DRIVER|OPTS|CONF))$/,
  /^(?:REGISTRY_AUTH_FILE|SSH_AUTH_SOCK|SSL_CERT_FILE|SSL_CERT_DIR)$/,
  // For pulling an image.
  /^(?:https?|all|no)_proxy$/i,
];

// What every session does: it reads a mount, and Nix writes to its store.
const PROBE_MOUNT = '/channel-bump-probe';
const PROBE = [
  'set -e',
  'command -v sleep',
  'command -v cat',
  `test -f ${PROBE_MOUNT}/seen`,
  `exec nix-instantiate --eval --read-write-mode --expr 'builtins.toFile "channel-bump-probe" ""'`,
].join('\n');

/** What to add when an engine says this. Each is tried once, and only when its text was seen. */
const HELPS: readonly { when: RegExp; help: readonly string[] }[] = [
  // podman asks for more open files and processes than its own limit where it has no CAP_SYS_RESOURCE.
  { when: /rlimit/i, help: ['--ulimit', 'nofile=4096:4096', '--ulimit', 'nproc=4096:4096'] },
  // crun cannot do hybrid cgroups, runc can.
  { when: /crun|cgroup/i, help: ['--runtime', 'runc'] },
];

/** Runs the engine's program, with no more of our environment than it needs. */
export function runEngine(
  { process: program }: ContainerOptions,
  argv: readonly string[],
  options: Omit<RunOptions, 'env' | 'cwd'>,
): Promise<RunResult> {
  return program.run(argv, { ...options, env: engineEnvironment() });
}

/** The same for a program that goes on. */
export function holdEngine(
  { process: program }: ContainerOptions,
  argv: readonly string[],
  timeoutMs: number,
): Promise<Held> {
  return program.hold(argv, { env: engineEnvironment(), timeoutMs });
}

function engineEnvironment(): Record<string, string> {
  const env = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && PASSED_ON.some((names) => names.test(entry[0])),
  );
  return Object.fromEntries(env);
}

/**
 * The ways to pass devices in, the best first; the last one is without any.
 *
 * Rootless, the container's root is the user, whom /dev/kvm (root:kvm, 0660) lets in as a member of its group: podman
 * takes that away but for `keep-groups`, which crun alone can do, podman's remote client can't, and which stands
 * beside no other `--group-add`. Rootless docker has nothing like it: there the device must be everybody's (0666).
 */
export async function deviceArguments(
  id: EngineId,
  { process: program }: ContainerOptions,
  devices: readonly SandboxDevice[],
): Promise<string[][]> {
  const found: string[] = [];
  for (const device of devices) {
    const path = DEVICES[device];
    const opened = await program.run([...OPENS_DEVICE, path]);
    if (opened.exitCode === 0) found.push(`--device=${path}`);
  }
  if (found.length === 0) return [[]];
  return id === 'podman' ? [[...found, '--group-add=keep-groups'], found, []] : [found, []];
}

// To open for reading and writing makes a file where there is none, and root may do that in /dev.
const OPENS_DEVICE = ['/bin/sh', '-c', 'test -c "$1" && exec 3<>"$1"', 'sh'];

const DEVICES: Readonly<Record<SandboxDevice, string>> = { kvm: '/dev/kvm' };

/** @throws UserError for a path that the engine could misread */
export function mountArguments({ from, to }: SandboxMount): string[] {
  if (/[,"]/.test(from + to)) {
    throw new UserError(`a container can't mount ${from}: its name has a comma or a quote in it.`, {
      cure: 'Rename the folder, or check the repository out elsewhere.',
    });
  }
  return ['--mount', `type=bind,source=${from},target=${to},readonly`];
}

/**
 * `nix.conf` of a session: root, and nobody else, builds. Without a network Nix would ask the image's caches in vain,
 * which takes it five seconds a build; `asked` may name others (`file:///…`).
 */
export function containerNixConfig(asked: string, network: SandboxSpec['network'] = 'default'): string {
  return nixConfigText(['build-users-group =', ...(network === 'none' ? ['substituters ='] : [])], asked);
}

/** Arguments of `run` that every container gets, the probe's too. */
export function commonArguments(id: EngineId, options: ContainerOptions, help: readonly string[]): string[] {
  return [
    '--rm',
    `--pull=${options.pull}`,
    '--cap-drop=ALL',
    ...RIGHTS.map((right) => `--cap-add=${right}`),
    '--security-opt=no-new-privileges',
    // SELinux would hide the mounted folders; relabelling them would change the user's files.
    '--security-opt=label=disable',
    // podman would pass on our proxy variables, and with them a password.
    ...(id === 'podman' ? ['--http-proxy=false'] : []),
    ...help,
    ...options.engineArguments,
  ];
}

/** Starts a container that does what a session does; when the engine can't, the helps that its words call for. */
export async function probeEngine(id: EngineId, options: ContainerOptions): Promise<Probe> {
  if ((await options.process.which(id)) === null) return { ok: false, why: `${id} is not installed` };
  // Docker's client knows its version with no daemon there.
  const asked = id === 'docker' ? '{{.Server.Version}}' : '{{.Client.Version}}';
  const version = await runEngine(options, [id, 'version', '--format', asked], { timeoutMs: 30_000 });
  if (version.exitCode !== 0) return { ok: false, why: `${id} does not answer: ${lastLine(version.stderr)}` };
  await using mounted = await options.files.temporaryFolder('channel-bump-probe');
  await options.files.write(`${mounted.path}/seen`, '');
  return await climb(id, version.stdout.trim(), options, mounted.path, []);
}

async function climb(
  id: EngineId,
  version: string,
  options: ContainerOptions,
  mounted: string,
  help: readonly string[],
): Promise<Probe> {
  const result = await runEngine(
    options,
    [
      id,
      'run',
      '--network=none',
      `--env=NIX_CONFIG=${containerNixConfig('')}`,
      ...mountArguments({ from: mounted, to: PROBE_MOUNT }),
      ...commonArguments(id, options, help),
      options.image,
      '/bin/sh',
      '-c',
      PROBE,
    ],
    { timeoutMs: PROBE_LIMIT },
  );
  if (result.exitCode === 0) return { ok: true, engine: { id, version, help } };
  const next = HELPS.find(
    (rung) => rung.when.test(result.stderr) && !rung.help.every((h) => help.includes(h)),
  );
  if (next) return climb(id, version, options, mounted, [...help, ...next.help]);
  return { ok: false, why: `${id} can't run ${options.image}: ${reason(result.exitCode, result.stderr)}` };
}

function reason(exitCode: number, stderr: string): string {
  if (exitCode === 124) return 'it did not start in ten minutes';
  return lastLine(stderr) || `it ended with exit code ${exitCode}`;
}

function lastLine(text: string): string {
  // docker ends every error with a hint at its manual.
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.includes('--help'));
  return (lines.at(-1) ?? '').slice(0, 400);
}
