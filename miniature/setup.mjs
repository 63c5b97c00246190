// Makes the machine ready for the demo or the tests, then starts them:
//     node miniature/setup.mjs <packages|demo|test> -- COMMAND…
// `packages`: what npm installs, which is enough for the checks.
// Runs before any npm package is there, so it is plain JavaScript and uses Node's own modules alone.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './demo/arguments.mjs';
import { installPackages, missingPackages } from './setup/debian.mjs';
import {
  buildImage,
  cacheFolder,
  imageArchiveIsThere,
  imageIsImported,
  importImage,
} from './setup/image.mjs';
import { withLock } from './setup/lock.mjs';
import { nodeIsTooOld } from './setup/node.mjs';
import { installNpmPackages, npmPackagesAreThere } from './setup/npm.mjs';
import { SetupError, stopAll } from './setup/run.mjs';
import { buildKit, kitIsThere } from './setup/vm.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const say = (line) => process.stderr.write(`set-up: ${line}\n`);

/** Each step: whether it is done already, and how it is done. Later steps use what earlier ones install. */
function steps(purpose) {
  const packages = {
    isDone: () => npmPackagesAreThere(root),
    install: (lock) => installNpmPackages(root, say, lock),
  };
  if (purpose === 'packages') return [packages];
  return [
    {
      isDone: () => missingPackages(purpose).length === 0,
      install: async () => {
        await installPackages(missingPackages(purpose), say);
        const missing = missingPackages(purpose).map(({ name, has }) => `${has} (of ${name})`);
        if (missing.length === 0) return;
        throw new SetupError(`apt-get installed its packages, but there is no ${missing.join(', ')}.`);
      },
    },
    packages,
    { isDone: imageArchiveIsThere, install: () => buildImage(say) },
    {
      isDone: () => imageIsImported('podman'),
      install: async () => {
        say('test image into podman');
        await importImage('podman');
      },
    },
    ...(purpose === 'test' ? [{ isDone: kitIsThere, install: () => buildKit(say) }] : []),
  ];
}

async function setUp(purpose) {
  const all = steps(purpose);
  const done = async () => (await Promise.all(all.map((step) => step.isDone()))).every(Boolean);
  if (await done()) {
    say('nothing to install');
    return;
  }
  await withLock(path.join(cacheFolder, 'setup.lock'), say, async (lock) => {
    const began = Date.now();
    for (const step of all) {
      // Asked again: the set-up that we waited for may have done it.
      if (!(await step.isDone())) await step.install(lock);
    }
    say(`done after ${Math.round((Date.now() - began) / 1000)} s`);
  });
}

/** Runs the command in our place: its output, its exit code, its signals. */
async function start([program, ...args]) {
  const folders = [path.join(root, 'node_modules', '.bin'), process.env.PATH, '/usr/sbin', '/sbin'];
  const child = spawn(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: folders.filter(Boolean).join(':') },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.removeAllListeners(signal);
    process.on(signal, () => {
      // On a terminal Ctrl-C has reached the child already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

function endOnSignal(signal) {
  say('interrupted; start again to go on where it stopped');
  stopAll();
  // The running step sees its program end and takes away what is half done.
  process.exitCode = 128 + constants.signals[signal];
}

async function main() {
  const [purpose, dashes, ...command] = process.argv.slice(2);
  if (!['packages', 'demo', 'test'].includes(purpose) || dashes !== '--' || command.length === 0) {
    throw new SetupError('Use: node miniature/setup.mjs <packages|demo|test> -- COMMAND…');
  }
  if (nodeIsTooOld(process.versions.node)) {
    throw new SetupError(`Node.js 20.12 or newer is needed; this is ${process.version}.`);
  }
  if (purpose === 'demo') {
    // Behind `tsx miniature/demo.ts`: who asks for help, or mistypes, has nothing installed.
    const { text, exitCode } = readArguments(command.slice(2));
    if (text !== undefined) {
      (exitCode === 0 ? process.stdout : process.stderr).write(`${text}\n`);
      process.exitCode = exitCode;
      return;
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, endOnSignal);
  await setUp(purpose);
  process.exitCode = await start(command);
}

main().catch((error) => {
  if (process.exitCode === undefined) {
    say(error instanceof SetupError ? error.message : `failed (${error.code ?? error.message})`);
    process.exitCode = 1;
  }
});
