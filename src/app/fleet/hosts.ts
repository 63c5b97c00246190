import { matchesGlob } from '../../core/glob.js';
import { UserError } from '../../errors.js';
import { evalHosts, hostAttribute } from '../../nix/evaluate.js';
import type { Context } from '../context.js';
import type { Bump } from '../edit.js';
import { openWorkshop } from '../proof/prove.js';
import type { SourceArchive } from '../proof/workshop.js';
import type { Config } from '../settings.js';
import type { Sources } from '../source.js';
import { copyFolder, writeEdits } from '../trees.js';

const LISTING_MS = 20 * 60_000;

/**
 * The names of the hosts that are to be rebuilt, those of the configuration first: of the flake nothing is evaluated
 * but which hosts it has, in the sandbox, as it would be with the bump.
 * @throws UserError where there are none, or the flake can't tell
 */
export async function listHosts(context: Context, bump: Bump, sources: Sources): Promise<string[]> {
  const { config, files, folder } = context;
  const named = config.hosts.map(({ name }) => name);
  const isFlake = config['discover-hosts'] && (await files.exists(`${folder}/flake.nix`));
  const discovered = isFlake ? await discoverHosts(context, bump, sources) : [];
  const all = [...new Set([...named, ...discovered])];
  const wanted = all.filter(
    (host) => matchesGlob(config['only-hosts'], host) && !matchesGlob(config['skip-hosts'], host),
  );
  if (wanted.length > 0) return wanted;
  if (all.length > 0) {
    const cure = 'Look at `only-hosts` and `skip-hosts`.';
    throw new UserError('of the hosts found none is to be rebuilt.', { cure });
  }
  const cure = 'Give the flake `nixosConfigurations`, or name the hosts in the configuration.';
  throw new UserError('no host to rebuild was found.', { cure });
}

async function discoverHosts(context: Context, bump: Bump, sources: Sources): Promise<readonly string[]> {
  const { files, folder, log } = context;
  await using copy = await files.temporaryFolder('channel-bump-hosts');
  await copyFolder(context, folder, copy.path);
  await writeEdits(context, copy.path, bump.edits);
  await using workshop = openWorkshop(context);
  const sides = {
    before: { folder, pins: new Map<string, SourceArchive>() },
    after: { folder: copy.path, pins: await archivesOf(bump, sources) },
  };
  const { session, trees } = await workshop.enter(sides);
  log.progress('looking for hosts');
  let result = await evalHosts(session, trees.after, '.', { timeoutMs: LISTING_MS });
  // What the release breaks the flake may tell as it is today.
  if (result.kind === 'failed')
    result = await evalHosts(session, trees.before, '.', { timeoutMs: LISTING_MS });
  log.progress('');
  if (result.kind === 'ok') return result.value;
  throw new UserError(`the flake's hosts can't be listed: ${result.failure.message}`);
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
  return { ...config, hosts: specs, 'discover-hosts': false, 'only-hosts': ['*'], 'skip-hosts': [] };
}
