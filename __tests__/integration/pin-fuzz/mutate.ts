import type { Random } from './random.js';

const HURTFUL = [
  '',
  '"',
  "''",
  '${',
  '}',
  '{',
  '[',
  ']',
  ',',
  ':',
  ';',
  '\\',
  '\\u0000',
  '\\ud800',
  '\n',
  '\r',
  '\t',
  '\0',
  '\uFEFF',
  '\u2028',
  '\ud800',
  'null',
  'true',
  '1e999',
  '-0',
  '[]',
  '{}',
  '""',
  '"__proto__"',
  '#',
  '/*',
  '*/',
  '//',
  '$(x)',
  '`',
  '<<EOF\n',
  '%2F',
  '../',
  '&',
  '*',
  '!reference',
  'fedcba9876543210fedcba9876543210fedcba98',
  'nixos-25.11',
];

/** A text with a little changed, or a lot: characters, lines, parts of another file; JSON by its structure, too. */
export function mutate(random: Random, text: string, other: string): string {
  if (random.chance(0.25)) return text;
  // What no longer parses tells little.
  if (random.chance(0.7)) {
    const changed = changeStructure(random, text);
    if (changed !== null) return changed;
  }
  let changed = text;
  for (let times = 1 + random.below(4); times > 0; times--) changed = changeText(random, changed, other);
  return changed;
}

function changeText(random: Random, text: string, other: string): string {
  const at = random.below(text.length + 1);
  const to = Math.min(text.length, at + random.below(random.chance(0.5) ? 3 : 60));
  const put = (between: string): string => text.slice(0, at) + between + text.slice(to);
  switch (random.below(10)) {
    case 0:
      return put('');
    case 1:
      return put(text.slice(at, to).repeat(2));
    case 2:
    case 3:
      return put(random.pick(HURTFUL));
    case 4:
      return put(String.fromCharCode(random.below(random.chance(0.7) ? 128 : 65_536)));
    case 5:
      return put(partOf(random, other));
    case 6:
      return text.slice(0, at) + random.pick(HURTFUL).repeat(1 + random.below(40)) + text.slice(at);
    case 7:
      return swapLines(random, text);
    case 8:
      return random.pick([
        text.slice(0, at),
        `\uFEFF${text}`,
        text.replaceAll('\n', '\r\n'),
        text.trimEnd(),
        text + text,
      ]);
    default:
      return text.slice(0, at) + partOf(random, text) + text.slice(to);
  }
}

function partOf(random: Random, text: string): string {
  const from = random.below(text.length + 1);
  return text.slice(from, from + random.below(300));
}

function swapLines(random: Random, text: string): string {
  const lines = text.split('\n');
  const [a, b] = [random.below(lines.length), random.below(lines.length)];
  [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  return lines.join('\n');
}

/** Null where the text is no JSON. */
function changeStructure(random: Random, text: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const objects = objectsIn(value);
  for (let times = 1 + random.below(3); times > 0 && objects.length > 0; times--) {
    const object = random.pick(objects);
    const key = random.pick([...Object.keys(object), 'x']);
    const donor = random.pick(objects);
    const given = donor[random.pick([...Object.keys(donor), 'x'])];
    const odd = random.pick<unknown>([
      null,
      5,
      -1.5,
      true,
      '',
      'nixpkgs',
      [],
      {},
      [['a']],
      '__proto__',
      given,
      given,
      given,
    ]);
    // Of another place, and of its own: a copy, for no circle is JSON.
    const copy: unknown = odd === undefined ? undefined : JSON.parse(JSON.stringify(odd));
    const to = random.chance(0.7)
      ? key
      : random.pick(['__proto__', 'constructor', 'locked', 'url', 'rev', 'a"b', 'é']);
    Object.defineProperty(object, to, { value: copy, enumerable: true, configurable: true, writable: true });
    if (random.chance(0.2)) Reflect.deleteProperty(object, key);
  }
  return JSON.stringify(value, null, random.pick([2, 2, 4, 0]));
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner];
}
