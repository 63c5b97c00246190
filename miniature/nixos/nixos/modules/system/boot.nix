# Boot loader, initrd, file systems that need modules out of tree.
{ config, lib, pkgs, ... }:
let
  inherit (lib) mkOption types;
  cfg = config.boot;
  inherit (cfg.kernelPackages) kernel;
  modulesShrunk = pkgs.runCommand "linux-${kernel.version}-modules-shrunk" { inherit (kernel) modules; names = cfg.initrd.availableKernelModules; } ''
    mkdir -p "$out/lib"
    printf '%s\n' $names > "$out/lib/names"
    for module in $modules/lib/modules/*/kernel/fs/*.ko; do head -c 64 "$module" > "$out/lib/''${module##*/}"; done
  '';
in
{
  options.boot = {
    isContainer = mkOption { type = types.bool; default = false; };
    supportedFilesystems = mkOption { type = types.listOf types.str; default = [ ]; };
    zfs.package = lib.mkPackageOption pkgs "zfs_2_3" { };
    initrd.availableKernelModules = mkOption { type = types.listOf types.str; default = [ "ext4" ]; };
    loader.grub.enable = mkOption { type = types.bool; default = !cfg.isContainer; };
    loader.grub.device = mkOption { type = types.str; default = ""; };
  };

  config = lib.mkMerge [
    (lib.mkIf (!cfg.isContainer) {
      # Not compressed: references to the store would be lost, and with them paths of the closure.
      system.build.initialRamdisk = pkgs.runCommand "initrd-linux-${kernel.version}"
        { inherit modulesShrunk; inherit (config.systemd) package; tools = [ pkgs.util-linux.bin pkgs.kmod ]; }
        (''
          mkdir "$out"
          printf '%s\n' "$modulesShrunk" "$package/lib/systemd/systemd" $tools > "$out/initrd"
        '' + lib.optionalString (pkgs.kit != null) ''
          ln -sf "${pkgs.kit}/kernels/${kernel.version}/initrd" "$out/initrd"
        '');
      assertions = [{
        assertion = cfg.loader.grub.enable -> cfg.loader.grub.device != "";
        message = "You must set the option ‘boot.loader.grub.device’ to make the system bootable.";
      }];
    })
    (lib.mkIf (lib.elem "zfs" cfg.supportedFilesystems) {
      boot.extraModulePackages = [ cfg.kernelPackages.zfs_2_3 ];
      environment.systemPackages = [ cfg.zfs.package ];
      assertions = [{
        assertion = config.networking.hostId != null;
        message = "ZFS requires networking.hostId to be set";
      }];
    })
  ];
}
