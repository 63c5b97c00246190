import { describe, expect, test } from '@jest/globals';
import type { Pin, PinTarget } from '../../../src/core/pin.js';
import { UserError } from '../../../src/errors.js';
import { nixSettings } from '../../../src/pins/nix-settings/index.js';
import { sampleText, siblingsOf } from '../../contract/pin-samples.js';

const release = 'https://releases.nixos.org/nixos/25.11/nixos-25.11.4021.e10f6e70661d/nixexprs.tar.xz';

function pinsIn(text: string, path = 'deploy.sh'): Pin[] {
  return nixSettings.extract(text, siblingsOf(path));
}

const target: PinTarget = {
  channel: 'nixos-26.05',
  release: 'nixos-26.05.9999.fedcba987654',
  revision: 'fedcba9876543210fedcba9876543210fedcba98',
  releasePath: 'nixos/26.05/nixos-26.05.9999.fedcba987654',
  hash: null,
  lastModified: null,
};

test('a line of nix.conf may hold as many entries as a file can', () => {
  const text = `nix-path = ${'a=channel:nixos-25.11 '.repeat(130_000)}`;
  expect(pinsIn(text, 'nix.conf')).toHaveLength(130_000);
});

test('a command may name as many flakes as a file can', () => {
  expect(pinsIn(`nix build ${'nixpkgs/nixos-25.11#a '.repeat(40_000)}`)).toHaveLength(40_000);
});

describe('what is a pin in a shell script', () => {
  test.each([
    [`export NIX_PATH=nixpkgs=${release}`, ['nixpkgs']],
    [`NIX_PATH+=:nixpkgs=${release} nix-build`, ['nixpkgs']],
    [`docker run -e NIX_PATH=nixpkgs=${release} nixos/nix`, ['nixpkgs']],
    [`set -gx NIX_PATH nixpkgs=${release}`, ['nixpkgs']],
    [`export NIX_PATH := "nixpkgs=${release}:other=${release}"`, ['nixpkgs', 'other']],
    [`NIX_PATH:=nixpkgs=${release}`, ['nixpkgs']],
    [`echo "NIX_PATH=nixpkgs=${release}" >> $GITHUB_ENV`, ['nixpkgs']],
    [`\t@nix-channel --add ${release} nixos`, ['nixos']],
    ['sudo -i nix-channel --add https://nixos.org/channels/nixos-unstable', ['nixos']],
    [`nixos-rebuild switch -I ${release} --include small=${release}`, ['nixos', 'small']],
    [
      `nix-build --option nix-path 'a=${release} b=${release}' --extra-nix-path c=${release}`,
      ['a', 'b', 'c'],
    ],
    [`export NIX_CONFIG="cores = 1\nnix-path = nixpkgs=${release}"`, ['nixpkgs']],
    [`su -c "bash -c 'nix-build -I nixpkgs=${release}'"`, ['nixpkgs']],
    [`nix-env -iA hello -f ${release}`, ['nixos']],
    [
      `-I nixpkgs=${release} -I nixpkgs-2=${release} -I nixpkgs=${release}`,
      ['nixpkgs', 'nixpkgs-2', 'nixpkgs-3'],
    ],
  ])('%j', (text, names) => {
    expect(pinsIn(text).map(({ name }) => name)).toEqual(names);
  });

  test.each([
    `# NIX_PATH=nixpkgs=${release}`,
    `echo "use nix-channel --add ${release}"`,
    `curl -f ${release}`,
    `curl -fsSL ${release}`,
    `nix-channel --add ${release.replace('4021', '$COUNT')}`,
    'NIX_PATH=nixpkgs=channel:$CHANNEL',
    'NIX_PATH=nixpkgs=channel:${CHANNEL:-nixos-25.11}',
    'nix-build -I nixpkgs=channel:{{ channel }}',
    'NIX_PATH=nixpkgs=/etc/nixpkgs',
    `cat > x <<EOF\nNIX_PATH=nixpkgs=${release}\nEOF`,
    `MY_NIX_PATH=nixpkgs=${release}`,
    `git config -I`,
  ])('not in %j', (text) => {
    expect(pinsIn(text)).toEqual([]);
  });

  const revision = '0590cd39f728e129122770c029970378a79d076a';

  test.each([
    'nix profile install github:NixOS/nixpkgs/@#shellcheck',
    'sudo nix --extra-experimental-features flakes run "nixpkgs/@#hello" -- --help',
    'nix shell flake:nixpkgs/@#{jq,curl} -c jq .',
    'nix registry add nixpkgs github:nixos/nixpkgs/@',
    'nixos-rebuild switch --override-input nixpkgs github:NixOS/nixpkgs/@',
    '/nix/bin/nix build "nixpkgs/@#$PACKAGE"',
    `bash -c 'nix run nixpkgs/@#hello'`,
  ])('a flake of nixpkgs in %j', (command) => {
    const floating = command.replace('@', 'nixos-25.11');
    expect(pinsIn(floating)).toMatchObject([{ name: 'nixpkgs', channel: 'nixos-25.11', state: 'floating' }]);
    const held = command.replace('@', revision);
    const [pin, ...others] = pinsIn(held);
    expect([pin, ...others]).toMatchObject([{ name: 'nixpkgs', channel: null, revision, state: 'pinned' }]);
    expect(nixSettings.apply(held, pin!, target)).toBe(command.replace('@', target.revision));
  });

  test('a flake of a branch that is no channel, and one of a fork, are foreign', () => {
    const pins = pinsIn('nix run github:NixOS/nixpkgs/master#a github:someone/nixpkgs/nixos-25.11#b');
    expect(pins.map(({ state, channel, note }) => [state, channel, note])).toEqual([
      ['foreign', null, 'follows "master", which is no channel'],
      ['foreign', null, 'someone/nixpkgs is a fork'],
    ]);
  });

  test('a floating flake is told with a revision, as a flake is', () => {
    const text = 'nix run nixpkgs/nixos-25.11#hello\n';
    const [pin] = pinsIn(text);
    expect(() => nixSettings.apply(text, pin!, target)).toThrow(
      expect.objectContaining({ cure: `This would pin it: github:NixOS/nixpkgs/${target.revision}` }),
    );
  });

  test.each([
    'nix run nixpkgs#hello',
    'nix run github:NixOS/nixpkgs#hello',
    'nix run nixpkgs/$CHANNEL#hello',
    'nix build nixpkgs/default.nix',
    'nix run nixpkgs/nixos-25.11x#hello',
    'nix run x-nixpkgs/nixos-25.11#hello',
    `nix run 'github:NixOS/nixpkgs/${revision}?narHash=sha256-x#hello'`,
    '# nix run nixpkgs/nixos-25.11#hello',
    'echo "nix run nixpkgs/nixos-25.11#hello"',
    'echo nix nixpkgs/nixos-25.11',
    'git clone nixpkgs/nixos-25.11',
    'nix shell nixpkgs#git -c git clone nixpkgs/nixos-25.11',
    'nix run nixpkgs#hello -- github:NixOS/nixpkgs/nixos-25.11',
  ])('no flake that is one of nixpkgs, by its branch, in %j', (text) => {
    expect(pinsIn(text)).toEqual([]);
  });

  test('nix-shell reads the head of a script in any language', () => {
    const head = `#!/usr/bin/env nix-shell\n#! nix-shell -i python3 -I nixpkgs=${release}\n`;
    expect(pinsIn(`${head}import os # -I nixpkgs=${release}\n`, 'a.py')).toMatchObject([{ line: 2 }]);
    expect(pinsIn(`#!/usr/bin/python3\n#! nix-shell -I nixpkgs=${release}\n`, 'a.py')).toEqual([]);
    expect(
      pinsIn(`os.system("nix-build", "-I", "nixpkgs=${release}")\n-I nixpkgs=${release}`, 'a.py'),
    ).toEqual([]);
  });
});

describe('what is a pin in nix.conf', () => {
  test.each([
    [`nix-path = nixpkgs=${release}`, 1],
    [`  extra-nix-path = a=/x nixpkgs=${release}?rev=1&b=2 # b=${release}`, 1],
    [`nix-path = # nixpkgs=${release}`, 0],
    [`# nix-path = nixpkgs=${release}`, 0],
    // Nix refuses that line.
    [`nix-path=nixpkgs=${release}`, 0],
    [`substituters = ${release}`, 0],
  ])('%j', (text, count) => {
    expect(pinsIn(text, '.config/nix/nix.conf')).toHaveLength(count);
  });
});

test('what a pin says', () => {
  const archived = release.replace('.xz', '.bz2');
  const text = `-I a=${release}\n-I b=channel:nixos-25.11\n-I c=${archived}\n-I d=https://github.com/a/nixpkgs/archive/b.tar.gz`;
  expect(pinsIn(text)).toMatchObject([
    {
      name: 'a',
      state: 'pinned',
      channel: 'nixos-25.11',
      revision: 'e10f6e70661d',
      hash: null,
      artifact: null,
      line: 1,
    },
    { name: 'b', state: 'floating', channel: 'nixos-25.11', revision: null, line: 2 },
    { name: 'c', state: 'foreign', note: expect.stringContaining('no more'), line: 3 },
    { name: 'd', state: 'foreign', note: 'a/nixpkgs is a fork', line: 4 },
  ]);
});

test('moved to another channel, quotes and neighbours stay', () => {
  const text = `export NIX_PATH="$X:nixpkgs=${release}:home=/x"'' # ${release}\n`;
  const [pin] = pinsIn(text);
  expect(pin && nixSettings.apply(text, pin, target)).toBe(
    text.replace('nixos/25.11/nixos-25.11.4021.e10f6e70661d', target.releasePath),
  );
});

test('what floats is not moved, and what would pin it is told', () => {
  const text = 'NIX_PATH=nixpkgs=channel:nixos-25.11';
  const [pin] = pinsIn(text);
  const refused = () => pin && nixSettings.apply(text, pin, target);
  expect(refused).toThrow(UserError);
  expect(refused).toThrow(
    expect.objectContaining({ cure: expect.stringContaining(`${target.releasePath}/nixexprs.tar.xz`) }),
  );
});

describe('companions', () => {
  const manager = 'https://github.com/nix-community/home-manager/archive/release-25.11.tar.gz';
  const mailserver = 'https://gitlab.com/mail/nested/server/-/archive/nixos-25.11/server-nixos-25.11.tar.gz';
  const text = `-I ${manager} -I mail=${mailserver} -I old=https://github.com/a/b/archive/master.tar.gz -I nixpkgs=channel:nixos-25.11`;
  const siblings = siblingsOf('deploy.sh');
  const companions = nixSettings.companions?.(text, siblings) ?? [];
  const to = { branch: 'x-26.05', revision: null, hash: null, lastModified: null };

  test('are what follows a series, and no nixpkgs', () => {
    expect(companions).toEqual([
      {
        file: 'deploy.sh',
        format: 'nix-settings',
        name: 'home-manager',
        repository: 'nix-community/home-manager',
        gitUrl: 'https://github.com/nix-community/home-manager.git',
        branch: 'release-25.11',
        series: '25.11',
        revision: null,
        hash: null,
        line: 1,
        moves: 'branch',
      },
      expect.objectContaining({
        name: 'mail',
        repository: 'mail/nested/server',
        gitUrl: 'https://gitlab.com/mail/nested/server.git',
        branch: 'nixos-25.11',
      }),
    ]);
  });

  test('move by their branch alone', () => {
    const moved = companions.reduce(
      (t, companion) => nixSettings.moveCompanion?.(t, companion, to) ?? '',
      text,
    );
    expect(moved).toBe(
      text
        .replace('release-25.11', to.branch)
        .replace('nixos-25.11/server-nixos-25.11', 'x-26.05/server-x-26.05'),
    );
  });

  test('of the samples are found', () => {
    expect(nixSettings.companions?.(sampleText('deploy.sh'), siblings)).toMatchObject([
      { name: 'home-manager', line: 13 },
    ]);
  });
});
