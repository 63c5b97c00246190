#!/usr/bin/env node
import { resolve } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import type { Ports } from '../app/context.js';
import type { VerbInput, VerbOptions, VerbOutcome } from '../app/verb.js';
import { verbs, type Verb } from '../app/verbs.js';
import { createTerminalLog } from '../platform/log.js';
import { jsonText } from '../report/json-text.js';
import { addDemo } from './demo.js';
import { exitCodeOf } from './exit-code.js';
import { misnamedVerb } from './misnamed.js';
import { openPorts } from './ports.js';
import { shownOn } from './screen.js';
import { version } from './version.js';

const EXAMPLE = '--rebuild dry-build --cooldown 3d';
const BEGIN =
  'Begin in your repository with `check`, which changes nothing, then `init`. All documents: docs/README.md';

const program = new Command('channel-bump')
  .description('Bumps NixOS channel pins, proven by a test rebuild.')
  .version(version)
  .exitOverride()
  .configureHelp({ sortSubcommands: false, showGlobalOptions: true })
  .addHelpText('after', `\n${BEGIN}`);

for (const verb of verbs) {
  const command = program.command(`${verb.name} ${verb.arguments}`.trim()).description(verb.about);
  for (const [flags, about] of verb.options) command.addOption(new Option(flags, about));
  command
    .option('--json', 'print JSON for machines')
    .option('--verbose', 'print more: what is done, and each finding');
  if (verb.scope === 'repository') {
    command.addHelpText('after', `\nEvery setting of docs/configuration.md is a flag as well: ${EXAMPLE}`);
  }
  command.action(async (...given: unknown[]) => {
    const positional = given.slice(0, -2).map((a) => (typeof a === 'string' ? a : undefined));
    process.exitCode = await start(verb, positional, command.opts<VerbOptions>());
  });
}

addDemo(program);

// Only of the verb that is run: to know the settings takes longer than some verbs do.
program.hook('preSubcommand', async (_, command) => {
  const verb = verbs.find(({ name }) => name === command.name());
  if (verb?.scope === 'repository') (await import('./settings.js')).addSettings(command);
});

async function start(verb: Verb, positional: (string | undefined)[], options: VerbOptions): Promise<number> {
  const log = createTerminalLog(process.stderr, { verbose: options['verbose'] === true });
  const outcome = await run(verb, openPorts(log), { positional, options, environment: process.env });
  log.progress('');
  if (options['json'] === true) for (const piece of jsonText(outcome.json)) process.stdout.write(piece);
  else process.stdout.write(`${shownOn(process.stdout, process.env, outcome)}\n`);
  return outcome.exitCode;
}

async function run(verb: Verb, ports: Ports, input: VerbInput): Promise<VerbOutcome> {
  if (verb.scope === 'machine') return verb.run(ports, input);
  const { contextOf } = await import('./settings.js');
  const folder = verb.scope === 'repository' ? resolve(input.positional[0] ?? '.') : null;
  return verb.run(await contextOf(ports, folder, input.options), input);
}

// Who reads has enough (`| head`): what is left to say is dropped, what is at work goes on, the exit code stays.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    // A full disk below `> report.txt`: what is there is not all there is to say.
    if (stream === process.stdout)
      process.stderr.write(`channel-bump: the output can't be written: ${error.message}\n`);
    process.exit(1);
  });
}

const asked = process.argv.slice(2);
const misnamed = misnamedVerb(asked, ['help', ...program.commands.map((command) => command.name())]);
// Alone it is refused, with the verb that is spelt nearly alike.
await program
  .parseAsync(misnamed === null ? asked : [misnamed], { from: 'user' })
  .catch(async (error: unknown) => {
    process.exitCode = exitCodeOf(error);
    const isOfRepository = verbs.some(({ name, scope }) => name === asked[0] && scope === 'repository');
    if (isOfRepository) await suggestSetting(error);
  });

/** The help lists no settings, so commander knows none to suggest. */
async function suggestSetting(error: unknown): Promise<void> {
  if (!(error instanceof CommanderError) || error.code !== 'commander.unknownOption') return;
  const { nearestSetting } = await import('./settings.js');
  const [, given = ''] = /'--([^'=]+)/.exec(error.message) ?? [];
  const meant = error.message.includes('Did you mean') ? null : nearestSetting(given);
  if (meant !== null) process.stderr.write(`(Did you mean --${meant}?)\n`);
}
