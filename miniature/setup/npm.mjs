import { readFileSync } from 'node:fs';
import path from 'node:path';
import { reason, run, SetupError } from './run.mjs';

/** Whether node_modules holds what package-lock.json says. npm writes its own lock there last, when all is in place. */
export function npmPackagesAreThere(root) {
  const wanted = lockedPackages(path.join(root, 'package-lock.json'));
  const held = lockedPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (wanted === null || held === null) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '') return true;
    const installed = held[place];
    // Builds for other systems are optional, and left out.
    if (installed === undefined) return entry.optional === true || entry.peer === true;
    return installed.version === entry.version && installed.integrity === entry.integrity;
  });
}

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/** npm keeps the lock: were we killed, the next set-up must not meet it at work in node_modules. @throws SetupError */
export async function installNpmPackages(root, say, lock) {
  say('npm packages: the libraries and tools that package-lock.json names');
  const result = await run(['npm', 'ci', '--no-audit', '--no-fund'], {
    cwd: root,
    lock,
    slow: true,
  });
  if (result.code === 0) return;
  throw new SetupError(
    `npm could not install the packages (${reason(result)}). Mend the network or ~/.npmrc, then start again.`,
  );
}
