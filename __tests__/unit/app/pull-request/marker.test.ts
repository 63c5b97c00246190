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
  branch: 'channel-bump/refresh/nixos-25.11',
  goal: 'g'.repeat(64),
  key: 'k'.repeat(64),
  head: 'a'.repeat(40),
  proof: 'proven',
  failures: 0,
  releases: { 'nixos-25.11': 'nixos-25.11.4188.9cd0ab12cd34' },
  title: 't',
  text: '',
  length: 0,
  lead: '',
  leadLength: 0,
  grouping: '0123456789abcdef',
  drafted: false,
  declined: [],
  toMerge: null,
  closed: false,
};
const alone = { before: '', after: '' };

test('what is written is read again, and the same bytes come of it', () => {
  const body = writeBody(alone, 'the report', marker);
  const read = readBody(body, marker.branch);
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
        const read = readBody(`${before}${writeBody(alone, ours, marker)}${after}`, marker.branch);
        // A report is never empty: without one nothing could be told from what stands before it.
        if (ours === '') return;
        expect(read).toMatchObject({ before, after, changed: null });
      }),
    );
  });

  test('an editor that writes its own line ends has changed nothing', () => {
    const body = writeBody(alone, 'one\n\ntwo', marker).replaceAll('\n', '\r\n');
    expect(readBody(body, marker.branch)).toMatchObject({ before: '', changed: null });
  });

  test('in ours is told, to be kept', () => {
    const body = writeBody(alone, 'the report', marker).replace('report', 'report, which I have read');
    expect(readBody(body, marker.branch).changed).toBe('the report, which I have read');
  });

  test('an older marker that somebody quotes does not count', () => {
    const quoted = `> ${writeBody(alone, 'old', { ...marker, key: 'old' }).replaceAll('\n', '\n> ')}`;
    expect(readBody(`${quoted}\n\n${writeBody(alone, 'new', marker)}`, marker.branch).marker?.key).toBe(
      marker.key,
    );
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
    expect(readBody(body, marker.branch)).toEqual({ marker: null, before: '', after: '', changed: null });
});

test('one of another branch, pasted below ours, does not count, nor does an older one of ours', () => {
  const body = writeBody(alone, 'the report', marker);
  const other = { ...marker, branch: 'channel-bump/refresh/nixos-26.05', key: 'other' };
  for (const pasted of [writeBody(alone, 'theirs', other), '<!-- channel-bump {"goal":"g"} -->']) {
    const read = readBody(`${body}\n\n${pasted}`, marker.branch);
    expect(read).toMatchObject({ marker: { key: marker.key }, before: '', changed: null });
    expect(read.after).toContain(pasted);
  }
  const older = `> ${writeBody(alone, 'old', { ...marker, key: 'old' }).replaceAll('\n', '\n> ')}`;
  expect(readBody(`${body}\n\n${older}`, marker.branch).marker?.key).toBe(marker.key);
});

test('what stands before ours stays there, also where ours was changed', () => {
  const body = writeBody({ before: 'Mine.\n\n', after: '' }, 'the report', marker);
  expect(readBody(body.replace('the report', 'my report'), marker.branch)).toMatchObject({
    before: 'Mine.\n\n',
    changed: 'my report',
  });
});

test('line ends of a template are no change', () => {
  const body = writeBody(alone, 'one\r\ntwo', marker);
  expect(readBody(body, marker.branch)).toMatchObject({ before: '', changed: null });
});

test('another marker leaves all else as it is', () => {
  const body = `hello\n\n${writeBody(alone, 'the report', marker)}\n\nbye`;
  const changed = changeMarker(body, marker.branch, { closed: true }) ?? '';
  expect(readBody(changed, marker.branch).marker).toMatchObject({ closed: true, key: marker.key });
  expect(readBody(changed, marker.branch)).toMatchObject({
    before: 'hello\n\n',
    after: '\n\nbye',
    changed: null,
  });
  expect(changeMarker('no marker', marker.branch, { closed: true })).toBeNull();
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
