import { run } from '../run.js';
import type { Channels } from './channels.js';

/** The one repository that the miniature GitHub has. */
const owner = 'NixOS';
const name = 'nixpkgs';

interface GithubCommit {
  revision: string;
  /** How the archive's top folder is called: by the branch, or by the revision. */
  folder: string;
}

export interface Github {
  /** A branch (`nixos-25.11`, `refs/heads/nixos-25.11`) or a revision, whole or short. */
  resolve(ref: string): Promise<GithubCommit | null>;
  /** The parts of the answer to `/repos/O/R/commits/REF` that Nix reads. */
  commit(revision: string): Promise<object>;
  /** A .tar.gz whose single top folder is `folder`. */
  archive(revision: string, folder: string): Promise<Buffer>;
}

export function isNixpkgs(repository: string): boolean {
  return repository.toLowerCase() === `${owner}/${name}`.toLowerCase();
}

export function createGithub(repository: string, channels: Channels): Github {
  const git = (...args: string[]) => run(['git', '-C', repository, ...args]);
  const archives = new Map<string, Promise<Buffer>>();
  return {
    async resolve(ref) {
      const branch = ref.replace(/^refs\/heads\//, '');
      const release = channels.branch(branch);
      if (release) return { revision: release.revision, folder: `${name}-${branch}` };
      if (!/^[0-9a-f]{7,40}$/.test(ref)) return null;
      const found = await git('rev-parse', '--verify', '--quiet', `${ref}^{commit}`).catch(() => null);
      if (!found) return null;
      const revision = found.toString().trim();
      return { revision, folder: `${name}-${revision}` };
    },
    async commit(revision) {
      const shown = await git('show', '--no-patch', '--format=%T%n%cI%n%s', revision);
      const [tree = '', date = '', message = ''] = shown.toString().split('\n');
      return { sha: revision, commit: { message, committer: { date }, tree: { sha: tree } } };
    },
    archive(revision, folder) {
      const key = `${folder} ${revision}`;
      const made = archives.get(key) ?? git('archive', '--format=tar.gz', `--prefix=${folder}/`, revision);
      archives.set(key, made);
      return made;
    },
  };
}
