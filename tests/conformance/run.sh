#!/usr/bin/env bash
# Starts the sample server and asks it what the specifications and the field's clients ask.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) child=''
for part in build postgres; do
  # shellcheck source=eng/build.sh source=eng/postgres.sh
  . "$here/../../eng/$part.sh"
done
cd "$repository"
check_tools
npm_install eng/native
npm_install tests/conformance
quietly dotnet build tests/conformance/sample -v quiet --disable-build-servers
url=http://127.0.0.1:$(pg_free_port 0) log=artifacts/conformance-server.log
# In Development, because the audits introspect.
ASPNETCORE_ENVIRONMENT=Development dotnet artifacts/bin/SocialImages.GraphQL.Sample/debug/SocialImages.GraphQL.Sample.dll --urls "$url" \
  --BananaCakePop "$repository/eng/native/node_modules/@chillicream/bananacakepop-graphql-ide" </dev/null >"$log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
wait_ready "$url/graphql?sdl" "$server" "$log" "the sample server"
options=()
if browser=$(command -v chromium); then options=(--browser "$browser"); fi
node tests/conformance/run.mjs "$url/graphql" ${options[@]+"${options[@]}"} "$@"
