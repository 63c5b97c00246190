import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startMirror, type Mirror } from '../../miniature/mirror.js';
import { createChannelStates } from '../../src/channels/status.js';
import { stateOf, type ChannelState } from '../../src/core/channel-state.js';
import { clock } from '../../src/platform/clock.js';
import { createHttp } from '../../src/platform/http.js';
import { releaseSource, threeReleases } from '../fixtures/release-sources.js';

let mirror: Mirror;

beforeAll(async () => {
  const others = [
    releaseSource('nixos-26.05', 'nixos-26.05.12', 8),
    releaseSource('nixos-unstable', 'nixos-26.11pre900001', 9),
  ];
  mirror = await startMirror({ from: { sources: [...threeReleases, ...others] } });
});
afterAll(async () => {
  await mirror[Symbol.asyncDispose]();
});

interface Known {
  of: (channel: string) => ChannelState;
  troubles: string[];
}

async function known(
  statusUrl = mirror.urls.status,
  endOfLifeUrl: string = mirror.urls.endOfLife,
): Promise<Known> {
  const http = createHttp(clock, { firstWaitMs: 1 });
  const { states, troubles } = await createChannelStates(http, { statusUrl, endOfLifeUrl }).states();
  return {
    of: (channel) => stateOf(states, channel),
    troubles: troubles.map((trouble) => trouble.toSentences()),
  };
}
const moved = (channel: string): number =>
  mirror.releases.findLast((release) => release.channel === channel)?.published ?? NaN;

test.each([
  ['a Prometheus', 200, 'nixos.json'],
  ["the exporter's text, and the newer API", 404, 'v1/products/nixos/'],
])('status, last move and end of life, from %s', async (_, query, product) => {
  const off =
    query === 200
      ? (): void => undefined
      : mirror.fault({ path: /api\/v1\/query/, kind: 'answer', status: query });
  const { of, troubles } = await known(
    mirror.urls.status,
    mirror.urls.endOfLife.replace('nixos.json', product),
  );
  off();
  expect(troubles).toEqual([]);
  expect(of('nixos-25.11')).toEqual({
    status: 'stable',
    movedAt: moved('nixos-25.11'),
    endOfLife: '2026-06-30',
  });
  expect(of('nixos-unstable')).toEqual({
    status: 'rolling',
    movedAt: moved('nixos-unstable'),
    endOfLife: null,
  });
});

test.each(['beta', 'stable', 'deprecated', 'unmaintained'] as const)(
  'a channel can be %s',
  async (status) => {
    mirror.setStatus('nixos-25.11', status);
    expect((await known()).of('nixos-25.11')).toMatchObject({ status, endOfLife: '2026-06-30' });
    mirror.setStatus('nixos-25.11', 'stable');
  },
);

test('a channel that is listed no more is unmaintained since the day that its support ended', async () => {
  mirror.setStatus('nixos-25.11', null);
  mirror.setEndOfLife('25.11', '2026-07-01');
  expect((await known()).of('nixos-25.11')).toEqual({
    status: 'unmaintained',
    movedAt: null,
    endOfLife: '2026-07-01',
  });
  mirror.setStatus('nixos-25.11', 'stable');
});

test('a Prometheus that stumbles is asked again', async () => {
  mirror.fault({ path: /query=channel_revision/, kind: 'answer', status: 503, times: 1 });
  mirror.fault({ path: /query=channel_update_time/, kind: 'reset', times: 1 });
  const { of, troubles } = await known();
  expect(troubles).toEqual([]);
  expect(of('nixos-25.11')).toMatchObject({ status: 'stable', movedAt: moved('nixos-25.11') });
});

test.each([
  ['refuses', { kind: 'answer', status: 500 }],
  ['gives a page instead', { kind: 'answer', status: 200, body: '<html><body>Bad gateway</body></html>' }],
  ['breaks off', { kind: 'reset' }],
  ['is cut short', { kind: 'truncate' }],
] as const)('where Prometheus %s nothing is claimed of any channel', async (_, fault) => {
  const off = mirror.fault({ path: /^\/status/, ...fault });
  const { of, troubles } = await known();
  off();
  expect(troubles).toEqual([expect.stringMatching(/^The status of the channels is unknown: /)]);
  for (const channel of ['nixos-25.11', 'nixos-24.05', 'nixos-unstable']) {
    expect(of(channel)).toEqual({ status: 'unknown', movedAt: null, endOfLife: null });
  }
});

test('without the end of life the status is still there', async () => {
  const off = mirror.fault({ path: /^\/end-of-life/, kind: 'reset' });
  const { of, troubles } = await known();
  off();
  expect(troubles).toEqual([expect.stringMatching(/^When support of a channel ends is unknown: /)]);
  expect(of('nixos-25.11')).toMatchObject({ status: 'stable', endOfLife: null });
});
