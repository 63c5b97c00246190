import { appendFileSync } from 'node:fs';
import type { LoggedRequest, Violation } from './types.js';

/**
 * Adds what a forge was asked to the file that FORGE_TALLY names, a line for each forge: `.ci/run` sums up those of all
 * tests. git's requests and pages for people are none of the API's.
 */
export function tally(
  of: string,
  requests: readonly LoggedRequest[],
  violations: readonly Violation[],
): void {
  const file = process.env['FORGE_TALLY'];
  if (!file) return;
  const asked = requests.filter(({ operation }) => !operation.startsWith('git-') && operation !== 'page');
  const line = { of, requests: asked.length, violations: violations.length };
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}
