import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { discover } from '../../../src/app/discover.js';
import { officialOrigins } from '../../../src/core/channel.js';
import type { Pin } from '../../../src/core/pin.js';
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
  await put('c/sources.json', '{"pins": {"nixpkgs": {"type": "Git"}}, "version": 99}');
  await put('d/flake.lock', sampleText('flake-v5.lock'));
  const { pins, errors } = await discover(files, root, officialOrigins);
  expect(pins.map(({ file }) => file)).toEqual(['d/flake.lock']);
  expect(errors.map(({ place }) => place?.file)).toEqual(['a/flake.lock', 'b/flake.lock', 'c/sources.json']);
  for (const error of errors) expect(error.cure).toBeTruthy();
});

test('a broken file of a kind that mostly holds no pins is passed over', async () => {
  await put('template.nix', 'fetchTarball "https://github.com/NixOS/nixpkgs/archive/@rev@.tar.gz" { @x@\n');
  await put('flake.lock', sampleText('flake-v5.lock'));
  const { pins, errors, passedOver } = await discover(files, root, officialOrigins);
  expect(new Set(pins.map(({ file }) => file))).toEqual(new Set(['flake.lock']));
  expect(errors).toEqual([]);
  expect(passedOver.map(({ place }) => place?.file)).toEqual(['template.nix']);
});

test('as many pins as a file can hold', async () => {
  const line = (n: number) => `channel:nixos-25.11 ${n.toString(36)}\n`;
  await put('.nix-channels', Array.from({ length: 165_000 }, (_, n) => line(n)).join(''));
  const { pins, errors } = await discover(files, root, officialOrigins);
  expect(errors).toEqual([]);
  expect(pins).toHaveLength(165_000);
});

test('a repository without pins has none', async () => {
  expect(await discover(files, root, officialOrigins)).toEqual({
    pins: [],
    companions: [],
    texts: new Map(),
    errors: [],
    passedOver: [],
  });
});

test('what is ignored is not read', async () => {
  await put('flake.lock', sampleText('flake-v5.lock'));
  await put('tests/broken/flake.lock', '{');
  await put('vendor/deep/flake.lock', sampleText('flake.lock'));
  const { pins, errors } = await discover(files, root, officialOrigins, {
    ignore: ['tests/**', 'vendor/*', '!flake.lock'],
  });
  expect(new Set(pins.map(({ file }) => file))).toEqual(new Set(['flake.lock']));
  expect(errors).toEqual([]);
});

test('what else starts Nix is read by its name', async () => {
  const run = 'commands:\n  - nix-build -I nixpkgs=channel:nixos-25.11\n';
  const yaml = [
    '.semaphore/semaphore.yml',
    '.buildkite/pipeline.yml',
    '.gitpod.yml',
    'Taskfile.yml',
    'web/Taskfile.dist.yaml',
    'compose.yaml',
    'web/docker-compose.override.yml',
    'web/stack.yaml',
  ];
  for (const path of yaml) await put(path, run);
  const images = ['Earthfile', 'docker/nix.dockerfile', 'docker/nix.Containerfile'];
  for (const path of images) await put(path, 'FROM x\nRUN nix-build -I nixpkgs=channel:nixos-25.11\n');
  await put('web/other.yaml', run);
  const { pins, errors, passedOver } = await discover(files, root, officialOrigins);
  expect(pins.map(({ file }) => file)).toEqual([...yaml, ...images].toSorted());
  expect([...errors, ...passedOver]).toEqual([]);
});

test('scripts without an ending are read, and of programs beside them nothing is said', async () => {
  const url = 'https://github.com/NixOS/nixpkgs/archive/0590cd39f728e129122770c029970378a79d076a.tar.gz';
  const text = `#!/bin/sh\nexec nix-build -I nixpkgs=${url}\n`;
  const scripts = ['bin/x', 'web/scripts/x', '.github/scripts/x', 'tools/x', 'hack/x', '.ci/x'];
  for (const path of [...scripts, 'a/b/bin/x', 'bin/a/x', 'doc/x', 'x', 'bin/x.old']) await put(path, text);
  const program = Buffer.concat([Buffer.from('\x7fELF\xff', 'latin1'), Buffer.from(text)]);
  await put('bin/program', program);
  await put('bin/large', Buffer.concat([program, Buffer.alloc(5_000_000)]));
  await put('bin/unpacks-itself', Buffer.concat([Buffer.from(text), Buffer.alloc(2_000_000, 0xff)]));
  const { pins, errors, passedOver } = await discover(files, root, officialOrigins);
  expect(pins.map(({ file }) => file)).toEqual(scripts.toSorted());
  expect([...errors, ...passedOver]).toEqual([]);
});

test('a lock that is too large is told', async () => {
  await put('a/flake.lock', `${sampleText('flake-v5.lock')}${' '.repeat(5_000_000)}`);
  await put('flake.lock', sampleText('flake-v5.lock'));
  const { pins, errors } = await discover(files, root, officialOrigins);
  expect(new Set(pins.map(({ file }) => file))).toEqual(new Set(['flake.lock']));
  expect(errors.map((error) => error.toLine())).toEqual([
    expect.stringMatching(/^a\/flake\.lock: The file has 50\d{5} bytes, which is too large/),
  ]);
});

test('a large file of a kind that many are of is passed over, and told where it may hold pins', async () => {
  const pin = 'fetchTarball "https://nixos.org/channels/nixos-25.11/nixexprs.tar.xz"\n';
  const filler = `# ${'x'.repeat(1_100_000)}\n`;
  await put('small.nix', pin);
  await put('large.nix', pin + filler);
  await put('data.nix', filler);
  await put('huge.nix', filler.repeat(5));
  const { pins, errors, passedOver } = await discover(files, root, officialOrigins);
  expect(pins.map(({ file }) => file)).toEqual(['small.nix']);
  expect(errors).toEqual([]);
  expect(passedOver.map((error) => error.toLine())).toEqual([
    expect.stringMatching(/^huge\.nix: The file has 55\d{5} bytes, which is too large/),
    expect.stringMatching(
      /^large\.nix: The file has 11\d{5} bytes, which .* Leave it out with `ignore`, or make it smaller than 1048576 bytes/,
    ),
  ]);
});

test('a file that is no UTF-8 and would hold pins is told, and gives none', async () => {
  await put('.nix-channels', Buffer.from('# \xe9\nhttps://nixos.org/channels/nixos-25.11 nixos\n', 'latin1'));
  await put('sub/.nix-channels', Buffer.from('# \xe9\n', 'latin1'));
  const { pins, errors } = await discover(files, root, officialOrigins);
  expect(pins).toEqual([]);
  expect(errors.map((error) => error.toLine())).toEqual([
    '.nix-channels: Not a text in UTF-8. Save it as UTF-8.',
  ]);
});

test('a pin stands where its revision does, once, whoever reads it; its file is the one to edit', async () => {
  await put('nix/default.nix', sampleText('beside.nix'));
  await put('nix/shell.nix', sampleText('beside.nix'));
  await put('nix/versions.json', sampleText('versions.json'));
  const { pins, texts, errors } = await discover(files, root, officialOrigins);
  expect(errors).toEqual([]);
  expect(pins.map(({ file, line, name }) => [file, line, name])).toEqual([
    ['nix/versions.json', 4, 'stable'],
    ['nix/versions.json', 8, 'older'],
    ['nix/versions.json', 12, 'edge'],
  ]);
  expect([...texts]).toEqual([['nix/versions.json', sampleText('versions.json')]]);
});

test('two inputs of one revision in one line are two pins', async () => {
  const locked = {
    type: 'github',
    owner: 'NixOS',
    repo: 'nixpkgs',
    rev: 'a'.repeat(40),
    narHash: 'sha256-x',
  };
  const node = { locked, original: { type: 'github', owner: 'NixOS', repo: 'nixpkgs', ref: 'nixos-25.11' } };
  const nodes = { a: node, b: node, root: { inputs: { a: 'a', b: 'b' } } };
  await put('flake.lock', JSON.stringify({ nodes, root: 'root', version: 7 }));
  const { pins } = await discover(files, root, officialOrigins);
  expect(pins.map(({ name, line }) => [name, line])).toEqual([
    ['a', 1],
    ['b', 1],
  ]);
});

test('companions are found with the pins', async () => {
  await put('nix/sources.json', sampleText('niv.json'));
  const { companions, texts } = await discover(files, root, officialOrigins);
  expect(companions.map(({ file, name, series }) => [file, name, series])).toContainEqual([
    'nix/sources.json',
    'home',
    '25.11',
  ]);
  expect([...texts.keys()]).toEqual(['nix/sources.json']);
});

describe('symlinks', () => {
  test('a symlink gives its target the name it has', async () => {
    await put('locks/common.json', sampleText('flake-v5.lock'));
    await put('b/flake.lock', sampleText('flake-v5.lock'));
    await mkdir(path.join(root, 'a'));
    await symlink('../locks/common.json', path.join(root, 'a/flake.lock'));
    await symlink('../b/flake.lock', path.join(root, 'locks/flake.lock'));
    await symlink('b', path.join(root, 'c'));
    const { pins, texts, passedOver } = await discover(files, root, officialOrigins);
    const once = discoveredFiles(pins.filter(({ file }) => file === 'b/flake.lock'));
    expect(discoveredFiles(pins)).toEqual([...once, ...once.map(() => 'locks/common.json')]);
    expect([...texts.keys()]).toEqual(['b/flake.lock', 'locks/common.json']);
    expect(passedOver).toEqual([]);
  });

  test.each([
    ['to a file outside', '../outside/flake.lock'],
    ['to nothing', 'nowhere'],
    ['to itself', 'flake.lock'],
    ['to what is passed over', '.git/flake.lock'],
    ['to a folder', '.'],
  ])('one that leads %s is told, not read', async (_what, target) => {
    await put('outside/flake.lock', sampleText('flake-v5.lock'));
    await put('repository/.git/flake.lock', sampleText('flake-v5.lock'));
    await put('repository/.nix-channels', sampleText('nix-channels'));
    await symlink(target, path.join(root, 'repository/flake.lock'));
    const found = await discover(files, path.join(root, 'repository'), officialOrigins);
    expect(new Set(discoveredFiles(found.pins))).toEqual(new Set(['.nix-channels']));
    expect(found.errors).toEqual([]);
    expect(found.passedOver.map((error) => error.toLine())).toEqual([
      'flake.lock: A symlink that leads to no file of this repository: not read, and not written. Put the file itself there, or ignore it.',
    ]);
  });

  test('one that most likely is no pin file leads outside in silence', async () => {
    await put('outside/data.json', '{"nixpkgs": {}}');
    await mkdir(path.join(root, 'repository'));
    await symlink('../outside/data.json', path.join(root, 'repository/data.json'));
    await symlink('/nix/store/none', path.join(root, 'repository/result'));
    const found = await discover(files, path.join(root, 'repository'), officialOrigins);
    expect(found).toMatchObject({ pins: [], errors: [], passedOver: [] });
  });
});

test('odd names are names', async () => {
  const lock = sampleText('flake-v5.lock');
  const names = [
    '-rf',
    'a\nb',
    '"quoted"',
    "'; rm -rf $HOME #",
    ' ',
    '*',
    '\\',
    '::add-mask::x',
    'x'.repeat(255),
  ];
  for (const name of names) await put(`${name}/flake.lock`, lock);
  await put('..x/flake.lock', lock);
  await mkdir(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0x64, 0xff])]));
  await writeFile(
    Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0x64, 0xff]), Buffer.from('/flake.lock')]),
    lock,
  );
  const { pins, errors, passedOver } = await discover(files, root, officialOrigins);
  expect(errors).toEqual([]);
  expect(passedOver.map(({ message }) => message)).toEqual([
    expect.stringContaining('its name is not UTF-8'),
  ]);
  expect(new Set(discoveredFiles(pins))).toEqual(
    new Set([...names, '..x'].map((name) => `${name}/flake.lock`)),
  );
});

function discoveredFiles(pins: readonly Pin[]): string[] {
  return pins.map(({ file }) => file);
}
