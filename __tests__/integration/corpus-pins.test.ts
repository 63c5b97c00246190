// Real pin files of real repositories, where the folder that holds them is there. Nothing of them is in the project.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { discover } from '../../src/app/discover.js';
import { officialOrigins } from '../../src/core/channel.js';
import { parseHash, toSri } from '../../src/core/hash.js';
import type { Pin, PinTarget } from '../../src/core/pin.js';
import { releaseOfUrl } from '../../src/core/release.js';
import type { Companion } from '../../src/core/companion.js';
import { readJson } from '../../src/core/json-syntax/read.js';
import { membersOf } from '../../src/core/json-syntax/values.js';
import { lineIndex } from '../../src/core/text-lines.js';
import { pinFormats } from '../../src/pins/registry.js';
import type { PinFormat } from '../../src/pins/types.js';
import { UserError } from '../../src/errors.js';
import { files } from '../../src/platform/files.js';

const corpus = resolve(process.env['CHANNEL_BUMP_CORPUS'] ?? '../shared/corpus');
const there = existsSync(join(corpus, 'pins/expected.json'));
const formatIds: Readonly<Record<string, string>> = {
  flakelock: 'flake-lock',
  npins: 'npins',
  niv: 'niv',
  lon: 'lon',
  prefetchjson: 'prefetch-json',
  nixchannels: 'nix-channels',
};

/** What the table says of a format that the corpus has no files of. */
const notThere = { expected: 'not in the corpus' };

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

test('the corpus is where CHANNEL_BUMP_CORPUS says, or real pin files are not tried', () => {
  if (!there) console.warn(`No corpus at ${corpus}: real pin files are not tried. Set CHANNEL_BUMP_CORPUS.`);
  expect(there || process.env['CHANNEL_BUMP_CORPUS'] === undefined).toBe(true);
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
    const known = new Set(expected.map(({ file, format }) => `${formatIds[format] ?? format} ${file}`));
    const others = pins.filter(({ file, format }) => !known.has(`${format} ${file}`));
    for (const { file, format, name } of others) {
      differences.push(`${file} ${name}: not expected in this file, found by ${format}`);
    }
    console.table(
      pinFormats.map(({ id }) => table.find(({ format }) => format === id) ?? { format: id, ...notThere }),
    );
    console.log(`${others.length} pins of ${pinFormats.length} formats in files where none is expected`);
    expect(expected.filter(({ format }) => !(format in formatIds))).toEqual([]);
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
      const format = pinFormats.find((f) => f.id === formatIds[meta.format]);
      if (!format) throw new Error(`bumps/${id} is of format ${meta.format}`);
      const [before, after] = ['before', 'after'].map((side) =>
        readFileSync(join(corpus, 'bumps', id, side, meta.path), 'utf8'),
      ) as [string, string];
      const verdict = `${format.id}: ${replay(format, meta.path, before, after)}`;
      verdicts.set(verdict, [...(verdicts.get(verdict) ?? []), id]);
    }
    console.log(
      [...verdicts]
        .sort()
        .map(([verdict, ids]) => `${ids.length} ${verdict}: ${ids.join(' ')}`)
        .join('\n'),
    );
    expect([...verdicts.keys()].filter((verdict) => verdict.includes('WRONG'))).toEqual([]);
    for (const format of ['flake-lock', 'npins', 'niv', 'lon', 'nix-channels']) {
      expect(verdicts.get(`${format}: byte for byte`)?.length).toBeGreaterThan(0);
    }
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
  if (name === '(file)') return true;
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
function replay(format: PinFormat, path: string, before: string, after: string): string {
  const siblings = { path, origins: officialOrigins, read: () => null };
  const was = format.extract(before, siblings);
  const is = format.extract(after, siblings);
  const moved = was.flatMap((pin) => {
    const now = is.find(({ name }) => name === pin.name);
    return now && (now.revision !== pin.revision || now.hash !== pin.hash || now.url !== pin.url)
      ? [{ pin, now }]
      : [];
  });
  const ours = moved.filter(({ pin, now }) => movable(pin, now));
  if (moved.length === 0) return reasonUnmoved(was, is);
  if (ours.length === 0) return notOurs(format, moved, before, after);
  const pinsMoved = ours.reduce((text, { pin, now }) => format.apply(text, pin, targetOf(pin, now)), before);
  const result = moveCompanions(format, siblings, pinsMoved, after);
  if (result === after) return 'byte for byte';
  const wrong = ours.filter(({ pin, now }) => pinText(result, pin) !== pinText(after, now));
  const handMade = wrong.filter(({ pin, now }) => pin.state !== now.state);
  if (handMade.length < wrong.length) return `WRONG: ${wrong.map(({ pin }) => pin.name).join(' ')}`;
  if (handMade.length > 0) return 'moved and frozen in one go';
  const others = moved.filter(({ pin, now }) => !movable(pin, now) && pin.direct);
  const why = others.map(({ pin, now }) => reasonNotMoved(pin, now))[0];
  return `pins byte for byte, more than pins changed beside them${why === undefined ? '' : ` (${why})`}`;
}

/** The companions that went to another revision, by the format's own hand. Flakes' are locked by Nix. */
function moveCompanions(
  format: PinFormat,
  siblings: Parameters<PinFormat['extract']>[1],
  text: string,
  after: string,
): string {
  if (format.id === 'flake-lock') return text;
  const is = format.companions?.(after, siblings) ?? [];
  const pairs = (format.companions?.(text, siblings) ?? []).flatMap((companion) => {
    const now = is.find(({ name }) => name === companion.name);
    return now && now.revision !== companion.revision ? [{ companion, now }] : [];
  });
  return pairs.reduce(
    (t, { companion, now }) => format.moveCompanion?.(t, companion, companionTarget(now)) ?? t,
    text,
  );
}

function companionTarget({ branch, revision, hash }: Companion) {
  return { branch, revision, hash, lastModified: null };
}

/** What we leave alone for a reason of policy, we could write all the same: so its bytes are tried, too. */
function notOurs(format: PinFormat, moved: { pin: Pin; now: Pin }[], before: string, after: string): string {
  const why = reasonNotMoved(moved[0]?.pin, moved[0]?.now);
  const policy = /follows "|archived/;
  // What a flake's input follows is for Nix to know: a pin that is not ours has no hash of ours either.
  if (format.id === 'flake-lock') return why;
  const lent = moved.filter(({ pin, now }) => policy.test(pin.note ?? '') && pin.note === now.note);
  if (lent.length === 0) return why;
  const note = `${why}: ${lent[0]?.pin.note ?? ''}`;
  try {
    const result = lent.reduce(
      (text, { pin, now }) => format.apply(text, { ...pin, state: 'pinned' }, targetOf(pin, now)),
      before,
    );
    if (result === after) return `${note}; would be byte for byte`;
    const wrong = lent.filter(({ pin, now }) => pinText(result, pin) !== pinText(after, now));
    if (wrong.length === 0) return `${note}; its bytes would be right, more changed beside it`;
    const dated = wrong.every(
      ({ pin, now }) => dateless(pinText(result, pin)) === dateless(pinText(after, now)),
    );
    return dated &&
      wrong.every(({ pin, now }) => held(format, result, pin)?.lastModified === now.lastModified)
      ? `${note}; would be byte for byte but for the date's offset, which is the committer's own`
      : `WRONG: ${note}`;
  } catch (error) {
    if (error instanceof UserError) return note;
    throw error;
  }
}

function dateless(text: string): string {
  return text.replace(/"date": "[^"]+"/, '');
}

function held(format: PinFormat, text: string, { file, name }: Pin): Pin | undefined {
  const pins = format.extract(text, { path: file, origins: officialOrigins, read: () => null });
  return pins.find((pin) => pin.name === name);
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

function reasonUnmoved(was: readonly Pin[], is: readonly Pin[]): string {
  const asked = was.some((pin) =>
    is.some(({ name, channel }) => name === pin.name && channel !== pin.channel),
  );
  return asked ? 'another branch or repository, at the same revision' : 'no pin moved that both sides have';
}

function reasonNotMoved(pin: Pin | undefined, now: Pin | undefined): string {
  if (!pin || !now) return 'nothing moved';
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

/** The bytes of one pin: its object in a JSON file, else its line. */
function pinText(text: string, pin: Pin): string {
  if (pin.format === 'nix-channels') return text.split('\n')[pin.line - 1] ?? '';
  const { root, value } = readJson(text, '');
  const lineOf = lineIndex(text);
  if (pin.format === 'prefetch-json') return text.slice(root.start, root.end);
  const top = membersOf(value);
  const key = ['nodes', 'pins', 'sources'].find((name) => top?.has(name));
  const list = root.kind === 'object' ? root.members : [];
  const inner = list.find((member) => member.key === key)?.value;
  const own = (inner?.kind === 'object' ? inner.members : list).find(
    ({ start }) => lineOf(start) === pin.line,
  );
  if (!own) throw new Error(`no ${pin.name}`);
  return text.slice(own.value.start, own.value.end);
}
