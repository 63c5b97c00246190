import type { Candidate } from '../core/candidate.js';
import { seriesOf } from '../core/channel.js';
import { branchOfSeries, type Companion, type CompanionTarget } from '../core/companion.js';
import { segmentsBelow } from '../core/origin.js';
import { UserError } from '../errors.js';
import { configFile } from './config.js';
import { originsOf, type Context } from './context.js';
import { archiveUrl, type Sources } from './source.js';

/** A companion and where it goes. */
export interface CompanionMove {
  companion: Companion;
  target: CompanionTarget;
}

export type Settled =
  | { kind: 'ready'; moves: readonly CompanionMove[] }
  /** Sentences, one for each companion that is not there yet. */
  | { kind: 'waiting'; reasons: readonly string[] };

type Branches = Awaited<ReturnType<Context['git']['remoteBranches']>>;

/**
 * Where the companions of an upgrade go: to the same branch of the new series. It waits until all of them have it.
 * @throws UserError where a companion's repository does not answer, or what it sends can't be hashed
 */
export async function settleCompanions(
  context: Context,
  candidate: Candidate,
  sources: Sources,
): Promise<Settled> {
  const asked = new Map<string, Promise<Branches>>();
  const branchesAt = (url: string): Promise<Branches> => {
    const branches = asked.get(url) ?? context.git.remoteBranches(url);
    asked.set(url, branches);
    return branches;
  };
  const moves: CompanionMove[] = [];
  const reasons: string[] = [];
  for (const companion of candidate.companions) {
    const branch = branchAfter(companion, candidate);
    if (branch === null) continue;
    const url = gitAddress(context, companion);
    if (url === null) {
      reasons.push(unsettled(companion, 'the file does not tell where its repository is'));
      continue;
    }
    const revision = (await orCure(companion, branchesAt(url))).get(branch);
    if (revision === undefined)
      reasons.push(unsettled(companion, `${companion.repository} has no branch ${branch} yet`));
    else moves.push({ companion, target: await targetOf(context, companion, branch, revision, sources) });
  }
  return reasons.length > 0 ? { kind: 'waiting', reasons } : { kind: 'ready', moves };
}

/** The branch of the series that the pins of its own series go to; null where none leaves it. */
export function branchAfter({ series, branch }: Companion, { steps }: Candidate): string | null {
  const step = steps.find(({ pins }) => pins.some((pin) => seriesOf(pin.channel) === series));
  const next = seriesOf(step?.to.channel ?? null);
  return next === null || next === series ? null : branchOfSeries(branch, next);
}

/** GitHub is reached by the configured mirror. */
function gitAddress(context: Context, { gitUrl }: Companion): string | null {
  const github = gitUrl === null ? null : segmentsBelow(gitUrl, originsOf(context.config).archives);
  return github ? `${context.config['archive-url']}/${github.join('/')}` : gitUrl;
}

/** @param revision that the branch stands at, or stood at when another job looked */
export async function targetOf(
  context: Context,
  companion: Companion,
  branch: string,
  revision: string,
  sources: Sources,
): Promise<CompanionTarget> {
  if (companion.moves !== 'text') return { branch, revision: null, hash: null, lastModified: null };
  if (companion.hash === null) return { branch, revision, hash: null, lastModified: null };
  const { repository } = companion;
  const url = archiveUrl(
    context,
    { artifact: 'github-archive', repository },
    { revision, releasePath: null },
  );
  if (url === null) throw new Error(`${companion.file}:${companion.name}: no address of an archive`);
  const { narHash, lastModified } = await orCure(companion, sources.get(url));
  return { branch, revision, hash: narHash, lastModified };
}

const LEAVE_OUT = `To go without it, leave it out of \`companions:\` in ${configFile}, or name it under \`freeze:\`.`;

function unsettled({ name, file }: Companion, why: string): string {
  return `\`${name}\` of ${file} has to move along, but ${why}. ${LEAVE_OUT}`;
}

async function orCure<T>({ file, line, name }: Companion, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const place = { file, line };
    const message = `\`${name}\` has to move along: ${error.toSentences()}`;
    throw new UserError(message, { place, cure: LEAVE_OUT, cause: error });
  }
}
