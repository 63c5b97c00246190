import { createHash } from 'node:crypto';
import type { Context } from '../context.js';

/** A digest of all files of a folder, with their names, and of where its symlinks lead. */
export async function treeDigest({ files }: Pick<Context, 'files'>, folder: string): Promise<string> {
  const walked = await files.walk(folder, { everything: true });
  const hash = createHash('sha256');
  const root = (await files.resolve(folder)) ?? folder;
  for (const path of walked.files) {
    const bytes = await files.read(`${folder}/${path}`);
    hash.update(`file ${JSON.stringify(path)} ${bytes?.length ?? -1}\n`).update(bytes ?? '');
  }
  for (const path of walked.symlinks) {
    // The folder itself is another one in each run.
    const target = (await files.resolve(`${folder}/${path}`))?.replace(root, '.') ?? null;
    hash.update(`link ${JSON.stringify([path, target])}\n`);
  }
  return hash.digest('hex');
}
