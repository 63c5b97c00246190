import { z } from 'zod';
import { type Attempt, valueOf } from '../failure.js';
import type { CheckRun, ForgeRefusal, PostedCheck } from '../types.js';
import { type Client } from './client.js';
import { forbidden } from './failure.js';
import { madeOnce } from '../made-once.js';
import { claimName, type Lately } from '../remembered.js';

const checkShape = z.object({
  id: z.number(),
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullish(),
  html_url: z.string().nullish(),
  external_id: z.string().nullish(),
  app: z.object({ slug: z.string().optional() }).nullish(),
});
type Check = z.infer<typeof checkShape>;
const listShape = z.object({ check_runs: z.array(checkShape) });

/** GitHub's limit for the summary of a check run, in characters. */
const SUMMARY_LIMIT = 65_535;

/** All jobs of a repository's workflows are check runs of the same app: this tells ours apart from a job of its name. */
const OURS = /^channel-bump(?::([0-9a-z]*))?$/;
const externalId = (fingerprint: string | undefined): string =>
  fingerprint === undefined ? 'channel-bump' : `channel-bump:${fingerprint}`;

/** Where two runs at once made two, both say the same. */
export async function postCheckRun(
  client: Client,
  lately: Lately,
  run: CheckRun,
): Promise<{ kind: 'posted'; url: string | null } | ForgeRefusal> {
  const content = {
    name: run.name,
    external_id: externalId(run.fingerprint),
    ...run.state,
    output: { title: run.title, summary: fitted(run.summary) },
  };
  const fresh = await claimName(lately, run, () => namesOn(client, run.revision));
  if (!fresh.ok) return forbidden(fresh.failure);
  if (fresh.value) return postNew(client, run, content);
  const there = await ownChecks(client, run.revision, run.name);
  if (!there.ok) return forbidden(there.failure);
  // What is completed stays as it is, on GitHub: another verdict is another check run, and the newest counts.
  const [newest] = there.value;
  if (!newest || !mayBecome(newest, run)) return postNew(client, run, content);
  for (const { id } of there.value.filter((one) => mayBecome(one, run))) {
    const changed = await client.attempt(checkShape, 'PATCH', '/check-runs/{check_run_id}', {
      check_run_id: id,
      ...content,
    });
    if (!changed.ok) return forbidden(changed.failure);
  }
  return posted(newest);
}

async function postNew(
  client: Client,
  run: CheckRun,
  content: Readonly<Record<string, unknown>>,
): Promise<{ kind: 'posted'; url: string | null } | ForgeRefusal> {
  const made = await created(client, run, content);
  return made.ok ? posted(made.value) : forbidden(made.failure);
}

async function namesOn(client: Client, revision: string): Promise<Attempt<string[]>> {
  const all = await ownChecks(client, revision);
  return all.ok ? { ok: true, value: all.value.map(({ name }) => name) } : all;
}

function mayBecome(there: Check, { state }: CheckRun): boolean {
  if (there.status !== 'completed') return true;
  return state.status === 'completed' && there.conclusion === state.conclusion;
}

const posted = (check: Check | undefined): { kind: 'posted'; url: string | null } => ({
  kind: 'posted',
  url: check?.html_url ?? null,
});

async function created(
  client: Client,
  run: CheckRun,
  content: Readonly<Record<string, unknown>>,
): Promise<Attempt<Check>> {
  const { revision, name } = run;
  const parameters = { head_sha: revision, ...content };
  return madeOnce(
    client.wait,
    () => client.attempt(checkShape, 'POST', '/check-runs', parameters),
    async () => valueOf(await ownChecks(client, revision, name)).find((one) => mayBecome(one, run)) ?? null,
  );
}

/** Ours on a commit, the newest of each name; none on a commit that the forge does not have. */
export async function postedChecks(client: Client, revision: string): Promise<PostedCheck[]> {
  const all = await ownChecks(client, revision);
  if (!all.ok && all.failure.kind === 'refused' && [404, 422].includes(all.failure.status)) return [];
  const newest = new Map(
    valueOf(all)
      .reverse()
      .map((one) => [one.name, one] as const),
  );
  return [...newest.values()].map((one) => ({
    name: one.name,
    state: stateOf(one),
    fingerprint: OURS.exec(one.external_id ?? '')?.[1] ?? null,
  }));
}

function stateOf({ status, conclusion }: Check): CheckRun['state'] {
  if (status !== 'completed') return { status: 'in_progress' };
  const known = (['success', 'neutral', 'cancelled'] as const).find((one) => one === conclusion);
  return { status: 'completed', conclusion: known ?? 'failure' };
}

/** Newest first. */
async function ownChecks(client: Client, revision: string, name?: string): Promise<Attempt<Check[]>> {
  const login = await client.login();
  const all = await client.list(listShape, (page) => page.check_runs, '/commits/{ref}/check-runs', {
    ref: revision,
    filter: 'all',
    ...(name === undefined ? {} : { check_name: name }),
  });
  if (!all.ok) return all;
  const own = all.value.filter(
    (one) => OURS.test(one.external_id ?? '') && `${one.app?.slug ?? ''}[bot]` === login,
  );
  return { ok: true, value: own.sort((a, b) => b.id - a.id) };
}

/** Whole lines, as many as fit. */
function fitted(summary: string): string {
  if (summary.length <= SUMMARY_LIMIT) return summary;
  const note = '\n\n(The rest did not fit.)';
  const kept = summary.slice(0, SUMMARY_LIMIT - note.length);
  return kept.slice(0, Math.max(kept.lastIndexOf('\n'), 0)) + note;
}
