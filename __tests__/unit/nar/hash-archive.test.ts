import { describe, expect, test } from '@jest/globals';
import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import * as zlib from 'node:zlib';
import { toSri } from '../../../src/core/hash.js';
import { UserError } from '../../../src/errors.js';
import { hashArchive } from '../../../src/nar/hash-archive.js';
import { directory, file, pax, tar, type Member } from './tar-builder.js';

const fixtures = path.join(import.meta.dirname, '../../fixtures/archives');
const fixture = (name: string): Buffer => readFileSync(path.join(fixtures, name));
const treeHash = 'sha256-VLzXgrnQK+bSEpImW0Wqa4Z6QkUeHcia/R1ha8FSjco=';

async function* inChunks(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* await Promise.resolve(chunks);
}

async function sri(...chunks: Uint8Array[]): Promise<string> {
  return toSri((await hashArchive(inChunks(...chunks))).sha256);
}

const sriOf = (...members: Member[]): Promise<string> => sri(tar(...members));

describe('one tree by several tars', () => {
  test.each([
    'gnu-tar-gnu.tar.gz',
    'gnu-tar-pax.tar.gz',
    'gnu-tar-dot.tar.gz',
    'gnu-tar-gnu.tar.xz',
    'bsdtar-pax.tar.gz',
    'bsdtar-gnu.tar.gz',
    'python-pax.tar.gz',
    'python-gnu.tar.gz',
  ])('%s', async (name) => {
    const result = await hashArchive(createReadStream(path.join(fixtures, name)));
    expect({ ...result, sha256: toSri(result.sha256) }).toEqual({
      sha256: treeHash,
      narBytes: 9368,
      members: 39,
      newestMtime: 1_700_000_005,
      top: name.includes('-dot') ? null : 'top',
      revision: null,
    });
  });

  test('packed with zstd, where Node.js can unpack it, or else a cure', async () => {
    const hash = sri(fixture('gnu-tar-gnu.tar.zst'));
    if ('createZstdDecompress' in zlib) expect(await hash).toBe(treeHash);
    else await expect(hash).rejects.toMatchObject({ cure: expect.stringContaining('22.15') });
  });
});

describe('compression', () => {
  const gzip = fixture('gnu-tar-gnu.tar.gz');
  const xz = fixture('gnu-tar-gnu.tar.xz');
  const plain = zlib.gunzipSync(gzip);

  test('none, in chunks of any size', async () => {
    for (const size of [1, 7, 511, 512, 513, plain.length]) {
      const chunks = Array.from({ length: Math.ceil(plain.length / size) }, (_, index) =>
        plain.subarray(index * size, (index + 1) * size),
      );
      expect(await sri(...chunks)).toBe(treeHash);
    }
  });

  test('gzip in several members, cut into chunks anywhere around their border', async () => {
    const first = zlib.gzipSync(plain.subarray(0, 5000));
    const both = Buffer.concat([first, zlib.gzipSync(plain.subarray(5000))]);
    for (let cut = first.length - 12; cut <= first.length + 12; cut++) {
      expect(await sri(both.subarray(0, cut), both.subarray(cut))).toBe(treeHash);
    }
  });

  test('zeros after a gzip or xz stream are padding', async () => {
    expect(await sri(gzip, Buffer.alloc(700))).toBe(treeHash);
    expect(await sri(xz, Buffer.alloc(8))).toBe(treeHash);
  });

  test('an archive cut short anywhere is an error', async () => {
    for (const archive of [gzip, xz]) {
      for (let length = 0; length < archive.length; length += 3) {
        await expect(sri(archive.subarray(0, length))).rejects.toThrow(UserError);
      }
    }
    // The end marker and what follows it are padding.
    const end = plain.findLastIndex((byte) => byte !== 0);
    for (let length = 0; length < end; length += 256) {
      await expect(sri(plain.subarray(0, length))).rejects.toThrow(UserError);
    }
  });

  test('a changed byte never gives another hash', async () => {
    for (const archive of [gzip, xz]) {
      for (let index = 30; index < archive.length; index += 5) {
        const damaged = Buffer.from(archive);
        damaged.writeUInt8(damaged.readUInt8(index) ^ 0x10, index);
        const hash = await sri(damaged).catch((error: unknown) => error instanceof UserError);
        // True: refused. A few bits of the packing mean nothing.
        expect([true, treeHash]).toContain(hash);
      }
    }
  });

  test('an error of the source comes through as it is, and xz works afterwards', async () => {
    async function* breaking(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
      yield* await Promise.resolve(chunks);
      throw new TypeError('connection lost');
    }
    for (const chunks of [[], [gzip.subarray(0, 50)], [xz.subarray(0, 50)], [plain.subarray(0, 700)]]) {
      await expect(hashArchive(breaking(...chunks))).rejects.toThrow(new TypeError('connection lost'));
    }
    expect(await Promise.all([sri(xz), sri(xz)])).toEqual([treeHash, treeHash]);
  });

  test('the source is read to its end, beyond that of the archive', async () => {
    for (const archive of [gzip, xz, plain]) {
      let atEnd = false;
      async function* source(): AsyncGenerator<Uint8Array> {
        yield await Promise.resolve(archive);
        yield Buffer.alloc(512);
        atEnd = true;
      }
      expect(toSri((await hashArchive(source())).sha256)).toBe(treeHash);
      expect(atEnd).toBe(true);
    }
  });

  test('the source is let go when the archive is refused', async () => {
    let released = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield await Promise.resolve(Buffer.alloc(1024, 'x'));
      } finally {
        released = true;
      }
    }
    await expect(hashArchive(source())).rejects.toThrow('not a tar archive');
    expect(released).toBe(true);
  });

  test.each([
    ['a zip', Buffer.from(`PK\x03\x04${'x'.repeat(600)}`), 'not a tar archive'],
    ['nothing', Buffer.alloc(0), 'cut short'],
    ['zeros', Buffer.alloc(1024), 'empty'],
    ['text', Buffer.from('404: Not Found'), 'cut short'],
  ])('%s is no archive', async (_, bytes, message) => {
    await expect(sri(bytes)).rejects.toThrow(message);
  });
});

describe('the tree', () => {
  test('its top folder is stripped where nothing stands beside it', async () => {
    const bare = await sriOf(file('a', 'x'), file('b/c', 'y'));
    expect(await sriOf(file('top/a', 'x'), file('top/b/c', 'y'))).toBe(bare);
    expect(
      await sriOf(directory('./'), directory('./top/'), file('./top/a', 'x'), file('top//b/./c', 'y')),
    ).toBe(bare);
    expect(await sriOf(file('top/a', 'x'), file('top/b/c', 'y'), file('other'))).not.toBe(bare);
    // One file alone is not a top folder.
    expect(await sriOf(file('a', 'x'))).toBe(await sriOf(file('top/a', 'x')));
  });

  test('members may come in any order, and folders need no member', async () => {
    const members = [file('t/foo/x'), file('t/foo.nix'), file('t/a'), directory('t/empty/')];
    expect(await sriOf(...members.reverse())).toBe(
      await sriOf(directory('t'), directory('t/foo'), ...members),
    );
  });

  test('the last member of a name stays', async () => {
    const one = await sriOf(file('t/a', 'new', 0o755));
    expect(await sriOf(file('t/a', 'old'), file('t/a', 'new', 0o755))).toBe(one);
    expect(await sriOf({ name: 't/a', type: '2', link: 'b' }, file('t/./a', 'new', 0o755))).toBe(one);
  });

  test('a hard link keeps what it was made to, when that is replaced', async () => {
    const link = { name: 't/b', type: '1', link: './t/a' };
    expect(await sriOf(file('t/a', 'old', 0o755), link, file('t/a', 'new'))).toBe(
      await sriOf(file('t/a', 'new'), file('t/b', 'old', 0o755)),
    );
  });

  test('a hard link to a symlink is that symlink', async () => {
    const symlink = { name: 't/a', type: '2', link: 'x' };
    expect(await sriOf(symlink, { name: 't/b', type: '1', link: 't/a' })).toBe(
      await sriOf(symlink, { ...symlink, name: 't/b' }),
    );
  });

  test('names and targets differ by their bytes alone', async () => {
    const hashes = await Promise.all([
      sriOf(file('t/é')),
      sriOf(file('t/e\u0301')),
      sriOf(file('t/E')),
      sriOf({ name: 't/é', type: '2', link: 'é' }),
      sriOf({ name: 't/é', type: '2', link: 'e\u0301' }),
    ]);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test.each<[string, Member[], string]>([
    ['a path with ..', [file('t/../../x')], 'leads out'],
    ['an absolute path', [file('/etc/passwd')], 'leads out'],
    ['a path longer than any', [pax({ path: 'x/'.repeat(3000) }), file('x')], 'leads out'],
    ['a NUL in a path', [pax({ path: 'a\0b' }), file('x')], 'leads out'],
    ['a hard link out of the tree', [{ name: 't/x', type: '1', link: '../x' }], 'leads out'],
    ['a hard link to nothing', [file('t/a'), { name: 't/x', type: '1', link: 't/b' }], 'not in the archive'],
    [
      'a hard link through a file',
      [file('t/a'), { name: 't/x', type: '1', link: 't/a/b' }],
      'not in the archive',
    ],
    ['a hard link to a folder', [directory('t/a'), { name: 't/x', type: '1', link: 't/a' }], 'to a folder'],
    ['a file under a file', [file('t/a'), file('t/a/b')], 'a folder is needed'],
    ['a file under a symlink', [{ name: 't/a', type: '2', link: 'b' }, file('t/a/b')], 'a folder is needed'],
    ['a folder over a file', [file('t/a'), directory('t/a')], 'a folder is needed'],
    ['a file over a folder', [directory('t/a'), file('t/a')], 'a folder stands'],
    ['a file without a name', [file('./')].map((m) => ({ ...m, name: '.' })), 'no name'],
    ['a symlink to nothing', [{ name: 't/a', type: '2', link: '' }], 'no symlink'],
    ['a symlink with a NUL', [pax({ linkpath: 'a\0b' }), { name: 't/a', type: '2' }], 'no symlink'],
  ])('%s is refused', async (_, members, message) => {
    const hash = sriOf(...members);
    await expect(hash).rejects.toThrow(UserError);
    await expect(hash).rejects.toThrow(message);
  });
});
