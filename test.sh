#!/usr/bin/env bash
# Everything that proves the project; exit code 0 only if all passed.
#   ./test.sh            the core run     ./test.sh full    with the long tests ([Fact(Explicit = true)])
#   ./test.sh NAME…      parts by name    ./test.sh list    names them
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=eng/build.sh
. "$root/eng/build.sh"
cd "$root"
explicit=off limit=() results=$root/artifacts/test-results passed=0 failed=0 skipped=0 build_seconds=0 wanted=("$@") cluster=""
# A hung test ends its part, not the run.
if command -v timeout >/dev/null; then limit=(timeout --kill-after=10 "${TEST_TIMEOUT:-2400}"); fi
if [ "${1:-}" = full ]; then explicit=on wanted=("${@:2}"); export TEST_LEVEL=full; fi

projects=$(find tests -mindepth 2 -maxdepth 2 -name '*.csproj' | sort)
scripts=$(find tests -mindepth 2 -maxdepth 2 -name run.sh | sort)
part_name() { local name; name=$(basename "$(dirname "$1")"); name=${name#SocialImages.}; echo "${name%.Tests}" | tr '[:upper:]' '[:lower:]'; }
parts=$(echo restore format; for part in $projects $scripts; do part_name "$part"; done)
if [ "${wanted[0]:-}" = list ]; then echo "$parts" | tr ' ' '\n'; exit; fi
for part in ${wanted[@]+"${wanted[@]}"}; do echo "$parts" | tr ' ' '\n' | grep -qix "$part" || die "no part is called $part; ./test.sh list names them"; done
is_wanted() { [ ${#wanted[@]} -eq 0 ] || printf '%s\n' "${wanted[@]}" | grep -qix "$1"; }

# Parts run two at a time (TEST_LANES), since they wait more than they compute. Each leaves its log and its count in a file.
lanes=${TEST_LANES:-2} lane_pids=() queue=() most_second_tries=5
count() { # NAME SECONDS PASSED FAILED SKIPPED [NOTE]
  echo "$2 $3 $4 $5 ${6:-}" >"$results/$1.count"
}
check() { # NAME COMMAND…: a part that either passes or fails
  local started=$SECONDS name=$1
  echo "== $name"
  if "${@:2}" </dev/null; then count "$name" $((SECONDS - started)) 1 0 0; else count "$name" $((SECONDS - started)) 0 1 0; fi
}
run_tests() { # PROJECT XML OPTION…
  ${limit[@]+"${limit[@]}"} "artifacts/bin/$1/release/$1" -noLogo -noColor -longRunning 60 -explicit "$explicit" -xml "$2" "${@:3}" </dev/null |
    grep -vE '^  (Discover|Starting|Finished)|^ *$' || return "${PIPESTATUS[0]}"
}
# What failed is said once more at the very end, where somebody who sees only the last lines finds it.
said_by() { node eng/count.mjs "$1" 2> >(tee "$1.said" >&2); }
# Whether what failed among hundreds side by side on a busy machine passes alone. It is named either way.
pass_alone() { # PROJECT XML
  local method options=() numbers=()
  while IFS= read -r method; do options+=(-method "$method"); done < <(node eng/count.mjs "$2" failed)
  [ ${#options[@]} -gt 0 ] || return 1
  echo "== once more, alone: ${options[*]}"
  run_tests "$1" "$2.alone" -parallel none "${options[@]}" || true
  [ -s "$2.alone" ] && read -r -a numbers < <(said_by "$2.alone") && [ "${numbers[0]}" -gt 0 ] && [ "${numbers[1]}" -eq 0 ]
}
run_project() { # a test project: its own executable, built before
  local started=$SECONDS name project xml numbers=() code=0 flickered=0
  name=$(part_name "$1") project=$(basename "$1" .csproj); xml=$results/$project.xml
  rm -f "$xml" "$xml.alone"
  run_tests "$project" "$xml" || code=$?
  if [ -s "$xml" ]; then read -r -a numbers < <(said_by "$xml"); fi
  if [ ${#numbers[@]} -eq 4 ] && [ "${numbers[1]}" -gt 0 ] && [ "${numbers[1]}" -le "$most_second_tries" ] && pass_alone "$project" "$xml"; then
    flickered=${numbers[1]} code=0; numbers[0]=$((numbers[0] + flickered)) numbers[1]=0
  fi
  if [ ${#numbers[@]} -ne 4 ] || { [ "$code" -ne 0 ] && [ "${numbers[1]}" -eq 0 ]; }; then count "$name" $((SECONDS - started)) 0 1 0 "(ended with code $code before it could report)"
  elif [ $((numbers[0] + numbers[1])) -eq 0 ]; then count "$name" $((SECONDS - started)) 0 1 "${numbers[2]}" "(ran no test)"
  else count "$name" $((SECONDS - started)) "${numbers[0]}" "${numbers[1]}" "${numbers[2]}" \
    "$([ "${numbers[3]}" -eq 0 ] || echo "(${numbers[3]} long ones left to ./test.sh full)")$([ "$flickered" -eq 0 ] || echo " ($flickered passed only alone)")"; fi
}
run_script() { # any other part: a run.sh that ends with "N passed, N failed[, N skipped]"
  local started=$SECONDS name last
  name=$(part_name "$1")
  ${limit[@]+"${limit[@]}"} "$1" </dev/null 2>&1 | tee "$results/$name.out" || true
  grep '^FAIL' "$results/$name.out" >"$results/$name.said" || true
  last=$(tail -n 1 "$results/$name.out")
  if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed(,\ ([0-9]+)\ skipped)?$ ]]; then
    count "$name" $((SECONDS - started)) "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[4]:-0}"
  else count "$name" $((SECONDS - started)) 0 1 0 "(ended before it could report)"; fi
}
run_lane() { # takes parts nobody has taken yet, until none is left
  local part name
  for part in "$@"; do
    name=$(part_name "$part")
    mkdir "$results/$name.taken" 2>/dev/null || continue
    case $part in *.csproj) run_project "$part" ;; *) run_script "$part" ;; esac >"$results/$name.log" 2>&1
    { echo "== $name"; cat "$results/$name.log"; }
  done
}
run_parts() {
  local lane
  for ((lane = 0; lane < lanes; lane++)); do run_lane "$@" & lane_pids+=($!); done
  for lane in "${lane_pids[@]}"; do wait "$lane" || true; done
  lane_pids=()
}
kill_tree() { # PID
  local child
  for child in $(pgrep -P "$1" || true); do kill_tree "$child"; done
  kill "$1" 2>/dev/null || true
}

# One compiler for all projects, which ends with the build.
compiler=socialimages-$$
build() { quietly dotnet build "$1" -c Release -v quiet -p:SharedCompilationId="$compiler"; }
stop_compiler() { pkill -f -- "-pipename:$compiler" || true; }
finish() {
  local lane
  stop_compiler
  for lane in ${lane_pids[@]+"${lane_pids[@]}"}; do kill_tree "$lane"; done
  [ -z "$cluster" ] || eng/postgres.sh drop "$cluster" || true
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

check_tools
mkdir -p "$results"
rm -rf "$results"/*.count "$results"/*.taken "$results"/*.said
npm_install eng/native
npm_install tests/conformance/oracle
npm_install tests/object-store
if is_wanted restore; then check restore dotnet restore SocialImages.sln --locked-mode -v quiet; fi
if is_wanted format; then check format dotnet format whitespace SocialImages.sln --verify-no-changes --no-restore -v quiet; fi
for project in $projects; do
  if is_wanted "$(part_name "$project")"; then wanted_projects+=("$project"); fi
done
started=$SECONDS
# Some parts run what run.sh runs; it is built before them, since two builds at once would write the same files.
if [ ${#wanted[@]} -eq 0 ]; then build_editor; build_stamped build SocialImages.sln
elif is_wanted scripts || is_wanted editor || is_wanted conformance; then build_release; fi
if [ -n "${wanted_projects+x}" ]; then
  if [ ${#wanted[@]} -gt 0 ]; then for project in "${wanted_projects[@]}"; do build "$project"; done; fi
  stop_compiler
  build_seconds=$((SECONDS - started))
  if [ -z "${TEST_DATABASE_URL:-}" ]; then
    cluster=$(mktemp -d)
    # Thrown away at the end, so nothing need be safe from a power cut.
    TEST_DATABASE_URL=$(eng/postgres.sh start "$cluster" 0 fsync=off synchronous_commit=off full_page_writes=off); export TEST_DATABASE_URL
    eng/postgres.sh guard "$cluster" $$
  fi
fi
# The longest first, so that no lane is left with them at the end; named twice, a part is still run once.
for name in publishing api editor domain scripts any; do
  for part in $projects $scripts; do
    if is_wanted "$(part_name "$part")" && [[ $name = any || $(part_name "$part") = "$name" ]]; then queue+=("$part"); fi
  done
done
run_parts ${queue[@]+"${queue[@]}"}

echo
for said in "$results"/*.said; do
  [ ! -s "$said" ] || { echo "  $(basename "$said" .said):"; cat "$said"; }
done
for part in $parts; do
  is_wanted "$part" || continue
  [ -f "$results/$part.count" ] || count "$part" 0 0 1 0 "(did not report)"
  read -r seconds ok bad left note <"$results/$part.count"
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + left))
  printf '  %-12s %5s s  %5s passed %4s failed %3s skipped %s\n' "$part" "$seconds" "$ok" "$bad" "$left" "$note"
done
printf '  %-12s %5s s\n  %-12s %5s s\n' build "$build_seconds" all "$SECONDS"
if [ "$skipped" -eq 0 ]; then echo "$passed passed, $failed failed"; else echo "$passed passed, $failed failed, $skipped skipped"; fi
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
