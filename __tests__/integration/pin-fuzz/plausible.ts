// Files such as people have, of each format.
import { inNotationOf } from '../../../src/core/hash.js';
import type { Random } from './random.js';
import {
  address,
  archiveOf,
  channel,
  hash,
  name,
  owner,
  releaseOf,
  repository,
  revision,
  sri,
  versionOf,
} from './vocabulary.js';

/** A file in its little repository. */
export interface World {
  path: string;
  texts: ReadonlyMap<string, string>;
}

type Maker = (random: Random) => World;

/** By the format's id; a format without one is tried on its samples alone. */
export const plausible: Readonly<Record<string, Maker>> = {
  'flake-lock': (random) => {
    const nodes = some(random, 1, 6, () => [name(random), lockNode(random)] as const);
    const inputs = nodes.map(([key]) => [random.chance(0.8) ? key : name(random), key] as const);
    const root = { inputs: Object.fromEntries<unknown>([...inputs, ...follows(random)]) };
    const lock = {
      nodes: Object.fromEntries([...nodes, ['root', root]]),
      root: 'root',
      version: random.pick([7, 7, 7, 7, 6, 6, 5, 5, 4]),
    };
    const flake = `{ inputs.nixpkgs.url = "github:NixOS/nixpkgs/${channel(random)}"; outputs = _: { }; }\n`;
    return world('flake.lock', json(random, lock), random.chance(0.3) ? { 'flake.nix': flake } : {});
  },
  npins: (random) => {
    const pins = some(random, 1, 5, () => [name(random), npinsPin(random)] as const);
    const version = random.pick([3, 4, 5, 6, 7, 8, 3, 4, 5, 6, 7, 8, 2, 9]);
    return world('npins/sources.json', json(random, { pins: Object.fromEntries(pins), version }));
  },
  niv: (random) =>
    world(
      'nix/sources.json',
      json(random, Object.fromEntries(some(random, 1, 5, () => [name(random), nivSource(random)] as const))),
    ),
  lon: (random) => {
    const sources = some(random, 1, 5, () => [name(random), lonSource(random)] as const);
    return world(
      'lon.lock',
      json(random, {
        version: random.pick(['1', '1', '1', '1', '1', '1', '2']),
        sources: Object.fromEntries(sources),
      }),
    );
  },
  'prefetch-json': (random) => world('nixpkgs.json', json(random, prefetched(random))),
  'nix-channels': (random) =>
    world(
      '.nix-channels',
      some(
        random,
        1,
        6,
        () =>
          `${random.pick(['', '', '# ', '  '])}${address(random)}${random.pick([' ', '\t', ''])}${name(random)}`,
      ).join('\n'),
    ),
  'nix-source': nixSource,
  'flake-nix': (random) =>
    world(
      'flake.nix',
      [
        '{',
        ...some(random, 1, 5, () => flakeInput(random)),
        random.chance(0.3) ? '  inputs.nixpkgs.follows = "unstable";' : '',
        '  outputs = { self, nixpkgs, ... }: { };',
        '}\n',
      ].join('\n'),
    ),
  workflow: (random) =>
    world(
      '.github/workflows/ci.yml',
      [
        'on: push',
        'env:',
        `  NIX_PATH: nixpkgs=${address(random)}`,
        'jobs:',
        '  build:',
        '    steps:',
        '      - uses: cachix/install-nix-action@v31',
        '        with:',
        `          nix_path: ${random.pick(['', '"'])}nixpkgs=${address(random)}`,
        `          url: '${address(random)}'`,
        '      - run: |',
        `          nix-build -I nixpkgs=${address(random)} # ${address(random)}`,
        `          nix-channel --add ${address(random)} ${name(random)}\n`,
      ].join('\n'),
    ),
  'nix-settings': (random) =>
    random.chance(0.3)
      ? world('etc/nix.conf', `nix-path = nixpkgs=${address(random)}:x=/y # ${address(random)}\n`)
      : world(
          random.pick(['deploy.sh', '.envrc', 'Dockerfile', 'tool.py']),
          some(random, 1, 6, () => shellLine(random)).join('\n'),
        ),
};

function world(path: string, text: string, beside: Record<string, string> = {}): World {
  return { path, texts: new Map([[path, text], ...Object.entries(beside)]) };
}

function some<T>(random: Random, from: number, to: number, make: () => T): T[] {
  return Array.from({ length: from + random.below(to - from) }, make);
}

function json(random: Random, value: unknown): string {
  const text = JSON.stringify(value, null, random.pick([2, 2, 4, '\t', 0]));
  return text + random.pick(['\n', '\n', '', '\r\n']);
}

function follows(random: Random): (readonly [string, string[]])[] {
  return random.chance(0.3) ? [[name(random), [name(random), name(random)].slice(random.below(2))]] : [];
}

function lockNode(random: Random): Record<string, unknown> {
  const rev = revision(random);
  const github = { type: 'github', owner: owner(random), repo: repository(random) };
  const time = random.pick([1_770_000_000, 315_532_800, 0]);
  const locked = random.pick<Record<string, unknown>>([
    { lastModified: time, narHash: sri(random), rev, ...github },
    { lastModified: time, narHash: sri(random), rev, ...github },
    { lastModified: time, narHash: sri(random), rev, type: 'tarball', url: releaseOf(random, rev) },
    { narHash: sri(random), type: 'tarball', url: address(random, rev) },
    { type: 'path', path: '/nix/store/x', narHash: sri(random) },
    { type: 'git', url: 'https://github.com/NixOS/nixpkgs', rev, ref: channel(random), revCount: 5 },
  ]);
  const original = random.pick<Record<string, unknown>>([
    { ...github, ref: channel(random) },
    { ...github, ref: channel(random) },
    { ...github },
    { ...github, rev },
    { type: 'indirect', id: 'nixpkgs' },
    { type: 'indirect', id: 'nixpkgs', ref: channel(random) },
    { type: 'tarball', url: address(random, rev) },
  ]);
  const companion = { ...github, owner: 'nix-community', repo: 'home-manager' };
  if (random.chance(0.15))
    return {
      inputs: { nixpkgs: ['nixpkgs'] },
      locked: { ...locked, ...companion },
      original: { ...companion, ref: 'release-25.11' },
    };
  return { ...(random.chance(0.2) ? { inputs: { nixpkgs: name(random) } } : {}), locked, original };
}

function npinsPin(random: Random): Record<string, unknown> {
  const rev = revision(random);
  const repo = {
    type: random.pick(['GitHub', 'GitHub', 'GitLab', 'Git']),
    owner: owner(random),
    repo: repository(random),
    url: 'https://github.com/NixOS/nixpkgs.git',
  };
  const frozen = random.chance(0.2) ? { frozen: random.chance(0.8) } : {};
  return random.pick<Record<string, unknown>>([
    { type: 'Channel', name: channel(random), url: releaseOf(random, rev), hash: hash(random), ...frozen },
    {
      type: 'Git',
      repository: repo,
      branch: channel(random),
      submodules: false,
      revision: rev,
      url: archiveOf(random, rev),
      hash: hash(random),
      ...frozen,
    },
    { type: 'GitRelease', repository: repo, version: 'v1', revision: rev, url: null, hash: hash(random) },
    { type: 'Tarball', url: address(random), locked_url: address(random, rev), hash: hash(random) },
    { type: 'Url', url: address(random, rev), hash: hash(random), ...frozen },
    { type: 'MutableUrl', url: address(random, rev), update_url: address(random), hash: hash(random) },
    { type: 'PyPi', name: 'x', version: '1', url: 'x', hash: hash(random) },
  ]);
}

function nivSource(random: Random): unknown {
  const rev = revision(random);
  if (random.chance(0.05)) return random.pick(['text', null, 5, []]);
  return {
    branch: random.pick([channel(random), 'release-25.11']),
    owner: owner(random),
    repo: repository(random),
    rev,
    [random.pick(['sha256', 'sha256', 'hash', 'narHash', 'hashOfTarball'])]: hash(random),
    ...(random.chance(0.2) ? { narHash: sri(random), lastModified: 1_770_000_000 } : {}),
    type: random.pick(['tarball', 'tarball', 'file', 'git', 'github']),
    url: random.chance(0.7) ? archiveOf(random, rev) : address(random, rev),
    url_template: random.pick([
      'https://github.com/<owner>/<repo>/archive/<rev>.tar.gz',
      'https://x/<version>/<rev>',
    ]),
    ...(random.chance(0.2) ? { version: versionOf(random, rev) } : {}),
  };
}

function lonSource(random: Random): Record<string, unknown> {
  const rev = revision(random);
  return {
    type: random.pick(['GitHub', 'GitHub', 'Git', 'Forgejo', 'Tarball']),
    fetchType: random.pick(['tarball', 'tarball', 'git']),
    owner: owner(random),
    repo: repository(random),
    branch: random.pick([channel(random), 'release-25.11']),
    revision: rev,
    url: random.chance(0.7) ? archiveOf(random, rev) : address(random, rev),
    hash: random.chance(0.8) ? sri(random) : hash(random),
    ...(random.chance(0.2) ? { frozen: true } : {}),
    ...(random.chance(0.2) ? { lastModified: 1_770_000_000 } : {}),
  };
}

function prefetched(random: Random): Record<string, unknown> {
  const rev = revision(random);
  const digest = sri(random);
  return random.pick<Record<string, unknown>>([
    {
      url: 'https://github.com/NixOS/nixpkgs.git',
      rev,
      date: '2026-02-03T04:05:06Z',
      path: '/nix/store/x',
      sha256: inNotationOf(digest, hash(random)),
      hash: digest,
      fetchSubmodules: false,
    },
    {
      owner: owner(random),
      repo: repository(random),
      rev,
      [random.pick(['hash', 'narHash'])]: hash(random),
      ...(random.chance(0.3) ? { branch: channel(random) } : {}),
      ...(random.chance(0.3) ? { lastModified: 1_770_000_000 } : {}),
    },
    { url: address(random, rev), sha256: hash(random), ...(random.chance(0.3) ? { rev } : {}) },
    { hash: hash(random), url: releaseOf(random, rev) },
  ]);
}

function nixSource(random: Random): World {
  const beside = { 'pin.json': json(random, prefetched(random)) };
  const parts = some(random, 1, 5, () => nixBinding(random));
  return world(
    'default.nix',
    ['{ lib ? null, ... }:', 'let', ...parts, 'in', '{ inherit lib; }\n'].join('\n'),
    beside,
  );
}

function nixBinding(random: Random): string {
  const rev = revision(random);
  const to = `  v${random.below(9)} =`;
  const fetch = random.pick([
    'builtins.fetchTarball',
    'fetchTarball',
    'pkgs.fetchzip',
    'builtins.fetchTarball',
  ]);
  const attribute = random.pick(['sha256', 'sha256', 'hash', 'narHash']);
  switch (random.below(10)) {
    case 0:
      return `${to} import (${fetch} "${address(random, rev)}") { };`;
    case 1:
      return `${to} ${fetch} {\n    name = "${random.pick(['source', 'nixos-25.11', `nixpkgs-${rev.slice(0, 9)}`])}"; # ${address(random)}\n    url = "${address(random, rev)}";\n    ${attribute} = "${hash(random)}";\n  };`;
    case 2:
      return `  rev = "${rev}"; /* ${rev} */\n${to} ${fetch} {\n    url = "https://github.com/NixOS/nixpkgs/archive/\${rev}.tar.gz";\n    ${attribute} = "${hash(random)}";\n  };`;
    case 3:
      return `${to} fetchFromGitHub {\n    owner = "${owner(random)}"; repo = "${repository(random)}";\n    rev = "${rev}"; ${attribute} = "${hash(random)}";\n  };`;
    case 4:
      return `${to} builtins.fetchGit { url = "https://github.com/NixOS/nixpkgs"; ref = "${channel(random)}"; rev = "${rev}"; };`;
    case 5:
      return `  pin = builtins.fromJSON (builtins.readFile ./pin.json);\n${to} ${fetch} { url = "https://github.com/NixOS/nixpkgs/archive/\${pin.rev}.tar.gz"; inherit (pin) sha256; };`;
    case 6:
      return `${to} ''\n    ${address(random)} \${${fetch} "${address(random, rev)}"} ''\${x}\n  '';`;
    case 7:
      return `${to} with { u = "${address(random, rev)}"; h = "${hash(random)}"; }; ${fetch} { url = u; ${attribute} = h; };`;
    case 8:
      return `${to} import (fetchTarball ${address(random, rev) || '"x"'}) { };`;
    default:
      return `  # ${fetch} "${address(random)}"\n${to} (import ./pin.json) // { a.b."c d" = <nixpkgs>; };`;
  }
}

function flakeInput(random: Random): string {
  const rev = revision(random);
  const input = random.pick(['nixpkgs', 'unstable', '"a b"', 'home-manager', `x${random.below(9)}`]);
  const url = random.pick([
    `github:${owner(random)}/${repository(random)}/${random.pick([channel(random), rev])}`,
    `github:NixOS/nixpkgs?rev=${rev}`,
    'github:nix-community/home-manager/release-25.11',
    'nixpkgs',
    address(random, rev),
  ]);
  switch (random.below(4)) {
    case 0:
      return `  inputs.${input}.url = "${url}"; # ${url}`;
    case 1:
      return `  inputs.${input} = { url = ''${url}''; inputs.nixpkgs.follows = "nixpkgs"; };`;
    case 2:
      return `  inputs = { ${input} = { type = "github"; owner = "${owner(random)}"; repo = "nixpkgs"; rev = "${rev}"; narHash = "${sri(random)}"; }; };`;
    default:
      return `  inputs.${input} = { type = "github"; owner = "NixOS"; repo = "nixpkgs"; ref = "${channel(random)}"; };`;
  }
}

function shellLine(random: Random): string {
  return random.pick([
    `export NIX_PATH=nixpkgs=${address(random)}:other=/x`,
    `NIX_PATH="nixpkgs=${address(random)}" nix-build`,
    `nix-shell -I nixpkgs=${address(random)} --run 'echo ${address(random)}'`,
    `# ${address(random)}`,
    `nix-channel --add ${address(random)} ${name(random)}`,
    `cat <<EOF\n${address(random)}\nEOF`,
    `#! nix-shell -i bash -I nixpkgs=${address(random)}`,
    `ENV NIX_PATH nixpkgs=${address(random)}`,
  ]);
}
