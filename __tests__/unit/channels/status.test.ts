import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createChannelStates } from '../../../src/channels/status.js';
import type { ChannelState } from '../../../src/core/channel-state.js';
import type { UserError } from '../../../src/errors.js';
import { clock } from '../../../src/platform/clock.js';
import { createHttp } from '../../../src/platform/http.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

type Answers = Record<string, string | { status: number; body?: string; location?: string }>;

/** A server that gives these answers by path, with the query's metric behind a `?`. */
async function serve(answers: Answers): Promise<{ base: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    const key = searchParams.has('query') ? `${pathname}?${searchParams.get('query') ?? ''}` : pathname;
    asked.push(key);
    const answer = answers[key] ?? { status: 404, body: 'no such page' };
    const { status, body, location } = typeof answer === 'string' ? { status: 200, body: answer } : answer;
    response.writeHead(status, location === undefined ? {} : { location }).end(body ?? '');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

interface Got {
  states: Record<string, ChannelState>;
  troubles: string[];
  asked: string[];
  base: string;
}

async function statesOf(answers: Answers, statusPath: string): Promise<Got> {
  const { base, asked } = await serve({ '/eol.json': '[{"cycle":"25.11","eol":"2026-06-30"}]', ...answers });
  const urls = { statusUrl: base + statusPath, endOfLifeUrl: `${base}/eol.json` };
  const got = await createChannelStates(createHttp(clock, { firstWaitMs: 1 }), urls).states();
  return {
    states: Object.fromEntries(got.states),
    troubles: got.troubles.map((trouble: UserError) => trouble.toSentences()),
    asked,
    base,
  };
}

const vector = (metric: string, ...samples: [Record<string, string>, string][]): string =>
  JSON.stringify({
    status: 'success',
    data: {
      resultType: 'vector',
      result: samples.map(([labels, value]) => ({
        metric: { __name__: metric, ...labels },
        value: [1, value],
      })),
    },
  });
const revisions = (...labels: Record<string, string>[]): string =>
  vector('channel_revision', ...labels.map((one): [Record<string, string>, string] => [one, '1']));

const query = '/prometheus/api/v1/query';
const stable = { channel: 'nixos-25.11', status: 'stable', current: '1' };
const state = (status: string, rest: Partial<ChannelState> = {}): unknown => ({
  status,
  movedAt: null,
  endOfLife: null,
  ...rest,
});

describe('where the status is', () => {
  const whole = { 'nixos-25.11': state('stable', { movedAt: 1_772_400_000, endOfLife: '2026-06-30' }) };
  const prometheus: Answers = {
    [`${query}?channel_revision`]: revisions(stable),
    [`${query}?channel_update_time`]: vector('channel_update_time', [
      { channel: 'nixos-25.11' },
      '1772400000.7',
    ]),
  };

  test.each(['/prometheus', '/prometheus/', '/prometheus/api/v1/query', `${query}?query=channel_revision`])(
    'a Prometheus at %s',
    async (address) => {
      const got = await statesOf(prometheus, address);
      expect(got).toMatchObject({ states: whole, troubles: [] });
      expect(got.asked.sort()).toEqual([
        '/eol.json',
        `${query}?channel_revision`,
        `${query}?channel_update_time`,
      ]);
    },
  );

  test('a query that chooses is kept', async () => {
    const only = (metric: string): string => `${query}?${metric}{job="channels"}`;
    const answers = {
      [only('channel_revision')]: revisions(stable),
      [only('channel_update_time')]: vector('channel_update_time', [
        { channel: 'nixos-25.11' },
        '1772400000',
      ]),
    };
    const address = `${query}?query=${encodeURIComponent('channel_revision{job="channels"}')}`;
    expect(await statesOf(answers, address)).toMatchObject({ states: whole, troubles: [] });
  });

  const exposition =
    'channel_revision{channel="nixos-25.11",current="1",status="stable"} 1\nchannel_update_time{channel="nixos-25.11"} 1.7724e9\n';

  test.each(['/metrics', '/exporter', '/exporter/'])("an exporter's text at %s", async (address) => {
    expect(await statesOf({ [address]: exposition }, address)).toMatchObject({ states: whole, troubles: [] });
  });

  test('a channels.nix, asked for in one request', async () => {
    const got = await statesOf(
      { '/infra/channels.nix': '{ channels = { "nixos-25.11" = { status = "stable"; }; }; }' },
      '/infra/channels.nix',
    );
    expect(got.states).toEqual({ 'nixos-25.11': state('stable', { endOfLife: '2026-06-30' }) });
    expect(got.asked.sort()).toEqual(['/eol.json', '/infra/channels.nix']);
  });

  test('behind a redirect', async () => {
    const got = await statesOf(
      {
        '/here.nix': { status: 301, location: '/there.nix' },
        '/there.nix': '"nixos-25.11" = { status = "beta"; };',
      },
      '/here.nix',
    );
    expect(got.states).toEqual({ 'nixos-25.11': state('beta', { endOfLife: '2026-06-30' }) });
  });

  test('without the times of moves the status is still there', async () => {
    const got = await statesOf({ [`${query}?channel_revision`]: revisions(stable) }, '/prometheus');
    expect(got).toMatchObject({
      states: { 'nixos-25.11': state('stable', { endOfLife: '2026-06-30' }) },
      troubles: [],
    });
  });
});

describe('what is published', () => {
  test.each<[string, Record<string, string>[], string]>([
    ['current', [{ status: 'deprecated', current: '1' }], 'deprecated'],
    ['no longer current', [{ status: 'unmaintained', current: '0' }], 'unmaintained'],
    ['no longer current, whatever its status', [{ status: 'stable', current: '0' }], 'unmaintained'],
    [
      'current and formerly not, or the other way round',
      [
        { status: 'stable', current: '1' },
        { status: 'unmaintained', current: '0' },
      ],
      'stable',
    ],
    [
      'two things at once',
      [
        { status: 'stable', current: '1' },
        { status: 'beta', current: '1' },
      ],
      'unknown',
    ],
    [
      'one thing twice, of two revisions',
      [
        { status: 'stable', current: '1', revision: 'a' },
        { status: 'stable', current: '1', revision: 'b' },
      ],
      'stable',
    ],
    ['a word that nobody knows yet', [{ status: 'embalmed', current: '1' }], 'unknown'],
    ['no word', [{ current: '1' }], 'unknown'],
  ])('%s', async (_, samples, expected) => {
    const told = revisions(...samples.map((labels) => ({ ...labels, channel: 'nixos-26.05' })), stable);
    const { states } = await statesOf({ [`${query}?channel_revision`]: told }, '/prometheus');
    expect(states['nixos-26.05']?.status).toBe(expected);
  });

  test('what is no channel is passed over', async () => {
    const told = revisions(stable, { ...stable, channel: '<b>' }, { ...stable, channel: '__proto__' });
    const { states } = await statesOf({ [`${query}?channel_revision`]: told }, '/prometheus');
    expect(Object.keys(states)).toEqual(['nixos-25.11']);
  });

  test('a series that is published no more keeps the day on which it ended', async () => {
    const eol = JSON.stringify([
      { cycle: '26.05', eol: '2026-12-31' },
      { cycle: '25.05', eol: '2025-12-31' },
    ]);
    const { states } = await statesOf(
      { '/eol.json': eol, [`${query}?channel_revision`]: revisions(stable) },
      '/prometheus',
    );
    const ended = state('unmaintained', { endOfLife: '2025-12-31' });
    expect(states).toEqual({
      'nixos-25.11': state('stable'),
      'nixos-25.05': ended,
      'nixos-25.05-small': ended,
      'nixpkgs-25.05-darwin': ended,
    });
  });
});

describe('trouble', () => {
  test.each<[string, Answers, string, RegExp]>([
    ['nothing there', {}, '/prometheus', /unknown: \S+\/prometheus answers with status 404, not with the/],
    [
      'a page instead',
      { '/prometheus': '<!doctype html>' },
      '/prometheus',
      /unknown: \S+\/prometheus answers with a web page, not/,
    ],
    [
      'a Prometheus that is down',
      { [`${query}?channel_revision`]: { status: 503 }, '/prometheus': '<html>' },
      '/prometheus',
      /query=channel_revision answers with status 503/,
    ],
    [
      'a Prometheus that refuses',
      { [`${query}?channel_revision`]: '{"status":"error"}' },
      '/prometheus',
      /answers with `\{"status":"error"\}`, not/,
    ],
    [
      'a Prometheus that knows no channels',
      { [`${query}?channel_revision`]: revisions() },
      '/prometheus',
      /query=channel_revision names no channel\. Without it nothing is upgraded\. Check/,
    ],
    ['an empty file', { '/channels.nix': '' }, '/channels.nix', /answers with nothing, not/],
    [
      'a file past all measure',
      { '/channels.nix': 'x'.repeat(2 ** 20 + 1) },
      '/channels.nix',
      /1048576 bytes/,
    ],
  ])('%s: the status is unknown, said in one sentence', async (_, answers, address, sentence) => {
    const { states, troubles } = await statesOf(answers, address);
    expect(states).toEqual({});
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toMatch(/^The status of the channels is unknown: .*Check `status-url`\.$/);
    expect(troubles[0]).toMatch(sentence);
  });

  test.each<[string, string | { status: number }, RegExp]>([
    ['nothing there', { status: 404 }, /answers with status 404/],
    ['a page instead', '<html>', /answers with a web page/],
    ['something else', '{"message":"hello"}', /answers with `\{"message":"hello"\}`/],
  ])('%s for the end of life: told, and the status is still there', async (_, answer, sentence) => {
    const { states, troubles } = await statesOf(
      { '/eol.json': answer, [`${query}?channel_revision`]: revisions(stable) },
      '/prometheus',
    );
    expect(states).toEqual({ 'nixos-25.11': state('stable') });
    expect(troubles).toEqual([expect.stringMatching(sentence)]);
    expect(troubles[0]).toMatch(/^When support of a channel ends is unknown: .*Check `end-of-life-url`\.$/);
  });

  test('nobody there at all', async () => {
    const urls = { statusUrl: 'http://127.0.0.1:9/x', endOfLifeUrl: 'http://127.0.0.1:9/y' };
    const got = await createChannelStates(createHttp(clock, { firstWaitMs: 1 }), urls).states();
    expect(got.states.size).toBe(0);
    expect(got.troubles.map((trouble) => trouble.toSentences())).toEqual([
      'The status of the channels is unknown: 127.0.0.1:9 refuses the connection (127.0.0.1, port 9). Without it nothing is upgraded. Check the network, then `status-url`.',
      'When support of a channel ends is unknown: 127.0.0.1:9 refuses the connection (127.0.0.1, port 9). Without it nobody is warned of an end that is near. Check the network, then `end-of-life-url`.',
    ]);
  });
});

test('all is asked once, whoever asks, and answered alike', async () => {
  const { base, asked } = await serve({ '/channels.nix': '"nixos-25.11" = { status = "stable"; };' });
  const known = createChannelStates(createHttp(clock, { firstWaitMs: 1 }), {
    statusUrl: `${base}/channels.nix`,
    endOfLifeUrl: `${base}/eol.json`,
  });
  const [one, other] = await Promise.all([known.states(), known.states()]);
  expect(await known.states()).toBe(one);
  expect(other).toBe(one);
  expect(asked.sort()).toEqual(['/channels.nix', '/eol.json']);
});
