# Web server, a virtual machine. Its nixpkgs is the flake's.
{ pkgs, ... }:
{
  imports = [ ../modules/common.nix ];

  networking.hostName = "web1";
  networking.firewall.allowedTCPPorts = [ 80 443 ];

  boot.loader.grub.device = "/dev/vda";
  boot.kernelParams = [ "console=ttyS0" ];
  fileSystems."/" = { device = "/dev/vda1"; fsType = "ext4"; };

  services.nginx = {
    enable = true;
    appendHttpConfig = "server_tokens off;";
    virtualHosts."www.example.org".root = "/srv/www";
  };
  environment.systemPackages = [ pkgs.htop ];
}
