import * as core from '@actions/core';
import type { FleetOptions } from '../app/fleet/walks.js';
import { UserError } from '../errors.js';

/** The action's inputs for many runners. @param temporary folder for what is handed on */
export function fleetInputs(temporary: string): FleetOptions {
  const input = (name: string): string | null => core.getInput(name) || null;
  const shard = input('shard');
  const output = `${temporary}/channel-bump-${shard === null ? 'plan' : `result-${shard}`}.json`;
  const [plan, shards, results] = [input('plan'), input('shards'), input('results')];
  return { shards, shard, plan, results, output: input('output') ?? output };
}

/** Read strictly: who writes `yes` does not want anything to be published. */
export function isDryRun(): boolean {
  if (core.getInput('dry-run') === '') return false;
  try {
    return core.getBooleanInput('dry-run');
  } catch (error) {
    throw new UserError('the input `dry-run` is neither true nor false.', {
      cure: 'Write `true` or `false`.',
      exitCode: 64,
      cause: error,
    });
  }
}
