import { z } from 'zod';
import { LANES } from '../../core/candidate.js';
import type { Depth, HostOutcome, HostRebuild } from '../../core/rebuild.js';
import { UserError } from '../../errors.js';
import type { Context } from '../context.js';
import { hostRebuildShape } from './host-shape.js';
import {
  digestOfPlan,
  digestShape,
  firstIssue,
  hostShape,
  isSameCandidate,
  parseJson,
  revisionShape,
  type Plan,
} from './plan-file.js';
import { MOST_SHARDS } from './shards.js';

const RESULT_VERSION = 1;
/** Bytes: a host that changes much takes half a million. */
const MOST_BYTES = 128 * 1024 * 1024;

const shape = z.object({
  kind: z.literal('channel-bump result'),
  schemaVersion: z.literal(RESULT_VERSION, 'is of another version of Channel Bump'),
  /** Digest of the plan that the shard is of. */
  plan: digestShape,
  commit: revisionShape,
  shard: z.int().min(1).max(MOST_SHARDS),
  candidates: z
    .array(
      z.object({
        lane: z.enum(LANES),
        group: z.string().max(1024),
        /** Digest of the edits that were tested. */
        edits: digestShape,
        sandbox: z.string().max(1024),
        hosts: z.array(hostRebuildShape),
      }),
    )
    .max(1000),
  /** What the hosts cost, for the next plan. */
  costs: z.array(
    z.object({
      host: hostShape,
      seconds: z.number().min(0),
      evaluationBytes: z.number().min(0).nullable(),
    }),
  ),
});

/** What one runner leaves behind. */
export type ShardResult = z.infer<typeof shape>;

/** The result of a shard that was rebuilt here. */
export function shardResult(
  plan: Plan,
  shard: number,
  content: Pick<ShardResult, 'candidates' | 'costs'>,
): ShardResult {
  const { commit } = plan;
  return {
    kind: 'channel-bump result',
    schemaVersion: RESULT_VERSION,
    plan: digestOfPlan(plan),
    commit,
    shard,
    ...content,
  };
}

/**
 * Reads what a runner has left, which may have run anything: only what can be an answer to the plan is taken.
 * @throws UserError where it is none, or an answer to something else
 */
export async function readResult(
  { files }: Pick<Context, 'files'>,
  path: string,
  plan: Plan,
): Promise<ShardResult> {
  const content = await files.readUpTo(path, MOST_BYTES);
  if (content.kind === 'unreadable') throw content.error;
  if (content.kind === 'missing') throw refusal(path, 'it is no file');
  if (content.kind === 'too-large') throw refusal(path, `it has ${content.size} bytes`);
  const parsed = shape.safeParse(parseJson(content.bytes));
  if (!parsed.success) throw refusal(path, firstIssue(parsed.error));
  const trouble = troubleWith(parsed.data, plan);
  if (trouble !== null) throw refusal(path, trouble);
  return parsed.data;
}

function refusal(path: string, why: string): UserError {
  return new UserError(`the result ${path} is not taken: ${why}.`, {
    cure: 'Find out where it comes from; take the results of this run alone.',
  });
}

/** Why a result is none of this plan's, a sentence without its end; null where it is. */
function troubleWith(result: ShardResult, plan: Plan): string | null {
  if (result.commit !== plan.commit) return `it is of the commit ${result.commit}, not of ${plan.commit}`;
  if (result.plan !== digestOfPlan(plan)) return 'it is of another plan';
  const hosts = plan.shards[result.shard - 1];
  if (!hosts) return `there is no shard ${result.shard}`;
  const own = new Set(hosts);
  const seen: Pick<ShardResult['candidates'][number], 'lane' | 'group'>[] = [];
  for (const candidate of result.candidates) {
    const { group, edits } = candidate;
    const planned = plan.candidates.find((one) => isSameCandidate(one, candidate));
    if (!planned || seen.some((one) => isSameCandidate(one, candidate)))
      return `it tells of ${group}, which was not asked`;
    if (planned.edits !== edits) return `it is of other edits for ${group}`;
    seen.push(candidate);
    const stranger = strangerIn(candidate.hosts, own);
    if (stranger !== null) return `it tells of ${stranger}, which is not in shard ${result.shard}`;
    const trouble = candidate.hosts.map((host) => hostTrouble(host, plan.depth)).find((one) => one !== null);
    if (trouble !== undefined) return trouble;
  }
  const stranger = strangerIn(
    result.costs.map(({ host }) => ({ name: host })),
    own,
  );
  return stranger === null ? null : `it tells of ${stranger}, which is not in shard ${result.shard}`;
}

/** A host that is not one of them, or comes twice. */
function strangerIn(hosts: readonly { name: string }[], own: ReadonlySet<string>): string | null {
  const left = new Set(own);
  return hosts.find(({ name }) => !left.delete(name))?.name ?? null;
}

/**
 * What a host that did not fail comes to, by how deep the proof goes. What is not booted, as a container, says why; a
 * host may refuse to be switched live.
 */
const OUTCOMES: Readonly<Record<Depth, readonly HostOutcome['kind'][]>> = {
  'dry-build': ['evaluated'],
  build: ['built'],
  boot: ['built', 'booted'],
  switch: ['built', 'booted', 'switched'],
};

function hostTrouble({ name, outcome, before, after }: HostRebuild, depth: Depth): string | null {
  if (outcome.kind === 'failed') return null;
  const isSame = after.derivation !== null && before.derivation === after.derivation;
  if (after.derivation === null || isSame !== (outcome.kind === 'unchanged'))
    return `${name} can't be ${outcome.kind} with these derivations`;
  const isExcused = outcome.kind !== 'built' || depth === 'build' || outcome.notBooted !== undefined;
  if (isSame || (OUTCOMES[depth].includes(outcome.kind) && isExcused && !isHalfSwitched(outcome)))
    return null;
  return `${name} is ${outcome.kind}, and ${depth} was asked for`;
}

/** What says that it was switched tells how that went; what says that it was not has nothing to tell of it. */
function isHalfSwitched(outcome: HostOutcome): boolean {
  return 'vm' in outcome && (outcome.kind === 'switched') !== (outcome.vm.switch !== null);
}
