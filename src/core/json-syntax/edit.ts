import { type JsonDocument, type JsonMember, type JsonNode, member, readJson } from './read.js';

/**
 * The text with one member of one object set to a value, or without it (null). Nothing else changes; a new member
 * goes where the order of keys puts it, laid out like its neighbour.
 * @param path keys that lead to the object, which must be there
 */
export function setMember(
  text: string,
  path: readonly string[],
  key: string,
  value: string | number | null,
): string {
  return setMembers(readJson(text, ''), path, new Map([[key, value]]));
}

/** The same for several members of one object, in one go. */
export function setMembers(
  document: JsonDocument,
  path: readonly string[],
  values: ReadonlyMap<string, string | number | null>,
): string {
  const { text } = document;
  const object = objectAt(document, path);
  const others = new Map<string, string | number | null>();
  const replaced: { node: JsonNode; value: string | number }[] = [];
  for (const [key, value] of values) {
    const old = member(object, key)?.value;
    if (!old || value === null) others.set(key, value);
    else if (old.kind !== 'scalar' || old.value !== value) replaced.push({ node: old, value });
  }
  const moved = replaced
    .sort((a, b) => b.node.start - a.node.start)
    .reduce((t, { node, value }) => splice(t, node.start, node.end, JSON.stringify(value)), text);
  return [...others].reduce((t, [key, value]) => addOrRemove(t, path, key, value), moved);
}

function addOrRemove(
  text: string,
  path: readonly string[],
  key: string,
  value: string | number | null,
): string {
  const object = objectAt(readJson(text, ''), path);
  if (value !== null) return withMember(text, object, key, value);
  const old = member(object, key);
  return old ? withoutMember(text, object.members, old) : text;
}

function objectAt(document: JsonDocument, path: readonly string[]): JsonNode & { kind: 'object' } {
  let object = document.root;
  for (const part of path) {
    const next = member(object, part);
    if (!next) throw new RangeError(`no ${path.join('.')} in this text`);
    object = next.value;
  }
  if (object.kind !== 'object') throw new RangeError(`${path.join('.')} is no object`);
  return object;
}

function withoutMember(text: string, members: readonly JsonMember[], old: JsonMember): string {
  const index = members.indexOf(old);
  const before = members[index - 1];
  if (before) return splice(text, before.value.end, old.value.end, '');
  return splice(text, old.start, members[index + 1]?.start ?? old.value.end, '');
}

function withMember(
  text: string,
  object: { start: number; members: readonly JsonMember[] },
  key: string,
  value: string | number,
): string {
  const [first] = object.members;
  const added = `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  if (!first) return splice(text, object.start + 1, object.start + 1, added);
  const before = object.members.findLast((m) => m.key < key);
  const blanks = text.slice(object.start + 1, first.start);
  return before
    ? splice(text, before.value.end, before.value.end, `,${blanks}${added}`)
    : splice(text, first.start, first.start, `${added},${blanks}`);
}

function splice(text: string, start: number, end: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}
