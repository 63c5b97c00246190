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
    systemd.services.dbus = lib.mkMerge [
      {
        description = "D-Bus System Message Bus";
        serviceConfig.ExecStart =
          if cfg.implementation == "broker" then "${pkgs.dbus-broker}/bin/dbus-broker-launch --scope system"
          else "${pkgs.dbus}/bin/dbus-daemon --system";
      }
      (lib.mkIf (pkgs.kit != null) {
        reloadIfChanged = true;
        unitConfig.Requires = "dbus.socket";
        # There is no broker in the guest's userland.
        serviceConfig = {
          Type = "notify";
          ExecStart = lib.mkForce "${pkgs.dbus}/bin/dbus-daemon --system --address=systemd: --nofork --nopidfile --systemd-activation";
          ExecReload = "${pkgs.dbus}/bin/dbus-send --print-reply --system --type=method_call --dest=org.freedesktop.DBus / org.freedesktop.DBus.ReloadConfig";
        };
      })
    ];
    # The bus can't be exchanged under a running system.
    system.switch.inhibitors.dbus-implementation = cfg.implementation;
  };
}
