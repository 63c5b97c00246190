import { UserError } from '../../errors.js';
import type { Forge, MergeMethod, Pull } from '../../forge/types.js';
import type { Report } from '../../report/model.js';
import type { Context } from '../context.js';
import type { Config } from '../settings.js';
import { changeMarker, readBody } from './marker.js';

/** How the forge may merge a proven bump by itself; null: a person does. */
export function methodFor(
  config: Config,
  { byHand, rebuild }: Report & { byHand: boolean },
): MergeMethod | null {
  const method = config['auto-merge'];
  return method === 'off' || byHand || rebuild === null ? null : method;
}

/** What came of it: what the forge refused, or how it is to be asked again in a later run. */
export interface Arming {
  refused: UserError | null;
  later: MergeMethod | null;
}

export async function arm(forge: Forge, pull: Pull, method: MergeMethod | null): Promise<Arming> {
  if (method === null) return { refused: null, later: null };
  const armed = await forge.autoMerge(pull, method);
  if (armed.kind === 'waiting') return { refused: null, later: method };
  if (armed.kind !== 'forbidden' && armed.kind !== 'moved') return { refused: null, later: null };
  const refused = new UserError(`#${pull.number} is open, but does not merge by itself: ${armed.message}`, {
    cure: 'Allow auto-merge in the settings of the repository, or set `auto-merge: off`.',
  });
  return { refused, later: null };
}

/**
 * Asks again for what the forge could not take when the proposal was made, where the configuration still asks for it.
 * What has been taken a person may undo.
 */
export async function armLater(forge: Forge, pull: Pull, { config, log }: Context): Promise<void> {
  const { branch } = pull.head;
  const method = readBody(pull.body, branch).marker?.toMerge ?? null;
  if (method === null || method !== config['auto-merge'] || config.rebuild === 'none' || pull.draft) return;
  const { refused, later } = await arm(forge, pull, method);
  if (later !== null) {
    log.info(`#${pull.number} does not merge by itself yet: the forge is not ready for it.`);
    return;
  }
  const now = (await forge.pull(pull.number)) ?? pull;
  const body = changeMarker(now.body, branch, { toMerge: null });
  if (body !== null && now.state === 'open') await forge.updatePull(now, { ...now, labels: [], body });
  if (refused) throw refused;
}

/** Nothing merges by itself any more. @throws UserError where the forge refuses to let go of it */
export async function disarm(forge: Forge, pull: Pull): Promise<void> {
  if (!pull.autoMerge) return;
  const off = await forge.autoMerge(pull, null);
  if (off.kind === 'forbidden' || off.kind === 'moved') throw new UserError(off.message);
}
