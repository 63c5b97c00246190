# A kernel: image, headers, and its modules in an output of their own.
mkdir -p "$out" "$dev/lib/modules/$version/build" "$modules/lib/modules/$version/kernel/fs"
printf '%s\n' "Linux version $version" $patches > "$out/bzImage"
truncate -s "${kib}K" "$out/bzImage"
echo "$version" > "$out/System.map"
echo "$version" > "$dev/lib/modules/$version/build/Module.symvers"
for module in ext4 btrfs vfat; do
  echo "$module $version" > "$modules/lib/modules/$version/kernel/fs/$module.ko"
  truncate -s "$((kib / 8))K" "$modules/lib/modules/$version/kernel/fs/$module.ko"
done
