import type { Command } from '../core/shell-syntax/commands.js';
import type { AddressEntry } from './address-format.js';
import { flakeAddress } from './flake-address.js';
import { addressIn } from './nix-conf.js';

const SUBCOMMAND =
  /^(?:-.*|build|bundle|copy|derivation|develop|edit|eval|flake|log|path-info|print-dev-env|profile|registry|run|search|shell|store|why-depends)$/;

/**
 * `nix run nixpkgs/nixos-25.11#jq`, `nix registry add nixpkgs github:NixOS/nixpkgs/nixos-25.11`, and what any program
 * is told with `--override-input`. One with a query (`?narHash=…`) says more than its branch or revision: it is left.
 */
export function flakeAddresses(command: Command): AddressEntry[] {
  let isForNix = false;
  return command.flatMap((word, index) => {
    if (/(?:^|\/)nix$/.test(word.text)) isForNix = SUBCOMMAND.test(command[index + 1]?.text ?? '');
    // What follows is for the program that Nix starts.
    if (/^(?:--|-c|--command)$/.test(word.text)) isForNix = false;
    if (!isForNix && command[index - 2]?.text !== '--override-input') return [];
    const [, url] = /^([^#?]+)(?:#\S*)?$/.exec(word.text) ?? [];
    return url === undefined || !flakeAddress(url) ? [] : [addressIn(word, { name: 'nixpkgs', url, at: 0 })];
  });
}
