import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isOpen, isTimeZone, parseWindow, type Window } from '../../../src/core/schedule.js';

function window(text: string): Window {
  const parsed = parseWindow(text);
  if (!parsed) throw new Error(`no window: ${text}`);
  return parsed;
}

function open(text: string, moment: string, zone = 'UTC'): boolean {
  return isOpen([window(text)], new Date(moment), zone);
}

describe('windows are read', () => {
  test.each([
    ['mon-fri 08:00-17:00', [1, 2, 3, 4, 5], 480, 1020],
    ['sat', [6], 0, 1440],
    ['Sat,SUN', [0, 6], 0, 1440],
    ['fri-mon', [0, 1, 5, 6], 0, 1440],
    ['tue,thu-fri 9:30-10:00', [2, 4, 5], 570, 600],
    ['22:00-04:00', [0, 1, 2, 3, 4, 5, 6], 1320, 240],
    ['  sun   00:00-24:00 ', [0], 0, 1440],
    ['sat 22:00-24:00', [6], 1320, 1440],
    ['mon-mon', [1], 0, 1440],
  ])('%j', (text, days, from, to) => {
    const { days: read, ...hours } = window(text);
    expect([...read].sort()).toEqual(days);
    expect(hours).toEqual({ from, to });
  });

  test.each([
    '',
    'monday',
    'mon-',
    '-mon',
    'mon-tue-wed',
    'mon,',
    '08:00',
    '08:00-08:00',
    '25:00-26:00',
    '24:01-25:00',
    '08:60-09:00',
    '8-17',
    'mon 08:00',
    '08:00-17:00 mon',
    'mon tue',
    'mon 08:00-17:00 UTC',
    'constructor',
    'mon 24:00-08:00',
    'mon 08:00-00:00-09:00',
  ])('%j is none', (text) => {
    expect(parseWindow(text)).toBeNull();
  });

  test('nothing else is thrown at any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const parsed = parseWindow(text);
        if (parsed) expect(parsed.days.size).toBeGreaterThan(0);
      }),
    );
  });
});

describe('whether it is open', () => {
  // 2026-03-06 is a Friday.
  test.each([
    ['mon-fri 08:00-17:00', '2026-03-06T07:59:59Z', false],
    ['mon-fri 08:00-17:00', '2026-03-06T08:00:00Z', true],
    ['mon-fri 08:00-17:00', '2026-03-06T16:59:59Z', true],
    ['mon-fri 08:00-17:00', '2026-03-06T17:00:00Z', false],
    ['mon-fri 08:00-17:00', '2026-03-07T12:00:00Z', false],
    ['sat', '2026-03-07T00:00:00Z', true],
    ['sat', '2026-03-07T23:59:59Z', true],
    ['sat', '2026-03-08T00:00:00Z', false],
    // Over midnight the window is of the day on which it begins.
    ['fri 22:00-04:00', '2026-03-06T21:59:00Z', false],
    ['fri 22:00-04:00', '2026-03-06T22:00:00Z', true],
    ['fri 22:00-04:00', '2026-03-07T03:59:00Z', true],
    ['fri 22:00-04:00', '2026-03-07T04:00:00Z', false],
    ['fri 22:00-04:00', '2026-03-06T03:00:00Z', false],
    ['sat 22:00-04:00', '2026-03-08T03:00:00Z', true],
    ['22:00-04:00', '2026-03-06T03:00:00Z', true],
    ['22:00-04:00', '2026-03-06T12:00:00Z', false],
    ['fri 22:00-00:00', '2026-03-06T23:59:59Z', true],
    ['fri 22:00-00:00', '2026-03-07T00:00:00Z', false],
  ])('%s at %s: %s', (text, moment, expected) => {
    expect(open(text, moment)).toBe(expected);
  });

  test('with no windows it always is, with several in any of them', () => {
    const moment = new Date('2026-03-06T12:00:00Z');
    expect(isOpen([], moment, 'UTC')).toBe(true);
    expect(isOpen([window('sat'), window('fri 11:00-13:00')], moment, 'UTC')).toBe(true);
    expect(isOpen([window('sat'), window('fri 13:00-14:00')], moment, 'UTC')).toBe(false);
  });
});

describe("by the zone's clocks", () => {
  test.each([
    // Winter and summer time.
    ['fri 08:00-09:00', '2026-03-06T07:30:00Z', 'Europe/Berlin', true],
    ['fri 08:00-09:00', '2026-07-03T07:30:00Z', 'Europe/Berlin', false],
    ['fri 08:00-09:00', '2026-07-03T06:30:00Z', 'Europe/Berlin', true],
    // Another day there.
    ['sat', '2026-03-06T15:00:00Z', 'Asia/Tokyo', true],
    ['fri', '2026-03-07T07:59:00Z', 'America/Los_Angeles', true],
    ['fri', '2026-03-07T08:00:00Z', 'America/Los_Angeles', false],
    // Offsets of less than an hour; midnight is 00:00, not 24:00.
    ['05:30-05:45', '2026-03-06T00:00:00Z', 'Asia/Kolkata', true],
    ['mon 00:00-01:00', '2026-03-08T23:00:00Z', 'Europe/Berlin', true],
  ])('%s at %s in %s: %s', (text, moment, zone, expected) => {
    expect(open(text, moment, zone)).toBe(expected);
  });

  test('the hour that is left out in spring is in a window around it, and makes none of its own', () => {
    // On 2026-03-29 Berlin goes from 02:00 to 03:00, at 01:00Z.
    expect(open('sun 01:00-04:00', '2026-03-29T00:59:59Z', 'Europe/Berlin')).toBe(true);
    expect(open('sun 01:00-04:00', '2026-03-29T01:00:00Z', 'Europe/Berlin')).toBe(true);
    const minutes = Array.from({ length: 24 * 60 }, (_, n) => Date.UTC(2026, 2, 28, 23) + n * 60_000);
    expect(minutes.some((at) => open('sun 02:00-03:00', new Date(at).toISOString(), 'Europe/Berlin'))).toBe(
      false,
    );
  });

  test('the hour that comes twice in autumn is open both times', () => {
    // On 2026-10-25 Berlin goes from 03:00 to 02:00, at 01:00Z.
    expect(open('sun 02:00-03:00', '2026-10-25T00:30:00Z', 'Europe/Berlin')).toBe(true);
    expect(open('sun 02:00-03:00', '2026-10-25T01:30:00Z', 'Europe/Berlin')).toBe(true);
    expect(open('sun 02:00-03:00', '2026-10-25T02:00:00Z', 'Europe/Berlin')).toBe(false);
  });

  test.each([
    ['Europe/Berlin', true],
    ['UTC', true],
    ['Mars/Olympus', false],
    ['', false],
  ])('%j is a zone: %s', (name, is) => {
    expect(isTimeZone(name)).toBe(is);
  });
});
