import { matchesGlob } from '../../core/glob.js';
import { UserError } from '../../errors.js';
import { hostAttribute } from '../../nix/evaluate.js';
import type { Context } from '../context.js';
import type { Bump } from '../edit.js';
import { findHosts, hostsAsked } from '../proof/hosts.js';
import { openWorkshop } from '../proof/prove.js';
import type { SourceArchive } from '../proof/workshop.js';
import type { Config } from '../settings.js';
import type { Sources } from '../source.js';
import { copyFolder, writeEdits } from '../trees.js';
import type { Plan } from './plan-file.js';

const LISTING_MS = 20 * 60_000;

/**
 * The names of the hosts that are to be rebuilt: as the rebuild finds them, with the bump, and with nothing of them
 * evaluated. No sandbox is opened where no flake is to be asked.
 * @throws UserError where there are none, or the flake can't tell
 */
export async function listHosts(context: Context, bump: Bump, sources: Sources): Promise<string[]> {
  const { config, files, folder, log } = context;
  await using copy = await files.temporaryFolder('channel-bump-hosts');
  await copyFolder(context, folder, copy.path);
  await writeEdits(context, copy.path, bump.edits);
  await using workshop = openWorkshop(context);
  const specs = await findHosts(hostsAsked(config), {
    ...{ folder: copy.path, timeoutMs: LISTING_MS, files, log },
    enter: async () =>
      workshop.enter({
        before: { folder, pins: new Map<string, SourceArchive>() },
        after: { folder: copy.path, pins: await archivesOf(bump, sources) },
      }),
  });
  return specs.map(({ name }) => name);
}

/** Those that were hashed for the edits: the sandbox need not fetch them. */
async function archivesOf({ moves }: Bump, sources: Sources): Promise<Map<string, SourceArchive>> {
  const archives = new Map<string, SourceArchive>();
  for (const { archiveUrl: url } of moves) {
    if (url === null) continue;
    const { archive, narHash } = await sources.get(url);
    if (archive !== null) archives.set(url, { archivePath: archive, narHash, url });
  }
  return archives;
}

/** The configuration for a rebuild of these hosts and no others, which are known: nothing is looked for again. */
export function configurationFor(config: Config, hosts: readonly string[]): Config {
  const named = new Map(config.hosts.map((host) => [host.name, host]));
  const specs = hosts.map(
    (name) => named.get(name) ?? { name, flake: '.' as const, attribute: hostAttribute(name) },
  );
  // What is for hosts of other shards is for none here.
  const meant = (globs: readonly string[]): string[] =>
    globs.filter((glob) => hosts.some((host) => matchesGlob([glob], host)));
  const checks = config.checks.flatMap((check) => {
    if (check.hosts === undefined) return [check];
    const forThese = meant(check.hosts);
    return forThese.length === 0 ? [] : [{ ...check, hosts: forThese }];
  });
  return {
    ...config,
    ...{ hosts: specs, 'discover-hosts': false, 'only-hosts': ['*'], 'skip-hosts': [] },
    ...{ checks, 'boot-hosts': meant(config['boot-hosts']) },
  };
}

/**
 * The plan's hosts must be those that the configuration asks for: what it names is all there, and no more than it
 * wants. Which others the flake has the plan alone says.
 */
export function assertHosts(config: Config, { candidates, hosts }: Pick<Plan, 'candidates' | 'hosts'>): void {
  if (candidates.length === 0) return;
  const { hosts: specs, discover, wanted } = hostsAsked(config);
  const named = new Set(specs.map(({ name }) => name));
  const left = [...named].find((name) => wanted(name) && !hosts.includes(name));
  const strange = hosts.find((name) => !wanted(name) || !(discover || named.has(name)));
  if (left === undefined && strange === undefined) return;
  const what = left === undefined ? `has ${strange ?? ''}, which is not to be rebuilt` : `leaves out ${left}`;
  throw new UserError(`the plan ${what}.`, { cure: 'Make a new plan, of the commit that is checked out.' });
}
