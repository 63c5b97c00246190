// A channel's life replayed through the policy: hours or days pass, the mirror answers, a pin follows what is proposed.
import { channelFolder, type AnnouncedRelease, type Release } from '../../../../src/core/release.js';
import { historiesNeeded, revisionsNeeded } from '../../../../src/core/policy/needs.js';
import { propose } from '../../../../src/core/policy/propose.js';
import type { ChannelKnowledge } from '../../../../src/core/policy/knowledge.js';
import { pin, settings } from './world.js';

/** One release of a channel; times in Unix seconds. */
export interface Advance {
  revision: string;
  committed: number;
  published: number;
}

export interface ReplaySetup {
  channel: string;
  advances: readonly Advance[];
  /** Name of each advance's release; the order of the names is that of the advances. */
  names: readonly string[];
  cooldown: number;
  /** Seconds between two runs. */
  every: number;
  /** What of its release the pin holds: its name, the whole revision, or eleven digits of it. */
  holds: 'name' | 'revision' | 'short';
  /** Of so many releases that the channel has had, which one the mirror announces, and how many it lists. */
  mirror?: (count: number) => { announces: number; lists: number };
}

export interface Replayed {
  runs: number;
  proposals: number;
  backward: number;
  /** Runs whose proposal was not the newest release that was allowed. */
  missed: number;
  insideCooldown: number;
  /** Where the pin ended, as an index. */
  end: number;
}

/** Runs from the first advance until the last one has cooled down. */
export function replay(setup: ReplaySetup): Replayed {
  const { advances, cooldown, every } = setup;
  const releases = advances.map((_, index) => asRelease(setup, index));
  const world = {
    releases,
    listing: releases.map((one): Release => ({ ...one, revision: null, lastModified: null })),
    indexOf: new Map(releases.map(({ path }, index) => [path, index])),
  };
  const tally: Replayed = { runs: 0, proposals: 0, backward: 0, missed: 0, insideCooldown: 0, end: 0 };
  const start = advances[0]!.published;
  const end = advances.at(-1)!.published + cooldown + every;
  let count = 0;
  for (let now = start; now <= end; now += every) {
    while (count < advances.length && advances[count]!.published <= now) count++;
    const { announces, lists } = setup.mirror?.(count) ?? { announces: count - 1, lists: count };
    const goal = proposedAt(setup, world, tally.end, { announces, lists, now });
    tally.runs++;
    const expected = newestAllowed(setup, announces, lists, now);
    if (goal !== (expected > tally.end ? expected : null)) tally.missed++;
    if (goal === null) continue;
    tally.proposals++;
    if (goal <= tally.end) tally.backward++;
    if (advances[goal]!.published + cooldown > now) tally.insideCooldown++;
    tally.end = goal;
  }
  return tally;
}

/** What the policy should come to, by the advances alone. */
function newestAllowed(
  { advances, cooldown }: ReplaySetup,
  announces: number,
  lists: number,
  now: number,
): number {
  if (cooldown === 0) return announces;
  let index = Math.min(announces, lists - 1);
  while (index >= 0 && advances[index]!.published + cooldown > now) index--;
  return index;
}

interface World {
  releases: readonly AnnouncedRelease[];
  /** The same without what a listing does not tell. */
  listing: readonly Release[];
  /** By path. */
  indexOf: ReadonlyMap<string, number>;
}

/** Index of the release that is proposed, or null. The policy is told what it asked for, and no more. */
function proposedAt(
  setup: ReplaySetup,
  { releases, listing, indexOf }: World,
  held: number,
  { announces, lists, now }: { announces: number; lists: number; now: number },
): number | null {
  const { channel, holds, cooldown } = setup;
  const { name, revision } = releases[held]!;
  const pins = [
    pin({
      channel,
      release: holds === 'name' ? name : null,
      revision: holds === 'short' ? revision.slice(0, 11) : revision,
      lastModified: setup.advances[held]!.committed,
    }),
  ];
  const asked = settings({ cooldown });
  let known: ChannelKnowledge = {
    newest: new Map([[channel, { ...releases[announces]!, published: null }]]),
    untrusted: new Map(),
    history: new Map(),
    revisions: new Map(),
    states: new Map(),
    released: new Map(),
    lines: new Map(),
    releasesUrl: 'https://releases.nixos.org',
    now,
  };
  const listed = historiesNeeded(pins, known, asked).map((one) => [one, listing.slice(0, lists)] as const);
  known = { ...known, history: new Map(listed) };
  const wanted = revisionsNeeded(pins, known, asked).map(({ path }) => path);
  known = {
    ...known,
    revisions: new Map(wanted.map((path) => [path, releases[indexOf.get(path)!]!.revision])),
  };
  const [candidate, ...others] = propose(pins, [], known, asked).candidates;
  if (!candidate) return null;
  const to = candidate.steps[0]!.to;
  const goal = indexOf.get(to.path) ?? -1;
  if (releases[goal]?.revision !== to.revision || others.length > 0)
    throw new Error(`an odd proposal: ${JSON.stringify(candidate)}`);
  return goal;
}

function asRelease({ channel, advances, names }: ReplaySetup, index: number): AnnouncedRelease {
  const { revision, committed, published } = advances[index]!;
  const name = names[index]!;
  return {
    channel,
    name,
    path: `${channelFolder(channel)}/${name}`,
    revision,
    lastModified: committed,
    published: new Date(published * 1000).toISOString(),
  };
}
