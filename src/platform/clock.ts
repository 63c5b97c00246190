import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../ports/clock.js';

export const clock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  sleep: async (ms) => {
    await sleep(ms);
  },
};
