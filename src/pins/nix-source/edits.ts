import { isVerbatim, sliceText, type NixText, type Piece } from '../../core/nix-syntax/text.js';

/** Other text for a stretch of a file. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * How the pieces that a text is made of have to change for it to have another value; null where they can't be told
 * apart, or one of them is not written as it is valued.
 */
export function rewrite({ value, pieces }: NixText, wanted: string): Edit[] | null {
  if (value === wanted) return [];
  const solid = pieces.filter((piece) => piece.value !== '');
  return inOnePiece(solid, wanted) ?? inSegments({ value, pieces: solid }, wanted);
}

/** `prefix${rev}suffix`: all but one piece stay as they are. */
function inOnePiece(pieces: readonly Piece[], wanted: string): Edit[] | null {
  const after = pieces.slice();
  let rest = wanted;
  for (let first = after[0]; first && after.length > 1 && rest.startsWith(first.value); first = after[0]) {
    rest = rest.slice(first.value.length);
    after.shift();
  }
  for (let last = after.at(-1); last && after.length > 1 && rest.endsWith(last.value); last = after.at(-1)) {
    rest = rest.slice(0, rest.length - last.value.length);
    after.pop();
  }
  const [piece, ...others] = after;
  if (!piece || others.length > 0 || !isVerbatim(piece)) return null;
  return [{ start: piece.start, end: piece.end, text: rest }];
}

/** What addresses, release names and dates are divided by; of the finer division first. */
const DIVISIONS = [/(?<=[/?&=.:-])|(?=[/?&=.:-])/, /(?<=[/?&=])|(?=[/?&=])/];

/** `…/${release}/nixexprs.tar.xz?rev=${rev}`: several pieces change, each for itself. */
function inSegments(whole: NixText, wanted: string): Edit[] | null {
  for (const division of DIVISIONS) {
    const [before, after] = [whole.value.split(division), wanted.split(division)];
    const edits = before.length === after.length ? segmentEdits(whole, before, after) : null;
    if (edits) return edits;
  }
  return null;
}

function segmentEdits(whole: NixText, before: readonly string[], after: readonly string[]): Edit[] | null {
  const edits: Edit[] = [];
  let at = 0;
  for (const [index, old] of before.entries()) {
    const text = after[index] ?? '';
    if (old !== text) {
      const changed = inOnePiece(sliceText(whole, at, at + old.length).pieces, text);
      if (!changed) return null;
      edits.push(...changed);
    }
    at += old.length;
  }
  return edits;
}

/**
 * The text with all edits made; the same edit may be there more than once. Null where two want different things of one
 * place.
 */
export function withEdits(text: string, edits: readonly Edit[]): string | null {
  let changed = '';
  let at = 0;
  let last: Edit | null = null;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (last?.start === edit.start && last.end === edit.end && last.text === edit.text) continue;
    if (edit.start < at) return null;
    changed += text.slice(at, edit.start) + edit.text;
    at = edit.end;
    last = edit;
  }
  return changed + text.slice(at);
}
