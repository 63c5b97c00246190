import { brokerAndRename } from '../edits.js';
import { base2605 } from '../packages.js';
import type { Step } from '../step.js';

export const unstable: readonly Step[] = [
  {
    channel: 'nixos-unstable',
    prefix: 'nixos-26.05pre930127',
    date: '2026-02-01T03:31:20Z',
    what: 'The branch that becomes 26.05.',
    packages: base2605,
    features: { bootspec: true, triggers: true },
  },
  {
    channel: 'nixos-unstable',
    prefix: 'nixos-26.05pre934411',
    date: '2026-02-09T22:47:36Z',
    late: 2,
    what: 'The default kernel is of a new series, Nix has a new minor version.',
    packages: { linux: { version: '6.17.9', kib: 11600 }, zfs: '2.4.0', nix: '2.32.4' },
  },
  {
    channel: 'nixos-unstable',
    prefix: 'nixos-26.05pre938905',
    date: '2026-02-18T08:19:04Z',
    what: 'dbus-broker is the default, services.nginx.appendHttpConfig has a new name.',
    edits: brokerAndRename,
  },
];

export const unstableSmall: readonly Step[] = [
  {
    channel: 'nixos-unstable-small',
    prefix: 'nixos-26.05pre931203',
    date: '2026-02-03T01:15:52Z',
    what: 'Two days ahead of the big channel.',
    packages: base2605,
    features: { bootspec: true, triggers: true },
  },
  {
    channel: 'nixos-unstable-small',
    prefix: 'nixos-26.05pre935090',
    date: '2026-02-11T17:58:06Z',
    what: 'tzdata is newer.',
    packages: { tzdata: '2025c' },
  },
  {
    channel: 'nixos-unstable-small',
    prefix: 'nixos-26.05pre937420',
    date: '2026-02-15T19:42:40Z',
    what: 'services.postgresql.extraConfig is removed.',
    edits: [
      {
        file: 'nixos/modules/services/postgresql.nix',
        from: '    extraConfig = mkOption { type = types.lines; default = ""; };\n',
        to: '    settings = mkOption { type = types.attrs; default = { }; };\n',
      },
      {
        file: 'nixos/modules/services/postgresql.nix',
        from: ' + cfg.extraConfig;',
        to: '\n      + lib.concatLines (lib.mapAttrsToList (name: value: "${name} = ${toString value}") cfg.settings);',
      },
      {
        file: 'nixos/modules/rename.nix',
        from: '  imports = [',
        to: '  imports = [\n    (lib.mkRemovedOptionModule [ "services" "postgresql" "extraConfig" ] "Use services.postgresql.settings instead.")',
      },
    ],
  },
  {
    channel: 'nixos-unstable-small',
    prefix: 'nixos-26.05pre939101',
    date: '2026-02-19T02:26:31Z',
    what: 'The default kernel is of a new series.',
    packages: { linux: { version: '6.17.11', kib: 11600 }, zfs: '2.4.0' },
  },
];

export const nixpkgsUnstable: readonly Step[] = [
  {
    channel: 'nixpkgs-unstable',
    prefix: 'nixpkgs-26.05pre929544',
    date: '2026-01-31T06:50:13Z',
    what: 'Packages for those who are not on NixOS.',
    packages: base2605,
    features: { bootspec: true, triggers: true },
  },
  {
    channel: 'nixpkgs-unstable',
    prefix: 'nixpkgs-26.05pre936018',
    date: '2026-02-13T12:34:49Z',
    what: 'git and vim are newer.',
    packages: { git: '2.53.1', vim: { version: '9.1.2131', kib: 3190 } },
  },
];
