import type { Candidate } from '../core/candidate.js';
import type { FileEdit } from '../core/pin.js';
import { settleCompanions } from './companions.js';
import type { Context } from './context.js';
import { editFor, type Bump } from './edit.js';
import { relock } from './relock.js';
import type { Sources } from './source.js';

export type Prepared =
  | { kind: 'ready'; bump: Bump }
  /** Something that has to move along is not there yet; sentences. */
  | { kind: 'waiting'; reasons: readonly string[] };

/**
 * Stage `edit` of the trace: the bytes that change, those of companions and of what only Nix can lock among them.
 * @param prior edits that are made already, but not written: the bump's are made on top, and hold them
 */
export async function prepare(
  context: Context,
  candidate: Candidate,
  sources: Sources,
  prior: readonly FileEdit[] = [],
): Promise<Prepared> {
  const settled = await settleCompanions(context, candidate, sources);
  if (settled.kind === 'waiting') return settled;
  const bump = await editFor(edited(context, prior), candidate, sources, settled.moves);
  return { kind: 'ready', bump: await relock(context, { ...bump, edits: joined(prior, bump.edits) }) };
}

/** The same with the files as they will be. */
function edited(context: Context, edits: readonly FileEdit[]): Context {
  const { files, folder } = context;
  const after = new Map(edits.map((edit) => [`${folder}/${edit.file}`, edit.after]));
  const read: Context['files']['read'] = async (path) => {
    const text = after.get(path);
    return text === undefined ? files.read(path) : Buffer.from(text);
  };
  return { ...context, files: { ...files, read } };
}

function joined(prior: readonly FileEdit[], later: readonly FileEdit[]): FileEdit[] {
  const all = new Map(prior.map((edit) => [edit.file, edit]));
  for (const edit of later)
    all.set(edit.file, { ...edit, before: all.get(edit.file)?.before ?? edit.before });
  return [...all.values()];
}
