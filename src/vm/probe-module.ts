import { nixString } from '../nix/evaluate.js';
import { probeScript, type ProbeCheck } from './probe-script.js';

/**
 * The NixOS module that is added to a host's VM, as one expression of Nix code that pure evaluation takes. It brings the
 * probe as a service, which a switch leaves alone, and takes back what would keep the VM from being run here: a window, a
 * store or a boot loader of its own (what it is switched to lies in ours), ports of this machine.
 */
export function probeModule(checks: readonly ProbeCheck[]): string {
  return `({ lib, options, pkgs, ... }:
let
  # Options that came with later releases.
  set = name: value: lib.optionalAttrs (options.virtualisation ? \${name}) { \${name} = lib.mkForce value; };
  # Not by the service's own \`script\`, of which systems can ask that shellcheck has no objections.
  write = pkgs.writeShellScript or (name: text: pkgs.writeScript name "#!\${pkgs.stdenv.shell}\n\${text}");
in
{
  config = {
    virtualisation = set "graphics" false // set "useBootLoader" false // set "useNixStoreImage" false
      // set "mountHostNixStore" true // set "forwardPorts" [ ] // set "restrictNetwork" true;
    systemd.services.${PROBE_SERVICE} = {
      description = "Tells how the boot went";
      wantedBy = [ "multi-user.target" ];
      restartIfChanged = false;
      stopIfChanged = false;
      serviceConfig.OOMScoreAdjust = "-1000";
      serviceConfig.ExecStart = "\${write "${PROBE_SERVICE}" ${nixString(probeScript(checks))}}";
    };
  };
})`;
}

/** Its unit's name, without `.service`. */
export const PROBE_SERVICE = 'channel-bump-probe';
