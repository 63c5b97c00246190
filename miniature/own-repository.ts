import type { Mirror } from './mirror.js';

/** What leads a run of Channel Bump over any repository to this mirror. */
export function mirrorVariables({ channels, releases, archives, status, endOfLife }: Mirror['urls']) {
  return {
    CHANNEL_BUMP_CHANNELS_URL: channels,
    CHANNEL_BUMP_RELEASES_URL: releases,
    CHANNEL_BUMP_ARCHIVE_URL: archives,
    CHANNEL_BUMP_STATUS_URL: status,
    CHANNEL_BUMP_END_OF_LIFE_URL: endOfLife,
  };
}
