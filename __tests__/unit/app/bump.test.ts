// `bump --pin` where no server is asked, on real files.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bumpVerb } from '../../../src/app/bump.js';
import { readConfig, type Overrides } from '../../../src/app/config.js';
import type { Context } from '../../../src/app/context.js';
import { relock } from '../../../src/app/relock.js';
import { createGit } from '../../../src/git/git.js';
import { clock } from '../../../src/platform/clock.js';
import { files } from '../../../src/platform/files.js';
import { createHttp } from '../../../src/platform/http.js';
import { createProcess } from '../../../src/platform/process.js';
import type { Log } from '../../../src/ports/log.js';
import { companion } from '../core/policy/world.js';

const HELD = '0123456789abcdef'.repeat(3).slice(0, 40);
const NEW = 'fedcba9876543210'.repeat(3).slice(0, 40);
const HASH = `sha256-${'A'.repeat(43)}=`;
const RELEASES = 'https://releases.nixos.org/nixos';
const HELD_RELEASE = `nixos-25.11.4021.${HELD.slice(0, 12)}`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-bump-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function contextOf(configuration: string | null = null, overrides: Overrides = {}): Context {
  const quiet = () => undefined;
  const log: Log = {
    ...{ debug: quiet, info: quiet, notice: quiet, warning: quiet, error: quiet, progress: quiet },
    group: (_, body) => body(),
  };
  const process = createProcess();
  const ports = { process, git: createGit(process, files, globalThis.process.env), files, clock, log };
  return {
    ...ports,
    http: createHttp(clock),
    folder,
    config: readConfig(configuration, overrides),
    overrides,
  };
}

interface Told {
  bumps: { from: { channel: string | null }; to: { channel: string; release: string | null } }[];
  companions: unknown[];
  warnings: string[];
}

async function bump(
  options: Record<string, string>,
  configuration: string | null = null,
): Promise<Told & { text: string; exitCode: number }> {
  const ended = await bumpVerb(contextOf(configuration), { positional: [], options, environment: {} });
  return { ...(ended.json as Told), text: ended.text, exitCode: ended.exitCode };
}

const put = (file: string, text: string): Promise<void> => writeFile(path.join(folder, file), text);
const got = (file: string): Promise<string> => readFile(path.join(folder, file), 'utf8');

const released = (series: string, release: string, hash: string): string =>
  `fetchTarball { url = "${RELEASES}/${series}/${release}/nixexprs.tar.xz"; sha256 = "${hash}"; }`;
const home = 'fetchTarball "https://github.com/nix-community/home-manager/archive/release-25.11.tar.gz"';

describe('companions of a pin that is named', () => {
  const text = (series: string, release: string, hash: string): string =>
    `{\n  nixpkgs = ${released(series, release, hash)};\n  home-manager = ${home};\n}\n`;
  const given = { pin: 'nixpkgs', hash: HASH, to: `nixos-26.05.1377.${NEW.slice(0, 12)}` };

  beforeEach(() => put('pins.nix', text('25.11', HELD_RELEASE, `sha256-${'B'.repeat(42)}A=`)));

  test('a warning names those that stay behind in the old series', async () => {
    const { warnings, exitCode } = await bump({ ...given, channel: 'nixos-26.05' });
    expect(exitCode).toBe(0);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^pins\.nix:\d+: .*`home-manager` \(release-25\.11\) stays: `bump --lanes upgrade` moves both\./,
      ),
    ]);
    expect(await got('pins.nix')).toBe(text('26.05', given.to, HASH));
  });

  test('none where the series stays, nor where the configuration leaves them alone', async () => {
    const stays = { ...given, to: `nixos-25.11.4188.${NEW.slice(0, 12)}` };
    expect(await bump(stays)).toMatchObject({ exitCode: 0, warnings: [], companions: [] });
    const leaves = { ...given, channel: 'nixos-26.05' };
    expect((await bump(leaves, 'freeze: home-manager\n')).warnings).toEqual([]);
  });

  test('a companion is no pin, and that is said', async () => {
    await expect(bump({ ...given, pin: 'home-manager' })).rejects.toMatchObject({
      exitCode: 64,
      message: '`home-manager` moves along in an upgrade; it is no pin of its own.',
    });
    await expect(bump({ ...given, pin: 'nobody' })).rejects.toThrow('there is no pin `nobody`');
  });

  test('a release is named as check shows it, beside its channel', async () => {
    const to = `25.11.4188.${NEW.slice(0, 12)}`;
    expect((await bump({ ...given, to })).bumps).toMatchObject([{ to: { release: `nixos-${to}` } }]);
    await expect(bump({ ...given, to: `26.05.1377.${NEW.slice(0, 12)}` })).rejects.toThrow(
      'nixos-26.05.1377.fedcba987654 is no release of nixos-25.11',
    );
    await expect(bump({ ...given, to: '25.11' })).rejects.toThrow('neither a release name nor a revision');
  });

  test('a second time there is nothing to do, and no word of other pins', async () => {
    const to = `nixos-25.11.4188.${NEW.slice(0, 12)}`;
    await bump({ ...given, to });
    expect(await bump({ ...given, to })).toMatchObject({
      text: 'Nothing to bump: nixpkgs is there already.',
      bumps: [],
    });
  });
});

test('a lock that loses its time is told, with the flag that keeps it', async () => {
  const locked = (rev: string, narHash: string, time: string): string =>
    `{
  "nodes": {
    "nixpkgs": {
      "locked": {
${time}        "narHash": "${narHash}",
        "owner": "NixOS",
        "repo": "nixpkgs",
        "rev": "${rev}",
        "type": "github"
      },
      "original": { "owner": "NixOS", "ref": "nixos-25.11", "repo": "nixpkgs", "type": "github" }
    },
    "root": { "inputs": { "nixpkgs": "nixpkgs" } }
  },
  "root": "root",
  "version": 7
}
`;
  const before = locked(HELD, `sha256-${'B'.repeat(42)}A=`, '        "lastModified": 1770000000,\n');
  await put('flake.lock', before);
  const given = { pin: 'nixpkgs', to: NEW, hash: HASH };
  const { warnings } = await bump(given);
  expect(warnings).toEqual([
    expect.stringMatching(/^flake\.lock:\d+: .*leaves lastModified out; give it with --last-modified\.$/),
  ]);
  expect(await got('flake.lock')).toBe(locked(NEW, HASH, ''));
  // What was left out can be given later.
  const after = locked(NEW, HASH, '        "lastModified": 1780000000,\n');
  const whole = { ...given, lastModified: '1780000000' };
  expect(await bump(whole)).toMatchObject({ bumps: [{}], warnings: [] });
  expect(await got('flake.lock')).toContain('"lastModified": 1780000000');
  await put('flake.lock', before);
  expect((await bump(whole)).warnings).toEqual([]);
  expect(await got('flake.lock')).toBe(after);
});

describe('a pin that names a revision alone', () => {
  const fetched = (rev: string): string =>
    `import (builtins.fetchGit { url = "https://github.com/NixOS/nixpkgs"; rev = "${rev}"; })\n`;

  test('of git, without a hash: goes to a revision, and nothing is downloaded', async () => {
    await put('a.nix', fetched(HELD));
    expect(await bump({ pin: 'nixpkgs', to: NEW })).toMatchObject({ exitCode: 0 });
    expect(await got('a.nix')).toBe(fetched(NEW));
  });

  test('a pin of a release does not', async () => {
    await put('a.nix', `${released('25.11', HELD_RELEASE, HASH)}\n`);
    await expect(bump({ pin: 'nixpkgs', to: NEW })).rejects.toMatchObject({ exitCode: 64 });
  });

  test('follows the channel that a rule gives', async () => {
    await put('a.nix', fetched(HELD));
    const rule = 'rules:\n  - match: nixpkgs\n    follow: nixos-25.11\n';
    const given = { pin: 'nixpkgs', to: `25.11.4188.${NEW.slice(0, 12)}`, revision: NEW, hash: HASH };
    await expect(bump(given)).rejects.toThrow();
    expect((await bump(given, rule)).bumps).toMatchObject([
      { to: { channel: 'nixos-25.11', revision: NEW } },
    ]);
    expect(await got('a.nix')).toBe(fetched(NEW));
  });

  test.each(['freeze: nixpkgs\n', 'rules:\n  - match: nixpkgs\n    freeze: true\n'])(
    'frozen by the configuration it moves all the same, with a warning: %j',
    async (configuration) => {
      await put('a.nix', fetched(HELD));
      expect((await bump({ pin: 'nixpkgs', to: NEW }, configuration)).warnings).toEqual([
        expect.stringMatching(
          /^a\.nix:1: `nixpkgs` is moved as you say, though the configuration freezes it/,
        ),
      ]);
      expect(await got('a.nix')).toBe(fetched(NEW));
    },
  );

  test('an ignored one can be named', async () => {
    await put('a.nix', fetched(HELD));
    expect(await bump({ pin: 'nixpkgs', to: NEW }, 'ignore: nixpkgs\n')).toMatchObject({ exitCode: 0 });
  });
});

test('where no sandbox works, it is said what Nix was needed for', async () => {
  const context = contextOf(null, { sandbox: 'podman' });
  const none = { ...context, process: { ...context.process, which: () => Promise.resolve(null) } };
  await put('flake.lock', '{"nodes": {"root": {}}, "root": "root", "version": 7}\n');
  const target = { branch: 'release-26.05', revision: null, hash: null, lastModified: null };
  const moving = { companion: companion({ moves: 'nix' }), target };
  const candidate = {
    lane: 'upgrade',
    group: 'nixos-26.05',
    steps: [],
    companions: [],
    urgency: null,
  } as const;
  const bumped = relock(none, {
    candidate: { ...candidate, steps: [], companions: [] },
    moves: [],
    companions: [moving],
    edits: [],
  });
  await expect(bumped).rejects.toThrow(/^Nix has to lock home-manager anew, but no sandbox/);
});
