// `diff` of two toplevels in this machine's store, by the bundle and Debian's Nix.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../miniature/run.js';
import { cli, json } from './programs.js';

jest.setTimeout(120_000);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'diff-store-'));
  await writeFile(path.join(folder, 'systems.nix'), SYSTEMS);
});
afterAll(() => rm(folder, { recursive: true }));

/** A system of three packages; `salt` keeps those of other runs, whose derivations may be gone, apart from ours. */
const SYSTEMS = `{ salt, release, version, patch, tool }:
let
  make = name: more: derivation ({
    inherit name salt;
    system = builtins.currentSystem;
    builder = "/bin/sh";
    args = [ "-c" "echo $salt $needs $patches >$out" ];
    PATH = "/bin:/usr/bin";
    src = builtins.toFile "source" name;
  } // more);
  tools = make "tools-\${tool}" { };
in
make "nixos-system-host-\${release}" {
  args = [ "-c" "mkdir $out; echo $needs >$out/needs" ];
  needs = [
    (make "upgraded-\${version}" { })
    (make "patched-1.0" { patches = [ (builtins.toFile "fix.patch" patch) ]; })
    (make "echoed-1.0" { needs = [ tools ]; })
  ];
}
`;
const SETTINGS = 'build-users-group =\nsandbox = false\nsubstituters =';

const nix = async (...argv: string[]): Promise<string> => {
  const said = await run(['env', `NIX_CONFIG=${SETTINGS}`, ...argv]);
  return said.toString().trim();
};
const build = async (given: Record<string, string>): Promise<string> => {
  const argv = Object.entries(given).flatMap((pair) => ['--argstr', ...pair]);
  const toplevel = await nix('nix-build', '--no-out-link', path.join(folder, 'systems.nix'), ...argv);
  return toplevel.split('\n').at(-1) ?? '';
};
type Told = Record<string, { change: string; patched?: boolean }>;
const compared = async (...sides: string[]): Promise<Told> => {
  const ended = await cli(['diff', ...sides, '--json'], process.env);
  expect([ended.code, ended.stderr]).toEqual([0, '']);
  const { hosts } = json(ended) as { hosts: { packages: ({ name: string } & Told[string])[] }[] };
  return Object.fromEntries(
    (hosts[0]?.packages ?? []).map(({ name, change, patched }) => [
      name,
      { change, ...(patched === undefined ? {} : { patched }) },
    ]),
  );
};

test('what was upgraded, patched and rebuilt, and without derivations what can be told without them', async () => {
  const salt = `${Date.now()}-${process.pid}`;
  const before = await build({ salt, release: '25.11.1', version: '1.0', patch: 'a', tool: '1.0' });
  const after = await build({ salt, release: '25.11.2', version: '1.1', patch: 'b', tool: '1.1' });
  const link = path.join(folder, 'result');
  await symlink(after, link);
  const tools = { change: 'upgraded' };
  expect(await compared(before, link)).toEqual({
    ...{ upgraded: { change: 'upgraded' }, tools },
    patched: { change: 'rebuilt', patched: true },
    echoed: { change: 'rebuilt', patched: false },
  });
  const derivation = await nix('nix-store', '--query', '--deriver', after);
  await nix('nix-store', '--delete', '--ignore-liveness', derivation);
  expect(await compared(before, link)).toEqual({
    ...{ upgraded: { change: 'upgraded' }, tools },
    ...{ patched: { change: 'rebuilt' }, echoed: { change: 'rebuilt' } },
  });
});

test('a link to a toplevel that is not there any more is told as that', async () => {
  const gone = '/nix/store/00000000000000000000000000000000-nixos-system-gone-25.11.1';
  const link = path.join(folder, 'dangling');
  await symlink(gone, link);
  const ended = await cli(['diff', link, link], process.env);
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toContain(`${link} can't be read: path '${gone}' is not valid`);
});

test('a Nix that ends well and says something else is told by the toplevel’s name, and as no defect of ours', async () => {
  const toplevel = '/nix/store/00000000000000000000000000000000-nixos-system-odd-25.11.1';
  const programs = path.join(folder, 'programs');
  await mkdir(programs);
  for (const says of ['exit 0', 'echo hello', "echo '[]'", 'head -c 100000 /dev/urandom']) {
    await writeFile(path.join(programs, 'nix'), `#!/bin/sh\n${says}\n`);
    await chmod(path.join(programs, 'nix'), 0o755);
    const env = { ...process.env, PATH: `${programs}:${process.env['PATH'] ?? ''}` };
    const ended = await cli(['diff', toplevel, toplevel], env);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain(`what Nix says of ${toplevel} can't be read: `);
    expect(ended.stderr).not.toMatch(/defect|\n\s+at /);
  }
});
