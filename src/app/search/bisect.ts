import { createReleaseIndex } from '../../channels/release-index.js';
import type { Candidate } from '../../core/candidate.js';
import type { Release } from '../../core/release.js';
import { UserError } from '../../errors.js';
import { text } from '../bump-named.js';
import { mirrorUrls, type Context } from '../context.js';
import { prepare } from '../prepare.js';
import { discoverIn } from '../proposals.js';
import type { Config } from '../settings.js';
import { createSources } from '../source.js';
import { copyWorkTree, writeEdits } from '../trees.js';
import type { VerbInput, VerbOutcome } from '../verb.js';
import { commandJudge, depthFor, rebuildJudge, type Judge, type Judged } from './bisect-judge.js';
import { openNotebook, type Notebook } from './bisect-memory.js';
import { questionOf, type Question } from './bisect-question.js';
import { bisectJson, bisectText, ON_TRUST, type Bisected } from './bisect-result.js';
import { commitsBetween } from './commits.js';
import { MACHINE_FAILURES, narrow } from './narrow.js';
import { openBench, type Bench } from './try-release.js';

interface Search {
  bench: Bench;
  question: Question;
  judge: Judge;
  notebook: Notebook;
  /** By place in the question's releases. */
  tried: Map<number, Judged & { remembered: boolean }>;
  machineFailures: number;
}

/** `bisect [DIR]`: which release of a channel broke a host. Nothing of the user's folder changes. */
export async function bisectVerb(
  context: Context,
  { options, environment }: VerbInput,
): Promise<VerbOutcome> {
  await using copies = await context.files.temporaryFolder('channel-bump');
  const copied = { ...context, folder: `${copies.path}/good` };
  await copyWorkTree(context, copied.folder);
  const index = createReleaseIndex(context.http, mirrorUrls(context.config));
  const question = await questionOf(copied, index, options);
  const here = { ...copied, config: asked(context.config, question) };
  await using bench = await openBench(here, createSources(here, copies.path), null);
  const candidate = await standAtGood(bench, question);
  const { check } = question;
  const judge =
    check.kind === 'command' && check.on === 'machine'
      ? commandJudge(bench, candidate, question, check.command, environment)
      : rebuildJudge(bench, candidate, question);
  const notebook = await openNotebook(bench, question);
  const search: Search = { bench, question, judge, notebook, tried: new Map(), machineFailures: 0 };
  await begin(search, options['trust'] === true);
  const result = await bisected(search, text(options, 'package'));
  return {
    text: bisectText(result),
    json: bisectJson(result),
    exitCode: result.between.length === 0 ? 0 : 1,
  };
}

/** The configuration under which the question is asked, and no other. */
function asked(config: Config, { check }: Question): Config {
  const depth = depthFor(check);
  const checks: Config['checks'] =
    check.kind === 'unit'
      ? [{ unit: check.unit }]
      : check.kind === 'command' && check.on === 'vm'
        ? [{ name: 'bisect', command: check.command }]
        : [];
  return { ...config, rebuild: depth, checks, 'boot-hosts': ['*'] };
}

/** Moves the pins of the copy to the good release: what is tried is held against that. */
async function standAtGood({ context, index, sources }: Bench, question: Question): Promise<Candidate> {
  const { channel, pins, good } = question;
  const { revision } = good;
  const to = { ...good, revision: revision ?? (await index.revisionOf(good)) };
  const candidate: Candidate = {
    ...{ lane: 'refresh', group: channel, companions: [], urgency: null },
    steps: [{ pins: [...pins], to }],
  };
  const prepared = await prepare(context, candidate, sources);
  if (prepared.kind === 'waiting') throw new UserError(prepared.reasons.join(' '));
  await writeEdits(context, context.folder, prepared.bump.edits);
  const found = await discoverIn(context, context.folder);
  const standing = found.filter((pin) =>
    pins.some(({ file, name }) => pin.file === file && pin.name === name),
  );
  return { ...candidate, steps: [{ pins: standing.map((pin) => ({ ...pin, channel })), to }] };
}

/** Whether good is good and bad is bad: of what is not so, the search would make nonsense. */
async function begin(search: Search, isTrusted: boolean): Promise<void> {
  const { bench, question, notebook } = search;
  const { good, releases, check } = question;
  const known = notebook.known.size;
  bench.context.log.info(
    `${releases.length} releases after ${good.name}${known === 0 ? '' : `; known from an earlier run: ${known}`}.`,
  );
  const newest = releases.length - 1;
  if (isTrusted) {
    const why = { message: ON_TRUST, log: [], derivation: null, subject: null, cure: null };
    search.tried.set(newest, { verdict: 'bad', why, remembered: false });
    return;
  }
  const bad = await judgeAt(search, newest);
  const name = releases[newest]?.name ?? '';
  if (bad.verdict !== 'bad') {
    await notebook.forget(name);
    const what = bad.verdict === 'good' ? 'passes' : `can't be judged: ${bad.why}`;
    throw new UserError(`${name}, the bad one, ${what}`, {
      cure: 'Check the command and the releases; with --trust neither of the two is tried.',
    });
  }
  // A rebuild is held against the good one by itself.
  if (check.kind !== 'command' || check.on !== 'machine') return;
  const first = await judged(search, good);
  if (first.verdict === 'good') return;
  await notebook.forget(good.name);
  const what = first.verdict === 'bad' ? `fails: ${first.why.message}` : `can't be judged: ${first.why}`;
  throw new UserError(`${good.name}, the good one, ${what}`, {
    cure: 'Name a release that works; with --trust neither of the two is tried.',
  });
}

async function judgeAt(search: Search, place: number): Promise<Judged> {
  const release = search.question.releases[place];
  if (!release) throw new Error(`there is no release ${place}`);
  const remembered = search.notebook.known.has(release.name);
  const what = await judged(search, release);
  if (what.verdict === 'skipped' && !what.lasting) search.machineFailures++;
  search.tried.set(place, { ...what, remembered });
  return what;
}

async function judged({ bench, notebook, judge }: Search, release: Release): Promise<Judged> {
  const { log } = bench.context;
  const known = notebook.known.get(release.name);
  const what = known ?? (await log.group(`${release.name}: trying`, () => judge(release)));
  if (known === undefined) await notebook.note(release.name, what);
  const when = known === undefined ? '' : ' (known from an earlier run)';
  const words = { good: 'good', bad: 'bad', skipped: 'not judged' }[what.verdict];
  const why = what.verdict === 'good' ? '' : `: ${what.verdict === 'bad' ? what.why.message : what.why}`;
  log.info(`${release.name} is ${words}${when}${why}`);
  return what;
}

async function bisected(search: Search, packageName: string | null): Promise<Bisected> {
  const { question, bench, tried } = search;
  const { releases, check } = question;
  let stopped: string | null = null;
  const end = await narrow(
    releases.length,
    () => new Map([...tried].map(([place, { verdict }]) => [place, verdict])),
    async (place) => {
      if (search.machineFailures >= MACHINE_FAILURES)
        stopped = `the machine failed ${MACHINE_FAILURES} times`;
      else await judgeAt(search, place);
      return stopped === null;
    },
  );
  const good = end.good === null ? question.good : releases[end.good];
  const bad = end.bad === null ? undefined : releases[end.bad];
  const why = end.bad === null ? undefined : tried.get(end.bad);
  if (!good || !bad || why?.verdict !== 'bad') throw new Error('a search has lost what it began with');
  const [from, to] = [await withRevision(bench, good), await withRevision(bench, bad)];
  return {
    question,
    ...{ good: from, bad: to, why: why.why, stopped },
    between: end.between.map((place) => releases[place]?.name ?? ''),
    tried: [...tried]
      .sort(([a], [b]) => a - b)
      .map(([place, one]) => ({ ...one, release: releases[place]?.name ?? '' })),
    commits: await commitsBetween(bench.context, check, { good: from, bad: to }, why.why, packageName),
  };
}

async function withRevision(
  { index }: Bench,
  release: Release,
): Promise<{ release: string; revision: string }> {
  return { release: release.name, revision: release.revision ?? (await index.revisionOf(release)) };
}
