import type { Candidate } from '../core/candidate.js';
import { settleCompanions } from './companions.js';
import type { Context } from './context.js';
import { editFor, type Bump } from './edit.js';
import { relock } from './relock.js';
import type { Sources } from './source.js';

export type Prepared =
  | { kind: 'ready'; bump: Bump }
  /** Something that has to move along is not there yet; sentences. */
  | { kind: 'waiting'; reasons: readonly string[] };

/** Stage `edit` of the trace: the bytes that change, those of companions and of what only Nix can lock among them. */
export async function prepare(context: Context, candidate: Candidate, sources: Sources): Promise<Prepared> {
  const settled = await settleCompanions(context, candidate, sources);
  if (settled.kind === 'waiting') return settled;
  const bump = await editFor(context, candidate, sources, settled.moves);
  return { kind: 'ready', bump: await relock(context, bump) };
}
