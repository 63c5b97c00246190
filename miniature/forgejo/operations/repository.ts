import { ApiError } from '../../forge/api-error.js';
import {
  branchHead,
  commitTree,
  listRefs,
  listTree,
  log,
  mergeBase,
  readCommit,
  resolve,
  treeWith,
  updateRef,
  writeBlob,
  type TreeChange,
  type TreeEntry,
} from '../../forge/git.js';
import { follow } from '../../forge/refs.js';
import {
  actorOf,
  created,
  gone,
  missing,
  mustWrite,
  ok,
  textOf,
  type Answer,
  type Call,
  type Operation,
} from '../call.js';
import * as represent from '../represent.js';

async function getBranch(call: Call): Promise<Answer> {
  const name = call.path['branch'] ?? '';
  const head = await branchHead(call.repo.bare, name);
  if (head === null) throw missing();
  return ok(represent.branch(call.repo, name, await readCommit(call.repo.bare, head)));
}

async function createBranch(call: Call): Promise<Answer> {
  mustWrite(call, 'contents');
  const { repo } = call;
  const name = textOf(call, 'new_branch_name');
  const from = await resolve(repo.bare, textOf(call, 'old_ref_name', repo.options.defaultBranch));
  if (from === null) throw new ApiError(500, '');
  const all = (await listBranches(call)).filter((one) => one === name || conflicts(one, name));
  if (all.includes(name)) throw new ApiError(409, 'The branch already exists.');
  if (all.length > 0) throw new ApiError(409, 'The branch with the same name already exists.');
  if (!(await updateRef(repo.bare, `refs/heads/${name}`, from, null)))
    throw new ApiError(409, 'The branch already exists.');
  await follow(repo, actorOf(call));
  return created(represent.branch(repo, name, await readCommit(repo.bare, from)));
}

const conflicts = (a: string, b: string): boolean => a.startsWith(`${b}/`) || b.startsWith(`${a}/`);

async function listBranches({ repo }: Call): Promise<string[]> {
  return (await listRefs(repo.bare, 'refs/heads/')).map(({ ref }) => ref.slice('refs/heads/'.length));
}

async function deleteBranch(call: Call): Promise<Answer> {
  mustWrite(call, 'contents');
  const { repo } = call;
  const name = call.path['branch'] ?? '';
  const head = await branchHead(repo.bare, name);
  if (head === null) throw missing();
  if (name === repo.options.defaultBranch) throw new ApiError(403, 'can not delete default branch');
  if (repo.options.protectedBranches?.includes(name) === true) throw new ApiError(403, 'branch protected');
  await updateRef(repo.bare, `refs/heads/${name}`, null, head);
  await follow(repo, actorOf(call));
  return gone;
}

async function getCommit({ repo, path, query }: Call): Promise<Answer> {
  const sha = await resolve(repo.bare, path['sha'] ?? '');
  if (sha === null) throw missing();
  return ok(await represent.commit(repo, await readCommit(repo.bare, sha), query.get('files') !== 'false'));
}

const TYPES: Readonly<Record<string, string>> = {
  '120000': 'symlink',
  '160000': 'submodule',
  '040000': 'dir',
};

const entryOf = ({ path, sha, mode, size }: TreeEntry): object => ({
  name: path.split('/').at(-1) ?? path,
  path,
  sha,
  type: TYPES[mode] ?? 'file',
  size: size ?? 0,
});

async function getContents({ repo, path, query }: Call): Promise<Answer> {
  const ref = await resolve(repo.bare, query.get('ref') ?? repo.options.defaultBranch);
  if (ref === null) throw missing();
  const place = path['filepath'] ?? '';
  const entry = (await listTree(repo.bare, ref, ['-r', '-t'])).find((one) => one.path === place);
  if (!entry) throw missing();
  if (entry.type !== 'tree') return ok(entryOf(entry));
  const inside = await listTree(repo.bare, `${ref}:${place}`);
  return ok(inside.map((one) => entryOf({ ...one, path: `${place}/${one.path}` })));
}

interface Change {
  operation: string;
  path: string;
  content?: string;
  sha?: string;
}

/** @throws ApiError 404, 422 in Forgejo's words */
function checkChange(change: Change, there: TreeEntry | undefined): void {
  if (change.operation === 'create') {
    if (there) throw new ApiError(422, `repository file already exists [path: ${change.path}]`);
    return;
  }
  if (!there) throw new ApiError(404, `object does not exist [id: , rel_path: ${change.path}]`);
  if (change.sha !== undefined && change.sha !== there.sha)
    throw new ApiError(422, `sha does not match [given: ${change.sha}, expected: ${there.sha}]`);
  if (there.mode === '120000')
    throw new ApiError(422, `a symbolic link exists where you’re trying to create a file`);
}

async function changeFiles(call: Call): Promise<Answer> {
  const { repo, body, who } = call;
  const name = textOf(call, 'branch', repo.options.defaultBranch);
  if (call.grant.permissions.contents !== 'write')
    throw new ApiError(403, 'user should have a permission to write to this branch');
  const head = await branchHead(repo.bare, name);
  if (head === null) throw new ApiError(404, `branch does not exist [name: ${name}]`);
  if (repo.options.protectedBranches?.includes(name) === true)
    throw new ApiError(403, `user cannot commit to repo [user: ${who.login}]`);
  const entries = new Map((await listTree(repo.bare, head, ['-r'])).map((one) => [one.path, one]));
  const changes: TreeChange[] = [];
  for (const change of body['files'] as Change[]) {
    const there = entries.get(change.path);
    checkChange(change, there);
    const content = Buffer.from(change.content ?? '', 'base64');
    const sha = change.operation === 'delete' ? null : await writeBlob(repo.bare, content);
    changes.push({ path: change.path, mode: there?.mode ?? '100644', sha });
  }
  const tree = await treeWith(repo.bare, head, changes);
  const message = textOf(call, 'message').trim();
  const fullName = who.login === represent.WORKFLOW_ACCOUNT ? 'Forgejo Actions' : who.login;
  const author = { name: fullName, email: represent.emailOf(who), date: call.world.now() };
  const sha = await commitTree(repo.bare, { tree, parents: [head], author, committer: author, message });
  if (!(await updateRef(repo.bare, `refs/heads/${name}`, sha, head))) throw new ApiError(500, '');
  repo.signed.add(sha);
  await follow(repo, actorOf(call));
  const files = (await listTree(repo.bare, sha, ['-r'])).filter((one) =>
    changes.some(({ path }) => path === one.path),
  );
  const meta = (id: string, kind: string): object => ({ url: `${call.world.server}/${kind}/${id}`, sha: id });
  return created({
    files: files.map(entryOf),
    commit: {
      ...meta(sha, 'commits'),
      ...{ message, author, committer: author },
      tree: meta(tree, 'trees'),
      parents: [meta(head, 'commits')],
    },
    verification: { verified: true },
  });
}

async function compare({ repo, path, query }: Call): Promise<Answer> {
  const [base = '', head = ''] = (path['basehead'] ?? '').split('...');
  const ends = [await resolve(repo.bare, base), await resolve(repo.bare, head)];
  const [from, to] = ends;
  if (!from || !to || (await mergeBase(repo.bare, from, to)) === null) throw missing();
  const ahead = await log(repo.bare, [`${from}..${to}`]);
  const withFiles = query.get('files') !== 'false';
  const commits = await Promise.all(ahead.map((one) => represent.commit(repo, one, withFiles)));
  return ok({ total_commits: commits.length, commits });
}

export const repositoryOperations: Readonly<Record<string, Operation>> = {
  getVersion: { scope: null, run: () => ok({ version: '12.0.1+gitea-1.22.0' }) },
  userGetCurrent: { scope: null, run: ({ world, who }) => ok(represent.user(world, who)) },
  repoGet: { scope: 'repository', run: ({ repo }) => ok(represent.repository(repo)) },
  repoGetBranch: { scope: 'repository', run: getBranch },
  repoCreateBranch: { scope: 'repository', run: createBranch },
  repoDeleteBranch: { scope: 'repository', run: deleteBranch },
  repoGetSingleCommit: { scope: 'repository', run: getCommit },
  repoGetContents: { scope: 'repository', run: getContents },
  repoChangeFiles: { scope: 'repository', run: changeFiles },
  repoCompareDiff: { scope: 'repository', run: compare },
};
