import type { Closure, ClosurePath } from './closure.js';
import { parseDrvName } from './nix-version.js';
import { NAME_AT } from './store-path.js';
import { isCommitHash } from './version-kind.js';

/** What a store path is, by its name and its deriver's. */
export interface PathIdentity {
  /** `configuration`: generated for this system (a unit, a file of /etc, a script), or a plain file. */
  kind: 'package' | 'configuration';
  /** Without version, output and hash. */
  name: string;
  /** Empty where the path has none. */
  version: string;
  /** `out`, `bin`, `dev`, … */
  output: string;
  /** Kernel that a module package was built for: `6.17.8` of `zfs-kernel-2.3.4-6.17.8`. */
  kernel: string | null;
}

/** What is known beside the path itself. */
export interface NamingContext {
  /** Names of outputs; see `outputNames`. */
  outputs: ReadonlySet<string>;
  /** Versions of the kernels of both systems, the longest first, e.g. `6.12.8-zen1`, `6.12.8`. */
  kernels: readonly string[];
}

// Outputs that nixpkgs' packages have; the closure's derivers tell of others.
const commonOutputs = (
  'out bin dev devdoc doc docs man info lib lib32 lib64 static debug data dist modules headers ' +
  'tools libs locales common host su nc py python fonts scripts plugins drivers firmware crypto getent libgcc ' +
  'dnsutils mount swap login xxd terminfo cxxdev publishers sandbox p11kit unbundled examples installedTests'
).split(' ');

// Derivations of their own that carry the package's version: kept apart from it, `python3-3.12.8-env` -> `python3-env`.
const companion = /-(env|wrapped|wrapper|fhs|fhsenv|bwrap|source|vendor|go-modules|npm-deps)$/;

// Names that only generated parts of a system have.
const generated =
  /^(unit|nixos-system|darwin-system|initrd|X-Restart-Triggers|X-Reload-Triggers|etc)(-|$)|^dbus-1$|-modules-shrunk$/;

// A plain file: `nginx.conf`, `kmod-debian-aliases-22-1.1.conf`, `fix-build.patch`, `x-1.0.tar.gz`.
const fileEndings = new Set(
  (
    'conf cfg config ini toml yml yaml json xml pam rules service socket timer target mount automount slice sh bash zsh ' +
    'fish pl py sed awk crt pem txt md html css patch diff drv defs nix desktop policy list tar tgz txz zip gz xz bz2 zst ' +
    'whl gem crate deb rpm jar img iso bin network netdev link'
  ).split(' '),
);

// Ends of a version that are no output, whatever lies beside them: `13.0.0-alpha`, `6.12.8-hardened`.
const versionWord =
  /^(alpha|beta|pre|git|unstable|snapshot|preview|final|zen|hardened|xanmod|lts|libre|patched)[0-9]*$/;

/** The outputs' names that can be cut off a path's name: the common ones, and those that derivers or siblings prove. */
export function outputNames(...closures: readonly Iterable<ClosurePath>[]): Set<string> {
  const outputs = new Set(commonOutputs);
  const all: ClosurePath[] = [];
  const underived: string[] = [];
  for (const closure of closures) {
    for (const path of closure) {
      all.push(path);
      if (path.deriver === null) underived.push(nameOf(path.path));
      // Most have the name of their derivation, without `.drv`, and nothing after it.
      else if (path.path.length > path.deriver.length - DRV.length) {
        const output = provenOutput(nameOf(path.path), derivationName(path));
        if (output) outputs.add(output);
      }
    }
  }
  if (underived.length === 0) return outputs;
  const names = new Set(all.map(({ path }) => nameOf(path)));
  for (const name of underived) {
    const output = besideItsPackage(name, names);
    if (output !== null) outputs.add(output);
  }
  return outputs;
}

/** `qt5` of `breeze-6.3.5-qt5`, of which no deriver is known, where `breeze-6.3.5` is there as well. */
function besideItsPackage(name: string, names: ReadonlySet<string>): string | null {
  const [, base = '', word = ''] = /^(.*-[0-9].*)-([a-z]{2,}[0-9]?)$/.exec(name) ?? [];
  if (generated.test(name) || !names.has(base)) return null;
  return companion.test(`-${word}`) || versionWord.test(word) ? null : word;
}

/** `/nix/store/…-openssl-3.0.13-bin` -> package `openssl`, version `3.0.13`, output `bin`. */
export function identify(path: ClosurePath, context: NamingContext): PathIdentity {
  return identifyName(nameOf(path.path), derivationName(path), context);
}

/**
 * As `identify`, of names alone.
 * @param derivation without `.drv`; null where it is not known
 */
export function identifyName(name: string, derivation: string | null, context: NamingContext): PathIdentity {
  const { base, output } = splitOutput(name, derivation, context.outputs);
  if (generated.test(base) || isFile(base)) return configuration(base, output);
  const { name: own, version: whole } = splitVersion(base);
  if (whole === '') return configuration(base, output);
  const { version, kernel } = splitKernel(own, whole, context.kernels);
  return { kind: 'package', name: own, version, output, kernel };
}

function isFile(base: string): boolean {
  const dot = base.lastIndexOf('.');
  return dot >= 0 && (fileEndings.has(base.slice(dot + 1)) || /\.tar\.[a-z0-9]+$/.test(base));
}

/** The packages of a closure as their derivations are named, `openssl-3.0.13`, each once. */
export function packagesIn({ paths }: Closure): Set<string> {
  const context = { outputs: outputNames(paths.values()), kernels: [] };
  const found = [...paths.values()].map((path) => identify(path, context));
  const packages = found.filter(({ kind }) => kind === 'package');
  return new Set(packages.map(({ name, version }) => `${name}-${version}`));
}

function configuration(base: string, output: string): PathIdentity {
  // `nixos-system-web-25.11.4021.1f3a` and `initrd-linux-6.12.8` are the same part in every release.
  const name = /^(nixos-system|darwin-system|initrd)-/.test(base) ? parseDrvName(base).name : base;
  return { kind: 'configuration', name, version: '', output, kernel: null };
}

/** How a derivation's name ends. */
const DRV = '.drv';

/** The name in a store path: `linux-6.12.8`. What is none is its own name. Asked of every path many times over. */
export function nameOf(path: string): string {
  const isOne = path[NAME_AT - 1] === '-' && path.startsWith('/nix/store/') && !path.includes('/', NAME_AT);
  return isOne ? path.slice(NAME_AT) : path;
}

/** Whether a path is called as its derivation is, as most are: a package's first output. */
export function hasDerivationsName({ path, deriver }: ClosurePath, name: string): boolean {
  return (
    deriver?.length === path.length + DRV.length && deriver.startsWith(name, NAME_AT) && deriver.endsWith(DRV)
  );
}

export function derivationName(path: ClosurePath): string | null {
  if (path.deriver === null) return null;
  const name = nameOf(path.deriver);
  return name.endsWith(DRV) ? name.slice(0, -DRV.length) : name;
}

/** `bin` when `openssl-3.0.13-bin` comes from `openssl-3.0.13.drv`. */
function provenOutput(name: string, derivation: string | null): string | null {
  if (derivation === null || name[derivation.length] !== '-' || !name.startsWith(derivation)) return null;
  return name.slice(derivation.length + 1);
}

function splitOutput(
  name: string,
  derivation: string | null,
  outputs: ReadonlySet<string>,
): { base: string; output: string } {
  const proven = provenOutput(name, derivation);
  if (proven !== null && derivation !== null) return { base: derivation, output: proven };
  const dash = name.lastIndexOf('-');
  const base = name.slice(0, dash);
  const output = name.slice(dash + 1);
  // Only after a version: `kernel-modules` and `iso-codes-dev` are names.
  if (dash > 0 && outputs.has(output) && parseDrvName(base).version !== '') return { base, output };
  return { base: name, output: 'out' };
}

/** As Nix does, and past what Nix can't see: commit hashes, `-unstable-DATE`, companions. */
export function splitVersion(base: string): { name: string; version: string } {
  const { name, version } = parseDrvName(base);
  if (version === '') {
    const dash = base.lastIndexOf('-');
    const last = base.slice(dash + 1);
    return dash > 0 && isCommitHash(last) ? { name: base.slice(0, dash), version: last } : { name, version };
  }
  if (name.endsWith('-unstable') && /^[0-9]{4}-[0-9]{2}-[0-9]{2}/.test(version)) {
    return { name: name.slice(0, -'-unstable'.length), version: `unstable-${version}` };
  }
  const suffix = companion.exec(version)?.[0];
  if (suffix) return { name: `${name}${suffix}`, version: version.slice(0, -suffix.length) };
  return { name, version };
}

/** `2.3.4-6.17.8` or `6.17.8-2.3.4` -> version `2.3.4` for kernel `6.17.8`. */
function splitKernel(
  name: string,
  version: string,
  kernels: readonly string[],
): { version: string; kernel: string | null } {
  if (kernels.length === 0) return { version, kernel: null };
  // `linux-6.12.8-zen1` is a kernel, not a module for 6.12.8.
  if (/^linux(-|$)/.test(name)) return { version, kernel: null };
  for (const kernel of kernels) {
    if (version.endsWith(`-${kernel}`)) return { version: version.slice(0, -kernel.length - 1), kernel };
    if (version.startsWith(`${kernel}-`)) return { version: version.slice(kernel.length + 1), kernel };
  }
  return { version, kernel: null };
}
