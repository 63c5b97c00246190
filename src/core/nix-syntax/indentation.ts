import type { StringPart } from './nodes.js';
import type { TextToken } from './string-text.js';

type Part = TextToken | Extract<StringPart, { kind: 'interpolation' }>;

/**
 * What an indented string is worth, as Nix takes its indentation off: as many spaces from each line as the least
 * indented one has, and the last line where it is blank. Pieces that stand in the file as they are valued stay such.
 */
export function withoutIndentation(parts: readonly Part[]): StringPart[] {
  const indent = leastIndent(parts);
  const stripped: StringPart[] = [];
  let fresh = true;
  let dropped = 0;
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'interpolation') {
      fresh = false;
      dropped = 0;
      stripped.push(part);
      continue;
    }
    const end = index === parts.length - 1 ? withoutBlankLastLine(part.value) : part.value.length;
    let from = 0;
    for (let at = 0; at < end; at++) {
      const character = part.value.charAt(at);
      if (fresh && character === ' ' && dropped++ < indent) {
        pushText(stripped, part, from, at);
        from = at + 1;
        continue;
      }
      if (fresh && character !== ' ') dropped = 0;
      if (character === '\n') fresh = true;
      else if (character !== ' ') fresh = false;
    }
    pushText(stripped, part, from, end);
  }
  return stripped;
}

function leastIndent(parts: readonly Part[]): number {
  let least = 1_000_000;
  let current = 0;
  let fresh = true;
  for (const part of parts) {
    if (part.kind === 'interpolation' || !part.plain) {
      if (fresh) least = Math.min(least, current);
      fresh = false;
      continue;
    }
    for (const character of part.value) {
      if (character === '\n') {
        fresh = true;
        current = 0;
      } else if (fresh && character === ' ') current++;
      else if (fresh) {
        fresh = false;
        least = Math.min(least, current);
      }
    }
  }
  return least;
}

/** The length of a string's last text without the spaces after its last newline, where nothing else is there. */
function withoutBlankLastLine(value: string): number {
  let at = value.length;
  while (value.charAt(at - 1) === ' ') at--;
  return value.charAt(at - 1) === '\n' ? at : value.length;
}

function pushText(parts: StringPart[], token: TextToken, from: number, to: number): void {
  if (from >= to) return;
  const value = token.value.slice(from, to);
  const verbatim = token.value.length === token.end - token.start;
  const span = verbatim
    ? { start: token.start + from, end: token.start + to }
    : { start: token.start, end: token.end };
  parts.push({ kind: 'text', ...span, value });
}
