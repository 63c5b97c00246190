import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { readConfig } from '../../../src/app/config.js';
import type { Pin } from '../../../src/core/pin.js';
import type { Context } from '../../../src/app/context.js';
import type { Ground } from '../../../src/app/pull-request/ground.js';
import { groupingOf, type Proposal } from '../../../src/app/pull-request/identity.js';
import { readBody } from '../../../src/app/pull-request/marker.js';
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

  describe('where each pin has its own', () => {
    const [channel, next] = channels as [string, string];
    const config = readConfig('group: pin\n', {});
    const branches = (lane: string, end: string) =>
      ['a', 'b'].map((name) => `channel-bump/${lane}/${name}.nix-nixpkgs${end}`) as [string, string];
    const pin = (file: string, on: string, release: string, state: Pin['state'] = 'pinned') =>
      ({
        file,
        name: 'nixpkgs',
        direct: true,
        state,
        channel: on,
        release,
        revision: null,
      }) as unknown as Pin;
    const [at, before] = [`${channel}.1.9cd0ab12cd34`, `${channel}.0.aaaaaaaaaaaa`];

    const after = async (
      pins: Pin[],
      of: readonly [string, string],
      grouping = groupingOf(config),
      to = channel,
    ) => {
      for (const branch of of) await propose(to, branch, grouping);
      const apart = { ...ground, context: { ...ground.context, config } };
      await tidy(apart, forge, { candidates: [], pins, newest: new Map() });
      return Promise.all(of.map(async (branch) => (await forge.findPull(branch, 'main'))?.state));
    };

    test('that of one that was moved by hand is closed, and the other one stays', async () => {
      const pins = [pin('a.nix', channel, at), pin('b.nix', channel, before)];
      expect(await after(pins, branches('refresh', ''))).toEqual(['closed', 'open']);
    });

    test.each<[string, Pin[]]>([
      ['is gone', []],
      ['floats', [pin('a.nix', channel, before, 'floating')]],
      ['follows another channel', [pin('a.nix', next, `${next}.1.9cd0ab12cd34`)]],
    ])('that of one that %s is closed, and the other one stays', async (_, own) => {
      const pins = [...own, pin('b.nix', channel, before)];
      expect(await after(pins, branches('refresh', ''))).toEqual(['closed', 'open']);
    });

    test('where another configuration put them together, all pins of the channel have to be there', async () => {
      const pins = [pin('a.nix', channel, at), pin('b.nix', channel, before)];
      expect(await after(pins, branches('refresh', ''), 'another')).toEqual(['open', 'open']);
    });

    test('an upgrade that one has not made, while nobody can say where to, stays', async () => {
      const pins = [pin('a.nix', channel, at), pin('b.nix', next, `${next}.1.9cd0ab12cd34`)];
      const of = branches('upgrade', '-26.05');
      expect(await after(pins, of, groupingOf(config), next)).toEqual(['open', 'closed']);
    });
  });

  async function propose(channel: string, branch = branchOf(channel), grouping = ''): Promise<void> {
    const proposal: Proposal = {
      branch,
      baseBranch: 'main',
      baseRevision: world.main,
      goal: channel,
      key: 'a'.repeat(64),
      releases: { [channel]: `${channel}.1.9cd0ab12cd34` },
      grouping,
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

  const numberOf = async (branch: string): Promise<number> => (await forge.findPull(branch, 'main'))!.number;

  test('what a person opened from a branch of theirs, with our text in it, is theirs', async () => {
    const ours = (await forge.findPull(branchOf(channels[0]!), 'main'))!;
    const mine = 'channel-bump/refresh/mine';
    const head = await world.server.pushAs({ branch: mine, person: 'ann', files: { 'x.lock': 'x\n' } });
    const body = ours.body.replaceAll(ours.head.branch, mine);
    const number = await world.server.openPull({ head: mine, base: 'main', title: 'Mine', body, by: 'ann' });
    await tidy(ground, forge, nothing);
    expect(await forge.pull(number)).toMatchObject({ state: 'open' });
    expect(await forge.branchHead(mine)).toBe(head);
  });

  test('that of another Channel Bump, whose prefix begins with ours, is not ours', async () => {
    await propose('nixos-25.11', 'channel-bump/x/refresh/nixos-25.11');
    await tidy(ground, forge, nothing);
    const other = await forge.findPull('channel-bump/x/refresh/nixos-25.11', 'main');
    expect(other).toMatchObject({ state: 'open' });
  });

  test('another’s marker, pasted below ours, does not say what is moot', async () => {
    const branch = branchOf(channels[0]!);
    const [ours, theirs] = [
      await forge.findPull(branch, 'main'),
      await forge.findPull(branchOf(channels[1]!), 'main'),
    ];
    await world.server.editAs(ours!.number, 'ann', `${ours!.body}\n\n${theirs!.body}`);
    // Of the other channel there is nothing any more; of this one its pin is still there, and behind.
    const pin = {
      direct: true,
      state: 'pinned',
      channel: channels[0],
      release: null,
      revision: 'f'.repeat(40),
    };
    const newest = new Map([[channels[0]!, { name: `${channels[0]!}.0.aaaaaaaaaaaa` }]]);
    await tidy(ground, forge, { candidates: [], pins: [pin as unknown as Pin], newest });
    expect(await states()).toEqual(['open', 'closed']);
  });

  test('a branch that another pull request comes from as well stays', async () => {
    const branch = branchOf(channels[0]!);
    const number = await numberOf(branch);
    await world.server.pushAs({ branch: 'stable', person: 'ann', files: { 'y.nix': '{ }\n' } });
    const second = await world.server.openPull({
      head: branch,
      base: 'stable',
      title: 'There too',
      body: '',
      by: 'ann',
    });
    await tidy(ground, forge, nothing);
    expect(await forge.pull(number)).toMatchObject({ state: 'closed' });
    expect(await forge.pull(second)).toMatchObject({ state: 'open' });
    expect(await forge.branchHead(branch)).not.toBeNull();
  });

  test('of one that could not be closed, as a push came in between, nothing says that it was', async () => {
    const branch = branchOf(channels[0]!);
    const pushed: Forge = {
      ...forge,
      deleteBranch: async (name, head) => {
        if (name === branch)
          await world.server.pushAs({ branch, person: 'ann', files: { 'mine.nix': '{ }\n' } });
        return forge.deleteBranch(name, head);
      },
    };
    await tidy(ground, pushed, nothing);
    const pull = (await forge.findPull(branch, 'main'))!;
    expect(pull.state).toBe('open');
    expect(readBody(pull.body, branch).marker).toMatchObject({ closed: false });
  });
});
