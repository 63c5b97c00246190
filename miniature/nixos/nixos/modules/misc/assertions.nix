{ lib, ... }:
{
  options.assertions = lib.mkOption { type = lib.types.listOf lib.types.raw; default = [ ]; };
  options.warnings = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
}
