import { channelSummary, channelTroubles, commitLines, firstCommits, groupNames, restOf } from './channel.js';
import type { ChannelChanges } from '../core/channel-changes.js';
import type { Report } from './model.js';
import { toText, type Line } from './rich.js';
import type { Ink } from './screen.js';

/** So many commits are told; the JSON has them all. */
const MOST_COMMITS = 20;

/** What each channel brought, for a terminal. */
export function channelTexts({ channelChanges = [] }: Pick<Report, 'channelChanges'>, ink: Ink): string[] {
  return channelChanges.map((changes) => {
    const head = ink.heading(toText(['What the channel brought, ', ...channelSummary(changes)]));
    const lines = [...channelTroubles(changes), ...commitsOf(changes)];
    return [head, ...lines.map((line) => ink.bare(`  ${toText(line)}`))].join('\n');
  });
}

function commitsOf({ commits }: ChannelChanges): Line[] {
  if (!commits || commits.trouble !== null) return [];
  const shown = firstCommits(commits.groups, MOST_COMMITS);
  const lines = shown.map((group) => commitLines(group, commits).map((line): Line => ['  ', ...line]));
  const rest = restOf(commits, lines.flat().length);
  const where: Line = [rest === '' ? '' : `${rest}: `, { name: commits.compareUrl }];
  return [...shown.flatMap((group, index): Line[] => [groupNames(group), ...(lines[index] ?? [])]), where];
}
