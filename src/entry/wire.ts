import { stat } from 'node:fs/promises';
import { configFile, readConfig, type Overrides } from '../app/config.js';
import type { Context } from '../app/context.js';
import { cacheFolderOf } from '../app/proof/memory.js';
import { UserError } from '../errors.js';
import { createGit } from '../git/git.js';
import { clock } from '../platform/clock.js';
import { files } from '../platform/files.js';
import { createHttp } from '../platform/http.js';
import { createProcess } from '../platform/process.js';
import { endInGoodOrder } from '../platform/shutdown.js';
import type { Log } from '../ports/log.js';

/**
 * The machine's adapters and the configuration in force, for a walk over a folder.
 * @param configured false for verbs that have nothing to do with a repository
 */
export async function wire(
  folder: string,
  configured: boolean,
  overrides: Overrides,
  log: Log,
): Promise<Context> {
  endInGoodOrder();
  if (configured && !(await isFolder(folder))) {
    throw new UserError(`there is no folder ${folder}.`, {
      cure: 'Name the folder of the repository.',
      exitCode: 64,
    });
  }
  const text = configured ? await readConfigFile(folder) : null;
  const config = readConfig(text?.toString('utf8') ?? null, overrides);
  const program = createProcess();
  const git = createGit(program, files, process.env);
  const ports = { process: program, git, http: createHttp(clock), files, log, clock };
  const cacheFolder = cacheFolderOf(config, process.env);
  return { ...ports, folder, config, overrides, ...(cacheFolder === null ? {} : { cacheFolder }) };
}

/** @throws UserError when there is one of a name that would be passed over */
async function readConfigFile(folder: string): Promise<Buffer | null> {
  const text = await files.read(`${folder}/${configFile}`);
  const other = configFile.replace(/yml$/, 'yaml');
  if (text === null && (await files.exists(`${folder}/${other}`))) {
    throw new UserError('this file is not read: it has another name than the configuration.', {
      place: { file: other },
      cure: `Call it ${configFile}.`,
    });
  }
  return text;
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
