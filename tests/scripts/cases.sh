#!/usr/bin/env bash
# The cases of tests/scripts/run.sh, one function each; every one runs in a bash and a folder of its own.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
temp=$(mktemp -d)
# When root runs this, PostgreSQL's user must get through to the cluster below it.
chmod 755 "$temp"
clean_up() { # a case that failed half way leaves nothing either
  local pid
  for pid in $(jobs -p); do kill -TERM "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; done
  if [ -d "$temp/pg" ]; then "$repository/eng/postgres.sh" drop "$temp/pg" || true; fi
  rm -rf "$temp"
}
trap clean_up EXIT

expect() { [[ $2 == *"$3"* ]] || { echo "$1: expected to see '$3' in:"; echo "$2"; return 1; }; }
expect_none() { [[ $2 != *"$3"* ]] || { echo "$1: did not expect '$3' in:"; echo "$2"; return 1; }; }
equal() { [ "$2" = "$3" ] || { echo "$1: expected '$2', got '$3'"; return 1; }; }

scripts_pass_shellcheck() {
  cd "$repository"
  shellcheck -x run.sh test.sh bench.sh .ci/run eng/*.sh tests/*/*.sh
}

settings_of() { # .env's text, real or no; the environment is the caller's
  printf '%s\n' "$1" >"$temp/.env"
  (
    . "$repository/eng/settings.sh"
    set_keys_aside "$2"; read_env_file "$temp/.env"; wires http://127.0.0.1:1
    echo "key=${OPENAI_API_KEY:-} base=${OPENAI_BASE_URL:-}"
  )
}
wires_without_anything_are_emulated() {
  local seen; seen=$(settings_of "" no)
  expect_none "nothing given" "$seen" REAL
  expect "nothing given" "$seen" "key=trial-openai base=http://127.0.0.1:1/openai/v1"
}
wires_with_an_exported_key_stay_emulated() {
  local seen; seen=$(OPENAI_API_KEY=sk-shell settings_of "" no)
  expect_none "merely exported" "$seen" sk-shell
  expect "merely exported" "$seen" "OPENAI_API_KEY in the shell is not used"
}
wires_with_an_exported_key_and_real_are_real() {
  local seen; seen=$(OPENAI_API_KEY=sk-shell settings_of "" real)
  expect "--real" "$seen" "key=sk-shell base="
  expect "--real" "$seen" "REAL      by OPENAI_API_KEY"
}
wires_with_a_key_in_env_file_are_real() {
  local seen; seen=$(OPENAI_API_KEY=sk-shell settings_of 'OPENAI_API_KEY="sk-file" # mine' no)
  expect ".env" "$seen" "key=sk-file base="
}
wires_with_an_exported_base_url_take_it_and_the_key() {
  local seen; seen=$(OPENAI_API_KEY=sk-shell OPENAI_BASE_URL=http://127.0.0.1:9/v1 settings_of "OPENAI_BASE_URL=http://127.0.0.1:8/v1" no)
  expect "base URL" "$seen" "key=sk-shell base=http://127.0.0.1:9/v1"
}
env_file_is_data_not_code() {
  settings_of "OPENAI_API_KEY=\$(touch $temp/executed)" no >/dev/null
  [ ! -e "$temp/executed" ]
}

postgres_starts_once_and_keeps_its_data() {
  local pg=$repository/eng/postgres.sh first
  first=$("$pg" start "$temp/pg")
  equal "a second start" "$first" "$("$pg" start "$temp/pg")"
  "$pg" stop "$temp/pg"; "$pg" stop "$temp/pg"
  equal "after a stop" "$first" "$("$pg" start "$temp/pg")"
}
postgres_starts_over_a_stale_pid_file() {
  local pg=$repository/eng/postgres.sh
  "$pg" start "$temp/pg" >/dev/null
  "$pg" stop "$temp/pg" immediate
  # What a crash leaves behind when another program has the number by now: ours.
  printf '%s\n' $$ "$temp/pg/cluster" 0 0 "" "*" 0 ready >"$temp/pg/cluster/postmaster.pid"
  "$pg" start "$temp/pg" >/dev/null
}
postgres_refuses_data_of_another_version() {
  local pg=$repository/eng/postgres.sh
  "$pg" start "$temp/pg" >/dev/null; "$pg" stop "$temp/pg"
  echo 9 >"$temp/pg/cluster/PG_VERSION"
  expect "another version" "$("$pg" start "$temp/pg" 2>&1 || true)" "is of PostgreSQL 9"
}

postgres_is_removed_when_its_owner_is_killed() {
  local pg=$repository/eng/postgres.sh owner
  "$pg" start "$temp/pg" >/dev/null
  setsid "$BASH" -c "'$pg' guard '$temp/pg' \$\$; sleep 60" &
  owner=$!
  until is_guarded; do kill -0 "$owner"; sleep 0.1; done
  kill -KILL -- "-$owner"
  until [ ! -e "$temp/pg" ]; do sleep 0.1; done
}
is_guarded() {
  local file
  for file in $(grep -alF "$temp/pg" /proc/[0-9]*/cmdline 2>/dev/null || true); do
    if [[ $(tr '\0' ' ' <"$file" 2>/dev/null || true) == *" watch $temp/pg "* ]]; then return 0; fi
  done
  return 1
}

free_port() { . "$repository/eng/postgres.sh"; pg_free_port 0; }
run_refuses_an_unknown_argument() {
  local code=0; "$repository/run.sh" --rael >/dev/null 2>&1 || code=$?
  equal "exit code" 2 "$code"
}
run_names_a_taken_port_before_it_starts_anything() {
  local port said; port=$(free_port)
  node -e 'require("net").createServer().listen(Number(process.argv[1]), "127.0.0.1")' "$port" &
  until ! node -e 'require("net").connect(Number(process.argv[1]), "127.0.0.1").on("connect", () => process.exit(1)).on("error", () => process.exit(0))' "$port"; do sleep 0.1; done
  said=$(PORT=$port EMULATORS_PORT=$(free_port) DATA_DIR=$temp/data "$repository/run.sh" 2>&1) && return 1
  expect "a taken port" "$said" "port $port is taken"
  [ ! -e "$temp/data" ]
}

start_trial() { # starts run.sh, deaf to Ctrl-C as a background job is, and waits for its last line
  "$repository/run.sh" >"$temp/run.log" 2>&1 &
  trial=$!
  until grep -q "Ctrl-C stops it" "$temp/run.log"; do
    kill -0 "$trial" 2>/dev/null || { cat "$temp/run.log"; return 1; }
    sleep 0.2
  done
}
descendants_of() { # PID
  local child
  for child in $(pgrep -P "$1" || true); do echo "$child"; descendants_of "$child"; done
}
stop_trial() { # SIGNAL
  local process left=""
  local started; started="$(descendants_of "$trial") $(head -n 1 "$DATA_DIR/postgres/cluster/postmaster.pid")"
  kill "-$1" "$trial"
  wait "$trial" || true
  for process in $started; do left=$left$(tr '\0' ' ' <"/proc/$process/cmdline" 2>/dev/null || true); done
  equal "processes left after $1" "" "$left"
}
trial_publishes_a_post_and_leaves_nothing_behind() {
  local token
  unset DATABASE_URL PUBLIC_URL STORAGE_PATH
  PORT=$(free_port); EMULATORS_PORT=$(free_port); DATA_DIR=$temp/data; export PORT EMULATORS_PORT DATA_DIR
  start_trial
  token=$(sed -n 's/^token: //p' "$temp/run.log")
  node "$repository/tests/scripts/publish.mjs" "$PORT" "$EMULATORS_PORT" "$token"
  stop_trial INT
  start_trial
  equal "the token after a second start" "$token" "$(sed -n 's/^token: //p' "$temp/run.log")"
  node "$repository/tests/scripts/publish.mjs" "$PORT" "$EMULATORS_PORT" "$token" still-there
  stop_trial TERM
}
