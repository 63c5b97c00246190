# The firewall, as a script for iptables or as a ruleset for nftables, in the form that nixpkgs gives them.
{ config, lib, pkgs, ... }:
let
  inherit (lib) concatMapStrings mkOption types;
  cfg = config.networking.firewall;
  numbers = mkOption { type = types.listOf types.port; default = [ ]; };
  ranges = mkOption { type = types.listOf types.raw; default = [ ]; };

  iptables = protocol: ports: ranges:
    concatMapStrings (port: "ip46tables -A nixos-fw -p ${protocol} --dport ${port} -j nixos-fw-accept \n")
      (map toString ports ++ map (r: "${toString r.from}:${toString r.to}") ranges);
  # Where hosts boot there is no iptables: the guest's network is cut off anyway.
  startScript = pkgs.writeFile {
    name = "firewall-start";
    destination = "/bin/firewall-start";
    executable = true;
    text = ''
      #! ${pkgs.runtimeShell} -e
      ip46tables() { :; }

      ip46tables -N nixos-fw-accept
      ip46tables -A nixos-fw-accept -j ACCEPT
      ip46tables -N nixos-fw

      # Accept all traffic on the trusted interfaces.
      ${concatMapStrings (name: "ip46tables -A nixos-fw -i ${name} -j nixos-fw-accept\n") cfg.trustedInterfaces}
      # Accept packets from established or related connections.
      ip46tables -A nixos-fw -m conntrack --ctstate ESTABLISHED,RELATED -j nixos-fw-accept

      ${iptables "tcp" cfg.allowedTCPPorts cfg.allowedTCPPortRanges}
      ${iptables "udp" cfg.allowedUDPPorts cfg.allowedUDPPortRanges}
      ip46tables -A nixos-fw -j nixos-fw-log-refuse
      ip46tables -A INPUT -j nixos-fw
    '';
  };

  nftSet = ports: ranges:
    lib.concatStringsSep ", " (map toString ports ++ map (r: "${toString r.from}-${toString r.to}") ranges);
  accept = protocol: set: lib.optionalString (set != "") "${protocol} dport { ${set} } accept";
  rulesScript = pkgs.writeScript "nftables-rules" ''
    #! ${pkgs.coreutils}/bin/cat
    table inet nixos-fw {
      chain input {
        type filter hook input priority filter; policy drop;
        iifname { ${lib.concatMapStringsSep ", " (name: "\"${name}\"") cfg.trustedInterfaces} } accept comment "trusted interfaces"
        ct state vmap { invalid : drop, established : accept, related : accept, new : jump input-allow, untracked: jump input-allow }
      }
      chain input-allow {
        ${accept "tcp" (nftSet cfg.allowedTCPPorts cfg.allowedTCPPortRanges)}
        ${accept "udp" (nftSet cfg.allowedUDPPorts cfg.allowedUDPPortRanges)}
        icmp type echo-request accept comment "allow ping"
      }
    }
  '';

  service = exec: {
    description = "Firewall";
    wantedBy = [ "sysinit.target" ];
    serviceConfig = { Type = "oneshot"; RemainAfterExit = true; ExecStart = exec; };
  };
in
{
  options.networking.firewall = {
    enable = mkOption { type = types.bool; default = true; };
    backend = mkOption { type = types.enum [ "iptables" "nftables" ]; default = "iptables"; };
    allowedTCPPorts = numbers;
    allowedUDPPorts = numbers;
    allowedTCPPortRanges = ranges;
    allowedUDPPortRanges = ranges;
    trustedInterfaces = mkOption { type = types.listOf types.str; default = [ ]; };
  };

  config = lib.mkIf cfg.enable {
    networking.firewall.trustedInterfaces = [ "lo" ];
    systemd.services.firewall = lib.mkIf (cfg.backend == "iptables")
      (service "@${startScript}/bin/firewall-start firewall-start");
    systemd.services.nftables = lib.mkIf (cfg.backend == "nftables") (service "${rulesScript}");
  };
}
