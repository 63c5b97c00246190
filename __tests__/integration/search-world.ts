// An infrastructure whose channel has releases that break it, and all that a walk over it needs.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startForge } from '../../miniature/forge/index.js';
import { imageReference, importImage } from '../../miniature/image.js';
import { createInfrastructure } from '../../miniature/infrastructure.js';
import { type Mirror, startMirror } from '../../miniature/mirror.js';
import type { ReleaseSource } from '../../miniature/types.js';
import { readConfig, type Overrides } from '../../src/app/config.js';
import type { Context } from '../../src/app/context.js';
import { createGit } from '../../src/git/git.js';
import { clock } from '../../src/platform/clock.js';
import { files } from '../../src/platform/files.js';
import { createHttp } from '../../src/platform/http.js';
import { createProcess } from '../../src/platform/process.js';
import { recordingLog } from './rebuild-world.js';

export interface SearchWorld extends AsyncDisposable {
  mirror: Mirror;
  /** What a runner would set, to publish with. */
  environment: Readonly<Record<string, string>>;
  /** A context over the infrastructure, with a log of its own; the memory is the same for all. */
  context(overrides?: Overrides): Context & { log: ReturnType<typeof recordingLog> };
  /** Whole name of a release. */
  nameOf(prefix: string): string;
}

const PERMISSIONS = { contents: 'write', pull_requests: 'write', issues: 'write', checks: 'write' } as const;

/** @param at release that all pins stand at */
export async function startSearchWorld(sources: readonly ReleaseSource[], at: string): Promise<SearchWorld> {
  await importImage('podman');
  const scratch = await files.temporaryFolder('search-test');
  const mirror = await startMirror({ from: { sources } });
  const folder = path.join(scratch.path, 'infrastructure');
  await createInfrastructure(folder, { urls: mirror.urls, releases: mirror.releases, at });
  const settings = await readFile(path.join(folder, '.github/channel-bump.yml'), 'utf8');
  const offline = { network: 'none', 'nix-config': 'substituters =', lanes: 'refresh' } as const;
  const token = `ghs_${randomUUID()}`;
  const forge = await startForge({
    folder: path.join(scratch.path, 'forge'),
    repositories: [
      { owner: 'acme', name: 'infrastructure', defaultBranch: 'main', from: folder, public: true },
    ],
    tokens: { [token]: { login: 'github-actions[bot]', kind: 'actions', permissions: PERMISSIONS } },
  });
  const program = createProcess();
  const git = createGit(program, files, process.env);
  return {
    mirror,
    environment: {
      GITHUB_API_URL: forge.urls.api,
      GITHUB_GRAPHQL_URL: forge.urls.graphql,
      GITHUB_SERVER_URL: forge.urls.server,
      GITHUB_REPOSITORY: 'acme/infrastructure',
      GITHUB_TOKEN: token,
    },
    context(given = {}) {
      const overrides = { ...offline, image: imageReference, ...given };
      const ports = { process: program, http: createHttp(clock), files, clock, log: recordingLog() };
      const config = readConfig(settings, overrides);
      return { ...ports, git, folder, config, overrides, cacheFolder: path.join(scratch.path, 'cache') };
    },
    nameOf: (prefix) => mirror.releases.find(({ name }) => name.startsWith(`${prefix}.`))!.name,
    async [Symbol.asyncDispose]() {
      await forge.close();
      await mirror[Symbol.asyncDispose]();
      await scratch[Symbol.asyncDispose]();
    },
  };
}
