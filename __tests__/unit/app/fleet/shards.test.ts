import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matrixOf, MOST_SHARDS, shareOut } from '../../../../src/app/fleet/shards.js';

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `host-${i}`);
const unknown = (): null => null;

describe('hosts are shared out', () => {
  test('by eights where nothing is known of their costs, 256 shards at most', () => {
    expect(shareOut(names(1), unknown, null)).toEqual([['host-0']]);
    expect(shareOut(names(17), unknown, null).map(({ length }) => length)).toEqual([6, 6, 5]);
    expect(shareOut(names(10_000), unknown, null)).toHaveLength(MOST_SHARDS);
  });

  test('into shards of about twenty minutes where costs are known', () => {
    expect(shareOut(names(30), () => 100, null)).toHaveLength(3);
    expect(shareOut(names(30), (host) => (host === 'host-7' ? 400 : null), null)).toHaveLength(10);
    expect(shareOut(names(3), () => 0, null)).toHaveLength(1);
  });

  test('the dearest first, so that no shard waits for another', () => {
    const costs: Record<string, number> = { a: 100, b: 60, c: 50, d: 40, e: 30, f: 20 };
    const shards = shareOut(Object.keys(costs), (host) => costs[host] ?? null, 3);
    expect(shards).toEqual([['a'], ['b', 'e', 'f'], ['c', 'd']]);
  });

  const fleets = fc.record({
    hosts: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 60 }),
    seconds: fc.array(fc.option(fc.nat(5000)), { maxLength: 60 }),
    count: fc.option(fc.integer({ min: 1, max: 300 })),
  });
  const costIn =
    (hosts: readonly string[], seconds: readonly (number | null)[]) =>
    (host: string): number | null =>
      seconds[hosts.indexOf(host)] ?? null;

  test('each host once, no shard empty, as many shards as are asked for', () => {
    fc.assert(
      fc.property(fleets, ({ hosts, seconds, count }) => {
        const shards = shareOut(hosts, costIn(hosts, seconds), count);
        expect(shards.flat().sort()).toEqual([...hosts].sort());
        expect(shards.every(({ length }) => length > 0)).toBe(true);
        if (count !== null) expect(shards).toHaveLength(Math.min(count, hosts.length, MOST_SHARDS));
      }),
    );
  });

  test('alike in whatever order the hosts come', () => {
    fc.assert(
      fc.property(fleets, ({ hosts, seconds, count }) => {
        const cost = costIn(hosts, seconds);
        expect(shareOut([...hosts].reverse(), cost, count)).toEqual(shareOut(hosts, cost, count));
      }),
    );
  });

  test('no shard has to wait for more than one host over the mean', () => {
    fc.assert(
      fc.property(fleets, fc.integer({ min: 1, max: 20 }), ({ hosts }, count) => {
        const cost = (host: string): number => 1 + (host.codePointAt(0) ?? 0);
        const shards = shareOut(hosts, cost, count);
        const costs = shards.map((shard) => shard.reduce((sum, host) => sum + cost(host), 0));
        const mean = costs.reduce((sum, one) => sum + one, 0) / costs.length;
        expect(Math.max(...costs)).toBeLessThanOrEqual(mean + Math.max(...hosts.map(cost)));
      }),
    );
  });
});

describe('the matrix', () => {
  test('numbers the shards and names some hosts', () => {
    expect(matrixOf([['web1', 'web2'], names(12)])).toEqual({
      include: [
        { shard: 1, hosts: 'web1 web2' },
        { shard: 2, hosts: 'host-0 host-1 host-2 +9' },
      ],
    });
    expect(matrixOf([])).toEqual({ include: [] });
  });

  test('carries nothing that a shell or an expression would take for its own', () => {
    const [only] = matrixOf([['$(reboot)', '${{ secrets.TOKEN }}', 'a"b`c\n']]).include;
    expect(only?.hosts).toMatch(/^[\w. -]*$/);
  });

  test('of 256 shards with long names is far from the limit of an output', () => {
    const hosts = Array.from({ length: 2560 }, (_, i) => `${'x'.repeat(200)}${i}`);
    expect(JSON.stringify(matrixOf(shareOut(hosts, unknown, 256))).length).toBeLessThan(64 * 1024);
  });
});
