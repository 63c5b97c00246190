import { wholeText } from '../../core/shell-syntax/mapped-text.js';
import { addressFormat } from '../address-format.js';
import { nixConfAddresses } from '../nix-conf.js';
import { mentionsSource } from '../nixpkgs-address.js';
import { scriptAddresses } from '../script-addresses.js';

const SHELL = [
  '**/*.{sh,bash,zsh,fish,env}',
  '**/{.envrc,.env,.env.*,.profile,.bashrc,.bash_profile,.zshrc,.zshenv,.zprofile}',
  '**/{Dockerfile,Containerfile,Dockerfile.*,Containerfile.*}',
  '**/{*.Dockerfile,*.dockerfile,*.Containerfile,*.containerfile,Earthfile}',
  '**/{Makefile,GNUmakefile,makefile,*.mk,justfile,Justfile,.justfile,*.just}',
];
/** Only what nix-shell is told in their first lines is read. */
const OTHER_SCRIPTS = /\.(?:py|pl|rb|hs)$/;

/** `nix-path` in nix.conf, and what shell scripts and files of variables tell Nix. */
export const nixSettings = addressFormat({
  id: 'nix-settings',
  files: ['**/{nix,nix.*}.conf', ...SHELL, '**/*.{py,pl,rb,hs}'],
  mentions: mentionsSource,
  read(text, path) {
    const file = wholeText(text);
    if (path.endsWith('.conf')) return nixConfAddresses(file);
    return scriptAddresses(file, !OTHER_SCRIPTS.test(path));
  },
  pinnedAs: (release) => `${release}/nixexprs.tar.xz`,
});
