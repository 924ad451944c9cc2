#!/usr/bin/env bash
# Publishes an archive on Maven Central: central-upload.sh ARCHIVE NAME, with the user token in CENTRAL_USERNAME and CENTRAL_PASSWORD.
# Ends when it is published, or says what Central has against it.
set -euo pipefail

api=${CENTRAL_API:-https://central.sonatype.com/api/v1/publisher}
token=$(printf '%s:%s' "$CENTRAL_USERNAME" "$CENTRAL_PASSWORD" | base64 --wrap 0)
ask() { curl --fail-with-body --silent --show-error --request POST --header @- "$@" <<< "Authorization: Bearer $token"; }

id=$(ask --form "bundle=@$1" "$api/upload?name=$2&publishingType=AUTOMATIC")
for _ in $(seq "${CENTRAL_TRIES:-80}"); do
  status=$(ask "$api/status?id=$id")
  case $status in
    *'"PUBLISHED"'*) exit 0 ;;
    *'"FAILED"'*) break ;;
  esac
  sleep "${CENTRAL_PAUSE:-15}"
done
echo "$status" >&2
exit 1
