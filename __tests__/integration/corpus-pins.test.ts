// Real pin files of real repositories, where the folder that holds them is there. Nothing of them is in the project.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { discover } from '../../src/app/discover.js';
import { officialOrigins } from '../../src/core/channel.js';
import { parseHash, toSri } from '../../src/core/hash.js';
import type { Pin, PinTarget } from '../../src/core/pin.js';
import { releaseOfUrl } from '../../src/core/release.js';
import { type JsonNode, lineAt, readJson } from '../../src/pins/json-edit.js';
import { pinFormats } from '../../src/pins/registry.js';
import { files } from '../../src/platform/files.js';

const corpus = resolve(process.env['CHANNEL_BUMP_CORPUS'] ?? '../shared/corpus');
const there = existsSync(join(corpus, 'pins/expected.json'));
const formatIds: Readonly<Record<string, string>> = {
  flakelock: 'flake-lock',
  npins: 'npins',
  nixchannels: 'nix-channels',
};

interface ExpectedPin {
  name: string;
  node?: string;
  direct: boolean;
  aliases?: string[];
  channel: string | null;
  rev: string | null;
  narHash?: string;
  hash?: string;
}

interface ExpectedFile {
  file: string;
  format: string;
  pins: ExpectedPin[];
}

interface Bump {
  path: string;
  format: string;
}

/** Where the expectations are wrong, by file (and pin), and why. */
const expectationWrong: Readonly<Record<string, string>> = {
  'NixOS+nix.dev/nix/sources.json':
    'taken for a left-over of niv for its place, but it is a file of npins, version 5, with seven branches of nixpkgs',
  'JManch+nixos/flake.lock nixpkgs-lib_2':
    'no revision expected, but the address is an archive of GitHub that names it',
};

test('the corpus is where it is looked for, or this says so', () => {
  if (!there) console.warn(`No corpus at ${corpus}: real pin files are not tried. Set CHANNEL_BUMP_CORPUS.`);
  expect(existsSync(corpus)).toBe(there);
});

const onCorpus = () => {
  test('each expected pin is found with channel and revision', async () => {
    const { pins, errors } = await discover(files, join(corpus, 'pins'), officialOrigins);
    expect(errors).toEqual([]);
    const expected = readJsonFile('pins/expected.json') as ExpectedFile[];
    const differences: string[] = [];
    const table = Object.entries(formatIds).map(([label, format]) => {
      const counts = { format, expected: 0, found: 0, missed: 0, wrong: 0, extra: 0 };
      for (const { file, pins: wanted } of expected.filter((e) => e.format === label)) {
        const rest = new Set(pins.filter((pin) => pin.file === file && pin.format === format));
        for (const want of wanted) {
          counts.expected++;
          const pin = [...rest].find((candidate) => isNamed(candidate, want));
          if (pin) rest.delete(pin);
          const problem = pin ? difference(pin, want) : 'missed';
          counts[!pin ? 'missed' : problem === null ? 'found' : 'wrong']++;
          if (problem !== null) differences.push(`${file} ${want.node ?? want.name}: ${problem}`);
        }
        counts.extra += rest.size;
        for (const pin of rest) differences.push(`${file} ${pin.name}: not expected (${pin.state})`);
      }
      return counts;
    });
    const known = new Set(expected.filter((e) => e.format in formatIds).map((e) => e.file));
    for (const pin of pins) {
      if (!known.has(pin.file)) differences.push(`${pin.file} ${pin.name}: not expected in this file`);
    }
    console.table(table);
    const explained = differences.filter((d) => reasonFor(d) !== null);
    console.log(explained.map((d) => `${d} (${reasonFor(d) ?? ''})`).join('\n'));
    expect(differences.filter((d) => reasonFor(d) === null)).toEqual([]);
    expect(table.every(({ found }) => found > 0)).toBe(true);
  });

  test('each pin moved to what it holds leaves its file as it is', async () => {
    const { pins, texts } = await discover(files, join(corpus, 'pins'), officialOrigins);
    const held = pins.filter(({ state, revision }) => state === 'pinned' && revision !== null);
    for (const pin of held) {
      const text = texts.get(pin.file) ?? '';
      const format = pinFormats.find(({ id }) => id === pin.format);
      if (format?.apply(text, pin, targetOf(pin, pin)) !== text)
        throw new Error(`${pin.file} ${pin.name} changed`);
    }
    expect(held.length).toBeGreaterThan(0);
  });

  test('each real bump comes out byte for byte, or differs outside the pins', () => {
    const verdicts = new Map<string, string[]>();
    for (const id of readdirSync(join(corpus, 'bumps')).sort()) {
      const meta = readJsonFile(`bumps/${id}/meta.json`) as Bump;
      if (!(meta.format in formatIds)) continue;
      const [before, after] = ['before', 'after'].map((side) =>
        readFileSync(join(corpus, 'bumps', id, side, meta.path), 'utf8'),
      ) as [string, string];
      const verdict = replay(formatIds[meta.format] ?? '', before, after);
      verdicts.set(verdict, [...(verdicts.get(verdict) ?? []), id]);
    }
    console.log(
      [...verdicts]
        .sort()
        .map(([verdict, ids]) => `${ids.length} ${verdict}: ${ids.join(' ')}`)
        .join('\n'),
    );
    expect([...verdicts.keys()].filter((verdict) => verdict.startsWith('WRONG'))).toEqual([]);
    expect(verdicts.get('byte for byte')?.length).toBeGreaterThan(0);
  });
};

if (there) describe('pins of real repositories', onCorpus);

function readJsonFile(path: string): unknown {
  return JSON.parse(readFileSync(join(corpus, path), 'utf8'));
}

function reasonFor(difference: string): string | null {
  const key = Object.keys(expectationWrong).find((start) => difference.startsWith(start));
  return key === undefined ? null : (expectationWrong[key] ?? null);
}

function isNamed(pin: Pin, { name, node = name, direct, aliases = [] }: ExpectedPin): boolean {
  if (pin.direct !== direct) return false;
  return direct ? [name, ...aliases].includes(pin.name) : [node, `node:${node}`].includes(pin.name);
}

function difference(pin: Pin, want: ExpectedPin): string | null {
  const channel = channelMeant(want.channel);
  const revision = want.rev?.replace('short:', '') ?? null;
  const hash = want.narHash ?? want.hash ?? null;
  if (pin.channel !== channel) return `channel ${String(pin.channel)}, expected ${String(channel)}`;
  if (pin.revision !== revision) return `revision ${String(pin.revision)}, expected ${String(revision)}`;
  if (hash !== null && pin.hash !== hash) return `hash ${String(pin.hash)}, expected ${hash}`;
  const frozen = want.channel?.startsWith('rev:') === true;
  return frozen && pin.state !== 'frozen' ? `state ${pin.state}, expected frozen` : null;
}

/** The expectations spell a channel as the reference does: address, registry entry, branch. */
function channelMeant(spelled: string | null): string | null {
  if (spelled === 'registry:nixpkgs') return 'nixpkgs-unstable';
  const name =
    /(?:^|\/channels\.nixos\.org\/|^registry:nixpkgs\/|#)((?:nixos|nixpkgs)-[^/]+)(?:\/nixexprs\.tar\.\w+)?$/;
  return spelled === null ? null : (name.exec(spelled)?.[1] ?? null);
}

/** Moves every pin that differs to where it is afterwards, and says how the result compares. */
function replay(formatId: string, before: string, after: string): string {
  const format = pinFormats.find(({ id }) => id === formatId);
  if (!format) throw new Error(`no format ${formatId}`);
  const siblings = { path: 'file', origins: officialOrigins, read: () => null };
  const was = format.extract(before, siblings);
  const is = format.extract(after, siblings);
  const moved = was.flatMap((pin) => {
    const now = is.find(({ name }) => name === pin.name);
    return now && (now.revision !== pin.revision || now.hash !== pin.hash || now.url !== pin.url)
      ? [{ pin, now }]
      : [];
  });
  const ours = moved.filter(({ pin, now }) => movable(pin, now));
  const result = ours.reduce((text, { pin, now }) => format.apply(text, pin, targetOf(pin, now)), before);
  if (ours.length > 0 && result === after) return 'byte for byte';
  const wrong = ours.filter(
    ({ pin, now }) => pinText(formatId, result, pin) !== pinText(formatId, after, now),
  );
  const handMade = wrong.filter(({ pin, now }) => pin.state !== now.state);
  if (handMade.length < wrong.length) return `WRONG: ${wrong.map(({ pin }) => pin.name).join(' ')}`;
  if (handMade.length > 0) return 'moved and frozen in one go';
  const others = moved.filter(({ pin, now }) => !movable(pin, now) && pin.direct);
  const why = others.map(({ pin, now }) => reasonNotMoved(pin, now))[0];
  if (ours.length === 0) return why ?? 'no pin moved that both sides have';
  return `pins byte for byte, more than pins changed beside them${why === undefined ? '' : ` (${why})`}`;
}

function movable(pin: Pin, now: Pin): boolean {
  return (
    pin.state === 'pinned' &&
    now.revision !== null &&
    (now.hash !== null) === (pin.hash !== null) &&
    (pin.channel === null) === (now.channel === null) &&
    pin.artifact === now.artifact &&
    (pin.release === null) === (now.release === null)
  );
}

function reasonNotMoved(pin: Pin, now: Pin): string {
  if (pin.state !== 'pinned') return `${pin.state}: not ours to move`;
  if (now.state !== 'pinned') return `${now.state} afterwards`;
  return 'locked in another way afterwards';
}

function targetOf(pin: Pin, now: Pin): PinTarget {
  const hash = now.hash === null ? null : parseHash(now.hash);
  return {
    channel: now.channel ?? '',
    release: now.release ?? '',
    revision: now.revision ?? '',
    releasePath: now.url === null ? '' : (releaseOfUrl(now.url, officialOrigins)?.path ?? ''),
    hash: hash && toSri(hash),
    lastModified: now.lastModified,
  };
}

/** The bytes of one pin: its value in a JSON file, else its line. */
function pinText(formatId: string, text: string, pin: Pin): string {
  if (formatId === 'nix-channels') return text.split('\n')[pin.line - 1] ?? '';
  const values = membersOf(readJson(text, '').root).find(({ key }) => key === 'nodes' || key === 'pins');
  const own = values && membersOf(values.value).find(({ start }) => lineAt(text, start) === pin.line);
  if (!own) throw new Error(`no ${pin.name}`);
  return text.slice(own.value.start, own.value.end);
}

function membersOf(node: JsonNode): readonly { key: string; start: number; value: JsonNode }[] {
  return node.kind === 'object' ? node.members : [];
}
