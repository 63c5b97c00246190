# For hands: nix-build -A db1
{ pins ? import ./npins }:
{
  db1 = (import "${pins.nixpkgs-db}/nixos" { configuration = ./hosts/db1.nix; }).system;
}
