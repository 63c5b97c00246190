import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { operationIds } from '../../miniature/forgejo/api.js';
import { contracts } from '../../miniature/forgejo/contract.js';
import { scratchBranch } from '../../src/forge/branches.js';
import type { PushRef } from '../../src/ports/push.js';
import { createForge } from '../../src/forge/registry.js';
import type { CheckRun, CommitRequest, Forge, Pull, PullContent } from '../../src/forge/types.js';
import { createPushRef } from '../../src/git/push.js';
import { files } from '../../src/platform/files.js';
import { createHttp } from '../../src/platform/http.js';
import { createProcess } from '../../src/platform/process.js';
import type { Process, RunOptions } from '../../src/ports/process.js';
import { branch, commitRequest, content, startForgejoWorld, type GithubWorld } from './forge-world.js';
import { failure } from '../fixtures/user-error.js';

jest.setTimeout(60_000); // many real git processes, on a machine that may be busy

type Options = Parameters<typeof startForgejoWorld>[0];

let world: GithubWorld;
let forge: Forge;
const clock = { now: () => new Date(), monotonic: () => performance.now(), sleep: () => Promise.resolve() };

async function restart(options?: Options): Promise<void> {
  await world.stop();
  world = await startForgejoWorld(options);
  forge = world.forge();
}

beforeEach(async () => {
  world = await startForgejoWorld();
  forge = world.forge();
});

afterEach(async () => {
  await world.stop();
  expect(world.server.violations).toEqual([]);
});

const bare = (...args: string[]): string => world.git(...args);
const branches = (): string[] => world.branches();
const writes = (): string[] =>
  world.server.requests.filter(({ method }) => method !== 'GET').map(({ operation }) => operation);

async function committed(fields: Partial<CommitRequest> = {}): Promise<string> {
  const made = await forge.commit(commitRequest(world.main, fields));
  if (made.kind !== 'committed') throw new Error(`${made.kind}: ${made.message}`);
  return made.revision;
}

async function opened(fields: Partial<PullContent> = {}): Promise<Pull> {
  await committed();
  return forge.createPull(branch, 'main', { ...content, ...fields });
}

/** By the registry, with another way to push. */
function withPush(pushRef?: PushRef, environment: Record<string, string> = {}): Forge {
  const wait = (): Promise<void> => Promise.resolve();
  const all = { ...world.environment('actions'), ...environment };
  return createForge(all, createHttp(clock), { wait, pushRef });
}

const pushRef = createPushRef(createProcess(), files, { PATH: process.env['PATH'] });

test('the miniature gives what its contract has', () => {
  expect([...operationIds].sort()).toEqual(Object.keys(contracts).sort());
});

test('the environment chooses, whatever slash is at the end', () => {
  const url = world.environment('actions')['GITHUB_API_URL'] ?? '';
  expect(withPush(pushRef, { GITHUB_API_URL: `${url}/` }).id).toBe('forgejo');
});

describe('whose the token is', () => {
  const refused = (message: string): void => {
    world.server.fault('userGetCurrent', { kind: 'status', status: 403, message });
  };

  test('a workflow’s own account has its name', async () => {
    expect(await forge.account()).toEqual({ login: 'forgejo-actions', kind: 'workflow' });
    expect(await world.forge('user').account()).toEqual({ login: 'ann', kind: 'user' });
  });

  test('where it does not say so, it is a workflow’s', async () => {
    refused('user should be signed in');
    expect(await forge.account()).toEqual({ login: 'forgejo-actions', kind: 'workflow' });
  });

  test('a token of an account that may not be asked is told so', async () => {
    refused('token does not have at least one of required scope(s): [read:user]');
    expect((await failure(forge.account())).cure).toMatch(/read:user/);
    // A failure is not remembered.
    expect((await forge.account()).login).toBe('forgejo-actions');
  });
});

describe('commits', () => {
  const beside = scratchBranch(branch);

  test('a new branch is never seen without its commit', async () => {
    const revision = await committed();
    expect(writes()).toEqual(['repoCreateBranch', 'repoChangeFiles', 'repoCreateBranch', 'repoDeleteBranch']);
    const made = world.server.requests.filter(({ operation }) => operation === 'repoCreateBranch');
    expect(made.map(({ body }) => body)).toEqual([
      { new_branch_name: beside, old_ref_name: world.main },
      { new_branch_name: branch, old_ref_name: revision },
    ]);
  });

  test('one that says the same is left alone', async () => {
    const head = await committed();
    const before = writes().length;
    expect(await committed({ expectedHead: head })).toBe(head);
    // No more than what an ended run may have left is looked for.
    expect(writes().slice(before)).toEqual(['repoDeleteBranch']);
    expect(await committed({ expectedHead: head, headline: 'Other' })).not.toBe(head);
  });

  test('one with a further file does not say the same', async () => {
    const both = await committed({ files: { 'flake.lock': 'two\n', 'more.lock': 'x\n' } });
    const less = await committed({ expectedHead: both });
    expect(less).not.toBe(both);
    expect(bare('diff', '--name-only', world.main, less)).toBe('flake.lock');
  });

  test('what a run that was ended left beside is used and removed', async () => {
    const head = await committed();
    bare('branch', beside, head);
    const next = await committed({ expectedHead: head, files: { 'flake.lock': 'three\n' } });
    expect(bare('rev-parse', `${next}^`)).toBe(world.main);
    expect(branches()).toEqual([branch, 'main']);
  });

  const faults = ['lost-reply', 'truncated', 'no-length', 'html', 'reset'] as const;
  const operations = ['repoCreateBranch', 'repoChangeFiles', 'repoDeleteBranch'];
  const each = operations.flatMap((operation) => faults.map((kind) => [operation, kind] as const));

  test.each(each)('%s outlives: %s', async (operation, kind) => {
    const head = await committed();
    world.server.fault(operation, { kind });
    const next = await committed({ expectedHead: head, files: { 'flake.lock': 'three\n' } });
    expect(bare('log', '--format=%P %s', '-1', next)).toBe(`${world.main} Bump`);
    expect(await forge.branchHead(branch)).toBe(next);
    expect(branches()).toEqual([branch, 'main']);
  });

  test.each(faults)('the branch itself is made once: %s', async (kind) => {
    world.server.fault('repoCreateBranch', { kind }, { after: 1 });
    const revision = await committed();
    expect(await forge.branchHead(branch)).toBe(revision);
    expect(branches()).toEqual([branch, 'main']);
  });

  test('a push whose reply is lost is found to be done', async () => {
    const head = await committed();
    world.server.fault('git-receive-pack', { kind: 'lost-reply' });
    const next = await committed({ expectedHead: head, files: { 'flake.lock': 'three\n' } });
    expect(await forge.branchHead(branch)).toBe(next);
  });

  test('a push that breaks is told, and nothing has changed', async () => {
    const head = await committed();
    // More than once: git itself asks again on a connection that it had open.
    world.server.fault('git-receive-pack', { kind: 'reset' }, { times: 9 });
    const request = commitRequest(world.main, { expectedHead: head, files: { 'flake.lock': 'three\n' } });
    const error = await failure(forge.commit(request));
    expect(error.message).toMatch(/can't be moved .* by git/);
    expect(error.toLine()).not.toContain('secret');
    expect(await forge.branchHead(branch)).toBe(head);
    world.server.clearFaults();
    expect((await forge.commit(request)).kind).toBe('committed');
    expect(branches()).toEqual([branch, 'main']);
  });

  test('what a person pushes in the last moment stays', async () => {
    const head = await committed();
    let theirs = '';
    const late = withPush(async (request) => {
      theirs = await world.server.pushAs({ branch, person: 'ann', files: { 'flake.lock': 'mine\n' } });
      return pushRef(request);
    });
    const request = commitRequest(world.main, { expectedHead: head, files: { 'flake.lock': 'three\n' } });
    expect(await late.commit(request)).toMatchObject({ kind: 'moved' });
    expect(await late.deleteBranch(branch, theirs)).toMatchObject({ kind: 'moved' });
    expect(await forge.branchHead(branch)).toBe(theirs);
    expect(branches()).toEqual([branch, 'main']);
  });

  test('without git a branch that stands can’t be moved, a new one be made', async () => {
    const none = withPush();
    const made = await none.commit(commitRequest(world.main));
    if (made.kind !== 'committed') throw new Error(made.message);
    const request = { expectedHead: made.revision, files: { 'flake.lock': 'three\n' } };
    expect((await failure(none.commit(commitRequest(world.main, request)))).cure).toMatch(/git/);
    expect(await none.deleteBranch(branch, made.revision)).toBeNull();
  });

  test('a protected branch is left as it is', async () => {
    await restart({ protectedBranches: [branch, 'main'] });
    const head = await committed();
    const request = commitRequest(world.main, { expectedHead: head, files: { 'flake.lock': 'three\n' } });
    expect(await forge.commit(request)).toMatchObject({
      kind: 'forbidden',
      message: expect.stringMatching(/rules of the repository/) as unknown,
    });
    expect(await forge.deleteBranch(branch, head)).toMatchObject({ kind: 'forbidden' });
    expect(await withPush().deleteBranch(branch, head)).toMatchObject({ kind: 'forbidden' });
    expect(await forge.branchHead(branch)).toBe(head);
  });
});

describe('pushing by git', () => {
  test('the token is in no argument and no file, and no setting of the user has a say', async () => {
    const head = await committed();
    const seen: { argv: readonly string[]; options: RunOptions }[] = [];
    const configs: string[] = [];
    const basic = Buffer.from('channel-bump:secret-actions').toString('base64');
    const real = createProcess();
    const recorded: Process = {
      ...real,
      async run(argv, options = {}) {
        seen.push({ argv, options });
        const result = await real.run(argv, options);
        const stored = await real.run(['grep', '-r', '-e', 'secret', '-e', basic, options.cwd ?? '.']);
        configs.push(stored.stdout);
        return result;
      },
    };
    const environment = {
      PATH: process.env['PATH'],
      HOME: '/root',
      GITHUB_TOKEN: 'secret-actions',
      GIT_DIR: '/x',
    };
    const other = withPush(createPushRef(recorded, files, environment));
    const request = commitRequest(world.main, { expectedHead: head, files: { 'flake.lock': 'three\n' } });
    expect((await other.commit(request)).kind).toBe('committed');
    expect(seen.length).toBeGreaterThan(2);
    expect(
      seen.flatMap(({ argv }) => argv).filter((one) => one.includes('secret') || one.includes(basic)),
    ).toEqual([]);
    expect(configs.filter((one) => one !== '')).toEqual([]);
    for (const { options } of seen) {
      expect(Object.entries(options.env ?? {}).filter(([, value]) => value.includes('secret'))).toEqual([]);
      expect(options.env).toMatchObject({
        HOME: '/dev/null',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
      });
      expect(options.env?.['GIT_CONFIG_VALUE_0']).toBe(`Authorization: Basic ${basic}`);
    }
  });

  test.each([
    ['ssh://git@forge.example/acme/infra.git', branch],
    ['http://ann:pw@127.0.0.1/acme/infra.git', branch],
    ['http://127.0.0.1:1/acme/infra.git', '--mirror'],
    ['http://127.0.0.1:1/acme/infra.git', 'a:b'],
  ])('is refused before git is asked: %s %s', async (url, name) => {
    const nothing: Process = { ...createProcess(), run: () => Promise.reject(new Error('asked')) };
    const push = createPushRef(nothing, files, {});
    const request = { url, token: 'secret', branch: name, expectedHead: world.main, revision: world.main };
    expect((await failure(push(request))).toLine()).not.toMatch(/secret|pw/);
  });

  test('a wrong token is a refusal', async () => {
    const head = await committed();
    const url = `${world.server.urls.server}/acme/infra.git`;
    const request = { url, token: 'wrong', branch, expectedHead: head, revision: null };
    expect(await pushRef(request)).toMatchObject({ kind: 'forbidden' });
  });
});

describe('commit statuses', () => {
  const run: CheckRun = {
    name: 'channel-bump',
    revision: '',
    title: 'Proven',
    summary: 'text',
    state: { status: 'completed', conclusion: 'success' },
  };
  const sent = (): unknown[] =>
    world.server.requests.filter(({ operation }) => operation === 'repoCreateStatus').map(({ body }) => body);

  test('the description holds the title, as much as fits, and the fingerprint', async () => {
    const fingerprint = 'z'.repeat(64);
    await forge.checkRun({ ...run, revision: world.main, title: 'größer '.repeat(60), fingerprint });
    const [{ description }] = sent() as [{ description: string }];
    expect(description).toHaveLength(255);
    expect(description).toMatch(/^größer größer .*… \[z{64}\]$/);
    expect(await forge.checkRuns(world.main)).toMatchObject([{ fingerprint }]);
  });

  test('what is said already is not said again', async () => {
    await forge.checkRun({ ...run, revision: world.main });
    await forge.checkRun({ ...run, revision: world.main });
    expect(sent()).toHaveLength(1);
    await world.forge('app').checkRun({ ...run, revision: world.main });
    expect(sent()).toHaveLength(2);
  });

  const states = [
    [{ status: 'in_progress' }, 'pending', false],
    [{ status: 'completed', conclusion: 'success' }, 'success', true],
    [{ status: 'completed', conclusion: 'failure' }, 'failure', false],
    [{ status: 'completed', conclusion: 'neutral' }, 'warning', false],
    [{ status: 'completed', conclusion: 'cancelled' }, 'error', false],
  ] as const;

  test.each(states)('%j is %s, and lets a pull request through: %s', async (state, word, passes) => {
    await restart({ requiredChecks: ['channel-bump'] });
    const pull = await opened();
    await forge.checkRun({ ...run, revision: pull.head.revision, state });
    expect(sent()).toEqual([{ context: 'channel-bump', state: word, description: 'Proven' }]);
    expect(await forge.checkRuns(pull.head.revision)).toMatchObject([{ state }]);
    expect(await forge.autoMerge(pull, 'squash')).toEqual({ kind: passes ? 'merged' : 'armed' });
  });

  test('all pages of a list are read', async () => {
    for (let number = 0; number < 60; number++)
      await forge.checkRun({ ...run, name: `host-${number}`, revision: world.main });
    expect(await forge.checkRuns(world.main)).toHaveLength(60);
  });
});

describe('drafts and titles', () => {
  test('a draft is a title', async () => {
    const pull = await opened({ draft: true });
    expect(pull).toMatchObject({ draft: true, title: content.title });
    const [made] = world.server.requests.filter(({ operation }) => operation === 'repoCreatePullRequest');
    expect(made?.body).toMatchObject({ title: `WIP: ${content.title}` });
    expect(await forge.autoMerge(pull, 'merge')).toMatchObject({ kind: 'forbidden' });
  });

  test.each(['[WIP] theirs', 'wip:theirs', 'WIP: theirs'])('a person’s `%s` is one', async (title) => {
    await world.server.pushAs({ branch: 'mine', person: 'ann', files: { a: '1' } });
    const number = await world.server.openPull({ head: 'mine', base: 'main', title, body: '', by: 'ann' });
    expect(await forge.pull(number)).toMatchObject({ title: 'theirs', draft: true });
  });

  test('a title that is too long is cut, and not written again', async () => {
    const long = { ...content, title: 'größer '.repeat(60) };
    const pull = await opened(long);
    const before = writes().length;
    await forge.updatePull(pull, long);
    expect(writes()).toHaveLength(before);
    expect(Buffer.byteLength(pull.title)).toBeLessThanOrEqual(255);
  });

  test('a body that is too long is told before it is sent', async () => {
    await committed();
    const body = 'x'.repeat(forge.maxBodyLength + 1);
    const before = writes().length;
    expect((await failure(forge.createPull(branch, 'main', { ...content, body }))).message).toMatch(
      /too long/,
    );
    expect(writes()).toHaveLength(before);
  });
});

describe('merging by itself', () => {
  const green: Omit<CheckRun, 'revision'> = {
    name: 'ci',
    title: 'Proven',
    summary: '',
    state: { status: 'completed', conclusion: 'success' },
  };

  test('what waits for a check is merged when it is green', async () => {
    await restart({ requiredChecks: ['ci'] });
    const pull = await opened();
    expect(await forge.autoMerge(pull, 'squash')).toEqual({ kind: 'armed' });
    expect(await forge.findPull(branch, 'main')).toMatchObject({ state: 'open', autoMerge: true });
    expect(await forge.openPulls(branch)).toMatchObject([{ autoMerge: true }]);
    const before = writes().length;
    expect(await forge.autoMerge(pull, 'squash')).toEqual({ kind: 'armed' });
    expect(writes()).toHaveLength(before);
    await forge.checkRun({ ...green, revision: pull.head.revision });
    expect(await forge.pull(pull.number)).toMatchObject({ merged: true, autoMerge: false });
    expect(await forge.autoMerge(pull, 'squash')).toEqual({ kind: 'merged' });
  });

  test('it is taken back, also twice', async () => {
    await restart({ requiredChecks: ['ci'] });
    const pull = await opened();
    await forge.autoMerge(pull, 'merge');
    expect(await forge.autoMerge(pull, null)).toEqual({ kind: 'off' });
    expect(await forge.autoMerge(pull, null)).toEqual({ kind: 'off' });
    expect((await forge.pull(pull.number))?.autoMerge).toBe(false);
    await forge.checkRun({ ...green, revision: pull.head.revision });
    expect((await forge.pull(pull.number))?.state).toBe('open');
    expect(await forge.autoMerge(pull, 'merge')).toEqual({ kind: 'merged' });
  });

  test('what somebody else armed can’t be taken back by us, and is said', async () => {
    await restart({ requiredChecks: ['ci'] });
    const pull = await opened();
    await world.forge('user').autoMerge(pull, 'merge');
    expect(await forge.autoMerge(pull, null)).toMatchObject({ kind: 'forbidden' });
  });

  test('another head than the one that was proven is not merged', async () => {
    const pull = await opened();
    await world.server.pushAs({ branch, person: 'ann', files: { a: '1' } });
    expect(await forge.autoMerge(pull, 'merge')).toMatchObject({ kind: 'moved' });
    expect((await forge.pull(pull.number))?.state).toBe('open');
  });

  test.each([[[]], [['ci']]])('a reply that is lost is found, required: %j', async (requiredChecks) => {
    await restart({ requiredChecks });
    const pull = await opened();
    world.server.fault('repoMergePullRequest', { kind: 'lost-reply' }, { after: requiredChecks.length });
    const kind = requiredChecks.length === 0 ? 'merged' : 'armed';
    expect(await forge.autoMerge(pull, 'merge')).toEqual({ kind });
  });

  test('one that conflicts, of which the forge says that it is still at work, waits', async () => {
    const pull = await opened();
    await world.server.pushAs({ branch: 'main', person: 'ann', files: { 'flake.lock': 'other\n' } });
    expect(await forge.autoMerge(pull, 'merge')).toMatchObject({ kind: 'waiting' });
    expect(world.waits).toEqual([1000, 2000, 4000, 8000]);
  });
});

describe('people and issues', () => {
  const nobody = { reviewers: [], teamReviewers: [], assignees: [], milestone: null };

  test('teams that are passed over in silence are told', async () => {
    await restart({ teams: [] });
    const refused = await forge.invite(await opened(), { ...nobody, teamReviewers: ['ops'] });
    expect(refused).toMatchObject({ kind: 'forbidden', message: expect.stringMatching(/ops/) as unknown });
  });

  test('all that is refused is told, and the rest is done', async () => {
    const pull = await opened();
    const people = {
      reviewers: ['nobody-here'],
      teamReviewers: [],
      assignees: ['cem'],
      milestone: 'No such',
    };
    const refused = await forge.invite(pull, people);
    expect(refused).toMatchObject({
      kind: 'forbidden',
      message: expect.stringMatching(/nobody-here.*No such/) as unknown,
    });
    const before = writes().length;
    expect(await forge.invite(pull, { ...nobody, assignees: ['cem'] })).toEqual({ kind: 'invited' });
    expect(writes()).toHaveLength(before);
  });

  test('a repository without issues has none to be closed, and takes none', async () => {
    await restart({ issues: false });
    const issue = { title: 't', body: 'b', labels: [], about: 'a' };
    expect(await forge.openIssues('x')).toEqual([]);
    expect(await forge.issue('<!-- m -->', null, '')).toEqual({ kind: 'posted', url: null });
    expect(await forge.issue('<!-- m -->', issue, '')).toMatchObject({ kind: 'forbidden' });
  });

  test('a label is made once, whatever its case', async () => {
    const pull = await opened({ labels: ['Nix'] });
    await forge.updatePull({ ...pull, labels: [] }, { ...content, labels: ['nix'] });
    expect(writes().filter((operation) => operation === 'issueCreateLabel')).toHaveLength(1);
  });
});

describe('refusals', () => {
  test('no redirect is followed: the token goes to no other place', async () => {
    const headers = { location: 'http://127.0.0.1:9/elsewhere' };
    world.server.fault('repoGet', { kind: 'status', status: 307, headers });
    const error = await failure(forge.defaultBranch());
    expect(error.message).toMatch(/another place/);
    expect(world.server.requests).toHaveLength(1);
  });

  test('a scope that is missing is named', async () => {
    const pull = await opened();
    const error = await failure(world.forge('reader').updatePull(pull, { ...content, title: 'x' }));
    expect(error.cure).toMatch(/`write:repository`/);
    const refused = await world.forge('reader').comment(pull, '<!-- m -->', 'x');
    expect(refused).toMatchObject({ message: expect.stringMatching(/`write:issue`/) as unknown });
  });

  test('a request has a time limit', async () => {
    const limited = createForge(world.environment('actions'), createHttp(clock), {
      wait: () => Promise.resolve(),
      timeoutMs: 200,
    });
    world.server.fault('repoGet', { kind: 'stall' }, { times: 3 });
    expect((await failure(limited.defaultBranch())).message).toMatch(/no answer/);
  });
});
