import { createReleaseIndex, type ReleaseIndex } from '../channels/release-index.js';
import { parseHash, toSri } from '../core/hash.js';
import { isLockNode, type Pin, type PinTarget } from '../core/pin.js';
import { ruled, ruledCompanions, settingsOf } from '../core/policy/rules.js';
import { parseReleaseName, releasePath } from '../core/release.js';
import { UserError } from '../errors.js';
import { bumpWarnings, type BumpWarning } from './bump-warnings.js';
import { mirrorUrls, type Context } from './context.js';
import type { Discovery } from './discover.js';
import { moveTo, type Move } from './edit.js';
import { discoverPins, policySettings } from './proposals.js';
import { createSources } from './source.js';
import type { VerbOptions } from './verb.js';

/** Where `--pin` and the flags beside it lead, and what to know of that. */
export async function namedMove(
  context: Context,
  name: string,
  options: VerbOptions,
): Promise<{ move: Pick<Move, 'pin' | 'target'>; warnings: BumpWarning[] }> {
  const discovery = await discoverPins(context);
  const settings = policySettings(context.config);
  const { pins, companions } = discovery;
  // Who names a pin means it, be it ignored or frozen; whom it follows is as the rules say.
  const rules = settings.rules.map((rule) => ({ ...rule, freeze: undefined }));
  const followed = ruled(pins, { ...settings, ignore: [], freeze: [], rules });
  const move = await moveOf(context, pickPin({ ...discovery, pins: followed }, name), options);
  const warnings = bumpWarnings(move.pin, move.target, {
    companions: ruledCompanions(companions, pins, settings),
    frozen: settingsOf(move.pin, settings).freeze,
    hashGiven: text(options, 'hash') !== null,
  });
  return { move, warnings };
}

async function moveOf(
  context: Context,
  picked: Pin,
  options: VerbOptions,
): Promise<Pick<Move, 'pin' | 'target'>> {
  const given = text(options, 'to');
  // A revision is one whatever channel is followed, and none has to be named for it.
  const channel = text(options, 'channel') ?? picked.channel ?? (isRevision(given ?? '') ? '' : null);
  const to = given === null || channel === null ? given : withPrefix(channel, given);
  const holdsNone = picked.channel === null || picked.followed === true;
  const pin = holdsNone && channel !== null ? { ...picked, channel } : picked;
  const hash = text(options, 'hash');
  if (hash !== null) {
    return {
      pin: taken(context, pin, to),
      target: givenTarget(context, pin, { channel, hash, to }, options),
    };
  }
  for (const flag of ['revision', 'lastModified']) {
    if (text(options, flag) !== null)
      throw wrongUse(`${asFlag(flag)} goes with --hash alone.`, 'Leave it out: it is looked up.');
  }
  if (channel === null) throw noChannel(pin);
  const index = createReleaseIndex(context.http, mirrorUrls(context.config));
  return moveTo(context, pin, await releaseFor(index, pin, channel, to), createSources(context, null));
}

/** `25.11.4188.9cd0ab12cd34`, as `check` shows it beside the channel, as the release's whole name. */
function withPrefix(channel: string, to: string): string {
  const names = ['nixos', 'nixpkgs', 'nixpkgs-darwin'].map((prefix) => `${prefix}-${to}`);
  const [first = to] = names;
  if (parseReleaseName(first) === null) return to;
  return names.find((name) => releasePath(channel, name) !== null) ?? first;
}

/** Who names a revision and its hash knows what a pin is that no channel gives, such as one of a fork. */
function taken({ log }: Context, pin: Pin, to: string | null): Pin {
  const isWhole = pin.revision?.length === 40 && pin.release === null;
  if (pin.state !== 'foreign' || !isWhole || !isRevision(to ?? '')) return pin;
  log.warning(`\`${pin.name}\` is moved as you say, though it is foreign: ${pin.note ?? ''}.`, {
    file: pin.file,
    line: pin.line,
  });
  return { ...pin, state: 'pinned' };
}

/** Finds the pin that a name means. @throws UserError when there is none, or more than one */
function pickPin({ pins, companions }: Pick<Discovery, 'pins' | 'companions'>, name: string): Pin {
  const direct = pins.filter((pin) => pin.direct);
  const isMeant = (one: { file: string; name: string }): boolean =>
    one.name === name || `${one.file}:${one.name}` === name;
  const [pin, ...others] = direct.filter(isMeant);
  const names = (of: readonly Pin[]): string => of.map((p) => `${p.file}:${p.name}`).join(', ');
  if (!pin && companions.some(isMeant))
    throw wrongUse(
      `\`${name}\` moves along in an upgrade; it is no pin of its own.`,
      '`bump --lanes upgrade` moves it with its nixpkgs.',
    );
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
    if (pin.state === 'foreign')
      throw wrongUse(
        `${pin.file}:${pin.name} follows no official channel: ${pin.note ?? 'its archive is not known'}.`,
        'Give the hash of its archive with --hash.',
      );
    if (holdsRevision(pin)) return { ...base, name: '', path: '', revision: to };
    throw pinsRelease(pin);
  }
  const path = pathOf(channel, to);
  return { ...base, name: to, path, revision: await index.revisionOf({ name: to, path }) };
}

/** With `--hash` all is given: nothing is looked up. */
function givenTarget(
  context: Context,
  pin: Pin,
  { channel, hash, to }: { channel: string | null; hash: string; to: string | null },
  options: VerbOptions,
): PinTarget {
  const sha256 = parseHash(hash);
  if (sha256 === null) throw wrongUse('--hash is no sha256.', 'Give it as SRI: sha256-….');
  if (to === null) throw wrongUse('--hash needs --to.', 'Give the release name, or the revision.');
  if (channel === null) throw noChannel(pin);
  const revision = isRevision(to) ? to : text(options, 'revision');
  const release = isRevision(to) ? '' : to;
  if (revision !== null && !isRevision(revision))
    throw wrongUse('--revision is no full revision.', 'Give 40 hex digits.');
  if (release === '' && !holdsRevision(pin) && pin.state !== 'foreign') throw pinsRelease(pin);
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
  return holdsRevision(pin) || isLockNode(pin);
}

/** What is fetched from GitHub or by git: no release is in it. */
function holdsRevision({ artifact, release, revision }: Pin): boolean {
  return artifact === 'github-archive' || (artifact === null && release === null && revision !== null);
}

function pinsRelease({ file, name }: Pin): UserError {
  return wrongUse(
    `${file}:${name} pins a release; a revision does not tell which.`,
    'Give the release name to --to.',
  );
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
