import type { Pin } from '../core/pin.js';
import { UserError } from '../errors.js';
import { configFile } from './config.js';
import type { Context } from './context.js';
import type { ConfigHost } from './settings.js';

/**
 * Holds what a classic host's `pin:` names against the pins that there are.
 * @throws UserError when it names none or several, or one that holds no release and so has no source to build from
 */
export function assertHostPins(hosts: readonly ConfigHost[], pins: readonly Pin[]): void {
  for (const host of hosts) {
    const trouble = pinTrouble(host, pins);
    if (trouble) throw trouble;
  }
}

/** What the configuration says of hosts and the repository does not hold: files, and pins to build from. */
export async function hostTroubles(
  { config, files, folder }: Pick<Context, 'config' | 'files' | 'folder'>,
  pins: readonly Pin[],
): Promise<UserError[]> {
  const troubles = await Promise.all(
    config.hosts.map(async (host) => {
      const file = fileOf(host);
      return (await files.exists(`${folder}/${file}`)) ? pinTrouble(host, pins) : noFile(host.name, file);
    }),
  );
  return troubles.filter((trouble) => trouble !== null);
}

function fileOf(host: ConfigHost): string {
  if ('configuration' in host) return host.configuration;
  if ('file' in host) return host.file;
  return host.flake === '.' ? 'flake.nix' : `${host.flake}/flake.nix`;
}

function noFile(host: string, file: string): UserError {
  return new UserError(`the host \`${host}\` names \`${file}\`, but there is no such file.`, {
    place: { file: configFile },
    cure: 'Name the file as it is called, from the top of the repository.',
  });
}

function pinTrouble(host: ConfigHost, pins: readonly Pin[]): UserError | null {
  if (!('pin' in host)) return null;
  const direct = pins.filter((pin) => pin.direct);
  return namedPinTrouble(host.name, host.pin, direct);
}

function namedPinTrouble(host: string, name: string, pins: readonly Pin[]): UserError | null {
  const [pin, ...others] = pins.filter((one) => name === one.name || name === `${one.file}:${one.name}`);
  const list = (of: readonly Pin[]): string => of.map((one) => `${one.file}:${one.name}`).join(', ');
  if (!pin) {
    return new UserError(`the host \`${host}\` names the pin \`${name}\`, but there is none.`, {
      place: { file: configFile },
      cure: pins.length === 0 ? 'No pins were found.' : `There are: ${list(pins)}.`,
    });
  }
  if (others.length > 0) {
    return new UserError(`the host \`${host}\` names the pin \`${name}\`, and there are several.`, {
      place: { file: configFile },
      cure: `Say which: ${list([pin, ...others])}.`,
    });
  }
  if (pin.state !== 'floating') return null;
  return new UserError(
    `\`${pin.name}\` of the host \`${host}\` names ${pin.channel ?? ''} but no release: a floating pin has no source to build.`,
    {
      place: { file: pin.file, line: pin.line },
      cure: 'Pin it: `channel-bump check --verbose` says how.',
    },
  );
}
