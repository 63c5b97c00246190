import { z } from 'zod';
import { hasSeal, isSealed } from '../seal.js';
import { encoded, type Client } from './client.js';
import { seenCommit } from './commit.js';

const person = z.object({ name: z.string().nullish(), email: z.string().nullish() });
const account = z.object({ login: z.string() });
const commitShape = z.object({
  sha: z.string(),
  author: account.nullish(),
  committer: account.nullish(),
  commit: z.object({ message: z.string(), author: person.nullish(), committer: person.nullish() }),
});
type Commit = z.infer<typeof commitShape>;
const compareShape = z.object({ commits: z.array(commitShape).nullish() });

/** Commits of others, newest first. */
export async function foreignCommits(
  client: Client,
  login: string,
  branch: string,
  base: string,
): Promise<{ revision: string; author: string; title: string }[]> {
  const path = `/compare/${encoded(base)}...${encoded(branch)}`;
  // All at once, newest first; a workflow's own account is in no list of users, so that its commits have no author.
  const query = { files: false, verification: false };
  const { commits } = await client.send(compareShape, 'GET', path, { query });
  const foreign = [];
  for (const one of commits ?? []) {
    if (await isOurs(client, one, login)) continue;
    const { sha, author, committer, commit } = one;
    foreign.push({
      revision: sha,
      author: isBy(author, commit.author, login)
        ? (committer?.login ?? namedBy(commit.committer) ?? commit.committer?.name ?? 'unknown')
        : (author?.login ?? namedBy(commit.author) ?? commit.author?.name ?? 'unknown'),
      title: commit.message.split('\n')[0] ?? '',
    });
  }
  return foreign;
}

async function isOurs(
  client: Client,
  { sha, author, committer, commit }: Commit,
  login: string,
): Promise<boolean> {
  if (!isBy(author, commit.author, login) || !isBy(committer, commit.committer, login)) return false;
  if (!hasSeal(commit.message)) return false;
  const seen = await seenCommit(client, sha);
  return seen !== null && isSealed(seen);
}

/** By the account that the forge knows, else by the address that it gives to one that it has no user for. */
function isBy(
  known: z.infer<typeof account> | null | undefined,
  written: z.infer<typeof person> | null | undefined,
  login: string,
): boolean {
  if (known) return known.login === login;
  return namedBy(written)?.toLowerCase() === login.toLowerCase();
}

/** `forgejo-actions@noreply.forge.example` -> `forgejo-actions` */
function namedBy(written: z.infer<typeof person> | null | undefined): string | undefined {
  return /^(.+)@noreply\./.exec(written?.email ?? '')?.[1];
}
