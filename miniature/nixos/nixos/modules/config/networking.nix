{ config, lib, pkgs, ... }:
let
  inherit (lib) mkOption types;
  cfg = config.networking;
in
{
  options.networking = {
    hostName = mkOption { type = types.str; default = "nixos"; };
    domain = mkOption { type = types.nullOr types.str; default = null; };
    hostId = mkOption { type = types.nullOr types.str; default = null; };
    useDHCP = mkOption { type = types.bool; default = true; };
    nameservers = mkOption { type = types.listOf types.str; default = [ ]; };
  };
  options.time.timeZone = mkOption { type = types.nullOr types.str; default = null; };

  config = {
    environment.etc = {
      localtime = lib.mkIf (config.time.timeZone != null) {
        source = "${pkgs.tzdata}/share/zoneinfo/${config.time.timeZone}";
      };
      hostname.text = cfg.hostName + "\n";
      "resolv.conf".text = lib.concatMapStrings (server: "nameserver ${server}\n") cfg.nameservers;
    };
  };
}
