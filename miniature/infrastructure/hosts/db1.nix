# Database server, a real machine with ZFS. Its nixpkgs is pinned by npins.
{ pkgs, ... }:
{
  imports = [ ../modules/common.nix ];

  networking.hostName = "db1";
  networking.hostId = "8425e349";

  boot.loader.grub.device = "/dev/sda";
  boot.kernelParams = [ "zfs.zfs_arc_max=4294967296" ];
  hardware.enableRedistributableFirmware = true;
  fileSystems."/" = { device = "rpool/root"; fsType = "zfs"; };

  services.postgresql = {
    enable = true;
    enableTCPIP = true;
    extraConfig = "max_connections = 200";
  };
  networking.firewall.allowedTCPPorts = [ 5432 ];
  environment.systemPackages = [ pkgs.megacli ];
}
