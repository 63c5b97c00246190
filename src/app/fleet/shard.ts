import type { Rebuild } from '../../core/rebuild.js';
import { UserError } from '../../errors.js';
import type { Report } from '../../report/model.js';
import type { Context } from '../context.js';
import type { Bump } from '../edit.js';
import { openMemory } from '../proof/memory.js';
import { openWorkshop, proveBump } from '../proof/prove.js';
import { pushRebuild } from '../proof/push.js';
import { bumpReport, hasFailed } from '../report.js';
import { createSources } from '../source.js';
import { exportCommit, type CommitTree } from '../trees.js';
import { assertHosts, configurationFor } from './hosts.js';
import { digestsOfSettings, readPlan, type Plan } from './plan-file.js';
import { candidatesOf, remake, type Remade } from './remake.js';
import { shardResult, type ShardResult } from './shard-result.js';

export interface ShardOptions {
  /** From 1 on. */
  shard: number;
  /** The plan's file. */
  plan: string;
  /** Absolute folder for the logs of the rebuild; null: none are kept. */
  logsFolder: string | null;
}

/**
 * Rebuilds the hosts of one shard before and after each candidate of a plan. What one candidate runs into does not stop
 * the others; it is missing in the result then.
 */
export async function rebuildShard(
  context: Context,
  options: ShardOptions,
): Promise<{ result: ShardResult; reports: Report[]; whole: boolean }> {
  const { files, log } = context;
  const plan = await readPlan(context, options.plan);
  const hosts = plan.shards[options.shard - 1];
  if (!hosts) {
    const cure =
      plan.shards.length === 0 ? 'Nothing is to be rebuilt.' : `There are 1 to ${plan.shards.length}.`;
    throw new UserError(`the plan has no shard ${options.shard}.`, { cure, exitCode: 64 });
  }
  assertSettings(context, plan);
  await using copies = await files.temporaryFolder('channel-bump');
  const tree = await exportCommit(context, 'HEAD', `${copies.path}/before`);
  assertCommit(plan, tree);
  const here = { ...context, folder: tree.folder, config: configurationFor(context.config, hosts) };
  const sources = createSources(here, copies.path);
  const memory = await openMemory(context);
  await using workshop = openWorkshop(here);
  const parts: Part[] = [];
  for (const remade of await candidatesOf(here, plan)) {
    const prove = async (): Promise<Part | null> => {
      const bump = await remake(here, remade, sources);
      const rebuilt = await proveBump(here, bump, sources, options.logsFolder, { workshop, memory });
      if (rebuilt === null) return null;
      const part = partOf(here, remade, bump, rebuilt);
      if (hasFailed(part.report)) return part;
      const pushed = await pushRebuild(here, workshop, rebuilt);
      return pushed && partOf(here, remade, bump, pushed);
    };
    const heading = `${remade.planned.group}, shard ${options.shard} of ${plan.shards.length}: ${hosts.join(', ')}`;
    const part = await log.group(heading, () => unlessBroken(here, prove));
    if (part) parts.push(part);
  }
  const costs = hosts.flatMap((host) => {
    const cost = memory.cost(host);
    return cost ? [{ host, ...cost }] : [];
  });
  return {
    result: shardResult(plan, options.shard, { candidates: parts.map(({ found }) => found), costs }),
    reports: parts.map(({ report }) => report),
    whole: parts.length === plan.candidates.length,
  };
}

/** What a shard found of one candidate, for the others and for people. */
interface Part {
  found: ShardResult['candidates'][number];
  report: Report;
}

function partOf({ config }: Context, { planned }: Remade, bump: Bump, rebuilt: Rebuild): Part {
  const { lane, group, edits } = planned;
  const { sandbox, hosts } = rebuilt;
  return {
    found: { lane, group, edits, sandbox, hosts: [...hosts] },
    report: bumpReport(config, bump, rebuilt),
  };
}

async function unlessBroken({ log }: Context, prove: () => Promise<Part | null>): Promise<Part | null> {
  try {
    return await prove();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.error(error.toLine());
    return null;
  }
}

/** What is tested must be what was planned. */
export function assertCommit(plan: Plan, { revision, prefix }: CommitTree): void {
  if (plan.commit !== revision) {
    throw new UserError(`the plan is of the commit ${plan.commit}, and ${revision} is checked out.`, {
      cure: 'Check the same commit out in every job (`ref: ${{ github.sha }}`), or plan again.',
    });
  }
  if (plan.folder !== prefix) {
    throw new UserError(`the plan is of the folder \`${plan.folder}\`, and this is \`${prefix}\`.`, {
      cure: 'Give every job the same `directory`.',
    });
  }
}

/**
 * The jobs of one run are started alike: else the proof is of something else than the pull request says.
 * @param names of the settings that count for this job; default: all that a proof depends on
 */
export function assertSettings(
  { config }: Pick<Context, 'config'>,
  plan: Plan,
  names?: readonly string[],
): void {
  const here = digestsOfSettings(config);
  const other = (names ?? Object.keys(here)).filter((name) => here[name] !== plan.settings[name]);
  if (other.length === 0 && config.rebuild === plan.depth) {
    assertHosts(config, plan);
    return;
  }
  throw new UserError(
    `the plan was made with other settings: ${other.map((name) => `\`${name}\``).join(', ')}.`,
    {
      cure: 'Write settings into .github/channel-bump.yml, or give every job the same.',
    },
  );
}
