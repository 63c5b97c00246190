// What a terminal shows of a program's output, as a page: for pictures of our own programs, and no more of a terminal
// than they use (SGR styles, and progress lines that are drawn anew in place).
import { escape } from '../forge/page/markdown.js';

/** Foreground colours by their number, 30 to 37 (90 to 97 are the same here), on a dark ground. */
const colours = ['#6e7681', '#ff7b72', '#7ee787', '#e3b341', '#79c0ff', '#d2a8ff', '#76e3ea', '#f0f6fc'];

interface Look {
  bold: boolean;
  dim: boolean;
  italic: boolean;
  underlined: boolean;
  colour: string | null;
}

const plain: Look = { bold: false, dim: false, italic: false, underlined: false, colour: null };

/** The look after one number of an SGR sequence. */
function changed(look: Look, code: number): Look {
  if (code === 0) return plain;
  if (code === 1) return { ...look, bold: true };
  if (code === 2) return { ...look, dim: true };
  if (code === 3) return { ...look, italic: true };
  if (code === 4) return { ...look, underlined: true };
  if (code === 22) return { ...look, bold: false, dim: false };
  if (code === 23) return { ...look, italic: false };
  if (code === 24) return { ...look, underlined: false };
  if (code === 39) return { ...look, colour: null };
  const colour = colours[code % 10];
  const isColour = (code >= 30 && code <= 37) || (code >= 90 && code <= 97);
  return isColour && colour !== undefined ? { ...look, colour } : look;
}

function styleOf({ bold, dim, italic, underlined, colour }: Look): string {
  return [
    bold ? 'font-weight:600' : '',
    dim ? 'opacity:.65' : '',
    italic ? 'font-style:italic' : '',
    underlined ? 'text-decoration:underline' : '',
    colour === null ? '' : `color:${colour}`,
  ]
    .filter((rule) => rule !== '')
    .join(';');
}

const redraw = /\r(?:\x1b\[(\d+)A)?\x1b\[J/;

/** The lines that are left once progress lines have been drawn over. */
function settled(output: string): string[] {
  const lines: string[] = [''];
  const pieces = output.replaceAll('\r\n', '\n').split(redraw);
  // Of each redraw the pattern leaves how many lines it goes up, then what comes after it.
  for (let i = 0; i < pieces.length; i += 2) {
    if (i > 0) {
      lines.splice(Math.max(0, lines.length - 1 - Number(pieces[i - 1] ?? 0)));
      lines.push('');
    }
    const [first = '', ...others] = (pieces[i] ?? '').split('\n');
    lines.push(`${lines.pop() ?? ''}${first}`, ...others);
  }
  return lines;
}

/** Lines with SGR sequences to HTML; any other sequence is left out. */
function linesToHtml(lines: readonly string[]): string {
  let look = plain;
  const shown = lines.map((line) =>
    line
      .split(/(\x1b\[[\d;?]*[A-Za-z])/)
      .map((piece) => {
        if (!piece.startsWith('\x1b[')) {
          const style = styleOf(look);
          return piece === '' || style === ''
            ? escape(piece)
            : `<span style="${style}">${escape(piece)}</span>`;
        }
        if (piece.endsWith('m')) look = piece.slice(2, -1).split(';').map(Number).reduce(changed, look);
        return '';
      })
      .join(''),
  );
  return shown.join('\n');
}

/** A window of a terminal, so many columns wide, with what is in it; of each output as many lines as are wanted. */
export function terminalPage(
  columns: number,
  sections: readonly { command: string; output: string; lines?: number }[],
): string {
  const blocks = sections.map(({ command, output, lines: most = Infinity }) => {
    const lines = settled(output.trimEnd());
    const shown = lines.length > most ? [...lines.slice(0, most), '…'] : lines;
    return `<b>$</b> <strong>${escape(command)}</strong>\n${linesToHtml(shown)}`;
  });
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Terminal</title><style>
body { margin: 0; background: #0d1117; color: #d1d7e0; }
pre { margin: 1.1rem 1.4rem 1.3rem; width: ${columns}ch; white-space: pre-wrap; word-break: break-all;
  font: 12.3px/1.45 ui-monospace, monospace; font-variant-ligatures: none; }
b { color: #7ee787; } strong { color: #f0f6fc; font-weight: 600; }
</style><pre>${blocks.join('\n\n')}</pre></html>`;
}
