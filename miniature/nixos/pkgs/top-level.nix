# The package set. `config` is accepted for the sake of callers; nothing here needs it.
{ system ? builtins.currentSystem, config ? { }, overlays ? [ ] }:
let
  lib = import ../lib;
  stdenv = import ./stdenv { inherit lib system; };
  pkgs = builtins.foldl' (previous: overlay: previous // overlay pkgs previous)
    (stdenv // { inherit lib system; } // import ./packages.nix { inherit lib pkgs stdenv; })
    overlays;
in
pkgs
