import { ApiError, notFound } from './api-error.js';
import type { Level, PermissionName, TokenGrant } from './types.js';
import { type Account, account, type RepositoryState, type World } from './world.js';

export interface Identity {
  /** Null: nobody signed in. */
  grant: TokenGrant | null;
  who: Account | null;
}

/** The token of `Bearer T`, `token T`, or of Basic's password, as git sends it. */
function tokenOf(header: string): string {
  const [scheme = '', value = ''] = header.split(' ');
  if (scheme.toLowerCase() !== 'basic') return value;
  const pair = Buffer.from(value, 'base64').toString();
  return pair.slice(pair.indexOf(':') + 1);
}

/** @throws ApiError 401 where a token is given and is none of ours */
export function identify(world: World, header: string | undefined): Identity {
  if (header === undefined) return { grant: null, who: null };
  const grant = world.tokens.get(tokenOf(header));
  if (!grant) throw new ApiError(401, 'Bad credentials');
  return { grant, who: account(world, grant.login) };
}

/** @throws ApiError 404 for what this token does not see, whether it is there or not */
export function findRepository(world: World, fullName: string, { grant }: Identity): RepositoryState {
  const repo = world.repositories.get(fullName.toLowerCase());
  if (!repo) throw notFound();
  if (repo.options.public === true) return repo;
  if (grant === null || grant.repositories?.includes(repo.fullName) === false) throw notFound();
  return repo;
}

/** @throws ApiError 401, 403 */
export function permit(
  repo: RepositoryState,
  { grant }: Identity,
  needs: readonly PermissionName[],
  level: Level,
): void {
  if (level === 'read' && (needs.length === 0 || repo.options.public === true)) return;
  if (grant === null) throw new ApiError(401, 'Requires authentication');
  const held = needs.map((name) => grant.permissions[name]);
  if (held.includes('write') || (level === 'read' && held.includes('read'))) return;
  const kind = grant.kind === 'user' ? 'personal access token' : 'integration';
  throw new ApiError(403, `Resource not accessible by ${kind}`, undefined, {
    'x-accepted-github-permissions': needs.map((name) => `${name}=${level}`).join('; '),
  });
}
