import type { Pin } from '../core/pin.js';
import { channelFolder } from '../core/release.js';
import { UserError } from '../errors.js';
import { configFile } from './config.js';
import type { ConfigHost } from './settings.js';

/**
 * Holds what a classic host's `pin:` names against the pins that there are.
 * @throws UserError when it names none or several, or one that holds no release and so has no source to build from
 */
export function assertHostPins(hosts: readonly ConfigHost[], pins: readonly Pin[]): void {
  const direct = pins.filter((pin) => pin.direct);
  for (const host of hosts) {
    if ('pin' in host) assertHostPin(host.name, host.pin, direct);
  }
}

function assertHostPin(host: string, name: string, pins: readonly Pin[]): void {
  const [pin, ...others] = pins.filter((one) => name === one.name || name === `${one.file}:${one.name}`);
  const list = (of: readonly Pin[]): string => of.map((one) => `${one.file}:${one.name}`).join(', ');
  if (!pin) {
    throw new UserError(`the host \`${host}\` names the pin \`${name}\`, but there is none.`, {
      place: { file: configFile },
      cure: pins.length === 0 ? 'No pins were found.' : `There are: ${list(pins)}.`,
    });
  }
  if (others.length > 0) {
    throw new UserError(`the host \`${host}\` names the pin \`${name}\`, and there are several.`, {
      place: { file: configFile },
      cure: `Say which: ${list([pin, ...others])}.`,
    });
  }
  if (pin.state !== 'floating') return;
  const channel = pin.channel ?? '';
  const line = `https://releases.nixos.org/${channelFolder(channel) ?? channel}/RELEASE ${pin.name}`;
  throw new UserError(
    `\`${pin.name}\` of the host \`${host}\` names ${channel} but no release: a floating pin has no source to build.`,
    {
      place: { file: pin.file, line: pin.line },
      cure: `Pin it with \`${line}\`; \`channel-bump check\` says it with the newest release.`,
    },
  );
}
