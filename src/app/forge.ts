import { createForge, optionalForge } from '../forge/registry.js';
import type { Forge } from '../forge/types.js';
import { createPushRef } from '../git/push.js';
import type { Context } from './context.js';
import type { Environment } from './verb.js';

/** The forge that the environment names. @throws UserError naming what is missing */
export function openForge(context: Context, environment: Environment): Forge {
  return createForge(environment, context.http, options(context, environment));
}

/** The same, or null where the environment names no forge or has no token for it. */
export function forgeIfAny(context: Context, environment: Environment): Forge | null {
  return optionalForge(environment, context.http, options(context, environment));
}

/** Where an API can't move a branch safely, git does. */
function options({ process, files }: Context, environment: Environment): Parameters<typeof createForge>[2] {
  return { pushRef: createPushRef(process, files, environment) };
}
