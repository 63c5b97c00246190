import { jest } from '@jest/globals';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openMemory, type Memory } from '../../src/app/proof/memory.js';
import { rebuild, type RebuildRequest } from '../../src/app/proof/rebuild.js';
import { createWorkshop, type SourceArchive, type Workshop } from '../../src/app/proof/workshop.js';
import type { Depth, HostRebuild, HostSpec, Rebuild } from '../../src/core/rebuild.js';
import { clock } from '../../src/platform/clock.js';
import { files } from '../../src/platform/files.js';
import type { TemporaryFolder } from '../../src/ports/files.js';
import type { SandboxDriver, SandboxSession } from '../../src/sandbox/types.js';
import { layInfrastructure, offline, packRelease, recordingLog, testDriver } from './rebuild-world.js';

jest.setTimeout(300_000);

let folder: TemporaryFolder;
const archives = new Map<string, SourceArchive>();
beforeAll(async () => {
  folder = await files.temporaryFolder('rebuild-test');
});
afterAll(() => folder[Symbol.asyncDispose]());

const web1: HostSpec = {
  kind: 'flake',
  name: 'web1',
  folder: '.',
  attribute: 'nixosConfigurations.web1',
};
const db1: HostSpec = { kind: 'file', name: 'db1', file: './default.nix', attribute: 'db1' };
const cache1: HostSpec = {
  kind: 'classic',
  name: 'cache1',
  configuration: './hosts/cache1.nix',
  pin: 'nixos',
};

async function archiveOf(prefix: string): Promise<SourceArchive> {
  const archive = archives.get(prefix) ?? (await packRelease(prefix, folder.path));
  archives.set(prefix, archive);
  return archive;
}

let trees = 0;
async function tree(prefix: string): Promise<RebuildRequest['before']> {
  const archive = await archiveOf(prefix);
  const to = path.join(folder.path, `tree-${++trees}`);
  await layInfrastructure(to, archive);
  // As `prove` hands them over: the pin that a classic host names, and the flake's.
  const pins = new Map(['nixos', 'flake.lock:nixpkgs'].map((name) => [name, archive]));
  return { folder: to, pins };
}

interface Asked {
  hosts: readonly HostSpec[];
  before: RebuildRequest['before'];
  after: RebuildRequest['after'];
  depth?: Depth;
  memory?: Memory;
  /** Absent: the one that the tests share. */
  workshop?: Workshop;
  options?: Partial<RebuildRequest>;
}

interface Shop {
  engine?: 'podman' | 'host';
  engineArguments?: readonly string[];
  /** Gets every command that is run in it; what it throws, the command does. */
  onRun?: (argv: readonly string[]) => void;
  /** Gets the folder for what comes in later. */
  onOpen?: (room: string) => void;
}

function openShop({
  engine = 'podman',
  engineArguments,
  onRun = () => undefined,
  onOpen = () => undefined,
}: Shop = {}): Workshop {
  const driver = async (): Promise<SandboxDriver> => {
    const real = await testDriver(engine, engineArguments);
    return {
      ...real,
      async open(spec) {
        const session = await real.open(spec);
        onOpen(spec.mounts[0]!.from);
        const run: SandboxSession['run'] = async (argv, options) => {
          onRun(argv);
          return session.run(argv, options);
        };
        return { ...session, run };
      },
    };
  };
  return createWorkshop({ driver, sandbox: offline, log: recordingLog(), files });
}

let shared: Workshop;
beforeAll(() => {
  shared = openShop();
});
afterAll(() => shared[Symbol.asyncDispose]());

async function rebuildHere(asked: Asked): Promise<Rebuild & { lines: string[]; logs: string }> {
  const log = recordingLog();
  const logs = path.join(folder.path, `logs-${++trees}`);
  const result = await rebuild({
    workshop: asked.workshop ?? shared,
    memory: asked.memory ?? (await openMemory({ files, log, clock })),
    hosts: asked.hosts,
    discover: false,
    wanted: () => true,
    first: [],
    stopAtFailure: false,
    trustMemory: false,
    before: asked.before,
    after: asked.after,
    depth: asked.depth ?? 'build',
    boot: { isWanted: () => true, checks: [], timeoutMs: 120_000 },
    evaluationJobs: 'auto',
    logsFolder: logs,
    limits: { evaluationMs: 120_000, buildMs: 120_000 },
    log,
    clock,
    files,
    ...asked.options,
  });
  return { ...result, lines: log.lines, logs };
}

test('only hosts that are wanted are rebuilt, and none at all is told', async () => {
  const [before, after] = [await tree('nixos-25.11.4021'), await tree('nixos-25.11.4057')];
  const asked = { hosts: [db1, cache1], before, after, depth: 'dry-build' } as const;
  const result = await rebuildHere({ ...asked, options: { wanted: (host) => host === 'cache1' } });
  expect(result.hosts.map(({ name }) => name)).toEqual(['cache1']);
  await expect(rebuildHere({ ...asked, options: { wanted: () => false } })).rejects.toThrow(
    /of the hosts found none/,
  );
});

test('three forms of hosts are built before and after, with no network', async () => {
  const before = await tree('nixos-25.11.4021');
  const after = await tree('nixos-25.11.4188');
  const result = await rebuildHere({ hosts: [db1, cache1], before, after, options: { discover: true } });
  expect(result.sandbox).toMatch(/^container \(podman \d.*\), Nix 2\.\d+\.\d+, build sandbox (on|off)$/);
  expect(result.hosts.map((host) => [host.name, host.outcome.kind])).toEqual([
    ['db1', 'built'],
    ['cache1', 'built'],
    ['web1', 'built'],
  ]);
  const [db, cache, web] = result.hosts;
  expect(db!.before.toplevel!.kernel!.storePath).toMatch(/-linux-6\.12\.\d+$/);
  expect(db!.after.toplevel!.kernel!.target).toMatch(/-linux-6\.12\.74\/bzImage$/);
  expect(db!.after.toplevel!.kernelParams).toContain('zfs.zfs_arc_max=4294967296');
  expect(db!.before.toplevel!.rebootTriggers).toBeNull();
  expect(Object.keys(db!.after.toplevel!.rebootTriggers!)).not.toEqual([]);
  expect(db!.changes!.units.changed).toContain('postgresql.service');
  expect(web!.after.toplevel!.nixosVersion).toContain('25.11');
  expect(web!.after.toplevel!.label).toContain('6.12.74');
  expect(web!.after.toplevel!.system).toBe('x86_64-linux');
  expect(web!.after.toplevel!.nixVersion).toMatch(/^2\.\d+/);
  expect(cache!.after.toplevel!.kernel).toBeNull();
  expect(cache!.changes).toMatchObject({ kernel: null });
  expect(web!.changes).toMatchObject({ verdict: 'reboot', kernel: { after: '6.12.74' } });
  expect(web!.changes!.closure.after.paths).toBeGreaterThan(10);
  // Each host has its nixpkgs from another kind of pin; all of them were handed to the sandbox.
  for (const { changes } of [db!, web!]) {
    expect(changes).toMatchObject({
      kernel: { longTerm: { before: true, after: true } },
      firewall: { before: 'iptables', after: 'nftables', opened: [], closed: [] },
    });
  }
  expect(web!.after.toplevel).not.toHaveProperty('facts');
  expect(web!.outcome).toMatchObject({ built: expect.any(Number) as number });
  // openssl has one patch more, krb5 was but built with it.
  const sourceOf = (name: string) => web!.changes!.packages.find((change) => change.name === name);
  expect(sourceOf('openssl')).toMatchObject({ change: 'rebuilt', cause: 'own', patched: true });
  expect(sourceOf('krb5')).toMatchObject({ change: 'rebuilt', cause: 'dependencies', patched: false });
  expect(result.lines.some((line) => /^progress [^]*web1 after: building/.test(line))).toBe(true);
  expect(await readFile(path.join(result.logs, 'db1.after.log'), 'utf8')).toContain('building');
});

test('equal derivations are a no-op, with nothing built', async () => {
  const before = await tree('nixos-25.11.4021');
  const result = await rebuildHere({ hosts: [db1, cache1, web1], before, after: before });
  expect(result.hosts.map((host) => host.outcome)).toEqual(Array(3).fill({ kind: 'unchanged' }));
  expect(result.hosts[0]!.before.derivation).toBe(result.hosts[0]!.after.derivation);
  expect(result.lines.join('\n')).not.toContain('): building');
});

test('dry-build lists what would be built and builds nothing', async () => {
  const before = await tree('nixos-25.11.4021');
  const after = await tree('nixos-25.11.4123');
  await using workshop = openShop();
  const [host] = (await rebuildHere({ hosts: [web1], before, after, depth: 'dry-build', workshop })).hosts;
  expect(host!.outcome).toMatchObject({ kind: 'evaluated', plan: { fetch: [], downloadBytes: null } });
  const { plan } = host!.outcome as Extract<HostRebuild['outcome'], { kind: 'evaluated' }>;
  expect(plan.build).toContain('linux-6.12.70');
  expect(host!.after).toMatchObject({ toplevel: null });
});

test('a package that does not compile fails as a build, with its log, and the next host goes on', async () => {
  const before = await tree('nixos-25.11.4064');
  const after = await tree('nixos-25.11.4099');
  const result = await rebuildHere({ hosts: [cache1, db1], before, after });
  expect(result.hosts[0]!.outcome).toMatchObject({
    kind: 'failed',
    class: 'build',
    side: 'after',
    derivation: expect.stringMatching(/-nginx-1\.28\.2\.drv$/) as string,
    message: expect.stringContaining('nginx-1.28.2') as string,
    log: expect.arrayContaining([
      expect.stringContaining('error: too few arguments to function'),
    ]) as string[],
  });
  expect(result.hosts[0]!.before.toplevel).not.toBeNull();
  expect(result.hosts[1]!.outcome.kind).toBe('unchanged');
  expect(result.lines.some((line) => line.startsWith('group cache1 fails (build): '))).toBe(true);
});

test('an option that is gone fails as an evaluation', async () => {
  const before = await tree('nixos-26.05pre935090');
  const after = await tree('nixos-26.05pre937420');
  const [host] = (await rebuildHere({ hosts: [db1], before, after })).hosts;
  expect(host!.outcome).toMatchObject({ kind: 'failed', class: 'evaluation', side: 'after' });
  const { message } = host!.outcome as Extract<HostRebuild['outcome'], { kind: 'failed' }>;
  expect(message).toContain('services.postgresql.settings');
});

test('what fails today already is not blamed on the release', async () => {
  const broken = await tree('nixos-25.11.4099');
  const [host] = (
    await rebuildHere({ hosts: [cache1], before: broken, after: await tree('nixos-25.11.4131') })
  ).hosts;
  expect(host!.outcome).toMatchObject({ kind: 'failed', side: 'before', class: 'build' });

  const [mended] = (
    await rebuildHere({ hosts: [cache1], before: broken, after: await tree('nixos-25.11.4064') })
  ).hosts;
  expect(mended!.outcome.kind).toBe('built');
  expect(mended!.beforeFailure).toMatchObject({ side: 'before', class: 'build' });
  expect(mended!).toMatchObject({ changes: null, before: { toplevel: null } });
  expect(mended!.after.toplevel).not.toBeNull();
});

test('a warning that only the new release gives is told', async () => {
  const before = await tree('nixos-26.05pre934411');
  const after = await tree('nixos-26.05pre938905');
  const [host] = (await rebuildHere({ hosts: [web1], before, after, depth: 'dry-build' })).hosts;
  expect(host!.newWarnings).toEqual([expect.stringContaining('appendHttpConfig')]);
});

test('a syntax error is told with its place in the repository', async () => {
  const before = await tree('nixos-25.11.4021');
  const after = await tree('nixos-25.11.4057');
  await writeFile(path.join(after.folder, 'hosts/cache1.nix'), '{ }:\n{ a = ; }\n');
  const [host] = (await rebuildHere({ hosts: [cache1], before, after })).hosts;
  expect(host!.outcome).toMatchObject({
    class: 'evaluation',
    message: "syntax error, unexpected ';' (hosts/cache1.nix:2)",
  });
});

test('a lock that does not lock every input fails as an evaluation', async () => {
  const before = await tree('nixos-25.11.4021');
  const after = await tree('nixos-25.11.4021');
  const flake = await readFile(path.join(after.folder, 'flake.nix'), 'utf8');
  await writeFile(
    path.join(after.folder, 'flake.nix'),
    flake.replace('{', '{\n  inputs.extra.url = "http://127.0.0.1:1/extra.tar.gz";'),
  );
  const [host] = (await rebuildHere({ hosts: [web1], before, after, depth: 'dry-build' })).hosts;
  expect(host!.outcome).toMatchObject({
    class: 'evaluation',
    message: expect.stringContaining('flake.lock does not lock every input') as string,
  });
});

test('a full disk is the fault of the machine', async () => {
  const before = await tree('nixos-25.11.4021');
  const after = await tree('nixos-25.11.4188');
  await using workshop = openShop({ engineArguments: ['--tmpfs=/nix:size=16m,mode=755,exec'] });
  const [host] = (await rebuildHere({ hosts: [web1], before, after, workshop })).hosts;
  expect(host!.outcome).toMatchObject({
    kind: 'failed',
    class: 'machine',
    message: expect.stringContaining('The disk is full.') as string,
  });
});

test('the old Nix of this machine rebuilds classic hosts too', async () => {
  const before = await tree('nixos-25.11.4021');
  const after = await tree('nixos-25.11.4123');
  await using workshop = openShop({ engine: 'host' });
  const result = await rebuildHere({ hosts: [db1, cache1], before, after, workshop });
  expect(result.sandbox).toMatch(/^host \(no isolation of files\), Nix 2\./);
  expect(result.hosts.map((host) => host.outcome.kind)).toEqual(['built', 'built']);
  expect(result.hosts[0]!.after.toplevel!.kernel!.target).toContain('-linux-6.12.70/');
  expect(result.hosts[0]!.changes).toMatchObject({
    kernel: { longTerm: { before: true, after: true }, config: [] },
    ...{ users: [], groups: [], etc: { added: [] }, firewall: { before: 'iptables', after: 'iptables' } },
  });
  expect(result.hosts[0]!.changes!.closure.after.paths).toBeGreaterThan(10);
});

test('an archive that is not what its hash says is refused', async () => {
  const before = await tree('nixos-25.11.4021');
  const wrong = {
    ...(await archiveOf('nixos-25.11.4057')),
    narHash: (await archiveOf('nixos-25.11.4021')).narHash,
  };
  const after = { ...before, pins: new Map([['nixos', wrong]]) };
  await using workshop = openShop();
  await expect(
    rebuildHere({ hosts: [cache1], before: { ...before, pins: new Map() }, after, workshop }),
  ).rejects.toThrow(/hash mismatch/);
});

test('no host is an error of the user', async () => {
  const before = await tree('nixos-25.11.4021');
  await expect(rebuildHere({ hosts: [], before, after: before })).rejects.toThrow('no host to rebuild');
});

/** What is run, by what it is for. */
function recorder(): {
  onRun: (argv: readonly string[]) => void;
  evaluated: () => string[];
  built: () => string[];
} {
  const seen: string[] = [];
  const matching = (pattern: RegExp) => () => seen.flatMap((line) => pattern.exec(line)?.[1] ?? []);
  return {
    onRun: (argv) => void seen.push(argv.join(' ')),
    // `before/default.nix --attr db1`; the configuration is the last argument of a classic host.
    evaluated: matching(/^nix-instantiate .*\/(\w+\/(?:default\.nix --attr \w+|hosts\/\w+\.nix))"?$/),
    built: matching(/nix-store --realise (\S+\.drv) --log-format/),
  };
}

test('a derivation is built once, whoever shares it, and in one run nothing is done twice', async () => {
  const before = await tree('nixos-25.11.4021');
  const seen = recorder();
  let room = '';
  await using workshop = openShop({ ...seen, onOpen: (path) => void (room = path) });
  const twin: HostSpec = { ...db1, name: 'db2' };
  const hosts = [db1, twin];
  const first = await rebuildHere({ hosts, before, after: await tree('nixos-25.11.4057'), workshop });
  expect(first.hosts.map(({ outcome }) => outcome.kind)).toEqual(['built', 'built']);
  expect(first.hosts[1]).toMatchObject({
    outcome: { built: 0, fetched: 0 },
    changes: first.hosts[0]!.changes,
  });
  expect(seen.evaluated()).toHaveLength(4);
  expect(seen.built()).toEqual([first.hosts[0]!.before.derivation, first.hosts[0]!.after.derivation]);
  // The search for a release that works: the same before, another after, in the same sandbox.
  const second = await rebuildHere({ hosts: [db1], before, after: await tree('nixos-25.11.4123'), workshop });
  expect(second.hosts[0]!.outcome.kind).toBe('built');
  expect(second.hosts[0]!.changes!.kernel!.before).toBe(first.hosts[0]!.changes!.kernel!.before);
  expect(seen.evaluated().slice(4)).toEqual([expect.stringMatching(/default\.nix --attr db1$/)]);
  expect(seen.built().slice(2)).toEqual([second.hosts[0]!.after.derivation]);
  // A classic host's source came in for it, too; once it is in the store it is not kept beside it.
  const third = { hosts: [cache1], before, after: await tree('nixos-25.11.4064'), workshop };
  expect((await rebuildHere({ ...third, depth: 'dry-build' })).hosts[0]!.outcome.kind).toBe('evaluated');
  expect(room).not.toBe('');
  expect(await readdir(room)).toEqual([]);
});

test("today's side is not evaluated where an earlier run did, unless something changes", async () => {
  const memory = await openMemory({ files, log: recordingLog(), clock });
  const old = await tree('nixos-25.11.4021');
  const merged = await tree('nixos-25.11.4057');
  {
    await using workshop = openShop();
    await rebuildHere({ hosts: [cache1], before: old, after: merged, memory, depth: 'dry-build', workshop });
  }
  expect(memory.cost('cache1')!.evaluationBytes).toBeGreaterThan(2 ** 20);
  // Another day, another machine: the same files.
  const seen = recorder();
  await using workshop = openShop(seen);
  const asked = { hosts: [cache1], memory, workshop, depth: 'dry-build' } as const;
  const [same] = (await rebuildHere({ ...asked, before: await tree('nixos-25.11.4057'), after: merged }))
    .hosts;
  expect(same!.outcome.kind).toBe('unchanged');
  expect(seen.evaluated()).toEqual(['after/hosts/cache1.nix']);
  const after = await tree('nixos-25.11.4064');
  const [other] = (await rebuildHere({ ...asked, before: await tree('nixos-25.11.4021'), after })).hosts;
  expect(other!.outcome.kind).toBe('evaluated');
  expect(seen.evaluated()).toHaveLength(3);
});

test('a search asks first what failed last, stops there, and remembers it', async () => {
  const [before, after] = [await tree('nixos-25.11.4064'), await tree('nixos-25.11.4099')];
  const memory = await openMemory({ files, log: recordingLog(), clock });
  const options = { first: ['cache1'], stopAtFailure: true, trustMemory: true };
  const seen = recorder();
  const asked = { hosts: [db1, web1, cache1], before, after, memory, options };
  {
    await using workshop = openShop(seen);
    const { hosts } = await rebuildHere({ ...asked, workshop });
    expect(hosts.map(({ name, outcome }) => [name, outcome.kind])).toEqual([['cache1', 'failed']]);
    expect(seen.evaluated().every((host) => host.includes('cache1'))).toBe(true);
    expect(seen.built()).toHaveLength(2);
  }
  await using workshop = openShop(seen);
  const [remembered] = (await rebuildHere({ ...asked, workshop })).hosts;
  expect(remembered!.outcome).toMatchObject({
    ...{ kind: 'failed', class: 'build', side: 'after' },
    message: expect.stringMatching(/ \(seen on \d{4}-\d\d-\d\d, and not built again\)\.$/) as string,
    log: expect.arrayContaining([expect.stringContaining('too few arguments')]) as string[],
  });
  expect(seen.built()).toHaveLength(2);
});

test('what is not booted is told with why; what nobody can build is no fault of the release', async () => {
  const [before, after] = [await tree('nixos-25.11.4021'), await tree('nixos-25.11.4057')];
  for (const [{ folder: to }, version] of [
    [before, 1],
    [after, 2],
  ] as const) {
    const foreign = `{ arm = derivation { name = "arm"; system = "riscv64-linux"; builder = "/x"; version = ${version}; }; }`;
    await writeFile(path.join(to, 'foreign.nix'), foreign);
  }
  const arm: HostSpec = { kind: 'file', name: 'arm', file: 'foreign.nix', attribute: 'arm' };
  const boot = { isWanted: (host: string) => host !== 'db1', checks: [], timeoutMs: 1000 };
  const { hosts } = await rebuildHere({
    hosts: [db1, cache1, arm],
    before,
    after,
    depth: 'boot',
    options: { boot },
  });
  expect(hosts.map(({ outcome }) => outcome)).toEqual([
    expect.objectContaining({ kind: 'built', notBooted: expect.stringContaining('boot-hosts') as string }),
    expect.objectContaining({ kind: 'built', notBooted: expect.stringContaining('container') as string }),
    expect.objectContaining({
      ...{ kind: 'failed', class: 'machine', reason: 'no-builder', subject: 'riscv64-linux' },
      cure: expect.stringContaining('`builders`') as string,
    }),
  ]);
});

test('what nobody expected stops one host and no other', async () => {
  const [before, after] = [await tree('nixos-25.11.4021'), await tree('nixos-25.11.4057')];
  await using workshop = openShop({
    onRun(argv) {
      if (argv.includes('--attr') && argv.includes('db1')) throw new Error('the engine is confused');
    },
  });
  const { hosts } = await rebuildHere({ hosts: [db1, cache1], before, after, depth: 'dry-build', workshop });
  expect(hosts.map(({ outcome }) => outcome)).toEqual([
    expect.objectContaining({ class: 'machine', message: expect.stringContaining('is confused') as string }),
    expect.objectContaining({ kind: 'evaluated' }),
  ]);
});
