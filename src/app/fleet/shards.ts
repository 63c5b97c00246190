import { textOrder } from '../../core/text-order.js';

/** Of a matrix on GitHub. */
export const MOST_SHARDS = 256;

/** How long a shard should take, seconds: starting a runner costs a minute or two. */
const SHARD_SECONDS = 20 * 60;

/** Where nothing is known of the hosts' costs. */
const SHARD_HOSTS = 8;

/** What a host cost the last time, seconds; null where that is not known. */
export type CostOf = (host: string) => number | null;

/**
 * Shares hosts out: the dearest first, each to the shard that has the least to do so far. The same hosts and costs
 * give the same shards, whatever order the hosts come in. A host of unknown cost counts as the mean of the others.
 * @param count how many shards are wanted: fewer where there are fewer hosts, 256 at most; null: by what they cost
 */
export function shareOut(hosts: readonly string[], costOf: CostOf, count: number | null): string[][] {
  const known = hosts.flatMap((host) => costOf(host) ?? []);
  const mean = known.length === 0 ? 1 : sum(known) / known.length;
  const costs = hosts.map((host) => ({ host, cost: costOf(host) ?? mean }));
  const wanted = count ?? (known.length === 0 ? hosts.length / SHARD_HOSTS : sumOf(costs) / SHARD_SECONDS);
  const shards = Array.from({ length: within(Math.ceil(wanted), hosts.length) }, () => ({
    hosts: [] as string[],
    cost: 0,
  }));
  for (const { host, cost } of costs.sort((a, b) => b.cost - a.cost || textOrder(a.host, b.host))) {
    // A shard without a host is taken even if the hosts cost nothing: none stays empty.
    const least = shards.reduce((best, shard) => (isLighter(shard, best) ? shard : best));
    least.hosts.push(host);
    least.cost += cost;
  }
  return shards.map((shard) => shard.hosts.sort(textOrder));
}

interface Shard {
  hosts: readonly string[];
  cost: number;
}

function isLighter(shard: Shard, than: Shard): boolean {
  return shard.cost < than.cost || (shard.cost === than.cost && shard.hosts.length < than.hosts.length);
}

function within(count: number, hosts: number): number {
  return Math.min(Math.max(count, 1), hosts, MOST_SHARDS);
}

function sumOf(costs: readonly { cost: number }[]): number {
  return sum(costs.map(({ cost }) => cost));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** For `strategy.matrix` of a workflow, by `fromJSON`. */
export interface Matrix {
  include: { shard: number; hosts: string }[];
}

/** The shards as a matrix: numbers from 1 on, and some of the hosts for the jobs' names. */
export function matrixOf(shards: readonly (readonly string[])[]): Matrix {
  return { include: shards.map((hosts, index) => ({ shard: index + 1, hosts: shortly(hosts) })) };
}

const SHOWN_HOSTS = 3;
const SHOWN_LETTERS = 60;

/** `web1 web2 web3 +12`. Names come from the repository: whatever could mean something to a shell is not shown. */
function shortly(hosts: readonly string[]): string {
  const shown = hosts.slice(0, SHOWN_HOSTS).map((host) => host.replace(/[^A-Za-z0-9._-]/g, '_'));
  const text = shown.join(' ').slice(0, SHOWN_LETTERS);
  const more = hosts.length - shown.length;
  return more > 0 ? `${text} +${more}` : text;
}
