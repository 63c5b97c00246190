import { type MappedText, partOf, placeholder } from '../../core/shell-syntax/mapped-text.js';
import { addressFormat, type AddressEntry } from '../address-format.js';
import { addressIn, nixConfAddresses } from '../nix-conf.js';
import { isSourceAddress, searchPathEntry } from '../nix-path.js';
import { mentionsSource } from '../nixpkgs-address.js';
import { nixPathAddresses, shellAddresses } from '../shell-addresses.js';
import { keyedTexts, type KeyedText } from './scalars.js';

/** What CI and its like are told: `nix_path: nixpkgs=channel:…`, addresses in `with:` and `env:`, and the scripts they run. */
export const workflow = addressFormat({
  id: 'workflow',
  files: [
    '.{github,forgejo,gitea}/workflows/*.{yml,yaml}',
    '**/action.{yml,yaml}',
    '{.gitlab-ci,.woodpecker,.drone,.travis,.cirrus,.build,azure-pipelines,bitbucket-pipelines}.{yml,yaml}',
    '{.gitlab-ci,.gitlab,.woodpecker,.builds,.buildkite,.circleci,.semaphore}/**/*.{yml,yaml}',
    '**/{Taskfile,taskfile,docker-compose,compose}{,.*}.{yml,yaml}',
    '**/{stack.yaml,.gitpod.yml}',
  ],
  mentions: mentionsSource,
  read(text, path) {
    if (!mentionsSource.test(text)) return [];
    return keyedTexts(text, path, mentionsSource).flatMap((keyed) =>
      addressesOf({ ...keyed, value: withoutExpressions(keyed.value) }),
    );
  },
  pinnedAs: (release) => `${release}/nixexprs.tar.xz`,
});

/** What is run, by the names of all that are read. */
const SCRIPT = /^(?:run|shell|\w*commands?|cmds?|(?:before_|after_|install_)?script|(?:before_)?install)$/;

function addressesOf({ key, around, value }: KeyedText): AddressEntry[] {
  const name = key.toLowerCase().replaceAll('-', '_');
  if (/(?:^|_)nix_path$/.test(name)) return nixPathAddresses(value);
  if (/(?:^|_)nix_conf(?:ig)?$|^extra_conf$/.test(name)) return nixConfAddresses(value);
  // builds.sr.ht: `tasks: [ { build: "…" } ]`; Gitpod: `tasks: [ { init: "…" } ]`
  if (SCRIPT.test(name) || around === 'tasks') return shellAddresses(value);
  return singleAddress(key, value);
}

/** `NIXPKGS_URL: https://…`, `nixpkgs: nixpkgs=https://…`; in a list of variables `NIX_PATH=nixpkgs=…`. */
function singleAddress(key: string, value: MappedText): AddressEntry[] {
  const variable = /^\s*NIX_PATH=/.exec(value.text)?.[0].length ?? 0;
  if (variable > 0) return nixPathAddresses(partOf(value, variable, value.text.length));
  const url = value.text.trim();
  const alone = isSourceAddress(url) ? { name: key, url, at: value.text.indexOf(url) } : null;
  const entry = alone ?? searchPathEntry(value.text);
  if (entry === null) return [];
  return [{ ...addressIn(value, entry), incidental: true }];
}

/** With placeholders for all from `${{` to `}}`. */
function withoutExpressions(value: MappedText): MappedText {
  const [first = '', ...others] = value.text.split('${{');
  const masked = others.map((other) => {
    const end = other.indexOf('}}');
    return end < 0 ? `\${{${other}` : placeholder.repeat(end + 5) + other.slice(end + 2);
  });
  return { ...value, text: first + masked.join('') };
}
