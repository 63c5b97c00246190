import { readFileSync } from 'node:fs';
import type { Siblings } from '../../src/pins/types.js';
import { officialOrigins } from '../../src/core/channel.js';

/** A file of each format as its own program writes it, by the folder of the format. */
export const samples: Readonly<Record<string, readonly string[]>> = {
  'flake-lock': ['flake.lock', 'flake-v5.lock'],
  npins: ['npins-v3.json', 'npins-v8.json'],
  'nix-channels': ['nix-channels'],
};

export function sampleText(file: string): string {
  return readFileSync(new URL(`../fixtures/pins/${file}`, import.meta.url), 'utf8');
}

export function siblingsOf(path: string): Siblings {
  return { path, origins: officialOrigins, read: () => null };
}
