{
  inputs = {
    nixpkgs.url = "@channels@/nixos-25.11/nixexprs.tar.xz";
    # Goes with the NixOS of the same name.
    home-manager = {
      url = "git+@archives@/nix-community/home-manager?ref=release-25.11";
      inputs.nixpkgs.follows = "nixpkgs";
    };
  };

  outputs = { nixpkgs, home-manager, ... }: {
    nixosConfigurations.web1 = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      modules = [ ./hosts/web1.nix ./modules/home.nix home-manager.nixosModules.home-manager ];
    };
  };
}
