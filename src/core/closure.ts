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
