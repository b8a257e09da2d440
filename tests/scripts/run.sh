#!/usr/bin/env bash
# Tests of the scripts: each function of cases.sh in a bash of its own. A name runs the cases that contain it.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
passed=0 failed=0 skipped=0

it() { # CASE [REASON TO SKIP]
  if [ -n "${2:-}" ]; then echo "  skipped: $1: $2"; skipped=$((skipped + 1)); return; fi
  local started=$SECONDS said
  # shellcheck disable=SC2016 # the inner bash is to read these
  if said=$("$BASH" -euo pipefail -c '. "$0"; "$1"' "$here/cases.sh" "$1" 2>&1 </dev/null); then
    passed=$((passed + 1)); echo "  passed:  $1 ($((SECONDS - started)) s)"
  else
    failed=$((failed + 1)); printf '  failed:  %s\n%s\n' "$1" "$said"
  fi
}

while IFS= read -r case; do
  reason=""
  case $case in
    clean_up | expect_none | settings_of | is_guarded) continue ;;
    scripts_pass_shellcheck) command -v shellcheck >/dev/null || reason="shellcheck is not installed" ;;
    trial_*) [ -f "$here/../../schema.graphql" ] || reason="the API has no schema yet" ;;
  esac
  [[ $case == *"${1:-}"* ]] || continue
  it "$case" "$reason"
done < <(sed -n 's/^\([a-z_]*_[a-z_]*\)() {$/\1/p' "$here/cases.sh")
if [ "$skipped" -eq 0 ]; then echo "$passed passed, $failed failed"; else echo "$passed passed, $failed failed, $skipped skipped"; fi
[ "$failed" -eq 0 ]
