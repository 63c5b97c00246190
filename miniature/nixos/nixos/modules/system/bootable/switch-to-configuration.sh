#!@bash@/bin/bash
# Makes the running system this one, as NixOS does: says what it does to which units in NixOS's words, and ends with 0,
# 1 (refused), 2 (activation failed), 3 (systemd can't reload) or 4 (units failed).
out=@out@
action=${1:-}
export PATH=/usr/bin:/usr/sbin LC_ALL=C
exec 1>&2

case $action in
  switch | test | dry-activate) ;;
  *)
    echo "Usage: ${0##*/} [switch|boot|test|dry-activate]"
    exit 1 ;;
esac

old=/etc/systemd/system
new=$out/etc/systemd/system
status=0

# {"a":"1","b":"2"} -> a line a key: a":"1
entries() { [ ! -e "$1" ] || sed 's/^{"//; s/"}$//; s/","/\n/g' "$1"; }

check_inhibitors() {
  local line name other changes=
  while IFS= read -r line; do
    name=${line%%\"*}
    other=$(entries "$out/switch-inhibitors" | grep -F "$name\":\"") || continue
    [ "$line" = "$other" ] || changes+="$name : ${line##*\"} -> ${other##*\"}"$'\n'
  done < <(entries /run/current-system/switch-inhibitors)
  printf 'Checking switch inhibitors...'
  if [ -z "$changes" ]; then
    echo ' done'
    return
  fi
  printf '\nThere are changes to critical components of the system:\n\n%s\n' "$changes"
  printf '%s\n' 'Switching into this system is not recommended.' \
    "You probably want to run 'nixos-rebuild boot' and reboot your system instead." '' \
    'If you really want to switch into this configuration directly, then' \
    'you can set NIXOS_NO_CHECK=1 to ignore pre-switch checks.' '' \
    'WARNING: doing so might cause the switch to fail or your system to become unstable.' '' \
    "Pre-switch check 'switchInhibitors' failed" 'Pre-switch checks failed'
  exit 1
}

# Whether the text of a unit file has a setting of such a value.
has() { [[ $'\n'$1$'\n' =~ $'\n'($2)=($3)$'\n' ]]; }

# Units that are there, a line each: name, state, finer state.
units() {
  systemctl list-units --all --full --plain --no-legend | while read -r unit _ active sub _; do echo "$unit $active $sub"; done
}
active_units() { units | grep -E ' (active|activating|reloading) ' | cut -d ' ' -f 1 | sort; }
failed_units() {
  units | while read -r unit active sub; do
    # One that is started again and again has failed as well.
    [ "$sub" != auto-restart ] || [ "$(systemctl show --value --property=ExecMainStatus "$unit")" = 0 ] || active=failed
    [ "$active" != failed ] || echo "$unit"
  done | sort
}

# What of a unit file matters to a unit that runs.
content() {
  local line text=$(<"$1")
  while IFS= read -r line; do
    case $line in Description=* | Documentation=* | OnFailure=* | X-Reload-Triggers=* | SourcePath=*) ;;
      *) echo "$line" ;;
    esac
  done <<< "$text"
}

yes='true|yes|on|1'
no='false|no|off|0'
stop=() start=() targets=() restart=() reload=() skip=()

# A unit that runs, and whose file is another one in the new system.
changed_unit() {
  local unit=$1 text=$2
  case $unit in *.service) ;; *) return ;; esac
  if has "$text" X-ReloadIfChanged "$yes"; then
    reload+=("$unit")
  elif has "$text" X-RestartIfChanged "$no" || has "$text" 'RefuseManualStop|X-OnlyManualStart' "$yes"; then
    skip+=("$unit")
  elif has "$text" X-StopIfChanged "$no"; then
    restart+=("$unit")
  else
    stop+=("$unit")
    start+=("$unit")
  fi
}

compare() {
  local unit file
  for unit in $before; do
    file=$unit
    [ -e "$old/$file" ] || file=${unit%%@*}@.${unit##*.}
    [ -e "$old/$file" ] || continue
    if [ ! -e "$new/$file" ]; then
      has "$(<"$old/$file")" X-StopOnRemoval "$no" || stop+=("$unit")
    elif [[ $unit = *.target ]]; then
      targets+=("$unit")
    elif [ "$(content "$old/$file")" != "$(content "$new/$file")" ]; then
      changed_unit "$unit" "$(<"$new/$file")"
    fi
  done
}

joined() { local list=$*; echo "${list// /, }"; }
say() {
  local what=$1
  shift
  [ $# -eq 0 ] || echo "$what the following$changed units: $(joined "$@")"
}

[ "${NIXOS_NO_CHECK:-}" = 1 ] || check_inhibitors

before=$(active_units)
compare

would=
[ "$action" != dry-activate ] || would='would '
verbs=(stop NOT\ restart activate reload restart start)
[ -n "$would" ] || verbs=(stopping NOT\ restarting activating reloading restarting starting)

changed='' say "$would${verbs[0]}" "${stop[@]}"
[ -n "$would" ] || [ ${#stop[@]} -eq 0 ] || systemctl stop -- "${stop[@]}"
changed=' changed' say "$would${verbs[1]}" "${skip[@]}"
echo "$would${verbs[2]} the configuration..."
if [ -z "$would" ]; then
  "$out/activate" || status=2
  # What has failed before is forgotten.
  systemctl reset-failed
  systemctl daemon-reload || status=3
fi
changed='' say "$would${verbs[3]}" "${reload[@]}"
[ -n "$would" ] || [ ${#reload[@]} -eq 0 ] || systemctl reload -- "${reload[@]}" || status=4
changed='' say "$would${verbs[4]}" "${restart[@]}"
[ -n "$would" ] || [ ${#restart[@]} -eq 0 ] || systemctl restart -- "${restart[@]}" || status=4
changed='' say "$would${verbs[5]}" "${start[@]}"
[ -z "$would" ] || exit 0
# A target that runs pulls in what it wants now.
systemctl start -- "${targets[@]}" "${start[@]}" || status=4

added=$(comm -13 <(echo "$before") <(active_units) | grep -v '\.scope$')
[ -z "$added" ] || echo "the following new units were started: $(joined $added)"
failed=$(failed_units)
if [ -n "$failed" ]; then
  echo "warning: the following units failed: $(joined $failed)"
  systemctl status --no-pager --full $failed
  status=4
fi
exit "$status"
