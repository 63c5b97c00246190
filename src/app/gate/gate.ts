import { createReleaseIndex } from '../../channels/release-index.js';
import type { Pin } from '../../core/pin.js';
import type { HostRebuild } from '../../core/rebuild.js';
import { UserError } from '../../errors.js';
import type { Forge } from '../../forge/types.js';
import { configFile, readConfig } from '../config.js';
import { createBrought } from '../brought/brought.js';
import { stretchesOfPins } from '../brought/stretch.js';
import { mirrorUrls, type Context } from '../context.js';
import { openMemory } from '../proof/memory.js';
import { pinKey, prove } from '../proof/prove.js';
import { discoverPins } from '../proposals.js';
import { gateReport, hasFailed, type ChangedPin } from '../report.js';
import { sandboxFor } from '../sandbox.js';
import type { Config } from '../settings.js';
import { createSources } from '../source.js';
import { exportCommit } from '../trees.js';
import type { Environment } from '../verb.js';
import { readEvent, type GateEvent } from './event.js';
import type { GateResult } from './result.js';
import { comparedWords, compareTested, testedBefore } from './tested.js';
import { createTeller } from './told.js';

export interface GateOptions {
  /** Commit or branch to compare with; null: the base of the event that started the run. */
  base: string | null;
  /** Absolute folder for the logs of the rebuild; null: none are kept. */
  logsFolder: string | null;
  environment: Environment;
  /** Where check runs and the comment are posted; null: nowhere. */
  forge: Forge | null;
}

/**
 * The walk over a pull request's own pins: base against head. Fails closed: the check run says "in progress" before
 * anything is done, and every end but a proof that holds leaves it at something else than success.
 */
export async function gate(context: Context, options: GateOptions): Promise<GateResult> {
  const event = await readEvent(context, options.environment);
  const base = options.base ?? event.base;
  if (base === null) {
    throw new UserError('there is nothing to compare with: the run names no base.', {
      cure:
        event.kind === 'push'
          ? 'A new branch has none: name a commit or branch with `base`.'
          : 'Name a commit or branch with `base` (on the command line --base), or run on a pull request.',
      exitCode: 64,
    });
  }
  const revision = event.head ?? (await context.git.headRevision(context.folder));
  const teller = createTeller(context, options.forge, revision, event);
  await teller.begin();
  try {
    if (event.head !== null) await checkHead(context, event.head, base);
    const { result, config } = await compareCommits(context, base, event, options);
    await teller.end(result, config);
    return result;
  } catch (error) {
    await teller.broke(error);
    throw error;
  }
}

/** The result is told of the event's head, so that is what must be checked out: as it is, or merged with the base. */
async function checkHead({ git, folder }: Context, head: string, base: string): Promise<void> {
  if ((await git.headRevision(folder)) === head) return;
  const parents = [await git.revision(folder, 'HEAD^1'), await git.revision(folder, 'HEAD^2')];
  const other = parents.find((parent) => parent !== head);
  const isMerge = parents.includes(head) && other !== undefined && other !== null;
  // Nothing comes in but what the base has, now or as it was when the forge merged them.
  if (isMerge && ((await git.contains(folder, base, other)) || (await git.contains(folder, other, base))))
    return;
  throw new UserError(`what is checked out does not hold ${head}, the head of this pull request.`, {
    cure: 'Check out what the event names (actions/checkout without `ref`), with `fetch-depth: 0`.',
  });
}

async function compareCommits(
  given: Context,
  base: string,
  event: GateEvent,
  { base: named, logsFolder, forge }: GateOptions,
): Promise<{ result: GateResult; config: Config }> {
  const { files, git, folder } = given;
  await using copies = await files.temporaryFolder('channel-bump-gate');
  // What a branch was before a push with what it is now, wherever that came from: it may have been set back.
  const isPushed = event.kind === 'push' && named === null;
  if (isPushed && (await git.revision(folder, base)) === null)
    throw new UserError(`this clone does not have ${base}, where the branch was before the push.`, {
      cure: 'Fetch it by its id first (a forced push leaves it on no branch), or name the base with `base`.',
    });
  const fork = isPushed ? base : await git.mergeBase(folder, base, 'HEAD');
  const { config, attention } = await configOfBase(given, base, fork);
  const context = { ...given, config };
  const beforeTree = await exportCommit(context, fork, `${copies.path}/before`, 'empty');
  const afterTree = await exportCommit(context, 'HEAD', `${copies.path}/after`);
  const before = { ...context, folder: beforeTree.folder };
  const after = { ...context, folder: afterTree.folder };
  const old = await discoverPins(before);
  const now = await discoverPins(after);
  const [broken] = now.errors;
  if (broken) throw broken;
  await refuseUnread(given, fork, now.passedOver);
  const changed = changedPins(old.pins, now.pins);
  if (changed.length === 0 && config['gate-hosts'] === 'pins')
    return { result: { kind: 'nothing-changed', attention }, config };
  await refuseStrangers(context, event);
  const sides = {
    before: { folder: before.folder, pins: old.pins },
    after: { folder: after.folder, pins: now.pins },
  };
  const sources = createSources(context, copies.path);
  const moved = new Set(changed.map(({ before, after }) => pinKey(after ?? before)));
  // A pull request is judged by what is found now: of what earlier runs have left nothing counts, whoever wrote it.
  const memory = await openMemory({ ...context, cacheFolder: null });
  const proof = await prove(context, sides, moved, sources, logsFolder, { memory, tellRemoved: true });
  const rebuilt = proof?.hosts ?? [];
  const compared = await compareWithTested(context, forge, event, rebuilt);
  const told = gateReport(config, changed, proof, {
    ...compared,
    attention: [...attention, ...compared.attention],
  });
  const brought = createBrought(context, createReleaseIndex(context.http, mirrorUrls(config)));
  const report = await brought.addTo(told, stretchesOfPins(changed), proof);
  const failed = report.hosts.length === 0 || hasFailed(report);
  return { result: { kind: failed ? 'failed' : 'passed', report, rebuilt }, config };
}

/** A file that mentions pins, is changed, and can't be read: nobody knows what it does to them. */
async function refuseUnread(
  { git, folder }: Context,
  fork: string,
  passedOver: readonly UserError[],
): Promise<void> {
  const prefix = await git.prefix(folder);
  for (const { place, message } of passedOver) {
    if (!place) continue;
    const path = `${prefix}${place.file}`;
    if ((await git.objectAt(folder, fork, path)) === (await git.objectAt(folder, 'HEAD', path))) continue;
    throw new UserError(`it is changed here, and can't be read: ${message}`, {
      place,
      cure: 'Mend it, or let the base name it in `ignore`, where it holds no pin.',
    });
  }
}

/** A stranger's build code runs in a container, or not at all: on the machine itself it could find the run's token. */
async function refuseStrangers(context: Context, { isFork }: GateEvent): Promise<void> {
  if (!isFork || (await sandboxFor(context)).id !== 'host') return;
  throw new UserError('this pull request comes from a fork, and there is no container to rebuild it in.', {
    cure: 'Install podman or docker on the runner: without one, foreign code would run beside its token.',
  });
}

/** Only when something merges; what can't be looked up is told, and the rebuild counts all the same. */
async function compareWithTested(
  { log }: Context,
  forge: Forge | null,
  event: GateEvent,
  rebuilt: readonly HostRebuild[],
): Promise<ReturnType<typeof comparedWords>> {
  const nothing = { tested: null, attention: [] };
  if (forge === null || rebuilt.length === 0) return nothing;
  try {
    const tested = await testedBefore(forge, event);
    return tested === null ? nothing : comparedWords(compareTested(tested, rebuilt));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.warning(
      `what was tested before can't be looked up, so nothing is compared with it: ${error.toLine()}`,
    );
    return nothing;
  }
}

/**
 * The configuration that the base has: a pull request must not choose how it is judged. Its own counts once it is
 * merged; inputs, flags and environment, which the workflow gives, count over both.
 */
async function configOfBase(
  { git, folder, overrides, log }: Context,
  base: string,
  fork: string,
): Promise<{ config: Config; attention: string[] }> {
  const path = `${await git.prefix(folder)}${configFile}`;
  const text = await git.fileAt(folder, base, path);
  const config = readConfig(text, overrides);
  if (config.rebuild === 'none') {
    throw new UserError('the gate can prove nothing: `rebuild` is set to `none`.', {
      cure: 'Give the gate the input `rebuild`: `dry-build` or `build`.',
    });
  }
  const [old, now] = [await git.objectAt(folder, fork, path), await git.objectAt(folder, 'HEAD', path)];
  if (old === now) return { config, attention: [] };
  const said = `${path} is changed here, but the base's was used: hosts that the change adds were not rebuilt`;
  log.warning(`${said}.`);
  return { config, attention: [said] };
}

/** Pins that the repository itself declares and that are not as they were, or are there no longer. */
function changedPins(before: readonly Pin[], after: readonly Pin[]): ChangedPin[] {
  const old = directPins(before);
  const now = directPins(after);
  const changed = [...now]
    .map(([key, pin]) => ({ before: old.get(key) ?? null, after: pin }))
    .filter((change) => change.before === null || held(change.before) !== held(change.after));
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, pin]) => ({ before: pin, after: null }));
  return [...changed, ...removed];
}

function directPins(pins: readonly Pin[]): Map<string, Pin> {
  return new Map(pins.filter((pin) => pin.direct).map((pin) => [pinKey(pin), pin]));
}

function held({ channel, revision, release, hash, url, state }: Pin): string {
  return JSON.stringify([channel, revision, release, hash, url, state]);
}
