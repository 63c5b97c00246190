import type { Report } from './model.js';
import type { Line } from './rich.js';

/** Where each series says what breaks. The manual has a section of this name for every series. */
export function releaseNoteLines({ releaseNotes = [] }: Report): Line[] {
  return releaseNotes
    .filter((series) => /^[0-9]{2}\.[0-9]{2}$/.test(series))
    .map((series): Line => [
      `NixOS ${series}, backward incompatibilities: https://nixos.org/manual/nixos/stable/release-notes#sec-release-${series}-incompatibilities`,
    ]);
}

/** `flake.lock: home-manager (nix-community/home-manager): release-25.11 -> release-26.05` */
export function companionLines({ companions = [] }: Report): Line[] {
  return companions.map(({ file, name, repository, from, to }): Line => [
    { name: file },
    ': ',
    { name },
    ' (',
    { name: repository },
    '): ',
    { name: from.branch },
    ' -> ',
    { name: to.branch },
    ...(to.revision === null ? [] : [' at ', { name: to.revision.slice(0, 12) }]),
  ]);
}
