mkdir -p "$out/lib/firmware"
echo "$name" > "$out/lib/firmware/iwlwifi.ucode"
truncate -s "${kib}K" "$out/lib/firmware/iwlwifi.ucode"
