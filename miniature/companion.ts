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
    const date = branchedOff[one];
    if (date === undefined) throw new Error(`The companion has no series ${one}`);
    const tree = { ...Object.fromEntries(files), release: `${one}\n`, 'flake.lock': ownLock(one) };
    return Buffer.concat([
      commitHead(`refs/heads/release-${one}`, Date.parse(date) / 1000, `Release ${one}\n`),
      Buffer.from('deleteall\n'),
      ...Object.entries(tree).map(([name, content]) => fileModify(name, { mode: '100644', content })),
    ]);
  });
  await importCommits(folder, commits);
}

/** Its own inputs, locked to revisions of that time. Nobody has them, and nobody asks for them. */
function ownLock(series: string): string {
  const digit = series === '25.11' ? '1' : '2';
  const locked = (owner: string, repo: string) => ({
    lastModified: Date.parse(branchedOff[series] ?? '') / 1000 - 86_400,
    narHash: `sha256-${Buffer.alloc(32, `${digit}${repo}`).toString('base64')}`,
    ...{ owner, repo, rev: digit.repeat(40), type: 'github' },
  });
  const original = (owner: string, repo: string) => ({ owner, repo, type: 'github' });
  const nodes = {
    manual: {
      flake: false,
      locked: locked('example', 'manual-style'),
      original: original('example', 'manual-style'),
    },
    nixpkgs: {
      locked: locked('NixOS', 'nixpkgs'),
      original: { owner: 'NixOS', ref: 'nixos-unstable', repo: 'nixpkgs', type: 'github' },
    },
    root: { inputs: { manual: 'manual', nixpkgs: 'nixpkgs' } },
  };
  return `${JSON.stringify({ nodes, root: 'root', version: 7 }, null, 2)}\n`;
}
