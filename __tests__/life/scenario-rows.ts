import { expect } from '@jest/globals';
import { createScene, trailer, type Scene } from './scene.js';

/** What others' tests of such branches are about, in their words; and what is right for us. */
export type Row = readonly [theirs: string, ours: string, run: (scene: Scene) => Promise<void>];

const open = (scene: Scene, number = 1) => scene.propose(number);

/** Makes a change on the base, and nothing of ours in it. */
const onBase = (scene: Scene, file: string, text: string): Promise<string> =>
  scene.commit({ [file]: text }, scene.base);

/** A branch of its own to propose to; the scene has a clone. */
async function onOwnBase(scene: Scene): Promise<Scene> {
  const base = scene.branch.replaceAll('/', '-');
  await scene.commit({ [`first-${scene.file}`]: 'x\n' }, base);
  scene.git('clone');
  return createScene(scene.world, `${scene.file}-own`, base);
}

/** Gives a base another history, as a force-push does. */
function rewrite(scene: Scene, base: string): void {
  scene.git('checkout', '--quiet', '--detach', `origin/${base}`);
  scene.git('commit', '--quiet', '--amend', '--message', 'another history');
  scene.git('push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${base}`);
}

export const branchRows: readonly Row[] = [
  [
    'changes, no branch',
    'a branch of one signed-off commit, and a pull request',
    async (s) => {
      expect(await open(s)).toMatchObject({ kind: 'created', pull: { state: 'open', draft: false } });
      expect([s.onBranch(), s.ahead()]).toEqual(['release 1', 1]);
      s.git('clone');
      expect(s.git('log', '-1', '--format=%B', `origin/${s.branch}`)).toMatch(trailer);
    },
  ],
  [
    'no new changes, branch exists',
    'nothing is written',
    async (s) => {
      await open(s);
      const head = await s.forge.branchHead(s.branch);
      expect(await open(s)).toMatchObject({ kind: 'unchanged' });
      expect(await s.forge.branchHead(s.branch)).toBe(head);
    },
  ],
  [
    'new changes, branch exists',
    'the same pull request, one commit, the old one replaced',
    async (s) => {
      await open(s);
      const { number } = await s.pull();
      expect(await open(s, 2)).toMatchObject({ kind: 'updated', pull: { number } });
      expect([s.onBranch(), s.ahead()]).toEqual(['release 2', 1]);
    },
  ],
  [
    'a file is added to the changes',
    'both are in the one commit',
    async (s) => {
      await open(s);
      await s.propose(2, { files: { [s.file]: 'two\n', [`npins/${s.file}`]: 'more\n' } });
      expect([s.onBranch(), s.onBranch(`npins/${s.file}`), s.ahead()]).toEqual(['two', 'more', 1]);
    },
  ],
  [
    'a file is no longer among the changes',
    'it is as on the base again',
    async (s) => {
      await s.propose(1, { files: { [s.file]: 'one\n', [`extra-${s.file}`]: 'extra\n' } });
      await open(s, 2);
      expect([s.onBranch(), s.onBranch(`extra-${s.file}`)]).toEqual(['release 2', null]);
    },
  ],
  [
    'an executable file changes',
    'it stays executable',
    async (s) => {
      await s.propose(1, { files: { 'pin.sh': `#!/bin/sh\n# ${s.branch}\n` } });
      s.git('clone');
      expect(s.git('ls-tree', `origin/${s.branch}`, 'pin.sh')).toMatch(/^100755 /);
    },
  ],
  [
    'file names with spaces and other letters',
    'are kept as they are',
    async (s) => {
      const odd = `häuser/${s.file} 日本.lock`;
      await s.propose(1, { files: { [odd]: 'x\n' } });
      expect(s.onBranch(odd)).toBe('x');
    },
  ],
  [
    'line ends, and none at the end',
    'the bytes are the same',
    async (s) => {
      await s.propose(1, { files: { [s.file]: 'a\r\nb' } });
      expect(s.onBranch()).toBe('a\r\nb');
    },
  ],
  [
    'the base moves, other files',
    'the proposal stands: the forge merges it',
    async (s) => {
      await open(s);
      await onBase(s, `other-${s.file}`, 'x\n');
      expect(await open(s)).toMatchObject({ kind: 'unchanged' });
    },
  ],
  [
    'the base moves, the same file',
    'made anew on the new base, in one commit',
    async (s) => {
      await open(s);
      const base = await onBase(s, s.file, 'another input\n');
      expect(await s.propose(1, { key: 'base2' })).toMatchObject({ kind: 'updated' });
      s.git('clone');
      expect(s.git('rev-parse', `origin/${s.branch}~1`)).toBe(base);
      expect(s.ahead()).toBe(1);
    },
  ],
  [
    'the base moves and there are new changes',
    'both are in',
    async (s) => {
      await open(s);
      const base = await onBase(s, s.file, 'another input\n');
      expect(await open(s, 2)).toMatchObject({ kind: 'updated' });
      s.git('clone');
      expect([s.git('rev-parse', `origin/${s.branch}~1`), s.onBranch()]).toEqual([base, 'release 2']);
    },
  ],
  [
    'merged by a merge commit, new changes',
    'a new pull request, on what was merged',
    async (s) => {
      await open(s);
      const { number } = await s.pull();
      await s.world.server.merge(number, 'merge', 'acme/infra');
      expect(await open(s, 2)).toMatchObject({ kind: 'created' });
      expect((await s.pull()).number).not.toBe(number);
      expect(s.ahead()).toBe(1);
    },
  ],
  [
    'squash merged, new changes',
    'a new pull request of one commit, though the old one is in no history',
    async (s) => {
      await open(s);
      const { number } = await s.pull();
      await s.world.server.merge(number, 'squash', 'acme/infra');
      expect(await open(s, 2)).toMatchObject({ kind: 'created' });
      expect((await s.pull()).number).not.toBe(number);
      expect(s.ahead()).toBe(1);
    },
  ],
  [
    'squash merged, branch deleted, new changes',
    'the same',
    async (s) => {
      await open(s);
      const { number } = await s.pull();
      await s.world.server.merge(number, 'squash', 'acme/infra');
      s.git('clone');
      s.git('push', '--quiet', 'origin', `:${s.branch}`);
      expect(await open(s, 2)).toMatchObject({ kind: 'created' });
      expect(s.ahead()).toBe(1);
    },
  ],
  [
    'the base is force-pushed, history rewritten',
    'our own commit is still known as ours, and moves on',
    async (s) => {
      using own = await onOwnBase(s);
      await own.propose(1);
      rewrite(s, own.base);
      expect(await own.propose(2)).toMatchObject({ kind: 'updated' });
      expect([own.onBranch(), own.ahead()]).toEqual(['release 2', 1]);
    },
  ],
  [
    'the base is force-pushed, no new changes',
    'the same is proposed on the base as it is now',
    async (s) => {
      using own = await onOwnBase(s);
      await own.propose(1);
      rewrite(s, own.base);
      expect(await own.propose(1)).toMatchObject({ kind: 'updated' });
      expect([own.onBranch(), own.ahead()]).toEqual(['release 1', 1]);
      expect(await own.propose(1)).toMatchObject({ kind: 'unchanged' });
    },
  ],
  [
    'the base is force-pushed during the run',
    'what was tested is proposed, and made anew by the next run',
    async (s) => {
      using own = await onOwnBase(s);
      const tested = s.git('rev-parse', `origin/${own.base}`);
      rewrite(s, own.base);
      expect(await own.propose(1, { on: tested })).toMatchObject({ kind: 'created' });
      expect(await own.propose(1)).toMatchObject({ kind: 'updated' });
      expect([own.onBranch(), own.ahead()]).toEqual(['release 1', 1]);
    },
  ],
  [
    'the base takes in a part of the changes',
    'the rest is proposed, in one commit',
    async (s) => {
      const part = `part-${s.file}`;
      await s.propose(1, { files: { [s.file]: 'one\n', [part]: 'two\n' } });
      await onBase(s, part, 'two\n');
      expect(await s.propose(1, { key: 'rest', files: { [s.file]: 'one\n' } })).toMatchObject({
        kind: 'updated',
      });
      expect([s.onBranch(), s.onBranch(part), s.ahead()]).toEqual(['one', 'two', 1]);
    },
  ],
  [
    'the branch is behind, and has nothing new',
    'a leftover of ours at its base is used, not shunned',
    async (s) => {
      s.git('clone');
      s.git('push', '--quiet', 'origin', `origin/${s.base}:refs/heads/${s.branch}`);
      await onBase(s, `later-${s.file}`, 'x\n');
      expect(await open(s)).toMatchObject({ kind: 'created' });
      expect(s.ahead()).toBe(1);
    },
  ],
  [
    'commits on the base during the run',
    'the proposal stands on the commit that was tested',
    async (s) => {
      s.git('clone');
      const tested = s.git('rev-parse', `origin/${s.base}`);
      await onBase(s, `meanwhile-${s.file}`, 'x\n');
      expect(await s.propose(1, { on: tested })).toMatchObject({ kind: 'created' });
      s.git('fetch', '--quiet');
      expect(s.git('rev-parse', `origin/${s.branch}~1`)).toBe(tested);
    },
  ],
  [
    'run again after it was cut off behind the commit',
    'the same commit, and then its pull request',
    async (s) => {
      await expect(s.propose(1, { onCommit: () => Promise.reject(new Error('cut')) })).rejects.toThrow('cut');
      const head = await s.forge.branchHead(s.branch);
      expect(await open(s)).toMatchObject({ kind: 'created' });
      expect(await s.forge.branchHead(s.branch)).toBe(head);
    },
  ],
  [
    'base other than the default',
    'a pull request of its own to that branch',
    async (s) => {
      using own = await onOwnBase(s);
      expect(await open(s)).toMatchObject({ kind: 'created', pull: { base: { branch: s.base } } });
      expect(await own.propose(1)).toMatchObject({ kind: 'created', pull: { base: { branch: own.base } } });
      expect((await s.pull()).base.branch).toBe(s.base);
    },
  ],
  [
    'two branches at once',
    'neither knows of the other',
    async (s) => {
      using second = createScene(s.world, `${s.file}-second`);
      const both = await Promise.all([open(s), second.propose(7)]);
      expect(both.map(({ kind }) => kind)).toEqual(['created', 'created']);
      expect([s.onBranch(), second.onBranch()]).toEqual(['release 1', 'release 7']);
    },
  ],
];
