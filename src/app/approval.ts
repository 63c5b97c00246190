import type { Candidate, Lane } from '../core/candidate.js';
import { parseChannel } from '../core/channel.js';
import { matchesGlob } from '../core/glob.js';
import type { HostRebuild } from '../core/rebuild.js';
import type { ReportHost } from '../report/model.js';
import type { Config } from './settings.js';

/** What a person is told first, and whether one has to decide. */
export interface Approval {
  /** Sentences for the top of the report. */
  notices: readonly string[];
  /** Nothing may merge it by itself. */
  byHand: boolean;
}

/** What moves, and where it goes. */
export interface Moving {
  lane: Lane;
  channel: string;
  /** 40 hex, or the short one where the file has no more. */
  revision: string;
}

/** What was rebuilt, as it is reported and as it came. */
interface Proven {
  hosts: readonly ReportHost[];
  rebuilt: readonly HostRebuild[];
}

/** What the rules say of a proposal. */
export function approvalOf(
  config: Config,
  { lane, steps, urgency }: Candidate,
  hosts: readonly ReportHost[],
  rebuilt: readonly HostRebuild[],
): Approval {
  const moving = steps.map(({ to: { channel, revision } }) => ({ lane, channel, revision }));
  const { kernel, rolling } = noticesOf(config, moving, { hosts, rebuilt });
  const upgrade = lane === 'upgrade' ? ['This is an upgrade of NixOS: read the release notes first.'] : [];
  const byHand = [...kernel, ...upgrade];
  const first = urgency === null ? [] : [urgency];
  return { notices: [...first, ...byHand, ...rolling], byHand: byHand.length > 0 };
}

/**
 * The rules that look at what was rebuilt. The manual promises that a stable channel keeps its kernel series, and
 * that unstable is not for production.
 */
export function noticesOf(
  config: Config,
  moving: readonly Moving[],
  proven: Proven,
): { kernel: string[]; rolling: string[] } {
  const kernel = config['kernel-series'] === 'allow' ? [] : newSeries(moving, proven);
  return { kernel, rolling: onRolling(config, moving, proven) };
}

/** In lane `upgrade` a new series is what one asks for. */
function newSeries(moving: readonly Moving[], { hosts, rebuilt }: Proven): string[] {
  const stable = moving.filter(({ lane, channel }) => lane === 'refresh' && !isRolling(channel));
  // Where a host does not tell what it is of it may be of any.
  const channelOf = ({ name }: ReportHost): string | undefined => {
    const told = moving.filter((one) => rebuilt.some((host) => host.name === name && isOf(host, one)));
    return stable.find((one) => told.length === 0 || told.includes(one))?.channel;
  };
  const moved = hosts.filter(({ changes }) => changes?.kernel?.change === 'series');
  return [...new Set(stable.map(({ channel }) => channel))].flatMap((channel) => {
    const here = moved.filter((host) => channelOf(host) === channel);
    const kernel = here[0]?.changes?.kernel;
    if (!kernel) return [];
    const where = listed(here.map(({ name }) => name));
    return [
      `A new kernel series on the stable channel ${channel} (${kernel.before ?? 'none'} -> ` +
        `${kernel.after ?? 'none'} on ${where}): a person must decide.`,
    ];
  });
}

function onRolling(config: Config, moving: readonly Moving[], { rebuilt }: Proven): string[] {
  const isProduction = (host: string): boolean => matchesGlob(config['production-hosts'], host);
  const rolling = moving.filter(({ channel }) => isRolling(channel));
  return [...new Set(rolling.map(({ channel }) => channel))].flatMap((channel) => {
    const here = rolling.filter((one) => one.channel === channel);
    const hosts = rebuilt.filter((host) => isProduction(host.name) && here.some((one) => isOf(host, one)));
    if (hosts.length === 0) return [];
    const where = listed(hosts.map(({ name }) => name));
    return [`${where} in production on ${channel}, which may change radically at any time.`];
  });
}

function isRolling(channel: string): boolean {
  return parseChannel(channel)?.series === null;
}

/** The rebuilt system says which revision it is of: `26.05.20260312.9cd0ab1`, `26.05pre934411.9cd0ab12cd34`. */
function isOf({ after }: HostRebuild, { revision }: Moving): boolean {
  const short = /\.([0-9a-f]{7,40})$/.exec(after.toplevel?.nixosVersion ?? '')?.[1];
  return short !== undefined && (revision.startsWith(short) || short.startsWith(revision));
}

const SHOWN = 5;

/** `web1, web2 and 40 more` */
export function listed(names: readonly string[]): string {
  const more = names.length - SHOWN;
  return names.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
