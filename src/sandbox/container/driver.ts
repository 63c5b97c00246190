import { randomUUID } from 'node:crypto';
import { UserError } from '../../errors.js';
import type { Held } from '../../ports/process.js';
import type { SandboxDriver, SandboxSession, SandboxSpec } from '../types.js';
import {
  commonArguments,
  containerNixConfig,
  deviceArguments,
  holdEngine,
  mountArguments,
  probeEngine,
  runEngine,
  type ContainerOptions,
  type Engine,
  type EngineId,
} from './engine.js';

const START_LIMIT = 5 * 60_000;

const SCRATCH = '/channel-bump-scratch';

// It ends with its standard input, and with it all that runs in the container: the engine's client holds the other end
// of that, and its own standard input is held by us, so that not even SIGKILL leaves a container behind. The shell
// reaps what Nix leaves behind, as process 1 must; a program in its background has no standard input unless so given.
// An image may have no database of its store yet. Of several that open it at once, one finds another's half made
// ("schema is corrupt"), so it is made before any comes; where it can't be, whoever comes first says why.
const MAIN = [
  '/bin/sh',
  '-c',
  'exec 3<&0; nix-store --init </dev/null >/dev/null 2>&1; echo ready; cat <&3 >/dev/null & wait',
];

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
      if (!result.ok)
        throw new UserError(`${result.why}.`, { cure: 'Mend that, or choose another `sandbox`.' });
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
  const config = containerNixConfig(spec.nixConfig, spec.network);
  let held: Held | undefined;
  const remove = () => runEngine(options, removal, { timeoutMs: 60_000 });
  const close = async () => {
    await remove();
    if (held?.kind === 'held') await held[Symbol.asyncDispose]();
    forget();
  };
  try {
    for (const devices of await deviceArguments(engine.id, options, spec.devices ?? [])) {
      const argv = startArguments(engine, options, spec, { name, config, devices });
      held = await holdEngine(options, argv, START_LIMIT);
      if (held.kind === 'held') break;
      await remove(); // its name is free again for the next try
    }
    if (held?.kind === 'ended') {
      throw new UserError(`${engine.id} can't start a container: ${held.stderr.trim().slice(-400)}`, {
        cure: `Try \`${engine.id} run --rm ${options.image} true\` on this machine.`,
      });
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    description: describe(engine),
    scratch: SCRATCH,
    path: (to) => to,
    run: createRun(engine, options, name, config),
    [Symbol.asyncDispose]: close,
  };
}

function startArguments(
  engine: Engine,
  options: ContainerOptions,
  spec: SandboxSpec,
  { name, config, devices }: { name: string; config: string; devices: readonly string[] },
): string[] {
  return [
    ...[engine.id, 'run', '--interactive', `--name=${name}`],
    '--label=channel-bump=session',
    `--env=NIX_CONFIG=${config}`,
    '--stop-signal=SIGKILL', // process 1 ignores any other, and `rm` would wait for it
    ...(spec.network === 'default' ? [] : [`--network=${spec.network}`]),
    `--tmpfs=${SCRATCH}:mode=1777`,
    ...spec.mounts.flatMap(mountArguments),
    ...devices,
    ...commonArguments(engine.id, options, engine.help),
    options.image,
    ...MAIN,
  ];
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
