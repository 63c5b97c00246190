import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PackageChange } from '../../../src/core/change-set.js';
import type { Failure } from '../../../src/core/rebuild.js';
import { renderMarkdown } from '../../../src/report/markdown.js';
import type { Report } from '../../../src/report/model.js';
import { hostileReport } from '../../fixtures/hostile-report.js';
import { allNodes, hostileText, live, parseMarkdown, type Nodes } from '../../fixtures/hostile.js';
import {
  changeSet,
  kernelSummary,
  moduleChange,
  packageChange,
  report,
  reportHost,
} from '../../fixtures/systems.js';

const upgrade = changeSet({
  verdict: 'reboot',
  reasons: ['kernel 6.12.8 -> 6.12.11', 'initrd changed'],
  notes: ['firmware changed'],
  kernel: kernelSummary({
    after: '6.12.11',
    change: 'patch',
    params: { added: ['audit=1'], removed: [] },
    modules: [moduleChange({ name: 'zfs-kernel' })],
  }),
  packages: [
    packageChange({
      name: 'curl',
      before: ['8.9'],
      after: ['8.9'],
      change: 'rebuilt',
      cause: 'dependencies',
      bytes: 0,
    }),
    packageChange({ name: 'linux', before: ['6.12.8'], after: ['6.12.11'], bytes: 12_345_678 }),
    packageChange({
      name: 'openssl',
      before: ['3.0.13'],
      after: ['3.0.13'],
      change: 'rebuilt',
      cause: 'own',
      patched: true,
      bytes: -40,
    }),
    packageChange({ name: 'postgresql', before: ['16.4'], after: ['17.0'] }),
    packageChange({ name: 'zlib', before: ['1.3.1'], after: ['1.3'], change: 'downgraded' }),
  ],
  configuration: { added: ['unit-new.service'], removed: [], changed: ['etc', 'initrd-linux'], bytes: 100 },
  units: { added: ['new.service'], removed: [], changed: ['postgresql.service', 'sshd.service'] },
});

const failed: Failure & { kind: 'failed' } = {
  kind: 'failed',
  class: 'build',
  side: 'after',
  message: 'builder for nginx-1.28.0 failed with exit code 2',
  derivation: 'nginx-1.28.0',
  log: ['make: *** [all] Error 2', '```', 'see @alice, closes #1'],
};

const representative = report({
  hosts: [
    reportHost({ name: 'web1', changes: upgrade }),
    reportHost({ name: 'web2', changes: upgrade }),
    reportHost({ name: 'mail', changes: null, outcome: { kind: 'unchanged' } }),
    reportHost({ name: 'proxy', changes: null, outcome: failed }),
  ],
  channelEnds: { date: '2026-07-01', days: 24 },
  provenance: {
    announced: '9cd0'.repeat(10),
    locked: '9cd0'.repeat(10),
    built: '9cd0'.repeat(10),
    hydra: null,
  },
});

describe('renderMarkdown', () => {
  test('a representative body', () => {
    expect(renderMarkdown(representative).replaceAll('\u200b', '<ZWSP>')).toBe(golden);
  });

  test('the same report gives the same bytes', () => {
    expect(renderMarkdown(structuredClone(representative))).toBe(renderMarkdown(representative));
  });

  test('what needs an eye is ranked: failures, downgrades, majors, core, and the rest', () => {
    const changes = changeSet({
      inhibitors: ['dbus'],
      kernel: kernelSummary({
        after: '6.17.1',
        change: 'series',
        modules: [moduleChange({ name: 'zfs-kernel', after: null, matches: null })],
      }),
      nix: { before: '1.11.16', after: '2.0', schemaBefore: 7, schemaAfter: 10 },
      packages: [
        packageChange({ name: 'glibc', before: ['2.40'], after: ['2.41'] }),
        packageChange({ name: 'systemd', before: ['257.2'], after: ['257.3'] }),
        packageChange({ name: 'openssh', before: ['9.9p1'], after: ['10.0p2'] }),
        packageChange({ name: 'mariadb-server', before: ['10.6.2'], after: ['10.11.1'] }),
        packageChange({ name: 'postgresql', before: ['9.5.3'], after: ['9.6.8'] }),
        packageChange({ name: 'postgresql', before: ['16.4'], after: ['16.6'] }),
        packageChange({ name: 'redis', before: ['2024.1'], after: ['2025.1'] }),
        packageChange({ name: 'vault', before: ['a1b2c3d4'], after: ['0b2c3d4e'], change: 'changed' }),
        packageChange({ name: 'zlib', before: ['1.3.1'], after: ['1.3'], change: 'downgraded' }),
      ],
    });
    const hosts = [
      reportHost({ name: 'web1', changes, newWarnings: ['x is deprecated'] }),
      reportHost({ name: 'old', changes: null, outcome: { ...failed, side: 'before', class: 'machine' } }),
      reportHost({ name: 'mended', changes: null, beforeFailure: failed }),
    ];
    const body = renderMarkdown(report({ hosts, attention: ['the cache was cold'] }));
    expect(pointsUnder(body, 'Needs an eye')).toEqual([
      'machine failed, today already: builder for nginx-1.28.0 failed with exit code 2 on old',
      "today's configuration fails (build), so what changes is unknown: builder for nginx-1.28.0 failed with exit code 2 on mended",
      'zfs-kernel 2.3.4 is gone: the new kernel has no such module on web1',
      'zlib 1.3.1 → 1.3 (downgrade) on web1',
      'mariadb-server 10.6.2 → 10.11.1 (major: it upgrades its tables at the first start, and the version before may not read them any more: dump them first) on web1',
      'postgresql 9.5.3 → 9.6.8 (major: it does not start on the data of another major version: upgrade the cluster (pg_upgrade, or dump and restore), with a backup at hand) on web1',
      'kernel 6.12.8 → 6.17.1 (new series) on web1',
      'glibc 2.40 → 2.41 (major) on web1',
      'openssh 9.9p1 → 10.0p2 (major) on web1',
      'Nix database schema 7 → 10: the way back is not easy on web1',
      'a live switch is refused: dbus changed on web1',
      '1 new evaluation warning on web1',
      'the cache was cold',
    ]);
  });

  test('a part of the core at the same version is told where it is patched, or may be', () => {
    const rebuilt = (name: string, cause: 'own' | 'dependencies', patched?: boolean) =>
      packageChange({ name, before: ['1.0'], after: ['1.0'], change: 'rebuilt', cause, patched });
    const packages = [
      rebuilt('glibc', 'own', true),
      rebuilt('openssh', 'dependencies'),
      rebuilt('openssl', 'own'),
      rebuilt('systemd', 'dependencies', false),
    ];
    const body = renderMarkdown(
      report({ hosts: [reportHost({ name: 'web1', changes: changeSet({ packages }) })] }),
    );
    expect(pointsUnder(body, 'Needs an eye')).toEqual([
      'glibc rebuilt at 1.0 (patched)',
      'openssh rebuilt at 1.0 (what it depends on changed, it may be patched too)',
      'openssl rebuilt by itself at 1.0 (patched?)',
    ]);
  });

  test('a dry build tells the plan, and no verdict', () => {
    const plan = {
      build: ['nginx-1.28.0'],
      fetch: ['glibc-2.41', 'zlib-1.3'],
      downloadBytes: 2048,
      unpackedBytes: 4096,
    };
    const host = reportHost({
      name: 'web1',
      changes: null,
      outcome: { kind: 'evaluated', plan, seconds: 9 },
    });
    const body = renderMarkdown(report({ hosts: [host] }));
    expect(body).toContain(
      '| `web1` | – | – | 1 to build, 2 to fetch | 4.0 KiB to unpack | evaluated, 9 s |',
    );
    expect(body).toContain('- to build: `nginx-1.28.0`\n- to fetch: `glibc-2.41`, `zlib-1.3`');
  });

  test('a bare comparison speaks of no rebuild', () => {
    const body = renderMarkdown(
      report({ title: '', bumps: [], rebuild: null, daysNewer: null, released: null }),
    );
    expect(body).toMatch(/^\*\*1 host: 1 to switch\.\*\*\n/);
    expect(body).toContain('| Hosts | Verdict | Kernel | Packages | Closure |\n');
    expect(body).not.toMatch(/Provenance|Rebuilt|Depth/);
  });

  test('no host at all is said', () => {
    expect(renderMarkdown(report({ hosts: [], rebuild: null }))).toContain('**No host was rebuilt.**');
  });

  test('revisions that are not the same are shown apart and need an eye', () => {
    const provenance = { announced: 'a'.repeat(40), locked: 'b'.repeat(40), built: null, hydra: null };
    const body = renderMarkdown(report({ provenance }));
    expect(body).toContain(
      `- announced revision: \`${'a'.repeat(40)}\`\n- locked revision: \`${'b'.repeat(40)}\``,
    );
    expect(pointsUnder(body, 'Needs an eye')).toEqual([
      'announced, locked and built revision are not the same: see provenance',
    ]);
  });

  test('the two sides of a one-way door are told', () => {
    const nix = { before: '1.11.16', after: '2.0', schemaBefore: 7, schemaAfter: 10 };
    const body = renderMarkdown(
      report({ hosts: [reportHost({ name: 'old', changes: changeSet({ nix }) })] }),
    );
    expect(pointsUnder(body, 'Rolling back')).toEqual([
      'Nix 1.11.16 → 2.0, store schema 7 → 10: an older Nix does not read the new one’s database',
    ]);
  });
});

describe('the limit', () => {
  test('is kept at every size of fleet and of change, with nothing cut through', () => {
    const limit = fc.constantFrom(3000, 10_000, 30_000, 65_536, 1_048_576);
    const hosts = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 1000 }));
    const changes = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 20_000 }));
    const shape = fc
      .record({
        hosts,
        changes,
        limit,
        kinds: fc.integer({ min: 1, max: 300 }),
        logLines: fc.integer({ min: 0, max: 60 }),
      })
      .map((one) => ({ ...one, packages: Math.ceil(one.changes / one.hosts) }));
    const one = { hosts: 1, kinds: 1, packages: 20_000, changes: 20_000, logLines: 60 };
    const many = { hosts: 1000, kinds: 1000, packages: 20, changes: 20_000, logLines: 60 };
    fc.assert(
      fc.property(shape, (one) => {
        const body = renderMarkdown(fleet(one), one);
        expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(one.limit);
        if (body.length <= 30_000) expectWhole(body);
      }),
      {
        numRuns: 30,
        examples: [
          [{ ...one, limit: 65_536 }],
          [{ ...many, limit: 30_000 }],
          [{ ...many, limit: 1_048_576 }],
        ],
      },
    );
  });

  test('holds in a body of full length, as a parser sees it', () => {
    const body = renderMarkdown(fleet({ hosts: 300, kinds: 12, packages: 120, logLines: 60 }));
    expect(body.length).toBeGreaterThan(30_000);
    expectWhole(body);
  });

  test('takes the less the less there is room, and says what went', () => {
    const big = fleet({ hosts: 60, kinds: 4, packages: 3000, logLines: 60 });
    const bodies = [4_000_000, 65_536, 20_000, 8000, 3000].map((limit) => renderMarkdown(big, { limit }));
    const lengths = bodies.map((body) => body.length);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
    expect(bodies[0]?.includes('Left out')).toBe(false);
    expect(bodies.slice(1).map((body) => /\*Left out, because .*: .*\.\*\n$/.test(body))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    // The verdict is what stays.
    expect(bodies.every((body) => body.includes('60 hosts: '))).toBe(true);
  });

  test('drops names of configuration first, packages later, the table last', () => {
    const big = fleet({ hosts: 30, kinds: 3, packages: 800, logLines: 10 });
    const full = renderMarkdown(big, { limit: 10_000_000 }).length;
    const less = renderMarkdown(big, { limit: full - 1 });
    expect(less.slice(less.lastIndexOf('*Left out'))).toMatch(/: names of configuration files\.\*\n$/);
    const little = renderMarkdown(big, { limit: 6000 });
    expect(little).toContain('package lists');
    expect(little).toContain('| Hosts |');
    expect(little).not.toContain('| Package |');
  });

  test('a small report loses nothing', () => {
    expect(renderMarkdown(fleet({ packages: 3, hosts: 1, kinds: 1, logLines: 3 }))).not.toContain('Left out');
  });

  test('under 3,000 bytes there is no report', () => {
    expect(() => renderMarkdown(representative, { limit: 2999 })).toThrow(RangeError);
  });
});

describe('hostile words', () => {
  test('make no markup, no link, no mention, at any size', () => {
    fc.assert(
      fc.property(
        fc.array(hostileText, { minLength: 12, maxLength: 12 }),
        fc.constantFrom(3000, 12_000, 65_536),
        (words, limit) => {
          const body = renderMarkdown(hostileReport(words), { limit });
          expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(limit);
          expectWhole(body);
          const bare = allNodes(parseMarkdown(body)).flatMap((node) =>
            'value' in node && node.type !== 'html' ? [node.value] : [],
          );
          for (const text of bare)
            for (const pattern of live) expect(text.replaceAll('\n', ' ')).not.toMatch(pattern);
        },
      ),
      { numRuns: 20 },
    );
  });
});

/** Tables keep their columns, folded blocks are closed, and the only HTML is ours. */
function expectWhole(body: string): void {
  const nodes = allNodes(parseMarkdown(body));
  const allowed = [
    'root',
    'blockquote',
    'heading',
    'paragraph',
    'text',
    'strong',
    'emphasis',
    'inlineCode',
    'code',
    'html',
    'list',
    'listItem',
    'table',
    'tableRow',
    'tableCell',
    'blockquote',
  ];
  // To commits and comparisons, with nothing in the address that anybody wrote.
  const place =
    /^https:\/\/redirect\.github\.com\/NixOS\/nixpkgs\/(?:commit\/[0-9a-f]{40}|compare\/[0-9a-f]+\.{3}[0-9a-f]+)$/;
  const others = nodes.filter((node) => node.type !== 'link' || !place.test(node.url));
  expect(others.map((node) => node.type).filter((type) => !allowed.includes(type))).toEqual([]);
  for (const table of nodes.filter((node) => node.type === 'table')) {
    const widths = new Set(table.children.map((row) => row.children.length));
    expect([...widths]).toEqual([table.align?.length]);
  }
  const html = nodes.filter((node) => node.type === 'html').map((node) => node.value);
  const ours = /^(<\/details>|<details><summary>([^<>]|<code>[^<>]*<\/code>)*<\/summary>)$/;
  expect(html.filter((value) => !ours.test(value))).toEqual([]);
  expect(html.filter((value) => value === '</details>')).toHaveLength(html.length / 2);
}

interface FleetShape {
  hosts: number;
  /** Ways in which hosts change. */
  kinds: number;
  /** Package changes of each host. */
  packages: number;
  logLines: number;
}

const kindsOfChange = ['upgraded', 'downgraded', 'changed', 'added', 'removed', 'rebuilt'] as const;

function fleet({ hosts, kinds, packages, logLines }: FleetShape): Report {
  const shared = Array.from({ length: packages }, (_, index): PackageChange => {
    const change = kindsOfChange[index % 97 === 0 ? 1 : index % 5 === 1 ? 5 : index % 6] ?? 'changed';
    return packageChange({
      name: `package-${index}`,
      change,
      cause: change === 'rebuilt' ? 'dependencies' : null,
    });
  });
  const names = Array.from({ length: Math.min(packages, 300) }, (_, index) => `unit-${index}.service`);
  const variants = Array.from({ length: kinds }, (_, kind) =>
    changeSet({
      packages: [packageChange({ name: `kind-${kind}` }), ...shared],
      units: { added: names, removed: [], changed: names },
      configuration: { added: names, removed: [], changed: names, bytes: 1 },
      verdict: kind % 3 === 0 ? 'reboot' : 'switch',
    }),
  );
  return report({
    hosts: Array.from({ length: hosts }, (_, index) => {
      const name = `host-${index}`;
      if (index % 7 === 3) {
        const log = Array.from({ length: logLines }, (__, line) => `line ${line} of the log of a build`);
        return reportHost({
          name,
          changes: null,
          outcome: { ...failed, message: `no. ${index % kinds}`, log },
        });
      }
      return reportHost({ name, changes: variants[index % kinds] ?? null });
    }),
  });
}

/** The points of the list under a heading, as text. */
function pointsUnder(body: string, title: string): string[] {
  const root = parseMarkdown(body);
  const blocks = 'children' in root ? root.children : [];
  const at = blocks.findIndex((node) => node.type === 'heading' && textOf(node) === title);
  const list = blocks[at + 1];
  return list?.type === 'list' ? list.children.map(textOf) : [];
}

function textOf(node: Nodes): string {
  return allNodes(node)
    .flatMap((one) => ('value' in one ? [one.value] : []))
    .join('');
}

const golden = [
  '### nixos-25.11: 25.11.4021.1f3a… → 25.11.4188.9cd0…',
  '',
  '6 days newer, released 2026-03-02',
  '',
  '**4 hosts: 1 failed, 2 to reboot, 1 unchanged.** Depth: build, in container (podman 4.3.1), Nix 2.26.3, build sandbox off.',
  '',
  '| Hosts | Verdict | Kernel | Packages | Closure | Rebuilt |',
  '| --- | --- | --- | --- | --- | --- |',
  '| `proxy` | failed | – | – | – | failed: build |',
  '| `web1`, `web2` | reboot | `6.12.8` → `6.12.11` | 2 up, 1 down, 2 rebuilt | 2.0 GiB (+1.0 MiB) | built (6 built, 40 fetched), 1 min 36 s |',
  '',
  'Unchanged, proven by equal derivations: `mail`.',
  '',
  '#### Needs an eye',
  '',
  '- build failed: builder for nginx-1.28.0 failed with exit code 2 on `proxy`',
  '- `zlib` `1.3.1` → `1.3` (downgrade) on `web1`, `web2`',
  '- `postgresql` `16.4` → `17.0` (major: it does not start on the data of another major version: upgrade the cluster (pg_upgrade, or dump and restore), with a backup at hand) on `web1`, `web2`',
  '- `openssl` rebuilt at `3.0.13` (patched) on `web1`, `web2`',
  '- the channel ends in 24 days (2026-07-01)',
  '',
  '#### Failures',
  '',
  '`proxy`: build failed: builder for nginx-1.28.0 failed with exit code 2 (`nginx-1.28.0`)',
  '',
  '<details><summary>Log of <code>proxy</code></summary>',
  '',
  '````text',
  'make: *** [all] Error 2',
  '```',
  'see @<ZWSP>alice, closes #<ZWSP>1',
  '````',
  '',
  '</details>',
  '',
  '#### Kernel',
  '',
  '- `web1`, `web2`: `6.12.8` → `6.12.11` (patch); modules out of tree: `zfs-kernel` `2.3.4` (built for `6.12.8`); parameters added: `audit=1`. Verdict: reboot because kernel 6.12.8 → 6.12.11; initrd changed. Beside it: firmware changed. Change log: https://cdn.kernel.org/pub/linux/kernel/v6.x/ChangeLog-6.12.11 and, of those between, https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux.git/log/?h=linux-6.12.y',
  '',
  '#### Packages',
  '',
  '<details><summary><code>web1</code>, <code>web2</code>: 2 up, 1 down, 2 rebuilt</summary>',
  '',
  '| Package | Before | After | Change | Size |',
  '| --- | --- | --- | --- | --- |',
  '| `zlib` | `1.3.1` | `1.3` | downgraded | +2.0 KiB |',
  '| `linux` | `6.12.8` | `6.12.11` | upgraded | +11.8 MiB |',
  '| `openssl` | `3.0.13` | `3.0.13` | rebuilt, patched | -40 B |',
  '| `postgresql` | `16.4` | `17.0` | upgraded (major) | +2.0 KiB |',
  '| `curl` | `8.9` | `8.9` | rebuilt | ±0 B |',
  '',
  'Generated configuration: 1 added, 2 changed (+100 B).',
  '',
  '- added: `unit-new.service`',
  '- changed: `etc`, `initrd-linux`',
  '',
  '</details>',
  '',
  '#### Units',
  '',
  '<details><summary><code>web1</code>, <code>web2</code>: 1 added, 2 changed</summary>',
  '',
  '- added: `new.service`',
  '- changed: `postgresql.service`, `sshd.service`',
  '',
  '</details>',
  '',
  '#### Rolling back',
  '',
  '- Nix `2.28.4`, store schema 10 before and after; what does not go back with it: the data of `postgresql`',
  '',
  '#### Provenance',
  '',
  '- `flake.lock` `nixpkgs`: `nixos-25.11.4021.1f3a0c5d2b7e` → `nixos-25.11.4188.9cd0ab12cd34`, revision `9cd0ab12cd340000000000000000000000000000`, archive `sha256-BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=`',
  '- announced = locked = built revision: `9cd09cd09cd09cd09cd09cd09cd09cd09cd09cd0`',
  '',
  '#### Not tested',
  '',
  '- Nothing was booted.',
  '',
].join('\n');
