#!/usr/bin/env bash
# Starts a small sample server and the product itself, and asks both what the specifications and the field's clients ask.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) child='' servers='' data=$(mktemp -d)
for part in build settings postgres; do
  # shellcheck source=eng/build.sh source=eng/settings.sh source=eng/postgres.sh
  . "$here/../../eng/$part.sh"
done
cd "$repository"
stop() {
  local server
  for server in $servers; do kill "$server" 2>/dev/null || true; done
  postgres_drop "$data/postgres"; rm -rf "$data"
}
trap stop EXIT

check_tools
npm_install tests/conformance
build_release
quietly dotnet build tests/conformance/sample -c Release -v quiet --disable-build-servers
# In Development, because the audits introspect.
export ASPNETCORE_ENVIRONMENT=Development

sample=http://127.0.0.1:$(pg_free_port 0)
dotnet artifacts/bin/SocialImages.GraphQL.Sample/release/SocialImages.GraphQL.Sample.dll --urls "$sample" \
  --BananaCakePop "$repository/eng/native/node_modules/@chillicream/bananacakepop-graphql-ide" </dev/null >artifacts/conformance-sample.log 2>&1 &
servers=$!

# No check leaves the house: the outside wires lead nowhere.
wires http://127.0.0.1:9 >/dev/null
trial_keys "$data/keys"
postgres_start "$data/postgres" >/dev/null
DATABASE_URL=$(postgres_url "$data/postgres" socialimages)
product=http://127.0.0.1:$(pg_free_port 0)
export DATABASE_URL DATA_DIR=$data STORAGE_PATH=$data/files PUBLIC_URL=$product
(cd src/SocialImages.Api && exec dotnet "$repository/artifacts/bin/SocialImages.Api/release/SocialImages.Api.dll" --urls "$product" \
  </dev/null >"$repository/artifacts/conformance-product.log" 2>&1) &
servers="$servers $!"
wait_ready "$sample/graphql?sdl" "${servers% *}" artifacts/conformance-sample.log "the sample server"
wait_ready "$product/health/ready" "${servers#* }" artifacts/conformance-product.log "the product"

options=()
if browser=$(command -v chromium); then options=(--browser "$browser"); fi
node tests/conformance/run.mjs "sample=$sample/graphql" "socialimages=$product/graphql" --header "Authorization: Bearer $(cat "$data/token")" \
  ${options[@]+"${options[@]}"} "$@"
