import { resolve } from 'node:path';
import { UserError } from '../../errors.js';
import type { Context } from '../context.js';
import { reportsOutcome, updateOutcome, type Outcome } from '../outcome.js';
import type { Environment } from '../verb.js';
import { plan } from './plan.js';
import { publishFleet } from './publish.js';
import { rebuildShard } from './shard.js';
import { matrixOf, MOST_SHARDS } from './shards.js';

/** How the walks of a fleet are started; null: not given. Paths may be relative to the current folder. */
export interface FleetOptions {
  /** How many shards are wanted. */
  shards: string | null;
  /** The number of one. */
  shard: string | null;
  /** File with a plan. */
  plan: string | null;
  /** Folder with the results of the shards. */
  results: string | null;
  /** File that the plan, or the result, is written to. */
  output: string | null;
}

interface Options {
  fleet: FleetOptions;
  dryRun: boolean;
  logsFolder: string | null;
  environment: Environment;
}

/** Makes the plan, and the matrix of the jobs that take it from there. */
export async function planWalk(context: Context, { fleet, environment }: Options): Promise<Outcome> {
  const output = pathIn(fleet.output, '--output', 'the file for the plan');
  const shards = fleet.shards === null ? null : shardNumber(fleet.shards, '--shards');
  const planned = await plan(context, { shards, environment });
  const { candidates, hosts, shards: parts, troubles } = planned.plan;
  await context.files.write(output, `${JSON.stringify(planned.plan)}\n`);
  const failed = troubles.length > 0 && candidates.length === 0;
  const outcome = updateOutcome({ ...planned, failed });
  const matrix = matrixOf(parts);
  const said = `${counted(hosts.length, 'host')} in ${counted(parts.length, 'shard')}`;
  return {
    ...outcome,
    text: `${outcome.text}\n\n${said}, in ${output}`,
    onScreen: (screen) => `${outcome.onScreen(screen)}\n\n${said}, in ${output}`,
    markdown: `${outcome.markdown}\n\n${said}`,
    json: { ...outcome.json, matrix },
    outputs: { matrix: JSON.stringify(matrix), shards: String(parts.length), plan: output },
  };
}

/** Rebuilds one shard, and leaves what it found in a file, also where hosts failed. */
export async function shardWalk(context: Context, { fleet, logsFolder }: Options): Promise<Outcome> {
  const output = pathIn(fleet.output, '--output', 'the file for the result');
  const options = { shard: shardNumber(fleet.shard ?? '', '--shard'), plan: planIn(fleet), logsFolder };
  const { result, reports, whole } = await rebuildShard(context, options);
  await context.files.write(output, `${JSON.stringify(result)}\n`);
  const outcome = { ...reportsOutcome(reports), outputs: { result: output } };
  if (whole) return outcome;
  const failure = 'Not everything that is planned could be rebuilt; see above.';
  return { ...outcome, failure, ...(reports.length === 0 ? onlySaid(failure) : {}) };
}

function onlySaid(sentence: string): Pick<Outcome, 'text' | 'onScreen' | 'markdown'> {
  return { text: sentence, onScreen: () => sentence, markdown: sentence };
}

/** Publishes what the shards have proven. */
export async function publishWalk(context: Context, options: Options): Promise<Outcome> {
  const { fleet, dryRun, environment } = options;
  const results = pathIn(fleet.results, '--results', 'the folder with the results');
  return updateOutcome(await publishFleet(context, { dryRun, plan: planIn(fleet), results, environment }));
}

function planIn({ plan: path }: FleetOptions): string {
  return pathIn(path, '--plan', "the plan's file");
}

function pathIn(path: string | null, flag: string, what: string): string {
  if (path !== null) return resolve(path);
  throw new UserError(`${what} is not named.`, { cure: `Name it with ${flag}.`, exitCode: 64 });
}

function shardNumber(text: string, flag: string): number {
  const number = /^[1-9][0-9]{0,2}$/.test(text) ? Number(text) : Infinity;
  if (number <= MOST_SHARDS) return number;
  throw new UserError(`${flag} ${text} is no number from 1 to ${MOST_SHARDS}.`, {
    cure: 'Give the number of a shard of the plan.',
    exitCode: 64,
  });
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
