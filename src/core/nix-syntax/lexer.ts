import { NixSyntaxError } from './syntax-error.js';
import { readIndentedText, readText, type TextToken } from './string-text.js';

export type Token =
  | TextToken
  | {
      kind:
        | 'identifier'
        | 'keyword'
        | 'number'
        | 'uri'
        | 'search-path'
        | 'mark'
        /** `"` or `''` */
        | 'string'
        | 'string-end'
        /** Nothing wide: texts and interpolations follow, up to `path-end`. */
        | 'path'
        | 'path-end'
        /** `${` in a string or path, or as an attribute's name; ends with the mark `}`. */
        | 'interpolation'
        | 'end';
      start: number;
      end: number;
      value: string;
    };

/** What the lexer is inside of, innermost last. */
type Mode = 'code' | 'string' | 'indented' | 'path';

const KEYWORDS = new Set(['if', 'then', 'else', 'assert', 'with', 'let', 'in', 'rec', 'inherit']);
const blanks = /[ \t\r\n]+/y;
const lineComment = /#[^\r\n]*/y;
const identifier = /[a-zA-Z_][\w'-]*/y;
const number = /(?:[1-9][0-9]*\.[0-9]*|0?\.[0-9]+)(?:[Ee][+-]?[0-9]+)?|[0-9]+/y;
const mark = /\.\.\.|==|!=|<=|>=|&&|\|\||->|\/\/|\+\+|\|>|<\||[{}[\]()=;:,.@?!+\-*/<>]/y;
const pathRun = /[\w.+-]+/y;
const scheme = /[a-zA-Z0-9+.-]+/y;
const uriRest = /[\w%/?:@&=+$,.!~*'-]+/y;

/**
 * The tokens of a Nix text, by the rules of Nix's own lexer, in one pass. Blanks and comments are left out, a byte
 * order mark is passed over; the last token is `end`.
 * @throws NixSyntaxError
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const modes: Mode[] = ['code'];
  // Where the run of characters ends that a path or an address may begin with: looked for once, or a hostile text
  // of many short tokens (`+++…`) would be read again for each.
  let runEnd = 0;
  let schemeEnd = 0;
  let at = text.startsWith('\uFEFF') ? 1 : 0;

  function put(kind: Exclude<Token['kind'], 'text'>, end: number): void {
    tokens.push({ kind, start: at, end, value: text.slice(at, end) });
    at = end;
  }

  function open(kind: 'string' | 'path' | 'interpolation', width: number, mode: Mode): void {
    put(kind, at + width);
    modes.push(mode);
  }

  function close(kind: 'string-end' | 'path-end', width: number): void {
    put(kind, at + width);
    modes.pop();
  }

  function readCode(): void {
    const character = text.charAt(at);
    if (character === '"') open('string', 1, 'string');
    else if (text.startsWith("''", at)) open('string', matchEnd(/''(?: *\n)?/y, text, at) - at, 'indented');
    else if (text.startsWith('${', at)) open('interpolation', 2, 'code');
    else if (startsPath()) open('path', 0, 'path');
    else readWord(character);
  }

  function readWord(character: string): void {
    const uri = endOfUri();
    if (uri > at) put('uri', uri);
    else if (/[a-zA-Z_]/.test(character)) readName(matchEnd(identifier, text, at));
    else if (matchEnd(number, text, at) > at) put('number', matchEnd(number, text, at));
    else if (character === '<' && endOfSearchPath(text, at) > at)
      put('search-path', endOfSearchPath(text, at));
    else readMark(matchEnd(mark, text, at));
  }

  function readName(end: number): void {
    put(KEYWORDS.has(text.slice(at, end)) ? 'keyword' : 'identifier', end);
  }

  function readMark(end: number): void {
    if (end === at) throw new NixSyntaxError('a character that means nothing here', at);
    const value = text.slice(at, end);
    put('mark', end);
    if (value === '{') modes.push('code');
    if (value === '}' && modes.length > 1) modes.pop();
  }

  /** `./x`, `a/b`, `/a`, `~/a`, `./${a}`: characters, a slash, and more of them or `${`. */
  function startsPath(): boolean {
    if (text.startsWith('~/', at)) return continuesPath(at + 1);
    if (at >= runEnd) runEnd = matchEnd(pathRun, text, at);
    return continuesPath(runEnd);
  }

  function continuesPath(slash: number): boolean {
    return text.charAt(slash) === '/' && /^(?:[\w.+-]|\$\{)/.test(text.slice(slash + 1, slash + 3));
  }

  function endOfUri(): number {
    if (at >= schemeEnd) schemeEnd = matchEnd(scheme, text, at);
    if (text.charAt(schemeEnd) !== ':' || !/[a-zA-Z]/.test(text.charAt(at))) return at;
    const end = matchEnd(uriRest, text, schemeEnd + 1);
    return end > schemeEnd + 1 ? end : at;
  }

  function readPath(): void {
    if (text.startsWith('${', at)) {
      open('interpolation', 2, 'code');
      return;
    }
    const home = text.charAt(at) === '~' && tokens.at(-1)?.kind === 'path';
    let end = endOfPath(text, matchEnd(pathRun, text, home ? at + 1 : at));
    if (text.charAt(end) === '/') end++;
    if (end > at) {
      tokens.push({ kind: 'text', start: at, end, value: text.slice(at, end), plain: true });
      at = end;
    } else if (text.charAt(at - 1) === '/') throw new NixSyntaxError('a path ends with a slash', at - 1);
    else close('path-end', 0);
  }

  function readString(mode: 'string' | 'indented'): void {
    const quote = mode === 'string' ? '"' : "''";
    if (text.startsWith('${', at)) open('interpolation', 2, 'code');
    else {
      const piece = mode === 'string' ? readText(text, at) : readIndentedText(text, at);
      if (!piece) close('string-end', quote.length);
      else {
        tokens.push(piece);
        at = piece.end;
      }
    }
  }

  for (;;) {
    const mode = modes.at(-1) ?? 'code';
    if (mode === 'code') at = skipBlanks(text, at);
    if (at >= text.length && mode !== 'path') break;
    if (mode === 'code') readCode();
    else if (mode === 'path') readPath();
    else readString(mode);
  }
  if (modes.includes('string') || modes.includes('indented')) throw unterminated(tokens);
  put('end', at);
  return tokens;
}

/** The innermost string that has no end. */
function unterminated(tokens: readonly Token[]): NixSyntaxError {
  let closed = 0;
  const opening = tokens.findLast(({ kind }) => {
    if (kind === 'string-end') closed++;
    return kind === 'string' && --closed < 0;
  });
  return new NixSyntaxError('a string has no end', opening?.start ?? 0);
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  for (;;) {
    at = matchEnd(blanks, text, at);
    if (text.charAt(at) === '#') at = matchEnd(lineComment, text, at);
    else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      if (end < 0) throw new NixSyntaxError('a comment has no end', at);
      at = end + 2;
    } else return at;
  }
}

/** `<nixpkgs/nixos>`; the offset itself where none stands there. */
function endOfSearchPath(text: string, start: number): number {
  const name = matchEnd(pathRun, text, start + 1);
  const end = name === start + 1 ? name : endOfPath(text, name);
  return name > start + 1 && text.charAt(end) === '>' ? end + 1 : start;
}

/** The end of `/a/b`. */
function endOfPath(text: string, start: number): number {
  let at = start;
  while (text.charAt(at) === '/') {
    const end = matchEnd(pathRun, text, at + 1);
    if (end === at + 1) return at;
    at = end;
  }
  return at;
}

/** The end of what a sticky expression matches at an offset, or the offset itself. */
function matchEnd(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : at;
}
