// What nvd and `nix store diff-closures` have said of real systems, where the folder that holds it is there: each line
// read back and judged by our own rules. Nothing of it is in the project. Rules: docs/report.md, "Beside nvd".
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import type { PackageChange } from '../../src/core/change-set.js';
import { isNewMajor } from '../../src/core/notable.js';
import { readDiffClosures, readNvd, type ToldLine } from '../fixtures/diff-lines.js';
import { explain, judgeLines, nvdName, type Judged } from '../fixtures/diff-judge.js';

const corpus = resolve(process.env['CHANNEL_BUMP_CORPUS'] ?? '../shared/corpus', 'diffs');
const there = existsSync(join(corpus, 'diffs.jsonl'));

interface Entry {
  kind: 'nvd' | 'diff-closures' | 'git-log';
  text: string;
}

test('the corpus is where CHANNEL_BUMP_CORPUS says, or no output of others is read', () => {
  if (!there) console.warn(`No corpus at ${corpus}: no output of others is read. Set CHANNEL_BUMP_CORPUS.`);
  expect(there || process.env['CHANNEL_BUMP_CORPUS'] === undefined).toBe(true);
});

function onCorpus(): void {
  const entries = readFileSync(join(corpus, 'diffs.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry);
  const of = (kind: Entry['kind']): Entry[] => entries.filter((entry) => entry.kind === kind);
  const outputs = [
    ...of('nvd').map(({ text }) => ({ kind: 'nvd', text, lines: readNvd(text) })),
    ...of('diff-closures').map(({ text }) => ({
      kind: 'diff-closures',
      text,
      lines: readDiffClosures(text),
    })),
  ];
  const judged = outputs.flatMap(({ kind, lines }) => judgeLines(lines).map((one) => ({ kind, ...one })));

  test('every line that looks like a package is read, with its versions', () => {
    const left = outputs.flatMap(({ text, lines }) => unread(text, lines));
    expect(left).toEqual([]);
    expect(judged.length).toBeGreaterThan(3000);
  });

  test('nvd takes names apart as it is written', () => {
    const lines = outputs.filter(({ kind }) => kind === 'nvd').flatMap((output) => output.lines);
    for (const { name, before, after } of lines) {
      const versions = [...before, ...after].filter((version) => version !== '');
      for (const version of versions) expect(nvdName(`${name}-${version}`)).toEqual({ name, version });
    }
  });

  test('every line is classified; the table is to be read', () => {
    const rows = judged.flatMap(({ kind, line, changes }) =>
      changes.length === 0
        ? [{ kind, what: 'configuration', line }]
        : changes.map((change) => ({ kind, what: className(change), line })),
    );
    console.log(table(rows.map(({ kind, what, line }) => [`${kind.padEnd(14)} ${what}`, line.text])));
    // What has a number on both sides, and another one, is a package, but for the system, its initrd and files.
    const numbered = (versions: readonly string[]): string =>
      versions.filter((version) => /^[0-9]/.test(version)).join();
    const lost = rows.filter(({ what, line: { name, before, after } }) => {
      const isMoved = before.length > 0 && after.length > 0 && numbered(before) !== numbered(after);
      const isGenerated = /^(?:nixos-system|darwin-system|initrd-linux)/.test(name);
      return what === 'configuration' && isMoved && !isGenerated && !/\.(?:ini|tar\.gz)$/.test(after.join());
    });
    expect(lost.map(({ line }) => line.text)).toEqual([]);
  });

  test('where nvd says another word, a rule says why', () => {
    const told = judged
      .filter(({ line }) => line.letter !== null)
      .map((one) => ({ ...one, rule: explain(one) }));
    console.log(table(told.map(({ rule, line }) => [rule ?? 'UNEXPLAINED', line.text])));
    expect(told.filter(({ rule }) => rule === null).map(({ line }) => line.text)).toEqual([]);
    expect(told.filter(({ rule }) => rule === 'the same word').length).toBeGreaterThan(told.length / 2);
  });

  test('dates, commits and snapshots are no major versions, and a downgrade is one by its numbers', () => {
    const changes = judged.flatMap((one: Judged) => one.changes);
    const dated = changes.filter((change) =>
      change.after.every((version) => /(19|20)[0-9]{2}-[0-9]{2}|^20[0-9]{6}/.test(version)),
    );
    expect(dated.length).toBeGreaterThan(100);
    expect(
      dated.filter(
        ({ before, after }) => isNewMajor({ before, after }) && !/^[0-9.]+-unstable/.test(after[0] ?? ''),
      ),
    ).toEqual([]);
    for (const { before, after } of changes.filter(({ change }) => change === 'downgraded')) {
      expect(before.join()).toMatch(/^[0-9]+\.[0-9]/);
      expect(after.join()).toMatch(/^[0-9]+\.[0-9]/);
    }
  });
}

/** Lines with a package's shape that the reader has not taken. */
function unread(text: string, lines: readonly ToldLine[]): string[] {
  const read = new Set(lines.map((line) => line.text));
  return stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^\[[A-Z].?\]|→|[KMG]iB$/.test(line) && !read.has(line));
}

function className(change: PackageChange): string {
  return isNewMajor(change) ? `${change.change}, major` : change.change;
}

/** How often each first word stands, with some of the lines. */
function table(rows: readonly (readonly [what: string, line: string])[]): string {
  const groups = new Map<string, string[]>();
  for (const [what, line] of rows) groups.set(what, [...(groups.get(what) ?? []), line]);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([what, lines]) => {
      const some = lines.filter((_, index) => index % Math.ceil(lines.length / 4) === 0);
      return [
        `${String(lines.length).padStart(5)}  ${what}`,
        ...some.map((line) => `         ${line.slice(0, 110)}`),
      ];
    })
    .join('\n');
}

if (there) describe('what others say of real systems', onCorpus);
