// Which call of which step meets which fault, and in which life.
import type { Fault } from '../../miniature/forge/types.js';
import { life } from './fault-life.js';

const header = { 'retry-after': '30' };
export const once: Readonly<Record<string, Fault>> = {
  '500': { kind: 'status', status: 500 },
  '502': { kind: 'status', status: 502 },
  '503': { kind: 'status', status: 503 },
  '429, Retry-After': { kind: 'status', status: 429, message: 'Too Many Requests', headers: header },
  'primary limit': { kind: 'primary-limit', resetAfter: 30 },
  'secondary limit': { kind: 'secondary-limit', status: 403, retryAfter: 30 },
  reset: { kind: 'reset' },
  stall: { kind: 'stall' },
  truncated: { kind: 'truncated' },
  'no length': { kind: 'no-length' },
  'HTML with 200': { kind: 'html' },
  'stale list': { kind: 'stale-list' },
  'lost reply': { kind: 'lost-reply' },
};
export const lasting = ['500', 'HTML with 200', 'stall', 'reset'];
const TROUBLES_A_RUN = 4;
/** Each call of each step, not one place an operation and fault: some hours. */
const isWhole = process.env['FORGE_FAULTS'] === 'all';

export interface Place {
  step: number;
  operation: string;
  /** How many calls of it in that step come before. */
  after: number;
  /** How many requests of any kind, those of git apart. */
  at: number;
}

export interface Cell extends Place {
  fault: string;
  lasts: boolean;
}

export type Verdict = 'ok' | 'recovered' | `WRONG ${string}`;

/** Each operation with each fault somewhere, at the place that has met the fewest so far; or everywhere. */
export function cellsOf(places: readonly Place[]): Cell[] {
  const inStep = new Map(life.map((_, step) => [step, 0]));
  const inPlace = new Map<Place, number>();
  const pick = (from: readonly Place[]): Place[] => {
    if (isWhole) return [...from];
    const weight = (place: Place): number => inStep.get(place.step)! * 100 + (inPlace.get(place) ?? 0);
    const [place] = [...from].sort((a, b) => weight(a) - weight(b));
    inStep.set(place!.step, inStep.get(place!.step)! + 1);
    inPlace.set(place!, (inPlace.get(place!) ?? 0) + 1);
    return [place!];
  };
  const ofOperation = new Map<string, Place[]>();
  for (const place of places)
    ofOperation.set(place.operation, [...(ofOperation.get(place.operation) ?? []), place]);
  // Those with the least choice first.
  const groups = [...ofOperation.values()].sort((a, b) => a.length - b.length);
  return groups.flatMap((own) => [
    ...Object.keys(once).flatMap((fault) =>
      pick(own.filter((place) => canMeet(place, fault))).map((place) => ({ ...place, fault, lasts: false })),
    ),
    ...lasting.flatMap((fault) =>
      pick(own.filter((place) => place.after === 0 && canMeet(place, fault))).map((place) => ({
        ...place,
        fault,
        lasts: true,
      })),
    ),
  ]);
}

const READ_OTHERWISE: readonly string[] = ['primary limit', 'secondary limit', 'HTML with 200'];

/**
 * git has no word for a limit, and its 403 is a refusal; behind a page it finds no branch, which is one that has moved.
 * A moot branch is then left as it is, and the run ends well.
 */
function canMeet({ step, operation }: Place, fault: string): boolean {
  return !(operation.startsWith('git-') && step === life.length - 1 && READ_OTHERWISE.includes(fault));
}

/** Troubles that a run can meet one after the other: each of another operation, each soon over. */
function fitsInto(met: readonly Cell[], cell: Cell, most: number): boolean {
  const isShort = ({ lasts, fault }: Cell): boolean => !lasts && fault !== 'stall';
  if (met.length === 0) return true;
  if (met.length === most) return false;
  return [...met, cell].every(isShort) && met.every(({ operation }) => operation !== cell.operation);
}

export type Life = Map<number, Cell[]>;

/** @param most troubles in one run */
export function livesOf(cells: readonly Cell[], most = isWhole ? 1 : TROUBLES_A_RUN): Life[] {
  const lives: Life[] = [];
  for (const cell of cells) {
    let free = lives.find((one) => fitsInto(one.get(cell.step) ?? [], cell, most));
    if (!free) lives.push((free = new Map<number, Cell[]>()));
    free.set(cell.step, [...(free.get(cell.step) ?? []), cell]);
  }
  return lives;
}

export function table(cells: readonly Cell[], verdicts: ReadonlyMap<Cell, Verdict>): string {
  const width = 34;
  const row = (name: string, of: readonly Cell[]): string => {
    const count = (word: Verdict): number => of.filter((cell) => verdicts.get(cell) === word).length;
    const counts = [count('ok'), count('recovered')];
    const rest = of.length - counts[0]! - counts[1]!;
    return name.padEnd(width) + [...counts, rest, of.length].map((n) => String(n).padStart(11)).join('');
  };
  const by = (key: (cell: Cell) => string): string[] => {
    const names = [...new Set(cells.map(key))];
    return names.map((name) =>
      row(
        name,
        cells.filter((cell) => key(cell) === name),
      ),
    );
  };
  const titles = ['ok', 'recovered', 'wrong', 'all'].map((word) => word.padStart(11));
  return [
    ''.padEnd(width) + titles.join(''),
    ...by(({ operation }) => operation),
    '',
    ...by(({ fault, lasts }) => fault + (lasts ? ', the whole step' : '')),
    '',
    ...by(({ step }) => life[step]!.name),
    '',
    row('all', cells),
  ].join('\n');
}

export const nameOf = ({ step, operation, after, fault, lasts }: Cell): string =>
  `${life[step]!.name} / ${operation} ${after + 1} x ${fault}${lasts ? ', the whole step' : ''}`;
