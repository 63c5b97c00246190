import { archiveOfBranch } from '../../core/branch-archive.js';
import { isFlakeAddress } from '../../core/flake/reference.js';
import { parseHash } from '../../core/hash.js';
import type { FilesBeside } from '../../core/nix-syntax/beside.js';
import { functionName } from '../../core/nix-syntax/builtins.js';
import { nixEvaluator, type NixEvaluator } from '../../core/nix-syntax/evaluate.js';
import type { NixNode, Span } from '../../core/nix-syntax/nodes.js';
import type { Place } from '../../core/nix-syntax/place.js';
import { scopeWithin } from '../../core/nix-syntax/scope.js';
import { sliceText, type NixText } from '../../core/nix-syntax/text.js';
import { memberOf, type NixValue } from '../../core/nix-syntax/value.js';
import { visitNix, type Trail } from '../../core/nix-syntax/visit.js';
import { flakeAddress } from '../flake-address.js';
import { nixPathEntries, searchPathEntry, type SearchPathEntry } from '../nix-path.js';
import { fetchedBy, isFetcher, nothing, treeOf, type Fetcher, type Fields, type Source } from './source.js';

/** All that a Nix file fetches, or tells Nix to fetch. */
export function findSources(root: NixNode, beside: FilesBeside): Source[] {
  const evaluator = nixEvaluator(beside);
  const functions = ownFunctions(root);
  const found: Found[] = [];
  visitNix(root, (place, trail) => {
    const { node } = place;
    if (node.kind === 'apply') {
      const call = fetcherCall(place, functions, evaluator);
      const fields = call && fetchedBy(call.fetcher, call.argument, evaluator);
      // What it is bound to, as far as it is that: in a list nothing.
      if (fields) found.push({ ...fields, name: trail?.name ?? null, start: node.start, end: node.end });
    }
    if (trail?.value !== node) return;
    for (const setting of settingsIn(place, trail, evaluator)) found.push(setting);
  });
  return named(found);
}

/** What was found, by the name that it has in the file. */
type Found = Fields & Span & { name: string | null };

/**
 * The names made unique by `-2`, `-3`, … in the order of the text, but for what reads other files: whoever sees this
 * file alone can't tell what those are, so they have no say in the others' names.
 */
function named(found: readonly Found[]): Source[] {
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  const unique = (base: string): string => {
    let number = numbers.get(base) ?? 1;
    while (taken.has(numbered(base, number))) number++;
    numbers.set(base, number);
    taken.add(numbered(base, number));
    return numbered(base, number);
  };
  const ordered = [...found.filter(standsAlone), ...found.filter((one) => !standsAlone(one))];
  return ordered.map((one) => ({ ...one, name: unique(one.name ?? repositoryName(one)) }));
}

function numbered(base: string, number: number): string {
  return number === 1 ? base : `${base}-${number}`;
}

/** Whether all of it stands in the Nix file itself. */
function standsAlone({ url, owner, repo, rev, ref, hash, trouble }: Found): boolean {
  const pieces = [url, owner, repo, rev, ref, hash].flatMap((text) => text?.pieces ?? []);
  return trouble === null && pieces.every(({ file }) => file === null);
}

/** Nothing that a bump changes. */
function repositoryName({ by, url, repo }: Found): string {
  const address = url?.value ?? '';
  const archive = repo?.value ?? archiveOfBranch(address)?.repository.split('/').at(-1);
  const git = by === 'git' ? /([^/:]+?)(?:\.git)?\/?$/.exec(address)?.[1] : undefined;
  const flake = by === 'flake' ? /^\w+:[^/]+\/([^/?#]+)/.exec(address)?.[1] : undefined;
  return archive ?? git ?? flake ?? 'nixpkgs';
}

/** The names that the file gives to functions: only what they are called by is looked at more closely. */
function ownFunctions(root: NixNode): ReadonlySet<string> {
  const names = new Set<string>();
  visitNix(root, ({ node }, trail) => {
    if (node.kind === 'lambda' && trail?.value === node && trail.name !== null) names.add(trail.name);
  });
  return names;
}

interface FetcherCall {
  fetcher: Fetcher;
  argument: Place;
}

// Functions that call functions before one fetches.
const MAX_CALLS = 10;

/** The call of a fetcher, itself or by a function of the file: `fetchNixpkgs { rev = …; }`. */
function fetcherCall(
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

/** The sources that an option of NixOS names: `nix.nixPath`, `nix.registry`, `system.autoUpgrade.channel`. */
function settingsIn(place: Place, trail: Trail, evaluator: NixEvaluator): Found[] {
  const { start, end } = place.node;
  const span = { start, end };
  const [name, above, registry] = [trail.name, trail.up?.name, trail.up?.up?.name];
  // In a list, or for nix.conf as a text of one entry: that of several is no address.
  if (name === null ? SEARCH_PATHS.has(above ?? '') : name !== 'nixPath' && SEARCH_PATHS.has(name)) {
    const text = evaluator.textOf(place);
    const entry = text && (searchPathEntry(text.value) ?? flakeEntry(text.value));
    return entry ? [entrySource(text, entry, span)] : [];
  }
  if (name === 'NIX_PATH') {
    const text = evaluator.textOf(place);
    return text ? nixPathEntries(text.value).map((entry) => entrySource(text, entry, span)) : [];
  }
  const upgradesItself = name === 'channel' && above === 'autoUpgrade';
  if (upgradesItself || name === 'defaultChannel') {
    const url = evaluator.textOf(place);
    const found: Found = { ...nothing, by: 'archive', url, name: above ?? name, ...span };
    return url ? [upgradesItself ? { ...found, upgradesItself } : found] : [];
  }
  if (name === 'to' && registry === 'registry') {
    const value = evaluator.valueOf(place);
    const fields = value?.kind === 'set' ? treeOf(value) : null;
    return fields ? [{ ...fields, name: above ?? null, ...span }] : [];
  }
  return [];
}

/** `nix.nixPath`, `nix.settings.nix-path`, `nix.settings.extra-nix-path` */
const SEARCH_PATHS: ReadonlySet<string> = new Set(['nixPath', 'nix-path', 'extra-nix-path']);

/** `nixpkgs=flake:nixpkgs/nixos-25.11`; null where no branch and no revision is named: that the machine's registry says. */
function flakeEntry(text: string): SearchPathEntry | null {
  const [, before = '', name = null, url = ''] = /^((?:([^=\s]+)=)?flake:)(\S+)$/.exec(text) ?? [];
  return flakeAddress(url) === null ? null : { name, url, at: before.length };
}

function entrySource(text: NixText, { name, url, at }: SearchPathEntry, span: Span): Found {
  const by = isFlakeAddress(url) ? 'flake' : 'archive';
  return { ...nothing, by, url: sliceText(text, at, at + url.length), name, ...span };
}
