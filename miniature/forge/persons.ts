import { notFound } from './api-error.js';
import { branchHead, commitTree, listTree, treeWith, type TreeChange, writeBlob } from './git.js';
import { mergePull } from './merge.js';
import { review } from './operations/people.js';
import { makePull, reopen } from './pulls.js';
import { close, moveRef } from './refs.js';
import type { ForgeServer, PersonCommit, PersonPull } from './types.js';
import {
  account,
  type Actor,
  type IssueRecord,
  noreply,
  type PullRecord,
  type RepositoryState,
  type World,
} from './world.js';

/** `owner/name`; default the first one. */
export function repositoryOf(world: World, fullName: string | undefined): RepositoryState {
  const repo =
    fullName === undefined
      ? [...world.repositories.values()][0]
      : world.repositories.get(fullName.toLowerCase());
  if (!repo) throw new Error(`no repository ${fullName ?? ''} in this forge`);
  return repo;
}

const person = (login: string): Actor => ({ login, kind: 'user' });

async function pushAs(world: World, commit: PersonCommit): Promise<string> {
  const repo = repositoryOf(world, commit.repository);
  const who = account(world, commit.person);
  return repo.exclusive(async () => {
    const ref = `refs/heads/${commit.branch}`;
    const there = await branchHead(repo.bare, commit.branch);
    const head = there ?? (await branchHead(repo.bare, repo.options.defaultBranch));
    const modes = new Map(
      head === null
        ? []
        : (await listTree(repo.bare, head, ['-r'])).map((entry) => [entry.path, entry.mode] as const),
    );
    const changes: TreeChange[] = [];
    for (const [path, content] of Object.entries(commit.files)) {
      const sha = content === null ? null : await writeBlob(repo.bare, Buffer.from(content));
      changes.push({ path, mode: modes.get(path) ?? '100644', sha });
    }
    const tree = await treeWith(repo.bare, head, changes);
    const author = { name: who.login, email: commit.email ?? noreply(who), date: world.now() };
    const message = commit.message ?? `Change ${Object.keys(commit.files).join(', ')}`;
    const parents = head === null ? [] : [head];
    const sha = await commitTree(repo.bare, { tree, parents, author, committer: author, message });
    await moveRef(repo, ref, there, sha, { by: person(commit.person), protection: 'pass' });
    return sha;
  });
}

async function openPull(world: World, wanted: PersonPull): Promise<number> {
  const repo = repositoryOf(world, wanted.repository);
  const { title, body, head, base, by } = wanted;
  const headRepository = repositoryOf(world, wanted.headRepository ?? repo.fullName).fullName;
  const author = account(world, by);
  return repo.exclusive(async () => {
    const pull = { title, body, head, headRepository, base, draft: false, author };
    return (await makePull(repo, pull, person(by))).number;
  });
}

function setIssue(world: World, issue: IssueRecord, open: boolean): void {
  issue.state = open ? 'open' : 'closed';
  issue.stateReason = open ? 'reopened' : 'completed';
  issue.updatedAt = world.now();
  issue.closedAt = open ? null : issue.updatedAt;
}

/** What people do in the browser and with git, past all tokens. */
export function persons(
  world: World,
): Pick<ForgeServer, 'merge' | 'pushAs' | 'openPull' | 'editAs' | 'closeAs' | 'reopenAs' | 'reviewAs'> {
  /** Does something with a pull request or issue in its repository's turn. */
  const turn = <T>(
    number: number,
    repository: string | undefined,
    withPull: (repo: RepositoryState, pull: PullRecord) => Promise<T> | T,
    withIssue?: (issue: IssueRecord) => T,
  ): Promise<T> => {
    const repo = repositoryOf(world, repository);
    return repo.exclusive(async () => {
      const issue = repo.records.issues.get(number);
      if (issue && withIssue) return withIssue(issue);
      const pull = repo.records.pulls.get(number);
      if (!pull) throw notFound();
      return withPull(repo, pull);
    });
  };
  return {
    pushAs: (commit) => pushAs(world, commit),
    openPull: (pull) => openPull(world, pull),
    merge: (number, method, repository) =>
      turn(number, repository, (repo, pull) => mergePull(repo, pull, method, repo.owner)),
    editAs: (number, _, body, repository) => {
      const edit = (thread: PullRecord | IssueRecord): void => {
        Object.assign(thread, { body, updatedAt: world.now() });
      };
      return turn(
        number,
        repository,
        (__, pull) => {
          edit(pull);
        },
        edit,
      );
    },
    closeAs: (number, _, repository) =>
      turn(number, repository, close, (issue) => {
        setIssue(world, issue, false);
      }),
    reopenAs: (number, login, repository) =>
      turn(
        number,
        repository,
        (repo, pull) => reopen(repo, pull, person(login)),
        (issue) => {
          setIssue(world, issue, true);
        },
      ),
    reviewAs: (number, login, repository) =>
      turn(number, repository, (repo, pull) => {
        review(repo, pull, account(world, login));
      }),
  };
}
