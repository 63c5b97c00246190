import { z } from 'zod';
import { type Failure, valueOf } from '../failure.js';
import type { ForgeRefusal, Pull, PullPeople } from '../types.js';
import { type Client } from './client.js';
import { pullShape, type RawPull } from './pull-shape.js';

const milestoneShape = z.object({ id: z.number(), title: z.string() });
const loginShape = z.object({ login: z.string() });

const missingFrom = (wanted: readonly string[], there: readonly string[]): string[] => {
  const present = new Set(there.map((name) => name.toLowerCase()));
  return wanted.filter((name) => !present.has(name.toLowerCase()));
};

const refusal = (what: string, why: string): ForgeRefusal => ({
  kind: 'forbidden',
  message: `${what} can't be set: ${why}`,
});

/** Each kind is tried; what is refused is told together. */
export async function invite(
  client: Client,
  { number }: Pull,
  people: PullPeople,
): Promise<{ kind: 'invited' } | ForgeRefusal> {
  const now = await client.send(pullShape, 'GET', `/pulls/${number}`);
  const refused = [
    await askForReview(client, now, people),
    await assign(client, now, people.assignees),
    await putInMilestone(client, now, people.milestone),
  ].filter((one) => one !== null);
  if (refused.length === 0) return { kind: 'invited' };
  return { kind: 'forbidden', message: refused.map((one) => one.message).join(' ') };
}

async function askForReview(client: Client, now: RawPull, people: PullPeople): Promise<ForgeRefusal | null> {
  const waiting = (now.requested_reviewers ?? []).map((one) => one.login);
  const teams = (now.requested_reviewers_teams ?? []).map((one) => one.name);
  // Nobody reviews their own.
  const author = now.user?.login ?? '';
  const reviewers = missingFrom(people.reviewers, [...waiting, author]);
  const team_reviewers = missingFrom(people.teamReviewers, teams);
  if (reviewers.length + team_reviewers.length === 0) return null;
  const what = `reviewers ${[...reviewers, ...team_reviewers].join(', ')}`;
  const body = { reviewers, team_reviewers };
  const path = `/pulls/${now.number}/requested_reviewers`;
  // Asked twice is asked once.
  const asked = await client.attempt(z.unknown(), 'POST', path, { body }, true);
  if (!asked.ok) return refusedBy(asked.failure, what);
  if (team_reviewers.length === 0) return null;
  // Where the owner is a person, teams are passed over in silence.
  const after = await client.send(pullShape, 'GET', `/pulls/${now.number}`);
  const left = missingFrom(
    team_reviewers,
    (after.requested_reviewers_teams ?? []).map((one) => one.name),
  );
  return left.length === 0
    ? null
    : refusal(`team reviewers ${left.join(', ')}`, 'the forge passes them over.');
}

async function assign(client: Client, now: RawPull, wanted: readonly string[]): Promise<ForgeRefusal | null> {
  const there = (now.assignees ?? []).map((one) => one.login);
  const missing = missingFrom(wanted, there);
  if (missing.length === 0) return null;
  // The forge stumbles over one that can't be assigned.
  const possible = valueOf(await client.attempt(z.array(loginShape), 'GET', '/assignees'));
  const unknown = missingFrom(
    missing,
    possible.map((one) => one.login),
  );
  const what = `assignees ${missing.join(', ')}`;
  if (unknown.length > 0) return refusal(what, `${unknown.join(', ')} can't be assigned.`);
  const body = { assignees: [...there, ...missing] };
  const written = await client.attempt(pullShape, 'PATCH', `/pulls/${now.number}`, { body });
  return written.ok ? null : refusedBy(written.failure, what);
}

async function putInMilestone(
  client: Client,
  now: RawPull,
  title: string | null,
): Promise<ForgeRefusal | null> {
  if (title === null || now.milestone?.title === title) return null;
  const all = valueOf(await client.list(milestoneShape, '/milestones', { state: 'open' }));
  const found = all.find((one) => one.title === title);
  const what = `milestone ${title}`;
  if (!found) return refusal(what, 'there is no open one of that title.');
  const body = { milestone: found.id };
  const written = await client.attempt(pullShape, 'PATCH', `/pulls/${now.number}`, { body });
  return written.ok ? null : refusedBy(written.failure, what);
}

/** @throws UserError for what is no refusal */
function refusedBy(failure: Failure, what: string): ForgeRefusal {
  if (failure.kind !== 'refused' || ![403, 404, 422].includes(failure.status)) throw failure.error;
  return refusal(what, `${failure.message}.`);
}
