import type { SandboxSession } from '../sandbox/types.js';

/** What is in `bin/run-<name>-vm`. */
export interface RunScript {
  path: string;
  /** Absolute path of the QEMU that it starts. */
  qemu: string;
  /** Bytes of memory that the VM asks for. */
  memory: number;
  /** Whether it chooses the accelerator with `-machine accel=…`, as NixOS does since 21.05. */
  choosesAccelerator: boolean;
  /** The model of the processor that it asks for, e.g. `max`. */
  processor: string | null;
}

const UNIT: Readonly<Record<string, number>> = { '': 2 ** 20, M: 2 ** 20, G: 2 ** 30 };
const QEMU_DEFAULT = 128 * 2 ** 20;

/** Reads the run script of a VM that was built; null where there is none, or none that starts QEMU. */
export async function readRunScript(session: SandboxSession, vm: string): Promise<RunScript | null> {
  const listed = await session.run(['ls', `${vm}/bin`]);
  const name = listed.stdout.split('\n').find((file) => /^run-.+-vm$/.test(file));
  if (name === undefined) return null;
  const path = `${vm}/bin/${name}`;
  const { stdout } = await session.run(['cat', path]);
  return parseRunScript(path, stdout);
}

export function parseRunScript(path: string, text: string): RunScript | null {
  const qemu = /^\s*exec\s+"?(\/[^\s"]*\/qemu-[^\s"]+)/m.exec(text)?.[1];
  if (qemu === undefined) return null;
  const [, amount, unit = ''] = /\s-m\s+(\d+)([MG]?)\b/.exec(text) ?? [];
  return {
    path,
    qemu,
    memory: amount === undefined ? QEMU_DEFAULT : Number(amount) * (UNIT[unit] ?? 0),
    choosesAccelerator: /\baccel=/.test(text),
    processor: /\s-cpu\s+([\w.,+=-]+)/.exec(text)?.[1] ?? null,
  };
}
