{ config, lib, ... }:
let
  inherit (lib) mkOption types;
  fileSystem.options = {
    device = mkOption { type = types.str; };
    fsType = mkOption { type = types.str; default = "auto"; };
    options = mkOption { type = types.listOf types.str; default = [ "defaults" ]; };
  };
in
{
  options.fileSystems = mkOption { type = types.attrsOf (types.submodule fileSystem); default = { }; };
  options.swapDevices = mkOption { type = types.listOf types.raw; default = [ ]; };
  config = lib.mkIf (!config.boot.isContainer) {
    assertions = [{
      assertion = config.fileSystems ? "/";
      message = "The ‘fileSystems’ option does not specify your root file system.";
    }];
    boot.supportedFilesystems = lib.mapAttrsToList (_: fs: fs.fsType) config.fileSystems;
    environment.etc.fstab.text = lib.concatLines (lib.mapAttrsToList
      (mountPoint: fs: "${fs.device} ${mountPoint} ${fs.fsType} ${lib.concatStringsSep "," fs.options} 0 0")
      config.fileSystems);
  };
}
