import { log, type Commit } from '../forge/git.js';
import { dated, page, plural } from '../forge/page/frame.js';
import { escape } from '../forge/page/markdown.js';
import { run } from '../run.js';
import type { Answer } from './routes.js';

/*
 * What the links of a report lead to: pages of the miniature GitHub for people, read from its git. Whatever a commit
 * says is text.
 */

const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };

/**
 * A commit: its title, author, message and files.
 * @param repository `owner/name`
 * @param folder bare
 */
export async function commitPage(repository: string, folder: string, revision: string): Promise<Answer> {
  const [commit] = await log({ folder, env }, ['-1', revision, '--']);
  if (commit === undefined) throw new Error(`There is no commit ${revision}`);
  const [title = '', ...rest] = commit.message.trim().split('\n');
  const message = rest.join('\n').trim();
  const files = await changedFiles(folder, revision);
  const rows = files.map(([status, name]) => `<li><code>${escape(status)} ${escape(name)}</code></li>`);
  const body = `
<h1>${escape(title)}</h1>
<p><strong>${escape(commit.author.name)}</strong> <span class="muted">${dated(commit.author.date)}</span></p>
<p><code>${escape(revision)}</code></p>
${message === '' ? '' : `<div class="body"><pre>${escape(message)}</pre></div>`}
<h2>${plural(files.length, 'changed file')}</h2>
${list(rows)}`;
  return page(`${title} · ${repository}`, escape(repository), body);
}

/** The commits that `to` has and `from` has not, oldest first, as GitHub lists them. */
export async function comparePage(
  repository: string,
  folder: string,
  from: string,
  to: string,
): Promise<Answer> {
  const commits = (await log({ folder, env }, ['--reverse', `${from}..${to}`, '--'])).map(row);
  const between = `${from.slice(0, 12)}...${to.slice(0, 12)}`;
  const body = `<h1>${between}</h1>\n<h2>${plural(commits.length, 'commit')}</h2>\n${list(commits)}`;
  return page(`${between} · ${repository}`, escape(repository), body);
}

/** Its link is a sibling of `/compare/…`, under whichever name the mirror was asked. */
function row({ sha, message, author }: Commit): string {
  const title = message.split('\n')[0] ?? '';
  return `<li><a href="../commit/${sha}">${escape(title)}</a><br><span class="muted">${escape(author.name)} · <code>${sha.slice(0, 12)}</code> · ${dated(author.date)}</span></li>`;
}

const list = (rows: readonly string[]): string =>
  rows.length === 0 ? '' : `<div class="card"><ul class="plain">${rows.join('')}</ul></div>`;

/** Letter (A, M, D) and name of each file that differs from the commit's first parent. */
async function changedFiles(folder: string, revision: string): Promise<[string, string][]> {
  const options = [
    '--root',
    '--no-commit-id',
    '-r',
    '-m',
    '--first-parent',
    '--no-renames',
    '--name-status',
    '-z',
  ];
  const told = await run(['git', '-C', folder, 'diff-tree', ...options, revision]);
  const parts = told.toString().split('\0');
  return parts.flatMap((status, at): [string, string][] =>
    at % 2 === 0 && status !== '' ? [[status, parts[at + 1] ?? '']] : [],
  );
}
