import { z } from 'zod';
import type { CheckResult, FailedUnit, SwitchRun, SystemState } from '../core/boot.js';
import { createTail, plainLine } from '../nix/text.js';
import { parseSwitch } from './parse-switch.js';
import { MOST_UNITS } from './probe-script.js';

const LONGEST = 128 * 1024;
const MOST_CHECKS = 1000;
const LOG_LINES = 20;
const LONGEST_NAME = 256;

const base64 = z.string().regex(/^[A-Za-z0-9+/=]*$/);
const step = z.enum(['switched', 'back']);
const wordSchema = z.discriminatedUnion('event', [
  z.object({ event: z.enum(['hello', 'settled', 'bye']) }),
  z.object({ event: z.literal('unit'), unit: base64, log: base64 }),
  z.object({ event: z.literal('pending'), unit: base64 }),
  z.object({ event: z.literal('check'), name: base64, passed: z.boolean(), said: base64 }),
  z.object({
    event: z.literal('state'),
    step: z.enum(['booted', 'switched', 'back']),
    kernel: base64,
    system: base64,
    state: base64,
    schema: z.int().min(0).max(1000).nullable(),
    full: z.boolean(),
  }),
  z.object({ event: z.literal('switching'), step }),
  z.object({ event: z.literal('switch'), step, exit: z.int().min(0).max(255), said: base64 }),
]);
type Word = z.infer<typeof wordSchema>;

/** What has been heard of a VM so far. */
export interface Heard {
  booted: SystemState | null;
  switched: SwitchRun | null;
  back: SwitchRun | null;
  /** Whether a disk of the guest was full when it was looked at. */
  full: boolean;
  /** Whether the probe has said all it had to say. */
  bye: boolean;
  /** The last lines that were no words of the probe: the run script's, or whatever the guest has put in their place. */
  other: readonly string[];
}

/**
 * Listens to a VM. What is in it may be hostile: whatever comes is either a word that we know, of a reasonable length,
 * or a line to be shown; and nothing is said twice.
 */
export function createListener(): { hear(line: string): Word['event'] | null; heard(): Heard } {
  const other = createTail<string>(LOG_LINES);
  const heard: Omit<Heard, 'other'> = {
    ...{ booted: null, switched: null, back: null },
    ...{ full: false, bye: false },
  };
  let failed: FailedUnit[] = [];
  let pending: string[] = [];
  let checks: CheckResult[] = [];
  let truncated = false;

  const push = <T>(list: T[], most: number, item: T): void => {
    if (list.length < most) list.push(item);
    else truncated = true;
  };
  const state = (word: Word & { event: 'state' }): void => {
    const found: SystemState = {
      kernel: name(word.kernel),
      system: name(word.system),
      state: name(word.state),
      ...{ failed, pending, checks, truncated },
      schema: word.schema,
    };
    [failed, pending, checks, truncated] = [[], [], [], false];
    heard.full ||= word.full;
    if (word.step === 'booted') heard.booted ??= found;
    else {
      const run = heard[word.step];
      if (run?.state === null) heard[word.step] = { ...run, state: found };
    }
  };
  const take = (word: Word): void => {
    switch (word.event) {
      case 'hello':
      case 'settled':
      case 'switching':
        return;
      case 'bye':
        heard.bye = true;
        return;
      case 'unit':
        push(failed, MOST_UNITS, { unit: name(word.unit), log: lines(word.log) });
        return;
      case 'pending':
        push(pending, MOST_UNITS, name(word.unit));
        return;
      case 'check':
        push(checks, MOST_CHECKS, { name: name(word.name), passed: word.passed, said: lines(word.said) });
        return;
      case 'switch':
        heard[word.step] ??= { exitCode: word.exit, ...parseSwitch(text(word.said)), state: null };
        return;
      case 'state':
        state(word);
    }
  };
  return {
    hear(line) {
      const word = heard.bye ? null : read(line);
      if (word) take(word);
      else if (line.trim() !== '') other.push(plainLine(line));
      return word?.event ?? null;
    },
    heard: () => ({ ...heard, other: other.items() }),
  };
}

function read(line: string): Word | null {
  if (!line.startsWith('{') || line.length > LONGEST) return null;
  try {
    return wordSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

function text(encoded: string): string {
  return Buffer.from(encoded, 'base64').toString('utf8');
}

/** One short line. */
function name(encoded: string): string {
  return plainLine(text(encoded).replaceAll('\n', ' ')).slice(0, LONGEST_NAME);
}

function lines(encoded: string): string[] {
  return text(encoded)
    .split('\n')
    .map(plainLine)
    .filter((line) => line.trim() !== '')
    .slice(-LOG_LINES);
}
