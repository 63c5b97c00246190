#!@bash@/bin/bash
# Stage 2: what the initrd starts on the host's own root.
systemConfig=@out@
export PATH=/usr/bin:/usr/sbin
echo
echo "<<< NixOS Stage 2 >>>"
echo
mount -t tmpfs -o mode=755,nosuid,nodev tmpfs /run
echo "running activation script..."
"$systemConfig/activate"
ln -sfn "$systemConfig" /run/booted-system
echo "starting systemd..."
exec /usr/lib/systemd/systemd
