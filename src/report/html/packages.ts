import type { PackageChange, UnitChanges } from '../../core/change-set.js';
import type { BuildPlan } from '../../core/rebuild.js';
import { groupChanges, type GroupChanges } from '../group-changes.js';
import { versions } from '../moved.js';
import type { Group } from '../model.js';
import { byteChange, bytes, counted } from '../quantity.js';
import { nameList, toText, type Line } from '../rich.js';
import { configurationCounts, unitCounts } from '../counts.js';
import { byInterest, changeWord, packageCounts } from '../package-words.js';
import { systemCounts, systemLines } from '../system.js';
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

/** Packages and generated configuration of a group, or what would be built where nothing was. */
export function packageFold(group: Group, open: boolean): Markup {
  const [{ outcome }] = group;
  const changes = groupChanges(group);
  if (changes) {
    const content = changeContent(fewHosts(group), changes);
    if (content === nothing) return nothing;
    return folded([lineMarkup(fewHosts(group)), `: ${packageCounts(changes.packages)}`], content, open);
  }
  if (outcome.kind !== 'evaluated') return nothing;
  const { build, fetch } = outcome.plan;
  const told = `: ${build.length} to build, ${fetch.length} to fetch`;
  return folded([lineMarkup(fewHosts(group)), told], planContent(outcome.plan), open);
}

/** Units added, removed and changed. */
export function unitFold(group: Group): Markup {
  const changes = groupChanges(group);
  if (!changes || unitCounts(changes.units) === '') return nothing;
  const summary = [lineMarkup(fewHosts(group)), `: ${unitCounts(changes.units)}`];
  return folded(summary, bullets(nameLists(changes.units)));
}

/** Who and what is let in, and what lies in /etc. */
export function systemFold(group: Group): Markup {
  const changes = groupChanges(group);
  const counts = changes ? systemCounts(changes) : '';
  if (!changes || counts === '') return nothing;
  return folded([lineMarkup(fewHosts(group)), `: ${counts}`], bullets(systemLines(changes)));
}

function changeContent(hosts: Line, { packages, configuration }: GroupChanges): Markup {
  const generated = configurationCounts(configuration);
  if (packages.length === 0 && generated === '') return nothing;
  const table = packages.length === 0 ? nothing : packageTable(toText(hosts), byInterest(packages));
  const summary = `Generated configuration: ${generated}`;
  return markup`${table}${generated === '' ? nothing : folded(summary, bullets(nameLists(configuration)))}`;
}

/** So many rows share a body of the table: a body that is out of sight is not laid out. */
const SLICE = 100;

/**
 * All rows are there, in order of interest; the script adds what filters and sorts them. On a screen the rows are no
 * table to the style, so roles say what they are.
 */
function packageTable(hosts: string, packages: readonly PackageChange[]): Markup {
  const label = `Packages of ${hosts}`;
  const heads = columns.map(
    ([key, title]) => markup`<th role="columnheader" scope="col" data-key="${key}">${title}</th>`,
  );
  const table = markup`<table class="packages" role="table"><caption>${label}, before and after</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
${packageBodies(packages)}</table>`;
  return markup`<div data-packages>
<div class="tools" role="search" aria-label="${label}" hidden>
<label>Filter <input type="search" autocomplete="off" spellcheck="false" placeholder="name or version"></label>
<label>Change <select><option value="">all</option>${kindOptions(packages)}</select></label>
</div>
<p class="count" role="status">${counted(packages.length, 'package')}</p>
${scrolling(label, table)}</div>`;
}

function packageBodies(packages: readonly PackageChange[]): Content {
  return Array.from({ length: Math.ceil(packages.length / SLICE) }, (_, index) => {
    const rows = packages.slice(index * SLICE, (index + 1) * SLICE).map(packageRow);
    return markup`<tbody role="rowgroup">\n${rows}</tbody>`;
  });
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
  const cells = [version(before), version(after), changeWord(change)].map(
    (text) => markup`<td role="cell">${text}</td>`,
  );
  return markup`<tr role="row" data-kind="${kindOf(change)}"><th role="rowheader" scope="row">${shownName(change.name)}</th>${cells}<td role="cell" data-bytes="${change.bytes}">${byteChange(change.bytes)}</td></tr>
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
