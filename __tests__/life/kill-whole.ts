// One whole `update`, as people start it, killed at every request to the forge and to the mirror.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startWorld, type ForgeKind, type World } from '../../miniature/world.js';
import { difference, dumpForge } from './forge-dump.js';
import {
  createWatch,
  isLeftBehind,
  noOutcome,
  NOW,
  onlyReads,
  strikesOf,
  until,
  type Outcome,
} from './kill-world.js';

const bundle = path.resolve(import.meta.dirname, '../../dist/cli/index.js');

type Start = () => ReturnType<typeof spawn>;

/** A life's own folders: nothing that another one has remembered. */
async function withFolders<T>(world: World, use: (start: Start, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kill-whole-'));
  const env = { ...world.environment, TMPDIR: folder, CHANNEL_BUMP_CACHE_FOLDER: path.join(folder, 'cache') };
  const argv = [bundle, 'update', world.checkout, '--rebuild', 'none'];
  try {
    return await use(() => spawn(process.execPath, argv, { env, stdio: 'ignore' }), folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function undisturbed(start: Start): Promise<void> {
  const [code] = (await once(start(), 'exit')) as [number | null];
  if (code !== 0) throw new Error(`update ended with ${String(code)}`);
}

/** @returns a row for the requests to the forge, and one for those to the mirror */
export async function killWhole(kind: ForgeKind): Promise<Record<'forge' | 'mirror', Outcome>> {
  const watches = { forge: createWatch(), mirror: createWatch() };
  await using world = await startWorld(undefined, undefined, kind, {
    forge: { clock: () => NOW, onRequest: watches.forge.onRequest },
    onMirror: watches.mirror.onRequest,
  });
  const asked = { forge: world.forge.requests, mirror: world.mirror.requests };
  const begin = await world.forge.state();
  const from = { forge: asked.forge.length, mirror: asked.mirror.length };
  await withFolders(world, undisturbed);
  // Whoever asks a mirror changes nothing there.
  const calls = {
    forge: asked.forge.slice(from.forge).map(onlyReads),
    mirror: asked.mirror.slice(from.mirror).map(() => true),
  };
  const expected = await dumpForge(world.forge, world.repository);

  const killedIn = async (at: 'forge' | 'mirror'): Promise<Outcome> => {
    // What was downloaded is remembered on this machine.
    const strikes = strikesOf(calls[at], true);
    const outcome = noOutcome(calls[at], strikes);
    for (const strike of strikes) {
      await world.forge.restore(begin);
      await withFolders(world, async (start, folder) => {
        if (await watches[at].strike(start, strike, asked[at].length)) outcome.kills++;
        await until(async () => watches.forge.isIdle() && !(await isLeftBehind(folder)));
        await undisturbed(start);
      });
      const got = await dumpForge(world.forge, world.repository);
      if (got === expected) outcome.equal++;
      else
        outcome.differences.push(
          `${strike.phase} call ${strike.call} to the ${at}:\n${difference(expected, got)}`,
        );
    }
    return outcome;
  };
  return { forge: await killedIn('forge'), mirror: await killedIn('mirror') };
}
