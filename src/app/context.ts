import { originsWith, type MirrorUrls } from '../core/channel.js';
import type { Origins } from '../core/pin.js';
import type { Git } from '../git/git.js';
import type { Clock } from '../ports/clock.js';
import type { Files } from '../ports/files.js';
import type { Http } from '../ports/http.js';
import type { Log } from '../ports/log.js';
import type { Process } from '../ports/process.js';
import type { Overrides } from './config.js';
import type { Config } from './settings.js';

/** The machine, as every verb is given it. */
export interface Ports {
  process: Process;
  git: Git;
  http: Http;
  files: Files;
  log: Log;
  clock: Clock;
}

/** What every walk is given: the ports, the repository's folder (absolute), the configuration in force. */
export interface Context extends Ports {
  folder: string;
  config: Config;
  /** What inputs, flags and environment say over whichever configuration file is read. */
  overrides: Overrides;
  /** Absolute folder with what later runs can use; absent: nothing is kept. */
  cacheFolder?: string;
}

export function mirrorUrls(config: Config): MirrorUrls {
  return {
    channelsUrl: config['channels-url'],
    releasesUrl: config['releases-url'],
    archiveUrl: config['archive-url'],
  };
}

/** Where official things are recognised: under the configured mirrors as well as under their own names. */
export function originsOf(config: Config): Origins {
  return originsWith(mirrorUrls(config));
}
