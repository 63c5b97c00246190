import { type MappedText, partOf, wholeText } from '../../core/shell-syntax/mapped-text.js';
import { addressFormat } from '../address-format.js';
import { nixConfAddresses } from '../nix-conf.js';
import { shellAddresses } from '../shell-addresses.js';

const SHELL = [
  '**/*.{sh,bash,zsh,fish,env}',
  '**/{.envrc,.env,.env.*,.profile,.bashrc,.bash_profile,.zshrc,.zshenv,.zprofile}',
  '**/{Dockerfile,Containerfile,Dockerfile.*,Containerfile.*,*.Dockerfile,*.Containerfile}',
  '**/{Makefile,GNUmakefile,makefile,*.mk,justfile,Justfile,.justfile,*.just}',
];
/** Only what nix-shell is told in their first lines is read. */
const OTHER_SCRIPTS = /\.(?:py|pl|rb|hs|lua)$/;
/** Programs that are called by their names alone: their head says what they are written in. */
const BARE_SCRIPTS = /(?:^|\/)(?:bin|scripts?|tools)\/[^/.]+$/;
const MAKEFILES = /\/(?:(?:GNUm|[mM])akefile|[jJ]ustfile|Dockerfile|Containerfile)$/;

/** `nix-path` in nix.conf, and what shell scripts and files of variables tell Nix. */
export const nixSettings = addressFormat({
  id: 'nix-settings',
  files: ['**/{nix,nix.*}.conf', ...SHELL, '**/*.{py,pl,rb,hs,lua}', '**/{bin,script,scripts,tools}/!(*.*)'],
  mentions: /nixpkgs|nixos\.org\/|(?:nixos|release|nix-darwin)-/i,
  read(text, path) {
    const file = wholeText(text);
    if (path.endsWith('.conf')) return nixConfAddresses(file);
    const heads = nixShellLines(file);
    const told = heads.flatMap((line) => shellAddresses(line));
    const isBare = BARE_SCRIPTS.test(path) && !MAKEFILES.test(path);
    const isOther = OTHER_SCRIPTS.test(path) || (isBare && !isShellScript(text, heads));
    return isOther ? told : [...told, ...shellAddresses(file)];
  },
  pinnedAs: (release) => `${release}/nixexprs.tar.xz`,
});

/** `#! nix-shell -i bash -I nixpkgs=https://…`: a comment to everybody else. */
function nixShellLines(file: MappedText): MappedText[] {
  if (!/^\uFEFF?#!.*nix-shell/.test(file.text)) return [];
  return [...file.text.matchAll(/^(#![ \t]*nix-shell[ \t])(.*)$/gm)].map(
    ({ 0: line, 1: before = '', index }) => partOf(file, index + before.length, index + line.length),
  );
}

/** `#!/bin/sh`, `#!/usr/bin/env bash`, `#! nix-shell -i bash` */
function isShellScript(text: string, heads: readonly MappedText[]): boolean {
  const [first = ''] = /^\uFEFF?#!.*/.exec(text) ?? [];
  return [first, ...heads.map((head) => head.text)].some((line) =>
    /[\s/](?:ba|da|fi|k|z)?sh(?:\s|$)/.test(line),
  );
}
