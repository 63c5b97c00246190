// What every pin format promises (src/pins/types.ts), tried on a file of each.
import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import picomatch from 'picomatch';
import type { Companion, CompanionTarget } from '../../src/core/companion.js';
import type { Pin, PinTarget } from '../../src/core/pin.js';
import { UserError } from '../../src/errors.js';
import { pinFormats } from '../../src/pins/registry.js';
import { laterBranch, newer, otherChange, same, upgraded } from './pin-oracle.js';
import { readSample, type Sample, samples, siblingsOf, type Texts } from './pin-samples.js';

test('each folder is a format in the registry, with samples here', () => {
  const folders = readdirSync(new URL('../../src/pins/', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(pinFormats.map(({ id }) => id).sort()).toEqual(folders.sort());
  expect(Object.keys(samples).sort()).toEqual(folders.sort());
});

test('no glob matches everything', () => {
  for (const { files } of pinFormats) {
    expect(picomatch([...files], { dot: true })('README.md')).toBe(false);
    expect(picomatch([...files], { dot: true })('package.json')).toBe(false);
  }
});

test('what a format wants to see mentioned is told by the bytes, the same each time', () => {
  for (const { mentions } of pinFormats) expect(mentions?.flags ?? '').not.toMatch(/[gy]/);
});

test('a byte that changes besides a pin is noticed', () => {
  const { path, texts } = readSample('npins-v8.json');
  const text = texts.get(path) ?? '';
  const npins = pinFormats.find(({ id }) => id === 'npins');
  const pin = npins?.extract(text, siblingsOf(path, texts)).find(({ state }) => state === 'pinned');
  if (!npins || !pin) throw new Error('the sample has no pin');
  const moved = npins.apply(text, pin, newer(pin));
  expect(otherChange(text, moved, pin, newer(pin))).toBeNull();
  for (const [from, to] of [
    ['"pins"', '"pin"'],
    ['    "', '   "'],
    ['"type": "Channel"', '"type": "Git"'],
    [/\}\n$/, '}'],
    [/"hash": "sha256-[^"]*"(?![^]*"hash")/, '"hash": "sha256-DwEHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="'],
  ] as const) {
    const besides = moved.replace(from, to);
    expect(besides).not.toBe(moved);
    expect(otherChange(text, besides, pin, newer(pin))).not.toBeNull();
  }
});

/** A file, and what stands beside it, by path. */
interface World {
  path: string;
  texts: Texts;
}

function worldOf(sample: Sample, change = (text: string) => text): World {
  const { path, texts } = readSample(sample);
  return { path, texts: new Map([...texts].map(([file, text]) => [file, change(text)])) };
}

function textIn({ texts }: World, file: string): string {
  return texts.get(file) ?? '';
}

describe.each(pinFormats.map((format) => [format.id, format] as const))('%s', (id, format) => {
  const extract = ({ path, texts }: World) =>
    format.extract(textIn({ path, texts }, path), siblingsOf(path, texts));
  const companionsIn = ({ path, texts }: World) =>
    format.companions?.(textIn({ path, texts }, path), siblingsOf(path, texts)) ?? [];
  const put = (world: World, file: string, text: string): World => ({
    ...world,
    texts: new Map([...world.texts, [file, text]]),
  });
  const move = (world: World, pin: Pin, target: PinTarget): World =>
    put(world, pin.file, format.apply(textIn(world, pin.file), pin, target));
  const moveOn = (world: World, companion: Companion, target: CompanionTarget): World =>
    put(
      world,
      companion.file,
      format.moveCompanion?.(textIn(world, companion.file), companion, target) ?? 'no moveCompanion',
    );

  describe.each(
    (samples[id] ?? []).map((sample) => [typeof sample === 'string' ? sample : sample.file, sample] as const),
  )('%s', (_file, sample) => {
    const world = worldOf(sample);
    const pins = extract(world);
    const movable = pins.filter(({ state }) => state === 'pinned');
    const companions = companionsIn(world);

    test('pins carry file, format, a unique name and the line they stand on', () => {
      expect(movable.length).toBeGreaterThan(0);
      expect(new Set(pins.map(({ file, name }) => `${file}:${name}`)).size).toBe(pins.length);
      for (const pin of pins) {
        expect(pin.format).toBe(id);
        expect([...world.texts.keys()]).toContain(pin.file);
        expect(textIn(world, pin.file).split('\n')[pin.line - 1]).toBeTruthy();
      }
    });

    test('it is read closely', () => {
      const glimpse = Buffer.from(textIn(world, world.path)).toString('latin1');
      expect(format.mentions?.test(glimpse) ?? true).toBe(true);
    });

    test('what is foreign, frozen or floating says why, and is not moved', () => {
      for (const pin of pins.filter(({ state }) => state !== 'pinned')) {
        expect(pin.note).toBeTruthy();
        expect(() => move(world, pin, newer(pin))).toThrow(UserError);
      }
    });

    test('moved to what it holds, the bytes are the same', () => {
      for (const pin of movable.filter((p) => p.revision !== null)) {
        expect(move(world, pin, same(pin, textIn(world, pin.file)))).toEqual(world);
      }
    });

    test('moved, it holds the target; no other pin and no byte besides has changed', () => {
      for (const pin of movable) {
        const target = newer(pin);
        const after = move(world, pin, target);
        const moved = extract(after);
        const held = moved.find(({ file, name }) => file === pin.file && name === pin.name);
        expect(held).toMatchObject({ channel: pin.channel, state: 'pinned', line: pin.line });
        expect(target.revision.startsWith(held?.revision ?? 'none')).toBe(true);
        expect(held?.hash === null).toBe(pin.hash === null);
        if (pin.lastModified !== null) expect(held?.lastModified).toBe(target.lastModified);
        expect(moved.filter((other) => other !== held).map(withoutLine)).toEqual(
          pins.filter((other) => other !== pin).map(withoutLine),
        );
        expect(companionsIn(after).map(withoutLine)).toEqual(companions.map(withoutLine));
        const [text, changed] = [world, after].map((w) => textIn(w, pin.file)) as [string, string];
        expect(otherChange(text, changed, pin, target, held?.url)).toBeNull();
      }
    });

    test('a channel laid over a bare revision makes no difference', () => {
      for (const pin of movable.filter(({ channel }) => channel === null)) {
        const followed = { ...pin, channel: 'nixos-25.11' };
        expect(move(world, followed, newer(followed))).toEqual(move(world, pin, newer(pin)));
      }
    });

    test('moved to another channel, it follows that one', () => {
      for (const pin of movable) {
        const target = upgraded(pin);
        const after = target && attempt(() => move(world, pin, target));
        // Some can't, and say why.
        if (!target || !after) continue;
        const moved = extract(after);
        const held = moved.find(({ file, name }) => file === pin.file && name === pin.name);
        expect(held).toMatchObject({ channel: target.channel, state: 'pinned', line: pin.line });
        expect(target.revision.startsWith(held?.revision ?? 'none')).toBe(true);
        expect(moved.filter((other) => other !== held).map(withoutLine)).toEqual(
          pins.filter((other) => other !== pin).map(withoutLine),
        );
        const [text, changed] = [world, after].map((w) => textIn(w, pin.file)) as [string, string];
        expect(otherChange(text, changed, pin, target, held?.url)).toBeNull();
      }
    });

    test('moved twice is moved once; there and back again is where it was', () => {
      for (const pin of movable.filter((p) => p.revision !== null)) {
        const once = move(world, pin, newer(pin));
        const now = extract(once).find(({ file, name }) => file === pin.file && name === pin.name);
        expect(now).toBeDefined();
        if (!now) continue;
        expect(move(once, now, newer(pin))).toEqual(once);
        // The channel's own address, which a Nix of old wrote, is a release's from then on.
        if (pin.release === null && now.release !== null) continue;
        expect(move(once, now, same(pin, textIn(world, pin.file)))).toEqual(world);
      }
    });

    test('all moved in any order gives the same bytes', () => {
      const all = (order: readonly Pin[]) => order.reduce((w, pin) => move(w, pin, newer(pin)), world);
      expect(all(movable.toReversed())).toEqual(all(movable));
    });

    test.each([
      ['a byte order mark', (t: string) => `\uFEFF${t}`],
      ['CRLF', (t: string) => t.replaceAll('\n', '\r\n')],
      ['no newline at the end', (t: string) => t.trimEnd()],
    ])('%s stays', (_what, change) => {
      const changed = worldOf(sample, change);
      const found = extract(changed);
      expect(found.map(({ name, channel, revision: r, state }) => [name, channel, r, state])).toEqual(
        pins.map(({ name, channel, revision: r, state }) => [name, channel, r, state]),
      );
      for (const pin of found.filter(({ state }) => state === 'pinned')) {
        const expected = textIn(move(world, pin, newer(pin)), pin.file);
        expect(textIn(move(changed, pin, newer(pin)), pin.file)).toBe(change(expected));
      }
    });

    const lock = parsed(textIn(world, world.path));
    if (lock !== null) {
      test('fields that nobody knows stay, and tell nothing', () => {
        const file = world.path;
        const strange = put(world, file, JSON.stringify(withStranger(lock), null, 2));
        const found = extract(strange);
        expect(found.map(withoutLine)).toEqual(pins.map(withoutLine));
        for (const pin of found.filter(({ state }) => state === 'pinned')) {
          const after = textIn(move(strange, pin, newer(pin)), pin.file);
          expect(after.split(STRANGER).length).toBe(textIn(strange, pin.file).split(STRANGER).length);
        }
      });

      test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is a name', (name) => {
        const renamedIn = (w: World, pin: Pin, to: string) =>
          put(w, pin.file, textIn(w, pin.file).replaceAll(`"${pin.name}"`, `"${to}"`));
        const renamed = (pin: Pin, to: string) => renamedIn(world, pin, to);
        for (const pin of movable) {
          const named = (to: string) => extract(renamed(pin, to)).find((p) => p.name === to);
          // Some names stand in the text as something else, too.
          const ordinary = named('any-other');
          if (JSON.stringify(ordinary) !== JSON.stringify({ ...pin, name: 'any-other' })) continue;
          expect(named(name)).toEqual({ ...pin, name });
          const target = newer(pin);
          expect(move(renamed(pin, name), { ...pin, name }, target)).toEqual(
            renamedIn(move(world, pin, target), pin, name),
          );
        }
      });
    }

    test('companions carry file, format, a unique name and their line, and are no pins', () => {
      expect(new Set(companions.map(({ file, name }) => `${file}:${name}`)).size).toBe(companions.length);
      for (const { format: by, file, name, line } of companions) {
        expect(by).toBe(id);
        expect(textIn(world, file).split('\n')[line - 1]).toBeTruthy();
        expect(pins.filter((pin) => pin.file === file && pin.name === name)).toEqual([]);
      }
    });

    test('a companion moved follows the later branch; nothing else has changed', () => {
      for (const companion of companions) {
        const target = laterBranch(companion);
        const after = moveOn(world, companion, target);
        const moved = companionsIn(after);
        const held = moved.find(({ name, file }) => name === companion.name && file === companion.file);
        // What Nix moves may stay in the text.
        if (companion.moves === 'nix') expect(held?.revision).toBe(companion.revision);
        else expect(held).toMatchObject({ branch: target.branch, series: '26.05', line: companion.line });
        if (companion.moves === 'text') expect(held?.revision).toBe(target.revision);
        expect(moved.filter((other) => other !== held)).toEqual(
          companions.filter((one) => one !== companion),
        );
        expect(extract(after).map(withoutLine)).toEqual(pins.map(withoutLine));
        const [text, changed] = [world, after].map((w) => textIn(w, companion.file)) as [string, string];
        if (companion.moves !== 'nix') expect(changed).not.toBe(text);
        expect(otherChange(text, changed, companion, target)).toBeNull();
        const { branch, revision, hash } = companion;
        if (held) expect(moveOn(after, held, { branch, revision, hash, lastModified: null })).toEqual(world);
      }
    });

    test('hostile text ends in pins or a UserError, never otherwise', () => {
      fc.assert(
        fc.property(mutated(textIn(world, world.path)), (hostile) => {
          const odd = put(world, world.path, hostile);
          for (const pin of attempt(() => extract(odd)) ?? []) attempt(() => move(odd, pin, newer(pin)));
          for (const one of attempt(() => companionsIn(odd)) ?? [])
            attempt(() => moveOn(odd, one, laterBranch(one)));
        }),
        { numRuns: 300 },
      );
    });
  });

  test.each([
    ['nothing', ''],
    [
      'a circle of follows',
      '{"nodes":{"root":{"inputs":{"nixpkgs":["nixpkgs"],"a":["b","c"],"b":["a"]}}},"root":"root","version":7}',
    ],
    [
      'keys of the prototype',
      '{"nodes":{"__proto__":{},"constructor":{"original":{"type":"indirect","id":"nixpkgs"}},"root":{"inputs":{"toString":"valueOf"}}},"root":"__proto__","version":7,"pins":{"__proto__":{"type":"Channel"},"toString":{"type":"Git"}}}',
    ],
    ['deep nesting', '['.repeat(100_000)],
    ['a lone byte order mark', '\uFEFF'],
    ['no text', '\u0000\u0001\ud800'],
  ])('survives %s', (_what, hostile) => {
    const odd = { path: 'x', texts: new Map([['x', hostile]]) };
    const found = attempt(() => extract(odd)) ?? [];
    expect(found.filter(({ state }) => state === 'pinned')).toEqual([]);
  });
});

function withoutLine<T extends Pin | Companion>(one: T): T {
  return { ...one, line: 0 };
}

/** Null for a UserError; any other is thrown on. */
function attempt<T>(body: () => T): T | null {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

const STRANGER = 'x-of-nobody';

/** The JSON with a field more in each object that says something itself. */
function withStranger(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withStranger);
  const entries = Object.entries(value).map(([key, inner]) => [key, withStranger(inner)] as const);
  const says = entries.some(([, inner]) => typeof inner === 'string');
  return Object.fromEntries(says ? [...entries, [STRANGER, 'something']] : entries);
}

/** The text with a few pieces cut out, doubled, or replaced by what is likely to hurt. */
function mutated(text: string): fc.Arbitrary<string> {
  const hurtful = fc.constantFrom(
    '',
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    'null',
    '1e999',
    '"__proto__"',
    '\\u',
    '\n',
    '[]',
    '{}',
    '-1',
  );
  const edit = fc.record({ at: fc.nat(text.length), length: fc.nat(40), put: hurtful });
  return fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce((t, { at, length, put }) => t.slice(0, at) + put + t.slice(at + length), text),
    );
}
