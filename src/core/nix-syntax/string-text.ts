/** Literal text within a string or a path, up to the next escape, interpolation or end. */
export interface TextToken {
  kind: 'text';
  start: number;
  end: number;
  value: string;
  /** In an indented string: its blanks count as indentation. */
  plain: boolean;
}

const CONTROL: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The next text of a `"string"`, or null at its end; `${` does not stand at the offset. */
export function readText(text: string, start: number): TextToken | null {
  const first = text.charAt(start);
  if (first === '"') return null;
  if (first === '\\') return escape(text, start, start + 1);
  if (first === '\r') {
    // Nix takes every kind of line break for a newline here.
    const end = text.charAt(start + 1) === '\n' ? start + 2 : start + 1;
    return { kind: 'text', start, end, value: '\n', plain: true };
  }
  let at = start;
  while (at < text.length && !'"\\\r'.includes(text.charAt(at))) {
    if (text.charAt(at) === '$') {
      const next = text.charAt(at + 1);
      if (next === '{') break;
      // `$${` is no interpolation: the first dollar takes the second along.
      if (next === '$') at++;
    }
    at++;
  }
  return run(text, start, at);
}

/** The next text of an `''indented string''`, or null at its end; `${` does not stand at the offset. */
export function readIndentedText(text: string, start: number): TextToken | null {
  if (text.startsWith("''", start)) {
    const next = text.charAt(start + 2);
    if (next === "'") return { kind: 'text', start, end: start + 3, value: "''", plain: false };
    if (next === '$') return { kind: 'text', start, end: start + 3, value: '$', plain: false };
    return next === '\\' ? escape(text, start, start + 3) : null;
  }
  let at = start;
  while (at < text.length) {
    const width = widthInIndented(text, at);
    if (width === 0) break;
    at += width;
  }
  // A lone `'` or `$` before something special.
  return at > start ? run(text, start, at) : { ...run(text, start, start + 1), plain: false };
}

function widthInIndented(text: string, at: number): number {
  const character = text.charAt(at);
  const next = text.charAt(at + 1);
  if (character === '$') return next === '{' || next === "'" || next === '' ? 0 : 2;
  if (character === "'") return next === "'" || next === '$' || next === '' ? 0 : 2;
  return 1;
}

function run(text: string, start: number, end: number): TextToken {
  return { kind: 'text', start, end, value: text.slice(start, end), plain: true };
}

/** @param at of the character after the backslash */
function escape(text: string, start: number, at: number): TextToken {
  const character = text.charAt(at);
  return { kind: 'text', start, end: at + 1, value: CONTROL[character] ?? character, plain: false };
}
