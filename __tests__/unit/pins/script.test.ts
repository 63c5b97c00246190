import { describe, expect, test } from '@jest/globals';
import { script } from '../../../src/pins/script/index.js';
import { siblingsOf } from '../../contract/pin-samples.js';

const archive = 'https://github.com/NixOS/nixpkgs/archive/0590cd39f728e129122770c029970378a79d076a.tar.gz';
const added = `nix-channel --add ${archive} nixos\n`;

function names(text: string): string[] {
  return script.extract(text, siblingsOf('bin/x')).map(({ name }) => name);
}

describe('a script’s first line tells', () => {
  test.each([
    '#!/bin/sh',
    '\uFEFF#!/bin/sh',
    '#! /bin/sh -e',
    '#!/usr/bin/env bash',
    '#!/usr/bin/env -S bash -eu',
    '#!/run/current-system/sw/bin/zsh',
    '#!/usr/bin/env fish',
    '#!/usr/bin/env nix-shell\n#! nix-shell -p jq -i bash',
    '#!/usr/bin/env nix-shell\n#!nix-shell -i "sh -e"',
  ])('%j: a shell reads it', (head) => {
    expect(names(`${head}\n${added}`)).toEqual(['nixos']);
  });

  test.each([
    '#!/usr/bin/env python3',
    '#!/usr/bin/perl -w',
    '#!/usr/share/bash/tool',
    '#!/usr/bin/env shellcheck',
    '#!/usr/bin/env nix-shell\n#!nix-shell -i python3',
    '#!/usr/bin/env nix-shell\n#!nix-shell -i python3 -p python3 bash',
    '#!/usr/bin/env nix-shell',
    '# /bin/sh',
    '',
  ])('%j: no shell does', (head) => {
    expect(names(`${head}\n${added}`)).toEqual([]);
  });

  test('what nix-shell is told counts in any language', () => {
    const head = `#!/usr/bin/env nix-shell\n#!nix-shell -i python3 -I nixpkgs=${archive}\n`;
    expect(names(`${head}print("${added.trim()}")\n`)).toEqual(['nixpkgs']);
  });
});

test('only what begins as a script is read closely', () => {
  expect(script.mentions?.test(`#!/bin/sh\nset -e\n\n${added}`)).toBe(true);
  expect(script.mentions?.test('#!/bin/sh\necho nothing of that\n')).toBe(false);
  expect(script.mentions?.test(`\x7fELF\x02\x01 #!/bin/sh\n${added}`)).toBe(false);
  expect(script.mentions?.test(`some words\n#!/bin/sh\n${added}`)).toBe(false);
});
