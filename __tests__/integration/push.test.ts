import { jest } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { releaseSources } from '../../miniature/releases.js';
import { plan } from '../../src/app/fleet/plan.js';
import { rebuildShard } from '../../src/app/fleet/shard.js';
import { nixSettings } from '../../src/app/proof/nix-settings.js';
import { pushProven } from '../../src/app/proof/push.js';
import { update } from '../../src/app/update.js';
import type { HostRebuild } from '../../src/core/rebuild.js';
import type { Toplevel } from '../../src/core/toplevel.js';
import { realise } from '../../src/nix/build.js';
import { files } from '../../src/platform/files.js';
import type { TemporaryFolder } from '../../src/ports/files.js';
import type { SandboxSession } from '../../src/sandbox/types.js';
import { recordingLog, testDriver } from './rebuild-world.js';
import { startSearchWorld, type SearchWorld } from './search-world.js';

jest.setTimeout(300_000);

/** A binary cache as plain as they come: what was PUT is what GET gives. */
const stored = new Map<string, Buffer>();
let cache: Server;
let address: string;
let folder: TemporaryFolder;
const keys = { good: '', other: '' };

const expressions = `
let
  make = name: script: derivation {
    inherit name;
    system = builtins.currentSystem;
    builder = "/bin/sh";
    args = [ "-c" script ];
    PATH = "/bin:/usr/bin";
  };
  kernel = make "linux-6.12" "echo kernel >$out";
in {
  system = make "nixos-system-web" "echo \${kernel} >$out";
  other = make "nixos-system-other" "echo other >$out";
}`;

/** Bytes that the cache has answered with. */
let sent = 0;

beforeAll(async () => {
  cache = createServer((request, response) => {
    const name = request.url ?? '';
    if (request.method === 'PUT') {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        stored.set(name, Buffer.concat(pieces));
        response.writeHead(201).end();
      });
      return;
    }
    const found = stored.get(name);
    response.writeHead(found ? 200 : 404, { 'content-length': found?.length ?? 0 });
    if (request.method === 'HEAD') return response.end();
    sent += found?.length ?? 0;
    response.end(found);
  }).listen(0, '127.0.0.1');
  await once(cache, 'listening');
  address = `http://127.0.0.1:${(cache.address() as AddressInfo).port}`;
  folder = await files.temporaryFolder('push-test');
  await writeFile(path.join(folder.path, 'default.nix'), expressions);
  await using session = await open({});
  for (const name of ['good', 'other'] as const) {
    const [secret, open] = [`/channel-bump-scratch/${name}.secret`, `/channel-bump-scratch/${name}.public`];
    const made = await session.run(['nix-store', '--generate-binary-cache-key', 'cache-1', secret, open]);
    expect(made.exitCode).toBe(0);
    await writeFile(path.join(folder.path, `${name}.secret`), (await session.run(['cat', secret])).stdout);
    keys[name] = (await session.run(['cat', open])).stdout;
  }
});
afterAll(async () => {
  cache.close();
  await folder[Symbol.asyncDispose]();
});

interface Asked {
  substituters?: string[];
  key?: string;
  builders?: string[];
}

/** A fresh container, whose store has nothing of ours. */
async function open({ substituters = [], key, builders = [] }: Asked): Promise<SandboxSession> {
  // As a user would hand in a secret.
  const driver = await testDriver('podman', [
    `--mount=type=bind,source=${folder.path},target=/keys,readonly`,
    '--add-host=builder.example.org:127.0.0.1',
  ]);
  const nixConfig = nixSettings({
    ...{ 'nix-config': 'substituters =\nflake-registry =', substituters, builders },
    'trusted-public-keys': key === undefined ? [] : [key],
  });
  return driver.open({ mounts: [{ from: folder.path, to: '/here' }], nixConfig, network: 'host' });
}

async function derivationOf(session: SandboxSession, attribute: string): Promise<string> {
  const { stdout, exitCode } = await session.run(['nix-instantiate', '/here/default.nix', '-A', attribute]);
  expect(exitCode).toBe(0);
  return stdout.trim();
}

async function build(session: SandboxSession, attribute: string) {
  return realise(session, await derivationOf(session, attribute));
}

function rebuilt(name: string, toplevel: string, outcome: HostRebuild['outcome']): HostRebuild {
  const side = { derivation: null, toplevel: { path: toplevel } as Toplevel };
  return { name, outcome, before: side, after: side, changes: null, newWarnings: [] };
}

const narInfo = (storePath: string): string => `/${path.basename(storePath).slice(0, 32)}.narinfo`;
const built = { kind: 'built', built: 2, fetched: 0, seconds: 1 } as const;
const failed: HostRebuild['outcome'] = {
  kind: 'failed',
  class: 'boot',
  side: 'after',
  message: 'It panics.',
  derivation: null,
  log: [],
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('what was proven is pushed, fetched by others with its key, and built by those without', async () => {
  const log = recordingLog();
  let toplevel = '';
  {
    await using session = await open({});
    const system = await build(session, 'system');
    const other = await build(session, 'other');
    if (system.kind !== 'ok' || other.kind !== 'ok') throw new Error('not built');
    toplevel = system.value;
    const to = `${address}?secret-key=/keys/good.secret`;
    const hosts = [
      rebuilt('web1', toplevel, built),
      rebuilt('web2', toplevel, built),
      rebuilt('same', other.value, { kind: 'unchanged' }),
      rebuilt('broken', other.value, failed),
    ];
    const pushed = await pushProven({ session, log, to, timeoutMs: 60_000 }, hosts);
    expect(pushed.map(({ pushedTo }) => pushedTo)).toEqual([address, address, undefined, undefined]);
    expect(stored.get(narInfo(toplevel))?.toString()).toContain('\nSig: cache-1:');
    expect(stored.has(narInfo(other.value))).toBe(false);
  }
  expect(log.lines.filter((line) => !line.startsWith('progress '))).toEqual([]);
  {
    await using session = await open({ substituters: [address], key: keys.good });
    sent = 0;
    const fetched = await build(session, 'system');
    expect(fetched).toMatchObject({ kind: 'ok', value: toplevel, built: 0, fetched: 2 });
    expect(fetched.kind === 'ok' && fetched.downloadedBytes).toBe(sent);
  }
  {
    await using session = await open({ substituters: [address], key: keys.other });
    const own = await build(session, 'system');
    expect(own).toMatchObject({ kind: 'ok', value: toplevel, built: 2, fetched: 0 });
  }
});

test('a push that fails is told as a warning, and the host stays proven', async () => {
  const log = recordingLog();
  await using session = await open({});
  const system = await build(session, 'system');
  if (system.kind !== 'ok') throw new Error('not built');
  const host = rebuilt('web1', system.value, built);
  const to = 'http://127.0.0.1:1?compression=none';
  expect(await pushProven({ session, log, to, timeoutMs: 60_000 }, [host])).toEqual([host]);
  expect(log.lines.at(-1)).toMatch(/^web1 could not be copied to http:\/\/127\.0\.0\.1:1, but is proven: .+/);
});

test('a remote builder builds, and what it made comes back', async () => {
  await mkdir(path.join(folder.path, 'bin'));
  const port = await freePort();
  // What ssh is to Nix: asked for a connection that there is already (-O check), there is none; else it says that it
  // has one, and is a way to a `nix-daemon --stdio` elsewhere.
  const ssh = `#!/bin/sh\n[ "$1" = -O ] && exit 255\necho started\nexec busybox nc 127.0.0.1 ${port}\n`;
  await writeFile(path.join(folder.path, 'bin/ssh'), ssh);
  await chmod(path.join(folder.path, 'bin/ssh'), 0o755);
  await using builder = await open({});
  const daemon = builder.run(['busybox', 'nc', '-ll', '-p', String(port), '-e', 'nix-daemon', '--stdio']);
  {
    await using session = await open({ builders: ['ssh-ng://builder.example.org'] });
    const derivation = await derivationOf(session, 'system');
    const { exitCode, stdout, stderr } = await session.run(
      ['nix-store', '--realise', derivation, '--max-jobs', '0'],
      { env: { PATH: '/here/bin:/usr/bin:/bin' }, timeoutMs: 60_000 },
    );
    expect(stderr).toContain("on 'ssh-ng://builder.example.org'");
    expect(exitCode).toBe(0);
    const made = stdout.trim();
    expect((await session.run(['cat', made])).stdout).toMatch(/^\/nix\/store\/\S+-linux-6\.12\n$/);
    expect((await builder.run(['cat', made])).exitCode).toBe(0);
  }
  await builder[Symbol.asyncDispose]();
  await daemon;
});

describe('what is pushed', () => {
  let world: SearchWorld;
  let store: string;
  beforeAll(async () => {
    const sources = releaseSources().filter(({ channel }) => channel === 'nixos-25.11-small');
    world = await startSearchWorld(sources, 'nixos-25.11.4033');
    store = path.join(folder.path, 'store');
    await mkdir(store);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const pushing = (onlyHosts = 'cache1') =>
    world.context({
      ...{ 'only-hosts': onlyHosts, 'discover-hosts': 'false', 'push-to': 'file:///pushed' },
      'engine-arguments': JSON.stringify([`--mount=type=bind,source=${store},target=/pushed`]),
    });
  const systems = async () => {
    const names = await readdir(store);
    return names.filter((name) => name.endsWith('.narinfo')).length;
  };

  test('nothing by a dry run, nor what a search tries; what is proposed, after its verdict', async () => {
    const { environment } = world;
    const tried = await update(pushing(), { dryRun: true, logsFolder: null, environment });
    expect(tried.updated.map(({ published }) => published.kind)).toEqual(['dry-run']);
    expect(tried.updated[0]?.work?.report.lastGood?.tried).toContainEqual({
      ...{ release: world.nameOf('nixos-25.11.4064'), verdict: 'good', remembered: false },
    });
    expect(await readdir(store)).toEqual([]);

    const { updated } = await update(pushing(), { dryRun: false, logsFolder: null, environment });
    expect(updated.map(({ published }) => published.kind)).toEqual(['created']);
    const hosts = updated[0]?.work?.report.hosts.map(({ name, pushedTo }) => [name, pushedTo]);
    expect(hosts).toEqual([['cache1', 'file:///pushed']]);
    expect(await systems()).toBeGreaterThan(0);
  });

  test('of a shard, only where all its hosts passed', async () => {
    const shard = async (release: string) => {
      world.mirror.setNewest('nixos-25.11-small', world.nameOf(release));
      const context = pushing();
      const file = path.join(folder.path, 'plan.json');
      await writeFile(file, JSON.stringify((await plan(context, { shards: 1, environment: {} })).plan));
      const { result } = await rebuildShard(context, { shard: 1, plan: file, logsFolder: null });
      return result.candidates.flatMap(({ hosts }) =>
        hosts.map(({ outcome, pushedTo }) => [outcome.kind, pushedTo]),
      );
    };
    expect(await shard('nixos-25.11.4131')).toEqual([['failed', undefined]]);
    expect(await shard('nixos-25.11.4064')).toEqual([['built', 'file:///pushed']]);
  });
});
