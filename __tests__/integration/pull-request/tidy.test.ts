import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { readConfig } from '../../../src/app/config.js';
import type { Context } from '../../../src/app/context.js';
import type { Ground } from '../../../src/app/pull-request/ground.js';
import type { Proposal } from '../../../src/app/pull-request/identity.js';
import { publish } from '../../../src/app/pull-request/publish.js';
import { tidy } from '../../../src/app/pull-request/tidy.js';
import type { Forge, Pull } from '../../../src/forge/types.js';
import { UserError } from '../../../src/errors.js';
import { forgeWorlds, type StartedWorld } from '../../contract/forge-world.js';
import { recordingLog } from '../rebuild-world.js';

jest.setTimeout(60_000);

const nothing = { candidates: [], pins: [], newest: new Map<string, never>() };
const channels = ['nixos-25.11', 'nixos-26.05'];

describe.each(forgeWorlds)('what has become moot, on $id', ({ start }) => {
  let world: StartedWorld;
  let forge: Forge;
  let ground: Ground;
  let log: ReturnType<typeof recordingLog>;

  beforeEach(async () => {
    world = await start();
    forge = world.forge();
    log = recordingLog();
    const config = readConfig(null, {});
    const context = { config, log, clock: { now: () => new Date() } } as unknown as Context;
    const tree = { folder: '', prefix: '', revision: world.main };
    ground = { context, tree, base: { name: 'main', isDefault: true } };
    for (const channel of channels) await propose(channel);
  });

  afterEach(async () => {
    await world.stop();
    expect(world.server.violations).toEqual([]);
  });

  const branchOf = (channel: string): string => `channel-bump/refresh/${channel}`;

  async function propose(channel: string): Promise<void> {
    const proposal: Proposal = {
      branch: branchOf(channel),
      baseBranch: 'main',
      baseRevision: world.main,
      goal: channel,
      key: 'a'.repeat(64),
      releases: { [channel]: `${channel}.1.9cd0ab12cd34` },
    };
    const content = {
      title: channel,
      labels: [],
      people: { reviewers: [], teamReviewers: [], assignees: [], milestone: null },
      commit: { headline: channel, body: '' },
      files: { [`${channel}.lock`]: 'two\n' },
      body: () => 'report',
      proof: 'proven',
      failures: 0,
      autoMerge: null,
    } as const;
    expect(await publish(forge, proposal, content, () => Promise.resolve())).toMatchObject({
      kind: 'created',
    });
  }

  const states = async (): Promise<(Pull['state'] | undefined)[]> =>
    Promise.all(channels.map(async (channel) => (await forge.findPull(branchOf(channel), 'main'))?.state));

  test('is closed, and its branch removed', async () => {
    expect(await tidy(ground, forge, nothing)).toBe(true);
    expect(await states()).toEqual(['closed', 'closed']);
    expect(world.branches()).toEqual(['main']);
  });

  test('what can’t be closed keeps nothing else from it, and is closed the next time', async () => {
    const stumbling: Forge = {
      ...forge,
      deleteBranch: (branch, head) =>
        branch === branchOf(channels[0]!)
          ? Promise.reject(new UserError('the forge stumbles.', { cure: 'Run again.' }))
          : forge.deleteBranch(branch, head),
    };
    expect(await tidy(ground, stumbling, nothing)).toBe(false);
    expect(await states()).toEqual(['open', 'closed']);
    expect(log.lines.filter((line) => line.includes('the forge stumbles'))).toHaveLength(1);
    expect(await tidy(ground, forge, nothing)).toBe(true);
    expect(await states()).toEqual(['closed', 'closed']);
    expect(world.branches()).toEqual(['main']);
  });

  test('what a person has committed to is left to them', async () => {
    const head = await world.server.pushAs({
      branch: branchOf(channels[0]!),
      person: 'ann',
      files: { 'mine.nix': '{ }\n' },
    });
    expect(await tidy(ground, forge, nothing)).toBe(true);
    expect(await states()).toEqual(['open', 'closed']);
    expect(await forge.branchHead(branchOf(channels[0]!))).toBe(head);
  });
});
