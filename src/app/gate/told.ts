import { UserError } from '../../errors.js';
import type { CheckRun, Forge, ForgeRefusal, PostedCheck } from '../../forge/types.js';
import type { Log } from '../../ports/log.js';
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

type Words = Pick<CheckRun, 'title' | 'summary'>;

/** @param revision the head commit that is told of */
export function createTeller(
  { log }: Context,
  forge: Forge | null,
  revision: string,
  { pull, kind }: Pick<GateEvent, 'pull' | 'kind'>,
): Teller {
  const whole = kind === 'push' ? PUSH_CHECK_NAME : CHECK_NAME;
  const poster = createPoster(log, forge);
  const begun = (name: string, words: Words): Promise<void> =>
    poster.run({ name, revision, state: { status: 'in_progress' }, ...words });
  const ended = (name: string, conclusion: 'failure' | 'cancelled', words: Words): Promise<void> =>
    poster.run({ name, revision, state: { status: 'completed', conclusion }, ...words });
  /** Check runs of hosts that an earlier run has left on this commit. */
  let stale: string[] = [];

  return {
    async begin() {
      const summary = 'The hosts are being rebuilt, base against head.';
      await begun(whole, { title: 'Rebuilding', summary });
      const there = await poster.runs(revision);
      stale = there.map(({ name }) => name).filter((name) => name.startsWith(`${whole} / `));
      for (const name of stale)
        await begun(name, { title: 'Rebuilding', summary: 'This host may be rebuilt.' });
    },

    async end(result, config) {
      const runs = runsOf(result, revision, config, whole);
      const last = runs.at(-1);
      for (const run of runs.slice(0, -1)) await poster.run(run);
      const named = new Set(runs.map(({ name }) => name));
      for (const name of stale.filter((one) => !named.has(one)))
        await ended(name, 'cancelled', {
          title: 'Not rebuilt',
          summary: 'This host was not rebuilt now.',
        });
      if (pull !== null && config.comment !== 'never')
        await poster.comment(pull, (limit) => commentOf(result, config, limit));
      if (last) await poster.run(last);
    },

    async broke(error) {
      const known = error instanceof UserError;
      const why = known ? error.toLine() : 'The gate broke down; the log of its run says how.';
      await ended(whole, 'failure', { title: 'Not proven', summary: prose(why) });
      for (const name of stale)
        await ended(name, 'cancelled', { title: 'Not proven', summary: 'The gate broke off.' });
    },
  };
}

/** Writes to the forge what may be written there; the first refusal is told, once in all. */
interface Poster {
  run(run: CheckRun): Promise<void>;
  /** Ours on a commit; none where they may not be written. */
  runs(revision: string): Promise<readonly PostedCheck[]>;
  /** @param body in at most so many characters; null: there is to be none */
  comment(pull: number, body: (limit: number) => string | null): Promise<void>;
}

function createPoster(log: Log, forge: Forge | null): Poster {
  let told = false;
  let mayCheck = true;
  const isPosted = (answer: { kind: 'posted' } | ForgeRefusal): boolean => {
    if (answer.kind === 'posted') return true;
    if (!told)
      log.warning(
        `not everything can be posted: ${answer.message} The result is this step's own, with its summary.`,
      );
    told = true;
    return false;
  };
  return {
    async run(run) {
      if (forge !== null && mayCheck) mayCheck = isPosted(await forge.checkRun(run));
    },
    runs: async (revision) => (forge !== null && mayCheck ? forge.checkRuns(revision) : []),
    async comment(pull, body) {
      if (forge === null) return;
      isPosted(await forge.comment({ number: pull }, COMMENT, body(forge.maxBodyLength - MARKER_ROOM)));
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
