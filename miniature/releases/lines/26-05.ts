import { brokerAndRename, unitsAndOutputs } from '../edits.js';
import { base2605, type Packages } from '../packages.js';
import type { Step } from '../step.js';

/** Newer than all of 25.11, and than unstable was before the branch-off. */
const branchedOff: Packages = {
  ...base2605,
  bash: '5.3p9',
  boost: '1.89.0',
  curl: '8.19.0',
  gcc: '15.2.0',
  glibc: '2.42-51',
  htop: '3.5.0',
  linux: { version: '6.18.24', kib: 11900 },
  nginx: '1.30.0',
  nix: '2.34.5',
  'nixos-rebuild': '26.05',
  openssh: '10.3p1',
  openssl: '3.6.2',
  postgresql_17: '17.9',
  sqlite: '3.52.0',
  strace: '6.19',
  sudo: '1.9.17p3',
  systemd: { version: '260.1', kib: 6400 },
  tzdata: '2026a',
  'util-linux': '2.42',
  vim: { version: '9.2.0340', kib: 3240 },
  zfs: '2.4.1',
};
const features: Step['features'] = { bootspec: true, triggers: true, lib32: true };
const edits = [...unitsAndOutputs, ...brokerAndRename];

export const stable2605: readonly Step[] = [
  {
    channel: 'nixos-26.05',
    prefix: 'nixos-26.05beta952204',
    date: '2026-05-15T08:12:40Z',
    what: 'The next stable release, branched off: kernel series 6.18, systemd 260, Nix 2.34, dbus-broker.',
    packages: branchedOff,
    features,
    edits,
  },
  {
    channel: 'nixos-26.05',
    prefix: 'nixos-26.05.1021',
    date: '2026-05-29T06:33:17Z',
    what: 'The first release that is no beta; kernel and openssl are newer.',
    packages: { linux: { version: '6.18.31', kib: 11900 }, openssl: '3.6.3' },
  },
  {
    channel: 'nixos-26.05',
    prefix: 'nixos-26.05.1377',
    date: '2026-06-05T19:48:02Z',
    what: 'git and nginx are newer.',
    packages: { git: '2.54.0', nginx: '1.30.2' },
  },
];

export const small2605: readonly Step[] = [
  {
    channel: 'nixos-26.05-small',
    prefix: 'nixos-26.05.1302',
    date: '2026-06-04T02:20:51Z',
    what: 'A day ahead of the big channel.',
    packages: { ...branchedOff, linux: { version: '6.18.31', kib: 11900 }, openssl: '3.6.3', git: '2.54.0' },
    features,
    edits,
  },
];
