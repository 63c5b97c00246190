// What our reading of the Nix language says, held against Nix itself.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { officialOrigins } from '../../src/core/channel.js';
import { nixEvaluator } from '../../src/core/nix-syntax/evaluate.js';
import { parseNix } from '../../src/core/nix-syntax/parse.js';
import { fileScope } from '../../src/core/nix-syntax/scope.js';
import { nixSource } from '../../src/pins/nix-source/index.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nix-syntax-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const quiet = ['--readonly-mode', '--option', 'build-users-group', ''];

function evaluated(expression: string): unknown {
  const file = join(folder, 'expression.nix');
  writeFileSync(file, expression);
  const output = execFileSync('nix-instantiate', ['--eval', '--strict', '--json', ...quiet, file], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return JSON.parse(output);
}

function accepts(text: string): boolean {
  return spawnSync('nix-instantiate', ['--parse', ...quiet, '-'], { input: text }).status === 0;
}

/** The value of a string as we read it; undefined where it is no Nix, or can't be told. */
function ours(text: string): string | undefined {
  const parsed = parseNix(text);
  const evaluator = nixEvaluator({ tree: () => null, text: () => null });
  return parsed.kind === 'parsed'
    ? evaluator.textOf({ node: parsed.root, scope: fileScope() })?.value
    : undefined;
}

/** Whether a text is one string and nothing else: what is drawn at random can end it early. */
function isOneString(text: string): boolean {
  const parsed = parseNix(text);
  return parsed.kind === 'parsed' && parsed.root.kind === 'string' && parsed.root.end === text.length;
}

function strings(quote: string, pieces: readonly string[], count: number): string[] {
  const inner = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));
  return fc.sample(
    inner.map((text) => `${quote}${text}${quote}`),
    { numRuns: count, seed: 42 },
  );
}

const common = [
  'a',
  'b c',
  ' ',
  '  ',
  '\n',
  '\n  ',
  '\n    ',
  '\t',
  '$',
  '$$',
  '{',
  '}',
  '#',
  '/*',
  '\\',
  'é',
  '\r\n',
];
const interpolations = ['${"x"}', "${''y''}", '${"a" + "b"}', '${{ a = "}"; }.a}', '${"${"z"}"}'];

test('every string is worth what Nix says it is', () => {
  const plain = strings(
    '"',
    [...common, ...interpolations, '\\n', '\\t', '\\"', '\\\\', '\\${', '\\$', "''", "'", '\r'],
    20_000,
  );
  const indented = strings(
    "''",
    [...common, ...interpolations, "'", '"', "''$", "''${", "'''", "''\\n", "''\\ ", "''\\", '\r', '\n \n'],
    20_000,
  );
  const all = [...plain, ...indented].filter(isOneString);
  expect(all.length).toBeGreaterThan(20_000);
  const nix = evaluated(`[\n${all.map((text) => `(${text})`).join('\n')}\n]`) as string[];
  const different = all.flatMap((text, index) =>
    ours(text) === nix[index] ? [] : [[text, ours(text), nix[index]]],
  );
  expect(different).toEqual([]);
});

test.each([
  'let rev = "1"; in "a${rev}b"',
  'let a = b; b = "1"; in a',
  'rec { a = "1"; b = a + "2"; }.b',
  'let a = "out"; in rec { a = "in"; b = a; }.b',
  'let a = "out"; in { a = "in"; b = a; }.b',
  'let x = { a = "1"; }; inherit (x) a; in a',
  'let a = "out"; in let inherit ({ a = "in"; }) a; in a',
  'let a = "1"; in rec { inherit a; b = a; }.b',
  'let a.b.c = "1"; a.b.d = "2"; a.e = "3"; in a.b.c + a.b.d + a.e',
  'let a = { b = "1"; }; in (a // { c = "2"; }).b + (a // { b = "3"; }).b',
  '{ a = "1"; }.b or "2"',
  '{ a = "1"; }.a or "2"',
  '{ a.b = "1"; }.a.c or "2"',
  'with { a = "1"; }; a',
  'let a = "let"; in with { a = "with"; }; a',
  'with { a = "1"; }; with { a = "2"; }; a',
  'let "a b" = "1"; in { "a b" = "2"; }."a b"',
  'let { a = "1"; body = a + "2"; }',
  'builtins.toString ("a" + "b")',
  "''\n  a\n    b ${''\n      c\n    d''}\n''",
  'assert true; "1"',
  'let a-b = "1"; a\' = "2"; in a-b + a\'',
  'http://example.org/a?b=c',
  'let __proto__ = "1"; constructor = "2"; in __proto__ + constructor',
])('%s', (text) => {
  const value = ours(text);
  expect(value).toBeDefined();
  expect(value).toBe(evaluated(text));
});

describe('takes what Nix takes, and refuses what it refuses', () => {
  test.each([
    '{ a, b ? 1, ... }@c: a',
    'c@{ a }: a',
    '{ a, }: a',
    '{ }: 1',
    '{ ... }: 1',
    '[ ./a ../b /c ~/d a/b <nixpkgs/nixos> ./a/${"b"}c ./${"a"} ]',
    'a: c: a.b or c',
    'a: a ? b.c && !a -> a',
    '1 + -2 * 3 / 4 < 5',
    'x:x',
    'x: y: x',
    'a: [ a.b (a 1) { } rec { } ]',
    '{ ${"a"} = 1; "b${"c"}".d = 2; }',
    'if 1 == 2 then 3 else if 4 != 5 then 6 else 7',
    'let inherit (builtins) toString; in toString',
    '{ inherit; }',
    '/* a * b ** */ 1',
    '1 # end',
    '[ 1.5 .5 1.5e3 ]',
    '{ a = "b; }',
    "{ a = ''b; }",
    '"${"',
    '1 /* b',
    '{ a = 1 }',
    '{ a 1; }',
    '[ 1',
    '1 )',
    '',
    'é',
    './a/ 1',
    '{ a b }: a',
    'if 1 then 2',
    'let a = 1; a',
    '{ a = 1; }:1',
    '[ a + b ]',
    'with 1 2',
    '{ inherit (builtins) }',
    '{ 1 = 2; }',
    '"a" ? ',
    '=',
  ])('%s', (text) => {
    expect(parseNix(text).kind === 'parsed').toBe(accepts(text));
  });

  test('the Nix files of this repository', () => {
    const root = new URL('../../', import.meta.url).pathname;
    const all = ['miniature', '__tests__/fixtures'].flatMap((name) =>
      readdirSync(join(root, name), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.nix'))
        .map((path) => join(root, name, path)),
    );
    expect(all.length).toBeGreaterThan(5);
    for (const path of all)
      expect([path, parseNix(readFileSync(path, 'utf8')).kind]).toEqual([path, 'parsed']);
    execFileSync('nix-instantiate', ['--parse', ...quiet, ...all], { stdio: ['ignore', 'ignore', 'pipe'] });
  });
});

describe('a file that was moved', () => {
  const old = 'a'.repeat(40);
  const revision = 'b'.repeat(40);
  const hash = 'sha256-AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=';
  const nix32 = '0v6zqyrr28xx13rzw1zqwkw0cgcag9yqp0a5rkw8h1yq1fzg9wl1';
  const release = 'nixos-25.11.5000.bbbbbbbbbbbb';
  const text = `# of ${old}
{ shared ? "${old}" }:
let
  rev = "${old}";
  inherit (src) sha256;
  src = { sha256 = "${nix32}"; version = "25.11.4021.aaaaaaaaaaaa"; };
  fetch = { rev, hash ? "sha256:${nix32}" }: builtins.fetchTarball {
    url = "https://github.com/NixOS/nixpkgs/archive/\${rev}.tar.gz";
    sha256 = hash;
  };
in
{
  one = fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/" + rev + ".tar.gz"; inherit sha256; };
  two = builtins.fetchTarball ''
    https://releases.nixos.org/nixos/25.11/nixos-\${src.version}/nixexprs.tar.xz'';
  three = fetch { rev = shared; };
  four = fetchGit { url = https://github.com/NixOS/nixpkgs; ref = "nixos-25.11"; rev = "${old}"; };
  five.nix.nixPath = [ "nixpkgs=https://github.com/NixOS/nixpkgs/archive/${old}.tar.gz" ];
}
`;

  test('gives every fetcher what was asked for', () => {
    const siblings = { path: 'a.nix', origins: officialOrigins, read: () => null };
    const pins = nixSource.extract(text, siblings);
    expect(pins.map(({ name }) => name).sort()).toEqual(['four', 'nixpkgs', 'one', 'three', 'two']);
    const moved = pins.reduce((now, pin) => {
      const releasePath = `nixos/25.11/${release}`;
      const target = { channel: 'nixos-25.11', release, revision, releasePath, hash, lastModified: null };
      return nixSource.apply(now, pin, { ...target, hash: pin.hash === null ? null : hash });
    }, text);
    writeFileSync(join(folder, 'moved.nix'), moved);
    const stub = '{ fetchTarball = x: x; fetchGit = x: x; }';
    expect(
      evaluated(
        `builtins.scopedImport (${stub} // { builtins = builtins // ${stub}; }) ${join(folder, 'moved.nix')} { }`,
      ),
    ).toEqual({
      one: {
        url: `https://github.com/NixOS/nixpkgs/archive/${revision}.tar.gz`,
        sha256: '080z3qfiq6qs34c1f5hm2h9i448h1w70s30b184hh1q60l2060h1',
      },
      two: `https://releases.nixos.org/nixos/25.11/${release}/nixexprs.tar.xz`,
      three: {
        url: `https://github.com/NixOS/nixpkgs/archive/${revision}.tar.gz`,
        sha256: 'sha256:080z3qfiq6qs34c1f5hm2h9i448h1w70s30b184hh1q60l2060h1',
      },
      four: { url: 'https://github.com/NixOS/nixpkgs', ref: 'nixos-25.11', rev: revision },
      five: { nix: { nixPath: [`nixpkgs=https://github.com/NixOS/nixpkgs/archive/${revision}.tar.gz`] } },
    });
    expect(moved.startsWith(`# of ${old}\n`)).toBe(true);
  });
});
