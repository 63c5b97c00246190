import { expect, test } from '@jest/globals';
import picomatch from 'picomatch';
import { formatsFor } from '../../../src/app/wanted.js';
import { pinFormats } from '../../../src/pins/registry.js';

const plain = pinFormats.map((format) => ({
  format,
  matches: picomatch([...format.files], { dot: true, flags: 's' }),
}));

/** A path or two for each way a glob can be read. */
function pathsOf(glob: string): string[] {
  const braces = /^([^{]*)\{([^{}]*)\}(.*)$/s.exec(glob);
  if (braces) {
    const [, before = '', choices = '', after = ''] = braces;
    return choices.split(',').flatMap((choice) => pathsOf(before + choice + after));
  }
  const named = glob.replace(/[!+]\([^)]*\)/g, 'name');
  return ['deep/er/', ''].map((folder) =>
    named.replace('**/', folder).replaceAll('**', 'x').replaceAll('*', 'y'),
  );
}

const paths = [
  ...pinFormats.flatMap(({ files }) => files.flatMap(pathsOf)),
  'README.md',
  'package.json',
  'flake.lock.orig',
  'xflake.lock',
  'flake.lock/x',
  'Dockerfile.d/x',
  '.json',
  '.nix',
  'a\nb/flake.lock',
  'no-dot',
  '',
];

test('a file is looked at by the formats whose globs match, in the order of the registry', () => {
  const formatsOf = formatsFor();
  const expected = (path: string) =>
    plain.filter(({ matches }) => matches(path)).map(({ format }) => format.id);
  expect(paths.map((path) => [path, formatsOf(path).map(({ id }) => id)])).toEqual(
    paths.map((path) => [path, expected(path)]),
  );
});

test('every glob matches something', () => {
  const formatsOf = formatsFor();
  for (const format of pinFormats) {
    for (const glob of format.files) expect(pathsOf(glob).flatMap(formatsOf)).toContain(format);
  }
});
