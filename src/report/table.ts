import { plain } from './inert.js';
import { displayWidth, padded, shortened, wrapped } from './width.js';

/** A reason may be some sentences long. */
const LONGEST = 600;
const GAP = '  ';

/** What a table has to fit into. */
export interface Room {
  /** Columns of the terminal. */
  width: number;
  /** So many columns each column of the table keeps; where even they have no room, each row is a block of lines. */
  least: readonly number[];
  /** The first row is the heads of the columns. */
  headed: boolean;
}

/**
 * Rows in aligned columns for a terminal; the last column is not padded. Blanks at the end of a line are cut. No cell
 * can break its line, or show what is not there. @param room null: as wide as it is
 */
export function alignedTable(
  rows: readonly (readonly string[])[],
  { indent = '', room = null }: { indent?: string; room?: Room | null } = {},
): string {
  const shown = rows.map((row) => row.map((cell) => plain(cell, LONGEST)));
  const natural = naturalWidths(shown);
  const widths = room === null ? natural : fittingWidths(natural, room, indent.length);
  if (widths === null) return room === null ? '' : blocks(shown, indent, room);
  return shown
    .map((row) => {
      const cells = row.map((cell, column) => {
        const width = widths[column] ?? 0;
        const fitting = room === null ? cell : shortened(cell, width);
        return column === row.length - 1 ? fitting : padded(fitting, width);
      });
      return (indent + cells.join(GAP)).trimEnd();
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

/** The widest column gives way first, down to its least; null: there is no room for all of them. */
function fittingWidths(natural: readonly number[], { width, least }: Room, indent: number): number[] | null {
  const widths = natural.slice();
  let excess = indent + sum(widths) + GAP.length * (widths.length - 1) - width;
  for (; excess > 0; excess--) {
    const spare = widths.map((one, column) => (one > (least[column] ?? 1) ? one : 0));
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
      return wrapped(
        [first, ...below.map((line) => `  ${line}`)].map((line) => indent + line).join('\n'),
        width,
      );
    })
    .join('\n');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
