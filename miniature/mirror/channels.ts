import type { MiniatureRelease } from '../types.js';

/** Where the channels stand at the moment. A release is uploaded first, then the branch is moved, then the redirect. */
export interface Channels {
  /** Uploaded releases, oldest first. */
  published(): MiniatureRelease[];
  /** The release that a channel redirects to. */
  redirect(channel: string): MiniatureRelease | undefined;
  /** The release that the branch of the channel's name stands at. */
  branch(channel: string): MiniatureRelease | undefined;
  names(): string[];
  setNewest: (channel: string, name: string) => void;
  setRedirect: (channel: string, name: string) => void;
}

export function createChannels(releases: readonly MiniatureRelease[]): Channels {
  const ordered = [...releases].sort((a, b) => a.published - b.published);
  const names = [...new Set(ordered.map((release) => release.channel))].sort();
  const newest = new Map(ordered.map((release) => [release.channel, release]));
  const redirects = new Map(newest);
  const find = (channel: string, name: string): MiniatureRelease => {
    const release = ordered.find((one) => one.channel === channel && one.name === name);
    if (!release) throw new Error(`${channel} has no release ${name}`);
    return release;
  };
  return {
    published: () =>
      ordered.filter((one) => ordered.indexOf(one) <= ordered.indexOf(newest.get(one.channel) ?? one)),
    redirect: (channel) => redirects.get(channel),
    branch: (channel) => newest.get(channel),
    names: () => names,
    setNewest(channel, name) {
      const release = find(channel, name);
      newest.set(channel, release);
      redirects.set(channel, release);
    },
    setRedirect(channel, name) {
      redirects.set(channel, find(channel, name));
    },
  };
}
