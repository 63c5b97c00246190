import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeRelease } from '../../miniature/releases.js';
import { bootableKernels, bootableRelease, kitArguments, type BootableOptions } from '../../miniature/vm.js';
import type { SandboxSession } from '../../src/sandbox/types.js';
import { offline, testDriver } from './rebuild-world.js';

jest.setTimeout(600_000);

const service = (name: string, command: string, more = ''): string =>
  `systemd.services.${name} = { wantedBy = [ "multi-user.target" ]; script = "sleep ${command}"; ${more} };`;

/** Says what it sees of a boot, then of each switch to `switch=` of the kernel parameters, as `action:toplevel`. */
const probe = `
  systemd.services.probe = {
    wantedBy = [ "multi-user.target" ];
    after = [ "multi-user.target" ];
    restartIfChanged = false;
    script = ''
      exec > /dev/virtio-ports/probe 2>&1
      echo "kernel $(uname -r)"
      tell() { echo "$(systemctl is-system-running --wait) $(basename "$(readlink /run/current-system)") schema $(cat /nix/var/nix/db/schema)"; }
      tell
      echo "port 80: $(exec 3<>/dev/tcp/127.0.0.1/80 && echo open)"
      cat /tmp/shared/file
      for switch in $(sed 's/.* switch=//; s/,/ /g' /proc/cmdline); do
        code=0
        systemd-run --quiet --pipe --wait "''\${switch#*:}/bin/switch-to-configuration" "''\${switch%%:*}" || code=$?
        echo "exit code $code"
        tell
      done
      systemctl poweroff --force --force > /dev/null 2>&1
    '';
  };`;

const releases: Record<string, BootableOptions> = {
  before: {
    from: 'nixos-25.11.4188',
    kernel: 'older',
    packages: { nix: '1.11.16' },
    module: `{ ${probe}
      ${service('changed', '1001')}
      ${service('kept', '1001', 'restartIfChanged = false;')}
      ${service('reloaded', '1001', 'reloadIfChanged = true; serviceConfig.ExecReload = "/usr/bin/true";')}
      ${service('restarted', '1001', 'stopIfChanged = false;')}
      ${service('removed', '1001')}
      ${service('left', '1001', 'unitConfig.X-StopOnRemoval = false;')}
    }`,
  },
  after: {
    from: 'nixos-25.11.4188',
    planted: ['failing-unit'],
    module: `{ ${probe}
      ${service('changed', '1002')}
      ${service('kept', '1002', 'restartIfChanged = false;')}
      ${service('reloaded', '1002', 'reloadIfChanged = true; serviceConfig.ExecReload = "/usr/bin/true";')}
      ${service('restarted', '1002', 'stopIfChanged = false;')}
      ${service('added', '1002')}
    }`,
  },
  refused: { from: 'nixos-25.11.4188', module: '{ services.dbus.implementation = "broker"; }' },
};

let folder: string;
let session: SandboxSession;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-vm-'));
  await cp(path.resolve(import.meta.dirname, '../../miniature/infrastructure'), folder, { recursive: true });
  for (const [name, options] of Object.entries(releases)) {
    await writeRelease(path.join(folder, name), bootableRelease(options));
  }
  const driver = await testDriver('podman', kitArguments);
  session = await driver.open({ ...offline, mounts: [{ from: folder, to: '/world' }] });
});
afterAll(async () => {
  await session[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function succeed(argv: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const result = await session.run(argv, { env, timeoutMs: 500_000 });
  if (result.exitCode !== 0) throw new Error(`${argv.join(' ')}: ${result.stderr}`);
  return result.stdout;
}

async function build(release: string): Promise<{ toplevel: string; vm: string }> {
  const world = session.path('/world');
  const variant = `(import ${world}/${release}/nixos { configuration = { imports = [ ${world}/hosts/web1.nix ]; virtualisation.vmVariant = { lib, ... }: { virtualisation.graphics = lib.mkForce false; }; }; }).config.virtualisation.vmVariant.system.build`;
  const built = await succeed([
    ...['nix-build', '--no-out-link', '-E', `let b = ${variant}; in [ b.toplevel b.vm ]`],
  ]);
  const [toplevel = '', vm = ''] = built.trim().split('\n');
  return { toplevel, vm };
}

test('a host boots, says what a switch would do, is switched, refuses a switch, and is switched back', async () => {
  const before = await build('before');
  const after = await build('after');
  const refused = await build('refused');
  const shared = `${session.scratch ?? ''}/shared`;
  await succeed(['mkdir', shared]);
  await succeed(['sh', '-c', 'echo "a file of the machine" > "$1/file"', 'sh', shared]);
  const steps = [
    `dry-activate:${after.toplevel}`,
    `test:${after.toplevel}`,
    `test:${refused.toplevel}`,
    `test:${before.toplevel}`,
  ];
  const said = await succeed([`${before.vm}/bin/run-web1-vm`], {
    PATH: '/usr/bin',
    NIX_DISK_IMAGE: `${session.scratch ?? ''}/disk.img`,
    QEMU_KERNEL_PARAMS: `panic=-1 switch=${steps.join(',')}`,
    QEMU_NET_OPTS: 'restrict=on',
    // The one channel is written to as if it were a file: it needs no standard input that stays open.
    QEMU_OPTS:
      '-display none -monitor none -serial null -no-reboot -m 512 -smp 2 -device virtio-serial-pci -chardev file,path=/proc/self/fd/1,id=probe -device virtserialport,chardev=probe,name=probe -machine accel=tcg',
    SHARED_DIR: shared,
    TMPDIR: session.scratch ?? '',
    USE_TMPDIR: '1',
  });

  const name = ({ toplevel }: { toplevel: string }): string => path.basename(toplevel);
  const lines = said.split('\n').map((line) => line.trimEnd());
  const parts = lines.join('\n').split(/^exit code /m);
  expect(parts[0]).toContain(
    [
      `kernel ${bootableKernels().older}`,
      `running ${name(before)} schema 7`,
      'port 80: open',
      'a file of the machine',
      'Checking switch inhibitors... done',
      'would stop the following units: changed.service, removed.service',
      'would NOT restart the following changed units: kept.service',
      'would activate the configuration...',
      'would reload the following units: reloaded.service',
      'would restart the following units: restarted.service',
      'would start the following units: changed.service',
    ].join('\n'),
  );
  expect(parts[1]).toContain(
    [
      '0',
      `running ${name(before)} schema 7`,
      'Checking switch inhibitors... done',
      'stopping the following units: changed.service, removed.service',
      'NOT restarting the following changed units: kept.service',
      'activating the configuration...',
      'setting up /etc...',
      'reloading the following units: reloaded.service',
      'restarting the following units: restarted.service',
      'starting the following units: changed.service',
      'the following new units were started: added.service',
      'warning: the following units failed: planted-failing.service',
    ].join('\n'),
  );
  expect(parts[1]).toContain('planted: no such key: colour');
  expect(parts[2]).toContain(
    [
      '4',
      `degraded ${name(after)} schema 10`,
      'Checking switch inhibitors...',
      'There are changes to critical components of the system:',
      '',
      'dbus-implementation : dbus -> broker',
      '',
    ].join('\n'),
  );
  expect(parts[3]).toContain(`1\ndegraded ${name(after)} schema 10\n`);
  expect(parts[3]).toContain('the following new units were started: removed.service\n');
  expect(parts[4]?.trim()).toBe(`0\nrunning ${name(before)} schema 10`);
});
