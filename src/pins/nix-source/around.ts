import type { JsonTree } from '../../core/nix-syntax/beside.js';
import { readDate } from '../date.js';
import { channelOfBranch } from '../nixpkgs-address.js';
import { REVISION } from './facts.js';

export type ObjectNode = JsonTree & { kind: 'object' };

/** What the set in which a revision stands tells of it. */
export interface Around {
  /** Each once. */
  channels: readonly string[];
  /** Unix seconds. */
  lastModified: number | null;
}

export const nothingAround: Around = { channels: [], lastModified: null };

/** `{ branch = "nixos-25.11"; rev = "…"; }`, `{ ref = "refs/heads/nixos-25.11"; … }`, or as `channel`. */
const CHANNEL_KEYS = ['channel', 'branch', 'ref'];

export function aroundOf({ members }: ObjectNode): Around {
  const texts = new Map(members.map(({ key, value }) => [key, textOf(value) ?? '']));
  const revisions = new Set([...texts.values()].filter((text) => REVISION.test(text)));
  // Of several in one set nobody knows which one is meant.
  if (revisions.size > 1) return nothingAround;
  const channels = CHANNEL_KEYS.flatMap((key) => channelOfBranch('NixOS', texts.get(key)) ?? []);
  return { channels: [...new Set(channels)], lastModified: readDate(texts.get('date') ?? '') };
}

/** Null: it is no text. */
export function textOf(value: JsonTree): string | null {
  return value.kind === 'scalar' && typeof value.value === 'string' ? value.value : null;
}
