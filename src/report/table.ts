import { plain } from './inert.js';

/** A reason may be some sentences long. */
const LONGEST = 600;

/**
 * Rows in aligned columns for a terminal; the last column is not padded. Blanks at the end of a line are cut. No cell
 * can break its line, or show what is not there.
 */
export function alignedTable(rows: readonly (readonly string[])[]): string {
  const shown = rows.map((row) => row.map((cell) => plain(cell, LONGEST)));
  const widths: number[] = [];
  for (const row of shown) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  return shown
    .map((row) =>
      row
        .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
