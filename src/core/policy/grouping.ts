import { createHash } from 'node:crypto';
import { parseChannel } from '../channel.js';
import type { Lane } from '../candidate.js';
import type { Pin } from '../pin.js';
import { settingsOf } from './rules.js';
import type { PolicySettings } from './settings.js';
import { upgradesFrom } from './upgrade-targets.js';

/** A pin that could move, and the channel it would go to. */
export interface Due {
  pin: Pin;
  target: string;
}

/** What goes into one candidate, unless it turns out that nothing moves. */
export interface Group {
  /** Unique in its lane, and fit to end a branch's name. */
  name: string;
  due: Due[];
}

const LONGEST = 100;

/**
 * Pins by the candidate that they go into: the one that a rule names, else as `PolicySettings.group` says. In lane
 * `upgrade` the channels of a series go together, and different series never do.
 * @param all the pins that there are: what a group is called does not depend on which of them are due
 */
export function groupsOf(
  lane: Lane,
  due: readonly Due[],
  all: readonly Pin[],
  settings: PolicySettings,
): Group[] {
  const names = new Set(all.map((pin) => ownName(pin, settings)).filter((name) => name !== null));
  const groups = new Map<string, { own: string | null; series: string; due: Due[] }>();
  for (const one of due) {
    const own = ownName(one.pin, settings) ?? (lane === 'refresh' ? one.target : null);
    const series = lane === 'upgrade' ? (parseChannel(one.target)?.series ?? '') : '';
    const key = JSON.stringify([own, series]);
    const group = groups.get(key);
    if (group) group.due.push(one);
    else groups.set(key, { own, series, due: [one] });
  }
  return [...groups.values()].map(({ own, series, due: members }) => {
    if (own === null) return { name: mainChannel(series, all, settings), due: members };
    const name = branchPart(own, names);
    return { name: lane === 'upgrade' ? inSeries(name, series) : name, due: members };
  });
}

/** Null: as its channel is called. */
function ownName(pin: Pin, settings: PolicySettings): string | null {
  const { group } = settingsOf(pin, settings);
  if (group !== null) return group;
  switch (settings.group) {
    case 'channel':
      return null;
    case 'file':
      return pin.file;
    case 'pin':
      return `${pin.file}:${pin.name}`;
    case 'all':
      return 'all';
  }
}

/** The channel of a series that the pins go to, were all of them due; `nixos-<series>` where that is more than one. */
function mainChannel(series: string, all: readonly Pin[], settings: PolicySettings): string {
  const kinds = new Set(
    all
      .filter((pin) => ownName(pin, settings) === null)
      .map((pin) => upgradesFrom(pin, settings)?.variant)
      .filter((variant) => variant !== undefined),
  );
  const [kind, ...others] = kinds;
  if (others.length > 0) return `nixos-${series}`;
  if (kind === 'darwin') return `nixpkgs-${series}-darwin`;
  return kind === 'small' ? `nixos-${series}-small` : `nixos-${series}`;
}

/** Also where but one series is due: next time it may be another. Unlike any channel: `nixos` gives `nixos-26.05`. */
function inSeries(name: string, series: string): string {
  const both = `${name}-${series}`;
  return parseChannel(both) ? `group-${both}` : both;
}

/** The name as git takes it in a branch's; told from another name that would come out the same by a digest. */
function branchPart(name: string, names: ReadonlySet<string>): string {
  const part = asBranchPart(name);
  if (part === name) return name;
  const isUnique = ![...names].some((other) => other !== name && asBranchPart(other) === part);
  return isUnique ? part : `${part}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

/** `hosts/web/flake.lock` -> `hosts-web-flake-lock`: git refuses `..`, dots at either end, and the ending `.lock`. */
function asBranchPart(name: string): string {
  return (
    name
      .replace(/[^A-Za-z0-9_.-]+|\.{2,}/g, '-')
      .slice(-LONGEST)
      .replace(/\.lock(?=-|$)/g, '-lock')
      .replace(/^[.-]+|[.-]+$/g, '') || 'pins'
  );
}
