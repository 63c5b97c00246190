import { parseHash } from '../../core/hash.js';
import type { NixEvaluator } from '../../core/nix-syntax/evaluate.js';
import type { Place } from '../../core/nix-syntax/place.js';
import type { NixText } from '../../core/nix-syntax/text.js';
import { memberOf, type NixSet } from '../../core/nix-syntax/value.js';

/** Something that a Nix file fetches, or tells Nix to fetch, with all that can be told of it. */
export interface Source {
  /** What it is bound to, or the repository's name; unique within a file, and the same after a bump. */
  name: string;
  /** Offsets of the expression, and of what stands after it. */
  start: number;
  end: number;
  /**
   * How it is fetched. `archive`: an address whose archive is unpacked. `forge`: GitHub's archive of a repository's
   * revision. `git`: by git. `flake`: an address of a flake, such as `github:NixOS/nixpkgs/nixos-25.11`.
   */
  by: 'archive' | 'forge' | 'git' | 'flake';
  url: NixText | null;
  owner: NixText | null;
  repo: NixText | null;
  /** What `rev` says: a revision, or where people write one, a branch. */
  rev: NixText | null;
  ref: NixText | null;
  hash: NixText | null;
  /** What the store path is called, where it says. */
  label: NixText | null;
  /** Why it can't be moved by writing its text, for people. */
  trouble: string | null;
  /** See `Pin.upgradesItself`. */
  upgradesItself?: true;
}

/** What a fetcher is told. */
export type Fields = Omit<Source, 'name' | 'start' | 'end'>;

/** Functions of Nix and nixpkgs that fetch sources and unpack them. */
const FETCHERS = {
  fetchTarball: 'archive',
  fetchzip: 'archive',
  fetchFromGitHub: 'forge',
  fetchGit: 'git',
  fetchgit: 'git',
  fetchTree: 'tree',
  getFlake: 'flake',
} as const satisfies Record<string, Source['by'] | 'tree'>;

export type Fetcher = keyof typeof FETCHERS;

export function isFetcher(name: string | null): name is Fetcher {
  return name !== null && Object.hasOwn(FETCHERS, name);
}

/** What a fetcher is called with; null where it can't be told, or is a path. */
export function fetchedBy(fetcher: Fetcher, argument: Place, evaluator: NixEvaluator): Fields | null {
  const value = evaluator.valueOf(argument);
  const by = FETCHERS[fetcher];
  if (value?.kind === 'text') {
    const { text } = value;
    const trouble = text.value.includes('narHash=') ? 'its address holds a hash' : null;
    // A flake's address: `builtins.fetchTree "github:NixOS/nixpkgs"`.
    return { ...nothing, by: by === 'tree' ? 'flake' : by, url: text, trouble };
  }
  if (value?.kind !== 'set') return null;
  if (by === 'tree') return treeOf(value);
  const fields = fieldsOf(value, UNDERSTOOD);
  return fields && { ...fields, by };
}

const BY_TYPE: Readonly<Record<string, Source['by']>> = {
  github: 'forge',
  tarball: 'archive',
  git: 'git',
};

/** `{ type = "github"; owner = …; … }`, as `fetchTree` and the flake registry take it; null: of another type. */
export function treeOf(set: NixSet): Fields | null {
  const type = textIn(set, 'type')?.value ?? '';
  const by = Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined;
  const fields = fieldsOf(set, UNDERSTOOD_IN_TREES);
  return by === undefined ? null : fields && { ...fields, by };
}

export const nothing: Omit<Fields, 'by'> = {
  url: null,
  owner: null,
  repo: null,
  rev: null,
  ref: null,
  hash: null,
  label: null,
  trouble: null,
};

const HASHES = ['hash', 'sha256', 'narHash', 'outputHash'];
const WORDS = ['url', 'owner', 'repo', 'rev', 'ref', 'branchName'];
// Of no consequence for what is fetched.
const HARMLESS = [
  'name',
  'pname',
  'version',
  'meta',
  'passthru',
  'extension',
  'shallow',
  'allRefs',
  'date',
  'path',
];
// Of no consequence where they are off.
const SWITCHES = new Set([
  'fetchSubmodules',
  'submodules',
  'leaveDotGit',
  'deepClone',
  'forceFetchGit',
  'fetchLFS',
  'private',
]);
const UNDERSTOOD = new Set([...WORDS, ...HASHES, ...HARMLESS]);
const UNDERSTOOD_IN_TREES = new Set([...WORDS, 'type', 'narHash', 'name', 'shallow', 'allRefs']);

/** Null: not all of it can be told, as in a function that gets it from its caller. */
function fieldsOf(set: NixSet, understood: ReadonlySet<string>): Omit<Fields, 'by'> | null {
  const told = [...WORDS, ...HASHES].filter((name) => set.get(name) !== undefined);
  if (told.some((name) => set.get(name) === null)) return null;
  const hashName = HASHES.find((name) => told.includes(name)) ?? '';
  const hash = textIn(set, hashName);
  const odd = oddName(set, understood);
  const computed = told.find((name) => !textIn(set, name));
  const troubles = [
    odd === null ? null : `\`${odd}\` changes what is fetched in a way that is not understood`,
    computed === undefined ? null : `\`${computed}\` is no plain text`,
    hash && !parseHash(hash.value) ? `\`${hashName}\` is no sha256` : null,
  ];
  const [url, owner, repo] = [textIn(set, 'url'), textIn(set, 'owner'), textIn(set, 'repo')];
  const [rev, ref, label] = [textIn(set, 'rev'), textIn(set, 'ref'), textIn(set, 'name')];
  return { url, owner, repo, rev, ref, hash, label, trouble: troubles.find((one) => one !== null) ?? null };
}

function oddName(set: NixSet, understood: ReadonlySet<string>): string | null {
  for (const name of set.names())
    if (!understood.has(name) && !(SWITCHES.has(name) && isFalse(set, name))) return name;
  return null;
}

function textIn(set: NixSet, name: string): NixText | null {
  const value = memberOf(set, name);
  return value?.kind === 'text' ? value.text : null;
}

function isFalse(set: NixSet, name: string): boolean {
  const value = set.get(name);
  const node = value?.kind === 'other' ? value.place.node : null;
  return node?.kind === 'variable' && node.name === 'false';
}
