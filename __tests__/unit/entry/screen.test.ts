import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { screenOf, shownOn } from '../../../src/entry/screen.js';
import { renderText } from '../../../src/report/text.js';
import { displayWidth } from '../../../src/report/width.js';
import { pageReport } from '../../fixtures/page-report.js';
import { hostileStrings } from '../../fixtures/hostile-strings.js';
import { changeSet, packageChange, report, reportHost } from '../../fixtures/systems.js';

const terminal = (columns: number) => ({ isTTY: true, columns });
const file = { isTTY: false, columns: 0 };
const names = [
  '日本語パッケージ-設定-非常に長い名前',
  '🚀-launcher-🚀🚀🚀',
  '한국어-글꼴',
  'x'.repeat(200),
  ...hostileStrings.map(({ text }) => text),
];
const strange = report({
  hosts: names.slice(0, 4).map((name, index) =>
    reportHost({
      name,
      changes: changeSet({
        packages: names.map((one, at) =>
          packageChange({ name: one, before: [`${index}.${at}`], change: 'downgraded' }),
        ),
        units: { added: names, removed: [], changed: [] },
      }),
      newWarnings: names,
    }),
  ),
  notices: names,
  untested: names,
});

/** Lines of logs and those with an address are whole. */
function tooWide(text: string, columns: number): string[] {
  return stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => displayWidth(line) > columns && !line.startsWith('  | ') && !line.includes('://'));
}

describe('a report on a terminal', () => {
  test.each([40, 60, 80, 120])('of %i columns fits', (columns) => {
    const screen = screenOf(terminal(columns), {});
    for (const one of [pageReport(40), strange]) {
      const text = renderText(one, screen ?? undefined);
      expect(tooWide(text, columns)).toEqual([]);
      expect(text.length).toBeGreaterThan(1000);
    }
  });

  test('keeps what needs an eye, whole, and under it goes on to the right', () => {
    const text = renderText(pageReport(6), screenOf(terminal(40), { NO_COLOR: '1' }) ?? undefined);
    expect(text).toContain(
      'Needs an eye\n  build failed: the builder failed on\n    mail1\n  thing-23757 4.3.3 -> 4.4.0 (downgrade)\n    on web1, db1\n',
    );
    expect(text).not.toContain('\u001b');
  });

  test('has columns where there is room for them, and blocks where there is none', () => {
    const at = (columns: number): string =>
      renderText(pageReport(6), screenOf(terminal(columns), { TERM: 'dumb' }) ?? undefined);
    expect(at(120)).toMatch(/^HOSTS  VERDICT  KERNEL/m);
    expect(at(80)).toMatch(/^web1\n  verdict: reboot\n  kernel: 6\.12\.8 -> 6\.18\.1\n/m);
    expect(at(40)).toMatch(/^web1\n  verdict: reboot\n  kernel: 6\.12\.8 -> 6\.18\.1\n/m);
    expect(at(100)).toMatch(/^    thing-23757 .*  4\.3\.3 -> 4\.4\.0  downgraded  -717\.2 KiB$/m);
    expect(at(40)).toMatch(/^    thing-23757\n      4\.3\.3 -> 4\.4\.0, downgraded, -717\.2\n        KiB$/m);
  });

  test.each([40, 60, 62, 72, 79, 80, 99, 100, 120, 200])(
    'of %i columns cuts no host, count of packages, size or cause',
    (columns) => {
      const host = reportHost({
        name: 'a-host-with-a-long-name.example.org',
        outcome: { kind: 'built', built: 12, fetched: 340, seconds: 61 },
        changes: changeSet({
          packages: (['upgraded', 'downgraded', 'added', 'removed', 'rebuilt'] as const).map((change) =>
            packageChange({ name: `the-package-that-was-${change}`, change, cause: 'own' }),
          ),
        }),
      });
      const text = renderText(report({ hosts: [host] }), screenOf(terminal(columns), { NO_COLOR: '1' })!);
      const whole = text.replace(/\s+/g, ' ');
      for (const { name } of host.changes?.packages ?? []) expect(whole).toContain(`${name} `);
      expect(whole).toContain('a-host-with-a-long-name.example.org ');
      expect(whole.match(/1 up, 1 down, 1 new, 1 gone, 1 rebuilt/g)).toHaveLength(2);
      expect(whole).toMatch(/B \([-+±][0-9.]+ [KM]?i?B\)/);
      expect(whole).toContain('rebuilt by itself (patched?)');
    },
  );

  test('has colours, each line by itself, which never are in a cut or broken word', () => {
    const text = renderText(pageReport(6), screenOf(terminal(40), {}) ?? undefined);
    expect(text).toContain('\u001b[1mNeeds an eye\u001b[22m');
    expect(text).toContain(
      '\u001b[33m  build failed: the builder failed on\u001b[39m\n\u001b[33m    mail1\u001b[39m',
    );
    expect(stripVTControlCharacters(text)).toBe(
      renderText(pageReport(6), screenOf(terminal(40), { NO_COLOR: '1' }) ?? undefined),
    );
  });
});

describe('what is written to a stream', () => {
  const outcome = { text: 'as it is\u001b[2J', json: null, exitCode: 0, onScreen: () => 'drawn' } as const;

  test('is drawn for a terminal alone', () => {
    expect(shownOn(terminal(80), {}, outcome)).toBe('drawn');
    expect(shownOn(file, {}, outcome)).toBe('as it is');
    expect(shownOn(terminal(80), {}, { text: 'as it is', json: null, exitCode: 0 })).toBe('as it is');
  });

  test('a terminal that does not tell its width has 80 columns', () => {
    expect(screenOf(terminal(0), {})?.width).toBe(80);
    expect(screenOf(file, {})).toBeNull();
  });
});
