#!/usr/bin/env bash
# Uses the editor in a headless Chromium, against a service, a database and emulators of its own.
#   tests/editor/run.sh [SCENARIO…]
#   tests/editor/run.sh --shots FOLDER [--only NAME…] [--look LOOK…]    takes a picture of every screen instead
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) child='' program=run.mjs
if [ "${1:-}" = --shots ]; then program=shots.mjs folder=$(mkdir -p "$2" && cd "$2" && pwd); set -- --folder "$folder" "${@:3}"; fi
# shellcheck source=eng/build.sh
. "$here/../../eng/build.sh"
# shellcheck source=eng/settings.sh
. "$here/../../eng/settings.sh"
# shellcheck source=eng/postgres.sh
. "$here/../../eng/postgres.sh"
cd "$repository"
check_tools
browser=$(command -v chromium || command -v google-chrome) || die "no Chromium found. Debian, Ubuntu: apt install chromium"
npm_install tests/editor
build_release
data=$(mktemp -d)
trap 'postgres_drop "$data/postgres" >/dev/null 2>&1 || true; rm -rf "$data"' EXIT
DATABASE_URL=$("$repository/eng/postgres.sh" start "$data/postgres"); export DATABASE_URL
"$repository/eng/postgres.sh" guard "$data/postgres" $$
EMULATORS_PORT=$(pg_free_port 0) PORT=$(pg_free_port 0) IMPORT_PORT=$(pg_free_port 0); export EMULATORS_PORT PORT IMPORT_PORT
for name in $money_keys; do unset "$name"; done
wires "http://127.0.0.1:$EMULATORS_PORT" >/dev/null
trial_keys "$data/keys"
export PUBLIC_URL=http://localhost:$PORT STORAGE_PATH=$data/files DATA_DIR=$data ASPNETCORE_ENVIRONMENT=Development IMPORT_ALLOWED_HOSTS=127.0.0.1:$IMPORT_PORT
node "tests/editor/$program" --browser "$browser" "$@"
