#!/usr/bin/env bash
# Every gate that is not a test, in the order in which CI runs them. Developers and CI call the same file.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=0

gate() {
  local name=$1
  shift
  if output=$("$@" 2>&1); then
    printf 'ok   %s\n' "$name"
  else
    printf 'FAIL %s\n%s\n' "$name" "$output"
    failed=1
  fi
}

gate 'types and build' npx tsc -b
gate 'lint, with the import arrows' npx oxlint
gate 'format' npx biome check
gate 'nothing unused' npx knip
gate 'package: publint' npx publint --strict impl
gate 'package: types resolve' npx attw --pack impl --profile esm-only
if command -v ruff >/dev/null; then
  gate 'python: ruff' ruff check ci conformance/testees/python
  gate 'python: ruff format' ruff format --check ci conformance/testees/python
fi
if command -v mypy >/dev/null; then
  gate 'python: mypy' mypy
fi
exit "$failed"
