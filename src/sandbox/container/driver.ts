import { randomUUID } from 'node:crypto';
import { UserError } from '../../errors.js';
import type { SandboxDriver, SandboxSession, SandboxSpec } from '../types.js';
import {
  commonArguments,
  containerNixConfig,
  mountArguments,
  probeEngine,
  runEngine,
  type ContainerOptions,
  type Engine,
  type EngineId,
} from './engine.js';

/** Seconds that a container lives when nobody removes it: we were killed by SIGKILL. A hosted runner's job has six hours. */
const LIFE = 6 * 60 * 60;

const SCRATCH = '/channel-bump-scratch';

// The shell reaps what Nix leaves behind, as process 1 must.
const MAIN = ['/bin/sh', '-c', 'sleep "$1" & wait', 'sh', String(LIFE)];

// $1: where to note the process id, which is the group's too (the engine gives each exec a session). Then the program.
const NOTED = ['/bin/sh', '-c', 'echo $$ >"$1"; shift; exec "$@"', 'sh'];

// $1: where the process id was noted. Nix gets ten seconds to end its builders.
const END = [
  '/bin/sh',
  '-c',
  'read -r p <"$1"; kill -TERM "-$p"; n=0; while kill -0 "-$p" && [ $n -lt 10 ]; do sleep 1; n=$((n+1)); done; kill -KILL "-$p"',
  'sh',
];

/** One container a session, through podman or docker: nothing of ours inside but the mounts, read-only. */
export function createContainerDriver(id: EngineId, options: ContainerOptions): SandboxDriver {
  let probe: ReturnType<typeof probeEngine> | undefined;
  const probed = () => (probe ??= probeEngine(id, options));
  return {
    id,
    async available() {
      const result = await probed();
      return result.ok ? { ok: true } : result;
    },
    async open(spec) {
      const result = await probed();
      if (!result.ok) throw new UserError(`${result.why}.`);
      return openContainer(result.engine, options, spec);
    },
  };
}

async function openContainer(
  engine: Engine,
  options: ContainerOptions,
  spec: SandboxSpec,
): Promise<SandboxSession> {
  const name = `channel-bump-${randomUUID()}`;
  const removal = [engine.id, 'rm', '--force', name];
  // Known before the container is there: a signal may come while the engine is at it.
  const forget = options.process.atEnd(removal);
  const close = async () => {
    await runEngine(options, removal, { timeoutMs: 60_000 });
    forget();
  };
  try {
    const started = await runEngine(
      options,
      [
        engine.id,
        'run',
        '--detach',
        `--name=${name}`,
        '--label=channel-bump=session',
        '--stop-signal=SIGKILL', // process 1 ignores any other, and `rm` would wait for it
        ...(spec.network === 'default' ? [] : [`--network=${spec.network}`]),
        `--tmpfs=${SCRATCH}:mode=1777`,
        ...spec.mounts.flatMap(mountArguments),
        ...commonArguments(engine.id, options, engine.help),
        options.image,
        ...MAIN,
      ],
      { timeoutMs: 5 * 60_000 },
    );
    if (started.exitCode !== 0) {
      throw new UserError(`${engine.id} can't start a container: ${started.stderr.trim().slice(-400)}`);
    }
  } catch (error) {
    await close();
    throw error;
  }
  const config = containerNixConfig(spec.nixConfig);
  return {
    description: describe(engine),
    scratch: SCRATCH,
    path: (to) => to,
    run: createRun(engine, options, name, config),
    [Symbol.asyncDispose]: close,
  };
}

function createRun(
  engine: Engine,
  options: ContainerOptions,
  name: string,
  config: string,
): SandboxSession['run'] {
  let runs = 0;
  return async (argv, runOptions = {}) => {
    const { env, ...rest } = runOptions;
    const note = `/tmp/.channel-bump-run-${++runs}`;
    const result = await runEngine(
      options,
      [
        engine.id,
        'exec',
        ...Object.entries({ NIX_CONFIG: config, ...env }).flatMap(([k, v]) => ['--env', `${k}=${v}`]),
        name,
        ...(rest.timeoutMs === undefined ? [] : [...NOTED, note]),
        ...argv,
      ],
      rest,
    );
    if (!result.timedOut) return result;
    // What ended is the engine's client alone; the program inside goes on.
    await runEngine(options, [engine.id, 'exec', name, ...END, note], { timeoutMs: 60_000 });
    return result;
  };
}

function describe({ id, version }: Engine): string {
  return `container (${id} ${version})`;
}
