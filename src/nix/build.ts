import type { BuildPlan } from '../core/rebuild.js';
import type { SandboxSession } from '../sandbox/types.js';
import { createPlan } from './plan.js';
import { runNix, type NixOptions, type NixResult } from './run.js';

/** What a build of the derivation would build and fetch, from what is in the store and what the caches tell. */
export async function dryRun(
  session: SandboxSession,
  derivation: string,
  options: NixOptions = {},
): Promise<NixResult<BuildPlan>> {
  const plan = createPlan();
  const result = await runNix(
    session,
    ['nix-store', '--realise', '--dry-run', derivation],
    'build',
    () => null,
    {
      ...options,
      onLine(line) {
        plan.take(line);
        options.onLine?.(line);
      },
    },
  );
  return result.kind === 'ok' ? { ...result, value: plan.plan() } : result;
}

/** The command that builds or fetches a derivation; it prints the store paths of the outputs. */
export function realiseCommand(derivation: string): string[] {
  return ['nix-store', '--realise', derivation, '--log-format', 'internal-json', '--verbose'];
}

/** Builds or fetches the derivation's output. Gives its store path. */
export function realise(
  session: SandboxSession,
  derivation: string,
  options: NixOptions = {},
): Promise<NixResult<string>> {
  return runNix(
    session,
    realiseCommand(derivation),
    'build',
    (stdout) => stdout.trim().split('\n')[0] ?? '',
    options,
  );
}
