// Generated pin files on disk, under odd names and among symlinks that lead away, and the bump of all their pins.
import { mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bumpVerb } from '../../../src/app/bump.js';
import { readConfig } from '../../../src/app/config.js';
import type { Context } from '../../../src/app/context.js';
import { discover } from '../../../src/app/discover.js';
import { officialOrigins } from '../../../src/core/channel.js';
import type { Pin } from '../../../src/core/pin.js';
import { UserError } from '../../../src/errors.js';
import { createGit } from '../../../src/git/git.js';
import { clock } from '../../../src/platform/clock.js';
import { files } from '../../../src/platform/files.js';
import { createProcess } from '../../../src/platform/process.js';
import { newer } from '../../contract/pin-oracle.js';
import { sampleText } from '../../contract/pin-samples.js';
import { plausible } from './plausible.js';
import { createRandom, type Random } from './random.js';
import { fileOf } from './trial.js';

export interface Disk {
  pins: number;
  bumped: number;
  refused: number;
  /** What discovery tells a person: broken, passed over. */
  told: number;
}

const FOLDERS = [
  '.',
  'hosts',
  '..hosts',
  '-rf',
  'a\nb',
  'a b',
  '"quoted"',
  "'; touch x; '",
  '$(touch x)',
  '*',
  '%2e%2e',
  '\\..\\..',
  '...',
  'é',
  '\u202e',
  '::error::x',
  'x'.repeat(250),
  '[a]{b,c}',
];
const PIN_FILES = [
  'flake.lock',
  'npins/sources.json',
  '.nix-channels',
  'default.nix',
  'lon.lock',
  'nix/sources.json',
];

/** @throws where anything changes that must not */
export async function tryRepository(seed: number, outer: string): Promise<Disk> {
  const random = createRandom(seed ^ 0x5eed);
  const root = path.join(outer, 'repository');
  await fill(random, outer, root, seed);
  const found = await discover(files, root, officialOrigins);
  const disk: Disk = {
    pins: found.pins.length,
    bumped: 0,
    refused: 0,
    told: found.errors.length + found.passedOver.length,
  };
  const context = contextOf(root);
  let before = await snapshot(outer);
  for (const pin of found.pins.slice(0, 12)) {
    if (!(await bump(context, pin))) disk.refused++;
    else disk.bumped++;
    const after = await snapshot(outer);
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
      (at) => before.get(at) !== after.get(at),
    );
    const wrong = changed.filter((at) => at !== path.join('repository', pin.file));
    if (wrong.length > 0)
      throw new Error(`seed ${seed}: ${pin.file}: ${pin.name} changed ${JSON.stringify(wrong)}`);
    before = after;
  }
  await rm(outer, { recursive: true, force: true });
  return disk;
}

async function fill(random: Random, outer: string, root: string, seed: number): Promise<void> {
  await put(path.join(outer, 'outside/flake.lock'), sampleText('flake.lock'));
  await put(path.join(outer, 'outside/default.nix'), sampleText('sources.nix'));
  await put(path.join(outer, 'flake.lock'), sampleText('flake-v5.lock'));
  await mkdir(root, { recursive: true });
  for (let index = 0; index < 6; index++) {
    const { world } = random.chance(0.5)
      ? fileOf(seed * 6 + index)
      : { world: random.pick(Object.values(plausible))(random) };
    const folder = random.pick(FOLDERS);
    for (const [file, text] of world.texts) {
      const name = file === 'some/file' ? random.pick(PIN_FILES) : file;
      // Where a folder is in the way of a file, or the other way round, the first stays.
      await put(path.join(root, folder, name), text).catch(() => undefined);
    }
  }
  for (let index = 0; index < 4; index++) {
    const target = random.pick([
      '../outside',
      '..',
      '../outside/flake.lock',
      '../flake.lock',
      '/etc',
      'nowhere',
      '.',
      'hosts',
    ]);
    const name = random.pick(['linked', 'linked/x', 'hosts/linked', ...PIN_FILES]);
    await mkdir(path.join(root, path.dirname(name)), { recursive: true }).catch(() => undefined);
    await symlink(target, path.join(root, name)).catch(() => undefined);
  }
  const notUtf8 = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0x66, 0xff, 0x66])]);
  if (random.chance(0.3)) await mkdir(notUtf8);
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text, { flag: 'wx' });
}

/** False: refused. */
async function bump(context: Context, pin: Pin): Promise<boolean> {
  const { channel, release, revision, hash, lastModified } = newer(pin);
  const whole = pin.release === null;
  const options = {
    pin: `${pin.file}:${pin.name}`,
    channel,
    to: whole ? revision : release,
    ...(whole ? {} : { revision }),
    hash: hash ?? 'sha256-AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=',
    lastModified: String(lastModified),
  };
  try {
    await bumpVerb(context, { positional: [], options, environment: {} });
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

function contextOf(folder: string): Context {
  const program = createProcess();
  const silent = (): void => undefined;
  return {
    process: program,
    git: createGit(program, files, process.env),
    http: { request: () => Promise.reject(new Error('nothing is asked of any server')) },
    files,
    log: {
      debug: silent,
      info: silent,
      notice: silent,
      warning: silent,
      error: silent,
      progress: silent,
      group: (_title, body) => body(),
    },
    clock,
    folder,
    config: readConfig(null, {}),
    overrides: {},
  };
}

/** Everything below a folder, by path: contents of files, targets of symlinks. */
async function snapshot(folder: string, below = ''): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const entry of await readdir(path.join(folder, below), { withFileTypes: true }).catch(() => [])) {
    const name = path.join(below, entry.name);
    const at = path.join(folder, name);
    if (entry.isFile()) all.set(name, await readFile(at, 'latin1'));
    else if (entry.isSymbolicLink()) all.set(name, `-> ${await readlink(at)}`);
    else for (const [inner, what] of await snapshot(folder, name)) all.set(inner, what);
  }
  return all;
}
