import { expect, test } from '@jest/globals';
import { approvalOf } from '../../../src/app/approval.js';
import { readConfig } from '../../../src/app/config.js';
import type { Candidate } from '../../../src/core/candidate.js';
import type { ChangeSet, KernelChange } from '../../../src/core/change-set.js';
import type { HostRebuild } from '../../../src/core/rebuild.js';
import type { ReportHost } from '../../../src/report/model.js';
import { kernelSummary } from '../../fixtures/systems.js';

const revision = '9cd0ab12cd34'.padEnd(40, '0');

function candidate(channel: string, fields: Partial<Candidate> = {}): Candidate {
  const to = { channel, name: 'x', path: 'x', revision, lastModified: null, published: null };
  return {
    lane: 'refresh',
    group: channel,
    steps: [{ pins: [], to }],
    companions: [],
    urgency: null,
    ...fields,
  };
}

function host(name: string, change: KernelChange): ReportHost {
  const kernel = kernelSummary({ after: '6.17.1', change });
  const outcome = { kind: 'built', built: 1, fetched: 0, seconds: 1 } as const;
  const changes = { kernel } as Partial<ChangeSet> as ChangeSet;
  return { name, outcome, changes, plan: null, newWarnings: [] };
}

function rebuilt(name: string, nixosVersion: string): HostRebuild {
  const after = { derivation: null, toplevel: { nixosVersion } };
  return { name, after } as unknown as HostRebuild;
}

const config = readConfig(null, {});

test('a new kernel series on a stable channel is for a person to decide', () => {
  const stable = approvalOf(
    config,
    candidate('nixos-25.11'),
    [host('web1', 'series'), host('db1', 'patch')],
    [],
  );
  expect(stable.byHand).toBe(true);
  expect(stable.notices).toEqual([
    'A new kernel series on the stable channel nixos-25.11 (6.12.8 -> 6.17.1 on web1): a person must decide.',
  ]);
});

test.each<[string, Candidate, KernelChange, Record<string, string>]>([
  ['a patch', candidate('nixos-25.11'), 'patch', {}],
  ['unstable', candidate('nixos-unstable'), 'series', {}],
  ['it is allowed', candidate('nixos-25.11'), 'series', { 'kernel-series': 'allow' }],
])('not where %s', (_, one, change, overrides) => {
  expect(approvalOf(readConfig(null, overrides), one, [host('web1', change)], [])).toEqual({
    notices: [],
    byHand: false,
  });
});

test('of several channels it is that of the host', () => {
  const [{ to }] = candidate('nixos-unstable').steps as [Candidate['steps'][number]];
  const other = { ...to, channel: 'nixos-25.11', revision: '68e831407653'.padEnd(40, '0') };
  const both = candidate('all', {
    steps: [
      { pins: [], to },
      { pins: [], to: other },
    ],
  });
  const hosts = [host('lab', 'series'), host('web1', 'series')];
  const versions = { lab: '26.05pre934411.9cd0ab12cd34', web1: '25.11.4188.68e831407653' };
  const told = Object.entries(versions).map(([name, version]) => rebuilt(name, version));
  expect(approvalOf(config, both, hosts, told).notices).toEqual([
    expect.stringContaining('channel nixos-25.11 (6.12.8 -> 6.17.1 on web1)'),
  ]);
  expect(approvalOf(config, both, hosts.slice(0, 1), told)).toEqual({ notices: [], byHand: false });
  // One that does not tell may be of the stable one.
  expect(approvalOf(config, both, hosts.slice(0, 1), []).byHand).toBe(true);
});

test('an upgrade is decided by hand, urgency comes first', () => {
  const urgency = 'nixos-25.05 gets no updates any more.';
  const approval = approvalOf(config, candidate('nixos-26.05', { lane: 'upgrade', urgency }), [], []);
  expect(approval.byHand).toBe(true);
  expect(approval.notices).toEqual([urgency, expect.stringContaining('release notes')]);
});

test('production hosts that the rebuild shows to be on unstable are told', () => {
  const production = readConfig(null, { 'production-hosts': '[web*, db1]' });
  const hosts = [
    rebuilt('web1', '26.05.20260312.9cd0ab1'),
    rebuilt('db1', '25.11.4188.68e831407653'),
    rebuilt('lab', '26.05.20260312.9cd0ab1'),
  ];
  const { notices, byHand } = approvalOf(production, candidate('nixos-unstable'), [], hosts);
  expect(notices).toEqual(['web1 in production on nixos-unstable, which may change radically at any time.']);
  expect(byHand).toBe(false);
  expect(approvalOf(config, candidate('nixos-unstable'), [], hosts).notices).toEqual([]);
});
