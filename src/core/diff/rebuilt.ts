import type { Closure } from '../closure.js';
import { nameOf } from '../package-name.js';

/**
 * What a derivation is made from: its `src`, `srcs`, `patches` and what it does to them, as one text. Files and downloads
 * count by their content and what was made of others by what it is made from, so that two are equal exactly when
 * nothing was patched.
 */
export type Sources = string;

/** By the derivation's store path. A derivation that is not in it is not known. */
export type SourcesByDerivation = ReadonlyMap<string, Sources>;

/** Derivations of the paths that only one closure has and the other has by the same name: what was rebuilt. */
export function rebuiltDerivations(before: Closure, after: Closure): string[] {
  const gone = versioned(before, after);
  const come = versioned(after, before);
  const found = new Set<string>();
  for (const [name, derivations] of come) {
    const old = gone.get(name);
    for (const derivation of old ? [...old, ...derivations] : []) found.add(derivation);
  }
  return [...found].sort();
}

function versioned(closure: Closure, other: Closure): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { path, deriver } of closure.paths.values()) {
    const name = nameOf(path);
    // Without a version it is no package (a unit, a file of /etc).
    if (deriver === null || other.paths.has(path) || !/-[0-9]/.test(name)) continue;
    const derivations = names.get(name);
    if (derivations) derivations.push(deriver);
    else names.set(name, [deriver]);
  }
  return names;
}
