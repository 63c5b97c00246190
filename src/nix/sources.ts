import { z } from 'zod';
import type { Sources } from '../core/diff/rebuilt.js';
import type { SandboxSession } from '../sandbox/types.js';

/** What is unpacked, what is applied to it, and what else is done to it before it is built. */
const KEYS = ['src', 'srcs', 'patches', 'prePatch', 'postPatch'] as const;

/** A derivation's text has some 5 KB; so many at once are no burden to anybody's memory. */
const AT_ONCE = 500;

// `("src","/nix/store/…")` in the text of a derivation; a quote within a value has a backslash before it.
const VARIABLES = /\("(src|srcs|patches|prePatch|postPatch|__json)","((?:[^"\\]|\\.)*)"\)/g;

const structuredSchema = z.record(z.string(), z.unknown());

// Derivations that are not in the store are left out: a cache may know a path by another one than was evaluated here.
const READ = `
for derivation in "$@"; do
  [ -f "$derivation" ] || continue
  printf '%s\\0' "$derivation" && cat "$derivation" && printf '\\0' || exit
done
`;

/** Of those that are in the sandbox's store, and have a source, what they are made from. */
export async function readSources(
  session: SandboxSession,
  derivations: readonly string[],
): Promise<Map<string, Sources>> {
  const found = new Map<string, Sources>();
  for (let at = 0; at < derivations.length; at += AT_ONCE) {
    const { stdout } = await session.run([
      '/bin/sh',
      '-c',
      READ,
      'sh',
      ...derivations.slice(at, at + AT_ONCE),
    ]);
    const parts = stdout.split('\0');
    for (let index = 0; index + 1 < parts.length; index += 2) {
      const sources = sourcesIn(parts[index + 1] ?? '');
      if (sources !== null) found.set(parts[index] ?? '', sources);
    }
  }
  return found;
}

/** @param text of a `.drv`: `Derive([…],…,[("name","value"),…])`; null: it is made from no source */
export function sourcesIn(text: string): Sources | null {
  const told: Partial<Record<string, unknown>> = {};
  for (const [, name = '', value = ''] of text.matchAll(VARIABLES)) {
    const plain = unescaped(value);
    if (name === '__json') Object.assign(told, structured(plain));
    else told[name] = plain;
  }
  if (KEYS.every((key) => isEmpty(told[key]))) return null;
  return JSON.stringify(KEYS.map((key) => (isEmpty(told[key]) ? null : normal(key, told[key]))));
}

/** With `__structuredAttrs` all variables are in one. */
function structured(text: string): Record<string, unknown> {
  try {
    return structuredSchema.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

function unescaped(value: string): string {
  return value.replace(/\\(.)/gs, (_, one: string) => ({ n: '\n', r: '\r', t: '\t' })[one] ?? one);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** A program that a phase names is another store path after each rebuild; a source's or a patch's path is its content. */
function normal(key: (typeof KEYS)[number], value: unknown): unknown {
  if (key !== 'prePatch' && key !== 'postPatch') return value;
  return JSON.stringify(value).replaceAll(/\/nix\/store\/[0-9a-z]{32}-[\w.+?=-]+/g, '/nix/store/…');
}
