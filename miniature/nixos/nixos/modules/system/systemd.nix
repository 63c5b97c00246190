{ config, lib, pkgs, ... }:
let
  inherit (lib) mkOption optionalAttrs types;
  cfg = config.systemd;
  names = mkOption { type = types.listOf types.str; default = [ ]; };
  flag = default: mkOption { type = types.bool; inherit default; };
  service.options = {
    enable = flag true;
    description = mkOption { type = types.str; default = ""; };
    wantedBy = names;
    requiredBy = names;
    after = names;
    before = names;
    wants = names;
    requires = names;
    environment = mkOption { type = types.attrsOf types.str; default = { }; };
    path = mkOption { type = types.listOf types.package; default = [ ]; };
    script = mkOption { type = types.lines; default = ""; };
    unitConfig = mkOption { type = types.attrs; default = { }; };
    serviceConfig = mkOption { type = types.attrs; default = { }; };
    # What a switch does when the unit has changed: reload it, leave it alone, or restart it (stopping it first).
    reloadIfChanged = flag false;
    restartIfChanged = flag true;
    stopIfChanged = flag true;
    restartTriggers = mkOption { type = types.listOf types.raw; default = [ ]; };
  };
  show = value: if lib.isBool value then lib.toJSON value else toString value;
  section = title: settings: "[${title}]\n" + lib.concatLines (lib.mapAttrsToList (n: v: "${n}=${show v}") settings);
  ifAny = list: name: optionalAttrs (list != [ ]) { ${name} = list; };
  unitSection = s: { Description = s.description; After = s.after; }
    // ifAny s.before "Before" // ifAny s.wants "Wants" // ifAny s.requires "Requires"
    // ifAny s.restartTriggers "X-Restart-Triggers" // s.unitConfig;
  environment = s: s.environment
    // optionalAttrs (s.path != [ ]) { PATH = lib.makeBinPath (s.path ++ usualPath); };
  usualPath = with pkgs; [ coreutils findutils gnugrep gnused cfg.package ];
  serviceSection = name: s: { Environment = lib.mapAttrsToList (n: v: "${n}=${v}") (environment s); }
    // optionalAttrs (s.script != "") { ExecStart = "${pkgs.writeShellScript "unit-script-${name}-start" "set -e\n${s.script}"}"; }
    // s.serviceConfig
    // (if s.reloadIfChanged then { X-ReloadIfChanged = true; }
    else optionalAttrs (!s.restartIfChanged) { X-RestartIfChanged = false; })
    // optionalAttrs (!s.stopIfChanged) { X-StopIfChanged = false; };
  unit = name: s: pkgs.writeFile {
    name = "unit-${name}.service";
    destination = "/${name}.service";
    text = section "Unit" (unitSection s) + section "Service" (serviceSection name s);
  };
  services = lib.filterAttrs (_: s: s.enable) cfg.services;
in
{
  options.systemd = {
    package = lib.mkPackageOption pkgs "systemd" { };
    services = mkOption { type = types.attrsOf (types.submodule service); default = { }; };
  };
  config = {
    environment.systemPackages = [ cfg.package ];
    environment.etc."systemd/system".source = pkgs.runCommand "system-units"
      {
        upstream = "${cfg.package}/example/systemd/system";
        units = lib.mapAttrsToList unit services;
        wants = lib.concatLists (lib.mapAttrsToList
          (name: s: map (target: "${target}.wants/${name}.service") s.wantedBy
            ++ map (target: "${target}.requires/${name}.service") s.requiredBy)
          services);
      }
      (''
        mkdir "$out"
        for file in "$upstream"/*; do ln -s "$file" "$out/"; done
        for unit in $units; do ln -s "$unit"/* "$out/"; done
        for link in $wants; do
          mkdir -p "$out/''${link%/*}"
          ln -s "../''${link##*/}" "$out/$link"
        done
      '' + lib.optionalString (pkgs.kit != null) ''
        ln -s multi-user.target "$out/default.target"
      '');
  };
}
