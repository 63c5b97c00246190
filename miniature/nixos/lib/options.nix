# Declarations of options, and how values are shown in messages.
{ lib }:
let
  inherit (lib) concatMapStrings concatStringsSep isAttrs isDerivation isFunction isList;

  show = value:
    if isDerivation value then "<derivation ${value.name}>"
    else if isFunction value then "<function>"
    else if isList value then "[ ${concatStringsSep " " (map show value)} ]"
    else if isAttrs value then "{ ${concatStringsSep " " (lib.mapAttrsToList (n: v: "${n} = ${show v};") value)} }"
    else builtins.toJSON value;
in
rec {
  mkOption = attrs: attrs // { _type = "option"; };

  mkEnableOption = what: mkOption {
    type = lib.types.bool;
    default = false;
    description = "Whether to enable ${what}.";
  };

  mkPackageOption = pkgs: name: _: mkOption {
    type = lib.types.package;
    default = pkgs.${name};
    description = "The ${name} package to use.";
  };

  showOption = concatStringsSep ".";

  showDefs = concatMapStrings (definition: "\n- In `${definition.file}': ${show definition.value}");
}
