import { posix } from 'node:path';
import type { ChangeSet } from '../../core/change-set.js';
import { compareSystems } from '../../core/diff/compare.js';
import { rebuiltDerivations } from '../../core/diff/rebuilt.js';
import type { HostSide, HostSpec } from '../../core/rebuild.js';
import { packagesIn } from '../../core/package-name.js';
import type { Toplevel } from '../../core/toplevel.js';
import type { NixFailure } from '../../nix/failure.js';
import type { NixOptions } from '../../nix/run.js';
import { readSources } from '../../nix/sources.js';
import { readSystem, realiseSystem, type BuiltSystem } from '../../nix/toplevel.js';
import { alike, type Alike } from './alike.js';
import {
  crash,
  failureOn,
  isBroken,
  isToBuild,
  secondsSince,
  type HostRun,
  type RebuildContext,
  type SideName,
  type SideRun,
} from './host-run.js';
import { recallFailure } from './recall.js';
import type { Realised } from './workshop.js';

/** What came of one derivation. */
interface Built extends Omit<Realised, 'output'> {
  /** Null where it failed. */
  system: BuiltSystem | null;
}

const nothingDone = { built: 0, fetched: 0, downloadedBytes: 0 };

/** Systems that are still to be compared with others, by derivation. */
type Shelf = Map<string, { uses: number; built: Built | null }>;

/**
 * Builds each derivation that changes once, whoever shares it, and compares. A closure is let go as soon as nobody
 * needs it. Hosts that were not come to, because the release had broken one, are not in the result.
 */
export async function buildHosts(context: RebuildContext, runs: readonly HostRun[]): Promise<HostRun[]> {
  const groups = alike(runs.filter(isToBuild));
  const shelf = shelfFor(groups);
  const done = new Map<string, HostRun>();
  let isOver = context.stopAtFailure && runs.some(isBroken);
  for (const group of groups) {
    if (isOver) break;
    for (const run of await buildAlike(context, group, shelf)) {
      done.set(run.host.name, run);
      isOver ||= context.stopAtFailure && isBroken(run);
    }
  }
  return runs.flatMap((run) => (isToBuild(run) ? (done.get(run.host.name) ?? []) : run));
}

function shelfFor(groups: readonly Alike[]): Shelf {
  const shelf: Shelf = new Map();
  for (const [{ before, after }] of groups) {
    for (const { derivation } of [before, after]) {
      if (derivation === null) continue;
      shelf.set(derivation, { uses: (shelf.get(derivation)?.uses ?? 0) + 1, built: null });
    }
  }
  return shelf;
}

async function buildAlike(context: RebuildContext, group: Alike, shelf: Shelf): Promise<HostRun[]> {
  const { clock } = context;
  const [first] = group;
  const from = clock.monotonic();
  const failure = recallFailure(context, first);
  if (failure) return group.map((run) => ({ ...run, after: { ...run.after, failure } }));
  const before = await buildSide(context, first, 'before', shelf);
  const after = await buildSide(context, first, 'after', shelf);
  const { changes, failure: unlike } = await compare(context, before, after);
  noteContents(context, group, after);
  const sides = (run: HostRun): Pick<HostRun, 'before' | 'after' | 'changes'> => ({
    before: withBuilt(context, 'before', run.before, before),
    after: withBuilt(context, 'after', run.after, unlike ? { ...after, failure: unlike } : after),
    changes,
  });
  const seconds = first.seconds + secondsSince(clock, from);
  // What was done was done for the first of them.
  const { built, fetched, downloadedBytes } = after;
  return group.map((run) => ({
    ...run,
    ...sides(run),
    ...(run === first ? { seconds, built, fetched, downloadedBytes } : {}),
  }));
}

async function compare(
  { session, sources: known }: RebuildContext,
  { system: before }: Built,
  { system: after }: Built,
): Promise<{ changes: ChangeSet | null; failure: NixFailure | null }> {
  if (before === null || after === null) return { changes: null, failure: null };
  try {
    const sources = await readSources(session, rebuiltDerivations(before.closure, after.closure), known);
    return { changes: compareSystems(before, after, sources), failure: null };
  } catch (error) {
    return { changes: null, failure: crash(error) };
  }
}

function noteContents({ contents }: RebuildContext, group: Alike, { system }: Built): void {
  if (system === null) return;
  const hosts = group.map(({ host }) => host.name);
  for (const name of packagesIn(system.closure)) {
    const known = contents.get(name);
    if (known) known.push(...hosts);
    else contents.set(name, hosts.slice());
  }
}

function withBuilt(
  context: RebuildContext,
  side: SideName,
  run: SideRun,
  { system, failure }: Built,
): SideRun {
  return {
    ...run,
    failure: failure ? failureOn(context, side, failure) : run.failure,
    toplevel: system && whatIsKept(system.toplevel),
  };
}

function whatIsKept(toplevel: Toplevel): HostSide['toplevel'] {
  type Compared = Pick<Toplevel, 'units' | 'facts'>;
  const kept: Partial<Compared> & Omit<Toplevel, keyof Compared> = { ...toplevel };
  delete kept.units;
  delete kept.facts;
  return kept;
}

/** Builds one side and reads what came of it; a side that did not evaluate stays as it is. */
async function buildSide(
  context: RebuildContext,
  { host, ...run }: HostRun,
  side: SideName,
  shelf: Shelf,
): Promise<Built> {
  const { derivation } = run[side];
  const nothing: Built = { system: null, failure: null, ...nothingDone };
  const place = derivation === null ? undefined : shelf.get(derivation);
  if (derivation === null || !place) return nothing;
  const known = place.built;
  const result = known ? { ...known, ...nothingDone } : await build(context, host, side, derivation);
  place.uses--;
  if (place.uses === 0) shelf.delete(derivation);
  else place.built = result;
  return result;
}

async function build(
  context: RebuildContext,
  host: HostSpec,
  side: SideName,
  derivation: string,
): Promise<Built> {
  const { limits, logs, progress } = context;
  const sources = sourcesOf(context.trees[side], host);
  const failed = (failure: NixFailure): Built => ({ system: null, failure, ...nothingDone });
  try {
    await using file = logs.open(host.name, side);
    using shown = progress.begin(host.name, side, 'building');
    const options = { timeoutMs: limits.buildMs, onLine: file.write, onChange: shown.onChange };
    const done = await realiseOnce(context, derivation, sources, options);
    if (done.output === null || done.system !== null) return done;
    shown.step('reading what was built');
    const system = await readSystem(context.session, done.output, sources);
    return system.kind === 'ok' ? { ...done, system: system.value } : failed(system.failure);
  } catch (error) {
    return failed(crash(error));
  }
}

/** Store paths of the nixpkgs that a host may be made of; none where the sandbox was handed none. */
function sourcesOf({ sources }: RebuildContext['trees'][SideName], host: HostSpec): string[] {
  if (host.kind === 'classic') return [sources.get(host.pin)].filter((source) => source !== undefined);
  const lock = host.kind === 'flake' ? posix.join(host.folder, 'flake.lock:') : '';
  const own = [...sources].filter(([name]) => name.startsWith(lock));
  return [...new Set(own.map(([, source]) => source))];
}

/** What was built in this run is in the store, and what could not be built still can't. */
async function realiseOnce(
  { session, realised }: RebuildContext,
  derivation: string,
  sources: readonly string[],
  options: NixOptions,
): Promise<Realised & Pick<Built, 'system'>> {
  const known = realised.get(derivation);
  if (known) return { ...known, system: null };
  const result = await realiseSystem(session, derivation, sources, options);
  if (result.kind === 'failed') {
    const done: Realised = { output: null, failure: result.failure, ...nothingDone };
    if (result.failure.class !== 'machine') realised.set(derivation, done);
    return { ...done, system: null };
  }
  const { built, fetched, downloadedBytes } = result;
  const { output, system } = result.value;
  realised.set(derivation, { output, failure: null, ...nothingDone });
  return { output, failure: null, built, fetched, downloadedBytes, system };
}
