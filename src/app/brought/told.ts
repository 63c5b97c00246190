import type { ChannelCommits, ChannelPackages } from '../../core/channel-changes.js';
import { aboutPackages, type KnownPackage } from '../../core/commits/about.js';
import { groupCommits, type ChannelCommit } from '../../core/commits/group.js';
import type { ListComparison } from '../../core/package-list/compare.js';
import type { Rebuild } from '../../core/rebuild.js';
import type { Asked } from './asked.js';

type Commits = readonly (ChannelCommit & { paths: readonly string[] })[];

/** Of all commits, those about packages that change on some host. */
export function toldCommits(
  { value, trouble }: Asked<Commits>,
  urls: Pick<ChannelCommits, 'commitUrl' | 'compareUrl'>,
  rebuilt: Rebuild,
): ChannelCommits {
  if (value === null) return { all: 0, groups: [], ...urls, trouble };
  const groups = groupCommits(value, aboutPackages(changedPackages(rebuilt)));
  return { all: value.length, groups, ...urls, trouble };
}

/** Of what is newly marked insecure, what is in the closures of hosts. */
export function toldPackages({ value, trouble }: Asked<Counted>, rebuilt: Rebuild): ChannelPackages {
  if (value === null) return { ...NOTHING, trouble };
  const { insecure, ...counts } = value;
  const { contents } = rebuilt;
  const inUse = insecure.flatMap(({ name, reasons }) => {
    const hosts = contents?.get(name);
    return hosts ? [{ name, reasons, hosts }] : [];
  });
  return { ...counts, newlyInsecure: insecure.length, insecure: inUse, trouble };
}

const NOTHING: Omit<ChannelPackages, 'trouble'> = {
  ...{ before: 0, after: 0, upgraded: 0, downgraded: 0, added: 0, removed: 0 },
  ...{ newlyInsecure: 0, insecure: [] },
};

/** What is kept of a comparison for the life of a run. */
export type Counted = Pick<ListComparison, 'before' | 'after' | 'insecure'> &
  Pick<ChannelPackages, 'upgraded' | 'downgraded' | 'added' | 'removed'>;

export function counted({ before, after, insecure, changes }: ListComparison): Counted {
  const counts = { upgraded: 0, downgraded: 0, added: 0, removed: 0 };
  for (const { change } of changes) counts[change]++;
  return { before, after, insecure, ...counts };
}

/** Whether anything changes that a channel's commits could explain. */
export function hasChanges({ hosts }: Pick<Rebuild, 'hosts'>): boolean {
  return hosts.some(({ changes }) => changes !== null && changes.packages.length > 0);
}

function changedPackages({ hosts }: Rebuild): KnownPackage[] {
  const versions = new Map<string, Set<string>>();
  for (const { changes } of hosts) {
    for (const { name, before, after } of changes?.packages ?? []) {
      const known = versions.get(name) ?? new Set();
      for (const version of [...before, ...after]) known.add(version);
      versions.set(name, known);
    }
  }
  return [...versions].map(([name, known]) => ({ name, versions: [...known].filter(Boolean) }));
}
