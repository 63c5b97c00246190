import { describe, expect, test } from '@jest/globals';
import { runPool, type Limits } from '../../../../src/app/proof/pool.js';

const GIB = 2 ** 30;

/** A machine with so much memory, where each task takes what its name says: `4` is four GiB. */
function machine({
  gib,
  dies = () => false,
}: {
  gib: number;
  dies?: (running: readonly string[]) => boolean;
}) {
  const running: string[] = [];
  const begun: string[] = [];
  let widest = 0;
  return {
    begun,
    running,
    widest: () => widest,
    freeBytes: () => Promise.resolve((gib - running.reduce((sum, name) => sum + parseInt(name), 0)) * GIB),
    start: async (name: string) => {
      running.push(name);
      begun.push(`${name}/${running.length}`);
      widest = Math.max(widest, running.length);
      const outOfMemory = dies(running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const late = outOfMemory || dies(running);
      running.splice(running.indexOf(name), 1);
      return {
        value: late ? 'killed' : 'done',
        peakBytes: late ? null : parseInt(name) * GIB,
        outOfMemory: late,
      };
    },
  };
}

function limits(
  here: Pick<ReturnType<typeof machine>, 'freeBytes'>,
  more: Partial<Limits<string>> = {},
): Limits<string> {
  return {
    jobs: 'auto',
    processors: 8,
    freeBytes: here.freeBytes,
    expectedBytes: () => null,
    isOver: () => false,
    ...more,
  };
}

const names = (gib: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${gib}-${i}`);

test('the first runs alone, and what it took says how many run after it', async () => {
  const here = machine({ gib: 24 });
  const results = await runPool(names(5, 10), here.start, limits(here));
  expect(results.size).toBe(10);
  expect(here.begun[0]).toBe('5-0/1');
  expect(here.begun[1]).toBe('5-1/1');
  // Of 24 GiB 21.6 are usable.
  expect(here.widest()).toBe(4);
});

test('no more run than there are processors', async () => {
  const here = machine({ gib: 100 });
  await runPool(names(1, 9), here.start, limits(here, { processors: 3 }));
  expect(here.widest()).toBe(3);
});

test('what is remembered of all lets them begin side by side at once', async () => {
  const here = machine({ gib: 24 });
  await runPool(names(5, 6), here.start, limits(here, { expectedBytes: () => 5 * GIB }));
  expect(here.begun.slice(0, 4)).toEqual(['5-0/1', '5-1/2', '5-2/3', '5-3/4']);
});

test('a larger one narrows it', async () => {
  const here = machine({ gib: 24 });
  await runPool([...names(2, 5), ...names(10, 6)], here.start, limits(here, { processors: 4 }));
  expect(here.begun).toContain('2-3/3');
  // Once the first large one has told what it takes.
  expect(here.begun.slice(-3).filter((name) => !/\/[12]$/.test(name))).toEqual([]);
});

test('memory that others take meanwhile counts', async () => {
  const here = machine({ gib: 24 });
  let asked = 0;
  // As much as ever at first, next to nothing later.
  const freeBytes = () => (asked++ === 0 ? Promise.resolve(24 * GIB) : Promise.resolve(GIB));
  await runPool(names(5, 4), here.start, limits({ freeBytes }));
  expect(here.widest()).toBe(1);
});

test.each([
  ['nothing tells how much memory is free', { freeBytes: () => Promise.resolve(null) }],
  ['one is asked for', { jobs: 1 }],
])('one at a time where %s', async (_, more) => {
  const here = machine({ gib: 24 });
  const results = await runPool(names(1, 4), here.start, limits(here, more));
  expect([results.size, here.widest()]).toEqual([4, 1]);
});

test('as many as are asked for, whatever memory says', async () => {
  const here = machine({ gib: 1 });
  await runPool(names(5, 6), here.start, limits(here, { jobs: 4, processors: 1 }));
  expect(here.begun.slice(0, 4)).toEqual(['5-0/1', '5-1/2', '5-2/3', '5-3/4']);
});

describe('for want of memory', () => {
  test('one that was killed while others ran is run again alone, and fewer run side by side', async () => {
    const here = machine({ gib: 24, dies: (running) => running.length > 2 });
    const results = await runPool(names(1, 8), here.start, limits(here, { jobs: 3 }));
    expect([...results.values()]).toEqual(Array(8).fill('done'));
    const [first, ...again] = here.begun.slice(8);
    expect(first).toMatch(/\/1$/);
    expect(again.every((name) => name.endsWith('/1'))).toBe(true);
    expect(here.begun.slice(3).filter((name) => name.endsWith('/3'))).toEqual([]);
  });

  test('one that is killed alone, too, has failed; one that was alone is not run again', async () => {
    const here = machine({ gib: 24, dies: (running) => running.includes('1-1') });
    const results = await runPool(names(1, 3), here.start, limits(here, { jobs: 2 }));
    expect(results.get('1-1')).toBe('killed');
    expect(results.get('1-0')).toBe('done');
    expect(here.begun.filter((name) => name.startsWith('1-1'))).toHaveLength(2);
    const alone = machine({ gib: 24, dies: () => true });
    await runPool(['1-0'], alone.start, limits(alone));
    expect(alone.begun).toEqual(['1-0/1']);
  });
});

test('when it is over nothing more is begun, and what runs is waited for', async () => {
  const here = machine({ gib: 24 });
  let isOver = false;
  const start = async (name: string) => {
    const ended = await here.start(name);
    isOver = true;
    return ended;
  };
  const results = await runPool(names(1, 6), start, limits(here, { jobs: 2, isOver: () => isOver }));
  expect([...results.keys()]).toEqual(['1-0', '1-1']);
  expect(here.running).toEqual([]);
});
