import type { Depth, Rebuild } from '../../core/rebuild.js';
import { isLockNode, type Pin } from '../../core/pin.js';
import { matchesGlob } from '../../core/glob.js';
import { isSameHash, parseHash, toSri } from '../../core/hash.js';
import { parseReleaseName } from '../../core/release.js';
import { UserError } from '../../errors.js';
import type { Config } from '../settings.js';
import type { Context } from '../context.js';
import type { Bump } from '../edit.js';
import { assertHostPins } from '../host-pin.js';
import { discoverIn } from '../proposals.js';
import { hostsAsked } from './hosts.js';
import { openMemory, type Memory } from './memory.js';
import { nixSettings } from './nix-settings.js';
import { rebuild } from './rebuild.js';
import { createWorkshop, type SourceArchive, type Workshop } from './workshop.js';
import { sandboxFor } from '../sandbox.js';
import { copyFolder, writeEdits } from '../trees.js';
import { currentArchiveUrl, type Sources } from '../source.js';

const EVALUATION_MS = 20 * 60_000;
const BUILD_MS = 5 * 60 * 60_000;

/** One side of a proof: a copy of the repository, and the pins that it holds. */
export interface ProofSide {
  folder: string;
  pins: readonly Pin[];
}

/** What is other than the configuration has it. */
export interface ProofOptions {
  /** What the proofs of a run share; absent: this one is alone. */
  workshop?: Workshop;
  /** What is remembered from run to run; absent: it is opened from the context's folder. Saved either way. */
  memory?: Memory;
  depth?: Depth;
  /** The only hosts to rebuild, by name, of those that the configuration wants. */
  only?: ReadonlySet<string>;
  /** Hosts that are proven before all others are begun with, in this order. */
  first?: readonly string[];
  /**
   * Whether the first host that the release breaks is the last: what was not reached is not in the result. What fails
   * today already, and what the machine did, stops nothing.
   */
  stopAtFailure?: boolean;
  /** Whether a failure that is remembered of the same derivations counts, with nothing built. */
  trustMemory?: boolean;
  /** Whether hosts of the flake that are gone are looked for. */
  tellRemoved?: boolean;
}

/**
 * What the proofs of one run share: one sandbox, which is opened when it is first needed, the sources in it, and what
 * was evaluated and built there, so that nothing is twice. To be disposed of at the end of the run.
 */
export function openWorkshop(context: Context): Workshop {
  const { config } = context;
  return createWorkshop({
    ...context,
    driver: () => sandboxFor(context),
    sandbox: { nixConfig: nixSettings(config), network: config.network, devices: ['kvm'] },
  });
}

/**
 * Rebuilds the hosts before and after, at the depth that the configuration asks for; null where it asks for none.
 * The sources of pins that `moved` names, and of classic hosts, are handed to the sandbox: downloaded once, and held
 * against the hash that the pin gives.
 */
export async function prove(
  context: Context,
  sides: { before: ProofSide; after: ProofSide },
  moved: ReadonlySet<string>,
  sources: Sources,
  logsFolder: string | null,
  options: ProofOptions = {},
): Promise<Rebuild | null> {
  const { config, files, log, clock } = context;
  if (config.rebuild === 'none') return null;
  const depth = options.depth ?? config.rebuild;
  const { only, first = [], stopAtFailure = false, trustMemory = false, tellRemoved = false } = options;
  const asked = hostsAsked(config);
  const needed = new Set([...moved, ...classicPins(config)]);
  assertHostPins(config.hosts, sides.after.pins);
  const before = await archivesOf(context, sources, sides.before, needed);
  const after = await archivesOf(context, sources, sides.after, needed);
  const memory = options.memory ?? (await openMemory(context));
  await using own = options.workshop ? null : openWorkshop(context);
  const workshop = options.workshop ?? own;
  if (workshop === null) throw new Error('prove: no workshop');
  try {
    return await rebuild({
      workshop,
      memory,
      ...asked,
      wanted: (host) => (only?.has(host) ?? true) && asked.wanted(host),
      first,
      stopAtFailure,
      trustMemory,
      tellRemoved,
      before: { folder: sides.before.folder, pins: before },
      after: { folder: sides.after.folder, pins: after },
      depth,
      boot: {
        isWanted: (host) => matchesGlob(config['boot-hosts'], host),
        checks: config.checks,
        timeoutMs: config['boot-timeout'] * 1000,
      },
      evaluationJobs: config['evaluation-jobs'],
      logsFolder,
      limits: { evaluationMs: EVALUATION_MS, buildMs: BUILD_MS },
      log,
      clock,
      files,
    });
  } finally {
    await memory.save();
  }
}

/** Rebuilds a bump: the tree in `context.folder` as it is, and a copy of it with the edits. */
export async function proveBump(
  context: Context,
  bump: Bump,
  sources: Sources,
  logsFolder: string | null,
  options: ProofOptions = {},
): Promise<Rebuild | null> {
  if (context.config.rebuild === 'none') return null;
  await using copy = await context.files.temporaryFolder('channel-bump-after');
  await copyFolder(context, context.folder, copy.path);
  await writeEdits(context, copy.path, bump.edits);
  const sides = {
    before: { folder: context.folder, pins: await discoverIn(context, context.folder) },
    after: { folder: copy.path, pins: await discoverIn(context, copy.path) },
  };
  checkLocked(bump, sides.after.pins);
  return await prove(
    context,
    sides,
    new Set(bump.moves.map(({ pin }) => pinKey(pin))),
    sources,
    logsFolder,
    options,
  );
}

/** What the edited files say, read again, must be what was announced: else the proof would be of something else. */
export function checkLocked({ moves }: Pick<Bump, 'moves'>, after: readonly Pin[]): void {
  for (const { pin, target } of moves) {
    const locked = after.find((one) => pinKey(one) === pinKey(pin));
    const short = locked?.revision ?? '';
    const hash = locked?.hash ?? null;
    const sameHash = target.hash === null || (hash === null ? hasNoHash(pin) : isSameHash(hash, target.hash));
    if (short.length < 7 || !target.revision.startsWith(short) || !sameHash) {
      throw new Error(`${pinKey(pin)} does not hold ${target.revision} after the edit`);
    }
  }
}

/** How a pin is told from all others, and how `pin:` of a classic host may name it. */
export function pinKey(pin: Pin): string {
  return `${pin.file}:${pin.name}`;
}

function classicPins(config: Config): string[] {
  return config.hosts.flatMap((host) => ('pin' in host ? [host.pin] : []));
}

/** Archives of the wanted pins, by `file:name` and, where no other pin is called so, by name. */
async function archivesOf(
  context: Context,
  sources: Sources,
  side: ProofSide,
  wanted: ReadonlySet<string>,
): Promise<Map<string, SourceArchive>> {
  const archives = new Map<string, SourceArchive>();
  const direct = side.pins.filter((pin) => pin.direct);
  for (const pin of direct) {
    const unique = direct.filter((other) => other.name === pin.name).length === 1;
    const names = [pinKey(pin), ...(unique ? [pin.name] : [])];
    if (!names.some((name) => wanted.has(name))) continue;
    const archive = await archiveOf(context, sources, pin);
    if (archive) for (const name of names) archives.set(name, archive);
  }
  return archives;
}

/** Null where the pin does not tell where its source is: the sandbox fetches it by itself then. */
async function archiveOf(context: Context, sources: Sources, pin: Pin): Promise<SourceArchive | null> {
  const url = currentArchiveUrl(context, pin);
  if (url === null) return null;
  const source = await sources.get(url);
  if (source.archive === null) return null;
  checkRevision(pin);
  checkHash(pin, source.narHash, url);
  return { archivePath: source.archive, narHash: source.narHash, url };
}

/** A release is of one revision: a file that says another beside it has been tampered with. */
function checkRevision(pin: Pin): void {
  const short = pin.release === null ? null : (parseReleaseName(pin.release)?.shortRevision ?? null);
  if (short === null || pin.revision === null) return;
  if (pin.revision.startsWith(short) || short.startsWith(pin.revision)) return;
  throw new UserError(
    `\`${pin.name}\` says revision ${pin.revision}, but ${pin.release ?? ''} is of another.`,
    {
      place: { file: pin.file, line: pin.line },
      cure: 'One of the two was changed by hand: find out which before you trust either.',
    },
  );
}

/** Nix itself writes a lock without a hash where trees are lazy, so does devenv, and .nix-channels has none. */
function hasNoHash(pin: Pin): boolean {
  return pin.hash === null && (pin.artifact === null || isLockNode(pin));
}

/** What the pin's file says must be what the mirror serves: else somebody has changed one of them. */
function checkHash(pin: Pin, narHash: string, url: string): void {
  if (hasNoHash(pin)) return;
  const bytes = pin.hash === null ? null : parseHash(pin.hash);
  if (bytes !== null && toSri(bytes) === narHash) return;
  const said = bytes === null ? (pin.hash ?? 'no hash') : toSri(bytes);
  throw new UserError(`\`${pin.name}\` says ${said}, but ${url} has ${narHash}.`, {
    place: { file: pin.file, line: pin.line },
    cure: 'Find out who changed what, the file or what the mirror serves, before you trust either.',
  });
}
