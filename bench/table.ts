import { timesLonger, type Benchmark, type Limit } from './benchmark.js';
import type { Measured } from './measure.js';

/** A benchmark that was run. Ours is the first row. */
export interface Outcome {
  benchmark: Benchmark;
  rows: readonly Measured[];
  limits: readonly Limit[];
}

const HEAD = [
  'benchmark',
  'of',
  'program',
  'seconds',
  'ours takes',
  'peak MB',
  '10 times the size',
  'must hold',
];

/** All benchmarks in one table, a line for ours and each of its peers. The first line is the head. */
export function tableOf(outcomes: readonly Outcome[]): string[][] {
  return [HEAD, ...outcomes.flatMap(linesOf)];
}

export function aligned(table: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const isNumber = (column: number): boolean => column >= 3 && column <= 5;
  const cell = (text: string, column: number): string =>
    isNumber(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return table.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

export function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((one) => one.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = head.map((_, column) => (column >= 3 && column <= 5 ? '---:' : '---'));
  return [head, rule, ...rows].map((row) => `${line(row)}\n`).join('');
}

function linesOf({ benchmark, rows, limits }: Outcome): string[][] {
  const [ours] = rows;
  return rows.map((row, index) => {
    const about = limits.filter(({ beside }) => (beside === undefined ? index === 0 : beside === row.name));
    return [
      index === 0 ? benchmark.name : '',
      row.size ?? benchmark.size ?? '',
      row.name,
      ...(row.kind === 'measured' ? figures(row, ours) : [`not there: ${row.program}`, '', '']),
      index === 0 ? grown(benchmark, rows) : '',
      about.map(verdict).join('; '),
    ];
  });
}

function figures(row: Measured & { kind: 'measured' }, ours: Measured | undefined): string[] {
  const times =
    ours?.kind === 'measured' && ours !== row ? `${(ours.seconds / row.seconds).toFixed(2)} x` : '';
  return [row.seconds.toFixed(2), times, row.peakMegabytes?.toFixed(0) ?? 'unknown'];
}

/** Without what takes its time whatever the size. */
function grown({ growth }: Benchmark, rows: readonly Measured[]): string {
  const { small, large, start } = growth?.(rows) ?? {};
  if (small?.kind !== 'measured' || large?.kind !== 'measured' || start?.kind !== 'measured') return '';
  const time = timesLonger(large, small, start).toFixed(1);
  if (large.peakMegabytes === null || small.peakMegabytes === null) return `time ${time} x`;
  return `time ${time} x, memory ${(large.peakMegabytes / small.peakMegabytes).toFixed(1)} x`;
}

function verdict({ text, holds, absent }: Limit): string {
  if (holds === null) return absent === undefined ? `${text}: NOT MEASURED` : `${text}: not measured`;
  return `${text}: ${holds ? 'holds' : 'MISSED'}`;
}
