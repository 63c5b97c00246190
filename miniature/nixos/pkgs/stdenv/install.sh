# What every package of the miniature installs: small files that name what they refer to.
# Variables: name, outputs, programs, libs, patches, kib and a folder for each output.
lib=${lib:-$out}
bin=${bin:-${out:-$lib}}

mkdir -p "$lib/lib"
library=$lib/lib/lib$pname.so
printf '%s\n' "$name" $patches $libs > "$library"
truncate -s "${kib}K" "$library"

if [ -n "$programs" ]; then
  mkdir -p "$bin/bin"
  for program in $programs; do
    printf '%s\n' "$name: $program" "$lib" > "$bin/bin/$program"
    chmod +x "$bin/bin/$program"
  done
fi

for output in $outputs; do
  case $output in
    dev)
      mkdir -p "$dev/include" "$dev/nix-support"
      echo "/* $name */" > "$dev/include/$pname.h"
      echo "$lib $bin" > "$dev/nix-support/propagated-build-inputs" ;;
    man)
      mkdir -p "$man/share/man/man1"
      echo ".TH $pname 1" > "$man/share/man/man1/$pname.1" ;;
    doc)
      mkdir -p "$doc/share/doc/$pname"
      echo "$name" > "$doc/share/doc/$pname/README" ;;
    lib32)
      mkdir -p "$lib32/lib"
      echo "$name for i686" > "$lib32/lib/lib$pname.so" ;;
    out)
      mkdir -p "$out/share"
      echo "$name" > "$out/share/$pname.txt" ;;
    bin | lib) ;;
    *)
      eval "folder=\$$output"
      mkdir "$folder"
      echo "$name $output" > "$folder/$output" ;;
  esac
done
