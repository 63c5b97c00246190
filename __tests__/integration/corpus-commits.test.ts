// Subjects of real commits of nixpkgs, where the folder that holds them is there: what they are said to be about, and
// what of it is a package. Nothing of them is in the project.
import { expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { aboutPackages } from '../../src/core/commits/about.js';
import { attributesIn, cvesIn } from '../../src/core/commits/subject.js';

const corpus = resolve(process.env['CHANNEL_BUMP_CORPUS'] ?? '../shared/corpus');
const diffs = join(corpus, 'diffs/diffs.jsonl');
const maps = join(corpus, 'version-maps');
const there = existsSync(diffs) && existsSync(maps);

/** `2da1cd3975a4 xen: 4.20.2 -> 4.20.3` a line, in bodies of pull requests. */
function subjects(): string[] {
  const records = readFileSync(diffs, 'utf8').trim().split('\n');
  const texts = records.map((line) => JSON.parse(line) as { kind: string; text: string });
  const logs = texts.filter(({ kind }) => kind === 'git-log');
  return logs.flatMap(({ text }) =>
    Array.from(text.matchAll(/^[0-9a-f]{12} (.+)$/gm), ([, one = '']) => one),
  );
}

/** Attributes at the top of some nixpkgs; those of sets (`python3Packages`) are not among them. */
function attributes(): string[] {
  const files = readdirSync(maps).filter((name) => name.endsWith('.json.br'));
  return files.flatMap((name) =>
    Object.keys(JSON.parse(brotliDecompressSync(readFileSync(join(maps, name))).toString()) as object),
  );
}

function onCorpus(): void {
  const all = subjects();
  const named = all.filter((subject) => attributesIn(subject).length > 0);
  const sets = /^\S*(?:Packages?|Plugins|Extensions)\S*\.\S+:/;
  const names = [...new Set(attributes())];
  const about = aboutPackages(names.map((name) => ({ name, versions: [] })));
  // What is in a set no list of the top can have; what is not about packages neither.
  const tops = named.filter(
    (s) => !sets.test(s) && !/^(?:\[.*?\]\s*)?(?:nixos|doc|ci|workflows|maintainers|lib|\.github)\b/.test(s),
  );
  const attributed = tops.filter((subject) => about({ subject, paths: [] }).length > 0);
  const naming = all.filter((subject) => cvesIn(subject).length > 0);
  console.log(
    [
      `${all.length} subjects: ${named.length} say what they are about, ${naming.length} name CVEs`,
      `${tops.length} of them are about packages at the top: ${attributed.length} are found among ${names.length} of other revisions`,
    ].join('\n'),
  );
  expect(all.length).toBeGreaterThan(7000);
  // Manuals, workflows and the list of who looks after what are about no package, and tests come to no host.
  const others = /^(?:\[.*?\] ?)?(?:nixos\/?tests|(?:doc|ci|maintainers|\.github)\/)/i;
  const own = all.filter((subject) => !others.test(subject));
  expect(named.length / own.length).toBeGreaterThan(0.985);
  expect(attributed.length / tops.length).toBeGreaterThan(0.85);
  const unnamed = own.filter((one) => !named.includes(one));
  console.log(unnamed.slice(0, 40).join('\n'));
}

test('the corpus is where CHANNEL_BUMP_CORPUS says, or no subject is read', () => {
  if (!there) console.warn(`No corpus at ${corpus}: no subject is read. Set CHANNEL_BUMP_CORPUS.`);
  expect(there || process.env['CHANNEL_BUMP_CORPUS'] === undefined).toBe(true);
});

if (there) test('most subjects of real commits are found to be about packages', onCorpus);
