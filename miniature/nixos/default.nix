import ./pkgs/top-level.nix
