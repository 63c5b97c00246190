import { notFound } from '../api-error.js';
import type { Reply } from '../faults.js';
import { type Commit, diff, type FileDiff, log } from '../git.js';
import { diffBase } from '../represent/pull.js';
import type { PullRecord, RepositoryState, World } from '../world.js';
import { dated, page, plural } from './frame.js';
import { escape, renderMarkdown } from './markdown.js';

const stateOf = (pull: PullRecord): string =>
  pull.mergedAt !== null ? 'merged' : pull.state === 'open' && pull.draft ? 'draft' : pull.state;

const marks: Readonly<Record<string, string>> = {
  success: '<span class="ok">✓</span>',
  failure: '<span class="bad">✗</span>',
  error: '<span class="bad">✗</span>',
  timed_out: '<span class="bad">✗</span>',
  action_required: '<span class="bad">!</span>',
  neutral: '<span class="muted">■</span>',
  skipped: '<span class="muted">–</span>',
  cancelled: '<span class="muted">–</span>',
};
const mark = (conclusion: string | null): string => marks[conclusion ?? ''] ?? '<span class="wait">●</span>';

function checks(repo: RepositoryState, pull: PullRecord): string {
  const runs = [...repo.records.checks.values()].filter((run) => run.sha === pull.headSha);
  const statuses = repo.records.statuses.filter((one) => one.sha === pull.headSha);
  const rows = [
    ...runs.map((run) => {
      const line = `${mark(run.conclusion)} <strong>${escape(run.name)}</strong> <span class="muted">${escape(run.output.title ?? run.conclusion ?? run.status)}</span>`;
      if (run.output.summary === null) return `<li>${line}</li>`;
      return `<li><details><summary>${line}</summary><div class="body">${renderMarkdown(run.output.summary)}</div></details></li>`;
    }),
    ...statuses.map(
      (one) =>
        `<li>${mark(one.state)} <strong>${escape(one.context)}</strong> <span class="muted">${escape(one.description ?? one.state)}</span></li>`,
    ),
  ];
  if (rows.length === 0) return '';
  return `<h2>Checks</h2><div class="card"><ul class="plain">${rows.join('')}</ul></div>`;
}

function diffOf(file: FileDiff): string {
  const classes: Readonly<Record<string, string>> = { '+': 'a', '-': 'd', '@': 'h' };
  const line = (text: string): string =>
    `<span class="${classes[text[0] ?? ''] ?? 'c'}">${escape(text)}</span>`;
  const body =
    file.patch === null
      ? '<p class="muted">&nbsp; no text to show</p>'
      : `<div class="diff">${file.patch.split('\n').map(line).join('')}</div>`;
  const name = file.previousPath === null ? file.path : `${file.previousPath} → ${file.path}`;
  const counts = `<span class="ok">+${file.additions}</span> <span class="bad">−${file.deletions}</span>`;
  return `<details class="card" open><summary class="head"><span class="branch">${escape(name)}</span> ${counts} <span class="muted">${file.status}</span></summary>${body}</details>`;
}

function commitRow(repo: RepositoryState, commit: Commit): string {
  const verified = repo.signed.has(commit.sha) ? '<span class="verified">Verified</span>' : '';
  const headline = commit.message.split('\n')[0] ?? '';
  return `<li><strong>${escape(headline)}</strong>${verified}<br><span class="muted">${escape(commit.author.name)} · <code>${commit.sha.slice(0, 12)}</code> · ${dated(commit.author.date)}</span></li>`;
}

const card = (who: string, when: string, markdown: string): string =>
  `<div class="card"><div class="head"><strong>${escape(who)}</strong> <span class="muted">commented ${dated(when)}</span></div><div class="body">${renderMarkdown(markdown)}</div></div>`;

async function pullPage(repo: RepositoryState, pull: PullRecord): Promise<Reply> {
  const files = await diff(repo.bare, await diffBase(repo, pull), pull.headSha);
  const commits = (await log(repo.bare, [`${pull.baseSha}..${pull.headSha}`])).reverse();
  const state = stateOf(pull);
  const comments = [...repo.records.comments.values()].filter((one) => one.number === pull.number);
  const labels = pull.labels.map((name) => `<span class="label">${escape(name)}</span>`).join('');
  const conflict =
    pull.state === 'open' && pull.mergeSha === null
      ? '<p class="bad">This branch has conflicts that must be resolved.</p>'
      : '';
  const body = `
<h1>${escape(pull.title)} <span class="number">#${pull.number}</span></h1>
<p><span class="state ${state}">${state[0]?.toUpperCase() ?? ''}${state.slice(1)}</span>
<strong>${escape(pull.author.login)}</strong> ${state === 'merged' ? 'merged' : 'wants to merge'} ${plural(commits.length, 'commit')} into
<span class="branch">${escape(pull.baseBranch)}</span> from <span class="branch">${escape(pull.headBranch)}</span></p>
<div>${labels}</div>
${card(pull.author.login, pull.createdAt, pull.body ?? '*No description provided.*')}
${comments.map((one) => card(one.author.login, one.createdAt, one.body)).join('\n')}
${checks(repo, pull)}${conflict}
<h2>${plural(commits.length, 'commit')}</h2>
<div class="card"><ul class="plain">${commits.map((commit) => commitRow(repo, commit)).join('')}</ul></div>
<h2>${plural(files.length, 'changed file')}</h2>
${files.map(diffOf).join('\n')}`;
  return page(`${pull.title} · Pull request #${pull.number} · ${repo.fullName}`, heading(repo), body);
}

const heading = (repo: RepositoryState): string =>
  `<a href="/${escape(repo.fullName)}/pulls">${escape(repo.options.owner)} / <strong>${escape(repo.options.name)}</strong></a>`;

function listPage(repo: RepositoryState): Reply {
  const rows = [...repo.records.pulls.values()].reverse().map((pull) => {
    const state = stateOf(pull);
    return `<li><span class="state ${state}">${state}</span> <a href="/${escape(repo.fullName)}/pull/${pull.number}">${escape(pull.title)}</a> <span class="muted">#${pull.number} by ${escape(pull.author.login)}</span></li>`;
  });
  const list =
    rows.length > 0 ? `<ul class="plain">${rows.join('')}</ul>` : '<div class="body">There are none.</div>';
  return page(
    `Pull requests · ${repo.fullName}`,
    heading(repo),
    `<h1>Pull requests</h1><div class="card">${list}</div>`,
  );
}

/** The page for people at an address of the forge; private repositories too, as this is one's own machine. @throws ApiError 404 */
export async function answerPage(world: World, pathname: string): Promise<Reply> {
  if (pathname === '/') {
    const rows = [...world.repositories.values()].map((repo) => `<li>${heading(repo)}</li>`).join('');
    return page(
      'Repositories',
      'Repositories',
      `<h1>Repositories</h1><div class="card"><ul class="plain">${rows}</ul></div>`,
    );
  }
  const [, owner = '', name = '', what = 'pulls', number] = pathname.split('/');
  const repo = world.repositories.get(`${owner}/${name}`.toLowerCase());
  const pull = repo?.records.pulls.get(Number(number));
  if (repo && what === 'pull' && pull) return pullPage(repo, pull);
  if (repo && what === 'pulls') return listPage(repo);
  throw notFound();
}
