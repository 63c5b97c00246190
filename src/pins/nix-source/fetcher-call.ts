import { parseHash } from '../../core/hash.js';
import { functionName } from '../../core/nix-syntax/builtins.js';
import type { NixEvaluator } from '../../core/nix-syntax/evaluate.js';
import type { NixNode } from '../../core/nix-syntax/nodes.js';
import type { Place } from '../../core/nix-syntax/place.js';
import { scopeWithin } from '../../core/nix-syntax/scope.js';
import { memberOf, type NixValue } from '../../core/nix-syntax/value.js';
import { visitNix } from '../../core/nix-syntax/visit.js';
import { isFetcher, type Fetcher } from './source.js';

interface FetcherCall {
  fetcher: Fetcher;
  argument: Place;
}

// Functions that call functions before one fetches.
const MAX_CALLS = 10;

/** The call of a fetcher, itself or by a function of the file: `fetchNixpkgs { rev = …; }`. */
export function fetcherCall(
  place: Place,
  functions: ReadonlySet<string>,
  evaluator: NixEvaluator,
): FetcherCall | null {
  const { node } = place;
  if (node.kind !== 'apply') return null;
  const name = functionName(node.of);
  if (isFetcher(name)) return argumentOf(name, place);
  if (name === null || !functions.has(name)) return null;
  let body = evaluator.bodyOfCall(place);
  for (let calls = 0; body && calls < MAX_CALLS; calls++) {
    const end: Place | null = endOf(body);
    const value: Place | null =
      end.node.kind === 'if' ? fetchingBranch(end, place, evaluator) : outcome(end, evaluator);
    if (value?.node.kind !== 'apply') return null;
    const called = functionName(value.node.of);
    if (isFetcher(called)) return argumentOf(called, value);
    body = called === 'import' ? firstArgument(value) : evaluator.bodyOfCall(value);
  }
  return null;
}

/** The end of an expression's `let`s and their like. */
function endOf(place: Place): Place {
  const { node } = place;
  if (node.kind !== 'let' && node.kind !== 'with' && node.kind !== 'assert') return place;
  return endOf({ node: node.body, scope: scopeWithin(place) });
}

/** What an expression comes to: a call, or what a name stands for. */
function outcome(place: Place, evaluator: NixEvaluator): Place | null {
  if (place.node.kind === 'apply') return place;
  const value = evaluator.valueOf(place);
  return value?.kind === 'other' ? value.place : null;
}

/**
 * `if <a newer Nix> then fetchTarball { … } else <by hand>`: the one branch that is a fetcher's call; null: none is, or
 * both. It has to take the only hash that the function is given: the other branch's, or one that is written there, would
 * be left behind.
 * @param call of the function
 */
function fetchingBranch({ node, scope }: Place, call: Place, evaluator: NixEvaluator): Place | null {
  if (node.kind !== 'if') return null;
  const branches = [node.then, node.otherwise].map((branch) => endOf({ node: branch, scope }));
  const [fetching, ...others] = branches.filter(callsFetcher);
  if (!fetching || others.length > 0) return null;
  if (holdsHash(fetching === branches[0] ? node.otherwise : node.then)) return null;
  const [hash, ...more] = hashesIn(call, evaluator);
  return hash !== undefined && more.length === 0 && hashesIn(fetching, evaluator).has(hash) ? fetching : null;
}

function callsFetcher({ node }: Place): boolean {
  return node.kind === 'apply' && isFetcher(functionName(node.of));
}

// A hostile file calls one function by the thousand.
const knownHolders = new WeakMap<NixNode, boolean>();

/** Whether a hash is written anywhere in an expression. */
function holdsHash(branch: NixNode): boolean {
  const known = knownHolders.get(branch);
  if (known !== undefined) return known;
  let holds = false;
  visitNix(branch, ({ node }) => {
    const [part, ...others] = node.kind === 'string' ? node.parts : [];
    if (part?.kind === 'text' && others.length === 0 && parseHash(part.value.trim())) holds = true;
  });
  knownHolders.set(branch, holds);
  return holds;
}

// What people give a fetching function has a handful.
const MAX_NAMES = 100;

/** The hashes that a function is called with, by themselves or in a set; in sets that are joined none is looked for. */
function hashesIn({ node, scope }: Place, evaluator: NixEvaluator): Set<string> {
  const values = (node.kind === 'apply' ? node.arguments : []).map((argument) =>
    argument.kind === 'operation' ? null : evaluator.valueOf({ node: argument, scope }),
  );
  return new Set(values.flatMap((value) => (value ? hashesOf(value) : [])));
}

// A hostile file calls its functions with one set by the thousand.
const knownHashes = new WeakMap<NixValue, readonly string[]>();

function hashesOf(value: NixValue): readonly string[] {
  const known = knownHashes.get(value);
  if (known) return known;
  const looked: (NixValue | null | undefined)[] = [value];
  for (const name of value.kind === 'set' ? value.names() : []) {
    if (looked.length > MAX_NAMES) break;
    looked.push(memberOf(value, name));
  }
  const texts = looked.flatMap((one) => (one?.kind === 'text' ? one.text.value : []));
  const hashes = texts.filter((text) => parseHash(text) !== null);
  knownHashes.set(value, hashes);
  return hashes;
}

function argumentOf(fetcher: Fetcher, call: Place): FetcherCall | null {
  const argument = firstArgument(call);
  return argument && { fetcher, argument };
}

function firstArgument({ node, scope }: Place): Place | null {
  const argument = node.kind === 'apply' ? node.arguments[0] : undefined;
  return argument ? { node: argument, scope } : null;
}
