import { archiveOfBranch } from '../../core/branch-archive.js';
import { type Companion, type CompanionTarget, seriesOfBranch } from '../../core/companion.js';
import { inNotationOf } from '../../core/hash.js';
import { setMember, setMembers } from '../../core/json-syntax/edit.js';
import type { Origins } from '../../core/pin.js';
import { UserError } from '../../errors.js';
import { type RootInput, rootInputs } from './inputs.js';
import type { Lock, LockNode, Reference } from './lock.js';
import { nodeFacts } from './reference.js';

/** The flake's own inputs, other than nixpkgs, that follow a series by a branch. */
export function lockCompanions(lock: Lock, origins: Origins): Companion[] {
  return rootInputs(lock).flatMap((input) => companionOf(input, lock, origins) ?? []);
}

function companionOf(
  { name, key, node, follows }: RootInput,
  lock: Lock,
  origins: Origins,
): Companion | null {
  const { original, locked } = node;
  if (follows || !original || original.rev !== undefined || nodeFacts(node, origins)) return null;
  const source = sourceOf(original, locked);
  const series = source === null ? null : seriesOfBranch(source.branch);
  if (source === null || series === null) return null;
  const nixpkgs = node.inputs?.get('nixpkgs');
  const taken = typeof nixpkgs === 'object' && nixpkgs.length === 1 ? nixpkgs[0] : undefined;
  return {
    file: lock.file,
    format: 'flake-lock',
    name,
    ...source,
    series,
    revision: locked?.rev ?? null,
    hash: hashOf(node),
    line: lock.lineOfNode(key),
    ...(taken === undefined ? {} : { follows: taken }),
    // A flake may have other inputs in another release; Nix looks.
    moves: node.flake === false && original.type === 'github' ? 'text' : 'nix',
  };
}

const FORGES = new Map([
  ['github', { home: 'github.com', suffix: '.git' }],
  ['gitlab', { home: 'gitlab.com', suffix: '.git' }],
  ['sourcehut', { home: 'git.sr.ht', suffix: '' }],
]);

type Source = Pick<Companion, 'repository' | 'gitUrl' | 'branch'>;

function sourceOf(original: Reference, locked: Reference | undefined): Source | null {
  const { type, url = '' } = original;
  if (type === 'tarball') return archiveOfBranch(url);
  if (original.ref === undefined) return null;
  const branch = original.ref.replace(/^refs\/heads\//, '');
  if (type === 'git') return { repository: repositoryOfUrl(url) ?? url, gitUrl: url, branch };
  // `home-manager/release-25.11`: the flake registry said where that is, and the lock says so too.
  const { owner, repo, host, type: forge } = type === 'indirect' && locked ? locked : original;
  if (owner === undefined || repo === undefined) return null;
  const repository = `${owner.replaceAll('%2F', '/')}/${repo}`;
  const known = FORGES.get(forge);
  const gitUrl = known ? `https://${host ?? known.home}/${repository}${known.suffix}` : null;
  return { repository, gitUrl, branch };
}

/** `owner/name` of `ssh://git@host/owner/name.git`; null where the address has another form. */
function repositoryOfUrl(url: string): string | null {
  return /^[a-z+]+:\/\/[^/]+\/([^/?#]+\/[^/?#]+?)(?:\.git)?\/?$/.exec(url)?.[1] ?? null;
}

function hashOf({ locked, info }: LockNode): string | null {
  return locked?.narHash ?? info?.narHash ?? null;
}

/**
 * The lock with a companion moved. What Nix moves stays: it locks the input anew when flake.nix asks for another branch.
 * @throws UserError where the lock has no such input, or the target lacks what is written
 */
export function moveLockCompanion(lock: Lock, companion: Companion, target: CompanionTarget): string {
  const { document } = lock;
  if (companion.moves !== 'text') return document.text;
  const place = { file: companion.file, line: companion.line };
  const found = rootInputs(lock).find(({ name }) => name === companion.name);
  if (!found)
    throw new UserError(`No input "${companion.name}" in this lock.`, {
      place,
      cure: 'It has changed since it was read: run again.',
    });
  const { key, node } = found;
  if (target.revision === null) {
    throw new UserError(`No revision was given for "${companion.name}".`, {
      place,
      cure: 'Move it by hand, or leave it out of `companions:`.',
    });
  }
  const stays = node.locked?.rev === target.revision && target.hash === null;
  const locked = new Map<string, string | number | null>([['rev', target.revision]]);
  if (!stays) {
    locked.set('narHash', inNotationOf(target.hash, hashOf(node)));
    locked.set('lastModified', target.lastModified);
  }
  const moved = setMembers(document, ['nodes', key, 'locked'], locked);
  const ref = (node.original?.ref ?? '').replace(companion.branch, () => target.branch);
  return setMember(moved, ['nodes', key, 'original'], 'ref', ref);
}
