// npm run pictures [-- --fonts FOLDER]: takes the pictures of docs/pictures in the demo's world. By hand, not in CI.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'puppeteer-core';
import { startBrowser } from './browser.js';
import { terminalPage } from './pictures/terminal.js';
import { startWorld, type World } from './world.js';

const { values } = parseArgs({ options: { fonts: { type: 'string' } } });
const root = path.join(import.meta.dirname, '..');
const pictures = path.join(root, 'docs', 'pictures');
const COLUMNS = 138;

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-pictures-'));
  try {
    await using world = await startWorld();
    const report = path.join(folder, 'report.html');
    const check = await onTerminal(world, ['check', world.checkout]);
    const rebuild = await onTerminal(world, ['rebuild', world.checkout]);
    await onTerminal(world, ['update', world.checkout, '--html', report]);
    const terminal = path.join(folder, 'terminal.html');
    await writeFile(
      terminal,
      terminalPage(COLUMNS, [
        { command: 'channel-bump check', output: check },
        { command: 'channel-bump rebuild', output: rebuild, lines: 32 },
      ]),
    );
    const browser = await startBrowser(['--disable-lcd-text', '--hide-scrollbars'], {
      FONTCONFIG_FILE: await fontSettings(folder),
    });
    try {
      const pull = `${world.forge.urls.server}/${world.repository}/pull/1`;
      await picture(browser, 'pull-request', pull, { width: 960, height: 1040 });
      const page = pathToFileURL(report).href;
      await picture(browser, 'page-light', page, { width: 1000, height: 900 });
      await picture(browser, 'page-dark', page, {
        width: 1000,
        height: 1200,
        scheme: 'dark',
        from: '#report-1-packages',
      });
      await picture(browser, 'terminal', pathToFileURL(terminal).href, { width: 1080, height: 1400 });
    } finally {
      await browser.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Runs our command line as a person at a terminal does; what it prints, colours and progress as well.
 * @throws Error when it fails
 */
async function onTerminal(world: World, argv: readonly string[]): Promise<string> {
  // `script` gives it a terminal, and takes a line of a shell: what differs is in the environment, never in the line.
  const line = `stty cols ${COLUMNS} rows 50; exec "$PICTURE_NODE" --import tsx "$PICTURE_CLI" ${argv.map((_, i) => `"$PICTURE_ARGUMENT_${i}"`).join(' ')}`;
  const child = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...world.environment,
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      SHELL: '/bin/sh',
      PICTURE_NODE: process.execPath,
      PICTURE_CLI: path.join(root, 'src', 'entry', 'cli.ts'),
      ...Object.fromEntries(argv.map((argument, i) => [`PICTURE_ARGUMENT_${i}`, argument])),
    },
  });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  const [code] = (await once(child, 'close')) as [number | null];
  const output = Buffer.concat(pieces).toString();
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${String(code)}:\n${output}`);
  return output;
}

/** Fonts that people have: Inter and JetBrains Mono where they are installed, or lie in `--fonts`; else what is there. */
async function fontSettings(folder: string): Promise<string> {
  const prefer = (family: string, first: string): string =>
    `<match target="pattern"><test name="family"><string>${family}</string></test><edit name="family" mode="prepend" binding="strong"><string>${first}</string></edit></match>`;
  const file = path.join(folder, 'fonts.conf');
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
${values.fonts === undefined ? '' : `<dir>${path.resolve(values.fonts)}</dir>`}
<cachedir>${folder}/fonts</cachedir>
${['system-ui', 'sans-serif'].map((family) => prefer(family, 'Inter')).join('\n')}
${['ui-monospace', 'monospace'].map((family) => prefer(family, 'JetBrains Mono')).join('\n')}
</fontconfig>
`,
  );
  return file;
}

/** What of a page is taken. */
interface Frame {
  width: number;
  /** At most: less where the page ends. */
  height: number;
  scheme?: 'light' | 'dark';
  /** Selector of what stands at the top; default: the page's own top. */
  from?: string;
}

async function picture(browser: Browser, name: string, address: string, frame: Frame): Promise<void> {
  const { width, height, scheme = 'light', from } = frame;
  const page = await browser.newPage();
  await page.setViewport({ width, height: 640 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(address);
  const y = from === undefined ? 0 : await topOf(page, from);
  const left = (await heightOf(page)) - y;
  const file = path.join(pictures, `${name}.png`);
  const clip = { x: 0, y, width, height: Math.min(height, left) };
  await page.screenshot({ path: file, clip });
  await page.close();
  process.stdout.write(`${path.relative(root, file)}: ${Math.ceil((await stat(file)).size / 1024)} KiB\n`);
}

/** A little above it, in pixels from the top of the page. */
async function topOf(page: Page, selector: string): Promise<number> {
  return (await page.evaluate(
    `document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect().top + scrollY - 16`,
  )) as number;
}

async function heightOf(page: Page): Promise<number> {
  return (await page.evaluate('document.documentElement.scrollHeight')) as number;
}

await main();
