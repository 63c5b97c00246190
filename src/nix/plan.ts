import type { BuildPlan, Failure } from '../core/rebuild.js';
import { derivationNameOf } from './text.js';

export type Intended = NonNullable<Failure['intended']>;

const UNITS: Readonly<Record<string, number>> = {
  B: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/**
 * Finds among the lines of Nix what it is about to do, as it says before a build and in a `--dry-run`:
 *
 *     these 2 derivations will be built:
 *       /nix/store/…-a-1.0.drv
 *     these 3 paths will be fetched (1.21 MiB download, 4.50 MiB unpacked):
 *       /nix/store/…-b-1.0
 */
export function createPlan() {
  const build = new Set<string>();
  const fetch = new Set<string>();
  let list: Set<string> | null = null;
  let sizes: RegExpExecArray | null = null;
  return {
    take(line: string): void {
      if (/will be built:$/.test(line)) list = build;
      else if (/will be fetched\b.*:$/.test(line)) {
        list = fetch;
        sizes = /\(([\d.]+) (\w+) download, ([\d.]+) (\w+) unpacked\)/.exec(line);
      } else if (/^ {2}\/nix\/store\//.test(line)) list?.add(line.trim());
      else list = null;
    },
    plan: (): BuildPlan => ({
      build: [...build].map(derivationNameOf),
      fetch: [...fetch].map(derivationNameOf),
      downloadBytes: bytes(sizes?.[1], sizes?.[2]),
      unpackedBytes: bytes(sizes?.[3], sizes?.[4]),
    }),
    /** By name, as Nix does not say whose output it fetches: `openssl-3.0.13-bin` is of `openssl-3.0.13.drv`. */
    intended(derivation: string): Intended | null {
      if (build.has(derivation)) return 'built';
      const name = derivationNameOf(derivation);
      const fetched = [...fetch]
        .map(derivationNameOf)
        .some((path) => path === name || path.startsWith(`${name}-`));
      return fetched ? 'fetched' : null;
    },
  };
}

function bytes(amount: string | undefined, unit: string | undefined): number | null {
  const factor = UNITS[unit ?? ''];
  return amount === undefined || factor === undefined ? null : Math.round(Number(amount) * factor);
}
