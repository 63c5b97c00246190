import { type Command, shellCommands } from '../core/shell-syntax/commands.js';
import { type MappedText, partOf } from '../core/shell-syntax/mapped-text.js';
import type { AddressEntry } from './address-format.js';
import { flakeAddresses } from './flake-arguments.js';
import { addressIn, nixConfAddresses, searchPathAddresses } from './nix-conf.js';
import { isSourceAddress, nixPathEntries, searchPathEntry } from './nix-path.js';

/** Scripts in words of scripts that are looked into. */
const DEPTH = 3;

/**
 * The addresses that a shell script gives to Nix: `NIX_PATH=…` in any form, `nix-channel --add`, `-I`, `-f` of Nix'
 * commands, flakes of nixpkgs that they are told, and lines of nix.conf in `NIX_CONFIG`.
 */
export function shellAddresses(script: MappedText, depth = 0): AddressEntry[] {
  return shellCommands(script).flatMap((command) => {
    const nix = command.findIndex(({ text }) => /(?:^|[/@-])nix(?:-[a-z]+)?$/.test(text));
    const told = command.flatMap((word, index) => [
      ...assigned(command, index),
      ...argument(command, index, nix >= 0 && nix < index),
      ...channel(command, index),
      ...(/\bnix-path\s+=/.test(word.text) ? nixConfAddresses(afterAssignment(word)) : []),
      ...(depth < DEPTH && isScript(command, index) ? shellAddresses(word, depth + 1) : []),
    ]);
    return [...told, ...flakeAddresses(command)];
  });
}

/** `NIX_PATH=…` wherever it stands (`export`, `env`, `ENV`, `docker run -e`), `NIX_PATH := …`, `ENV NIX_PATH …`. */
function assigned(command: Command, index: number): AddressEntry[] {
  const word = command[index];
  const joined = /^NIX_PATH(?:\+|\?|:{1,3})?=/.exec(word?.text ?? '')?.[0];
  if (word && joined !== undefined) return nixPathAddresses(partOf(word, joined.length, word.text.length));
  if (word?.text !== 'NIX_PATH') return [];
  const value = command[/^(?:\+|\?|:{1,3})?=$/.test(command[index + 1]?.text ?? '') ? index + 2 : index + 1];
  return value ? nixPathAddresses(value) : [];
}

/** A value of `NIX_PATH`. */
export function nixPathAddresses(value: MappedText): AddressEntry[] {
  return nixPathEntries(value.text).map((entry) => addressIn(value, entry));
}

/** `-I nixpkgs=https://…`, `--option nix-path 'nixpkgs=https://…'`, `nix-env -f https://…` */
function argument(command: Command, index: number, ofNix: boolean): AddressEntry[] {
  const option = command[index]?.text ?? '';
  const value = command[index + 1];
  if (!value) return [];
  if (option === '-I' || option === '--include') {
    const entry = searchPathEntry(value.text);
    return entry ? [addressIn(value, entry)] : [];
  }
  if (/^--(?:extra-)?nix-path$/.test(option)) return searchPathAddresses(value);
  if (/^(?:extra-)?nix-path$/.test(option) && command[index - 1]?.text === '--option')
    return searchPathAddresses(value);
  const isFile = ofNix && (option === '-f' || option === '--file') && isSourceAddress(value.text);
  return isFile ? [whole(value, null)] : [];
}

/** `nix-channel --add https://channels.nixos.org/nixos-25.11 nixos` */
function channel(command: Command, index: number): AddressEntry[] {
  const [url, name] = command.slice(index + 1, index + 3);
  if (command[index]?.text !== '--add' || !url || !isSourceAddress(url.text)) return [];
  if (!/(?:^|[/@-])nix-channel$/.test(command[index - 1]?.text ?? '')) return [];
  return [whole(url, name !== undefined && /^[\w.+-]+$/.test(name.text) ? name.text : null)];
}

function whole(word: MappedText, name: string | null): AddressEntry {
  return addressIn(word, { name, url: word.text, at: 0 });
}

/** `bash -c '…'`, `nix-shell --run '…'` */
function isScript(command: Command, index: number): boolean {
  const option = command[index - 1]?.text ?? '';
  return /^(?:-[a-z]*c|--run|--command)$/.test(option) && /\s/.test(command[index]?.text ?? '');
}

/** `NIX_CONFIG=…` without the name. */
function afterAssignment(word: MappedText): MappedText {
  return partOf(word, /^\w+=/.exec(word.text)?.[0].length ?? 0, word.text.length);
}
