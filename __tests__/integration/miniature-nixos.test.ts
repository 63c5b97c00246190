import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { imageReference } from '../../miniature/image.js';
import { releaseSources, writeRelease } from '../../miniature/releases.js';
import { compareSystems } from '../../src/core/diff/compare.js';
import { readSystem } from '../../src/nix/toplevel.js';
import { files } from '../../src/platform/files.js';
import { createProcess } from '../../src/platform/process.js';
import { createContainerDriver } from '../../src/sandbox/container/driver.js';
import type { SandboxSession } from '../../src/sandbox/types.js';

const fixtures = path.join(import.meta.dirname, '../fixtures/miniature-nixos');
const infrastructure = path.join(import.meta.dirname, '../../miniature/infrastructure');
const sources = releaseSources();

jest.setTimeout(60_000);

let folder: string;
let session: SandboxSession;
/** `nixos-25.11 nixos-25.11.4021 web1` -> its toplevel, or null where it does not evaluate. */
let toplevels: Record<string, string | null>;
let buildLog: string;
/** Store paths of what was built, each with its closure. */
let closures: Map<string, string[]>;

const good = (release: string, host: string): string => {
  const found = Object.entries(toplevels).find(([name]) => name.endsWith(` ${release} ${host}`));
  if (!found?.[1]) throw new Error(`${release} ${host} did not evaluate`);
  return found[1];
};
const names = (release: string, host: string): string[] =>
  (closures.get(good(release, host)) ?? []).map((storePath) => storePath.slice('/nix/store/'.length + 33));
const gained = (before: string, after: string, host: string): string[] =>
  names(after, host)
    .filter((name) => !names(before, host).includes(name))
    .sort();

async function nix(argv: readonly string[]): Promise<string> {
  const result = await session.run(argv);
  if (result.exitCode !== 0) throw new Error(`${argv.join(' ')}: ${result.stderr}`);
  return result.stdout;
}
const read = (release: string, host: string, file: string): Promise<string> =>
  nix(['cat', `${good(release, host)}/${file}`]);
/** The closures of those paths that were built. */
async function closuresOf(wanted: readonly string[]): Promise<Map<string, string[]>> {
  type Info = Record<string, { references: string[] } | null>;
  const known = JSON.parse(await nix(['nix', 'path-info', '--json', ...wanted])) as Info;
  const built = wanted.filter((storePath) => known[storePath]);
  const all = JSON.parse(await nix(['nix', 'path-info', '--json', '--recursive', ...built])) as Info;
  const walk = (storePath: string, seen: Set<string>): Set<string> => {
    if (seen.has(storePath)) return seen;
    seen.add(storePath);
    for (const reference of all[storePath]?.references ?? []) walk(reference, seen);
    return seen;
  };
  return new Map(built.map((storePath) => [storePath, [...walk(storePath, new Set())]]));
}
/** What a folder holds: the target of a link, else `f` or `d`. */
const links = async (folder: string): Promise<Record<string, string>> => {
  const found = await nix([
    'find',
    `${folder}/`,
    '-mindepth',
    '1',
    '-maxdepth',
    '1',
    '-printf',
    '%f\t%y\t%l\n',
  ]);
  const rows = found
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  return Object.fromEntries(rows.map(([name = '', type = '', target = '']) => [name, target || type]));
};
/** Nix's message for a host that a release refuses. */
async function refusal(configuration: string): Promise<string> {
  const release = session.path('/releases/nixos-25.11/nixos-25.11.4188');
  const result = await session.run([
    'nix-instantiate',
    '--eval',
    '--strict',
    '-E',
    `(import ${release}/nixos { configuration = { networking.hostName = "x"; boot.isContainer = true; imports = [ (${configuration}) ]; }; }).system.drvPath`,
  ]);
  expect(result.exitCode).toBe(1);
  return result.stderr;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-nixos-'));
  for (const source of sources) {
    await writeRelease(path.join(folder, 'releases', source.channel, source.prefix), source);
  }
  await mkdir(path.join(folder, 'infrastructure'));
  await cp(infrastructure, path.join(folder, 'infrastructure'), { recursive: true });
  await cp(fixtures, path.join(folder, 'fixtures'), { recursive: true });
  await cp(path.join(fixtures, 'legacy.nix'), path.join(folder, 'infrastructure/hosts/legacy.nix'));
  await writeFile(
    path.join(folder, 'fixtures/world.nix'),
    'import ./all.nix { releases = ../releases; hosts = ../infrastructure/hosts; }\n',
  );

  const sandbox = createContainerDriver('podman', {
    process: createProcess(),
    files,
    image: process.env['CHANNEL_BUMP_TEST_IMAGE'] ?? imageReference,
    pull: 'never',
    engineArguments: [],
  });
  session = await sandbox.open({
    mounts: ['releases', 'infrastructure', 'fixtures'].map((name) => ({
      from: path.join(folder, name),
      to: `/${name}`,
    })),
    nixConfig: 'substituters =\nflake-registry =',
    network: 'none',
  });

  const world = `import ${session.path('/fixtures/world.nix')}`;
  const evaluated = `builtins.mapAttrs (_: s: let r = builtins.tryEval s.outPath; in if r.success then builtins.unsafeDiscardStringContext r.value else null) (${world})`;
  toplevels = JSON.parse(
    await nix(['nix-instantiate', '--eval', '--strict', '--json', '-E', evaluated]),
  ) as Record<string, string | null>;
  const build = `let w = ${world}; in builtins.filter (s: (builtins.tryEval s.outPath).success) (builtins.attrValues w)`;
  buildLog = (await session.run(['nix-build', '--no-out-link', '--keep-going', '-j', '4', '-E', build]))
    .stderr;

  const wanted = Object.values(toplevels).filter((storePath) => storePath !== null);
  closures = await closuresOf(wanted);
}, 300_000);

afterAll(async () => {
  await session[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe('the releases', () => {
  test('are all there, published after their commits, in order', () => {
    expect(Object.keys(toplevels)).toHaveLength(sources.length * 3 - 3 * 2);
    for (const source of sources) expect(source.published).toBeGreaterThan(source.commitTime);
    for (const channel of new Set(sources.map((source) => source.channel))) {
      const times = sources.filter((one) => one.channel === channel).map((one) => one.published);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });

  test('evaluate, but for the ones that are meant not to', () => {
    const failed = Object.entries(toplevels).flatMap(([name, storePath]) =>
      storePath === null ? [name] : [],
    );
    expect(failed.sort()).toEqual([
      'nixos-unstable-small nixos-26.05pre937420 db1',
      'nixos-unstable-small nixos-26.05pre939101 db1',
    ]);
  });

  test('build, but for the ones that are meant not to', () => {
    const failed = Object.entries(toplevels).flatMap(([name, storePath]) =>
      storePath !== null && !closures.has(storePath) ? [name] : [],
    );
    expect(failed.sort()).toEqual(
      ['4099', '4131'].flatMap((number) =>
        ['cache1', 'web1'].map((host) => `nixos-25.11-small nixos-25.11.${number} ${host}`),
      ),
    );
    expect(buildLog).toMatch(/builder for '\S+-nginx-1\.28\.2\.drv' failed with exit code 2/);
    expect(buildLog).toContain('error: too few arguments to function');
  });

  test('make closures of several dozen paths, with nothing of the tools in them', () => {
    for (const closure of closures.values()) expect(closure.length).toBeGreaterThan(50);
    expect([...closures.values()].flat().filter((storePath) => storePath.includes('bootstrap'))).toEqual([]);
  });
});

describe('a toplevel', () => {
  test('is laid out as NixOS does', async () => {
    const toplevel = good('nixos-25.11.4188', 'db1');
    const found = await links(toplevel);
    const inStore = (rest: string): unknown =>
      expect.stringMatching(new RegExp(`^/nix/store/[0-9a-z]{32}-${rest}$`));
    expect(found).toEqual({
      activate: 'f',
      bin: 'd',
      'boot.json': 'f',
      etc: inStore('etc/etc'),
      'extra-dependencies': 'f',
      firmware: inStore('firmware/lib/firmware'),
      init: 'f',
      initrd: inStore('initrd-linux-6\\.12\\.74/initrd'),
      kernel: inStore('linux-6\\.12\\.74/bzImage'),
      'kernel-modules': inStore('kernel-modules'),
      'kernel-params': 'f',
      'nixos-version': 'f',
      'reboot-triggers': 'f',
      'switch-inhibitors': 'f',
      sw: inStore('system-path'),
      system: 'f',
      systemd: inStore('systemd-258\\.4'),
    });
    expect(await read('nixos-25.11.4188', 'db1', 'kernel-params')).toBe(
      'loglevel=4 zfs.zfs_arc_max=4294967296',
    );
    expect(await read('nixos-25.11.4188', 'db1', 'init')).toContain(`systemConfig=${toplevel}\n`);
    expect(JSON.parse(await read('nixos-25.11.4188', 'db1', 'boot.json'))).toMatchObject({
      'org.nixos.bootspec.v1': {
        toplevel,
        label: 'NixOS 25.11pre-git (Linux 6.12.74)',
        kernel: found['kernel'],
      },
    });
    expect(JSON.parse(await read('nixos-25.11.4188', 'db1', 'reboot-triggers'))).toMatchObject({
      kernel: found['kernel'],
    });
  });

  test('of a container has no kernel and no initrd', async () => {
    const found = Object.keys(await links(good('nixos-25.11.4188', 'cache1')));
    expect(found).not.toEqual(expect.arrayContaining(['kernel']));
    expect(found).not.toEqual(expect.arrayContaining(['initrd']));
    expect(names('nixos-25.11.4188', 'cache1').filter((name) => name.startsWith('linux-6'))).toEqual([]);
  });

  test('of an older release has no triggers, and of a much older one no boot.json', async () => {
    expect(await links(good('nixos-25.11.4090', 'web1'))).not.toHaveProperty('reboot-triggers');
    expect(await links(good('nixos-17.09.3279', 'legacy'))).not.toHaveProperty(['boot.json']);
    expect(names('nixos-17.09.3279', 'legacy')).toContain('nix-1.11.16');
    expect(names('nixos-18.03.131954', 'legacy')).toContain('nix-2.0');
  });

  test('has the units of its services', async () => {
    const units = await links(`${good('nixos-25.11.4188', 'web1')}/etc/systemd/system`);
    expect(units['nginx.service']).toMatch(/-unit-nginx\.service\/nginx\.service$/);
    expect(Object.keys(units)).toEqual(
      expect.arrayContaining(['sshd.service', 'nftables.service', 'systemd-journald.service']),
    );
    expect(Object.keys(units)).not.toEqual(expect.arrayContaining(['postgresql.service']));
  });
});

describe('from one release to another', () => {
  test('packages are upgraded, downgraded, added and removed, and outputs come and go', () => {
    expect(gained('nixos-25.11.4021', 'nixos-25.11.4188', 'db1')).toEqual(
      expect.arrayContaining([
        'curl-8.17.0',
        'linux-6.12.74-modules',
        'openssl-3.6.1-lib32',
        'postgresql-17.8-lib',
        'strace-6.18',
        'zfs-kernel-2.3.6-6.12.74',
      ]),
    );
    expect(gained('nixos-25.11.4188', 'nixos-25.11.4021', 'db1')).toEqual(
      expect.arrayContaining(['curl-8.18.0', 'rsync-3.4.1', 'unit-firewall.service']),
    );
  });

  test('a package is rebuilt at the same version', () => {
    const openssl = (release: string): string[] =>
      (closures.get(good(release, 'web1')) ?? []).filter((storePath) => storePath.endsWith('-openssl-3.6.1'));
    expect(gained('nixos-25.11.4057', 'nixos-25.11.4090', 'web1')).toEqual([]);
    expect(openssl('nixos-25.11.4057')).toHaveLength(1);
    expect(openssl('nixos-25.11.4090')).not.toEqual(openssl('nixos-25.11.4057'));
  });

  test.each(['nixos-25.11.4057', 'nixos-25.11.4090'])('%s can be switched to', async (release) => {
    const booted = async (at: string): Promise<unknown[]> => {
      const found = await links(good(at, 'db1'));
      return ['kernel', 'kernel-modules', 'initrd', 'systemd'].map((name) => found[name]);
    };
    expect(await booted(release)).toEqual(await booted('nixos-25.11.4021'));
  });

  test('the initrd changes while no trigger does', async () => {
    const triggers = (release: string): Promise<string> => read(release, 'web1', 'reboot-triggers');
    expect(await triggers('nixos-25.11.4151')).toBe(await triggers('nixos-25.11.4123'));
    const initrd = async (release: string): Promise<unknown> =>
      (await links(good(release, 'web1')))['initrd'];
    expect(await initrd('nixos-25.11.4151')).not.toBe(await initrd('nixos-25.11.4123'));
  });

  test('notes alone change nothing where the version is not written down', () => {
    expect(good('nixos-25.11.4170', 'web1')).toBe(good('nixos-25.11.4151', 'web1'));
  });

  test('a kernel series, a Nix minor and an inhibitor change in unstable', async () => {
    expect(gained('nixos-26.05pre930127', 'nixos-26.05pre934411', 'db1')).toEqual(
      expect.arrayContaining(['linux-6.17.9', 'nix-2.32.4', 'zfs-kernel-2.4.0-6.17.9']),
    );
    expect(await read('nixos-26.05pre934411', 'cache1', 'switch-inhibitors')).toContain('"dbus"');
    expect(await read('nixos-26.05pre938905', 'cache1', 'switch-inhibitors')).toContain('"broker"');
  });
});

describe('from 25.11 to 26.05', () => {
  test('the kernel series, systemd and Nix change; the state version holds the database', () => {
    expect(gained('nixos-25.11.4188', 'nixos-26.05.1377', 'db1')).toEqual(
      expect.arrayContaining([
        'linux-6.18.31',
        'nix-2.34.5',
        'postgresql-17.9',
        'systemd-260.1',
        'zfs-kernel-2.4.1-6.18.31',
      ]),
    );
  });

  test('what 25.11 had got by its end stays', () => {
    const gone = gained('nixos-26.05.1377', 'nixos-25.11.4188', 'web1');
    expect(gone).not.toContain('unit-nftables.service');
    expect(names('nixos-26.05.1377', 'web1')).not.toContain('rsync-3.4.1');
  });

  test('the beta has an older kernel of the same series', () => {
    expect(names('nixos-26.05beta952204', 'web1')).toContain('linux-6.18.24-modules');
  });

  test('an option of a host has a new name', async () => {
    const warned = await session.run([
      'nix-instantiate',
      '-E',
      `(import ${session.path('/releases/nixos-26.05/nixos-26.05.1377')}/nixos { configuration = ${session.path('/infrastructure/hosts/web1.nix')}; }).system`,
    ]);
    expect(warned.exitCode).toBe(0);
    expect(warned.stderr).toContain('appendHttpConfig');
  });
});

describe('what two toplevels say beside their packages', () => {
  const sideOf = async (release: string, host: string) => {
    const channel = release.replace(/\.[^.]*$/, '');
    const source = session.path(`/releases/${channel}/${release}`);
    const result = await readSystem(session, good(release, host), [source]);
    if (result.kind === 'failed') throw new Error(result.failure.message);
    return result.value;
  };

  test('kernel series, its configuration, ports, accounts, files of /etc', async () => {
    const [before, after] = [
      await sideOf('nixos-25.11.4188', 'web1'),
      await sideOf('nixos-26.05.1377', 'web1'),
    ];
    const { kernel, users, groups, firewall, etc } = compareSystems(before, after);
    expect(kernel).toMatchObject({
      ...{ before: '6.12.74', after: '6.18.31', change: 'series' },
      longTerm: { before: true, after: true },
      config: [
        { name: 'CONFIG_HZ', before: '250', after: '1000' },
        { name: 'CONFIG_PREEMPT_LAZY', before: null, after: 'y' },
        { name: 'CONFIG_PREEMPT_VOLUNTARY', before: 'y', after: 'n' },
      ],
    });
    expect(firewall).toEqual({
      ...{ before: 'nftables', after: 'nftables', closed: [] },
      opened: [{ protocol: 'udp', from: 443, to: 443, interface: null }],
    });
    expect(users).toEqual([]);
    expect(groups).toEqual([{ name: 'acme', before: null, after: { gid: null, members: ['nginx'] } }]);
    expect(etc?.changed).toEqual(expect.arrayContaining(['os-release']));
    expect(etc?.changed).not.toEqual(expect.arrayContaining(['ssh/sshd_config']));
    expect([...(after.toplevel.facts?.etc?.keys() ?? [])]).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^systemd\/system/)]),
    );
  });

  test('a module is built for its kernel, firmware has versions', async () => {
    const [before, after] = [
      await sideOf('nixos-25.11.4021', 'db1'),
      await sideOf('nixos-25.11.4188', 'db1'),
    ];
    const { kernel, firewall } = compareSystems(before, after);
    expect(kernel).toMatchObject({
      modules: [{ name: 'zfs-kernel', builtFor: { before: '6.12.68', after: '6.12.74' }, matches: true }],
      firmware: { packages: [{ name: 'linux-firmware', before: '20260110', after: '20260110' }] },
    });
    // Another backend lets in the same.
    expect(firewall).toEqual({ before: 'iptables', after: 'nftables', opened: [], closed: [] });
    expect(after.toplevel.facts?.firewall?.ports).toEqual(
      [22, 5432].map((port) => ({ protocol: 'tcp', from: port, to: port, interface: null })),
    );
  });

  test('no password and no hash comes out of the sandbox’s file of accounts', async () => {
    const { toplevel } = await sideOf('nixos-25.11.4188', 'web1');
    const [accounts = ''] = /\/nix\/store\/\S+users-groups\.json/.exec(
      await read('nixos-25.11.4188', 'web1', 'activate'),
    ) ?? [''];
    expect(await nix(['cat', accounts])).toContain('"hashedPassword":"$y$j9T$ExampleExample');
    expect(toplevel.facts?.accounts?.users).toContainEqual({
      ...{ name: 'admin', uid: null, group: 'users', normal: true, home: '/home/admin', shell: '/bin/bash' },
    });
    const plain = (_: string, value: unknown) => (value instanceof Map ? [...value] : value);
    expect(JSON.stringify(toplevel, plain)).not.toMatch(/password|ExampleExample/i);
  });

  test('what is no toplevel, and a source without kernels, tell nothing', async () => {
    const { toplevel } = await sideOf('nixos-25.11.4188', 'cache1');
    expect(toplevel.facts).toMatchObject({ kernelConfig: null, firewall: { kind: 'nftables' } });
    const [bash = ''] =
      closures.get(good('nixos-25.11.4188', 'web1'))?.filter((one) => /-bash-5/.test(one)) ?? [];
    const result = await readSystem(session, bash, ['/nowhere']);
    expect(result).toMatchObject({
      kind: 'ok',
      value: { toplevel: { facts: { kernelConfig: null, etc: null, accounts: null, firewall: null } } },
    });
  });
});

describe('the module system', () => {
  test('merges, forces, orders, imports and extends', async () => {
    const modules = `import ${session.path('/fixtures/modules.nix')} { lib = import ${session.path('/releases/nixos-25.11/nixos-25.11.4188')}/lib; }`;
    expect(JSON.parse(await nix(['nix-instantiate', '--eval', '--strict', '--json', '-E', modules]))).toEqual(
      {
        default: 'none',
        force: 'b',
        mkDefaultBeatsDefault: 'c',
        equalDefinitionsAgree: 'a',
        listsJoin: [1, 2, 3],
        order: [1, 2, 3],
        forcedList: [2, 3],
        linesJoin: 'a\nb',
        nullOr: [null, 3],
        apply: '<a>',
        conditional: 'on',
        imports: [1, 2, 3],
        sameFileOnce: [1],
        submodules: {
          a: { label: 'b', size: 3, twice: 6 },
          c: { label: 'c', size: 1, twice: 2 },
        },
        moduleArguments: [4],
        extended: ['a', expect.objectContaining({ text: 'b', list: [1, 2] })],
        failures: [false, false, false, false, false, false],
      },
    );
  });

  test.each([
    ['{ services.apache.enable = true; }', "The option `services.apache' does not exist. Definition values:"],
    ['{ services.nginx.enabled = true; }', "The option `services.nginx.enabled' does not exist."],
    ['{ time.timeZone = 3; }', "A definition for option `time.timeZone' is not of type `null or string'."],
    [
      '{ imports = [ { time.timeZone = "UTC"; } { time.timeZone = "CET"; } ]; }',
      "The option `time.timeZone' has conflicting definition values:",
    ],
    [
      '{ assertions = [ { assertion = false; message = "no way"; } ]; }',
      'Failed assertions:\n       - no way',
    ],
    [
      '{ services.openssh.challengeResponseAuthentication = true; }',
      "The option definition `services.openssh.challengeResponseAuthentication' in",
    ],
  ])('refuses %s', async (configuration, message) => {
    expect(await refusal(configuration)).toContain(message);
  });

  test('gives `lib.nixosSystem` with pkgs, options and extendModules', async () => {
    const flake = `(builtins.getFlake "path:${session.path('/releases/nixos-25.11/nixos-25.11.4188')}")`;
    const expression = `let host = ${flake}.lib.nixosSystem { modules = [ { nixpkgs.hostPlatform = "x86_64-linux"; networking.hostName = "f"; boot.isContainer = true; } ]; }; in {
      inherit (host.config.system.nixos) release version;
      nginx = host.pkgs.nginx.version;
      declared = host.options.networking.hostName.isDefined;
      extended = (host.extendModules { modules = [ { networking.hostName = host.lib.mkForce "g"; } ]; }).config.system.build.toplevel.name;
      manual = ${flake}.legacyPackages.x86_64-linux.openssl.man.name;
    }`;
    const value: unknown = JSON.parse(await nix(['nix', 'eval', '--impure', '--json', '--expr', expression]));
    expect(value).toEqual({
      release: '25.11',
      version: expect.stringMatching(/^25\.11\.\d{8}\.dirty$/),
      nginx: '1.28.2',
      declared: true,
      extended: expect.stringMatching(/^nixos-system-g-25\.11\.\d{8}\.dirty$/),
      manual: 'openssl-3.6.1',
    });
  });
});
