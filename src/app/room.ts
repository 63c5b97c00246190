import { isOpen, parseWindow } from '../core/schedule.js';
import type { Forge } from '../forge/types.js';
import type { Context } from './context.js';

/** What the schedule and the limit of open pull requests leave room for. */
export interface Room {
  /**
   * Why nothing is proposed on a branch now; null: it may be. The limit is for what would be one more: a pull request
   * that is open is kept up to date. Outside the schedule that waits, too.
   */
  heldBack(branch: string): string | null;
  /** Told of each pull request that was opened. */
  opened(branch: string): void;
}

/** Whether anything may be written now. */
export function isInSchedule({ config, clock }: Context): boolean {
  const windows = config.schedule.flatMap((text) => parseWindow(text) ?? []);
  return isOpen(windows, clock.now(), config['time-zone']);
}

/** The room that there is at this moment. */
export async function roomFor(context: Context, forge: Forge): Promise<Room> {
  const { config } = context;
  const { schedule, 'time-zone': zone, 'pull-request-limit': limit, 'branch-prefix': prefix } = config;
  if (!isInSchedule(context)) {
    const reason = `the schedule (${schedule.join('; ')}, ${zone}) has no room for it now`;
    return { heldBack: () => reason, opened: () => undefined };
  }
  const open = new Set((await forge.openPulls(prefix)).map(({ head }) => head.branch));
  return {
    heldBack: (branch) =>
      open.has(branch) || open.size < limit
        ? null
        : `${open.size} pull requests are open, and \`pull-request-limit\` is ${limit}`,
    opened: (branch) => void open.add(branch),
  };
}
