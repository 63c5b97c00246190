import { z } from 'zod';
import type { HostSpec } from '../core/rebuild.js';
import type { SandboxSession } from '../sandbox/types.js';
import type { NixFailure } from './failure.js';
import { installable } from './flake-ref.js';
import { runNix, type NixOptions, type NixResult, type NixRun } from './run.js';
import { TELL_STATISTICS } from './statistics.js';

/** One side of a rebuild, as programs in the sandbox see it. */
export interface EvaluationTree {
  /** The repository's folder. */
  root: string;
  /** Store path of the source of each pin that a classic host may name. */
  sources: ReadonlyMap<string, string>;
}

export const LOCKED = ['--no-write-lock-file', '--no-update-lock-file'];
export const JSON_LOG = ['--log-format', 'internal-json'];

/** `2.26.3`. Lix and Determinate Nix say more before it. */
export async function nixVersion(session: SandboxSession): Promise<string | null> {
  const { stdout } = await session.run(['nix', '--version']);
  return versionIn(stdout);
}

/** What is to be known of a sandbox's Nix. */
interface NixFacts {
  version: string | null;
  /** e.g. `x86_64-linux`; null: it was not told. */
  system: string | null;
  processors: number;
}

// Each part ends with a NUL, told or not.
const FACTS = `
nix --version; printf '\\0'
nix-instantiate --eval --expr builtins.currentSystem; printf '\\0'
nproc; printf '\\0'
`;

export async function nixFacts(session: SandboxSession): Promise<NixFacts> {
  const { stdout } = await session.run(['/bin/sh', '-c', FACTS]);
  const [version = '', system = '', processors = ''] = stdout.split('\0');
  return {
    version: versionIn(version),
    system: /"([\w-]+)"/.exec(system)?.[1] ?? null,
    processors: Math.max(1, Number.parseInt(processors, 10) || 1),
  };
}

function versionIn(said: string): string | null {
  return /(\d+\.\d[\w.]*)\s*$/.exec(said)?.[1] ?? null;
}

/** Names of a flake's `nixosConfigurations`, in Nix's order; none where it has no such attribute. */
export async function evalHosts(
  session: SandboxSession,
  tree: EvaluationTree,
  folder: string,
  options: NixOptions = {},
): Promise<NixResult<readonly string[]>> {
  const argv = [
    ...['nix', 'eval', '--json', ...LOCKED, ...JSON_LOG],
    ...['--apply', 'builtins.attrNames', installable(tree.root, folder, 'nixosConfigurations')],
  ];
  const read = (stdout: string) => z.array(z.string()).parse(JSON.parse(stdout));
  const result = await runNix(session, argv, 'evaluation', read, options);
  // A flake of packages or modules alone has none, and that is all right. Nothing that evaluation throws says it so.
  const none =
    result.kind === 'failed' && /^flake '[^']*' does not provide attribute /.test(result.failure.message);
  return none
    ? { kind: 'ok', value: [], built: 0, fetched: 0, downloadedBytes: 0, warnings: result.warnings }
    : complete(result);
}

/** Evaluates a host to the store path of its toplevel's derivation, which is then in the store. */
export async function instantiate(
  session: SandboxSession,
  tree: EvaluationTree,
  host: HostSpec,
  options: NixOptions = {},
): Promise<NixRun<string>> {
  const read = (stdout: string) => stdout.trim().replace(/!.*$/, '');
  const telling = { ...options, env: TELL_STATISTICS };
  if (host.kind === 'flake') {
    if (host.name.includes('"')) return unspeakable();
    const attribute = `${host.attribute}.config.system.build.toplevel.drvPath`;
    const argv = ['nix', 'eval', '--raw', ...LOCKED, ...JSON_LOG];
    const ref = installable(tree.root, host.folder, attribute);
    return complete(await runNix(session, [...argv, ref], 'evaluation', read, telling));
  }
  if (host.kind === 'file') {
    const argv = ['nix-instantiate', ...JSON_LOG, join(tree.root, host.file), '--attr', host.attribute];
    return runNix(session, argv, 'evaluation', read, telling);
  }
  const source = tree.sources.get(host.pin);
  if (source === undefined) return noSource(host.pin);
  const configuration = `/. + ${nixString(join(tree.root, host.configuration))}`;
  const argv = ['nix-instantiate', ...JSON_LOG, `${source}/nixos`, '--attr', 'system'];
  return runNix(session, [...argv, '--arg', 'configuration', configuration], 'evaluation', read, {
    ...options,
    env: { ...TELL_STATISTICS, NIX_PATH: `nixpkgs=${source}` },
  });
}

/**
 * An attribute path of one host, its name quoted where it must be: `nixosConfigurations."web.example"`. On a command
 * line Nix takes all between the quotes as it is.
 */
export function hostAttribute(name: string): string {
  const quoted = /^[A-Za-z_][\w'-]*$/.test(name) ? name : `"${name}"`;
  return `nixosConfigurations.${quoted}`;
}

/** Nix asks the network for an input that is not locked before it says so: that is no fault of the machine. */
function complete<T extends NixResult<unknown>>(result: T): T {
  if (result.kind === 'ok') return result;
  const said = result.errors.map((error) => error.text).join('\n');
  // A locked input that can't be fetched is not told so: that one is the machine's.
  const input = /while updating the flake input '([^']+)'/.exec(said)?.[1];
  if (input === undefined && !said.includes('requires lock file changes')) return result;
  return { ...result, failure: unlocked(input, result.failure) };
}

function unlocked(input: string | undefined, { message, derivation, log }: NixFailure): NixFailure {
  return {
    class: 'evaluation',
    reason: 'unlocked-input',
    ...(input === undefined ? {} : { subject: input }),
    message: `flake.lock does not lock every input: ${message}`,
    cure: 'Run `nix flake lock`, and commit flake.lock.',
    derivation,
    log,
  };
}

function noSource(pin: string): NixRun<string> {
  return failed(`There is no source for the pin ${pin}.`);
}

function unspeakable(): NixRun<string> {
  return failed('On a command line Nix has no way to name a host with a double quote in its name.');
}

function failed(message: string): NixRun<string> {
  const failure: NixFailure = { class: 'evaluation', message, derivation: null, log: [] };
  return { kind: 'failed', failure, errors: [], warnings: [], peakBytes: null };
}

/** A string literal of the Nix language. */
export function nixString(text: string): string {
  return `"${text.replace(/[\\"]|\$\{/g, '\\$&')}"`;
}

/** A repository-relative path under the repository's folder. */
export function join(root: string, path: string): string {
  return `${root}/${path.replace(/^(\.\/)+/, '')}`;
}
