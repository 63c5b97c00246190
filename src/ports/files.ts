import type { Readable, Writable } from 'node:stream';
import type { UserError } from '../errors.js';

/** A folder that goes away with its scope (`await using`), also when the process is ended by a signal. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
}

/** What lies under a folder: relative paths with `/`, in byte order. */
export interface Walked {
  /** Regular files. */
  files: string[];
  /** Told, not followed. */
  symlinks: string[];
  /** Folders that can't be looked into; the others are walked all the same. */
  unread: UserError[];
}

/** A file that is read only where it is of a reasonable size. */
export type Content =
  | { kind: 'bytes'; bytes: Buffer }
  /** There is none, or it is no regular file. */
  | { kind: 'missing' }
  /** `size` in bytes. */
  | { kind: 'too-large'; size: number }
  | { kind: 'unreadable'; error: UserError };

/** The file system, absolute paths. */
export interface Files {
  /** The bytes of a file, or null where there is none. */
  read(path: string): Promise<Buffer | null>;
  /** For many small files. A symlink is not followed. */
  readUpTo(path: string, limit: number): Promise<Content>;
  /** The same, where a glimpse (a byte a character) shows that the file is wanted at all. */
  readIf(
    path: string,
    limit: number,
    wanted: (glimpse: string) => boolean,
  ): Promise<Content | { kind: 'unwanted' }>;
  /**
   * Replaces a file atomically, keeping its mode; makes missing folders. `/dev/stdout`, a pipe and their like are written to.
   * @param within the folder that must hold it, symlinks followed
   * @throws UserError where it would lie elsewhere, or is a symlink; nothing is written
   */
  write(path: string, data: string | Uint8Array, within?: string): Promise<void>;
  /**
   * Makes a file that is not there yet, and missing folders.
   * @returns false where something of that name is there, be it a symlink: it stays as it is
   * @throws UserError where it would lie outside `within`, symlinks followed; nothing is written
   */
  create(path: string, data: string, within: string): Promise<boolean>;
  readStream(path: string): Readable;
  writeStream(path: string, options?: { append?: boolean }): Writable;
  /**
   * Passes over `.git`, `.direnv`, `node_modules` and folders that are repositories of their own (submodules), unless
   * everything is asked for.
   */
  walk(root: string, options?: { everything?: boolean }): Promise<Walked>;
  /** The path with all symlinks followed, or null where it leads nowhere. */
  resolve(path: string): Promise<string | null>;
  /** Whether it is a regular file, or leads to one. */
  isFile(path: string): Promise<boolean>;
  /** Whether a folder is there; a symlink to one is none. */
  isFolder(path: string): Promise<boolean>;
  makeFolder(path: string): Promise<void>;
  /** Copies one file with its mode, or a symlink as such. */
  copy(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  exists(path: string): Promise<boolean>;
  temporaryFolder(prefix: string): Promise<TemporaryFolder>;
}
