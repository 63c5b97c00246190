import { z } from 'zod';
import { UserError } from '../../errors.js';
import { CLOSING, type Forge } from '../types.js';
import type { ForgejoAccess } from './access.js';
import { accountOf } from './account.js';
import { autoMerge } from './auto-merge.js';
import { createClient } from './client.js';
import { postComment } from './comments.js';
import { commit } from './commit.js';
import { foreignCommits } from './foreign.js';
import { openIssues, postIssue } from './issues.js';
import { invite } from './people.js';
import {
  createPull,
  findPull,
  MAX_BODY_LENGTH,
  openPulls,
  pullByNumber,
  pullOfCommit,
  setClosed,
  updatePull,
} from './pulls.js';
import { branchHead, deleteBranch } from './refs.js';
import { postStatus, readStatuses } from './statuses.js';
import { remembered, type Lately } from '../remembered.js';

/** Forgejo, and Gitea from 1.22 on. */
export function createForgejoForge(access: ForgejoAccess): Forge {
  const client = createClient(access);
  const account = remembered(() => accountOf(client));
  const lately: Lately = new Map();
  const login = async (): Promise<string> => (await account()).login;
  return {
    id: 'forgejo',
    maxBodyLength: MAX_BODY_LENGTH,
    account,
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
    async closePull({ number, state }, reason) {
      if (state === 'closed') return;
      const place = { number, marker: CLOSING, login: await login() };
      const told = await postComment(client, place, reason);
      if (told.kind !== 'posted') throw new UserError(told.message);
      await setClosed(client, number);
    },
    autoMerge: (pull, method) => autoMerge(client, pull, method),
    commit: (request) => commit(client, request),
    deleteBranch: (branch, expectedHead) => deleteBranch(client, branch, expectedHead),
    foreignCommits: async (branch, base) => foreignCommits(client, await login(), branch, base),
    checkRun: async (run) => postStatus(client, lately, await login(), run),
    checkRuns: async (revision) => readStatuses(client, await login(), revision),
    comment: async ({ number }, marker, body) =>
      postComment(client, { number, marker, login: await login() }, body),
    issue: async (marker, content, closing) => postIssue(client, await login(), { marker, content, closing }),
    openIssues: async (text) => openIssues(client, await login(), text),
  };
}
