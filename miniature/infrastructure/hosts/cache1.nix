# HTTP cache, a container: it has no kernel of its own. Its nixpkgs is the one of .nix-channels.
{ ... }:
{
  imports = [ ../modules/common.nix ];

  networking.hostName = "cache1";
  networking.firewall.allowedTCPPorts = [ 8080 ];

  boot.isContainer = true;

  services.nginx = {
    enable = true;
    virtualHosts."cache.example.org".proxyPass = "http://web1.example.org";
  };
}
