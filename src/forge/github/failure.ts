import { z } from 'zod';
import { UserError } from '../../errors.js';
import {
  broken,
  limited,
  noJson as notOurs,
  refused,
  unreadable as otherShape,
  type Failure,
} from '../failure.js';
import { redact } from '../redact.js';
import type { ForgeRefusal, Repository } from '../types.js';
import type { GithubAccess } from './access.js';

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
  if (status === 403 && /not permitted to create or approve pull requests/i.test(message))
    return mayNotOpen(access.repository, message);
  const permission = permissionCure(header('x-accepted-github-permissions'));
  return refused(status, message, access.repository, permission);
}

type Headers = Readonly<Record<string, string | number | undefined>>;

export const headerOf =
  (headers: Headers) =>
  (name: string): string | null =>
    headers[name]?.toString() ?? null;

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

const OURS = "GitHub's";

/** An answer that is no JSON: a proxy's page, or cut off. */
export const noJson = (request: string, { apiUrl }: GithubAccess): Failure => notOurs(request, apiUrl, OURS);

/** An answer of another shape than GitHub's. */
export const unreadable = (request: string, { apiUrl }: GithubAccess, error: z.ZodError): UserError =>
  otherShape(request, apiUrl, OURS, error);

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

/** What a setting of the repository keeps Actions from. */
function mayNotOpen({ owner, name }: Repository, message: string): Failure {
  const error = new UserError(`GitHub Actions may not open pull requests in ${owner}/${name}.`, {
    cure: 'Allow it under Settings, Actions, General, Workflow permissions; or give the token of an app.',
  });
  return { kind: 'refused', status: 403, type: '', message, error };
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
