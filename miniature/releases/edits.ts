import type { Step } from './step.js';

type Edits = Required<Step>['edits'];

/** strace in, rsync out; nginx has an output less and a unit more; the firewall is nftables'. */
export const unitsAndOutputs: Edits = [
  { file: 'nixos/modules/config/system-path.nix', from: '[ perl rsync ]', to: '[ perl strace ]' },
  {
    file: 'pkgs/packages.nix',
    from: 'ngx_brotli ];\n      outputs = [ "out" "doc" ];',
    to: 'ngx_brotli ];\n      outputs = [ "out" ];',
  },
  {
    file: 'nixos/modules/services/nginx.nix',
    from: '    systemd.services.nginx = {',
    to: [
      '    systemd.services.nginx-config-reload = {',
      '      description = "Reload of the Nginx Web Server";',
      '      serviceConfig.ExecStart = "${lib.getExe cfg.package} -s reload";',
      '    };',
      '    systemd.services.nginx = {',
    ].join('\n'),
  },
  {
    file: 'nixos/modules/services/firewall.nix',
    from: 'default = "iptables"',
    to: 'default = "nftables"',
  },
];

/** dbus-broker is the default, services.nginx.appendHttpConfig has a new name, nginx has a port and a group more. */
export const brokerAndRename: Edits = [
  { file: 'nixos/modules/services/dbus.nix', from: 'default = "dbus"', to: 'default = "broker"' },
  {
    file: 'nixos/modules/services/nginx.nix',
    from: '    appendHttpConfig = mkOption',
    to: '    extraHttpConfig = mkOption',
  },
  { file: 'nixos/modules/services/nginx.nix', from: 'cfg.appendHttpConfig', to: 'cfg.extraHttpConfig' },
  {
    file: 'nixos/modules/services/nginx.nix',
    from: '    users.users.nginx.isSystemUser = true;',
    to: [
      '    users.users.nginx = { isSystemUser = true; extraGroups = [ "acme" ]; };',
      '    users.groups.acme = { };',
      '    networking.firewall.allowedUDPPorts = [ 443 ];',
    ].join('\n'),
  },
  {
    file: 'nixos/modules/rename.nix',
    from: '  imports = [',
    to: '  imports = [\n    (lib.mkRenamedOptionModule [ "services" "nginx" "appendHttpConfig" ] [ "services" "nginx" "extraHttpConfig" ])',
  },
];
