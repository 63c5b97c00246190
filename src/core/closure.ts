import { z } from 'zod';
import { UserError } from '../errors.js';
import { parseStorePath } from './store-path.js';

/** One store path of a runtime closure. */
export interface ClosurePath {
  /** `/nix/store/<32>-name` */
  path: string;
  narHash: string | null;
  /** Bytes of its NAR. */
  narSize: number;
  references: readonly string[];
  deriver: string | null;
}

/** A runtime closure, keyed by store path. Source: `nix path-info -r --json` (array before Nix 2.19, object after). */
export interface Closure {
  /** The path whose closure this is; null when the saved file does not tell and it is not unique. */
  root: string | null;
  paths: ReadonlyMap<string, ClosurePath>;
}

/** Looked through at once: a large closure has a hundred thousand of them. */
const storePaths = z.custom<string[]>(
  (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
);

const info = z.object({
  // Format 2 gives the hash as an object; nobody compares it across formats.
  narHash: z.unknown(),
  narSize: z.number().int().nonnegative(),
  references: storePaths,
  deriver: z.string().nullish(),
});
const invalid = z.object({ valid: z.literal(false) });

const arrayForm = z.array(z.union([info.extend({ path: z.string() }), invalid.extend({ path: z.string() })]));
const objectForm = z.record(z.string(), info.nullable());
/** `nix path-info --json --json-format 2` (Nix 2.33 and later): names without the store's folder. */
const format2 = z.object({ version: z.number(), storeDir: z.string(), info: objectForm });

type Entry = z.infer<typeof info> & { path: string };

/**
 * The closure in the output of `nix path-info -r --json`, parsed from JSON already.
 * @throws UserError when it is of another form, names a path that is not valid in its store, or is empty
 */
export function parseClosure(json: unknown): Closure {
  const entries = readEntries(json);
  const paths = new Map(entries.map((entry) => [entry.path, closurePath(entry)]));
  if (paths.size === 0) throw notAClosure('it names no store path');
  return { root: findRoot(paths), paths };
}

function readEntries(json: unknown): Entry[] {
  const array = arrayForm.safeParse(json);
  if (array.success) {
    return array.data.map((entry) => {
      if ('valid' in entry) throw notValid(entry.path);
      return entry;
    });
  }
  const second = format2.safeParse(json);
  if (second.success) return withStoreFolder(second.data.storeDir, entriesOf(second.data.info));
  const object = objectForm.safeParse(json);
  if (object.success) return entriesOf(object.data);
  throw notAClosure('it has another form');
}

function entriesOf(record: z.infer<typeof objectForm>): Entry[] {
  return Object.entries(record).map(([path, entry]) => {
    if (entry === null) throw notValid(path);
    return { ...entry, path };
  });
}

function withStoreFolder(folder: string, entries: Entry[]): Entry[] {
  const absolute = (name: string): string => `${folder}/${name}`;
  return entries.map((entry) => ({
    ...entry,
    path: absolute(entry.path),
    references: entry.references.map(absolute),
    deriver: entry.deriver ? absolute(entry.deriver) : null,
  }));
}

function closurePath(entry: Entry): ClosurePath {
  if (!parseStorePath(entry.path)) throw notAClosure(`${JSON.stringify(entry.path)} is no store path`);
  const { path, narHash, narSize, references, deriver } = entry;
  return {
    path,
    narHash: typeof narHash === 'string' ? narHash : null,
    narSize,
    references,
    deriver: deriver ?? null,
  };
}

/** The one path that no other refers to. */
function findRoot(paths: ReadonlyMap<string, ClosurePath>): string | null {
  const roots = new Set(paths.keys());
  for (const { path, references } of paths.values()) {
    for (const reference of references) if (reference !== path) roots.delete(reference);
  }
  const [root] = roots;
  return roots.size === 1 ? (root ?? null) : null;
}

function notValid(path: string): UserError {
  return new UserError(`${JSON.stringify(path)} is not in the store that the closure was asked of.`, {
    cure: 'Build or copy it there, then run nix path-info -r --json again.',
  });
}

function notAClosure(why: string): UserError {
  return new UserError(`This is no closure: ${why}.`, { cure: 'Save one with nix path-info -r --json.' });
}
