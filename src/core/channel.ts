import type { Origins } from './pin.js';
import { segmentsBelow } from './origin.js';

/** A channel's name taken apart. `series` is `25.11`, or null for the rolling ones. */
export interface Channel {
  name: string;
  /** What it is a channel of, and so how its releases are named. */
  of: 'nixos' | 'nixpkgs';
  series: string | null;
  variant: 'full' | 'small' | 'aarch64' | 'darwin';
}

/** The official places, in every form found in people's files; the first of each is the one in use today. */
export const officialOrigins: Origins = {
  channels: [
    'https://channels.nixos.org',
    'https://nixos.org/channels',
    'https://www.nixos.org/channels',
    'http://channels.nixos.org',
    'http://nixos.org/channels',
    'http://www.nixos.org/channels',
  ],
  releases: [
    'https://releases.nixos.org',
    'http://releases.nixos.org',
    'https://nixos.org/releases',
    'http://nixos.org/releases',
  ],
  archives: ['https://github.com', 'http://github.com'],
};

/** Addresses of the outside as configured, no trailing `/`. */
export interface MirrorUrls {
  channelsUrl: string;
  releasesUrl: string;
  archiveUrl: string;
}

/** The configured places, and the official ones beside them: people's files name either. */
export function originsWith(urls: MirrorUrls): Origins {
  return {
    channels: [urls.channelsUrl, ...officialOrigins.channels],
    releases: [urls.releasesUrl, ...officialOrigins.releases],
    archives: [urls.archiveUrl, ...officialOrigins.archives],
  };
}

const dated = /^(nixos|nixpkgs)-([0-9]{2}\.[0-9]{2})(?:-(small|aarch64|darwin))?$/;

/** The channel of that name, or null: `master`, `release-25.11`, `staging` and `pull/1/head` are branches. */
export function parseChannel(name: string): Channel | null {
  switch (name) {
    case 'nixos-unstable':
      return { name, of: 'nixos', series: null, variant: 'full' };
    case 'nixos-unstable-small':
      return { name, of: 'nixos', series: null, variant: 'small' };
    case 'nixpkgs-unstable':
      return { name, of: 'nixpkgs', series: null, variant: 'full' };
  }
  const match = dated.exec(name);
  if (!match) return null;
  const series = match[2] ?? '';
  const variant = match[3] ?? 'full';
  if (match[1] === 'nixpkgs') {
    return variant === 'darwin' ? { name, of: 'nixpkgs', series, variant } : null;
  }
  return variant === 'full' || variant === 'small' || variant === 'aarch64'
    ? { name, of: 'nixos', series, variant }
    : null;
}

/** `25.11`; null for a rolling channel, and where it is no channel. */
export function seriesOf(channel: string | null): string | null {
  return channel === null ? null : (parseChannel(channel)?.series ?? null);
}

/** Whether it is one of the unstable channels, which follow no series. */
export function isRolling(channel: string | null): boolean {
  return channel !== null && parseChannel(channel)?.series === null;
}

/**
 * The channel that an address names: `channel:nixos-25.11`, `https://channels.nixos.org/nixos-25.11`,
 * `…/nixos-25.11/`, `…/nixos-25.11/nixexprs.tar.xz`, under any channels origin; else null.
 */
export function channelOfUrl(url: string, origins: Origins): string | null {
  const short = /^channel:([^/?#]+)$/.exec(url.trim());
  const name = short ? short[1] : channelSegment(segmentsBelow(url, origins.channels));
  return name !== undefined && parseChannel(name) ? name : null;
}

function channelSegment(segments: readonly string[] | null): string | undefined {
  if (!segments || segments.length > 2) return undefined;
  const file = segments[1];
  return file === undefined || isExpressionsArchive(file) ? segments[0] : undefined;
}

/** `nixexprs.tar.xz`, `nixexprs.tar.zst`; `.bz2` and `.gz` in releases of long ago. */
export function isExpressionsArchive(file: string): boolean {
  return /^nixexprs\.tar\.(?:xz|zst|bz2|gz)$/.test(file);
}
