import type { ChangeSet, NixSummary } from '../change-set.js';
import type { Closure } from '../closure.js';
import { nixSchema } from '../nix-schema.js';
import type { Toplevel } from '../toplevel.js';
import { inferToplevel, nixVersion } from './infer-toplevel.js';
import { diffKernel, kernelSpellings } from './kernel.js';
import { diffPaths } from './packages.js';
import { rebootVerdict } from './reboot.js';
import type { SourcesByDerivation } from './rebuilt.js';
import { diffSystem } from './system.js';
import { diffUnits } from './units.js';

/** One of two systems. Without a toplevel (a saved closure) the closure's names tell what they can. */
export interface SystemSide {
  toplevel: Toplevel | null;
  closure: Closure;
}

/**
 * How a system changes from one closure to another.
 * @param sources of what `rebuiltDerivations` names, as far as they are known
 */
export function compareSystems(
  before: SystemSide,
  after: SystemSide,
  sources: SourcesByDerivation = new Map(),
): ChangeSet {
  const old = before.toplevel ?? inferToplevel(before.closure);
  const now = after.toplevel ?? inferToplevel(after.closure);
  const kernels = [...new Set([...kernelSpellings(old), ...kernelSpellings(now)])].sort(
    (a, b) => b.length - a.length,
  );
  const paths = diffPaths(before.closure, after.closure, kernels, sources);
  const { packages, configuration, parts, size } = paths;
  const kernel = diffKernel(old, now, paths.modules, paths.firmware);
  return {
    ...rebootVerdict(old, now, kernel),
    kernel,
    nix: nixSummary(nixOf(before, old), nixOf(after, now)),
    packages,
    configuration,
    units: diffUnits(old.units, now.units),
    ...diffSystem(old.facts, now.facts),
    closure: size,
    parts,
  };
}

function nixSummary(before: string | null, after: string | null): NixSummary {
  return { before, after, schemaBefore: nixSchema(before), schemaAfter: nixSchema(after) };
}

/** Where the toplevel does not tell it, the closure does; of an inferred one it is the closure that has told. */
function nixOf({ toplevel, closure }: SystemSide, told: Toplevel): string | null {
  return told.nixVersion ?? (toplevel && nixVersion(closure));
}
