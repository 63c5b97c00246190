import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../src/errors.js';
import type { TreeFile } from '../types.js';

const nixos = path.join(import.meta.dirname, '../nixos');
const places = ['/bin/busybox', '/usr/bin/busybox'];
const bootstrap = 'pkgs/stdenv/bootstrap';
/** What the build scripts call. Each is a link to busybox. */
const applets = 'sh cat chmod cp dirname find head ln mkdir printf sed truncate'.split(' ');

/** The files that all releases start from: `miniature/nixos`, and this machine's busybox as the tool to build with. */
export function readTree(): ReadonlyMap<string, TreeFile> {
  const names = readdirSync(nixos, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(nixos, name)).isFile())
    .sort();
  return new Map<string, TreeFile>([
    ...names.map((name): [string, TreeFile] => [
      name.split(path.sep).join('/'),
      { mode: '100644', content: readFileSync(path.join(nixos, name), 'utf8') },
    ]),
    [`${bootstrap}/busybox`, { mode: '100755', content: readBusybox() }],
    ...applets.map((name): [string, TreeFile] => [
      `${bootstrap}/${name}`,
      { mode: '120000', content: 'busybox' },
    ]),
  ]);
}

function readBusybox(): Buffer {
  const found = places.find((place) => existsSync(place));
  if (found === undefined) {
    throw new UserError('The miniature NixOS is built with busybox, and this machine has none.', {
      cure: 'Install the Debian package busybox-static.',
    });
  }
  return readFileSync(found);
}
