# What a toplevel has more where it really boots: scripts that work, and kernel parameters for the VM kit's initrd.
{ config, lib, pkgs, ... }:
let
  inherit (lib) mkOption types;
  # The manual's one-way door: what Nix makes of its database when it is first opened.
  nixSchema = if lib.versionAtLeast config.nix.package.version "2" then "10" else "7";
  # As in NixOS, one that fails does not keep the others from running.
  snippet = name: text: ''
    snippet() {
      ${text}
    }
    snippet || { echo "Activation script snippet '${name}' failed ($?)" >&2; failed=1; }
  '';
in
{
  options.system.activationScripts = mkOption { type = types.attrsOf types.lines; default = { }; };

  config = lib.mkIf (pkgs.kit != null) {
    # The guest's userland has users of its own.
    system.activationScripts.users = ": update-users-groups.pl ${config.system.build.usersGroups}";
    boot.kernelParams = lib.mkIf (!config.boot.isContainer) [
      "userland=${pkgs.userland}"
      # An emulated processor leaks nothing, and is slow enough.
      "mitigations=off"
      "systemd.mask=systemd-remount-fs.service"
      "systemd.mask=dev-hugepages.mount"
      "systemd.mask=dev-mqueue.mount"
    ];
    system.build.bootScripts = pkgs.runCommand "boot-scripts"
      { scripts = ./bootable; inherit nixSchema; snippets = lib.concatLines (lib.mapAttrsToList snippet config.system.activationScripts); passAsFile = [ "snippets" ]; }
      ''
        mkdir "$out"
        for script in init activate switch-to-configuration; do
          sed -e "s|@nixSchema@|$nixSchema|g" -e "/^@snippets@/{r $snippetsPath" -e "d}" "$scripts/$script.sh" > "$out/$script"
        done
      '';
  };
}
