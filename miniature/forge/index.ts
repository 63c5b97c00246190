import { ApiError } from './api-error.js';
import { identify } from './auth.js';
import type { Reply } from './faults.js';
import { answerGraphql, type GraphqlRequest } from './graphql.js';
import { answerPage } from './page/index.js';
import { answerRest, route } from './rest.js';
import { parseJson, serve, type Asked, type Plan, type Served } from './serve.js';
import { memory } from './state.js';
import type { ForgeOptions, ForgeServer } from './types.js';

export type * from './types.js';

/** A GitHub small enough for a laptop, on 127.0.0.1. Its rules are GitHub's, its repositories real. */
export async function startForge(options: ForgeOptions): Promise<ForgeServer> {
  const limits = { used: 0 };
  const { served, parts } = await serve(options, (one) => ({
    of: 'GitHub',
    plan: (asked) => plan(one, limits, asked),
    refusal,
  }));
  const { api, server } = served.world;
  const urls = { api, graphql: `${server}/api/graphql`, server };
  return { urls, ...parts, ...memory(served.world, new Map()) };
}

function plan({ world, violations }: Served, limits: { used: number }, asked: Asked): Plan {
  const { method, url, headers, body } = asked;
  if (url.pathname === '/api/graphql') {
    const parsed = parsedBody(body);
    const answer = async (): Promise<Reply> => {
      const identity = identify(world, headers['authorization']);
      if (identity.grant === null) throw new ApiError(401, 'This endpoint requires you to be authenticated.');
      const result = await answerGraphql({ world, identity }, violations, parsed as GraphqlRequest);
      return json(result.status, result.body);
    };
    return { operation: 'graphql', body: parsed, answer };
  }
  if (url.pathname.startsWith('/api/v3')) {
    const pathname = url.pathname.slice('/api/v3'.length) || '/';
    const parsed = parsedBody(body);
    const found = route(method, pathname);
    const request = { method, url, pathname, headers, body: parsed };
    return {
      operation: found?.contract.id ?? 'unknown',
      body: parsed,
      answer: (hit) => answerRest(world, limits, violations, request, found, hit),
    };
  }
  return { operation: 'page', body: null, answer: () => answerPage(world, url.pathname) };
}

const parsedBody = (body: Buffer): unknown => parseJson(body, new ApiError(400, 'Problems parsing JSON'));

function refusal(error: ApiError | null, detail: string): Reply {
  const documentation = 'https://docs.github.com/rest';
  return json(error?.status ?? 500, { message: detail, documentation_url: documentation });
}

const json = (status: number, body: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: Buffer.from(JSON.stringify(body)),
});
