import { z } from 'zod';
import { valueOf } from '../failure.js';
import { type Client } from './client.js';
import { madeOnce } from '../made-once.js';

const labelShape = z.object({ id: z.number(), name: z.string() });
type Label = z.infer<typeof labelShape>;

const COLOR = '#ededed';

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Ids of the repository's labels of these names, made where there are none. Names are the same whatever their case. */
export async function labelIds(client: Client, names: readonly string[]): Promise<number[]> {
  if (names.length === 0) return [];
  const all = valueOf(await client.list(labelShape, '/labels'));
  const ids: number[] = [];
  for (const name of names) {
    const there = all.find((label) => same(label.name, name)) ?? (await createLabel(client, name));
    ids.push(there.id);
  }
  return ids;
}

async function createLabel(client: Client, name: string): Promise<Label> {
  const made = await madeOnce(
    client.access.wait,
    () => client.attempt(labelShape, 'POST', '/labels', { body: { name, color: COLOR } }),
    async () =>
      valueOf(await client.list(labelShape, '/labels')).find((label) => same(label.name, name)) ?? null,
  );
  return valueOf(made);
}

/** Adds what is missing to a pull request or issue, and tells all that it has then. */
export async function giveLabels(
  client: Client,
  { number, labels }: { number: number; labels: readonly string[] },
  wanted: readonly string[],
): Promise<readonly string[]> {
  const missing = wanted.filter((name) => !labels.some((label) => same(label, name)));
  if (missing.length === 0) return labels;
  const body = { labels: await labelIds(client, missing) };
  // Given twice is given once.
  const given = await client.attempt(z.array(labelShape), 'POST', `/issues/${number}/labels`, { body }, true);
  return valueOf(given).map((label) => label.name);
}
