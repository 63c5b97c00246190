import { fenced } from './inert.js';
import { releaseBlocks } from './markdown-charts.js';
import { failureText } from './markdown-hosts.js';
import { bullets, fewNames, first, folded, section, type Drawing } from './markdown-parts.js';
import type { Group, Report } from './model.js';
import { counted } from './quantity.js';
import { toText, type Line } from './rich.js';
import { isToldAlready, searchLines } from './search.js';
import { notBooted, provenInVm, vmLines, vmSummary } from './vm-proof.js';
import { warningGroups, type WarningGroup } from './warnings.js';

/** What the VM of each group of hosts has shown, folded; of those that were not booted, why. */
export function* vmBlocks(drawing: Drawing, groups: readonly Group[]): Generator<string> {
  const told = groups.filter((group) => provenInVm(group) !== null || notBooted(group) !== null);
  yield* section(drawing, 'In a VM', 'details of the VMs', told, (group) => {
    const proven = provenInVm(group);
    if (!proven) return { summary: notBooted(group) ?? [], content: '' };
    return {
      summary: [vmSummary(group, proven)],
      content: bullets(vmLines(proven, drawing.budget.switchNames)),
    };
  });
}

/** So few evaluation warnings need no folding, and so few sets of hosts that have them get a block each. */
const FEW = 3;

/** Evaluation warnings that only the new release gives, each once, by the hosts that have them. */
export function* warningBlocks(drawing: Drawing, groups: readonly Group[]): Generator<string> {
  const found = warningGroups(groups.flat());
  const count = found.reduce((sum, { warnings }) => sum + warnings.length, 0);
  if (count === 0) return;
  const shown = firstWarnings(drawing, found);
  if (shown.length === 0) return;
  yield `#### ${counted(count, 'new evaluation warning')}`;
  if (count <= FEW) {
    yield bullets(
      shown.flatMap(({ hosts, warnings }) =>
        warnings.map((said): Line => [...fewNames(hosts), ': ', { said }]),
      ),
    );
    return;
  }
  if (shown.length <= FEW) {
    for (const { hosts, warnings } of shown) {
      yield folded([...fewNames(hosts), `: ${counted(warnings.length, 'warning')}`], fenced(warnings));
    }
    return;
  }
  const lines = shown.flatMap(({ hosts, warnings }) =>
    warnings.map((warning) => `${toText(fewNames(hosts))}: ${warning}`),
  );
  yield folded(['By hosts'], fenced(lines));
}

function firstWarnings(drawing: Drawing, found: readonly WarningGroup[]): WarningGroup[] {
  const { warningLines } = drawing.budget;
  let left = warningLines;
  const shown: WarningGroup[] = [];
  for (const { hosts, warnings } of found) {
    const kept = first(drawing, warnings, left, 'evaluation warnings');
    left -= kept.length;
    if (kept.length > 0) shown.push({ hosts, warnings: kept });
  }
  return shown;
}

/** What was tried in the search for a release that works, and the failure of the first that does not. */
export function* searchBlocks(report: Report, drawing: Drawing): Generator<string> {
  const { lastGood, hosts } = report;
  if (!lastGood) return;
  const { searched } = drawing.budget;
  if (searched === 0) {
    drawing.leftOut.add('the search');
    return;
  }
  const { release, host, failure } = lastGood.broken;
  yield '#### The search for a release that works';
  const where: Line = [{ name: release }, ' on ', { name: host }];
  if (!isToldAlready(failure, hosts)) yield failureText(drawing, where, host, failure);
  const lines = searchLines(lastGood, searched);
  if (lines.length > 0) yield bullets(lines);
  yield* releaseBlocks(drawing, report);
}
