import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatsFor } from '../src/app/wanted.js';
import { files } from '../src/platform/files.js';
import { atMostTimes, inProportion, limit, without, type Benchmark, type Growth } from './benchmark.js';
import type { Measured } from './measure.js';
import { makeRepository } from './repository.js';

/** Finding the pins of a large repository, and the floor: what git knows, and every file that any format looks at, read. */
export const discovery: Benchmark = {
  name: 'discovery',
  about: 'the pins of a repository of 20,000 files with 200 pins',
  size: '20,000 files',
  async contenders({ folder, cli }) {
    const root = path.join(folder, 'repository');
    await makeRepository(root, { files: 20_000, pins: 200 });
    const small = path.join(folder, 'small-repository');
    await makeRepository(small, { files: 2_000, pins: 20 });
    const candidates = path.join(folder, 'candidates');
    const formatsOf = formatsFor();
    const wanted = (await files.walk(root)).files.filter((file) => formatsOf(file).length > 0);
    await writeFile(candidates, wanted.join('\0'));
    const floor = 'cd "$1" && git ls-files > "$3" && xargs -0 cat < "$2" > "$3.contents"';
    return [
      { name: 'channel-bump pins', argv: ['node', cli, 'pins', root, '--json'], runs: 7 },
      {
        name: `git ls-files, cat of ${wanted.length} candidates`,
        argv: ['sh', '-c', floor, 'sh', root, candidates, path.join(folder, 'listed')],
        runs: 7,
      },
      { name: 'the start of channel-bump alone', argv: ['node', cli, '--version'], runs: 7 },
      {
        ...{ name: 'channel-bump pins', size: '2,000 files' },
        argv: ['node', cli, 'pins', small, '--json'],
        runs: 7,
      },
    ];
  },
  derived: ([ours, , start]) => [without(ours, start)],
  growth,
  limits: ([ours, floor, start, small]) => [
    limit(
      'all 200 pins found',
      ours,
      (row) => (JSON.parse(row.result) as { pins: unknown[] }).pins.length,
      (found) => found === 200,
    ),
    // The start is told apart: git has none to speak of, and every verb has it.
    atMostTimes(3, without(ours, start), floor, 'at most 3 times as long, less its start'),
    inProportion(growth([ours, floor, start, small])),
    limit(
      'peak memory under 200 MB',
      ours,
      (row) => row.peakMegabytes,
      (found) => found < 200,
    ),
  ],
};

function growth([large, , start, small]: readonly (Measured | undefined)[]): Growth {
  return { small, large, start };
}
