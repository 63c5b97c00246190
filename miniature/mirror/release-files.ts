import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { run } from '../run.js';
import type { MiniatureRelease } from '../types.js';
import { packageList } from './package-list.js';

/** A file of a release directory. */
export interface ReleaseFile {
  name: string;
  type: string;
  encoding?: string;
  bytes: () => Promise<Buffer>;
}

/** Channel tarballs are published as .tar.zst too since this day. */
const zstdSince = Date.UTC(2026, 6, 1) / 1000;
const compress = promisify(brotliCompress);

/** What the release directory holds. Nothing is made before it is asked for, and nothing is made twice. */
export function releaseFiles(repository: string, release: MiniatureRelease): ReleaseFile[] {
  const binary = 'application/octet-stream';
  const text = (name: string, content: string): ReleaseFile => ({
    name,
    type: 'text/plain',
    bytes: () => Promise.resolve(Buffer.from(content)),
  });
  const json = (name: string, content: () => Promise<object>): ReleaseFile => ({
    name,
    type: binary,
    encoding: 'br',
    bytes: once(async () => compress(JSON.stringify(await content()))),
  });
  const tar = once(() => tarball(repository, release));
  const packed = (
    name: string,
    program: [string, ...string[]],
    input: () => Promise<Buffer>,
  ): ReleaseFile => ({
    name,
    type: binary,
    bytes: once(async () => run(program, { input: await input() })),
  });
  const storePath = Buffer.from(`/nix/store/${release.revision.slice(0, 32)}-${release.name}\n`);
  return [
    text('binary-cache-url', 'https://cache.nixos.org'),
    text('git-revision', release.revision),
    // Least effort: each world packs its own.
    packed('nixexprs.tar.xz', ['xz', '--stdout', '--threads=1', '-0'], tar),
    ...(release.published >= zstdSince
      ? [packed('nixexprs.tar.zst', ['zstd', '--quiet', '--stdout'], tar)]
      : []),
    ...(release.channel.startsWith('nixos-') ? [json('options.json.br', () => Promise.resolve({}))] : []),
    json('packages.json.br', () => packageList(repository, release)),
    text('src-url', `https://hydra.nixos.org/eval/${release.published}`),
    packed('store-paths.xz', ['xz', '--stdout'], () => Promise.resolve(storePath)),
  ];
}

/** A tar of the tree with the channel's own files, its single top folder named as the release. */
function tarball(repository: string, release: MiniatureRelease): Promise<Buffer> {
  const ref = `refs/releases/${release.name}`;
  return run(['git', '-C', repository, 'archive', '--format=tar', `--prefix=${release.name}/`, ref]);
}

/** The page that stands under the release's own name. */
export async function releasePage(release: MiniatureRelease, files: readonly ReleaseFile[]): Promise<string> {
  const rows = await Promise.all(
    files.map(async (file) => {
      const size = (await file.bytes()).length;
      return `<tr><td><a href='/${release.path}/${file.name}'>${file.name}</a></td><td align='right'>${size}</td></tr>`;
    }),
  );
  const title = `${release.channel} release ${release.name}`;
  const commit = `<a href='https://github.com/NixOS/nixpkgs/commits/${release.revision}'>Git commit <tt>${release.revision}</tt></a>`;
  const date = new Date(release.published * 1000).toISOString();
  return `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>Released on ${date} from ${commit}.</p><table>${rows.join('')}</table></body></html>`;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
