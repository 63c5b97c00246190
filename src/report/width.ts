import stringWidth from 'fast-string-width';

/** Text on a terminal, in columns: what is written wide (CJK, emoji) takes two, what joins the letter before takes none. */

// What shows nothing, but for what joins emoji.
const unseen = /(?!\u200d)[\p{Cf}\p{Cs}]/gu;

let segmenter: Intl.Segmenter | null = null;

/** What is read as one letter each. Loading the rules for it takes longer than most texts take to be drawn. */
function* graphemes(text: string): Generator<string> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/** Columns of a text without escape sequences. */
export function displayWidth(text: string): number {
  // Nearly all are, with signs of our own; the rules of Unicode take a hundred times as long.
  return /^[ -~–…→]*$/.test(text) ? text.length : stringWidth(text.replace(unseen, ''));
}

export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

const ARROW = ' -> ';
/** In fewer columns nothing of `old -> new` could be read. */
const LEAST_MOVE = 10;

/** At most so many columns; what is cut ends in `…`. Of `old -> new` the new one is kept, or its beginning. */
export function shortened(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const arrow = text.lastIndexOf(ARROW);
  if (arrow > 0 && width >= LEAST_MOVE) {
    const now = text.slice(arrow + ARROW.length);
    const room = Math.max(1, width - ARROW.length - displayWidth(now));
    return `${shortened(text.slice(0, arrow), room)}${ARROW}${shortened(now, width - ARROW.length - 1)}`;
  }
  return width < 1 ? '' : `${beginning(text, width - 1).trimEnd()}…`;
}

/** As much of a text as so many columns hold; no letter is cut through. */
function beginning(text: string, width: number): string {
  let [taken, used] = ['', 0];
  for (const segment of graphemes(text)) {
    used += displayWidth(segment);
    if (used > width) break;
    taken += segment;
  }
  return taken;
}

/** Further than this a text is not moved to the right: there would be no room left. */
const MOST_INDENT = 8;

/** Lines of at most so many columns. What of a line goes on in the next stands two columns to the right of its start. */
export function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => (displayWidth(line) <= width ? [line] : wrappedLine(line, width)))
    .join('\n');
}

function wrappedLine(line: string, width: number): string[] {
  const start = /^ */.exec(line)?.[0] ?? '';
  const hanging = ' '.repeat(Math.min(start.length, MOST_INDENT) + 2);
  const lines: string[] = [];
  let current = start;
  let isEmpty = true;
  const next = (): void => {
    lines.push(current);
    [current, isEmpty] = [hanging, true];
  };
  for (const word of line.slice(start.length).split(' ')) {
    const joint = isEmpty ? '' : ' ';
    if (displayWidth(current + joint + word) <= width) {
      current += joint + word;
      isEmpty = false;
      continue;
    }
    if (!isEmpty) next();
    for (const piece of pieces(word, Math.max(1, width - hanging.length))) {
      if (!isEmpty) next();
      current += piece;
      isEmpty = false;
    }
  }
  return isEmpty ? lines : [...lines, current];
}

/** A word in pieces of at most so many columns. An address stays whole: one that is broken can't be opened. */
function pieces(word: string, width: number): string[] {
  if (word.includes('://')) return [word];
  const parts: string[] = [];
  let [part, used] = ['', 0];
  for (const segment of graphemes(word)) {
    const columns = displayWidth(segment);
    if (part !== '' && used + columns > width) {
      parts.push(part);
      [part, used] = ['', 0];
    }
    part += segment;
    used += columns;
  }
  return [...parts, part];
}
