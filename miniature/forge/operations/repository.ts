import { ApiError, notFound, unprocessable } from '../api-error.js';
import {
  branchHead,
  diff,
  listTree,
  log,
  mergeBase,
  readCommit,
  resolve,
  type TreeEntry,
  type FileDiff,
} from '../git.js';
import { gitBytes } from '../git-process.js';
import { diffEntry, repositoryCommit } from '../represent/commit.js';
import { fullRepository, privateUser, repositoryApi, repositoryPage } from '../represent/repository.js';
import { account, type RepositoryState } from '../world.js';
import {
  type Answer,
  type Call,
  findCommit,
  listed,
  ok,
  type Operation,
  page,
  read,
  required,
  text,
} from './call.js';

const limit = { limit: 5000, used: 0, remaining: 5000, reset: 0 };

async function getBranch(call: Call): Promise<Answer> {
  const name = required(call, 'branch');
  const sha = await branchHead(call.repo.bare, name);
  if (sha === null) throw new ApiError(404, 'Branch not found');
  const self = `${repositoryApi(call.world, call.repo)}/branches/${encodeURIComponent(name)}`;
  return ok({
    name,
    commit: repositoryCommit(call.world, call.repo, await readCommit(call.repo.bare, sha)),
    _links: { self, html: `${repositoryPage(call.world, call.repo)}/tree/${name}` },
    protected: call.repo.options.protectedBranches?.includes(name) ?? false,
    protection: {
      enabled: false,
      required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
    },
    protection_url: `${self}/protection`,
  });
}

/** @throws ApiError 409 as for a repository without a commit */
async function notEmpty(repo: RepositoryState): Promise<void> {
  if ((await resolve(repo.bare, 'HEAD')) === null) throw new ApiError(409, 'Git Repository is empty.');
}

async function listCommits(call: Call): Promise<Answer> {
  await notEmpty(call.repo);
  const start = await findCommit(call.repo, text(call, 'sha') ?? call.repo.options.defaultBranch);
  if (start === null) throw notFound();
  const filters = (['since', 'until'] as const).flatMap((name) => {
    const value = text(call, name);
    return value === undefined ? [] : [`--${name}=${value}`];
  });
  const path = text(call, 'path');
  const commits = await log(call.repo.bare, [...filters, start, '--', ...(path === undefined ? [] : [path])]);
  const author = text(call, 'author');
  const wanted = commits
    .map((commit) => repositoryCommit(call.world, call.repo, commit))
    .filter((c) => author === undefined || (c['author'] as { login?: string } | null)?.login === author);
  return listed(call, wanted, (commit) => commit);
}

async function getCommit(call: Call): Promise<Answer> {
  await notEmpty(call.repo);
  const ref = required(call, 'ref');
  const sha = await findCommit(call.repo, ref);
  if (sha === null) throw unprocessable(`No commit found for SHA: ${ref}`);
  const commit = await readCommit(call.repo.bare, sha);
  const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
  const files = await diff(call.repo.bare, commit.parents[0] ?? emptyTree, sha);
  const additions = files.reduce((total, file) => total + file.additions, 0);
  const deletions = files.reduce((total, file) => total + file.deletions, 0);
  return ok({
    ...repositoryCommit(call.world, call.repo, commit),
    stats: { additions, deletions, total: additions + deletions },
    files: filesOnPage(call, files).map((file) => diffEntry(call.world, call.repo, file, sha)),
  });
}

/** 300 at most, as GitHub says. */
function filesOnPage(call: Call, files: readonly FileDiff[]): FileDiff[] {
  const size = Math.min(Number(text(call, 'per_page') ?? 300), 300);
  const from = (Number(text(call, 'page') ?? 1) - 1) * size;
  return files.slice(from, from + size);
}

async function compare(call: Call): Promise<Answer> {
  const [from = '', to = ''] = required(call, 'basehead')
    .split('...')
    .map((ref) => ref.replace(`${call.repo.options.owner}:`, ''));
  const base = await findCommit(call.repo, from);
  const head = await findCommit(call.repo, to);
  if (base === null || head === null) throw notFound();
  const fork = await mergeBase(call.repo.bare, base, head);
  if (fork === null) throw new ApiError(404, `No common ancestor between ${from} and ${to}.`);
  const ahead = (await log(call.repo.bare, [`${base}..${head}`])).reverse();
  const behind = await log(call.repo.bare, [`${head}..${base}`]);
  const relation =
    ahead.length > 0
      ? behind.length > 0
        ? 'diverged'
        : 'ahead'
      : behind.length > 0
        ? 'behind'
        : 'identical';
  const represent = (commit: (typeof ahead)[number]): unknown =>
    repositoryCommit(call.world, call.repo, commit);
  const url = `${repositoryApi(call.world, call.repo)}/compare/${base}...${head}`;
  const html = `${repositoryPage(call.world, call.repo)}/compare/${base}...${head}`;
  const { items, headers } = page(call, ahead);
  const files = await diff(call.repo.bare, fork, head);
  const body = {
    url,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: represent(await readCommit(call.repo.bare, base)),
    merge_base_commit: represent(await readCommit(call.repo.bare, fork)),
    status: relation,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: items.map(represent),
    files: files.map((file) => diffEntry(call.world, call.repo, file, head)),
  };
  return { status: 200, body, headers };
}

async function getContent(call: Call): Promise<Answer> {
  const ref = text(call, 'ref') ?? call.repo.options.defaultBranch;
  const path = required(call, 'path').replace(/\/$/, '');
  const sha = await findCommit(call.repo, ref);
  if (sha === null) throw new ApiError(404, `No commit found for the ref ${ref}`);
  const entries = await listTree(call.repo.bare, sha, ['-r', '-t']);
  const found = entries.find((entry) => entry.path === path);
  if (!found && path !== '') throw notFound();
  const represent = (item: TreeEntry): Record<string, unknown> => {
    const url = `${repositoryApi(call.world, call.repo)}/contents/${item.path}?ref=${encodeURIComponent(ref)}`;
    const git = `${repositoryApi(call.world, call.repo)}/git/${item.type}s/${item.sha}`;
    const html = `${repositoryPage(call.world, call.repo)}/${item.type}/${ref}/${item.path}`;
    const download = `${repositoryPage(call.world, call.repo)}/raw/${sha}/${item.path}`;
    const type =
      item.type === 'tree'
        ? 'dir'
        : item.type === 'commit'
          ? 'submodule'
          : item.mode === '120000'
            ? 'symlink'
            : 'file';
    return {
      name: item.path.split('/').at(-1),
      path: item.path,
      sha: item.sha,
      size: item.size ?? 0,
      url,
      html_url: html,
      git_url: git,
      download_url: type === 'file' ? download : null,
      type,
      _links: { self: url, git, html },
    };
  };
  if (!found || found.type === 'tree') {
    const folderOf = (entry: TreeEntry): string => entry.path.split('/').slice(0, -1).join('/');
    return ok(entries.filter((entry) => folderOf(entry) === path).map(represent));
  }
  const bytes = await gitBytes(call.repo.bare, ['cat-file', 'blob', found.sha]);
  if (call.accept.includes('raw')) return { status: 200, body: null, raw: bytes };
  const described = represent(found);
  if (described['type'] === 'symlink') return ok({ ...described, target: bytes.toString() });
  // Past 1 MB GitHub leaves the content out.
  const content = bytes.length > 1 << 20 ? '' : lines(bytes.toString('base64'));
  return ok({ ...described, content, encoding: bytes.length > 1 << 20 ? 'none' : 'base64' });
}

/** Base64 as GitHub breaks it: 60 characters a line. */
export const lines = (base64: string): string => base64.replace(/.{1,60}/g, '$&\n');

export const repositoryOperations: Record<string, Operation> = {
  'rate-limit/get': read([], () =>
    ok({ rate: limit, resources: { core: limit, search: limit, graphql: limit } }),
  ),
  'users/get-authenticated': read([], (call) => {
    if (call.who === null) throw new ApiError(401, 'Requires authentication');
    if (call.grant?.kind !== 'user') throw new ApiError(403, 'Resource not accessible by integration');
    return ok(privateUser(call.world, account(call.world, call.who.login)));
  }),
  'repos/get': read([], (call) => ok(fullRepository(call.world, call.repo))),
  'repos/get-branch': read(['contents'], getBranch),
  'repos/list-commits': read(['contents'], listCommits),
  'repos/get-commit': read(['contents'], getCommit),
  'repos/compare-commits-with-basehead': read(['contents'], compare),
  'repos/get-content': read(['contents'], getContent),
};
