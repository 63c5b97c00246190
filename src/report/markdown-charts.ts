import { releaseChart, sizeChart } from './chart.js';
import { folded, groupLabel, type Drawing } from './markdown-parts.js';
import type { Group, Report } from './model.js';
import { byteChange } from './quantity.js';

/** More charts than these make a page slow, and nobody compares them. */
const MOST_CHARTS = 3;

/** What changed most in size, a folded chart for each of the first groups where enough did; of a group its first host. */
export function* sizeBlocks(drawing: Drawing, groups: readonly Group[]): Generator<string> {
  let drawn = 0;
  for (const group of groups) {
    const [{ changes }] = group;
    const chart = changes && sizeChart(changes.parts);
    if (!changes || chart === null) continue;
    if (drawing.budget.charts === 0) {
      drawing.leftOut.add('charts');
      return;
    }
    if (drawn === 0) yield '#### Size';
    const { before, after } = changes.closure;
    yield folded([...groupLabel(group), `: ${byteChange(after.bytes - before.bytes)}`], chart);
    drawn += 1;
    if (drawn === MOST_CHARTS) return;
  }
}

/** Where on the channel's line of releases a search has ended, folded. */
export function* releaseBlocks(
  drawing: Drawing,
  { channel, bumps, lastGood, releases }: Report,
): Generator<string> {
  const from = bumps[0]?.from;
  const today = from?.release || from?.revision;
  if (!lastGood || !releases || !today) return;
  const chart = releaseChart(channel ?? 'releases', today, releases, lastGood);
  if (chart === null) return;
  if (drawing.budget.charts === 0) drawing.leftOut.add('charts');
  else yield folded(['The releases on a line'], chart);
}
