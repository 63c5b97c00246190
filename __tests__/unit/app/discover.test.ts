import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { discover } from '../../../src/app/discover.js';
import { officialOrigins } from '../../../src/core/channel.js';
import { files } from '../../../src/platform/files.js';
import { sampleText } from '../../contract/pin-samples.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'channel-bump-discover-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function put(name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(path.join(root, name)), { recursive: true });
  await writeFile(path.join(root, name), content);
}

test('finds the pins of every format, by file, then by line', async () => {
  await put('flake.lock', sampleText('flake.lock'));
  await put('.nix-channels', sampleText('nix-channels'));
  await put('.config/pinned/sources.json', sampleText('npins-v8.json'));
  await put('home/dot_nix-channels', 'https://nixos.org/channels/nixos-25.11 nixos\n');
  await put('deps/npins-lock.json', sampleText('npins-v3.json'));
  await put('nix/sources.json', '{"nixpkgs": {"owner": "NixOS", "repo": "nixpkgs"}}');
  await put('README.md', 'https://nixos.org/channels/nixos-25.11 nixos\n');
  const { pins, texts, errors } = await discover(files, root, officialOrigins);
  expect(errors).toEqual([]);
  expect([...new Set(pins.map(({ file, format }) => `${format} ${file}`))]).toEqual([
    'npins .config/pinned/sources.json',
    'nix-channels .nix-channels',
    'npins deps/npins-lock.json',
    'flake-lock flake.lock',
    'nix-channels home/dot_nix-channels',
  ]);
  expect([...texts.keys()].sort()).toEqual([...new Set(pins.map(({ file }) => file))].sort());
  expect(texts.get('flake.lock')).toBe(sampleText('flake.lock'));
  const lines = pins.filter(({ file }) => file === 'flake.lock').map(({ line }) => line);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
});

test('a broken file hides no other', async () => {
  await put('a/flake.lock', '{"nodes": {');
  await put('b/flake.lock', Buffer.from([0x7b, 0xff, 0x7d]));
  await put('c/sources.json', '{"pins": {}, "version": 99}');
  await put('d/flake.lock', sampleText('flake-v5.lock'));
  const { pins, errors } = await discover(files, root, officialOrigins);
  expect(pins.map(({ file }) => file)).toEqual(['d/flake.lock']);
  expect(errors.map(({ place }) => place?.file)).toEqual(['a/flake.lock', 'b/flake.lock', 'c/sources.json']);
  for (const error of errors) expect(error.cure).toBeTruthy();
});

test('a repository without pins has none', async () => {
  expect(await discover(files, root, officialOrigins)).toEqual({ pins: [], texts: new Map(), errors: [] });
});
