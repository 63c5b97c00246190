import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { run } from './run.js';
import type { MiniatureRelease, ReleaseSource, TreeFile } from './types.js';

const who = 'Nixpkgs <nixpkgs@example.org>';
/** What tar gives files from the Nix store in channel tarballs: 1980-01-01. */
const storeTime = 315532800;

/**
 * Makes a bare git repository of the miniature nixpkgs in `folder`: a branch a channel, a commit a release (and before
 * it one for each change that it names), in the order of commit times. The same sources give the same revisions everywhere. Beside the branches stands
 * `refs/releases/<name>` for each release: the tree that its channel tarball holds.
 */
export async function buildNixpkgsRepository(
  folder: string,
  sources: readonly ReleaseSource[],
): Promise<MiniatureRelease[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await run(['git', 'init', '--quiet', '--bare', '--initial-branch=master', folder]);
  // As on GitHub: a revision can be asked for by itself, and the files' contents left out.
  for (const ability of ['allowAnySHA1InWant', 'allowFilter'])
    await run(['git', '-C', folder, 'config', `uploadpack.${ability}`, 'true']);
  const ordered = [...sources].sort((a, b) => a.commitTime - b.commitTime);
  const marks = path.join(folder, 'channel-bump-marks');
  const large = largeFiles(ordered);
  const blobs = [...large].map(([content, mark]) =>
    Buffer.concat([Buffer.from(`blob\nmark :${mark}\n`), dataOf(content)]),
  );
  const commits = ordered.map((source, index) => releaseCommit(source, index, large));
  await importCommits(folder, [...blobs, ...commits], marks);
  const revisions = await readMarks(marks);
  await rm(marks);

  const releases = ordered.map((source, index) => {
    const revision = revisions.get(index + 1);
    if (revision === undefined) throw new Error(`git gave no revision for ${source.prefix}`);
    const name = `${source.prefix}.${revision.slice(0, 12)}`;
    return {
      channel: source.channel,
      name,
      path: `${channelFolder(source.channel)}/${name}`,
      revision,
      commitTime: source.commitTime,
      published: source.published,
    };
  });
  await importCommits(folder, releases.map(tarballCommit));
  return releases;
}

/** `nixos-25.11-small` -> `nixos/25.11-small`, `nixpkgs-25.11-darwin` -> `nixpkgs/25.11-darwin`; nixpkgs-unstable alone lies at the top. */
function channelFolder(channel: string): string {
  return channel === 'nixpkgs-unstable' ? 'nixpkgs' : channel.replace('-', '/');
}

/** Each with a mark behind those of the commits: what is in every release is told once. */
function largeFiles(sources: readonly ReleaseSource[]): Map<TreeFile['content'], number> {
  const contents = sources.flatMap(({ files }) => [...files.values()].map(({ content }) => content));
  const large = new Set(contents.filter(({ length }) => length > 100_000));
  return new Map([...large].map((content, index) => [content, sources.length + 1 + index]));
}

function releaseCommit(
  source: ReleaseSource,
  index: number,
  large: ReadonlyMap<TreeFile['content'], number>,
): Buffer {
  const ref = `refs/heads/${source.channel}`;
  const changes = source.changes ?? [];
  return Buffer.concat([
    ...changes.map((subject, at) => commitHead(ref, source.commitTime - changes.length + at, `${subject}\n`)),
    commitHead(ref, source.commitTime, `${source.prefix}\n`, index + 1),
    Buffer.from('deleteall\n'),
    ...[...source.files].map(([name, file]) => {
      const mark = large.get(file.content);
      return mark === undefined
        ? fileModify(name, file)
        : Buffer.from(`M ${file.mode} :${mark} ${JSON.stringify(name)}\n`);
    }),
  ]);
}

/** A channel tarball holds more than the commit, so its NAR hash is another one than the GitHub archive's. */
function tarballCommit(release: MiniatureRelease): Buffer {
  const suffix = /^\D+\d\d\.\d\d(.*)$/.exec(release.name)?.[1] ?? '';
  const added: Record<string, TreeFile> = {
    '.git-revision': { mode: '100644', content: release.revision },
    '.version-suffix': { mode: '100644', content: suffix },
    'svn-revision': { mode: '100644', content: suffix },
    // So that the unpacked channel on NIX_PATH answers to <nixpkgs> as well.
    ...(release.channel.startsWith('nixos-') ? { nixpkgs: { mode: '120000', content: '.' } } : {}),
  };
  return Buffer.concat([
    commitHead(`refs/releases/${release.name}`, storeTime, release.name),
    Buffer.from(`from ${release.revision}\n`),
    ...Object.entries(added).map(([name, file]) => fileModify(name, file)),
  ]);
}

export function commitHead(ref: string, time: number, message: string, mark?: number): Buffer {
  const lines = [
    `commit ${ref}`,
    ...(mark === undefined ? [] : [`mark :${mark}`]),
    `author ${who} ${time} +0000`,
    `committer ${who} ${time} +0000`,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\n')}\n`), dataOf(message)]);
}

export function fileModify(name: string, file: TreeFile): Buffer {
  return Buffer.concat([
    Buffer.from(`M ${file.mode} inline ${JSON.stringify(name)}\n`),
    dataOf(file.content),
  ]);
}

function dataOf(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]);
}

export async function importCommits(
  folder: string,
  commits: readonly Buffer[],
  marks?: string,
): Promise<void> {
  const options = marks === undefined ? [] : [`--export-marks=${marks}`];
  await run(['git', '-C', folder, 'fast-import', '--quiet', ...options], { input: Buffer.concat(commits) });
}

/** Lines `:1 <40 hex>` */
async function readMarks(file: string): Promise<Map<number, string>> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  return new Map(
    lines.map((line) => {
      const [mark = '', revision = ''] = line.split(' ');
      return [Number(mark.slice(1)), revision];
    }),
  );
}
