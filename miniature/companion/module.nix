# Files in the home folders of users. Each release goes with the NixOS of the same name, and with no other.
{ config, lib, ... }:
let
  inherit (lib) mkOption types;
  release = lib.fileContents ./release;
  user.options.file = mkOption { type = types.attrsOf types.str; default = { }; };
  files = lib.concatLines (lib.concatLists (lib.mapAttrsToList
    (name: cfg: lib.mapAttrsToList (path: text: "/home/${name}/${path} ${builtins.toJSON text}") cfg.file)
    config.home-manager.users));
in
{
  options.home-manager.users = mkOption { type = types.attrsOf (types.submodule user); default = { }; };
  config = {
    assertions = [{
      assertion = config.system.nixos.release == release;
      message = "This home-manager is of ${release}, but NixOS is of ${config.system.nixos.release}.";
    }];
    environment.etc."home-manager/release".text = release;
    environment.etc."home-manager/files".text = files;
  };
}
