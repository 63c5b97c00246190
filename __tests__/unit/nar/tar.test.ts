import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/errors.js';
import { readTar, type TarMember } from '../../../src/nar/tar.js';
import { directory, file, pax, tar, type Member } from './tar-builder.js';

async function read(bytes: Buffer): Promise<TarMember[]> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(bytes);
  }
  const members: TarMember[] = [];
  for await (const member of readTar(chunks())) members.push(member);
  return members;
}

async function first(...members: Member[]): Promise<TarMember> {
  const [member] = await read(tar(...members));
  if (member === undefined) throw new Error('no member');
  return member;
}

const base256 = (value: number): Buffer => {
  const bytes = Buffer.alloc(12);
  bytes.writeBigInt64BE(BigInt(value), 4);
  bytes.fill(value < 0 ? 0xff : 0, 0, 4);
  bytes.writeUInt8(bytes.readUInt8(0) | 0x80, 0);
  return bytes;
};

describe('names', () => {
  test('the ustar prefix stands before the name, in POSIX archives only', async () => {
    const prefixed = { ...file('name'), raw: { 345: 'prefix' } };
    expect((await first(prefixed)).path).toBe('prefix/name');
    expect((await first({ ...prefixed, raw: { 345: 'prefix', 257: 'ustar  \0' } })).path).toBe('name');
  });

  test('GNU long names and targets count for the next member alone', async () => {
    const long = `${'d/'.repeat(120)}é`;
    const members = await read(
      tar(
        { name: '././@LongLink', type: 'L', body: `${long}\0` },
        { name: '././@LongLink', type: 'K', body: `${long}\0\0\0` },
        { name: 'short', type: '2', link: 'short' },
        { name: 'short', type: '2', link: 'short' },
      ),
    );
    const bytes = Buffer.from(long).toString('latin1');
    expect(members.map(({ path, link }) => [path, link])).toEqual([
      [bytes, bytes],
      ['short', 'short'],
    ]);
  });

  test('pax overrides path, target and time; the rest of it is passed over', async () => {
    const records = {
      mtime: '12.9',
      path: 'p=a\nth',
      linkpath: 'é',
      'SCHILY.xattr.user.x': 'y',
      comment: '',
    };
    expect(await first(pax(records), { name: 'a', type: '2', link: 'b' })).toMatchObject({
      path: 'p=a\nth',
      link: Buffer.from('é').toString('latin1'),
      mtime: 12,
    });
  });

  test('pax records without a value leave the member as it is', async () => {
    expect((await first(pax({ path: '', size: '' }), file('a', 'x'))).path).toBe('a');
  });

  test('the global header of git archive is passed over', async () => {
    expect((await first(pax({ comment: '0'.repeat(40) }, 'g'), file('a'))).path).toBe('a');
  });
});

describe('numbers', () => {
  test('sizes come in octal, in base 256 and from pax', async () => {
    const body = 'x'.repeat(700);
    for (const member of [
      [file('a', body)],
      [{ ...file('a', body), raw: { 124: base256(700) } }],
      [{ ...file('a', body), raw: { 124: '       1274 ' } }],
      [pax({ size: '700' }), { ...file('a', body), size: 0 }],
    ]) {
      const { size, content } = await first(...member);
      expect(size).toBe(700);
      expect(Buffer.concat(content).toString()).toBe(body);
    }
  });

  test('times before 1970', async () => {
    expect((await first({ ...file('a'), raw: { 136: base256(-86_400) } })).mtime).toBe(-86_400);
    expect((await first(pax({ mtime: '-0.5' }), file('a'))).mtime).toBe(-1);
  });

  test("only the owner's x bit makes a program", async () => {
    const modes = [0o644, 0o755, 0o700, 0o654, 0o645, 0o4755];
    const members = await read(tar(...modes.map((mode) => file('a', '', mode))));
    expect(members.map(({ executable }) => executable)).toEqual([false, true, true, false, false, true]);
  });

  test('a checksum of signed bytes is right, too', async () => {
    const archive = tar(file('é'));
    const unsigned = parseInt(archive.toString('latin1', 148, 154), 8);
    archive.write((unsigned - 2 * 256).toString(8).padStart(6, '0'), 148);
    expect((await read(archive))[0]?.path).toBe(Buffer.from('é').toString('latin1'));
  });
});

test('old types: NUL and 7 are files, a name that ends with / is a folder', async () => {
  const members = await read(
    tar({ name: 'a', type: '\0' }, { name: 'b', type: '7' }, { name: 'c/', type: '\0' }, directory('d')),
  );
  expect(members.map(({ type }) => type)).toEqual(['file', 'file', 'directory', 'directory']);
});

test('what follows the end marker is not read', async () => {
  expect(await read(Buffer.concat([tar(file('a')), tar(file('b'))]))).toHaveLength(1);
});

describe('refused', () => {
  test.each<[string, Member[], string]>([
    ['a character device', [{ name: 'null', type: '3' }], 'no file, folder or link'],
    ['a block device', [{ name: 'sda', type: '4' }], 'no file, folder or link'],
    ['a fifo', [{ name: 'pipe', type: '6' }], 'no file, folder or link'],
    ['a GNU sparse file', [{ name: 'a', type: 'S' }], 'no file, folder or link'],
    ['a pax sparse file', [pax({ 'GNU.sparse.major': '1' }), file('a')], 'sparse'],
    ['an unknown type', [{ name: 'a', type: 'Z' }], 'no file, folder or link'],
    ['a hard link with a body', [{ name: 'a', type: '1', link: 'b', body: 'x' }], 'with a body'],
    ['a folder with a body', [{ name: 'a/', type: '5', body: 'x' }], 'with a body'],
    ['a global path', [pax({ path: 'x' }, 'g'), file('a')], 'global'],
    ['a negative size', [{ ...file('a'), raw: { 124: base256(-1) } }], 'out of range'],
    ['a size that is no number', [{ ...file('a'), raw: { 124: '12x45' } }], 'out of range'],
    ['a pax size that is no number', [pax({ size: '-1' }), file('a')], 'out of range'],
    ['a pax size beyond all', [pax({ size: '1e300' }), file('a')], 'out of range'],
    ['a body shorter than its size', [{ ...file('a', 'x'), size: 5000 }], 'cut short'],
    ['a long name longer than any', [{ name: 'a', type: 'L', size: 2 ** 21 }], 'more than 1 MiB'],
    ['a pax header without length', [{ name: 'a', type: 'x', body: 'path=x\n' }, file('a')], 'damaged pax'],
    [
      'a pax length beyond the header',
      [{ name: 'a', type: 'x', body: '99 path=x\n' }, file('a')],
      'damaged pax',
    ],
    [
      'a pax length that goes back',
      [{ name: 'a', type: 'x', body: '-9 path=x\n' }, file('a')],
      'damaged pax',
    ],
    ['a pax record without =', [{ name: 'a', type: 'x', body: '8 pathx\n' }, file('a')], 'damaged pax'],
  ])('%s', async (_, members, message) => {
    const reading = read(tar(...members));
    await expect(reading).rejects.toThrow(UserError);
    await expect(reading).rejects.toThrow(message);
  });

  test('a damaged header, with its place', async () => {
    const archive = tar(file('a'), file('b'));
    archive.write('B', 512);
    await expect(read(archive)).rejects.toThrow('damaged before byte 1024');
  });
});
