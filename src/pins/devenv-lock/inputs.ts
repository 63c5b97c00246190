import { isMap, isScalar, type Node } from 'yaml';
import type { Literal } from '../../core/flake/inputs.js';
import { UserError } from '../../errors.js';
import { readYaml } from '../yaml-documents.js';

/** Where devenv.yaml says that its inputs come from, by their names. Of a file that is broken nothing is told. */
export function addressesIn(text: string): ReadonlyMap<string, Literal> {
  const [root] = documentsOf(text);
  const inputs = valueOf(root, 'inputs');
  const addresses = new Map<string, Literal>();
  if (!isMap(inputs)) return addresses;
  for (const { key, value } of inputs.items) {
    const url = literalOf(valueOf(value, 'url'));
    if (isScalar(key) && url) addresses.set(String(key.value), url);
  }
  return addresses;
}

function documentsOf(text: string): Node[] {
  try {
    return readYaml(text, 'devenv.yaml');
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

function valueOf(node: unknown, key: string): unknown {
  return isMap(node) ? node.get(key, true) : undefined;
}

function literalOf(node: unknown): Literal | null {
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return null;
  const quote = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE' ? 1 : 0;
  const [start, end] = node.range;
  return { value: node.value, start: start + quote, end: end - quote };
}
