{ config, lib, pkgs, ... }:
let
  inherit (lib) mkOption types;
  cfg = config.systemd;
  names = mkOption { type = types.listOf types.str; default = [ ]; };
  service.options = {
    enable = mkOption { type = types.bool; default = true; };
    description = mkOption { type = types.str; default = ""; };
    wantedBy = names;
    after = names;
    environment = mkOption { type = types.attrsOf types.str; default = { }; };
    serviceConfig = mkOption { type = types.attrs; default = { }; };
  };
  section = title: settings: "[${title}]\n" + lib.concatLines (lib.mapAttrsToList (n: v: "${n}=${toString v}") settings);
  unit = name: s: pkgs.writeFile {
    name = "unit-${name}.service";
    destination = "/${name}.service";
    text = section "Unit" { Description = s.description; After = s.after; }
      + section "Service" ({ Environment = lib.mapAttrsToList (n: v: "${n}=${v}") s.environment; } // s.serviceConfig);
  };
  services = lib.filterAttrs (_: s: s.enable) cfg.services;
in
{
  options.systemd = {
    package = lib.mkPackageOption pkgs "systemd" { };
    services = mkOption { type = types.attrsOf (types.submodule service); default = { }; };
  };
  config = {
    environment.systemPackages = [ cfg.package ];
    environment.etc."systemd/system".source = pkgs.runCommand "system-units"
      {
        upstream = "${cfg.package}/example/systemd/system";
        units = lib.mapAttrsToList unit services;
        wants = lib.concatLists (lib.mapAttrsToList (name: s: map (target: "${target}.wants/${name}.service") s.wantedBy) services);
      }
      ''
        mkdir "$out"
        for file in "$upstream"/*; do ln -s "$file" "$out/"; done
        for unit in $units; do ln -s "$unit"/* "$out/"; done
        for link in $wants; do
          mkdir -p "$out/''${link%/*}"
          ln -s "../''${link##*/}" "$out/$link"
        done
      '';
  };
}
