// An upgrade with its companions: what is edited by us, and what Nix itself locks in the sandbox.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildCompanionRepository, companionName, manualNode } from '../../miniature/companion.js';
import { createInfrastructure } from '../../miniature/infrastructure.js';
import { type Mirror, startMirror } from '../../miniature/mirror.js';
import { releaseSources } from '../../miniature/releases.js';
import type { ReleaseSource } from '../../miniature/types.js';
import { type CompanionMove, settleCompanions } from '../../src/app/companions.js';
import { readConfig, type Overrides } from '../../src/app/config.js';
import { type Context, originsOf } from '../../src/app/context.js';
import { discover } from '../../src/app/discover.js';
import { applyMoves, type Bump, editFor } from '../../src/app/edit.js';
import { plannedOf } from '../../src/app/fleet/plan.js';
import type { PlannedCandidate } from '../../src/app/fleet/plan-file.js';
import { candidatesOf, remake } from '../../src/app/fleet/remake.js';
import { proveBump } from '../../src/app/proof/prove.js';
import { relock } from '../../src/app/relock.js';
import { createSources } from '../../src/app/source.js';
import { writeEdits } from '../../src/app/trees.js';
import type { Candidate } from '../../src/core/candidate.js';
import type { AnnouncedRelease } from '../../src/core/release.js';
import { UserError } from '../../src/errors.js';
import { createGit } from '../../src/git/git.js';
import { clock } from '../../src/platform/clock.js';
import { files } from '../../src/platform/files.js';
import { createHttp } from '../../src/platform/http.js';
import { createProcess } from '../../src/platform/process.js';
import type { TemporaryFolder } from '../../src/ports/files.js';
import type { SandboxSession } from '../../src/sandbox/types.js';
import { releaseSource } from '../fixtures/release-sources.js';
import { examplePlan } from '../unit/app/fleet/world.js';
import { recordingLog, testDriver, testImage } from './rebuild-world.js';

jest.setTimeout(180_000);

const program = createProcess();
const nixConfig = 'substituters =\nflake-registry =\ndownload-attempts = 1';

let scratch: TemporaryFolder;
let companion: string;
let mirror: Mirror;
let image: string;
/** Sees all of `scratch`, under its own path. */
let session: SandboxSession;
/** As in the miniature: 25.11, with the companion. */
let infrastructure: string;
const at = (name: string): string => path.join(scratch.path, name);

beforeAll(async () => {
  scratch = await files.temporaryFolder('relock-test');
  companion = at('home-manager.git');
  await buildCompanionRepository(companion, ['25.11', '26.05']);
  const sources = releaseSources().filter(({ channel }) =>
    /^nixos-(?:2[56]\.[01][15]|17\.09)$/.test(channel),
  );
  mirror = await startMirror({ from: { sources }, repositories: { [companionName]: companion } });
  infrastructure = at('infrastructure');
  const { urls, releases } = mirror;
  await createInfrastructure(infrastructure, { urls, releases, companion: true });
  image = await testImage('podman');
  const driver = await testDriver('podman');
  const mounts = [{ from: scratch.path, to: scratch.path }];
  session = await driver.open({ mounts, nixConfig, network: 'host' });
});

afterAll(async () => {
  await session[Symbol.asyncDispose]();
  await mirror[Symbol.asyncDispose]();
  await scratch[Symbol.asyncDispose]();
});

async function contextIn(folder: string, overrides: Overrides = {}): Promise<Context> {
  const settings = await readFile(path.join(infrastructure, '.github/channel-bump.yml'), 'utf8');
  const given = { sandbox: 'podman', image, network: 'host', 'nix-config': nixConfig, ...overrides };
  const git = createGit(program, files, process.env);
  const ports = { process: program, git, http: createHttp(clock), files, clock, log: recordingLog() };
  return { ...ports, folder, config: readConfig(settings, given), overrides: given };
}

/** A copy of the infrastructure that a test may change. */
async function copyOfInfrastructure(name: string): Promise<string> {
  await cp(infrastructure, at(name), { recursive: true });
  await rm(at(`${name}/.git`), { recursive: true });
  return at(name);
}

function release(prefix: string): AnnouncedRelease {
  const found = mirror.releases.find(({ name }) => name.startsWith(`${prefix}.`));
  if (!found) throw new Error(`no release ${prefix}`);
  const { channel, name, path: folder, revision, commitTime } = found;
  return { channel, name, path: folder, revision, lastModified: commitTime, published: null };
}

/** Every pin and companion to 26.05. */
async function upgradeOf(context: Context): Promise<Candidate> {
  const { pins, companions } = await discover(files, context.folder, originsOf(context.config));
  const steps = [{ pins: pins.filter(({ direct }) => direct), to: release('nixos-26.05.1377') }];
  const candidate = { lane: 'upgrade', group: 'nixos-26.05', steps, urgency: null } as const;
  return { ...candidate, companions: [...companions] };
}

async function settled(context: Context, candidate: Candidate): Promise<readonly CompanionMove[]> {
  const result = await settleCompanions(context, candidate, createSources(context, null));
  if (result.kind === 'waiting') throw new Error(result.reasons.join('\n'));
  return result.moves;
}

async function upgraded(context: Context): Promise<Bump> {
  const candidate = await upgradeOf(context);
  const sources = createSources(context, null);
  return relock(context, await editFor(context, candidate, sources, await settled(context, candidate)));
}

/** What Nix writes where there is no lock yet, with these files in a copy of the folder. */
async function lockedAnew(folder: string, edits: Bump['edits'] = [], flake = '.'): Promise<string> {
  const copy = `${folder}-anew`;
  await rm(copy, { recursive: true, force: true });
  await cp(folder, copy, { recursive: true });
  await writeEdits(await contextIn(folder), copy, edits);
  await rm(path.join(copy, flake, 'flake.lock'), { force: true });
  const inside = (await nix('mktemp', '-d')).trim();
  await nix('cp', '-R', `${copy}/.`, inside);
  await nix('nix', 'flake', 'lock', `path:${inside}?dir=${flake}`);
  return nix('cat', `${inside}/${flake}/flake.lock`);
}

async function nix(...argv: string[]): Promise<string> {
  const result = await session.run(argv);
  if (result.exitCode !== 0) throw new Error(`${argv.join(' ')}: ${result.stderr}`);
  return result.stdout;
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).toLine();
}

const after = (bump: Bump, file: string): string => bump.edits.find((e) => e.file === file)?.after ?? '';

test('the miniature has the lock that Nix would write', async () => {
  const { name } = release('nixos-25.11.4021');
  mirror.setNewest('nixos-25.11', name);
  try {
    const written = await readFile(path.join(infrastructure, 'flake.lock'), 'utf8');
    expect(await lockedAnew(infrastructure)).toBe(written);
  } finally {
    mirror.setNewest('nixos-25.11', release('nixos-25.11.4188').name);
  }
});

describe('an upgrade with a companion that is a flake', () => {
  let context: Context;
  let bump: Bump;

  beforeAll(async () => {
    context = await contextIn(await copyOfInfrastructure('upgrade'), { rebuild: 'dry-build' });
    bump = await upgraded(context);
  });

  test('flake.nix asks for both, in its two places', () => {
    const edit = bump.edits.find(({ file }) => file === 'flake.nix');
    const expected = edit?.before
      .replace('/nixos-25.11/nixexprs.tar.xz', '/nixos-26.05/nixexprs.tar.xz')
      .replace('?ref=release-25.11', '?ref=release-26.05');
    expect(edit?.after).toBe(expected);
    expect(edit?.after).not.toBe(edit?.before);
  });

  test('flake.lock is what Nix writes, and says where the companion went', async () => {
    expect(after(bump, 'flake.lock')).toBe(await lockedAnew(context.folder, bump.edits));
    const branches = await context.git.remoteBranches(`${mirror.urls.archives}/${companionName}`);
    expect(bump.companions.map(({ target }) => target)).toEqual([
      {
        branch: 'release-26.05',
        revision: branches.get('release-26.05'),
        hash: expect.stringMatching(/^sha256-/) as unknown,
        lastModified: null,
      },
    ]);
  });

  test('nothing else is edited: system.stateVersion stays', () => {
    const edited = bump.edits.map(({ file }) => file).sort();
    expect(edited).toEqual(['.nix-channels', 'flake.lock', 'flake.nix', 'npins/sources.json']);
  });

  test('another job makes the same of a plan without Nix, and takes no other lock', async () => {
    const planned = plannedOf(bump);
    expect(Object.keys(planned.locks)).toEqual(['flake.lock']);
    const again = async (change: Partial<PlannedCandidate>): Promise<Bump> => {
      const plan = { ...examplePlan(), candidates: [{ ...planned, ...change }] };
      const [remade] = await candidatesOf(context, plan);
      return remake(context, remade!, createSources(context, null));
    };
    expect((await again({})).edits).toEqual(bump.edits);
    const lock = planned.locks['flake.lock']!;
    const { revision } = release('nixos-25.11.4188');
    const other = lock.replaceAll(release('nixos-26.05.1377').revision, revision);
    expect(await refusalOf(again({ locks: { 'flake.lock': other } }))).toContain(
      '`nixpkgs` would change too',
    );
    expect(await refusalOf(again({ locks: {} }))).toContain('is not told');
    const companions = planned.companions.map((one) => ({
      ...one,
      to: { branch: 'master', revision: null },
    }));
    expect(await refusalOf(again({ companions }))).toContain('goes to another branch');
    const back = bump.candidate.steps.map(({ pins }) => ({
      to: { ...release('nixos-17.09.3243'), channel: 'nixos-17.09' },
      pins: pins.map(({ file, name }) =>
        planned.steps[0]!.pins.find((p) => p.file === file && p.name === name)!,
      ),
    }));
    expect(await refusalOf(again({ steps: back }))).toMatch(
      /would go back from nixos-25\.11\.4021\.\w+ to nixos-17\.09/,
    );
  });

  test('every host evaluates with the result, and not without the companion', async () => {
    const outcomes = async (of: Bump): Promise<unknown> => {
      const sources = createSources(context, at('archives'));
      const rebuilt = await proveBump(context, of, sources, null);
      return rebuilt?.hosts.map(({ name, outcome }) => [name, outcome.kind]).sort();
    };
    await mkdir(at('archives'));
    const good = ['cache1', 'db1', 'web1'].map((name) => [name, 'evaluated']);
    expect(await outcomes(bump)).toEqual(good);
    const alone = await editFor(context, { ...bump.candidate, companions: [] }, createSources(context, null));
    expect(await relock(context, alone)).toBe(alone);
    expect(await outcomes(alone)).toEqual([...good.slice(0, 2), ['web1', 'failed']]);
  });
});

test("of the user's own folder Nix gets what is tracked, and writes nothing there", async () => {
  const folder = at('own folder');
  await cp(infrastructure, folder, { recursive: true });
  await writeFile(path.join(folder, 'secret'), 'not tracked');
  const copied: string[] = [];
  const copy = (from: string, to: string): Promise<void> => {
    copied.push(path.relative(folder, from));
    return files.copy(from, to);
  };
  const context = { ...(await contextIn(folder)), files: { ...files, copy } };
  const bump = await upgraded(context);
  expect(copied).toContain('hosts/web1.nix');
  expect(copied.filter((name) => name === 'secret' || name.startsWith('.git/'))).toEqual([]);
  expect(await readFile(path.join(folder, 'flake.lock'), 'utf8')).toBe(
    bump.edits.find(({ file }) => file === 'flake.lock')?.before,
  );
});

test('a companion that keeps its own nixpkgs gets the one of its new branch', async () => {
  const folder = await copyOfInfrastructure('own-nixpkgs');
  const flake = await readFile(path.join(folder, 'flake.nix'), 'utf8');
  const apart = flake.replace('inputs.nixpkgs.follows = "nixpkgs";\n', '');
  expect(apart).not.toBe(flake);
  await writeFile(path.join(folder, 'flake.nix'), apart);
  await writeFile(path.join(folder, 'flake.lock'), await lockedAnew(folder));
  expect(await readFile(path.join(folder, 'flake.lock'), 'utf8')).toContain('"nixpkgs_2"');
  const bump = await upgraded(await contextIn(folder));
  expect(after(bump, 'flake.lock')).toContain('2'.repeat(40));
  expect(after(bump, 'flake.lock')).not.toContain('1'.repeat(40));
  expect(after(bump, 'flake.lock')).toBe(await lockedAnew(folder, bump.edits));
});

test('a flake in a folder, beside others that stay', async () => {
  const folder = at('several');
  await cp(await copyOfInfrastructure('part'), path.join(folder, 'fleet/eu west'), { recursive: true });
  const bump = await upgraded(await contextIn(folder));
  const edited = ['flake.lock', 'flake.nix'].map((name) => `fleet/eu west/${name}`);
  expect(bump.edits.map(({ file }) => file)).toEqual(expect.arrayContaining(edited));
  const written = after(bump, 'fleet/eu west/flake.lock');
  expect(written).toBe(await lockedAnew(folder, bump.edits, 'fleet/eu west'));
});

test('the old Nix of this machine locks too', async () => {
  const folder = at('old nix');
  const url = `git+${mirror.urls.archives}/${companionName}?ref=release-25.11`;
  await mkdir(folder);
  await writeFile(
    path.join(folder, 'flake.nix'),
    `{\n  inputs.home-manager.url = "${url}";\n  outputs = _: { };\n}\n`,
  );
  await writeFile(path.join(folder, 'flake.lock'), await lockedAnew(folder));
  const context = await contextIn(folder, { sandbox: 'host', image: '' });
  const [home] = (await discover(files, folder, originsOf(context.config))).companions;
  if (!home) throw new Error('no companion');
  const target = { branch: 'release-26.05', revision: null, hash: null, lastModified: null };
  const companions = [{ companion: home, target }];
  const candidate = { ...(await upgradeOf(context)), steps: [] };
  const edits = await applyMoves(context, [], companions);
  const bump = await relock(context, { candidate, moves: [], companions, edits });
  const branches = await context.git.remoteBranches(url.replace(/^git\+|\?.*$/g, ''));
  expect(bump.companions[0]?.target.revision).toBe(branches.get('release-26.05'));
  expect(JSON.parse(after(bump, 'flake.lock'))).toEqual(JSON.parse(await lockedAnew(folder, edits)));
});

test('a pin whose release has inputs of its own is locked by Nix, and must be what was announced', async () => {
  const withInput = (prefix: string, day: number, series: string): ReleaseSource => {
    const source = releaseSource('nixos-25.11', prefix, day);
    const nodes = { manual: manualNode(series), root: { inputs: { manual: 'manual' } } };
    const own = {
      'flake.nix':
        '{ inputs.manual = { url = "github:example/manual-style"; flake = false; }; outputs = _: { }; }',
      'flake.lock': json({ nodes, root: 'root', version: 7 }),
    };
    const added = Object.entries(own).map(([name, content]) => [name, { mode: '100644', content }] as const);
    return { ...source, files: new Map([...source.files, ...added]) };
  };
  const [older, newer] = [
    withInput('nixos-25.11.4021', 0, '25.11'),
    withInput('nixos-25.11.4188', 6, '26.05'),
  ];
  await using other = await startMirror({ from: { sources: [older, newer] } });
  const [from, to] = other.releases;
  if (!from || !to) throw new Error('no releases');
  const folder = at('inputs of its own');
  const channel = `${other.urls.channels}/nixos-25.11/nixexprs.tar.xz`;
  const flake = `{ inputs.nixpkgs.url = "${channel}"; outputs = _: { }; }\n`;
  await files.write(path.join(folder, 'flake.nix'), flake);
  other.setNewest('nixos-25.11', from.name);
  await files.write(path.join(folder, 'flake.lock'), await lockedAnew(folder));
  other.setNewest('nixos-25.11', to.name);

  const { channels, releases, archives } = other.urls;
  const urls = { 'channels-url': channels, 'releases-url': releases, 'archive-url': archives };
  const context = await contextIn(folder, urls);
  const { pins } = await discover(files, folder, originsOf(context.config));
  const announced = { ...to, lastModified: to.commitTime, published: null };
  const steps = [{ pins: [...pins], to: announced }];
  const refresh = { lane: 'refresh', group: 'nixos-25.11', steps, companions: [], urgency: null } as const;
  const candidate = { ...refresh, companions: [] };
  const bump = await editFor(context, candidate, createSources(context, null));
  expect(after(bump, 'flake.lock')).toContain('1'.repeat(40));
  expect(after(await relock(context, bump), 'flake.lock')).toBe(await lockedAnew(folder, bump.edits));

  other.setNewest('nixos-25.11', from.name);
  expect(await refusalOf(relock(context, bump))).toMatch(
    `flake.lock: Nix has locked \`nixpkgs\` to something else than ${to.revision}.`,
  );
});

describe('what can not be done is told', () => {
  test('a companion that has no branch yet: the upgrade waits', async () => {
    const context = await contextIn(infrastructure);
    const candidate = await upgradeOf(context);
    await buildCompanionRepository(companion, ['25.11']);
    try {
      const result = await settleCompanions(context, candidate, createSources(context, null));
      expect(result).toEqual({
        kind: 'waiting',
        reasons: [
          `\`home-manager\` of flake.lock has to move along, but ${mirror.urls.archives}/${companionName} has no ` +
            'branch release-26.05 yet. To go without it, leave it out of `companions:` in ' +
            '.github/channel-bump.yml, or name it under `freeze:`.',
        ],
      });
    } finally {
      await buildCompanionRepository(companion, ['25.11', '26.05']);
    }
  });

  test('a companion whose repository is not told, or does not answer', async () => {
    const context = await contextIn(infrastructure);
    const candidate = await upgradeOf(context);
    const nowhere = candidate.companions.map((one) => ({ ...one, gitUrl: null }));
    const untold = { ...candidate, companions: nowhere };
    expect(await settleCompanions(context, untold, createSources(context, null))).toMatchObject({
      kind: 'waiting',
      reasons: [expect.stringContaining('the file does not tell where its repository is. To go without it')],
    });
    const companions = candidate.companions.map((one) => ({ ...one, gitUrl: 'http://127.0.0.1:1/x' }));
    const work = settleCompanions(context, { ...candidate, companions }, createSources(context, null));
    expect(await refusalOf(work)).toMatch(
      /^flake\.lock:\d+: `home-manager` has to move along: the branches of http:.* To go without it, /,
    );
  });

  test('no network, a repository that is gone, a lock that is not that of its flake.nix', async () => {
    const context = await contextIn(await copyOfInfrastructure('refused'));
    const candidate = await upgradeOf(context);
    const moves = await settled(context, candidate);
    const bump = await editFor(context, candidate, createSources(context, null), moves);

    const offline = relock(await contextIn(context.folder, { network: 'none' }), bump);
    expect(await refusalOf(offline)).toMatch(/^flake\.lock: .*home-manager.*no network.*`network: default`/);

    const gone = mirror.fault({ path: /^\/archives\/nix-community/, kind: 'answer', status: 404 });
    const refused = await refusalOf(relock(context, bump)).finally(gone);
    expect(refused).toMatch(/^flake\.lock: Nix can't lock home-manager: .*`network: host` and no token/);

    const edits = bump.edits.map((edit) => ({
      ...edit,
      after: edit.after.replace(
        'inputs = {',
        `inputs = {\n    extra = { url = "${mirror.urls.channels}/nixos-25.11/nixexprs.tar.xz"; flake = false; };`,
      ),
    }));
    expect(await refusalOf(relock(context, { ...bump, edits }))).toMatch(
      /^flake\.lock: .* `extra` would change too.*nix flake lock/,
    );
  });
});

test('companions of npins and niv move by text, with the hash that Nix finds', async () => {
  const folder = at('text');
  const address = `${mirror.urls.archives}/${companionName}`;
  const context = await contextIn(folder);
  const branches = await context.git.remoteBranches(address);
  const prefetch = async (revision: string): Promise<string> =>
    (await nix('nix-prefetch-url', '--unpack', `${address}/archive/${revision}.tar.gz`)).trim();
  const texts = async (series: string): Promise<Record<string, string>> => {
    const branch = `release-${series}`;
    const revision = branches.get(branch) ?? '';
    const sha256 = await prefetch(revision);
    const hash = (await nix('nix', 'hash', 'to-sri', '--type', 'sha256', sha256)).trim();
    const url = `https://github.com/nix-community/home-manager/archive/${revision}.tar.gz`;
    const repository = { type: 'GitHub', owner: 'nix-community', repo: 'home-manager' };
    const npins = { type: 'Git', repository, branch, submodules: false, url, revision, hash };
    const niv = { branch, ...{ owner: 'nix-community', repo: 'home-manager' }, rev: revision, sha256 };
    const template = 'https://github.com/<owner>/<repo>/archive/<rev>.tar.gz';
    return {
      'npins/sources.json': json({ pins: { 'home-manager': npins }, version: 7 }),
      'nix/sources.json': json({ 'home-manager': { ...niv, type: 'tarball', url, url_template: template } }),
    };
  };
  const nixpkgs = `${mirror.urls.releases}/${release('nixos-25.11.4021').path} nixos\n`;
  const before = { ...(await texts('25.11')), '.nix-channels': nixpkgs };
  for (const [name, text] of Object.entries(before)) await files.write(path.join(folder, name), text);
  const bump = await upgraded(context);
  for (const [name, text] of Object.entries(await texts('26.05'))) expect(after(bump, name)).toBe(text);
  expect(bump.edits).toHaveLength(3);
});

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
