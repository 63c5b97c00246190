import { CommanderError } from 'commander';
import { mendable, UserError } from '../errors.js';
import { inert } from '../platform/log.js';

/** Says on standard error why the command line ended, and gives the exit code for it. */
export function exitCodeOf(thrown: unknown): number {
  const error = mendable(thrown);
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 64;
  if (error instanceof UserError) {
    process.stderr.write(`channel-bump: ${inert(error.toLine())}\n`);
    return error.exitCode;
  }
  process.stderr.write(
    `channel-bump: this is a defect: ${inert(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
  );
  return 1;
}
