import type { Account, RepositoryState, World } from '../world.js';

export type Json = Record<string, unknown>;

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
  const open = [...repo.records.pulls.values(), ...repo.records.issues.values()].filter(
    (thread) => thread.state === 'open',
  ).length;
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
    fork: repo.options.forkOf !== undefined,
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
    has_issues: repo.options.issues !== false,
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
