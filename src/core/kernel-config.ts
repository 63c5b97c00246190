import { z } from 'zod';

/** `CONFIG_X=y` and `# CONFIG_X is not set` (which is `n`) of a kernel's `.config`. */
export function parseKernelConfig(text: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, set, value = '', unset] =
      /^(?:(CONFIG_\w+)=(.*)|# (CONFIG_\w+) is not set)$/.exec(line.trimEnd()) ?? [];
    const name = set ?? unset;
    if (name !== undefined) options.set(name, set === undefined ? 'n' : value.trim());
  }
  return options;
}

const record = z.record(z.string(), z.unknown());
const entry = z.object({ lts: z.boolean() });

/**
 * Kernel series that nixpkgs says are long-term ones, or not: `kernels-org.json`,
 * `{ "6.12": { "version": "6.12.8", "hash": "…", "lts": true } }`. What sources contradict each other in is left out.
 */
export function longTermSeries(sources: readonly unknown[]): Map<string, boolean> {
  const told = new Map<string, boolean>();
  const disputed = new Set<string>();
  for (const source of sources) {
    for (const [series, value] of Object.entries(record.safeParse(source).data ?? {})) {
      const lts = entry.safeParse(value).data?.lts;
      if (lts === undefined || !/^[0-9]+(\.[0-9]+)+$/.test(series)) continue;
      if ((told.get(series) ?? lts) !== lts) disputed.add(series);
      told.set(series, lts);
    }
  }
  for (const series of disputed) told.delete(series);
  return told;
}
