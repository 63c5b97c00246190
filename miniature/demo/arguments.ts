import { parseArgs } from 'node:util';
import type { ForgeKind } from '../world.js';

export interface DemoArguments {
  forge: ForgeKind;
  /** Whether pages are served at the end, until Ctrl-C. */
  serve: boolean;
}

const usage = `Usage: npm run demo -- [--no-serve] [--forge github|forgejo]

  --no-serve       ends once the pull request is open, without pages to look at
  --forge forgejo  the forge is a Forgejo; default: github`;

/** @returns the arguments, or what to print instead of a demo, and the exit code: 0 for `--help`, 64 for wrong use */
export function readArguments(argv: readonly string[]): DemoArguments | { text: string; exitCode: number } {
  const wrong = (text: string) => ({ text: `demo: ${text}\n\n${usage}`, exitCode: 64 });
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        'no-serve': { type: 'boolean', default: false },
        forge: { type: 'string', default: 'github' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { text: usage, exitCode: 0 };
    const { forge } = values;
    if (forge !== 'github' && forge !== 'forgejo')
      return wrong(`There is no forge ${JSON.stringify(forge)}.`);
    return { forge, serve: !values['no-serve'] };
  } catch (error) {
    // Of parseArgs: what it says is one line, with a hint on `--` that is none here.
    return wrong(`${(error as Error).message.split('. ')[0]?.replace(/\.$/, '') ?? ''}.`);
  }
}
