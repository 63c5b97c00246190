import { posix } from 'node:path';
import { parseHash, toSri } from '../core/hash.js';
import type { Pin } from '../core/pin.js';
import { UserError } from '../errors.js';
import { isInputName, updateInputs } from '../nix/flake-update.js';
import { flakeLock } from '../pins/flake-lock/index.js';
import { rootInputs } from '../pins/flake-lock/inputs.js';
import { readLock, type Lock } from '../pins/flake-lock/lock.js';
import type { SandboxDriver, SandboxSession } from '../sandbox/types.js';
import type { CompanionMove } from './companions.js';
import { originsOf, type Context } from './context.js';
import type { Bump, Move } from './edit.js';
import { strayChange } from './relock-check.js';
import { sandboxFor } from './sandbox.js';
import { copyFolder, copyWorkTree, writeEdits } from './trees.js';

const RELOCK_MS = 15 * 60_000;
const TREE = '/channel-bump/relock';

/** Inputs of one flake.lock that Nix has to lock. */
interface Job {
  file: string;
  names: ReadonlySet<string>;
}

/**
 * The bump with each flake.lock as Nix writes it, where more has to change than the bytes of a pin: companions that are
 * flakes, and inputs with inputs of their own. Nix runs in the sandbox, on a copy with all edits in it; what it writes
 * is held against what was asked of it. A bump that needs none of that stays as it is.
 * @throws UserError where there is no sandbox or no network, where Nix fails, or changes something else
 */
export async function relock(context: Context, bump: Bump): Promise<Bump> {
  const jobs = await jobsOf(context, bump);
  const [first] = jobs;
  if (!first) return bump;
  if (context.config.network === 'none') {
    throw new UserError(`Nix has to lock ${list(first.names)} anew, and the sandbox has no network.`, {
      place: { file: first.file },
      cure: 'Set `network: default`, or leave them out of `companions:`.',
    });
  }
  await using copy = await context.files.temporaryFolder('channel-bump-relock');
  await copyTree(context, copy.path);
  await writeEdits(context, copy.path, bump.edits);
  const driver = await sandboxToLock(context, first);
  const { network, 'nix-config': nixConfig } = context.config;
  const mounts = [{ from: copy.path, to: TREE }];
  await using session = await driver.open({ mounts, nixConfig, network });
  const tree = await writableCopy(session, session.path(TREE));
  try {
    let relocked = bump;
    for (const job of jobs) relocked = await relockOne(context, session, tree, relocked, job);
    return { ...relocked, locked: jobs.map(({ file }) => file) };
  } finally {
    await session.run(['rm', '-rf', tree]);
  }
}

/**
 * The same with what Nix has written for another job, held against what was asked of it all the same.
 * @param locks the texts by file
 */
export async function relockAs(
  context: Context,
  bump: Bump,
  locks: Readonly<Record<string, string>>,
): Promise<Bump> {
  let relocked = bump;
  for (const job of await jobsOf(context, bump)) {
    const written = Object.hasOwn(locks, job.file) ? locks[job.file] : undefined;
    if (written === undefined) throw disagreement(job.file, 'what it wrote is not told');
    relocked = await takeLock(context, relocked, job, written);
  }
  return relocked;
}

async function sandboxToLock(context: Context, { file, names }: Job): Promise<SandboxDriver> {
  try {
    return await sandboxFor(context);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`Nix has to lock ${list(names)} anew, but ${error.message}`, {
      place: { file },
      ...(error.cure === undefined ? {} : { cure: error.cure }),
      cause: error,
    });
  }
}

/** Where the folder is the user's own, what is not tracked is none of Nix's business. */
async function copyTree(context: Context, to: string): Promise<void> {
  const { git, folder } = context;
  const tracked = (await git.root(folder)) === null ? [] : await git.trackedFiles(folder);
  if (tracked.length > 0) await copyWorkTree(context, to);
  else await copyFolder(context, folder, to);
}

async function jobsOf(context: Context, bump: Bump): Promise<Job[]> {
  const names = new Map<string, Set<string>>();
  const add = (file: string, name: string): void => {
    names.set(file, (names.get(file) ?? new Set()).add(name));
  };
  for (const { companion } of bump.companions.filter(isNixs)) add(companion.file, companion.name);
  for (const { pin } of bump.moves.filter((move) => move.pin.format === flakeLock.id)) {
    const input = rootInputs(lockOf(await textAfter(context, bump, pin.file), pin.file));
    const own = input.find(({ name }) => name === pin.name);
    if (own?.follows === null && (own.node.inputs?.size ?? 0) > 0) add(pin.file, pin.name);
  }
  for (const [file, asked] of names) {
    const strange = [...asked].find((name) => !isInputName(name));
    if (strange === undefined) continue;
    throw new UserError(`Nix can't be told to lock an input called "${strange}".`, {
      place: { file },
      cure: 'Give it a name of letters, digits, `_` and `-`, or leave it out of `companions:`.',
    });
  }
  return [...names].map(([file, asked]) => ({ file, names: asked }));
}

function isNixs({ companion }: CompanionMove): boolean {
  return companion.moves === 'nix';
}

async function textAfter({ files, folder }: Context, { edits }: Bump, file: string): Promise<string> {
  const edited = edits.find((edit) => edit.file === file)?.after;
  return edited ?? (await files.read(`${folder}/${file}`))?.toString('utf8') ?? '';
}

function lockOf(text: string, file: string): Lock {
  const lock = readLock(text, file);
  if (!lock)
    throw new UserError('this is no flake.lock.', {
      place: { file },
      cure: 'Restore it from version control, or write it anew with `nix flake lock`.',
    });
  return lock;
}

/** Mounts are read-only. */
async function writableCopy(session: SandboxSession, tree: string): Promise<string> {
  const made = await session.run(['mktemp', '-d']);
  const folder = made.stdout.trim();
  const copied = made.exitCode === 0 ? await session.run(['cp', '-RP', `${tree}/.`, folder]) : made;
  if (copied.exitCode === 0) return folder;
  throw new UserError(`the sandbox can't take a copy of the repository: ${copied.stderr.trim()}`, {
    cure: 'This is the machine: look at its disk, then run again.',
  });
}

async function relockOne(
  context: Context,
  session: SandboxSession,
  tree: string,
  bump: Bump,
  job: Job,
): Promise<Bump> {
  const { log, config } = context;
  const { file, names } = job;
  const folder = posix.dirname(file);
  log.progress(`locking ${list(names)} in ${file}`);
  const result = await updateInputs(session, tree, folder, [...names], { timeoutMs: RELOCK_MS });
  log.progress('');
  if (result.kind === 'failed') {
    throw new UserError(`Nix can't lock ${list(names)}: ${result.failure.message}`, {
      place: { file },
      cure: `Check that a sandbox with \`network: ${config.network}\` and no token can reach what flake.nix asks for.`,
    });
  }
  const { stdout: written, exitCode } = await session.run(['cat', `${tree}/${file}`]);
  if (exitCode !== 0) throw new Error(`${file} can't be read back from the sandbox`);
  return takeLock(context, bump, job, written);
}

/** The bump with a lock as Nix wrote it. @throws UserError where it says something else than was asked for */
async function takeLock(context: Context, bump: Bump, { file, names }: Job, written: string): Promise<Bump> {
  const before = await textAfter(context, bump, file);
  const stray = strayChange(lockOf(before, file), lockOf(written, file), names);
  if (stray !== null) throw disagreement(file, `\`${stray}\` would change too, and nobody asked for that`);
  const siblings = { path: file, origins: originsOf(context.config), read: () => null };
  checkPins(bump.moves, flakeLock.extract(written, siblings), file);
  const locked = flakeLock.companions?.(written, siblings) ?? [];
  return {
    ...bump,
    companions: bump.companions.map((move) => {
      if (move.companion.file !== file || !isNixs(move)) return move;
      const { companion, target } = move;
      const found = locked.find(({ name }) => name === companion.name);
      if (!found?.revision || found.branch !== target.branch)
        throw disagreement(file, `\`${companion.name}\` is not locked to ${target.branch}`);
      return { companion, target: { ...target, revision: found.revision, hash: found.hash } };
    }),
    edits: await withText(context, bump, file, written),
  };
}

/** What Nix has locked must be what was announced and hashed. */
function checkPins(moves: readonly Move[], locked: readonly Pin[], file: string): void {
  for (const { pin, target } of moves.filter((move) => move.pin.file === file)) {
    const found = locked.find(({ name }) => name === pin.name);
    const bytes = found?.hash ? parseHash(found.hash) : null;
    const hashed = target.hash === null || (bytes !== null && toSri(bytes) === target.hash);
    if (found?.revision === target.revision && hashed) continue;
    throw new UserError(`Nix has locked \`${pin.name}\` to something else than ${target.revision}.`, {
      place: { file },
      cure: 'Its channel may have moved on in the meantime: run again. Else see if flake.nix asks for another one.',
    });
  }
}

function disagreement(file: string, what: string): UserError {
  return new UserError(`after Nix has locked the inputs anew, ${what}.`, {
    place: { file },
    cure: 'Bring flake.nix and flake.lock together first: `nix flake lock`, and commit what it changes.',
  });
}

async function withText(
  { files, folder }: Context,
  { edits }: Bump,
  file: string,
  after: string,
): Promise<Bump['edits']> {
  const others = edits.filter((edit) => edit.file !== file);
  const before = (await files.read(`${folder}/${file}`))?.toString('utf8') ?? '';
  return before === after ? others : [...others, { file, before, after }];
}

function list(names: ReadonlySet<string>): string {
  return [...names].join(', ');
}
