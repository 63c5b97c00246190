import { posix } from 'node:path';
import { seriesNamed } from '../../core/series.js';
import type { Pin } from '../../core/pin.js';
import type { Ground } from './ground.js';

/** So many hosts are shown as examples. */
const SHOWN = 8;

/** Formats whose pins are no source that a host without a flake is built from. */
const NOT_CLASSIC = new Set(['flake-lock', 'flake-nix', 'devenv-lock', 'workflow']);

/**
 * The text of a configuration, or null where nothing is worth saying. All settings in it are commented out (`#hosts:`,
 * no blank), so it changes nothing as it stands; a remark has a blank (`# Hosts`).
 * @param pins as the policy has them
 */
export function configurationText(pins: readonly Pin[], ground: Ground): string | null {
  const direct = pins.filter((pin) => pin.direct);
  const parts = [hostsPart(direct, ground), followPart(direct), groupPart(direct)].filter(
    (part) => part !== null,
  );
  if (parts.length === 0) return null;
  const head = [
    '# Settings of Channel Bump. All of them: docs/configuration.md in its repository.',
    '# Take the `#` away from the lines that you want.',
  ];
  return `${[head, ...parts].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function hostsPart(pins: readonly Pin[], ground: Ground): string[] | null {
  if (ground.flake === 'names') return null;
  const examples = [...classicHosts(pins, ground), ...flakeHosts(ground)];
  return [...about(pins, ground), '#hosts:', ...examples.map((example) => `#- { ${example} }`)];
}

function about(pins: readonly Pin[], ground: Ground): string[] {
  const classic = classicPin(pins);
  const floating =
    classic?.state === 'floating'
      ? [
          `# The pin ${scalar(pinName(classic, pins))} names a channel and no release: there is no source to build from before it is`,
          '# pinned. `channel-bump check --verbose` says how to pin it.',
        ]
      : [];
  const silent =
    ground.flake === 'silent'
      ? [
          '# Every `nixosConfigurations.*` of the flake is rebuilt by itself. No file here names any: where there are some all',
          '# the same, nothing needs to be said. Other hosts are named; these are examples:',
        ]
      : [
          ground.hosts.length > 0 || ground.subflakes.length > 0
            ? '# The hosts to rebuild: those of no flake are named. These are examples, by the names of files:'
            : '# The hosts to rebuild: those of no flake are named. No file here is called like a host; this one is made up:',
        ];
  const none =
    ground.hosts.length > 0 || ground.subflakes.length > 0 || ground.flake !== 'none'
      ? []
      : [
          '# Where there is no NixOS host at all, nothing can be proven: `rebuild: none`, and take the job `gate` out of the',
          '# workflow, which refuses that.',
        ];
  return [...none, ...floating, ...silent];
}

/** `name: db1, configuration: ./hosts/db1.nix, pin: nixpkgs`; without such a pin whatever else a host can be. */
function classicHosts(pins: readonly Pin[], { hosts, flake, subflakes }: Ground): string[] {
  const pin = classicPin(pins);
  if (pin === null) {
    if (subflakes.length > 0) return [];
    return flake === 'none'
      ? ['name: machine, file: ./default.nix, attribute: hosts.machine.config.system.build.toplevel']
      : ['name: machine, attribute: colmenaHive.nodes.machine'];
  }
  const files = hosts.length > 0 ? hosts.slice(0, SHOWN) : [{ name: 'machine', file: 'configuration.nix' }];
  return files.map(
    ({ name, file }) => `name: ${scalar(name)}, configuration: ./${file}, pin: ${scalar(pinName(pin, pins))}`,
  );
}

/** `name: lab, flake: ./lab, attribute: nixosConfigurations.lab` */
function flakeHosts({ subflakes }: Ground): string[] {
  return subflakes.slice(0, SHOWN).map((folder) => {
    const last = posix.basename(folder);
    const name = /^[A-Za-z][A-Za-z0-9_-]*$/.test(last) ? last : 'machine';
    return `name: ${scalar(name)}, flake: ${scalar(`./${folder}`)}, attribute: nixosConfigurations.${name}`;
  });
}

/** The pin that hosts without a flake are most likely built from: one that can be, that is called so, that comes first. */
function classicPin(pins: readonly Pin[]): Pin | null {
  const weight = ({ state, name }: Pin): number =>
    (state === 'pinned' ? 0 : state === 'floating' ? 4 : 2) + (/^(?:nixpkgs|nixos)$/.test(name) ? 0 : 1);
  const classic = pins.filter(({ format }) => !NOT_CLASSIC.has(format));
  return classic.toSorted((a, b) => weight(a) - weight(b))[0] ?? null;
}

/** As `pin:` of a host asks for it. */
function pinName({ file, name }: Pin, pins: readonly Pin[]): string {
  return pins.filter((pin) => pin.name === name).length === 1 ? name : `${file}:${name}`;
}

/** Pins of which nobody knows what newer means. */
function followPart(pins: readonly Pin[]): string[] | null {
  const bare = pins.filter(
    ({ state, channel, file, name }) => state === 'pinned' && channel === null && isNoGlob(`${file}:${name}`),
  );
  if (bare.length === 0) return null;
  const channel = pins.find((pin) => pin.channel !== null)?.channel ?? 'nixos-unstable';
  return [
    '# These pins name a revision and no channel, so they stay where they are until a rule says which channel they follow.',
    '# `channel-bump check` says which release a revision is.',
    '#rules:',
    ...bare
      .slice(0, SHOWN)
      .map(
        ({ file, name }) =>
          `#- { match: ${scalar(`${file}:${name}`)}, follow: ${channelNamed(name) ?? channel} }`,
      ),
  ];
}

/** A pin's name may tell the series that it is there for: `pinned-18.09`. */
function channelNamed(name: string): string | null {
  const [series] = seriesNamed(name);
  return series === undefined ? null : `nixos-${series}`;
}

function isNoGlob(text: string): boolean {
  return !/[*?[\]{}()!\\]/.test(text);
}

function groupPart(pins: readonly Pin[]): string[] | null {
  const moving = pins.filter(({ state }) => state === 'pinned').flatMap(({ channel }) => channel ?? []);
  if (new Set(moving).size < 2) return null;
  return ['# Each channel has a pull request of its own. One for all of them:', '#group: all'];
}

/** A YAML scalar on one line, in ASCII: names come from files, and must not end a comment. */
export function scalar(text: string): string {
  if (/^[A-Za-z][A-Za-z0-9._/-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text))
    return text;
  const quoted = JSON.stringify(text);
  return quoted.replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
