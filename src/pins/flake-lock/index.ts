import { readInputs, referenceIn } from '../../core/flake/inputs.js';
import type { FlakeReference } from '../../core/flake/reference.js';
import type { Origins, Pin } from '../../core/pin.js';
import { UserError } from '../../errors.js';
import type { PinFormat, Siblings } from '../types.js';
import { besideLock } from './beside.js';
import { lockCompanions, moveLockCompanion } from './companions.js';
import { type RootInput, rootInputs } from './inputs.js';
import { type Lock, type LockNode, readLock, type Reference } from './lock.js';
import { moveNode } from './move.js';
import { askedBy, nodeFacts } from './reference.js';

/** `flake.lock`, versions 5 to 7. A pin is a node, however many inputs follow it. */
export const flakeLock: PinFormat = {
  id: 'flake-lock',
  files: ['**/flake.lock'],
  extract(text, siblings) {
    const { path, origins } = siblings;
    const lock = readLock(text, path);
    if (!lock) return [];
    const asked = inputsAsked(siblings);
    return namedNodes(lock).flatMap((named) => {
      const pin = pinOf(named, lock, path, origins);
      return pin ? unlessStale(pin, named, asked(named.name), origins) : [];
    });
  },
  apply(text, pin, target) {
    const lock = readLock(text, pin.file);
    const found = lock ? namedNodes(lock).find(({ name }) => name === pin.name) : undefined;
    if (!lock || !found) {
      throw new UserError(`No input "${pin.name}" in this lock.`, {
        place: { file: pin.file },
        cure: 'It has changed since it was read: run again.',
      });
    }
    return moveNode(lock, found, pin, target);
  },
  companions(text, { path, origins }) {
    const lock = readLock(text, path);
    return lock ? lockCompanions(lock, origins) : [];
  },
  moveCompanion(text, companion, target) {
    const lock = readLock(text, companion.file);
    return lock ? moveLockCompanion(lock, companion, target) : text;
  },
  beside: besideLock,
};

interface NamedNode {
  /** Unique in the file: the root input's name, else the node's key. */
  name: string;
  key: string;
  node: LockNode;
  direct: boolean;
  follows: readonly string[] | null;
}

function namedNodes(lock: Lock): NamedNode[] {
  const inputs = rootInputs(lock);
  const taken = new Set(inputs.map(({ name }) => name));
  const prefix = unlike(taken);
  const byNode = new Map<LockNode, RootInput>();
  for (const input of inputs) {
    const known = byNode.get(input.node);
    if (!known || (known.follows !== null && input.follows === null)) byNode.set(input.node, input);
  }
  return [...lock.nodes]
    .filter(([key]) => key !== lock.root)
    .map(([key, node]) => {
      const own = byNode.get(node);
      // The root input `nixpkgs` is often the node `nixpkgs_2`, because the node `nixpkgs` is another input's.
      const name = own?.name ?? (taken.has(key) || key.startsWith(prefix) ? prefix + key : key);
      return { name, key, node, direct: own !== undefined, follows: own?.follows ?? null };
    });
}

/** `node:`, with as many colons as it takes that no input's name begins so: Nix allows any name. */
function unlike(names: Iterable<string>): string {
  let colons = 1;
  for (const name of names) colons = Math.max(colons, (/^node(:+)/.exec(name)?.[1]?.length ?? 0) + 1);
  return `node${':'.repeat(colons)}`;
}

function pinOf(named: NamedNode, lock: Lock, file: string, origins: Origins): Pin | null {
  const { name, key, node, direct, follows } = named;
  const facts = nodeFacts(node, origins) ?? (direct && name === 'nixpkgs' ? otherRepository(node) : null);
  if (!facts) return null;
  const notes = [facts.note, follows ? `follows ${follows.join('/')}` : undefined].filter(
    (n) => n !== undefined,
  );
  return {
    file,
    format: 'flake-lock',
    name,
    ...facts,
    hash: node.locked?.narHash ?? node.info?.narHash ?? null,
    url: node.locked?.url ?? null,
    direct,
    lastModified: node.locked?.lastModified ?? node.info?.lastModified ?? null,
    line: lock.lineOfNode(key),
    ...(notes.length > 0 ? { note: notes.join('; ') } : {}),
    ...(follows && follows.length > 1 ? { askedBy: follows.slice(0, -1).join('/') } : {}),
  };
}

/** What flake.nix asks for today, by the names of its own inputs; null where it spells nothing, or follows another. */
function inputsAsked(siblings: Siblings): (input: string) => FlakeReference | null {
  const text = siblings.read('flake.nix');
  const inputs = text === null ? null : readInputs(text);
  return (input) => {
    const attributes = inputs?.at([input])?.attributes;
    return attributes && !attributes.has('follows') ? referenceIn(attributes) : null;
  };
}

/** A lock that was made before flake.nix went to something else: Nix writes it anew as soon as it is asked. */
function unlessStale(
  pin: Pin,
  { node, direct, follows }: NamedNode,
  asked: FlakeReference | null,
  origins: Origins,
): Pin {
  if (!direct || follows !== null || !asked || !node.original || !isOther(asked, node.original, origins))
    return pin;
  const today = askedBy(asked, null, origins);
  const channel = today?.channel ?? null;
  const what = channel ?? 'something else than it was made for';
  const note = `flake.nix asks for ${what}: run \`nix flake lock\``;
  return { ...pin, channel, state: today?.state === 'pinned' ? 'floating' : 'foreign', note };
}

/** Told apart only where both say it in one way, or each names a channel: a registry may lead anywhere. */
function isOther(asked: FlakeReference, original: Reference, origins: Origins): boolean {
  if (asked.type === 'github' && original.type === 'github') {
    const [today, before] = [asked, original].map(({ owner, repo, ref, rev }) =>
      JSON.stringify([owner?.toLowerCase(), repo?.toLowerCase(), ref?.replace(/^refs\/heads\//, ''), rev]),
    );
    return today !== before;
  }
  const spelled = [asked, original].every(({ type }) => ['github', 'tarball'].includes(type));
  const [today, before] = [asked, original].map((one) => askedBy(one, null, origins)?.channel ?? null);
  return spelled && today !== null && before !== null && today !== before;
}

/** The flake's own `nixpkgs` that is somebody's rework of it, e.g. `github:cachix/devenv-nixpkgs/rolling`. */
function otherRepository({ locked }: LockNode): ReturnType<typeof nodeFacts> {
  const { type = 'nothing', owner, repo, rev = null } = locked ?? {};
  const what =
    owner === undefined || repo === undefined ? `locked to ${type}` : `comes from ${type}:${owner}/${repo}`;
  return {
    channel: null,
    revision: rev,
    release: null,
    state: 'foreign',
    artifact: null,
    repository: null,
    note: `${what}, which is not NixOS/nixpkgs`,
  };
}
