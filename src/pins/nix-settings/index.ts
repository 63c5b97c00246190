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
const OTHER_SCRIPTS = /\.(?:py|pl|rb|hs)$/;

/** `nix-path` in nix.conf, and what shell scripts and files of variables tell Nix. */
export const nixSettings = addressFormat({
  id: 'nix-settings',
  files: ['**/{nix,nix.*}.conf', ...SHELL, '**/*.{py,pl,rb,hs}'],
  mentions: /nixpkgs|nixos\.org\/|(?:nixos|release|nix-darwin)-/i,
  read(text, path) {
    const file = wholeText(text);
    if (path.endsWith('.conf')) return nixConfAddresses(file);
    const told = nixShellLines(file).flatMap((line) => shellAddresses(line));
    return OTHER_SCRIPTS.test(path) ? told : [...told, ...shellAddresses(file)];
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
