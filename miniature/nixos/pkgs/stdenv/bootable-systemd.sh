
# systemd itself and its units are the guest's own.
mkdir -p "$out/lib/systemd" "$out/example/systemd/system"
ln -s /usr/lib/systemd/systemd "$out/lib/systemd/systemd"
for unit in multi-user network sysinit; do
  ln -s "/usr/lib/systemd/system/$unit.target" "$out/example/systemd/system/"
done
