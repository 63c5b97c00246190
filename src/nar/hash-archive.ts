import { UserError } from '../errors.js';
import { decompress, type Unpackers } from './decompress.js';
import { hashNar } from './nar-hash.js';
import { readTar } from './tar.js';
import { addMember, stripTop, type DirectoryNode, type Node } from './tree.js';

export interface ArchiveHash {
  /** The NAR hash as 32 bytes. */
  sha256: Uint8Array;
  /** Size of the NAR in bytes. */
  narBytes: number;
  /** Files, links and folders in the archive. */
  members: number;
  /** Newest time of a member in Unix seconds, Nix's `lastModified` of an archive; 0 where none has one. */
  newestMtime: number;
  /** Name of the single top folder, where that is what there is. */
  top: string | null;
  /** What a `.git-revision` at its top tells, as releases of nixpkgs have it: 40 hex. */
  revision: string | null;
}

/**
 * NAR hash of the tree in a tar archive (plain, gzip, xz, zstd), its single top folder stripped: what Nix has as
 * the hash of a fetched source. Reads the stream to its end and writes nothing to disk.
 * @throws UserError when the archive is damaged or can't be unpacked; errors of the stream come through unchanged
 */
export async function hashArchive(
  archive: AsyncIterable<Uint8Array>,
  unpackers: Unpackers = {},
): Promise<ArchiveHash> {
  // Contents are held until the last member is known: a NAR's order is not the archive's.
  const root: DirectoryNode = { type: 'directory', entries: new Map() };
  let members = 0;
  let newestMtime = 0;
  for await (const member of readTar(decompress(archive, unpackers))) {
    addMember(root, member);
    members++;
    newestMtime = Math.max(newestMtime, member.mtime);
  }
  if (members === 0) throw new UserError('The archive is empty.');
  const [top = null, ...others] = root.entries.keys();
  const tree = stripTop(root);
  return {
    ...hashNar(tree),
    members,
    newestMtime,
    top: others.length === 0 ? top : null,
    revision: revisionIn(tree),
  };
}

function revisionIn(tree: Node): string | null {
  const node = tree.type === 'directory' ? tree.entries.get('.git-revision') : undefined;
  if (node?.type !== 'file' || node.size > 100) return null;
  const text = Buffer.concat(node.content).toString('latin1').trim();
  return /^[0-9a-f]{40}$/.test(text) ? text : null;
}
