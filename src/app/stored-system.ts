import type { Closure } from '../core/closure.js';
import type { SystemSide } from '../core/diff/compare.js';
import { rebuiltDerivations, type SourcesByDerivation } from '../core/diff/rebuilt.js';
import { UserError } from '../errors.js';
import type { NixResult } from '../nix/run.js';
import { readCommands } from '../nix/toplevel-script.js';
import type { RunResult } from '../ports/process.js';
import { openStore } from '../sandbox/host/driver.js';
import type { SandboxSession } from '../sandbox/types.js';
import { allOf } from './all-of.js';
import { closureIn } from './closure-in.js';
import type { Ports } from './context.js';

interface Stored {
  systems: SystemSide[];
  /** Of what was rebuilt, where two are read; else of nothing. */
  sources: SourcesByDerivation;
}

/** Toplevels in this machine's store, or links to them; all at once. */
export async function readStored(ports: Ports, paths: readonly string[]): Promise<Stored> {
  await using session = await openStore(ports);
  const toplevels = await Promise.all(paths.map((path) => resolved(ports, session, path)));
  const begun = toplevels.map((toplevel) => {
    const { closure, contents } = readCommands(toplevel);
    return { toplevel, programs: [begin(session, closure), begin(session, contents)] as const };
  });
  const all = allOf(
    begun.map(async ({ toplevel, programs }, index) => {
      const [closure, contents] = await allOf([programs[0].answer, programs[1].answer]);
      const { systemOf } = await import('../nix/toplevel.js');
      const read = (json: string): Closure => closureIn(json, noClosure(toplevel), toplevel);
      return expected(paths[index] ?? '', await systemOf(session, toplevel, { closure, contents }, read));
    }),
  );
  // Nix takes a while: what reads its answer, and compares, is loaded meanwhile, and not before it is at work.
  const atWork = Promise.all(begun.flatMap(({ programs }) => programs.map(({ started }) => started)));
  await Promise.race([all, atWork]);
  await Promise.all([import('../nix/toplevel.js'), import('./comparison.js')]);
  const systems = await all;
  const [before, after] = systems;
  const areDerived =
    before && after && (await isDerivedHere(ports, before)) && (await isDerivedHere(ports, after));
  if (!areDerived) return { systems, sources: new Map() };
  const { readSources } = await import('../nix/sources.js');
  return {
    systems,
    sources: await readSources(session, rebuiltDerivations(before.closure, after.closure)),
  };
}

/** `started` is kept when the program is at work; where it can't be started, never. */
function begin(
  session: SandboxSession,
  argv: readonly string[],
): { started: Promise<void>; answer: Promise<RunResult> } {
  let onStart = (): void => undefined;
  const started = new Promise<void>((resolve) => (onStart = resolve));
  return { started, answer: session.run(argv, { onStart }) };
}

/** Of a Nix that ends well, and says something else. */
function noClosure(toplevel: string): (why: string, cause: Error) => UserError {
  return (why, cause) =>
    new UserError(`what Nix says of ${toplevel} can't be read: ${why}`, {
      cure: `Look at what \`nix path-info --recursive --json ${toplevel}\` prints.`,
      cause,
    });
}

/** A system that was built elsewhere came without derivations, or has lost them all: none has to be looked for. */
async function isDerivedHere({ files }: Ports, { closure }: SystemSide): Promise<boolean> {
  const { deriver = null } = closure.paths.get(closure.root ?? '') ?? {};
  return deriver !== null && (await files.exists(deriver));
}

/**
 * `/run/current-system` and `result` are links to a toplevel. Any other folder Nix would take for a flake, and evaluate.
 */
async function resolved({ files }: Ports, session: SandboxSession, path: string): Promise<string> {
  const target = (await files.resolve(path)) ?? (await leadsTo(session, path));
  if (/^\/nix\/store\/[^./][^/]*$/.test(target)) return target;
  const what = target === path ? 'it' : `it leads to ${target}, which`;
  throw new UserError(`${path} is no toplevel: ${what} does not lie directly in /nix/store.`, {
    cure: 'Give a toplevel, or a file of `nix path-info -r --json`.',
    exitCode: 64,
  });
}

/** Where a link leads that dangles. */
async function leadsTo(session: SandboxSession, path: string): Promise<string> {
  const { exitCode, stdout } = await session.run(['readlink', '-f', '--', path]);
  return exitCode === 0 ? stdout.trim() : path;
}

function expected<T>(path: string, result: NixResult<T>): T {
  if (result.kind === 'ok') return result.value;
  throw new UserError(`${path} can't be read: ${result.failure.message}`, {
    cure: 'Give a toplevel that is in this store, or a file of `nix path-info -r --json`.',
  });
}
