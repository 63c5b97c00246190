# `system.build.vm`: the host as a VM, with what `virtualisation.vmVariant` adds to it.
{ config, extendModules, lib, options, ... }:
{
  options.virtualisation.vmVariant = lib.mkOption {
    type = lib.types.extension (more: extendModules { modules = [ ./qemu-vm.nix ] ++ more; });
    default = { };
  };
  # In the VM itself it is qemu-vm.nix's.
  config.system.build.vm = lib.mkIf (!(options.virtualisation ? qemu)) config.virtualisation.vmVariant.system.build.vm;
}
