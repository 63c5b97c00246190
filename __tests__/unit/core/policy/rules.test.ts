import { describe, expect, test } from '@jest/globals';
import { ruled, ruledCompanions, settingsOf } from '../../../../src/core/policy/rules.js';
import { companion, hex, outline, pin, pinAt, proposed, rulesOf, settings, stable } from './world.js';

const DAY = 86_400;
const web = pin({ file: 'hosts/web/flake.lock', name: 'nixpkgs' });
const edge = pin({ file: 'hosts/web/flake.lock', name: 'nixpkgs-unstable', channel: 'nixos-unstable' });
const channels = pin({ file: '.nix-channels', name: 'nixos' });
const odd = pin({ file: 'npins/sources.json', name: 'a/b.c' });
const all = [web, edge, channels, odd];
const names = (globs: readonly string[]): string[] =>
  all.filter((one) => settingsOf(one, settings({ pins: globs })).selected).map(({ name }) => name);

describe('globs', () => {
  test.each<[string, string[], string[]]>([
    ['a star is every pin, also with dots and slashes', ['*'], all.map(({ name }) => name)],
    ['a name', ['nixpkgs'], ['nixpkgs']],
    ['the beginning of a name', ['nixpkgs*'], ['nixpkgs', 'nixpkgs-unstable']],
    ['file and name', ['hosts/web/flake.lock:nixpkgs'], ['nixpkgs']],
    ['a folder', ['hosts/*'], ['nixpkgs', 'nixpkgs-unstable']],
    ['a folder with two stars', ['hosts/**'], ['nixpkgs', 'nixpkgs-unstable']],
    ['a file that begins with a dot', ['*.nix-channels:*'], ['nixos']],
    ['several, in braces', ['{nixos,a/*}'], ['nixos', 'a/b.c']],
    ['a file alone is no pin', ['.nix-channels'], []],
    ['there is no negation', ['!nixos'], []],
    ['none', [], []],
  ])('%s', (_, globs, found) => {
    expect(names(globs)).toEqual(found);
  });

  test('what is spelled out matches itself', () => {
    const bracket = pin({ name: 'pkgs[0]{a}*' });
    expect(settingsOf(bracket, settings({ pins: ['pkgs[0]{a}*'] })).selected).toBe(true);
  });
});

describe('ruled', () => {
  test('ignored pins are gone, a file that is ignored with all its pins', () => {
    expect(ruled(all, settings({ ignore: ['nixos'] }))).toEqual([web, edge, odd]);
    expect(ruled(all, settings({ ignore: ['hosts/web/flake.lock'] }))).toEqual([channels, odd]);
    expect(ruled(all, settings({ ignore: ['hosts/*:nixpkgs'] }))).toEqual([edge, channels, odd]);
  });

  test('frozen pins say by whom; what is foreign stays so', () => {
    const foreign = pin({ name: 'fork', state: 'foreign', note: 'a fork' });
    const floating = pin({ name: 'floats', state: 'floating', revision: null });
    const [first, second, third] = ruled([web, floating, foreign], settings({ freeze: ['*'] }));
    expect(first).toMatchObject({ state: 'frozen', note: 'frozen by the configuration' });
    expect(second).toMatchObject({ state: 'frozen' });
    expect(third).toBe(foreign);
  });

  test('a followed channel is laid over a pin that names none, and over no other', () => {
    const bare = pin({ channel: null });
    const asked = settings({ rules: [{ match: ['nix*'], follow: 'nixos-26.05' }] });
    expect(ruled([bare, web], asked)).toEqual([{ ...bare, channel: 'nixos-26.05', followed: true }, web]);
  });

  test('done twice is done once', () => {
    const asked = settings({ freeze: ['nixos'], rules: [{ match: ['*'], follow: stable }] });
    const once = ruled([...all, pin({ name: 'bare', channel: null })], asked);
    const twice = ruled(once, asked);
    expect(twice).toHaveLength(once.length);
    twice.forEach((one, index) => {
      expect(one).toBe(once[index]);
    });
  });
});

test('of the rules that match, the last one that says a thing counts', () => {
  const asked = settings({
    cooldown: DAY,
    maxAge: 60 * DAY,
    freeze: ['nixpkgs'],
    rules: [
      { match: ['*'], cooldown: 3 * DAY, group: 'everything' },
      { match: ['hosts/*'], cooldown: 0, maxAge: null, freeze: false },
      { match: ['nixpkgs-unstable'], lanes: ['refresh'] },
      { match: ['other'], lanes: [] },
    ],
  });
  const rest = { selected: true, freeze: false, follow: null, group: 'everything' };
  expect(settingsOf(web, asked)).toEqual({
    ...rest,
    cooldown: 0,
    maxAge: null,
    lanes: ['refresh', 'upgrade'],
    lanesByRule: false,
  });
  expect(settingsOf(edge, asked)).toMatchObject({ cooldown: 0, lanes: ['refresh'], lanesByRule: true });
  expect(settingsOf(odd, asked)).toMatchObject({ cooldown: 3 * DAY, maxAge: 60 * DAY });
});

describe('companions', () => {
  const home = companion();
  const darwin = companion({ name: 'darwin', repository: 'LnL7/nix-darwin' });
  test.each([
    ['all', settings(), [home, darwin]],
    ['by repository', settings({ companions: ['nix-community/*'] }), [home]],
    ['by name', settings({ companions: ['darwin'] }), [darwin]],
    ['none', settings({ companions: [] }), []],
    ['but ignored', settings({ ignore: ['flake.lock:darwin'] }), [home]],
    ['but frozen', settings({ freeze: ['home-manager'] }), [darwin]],
    ['but frozen by a rule', settings({ rules: [{ match: ['darwin'], freeze: true }] }), [home]],
  ])('%s', (_, asked, left) => {
    expect(ruledCompanions([home, darwin], [], asked)).toEqual(left);
  });

  test('those beside pins that are all ignored are passed over with them', () => {
    const pins = [pin({ name: 'a' }), pin({ name: 'b' })];
    expect(ruledCompanions([home], pins, settings({ ignore: ['a', 'b'] }))).toEqual([]);
    expect(ruledCompanions([home], pins, settings({ ignore: ['a'] }))).toEqual([home]);
  });
});

test('pins that are not selected are shown, and left', () => {
  const proposal = proposed([pinAt(4021), pinAt(4021, { name: 'b' })], undefined, settings({ pins: ['b'] }));
  expect(outline(proposal)).toEqual([expect.stringMatching(/^refresh nixos-25\.11: b -> /)]);
  expect(proposal.findings).toMatchObject([{ rule: 'not-selected', severity: 'info' }]);
});

test('a followed pin is proposed by its channel', () => {
  const bare = pin({ channel: null, revision: hex(4021), release: null });
  const asked = settings({ rules: [{ match: ['nixpkgs'], follow: stable }] });
  const proposal = proposed(ruled([bare], asked), undefined, asked);
  expect(rulesOf(proposal)).toEqual(['unordered']);
});
