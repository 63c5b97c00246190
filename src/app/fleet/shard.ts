import { UserError } from '../../errors.js';
import type { Report } from '../../report/model.js';
import type { Context } from '../context.js';
import { openMemory } from '../proof/memory.js';
import { openWorkshop, proveBump } from '../proof/prove.js';
import { bumpReport } from '../report.js';
import { createSources } from '../source.js';
import { exportCommit, type CommitTree } from '../trees.js';
import { configurationFor } from './hosts.js';
import { digestsOfSettings, readPlan, type Plan } from './plan-file.js';
import { candidatesOf, remake } from './remake.js';
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
  const candidates: ShardResult['candidates'] = [];
  const reports: Report[] = [];
  for (const remade of await candidatesOf(here, plan)) {
    const { lane, group, edits } = remade.planned;
    await log.group(
      `${group}, shard ${options.shard} of ${plan.shards.length}: ${hosts.join(', ')}`,
      async () => {
        try {
          const bump = await remake(here, remade, sources);
          const rebuilt = await proveBump(here, bump, sources, options.logsFolder, { workshop, memory });
          if (rebuilt === null) return;
          candidates.push({ lane, group, edits, sandbox: rebuilt.sandbox, hosts: [...rebuilt.hosts] });
          reports.push(bumpReport(here.config, bump, rebuilt));
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          log.error(`${group}: ${error.toLine()}`);
        }
      },
    );
  }
  const costs = hosts.flatMap((host) => {
    const cost = memory.cost(host);
    return cost ? [{ host, ...cost }] : [];
  });
  const whole = candidates.length === plan.candidates.length;
  return { result: shardResult(plan, options.shard, { candidates, costs }), reports, whole };
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

/** The jobs of one run are started alike: else the proof is of something else than the pull request says. */
export function assertSettings({ config }: Context, plan: Plan): void {
  const here = digestsOfSettings(config);
  const other = Object.keys(here).filter((name) => here[name] !== plan.settings[name]);
  if (other.length === 0 && config.rebuild === plan.depth) return;
  throw new UserError(
    `the plan was made with other settings: ${other.map((name) => `\`${name}\``).join(', ')}.`,
    {
      cure: 'Write settings into .github/channel-bump.yml, or give every job the same.',
    },
  );
}
