import type { ReleaseSource, TreeFile } from '../miniature/types.js';
import { createRandom, randomWords } from './random.js';

const FOLDERS = 30_000;
const FILES = 45_000;
/** Bytes of a file on average; with these words its archive has about 32 MB as .tar.gz. */
const AVERAGE = 1_450;

/** Two releases of one channel, each of the size of a nixpkgs, or of a share of it; the same bytes everywhere. */
export function nixpkgsSized(share = 1): ReleaseSource[] {
  const tree = makeTree(FOLDERS * share, FILES * share);
  return [1, 2].map((number) => ({
    channel: 'nixos-25.11',
    prefix: `nixos-25.11.${number}`,
    commitTime: 1_770_000_000 + number * 86_400,
    published: 1_770_040_000 + number * 86_400,
    files: new Map([...tree, ['lib/.version', { mode: '100644', content: `25.11.${number}` }]]),
  }));
}

function makeTree(folderCount: number, fileCount: number): Map<string, TreeFile> {
  const random = createRandom(1);
  const words = randomWords(4_000, random);
  const word = (): string => words[Math.floor(random() * words.length)] ?? '';
  const folders = Array.from({ length: folderCount }, (_, index) => {
    const name = word();
    return `pkgs/by-name/${name.slice(0, 2)}/${name}-${index}`;
  });
  const files = new Map<string, TreeFile>([
    ['flake.nix', { mode: '100644', content: '{ outputs = _: { }; }\n' }],
  ]);
  for (let index = 0; index < fileCount; index++) {
    const folder = folders[index % folderCount] ?? '';
    const name = index < folderCount ? 'package.nix' : `${word()}-${index}.patch`;
    // Many small files and a few large ones.
    const size = -Math.log(1 - random()) * AVERAGE;
    let content = '';
    while (content.length < size) content += `${word()} `;
    files.set(`${folder}/${name}`, { mode: index % 50 === 0 ? '100755' : '100644', content });
  }
  return files;
}
