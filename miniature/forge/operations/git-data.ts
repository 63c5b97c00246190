import { ApiError, notFound, unprocessable } from '../api-error.js';
import {
  branchHead,
  commitTree,
  listRefs,
  listTree,
  objectType,
  readCommit,
  resolve,
  treeWith,
  type TreeChange,
  writeBlob,
} from '../git.js';
import { git, gitBytes } from '../git-process.js';
import { gitCommit } from '../represent/commit.js';
import { nodeId, repositoryApi } from '../represent/repository.js';
import { github, moveRef } from '../refs.js';
import { noreply } from '../world.js';
import {
  actorOf,
  type Answer,
  type Call,
  created,
  gone,
  ok,
  type Operation,
  read,
  required,
  text,
  write,
} from './call.js';
import { lines } from './repository.js';

const api = (call: Call): string => `${repositoryApi(call.world, call.repo)}/git`;

function refJson(call: Call, ref: { ref: string; sha: string; type: string }): unknown {
  return {
    ref: ref.ref,
    node_id: nodeId('REF', `${call.repo.id}:${ref.ref}`),
    url: `${api(call)}/${ref.ref}`,
    object: { sha: ref.sha, type: ref.type, url: `${api(call)}/${ref.type}s/${ref.sha}` },
  };
}

async function refTarget(
  call: Call,
  ref: string,
): Promise<{ ref: string; sha: string; type: string } | null> {
  return (await listRefs(call.repo.bare, ref)).find((one) => one.ref === ref) ?? null;
}

async function getRef(call: Call): Promise<Answer> {
  const found = await refTarget(call, `refs/${required(call, 'ref')}`);
  if (found === null) throw notFound();
  return ok(refJson(call, found));
}

async function matchingRefs(call: Call): Promise<Answer> {
  return ok(
    (await listRefs(call.repo.bare, `refs/${required(call, 'ref')}`)).map((ref) => refJson(call, ref)),
  );
}

async function wellFormed(call: Call, ref: string): Promise<boolean> {
  return git(call.repo.bare, ['check-ref-format', ref]).then(
    () => true,
    () => false,
  );
}

async function createRef(call: Call): Promise<Answer> {
  const ref = String(call.body['ref']);
  const sha = String(call.body['sha']);
  if (!/^refs\/[^/]+\/./.test(ref))
    throw unprocessable("Reference name must start with 'refs/' and have at least two slashes");
  if (!(await wellFormed(call, ref))) throw unprocessable(`${ref} is not a valid ref name.`);
  if ((await objectType(call.repo.bare, sha)) === null) throw unprocessable('Object does not exist');
  if ((await refTarget(call, ref)) !== null) throw unprocessable('Reference already exists');
  await moveRef(call.repo, ref, null, sha, { by: actorOf(call) });
  return created(refJson(call, { ref, sha, type: 'commit' }), `${api(call)}/${ref}`);
}

async function updateRef(call: Call): Promise<Answer> {
  const ref = `refs/${required(call, 'ref')}`;
  const sha = String(call.body['sha']);
  const found = await refTarget(call, ref);
  if (found === null) throw unprocessable('Reference does not exist');
  if ((await objectType(call.repo.bare, sha)) !== 'commit') throw unprocessable('Object does not exist');
  await moveRef(call.repo, ref, found.sha, sha, {
    force: call.body['force'] === true,
    by: actorOf(call),
  });
  return ok(refJson(call, { ref, sha, type: 'commit' }));
}

async function deleteRef(call: Call): Promise<Answer> {
  const ref = `refs/${required(call, 'ref')}`;
  const found = await refTarget(call, ref);
  if (found === null) throw unprocessable('Reference does not exist');
  if (ref === `refs/heads/${call.repo.options.defaultBranch}`)
    throw unprocessable('Cannot delete the default branch');
  await moveRef(call.repo, ref, found.sha, null, { by: actorOf(call) });
  return gone;
}

async function createBlob(call: Call): Promise<Answer> {
  const encoding = call.body['encoding'] === 'base64' ? 'base64' : 'utf8';
  const sha = await writeBlob(call.repo.bare, Buffer.from(String(call.body['content']), encoding));
  const url = `${api(call)}/blobs/${sha}`;
  return created({ sha, url }, url);
}

async function getBlob(call: Call): Promise<Answer> {
  const sha = required(call, 'file_sha');
  if ((await objectType(call.repo.bare, sha)) !== 'blob') throw notFound();
  const bytes = await gitBytes(call.repo.bare, ['cat-file', 'blob', sha]);
  if (call.accept.includes('raw')) return { status: 200, body: null, raw: bytes };
  const content = lines(bytes.toString('base64'));
  return ok({
    sha,
    node_id: nodeId('B', sha),
    size: bytes.length,
    url: `${api(call)}/blobs/${sha}`,
    content,
    encoding: 'base64',
  });
}

interface WantedEntry {
  path?: string;
  mode?: string;
  type?: string;
  sha?: string | null;
  content?: string;
}

const malformed = (path: string): boolean =>
  path.split('/').some((part) => ['', '.', '..'].includes(part) || part.toLowerCase() === '.git');

async function treeChange(call: Call, entry: WantedEntry): Promise<TreeChange> {
  const path = entry.path ?? '';
  if (malformed(path)) throw unprocessable('tree.path contains a malformed path component');
  const mode = entry.mode ?? '100644';
  if (entry.content !== undefined)
    return { path, mode, sha: await writeBlob(call.repo.bare, Buffer.from(entry.content)) };
  if (entry.sha === null) return { path, mode, sha: null };
  const sha = entry.sha ?? '';
  const wanted = mode === '040000' ? 'tree' : 'blob';
  if (mode !== '160000' && (await objectType(call.repo.bare, sha)) !== wanted)
    throw unprocessable(`tree.sha ${sha} is not a valid ${wanted}`);
  return { path, mode, sha };
}

async function createTree(call: Call): Promise<Answer> {
  const asked = call.body['base_tree'];
  const base = typeof asked === 'string' ? await resolve(call.repo.bare, asked, 'tree') : null;
  if (typeof asked === 'string' && base === null) throw notFound();
  const changes: TreeChange[] = [];
  for (const entry of call.body['tree'] as WantedEntry[]) changes.push(await treeChange(call, entry));
  return created(await treeJson(call, await treeWith(call.repo.bare, base, changes), []));
}

async function treeJson(call: Call, sha: string, args: readonly string[]): Promise<unknown> {
  const entries = await listTree(call.repo.bare, sha, args);
  const limit = args.includes('-r') ? (call.repo.options.treeLimit ?? 100_000) : Infinity;
  const tree = entries.slice(0, limit).map(({ size, ...entry }) => ({
    ...entry,
    ...(size === null ? {} : { size }),
    ...(entry.type === 'commit' ? {} : { url: `${api(call)}/${entry.type}s/${entry.sha}` }),
  }));
  return { sha, url: `${api(call)}/trees/${sha}`, tree, truncated: entries.length > limit };
}

async function getTree(call: Call): Promise<Answer> {
  const asked = required(call, 'tree_sha');
  const named = await branchHead(call.repo.bare, asked);
  const sha = await resolve(call.repo.bare, named ?? asked, 'tree');
  if (sha === null) throw notFound();
  // Any value means yes, "false" too.
  return ok(await treeJson(call, sha, text(call, 'recursive') === undefined ? [] : ['-r', '-t']));
}

interface WantedSignature {
  name: string;
  email: string;
  date?: string;
}

async function createCommit(call: Call): Promise<Answer> {
  const { bare } = call.repo;
  const tree = String(call.body['tree']);
  if ((await objectType(bare, tree)) !== 'tree') throw unprocessable('Tree SHA does not exist');
  const parents = (call.body['parents'] ?? []) as string[];
  for (const parent of parents)
    if ((await objectType(bare, parent)) !== 'commit')
      throw unprocessable('Parent SHA does not exist or is not a commit object');
  if (call.who === null) throw notFound();
  const mine = { name: call.who.login, email: noreply(call.who), date: call.world.now() };
  const wantedAuthor = call.body['author'] as WantedSignature | undefined;
  const wantedCommitter = call.body['committer'] as WantedSignature | undefined;
  const author = { ...mine, ...wantedAuthor };
  // A bot that names nobody is signed for by GitHub.
  const signed = call.who.type === 'Bot' && wantedAuthor === undefined && wantedCommitter === undefined;
  const committer = signed ? github(call.repo) : { ...author, ...wantedCommitter };
  const sha = await commitTree(bare, {
    tree,
    parents,
    author,
    committer,
    message: String(call.body['message']),
  });
  if (signed) call.repo.signed.add(sha);
  return created(
    gitCommit(call.world, call.repo, await readCommit(bare, sha)),
    `${api(call)}/commits/${sha}`,
  );
}

async function getCommit(call: Call): Promise<Answer> {
  const sha = required(call, 'commit_sha');
  if ((await objectType(call.repo.bare, sha)) !== 'commit') throw new ApiError(404, 'Not Found');
  return ok(gitCommit(call.world, call.repo, await readCommit(call.repo.bare, sha)));
}

export const gitDataOperations: Record<string, Operation> = {
  'git/get-ref': read(['contents'], getRef),
  'git/list-matching-refs': read(['contents'], matchingRefs),
  'git/create-ref': write(['contents'], createRef),
  'git/update-ref': write(['contents'], updateRef),
  'git/delete-ref': write(['contents'], deleteRef),
  'git/create-blob': write(['contents'], createBlob),
  'git/get-blob': read(['contents'], getBlob),
  'git/create-tree': write(['contents'], createTree),
  'git/get-tree': read(['contents'], getTree),
  'git/create-commit': write(['contents'], createCommit),
  'git/get-commit': read(['contents'], getCommit),
};
