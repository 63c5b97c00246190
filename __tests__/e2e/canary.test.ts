// A token that must be nowhere but in the action's own hands, in any form; and proof that it would be found.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startWorld, type World } from '../../miniature/world.js';
import { ask, checkRuns, onlyCache1, pulls, release } from './action-world.js';
import {
  formsOf,
  gitContents,
  leaksIn,
  leaksInFiles,
  startSampler,
  type Forms,
  type Sampled,
} from './canary.js';
import { cli, clone, git, scratch, startAction, type ActionEnded, type ActionOptions } from './programs.js';

jest.setTimeout(300_000);

let world: World;
let forms: Forms;
/** What was looked at, for the table: place, how much, leaks. */
const rows: [string, number, number][] = [];

beforeAll(async () => {
  world = await startWorld();
  forms = formsOf(world.environment['GITHUB_TOKEN']!);
});

afterAll(async () => {
  console.log(
    rows
      .map(
        ([what, seen, found]) => `${what.padEnd(50)}${String(seen).padStart(8)}${String(found).padStart(4)}`,
      )
      .join('\n'),
  );
  await world[Symbol.asyncDispose]();
});

async function watched(
  options: ActionOptions,
): Promise<{ ended: ActionEnded; sampled: Sampled; temporary: string }> {
  const running = await startAction(world, options);
  const sampler = startSampler(forms, running.child.pid);
  const ended = await running.ended;
  return { ended, sampled: await sampler.stop(), temporary: running.temporary };
}

function expectNone(what: string, seen: number, leaks: readonly string[]): void {
  rows.push([what, seen, leaks.length]);
  expect(seen).toBeGreaterThan(0);
  expect(leaks).toEqual([]);
}

/** All that a run says and leaves, on this machine and on the forge. */
async function expectNowhere(
  name: string,
  { ended, sampled, temporary }: Awaited<ReturnType<typeof watched>>,
  workspace: string,
): Promise<void> {
  // The one line by which the runner learns what to mask; it does not show it.
  const lines = ended.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  expectNone(`${name}: lines of standard output`, lines.length, leaksIn(forms, lines.join('\n')));
  expectNone(`${name}: standard error`, 1, leaksIn(forms, ended.stderr));
  expectNone(`${name}: step summary, bytes`, ended.summary.length, leaksIn(forms, ended.summary));
  const outputs = JSON.stringify(ended.outputs);
  expectNone(`${name}: outputs`, Object.keys(ended.outputs).length, leaksIn(forms, outputs));
  const report = await readFile(ended.outputs['report']!, 'utf8');
  expectNone(`${name}: report, bytes`, report.length, leaksIn(forms, report));
  const left = await leaksInFiles(forms, temporary);
  expectNone(`${name}: files in RUNNER_TEMP (logs, state, cache)`, left.seen, left.leaks);
  const all = await leaksInFiles(forms, path.dirname(world.checkout));
  expectNone(`${name}: files of the world (checkouts, forge)`, all.seen, all.leaks);
  for (const [what, folder] of [
    ['checkout', workspace],
    ['forge', world.forge.gitFolder()],
  ] as const) {
    const contents = await gitContents(folder);
    expectNone(`${name}: git objects of the ${what}, bytes`, contents.length, leaksIn(forms, contents));
  }
  const requests = world.forge.requests.map((request) => JSON.stringify(request));
  expectNone(`${name}: requests to the forge`, requests.length, leaksIn(forms, requests.join('\n')));
  const fetched = world.mirror.requests.map((request) => JSON.stringify(request));
  expectNone(`${name}: requests to the mirror`, fetched.length, leaksIn(forms, fetched.join('\n')));
  expectNone(`${name}: command lines of all processes`, sampled.commands, sampled.leaks);
  expectNone(`${name}: environments`, sampled.environments, sampled.leaks);
  expectNone(`${name}: environments in containers`, sampled.contained, sampled.leaks);
}

const proof = { rebuild: 'build', ...onlyCache1 };

describe('the token of', () => {
  test('an update is nowhere', async () => {
    world.mirror.setNewest('nixos-25.11', release(world, 'nixos-25.11.4123').name);
    const run = await watched({ inputs: proof });
    expect(run.ended).toMatchObject({ code: 0 });
    await expectNowhere('update', run, world.checkout);
    const [pull] = await pulls(world);
    const told = [
      JSON.stringify(await pulls(world)),
      JSON.stringify(await ask(world, `/issues/${pull!.number}/comments`)),
      JSON.stringify(await checkRuns(world, pull!.head.sha)),
    ];
    expect(told[2]).toContain('success');
    expectNone('update: pull request, comments, check runs', told.length, leaksIn(forms, told.join('\n')));
  });

  test('a gate is nowhere', async () => {
    const folder = await clone(world);
    const to = release(world, 'nixos-25.11.4057').name;
    expect(await cli(['bump', folder, '--pin', 'nixos', '--to', to], world.environment)).toMatchObject({
      code: 0,
    });
    const files = { '.nix-channels': await readFile(path.join(folder, '.nix-channels'), 'utf8') };
    const base = await git(world.checkout, 'rev-parse', 'main');
    const head = await world.forge.pushAs({ branch: 'by-hand', person: 'ada', files });
    const workspace = await clone(world, 'by-hand');
    const payload = { pull_request: { base: { sha: base }, head: { sha: head } } };
    const inputs = { command: 'gate', ...proof };
    const run = await watched({ workspace, event: { name: 'pull_request', payload }, inputs });
    expect(run.ended).toMatchObject({ code: 0 });
    await expectNowhere('gate', run, workspace);
    expectNone('gate: check runs', 1, leaksIn(forms, JSON.stringify(await checkRuns(world, head))));
  });
});

describe('a leak is found', () => {
  const token = 'ghs_0123456789abcdefghijklmnopqrstuv';
  const planted = formsOf(token);
  const credential = (before: string): string =>
    Buffer.from(`${before}x-access-token:${token}`).toString('base64');

  test.each([
    ['as it is', `token ${token}.`],
    ['cut', token.slice(0, 30)],
    ['in an address', `https://x-access-token:${encodeURIComponent(token)}@example.org`],
    ['in base64', Buffer.from(token).toString('base64')],
    ['as a credential of git', `AUTHORIZATION: basic ${credential('')}`],
    ['as a credential after a byte', credential('a')],
    ['as a credential after two', credential('ab')],
    ['in base64url after a byte', Buffer.from(`?${token}?`).toString('base64url')],
    ['in hex', Buffer.from(token).toString('hex')],
    ['backwards', Array.from(token).reverse().join('')],
    ['in base64 twice', Buffer.from(credential('')).toString('base64')],
  ])('%s', (_, text) => {
    expect(leaksIn(planted, text)).not.toEqual([]);
  });

  test('and what is none is not', () => {
    expect(
      leaksIn(planted, `ghs_ x-access-token: ${Buffer.from('x-access-token:').toString('base64')}`),
    ).toEqual([]);
  });

  test('in a file, and in a file name', async () => {
    const folder = await scratch(world);
    await mkdir(path.join(folder, 'deep'));
    await writeFile(path.join(folder, 'deep/log'), `x ${credential('ab')} y`);
    await writeFile(path.join(folder, Buffer.from(token).toString('hex')), '');
    const { seen, leaks } = await leaksInFiles(planted, folder);
    expect(seen).toBe(2);
    expect(leaks.some((leak) => leak.includes('deep/log'))).toBe(true);
    expect(leaks.some((leak) => leak.endsWith('hex'))).toBe(true);
  });

  test('in a git object that nothing names', async () => {
    const folder = await scratch(world);
    await git(folder, 'init', '--quiet');
    await writeFile(path.join(folder, 'x'), credential(''));
    await git(folder, 'hash-object', '-w', 'x');
    await writeFile(path.join(folder, 'x'), '');
    expect((await leaksInFiles(planted, folder)).leaks).toEqual([]);
    expect(leaksIn(planted, await gitContents(folder))).not.toEqual([]);
  });

  test.each([
    ['arguments', [credential('')], {}],
    ['environment', [], { GIT_CONFIG_VALUE_0: `basic ${credential('')}` }],
  ])('in the %s of a process', async (where, argv, environment) => {
    const program = ['-e', 'process.stdin.resume(); console.log("up")', ...argv];
    const child = spawn(process.execPath, program, { env: environment, stdio: ['pipe', 'pipe', 'ignore'] });
    await once(child.stdout, 'data');
    const { leaks } = await startSampler(planted, undefined).stop();
    child.stdin.end();
    await once(child, 'close');
    expect(leaks.some((leak) => leak.startsWith(where))).toBe(true);
  });
});
