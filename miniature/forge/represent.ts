import { type Commit, diff, type FileDiff, mergeBase } from './git.js';
import { commitsAhead } from './refs.js';
import {
  type Account,
  accountByEmail,
  type CheckRecord,
  type CommentRecord,
  type PullRecord,
  type RepositoryState,
  type StatusRecord,
  type World,
} from './world.js';

type Json = Record<string, unknown>;

export const nodeId = (kind: string, id: number | string): string =>
  `${kind}_${Buffer.from(String(id)).toString('base64url')}`;

export function user(world: World, who: Account): Json {
  const url = `${world.api}/users/${encodeURIComponent(who.login)}`;
  return {
    login: who.login,
    id: who.id,
    node_id: nodeId('U', who.id),
    avatar_url: `${world.server}/avatars/${who.id}`,
    gravatar_id: '',
    url,
    html_url: `${world.server}/${encodeURIComponent(who.login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: who.type,
    site_admin: false,
  };
}

export function privateUser(world: World, who: Account): Json {
  const unknown = {
    name: null,
    company: null,
    blog: null,
    location: null,
    email: null,
    hireable: null,
    bio: null,
  };
  const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0, private_gists: 0 };
  return {
    ...user(world, who),
    ...unknown,
    ...counts,
    total_private_repos: 0,
    owned_private_repos: 0,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: true,
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2020-01-01T00:00:00Z',
  };
}

export const repositoryApi = (world: World, repo: RepositoryState): string =>
  `${world.api}/repos/${repo.fullName}`;
export const repositoryPage = (world: World, repo: RepositoryState): string =>
  `${world.server}/${repo.fullName}`;

/** Addresses under a repository's own, as GitHub lists them: `<name>_url`. */
const repositoryUrls = {
  archive: 'archive{/archive_format}{/ref}', assignees: 'assignees{/user}', blobs: 'git/blobs{/sha}',
  branches: 'branches{/branch}', collaborators: 'collaborators{/collaborator}', comments: 'comments{/number}',
  commits: 'commits{/sha}', compare: 'compare/{base}...{head}', contents: 'contents/{+path}',
  contributors: 'contributors', deployments: 'deployments', downloads: 'downloads', events: 'events', forks: 'forks',
  git_commits: 'git/commits{/sha}', git_refs: 'git/refs{/sha}', git_tags: 'git/tags{/sha}', hooks: 'hooks',
  issue_comment: 'issues/comments{/number}', issue_events: 'issues/events{/number}', issues: 'issues{/number}',
  keys: 'keys{/key_id}', labels: 'labels{/name}', languages: 'languages', merges: 'merges',
  milestones: 'milestones{/number}', notifications: 'notifications{?since,all,participating}',
  pulls: 'pulls{/number}', releases: 'releases{/id}', stargazers: 'stargazers', statuses: 'statuses/{sha}',
  subscribers: 'subscribers', subscription: 'subscription', tags: 'tags', teams: 'teams', trees: 'git/trees{/sha}',
}; // prettier-ignore

export function repository(world: World, repo: RepositoryState): Json {
  const api = repositoryApi(world, repo);
  const page = repositoryPage(world, repo);
  const open = [...repo.records.pulls.values()].filter((pull) => pull.state === 'open').length;
  const urls = Object.entries(repositoryUrls).map(
    ([name, path]) => [`${name}_url`, `${api}/${path}`] as const,
  );
  return {
    id: repo.id,
    node_id: nodeId('R', repo.id),
    name: repo.options.name,
    full_name: repo.fullName,
    private: repo.options.public !== true,
    visibility: repo.options.public === true ? 'public' : 'private',
    owner: user(world, repo.owner),
    html_url: page,
    description: null,
    fork: false,
    url: api,
    ...Object.fromEntries(urls),
    git_url: `git:${page.replace(/^https?:/, '')}.git`,
    ssh_url: `git@${new URL(world.server).host}:${repo.fullName}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: repo.options.defaultBranch,
    archived: false,
    disabled: false,
    is_template: false,
    topics: [],
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    allow_forking: true,
    web_commit_signoff_required: false,
    size: 0,
    ...{ forks: 0, forks_count: 0, stargazers_count: 0, watchers: 0, watchers_count: 0 },
    open_issues: open,
    open_issues_count: open,
    created_at: repo.createdAt,
    updated_at: repo.pushedAt,
    pushed_at: repo.pushedAt,
  };
}

export const fullRepository = (world: World, repo: RepositoryState): Json => ({
  ...repository(world, repo),
  network_count: 0,
  subscribers_count: 0,
});

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

export function label(world: World, repo: RepositoryState, name: string): Json {
  const id = repo.labels.get(name.toLowerCase())?.id ?? 0;
  return {
    id,
    node_id: nodeId('LA', id),
    url: `${repositoryApi(world, repo)}/labels/${encodeURIComponent(name)}`,
    name,
    description: null,
    color: 'ededed',
    default: false,
  };
}

function side(world: World, repo: RepositoryState, branch: string, sha: string): Json {
  return {
    label: `${repo.options.owner}:${branch}`,
    ref: branch,
    sha,
    user: user(world, repo.owner),
    repo: repository(world, repo),
  };
}

/** As it stands in a list. */
export function pullSimple(world: World, repo: RepositoryState, pull: PullRecord): Json {
  const api = repositoryApi(world, repo);
  const url = `${api}/pulls/${pull.number}`;
  const issue = `${api}/issues/${pull.number}`;
  const html = `${repositoryPage(world, repo)}/pull/${pull.number}`;
  const urls = {
    comments_url: `${issue}/comments`,
    commits_url: `${url}/commits`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    review_comments_url: `${url}/comments`,
    statuses_url: `${api}/statuses/${pull.headSha}`,
  };
  return {
    url,
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    ...urls,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: user(world, pull.author),
    body: pull.body,
    labels: pull.labels.map((name) => label(world, repo, name)),
    milestone: null,
    active_lock_reason: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeSha,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: side(world, repo, pull.headBranch, pull.headSha),
    base: side(world, repo, pull.baseBranch, pull.baseSha),
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issue },
      comments: { href: urls.comments_url },
      review_comments: { href: urls.review_comments_url },
      review_comment: { href: urls.review_comment_url },
      commits: { href: urls.commits_url },
      statuses: { href: urls.statuses_url },
    },
    author_association: pull.author.id === repo.owner.id ? 'OWNER' : 'CONTRIBUTOR',
    auto_merge: null,
    draft: pull.draft,
  };
}

/** As it stands alone. */
export async function pullFull(world: World, repo: RepositoryState, pull: PullRecord): Promise<Json> {
  const files = await diff(repo.bare, await diffBase(repo, pull), pull.headSha);
  const open = pull.state === 'open';
  const sum = (pick: (file: FileDiff) => number): number =>
    files.reduce((total, file) => total + pick(file), 0);
  return {
    ...pullSimple(world, repo, pull),
    merged: pull.mergedAt !== null,
    mergeable: open ? pull.mergeSha !== null : null,
    rebaseable: null,
    mergeable_state: !open ? 'unknown' : pull.mergeSha === null ? 'dirty' : pull.draft ? 'draft' : 'clean',
    merged_by: pull.mergedBy && user(world, pull.mergedBy),
    comments: [...repo.records.comments.values()].filter((c) => c.number === pull.number).length,
    review_comments: 0,
    maintainer_can_modify: pull.maintainerCanModify,
    commits: await commitsAhead(repo, pull.baseSha, pull.headSha),
    additions: sum((file) => file.additions),
    deletions: sum((file) => file.deletions),
    changed_files: files.length,
  };
}

/** What a pull request's files are compared with: where it left its base. */
export async function diffBase(repo: RepositoryState, pull: PullRecord): Promise<string> {
  return (await mergeBase(repo.bare, pull.baseSha, pull.headSha)) ?? pull.baseSha;
}

export function comment(world: World, repo: RepositoryState, record: CommentRecord): Json {
  const api = repositoryApi(world, repo);
  return {
    url: `${api}/issues/comments/${record.id}`,
    html_url: `${repositoryPage(world, repo)}/pull/${record.number}#issuecomment-${record.id}`,
    issue_url: `${api}/issues/${record.number}`,
    id: record.id,
    node_id: nodeId('IC', record.id),
    user: user(world, record.author),
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    author_association: record.author.id === repo.owner.id ? 'OWNER' : 'CONTRIBUTOR',
    body: record.body,
    performed_via_github_app: null,
  };
}

function app(world: World, slug: string, owner: Account): Json {
  return {
    id: 15368,
    slug,
    node_id: nodeId('A', slug),
    owner: user(world, owner),
    name: slug,
    description: '',
    external_url: world.server,
    html_url: `${world.server}/apps/${slug}`,
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2020-01-01T00:00:00Z',
    permissions: { checks: 'write', metadata: 'read' },
    events: [],
  };
}

export function checkRun(world: World, repo: RepositoryState, record: CheckRecord): Json {
  const url = `${repositoryApi(world, repo)}/check-runs/${record.id}`;
  const page = `${repositoryPage(world, repo)}/runs/${record.id}`;
  const pulls = [...repo.records.pulls.values()].filter(
    (p) => p.state === 'open' && p.headSha === record.sha,
  );
  const minimal = { id: repo.id, url: repositoryApi(world, repo), name: repo.options.name };
  return {
    id: record.id,
    name: record.name,
    node_id: nodeId('CR', record.id),
    head_sha: record.sha,
    external_id: record.externalId,
    url,
    html_url: page,
    details_url: record.detailsUrl ?? page,
    status: record.status,
    conclusion: record.conclusion,
    started_at: record.startedAt,
    completed_at: record.completedAt,
    output: {
      ...record.output,
      annotations_count: record.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: record.suite },
    app: app(world, record.app, repo.owner),
    pull_requests: pulls.map((pull) => ({
      id: pull.id,
      number: pull.number,
      url: `${repositoryApi(world, repo)}/pulls/${pull.number}`,
      head: { ref: pull.headBranch, sha: pull.headSha, repo: minimal },
      base: { ref: pull.baseBranch, sha: pull.baseSha, repo: minimal },
    })),
  };
}

export function status(world: World, repo: RepositoryState, record: StatusRecord): Json {
  return {
    url: `${repositoryApi(world, repo)}/statuses/${record.sha}`,
    avatar_url: `${world.server}/avatars/${record.author.id}`,
    id: record.id,
    node_id: nodeId('SC', record.id),
    state: record.state,
    description: record.description,
    target_url: record.targetUrl,
    context: record.context,
    created_at: record.createdAt,
    updated_at: record.createdAt,
    creator: user(world, record.author),
  };
}
