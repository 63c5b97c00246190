import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chartLabel, releaseChart, sizeChart } from '../../../src/report/chart.js';
import { hostileText, live } from '../../fixtures/hostile.js';

const MIB = 1024 ** 2;
const parts = (...sizes: readonly (readonly [string, number, number])[]) => ({
  largest: sizes.map(([name, before, after]) => ({ name, before: before * MIB, after: after * MIB })),
  others: { count: 0, before: 0, after: 0 },
  configuration: { before: 0, after: 0 },
});

describe('a label', () => {
  test.each([
    ['linux-firmware', 'linux-firmware'],
    ['libxml2+py_x.y=z', 'libxml2+py_x.y=z'],
    ['"]\n%%{init}%%', '??????init???'],
    ['', '?'],
    ['x'.repeat(50), `${'x'.repeat(39)}…`],
  ])('%j is %s', (text, expected) => {
    expect(chartLabel(text)).toHaveLength(expected.length);
    expect(chartLabel(text).replaceAll('?', '')).toBe(expected.replaceAll('?', ''));
  });

  test('ends no quotes, no line and no fence, and calls nobody', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const label = chartLabel(text);
        expect(label).not.toMatch(/["'`\n\r;:#&<>{}[\]()|%]/);
        for (const pattern of live) expect(label).not.toMatch(pattern);
      }),
    );
  });
});

describe('sizes', () => {
  test('what changed most comes first; what grew, what shrank and what stays are three rows of bars', () => {
    const chart = sizeChart(parts(['glibc', 30, 30], ['linux', 100, 112.5], ['new', 0, 5], ['perl', 60, 40]));
    const lines = chart?.split('\n') ?? [];
    expect(lines).toContain('    x-axis ["perl", "linux", "new"]');
    expect(lines.filter((line) => line.startsWith('    bar'))).toEqual([
      '    bar [0.00, 112.50, 5.00]',
      '    bar [60.00, 0.00, 0.00]',
      '    bar [40.00, 100.00, 0.00]',
    ]);
    expect(lines).toContain(
      '    accDescr: perl -20.0 MiB to 40.0 MiB, linux +12.5 MiB to 112.5 MiB, new +5.0 MiB to 5.0 MiB',
    );
    expect([lines[0], lines.at(-1)]).toEqual(['```mermaid', '```']);
  });

  test('of few changes, small ones, or such of one name there is no chart', () => {
    expect(sizeChart(parts(['a', 1, 2], ['b', 1, 2]))).toBeNull();
    expect(sizeChart(parts(['a', 1, 1.01], ['b', 1, 1.01], ['c', 1, 1.01]))).toBeNull();
    expect(sizeChart(parts(['a!', 1, 2], ['a"', 1, 2], ['b', 1, 2]))).toBeNull();
  });
});

describe('releases', () => {
  const releases = Array.from({ length: 6 }, (_, index) => `nixos-25.11.${index}.9cd0ab12cd34`);
  const points = (works: number | null, broken: number, newest = 5): string[] => {
    const name = (index: number): string => releases[index] ?? '';
    const failure = { class: 'build', side: 'after', message: '', derivation: null, log: [] } as const;
    const search = {
      works: works === null ? null : name(works),
      broken: { release: name(broken), host: 'web', failure },
      newest: name(newest),
    };
    const chart = releaseChart('nixos-25.11', '1f3a0c5d2b7e'.padEnd(40, '0'), releases, search);
    return chart?.split('\n').filter((line) => line.startsWith('    commit')) ?? [];
  };

  test('what lies between is counted', () => {
    expect(points(1, 3)).toEqual([
      '    commit id: "1f3a0c5d2b7e" tag: "today"',
      '    commit id: "1 older"',
      '    commit id: "25.11.1" type: HIGHLIGHT tag: "proposed"',
      '    commit id: "1 not judged"',
      '    commit id: "25.11.3" type: REVERSE tag: "fails"',
      '    commit id: "1 newer"',
      '    commit id: "25.11.5" tag: "newest"',
    ]);
  });

  test('the newest may be the one that fails, and none may work', () => {
    expect(points(4, 5).at(-1)).toBe('    commit id: "25.11.5" type: REVERSE tag: "newest, fails"');
    expect(points(null, 0)).toEqual([
      '    commit id: "1f3a0c5d2b7e" tag: "today"',
      '    commit id: "25.11.0" type: REVERSE tag: "fails"',
      '    commit id: "4 newer"',
      '    commit id: "25.11.5" tag: "newest"',
    ]);
  });

  test('what is not among the releases, or in another order, is not drawn', () => {
    expect(points(9, 3)).toEqual([]);
    expect(points(3, 1)).toEqual([]);
    expect(points(1, 3, 2)).toEqual([]);
  });
});
