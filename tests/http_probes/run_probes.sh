#!/bin/sh
# Starts the probe server on a free port, runs every probe against it, and stops it: run_probes.sh PROGRAM [probe flags].
# The limits told to the probes are those that tests/support/probe_server.cc sets. Fails where a probe fails, where the
# server dies, or where it does not drain cleanly.
set -u
program=$1
shift
here=$(dirname "$0")
log=$(mktemp)
TSAN_OPTIONS="suppressions=$here/tsan_suppressions.txt ${TSAN_OPTIONS:-}"
export TSAN_OPTIONS
"$program" >"$log" &
server=$!
trap 'kill "$server" 2>/dev/null; rm -f "$log"' EXIT
tries=0
while [ ! -s "$log" ]; do
  tries=$((tries + 1))
  if [ "$tries" -gt 100 ] || ! kill -0 "$server" 2>/dev/null; then
    echo "the probe server did not start" >&2
    exit 1
  fi
  sleep 0.1
done
python3 "$here/http_probes.py" --port "$(head -n 1 "$log")" --path /healthz --post-path /v1/echo --big-path /v1/big \
  --work-path /v1/work --max-body 1048576 --max-connections 1000 --idle-timeout 3 --cut-after 10 \
  --strict --require-all --pid "$server" "$@"
probes=$?
kill -TERM "$server"
wait "$server"
stopped=$?
if [ "$stopped" -ne 0 ]; then
  echo "the probe server ended with status $stopped, expected 0" >&2
  exit 1
fi
exit "$probes"
