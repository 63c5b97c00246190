import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareVersions, parseDrvName } from '../../src/core/nix-version.js';

/** One evaluation for all: what Nix itself says of each pair. */
function askNix(pairs: readonly (readonly [string, string])[]): { order: number; name: [string, string] }[] {
  const folder = mkdtempSync(join(tmpdir(), 'nix-version-'));
  try {
    const file = join(folder, 'pairs.json');
    writeFileSync(file, JSON.stringify(pairs));
    const expression = `map (p: rec {
      order = builtins.compareVersions (builtins.elemAt p 0) (builtins.elemAt p 1);
      drv = builtins.parseDrvName (builtins.elemAt p 0);
      name = [ drv.name drv.version ];
    }) (builtins.fromJSON (builtins.readFile ${file}))`;
    const output = execFileSync(
      'nix-instantiate',
      [
        '--eval',
        '--strict',
        '--json',
        '--readonly-mode',
        '--option',
        'build-users-group',
        '',
        '-E',
        expression,
      ],
      { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return JSON.parse(output) as { order: number; name: [string, string] }[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('says what Nix says of 6,000 generated pairs', () => {
  const piece = fc.constantFrom(
    ...[
      'pre',
      'p',
      'prea',
      'beta',
      'rc',
      'a',
      'Z',
      'é',
      '~',
      '_',
      '+',
      '.',
      '-',
      '0',
      '00',
      '7',
      '42',
      '007',
    ],
    ...['20260101', '2147483647', '2147483648', '20260101120000', 'nixos', 'openssl', ' '],
  );
  const version = fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join(''));
  // Neighbours that share a beginning: those are the hard ones.
  const near = fc
    .tuple(version, version, version)
    .map(([head, a, b]) => [head + a, head + b] as [string, string]);
  const pair = fc.oneof(fc.tuple(version, version), near);
  const pairs = fc.sample(pair, { numRuns: 100_000, seed: 25_11 });

  const ours = pairs.map(([a, b]) => {
    const { name, version } = parseDrvName(a);
    return { order: compareVersions(a, b), name: [name, version] };
  });
  const theirs = askNix(pairs).map(({ order, name }) => ({ order, name }));

  expect(theirs).toHaveLength(100_000);
  expect(new Set(theirs.map((answer) => answer.order)).size).toBe(3);
  const differences = pairs.flatMap((pair, i) =>
    JSON.stringify(ours[i]) === JSON.stringify(theirs[i]) ? [] : [{ pair, ours: ours[i], theirs: theirs[i] }],
  );
  expect(differences).toEqual([]);
});
