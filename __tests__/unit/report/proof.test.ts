import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LastGood } from '../../../src/core/last-good.js';
import type { Failure } from '../../../src/core/rebuild.js';
import { renderMarkdown } from '../../../src/report/markdown.js';
import type { Report, ReportHost } from '../../../src/report/model.js';
import { renderText } from '../../../src/report/text.js';
import { failedTitle, proofTitle } from '../../../src/report/title.js';
import { allNodes, hostileText, live, parseMarkdown } from '../../fixtures/hostile.js';
import { bootProof, changeSet, report, reportHost, switchRun } from '../../fixtures/systems.js';

const rebuilt = { built: 3, fetched: 20, seconds: 48 };
const vm = bootProof({
  kernel: { before: '6.12.8', after: '6.12.11' },
  checks: ['port 443'],
  failedOnBoth: ['acme.service'],
  mended: ['cups.service'],
  switch: {
    there: switchRun({
      stopped: ['old.service'],
      started: ['new.service'],
      restarted: ['nginx.service', 'sshd.service'],
      kept: ['dbus.service'],
      failed: ['acme.service'],
      exitCode: 4,
    }),
    back: switchRun({ reloaded: ['dbus.service'] }),
  },
  schema: { before: 10, switched: 10, back: 10 },
  notes: ['The VM had 2 processors.'],
});

const switched = (name: string, seconds = 48, parts: Partial<ReportHost> = {}): ReportHost =>
  reportHost({ name, outcome: { kind: 'switched', ...rebuilt, seconds, vm }, ...parts });

const failure = (parts: Partial<Failure>): Failure & { kind: 'failed' } => ({
  kind: 'failed',
  class: 'build',
  side: 'after',
  message: 'It failed.',
  derivation: null,
  log: [],
  ...parts,
});
const failing = (name: string, parts: Partial<Failure>, more: Partial<ReportHost> = {}): ReportHost =>
  reportHost({ name, changes: null, outcome: failure(parts), ...more });

/** The part under a heading, up to the next. */
function under(body: string, title: string): string {
  const [, rest = ''] = body.split(`#### ${title}\n\n`);
  return rest.split('\n\n#### ')[0]?.trim() ?? '';
}

describe('what a VM has shown', () => {
  const hosts = [
    switched('web1'),
    switched('web2', 50, {
      outcome: {
        kind: 'switched',
        ...rebuilt,
        seconds: 50,
        vm: { ...vm, seconds: { before: 17, after: 21 } },
      },
    }),
  ];
  const body = renderMarkdown(report({ hosts }));

  test('stands in the table with the accelerator', () => {
    expect(body).toContain('| switched and back in a VM (KVM), 6 built, 40 fetched, 1 min 38 s |\n');
    const outcome = { kind: 'booted', ...rebuilt, vm: bootProof({ accelerator: 'software' }) } as const;
    expect(renderMarkdown(report({ hosts: [reportHost({ name: 'a', outcome })] }))).toContain(
      '| booted in a VM (software emulation), 3 built, 20 fetched, 48 s |\n',
    );
  });

  test('is told in full, for all hosts that it is the same for', () => {
    expect(under(body, 'In a VM').split('\n')).toEqual([
      '<details><summary><code>web1</code>, <code>web2</code>: switched and back in a VM (KVM), up in 17 s to 18 s before, 19 s to 21 s after; 1 check passed</summary>',
      '',
      '- kernels booted: `6.12.8` → `6.12.11`',
      '- switch (ended with 4): stopped `old.service`; left running as they were `dbus.service`; restarted `nginx.service`, `sshd.service`; started `new.service`; failed `acme.service`',
      '- way back: reloaded `dbus.service`',
      '- checks passed: `port 443`',
      '- units that fail before and after: `acme.service`',
      '- units that fail no more: `cups.service`',
      '- Nix database schema: 10 at first, 10 after the switch, 10 after the way back',
      '- The VM had 2 processors.',
      '',
      '</details>',
    ]);
    expect(under(body, 'Needs an eye')).toBe(
      '- fails before and after, so it is no regression: `acme.service`',
    );
    const text = renderText(report({ hosts }));
    expect(text).toContain(
      'web1, web2  switch   6.12.8  none      2.0 GiB (+1.0 MiB)  switched and back in a VM (KVM), 6 built, 40 fetched, 1 min 38 s',
    );
    expect(text).toContain('\n  way back: reloaded dbus.service\n');
  });

  test('a one-way door that the switch went through needs an eye', () => {
    const oneWay = bootProof({
      switch: { there: switchRun(), back: switchRun() },
      schema: { before: 7, switched: 10, back: 10 },
    });
    const host = reportHost({ name: 'old', outcome: { kind: 'switched', ...rebuilt, vm: oneWay } });
    expect(under(renderMarkdown(report({ hosts: [host] })), 'Needs an eye')).toBe(
      '- the switch moved the Nix database from schema 7 to 10; the way back left it at 10',
    );
  });

  test('a host that was not booted says so, and why', () => {
    const outcome = { kind: 'built', ...rebuilt, notBooted: 'It is a container.' } as const;
    const jail = report({ hosts: [reportHost({ name: 'jail', outcome })] });
    expect(renderMarkdown(jail)).toContain('| built (3 built, 20 fetched), 48 s, not booted |');
    expect(under(renderMarkdown(jail), 'In a VM')).toBe('`jail`: not booted: It is a container.');
    expect(renderText(jail)).toContain('\n  not booted: It is a container.\n');
    expect(renderMarkdown(report())).not.toContain('In a VM');
  });
});

describe('failures', () => {
  const zfs: Partial<Failure> = {
    class: 'evaluation',
    message: 'zfs-kernel-2.3.5-6.17.8 is marked as broken.',
    reason: 'kernel-module',
    subject: 'zfs-kernel-2.3.5-6.17.8',
    cure: 'Keep the kernel with boot.kernelPackages, or wait for a newer zfs.',
    log: ['error: @alice'],
  };

  test('first the sentence, then what to do, then the log', () => {
    const told = report({ hosts: [failing('nas', zfs)] });
    expect(under(renderMarkdown(told), 'Failures').replaceAll('\u200b', '').split('\n')).toEqual([
      '`nas`: evaluation failed: zfs-kernel-2.3.5-6.17.8 is marked as broken.',
      '',
      'What to do: Keep the kernel with boot.kernelPackages, or wait for a newer zfs.',
      '',
      '<details><summary>Log of <code>nas</code></summary>',
      '',
      '```text',
      'error: @alice',
      '```',
      '',
      '</details>',
    ]);
    expect(renderText(told)).toContain(
      [
        'nas: evaluation failed: zfs-kernel-2.3.5-6.17.8 is marked as broken.',
        '  What to do: Keep the kernel with boot.kernelPackages, or wait for a newer zfs.',
        '  Log of nas:',
        '  | error: @alice',
      ].join('\n'),
    );
    expect(renderMarkdown(told)).toContain('| failed: evaluation (kernel module) |');
  });

  test('what it is about is named where the sentence does not', () => {
    const body = renderMarkdown(report({ hosts: [failing('web1', { ...zfs, message: 'It is broken.' })] }));
    expect(body).toContain('`web1`: evaluation failed: `zfs-kernel-2.3.5-6.17.8`: It is broken.');
  });

  test('what was to be done with a derivation is told', () => {
    const derivation = 'nginx-1.28.0';
    const said = (['built', 'fetched'] as const).map((intended) =>
      under(renderMarkdown(report({ hosts: [failing('a', { derivation, intended })] })), 'Failures'),
    );
    expect(said).toEqual([
      '`a`: build failed: It failed. (`nginx-1.28.0`, to be built here)',
      '`a`: build failed: It failed. (`nginx-1.28.0`, to be fetched)',
    ]);
  });

  test.each<[string, Partial<Failure>]>([
    ['End of the console of <code>web1</code>', { class: 'boot', reason: 'panic' }],
    ['End of the console of <code>web1</code>', { class: 'boot', reason: 'disk-full' }],
    ['Journal of <code>nginx.service</code>', { class: 'boot', reason: 'unit', subject: 'nginx.service' }],
    ['What it said: <code>port 443</code>', { class: 'boot', reason: 'check', subject: 'port 443' }],
    ['What the switch said on <code>web1</code>', { class: 'switch', reason: 'switch-failed' }],
    ['What the way back said on <code>web1</code>', { class: 'switch', reason: 'way-back-failed' }],
    ['Log of <code>web1</code>', { class: 'machine', reason: 'disk-full' }],
    ['Log of <code>web1</code>', { class: 'build' }],
  ])('their logs are called what they are: %s', (title, parts) => {
    const body = renderMarkdown(report({ hosts: [failing('web1', { ...parts, log: ['x'] })] }));
    expect(body).toContain(`<summary>${title}</summary>`);
  });

  test('a host that fails in the VM is failed, whatever its closures say', () => {
    for (const verdict of ['no-op', 'reboot'] as const) {
      const changes = changeSet({ verdict });
      const body = renderMarkdown(
        report({ hosts: [failing('web1', { class: 'boot', reason: 'hang' }, { changes })] }),
      );
      expect(body).toContain('**1 host: 1 failed.**');
      expect(body).toContain('| `web1` | failed | `6.12.8` |');
      expect(body).not.toContain('Unchanged');
    }
  });

  test("today's system that fails only in the VM leaves nothing unknown", () => {
    const beforeFailure = failure({ class: 'boot', side: 'before', message: 'It hangs.' });
    const known = renderMarkdown(report({ hosts: [reportHost({ name: 'a', beforeFailure })] }));
    expect(under(known, 'Needs an eye')).toBe("- today's configuration fails (boot): It hangs.");
  });
});

const search: LastGood = {
  works: 'nixos-25.11.4188.9cd0ab12cd34',
  broken: {
    release: 'nixos-25.11.4190.aaaaaaaaaaaa',
    host: 'web1',
    failure: failure({ message: 'builder for nginx failed', cure: 'Wait.', log: ['Error 2'] }),
  },
  newest: 'nixos-25.11.4200.bbbbbbbbbbbb',
  tried: [
    { release: 'nixos-25.11.4150.cccccccccccc', verdict: 'good', remembered: true },
    { release: 'nixos-25.11.4188.9cd0ab12cd34', verdict: 'good', remembered: false },
    { release: 'nixos-25.11.4190.aaaaaaaaaaaa', verdict: 'bad', remembered: false },
  ],
  untried: [],
  stopped: null,
};

describe('a search for a release that works', () => {
  const top = (lastGood: LastGood): string | undefined =>
    renderText(report({ lastGood })).split('\n').slice(1, 2)[0];

  test('says at the top what is proposed, instead of what, and why', () => {
    const sentence =
      'nixos-25.11.4188 is proposed instead of nixos-25.11.4200, the newest: nixos-25.11.4190 is the first that fails (web1: build failed: builder for nginx failed)';
    expect(top(search)).toBe(sentence);
    const body = renderMarkdown(report({ lastGood: search }));
    expect(body).toMatch(/\n> \*\*`nixos-25\.11\.4188` is proposed instead of .*\)\*\*\n/);
    expect(body.indexOf('is proposed instead of')).toBeLessThan(body.indexOf('**1 host'));
  });

  test('tells what was tried, and the failure of the first that fails', () => {
    const body = renderMarkdown(report({ lastGood: search }));
    expect(under(body, 'The search for a release that works').split('\n')).toEqual([
      '`nixos-25.11.4190.aaaaaaaaaaaa` on `web1`: build failed: builder for nginx failed',
      '',
      'What to do: Wait.',
      '',
      '<details><summary>Log of <code>web1</code></summary>',
      '',
      '```text',
      'Error 2',
      '```',
      '',
      '</details>',
      '',
      '- works: `nixos-25.11.4188.9cd0ab12cd34`',
      '- works, as tried in an earlier run: `nixos-25.11.4150.cccccccccccc`',
      '- fails: `nixos-25.11.4190.aaaaaaaaaaaa`',
    ]);
  });

  test('claims no more than was tried', () => {
    const cut: LastGood = {
      ...search,
      tried: [{ release: 'nixos-25.11.4189.dddddddddddd', verdict: 'skipped', remembered: false }],
      untried: ['nixos-25.11.4189.dddddddddddd'],
      stopped: 'The limit of 8 rebuilds is reached.',
    };
    expect(top(cut)).toMatch(
      /4190 is the first that is known to fail \(web1: .*\); 1 release between the two not judged$/,
    );
    expect(renderText(report({ lastGood: cut }))).toContain(
      [
        '  could not be judged: nixos-25.11.4189.dddddddddddd',
        '  between the two and not judged: nixos-25.11.4189.dddddddddddd',
        '  the search ended before it was done: The limit of 8 rebuilds is reached.',
      ].join('\n'),
    );
  });

  test('says when nothing works', () => {
    const none = { ...search, works: null };
    expect(top(none)).toMatch(
      /^No release newer than today's is known to work: nixos-25\.11\.4190 is the first that fails \(.*\), the newest is nixos-25\.11\.4200$/,
    );
    expect(top({ ...none, stopped: 'No time.' })).toMatch(/4190 is the first that is known to fail \(/);
    expect(top({ ...none, newest: none.broken.release })).toMatch(
      /: nixos-25\.11\.4190, the newest, is the first that fails \(.*\)$/,
    );
  });
});

describe('hosts without a result', () => {
  const partly = report({ hosts: [switched('web1')], missingHosts: ['db1', 'db2'] });

  test('are told first and loudest, and counted', () => {
    const sentence = 'NOT PROVEN: no result came from 2 of 3 hosts, so nothing is known of them: db1, db2';
    expect(renderText(partly).split('\n').slice(1, 3)).toEqual([
      sentence,
      expect.stringMatching(/^3 hosts: 2 without a result, 1 to switch\./),
    ]);
    expect(renderMarkdown(partly)).toContain('> **NOT PROVEN: no result came from 2 of 3 hosts');
    expect(renderMarkdown(report({ ...partly, hosts: [] }))).toContain('**2 hosts: 2 without a result.**');
  });

  test('stay in the smallest body', () => {
    const missingHosts = Array.from({ length: 900 }, (_, index) => `host-${index}`);
    const body = renderMarkdown(report({ missingHosts }), { limit: 3000 });
    expect(body).toContain('NOT PROVEN: no result came from 900 of 901 hosts');
    expect(body.length).toBeLessThan(3000);
    expect(renderMarkdown(report({ missingHosts }))).toContain('`host-0`');
  });
});

test('where closures were copied to is told, by store', () => {
  const store = (name: string, pushedTo?: string): ReportHost =>
    reportHost({ name, ...(pushedTo === undefined ? {} : { pushedTo }) });
  const some = report({
    hosts: [store('a', 's3://x'), store('b'), store('c', 's3://x'), store('d', 's3://y')],
  });
  expect(renderText(some)).toContain('\n\nCopied to s3://x: a, c\nCopied to s3://y: d\n\n');
  expect(renderText(report({ hosts: [store('a', 's3://x')] }))).toContain('Copied to s3://x: all hosts');
  expect(renderMarkdown(some).replaceAll('\u200b', '')).toContain('\nCopied to `s3://x`: `a`, `c`\n');
});

describe('new evaluation warnings', () => {
  const warned = (...lists: readonly (readonly string[])[]): Report =>
    report({ hosts: lists.map((newWarnings, index) => reportHost({ name: `h${index}`, newWarnings })) });

  test('a few stand open, each once, with all its hosts', () => {
    const body = renderMarkdown(warned(['x is gone', 'y'], ['x is gone'], []));
    expect(under(body, '2 new evaluation warnings')).toBe('- `h0`, `h1`: x is gone\n- `h0`: y');
  });

  test('many are folded, by the hosts that have them', () => {
    const many = ['a', 'b', 'c', 'd'];
    const body = renderMarkdown(warned(many, [...many, 'e']));
    expect(under(body, '5 new evaluation warnings')).toContain(
      '<details><summary><code>h0</code>, <code>h1</code>: 4 warnings</summary>\n\n```text\na\nb\nc\nd\n```',
    );
  });
});

describe('the title of a check', () => {
  const outcome = (kind: 'built' | 'booted' | 'switched'): ReportHost =>
    reportHost({ name: kind, outcome: kind === 'built' ? { kind, ...rebuilt } : { kind, ...rebuilt, vm } });
  const unchanged = reportHost({ name: 'u', outcome: { kind: 'unchanged' } });

  test.each<[string, ReportHost[]]>([
    ['Every host is built', [outcome('built')]],
    ['Every host boots', [outcome('booted'), unchanged]],
    ['Every host was switched and back', [outcome('switched')]],
    ['Every host is built: 1 switched and back, 1 built only', [outcome('switched'), outcome('built')]],
    ['No host changes', [unchanged]],
  ])('says what was done: %s', (title, hosts) => {
    expect(proofTitle(report({ hosts }))).toBe(title);
  });

  test.each<[string, Partial<Report>]>([
    ['web1: build failed: It failed.', { hosts: [switched('a'), failing('web1', {})] }],
    ['web1: build failed: It failed. (and 1 more host)', { hosts: [failing('web1', {}), failing('w', {})] }],
    ['No result came from 1 host', { hosts: [switched('a')], missingHosts: ['b'] }],
    ['Not every host is proven', { hosts: [] }],
  ])('says what went wrong: %s', (title, parts) => {
    expect(failedTitle(report(parts))).toBe(title);
  });
});

test('words from a VM, a search and a fleet call nobody and are no markup', () => {
  fc.assert(
    fc.property(fc.array(hostileText, { minLength: 6, maxLength: 6 }), (words) => {
      const [a = '', b = '', c = '', d = '', e = '', f = ''] = words;
      const run = switchRun({
        stopped: [a],
        started: [b],
        restarted: words,
        reloaded: [c],
        kept: [d],
        failed: [e],
      });
      const proof = bootProof({
        kernel: { before: a, after: b },
        failedOnBoth: words,
        mended: [c],
        checks: [d],
        switch: { there: run, back: run },
        notes: [e],
      });
      const bad = failure({
        message: a,
        subject: b,
        cure: c,
        log: words,
        reason: 'unit',
        derivation: d,
        intended: 'built',
      });
      const told = report({
        hosts: [
          reportHost({
            name: a,
            outcome: { kind: 'switched', ...rebuilt, vm: proof },
            pushedTo: f,
            newWarnings: words,
          }),
          reportHost({ name: b, outcome: { kind: 'built', ...rebuilt, notBooted: c } }),
          reportHost({ name: c, changes: null, outcome: bad }),
        ],
        missingHosts: words,
        lastGood: {
          works: a,
          broken: { release: b, host: c, failure: failure({ message: d, subject: e, cure: f, log: words }) },
          newest: d,
          tried: [{ release: e, verdict: 'good', remembered: true }],
          untried: words,
          stopped: f,
        },
      });
      const nodes = allNodes(parseMarkdown(renderMarkdown(told)));
      expect(nodes.filter(({ type }) => ['link', 'image', 'delete', 'thematicBreak'].includes(type))).toEqual(
        [],
      );
      const html = nodes.flatMap((node) => (node.type === 'html' ? [node.value] : []));
      const ours = /^(<\/details>|<details><summary>([^<>]|<code>[^<>]*<\/code>)*<\/summary>)$/;
      expect(html.filter((value) => !ours.test(value))).toEqual([]);
      const bare = nodes.flatMap((node) => ('value' in node && node.type !== 'html' ? [node.value] : []));
      for (const text of [...bare, failedTitle(told)])
        for (const pattern of live) expect(text.replaceAll('\n', ' ')).not.toMatch(pattern);
      expect(renderText(told).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }),
    { numRuns: 40 },
  );
});
