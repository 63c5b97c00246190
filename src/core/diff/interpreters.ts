import type { PackageChange } from '../change-set.js';
import { isSameList } from '../same-list.js';
import { versionChange } from './versions.js';

// `python3.12-django`, `perl5.40.0-URI`: nixpkgs puts the interpreter's version into the name.
const ofInterpreter = /^(lua|luajit|ocaml|perl|php|pypy|python|ruby)[0-9][0-9.]*-(.+)$/;

/**
 * Packages of an interpreter that went to another version are called otherwise, and are the same: `python3.12-django`
 * that went and `python3.13-django` that came are one change, under the name that came.
 */
export function acrossInterpreters(changes: readonly PackageChange[]): PackageChange[] {
  const gone = new Map<string, PackageChange[]>();
  const come = new Map<string, PackageChange[]>();
  for (const change of changes) {
    const kind = change.change === 'removed' ? gone : change.change === 'added' ? come : null;
    const [, language, name] = (kind && ofInterpreter.exec(change.name)) ?? [];
    if (!kind || language === undefined || name === undefined) continue;
    const key = `${language} ${name}`;
    kind.set(key, [...(kind.get(key) ?? []), change]);
  }
  const successors = new Map<PackageChange, PackageChange>();
  const replaced = new Set<PackageChange>();
  for (const [key, [now, ...others]] of come) {
    const [old, ...more] = gone.get(key) ?? [];
    // Of several nobody knows which follows which.
    if (!old || !now || others.length > 0 || more.length > 0) continue;
    successors.set(now, succession(old, now));
    replaced.add(old);
  }
  return changes.filter((change) => !replaced.has(change)).map((change) => successors.get(change) ?? change);
}

function succession(old: PackageChange, now: PackageChange): PackageChange {
  const { name, after } = now;
  const { before } = old;
  const bytes = old.bytes + now.bytes;
  return isSameList(before, after)
    ? { name, before, after, change: 'rebuilt', bytes, cause: 'dependencies' }
    : { name, before, after, change: versionChange(before, after), bytes, cause: null };
}
