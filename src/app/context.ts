import type { Clock } from '../ports/clock.js';
import type { Files } from '../ports/files.js';
import type { Http } from '../ports/http.js';
import type { Log } from '../ports/log.js';
import type { Process } from '../ports/process.js';
import type { Origins } from '../core/pin.js';
import { officialOrigins } from '../core/channel.js';
import type { Config } from './config.js';

/** The machine, as far as the walks see it. */
export interface Ports {
  process: Process;
  http: Http;
  files: Files;
  log: Log;
  clock: Clock;
}

/** What every walk is given: the ports, the repository's folder (absolute), the configuration in force. */
export interface Context extends Ports {
  folder: string;
  config: Config;
}

/** Where official things are recognised: under the configured mirrors as well as under their own names. */
export function originsOf(config: Config): Origins {
  return {
    channels: distinct([config['channels-url'], ...officialOrigins.channels]),
    releases: distinct([config['releases-url'], ...officialOrigins.releases]),
    archives: distinct([config['archive-url'], ...officialOrigins.archives]),
  };
}

function distinct(urls: readonly string[]): string[] {
  return [...new Set(urls)];
}
