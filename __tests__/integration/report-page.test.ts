// The HTML report in a real Chromium.
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import axe from 'axe-core';
import type { Browser } from 'puppeteer-core';
import type { PackageChange } from '../../src/core/change-set.js';
import { files } from '../../src/platform/files.js';
import type { TemporaryFolder } from '../../src/ports/files.js';
import { renderHtml } from '../../src/report/html/page.js';
import { inPage, startBrowser, watchedPage, type Watched } from '../fixtures/browser.js';
import { hostileReport } from '../fixtures/hostile-report.js';
import { hostileStrings } from '../fixtures/hostile.js';
import { manyPackages, pageReport } from '../fixtures/page-report.js';
import { report } from '../fixtures/systems.js';

jest.setTimeout(180_000);

const COUNT = 450;
let browser: Browser;
let folder: TemporaryFolder;
let watched: Watched;

beforeAll(async () => {
  folder = await files.temporaryFolder('report-page');
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await folder[Symbol.asyncDispose]();
});
beforeEach(async () => {
  watched = await watchedPage(browser);
});
afterEach(async () => {
  await watched.page.close();
});

/** Opens the page of a report as a file. */
async function open(text = renderHtml([pageReport(COUNT)])): Promise<string> {
  const file = path.join(folder.path, `${crypto.randomUUID()}.html`);
  await writeFile(file, text);
  const address = pathToFileURL(file).href;
  await watched.page.goto(address);
  return address;
}

const run = <T>(code: string): Promise<T> => inPage<T>(watched.page, code);
/** The first table of packages: names of the rows that are in the page, or another column of them. */
const column = (index: number): Promise<string[]> =>
  run(`[...document.querySelector('.packages').rows].slice(1).map((row) => row.cells[${index}].textContent)`);
const status = (): Promise<string> => run(`document.querySelector('.count').textContent`);
const told = (text: string): Promise<unknown> =>
  watched.page.waitForFunction(`document.querySelector('.count').textContent === ${JSON.stringify(text)}`);
const overflow = (): Promise<number> =>
  run(`document.documentElement.scrollWidth - document.documentElement.clientWidth`);

describe('the file', () => {
  test('asks for nothing but itself and has nothing to complain of', async () => {
    const address = await open();
    await run(`for (const fold of document.querySelectorAll('details')) fold.open = true`);
    await watched.page.type('.tools input', 'lib');
    await told('113 of 450 packages');
    expect(watched.requests).toEqual([address]);
    expect(watched.complaints).toEqual([]);
  });

  test('its policy lets no other style, script, picture or request in', async () => {
    await open();
    const before = await run(`getComputedStyle(document.querySelector('h1')).color`);
    await run(`{
      window.ran = [];
      const script = document.createElement('script');
      try { script.textContent = 'ran.push("script")'; document.head.append(script); } catch { ran.push('refused'); }
      try { document.body.innerHTML += '<b>x</b>'; } catch { ran.push('refused'); }
      const style = document.createElement('style');
      style.textContent = 'h1 { color: rgb(1, 2, 3) !important }';
      document.head.append(style);
      document.querySelector('h1').setAttribute('style', 'color: rgb(1, 2, 3)');
      try { document.querySelector('h1').setAttribute('onclick', 'ran.push("handler")'); } catch { ran.push('refused'); }
      document.querySelector('h1').click();
      const image = document.createElement('img');
      image.onload = () => ran.push('picture');
      image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
      document.body.append(image);
      fetch('https://evil.example/').then(() => ran.push('request'), () => ran.push('no request'));
    }`);
    await watched.page.waitForFunction(`ran.includes('no request')`);
    expect(await run('ran')).toEqual(['refused', 'refused', 'refused', 'no request']);
    expect(await run(`getComputedStyle(document.querySelector('h1')).color`)).toBe(before);
    expect(watched.complaints.length).toBeGreaterThan(3);
    expect(watched.requests.filter((one) => one.startsWith('http'))).toEqual([]);
  });

  test('words by others run nothing, ask for nothing and end nothing, whatever they try', async () => {
    const tried = hostileStrings.filter(({ family }) => /HTML|markers|links|terminal/.test(family));
    for (let from = 0; from < tried.length; from += 12) {
      const words = tried.slice(from, from + 12).map(({ text }) => text);
      await open(renderHtml([hostileReport([...words, ...words].slice(0, 12))]));
      await watched.page.type('.tools input', 'a');
      await run(`document.querySelector('.packages [data-key=name] button').click()`);
      expect(await run(`document.querySelector('footer').parentElement === document.body`)).toBe(true);
    }
    expect(tried.length).toBeGreaterThan(80);
    expect(watched.complaints).toEqual([]);
    expect(watched.requests.filter((one) => !one.startsWith('file:'))).toEqual([]);
  });

  test('can be read without its script: every row is there', async () => {
    await watched.page.setJavaScriptEnabled(false);
    await open();
    expect(await column(0)).toHaveLength(COUNT);
    expect(await run(`document.querySelectorAll('.packages button, .packages [aria-sort]').length`)).toBe(0);
    expect(await run(`getComputedStyle(document.querySelector('.tools')).display`)).toBe('none');
    expect(await status()).toBe('450 packages');
  });
});

describe('the table of packages', () => {
  test('is filtered by words, anywhere in name, versions and change, and by kind', async () => {
    await open();
    const { page } = watched;
    const all = manyPackages(COUNT);
    const count = (test: (change: PackageChange) => boolean): string =>
      `${all.filter(test).length} of ${COUNT} packages`;
    await page.type('.tools input', 'PYTHON3 upgraded');
    await told(count(({ name, change }) => name.startsWith('python3-') && change === 'upgraded'));
    expect(await column(0)).not.toEqual([]);
    for (const name of await column(0)) expect(name).toMatch(/^python3-/);
    expect(new Set(await column(3))).toEqual(new Set(['upgraded']));
    await page.locator('.tools input').fill('');
    await page.select('.tools select', 'own');
    await told(count(({ cause }) => cause === 'own'));
    expect(new Set(await column(3))).toEqual(new Set(['rebuilt by itself (patched?)']));
    await page.type('.tools input', 'no such package');
    await told('0 of 450 packages');
    expect(await column(0)).toEqual([]);
    await page.locator('.tools input').fill('');
    await page.select('.tools select', '');
    await told('450 packages');
    expect((await column(3))[0]).toBe('downgraded');
  });

  test('is sorted by each column with the keyboard alone', async () => {
    await open();
    const { page } = watched;
    await page.focus('.tools select');
    const sorted = (): Promise<(string | null)[]> =>
      run(
        `[...document.querySelector('.packages').tHead.rows[0].cells].map((cell) => cell.getAttribute('aria-sort'))`,
      );
    // The table itself can be focused, as it scrolls; then its heads, one after the other.
    await page.keyboard.press('Tab');
    for (const [index, key] of ['package', 'before', 'after', 'change', 'size'].entries()) {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await told(`450 packages, by ${key}, ascending`);
      const first = (await column(index))[0];
      expect((await sorted()).map((one) => one !== null).indexOf(true)).toBe(index);
      await page.keyboard.press('Space');
      await told(`450 packages, by ${key}, descending`);
      expect((await column(index))[0]).not.toBe(first);
      expect((await sorted()).filter((one) => one !== null)).toEqual(['descending']);
    }
  });

  test('sorts names and versions as numbers, sizes by their bytes, and what has no version last', async () => {
    await open();
    const by = async (key: string, direction: string): Promise<void> => {
      await run(`document.querySelector('.packages [data-key=${key}] button').click()`);
      await told(`450 packages, by ${key === 'name' ? 'package' : key}, ${direction}`);
    };
    const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
    await by('name', 'ascending');
    const names = await column(0);
    expect(names).toHaveLength(COUNT);
    expect(names).toEqual(names.toSorted((a, b) => collator.compare(a, b)));
    for (const direction of ['ascending', 'descending']) {
      await by('before', direction);
      const versions = await column(1);
      const known = versions.filter((version) => version !== '–');
      expect(versions.slice(known.length).every((version) => version === '–')).toBe(true);
      expect(known.length).toBeLessThan(COUNT);
      const inOrder = known.toSorted((a, b) => collator.compare(a, b));
      expect(known).toEqual(direction === 'ascending' ? inOrder : inOrder.reverse());
    }
    await by('size', 'ascending');
    const sizes: number[] = await run(
      `[...document.querySelector('.packages').rows].slice(1).map((row) => Number(row.cells[4].dataset.bytes))`,
    );
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  });

  test('holds all rows, of which only those in sight are laid out', async () => {
    await open();
    const { page } = watched;
    expect(await column(0)).toHaveLength(COUNT);
    const visible = (index: number): string =>
      `document.querySelector('.packages').rows[${index}].checkVisibility({ contentVisibilityAuto: true })`;
    expect(await run(visible(1))).toBe(true);
    expect(await run(visible(COUNT))).toBe(false);
    await run(`{
      const region = document.querySelector('.packages').parentElement;
      region.scrollIntoView();
      region.scrollTo(0, 1e6);
    }`);
    await page.waitForFunction(visible(COUNT));
  });

  test('of a folded group works once it is unfolded', async () => {
    await open();
    const second = `document.querySelectorAll('[data-packages]')[1]`;
    expect(await run(`${second}.querySelector('.tools').hidden`)).toBe(true);
    await run(`${second}.closest('details').open = true`);
    await watched.page.waitForFunction(`!${second}.querySelector('.tools').hidden`);
    expect(await run(`${second}.querySelectorAll('thead button').length`)).toBe(5);
  });
});

describe('how it is shown', () => {
  test.each([
    ['light and wide', 1280, 'light'],
    ['dark and wide', 1280, 'dark'],
    ['light and narrow', 360, 'light'],
    ['dark and narrow', 360, 'dark'],
  ])('%s: nothing is wider than the window', async (name, width, scheme) => {
    const { page } = watched;
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await open();
    await run(`for (const fold of document.querySelectorAll('details')) fold.open = true`);
    const picture = path.join(folder.path, `${name.replaceAll(' ', '-')}.png`);
    await page.screenshot({ path: picture });
    expect((await stat(picture)).size).toBeGreaterThan(10_000);
    expect(await overflow()).toBe(0);
    const background = await run<string>(`getComputedStyle(document.body).backgroundColor`);
    expect(background).toBe(scheme === 'dark' ? 'rgb(13, 17, 23)' : 'rgb(255, 255, 255)');
  });

  test('on paper: every row, everything unfolded, no controls; and as it was afterwards', async () => {
    await open();
    const { page } = watched;
    await run(`addEventListener('beforeprint', () => {
      window.printed = {
        rows: document.querySelector('.packages').rows.length - 1,
        folded: document.querySelectorAll('details:not([open])').length,
      };
    })`);
    const folds = await run(`document.querySelectorAll('details:not([open])').length`);
    const pdf = await page.pdf({ format: 'A4' });
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(await run('printed')).toEqual({ rows: COUNT, folded: 0 });
    expect(await run(`document.querySelectorAll('details:not([open])').length`)).toBe(folds);
    await page.emulateMediaType('print');
    await page.setViewport({ width: 750, height: 1000 });
    expect(await overflow()).toBe(0);
    expect(await run(`getComputedStyle(document.querySelector('.tools')).display`)).toBe('none');
    expect(await run(`getComputedStyle(document.querySelector('.scroll')).maxHeight`)).toBe('none');
  });

  test('the picture is of equal scale on both sides and within its frame', async () => {
    await open();
    const boxes: { x: number; y: number; right: number; bottom: number; area: number }[][] = await run(
      `[...document.querySelectorAll('[open] svg')].map((svg) => [...svg.querySelectorAll('rect')].map((rect) => {
        const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(rect.getAttribute(name)));
        return { x, y, right: x + width, bottom: y + height, area: width * height };
      }))`,
    );
    const { closure } = pageReport(1).hosts[0]!.changes!;
    const areas = boxes.map((side) => side.reduce((sum, { area }) => sum + area, 0));
    expect(areas).toHaveLength(2);
    expect(areas[0]! / areas[1]!).toBeCloseTo(closure.before.bytes / closure.after.bytes, 2);
    for (const { x, y, right, bottom } of boxes.flat()) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(480.02);
      expect(bottom).toBeLessThanOrEqual(320.02);
    }
  });
});

describe('for everyone', () => {
  test('the first Tab reaches a link past the contents, and what has the focus is seen', async () => {
    await open();
    const { page } = watched;
    await page.keyboard.press('Tab');
    expect(await run(`document.activeElement.className`)).toBe('skip');
    expect(await run(`document.activeElement.getBoundingClientRect().left >= 0`)).toBe(true);
    expect(await run(`getComputedStyle(document.activeElement).outlineStyle`)).toBe('solid');
    await page.keyboard.press('Enter');
    expect(await run(`document.activeElement.id`)).toBe('report');
  });

  test('a screen reader has every row of the table, also those out of sight', async () => {
    const address = await open();
    const reading = await startBrowser(['--force-renderer-accessibility']);
    const nodes = await treeOf(reading, address).finally(() => reading.close());
    const named = (role: string): unknown[] =>
      nodes.filter((node) => node.role?.value === role).map((node) => node.name?.value);
    expect(named('rowheader')).toEqual(expect.arrayContaining(await column(0)));
    expect(named('columnheader')).toEqual(
      expect.arrayContaining(['Package', 'Before', 'After', 'Change', 'Size']),
    );
    expect(named('row').length).toBeGreaterThan(COUNT);
    expect(named('cell').length).toBeGreaterThan(4 * COUNT);
  });

  interface AccessibleNode {
    role?: { value?: unknown };
    name?: { value?: unknown };
  }

  async function treeOf(reading: Browser, address: string): Promise<AccessibleNode[]> {
    const page = await reading.newPage();
    await page.goto(address);
    const session = await page.createCDPSession();
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: AccessibleNode[] };
    return nodes;
  }

  test.each([
    ['light', 1280, 'one'],
    ['dark', 1280, 'one'],
    ['light', 360, 'one'],
    ['light', 1280, 'two'],
  ])('axe finds nothing serious: %s, %i px wide, %s report(s)', async (scheme, width, count) => {
    const { page } = watched;
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const reports =
      count === 'one' ? [pageReport(40)] : [pageReport(40), report({ title: 'nixos-unstable: a -> b' })];
    await open(renderHtml(reports, [['opened ', 'https://forge.example/pull/1']]));
    await run(`for (const fold of document.querySelectorAll('details')) fold.open = true`);
    await run(axe.source);
    const found = await run<{
      violations: { id: string; impact: string; nodes: { html: string }[] }[];
      passes: unknown[];
    }>(`axe.run(document, { resultTypes: ['violations'] })`);
    expect(found.passes.length).toBeGreaterThan(20);
    expect(
      found.violations.map(
        ({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map((node) => node.html).join(' | ')}`,
      ),
    ).toEqual([]);
  });
});

test('10,000 packages: how long it takes is told', async () => {
  const began = performance.now();
  const text = renderHtml([pageReport(10_000)]);
  const made = performance.now() - began;
  const { page } = watched;
  await page.evaluateOnNewDocument(`
    window.long = [];
    new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration)))
      .observe({ type: 'longtask', buffered: true });
  `);
  await open(text);
  const until = (code: string): Promise<number> =>
    run(`new Promise((done) => {
      const from = performance.now();
      ${code};
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)));
    })`);
  const type = (words: string): Promise<number> =>
    until(
      `{ const input = document.querySelector('.tools input'); input.value = ${JSON.stringify(words)}; input.dispatchEvent(new Event('input')) }`,
    );
  const loaded = await run<number[]>('long.splice(0)');
  const rows = {
    'loading: long tasks': loaded,
    'a letter typed': await type('l'),
    'a word typed': await type('lib'),
    'taken away': await type(''),
    'by name': await until(`document.querySelector('[data-key=name] button').click()`),
    'by size': await until(`document.querySelector('[data-key=size] button').click()`),
    'to the end': await until(`document.querySelector('.packages').parentElement.scrollTo(0, 1e6)`),
  };
  const after = await run<number[]>('new Promise((done) => setTimeout(() => done(long), 500))');
  const shown = Object.entries(rows).map(
    ([what, ms]) =>
      `${what.padEnd(22)}${
        [ms]
          .flat()
          .map((one) => `${Math.round(one)} ms`)
          .join(', ') || 'none'
      }`,
  );
  console.log(
    [
      `10,000 packages: ${Math.round(text.length / 1024)} KiB, made in ${Math.round(made)} ms`,
      ...shown,
      `long tasks while filtering and sorting: ${after.map((one) => `${Math.round(one)} ms`).join(', ') || 'none'}`,
    ].join('\n'),
  );
  expect(await column(0)).toHaveLength(10_000);
  expect(watched.complaints).toEqual([]);
});
