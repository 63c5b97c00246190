import { plain } from './inert.js';
import { displayWidth, padded, shortened, wrapped } from './width.js';

/** A reason may be some sentences long. */
const LONGEST = 600;
const GAP = '  ';

/** What a table has to fit into. */
export interface Room {
  /** Columns of the terminal. */
  width: number;
  /**
   * The columns of the table (from 0) that may be cut short, and how much each of them keeps. Where that is not enough,
   * no other column is cut: each row is a block of lines, with all that is in it.
   */
  least: Readonly<Record<number, number>>;
  /** The first row is the heads of the columns. */
  headed: boolean;
}

interface TableOptions {
  indent?: string;
  /** null: as wide as it is. */
  room?: Room | null;
  /** Dresses a cell that is filled up already; its width has to stay. */
  paint?: (cell: string, row: number, column: number) => string;
}

/**
 * Rows in aligned columns for a terminal; the last cell of a row is not padded. No cell
 * can break its line, or show what is not there.
 */
export function alignedTable(
  rows: readonly (readonly string[])[],
  { indent = '', room = null, paint = (cell) => cell }: TableOptions = {},
): string {
  const shown = rows.map((row) => row.map((cell) => plain(cell, LONGEST)));
  const natural = naturalWidths(shown);
  const widths = room === null ? natural : fittingWidths(natural, room, indent.length);
  if (widths === null) return room === null ? '' : blocks(shown, indent, room);
  return shown
    .map((row, at) => {
      const fitting = row.map((cell, column) =>
        room === null ? cell : shortened(cell, widths[column] ?? 0),
      );
      const last = fitting.findLastIndex((cell) => cell !== '');
      const cells = fitting.slice(0, last + 1).map((cell, column) => {
        const filled = column === last ? cell : padded(cell, widths[column] ?? 0);
        return paint(filled, at, column);
      });
      return indent + cells.join(GAP);
    })
    .join('\n');
}

function naturalWidths(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
    });
  }
  return widths;
}

/** Of those that may, the widest column gives way first, down to its least; null: there is no room for all of them. */
function fittingWidths(natural: readonly number[], { width, least }: Room, indent: number): number[] | null {
  const widths = natural.slice();
  let excess = indent + sum(widths) + GAP.length * (widths.length - 1) - width;
  for (; excess > 0; excess--) {
    const spare = widths.map((one, column) => (one > (least[column] ?? Infinity) ? one : 0));
    const widest = Math.max(...spare);
    if (widest === 0) return null;
    widths[spare.indexOf(widest)] = widest - 1;
  }
  return widths;
}

/** A row's first cell, and below it the others. */
function blocks(rows: readonly (readonly string[])[], indent: string, { width, headed }: Room): string {
  const [heads = [], ...rest] = rows;
  return (headed ? rest : rows)
    .map(([first = '', ...cells]) => {
      const told = cells.flatMap((cell, column) => {
        const head = headed ? `${heads[column + 1]?.toLowerCase() ?? ''}: ` : '';
        return cell === '' || cell === '–' ? [] : [head + cell];
      });
      const below = headed ? told : [told.join(', ')];
      // A row that goes on with the one above has no first cell.
      const lines = [...(first === '' ? [] : [first]), ...below.map((line) => `  ${line}`)];
      return wrapped(lines.map((line) => indent + line).join('\n'), width);
    })
    .join('\n');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
