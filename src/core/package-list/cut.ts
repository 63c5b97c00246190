import { UserError } from '../../errors.js';

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COMMA] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x2c,
];
/** No member is longer, of which some 700 bytes are usual: what never ends is not gathered for ever. */
const LONGEST_MEMBER = 8 * 1024 * 1024;

/** Cuts the members of an object within a JSON text out of it, piece by piece: the whole is too long to be parsed at once. */
export interface Cutter {
  /** The members that are whole now, as the text of an object; null: none is. */
  push(piece: Uint8Array): string | null;
  /** @throws UserError where the text ended before the object did, or never had it */
  end(): void;
}

/**
 * Cuts after the members of `{ …, "<key>": { "a": {…}, "b": {…} } }`. It looks at quotes, braces and brackets alone;
 * whoever parses what was cut finds what else is wrong.
 * @param key of the object at the top, in ASCII
 * @param where the text is from, for an error
 */
export function createCutter(key: string, where: string): Cutter {
  const notAList = (why: string): UserError => notAPackageList(why, where);
  const wanted = Buffer.from(`"${key}"`);
  /** What was not cut yet: the beginning of a member, or of what stands before the object. */
  let rest = Buffer.alloc(0);
  let scanned = 0;
  let depth = 0;
  let inString = false;
  let isEscaped = false;
  /** Where the last string at the top began and ended, in `rest`. */
  let [from, to] = [-1, -1];
  let state: 'before' | 'within' | 'after' = 'before';

  function push(piece: Uint8Array): string | null {
    const bytes =
      rest.length === 0
        ? Buffer.from(piece.buffer, piece.byteOffset, piece.length)
        : Buffer.concat([rest, piece]);
    const { start, end } = scan(bytes, scanned);
    const whole = end > start ? bytes.toString('utf8', start, end) : null;
    // A copy: what it is a part of is let go.
    rest = Buffer.from(bytes.subarray(state === 'after' ? bytes.length : end));
    if (state === 'before' && rest.length > LONGEST_MEMBER) throw notAList('it begins otherwise');
    if (rest.length > LONGEST_MEMBER) throw notAList('an entry of it never ends');
    scanned = rest.length;
    return whole === null ? null : `{${whole}}`;
  }

  /** Where the members that are whole now begin and end. */
  function scan(bytes: Buffer, at: number): { start: number; end: number } {
    let start = 0;
    let end = 0;
    // A loop over each byte of more than 100 MB: what it needs is kept in its own variables.
    let [level, string, escaped] = [depth, inString, isEscaped];
    const { length } = bytes;
    for (let index = at; index < length; index++) {
      const byte = bytes[index];
      if (string) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          string = false;
          if (level === 1) to = index + 1;
        }
      } else if (byte === QUOTE) {
        string = true;
        if (level === 1) from = index;
      } else if (byte === OPEN || byte === OPEN_LIST) {
        level++;
        if (level === 2 && state === 'before' && byte === OPEN && isWanted(bytes)) {
          state = 'within';
          start = end = index + 1;
        }
      } else if (byte === CLOSE || byte === CLOSE_LIST) {
        level--;
        if (state === 'within' && level === 2) end = index + 1;
        if (state === 'within' && level === 1) {
          state = 'after';
          if (leading(bytes, end, index) < index) throw notAList('an entry of it is no object');
        }
      }
    }
    [depth, inString, isEscaped] = [level, string, escaped];
    return { start: leading(bytes, start, end), end };
  }

  function isWanted(bytes: Buffer): boolean {
    return to > from && bytes.subarray(from, to).equals(wanted);
  }

  return {
    push,
    end() {
      if (state === 'before') throw notAList(`it has no \`${key}\``);
      if (depth !== 0 || inString) throw notAList('it is cut short');
    },
  };
}

/** Past the comma between the member that was cut last and the next one. */
function leading(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] === COMMA || (bytes[at] ?? 0) <= 0x20)) at++;
  return at;
}

export function notAPackageList(why: string, where: string): UserError {
  return new UserError(`this is no list of packages: ${why}.`, {
    place: { file: where },
    cure: 'Give the `packages.json` or `packages.json.br` of a release.',
  });
}
