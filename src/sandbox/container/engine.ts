import type { Process } from '../../ports/process.js';

export type EngineId = 'podman' | 'docker';

export interface ContainerOptions {
  process: Process;
  /** Any image with Nix, `/bin/sh` and `sleep` on PATH. */
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

/** What to add when an engine says this. Each is tried once, and only when its text was seen. */
const HELPS: readonly { when: RegExp; help: readonly string[] }[] = [
  // podman asks for more open files and processes than its own limit where it has no CAP_SYS_RESOURCE.
  { when: /rlimit/i, help: ['--ulimit', 'nofile=4096:4096', '--ulimit', 'nproc=4096:4096'] },
  // crun cannot do hybrid cgroups, runc can.
  { when: /crun|cgroup/i, help: ['--runtime', 'runc'] },
];

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

/** Starts a container that says Nix's version; when the engine can't, the helps that its words call for. */
export async function probeEngine(id: EngineId, options: ContainerOptions): Promise<Probe> {
  if ((await options.process.which(id)) === null) return { ok: false, why: `${id} is not installed` };
  // Docker's client knows its version with no daemon there.
  const asked = id === 'docker' ? '{{.Server.Version}}' : '{{.Client.Version}}';
  const version = await options.process.run([id, 'version', '--format', asked], { timeoutMs: 30_000 });
  if (version.exitCode !== 0) return { ok: false, why: `${id} does not answer: ${lastLine(version.stderr)}` };
  return climb(id, version.stdout.trim(), options, []);
}

async function climb(
  id: EngineId,
  version: string,
  options: ContainerOptions,
  help: readonly string[],
): Promise<Probe> {
  const result = await options.process.run(
    [
      id,
      'run',
      '--network=none',
      ...commonArguments(id, options, help),
      options.image,
      '/bin/sh',
      '-c',
      'nix --version && command -v sleep',
    ],
    { timeoutMs: PROBE_LIMIT },
  );
  if (result.exitCode === 0) return { ok: true, engine: { id, version, help } };
  const next = HELPS.find(
    (rung) => rung.when.test(result.stderr) && !rung.help.every((h) => help.includes(h)),
  );
  if (next) return climb(id, version, options, [...help, ...next.help]);
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
