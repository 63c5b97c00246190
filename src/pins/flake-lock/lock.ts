import { z } from 'zod';
import { type JsonDocument, readJson } from '../../core/json-syntax/read.js';
import { type Place, UserError } from '../../errors.js';

const text = z.string().optional();

/** `original` (what is asked for) or `locked` (what it got). Fields of every input type together. */
const reference = z.object({
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
  revCount: z.unknown().optional(),
  treeHash: z.unknown().optional(),
});

/** An object as a Map: any key is a name here, `__proto__` too, which z.record would drop. */
function named<T>(value: z.ZodType<T>) {
  const entries = (object: unknown): unknown =>
    typeof object === 'object' && object !== null && !Array.isArray(object)
      ? new Map(Object.entries(object))
      : object;
  return z.preprocess(entries, z.map(z.string(), value));
}

const node = z.object({
  /** Input name -> key of a node, or a path of input names from the root. */
  inputs: named(z.union([z.string(), z.array(z.string())])).optional(),
  original: reference.optional(),
  locked: reference.optional(),
  /** Version 5 keeps these two here. */
  info: z.object({ narHash: text, lastModified: z.number().optional() }).optional(),
  /** False where only the source is fetched. */
  flake: z.boolean().optional(),
});

const lockFile = z.object({ root: z.string(), nodes: named(node) });

export type Reference = z.infer<typeof reference>;
export type LockNode = z.infer<typeof node>;

export interface Lock {
  document: JsonDocument;
  file: string;
  /** Key of the node that is the flake itself. */
  root: string;
  nodes: ReadonlyMap<string, LockNode>;
  /** 1-based line of a node. */
  lineOfNode(key: string): number;
}

const READABLE = [5, 6, 7];

const NIX = 'nix flake lock';

/**
 * Reads a flake.lock of version 5, 6 or 7, or another lock of its kind. Null: this is none.
 * @param command that writes the lock anew
 * @throws UserError where it is broken or of another version
 */
export function readLock(content: string, file: string, command = NIX): Lock | null {
  const document = readJson(content, file);
  const shape = z
    .object({ version: z.unknown().optional(), nodes: z.unknown().optional() })
    .safeParse(document.value);
  if (!shape.success || (shape.data.version === undefined && shape.data.nodes === undefined)) return null;
  assertVersion(shape.data.version, { file, line: document.lineOf(['version']) });
  const checked = lockFile.safeParse(document.value);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const place = { file, line: document.lineOf(issue?.path ?? []) };
    throw brokenLock(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, place, command);
  }
  const { root, nodes } = checked.data;
  if (!nodes.has(root))
    throw brokenLock(`it has no node "${root}"`, { file, line: document.lineOf(['root']) }, command);
  return { document, file, root, nodes, lineOfNode: (key) => document.lineOf(['nodes', key]) };
}

export function brokenLock(what: string, place: Place, command = NIX): UserError {
  return new UserError(`Not a lock as Nix writes it: ${what}.`, {
    place,
    cure: `Restore the file from version control, write it anew with \`${command}\`, or leave it out with \`ignore\`.`,
  });
}

function assertVersion(version: unknown, place: Place): void {
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
