import type { LoggedRequest } from '../../miniature/forge/index.js';
import { readBody } from '../../src/app/pull-request/marker.js';
import type { Pull } from '../../src/forge/types.js';
import { fileOf, NEWEST, printOf, release, type Channel, type Race } from './race.js';
import type { RaceWorld } from './race-world.js';

/** What a race has left of one channel, seen past our own code where that is to be judged. */
export interface Found {
  /** Where its branch is; null: there is none. */
  head: string | null;
  /** Everything of this race that is no branch of a channel. */
  leftovers: string[];
  /** Open ones from its branch. */
  open: readonly Pull[];
  /** How many were made from it during the race, all told. */
  made: number;
  comments: string[];
  checks: { name: string; says: string }[];
  /** Its file on its branch, with the mode. */
  file: { text: string; mode: string } | null;
  /** Commits since `main`, newest first. */
  commits: string[];
}

interface Item {
  body?: string;
  name?: string;
  context?: string;
  conclusion?: string;
  status?: string;
  external_id?: string;
  description?: string;
  check_runs?: Item[];
}

export async function found(
  world: RaceWorld,
  { kind, prefix, token }: Race,
  channel: Channel,
): Promise<Found> {
  const branch = `${prefix}refresh/${channel.channel}`;
  const refs = world.git('for-each-ref', '--format=%(refname)', `refs/heads/${prefix}`).split('\n');
  const there = refs.includes(`refs/heads/${branch}`);
  const head = there ? world.git('rev-parse', branch) : null;
  const { forge } = world.reach(token, () => Promise.resolve(), null);
  const open = (await forge.openPulls(branch)).filter((pull) => pull.head.branch === branch);
  const comments: string[] = [];
  for (const { number } of open) {
    const all = await read(
      world,
      token,
      `/issues/${number}/comments${kind === 'github' ? '?per_page=100' : ''}`,
    );
    comments.push(...all.map(({ body = '' }) => body));
  }
  const { requests } = await world.log();
  const made = requests.filter(
    ({ operation, status, body }) => isCreation(operation, status) && headOf(body) === branch,
  ).length;
  const [mode = ''] = head === null ? [] : world.git('ls-tree', head, channel.file).split(' ');
  return {
    ...{ head, open, made, comments },
    leftovers: refs.filter((ref) => ref.includes('channel-bump-scratch-')),
    checks: head === null ? [] : await checksOn(world, kind, token, head),
    file: head === null ? null : { text: `${world.git('show', `${head}:${channel.file}`)}\n`, mode },
    commits: head === null ? [] : world.git('rev-list', `main..${head}`).split('\n'),
  };
}

const isCreation = (operation: string, status: number): boolean =>
  ['pulls/create', 'repoCreatePullRequest'].includes(operation) && status === 201;

function headOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'head' in body ? body.head : null;
}

async function read(world: RaceWorld, token: string, path: string): Promise<Item[]> {
  const answer = await fetch(`${world.api}/repos/acme/infra${path}`, {
    headers: { authorization: `token ${token}` },
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const body = (await answer.json()) as Item | Item[];
  return Array.isArray(body) ? body : (body.check_runs ?? []);
}

async function checksOn(
  world: RaceWorld,
  kind: string,
  token: string,
  head: string,
): Promise<Found['checks']> {
  if (kind === 'github') {
    const runs = await read(world, token, `/commits/${head}/check-runs?filter=all&per_page=100`);
    return runs.map(({ name = '', conclusion = '', external_id: id = '' }) => ({
      name,
      says: `${conclusion} ${id}`,
    }));
  }
  const statuses = await read(world, token, `/commits/${head}/statuses?limit=50`);
  return statuses.map(({ context = '', status = '', description = '' }) => ({
    name: context,
    says: `${status} ${description}`,
  }));
}

/** What is wrong with it, a sentence each. @param person the commit of a person that must be left as it is */
export function verdictOn(
  { head, leftovers, open, made, comments, checks, file, commits }: Found,
  { channel, title, person }: { channel: Channel; title: string; person: string | null },
): string[] {
  const newest = release(channel, NEWEST);
  const wrong: string[] = [];
  const must = (holds: boolean, otherwise: string): void => {
    if (!holds) wrong.push(`${channel.channel}: ${otherwise}`);
  };
  must(leftovers.length === 0, `branches are left: ${leftovers.join(', ')}`);
  must(made <= 1, `${made} pull requests were made`);
  const markers = comments.map((body) => /<!-- channel-bump [a-z]+[^>]* -->/.exec(body)?.[0] ?? body);
  must(new Set(markers).size === markers.length, `comments are there twice: ${markers.join(', ')}`);
  for (const name of new Set(checks.map((check) => check.name))) {
    const said = new Set(checks.filter((check) => check.name === name).map(({ says }) => says));
    must(said.size === 1, `checks ${name} say: ${[...said].join('; ')}`);
  }
  if (person !== null) {
    must(head === person, `the branch is at ${head ?? 'nothing'}, not at the person's ${person}`);
    must(open.length <= 1, `${open.length} pull requests are open`);
    must(comments.length === open.length, `${comments.length} notes`);
    return wrong;
  }
  must(comments.length === 0, `there are comments: ${comments.join('; ')}`);
  must(commits.length === 1, `${commits.length} commits`);
  must(file?.text === fileOf(channel, newest), `the file says ${file?.text ?? 'nothing'}`);
  must(file?.mode === channel.mode, `the file's mode is ${file?.mode ?? 'none'}`);
  const [pull, ...others] = open;
  must(pull !== undefined && others.length === 0, `${open.length} pull requests are open`);
  if (pull === undefined) return wrong;
  const { marker } = readBody(pull.body, pull.head.branch);
  must(
    marker !== null && marker.head === head,
    `the marker is of ${marker?.head ?? 'nothing'}, not ${head ?? ''}`,
  );
  must(marker?.releases[channel.channel] === newest.name, 'the marker is of another release');
  must(marker?.proof === 'proven', 'nothing is proven');
  const version = newest.name.replace(/^nixos-/, '');
  must(pull.title === title, `the title is ${pull.title}`);
  must(pull.body.includes(version), 'the body is of another release');
  must(pull.head.revision === head, 'the pull request has another head');
  must(!pull.draft, 'it is a draft');
  const own = checks.filter(({ says }) => /success/.test(says));
  must(own.length === checks.length, 'a check is not green');
  return wrong.concat(
    own.every(({ says, name }) => name !== 'channel-bump / web1' || says.includes(printOf(newest)))
      ? []
      : [`${channel.channel}: a check is of another release`],
  );
}

/** What requests change anything. */
export function writes(requests: readonly LoggedRequest[]): string[] {
  return requests
    .filter(({ method, operation, body }) => {
      if (method === 'GET' || method === 'HEAD') return false;
      if (operation !== 'graphql') return true;
      const query = typeof body === 'object' && body !== null && 'query' in body ? body.query : null;
      return typeof query !== 'string' || !query.trim().startsWith('query');
    })
    .map(({ method, path }) => `${method} ${path}`);
}
