import { describe, expect, test } from '@jest/globals';
import { comparePackageLists } from '../../../../src/core/package-list/compare.js';
import { readPackageList, type PackageList } from '../../../../src/core/package-list/read.js';

interface Spec {
  version: string;
  why?: readonly string[];
  insecure?: boolean;
  pname?: string;
}

/** As nixpkgs writes one; with what would mislead whoever counts braces in strings. */
function list(packages: Record<string, Spec>): string {
  const entries = Object.entries(packages).map(
    ([attribute, { version, why, insecure, pname = attribute }]) => [
      attribute,
      {
        ...{ name: `${pname}-${version}`, pname, version, system: 'x86_64-linux', outputs: { out: null } },
        meta: {
          description: '} ] { "packages": {\\" ä',
          platforms: [['x'], []],
          knownVulnerabilities: why,
          insecure,
        },
      },
    ],
  );
  return JSON.stringify({ version: '2', packages: Object.fromEntries(entries) as object });
}

/** In pieces of so many bytes. */
function listOf(text: string, size: number): PackageList {
  return { where: 'x.json', pieces: pieces(text, size) };
}

async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

const old = list({
  a: { version: '1.0' },
  b: { version: '2.0' },
  c: { version: '1' },
  same: { version: '1' },
  marked: { version: '1', why: ['old'] },
  alias: { version: '9', pname: 'shared', why: ['old'] },
  becomes: { version: '1' },
});
const now = list({
  a: { version: '1.1' },
  b: { version: '2.0pre1' },
  same: { version: '1' },
  marked: { version: '2', why: ['old'] },
  other: { version: '9', pname: 'shared', why: ['old'] },
  becomes: { version: '1', why: ['CVE-2026-1', 'no one looks after it'] },
  flagged: { version: '3', insecure: true },
  __proto__x: { version: '1' },
});

test.each([1, 2, 7, 64, 100_000])('in pieces of %i bytes', async (size) => {
  const compared = await comparePackageLists(listOf(old, size), listOf(now, size));
  expect({ ...compared, changes: compared.changes.map((one) => Object.values(one).join(' ')) }).toEqual({
    before: 7,
    after: 8,
    changes: [
      '__proto__x added  1',
      'a upgraded 1.0 1.1',
      'alias removed 9 ',
      'b downgraded 2.0 2.0pre1',
      'c removed 1 ',
      'flagged added  3',
      'marked upgraded 1 2',
      'other added  9',
    ],
    insecure: [
      { name: 'becomes-1', reasons: ['CVE-2026-1', 'no one looks after it'] },
      { name: 'flagged-3', reasons: [] },
    ],
  });
});

describe('what is no list, or a part of one', () => {
  test.each([
    ['cut short', old.slice(0, -1)],
    ['cut short within an entry', old.slice(0, old.length / 2)],
    ['nothing', ''],
    ['a closure', '[{"path": "/nix/store/x"}]'],
    ['packages that are none', '{"packages": []}'],
    ['packages within something else', '{"x": {"packages": {"a": {"name": "a"}}}}'],
    ['an entry of another form', '{"packages": {"a": {"name": 1}}}'],
    ['an entry that is no object', '{"packages": {"a": 1}}'],
    ['the last entry is no object', '{"packages": {"a": {"name": "a-1"}, "b": "c"}}'],
    ['no JSON', '{"packages": {"a": {"name": }}}'],
  ])('%s', async (_, text) => {
    await expect(readPackageList(listOf(text, 50), () => undefined)).rejects.toMatchObject({
      message: expect.stringContaining('no list of packages'),
      place: { file: 'x.json' },
    });
  });

  test('an entry that never ends', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"packages": {"a": {"name": "');
      for (;;) {
        await Promise.resolve();
        yield Buffer.alloc(1024 * 1024, 'x');
      }
    }
    await expect(readPackageList({ where: 'x.json', pieces: endless() }, () => undefined)).rejects.toThrow(
      'never ends',
    );
  });
});

test('a version that is a number is its digits', async () => {
  const found: string[] = [];
  const text = '{"packages": {"a": {"name": "a-5", "version": 5}}}';
  await readPackageList(listOf(text, 100), (_, { version }) => found.push(version));
  expect(found).toEqual(['5']);
});

test('what comes before the packages, and after them, does not count', async () => {
  const found: string[] = [];
  const text =
    '{"version": "2", "x": ["packages", {"packages": {}}], "packages" : { "a" : {"name":"a-1"} } , "y": {"b": {}}}';
  await readPackageList(listOf(text, 3), (attribute, { name }) => found.push(`${attribute} ${name}`));
  expect(found).toEqual(['a a-1']);
});
