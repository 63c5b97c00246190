import { z } from 'zod';
import { UserError } from '../../errors.js';
import { redact } from '../redact.js';
import type { ForgeRefusal } from '../types.js';
import type { GithubAccess } from './access.js';

/** What came in place of an answer. `error` is what to throw where nobody has a use for the rest. */
export type Failure =
  /** The forge says no: by its rules, by what the token may do. GraphQL has a type (`STALE_DATA`) in place of a status. */
  | { kind: 'refused'; status: number; type: string; message: string; error: UserError }
  /** Too many requests; this one was not done. */
  | { kind: 'limited'; waitSeconds: number; error: UserError }
  /** The forge stumbled, or no answer came: nobody knows if it was done. */
  | { kind: 'broken'; error: UserError };

/** What Octokit throws, as far as we look at it. */
const requestError = z.object({
  message: z.string(),
  status: z.number().optional(),
  response: z
    .object({
      headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()),
      data: z.unknown(),
    })
    .optional(),
});

const refusal = z.object({
  message: z.string(),
  errors: z.array(z.union([z.string(), z.object({ message: z.string().optional() })])).optional(),
});

/** Reads what a request threw. No message has the token in it. */
export function readFailure(error: unknown, request: string, access: GithubAccess): Failure {
  const parsed = requestError.safeParse(error);
  if (!parsed.success) throw error;
  const { status, response } = parsed.data;
  const where = `${access.apiUrl}: ${request}`;
  if (!response || status === undefined)
    return broken(`no answer from the forge (${where}): ${redact(parsed.data.message, access.token)}`);
  if (status >= 500) return broken(`the forge stumbles (${where}): status ${status}`);
  const message = redact(words(response.data), access.token);
  const header = headerOf(response.headers);
  const wait = limitOf(status, header, message);
  if (wait !== null) return limited(wait, message);
  // A proxy's page says nothing about what is at the forge.
  if (!refusal.safeParse(response.data).success) return noJson(request, access);
  const told = explain(status, message, header('x-accepted-github-permissions'), access);
  return { kind: 'refused', status, type: '', message, error: new UserError(told.what, { cure: told.cure }) };
}

type Headers = Readonly<Record<string, string | number | undefined>>;

const headerOf =
  (headers: Headers) =>
  (name: string): string | null =>
    headers[name]?.toString() ?? null;

function limited(waitSeconds: number, message: string): Failure {
  const what = `the forge takes no more requests of this token for ${Math.ceil(waitSeconds / 60)} min: ${message}`;
  return { kind: 'limited', waitSeconds, error: new UserError(what, { cure: 'Run again later.' }) };
}

/** An answer that sends us to another place, where the token does not go. */
export function sentElsewhere(status: number, headers: Headers, request: string): Failure {
  const to = headerOf(headers)('location') ?? 'nowhere';
  const message = `the forge sends ${request} to another place (${to})`;
  const error = new UserError(message, {
    cure: 'Check GITHUB_API_URL and the name of the repository: the token goes to no other place.',
  });
  return { kind: 'refused', status, type: '', message, error };
}

const graphqlErrors = z.array(z.object({ type: z.string().optional(), message: z.string() }));

/** What GraphQL says went wrong, in an answer that says that all went well. */
export function readGraphqlErrors(errors: unknown, headers: Headers, access: GithubAccess): Failure {
  const parsed = graphqlErrors.safeParse(errors);
  const [first] = parsed.success ? parsed.data : [];
  if (!first) return noJson('GraphQL', access);
  const message = redact(first.message, access.token).replace(/\s+/g, ' ').slice(0, 500);
  const type = first.type ?? '';
  if (type === 'RATE_LIMITED' || /rate limit/i.test(message))
    return limited(limitOf(429, headerOf(headers), message) ?? 60, message);
  const stumbled = ['INTERNAL', 'SERVICE_UNAVAILABLE', 'TIMEOUT'].includes(type);
  if (stumbled || (type === '' && /something went wrong|time(d )?out/i.test(message)))
    return broken(`the forge stumbles (GraphQL): ${message}`);
  const error = new UserError(`the forge refuses: ${message}`, {
    cure: 'See what the token may do, and the rules of the repository.',
  });
  return { kind: 'refused', status: 200, type, message, error };
}

function broken(what: string): Failure {
  return {
    kind: 'broken',
    error: new UserError(what, {
      cure: 'Run again: what is there already is found. If it stays, check GITHUB_API_URL and proxies.',
    }),
  };
}

/** An answer that is no JSON: a proxy's page, or cut off. */
export function noJson(request: string, access: GithubAccess): Failure {
  return broken(`what ${access.apiUrl} answers to ${request} is not GitHub's, or not whole.`);
}

/** An answer of another shape than GitHub's. */
export function unreadable(request: string, url: string, error: z.ZodError): UserError {
  const [issue] = error.issues;
  const detail = issue ? `${issue.path.map(String).join('.') || 'the whole'}: ${issue.message}` : '';
  return new UserError(`what ${url} answers to ${request} is not GitHub's (${detail}).`, {
    cure: 'Check GITHUB_API_URL, and whether a proxy stands in between.',
  });
}

function words(data: unknown): string {
  const parsed = refusal.safeParse(data);
  if (!parsed.success) return 'no reason given';
  const details = (parsed.data.errors ?? []).flatMap((one) =>
    typeof one === 'string' ? one : (one.message ?? []),
  );
  return [parsed.data.message, ...details].join(': ').replace(/\s+/g, ' ').slice(0, 500);
}

/** Seconds to wait where this is a rate limit's answer, else null. */
function limitOf(status: number, header: (name: string) => string | null, message: string): number | null {
  if (status !== 403 && status !== 429) return null;
  const after = header('retry-after');
  if (after !== null && Number.isFinite(Number(after))) return Math.max(Number(after), 0);
  if (header('x-ratelimit-remaining') === '0') {
    return Math.max(Number(header('x-ratelimit-reset') ?? 0) - Date.now() / 1000, 1);
  }
  return status === 429 || /secondary rate limit/i.test(message) ? 60 : null;
}

function explain(
  status: number,
  message: string,
  permissions: string | null,
  access: GithubAccess,
): { what: string; cure: string } {
  const name = `${access.repository.owner}/${access.repository.name}`;
  if (status === 401) {
    return {
      what: `the forge does not accept the token: ${message}.`,
      cure: 'Give a valid one with `token`.',
    };
  }
  if (status === 404) {
    return {
      what: `the forge does not show this in ${name} to the token: ${message}.`,
      cure: 'Check the name of the repository, and that the token may read it.',
    };
  }
  if (status === 403 && /not permitted to create or approve pull requests/i.test(message)) {
    return {
      what: `GitHub Actions may not open pull requests in ${name}.`,
      cure: 'Allow it under Settings, Actions, General, Workflow permissions; or give the token of an app.',
    };
  }
  if (status === 403)
    return { what: `the token may not do this in ${name}: ${message}.`, cure: permissionCure(permissions) };
  return {
    what: `the forge refuses (status ${status}): ${message}.`,
    cure: 'Mend what it names, and run again.',
  };
}

/** `contents=write; pull_requests=write` -> what to write into the workflow: `contents: write` */
function permissionCure(accepted: string | null): string {
  if (accepted === null) return "Add the permission to the workflow's `permissions`.";
  const wanted = accepted
    .split(/[;,]/)
    .map((one) => `\`${one.trim().replaceAll('_', '-').replace('=', ': ')}\``);
  return `Add the permission to the workflow's \`permissions\`: ${wanted.join(' or ')}.`;
}

/** A missing permission, or what the repository does not have, as a value. @throws UserError for any other failure */
export function forbidden(failure: Failure): ForgeRefusal {
  if (failure.kind !== 'refused') throw failure.error;
  const { status, type, error } = failure;
  if (status !== 403 && status !== 410 && type !== 'FORBIDDEN') throw error;
  return { kind: 'forbidden', message: error.toLine() };
}
