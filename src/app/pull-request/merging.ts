import { UserError } from '../../errors.js';
import type { Forge, MergeMethod, Pull } from '../../forge/types.js';
import type { Report } from '../../report/model.js';
import type { Config } from '../settings.js';

/** How the forge may merge a proven bump by itself; null: a person does. */
export function methodFor(
  config: Config,
  { byHand, rebuild }: Report & { byHand: boolean },
): MergeMethod | null {
  const method = config['auto-merge'];
  return method === 'off' || byHand || rebuild === null ? null : method;
}

/** @returns what the forge refused, null where nothing */
export async function arm(forge: Forge, pull: Pull, method: MergeMethod | null): Promise<UserError | null> {
  if (method === null) return null;
  const armed = await forge.autoMerge(pull, method);
  if (armed.kind !== 'forbidden' && armed.kind !== 'moved') return null;
  return new UserError(`#${pull.number} is open, but does not merge by itself: ${armed.message}`, {
    cure: 'Allow auto-merge in the settings of the repository, or set `auto-merge: off`.',
  });
}

/** Nothing merges by itself any more. @throws UserError where the forge refuses to let go of it */
export async function disarm(forge: Forge, pull: Pull): Promise<void> {
  if (!pull.autoMerge) return;
  const off = await forge.autoMerge(pull, null);
  if (off.kind === 'forbidden' || off.kind === 'moved') throw new UserError(off.message);
}
