// What every pin format promises (src/pins/types.ts), tried on a file of each.
import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import picomatch from 'picomatch';
import type { Pin, PinTarget } from '../../src/core/pin.js';
import { UserError } from '../../src/errors.js';
import { pinFormats } from '../../src/pins/registry.js';
import { readSample, samples, siblingsOf } from './pin-samples.js';

const revision = 'fedcba9876543210fedcba9876543210fedcba98';
const hash = 'sha256-AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=';

/** A newer release of the pin's own channel. */
function newer(pin: Pin): PinTarget {
  const channel = pin.channel ?? 'nixos-25.11';
  const name =
    pin.release?.replace(/[0-9]+\.[0-9a-f]+$/, '999999.fedcba987654') ?? 'nixos-25.11.9999.fedcba987654';
  const folder = /\/(nixos\/[^/]+|nixpkgs(?:\/[^/]+-darwin)?)\/[^/]+\/?(?:nixexprs.*)?$/.exec(
    pin.url ?? '',
  )?.[1];
  return {
    channel,
    release: name,
    revision,
    releasePath: `${folder ?? 'nixos/25.11'}/${name}`,
    hash: pin.hash === null ? null : hash,
    lastModified: 1780000000,
  };
}

/** What the pin holds already. */
function same(pin: Pin): PinTarget {
  const release = pin.release ?? 'nixos-25.11.4021.0123456789ab';
  const at = pin.url?.indexOf(`/${release}`) ?? -1;
  const folder =
    /(?:nixos\/[^/]+|nixpkgs(?:\/[^/]+-darwin)?)$/.exec(pin.url?.slice(0, at) ?? '')?.[0] ?? 'nixos/25.11';
  return {
    channel: pin.channel ?? 'nixos-25.11',
    release,
    revision: pin.revision ?? '',
    releasePath: `${folder}/${release}`,
    hash: pin.hash,
    lastModified: pin.lastModified,
  };
}

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

describe.each(pinFormats.map((format) => [format.id, format] as const))('%s', (id, format) => {
  describe.each(
    (samples[id] ?? []).map((sample) => [typeof sample === 'string' ? sample : sample.file, sample] as const),
  )('%s', (_file, sample) => {
    const { path, texts } = readSample(sample);
    const text = texts.get(path) ?? '';
    const extract = (content: string) => format.extract(content, siblingsOf(path, texts));
    const pins = extract(text);
    const movable = pins.filter(({ state }) => state === 'pinned');

    test('pins carry file, format, a unique name and the line they stand on', () => {
      expect(movable.length).toBeGreaterThan(0);
      expect(new Set(pins.map(({ name }) => name)).size).toBe(pins.length);
      const lines = text.split('\n');
      for (const pin of pins) {
        expect(pin).toMatchObject({ file: path, format: id });
        expect(lines[pin.line - 1]).toBeTruthy();
      }
    });

    test('what is foreign, frozen or floating says why, and is not moved', () => {
      for (const pin of pins.filter(({ state }) => state !== 'pinned')) {
        if (id !== 'nix-channels' || pin.state === 'foreign') expect(pin.note).toBeTruthy();
        expect(() => format.apply(text, pin, newer(pin))).toThrow(UserError);
      }
    });

    test('moved to what it holds, the bytes are the same', () => {
      for (const pin of movable.filter((p) => p.revision !== null)) {
        expect(format.apply(text, pin, same(pin))).toBe(text);
      }
    });

    test('moved, it holds the target, and no other pin has changed', () => {
      for (const pin of movable) {
        const target = newer(pin);
        const moved = extract(format.apply(text, pin, target));
        const held = moved.find(({ line }) => line === pin.line);
        expect(held).toMatchObject({ channel: pin.channel, state: 'pinned', line: pin.line });
        expect(target.revision.startsWith(held?.revision ?? 'none')).toBe(true);
        expect(held?.hash === null).toBe(pin.hash === null);
        if (pin.lastModified !== null) expect(held?.lastModified).toBe(target.lastModified);
        expect(moved.filter((other) => other !== held).map(withoutLine)).toEqual(
          pins.filter((other) => other !== pin).map(withoutLine),
        );
      }
    });

    test('moved twice is moved once; there and back again is where it was', () => {
      for (const pin of movable.filter((p) => p.revision !== null && p.name !== 'nixexprs.tar.xz')) {
        const once = format.apply(text, pin, newer(pin));
        const now = extract(once).find(({ name }) => name === pin.name);
        expect(now).toBeDefined();
        if (!now) continue;
        expect(format.apply(once, now, newer(pin))).toBe(once);
        expect(format.apply(once, now, same(pin))).toBe(text);
      }
    });

    test('all moved in any order gives the same bytes', () => {
      const all = (order: readonly Pin[]) => order.reduce((t, pin) => format.apply(t, pin, newer(pin)), text);
      expect(all(movable.toReversed())).toBe(all(movable));
    });

    test.each([
      ['a byte order mark', (t: string) => `\uFEFF${t}`],
      ['CRLF', (t: string) => t.replaceAll('\n', '\r\n')],
      ['no newline at the end', (t: string) => t.trimEnd()],
    ])('%s stays', (_what, change) => {
      const changed = change(text);
      const found = extract(changed);
      expect(found.map(({ name, channel, revision: r, state }) => [name, channel, r, state])).toEqual(
        pins.map(({ name, channel, revision: r, state }) => [name, channel, r, state]),
      );
      for (const pin of found.filter(({ state }) => state === 'pinned')) {
        expect(format.apply(changed, pin, newer(pin))).toBe(change(format.apply(text, pin, newer(pin))));
      }
    });

    test('hostile text ends in pins or a UserError, never otherwise', () => {
      fc.assert(
        fc.property(mutated(text), (hostile) => {
          attempt(() => {
            for (const pin of extract(hostile)) attempt(() => format.apply(hostile, pin, newer(pin)));
          });
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
    expect(attempt(() => format.extract(hostile, siblingsOf('x')))).not.toBe('pins');
  });
});

function withoutLine(pin: Pin): Pin {
  return { ...pin, line: 0 };
}

/** Only a UserError may come out; anything else is thrown on. */
function attempt(body: () => unknown): 'pins' | 'none' | 'refused' {
  try {
    const result = body();
    return Array.isArray(result) && result.some(({ state }: Pin) => state === 'pinned') ? 'pins' : 'none';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return 'refused';
  }
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
