import { rmSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  startForge,
  type ForgeOptions,
  type ForgeServer,
  type PermissionName,
  type Level,
} from './forge/index.js';
import { startForgejo } from './forgejo/index.js';
import { imageReference } from './image.js';
import { createInfrastructure } from './infrastructure.js';
import { startMirror, type Mirror, type MirrorOptions } from './mirror.js';
import { buildNixpkgsRepository } from './nixpkgs-repository.js';
import { releaseSources } from './releases.js';
import { run } from './run.js';

/** Everything a run of Channel Bump meets: a channel mirror, a forge, and a clone of an infrastructure repository. */
export interface World extends AsyncDisposable {
  mirror: Mirror;
  forge: ForgeServer;
  /** `owner/name` on the forge. */
  repository: string;
  /** The clone that a workflow's checkout would have made. */
  checkout: string;
  /** What a runner would set, for a process that starts with it alone. */
  environment: Readonly<Record<string, string>>;
  /** Tokens with less, by the names they were asked for under. */
  tokens: Readonly<Record<string, string>>;
}

const OWNER = 'acme';
const NAME = 'infrastructure';
/** Made up at each start: what has leaked from one run is no use in another. */
const newToken = (): string => `ghs_${crypto.randomUUID().replaceAll('-', '')}`;

type Permissions = Readonly<Partial<Record<PermissionName, Level>>>;

const ALL: Permissions = {
  contents: 'write',
  pull_requests: 'write',
  issues: 'write',
  checks: 'write',
  statuses: 'write',
};

export interface WorldHooks {
  forge?: Pick<ForgeOptions, 'clock' | 'onRequest'>;
  onMirror?: NonNullable<MirrorOptions['onRequest']>;
}

export type ForgeKind = 'github' | 'forgejo';

/** How each is started, and the account of its workflows. */
const forges = {
  github: { start: startForge, login: 'github-actions[bot]' },
  forgejo: { start: startForgejo, login: 'forgejo-actions' },
} as const;

const DAY_MS = 86_400_000;

/**
 * What is published of the channels at the start: 25.11 is stable and 26.05 still a beta, so nothing is upgraded.
 * The releases are from early 2026 for ever, so what the policy holds against today is told as if it were today.
 */
function published(): Required<MirrorOptions>['published'] {
  const now = Date.now();
  const dayIn = (days: number): string => new Date(now + days * DAY_MS).toISOString().slice(0, 10);
  const listed = ['nixos-25.11', 'nixos-25.11-small', 'nixos-26.05', 'nixos-26.05-small'];
  const rolling = ['nixos-unstable', 'nixos-unstable-small', 'nixpkgs-unstable'];
  const yesterday = Math.floor((now - DAY_MS) / 1000);
  return {
    statuses: {
      'nixos-26.05': 'beta',
      'nixos-26.05-small': 'beta',
      'nixos-17.09': null,
      'nixos-18.03': null,
    },
    moved: Object.fromEntries([...listed, ...rolling].map((channel) => [channel, yesterday])),
    endOfLife: { '25.11': dayIn(200), '26.05': dayIn(380) },
  };
}

/**
 * Starts the miniature world.
 * @param permissions of the token in `environment`; default: all that there are
 * @param others of further tokens of the same workflow, by name: a job's each
 * @param kind of the forge
 * @param hooks into both servers
 */
export async function startWorld(
  permissions: Permissions = ALL,
  others: Readonly<Record<string, Permissions>> = {},
  kind: ForgeKind = 'github',
  hooks: WorldHooks = {},
): Promise<World> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'channel-bump-world-')));
  const removeAtExit = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', removeAtExit);
  const repository = path.join(folder, 'nixpkgs.git');
  const releases = await buildNixpkgsRepository(repository, releaseSources());
  const mirror = await startMirror({
    from: { repository, releases },
    published: published(),
    ...(hooks.onMirror ? { onRequest: hooks.onMirror } : {}),
  });
  const origin = path.join(folder, 'origin');
  await createInfrastructure(origin, { urls: mirror.urls, releases: mirror.releases });
  const token = newToken();
  const tokens = Object.fromEntries(Object.keys(others).map((name) => [name, newToken()]));
  const { start, login } = forges[kind];
  const forge = await start({
    folder: path.join(folder, 'forge'),
    ...hooks.forge,
    repositories: [{ owner: OWNER, name: NAME, defaultBranch: 'main', from: origin, public: true }],
    tokens: Object.fromEntries(
      [
        [token, permissions] as const,
        ...Object.entries(others).map(([name, may]) => [tokens[name] ?? '', may] as const),
      ].map(([one, may]) => [one, { login, kind: 'actions', permissions: may }]),
    ),
  });
  const checkout = path.join(folder, 'checkout');
  const address = `${forge.urls.server}/${OWNER}/${NAME}`;
  await run(['git', 'clone', '--quiet', `${address}.git`, checkout]);
  return {
    mirror,
    forge,
    repository: `${OWNER}/${NAME}`,
    checkout,
    tokens,
    environment: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '/root',
      GITHUB_API_URL: forge.urls.api,
      GITHUB_GRAPHQL_URL: forge.urls.graphql,
      GITHUB_SERVER_URL: forge.urls.server,
      GITHUB_REPOSITORY: `${OWNER}/${NAME}`,
      GITHUB_TOKEN: token,
      CHANNEL_BUMP_STATUS_URL: mirror.urls.status,
      CHANNEL_BUMP_END_OF_LIFE_URL: mirror.urls.endOfLife,
      CHANNEL_BUMP_IMAGE: imageReference,
      // All sources are handed over: the sandbox needs nobody.
      CHANNEL_BUMP_NETWORK: 'none',
      // What one world remembers is nothing to another, and to the user's own runs.
      CHANNEL_BUMP_CACHE_FOLDER: path.join(folder, 'cache'),
    },
    async [Symbol.asyncDispose]() {
      await forge.close();
      await mirror[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
      process.off('exit', removeAtExit);
    },
  };
}
