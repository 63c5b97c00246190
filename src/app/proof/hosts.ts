import type { HostSpec } from '../../core/rebuild.js';
import { matchesGlob } from '../../core/glob.js';
import { UserError } from '../../errors.js';
import { evalHosts, hostAttribute } from '../../nix/evaluate.js';
import type { Files } from '../../ports/files.js';
import type { Log } from '../../ports/log.js';
import type { Config, ConfigHost } from '../settings.js';
import type { Workshop } from './workshop.js';

/** Which hosts are to be proven. */
export interface HostsAsked {
  hosts: readonly HostSpec[];
  /** Every `nixosConfigurations.*` of the flake at the root as well. */
  discover: boolean;
  /** Which of them, by name. */
  wanted: (host: string) => boolean;
  /** What names hosts in other settings: each must mean one. */
  globs?: readonly HostGlob[];
}

interface HostGlob {
  /** `boot-hosts`, `checks.0.hosts` */
  setting: string;
  glob: string;
}

/** What the configuration asks for. */
export function hostsAsked(config: Config): HostsAsked {
  return {
    hosts: config.hosts.map(hostSpec),
    discover: config['discover-hosts'],
    wanted: (host) => matchesGlob(config['only-hosts'], host) && !matchesGlob(config['skip-hosts'], host),
    globs: [
      ...config['boot-hosts'].map((glob) => ({ setting: 'boot-hosts', glob })),
      ...config.checks.flatMap(({ hosts = [] }, index) =>
        hosts.map((glob) => ({ setting: `checks.${index}.hosts`, glob })),
      ),
    ],
  };
}

function hostSpec(host: ConfigHost): HostSpec {
  if ('configuration' in host) return { kind: 'classic', ...host };
  if ('file' in host) return { kind: 'file', ...host };
  return { kind: 'flake', name: host.name, folder: host.flake, attribute: host.attribute };
}

interface Finding {
  /** Absolute folder with the repository as it would be. */
  folder: string;
  /** Asked for where a flake has to be evaluated. */
  enter: () => Promise<Pick<Awaited<ReturnType<Workshop['enter']>>, 'session' | 'trees'>>;
  /** For one evaluation of the flake. */
  timeoutMs: number;
  files: Files;
  log: Log;
}

/**
 * The hosts to prove, those that were named first: of the flake nothing is evaluated but which hosts it has.
 * @throws UserError where there is none, or the flake can't tell
 */
export async function findHosts(asked: HostsAsked, finding: Finding): Promise<HostSpec[]> {
  const discovered = asked.discover ? await discoverHosts(finding) : [];
  const named = new Set(asked.hosts.map((host) => host.name));
  const all = [...asked.hosts, ...discovered.filter((host) => !named.has(host.name))];
  if (all.length > 0) warnOfStrangers(asked.globs ?? [], all, finding.log);
  const specs = all.filter((host) => asked.wanted(host.name));
  if (specs.length > 0) return specs;
  throw all.length === 0
    ? new UserError('no host to rebuild was found.', {
        cure: 'Give the flake `nixosConfigurations`, or name the hosts in the configuration.',
      })
    : new UserError('of the hosts found none is to be rebuilt.', {
        cure: `Look at how it is spelled, at \`only-hosts\` and \`skip-hosts\`. There are: ${someOf(all)}.`,
      });
}

/** The logs of runs that were told: hosts are looked for more than once in a run. */
const told = new WeakSet<Log>();

/** A slip in a name would go unseen: what is not booted or not checked does not fail. */
function warnOfStrangers(globs: readonly HostGlob[], all: readonly HostSpec[], log: Log): void {
  if (told.has(log)) return;
  told.add(log);
  for (const { setting, glob } of globs)
    if (!all.some(({ name }) => matchesGlob([glob], name)))
      log.warning(`\`${setting}\`: there is no host \`${glob}\`. Look at how it is spelled.`);
}

const SHOWN = 20;

function someOf(hosts: readonly HostSpec[]): string {
  const more = hosts.length > SHOWN ? ` and ${hosts.length - SHOWN} more` : '';
  return (
    hosts
      .slice(0, SHOWN)
      .map(({ name }) => name)
      .join(', ') + more
  );
}

/**
 * Names of wanted hosts that the flake has today, and would have no longer: nobody could tell whether they build. None
 * where today's can't be listed.
 * @param today absolute folder with the repository as it is
 * @param found the hosts that there would be, by `findHosts`
 */
export async function removedHosts(
  { discover, wanted }: HostsAsked,
  { enter, timeoutMs, files }: Finding,
  today: string,
  found: readonly HostSpec[],
): Promise<string[]> {
  if (!discover || !(await files.exists(`${today}/flake.nix`))) return [];
  const { session, trees } = await enter();
  const before = await evalHosts(session, trees.before, '.', { timeoutMs });
  if (before.kind === 'failed') return [];
  const still = new Set(found.map(({ name }) => name));
  return before.value.filter((name) => wanted(name) && !still.has(name));
}

/** The hosts of the flake at the root, as it would be; as it is, when it would fail. */
async function discoverHosts({ folder, enter, timeoutMs, files, log }: Finding): Promise<HostSpec[]> {
  if (!(await files.exists(`${folder}/flake.nix`))) return [];
  const { session, trees } = await enter();
  log.progress('looking for hosts');
  let result = await evalHosts(session, trees.after, '.', { timeoutMs });
  if (result.kind === 'failed') result = await evalHosts(session, trees.before, '.', { timeoutMs });
  log.progress('');
  if (result.kind === 'failed') {
    throw new UserError(`the flake's hosts can't be listed: ${result.failure.message}`, {
      place: { file: 'flake.nix' },
      cure: 'Mend that, or name the hosts in the configuration and set `discover-hosts: false`.',
    });
  }
  return result.value.map((name) => ({ kind: 'flake', name, folder: '.', attribute: hostAttribute(name) }));
}
