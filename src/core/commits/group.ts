import type { About } from './about.js';

/** A commit of the channel. */
export interface ChannelCommit {
  /** 40 hex. */
  revision: string;
  /** The first line of its message: anybody's words. */
  subject: string;
  /** CVE numbers that its message names. */
  cves: readonly string[];
}

/** Commits that are about the same packages. */
export interface CommitGroup {
  /** Names as closures have them, sorted; never none. */
  packages: readonly string[];
  /** Those that name CVEs first, else newest first; never none. */
  commits: readonly ChannelCommit[];
}

/** The commits that are about some package, by what they are about: groups with CVEs first, then by name. */
export function groupCommits(
  commits: readonly (ChannelCommit & { paths: readonly string[] })[],
  about: About,
): CommitGroup[] {
  const groups = new Map<string, { packages: readonly string[]; commits: ChannelCommit[] }>();
  for (const commit of commits) {
    const packages = about(commit);
    if (packages.length === 0) continue;
    const key = packages.join(' ');
    const group = groups.get(key) ?? { packages, commits: [] };
    const { revision, subject, cves } = commit;
    group.commits.push({ revision, subject, cves });
    groups.set(key, group);
  }
  const byCves = (one: ChannelCommit): number => (one.cves.length > 0 ? 0 : 1);
  const sorted = [...groups].map(([key, group]) => {
    const ordered = group.commits.toSorted((a, b) => byCves(a) - byCves(b));
    return { key, group: { ...group, commits: ordered } };
  });
  const rank = ({ group }: (typeof sorted)[number]): number =>
    group.commits.some(({ cves }) => cves.length > 0) ? 0 : 1;
  return sorted.sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1)).map(({ group }) => group);
}
