import { readConfig } from '../../src/app/config.js';
import type { Context } from '../../src/app/context.js';
import { publishFailed, publishProven, tellSettled } from '../../src/app/pull-request/conclude.js';
import type { Ground } from '../../src/app/pull-request/ground.js';
import { branchFor, goalOf, keyOf, releasesOf, type Proposal } from '../../src/app/pull-request/identity.js';
import { standing } from '../../src/app/pull-request/standing.js';
import { tidy } from '../../src/app/pull-request/tidy.js';
import type { Candidate } from '../../src/core/candidate.js';
import { createForge } from '../../src/forge/registry.js';
import type { Forge } from '../../src/forge/types.js';
import { createGit } from '../../src/git/git.js';
import { createPushRef } from '../../src/git/push.js';
import { files } from '../../src/platform/files.js';
import { createHttp } from '../../src/platform/http.js';
import { createProcess } from '../../src/platform/process.js';
import type { Log } from '../../src/ports/log.js';
import { lifeRuns, rebuiltOf, reportOf } from './kill-runs.js';

/** What a process is told to do. */
export interface Job {
  /** Place in `lifeRuns`. */
  run: number;
  /** What a runner would set: the forge, the token, PATH, TMPDIR. */
  environment: Readonly<Record<string, string>>;
  /** Commit of `main` that is checked out. */
  main: string;
}

const config = readConfig(null, {
  rebuild: 'build',
  labels: 'dependencies, nixos',
  reviewers: 'bob',
  assignees: 'cem',
  milestone: 'Spring',
  'post-checks': 'always',
  'issue-after': '1',
});

const quiet = (): void => undefined;
const log: Log = {
  ...{ debug: quiet, info: quiet, notice: quiet, warning: quiet, error: quiet, progress: quiet },
  group: (_, body) => body(),
};

const clock = {
  now: () => new Date('2026-03-02T12:00:00Z'),
  monotonic: () => performance.now(),
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};

/** The part of `update` that asks the forge for anything, with a rebuild that is known already. */
export async function perform({ run, environment, main }: Job): Promise<void> {
  const life = lifeRuns[run];
  if (!life) throw new Error(`there is no run ${run}`);
  const process = createProcess();
  const git = createGit(process, files, environment);
  const folder = '/nowhere';
  const context: Context = {
    process,
    git,
    http: createHttp(clock),
    files,
    log,
    clock,
    folder,
    config,
    overrides: {},
  };
  // Nobody waits: a forge that stands still has no limits and no lists that lag.
  const wait = (): Promise<void> => Promise.resolve();
  const pushRef = createPushRef(process, files, environment);
  const forge = createForge(environment, context.http, { wait, pushRef });
  const name = await forge.defaultBranch();
  const tree = { folder, prefix: '', revision: main };
  const ground: Ground = { context, tree, base: { name, isDefault: true } };
  if (life.candidate) await publishOne(ground, forge, life.candidate, life.fails);
  await tidy(ground, forge, { ...life, newest: new Map() });
}

async function publishOne(ground: Ground, forge: Forge, candidate: Candidate, fails: boolean): Promise<void> {
  const { tree, base } = ground;
  const proposal: Proposal = {
    branch: branchFor(config, candidate, base),
    baseBranch: base?.name ?? '',
    baseRevision: tree.revision,
    goal: goalOf(candidate),
    // Stands for the texts of the pins' files.
    key: keyOf(config, candidate, new Map([['stable.lock', tree.revision]])),
    releases: releasesOf(candidate),
    grouping: '',
  };
  const stands = await standing(forge, proposal);
  if (stands.kind === 'settled') {
    await tellSettled(ground, forge, proposal, stands.published);
    return;
  }
  const report = reportOf(candidate, fails);
  const edits = report.bumps.map(({ file, to }) => ({ file, before: '', after: `${to.release}\n` }));
  const bump = { candidate, moves: [], companions: [], edits };
  const concluded = { candidate, bump, report, rebuilt: rebuiltOf(candidate, fails) };
  const publish = fails ? publishFailed : publishProven;
  await publish(ground, forge, proposal, concluded, stands.head);
}
