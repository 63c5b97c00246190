// A fleet of 1,000 hosts, of a dozen kinds and all different.
import { describe, expect, test } from '@jest/globals';
import { reportsOutcome } from '../../../src/app/outcome.js';
import { renderMarkdown } from '../../../src/report/markdown.js';
import type { Report, ReportHost } from '../../../src/report/model.js';
import { jsonText } from '../../../src/report/json-text.js';
import { renderText } from '../../../src/report/text.js';
import {
  bootProof,
  changeSet,
  packageChange,
  report,
  reportHost,
  switchRun,
} from '../../fixtures/systems.js';

const HOSTS = 1000;
const rebuilt = { built: 1, fetched: 30 };

/** Of the dozen: one is unchanged, one fails in the evaluation, one hangs, one is a container, the others are proven. */
function hostOf(kind: number, index: number): ReportHost {
  const name = `host-${index}`;
  const seconds = 40 + (index % 13);
  const failed = { kind: 'failed', side: 'after', derivation: null } as const;
  const log = Array.from(
    { length: 60 },
    (_, line) => `line ${line} of host ${index} of a log that nobody reads whole`,
  );
  const of = kind % 12;
  if (of === 0) return reportHost({ name, changes: null, outcome: { kind: 'unchanged' } });
  if (of === 1) {
    const message = `nginx-${kind} is insecure.`;
    return reportHost({ name, changes: null, outcome: { ...failed, class: 'evaluation', message, log } });
  }
  const changes = changeSet({
    verdict: of === 2 ? 'reboot' : 'switch',
    packages: Array.from({ length: 100 }, (_, at) =>
      packageChange({
        name: `package-${at}`,
        after: [`1.${kind}`],
        ...(at % 3 > 0 ? ({ change: 'rebuilt', cause: 'dependencies' } as const) : {}),
      }),
    ),
    units: {
      added: [],
      removed: [],
      changed: Array.from({ length: 60 }, (_, at) => `unit-${kind}-${at}.service`),
    },
  });
  if (of === 3) {
    const message = `The boot of kind ${kind} hangs.`;
    return reportHost({ name, changes, outcome: { ...failed, class: 'boot', reason: 'hang', message, log } });
  }
  if (of === 4) {
    const outcome = { kind: 'built', ...rebuilt, seconds, notBooted: 'It is a container.' } as const;
    return reportHost({ name, changes, outcome });
  }
  const restarted = Array.from({ length: 40 }, (_, at) => `unit-${kind}-${at}.service`);
  const vm = bootProof({
    seconds: { before: 15 + (index % 7), after: 16 + (index % 5) },
    switch: { there: switchRun({ restarted }), back: switchRun({ restarted }) },
  });
  const newWarnings = [`option ${kind} is deprecated`, 'all of them have this one'];
  return reportHost({ name, changes, outcome: { kind: 'switched', ...rebuilt, seconds, vm }, newWarnings });
}

function fleet(kinds: number): Report {
  return report({ hosts: Array.from({ length: HOSTS }, (_, index) => hostOf(index % kinds, index)) });
}

/** The rows of the table of hosts, and how many hosts are in each. */
function tableOf(body: string): number[] {
  const rows = body.split('\n').filter((line) => line.startsWith('| `host-'));
  return rows.map((row) => {
    const [, cell = ''] = row.split(' | ', 1)[0]?.split('| ') ?? [];
    const more = Number(/and ([0-9]+) more/.exec(cell)?.[1] ?? 0);
    return (cell.match(/`host-/g) ?? []).length + more;
  });
}

describe.each([
  ['of 12 kinds', 12],
  ['all different', HOSTS],
])('1,000 hosts %s', (_, kinds) => {
  const whole = fleet(kinds);

  test.each([65_536, 1_048_576])('have a body of at most %i bytes that tells of every host', (limit) => {
    const body = renderMarkdown(whole, { limit });
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(limit);
    expect(body).toContain('**1000 hosts: 168 failed, 84 to reboot, 664 to switch, 84 unchanged.**');
    const rest = Number(/^Not in the table: ([0-9]+) hosts?:/m.exec(body)?.[1] ?? 0);
    const unchanged = 84;
    expect(tableOf(body).reduce((sum, count) => sum + count, rest + unchanged)).toBe(HOSTS);
    // What is gravest comes first.
    expect(body.split('\n').find((line) => line.startsWith('| `host-'))).toContain('| failed |');
  });

  test('have a text that a person can scroll through, and JSON with every host', () => {
    expect(renderText(whole).length).toBeLessThan(2_000_000);
    const { json } = reportsOutcome([whole]);
    expect(json.hosts).toHaveLength(HOSTS);
    const longest = [...jsonText(json)].reduce((most, piece) => Math.max(most, piece.length), 0);
    expect(longest).toBeLessThan(200_000);
  });
});

test('hosts alike but for seconds are one row', () => {
  expect(tableOf(renderMarkdown(fleet(12)))).toHaveLength(11);
});
