import type { Depth, HostRebuild, HostSpec, Rebuild } from '../../core/rebuild.js';
import { UserError } from '../../errors.js';
import type { Clock } from '../../ports/clock.js';
import type { Files } from '../../ports/files.js';
import type { Log } from '../../ports/log.js';
import { buildSandboxInEffect } from '../../nix/build-sandbox.js';
import { evalHosts, hostAttribute, nixVersion, type EvaluationTree } from '../../nix/evaluate.js';
import { importSource } from '../../nix/store.js';
import type { SandboxDriver, SandboxSession, SandboxSpec } from '../../sandbox/types.js';
import { rebuildHost, type RebuildContext, type RebuildLimits } from './rebuild-host.js';

/** An archive that was downloaded to be hashed. */
export interface SourceArchive {
  /** Absolute path on this machine. */
  archivePath: string;
  /** Of the unpacked archive, in any form. */
  narHash: string;
  /** Where it came from, for messages. */
  url: string;
}

/** The repository before or after the bump. */
export interface RebuildTree {
  /** Absolute folder with a copy of the repository; never the user's work tree. */
  folder: string;
  /** The archive of each pin that a classic host may name. */
  pins: ReadonlyMap<string, SourceArchive>;
}

export interface RebuildRequest {
  driver: SandboxDriver;
  hosts: readonly HostSpec[];
  /** Every `nixosConfigurations.*` of the flake at the root as well. */
  discover: boolean;
  /** Which of them, by name. */
  wanted: (host: string) => boolean;
  before: RebuildTree;
  after: RebuildTree;
  depth: Depth;
  /** Sources that the sandbox need not fetch, beside those of `pins`. */
  sources: readonly SourceArchive[];
  sandbox: Pick<SandboxSpec, 'nixConfig' | 'network'>;
  /** Absolute folder for `<host>.<side>.log`, which is kept; null: only what the report shows of a failure is. */
  logsFolder: string | null;
  limits: RebuildLimits;
  log: Log;
  clock: Clock;
  files: Files;
}

const BEFORE = '/channel-bump/before';
const AFTER = '/channel-bump/after';

/**
 * Rebuilds each host as it is today and as it would be, one after the other; a host that fails does not stop the others.
 *
 * @throws UserError when there is no sandbox or no host
 */
export async function rebuild(request: RebuildRequest): Promise<Rebuild> {
  const { driver, depth, log, before, after } = request;
  const archives = uniqueArchives(request);
  await using session = await driver.open({
    ...request.sandbox,
    mounts: [
      { from: before.folder, to: BEFORE },
      { from: after.folder, to: AFTER },
      ...archives.map((archive) => ({ from: archive.archivePath, to: placeOf(archive, archives) })),
    ],
  });
  const sandbox = await describe(session);
  log.info(`Rebuilding in: ${sandbox}`);
  const sources = await importSources(session, archives, log);
  const context: RebuildContext = {
    ...request,
    session,
    trees: {
      before: treeOf(session.path(BEFORE), before, sources),
      after: treeOf(session.path(AFTER), after, sources),
    },
  };
  const discovered = request.discover ? await discoverHosts(context, after.folder) : [];
  const named = new Set(request.hosts.map((host) => host.name));
  const all = [...request.hosts, ...discovered.filter((host) => !named.has(host.name))];
  const specs = all.filter((host) => request.wanted(host.name));
  if (specs.length === 0) {
    throw new UserError(
      all.length === 0 ? 'no host to rebuild was found.' : 'of the hosts found none is to be rebuilt.',
      {
        cure:
          all.length === 0
            ? 'Give the flake `nixosConfigurations`, or name the hosts in the configuration.'
            : 'Look at `only-hosts` and `skip-hosts`.',
      },
    );
  }
  const hosts: HostRebuild[] = [];
  for (const spec of specs) hosts.push(await rebuildHost(context, spec));
  log.progress('');
  return { depth, sandbox, hosts };
}

/** e.g. `container (podman 4.3.1), Nix 2.26.3, build sandbox off` */
async function describe(session: SandboxSession): Promise<string> {
  const version = await nixVersion(session);
  const inEffect = await buildSandboxInEffect(session);
  const state = inEffect === null ? 'unknown' : inEffect ? 'on' : 'off';
  return `${session.description}, Nix ${version ?? 'of an unknown version'}, build sandbox ${state}`;
}

function uniqueArchives({ sources, before, after }: RebuildRequest): SourceArchive[] {
  const all = [...sources, ...before.pins.values(), ...after.pins.values()];
  return [...new Map(all.map((archive) => [archive.narHash, archive])).values()];
}

function placeOf(archive: SourceArchive, archives: readonly SourceArchive[]): string {
  return `/channel-bump/archives/${archives.indexOf(archive)}`;
}

/** Store paths by NAR hash. */
async function importSources(
  session: SandboxSession,
  archives: readonly SourceArchive[],
  log: Log,
): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>();
  for (const archive of archives) {
    log.progress(`handing ${archive.url} to the sandbox`);
    const result = await importSource(session, session.path(placeOf(archive, archives)), archive.narHash);
    // Nothing can be said of any host then: a source is not what its hash says, or the disk is full.
    if (result.kind === 'failed') {
      throw new UserError(`the sandbox can't take in ${archive.url}: ${result.failure.message}`, {
        cure: 'This is the machine, not the release: look at its disk, then run again.',
      });
    }
    paths.set(archive.narHash, result.value);
  }
  return paths;
}

function treeOf(root: string, tree: RebuildTree, sources: ReadonlyMap<string, string>): EvaluationTree {
  const pins = [...tree.pins].flatMap(([name, { narHash }]) => {
    const path = sources.get(narHash);
    return path === undefined ? [] : [[name, path] as const];
  });
  return { root, sources: new Map(pins) };
}

/** The hosts of the flake at the root, as it would be; as it is, when it would fail. */
async function discoverHosts(context: RebuildContext, folder: string): Promise<HostSpec[]> {
  const { session, trees, files, limits, log } = context;
  if (!(await files.exists(`${folder}/flake.nix`))) return [];
  log.progress('looking for hosts');
  const options = { timeoutMs: limits.evaluationMs };
  let result = await evalHosts(session, trees.after, '.', options);
  if (result.kind === 'failed') result = await evalHosts(session, trees.before, '.', options);
  if (result.kind === 'failed') {
    throw new UserError(`the flake's hosts can't be listed: ${result.failure.message}`);
  }
  return result.value.map((name) => ({ kind: 'flake', name, folder: '.', attribute: hostAttribute(name) }));
}
