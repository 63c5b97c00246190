import type { PackageChange, UnitChanges } from '../core/change-set.js';
import type { BuildPlan } from '../core/rebuild.js';
import { groupChanges, type GroupConfiguration } from './group-changes.js';
import { versions } from './moved.js';
import { bullets, first, markdownTable, section, tableRow, type Drawing } from './markdown-parts.js';
import { byteChange, bytes } from './quantity.js';
import { nameList, toMarkdown, type Line } from './rich.js';
import type { Group } from './model.js';
import { configurationCounts, unitCounts } from './counts.js';
import { byInterest, changeWord, packageCounts } from './package-words.js';
import { isLongerThan, systemCounts, systemLines } from './system.js';

/** A folded list of packages for each group, or of what would be built where nothing was. */
export function* packageBlocks(drawing: Drawing, groups: readonly Group[]): Generator<string> {
  yield* section(drawing, 'Packages', 'package lists', groups, (group) => {
    const [{ outcome }] = group;
    const changes = groupChanges(group);
    if (changes) {
      const { packages, configuration } = changes;
      const content = [...packageList(drawing, packages), ...configurationList(drawing, configuration)];
      return content.length === 0
        ? null
        : { summary: [packageCounts(packages)], content: content.join('\n\n') };
    }
    if (outcome.kind !== 'evaluated') return null;
    const { build, fetch } = outcome.plan;
    return {
      summary: [`${build.length} to build, ${fetch.length} to fetch`],
      content: planList(drawing, outcome.plan),
    };
  });
}

/** Units added, removed and changed, folded. */
export function* unitBlocks(drawing: Drawing, groups: readonly Group[]): Generator<string> {
  yield* section(drawing, 'Units', 'unit lists', groups, (group) => {
    const units = groupChanges(group)?.units ?? { added: [], removed: [], changed: [] };
    const summary = unitCounts(units);
    return summary === ''
      ? null
      : { summary: [summary], content: lists(drawing, units, drawing.budget.unitNames, 'units’ names') };
  });
}

/** Who and what is let in, and what lies in /etc, folded. */
export function* systemBlocks(drawing: Drawing, groups: readonly Group[]): Generator<string> {
  yield* section(
    drawing,
    'Accounts, firewall, /etc',
    'lists of accounts and ports and of files of /etc',
    groups,
    (group) => {
      const changes = groupChanges(group);
      const summary = changes ? systemCounts(changes) : '';
      if (!changes || summary === '') return null;
      const { systemNames } = drawing.budget;
      if (isLongerThan(changes, systemNames))
        drawing.leftOut.add('names of accounts and ports and of files of /etc');
      return { summary: [summary], content: bullets(systemLines(changes, systemNames)) };
    },
  );
}

function packageList(drawing: Drawing, packages: readonly PackageChange[]): string[] {
  const { budget } = drawing;
  const isEcho = ({ cause }: PackageChange): boolean => cause === 'dependencies';
  const own = packages.filter((change) => !isEcho(change));
  const echoes = first(
    drawing,
    packages.filter(isEcho),
    budget.echoes,
    'packages rebuilt with what they depend on',
  );
  const rows = first(
    drawing,
    byInterest([...own, ...echoes]),
    budget.packageRows,
    'rows of long package lists',
  );
  if (rows.length === 0) return [];
  const table = markdownTable(drawing, ['Package', 'Before', 'After', 'Change', 'Size'], eachRow(rows));
  const missing = packages.length - rows.length;
  return missing === 0 ? [table] : [table, `and ${missing} more.`];
}

// The same changes are drawn again with less detail around them, for other hosts, and in another room.
const drawnRows = new WeakMap<PackageChange, string>();

/** One by one: of a table that is too long most are never drawn. */
function* eachRow(rows: readonly PackageChange[]): Generator<string> {
  for (const change of rows) {
    const row = drawnRows.get(change) ?? tableRow(packageCells(change));
    drawnRows.set(change, row);
    yield row;
  }
}

function packageCells(change: PackageChange): Line[] {
  const cell = (list: readonly string[]): Line => {
    const text = versions(list);
    return text === null ? ['–'] : [{ name: text }];
  };
  return [
    [{ name: change.name }],
    cell(change.before),
    cell(change.after),
    [changeWord(change)],
    [byteChange(change.bytes)],
  ];
}

function configurationList(drawing: Drawing, configuration: GroupConfiguration): string[] {
  const counts = configurationCounts(configuration);
  if (counts === '') return [];
  const head = `Generated configuration: ${counts}.`;
  return [
    `${head}\n\n${lists(drawing, configuration, drawing.budget.configurationNames, 'names of configuration files')}`.trim(),
  ];
}

function lists(drawing: Drawing, names: UnitChanges, limit: number, what: string): string {
  const kinds = (['added', 'removed', 'changed'] as const).filter((kind) => names[kind].length > 0);
  if (limit === 0) {
    if (kinds.length > 0) drawing.leftOut.add(what);
    return '';
  }
  return bullets(
    kinds.map((kind): Line => [`${kind}: `, ...nameList(first(drawing, names[kind], limit, what))]),
  );
}

function planList(drawing: Drawing, plan: BuildPlan): string {
  const { packageRows } = drawing.budget;
  const row = (word: string, names: readonly string[]): Line[] =>
    names.length === 0
      ? []
      : [[`${word}: `, ...nameList(first(drawing, names, packageRows, 'rows of long package lists'))]];
  const sizes = [
    plan.downloadBytes === null ? '' : `${bytes(plan.downloadBytes)} to download`,
    plan.unpackedBytes === null ? '' : `${bytes(plan.unpackedBytes)} unpacked`,
  ].filter((size) => size !== '');
  const lines = [...row('to build', plan.build), ...row('to fetch', plan.fetch)];
  return bullets(sizes.length === 0 ? lines : [...lines, [sizes.join(', ')]]) || toMarkdown(['nothing']);
}
