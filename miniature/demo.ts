import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import path from 'node:path';
import { readArguments, type DemoArguments } from './demo/arguments.mjs';
import { excerpt } from './demo/excerpt.js';
import { mirrorVariables } from './own-repository.js';
import { serveReport } from './report-page.js';
import { startWorld, type World } from './world.js';

const bundle = path.join(import.meta.dirname, '..', 'dist', 'cli', 'index.js');
const say = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

let serving = false;

/** The main job in the miniature world, by the bundle that is published; then a page to look at the pull request. */
async function main({ forge: kind, serve }: DemoArguments): Promise<number> {
  say('Starting a channel mirror, a forge and an infrastructure repository, all on this machine …');
  await using world = await startWorld(undefined, undefined, kind);
  say(`  channel mirror  ${world.mirror.urls.channels}`);
  say(`  forge           ${world.forge.urls.server}/${world.repository} (${kind})`);
  say('  hosts           web1 (flake.lock), db1 (npins), cache1 (.nix-channels), all on an old nixos-25.11');
  say('\n$ channel-bump check');
  const checked = await channelBump(world, ['check', world.checkout]);
  if (checked !== 0) return checked;
  say('\n$ channel-bump update --html report.html');
  const report = path.join(path.dirname(world.checkout), 'report.html');
  const updated = await channelBump(world, ['update', world.checkout, '--html', report], true);
  if (updated !== 0) return updated;
  const pull = await openPull(world);
  say(`\nThe pull request, as it stands on the forge:\n\n${pull.title}`);
  say(`${pull.base.ref} <- ${pull.head.ref}\n\n${excerpt(pull.body)}\n`);
  if (world.forge.violations.length > 0) {
    say(
      `The forge has seen ${world.forge.violations.length} requests or answers that are not as its API describes them.`,
    );
    return 1;
  }
  say('Done: a proven pull request is open, for three pins and three hosts.');
  if (!serve) {
    say('That was its beginning. To see all of it, and the report as a page: the demo without --no-serve.');
    return 0;
  }
  await using page = await serveReport(report);
  if (kind === 'github') say(`All of it:            ${pull.html_url}`);
  else
    say('The miniature Forgejo has no pages, but the report as a page says all that the pull request does.');
  say(`The report as a page: ${page.address}`);
  say('\nA repository of your own against this mirror, with its few made-up releases, in another terminal:');
  for (const [name, value] of Object.entries(mirrorVariables(world.mirror.urls)))
    say(`  export ${name}=${value}`);
  say(`  node ${bundle} check FOLDER\n\nCtrl-C ends.`);
  serving = true;
  await new Promise(() => undefined);
  return 0;
}

/** What a signal is passed on to, while there is something. */
let running: ChildProcess | null = null;

/** @param quiet its result is shown only where it fails: else the pull request says the same */
async function channelBump(world: World, argv: readonly string[], quiet = false): Promise<number> {
  running = spawn(process.execPath, [bundle, ...argv], {
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'inherit'],
    env: { ...world.environment, TERM: process.env['TERM'] ?? '', LANG: process.env['LANG'] ?? '' },
  });
  let told = '';
  running.stdout?.setEncoding('utf8').on('data', (text: string) => (told += text));
  const [code, signal] = (await once(running, 'close')) as [number | null, NodeJS.Signals | null];
  running = null;
  if (code !== 0) say(told.trimEnd());
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

interface Pull {
  title: string;
  body: string;
  html_url: string;
  base: { ref: string };
  head: { ref: string };
}

async function openPull(world: World): Promise<Pull> {
  const answer = await fetch(`${world.forge.urls.api}/repos/${world.repository}/pulls?state=open`, {
    headers: { authorization: `Bearer ${world.environment['GITHUB_TOKEN'] ?? ''}` },
  });
  const [pull] = (await answer.json()) as Pull[];
  if (!pull) throw new Error('There is no open pull request.');
  return pull;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // The walk tidies up behind itself and ends the demo with its own exit code.
    if (running) running.kill(signal);
    else process.exit(serving ? 0 : 128 + constants.signals[signal]);
  });
}

const given = readArguments(process.argv.slice(2));
if ('text' in given) (given.exitCode === 0 ? process.stdout : process.stderr).write(`${given.text}\n`);
process.exitCode = 'text' in given ? given.exitCode : await main(given);
