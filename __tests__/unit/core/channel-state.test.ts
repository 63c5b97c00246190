import { expect, test } from '@jest/globals';
import { stateOf, unknownState, type ChannelState } from '../../../src/core/channel-state.js';

const stable: ChannelState = { status: 'stable', movedAt: 1_772_400_000, endOfLife: '2026-06-30' };
const states = new Map<string, ChannelState>([
  ['nixos-25.11', stable],
  ['nixos-unstable', { status: 'rolling', movedAt: null, endOfLife: null }],
]);

test('what is published of a channel holds', () => {
  expect(stateOf(states, 'nixos-25.11')).toBe(stable);
});

test.each(['nixos-25.05', 'nixos-13.10', 'nixpkgs-25.05-darwin', 'nixos-25.11-aarch64'])(
  '%s, of which nothing is published, is unmaintained',
  (channel) => {
    expect(stateOf(states, channel)).toEqual({ status: 'unmaintained', movedAt: null, endOfLife: null });
  },
);

test.each(['nixos-26.05', 'nixos-unstable-small', 'nixpkgs-unstable', 'release-25.05'])(
  'absence says nothing of %s: too new, rolling, or no channel',
  (channel) => {
    expect(stateOf(states, channel)).toEqual(unknownState);
  },
);

test('without any data nothing is known', () => {
  expect(stateOf(new Map(), 'nixos-25.05')).toEqual(unknownState);
});
