import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatsFor } from '../src/app/wanted.js';
import { files } from '../src/platform/files.js';
import { atMostTimes, limit, without, type Benchmark } from './benchmark.js';
import { makeRepository } from './repository.js';

/** Finding the pins of a large repository, and the floor: what git knows, and every file that any format looks at, read. */
export const discovery: Benchmark = {
  name: 'discovery',
  about: 'the pins of a repository of 20,000 files with 200 pins',
  async contenders({ folder, cli }) {
    const root = path.join(folder, 'repository');
    await makeRepository(root);
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
    ];
  },
  derived: ([ours, , start]) => [without(ours, start)],
  limits: ([ours, floor, start]) => [
    limit(
      'all 200 pins found',
      ours,
      (row) => (JSON.parse(row.result) as { pins: unknown[] }).pins.length,
      (found) => found === 200,
    ),
    // The start is told apart: git has none to speak of, and every verb has it.
    atMostTimes(3, without(ours, start), floor),
    limit(
      'a start of less than half a second',
      start,
      (row) => row.seconds,
      (found) => found < 0.5,
    ),
    limit(
      'peak memory under 200 MB',
      ours,
      (row) => row.peakMegabytes,
      (found) => found < 200,
    ),
  ],
};
