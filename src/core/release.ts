/** One release of a channel, as the channel's mirror publishes it. */
export interface Release {
  channel: string;
  /** e.g. `nixos-25.11.4188.9cd0ab12cd34`, `nixos-26.11pre1058091.0a1b2c3d4e5f` */
  name: string;
  /** Folder under the releases URL, e.g. `nixos/25.11/nixos-25.11.4188.9cd0ab12cd34`. */
  path: string;
  /** 40 hex; null while only the name is known (its last part is the short revision). */
  revision: string | null;
  /** Commit time, Unix seconds, where published. */
  lastModified: number | null;
  /** When the release was published, ISO 8601, where the listing tells it. */
  published: string | null;
}
