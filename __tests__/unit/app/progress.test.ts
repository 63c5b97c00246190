import { describe, expect, test } from '@jest/globals';
import { createProgress } from '../../../src/app/proof/progress.js';
import { createNixLog } from '../../../src/nix/log.js';

const MiB = 2 ** 20;
const path = (name: string) => `/nix/store/g9ki57bd5fgs3liarvi0aqf3hs97lf5s-${name}`;

/** A clock that is turned by hand, what is shown at the moment, and how often it was drawn. */
function world(hosts: number, lastSeconds?: (host: string) => number | null) {
  let now = 0;
  const shown: string[] = [];
  const progress = createProgress({
    log: { progress: (text) => void shown.push(text) },
    clock: { monotonic: () => now },
    hosts,
    ...(lastSeconds ? { lastSeconds } : {}),
  });
  return {
    progress,
    shown,
    last: () => shown.at(-1),
    pass: (seconds: number) => (now += seconds * 1000),
    nix: () => {
      const log = createNixLog(() => now);
      return { log, say: (entry: object) => log.push(`@nix ${JSON.stringify(entry)}`) };
    },
  };
}

describe('one host', () => {
  test('is a line: what is built for how long, counts, bytes', () => {
    const { progress, last, pass, nix } = world(1);
    const { log, say } = nix();
    using task = progress.begin('web1', 'after', 'building');
    expect(last()).toBe('web1 after: building (0 s)');
    say({ action: 'start', id: 1, type: 104, text: '' });
    say({ action: 'start', id: 2, type: 103, text: '' });
    say({ action: 'start', id: 3, type: 105, text: '', fields: [path('linux-6.12.11.drv')] });
    say({ action: 'start', id: 4, type: 100, text: '', fields: [path('firefox-140')] });
    say({ action: 'result', id: 1, type: 105, fields: [12, 40, 1, 0] });
    say({ action: 'result', id: 2, type: 105, fields: [310, 420, 1, 0] });
    say({ action: 'result', id: 4, type: 105, fields: [1200 * MiB, 3174 * MiB, 0, 0] });
    pass(125);
    task.onChange(log);
    expect(last()).toBe(
      'web1 after: building linux-6.12.11 (2 min) and 1 more, 12/40 built, 310/420 fetched, 1.2 of 3.1 GiB',
    );
    say({ action: 'stop', id: 3 });
    say({ action: 'result', id: 1, type: 105, fields: [40, 40, 0, 0] });
    pass(1);
    task.onChange(log);
    // Nothing is left to build: the rate tells.
    expect(last()).toMatch(/: fetching firefox-140 \(2 min\), 40\/40 built, .*, about 3 min left$/);
    task.step('reading what was built');
    pass(3);
    task.step('comparing');
    expect(last()).toBe('web1 after: comparing (0 s)');
  });

  test('has as long to go as it took the last time, and no time where that is over', () => {
    const { progress, last, pass } = world(1, (host) => (host === 'web1' ? 3600 + 300 : null));
    using task = progress.begin('web1', null, 'booting');
    expect(last()).toBe('web1: booting (0 s), about 1 h 5 min left');
    pass(3605);
    task.step('booting');
    expect(last()).toBe('web1: booting (0 s), about 4 min left');
    pass(300);
    task.step('booting');
    expect(last()).toBe('web1: booting (0 s)');
  });

  test('is cleared when it is over', () => {
    const { progress, last } = world(1);
    progress.begin('web1', 'before', 'evaluating')[Symbol.dispose]();
    expect(last()).toBe('');
  });
});

describe('several hosts', () => {
  test('are a line each, under what is done', () => {
    const { progress, last, pass } = world(3);
    progress.begin('db1', 'before', 'evaluating')[Symbol.dispose]();
    using web = progress.begin('web1', 'before', 'evaluating');
    using other = progress.begin('web1', 'after', 'asking');
    other.step('evaluating');
    pass(12);
    web.step('evaluating');
    expect(last()?.split('\n')).toEqual([
      '3 hosts, evaluating: 1 system done, asking: 0 systems done',
      '  web1 before: evaluating (0 s)',
      '  web1 after: evaluating (12 s)',
    ]);
  });

  test('are summed where they are many', () => {
    const { progress, last, pass, nix } = world(1000);
    const tasks = Array.from({ length: 12 }, (_, n) => progress.begin(`h${n}`, 'after', 'building'));
    tasks.push(progress.begin('i', 'after', 'evaluating'));
    pass(40);
    for (const [n, task] of tasks.slice(0, 2).entries()) {
      const { log, say } = nix();
      say({ action: 'start', id: 1, type: 104, text: '' });
      say({ action: 'start', id: 2, type: 105, text: '', fields: [path(`a${n}-1.drv`)] });
      say({ action: 'result', id: 1, type: 105, fields: [n, 10, 1, 0] });
      task.onChange(log);
      pass(61);
    }
    tasks[0]!.step('building');
    pass(1);
    tasks[5]!.step('building');
    expect(last()?.split('\n')).toEqual([
      '1000 hosts, building: 0 systems done, evaluating: 0 systems done',
      '  12 building: building a1-1 (1 min), 1/10 built',
      '  1 evaluating (2 min)',
    ]);
    for (const task of tasks) task[Symbol.dispose]();
    expect(last()).toBe('');
  });

  test('of what Nix says 15,000 times a second, little is drawn', () => {
    const { progress, shown, pass, nix } = world(2);
    const { log, say } = nix();
    using task = progress.begin('web1', 'after', 'building');
    say({ action: 'start', id: 1, type: 100, text: '', fields: [path('a-1')] });
    for (let n = 0; n < 15_000; n++) {
      pass(1 / 15_000);
      say({ action: 'result', id: 1, type: 105, fields: [n, 15_000, 0, 0] });
      task.onChange(log);
    }
    expect(shown.length).toBeLessThan(10);
  });

  test('a name can begin no line of its own', () => {
    const { progress, last } = world(1);
    using task = progress.begin('web\n::error::x', 'after', 'evaluating');
    task.step('building');
    expect(last()).toBe('web ::error::x after: evaluating (0 s)');
  });
});
