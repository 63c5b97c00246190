import { expect } from '@jest/globals';
import type { Row } from './scenario-rows.js';
import type { ProposalContent } from '../../src/app/pull-request/publish.js';
import type { Scene } from './scene.js';

const failed = { proof: 'failed', failures: 1 } as const;

async function opened(scene: Scene): Promise<number> {
  await scene.propose(1);
  return (await scene.pull()).number;
}

/** Writes something of the pull request as a person does. */
async function edit(scene: Scene, change: { title?: string; body?: string }): Promise<void> {
  const pull = await scene.pull();
  await scene.world.forge('user').updatePull(pull, { ...pull, labels: [], ...change });
}

export const peopleRows: readonly Row[] = [
  [
    'a commit of a person on the branch',
    'is left alone, whatever is new',
    async (s) => {
      await opened(s);
      const own = await s.commit({ 'hosts.nix': `{ } # ${s.file}\n` });
      expect(await s.propose(2)).toMatchObject({ kind: 'left-alone', authors: ['ann'] });
      expect(await s.forge.branchHead(s.branch)).toBe(own);
    },
  ],
  [
    'commits of a person and ours, the person’s gone again',
    'work goes on',
    async (s) => {
      await opened(s);
      const ours = await s.forge.branchHead(s.branch);
      await s.commit({ 'hosts.nix': `{ } # ${s.file}\n` });
      expect(await s.propose(2)).toMatchObject({ kind: 'left-alone' });
      s.git('clone');
      s.git('push', '--quiet', '--force', 'origin', `${ours ?? ''}:refs/heads/${s.branch}`);
      expect(await s.propose(2)).toMatchObject({ kind: 'updated' });
      expect(s.onBranch()).toBe('release 2');
    },
  ],
  [
    'a person amends our commit',
    'it is theirs now',
    async (s) => {
      await opened(s);
      s.git('clone');
      s.git('checkout', '--quiet', '--detach', `origin/${s.branch}`);
      s.git('commit', '--quiet', '--amend', '--no-edit', '--allow-empty', '--date', '2026-01-01T00:00:00Z');
      s.git('push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${s.branch}`);
      expect(await s.propose(2)).toMatchObject({ kind: 'left-alone' });
    },
  ],
  [
    'a person merges the base into the branch',
    'the merge is theirs: left alone',
    async (s) => {
      await opened(s);
      await s.commit({ [`base-${s.file}`]: 'x\n' }, s.base);
      s.git('clone');
      s.git('checkout', '--quiet', '--detach', `origin/${s.branch}`);
      s.git('merge', '--quiet', '--no-ff', '--no-edit', `origin/${s.base}`);
      s.git('push', '--quiet', 'origin', `HEAD:refs/heads/${s.branch}`);
      expect(await s.propose(2)).toMatchObject({ kind: 'left-alone' });
    },
  ],
  [
    'a commit of a person during the run',
    'it stands: the branch is moved from the head that was seen alone',
    async (s) => {
      await opened(s);
      let own = '';
      const meanwhile: Scene['forge'] = {
        ...s.forge,
        commit: async (request) => {
          if (own === '') own = await s.commit({ 'mine.nix': `{ } # ${s.file}\n` });
          return s.forge.commit(request);
        },
      };
      expect(await s.propose(2, { forge: meanwhile })).toMatchObject({
        kind: 'left-alone',
        authors: ['ann'],
      });
      expect(await s.forge.branchHead(s.branch)).toBe(own);
    },
  ],
  [
    'a branch of that name by a person, no pull request',
    'is left alone, and none is opened',
    async (s) => {
      await s.commit({ 'mine.nix': `{ } # ${s.file}\n` });
      expect(await s.propose(1)).toMatchObject({ kind: 'left-alone', pull: null });
    },
  ],
  [
    'a pull request of a fork of the same owner, from a branch of the same name',
    'is not ours: ours is opened beside it',
    async (s) => {
      const theirs = {
        repository: 'acme/other',
        branch: s.branch,
        person: 'ann',
        files: { [s.file]: 'mine\n' },
      };
      const head = await s.world.server.pushAs(theirs);
      const words = { title: 'Mine', body: 'as it is', by: 'ann' };
      const from = { headRepository: 'acme/other', head: s.branch, base: s.base };
      const number = await s.world.server.openPull({ ...from, ...words });
      expect(await s.propose(1)).toMatchObject({ kind: 'created' });
      expect((await s.pull()).number).not.toBe(number);
      expect(await s.forge.pull(number)).toMatchObject({ title: 'Mine', body: 'as it is', state: 'open' });
      expect((await s.forge.pull(number))?.head.revision).toBe(head);
    },
  ],
  [
    'the branch is deleted by a person',
    'that closes the pull request: a newer release alone is proposed',
    async (s) => {
      const number = await opened(s);
      const { head } = await s.pull();
      expect(await s.world.forge('user').deleteBranch(s.branch, head.revision)).toBeNull();
      expect(await s.propose(1)).toMatchObject({ kind: 'left-alone', pull: { number } });
      expect(await s.propose(2)).toMatchObject({ kind: 'created' });
    },
  ],
  [
    'closed by a person, the same again',
    'is not proposed again',
    async (s) => {
      const number = await opened(s);
      await s.world.server.closeAs(number, 'ann', 'acme/infra');
      expect(await s.propose(1)).toMatchObject({ kind: 'left-alone', pull: { number } });
      expect(await s.propose(1, { key: 'other' })).toMatchObject({ kind: 'left-alone' });
    },
  ],
  [
    'closed by a person, new changes',
    'a newer release is another pull request',
    async (s) => {
      const number = await opened(s);
      await s.world.server.closeAs(number, 'ann', 'acme/infra');
      expect(await s.propose(2)).toMatchObject({ kind: 'created' });
      expect((await s.pull()).number).not.toBe(number);
    },
  ],
  [
    'closed and reopened by a person',
    'goes on as if nothing had been',
    async (s) => {
      const number = await opened(s);
      await s.world.server.closeAs(number, 'ann', 'acme/infra');
      await s.world.server.reopenAs(number, 'ann', 'acme/infra');
      expect(await s.propose(1)).toMatchObject({ kind: 'unchanged', pull: { number } });
      expect(await s.propose(2)).toMatchObject({ kind: 'updated', pull: { number } });
    },
  ],
  [
    'a title by a person',
    'stays while the same is proposed, and goes with the next release',
    async (s) => {
      await opened(s);
      await edit(s, { title: 'Look at this' });
      await s.propose(1, { key: 'anew' });
      expect((await s.pull()).title).toBe('Look at this');
      await s.propose(2);
      expect((await s.pull()).title).toMatch(/-> 2$/);
    },
  ],
  [
    'text by a person before and after ours',
    'stays where it is',
    async (s) => {
      await opened(s);
      await edit(s, { body: `Please wait.\n\n${(await s.pull()).body}\n\n- [x] read` });
      await s.propose(2);
      const { body } = await s.pull();
      expect(body).toMatch(/^Please wait\.\n\nreport of 2\n\n<!--/);
      expect(body).toMatch(/-->\n\n- \[x\] read$/);
    },
  ],
  [
    'our text changed by a person',
    'is kept in a comment, once',
    async (s) => {
      const number = await opened(s);
      await edit(s, { body: (await s.pull()).body.replace('report of 1', 'I have tried this: fine') });
      await s.propose(2);
      await s.propose(2);
      const kept = (await s.comments(number)).filter((body) => body.includes('I have tried this: fine'));
      expect(kept).toHaveLength(1);
      expect((await s.pull()).body).toMatch(/^report of 2\n/);
    },
  ],
  [
    'a label by a person, and one of ours taken away',
    'theirs stays, ours comes back with the next release',
    async (s) => {
      await opened(s);
      const pull = await s.pull();
      await s.world.forge('user').updatePull(pull, { ...pull, labels: ['urgent'] });
      await s.propose(2);
      expect([...(await s.pull()).labels].sort()).toEqual(['nixos', 'urgent']);
    },
  ],
  [
    'a draft made by a person',
    'stays one',
    async (s) => {
      await opened(s);
      const pull = await s.pull();
      await s.world.forge('user').updatePull(pull, { ...pull, labels: [], draft: true });
      await s.propose(2);
      expect(await s.pull()).toMatchObject({ draft: true });
    },
  ],
  [
    'draft: always',
    'a draft is what failed, and nothing else',
    async (s) => {
      expect(await s.propose(1, { content: failed })).toMatchObject({ pull: { draft: true } });
      expect(await s.propose(1)).toMatchObject({ kind: 'updated', pull: { draft: false } });
      expect(await s.propose(1)).toMatchObject({ kind: 'unchanged' });
    },
  ],
  [
    'a draft that fails again',
    'is the same draft, and is tried again each run',
    async (s) => {
      await s.propose(1, { content: failed });
      const { number } = await s.pull();
      expect(await s.propose(1, { content: { ...failed, failures: 2 } })).toMatchObject({
        kind: 'updated',
        pull: { number, draft: true },
      });
    },
  ],
  [
    'reviewers and assignees',
    'are asked when it is opened, and not again',
    async (s) => {
      const people = { reviewers: ['bob'], teamReviewers: [], assignees: ['cem'], milestone: 'Spring' };
      const before = s.world.server.requests.length;
      await s.propose(1, { content: { people } });
      const asked = (from: number): number =>
        s.world.server.requests.slice(from).filter(({ path, method }) => {
          return method === 'POST' && path.includes('requested_reviewers');
        }).length;
      expect(asked(before)).toBe(1);
      const later = s.world.server.requests.length;
      await s.propose(2, { content: { people } });
      expect(asked(later)).toBe(0);
    },
  ],
  [
    'a reviewer whom nobody knows',
    'is told by name, once; the pull request is there and whole',
    async (s) => {
      const people = { reviewers: ['nobody-here'], teamReviewers: [], assignees: [], milestone: null };
      await expect(s.propose(1, { content: { people } })).rejects.toThrow(/nobody-here/);
      expect(await s.pull()).toMatchObject({ state: 'open' });
      expect(await s.propose(1, { content: { people } })).toMatchObject({ kind: 'unchanged' });
    },
  ],
  [
    'an older release is announced than is proposed',
    'nothing goes back',
    async (s) => {
      await s.propose(5);
      expect(await s.propose(4)).toMatchObject({ kind: 'left-alone' });
      expect(s.onBranch()).toBe('release 5');
    },
  ],
  [
    'two runs at once, the same changes',
    'one branch, one pull request',
    async (s) => {
      await Promise.allSettled([s.propose(1), s.propose(1), s.propose(1)]);
      await s.propose(1);
      expect(await s.propose(1)).toMatchObject({ kind: 'unchanged' });
      expect([s.onBranch(), s.ahead()]).toEqual(['release 1', 1]);
    },
  ],
  [
    'a draft made by a person, a setback, and proven again',
    'stays their draft',
    async (s) => {
      await opened(s);
      const pull = await s.pull();
      await s.world.forge('user').updatePull(pull, { ...pull, labels: [], draft: true });
      await s.propose(1, { key: 'fails', content: failed });
      await s.propose(1, { key: 'again' });
      expect(await s.pull()).toMatchObject({ draft: true });
    },
  ],
  [
    'closed by a person, a newer one closed too, the first again',
    'is not proposed again, nor is the second',
    async (s) => {
      for (const number of [1, 2]) {
        expect(await s.propose(number)).toMatchObject({ kind: 'created' });
        await s.world.server.closeAs((await s.pull()).number, 'ann', 'acme/infra');
      }
      const { number } = await s.pull();
      for (const again of [1, 2, 1]) expect(await s.propose(again)).toMatchObject({ kind: 'left-alone' });
      expect((await s.pull()).number).toBe(number);
      expect(await s.propose(3)).toMatchObject({ kind: 'created' });
      expect(await s.propose(1)).toMatchObject({ kind: 'left-alone' });
    },
  ],
  [
    'a text by a person that leaves no room for ours',
    'is told, and nothing is written',
    async (s) => {
      await opened(s);
      const head = await s.forge.branchHead(s.branch);
      const body: ProposalContent['body'] = (limit) => {
        if (limit < 3_000) throw new Error('no room');
        return 'report';
      };
      await edit(s, { body: `${'x'.repeat(61_500)}\n\n${(await s.pull()).body}` });
      await expect(s.propose(2, { content: { body } })).rejects.toThrow('no room');
      expect(await s.forge.branchHead(s.branch)).toBe(head);
    },
  ],
  [
    'our text changed by a person into a very long one',
    'is kept whole, in several comments',
    async (s) => {
      const number = await opened(s);
      const long = `${'x'.repeat(63_000)} THE-END`;
      await edit(s, { body: (await s.pull()).body.replace('report of 1', long) });
      await s.propose(2);
      const kept = (await s.comments(number)).filter((body) => body.includes('So that nothing is lost'));
      expect(kept.length).toBeGreaterThan(1);
      expect(kept.join('')).toContain('THE-END');
    },
  ],
  [
    'more files than a forge lists at once',
    'ours is still known as ours',
    async (s) => {
      const files = (text: string): Record<string, string> =>
        Object.fromEntries(Array.from({ length: 310 }, (_, n) => [`many/${s.file}-${n}`, `${text}\n`]));
      await s.propose(1, { files: files('one') });
      expect(await s.propose(2, { files: files('two') })).toMatchObject({ kind: 'updated' });
    },
  ],
];
