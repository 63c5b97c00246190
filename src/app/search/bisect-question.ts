import type { ReleaseIndex } from '../../channels/release-index.js';
import type { Pin } from '../../core/pin.js';
import { ruled } from '../../core/policy/rules.js';
import { compareReleases, type Release } from '../../core/release.js';
import type { UserError } from '../../errors.js';
import { text, wrongUse } from '../bump-named.js';
import { nearest } from '../config-mistakes.js';
import type { Context } from '../context.js';
import { discoverPins, policySettings } from '../proposals.js';
import type { VerbOptions } from '../verb.js';
import { heldIn } from './since-today.js';

/** What a release is asked. Words are cumulative: what does not evaluate is not built, and what is not built not booted. */
export type Check =
  | { kind: 'evaluation' | 'build' | 'boot' }
  | { kind: 'unit'; unit: string }
  | { kind: 'command'; command: string; on: 'machine' | 'vm' };

export interface Question {
  /** Null where a command of this machine does not need one. */
  host: string | null;
  check: Check;
  channel: string;
  /** They move together. */
  pins: readonly Pin[];
  good: Release;
  /** After the good one, oldest first, up to and with the bad one. */
  releases: readonly Release[];
}

/** @throws UserError where it can't be asked */
export async function questionOf(
  context: Context,
  index: ReleaseIndex,
  options: VerbOptions,
): Promise<Question> {
  const check = checkOf(options);
  const host = text(options, 'host');
  if (host === null && !(check.kind === 'command' && check.on === 'machine'))
    throw wrongUse('--host is missing.', 'Name the host that is to be tried.');
  if (host !== null) await assertHost(context, host);
  const given = text(options, 'good');
  if (given === null) throw wrongUse('--good is missing.', 'Name a release that is known to work.');
  const { channel, pins, named } = await pinsToMove(context, text(options, 'pin'));
  const good = await releaseOf(index, channel, given);
  const bad = await releaseOf(index, channel, text(options, 'bad') ?? (await heldIn(index, channel, named)));
  if (compareReleases(good.name, bad.name) >= 0)
    throw wrongUse(
      `${good.name} is not older than ${bad.name}.`,
      'The good release is to be the older one: what mended something is not looked for.',
    );
  const releases = await index.releasesBetween(channel, good.name, bad.name);
  return { host, check, channel, pins, good, releases };
}

/** Which hosts a flake has it has to be asked, so that is found out later. */
async function assertHost({ config, files, folder }: Context, host: string): Promise<void> {
  const names = config.hosts.map(({ name }) => name);
  if (names.includes(host)) return;
  if (config['discover-hosts'] && (await files.exists(`${folder}/flake.nix`))) return;
  const cure =
    names.length === 0 ? 'Name the hosts in the configuration.' : `There are: ${names.join(', ')}.`;
  throw wrongUse(`there is no host \`${host}\`.`, cure);
}

/** @throws UserError where it is none */
export function checkOf(options: VerbOptions): Check {
  const given = text(options, 'check');
  const on = text(options, 'on');
  if (given === null || given.trim() === '')
    throw wrongUse('--check is missing.', 'Give evaluation, build, boot, unit:NAME, or a command.');
  if (on !== null && on !== 'machine' && on !== 'vm')
    throw wrongUse(`--on ${on} is neither machine nor vm.`, 'Leave it out, or give one of the two.');
  if (given === 'evaluation' || given === 'build') {
    if (on === 'vm') throw notOn(given, on);
    return { kind: given };
  }
  const unit = /^unit:(.*)$/.exec(given)?.[1];
  if (given !== 'boot' && unit === undefined) {
    const meant = wordMeant(given.trim());
    if (meant !== null)
      throw wrongUse(
        `\`${given}\` is nothing that can be asked; did you mean \`${meant}\`?`,
        'A command of that name is given with its folder.',
      );
    return { kind: 'command', command: given, on: on ?? 'machine' };
  }
  if (on === 'machine') throw notOn(given, on);
  if (unit === undefined) return { kind: 'boot' };
  if (!/^[A-Za-z0-9:_.\\@-]+$/.test(unit))
    throw wrongUse(`\`${unit}\` is no unit.`, 'Give e.g. unit:nginx.service.');
  return { kind: 'unit', unit: unit.includes('.') ? unit : `${unit}.service` };
}

/** What a lone word that is nearly one of ours was meant to be: run as a command it would fail at every release. */
function wordMeant(given: string): string | null {
  if (/[\s/]/.test(given)) return null;
  const [first = '', ...rest] = given.split(':');
  if (nearest(first, ['unit']) !== null) return `unit:${rest.join(':') || 'NAME'}`;
  if (/^[\w@-]+\.service$/.test(given)) return `unit:${given}`;
  if (/^eval/i.test(given)) return 'evaluation';
  return nearest(given, ['evaluation', 'build', 'boot']);
}

function notOn(check: string, on: string): UserError {
  return wrongUse(`\`${check}\` is not asked on the ${on}.`, 'Leave --on out: it is for commands.');
}

/** @param name null: all pins, where they follow one channel */
async function pinsToMove(
  context: Context,
  name: string | null,
): Promise<{ channel: string; pins: readonly Pin[]; named: Pin }> {
  const settings = policySettings(context.config);
  const { pins: found } = await discoverPins(context);
  const rules = settings.rules.map((rule) => ({ ...rule, freeze: undefined }));
  const movable = ruled(found, { ...settings, ignore: [], freeze: [], rules }).filter(
    (pin) => pin.direct && pin.state === 'pinned' && pin.channel !== null,
  );
  const meant =
    name === null
      ? movable
      : movable.filter((pin) => pin.name === name || `${pin.file}:${pin.name}` === name);
  const [named] = meant;
  const there = movable.map((pin) => `${pin.file}:${pin.name}`).join(', ');
  if (!named?.channel)
    throw wrongUse(
      name === null
        ? 'no pin here holds a release of a channel.'
        : `there is no pin \`${name}\` that can be moved.`,
      there === '' ? 'Pin a release first: `channel-bump check` says how.' : `There are: ${there}.`,
    );
  const { channel } = named;
  if (meant.some((pin) => pin.channel !== channel) || (name !== null && meant.length > 1))
    throw wrongUse('several pins could be meant.', `Say which with --pin: ${there}.`);
  return { channel, pins: meant, named };
}

/** By its whole name, by the name without `nixos-` or without the revision at its end, or by its revision. */
async function releaseOf(index: ReleaseIndex, channel: string, given: string): Promise<Release> {
  const isRevision = /^[0-9a-f]{7,40}$/.test(given);
  const all = isRevision ? [] : await index.releasesBetween(channel, null, null);
  const names = ({ name }: Release): string[] => [name, name.replace(/^[a-z]+-/, '')];
  const found = isRevision
    ? await index.findRelease(given, [channel])
    : (all.find((release) => names(release).includes(given)) ??
      onlyOne(all.filter((release) => names(release).some((name) => name.startsWith(`${given}.`)))));
  if (found) return found;
  const cure =
    'Give its name, e.g. nixos-25.11.4188.9cd0ab12cd34, or its revision; --pin says which channel.';
  throw wrongUse(`${channel} has no release \`${given}\`, or more than one.`, cure);
}

function onlyOne<T>(found: readonly T[]): T | null {
  return found.length === 1 ? (found[0] ?? null) : null;
}
