{ config, lib, pkgs, ... }:
let
  inherit (lib) mkOption types;
  cfg = config.services.postgresql;
in
{
  options.services.postgresql = {
    enable = lib.mkEnableOption "PostgreSQL";
    package = mkOption {
      type = types.package;
      # A database does not move to a new major version by itself.
      default = if lib.versionAtLeast config.system.stateVersion "25.11" then pkgs.postgresql_17 else pkgs.postgresql_16;
    };
    dataDir = mkOption { type = types.str; default = "/var/lib/postgresql/${lib.head (lib.splitString "." cfg.package.version)}"; };
    enableTCPIP = mkOption { type = types.bool; default = false; };
    extraConfig = mkOption { type = types.lines; default = ""; };
  };
  config = lib.mkIf cfg.enable {
    users.users.postgres.isSystemUser = true;
    environment.systemPackages = [ cfg.package ];
    environment.etc."postgresql.conf".text = "listen_addresses = '${if cfg.enableTCPIP then "*" else "localhost"}'\n" + cfg.extraConfig;
    systemd.services.postgresql = {
      description = "PostgreSQL Server";
      wantedBy = [ "multi-user.target" ];
      after = [ "network.target" ];
      serviceConfig.ExecStart = "${cfg.package}/bin/postgres -D ${cfg.dataDir}";
    };
  };
}
