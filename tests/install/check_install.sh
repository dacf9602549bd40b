#!/bin/sh
# Installs a build to a fresh prefix, makes a snapshot with the installed program, builds tests/install/consumer against the
# installed package alone, and compares what both say of that snapshot: check_install.sh BUILD_FOLDER COMPILER.
set -eu
build=$1
compiler=$2
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install "$build" --prefix "$folder/prefix" >"$folder/log" || { cat "$folder/log" >&2; exit 1; }
cmake -S "$here/consumer" -B "$folder/build" -DCMAKE_PREFIX_PATH="$folder/prefix" -DCMAKE_CXX_COMPILER="$compiler" \
  -DCMAKE_BUILD_TYPE=Release >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
cmake --build "$folder/build" >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
vouch=$folder/prefix/bin/vouch
"$vouch" generate "$folder/world" --creators 200 --accounts 2000 --edges 8000 --brands 10 >/dev/null
"$vouch" build "$folder/world" -o "$folder/world.vouch" >/dev/null
brand=$(sed -n 2p "$folder/world/brands.csv" | cut -d , -f 1)
wanted=$("$vouch" shortlist "$folder/world.vouch" --brand "$brand" -k 0 --format trec | cut -d ' ' -f 3)
found=$("$folder/build/consumer" "$folder/world.vouch" "$brand")
if [ -z "$found" ] || [ "$wanted" != "$found" ]; then
  echo "the consumer ranks otherwise than the installed program" >&2
  exit 1
fi
echo "the installed program and the consumer rank $(echo "$found" | wc -l) creators alike"
