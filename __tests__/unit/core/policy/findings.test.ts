import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Pin } from '../../../../src/core/pin.js';
import { quoted } from '../../../../src/core/policy/findings.js';
import { ruled } from '../../../../src/core/policy/rules.js';
import { pinnedLine } from '../../../../src/core/policy/floating.js';
import {
  DAY,
  hex,
  HOUR,
  knowing,
  listed,
  messageOf,
  nameOf,
  newest,
  now,
  pin,
  pinAt,
  proposed,
  release,
  rulesOf,
  settings,
  stable,
  states,
} from './world.js';

const current = pinAt(4188);
const floating: Partial<Pin> = { revision: null, state: 'floating' };

describe('the line that pins a floating one', () => {
  const releases = 'https://releases.nixos.org';
  const folder = `${releases}/nixos/25.11/${newest.name}`;
  const file = `${folder}/nixexprs.tar.xz`;
  const line = (source: string | null, fields: Partial<Pin> = {}): string =>
    pinnedLine(source, pin({ ...floating, format: 'workflow', ...fields }), newest, releases);

  test.each([
    ['          nix_path: nixpkgs=channel:nixos-25.11', `          nix_path: nixpkgs=${file}`],
    [
      'NIX_PATH="nixpkgs=https://nixos.org/channels/nixos-25.11/nixexprs.tar.xz:x=y"',
      `NIX_PATH="nixpkgs=${file}:x=y"`,
    ],
    [
      '  (fetchTarball "https://channels.nixos.org/nixos-25.11/") # keep',
      `  (fetchTarball "${file}") # keep`,
    ],
    ['fetchTarball https://github.com/NixOS/nixpkgs/archive/nixos-25.11.tar.gz;', `fetchTarball ${file};`],
    [
      'fetchTarball https://github.com/NixOS/nixpkgs/archive/refs/heads/nixos-25.11.zip;',
      `fetchTarball ${file};`,
    ],
    ['  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.11";', `  inputs.nixpkgs.url = "${file}";`],
    ['  inputs.nixpkgs.url = "nixpkgs/nixos-25.11";', `  inputs.nixpkgs.url = "${file}";`],
    ['a=channel:nixos-25.11-small b=channel:nixos-25.11', `a=channel:nixos-25.11-small b=${file}`],
    ['a=channel:nixos-25x11 b=channel:nixos-25.11', `a=channel:nixos-25x11 b=${file}`],
    ['nothing of a channel', file],
    ['', file],
    [null, file],
  ])('%s', (source, expected) => {
    expect(line(source)).toBe(expected);
  });

  test('an address that a mirror of one’s own gives is the pin’s', () => {
    const url = 'http://mirror.example/$&/current';
    expect(line(`x ${url} y`, { url })).toBe(`x ${file} y`);
  });

  test('a flake’s address stays one', () => {
    const url = 'github:NixOS/nixpkgs/nixos-25.11';
    const flake = `github:NixOS/nixpkgs/${newest.revision}`;
    expect(line(`nix run ${url}#hello`, { url })).toBe(`nix run ${flake}#hello`);
    const short = 'nixpkgs/nixos-25.11';
    expect(line(`nix run ${short}#hello # not ${short}-small`, { url: short })).toBe(
      `nix run ${flake}#hello # not ${short}-small`,
    );
    expect(line(null, { url })).toBe(flake);
  });

  test('.nix-channels names the folder', () => {
    const channels = { format: 'nix-channels', name: 'nixos', file: '.nix-channels' };
    expect(line('https://nixos.org/channels/nixos-25.11 nixos', channels)).toBe(`${folder} nixos`);
    expect(line(null, channels)).toBe(`${folder} nixos`);
  });

  test('is told', () => {
    const lines = new Map([['flake.lock:nixpkgs', 'nixpkgs=channel:nixos-25.11']]);
    const proposal = proposed([pin(floating)], knowing(undefined, { lines }));
    expect(messageOf(proposal, 'floating')).toContain(`This would pin it: \`nixpkgs=${file}\``);
    expect(messageOf(proposed([pin(floating)]), 'floating')).toContain(`\`${file}\``);
  });

  test('is left out where no release is known: that it floats is told all the same', () => {
    const proposal = proposed([pin(floating)], knowing([]));
    expect(rulesOf(proposal)).toEqual(['unresolved', 'floating']);
    expect(messageOf(proposal, 'floating')).toMatch(/it can change under you\.$/);
  });

  test('of a flake’s input is Nix’s to write', () => {
    const note = 'no flake.lock holds a revision of it: run `nix flake lock`';
    const proposal = proposed([pin({ ...floating, format: 'flake-nix', note })]);
    expect(messageOf(proposal, 'floating')).toMatch(/without holding a revision: no flake\.lock .* lock`\.$/);
  });

  test('of a channel that ends leads to the next one', () => {
    const next = release(50, 'nixos-26.05');
    const lines = new Map([['flake.lock:nixpkgs', 'nixpkgs=channel:nixos-25.11']]);
    const status = (of: 'deprecated' | 'stable') => states({ [stable]: of, 'nixos-26.05': 'stable' });
    const message = (of: 'deprecated' | 'stable', announced = [newest, next]) =>
      messageOf(proposed([pin(floating)], knowing(announced, { lines, states: status(of) })), 'floating');
    expect(message('deprecated')).toContain(`pin it to nixos-26.05: \`nixpkgs=${releases}/${next.path}/`);
    expect(message('deprecated', [newest])).toContain(`This would pin it: \`nixpkgs=${file}\``);
    expect(message('stable')).toContain(`This would pin it: \`nixpkgs=${file}\``);
  });

  test.each([
    ['  rev = "nixos-25.11";', `  rev = "${hex(4188)}";`],
    ['{ owner = "NixOS"; rev = "refs/heads/nixos-25.11"; }', `{ owner = "NixOS"; rev = "${hex(4188)}"; }`],
    ['"rev": "nixos-25.11",', `"rev": "${hex(4188)}",`],
    // Nix ends by an assertion where `github:` gets both.
    ['ref = "nixos-25.11";', `rev = "${hex(4188)}";`],
    ['rev = "nixos-25.11-small";', file],
  ])('a branch in place of a revision: %s', (source, expected) => {
    expect(line(source)).toBe(expected);
  });

  test.each([
    ['ref = "nixos-25.11";', 'https://github.com/NixOS/nixpkgs'],
    [
      'fetchGit { url = "https://github.com/NixOS/nixpkgs"; ref = "nixos-25.11"; }',
      'https://github.com/NixOS/nixpkgs',
    ],
    [
      'fetchGit { url = https://github.com/NixOS/nixpkgs.git/; ref = "nixos-25.11"; }',
      'https://github.com/NixOS/nixpkgs.git/',
    ],
    [
      'fetchGit { url = "git@github.com:NixOS/nixpkgs"; ref = "refs/heads/nixos-25.11"; }',
      'git@github.com:NixOS/nixpkgs',
    ],
  ])('git holds a revision of the branch: %s', (source, url) => {
    expect(line(source, { url })).toBe(source.replace(/(?<=nixos-25.11";)/, ` rev = "${hex(4188)}";`));
  });

  test.each([
    [
      'fetchGit { url = "https://github.com/NixOS/nixpkgs"; ref = branch; }',
      'https://github.com/NixOS/nixpkgs',
    ],
    ["ref = ''nixos-25.11'';", 'https://github.com/NixOS/nixpkgs'],
    ['{ ref = "nixos-25.11"; } { ref = "nixos-25.11"; }', 'https://github.com/NixOS/nixpkgs'],
    ['fetchTree { type = "github"; ref = branch; }', null],
  ])('where the branch is not to be seen, or not once, it is told what is added: %s', (source, url) => {
    expect(line(source, { url, format: 'nix-source' })).toBe(`rev = "${hex(4188)}";`);
  });

  test.each([
    ['"ref": "nixos-25.11",', `"ref": "nixos-25.11", "rev": "${hex(4188)}",`],
    ['{ "ref": "nixos-25.11", "rev": "nixos-25.11" }', `{ "ref": "nixos-25.11", "rev": "${hex(4188)}" }`],
  ])('in JSON as JSON has it: %s', (source, expected) => {
    expect(line(source, { url: 'https://github.com/NixOS/nixpkgs' })).toBe(expected);
  });

  test('of two on one line nobody knows which is this one: the address alone is told', () => {
    expect(line('[ "nixpkgs=channel:nixos-25.11" "nixos=channel:nixos-25.11" ]')).toBe(file);
    const url = 'https://github.com/NixOS/nixpkgs/archive/nixos-25.11.tar.gz';
    expect(line(`/* was ${url} */ fetchTarball "${url}"`, { url })).toBe(file);
  });

  test('machines that are to take what comes are told to do so, and not how to end that', () => {
    const proposal = proposed([pin({ ...floating, upgradesItself: true })]);
    expect(proposal.findings).toMatchObject([{ rule: 'floating', severity: 'info' }]);
    expect(messageOf(proposal, 'floating')).not.toContain('would pin');
  });

  test('a hash that stands beside it has to change, too', () => {
    expect(messageOf(proposed([pin({ ...floating, hash: 'sha256-x' })]), 'floating')).toContain(
      'with a hash of its own',
    );
  });

  test('an official address stays official, whatever mirror is configured', () => {
    const mirror = 'http://mirror.example/releases';
    const at = (url: string | null, source: string) =>
      pinnedLine(source, pin({ ...floating, url }), newest, mirror);
    const own = 'http://mirror.example/channels/nixos-25.11';
    expect(at(own, own)).toBe(`${mirror}/${newest.path}/nixexprs.tar.xz`);
    for (const url of [
      'channel:nixos-25.11',
      'https://nixos.org/channels/nixos-25.11',
      'https://github.com/NixOS/nixpkgs/archive/nixos-25.11.tar.gz',
    ])
      expect(at(url, url)).toBe(file);
    expect(at(null, '')).toBe(file);
  });

  test('is found at once in a line of any length', () => {
    const long = 'http://'.repeat(40_000) + 'channel:'.repeat(40_000);
    expect(line(long)).toBe(file);
  });
});

describe('a revision that was looked for', () => {
  const revision = hex(77);
  const lost = pin({ revision });
  const history = new Map([[stable, [listed(4021), listed(4188)]]]);
  const other = release(77, 'nixos-unstable');

  test('and never was a release is told: it may be a fork’s commit', () => {
    const proposal = proposed([lost], knowing([newest], { history, released: new Map([[revision, null]]) }));
    expect(rulesOf(proposal)).toEqual(['unreleased', 'unordered']);
    expect(proposal.findings[0]).toMatchObject({ severity: 'warning' });
    expect(messageOf(proposal, 'unreleased')).toContain(revision);
  });

  test('and is another channel’s release is told', () => {
    const proposal = proposed([lost], knowing([newest], { history, released: new Map([[revision, other]]) }));
    expect(rulesOf(proposal)).toEqual(['other-channel', 'ahead']);
    expect(messageOf(proposal, 'other-channel')).toContain(other.name);
  });

  test.each<[string, Partial<Pin>]>([
    ['its channel’s release after all', { revision: hex(4021) }],
    ['announced, and not listed yet', { revision: newest.revision }],
  ])('and is %s, is no matter', (_, fields) => {
    const one = pin(fields);
    for (const found of [null, other]) {
      const known = knowing([newest], { history, released: new Map([[one.revision ?? '', found]]) });
      expect(rulesOf(proposed([one], known))).toEqual([]);
    }
  });

  test('is no matter in a fork’s repository, which is foreign', () => {
    const known = knowing([newest], { history, released: new Map([[revision, null]]) });
    expect(rulesOf(proposed([pin({ revision, repository: 'somebody/nixpkgs' })], known))).toEqual([
      'unordered',
    ]);
  });

  test('without a channel gets the line that would follow one', () => {
    const bare = pin({ revision, channel: null, file: 'a "b"/lon.lock' });
    const known = knowing([newest], { released: new Map([[revision, other]]) });
    expect(messageOf(proposed([bare], known), 'no-channel')).toContain(
      String.raw`${'`'}rules: [{ match: "a \"b\"/lon.lock:nixpkgs", follow: nixos-unstable }]${'`'}`,
    );
    expect(messageOf(proposed([bare]), 'no-channel')).toContain('follow');
    const never = knowing([newest], { released: new Map([[revision, null]]) });
    expect(rulesOf(proposed([bare], never))).toEqual(['no-channel', 'unreleased']);
  });
});

describe('drift', () => {
  const pins = [
    pinAt(4188, { name: 'a' }),
    pinAt(4100, { name: 'b' }),
    pinAt(4188, { name: 'c', file: 'x.json' }),
  ];

  test('is told once, with all pins, which move together', () => {
    const proposal = proposed(pins);
    expect(proposal.findings).toMatchObject([{ rule: 'drift', severity: 'warning', pin: pins[0] }]);
    for (const one of ['flake.lock:a', 'flake.lock:b', 'x.json:c'])
      expect(messageOf(proposal, 'drift')).toContain(
        `\`${one}\` at ${hex(one.endsWith('b') ? 4100 : 4188).slice(0, 12)}`,
      );
  });

  test('is no more than information where pins are grouped apart', () => {
    expect(proposed(pins, knowing(), settings({ group: 'file' })).findings).toMatchObject([
      { severity: 'info' },
    ]);
    const apart = settings({ rules: [{ match: ['b'], group: 'later' }] });
    expect(proposed(pins, knowing(), apart).findings).toMatchObject([{ severity: 'info' }]);
  });

  test('is none between short and whole revisions, channels, or with frozen pins', () => {
    const short = pin({ name: 'short', revision: hex(4188).slice(0, 11) });
    const frozen = pinAt(1, { name: 'still', state: 'frozen' });
    expect(rulesOf(proposed([current, short, frozen]))).toEqual(['frozen']);
  });

  test('of hundreds of pins stays a sentence', () => {
    const many = Array.from({ length: 300 }, (_, index) => pinAt(index, { name: `p${index}` }));
    expect(messageOf(proposed(many), 'drift').length).toBeLessThan(1000);
  });
});

describe('a channel’s state', () => {
  const at = (status: Parameters<typeof states>[0][string], fields: Parameters<typeof states>[1] = {}) =>
    proposed([current], knowing(undefined, { states: states({ [stable]: status }, fields) }));

  test.each([
    ['stable', null, []],
    ['beta', null, ['beta']],
    ['deprecated', '2026-03-20', ['deprecated']],
    ['deprecated', null, ['deprecated']],
    ['stable', '2026-03-10', []],
    ['stable', '2026-03-09', ['deprecated']],
    ['deprecated', '2026-03-09', ['unmaintained']],
    ['unmaintained', '2026-01-01', ['unmaintained']],
    ['unknown', null, ['status-unknown']],
  ] as const)('%s, with the end %s', (status, endOfLife, rules) => {
    expect(rulesOf(at(status, { endOfLife }))).toEqual(rules);
  });

  test('says how many days are left, or since when it is over', () => {
    expect(messageOf(at('deprecated', { endOfLife: '2026-03-20' }), 'deprecated')).toContain(
      'on 2026-03-20, in 10 days',
    );
    expect(messageOf(at('deprecated', { endOfLife: '2026-03-11' }), 'deprecated')).toContain('in 1 day:');
    expect(messageOf(at('deprecated', { endOfLife: '2026-03-10' }), 'deprecated')).toContain(
      '2026-03-10, today:',
    );
    expect(messageOf(at('unmaintained', { endOfLife: '2026-01-01' }), 'unmaintained')).toContain(
      'since 2026-01-01',
    );
  });

  test('one that the data does not name is unmaintained, unless it is newer than any', () => {
    const rules = (channel: string) =>
      rulesOf(proposed([pinAt(1, { channel })], knowing([newest, release(1, channel)])));
    expect(rules('nixos-24.05')).toEqual(['unmaintained']);
    expect(rules('nixos-26.05')).toEqual(['status-unknown']);
    expect(rules('nixos-unstable')).toEqual([]);
  });

  test('at rest for ten days is told, of the maintained', () => {
    expect(rulesOf(at('stable', { movedAt: now - 10 * DAY }))).toEqual(['stalled']);
    expect(messageOf(at('stable', { movedAt: now - 10 * DAY }), 'stalled')).toContain('since 2026-02-28');
    expect(rulesOf(at('stable', { movedAt: now - 10 * DAY + 1 }))).toEqual([]);
    expect(rulesOf(at('unmaintained', { movedAt: now - 90 * DAY }))).toEqual(['unmaintained']);
  });

  test('also for floating pins', () => {
    const ended = knowing(undefined, { states: states({ [stable]: 'unmaintained' }) });
    expect(rulesOf(proposed([pin(floating)], ended))).toEqual(['floating', 'unmaintained']);
  });

  test('its end also for frozen ones, which may follow a beta', () => {
    const frozen = { ...current, state: 'frozen' as const };
    const rules = (status: 'unmaintained' | 'deprecated' | 'beta') =>
      rulesOf(proposed([frozen], knowing(undefined, { states: states({ [stable]: status }) })));
    expect(rules('unmaintained')).toEqual(['frozen', 'unmaintained']);
    expect(rules('deprecated')).toEqual(['frozen', 'deprecated']);
    expect(rules('beta')).toEqual(['frozen']);
  });

  test('one that nobody knows is no unmaintained one: the rule that names it is told', () => {
    const states2512 = states({ 'nixos-25.11': 'deprecated', 'nixos-26.05': 'stable' });
    const rules = [{ match: ['lon.lock:*', 'nixpkgs'], follow: 'nixos-25.12' }];
    const asked = settings({ rules });
    const pins = ruled([pin({ channel: null })], asked);
    const proposal = proposed(pins, knowing([], { states: states2512 }), asked);
    expect(rulesOf(proposal)).toEqual(['unresolved']);
    expect(messageOf(proposal, 'unresolved')).toContain(
      'there is no channel nixos-25.12, which the rule for `lon.lock:*, nixpkgs` lets `nixpkgs` follow',
    );
    // What its mirror still gives has been one.
    const old = release(1, 'nixos-25.05');
    const there = knowing([old], { states: states2512 });
    expect(rulesOf(proposed([pinAt(1, { channel: 'nixos-25.05' })], there))).toContain('unmaintained');
  });
});

describe('age', () => {
  const rules = (one: Pin, maxAge: number | null, age: number | null = null) =>
    rulesOf(
      proposed(
        [one],
        knowing([newest], { history: new Map([[stable, [listed(4188, stable, age)]]]) }),
        settings({ maxAge }),
      ),
    );

  test('beyond the limit is told, by publication, else by commit', () => {
    expect(rules(current, 60 * DAY, 61 * DAY)).toEqual(['old']);
    expect(rules(current, 60 * DAY, 60 * DAY)).toEqual([]);
    expect(rules(current, null, 999 * DAY)).toEqual([]);
    expect(rules(current, 60 * DAY)).toEqual([]);
    expect(rules({ ...current, lastModified: now - 61 * DAY }, 60 * DAY)).toEqual(['old']);
    expect(rules({ ...current, lastModified: now - 61 * DAY }, 60 * DAY, DAY)).toEqual([]);
  });
});

describe('what is too old is to be bumped', () => {
  const age = (count: number, days: number) => listed(count, stable, days * DAY);
  const cure = (one: Pin, cooldown = 0, announced = newest) => {
    const history = new Map([[stable, [age(4021, 90), age(4188, 61)]]]);
    const known = knowing([announced], { history });
    return messageOf(proposed([one], known, settings({ maxAge: 60 * DAY, cooldown })), 'old').split(
      ' missing.',
    )[1];
  };
  const bare = pinAt(4021, { channel: null, lastModified: now - 90 * DAY });
  test.each<[string, string | undefined, string]>([
    ['where something newer is there', cure(pinAt(4021)), ' Bump it.'],
    ['not where nothing is', cure(current), ' nixos-25.11 has nothing newer.'],
    [
      'not while it waits',
      cure(pinAt(4021), 5 * DAY, { ...newest, published: new Date((now - DAY) * 1000).toISOString() }),
      ' What is newer waits for the cooldown.',
    ],
    ['not where it follows no channel', cure(bare), ''],
  ])('%s', (_, said, expected) => {
    expect(said).toBe(expected);
  });
});

test('findings come in the order of the pins', () => {
  const pins = [
    pinAt(4200, { name: 'a' }),
    pin({ name: 'b', state: 'frozen' }),
    pinAt(4100, { name: 'c' }),
    pinAt(4200, { name: 'd' }),
  ];
  const { findings } = proposed(pins);
  expect(findings.map(({ pin: { name } }) => name)).toEqual(
    [...findings.map(({ pin: { name } }) => name)].sort(),
  );
  expect(findings.map(({ rule }) => rule)).toEqual(['ahead', 'drift', 'frozen', 'ahead']);
});

test('what files say is one line, visible, and of a bearable length in any message', () => {
  const text = fc.string({ unit: 'binary', maxLength: 400 });
  fc.assert(
    fc.property(
      text,
      text,
      fc.constantFrom('pinned', 'floating', 'frozen', 'foreign'),
      (name, revision, state) => {
        const one = pin({ name, file: name, revision, state, note: name });
        const known = knowing(undefined, {
          lines: new Map([[`${name}:${name}`, `${name} channel:${stable}`]]),
        });
        for (const { message } of [
          proposed([one], known),
          proposed([{ ...one, channel: null }], known),
        ].flatMap((p) => p.findings)) {
          expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
          expect(message.length).toBeLessThan(1500);
        }
      },
    ),
  );
  expect(quoted('a`b\n\u202ec')).toBe('`a b c`');
  expect(quoted('x'.repeat(200))).toHaveLength(122);
});

test('a cooldown says what waits, until when, and what is proposed meanwhile', () => {
  const history = new Map([
    [stable, [listed(4021, stable, 90 * DAY), listed(4100, stable, 4 * DAY), listed(4188, stable, 5 * HOUR)]],
  ]);
  const revisions = new Map([[release(4100).path, hex(4100)]]);
  const known = knowing([newest], { history, revisions });
  const proposal = proposed(
    [pinAt(4021), pinAt(4100, { name: 'b' }), pinAt(4188, { name: 'c' })],
    known,
    settings({ cooldown: 3 * DAY }),
  );
  const messages = proposal.findings.filter(({ rule }) => rule === 'cooldown').map(({ message }) => message);
  const wait = `${newest.name} waits until 2026-03-13 07:00 UTC, for the cooldown of 3 days.`;
  expect(messages).toEqual([`\`nixpkgs\`: ${wait} ${nameOf(4100)} is proposed meanwhile.`, `\`b\`: ${wait}`]);
});
