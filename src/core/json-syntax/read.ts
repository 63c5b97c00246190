import { UserError } from '../../errors.js';
import { lineAt, lineIndex } from '../text-lines.js';

/** A place in a JSON text: offsets of its first character and of the one after its last. */
export type JsonNode = { start: number; end: number } & (
  | { kind: 'object'; members: readonly JsonMember[] }
  | { kind: 'array'; items: readonly JsonNode[] }
  | { kind: 'scalar'; value: string | number | boolean | null }
);

export interface JsonMember {
  key: string;
  /** Offset of the key's quote. */
  start: number;
  value: JsonNode;
}

export interface JsonDocument {
  text: string;
  /** What JSON.parse gives. Of a key written twice the last one counts, here as in Nix. */
  value: unknown;
  root: JsonNode;
  /** 1-based line of what a path of keys leads to, or of the last thing on the way that is there. */
  lineOf(path: readonly PropertyKey[]): number;
}

// Locks are five deep; this keeps a hostile file from ending the process by the call stack.
const MAX_DEPTH = 200;

/**
 * Reads JSON and remembers where everything stands, so that a value can be replaced and all else left alone.
 * A byte order mark is passed over.
 * @param file for the message
 * @throws UserError with the line where the text is no JSON
 */
export function readJson(text: string, file: string): JsonDocument {
  const begin = text.startsWith('\uFEFF') ? 1 : 0;
  let at = begin;

  function fail(what: string): never {
    const conflict = text.search(/^<{7} /m);
    if (conflict >= 0) {
      throw new UserError('Not valid JSON: a merge conflict is left in it.', {
        place: { file, line: lineAt(text, conflict) },
        cure: 'Resolve it: take one side, and bump that.',
      });
    }
    throw new UserError(`Not valid JSON: ${what}.`, {
      place: { file, line: lineAt(text, at) },
      cure: 'Restore the file from version control, mend it by hand, or leave it out with `ignore`.',
    });
  }

  function skipBlanks(): void {
    while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
  }

  /** Steps over a punctuation mark and the blanks around it. */
  function take(mark: string): boolean {
    skipBlanks();
    if (text.charAt(at) !== mark) return false;
    at++;
    skipBlanks();
    return true;
  }

  function readValue(depth: number): JsonNode {
    if (depth > MAX_DEPTH) fail(`nested more than ${MAX_DEPTH} deep`);
    const start = at;
    if (text.charAt(at) === '{') {
      const members = readList('}', () => readMember(depth));
      return { kind: 'object', start, end: at, members };
    }
    if (text.charAt(at) === '[') {
      const items = readList(']', () => readValue(depth + 1));
      return { kind: 'array', start, end: at, items };
    }
    return { kind: 'scalar', start, value: readScalar(), end: at };
  }

  function readList<T>(close: string, readItem: () => T): T[] {
    const items: T[] = [];
    at++;
    if (take(close)) return closed(items);
    do items.push(readItem());
    while (take(','));
    return take(close) ? closed(items) : fail(`"," or "${close}" is missing`);
  }

  /** `take` has stepped over the blanks after the closing mark; they are not part of the value. */
  function closed<T>(items: T[]): T[] {
    while (' \t\r\n'.includes(text.charAt(at - 1))) at--;
    return items;
  }

  function readMember(depth: number): JsonMember {
    const start = at;
    if (text.charAt(at) !== '"') fail('a key in quotes is missing');
    const key = String(readScalar());
    if (!take(':')) fail('":" is missing');
    return { key, start, value: readValue(depth + 1) };
  }

  function readScalar(): string | number | boolean | null {
    const start = at;
    const end = text.charAt(at) === '"' ? endOfString(text, at) : endOfWord(text, at);
    const scalar = parseScalar(text.slice(start, end));
    if (scalar === undefined) fail(end > start ? 'this is no value' : 'a value is missing');
    at = end;
    return scalar;
  }

  skipBlanks();
  const root = readValue(0);
  skipBlanks();
  if (at < text.length) fail('something stands after its end');
  const lineOfOffset = lineIndex(text);
  return {
    text,
    value: JSON.parse(text.slice(begin)) as unknown,
    root,
    lineOf: (path) => lineOfOffset(startOf(root, path)),
  };
}

function startOf(root: JsonNode, path: readonly PropertyKey[]): number {
  let node = root;
  let start = root.start;
  for (const key of path) {
    const next = step(node, key);
    if (!next) break;
    ({ node, start } = next);
  }
  return start;
}

function step(node: JsonNode, key: PropertyKey): { node: JsonNode; start: number } | null {
  if (node.kind === 'array') {
    const item = node.items[Number(key)];
    return item ? { node: item, start: item.start } : null;
  }
  const found = member(node, String(key));
  return found ? { node: found.value, start: found.start } : null;
}

const byKey = new WeakMap<JsonNode, ReadonlyMap<string, JsonMember>>();

/** The member of that name, if the node is an object that has it; of two of a name the last. */
export function member(node: JsonNode, key: string): JsonMember | undefined {
  if (node.kind !== 'object') return undefined;
  const known = byKey.get(node) ?? new Map(node.members.map((m) => [m.key, m]));
  byKey.set(node, known);
  return known.get(key);
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return Math.min(at + 1, text.length);
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && /[-+.\w]/.test(text.charAt(at))) at++;
  return at;
}

function parseScalar(word: string): string | number | boolean | null | undefined {
  try {
    return JSON.parse(word) as string | number | boolean | null;
  } catch {
    return undefined;
  }
}
