# A host as a VM: no disks of its own, its store shared, and a script that starts it.
{ config, lib, pkgs, ... }:
let
  inherit (lib) mkOption types;
  cfg = config.virtualisation;
  inherit (config.system.build) toplevel;
  name = config.networking.hostName;
  strings = default: mkOption { type = types.listOf types.str; inherit default; };
  share.options = {
    source = mkOption { type = types.str; };
    target = mkOption { type = types.path; };
    securityModel = mkOption { type = types.str; default = "none"; };
  };
  virtfs = tag: s: "-virtfs local,path=${s.source},security_model=${s.securityModel},mount_tag=${tag}";

  startVM = ''
    set -e

    NIX_DISK_IMAGE=$(readlink -f "''${NIX_DISK_IMAGE:-${toString cfg.diskImage}}") || test -z "$NIX_DISK_IMAGE"

    if test -n "$NIX_DISK_IMAGE" && ! test -e "$NIX_DISK_IMAGE"; then
        echo "Disk image do not exist, creating the virtualisation disk image..."
        truncate -s ${toString cfg.diskSize}M "$NIX_DISK_IMAGE"
        echo "Virtualisation disk image created."
    fi

    # Create a directory for storing temporary data of the running VM.
    if [ -z "$TMPDIR" ] || [ -z "$USE_TMPDIR" ]; then
        TMPDIR=$(mktemp -d nix-vm.XXXXXXXXXX --tmpdir)
    fi

    # Create a directory for exchanging data with the VM.
    mkdir -p "$TMPDIR/xchg"

    cd "$TMPDIR"

    # Start QEMU.
    exec ${cfg.qemu.package}/bin/qemu-kvm -machine q35,accel=kvm:tcg -cpu max \
        -name ${name} \
        -m ${toString cfg.memorySize} \
        -smp ${toString cfg.cores} \
        -device virtio-rng-pci \
        ${toString cfg.qemu.networkingOptions} \
        ${lib.concatStringsSep " \\\n    " (lib.mapAttrsToList virtfs cfg.sharedDirectories)} \
        -drive cache=writeback,file="$NIX_DISK_IMAGE",format=raw,id=drive1,if=none,index=1,werror=report -device virtio-blk-pci,drive=drive1 \
        ${lib.concatStringsSep " \\\n    " cfg.qemu.options} \
        $QEMU_OPTS \
        "$@"
  '';
in
{
  options.virtualisation = {
    cores = mkOption { type = types.int; default = 1; };
    memorySize = mkOption { type = types.int; default = 1024; };
    diskSize = mkOption { type = types.int; default = 1024; };
    diskImage = mkOption { type = types.nullOr types.str; default = "./${name}.qcow2"; };
    graphics = mkOption { type = types.bool; default = true; };
    sharedDirectories = mkOption { type = types.attrsOf (types.submodule share); default = { }; };
    qemu.package = mkOption { type = types.package; default = pkgs.qemu_kvm; };
    qemu.options = strings [ ];
    qemu.consoles = strings (if cfg.graphics then [ "ttyS0,115200n8" "tty0" ] else [ "tty0" "ttyS0,115200n8" ]);
    qemu.networkingOptions = strings [
      "-device virtio-net-pci,netdev=user.0,romfile="
      ''-netdev user,id=user.0,"$QEMU_NET_OPTS"''
    ];
  };

  config = {
    fileSystems = lib.mkVMOverride { "/".device = "tmpfs"; "/".fsType = "tmpfs"; };
    swapDevices = lib.mkVMOverride [ ];
    boot.loader.grub.enable = lib.mkVMOverride false;
    boot.kernelParams = map (console: "console=${console}") cfg.qemu.consoles ++ [ "disk=${toString cfg.diskSize}" ];

    virtualisation.sharedDirectories = {
      nix-store = { source = builtins.storeDir; target = "/nix/store"; };
      xchg = { source = ''"$TMPDIR"/xchg''; target = "/tmp/xchg"; };
      shared = { source = ''"''${SHARED_DIR:-$TMPDIR/xchg}"''; target = "/tmp/shared"; };
    };
    virtualisation.qemu.options = [
      "-kernel ${toplevel}/kernel"
      "-initrd ${toplevel}/initrd"
      ''-append "$(cat ${toplevel}/kernel-params) init=${toplevel}/init $QEMU_KERNEL_PARAMS"''
    ] ++ lib.optional (!cfg.graphics) "-nographic";

    system.build.vm =
      if pkgs.kit == null then throw "This release of the miniature does not boot: it was made without the VM kit."
      else pkgs.runCommand "nixos-vm" { inherit toplevel; script = pkgs.writeShellScript "run-nixos-vm" startVM; } ''
        mkdir -p "$out/bin"
        ln -s "$toplevel" "$out/system"
        ln -s "$script" "$out/bin/run-${name}-vm"
      '';
  };
}
