import { jest } from '@jest/globals';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { realise } from '../../src/nix/build.js';
import { buildSandboxInEffect } from '../../src/nix/build-sandbox.js';
import { evalHosts, hostAttribute, instantiate, nixVersion } from '../../src/nix/evaluate.js';
import { importSource } from '../../src/nix/store.js';
import { readSources } from '../../src/nix/sources.js';
import { readSystem } from '../../src/nix/toplevel.js';
import { files } from '../../src/platform/files.js';
import type { TemporaryFolder } from '../../src/ports/files.js';
import type { SandboxSession } from '../../src/sandbox/types.js';
import { offline, packRelease, testDriver } from './rebuild-world.js';

jest.setTimeout(300_000);

let folder: TemporaryFolder;
let container: SandboxSession;
let host: SandboxSession;
const tree = { root: '/tree', sources: new Map<string, string>() };

const expressions = `
let
  make = name: script: more: derivation ({
    inherit name;
    system = builtins.currentSystem;
    builder = "/bin/sh";
    args = [ "-c" script ];
    PATH = "/bin:/usr/bin";
  } // more);
in {
  good = make "good-1.0" "echo hello; echo world >$out" { };
  nul = make "nul-1.0" "mkdir $out; printf 'a\\\\000b' >$out/kernel-params; printf v >$out/nixos-version" { };
  failing = make "failing-1.0" "echo one; echo two >&2; exit 2" { };
  waiting = make "waiting-1.0" ": >$out" { on = make "inner-1.0" "exit 3" { }; };
  killed = make "killed-1.0" "kill -9 $$" { };
  silent = make "silent-1.0" "sleep 600" { };
  vm = make "vm-1.0" ": >$out" { requiredSystemFeatures = [ "kvm" ]; };
  wrong = make "wrong-1.0" "echo hello >$out" {
    outputHashMode = "flat"; outputHashAlgo = "sha256";
    outputHash = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  };
  duringEvaluation = import (make "imported-1.0" "exit 5" { });
}`;

// As nixpkgs makes packages: `tool` is what a mass rebuild brings, and is put into a patch.
const patched = `
{ tool, line, fetched ? "a" }:
let
  make = name: more: derivation ({ inherit name tool; system = "x86_64-linux"; builder = "/bin/sh"; } // more);
  template = builtins.toFile "paths.patch" line;
  download = make "a-1.0.tar.gz" {
    url = "https://example.org/" + fetched;
    outputHash = builtins.hashString "sha256" fetched; outputHashAlgo = "sha256"; outputHashMode = "flat";
  };
in {
  filled = make "a-1.0" { src = download; patches = [ (make "paths.patch" { src = template; }) ]; };
  structured = make "a-1.0" {
    __structuredAttrs = true; src = download; patches = [ (make "paths.patch" { src = template; }) ];
  };
  applied = make "a-1.0" { src = make "a-patched" { src = download; patches = [ template ]; }; };
  written = make "a-1.0" { src = download; patches = [ (make "paths.patch" { text = line; }) ]; };
}`;

const ODD_NAMES = ['${x}', '@everyone <img>', 'a\nb', '', '..', 'a.b^#%41', 'ü\\'];

beforeAll(async () => {
  folder = await files.temporaryFolder('nix-test');
  const write = async (name: string, text: string) => {
    await mkdir(path.dirname(path.join(folder.path, name)), { recursive: true });
    await writeFile(path.join(folder.path, name), text);
  };
  await write('tree/default.nix', expressions);
  await write('tree/patched.nix', patched);
  await write(
    'tree/flake.nix',
    '{ outputs = _: { nixosConfigurations = { web = { }; "db.example" = { }; }; }; }',
  );
  await write('tree/packages/flake.nix', '{ outputs = _: { packages = { }; }; }');
  await write('tree/broken/flake.nix', '{ outputs = _: { nixosConfigurations = throw "out of order"; }; }');
  const odd = 'name: { inherit name; value.config.system.build.toplevel.drvPath = "the drv of ${name}."; }';
  await write('tree/odd/names.json', JSON.stringify([...ODD_NAMES, ODD_NAMES.join('')]));
  await write(
    'tree/odd/flake.nix',
    `{ outputs = _: { nixosConfigurations = builtins.listToAttrs (map (${odd})
      (builtins.fromJSON (builtins.readFile ./names.json))); }; }`,
  );
  const mounts = [
    { from: path.join(folder.path, 'tree'), to: '/tree' },
    { from: folder.path, to: '/all' },
  ];
  container = await (await testDriver('podman')).open({ ...offline, mounts });
  host = await (await testDriver('host')).open({ ...offline, mounts });
});
afterAll(async () => {
  await container[Symbol.asyncDispose]();
  await host[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

async function build(attribute: string, timeoutMs?: number) {
  const spec = { kind: 'file', name: attribute, file: 'default.nix', attribute } as const;
  const made = await instantiate(container, tree, spec);
  if (made.kind === 'failed') return made;
  return realise(container, made.value, timeoutMs === undefined ? {} : { timeoutMs });
}

test('versions are those of the two worlds', async () => {
  expect(await nixVersion(container)).toMatch(/^2\.(19|[2-9]\d)\./);
  expect(await nixVersion(host)).toMatch(/^2\.\d+\.\d+/);
});

test('whether the build sandbox is on is found out, not read', async () => {
  // Asked for, but a container has no right to it: Nix falls back in silence.
  expect(await buildSandboxInEffect(container)).toBe(false);
  const without = await (
    await testDriver('host')
  ).open({ ...offline, nixConfig: `${offline.nixConfig}\nsandbox = false`, mounts: [] });
  expect(await buildSandboxInEffect(without)).toBe(false);
  await without[Symbol.asyncDispose]();
});

test('what was built is counted and its closure read', async () => {
  const lines: string[] = [];
  const spec = { kind: 'file', name: 'good', file: 'default.nix', attribute: 'good' } as const;
  const made = await instantiate(container, tree, spec);
  expect(made).toMatchObject({
    kind: 'ok',
    value: expect.stringMatching(/-good-1\.0\.drv$/) as string,
    warnings: [],
  });
  if (made.kind === 'failed') return;
  const built = await realise(container, made.value, { onLine: (line) => lines.push(line) });
  expect(built).toMatchObject({ kind: 'ok', built: 1, fetched: 0 });
  expect(lines).toContain('good-1.0> hello');
  if (built.kind === 'failed') return;
  const read = await readSystem(container, built.value);
  expect(read).toMatchObject({ kind: 'ok', value: { closure: { root: built.value } } });
  if (read.kind === 'failed') return;
  // It is no system, and nothing is made up.
  expect(read.value.toplevel).toMatchObject({ kernel: null, kernelParams: null, label: null, units: {} });
  expect([...read.value.closure.paths.values()]).toEqual([
    {
      path: built.value,
      narHash: expect.stringMatching(/^sha256[-:]/) as string,
      narSize: expect.any(Number) as number,
      references: [],
      deriver: made.value,
    },
  ]);
});

test('a NUL in a text of a toplevel puts nothing into the place of another', async () => {
  const spec = { kind: 'file', name: 'nul', file: 'default.nix', attribute: 'nul' } as const;
  const made = await instantiate(container, tree, spec);
  if (made.kind === 'failed') throw new Error(made.failure.message);
  const built = await realise(container, made.value);
  if (built.kind === 'failed') throw new Error(built.failure.message);
  const read = await readSystem(container, built.value);
  expect(read).toMatchObject({ value: { toplevel: { kernelParams: ['ab'], nixosVersion: 'v', units: {} } } });
});

test.each([
  ['failing', 'build', "builder for 'failing-1.0' failed with exit code 2", 'two'],
  ['waiting', 'build', "builder for 'inner-1.0' failed with exit code 3", null],
  ['wrong', 'build', "hash mismatch in fixed-output derivation 'wrong-1.0'", null],
  ['duringEvaluation', 'build', "builder for 'imported-1.0' failed with exit code 5", null],
  ['killed', 'machine', 'failed due to signal 9', null],
  ['vm', 'machine', "{kvm} is required to build 'vm-1.0'", null],
  ['absent', 'evaluation', "attribute 'absent'", null],
])('%s: a failure of class %s', async (attribute, failureClass, message, lastLine) => {
  const result = await build(attribute);
  expect(result).toMatchObject({
    kind: 'failed',
    failure: { class: failureClass, message: expect.stringContaining(message) as string },
  });
  if (lastLine !== null && result.kind === 'failed') expect(result.failure.log.at(-1)).toBe(lastLine);
});

test('a build that takes too long is ended, and the next one runs', async () => {
  const result = await build('silent', 4000);
  expect(result).toMatchObject({
    kind: 'failed',
    failure: { class: 'machine', message: 'The time limit ran out.' },
  });
  expect((await build('good')).kind).toBe('ok');
});

test('hosts of a flake are found; none is no failure, a broken flake is one', async () => {
  expect(await evalHosts(container, tree, '.')).toMatchObject({ kind: 'ok', value: ['db.example', 'web'] });
  expect(await evalHosts(container, tree, 'packages')).toMatchObject({ kind: 'ok', value: [] });
  expect(await evalHosts(container, tree, 'broken')).toMatchObject({
    kind: 'failed',
    failure: { class: 'evaluation', message: 'out of order' },
  });
  const old = { ...tree, root: host.path('/tree') };
  expect(await evalHosts(host, old, '.')).toMatchObject({ kind: 'ok', value: ['db.example', 'web'] });
  expect(['web', 'db.example'].map(hostAttribute)).toEqual([
    'nixosConfigurations.web',
    'nixosConfigurations."db.example"',
  ]);
});

test('a host is evaluated whatever it is called; what Nix has no way to name is told', async () => {
  const named = (session: SandboxSession, name: string) => {
    const spec = { kind: 'flake', name, folder: '.', attribute: hostAttribute(name) } as const;
    return instantiate(session, { ...tree, root: session.path('/tree/odd') }, spec);
  };
  for (const name of ODD_NAMES)
    expect(await named(host, name)).toMatchObject({ kind: 'ok', value: `the drv of ${name}.` });
  expect(await named(container, ODD_NAMES.join(''))).toMatchObject({ kind: 'ok' });
  expect(await named(host, 'a"b')).toMatchObject({
    kind: 'failed',
    failure: { class: 'evaluation', message: expect.stringContaining('double quote') as string },
  });
});

test('a source is taken in under the store path that its hash gives, by either Nix', async () => {
  const archive = await packRelease('nixos-25.11.4021', folder.path);
  const name = path.basename(archive.archivePath);
  for (const session of [container, host]) {
    const imported = await importSource(session, session.path(`/all/${name}`), archive.narHash);
    expect(imported).toMatchObject({ kind: 'ok', value: expect.stringMatching(/-source$/) as string });
    if (imported.kind === 'failed') continue;
    // What a lock does: no network, and no such server.
    const fetched = await session.run([
      ...['nix-instantiate', '--eval', '--read-write-mode', '--expr'],
      `toString (fetchTarball { url = "http://127.0.0.1:1/x.tar.gz"; sha256 = "${archive.narHash}"; })`,
    ]);
    expect(fetched.stdout.trim()).toBe(`"${imported.value}"`);
  }
});

test.each([
  ['filled', false],
  ['structured', false],
  ['applied', false],
  // From no source that could be compared: then it is not known.
  ['written', undefined],
])(
  'a mass rebuild of a package whose patch is made itself (%s) is told apart',
  async (attribute, patched) => {
    const made = async (tool: string, line: string, fetched = 'a') => {
      const given = Object.entries({ tool, line, fetched }).flatMap((pair) => ['--argstr', ...pair]);
      const argv = ['nix-instantiate', '/tree/patched.nix', '-A', attribute, ...given];
      const { stdout } = await container.run(argv);
      return stdout.trim();
    };
    const [first, rebuilt, other, newer] = [
      await made('one', 'a'),
      await made('two', 'a'),
      await made('one', 'b'),
      await made('one', 'a', 'b'),
    ];
    expect(new Set([first, rebuilt, other, newer]).size).toBe(4);
    const missing = '/nix/store/00000000000000000000000000000000-missing-1.0.drv';
    const known = new Map<string, string | null>();
    const sources = await readSources(container, [first, rebuilt, other, missing, newer], known);
    // What was read once is not read again, and what was not there is.
    const asked: string[][] = [];
    const run: SandboxSession['run'] = (argv, options) => {
      asked.push(argv.filter((word) => word.endsWith('.drv')));
      return container.run(argv, options);
    };
    const all = [newer, missing, first, rebuilt, other];
    expect(await readSources({ ...container, run }, all, known)).toEqual(sources);
    expect(asked).toEqual([[missing]]);
    const differ = (one: string) =>
      sources.has(first) && sources.has(one) ? sources.get(first) !== sources.get(one) : undefined;
    expect(differ(rebuilt)).toBe(patched);
    expect([differ(other), differ(newer)]).toEqual(
      patched === undefined ? [undefined, undefined] : [true, true],
    );
  },
);
