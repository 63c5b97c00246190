import type { Place } from './place.js';
import type { NixText } from './text.js';

/** What an expression is, as far as it can be told without Nix. */
export type NixValue =
  | { kind: 'text'; text: NixText }
  | NixSet
  /** Something else, found at its own place: a function's call, a list, a path… */
  | { kind: 'other'; place: Place };

export interface NixSet {
  kind: 'set';
  /** A name may come more than once. */
  names: () => Iterable<string>;
  /** Undefined: it has no such name. Null: what it is can't be told. */
  get: (name: string) => NixValue | null | undefined;
  /** Of sets that are joined, these, the last one first. */
  joined?: readonly NixSet[];
}

// Every name is looked for in all of them. No file that people write joins as many, and a hostile one doubles them with
// every line.
export const MAX_OPERANDS = 100;

/** Undefined where the value is no set, too. */
export function memberOf(value: NixValue | null, name: string): NixValue | null | undefined {
  return value?.kind === 'set' ? value.get(name) : undefined;
}

export function textValue(text: NixText | null): NixValue | null {
  return text && { kind: 'text', text };
}

/** `a // b`; null where what comes last can't be told, or there are too many of them. */
export function updated(values: readonly (NixValue | null)[]): NixValue | null {
  const operands = values.filter((value) => value?.kind === 'set').reverse();
  if (operands.length < values.length) return null;
  const sets = operands.flatMap((set) => set.joined ?? [set]);
  if (sets.length > MAX_OPERANDS) return null;
  return {
    kind: 'set',
    joined: sets,
    *names() {
      for (const set of sets) yield* set.names();
    },
    get(name) {
      for (const set of sets) {
        const value = set.get(name);
        if (value !== undefined) return value;
      }
      return undefined;
    },
  };
}
