import { expect, test } from '@jest/globals';
import { hostAttribute } from '../../../src/nix/evaluate.js';
import { installable } from '../../../src/nix/flake-ref.js';

test.each([
  ['web', 'path:/tree?dir=a%20b#nixosConfigurations.web'],
  ['@everyone <img>', 'path:/tree?dir=a%20b#nixosConfigurations.%22%40everyone%20%3Cimg%3E%22'],
  ['${x}', 'path:/tree?dir=a%20b#nixosConfigurations.%22%24%7Bx%7D%22'],
  ['a\nb^#%41\\', 'path:/tree?dir=a%20b#nixosConfigurations.%22a%0Ab%5E%23%2541%5C%22'],
])('the host %j on a command line', (name, expected) => {
  expect(installable('/tree', 'a b', hostAttribute(name))).toBe(expected);
});
