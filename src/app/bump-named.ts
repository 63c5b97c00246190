import { createReleaseIndex, type ReleaseIndex } from '../channels/release-index.js';
import { parseHash, toSri } from '../core/hash.js';
import type { Pin, PinTarget } from '../core/pin.js';
import { parseReleaseName, releasePath } from '../core/release.js';
import { UserError } from '../errors.js';
import { mirrorUrls, type Context } from './context.js';
import { moveTo, type Move } from './edit.js';
import { discoverPins } from './proposals.js';
import { createSources } from './source.js';
import type { VerbOptions } from './verb.js';

/** Where `--pin` and the flags beside it lead. */
export async function namedMove(
  context: Context,
  name: string,
  options: VerbOptions,
): Promise<Pick<Move, 'pin' | 'target'>> {
  const picked = pickPin((await discoverPins(context)).pins, name);
  const to = text(options, 'to');
  // A revision is one whatever channel is followed, and none has to be named for it.
  const channel = text(options, 'channel') ?? picked.channel ?? (isRevision(to ?? '') ? '' : null);
  const pin = picked.channel === null && channel !== null ? { ...picked, channel } : picked;
  const hash = text(options, 'hash');
  if (hash !== null) {
    return { pin: taken(context, pin, to), target: givenTarget(context, pin, channel, hash, options) };
  }
  for (const flag of ['revision', 'lastModified']) {
    if (text(options, flag) !== null)
      throw wrongUse(`${asFlag(flag)} goes with --hash alone.`, 'Leave it out: it is looked up.');
  }
  if (channel === null) throw noChannel(pin);
  const index = createReleaseIndex(context.http, mirrorUrls(context.config));
  return moveTo(context, pin, await releaseFor(index, pin, channel, to), createSources(context, null));
}

/** Who names a revision and its hash knows what a pin is that no channel gives, such as one of a fork. */
function taken({ log }: Context, pin: Pin, to: string | null): Pin {
  const holdsRevision = pin.revision?.length === 40 && pin.release === null;
  if (pin.state !== 'foreign' || !holdsRevision || !isRevision(to ?? '')) return pin;
  log.warning(`\`${pin.name}\` is moved as you say, though it is foreign: ${pin.note ?? ''}.`, {
    file: pin.file,
    line: pin.line,
  });
  return { ...pin, state: 'pinned' };
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
  if (release === '' && pin.artifact !== 'github-archive' && pin.state !== 'foreign') {
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
export function asFlag(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function isRevision(given: string): boolean {
  return /^[0-9a-f]{40}$/.test(given);
}

function noChannel(pin: Pin): UserError {
  return wrongUse(`${pin.file}:${pin.name} follows no channel.`, 'Say which with --channel.');
}

export function wrongUse(message: string, cure: string): UserError {
  return new UserError(message, { cure, exitCode: 64 });
}

export function text(options: VerbOptions, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' ? value : null;
}
