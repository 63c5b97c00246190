import type { ChangeSet, PackageChange, VersionSets } from '../core/change-set.js';
import { compareVersions } from '../core/nix-version.js';
import { versionChange } from '../core/diff/versions.js';
import { isBootLoader, isCoreMajor, isCorePackage } from '../core/notable.js';
import { familyOf, isServing, isStateful, isStatefulMajor, servedVersions } from '../core/stateful.js';
import type { Finding } from './finding.js';
import { moved, versions } from './moved.js';
import type { Line } from './rich.js';
import { meaningOfDowngrade, meaningOfMajor, skipped } from './stateful.js';

/** What of the packages needs an eye. */
export function packageFindings(changes: ChangeSet): Finding[] {
  const served = changes.packages.filter((change) => isServing(change, changes));
  return [
    ...changes.packages.filter((change) => !isKernelItself(change, changes)).flatMap(movedFindings(changes)),
    ...successions(served),
  ];
}

/** What is told as the kernel is not told once more as a package. */
function isKernelItself({ name, before, after }: PackageChange, { kernel }: ChangeSet): boolean {
  return (
    /^linux(?:-|$)/.test(name) &&
    kernel?.change === 'series' &&
    after.length === 1 &&
    before[0] === kernel.before &&
    after[0] === kernel.after
  );
}

function movedFindings(changes: ChangeSet): (change: PackageChange) => Finding[] {
  return (change) => {
    if (isStateful(change.name) && !isServing(change, changes)) return downgradeFindings(change, false);
    if (isStatefulMajor(change)) return [statefulMajor(change)];
    if (isStateful(change.name)) return downgradeFindings(asServed(change), true);
    if (change.change === 'downgraded') return downgradeFindings(change, false);
    return [...coreFindings(change), ...loaderFindings(change)];
  };
}

/** The change of the versions that serve alone. */
function asServed(change: PackageChange): PackageChange {
  const { before, after } = servedVersions(change);
  const kind = change.programs ? versionChange(before, after) : change.change;
  return { ...change, before, after, change: kind };
}

function statefulMajor(change: PackageChange): Finding {
  const served = servedVersions(change);
  const newest = (list: readonly string[]): string => list.toSorted(compareVersions).at(-1) ?? '';
  const isBack = compareVersions(newest(served.after), newest(served.before)) < 0;
  const meaning = isBack ? meaningOfDowngrade(change.name) : meaningOfMajor(change.name) + skipped(change);
  const kind = isBack ? 'major, downgrade' : 'major';
  return {
    rank: isBack ? 'grave-downgrade' : 'stateful',
    text: [...named(change.name, served), ` (${kind}: ${meaning})`],
  };
}

function downgradeFindings(change: PackageChange, keepsData: boolean): Finding[] {
  if (change.change !== 'downgraded') return [];
  const isGrave = keepsData || isCorePackage(change.name) || isBootLoader(change.name);
  return [
    {
      rank: isGrave ? 'grave-downgrade' : 'downgrade',
      text: [...named(change.name, change), ' (downgrade)'],
    },
  ];
}

function coreFindings(change: PackageChange): Finding[] {
  const { name, before, after } = change;
  if (!isCorePackage(name)) return [];
  if (change.change === 'removed') {
    // A library that nobody needs any more is no loss.
    if (name === 'openssl') return [];
    return [core([{ name }, ' ', { name: versions(before) ?? '' }, ' is gone'])];
  }
  const found = [
    ...(isCoreMajor(change) ? [core([...named(name, change), ' (major)'])] : []),
    ...olderBeside(change).map((old) =>
      core([{ name }, ' ', { name: old }, ' comes in beside ', { name: before.join(', ') }]),
    ),
  ];
  const rebuilt = change.change === 'rebuilt' ? { ...change, versions: after } : change.stayed;
  if (rebuilt === undefined || rebuilt.patched === false) return found;
  const [how, why] = rebuiltWords(rebuilt);
  return [...found, core([{ name }, ` ${how} at `, { name: rebuilt.versions.join(', ') }, ` (${why})`])];
}

function core(text: Line): Finding {
  return { rank: 'core', text };
}

/** Versions that come in and are older than all that was there: an OpenSSL that gets no fixes any more. */
function olderBeside({ before, after }: PackageChange): string[] {
  if (before.length === 0 || before.some((version) => !after.includes(version))) return [];
  return after.filter((version) => before.every((known) => compareVersions(version, known) < 0));
}

/** Of a saved closure nobody knows whether it is patched: the words carry the doubt. */
function rebuiltWords({
  cause,
  patched,
}: Pick<PackageChange, 'cause' | 'patched'>): [how: string, why: string] {
  if (patched === true) return ['rebuilt', 'patched'];
  if (cause === 'own') return ['rebuilt by itself', 'patched?'];
  return ['rebuilt', 'what it depends on changed, it may be patched too'];
}

function loaderFindings(change: PackageChange): Finding[] {
  if (!isBootLoader(change.name) || change.cause === 'dependencies') return [];
  const how = change.change === 'rebuilt' ? ' rebuilt by itself' : '';
  return [{ rank: 'loader', text: [...named(change.name, change), `${how} (boot loader)`] }];
}

/** Services that leave, and what comes in their place. */
function successions(served: readonly PackageChange[]): Finding[] {
  const come = served.filter((change) => servedVersions(change).before.length === 0);
  const gone = served.filter((change) => servedVersions(change).after.length === 0);
  return gone.map((old): Finding => {
    const family = familyOf(old.name);
    const next = come.find(({ name }) => family !== null && familyOf(name) === family);
    const was: Line = [{ name: old.name }, ' ', { name: versions(servedVersions(old).before) ?? '' }];
    if (!next) return { rank: 'stateful', text: [...was, ' is gone: its data stays where it is'] };
    const now: Line = [{ name: next.name }, ' ', { name: versions(servedVersions(next).after) ?? '' }];
    return {
      rank: 'stateful',
      text: [
        ...was,
        ' gives way to ',
        ...now,
        ': see that it reads the data of the other, and have a backup first',
      ],
    };
  });
}

function named(name: string, { before, after }: VersionSets): Line {
  return [{ name }, ' ', ...moved(versions(before), versions(after))];
}
