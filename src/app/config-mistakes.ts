import type { z } from 'zod';
import { policyNames, ruleNames, settings } from './settings.js';

/** What is wrong with the configuration, a sentence each. */
export interface Mistake {
  /** Where in it, key by key. */
  path: readonly PropertyKey[];
  sentence: string;
  /** The setting that is meant, where one is. */
  setting: string | null;
}

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: '`true` or `false`',
  int: 'a whole number',
  number: 'a whole number',
  object: '`name: value` lines',
  string: 'text (in quotes, where it looks like a number)',
};

/** In our words: the library's own speak of its types. What a setting's schema says itself is not asked for here. */
export const wording: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type') return `must be ${TYPES[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value')
    return `must be ${either(issue.values.map((value) => `\`${String(value)}\``))}`;
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'must not be empty' : `must be ${issue.minimum} or more`;
  if (issue.code === 'too_big')
    return issue.origin === 'string'
      ? `must have at most ${issue.maximum} characters`
      : `must be ${issue.maximum} or less`;
  return 'is not what this setting takes';
};

/** All mistakes that the schema found, each at the innermost place that it is known for. */
export function mistakesIn(error: z.ZodError, given: unknown): Mistake[] {
  return error.issues.flatMap(innermost).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownName(issue.path, key));
    const setting = String(issue.path[0]);
    const value = valueAt(given, issue.path);
    const what = value === undefined ? 'is missing' : issue.message;
    const not = what.startsWith('must be') ? shown(value) : '';
    return [{ path: issue.path, sentence: `${named(issue.path)}${what}${not}.`, setting }];
  });
}

/** Where to read about what is wrong. */
export function documentsOf(mistakes: readonly Mistake[]): string {
  const documents = mistakes.map(({ setting }) =>
    setting !== null && policyNames.includes(setting) ? 'docs/policy.md' : 'docs/configuration.md',
  );
  return [...new Set(documents)].sort().join(' and ');
}

/** The name that was most likely meant: a slip or two away, fewer where it is short; null where none is that near. */
export function nearest<T extends string>(given: string, names: readonly T[]): T | null {
  const longest = 40;
  if (given.length > longest) return null;
  const plain = (name: string): string => name.toLowerCase().replaceAll('_', '-');
  const ranked = names
    .map((name) => ({ name, slips: slips(plain(given), plain(name)) }))
    .sort((a, b) => a.slips - b.slips);
  const [best] = ranked;
  return best && best.slips <= Math.min(2, Math.floor(given.length / 3)) ? best.name : null;
}

function unknownName(path: readonly PropertyKey[], key: string): Mistake {
  const [setting] = path;
  const names = setting === undefined ? Object.keys(settings.shape) : ruleNames;
  const meant = nearest(key, names);
  const hint = meant === null ? '.' : `; did you mean \`${meant}\`?`;
  const what = setting === undefined ? `there is no setting \`${key}\`` : `there is no \`${key}\` in a rule`;
  return {
    path: [...path, key],
    sentence: `${named(path)}${what}${hint}`,
    setting: setting === undefined ? meant : String(setting),
  };
}

/** Of a setting that may be a list, what is wrong with its entries. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const ofEntries = issue.errors.flat().filter(({ path }) => typeof path[0] === 'number');
  return ofEntries.length === 0
    ? [issue]
    : ofEntries.map((entry) => ({ ...entry, path: [...issue.path, ...entry.path] }));
}

function named(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '' : `\`${path.map(String).join('.')}\`: `;
}

/** `, not \`daily\``, of what can be told in a word. Where there is an `@`, a password may stand before it. */
function shown(value: unknown): string {
  const word = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return typeof word === 'string' && /^[^\n`@]{1,40}$/.test(word) ? `, not \`${word}\`` : '';
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (Object.getOwnPropertyDescriptor(inner, key)?.value as unknown)
        : undefined,
    value,
  );
}

/** `a`, `b` or `c` */
function either(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** How many characters must come, go or be changed to make one text of the other (Levenshtein). */
function slips(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const changed = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
