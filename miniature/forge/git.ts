import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { git, type Bare } from './git-process.js';

interface Signature {
  name: string;
  email: string;
  /** ISO 8601 */
  date: string;
}

export interface Commit {
  sha: string;
  tree: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
}

export interface TreeChange {
  path: string;
  mode: string;
  /** Null removes the path. */
  sha: string | null;
}

const zeroSha = '0'.repeat(40);

async function orNull(work: Promise<string>): Promise<string | null> {
  try {
    return (await work).trim();
  } catch {
    return null;
  }
}

/** The full id of an object, or null. A leading dash is no revision. */
export function resolve(bare: Bare, revision: string, type = 'commit'): Promise<string | null> {
  if (revision.startsWith('-')) return Promise.resolve(null);
  return orNull(git(bare, ['rev-parse', '--verify', '--quiet', `${revision}^{${type}}`]));
}

export async function branchHead(bare: Bare, branch: string): Promise<string | null> {
  const ref = `refs/heads/${branch}`;
  // Read as git has it in a file, where it has not packed its branches away: much is asked for that is not there.
  if (/^[\w/-]+(?:\.\w[\w/-]*)*$/.test(branch)) {
    const text = await textOf(join(bare.folder, ref));
    if (text !== null && /^[0-9a-f]{40}\n$/.test(text)) return text.trim();
    if (text === null && (await textOf(join(bare.folder, 'packed-refs'))) === null) return null;
  }
  return resolve(bare, ref);
}

/** Null: there is no such file. */
async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

export async function objectType(bare: Bare, sha: string): Promise<string | null> {
  return /^[0-9a-f]{40}$/.test(sha) ? orNull(git(bare, ['cat-file', '-t', sha])) : null;
}

export async function listRefs(
  bare: Bare,
  prefix: string,
): Promise<{ ref: string; sha: string; type: string }[]> {
  const lines = await git(bare, ['for-each-ref', '--format=%(refname) %(objectname) %(objecttype)']);
  return lines
    .split('\n')
    .filter((line) => line.startsWith(prefix))
    .map((line) => {
      const [ref = '', sha = '', type = ''] = line.split(' ');
      return { ref, sha, type };
    });
}

export async function isAncestor(bare: Bare, ancestor: string, descendant: string): Promise<boolean> {
  return (await orNull(git(bare, ['merge-base', '--is-ancestor', ancestor, descendant]))) !== null;
}

export function mergeBase(bare: Bare, a: string, b: string): Promise<string | null> {
  return orNull(git(bare, ['merge-base', a, b]));
}

const iso = (date: string): string => new Date(date).toISOString().replace('.000Z', 'Z');

/** Commits of a range, newest first. */
export async function log(bare: Bare, args: readonly string[]): Promise<Commit[]> {
  const format = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'].join('%x1f') + '%x1e';
  const text = await git(bare, ['log', `--format=${format}`, ...args]);
  return text
    .split('\x1e')
    .map((record) => record.replace(/^\n/, '').split('\x1f'))
    .filter((fields) => fields.length === 10)
    .map((f) => ({
      sha: f[0]!,
      tree: f[1]!,
      parents: f[2]!.split(' ').filter(Boolean),
      author: { name: f[3]!, email: f[4]!, date: iso(f[5]!) },
      committer: { name: f[6]!, email: f[7]!, date: iso(f[8]!) },
      message: f[9]!.replace(/\n+$/, ''),
    }));
}

export async function readCommit(bare: Bare, sha: string): Promise<Commit> {
  return (await log(bare, ['-1', sha, '--']))[0]!;
}

export async function writeBlob(bare: Bare, content: Buffer): Promise<string> {
  return (await git(bare, ['hash-object', '-w', '--stdin'], { input: content })).trim();
}

export async function commitTree(bare: Bare, commit: Omit<Commit, 'sha'>): Promise<string> {
  const env = {
    GIT_AUTHOR_NAME: commit.author.name,
    GIT_AUTHOR_EMAIL: commit.author.email,
    GIT_AUTHOR_DATE: commit.author.date,
    GIT_COMMITTER_NAME: commit.committer.name,
    GIT_COMMITTER_EMAIL: commit.committer.email,
    GIT_COMMITTER_DATE: commit.committer.date,
  };
  const parents = commit.parents.flatMap((parent) => ['-p', parent]);
  const args = ['commit-tree', commit.tree, ...parents];
  return (await git(bare, args, { input: commit.message, env })).trim();
}

export interface TreeEntry {
  mode: string;
  type: string;
  sha: string;
  size: number | null;
  path: string;
}

export async function listTree(
  bare: Bare,
  treeish: string,
  args: readonly string[] = [],
): Promise<TreeEntry[]> {
  const text = await git(bare, ['ls-tree', '-z', '--long', ...args, treeish]);
  return text
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const [meta = '', path = ''] = line.split('\t');
      const [mode = '', type = '', sha = '', size = '-'] = meta.split(/ +/);
      return { mode, type, sha, size: size === '-' ? null : Number(size), path };
    });
}

/** A tree made of another one (or of nothing) and changes; returns its id. */
export async function treeWith(
  bare: Bare,
  base: string | null,
  changes: readonly TreeChange[],
): Promise<string> {
  const index = join(bare.folder, `index-${randomUUID()}`);
  const env = { GIT_INDEX_FILE: index };
  try {
    await git(bare, base === null ? ['read-tree', '--empty'] : ['read-tree', base], { env });
    const files = changes.filter((change) => change.mode !== '040000');
    const lines = files.map((c) =>
      c.sha === null ? `0 ${zeroSha}\t${c.path}\0` : `${c.mode} ${c.sha}\t${c.path}\0`,
    );
    await git(bare, ['update-index', '-z', '--replace', '--index-info'], { env, input: lines.join('') });
    for (const folder of changes) {
      if (folder.mode !== '040000' || folder.sha === null) continue;
      await git(bare, ['rm', '-r', '--cached', '--quiet', '--ignore-unmatch', '--', folder.path], { env });
      await git(bare, ['read-tree', `--prefix=${folder.path}/`, folder.sha], { env });
    }
    return (await git(bare, ['write-tree'], { env })).trim();
  } finally {
    await rm(index, { force: true });
  }
}

/** Moves a ref only when it still is where it was thought to be (null: not there). False: it was not. */
export async function updateRef(
  bare: Bare,
  ref: string,
  to: string | null,
  from: string | null,
): Promise<boolean> {
  const args = to === null ? ['-d', ref, from ?? ''] : [ref, to, from ?? zeroSha];
  return (await orNull(git(bare, ['update-ref', ...args]))) !== null;
}

export interface FileDiff {
  path: string;
  previousPath: string | null;
  status: 'added' | 'removed' | 'modified' | 'renamed';
  additions: number;
  deletions: number;
  sha: string;
  /** Hunks without the header lines; null where there is no text. */
  patch: string | null;
}

const statusNames: Readonly<Record<string, FileDiff['status']>> = { A: 'added', D: 'removed', R: 'renamed' };

/** The files that differ between two commits, with their patches. */
export async function diff(bare: Bare, from: string, to: string): Promise<FileDiff[]> {
  const args = ['diff-tree', '-r', '-M', '--full-index', '--no-color'];
  const raw = (await git(bare, [...args, '--raw', '-z', from, to])).split('\0').filter(Boolean);
  const files: FileDiff[] = [];
  for (let i = 0; i < raw.length;) {
    const [, , before = '', after = '', letter = ''] = raw[i]!.split(' ');
    const renamed = letter.startsWith('R');
    const path = raw[i + (renamed ? 2 : 1)]!;
    const previousPath = renamed ? raw[i + 1]! : null;
    i += renamed ? 3 : 2;
    const paths = previousPath === null ? [path] : [previousPath, path];
    const text = await git(bare, [...args, '-p', from, to, '--', ...paths]);
    const start = text.search(/^@@/m);
    const patch = start < 0 ? null : text.slice(start).replace(/\n$/, '');
    const count = (sign: string): number =>
      patch?.split('\n').filter((line) => line.startsWith(sign)).length ?? 0;
    const status = statusNames[letter[0] ?? ''] ?? 'modified';
    const sha = after === zeroSha ? before : after;
    files.push({ path, previousPath, status, additions: count('+'), deletions: count('-'), sha, patch });
  }
  return files;
}

/** The tree of a clean merge, or null where it conflicts. */
export async function mergeTree(bare: Bare, ours: string, theirs: string): Promise<string | null> {
  const text = await orNull(git(bare, ['merge-tree', '--write-tree', ours, theirs]));
  return text === null ? null : text.split('\n')[0]!;
}
