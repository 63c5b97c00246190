/** Links of the toplevel that are read. */
export const LINKS = ['kernel', 'kernel-modules', 'initrd', 'firmware', 'systemd', 'sw'] as const;

/** Files of the toplevel that are read. */
export const TEXTS = [
  'kernel-params',
  'nixos-version',
  'system',
  'boot.json',
  'reboot-triggers',
  'switch-inhibitors',
] as const;

/** What is read for `SystemFacts`, in this order, each a part; then the text of each source's list of kernels. */
export const FACTS = [
  'etc folder',
  'etc',
  'etc files',
  'users',
  'sysusers',
  'firewall',
  'nftables',
  'other firewall',
  'kernel config',
] as const;

/** In a source of nixpkgs: which kernel series are long-term ones. */
const KERNELS = 'pkgs/os-specific/linux/kernel/kernels-org.json';

/** Bytes: of one text no more is read. */
const MOST = 4 * 1024 * 1024;

/**
 * What lies in a toplevel. $1: the toplevel, then sources of nixpkgs. Each part ends with a NUL; what is not there is
 * empty, and what is there begins with `+` (but for links and listings). Of the links, the texts and the units, what is
 * there and can't be read is a failure; all after them is as good as not there.
 */
const CONTENTS = `
toplevel=$1
shift
there() { [ -e "$1" ] || [ -L "$1" ]; }
for name in ${LINKS.join(' ')}; do
  [ ! -L "$toplevel/$name" ] || readlink "$toplevel/$name" || exit
  printf '\\0'
done
for name in ${TEXTS.join(' ')}; do
  if there "$toplevel/$name" && [ ! -d "$toplevel/$name" ]; then
    # A NUL in it would be taken for the end of the part, and what comes after it for another.
    printf '+' && tr -d '\\000' <"$toplevel/$name" || exit
  fi
  printf '\\0'
done
units=$toplevel/etc/systemd/system
if there "$units"; then
  units=$(cd "$units" && pwd -P) || exit
  nix store ls --json --recursive "$units" && printf '\\0%s\\0' "$units" || exit
else
  printf '\\0\\0'
fi

plain() { tr -d '\\000' | head -c ${MOST}; }
# The first of these that is a file.
text() {
  for file; do
    [ -f "$file" ] && [ -r "$file" ] || continue
    printf '+'
    plain <"$file"
    break
  done
  printf '\\0'
}
named() { grep -o "/nix/store/[0-9a-z]*-$1" "$2" | head -n 1; }
# The scripts that a unit starts.
started() {
  if [ -f "$units/$1" ]; then
    printf '+'
    grep '^ExecStart=' "$units/$1" | grep -o '/nix/store/[^ ]*' | while read -r file; do
      [ -f "$file" ] && [ "$(head -c 2 "$file" | tr -d '\\000')" = '#!' ] && cat "$file"
    done | plain
  fi
  printf '\\0'
}
{
  if etc=$(cd "$toplevel/etc" && pwd -P); then
    printf '%s\\0' "$etc"
    nix store ls --json --recursive "$etc" | plain
    printf '\\0'
    (cd "$etc" && find . -type f -exec sha256sum {} +) | plain
  else
    printf '\\0\\0'
  fi
  printf '\\0'
  text "$(named users-groups.json "$toplevel/activate")" "$(named userborn.json "$units/userborn.service")"
  text "$toplevel/etc/sysusers.d/00-nixos.conf"
  started firewall.service
  started nftables.service
  started firewalld.service
  beside=$toplevel/kernel-modules
  [ ! -e "$toplevel/kernel" ] || beside=$(readlink -f "$toplevel/kernel")
  beside=\${beside%/*}
  text "$beside/config" "$beside/.config" "$beside"/config-* "$toplevel"/kernel-modules/lib/modules/*/config
  for source; do text "$source/${KERNELS}"; done
} 2>/dev/null
true
`;

/** Before the toplevel. */
const CLOSURE = ['nix', 'path-info', '--recursive', '--json'];

/** The closure, with a NUL behind it, then the contents. */
const READ = `
${CLOSURE.join(' ')} "$1" || exit
printf '\\0'
${CONTENTS}`;

/** Reads a toplevel, all at once: a program that is started in a container takes longer to start than to run. */
export function readCommand(toplevel: string, sources: readonly string[]): string[] {
  return ['/bin/sh', '-c', READ, 'sh', toplevel, ...sources];
}

/** The same in two programs, which can go on side by side. */
export function readCommands(toplevel: string): Record<'closure' | 'contents', string[]> {
  return {
    closure: [...CLOSURE, toplevel],
    contents: ['/bin/sh', '-c', CONTENTS, 'sh', toplevel],
  };
}

/**
 * Builds, then reads what was built. $1: sources of nixpkgs, with blanks between; then the command that builds. A
 * reading that fails is no failure of the build: it is left out.
 */
export const BUILD_AND_READ = `
sources=$1
shift
built=$("$@") || exit
printf '%s\\0' "$built"
set -f
set -- "\${built%%
*}" $sources
set +f
( ${READ} ) && printf '\\0read'
exit 0
`;
