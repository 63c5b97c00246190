# What a running system can't take over: a key with another value in the new system than in the running one asks
# for a reboot (triggers), or makes `switch` refuse (inhibitors).
{ config, lib, ... }:
let strings = lib.mkOption { type = lib.types.attrsOf lib.types.str; default = { }; };
in
{
  options.system.rebootTriggers = strings;
  options.system.switch.inhibitors = strings;
  config.system.rebootTriggers = lib.mkIf (!config.boot.isContainer) {
    kernel = "${config.boot.kernelPackages.kernel}/bzImage";
    kernel-modules = "${config.system.build.modulesTree}";
    kernel-params = toString config.boot.kernelParams;
  };
}
