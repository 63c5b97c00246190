import { UserError } from '../../errors.js';

/** What was asked for: it came, or a sentence says why it did not. */
export type Asked<T> = { value: T; trouble: null } | { value: null; trouble: string };

/** No trouble of the network, nor of whoever answers, stops anything. */
export async function asked<T>(ask: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { value: await ask(), trouble: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { value: null, trouble: error.message };
  }
}
