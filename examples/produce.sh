#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Asks for a picture by a Kafka record, with kcat, and waits for the event that ends the job.
# Usage: produce.sh [BROKER]
set -eu
broker=${1:-localhost:9092}
job=example-$$
echo "{\"id\": \"$job\", \"prompt\": \"a small bird with a red head\", \"seed\": 7}" |
  kcat -P -b "$broker" -t generation-requests
until kcat -C -b "$broker" -t generation-events -o -1000 -e -q |
  grep "\"job\":\"$job\"" |
  grep -E '"status":"(completed|failed|cancelled|expired)"'; do
  sleep 1
done
