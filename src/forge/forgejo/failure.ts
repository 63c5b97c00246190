import { z } from 'zod';
import { UserError } from '../../errors.js';
import type { HttpResponse } from '../../ports/http.js';
import { redact } from '../redact.js';
import type { ForgeRefusal } from '../types.js';
import type { ForgejoAccess } from './access.js';

/** What came in place of an answer. `error` is what to throw where nobody has a use for the rest. */
export type Failure =
  /** The forge says no: by its rules, by what the token may do. */
  | { kind: 'refused'; status: number; message: string; error: UserError }
  /** Too many requests; this one was not done. */
  | { kind: 'limited'; waitSeconds: number; error: UserError }
  /** The forge stumbled, or no answer came: nobody knows if it was done. */
  | { kind: 'broken'; error: UserError };

const refusal = z.object({
  message: z.string().nullish(),
  errors: z.array(z.string()).nullish(),
});

const CHECK_API = 'Check GITHUB_API_URL, and whether a proxy stands in between.';

/** No whole answer came. No message has the token in it. */
export function noAnswer(error: unknown, request: string, access: ForgejoAccess): Failure {
  if (!(error instanceof UserError)) throw error;
  return broken(`no answer from the forge (${request}): ${redact(error.message, access.token)}`);
}

/** Reads an answer that is not of the 200s. */
export function readFailure(
  { status, headers }: Pick<HttpResponse, 'status' | 'headers'>,
  text: string,
  request: string,
  access: ForgejoAccess,
): Failure {
  if (status >= 500) return broken(`the forge stumbles (${access.apiUrl}: ${request}): status ${status}`);
  if (status < 400) return sentElsewhere(status, headers['location'], request);
  const message = redact(words(text), access.token);
  const waitSeconds = limitOf(status, headers);
  if (waitSeconds !== null) {
    const minutes = Math.ceil(waitSeconds / 60);
    const what = `the forge takes no more requests of this token for ${minutes} min: ${message}`;
    return { kind: 'limited', waitSeconds, error: new UserError(what, { cure: 'Run again later.' }) };
  }
  const { what, cure } = explain(status, message, request, access);
  return { kind: 'refused', status, message, error: new UserError(what, { cure }) };
}

function sentElsewhere(status: number, to: string | undefined, request: string): Failure {
  const message = `the forge sends ${request} to another place (${to ?? 'nowhere'})`;
  const error = new UserError(message, {
    cure: 'Check GITHUB_API_URL and the name of the repository: the token goes to no other place.',
  });
  return { kind: 'refused', status, message, error };
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
export function noJson(request: string, access: ForgejoAccess): Failure {
  return broken(`what ${access.apiUrl} answers to ${request} is not Forgejo's, or not whole.`);
}

/** An answer of another shape than Forgejo's. */
export function unreadable(request: string, { apiUrl }: ForgejoAccess, error: z.ZodError): UserError {
  const [issue] = error.issues;
  const detail = issue ? `${issue.path.map(String).join('.') || 'the whole'}: ${issue.message}` : '';
  return new UserError(`what ${apiUrl} answers to ${request} is not Forgejo's (${detail}).`, {
    cure: CHECK_API,
  });
}

function words(text: string): string {
  const parsed = refusal.safeParse(jsonOf(text));
  const { message, errors } = parsed.success ? parsed.data : {};
  const told = [message ?? '', ...(errors ?? [])].filter((one) => one.trim() !== '').join(': ');
  return told === '' ? 'no reason given' : told.replace(/\s+/g, ' ').slice(0, 500);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Seconds to wait where this is a rate limit's answer: Forgejo has none, what stands before it may. */
function limitOf(status: number, headers: Readonly<Record<string, string>>): number | null {
  const asked = headers['retry-after'];
  const after = asked !== undefined && Number.isFinite(Number(asked)) ? Math.max(Number(asked), 0) : null;
  const spent = headers['x-ratelimit-remaining'] === '0' ? Number(headers['x-ratelimit-reset']) : NaN;
  if (status === 403 && after === null && Number.isNaN(spent)) return null;
  if (status !== 429 && status !== 403) return null;
  return after ?? (Number.isNaN(spent) ? 60 : Math.max(spent - Date.now() / 1000, 1));
}

function explain(
  status: number,
  message: string,
  request: string,
  { repository }: ForgejoAccess,
): { what: string; cure: string } {
  const name = `${repository.owner}/${repository.name}`;
  if (status === 401)
    return {
      what: `the forge does not accept the token: ${message}.`,
      cure: 'Give a valid one with `token`.',
    };
  if (status === 403)
    return { what: `the token may not do this in ${name}: ${message}.`, cure: scopeCure(message, request) };
  if (status === 404)
    return {
      what: `the forge does not show this in ${name} to the token: ${message}.`,
      cure: 'Check the name of the repository, and that the token may read it.',
    };
  return {
    what: `the forge refuses (status ${status}): ${message}.`,
    cure: 'Mend what it names, and run again.',
  };
}

/** `… required scope(s): [write:repository]` -> what to give the token */
function scopeCure(message: string, request: string): string {
  const named = /scope\(s\): \[([a-z:, ]+)\]/.exec(message)?.[1];
  const writes = request.startsWith('GET ') ? 'read' : 'write';
  const scope =
    named ?? `${writes}:${/\/(?:issues|labels|milestones)\b/.test(request) ? 'issue' : 'repository'}`;
  return `Give the token the scope \`${scope}\`, and its account the right to ${writes}.`;
}

/** What the forge does not allow as a value. @throws UserError for any other failure */
export function forbidden(failure: Failure): ForgeRefusal {
  if (failure.kind !== 'refused' || failure.status !== 403) throw failure.error;
  return { kind: 'forbidden', message: failure.error.toLine() };
}

/** Whether the forge says that there is no such thing. */
export const isMissing = (failure: Failure): boolean => failure.kind === 'refused' && failure.status === 404;
