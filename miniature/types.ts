/** A file of a source tree, by repository-relative path. Symlinks (`120000`) hold their target as content. */
export interface TreeFile {
  mode: '100644' | '100755' | '120000';
  content: string | Buffer;
}

/** The source of one release of the miniature nixpkgs, before git gives it a revision. */
export interface ReleaseSource {
  /** Channel that released it, e.g. `nixos-25.11`. A source may be released by one channel only. */
  channel: string;
  /** Name up to the revision, e.g. `nixos-25.11.4021`; the short revision is added once git has made it. */
  prefix: string;
  /** Unix seconds, for the commit. */
  commitTime: number;
  /** Unix seconds, when the release was published (always after the commit). */
  published: number;
  files: ReadonlyMap<string, TreeFile>;
  /** Subjects of the commits since the release before it, oldest first, as nixpkgs words them: `nginx: 1.28.1 -> 1.28.2`. */
  changes?: readonly string[];
}

/** A release as the mirror serves it. */
export interface MiniatureRelease {
  channel: string;
  /** `nixos-25.11.4021.<12 hex>` */
  name: string;
  /** Folder under the releases URL. */
  path: string;
  /** 40 hex: a real commit of the miniature nixpkgs repository. */
  revision: string;
  commitTime: number;
  published: number;
}
