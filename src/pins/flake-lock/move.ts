import type { Pin, PinTarget } from '../../core/pin.js';
import { inNotationOf } from '../hash-notation.js';
import { setMember } from '../json-edit.js';
import { assertMovable, moveAddress } from '../nixpkgs-address.js';
import type { LockNode } from './lock.js';

/**
 * The lock with one node moved, as `nix flake update INPUT` writes it: the same bytes where the node holds the
 * target already. Led to another channel, it is the lock that goes with a flake.nix that asks for that channel.
 * @throws UserError where the node can't be moved in the lock alone
 */
export function moveNode(text: string, key: string, node: LockNode, pin: Pin, target: PinTarget): string {
  assertMovable(pin, 'Change the input in flake.nix and run `nix flake lock`.');
  const asked = pin.channel === target.channel ? text : askFor(text, key, node, pin, target.channel);
  const locked = ['nodes', key, 'locked'];
  // Version 5 keeps these two in `info`.
  const content = node.locked?.narHash === undefined && node.info ? ['nodes', key, 'info'] : locked;
  const address = node.locked?.url === undefined ? null : moveAddress(node.locked.url, pin, target);
  const stays = address === null ? node.locked?.rev === target.revision : address === node.locked?.url;
  if (stays && target.hash === null) return asked;
  const moved = setMember(asked, content, 'narHash', inNotationOf(target.hash, pin.hash));
  if (stays) return moved;

  // Wrong beside a new revision, and Nix would refuse the lock; what it can do without, it works out itself.
  const stale = ['revCount', 'treeHash'].reduce((t, field) => setMember(t, locked, field, null), moved);
  const dated = setMember(stale, content, 'lastModified', target.lastModified);
  const revised = setMember(dated, locked, 'rev', target.revision);
  return address === null ? revised : setMember(revised, locked, 'url', address);
}

function askFor(text: string, key: string, { original }: LockNode, pin: Pin, channel: string): string {
  const path = ['nodes', key, 'original'];
  if (original?.url !== undefined)
    return setMember(text, path, 'url', original.url.replace(pin.channel ?? '', channel));
  const prefix = original?.ref?.startsWith('refs/heads/') ? 'refs/heads/' : '';
  return setMember(text, path, 'ref', prefix + channel);
}
