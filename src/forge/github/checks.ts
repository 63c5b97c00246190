import { z } from 'zod';
import type { CheckRun, ForgeRefusal } from '../types.js';
import type { Client } from './client.js';
import { forbidden } from './failure.js';

const checkShape = z.object({
  id: z.number(),
  html_url: z.string().nullish(),
  external_id: z.string().nullish(),
  app: z.object({ slug: z.string().optional() }).nullish(),
});
const listShape = z.object({ check_runs: z.array(checkShape) });

/** GitHub's limit for the summary of a check run, in characters. */
const SUMMARY_LIMIT = 65_535;

/** All jobs of a repository's workflows are check runs of the same app: this tells ours apart from a job of its name. */
const OURS = 'channel-bump';

export async function postCheckRun(
  client: Client,
  run: CheckRun,
): Promise<{ kind: 'posted'; url: string | null } | ForgeRefusal> {
  const login = await client.login();
  const parameters = { ref: run.revision, check_name: run.name, filter: 'all' };
  const there = await client.list(
    listShape,
    (page) => page.check_runs,
    '/commits/{ref}/check-runs',
    parameters,
  );
  if (!there.ok) return forbidden(there.failure);
  const own = there.value.find((one) => one.external_id === OURS && `${one.app?.slug ?? ''}[bot]` === login);
  const content = {
    name: run.name,
    external_id: OURS,
    ...run.state,
    output: { title: run.title, summary: fitted(run.summary) },
  };
  const posted = own
    ? await client.attempt(checkShape, 'PATCH', '/check-runs/{check_run_id}', {
        check_run_id: own.id,
        ...content,
      })
    : await client.attempt(checkShape, 'POST', '/check-runs', { head_sha: run.revision, ...content });
  return posted.ok ? { kind: 'posted', url: posted.value.html_url ?? null } : forbidden(posted.failure);
}

/** Whole lines, as many as fit. */
function fitted(summary: string): string {
  if (summary.length <= SUMMARY_LIMIT) return summary;
  const note = '\n\n(The rest did not fit.)';
  const kept = summary.slice(0, SUMMARY_LIMIT - note.length);
  return kept.slice(0, Math.max(kept.lastIndexOf('\n'), 0)) + note;
}
