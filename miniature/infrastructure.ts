import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hashArchive } from '../src/nar/hash-archive.js';
import { companionName, companionTime, manualNode } from './companion.js';
import { run } from './run.js';
import type { MiniatureRelease } from './types.js';

export interface InfrastructureOptions {
  /** Base addresses of the mirror, as it gives them. */
  urls: Readonly<Record<'channels' | 'releases' | 'archives' | 'status' | 'endOfLife', string>>;
  releases: readonly MiniatureRelease[];
  /** Release that all pins stand at, by the beginning of its name. */
  at?: string;
  /** The flake takes in the companion, which the mirror has to serve. */
  companion?: boolean;
}

/**
 * Makes a git repository with one commit on `main`: three hosts of one team, their nixpkgs pinned in three formats
 * at one older release of nixos-25.11. Gives the commit's revision (40 hex).
 */
export async function createInfrastructure(folder: string, options: InfrastructureOptions): Promise<string> {
  const { urls, at = 'nixos-25.11.4021', companion = false } = options;
  const release = options.releases.find(({ name }) => name.startsWith(`${at}.`));
  if (!release) throw new Error(`The mirror has no release ${at}`);
  const releaseUrl = `${urls.releases}/${release.path}`;
  const tarball = `${releaseUrl}/nixexprs.tar.xz`;
  const channelTarball = `${urls.channels}/${release.channel}/nixexprs.tar.xz`;
  const hash = await hashOf(tarball);

  await rm(folder, { recursive: true, force: true });
  for (const layer of ['infrastructure', ...(companion ? ['infrastructure-with-companion'] : [])])
    await cp(path.join(import.meta.dirname, layer), folder, { recursive: true });
  const flake = await readFile(path.join(folder, 'flake.nix'), 'utf8');
  const written = {
    'flake.nix': flake
      .replace('@channels@/nixos-25.11/nixexprs.tar.xz', channelTarball)
      .replace('@archives@', urls.archives),
    'flake.lock': json(
      flakeLock(
        nixpkgsNode(release, tarball, channelTarball, hash),
        companion ? await companionNode(urls) : null,
      ),
    ),
    'npins/sources.json': json({
      pins: { 'nixpkgs-db': { type: 'Channel', name: release.channel, url: tarball, hash } },
      version: 7,
    }),
    '.nix-channels': `${releaseUrl} nixos\n`,
    '.github/channel-bump.yml': configuration(urls),
  };
  for (const [name, text] of Object.entries(written)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return commitAll(folder);
}

/** As Nix 2.26 writes it. */
function flakeLock(nixpkgs: object, companion: object | null): object {
  const own = companion ? { 'home-manager': companion, manual: manualNode(companionSeries) } : {};
  const inputs = { ...(companion ? { 'home-manager': 'home-manager' } : {}), nixpkgs: 'nixpkgs' };
  return { nodes: { ...own, nixpkgs, root: { inputs } }, root: 'root', version: 7 };
}

function nixpkgsNode(release: MiniatureRelease, locked: string, original: string, narHash: string): object {
  const { commitTime, revision } = release;
  return {
    locked: { lastModified: commitTime, narHash, rev: revision, type: 'tarball', url: locked },
    original: { type: 'tarball', url: original },
  };
}

const companionSeries = '25.11';

async function companionNode({ archives }: InfrastructureOptions['urls']): Promise<object> {
  const url = `${archives}/${companionName}`;
  const ref = `release-${companionSeries}`;
  const listed = await run(['git', 'ls-remote', '--heads', url, ref]);
  const rev = listed.toString().slice(0, 40);
  const lastModified = companionTime(companionSeries);
  const narHash = await hashOf(`${url}/archive/${rev}.tar.gz`);
  return {
    inputs: { manual: 'manual', nixpkgs: ['nixpkgs'] },
    locked: { lastModified, narHash, ref, rev, revCount: 1, type: 'git', url },
    original: { ref, type: 'git', url },
  };
}

/** The flake's host is found by itself. */
function configuration(urls: InfrastructureOptions['urls']): string {
  return [
    'hosts:',
    '  - name: db1',
    '    configuration: ./hosts/db1.nix',
    '    pin: nixpkgs-db',
    '  - name: cache1',
    '    configuration: ./hosts/cache1.nix',
    '    pin: nixos',
    `channels-url: ${urls.channels}`,
    `releases-url: ${urls.releases}`,
    `archive-url: ${urls.archives}`,
    `status-url: ${urls.status}`,
    `end-of-life-url: ${urls.endOfLife}`,
    '',
  ].join('\n');
}

async function hashOf(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok || !answer.body) throw new Error(`${url} answers ${answer.status}`);
  const { sha256 } = await hashArchive(answer.body);
  return `sha256-${Buffer.from(sha256).toString('base64')}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function commitAll(folder: string): Promise<string> {
  const git = ['git', '-C', folder, '-c', 'user.name=Ops', '-c', 'user.email=ops@example.org'] as const;
  await run(['git', 'init', '--quiet', '--initial-branch=main', folder]);
  await run([...git, 'add', '--all']);
  await run([...git, '-c', 'commit.gpgSign=false', 'commit', '--quiet', '--message', 'Three hosts']);
  return (await run([...git, 'rev-parse', 'HEAD'])).toString().trim();
}
