import { z } from 'zod';
import { keyOf } from '../proof/memory.js';
import type { Judged } from './bisect-judge.js';
import type { Question } from './bisect-question.js';
import { groundOf } from './remembered.js';
import type { Bench } from './try-release.js';

const line = z.string().max(5000);
const judged = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('good') }),
  z.object({
    verdict: z.literal('bad'),
    why: z.object({
      message: line,
      log: z.array(line).max(20),
      derivation: line.nullable(),
      subject: line.nullable(),
      cure: line.nullable(),
    }),
  }),
  z.object({ verdict: z.literal('skipped'), why: line, lasting: z.literal(true) }),
]);
const state = z.record(z.string(), judged);

/** What earlier runs have found out that asked the same of the same files: a search that was broken off goes on. */
export interface Notebook {
  /** By the releases' names. */
  known: ReadonlyMap<string, Judged>;
  note(release: string, what: Judged): Promise<void>;
  /** What can't be right is found out anew the next time. */
  forget(release: string): Promise<void>;
}

export async function openNotebook(bench: Bench, { host, check, pins, good }: Question): Promise<Notebook> {
  const { memory } = bench;
  // A command of this machine gets what was built where Nix of this machine builds it, and needs no sandbox else.
  const isElsewhere =
    check.kind === 'command' && check.on === 'machine' && bench.context.config.sandbox !== 'host';
  const ground = await groundOf(bench, host !== null && !isElsewhere);
  const names = pins.map(({ file, name }) => [file, name]);
  // A rebuild is held against the good one.
  const key = keyOf('bisect', ground, host, check, names, good.name);
  const stored = state.safeParse(memory.state(key));
  const known = new Map<string, Judged>(stored.success ? Object.entries(stored.data) : []);
  const save = async (): Promise<void> => {
    memory.rememberState(key, Object.fromEntries(known));
    await memory.save();
  };
  return {
    known,
    async note(release, what) {
      // What the machine did is no one's fault but its own.
      if (what.verdict === 'skipped' && !what.lasting) return;
      known.set(release, what);
      await save();
    },
    async forget(release) {
      known.delete(release);
      await save();
    },
  };
}
