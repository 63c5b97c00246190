{ config, lib, pkgs, ... }:
let
  cfg = config.nix;
  show = value: if lib.isBool value then lib.toJSON value else toString value;
in
{
  options.nix = {
    enable = lib.mkOption { type = lib.types.bool; default = true; };
    package = lib.mkPackageOption pkgs "nix" { };
    settings = lib.mkOption { type = lib.types.attrs; default = { }; };
  };
  config = lib.mkIf cfg.enable {
    environment.systemPackages = [ cfg.package pkgs.nixos-rebuild ];
    environment.etc."nix/nix.conf".text =
      lib.concatLines (lib.mapAttrsToList (name: value: "${name} = ${show value}") cfg.settings);
    systemd.services.nix-daemon = {
      description = "Nix Daemon";
      serviceConfig.ExecStart = "${cfg.package}/bin/nix-daemon --daemon";
    };
  };
}
