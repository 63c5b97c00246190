import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  MARKER_ROOM,
  readBody,
  changeMarker,
  writeBody,
  type Marker,
} from '../../../../src/app/pull-request/marker.js';

const marker: Marker = {
  goal: 'g'.repeat(64),
  key: 'k'.repeat(64),
  head: 'a'.repeat(40),
  proof: 'proven',
  failures: 0,
  releases: { 'nixos-25.11': 'nixos-25.11.4188.9cd0ab12cd34' },
  title: 't',
  text: '',
  length: 0,
  toMerge: null,
  closed: false,
};
const alone = { before: '', after: '' };

test('what is written is read again, and the same bytes come of it', () => {
  const body = writeBody(alone, 'the report', marker);
  const read = readBody(body);
  expect(read).toMatchObject({ before: '', after: '', changed: null });
  expect(read.marker).toMatchObject({ goal: marker.goal, key: marker.key, releases: marker.releases });
  expect(writeBody(read, 'the report', marker)).toBe(body);
});

describe('what people wrote', () => {
  test('before and after ours stays, whatever it is', () => {
    const text = fc.string({ unit: 'grapheme' }).map((some) => some.replaceAll('\r', ''));
    fc.assert(
      fc.property(text, text, text, (before, ours, after) => {
        fc.pre(![before, ours, after].some((some) => some.includes('<!-- channel-bump')));
        const read = readBody(`${before}${writeBody(alone, ours, marker)}${after}`);
        // A report is never empty: without one nothing could be told from what stands before it.
        if (ours === '') return;
        expect(read).toMatchObject({ before, after, changed: null });
      }),
    );
  });

  test('an editor that writes its own line ends has changed nothing', () => {
    const body = writeBody(alone, 'one\n\ntwo', marker).replaceAll('\n', '\r\n');
    expect(readBody(body)).toMatchObject({ before: '', changed: null });
  });

  test('in ours is told, to be kept', () => {
    const body = writeBody(alone, 'the report', marker).replace('report', 'report, which I have read');
    expect(readBody(body).changed).toBe('the report, which I have read');
  });

  test('an older marker that somebody quotes does not count', () => {
    const quoted = `> ${writeBody(alone, 'old', { ...marker, key: 'old' }).replaceAll('\n', '\n> ')}`;
    expect(readBody(`${quoted}\n\n${writeBody(alone, 'new', marker)}`).marker?.key).toBe(marker.key);
  });
});

test('what is no marker of ours is none', () => {
  for (const body of [
    '',
    'text',
    '<!-- channel-bump {} -->',
    '<!-- channel-bump {"goal":1} -->',
    '<!-- channel-bump { -->',
  ])
    expect(readBody(body)).toEqual({ marker: null, before: '', after: '', changed: null });
});

test('one of an older version is read', () => {
  const old = 'report\n\n<!-- channel-bump {"goal":"g","key":"k","head":"h"} -->';
  expect(readBody(old)).toMatchObject({
    marker: { proof: 'proven', failures: 0, closed: false },
    changed: null,
  });
});

test('another marker leaves all else as it is', () => {
  const body = `hello\n\n${writeBody(alone, 'the report', marker)}\n\nbye`;
  const changed = changeMarker(body, { closed: true }) ?? '';
  expect(readBody(changed).marker).toMatchObject({ closed: true, key: marker.key });
  expect(readBody(changed)).toMatchObject({ before: 'hello\n\n', after: '\n\nbye', changed: null });
  expect(changeMarker('no marker', { closed: true })).toBeNull();
});

test('a marker fits the room that is kept for it', () => {
  const many = Object.fromEntries(
    Array.from({ length: 9 }, (_, i) => [
      `nixpkgs-${i}5.11-darwin`,
      `nixpkgs-darwin-${i}5.11pre1058091.0a1b2c3d4e5f`,
    ]),
  );
  const body = writeBody(alone, '', { ...marker, title: 'd'.repeat(64), releases: many });
  expect(body.length).toBeLessThan(MARKER_ROOM);
});
