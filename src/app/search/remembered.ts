import { z } from 'zod';
import { pinsOf, type Candidate } from '../../core/candidate.js';
import type { Depth, Failure } from '../../core/rebuild.js';
import { isFresh, keyOf } from '../proof/memory.js';
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
    failure: rememberedFailure,
    /** Unix seconds. */
    seen: z.number(),
  }),
]);

/** What a verdict depends on besides the files: not where things are fetched from, nor how long one waits for them. */
const DECISIVE = [
  'hosts',
  'discover-hosts',
  'only-hosts',
  'skip-hosts',
  'checks',
  'boot-hosts',
  'boot-timeout',
  'sandbox',
  'network',
  'image',
  'nix-config',
] as const satisfies readonly (keyof Config)[];

/**
 * A digest of what all verdicts of a run stand on: the files, the settings, the sandbox with its Nix, and whether there
 * is KVM.
 * @param inSandbox whether anything is rebuilt for them
 */
export async function groundOf(
  { context, workshop }: Pick<Bench, 'context' | 'workshop'>,
  inSandbox: boolean,
): Promise<string> {
  const { config, folder, files } = context;
  const settings = DECISIVE.map((name) => config[name] ?? null);
  const tree = { folder, pins: new Map<string, never>() };
  await using place = inSandbox ? await workshop.enter({ before: tree, after: tree }) : null;
  const where = place && [place.settings, place.description, await files.exists('/dev/kvm')];
  return keyOf('ground', await treeDigest(context, folder), settings, where);
}

export async function verdictsOn(bench: Bench, candidate: Candidate): Promise<Verdicts> {
  const { memory } = bench;
  const { clock } = bench.context;
  const pins = pinsOf(candidate).map(({ file, name }) => [file, name]);
  const ground = keyOf('candidate', await groundOf(bench, true), candidate.lane, pins);
  const keyFor = (release: string, depth: Depth): string => keyOf('verdict', ground, release, depth);
  return {
    of(release, depth) {
      const known = shape.safeParse(memory.state(keyFor(release, depth)));
      if (!known.success) return null;
      if (known.data.verdict === 'good') return known.data;
      const { verdict, host, failure, seen } = known.data;
      return isFresh(seen, clock.now()) ? { verdict, host, failure: { ...failure, side: 'after' } } : null;
    },
    async remember(release, depth, tried) {
      // Of what the machine did nothing is learnt.
      if (tried.verdict === 'skipped') return;
      const { verdict } = tried;
      const seen = Math.floor(clock.now().getTime() / 1000);
      const state =
        verdict === 'good' ? { verdict } : { verdict, host: tried.host, failure: tried.failure, seen };
      memory.rememberState(keyFor(release, depth), state);
      await memory.save();
    },
  };
}
