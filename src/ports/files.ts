import type { Readable, Writable } from 'node:stream';

/** A folder that goes away with its scope (`await using`), also when the process is ended by a signal. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
}

/** The file system, absolute paths. */
export interface Files {
  /** The bytes of a file, or null where there is none. */
  read(path: string): Promise<Buffer | null>;
  /** Replaces a file atomically, keeping its mode; makes missing folders. */
  write(path: string, data: string | Uint8Array): Promise<void>;
  readStream(path: string): Readable;
  writeStream(path: string): Writable;
  /**
   * All regular files under a folder as relative paths with `/`, in byte order; `.git` and `node_modules` are passed
   * over unless everything is asked for, and so are symlinks (they are told as such, not followed).
   */
  walk(root: string, options?: { symlinks?: boolean; everything?: boolean }): Promise<string[]>;
  /** Whether a folder is there; a symlink to one is none. */
  isFolder(path: string): Promise<boolean>;
  makeFolder(path: string): Promise<void>;
  /** Copies one file with its mode, or a symlink as such. */
  copy(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  exists(path: string): Promise<boolean>;
  temporaryFolder(prefix: string): Promise<TemporaryFolder>;
}
