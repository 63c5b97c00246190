#!/usr/bin/env node
import { resolve } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { settingNames, strayVariables, variableOf, type Overrides } from '../app/config.js';
import type { VerbOptions } from '../app/verb.js';
import { verbs, type Verb } from '../app/verbs.js';
import { mendable, UserError } from '../errors.js';
import { createTerminalLog, inert } from '../platform/log.js';
import { jsonText } from '../report/json-text.js';
import { addDemo } from './demo.js';
import { shownOn } from './screen.js';
import { version } from './version.js';
import { wire } from './wire.js';

const EXAMPLE = '--rebuild dry-build --cooldown 3d';

const program = new Command('channel-bump')
  .description('Bumps NixOS channel pins, proven by a test rebuild.')
  .version(version)
  .exitOverride()
  .configureHelp({ sortSubcommands: false, showGlobalOptions: true });

for (const verb of verbs) {
  const command = program.command(`${verb.name} ${verb.arguments}`.trim()).description(verb.about);
  for (const [flags, about] of verb.options) command.addOption(new Option(flags, about));
  command.option('--json', 'print JSON for machines').option('--verbose', 'print more of what is done');
  if (verb.configured) {
    for (const name of settingNames) command.addOption(new Option(`--${name} <value>`).hideHelp());
    command.addHelpText('after', `\nEvery setting of docs/configuration.md is a flag as well: ${EXAMPLE}`);
  }
  command.action(async (...given: unknown[]) => {
    const positional = given.slice(0, -2).map((a) => (typeof a === 'string' ? a : undefined));
    process.exitCode = await start(verb, positional, command.opts<VerbOptions>());
  });
}

addDemo(program);

async function start(verb: Verb, positional: (string | undefined)[], options: VerbOptions): Promise<number> {
  const log = createTerminalLog(process.stderr, { verbose: options['verbose'] === true });
  for (const sentence of strayVariables(process.env)) log.warning(sentence);
  const folder = resolve(verb.configured ? (positional[0] ?? '.') : '.');
  const context = await wire(folder, verb.configured, overrides(options), log);
  const outcome = await verb.run(context, { positional, options, environment: process.env });
  log.progress('');
  if (options['json'] === true) for (const piece of jsonText(outcome.json)) process.stdout.write(piece);
  else process.stdout.write(`${shownOn(process.stdout, process.env, outcome)}\n`);
  return outcome.exitCode;
}

/** Flags win over the environment (`CHANNEL_BUMP_CHANNELS_URL` and so on). */
function overrides(options: VerbOptions): Overrides {
  const given: Record<string, string> = {};
  for (const name of settingNames) {
    const camel = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const value = options[camel] ?? process.env[variableOf(name)];
    if (typeof value === 'string') given[name] = value;
  }
  return given;
}

function ended(thrown: unknown): number {
  const error = mendable(thrown);
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 64;
  if (error instanceof UserError) {
    process.stderr.write(`channel-bump: ${inert(error.toLine())}\n`);
    return error.exitCode;
  }
  process.stderr.write(
    `channel-bump: this is a defect: ${inert(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
  );
  return 1;
}

// Who reads has enough (`| head`): what is left to say is dropped, what is at work goes on, the exit code stays.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

await program.parseAsync().catch((error: unknown) => {
  process.exitCode = ended(error);
});
