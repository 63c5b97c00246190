import { z } from 'zod';
import { UserError } from '../../errors.js';
import type { HttpResponse } from '../../ports/http.js';
import {
  broken,
  limited,
  noJson as notOurs,
  refused,
  sentElsewhere,
  unreadable as otherShape,
  type Failure,
} from '../failure.js';
import { redact } from '../redact.js';
import type { ForgeRefusal } from '../types.js';
import type { ForgejoAccess } from './access.js';

const refusal = z.object({
  message: z.string().nullish(),
  errors: z.array(z.string()).nullish(),
});

const OURS = "Forgejo's";

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
  if (waitSeconds !== null) return limited(waitSeconds, message);
  return refused(status, message, access.repository, scopeCure(message, request));
}

/** An answer that is no JSON: a proxy's page, or cut off. */
export const noJson = (request: string, { apiUrl }: ForgejoAccess): Failure => notOurs(request, apiUrl, OURS);

/** An answer of another shape than Forgejo's. */
export const unreadable = (request: string, { apiUrl }: ForgejoAccess, error: z.ZodError): UserError =>
  otherShape(request, apiUrl, OURS, error);

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
