import type { SandboxSession } from '../../../src/sandbox/types.js';
import { accelerator } from '../../../src/vm/accelerator.js';

const script = {
  path: '',
  qemu: '/q/qemu-system-x86_64',
  memory: 0,
  choosesAccelerator: true,
  processor: 'max',
};

function sessionWhereQemu(exitCode: number): SandboxSession & { runs: string[][] } {
  const runs: string[][] = [];
  return {
    ...{ description: '', scratch: null, path: (to: string) => to, runs },
    run: (argv) => {
      runs.push([...argv]);
      return Promise.resolve({ exitCode, stdout: '', stderr: '', timedOut: false });
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

test('makes a machine with the processor that is asked for, once a session', async () => {
  const session = sessionWhereQemu(0);
  expect(await Promise.all([accelerator(session, script), accelerator(session, script)])).toEqual([
    'kvm',
    'kvm',
  ]);
  expect(session.runs).toHaveLength(1);
  expect(session.runs[0]?.join(' ')).toMatch(/qemu-system-x86_64 .*-machine q35 -accel kvm -cpu max$/);
});

test('is emulation where QEMU can not, and of ARM the machine is another', async () => {
  expect(await accelerator(sessionWhereQemu(134), script)).toBe('software');
  const session = sessionWhereQemu(1);
  await accelerator(session, { ...script, qemu: '/q/qemu-system-aarch64', processor: null });
  expect(session.runs[0]?.join(' ')).toContain('-machine virt -accel kvm -cpu max');
});
