#!/usr/bin/env bash
# Starts the whole trial: database, emulators, API and editor. Ctrl-C stops all of it.
#   ./run.sh [--real]     PORT (8080), EMULATORS_PORT (8090) and DATA_DIR (./data) move it; settings: docs/operations.md
set -euo pipefail
# A shell starts background jobs deaf to Ctrl-C, and bash cannot change that from within.
if [[ $(trap -p INT) == *"''"* ]] && env --default-signal=INT true 2>/dev/null; then exec env --default-signal=INT,QUIT "$BASH" "$0" "$@"; fi

start=$SECONDS root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for part in build settings postgres; do
  # shellcheck source=eng/build.sh source=eng/settings.sh source=eng/postgres.sh
  . "$root/eng/$part.sh"
done

case ${1:-} in "") real=no ;; --real) real=real ;; *) sed -n '2,3s/^# //p' "$0"; exit 2 ;; esac
check_tools
set_keys_aside "$real"
read_env_file "$root/.env"
port=${PORT:-8080} emulators_port=${EMULATORS_PORT:-8090} data=${DATA_DIR:-$root/data} child='' api='' emulators='' database=''
[ "$port" != "$emulators_port" ] || die "PORT and EMULATORS_PORT are both $port"
pg_free_port "$port" >/dev/null || die "port $port is taken. Stop what listens there, or choose another: PORT=9080 ./run.sh"
pg_free_port "$emulators_port" >/dev/null || die "port $emulators_port is taken. Stop what listens there, or choose another: EMULATORS_PORT=9090 ./run.sh"
mkdir -p "$data/logs" || die "the data folder $data cannot be made; choose another with DATA_DIR"
data=$(cd "$data" && pwd)

end_process() { # PID SECONDS: asks, waits, insists
  local tries=$(($2 * 10))
  kill -TERM "$1" 2>/dev/null || return 0
  while kill -0 "$1" 2>/dev/null && [ $((tries--)) -gt 0 ]; do sleep 0.1; done
  kill -KILL "$1" 2>/dev/null || true
}
stop() {
  trap '' INT TERM HUP
  [ -z "$child" ] || end_process "$child" 10
  # The API first: it finishes what it is publishing, and for that needs the other two.
  [ -z "$api" ] || end_process "$api" 30
  [ -z "$emulators" ] || end_process "$emulators" 5
  [ -z "$database" ] || postgres_stop "$database" || postgres_stop "$database" immediate
  [ -z "$api$database" ] || echo "Stopped."
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

build_release
echo "Outside wires:"
wires "http://127.0.0.1:$emulators_port"
trial_keys "$data/keys"
export PUBLIC_URL=${PUBLIC_URL:-http://localhost:$port} STORAGE_PATH=${STORAGE_PATH:-$data/files} DATA_DIR=$data ASPNETCORE_ENVIRONMENT=Development
if [ -z "${DATABASE_URL:-}" ]; then
  database=$data/postgres
  postgres_start "$database" >/dev/null
  DATABASE_URL=$(postgres_url "$database" socialimages); export DATABASE_URL
  where=$(pg_home "$database")
fi
cd "$root/emulators/SocialImages.Emulators"
EMULATORS_PORT=$emulators_port EMULATORS_DATA=$data/emulators dotnet "$root/artifacts/bin/SocialImages.Emulators/release/SocialImages.Emulators.dll" \
  --urls "http://127.0.0.1:$emulators_port" </dev/null >"$data/logs/emulators.log" 2>&1 &
emulators=$!
cd "$root/src/SocialImages.Api"
dotnet "$root/artifacts/bin/SocialImages.Api/release/SocialImages.Api.dll" --urls "http://localhost:$port" </dev/null >"$data/logs/api.log" 2>&1 &
api=$!
wait_ready "http://127.0.0.1:$emulators_port/_control/instagram/media" "$emulators" "$data/logs/emulators.log" "the emulators"
wait_ready "http://localhost:$port/health/ready" "$api" "$data/logs/api.log" "the API"

cat <<END
Ready in $((SECONDS - start)) s.
  editor     http://localhost:$port/
  GraphQL    http://localhost:$port/graphql
  published  http://127.0.0.1:$emulators_port/feed
  database   ${where:-DATABASE_URL}
  logs       $data/logs
token: $(cat "$data/token" 2>/dev/null || sed -n 's/^.*token: //p' "$data/logs/api.log" | tail -n 1)
Ctrl-C stops it.
END
while kill -0 "$api" 2>/dev/null && kill -0 "$emulators" 2>/dev/null; do
  sleep 1 & child=$!
  wait "$child"; child=
done
tail -n 20 "$data/logs/api.log" >&2
die "a part has stopped by itself; see $data/logs"
