import type { FileEdit } from '../core/pin.js';
import { UserError } from '../errors.js';
import type { Context } from './context.js';

/** A copy of a commit's tree. */
export interface CommitTree {
  /** The copied folder that stands for `context.folder`. */
  folder: string;
  /** Where that folder is in the repository: empty at its root, else with `/` at the end. */
  prefix: string;
  /** 40 hex. */
  revision: string;
}

/**
 * Writes the tree of a commit into an empty folder. The user's work tree stays out of it, whatever state it is in.
 * @param missing what becomes of it when the commit does not have `context.folder` (yet)
 */
export async function exportCommit(
  context: Context,
  ref: string,
  to: string,
  missing: 'refuse' | 'empty' = 'refuse',
): Promise<CommitTree> {
  const { git, files, folder } = context;
  if ((await git.root(folder)) === null) {
    throw new UserError(`${folder} is no git repository.`, {
      cure: 'Check the repository out first; `bump` and `rebuild` do without one.',
    });
  }
  const revision = await git.revision(folder, ref);
  if (revision === null) {
    throw new UserError(`this clone has no commit \`${ref}\`.`, {
      cure:
        ref === 'HEAD'
          ? 'Commit something first: what is committed is what is proposed for. `rebuild` does without.'
          : 'Fetch it; with actions/checkout set `fetch-depth: 0`.',
    });
  }
  await git.exportTree(folder, revision, to);
  const prefix = await git.prefix(folder);
  const exported = `${to}/${prefix}`.replace(/\/$/, '');
  if (await files.isFolder(exported)) return { folder: exported, prefix, revision };
  if (missing === 'refuse') {
    throw new UserError(`\`${ref}\` has no folder ${prefix}`, {
      cure: 'Commit it, or name the folder of the repository.',
    });
  }
  const empty = `${to}.empty`;
  await files.makeFolder(empty);
  return { folder: empty, prefix, revision };
}

/** A copy of the folder as it lies there: what git tracks, edits not yet committed and all; without git, everything. */
export async function copyWorkTree(context: Context, to: string): Promise<void> {
  const { git, folder } = context;
  if ((await git.root(folder)) === null) await copyFolder(context, folder, to);
  else await copyPaths(context, folder, to, await git.trackedFiles(folder));
}

/** A copy of a copy, whole. */
export async function copyFolder(context: Pick<Context, 'files'>, from: string, to: string): Promise<void> {
  const { files, symlinks, unread } = await context.files.walk(from, { everything: true });
  if (unread[0]) throw unread[0];
  await copyPaths(context, from, to, [...files, ...symlinks]);
}

async function copyPaths(
  { files }: Pick<Context, 'files'>,
  from: string,
  to: string,
  paths: readonly string[],
): Promise<void> {
  await files.makeFolder(to);
  for (const path of paths) {
    // A file that is deleted but not yet committed is still tracked.
    if (await files.exists(`${from}/${path}`)) await files.copy(`${from}/${path}`, `${to}/${path}`);
  }
}

export async function writeEdits(
  context: Context,
  folder: string,
  edits: readonly FileEdit[],
): Promise<void> {
  for (const edit of edits) await context.files.write(`${folder}/${edit.file}`, edit.after, folder);
}
