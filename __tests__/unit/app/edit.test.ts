import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../../src/app/config.js';
import type { Context } from '../../../src/app/context.js';
import { discover } from '../../../src/app/discover.js';
import { applyMoves, editFor } from '../../../src/app/edit.js';
import type { Sources } from '../../../src/app/source.js';
import { officialOrigins } from '../../../src/core/channel.js';
import type { Pin, PinTarget } from '../../../src/core/pin.js';
import { files } from '../../../src/platform/files.js';

const rev = (digit: string): string => digit.repeat(40);
const next = 'nixos-26.05';
const release = `nixos-26.05.9.${rev('2').slice(0, 12)}`;
const target: PinTarget = {
  channel: next,
  release,
  revision: rev('2'),
  releasePath: `nixos/26.05/${release}`,
  hash: `sha256-${'B'.repeat(42)}A=`,
  lastModified: 1_780_000_000,
};

let root: string;
let context: Context;
let warnings: string[];

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'channel-bump-edit-'));
  warnings = [];
  const log = { warning: (message: string) => warnings.push(message), progress: () => undefined };
  context = {
    files,
    log,
    config: readConfig(null, {}),
    folder: path.join(root, 'repository'),
  } as unknown as Context;
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

async function put(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

const flakeNix = '{ inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.11"; outputs = _: { }; }\n';

function lock(): string {
  const github = { owner: 'NixOS', repo: 'nixpkgs', type: 'github' };
  const locked = { ...github, lastModified: 1, narHash: `sha256-${'A'.repeat(43)}=`, rev: rev('1') };
  const nixpkgs = { locked, original: { ...github, ref: 'nixos-25.11' } };
  return JSON.stringify({
    nodes: { nixpkgs, root: { inputs: { nixpkgs: 'nixpkgs' } } },
    root: 'root',
    version: 7,
  });
}

async function pinsHere(): Promise<readonly Pin[]> {
  return (await discover(files, context.folder, officialOrigins)).pins;
}

test('a flake.nix that is a symlink inside the repository is edited where it lies', async () => {
  await put('repository/a/flake.lock', lock());
  await put('repository/b/flake.nix', flakeNix);
  await symlink('../b/flake.nix', path.join(context.folder, 'a/flake.nix'));
  const pins = (await pinsHere()).filter(({ format }) => format === 'flake-lock');
  const edits = await applyMoves(
    context,
    pins.map((pin) => ({ pin, target })),
  );
  expect(edits.map(({ file }) => file).sort()).toEqual(['a/flake.lock', 'b/flake.nix']);
  expect(edits.find(({ file }) => file === 'b/flake.nix')?.after).toBe(flakeNix.replace('25.11', '26.05'));
});

test('an upgrade of a devenv.lock edits devenv.yaml, and no flake.nix beside it', async () => {
  const asks = 'inputs:\n  nixpkgs:\n    url: github:NixOS/nixpkgs/nixos-25.11\n';
  await put('repository/devenv.lock', lock());
  await put('repository/devenv.yaml', asks);
  await put('repository/flake.nix', '{ outputs = _: { }; }\n');
  const [pin] = await pinsHere();
  const edits = await applyMoves(context, [{ pin: pin!, target }]);
  expect(edits.map(({ file }) => file).sort()).toEqual(['devenv.lock', 'devenv.yaml']);
  expect(edits.find(({ file }) => file === 'devenv.yaml')?.after).toBe(asks.replace('25.11', '26.05'));
  await put('repository/devenv.yaml', 'imports: [ ../base ]\n');
  await expect(applyMoves(context, [{ pin: pin!, target }])).rejects.toThrow('does not say where input');
});

test('a flake.nix that flake-file writes is not led to another channel: the next one would be as before', async () => {
  const heading = '# vim: ts=2\n# DO-NOT-EDIT. This file was auto-generated using github:vic/flake-file.\n';
  await put('repository/flake.lock', lock());
  await put('repository/flake.nix', heading + flakeNix);
  const [pin] = await pinsHere();
  await expect(applyMoves(context, [{ pin: pin!, target }])).rejects.toThrow('This is generated');
  const refreshed = await applyMoves(context, [{ pin: pin!, target: { ...target, channel: 'nixos-25.11' } }]);
  expect(refreshed.map(({ file }) => file)).toEqual(['flake.lock']);
});

test('one that leads out is neither read nor written', async () => {
  await put('repository/flake.lock', lock());
  await put('outside.nix', flakeNix);
  await symlink('../outside.nix', path.join(context.folder, 'flake.nix'));
  const [pin] = await pinsHere();
  await expect(applyMoves(context, [{ pin: pin!, target }])).rejects.toThrow('leads out of the repository');
  expect(await readFile(path.join(root, 'outside.nix'), 'utf8')).toBe(flakeNix);
});

test('a pin that can not be moved is left out with a word, the others go', async () => {
  await put('repository/good/flake.lock', lock());
  await put('repository/good/flake.nix', flakeNix);
  await put('repository/bad/flake.lock', lock());
  await put(
    'repository/bad/flake.nix',
    flakeNix.replace('"github:NixOS/nixpkgs/nixos-25.11"', 'import ./url.nix'),
  );
  const pins = [...(await pinsHere())];
  const to = {
    channel: next,
    name: release,
    path: target.releasePath,
    revision: rev('2'),
    lastModified: null,
    published: null,
  };
  const candidate = {
    lane: 'upgrade',
    group: next,
    steps: [{ pins, to }],
    companions: [],
    urgency: null,
  } as const;
  const source = { url: '', narHash: target.hash ?? '', lastModified: 5, archive: null };
  const sources: Sources = { get: () => Promise.resolve(source) };
  const bump = await editFor(context, { ...candidate, steps: [{ pins, to }], companions: [] }, sources);
  expect(bump.moves.map(({ pin }) => pin.file)).toEqual(['good/flake.lock']);
  expect(bump.edits.map(({ file }) => file).sort()).toEqual(['good/flake.lock', 'good/flake.nix']);
  expect(warnings).toEqual([expect.stringMatching(/^left out of nixos-26\.05: /)]);
  const bad = pins.filter(({ file }) => file.startsWith('bad/'));
  await expect(
    editFor(context, { ...candidate, steps: [{ pins: bad, to }], companions: [] }, sources),
  ).rejects.toThrow();
});

test('a full revision is never replaced by a part of one', async () => {
  await put('repository/flake.lock', lock());
  const [pin] = await pinsHere();
  await expect(applyMoves(context, [{ pin: pin!, target: { ...target, revision: '' } }])).rejects.toThrow(
    'holds a full revision',
  );
});
