# What all hosts share.
{ pkgs, ... }:
{
  time.timeZone = "Europe/Vienna";
  networking.domain = "example.org";
  networking.nameservers = [ "192.0.2.53" ];

  nix.settings.experimental-features = [ "nix-command" "flakes" ];
  environment.systemPackages = with pkgs; [ gitMinimal vim ];

  services.openssh.enable = true;
  services.openssh.settings.PasswordAuthentication = false;
  users.users.admin = {
    isNormalUser = true;
    extraGroups = [ "wheel" ];
    hashedPassword = "$y$j9T$ExampleExample$ExampleExampleExampleExampleExampleExampleExam";
    openssh.authorizedKeys.keys = [ "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExampleExam admin@example.org" ];
  };

  system.stateVersion = "25.11";
}
