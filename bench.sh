#!/usr/bin/env bash
# Measures the product against a yardstick in the same run and prints ratios.
#   ./bench.sh            all parts     ./bench.sh PART…    some     ./bench.sh list    names them
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=eng/build.sh
. "$root/eng/build.sh"
check_tools
build_release
npm_install bench/sharp
npm_install tests/editor
quietly dotnet build bench/SocialImages.Benchmarks -c Release -v quiet --disable-build-servers
cluster=$(mktemp -d)
trap 'eng/postgres.sh drop "$cluster"' EXIT
BENCH_DATABASE_URL=$(eng/postgres.sh start "$cluster"); export BENCH_DATABASE_URL
dotnet artifacts/bin/SocialImages.Benchmarks/release/SocialImages.Benchmarks.dll "$@"
