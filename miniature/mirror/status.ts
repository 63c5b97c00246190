import type { Channels } from './channels.js';

export type ChannelStatus = 'rolling' | 'beta' | 'stable' | 'deprecated' | 'unmaintained';

/** What is published of the channels; it changes while a test runs. */
export interface Published {
  /** By channel, where it is not the usual one (`rolling` for unstable, else `stable`); null: not listed. */
  statuses: Record<string, ChannelStatus | null>;
  /** When a channel last moved, Unix seconds, by channel; absent: when its release was published. */
  moved: Record<string, number>;
  /** See end-of-life.ts. */
  endOfLife: Record<string, string | boolean | null>;
}

interface Sample {
  labels: Record<string, string>;
  value: number;
}

/** The two metrics of the channels, as samples. A channel whose status is null is left out, as unmaintained ones are. */
function samples(channels: Channels, { statuses, moved }: Published): Record<string, Sample[]> {
  const current = channels.names().flatMap((channel) => {
    const usual = channel.includes('unstable') ? 'rolling' : 'stable';
    const status = statuses[channel] === undefined ? usual : statuses[channel];
    const release = channels.redirect(channel);
    return status === null || release === undefined ? [] : [{ channel, status, release }];
  });
  return {
    channel_revision: current.map(({ channel, status, release }) => ({
      labels: {
        channel,
        current: status === 'unmaintained' ? '0' : '1',
        revision: release.revision,
        status,
        ...variant(channel),
      },
      value: 1,
    })),
    channel_update_time: current.map(({ channel, release }) => ({
      labels: { channel },
      value: moved[channel] ?? release.published,
    })),
  };
}

/** Prometheus drops labels without a value: nixpkgs-unstable has no variant. */
function variant(channel: string): Record<string, string> {
  if (channel.endsWith('-small')) return { variant: 'small' };
  if (channel.endsWith('-darwin')) return { variant: 'darwin' };
  return channel.startsWith('nixos-') ? { variant: 'primary' } : {};
}

/** The text that Prometheus reads from the exporter. */
export function statusText(...args: Parameters<typeof samples>): string {
  return Object.entries(samples(...args))
    .map(([name, list]) => {
      const lines = list.map(({ labels, value }) => {
        const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
        return `${name}{${pairs.join(',')}} ${value.toFixed(1)}\n`;
      });
      return `# HELP ${name} ${name}\n# TYPE ${name} gauge\n${lines.join('')}`;
    })
    .join('');
}

/** The answer of Prometheus' own API to `/api/v1/query?query=<metric>`. */
export function statusQuery(query: string, ...args: Parameters<typeof samples>): string {
  const now = Date.now() / 1000;
  const result = (samples(...args)[query] ?? []).map(({ labels, value }) => ({
    metric: { __name__: query, ...labels, instance: 'localhost:9402', job: 'channel-updates' },
    value: [now, String(value)],
  }));
  return JSON.stringify({ status: 'success', data: { resultType: 'vector', result } });
}
