
mkdir -p "$out/lib/systemd" "$out/example/systemd/system"
printf '%s\n' "$name" "$out/lib/libsystemd.so" > "$out/lib/systemd/systemd"
chmod +x "$out/lib/systemd/systemd"
for unit in systemd-journald systemd-udevd systemd-logind; do
  printf '[Service]\nExecStart=%s\n' "$out/lib/systemd/$unit" > "$out/example/systemd/system/$unit.service"
done
for unit in multi-user network sysinit; do
  printf '[Unit]\nDescription=%s\n' "$unit" > "$out/example/systemd/system/$unit.target"
done
