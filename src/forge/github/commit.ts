import { moved, scratchBranch } from '../branches.js';
import type { CommitRequest, ForgeRefusal } from '../types.js';
import { type Client } from './client.js';
import {
  commitOnBranch,
  executablePaths,
  readCommit,
  standsFor,
  writeCommit,
  writeTree,
  type Commit,
} from './commit-objects.js';
import { branchHead, moveBranches, type Move } from './refs.js';

export type Committed = { kind: 'committed'; revision: string } | ForgeRefusal;

/**
 * Puts one commit on `base` and the branch on it, so that nobody ever sees a standing branch without its commit. A
 * commit that says the same is left as it is. The branch moves only from the head that is expected, whatever happens
 * meanwhile.
 *
 * For bots GitHub signs what the Git Data API writes. For people it signs only what createCommitOnBranch writes,
 * which needs a branch that is at the base: one beside ours, unless ours is there.
 */
export async function commit(client: Client, request: CommitRequest): Promise<Committed> {
  const { branch, base, expectedHead } = request;
  const head = await branchHead(client, branch);
  if (head !== expectedHead) return moved(branch, expectedHead, head);
  const executable = await executablePaths(client, base, Object.keys(request.files));
  const byData = executable.size > 0 || (await client.login()).endsWith('[bot]');
  const beside = await leftBeside(client, branch);
  if (byData) return commitByData(client, request, { head, executable, beside });
  if (head === null || head === base) return commitThere(client, request, { head, beside });
  return commitBeside(client, request, { head, beside });
}

/** What a run that was ended left there. */
async function leftBeside(client: Client, branch: string): Promise<Move[]> {
  const name = scratchBranch(branch);
  const left = await branchHead(client, name);
  return left === null ? [] : [{ branch: name, from: left, to: null }];
}

interface Ground {
  head: string | null;
  /** Removals of what was left beside the branch. */
  beside: readonly Move[];
}

async function commitByData(
  client: Client,
  request: CommitRequest,
  { head, executable, beside }: Ground & { executable: ReadonlySet<string> },
): Promise<Committed> {
  const tree = await writeTree(client, request, executable);
  if (!tree.ok) return tree.refusal;
  if (head !== null && (await saysTheSame(client, head, request, tree.sha)))
    return settle(client, request.branch, { head, revision: head, beside });
  const made = await writeCommit(client, request, tree.sha);
  return made.ok ? settle(client, request.branch, { head, revision: made.sha, beside }) : made.refusal;
}

async function commitThere(
  client: Client,
  request: CommitRequest,
  { head, beside }: Ground,
): Promise<Committed> {
  const { branch, base } = request;
  const made = head === null ? [{ branch, from: null, to: base }] : [];
  const refused = await moveAll(client, [...made, ...beside]);
  return refused ?? committed(await commitOnBranch(client, branch, request));
}

async function commitBeside(
  client: Client,
  request: CommitRequest,
  { head, beside }: Ground & { head: string },
): Promise<Committed> {
  const { branch, base } = request;
  const name = scratchBranch(branch);
  const from = beside[0]?.from ?? null;
  const refused = await moveAll(client, [{ branch: name, from, to: base }]);
  if (refused) return refused;
  const made = await commitOnBranch(client, name, request);
  if (made.kind !== 'committed') {
    await moveAll(client, [{ branch: name, from: base, to: null }]);
    return made;
  }
  const { revision, tree } = made.value;
  const same = await saysTheSame(client, head, request, tree);
  const removal = { branch: name, from: revision, to: null };
  return settle(client, branch, { head, revision: same ? head : revision, beside: [removal] });
}

/** Moves the branch and clears what is beside it, in one step; where that is refused, at least the latter. */
async function settle(
  client: Client,
  branch: string,
  { head, revision, beside }: Ground & { revision: string },
): Promise<Committed> {
  const refused = await moveAll(client, [{ branch, from: head, to: revision }, ...beside]);
  if (!refused) return { kind: 'committed', revision };
  await moveAll(client, beside);
  return refused;
}

async function moveAll(client: Client, moves: readonly Move[]): Promise<ForgeRefusal | null> {
  const real = moves.filter(({ from, to }) => from !== to);
  return real.length > 0 ? moveBranches(client, real) : null;
}

const committed = (made: { kind: 'committed'; value: Commit } | ForgeRefusal): Committed =>
  made.kind === 'committed' ? { kind: 'committed', revision: made.value.revision } : made;

async function saysTheSame(
  client: Client,
  head: string,
  request: CommitRequest,
  tree: string,
): Promise<boolean> {
  const there = await readCommit(client, head);
  return there.tree.sha === tree && standsFor(there, request);
}
