#!/usr/bin/env bash
# Starts one replica with the keys that all replicas share; the first to come makes them, once.
set -euo pipefail

keys=$DATA_DIR/keys
if [ ! -f "$keys" ]; then
  umask 077
  for key in ENCRYPTION_KEYS URL_SIGNING_KEYS; do echo "$key=$(head -c 32 /dev/urandom | base64)"; done >"$keys.$HOSTNAME"
  # A link fails when the name exists: whoever is second takes the first one's.
  ln "$keys.$HOSTNAME" "$keys" 2>/dev/null || true
  rm "$keys.$HOSTNAME"
fi
while IFS= read -r line; do export "${line?}"; done <"$keys"
exec dotnet SocialImages.Api.dll --urls http://0.0.0.0:8080
