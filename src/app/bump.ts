import { createReleaseIndex, type ReleaseIndex } from '../channels/release-index.js';
import { parseHash, toSri } from '../core/hash.js';
import type { Pin, PinTarget } from '../core/pin.js';
import { parseReleaseName, releasePath } from '../core/release.js';
import { UserError } from '../errors.js';
import { bumpJson, schemaVersion } from '../report/json.js';
import { bumpWarnings } from './bump-warnings.js';
import { mirrorUrls, type Context } from './context.js';
import { applyMoves, editFor, moveTo, type Move } from './edit.js';
import { held } from './pins.js';
import { discoverPins, proposals } from './proposals.js';
import { movedBump } from './report.js';
import { createSources } from './source.js';
import type { VerbInput, VerbOptions, VerbOutcome } from './verb.js';

/**
 * `bump [DIR]`: edits the pin files in place. Without `--pin` all that the policy proposes; with it one pin, to the
 * newest release or to what `--to` names; with `--hash` nothing is asked of any server.
 */
export async function bumpVerb(context: Context, { options }: VerbInput): Promise<VerbOutcome> {
  const name = text(options, 'pin');
  const { moves, whole } =
    name === null
      ? await proposedMoves(context, options)
      : { moves: [await namedMove(context, name, options)], whole: true };
  const edits = await applyMoves(context, moves);
  for (const edit of edits)
    await context.files.write(`${context.folder}/${edit.file}`, edit.after, context.folder);
  const changed = moves.filter((move) => edits.some((edit) => edit.file === move.pin.file));
  const warnings = name === null ? [] : await warned(context, changed);
  return {
    text:
      edits.length === 0
        ? whole
          ? 'Nothing to bump: every pin is where it should be.'
          : 'Nothing was bumped.'
        : changed
            .map(
              (m) =>
                `${m.pin.file}: ${m.pin.name}: ${held(m.pin)} -> ${m.target.release || m.target.revision}`,
            )
            .join('\n'),
    json: {
      schemaVersion,
      bumps: changed.map(({ pin, target }) => bumpJson(movedBump(pin, target))),
      files: edits.map((edit) => edit.file),
      warnings,
    },
    exitCode: !whole ? 1 : options['exitCode'] === true && edits.length > 0 ? 2 : 0,
  };
}

async function warned(context: Context, moves: readonly Pick<Move, 'pin' | 'target'>[]): Promise<string[]> {
  const lines: string[] = [];
  for (const { pin, target } of moves) {
    for (const { message, place } of await bumpWarnings(context, pin, target)) {
      const line = new UserError(message, { place }).toLine();
      context.log.warning(message, place);
      lines.push(line);
    }
  }
  return lines;
}

/** Not `whole`: a channel's newest release is not known, so its pins stay. */
async function proposedMoves(
  context: Context,
  options: VerbOptions,
): Promise<{ moves: readonly Pick<Move, 'pin' | 'target'>[]; whole: boolean }> {
  for (const flag of ['to', 'hash', 'channel', 'revision', 'lastModified']) {
    if (text(options, flag) !== null)
      throw wrongUse(`${asFlag(flag)} needs --pin.`, 'Name the pin that is meant.');
  }
  const { candidates, unknown, broken } = await proposals(context);
  if (broken.length > 0) {
    throw new UserError('not every pin file can be read, so none is written.', {
      cure: 'Mend them, or name one pin of the others with --pin.',
    });
  }
  for (const error of unknown.values()) context.log.error(error.toLine());
  const sources = createSources(context, null);
  const bumps = [];
  for (const candidate of candidates) bumps.push(await editFor(context, candidate, sources));
  return { moves: bumps.flatMap((bump) => bump.moves), whole: unknown.size === 0 };
}

async function namedMove(
  context: Context,
  name: string,
  options: VerbOptions,
): Promise<Pick<Move, 'pin' | 'target'>> {
  const pin = pickPin((await discoverPins(context)).pins, name);
  const channel = text(options, 'channel') ?? pin.channel;
  const hash = text(options, 'hash');
  if (hash !== null) return { pin, target: givenTarget(context, pin, channel, hash, options) };
  for (const flag of ['revision', 'lastModified']) {
    if (text(options, flag) !== null)
      throw wrongUse(`${asFlag(flag)} goes with --hash alone.`, 'Leave it out: it is looked up.');
  }
  if (channel === null) throw noChannel(pin);
  const index = createReleaseIndex(context.http, mirrorUrls(context.config));
  return moveTo(
    context,
    pin,
    await releaseFor(index, pin, channel, text(options, 'to')),
    createSources(context, null),
  );
}

/** Finds the pin that a name means. @throws UserError when there is none, or more than one */
function pickPin(pins: readonly Pin[], name: string): Pin {
  const direct = pins.filter((pin) => pin.direct);
  const [pin, ...others] = direct.filter((p) => p.name === name || `${p.file}:${p.name}` === name);
  const names = (of: readonly Pin[]): string => of.map((p) => `${p.file}:${p.name}`).join(', ');
  if (!pin)
    throw wrongUse(
      `there is no pin \`${name}\`.`,
      direct.length > 0 ? `There are: ${names(direct)}.` : 'No pins were found.',
    );
  if (others.length > 0)
    throw wrongUse(`\`${name}\` names several pins.`, `Say which: ${names([pin, ...others])}.`);
  return pin;
}

async function releaseFor(
  index: ReleaseIndex,
  pin: Pin,
  channel: string,
  to: string | null,
): Promise<{
  channel: string;
  name: string;
  path: string;
  revision: string;
  lastModified: number | null;
  published: null;
}> {
  if (to === null) return { ...(await index.newest(channel)), published: null };
  const base = { channel, lastModified: null, published: null };
  if (isRevision(to)) {
    if (pin.artifact === 'github-archive') return { ...base, name: '', path: '', revision: to };
    throw wrongUse(
      `${pin.file}:${pin.name} pins a release; a revision does not tell which.`,
      'Give the release name to --to.',
    );
  }
  const path = pathOf(channel, to);
  return { ...base, name: to, path, revision: await index.revisionOf({ name: to, path }) };
}

/** With `--hash` all is given: nothing is looked up. */
function givenTarget(
  context: Context,
  pin: Pin,
  channel: string | null,
  hash: string,
  options: VerbOptions,
): PinTarget {
  const to = text(options, 'to');
  const sha256 = parseHash(hash);
  if (sha256 === null) throw wrongUse('--hash is no sha256.', 'Give it as SRI: sha256-….');
  if (to === null) throw wrongUse('--hash needs --to.', 'Give the release name, or the revision.');
  if (channel === null) throw noChannel(pin);
  const revision = isRevision(to) ? to : text(options, 'revision');
  const release = isRevision(to) ? '' : to;
  if (revision !== null && !isRevision(revision))
    throw wrongUse('--revision is no full revision.', 'Give 40 hex digits.');
  if (release === '' && pin.artifact !== 'github-archive') {
    throw wrongUse(
      `${pin.file}:${pin.name} pins a release; a revision does not tell which.`,
      'Give the release name to --to.',
    );
  }
  if (revision === null && needsRevision(pin)) {
    throw wrongUse(
      `${pin.file}:${pin.name} holds a full revision; a release name has only a part of it.`,
      'Give it with --revision.',
    );
  }
  const lastModified = text(options, 'lastModified');
  return {
    channel,
    release,
    revision: revision ?? '',
    releasePath: release === '' ? '' : pathOf(channel, release),
    releasesUrl: context.config['releases-url'],
    hash: toSri(sha256),
    lastModified: lastModified === null ? null : seconds(lastModified),
  };
}

/** A lock of Nix, and whatever is fetched from GitHub, is written with the whole revision. */
function needsRevision(pin: Pin): boolean {
  return pin.artifact === 'github-archive' || pin.format === 'flake-lock';
}

function pathOf(channel: string, release: string): string {
  if (parseReleaseName(release) === null) {
    throw wrongUse(
      `\`${release}\` is neither a release name nor a revision.`,
      'Give e.g. nixos-25.11.4188.9cd0ab12cd34, or 40 hex digits.',
    );
  }
  const path = releasePath(channel, release);
  if (path === null)
    throw wrongUse(`${release} is no release of ${channel}.`, 'Name its channel with --channel.');
  return path;
}

function seconds(given: string): number {
  if (!/^[0-9]{1,11}$/.test(given)) throw wrongUse('--last-modified is no time.', 'Give seconds since 1970.');
  return Number(given);
}

/** `lastModified` -> `--last-modified` */
function asFlag(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function isRevision(given: string): boolean {
  return /^[0-9a-f]{40}$/.test(given);
}

function noChannel(pin: Pin): UserError {
  return wrongUse(`${pin.file}:${pin.name} follows no channel.`, 'Say which with --channel.');
}

function wrongUse(message: string, cure: string): UserError {
  return new UserError(message, { cure, exitCode: 64 });
}

function text(options: VerbOptions, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' ? value : null;
}
