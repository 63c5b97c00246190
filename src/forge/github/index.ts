import { z } from 'zod';
import { valueOf } from '../failure.js';
import { CLOSING, COMMIT_TRAILER, type Forge } from '../types.js';
import { accountOf } from './account.js';
import { setAutoMerge } from './auto-merge.js';
import { postCheckRun, postedChecks } from './checks.js';
import type { GithubAccess } from './access.js';
import { createClient, type Client } from './client.js';
import { postComment } from './comments.js';
import { commit } from './commit.js';
import { invite } from './invite.js';
import { openIssueBodies, postIssue } from './issues.js';
import {
  createPull,
  findPull,
  openPulls,
  pullByNumber,
  pullOfCommit,
  setClosed,
  updatePull,
} from './pulls.js';
import { branchHead, deleteBranch } from './refs.js';

/** Characters of a pull request's body that GitHub keeps. */
const MAX_BODY_LENGTH = 65_536;

/** GitHub, and GitHub Enterprise. */
export function createGithubForge(access: GithubAccess): Forge {
  const client = createClient(access);
  return {
    id: 'github',
    maxBodyLength: MAX_BODY_LENGTH,
    account: () => accountOf(client),
    async defaultBranch() {
      return (await client.send(z.object({ default_branch: z.string() }), 'GET', '')).default_branch;
    },
    branchHead: (branch) => branchHead(client, branch),
    findPull: (head, base) => findPull(client, head, base),
    openPulls: (prefix) => openPulls(client, prefix),
    pull: (number) => pullByNumber(client, number),
    pullOfCommit: (revision) => pullOfCommit(client, revision),
    createPull: (head, base, content) => createPull(client, head, base, content),
    updatePull: (pull, content) => updatePull(client, pull, content),
    invite: (pull, people) => invite(client, pull, people),
    async closePull(pull, reason) {
      if (pull.state === 'closed') return;
      await postComment(client, pull, CLOSING, reason);
      await setClosed(client, pull);
    },
    autoMerge: (pull, method) => setAutoMerge(client, pull, method),
    commit: (request) => commit(client, request),
    deleteBranch: (branch, expectedHead) => deleteBranch(client, branch, expectedHead),
    foreignCommits: (branch, base) => foreignCommits(client, branch, base),
    checkRun: (run) => postCheckRun(client, run),
    checkRuns: (revision) => postedChecks(client, revision),
    comment: (on, marker, body) => postComment(client, on, marker, body),
    issue: (marker, content, closing) => postIssue(client, marker, content, closing),
    openIssues: (text) => openIssueBodies(client, text),
  };
}

const compareShape = z.object({
  commits: z.array(
    z.object({
      sha: z.string(),
      author: z.object({ login: z.string().optional() }).nullish(),
      committer: z.object({ login: z.string().optional() }).nullish(),
      commit: z.object({
        message: z.string(),
        author: z.object({ name: z.string().optional() }).nullish(),
        committer: z.object({ email: z.string().optional() }).nullish(),
      }),
    }),
  ),
});

async function foreignCommits(
  client: Client,
  branch: string,
  base: string,
): Promise<{ revision: string; author: string; title: string }[]> {
  const login = await client.login();
  const basehead = `${base}...${branch}`;
  const ahead = valueOf(
    await client.list(compareShape, (page) => page.commits, '/compare/{basehead}', { basehead }),
  );
  return ahead
    .filter((one) => !isOurs(one, login))
    .map(({ sha, author, committer, commit }) => ({
      revision: sha,
      author:
        [madeOverBy(committer?.login, login), author?.login, commit.author?.name].find(Boolean) ?? 'unknown',
      title: commit.message.split('\n')[0] ?? '',
    }))
    .reverse();
}

/** Who made a commit over that bears our name: its committer. */
function madeOverBy(committer: string | undefined, login: string): string | undefined {
  return committer === login || committer === WEB_FLOW ? undefined : committer;
}

/** GitHub's own account, which commits what its API makes. */
const WEB_FLOW = 'web-flow';
const trailer = new RegExp(`\\n${COMMIT_TRAILER}: [0-9a-f]{64}\\s*$`);

function isOurs(one: z.infer<typeof compareShape>['commits'][number], login: string): boolean {
  const { committer, commit } = one;
  const untouched = committer
    ? [login, WEB_FLOW].includes(committer.login ?? '')
    : commit.committer?.email === 'noreply@github.com';
  return one.author?.login === login && untouched && trailer.test(one.commit.message);
}
