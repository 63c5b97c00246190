{ config, lib, pkgs, ... }:
let cfg = config.services.dbus;
in
{
  options.services.dbus.implementation = lib.mkOption {
    type = lib.types.enum [ "dbus" "broker" ];
    default = "dbus";
  };
  config = {
    environment.systemPackages = [ pkgs.dbus ];
    systemd.services.dbus = {
      description = "D-Bus System Message Bus";
      serviceConfig.ExecStart =
        if cfg.implementation == "broker" then "${pkgs.dbus-broker}/bin/dbus-broker-launch --scope system"
        else "${pkgs.dbus}/bin/dbus-daemon --system";
    };
    # The bus can't be exchanged under a running system.
    system.switch.inhibitors.dbus-implementation = cfg.implementation;
  };
}
