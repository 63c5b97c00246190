import { base2026, base2017, base2018, type Packages } from './packages.js';

/** One release of the miniature, as the difference from the one before it in its line. */
export interface Step {
  channel: string;
  prefix: string;
  /** Commit time, ISO 8601. */
  date: string;
  /** Days that Hydra took longer than usual. */
  late?: number;
  /** What is new, for the release notes and for whoever reads this table. */
  what: string;
  packages?: Packages;
  /**
   * `bootspec`: the toplevel has boot.json; `triggers`: reboot-triggers and switch-inhibitors;
   * `lib32`: openssl has an output more.
   */
  features?: Partial<Record<'bootspec' | 'triggers' | 'lib32', boolean>>;
  /** Each `from` must be there. */
  edits?: readonly { file: string; from: string; to: string }[];
  removed?: readonly string[];
}

/*
 * Release                 Differs from the one before in            Hosts web1, db1, cache1
 * ----------------------  ----------------------------------------  ------------------------------------------------
 * nixos-25.11.4021        -                                         good; the infrastructure's pins stand here
 *             4057        packages alone                            switch
 *             4090        openssl patched at the same version       switch; all that links it is rebuilt
 *             4123        kernel patch, zfs, curl downgraded,       reboot (cache1, a container: switch);
 *                         reboot-triggers from here on              by links, as 4090 has no triggers
 *             4151        systemd, so the initrd is another one     switch: links differ, but no trigger does
 *             4170        release notes                             switch; only names of the release differ
 *             4188        kernel patch, PostgreSQL minor, packages  reboot; newest, good
 *                         and units added and removed, outputs
 * nixos-25.11-small 4033  -                                         good
 *             4064        packages alone                            good
 *             4099        nginx does not compile                    web1, cache1: class build; first bad one
 *             4131        packages alone                            web1, cache1: class build; newest
 * nixos-unstable  930127  26.05, small differences                  good
 *             934411      kernel series 6.12 -> 6.17, Nix minor     reboot
 *             938905      dbus-broker is the default, an option     switch refuses (inhibitor), so reboot;
 *                         of nginx renamed                          web1: new warning
 * nixos-unstable-small
 *             931203      -                                         good
 *             935090      packages alone                            good
 *             937420      an option of PostgreSQL removed           db1: class evaluation; first bad one
 *             939101      kernel series, packages                   db1: class evaluation; newest
 * nixpkgs-unstable
 *             929544, 936018                                        good
 * nixos-17.09.3243, 3279  no flake, no boot.json; Nix 1.11          good (hosts of that time)
 * nixos-18.03.131954      Nix 2.0: schema 7 -> 10; kernel 4.9->4.14 reboot, one-way
 */

const stable: readonly Step[] = [
  {
    channel: 'nixos-25.11',
    prefix: 'nixos-25.11.4021',
    date: '2026-02-02T09:14:27Z',
    what: 'The release that everything else is compared with.',
    packages: base2026,
    features: { bootspec: true, triggers: false },
  },
  {
    channel: 'nixos-25.11',
    prefix: 'nixos-25.11.4057',
    date: '2026-02-06T16:40:03Z',
    what: 'git, vim, tzdata and nginx are newer.',
    packages: { git: '2.52.1', vim: { version: '9.1.2109', kib: 3180 }, tzdata: '2025c', nginx: '1.28.2' },
  },
  {
    channel: 'nixos-25.11',
    prefix: 'nixos-25.11.4090',
    date: '2026-02-10T07:55:41Z',
    what: 'openssl has a security fix at the same version.',
    packages: { openssl: { version: '3.6.1', patches: ['CVE-2026-10311.patch'] } },
  },
  {
    channel: 'nixos-25.11',
    prefix: 'nixos-25.11.4123',
    date: '2026-02-14T21:02:18Z',
    late: 1,
    what: 'Kernel and ZFS are newer, curl went back, toplevels name their reboot triggers.',
    packages: { linux: '6.12.70', zfs: '2.3.6', curl: '8.17.0' },
    features: { triggers: true },
  },
  {
    channel: 'nixos-25.11',
    prefix: 'nixos-25.11.4151',
    date: '2026-02-19T11:20:56Z',
    what: 'systemd is newer.',
    packages: { systemd: { version: '258.4', kib: 6260 } },
  },
  {
    channel: 'nixos-25.11',
    prefix: 'nixos-25.11.4170',
    date: '2026-02-23T13:37:09Z',
    what: 'Only these notes are new.',
  },
  {
    channel: 'nixos-25.11',
    prefix: 'nixos-25.11.4188',
    date: '2026-02-27T18:06:30Z',
    what: 'Kernel, PostgreSQL, sudo and sqlite are newer; strace in, rsync out; openssl has an output more, nginx one less.',
    packages: {
      linux: { version: '6.12.74', kib: 11080 },
      postgresql_17: '17.8',
      sudo: '1.9.17p3',
      sqlite: '3.51.2',
      strace: '6.18',
    },
    features: { lib32: true },
    edits: [
      { file: 'nixos/modules/config/system-path.nix', from: '[ perl rsync ]', to: '[ perl strace ]' },
      {
        file: 'pkgs/packages.nix',
        from: 'ngx_brotli ];\n      outputs = [ "out" "doc" ];',
        to: 'ngx_brotli ];\n      outputs = [ "out" ];',
      },
      {
        file: 'nixos/modules/services/nginx.nix',
        from: '    systemd.services.nginx = {',
        to: [
          '    systemd.services.nginx-config-reload = {',
          '      description = "Reload of the Nginx Web Server";',
          '      serviceConfig.ExecStart = "${lib.getExe cfg.package} -s reload";',
          '    };',
          '    systemd.services.nginx = {',
        ].join('\n'),
      },
      {
        file: 'nixos/modules/config/networking.nix',
        from: 'systemd.services.firewall = ',
        to: 'systemd.services.nftables = ',
      },
    ],
  },
];

const small: readonly Step[] = [
  {
    channel: 'nixos-25.11-small',
    prefix: 'nixos-25.11.4033',
    date: '2026-02-03T20:11:45Z',
    what: 'A day ahead of the big channel.',
    packages: { ...base2026, git: '2.52.1' },
    features: { bootspec: true, triggers: false },
  },
  {
    channel: 'nixos-25.11-small',
    prefix: 'nixos-25.11.4064',
    date: '2026-02-07T05:29:12Z',
    what: 'tzdata is newer.',
    packages: { tzdata: '2025c' },
  },
  {
    channel: 'nixos-25.11-small',
    prefix: 'nixos-25.11.4099',
    date: '2026-02-11T10:48:33Z',
    what: 'nginx is newer, but does not compile.',
    packages: { nginx: '1.28.2' },
    edits: [
      {
        file: 'pkgs/packages.nix',
        from: '      libs = [ openssl.out pcre2.out zlib libxml2.out ngx_brotli ];',
        to: [
          "      script = ''",
          "        echo 'cc -c -o objs/src/http/ngx_http_request.o src/http/ngx_http_request.c'",
          "        echo 'src/http/ngx_http_request.c:1187:9: error: too few arguments to function ngx_http_finalize_request' >&2",
          "        echo 'make: *** [objs/Makefile:1041: objs/src/http/ngx_http_request.o] Error 1' >&2",
          '        exit 2',
          "      '';",
          '      libs = [ openssl.out pcre2.out zlib libxml2.out ngx_brotli ];',
        ].join('\n'),
      },
    ],
  },
  {
    channel: 'nixos-25.11-small',
    prefix: 'nixos-25.11.4131',
    date: '2026-02-15T14:03:58Z',
    what: 'vim is newer, nginx still does not compile.',
    packages: { vim: { version: '9.1.2109', kib: 3180 } },
  },
];

const base2605: Packages = { ...base2026, git: '2.53.0', curl: '8.18.0', coreutils: '9.9' };

const unstable: readonly Step[] = [
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
    edits: [
      { file: 'nixos/modules/services/dbus.nix', from: 'default = "dbus"', to: 'default = "broker"' },
      {
        file: 'nixos/modules/services/nginx.nix',
        from: '    appendHttpConfig = mkOption',
        to: '    extraHttpConfig = mkOption',
      },
      { file: 'nixos/modules/services/nginx.nix', from: 'cfg.appendHttpConfig', to: 'cfg.extraHttpConfig' },
      {
        file: 'nixos/modules/rename.nix',
        from: '  imports = [',
        to: '  imports = [\n    (lib.mkRenamedOptionModule [ "services" "nginx" "appendHttpConfig" ] [ "services" "nginx" "extraHttpConfig" ])',
      },
    ],
  },
];

const unstableSmall: readonly Step[] = [
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

const nixpkgs: readonly Step[] = [
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

const old: readonly Step[] = [
  {
    channel: 'nixos-17.09',
    prefix: 'nixos-17.09.3243',
    date: '2018-03-20T10:03:22Z',
    what: 'A release of the time before flakes.',
    packages: base2017,
    features: { bootspec: false, triggers: false },
    removed: ['flake.nix'],
  },
  {
    channel: 'nixos-17.09',
    prefix: 'nixos-17.09.3279',
    date: '2018-04-11T15:27:50Z',
    what: 'The last Nix 1.',
    packages: { curl: '7.59.0', linux: '4.9.93' },
  },
  {
    channel: 'nixos-18.03',
    prefix: 'nixos-18.03.131954',
    date: '2018-04-04T19:12:09Z',
    what: 'Nix 2.0 and a new kernel series.',
    packages: base2018,
  },
];

/** Lines of releases; in each, a release is made from the one before it. */
export const history: readonly (readonly Step[])[] = [stable, small, unstable, unstableSmall, nixpkgs, old];
