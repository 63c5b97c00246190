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
}

export interface Benchmark {
  name: string;
  about: string;
  /** Ours is the first one. */
  contenders: (bench: Bench) => Promise<Contender[]>;
  /** Rows reckoned from the measured ones, shown below them. */
  derived?: (rows: readonly Measured[]) => readonly MaybeRow[];
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

export function atMostTimes(times: number, ours: MaybeRow, other: MaybeRow): Limit {
  return compared(`at most ${times} times the time of`, ours, other, (a, b) => a <= times * b);
}

export function atLeastTimes(times: number, ours: MaybeRow, other: MaybeRow): Limit {
  return compared(`at least ${times} times as fast as`, ours, other, (a, b) => a * times <= b);
}

export function sameResult(ours: MaybeRow, other: MaybeRow): Limit {
  const both = ours?.kind === 'measured' && other?.kind === 'measured';
  return {
    text: `the same result as ${other?.name ?? ''}`,
    holds: both ? ours.result === other.result : null,
    ...absence(other),
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
    text: `${text} ${other?.name ?? ''}`,
    holds: both ? holds(ours.seconds, other.seconds) : null,
    ...absence(other),
  };
}

function absence(row: MaybeRow): Pick<Limit, 'absent'> {
  return row?.kind === 'not there' ? { absent: row.program } : {};
}

/** A row without the time that another takes before the work begins: the start of a container. */
export function without(row: MaybeRow, start: MaybeRow): MaybeRow {
  if (row?.kind !== 'measured' || start?.kind !== 'measured') return row;
  return { ...row, name: `${row.name}, less its start`, seconds: Math.max(0, row.seconds - start.seconds) };
}
