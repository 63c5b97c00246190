import { isRolling } from '../core/channel.js';
import { matchesGlob } from '../core/glob.js';
import type { Pin } from '../core/pin.js';
import { finding, quoted, type Finding } from '../core/policy/findings.js';
import type { Config } from './settings.js';

/**
 * Classic hosts in production whose pin follows a rolling channel: the manual recommends against it. Which pin a host
 * of a flake is built from only the rebuild tells; there it is said in the report.
 */
export function productionFindings(config: Config, pins: readonly Pin[]): Finding[] {
  return config.hosts.flatMap((host) => {
    if (!('pin' in host) || !matchesGlob(config['production-hosts'], host.name)) return [];
    const pin = pins.find(({ file, name }) => host.pin === name || host.pin === `${file}:${name}`);
    if (!pin || !isRolling(pin.channel)) return [];
    const message =
      `${quoted(host.name)} is in production and is built from ${quoted(pin.name)}, which follows ${pin.channel}: ` +
      'it may change radically at any time. Let it follow a stable channel.';
    return [finding(pin, 'rolling-in-production', 'warning', message)];
  });
}
