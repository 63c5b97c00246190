// Of an upgrade whose companion is not there yet; nothing is published.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buildCompanionRepository, companionName } from '../../miniature/companion.js';
import { createInfrastructure } from '../../miniature/infrastructure.js';
import { type Mirror, startMirror } from '../../miniature/mirror.js';
import { releaseSources } from '../../miniature/releases.js';
import { readConfig } from '../../src/app/config.js';
import type { Context } from '../../src/app/context.js';
import { updateOutcome } from '../../src/app/outcome.js';
import { update } from '../../src/app/update.js';
import { createGit } from '../../src/git/git.js';
import { clock } from '../../src/platform/clock.js';
import { files } from '../../src/platform/files.js';
import { createHttp } from '../../src/platform/http.js';
import { createProcess } from '../../src/platform/process.js';
import type { TemporaryFolder } from '../../src/ports/files.js';
import { recordingLog } from './rebuild-world.js';

jest.setTimeout(120_000);

let scratch: TemporaryFolder;
let mirror: Mirror;
let context: Context;

beforeAll(async () => {
  scratch = await files.temporaryFolder('update-test');
  const companion = path.join(scratch.path, 'home-manager.git');
  await buildCompanionRepository(companion, ['25.11']);
  const sources = releaseSources().filter(({ channel }) => /^nixos-2[56]\.[01][15]$/.test(channel));
  mirror = await startMirror({ from: { sources }, repositories: { [companionName]: companion } });
  mirror.setStatus('nixos-26.05', 'stable');
  const folder = path.join(scratch.path, 'infrastructure');
  await createInfrastructure(folder, { urls: mirror.urls, releases: mirror.releases, companion: true });
  const settings = await readFile(path.join(folder, '.github/channel-bump.yml'), 'utf8');
  const overrides = { rebuild: 'none' };
  const program = createProcess();
  const ports = { process: program, http: createHttp(clock), files, clock, log: recordingLog() };
  const git = createGit(program, files, process.env);
  context = { ...ports, git, folder, config: readConfig(settings, overrides), overrides };
});

afterAll(async () => {
  await mirror[Symbol.asyncDispose]();
  await scratch[Symbol.asyncDispose]();
});

test('an upgrade waits for its companion and says so; the refresh does not wait', async () => {
  const options = { dryRun: true, logsFolder: null, environment: {} };
  const { updated, failed } = await update(context, options);
  const done = updated.map(({ candidate, published }) => [candidate.lane, published.kind]).sort();
  expect(done).toEqual([
    ['refresh', 'dry-run'],
    ['upgrade', 'held'],
  ]);
  expect(failed).toBe(false);
  const { text, json, failure } = updateOutcome({ updated, failed });
  expect(text).toContain(
    `nixos-26.05: waits: \`home-manager\` of flake.lock has to move along, but ` +
      `${mirror.urls.archives}/${companionName} has no branch release-26.05 yet.`,
  );
  expect(json.bumps.filter(({ lane }) => lane === 'upgrade').map(({ done: what }) => what)).toContain('held');
  expect(json.companions).toEqual([]);
  expect(failure).toBeNull();
});
