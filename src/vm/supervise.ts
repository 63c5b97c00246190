/** So begins what QEMU says where KVM fails under a guest (accel/kvm/kvm-all.c, target/i386/kvm/kvm.c). */
const KVM_FAILED = [
  'KVM internal error',
  'error: kvm run failed',
  'KVM: entry failed',
  'KVM: exception',
  'KVM: unknown exit',
];

/**
 * Runs a VM in a folder of its own, and leaves nothing behind when told to end (SIGTERM), or when KVM fails. `$1`: the
 * run script. Prints the end of the console when all is over; on standard error, as it comes, what the guest says over
 * virtio-serial, and after it the end of what QEMU and the run script said on their standard error, which no guest can
 * write to. There the first line is ours, the one between, and the last ones: see `BEGUN`, `SAID`, `KVM_SAID` and `ENDED`.
 */
export const SUPERVISE: readonly string[] = [
  '/bin/sh',
  '-c',
  `umask 077
base=/tmp
[ ! -w /var/tmp ] || base=/var/tmp
# Says whose it is, as our other temporary folders do, so that a later run can remove it when we are killed.
start=$(cut -d ' ' -f 22 "/proc/$$/stat")
namespace=$(readlink /proc/self/ns/pid | tr -dc 0-9)
d=$(mktemp -d "$base/channel-bump-vm-$$-$start-$namespace-XXXXXX") || exit 1
trap 'rm -rf "$d"; exit 143' TERM INT HUP
trap 'rm -rf "$d"' EXIT
mkdir "$d/shared"
mkfifo "$d/in" "$d/words" "$d/said" "$d/console"
echo "channel-bump-vm begun $$" >&2
# Neither a flood nor a line without an end gets through: QEMU's outputs end here.
dd bs=4096 count=4096 <"$d/words" 1>&2 2>/dev/null &
words=$!
exec 4<>"$d/console"
tail -c 65536 <"$d/console" 4>&- &
console=$!
exec 5<>"$d/said" 6<"$d/said"
export TMPDIR="$d" USE_TMPDIR=1 SHARED_DIR="$d/shared" NIX_DISK_IMAGE="$d/disk.qcow2" NIX_EFI_VARS="$d/efi-vars.fd"
export NIX_SWTPM_DIR="$d/swtpm" QEMU_NET_OPTS=restrict=on
export QEMU_OPTS="$QEMU_OPTS -chardev file,id=channel-bump-console,path=$d/console -serial chardev:channel-bump-console"
cd "$d"
# An input that never ends: to a guest a closed one is a host that has gone.
"$1" 0<>"$d/in" >"$d/words" 2>"$d/said" 4>&- 5>&- 6<&- &
vm=$!
guard=
end() {
  [ -z "$guard" ] || return
  # Before signals are ignored, as it would ignore them as well; and a program, which keeps none of our outputs open.
  /bin/sh -c 'sleep 5; kill -KILL "$1"' sh "$vm" >/dev/null 2>&1 4>&- 5>&- 6<&- &
  guard=$!
  trap '' TERM INT HUP
  kill -TERM "$vm" 2>/dev/null
}
trap end TERM INT HUP
# Where KVM fails under a guest, QEMU stops it and waits: for a person with a debugger, and for ever. Of its words no more
# are read than can be borne, and no signal comes to ourselves, who may be waiting for the last of them.
{
  {
    dd bs=4096 count=256 <&6 2>/dev/null | while IFS= read -r line || [ -n "$line" ]; do
      printf '%s\\n' "$line"
      case $line in ${KVM_FAILED.map((begin) => `"${begin}"*`).join(' | ')}) ;; *) continue ;; esac
      [ -e "$d/kvm" ] || printf '%s\\n' "$line" >"$d/kvm"
      kill -TERM "$vm" 2>/dev/null
    done
    cat <&6
  } | tail -c 16384 1>&2
} 4>&- 5>&- &
said=$!
exec 6<&-
while wait "$vm"; code=$?; kill -0 "$vm"; do :; done 2>/dev/null
[ -z "$guard" ] || kill "$guard" 2>/dev/null
exec 4>&-
wait "$console" "$words"
echo "
channel-bump-vm said" >&2
exec 5>&-
wait "$said"
free=$(df -Pk "$d" | { read -r _; read -r _ _ _ free _; echo "$free"; })
[ ! -e "$d/kvm" ] || { printf 'channel-bump-vm kvm ' && cat "$d/kvm"; } >&2
echo "
channel-bump-vm ended $code $free" >&2
`,
  'sh',
];

/** Group 1: the supervisor's process id in the sandbox. */
export const BEGUN = /^channel-bump-vm begun (\d+)$/;

/** What comes after it is no guest's; whatever a guest says comes before, so that the last such line counts. */
export const SAID = 'channel-bump-vm said';

/** After `SAID`. Group 1: what QEMU said of KVM, which failed under the guest. */
export const KVM_SAID = /^channel-bump-vm kvm (.*)$/;

/** Groups: how QEMU ended, an exit code; KiB that were free then where its files lay. */
export const ENDED = /^channel-bump-vm ended (\d+) (\d+)$/;

/** Ends the supervisor of that process id, and with it the VM. */
export function endSupervisor(pid: string): readonly string[] {
  return ['/bin/sh', '-c', 'kill -TERM "$1"', 'sh', pid];
}
