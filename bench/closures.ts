import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { atMostTimes, faster, inProportion, limit, type Benchmark, type Growth } from './benchmark.js';
import { closurePair, type ClosurePair } from './closure-pair.js';
import { makeClosureStore, type ClosureStore } from './closure-store.js';
import type { Contender, Measured } from './measure.js';

const PATHS = 10_000;
const RUNS = 9;
const READ = `for (const file of process.argv.slice(1)) JSON.parse(require('fs').readFileSync(file, 'utf8'))`;
// Both at once, as ours does.
const READ_STORE = `
  const { execFile } = require('child_process');
  for (const path of process.argv.slice(1))
    execFile('nix', ['path-info', '--recursive', '--json', path], { maxBuffer: 2 ** 30 }, (error, stdout) => {
      if (error) throw error;
      JSON.parse(stdout);
    });`;
const NIX = 'experimental-features = nix-command\nbuild-users-group =';

/**
 * Two closures of one host, compared: saved ones beside what Node takes to read them at all, and the same ones in a Nix store
 * beside what else compares them there. All as whole processes, as a person starts them.
 */
export const closures: Benchmark = {
  name: 'closures',
  about: `two closures of ${PATHS} paths, of which most are rebuilt`,
  size: '10,000 paths',
  async contenders({ folder, cli }) {
    const pair = closurePair(PATHS);
    const large = await save(pair, path.join(folder, 'large'));
    const small = await save(closurePair(PATHS / 10), path.join(folder, 'small'));
    const diff = { name: 'channel-bump diff, saved closures', runs: RUNS };
    return [
      { ...diff, argv: ['node', cli, 'diff', ...large] },
      { name: 'node: JSON.parse of both', argv: ['node', '-e', READ, ...large], runs: RUNS },
      { ...diff, size: '1,000 paths', argv: ['node', cli, 'diff', ...small] },
      { name: 'the start of channel-bump alone', argv: ['node', cli, '--version'], runs: RUNS },
      ...inStore(await makeClosureStore(pair, path.join(folder, 'closure-store')), cli),
    ];
  },
  growth,
  limits: (rows) => {
    const [ours, floor, , , stored, storeFloor, nix, nvd] = rows;
    return [
      atMostTimes(1.5, ours, floor),
      atMostTimes(1.5, stored, storeFloor),
      faster(ours, nix),
      faster(ours, nvd),
      faster(stored, nvd, 'faster in the store too'),
      inProportion(growth(rows)),
      limit(
        'peak memory under 200 MB',
        ours,
        (row) => row.peakMegabytes,
        (found) => found < 200,
      ),
    ];
  },
};

function growth([large, , small, start]: readonly (Measured | undefined)[]): Growth {
  return { small, large, start };
}

async function save({ before, after }: ClosurePair, name: string): Promise<[string, string]> {
  const files: [string, string] = [`${name}-before.json`, `${name}-after.json`];
  await writeFile(files[0], JSON.stringify(before));
  await writeFile(files[1], JSON.stringify(after));
  return files;
}

/** Ours first. A store that could not be made is told in the place of what is missing. */
function inStore(store: ClosureStore | null, cli: string): Contender[] {
  const [before, after] = [store?.before ?? '', store?.after ?? ''];
  const within = (name: string, program: string, args: readonly string[]): Contender => ({
    name,
    argv: store ? [...store.inside, program, ...args] : ['unshare'],
    needs: store ? [program] : ['a Nix store of its own'],
    env: { NIX_CONFIG: NIX },
    runs: RUNS - 2,
  });
  return [
    within('channel-bump diff, in the store', 'node', [cli, 'diff', before, after]),
    within('node: nix path-info and JSON.parse of both', 'node', ['-e', READ_STORE, before, after]),
    within('nix store diff-closures', 'nix', ['store', 'diff-closures', before, after]),
    within('nvd diff', 'nvd', ['diff', before, after]),
    within('dix', 'dix', [before, after]),
  ];
}
