import type { VmEnd, VmRun } from '../core/boot.js';
import { createTail, plainLine } from '../nix/text.js';
import type { Clock } from '../ports/clock.js';
import { withoutKvm } from './accelerator.js';
import { BEGUN, ENDED, endSupervisor, KVM_SAID, SAID, SUPERVISE } from './supervise.js';
import type { VmRequest } from './types.js';
import { createListener, type Heard } from './words.js';

const SHOWN = 60;
/** Of the time limit, what the probe in the guest waits for units; the rest is for its words. */
const PATIENCE = 0.8;
/** For QEMU to end after the probe's last word, and for what is left of it to be removed. */
const LEAVE_MS = 20_000;
const HARDLY_ANY_KIB = 1024;
const LONGEST_WORDS = 200;

type Tail = ReturnType<typeof createTail<string>>;

const STEPS: Readonly<Record<string, string>> = {
  hello: 'starting its units',
  settled: 'checking units and checks',
  switching: 'switching',
  switch: 'checking units and checks after the switch',
};

/** Ends that KVM may have caused. */
const RUN_AGAIN: ReadonlySet<VmEnd> = new Set(['panic', 'hang', 'died', 'stopped']);

/**
 * Runs a VM to its end. Never throws for what a VM does: every end of it is a `VmRun`. Where KVM fails under the guest,
 * which says nothing of the guest, it is run once more without.
 */
export async function runVm(clock: Clock, request: VmRequest): Promise<VmRun> {
  const { run, kvmFailed } = await runOnce(clock, request);
  if (kvmFailed === null || request.accelerator !== 'kvm' || !RUN_AGAIN.has(run.end)) return run;
  withoutKvm(request.session);
  request.onStep('booting once more, without KVM: it failed');
  const again = await runOnce(clock, { ...request, accelerator: 'software' });
  return { ...again.run, kvmFailed };
}

/** `kvmFailed`: what QEMU said of it. */
async function runOnce(clock: Clock, request: VmRequest): Promise<{ run: VmRun; kvmFailed: string | null }> {
  const limitMs = request.timeoutMs + request.checksMs;
  const listener = createListener();
  const from = clock.monotonic();
  const watch = watchdog(clock, request, limitMs);
  const qemu: { begun: boolean; code?: string; freeKiB?: string; said?: Tail; kvmSaid?: string } = {
    begun: false,
  };
  let seconds: number | null = null;
  const onStderrLine = (line: string): void => {
    const pid = qemu.begun ? undefined : BEGUN.exec(line)?.[1];
    if (pid !== undefined) {
      qemu.begun = true;
      watch.begun(pid);
      return;
    }
    const last = ENDED.exec(line);
    if (last) {
      // Whatever a guest says comes before it: the last one counts.
      Object.assign(qemu, { code: last[1], freeKiB: last[2] });
      return;
    }
    if (line === SAID) {
      qemu.said = createTail(SHOWN);
      return;
    }
    const kvmSaid = qemu.said && KVM_SAID.exec(line)?.[1];
    if (kvmSaid !== undefined) {
      qemu.kvmSaid = plainLine(kvmSaid).slice(0, LONGEST_WORDS);
      return;
    }
    qemu.said?.push(plainLine(line));
    const event = listener.hear(line);
    const isBack = event === 'switch' && listener.heard().back !== null;
    const step = isBack ? 'checking units and checks after switching back' : STEPS[event ?? ''];
    if (step !== undefined) request.onStep(step);
    if (event === 'settled') seconds ??= Math.round((clock.monotonic() - from) / 100) / 10;
    if (event === 'state' || event === 'bye') watch.progressed(event === 'bye' ? LEAVE_MS : undefined);
  };
  const result = await request.session.run([...SUPERVISE, request.script.path], {
    env: { QEMU_OPTS: qemuOptions(request), QEMU_KERNEL_PARAMS: kernelParameters(request) },
    // Its own limits end it before, with the console's last words.
    timeoutMs: 3 * (limitMs + LEAVE_MS),
    onStderrLine,
  });
  const late = watch.stop() || result.timedOut;
  const heard = listener.heard();
  const console = consoleLines(result.stdout);
  const end = endOf(heard, console, { ...qemu, late, said: qemu.said?.items() ?? [] });
  const run: VmRun = {
    accelerator: request.accelerator,
    seconds: heard.booted && seconds,
    booted: heard.booted,
    switched: heard.switched,
    back: heard.back,
    end,
    console: end === 'complete' ? [] : [...console, ...heard.other].slice(-SHOWN),
  };
  return { run, kvmFailed: qemu.kvmSaid ?? null };
}

/** Ends the VM when its time is up: that of its boot, and after it that of each switch. */
function watchdog(
  clock: Clock,
  { session }: VmRequest,
  limitMs: number,
): {
  begun(pid: string): void;
  progressed(ms?: number): void;
  /** Whether it was too late. */ stop(): boolean;
} {
  const state = { deadline: clock.monotonic() + limitMs, steps: 0, over: false, late: false, pid: '' };
  const isDue = (): boolean => !state.over && state.pid !== '' && clock.monotonic() >= state.deadline;
  const watch = async (): Promise<void> => {
    while (!state.over && !state.late) {
      await clock.sleep(500);
      if (!isDue()) continue;
      state.late = true;
      await session.run(endSupervisor(state.pid), { timeoutMs: LEAVE_MS });
    }
  };
  // What it can't end, the limit of the whole run ends.
  watch().catch(() => undefined);
  return {
    begun: (pid) => void (state.pid = pid),
    progressed(ms = limitMs) {
      // Three states and a farewell are all there are: who says more gets no more time.
      if (++state.steps <= 4) state.deadline = clock.monotonic() + ms;
    },
    stop() {
      state.over = true;
      return state.late;
    },
  };
}

function qemuOptions({ accelerator, script }: VmRequest): string {
  const options = [
    ...['-display none', '-monitor none', '-no-reboot', '-device virtio-serial-pci'],
    '-chardev stdio,signal=off,id=channel-bump',
    '-device virtserialport,chardev=channel-bump,name=channel-bump',
  ];
  if (accelerator === 'kvm') {
    // It would choose emulation where KVM fails now: in silence, and too slow to tell anything.
    options.push(script.choosesAccelerator ? '-machine accel=kvm' : '-accel kvm');
  } else {
    options.push(script.choosesAccelerator ? '-machine accel=tcg' : '-accel tcg');
    // Which nothing but KVM can give.
    if (script.processor === 'host') options.push('-cpu max');
  }
  return options.join(' ');
}

/** After a panic the kernel starts anew, at which QEMU ends; so does a systemd that crashed. */
function kernelParameters({ switchTo, timeoutMs }: VmRequest): string {
  return [
    ...['panic=-1', 'systemd.crash_reboot=1'],
    `channel-bump.patience=${Math.max(1, Math.floor((timeoutMs * PATIENCE) / 1000))}`,
    ...(switchTo === null ? [] : [`channel-bump.switch-to=${switchTo}`]),
  ].join(' ');
}

function endOf(
  heard: Heard,
  console: readonly string[],
  qemu: { late: boolean; said: readonly string[]; code?: string; freeKiB?: string },
): VmEnd {
  // To the guest that is a broken disk, so that whatever it says then says nothing.
  if (qemu.freeKiB !== undefined && Number(qemu.freeKiB) < HARDLY_ANY_KIB) return 'host-disk-full';
  if (heard.bye) return heard.full ? 'disk-full' : 'complete';
  const [guest, host] = [console.join('\n'), qemu.said.join('\n')];
  const full = /No space left on device/;
  if (full.test(host)) return 'host-disk-full';
  if (/Kernel panic - not syncing/.test(guest)) return 'panic';
  if (heard.full || full.test(guest)) return 'disk-full';
  if (qemu.late) return 'hang';
  // SIGTERM of somebody else is a good end to QEMU.
  return qemu.code === '0' && !/terminating on signal/.test(host) ? 'stopped' : 'died';
}

function consoleLines(text: string): string[] {
  return text
    .split('\n')
    .map(plainLine)
    .filter((line) => line.trim() !== '')
    .slice(-SHOWN);
}
