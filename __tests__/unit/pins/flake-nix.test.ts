import { describe, expect, test } from '@jest/globals';
import type { Pin, PinTarget } from '../../../src/core/pin.js';
import { UserError } from '../../../src/errors.js';
import { flakeLock } from '../../../src/pins/flake-lock/index.js';
import { flakeNix } from '../../../src/pins/flake-nix/index.js';
import { sampleText, siblingsOf } from '../../contract/pin-samples.js';

const text = sampleText('flake.nix');
const revision = '0123456789abcdef0123456789abcdef01234567';
const target: PinTarget = {
  channel: 'nixos-25.11',
  release: 'nixos-25.11.9999.fedcba987654',
  revision: 'fedcba9876543210fedcba9876543210fedcba98',
  releasePath: 'nixos/25.11/nixos-25.11.9999.fedcba987654',
  hash: 'sha256-AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=',
  lastModified: 1780000000,
};

function extract(content: string, beside: Readonly<Record<string, string>> = {}, path = 'flake.nix'): Pin[] {
  return flakeNix.extract(content, siblingsOf(path, new Map(Object.entries(beside))));
}

function pinOf(name: string, content = text): Pin {
  const pin = extract(content).find((p) => p.name === name);
  if (!pin) throw new Error(`no pin ${name}`);
  return pin;
}

/** A lock whose root has these inputs, each a nixpkgs. */
function lockOf(inputs: object, more: object = {}): string {
  const it = {
    original: { type: 'github', owner: 'NixOS', repo: 'nixpkgs', ref: 'nixos-25.11' },
    locked: { type: 'github', owner: 'NixOS', repo: 'nixpkgs', rev: revision, narHash: target.hash },
  };
  return JSON.stringify({ nodes: { it, ...more, root: { inputs } }, root: 'root', version: 7 });
}

describe('extract', () => {
  test.each([
    ['revision', 'pinned', null, '6b1c5a0e93d24f7788aa90b1c2d3e4f506172839'],
    ['asked', 'pinned', null, '7c2d6b1fa4e3508899bba1c2d3e4f5061728394a'],
    ['release', 'pinned', 'nixos-25.11', '8d3e7c20b5f4'],
    ['attributes', 'pinned', null, '9e4f8d31c6050a9bbccd2e3f40516273849a5b6c'],
    ['bare', 'pinned', null, 'b061af53e8272cbdd1ef405162738495a6b7c8de'],
    ['tarball', 'pinned', null, 'c172b064f9383dcee2f05162738495a6b7c8d9ef'],
    ['quoted name', 'pinned', null, 'd283c1750a494edff30162738495a6b7c8d9e0f0'],
    ['home-manager/nixpkgs', 'pinned', null, 'e394d2861b5a5fe0041273849a5b6c7d8e9f0011'],
    ['channel', 'floating', 'nixos-25.11', null],
    ['registry', 'floating', 'nixpkgs-unstable', null],
    ['moving', 'floating', 'nixos-25.11-small', null],
    ['fork', 'foreign', null, null],
    ['by-git', 'floating', 'nixos-25.11', null],
  ])('%s is %s, channel %s, revision %s', (name, state, channel, held) => {
    expect(pinOf(name)).toMatchObject({ state, channel, revision: held });
  });

  test('the rest is no pin: comments, follows, outputs, other repositories', () => {
    expect(extract(text).map(({ name }) => name)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/commented|same|home-manager$/)]),
    );
    expect(extract(text)).toHaveLength(14);
  });

  test('the line is the one that holds the revision; a hash is read however it is encoded', () => {
    const lines = text.split('\n');
    for (const pin of extract(text).filter(({ state }) => state === 'pinned')) {
      expect(lines[pin.line - 1]).toContain(pin.revision);
    }
    expect(pinOf('hashed').hash).toBe('sha256-jQx6yZKvL0kTtH1CWvD+CNyjXRV8vyfkDCA1ibmD0f0=');
  });

  test.each([
    ['let', 'let x = 1; in { inputs.nixpkgs.url = "nixpkgs"; }'],
    ['interpolation', '{ inputs.nixpkgs.url = "github:NixOS/nixpkgs/${x}"; }'],
    ['a computed name', '{ inputs.${x}.url = "nixpkgs"; }'],
    ['what is no Nix', '{{ cookiecutter.name }}'],
    ['inputs of something else', '{ outputs = { inputs.nixpkgs.url = "nixpkgs"; }; }'],
  ])('%s: nothing that Nix would take for an input', (_what, content) => {
    expect(extract(content)).toEqual([]);
  });

  test.each([
    ['github:NixOS/nixpkgs/7f72645b8e69', 'names the short revision "7f72645b8e69"'],
    ['github:NixOS/nixpkgs?ref=refs/tags/25.11', 'names the tag "25.11"'],
  ])('%s says of itself that it %s', (url, why) => {
    const [pin] = extract(`{ inputs.nixpkgs.url = "${url}"; }`);
    expect(pin).toMatchObject({ state: 'foreign', note: `${why}, which stays where it is` });
  });

  test.each(['__proto__', 'constructor', 'toString', 'inputs', 'url'])('an input of the name %s', (name) => {
    const pins = extract(`{ inputs.${name}.url = "github:NixOS/nixpkgs/${revision}"; }`);
    expect(pins).toMatchObject([{ name, revision }]);
  });

  test('names that could be mistaken for each other are told apart', () => {
    const content = '{ inputs."a/b".url = "nixpkgs"; inputs.a.inputs.b.url = "nixpkgs"; }';
    expect(extract(content).map(({ name }) => name)).toEqual(['"a/b"', 'a/b']);
  });

  test('many inputs take no time to speak of', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `  inputs.i${i}.url = "nixpkgs/nixos-25.11";`).join(
      '\n',
    );
    const pins = extract(`{\n${many}\n}\n`);
    expect(pins).toHaveLength(20_000);
    expect(pins.at(-1)?.line).toBe(20_001);
  });
});

describe('beside a lock', () => {
  const two = '{ inputs.a.url = "github:NixOS/nixpkgs/nixos-25.11"; inputs.b.url = "nixpkgs"; }';

  test('what the lock holds is the lock’s', () => {
    const names = (beside: Record<string, string>) => extract(two, beside).map(({ name }) => name);
    expect(names({})).toEqual(['a', 'b']);
    expect(names({ 'flake.lock': lockOf({ a: 'it' }) })).toEqual(['b']);
    expect(names({ 'flake.lock': lockOf({ a: 'it', b: ['a'] }) })).toEqual([]);
    expect(names({ 'flake.lock': lockOf({ a: 'gone' }) })).toEqual(['a', 'b']);
  });

  test('a lock that is broken is told where it is read', () => {
    expect(extract(two, { 'flake.lock': '{ "nodes"' })).toEqual([]);
  });

  test("an input of another flake's is looked for there", () => {
    const content = '{ inputs.home.inputs.nixpkgs.url = "nixpkgs"; }';
    const home = { original: { type: 'path', path: '/h' }, inputs: { nixpkgs: 'it' } };
    expect(extract(content, { 'flake.lock': lockOf({ home: 'home' }, { home }) })).toEqual([]);
    expect(extract(content, { 'flake.lock': lockOf({}) })).toHaveLength(1);
  });

  test('a flake in a folder is locked by the flake that takes it in', () => {
    const reference = { type: 'path', path: './parts/sub' };
    const sub = { original: reference, locked: reference, inputs: { a: 'it' }, parent: [] };
    const beside = { 'flake.lock': lockOf({ sub: 'sub' }, { sub }) };
    const names = (path: string) => extract(two, beside, path).map(({ name }) => name);
    expect(names('parts/sub/flake.nix')).toEqual(['b']);
    expect(names('parts/other/flake.nix')).toEqual(['a', 'b']);
  });
});

describe('apply', () => {
  test.each(['revision', 'asked', 'bare', 'tarball', 'quoted name', 'home-manager/nixpkgs'])(
    '%s: the revision alone changes',
    (name) => {
      const pin = pinOf(name);
      const moved = flakeNix.apply(text, { ...pin, channel: 'nixos-25.11' }, { ...target, hash: null });
      expect(moved).toBe(text.replace(pin.revision ?? '', target.revision));
    },
  );

  test('a release', () => {
    const moved = flakeNix.apply(text, pinOf('release'), { ...target, hash: null });
    expect(moved).toBe(text.replace('nixos-25.11.4021.8d3e7c20b5f4', target.release));
  });

  test('a release of another channel', () => {
    const releasePath = 'nixos/26.05/nixos-26.05.7.fedcba987654';
    const upgrade = { ...target, channel: 'nixos-26.05', releasePath, hash: null };
    expect(flakeNix.apply(text, pinOf('release'), upgrade)).toContain(
      `nixos.org/${releasePath}/nixexprs.tar.xz"`,
    );
  });

  test('attributes: revision, hash and time', () => {
    const moved = flakeNix.apply(text, pinOf('attributes'), target);
    expect(moved).toContain(`rev = "${target.revision}"; # of 2026-03-01`);
    expect(moved).toContain(`narHash = "${target.hash ?? ''}";\n      lastModified = 1780000000;`);
    expect(() => flakeNix.apply(text, pinOf('attributes'), { ...target, lastModified: null })).toThrow(
      UserError,
    );
  });

  test('a hash in the address is encoded as it was', () => {
    const moved = flakeNix.apply(text, pinOf('hashed'), target);
    expect(moved).toContain(`${target.revision}?narHash=${encodeURIComponent(target.hash ?? '')}"`);
  });

  test('what is written with escapes is refused', () => {
    const content = `{ inputs.n.url = "github:NixOS\\/nixpkgs/${revision}"; }`;
    expect(() => flakeNix.apply(content, pinOf('n', content), target)).toThrow(UserError);
  });
});

describe('beside, for a lock that goes to another channel', () => {
  const lock = (inputs: object, more: object = {}) => lockOf(inputs, more);
  const pinNamed = (name: string) => ({ file: 'f/flake.lock', name, line: 1 }) as Pin;
  const ask = (content: string | null, name = 'n', inputs: object = { n: 'it' }, more: object = {}) => {
    const files = new Map([['f/flake.lock', lock(inputs, more)]]);
    if (content !== null) files.set('f/flake.nix', content);
    const move = { from: 'nixos-25.11', to: 'nixos-26.05' };
    return flakeLock.beside?.(pinNamed(name), move, siblingsOf('f/flake.lock', files));
  };

  test.each([
    ['{ inputs.n.url = "github:NixOS/nixpkgs/nixos-25.11"; } # nixos-25.11'],
    ['{ inputs.n.url = github:NixOS/nixpkgs/nixos-25.11; }'],
    ['{ inputs.n.url = "github:NixOS/nixpkgs/nixos-25.11?dir=lib"; }'],
    ['{ inputs.n.url = "github:NixOS/nixpkgs?ref=nixos-25.11&dir=lib"; }'],
    ['{ inputs.n.url = "github:NixOS/nixpkgs/refs/heads/nixos-25.11"; }'],
    ['{ inputs = { n = { url = "nixpkgs/nixos-25.11"; flake = false; }; }; }'],
    ['{ inputs.n.url = "https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz"; }'],
    ['{ inputs.n = { type = "github"; owner = "NixOS"; repo = "nixpkgs"; ref = "nixos-25.11"; }; }'],
    ['{ inputs."n"."url" = "tarball+https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz"; }'],
    ["{ inputs.n.url = ''github:NixOS/nixpkgs/nixos-25.11''; system.stateVersion = \"25.11\"; }"],
  ])('%s', (content) => {
    const small = content.replace('inputs', 'inputs.small.url = "nixpkgs/nixos-25.11-small"; inputs');
    const changed = small.replace(/nixos-25\.11(?!-small)/, 'nixos-26.05');
    expect(ask(small)).toEqual({ 'flake.nix': changed });
    expect(ask(changed)).toEqual({});
  });

  test('the input of another flake that is said here', () => {
    const home = { original: { type: 'path', path: '/h' }, inputs: { nixpkgs: 'it' } };
    const inputs = { home: 'home', n: ['home', 'nixpkgs'] };
    const content =
      '{ inputs.home.inputs.nixpkgs.url = "nixpkgs/nixos-25.11"; inputs.n.follows = "home/nixpkgs"; }';
    expect(ask(content, 'n', inputs, { home })).toEqual({ 'flake.nix': content.replace('25.11', '26.05') });
    expect(() => ask('{ inputs.n.follows = "home/nixpkgs"; }', 'n', inputs, { home })).toThrow(UserError);
  });

  test.each([
    ['spelled by the registry alone', '{ inputs.n.url = "nixpkgs"; }', 1],
    ['another channel', '{\ninputs.n.url = "nixpkgs/nixos-25.11-small"; }', 2],
    ['computed', '{ inputs.n.url = "nixpkgs/${x}"; }', undefined],
    ['not declared', '{ outputs = { n }: { }; }', undefined],
    ['no Nix', '{ inputs', undefined],
  ])('%s: where and what to do is said', (_what, content, line) => {
    expect(() => ask(content)).toThrow(
      expect.objectContaining({
        name: 'UserError',
        place: line === undefined ? { file: 'f/flake.nix' } : { file: 'f/flake.nix', line },
        cure: expect.stringContaining('nixos-26.05'),
      }),
    );
  });

  test("another flake's own input is refused at the lock", () => {
    expect(() => ask('{ }', 'deep')).toThrow(
      expect.objectContaining({ place: { file: 'f/flake.lock', line: 1 } }),
    );
  });

  test('no flake.nix, nothing to edit', () => {
    expect(ask(null)).toEqual({});
  });

  test.each([
    ['{ inputs.n.url = "github:nix-community/home-manager/release-25.11"; }'],
    ['{ inputs.n.url = "https://github.com/nix-community/home-manager/archive/release-25.11.tar.gz"; }'],
    ['{ inputs.n.url = "https://gitlab.com/o/mail/-/archive/release-25.11/mail-release-25.11.tar.gz"; }'],
    ['{ inputs.n.url = "git+ssh://git@example.org/o/r?ref=release-25.11"; }'],
  ])('a companion: %s', (content) => {
    const siblings = siblingsOf('f/flake.lock', new Map([['f/flake.nix', content]]));
    const move = { from: 'release-25.11', to: 'release-26.05' };
    expect(flakeLock.beside?.(pinNamed('n'), move, siblings)).toEqual({
      'flake.nix': content.replaceAll('25.11', '26.05'),
    });
  });
});
