import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Pin, PinTarget } from '../../../src/core/pin.js';
import { UserError } from '../../../src/errors.js';
import { workflow } from '../../../src/pins/workflow/index.js';
import { sampleText, siblingsOf } from '../../contract/pin-samples.js';

const path = '.github/workflows/hosts.yml';
const folder = 'nixos/25.11/nixos-25.11.4021.e10f6e70661d';
const release = `https://releases.nixos.org/${folder}/nixexprs.tar.xz`;
const commit = 'https://github.com/NixOS/nixpkgs/archive/a381562afa0e16c5548e829b2f1a659a8c2e7c11.tar.gz';

const target: PinTarget = {
  channel: 'nixos-25.11',
  release: 'nixos-25.11.9999.fedcba987654',
  revision: 'fedcba9876543210fedcba9876543210fedcba98',
  releasePath: 'nixos/25.11/nixos-25.11.9999.fedcba987654',
  hash: null,
  lastModified: null,
};

function pinsIn(text: string): Pin[] {
  return workflow.extract(text, siblingsOf(path));
}

/** All pins of the file moved, one after the other. */
function moved(text: string): string {
  return pinsIn(text).reduce((t, pin) => workflow.apply(t, pin, target), text);
}

function failure(text: string): UserError {
  try {
    pinsIn(text);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

test('the pins of a workflow, with their lines', () => {
  expect(pinsIn(sampleText('workflow.yml')).map(({ line, name, state }) => [line, name, state])).toEqual([
    [7, 'nixpkgs', 'pinned'],
    [8, 'NIXPKGS_URL', 'pinned'],
    [16, 'nixpkgs-2', 'floating'],
    [17, 'nixpkgs-3', 'floating'],
    [26, 'nixpkgs-4', 'pinned'],
    [30, 'unstable', 'pinned'],
    [34, 'nixos', 'floating'],
    [35, 'fork', 'foreign'],
    [37, 'nixpkgs-5', 'pinned'],
  ]);
});

describe('where a pin can stand', () => {
  test.each([
    `with: { nix_path: nixpkgs=${release} }`,
    `env:\n  NIX_PATH: 'nixpkgs=${release}'`,
    `env:\n  NIX_PATH: |\n    nixpkgs=${release}`,
    `env:\n  ANY_NAME: "${release}"`,
    `env:\n  - NIX_PATH=home=/x:nixpkgs=${release}`,
    `inputs:\n  nixpkgs:\n    default: ${release}`,
    `with:\n  extra_nix_config: |\n    cores = 1\n    nix-path = nixpkgs=${release}`,
    `env: { NIX_CONFIG: "cores = 1\\nnix-path = nixpkgs=${release}" }`,
    `with:\n  extra-conf: nix-path = nixpkgs=${release}`,
    `run: nix-build -I nixpkgs=${release}`,
    `run: |2-  # a comment\n    export NIX_PATH=nixpkgs=${release}\n   x\n`,
    `run: >\n  nix-channel\n  --add ${release}\n  nixpkgs`,
    `run: nix-channel\n  --add ${release}\n  nixpkgs`,
    `shell: nix-shell -I nixpkgs=${release} -p bash --run {0}`,
    `with:\n  installCommand: nix-env -iA hello -f ${release}`,
    `before_script:\n  - - nix-build -I nixpkgs=${release}`,
    `tasks:\n  - anything: |\n      nix-build -I nixpkgs=${release}`,
    `tasks:\n  build:\n    cmds:\n      - nix-build -I nixpkgs=${release}`,
    `services:\n  a:\n    environment: [ "NIX_PATH=nixpkgs=${release}" ]`,
    `nix:\n  enable: true\n  path: [nixpkgs=${release}]`,
    `nix:\n  path:\n    - nixpkgs=${release}`,
    `? run\n: nix-build -I nixpkgs=${release}`,
    `x: &path nixpkgs=${release}\nenv:\n  NIX_PATH: *path`,
    `a: 1\n---\nrun: nix-build -I nixpkgs=${release}\n...\n---\nb: 1`,
    `run: "nix-build \\\n  -I\\tnixpkgs=${release}\\x20\\u00e9 \\U0001F600"`,
    `run: 'echo ''a''; nix-build -I nixpkgs=${release}'`,
  ])('%j', (text) => {
    for (const file of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
      expect(pinsIn(file)).toMatchObject([{ url: release, state: 'pinned', line: lineOf(file, release) }]);
      expect(moved(file)).toBe(file.replace(folder, target.releasePath));
    }
  });

  test.each([
    `# nix_path: nixpkgs=${release}\na: nixpkgs`,
    `with: { nix_path: "nixpkgs=channel:\${{ matrix.channel }}" }`,
    `env:\n  REV: nixpkgs\n  NIX_PATH: nixpkgs=https://github.com/NixOS/nixpkgs/archive/\${{ env.REV }}.tar.gz`,
    `run: |\n  # nix-build -I nixpkgs=${release}`,
    `run: nix-build -I 'nixpkgs=${commit.replace('a381562', '${{ x }}')}'`,
    `name: nix-channel --add ${release} nixpkgs`,
    'environment: { url: https://github.com/NixOS/nixpkgs }',
    'description: see https://nixos.org/manual/nixpkgs',
    `${release}: key`,
    'repository: NixOS/nixpkgs',
    'uses: NixOS/nixpkgs/.github/workflows/x.yml@nixos-25.11',
  ])('not in %j', (text) => {
    expect(pinsIn(text)).toEqual([]);
  });

  test('an expression beside it does not matter', () => {
    const text = `run: nix-build \${{ inputs.flags }} -I nixpkgs=${release} '\${{ "a" }}'`;
    expect(pinsIn(text)).toHaveLength(1);
  });

  test('an alias of a list of commands, and an anchor that is set anew', () => {
    const text = `a: &x\n  - nix-build -I nixpkgs=${release}\nscript: *x\nb: &x nothing\nrun: *x\n`;
    expect(pinsIn(text)).toMatchObject([{ line: 2 }]);
  });
});

test('an address with escapes in it is written plainly when it moves, and not before', () => {
  const text = `run: "nix-build -I nixpkgs=${commit.replaceAll('/', '\\/')} \\"x\\""`;
  const [pin] = pinsIn(text);
  expect(pin).toMatchObject({ url: commit });
  expect(pin && workflow.apply(text, pin, { ...target, revision: pin.revision ?? '' })).toBe(text);
  expect(moved(text)).toBe(
    `run: "nix-build -I nixpkgs=${commit.replace(/[0-9a-f]{40}/, target.revision)} \\"x\\""`,
  );
});

describe('a file that is broken', () => {
  test.each([
    ['a: [nixpkgs\nb: 1\n', 2],
    ['a: 1\nb: nixpkgs\n  c: d: e\n', 2],
    ['x: 1\n---\ny: "nixpkgs\n', 4],
  ])('%j is told with its line', (text, line) => {
    expect(failure(text).place).toEqual({ file: path, line });
  });

  test('and has nothing to do with nixpkgs is passed over', () => {
    expect(pinsIn('a: [\n')).toEqual([]);
  });

  test.each([
    ['too large', `# nixpkgs\n${'a: b\n'.repeat(200_000)}`],
    ['nested without end', `nixpkgs: ${'['.repeat(100_000)}`],
  ])('%s is refused', (_what, text) => {
    expect(failure(text).cure).toBeTruthy();
  });
});

test('aliases of aliases come to an end', () => {
  const bomb = Array.from({ length: 40 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(20)}]`).join(
    '\n',
  );
  const text = `l0: &l0 [nixpkgs=channel:nixos-25.11]\n${bomb}\nnix_path: *l40\n${'run: *l0\n'.repeat(5000)}`;
  expect(pinsIn(text)).toHaveLength(1);
});

test('whatever stands around it, only the address changes', () => {
  const quoted = fc.constantFrom(
    (s: string) => JSON.stringify(s),
    (s: string) => `'${s.replaceAll("'", "''").replaceAll('\n', '\n\n  ')}'`,
    (s: string) => `|\n    ${s.replaceAll('\n', '\n    ')}`,
    (s: string) => `>-\n    ${s.replaceAll('\n', '\n\n    ')}`,
  );
  const around = fc.array(
    fc.constantFrom('echo', '"a b"', "'c'", '\\\\', 'é😀', '\n', '&&', '$X', '${Y}', ';', '\t', '#'),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(around, around, quoted, (before, after, quote) => {
      const script = `x ${before.join(' ')}\nnix-build -I nixpkgs=${release} ${after.join(' ')}\nend`;
      const text = `a: 1\nrun: ${quote(script)}\nb: 2\n`;
      // Folded, it can have come into a comment.
      for (const pin of pinsIn(text)) {
        expect(pin.url).toBe(release);
        expect(workflow.apply(text, pin, target)).toBe(text.replace(folder, target.releasePath));
      }
      if (!before.includes('#')) expect(pinsIn(text)).toHaveLength(1);
    }),
  );
});

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}
