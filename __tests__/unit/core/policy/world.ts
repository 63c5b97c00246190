// Channels, releases and pins made up for the policy's tests.
import { isRolling } from '../../../../src/core/channel.js';
import type { ChannelState, ChannelStatus } from '../../../../src/core/channel-state.js';
import type { Companion } from '../../../../src/core/companion.js';
import type { Pin } from '../../../../src/core/pin.js';
import type { Finding } from '../../../../src/core/policy/findings.js';
import type { ChannelKnowledge } from '../../../../src/core/policy/knowledge.js';
import { propose, type Proposal } from '../../../../src/core/policy/propose.js';
import type { PolicySettings } from '../../../../src/core/policy/settings.js';
import { releasePath, type AnnouncedRelease, type Release } from '../../../../src/core/release.js';

export const HOUR = 3600;
export const DAY = 24 * HOUR;
export const now = Date.parse('2026-03-10T12:00:00Z') / 1000;
export const stable = 'nixos-25.11';

export const hex = (count: number): string => count.toString(16).padStart(6, '0').repeat(7).slice(0, 40);

/** `nixos-25.11.4188.00105c00105c`, `nixpkgs-darwin-25.11pre4188.00105c00105c` */
export function nameOf(count: number, channel = stable): string {
  const isDarwin = channel.endsWith('-darwin');
  const prefix = isDarwin ? 'nixpkgs-darwin' : channel.split('-')[0];
  const series = /[0-9]{2}\.[0-9]{2}/.exec(channel)?.[0] ?? '26.05';
  const isPre = isDarwin || isRolling(channel);
  return `${prefix}-${series}${isPre ? 'pre' : '.'}${count}.${hex(count).slice(0, 12)}`;
}

/** @param age in seconds, since it was published */
export function release(count: number, channel = stable, age: number | null = null): AnnouncedRelease {
  const name = nameOf(count, channel);
  const published = age === null ? null : new Date((now - age) * 1000).toISOString();
  return {
    channel,
    name,
    path: releasePath(channel, name) ?? '',
    revision: hex(count),
    lastModified: null,
    published,
  };
}

/** As a listing has it. */
export function listed(count: number, channel = stable, age: number | null = null): Release {
  return { ...release(count, channel, age), revision: null };
}

export function pin(fields: Partial<Pin> = {}): Pin {
  return {
    file: 'flake.lock',
    format: 'flake-lock',
    name: 'nixpkgs',
    channel: stable,
    revision: hex(4021),
    release: null,
    hash: null,
    url: null,
    state: 'pinned',
    direct: true,
    artifact: 'github-archive',
    repository: 'NixOS/nixpkgs',
    lastModified: null,
    line: 1,
    ...fields,
  };
}

/** A pin of a release by name. */
export const pinAt = (count: number, fields: Partial<Pin> = {}): Pin =>
  pin({ revision: hex(count), release: nameOf(count, fields.channel ?? stable), ...fields });

export function companion(fields: Partial<Companion> = {}): Companion {
  return {
    file: 'flake.lock',
    format: 'flake-lock',
    name: 'home-manager',
    repository: 'nix-community/home-manager',
    gitUrl: 'https://github.com/nix-community/home-manager',
    branch: 'release-25.11',
    series: '25.11',
    revision: hex(7),
    hash: null,
    line: 9,
    moves: 'text',
    ...fields,
  };
}

export const newest = release(4188);

/** @param announced newest releases */
export function knowing(
  announced: readonly AnnouncedRelease[] = [newest],
  fields: Partial<ChannelKnowledge> = {},
): ChannelKnowledge {
  return {
    newest: new Map(announced.map((one) => [one.channel, one])),
    untrusted: new Map(),
    history: new Map(),
    revisions: new Map(),
    states: states({ 'nixos-25.11': 'stable' }),
    released: new Map(),
    lines: new Map(),
    releasesUrl: 'https://releases.nixos.org',
    now,
    ...fields,
  };
}

export function states(
  statuses: Readonly<Record<string, ChannelStatus>>,
  fields: Partial<ChannelState> = {},
): Map<string, ChannelState> {
  return new Map(
    Object.entries(statuses).map(([channel, status]) => [
      channel,
      { status, movedAt: null, endOfLife: null, ...fields },
    ]),
  );
}

export function settings(fields: Partial<PolicySettings> = {}): PolicySettings {
  return {
    lanes: ['refresh', 'upgrade'],
    upgradeTo: 'stable',
    cooldown: 0,
    maxAge: null,
    pins: ['*'],
    ignore: [],
    freeze: [],
    group: 'channel',
    companions: ['*'],
    rules: [],
    ...fields,
  };
}

export const proposed = (
  pins: readonly Pin[],
  known: ChannelKnowledge = knowing(),
  asked: PolicySettings = settings(),
): Proposal => propose(pins, [], known, asked);

/** `refresh nixos-25.11: nixpkgs, other -> nixos-25.11.4188.…` a candidate. */
export const outline = ({ candidates }: Proposal): string[] =>
  candidates.map(({ lane, group, steps }) => {
    const moves = steps.map(({ pins, to }) => `${pins.map(({ name }) => name).join(', ')} -> ${to.name}`);
    return `${lane} ${group}: ${moves.join('; ')}`;
  });

export const rulesOf = ({ findings }: { findings: readonly Finding[] }): string[] =>
  findings.map(({ rule }) => rule);

export const messageOf = ({ findings }: Proposal, rule: string): string =>
  findings.find((finding) => finding.rule === rule)?.message ?? '';
