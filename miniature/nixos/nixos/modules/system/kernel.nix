{ config, lib, pkgs, ... }:
let
  inherit (lib) mkOption types;
  cfg = config.boot;
in
{
  options.boot = {
    kernelPackages = mkOption { type = types.raw; default = pkgs.linuxPackages; };
    kernelParams = mkOption { type = types.listOf types.str; default = [ ]; };
    kernelModules = mkOption { type = types.listOf types.str; default = [ ]; };
    extraModulePackages = mkOption { type = types.listOf types.package; default = [ ]; };
    consoleLogLevel = mkOption { type = types.int; default = 4; };
  };
  options.hardware.enableRedistributableFirmware = mkOption { type = types.bool; default = false; };
  options.hardware.firmware = mkOption { type = types.listOf types.package; default = [ ]; };

  config = lib.mkIf (!cfg.isContainer) {
    boot.kernelModules = [ "loop" ];
    boot.kernelParams = [ "loglevel=${toString cfg.consoleLogLevel}" ];
    hardware.firmware = lib.mkIf config.hardware.enableRedistributableFirmware [ pkgs.linux-firmware ];
    environment.etc."modules-load.d/nixos.conf".text = lib.concatLines cfg.kernelModules;
    system.build.modulesTree = pkgs.buildEnv {
      name = "kernel-modules";
      paths = [ cfg.kernelPackages.kernel.modules ] ++ cfg.extraModulePackages;
      pathsToLink = [ "lib/modules" ];
    };
    system.build.firmware = pkgs.buildEnv {
      name = "firmware";
      paths = config.hardware.firmware;
      pathsToLink = [ "lib/firmware" ];
    };
  };
}
