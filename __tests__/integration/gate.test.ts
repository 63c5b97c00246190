// What the gate posts, against the miniature's own forges.
import { afterEach, expect, jest, test } from '@jest/globals';
import type { Context } from '../../src/app/context.js';
import { createTeller } from '../../src/app/gate/told.js';
import { readConfig } from '../../src/app/config.js';
import { createForge } from '../../src/forge/registry.js';
import { clock } from '../../src/platform/clock.js';
import { createHttp } from '../../src/platform/http.js';
import { run } from '../../miniature/run.js';
import { startWorld, type World } from '../../miniature/world.js';

jest.setTimeout(120_000);

let world: World;

afterEach(async () => {
  await world[Symbol.asyncDispose]();
  expect(world.forge.violations).toEqual([]);
});

test('statuses of other jobs, which the same account writes on Forgejo, stay what they are', async () => {
  world = await startWorld(undefined, undefined, 'forgejo');
  const forge = createForge(world.environment, createHttp(clock));
  const revision = (await run(['git', '-C', world.checkout, 'rev-parse', 'main'])).toString().trim();
  const failed = { status: 'completed', conclusion: 'failure' } as const;
  const passed = { status: 'completed', conclusion: 'success' } as const;
  const lint = 'CI / lint (pull_request)';
  const post = (name: string, state: typeof failed | typeof passed) =>
    forge.checkRun({ name, revision, state, title: name, summary: '' });
  await post(lint, failed);
  await post('channel-bump / web1', passed);
  const states = async (): Promise<unknown> =>
    Object.fromEntries((await forge.checkRuns(revision)).map(({ name, state }) => [name, state]));

  const context = { log: { warning: () => undefined } } as unknown as Context;
  const teller = createTeller(context, forge, revision, { kind: 'pull_request', pull: null });
  await teller.begin();
  expect(await states()).toEqual({
    [lint]: failed,
    'channel-bump': { status: 'in_progress' },
    'channel-bump / web1': { status: 'in_progress' },
  });
  await teller.end({ kind: 'nothing-changed', attention: [] }, readConfig(null, {}));
  expect(await states()).toEqual({
    [lint]: failed,
    'channel-bump': passed,
    'channel-bump / web1': { status: 'completed', conclusion: 'cancelled' },
  });
});
