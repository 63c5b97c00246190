import type { BuildPlan } from '../core/rebuild.js';
import type { SandboxSession } from '../sandbox/types.js';
import { runNix, type NixOptions, type NixResult } from './run.js';
import { nameOf, plainText } from './text.js';

const UNITS: Readonly<Record<string, number>> = {
  B: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** What a build of the derivation would build and fetch, from what is in the store and what the caches tell. */
export async function dryRun(
  session: SandboxSession,
  derivation: string,
  options: NixOptions = {},
): Promise<NixResult<BuildPlan>> {
  const lines: string[] = [];
  const result = await runNix(
    session,
    ['nix-store', '--realise', '--dry-run', derivation],
    'build',
    () => null,
    {
      ...options,
      onLine(line) {
        lines.push(line);
        options.onLine?.(line);
      },
    },
  );
  return result.kind === 'ok' ? { ...result, value: parsePlan(lines.join('\n')) } : result;
}

/**
 * Reads the text of `--dry-run`:
 *
 *     these 2 derivations will be built:
 *       /nix/store/…-a-1.0.drv
 *     these 3 paths will be fetched (1.21 MiB download, 4.50 MiB unpacked):
 *       /nix/store/…-b-1.0
 */
export function parsePlan(text: string): BuildPlan {
  const build: string[] = [];
  const fetch: string[] = [];
  let list: string[] | null = null;
  let sizes: RegExpExecArray | null = null;
  for (const line of plainText(text).split('\n')) {
    if (/will be built:$/.test(line)) list = build;
    else if (/will be fetched\b.*:$/.test(line)) {
      list = fetch;
      sizes = /\(([\d.]+) (\w+) download, ([\d.]+) (\w+) unpacked\)/.exec(line);
    } else if (/^ {2}\/nix\/store\//.test(line)) list?.push(nameOf(line.trim()));
    else list = null;
  }
  return {
    build,
    fetch,
    downloadBytes: bytes(sizes?.[1], sizes?.[2]),
    unpackedBytes: bytes(sizes?.[3], sizes?.[4]),
  };
}

function bytes(amount: string | undefined, unit: string | undefined): number | null {
  const factor = UNITS[unit ?? ''];
  return amount === undefined || factor === undefined ? null : Math.round(Number(amount) * factor);
}

/** Builds or fetches the derivation's output. Gives its store path. */
export function realise(
  session: SandboxSession,
  derivation: string,
  options: NixOptions = {},
): Promise<NixResult<string>> {
  const argv = ['nix-store', '--realise', derivation, '--log-format', 'internal-json', '--verbose'];
  return runNix(session, argv, 'build', (stdout) => stdout.trim().split('\n')[0] ?? '', options);
}
