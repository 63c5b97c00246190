{
  inputs.nixpkgs.url = "@channels@/nixos-25.11/nixexprs.tar.xz";

  outputs = { nixpkgs, ... }: {
    nixosConfigurations.web1 = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      modules = [ ./hosts/web1.nix ];
    };
  };
}
