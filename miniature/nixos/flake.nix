{
  description = "A NixOS small enough to build in seconds";

  outputs = { self }:
    let
      lib = import ./lib // {
        nixosSystem = args: import ./nixos/lib/eval-config.nix (args // {
          modules = args.modules ++ [{
            system.nixos.versionSuffix = lib.mkDefault
              ".${builtins.substring 0 8 (self.lastModifiedDate or "19700101")}.${self.shortRev or "dirty"}";
            system.nixos.revision = lib.mkDefault (self.rev or null);
          }];
        });
      };
    in
    {
      inherit lib;
      legacyPackages = lib.genAttrs [ "x86_64-linux" ] (system: import ./. { inherit system; });
    };
}
