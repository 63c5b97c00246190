// What may never be, however a run ended.
import { expect } from '@jest/globals';
import { UserError } from '../../src/errors.js';
import { PERSONS_BRANCH, PROVEN } from './fault-life.js';
import { TOKEN, type Dump } from './fault-world.js';

/** What is wrong with an error that a person is to mend; null: nothing. */
export function errorTrouble(error: unknown): string | null {
  if (!(error instanceof UserError)) return `no UserError: ${String(error)}`;
  const line = error.toLine();
  if (line.includes(TOKEN) || JSON.stringify(error.cause ?? '').includes(TOKEN)) return 'the token is told';
  if (error.cure === undefined || error.cure === '') return `no cure: ${line}`;
  return /forge|answer|GitHub|Forgejo|git|token/.test(error.message) ? null : `no cause: ${line}`;
}

const greens = (dump: Dump, branch: string): string[] =>
  (dump.branches[branch]?.checks ?? [])
    .filter(({ state }) => state.status === 'completed' && state.conclusion === 'success')
    .map(({ name }) => name);

/** The same thing twice: a marker on one pull request or issue, an open one of a branch or marker. */
function doubles({ pulls, issues, comments }: Dump): string[] {
  const marker = (text: string): string => /<!-- channel-bump [^{][^>]*-->/.exec(text)?.[0] ?? text;
  const keys = [
    ...comments.map((text) => `comment ${text.split(':')[0]} ${marker(text)}`),
    ...pulls.filter(({ state }) => state === 'open').map(({ branch }) => `pull ${String(branch)}`),
    ...issues.filter(({ state }) => state === 'open').map(({ body }) => `issue ${marker(String(body))}`),
  ];
  return keys.filter((key, index) => keys.indexOf(key) < index).map((key) => `twice: ${key}`);
}

/**
 * What is wrong with what a run left that was disturbed in a step.
 * @param before, after what is there where nothing disturbs it
 * @param brokenGate the gate broke off; `kept`: and could write nothing at all
 */
export function leftTroubles(
  left: Dump,
  { before, after }: { before: Dump | null; after: Dump },
  brokenGate: 'no' | 'yes' | 'kept',
): string[] {
  const found = doubles(left);
  for (const [name, branch] of Object.entries(left.branches)) {
    // Where a commit is made before its branch is moved to it: a run that was ended may leave that until the next.
    const isScratch = name.startsWith('channel-bump-scratch-');
    const known = [before, after].flatMap((dump) =>
      Object.entries(dump?.branches ?? {})
        .filter(([own]) => own === name || isScratch)
        .map(([, one]) => one),
    );
    const isKnown = known.some(
      (one) =>
        one.text === branch.text && one.message === branch.message && one.isOneCommit === branch.isOneCommit,
    );
    if (!isKnown) found.push(`${name} holds ${JSON.stringify(branch)}`);
    const green = greens(left, name);
    const isProven = PROVEN.has(branch.text);
    if (!isProven && green.some((check) => !check.endsWith('web1'))) found.push(`false green on ${name}`);
    const open = left.pulls.find((pull) => pull['branch'] === name && pull['state'] === 'open');
    if (open && !isProven && (open['draft'] !== true || open['autoMerge'] === true))
      found.push(`${name} is not proven, and no draft`);
  }
  if (brokenGate === 'no') return found;
  const isGreen = greens(left, PERSONS_BRANCH).includes('channel-bump');
  const wasGreen = before !== null && greens(before, PERSONS_BRANCH).includes('channel-bump');
  if (isGreen && !(brokenGate === 'kept' && wasGreen)) found.push('the gate is green after a broken run');
  return found;
}

/** Where two dumps differ, or null. */
export function difference(is: Dump, wanted: Dump): string | null {
  try {
    expect(is).toEqual(wanted);
    return null;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    // Without the colours.
    return text
      .replace(/\u001b\[[0-9;]*m/g, '')
      .split('\n')
      .filter((line) => /^[-+] /.test(line))
      .join('\n')
      .slice(0, 1500);
  }
}
