import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { scratchBranch } from '../../src/forge/branches.js';
import { createForge, forgeDrivers, optionalForge } from '../../src/forge/registry.js';
import type { CommitRequest, Forge, Pull } from '../../src/forge/types.js';
import type { Http, HttpRequest } from '../../src/ports/http.js';
import { createHttp } from '../../src/platform/http.js';
import { clock } from '../../src/platform/clock.js';
import { branch, commitRequest, content, type GithubWorld, startGithub } from './forge-world.js';
import { failure } from '../fixtures/user-error.js';

jest.setTimeout(60_000); // many real git processes, on a machine that may be busy

let world: GithubWorld;
let forge: Forge;

async function restart(options: Parameters<typeof startGithub>[0] = {}): Promise<void> {
  await world.stop();
  world = await startGithub(options);
  forge = world.forge();
}

beforeEach(async () => {
  world = await startGithub();
  forge = world.forge();
});

afterEach(async () => {
  await world.stop();
  expect(world.server.violations).toEqual([]);
});

const bare = (...args: string[]): string => world.git(...args);
const branches = (): string[] => world.branches();
const asked = (operation: string): number =>
  world.server.requests.filter((one) => one.operation === operation).length;

async function committed(fields: Partial<CommitRequest> = {}): Promise<string> {
  const made = await forge.commit(commitRequest(world.main, fields));
  if (made.kind !== 'committed') throw new Error(`${made.kind}: ${made.message}`);
  return made.revision;
}

async function opened(): Promise<Pull> {
  await committed();
  return forge.createPull(branch, 'main', content);
}

describe('the registry', () => {
  const http = createHttp(clock);
  const environment = { GITHUB_REPOSITORY: 'acme/infra', GITHUB_TOKEN: 't' };

  test('has unique ids, and the environment chooses', () => {
    expect(new Set(forgeDrivers.map((driver) => driver.id)).size).toBe(forgeDrivers.length);
    expect(createForge(environment, http).id).toBe('github');
    expect(optionalForge(environment, http)?.id).toBe('github');
    expect(optionalForge({ GITHUB_REPOSITORY: 'acme/infra' }, http)).toBeNull();
    expect(optionalForge({ GITHUB_TOKEN: 't' }, http)).toBeNull();
  });

  test.each([
    [{ GITHUB_TOKEN: '' }, /token/],
    [{ GITHUB_REPOSITORY: 'infra' }, /GITHUB_REPOSITORY/],
  ])('says what is missing: %j', async (more, told) => {
    const made = Promise.resolve().then(() => createForge({ ...environment, ...more }, http));
    expect((await failure(made)).message).toMatch(told);
  });
});

test.each([
  ['actions', 'github-actions[bot]', 'workflow'],
  ['app', 'renovate[bot]', 'app'],
  ['user', 'ann', 'user'],
])('knows who %s is', async (token, login, kind) => {
  expect(await world.forge(token).account()).toEqual({ login, kind });
});

describe('commits', () => {
  test.each(['actions', 'user'])('are signed by GitHub: %s', async (token) => {
    forge = world.forge(token);
    const revision = await committed();
    const moved = await committed({ expectedHead: revision, files: { 'flake.lock': 'three\n' } });
    expect(bare('log', '--format=%cn', '-1', revision)).toBe('GitHub');
    expect(bare('log', '--format=%cn', '-1', moved)).toBe('GitHub');
  });

  test('of a bot are seen only with their branch, which moves in one step', async () => {
    const first = await committed();
    await committed({ expectedHead: first, files: { 'flake.lock': 'three\n' } });
    const bodies = world.server.requests.filter((one) => one.operation === 'graphql').map((one) => one.body);
    const moves = bodies.filter((body) => JSON.stringify(body).includes('updateRefs'));
    expect(moves).toHaveLength(2);
    expect(JSON.stringify(moves[1])).toContain(`"beforeOid":"${first}"`);
  });

  test.each(['actions', 'user'])('what a run that was ended left beside is removed: %s', async (token) => {
    forge = world.forge(token);
    const first = await committed();
    bare('branch', scratchBranch(branch), first);
    const second = await committed({ expectedHead: first, files: { 'flake.lock': 'three\n' } });
    expect(bare('rev-parse', `${second}^`)).toBe(world.main);
    expect(branches()).toEqual([branch, 'main']);
  });

  test('a branch that a run of a person left without its commit gets it', async () => {
    forge = world.forge('user');
    bare('branch', branch, world.main);
    const revision = await committed({ expectedHead: world.main });
    expect(bare('rev-parse', `${revision}^`)).toBe(world.main);
  });

  test.each([
    ['actions', 'lost-reply'],
    ['actions', 'reset'],
    ['actions', 'truncated'],
    ['actions', 'no-length'],
    ['user', 'lost-reply'],
    ['user', 'reset'],
    ['user', 'truncated'],
    ['user', 'no-length'],
  ] as const)('outlive every GraphQL answer that is lost: %s, %s', async (token, kind) => {
    forge = world.forge(token);
    await forge.account();
    const first = await committed();
    const count = asked('graphql');
    const second = await committed({ expectedHead: first, files: { 'flake.lock': 'three\n' } });
    const mutations = asked('graphql') - count;
    let head = second;
    for (let after = 0; after < mutations; after++) {
      world.server.fault('graphql', { kind }, { after });
      head = await committed({ expectedHead: head, files: { 'flake.lock': `${after}\n` } });
      expect(await forge.branchHead(branch)).toBe(head);
      expect(bare('show', `${head}:flake.lock`)).toBe(`${after}`);
      expect(branches()).toEqual([branch, 'main']);
    }
    expect(mutations).toBeGreaterThan(0);
  });

  // The moment between our look and our write, each of them.
  test.each(['actions', 'user'])('a person’s commit in between is never overwritten: %s', async (token) => {
    let moment = 0;
    let at = -1;
    let theirs = '';
    const http = createHttp(clock);
    const watched: Http = {
      async request(request: HttpRequest) {
        if (moment++ === at)
          theirs = await world.server.pushAs({ branch, person: 'ann', files: { a: `${at}` } });
        return http.request(request);
      },
    };
    forge = createForge(world.environment(token), watched, { wait: () => Promise.resolve() });
    let head = await committed();
    const start = moment;
    head = await committed({ expectedHead: head, files: { 'flake.lock': 'three\n' } });
    const requests = moment - start;
    for (let n = 0; n < requests; n++) {
      moment = 0;
      at = n;
      const files = { 'flake.lock': `${n} of mine\n` };
      const made = await forge.commit(commitRequest(world.main, { expectedHead: head, files }));
      at = -1;
      head = (await forge.branchHead(branch)) ?? '';
      // Theirs came before our move, which did not happen; or after, and stands on it.
      expect(head).toBe(theirs);
      const parent = bare('rev-parse', `${head}^`);
      if (made.kind === 'committed') expect(parent).toBe(made.revision);
      else expect(made.kind).toBe('moved');
      expect(branches()).toEqual([branch, 'main']);
    }
    expect(requests).toBeGreaterThan(4);
  });

  test('an executable file stays one in a repository whose tree comes cut off', async () => {
    await restart({ treeLimit: 1 });
    const files = { 'pin.sh': '#!/bin/sh\n# two\n', 'deep/new.lock': 'x\n' };
    const first = await committed({ files });
    const entries = bare('ls-tree', '-r', first, 'pin.sh', 'deep/new.lock').split('\n');
    expect(entries.map((line) => line.slice(0, 6))).toEqual(['100644', '100755']);
  });

  test('the rules of the repository are told', async () => {
    await restart({ protectedBranches: [branch] });
    const first = await committed();
    const refused = await forge.commit(
      commitRequest(world.main, { expectedHead: first, files: { 'flake.lock': 'x\n' } }),
    );
    expect(refused).toMatchObject({ kind: 'forbidden', message: expect.stringMatching(/rules/) });
  });
});

describe('merging by itself', () => {
  const check = (conclusion: 'success' | 'failure', revision: string): Promise<unknown> =>
    forge.checkRun({
      name: 'gate',
      revision,
      title: 't',
      summary: 's',
      state: { status: 'completed', conclusion },
    });

  test('is armed, taken back, and happens once the required checks are green', async () => {
    await restart({ requiredChecks: ['gate'] });
    const pull = await opened();
    expect(await forge.autoMerge(pull, 'squash')).toEqual({ kind: 'armed' });
    expect(await forge.autoMerge(pull, 'squash')).toEqual({ kind: 'armed' });
    expect((await forge.pull(pull.number))?.autoMerge).toBe(true);
    expect(await forge.autoMerge(pull, null)).toEqual({ kind: 'off' });
    expect(await forge.autoMerge(pull, null)).toEqual({ kind: 'off' });
    expect((await forge.pull(pull.number))?.autoMerge).toBe(false);
    await forge.autoMerge(pull, 'squash');
    expect(await forge.autoMerge(pull, 'rebase')).toEqual({ kind: 'armed' });
    await check('failure', pull.head.revision);
    expect((await forge.pull(pull.number))?.state).toBe('open');
    await check('success', pull.head.revision);
    expect(await forge.pull(pull.number)).toMatchObject({ merged: true });
    expect(bare('log', '--format=%s', 'main')).toBe('Bump\nfirst');
    expect(await forge.autoMerge(pull, 'merge')).toEqual({ kind: 'merged' });
  });

  test('what could be merged now is merged, at the head that was seen', async () => {
    const pull = await opened();
    await world.server.pushAs({ branch, person: 'ann', files: { a: '1' } });
    expect(await forge.autoMerge(pull, 'merge')).toMatchObject({ kind: 'moved' });
    const now = (await forge.pull(pull.number)) ?? pull;
    expect(await forge.autoMerge(now, 'merge')).toEqual({ kind: 'merged' });
    expect(await forge.pull(pull.number)).toMatchObject({ merged: true });
  });

  test.each(['lost-reply', 'truncated', 'no-length', 'html', 'reset'] as const)(
    'a merge outlives: %s',
    async (kind) => {
      const pull = await opened();
      world.server.fault('pulls/merge', { kind });
      expect(await forge.autoMerge(pull, 'squash')).toEqual({ kind: 'merged' });
      expect(bare('rev-list', '--count', 'main')).toBe('2');
    },
  );

  test('waits for checks that no rule asks for, and is merged once they are green', async () => {
    const pull = await opened();
    await check('failure', pull.head.revision);
    expect(await forge.autoMerge(pull, 'merge')).toMatchObject({ kind: 'waiting' });
    expect(await forge.pull(pull.number)).toMatchObject({ state: 'open', autoMerge: false });
    await check('success', pull.head.revision);
    expect(await forge.autoMerge(pull, 'merge')).toEqual({ kind: 'merged' });
  });

  test('a draft, and a repository that does not allow it, are refused', async () => {
    const pull = await opened();
    const draft = await forge.updatePull(pull, { ...content, draft: true });
    expect(await forge.autoMerge(draft, 'merge')).toMatchObject({ kind: 'forbidden' });
    await forge.closePull(draft, 'x');
    expect(await forge.autoMerge(draft, 'merge')).toMatchObject({ kind: 'forbidden' });
    await restart({ autoMerge: false, requiredChecks: ['gate'] });
    expect(await forge.autoMerge(await opened(), 'merge')).toMatchObject({
      kind: 'forbidden',
      message: expect.stringMatching(/not allowed/),
    });
  });
});

describe('check runs', () => {
  const run = {
    name: 'channel-bump',
    title: 'Rebuilding',
    summary: 'text',
    state: { status: 'in_progress' },
  } as const;
  const done = { status: 'completed', conclusion: 'success' } as const;

  test('one is made, then kept up to date; another app’s of that name is not touched', async () => {
    const { main } = world;
    await world.forge('app').checkRun({ ...run, revision: main });
    const first = await forge.checkRun({ ...run, revision: main });
    const second = await forge.checkRun({ ...run, revision: main, state: done, title: 'Proven' });
    expect(first).toMatchObject({ kind: 'posted' });
    expect(second).toEqual(first);
    expect([asked('checks/create'), asked('checks/update')]).toEqual([2, 1]);
    // What is completed stays so: a new one is begun, and that is the newest.
    const again = await forge.checkRun({ ...run, revision: main });
    expect(again).not.toEqual(first);
    expect([asked('checks/create'), asked('checks/update')]).toEqual([3, 1]);
    expect(await forge.checkRuns(main)).toMatchObject([{ state: { status: 'in_progress' } }]);
  });

  test('a verdict that is completed is not made over, its words are', async () => {
    const { main } = world;
    await forge.checkRun({ ...run, revision: main, state: done });
    await forge.checkRun({ ...run, revision: main, state: done, title: 'Proven again' });
    expect([asked('checks/create'), asked('checks/update')]).toEqual([1, 1]);
    await forge.checkRun({ ...run, revision: main, state: { status: 'completed', conclusion: 'failure' } });
    expect([asked('checks/create'), asked('checks/update')]).toEqual([2, 1]);
    expect(await forge.checkRuns(main)).toMatchObject([{ state: { conclusion: 'failure' } }]);
  });

  test('of two by runs at once both say the same', async () => {
    const { main, server } = world;
    server.fault('checks/list-for-ref', { kind: 'stale-list' }, { times: 2 });
    await forge.checkRun({ ...run, revision: main });
    await forge.checkRun({ ...run, revision: main });
    await forge.checkRun({ ...run, revision: main, state: done });
    expect([asked('checks/create'), asked('checks/update')]).toEqual([2, 2]);
  });

  test('a summary past the limit loses whole lines', async () => {
    const summary = 'a line of the report\n'.repeat(4000);
    expect(await forge.checkRun({ ...run, revision: world.main, summary })).toMatchObject({ kind: 'posted' });
    const body = world.server.requests.findLast((one) => one.operation === 'checks/create')?.body;
    const sent = (body as { output: { summary: string } }).output.summary;
    expect(sent.length).toBeLessThanOrEqual(65_535);
    expect(sent).toMatch(/a line of the report\n\n\(The rest did not fit\.\)$/);
  });

  test('a token of a person can’t post one, and is told so', async () => {
    const refused = await world.forge('user').checkRun({ ...run, revision: world.main });
    expect(refused).toMatchObject({ kind: 'forbidden', message: expect.stringMatching(/GitHub App/) });
  });
});

describe('people', () => {
  const wanted = { reviewers: ['bob', 'ann'], teamReviewers: ['ops'], assignees: [], milestone: null };

  test('who has reviewed is not asked again', async () => {
    const pull = await opened();
    await forge.invite(pull, wanted);
    await world.server.reviewAs(pull.number, 'bob');
    expect(await forge.invite(pull, wanted)).toEqual({ kind: 'invited' });
    expect(asked('pulls/request-reviewers')).toBe(1);
  });

  test('all names are told that are not taken, and the others are', async () => {
    const pull = await opened();
    const refused = await forge.invite(pull, {
      reviewers: ['bob', 'zed'],
      teamReviewers: [],
      assignees: ['cem', 'yan'],
      milestone: 'Winter',
    });
    expect(refused.kind === 'forbidden' && refused.message).toMatch(/`bob`, `zed`.*`yan`.*`Winter`/s);
    expect(refused.kind === 'forbidden' && refused.message).not.toMatch(/cem/);
  });
});

describe('refusals', () => {
  test('name the permission that is missing', async () => {
    const pull = await opened();
    const reader = world.forge('reader');
    const files = { 'flake.lock': 'x' };
    const expectedHead = pull.head.revision;
    expect(await reader.commit(commitRequest(world.main, { expectedHead, files }))).toMatchObject({
      message: expect.stringMatching(/contents: write/),
    });
    const state = { status: 'in_progress' } as const;
    const check = { name: 'c', revision: world.main, title: 't', summary: 's', state };
    expect(await reader.checkRun(check)).toMatchObject({
      kind: 'forbidden',
      message: expect.stringMatching(/checks: write/),
    });
    const error = await failure(reader.updatePull(pull, { ...content, title: 'x' }));
    expect(error.cure).toMatch(/`pull-requests: write`/);
  });

  test('a body past the limit is told', async () => {
    const pull = await opened();
    const body = 'x'.repeat(forge.maxBodyLength + 1);
    expect((await failure(forge.updatePull(pull, { ...content, body }))).message).toMatch(/too long/);
  });

  test('a repository without issues', async () => {
    await restart({ issues: false });
    const issue = { title: 't', body: 'b', labels: [], about: 'a' };
    expect(await forge.issue('<!-- m -->', issue, '')).toMatchObject({ kind: 'forbidden' });
    expect(await forge.issue('<!-- m -->', null, '')).toEqual({ kind: 'posted', url: null });
    expect(await forge.openIssues('m')).toEqual([]);
  });

  test('a pull request of a fork’s branch of the same name is not ours', async () => {
    const { server } = world;
    await restart({ forks: ['acme-fork'] });
    expect(server).not.toBe(world.server);
    const from = { repository: 'acme-fork/infra', branch, person: 'eve', files: { a: '1' } };
    await world.server.pushAs(from);
    const number = await world.server.openPull({
      headRepository: 'acme-fork/infra',
      head: branch,
      base: 'main',
      title: 'Mine',
      body: '',
      by: 'eve',
    });
    expect(await forge.findPull(branch, 'main')).toBeNull();
    expect(await forge.openPulls('channel-bump/')).toEqual([]);
    expect(await forge.pull(number)).toMatchObject({ author: 'eve', head: { branch } });
  });
});

describe('answers', () => {
  interface Mood {
    status: number;
    headers: Record<string, string>;
    body: string;
  }
  const json = (body: unknown, headers: Record<string, string> = {}): Mood => ({
    status: 200,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  /** What GitHub says to GraphQL, in place of the miniature: it has no such moods. */
  function moody(answers: Mood[]): { forge: Forge; waits: number[]; urls: string[] } {
    const waits: number[] = [];
    const urls: string[] = [];
    const http: Http = {
      request(request) {
        urls.push(request.url);
        const { body, ...answer } = answers.shift() ?? json({ data: { viewer: { login: 'ann' } } });
        return Promise.resolve({
          url: request.url,
          hops: [],
          ...answer,
          body: (async function* () {
            yield await Promise.resolve(Buffer.from(body));
          })(),
          text: () => Promise.resolve(body),
          discard: () => Promise.resolve(),
        });
      },
    };
    const wait = (ms: number): Promise<void> => {
      waits.push(ms);
      return Promise.resolve();
    };
    return { forge: createForge(world.environment('actions'), http, { wait }), waits, urls };
  }

  test('a limit that GraphQL tells with status 200 is waited out', async () => {
    const limited = { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] };
    const moods = moody([json(limited, { 'retry-after': '7' })]);
    expect((await moods.forge.account()).login).toBe('ann');
    expect(moods.waits).toEqual([7000]);
  });

  test.each([
    { data: null },
    { errors: [{ type: 'INTERNAL', message: 'oops' }], data: null },
    { errors: [{ message: 'Something went wrong while executing your query.' }] },
    {},
  ])('a stumble that GraphQL tells with status 200 is one: %j', async (body) => {
    expect((await moody([json(body)]).forge.account()).login).toBe('ann');
    const error = await failure(moody([json(body), json(body), json(body)]).forge.account());
    expect(error.cure).toMatch(/Run again/);
  });

  test('JSON of another shape is told', async () => {
    const error = await failure(moody([json({ default_branch: 7 })]).forge.defaultBranch());
    expect(error.message).toMatch(/is not GitHub's \(default_branch/);
  });

  test('a page of a proxy for 404 says nothing about a branch', async () => {
    const page = { status: 404, headers: { 'content-type': 'text/html' }, body: '<html>Not found</html>' };
    const error = await failure(moody([page, page, page]).forge.branchHead('main'));
    expect(error.message).toMatch(/not whole/);
  });

  test('the token goes to the same origin alone', async () => {
    const { origin, pathname } = new URL(world.server.urls.api);
    const to = (location: string): Mood => ({ status: 301, headers: { location }, body: '' });
    const same = moody([to(`${pathname}/repositories/7`), json({ default_branch: 'main' })]);
    expect(await same.forge.defaultBranch()).toBe('main');
    expect(same.urls[1]).toBe(`${origin}${pathname}/repositories/7`);
    const elsewhere = moody([to('https://evil.example/x')]);
    expect((await failure(elsewhere.forge.defaultBranch())).message).toMatch(/evil\.example/);
    expect(elsewhere.urls).toHaveLength(1);
  });

  test('a time limit is one for the whole answer', async () => {
    world.server.fault('repos/get', { kind: 'stall' }, { times: 3 });
    const wait = (): Promise<void> => Promise.resolve();
    const hasty = createForge(world.environment('actions'), createHttp(clock), { wait, timeoutMs: 200 });
    expect((await failure(hasty.defaultBranch())).message).toMatch(/no answer from the forge/);
  });
});
