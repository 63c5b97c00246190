import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hostFiles, surveyHosts, type Ground } from '../../../../src/app/init/ground.js';
import { files } from '../../../../src/platform/files.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'channel-bump-ground-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

const HOSTS = '{ outputs = { ... }: { nixosConfigurations.web = { }; }; }';

async function survey(texts: Record<string, string>, ignored: readonly string[] = []): Promise<Ground> {
  for (const [name, text] of Object.entries(texts)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
  return surveyHosts(files, root, (file) => ignored.includes(file));
}

describe('the flake', () => {
  test('names its hosts', async () => {
    expect((await survey({ 'flake.nix': HOSTS })).flake).toBe('names');
  });

  test('has them in a file beside it', async () => {
    expect((await survey({ 'flake.nix': '{ }', 'parts/hosts.nix': HOSTS })).flake).toBe('names');
  });

  test('has none to be seen; another flake further down is not its own', async () => {
    const ground = await survey({ 'flake.nix': '{ }', 'lab/flake.nix': HOSTS, 'lab/hosts.nix': HOSTS });
    expect(ground).toMatchObject({ flake: 'silent', subflakes: ['lab'] });
  });

  test('is not there, or ignored, or a symlink out', async () => {
    expect((await survey({ 'default.nix': HOSTS })).flake).toBe('none');
    expect((await survey({ 'flake.nix': HOSTS }, ['flake.nix'])).flake).toBe('none');
    await rm(path.join(root, 'flake.nix'));
    await symlink('/dev/null', path.join(root, 'flake.nix'));
    expect((await survey({})).flake).toBe('none');
  });
});

test('files that look like hosts, each name once', () => {
  expect(
    hostFiles([
      'configuration.nix',
      'hosts/db1.nix',
      'hosts/db1/configuration.nix',
      'hosts/default.nix',
      'hosts/web/default.nix',
      'hosts/web/hardware-configuration.nix',
      'infra/machines/cache.nix',
      'laptop/configuration.nix',
      'modules/nginx.nix',
      'hosts/-x.nix',
      'hosts/a b.nix',
      'hosts/a\nb.nix',
    ]),
  ).toEqual([
    { name: 'machine', file: 'configuration.nix' },
    { name: 'db1', file: 'hosts/db1.nix' },
    { name: 'web', file: 'hosts/web/default.nix' },
    { name: 'cache', file: 'infra/machines/cache.nix' },
    { name: 'laptop', file: 'laptop/configuration.nix' },
  ]);
});
