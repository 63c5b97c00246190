// The real histories of channels, replayed through the policy. Nothing of them is in the project.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseChannel } from '../../src/core/channel.js';
import { compareReleases, releasePath } from '../../src/core/release.js';
import { replay, type Advance, type Replayed, type ReplaySetup } from '../unit/core/policy/replay.js';
import { DAY, HOUR } from '../unit/core/policy/world.js';

const corpus = resolve(process.env['CHANNEL_BUMP_CORPUS'] ?? '../shared/corpus');
const folder = join(corpus, 'advances');
const there = existsSync(folder);

test('the corpus is where CHANNEL_BUMP_CORPUS says, or no channel is replayed', () => {
  if (!there) console.warn(`No corpus at ${corpus}: no channel is replayed. Set CHANNEL_BUMP_CORPUS.`);
  expect(there || process.env['CHANNEL_BUMP_CORPUS'] === undefined).toBe(true);
});

function readAdvances(channel: string): Advance[] {
  const [, ...lines] = readFileSync(join(folder, `${channel}.tsv`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [revision = '', committed, published] = line.split('\t');
    return { revision, committed: Number(committed), published: Number(published) };
  });
}

/** As the mirror would have named them: `pre` with the coming series where the channel rolls, some betas where not. */
function namesFor(channel: string, advances: readonly Advance[]): string[] {
  const { of, series, variant } = parseChannel(channel)!;
  const prefix = variant === 'darwin' ? 'nixpkgs-darwin' : of;
  return advances.map(({ revision, published }, index) => {
    const stage =
      series === null ? `${comingSeries(published)}pre` : index < 5 ? `${series}beta` : `${series}.`;
    return `${prefix}-${stage}${90 + index * 17}.${revision.slice(0, index % 3 === 0 ? 11 : 12)}`;
  });
}

/** The series that unstable was to become, roughly: branches are made in March and September, later May and November. */
function comingSeries(seconds: number): string {
  const date = new Date(seconds * 1000);
  const [spring, autumn] = date.getUTCFullYear() < 2021 ? [3, 9] : [5, 11];
  const month = date.getUTCMonth() + 1;
  const year = (date.getUTCFullYear() % 100) + (month < autumn ? 0 : 1);
  const next = month < spring || month >= autumn ? spring : autumn;
  return `${year}.${String(next).padStart(2, '0')}`;
}

const ways: Pick<ReplaySetup, 'holds' | 'every'>[] = [
  { holds: 'name', every: DAY },
  { holds: 'revision', every: DAY },
  { holds: 'short', every: DAY },
];

const onCorpus = (channel: string) => {
  const advances = readAdvances(channel);
  const names = namesFor(channel, advances);

  test(`${channel}: the made-up names are a channel's`, () => {
    expect(names.map((name) => releasePath(channel, name))).not.toContain(null);
    expect(names).toEqual([...names].sort(compareReleases));
  });

  test(`${channel}: every advance in time, none backwards, none inside the cooldown`, () => {
    const hourly = advances.length < 400 ? [{ holds: 'revision' as const, every: HOUR }] : [];
    const lines: string[] = [];
    for (const days of [0, 1, 3, 7]) {
      const cooldown = days * DAY;
      const results = [...ways, ...hourly].map((way) =>
        replay({ channel, advances, names, cooldown, ...way }),
      );
      for (const { backward, missed, insideCooldown, end } of results) {
        expect({ backward, missed, insideCooldown, end }).toEqual({ ...clean, end: advances.length - 1 });
      }
      lines.push(told(days, results));
    }
    const back = advances.filter(({ committed }, index) => committed < (advances[index - 1]?.committed ?? 0));
    console.info(
      [`${channel}: ${advances.length} advances, ${back.length} back in commit time`, ...lines].join('\n'),
    );
  });

  test(`${channel}: a mirror that answers with older releases leads nobody back`, () => {
    const next = pseudoRandom(advances.length);
    const mirror = (count: number) => ({
      announces: next() < 0.5 ? count - 1 : Math.floor(next() * count),
      lists: next() < 0.7 ? count : Math.floor(next() * (count + 1)),
    });
    for (const days of [0, 1, 3, 7]) {
      const results = ways.map((way) =>
        replay({ channel, advances, names, cooldown: days * DAY, ...way, mirror }),
      );
      for (const { backward, insideCooldown, proposals } of results) {
        expect({ backward, insideCooldown }).toEqual({ backward: 0, insideCooldown: 0 });
        expect(proposals).toBeGreaterThan(5);
      }
    }
  });
};

const clean = { backward: 0, missed: 0, insideCooldown: 0 };

function told(days: number, results: readonly Replayed[]): string {
  const sum = (key: keyof Replayed): number => results.reduce((total, one) => total + one[key], 0);
  return (
    `  cooldown ${days} d: ${sum('runs')} runs, ${sum('proposals')} proposals, ${sum('backward')} backward, ` +
    `${sum('missed')} missed, ${sum('insideCooldown')} inside the cooldown`
  );
}

/** The same numbers each time: a linear congruential generator. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}

if (there) {
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.tsv')) onCorpus(file.slice(0, -'.tsv'.length));
  }
}
