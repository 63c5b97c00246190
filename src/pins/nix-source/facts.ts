import { referenceOfUrl } from '../../core/flake/reference.js';
import type { Origins } from '../../core/pin.js';
import { addressFacts, branchFacts, foreignFacts, type EntryFacts } from '../entry-facts.js';
import { fetchedByGit, githubOfGit, lastModifiedOf, nixpkgsAddress, noChannel } from '../nixpkgs-address.js';
import type { Source } from './source.js';

/** Where a source comes from, in words that are the same for every fetcher. */
export type Origin =
  | { kind: 'address'; url: string }
  | {
      kind: 'repository';
      owner: string;
      repo: string;
      /** As git is told it; null: GitHub's. */
      url: string | null;
      rev: string | null;
      ref: string | null;
    };

const REVISION = /^[0-9a-f]{40}$/;

/** Null: it does not tell. */
export function originOf({ by, url, owner, repo, rev, ref }: Source): Origin | null {
  // A branch may be named there by its whole name.
  const revision = rev?.value.replace(/^refs\/heads\//, '') ?? null;
  const branch = ref?.value ?? null;
  if (by === 'archive') return url && { kind: 'address', url: url.value };
  if (by === 'flake') return url && originOfFlake(url.value);
  if (by === 'git') return url && originOfGit(url.value, revision, branch);
  if (!owner || !repo) return null;
  const names = { owner: owner.value, repo: repo.value };
  return { kind: 'repository', ...names, url: null, rev: revision, ref: branch };
}

function originOfGit(url: string, rev: string | null, ref: string | null): Origin {
  const { owner, repo } = githubOfGit(url) ?? { owner: '', repo: '' };
  return { kind: 'repository', owner, repo: repo.replace(/\.git$/, ''), url, rev, ref };
}

function originOfFlake(url: string): Origin | null {
  const reference = referenceOfUrl(url);
  const { type, owner, repo, rev = null, ref = null, host } = reference;
  if (type === 'tarball') return { kind: 'address', url: reference.url ?? '' };
  if (type === 'git') return originOfGit(reference.url ?? '', rev, ref);
  // The flake registry's own entry, with a branch or revision: `nixpkgs/nixos-25.11`
  if (type === 'indirect' && reference.id === 'nixpkgs')
    return {
      kind: 'repository',
      owner: 'NixOS',
      repo: 'nixpkgs',
      url: null,
      rev,
      // A revision alone is of no branch.
      ref: ref ?? (rev === null ? 'nixpkgs-unstable' : null),
    };
  if (type !== 'github' || host !== undefined || owner === undefined || repo === undefined) return null;
  return { kind: 'repository', owner, repo, url: null, rev, ref };
}

/** What a source says of the nixpkgs it is; null where it is none. */
export function sourceFacts(source: Source, origins: Origins): EntryFacts | null {
  const origin = originOf(source);
  if (!origin) return null;
  const facts =
    origin.kind === 'address' ? ofAddress(origin.url, origins) : ofRepository(source, origin, origins);
  if (!facts) return null;
  const told = { ...facts, url: source.url?.value ?? null };
  // What nothing is hashed of is no archive, whatever its address is.
  return source.hash || source.trouble !== null ? told : { ...told, artifact: null, repository: null };
}

function ofAddress(url: string, origins: Origins): EntryFacts | null {
  const held = nixpkgsAddress(url, origins);
  return held && addressFacts(held, { url, revision: null }, null);
}

function ofRepository(
  { by, trouble }: Source,
  origin: Origin & { kind: 'repository' },
  origins: Origins,
): EntryFacts | null {
  const { owner, repo, url, rev, ref } = origin;
  const entry = { url, revision: rev };
  if (url !== null && owner === '') {
    const other = nixpkgsAddress(url, origins);
    return other && foreignFacts(entry, other.kind === 'foreign' ? other.why : fetchedByGit);
  }
  const facts = branchFacts({ ...entry, owner, repo, branch: ref });
  if (!facts || facts.state === 'foreign' || facts.state === 'floating') return facts;
  if (rev === null) {
    if (trouble !== null) return foreignFacts(entry, trouble, facts.channel);
    if (ref === null) return foreignFacts(entry, noChannel(ref));
    return { ...facts, state: 'floating' };
  }
  return REVISION.test(rev) || by === 'forge' ? facts : foreignFacts(entry, `"${rev}" is no whole revision`);
}

/** Unix seconds, where the source tells it. */
export function timeOf({ url }: Source): number | null {
  return lastModifiedOf(url?.value ?? null);
}

/** Why a source that names a channel alone is not moved. */
export function floatingNote({ hash }: Source): string {
  return hash
    ? 'names a branch or a channel beside a hash, so breaks whenever that moves'
    : 'names a channel alone, so changes whenever that does';
}
