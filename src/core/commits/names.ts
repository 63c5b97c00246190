/** The languages whose packages have their language before their names, in the store and as sets of nixpkgs. */
const LANGUAGES: readonly [language: string, inStore: RegExp, asSet: RegExp][] = [
  ['python', /^python[0-9.]*-(?=.)/, /^(?:python|pypy)[0-9._]*(?:packages?|pkgs|$)/i],
  ['perl', /^perl[0-9.]*-(?=.)/, /^perl[0-9]*packages?$/i],
  ['ruby', /^ruby[0-9.]*-(?=.)/, /^ruby(?:packages?(?:_[0-9_]+)?|gems)$/i],
  ['lua', /^lua(?:jit)?[0-9.]*-(?=.)/, /^lua(?:jit)?[0-9_]*packages?$/i],
  ['ocaml', /^ocaml[0-9.]*-(?=.)/, /^ocaml-?packages?(?:_[0-9_]+)?$/i],
  ['emacs', /^emacs-(?=.)/, /^(?:emacs|elpa|melpa|nongnu)(?:packages?|pkgs)$/i],
  ['vim', /^vimplugin-(?=.)/, /^vimplugins$/i],
  ['php', /^php[0-9.]*-(?=.)/, /^php[0-9]*(?:extensions|packages?)$/i],
  ['r', /^r-(?=.)/, /^rpackages$/i],
  ['gnome-shell', /^gnome-shell-extension-(?=.)/, /^gnomeextensions$/i],
];

/** Builds of one package that have names of their own. */
const VARIANT =
  /-(?:minimal(?:-libs)?|full|interactive|slim|small|static|headless|unwrapped|wrapped|wrapper|libs|server|client|user|kernel|with-.+|dll|bin)$/i;

/** Names that nixpkgs' attributes do not have. */
const OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['nss-cacert', 'cacert'],
  ['icu4c', 'icu'],
  ['gtk+', 'gtk2'],
  ['gtk+3', 'gtk3'],
  ['zoneinfo', 'tzdata'],
]);

/** A name as it is compared: `glibc-locales` and `glibcLocales` are one. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/**
 * By what a package of a closure is known to nixpkgs, most telling first: `python3.12-requests` is `python:requests`,
 * `systemd-minimal` is also `systemd`.
 */
export function keysOfPackage(name: string): string[] {
  for (const [language, inStore] of LANGUAGES) {
    const base = name.replace(inStore, '');
    if (base !== name) return [`${language}:${plainName(base)}`, plainName(name)];
  }
  const other = OTHERWISE.get(name.toLowerCase()) ?? name;
  const base = other.replace(VARIANT, '');
  // `python3` is of attribute `python313`.
  const series = base.replace(/[-_]?[0-9.]+$/, '');
  const keys = [name, other, base].map(plainName);
  if (series !== '' && series !== base) keys.push(`${plainName(series)}#`);
  return [...new Set(keys)].filter((key) => key !== '');
}

/** A key of a package that an attribute can mean, and the version that the package must then begin with. */
export interface Meaning {
  key: string;
  /** `6_12`, `313`; empty: any. */
  version: string;
}

/** What an attribute can mean, most telling first. */
export function meaningsOf({ name, set }: { name: string; set: string }): Meaning[] {
  const language = LANGUAGES.find(([, , asSet]) => asSet.test(set))?.[0];
  if (language !== undefined) return [{ key: `${language}:${plainName(name)}`, version: '' }];
  const meanings = [{ key: plainName(name), version: '' }];
  // `linux_6_12`, `postgresql_17`, `gcc14`
  const [, base = '', version = ''] = /^(.*[A-Za-z+])[_-]?([0-9][0-9_]*)$/.exec(name) ?? [];
  if (base === '') return meanings;
  return [...meanings, { key: plainName(base), version }, { key: `${plainName(base)}#`, version }];
}

/** `6.12.74` is of `6_12`, `3.13.1` of `313`, `17.8` of `17`; where no version is known anything is. */
export function isOfSeries(version: string, series: string): boolean {
  if (series === '') return true;
  const parts = series.split('_');
  const own = version.split(/[^0-9]+/);
  if (parts.every((part, index) => part === own[index])) return true;
  return parts.length === 1 && series.length > 1 && own.slice(0, 2).join('') === series;
}
