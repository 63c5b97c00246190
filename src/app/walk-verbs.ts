import { resolve } from 'node:path';
import type { Pin } from '../core/pin.js';
import { UserError } from '../errors.js';
import type { Report } from '../report/model.js';
import type { Context } from './context.js';
import { planWalk, publishWalk, shardWalk, type FleetOptions } from './fleet/walks.js';
import { forgeIfAny } from './forge.js';
import { refuseUnsafe } from './gate/event.js';
import { gate } from './gate/gate.js';
import { gateOutcome, reportsOutcome, unsaid, updateOutcome, type Outcome } from './outcome.js';
import { nothingTo } from './nothing-to-do.js';
import { pageFile } from './page-file.js';
import { discoverIn, hasPins, proposals } from './proposals.js';
import { rebuildOrSearch } from './search/instead.js';
import { openBench } from './search/try-release.js';
import { createSources } from './source.js';
import { tellErrors } from './tell-errors.js';
import { copyWorkTree } from './trees.js';
import { update } from './update.js';
import type { Environment, VerbInput, VerbOutcome } from './verb.js';

/** How a walk is started, by an action's inputs or a verb's options. */
export interface WalkOptions {
  dryRun: boolean;
  base: string | null;
  /** Folder for the logs of the rebuild; null: none are kept. */
  logs: string | null;
  /** File for the reports as a page; null: none is written. */
  html: string | null;
  fleet: FleetOptions;
  /** `GITHUB_TOKEN` in it is the token; nothing else has it. */
  environment: Environment;
}

type Walk = (context: Context, options: WalkOptions & { logsFolder: string | null }) => Promise<Outcome>;

/** The walks by name. */
const walks: Readonly<Record<string, Walk>> = {
  update: async (context, options) => updateOutcome(await update(context, options)),
  gate: async (context, options) =>
    gateOutcome(await gate(context, { ...options, forge: forgeIfAny(context, options.environment) })),
  rebuild: (context, options) =>
    options.fleet.shard === null ? rebuild(context, options) : shardWalk(context, options),
  plan: planWalk,
  publish: publishWalk,
};

/** Runs a walk. */
export async function walk(name: string, context: Context, options: WalkOptions): Promise<Outcome> {
  const start = Object.hasOwn(walks, name) ? walks[name] : undefined;
  if (!start) {
    throw new UserError(`there is no command \`${name}\`.`, {
      cure: 'There are update, gate, check, plan, rebuild and publish.',
      exitCode: 64,
    });
  }
  refuseUnsafe(options.environment);
  const logsFolder = options.logs === null ? null : resolve(options.logs);
  const page = await pageFile(context, options.html);
  const outcome = await start(context, { ...options, logsFolder });
  if (page !== null) await context.files.write(page, outcome.html());
  return outcome;
}

/** A verb of the command line for a walk. */
export function walkVerb(name: string): (context: Context, input: VerbInput) => Promise<VerbOutcome> {
  return async (context, { options, environment }) => {
    const text = (option: string): string | null => {
      const given = options[option];
      return typeof given === 'string' ? given : null;
    };
    const outcome = await walk(name, context, {
      dryRun: options['dryRun'] === true,
      base: text('base'),
      logs: text('logs'),
      html: text('html'),
      fleet: {
        shards: text('shards'),
        shard: text('shard'),
        plan: text('plan'),
        results: text('results'),
        output: text('output'),
      },
      environment,
    });
    const { text: told, onScreen, json, failure } = outcome;
    const left = options['json'] === true ? failure : unsaid(outcome);
    if (left !== null) context.log.error(left);
    return { text: told, onScreen, json, exitCode: failure === null ? 0 : 1 };
  };
}

/** What `update` would prove, of the folder as it lies there, with nothing published. */
async function rebuild(context: Context, { logsFolder }: { logsFolder: string | null }): Promise<Outcome> {
  await using copies = await context.files.temporaryFolder('channel-bump');
  const here = { ...context, folder: `${copies.path}/before` };
  await copyWorkTree(context, here.folder);
  const found = await proposals(here);
  const { candidates, pins } = found;
  await tellUntracked(context, pins);
  const isWhole = tellErrors(context, found);
  await using bench = await openBench(here, createSources(here, copies.path), logsFolder);
  const reports: Report[] = [];
  for (const candidate of candidates) {
    const proven = await rebuildOrSearch(bench, candidate);
    if (proven.kind === 'waiting') context.log.warning(`${candidate.group}: ${proven.reasons.join(' ')}`);
    else reports.push(proven.report);
  }
  // What waits is told above.
  const idle = candidates.length > 0 ? 'Nothing to rebuild.' : nothingTo('rebuild', found);
  return reportsOutcome(reports, isWhole, idle);
}

/**
 * What git does not track is not copied, and so not rebuilt; `check` sees it all the same.
 * @param copied the pins of the copy
 * @throws UserError where there are no others
 */
async function tellUntracked(context: Context, copied: readonly Pin[]): Promise<void> {
  const { git, folder, log } = context;
  if ((await git.root(folder)) === null) return;
  const untracked = new Set(await git.untrackedFiles(folder));
  if (untracked.size === 0) return;
  const pins = (await discoverIn(context, folder)).filter(({ file }) => untracked.has(file));
  const errors = [...new Set(pins.map(({ file }) => file))].map(
    (file) =>
      new UserError('git does not track it, so its pins are not rebuilt.', {
        place: { file },
        cure: `Run \`git add ${file}\`; it need not be committed.`,
      }),
  );
  const [first] = errors;
  if (first && !hasPins({ pins: copied })) throw first;
  for (const error of errors) log.warning(error.toSentences(), error.place);
}
