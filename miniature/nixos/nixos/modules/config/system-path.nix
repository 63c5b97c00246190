{ config, lib, pkgs, ... }:
let inherit (lib) mkOption types;
in
{
  options.environment = {
    systemPackages = mkOption { type = types.listOf types.package; default = [ ]; };
    defaultPackages = mkOption { type = types.listOf types.package; default = with pkgs; [ perl rsync ]; };
  };
  options.system.path = mkOption { type = types.package; };

  config = {
    environment.systemPackages = with pkgs; [
      acl.bin attr.bin bashInteractive bzip2.bin coreutils curl.bin findutils gnugrep gnused gzip iproute2
      less openssl.bin shadow sudo util-linux.bin xz.bin zstd.bin
    ] ++ config.environment.defaultPackages;
    system.path = pkgs.buildEnv { name = "system-path"; paths = config.environment.systemPackages; };
  };
}
