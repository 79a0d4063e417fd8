#!/usr/bin/env bash
# `logparity run` as the GitHub Action calls it: settings come as environment variables, reports go to a folder.
#
#   ARGUMENTS  arguments of `logparity run`, split at spaces
#   TESTEE     the command that starts a testee; without it the npm package logparity is judged
#   VERSION    version of the npm package; `installed` (without it) takes the one in node_modules
#   REPORT     folder for report.json, report.xml and index.html
set -uo pipefail
read -ra arguments <<<"${ARGUMENTS:-}"
report=${REPORT:-logparity-report}

if [ "${VERSION:-installed}" = installed ]; then
  logparity=(npx --no-install logparity)
else
  logparity=(npx --yes --package "logparity-conformance@$VERSION" logparity)
fi
if [ -n "${TESTEE:-}" ]; then arguments+=(--testee "$TESTEE"); fi

"${logparity[@]}" run "${arguments[@]}" --json "$report/report.json" --junit "$report/report.xml" --html "$report"
code=$?
if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "exit-code=$code" >>"$GITHUB_OUTPUT"; fi
exit "$code"
