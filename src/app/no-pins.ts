import { relative } from 'node:path';
import { plain } from '../report/inert.js';
import type { Context } from './context.js';

/** Said where there is no pin: maybe because this is not the folder that was meant. */
export async function noPins({ folder, git, files }: Context): Promise<string> {
  const root = await git.root(folder).catch(() => undefined);
  // Nobody knows without git.
  if (root === undefined) return 'No pins found.';
  if (root === null) return 'No pins found. This is no git repository.';
  const above = relative((await files.resolve(folder)) ?? folder, root);
  return above === ''
    ? 'No pins found.'
    : `No pins found. The repository begins in ${plain(above)}: look there.`;
}
