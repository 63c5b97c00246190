import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bump } from '../../src/app/edit.js';
import { publishProven, tellSettled, type Concluded } from '../../src/app/pull-request/conclude.js';
import { proposalFor } from '../../src/app/pull-request/ground.js';
import { standing, type Published } from '../../src/app/pull-request/standing.js';
import { bumpReport } from '../../src/app/report.js';
import type { Candidate } from '../../src/core/candidate.js';
import type { Pin } from '../../src/core/pin.js';
import type { Rebuild } from '../../src/core/rebuild.js';
import type { AnnouncedRelease } from '../../src/core/release.js';
import { chance, createPace, type Chance } from './race-chance.js';
import type { Cancel, Kind, RaceWorld, TokenName } from './race-world.js';

/** Releases that a channel has announced meanwhile. */
export const NEWEST = 3;

export const channels = [
  { channel: 'nixos-25.11', file: 'flake.lock', mode: '100644' },
  { channel: 'nixos-unstable', file: 'pin.sh', mode: '100755' },
] as const;
export type Channel = (typeof channels)[number];

const stage = (channel: string): string => (channel === 'nixos-25.11' ? '25.11.' : '26.05pre');

/** @param age its place among the announced ones: 0 is the oldest */
export function release({ channel }: Channel, age: number): AnnouncedRelease {
  const short = `${age}9cd0ab12cd34`.slice(0, 12);
  const name = `nixos-${stage(channel)}${4100 + 10 * age}.${short}`;
  const revision = short.padEnd(40, '0');
  return { channel, name, path: '', revision, lastModified: null, published: null };
}

/** The file of a channel as a release has it. */
export const fileOf = (channel: Channel, { name }: AnnouncedRelease): string =>
  `${channel.channel}: ${name}\n`;

/** What a check run of ours tells was tested of a release's one host. */
export const printOf = ({ revision }: AnnouncedRelease): string => revision.slice(0, 12).padEnd(32, 'a');

/** What a run that announces a release has found, and proven. */
export function concludedFor(world: RaceWorld, prefix: string, channel: Channel, age: number): Concluded {
  const to = release(channel, age);
  const pin: Pin = {
    ...{ file: channel.file, format: 'flake-lock', name: 'nixpkgs', channel: channel.channel, line: 1 },
    ...{ revision: null, release: null, hash: null, url: null, state: 'pinned', direct: true },
    ...{ artifact: null, repository: null, lastModified: null },
  };
  const candidate: Candidate = {
    lane: 'refresh',
    group: channel.channel,
    steps: [{ pins: [pin], to }],
    companions: [],
    urgency: null,
  };
  const target = {
    ...{ channel: to.channel, release: to.name, revision: to.revision, releasePath: '' },
    ...{ hash: null, lastModified: null },
  };
  const edits = [{ file: channel.file, before: '', after: fileOf(channel, to) }];
  const bump: Bump = { candidate, moves: [{ pin, target, archiveUrl: null }], companions: [], edits };
  const derivation = (print: string): string => `/nix/store/${print}-nixos-system-web1.drv`;
  const rebuilt: Rebuild = {
    depth: 'build',
    sandbox: 'none',
    hosts: [
      {
        name: 'web1',
        outcome: { kind: 'built', built: 1, fetched: 1, seconds: 1 },
        before: { derivation: derivation('0'.repeat(32)), toplevel: null },
        after: { derivation: derivation(printOf(to)), toplevel: null },
        changes: null,
        newWarnings: [],
      },
    ],
  };
  const { config } = world.ground(prefix).context;
  return { candidate, bump, rebuilt, report: bumpReport(config, bump, rebuilt) };
}

export type Ended = Published['kind'] | 'cancelled' | 'thrown';

/** One run as `update` does it, with a pause in place of the rebuild. */
async function walk(
  world: RaceWorld,
  prefix: string,
  forge: Parameters<typeof standing>[0],
  concluded: Concluded,
  rebuild = (): Promise<void> => Promise.resolve(),
): Promise<Published> {
  const ground = world.ground(prefix);
  const proposal = await proposalFor(ground, concluded.candidate);
  const stands = await standing(forge, proposal);
  if (stands.kind === 'settled') {
    await tellSettled(ground, forge, proposal, stands.published);
    return stands.published;
  }
  await rebuild();
  return publishProven(ground, forge, proposal, concluded, stands.head);
}

export interface Race {
  kind: Kind;
  seed: number;
  runs: number;
  prefix: string;
  token: TokenName;
}

export const raceOf = (kind: Kind, seed: number, runs: number): Race => ({
  ...{ kind, seed, runs, prefix: `race-${seed}/` },
  // People's commits are signed by another way, with a branch beside ours.
  token: seed % 4 === 3 ? 'user' : 'actions',
});

export interface Raced {
  /** How each run ended. */
  ended: Ended[];
  /** What runs threw that nobody had cancelled. */
  thrown: string[];
  /** The commit of a person, on the branch of the first channel; null: nobody made one. */
  person: string | null;
}

/** All runs at once, with the delays of the seed; over when all of them are, and what they sent has landed. */
export async function race(world: RaceWorld, { kind, seed, runs, prefix, token }: Race): Promise<Raced> {
  const luck = chance(seed * 1000 + (kind === 'github' ? 1 : 2));
  const thrown: string[] = [];
  const pace = createPace(runs);
  const branch = `${prefix}refresh/${channels[0].channel}`;
  const visit = seed % 2 === 1 ? visitor(world, branch, luck.below(runs * 8)) : null;
  world.onRequest(() => {
    pace.tick();
    visit?.onRequest(pace.now());
  });
  const plans = Array.from({ length: runs }, () => planOf(luck, runs));
  const ended = await Promise.all(
    plans.map(async ({ channel, age, start, rebuild, cancel, own }): Promise<Ended> => {
      await pace.until(start);
      const reach = world.reach(token, () => sleep(own.below(4)), cancel);
      try {
        const concluded = concludedFor(world, prefix, channel, age);
        const rebuilt = (): Promise<void> => pace.until(pace.now() + rebuild);
        const { kind: how } = await walk(world, prefix, reach.forge, concluded, rebuilt);
        return reach.isCancelled() ? 'cancelled' : how;
      } catch (error) {
        if (reach.isCancelled()) return 'cancelled';
        thrown.push(error instanceof Error ? error.message : String(error));
        return 'thrown';
      } finally {
        await reach.settled();
        pace.leave();
      }
    }),
  );
  return { ended, thrown, person: (await visit?.revision()) ?? null };
}

interface Plan {
  channel: Channel;
  age: number;
  /** In requests of the race: when it begins, and how long its rebuild takes. */
  start: number;
  rebuild: number;
  cancel: Cancel | null;
  own: Chance;
}

/** A run that begins earlier may announce an older release. */
function planOf(luck: Chance, runs: number): Plan {
  const age = luck.percent(65) ? NEWEST : luck.below(NEWEST);
  const share = (age + 1) / (NEWEST + 1);
  return {
    channel: channels[luck.percent(60) ? 0 : 1],
    age,
    start: luck.below(Math.ceil(runs * 24 * share)),
    rebuild: luck.below(runs * 2),
    cancel: luck.percent(20) ? { at: luck.below(20), late: luck.percent(50) } : null,
    own: chance(luck.below(2 ** 31)),
  };
}

/** A person who commits on a branch once it is there, at the n-th request or soon after. */
function visitor(
  world: RaceWorld,
  branch: string,
  at: number,
): { onRequest(now: number): void; revision(): Promise<string> } {
  let pushed: Promise<string> | null = null;
  // The miniature packs no branches, and a program for each request would be a long race.
  const isThere = (): boolean => existsSync(join(world.gitFolder, 'refs/heads', branch));
  const push = (): Promise<string> =>
    world.pushAs({ branch, person: 'bob', files: { 'notes.txt': 'mine\n' } });
  return {
    onRequest: (now) => {
      if (pushed === null && now >= at && isThere()) pushed = push();
    },
    // One who came too late for the race comes after it.
    revision: () => (pushed ??= push()),
  };
}

/** One run by itself, of a channel's newest release. */
export function quiet(world: RaceWorld, { prefix, token }: Race, channel: Channel): Promise<Published> {
  const { forge } = world.reach(token, () => Promise.resolve(), null);
  return walk(world, prefix, forge, concludedFor(world, prefix, channel, NEWEST));
}
