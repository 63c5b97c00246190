import { describe, expect, test } from '@jest/globals';
import { checkText, nextStep } from '../../../src/app/check-text.js';
import type { Proposals } from '../../../src/app/proposals.js';
import type { ChannelStatus } from '../../../src/core/channel-state.js';
import type { Companion } from '../../../src/core/companion.js';
import type { Pin } from '../../../src/core/pin.js';
import type { ChannelKnowledge } from '../../../src/core/policy/knowledge.js';
import { propose } from '../../../src/core/policy/propose.js';
import type { PolicySettings } from '../../../src/core/policy/settings.js';
import { UserError } from '../../../src/errors.js';
import {
  companion,
  DAY,
  HOUR,
  hex,
  knowing,
  newest,
  now,
  pin,
  pinAt,
  release,
  settings,
  stable,
  states,
} from '../core/policy/world.js';

const next = 'nixos-26.05';
const noAnswer = new UserError('the mirror does not answer');

/** What the policy makes of pins, and what is told of it. */
function found(
  pins: readonly Pin[],
  known: ChannelKnowledge = knowing(),
  { asked = settings(), along = [] as Companion[], ...rest }: Partial<Told> = {},
): Proposals {
  const made = propose(pins, along, known, asked);
  return { ...made, known, unknown: new Map(), pins, settings: asked, remarks: [], broken: [], ...rest };
}

type Told = Proposals & { asked: PolicySettings; along: Companion[] };

const lines = (proposals: Proposals, verbose = false): string[] =>
  checkText(proposals, { verbose, nothing: 'No pins found.' }).split('\n');
const lineWith = (proposals: Proposals, word: string): string | undefined =>
  lines(proposals).find((line) => line.includes(word));

const floating = (name: string, fields: Partial<Pin> = {}): Pin =>
  pin({ name, state: 'floating', revision: null, ...fields });

describe('the tables', () => {
  test('RELEASED is of the release, whatever the channel did', () => {
    const states = new Map([[stable, { status: 'stable', movedAt: now - HOUR, endOfLife: null } as const]]);
    const known = knowing([release(4188, stable, 3 * DAY)], { states });
    expect(lineWith(found([pinAt(4188)], known), 'RELEASED')).toMatch(/^CHANNEL +SUPPORT +NEWEST +RELEASED$/);
    expect(lines(found([pinAt(4188)], known))[1]).toMatch(/ 3 d ago$/);
    const dark = knowing([{ ...newest, published: null, lastModified: null }], { states });
    expect(lines(found([pinAt(4188)], dark))[1]).toMatch(/[0-9a-f]{12}  not known$/);
  });

  test('an age that nobody knows says so', () => {
    expect(lineWith(found([floating('moving')]), ':moving ')).toMatch(/ {2}not known {2}floating$/);
  });

  test('support that has ended is told of a channel that is still called stable', () => {
    const support = (status: ChannelStatus, endOfLife: string): string | undefined => {
      const known = knowing([newest], { states: new Map([[stable, { status, movedAt: now, endOfLife }]]) });
      return lines(found([pinAt(4188)], known))[1];
    };
    expect(support('stable', '2026-03-09')).toContain(' stable, but support ended 2026-03-09 ');
    expect(support('stable', '2026-03-10')).toContain(' stable until 2026-03-10 (0 d) ');
    expect(support('unmaintained', '2026-03-09')).toContain(' unmaintained since 2026-03-09 ');
  });

  test('channels that end come first, pins stay in the order of the files', () => {
    const known = knowing([newest, release(100, next), release(9, 'nixos-25.05')], {
      states: states({ [stable]: 'deprecated', [next]: 'stable', 'nixos-25.05': 'unmaintained' }),
    });
    const pins = [
      pinAt(100, { name: 'a', channel: next }),
      pinAt(4188, { name: 'b' }),
      pinAt(9, { name: 'c', channel: 'nixos-25.05' }),
    ];
    const text = lines(found(pins, known, { asked: settings({ lanes: ['refresh'] }) }));
    expect(text.slice(1, 4).map((line) => line.split(' ')[0])).toEqual(['nixos-25.05', stable, next]);
    expect(text.slice(6, 9).map((line) => line.split(' ')[0])).toEqual([
      'flake.lock:a',
      'flake.lock:b',
      'flake.lock:c',
    ]);
  });

  test('a row for each lane', () => {
    const known = knowing([newest, release(100, next)], {
      states: states({ [stable]: 'deprecated', [next]: 'stable' }),
    });
    const text = lines(found([pinAt(4021)], known));
    const at = text.findIndex((line) => line.startsWith('flake.lock:nixpkgs'));
    expect(text[at]).toMatch(/ refresh -> 25\.11\.4188\.[0-9a-f]+$/);
    expect(text[at + 1]).toMatch(/^ +upgrade -> 26\.05\.100\.[0-9a-f]+$/);
    expect(text[at]?.indexOf('refresh')).toBe(text[at + 1]?.indexOf('upgrade'));
  });

  test('a great age is in years; a foreign pin says why', () => {
    const old = pinAt(4188, { lastModified: now - 3153 * DAY });
    expect(lineWith(found([old]), 'flake.lock:nixpkgs')).toContain(' 8.6 y');
    const young = pinAt(4188, { lastModified: now - 999 * DAY });
    expect(lineWith(found([young]), 'flake.lock:nixpkgs')).toContain(' 999 d');
    const foreign = pin({ name: 'fork', channel: null, state: 'foreign', note: 'a fork by someone' });
    expect(lineWith(found([foreign]), 'flake.lock:fork')).toMatch(/foreign: a fork by someone$/);
  });
});

describe('what is odd', () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((name) => floating(name));

  test('many of a kind are one line, the same for each channel', () => {
    const other = ['x', 'y'].map((name) => floating(name, { channel: next }));
    const known = knowing([newest, release(100, next)], {
      states: states({ [stable]: 'stable', [next]: 'stable' }),
    });
    const told = lines(found([...many, ...other], known)).filter((line) => line.startsWith('warning: '));
    expect(told).toHaveLength(3);
    expect(told[0]).toBe(
      'warning: floating: flake.lock:a, flake.lock:b, flake.lock:c and 2 more follow nixos-25.11 without holding a revision: they can change under you.',
    );
    expect(told[1]).toMatch(/^warning: flake\.lock:1: `x` follows nixos-26\.05 .*This would pin it/);
  });

  test('three are all named, and all are told when asked for', () => {
    const three = found(many.slice(0, 3));
    expect(lineWith(three, 'floating: ')).toContain('flake.lock:a, flake.lock:b and flake.lock:c follow');
    expect(lineWith(three, '--verbose')).toBeDefined();
    const all = lines(three, true);
    expect(all.filter((line) => line.includes('This would pin it'))).toHaveLength(3);
    expect(all.some((line) => line.includes('--verbose'))).toBe(false);
  });

  test.each([
    ['unmaintained', 4],
    ['deprecated', 4],
  ] as const)('a channel that is %s is told for each pin', (status, count) => {
    const pins = ['a', 'b', 'c', 'd'].map((name) => pinAt(4188, { name }));
    const known = knowing([newest], { states: states({ [stable]: status }) });
    expect(lines(found(pins, known)).filter((line) => line.startsWith('warning: '))).toHaveLength(count);
  });

  test('the gravest first', () => {
    const liar = 'nixos-unstable';
    const known = knowing([newest, release(7, liar)], {
      states: states({ [stable]: 'unmaintained' }),
      untrusted: new Map([[liar, 'it lies.']]),
    });
    const pins = [floating('z'), pinAt(4188, { name: 'y' }), pinAt(7, { name: 'x', channel: liar })];
    const told = lines(found(pins, known)).filter((line) => /^(error|warning): /.test(line));
    expect(told.map((line) => /not believed|security updates|would pin/.exec(line)?.[0])).toEqual([
      'not believed',
      'security updates',
      'security updates',
      'would pin',
    ]);
  });

  test('names and notes can not begin a line', () => {
    const name = 'np\nerror: forged\x1b[2K\r';
    const hostile = [0, 1, 2].map((n) => floating(`${name}${n}`, { file: 'a\nerror: forged/flake.lock' }));
    const foreign = pin({ name, channel: null, state: 'foreign', note: 'x\nerror: forged' });
    const along = [companion({ name })];
    const asked = settings({ group: 'pin' });
    const known = knowing([newest, release(100, next)], {
      states: states({ [stable]: 'deprecated', [next]: 'stable' }),
    });
    for (const verbose of [false, true]) {
      const text = lines(
        found([...hostile, foreign, pinAt(4021, { name })], known, { asked, along }),
        verbose,
      );
      expect(text.join()).toContain('forged');
      expect(text.filter((line) => line.trimStart().startsWith('error'))).toEqual([]);
      expect(text.join('')).not.toMatch(/[\x00-\x1f]/);
    }
  });
});

test('what is odd about the settings is told as well', () => {
  const remarks = ['`typo` in `freeze` matches no pin\nerror: forged'];
  const told = found([pinAt(4188)], knowing(), { remarks });
  expect(lineWith(told, 'typo')).toBe('warning: `typo` in `freeze` matches no pin error: forged');
});

describe('how it ends', () => {
  test('with what there is to do, and how', () => {
    const due = found([pinAt(4021)]);
    expect(lines(due).at(-1)).toBe('To bump: refresh nixos-25.11: 1 pin.');
    expect(nextStep(due)).toBe('Run `channel-bump bump` to edit the files, or `update` for pull requests.');
    const none = found([pinAt(4188)]);
    expect([lines(none).at(-1), nextStep(none)]).toEqual(['Nothing to bump.', '']);
  });

  test('the command fits the lane', () => {
    const known = knowing([release(4188), release(100, next)], {
      states: states({ [stable]: 'deprecated', [next]: 'stable' }),
    });
    expect(nextStep(found([pinAt(4188)], known))).toContain('`channel-bump bump --lanes upgrade`');
  });

  test('what did not answer is not told as up to date, nor twice', () => {
    const pins = [pin({ name: 'a' }), pin({ name: 'b' }), pin({ name: 'c', channel: next })];
    const unknown = new Map([
      [stable, noAnswer],
      [next, noAnswer],
    ]);
    const dark = found(pins, knowing([]), { unknown });
    expect(lines(dark).at(-1)).toBe('Not known: 2 channels did not answer.');
    expect(lines(dark).filter((line) => line.startsWith('error'))).toEqual([]);
    expect(dark.findings.filter(({ rule }) => rule === 'unresolved')).toHaveLength(3);
    const nowhere = pin({ channel: 'nixos-25.05' });
    const slip = found([nowhere], knowing([]), { unknown: new Map([['nixos-25.05', noAnswer]]) });
    expect(lines(slip).filter((line) => line.startsWith('error: flake.lock:1: '))).toHaveLength(1);
    const half = found([pinAt(4021), pin({ name: 'c', channel: next })], knowing(), {
      unknown: new Map([[next, noAnswer]]),
      broken: [noAnswer],
    });
    expect(lines(half).slice(-2)).toEqual([
      'To bump: refresh nixos-25.11: 1 pin.',
      'Not known: 1 channel did not answer, 1 file could not be read.',
    ]);
    expect(lines(found([]))).toEqual(['No pins found.']);
  });

  test('pull requests of a file are called as the file is, and each thing that moves along once', () => {
    const file = 'hosts/web/flake.lock';
    const known = knowing([release(4188), release(100, next)], {
      states: states({ [stable]: 'deprecated', [next]: 'stable' }),
    });
    const pins = [pinAt(4021, { file }), pinAt(4021, { file: 'b.nix', revision: hex(4021) })];
    const apart = lines(found(pins, known, { asked: settings({ group: 'file', lanes: ['refresh'] }) }));
    expect(apart.slice(-3)).toEqual(['To bump:', `  refresh ${file}: 1 pin`, '  refresh b.nix: 1 pin']);
    const along = [
      companion({ file }),
      companion({ file: 'b.nix' }),
      companion({ file, name: 'nix-darwin' }),
    ];
    const together = found(pins, known, { asked: settings({ lanes: ['upgrade'] }), along });
    expect(lines(together).at(-1)).toBe(
      `To bump: upgrade ${next}: 2 pins, with home-manager in 2 files, nix-darwin.`,
    );
  });
});
