import { inNotationOf } from '../../core/hash.js';
import { setMember, setMembers } from '../../core/json-syntax/edit.js';
import { readJson } from '../../core/json-syntax/read.js';
import type { Pin, PinTarget } from '../../core/pin.js';
import { inChannel, moveAddress } from '../nixpkgs-address.js';
import type { Lock, LockNode } from './lock.js';

/**
 * The lock with one node moved, as `nix flake update INPUT` writes it: the same bytes where the node holds the
 * target already. Led to another channel, it is the lock that goes with inputs that ask for that channel.
 * @throws UserError where the node can't be moved in the lock alone
 */
export function moveNode(
  { document }: Lock,
  { key, node }: { key: string; node: LockNode },
  pin: Pin,
  target: PinTarget,
  { needsHash }: { needsHash: boolean },
): string {
  const hashed = needsHash || pin.hash !== null;
  const url = node.locked?.type === 'git' ? undefined : node.locked?.url;
  const address = url === undefined ? null : moveAddress(url, pin, target);
  const stays = address === null ? node.locked?.rev === target.revision : address === url;
  const content = new Map<string, string | number | null>();
  if (hashed && (!stays || target.hash !== null)) content.set('narHash', inNotationOf(target.hash, pin.hash));
  // One that only lacks its time gets it.
  const timed = (node.locked?.lastModified ?? node.info?.lastModified) !== undefined;
  if (!stays || !timed) content.set('lastModified', target.lastModified);
  const locked = new Map<string, string | number | null>();
  if (!stays) locked.set('rev', target.revision);
  if (!stays && address !== null) locked.set('url', address);
  if (node.locked?.ref !== undefined)
    locked.set('ref', inChannel(node.locked.ref, pin, target) ?? node.locked.ref);
  // Wrong beside a new revision, and Nix would refuse the lock; what it can do without, it works out itself.
  if (!stays && node.locked?.revCount !== undefined) locked.set('revCount', null);
  if (!stays && node.locked?.treeHash !== undefined) locked.set('treeHash', null);

  // Version 5 keeps hash and time in `info`.
  const apart = node.locked?.narHash === undefined && node.info !== undefined;
  const path = ['nodes', key, 'locked'];
  const moved = apart
    ? setMembers(readJson(setMembers(document, path, locked), pin.file), ['nodes', key, 'info'], content)
    : setMembers(document, path, new Map([...content, ...locked]));
  return pin.channel === null || pin.channel === target.channel
    ? moved
    : askFor(moved, key, node, pin, target.channel);
}

function askFor(text: string, key: string, { original }: LockNode, pin: Pin, channel: string): string {
  const path = ['nodes', key, 'original'];
  if (original?.url !== undefined && original.ref === undefined)
    return setMember(text, path, 'url', original.url.replace(pin.channel ?? '', channel));
  const prefix = original?.ref?.startsWith('refs/heads/') ? 'refs/heads/' : '';
  return setMember(text, path, 'ref', prefix + channel);
}
