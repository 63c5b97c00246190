import { UserError } from '../errors.js';
import { scanClosure, ScannedPath } from './closure-text.js';
import { isStorePath, NAME_AT } from './store-path.js';

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

/**
 * What is said of a path. Checked by hand, the only one of its kind: what checks the other forms takes longer to start than
 * a closure of ten thousand paths takes to be read.
 */
interface Info {
  /** Format 2 gives an object; nobody compares hashes across formats. */
  narHash?: unknown;
  narSize: number;
  references: string[];
  deriver?: string | null;
}

type Entry = Info & { path: string };

/**
 * The closure in the output of `nix path-info -r --json`.
 * @param root where it is known, it is not looked for
 * @throws SyntaxError when it is no JSON
 * @throws UserError as `parseClosure`
 */
export function readClosure(json: Buffer | string, root?: string): Closure {
  const paths = scanClosure(json.toString('latin1')) ?? pathsIn(JSON.parse(json.toString()));
  return { root: root ?? findRoot(paths), paths };
}

/**
 * The closure in the output of `nix path-info -r --json`, parsed from JSON already.
 * @throws UserError when it is of another form, names a path that is not valid in its store, or is empty
 */
export function parseClosure(json: unknown): Closure {
  const paths = pathsIn(json);
  return { root: findRoot(paths), paths };
}

function pathsIn(json: unknown): Closure['paths'] {
  const paths = new Map<string, ClosurePath>();
  for (const entry of readEntries(json)) paths.set(entry.path, closurePath(entry));
  if (paths.size === 0) throw notAClosure('it names no store path');
  return paths;
}

function readEntries(json: unknown): Entry[] {
  if (Array.isArray(json)) return json.map(listed);
  if (!isRecord(json)) throw otherForm();
  const { version, storeDir, info } = json;
  // `nix path-info --json --json-format 2` (Nix 2.33 and later): names without the store's folder.
  if (typeof version === 'number' && typeof storeDir === 'string' && isRecord(info)) {
    return entriesOf(info).map((entry) => withStoreFolder(storeDir, entry));
  }
  return entriesOf(json);
}

/** Before Nix 2.19. */
function listed(entry: unknown): Entry {
  if (!isRecord(entry) || typeof entry['path'] !== 'string') throw otherForm();
  if (isInfo(entry)) return entry as typeof entry & Entry;
  throw entry['valid'] === false ? notValid(entry['path']) : otherForm();
}

function entriesOf(record: Readonly<Record<string, unknown>>): Entry[] {
  return Object.entries(record).map(([path, info]) => {
    if (info === null) throw notValid(path);
    if (!isInfo(info)) throw otherForm();
    const { narHash, narSize, references, deriver } = info;
    return { path, narHash, narSize, references, deriver: deriver ?? null };
  });
}

function isInfo(value: unknown): value is Info {
  if (!isRecord(value)) return false;
  const { narSize, references, deriver } = value;
  return (
    Number.isSafeInteger(narSize) &&
    (narSize as number) >= 0 &&
    (typeof deriver === 'string' || deriver === null || deriver === undefined) &&
    Array.isArray(references) &&
    references.every((one) => typeof one === 'string')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withStoreFolder(folder: string, { path, narHash, narSize, references, deriver }: Entry): Entry {
  const absolute = (name: string): string => `${folder}/${name}`;
  return {
    path: absolute(path),
    narHash,
    narSize,
    references: references.map(absolute),
    deriver: deriver ? absolute(deriver) : null,
  };
}

function closurePath({ path, narHash, narSize, references, deriver }: Entry): ClosurePath {
  if (!isStorePath(path)) throw notAClosure(`${JSON.stringify(path)} is no store path`);
  const hash = typeof narHash === 'string' ? narHash : null;
  return { path, narHash: hash, narSize, references, deriver: deriver ?? null };
}

/** The one system that no other path refers to; where there is no system, the one path of which that is so. */
function findRoot(paths: ReadonlyMap<string, ClosurePath>): string | null {
  const systems = [...paths.keys()].filter(isSystem);
  const [system] = systems;
  if (system !== undefined && systems.length === 1 && !isReferredTo(system, paths)) return system;
  const roots = new Set(paths.keys());
  for (const { path, references } of paths.values()) {
    for (const reference of references) if (reference !== path) roots.delete(reference);
  }
  const [root] = roots;
  return roots.size === 1 ? (root ?? null) : null;
}

function isSystem(path: string): boolean {
  return path.startsWith('nixos-system-', NAME_AT) || path.startsWith('darwin-system-', NAME_AT);
}

/** To compare with one takes a tenth of the time that it takes to look each of them up. */
function isReferredTo(system: string, paths: ReadonlyMap<string, ClosurePath>): boolean {
  for (const path of paths.values()) {
    if (path.path !== system && refersTo(path, system)) return true;
  }
  return false;
}

function refersTo(path: ClosurePath, other: string): boolean {
  return path instanceof ScannedPath ? path.refersTo(other) : path.references.includes(other);
}

/** Whether any reference passes. Where few have to be looked at, not all are taken apart. */
export function someReference(path: ClosurePath, passes: (reference: string) => boolean): boolean {
  return path instanceof ScannedPath ? path.someReference(passes) : path.references.some(passes);
}

function notValid(path: string): UserError {
  return new UserError(`${JSON.stringify(path)} is not in the store that the closure was asked of.`, {
    cure: 'Build or copy it there, then run nix path-info -r --json again.',
  });
}

function otherForm(): UserError {
  return notAClosure('it has another form than the output of nix path-info -r --json');
}

function notAClosure(why: string): UserError {
  return new UserError(`this is no closure: ${why}.`, {
    cure: 'Save one with nix path-info -r --json.',
  });
}
