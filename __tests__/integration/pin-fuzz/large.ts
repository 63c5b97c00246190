// Files far larger than any that people have, made to hurt.
import type { World } from './plausible.js';

const SIZE = 1_000_000;
const MASS = 250_000;
// What nests, opens, or is looked for again and again.
const PIECES = [
  '{',
  '[',
  '(',
  '"',
  '\\',
  "''",
  '${',
  '"${',
  '/*',
  '#',
  '\n',
  ' ',
  '\t\r',
  'a',
  'a.',
  'nixpkgs ',
  'https://',
  'https://github.com/NixOS/nixpkgs/archive/',
  'nixpkgs=channel:nixos-25.11:',
  'fetchTarball "',
  'rec { a = ',
  'let a = b; in ',
  'a: ',
  '{"a":',
  '- ',
  '- &a [*a, ',
  '? ',
  '|\n',
  '<<EOF\n',
  '$(',
  '%2F',
  ':',
  '=',
];

/** A sample many times over, with as many entries as fit, and where `amongMasses` before and after masses of one piece. */
export function largeOf({ path, texts }: World, amongMasses: boolean): Record<string, World> {
  const text = texts.get(path) ?? '';
  const world = (large: string): World => ({ path, texts: new Map([...texts, [path, large]]) });
  const times = Math.ceil(SIZE / text.length);
  const entries = withEntries(text, times);
  const masses = (amongMasses ? PIECES : []).flatMap((piece) => {
    const mass = piece.repeat(Math.ceil(MASS / piece.length));
    return [
      [`${JSON.stringify(piece)} before it`, world(mass + text)],
      [`${JSON.stringify(piece)} after it`, world(text + mass)],
    ] as const;
  });
  return Object.fromEntries([
    ['again and again', world(text.repeat(times))],
    ['in one line', world(text.repeat(times).replaceAll('\n', ' '))],
    ...(entries === null ? [] : [['with many entries', world(entries)] as const]),
    ...masses,
  ]);
}

/** Null where the text is no JSON: its fullest object with the same members under many names. */
function withEntries(text: string, times: number): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const fullest = objectsIn(value).sort((a, b) => membersOf(b).length - membersOf(a).length)[0];
  for (const [key, member] of fullest ? membersOf(fullest) : []) {
    for (let time = 1; fullest && time < times; time++) fullest[`${key}-${time}`] = member;
  }
  return JSON.stringify(value, null, 2);
}

function membersOf(object: Record<string, unknown>): [string, unknown][] {
  return Object.entries(object).filter(([, member]) => typeof member === 'object' && member !== null);
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner];
}
