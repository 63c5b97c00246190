// The newest release breaks a host: what is looked for in its place, found, proposed and remembered.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { releaseSources } from '../../miniature/releases.js';
import type { ReleaseSource } from '../../miniature/types.js';
import type { Overrides } from '../../src/app/config.js';
import { update } from '../../src/app/update.js';
import type { Environment } from '../../src/app/verb.js';
import type { LastGood } from '../../src/core/last-good.js';
import { startSearchWorld, type SearchWorld } from './search-world.js';

jest.setTimeout(300_000);

interface Run {
  kind: string;
  lastGood: LastGood | null;
  /** Where the pins would go. */
  proposed: string[];
  /** What the host's failure says, where it fails. */
  failure: string | null;
  lines: string[];
}

/** One host is enough, and the container the quickest. */
async function run(
  world: SearchWorld,
  overrides: Overrides = {},
  { dryRun = true, environment = {} }: { dryRun?: boolean; environment?: Environment } = {},
): Promise<Run> {
  const context = world.context({ 'only-hosts': 'cache1', 'discover-hosts': 'false', ...overrides });
  const { updated } = await update(context, {
    ...{ dryRun, logsFolder: null },
    environment: { ...world.environment, ...environment },
  });
  expect(updated).toHaveLength(1);
  const [{ candidate, work, published }] = updated as [(typeof updated)[0]];
  const outcome = work?.report.hosts[0]?.outcome;
  return {
    kind: published.kind,
    failure: outcome?.kind === 'failed' ? outcome.message : null,
    lastGood: work?.report.lastGood ?? null,
    proposed: candidate.steps.map(({ to }) => to.name),
    lines: context.log.lines,
  };
}

const triesIn = ({ lines }: Run): string[] => lines.filter((line) => /^group \S+: trying/.test(line));

describe('a package that does not compile', () => {
  let world: SearchWorld;
  beforeAll(async () => {
    const sources = releaseSources().filter(({ channel }) => channel === 'nixos-25.11-small');
    world = await startSearchWorld(sources, 'nixos-25.11.4033');
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
  });

  test('the release before it is proposed, with the report of its own proof', async () => {
    const result = await run(world);
    expect(result.kind).toBe('dry-run');
    const [works, broken, newest] = ['4064', '4099', '4131'].map((n) => world.nameOf(`nixos-25.11.${n}`));
    expect(result.proposed).toEqual([works]);
    expect(result.lastGood).toMatchObject({
      works,
      broken: { release: broken, failure: { class: 'build', side: 'after' } },
      newest,
      tried: [
        { release: works, verdict: 'good', remembered: false },
        { release: broken, verdict: 'bad', remembered: false },
        { release: newest, verdict: 'bad', remembered: false },
      ],
      untried: [],
      stopped: null,
    });
    expect(result.lastGood?.broken.failure.message).toContain('nginx-1.28.2');
    expect(triesIn(result)).toHaveLength(2);
    expect(result.lines).toContainEqual(
      expect.stringMatching(
        /4131\.\w+ fails since nixos-25\.11\.4099\.\w+ \(.*\); nixos-25\.11\.4064\.\w+ is the newest that works\.$/,
      ),
    );
  });

  test('the next run knows it all, and rebuilds only what it proposes; the one after it finds it proposed', async () => {
    const result = await run(world, {}, { dryRun: false });
    expect(result.kind).toBe('created');
    expect(result.proposed).toEqual([world.nameOf('nixos-25.11.4064')]);
    expect(result.lastGood?.tried.map(({ verdict, remembered }) => [verdict, remembered])).toEqual([
      ['good', true],
      ['bad', true],
      ['bad', false],
    ]);
    expect(triesIn(result)).toEqual([]);
    const again = await run(world, {}, { dryRun: false });
    expect([again.kind, again.proposed]).toEqual(['unchanged', [world.nameOf('nixos-25.11.4064')]]);
    expect(triesIn(again)).toEqual([]);
  });

  test('a budget of one rebuild ends the search, and what was found till then counts', async () => {
    // Of other settings nothing is remembered but the failures of the same derivations.
    const result = await run(world, { 'search-limit': '1', 'skip-hosts': 'db1' });
    expect(result.proposed).toEqual([world.nameOf('nixos-25.11.4064')]);
    expect(result.lastGood).toMatchObject({
      works: world.nameOf('nixos-25.11.4064'),
      broken: { release: world.nameOf('nixos-25.11.4131') },
      untried: [world.nameOf('nixos-25.11.4099')],
      stopped: '`search-limit` allows 1 rebuilds a run.',
    });
  });

  test('a release that is gone can not be judged', async () => {
    const heal = world.mirror.fault({
      path: new RegExp(`/releases/nixos/25.11-small/${world.nameOf('nixos-25.11.4064')}/`),
      kind: 'answer',
      status: 404,
      body: '',
    });
    const result = await run(world, { 'skip-hosts': 'web1' });
    heal();
    expect(result.kind).toBe('unproven');
    expect(result.lastGood).toMatchObject({
      works: null,
      broken: { release: world.nameOf('nixos-25.11.4099'), host: 'cache1' },
      untried: [world.nameOf('nixos-25.11.4064')],
    });
  });

  test('not asked for, nothing is searched', async () => {
    const result = await run(world, { 'last-good': 'false' });
    expect([result.kind, result.lastGood ?? null]).toEqual(['unproven', null]);
    expect(triesIn(result)).toEqual([]);
    // Not built again, as the report says; where a person asks for the run it is.
    expect(result.failure).toMatch(/ \(seen on \d{4}-\d\d-\d\d, and not built again\)\.$/);
    for (const environment of [{ GITHUB_EVENT_NAME: 'workflow_dispatch' }, { GITHUB_RUN_ATTEMPT: '2' }]) {
      const asked = await run(world, { 'last-good': 'false' }, { environment });
      expect(asked.failure).toContain('nginx-1.28.2');
      expect(asked.failure).not.toContain('seen on');
    }
  });

  test('what an earlier run has found good and fails now is bad from now on, and the search goes on', async () => {
    const file = `${world.context().cacheFolder ?? ''}/memory.json`;
    const memory = JSON.parse(await readFile(file, 'utf8')) as {
      entries: Record<string, { value: { verdict?: string } | string }>;
    };
    const bad = Object.values(memory.entries).filter(
      ({ value }) => typeof value === 'object' && value.verdict === 'bad',
    );
    expect(bad.length).toBeGreaterThan(0);
    for (const entry of bad) entry.value = { verdict: 'good' };
    await writeFile(file, JSON.stringify(memory));
    const result = await run(world);
    const [works, broken] = ['4064', '4099'].map((n) => world.nameOf(`nixos-25.11.${n}`));
    expect([result.kind, result.proposed]).toEqual(['dry-run', [works]]);
    expect(result.lastGood).toMatchObject({
      works,
      broken: { release: broken },
      tried: [{ verdict: 'good' }, { verdict: 'bad', remembered: false }, { verdict: 'bad' }],
    });
    expect(triesIn(result)).toEqual([]);
    const again = await run(world);
    expect(again.lastGood?.tried.map(({ verdict, remembered }) => [verdict, remembered])).toEqual([
      ['good', true],
      ['bad', true],
      ['bad', false],
    ]);
  });
});

test('an option that is gone is found without building, and only the release that evaluates is built', async () => {
  const sources = releaseSources().filter(({ channel }) => channel === 'nixos-unstable-small');
  await using world = await startSearchWorld(sources, 'nixos-26.05pre931203');
  const result = await run(world, { 'only-hosts': 'db1' });
  const works = world.nameOf('nixos-26.05pre935090');
  expect([result.kind, result.proposed]).toEqual(['dry-run', [works]]);
  expect(result.lastGood).toMatchObject({
    works,
    broken: {
      release: world.nameOf('nixos-26.05pre937420'),
      host: 'db1',
      failure: {
        class: 'evaluation',
        message: expect.stringContaining('services.postgresql.settings') as unknown as string,
      },
    },
    untried: [],
    stopped: null,
  });
  expect(triesIn(result).map((line) => line.replace(/\.\w+: /, ': '))).toEqual([
    'group nixos-26.05pre935090: trying (dry-build)',
    'group nixos-26.05pre937420: trying (dry-build)',
    'group nixos-26.05pre935090: trying (build)',
  ]);
});

test('of 40 releases with gaps the right one, in log2(n) evaluations', async () => {
  const [base] = releaseSources().filter(({ channel }) => channel === 'nixos-25.11');
  const broken = 27;
  const sources = Array.from({ length: 41 }, (_, index) => planted(base!, index, index >= broken));
  await using world = await startSearchWorld(sources, 'nixos-25.11.5000');
  const gone = [20, 30].map((index) => world.nameOf(`nixos-25.11.${5000 + index * 7}`));
  for (const name of gone)
    world.mirror.fault({
      path: new RegExp(`/releases/nixos/25.11/${name}/`),
      kind: 'answer',
      status: 404,
      body: '',
    });
  const result = await run(world, { rebuild: 'dry-build' });
  expect(result.kind).toBe('dry-run');
  expect(result.lastGood).toMatchObject({
    works: world.nameOf(`nixos-25.11.${5000 + (broken - 1) * 7}`),
    broken: { release: world.nameOf(`nixos-25.11.${5000 + broken * 7}`), failure: { class: 'evaluation' } },
    untried: [],
  });
  const judged = result.lastGood!.tried.filter(({ verdict }) => verdict !== 'skipped');
  expect(judged.length).toBeLessThanOrEqual(Math.ceil(Math.log2(40)) + 1);
});

/** A release of a line of 41, an hour after the one before it. */
function planted(base: ReleaseSource, index: number, isBroken: boolean): ReleaseSource {
  const modules = 'nixos/modules/module-list.nix';
  const text = base.files.get(modules)!.content.toString();
  const broken = text.replace(/\[/, '[ { assertions = [ { assertion = false; message = "planted"; } ]; }');
  const late = index * 3600;
  return {
    ...base,
    prefix: `nixos-25.11.${5000 + index * 7}`,
    commitTime: base.commitTime + late,
    published: base.published + late,
    files: new Map([
      ...base.files,
      ['doc/release-notes.md', { mode: '100644', content: `release ${index}\n` }],
      ...(isBroken ? [[modules, { mode: '100644', content: broken }] as const] : []),
    ]),
  };
}
