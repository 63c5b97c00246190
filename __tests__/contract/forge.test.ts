import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { CommitRequest, Forge, Pull, PullContent } from '../../src/forge/types.js';
import {
  branch,
  commitRequest,
  content,
  type Deed,
  forgeWorlds,
  type StartedWorld,
  type WorldServer,
} from './forge-world.js';
import { failure } from '../fixtures/user-error.js';

jest.setTimeout(60_000); // many real git processes, on a machine that may be busy

describe.each(forgeWorlds)('$id', ({ logins, names = {}, operations, start }) => {
  let world: StartedWorld;
  let server: WorldServer;
  let forge: Forge;
  let main: string;

  beforeEach(async () => {
    world = await start();
    ({ server, main } = world);
    forge = world.forge();
  });

  afterEach(async () => {
    await world.stop();
    // Neither we nor the miniature left what the forge's own description allows.
    expect(server.violations).toEqual([]);
  });

  const bare = (...args: string[]): string => world.git(...args);
  const branches = (): string[] => world.branches();
  /** How often something was done, and answered so. */
  const done = (deed: Deed): number =>
    server.requests.filter((one) => one.operation === operations[deed] && one.status > 0 && one.status < 300)
      .length;

  async function committed(fields: Partial<CommitRequest> = {}): Promise<string> {
    const made = await forge.commit(commitRequest(main, fields));
    if (made.kind !== 'committed') throw new Error(`${made.kind}: ${made.message}`);
    return made.revision;
  }

  async function opened(fields: Partial<PullContent> = {}): Promise<Pull> {
    await committed();
    return forge.createPull(branch, 'main', { ...content, ...fields });
  }

  describe('branches and commits', () => {
    test('says where branches are', async () => {
      expect(await forge.defaultBranch()).toBe('main');
      expect(await forge.branchHead('main')).toBe(main);
      expect(await forge.branchHead(branch)).toBeNull();
    });

    test.each(['actions', 'user'] as const)('a new branch gets one commit on its base: %s', async (token) => {
      forge = world.forge(token);
      const revision = await committed();
      expect(await forge.branchHead(branch)).toBe(revision);
      expect(bare('log', '--format=%P|%an|%B', '-1', revision)).toBe(
        `${main}|${names[token] ?? logins[token]}|Bump\n\n${commitRequest(main).body}`,
      );
      expect(bare('show', `${revision}:flake.lock`)).toBe('two');
      expect(bare('diff', '--name-only', main, revision)).toBe('flake.lock');
      expect(branches()).toEqual([branch, 'main']);
    });

    test.each(['actions', 'user'] as const)('a standing branch moves onto a new base: %s', async (token) => {
      forge = world.forge(token);
      const first = await committed();
      const base = await server.pushAs({ branch: 'main', person: 'ann', files: { 'host.nix': '{ }' } });
      const second = await committed({ base, expectedHead: first, files: { 'flake.lock': 'three\n' } });
      expect(await forge.branchHead(branch)).toBe(second);
      expect(bare('rev-parse', `${second}^`)).toBe(base);
      expect(bare('show', `${second}:flake.lock`)).toBe('three');
      expect(branches()).toEqual([branch, 'main']);
    });

    test.each(['actions', 'user'] as const)('the same commit again stays what it is: %s', async (token) => {
      forge = world.forge(token);
      const first = await committed();
      expect(await committed({ expectedHead: first })).toBe(first);
      expect(branches()).toEqual([branch, 'main']);
    });

    test.each(['actions', 'user'] as const)('somebody else’s change is kept: %s', async (token) => {
      forge = world.forge(token);
      const first = await committed();
      const theirs = await server.pushAs({ branch, person: 'ann', files: { 'flake.lock': 'mine\n' } });
      expect(await forge.commit(commitRequest(main))).toMatchObject({ kind: 'moved' });
      expect(await forge.commit(commitRequest(main, { expectedHead: first }))).toMatchObject({
        kind: 'moved',
      });
      expect(await forge.commit(commitRequest(main, { branch: 'gone', expectedHead: first }))).toMatchObject({
        kind: 'moved',
      });
      expect(await forge.branchHead(branch)).toBe(theirs);
      expect(branches()).toEqual([branch, 'main']);
    });

    test('an executable file stays one', async () => {
      const first = await committed({ files: { 'flake.lock': 'two\n', 'pin.sh': '#!/bin/sh\n# größe\n' } });
      const modes = (revision: string): string[] =>
        bare('ls-tree', revision)
          .split('\n')
          .map((line) => line.slice(0, 6));
      expect(modes(first)).toEqual(['100644', '100755']);
      expect(bare('show', `${first}:pin.sh`)).toBe('#!/bin/sh\n# größe');
      expect(bare('rev-parse', `${first}^`)).toBe(main);
      const second = await committed({ files: { 'pin.sh': 'x\n' }, expectedHead: first });
      expect(modes(second)).toEqual(['100644', '100755']);
      expect(await forge.branchHead(branch)).toBe(second);
    });

    test('a base that was never pushed is told', async () => {
      const error = await failure(forge.commit(commitRequest('1'.repeat(40))));
      expect(error.message).toMatch(/does not have commit 1{40}/);
      expect(branches()).toEqual(['main']);
    });

    test('commits by others on the branch are told, newest first', async () => {
      await committed();
      expect(await forge.foreignCommits(branch, 'main')).toEqual([]);
      const one = await server.pushAs({ branch, person: 'ann', message: 'One\n\nmore', files: { a: '1' } });
      const two = await server.pushAs({ branch, person: 'bob', message: 'Two', files: { a: '2' } });
      expect(await forge.foreignCommits(branch, 'main')).toEqual([
        { revision: two, author: 'bob', title: 'Two' },
        { revision: one, author: 'ann', title: 'One' },
      ]);
    });

    test('ours need our account and our seal both', async () => {
      const message = `Mine\n\n${commitRequest(main).body}`;
      const copied = await server.pushAs({
        branch,
        person: 'ann',
        message,
        files: { 'flake.lock': 'two\n' },
      });
      expect(await forge.foreignCommits(branch, 'main')).toEqual([
        { revision: copied, author: 'ann', title: 'Mine' },
      ]);
      const plain = { ...commitRequest(main, { branch: 'plain' }), body: 'by another workflow' };
      expect(await forge.commit(plain)).toMatchObject({ kind: 'committed' });
      expect(await forge.foreignCommits('plain', 'main')).toMatchObject([{ author: logins.actions }]);
    });

    describe.each(['actions', 'user'] as const)('made over by the very account that made it: %s', (token) => {
      let first: string;
      beforeEach(async () => {
        forge = world.forge(token);
        first = await committed();
      });

      const of = (format: string): string => bare('log', '-1', `--format=${format}`, first);

      /** Ours once more, by the same account, but for one thing. */
      function madeOver({ tree = of('%T'), parent = main, message = of('%B') }): string {
        const who = ['-c', `user.name=${of('%an')}`, '-c', `user.email=${of('%ae')}`];
        return bare(...who, 'commit-tree', tree, '-p', parent, '-m', message);
      }

      const treeWith = async (files: Record<string, string | null>): Promise<string> => {
        const revision = await server.pushAs({ branch: 'other', person: 'ann', files });
        return bare('log', '-1', '--format=%T', revision);
      };

      test.each([
        ['other content', async () => madeOver({ tree: await treeWith({ 'flake.lock': 'mine\n' }) })],
        [
          'one file more',
          async () => madeOver({ tree: await treeWith({ 'flake.lock': 'two\n', 'mine.nix': '{ }\n' }) }),
        ],
        [
          'one file less on the base',
          async () => madeOver({ tree: await treeWith({ 'flake.lock': 'two\n', 'pin.sh': null }) }),
        ],
        [
          'nothing changed',
          () => Promise.resolve(madeOver({ tree: bare('log', '-1', '--format=%T', main) })),
        ],
        ['another title', () => Promise.resolve(madeOver({ message: `Look: ${of('%B')}` }))],
        ['more text', () => Promise.resolve(madeOver({ message: of('%B').replace('\n\n', '\n\nWhy.\n\n') }))],
      ])('%s', async (_, make) => {
        const over = await make();
        bare('update-ref', `refs/heads/${branch}`, over);
        expect(await forge.foreignCommits(branch, 'main')).toMatchObject([{ revision: over }]);
      });

      test('a commit put below it', async () => {
        const below = await server.pushAs({ branch: 'other', person: 'ann', files: { 'mine.nix': '{ }\n' } });
        const over = madeOver({
          parent: below,
          tree: await treeWith({ 'flake.lock': 'two\n', 'mine.nix': '{ }\n' }),
        });
        bare('update-ref', `refs/heads/${branch}`, over);
        expect(await forge.foreignCommits(branch, 'main')).toMatchObject([
          { revision: over },
          { revision: below },
        ]);
      });

      test('the same to the letter is no loss', async () => {
        bare('update-ref', `refs/heads/${branch}`, madeOver({}));
        expect(await forge.foreignCommits(branch, 'main')).toEqual([]);
      });
    });

    test('a branch is removed only from the head that is expected', async () => {
      const head = await committed();
      const theirs = await server.pushAs({ branch, person: 'ann', files: { a: '1' } });
      expect(await forge.deleteBranch(branch, head)).toMatchObject({ kind: 'moved' });
      expect(await forge.branchHead(branch)).toBe(theirs);
      expect(await forge.deleteBranch(branch, theirs)).toBeNull();
      expect(branches()).toEqual(['main']);
      expect(await forge.deleteBranch(branch, theirs)).toBeNull();
    });
  });

  describe('pull requests', () => {
    test('is found by its branch, and made once', async () => {
      expect(await forge.findPull(branch, 'main')).toBeNull();
      const pull = await opened();
      expect(pull).toMatchObject({
        title: content.title,
        body: content.body,
        state: 'open',
        merged: false,
        draft: false,
        autoMerge: false,
        author: logins.actions,
        labels: ['dependencies', 'nixos'],
        head: { branch, revision: await forge.branchHead(branch) },
        base: { branch: 'main', revision: main },
      });
      expect(pull.url).toContain(`/acme/infra/pull`);
      expect(await forge.findPull(branch, 'main')).toEqual(pull);
      expect(await forge.pull(pull.number)).toEqual(pull);
      expect(await forge.pull(pull.number + 1)).toBeNull();
      expect((await forge.createPull(branch, 'main', content)).number).toBe(pull.number);
      expect(done('createPull')).toBe(1);
    });

    test('the open ones of a prefix are told, oldest first', async () => {
      expect(await forge.openPulls('channel-bump/')).toEqual([]);
      const pull = await opened();
      const other = `${branch}-small`;
      await committed({ branch: other });
      const second = await forge.createPull(other, 'main', content);
      await server.pushAs({ branch: 'mine', person: 'ann', files: { a: '1' } });
      await server.openPull({ head: 'mine', base: 'main', title: 'Mine', body: '', by: 'ann' });
      expect(await forge.openPulls(branch.slice(0, 5))).toEqual([pull, second]);
      expect((await forge.openPulls(other)).map((one) => one.number)).toEqual([second.number]);
      await forge.closePull(pull, 'done');
      expect((await forge.openPulls(branch)).map((one) => one.number)).toEqual([second.number]);
    });

    test('goes by the name of the commit that it would bring, or has brought', async () => {
      expect(await forge.pullOfCommit('1'.repeat(40))).toBeNull();
      const pull = await opened();
      expect((await forge.pullOfCommit(pull.head.revision))?.number).toBe(pull.number);
      const merged = await server.merge(pull.number, 'squash', 'acme/infra');
      expect(await forge.pullOfCommit(merged)).toMatchObject({ number: pull.number, merged: true });
    });

    test('a list that lags is waited for', async () => {
      await committed();
      server.fault(operations.listPulls, { kind: 'stale-list' }, { times: 3 });
      const made = await world.forge('app').createPull(branch, 'main', { ...content, labels: [] });
      const found = await forge.createPull(branch, 'main', content);
      expect(found.number).toBe(made.number);
      expect(found.labels).toEqual(['dependencies', 'nixos']);
    });

    test.each(['lost-reply', 'truncated', 'no-length', 'html', 'reset'] as const)(
      'one pull request comes of: %s',
      async (kind) => {
        await committed();
        server.fault(operations.createPull, { kind });
        const pull = await forge.createPull(branch, 'main', content);
        expect(pull.labels).toEqual(['dependencies', 'nixos']);
        expect((await forge.openPulls(branch)).map((one) => one.number)).toEqual([pull.number]);
      },
    );

    test('only what differs is written, and people’s labels stay', async () => {
      const pull = await opened();
      const before = server.requests.length;
      expect(await forge.updatePull(pull, { ...content, labels: ['Dependencies'] })).toEqual(pull);
      expect(server.requests.slice(before)).toEqual([]);
      const labelled = await world.forge('app').updatePull(pull, { ...content, labels: ['hold'] });
      const updated = await forge.updatePull(labelled, { ...content, body: 'new\n' });
      expect(updated).toMatchObject({ body: 'new\n', title: content.title });
      expect([...updated.labels].sort()).toEqual(['dependencies', 'hold', 'nixos']);
    });

    test('is a draft, and ready again', async () => {
      const pull = await opened({ draft: true });
      expect(pull.draft).toBe(true);
      const ready = await forge.updatePull(pull, content);
      expect(ready.draft).toBe(false);
      expect((await forge.pull(pull.number))?.draft).toBe(false);
      // By what was known before: nothing is to be done, or it is done again.
      await forge.updatePull(pull, content);
      expect((await forge.pull(pull.number))?.draft).toBe(false);
      await forge.updatePull(ready, { ...content, draft: true });
      expect(await forge.pull(pull.number)).toMatchObject({ draft: true, body: content.body });
    });

    test('closes with a word, once', async () => {
      const pull = await opened();
      await forge.closePull(pull, 'nothing newer any more');
      await forge.closePull({ ...pull, state: 'open' }, 'nothing newer any more');
      const closed = await forge.findPull(branch, 'main');
      expect(closed).toMatchObject({ number: pull.number, state: 'closed', merged: false });
      expect(done('createComment')).toBe(1);
    });

    test('after a merge the closed one is found, until there is a new one', async () => {
      const pull = await opened();
      await server.merge(pull.number, 'squash', 'acme/infra');
      expect(await forge.findPull(branch, 'main')).toMatchObject({ number: pull.number, merged: true });
      const base = (await forge.branchHead('main')) ?? '';
      const head = await forge.branchHead(branch);
      await committed({ base, expectedHead: head, files: { 'flake.lock': 'three\n' } });
      const next = await forge.createPull(branch, 'main', content);
      expect(next.number).not.toBe(pull.number);
      expect((await forge.findPull(branch, 'main'))?.number).toBe(next.number);
    });

    test('a body of exactly the limit is taken', async () => {
      const body = 'x'.repeat(forge.maxBodyLength);
      expect((await opened({ body })).body).toHaveLength(forge.maxBodyLength);
    });
  });

  describe('comments', () => {
    const marker = '<!-- channel-bump report -->';
    const removals = (): number =>
      server.requests.filter(({ method, path, status }) => {
        return method === 'DELETE' && path.includes('/comments/') && status < 300;
      }).length;

    test('one is kept up to date, then removed; another’s with the marker is not touched', async () => {
      const pull = await opened();
      await world.forge('app').comment(pull, marker, `quoting ${marker}`);
      expect(await forge.comment(pull, marker, 'one')).toEqual({ kind: 'posted' });
      await forge.comment(pull, marker, 'one');
      await forge.comment(pull, marker, 'two');
      expect([done('createComment'), done('updateComment')]).toEqual([2, 1]);
      await forge.comment(pull, marker, null);
      await forge.comment(pull, marker, null);
      await forge.comment(pull, marker, 'three');
      expect([done('createComment'), done('updateComment')]).toEqual([3, 1]);
    });

    test.each(['lost-reply', 'truncated', 'no-length', 'html', 'reset'] as const)(
      'one comes of: %s',
      async (kind) => {
        const pull = await opened();
        server.fault(operations.createComment, { kind });
        expect(await forge.comment(pull, marker, 'one')).toEqual({ kind: 'posted' });
        await forge.comment(pull, marker, 'two');
        // Had there been two, one of them would have been removed.
        expect(done('updateComment')).toBe(1);
        expect(removals()).toBe(0);
      },
    );

    test('one that was removed while it was written to is looked for again', async () => {
      const pull = await opened();
      await forge.comment(pull, marker, 'one');
      server.fault(operations.updateComment, { kind: 'status', status: 404 });
      expect(await forge.comment(pull, marker, 'two')).toEqual({ kind: 'posted' });
      expect([done('createComment'), done('updateComment')]).toEqual([1, 1]);
      server.fault(operations.updateComment, { kind: 'status', status: 404 }, { times: Infinity });
      expect((await failure(forge.comment(pull, marker, 'three'))).message).toMatch(/does not show/);
    });

    test('one of our account that only speaks of the marker is left alone', async () => {
      const pull = await opened();
      await forge.comment(pull, '<!-- other -->', `${marker} is how it is found`);
      await forge.comment(pull, marker, 'one');
      await forge.comment(pull, marker, null);
      expect([done('createComment'), done('updateComment'), removals()]).toEqual([2, 0, 1]);
    });

    test('of two by runs at once one is left', async () => {
      const pull = await opened();
      await Promise.all([forge, world.forge(), world.forge()].map((one) => one.comment(pull, marker, 'x')));
      const before = done('createComment');
      await forge.comment(pull, marker, 'y');
      expect([done('createComment'), done('updateComment')]).toEqual([before, 1]);
      expect(removals()).toBe(before - 1);
    });
  });

  describe('issues', () => {
    const marker = '<!-- channel-bump stuck nixos-25.11 -->';
    const issue = { title: 'nixos-25.11 can’t be bumped', body: 'why', labels: ['nixos'], about: 'a1' };

    test('one is opened, kept up to date, closed; and a new one opened later', async () => {
      const first = await forge.issue(marker, issue, 'works again');
      expect(first).toMatchObject({ kind: 'posted', url: expect.stringContaining('/acme/infra/issues/') });
      expect(await forge.issue(marker, issue, '')).toEqual(first);
      expect(await forge.issue(marker, { ...issue, body: 'more' }, '')).toEqual(first);
      expect(await forge.openIssues('channel-bump stuck')).toEqual([
        expect.stringMatching(
          /^more\n\n<!-- channel-bump about a1 [0-9a-f]{16} -->\n\n<!-- channel-bump stuck nixos-25.11 -->$/,
        ) as unknown as string,
      ]);
      expect(await forge.issue(marker, null, 'works again')).toEqual({ kind: 'posted', url: null });
      expect(await forge.issue(marker, null, 'works again')).toEqual({ kind: 'posted', url: null });
      expect(await forge.openIssues('channel-bump stuck')).toEqual([]);
      expect([done('createIssue'), done('createComment')]).toEqual([1, 1]);
      const second = await forge.issue(marker, issue, '');
      expect(second).not.toEqual(first);
      expect(second).toMatchObject({ kind: 'posted' });
    });

    test('what a person wrote into it stays', async () => {
      const posted = await forge.issue(marker, issue, '');
      const number = posted.kind === 'posted' ? Number(posted.url?.split('/').at(-1)) : 0;
      const [text = ''] = await forge.openIssues(marker);
      await server.editAs(number, 'ann', text.replace('why', 'why: the disk'));
      await forge.issue(marker, { ...issue, body: 'more' }, '');
      expect(await forge.openIssues('why: the disk')).toHaveLength(1);
      await forge.issue(marker, null, 'works again');
      expect(await forge.openIssues(marker)).toEqual([]);
    });

    test('one that a person closed stays closed for the same, and is opened for something else', async () => {
      const first = await forge.issue(marker, issue, '');
      const url = first.kind === 'posted' ? (first.url ?? '') : '';
      await server.closeAs(Number(url.split('/').at(-1)), 'ann');
      expect(await forge.issue(marker, issue, '')).toEqual({ kind: 'left-closed', url });
      expect(await forge.issue(marker, null, 'works again')).toEqual({ kind: 'posted', url: null });
      expect(await forge.issue(marker, { ...issue, about: 'b2' }, '')).toMatchObject({ kind: 'posted' });
      expect(done('createIssue')).toBe(2);
    });

    test('another account’s, and a pull request with the marker, are none of ours', async () => {
      await opened({ body: `x ${marker}` });
      await world.forge('app').issue(marker, issue, '');
      expect(await forge.openIssues(marker)).toEqual([]);
      await forge.issue(marker, issue, '');
      expect(done('createIssue')).toBe(2);
      expect(await forge.openIssues(marker)).toEqual([
        expect.stringMatching(
          /^why\n\n<!-- channel-bump about a1 [0-9a-f]{16} -->\n\n<!-- channel-bump stuck nixos-25.11 -->$/,
        ) as unknown as string,
      ]);
    });

    test.each(['lost-reply', 'truncated', 'no-length', 'html', 'reset'] as const)(
      'one comes of: %s',
      async (kind) => {
        server.fault(operations.createIssue, { kind });
        expect(await forge.issue(marker, issue, '')).toMatchObject({ kind: 'posted' });
        expect(await forge.openIssues(marker)).toHaveLength(1);
      },
    );
  });

  describe('people', () => {
    const nobody = { reviewers: [], teamReviewers: [], assignees: [], milestone: null };

    test('are asked once, by the names that the forge knows', async () => {
      const pull = await opened();
      const people = { reviewers: ['bob'], teamReviewers: ['ops'], assignees: ['cem'], milestone: 'Spring' };
      expect(await forge.invite(pull, people)).toEqual({ kind: 'invited' });
      const before = server.requests.filter((one) => one.method !== 'GET').length;
      expect(await forge.invite(pull, people)).toEqual({ kind: 'invited' });
      expect(await forge.invite(pull, nobody)).toEqual({ kind: 'invited' });
      expect(server.requests.filter((one) => one.method !== 'GET')).toHaveLength(before);
    });

    test.each([
      [{ reviewers: ['nobody-here'] }, /nobody-here/],
      [{ teamReviewers: ['no-team'] }, /no-team/],
      [{ assignees: ['nobody-here'] }, /nobody-here/],
      [{ milestone: 'No such' }, /No such/],
    ])('a name that is not known is told: %j', async (wrong, told) => {
      const refused = await forge.invite(await opened(), { ...nobody, ...wrong });
      expect(refused).toEqual({ kind: 'forbidden', message: expect.stringMatching(told) });
    });

    test('the author is asked for no review', async () => {
      await committed();
      const user = world.forge('user');
      const pull = await user.createPull(branch, 'main', content);
      expect(await user.invite(pull, { ...nobody, reviewers: ['ANN', 'bob'] })).toEqual({ kind: 'invited' });
    });
  });

  describe('check runs', () => {
    const run = {
      name: 'channel-bump',
      title: 'Rebuilding',
      summary: 'text',
      state: { status: 'in_progress' },
    } as const;
    const proven = { status: 'completed', conclusion: 'success' } as const;

    test('are found again with what they were about', async () => {
      expect(await forge.checkRuns(main)).toEqual([]);
      expect(await forge.checkRuns('1'.repeat(40))).toEqual([]);
      await forge.checkRun({ ...run, revision: main });
      expect(await forge.checkRuns(main)).toEqual([{ name: run.name, state: run.state, fingerprint: null }]);
      const fingerprint = 'abcdefghij0123456789'.repeat(3);
      await forge.checkRun({ ...run, revision: main, state: proven, fingerprint });
      const failed = { status: 'completed', conclusion: 'failure' } as const;
      await forge.checkRun({ ...run, name: 'web1', revision: main, state: failed, fingerprint: 'x' });
      const found = [...(await forge.checkRuns(main))].sort((a, b) => a.name.localeCompare(b.name));
      expect(found).toEqual([
        { name: run.name, state: proven, fingerprint },
        { name: 'web1', state: failed, fingerprint: 'x' },
      ]);
      expect(await world.forge('app').checkRuns(main)).toEqual([]);
    });

    test('a fleet’s are posted without looking for each', async () => {
      const hosts = Array.from({ length: 8 }, (_, index) => `web${index}`);
      const from = server.requests.length;
      for (const name of hosts) await forge.checkRun({ ...run, name, revision: main, state: proven });
      const made = server.requests
        .slice(from)
        .filter(({ operation }) => operation === operations.createCheck);
      const looks = server.requests.slice(from).filter(({ path }) => path.includes(`/commits/${main}/`));
      expect([made.length, looks.length]).toEqual([8, 1]);
    });

    test.each(['lost-reply', 'truncated', 'no-length', 'html', 'reset'] as const)(
      'one comes of: %s',
      async (kind) => {
        server.fault(operations.createCheck, { kind });
        expect(await forge.checkRun({ ...run, revision: main, state: proven })).toMatchObject({
          kind: 'posted',
        });
        expect(await forge.checkRuns(main)).toEqual([{ name: run.name, state: proven, fingerprint: null }]);
      },
    );
  });

  describe('refusals', () => {
    test('what the token may not do is a value', async () => {
      const pull = await opened();
      const reader = world.forge('reader');
      const head = await reader.branchHead(branch);
      const files = { 'flake.lock': 'x' };
      const forbidden = { kind: 'forbidden' };
      expect(await reader.commit(commitRequest(main, { expectedHead: head, files }))).toMatchObject(
        forbidden,
      );
      expect(await reader.commit(commitRequest(main, { branch: 'new' }))).toMatchObject(forbidden);
      expect(await reader.comment(pull, '<!-- m -->', 'x')).toMatchObject(forbidden);
      expect(
        await reader.issue('<!-- m -->', { title: 't', body: 'b', labels: [], about: 'a' }, ''),
      ).toMatchObject(forbidden);
      expect(await reader.deleteBranch(branch, head ?? '')).toMatchObject(forbidden);
      expect(await forge.branchHead(branch)).toBe(head);
    });

    test('a wrong token, and a repository that it does not see', async () => {
      const wrong = await failure(world.forge('wrong').defaultBranch());
      expect(wrong.message).toMatch(/does not accept the token/);
      const stranger = await failure(world.forge('stranger').defaultBranch());
      expect(stranger.message).toMatch(/acme\/infra/);
      expect(stranger.cure).toMatch(/may read/);
    });

    test('no message has the token in it, in no form', async () => {
      const basic = Buffer.from('x-access-token:secret-actions').toString('base64');
      const message = `bad secret-actions value, bad ${basic}`;
      server.fault(operations.readRepository, { kind: 'status', status: 422, message });
      const told = (await failure(forge.defaultBranch())).toLine();
      expect(told).toMatch(/bad \*\*\* value/);
      expect(told).not.toContain(basic.slice(-12));
      await server.close();
      const gone = await failure(forge.branchHead('main'));
      expect(gone.toLine()).not.toMatch(/secret/);
      expect(gone.message).toMatch(/no answer/);
    });

    test('limits are waited out, also for what is no repeatable request: it was not done', async () => {
      await committed();
      server.fault(operations.createPull, { kind: 'secondary-limit', status: 403, retryAfter: 1 });
      server.fault(operations.listPulls, { kind: 'secondary-limit', status: 429, retryAfter: 1 });
      const pull = await forge.createPull(branch, 'main', content);
      expect(pull.state).toBe('open');
      expect(world.waits).toEqual([1000, 1000]);
      server.fault(operations.readRepository, { kind: 'primary-limit', resetAfter: 1800 });
      expect((await failure(forge.defaultBranch())).message).toMatch(/no more requests .* 3[01] min/);
    });

    test('a read outlives a stumble; what is no whole answer is none', async () => {
      server.fault(operations.readRepository, { kind: 'status', status: 502 });
      server.fault(operations.readBranch, { kind: 'truncated' });
      expect(await forge.defaultBranch()).toBe('main');
      expect(await forge.branchHead('main')).toBe(main);
      for (const kind of ['html', 'no-length'] as const) {
        server.fault(operations.readRepository, { kind }, { times: 3 });
        expect((await failure(forge.defaultBranch())).message).toMatch(/not whole|no whole answer/);
      }
    });
  });
});
