import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { compareSystems } from '../../../src/core/diff/compare.js';
import { reportsOutcome } from '../../../src/app/outcome.js';
import type { LastGood } from '../../../src/core/last-good.js';
import type { Failure } from '../../../src/core/rebuild.js';
import { bumpJson, reportJson } from '../../../src/report/json.js';
import type { ReportHost } from '../../../src/report/model.js';
import { pageReport } from '../../fixtures/page-report.js';
import {
  bootProof,
  changeSet,
  closureOf,
  packageChange,
  report,
  reportHost,
  switchRun,
  toplevel,
} from '../../fixtures/systems.js';
import { channelChanges } from '../../fixtures/channel-changes.js';
import { serverChanges } from '../../fixtures/server-changes.js';

const schema = new URL('../../../docs/schema/report.json', import.meta.url);
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(schema, 'utf8')) as object,
);

const failure: Failure = {
  class: 'machine',
  side: 'before',
  message: 'no disk',
  derivation: 'a',
  log: ['x'],
};
const plan = { build: ['a'], fetch: [], downloadBytes: 10, unpackedBytes: null };
const compared = compareSystems(
  { toplevel: toplevel(), closure: closureOf('openssl-3.0.13', 'etc', 'zfs-kernel-2.3.4-6.12.8') },
  {
    toplevel: toplevel({ path: '/x', kernel: null, nixVersion: null }),
    closure: closureOf('openssl-3.0.14'),
  },
);

const rebuilt = { built: 1, fetched: 2, seconds: 3.5 };
const switched = bootProof({ switch: { there: switchRun({ restarted: ['a.service'] }), back: switchRun() } });

const hosts: ReportHost[] = [
  reportHost({ name: 'built', changes: compared, newWarnings: ['w'] }),
  reportHost({ name: 'servers', changes: serverChanges }),
  reportHost({ name: 'whole', changes: pageReport(3).hosts[0]?.changes ?? null }),
  reportHost({ name: 'evaluated', changes: null, outcome: { kind: 'evaluated', plan, seconds: 2 } }),
  reportHost({ name: 'failed', changes: null, outcome: { kind: 'failed', ...failure } }),
  reportHost({ name: 'unchanged', changes: null, outcome: { kind: 'unchanged' } }),
  reportHost({ name: 'mended', changes: null, beforeFailure: failure }),
  reportHost({ name: 'container', changes: changeSet({ kernel: null }) }),
  reportHost({ name: 'jail', outcome: { ...rebuilt, kind: 'built', notBooted: 'It is a container.' } }),
  reportHost({ name: 'booted', outcome: { ...rebuilt, kind: 'booted', vm: bootProof() } }),
  reportHost({
    name: 'switched',
    outcome: { ...rebuilt, kind: 'switched', vm: switched },
    pushedTo: 's3://c',
  }),
  reportHost({
    name: 'panics',
    changes: null,
    outcome: { kind: 'failed', ...failure, reason: 'panic', subject: 'a', cure: 'b', intended: 'built' },
  }),
];

describe('reportJson', () => {
  test('every kind of host is as docs/schema/report.json says', () => {
    validate(JSON.parse(JSON.stringify(reportJson({ hosts }))));
    expect(validate.errors).toBeNull();
  });

  test('what is seen beside the versions is there', () => {
    const [found] = reportJson({ hosts: hosts.filter(({ name }) => name === 'servers') }).hosts;
    expect(found?.kernel?.flavour).toEqual({ before: 'hardened', after: 'vanilla' });
    expect(found?.packages?.map(({ name, programs, stayed }) => ({ name, programs, stayed }))).toEqual([
      { name: 'openssl', stayed: { versions: ['3.4.3'], cause: 'own' } },
      { name: 'postgresql', programs: { before: ['16.11'], after: ['17.7'] } },
    ]);
  });

  test('the schema refuses what is not so', () => {
    const [host] = reportJson({ hosts }).hosts;
    for (const wrong of [
      { ...host, verdict: 'maybe' },
      { ...host, more: 1 },
      { ...host, packages: [{}] },
      { ...host, users: [{ name: 'a', before: null, after: { hashedPassword: 'x' } }] },
      { ...host, firewall: { before: 'off', after: 'moat', opened: [], closed: [] } },
    ]) {
      expect(validate({ schemaVersion: 1, hosts: [wrong] })).toBe(false);
    }
  });

  test('bumps and pull requests are in the schema', () => {
    const [moved] = report().bumps;
    const pull = { number: 1, url: 'https://forge.example/1', state: 'open', done: 'created' };
    const whole = { schemaVersion: 1, hosts: [], bumps: [bumpJson(moved!, 'created')], pullRequests: [pull] };
    expect(validate(whole)).toBe(true);
    expect(validate({ ...whole, bumps: [bumpJson(moved!)] })).toBe(true);
    expect(validate({ ...whole, bumps: [{ ...bumpJson(moved!), done: 'perhaps' }] })).toBe(false);
    expect(validate({ ...whole, pullRequests: [{ ...pull, state: 'ajar' }] })).toBe(false);
  });

  test('what is missing and what a search came to are in the schema', () => {
    const lastGood: LastGood = {
      works: null,
      broken: { release: 'r', host: 'web1', failure },
      newest: 'r',
      tried: [{ release: 'r', verdict: 'bad', remembered: false }],
      untried: [],
      stopped: 'The limit is reached.',
    };
    const { json } = reportsOutcome([report({ missingHosts: ['db1'], lastGood })]);
    expect(json).toMatchObject({ missingHosts: ['db1'], lastGood: [lastGood] });
    expect(validate(JSON.parse(JSON.stringify(json)))).toBe(true);
    expect(validate({ ...json, lastGood: [{ ...lastGood, tried: [{ release: 'r' }] }] })).toBe(false);
  });

  test('what the channel brought is in the schema', () => {
    const { json } = reportsOutcome([report({ channelChanges })]);
    expect(json.channelChanges).toEqual(channelChanges);
    expect(validate(JSON.parse(JSON.stringify(json)))).toBe(true);
    expect(validate({ ...json, channelChanges: [{ ...channelChanges[0], commits: {} }] })).toBe(false);
  });

  test('has the fields that machines were promised', () => {
    const changes = changeSet({
      verdict: 'reboot',
      reasons: ['initrd changed'],
      packages: [packageChange({ name: 'curl' })],
    });
    const json = reportJson(report({ hosts: [reportHost({ name: 'web1', changes })] }));
    expect(json).toMatchObject({
      schemaVersion: 1,
      hosts: [
        {
          name: 'web1',
          outcome: { kind: 'built' },
          verdict: 'reboot',
          reasons: ['initrd changed'],
          kernel: { before: '6.12.8', after: '6.12.8', change: 'none' },
          nix: { before: '2.28.4', after: '2.28.4', schemaBefore: 10, schemaAfter: 10 },
          packages: [{ name: 'curl', before: ['1.0'], after: ['1.1'], change: 'upgraded' }],
          closure: { before: { paths: 900 }, after: { paths: 901 } },
        },
      ],
    });
  });

  test('equal derivations are a verdict; a failure has none', () => {
    const verdicts = reportJson({ hosts }).hosts.map(({ name, verdict }) => [name, verdict]);
    expect(verdicts).toEqual([
      ['built', 'reboot'],
      ['servers', 'reboot'],
      ['whole', 'reboot'],
      ['evaluated', null],
      ['failed', null],
      ['unchanged', 'no-op'],
      ['mended', null],
      ['container', 'switch'],
      ['jail', 'switch'],
      ['booted', 'switch'],
      ['switched', 'switch'],
      ['panics', null],
    ]);
  });
});
