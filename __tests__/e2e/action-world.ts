import { expect } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInfrastructure } from '../../miniature/infrastructure.js';
import type { World } from '../../miniature/world.js';
import { git, scratch, type ActionEnded } from './programs.js';

export const PIN_FILES = ['.nix-channels', 'flake.lock', 'npins/sources.json'];
export const BRANCH = 'channel-bump/refresh/nixos-25.11';

export function release(world: World, prefix: string): World['mirror']['releases'][number] {
  return world.mirror.releases.find(({ name }) => name.startsWith(`${prefix}.`))!;
}

/** Asks the forge as an onlooker: the answer's JSON. */
export async function ask(
  world: World,
  route: string,
  change?: { method: string; body: unknown },
): Promise<unknown> {
  const answer = await fetch(`${world.forge.urls.api}/repos/${world.repository}${route}`, {
    headers: { authorization: `Bearer ${world.environment['GITHUB_TOKEN'] ?? ''}` },
    ...(change ? { method: change.method, body: JSON.stringify(change.body) } : {}),
  });
  return answer.json();
}

export interface PullAnswer {
  number: number;
  title: string;
  body: string;
  state: string;
  draft: boolean;
  labels: { name: string }[];
  head: { ref: string; sha: string };
  base: { ref: string; sha: string };
}

export async function pulls(world: World): Promise<PullAnswer[]> {
  return (await ask(world, '/pulls?state=all')) as PullAnswer[];
}

/** What was said on a pull request, oldest first. */
export async function comments(world: World, number: number): Promise<{ body: string }[]> {
  return (await ask(world, `/issues/${number}/comments`)) as { body: string }[];
}

export interface CheckAnswer {
  name: string;
  status: string;
  conclusion: string | null;
  output: { title: string; summary: string };
}

export async function checkRuns(world: World, revision: string): Promise<CheckAnswer[]> {
  const answer = await ask(world, `/commits/${revision}/check-runs?filter=all`);
  return (answer as { check_runs: CheckAnswer[] }).check_runs;
}

/** How the newest check run of each name on a commit ended. */
export async function conclusions(world: World, revision: string): Promise<Record<string, string | null>> {
  const newestLast = (await checkRuns(world, revision)).reverse();
  return Object.fromEntries(newestLast.map((one) => [one.name, one.conclusion]));
}

/** What changed something on the forge, of the requests since `from`; each as `METHOD operation status`. */
export function writes(world: World, from: number): string[] {
  return world.forge.requests
    .slice(from)
    .filter(({ method }) => method !== 'GET')
    .filter(({ body }) => !String((body as { query?: string } | null)?.query).startsWith('query'))
    .map(({ method, operation, status }) => `${method} ${operation} ${status}`);
}

/** The token must be nowhere: not in what is said, nor in what is left. */
export async function expectNoLeak(world: World, ended: ActionEnded): Promise<void> {
  const token = world.environment['GITHUB_TOKEN']!;
  const lines = ended.stdout.split('\n');
  // How the runner is told to mask it; it shows no such line.
  const shown = lines.filter((line) => !line.startsWith('::add-mask::'));
  for (const text of [shown.join('\n'), ended.stderr, ended.summary, JSON.stringify(ended.outputs)])
    expect(text).not.toContain(token);
  expect(JSON.stringify(world.forge.requests)).not.toContain(token);
  for (const file of await filesIn(path.dirname(world.checkout))) {
    expect((await readFile(file)).includes(token) ? file : null).toBeNull();
  }
}

/** Checkouts with their `.git`, clones, what runs left behind, the forge's repositories. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** Commits pins of another release to `main`, and brings the checkout up to it. */
export async function repin(world: World, at: string): Promise<void> {
  const { urls, releases } = world.mirror;
  const folder = path.join(await scratch(world), 'repinned');
  await createInfrastructure(folder, { urls, releases, at });
  const names = [...PIN_FILES, 'flake.nix'];
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  const files = Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']));
  await world.forge.pushAs({ branch: 'main', person: 'ops', files });
  await git(world.checkout, 'pull', '--quiet');
}

/** Inputs for the container among the hosts alone: the quickest to build. */
export const onlyCache1 = {
  'discover-hosts': 'false',
  hosts: '[{ name: cache1, configuration: ./hosts/cache1.nix, pin: nixos }]',
};

/** Inputs for the database server alone. */
export const onlyDb1 = {
  'discover-hosts': 'false',
  hosts: '[{ name: db1, configuration: ./hosts/db1.nix, pin: nixpkgs-db }]',
};
