/** What must hold in the guest, as the probe is to try it. */
export interface ProbeCheck {
  /** As it is called in the report. */
  name: string;
  kind: 'command' | 'unit' | 'port';
  /** A command line, the name of a unit, a TCP port of the guest's own. */
  value: string;
}

/** A check that does not hold yet is tried again for so long, in seconds; a command may take as long at a time. */
const PATIENCE = 30;

/** So many failed or waiting units are told of a system, and one more, so that it is known that there are more. */
export const MOST_UNITS = 200;

/** The longest that one check can take, in seconds. */
export const LONGEST_CHECK = 2 * PATIENCE + 10;

/**
 * What the probe runs in the guest: bash with coreutils, grep and systemd. It speaks in JSON lines, free text in base64
 * (src/vm/words.ts reads them), and is told what to do by the kernel's parameters. Nothing here writes to the disk.
 */
export function probeScript(checks: readonly ProbeCheck[]): string {
  const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
  const calls = checks.map(({ name, kind, value }) => `  check '${base64(name)}' ${kind} '${base64(value)}'`);
  return `${BEFORE}
checks() {
  :
${calls.join('\n')}
}
${AFTER}`;
}

const BEFORE = String.raw`set +e +u
export LC_ALL=C HOME=/root
system=/run/wrappers/bin:/run/current-system/sw/bin:$PATH
cd /
exec </dev/null
option() { tr ' ' '\n' </proc/cmdline | grep "^channel-bump\.$1=" | tail -n 1 | cut -d = -f 2-; }
patience=$(option patience)
new=$(option switch-to)

port=
until [ -n "$port" ]; do
  for file in /sys/class/virtio-ports/*/name; do
    name=
    [ ! -r "$file" ] || read -r name <"$file"
    [ "$name" != channel-bump ] || port=/dev/$(basename "$(dirname "$file")")
  done
  [ -n "$port" ] || sleep 0.3
done
until [ -c "$port" ]; do sleep 0.3; done
exec 3>"$port"

b64() { printf %s "$1" | base64 -w 0; }
say() { printf '{"event":"%s"}\n' "$1" >&3; }
current() { readlink -f /run/current-system; }
uptime() { now=$(cut -d . -f 1 /proc/uptime); }

# Until no unit of the boot is being started any more, or the uptime is $1.
settle() {
  while :; do
    state=$(systemctl is-system-running 2>/dev/null)
    case $state in running | degraded | maintenance | stopping) break ;; esac
    uptime
    [ "$now" -lt "$1" ] || return
    sleep 0.5
  done
  # Who dies at once dies within this.
  sleep 1
}

failed_units() {
  systemctl list-units --state=failed,auto-restart --plain --no-legend --no-pager --full 2>/dev/null |
    head -n ${MOST_UNITS + 1} | while read -r unit _ _ sub _; do
      if [ "$sub" = auto-restart ]; then
        # It is being started again and again; if it ended well each time, that may be its way.
        case $(systemctl show -p ExecMainStatus "$unit" 2>/dev/null) in ExecMainStatus=0 | '') continue ;; esac
      fi
      logs=$((logs + 1))
      log=
      # Each takes its time.
      [ "$logs" -gt 60 ] || log=$(journalctl -b -u "$unit" -n 20 --no-pager -o cat 2>&1 | tail -c 4000)
      printf '{"event":"unit","unit":"%s","log":"%s"}\n' "$(b64 "$unit")" "$(b64 "$log")" >&3
    done
}

pending_units() {
  systemctl list-jobs --plain --no-legend --no-pager --full 2>/dev/null | head -n ${MOST_UNITS + 1} | while read -r id unit type stage; do
    case $id in '' | *[!0-9]*) continue ;; esac
    [ "$type $stage" != 'start running' ] || printf '{"event":"pending","unit":"%s"}\n' "$(b64 "$unit")" >&3
  done
}

try_unit() { systemctl is-active "$1"; }
# No patience makes a unit of what is none.
absent() {
  [ "$1" = unit ] && [ "$(systemctl show -p LoadState "$2" 2>/dev/null)" = LoadState=not-found ] &&
    echo 'there is no such unit' >>/run/channel-bump-said
}
try_command() { PATH=$system timeout -k 5 ${PATIENCE} "$BASH" -c "$1"; }
try_port() {
  for address in 127.0.0.1 ::1; do
    timeout -k 5 5 "$BASH" -c 'exec 4<>"/dev/tcp/$1/$2"' sh "$address" "$1" && return
  done
  return 1
}

# name, kind and value; its words go by a file, as what it leaves running would keep a pipe open
check() {
  value=$(printf %s "$3" | base64 -d)
  uptime
  last=$((now + ${PATIENCE}))
  passed=true
  until "try_$2" "$value" >/run/channel-bump-said 2>&1 3>&-; do
    uptime
    [ "$now" -lt "$last" ] && ! absent "$2" "$value" || { passed=false; break; }
    sleep 1
  done
  said=$(tail -c 4000 /run/channel-bump-said | base64 -w 0)
  printf '{"event":"check","name":"%s","passed":%s,"said":"%s"}\n' "$1" "$passed" "$said" >&3
}
`;

const AFTER = String.raw`
# $1: booted, switched or back
inspect() {
  checks
  state=$(systemctl is-system-running 2>/dev/null)
  failed_units
  case $state in initializing | starting) pending_units ;; esac
  # Whoever opens the store brings its database up to date.
  PATH=$system timeout -k 5 60 nix-store --query --references "$(current)" >/dev/null 2>&1
  schema=
  [ ! -r /nix/var/nix/db/schema ] || read -r schema </nix/var/nix/db/schema
  case $schema in '' | *[!0-9]*) schema=null ;; esac
  full=false
  for place in / /var /run; do
    # free blocks, their size, files there can be, files there can still be
    set -- "$1" $(stat -f -c '%a %S %c %d' "$place")
    [ "$(($2 * $3))" -ge 1048576 ] && { [ "$4" -eq 0 ] || [ "$5" -gt 0 ]; } || full=true
  done
  printf '{"event":"state","step":"%s","kernel":"%s","system":"%s","state":"%s","schema":%s,"full":%s}\n' \
    "$1" "$(b64 "$(uname -r)")" "$(b64 "$(current)")" "$(b64 "$state")" "$schema" "$full" >&3
}

# $1: switched or back, $2: the toplevel
switch_to() {
  printf '{"event":"switching","step":"%s"}\n' "$1" >&3
  uptime
  last=$((now + patience))
  timeout -k 10 "$patience" "$2/bin/switch-to-configuration" test >/run/channel-bump-switch 2>&1 3>&-
  code=$?
  said=$(tail -c 60000 /run/channel-bump-switch | base64 -w 0)
  printf '{"event":"switch","step":"%s","exit":%s,"said":"%s"}\n' "$1" "$code" "$said" >&3
  settle "$last"
  inspect "$1"
}

say hello
settle "$patience"
say settled
inspect booted
if [ -n "$new" ]; then
  old=$(current)
  switch_to switched "$new"
  # One that refuses to be switched to has changed nothing.
  [ "$code" -ne 0 ] && [ "$(current)" = "$old" ] &&
    grep -qi 'changes to critical components' /run/channel-bump-switch || switch_to back "$old"
fi
say bye
systemctl poweroff --force --force
`;
