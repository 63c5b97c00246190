import { z } from 'zod';
import { derivationNameOf } from './text.js';

/** What is unpacked, what is applied to it, and what else is done to it before it is built. */
export const KEYS = ['src', 'srcs', 'patches', 'prePatch', 'postPatch'] as const;

/** What the text of a `.drv` says of what it is made from: `Derive([outputs],[derivations],[paths],…,[("name","value"),…])`. */
export interface DerivationText {
  /** What it says of each key, but for what is empty. */
  told: ReadonlyMap<(typeof KEYS)[number], unknown>;
  /** Derivations that it needs, by the name of what they make. */
  needs: ReadonlyMap<string, readonly string[]>;
  /** Store paths that it needs as they are: their content decides what they are called. */
  plain: ReadonlySet<string>;
  outputs: readonly string[];
  /** Its output is known beforehand, by its hash: a download. */
  isFixed: boolean;
}

// A quote within a value has a backslash before it, so that none of these is found within one.
const OUTPUT = /\("[^"]*","(\/nix\/store\/[^"]*)","([^"]*)","[^"]*"\)/g;
const NEEDED = /\("(\/nix\/store\/[^"]+\.drv)",\[/g;
const PLAIN = /\],\[((?:"\/nix\/store\/[^"]+",?)*)\],"/;
const VARIABLES = /\("(src|srcs|patches|prePatch|postPatch|__json)","((?:[^"\\]|\\.)*)"\)/g;

const structuredSchema = z.record(z.string(), z.unknown());

export function readDerivation(text: string): DerivationText {
  const said: Partial<Record<string, unknown>> = {};
  for (const [, name = '', value = ''] of text.matchAll(VARIABLES)) {
    const plain = unescaped(value);
    if (name === '__json') Object.assign(said, structured(plain));
    else said[name] = plain;
  }
  const outputs = [...text.matchAll(OUTPUT)];
  return {
    told: new Map(KEYS.filter((key) => !isEmpty(said[key])).map((key) => [key, said[key]])),
    needs: byName([...text.matchAll(NEEDED)].map(([, path = '']) => path)),
    plain: new Set((PLAIN.exec(text)?.[1] ?? '').match(/\/nix\/store\/[^"]+/g)),
    outputs: outputs.map(([, path = '']) => path),
    isFixed: outputs.some(([, , algorithm]) => algorithm !== ''),
  };
}

function byName(derivations: readonly string[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const path of derivations)
    names.set(derivationNameOf(path), [...(names.get(derivationNameOf(path)) ?? []), path]);
  return names;
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
