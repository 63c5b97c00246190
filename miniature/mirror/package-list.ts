import { run } from '../run.js';
import type { MiniatureRelease } from '../types.js';

/** Names in the store, where they are not the attribute's. */
const pnames: Readonly<Record<string, string>> = {
  bash: 'bash-interactive',
  cacert: 'nss-cacert',
  postgresql_16: 'postgresql',
  postgresql_17: 'postgresql',
  zfs: 'zfs-user',
};

/** What a release marks insecure, by its prefix; the releases after it in its line do as well. */
const marked: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'nixos-25.11.4188': { libxml2: ['CVE-2026-20417: a document can name a file outside of its folder'] },
};

/** `packages.json` of a release: what its `versions.json` has, in the form of nixpkgs; none where it has no such file. */
export async function packageList(repository: string, release: MiniatureRelease): Promise<object> {
  const isThere = await run([
    'git',
    '-C',
    repository,
    'ls-tree',
    '--name-only',
    release.revision,
    'versions.json',
  ]);
  if (isThere.length === 0) return { version: '2', packages: {} };
  const shown = await run(['git', '-C', repository, 'show', `${release.revision}:versions.json`]);
  const { packages } = JSON.parse(shown.toString()) as {
    packages: Record<string, string | { version: string }>;
  };
  const insecure = marked[release.name.replace(/\.[0-9a-f]+$/, '')] ?? {};
  const entries = Object.entries(packages).map(([attribute, made]) => {
    const version = typeof made === 'string' ? made : made.version;
    const pname = pnames[attribute] ?? attribute;
    const why = insecure[attribute];
    const meta = {
      ...{ available: true, broken: false, insecure: why !== undefined, unfree: false },
      ...{ name: `${pname}-${version}`, position: `pkgs/packages.nix:1` },
      ...(why ? { knownVulnerabilities: why } : {}),
    };
    const named = { name: `${pname}-${version}`, pname, version, system: 'x86_64-linux' };
    return [attribute, { ...named, outputName: 'out', outputs: { out: null }, meta }];
  });
  return { version: '2', packages: Object.fromEntries(entries) as Record<string, object> };
}
