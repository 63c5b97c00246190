import type { Account, CheckRecord, RepositoryState, StatusRecord, World } from '../world.js';
import { type Json, nodeId, repositoryApi, repositoryPage, user } from './repository.js';

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
