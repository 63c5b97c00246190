import { z } from 'zod';
import type { Pin } from '../core/pin.js';
import { UserError } from '../errors.js';
import type { CheckRun, Forge } from '../forge/types.js';
import { prose } from '../report/inert.js';
import { renderMarkdown } from '../report/markdown.js';
import type { Report } from '../report/model.js';
import { toInertText } from '../report/rich.js';
import { failedTitle, proofTitle } from '../report/title.js';
import { configFile, readConfig } from './config.js';
import type { Config } from './settings.js';
import type { Context } from './context.js';
import { discoverPins } from './proposals.js';
import { openMemory } from './proof/memory.js';
import { pinKey, prove } from './proof/prove.js';
import { gateReport, hasFailed, type ChangedPin } from './report.js';
import { createSources } from './source.js';
import { exportCommit } from './trees.js';
import type { Environment } from './verb.js';

/** The gate's check run, and that of our own pull requests: one name to require. */
export const CHECK_NAME = 'channel-bump';
/** GitHub takes 65,535 characters of a check run's summary. */
export const CHECK_SUMMARY_LIMIT = 65_535;

export type GateResult =
  { kind: 'no-pin-changed'; attention: readonly string[] } | { kind: 'passed' | 'failed'; report: Report };

export interface GateOptions {
  /** Commit or branch to compare with; null: the base of the pull request that started the run. */
  base: string | null;
  /** Absolute folder for the logs of the rebuild; null: none are kept. */
  logsFolder: string | null;
  environment: Environment;
  /** Where the check run is posted; null: nowhere. */
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
    throw new UserError('there is nothing to compare with.', {
      cure: 'Name the base with --base.',
      exitCode: 64,
    });
  }
  const revision = event.head ?? (await context.git.headRevision(context.folder));
  const post = poster(context, options.forge, revision);
  await post({ status: 'in_progress' }, 'Rebuilding', 'The hosts are being rebuilt, base against head.');
  try {
    if (event.head !== null) await checkHead(context, event.head);
    const result = await compareCommits(context, base, options.logsFolder);
    const conclusion = result.kind === 'failed' ? 'failure' : 'success';
    const { title, summary } = words(result);
    await post({ status: 'completed', conclusion }, title, summary);
    return result;
  } catch (error) {
    const why =
      error instanceof UserError ? error.toLine() : 'The gate broke down; the log of its run says how.';
    await post({ status: 'completed', conclusion: 'failure' }, 'Not proven', prose(why));
    throw error;
  }
}

/** The result is told of the event's head, so that is what must be checked out: as it is, or merged with the base. */
async function checkHead({ git, folder }: Context, head: string): Promise<void> {
  if (await git.contains(folder, 'HEAD', head)) return;
  throw new UserError(`what is checked out does not hold ${head}, the head of this pull request.`, {
    cure: 'Check out what the event names (actions/checkout without `ref`), with `fetch-depth: 0`.',
  });
}

async function compareCommits(given: Context, base: string, logsFolder: string | null): Promise<GateResult> {
  const { files, git, folder } = given;
  await using copies = await files.temporaryFolder('channel-bump-gate');
  const fork = await git.mergeBase(folder, base, 'HEAD');
  const { config, attention } = await configOfBase(given, fork);
  const context = { ...given, config };
  const beforeTree = await exportCommit(context, fork, `${copies.path}/before`, 'empty');
  const afterTree = await exportCommit(context, 'HEAD', `${copies.path}/after`);
  const before = { ...context, folder: beforeTree.folder };
  const after = { ...context, folder: afterTree.folder };
  const old = await discoverPins(before);
  const now = await discoverPins(after);
  const [broken] = now.errors;
  if (broken) throw broken;
  const changed = changedPins(old.pins, now.pins);
  if (changed.length === 0) return { kind: 'no-pin-changed', attention };
  const sides = {
    before: { folder: before.folder, pins: old.pins },
    after: { folder: after.folder, pins: now.pins },
  };
  const sources = createSources(context, copies.path);
  const moved = new Set(changed.map(({ before, after }) => pinKey(after ?? before)));
  // A pull request is judged by what is found now: of what earlier runs have left nothing counts, whoever wrote it.
  const memory = await openMemory({ ...context, cacheFolder: null });
  const proof = await prove(context, sides, moved, sources, logsFolder, { memory });
  const report = { ...gateReport(config, changed, proof), attention };
  const failed = report.hosts.length === 0 || hasFailed(report);
  return { kind: failed ? 'failed' : 'passed', report };
}

/**
 * The configuration that the base has: a pull request must not choose how it is judged. Its own counts once it is
 * merged; inputs, flags and environment, which the workflow gives, count over both.
 */
async function configOfBase(
  { git, folder, overrides, log }: Context,
  fork: string,
): Promise<{ config: Config; attention: string[] }> {
  const path = `${await git.prefix(folder)}${configFile}`;
  const text = await git.fileAt(folder, fork, path);
  const config = readConfig(text, overrides);
  if (config.rebuild === 'none') {
    throw new UserError('the gate can prove nothing: `rebuild` is set to `none`.', {
      cure: 'Give the gate the input `rebuild`: `dry-build` or `build`.',
    });
  }
  if (text === (await git.fileAt(folder, 'HEAD', path))) return { config, attention: [] };
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

function words(result: GateResult): { title: string; summary: string } {
  if (result.kind === 'no-pin-changed') {
    const said = result.attention.map((text) => `\n\n${prose(text)}`).join('');
    return {
      title: 'No pin is changed',
      summary: `This pull request changes no pin: nothing to prove.${said}`,
    };
  }
  const { kind, report } = result;
  const title = kind === 'passed' ? provenTitle(report) : failedTitle(report);
  return { title, summary: renderMarkdown(report, { limit: CHECK_SUMMARY_LIMIT }) };
}

/**
 * Of a check run that succeeds. What a person must decide comes first, but it is no failure: a check that is required
 * and did not succeed nobody could merge past.
 */
export function provenTitle(report: Report): string {
  const proven = proofTitle(report);
  const [notice] = report.notices ?? [];
  return notice === undefined ? proven : toInertText([{ said: notice }, ` ${proven}.`]);
}

type Post = (state: CheckRun['state'], title: string, summary: string) => Promise<void>;

/** Posts our check run. Without the right to write checks the gate still gates, by its exit code; that is said once. */
function poster(context: Context, forge: Forge | null, revision: string): Post {
  let refused = false;
  return async (state, title, summary) => {
    if (forge === null || refused) return;
    const posted = await forge.checkRun({ name: CHECK_NAME, revision, state, title, summary });
    if (posted.kind === 'posted') return;
    refused = true;
    context.log.warning(`no check run is posted: ${posted.message} The result is this step's own.`);
  };
}

const revision = z.string().regex(/^[0-9a-f]{40}$/);
const pullEvent = z.object({
  pull_request: z.object({ base: z.object({ sha: revision }), head: z.object({ sha: revision }) }),
});
const queueEvent = z.object({ merge_group: z.object({ base_sha: revision, head_sha: revision }) });

/** Base and head of the event that started the run; nulls outside the Action and for events that have none. */
async function readEvent(
  context: Context,
  environment: Environment,
): Promise<{ base: string | null; head: string | null }> {
  const name = environment['GITHUB_EVENT_NAME'];
  const path = environment['GITHUB_EVENT_PATH'];
  if (name === 'pull_request_target') {
    throw new UserError(
      'the gate does not run on `pull_request_target`: foreign code would meet your token.',
      {
        cure: 'Use `on: pull_request`.',
      },
    );
  }
  if (!path || (name !== 'pull_request' && name !== 'merge_group')) return { base: null, head: null };
  const bytes = await context.files.read(path);
  const event: unknown = bytes === null ? null : JSON.parse(bytes.toString('utf8'));
  const pull = pullEvent.safeParse(event);
  if (pull.success) return { base: pull.data.pull_request.base.sha, head: pull.data.pull_request.head.sha };
  const queue = queueEvent.safeParse(event);
  if (queue.success) return { base: queue.data.merge_group.base_sha, head: queue.data.merge_group.head_sha };
  throw new UserError(`the event in ${path} names no base and head.`, { cure: 'Name the base with --base.' });
}
