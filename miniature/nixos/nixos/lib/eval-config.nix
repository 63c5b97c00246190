{ system ? null, modules, specialArgs ? { }, lib ? import ../../lib }:
let
  eval = lib.evalModules {
    specialArgs = { modulesPath = toString ../modules; } // specialArgs;
    modules = import ../modules/module-list.nix ++ [
      { nixpkgs.system = lib.mkIf (system != null) (lib.mkDefault system); }
    ] ++ modules;
  };
  withPkgs = evaluated: evaluated // {
    inherit lib;
    inherit (evaluated._module.args) pkgs;
    extendModules = more: withPkgs (evaluated.extendModules more);
  };
in
withPkgs eval
