const MIB = 2 ** 20;
/** What QEMU takes beside the guest's memory. */
const QEMU = 384 * MIB;
/** For all else that is going on. */
const RESERVE = 256 * MIB;

/**
 * How many of two VMs can run at once.
 * @param free bytes; null where nobody knows: then it is tried
 * @param asked bytes that each asks for
 */
export function roomFor(free: number | null, asked: readonly [number, number]): 0 | 1 | 2 {
  if (free === null || free >= asked[0] + asked[1] + 2 * QEMU + RESERVE) return 2;
  return free >= Math.max(...asked) + QEMU + RESERVE ? 1 : 0;
}
