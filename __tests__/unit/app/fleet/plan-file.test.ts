import { describe, expect, test } from '@jest/globals';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import {
  checkedPlan,
  digestOfEdits,
  digestOfPlan,
  digestsOfSettings,
  readPlan,
} from '../../../../src/app/fleet/plan-file.js';
import { readConfig } from '../../../../src/app/config.js';
import { files } from '../../../../src/platform/files.js';
import { examplePlan, scratchFolder, write } from './world.js';

const folder = scratchFolder();
const read = async (value: unknown) =>
  readPlan({ files }, await write(path.join(folder, 'plan.json'), value));

describe('a plan that was written', () => {
  test('is read as it was, and known by its digest', async () => {
    const plan = examplePlan();
    expect(await read(plan)).toEqual(plan);
    expect(digestOfPlan(await read(plan))).toBe(digestOfPlan(plan));
    expect(digestOfPlan(examplePlan({ commit: 'd'.repeat(40) }))).not.toBe(digestOfPlan(plan));
  });

  test('of nothing to do is one, too', async () => {
    const plan = examplePlan({ candidates: [], hosts: [], shards: [] });
    expect(await read(plan)).toEqual(plan);
  });

  test('loses what we do not know', async () => {
    expect(await read({ ...examplePlan(), run: 'rm -rf /' })).toEqual(examplePlan());
  });
});

test.each([
  ['h'.repeat(300), /the host `h{80}…` can't be planned: its name has 300 characters/],
  ['', /the host `` can't be planned: its name has 0 characters/],
])('a plan that no job would take is not written: %#', (name, words) => {
  const plan = examplePlan();
  expect(checkedPlan(plan)).toBe(plan);
  expect(() => checkedPlan({ ...plan, hosts: [...plan.hosts, name], shards: [plan.hosts, [name]] })).toThrow(
    words,
  );
  expect(() => checkedPlan({ ...plan, shards: [] })).toThrow('each host once');
});

describe('what is no plan is refused with the place:', () => {
  const [candidate] = examplePlan().candidates;
  test.each<[string, unknown, string]>([
    ['no JSON', '{', 'expected object'],
    ['something else', { hello: 'world' }, 'kind'],
    ['another version', { ...examplePlan(), schemaVersion: 2 }, 'another version of Channel Bump'],
    ['a branch for a commit', { ...examplePlan(), commit: 'main' }, 'commit: must be a revision of 40 hex'],
    ['a host in two shards', examplePlan({ shards: [['a', 'b', 'c', 'd'], ['a']] }), 'each host once'],
    ['a host in none', examplePlan({ shards: [['a', 'b', 'c']] }), 'each host once'],
    ['a stranger', examplePlan({ shards: [['a', 'b', 'c', 'd', 'e']] }), 'each host once'],
    ['an empty shard', examplePlan({ shards: [['a', 'b', 'c', 'd'], []] }), 'shards.1'],
    [
      'more shards than a matrix has',
      examplePlan({ shards: Array.from({ length: 257 }, () => ['a']) }),
      'shards',
    ],
    [
      'a digest that is none',
      examplePlan({ candidates: [{ ...candidate!, edits: 'x' }] }),
      'candidates.0.edits',
    ],
    ['candidates and no host', examplePlan({ hosts: [], shards: [] }), 'no host to prove them on'],
    ['a candidate twice', examplePlan({ candidates: [candidate!, candidate!] }), 'a candidate twice'],
  ])('%s', async (_, value, words) => {
    await expect(read(value)).rejects.toThrow(words);
  });

  test('a file that is not there, and a symlink', async () => {
    await expect(readPlan({ files }, path.join(folder, 'none.json'))).rejects.toThrow('there is no plan');
    const link = path.join(folder, 'link.json');
    await symlink(await write(path.join(folder, 'whole.json'), examplePlan()), link);
    await expect(readPlan({ files }, link)).rejects.toThrow('there is no plan');
  });
});

test('edits have one digest in whatever order, and another for every byte', () => {
  const a = { file: 'a', before: '1', after: '2' };
  const b = { file: 'b', before: '3', after: '4' };
  expect(digestOfEdits([a, b])).toBe(digestOfEdits([b, a]));
  expect(digestOfEdits([a, { ...b, after: '5' }])).not.toBe(digestOfEdits([a, b]));
  expect(digestOfEdits([a, { ...b, before: '5' }])).not.toBe(digestOfEdits([a, b]));
});

test('settings that the proof depends on have digests, where things are fetched from has none', () => {
  const digests = (overrides: Record<string, string>) => digestsOfSettings(readConfig(null, overrides));
  expect(digests({ 'channels-url': 'https://mirror.example.org' })).toEqual(digests({}));
  const mine = digests({});
  const other = digests({ rebuild: 'boot', 'boot-timeout': '2h', substituters: 'https://cache.example.org' });
  const differing = Object.keys(mine).filter((name) => mine[name] !== other[name]);
  expect(differing).toEqual(['rebuild', 'boot-timeout', 'substituters']);
});
