// The words that pin files are made of.
import { toNix32, toSri } from '../../../src/core/hash.js';
import type { Random } from './random.js';

const CHANNELS = [
  'nixos-25.11',
  'nixos-25.11-small',
  'nixos-24.05',
  'nixos-unstable',
  'nixos-unstable-small',
  'nixpkgs-unstable',
  'nixpkgs-25.11-darwin',
  'nixos-14.04',
  'master',
  'release-25.11',
  'staging-next',
  'nixos-25.11-odd',
];

export function channel(random: Random): string {
  return random.pick(CHANNELS);
}

export function revision(random: Random): string {
  return random.chance(0.9) ? random.hex(40) : random.hex(random.pick([7, 11, 12, 39, 41]));
}

/** Folder of a release under the releases URL, and its name. */
function release(random: Random, rev: string): { path: string; version: string } {
  const [folder, before] = random.pick([
    ['nixos/25.11', 'nixos-25.11.'],
    ['nixos/25.11-small', 'nixos-25.11.'],
    ['nixos/unstable', 'nixos-26.05pre'],
    ['nixpkgs', 'nixpkgs-26.05pre'],
    ['nixpkgs/25.11-darwin', 'nixpkgs-darwin-25.11pre'],
    ['nixos/25.11', 'nixos-25.11beta'],
  ] as const);
  const name = `${before}${random.below(999_999)}.${rev.slice(0, 12)}`;
  return { path: `${folder}/${name}`, version: name.replace(/^[a-z-]+-/, '') };
}

export function hash(random: Random): string {
  const bytes = Buffer.from(random.hex(64), 'hex');
  if (random.chance(0.04)) return random.pick(['sha512-odd', '']);
  return random.pick([
    toSri(bytes),
    toNix32(bytes),
    `sha256:${toNix32(bytes)}`,
    bytes.toString('hex'),
    bytes.toString('base64'),
  ]);
}

export function sri(random: Random): string {
  return toSri(Buffer.from(random.hex(64), 'hex'));
}

export function owner(random: Random): string {
  return random.pick(['NixOS', 'nixos', 'NixOS', 'someone']);
}

export function repository(random: Random): string {
  return random.pick(['nixpkgs', 'nixpkgs', 'nixpkgs', 'Nixpkgs', 'nixpkgs-channels', 'tools']);
}

export function archiveOf(random: Random, rev: string): string {
  return `https://github.com/${owner(random)}/${repository(random)}/archive/${rev}.tar.gz`;
}

export function releaseOf(random: Random, rev: string): string {
  const query = random.pick(['', '', '', `?rev=${rev}`, `?lastModified=1770000000&rev=${rev}`]);
  const host = random.pick([
    'https://releases.nixos.org',
    'http://releases.nixos.org',
    'https://nixos.org/releases',
  ]);
  return `${host}/${release(random, rev).path}${random.pick(['/nixexprs.tar.xz', '/nixexprs.tar.xz', '/nixexprs.tar.zst', '', '/'])}${query}`;
}

export function versionOf(random: Random, rev: string): string {
  return release(random, rev).version;
}

/** An address of a nixpkgs, or of something that looks like one. */
export function address(random: Random, rev = revision(random)): string {
  const name = channel(random);
  switch (random.below(9)) {
    case 0:
    case 1:
      return releaseOf(random, rev);
    case 2:
    case 3:
      return archiveOf(random, rev);
    case 4:
      return archiveOf(random, name);
    case 5:
      return `channel:${name}`;
    case 6:
      return `https://${random.pick(['channels.nixos.org', 'nixos.org/channels'])}/${name}${random.pick(['', '/', '/nixexprs.tar.xz'])}`;
    case 7:
      return `https://github.com/nix-community/home-manager/archive/${random.pick(['release-25.11', 'master', rev])}.tar.gz`;
    default:
      return random.pick([
        'https://example.org/nixpkgs.tar.gz',
        `https://flakehub.com/f/pinned/NixOS/nixpkgs/0.2511.1%2Brev-${rev}/x/source.tar.gz`,
        `git+https://github.com/NixOS/nixpkgs?ref=${name}&rev=${rev}`,
        '',
      ]);
  }
}

export function name(random: Random): string {
  return random.pick([
    'nixpkgs',
    'unstable',
    'nixpkgs_2',
    'pkgs-25.11',
    'home',
    'a b',
    '__proto__',
    'constructor',
    'é',
    `x${random.below(50)}`,
  ]);
}
