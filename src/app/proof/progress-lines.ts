import { oneLine } from '../../errors.js';
import type { Count, NixProgress } from '../../nix/activities.js';
import { bytes } from '../../report/quantity.js';

/** Tasks that get a line each: more are summed by what they are at. */
const MOST_LINES = 4;
/** Before that, a rate says nothing. */
const RATE_FROM_MS = 5000;

export type Side = 'before' | 'after';

/** How one thing that goes on for a host stands at one moment. Times are milliseconds of one clock that only goes up. */
export interface Standing {
  host: string;
  /** Null: both. */
  side: Side | null;
  /** What it was begun for, and what it is at, a few words: `building`. */
  stage: string;
  doing: string;
  since: number;
  /** When anything began for the host. */
  hostSince: number;
  nix: NixProgress | null;
  /** What the host took the last time; null: not known. */
  lastSeconds: number | null;
}

/**
 * A line a task, under a line for all of them where there is more than one host.
 *
 * @param done how many have ended, by what they were begun for
 */
export function progressLines(
  standings: readonly Standing[],
  { now, done, hosts }: { now: number; done: ReadonlyMap<string, number>; hosts: number },
): string[] {
  const lines = standings.length > MOST_LINES ? sums(standings, now) : standings.map((one) => line(one, now));
  if (hosts <= 1) return lines;
  const stages = [...new Set(standings.map((one) => one.stage))];
  const counts = stages.map((stage) => `${stage}: ${systems(done.get(stage) ?? 0)} done`);
  return [`${hosts} hosts, ${counts.join(', ')}`, ...lines.map((text) => `  ${text}`)];
}

/** A host is two: as it is, and as it would be. */
function systems(count: number): string {
  return `${count} system${count === 1 ? '' : 's'}`;
}

/** `web1 after: building linux-6.12.11 (2 min) and 3 more, 12/40 built, 310/420 fetched, 1.2 of 3.1 GiB, about 6 min left` */
function line(standing: Standing, now: number): string {
  const { host, side, nix } = standing;
  const left = secondsLeft(standing, now);
  const who = side === null ? host : `${host} ${side}`;
  const parts = [
    `${who}: ${atWork([standing], now) ?? since(standing.doing, [standing], now)}`,
    ...(nix ? amounts(nix) : []),
    ...(left === null ? [] : [`about ${span(left)} left`]),
  ];
  return oneLine(parts.join(', '));
}

/** `12 evaluating (40 s)`, `3 building: building linux-6.12.11 (2 min) and 5 more, 12/40 built` */
function sums(standings: readonly Standing[], now: number): string[] {
  const groups = new Map<string, Standing[]>();
  for (const one of standings) groups.set(one.doing, [...(groups.get(one.doing) ?? []), one]);
  return [...groups].slice(0, MOST_LINES).map(([doing, group]) => {
    const work = atWork(group, now);
    const nix = group.flatMap((one) => one.nix ?? []);
    const parts = [
      `${group.length} ${work === null ? since(doing, group, now) : `${doing}: ${work}`}`,
      ...amounts({
        built: total(nix.map((n) => n.built)),
        fetched: total(nix.map((n) => n.fetched)),
        bytes: total(nix.map((n) => n.bytes)),
      }),
    ];
    return oneLine(parts.join(', '));
  });
}

/** What Nix has been at for longest: `building linux-6.12.11 (2 min) and 3 more`; null: nothing that it tells. */
function atWork(standings: readonly Standing[], now: number): string | null {
  const running = standings.flatMap((one) => one.nix?.running ?? []).sort((a, b) => a.since - b.since);
  const [first] = running.filter((one) => one.kind === 'build').concat(running);
  if (!first) return null;
  const what = first.kind === 'build' ? 'building' : 'fetching';
  const more = running.length > 1 ? ` and ${running.length - 1} more` : '';
  return `${what} ${first.name} (${span((now - first.since) / 1000)})${more}`;
}

function since(doing: string, standings: readonly Standing[], now: number): string {
  const first = Math.min(...standings.map((one) => one.since));
  return `${doing} (${span((now - first) / 1000)})`;
}

function amounts({ built, fetched, bytes: size }: Omit<NixProgress, 'running' | 'downloaded'>): string[] {
  return [
    ...(built.expected > 0 ? [`${built.done}/${built.expected} built`] : []),
    ...(fetched.expected > 0 ? [`${fetched.done}/${fetched.expected} fetched`] : []),
    ...(size.expected > 0 ? [ofBytes(size)] : []),
  ];
}

/** `1.2 of 3.1 GiB`, `900.0 KiB of 3.1 GiB` */
function ofBytes({ done, expected }: Count): string {
  const [amount = '', unit] = bytes(done).split(' ');
  const whole = bytes(expected);
  return whole.endsWith(` ${unit}`) ? `${amount} of ${whole}` : `${amount} ${unit} of ${whole}`;
}

function total(counts: readonly Count[]): Count {
  return counts.reduce((all, one) => ({ done: all.done + one.done, expected: all.expected + one.expected }), {
    done: 0,
    expected: 0,
  });
}

/** By what the host took the last time, else by the rate of what is fetched where nothing is left to build. */
function secondsLeft({ lastSeconds, hostSince, since, nix }: Standing, now: number): number | null {
  const left = (lastSeconds ?? 0) - (now - hostSince) / 1000;
  if (left > 0) return left;
  const passed = now - since;
  if (!nix || nix.built.done < nix.built.expected || passed < RATE_FROM_MS) return null;
  const { done, expected } = nix.bytes;
  return done > 0 && expected > done ? ((expected - done) / done) * (passed / 1000) : null;
}

/** `45 s`, `6 min`, `2 h 5 min` */
function span(seconds: number): string {
  if (seconds < 60) return `${Math.max(0, Math.floor(seconds))} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
