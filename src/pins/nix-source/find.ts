import { archiveOfBranch } from '../../core/branch-archive.js';
import { isFlakeAddress } from '../../core/flake/reference.js';
import type { FilesBeside } from '../../core/nix-syntax/beside.js';
import { nixEvaluator, type NixEvaluator } from '../../core/nix-syntax/evaluate.js';
import type { NixNode, Span } from '../../core/nix-syntax/nodes.js';
import type { Place } from '../../core/nix-syntax/place.js';
import { sliceText, type NixText } from '../../core/nix-syntax/text.js';
import { visitNix, type Trail } from '../../core/nix-syntax/visit.js';
import { flakeAddress } from '../flake-address.js';
import { nixPathEntries, searchPathEntry, type SearchPathEntry } from '../nix-path.js';
import { fetcherCall } from './fetcher-call.js';
import { fetchedBy, nothing, treeOf, type Fields, type Source } from './source.js';

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
