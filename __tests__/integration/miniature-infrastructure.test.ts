import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { imageReference } from '../../miniature/image.js';
import { createInfrastructure } from '../../miniature/infrastructure.js';
import { startMirror, type Mirror } from '../../miniature/mirror.js';
import { releaseSources } from '../../miniature/releases.js';
import { run } from '../../miniature/run.js';
import { readConfig } from '../../src/app/config.js';
import { files } from '../../src/platform/files.js';
import { createProcess } from '../../src/platform/process.js';
import { createContainerDriver } from '../../src/sandbox/container/driver.js';
import type { SandboxSession } from '../../src/sandbox/types.js';

jest.setTimeout(120_000);

let folder: string;
let revision: string;
let mirror: Mirror;
let session: SandboxSession;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-infrastructure-'));
  const sources = releaseSources().filter(({ channel }) => channel.startsWith('nixos-25.11'));
  mirror = await startMirror({ from: { sources } });
  revision = await createInfrastructure(folder, { urls: mirror.urls, releases: mirror.releases });
  const driver = createContainerDriver('podman', {
    process: createProcess(),
    files,
    image: process.env['CHANNEL_BUMP_TEST_IMAGE'] ?? imageReference,
    pull: 'never',
    engineArguments: [],
  });
  session = await driver.open({
    mounts: [{ from: folder, to: '/infrastructure' }],
    nixConfig: 'substituters =\nflake-registry =\ndownload-attempts = 1',
    network: 'host',
  });
});

afterAll(async () => {
  await session[Symbol.asyncDispose]();
  await mirror[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const read = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');
const repository = (): string => session.path('/infrastructure');

async function nix(...argv: string[]): Promise<string> {
  const result = await session.run(argv);
  if (result.exitCode !== 0) throw new Error(`${argv.join(' ')}: ${result.stderr}`);
  return result.stdout.trim();
}

test('is one commit with nothing left over', async () => {
  expect(revision).toMatch(/^[0-9a-f]{40}$/);
  expect((await run(['git', '-C', folder, 'status', '--porcelain'])).toString()).toBe('');
  expect((await run(['git', '-C', folder, 'rev-parse', 'main'])).toString().trim()).toBe(revision);
});

test('pins one older release in three formats', async () => {
  const [release, ...newer] = mirror.releases;
  if (!release) throw new Error('no release');
  expect(newer).not.toEqual([]);
  for (const file of ['flake.lock', 'npins/sources.json', '.nix-channels']) {
    expect(await read(file)).toContain(`${mirror.urls.releases}/${release.path}`);
  }
});

test('names its classic hosts in a configuration that is taken', async () => {
  const { hosts } = readConfig(await read('.github/channel-bump.yml'), {});
  expect(hosts).toEqual([
    { name: 'db1', configuration: 'hosts/db1.nix', pin: 'nixpkgs-db' },
    { name: 'cache1', configuration: 'hosts/cache1.nix', pin: 'nixos' },
  ]);
});

test('can stand at another release', async () => {
  const other = `${folder}-other`;
  try {
    const at = 'nixos-25.11.4033';
    await createInfrastructure(other, { urls: mirror.urls, releases: mirror.releases, at });
    const flake = await readFile(path.join(other, 'flake.nix'), 'utf8');
    expect(flake).toContain(`"${mirror.urls.channels}/nixos-25.11-small/nixexprs.tar.xz"`);
    const channels = await readFile(path.join(other, '.nix-channels'), 'utf8');
    expect(channels).toContain(`${mirror.urls.releases}/nixos/25.11-small/nixos-25.11.4033.`);
  } finally {
    await rm(other, { recursive: true, force: true });
  }
});

test('has the flake.lock that Nix would write', async () => {
  const [release] = mirror.releases;
  if (!release) throw new Error('no release');
  const newest = mirror.releases.findLast(({ channel }) => channel === release.channel);
  mirror.setNewest('nixos-25.11', release.name);
  try {
    await nix('cp', '-r', repository(), '/tmp/fresh');
    await nix('rm', '/tmp/fresh/flake.lock');
    await nix('nix', 'flake', 'lock', 'path:/tmp/fresh');
    expect(await nix('cat', '/tmp/fresh/flake.lock')).toBe((await read('flake.lock')).trim());
  } finally {
    mirror.setNewest('nixos-25.11', newest?.name ?? '');
  }
});

test('builds its hosts with what is pinned', async () => {
  const short = mirror.releases[0]?.revision.slice(0, 12);
  const attribute = `path:${repository()}#nixosConfigurations.web1.config.system.build.toplevel`;
  const web1 = await nix('nix', 'build', '--no-link', '--print-out-paths', attribute);
  expect(web1).toMatch(/-nixos-system-web1-25\.11\.20260202\.[0-9a-f]{7}$/);
  const db1 = await nix('nix-build', '--no-out-link', repository(), '-A', 'db1');
  expect(db1).toMatch(new RegExp(`-nixos-system-db1-25\\.11\\.4021\\.${String(short)}$`));
  const [url = ''] = (await read('.nix-channels')).split(' ');
  const cache1 = await nix(
    ...[
      'nix-build',
      '--no-out-link',
      '-I',
      `nixpkgs=${url}/nixexprs.tar.xz`,
      '<nixpkgs/nixos>',
      '-A',
      'system',
    ],
    ...['--arg', 'configuration', `${repository()}/hosts/cache1.nix`],
  );
  expect(cache1).toMatch(new RegExp(`-nixos-system-cache1-25\\.11\\.4021\\.${String(short)}$`));
});
