import { atMostTimes, type Benchmark } from './benchmark.js';

/** What every verb takes before it begins. */
export const start: Benchmark = {
  name: 'start',
  about: 'the start of the bundle, beside that of Node itself',
  contenders: ({ cli }) =>
    Promise.resolve([
      { name: 'channel-bump --version', argv: ['node', cli, '--version'], runs: 15 },
      { name: 'channel-bump --help', argv: ['node', cli, '--help'], runs: 15 },
      { name: 'node -e 0', argv: ['node', '-e', '0'], runs: 15 },
    ]),
  limits: ([version, , node]) => [atMostTimes(2, version, node)],
};
