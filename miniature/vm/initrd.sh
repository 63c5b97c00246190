#!/bin/sh
# Stage 1 of a bootable host: from the kernel to the host's own init. Kernel parameters: init=TOPLEVEL/init,
# userland=/nix/store/…-userland.squashfs, disk=MIB (room of the root, in memory).
export PATH=/bin
mkdir -p /proc /sys /dev /store /lower /upper /root
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
while read -r module; do
  [ ! -e "/modules/$module.ko" ] || insmod "/modules/$module.ko"
done < /modules/order

disk=1024
for word in $(cat /proc/cmdline); do
  case $word in
    init=*) init=${word#init=} ;;
    userland=*) userland=${word#userland=} ;;
    disk=*) disk=${word#disk=} ;;
  esac
done

share() { mount -t 9p -o "$3,trans=virtio,version=9p2000.L,msize=262144" "$1" "$2"; }
share nix-store /store ro,cache=loose
mount -t squashfs -o ro,loop "/store/${userland#/nix/store/}" /lower
mount -t tmpfs -o "size=${disk}m" upper /upper
mkdir /upper/data /upper/work
mount -t overlay -o lowerdir=/lower,upperdir=/upper/data,workdir=/upper/work root /root
mkdir -p /root/proc /root/sys /root/dev /root/run /root/nix/store /root/tmp /root/var
chmod 1777 /root/tmp
mount --move /store /root/nix/store
for tag in $(cat /sys/bus/virtio/drivers/9pnet_virtio/virtio*/mount_tag | tr '\0' '\n'); do
  [ "$tag" != nix-store ] || continue
  mkdir "/root/tmp/$tag"
  share "$tag" "/root/tmp/$tag" rw
done
# What udev would do, of which the guest has none.
mkdir /dev/virtio-ports
for port in /sys/class/virtio-ports/*; do
  [ ! -s "$port/name" ] || ln -s "../${port##*/}" "/dev/virtio-ports/$(cat "$port/name")"
done
mount --move /proc /root/proc
mount --move /sys /root/sys
mount --move /dev /root/dev
exec switch_root /root "$init"
