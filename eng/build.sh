#!/usr/bin/env bash
# What run.sh, test.sh and bench.sh share: are the tools here, are the native parts here, is the build fresh.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Build servers would outlive us.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

die() { echo "$(basename "$0"): $*" >&2; exit 1; }

check_tools() {
  command -v dotnet >/dev/null || PATH=$PATH:$HOME/.dotnet:/usr/share/dotnet:/usr/local/share/dotnet
  dotnet --list-sdks 2>/dev/null | grep -q '^10\.' ||
    die "the .NET 10 SDK is missing. Get it from https://dotnet.microsoft.com/download/dotnet/10.0 (Debian, Ubuntu: dotnet-sdk-10.0), then run this again."
  local node; node=$(node --version 2>/dev/null || true); node=${node#v}
  [ "${node%%.*}" -ge 20 ] 2>/dev/null ||
    die "Node 20 or newer is missing${node:+ (this is $node)}. Get it from https://nodejs.org (nvm install 20; brew install node), then run this again."
}

# Runs a command in the background and waits for it, so that a signal is answered at once; says what it printed only when it fails.
quietly() {
  local log=$repository/artifacts/failed.log
  mkdir -p "$repository/artifacts"
  "$@" </dev/null >"$log" 2>&1 &
  child=$!
  if wait "$child"; then child=; rm -f "$log"; return; fi
  child=; cat "$log" >&2; rm -f "$log"; die "this failed: $*"
}

# npm ci in a folder, when its lock file is not the one of last time.
npm_install() {
  local stamp=$1/node_modules/.installed
  cmp -s "$1/package-lock.json" "$stamp" && return
  echo "Fetching what $(basename "$1") needs"
  quietly npm ci --prefix "$1" --no-fund --no-audit && cp "$1/package-lock.json" "$stamp"
}

newer_than() { # STAMP FOLDER…: has a source file changed?
  [ -f "$1" ] && [ -z "$(find "${@:2}" -newer "$1" -type f ! -path '*/node_modules/*' ! -path '*/obj/*' ! -path '*/wwwroot/*' -print 2>/dev/null | head -n 1)" ] && return 1
  return 0
}

# What has to be there before the Api is built: its native parts, and the editor it serves.
build_editor() {
  local editor=$repository/src/SocialImages.Editor
  cd "$repository"
  npm_install eng/native
  if [ -f "$editor/package.json" ]; then
    npm_install "$editor"
    if newer_than "$editor/node_modules/.built" "$editor"; then
      echo "Building the editor"
      quietly npm run build --prefix "$editor"; touch "$editor/node_modules/.built"
    fi
  fi
  # The editor's build goes here; in Development the web server insists on the folder.
  mkdir -p src/SocialImages.Api/wwwroot
}

# Runs a build that Api and emulators are part of, and notes when; what was changed during it counts as newer.
release_stamp=$repository/artifacts/.release
build_stamped() { # COMMAND…
  mkdir -p "$repository/artifacts"; touch "$release_stamp.next"
  "$@"
  mv "$release_stamp.next" "$release_stamp"
}

# Builds editor, Api and emulators for running, when a source is newer than the last build.
build_release() {
  build_editor
  newer_than "$release_stamp" src emulators eng/native/package-lock.json ./*.props ./*.json .editorconfig BannedSymbols.txt || return 0
  build_stamped build_programs
}
build_programs() {
  local project
  for project in src/SocialImages.Api emulators/SocialImages.Emulators; do
    echo "Building $(basename "$project")"
    quietly dotnet build "$project" -c Release -v quiet --disable-build-servers
  done
}

http_ok() { node -e 'fetch(process.argv[1],{signal:AbortSignal.timeout(5000)}).then(r=>process.exit(r.ok?0:1),()=>process.exit(1))' "$1"; }

# Waits until URL answers 200, as long as process PID lives, at most 120 s.
wait_ready() { # URL PID LOG NAME
  local started=$SECONDS
  until http_ok "$1"; do
    kill -0 "$2" 2>/dev/null || { tail -n 20 "$3" >&2; die "$4 stopped while starting; its log is $3"; }
    [ $((SECONDS - started)) -lt 120 ] || { tail -n 20 "$3" >&2; die "$4 is not ready after two minutes; its log is $3"; }
    sleep 0.1
  done
}
