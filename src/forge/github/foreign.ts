import { z } from 'zod';
import { valueOf } from '../failure.js';
import { hasSeal, isSealed } from '../seal.js';
import { type Client } from './client.js';

const commitShape = z.object({
  sha: z.string(),
  parents: z.array(z.object({ sha: z.string() })),
  author: z.object({ login: z.string().optional() }).nullish(),
  committer: z.object({ login: z.string().optional() }).nullish(),
  commit: z.object({
    message: z.string(),
    author: z.object({ name: z.string().optional() }).nullish(),
    committer: z.object({ email: z.string().optional() }).nullish(),
  }),
});
type Commit = z.infer<typeof commitShape>;
const compareShape = z.object({ commits: z.array(commitShape) });

const filesShape = z.object({
  files: z
    .array(z.object({ filename: z.string(), sha: z.string().nullable(), status: z.string() }))
    .nullish(),
});

/** GitHub's own account, which commits what its API makes. */
const WEB_FLOW = 'web-flow';

/** Commits of others, newest first. */
export async function foreignCommits(
  client: Client,
  branch: string,
  base: string,
): Promise<{ revision: string; author: string; title: string }[]> {
  const login = await client.login();
  const basehead = `${base}...${branch}`;
  const ahead = valueOf(
    await client.list(compareShape, (page) => page.commits, '/compare/{basehead}', { basehead }),
  );
  const foreign = [];
  for (const one of ahead.reverse()) {
    if (await isOurs(client, one, login)) continue;
    const { sha, author, committer, commit } = one;
    const names = [madeOverBy(committer?.login, login), author?.login, commit.author?.name];
    foreign.push({
      revision: sha,
      author: names.find(Boolean) ?? 'unknown',
      title: commit.message.split('\n')[0] ?? '',
    });
  }
  return foreign;
}

/** Who made a commit over that bears our name: its committer. */
function madeOverBy(committer: string | undefined, login: string): string | undefined {
  return committer === login || committer === WEB_FLOW ? undefined : committer;
}

async function isOurs(client: Client, one: Commit, login: string): Promise<boolean> {
  const { committer, commit } = one;
  const untouched = committer
    ? [login, WEB_FLOW].includes(committer.login ?? '')
    : commit.committer?.email === 'noreply@github.com';
  if (one.author?.login !== login || !untouched || !hasSeal(commit.message)) return false;
  // Its files come in pages.
  const files = await client.list(filesShape, (page) => page.files ?? [], '/commits/{ref}', { ref: one.sha });
  return isSealed({
    parents: one.parents.map(({ sha }) => sha),
    message: commit.message,
    files: valueOf(files).map(({ filename, sha, status }) => ({
      path: filename,
      blob: status === 'removed' ? null : sha,
    })),
  });
}
