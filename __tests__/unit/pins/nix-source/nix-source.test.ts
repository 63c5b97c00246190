import { describe, expect, test } from '@jest/globals';
import { officialOrigins } from '../../../../src/core/channel.js';
import type { Companion } from '../../../../src/core/companion.js';
import { parseHash, toSri } from '../../../../src/core/hash.js';
import type { Pin, PinTarget } from '../../../../src/core/pin.js';
import { UserError } from '../../../../src/errors.js';
import { nixSource } from '../../../../src/pins/nix-source/index.js';
import { prefetchJson } from '../../../../src/pins/prefetch-json/index.js';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const nix32 = '0v6zqyrr28xx13rzw1zqwkw0cgcag9yqp0a5rkw8h1yq1fzg9wl1';
const sri = 'sha256-AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=';
const sriAsNix32 = '080z3qfiq6qs34c1f5hm2h9i448h1w70s30b184hh1q60l2060h1';
const archive = `https://github.com/NixOS/nixpkgs/archive/${A}.tar.gz`;

type Beside = Readonly<Record<string, string>>;

function pins(text: string, beside: Beside = {}, path = 'nix/default.nix'): Pin[] {
  const read = (relative: string): string | null => beside[relative.replace(/^\.\//, '')] ?? null;
  return nixSource.extract(text, { path, origins: officialOrigins, read });
}

function onlyPin(text: string, beside: Beside = {}): Pin {
  const [pin, ...others] = pins(text, beside);
  if (!pin || others.length > 0) throw new Error(`${others.length + 1} pins, not one`);
  return pin;
}

function to(pin: Pin, changes: Partial<PinTarget> = {}): PinTarget {
  return {
    channel: pin.channel ?? 'nixos-25.11',
    release: 'nixos-25.11.5000.bbbbbbbbbbbb',
    revision: B,
    releasePath: 'nixos/25.11/nixos-25.11.5000.bbbbbbbbbbbb',
    hash: pin.hash === null ? null : sri,
    lastModified: null,
    ...changes,
  };
}

function moved(text: string, changes: Partial<PinTarget> = {}): string {
  const pin = onlyPin(text);
  return nixSource.apply(text, pin, to(pin, changes));
}

const changed = (text: string): string => text.replaceAll(A, B).replaceAll(nix32, sriAsNix32);

describe('revision and hash are found and written, wherever they stand', () => {
  const set = `{ url = "${archive}"; sha256 = "${nix32}"; }`;
  test.each([
    ['an address alone', `import (fetchTarball "${archive}") { }`, 'nixpkgs'],
    ['an address without quotes', `import (fetchTarball ${archive}) { }`, 'nixpkgs'],
    ['in an indented string', `fetchTarball ''\n  ${archive}''`, 'nixpkgs'],
    ...['codeload.github.com/NixOS/nixpkgs/tar.gz', 'api.github.com/repos/NixOS/nixpkgs/tarball'].map(
      (base) => [base, `fetchTarball { url = "https://${base}/${A}"; sha256 = "${nix32}"; }`, 'nixpkgs'],
    ),
    ['a set', `{ stable = builtins.fetchTarball ${set}; }`, 'stable'],
    ['unpacked by nixpkgs', `{ src = pkgs.fetchzip ${set}; }`, 'src'],
    ['through import', `let pkgs = import (fetchTarball ${set}) { }; in pkgs`, 'pkgs'],
    ['a default', `{ pkgs ? import (fetchTarball ${set}) { } }: pkgs`, 'pkgs'],
    ['within a list', `{ imports = [ (fetchTarball ${set}) ]; }`, 'nixpkgs'],
    ['for a with', `{ a = with import (fetchTarball ${set}) { }; hello; }`, 'nixpkgs'],
    ['within a string', `{ path = "\${fetchTarball ${set}}/nixos"; }`, 'path'],
    ['a hash with its kind', `fetchTarball { url = "${archive}"; sha256 = "sha256:${nix32}"; }`, 'nixpkgs'],
    ['a branch that is taken', `if a then fetchTarball ${set} else <nixpkgs>`, 'nixpkgs'],
    [
      'in a let',
      `let rev = "${A}"; sha256 = "${nix32}"; in fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/\${rev}.tar.gz"; inherit sha256; }`,
      'nixpkgs',
    ],
    [
      'in a set of its own',
      `let src = { rev = "${A}"; hash = "${nix32}"; }; in fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/" + src.rev + ".tar.gz"; sha256 = src.hash; }`,
      'nixpkgs',
    ],
    [
      'inherited from a set',
      `let p.x.rev = "${A}"; p.x.sha256 = "${nix32}"; in { n = pkgs.fetchFromGitHub { owner = "NixOS"; repo = "nixpkgs"; inherit (p.x) rev sha256; }; }`,
      'n',
    ],
    [
      'in a recursive set',
      `rec { rev = "${A}"; url = "https://github.com/nixos/nixpkgs/archive/\${rev}.tar.gz"; src = fetchTarball { inherit url; sha256 = "${nix32}"; }; }`,
      'src',
    ],
    [
      'as defaults of a function',
      `{ rev ? "${A}", sha256 ? "${nix32}", pkgs ? import (fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/\${rev}.tar.gz"; inherit sha256; }) { } }: pkgs`,
      'pkgs',
    ],
    [
      'given to a function of the file',
      `let fetch = { rev, sha256 }: builtins.fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/\${rev}.tar.gz"; inherit sha256; }; in { old = import (fetch { rev = "${A}"; sha256 = "${nix32}"; }) { }; }`,
      'old',
    ],
    [
      'given to a function one by one',
      `let get = rev: sha256: let url = "https://github.com/NixOS/nixpkgs/archive/\${rev}.tar.gz"; in import (fetchTarball { inherit url sha256; }); in { old = get "${A}" "${nix32}" { }; }`,
      'old',
    ],
    [
      'by git, which is not hashed',
      `{ n = fetchGit { url = "https://github.com/NixOS/nixpkgs/"; rev = "${A}"; }; }`,
      'n',
    ],
    ['a flake', `(builtins.getFlake "github:NixOS/nixpkgs/${A}").legacyPackages`, 'nixpkgs'],
    [
      'a tree',
      `builtins.fetchTree { type = "github"; owner = "NixOS"; repo = "nixpkgs"; rev = "${A}"; }`,
      'nixpkgs',
    ],
    [
      'a checkout with a hash',
      `fetchgit { url = "https://github.com/NixOS/nixpkgs"; rev = "${A}"; sha256 = "${nix32}"; }`,
      'nixpkgs',
    ],
    [
      'an entry of the flake registry',
      `{ nix.registry.nixpkgs.to = { type = "github"; owner = "NixOS"; repo = "nixpkgs"; rev = "${A}"; }; }`,
      'nixpkgs',
    ],
    ['an entry of the search path', `{ nix.nixPath = lib.mkForce [ "unstable=${archive}" ]; }`, 'unstable'],
    ['a setting of Nix', `{ nix.settings.nix-path = [ "unstable=${archive}" ]; }`, 'unstable'],
    ['a setting of Nix, as a text', `{ nix.settings.nix-path = "unstable=${archive}"; }`, 'unstable'],
    [
      "a setting of Nix, by a flake's address",
      `{ nix.settings.extra-nix-path = [ "nixpkgs=flake:github:NixOS/nixpkgs/${A}" ]; }`,
      'nixpkgs',
    ],
    ['a NIX_PATH', `mkShell { NIX_PATH = "a=/b:nixpkgs=${archive}:/c"; }`, 'nixpkgs'],
  ])('%s', (_what, text, name) => {
    const pin = onlyPin(text);
    expect(pin).toMatchObject({ name, state: 'pinned', channel: null, revision: A, release: null });
    expect(pin.artifact).toBe(text.includes(nix32) ? 'github-archive' : null);
    const result = nixSource.apply(text, pin, to(pin));
    expect(result).toBe(changed(text));
    expect(onlyPin(result)).toMatchObject({ name, revision: B, line: pin.line });
  });

  test('the line is that of the revision', () => {
    expect(
      onlyPin(
        `let\n  rev = "${A}";\nin\nfetchTarball "https://github.com/NixOS/nixpkgs/archive/\${rev}.tar.gz"`,
      ).line,
    ).toBe(2);
  });

  test.each([
    ['sri', 'sha256-REREREREREREREREREREREREREREREREREREREREREQ=', sri],
    ['base 16', '1'.repeat(64), '0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20'],
    ['base 32 with its kind', `sha256:${nix32}`, `sha256:${sriAsNix32}`],
  ])('a hash in %s stays in it', (_what, hash, after) => {
    expect(moved(`fetchTarball { url = "${archive}"; sha256 = "${hash}"; }`)).toContain(`"${after}"`);
  });
});

describe('releases', () => {
  const release = 'nixos-25.11.4021.aaaaaaaaaaaa';
  const next = 'nixos-25.11.5000.bbbbbbbbbbbb';

  test.each([
    ['in one text', `fetchTarball "https://releases.nixos.org/nixos/25.11/${release}/nixexprs.tar.xz"`],
    [
      'with the revision, too',
      `fetchTarball "https://releases.nixos.org/nixos/25.11/${release}/nixexprs.tar.xz?rev=${A}"`,
    ],
    [
      'put together',
      `let v = "25.11.4021.aaaaaaaaaaaa"; in fetchTarball "https://releases.nixos.org/nixos/25.11/nixos-\${v}/nixexprs.tar.xz"`,
    ],
    [
      'put together of two',
      `let name = "${release}"; rev = "${A}"; in fetchTarball "https://releases.nixos.org/nixos/25.11/\${name}/nixexprs.tar.xz?rev=\${rev}"`,
    ],
    [
      'named after it',
      `fetchTarball { name = "${release}"; url = "https://releases.nixos.org/nixos/25.11/${release}/nixexprs.tar.xz"; sha256 = "${nix32}"; }`,
    ],
  ])('%s', (_what, text) => {
    const pin = onlyPin(text);
    expect(pin).toMatchObject({ channel: 'nixos-25.11', release, state: 'pinned' });
    expect(nixSource.apply(text, pin, to(pin))).toBe(
      changed(text)
        .replaceAll(release, next)
        .replaceAll('25.11.4021.aaaaaaaaaaaa', '25.11.5000.bbbbbbbbbbbb'),
    );
  });

  test('of the next channel', () => {
    const text = `fetchTarball "https://releases.nixos.org/nixos/25.11/${release}/nixexprs.tar.xz"`;
    const upgrade = {
      channel: 'nixos-26.05',
      release: 'nixos-26.05.1.bbbbbbbbbbbb',
      releasePath: 'nixos/26.05/nixos-26.05.1.bbbbbbbbbbbb',
    };
    expect(moved(text, upgrade)).toBe(
      'fetchTarball "https://releases.nixos.org/nixos/26.05/nixos-26.05.1.bbbbbbbbbbbb/nixexprs.tar.xz"',
    );
  });
});

test('the branch that git or a flake is told goes along to another channel', () => {
  const git = `fetchGit { url = "https://github.com/NixOS/nixpkgs"; ref = "refs/heads/nixos-25.11"; rev = "${A}"; }`;
  expect(onlyPin(git)).toMatchObject({ channel: 'nixos-25.11', state: 'pinned' });
  expect(moved(git)).toBe(changed(git));
  expect(moved(git, { channel: 'nixos-26.05' })).toBe(changed(git).replace('25.11', '26.05'));
  const flake = `builtins.getFlake "github:NixOS/nixpkgs?ref=nixos-25.11&rev=${A}"`;
  expect(moved(flake, { channel: 'nixos-26.05' })).toBe(changed(flake).replace('25.11', '26.05'));
});

describe('what floats or is foreign says so, and stays', () => {
  const revOnly = `owner = "NixOS"; repo = "nixpkgs";`;
  test.each([
    ['fetchTarball "channel:nixos-unstable"', 'floating', 'nixos-unstable'],
    ['fetchTarball "https://nixos.org/channels/nixos-25.11/nixexprs.tar.xz"', 'floating', 'nixos-25.11'],
    ['fetchTarball "https://github.com/NixOS/nixpkgs/archive/nixos-25.11.tar.gz"', 'floating', 'nixos-25.11'],
    [
      'fetchTarball "https://codeload.github.com/NixOS/nixpkgs/tar.gz/nixos-25.11"',
      'floating',
      'nixos-25.11',
    ],
    [`fetchFromGitHub { ${revOnly} rev = "nixos-25.11"; sha256 = "${nix32}"; }`, 'floating', 'nixos-25.11'],
    [
      `fetchFromGitHub { ${revOnly} rev = "refs/heads/nixos-25.11"; sha256 = "${nix32}"; }`,
      'floating',
      'nixos-25.11',
    ],
    [
      'fetchGit { url = "https://github.com/NixOS/nixpkgs"; ref = "nixos-25.11"; }',
      'floating',
      'nixos-25.11',
    ],
    ['builtins.getFlake "github:NixOS/nixpkgs/nixos-25.11"', 'floating', 'nixos-25.11'],
    ['builtins.getFlake "nixpkgs/nixos-25.11"', 'floating', 'nixos-25.11'],
    [
      '{ system.autoUpgrade = { channel = "https://channels.nixos.org/nixos-25.11"; }; }',
      'floating',
      'nixos-25.11',
    ],
    ['{ nix.nixPath = [ "nixpkgs=channel:nixos-25.11" ]; }', 'floating', 'nixos-25.11'],
    ['{ nix.settings.nix-path = [ "n=flake:nixpkgs/nixos-25.11" ]; }', 'floating', 'nixos-25.11'],
    ['fetchGit "https://github.com/NixOS/nixpkgs"', 'foreign', null],
    [`fetchGit { url = "git@github.com:someone/nixpkgs.git"; rev = "${A}"; }`, 'foreign', null],
    [`fetchGit { url = "https://git.example.org/nixpkgs.git"; rev = "${A}"; }`, 'foreign', null],
    [`fetchTarball "https://github.com/NixOS/nixpkgs-channels/archive/${A}.tar.gz"`, 'foreign', null],
    [`fetchFromGitHub { ${revOnly} rev = "25.11"; sha256 = "${nix32}"; }`, 'foreign', null],
    [`fetchFromGitHub { ${revOnly} rev = lib.substring 0 40 x; sha256 = "${nix32}"; }`, 'foreign', null],
    [
      `fetchgit { url = "https://github.com/NixOS/nixpkgs"; rev = "${A}"; sha256 = "${nix32}"; leaveDotGit = true; }`,
      'foreign',
      null,
    ],
  ])('%s', (text, state, channel) => {
    const pin = onlyPin(text);
    expect(pin).toMatchObject({ state, channel });
    expect(pin.upgradesItself).toBe(text.includes('autoUpgrade') ? true : undefined);
    expect(pin.note).toBeTruthy();
    expect(() => nixSource.apply(text, pin, to(pin))).toThrow(UserError);
  });
});

test.each([
  ['rev = "24.05"', 'names the tag "24.05", which stays where it is'],
  ['rev = "refs/tags/24.05"', 'names the tag "24.05", which stays where it is'],
  ['rev = "v1"', '"v1" is no revision'],
])('the %s of a repository at GitHub: %s', (rev, note) => {
  const text = `fetchFromGitHub { owner = "NixOS"; repo = "nixpkgs"; ${rev}; sha256 = "${nix32}"; }`;
  expect(onlyPin(text).note).toBe(note);
});

describe('what nvfetcher writes', () => {
  const generated = `# This file was generated by nvfetcher, please do not modify it manually.
{ fetchFromGitHub }:
{
  nixpkgs = {
    pname = "nixpkgs";
    version = "${A}";
    src = fetchFromGitHub { owner = "NixOS"; repo = "nixpkgs"; rev = "${A}"; fetchSubmodules = false; sha256 = "${sri}"; };
    date = "2026-01-01";
  };
}
`;
  const json = JSON.stringify({ nixpkgs: { src: { rev: A, sha256: sri }, version: A } });
  const reader = `let src = (builtins.fromJSON (builtins.readFile ./_sources/generated.json)).nixpkgs.src; in
    fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/\${src.rev}.tar.gz"; inherit (src) sha256; }`;

  test('is its own to move', () => {
    const [pin] = pins(generated, {}, '_sources/generated.nix');
    expect(pin).toMatchObject({ state: 'foreign', revision: A });
    expect(pin?.note).toContain('run `nvfetcher`');
    expect(pin && (() => nixSource.apply(generated, pin, to(pin)))).toThrow(/run `nvfetcher`/);
  });

  test('is its own where another file reads the JSON of it, too', () => {
    const beside = { '_sources/generated.json': json };
    expect(onlyPin(reader, { ...beside, '_sources/generated.nix': generated }).state).toBe('foreign');
    // Of another program's file by that name nothing else is known.
    expect(onlyPin(reader, beside)).toMatchObject({ state: 'pinned', file: 'nix/_sources/generated.json' });
  });
});

describe('a thunk of nix-thunk', () => {
  // As short as one can be that does the same.
  const thunk = `# DO NOT HAND-EDIT THIS FILE
let
  git = (import (builtins.fetchTarball {
    url = "https://github.com/NixOS/nixpkgs/archive/${A}.tar.gz";
    sha256 = "${nix32}";
  }) { }).fetchFromGitHub;
  json = builtins.fromJSON (builtins.readFile ./github.json);
in git { inherit (json) owner repo rev sha256; }`;

  test.each(['github.json', 'git.json'])('its nixpkgs is its own to move, beside a %s', (json) => {
    const text = thunk.replace('github.json', json);
    const [pin] = pins(text, {}, 'dep/tools/thunk.nix');
    expect(pin).toMatchObject({ state: 'foreign', revision: A });
    expect(pin?.note).toContain('nix-thunk');
    expect(pin && (() => nixSource.apply(text, pin, to(pin)))).toThrow(/nix-thunk/);
  });

  test.each([
    ['by another name', thunk, 'nix/default.nix'],
    ['without the line above', thunk.replace(/^.*\n/, ''), 'dep/tools/thunk.nix'],
    ['without the JSON beside it', thunk.replace('./github.json', './tools.json'), 'dep/tools/thunk.nix'],
    ['under other comments', `# Ours.\n${thunk}`, 'dep/tools/thunk.nix'],
  ])('is none %s', (_how, text, path) => {
    expect(pins(text, {}, path)).toMatchObject([{ state: 'pinned', revision: A }]);
  });

  test('a nixpkgs that the thunk is of stands in the JSON, and moves there', () => {
    const source = { owner: 'NixOS', repo: 'nixpkgs', branch: 'nixos-25.11', rev: B, sha256: nix32 };
    const json = JSON.stringify(source);
    const found = pins(thunk, { 'github.json': json }, 'dep/nixpkgs/thunk.nix');
    expect(found).toMatchObject([{ file: 'dep/nixpkgs/thunk.nix', state: 'foreign', revision: A }]);
    const path = 'dep/nixpkgs/github.json';
    const held = prefetchJson.extract(json, { path, origins: officialOrigins, read: () => null });
    expect(held).toMatchObject([{ channel: 'nixos-25.11', state: 'pinned', revision: B }]);
  });
});

describe('is no pin', () => {
  test.each([
    ['a comment', `# fetchTarball "${archive}"\n{ }`],
    ['a long comment', `/* fetchTarball "${archive}" */ { }`],
    ['a string', `{ script = "fetchTarball ${archive}"; }`],
    ['an indented string', `{ script = ''\n  nix-build -I nixpkgs=${archive}\n''; }`],
    ['what no fetcher is given', `{ homepage = "${archive}"; }`],
    ['something else', 'fetchTarball "https://example.org/nixpkgs-review.tar.gz"'],
    ['the search path', 'import <nixpkgs> { }'],
    [
      'what only a caller knows',
      '{ rev, sha256 }: fetchFromGitHub { owner = "NixOS"; repo = "nixpkgs"; inherit rev sha256; }',
    ],
    ['a path', '{ nix.nixPath = [ "nixpkgs=/etc/nixpkgs" "nixos-config=/etc/nixos" ]; }'],
    ['a search path of two', `{ nix.settings.nix-path = "a=${archive} b=${archive}"; }`],
    ["the machine's registry", '{ nix.nixPath = [ "nixpkgs=flake:nixpkgs" ]; }'],
    ['the inputs of a flake', `{ inputs.nixpkgs.url = "github:NixOS/nixpkgs/${A}"; outputs = _: { }; }`],
    ['a definition that goes round', 'let a = b; b = a; in fetchTarball a'],
  ])('%s', (_what, text) => {
    expect(pins(text)).toEqual([]);
  });
});

describe('a function that fetches in one of two branches', () => {
  const fetcher =
    'fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/${rev}.tar.gz"; inherit sha256; }';
  const byHand =
    '(rec { tarball = import <nix/fetchurl.nix> { url = rev; sha256 = null; }; nixpkgs = derivation { inherit tarball; outputHash = sha256; }; }).nixpkgs';
  const called = (body: string, more = ''): string =>
    `let fetch = { rev, sha256, packed ? null }: ${body}; in { n = import (fetch { rev = "${A}"; sha256 = "${nix32}";${more} }) { }; }`;

  test.each([
    `if old then ${byHand} else ${fetcher}`,
    `if 0 <= builtins.compareVersions builtins.nixVersion "1.12" then (builtins.${fetcher}) else ${byHand}`,
    `let x = 1; in if new then assert x; ${fetcher} else with rec { nixpkgs = ${byHand}; }; nixpkgs`,
  ])('%s', (body) => {
    const text = called(body);
    expect(onlyPin(text)).toMatchObject({ name: 'n', state: 'pinned', revision: A, hash: nix32 });
    expect(moved(text)).toBe(changed(text));
  });

  test('told by a file beside', () => {
    const text = `let fetch = { rev, sha256 }: if new then ${fetcher} else ${byHand}; in fetch (lib.importJSON ./n.json)`;
    const json = JSON.stringify({ rev: A, sha256: nix32 });
    const pin = onlyPin(text, { 'n.json': json });
    expect(pin).toMatchObject({ file: 'nix/n.json', hash: nix32 });
    expect(nixSource.apply(json, pin, to(pin))).toBe(changed(json));
  });

  test.each([
    ['both fetch', called(`if new then ${fetcher} else ${fetcher}`)],
    ['none does', called(`if new then ${byHand} else ${byHand}`)],
    [
      'the other one holds a hash',
      called(`if new then ${fetcher} else derivation { outputHash = "${sri}"; }`),
    ],
    [
      'the other one fetches by a hash of its own',
      called(`if new then let h = "${nix32}"; in pkgs.runCommand rev { sha256 = h; } "" else ${fetcher}`),
    ],
    ['one has a hash of its own', called(`if new then ${fetcher} else ${byHand}`, ` packed = "${sri}";`)],
    [
      'the other one has the hash',
      called(`if new then ${fetcher.replace(' inherit sha256;', '')} else ${byHand}`),
    ],
  ])('is left where %s', (_what, text) => {
    expect(pins(text)).toEqual([]);
  });
});

describe('is foreign and refused, with the line and a cure', () => {
  test.each([
    ['a hash that is computed', `fetchTarball { url = "${archive}"; sha256 = lib.fakeSha256; }`],
    ['a hash that is none', `fetchTarball { url = "${archive}"; sha256 = ""; }`],
    ['what changes the tree', `fetchzip { url = "${archive}"; sha256 = "${nix32}"; stripRoot = false; }`],
    [
      'a revision that is cut up',
      `let a = "${'a'.repeat(20)}"; in fetchTarball "https://github.com/NixOS/nixpkgs/archive/\${a}\${a}.tar.gz"`,
    ],
    [
      'a revision that a fork shares',
      `let rev = "${A}"; in [ (fetchTarball "https://github.com/NixOS/nixpkgs/archive/\${rev}.tar.gz") (fetchTarball "https://github.com/x/other/archive/\${rev}.tar.gz") ]`,
    ],
    ['an escape in it', `fetchTarball "${archive.replace(A, `\\${A}`)}"`],
  ])('%s', (_what, text) => {
    const pin = onlyPin(`# first line\n${text}`);
    expect(pin).toMatchObject({ state: 'foreign', revision: A });
    expect(pin.note).toBeTruthy();
    const apply = (): string => nixSource.apply(`# first line\n${text}`, pin, to(pin));
    expect(apply).toThrow(UserError);
    try {
      apply();
    } catch (error) {
      expect(error).toMatchObject({ place: { file: 'nix/default.nix', line: 2 } });
      expect((error as UserError).cure).toBeTruthy();
    }
  });
});

describe('a revision that stands beside', () => {
  const json = JSON.stringify({ date: 'x', rev: A, sha256: nix32 }, null, 2);
  const from = (read: string): string =>
    `let pin = ${read}; in fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/\${pin.rev}.tar.gz"; inherit (pin) sha256; }`;

  test.each([
    ['builtins.fromJSON (builtins.readFile ./pin.json)'],
    ['lib.importJSON ./pin.json'],
    ['let f = ./pin.json; in builtins.fromJSON (builtins.readFile f)'],
    ['lib.importJSON (./. + "/pin.json")'],
    ['removeAttrs (lib.importJSON ./pin.json) [ "date" ]'],
  ])('%s', (read) => {
    const pin = onlyPin(from(read), { 'pin.json': json, './pin.json': json });
    expect(pin).toMatchObject({ file: 'nix/pin.json', name: 'pin', line: 3, revision: A, hash: nix32 });
    expect(nixSource.apply(json, pin, to(pin))).toBe(changed(json));
  });

  test('in one object of several', () => {
    const several = JSON.stringify({ a: { rev: A, sha256: nix32 }, b: { rev: A, sha256: nix32 } });
    const pin = onlyPin(from('(lib.importJSON ./pins.json).b'), { 'pins.json': several });
    expect(pin.name).toBe('b');
    expect(nixSource.apply(several, pin, to(pin))).toBe(
      JSON.stringify({ a: { rev: A, sha256: nix32 }, b: { rev: B, sha256: sriAsNix32 } }),
    );
  });

  test('the whole call is read', () => {
    const all = JSON.stringify({ pin: { src: { owner: 'NixOS', repo: 'nixpkgs', rev: A, sha256: nix32 } } });
    expect(
      onlyPin('pkgs.fetchFromGitHub (lib.importJSON ./n.json).pin.src', { 'n.json': all }),
    ).toMatchObject({
      file: 'nix/n.json',
      name: 'pin.src',
      artifact: 'github-archive',
    });
  });

  test('as a text', () => {
    const text = 'fetchTarball "https://github.com/NixOS/nixpkgs/archive/${lib.fileContents ./rev}.tar.gz"';
    const pin = onlyPin(text, { rev: `${A}\n` });
    expect(pin).toMatchObject({ file: 'nix/rev', line: 1, revision: A });
    expect(nixSource.apply(`${A}\n`, pin, to(pin))).toBe(`${B}\n`);
  });

  test('as plain Nix', () => {
    const plain = `{\n  # the pin\n  rev = "${A}";\n  sha256 = ''${nix32}'';\n}\n`;
    const pin = onlyPin(from('import ./version.nix'), { 'version.nix': plain });
    expect(pin).toMatchObject({ file: 'nix/version.nix', name: 'version', line: 3, hash: nix32 });
    expect(nixSource.apply(plain, pin, to(pin))).toBe(changed(plain));
  });

  describe('with more hashes and a time', () => {
    const old = 'sha256-gScO/GRqdsVB+URPGf0uvDIaBuxy6yeaEP93vz17Y2w=';
    const other = 'ab'.repeat(32);
    const now = { lastModified: 1780000000 };
    const read = (members: object): string => JSON.stringify({ ...members, note: 1 }, null, 2);

    test('the time goes along with a hash by another name', () => {
      const text = from('(lib.importJSON ./pin.json).nixpkgs').replace(
        'inherit (pin) sha256',
        'sha256 = pin.narHash',
      );
      const beside = read({ nixpkgs: { rev: A, narHash: nix32, lastModified: 1771200000 } });
      const pin = onlyPin(text, { 'pin.json': beside });
      expect(pin).toMatchObject({ hash: nix32, lastModified: 1771200000 });
      expect(nixSource.apply(beside, pin, to(pin, now))).toBe(
        changed(beside).replace('1771200000', '1780000000'),
      );
      // Of a revision whose time nobody knows the time is not made up.
      expect(nixSource.apply(beside, pin, to(pin))).toBe(changed(beside));
      const held = to(pin, { ...now, revision: A, hash: null });
      expect(nixSource.apply(beside, pin, held)).toBe(beside);
    });

    test('what Nix does not read goes along where it is of the same bytes', () => {
      const beside = read({ rev: A, sha256: nix32, narHash: toSri(parseHash(nix32) ?? new Uint8Array()) });
      const pin = onlyPin(from('lib.importJSON ./pin.json'), { 'pin.json': beside });
      expect(JSON.parse(nixSource.apply(beside, pin, to(pin)))).toMatchObject({
        sha256: sriAsNix32,
        narHash: sri,
      });
    });

    test('a hash of other bytes stays, as does one that nobody knows', () => {
      const beside = read({ rev: A, sha256: nix32, hash: old, sha256_tarball: other, lastModified: 1.5 });
      const pin = onlyPin(from('lib.importJSON ./pin.json'), { 'pin.json': beside });
      expect(pin).toMatchObject({ state: 'pinned', lastModified: null });
      expect(nixSource.apply(beside, pin, to(pin, now))).toBe(changed(beside));
    });

    test('of two revisions the time may be either’s', () => {
      const beside = read({ rev: A, sha256: nix32, next: B, lastModified: 1771200000 });
      const pin = onlyPin(from('lib.importJSON ./pin.json'), { 'pin.json': beside });
      expect(pin.lastModified).toBeNull();
      expect(nixSource.apply(beside, pin, to(pin, now))).toBe(changed(beside));
    });
  });

  describe('with a channel in the same set', () => {
    const upgrade = { channel: 'nixos-26.05', lastModified: Date.UTC(2026, 5, 1) / 1000 };
    const json26 = (members: object): string =>
      JSON.stringify({ ...members, rev: A, sha256: nix32 }, null, 2);

    test.each([
      ['channel', 'nixos-25.11'],
      ['branch', 'nixos-25.11'],
      ['branch', 'refs/heads/nixos-25.11'],
      ['ref', 'refs/heads/nixos-25.11'],
    ])('as %s, %s: it is followed, and written when that changes', (key, value) => {
      const beside = json26({ [key]: value, date: '2026-01-01' });
      const pin = onlyPin(from('lib.importJSON ./pin.json'), { 'pin.json': beside });
      const lastModified = Date.UTC(2026, 0, 1) / 1000;
      expect(pin).toMatchObject({ channel: 'nixos-25.11', state: 'pinned', lastModified });
      const dated = changed(beside).replace('2026-01-01', '2026-06-01');
      expect(nixSource.apply(beside, pin, to(pin, { ...upgrade, channel: 'nixos-25.11' }))).toBe(dated);
      expect(nixSource.apply(beside, pin, to(pin, upgrade))).toBe(dated.replace('25.11', '26.05'));
      // Of a revision whose time nobody knows the date is not made up.
      expect(nixSource.apply(beside, pin, to(pin))).toBe(changed(beside));
    });

    test('a date by its other names', () => {
      const beside = json26({ commit_date: '2026-01-01T10:00:00Z' });
      const pin = onlyPin(from('lib.importJSON ./pin.json'), { 'pin.json': beside });
      expect(pin.lastModified).toBe(Date.UTC(2026, 0, 1, 10) / 1000);
      const dated = changed(beside).replace('2026-01-01T10', '2026-06-01T00');
      expect(nixSource.apply(beside, pin, to(pin, upgrade))).toBe(dated);
    });

    test('in plain Nix', () => {
      const plain = `{\n  ref = "refs/heads/nixos-25.11";\n  date = "2026-01-01T10:00:00+02:00"; # of the commit
  rev = "${A}";\n  sha256 = "${nix32}";\n}\n`;
      const pin = onlyPin(from('import ./v.nix'), { 'v.nix': plain });
      expect(pin).toMatchObject({ file: 'nix/v.nix', channel: 'nixos-25.11' });
      const after = changed(plain).replace('25.11', '26.05').replace('2026-01-01T10', '2026-06-01T02');
      expect(nixSource.apply(plain, pin, to(pin, upgrade))).toBe(after);
    });

    test.each<[string, object]>([
      ['a branch that is no channel', { branch: 'release-25.11' }],
      ['a channel by another name', { follows: 'nixos-25.11' }],
      ['two revisions, of which it may be either’s', { branch: 'nixos-25.11', next: B }],
    ])('%s says nothing', (_what, members) => {
      const pin = onlyPin(from('lib.importJSON ./pin.json'), { 'pin.json': json26(members) });
      expect(pin).toMatchObject({ channel: null, state: 'pinned', lastModified: null });
    });

    test('two channels are one too many', () => {
      const beside = json26({ channel: 'nixos-25.11', branch: 'nixos-unstable' });
      const pin = onlyPin(from('lib.importJSON ./pin.json'), { 'pin.json': beside });
      expect(pin.state).toBe('foreign');
      expect(pin.note).toContain('nixos-25.11, nixos-unstable');
    });
  });

  test.each([
    [
      'flake.lock',
      {
        nodes: {
          nixpkgs: {
            locked: { type: 'github', owner: 'NixOS', repo: 'nixpkgs', rev: A, narHash: sri },
            original: { type: 'github', owner: 'NixOS', repo: 'nixpkgs', ref: 'nixos-25.11' },
          },
          root: { inputs: { nixpkgs: 'nixpkgs' } },
        },
        root: 'root',
        version: 7,
      },
      'nodes.nixpkgs.locked',
      'narHash',
    ],
    ['n.json', { owner: 'NixOS', repo: 'nixpkgs', rev: A, sha256: nix32 }, null, 'sha256'],
    [
      'sources.json',
      {
        nixpkgs: {
          branch: 'nixos-25.11',
          owner: 'NixOS',
          repo: 'nixpkgs',
          rev: A,
          sha256: nix32,
          type: 'tarball',
          url: archive,
          url_template: 'https://github.com/<owner>/<repo>/archive/<rev>.tar.gz',
        },
      },
      'nixpkgs',
      'sha256',
    ],
  ])('in %s is left to that format', (file, content, keys, hash) => {
    const node = `(builtins.fromJSON (builtins.readFile ../${file}))${keys === null ? '' : `.${keys}`}`;
    const text = `let pin = ${node}; in fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/\${pin.rev}.tar.gz"; sha256 = pin.${hash}; }`;
    expect(pins(text, { [`../${file}`]: JSON.stringify(content) })).toEqual([]);
    expect(pins(text)).toEqual([]);
  });

  test('half here and half there is refused', () => {
    const text = `fetchTarball { url = "${archive}"; sha256 = (lib.importJSON ./pin.json).sha256; }`;
    const pin = onlyPin(text, { 'pin.json': json });
    expect(pin.file).toBe('nix/default.nix');
    expect(() => nixSource.apply(text, pin, to(pin))).toThrow(UserError);
    const other = text
      .replace(
        `"${archive}"`,
        '"https://github.com/NixOS/nixpkgs/archive/${(lib.importJSON ./pin.json).rev}.tar.gz"',
      )
      .replace('(lib.importJSON ./pin.json).sha256', `"${nix32}"`);
    const half = onlyPin(other, { 'pin.json': json });
    expect(() => nixSource.apply(other, half, to(half))).toThrow(UserError);
  });
});

describe('several', () => {
  test('that are made of the same texts are one, and move together', () => {
    const text = `let rev = "${A}"; url = "https://github.com/NixOS/nixpkgs/archive/\${rev}.tar.gz"; in {
      a = fetchTarball { inherit url; sha256 = "${nix32}"; };
      b = fetchTarball { inherit url; sha256 = "sha256:${nix32}"; };
      c = fetchGit { url = "https://github.com/NixOS/nixpkgs"; inherit rev; };
    }`;
    expect(onlyPin(text).name).toBe('a');
    expect(moved(text)).toBe(changed(text));
  });

  test('of one name are numbered, whatever is read from beside', () => {
    const text = `[
      (fetchTarball (lib.importJSON ./a.json).url)
      (fetchTarball "channel:nixos-25.11")
      (fetchTarball "${archive}")
    ]`;
    const beside = { 'a.json': JSON.stringify({ url: archive }) };
    expect(pins(text, beside).map(({ name, file }) => [file, name])).toEqual([
      ['nix/default.nix', 'nixpkgs'],
      ['nix/default.nix', 'nixpkgs-2'],
      ['nix/a.json', 'a'],
    ]);
    const pin = pins(text, beside).find(({ name }) => name === 'nixpkgs-2');
    expect(pin && nixSource.apply(text, pin, to(pin))).toBe(changed(text));
  });
});

test('a revision that several fetch has the channel that one of them names', () => {
  const git = (ref: string): string =>
    `fetchGit { url = "https://github.com/NixOS/nixpkgs"; ref = "${ref}"; inherit rev; }`;
  const text = `let rev = "${A}"; in {
    z = ${git('nixos-25.11')};
    a = fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/\${rev}.tar.gz"; sha256 = "${nix32}"; };
  }`;
  expect(onlyPin(text)).toMatchObject({ channel: 'nixos-25.11', hash: nix32, artifact: 'github-archive' });
  expect(moved(text, { channel: 'nixos-26.05' })).toBe(changed(text).replace('25.11', '26.05'));
  const torn = `let rev = "${A}"; in [ (${git('nixos-25.11')}) (${git('nixos-unstable')}) ]`;
  expect(onlyPin(torn)).toMatchObject({ state: 'foreign' });
  expect(onlyPin(torn).note).toContain('nixos-25.11, nixos-unstable');
});

test('the flake registry is asked for a revision, which is of no channel', () => {
  const text = `builtins.getFlake "nixpkgs/${A}"`;
  expect(onlyPin(text)).toMatchObject({ channel: null, revision: A, state: 'pinned' });
  expect(moved(text)).toBe(changed(text));
});

describe('a channel in one set with the revision', () => {
  const fetch = `fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/\${v.rev}.tar.gz"; sha256 = v.hash; }`;
  const set = `{ branch = "refs/heads/nixos-25.11"; rev = "${A}"; hash = "${nix32}"; date = "2026-01-01"; }`;
  const upgrade = { channel: 'nixos-26.05' };

  test('is followed, and written in an upgrade', () => {
    const text = `let v = ${set}; in ${fetch}`;
    expect(onlyPin(text)).toMatchObject({ channel: 'nixos-25.11', state: 'pinned', lastModified: null });
    expect(moved(text)).toBe(changed(text));
    expect(moved(text, upgrade)).toBe(changed(text).replace('25.11', '26.05'));
  });

  test('that git is told, too, is written once', () => {
    const text = `fetchGit { url = "https://github.com/NixOS/nixpkgs"; ref = "nixos-25.11"; rev = "${A}"; }`;
    expect(moved(text, upgrade)).toBe(changed(text).replace('25.11', '26.05'));
  });

  test('that is used for something else keeps the pin in its series, and its refreshes', () => {
    const text = `let v = ${set}; in { a = ${fetch}; system.stateVersion = lib.removePrefix "x" v.branch; }`;
    expect(moved(text)).toBe(changed(text));
    expect(() => moved(text, upgrade)).toThrow(/`branch`, which is used for something else/);
  });

  test.each([
    ['of two revisions', `{ rev = "${A}"; next = "${B}"; branch = "nixos-25.11"; hash = "${nix32}"; }`],
    ['of the set around it', `{ branch = "nixos-25.11"; v = { rev = "${A}"; hash = "${nix32}"; }; }.v`],
    ['that is put together', `{ branch = "nixos-\${x}"; rev = "${A}"; hash = "${nix32}"; }`],
  ])('%s says nothing', (_what, other) => {
    expect(onlyPin(`let v = ${other}; in ${fetch}`)).toMatchObject({ channel: null, revision: A });
  });
});

describe('a date in one set with the revision', () => {
  const at = { lastModified: Date.UTC(2026, 5, 1, 23, 59, 59) / 1000 };
  const fetch = `fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/\${v.rev}.tar.gz"; sha256 = v.hash; }`;
  const set = (date: string): string => `{ ${date}; rev = "${A}"; hash = "${nix32}"; }`;

  test.each([
    ['date = "2026-01-02"', 'date = "2026-06-01"'],
    ['commit_date = "2026-01-02T02:33:49Z"', 'commit_date = "2026-06-01T23:59:59Z"'],
    ['commitDate = "2026-01-02T02:33:49+02:00"', 'commitDate = "2026-06-02T01:59:59+02:00"'],
    ["revdate = ''2026-01-02''", "revdate = ''2026-06-01''"],
  ])('%s is written in its own form', (date, after) => {
    const text = `let v = ${set(date)}; in ${fetch}`;
    expect(moved(text, at)).toBe(changed(text).replace(date, after));
    expect(moved(text)).toBe(changed(text));
    const held = { ...at, revision: A, hash: null };
    expect(moved(text, held)).toBe(text);
  });

  test('leaves the file with it', () => {
    const text = `rec { rev = "${A}"; date = "2026-01-02"; src = fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/\${rev}.tar.gz"; sha256 = "${nix32}"; }; }`;
    expect(moved(text, at)).toBe(changed(text).replace('2026-01-02', '2026-06-01'));
  });

  test('as what the fetcher itself is told', () => {
    const text = `fetchFromGitHub { owner = "NixOS"; repo = "nixpkgs"; rev = "${A}"; date = "2026-01-02"; hash = "${nix32}"; }`;
    expect(moved(text, at)).toBe(changed(text).replace('2026-01-02', '2026-06-01'));
  });

  test('the name of the store path follows', () => {
    const named = fetch.replace('{ url', '{ name = "nixpkgs-${v.date}"; url');
    const text = `let v = ${set('date = "2026-01-02"')}; in ${named}`;
    expect(moved(text, at)).toBe(changed(text).replace('2026-01-02', '2026-06-01'));
  });

  test.each([
    ['that serves something else', `let v = ${set('date = "2026-01-02"')}; in { a = ${fetch}; b = v.date; }`],
    [
      'that is given away with its set',
      `let v = ${set('date = "2026-01-02"')}; in { a = ${fetch}; b = f v; }`,
    ],
    ['of two revisions', `let v = ${set(`date = "2026-01-02"; next = "${B}"`)}; in ${fetch}`],
    ['in words', `let v = ${set('date = "2 January"')}; in ${fetch}`],
    [
      'that comes by the thousand',
      `let v = ${set(Array(500).fill('date = "2026-01-02"').join('; '))}; in ${fetch}`,
    ],
    ['by another name', `let v = ${set('released = "2026-01-02"')}; in ${fetch}`],
    [
      'of the set around it',
      `let w = { date = "2026-01-02"; v = ${set('a = 1')}; }; inherit (w) v; in ${fetch}`,
    ],
  ])('%s stays', (_what, text) => {
    expect(moved(text, at)).toBe(changed(text));
  });
});

describe('what the store path is called', () => {
  const short = A.slice(0, 10);
  const named = (name: string): string =>
    `fetchTarball { name = "${name}"; url = "${archive}"; sha256 = "${nix32}"; }`;
  const upgrade = { channel: 'nixos-26.05', lastModified: Date.UTC(2026, 5, 1, 23, 59, 59) / 1000 };
  /** The name after a move of a pin that follows nixos-25.11. */
  function renamed(name: string, changes: Partial<PinTarget> = upgrade): string {
    const pin = { ...onlyPin(named(name)), channel: 'nixos-25.11', followed: true as const };
    const after = nixSource.apply(named(name), pin, to(pin, changes));
    return /name = "([^"]*)"/.exec(after)?.[1] ?? '';
  }

  test('a revision goes along', () => {
    const text = named(`nixos-25.11-${A}`);
    expect(moved(text)).toBe(changed(text));
  });

  test.each([
    ['nixos-25.11', 'nixos-26.05'],
    ['nixos-25.11-2026-01-02', 'nixos-26.05-2026-06-01'],
    [`nixos-25.11-${A}`, `nixos-26.05-${B}`],
    [`nixos-25.11-${short}`, `nixos-26.05-${B.slice(0, 10)}`],
    [`nixpkgs-${short}`, `nixpkgs-${B.slice(0, 10)}`],
    [short, B.slice(0, 10)],
    [`nixos-25.11-2026-01-02-${short}`, `nixos-26.05-2026-06-01-${B.slice(0, 10)}`],
    [`nixpkgs-2026-01-02-${A}`, `nixpkgs-2026-06-01-${B}`],
    [`nixpkgs-${short}-${short}`, `nixpkgs-${B.slice(0, 10)}-${B.slice(0, 10)}`],
    [`nixpkgs-${A}-src`, `nixpkgs-${B}-src`],
    [`nixos-26.05-${short}`, `nixos-26.05-${B.slice(0, 10)}`],
    ['nixpkgs-release-25.11', 'nixpkgs-release-26.05'],
    [`release-25.11-${short}`, `release-26.05-${B.slice(0, 10)}`],
  ])('%s -> %s', (name, after) => {
    expect(renamed(name)).toBe(after);
  });

  test.each([
    'nixos-25.11-patched',
    'nixos-25.11-small',
    'nixos-25.11-small-2026-01-02',
    'nixos-25.05-2026-01-02',
    '2026-01-02',
    'nixos-25.11-20260102',
    'nixpkgs-release-25.05',
    `nixos-25.11.4021.${A.slice(0, 12)}`,
    `nixos-25.11-${'c'.repeat(10)}`,
    `nixos-25.11-2026-01-02-${'c'.repeat(10)}`,
    `nixpkgs-${short}-${'c'.repeat(10)}`,
    `nixos-25.11-small-${short}`,
    `nixos-25.05-${short}`,
    A.slice(0, 6),
    'source',
  ])('%s stays, for it tells something else', (name) => {
    expect(renamed(name)).toBe(name);
  });

  test.each([
    ['nixos-25.11-2026-01-02', 'nixos-26.05-2026-01-02'],
    [`nixos-25.11-2026-01-02-${short}`, `nixos-26.05-2026-01-02-${short}`],
  ])('the day of a revision is not made up: %s', (name, held) => {
    expect(renamed(name, { ...upgrade, revision: A, hash: null })).toBe(held);
    expect(renamed(name, { ...upgrade, lastModified: null })).toBe(name);
  });

  test('is in a rolling channel of no series', () => {
    expect(renamed('nixpkgs-release-25.11', { channel: 'nixos-unstable' })).toBe('nixpkgs-release-25.11');
    expect(renamed('nixos-25.11-2026-01-02', { channel: 'nixos-25.11' })).toBe('nixos-25.11-2026-01-02');
  });

  test.each([
    ['', ''],
    [`-${A}`, `-${B}`],
    [`-${short}`, `-${B.slice(0, 10)}`],
    ['.4021.aaaaaaaaaaaa-2026-01-02', '.1.bbbbbbbbbbbb-2026-06-01'],
  ])('beside the address of a release: nixos-25.11%s', (old, after) => {
    const text = (series: string, behind: string, release: string): string =>
      `fetchTarball { name = "nixos-${series}${behind}"; url = "https://releases.nixos.org/nixos/${series}/${release}/nixexprs.tar.xz"; }`;
    const release = 'nixos-26.05.1.bbbbbbbbbbbb';
    const target = { ...upgrade, release, releasePath: `nixos/26.05/${release}` };
    const before = text('25.11', old, 'nixos-25.11.4021.aaaaaaaaaaaa');
    expect(moved(before, target)).toBe(text('26.05', after, release));
  });

  test('beside a branch that git is told', () => {
    const text = `fetchGit { name = "nixos-25.11-2026-01-02"; url = "https://github.com/NixOS/nixpkgs"; ref = "nixos-25.11"; rev = "${A}"; }`;
    const after = changed(text).replaceAll('25.11', '26.05').replace('2026-01-02', '2026-06-01');
    expect(moved(text, upgrade)).toBe(after);
  });

  test.each([
    ['the branch', 'nixpkgs-${pin.branch}'],
    ['the branch and the revision', '${pin.branch}-${pin.rev}'],
  ])('follows %s that it is put together of', (_what, name) => {
    const text = `let pin = { branch = "nixos-25.11"; rev = "${A}"; hash = "${nix32}"; }; in fetchTarball { name = "${name}"; url = "https://github.com/NixOS/nixpkgs/archive/\${pin.rev}.tar.gz"; sha256 = pin.hash; }`;
    expect(moved(text, upgrade)).toBe(changed(text).replace('25.11', '26.05'));
  });

  test.each([
    ['serves something else', 'let name = "nixos-25.11"; in { inherit name; a = FETCH; }'],
    [
      'serves something else with its revision',
      `let name = "nixos-25.11-${short}"; in { system.nixos.label = name; a = FETCH; }`,
    ],
    [
      'is the revision of something else',
      `let name = "${short}"; in { system.nixos.revision = name; a = FETCH; }`,
    ],
    ['is put together of what can’t be told apart', 'let name = "nixos-2\\5.11"; in FETCH'],
  ])('stays where it %s, and holds no pin', (_what, around) => {
    const fetch = `fetchGit { inherit name; url = "https://github.com/NixOS/nixpkgs"; ref = "nixos-25.11"; rev = "${A}"; }`;
    const text = around.replace('FETCH', fetch);
    expect(moved(text, upgrade)).toBe(changed(text).replace('ref = "nixos-25.11', 'ref = "nixos-26.05'));
  });
});

describe('a text that tells the series', () => {
  const git = (ref: string, rev = A): string =>
    `fetchGit { url = "https://github.com/NixOS/nixpkgs"; ref = ${ref}; rev = "${rev}"; }`;
  const upgraded = (text: string): string => {
    const pin = pins(text)[0];
    if (!pin) throw new Error('no pin');
    return nixSource.apply(text, pin, to(pin, { channel: 'nixos-26.05' }));
  };

  test.each([
    ['another option', `let v = "25.11"; in { a = ${git('"nixos-${v}"')}; system.stateVersion = v; }`],
    [
      'an option, by another name',
      `let v = "25.11"; c = "nixos-\${v}"; in { a = ${git('c')}; system.label = "x-\${c}"; }`,
    ],
    [
      'another pin',
      `let v = "25.11"; in { a = ${git('"nixos-${v}"')}; b = ${git('"nixos-${v}-small"', 'c'.repeat(40))}; }`,
    ],
    [
      'a companion',
      `let v = "25.11"; in { a = ${git('"nixos-${v}"')}; h = fetchTarball "https://github.com/nix-community/home-manager/archive/release-\${v}.tar.gz"; }`,
    ],
    [
      'another file, by a default passed on',
      `{ v ? "25.11" }: { a = ${git('"nixos-${v}"')}; b = import ./b.nix { inherit v; }; }`,
    ],
    ['whoever reads this file', `rec { v = "25.11"; a = ${git('"nixos-${v}"')}; }`],
    ['a set as a whole', `let p = { v = "25.11"; }; in { a = ${git('"nixos-${p.v}"')}; b = f p; }`],
    ['a condition', `let v = "25.11"; in assert f v; ${git('"nixos-${v}"')}`],
  ])('is not written where it serves %s, too', (_what, text) => {
    expect(() => upgraded(text)).toThrow(UserError);
    expect(() => upgraded(text)).toThrow(/something else/);
    const pin = pins(text)[0];
    expect(pin && nixSource.apply(text, pin, to(pin))).toBe(changed(text));
  });

  test.each([
    `let v = "25.11"; c = "nixos-\${v}"; in { a = ${git('c')}; system.stateVersion = "24.05"; }`,
    `{ v ? "25.11" }: ${git('"nixos-${v}"')}`,
    `let p = { v = "25.11"; date = "x"; }; in { a = ${git('"nixos-${p.v}"')}; b = p.date; }`,
    `let p.v = "25.11"; inherit (p) v; in with p; ${git('"nixos-${v}"')}`,
    `let fetch = v: ${git('v')}; in fetch "nixos-25.11"`,
  ])('is written where it serves the pin alone: %s', (text) => {
    expect(upgraded(text)).toBe(changed(text).replace('25.11', '26.05'));
  });
});

describe('companions', () => {
  function companions(text: string): Companion[] {
    return nixSource.companions?.(text, { path: 'x.nix', origins: officialOrigins, read: () => null }) ?? [];
  }
  const target = { branch: 'release-26.05', revision: B, hash: sri, lastModified: null };
  const url = 'https://github.com/nix-community/home-manager';

  test.each([
    ['branch', `fetchTarball "${url}/archive/release-25.11.tar.gz"`, null, null],
    ['branch', `{ nix.nixPath = [ "home-manager=${url}/archive/release-25.11.tar.gz" ]; }`, null, null],
    ['branch', 'builtins.getFlake "github:nix-community/home-manager/release-25.11"', null, null],
    ['branch', `let r = "25.11"; in fetchTarball "${url}/archive/release-\${r}.tar.gz"`, null, null],
    [
      'text',
      `fetchTarball { url = "${url}/archive/release-25.11.tar.gz"; sha256 = "${nix32}"; }`,
      null,
      nix32,
    ],
    ['text', `fetchGit { url = "${url}"; ref = "release-25.11"; rev = "${A}"; }`, A, null],
    [
      'text',
      `fetchFromGitHub { owner = "nix-community"; repo = "home-manager"; rev = "release-25.11"; sha256 = "${nix32}"; }`,
      null,
      nix32,
    ],
  ])('%s: %s', (moves, text, revision, hash) => {
    const [companion] = companions(text);
    expect(companion).toMatchObject({
      name: 'home-manager',
      repository: 'nix-community/home-manager',
      branch: 'release-25.11',
      series: '25.11',
      moves,
      revision,
      hash,
    });
    if (!companion) return;
    expect(companion.gitUrl?.replace(/\.git$/, '')).toBe(url);
    const after = nixSource.moveCompanion?.(
      text,
      companion,
      hash === null ? { ...target, hash: null } : target,
    );
    expect(after).toBe(changed(text).replace('25.11', '26.05'));
    expect(pins(text)).toEqual([]);
  });

  test.each([
    ['a version of a program', 'fetchFromGitHub { owner = "a"; repo = "b"; rev = "v25.05"; sha256 = "x"; }'],
    ['another branch', `fetchTarball "${url}/archive/master.tar.gz"`],
    ['nixpkgs itself', 'fetchTarball "https://github.com/NixOS/nixpkgs/archive/nixos-25.11.tar.gz"'],
  ])('%s is none', (_what, text) => {
    expect(companions(text)).toEqual([]);
  });

  test('stays where it serves more than a companion', () => {
    const text =
      'let r = "25.11"; in { h = fetchTarball "https://github.com/nix-community/home-manager/archive/release-${r}.tar.gz"; system.stateVersion = r; }';
    const [companion] = companions(text);
    expect(
      () => companion && nixSource.moveCompanion?.(text, companion, { ...target, revision: null }),
    ).toThrow(/something else/);
  });

  test("a hash that is not of GitHub's archive is not guessed", () => {
    const text = `fetchTarball { url = "https://gitlab.com/a/b/-/archive/nixos-25.11/b-nixos-25.11.tar.gz"; sha256 = "${nix32}"; }`;
    const [companion] = companions(text);
    expect(companion).toMatchObject({ moves: 'branch', branch: 'nixos-25.11', name: 'b' });
    if (!companion) return;
    const floating = { branch: 'nixos-26.05', revision: null, hash: null, lastModified: null };
    expect(() => nixSource.moveCompanion?.(text, companion, floating)).toThrow(UserError);
  });
});

describe('hostile files end soon', () => {
  test.each([
    [
      'definitions in a row',
      `let ${Array.from({ length: 20_000 }, (_, i) => `a${i} = a${i + 1};`).join(' ')} in fetchTarball a0`,
    ],
    [
      'doubling',
      `let ${Array.from({ length: 500 }, (_, i) => `a${i} = "\${a${i + 1}}\${a${i + 1}}";`).join(' ')} a500 = ""; in fetchTarball a0`,
    ],
    [
      'doubling by defaults',
      `{ ${Array.from({ length: 500 }, (_, i) => `a${i} ? "\${a${i + 1}}\${a${i + 1}}"`).join(', ')}, a500 ? "" }: fetchTarball a0`,
    ],
    ['a function that calls itself', `let f = x: f x; in [ ${'(f 1) '.repeat(20_000)} ]`],
    ['many pins', `[ ${`(fetchTarball "${archive}") `.repeat(5000)} ]`],
    [
      'many pins of one revision',
      `let rev = "${A}"; in [ ${'(fetchTarball "https://github.com/NixOS/nixpkgs/archive/${rev}.tar.gz") '.repeat(5000)} ]`,
    ],
    [
      'odd names',
      `let __proto__ = "${archive}"; constructor = { toString = __proto__; }; in fetchTarball constructor.toString`,
    ],
  ])('%s', (_what, text) => {
    for (const pin of pins(text).slice(0, 3)) nixSource.apply(text, pin, to(pin));
  });

  test('sets joined by the thousand are not looked at', () => {
    const joined = (count: number): string =>
      `fetchTarball (${'{ } // '.repeat(count)}{ url = "${archive}"; })`;
    expect(pins(joined(10))).toHaveLength(1);
    expect(pins(joined(5000))).toEqual([]);
  });

  test.each([
    ['by a name', (sets: string) => `let s = ${sets}; in fetchTarball s`],
    [
      'by a function that branches',
      (sets: string) =>
        `let f = { url, sha256, ... }: if a then fetchTarball { inherit url sha256; } else null; s = ${sets}; in f s`,
    ],
  ])('nor %s', (_what, told) => {
    const set = `{ url = "${archive}"; sha256 = "${nix32}"; }`;
    expect(pins(told(`${set}${' // { }'.repeat(10)}`))).toHaveLength(1);
    expect(pins(told(`${set}${' // { }'.repeat(5000)}`))).toEqual([]);
  });

  test('nor such as are doubled with every line', () => {
    const doubled = (count: number): string =>
      `let s0 = { url = "${archive}"; }; ${Array.from({ length: count }, (_, i) => `s${i + 1} = s${i} // s${i};`).join(' ')} in fetchTarball s${count}`;
    expect(pins(doubled(5))).toHaveLength(1);
    expect(pins(doubled(20))).toEqual([]);
  });

  test('what is no Nix says where', () => {
    expect(() => pins('{\n  a = fetchTarball "x;\n}')).toThrow(UserError);
    expect(() => pins('{\n  a = fetchTarball "x;\n}')).toThrow(/a string has no end/);
  });
});
