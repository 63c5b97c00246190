{ config, lib, pkgs, ... }:
let
  inherit (lib) mkOption types;
  cfg = config.services.openssh;
  show = value: if value == true then "yes" else if value == false then "no" else toString value;
in
{
  options.services.openssh = {
    enable = lib.mkEnableOption "the OpenSSH secure shell daemon";
    package = lib.mkPackageOption pkgs "openssh" { };
    ports = mkOption { type = types.listOf types.port; default = [ 22 ]; };
    settings = mkOption { type = types.attrs; default = { }; };
  };
  config = lib.mkIf cfg.enable {
    networking.firewall.allowedTCPPorts = cfg.ports;
    environment.systemPackages = [ cfg.package ];
    environment.etc."ssh/sshd_config".text = lib.concatLines (
      map (port: "Port ${toString port}") cfg.ports
      ++ lib.mapAttrsToList (name: value: "${name} ${show value}") cfg.settings
    );
    systemd.services.sshd = {
      description = "SSH Daemon";
      wantedBy = [ "multi-user.target" ];
      after = [ "network.target" ];
      serviceConfig.ExecStart = "${cfg.package}/bin/sshd -D -f /etc/ssh/sshd_config";
    };
  };
}
