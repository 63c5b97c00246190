import { UserError } from '../errors.js';

/** What an extended header says of the next member, in place of the member's own header. Paths as in `TarMember`. */
export interface Extension {
  path?: string;
  linkpath?: string;
  /** Bytes. */
  size?: number;
  /** Unix seconds, rounded down. */
  mtime?: number;
}

/** Type flags of members that say something of the next one: pax, pax for all, GNU long name and long link target. */
export const EXTENSION_FLAGS = 'xgLK';

/** What such a member says. @throws UserError where it is damaged, or says what we can't follow */
export function parseExtension(flag: string, body: Buffer): Extension {
  switch (flag) {
    case 'L':
      return { path: longText(body) };
    case 'K':
      return { linkpath: longText(body) };
    case 'g':
      refuseGlobalOverrides(parsePax(body));
      return {};
    default:
      return parsePax(body);
  }
}

/** A GNU long name ends with a NUL. */
function longText(body: Buffer): string {
  const end = body.indexOf(0);
  return body.toString('latin1', 0, end < 0 ? body.length : end);
}

/**
 * Reads pax records, one after the other: `23 path=some/long/name\n`, the number being the record's own length in
 * bytes. Records without a value, and those that we have no use for, are passed over.
 */
function parsePax(body: Buffer): Extension {
  const values: Extension = {};
  let start = 0;
  while (start < body.length) {
    const blank = body.indexOf(0x20, start);
    const length = blank < 0 ? NaN : Number(body.toString('latin1', start, blank));
    const end = start + length;
    const equals = body.indexOf(0x3d, blank);
    const wellFormed =
      end > blank && end <= body.length && body[end - 1] === 0x0a && equals > blank && equals < end;
    if (!wellFormed) throw new UserError('The archive has a damaged pax header.');
    setValue(
      values,
      body.toString('latin1', blank + 1, equals),
      body.toString('latin1', equals + 1, end - 1),
    );
    start = end;
  }
  return values;
}

function setValue(values: Extension, key: string, value: string): void {
  if (key.startsWith('GNU.sparse.')) throw new UserError('The archive holds a sparse file.');
  if (value === '') return;
  if (key === 'path' || key === 'linkpath') values[key] = value;
  if (key === 'size' || key === 'mtime') values[key] = Math.floor(Number(value));
}

// git archive writes a header for all members, with the commit as a comment. Tars disagree on what else one may say.
function refuseGlobalOverrides(values: Extension): void {
  if (values.path === undefined && values.linkpath === undefined && values.size === undefined) return;
  throw new UserError('The archive has a global pax header that overrides the path or size of its members.');
}
