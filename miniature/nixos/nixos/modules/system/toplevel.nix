# The system as a whole, laid out as NixOS does.
{ config, lib, pkgs, ... }:
let
  inherit (lib) mkOption types optionalAttrs;
  inherit (config.system) build;
  features = pkgs.versions.features;
  isHost = !config.boot.isContainer;
  inherit (config.boot.kernelPackages) kernel;

  failed = map (a: a.message) (lib.filter (a: !a.assertion) config.assertions);
  checked = drv:
    if failed != [ ] then throw "\nFailed assertions:\n${lib.concatMapStringsSep "\n" (m: "- ${m}") failed}"
    else lib.foldl' (value: warning: lib.warn warning value) drv config.warnings;

  bootspec = {
    "org.nixos.bootspec.v1" = {
      system = pkgs.system;
      init = "@out@/init";
      label = "NixOS ${config.system.nixos.label}" + lib.optionalString isHost " (Linux ${kernel.version})";
      toplevel = "@out@";
    } // optionalAttrs isHost {
      kernel = "${kernel}/bzImage";
      kernelParams = config.boot.kernelParams;
      initrd = "${build.initialRamdisk}/initrd";
    };
    "org.nixos.specialisation.v1" = { };
  };

  # Stands for init, activate and switch-to-configuration: refers to what they refer to, and does nothing.
  script = lib.concatLines [
    "#!${pkgs.bash}/bin/bash"
    "systemConfig=@out@"
    "# ${pkgs.perl}/bin/perl -w update-users-groups.pl ${build.usersGroups}"
    "exec ${pkgs.coreutils}/bin/ls $systemConfig"
  ];
in
{
  options.system = {
    build = mkOption { type = types.lazyAttrsOf types.raw; default = { }; };
    extraDependencies = mkOption { type = types.listOf types.package; default = [ ]; };
  };

  config.system.build.toplevel = checked (pkgs.runCommand
    "nixos-system-${config.networking.hostName}-${config.system.nixos.label}"
    ({
      inherit script;
      inherit (config.system) path extraDependencies;
      inherit (build) etc;
      systemd = config.systemd.package;
      nixosVersion = config.system.nixos.label;
      hostSystem = pkgs.system;
      bootspec = lib.optionalString features.bootspec (lib.toJSON bootspec);
      triggers = lib.optionalString features.triggers (lib.toJSON config.system.rebootTriggers);
      inhibitors = lib.optionalString features.triggers (lib.toJSON config.system.switch.inhibitors);
      kernel = "";
    } // optionalAttrs isHost {
      inherit kernel;
      inherit (build) modulesTree firmware;
      initrd = build.initialRamdisk;
      kernelParams = toString config.boot.kernelParams;
    })
    (''
      mkdir -p "$out/bin"
      if [ -n "$kernel" ]; then
        ln -s "$kernel/bzImage" "$out/kernel"
        ln -s "$modulesTree" "$out/kernel-modules"
        ln -s "$initrd/initrd" "$out/initrd"
        ln -s "$firmware/lib/firmware" "$out/firmware"
        printf %s "$kernelParams" > "$out/kernel-params"
      fi
      ln -s "$etc/etc" "$out/etc"
      ln -s "$path" "$out/sw"
      ln -s "$systemd" "$out/systemd"
      printf %s "$nixosVersion" > "$out/nixos-version"
      printf %s "$hostSystem" > "$out/system"
      printf '%s\n' $extraDependencies > "$out/extra-dependencies"
      for file in init activate bin/switch-to-configuration; do
        printf %s "$script" | sed "s|@out@|$out|g" > "$out/$file"
        chmod +x "$out/$file"
      done
      write() { [ -z "$2" ] || printf '%s\n' "$2" | sed "s|@out@|$out|g" > "$out/$1"; }
      write boot.json "$bootspec"
      write reboot-triggers "$triggers"
      write switch-inhibitors "$inhibitors"
    '' + lib.optionalString (pkgs.kit != null) ''
      for file in init activate bin/switch-to-configuration; do
        sed "s|@out@|$out|g; s|@bash@|${pkgs.bash}|g" "${build.bootScripts}/''${file##*/}" > "$out/$file"
      done
    ''));
}
