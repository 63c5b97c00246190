import type { Sources } from '../../core/diff/rebuilt.js';
import type { Failure } from '../../core/rebuild.js';
import { UserError } from '../../errors.js';
import { buildSandboxInEffect } from '../../nix/build-sandbox.js';
import { nixFacts, type EvaluationTree } from '../../nix/evaluate.js';
import type { NixFailure } from '../../nix/failure.js';
import { importSource } from '../../nix/store.js';
import type { Files, TemporaryFolder } from '../../ports/files.js';
import type { Log } from '../../ports/log.js';
import type { SandboxDriver, SandboxMount, SandboxSession, SandboxSpec } from '../../sandbox/types.js';
import { allOf } from '../all-of.js';
import { copyFolder } from '../trees.js';
import { keyOf } from './memory.js';

/** An archive that was downloaded to be hashed. */
export interface SourceArchive {
  /** Absolute path on this machine. */
  archivePath: string;
  /** Of the unpacked archive, in any form. */
  narHash: string;
  /** Where it came from, for messages. */
  url: string;
}

/** The repository before or after the bump. */
export interface RebuildTree {
  /** Absolute folder with a copy of the repository, which stays as it is; never the user's work tree. */
  folder: string;
  /** The archive of each pin that a classic host may name. */
  pins: ReadonlyMap<string, SourceArchive>;
}

/** A tree in the sandbox. */
export interface KnownTree extends EvaluationTree {
  /** A digest of all that is in it: what evaluates from equal trees, with equal sources, is equal. Null: unknown. */
  identity: string | null;
}

/** How the evaluation of one side of a host ended. */
export interface Evaluated {
  derivation: string | null;
  failure: NixFailure | null;
  warnings: readonly string[];
}

/** How a build ended. */
export interface Realised {
  /** Store path; null where it failed. */
  output: string | null;
  failure: NixFailure | null;
  /** Derivations built, paths fetched, bytes downloaded for it; none where it was there already. */
  built: number;
  fetched: number;
  downloadedBytes: number;
}

/** The sandbox and what is in it. */
export interface Place {
  session: SandboxSession;
  /** e.g. `container (podman 4.3.1), Nix 2.26.3, build sandbox off` */
  description: string;
  nixVersion: string | null;
  /** e.g. `x86_64-linux`; null: it was not told. */
  system: string | null;
  processors: number;
  /** What evaluations depend on beside the tree. */
  settings: string;
  /** What was done here already, by keys of `derivationKey` and by derivation; never a machine failure. */
  evaluated: Map<string, Evaluated>;
  realised: Map<string, Realised>;
  /** What derivations are made from, as far as it was read (`readSources`). */
  sources: Map<string, Sources | null>;
}

/** The sandbox with trees and their sources in it; the trees that were brought for this leave with its scope. */
interface Entered extends Place, AsyncDisposable {
  trees: Record<Failure['side'], KnownTree>;
}

export interface Workshop extends AsyncDisposable {
  /** Opens the sandbox if this is the first time. */
  enter(sides: Readonly<Record<Failure['side'], RebuildTree>>): Promise<Entered>;
  /** The sandbox as it is; null where nobody has entered. */
  session(): Promise<SandboxSession | null>;
}

export interface WorkshopOptions {
  driver: () => Promise<SandboxDriver>;
  sandbox: Pick<SandboxSpec, 'nixConfig' | 'network' | 'devices'>;
  files: Files;
  log: Log;
}

/** What comes in while the sandbox is open lies in here as long as it is needed, each under a number. */
const ROOM = '/channel-bump/room';

/** One sandbox for all the rebuilds of a run: what was brought in, evaluated or built once is not so again. */
export function createWorkshop(options: WorkshopOptions): Workshop {
  let opened: ReturnType<typeof open> | null = null;
  return {
    async enter(sides) {
      opened ??= open(options, sides);
      const { session, place, bringTree, dropTree } = await opened;
      // To unpack a nixpkgs takes a processor for a while: each side has its own, and what is asked of Nix goes beside them.
      const [known, before, after] = await allOf([place, bringTree(sides.before), bringTree(sides.after)]);
      return {
        ...known,
        trees: await identify(session, { before, after }),
        async [Symbol.asyncDispose]() {
          await dropTree(sides.before);
          await dropTree(sides.after);
        },
      };
    },
    session: async () => (await opened)?.session ?? null,
    async [Symbol.asyncDispose]() {
      const shop = await opened?.catch(() => null);
      await shop?.session[Symbol.asyncDispose]();
      await shop?.room[Symbol.asyncDispose]();
    },
  };
}

interface Opened {
  session: SandboxSession;
  place: Promise<Place>;
  room: TemporaryFolder;
  bringTree: (tree: RebuildTree) => Promise<EvaluationTree>;
  /** Lets go of what was brought; what was there at the start stays. */
  dropTree: (tree: RebuildTree) => Promise<void>;
}

/** What is there at the start is mounted as it lies; what comes later is copied into a folder that is mounted. */
async function open(
  { driver, sandbox, files, log }: WorkshopOptions,
  sides: Readonly<Record<Failure['side'], RebuildTree>>,
): Promise<Opened> {
  const chosen = await driver();
  const room = await files.temporaryFolder('channel-bump-room');
  const mounts = mountsOf(sides);
  let session: SandboxSession;
  try {
    session = await chosen.open({ ...sandbox, mounts: [{ from: room.path, to: ROOM }, ...mounts] });
  } catch (error) {
    await room[Symbol.asyncDispose]();
    throw error;
  }
  const mounted = new Map(mounts.map(({ from, to }) => [from, to]));
  /** Names of the copies in the room. */
  const copies = new Map<string, string>();
  let lastCopy = 0;
  /** Store paths by NAR hash: both sides may ask for one at once. */
  const sources = new Map<string, Promise<string>>();

  /** Where a folder or file of this machine is in the sandbox. */
  const bringIn = async (from: string, copy: (to: string) => Promise<void>): Promise<string> => {
    const known = copies.get(from);
    const place = mounted.get(from) ?? `${ROOM}/${known ?? ++lastCopy}`;
    if (!mounted.has(from) && known === undefined) {
      copies.set(from, `${lastCopy}`);
      await copy(`${room.path}/${lastCopy}`);
    }
    return session.path(place);
  };

  const drop = async (from: string): Promise<void> => {
    const name = copies.get(from);
    if (name === undefined) return;
    copies.delete(from);
    await files.remove(`${room.path}/${name}`);
  };

  const importArchive = async ({ archivePath, narHash, url }: SourceArchive): Promise<string> => {
    log.progress(`handing ${url} to the sandbox`);
    const archive = await bringIn(archivePath, (to) => files.copy(archivePath, to));
    const result = await importSource(session, archive, narHash);
    await drop(archivePath);
    // Nothing can be said of any host then: a source is not what its hash says, or the disk is full.
    if (result.kind === 'failed') {
      throw new UserError(`the sandbox can't take in ${url}: ${result.failure.message}`, {
        cure: 'This is the machine, not the release: look at its disk, then run again.',
      });
    }
    return result.value;
  };

  const sourceOf = (archive: SourceArchive): Promise<string> => {
    const source = sources.get(archive.narHash) ?? importArchive(archive);
    sources.set(archive.narHash, source);
    // What could not be taken in is tried again when it is asked for again.
    source.catch(() => sources.delete(archive.narHash));
    return source;
  };

  const bringTree = async (tree: RebuildTree): Promise<EvaluationTree> => {
    const root = await bringIn(tree.folder, (to) => copyFolder({ files }, tree.folder, to));
    const pins = new Map<string, string>();
    for (const [name, archive] of tree.pins) pins.set(name, await sourceOf(archive));
    return { root, sources: pins };
  };

  const place = describe(session, sandbox.nixConfig).then((found) => {
    log.info(`Rebuilding in: ${found.description}`);
    return found;
  });
  return { session, place, room, bringTree, dropTree: ({ folder }) => drop(folder) };
}

function mountsOf(sides: Readonly<Record<Failure['side'], RebuildTree>>): SandboxMount[] {
  const { before, after } = sides;
  const archives = new Set([...before.pins.values(), ...after.pins.values()].map((one) => one.archivePath));
  return [
    { from: before.folder, to: '/channel-bump/before' },
    ...(after.folder === before.folder ? [] : [{ from: after.folder, to: '/channel-bump/after' }]),
    ...[...archives].map((from, index) => ({ from, to: `/channel-bump/archives/${index}` })),
  ];
}

/** Nix itself hashes the trees, modes and symlinks and all; where it can't, a tree is like no other. */
async function identify(
  session: SandboxSession,
  { before, after }: Readonly<Record<Failure['side'], EvaluationTree>>,
): Promise<Entered['trees']> {
  const { exitCode, stdout } = await session.run(['nix-hash', '--type', 'sha256', before.root, after.root]);
  const [ofBefore = null, ofAfter = null] = exitCode === 0 ? stdout.trim().split('\n') : [];
  return { before: { ...before, identity: ofBefore }, after: { ...after, identity: ofAfter } };
}

async function describe(session: SandboxSession, nixConfig: string): Promise<Place> {
  const [{ version, system, processors }, inEffect] = await Promise.all([
    nixFacts(session),
    buildSandboxInEffect(session),
  ]);
  const state = inEffect === null ? 'unknown' : inEffect ? 'on' : 'off';
  return {
    session,
    description: `${session.description}, Nix ${version ?? 'of an unknown version'}, build sandbox ${state}`,
    nixVersion: version,
    system,
    processors,
    settings: keyOf('settings', version, system, nixConfig),
    evaluated: new Map(),
    realised: new Map(),
    sources: new Map(),
  };
}
