import { z } from 'zod';
import { CLOSING, type Forge } from '../types.js';
import { accountOf } from './account.js';
import { setAutoMerge } from './auto-merge.js';
import { postCheckRun, postedChecks } from './checks.js';
import type { Lately } from '../remembered.js';
import type { GithubAccess } from './access.js';
import { createClient } from './client.js';
import { postComment } from './comments.js';
import { commit } from './commit.js';
import { foreignCommits } from './foreign.js';
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
  const lately: Lately = new Map();
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
    checkRun: (run) => postCheckRun(client, lately, run),
    checkRuns: (revision) => postedChecks(client, revision),
    comment: (on, marker, body) => postComment(client, on, marker, body),
    issue: (marker, content, closing) => postIssue(client, marker, content, closing),
    openIssues: (text) => openIssueBodies(client, text),
  };
}
