{
  description = "What people want in their home folders, declared with the host";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  inputs.manual = {
    url = "github:example/manual-style";
    flake = false;
  };

  outputs = { self, ... }: {
    nixosModules.home-manager = ./module.nix;
  };
}
