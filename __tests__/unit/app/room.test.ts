import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../../src/app/config.js';
import type { Context } from '../../../src/app/context.js';
import { roomFor } from '../../../src/app/room.js';
import type { Forge } from '../../../src/forge/types.js';

const forgeWith = (...open: string[]) =>
  ({ openPulls: () => Promise.resolve(open.map((branch) => ({ head: { branch } }))) }) as unknown as Forge;

function contextAt(moment: string, overrides: Record<string, string>): Context {
  const clock = { now: () => new Date(moment) };
  return { config: readConfig(null, overrides), clock } as Partial<Context> as Context;
}

describe('the limit of open pull requests', () => {
  const context = contextAt('2026-03-02T10:00:00Z', { 'pull-request-limit': '2' });

  test('holds back what would be one more, not what is open', async () => {
    const room = await roomFor(context, forgeWith('channel-bump/refresh/a', 'channel-bump/refresh/b'));
    expect(room.heldBack('channel-bump/refresh/b')).toBeNull();
    expect(room.heldBack('channel-bump/refresh/c')).toContain('2 pull requests are open');
  });

  test('counts what was opened meanwhile', async () => {
    const room = await roomFor(context, forgeWith('channel-bump/refresh/a'));
    expect(room.heldBack('channel-bump/refresh/c')).toBeNull();
    room.opened('channel-bump/refresh/b');
    expect(room.heldBack('channel-bump/refresh/c')).not.toBeNull();
  });
});

test('outside the schedule a pull request that is open waits, too', async () => {
  const context = contextAt('2026-03-07T10:00:00Z', { schedule: '[mon-fri]' });
  const room = await roomFor(context, forgeWith('channel-bump/refresh/a'));
  expect(room.heldBack('channel-bump/refresh/a')).toBe('the schedule (mon-fri, UTC) has no room for it now');
});

test.each([
  ['2026-03-02T10:00:00Z', true],
  ['2026-03-02T16:30:00Z', false],
  ['2026-03-07T10:00:00Z', false],
])('at %s the schedule is open: %s', async (moment, open) => {
  const context = contextAt(moment, { schedule: '[mon-fri 08:00-17:00]', 'time-zone': 'Europe/Berlin' });
  const room = await roomFor(context, forgeWith());
  expect(room.heldBack('channel-bump/refresh/a') === null).toBe(open);
});
