export interface Clock {
  now(): Date;
  /** Milliseconds that only ever go up, for durations. */
  monotonic(): number;
  sleep(ms: number): Promise<void>;
}
