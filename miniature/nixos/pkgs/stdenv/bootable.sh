# Programs that work where the host boots: the guest's own, or what stands for them.
if [ -n "$guest" ]; then
  mkdir -p "$bin/bin"
  for program in $guest; do ln -sf "/usr/bin/$program" "$bin/bin/"; done
elif [ -n "${bin:-}" ] && [ -d "$bin/bin" ]; then
  for file in "$bin/bin"/*; do
    printf '%s\n' '#!/bin/sh' "# $(head -n 1 "$file")" "# $lib" "exec $runs" > "$file"
  done
fi
if [ -e "${out:-}/bzImage" ]; then
  ln -sf "$kit/kernels/$version/vmlinux" "$out/bzImage"
fi
