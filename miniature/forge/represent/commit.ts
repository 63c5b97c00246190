import type { Commit, FileDiff } from '../git.js';
import { accountByEmail, type RepositoryState, type World } from '../world.js';
import { type Json, nodeId, repositoryApi, repositoryPage, user } from './repository.js';

function verification(repo: RepositoryState, commit: Commit): Json {
  if (!repo.signed.has(commit.sha))
    return { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };
  const signature =
    '-----BEGIN PGP SIGNATURE-----\n(the miniature signs nothing)\n-----END PGP SIGNATURE-----\n';
  const payload = `tree ${commit.tree}\n`;
  return { verified: true, reason: 'valid', signature, payload, verified_at: commit.committer.date };
}

/** The form of the Git database API. */
export function gitCommit(world: World, repo: RepositoryState, commit: Commit): Json {
  const api = `${repositoryApi(world, repo)}/git`;
  const page = repositoryPage(world, repo);
  return {
    sha: commit.sha,
    node_id: nodeId('C', commit.sha),
    url: `${api}/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    tree: { sha: commit.tree, url: `${api}/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
    verification: verification(repo, commit),
  };
}

/** The form of the repository API: with the accounts behind the addresses. */
export function repositoryCommit(world: World, repo: RepositoryState, commit: Commit): Json {
  const url = `${repositoryApi(world, repo)}/commits/${commit.sha}`;
  const page = repositoryPage(world, repo);
  const author = accountByEmail(world, commit.author.email);
  const committer = accountByEmail(world, commit.committer.email);
  const { tree, verification: verified } = gitCommit(world, repo, commit);
  return {
    sha: commit.sha,
    node_id: nodeId('C', commit.sha),
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree,
      url: `${repositoryApi(world, repo)}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: verified,
    },
    url,
    html_url: `${page}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    author: author && user(world, author),
    committer: committer && user(world, committer),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${repositoryApi(world, repo)}/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
  };
}

export function diffEntry(world: World, repo: RepositoryState, file: FileDiff, ref: string): Json {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${repositoryPage(world, repo)}/blob/${ref}/${path}`,
    raw_url: `${repositoryPage(world, repo)}/raw/${ref}/${path}`,
    contents_url: `${repositoryApi(world, repo)}/contents/${path}?ref=${ref}`,
    ...(file.patch === null ? {} : { patch: file.patch }),
    ...(file.previousPath === null ? {} : { previous_filename: file.previousPath }),
  };
}
