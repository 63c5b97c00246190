import { parseChannel } from '../core/channel.js';
import { isFlakeAddress, referenceOfUrl } from '../core/flake/reference.js';
import { type NixpkgsAddress, noChannel, repositoryTrouble } from './nixpkgs-address.js';

/** What a flake's address says of nixpkgs; null: nothing, or no branch. `nixpkgs/x` may be a folder of that name. */
export function flakeAddress(url: string): NixpkgsAddress | null {
  if (!isFlakeAddress(url)) return null;
  const { type, owner = 'NixOS', repo = 'nixpkgs', id, ref, rev } = referenceOfUrl(url);
  if (type === 'indirect' && id !== 'nixpkgs') return null;
  const trouble = repositoryTrouble(owner, repo);
  if (trouble === undefined || (ref === undefined && rev === undefined)) return null;
  if (trouble !== null) return { kind: 'foreign', why: trouble, channel: null, revision: rev ?? null };
  const repository = `${owner}/${repo}`;
  if (rev !== undefined) return { kind: 'revision', revision: rev, repository };
  if (parseChannel(ref ?? '')) return { kind: 'branch', channel: ref ?? '', repository };
  return type === 'indirect' ? null : { kind: 'foreign', why: noChannel(ref), channel: null, revision: null };
}
