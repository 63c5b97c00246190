// `gate` as GitHub's runner starts it for a pull request.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startWorld, type World } from '../../miniature/world.js';
import {
  checkRuns,
  type CheckAnswer,
  comments,
  conclusions,
  expectNoLeak,
  onlyCache1,
  onlyDb1,
  release,
  repin,
  writes,
} from './action-world.js';
import {
  action,
  cli,
  clone,
  containersOf,
  git,
  scratch,
  startAction,
  until,
  type ActionOptions,
} from './programs.js';

jest.setTimeout(300_000);

let world: World;

function inWorld(permissions?: Parameters<typeof startWorld>[0]): void {
  beforeAll(async () => {
    world = await startWorld(permissions);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    expect(world.forge.violations).toEqual([]);
  });
}

/** A pull request's branch by a person: what is in `workspace`, pushed. */
interface Proposed {
  workspace: string;
  base: string;
  head: string;
}

async function propose(branch: string, files: Readonly<Record<string, string>>): Promise<Proposed> {
  const base = await git(world.checkout, 'rev-parse', 'main');
  const head = await world.forge.pushAs({ branch, person: 'ada', files });
  return { workspace: await clone(world, branch), base, head };
}

/** A bump by hand, of one pin to one release. */
async function proposeBump(branch: string, pin: string, file: string, to: string): Promise<Proposed> {
  const folder = await clone(world);
  const argv = ['bump', folder, '--pin', pin, '--to', release(world, to).name];
  expect(await cli(argv, world.environment)).toMatchObject({ code: 0 });
  return propose(branch, { [file]: await readFile(path.join(folder, file), 'utf8') });
}

/** The runner's event for it. */
function gate(
  { workspace, base, head }: Proposed,
  inputs: Readonly<Record<string, string>> = {},
  name = 'pull_request',
): ActionOptions {
  const payload = { pull_request: { base: { sha: base }, head: { sha: head } } };
  return { workspace, event: { name, payload }, inputs: { command: 'gate', ...inputs } };
}

/** Check runs by name: the one of the whole first. */
async function checks(revision: string): Promise<CheckAnswer[]> {
  const all = await checkRuns(world, revision);
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What was written to check runs since: `in_progress`, `success`, … */
function posted(from: number): string[] {
  return world.forge.requests
    .slice(from)
    .filter(({ operation }) => operation === 'checks/create' || operation === 'checks/update')
    .map(({ body }) => body as { status: string; conclusion?: string })
    .map(({ status, conclusion }) => conclusion ?? status);
}

describe('with the right to write checks', () => {
  inWorld();

  test('changed pins are proven: a check run in progress, then success, on the head', async () => {
    const proposed = await proposeBump('by-hand', 'nixos', '.nix-channels', 'nixos-25.11.4057');
    const before = world.forge.requests.length;
    const cache = await scratch(world);
    await writeFile(path.join(cache, 'memory.json'), 'by somebody');
    const inputs = { rebuild: 'build', 'cache-folder': cache, ...onlyCache1 };
    const ended = await action(world, gate(proposed, inputs));
    expect(ended).toMatchObject({ code: 0 });
    // What may be anybody's is neither read nor written.
    expect(await readFile(path.join(cache, 'memory.json'), 'utf8')).toBe('by somebody');
    expect(ended.stdout).not.toContain('memory.json');
    expect(posted(before)).toEqual(['in_progress', 'success', 'success']);
    expect(writes(world, before)).toHaveLength(3);
    const [check, host, ...others] = await checks(proposed.head);
    expect(others).toEqual([]);
    expect(host).toMatchObject({ name: 'channel-bump / cache1', conclusion: 'success' });
    expect(check).toMatchObject({ name: 'channel-bump', status: 'completed', conclusion: 'success' });
    expect(check?.output.title).toBe('Every host is built');
    expect(check?.output.summary).toContain('cache1');
    expect(ended.summary).toMatch(/nginx.*1\.28\.2/);
    expect(ended.outputs).toMatchObject({ changed: 'true', verdict: 'switch', 'pull-requests': '[]' });
    await expectNoLeak(world, ended);
  });

  test('what a person must decide is said first, and is no failure', async () => {
    const folder = await clone(world);
    const { name } = release(world, 'nixos-26.05pre934411');
    const argv = ['bump', folder, '--pin', 'nixos', '--channel', 'nixos-unstable', '--to', name];
    expect(await cli(argv, world.environment)).toMatchObject({ code: 0 });
    const file = '.nix-channels';
    const proposed = await propose('unstable', { [file]: await readFile(path.join(folder, file), 'utf8') });
    const inputs = { rebuild: 'build', ...onlyCache1, 'production-hosts': 'cache*' };
    const ended = await action(world, gate(proposed, inputs));
    expect(ended).toMatchObject({ code: 0 });
    const notice = 'cache1 in production on nixos-unstable, which may change radically at any time.';
    const [check] = await checks(proposed.head);
    expect(check?.conclusion).toBe('success');
    expect(check?.output.title).toBe(`${notice} Every host is built.`);
    expect(check?.output.summary).toContain(`> **${notice}**`);
    const report = JSON.parse(await readFile(ended.outputs['report']!, 'utf8')) as { notices: string[] };
    expect(report.notices).toEqual([notice]);
  });

  test('the merge commit that checkout gives is what is rebuilt, the head what is reported on', async () => {
    const proposed = await propose('readme', { 'README.md': 'Hosts.\n' });
    await git(proposed.workspace, 'checkout', '--quiet', '--detach', proposed.base);
    await git(proposed.workspace, 'merge', '--quiet', '--no-ff', '--no-edit', proposed.head);
    const before = world.forge.requests.length;
    const ended = await action(world, gate(proposed));
    expect(ended).toMatchObject({ code: 0 });
    expect(posted(before)).toEqual(['in_progress', 'success']);
    expect((await checks(proposed.head))[0]?.output.title).toBe('No pin is changed');
    expect(ended.summary).toMatch(/no pin is changed/i);
    expect(ended.outputs).toMatchObject({ changed: 'false', verdict: '', bumps: '[]' });
    expect(ended.stdout).not.toContain('Rebuilding in');
  });

  test('a host that fails fails the gate', async () => {
    const proposed = await proposeBump('by-hand-2', 'nixpkgs-db', 'npins/sources.json', 'nixos-25.11.4057');
    const hosts = { 'hosts/db1.nix': '{ services.nonsense.enable = true; }\n' };
    const head = await world.forge.pushAs({ branch: 'by-hand-2', person: 'ada', files: hosts });
    await git(proposed.workspace, 'pull', '--quiet');
    const before = world.forge.requests.length;
    const ended = await action(world, gate({ ...proposed, head }, { rebuild: 'dry-build', ...onlyDb1 }));
    expect(ended.code).toBe(1);
    expect(posted(before)).toEqual(['in_progress', 'failure', 'failure']);
    expect((await checks(head))[0]?.output.summary).toContain('services.nonsense');
    expect(ended.summary).toMatch(/evaluation/i);
    expect(ended.stdout).toMatch(/^::error/m);
  });

  test('a pin file that is broken fails the gate, with its place', async () => {
    const proposed = await propose('broken', { 'npins/sources.json': '{\n  "pins": {\n' });
    const before = world.forge.requests.length;
    const ended = await action(world, gate(proposed));
    expect(ended.code).toBe(1);
    expect(posted(before)).toEqual(['in_progress', 'failure']);
    expect(ended.stdout).toMatch(/^::error file=npins\/sources\.json,line=\d+/m);
    expect((await checks(proposed.head))[0]?.output.title).toBe('Not proven');
  });

  test('a hash that is not what the mirror serves fails the gate', async () => {
    const proposed = await proposeBump('forged', 'nixpkgs-db', 'npins/sources.json', 'nixos-25.11.4057');
    const file = path.join(proposed.workspace, 'npins/sources.json');
    const forged = (await readFile(file, 'utf8')).replace(/sha256-.{10}/, 'sha256-0000000000');
    const files = { 'npins/sources.json': forged };
    const head = await world.forge.pushAs({ branch: 'forged', person: 'ada', files });
    await git(proposed.workspace, 'pull', '--quiet');
    const before = world.forge.requests.length;
    const ended = await action(world, gate({ ...proposed, head }, { rebuild: 'dry-build', ...onlyDb1 }));
    expect(ended.code).toBe(1);
    expect(posted(before)).toEqual(['in_progress', 'failure']);
    expect(ended.stdout).toMatch(/^::error.*nixpkgs-db/m);
  });

  test('a pull request does not choose how it is judged', async () => {
    const proposed = await proposeBump('own-rules', 'nixpkgs-db', 'npins/sources.json', 'nixos-25.11.4057');
    const files = {
      '.github/channel-bump.yml': 'rebuild: none\nsandbox: host\ndiscover-hosts: false\n',
      'hosts/db1.nix': '{ services.nonsense.enable = true; }\n',
    };
    const head = await world.forge.pushAs({ branch: 'own-rules', person: 'ada', files });
    await git(proposed.workspace, 'pull', '--quiet');
    const before = world.forge.requests.length;
    const { hosts } = onlyDb1;
    const ended = await action(world, gate({ ...proposed, head }, { hosts, rebuild: '', sandbox: 'podman' }));
    expect(ended.code).toBe(1);
    expect(posted(before)).toEqual(['in_progress', 'failure', 'success', 'failure']);
    expect(ended.stdout).toMatch(/^::warning.*\.github\/channel-bump\.yml is changed here/m);
    const [check] = await checks(head);
    expect(check?.output.title).toMatch(/^db1: evaluation failed: /);
    expect(check?.output.summary).toContain('services.nonsense');
    expect(check?.output.summary).toMatch(/the base.{1,6}s was used/);
  });

  test('a gate that is told to prove nothing fails', async () => {
    const proposed = await propose('unproven', { 'README.md': 'Unproven.\n' });
    const before = world.forge.requests.length;
    const ended = await action(world, gate(proposed, { rebuild: 'none' }));
    expect(ended.code).toBe(1);
    expect(posted(before)).toEqual(['in_progress', 'failure']);
    expect(ended.stdout).toMatch(/^::error.*can prove nothing/m);
  });

  test('a checkout that is not of the pull request earns it no success', async () => {
    const proposed = await propose('elsewhere', { 'README.md': 'Elsewhere.\n' });
    await git(proposed.workspace, 'checkout', '--quiet', '--detach', proposed.base);
    const before = world.forge.requests.length;
    const ended = await action(world, gate(proposed));
    expect(ended.code).toBe(1);
    expect(posted(before)).toEqual(['in_progress', 'failure']);
    expect(ended.stdout).toMatch(/^::error.*does not hold/m);
    const shallow = path.join(path.dirname(proposed.workspace), 'shallow');
    const address = `${world.forge.urls.server}/${world.repository}.git`;
    await git(world.checkout, 'clone', '--quiet', '--depth=1', `--branch=main`, address, shallow);
    const cut = await action(world, gate({ ...proposed, workspace: shallow }));
    expect(cut.code).toBe(1);
    expect(cut.stdout).toMatch(/^::error.*fetch-depth: 0/m);
  });

  test('a checkout with something on top of the head earns it no success', async () => {
    const proposed = await propose('beyond', { 'README.md': 'Beyond.\n' });
    const who = ['-c', 'user.name=eve', '-c', 'user.email=eve@example.org'];
    await git(proposed.workspace, ...who, 'commit', '--quiet', '--allow-empty', '--message', 'on top');
    const ended = await action(world, gate(proposed));
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/^::error.*does not hold/m);
  });

  test('a host that the pull request removes is named', async () => {
    const flake = await readFile(path.join(world.checkout, 'flake.nix'), 'utf8');
    const renamed = flake.replace('nixosConfigurations.web1', 'nixosConfigurations.web2');
    const proposed = await propose('one-less', { 'flake.nix': renamed });
    const ended = await action(world, gate(proposed, { rebuild: 'dry-build', 'gate-hosts': 'all' }));
    expect(ended).toMatchObject({ code: 0 });
    const [check] = await checks(proposed.head);
    expect(check?.output.title).toMatch(/^No host any more, and so not rebuilt: web1/);
    expect(ended.summary).toContain('not rebuilt: web1');
  });

  test('a changed file that mentions pins and can’t be read fails the gate, with its place', async () => {
    const address = 'https://github.com/NixOS/nixpkgs/archive/x.tar.gz';
    const broken = { 'lab.nix': `{ pkgs = fetchTarball "${address}"; # ` };
    const proposed = await propose('unread', { ...broken, 'README.md': 'Unread.\n' });
    const ended = await action(world, gate(proposed));
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/^::error file=lab\.nix.*is changed here, and can't be read/m);
  });

  test('the configuration is that of the base as it is now, not as it was where the branch began', async () => {
    const settings = await readFile(path.join(world.checkout, '.github/channel-bump.yml'), 'utf8');
    const lax = { '.github/channel-bump.yml': `${settings}\nignore: ["npins/*"]\n` };
    const began = await world.forge.pushAs({ branch: 'line', person: 'ada', files: lax });
    const strict = { '.github/channel-bump.yml': settings };
    const base = await world.forge.pushAs({ branch: 'line', person: 'ada', files: strict });
    const bump = await proposeBump('old-rules', 'nixpkgs-db', 'npins/sources.json', 'nixos-25.11.4057');
    const npins = await readFile(path.join(bump.workspace, 'npins/sources.json'), 'utf8');
    await git(world.forge.gitFolder(world.repository), 'update-ref', 'refs/heads/from-lax', began);
    const files = { 'npins/sources.json': npins };
    const head = await world.forge.pushAs({ branch: 'from-lax', person: 'ada', files });
    const workspace = await clone(world, 'from-lax');
    const inputs = { rebuild: 'dry-build', ...onlyDb1 };
    const ended = await action(world, gate({ workspace, base, head }, inputs));
    expect(ended).toMatchObject({ code: 0, outputs: { changed: 'true' } });
  });

  test('a branch that a push has set back is compared with what it was', async () => {
    const bump = await proposeBump('set-back', 'nixpkgs-db', 'npins/sources.json', 'nixos-25.11.4057');
    await git(bump.workspace, 'checkout', '--quiet', '--detach', bump.base);
    const event = { name: 'push', payload: { before: bump.head, after: bump.base } };
    const inputs = { command: 'gate', rebuild: 'dry-build', ...onlyDb1 };
    const ended = await action(world, { workspace: bump.workspace, event, inputs });
    expect(ended).toMatchObject({ code: 0, outputs: { changed: 'true' } });
  });

  test('a pin that is removed is a change', async () => {
    const proposed = await propose('unpinned', { 'npins/sources.json': '{ "pins": {}, "version": 7 }\n' });
    const before = world.forge.requests.length;
    const ended = await action(world, gate(proposed, { rebuild: 'dry-build', ...onlyDb1 }));
    expect(ended.code).toBe(1); // its host needs it
    expect(posted(before)).toEqual(['in_progress', 'failure']);
    expect(ended.stdout).toMatch(/^::error.*db1.*nixpkgs-db/m);
  });

  test('a folder that the base does not have yet is all new', async () => {
    const nowhere = 'https://channels.nixos.org/nixos-25.11';
    const proposed = await propose('new-folder', { 'lab/.nix-channels': `${nowhere} nixos\n` });
    const ended = await action(world, gate(proposed, { directory: 'lab', rebuild: 'dry-build' }));
    expect(ended.stdout).not.toContain('This is a defect');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/^::error.*no host to rebuild was found/m);
  });

  test('pull_request_target is refused', async () => {
    const proposed = await propose('foreign', { 'README.md': 'Mine.\n' });
    const before = world.forge.requests.length;
    const ended = await action(world, gate(proposed, {}, 'pull_request_target'));
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/^::error.*pull_request_target/m);
    expect(world.forge.requests.slice(before)).toEqual([]);
  });

  test('an event without base and head is told', async () => {
    const proposed = await propose('odd', { 'README.md': 'Odd.\n' });
    const event = { name: 'pull_request', payload: { pull_request: {} } };
    const ended = await action(world, { ...gate(proposed), event });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/^::error.*base and head/m);
  });

  test('killed in the middle: no success, nothing left behind', async () => {
    const proposed = await proposeBump('killed', 'nixos', '.nix-channels', 'nixos-25.11.4090');
    await writeFile(path.join(proposed.workspace, 'untracked'), 'mine');
    const before = world.forge.requests.length;
    const running = await startAction(world, gate(proposed, { rebuild: 'build', ...onlyCache1 }));
    await until(running, () => running.said().includes('Rebuilding in'));
    expect(await containersOf(running.temporary)).toHaveLength(1);
    running.child.kill('SIGTERM');
    const ended = await running.ended;
    expect(ended.code).toBe(143);
    expect(await containersOf(running.temporary)).toEqual([]);
    // Logs stay, where there are some already.
    expect(['channel-bump-logs']).toEqual(expect.arrayContaining(await readdir(running.temporary)));
    expect(posted(before)).toEqual(['in_progress']);
    expect((await checks(proposed.head))[0]).toMatchObject({
      status: 'in_progress',
      conclusion: null,
    });
    expect(await git(proposed.workspace, 'status', '--porcelain')).toBe('?? untracked');
    await expectNoLeak(world, ended);

    // Run again, it takes up the check run that was left.
    const again = await action(world, gate(proposed, { rebuild: 'dry-build', ...onlyCache1 }));
    expect(again).toMatchObject({ code: 0 });
    expect(await checks(proposed.head)).toMatchObject([
      { name: 'channel-bump', conclusion: 'success', output: { title: 'Every host evaluates' } },
      { name: 'channel-bump / cache1', conclusion: 'success' },
    ]);
  });

  test('what was tested is what merges: in a queue, and on the branch afterwards', async () => {
    const proposed = await proposeBump('queued', 'nixos', '.nix-channels', 'nixos-25.11.4123');
    const opened = { head: 'queued', base: 'main', title: 'Bump', body: '', by: 'ada' };
    const number = await world.forge.openPull(opened);
    const inputs = { rebuild: 'dry-build', ...onlyCache1 };
    const pull = { number, base: { sha: proposed.base }, head: { sha: proposed.head } };
    const event = { name: 'pull_request', payload: { pull_request: pull } };
    expect(await action(world, { ...gate(proposed, inputs), event })).toMatchObject({ code: 0 });
    expect((await comments(world, number)).map(({ body }) => body)).toEqual([
      expect.stringContaining('cache1'),
    ]);

    const queue = `gh-readonly-queue/main/pr-${number}-${proposed.base}`;
    const merged = await world.forge.merge(number, 'squash');
    await git(world.checkout, 'pull', '--quiet');
    const workspace = await clone(world);
    const group = { base_sha: proposed.base, head_sha: merged, head_ref: `refs/heads/${queue}` };
    const events = [
      { name: 'merge_group', check: 'channel-bump', payload: { merge_group: group } },
      { name: 'push', check: 'channel-bump (push)', payload: { before: proposed.base, after: merged } },
    ];
    for (const { check: name, ...event } of events) {
      const ended = await action(world, { workspace, event, inputs: { command: 'gate', ...inputs } });
      expect(ended).toMatchObject({ code: 0 });
      const check = (await checks(merged)).find((one) => one.name === name);
      expect(check).toMatchObject({ conclusion: 'success' });
      expect(check?.output.summary).toContain(`what merges is what was tested: 1 host has the derivations`);
      expect(check?.output.summary).toContain(proposed.head.slice(0, 12));
    }
  });

  test('hosts are rebuilt where no pin is changed, if that is asked for', async () => {
    const proposed = await propose('host-alone', {
      'hosts/cache1.nix': '{ services.nonsense.enable = true; }\n',
    });
    const inputs = { rebuild: 'dry-build', ...onlyCache1 };
    expect(await action(world, gate(proposed, inputs))).toMatchObject({ code: 0 });
    const ended = await action(world, gate(proposed, { ...inputs, 'gate-hosts': 'all' }));
    expect(ended.code).toBe(1);
    expect(await conclusions(world, proposed.head)).toEqual({
      'channel-bump': 'failure',
      'channel-bump / cache1': 'failure',
    });
  });

  test('the pull request of a fork is rebuilt in a container alone', async () => {
    const proposed = await proposeBump('from-afar', 'nixos', '.nix-channels', 'nixos-25.11.4151');
    const side = (sha: string, name: string): unknown => ({ sha, repo: { full_name: name } });
    const payload = {
      pull_request: {
        base: side(proposed.base, 'acme/infrastructure'),
        head: side(proposed.head, 'eve/infrastructure'),
      },
    };
    const asked = {
      ...gate(proposed, { rebuild: 'dry-build', ...onlyCache1 }),
      event: { name: 'pull_request', payload },
    };
    const refused = await action(world, { ...asked, inputs: { ...asked.inputs, sandbox: 'host' } });
    expect(refused.code).toBe(1);
    expect(refused.stdout).toMatch(/^::error.*comes from a fork/m);
    expect(await conclusions(world, proposed.head)).toEqual({ 'channel-bump': 'failure' });
    expect(await action(world, asked)).toMatchObject({ code: 0 });
  });

  test('a release that does not evaluate any more fails the gate', async () => {
    await repin(world, 'nixos-26.05pre935090');
    const proposed = await proposeBump(
      'to-the-newest',
      'nixpkgs-db',
      'npins/sources.json',
      'nixos-26.05pre937420',
    );
    const before = world.forge.requests.length;
    const ended = await action(world, gate(proposed, { rebuild: 'dry-build', ...onlyDb1 }));
    expect(ended.code).toBe(1);
    expect(posted(before)).toEqual(['in_progress', 'failure', 'failure']);
    expect(ended.summary).toContain('services.postgresql');
  });
});

describe('without the right to write checks', () => {
  inWorld({ contents: 'read', pull_requests: 'read', checks: 'read' });

  test('it gates by its exit code, and says once why there is no check run', async () => {
    const good = await propose('fine', { 'README.md': 'Hosts.\n' });
    const ended = await action(world, gate(good));
    expect(ended).toMatchObject({ code: 0 });
    const warnings = ended.stdout.split('\n').filter((line) => line.startsWith('::warning'));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('checks: write');
    expect(await checkRuns(world, good.head)).toEqual([]);
    const bad = await propose('bad', { 'flake.lock': '{' });
    expect(await action(world, gate(bad))).toMatchObject({ code: 1 });
  });
});
