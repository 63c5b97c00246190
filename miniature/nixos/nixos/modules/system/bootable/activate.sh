#!@bash@/bin/bash
# Makes the running system this one, but for its units: at boot, and when it is switched to.
systemConfig=@out@
export PATH=/usr/bin:/usr/sbin
failed=0

echo "setting up /etc..."
ln -sfn "$systemConfig/etc" /etc/static || failed=1
declare -A links
for file in $(find /etc/static/ ! -type d -printf '%P\n'); do
  # The guest's userland has its own.
  case $file in passwd | fstab | modules-load.d/*) continue ;; esac
  folder=/etc/$file
  links[${folder%/*}]+=" /etc/static/$file"
done
mkdir -p "${!links[@]}" || failed=1
for folder in "${!links[@]}"; do
  ln -sf -t "$folder" ${links[$folder]} || failed=1
done
find /etc -xtype l -lname '/etc/static/*' -delete

@snippets@
# As Nix does when it opens its database: a newer schema stays.
mkdir -p /nix/var/nix/db
schema=/nix/var/nix/db/schema
[ -e "$schema" ] && [ "$(<"$schema")" -ge @nixSchema@ ] || printf %s @nixSchema@ > "$schema" || failed=1

ln -sfn "$systemConfig" /run/current-system || failed=1
exit "$failed"
