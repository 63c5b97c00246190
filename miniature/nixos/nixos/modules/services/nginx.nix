{ config, lib, pkgs, ... }:
let
  inherit (lib) mkOption types;
  cfg = config.services.nginx;
  virtualHost.options = {
    root = mkOption { type = types.nullOr types.str; default = null; };
    proxyPass = mkOption { type = types.nullOr types.str; default = null; };
  };
  server = name: host: "server { server_name ${name};"
    + lib.optionalString (host.root != null) " root ${host.root};"
    + lib.optionalString (host.proxyPass != null) " location / { proxy_pass ${host.proxyPass}; }"
    + " }";
  configFile = pkgs.writeText "nginx.conf"
    (lib.concatLines (lib.mapAttrsToList server cfg.virtualHosts ++ [ cfg.appendHttpConfig ]));
in
{
  options.services.nginx = {
    enable = lib.mkEnableOption "Nginx Web Server";
    package = lib.mkPackageOption pkgs "nginx" { };
    appendHttpConfig = mkOption { type = types.lines; default = ""; };
    virtualHosts = mkOption { type = types.attrsOf (types.submodule virtualHost); default = { }; };
  };
  config = lib.mkIf cfg.enable {
    users.users.nginx.isSystemUser = true;
    systemd.services.nginx = {
      description = "Nginx Web Server";
      wantedBy = [ "multi-user.target" ];
      after = [ "network.target" ];
      serviceConfig.ExecStart = "${lib.getExe cfg.package} -c '${configFile}'";
    };
  };
}
