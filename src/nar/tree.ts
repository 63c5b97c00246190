import { UserError } from '../errors.js';
import { forPeople, type TarMember } from './tar.js';

export interface FileNode {
  type: 'file';
  executable: boolean;
  content: readonly Uint8Array[];
  size: number;
}
interface SymlinkNode {
  type: 'symlink';
  target: string;
}
/** Entries by name; names are bytes, one in each character (latin1), so that their order is the bytes' order. */
export interface DirectoryNode {
  type: 'directory';
  entries: Map<string, Node>;
}
export type Node = FileNode | SymlinkNode | DirectoryNode;

// What Linux takes as a path: nothing longer could be unpacked.
const LONGEST_PATH = 4095;

/** The tree that unpacking gives: puts in one member after the other, the last one of a name stays. */
export function addMember(root: DirectoryNode, member: TarMember): void {
  const parts = splitPath(member.path);
  const name = parts.pop();
  if (name === undefined) {
    if (member.type !== 'directory') throw refusal(member, 'it has no name');
    return;
  }
  const parent = descend(root, parts, member);
  if (member.type === 'directory') {
    descend(parent, [name], member);
    return;
  }
  if (parent.entries.get(name)?.type === 'directory') throw refusal(member, 'a folder stands in its place');
  parent.entries.set(name, toNode(root, member));
}

/** The top folder's content where there is nothing beside it, as Nix does with every archive it unpacks. */
export function stripTop(root: DirectoryNode): DirectoryNode {
  const [top, ...more] = root.entries.values();
  return top?.type === 'directory' && more.length === 0 ? top : root;
}

function toNode(root: DirectoryNode, member: TarMember): FileNode | SymlinkNode {
  if (member.type === 'symlink') return toSymlink(member);
  if (member.type === 'hard link') return findLinked(root, member);
  return { type: 'file', executable: member.executable, content: member.content, size: member.size };
}

/** Targets are kept as they are, dangling or leading anywhere: nothing follows them. */
function toSymlink(member: TarMember): SymlinkNode {
  const possible = member.link !== '' && !member.link.includes('\0') && member.link.length <= LONGEST_PATH;
  if (!possible) throw refusal(member, 'no symlink can have its target');
  return { type: 'symlink', target: member.link };
}

/** What a hard link names: a member that came before it. */
function findLinked(root: DirectoryNode, member: TarMember): FileNode | SymlinkNode {
  let node: Node | undefined = root;
  for (const part of splitPath(member.link)) {
    node = node.type === 'directory' ? node.entries.get(part) : undefined;
    if (node === undefined)
      throw refusal(member, 'the file that it links to is not in the archive before it');
  }
  if (node.type === 'directory') throw refusal(member, 'it is a hard link to a folder');
  return node;
}

/** The folder at a path under another; those that no member named are made. */
function descend(from: DirectoryNode, parts: readonly string[], member: TarMember): DirectoryNode {
  let folder = from;
  for (const part of parts) {
    const entry: Node = folder.entries.get(part) ?? { type: 'directory', entries: new Map() };
    if (entry.type !== 'directory') throw refusal(member, 'a file stands where a folder is needed');
    folder.entries.set(part, entry);
    folder = entry;
  }
  return folder;
}

function splitPath(path: string): string[] {
  const unsafe = path.startsWith('/') || path.includes('\0') || path.length > LONGEST_PATH;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (!unsafe && !parts.includes('..')) return parts;
  throw new UserError(`The archive leads out of its folder, or nowhere: ${forPeople(path)}.`);
}

function refusal(member: TarMember, why: string): UserError {
  return new UserError(`The archive can't be unpacked at ${forPeople(member.path)}: ${why}.`);
}
