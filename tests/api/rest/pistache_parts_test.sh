#!/bin/sh
# Pistache is included by one file, and its parts that give answers to the wrong client, crash or hang are not used there:
# pistache_parts_test.sh SOURCE_DIRECTORY
set -u
cd "$1" || exit 2
status=0
others=$(grep -rlE '#include *[<"]pistache/' --include='*.h' --include='*.cc' api engine datasets experiments tests | grep -v '^api/rest/http/transport.cc$')
if [ -n "$others" ]; then
  echo "only api/rest/http/transport.cc may include Pistache, found also: $others"
  status=1
fi
grep -q 'pistache/' api/rest/http/transport.cc || { echo "api/rest/http/transport.cc no longer includes Pistache"; status=1; }
forbidden='Rest::|pistache/router|ResponseStream|serveFile|useSSL|[.>]send\(|[.>]stream\(|[.>]feed\(|Http::Timeout|http_headers'
if grep -nE "$forbidden" api/rest/http/transport.cc; then
  echo "these parts of Pistache must not be used"
  status=1
fi
exit $status
