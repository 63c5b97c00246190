import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderMarkdown } from '../../../src/report/markdown.js';
import { renderText } from '../../../src/report/text.js';
import { hostileText } from '../../fixtures/hostile.js';
import {
  changeSet,
  kernelSummary,
  moduleChange,
  packageChange,
  report,
  reportHost,
} from '../../fixtures/systems.js';

const changes = changeSet({
  verdict: 'reboot',
  reasons: ['kernel 6.12.8 -> 6.12.11'],
  notes: ['firmware changed'],
  kernel: kernelSummary({
    after: '6.12.11',
    change: 'patch',
    params: { added: ['audit=1'], removed: ['quiet'] },
    modules: [moduleChange({ name: 'zfs-kernel', after: '2.3.5' })],
  }),
  packages: [
    packageChange({ name: 'postgresql', before: ['16.4'], after: ['17.0'] }),
    packageChange({ name: 'zlib', before: ['1.3'], after: [], change: 'removed', bytes: -1024 }),
  ],
  configuration: { added: [], removed: [], changed: ['etc'], bytes: 10 },
  units: { added: ['a.service'], removed: [], changed: ['b.timer'] },
});

describe('renderText', () => {
  test('tells all of a report in plain lines', () => {
    const hosts = [
      reportHost({ name: 'web1', changes, newWarnings: ['x is deprecated'] }),
      reportHost({ name: 'mail', changes: null, outcome: { kind: 'unchanged' } }),
      reportHost({
        name: 'proxy',
        changes: null,
        outcome: {
          kind: 'failed',
          class: 'build',
          side: 'after',
          message: 'no',
          derivation: null,
          log: ['Error 2'],
        },
      }),
      reportHost({
        name: 'new',
        changes: null,
        outcome: {
          kind: 'evaluated',
          plan: { build: ['a-1'], fetch: ['b-2'], downloadBytes: null, unpackedBytes: null },
          seconds: 3,
        },
      }),
    ];
    expect(renderText(report({ hosts })).split('\n')).toEqual([
      'nixos-25.11: 25.11.4021.1f3a… -> 25.11.4188.9cd0… (6 days newer, released 2026-03-02)',
      '4 hosts: 1 failed, 1 to reboot, 1 evaluated only, 1 unchanged. Depth: build, in container (podman 4.3.1), Nix 2.26.3, build sandbox off.',
      '',
      'HOSTS  VERDICT  KERNEL             PACKAGES                CLOSURE             REBUILT',
      'proxy  failed   –                  –                       –                   failed: build',
      'web1   reboot   6.12.8 -> 6.12.11  1 up, 1 gone            2.0 GiB (+1.0 MiB)  built (3 built, 20 fetched), 48 s',
      'new    –        –                  1 to build, 1 to fetch  –                   evaluated, 3 s',
      '',
      'Unchanged, proven by equal derivations: mail',
      '',
      'Needs an eye',
      '  build failed: no on proxy',
      '  postgresql 16.4 -> 17.0 (major: it does not start on the data of another major version: upgrade the cluster (pg_upgrade, or dump and restore), with a backup at hand) on web1',
      '  1 new evaluation warning on web1',
      '',
      'proxy: build failed: no',
      '  Log of proxy:',
      '  | Error 2',
      '',
      'web1',
      '  verdict: reboot because kernel 6.12.8 -> 6.12.11. Beside it: firmware changed',
      '  kernel: 6.12.8 -> 6.12.11 (patch)',
      '  change log: https://cdn.kernel.org/pub/linux/kernel/v6.x/ChangeLog-6.12.11 and, of those between, https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux.git/log/?h=linux-6.12.y',
      '  modules out of tree: zfs-kernel 2.3.4 -> 2.3.5 (built for 6.12.8)',
      '  parameters added: audit=1',
      '  parameters removed: quiet',
      '  Nix 2.28.4, store schema 10 before and after',
      '  packages: 1 up, 1 gone',
      '    postgresql  16.4 -> 17.0  upgraded (major)  +2.0 KiB',
      '    zlib        1.3 -> none   removed           -1.0 KiB',
      '  generated configuration: 1 changed (+10 B)',
      '  units added: a.service',
      '  units changed: b.timer',
      '',
      'new',
      '  to build: a-1',
      '  to fetch: b-2',
      '',
      '1 new evaluation warning on web1',
      '  x is deprecated',
      '',
      'Provenance',
      '  flake.lock nixpkgs: nixos-25.11.4021.1f3a0c5d2b7e -> nixos-25.11.4188.9cd0ab12cd34, revision 9cd0ab12cd340000000000000000000000000000, archive sha256-BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=',
      '',
      'Not tested',
      '  Nothing was booted.',
    ]);
  });

  test('dresses headings, warnings, failures and logs, and verdicts in tables', () => {
    const mark = (sign: string) => (text: string) => `${sign}${text}${sign}`;
    const style = {
      ...{ heading: mark('H'), warning: mark('W'), failure: mark('F'), success: mark('S') },
      quiet: mark('Q'),
    };
    const outcome = {
      kind: 'failed',
      class: 'build',
      side: 'after',
      message: 'no',
      derivation: null,
      log: ['l'],
    } as const;
    const lines = renderText(report({ hosts: [reportHost({ name: 'a', changes: null, outcome })] }), {
      style,
      width: null,
    }).split('\n');
    expect(lines).toContain('W  build failed: noW');
    expect(lines).toContain('Fa: build failed: noF');
    expect(lines).toContain('Q  | lQ');
    expect(lines).toContain('HNeeds an eyeH');
    expect(lines.find((line) => line.startsWith('HHOSTS'))).toMatch(/^HHOSTSH {2}HVERDICTH.* {2}HREBUILTH$/);
    expect(lines.find((line) => line.startsWith('a '))).toMatch(/^a +Ffailed *F {2}/);
  });

  test('hosts of a group are counted in the table of a terminal, and all named above their details', () => {
    const hosts = Array.from({ length: 30 }, (_, index) =>
      reportHost({ name: `a-long-host-name-${index}`, changes: changeSet({}) }),
    );
    const keep = (text: string) => text;
    const style = { heading: keep, warning: keep, success: keep, quiet: keep, failure: keep };
    const text = renderText(report({ hosts }), { style, width: 160 });
    expect(text).toMatch(/^30 hosts: a-long-host-name-0, a-long-host-name-1 and 28 more {2}switch/m);
    for (const { name } of hosts) expect(text).toContain(name);
    const nothingMore = hosts.map((host) => ({ ...host, changes: null }));
    const short = renderText(report({ hosts: nothingMore }), { style, width: 80 });
    for (const { name } of hosts) expect(short).toContain(name);
  });

  test('a downgrade is as red where it is a major one', () => {
    const keep = (text: string) => text;
    const style = {
      heading: keep,
      warning: keep,
      success: keep,
      quiet: keep,
      failure: (text: string) => `F${text}F`,
    };
    const down = { change: 'downgraded', before: ['2.0'] } as const;
    const packages = [
      packageChange({ name: 'a', ...down, after: ['1.0'] }),
      packageChange({ name: 'b', ...down, after: ['1.9'] }),
    ];
    const host = reportHost({ name: 'a', changes: changeSet({ packages }) });
    const text = renderText(report({ hosts: [host] }), { style, width: null });
    expect(text).toMatch(/^ {4}a .* Fdowngraded \(major\)F/m);
    const narrow = renderText(report({ hosts: [host] }), { style, width: 110 });
    expect(narrow.match(/Fdowngrade/g)).toHaveLength(text.match(/Fdowngrade/g)?.length ?? 0);
  });

  test('of very many packages the first are told, and how many are left', () => {
    const packages = Array.from({ length: 1003 }, (_, index) => packageChange({ name: `p-${index}` }));
    const text = renderText(report({ hosts: [reportHost({ name: 'a', changes: changeSet({ packages }) })] }));
    expect(text.match(/^ {4}p-/gm)).toHaveLength(1000);
    expect(text).toContain('\n    3 more packages: the JSON has them all.\n');
  });

  test('of very many units, files and accounts the first are told, and how many are left', () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `unit-${index}.service`);
    const changes = changeSet({
      units: { added: names, removed: [], changed: [] },
      etc: { added: names, removed: [], changed: [] },
    });
    const text = renderText(report({ hosts: [reportHost({ name: 'a', changes })] }));
    expect(text).toMatch(/^ {2}units added: unit-0\.service, .*, unit-199\.service and 19800 more$/m);
    expect(text).toMatch(/^ {2}files of \/etc added: .*, unit-199\.service and 19800 more$/m);
    expect(text.length).toBeLessThan(20_000);
  });

  test('of a long plan some names are told, and nothing of an empty one', () => {
    const build = Array.from({ length: 23 }, (_, index) => `p-${index}`);
    const plan = { build, fetch: [], downloadBytes: null, unpackedBytes: null };
    const outcome = { kind: 'evaluated', plan, seconds: 3 } as const;
    const text = renderText(report({ hosts: [reportHost({ name: 'new', changes: null, outcome })] }));
    expect(text).toMatch(/^  to build: p-0, .*, p-19 and 3 more$/m);
    expect(text).not.toContain('to fetch:');
  });

  test('where nobody has proven anything no depth is told', () => {
    const nobody = report({ hosts: [], rebuild: { depth: 'dry-build', sandbox: '' } });
    expect(renderText(nobody)).not.toContain('Depth');
    expect(renderMarkdown(nobody, { limit: 65_536 })).not.toContain('Depth');
  });

  test('a bare comparison has no title and speaks of no rebuild', () => {
    const text = renderText(
      report({ title: '', bumps: [], rebuild: null, hosts: [reportHost({ name: 'host', changes })] }),
    );
    expect(text).toMatch(/^1 host: 1 to reboot\.\n\nHOSTS/);
    expect(text).not.toMatch(/REBUILT|Provenance/);
  });

  test('no word of others moves the cursor', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (a, b) => {
        const hosts = [
          reportHost({
            name: a,
            changes: { ...changes, reasons: [b], packages: [packageChange({ name: b })] },
            newWarnings: [a],
          }),
        ];
        const text = renderText(report({ title: b, hosts, untested: [a] }));
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });
});
