import type { FlakeReference } from '../../core/flake/reference.js';
import type { Origins, Pin } from '../../core/pin.js';
import { UserError } from '../../errors.js';
import { assertMovable } from '../nixpkgs-address.js';
import type { PinFormat } from '../types.js';
import { type Lock, type LockNode, readLock, type Reference } from './lock.js';
import { moveNode } from './move.js';
import { type NamedNode, namedNodes } from './named-nodes.js';
import { askedBy, nodeFacts } from './reference.js';

/** A program that locks inputs as Nix locks those of a flake. */
export interface LockProgram {
  /** Of the format. */
  id: string;
  lockFile: string;
  /** The file beside the lock that says what the inputs are. */
  declaredIn: string;
  /** The command that brings the lock in line with that file. */
  command: string;
  /** It takes no node without a hash. Else one that has none is left without. */
  needsHash: boolean;
  /** What that file asks for, by the names of its own inputs; null where it spells nothing, or follows another. */
  inputsAsked: (text: string) => (input: string) => FlakeReference | null;
}

/** What the formats of all such locks have in common. A pin is a node, however many inputs follow it. */
export function lockFormat(program: LockProgram): Pick<PinFormat, 'id' | 'files' | 'extract' | 'apply'> {
  const { id, lockFile, declaredIn, command, inputsAsked } = program;
  return {
    id,
    files: [`**/${lockFile}`],
    extract(text, siblings) {
      const { path, origins } = siblings;
      const lock = readLock(text, path, command);
      if (!lock) return [];
      const declared = siblings.read(declaredIn);
      const asked = declared === null ? () => null : inputsAsked(declared);
      return namedNodes(lock).flatMap((named) => {
        const facts = pinFacts(named, lock, origins);
        if (!facts) return [];
        const pin = { ...facts, file: path, format: id };
        const today = changedRequest(named, asked(named.name), origins);
        return today === null ? pin : stale(pin, today, program);
      });
    },
    apply(text, pin, target) {
      const lock = readLock(text, pin.file, command);
      const found = lock ? namedNodes(lock).find(({ name }) => name === pin.name) : undefined;
      if (!lock || !found) {
        throw new UserError(`No input "${pin.name}" in this lock.`, {
          place: { file: pin.file },
          cure: 'It has changed since it was read: run again.',
        });
      }
      assertMovable(pin, `Change the input in ${declaredIn} and run \`${command}\`.`);
      return moveNode(lock, found, pin, target, program);
    },
  };
}

type Facts = Omit<Pin, 'file' | 'format'>;

function pinFacts(named: NamedNode, lock: Lock, origins: Origins): Facts | null {
  const { name, key, node, direct, follows } = named;
  const facts = nodeFacts(node, origins) ?? (direct && name === 'nixpkgs' ? otherRepository(node) : null);
  if (!facts) return null;
  const notes = [facts.note, follows ? `follows ${follows.join('/')}` : undefined].filter(
    (n) => n !== undefined,
  );
  return {
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

type Today = Pick<Pin, 'channel' | 'state'>;

/** What is asked for today, where the lock was made for something else; else null. */
function changedRequest(
  { node, direct, follows }: NamedNode,
  asked: FlakeReference | null,
  origins: Origins,
): Today | null {
  if (!direct || follows !== null || !asked || !node.original || !isOther(asked, node.original, origins))
    return null;
  return askedBy(asked, null, origins) ?? { channel: null, state: 'foreign' };
}

/** A lock that was made before something else was asked for: it is written anew as soon as its program runs. */
function stale(pin: Pin, { channel, state }: Today, { declaredIn, command }: LockProgram): Pin {
  const what = channel ?? 'something else than it was made for';
  const note = `${declaredIn} asks for ${what}: run \`${command}\``;
  return { ...pin, channel, state: state === 'pinned' ? 'floating' : 'foreign', note };
}

/** Told apart only where both say it in one way, or each names a channel: a registry may lead anywhere. */
function isOther(asked: FlakeReference, original: Reference, origins: Origins): boolean {
  if (asked.type === 'github' && original.type === 'github') {
    const [today, before] = [asked, original].map(({ owner, repo, ref, rev }) =>
      JSON.stringify([owner?.toLowerCase(), repo?.toLowerCase(), ref?.replace(/^refs\/heads\//, ''), rev]),
    );
    return today !== before;
  }
  const spelled = [asked, original].every(({ type }) => ['github', 'tarball', 'git'].includes(type));
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
