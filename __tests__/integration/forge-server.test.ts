import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getOctokit } from '@actions/github';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import {
  type ForgeOptions,
  type ForgeServer,
  type RequestMoment,
  type RepositoryOptions,
  startForge,
  type TokenGrant,
} from '../../miniature/forge/index.js';
import { contracts } from '../../miniature/forge/openapi/contract.js';
import { operationIds } from '../../miniature/forge/rest.js';

jest.setTimeout(60_000); // many real git processes, on a machine that may be busy

const run = promisify(execFile);
const repo = { owner: 'acme', repo: 'infra' };
const all = {
  contents: 'write',
  pull_requests: 'write',
  issues: 'write',
  checks: 'write',
  statuses: 'write',
} as const;
const tokens: Record<string, TokenGrant> = {
  actions: { login: 'github-actions[bot]', kind: 'actions', permissions: all },
  person: { login: 'grace', kind: 'user', permissions: all },
  reader: { login: 'reader[bot]', kind: 'app', permissions: { contents: 'read', pull_requests: 'read' } },
  stranger: { login: 'stranger', kind: 'user', permissions: all, repositories: [] },
};

let folder: string;
let forge: ForgeServer;

async function start(
  options: Partial<RepositoryOptions> = {},
  more: Partial<ForgeOptions> = {},
): Promise<void> {
  const repositories = [{ owner: 'acme', name: 'infra', defaultBranch: 'main', ...options }];
  forge = await startForge({ folder: join(folder, 'forge'), repositories, tokens, ...more });
}

/** A forge with other options in place of the one that each test begins with. */
async function restart(...options: Parameters<typeof start>): Promise<void> {
  await forge.close();
  await rm(join(folder, 'forge'), { recursive: true });
  await start(...options);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forge-'));
  await start();
});

afterEach(async () => {
  await forge.close();
  await rm(folder, { recursive: true, force: true });
  // Whatever a test does, nothing went over the wire that GitHub's own description forbids.
  expect(forge.violations).toEqual([]);
});

const api = (token = 'actions') => getOctokit(token, { baseUrl: forge.urls.api }).rest;
const graphql = (token = 'actions') => getOctokit(token, { baseUrl: forge.urls.api }).graphql;

async function git(args: string[], cwd = folder): Promise<string> {
  const env = {
    ...process.env,
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@users.noreply.github.com'];
  return (await run('git', [...who, ...args], { cwd, env })).stdout.trim();
}

const remote = (token: string, name = 'infra'): string =>
  `${forge.urls.server.replace('//', `//x-access-token:${token}@`)}/acme/${name}.git`;

/** The status and words of a refusal. */
async function refused(work: Promise<unknown>): Promise<{ status: number; text: string }> {
  const error = await work.then(
    () => {
      throw new Error('it was not refused');
    },
    (reason: unknown) => reason as { status: number; message: string },
  );
  return { status: error.status, text: error.message };
}

/** A branch with one change on top of main's head; returns both commits. */
async function branchWithChange(branch = 'bump'): Promise<{ base: string; head: string }> {
  const base = await forge.pushAs({ branch: 'main', person: 'ada', files: { 'flake.lock': '{}\n' } });
  await api().git.createRef({ ...repo, ref: `refs/heads/${branch}`, sha: base });
  const head = await forge.pushAs({ branch, person: 'ada', files: { 'flake.lock': '{ "version": 7 }\n' } });
  return { base, head };
}

const openPull = async (branch = 'bump') =>
  (await api().pulls.create({ ...repo, head: branch, base: 'main', title: 'Bump', body: 'body' })).data;

const commitMutation = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid signature { isValid } } ref { name } }
}`;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('the slice of the description', () => {
  test('is what the cut gives from the installed package', async () => {
    const check = await run(process.execPath, ['miniature/forge/openapi/cut.mjs', '--check']);
    expect(check.stderr).toBe('');
    const committed = await readFile('miniature/forge/openapi/slice.json', 'utf8');
    expect(committed.length).toBeLessThan(300_000);
    expect(committed).not.toMatch(/"(description|summary)":"/);
  });

  test('names the operations that are given, and no others', () => {
    expect([...operationIds].sort()).toEqual(
      contracts()
        .map((contract) => contract.id)
        .sort(),
    );
  });
});

describe('git over HTTP', () => {
  const work = (): string => join(folder, 'work');

  async function firstPush(): Promise<string> {
    await git(['init', '--quiet', '--initial-branch=main', work()]);
    await writeFile(join(work(), 'run.sh'), '#!/bin/sh\n', { mode: 0o755 });
    await git(['add', '.'], work());
    await git(['commit', '--quiet', '-m', 'First'], work());
    await git(['push', '--quiet', remote('actions'), 'main'], work());
    return git(['rev-parse', 'HEAD'], work());
  }

  test('what is pushed can be cloned and asked for by the API', async () => {
    const head = await firstPush();
    await git(['clone', '--quiet', remote('reader'), join(folder, 'clone')]);
    expect(await git(['rev-parse', 'HEAD'], join(folder, 'clone'))).toBe(head);
    expect((await api('reader').git.getRef({ ...repo, ref: 'heads/main' })).data.object.sha).toBe(head);
    expect(forge.requests.map((request) => [request.operation, request.login])).toContainEqual([
      'git-receive-pack',
      'github-actions[bot]',
    ]);
  });

  test('a push that is no fast-forward is refused, a forced one is not', async () => {
    await firstPush();
    await git(['commit', '--quiet', '--amend', '-m', 'Other'], work());
    await expect(git(['push', remote('actions'), 'main'], work())).rejects.toThrow(
      /non-fast-forward|rejected/,
    );
    await git(['push', '--quiet', '--force', remote('actions'), 'main'], work());
    const ours = await git(['rev-parse', 'HEAD'], work());
    expect((await api().git.getRef({ ...repo, ref: 'heads/main' })).data.object.sha).toBe(ours);
  });

  test('a wrong token, none, one that may only read, and one that sees nothing are refused', async () => {
    await firstPush();
    await expect(git(['ls-remote', remote('wrong')])).rejects.toThrow(/Authentication failed/);
    await expect(git(['ls-remote', `${forge.urls.server}/acme/infra.git`])).rejects.toThrow(
      /could not read Username/,
    );
    await git(['commit', '--quiet', '--allow-empty', '-m', 'More'], work());
    await expect(git(['push', remote('reader'), 'main'], work())).rejects.toThrow(/403/);
    await expect(git(['ls-remote', remote('stranger')])).rejects.toThrow(/not found/);
  });

  test('a protected branch and the pull request refs cannot be pushed to', async () => {
    await restart({ protectedBranches: ['main'] });
    const base = await forge.pushAs({ branch: 'main', person: 'ada', files: { a: 'a' } });
    await git(['clone', '--quiet', remote('actions'), work()]);
    await git(['commit', '--quiet', '--allow-empty', '-m', 'More'], work());
    await expect(git(['push', 'origin', 'main'], work())).rejects.toThrow(
      /GH006: Protected branch update failed/,
    );
    await expect(git(['push', 'origin', 'main:refs/pull/1/head'], work())).rejects.toThrow(/hidden ref/);
    const sha = (
      await api().git.createCommit({
        ...repo,
        tree: await git(['rev-parse', 'HEAD^{tree}'], work()),
        parents: [base],
        message: 'x',
      })
    ).data.sha;
    const refusal = await refused(api().git.updateRef({ ...repo, ref: 'heads/main', sha }));
    expect(refusal).toEqual({
      status: 422,
      text: expect.stringContaining('Protected branch update failed for refs/heads/main.'),
    });
  });

  test('a repository can be taken over from a folder', async () => {
    const head = await firstPush();
    await restart({ from: work() });
    expect((await api().repos.getBranch({ ...repo, branch: 'main' })).data.commit.sha).toBe(head);
    const entry = await git(['ls-tree', 'main'], forge.gitFolder());
    expect(entry).toMatch(/^100755 blob .*run\.sh$/);
  });
});

describe('tokens', () => {
  test('are refused as GitHub refuses them', async () => {
    const pull = { ...repo, head: 'bump', base: 'main', title: 'Bump' };
    await branchWithChange();
    expect(await refused(api('wrong').repos.get(repo))).toMatchObject({
      status: 401,
      text: expect.stringContaining('Bad credentials'),
    });
    expect(await refused(api('stranger').repos.get(repo))).toMatchObject({ status: 404 });
    expect(await refused(api('reader').pulls.create(pull))).toMatchObject({
      status: 403,
      text: expect.stringContaining('Resource not accessible by integration'),
    });
    const anonymous = await fetch(`${forge.urls.api}/repos/acme/infra`);
    expect(anonymous.status).toBe(404);
  });

  test('say who they are', async () => {
    expect((await api('person').users.getAuthenticated()).data.login).toBe('grace');
    expect(await refused(api().users.getAuthenticated())).toMatchObject({ status: 403 });
    expect(await graphql()('{ viewer { login } }')).toEqual({ viewer: { login: 'github-actions[bot]' } });
  });

  test('of people may not write check runs, those of apps may', async () => {
    const { head } = await branchWithChange();
    const check = { ...repo, name: 'gate', head_sha: head };
    expect(await refused(api('person').checks.create(check))).toMatchObject({
      status: 403,
      text: expect.stringContaining('You must authenticate via a GitHub App.'),
    });
    expect((await api().checks.create(check)).data.app?.slug).toBe('github-actions');
  });

  test('of Actions open pull requests only where the repository says so', async () => {
    await restart({ actionsMayCreatePulls: false });
    await branchWithChange();
    expect(await refused(openPull())).toMatchObject({
      status: 403,
      text: expect.stringContaining('GitHub Actions is not permitted to create or approve pull requests.'),
    });
  });
});

describe('refs', () => {
  test('are made, moved and removed by the rules', async () => {
    const { base, head } = await branchWithChange();
    const ref = 'heads/bump';
    const text = async (work: Promise<unknown>): Promise<string> => {
      const refusal = await refused(work);
      expect(refusal.status).toBe(422);
      return refusal.text;
    };
    expect(await text(api().git.createRef({ ...repo, ref: `refs/${ref}`, sha: base }))).toContain(
      'Reference already exists',
    );
    expect(await text(api().git.createRef({ ...repo, ref: 'refs/heads/x', sha: '1'.repeat(40) }))).toContain(
      'Object does not exist',
    );
    expect(await text(api().git.updateRef({ ...repo, ref, sha: base }))).toContain(
      'Update is not a fast forward',
    );
    expect(await text(api().git.updateRef({ ...repo, ref: 'heads/none', sha: base }))).toContain(
      'Reference does not exist',
    );
    expect((await api().git.updateRef({ ...repo, ref, sha: base, force: true })).data.object.sha).toBe(base);
    expect((await api().git.updateRef({ ...repo, ref, sha: head })).data.object.sha).toBe(head);
    expect(
      (await api().git.listMatchingRefs({ ...repo, ref: 'heads/bu' })).data.map((one) => one.ref),
    ).toEqual(['refs/heads/bump']);
    await api().git.deleteRef({ ...repo, ref });
    expect(await text(api().git.deleteRef({ ...repo, ref }))).toContain('Reference does not exist');
    expect(await refused(api().git.getRef({ ...repo, ref }))).toMatchObject({ status: 404 });
  });
});

describe('the Git database', () => {
  test('keeps modes, and signs for a bot that names no author', async () => {
    const { base } = await branchWithChange();
    const blob = (await api().git.createBlob({ ...repo, content: base64('#!/bin/sh\n'), encoding: 'base64' }))
      .data.sha;
    const wanted = { path: 'bin/run.sh', mode: '100755', type: 'blob', sha: blob } as const;
    const tree = (await api().git.createTree({ ...repo, base_tree: base, tree: [wanted] })).data.sha;
    const { data: commit } = await api().git.createCommit({ ...repo, tree, parents: [base], message: 'Add' });
    expect(commit.verification.verified).toBe(true);
    const entries = (await api().git.getTree({ ...repo, tree_sha: commit.sha, recursive: '1' })).data.tree;
    expect(entries.map((entry) => [entry.path, entry.mode])).toEqual([
      ['bin', '040000'],
      ['bin/run.sh', '100755'],
      ['flake.lock', '100644'],
    ]);
    const signature = { name: 'Grace', email: 'grace@example.org' };
    const named = await api().git.createCommit({
      ...repo,
      tree,
      parents: [base],
      message: 'Add',
      author: signature,
    });
    expect(named.data.verification.verified).toBe(false);
    expect(named.data.author.name).toBe('Grace');
    expect(
      await refused(api().git.createTree({ ...repo, tree: [{ ...wanted, path: '../x' }] })),
    ).toMatchObject({ status: 422 });
    expect((await api().git.getBlob({ ...repo, file_sha: blob })).data).toMatchObject({
      size: 10,
      encoding: 'base64',
    });
  });

  test('gives commits, comparisons and contents', async () => {
    const { base, head } = await branchWithChange();
    const compared = (await api().repos.compareCommitsWithBasehead({ ...repo, basehead: 'main...bump' }))
      .data;
    expect(compared).toMatchObject({
      status: 'ahead',
      ahead_by: 1,
      behind_by: 0,
      merge_base_commit: { sha: base },
    });
    const commit = (await api().repos.getCommit({ ...repo, ref: 'bump' })).data;
    expect(commit).toMatchObject({
      sha: head,
      author: { login: 'ada' },
      commit: { verification: { verified: false } },
    });
    expect(commit.files?.[0]?.patch).toBe('@@ -1 +1 @@\n-{}\n+{ "version": 7 }');
    expect((await api().repos.listCommits({ ...repo, sha: 'bump' })).data.map((one) => one.sha)).toEqual([
      head,
      base,
    ]);
    const content = (await api().repos.getContent({ ...repo, path: 'flake.lock', ref: head })).data;
    expect(content).toMatchObject({
      type: 'file',
      encoding: 'base64',
      content: `${base64('{ "version": 7 }\n')}\n`,
    });
    const top = (await api().repos.getContent({ ...repo, path: '' })).data as { path: string }[];
    expect(top.map((entry) => entry.path)).toEqual(['flake.lock']);
    const stranger = await forge.pushAs({
      branch: 'bump',
      person: 'ada',
      email: 'ada@home.example',
      files: { a: '' },
    });
    expect((await api().repos.getCommit({ ...repo, ref: stranger })).data.author).toBeNull();
    expect(await refused(api().repos.getContent({ ...repo, path: 'none' }))).toMatchObject({ status: 404 });
    expect(await refused(api().repos.getCommit({ ...repo, ref: 'none' }))).toMatchObject({ status: 422 });
  });
});

describe('createCommitOnBranch', () => {
  const input = (expectedHeadOid: string, path = 'run.sh') => ({
    branch: { repositoryNameWithOwner: 'acme/infra', branchName: 'main' },
    expectedHeadOid,
    message: { headline: 'Bump', body: 'All of it' },
    fileChanges: { additions: [{ path, contents: base64('new\n') }] },
  });

  test('gives a signed commit by the token, with the modes the files had', async () => {
    const first = await forge.pushAs({ branch: 'main', person: 'ada', files: { gone: 'x' } });
    const script = { path: 'run.sh', mode: '100755', type: 'blob', content: 'old\n' } as const;
    const { data: tree } = await api().git.createTree({ ...repo, base_tree: first, tree: [script] });
    const wanted = { ...repo, tree: tree.sha, parents: [first], message: 'Add a script' };
    const before = (await api().git.createCommit(wanted)).data.sha;
    await api().git.updateRef({ ...repo, ref: 'heads/main', sha: before });

    const changes = {
      ...input(before),
      fileChanges: { ...input(before).fileChanges, deletions: [{ path: 'gone' }] },
    };
    const made = await graphql()<{ createCommitOnBranch: { commit: { oid: string } } }>(commitMutation, {
      input: changes,
    });
    const { oid } = made.createCommitOnBranch.commit;
    expect(made.createCommitOnBranch).toEqual({
      commit: { oid, signature: { isValid: true } },
      ref: { name: 'main' },
    });
    expect(await git(['ls-tree', '--format=%(objectmode) %(path)', 'main'], forge.gitFolder())).toBe(
      '100755 run.sh',
    );
    const { data: commit } = await api().repos.getCommit({ ...repo, ref: oid });
    expect(commit.commit.verification?.verified).toBe(true);
    expect(commit.commit.message).toBe('Bump\n\nAll of it');
    expect(commit.author?.login).toBe('github-actions[bot]');
  });

  test('refuses another head than the expected, and changes nothing', async () => {
    const first = await forge.pushAs({ branch: 'main', person: 'ada', files: { a: '1' } });
    const second = await forge.pushAs({ branch: 'main', person: 'ada', files: { a: '2' } });
    const failure = await graphql()(commitMutation, { input: input(first) }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      errors: [
        {
          type: 'STALE_DATA',
          message: `Expected branch to point to "${first}" but it did not.  Pull and try again.`,
        },
      ],
      data: { createCommitOnBranch: null },
    });
    expect(await git(['rev-parse', 'main'], forge.gitFolder())).toBe(second);
  });

  test('needs the permission', async () => {
    const head = await forge.pushAs({ branch: 'main', person: 'ada', files: { a: '1' } });
    const failure = await graphql('reader')(commitMutation, { input: input(head) }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({
      errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }],
    });
  });
});

describe('pull requests', () => {
  const refusal = async (work: Promise<unknown>): Promise<string> => {
    const { status, text } = await refused(work);
    expect(status).toBe(422);
    return text;
  };

  test('are opened once for a branch, and only with commits and an existing branch', async () => {
    const { base } = await branchWithChange();
    await api().git.createRef({ ...repo, ref: 'refs/heads/same', sha: base });
    expect(await openPull()).toMatchObject({
      number: 1,
      state: 'open',
      mergeable: true,
      commits: 1,
      changed_files: 1,
      user: { login: 'github-actions[bot]' },
    });
    expect(await refusal(openPull())).toContain('A pull request already exists for acme:bump.');
    expect(await refusal(openPull('same'))).toContain('No commits between main and same');
    expect(await refusal(openPull('none'))).toContain('"field":"head","code":"invalid"');
  });

  test('are opened once, also when asked for twice at the same time', async () => {
    await branchWithChange();
    const settled = await Promise.allSettled([openPull(), openPull()]);
    expect(settled.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await api().pulls.list(repo)).data).toHaveLength(1);
  });

  test('take 65,536 characters and not one more', async () => {
    await branchWithChange();
    const pull = await openPull();
    const update = (body: string) => api().pulls.update({ ...repo, pull_number: pull.number, body });
    expect(await refusal(update('x'.repeat(65_537)))).toContain(
      'body is too long (maximum is 65536 characters)',
    );
    expect((await update('x'.repeat(65_536))).data.body).toHaveLength(65_536);
    await api().pulls.update({ ...repo, pull_number: pull.number, state: 'closed' });
    const again = api().pulls.create({
      ...repo,
      head: 'bump',
      base: 'main',
      title: 'x',
      body: 'x'.repeat(65_537),
    });
    expect(await refusal(again)).toContain('body is too long');
  });

  test('are listed by head, state and page', async () => {
    await forge.pushAs({ branch: 'main', person: 'ada', files: { a: '1' } });
    for (const branch of ['one', 'two', 'three']) {
      const { object } = (await api().git.getRef({ ...repo, ref: 'heads/main' })).data;
      await api().git.createRef({ ...repo, ref: `refs/heads/${branch}`, sha: object.sha });
      await forge.pushAs({ branch, person: 'ada', files: { [branch]: 'x' } });
      await openPull(branch);
    }
    const numbers = async (query: Record<string, unknown>): Promise<number[]> =>
      (await api().pulls.list({ ...repo, ...query })).data.map((pull) => pull.number);
    expect(await numbers({})).toEqual([3, 2, 1]);
    expect(await numbers({ direction: 'asc' })).toEqual([1, 2, 3]);
    expect(await numbers({ head: 'acme:two' })).toEqual([2]);
    // GitHub ignores a head that does not name its owner.
    expect(await numbers({ head: 'two' })).toEqual([3, 2, 1]);
    await api().pulls.update({ ...repo, pull_number: 3, state: 'closed' });
    expect(await numbers({ state: 'closed' })).toEqual([3]);
    const first = await api().pulls.list({ ...repo, per_page: 1 });
    expect(first.headers.link).toMatch(/page=2>; rel="next", <.*page=2>; rel="last"/);
    const second = await fetch(/<([^>]+)>; rel="next"/.exec(first.headers.link ?? '')?.[1] ?? '', {
      headers: { authorization: 'Bearer actions' },
    });
    expect(((await second.json()) as { number: number }[]).map((pull) => pull.number)).toEqual([1]);
  });

  test('follow their branch, show commits and files, and have refs', async () => {
    const { base, head } = await branchWithChange();
    const pull = await openPull();
    const newer = await forge.pushAs({ branch: 'bump', person: 'grace', files: { 'notes.md': 'x\n' } });
    const { data } = await api().pulls.get({ ...repo, pull_number: pull.number });
    expect(data.head.sha).toBe(newer);
    const commits = (await api().pulls.listCommits({ ...repo, pull_number: pull.number })).data;
    expect(commits.map((commit) => [commit.sha, commit.author?.login])).toEqual([
      [head, 'ada'],
      [newer, 'grace'],
    ]);
    const files = (await api().pulls.listFiles({ ...repo, pull_number: pull.number })).data;
    expect(files.map((file) => [file.filename, file.status])).toEqual([
      ['flake.lock', 'modified'],
      ['notes.md', 'added'],
    ]);
    const refs = await git(['ls-remote', remote('reader'), 'refs/pull/*']);
    expect(refs).toContain(`${newer}\trefs/pull/1/head`);
    expect(refs).toContain('refs/pull/1/merge');
    expect(data.base.sha).toBe(base);
  });

  test('are closed when their branch goes, or comes to nothing, and can then not be reopened', async () => {
    const { base } = await branchWithChange();
    const { number } = await openPull();
    const state = async (): Promise<string> =>
      (await api().pulls.get({ ...repo, pull_number: number })).data.state;
    const reopen = () => api().pulls.update({ ...repo, pull_number: number, state: 'open' });
    await api().pulls.update({ ...repo, pull_number: number, state: 'closed' });
    expect((await reopen()).data.state).toBe('open');
    await api().git.updateRef({ ...repo, ref: 'heads/bump', sha: base, force: true });
    expect(await state()).toBe('closed');
    expect(await refusal(reopen())).toContain('There are no new commits');
    await api().git.deleteRef({ ...repo, ref: 'heads/bump' });
    expect(await refusal(reopen())).toContain('The bump branch has been deleted.');
  });

  test('cannot be reopened once their branch was forced elsewhere', async () => {
    const { base } = await branchWithChange();
    const { number } = await openPull();
    await api().pulls.update({ ...repo, pull_number: number, state: 'closed' });
    await api().git.updateRef({ ...repo, ref: 'heads/bump', sha: base, force: true });
    await forge.pushAs({ branch: 'bump', person: 'ada', files: { other: 'x' } });
    const reopen = api().pulls.update({ ...repo, pull_number: number, state: 'open' });
    expect(await refusal(reopen)).toContain('The bump branch was force-pushed or recreated.');
    expect((await openPull()).number).toBe(2);
  });

  test.each(['merge', 'squash'] as const)('are merged by %s', async (method) => {
    await branchWithChange();
    const { number } = await openPull();
    const sha = await forge.merge(number, method);
    const { data } = await api().pulls.get({ ...repo, pull_number: number });
    expect(data).toMatchObject({ state: 'closed', merged: true, merge_commit_sha: sha });
    expect((await api().repos.getContent({ ...repo, path: 'flake.lock' })).data).toMatchObject({
      content: `${base64('{ "version": 7 }\n')}\n`,
    });
    const parents = await git(['rev-list', '--parents', '-1', sha], forge.gitFolder());
    expect(parents.split(' ')).toHaveLength(method === 'merge' ? 3 : 2);
    const reopened = api().pulls.update({ ...repo, pull_number: number, state: 'open' });
    expect(await refusal(reopened)).toContain('state cannot be changed.');
  });

  test('with a conflict are not mergeable', async () => {
    await branchWithChange();
    const { number } = await openPull();
    await forge.pushAs({ branch: 'main', person: 'ada', files: { 'flake.lock': 'other\n' } });
    expect((await api().pulls.get({ ...repo, pull_number: number })).data).toMatchObject({
      mergeable: false,
      mergeable_state: 'dirty',
    });
    await expect(forge.merge(number, 'merge')).rejects.toThrow('Validation Failed');
  });
});

describe('labels and comments', () => {
  test('labels are made on the fly, once, and removed one by one', async () => {
    await branchWithChange();
    const { number } = await openPull();
    const issue = { ...repo, issue_number: number };
    await api().issues.addLabels({ ...issue, labels: ['nixos', 'Bump'] });
    const names = (await api().issues.addLabels({ ...issue, labels: ['bump'] })).data.map(
      (label) => label.name,
    );
    expect(names).toEqual(['nixos', 'Bump']);
    await api().issues.removeLabel({ ...issue, name: 'nixos' });
    expect(
      (await api().pulls.get({ ...repo, pull_number: number })).data.labels.map((label) => label.name),
    ).toEqual(['Bump']);
    expect(await refused(api().issues.removeLabel({ ...issue, name: 'nixos' }))).toMatchObject({
      status: 404,
      text: expect.stringContaining('Label does not exist'),
    });
  });

  test('comments are written, changed, listed and removed', async () => {
    await branchWithChange();
    const { number } = await openPull();
    const issue = { ...repo, issue_number: number };
    const { id } = (await api().issues.createComment({ ...issue, body: '<!-- marker -->\nfirst' })).data;
    await api().issues.updateComment({ ...repo, comment_id: id, body: '<!-- marker -->\nsecond' });
    const bodies = async () => (await api().issues.listComments(issue)).data.map((comment) => comment.body);
    expect(await bodies()).toEqual(['<!-- marker -->\nsecond']);
    expect(await refused(api().issues.createComment({ ...issue, body: 'x'.repeat(65_537) }))).toMatchObject({
      status: 422,
    });
    await api().issues.deleteComment({ ...repo, comment_id: id });
    expect(await bodies()).toEqual([]);
    expect(await refused(api().issues.getComment({ ...repo, comment_id: id }))).toMatchObject({
      status: 404,
    });
  });
});

describe('checks and statuses', () => {
  test('a check run goes from running to its conclusion; the newest of a name is listed', async () => {
    const { head } = await branchWithChange();
    const output = { title: 'Rebuild', summary: 'running' };
    const check = { ...repo, name: 'gate', head_sha: head, output };
    await api().checks.create({ ...check, status: 'completed', conclusion: 'failure' });
    const { data: made } = await api().checks.create({ ...check, status: 'in_progress' });
    expect(made).toMatchObject({ status: 'in_progress', conclusion: null, completed_at: null });
    await api().checks.update({
      ...repo,
      check_run_id: made.id,
      conclusion: 'success',
      output: { title: 'Rebuild', summary: 'built' },
    });
    const list = (await api().checks.listForRef({ ...repo, ref: 'bump', check_name: 'gate' })).data;
    expect(list.check_runs.map((run) => [run.id, run.status, run.conclusion, run.output.summary])).toEqual([
      [made.id, 'completed', 'success', 'built'],
    ]);
    const everything = await api().checks.listForRef({ ...repo, ref: head, filter: 'all' });
    expect(everything.data.total_count).toBe(2);
  });

  test('has limits for summaries and annotations', async () => {
    const { head } = await branchWithChange();
    const check = (output: { title: string; summary: string; annotations?: never[] }) =>
      refused(api().checks.create({ ...repo, name: 'gate', head_sha: head, output }));
    expect(await check({ title: 't', summary: 'x'.repeat(65_536) })).toMatchObject({
      status: 422,
      text: expect.stringContaining('Only 65535 characters are allowed; 65536 were supplied.'),
    });
    const annotation = {
      path: 'a',
      start_line: 1,
      end_line: 1,
      annotation_level: 'notice',
      message: 'x',
    } as never;
    expect(
      await check({ title: 't', summary: 's', annotations: Array.from({ length: 51 }, () => annotation) }),
    ).toMatchObject({
      status: 422,
      text: expect.stringContaining('No more than 50 items are allowed; 51 were supplied.'),
    });
  });

  test('statuses are combined, the newest of a context counting', async () => {
    const { head } = await branchWithChange();
    const set = (state: 'pending' | 'failure' | 'success', context: string) =>
      api().repos.createCommitStatus({ ...repo, sha: head, state, context });
    await set('failure', 'a');
    await set('success', 'a');
    await set('success', 'b');
    const { data } = await api().repos.getCombinedStatusForRef({ ...repo, ref: 'bump' });
    expect([data.state, data.statuses.map((one) => one.context)]).toEqual(['success', ['a', 'b']]);
    expect(
      await refused(
        api().repos.createCommitStatus({
          ...repo,
          sha: head,
          state: 'success',
          description: 'x'.repeat(141),
        }),
      ),
    ).toMatchObject({ status: 422 });
  });
});

describe('faults', () => {
  test('hit as often as asked for, and then no more', async () => {
    await branchWithChange();
    forge.fault('repos/get', { kind: 'status', status: 502 }, { times: 2, after: 1 });
    const headers = { authorization: 'Bearer actions' };
    const statuses = [];
    for (let i = 0; i < 4; i++) {
      statuses.push((await fetch(`${forge.urls.api}/repos/acme/infra`, { headers })).status);
    }
    expect(statuses).toEqual([200, 502, 502, 200]);
  });

  test('a lost reply: the pull request is there, the client does not know', async () => {
    await branchWithChange();
    forge.fault('pulls/create', { kind: 'lost-reply' });
    await expect(openPull()).rejects.toThrow();
    expect((await api().pulls.list(repo)).data.map((pull) => pull.head.ref)).toEqual(['bump']);
    expect(forge.requests.find((request) => request.operation === 'pulls/create')?.status).toBe(0);
  });

  test('a stale list lags behind, but a second pull request is still refused', async () => {
    await branchWithChange();
    forge.fault('pulls/list', { kind: 'stale-list' });
    await openPull();
    expect((await api().pulls.list(repo)).data).toEqual([]);
    expect(await refused(openPull())).toMatchObject({ status: 422 });
    expect((await api().pulls.list(repo)).data).toHaveLength(1);
  });

  test('a reset does nothing; a truncated body and a page for people are no answers', async () => {
    await branchWithChange();
    forge.fault('pulls/create', { kind: 'reset' });
    await expect(openPull()).rejects.toThrow();
    expect((await api().pulls.list(repo)).data).toEqual([]);
    forge.fault('repos/get', { kind: 'truncated' });
    const cut = await fetch(`${forge.urls.api}/repos/acme/infra`, {
      headers: { authorization: 'Bearer actions' },
    });
    expect(cut.status).toBe(200);
    await expect(cut.text()).rejects.toThrow();
    forge.fault('repos/get', { kind: 'html' });
    expect((await api().repos.get(repo)).data).toContain('<!DOCTYPE html>');
  });

  test('a body that was cut short is an empty answer to Octokit, not an error', async () => {
    forge.fault('repos/get', { kind: 'truncated' });
    expect((await api().repos.get(repo)).data).toBe('');
  });

  test('a stall lasts until the client gives up', async () => {
    forge.fault('repos/get', { kind: 'stall' });
    const signal = AbortSignal.timeout(200);
    await expect(fetch(`${forge.urls.api}/repos/acme/infra`, { signal })).rejects.toThrow(/timeout/);
    expect(forge.requests.at(-1)).toMatchObject({ operation: 'repos/get', status: 0 });
  });

  test('limits say when to come again', async () => {
    forge.fault('*', { kind: 'secondary-limit', status: 429, retryAfter: 7 });
    forge.fault('repos/get', { kind: 'primary-limit', resetAfter: 60 });
    const headers = { authorization: 'Bearer actions' };
    const ask = () => fetch(`${forge.urls.api}/repos/acme/infra`, { headers });
    const second = await ask();
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '7']);
    const first = await ask();
    expect([first.status, first.headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
    const fine = await ask();
    expect([fine.status, fine.headers.get('x-ratelimit-limit')]).toEqual([200, '1000']);
  });

  test('hit git too', async () => {
    await branchWithChange();
    forge.fault('git-upload-pack', { kind: 'status', status: 503 });
    await expect(git(['clone', remote('actions'), join(folder, 'clone')])).rejects.toThrow(/503/);
    await git(['clone', '--quiet', remote('actions'), join(folder, 'clone')]);
  });
});

describe('updateRefs', () => {
  const mutation = `mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }`;
  const zero = '0'.repeat(40);
  async function update(...refUpdates: Record<string, unknown>[]): Promise<unknown> {
    const repositoryId = (await api().repos.get(repo)).data.node_id;
    return graphql()(mutation, { input: { repositoryId, refUpdates } }).catch((error: unknown) => error);
  }
  const refusedAs = (type: string) => ({ errors: [expect.objectContaining({ type })] });

  test('makes, moves and removes, from where a branch is thought to be alone', async () => {
    const { base, head } = await branchWithChange();
    const name = 'refs/heads/new';
    const at = (): Promise<string> =>
      git(['for-each-ref', '--format=%(objectname)', name], forge.gitFolder());
    const made = { name, beforeOid: zero, afterOid: head };
    expect(await update(made)).toEqual({ updateRefs: { clientMutationId: null } });
    expect(await update(made)).toMatchObject(refusedAs('UNPROCESSABLE'));
    // Sideways only by force.
    expect(await update({ name, beforeOid: head, afterOid: base })).toMatchObject(refusedAs('UNPROCESSABLE'));
    expect(await at()).toBe(head);
    await update({ name, beforeOid: head, afterOid: base, force: true });
    expect(await at()).toBe(base);
    expect(await update({ name, beforeOid: head, afterOid: zero })).toMatchObject(refusedAs('UNPROCESSABLE'));
    await update({ name, beforeOid: base, afterOid: zero });
    expect(await at()).toBe('');
  });

  test('does all or nothing, and by the rules', async () => {
    const { base, head } = await branchWithChange();
    const fine = { name: 'refs/heads/new', beforeOid: zero, afterOid: head };
    const wrong = { name: 'refs/heads/bump', beforeOid: base, afterOid: base };
    expect(await update(fine, wrong)).toMatchObject(refusedAs('UNPROCESSABLE'));
    expect(await update({ name: 'refs/heads/main', beforeOid: base, afterOid: zero })).toMatchObject(
      refusedAs('UNPROCESSABLE'),
    );
    const refs = await git(['for-each-ref', '--format=%(refname:short)', 'refs/heads'], forge.gitFolder());
    expect(refs).toBe('bump\nmain');
  });
});

describe('merging by itself', () => {
  const enable = `mutation ($input: EnablePullRequestAutoMergeInput!) {
    enablePullRequestAutoMerge(input: $input) { pullRequest { autoMergeRequest { mergeMethod } } }
  }`;
  const arm = async (number: number): Promise<unknown> => {
    const pullRequestId = (await api().pulls.get({ ...repo, pull_number: number })).data.node_id;
    const input = { pullRequestId, mergeMethod: 'SQUASH' };
    return graphql()(enable, { input }).catch(String);
  };

  test('waits for the required checks; nobody merges before', async () => {
    await restart({ requiredChecks: ['gate', 'lint'] });
    const { head } = await branchWithChange();
    const { number } = await openPull();
    await expect(forge.merge(number, 'squash')).rejects.toThrow(/"gate" is expected/);
    const early = await refused(api().pulls.merge({ ...repo, pull_number: number }));
    expect(early).toMatchObject({ status: 405 });
    expect(await arm(number)).toMatchObject({
      enablePullRequestAutoMerge: { pullRequest: { autoMergeRequest: { mergeMethod: 'SQUASH' } } },
    });
    await api().checks.create({ ...repo, name: 'gate', head_sha: head, conclusion: 'success' });
    await api().repos.createCommitStatus({ ...repo, sha: head, state: 'pending', context: 'lint' });
    const before = (await api().pulls.get({ ...repo, pull_number: number })).data;
    expect([before.state, before.mergeable_state, before.auto_merge?.merge_method]).toEqual([
      'open',
      'blocked',
      'squash',
    ]);
    await api().repos.createCommitStatus({ ...repo, sha: head, state: 'success', context: 'lint' });
    expect((await api().pulls.get({ ...repo, pull_number: number })).data).toMatchObject({ merged: true });
  });

  test('is refused where nothing is waited for, and where it is not allowed', async () => {
    await branchWithChange();
    expect(await arm((await openPull()).number)).toMatch(/clean status/);
    await restart({ autoMerge: false });
    await branchWithChange();
    expect(await arm((await openPull()).number)).toMatch(/not allowed for this repository/);
  });

  test('a merge goes by the head that was seen, and a rebase makes each commit anew', async () => {
    const { head } = await branchWithChange();
    const second = await forge.pushAs({ branch: 'bump', person: 'ada', message: 'Two', files: { b: '2' } });
    const { number } = await openPull();
    await forge.pushAs({ branch: 'main', person: 'ada', message: 'Base', files: { c: '3' } });
    const merge = { ...repo, pull_number: number, merge_method: 'rebase' } as const;
    expect(await refused(api().pulls.merge({ ...merge, sha: head }))).toMatchObject({ status: 409 });
    await api().pulls.merge({ ...merge, sha: second });
    const subjects = await git(['log', '--format=%s', 'main'], forge.gitFolder());
    expect(subjects).toBe('Two\nChange flake.lock\nBase\nChange flake.lock');
    expect(await git(['ls-tree', '--name-only', 'main'], forge.gitFolder())).toBe('b\nc\nflake.lock');
  });
});

describe('people and issues', () => {
  test('issues and pull requests share their numbers and their list', async () => {
    await branchWithChange();
    const issue = (await api().issues.create({ ...repo, title: 'Stuck', body: 'why', labels: ['x'] })).data;
    const pull = await openPull();
    expect([issue.number, pull.number]).toEqual([1, 2]);
    const list = (await api().issues.listForRepo(repo)).data;
    expect(list.map((one) => [one.number, one.pull_request !== undefined])).toEqual([
      [2, true],
      [1, false],
    ]);
    await api().issues.createComment({ ...repo, issue_number: 1, body: 'so' });
    await forge.closeAs(1, 'grace');
    expect((await api().issues.get({ ...repo, issue_number: 1 })).data).toMatchObject({
      state: 'closed',
      comments: 1,
    });
    await forge.reopenAs(1, 'grace');
    expect((await api().issues.get({ ...repo, issue_number: 1 })).data.state).toBe('open');
  });

  test('reviewers are collaborators, assignees are left out without a word', async () => {
    await restart({ collaborators: ['grace'], teams: ['ops'], milestones: ['Spring'] });
    await branchWithChange();
    const { number: pull_number } = await openPull();
    const ask = (reviewers: string[], team_reviewers: string[] = []) =>
      api().pulls.requestReviewers({ ...repo, pull_number, reviewers, team_reviewers });
    expect(await refused(ask(['zed']))).toMatchObject({ status: 422 });
    expect(await refused(ask([], ['none']))).toMatchObject({ status: 422 });
    await ask(['grace'], ['ops']);
    const issue = { ...repo, issue_number: pull_number };
    const { data } = await api().issues.addAssignees({ ...issue, assignees: ['grace', 'zed'] });
    expect(data.assignees?.map((one) => one.login)).toEqual(['grace']);
    const [milestone] = (await api().issues.listMilestones(repo)).data;
    await api().issues.update({ ...issue, milestone: milestone?.number ?? 0 });
    const there = (await api().pulls.get({ ...repo, pull_number })).data;
    expect([
      there.requested_reviewers?.length,
      there.requested_teams?.length,
      there.milestone?.title,
    ]).toEqual([1, 1, 'Spring']);
    await forge.reviewAs(pull_number, 'grace');
    expect((await api().pulls.get({ ...repo, pull_number })).data.requested_reviewers).toEqual([]);
  });
});

describe('workflows', () => {
  test('are started by what people and apps do, not by a workflow', async () => {
    const { head } = await branchWithChange();
    const mine = await openPull();
    expect(forge.workflowsStarted).toEqual([]);
    const pushed = await forge.pushAs({ branch: 'bump', person: 'ada', files: { a: '1' } });
    await api().git.updateRef({ ...repo, ref: 'heads/bump', sha: head, force: true });
    await api('person').git.updateRef({ ...repo, ref: 'heads/bump', sha: pushed });
    await forge.closeAs(mine.number, 'grace');
    await forge.reopenAs(mine.number, 'grace');
    expect(forge.workflowsStarted.map(({ action, head: at, by }) => [action, at, by])).toEqual([
      ['synchronize', pushed, 'ada'],
      ['synchronize', pushed, 'grace'],
      ['reopened', pushed, 'grace'],
    ]);
  });

  test('of a fork’s pull request too, which follows its branch', async () => {
    await forge.close();
    await rm(join(folder, 'forge'), { recursive: true });
    const base = { name: 'infra', defaultBranch: 'main' };
    const work = join(folder, 'work');
    await git(['init', '--quiet', '--initial-branch=main', work]);
    await git(['commit', '--quiet', '--allow-empty', '-m', 'First'], work);
    forge = await startForge({
      folder: join(folder, 'forge'),
      repositories: [
        { ...base, owner: 'acme', from: work },
        { ...base, owner: 'eve', from: work, forkOf: 'acme/infra' },
      ],
      tokens,
    });
    const push = { repository: 'eve/infra', branch: 'bump', person: 'eve' };
    await forge.pushAs({ ...push, files: { a: '1' } });
    const { data } = await api('person').pulls.create({
      ...repo,
      head: 'eve:bump',
      base: 'main',
      title: 'x',
    });
    expect(data.head).toMatchObject({ label: 'eve:bump', repo: { full_name: 'eve/infra' } });
    const second = await forge.pushAs({ ...push, files: { a: '2' } });
    const there = (await api().pulls.get({ ...repo, pull_number: data.number })).data;
    expect([there.head.sha, there.mergeable, there.commits]).toEqual([second, true, 2]);
    expect(forge.workflowsStarted.map((one) => [one.action, one.by])).toEqual([
      ['opened', 'grace'],
      ['synchronize', 'eve'],
    ]);
    await forge.merge(data.number, 'merge');
    expect(await git(['show', 'main:a'], forge.gitFolder())).toBe('2');
  });
});

describe('for other tests', () => {
  test('with a clock of its own two runs give the same bytes', async () => {
    const bytes: string[] = [];
    for (let round = 0; round < 2; round++) {
      await restart({}, { clock: () => new Date('2026-03-02T10:00:00Z') });
      await branchWithChange();
      const { number } = await openPull();
      await api().issues.createComment({ ...repo, issue_number: number, body: 'x' });
      const answers = [
        (await api().pulls.get({ ...repo, pull_number: number })).data,
        (await api().issues.listComments({ ...repo, issue_number: number })).data,
        await git(['for-each-ref'], forge.gitFolder()),
      ];
      bytes.push(JSON.stringify(answers).replaceAll(new URL(forge.urls.server).host, 'HOST'));
    }
    expect(bytes[0]).toContain('2026-03-02T10:00:00Z');
    expect(bytes[1]).toBe(bytes[0]);
  });

  test('a hook is awaited before and after an operation', async () => {
    const seen: [RequestMoment, number][] = [];
    await restart(
      {},
      {
        onRequest: async (moment) => {
          const issues = await git(['for-each-ref'], forge.gitFolder());
          seen.push([moment, issues === '' ? 0 : issues.split('\n').length]);
        },
      },
    );
    const base = await forge.pushAs({ branch: 'main', person: 'ada', files: { a: '1' } });
    await api().git.createRef({ ...repo, ref: 'refs/heads/new', sha: base });
    const operation = { index: 0, operation: 'git/create-ref', method: 'POST' };
    expect(seen).toEqual([
      [{ ...operation, phase: 'before' }, 1],
      [{ ...operation, phase: 'after' }, 2],
    ]);
  });

  test('a hook drops a request before it is done, or after', async () => {
    let dropped: RequestMoment['phase'] = 'before';
    await restart({}, { onRequest: ({ phase }) => (phase === dropped ? 'drop' : undefined) });
    const base = await forge.pushAs({ branch: 'main', person: 'ada', files: { a: '1' } });
    const make = () => api().git.createRef({ ...repo, ref: 'refs/heads/new', sha: base });
    const refs = () => git(['for-each-ref', '--format=%(refname:short)'], forge.gitFolder());
    await expect(make()).rejects.toThrow();
    expect(await refs()).toBe('main');
    dropped = 'after';
    await expect(make()).rejects.toThrow();
    expect(await refs()).toBe('main\nnew');
  });

  test('an answer without a length is cut, and a slow one comes whole', async () => {
    const headers = { authorization: 'Bearer actions' };
    const ask = () => fetch(`${forge.urls.api}/repos/acme/infra`, { headers });
    forge.fault('repos/get', { kind: 'no-length' });
    const cut = await ask();
    expect([cut.status, cut.headers.get('content-length'), cut.headers.get('transfer-encoding')]).toEqual([
      200,
      null,
      null,
    ]);
    // The built-in fetch takes it for the whole.
    const text = await cut.text();
    expect(text).toMatch(/^\{"id"/);
    expect(() => JSON.parse(text) as unknown).toThrow();
    forge.fault('repos/get', { kind: 'slow', ms: 20 });
    expect(await (await ask()).json()).toMatchObject({ full_name: 'acme/infra' });
  });
});

describe('violations', () => {
  // What the description forbids is answered 500 and remembered; each test takes its own away again.
  const taken = (): string[] =>
    forge.violations.splice(0).map((one) => `${one.operation} ${one.side}: ${one.detail}`);
  const ask = (path: string, body?: unknown) =>
    fetch(`${forge.urls.api}${path}`, {
      headers: { authorization: 'Bearer actions' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });

  test.each([
    [
      'a parameter that is not described',
      '/repos/acme/infra/pulls?brnch=x',
      undefined,
      /pulls\/list request: .*brnch/,
    ],
    [
      'a value that is not described',
      '/repos/acme/infra/pulls?state=opened',
      undefined,
      /pulls\/list request: \/state/,
    ],
    [
      'a field that is not described',
      '/repos/acme/infra/pulls',
      { title: 't', head: 'a', base: 'b', titel: 't' },
      /pulls\/create request: not described: titel/,
    ],
    [
      'a missing field',
      '/repos/acme/infra/pulls',
      { title: 't', head: 'a' },
      /pulls\/create request: .*base/,
    ],
    [
      'an operation that is not in the slice',
      '/repos/acme/infra/hooks',
      undefined,
      /unknown request: GET .*hooks is not in the slice/,
    ],
  ])('%s', async (_, path, body, expected) => {
    expect((await ask(path, body)).status).toBe(500);
    expect(taken()).toEqual([expect.stringMatching(expected)]);
  });

  test('a query that GitHub’s schema does not allow', async () => {
    await expect(graphql()('{ viewer { logn } }')).rejects.toThrow();
    await expect(graphql()(commitMutation, { input: { branch: {} } })).rejects.toThrow();
    expect(taken()).toEqual([
      expect.stringMatching(/graphql request: Cannot query field "logn"/),
      expect.stringMatching(/graphql request: .*expectedHeadOid/),
    ]);
  });
});

describe('the page', () => {
  test('shows the pull request, and nothing in it can do harm', async () => {
    const { head } = await branchWithChange();
    const body = [
      '<!-- marker\nover two lines -->',
      '| Host | Verdict |\n| --- | --- |\n| web1 | **reboot** |',
      '<details><summary>Packages &amp; &lt;sub&gt;</summary>\n\n- `<details>` linux\n\n</details>',
      '<script>alert(1)</script> <img src=x onerror=alert(1)> [click](javascript:alert(1)) <b onclick="x">no</b>',
    ].join('\n\n');
    await api().pulls.create({ ...repo, head: 'bump', base: 'main', title: 'Bump <nixos>', body });
    await api().checks.create({
      ...repo,
      name: 'gate',
      head_sha: head,
      conclusion: 'success',
      output: { title: 'All built', summary: 'x' },
    });
    const response = await fetch(`${forge.urls.server}/acme/infra/pull/1`);
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    );
    expect(html).toContain('Bump &lt;nixos&gt;');
    expect(html).toContain('<strong>reboot</strong>');
    expect(html).toContain('<details><summary>Packages &amp; &lt;sub&gt;</summary>');
    expect(html).toContain('<code>&lt;details&gt;</code>');
    expect(html).toContain('All built');
    expect(html).toContain('+{ &quot;version&quot;: 7 }');
    expect(html).not.toContain('marker');
    expect(html).not.toMatch(/<script|<img|<b onclick|href="javascript/);
    expect((await fetch(`${forge.urls.server}/acme/infra/pull/2`)).status).toBe(404);
  });
});
