// What others test of branches that a program keeps up to date, on both forges: their words, and what is right for us.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { forgeWorlds, type StartedWorld } from '../contract/forge-world.js';
import { checkoutRows } from './scenario-checkout.js';
import { peopleRows } from './scenario-people.js';
import { branchRows } from './scenario-rows.js';
import { createScene } from './scene.js';

jest.setTimeout(120_000);

const rows = [...branchRows, ...peopleRows];
/** How each scenario ended, by forge. */
const table = new Map<string, string[]>();

function note(theirs: string, ours: string, forge: string): void {
  const line = `${theirs} | ${ours}`;
  table.set(line, [...(table.get(line) ?? []), forge]);
}

describe.each(forgeWorlds)('$id', ({ id, start }) => {
  let world: StartedWorld;
  beforeAll(async () => {
    world = await start();
  });
  afterAll(async () => {
    await world.stop();
    expect(world.server.violations).toEqual([]);
  });

  test.each(rows.map(([theirs, ours, run], index) => ({ theirs, ours, run, index })))(
    '$theirs: $ours',
    async ({ theirs, ours, run, index }) => {
      using scene = createScene(world, `nixos-s${index}`);
      await run(scene);
      note(theirs, ours, id);
    },
  );

  test.each(checkoutRows.map(([theirs, ours, run]) => ({ theirs, ours, run })))(
    '$theirs: $ours',
    async ({ theirs, ours, run }) => {
      await run(world);
      note(theirs, ours, id);
    },
  );
});

test('every scenario was gone through on both forges', () => {
  const ended = [...table].map(([line, forges]) => `${forges.join(', ').padEnd(16)} ${line}`);
  const total = [...table.values()].reduce((sum, forges) => sum + forges.length, 0);
  console.log([...ended, `${table.size} scenarios, ${total} runs`].join('\n'));
  expect(table.size).toBe(rows.length + checkoutRows.length);
  expect(table.size).toBeGreaterThanOrEqual(44);
  expect(total).toBe(table.size * forgeWorlds.length);
});
