import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Files of each kind among a hundred, as in an infrastructure repository with some programs of its own. */
const KINDS: readonly (readonly [ending: string, share: number])[] = [
  ['nix', 40],
  ['json', 8],
  ['yml', 7],
  ['sh', 5],
  ['md', 10],
  ['ts', 15],
  ['py', 5],
  ['txt', 10],
];
const LINES: Readonly<Record<string, string>> = {
  nix: '  services.example.settings.value = lib.mkDefault { enable = true; port = 8080; };\n',
  json: '  "some-key": { "enabled": true, "values": [1, 2, 3], "about": "nothing in particular" },\n',
};
const OTHER_LINE = 'Some words that stand here for the sake of having a length that files have.\n';

/** So many files, some of them with a pin, in git; the same bytes everywhere. */
export async function makeRepository(
  root: string,
  { files, pins }: { files: number; pins: number },
): Promise<void> {
  const kinds = KINDS.flatMap(([ending, share]) => Array<string>(share).fill(ending));
  for (let index = 0; index < files - pins; index++) {
    const ending = kinds[(index * 37) % kinds.length] ?? 'txt';
    const folder = path.join(root, `area-${index % 40}`, `part-${index % 2_500}`);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, `file-${index}.${ending}`), plainFile(ending, index));
  }
  for (let index = 0; index < pins; index++) {
    const [name, text] = pinFile(index);
    const file = path.join(root, `area-${index % 40}`, `part-${index * 12}`, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  execFileSync('git', ['init', '--quiet', root]);
  execFileSync('git', ['-C', root, 'add', '--all']);
}

/** From a few hundred bytes to some ten thousand. One Nix file in eight speaks of nixpkgs and pins none. */
function plainFile(ending: string, index: number): string {
  const body = (LINES[ending] ?? OTHER_LINE).repeat(4 + ((index * 7919) % 100));
  if (ending === 'json') return `{\n${body}  "last": null\n}\n`;
  if (ending !== 'nix') return body;
  const argument = index % 8 === 0 ? '{ nixpkgs, lib, ... }' : '{ lib, ... }';
  return `${argument}:\n{\n${body}}\n`;
}

function pinFile(index: number): [name: string, text: string] {
  const revision = index.toString(16).padStart(40, '5');
  const sri = `sha256-${Buffer.alloc(32, index).toString('base64')}`;
  const short = revision.slice(0, 12);
  const release = `https://releases.nixos.org/nixos/25.11/nixos-25.11.${4000 + index}.${short}`;
  const archive = `https://github.com/NixOS/nixpkgs/archive/${revision}.tar.gz`;
  const channel = 'nixos-25.11';
  switch (index % 4) {
    case 0: {
      const locked = {
        lastModified: 1_770_000_000 + index,
        narHash: sri,
        owner: 'NixOS',
        repo: 'nixpkgs',
        rev: revision,
        type: 'github',
      };
      const original = { owner: 'NixOS', ref: channel, repo: 'nixpkgs', type: 'github' };
      const nodes = { nixpkgs: { locked, original }, root: { inputs: { nixpkgs: 'nixpkgs' } } };
      return ['flake.lock', json({ nodes, root: 'root', version: 7 })];
    }
    case 1: {
      const pin = { type: 'Channel', name: channel, url: `${release}/nixexprs.tar.xz`, hash: sri };
      return ['npins/sources.json', json({ pins: { nixpkgs: pin }, version: 7 })];
    }
    case 2:
      return ['nixpkgs.nix', `import (fetchTarball {\n  url = "${archive}";\n  sha256 = "${sri}";\n}) { }\n`];
    default:
      return ['.nix-channels', `${release} nixos\n`];
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
