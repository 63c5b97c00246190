{ config, lib, pkgs, ... }:
let
  inherit (lib) mkOption types;
  user = { name, config, ... }: {
    options = {
      name = mkOption { type = types.str; default = name; };
      isNormalUser = mkOption { type = types.bool; default = false; };
      isSystemUser = mkOption { type = types.bool; default = false; };
      uid = mkOption { type = types.nullOr types.int; default = null; };
      group = mkOption { type = types.str; default = if config.isNormalUser then "users" else name; };
      home = mkOption { type = types.str; default = if config.isNormalUser then "/home/${name}" else "/var/empty"; };
      hashedPassword = mkOption { type = types.nullOr types.str; default = null; };
      extraGroups = mkOption { type = types.listOf types.str; default = [ ]; };
      shell = mkOption { type = types.package; default = pkgs.bashInteractive; };
      openssh.authorizedKeys.keys = mkOption { type = types.listOf types.str; default = [ ]; };
    };
  };
  users = lib.attrValues config.users.users;
  group = { name, ... }: {
    options = {
      name = mkOption { type = types.str; default = name; };
      gid = mkOption { type = types.nullOr types.int; default = null; };
      members = mkOption { type = types.listOf types.str; default = [ ]; };
    };
    config.members = map (u: u.name) (lib.filter (u: lib.elem name u.extraGroups) users);
  };

  # What NixOS's activation script makes the accounts of, passwords and all.
  spec = pkgs.writeText "users-groups.json" (lib.toJSON {
    inherit (config.users) mutableUsers;
    users = map
      (u: {
        inherit (u) name uid group home hashedPassword isSystemUser;
        description = "";
        createHome = u.isNormalUser;
        password = null;
        initialPassword = null;
        hashedPasswordFile = null;
        shell = "/run/current-system/sw/bin/bash";
      })
      users;
    groups = lib.attrValues config.users.groups;
  });
in
{
  options.users = {
    mutableUsers = mkOption { type = types.bool; default = true; };
    users = mkOption { type = types.attrsOf (types.submodule user); default = { }; };
    groups = mkOption { type = types.attrsOf (types.submodule group); default = { }; };
  };
  config = {
    users.users.root = { isSystemUser = true; uid = 0; home = "/root"; };
    users.groups = {
      root.gid = 0;
      wheel.gid = 1;
      users.gid = 100;
    } // lib.genAttrs (map (u: u.group) (lib.filter (u: u.isSystemUser && u.group != "root") users)) (_: { });
    system.build.usersGroups = spec;
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
