{ config, lib, pkgs, ... }:
let
  inherit (lib) mkOption types;
  user = { name, ... }: {
    options = {
      name = mkOption { type = types.str; default = name; };
      isNormalUser = mkOption { type = types.bool; default = false; };
      isSystemUser = mkOption { type = types.bool; default = false; };
      extraGroups = mkOption { type = types.listOf types.str; default = [ ]; };
      shell = mkOption { type = types.package; default = pkgs.bashInteractive; };
      openssh.authorizedKeys.keys = mkOption { type = types.listOf types.str; default = [ ]; };
    };
  };
  users = lib.attrValues config.users.users;
in
{
  options.users = {
    mutableUsers = mkOption { type = types.bool; default = true; };
    users = mkOption { type = types.attrsOf (types.submodule user); default = { }; };
  };
  config = {
    users.users.root.isSystemUser = true;
    assertions = map
      (u: {
        assertion = u.isNormalUser != u.isSystemUser;
        message = "Exactly one of users.users.${u.name}.isSystemUser and users.users.${u.name}.isNormalUser must be set.";
      })
      users;
    environment.etc = {
      passwd.text = lib.concatLines (map (u: "${u.name}:${u.shell}/bin/bash") users);
    } // lib.mapAttrs'
      (name: u: lib.nameValuePair "ssh/authorized_keys.d/${name}" { text = lib.concatLines u.openssh.authorizedKeys.keys; })
      (lib.filterAttrs (_: u: u.openssh.authorizedKeys.keys != [ ]) config.users.users);
  };
}
