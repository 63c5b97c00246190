import { describe, expect, test } from '@jest/globals';
import { readSamples } from '../../../src/channels/status-samples.js';

const read = (text: string): [string, Record<string, string>, number][] | null =>
  readSamples(text, 'channel_revision')?.map(({ metric, labels, value }) => [
    metric,
    Object.fromEntries(labels),
    value,
  ]) ?? null;

describe('an answer of Prometheus', () => {
  const vector = (...result: object[]): string =>
    JSON.stringify({ status: 'success', data: { resultType: 'vector', result } });

  test('gives labels and value; a sample without a name is of the metric that was asked for', () => {
    const metric = { channel: 'nixos-25.11', status: 'stable', current: '1' };
    expect(read(vector({ metric, value: [1_772_400_000.5, '1'] }))).toEqual([
      ['channel_revision', metric, 1],
    ]);
    const moved = { __name__: 'channel_update_time', channel: 'nixos-25.11' };
    expect(read(vector({ metric: moved, value: [1, '1.7724e+09'] }))).toEqual([
      ['channel_update_time', moved, 1_772_400_000],
    ]);
  });

  test('can be empty, which is an answer', () => {
    expect(read(vector())).toEqual([]);
  });

  test.each([
    '{"status":"error","errorType":"bad_data"}',
    '{"status":"success"}',
    '{',
    '[]',
    '{"a": {"b": 1}}',
  ])('%s is none', (text) => {
    expect(read(text)).toBeNull();
  });
});

test('the text of an exporter', () => {
  const text = [
    '# HELP channel_revision Current revision',
    '# TYPE channel_revision gauge',
    'channel_revision{channel="nixos-25.11",current="1",revision="9cd0",status="stable",variant=""} 1.0',
    'channel_update_time{channel="nixos-25.11"} 1.7724e+09 1772400000000',
    'channel_revision{channel="a \\"quoted\\" one, with \\\\ and }"} 1\r',
    'channel_current{channel="nixos-25.11"} 1.0',
    'python_info{version="3.12"} 1.0',
  ].join('\n');
  expect(read(text)).toEqual([
    [
      'channel_revision',
      { channel: 'nixos-25.11', current: '1', revision: '9cd0', status: 'stable', variant: '' },
      1,
    ],
    ['channel_update_time', { channel: 'nixos-25.11' }, 1_772_400_000],
    ['channel_revision', { channel: 'a "quoted" one, with \\ and }' }, 1],
  ]);
});

describe('channels.nix', () => {
  const statuses = (text: string): string[][] | null =>
    readSamples(text, '')?.map(({ labels }) => [...labels.values()]) ?? null;

  test('in any layout, entries in comments left out', () => {
    const text = `rec {
      channels = {
        # "nixos-99.99" = {
        #   status = "beta";
        # };
        /* "nixos-99.05" = { status = "stable"; }; */
        "nixos-unstable" = { job = "a/b#c"; status = "rolling"; };
        "nixos-25.11" =
          {
            job = "nixos/release-25.11/tested"; # "not }
            variant = "primary"; job-status = "x"; status="deprecated" ;
          };
        nixpkgs-unstable = { status = "rolling"; };
        "no-status" = { job = "x"; };
      };
      urls = builtins.mapAttrs (_name: about: about.job) channels;
    }`;
    expect(statuses(text)).toEqual([
      ['nixos-unstable', 'rolling'],
      ['nixos-25.11', 'deprecated'],
      ['nixpkgs-unstable', 'rolling'],
    ]);
  });

  test.each(['', '<html><body>{ }</body></html>', 'rec { }', '"status" = "stable";', '{ a = { b = 1; }; }'])(
    '%j holds none',
    (text) => {
      expect(statuses(text)).toBeNull();
    },
  );
});

test.each([
  ['open strings', '"'.repeat(1_000_000)],
  ['open comments', '/*'.repeat(500_000)],
  ['escaped quotes', '"' + '\\"'.repeat(500_000)],
  ['one long word', 'a'.repeat(1_000_000)],
  ['open sets', 'a={'.repeat(330_000)],
  ['spaces', 'a '.repeat(10) + ' '.repeat(1_000_000)],
  ['one long label', `channel_revision{${'a'.repeat(1_000_000)}} 1`],
  ['many braces', `channel_revision{${'}'.repeat(1_000_000)}`],
  ['many open labels', `channel_revision{${'a="'.repeat(330_000)}} 1`],
])('%s in a megabyte do no harm', (_, text) => {
  for (const sample of readSamples(text, '') ?? []) expect(sample.labels.get('status')).toBeUndefined();
});
