import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../../src/app/config.js';
import { bumpReport, gateReport, hasFailed, type ChangedPin } from '../../../src/app/report.js';
import type { Bump, Move } from '../../../src/app/edit.js';
import type { Pin } from '../../../src/core/pin.js';
import type { HostRebuild, HostSide, Rebuild } from '../../../src/core/rebuild.js';
import {
  bootProof,
  changeSet,
  kernelSummary,
  link,
  report,
  reportHost,
  toplevel,
} from '../../fixtures/systems.js';

const revision = '9cd0ab12cd34'.padEnd(40, '0');
const config = readConfig(null, {});
const NO_TIME = 315_532_800;
const DAY = 86_400;

function move(from: number | null, to: number | null): Move {
  const pin: Pin = {
    file: 'flake.lock',
    format: 'flake-lock',
    name: 'nixpkgs',
    channel: 'nixos-25.11',
    revision: '1f3a0c5d2b7e'.padEnd(40, '0'),
    release: null,
    hash: null,
    url: null,
    state: 'pinned',
    direct: true,
    artifact: null,
    repository: null,
    lastModified: from,
    line: 1,
  };
  const release = 'nixos-25.11.4188.9cd0ab12cd34';
  const target = { channel: 'nixos-25.11', release, revision, releasePath: '', hash: null, lastModified: to };
  return { pin, target, archiveUrl: null };
}

function bump(...moves: Move[]): Bump {
  const [{ target }] = moves as [Move];
  const to = {
    channel: target.channel,
    name: target.release,
    path: '',
    revision,
    lastModified: null,
    published: null,
  };
  const pins = moves.map(({ pin }) => pin);
  const step = { pins, to };
  const what = {
    lane: 'refresh',
    group: target.channel,
    steps: [step],
    companions: [],
    urgency: null,
  } as const;
  return { candidate: { ...what, steps: [step], companions: [] }, moves, companions: [], edits: [] };
}

describe('how much newer', () => {
  const time = 1_700_000_000;

  test('whole days between the two times of a pin', () => {
    expect(bumpReport(config, bump(move(time, time + 6 * DAY)), null)).toMatchObject({
      daysNewer: 6,
      released: '2023-11-20',
    });
  });

  test('1980 is no time', () => {
    expect(bumpReport(config, bump(move(NO_TIME, time)), null)).toMatchObject({
      daysNewer: null,
      released: '2023-11-14',
    });
    expect(bumpReport(config, bump(move(time, NO_TIME)), null)).toMatchObject({
      daysNewer: null,
      released: null,
    });
  });

  test('is never taken from two different pins', () => {
    const half = [move(time, null), move(null, time + 9 * DAY)];
    expect(bumpReport(config, bump(...half), null).daysNewer).toBeNull();
    expect(bumpReport(config, bump(...half, move(time, time + DAY)), null).daysNewer).toBe(1);
  });
});

describe('the revision that was built', () => {
  function side(nixosVersion: string | null): HostSide {
    const none = {
      kernel: null,
      kernelModules: null,
      initrd: null,
      firmware: null,
      systemd: null,
      kernelParams: null,
    };
    const rest = {
      system: null,
      label: null,
      rebootTriggers: null,
      switchInhibitors: null,
      nixVersion: null,
    };
    return {
      derivation: null,
      toplevel: { path: '/nix/store/x', ...none, ...rest, nixosVersion },
    };
  }

  function host(before: string | null, after: string | null): HostRebuild {
    return {
      name: 'web1',
      outcome: { kind: 'built', built: 1, fetched: 1, seconds: 1 },
      before: side(before),
      after: side(after),
      changes: null,
      newWarnings: [],
    };
  }

  function provenance(...hosts: HostRebuild[]): unknown {
    const rebuilt: Rebuild = { depth: 'build', sandbox: 'container', hosts };
    return bumpReport(config, bump(move(null, null)), rebuilt).provenance;
  }

  const old = '25.11.4021.1f3a0c5d2b7e';

  test.each(['25.11.4188.9cd0ab12cd34', '25.11.20260301.9cd0ab1', '26.05pre1058091.9cd0ab12cd34'])(
    'is the announced one where %s says so',
    (version) => {
      expect(provenance(host(old, version))).toEqual({
        announced: revision,
        locked: revision,
        built: revision,
        hydra: null,
      });
    },
  );

  test('is told by hosts that were booted, too', () => {
    const outcome = { kind: 'booted', built: 1, fetched: 1, seconds: 1, vm: bootProof() } as const;
    const booted = { ...host(old, '25.11.4188.9cd0ab12cd34'), outcome };
    expect(provenance(booted)).toMatchObject({ built: revision });
  });

  test('is the other one where a host tells of another', () => {
    const other = host(old, '25.11.4100.badbadbadbad');
    expect(provenance(host(old, '25.11.4188.9cd0ab12cd34'), other)).toMatchObject({ built: 'badbadbadbad' });
  });

  test.each([
    ['a label by hand', host(old, 'production')],
    ['no label', host(old, null)],
    ['a date alone', host(old, '25.11.20260301')],
    ['a host whose version stays: NixOS is from another pin', host(old, old)],
  ])('is not claimed: %s', (_, one) => {
    expect(provenance(one)).toMatchObject({ announced: revision, locked: revision, built: null });
  });

  test('nothing but the announced one is claimed without a rebuild', () => {
    expect(bumpReport(config, bump(move(null, null)), null).provenance).toMatchObject({
      locked: null,
      built: null,
    });
  });
});

describe('what a person must decide', () => {
  const side = (kernel: string, nixosVersion: string): HostSide => ({
    derivation: null,
    toplevel: toplevel({ kernel: link(kernel), nixosVersion }),
  });
  /** It goes to another kernel series, and says that it is of `revision`. */
  const web1: HostRebuild = {
    name: 'web1',
    outcome: { kind: 'built', built: 1, fetched: 1, seconds: 1 },
    before: side('linux-6.12.8', '25.11.4021.1f3a0c5d2b7e'),
    after: side('linux-6.17.1', '25.11.4188.9cd0ab12cd34'),
    changes: changeSet({
      kernel: kernelSummary({ after: '6.17.1', change: 'series' }),
    }),
    newWarnings: [],
  };
  const proof: Rebuild = { depth: 'build', sandbox: 'container', hosts: [web1] };
  const { pin } = move(null, null);
  const to = (channel: string | null, fields: Partial<Pin> = {}): Pin => ({
    ...pin,
    channel,
    revision,
    ...fields,
  });

  test('is computed once, for the report and for the label', () => {
    expect(bumpReport(config, bump(move(null, null)), proof)).toMatchObject({
      byHand: true,
      notices: [
        expect.stringMatching(
          /^A new kernel series on the stable channel nixos-25.11 \(6.12.8 -> 6.17.1 on web1/,
        ),
      ],
    });
  });

  test.each<[string, ChangedPin, RegExp[]]>([
    ['the same channel', { before: pin, after: to('nixos-25.11') }, [/kernel series.*nixos-25\.11/]],
    ['its small one', { before: pin, after: to('nixos-25.11-small') }, [/kernel series.*nixos-25\.11-small/]],
    ['a short revision', { before: pin, after: to('nixos-25.11', { revision: '9cd0ab12cd34' }) }, [/kernel/]],
    ['a new pin', { before: null, after: to('nixos-25.11') }, [/kernel series/]],
    ['another series: that is asked for', { before: pin, after: to('nixos-26.05') }, []],
    ['unstable', { before: pin, after: to('nixos-unstable') }, [/^web1 in production on nixos-unstable/]],
    ['a bare revision', { before: pin, after: to(null) }, []],
    ['a removed pin', { before: pin, after: null }, []],
  ])('the gate tells it, too: %s', (_, changed, notices) => {
    const production = readConfig(null, { 'production-hosts': '[web*]' });
    const told = gateReport(production, [changed, changed], proof).notices;
    expect(told).toEqual(notices.map((notice) => expect.stringMatching(notice) as unknown));
  });

  test('the gate does not ask where it is allowed', () => {
    const allowed = readConfig(null, { 'kernel-series': 'allow' });
    const changed = { before: pin, after: to('nixos-25.11') };
    expect(gateReport(allowed, [changed], proof).notices).toEqual([]);
  });
});

test.each([
  ['none', null],
  ['dry-build', { depth: 'dry-build', sandbox: 'container', hosts: [] } as const],
])('with `rebuild: %s` the kernel was not looked at, and that is said', (_, rebuilt) => {
  const said = 'The kernel series was not compared: nothing was built.';
  expect(bumpReport(config, bump(move(null, null)), rebuilt).untested).toContain(said);
  const built = { depth: 'build', sandbox: 'container', hosts: [] } as const;
  expect(bumpReport(config, bump(move(null, null)), built).untested).not.toContain(said);
});

describe('what is not proven', () => {
  const failure = { class: 'boot', side: 'after', message: 'x', derivation: null, log: [] } as const;
  const search = {
    broken: { release: 'r', host: 'h', failure },
    newest: 'r',
    tried: [],
    untried: [],
    stopped: null,
  };

  test.each([
    [false, report()],
    [true, report({ hosts: [reportHost({ name: 'a', outcome: { kind: 'failed', ...failure } })] })],
    [true, report({ hosts: [] })],
    [false, report({ rebuild: null, hosts: [] })],
    [true, report({ missingHosts: ['b'] })],
    [false, report({ missingHosts: [] })],
    [true, report({ lastGood: { ...search, works: null } })],
    [false, report({ lastGood: { ...search, works: 'q' } })],
  ])('%s', (failed, one) => {
    expect(hasFailed(one)).toBe(failed);
  });
});
