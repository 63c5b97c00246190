import { describe, expect, test } from '@jest/globals';
import { standing } from '../../../../src/core/policy/standing.js';
import { DAY, hex, knowing, listed, nameOf, newest, now, pin, pinAt, release, stable } from './world.js';

const history = new Map([
  [stable, [4021, 4100, 4188, 4200].map((count) => listed(count, stable, (4200 - count) * DAY))],
]);
const known = knowing([newest], { history });

describe('where a pin stands', () => {
  test('a bare revision: the release that the listing has for it', () => {
    const place = { release: nameOf(4021), channel: stable, behind: 2, ageDays: 179 };
    expect(standing(pin(), known)).toEqual(place);
    expect(standing(pin({ revision: hex(4021).slice(0, 11), lastModified: now - 5 * DAY }), known)).toEqual(
      place,
    );
  });

  test('what is published, but not announced, does not count', () => {
    expect(standing(pinAt(4188), known).behind).toBe(0);
    expect(standing(pinAt(4200), known).behind).toBe(0);
    expect(standing(pinAt(4100), { ...known, newest: new Map() }).behind).toBe(2);
  });

  test('what is announced, but not listed yet, does', () => {
    expect(standing(pinAt(4021), knowing([release(4999)], { history })).behind).toBe(4);
  });

  test('without a listing: by name and commit time', () => {
    const commit = pinAt(4021, { lastModified: now - 5 * DAY - 1 });
    expect(standing(commit, knowing())).toEqual({
      release: nameOf(4021),
      channel: stable,
      behind: null,
      ageDays: 5,
    });
    expect(standing(pin({ revision: newest.revision }), knowing())).toMatchObject({
      release: newest.name,
      behind: 0,
    });
  });

  test('found in another channel', () => {
    const other = release(77, 'nixos-unstable', 3 * DAY);
    const found = { ...known, released: new Map([[hex(77), other]]) };
    const place = { release: other.name, channel: 'nixos-unstable', ageDays: 3 };
    expect(standing(pin({ revision: hex(77) }), found)).toEqual({ ...place, behind: 0 });
    expect(standing(pin({ revision: hex(77), channel: null }), found)).toEqual({ ...place, behind: null });
  });

  test('nowhere', () => {
    const nowhere = { release: null, channel: null, behind: null, ageDays: null };
    expect(standing(pin({ revision: hex(5) }), known)).toEqual(nowhere);
    expect(standing(pin({ revision: null, state: 'floating' }), known)).toEqual(nowhere);
    expect(standing(pin({ revision: hex(5), lastModified: 315532800 }), known)).toEqual(nowhere);
    expect(standing(pin({ revision: hex(5), lastModified: now + DAY }), known).ageDays).toBe(0);
  });
});
