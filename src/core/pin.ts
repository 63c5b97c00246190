/**
 * `pinned`: a revision is written down. `floating`: names a channel, holds no revision. `frozen`: the user said
 * "leave alone". `foreign`: a nixpkgs, but not from an official channel; the reason is in `note`.
 */
export type PinState = 'pinned' | 'floating' | 'frozen' | 'foreign';

/** Which archive the pin's hash is of; the two kinds have different NAR hashes for one revision. Null: nothing is hashed. */
export type Artifact = 'nixexprs.tar.xz' | 'nixexprs.tar.zst' | 'github-archive' | null;

/** One place in the repository's files that says which nixpkgs is used. */
export interface Pin {
  /** Repository-relative path with `/`. */
  file: string;
  /** Id of the format that read it, e.g. `flake-lock`. */
  format: string;
  /** The name the file gives it, e.g. the input's or the npins entry's name. Unique within a file. */
  name: string;
  /** Channel followed, e.g. `nixos-25.11-small`, or null. */
  channel: string | null;
  /** 40 hex, or the short one when the file has no more, or null. */
  revision: string | null;
  /** Release name, e.g. `nixos-25.11.4021.1f3a0c5d2b7e`, where the file tells it. */
  release: string | null;
  /** The hash as written in the file. */
  hash: string | null;
  /** The address as written in the file. */
  url: string | null;
  state: PinState;
  /** Declared by the repository itself (true) or a lock's transitive node (false). */
  direct: boolean;
  artifact: Artifact;
  /** `owner/repo` for artifact `github-archive`, as written in the file. */
  repository: string | null;
  /** Unix seconds where the file tells it. */
  lastModified: number | null;
  /** 1-based line of the pin in the file. */
  line: number;
  note?: string;
  /** The channel is the configuration's (`follow`), and not in the file. */
  followed?: true;
  /** Named after its channel's series, which it is there for: no upgrade is proposed. */
  staysInSeries?: true;
  /** The machines take what comes by themselves (`system.autoUpgrade.channel`): to hold a release would end that. */
  upgradesItself?: true;
  /** Path of the flake input whose flake asks for it: the repository can't ask for another channel. */
  askedBy?: string;
}

/** Whether it is a node of a lock as Nix writes it, of a flake or of devenv. */
export function isLockNode({ format }: Pin): boolean {
  return format === 'flake-lock' || format === 'devenv-lock';
}

/** What a pin is moved to. Everything that any format needs to write; nothing is fetched by a format. */
export interface PinTarget {
  channel: string;
  /** Release name, e.g. `nixos-25.11.4188.9cd0ab12cd34`. */
  release: string;
  /** 40 hex. */
  revision: string;
  /** Folder of the release under the releases URL, e.g. `nixos/25.11/nixos-25.11.4188.9cd0ab12cd34`. */
  releasePath: string;
  /** Base address of the releases, for a pin that holds a channel's address only; absent: `https://releases.nixos.org`. */
  releasesUrl?: string;
  /** SRI (`sha256-…=`) of the NAR of the unpacked archive that `Pin.artifact` names; null when artifact is null. */
  hash: string | null;
  /** Commit time, Unix seconds; null where unknown. */
  lastModified: number | null;
}

/** Base addresses under which official things are recognised: the official ones and the configured mirrors. No trailing `/`. */
export interface Origins {
  channels: readonly string[];
  releases: readonly string[];
  archives: readonly string[];
}

/** Replacement of one file's text. */
export interface FileEdit {
  file: string;
  before: string;
  after: string;
}
