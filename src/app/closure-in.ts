import { readClosure, type Closure } from '../core/closure.js';
import { UserError } from '../errors.js';

/**
 * The closure in what is said to be one.
 * @param failure what is to be told where it is none
 */
export function closureIn(
  json: Buffer | string,
  failure: (why: string, cause: Error) => UserError,
  root?: string,
): Closure {
  try {
    return readClosure(json, root);
  } catch (error) {
    if (error instanceof SyntaxError) throw failure('this is no closure: it is no JSON.', error);
    if (error instanceof UserError) throw failure(error.message, error);
    throw error;
  }
}
