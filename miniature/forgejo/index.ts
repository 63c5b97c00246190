import { ApiError } from '../forge/api-error.js';
import { repositoryOf } from '../forge/persons.js';
import { parseJson, serve, type Asked, type Plan, type Served } from '../forge/serve.js';
import { memory } from '../forge/state.js';
import type { ForgeOptions, ForgeServer } from '../forge/types.js';
import { answerApi, refusal } from './api.js';
import type { State } from './call.js';
import { isDraft } from './represent.js';
import { route } from './route.js';

const API = '/api/v1';

/**
 * A Forgejo small enough for a laptop, on 127.0.0.1, with the same repositories, people and faults as the miniature
 * GitHub. `contents` is the right to the scope `repository`, `issues` that to the scope `issue`. Operations are named
 * as in Forgejo's description: `repoCreatePullRequest`.
 */
export async function startForgejo(options: ForgeOptions): Promise<ForgeServer> {
  const state: State = { events: new Map() };
  const { served, parts } = await serve(options, (one) => ({
    of: 'Forgejo',
    plan: (asked) => plan(one, state, asked),
    refusal: (error) => refusal(one.world, error ?? new ApiError(500, '')),
  }));
  const { world } = served;
  return {
    urls: { api: `${world.server}${API}`, graphql: '', server: world.server },
    ...parts,
    ...memory(world, state.events),
    async openPull(wanted) {
      const number = await parts.openPull(wanted);
      const pull = repositoryOf(world, wanted.repository).records.pulls.get(number);
      if (pull) pull.draft = isDraft(pull.title);
      return number;
    },
  };
}

function plan(served: Served, state: State, { method, url, headers, body }: Asked): Plan {
  if (!url.pathname.startsWith(`${API}/`)) throw new ApiError(404, 'Not Found');
  const parsed = parseJson(body, new ApiError(422, 'invalid character'));
  const found = route(method, url.pathname.slice(API.length));
  return {
    operation: found?.id ?? 'unknown',
    body: parsed,
    answer: (hit) => answerApi({ ...served, state }, { url, headers, body: parsed }, found, hit),
  };
}
