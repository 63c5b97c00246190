import { UserError } from '../../errors.js';
import type { CheckRun, Forge, ForgeRefusal } from '../../forge/types.js';
import { prose } from '../../report/inert.js';
import { renderMarkdown } from '../../report/markdown.js';
import type { Report } from '../../report/model.js';
import type { Context } from '../context.js';
import { CHECK_NAME, checkRunsOf, PUSH_CHECK_NAME } from '../pull-checks.js';
import type { Config } from '../settings.js';
import type { GateEvent } from './event.js';
import type { GateResult } from './result.js';

/** Where the gate tells what it does and finds, besides its own log, summary and exit code. */
export interface Teller {
  /** "In progress" on the head, before anything is done: an earlier success does not outlive a crash. */
  begin(): Promise<void>;
  end(result: GateResult, config: Config): Promise<void>;
  /** @param error what the gate broke off with */
  broke(error: unknown): Promise<void>;
}

const COMMENT = '<!-- channel-bump gate -->';
/** Room for the marker of a comment, in characters. */
const MARKER_ROOM = 100;

/** @param revision the head commit that is told of */
export function createTeller(
  { log }: Context,
  forge: Forge | null,
  revision: string,
  { pull, kind }: Pick<GateEvent, 'pull' | 'kind'>,
): Teller {
  const whole = kind === 'push' ? PUSH_CHECK_NAME : CHECK_NAME;
  let told = false;
  /** The first refusal is told, once in all. */
  const isRefused = (answer: { kind: 'posted' } | ForgeRefusal): boolean => {
    if (answer.kind === 'posted') return false;
    if (!told) {
      log.warning(
        `not everything can be posted: ${answer.message} The result is this step's own, with its summary.`,
      );
    }
    told = true;
    return true;
  };
  let mayCheck = forge !== null;
  const post = async (
    name: string,
    state: CheckRun['state'],
    title: string,
    summary: string,
  ): Promise<void> => {
    await postRun({ name, revision, state, title, summary });
  };
  const postRun = async (run: CheckRun): Promise<void> => {
    if (forge === null || !mayCheck) return;
    mayCheck = !isRefused(await forge.checkRun(run));
  };
  /** Check runs of hosts that an earlier run has left on this commit. */
  let stale: string[] = [];

  return {
    async begin() {
      await post(
        whole,
        { status: 'in_progress' },
        'Rebuilding',
        'The hosts are being rebuilt, base against head.',
      );
      if (forge === null || !mayCheck) return;
      const there = await forge.checkRuns(revision);
      stale = there.map(({ name }) => name).filter((name) => name.startsWith(`${whole} / `));
      for (const name of stale)
        await post(name, { status: 'in_progress' }, 'Rebuilding', 'This host may be rebuilt.');
    },

    async end(result, config) {
      const runs = runsOf(result, revision, config, whole);
      const last = runs.at(-1);
      for (const run of runs.slice(0, -1)) await postRun(run);
      const named = new Set(runs.map(({ name }) => name));
      for (const name of stale.filter((one) => !named.has(one)))
        await post(
          name,
          { status: 'completed', conclusion: 'cancelled' },
          'Not rebuilt',
          'This host was not rebuilt now.',
        );
      if (forge !== null && pull !== null && config.comment !== 'never') {
        const body = commentOf(result, config, forge.maxBodyLength - MARKER_ROOM);
        isRefused(await forge.comment({ number: pull }, COMMENT, body));
      }
      if (last) await postRun(last);
    },

    async broke(error) {
      const why =
        error instanceof UserError ? error.toLine() : 'The gate broke down; the log of its run says how.';
      await post(whole, { status: 'completed', conclusion: 'failure' }, 'Not proven', prose(why));
      for (const name of stale)
        await post(
          name,
          { status: 'completed', conclusion: 'cancelled' },
          'Not proven',
          'The gate broke off.',
        );
    },
  };
}

/** The one of the whole last: it is green only once all else is told. */
function runsOf(result: GateResult, revision: string, config: Config, name: string): CheckRun[] {
  if (result.kind !== 'nothing-changed') {
    const { report, rebuilt } = result;
    return checkRunsOf({ revision, report, rebuilt, limit: config['host-checks'], name });
  }
  const said = result.attention.map((text) => `\n\n${prose(text)}`).join('');
  const summary = `${NOTHING_CHANGED}: nothing to prove.${said}`;
  const state = { status: 'completed', conclusion: 'success' } as const;
  return [{ name, revision, state, title: 'No pin is changed', summary }];
}

const NOTHING_CHANGED = 'This pull request changes no pin';

/** Where hosts are rebuilt though no pin is changed, and all are what they were. */
function isAsBefore({ bumps, hosts }: Report): boolean {
  return bumps.length === 0 && hosts.length > 0 && hosts.every(({ outcome }) => outcome.kind === 'unchanged');
}

/** Null: there is to be none, and one that stands is taken away. */
function commentOf(result: GateResult, config: Config, limit: number): string | null {
  if (result.kind !== 'nothing-changed')
    return config.comment === 'on-change' && isAsBefore(result.report)
      ? null
      : renderMarkdown(result.report, { limit });
  return config.comment === 'always' ? `${NOTHING_CHANGED}: nothing to prove.` : null;
}
