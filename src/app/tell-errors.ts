import type { Finding } from '../core/policy/findings.js';
import { toTell } from './check-notes.js';
import type { Context } from './context.js';
import type { Proposals } from './proposals.js';

/** What is not believed, or names what is not there. A channel that did not answer is told by `unknown`. */
export function errorsIn(found: Proposals): Finding[] {
  return toTell(found).filter(({ severity }) => severity === 'error');
}

/** Tells in the log what could not be read, or is not believed. @returns whether all could be, and is */
export function tellErrors({ log }: Pick<Context, 'log'>, found: Proposals): boolean {
  const errors = errorsIn(found);
  for (const error of found.unknown.values()) log.error(error.toLine());
  for (const { message, pin } of errors) log.error(message, { file: pin.file, line: pin.line });
  return found.unknown.size === 0 && found.broken.length === 0 && errors.length === 0;
}
