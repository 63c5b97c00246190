import { describe, expect, test } from '@jest/globals';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { missingShards, readResults, rollUp } from '../../../../src/app/fleet/gather.js';
import type { Plan } from '../../../../src/app/fleet/plan-file.js';
import type { ShardResult } from '../../../../src/app/fleet/shard-result.js';
import type { ChangeSet } from '../../../../src/core/change-set.js';
import type { BootProof } from '../../../../src/core/boot.js';
import { files } from '../../../../src/platform/files.js';
import { pageReport } from '../../../fixtures/page-report.js';
import { bootProof, changeSet, switchRun } from '../../../fixtures/systems.js';
import { recordingLog } from '../../../integration/rebuild-world.js';
import { builtHost, examplePlan, machineFailure, resultOf, scratchFolder, write } from './world.js';

const plan = examplePlan();
const first = resultOf(plan, 1, [builtHost('a'), builtHost('c')]);
const second = resultOf(plan, 2, [builtHost('b'), builtHost('d')]);

/** What is found in a folder with these files. */
async function gathered(contents: Readonly<Record<string, unknown>>, of: Plan = plan) {
  const folder = scratchFolder();
  for (const [name, value] of Object.entries(contents)) await write(path.join(folder, name), value);
  return readResults({ files, log: recordingLog() }, folder, of);
}

async function rolled(contents: Readonly<Record<string, unknown>>) {
  const { results, refused } = await gathered(contents);
  return { ...rollUp(plan, plan.candidates[0]!, results), refused, shards: missingShards(plan, results) };
}

describe('results are put together', () => {
  test('in the order of the plan, whichever folders they lie in', async () => {
    const rollup = await rolled({
      'shard-2/result.json': second,
      'shard-1/deep/result.json': first,
      'notes.txt': 'x',
    });
    expect(rollup.rebuild.hosts.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
    expect(rollup.rebuild).toMatchObject({ depth: 'build', sandbox: 'container (podman 4.3.1)' });
    expect(rollup).toMatchObject({ missing: [], disagreeing: [], refused: [], shards: [] });
  });

  test('also where the folder that was named is a symlink', async () => {
    const folder = scratchFolder();
    await write(path.join(folder, 'real/1.json'), first);
    await symlink(path.join(folder, 'real'), path.join(folder, 'link'));
    const { results } = await readResults({ files, log: recordingLog() }, path.join(folder, 'link'), plan);
    expect(results).toHaveLength(1);
  });

  test('a shard without a result is missing, and so are its hosts', async () => {
    expect(await rolled({ '1.json': first })).toMatchObject({ missing: ['b', 'd'], shards: [2] });
    expect(await rolled({})).toMatchObject({ missing: ['a', 'b', 'c', 'd'], shards: [1, 2] });
  });

  test('a host that its shard left out is missing', async () => {
    const rollup = await rolled({ '1.json': first, '2.json': resultOf(plan, 2, [builtHost('d')]) });
    expect(rollup).toMatchObject({ missing: ['b'], shards: [] });
  });

  test('a candidate that a shard left out is missing on its hosts', async () => {
    expect(await rolled({ '1.json': { ...first, candidates: [] }, '2.json': second })).toMatchObject({
      missing: ['a', 'c'],
    });
  });

  test('the same result twice is one, also where it took longer', async () => {
    const slower = builtHost('a', { outcome: { kind: 'built', built: 0, fetched: 0, seconds: 500 } });
    const again = resultOf(plan, 1, [slower, builtHost('c')]);
    expect(
      await rolled({ '1.json': first, '1b.json': first, '1c.json': again, '2.json': second }),
    ).toMatchObject({
      missing: [],
      disagreeing: [],
    });
  });

  test('two that disagree prove nothing of the host', async () => {
    const after = { derivation: `/nix/store/${'2'.repeat(32)}-nixos-system.drv`, toplevel: null };
    const other = resultOf(plan, 1, [builtHost('a', { after }), builtHost('c')]);
    expect(await rolled({ '1.json': first, '1b.json': other, '2.json': second })).toMatchObject({
      disagreeing: ['a'],
    });
  });

  test('what the machine did gives way to another try, in either order', async () => {
    const unlucky = resultOf(plan, 1, [builtHost('a', { outcome: machineFailure }), builtHost('c')]);
    for (const [one, two] of [
      [first, unlucky],
      [unlucky, first],
    ]) {
      const { rebuild, disagreeing } = await rolled({ '1.json': one, '1b.json': two, '2.json': second });
      expect(disagreeing).toEqual([]);
      expect(rebuild.hosts[0]?.outcome.kind).toBe('built');
    }
  });
});

describe('what is no answer to the plan is refused, and hides no other:', () => {
  const candidate = first.candidates[0]!;
  const withHost = (change: object): ShardResult => resultOf(plan, 1, [{ ...builtHost('a'), ...change }]);
  test.each<[string, unknown, string]>([
    ['no JSON', '<html>', 'expected object'],
    ['another plan', { ...first, plan: '0'.repeat(64) }, 'of another plan'],
    ['another commit', { ...first, commit: '0'.repeat(40) }, 'of the commit'],
    ['a shard that is none', { ...first, shard: 3 }, 'no shard 3'],
    ['hosts of another shard', { ...first, shard: 2 }, 'tells of a, which is not in shard 2'],
    ['a host twice', resultOf(plan, 1, [builtHost('a'), builtHost('a')]), 'tells of a, which is not'],
    ['other edits', { ...first, candidates: [{ ...candidate, edits: '0'.repeat(64) }] }, 'other edits'],
    ['another candidate', { ...first, candidates: [{ ...candidate, group: 'x' }] }, 'was not asked'],
    ['a candidate twice', { ...first, candidates: [candidate, candidate] }, 'was not asked'],
    [
      'less than was asked for',
      withHost({
        outcome: {
          kind: 'evaluated',
          plan: { build: [], fetch: [], downloadBytes: null, unpackedBytes: null },
          seconds: 1,
        },
      }),
      'a is evaluated, and build was asked for',
    ],
    ['no change, of two derivations', withHost({ outcome: { kind: 'unchanged' } }), "a can't be unchanged"],
    ['built, of one derivation', withHost({ before: builtHost('a').after }), "a can't be built"],
    ['built, of none', withHost({ after: { derivation: null, toplevel: null } }), "a can't be built"],
    [
      'a derivation that is none',
      withHost({ after: { derivation: '/etc/passwd', toplevel: null } }),
      'derivation',
    ],
    ['a verdict that is none', withHost({ outcome: { kind: 'splendid' } }), 'outcome.kind'],
    [
      'costs of a stranger',
      { ...first, costs: [{ host: 'z', seconds: 1, evaluationBytes: null }] },
      'tells of z',
    ],
  ])('%s', async (_, value, words) => {
    const { results, refused } = await gathered({ 'bad.json': value, 'good.json': second });
    expect(refused.map((error) => error.toLine()).join('\n')).toContain(words);
    expect(results.map(({ result }) => result.shard)).toEqual([2]);
  });

  test('built where a boot was asked for, unless it says why', async () => {
    const deep = examplePlan({ depth: 'boot' });
    const excused = builtHost('c', {
      outcome: { kind: 'built', built: 0, fetched: 0, seconds: 1, notBooted: 'A container.' },
    });
    expect((await gathered({ '1.json': resultOf(deep, 1, [excused]) }, deep)).refused).toEqual([]);
    const { refused } = await gathered({ '1.json': resultOf(deep, 1, [builtHost('a')]) }, deep);
    expect(refused.join('\n')).toContain('a is built, and boot was asked for');
  });
});

describe('where a live switch was asked for', () => {
  const deep = examplePlan({ depth: 'switch' });
  const refusedOf = async (kind: 'booted' | 'switched', vm: BootProof): Promise<string> => {
    const host = builtHost('a', { outcome: { kind, built: 0, fetched: 0, seconds: 1, vm } });
    const { refused } = await gathered({ '1.json': resultOf(deep, 1, [host]) }, deep);
    return refused.join('\n');
  };
  const unswitched = bootProof({ switch: null });
  const switched = bootProof({ switch: { there: switchRun(), back: switchRun() } });

  test('a host that refuses it was booted, and that is an answer', async () => {
    expect(await refusedOf('booted', unswitched)).toBe('');
    expect(await refusedOf('switched', switched)).toBe('');
  });

  test('what is told must be what was done', async () => {
    expect(await refusedOf('switched', unswitched)).toContain('a is switched, and switch was asked for');
    expect(await refusedOf('booted', switched)).toContain('a is booted, and switch was asked for');
  });
});

test('unknown fields are dropped, control characters and endless texts are tamed', async () => {
  const message = `\u001b[31mred\u0000 ::set-output::${'x'.repeat(50_000)}`;
  const failed = {
    kind: 'failed',
    class: 'build',
    side: 'after',
    message,
    derivation: null,
    log: [],
    evil: true,
  };
  const { results, refused } = await gathered({
    '1.json': resultOf(plan, 1, [{ ...builtHost('a'), outcome: failed as never }]),
  });
  expect(refused).toEqual([]);
  const outcome = results[0]?.result.candidates[0]?.hosts[0]?.outcome;
  expect(outcome).not.toHaveProperty('evil');
  expect(outcome?.kind === 'failed' ? outcome.message : '').toMatch(/^ \[31mred {2}::set-output::x{19000,}$/);
});

test('where no shard has left anything there may be no folder', async () => {
  const log = recordingLog();
  const folder = path.join(scratchFolder(), 'none');
  expect(await readResults({ files, log }, folder, plan)).toEqual({ results: [], refused: [] });
  expect(log.lines.join('\n')).toContain(`no folder ${folder}`);
});

/** What a runner says that changes on a host, as it is read. */
async function changesRead(changes: unknown) {
  const host = builtHost('a', { changes: changes as ChangeSet });
  const { results, refused } = await gathered({ '1.json': resultOf(plan, 1, [host]) });
  return { changes: results[0]?.result.candidates[0]?.hosts[0]?.changes, refused: refused.join('\n') };
}

describe('what changes beside packages', () => {
  const whole = pageReport(1).hosts[0]?.changes ?? changeSet();

  test('is read as it was written, and what we do not know is dropped', async () => {
    const { users, firewall } = whole;
    const secret = { ...users?.[0], after: { ...users?.[0]?.after, hashedPassword: '$y$secret' } };
    const { changes, refused } = await changesRead({
      ...whole,
      users: [secret],
      firewall: { ...firewall, x: 1 },
    });
    expect(refused).toBe('');
    expect(changes).toEqual(whole);
    const nothing = changeSet();
    expect(await changesRead(nothing)).toEqual({ changes: nothing, refused: '' });
  });

  test('endless names and control characters are tamed', async () => {
    const text = `\u001b[31m${'x'.repeat(50_000)}`;
    const { changes } = await changesRead({
      ...whole,
      etc: { added: [text], removed: [], changed: [] },
      groups: [{ name: text, before: null, after: { gid: 1, members: [text] } }],
      firewall: { ...whole.firewall, opened: [{ protocol: 'tcp', from: 1, to: 1, interface: text }] },
    });
    expect(JSON.stringify(changes).length).toBeLessThan(20_000);
    expect(changes?.etc?.added[0]).toMatch(/^ \[31mx{1000,1024}$/);
    expect(changes?.firewall?.opened[0]?.interface).not.toContain('\u001b');
  });

  test.each([
    [
      'a port that is none',
      { firewall: { ...whole.firewall, opened: [{ protocol: 'tcp', from: 0, to: 65_536 }] } },
    ],
    ['a firewall that is none', { firewall: { ...whole.firewall, after: 'moat' } }],
    ['a user without a name', { users: [{ before: null, after: null }] }],
    ['a truth that is none', { kernel: { ...whole.kernel, longTerm: { before: 'yes', after: null } } }],
  ])('%s is refused', async (_, parts) => {
    expect((await changesRead({ ...whole, ...parts })).refused).toContain('changes');
  });
});
