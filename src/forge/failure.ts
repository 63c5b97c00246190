import type { z } from 'zod';
import { UserError } from '../errors.js';
import type { Repository } from './types.js';

/** What came in place of an answer. `error` is what to throw where nobody has a use for the rest. */
export type Failure =
  /** The forge says no: by its rules, by what the token may do. GraphQL has a `type` (`STALE_DATA`) beside its status. */
  | { kind: 'refused'; status: number; type: string; message: string; error: UserError }
  /** Too many requests; this one was not done. */
  | { kind: 'limited'; waitSeconds: number; error: UserError }
  /** The forge stumbled, or no answer came: nobody knows if it was done. */
  | { kind: 'broken'; error: UserError };

/** An answer, or what came in its place. */
export type Attempt<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** What an attempt gave. @throws UserError where it gave nothing */
export function valueOf<T>(attempt: Attempt<T>): T {
  if (attempt.ok) return attempt.value;
  throw attempt.failure.error;
}

/** Whether the forge says that there is no such thing. */
export const isMissing = (failure: Failure): boolean => failure.kind === 'refused' && failure.status === 404;

const ATTEMPTS = 3;
/** A run waits this long for a limit to pass, no longer. */
const LONGEST_WAIT_S = 120;

/**
 * Tried again when the forge stumbles; what is not repeatable only where the forge said that it did nothing.
 * @param wait in milliseconds
 */
export async function persistent<A extends { ok: true } | { ok: false; failure: Failure }>(
  once: () => Promise<A>,
  wait: (ms: number) => Promise<void>,
  repeatable: boolean,
): Promise<A> {
  for (let attempt = 1; ; attempt++) {
    const result = await once();
    if (result.ok || attempt === ATTEMPTS) return result;
    const { failure } = result;
    const seconds = failure.kind === 'limited' ? failure.waitSeconds : 2 ** (attempt - 1);
    const harmless = failure.kind === 'limited' || (failure.kind === 'broken' && repeatable);
    if (!harmless || seconds > LONGEST_WAIT_S) return result;
    await wait(seconds * 1000);
  }
}

export function broken(what: string): Failure {
  return {
    kind: 'broken',
    error: new UserError(what, {
      cure: 'Run again: what is there already is found. If it stays, check GITHUB_API_URL and proxies.',
    }),
  };
}

export function limited(waitSeconds: number, message: string): Failure {
  const what = `the forge takes no more requests of this token for ${Math.ceil(waitSeconds / 60)} min: ${message}`;
  return { kind: 'limited', waitSeconds, error: new UserError(what, { cure: 'Run again later.' }) };
}

/** An answer that sends us to another place, where the token does not go. */
export function sentElsewhere(status: number, to: string | null | undefined, request: string): Failure {
  const message = `the forge sends ${request} to another place (${to ?? 'nowhere'})`;
  const error = new UserError(message, {
    cure: 'Check GITHUB_API_URL and the name of the repository: the token goes to no other place.',
  });
  return { kind: 'refused', status, type: '', message, error };
}

/** An answer that is no JSON: a proxy's page, or cut off. @param whose what it should be, e.g. `GitHub's` */
export function noJson(request: string, apiUrl: string, whose: string): Failure {
  return broken(`what ${apiUrl} answers to ${request} is not ${whose}, or not whole.`);
}

/** An answer of another shape. @param whose what it should be, e.g. `GitHub's` */
export function unreadable(request: string, apiUrl: string, whose: string, error: z.ZodError): UserError {
  const [issue] = error.issues;
  const detail = issue ? `${issue.path.map(String).join('.') || 'the whole'}: ${issue.message}` : '';
  return new UserError(`what ${apiUrl} answers to ${request} is not ${whose} (${detail}).`, {
    cure: 'Check GITHUB_API_URL, and whether a proxy stands in between.',
  });
}

/** A refusal in words for people. @param permission what to do where the token may not: the forges differ in that */
export function refused(
  status: number,
  message: string,
  { owner, name }: Repository,
  permission: string,
): Failure {
  const told = (what: string, cure: string): Failure => {
    const error = new UserError(`${what}: ${message}.`, { cure });
    return { kind: 'refused', status, type: '', message, error };
  };
  const whole = `${owner}/${name}`;
  if (status === 401)
    return told(
      'the forge does not accept the token',
      'Give a valid one with `token` (on the command line GITHUB_TOKEN).',
    );
  if (status === 403) return told(`the token may not do this in ${whole}`, permission);
  if (status === 404)
    return told(
      `the forge does not show this in ${whole} to the token`,
      'Check the name of the repository, and that the token may read it.',
    );
  return told(`the forge refuses (status ${status})`, 'Mend what it names, and run again.');
}

/** A list that is longer than we read: what is not in the rest nobody knows. @param read so many entries */
export function endless(path: string, read: number): UserError {
  return new UserError(`the forge's list does not end (${path}): ${read} entries were read.`, {
    cure: 'Remove what is not needed there, or close it.',
  });
}
