import type { Depth, HostRebuild, HostSpec, Rebuild } from '../../core/rebuild.js';
import type { Clock } from '../../ports/clock.js';
import type { Files } from '../../ports/files.js';
import type { Log } from '../../ports/log.js';
import { bootHosts } from './boot-hosts.js';
import { buildHosts } from './build-hosts.js';
import { evaluateHosts } from './evaluate-hosts.js';
import { createHostLogs } from './host-log.js';
import { findHosts, removedHosts, type HostsAsked } from './hosts.js';
import {
  isBroken,
  type BootSettings,
  type HostRun,
  type RebuildContext,
  type RebuildLimits,
} from './host-run.js';
import type { Memory } from './memory.js';
import { planHosts } from './plan-hosts.js';
import { createProgress } from './progress.js';
import { remember } from './recall.js';
import { resultOf, tellResults } from './results.js';
import type { RebuildTree, Workshop } from './workshop.js';

export interface RebuildRequest extends HostsAsked {
  /** Where it is done: what was done there before is not done again. */
  workshop: Workshop;
  /** What earlier runs have found out; the caller saves it. */
  memory: Memory;
  /** Names of hosts that come first, through all stages, before the others are begun with. */
  first: readonly string[];
  /** Whether nothing more is begun once the release has broken a host: what was not come to is not in the result. */
  stopAtFailure: boolean;
  /** Whether a failure that is remembered of the same derivations counts. */
  trustMemory: boolean;
  /** Whether hosts of the flake that are gone are looked for. */
  tellRemoved?: boolean;
  before: RebuildTree;
  after: RebuildTree;
  depth: Depth;
  boot: BootSettings;
  evaluationJobs: number | 'auto';
  /** Absolute folder for `<host>.<side>.log`, which is kept; null: only what the report shows of a failure is. */
  logsFolder: string | null;
  limits: RebuildLimits;
  log: Log;
  clock: Clock;
  files: Files;
}

/**
 * Rebuilds the hosts as they are today and as they would be: evaluates them all, builds what changes, boots it as deep
 * as asked. A host that fails does not stop the others.
 *
 * @throws UserError when there is no sandbox or no host
 */
export async function rebuild(request: RebuildRequest): Promise<Rebuild> {
  const { workshop, before, after, depth, log, clock, memory } = request;
  await using place = await workshop.enter({ before, after });
  const finding = {
    ...{ folder: after.folder, enter: () => Promise.resolve(place), files: request.files, log },
    timeoutMs: request.limits.evaluationMs,
  };
  const specs = await findHosts(request, finding);
  const removed = request.tellRemoved ? await removedHosts(request, finding, before.folder, specs) : null;
  const context: RebuildContext = {
    ...request,
    ...place,
    contents: new Map(),
    logs: await createHostLogs(request.files, request.logsFolder),
    progress: createProgress({
      ...{ log, clock, hosts: specs.length },
      lastSeconds: (host) => memory.cost(host)?.seconds ?? null,
    }),
  };
  const results = new Map<string, HostRebuild>();
  let isBrokenAnywhere = false;
  for (const wave of wavesOf(specs, request.first)) {
    const runs = await prove(context, wave);
    for (const run of runs) remember(context, run);
    const told = runs.map((run) => resultOf(context, run));
    for (const result of told) results.set(result.name, result);
    await tellResults(context, told);
    isBrokenAnywhere ||= runs.some(isBroken);
    if (request.stopAtFailure && isBrokenAnywhere) break;
  }
  // In the order in which they were asked for.
  const hosts = specs.flatMap(({ name }) => results.get(name) ?? []);
  const { contents } = context;
  return { depth, sandbox: place.description, hosts, contents, ...(removed === null ? {} : { removed }) };
}

/** The stages: each takes the hosts as far as it can. */
async function prove(context: RebuildContext, hosts: readonly HostSpec[]): Promise<HostRun[]> {
  const { depth } = context;
  const evaluated = await evaluateHosts(context, hosts);
  await context.memory.save();
  if (depth === 'dry-build') return planHosts(context, evaluated);
  const built = await buildHosts(context, evaluated);
  if (depth === 'build') return built;
  return bootHosts({ ...context, depth }, built);
}

/** First those that are to come first, in their order, then all others. */
function wavesOf(specs: readonly HostSpec[], first: readonly string[]): HostSpec[][] {
  const early = first.flatMap((name) => specs.filter((host) => host.name === name));
  return [early, specs.filter((host) => !early.includes(host))].filter((wave) => wave.length > 0);
}
