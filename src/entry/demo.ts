import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { UserError } from '../errors.js';
import { files } from '../platform/files.js';
import { runInherited } from '../platform/inherit.js';

/** `channel-bump demo`: starts the miniature world of the clone that this program lies in. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description(
      'the whole walk in a miniature world on this machine, with a page to look at the pull request',
    )
    .option('--no-serve', 'end without the page')
    .addOption(new Option('--forge <kind>', 'which forge').choices(['github', 'forgejo']).default('github'))
    .action(async ({ serve, forge }: { serve: boolean; forge: string }) => {
      process.exitCode = await demo(serve, forge);
    });
}

async function demo(serve: boolean, forge: string): Promise<number> {
  const root = resolve(import.meta.dirname, '../..');
  const setup = `${root}/miniature/setup.mjs`;
  if (!(await files.exists(setup))) {
    throw new UserError('the demo needs a clone of the repository.', {
      cure: 'Clone it, then `npm run demo`.',
    });
  }
  const tsx = ['tsx', `${root}/miniature/demo.ts`, `--forge=${forge}`, ...(serve ? [] : ['--no-serve'])];
  return runInherited(process.execPath, [setup, 'demo', '--', ...tsx]);
}
