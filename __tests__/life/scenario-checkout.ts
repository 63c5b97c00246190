import { expect } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/app/config.js';
import type { Context } from '../../src/app/context.js';
import { openGround } from '../../src/app/pull-request/ground.js';
import { exportCommit } from '../../src/app/trees.js';
import { createGit } from '../../src/git/git.js';
import { clock } from '../../src/platform/clock.js';
import { files } from '../../src/platform/files.js';
import { createHttp } from '../../src/platform/http.js';
import { createProcess } from '../../src/platform/process.js';
import type { StartedWorld } from '../contract/forge-world.js';
import { recordingLog } from '../integration/rebuild-world.js';

/** What others test of the checkout that a run starts from. */
export type CheckoutRow = readonly [
  theirs: string,
  ours: string,
  run: (world: StartedWorld) => Promise<void>,
];

interface Checkout extends Disposable {
  folder: string;
  git(...argv: string[]): string;
  /** As `update` begins: a copy of the commit, and the branch that is proposed to. */
  ground(
    overrides?: Record<string, string>,
    ref?: string,
  ): Promise<{ base: string; read: (path: string) => Promise<string | null> }>;
}

function checkout(world: StartedWorld, ...how: string[]): Checkout {
  const scratch = mkdtempSync(join(tmpdir(), 'checkout-'));
  const folder = join(scratch, 'clone');
  execFileSync('git', ['clone', '--quiet', ...how, `file://${world.server.gitFolder('acme/infra')}`, folder]);
  const git = (...argv: string[]): string =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...argv], {
      encoding: 'utf8',
    }).trim();
  return {
    folder,
    git,
    async ground(overrides = {}, ref) {
      const program = createProcess();
      const ports = { process: program, http: createHttp(clock), files, clock, log: recordingLog() };
      const config = readConfig(null, overrides);
      const own = createGit(program, files, process.env);
      const context: Context = { ...ports, git: own, folder, config, overrides };
      const tree = await exportCommit(context, 'HEAD', join(scratch, `tree-${Math.random()}`));
      const environment = ref === undefined ? {} : { GITHUB_REF: ref };
      const ground = await openGround(context, tree, world.forge(), environment, folder);
      const read = async (path: string): Promise<string | null> =>
        (await files.read(`${tree.folder}/${path}`))?.toString('utf8') ?? null;
      return { base: ground.base?.name ?? '', read };
    },
    [Symbol.dispose]: () => {
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

export const checkoutRows: readonly CheckoutRow[] = [
  [
    'tracked files with uncommitted changes',
    'the commit alone counts',
    async (world) => {
      using here = checkout(world);
      writeFileSync(join(here.folder, 'flake.lock'), 'mine\n');
      const { base, read } = await here.ground();
      expect([base, await read('flake.lock')]).toEqual(['main', 'one\n']);
      expect(here.git('status', '--porcelain')).toBe('M flake.lock');
    },
  ],
  [
    'untracked and ignored files',
    'are not seen, and stay',
    async (world) => {
      using here = checkout(world);
      writeFileSync(join(here.folder, 'untracked.lock'), 'mine\n');
      symlinkSync('/etc/hostname', join(here.folder, 'link.lock'));
      const { read } = await here.ground();
      expect([await read('untracked.lock'), await read('link.lock')]).toEqual([null, null]);
      expect(here.git('status', '--porcelain').split('\n').sort()).toEqual([
        '?? link.lock',
        '?? untracked.lock',
      ]);
    },
  ],
  [
    'working base is a detached head',
    'the default branch is proposed to, of which it is a part',
    async (world) => {
      using here = checkout(world);
      here.git('checkout', '--quiet', '--detach');
      expect((await here.ground()).base).toBe('main');
    },
  ],
  [
    'a shallow checkout',
    'does as well',
    async (world) => {
      using here = checkout(world, '--depth=1');
      expect((await here.ground({}, 'refs/heads/main')).base).toBe('main');
    },
  ],
  [
    'the workflow runs on another branch',
    'that is what is proposed to',
    async (world) => {
      const branch = `line-${Math.random().toString(36).slice(2)}`;
      await world.server.pushAs({ repository: 'acme/infra', branch, person: 'ann', files: { x: 'x\n' } });
      using here = checkout(world, `--branch=${branch}`);
      expect((await here.ground({}, `refs/heads/${branch}`)).base).toBe(branch);
    },
  ],
  [
    'base is not the working base',
    'refused where commits would come along that are not of that base',
    async (world) => {
      using here = checkout(world);
      here.git('commit', '--quiet', '--allow-empty', '--message', 'local work');
      await expect(here.ground({ 'base-branch': 'main' })).rejects.toThrow(/is not part of the branch main/);
    },
  ],
  [
    'base does not exist',
    'is told, with what to do',
    async (world) => {
      using here = checkout(world);
      await expect(here.ground({ 'base-branch': 'nowhere' })).rejects.toMatchObject({
        message: 'there is no branch nowhere to propose to.',
        cure: expect.stringContaining('base-branch'),
      });
    },
  ],
];
