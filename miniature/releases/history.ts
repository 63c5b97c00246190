import { small2511, stable2511 } from './lines/25-11.js';
import { small2605, stable2605 } from './lines/26-05.js';
import { old } from './lines/old.js';
import { nixpkgsUnstable, unstable, unstableSmall } from './lines/unstable.js';
import type { Step } from './step.js';

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
 *                         of nginx renamed, a port opened           web1: new warning
 * nixos-unstable-small
 *             931203      -                                         good
 *             935090      packages alone                            good
 *             937420      an option of PostgreSQL removed           db1: class evaluation; first bad one
 *             939101      kernel series, packages                   db1: class evaluation; newest
 * nixpkgs-unstable
 *             929544, 936018                                        good
 * nixos-17.09.3243, 3279  no flake, no boot.json; Nix 1.11          good (hosts of that time)
 * nixos-18.03.131954      Nix 2.0: schema 7 -> 10; kernel 4.9->4.14 reboot, one-way
 * nixos-26.05beta952204   25.11.4188 and the new things of unstable reboot; web1: new warning; switch refuses
 *             1021        kernel patch, openssl                     reboot (cache1: switch)
 *             1377        packages alone                            switch; newest, good
 * nixos-26.05-small 1302  -                                         good
 */

/** Lines of releases; in each, a release is made from the one before it. */
export const history: readonly (readonly Step[])[] = [
  stable2511,
  small2511,
  unstable,
  unstableSmall,
  nixpkgsUnstable,
  old,
  stable2605,
  small2605,
];
