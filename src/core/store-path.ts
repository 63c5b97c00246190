import { createHash } from 'node:crypto';
import { toNix32 } from './hash.js';

const STORE = '/nix/store';
/** `/nix/store/`, the hash, a dash: so far it is to the name. */
export const NAME_AT = 44;
// Characters that Nix allows in a name, at most 211 of them.
export const STORE_PATH = /^\/nix\/store\/([0-9abcdfghijklmnpqrsvwxyz]{32})-([0-9A-Za-z+\-._?=]{1,211})$/;

/** A store path taken apart: `/nix/store/<hash>-<name>`. */
export interface StorePath {
  /** 32 characters of nix32 */
  hash: string;
  name: string;
}

/** Takes a store path apart. Null for anything else, a path inside of one (`/nix/store/…-x/bin`) as well. */
export function parseStorePath(path: string): StorePath | null {
  const match = STORE_PATH.exec(path);
  const [, hash, name] = match ?? [];
  return hash === undefined || name === undefined ? null : { hash, name };
}

/** Whether it is one, and no path inside of one. */
export function isStorePath(path: string): boolean {
  return STORE_PATH.test(path);
}

/**
 * The store path that Nix gives a fetched source (recursive, sha256, no references) of this NAR hash.
 * Source: Nix manual, "Store path calculation".
 */
export function sourceStorePath(narSha256: Uint8Array, name = 'source'): string {
  const hex = Buffer.from(narSha256).toString('hex');
  const fingerprint = createHash('sha256').update(`source:sha256:${hex}:${STORE}:${name}`).digest();
  return `${STORE}/${toNix32(foldTo20(fingerprint))}-${name}`;
}

function foldTo20(digest: Uint8Array): Uint8Array {
  const folded = new Uint8Array(20);
  digest.forEach((byte, index) => {
    folded[index % 20] = (folded[index % 20] ?? 0) ^ byte;
  });
  return folded;
}
