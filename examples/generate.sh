#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Draws a caption with curl and follows the stream: the sketch first, then the picture.
# Usage: generate.sh [URL]
set -eu
url=${1:-http://localhost:8080}
curl --silent --show-error --fail-with-body --no-buffer "$url/v1/images/generations" \
  -H 'Content-Type: application/json' \
  -d '{"prompt": "a small bird with a red head", "seed": 7, "stream": true}' |
  sed -n 's/^data: //p' |
  while IFS= read -r event; do
    type=$(printf '%s' "$event" | sed 's/.*"type":"image_generation\.\([a-z_]*\)".*/\1/')
    printf '%s' "$event" | sed 's/.*"b64_json":"\([^"]*\)".*/\1/' | base64 -d >"$type.png"
    echo "$type.png"
  done
