{ config, lib, ... }:
let
  inherit (lib) mkOption types;
  cfg = config.nixpkgs;
in
{
  options.nixpkgs = {
    system = mkOption { type = types.str; default = cfg.hostPlatform; };
    hostPlatform = mkOption { type = types.str; };
    overlays = mkOption { type = types.listOf types.raw; default = [ ]; };
    config = mkOption { type = types.attrs; default = { }; };
    pkgs = mkOption {
      type = types.raw;
      default = import ../../.. { inherit (cfg) system config overlays; };
    };
  };
  config._module.args = { inherit (cfg) pkgs; };
}
