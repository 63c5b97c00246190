import type { Mirror } from '../miniature/mirror.js';
import type { Contender, Measured } from './measure.js';

export interface Bench {
  /** A mirror with two releases of nixpkgs' size. */
  mirror: Mirror;
  /** Goes away at the end. */
  folder: string;
  /** Path of the bundled command line. */
  cli: string;
  /** For what a benchmark has started: closed at the end, the last one first. */
  atEnd: (close: () => Promise<void>) => void;
}

/** `holds` null: it could not be measured; `absent` names the peer that is not there, which alone excuses it. */
export interface Limit {
  text: string;
  holds: boolean | null;
  absent?: string;
  /** Name of the row that ours is held against; absent: it is about ours alone. */
  beside?: string;
}

/** How time and memory grow from an input to one of ten times its size. */
export interface Growth {
  small: MaybeRow;
  large: MaybeRow;
  /** What takes its time whatever the size: it is taken off both. */
  start: MaybeRow;
}

export interface Benchmark {
  name: string;
  about: string;
  /** Of the input, unless a contender says otherwise: `20,000 files`. */
  size?: string;
  /** Ours is the first one. */
  contenders: (bench: Bench) => Promise<Contender[]>;
  /** Rows reckoned from the measured ones, shown below them. */
  derived?: (rows: readonly Measured[]) => readonly MaybeRow[];
  growth?: (rows: readonly Measured[]) => Growth;
  /** From the rows, in the contenders' order. */
  limits: (rows: readonly Measured[]) => Limit[];
}

type Row = Extract<Measured, { kind: 'measured' }>;
type MaybeRow = Measured | undefined;

export function limit(
  text: string,
  row: MaybeRow,
  value: (row: Row) => number | null,
  holds: (value: number) => boolean,
): Limit {
  const found = row?.kind === 'measured' ? value(row) : null;
  return { text, holds: found === null ? null : holds(found) };
}

export function atMostTimes(
  times: number,
  ours: MaybeRow,
  other: MaybeRow,
  text = `at most ${times} times as long`,
): Limit {
  return compared(text, ours, other, (a, b) => a <= times * b);
}

export function atLeastTimes(times: number, ours: MaybeRow, other: MaybeRow): Limit {
  return compared(`at least ${times} times as fast`, ours, other, (a, b) => a * times <= b);
}

export function faster(ours: MaybeRow, other: MaybeRow, text = 'faster'): Limit {
  return compared(text, ours, other, (a, b) => a < b);
}

/** Ten times the input takes at most twelve times as long: nothing is looked through again for each of its parts. */
export function inProportion({ small, large, start }: Growth): Limit {
  const text = 'ten times the input takes at most 12 times as long';
  if (small?.kind !== 'measured' || start?.kind !== 'measured') return { text, holds: null };
  return limit(
    text,
    large,
    (row) => timesLonger(row, small, start),
    (times) => times <= 12,
  );
}

export function timesLonger(large: Row, small: Row, start: Row): number {
  return (large.seconds - start.seconds) / Math.max(0.01, small.seconds - start.seconds);
}

export function sameResult(ours: MaybeRow, other: MaybeRow): Limit {
  const both = ours?.kind === 'measured' && other?.kind === 'measured';
  return {
    text: 'the same result',
    holds: both ? ours.result === other.result : null,
    ...absence(other),
    ...beside(other),
  };
}

function compared(
  text: string,
  ours: MaybeRow,
  other: MaybeRow,
  holds: (ours: number, other: number) => boolean,
): Limit {
  const both = ours?.kind === 'measured' && other?.kind === 'measured';
  return {
    text,
    holds: both ? holds(ours.seconds, other.seconds) : null,
    ...absence(other),
    ...beside(other),
  };
}

function absence(row: MaybeRow): Pick<Limit, 'absent'> {
  return row?.kind === 'not there' ? { absent: row.program } : {};
}

function beside(row: MaybeRow): Pick<Limit, 'beside'> {
  return row === undefined ? {} : { beside: row.name };
}

/** A row without the time that another takes before the work begins: the start of a container. */
export function without(row: MaybeRow, start: MaybeRow): MaybeRow {
  if (row?.kind !== 'measured' || start?.kind !== 'measured') return row;
  return { ...row, name: `${row.name}, less its start`, seconds: Math.max(0, row.seconds - start.seconds) };
}
