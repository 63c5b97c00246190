import { stat } from 'node:fs/promises';
import { configFile, readConfig, type Overrides } from '../app/config.js';
import type { Context, Ports } from '../app/context.js';
import { cacheFolderOf } from '../app/proof/memory.js';
import { UserError } from '../errors.js';
import type { Files } from '../ports/files.js';

/**
 * The configuration in force, for a walk over a folder.
 * @param folder null for a verb that has nothing to do with a repository: then there is no file of settings
 */
export async function wire(ports: Ports, folder: string | null, overrides: Overrides): Promise<Context> {
  if (folder !== null && !(await isFolder(folder))) {
    throw new UserError(`there is no folder ${folder}.`, {
      cure: 'Name the folder of the repository.',
      exitCode: 64,
    });
  }
  const text = folder === null ? null : await readConfigFile(ports.files, folder);
  const config = readConfig(text?.toString('utf8') ?? null, overrides);
  const cacheFolder = cacheFolderOf(config, process.env);
  return {
    ...ports,
    folder: folder ?? process.cwd(),
    config,
    overrides,
    ...(cacheFolder === null ? {} : { cacheFolder }),
  };
}

/** @throws UserError when there is one of a name that would be passed over */
async function readConfigFile(files: Files, folder: string): Promise<Buffer | null> {
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
