import { expect, test } from '@jest/globals';
import { explain, judgeLines, nvdName } from '../../../fixtures/diff-judge.js';
import { readDiffClosures, readNvd } from '../../../fixtures/diff-lines.js';

// Lines as nvd 0.2 writes them: docs/report.md, "Beside nvd", has the rules.
test.each([
  ['[U.]  #1  openssl  3.0.13, 3.0.13-bin x2 -> 3.0.14, 3.0.14-bin x2', 'the same word'],
  ['[U*]  #1  vim  9.1.1, 9.1.1-xxd -> 9.1.2, 9.1.2-xxd', 'the same word'],
  ['[D.]  #1  zlib  1.3.1 -> 1.3', 'the same word'],
  ['[C.]  #1  nss  3.101.2 x2, 3.111 -> 3.101.2, 3.111', 'the same word'],
  ['[C.]  #1  nss  3.101.2 x2, 3.111 -> 3.101.2 x2, 3.112', 'a version that stays does not count'],
  ['[C.]  #1  tmux  3.5, 3.5-man -> 3.5a, 3.5a-man', 'outputs are no part of the version'],
  ['[U.]  #1  libgcrypt  1.10.3 -> 1.10.3-lib', 'outputs are no part of the version'],
  ['[U.]  #1  nixos-system-web  25.11.4021.1f3a0c5 -> 25.11.4188.9cd0ab1', 'configuration is no package'],
  ['[U.]  #1  initrd-linux  6.12.8 -> 6.12.11', 'configuration is no package'],
  ['[A.]  #1  unit-a.service  <none>', 'configuration is no package'],
  ['[R.]  #1  stage  1-init.sh', 'configuration is no package'],
])('%s: %s', (text, rule) => {
  const judged = judgeLines(readNvd(text));
  expect(judged.map(explain)).toEqual([rule]);
});

test('a snapshot is spelled in two ways, and is one package to us', () => {
  const lines = readNvd('[A.]  #1  x264  0-unstable-2023-10-01-lib\n[R.]  #1  x264-unstable  2021-06-13-lib');
  const judged = judgeLines(lines);
  expect(judged.map(explain)).toEqual(Array(2).fill('a snapshot is of its package, however it is spelled'));
  expect(judged[0]?.changes).toMatchObject([
    { name: 'x264', before: ['unstable-2021-06-13'], after: ['0-unstable-2023-10-01'], change: 'upgraded' },
  ]);
});

test('nvd ends a name at a dash and a digit, we where Nix does, and past what Nix can see', () => {
  expect(nvdName('bash-interactive-5.3p3')).toEqual({ name: 'bash-interactive', version: '5.3p3' });
  expect(nvdName('dotfiles-a1b2c3d4e5')).toEqual({ name: 'dotfiles-a1b2c3d4e5', version: '' });
  expect(nvdName('zfs-kernel-2.3.4-6.17.8')).toEqual({ name: 'zfs-kernel', version: '2.3.4-6.17.8' });
  const [read] = judgeLines(
    readDiffClosures('zfs-kernel: 2.3.4-6.17.8 → 2.3.4-6.17.9\nlinux: 6.17.8 → 6.17.9'),
  );
  expect(read?.changes).toMatchObject([{ before: ['2.3.4'], after: ['2.3.4'], change: 'rebuilt' }]);
});

test('lines of diff-closures are read with colours, sizes and signs', () => {
  const text =
    'a: 1.0 → 1.1, \u001b[31;1m34.8 MiB\u001b[0m\nb: ∅ → ε\nc: 2.0, ε → ∅, -1.5 KiB\nd: +12.0 KiB\nWords: of a person';
  expect(readDiffClosures(text).map(({ name, before, after }) => [name, before, after])).toEqual([
    ['a', ['1.0'], ['1.1']],
    ['b', [], ['']],
    ['c', ['2.0', ''], []],
    ['d', [], []],
  ]);
});
