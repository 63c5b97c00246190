import { UserError } from '../../errors.js';

/** What was asked for: it came, or a sentence says why it did not. */
export type Asked<T> = { value: T; trouble: null } | { value: null; trouble: string };

/** No trouble of the network, of whoever answers, nor of this machine (a full disk), stops anything. */
export async function asked<T>(ask: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { value: await ask(), trouble: null };
  } catch (error) {
    if (!(error instanceof UserError) && !isOfTheSystem(error)) throw error;
    return { value: null, trouble: error.message };
  }
}

/** `ENOSPC: no space left on device, write` */
function isOfTheSystem(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'errno' in error && 'syscall' in error;
}
