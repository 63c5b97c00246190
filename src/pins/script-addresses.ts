import { type MappedText, partOf } from '../core/shell-syntax/mapped-text.js';
import type { AddressEntry } from './address-format.js';
import { shellAddresses } from './shell-addresses.js';

/** The addresses in a script: what nix-shell is told in its first lines, and, of one of a shell, what it says itself. */
export function scriptAddresses(file: MappedText, isOfShell: boolean): AddressEntry[] {
  const told = nixShellLines(file).flatMap((line) => shellAddresses(line));
  return isOfShell ? [...told, ...shellAddresses(file)] : told;
}

/** `#! nix-shell -i bash -I nixpkgs=https://…`: a comment to everybody else. */
function nixShellLines(file: MappedText): MappedText[] {
  if (!/^\uFEFF?#!.*nix-shell/.test(file.text)) return [];
  return [...file.text.matchAll(/^(#![ \t]*nix-shell[ \t])(.*)$/gm)].map(
    ({ 0: line, 1: before = '', index }) => partOf(file, index + before.length, index + line.length),
  );
}
