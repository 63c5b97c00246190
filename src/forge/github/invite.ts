import { z } from 'zod';
import { type Attempt, type Failure, valueOf } from '../failure.js';
import type { ForgeRefusal, Pull, PullPeople } from '../types.js';
import { type Client } from './client.js';
import { forbidden } from './failure.js';

const someone = z.object({ login: z.string() });
const peopleShape = z.object({
  user: someone.nullish(),
  requested_reviewers: z.array(someone).nullish(),
  requested_teams: z.array(z.object({ slug: z.string() })).nullish(),
  assignees: z.array(someone).nullish(),
  milestone: z.object({ number: z.number() }).nullish(),
});
type People = z.infer<typeof peopleShape>;
const reviewShape = z.object({ user: someone.nullish() });
const milestoneShape = z.object({ number: z.number(), title: z.string() });

type Refused = string | null;

/** Adds who is missing. Who has reviewed is not asked again; a milestone that a person gave stays. */
export async function invite(
  client: Client,
  pull: Pull,
  people: PullPeople,
): Promise<{ kind: 'invited' } | ForgeRefusal> {
  const there = await client.send(peopleShape, 'GET', '/pulls/{pull_number}', { pull_number: pull.number });
  const refused: Refused[] = [
    await askReviewers(client, pull, people, there),
    await assign(client, pull, people.assignees, there),
    await putIntoMilestone(client, pull, people.milestone, there),
  ];
  const told = refused.filter((one) => one !== null);
  return told.length === 0 ? { kind: 'invited' } : { kind: 'forbidden', message: told.join('; ') };
}

async function askReviewers(
  client: Client,
  { number }: Pull,
  wanted: PullPeople,
  there: People,
): Promise<Refused> {
  const asked = (there.requested_reviewers ?? []).map((one) => one.login);
  const teamsAsked = (there.requested_teams ?? []).map((one) => one.slug);
  // An author can't review, and who is asked for nothing is asked by no request.
  const people = missing(wanted.reviewers, [...asked, there.user?.login ?? '']);
  const teams = missing(wanted.teamReviewers, teamsAsked);
  if (people.length + teams.length === 0) return null;
  const where = { pull_number: number };
  const reviews = valueOf(
    await client.list(z.array(reviewShape), (page) => page, '/pulls/{pull_number}/reviews', where),
  );
  const reviewed = reviews.flatMap((one) => one.user?.login ?? []);
  const reviewers = missing(people, reviewed);
  // A team is asked no more once one of it has answered; who is in it can't be known.
  const outsiders = missing(reviewed, wanted.reviewers);
  const team_reviewers = outsiders.length > 0 ? [] : teams;
  if (reviewers.length + team_reviewers.length === 0) return null;
  const parameters = { ...where, reviewers, team_reviewers };
  const path = '/pulls/{pull_number}/requested_reviewers';
  // Asking twice is asking once.
  const done = await client.attempt(z.unknown(), 'POST', path, parameters, 'repeatable');
  return refusedOf(done, `${listed([...reviewers, ...team_reviewers])} can't be asked for a review`);
}

async function assign(
  client: Client,
  { number }: Pull,
  wanted: readonly string[],
  there: People,
): Promise<Refused> {
  const assigned = (there.assignees ?? []).map((one) => one.login);
  const assignees = missing(wanted, assigned);
  if (assignees.length === 0) return null;
  const parameters = { issue_number: number, assignees };
  const path = '/issues/{issue_number}/assignees';
  const shape = z.object({ assignees: z.array(someone).nullish() });
  const done = await client.attempt(shape, 'POST', path, parameters, 'repeatable');
  if (!done.ok) return refusedOf(done, `${listed(assignees)} can't be assigned`);
  // GitHub leaves out without a word whom it does not take.
  const left = missing(
    assignees,
    (done.value.assignees ?? []).map((one) => one.login),
  );
  return left.length === 0 ? null : `${listed(left)} can't be assigned`;
}

async function putIntoMilestone(
  client: Client,
  { number }: Pull,
  title: string | null,
  there: People,
): Promise<Refused> {
  if (title === null || (there.milestone ?? null) !== null) return null;
  const open = await client.list(z.array(milestoneShape), (page) => page, '/milestones', { state: 'open' });
  if (!open.ok) return refusedOf(open, `milestones can't be read`);
  const found = open.value.find((one) => one.title === title);
  if (!found) return `there is no open milestone ${listed([title])}`;
  const parameters = { issue_number: number, milestone: found.number };
  const done = await client.attempt(z.unknown(), 'PATCH', '/issues/{issue_number}', parameters);
  return refusedOf(done, `it can't be put into milestone ${listed([title])}`);
}

/** A refusal in words that say whom it is about. @throws UserError for what is none */
function refusedOf(attempt: Attempt<unknown>, what: string): Refused {
  if (attempt.ok) return null;
  const { failure } = attempt;
  return `${what}: ${isUnknownName(failure) ? failure.message : forbidden(failure).message}`;
}

const isUnknownName = (failure: Failure): failure is Failure & { kind: 'refused' } =>
  failure.kind === 'refused' && failure.status === 422;

const missing = (wanted: readonly string[], there: readonly string[]): string[] => {
  const known = new Set(there.map((name) => name.toLowerCase()));
  return wanted.filter((name) => !known.has(name.toLowerCase()));
};

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
