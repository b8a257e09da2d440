#!/usr/bin/env bash
# Which settings count, and which outside wires are real. The rule: a base URL in the environment always counts; a key
# counts when .env gives it, or the same wire's base URL is given, or --real is said. What is merely in a shell's profile spends no money.
set -euo pipefail

money_keys="OPENAI_API_KEY STABILITY_API_KEY GEMINI_API_KEY MIDJOURNEY_PROXY_SECRET IMAGE_GEN_AUTH COMPATIBLE_API_KEY CLOUDINARY_URL INSTAGRAM_APP_ID INSTAGRAM_APP_SECRET FACEBOOK_APP_ID FACEBOOK_APP_SECRET"

# Puts the shell's keys aside, unless they may be used.
set_keys_aside() { # real?
  local key
  for key in $money_keys; do
    if [ -z "${!key:-}" ] || [ "$1" = real ]; then continue; fi
    printf -v "aside_$key" %s "${!key}"; unset "$key"
  done
}

# Reads KEY=value lines; what the environment already has stays. The file is data: nothing in it is executed.
read_env_file() {
  local line key value
  [ -f "$1" ] || return 0
  while IFS= read -r line || [ -n "$line" ]; do
    [[ ${line%$'\r'} =~ ^[[:space:]]*(export[[:space:]]+)?([A-Z][A-Z0-9_]*)=(.*)$ ]] || continue
    key=${BASH_REMATCH[2]} value=${BASH_REMATCH[3]}
    if [[ $value =~ ^\"([^\"]*)\" || $value =~ ^\'([^\']*)\' ]]; then value=${BASH_REMATCH[1]}
    else value=${value%%[[:space:]]#*}; value=${value%"${value##*[![:space:]]}"}; fi
    if [ -z "${!key:-}" ] && [ -n "$value" ]; then export "$key=$value"; fi
  done <"$1"
}

# One wire: emulated, unless one of its keys or base URLs is given. Prints its line of the table.
#   wire NAME "KEY=trial value …" "BASE_URL=emulator's path …"
wire() {
  local title=$1 keys=$2 bases=$3 pair name aside given="" by="" unused=""
  for pair in $bases; do
    name=${pair%%=*}
    if [ -z "$by" ] && [ -n "${!name:-}" ]; then by=$name given=": ${!name}"; fi
  done
  for pair in $keys; do
    name=${pair%%=*} aside=aside_$name
    if [ -n "$given" ] && [ -z "${!name:-}" ] && [ -n "${!aside:-}" ]; then export "$name=${!aside}"; fi
    if [ -z "$by" ] && [ -n "${!name:-}" ]; then by=$name; fi
    if [ -n "${!aside:-}" ]; then unused=" ($name in the shell is not used: put it in .env, or say --real)"; fi
  done
  if [ -n "$by" ]; then printf '  %-18s %-9s %s\n' "$title" REAL "by $by$given"; return; fi
  for pair in $keys; do export "${pair%%=*}=${pair#*=}"; done
  for pair in $bases; do export "${pair%%=*}=$emulators_url${pair#*=}"; done
  pair=${bases%% *}
  printf '  %-18s %-9s %s\n' "$title" emulated "$emulators_url${pair#*=}$unused"
}

wires() { # EMULATORS_URL
  emulators_url=$1
  wire "OpenAI" OPENAI_API_KEY=trial-openai OPENAI_BASE_URL=/openai/v1
  wire "Stability AI" STABILITY_API_KEY=trial-stability STABILITY_BASE_URL=/stability
  wire "Google Gemini" GEMINI_API_KEY=trial-gemini GEMINI_BASE_URL=/gemini
  wire "Midjourney proxy" MIDJOURNEY_PROXY_SECRET=trial-midjourney MIDJOURNEY_PROXY_URL=/midjourney
  wire "Stable Diffusion" IMAGE_GEN_AUTH=trial:local IMAGE_GEN_BASE_URL=/sd
  wire "OpenAI look-alike" COMPATIBLE_API_KEY=trial-compatible COMPATIBLE_BASE_URL=/compatible/v1
  wire "Cloudinary" CLOUDINARY_URL=cloudinary://111122223333444:emulated-cloud-secret@DemoCloud "CLOUDINARY_API_BASE_URL=/cloudinary CLOUDINARY_DELIVERY_BASE_URL=/cloudinary/res"
  wire "Instagram" "INSTAGRAM_APP_ID=990602627938098 INSTAGRAM_APP_SECRET=emulator-app-secret" \
    "INSTAGRAM_GRAPH_URL=/instagram INSTAGRAM_AUTHORIZE_URL=/instagram/oauth/authorize INSTAGRAM_TOKEN_URL=/instagram/oauth/access_token"
  wire "Facebook" "FACEBOOK_APP_ID=990602627938098 FACEBOOK_APP_SECRET=emulator-app-secret" "FACEBOOK_GRAPH_URL=/instagram FACEBOOK_AUTHORIZE_URL=/instagram/v25.0/dialog/oauth"
  # Anything but Meta itself is given the demo account: a new trial has something to publish to.
  case ${INSTAGRAM_GRAPH_URL:-} in
    "" | *://graph.instagram.com* | *://graph.facebook.com*) ;;
    *) export TRIAL_INSTAGRAM_USERNAME="${TRIAL_INSTAGRAM_USERNAME:-demo_cafe}" TRIAL_INSTAGRAM_TOKEN="${TRIAL_INSTAGRAM_TOKEN:-IGAA-emulator-demo_cafe}" ;;
  esac
  printf '  %-18s %-9s %s\n' "Image store" "${IMAGE_STORAGE:-local}" ""
}

# Makes the encryption and signing keys once; losing them means losing the stored tokens, so they lie beside the data.
trial_keys() { # FILE
  local key
  [ -f "$1" ] || (umask 077; for key in ENCRYPTION_KEYS URL_SIGNING_KEYS; do echo "$key=$(node -p 'require("crypto").randomBytes(32).toString("base64")')"; done >"$1")
  read_env_file "$1"
}
