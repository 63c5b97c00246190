import type { HostRebuild, Rebuild } from '../../core/rebuild.js';
import { UserError } from '../../errors.js';
import type { Context } from '../context.js';
import { isSameCandidate, type Plan, type PlannedCandidate } from './plan-file.js';
import { readResult, type ShardResult } from './shard-result.js';

/** All that the shards have left. */
export interface Gathered {
  /** Each with where it lies, in the order of the files. */
  results: readonly { path: string; result: ShardResult }[];
  /** Why files were not taken: nothing is proven while there is one. */
  refused: readonly UserError[];
}

/** Files that a folder of results may hold: a few for each shard that was run again. */
const MOST_FILES = 1024;

/**
 * Reads the results in a folder, whichever folders in it they lie in; none where there is no folder. A file that is
 * none, or of another plan, hides no other.
 */
export async function readResults(
  context: Pick<Context, 'files' | 'log'>,
  folder: string,
  plan: Plan,
): Promise<Gathered> {
  const { files, log } = context;
  // Of what was named itself a symlink is followed; in it none is.
  const root = await files.resolve(folder);
  if (root === null || !(await files.isFolder(root))) {
    log.warning(
      `there is no folder ${folder}: no shard has left a result. Download their artifacts there first.`,
    );
    return { results: [], refused: [] };
  }
  const walked = await files.walk(root, { everything: true });
  const found = walked.files.filter((path) => path.endsWith('.json'));
  if (found.length > MOST_FILES) {
    throw new UserError(
      `there are ${found.length} files in ${folder}, and shards leave ${MOST_FILES} at most.`,
      {
        cure: 'Put the results of this run alone there.',
      },
    );
  }
  const results: { path: string; result: ShardResult }[] = [];
  const refused: UserError[] = [...walked.unread];
  for (const path of found) {
    try {
      results.push({ path, result: await readResult(context, `${root}/${path}`, plan) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refused.push(error);
    }
  }
  return { results, refused };
}

/** What the shards say of one candidate. */
export interface Rollup {
  rebuild: Rebuild;
  /** Hosts that no result tells of. */
  missing: readonly string[];
  /** Hosts of which two results say different things. */
  disagreeing: readonly string[];
}

/** Puts together what the shards found of a candidate, the hosts in the order of the plan. */
export function rollUp(plan: Plan, candidate: PlannedCandidate, results: Gathered['results']): Rollup {
  const told = new Map<string, HostRebuild>();
  const disagreeing = new Set<string>();
  const sandboxes = new Set<string>();
  for (const { result } of results) {
    const part = result.candidates.find((one) => isSameCandidate(one, candidate));
    if (!part) continue;
    sandboxes.add(part.sandbox);
    for (const host of part.hosts) {
      const other = told.get(host.name);
      if (!other || isMachines(other)) told.set(host.name, host);
      else if (!isMachines(host) && found(host) !== found(other)) disagreeing.add(host.name);
    }
  }
  return {
    rebuild: {
      depth: plan.depth,
      sandbox: [...sandboxes].join('; '),
      hosts: plan.hosts.flatMap((name) => told.get(name) ?? []),
    },
    missing: plan.hosts.filter((name) => !told.has(name)),
    disagreeing: plan.hosts.filter((name) => disagreeing.has(name)),
  };
}

/** What the machine did says nothing of the release: another try may have had more luck. */
function isMachines({ outcome }: HostRebuild): boolean {
  return outcome.kind === 'failed' && outcome.class === 'machine';
}

/** What two tries of one thing agree in: not how long it took, nor what was in the store already, nor what a log says. */
function found({ outcome, before, after, changes }: HostRebuild): string {
  const end = outcome.kind === 'failed' ? [outcome.class, outcome.side] : [outcome.kind];
  return JSON.stringify([end, before, after, changes]);
}

/** Shards of which there is no result. */
export function missingShards({ shards }: Plan, results: Gathered['results']): number[] {
  const there = new Set(results.map(({ result }) => result.shard));
  return shards.map((_, index) => index + 1).filter((shard) => !there.has(shard));
}
