import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress } from 'node:zlib';
import { atMostTimes, limit, type Benchmark } from './benchmark.js';
import { createRandom } from './random.js';

const PACKAGES = 144_000;

/** The package lists of two releases compared: ours, beside what alone it takes to have them both in memory. */
export const channelWide: Benchmark = {
  name: 'channel-wide',
  about: `two package lists of ${PACKAGES} packages, packed by brotli`,
  async contenders({ folder, cli }) {
    const [old, now] = ['old', 'new'].map((side) => path.join(folder, `${side}.json.br`));
    if (old === undefined || now === undefined) throw new Error('two lists are compared');
    await writeList(old, false);
    await writeList(now, true);
    const floor = path.join(folder, 'parse.mjs');
    await writeFile(floor, FLOOR);
    return [
      { name: 'channel-bump diff', argv: ['node', cli, 'diff', old, now], runs: 3 },
      { name: 'decompressing and parsing both', argv: ['node', floor, old, now], runs: 3 },
    ];
  },
  limits: ([ours, floor]) => [
    atMostTimes(2, ours, floor),
    limit(
      'peak memory under 700 MB',
      ours,
      (row) => row.peakMegabytes,
      (found) => found < 700,
    ),
  ],
};

const FLOOR = `
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
const lists = process.argv.slice(2).map((file) => JSON.parse(brotliDecompressSync(readFileSync(file)).toString()));
console.log(lists.map(({ packages }) => Object.keys(packages).length).join(' '));
`;

/** A list of the form and size of nixpkgs' own; in a newer one each 20th package has another version. */
async function writeList(file: string, isNewer: boolean): Promise<void> {
  const packer = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  await pipeline(Readable.from(listText(isNewer)), packer, createWriteStream(file));
}

function* listText(isNewer: boolean): Generator<string> {
  const random = createRandom(1);
  yield '{"version":"2","packages":{';
  for (let index = 0; index < PACKAGES; index++) {
    const entry = JSON.stringify(packageOf(index, random, isNewer));
    yield `${index === 0 ? '' : ','}"set${index % 50}.package-${index}":${entry}`;
  }
  yield '}}';
}

function packageOf(index: number, random: () => number, isNewer: boolean): object {
  const pname = `package-${index}`;
  const number = (): number => Math.floor(random() * 30);
  const base = `${number()}.${number()}.${number()}`;
  const version = isNewer && index % 20 === 0 ? `${base}.1` : base;
  const name = `${pname}-${version}`;
  const url = `https://example.org/${pname}`;
  const insecure = isNewer && index % 10_000 === 0;
  return {
    ...{ name, outputName: 'out', outputs: { dev: null, out: null }, pname, system: 'x86_64-linux', version },
    meta: {
      ...{ available: true, broken: false, description: words(random, 8), homepage: url, insecure },
      ...(insecure ? { knownVulnerabilities: ['CVE-2026-1234: "quoted"'] } : {}),
      license: {
        deprecated: false,
        free: true,
        fullName: 'MIT License',
        shortName: 'mit',
        spdxId: 'MIT',
        url,
      },
      ...(index % 3 === 0 ? { longDescription: words(random, 60) } : {}),
      maintainers: [{ email: 'ann@example.org', github: 'ann', githubId: index, name: 'Ann Example' }],
      ...{ name, outputsToInstall: ['out'], position: `pkgs/by-name/pa/${pname}/package.nix:${number()}` },
      platforms: ['i686-linux', 'x86_64-linux', 'armv7l-linux', 'aarch64-linux', 'riscv64-linux'],
      ...{ unfree: false, unsupported: false },
    },
  };
}

const WORDS =
  'a fast simple modern library tool server client for the command line and network in Rust'.split(' ');

function words(random: () => number, count: number): string {
  return Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
}
