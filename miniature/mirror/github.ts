import { run } from '../run.js';

interface GithubCommit {
  revision: string;
  /** How the archive's top folder is called: by the branch, or by the revision. */
  folder: string;
}

export interface Github {
  /** A branch (`nixos-25.11`, `refs/heads/nixos-25.11`) or a revision, whole or short. */
  resolve(ref: string): Promise<GithubCommit | null>;
  /** The bare repository on this machine. */
  folder: string;
  /** The parts of the answer to `/repos/O/R/commits/REF` that Nix reads. */
  commit(revision: string): Promise<object>;
  /** A .tar.gz whose single top folder is `folder`. */
  archive(revision: string, folder: string): Promise<Buffer>;
}

/**
 * One repository of the miniature GitHub.
 * @param repository bare, on this machine
 * @param name without its owner
 * @param branchHead the revision that a branch stands at for whoever asks
 */
export function createGithub(
  repository: string,
  name: string,
  branchHead: (branch: string) => Promise<string | null> | string | null,
): Github {
  const git = (...args: string[]) => run(['git', '-C', repository, ...args]);
  const archives = new Map<string, Promise<Buffer>>();
  return {
    folder: repository,
    async resolve(ref) {
      const branch = ref.replace(/^refs\/heads\//, '');
      const head = await branchHead(branch);
      if (head !== null) return { revision: head, folder: `${name}-${branch}` };
      if (!/^[0-9a-f]{7,40}$/.test(ref)) return null;
      const revision = await revisionOf(repository, ref);
      return revision === null ? null : { revision, folder: `${name}-${revision}` };
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

/** The commit that a branch (`refs/heads/…`) or a revision names, or null. */
export async function revisionOf(repository: string, ref: string): Promise<string | null> {
  const argv = ['git', '-C', repository, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`] as const;
  const found = await run([...argv]).catch(() => null);
  return found && found.toString().trim();
}
