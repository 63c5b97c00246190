import {
  channelSummary,
  channelTroubles,
  commitLines,
  firstCommits,
  groupNames,
  restLine,
} from './channel.js';
import type { ChannelChanges } from '../core/channel-changes.js';
import { folded, type Drawing } from './markdown-parts.js';
import type { Report } from './model.js';
import { toMarkdown } from './rich.js';

/** What the channels brought, folded: a list of commits for each package, as many as the budget has. */
export function* channelBlocks(report: Pick<Report, 'channelChanges'>, drawing: Drawing): Generator<string> {
  const { channelChanges = [] } = report;
  if (channelChanges.length === 0) return;
  yield '#### What the channel brought';
  for (const changes of channelChanges) {
    const content = contentOf(changes, drawing);
    const summary = channelSummary(changes);
    yield content === '' ? toMarkdown(summary) : folded(summary, content);
    yield* channelTroubles(changes).map(toMarkdown);
  }
}

function contentOf({ commits }: ChannelChanges, { budget, leftOut }: Drawing): string {
  if (!commits || commits.trouble !== null) return '';
  const shown = firstCommits(commits.groups, budget.commits);
  const count = shown.reduce((sum, group) => sum + group.commits.length, 0);
  const all = commits.groups.reduce((sum, group) => sum + group.commits.length, 0);
  if (count < all) leftOut.add('commits of the channel');
  if (budget.commits === 0) return '';
  const blocks = shown.map((group) => {
    const lines = commitLines(group, commits).map((line) => `  - ${toMarkdown(line)}`);
    return [`- ${toMarkdown(groupNames(group))}`, ...lines].join('\n');
  });
  const rest = toMarkdown(restLine(commits, count));
  return [...(blocks.length === 0 ? [] : [blocks.join('\n')]), ...(rest === '' ? [] : [rest])].join('\n\n');
}
