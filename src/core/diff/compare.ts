import type { ChangeSet, ClosureSize, NixSummary } from '../change-set.js';
import type { Closure, ClosurePath } from '../closure.js';
import { nixSchema } from '../nix-schema.js';
import type { Toplevel } from '../toplevel.js';
import { inferToplevel, nixVersion } from './infer-toplevel.js';
import { diffKernel, kernelSpellings } from './kernel.js';
import { diffPaths } from './packages.js';
import { rebootVerdict } from './reboot.js';
import { diffUnits } from './units.js';

/** One of two systems. Without a toplevel (a saved closure) the closure's names tell what they can. */
export interface SystemSide {
  toplevel: Toplevel | null;
  closure: Closure;
}

/** How a system changes from one closure to another. */
export function compareSystems(before: SystemSide, after: SystemSide): ChangeSet {
  const old = before.toplevel ?? inferToplevel(before.closure);
  const now = after.toplevel ?? inferToplevel(after.closure);
  const kernels = [...new Set([...kernelSpellings(old), ...kernelSpellings(now)])];
  const { packages, configuration, parts, modules, added, removed } = diffPaths(
    before.closure,
    after.closure,
    kernels,
  );
  const kernel = diffKernel(old, now, modules);
  return {
    ...rebootVerdict(old, now, kernel),
    kernel,
    nix: nixSummary(
      old.nixVersion ?? nixVersion(before.closure),
      now.nixVersion ?? nixVersion(after.closure),
    ),
    packages,
    configuration,
    units: diffUnits(old.units, now.units),
    closure: {
      before: size(before.closure.paths.values()),
      after: size(after.closure.paths.values()),
      added: size(added),
      removed: size(removed),
    },
    parts,
  };
}

function nixSummary(before: string | null, after: string | null): NixSummary {
  return { before, after, schemaBefore: nixSchema(before), schemaAfter: nixSchema(after) };
}

function size(paths: Iterable<ClosurePath>): ClosureSize {
  let [count, bytes] = [0, 0];
  for (const path of paths) {
    count += 1;
    bytes += path.narSize;
  }
  return { paths: count, bytes };
}
