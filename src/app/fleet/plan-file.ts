import { createHash } from 'node:crypto';
import { z } from 'zod';
import { LANES, type Candidate } from '../../core/candidate.js';
import type { FileEdit } from '../../core/pin.js';
import { UserError } from '../../errors.js';
import type { Context } from '../context.js';
import type { Config } from '../settings.js';
import { TOLD } from '../pull-request/identity.js';
import { MOST_SHARDS } from './shards.js';

/** Raised when a field goes or changes its meaning. */
export const PLAN_VERSION = 1;
const MOST_HOSTS = 20_000;
/** Bytes. Of a flake.lock there can be several, some hundred thousand bytes each. */
const MOST_BYTES = 32 * 1024 * 1024;

const word = z.string().max(1024);
export const digestShape = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex');
export const revisionShape = z.string().regex(/^[0-9a-f]{40}$/, 'must be a revision of 40 hex');
/** As the flake has it: any attribute's name. */
export const hostShape = z.string().min(1).max(255);
const time = z.int().nullable();

const pin = z.object({
  file: word,
  name: word,
  from: z.object({
    channel: word.nullable(),
    release: word.nullable(),
    revision: word.nullable(),
    hash: word.nullable(),
    lastModified: time,
  }),
  /** What it moves to; null where it can't be moved by itself and stays. */
  to: z.object({ hash: word.nullable(), lastModified: time }).nullable(),
});

const release = z.object({
  channel: word,
  name: word,
  revision: revisionShape,
  lastModified: time,
  published: word.nullable(),
});

const companion = z.object({
  file: word,
  name: word,
  /** Null where no pin leaves its series. */
  to: z.object({ branch: word, revision: revisionShape.nullable() }).nullable(),
});

const candidate = z.object({
  lane: z.enum(LANES),
  group: word,
  urgency: z.string().max(4096).nullable(),
  steps: z
    .array(z.object({ to: release, pins: z.array(pin).min(1).max(10_000) }))
    .min(1)
    .max(1000),
  companions: z.array(companion).max(1000),
  /** Texts that Nix wrote when it locked a flake.lock anew, by path. */
  locks: z.record(word, z.string()),
  /** See `digestOfEdits`. */
  edits: digestShape,
});

const shape = z
  .object({
    kind: z.literal('channel-bump plan'),
    schemaVersion: z.literal(PLAN_VERSION, 'is of another version of Channel Bump'),
    /** The commit that is checked out, and where the folder is in it: empty, or with `/` at the end. */
    commit: revisionShape,
    folder: word,
    depth: z.enum(['dry-build', 'build', 'boot', 'switch']),
    /** Digests of the settings that the proof and the pull request depend on, by name. */
    settings: z.record(word, digestShape),
    candidates: z.array(candidate).max(1000),
    hosts: z.array(hostShape).max(MOST_HOSTS),
    /** Numbered from 1 on. */
    shards: z.array(z.array(hostShape).min(1)).max(MOST_SHARDS),
    /** What could not be looked at, a sentence each: the run ends as failed, whatever comes of the rest. */
    troubles: z.array(z.string().max(4096)).max(1000),
  })
  .refine(({ hosts, shards }) => isPartition(shards.flat(), hosts), 'its shards do not hold each host once')
  .refine(
    ({ candidates, hosts }) => candidates.length === 0 || hosts.length > 0,
    'it has candidates and no host to prove them on',
  )
  .refine(
    ({ candidates }) =>
      candidates.every(
        (one, index) => candidates.findIndex((other) => isSameCandidate(one, other)) === index,
      ),
    'it has a candidate twice',
  );

/** What a fleet's runners are told: data alone, of which each run makes the edits by itself. */
export type Plan = z.infer<typeof shape>;
export type PlannedCandidate = Plan['candidates'][number];
export type PlannedPin = PlannedCandidate['steps'][number]['pins'][number];

function isPartition(parts: readonly string[], whole: readonly string[]): boolean {
  const all = new Set(whole);
  return parts.length === all.size && whole.length === all.size && parts.every((one) => all.delete(one));
}

/** A candidate is known by these two. */
type Known = Pick<Candidate, 'lane' | 'group'>;

export function isSameCandidate(a: Known, b: Known): boolean {
  return a.lane === b.lane && a.group === b.group;
}

/**
 * Reads a plan that another job has made, as the foreign data that it is.
 * @throws UserError where it is none, or of another version
 */
export async function readPlan({ files }: Pick<Context, 'files'>, path: string): Promise<Plan> {
  const content = await files.readUpTo(path, MOST_BYTES);
  if (content.kind === 'unreadable') throw content.error;
  if (content.kind === 'missing') {
    throw new UserError(`there is no plan ${path}.`, {
      cure: 'Make one with `channel-bump plan --output FILE`.',
    });
  }
  if (content.kind === 'too-large') throw notAPlan(path, `it has ${content.size} bytes`);
  const parsed = shape.safeParse(parseJson(content.bytes));
  if (parsed.success) return parsed.data;
  throw notAPlan(path, firstIssue(parsed.error));
}

/**
 * The plan, as those who read it would take it.
 * @throws UserError where they would not
 */
export function checkedPlan(plan: Plan): Plan {
  const checked = shape.safeParse(plan);
  if (checked.success) return plan;
  const host = plan.hosts.find((name) => !hostShape.safeParse(name).success);
  if (host === undefined) throw new UserError(`no plan can be made of this: ${firstIssue(checked.error)}.`);
  const told = host.length > 80 ? `${host.slice(0, 80)}…` : host;
  throw new UserError(`the host \`${told}\` can't be planned: its name has ${host.length} characters.`, {
    cure: 'Give it a name of 1 to 255 characters, or leave it out with `skip-hosts`.',
  });
}

function notAPlan(path: string, why: string): UserError {
  return new UserError(`${path} is no plan that we can use: ${why}.`, {
    cure: 'Make a new plan, of the commit that is checked out.',
  });
}

/** Undefined where it is none. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** `candidates.0.edits: must be …` */
export function firstIssue({ issues }: z.ZodError): string {
  const [issue] = issues;
  const path = (issue?.path ?? []).map(String).join('.').slice(0, 200);
  return `${path === '' ? '' : `${path}: `}${(issue?.message ?? '').slice(0, 500)}`;
}

/** What the results of its shards are held against. Two plans of one commit that say the same are the same. */
export function digestOfPlan(plan: Plan): string {
  return digest(plan);
}

/** The whole texts before and after, so that the order of the files tells nothing. */
export function digestOfEdits(edits: readonly FileEdit[]): string {
  const texts = edits.map(({ file, before, after }) => [file, before, after]);
  return digest(texts.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
}

/**
 * What else decides how a proof ends; where it is made, and by whom the work is shared out, may differ from runner to
 * runner.
 */
const PROVING = [
  'boot-timeout',
  'builders',
  'substituters',
  'trusted-public-keys',
] as const satisfies readonly (keyof Config)[];

/** Digests of what a proposal and its proof depend on besides the files. */
export function digestsOfSettings(config: Config): Record<string, string> {
  return Object.fromEntries([...TOLD, ...PROVING].map((name) => [name, digest(config[name] ?? null)]));
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
