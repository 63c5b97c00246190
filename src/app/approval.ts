import picomatch from 'picomatch';
import type { Candidate } from '../core/candidate.js';
import { parseChannel } from '../core/channel.js';
import type { AnnouncedRelease } from '../core/release.js';
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

/**
 * The rules that look at what was rebuilt. The manual promises that a stable channel keeps its kernel series, and
 * that unstable is not for production.
 */
export function approvalOf(
  config: Config,
  candidate: Candidate,
  hosts: readonly ReportHost[],
  rebuilt: readonly HostRebuild[],
): Approval {
  const kernel = config['kernel-series'] === 'allow' ? null : newSeries(candidate, hosts);
  const upgrade =
    candidate.lane === 'upgrade' ? 'This is an upgrade of NixOS: read the release notes first.' : null;
  const byHand = [kernel, upgrade].filter((notice) => notice !== null);
  const rolling = onRolling(config, candidate, rebuilt);
  const urgency = candidate.urgency === null ? [] : [candidate.urgency];
  return { notices: [...urgency, ...byHand, ...rolling], byHand: byHand.length > 0 };
}

/** In lane `upgrade` a new series is what one asks for. */
function newSeries({ lane, steps }: Candidate, hosts: readonly ReportHost[]): string | null {
  const [stable] = steps.filter(({ to }) => parseChannel(to.channel)?.series !== null);
  if (lane !== 'refresh' || !stable) return null;
  const moved = hosts.filter(({ changes }) => changes?.kernel?.change === 'series');
  const kernel = moved[0]?.changes?.kernel;
  if (!kernel) return null;
  const where = listed(moved.map(({ name }) => name));
  return (
    `A new kernel series on the stable channel ${stable.to.channel} (${kernel.before ?? 'none'} -> ` +
    `${kernel.after ?? 'none'} on ${where}): a person must decide.`
  );
}

function onRolling(config: Config, candidate: Candidate, rebuilt: readonly HostRebuild[]): string[] {
  if (config['production-hosts'].length === 0) return [];
  const isProduction = picomatch([...config['production-hosts']], { dot: true });
  return candidate.steps.flatMap(({ to }) => {
    if (parseChannel(to.channel)?.series !== null) return [];
    const hosts = rebuilt.filter((host) => isProduction(host.name) && isOf(host, to)).map(({ name }) => name);
    if (hosts.length === 0) return [];
    return [`${listed(hosts)} in production on ${to.channel}, which may change radically at any time.`];
  });
}

/** The rebuilt system says which revision it is of: `26.05.20260312.9cd0ab1`, `26.05pre934411.9cd0ab12cd34`. */
function isOf({ after }: HostRebuild, { revision }: AnnouncedRelease): boolean {
  const short = /\.([0-9a-f]{7,40})$/.exec(after.toplevel?.nixosVersion ?? '')?.[1];
  return short !== undefined && revision.startsWith(short);
}

const SHOWN = 5;

function listed(names: readonly string[]): string {
  const more = names.length - SHOWN;
  return names.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
