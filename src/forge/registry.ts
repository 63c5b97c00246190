import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../errors.js';
import type { Http } from '../ports/http.js';
import type { PushRef } from '../ports/push.js';
import type { ForgejoAccess } from './forgejo/access.js';
import { createForgejoForge } from './forgejo/index.js';
import type { GithubAccess } from './github/access.js';
import { createGithubForge } from './github/index.js';
import type { Forge, Repository } from './types.js';

type Environment = Readonly<Record<string, string | undefined>>;

const TIMEOUT_MS = 60_000;

interface ForgeOptions {
  /** How to wait, in milliseconds. */
  wait?: (ms: number) => Promise<void>;
  /** Time limit of a request with its whole answer; default 60,000 ms. */
  timeoutMs?: number;
  /** How a branch is moved on Forgejo and Gitea; absent: one that stands can't be. */
  pushRef?: PushRef | undefined;
}

/** One kind of forge. */
interface ForgeDriver {
  id: string;
  /** Whether the environment is that of this kind. */
  recognises(apiUrl: string): boolean;
  create(access: GithubAccess & ForgejoAccess): Forge;
}

export const forgeDrivers: readonly ForgeDriver[] = [
  {
    id: 'github',
    // Forgejo and Gitea set the same variables, for an API of their own.
    recognises: (apiUrl) => !/\/api\/v1\/?$/.test(apiUrl),
    create: createGithubForge,
  },
  { id: 'forgejo', recognises: (apiUrl) => apiUrl.endsWith('/api/v1'), create: createForgejoForge },
];

/**
 * The forge that the environment names: GITHUB_API_URL, GITHUB_GRAPHQL_URL, GITHUB_REPOSITORY (`owner/name`), and
 * the token (the action's input `token`, or GITHUB_TOKEN).
 * @throws UserError naming the variable that is missing
 */
export function createForge(environment: Environment, http: Http, options: ForgeOptions = {}): Forge {
  const repository = repositoryOf(environment);
  const token = tokenOf(environment);
  if (token === null) {
    throw new UserError('there is no token for the forge.', {
      cure: 'Set the input `token`, or GITHUB_TOKEN.',
    });
  }
  const apiUrl = (environment['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '');
  const graphqlUrl = environment['GITHUB_GRAPHQL_URL'] || graphqlBeside(apiUrl);
  const driver = forgeDrivers.find((one) => one.recognises(apiUrl));
  const { wait = sleep, timeoutMs = TIMEOUT_MS, pushRef } = options;
  if (driver) return driver.create({ apiUrl, graphqlUrl, token, repository, http, wait, timeoutMs, pushRef });
  throw new UserError(`the forge at ${apiUrl} is of no kind that we know.`, {
    cure: `Known: ${forgeDrivers.map((one) => one.id).join(', ')}.`,
  });
}

/** The same, or null where the environment names no forge or has no token for it. */
export function optionalForge(
  environment: Environment,
  http: Http,
  options: ForgeOptions = {},
): Forge | null {
  const named = environment['GITHUB_REPOSITORY'] && tokenOf(environment) !== null;
  return named ? createForge(environment, http, options) : null;
}

function tokenOf(environment: Environment): string | null {
  return environment['INPUT_TOKEN'] || environment['GITHUB_TOKEN'] || null;
}

function repositoryOf(environment: Environment): Repository {
  const match = /^([^/\s]+)\/([^/\s]+)$/.exec(environment['GITHUB_REPOSITORY'] ?? '');
  if (match) return { owner: match[1] ?? '', name: match[2] ?? '' };
  throw new UserError('GITHUB_REPOSITORY does not name a repository.', {
    cure: 'Set it to `owner/name`. `update --dry-run` needs neither it nor a token.',
  });
}

/** `https://forge.example/api/v3` -> `https://forge.example/api/graphql` */
function graphqlBeside(apiUrl: string): string {
  return apiUrl.endsWith('/api/v3') ? apiUrl.replace(/v3$/, 'graphql') : `${apiUrl}/graphql`;
}
