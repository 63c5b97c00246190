import type { Bytes, ClosureSize } from '../change-set.js';
import type { Closure, ClosurePath } from '../closure.js';
import {
  derivationName,
  hasDerivationsName,
  identifyName,
  outputNames,
  type PathIdentity,
} from '../package-name.js';
import { NAME_AT } from '../store-path.js';

/** A path of a closure, named, and whether the other closure has the very same object. */
export interface Item {
  what: PathIdentity;
  path: ClosurePath;
  kept: boolean;
}

/** Paths of one name, in both closures, and their NAR bytes. */
export interface Named extends Bytes {
  name: string;
  left: readonly Item[];
  right: readonly Item[];
  /** Or configuration. */
  isPackage: boolean;
  /** Whether the closures have the very same objects of it. */
  kept: boolean;
}

/** Two closures, taken apart by name. Every path is in exactly one of `all`. */
export interface NamedPaths {
  all: readonly Named[];
  /** Kernel modules out of tree. */
  modules: Record<Side, readonly Item[]>;
  /** `added` and `removed`: what only one of the closures has. */
  size: { before: ClosureSize; after: ClosureSize; added: ClosureSize; removed: ClosureSize };
}

type Side = 'left' | 'right';
type Growing = Named & Record<Side, Item[]>;

/**
 * Names each path. Most names are on both sides, and many more than once: each is taken apart once. All is done in one
 * go, as a closure has ten thousand paths, and the code runs for the first time.
 */
export function namePaths(before: Closure, after: Closure, kernels: readonly string[]): NamedPaths {
  const context = { outputs: outputNames(before.paths.values(), after.paths.values()), kernels };
  const known = new Map<string, { what: PathIdentity; named: Growing }>();
  const groups = new Map<string, Growing>();
  const modules: Record<Side, Item[]> = { left: [], right: [] };

  // A path without version whose name is a package's elsewhere is that package: its version came or went.
  const groupOf = ({ name, kind }: PathIdentity): Growing => {
    let named = groups.get(name);
    if (!named) {
      named = { name, left: [], right: [], before: 0, after: 0, isPackage: false, kept: true };
      groups.set(name, named);
    }
    named.isPackage ||= kind === 'package';
    return named;
  };

  /** Returns the sizes of all, and of what the other closure has not. */
  const add = (side: Side, closure: Closure, other: Closure): [all: ClosureSize, own: ClosureSize] => {
    const [all, own] = [
      { paths: 0, bytes: 0 },
      { paths: 0, bytes: 0 },
    ];
    for (const path of closure.paths.values()) {
      const name = path.path.slice(NAME_AT);
      // Two names put together are slower to look up than one, and most are the same.
      const isSame = hasDerivationsName(path, name);
      const key = isSame ? name : `${name} ${path.deriver?.slice(NAME_AT) ?? ''}`;
      let entry = known.get(key);
      if (!entry) {
        const what = identifyName(name, isSame ? name : derivationName(path), context);
        entry = { what, named: groupOf(what) };
        known.set(key, entry);
      }
      const { what, named } = entry;
      const kept = isSameObject(path, other.paths.get(path.path));
      const item = { what, path, kept };
      // Most have one: a list that is made for it takes a tenth of the room.
      if (named[side].length === 0) named[side] = [item];
      else named[side].push(item);
      if (side === 'left') named.before += path.narSize;
      else named.after += path.narSize;
      if (what.kernel !== null) modules[side].push(item);
      all.paths++;
      all.bytes += path.narSize;
      if (kept) continue;
      named.kept = false;
      own.paths++;
      own.bytes += path.narSize;
    }
    return [all, own];
  };

  const [sizeBefore, removed] = add('left', before, after);
  const [sizeAfter, added] = add('right', after, before);
  const size = { before: sizeBefore, after: sizeAfter, added, removed };
  return { all: [...groups.values()], modules, size };
}

/** One path can hold other bytes in another store, where a build is not reproducible: then it is a change. */
function isSameObject(path: ClosurePath, other: ClosurePath | undefined): boolean {
  if (!other || other.narSize !== path.narSize) return false;
  return path.narHash === null || other.narHash === null || path.narHash === other.narHash;
}
