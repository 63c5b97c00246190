import { execFileSync } from 'node:child_process';
import { hashArchive } from '../../../src/nar/hash-archive.js';
import { filter } from '../../../src/platform/filter.js';

async function* pieces(data: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < data.length; at += size) yield await Promise.resolve(data.subarray(at, at + size));
}

async function all(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const got: Uint8Array[] = [];
  for await (const piece of stream) got.push(piece);
  return Buffer.concat(got);
}

const data = Buffer.alloc(3_000_000, 'channel ');
const tar = execFileSync('tar', ['--create', '--file=-', '--directory', import.meta.dirname, '.']);
const packed = execFileSync('xz', ['--stdout'], { input: tar });
const xz = (input: AsyncIterable<Uint8Array>) => filter(['xz', '--decompress', '--stdout'], input);

test('gives what the program makes of the stream, byte for byte', async () => {
  expect((await all(filter(['cat'], pieces(data, 70_000)))).equals(data)).toBe(true);
});

test('a program that fails says so with its last words', async () => {
  await expect(all(xz(pieces(data, 70_000)))).rejects.toThrow(/xz ended with 1: .*not recognized/);
});

test('a program that takes only a part and is content with it is no failure', async () => {
  expect((await all(filter(['head', '-c', '10'], pieces(data, 70_000)))).toString()).toBe('channel ch');
});

test('who stops reading ends the program', async () => {
  for await (const piece of filter(['cat', '/dev/zero'], pieces(data, 70_000))) {
    expect(piece[0]).toBe(0);
    break;
  }
});

test('a program that is not there is an error, not a crash', async () => {
  await expect(all(filter(['/nowhere/at/all'], pieces(data, 70_000)))).rejects.toThrow(/ENOENT|ended/);
});

describe('an archive by the xz of the machine', () => {
  test('has the same hash as by ours', async () => {
    const theirs = await hashArchive(pieces(packed, 1000), { xz });
    expect(theirs).toEqual(await hashArchive(pieces(packed, 1000)));
  });

  test('cut short is refused', async () => {
    const half = packed.subarray(0, packed.length / 2);
    await expect(hashArchive(pieces(half, 1000), { xz })).rejects.toThrow('The archive is damaged');
  });

  test('an error of the source comes through unchanged', async () => {
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield* pieces(packed.subarray(0, 100), 50);
      throw new Error('the network went away');
    };
    await expect(hashArchive(broken(), { xz })).rejects.toThrow('the network went away');
  });
});
