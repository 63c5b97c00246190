import { z } from 'zod';
import { pinsOf, type Candidate } from '../../core/candidate.js';
import type { Depth, Failure } from '../../core/rebuild.js';
import { keyOf } from '../proof/memory.js';
import { rememberedFailure } from '../proof/memory-file.js';
import type { Config } from '../settings.js';
import { treeDigest } from './tree-digest.js';
import type { Bench, Tried } from './try-release.js';

/** The verdicts of earlier runs on the very same files, pins and settings. */
export interface Verdicts {
  of(release: string, depth: Depth): Verdict | null;
  remember(release: string, depth: Depth, tried: Tried): Promise<void>;
}

export type Verdict = { verdict: 'good' } | { verdict: 'bad'; host: string; failure: Failure };

const shape = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('good') }),
  z.object({
    verdict: z.literal('bad'),
    host: z.string().max(300),
    failure: rememberedFailure.omit({ kind: true }),
  }),
]);

/** What a verdict depends on besides the files: not where things are fetched from, nor how long one waits for them. */
export const DECISIVE = [
  'hosts',
  'discover-hosts',
  'only-hosts',
  'skip-hosts',
  'checks',
  'boot-hosts',
  'boot-timeout',
  'image',
  'nix-config',
] as const satisfies readonly (keyof Config)[];

export async function verdictsOn(
  { context, memory }: Pick<Bench, 'context' | 'memory'>,
  candidate: Candidate,
): Promise<Verdicts> {
  const { config, folder } = context;
  const pins = pinsOf(candidate).map(({ file, name }) => [file, name]);
  const settings = DECISIVE.map((name) => config[name] ?? null);
  const ground = keyOf('ground', await treeDigest(context, folder), settings, candidate.lane, pins);
  const keyFor = (release: string, depth: Depth): string => keyOf('verdict', ground, release, depth);
  return {
    of(release, depth) {
      const known = shape.safeParse(memory.state(keyFor(release, depth)));
      if (!known.success) return null;
      if (known.data.verdict === 'good') return known.data;
      return { ...known.data, failure: { ...known.data.failure, side: 'after' } };
    },
    async remember(release, depth, tried) {
      // Of what the machine did nothing is learnt.
      if (tried.verdict === 'skipped') return;
      const { verdict } = tried;
      const state = verdict === 'good' ? { verdict } : { verdict, host: tried.host, failure: tried.failure };
      memory.rememberState(keyFor(release, depth), state);
      await memory.save();
    },
  };
}
