{ config, lib, pkgs, ... }:
let
  inherit (lib) mkOption types;
  file = { name, config, ... }: {
    options = {
      text = mkOption { type = types.nullOr types.str; default = null; };
      source = mkOption {
        type = types.raw;
        default = pkgs.writeText "etc-${builtins.replaceStrings [ "/" ] [ "-" ] name}" config.text;
      };
    };
  };
  files = config.environment.etc;
in
{
  options.environment.etc = mkOption { type = types.attrsOf (types.submodule file); default = { }; };
  config = {
    environment.etc = {
      hosts.text = "127.0.0.1 localhost ${config.networking.hostName}\n";
      "ssl/certs/ca-certificates.crt".source = "${pkgs.cacert}/share/nss-cacert.txt";
      protocols.source = "${pkgs.iana-etc}/share/iana-etc.txt";
      zoneinfo.source = "${pkgs.tzdata}/share";
    };
    system.build.etc = pkgs.runCommand "etc"
      { names = lib.attrNames files; sources = lib.mapAttrsToList (_: f: f.source) files; }
      ''
        set -- $sources
        for name in $names; do
          mkdir -p "$out/etc/$(dirname "$name")"
          ln -s "$1" "$out/etc/$name"
          shift
        done
      '';
  };
}
