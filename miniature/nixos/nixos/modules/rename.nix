{ lib, ... }:
{
  imports = [
    (lib.mkRemovedOptionModule [ "services" "openssh" "challengeResponseAuthentication" ]
      "Use services.openssh.settings.KbdInteractiveAuthentication instead.")
  ];
}
