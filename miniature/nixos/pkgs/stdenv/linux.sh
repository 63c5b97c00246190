# A kernel: image, headers, and its modules in an output of their own.
mkdir -p "$out" "$dev/lib/modules/$version/build" "$modules/lib/modules/$version/kernel/fs"
printf '%s\n' "Linux version $version" $patches > "$out/bzImage"
truncate -s "${kib}K" "$out/bzImage"
echo "$version" > "$out/System.map"
printf '%s\n' "# Linux/x86 $version Kernel Configuration" CONFIG_LOCALVERSION='""' CONFIG_MODULES=y > "$out/config"
case $version in
  4.* | 6.1.* | 6.12.*) printf '%s\n' CONFIG_PREEMPT_VOLUNTARY=y CONFIG_HZ=250 ;;
  *) printf '%s\n' CONFIG_PREEMPT_LAZY=y '# CONFIG_PREEMPT_VOLUNTARY is not set' CONFIG_HZ=1000 ;;
esac >> "$out/config"
echo "$version" > "$dev/lib/modules/$version/build/Module.symvers"
for module in ext4 btrfs vfat; do
  echo "$module $version" > "$modules/lib/modules/$version/kernel/fs/$module.ko"
  truncate -s "$((kib / 8))K" "$modules/lib/modules/$version/kernel/fs/$module.ko"
done
