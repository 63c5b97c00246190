import { styleText } from 'node:util';

type Colour = 'red' | 'yellow' | 'green' | 'cyan' | 'bold';

/** What stands in the second column of the table of hosts, and in the list of packages, and how it is shown. */
const VERDICTS: Readonly<Record<string, Colour>> = {
  failed: 'red',
  downgraded: 'red',
  reboot: 'yellow',
  unknown: 'yellow',
  switch: 'green',
};
const SEVERITIES: Readonly<Record<string, Colour>> = { error: 'red', warning: 'yellow', info: 'cyan' };

// Whether the stream shows colours is asked once, and by us: newer Node.js would ask each time.
const dress = (colour: Colour, text: string): string => styleText(colour, text, { validateStream: false });

/** Whether a stream shows colours: a terminal that has some, of somebody who wants them (NO_COLOR, TERM). */
export function showsColours(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && stream.hasColors();
}

/**
 * A result's text in colours, line by line: it is written to be read without, so each line tells by itself what it is.
 * Give it text that has been made inert; nothing but colours is added, and names in it can get no more than a colour.
 */
export function dressed(text: string): string {
  const lines = text.split('\n');
  let needsAnEye = false;
  return lines
    .map((line, index) => {
      if (line === 'Needs an eye') needsAnEye = true;
      else if (!line.startsWith('  ')) needsAnEye = false;
      if (isHead(line, lines[index + 1] ?? '')) return dress('bold', line);
      return needsAnEye ? dress('yellow', line) : wordsDressed(line);
    })
    .join('\n');
}

/** The names of columns, and what stands above lines that are set in. */
function isHead(line: string, next: string): boolean {
  return /^[A-Z]{3,}(?: {2,}[A-Z]+)*$/.test(line) || (/^\p{L}[^:]*$/u.test(line) && /^ {2}\S/.test(next));
}

function wordsDressed(line: string): string {
  const severity = /^(\w+): /.exec(line)?.[1] ?? '';
  const colour = colourOf(SEVERITIES, severity);
  if (colour !== undefined) return dress(colour, severity) + line.slice(severity.length);
  return line.replace(/(?<=\S {2,})(\w+)(?= {2,})/g, (word) => {
    const shown = colourOf(VERDICTS, word);
    return shown === undefined ? word : dress(shown, word);
  });
}

/** A word by others may be `constructor`. */
function colourOf(colours: Readonly<Record<string, Colour>>, word: string): Colour | undefined {
  return Object.hasOwn(colours, word) ? colours[word] : undefined;
}
