import type { ChangeSet, PackageChange, UnitChanges } from '../../core/change-set.js';
import type { BuildPlan } from '../../core/rebuild.js';
import { versions } from '../moved.js';
import type { Group } from '../model.js';
import { byteChange, bytes } from '../quantity.js';
import { nameList, toText, type Line } from '../rich.js';
import { byInterest, changeWord, packageCounts, unitCounts } from '../summary.js';
import {
  bullets,
  fewHosts,
  folded,
  lineMarkup,
  markup,
  nothing,
  scrolling,
  shownName,
  type Content,
  type Markup,
} from './markup.js';

/** What the script filters by, in the order in which it sorts. `own` is a package rebuilt by itself. */
const kinds = [
  ['downgraded', 'downgraded'],
  ['upgraded', 'upgraded'],
  ['changed', 'changed'],
  ['added', 'added'],
  ['removed', 'removed'],
  ['own', 'rebuilt by itself'],
  ['rebuilt', 'rebuilt'],
] as const;

const columns = [
  ['name', 'Package'],
  ['before', 'Before'],
  ['after', 'After'],
  ['change', 'Change'],
  ['size', 'Size'],
] as const;

/** Packages and generated configuration of each group, or what would be built where nothing was; the first is unfolded. */
export function packageSection(groups: readonly Group[]): Content {
  let opened = false;
  return groups.map((group) => {
    const [{ changes, outcome }] = group;
    const content = changes
      ? changeContent(fewHosts(group), changes)
      : outcome.kind === 'evaluated'
        ? planContent(outcome.plan)
        : nothing;
    if (content === nothing) return nothing;
    const told = changes
      ? packageCounts(changes.packages)
      : outcome.kind === 'evaluated'
        ? `${outcome.plan.build.length} to build, ${outcome.plan.fetch.length} to fetch`
        : '';
    const open = !opened;
    opened = true;
    return folded([lineMarkup(fewHosts(group)), `: ${told}`], content, open);
  });
}

/** Units added, removed and changed, by groups. */
export function unitSection(groups: readonly Group[]): Content {
  return groups.map((group) => {
    const [{ changes }] = group;
    if (!changes || unitCounts(changes.units) === '') return nothing;
    const summary = [lineMarkup(fewHosts(group)), `: ${unitCounts(changes.units)}`];
    return folded(summary, bullets(nameLists(changes.units)));
  });
}

function changeContent(hosts: Line, { packages, configuration }: ChangeSet): Markup {
  const generated = unitCounts(configuration);
  if (packages.length === 0 && generated === '') return nothing;
  const table = packages.length === 0 ? nothing : packageTable(toText(hosts), byInterest(packages));
  const summary = `Generated configuration: ${generated} (${byteChange(configuration.bytes)})`;
  return markup`${table}${generated === '' ? nothing : folded(summary, bullets(nameLists(configuration)))}`;
}

/** All rows are there, in order of interest. The script adds what filters and sorts them. */
function packageTable(hosts: string, packages: readonly PackageChange[]): Markup {
  const label = `Packages of ${hosts}`;
  const table = markup`<table class="packages"><caption>${label}, before and after</caption>
<thead><tr>${columns.map(([key, title]) => markup`<th scope="col" class="${key}" data-key="${key}">${title}</th>`)}</tr></thead>
<tbody>
${packages.map(packageRow)}</tbody></table>`;
  return markup`<div data-packages>
<div class="tools" role="search" aria-label="${label}" hidden>
<label>Filter <input type="search" autocomplete="off" spellcheck="false" placeholder="name or version"></label>
<label>Change <select><option value="">all</option>${kindOptions(packages)}</select></label>
</div>
<p class="count" role="status">${packages.length} packages</p>
${scrolling(label, table)}<button type="button" class="more" hidden>Show all rows</button>
</div>`;
}

function kindOptions(packages: readonly PackageChange[]): Content {
  return kinds.map(([kind, word]) => {
    const count = packages.filter((change) => kindOf(change) === kind).length;
    return count === 0 ? nothing : markup`<option value="${kind}">${word} (${count})</option>`;
  });
}

function packageRow(change: PackageChange): Markup {
  const [before, after] = [versions(change.before), versions(change.after)];
  const version = (text: string | null): string => (text === null ? '–' : shownName(text));
  return markup`<tr data-kind="${kindOf(change)}"><th scope="row">${shownName(change.name)}</th><td>${version(before)}</td><td>${version(after)}</td><td>${changeWord(change)}</td><td data-bytes="${change.bytes}">${byteChange(change.bytes)}</td></tr>
`;
}

function kindOf({ change, cause }: PackageChange): string {
  return cause === 'own' ? 'own' : change;
}

function nameLists(names: UnitChanges): Line[] {
  return (['added', 'removed', 'changed'] as const)
    .filter((kind) => names[kind].length > 0)
    .map((kind): Line => [`${kind}: `, ...nameList(names[kind])]);
}

function planContent({ build, fetch, downloadBytes, unpackedBytes }: BuildPlan): Markup {
  const list = (word: string, names: readonly string[]): Line[] =>
    names.length === 0 ? [] : [[`${word}: `, ...nameList(names)]];
  const size = (count: number | null, word: string): Line[] =>
    count === null ? [] : [[`${bytes(count)} ${word}`]];
  return bullets([
    ...list('to build', build),
    ...list('to fetch', fetch),
    ...size(downloadBytes, 'to download'),
    ...size(unpackedBytes, 'unpacked'),
  ]);
}
