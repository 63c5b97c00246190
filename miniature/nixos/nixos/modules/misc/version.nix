{ config, lib, options, ... }:
let
  inherit (lib) mkOption types;
  cfg = config.system.nixos;
in
{
  options.system = {
    stateVersion = mkOption { type = types.str; default = cfg.release; };
    nixos = {
      release = mkOption { type = types.str; default = lib.trivial.release; };
      versionSuffix = mkOption { type = types.str; default = lib.trivial.versionSuffix; };
      version = mkOption { type = types.str; default = cfg.release + cfg.versionSuffix; };
      revision = mkOption { type = types.nullOr types.str; default = lib.trivial.revision; };
      label = mkOption { type = types.str; default = cfg.version; };
    };
  };
  config = {
    warnings = lib.optional (options.system.stateVersion.files == [ ])
      "system.stateVersion is not set, defaulting to ${cfg.release}.";
    environment.etc."os-release".text = ''
      NAME=NixOS
      ID=nixos
      VERSION_ID="${cfg.release}"
      BUILD_ID="${cfg.version}"
      PRETTY_NAME="NixOS ${cfg.release}"
    '';
  };
}
