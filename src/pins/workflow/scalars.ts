import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { type MappedText, mappedTextBuilder, wholeText } from '../../core/shell-syntax/mapped-text.js';
import { readYaml } from '../yaml-documents.js';

/** A text in a YAML file, and the keys that it stands under, innermost last; texts in a list stand under the list's. */
export interface KeyedText {
  key: string;
  around: string;
  value: MappedText;
}

/**
 * The texts in a YAML file that mention something. One that an alias repeats is there under its own key and the alias's.
 * @throws UserError where the file is broken
 */
export function keyedTexts(text: string, file: string, mentions: RegExp): KeyedText[] {
  const found: KeyedText[] = [];
  for (const root of readYaml(text, file)) {
    for (const { node, key, around } of keyedScalars(root, text.length)) {
      if (typeof node.value !== 'string' || !mentions.test(node.value)) continue;
      const value = mapped(text, node);
      if (value) found.push({ key, around, value });
    }
  }
  return found;
}

interface Place {
  node: unknown;
  key: string;
  around: string;
}

/**
 * In the order of the file.
 * @param repeatable how many characters may be read again by aliases: those of aliases of lists can be without end
 */
function keyedScalars(root: Node, repeatable: number): (Place & { node: Scalar })[] {
  const scalars: (Place & { node: Scalar })[] = [];
  const anchors = new Map<string, unknown>();
  const left: Place[] = [{ node: root, key: '', around: '' }];
  for (let place = left.pop(); place; place = left.pop()) {
    const { node, key, around } = place;
    if (isScalar(node)) scalars.push({ ...place, node });
    if ((isScalar(node) || isSeq(node)) && node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isAlias(node)) {
      const source = anchors.get(node.source);
      for (const one of isSeq(source) ? source.items : [source]) {
        repeatable -= isScalar(one) ? String(one.value).length + 1 : 1;
        if (repeatable < 0) break;
        if (isScalar(one)) scalars.push({ ...place, node: one });
      }
    }
    if (isSeq(node)) for (const item of node.items.toReversed()) left.push({ ...place, node: item });
    if (isMap(node)) {
      for (const pair of node.items.toReversed()) {
        const name = isScalar(pair.key) ? String(pair.key.value) : '';
        left.push({ node: pair.value, key: name, around: key === '' ? around : key });
      }
    }
  }
  return scalars;
}

/** The scalar without quotes, escapes, indentation and folds; null where it can't be told where something stands. */
function mapped(text: string, { type, value, range }: Scalar): MappedText | null {
  if (typeof value !== 'string' || !range) return null;
  const quote = type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE' ? 1 : 0;
  // `|2-  # comment`
  const header = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED' ? text.indexOf('\n', range[0]) : -1;
  const builder = mappedTextBuilder(wholeText(text));
  let at = header < 0 ? range[0] + quote : header + 1;
  for (let index = 0; index < value.length; index++) {
    const character = value.charAt(index);
    // Blanks come and go in YAML, and stand in no address.
    if (isBlank(character)) {
      builder.add(character, at, at + 1);
      continue;
    }
    const unit = nextUnit(text, at, type);
    if (unit.plain !== null && unit.plain !== character) return null;
    builder.add(value.slice(index, index + unit.units), unit.start, unit.end);
    index += unit.units - 1;
    at = unit.end;
  }
  return builder.build();
}

interface Unit {
  start: number;
  end: number;
  /** The character, where it is written as it is. */
  plain: string | null;
  /** UTF-16 code units that it stands for. */
  units: number;
}

/** What the next character that is no blank is written as. */
function nextUnit(text: string, from: number, type: Scalar['type']): Unit {
  for (let start = from; ;) {
    const character = text.charAt(start);
    if (isBlank(character)) {
      start++;
      continue;
    }
    if (type === 'QUOTE_SINGLE' && text.startsWith("''", start))
      return { start, end: start + 2, plain: "'", units: 1 };
    if (type !== 'QUOTE_DOUBLE' || character !== '\\')
      return { start, end: start + 1, plain: character, units: 1 };
    const escape = escapeAt(text, start);
    if (!escape.blank) return { start, end: escape.end, plain: null, units: escape.units };
    start = escape.end;
  }
}

/** `\n`, `\x20`, `\u00e9`, a backslash at the end of a line */
function escapeAt(text: string, start: number): { end: number; blank: boolean; units: number } {
  const letter = text.charAt(start + 1);
  const digits = letter === 'x' ? 2 : letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
  const end = start + 2 + digits;
  if (digits === 0) return { end, blank: /[ntr \t\r\n]/.test(letter), units: 1 };
  const code = Number.parseInt(text.slice(start + 2, end), 16);
  return { end, blank: code < 128 && isBlank(String.fromCharCode(code)), units: code > 0xffff ? 2 : 1 };
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}
