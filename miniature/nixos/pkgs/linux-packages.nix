# Modules that are built for one kernel: their name ends in its version.
{ kernel, lib, pkgs, stdenv }:
{
  inherit kernel;
  zfs_2_3 = stdenv.mkPackage "zfs" {
    pname = "zfs-kernel";
    name = "zfs-kernel-${pkgs.zfs_2_3.version}-${kernel.version}";
    programs = [ ];
    kib = 5200;
    # Built against the kernel, but nothing of it is left in the module.
    env = { kernelDev = kernel.dev; kernelVersion = kernel.version; };
    script = ''
      mkdir -p "$out/lib/modules/$kernelVersion/extra"
      echo "$name" > "$out/lib/modules/$kernelVersion/extra/zfs.ko"
      truncate -s "''${kib}K" "$out/lib/modules/$kernelVersion/extra/zfs.ko"
    '';
  };
}
