import type { ChannelChanges, ChannelCommits, ChannelPackages } from '../core/channel-changes.js';
import type { CommitGroup } from '../core/commits/group.js';
import { counted } from './quantity.js';
import { isPlainAddress, joined, nameList, type Line } from './rich.js';

/** Of many packages that a commit is about, the first. */
const NAMED = 5;
const CVES = 5;

/** `812 commits, 14 of them about what changes here, 2 name CVEs; 231 of 144,159 packages are another version` */
export function channelSummary({ from, to, commits, packages }: ChannelChanges): Line {
  const parts: Line[] = [];
  if (commits && commits.trouble === null) parts.push([commitCounts(commits)]);
  if (packages && packages.trouble === null) parts.push([packageCounts(packages)]);
  const told = parts.length === 0 ? [] : [': ', ...joined(parts, '; ')];
  return [{ name: from }, ' -> ', { name: to }, ...told];
}

function commitCounts({ all, groups }: ChannelCommits): string {
  const about = groups.flatMap(({ commits }) => commits);
  const named = about.filter(({ cves }) => cves.length > 0).length;
  const cves = named === 0 ? '' : `, of which ${named} ${named === 1 ? 'names' : 'name'} CVEs`;
  return `${counted(all, 'commit')}, ${about.length} about packages that change here${cves}`;
}

function packageCounts({ before, after, upgraded, downgraded, added, removed }: ChannelPackages): string {
  const total = before === after ? `${after}` : `${before} -> ${after}`;
  return `of ${total} packages in the channel ${upgraded} up, ${downgraded} down, ${added} new, ${removed} gone`;
}

/** What could not be had, and why. */
export function channelTroubles({ commits, packages }: ChannelChanges): Line[] {
  const told: [string, string | null | undefined][] = [
    ['The commits could not be had: ', commits?.trouble],
    ['The package lists could not be compared: ', packages?.trouble],
  ];
  return told.flatMap(([what, why]) => (why ? [[what, { said: why }]] : []));
}

/** The packages of a group, for a heading of its commits. */
export function groupNames({ packages }: CommitGroup): Line {
  return nameList(packages, NAMED);
}

/** A line for each commit of a group, with a link to it. */
export function commitLines({ commits }: CommitGroup, { commitUrl }: ChannelCommits): Line[] {
  return commits.map(({ revision, subject, cves }): Line => {
    const isRevision = /^[0-9a-f]{40}$/.test(revision);
    const place = { name: revision.slice(0, 12), ...(isRevision ? { link: commitUrl + revision } : {}) };
    const unsaid = cves.filter((cve) => !subject.toUpperCase().includes(cve));
    const names: Line = unsaid.length === 0 ? [] : [' (', ...nameList(unsaid, CVES), ')'];
    return [place, ' ', { said: subject }, ...names];
  });
}

/** How many are not among those that were told. @param shown how many were */
export function restOf({ all, groups }: ChannelCommits, shown: number): string {
  const about = groups.reduce((sum, { commits }) => sum + commits.length, 0);
  const [more, others] = [about - shown, all - about];
  return [
    ...(more > 0 ? [`${counted(more, 'more commit')} about packages that change here`] : []),
    ...(others > 0 ? [`${counted(others, 'commit')} about others`] : []),
  ].join(', ');
}

/** The same, with a link to where all of them are. */
export function restLine(commits: ChannelCommits, shown: number): Line {
  const counts = restOf(commits, shown);
  const { compareUrl: link } = commits;
  const lines: Line[] = [
    ...(counts === '' ? [] : [[counts]]),
    ...(isPlainAddress(link) ? [[{ name: 'all', link }]] : []),
  ];
  return joined(lines, ': ');
}

/** The first so many commits, in their groups. */
export function firstCommits(groups: readonly CommitGroup[], limit: number): CommitGroup[] {
  let left = limit;
  return groups.flatMap((group) => {
    const commits = group.commits.slice(0, Math.max(0, left));
    left -= commits.length;
    return commits.length === 0 ? [] : [{ ...group, commits }];
  });
}
