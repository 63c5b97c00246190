import { z } from 'zod';
import type { HostSpec } from '../core/rebuild.js';
import type { SandboxSession } from '../sandbox/types.js';
import { join, JSON_LOG, LOCKED, nixString, type EvaluationTree } from './evaluate.js';
import { installable } from './flake-ref.js';
import { runNix, type NixOptions, type NixResult } from './run.js';

/** What it takes to boot one side of a host, as derivations that are then in the store. */
export type HostVm =
  | {
      kind: 'vm';
      /** Of the run script: `config.system.build.vm` with the probe in it. */
      derivation: string;
      /** Of the toplevel that the VM boots, which is what a VM of the other side can be switched to. */
      toplevel: string;
      /** Whether it has a `switch-to-configuration`. */
      switchable: boolean;
    }
  /** It has no VM that could run here: a sentence says why. */
  | { kind: 'none'; reason: string };

const told = z.union([
  z.object({ vm: z.string(), toplevel: z.string(), switchable: z.boolean() }),
  z.object({ none: z.literal('architecture'), system: z.string() }),
  z.object({ none: z.enum(['container', 'release']) }),
]);

/**
 * Evaluates the VM of a host.
 * @param probe a NixOS module, as Nix code, that is added to the VM and to it alone
 */
export async function instantiateVm(
  session: SandboxSession,
  tree: EvaluationTree,
  host: HostSpec,
  probe: string,
  options: NixOptions = {},
): Promise<NixResult<HostVm>> {
  const read = (stdout: string): HostVm => explain(told.parse(JSON.parse(stdout)));
  const run = (argv: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    runNix(session, ['nix', 'eval', '--json', ...JSON_LOG, ...argv], 'evaluation', read, { ...options, env });
  const system = await systemOf(session);
  if (host.kind === 'flake') {
    const ref = installable(tree.root, host.folder, host.attribute);
    return run([...LOCKED, '--apply', applied(probe, system), ref]);
  }
  if (host.kind === 'file') {
    const path = /^(?:(.*)\.)?config\.system\.build\.toplevel$/.exec(host.attribute);
    if (path === null) return none(`Its attribute, \`${host.attribute}\`, does not end in ${TOPLEVEL}.`);
    const file = join(tree.root, host.file);
    return run(['--apply', applied(probe, system), '--file', file, path[1] ?? '']);
  }
  const source = tree.sources.get(host.pin);
  if (source === undefined) return none(`There is no source for the pin ${host.pin}.`);
  const configuration = join(tree.root, host.configuration);
  const expression = classic(source, configuration, probe, system);
  return run(['--impure', '--expr', expression], { NIX_PATH: `nixpkgs=${source}` });
}

const TOPLEVEL = '`.config.system.build.toplevel`, so that there is no configuration to make a VM of';

/** e.g. `x86_64-linux` */
async function systemOf(session: SandboxSession): Promise<string> {
  const { stdout } = await session.run(['uname', '-m']);
  return `${stdout.trim()}-linux`;
}

// Code that both ways in begin with. `host` is what evaluates a host; what it lacks (an old release) is not touched.
const refused = (system: string): string => `
  system = host.pkgs.stdenv.hostPlatform.system or host.pkgs.stdenv.system or host.pkgs.system;
  runs = system == ${nixString(system)} || system == "i686-linux" && ${nixString(system)} == "x86_64-linux";
  refusal =
    if host.config.boot.isContainer or false then { none = "container"; }
    else if !runs then { none = "architecture"; inherit system; }
    else null;
  answer = variant: {
    vm = variant.system.build.vm.drvPath;
    toplevel = variant.system.build.toplevel.drvPath;
    switchable = variant.system.switch.enable or true;
  };`;

/**
 * For `--apply`: pure, a function of the evaluated host. What `import <nixpkgs/nixos> { }` gives has no `extendModules`,
 * but the type of its option evaluates the VM as well.
 */
function applied(probe: string, system: string): string {
  return `host: let ${refused(system)}
  probe = ${probe};
  option = host.options.virtualisation.vmVariant;
  definitions = option.definitionsWithLocations or [ ] ++ [ { file = "channel-bump"; value = probe; } ];
in
  if refusal != null then refusal
  else if !(host ? options.virtualisation.vmVariant) then { none = "release"; }
  else if host ? extendModules then
    answer (host.extendModules { modules = [ { virtualisation.vmVariant = probe; } ]; }).config.virtualisation.vmVariant
  else answer (option.type.merge [ "virtualisation" "vmVariant" ] definitions)`;
}

/** Before NixOS 21.11 there is no `vmVariant`: a host's VM is then what its modules and qemu-vm.nix make together. */
function classic(source: string, configuration: string, probe: string, system: string): string {
  return `let
  source = /. + ${nixString(source)};
  configuration = /. + ${nixString(configuration)};
  evaluate = configuration: import (source + "/nixos") { inherit configuration; };
  host = evaluate configuration;
  ${refused(system)}
  qemu = source + "/nixos/modules/virtualisation/qemu-vm.nix";
  probe = ${probe};
in
  if refusal != null then refusal
  else if host ? options.virtualisation.vmVariant then
    answer (evaluate { imports = [ configuration { virtualisation.vmVariant = probe; } ]; }).config.virtualisation.vmVariant
  else if !builtins.pathExists qemu then { none = "release"; }
  else answer (import (source + "/nixos/lib/eval-config.nix") { modules = [ configuration probe qemu ]; }).config`;
}

function explain(answer: z.infer<typeof told>): HostVm {
  if ('vm' in answer) {
    return { kind: 'vm', derivation: answer.vm, toplevel: answer.toplevel, switchable: answer.switchable };
  }
  switch (answer.none) {
    case 'container':
      return { kind: 'none', reason: 'It is a container (`boot.isContainer`), which has no kernel to boot.' };
    case 'architecture':
      return { kind: 'none', reason: `It is for ${answer.system}, which this machine is not.` };
    case 'release':
      return {
        kind: 'none',
        reason: 'Its release has no VM that can be extended (NixOS 21.11 was the first).',
      };
  }
}

function none(reason: string): NixResult<HostVm> {
  const nothingDone = { built: 0, fetched: 0, downloadedBytes: 0 };
  return { kind: 'ok', value: { kind: 'none', reason }, ...nothingDone, warnings: [] };
}
