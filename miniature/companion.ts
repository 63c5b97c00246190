import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { commitHead, fileModify, importCommits } from './nixpkgs-repository.js';
import { run } from './run.js';

/** What follows the series of NixOS beside it, by a branch a series. */
export const companionName = 'nix-community/home-manager';

const branchedOff: Readonly<Record<string, string>> = {
  '25.11': '2025-11-24T10:20:30Z',
  '26.05': '2026-05-22T11:21:31Z',
};

/** Commit time of a series' branch, Unix seconds. */
export function companionTime(series: string): number {
  const date = branchedOff[series];
  if (date === undefined) throw new Error(`The companion has no series ${series}`);
  return Date.parse(date) / 1000;
}

/**
 * Makes a bare git repository of a small home-manager in `folder`, with a branch `release-…` for each series. The same
 * series gives the same revision everywhere, whichever others are there.
 */
export async function buildCompanionRepository(folder: string, series: readonly string[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await run(['git', 'init', '--quiet', '--bare', '--initial-branch=master', folder]);
  // As on GitHub: Nix asks for a revision by itself.
  await run(['git', '-C', folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true']);
  const source = path.join(import.meta.dirname, 'companion');
  const files = new Map<string, string>();
  for (const name of await readdir(source)) files.set(name, await readFile(path.join(source, name), 'utf8'));
  const commits = series.map((one) => {
    const tree = { ...Object.fromEntries(files), release: `${one}\n`, 'flake.lock': ownLock(one) };
    return Buffer.concat([
      commitHead(`refs/heads/release-${one}`, companionTime(one), `Release ${one}\n`),
      Buffer.from('deleteall\n'),
      ...Object.entries(tree).map(([name, content]) => fileModify(name, { mode: '100644', content })),
    ]);
  });
  await importCommits(folder, commits);
}

/** The lock of its own: revisions of that time, which nobody has and nobody asks for. */
function ownLock(series: string): string {
  const nodes = {
    manual: manualNode(series),
    nixpkgs: {
      locked: lockedInput(series, 'NixOS', 'nixpkgs'),
      original: { owner: 'NixOS', ref: 'nixos-unstable', repo: 'nixpkgs', type: 'github' },
    },
    root: { inputs: { manual: 'manual', nixpkgs: 'nixpkgs' } },
  };
  return `${JSON.stringify({ nodes, root: 'root', version: 7 }, null, 2)}\n`;
}

/** The input that whoever takes the companion in does not lead to one of his own, as the companion locks it. */
export function manualNode(series: string): object {
  const [owner, repo] = ['example', 'manual-style'];
  const original = { owner, repo, type: 'github' };
  return { flake: false, locked: lockedInput(series, owner, repo), original };
}

function lockedInput(series: string, owner: string, repo: string): object {
  const digit = series === '25.11' ? '1' : '2';
  const lastModified = companionTime(series) - 86_400;
  const narHash = `sha256-${Buffer.alloc(32, `${digit}${repo}`).toString('base64')}`;
  return { lastModified, narHash, owner, repo, rev: digit.repeat(40), type: 'github' };
}
