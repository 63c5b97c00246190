import { channelSummary, channelTroubles, commitLines, groupNames, restLine } from '../channel.js';
import type { ChannelChanges } from '../../core/channel-changes.js';
import type { Report } from '../model.js';
import { folded, lineMarkup, markup, nothing, type Content, type Markup, type Room } from './markup.js';

/** What the channels brought: every commit about what changes, by package. */
export function channelSection({ channelChanges = [] }: Report, room: Room): Content {
  return channelChanges.map((changes) => {
    const drawn = [
      folded(lineMarkup(channelSummary(changes)), contentOf(changes)),
      channelTroubles(changes).map((line) => markup`<p>${lineMarkup(line)}</p>\n`),
    ];
    const whole = markup`${drawn}`;
    room.left -= whole.text.length;
    return whole;
  });
}

function contentOf({ commits }: ChannelChanges): Markup {
  if (!commits || commits.trouble !== null) return nothing;
  const groups = commits.groups.map((group) => {
    const lines = commitLines(group, commits).map((line) => markup`<li>${lineMarkup(line)}</li>`);
    return markup`<li>${lineMarkup(groupNames(group))}<ul>${lines}</ul></li>`;
  });
  const count = commits.groups.reduce((sum, group) => sum + group.commits.length, 0);
  const list = groups.length === 0 ? nothing : markup`<ul>${groups}</ul>`;
  return markup`${list}<p>${lineMarkup(restLine(commits, count))}</p>`;
}
