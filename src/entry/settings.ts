import { Option, type Command } from 'commander';
import { settingNames, strayVariables, variableOf, type Overrides } from '../app/config.js';
import { nearest } from '../app/config-mistakes.js';
import type { Context, Ports } from '../app/context.js';
import type { VerbOptions } from '../app/verb.js';
import { wire } from './wire.js';

/** Every setting is a flag as well; the help does not list them. */
export function addSettings(command: Command): void {
  for (const name of settingNames) command.addOption(new Option(`--${name} <value>`).hideHelp());
}

/** The setting that was most likely meant by a flag; null where none is that near. */
export function nearestSetting(given: string): string | null {
  return nearest(given, settingNames);
}

/** What a walk is given, by flags, environment and the file of the folder. Warns of variables that are no settings. */
export async function contextOf(ports: Ports, folder: string | null, options: VerbOptions): Promise<Context> {
  for (const sentence of strayVariables(process.env)) ports.log.warning(sentence);
  return wire(ports, folder, overrides(options));
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
