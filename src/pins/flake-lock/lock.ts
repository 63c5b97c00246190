import { z } from 'zod';
import { UserError } from '../../errors.js';
import { lineOf, readJson } from '../json-edit.js';

const text = z.string().optional();

/** `original` (what flake.nix asks for) or `locked` (what it got). Fields of every input type together. */
const reference = z.looseObject({
  type: z.string(),
  owner: text,
  repo: text,
  host: text,
  id: text,
  ref: text,
  rev: text,
  url: text,
  path: text,
  narHash: text,
  lastModified: z.number().optional(),
});

const node = z.looseObject({
  /** Input name -> key of a node, or a path of input names from the root. */
  inputs: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  original: reference.optional(),
  locked: reference.optional(),
  /** Version 5 keeps these two here. */
  info: z.looseObject({ narHash: text, lastModified: z.number().optional() }).optional(),
});

const lockFile = z.looseObject({
  version: z.number(),
  root: z.string(),
  nodes: z.record(z.string(), node),
});

export type Reference = z.infer<typeof reference>;
export type LockNode = z.infer<typeof node>;

export interface Lock {
  root: string;
  nodes: ReadonlyMap<string, LockNode>;
  /** 1-based line of a node. */
  lineOfNode(key: string): number;
}

const READABLE = [5, 6, 7];

/**
 * Reads a flake.lock of version 5, 6 or 7. Null: this is no lock of a flake.
 * @throws UserError where it is broken or of another version
 */
export function readLock(content: string, file: string): Lock | null {
  const { value, root } = readJson(content, file);
  const shape = z
    .looseObject({ version: z.unknown().optional(), nodes: z.unknown().optional() })
    .safeParse(value);
  if (!shape.success || (shape.data.version === undefined && shape.data.nodes === undefined)) return null;
  assertVersion(shape.data.version, { file, line: lineOf(content, root, ['version']) });
  const checked = lockFile.safeParse(value);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw new UserError(
      `Not a lock as Nix writes it: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`,
      {
        place: { file, line: lineOf(content, root, issue?.path ?? []) },
        cure: 'Restore the file from version control, or write it anew with `nix flake lock`.',
      },
    );
  }
  return {
    root: checked.data.root,
    nodes: new Map(Object.entries(checked.data.nodes)),
    lineOfNode: (key) => lineOf(content, root, ['nodes', key]),
  };
}

function assertVersion(version: unknown, place: { file: string; line: number }): void {
  if (READABLE.some((readable) => readable === version)) return;
  throw new UserError(
    version === undefined
      ? 'The lock has no version.'
      : `Lock version ${JSON.stringify(version)} is not known.`,
    {
      place,
      cure: 'Versions 5 to 7 can be read: write the lock with a Nix that writes version 7, or look for a newer channel-bump.',
    },
  );
}

/** A root input's name and the node it ends at, `follows` followed. */
export interface RootInput {
  name: string;
  key: string;
  /** Input names from the root, where it follows another input. */
  follows: readonly string[] | null;
}

/** The inputs that the flake itself declares, in the lock's order. Paths that lead nowhere or in a circle are left out. */
export function rootInputs(lock: Lock): RootInput[] {
  const resolve = resolver(lock);
  return Object.entries(lock.nodes.get(lock.root)?.inputs ?? {}).flatMap(([name, reference]) => {
    const key = resolve(lock.root, name);
    const follows = typeof reference === 'string' ? null : reference;
    return key === null || !lock.nodes.has(key) ? [] : [{ name, key, follows }];
  });
}

type Resolve = (key: string, input: string) => string | null;

function resolver(lock: Lock): Resolve {
  // Null while an input is being resolved, too: so a circle ends, and each input is walked once.
  const known = new Map<string, string | null>();
  const resolve: Resolve = (key, input) => {
    const id = JSON.stringify([key, input]);
    const before = known.get(id);
    if (before !== undefined) return before;
    known.set(id, null);
    const reference = new Map(Object.entries(lock.nodes.get(key)?.inputs ?? {})).get(input);
    const found = typeof reference === 'object' ? walk(reference) : (reference ?? null);
    known.set(id, found);
    return found;
  };
  const walk = (path: readonly string[]): string | null =>
    path.reduce<string | null>((at, input) => (at === null ? null : resolve(at, input)), lock.root);
  return resolve;
}
