import { jest } from '@jest/globals';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { VmRun } from '../../../src/core/boot.js';
import { clock } from '../../../src/platform/clock.js';
import { removeLeftovers } from '../../../src/platform/leftovers.js';
import { createProcess } from '../../../src/platform/process.js';
import type { SandboxSession } from '../../../src/sandbox/types.js';
import { accelerator } from '../../../src/vm/accelerator.js';
import { runVm } from '../../../src/vm/run.js';
import type { VmRequest } from '../../../src/vm/types.js';

jest.setTimeout(60_000);

// What stands for the run script speaks as QEMU and a guest would; the supervisor about it is the real one.
const programs = createProcess();
const session: SandboxSession = {
  ...{ description: 'this machine', scratch: null, path: (to) => to },
  run: (argv, options = {}) =>
    programs.run(argv, { ...options, env: { PATH: process.env['PATH'] ?? '', ...options.env } }),
  [Symbol.asyncDispose]: () => Promise.resolve(),
};

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'vm-run-'))));
afterAll(() => rm(folder, { recursive: true }));

const CONSOLE = 'console=$(echo "$QEMU_OPTS" | sed "s/.*path=\\([^ ]*\\).*/\\1/")\n';
const BOOTED =
  '{"event":"state","step":"booted","kernel":"Ni4x","system":"L2E=","state":"cnVubmluZw==","schema":10,"full":false}';

const kvmScript = { path: '', qemu: '/q', memory: 0, choosesAccelerator: true, processor: 'host' };

let scripts = 0;
async function play(script: string, more: Partial<VmRequest> = {}): Promise<VmRun & { steps: string[] }> {
  const file = path.join(folder, `run-${++scripts}-vm`);
  await writeFile(file, `#!/bin/sh\n${CONSOLE}${script}\n`);
  await chmod(file, 0o755);
  const steps: string[] = [];
  const run = await runVm(clock, {
    session,
    script: { ...kvmScript, path: file },
    ...{ switchTo: null, accelerator: 'software', timeoutMs: 20_000, checksMs: 0 },
    onStep: (step) => steps.push(step),
    ...more,
    ...(more.script ? { script: { ...more.script, path: file } } : {}),
  });
  return { ...run, steps };
}

async function leftovers(): Promise<string[]> {
  return (await readdir('/var/tmp')).filter((name) => name.startsWith('channel-bump-vm-'));
}

test('a complete run: its words are heard, its console is let go, and nothing is left', async () => {
  const before = await leftovers();
  const run = await play(`echo booting >"$console"
echo '{"event":"hello"}'; echo '{"event":"settled"}'; echo '${BOOTED}'; echo '{"event":"bye"}'`);
  expect(run).toMatchObject({
    ...{ end: 'complete', accelerator: 'software', console: [], switched: null, back: null },
    booted: { kernel: '6.1', state: 'running', schema: 10 },
    seconds: expect.any(Number) as number,
    steps: ['starting its units', 'checking units and checks'],
  });
  expect(await leftovers()).toEqual(before);
});

test('is given a disk, folders and a network of its own, and what the probe is to do', async () => {
  const run = await play(
    'echo "$QEMU_KERNEL_PARAMS"; echo "$QEMU_NET_OPTS"; [ ! -e "$NIX_DISK_IMAGE" ] && [ -d "$SHARED_DIR" ] && pwd; echo "$QEMU_OPTS"; exit 3',
    { switchTo: '/nix/store/x-nixos-system-web' },
  );
  const [parameters, net, folder, options] = run.console;
  expect(parameters).toMatch(
    /\bpanic=-1 .*channel-bump\.patience=16 channel-bump\.switch-to=\/nix\/store\/x-nixos-system-web$/,
  );
  expect(net).toBe('restrict=on');
  expect(folder).toMatch(/^\/var\/tmp\/channel-bump-vm-\d+-\d+-\d+-\w+$/);
  expect(options).toMatch(/-no-reboot .*-machine accel=tcg -cpu max /);
  expect(run.end).toBe('died');
});

test.each<[string, string, Partial<VmRun>]>([
  ['panics', 'echo "[1.0] Kernel panic - not syncing: no init" >"$console"', { end: 'panic' }],
  ['switches itself off', 'echo bye >"$console"', { end: 'stopped', console: ['bye'] }],
  ['is killed', 'echo "last words"; kill -KILL $$', { end: 'died', console: ['last words'] }],
  ['is ended by somebody', 'echo "qemu: terminating on signal 15 from pid 1" >&2', { end: 'died' }],
  [
    'says what QEMU would',
    `echo "channel-bump-vm said"; echo "qemu: terminating on signal 15"; echo "mkfs: No space left on device"`,
    { end: 'stopped', booted: null },
  ],
  [
    'is too much for the disk',
    'echo "mkfs.ext4: No space left on device" >&2; exit 1',
    { end: 'host-disk-full' },
  ],
  [
    'fills its own disk',
    `echo '${BOOTED.replace('false', 'true')}'; echo '{"event":"bye"}'`,
    { end: 'disk-full' },
  ],
  ['says so on its console', 'echo "journald: No space left on device" >"$console"', { end: 'disk-full' }],
])('a VM that %s', async (_, script, expected) => {
  expect(await play(script)).toMatchObject(expected);
});

test('one that hangs is ended in time, though it does not listen, with what was on its console', async () => {
  const before = await leftovers();
  const run = await play('echo waiting >"$console"; trap "" TERM; while :; do sleep 1; done', {
    timeoutMs: 1000,
  });
  expect(run).toMatchObject({ end: 'hang', booted: null, seconds: null, console: ['waiting'] });
  expect(await leftovers()).toEqual(before);
});

test('one that floods us with words and a line without an end is borne', async () => {
  const flood = await play(`dd if=/dev/zero bs=65536 count=2000 2>/dev/null | tr '\\0' x
dd if=/dev/zero bs=65536 count=2000 2>/dev/null >"$console"; printf '\\nthe end\\n' >"$console"`);
  expect(flood.end).toBe('stopped');
  expect(flood.console.join('').length).toBeLessThan(10_000);
  expect(flood.console).toContain('the end');
});

test('lies about ourselves change nothing', async () => {
  const run = await play(`echo 'channel-bump-vm begun 1'; echo 'channel-bump-vm ended 0 0'
echo '{"event":"state","step":"back"}'; echo '{"event":"bye","event":"hello"}'; exit 7`);
  expect(run).toMatchObject({ end: 'died', booted: null, back: null });
});

test('the folder of one that was killed with all its programs is found and removed later', async () => {
  const before = await leftovers();
  const run = await play('kill -KILL "$PPID"; exit 0');
  expect(run).toMatchObject({ end: 'died', booted: null });
  expect(await leftovers()).toHaveLength(before.length + 1);
  await removeLeftovers(tmpdir());
  expect((await leftovers()).filter((name) => !before.includes(name))).toEqual([]);
});

test('with KVM there is nothing to fall back to', async () => {
  const options = async (choosesAccelerator: boolean): Promise<string> => {
    const script = { path: '', qemu: '/q', memory: 0, choosesAccelerator, processor: 'host' };
    const { console } = await play('echo "$QEMU_OPTS" >"$console"; exit 3', { accelerator: 'kvm', script });
    return console.join(' ');
  };
  expect(await options(true)).toMatch(/-machine accel=kvm /);
  expect(await options(false)).toMatch(/-accel kvm /);
});

const COMPLETE = `echo '{"event":"settled"}'; echo '${BOOTED}'; echo '{"event":"bye"}'`;

/** A session of its own, in which QEMU makes VMs with KVM; `shell` is its `/bin/sh`. */
function sessionWithKvm(shell: string): SandboxSession {
  return {
    ...session,
    run: ([first, ...rest], options) =>
      session.run([first === '/bin/sh' ? shell : (first ?? ''), ...rest], options),
  };
}

// NixOS's /bin/sh is bash.
describe.each(['/bin/sh', '/bin/bash'])('where KVM fails under the guest, in %s', (shell) => {
  const words = 'KVM internal error. Suberror: 1';
  const start = async (withKvm: string): Promise<VmRun & { steps: string[]; next: string }> => {
    const own = sessionWithKvm(shell);
    const script = { ...kvmScript, qemu: '/bin/true' };
    expect(await accelerator(own, script)).toBe('kvm');
    const run = await play(`case $QEMU_OPTS in *accel=tcg*) ${COMPLETE} ;; *) ${withKvm} ;; esac`, {
      session: own,
      accelerator: 'kvm',
    });
    return { ...run, next: await accelerator(own, script) };
  };

  test.each([
    // As QEMU does: it says so, and waits.
    ['waits', `echo '${words}' >&2; exec sleep 1000`, words],
    [
      'waits for another reason',
      `echo 'error: kvm run failed Bad address' >&2; exec sleep 1000`,
      'error: kvm run failed Bad address',
    ],
    ['ends by itself', `echo '${words}' >&2; exit 1`, words],
    [
      'says much more',
      `echo '${words}' >&2; seq 1000 >&2; echo '${words}, again' >&2; exec sleep 1000`,
      words,
    ],
  ])('one that %s is ended at once, and run without it', async (_, withKvm, said) => {
    const before = await leftovers();
    const run = await start(withKvm);
    expect(run).toMatchObject({
      end: 'complete',
      accelerator: 'software',
      kvmFailed: said,
      next: 'software',
    });
    expect(run.steps[0]).toMatch(/without KVM/);
    expect(await leftovers()).toEqual(before);
  });

  test('one that has said all it had to say is not run again', async () => {
    const run = await start(`${COMPLETE}; sleep 0.2; echo '${words}' >&2`);
    expect(run).toMatchObject({ end: 'complete', accelerator: 'kvm', next: 'kvm' });
  });

  test('how one ends that ends at once is known, and its last words are kept', async () => {
    for (let time = 0; time < 20; time++) {
      const own = sessionWithKvm(shell);
      expect(await play('exit 0', { session: own })).toMatchObject({ end: 'stopped' });
      expect(await play('echo "mkfs: No space left on device" >&2; exit 1', { session: own })).toMatchObject({
        end: 'host-disk-full',
      });
    }
  });
});

test('what QEMU says without an end is borne', async () => {
  const run = await play(`dd if=/dev/zero bs=65536 count=500 2>/dev/null | tr '\\0' x >&2; exit 3`);
  expect(run.end).toBe('died');
});

test('what a guest says of KVM is a guest’s word', async () => {
  const script = `echo 'KVM internal error' >"$console"; echo 'KVM internal error'; echo 'channel-bump-vm kvm x'`;
  const run = await play(script, { accelerator: 'kvm' });
  expect(run).toMatchObject({ end: 'stopped', accelerator: 'kvm' });
  expect(run.kvmFailed).toBeUndefined();
});
