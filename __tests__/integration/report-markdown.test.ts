// The Markdown as GitHub shows it, at every size of fleet and change, and its charts as mermaid draws them.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'puppeteer-core';
import { groupHosts } from '../../src/core/fleet.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import type { Group, Report } from '../../src/report/model.js';
import { isUnchanged } from '../../src/report/summary.js';
import { startBrowser } from '../fixtures/browser.js';
import { fleetReport, type FleetShape } from '../fixtures/fleet-report.js';
import { chartsOf, oddities, showOnGitHub, tablesUnder, textOf, type Shown } from '../fixtures/github.js';
import { hostileReport } from '../fixtures/hostile-report.js';
import { hostileStrings } from '../fixtures/hostile-strings.js';

jest.setTimeout(300_000);

const HOSTS = [1, 3, 10, 30, 100, 300, 1000];
const CHANGES = [0, 1, 20, 300, 2000, 20_000];
const PULL_REQUEST = 65_536;
const CHECK_RUN = 65_535;
const STEP_SUMMARY = 1_048_576;

const names = ['plain', 'long', 'hostile'] as const;
/**
 * Of the pairs of sizes every second one, as on a chessboard, and the largest. In how many ways the hosts change, names
 * and events take turns.
 */
const shapes: FleetShape[] = HOSTS.flatMap((hosts, row) =>
  CHANGES.flatMap((changes, column) => {
    if ((row + column) % 2 === 1 && hosts * changes < 2e7) return [];
    const most = changes > 2000 ? 3 : 100;
    const kinds = [1, Math.min(3, hosts), Math.min(most, hosts)][(row + column) % 3] ?? 1;
    const eventful = row % 3 > 0 && hosts * changes < 1e7;
    return [{ hosts, changes, kinds, names: names[(row + column) % 3] ?? 'plain', eventful }];
  }),
);

const charts = new Set<string>();

function size(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** What the last line says was left out; nothing where there is no such line. */
function leftOut(body: string): string[] {
  const list = /\n\*Left out, because the report would be too long here: (.*)\.\*\n$/.exec(body)?.[1];
  return list === undefined ? [] : list.split(', ');
}

/** Renders, and holds what GitHub shows of it against the model. */
function expectIntact(report: Report, limit: number): void {
  const body = renderMarkdown(report, { limit });
  expect(size(body)).toBeLessThanOrEqual(limit);
  const shown = showOnGitHub(body);
  expect(oddities(body, shown)).toEqual([]);
  expectRows(report, shown, new Set(leftOut(body)));
  for (const chart of chartsOf(shown.tree)) charts.add(chart);
}

/** Every row that the model has is in its table, but for what is said to be left out. */
function expectRows(report: Report, { tree }: Shown, gone: ReadonlySet<string>): void {
  if (gone.has('everything but the verdict')) return;
  const changed = groupHosts(report.hosts).filter(([host]) => !isUnchanged(host));
  const [hosts = []] = tablesUnder(tree, 'Hosts');
  if (!gone.has('rows of the table of hosts')) expect(hosts).toHaveLength(changed.length);
  if (!gone.has('package lists')) expectPackages(changed, tablesUnder(tree, 'Package'), gone, textOf(tree));
}

function expectPackages(
  groups: readonly Group[],
  tables: readonly string[][][],
  gone: ReadonlySet<string>,
  words: string,
): void {
  const counts = groups.map(([{ changes }]) => changes?.packages.length ?? 0).filter((count) => count > 0);
  const shortened =
    gone.has('rows of long package lists') || gone.has('packages rebuilt with what they depend on');
  if (!shortened) expect(tables.map((rows) => rows.length).sort(byNumber)).toEqual(counts.sort(byNumber));
  else {
    const more = [...words.matchAll(/^and ([0-9]+) more\.$/gm)].map(([, count]) => Number(count));
    const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);
    expect(sum(tables.map((rows) => rows.length)) + sum(more)).toBe(sum(counts));
  }
}

const byNumber = (a: number, b: number): number => a - b;

describe('as GitHub shows it', () => {
  test.each(shapes)(
    '$hosts hosts, $changes changes, $kinds kinds, $names names: intact in little room',
    (shape) => {
      const report = fleetReport(shape);
      expectIntact(report, shape.hosts % 3 === 0 ? 4000 : 10_000);
      for (const limit of [CHECK_RUN, STEP_SUMMARY]) {
        expect(size(renderMarkdown(report, { limit }))).toBeLessThanOrEqual(limit);
      }
    },
  );

  test.each(shapes.filter((_, index) => index % 4 === 0))(
    '$hosts hosts, $changes changes, $kinds kinds, $names names: intact in a pull request and a check run',
    (shape) => {
      expectIntact(fleetReport(shape), shape.hosts % 3 === 0 ? PULL_REQUEST : CHECK_RUN);
    },
  );

  test('a step summary is intact, of many rows and of many groups', () => {
    const shape = { names: 'plain', eventful: true } as const;
    expectIntact(fleetReport({ ...shape, hosts: 2, changes: 1500, kinds: 1 }), STEP_SUMMARY);
    expectIntact(fleetReport({ ...shape, hosts: 60, changes: 20, kinds: 20 }), STEP_SUMMARY);
  });

  test('the same report gives the same bytes', () => {
    const shape: FleetShape = { hosts: 30, changes: 300, kinds: 3, names: 'hostile', eventful: true };
    expect(renderMarkdown(fleetReport(shape))).toBe(renderMarkdown(fleetReport(shape)));
  });
});

/** What goes, as docs/report.md has it. What goes in one step may come in any order. */
const ORDER: readonly (readonly string[])[] = [
  ['charts'],
  ['names of configuration files'],
  ['beginnings of logs'],
  ['units’ names'],
  ['packages rebuilt with what they depend on'],
  ['rows of long package lists'],
  ['package lists', 'unit lists', 'details of the VMs'],
  ['logs'],
  ['evaluation warnings'],
  ['kernels'],
  ['failures', 'pins'],
  ['hosts’ names'],
  ['findings'],
  ['rows of the table of hosts'],
  ['the search'],
  ['everything but the verdict'],
];

test('the less room there is, the more goes, in the order of the documentation; the verdict stays', () => {
  const fleet = fleetReport({ hosts: 150, changes: 200, kinds: 15, names: 'plain', eventful: true });
  const [pin] = fleet.bumps;
  const report: Report = {
    ...fleet,
    bumps: Array.from({ length: 30 }, (_, index) => ({ ...pin!, name: `pin-${index}` })),
    attention: Array.from({ length: 40 }, (_, index) => `sentence ${index}`),
    untested: Array.from({ length: 12 }, (_, index) => `${index} ${'was not tested. '.repeat(20)}`),
  };
  const place = (what: string): number => ORDER.findIndex((step) => step.includes(what));
  let [known, furthest]: [ReadonlySet<string>, number] = [new Set(), -1];
  const met = new Set<string>();
  for (let limit = 2_000_000; limit >= 3000; limit = Math.floor(limit * 0.82)) {
    const body = renderMarkdown(report, { limit });
    const gone = new Set(leftOut(body));
    expect([...gone].filter((what) => place(what) === -1)).toEqual([]);
    const fresh = [...gone].filter((what) => !known.has(what)).map(place);
    // A step back is none of the order: `logs` takes the place of `beginnings of logs`.
    for (const step of fresh) expect(step).toBeGreaterThanOrEqual(furthest);
    furthest = Math.max(furthest, ...fresh);
    known = gone;
    for (const what of gone) met.add(what);
    expect(body).toMatch(/^### .*\n\n6 days newer, .*\n\n(?:> .*\n\n)?\*\*150 hosts: 15 failed, /);
    if (!gone.has('everything but the verdict')) {
      expect(body).toMatch(/\n#### Needs an eye\n\n- build failed: /);
      expect(body.indexOf('| Hosts |')).toBeLessThan(body.indexOf('#### Needs an eye'));
    }
  }
  const unmet = ORDER.flat().filter((what) => !met.has(what));
  expect(unmet).toEqual([]);
});

describe('the charts, drawn by mermaid', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await startBrowser();
    page = await browser.newPage();
    const require = createRequire(import.meta.url);
    await page.addScriptTag({ path: require.resolve('@mermaid-js/tiny') });
  });
  afterAll(() => browser.close());

  /** Of each chart its title and description, the words that are drawn, and elements that no chart has. */
  async function drawn(texts: readonly string[]): Promise<Drawn[]> {
    const code = `(async () => {
      mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
      const drawn = [];
      for (const [index, text] of ${JSON.stringify(texts)}.entries()) {
        const { svg } = await mermaid.render('chart' + index, text);
        const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
        const words = (name) => [...parsed.querySelectorAll(name)].map((one) => one.textContent);
        drawn.push({ title: words('title')[0], about: words('desc')[0], labels: words('text'), odd: words('script, foreignObject, a, image') });
      }
      return drawn;
    })()`;
    return (await page.evaluate(code)) as Drawn[];
  }
  interface Drawn {
    title: string;
    about: string;
    labels: string[];
    odd: string[];
  }

  test('all of the reports above are drawn, each with a title and a description', async () => {
    for (const name of names) {
      const report = fleetReport({ hosts: 8, changes: 30, kinds: 4, names: name, eventful: true });
      expectIntact(report, STEP_SUMMARY);
    }
    expect(charts.size).toBeGreaterThan(6);
    for (const { title, about, labels, odd } of await drawn([...charts])) {
      expect(title).toMatch(/^(What changed most in size|Releases of nixos-25\.11)$/);
      expect(about.length).toBeGreaterThan(20);
      expect(labels.length).toBeGreaterThan(3);
      expect(odd).toEqual([]);
    }
  });

  test('the releases are on one line', async () => {
    const report = fleetReport({ hosts: 3, changes: 0, kinds: 1, names: 'plain', eventful: true });
    const [chart = ''] = chartsOf(showOnGitHub(renderMarkdown(report)).tree);
    const [line] = await drawn([chart]);
    expect(line?.about).toBe(
      'today 25.11.4021, 11 older, proposed 25.11.4085, 2 not judged, fails 25.11.4100, 24 newer, newest 25.11.4225',
    );
    expect(line?.labels).toEqual(
      expect.arrayContaining([
        'nixos-25.11',
        '25.11.4021',
        'today',
        '11 older',
        '25.11.4085',
        'proposed',
        'fails',
        'newest',
      ]),
    );
  });

  test('a name by others is a label, or is not there, whatever it is', async () => {
    for (let at = 0; at < hostileStrings.length; at += 12) {
      const words = Array.from(
        { length: 12 },
        (_, index) => hostileStrings[(at + index) % hostileStrings.length]?.text ?? '',
      );
      const body = renderMarkdown(hostileReport(words), { limit: STEP_SUMMARY });
      const texts = [...body.matchAll(/^```mermaid\n([^]*?)\n```$/gm)].map(([, text = '']) => text);
      expect(texts.length).toBeGreaterThan(0);
      for (const { odd, title } of await drawn(texts)) {
        expect(odd).toEqual([]);
        expect(title).toMatch(/^(What changed most in size$|Releases of )/);
      }
    }
  });
});
