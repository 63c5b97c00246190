import type { HttpResponse } from '../../ports/http.js';
import type { GithubAccess } from './access.js';

/** What Octokit gives to `fetch`. */
interface Options {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A fetch by the project's own HTTP: the built-in one takes a body that was cut off for a whole one. */
export type Fetch = (url: string, options?: Options) => Promise<Response>;

const MAX_BYTES = 32 * 1024 * 1024;
const MAX_REDIRECTS = 5;
const NO_BODY = new Set([204, 205, 304]);

/**
 * Nothing is repeated here, and the token goes to no other origin: a redirect elsewhere is the answer.
 */
export function createFetch({ http, timeoutMs }: Pick<GithubAccess, 'http' | 'timeoutMs'>): Fetch {
  return async (url, { method = 'GET', headers = {}, body } = {}) => {
    let address = url;
    for (let hops = 0; ; hops++) {
      const answer = await http.request({
        url: address,
        method,
        headers: { ...headers, 'accept-encoding': 'identity' },
        ...(typeof body === 'string' ? { body } : {}),
        timeoutMs,
        deadlineMs: timeoutMs,
        attempts: 1,
      });
      const next = hops < MAX_REDIRECTS ? redirect(answer, method) : null;
      if (next === null) return toResponse(answer);
      await answer.discard();
      address = next;
    }
  };
}

/** Where a repository went that was given another name: at the same origin, or nowhere. */
function redirect({ url, status, headers }: HttpResponse, method: string): string | null {
  const location = headers['location'];
  const followed = method === 'GET' ? [301, 302, 307, 308] : [307, 308];
  if (location === undefined || !followed.includes(status) || !URL.canParse(location, url)) return null;
  const next = new URL(location, url);
  return next.origin === new URL(url).origin ? next.href : null;
}

async function toResponse(answer: HttpResponse): Promise<Response> {
  const text = await answer.text(MAX_BYTES);
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, value);
  return new Response(NO_BODY.has(answer.status) ? null : text, { status: answer.status, headers });
}
