#!/bin/sh
# What Ace by DAISY finds in EPUBs, with our browser: passes, or each violation.
#
# sh test/bench/ace.sh FOLDER FILE.epub...     a folder in which `npm i --ignore-scripts @daisy/ace-cli` was run
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
ace=$1/node_modules/.bin/ace-cli
shift
browser=$(find "$root/node_modules/.cache/zhushu" -path '*chromium*' -name chromium -type f 2>/dev/null | head -1)
browser=${browser:-${ZHUSHU_BROWSER:-$(command -v chromium || command -v google-chrome)}}
export PUPPETEER_EXECUTABLE_PATH="$browser" LD_LIBRARY_PATH="$(dirname "$browser")/lib" ACE_TIMEOUT_INITIAL=120000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for file in "$@"; do
  rm -rf "$work/report"
  "$ace" --silent --force --outdir "$work/report" "$file" >"$work/log" 2>&1 || { cat "$work/log"; continue; }
  # Ace ends with 0 whatever it finds: its report tells.
  node -e '
    const {assertions} = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"))
    const found = assertions.flatMap(({assertions: inside, "earl:testSubject": {url}}) =>
      inside.map((one) => `  ${url} ${one["earl:test"]["dct:title"]} ${one["earl:result"].html ?? ""}`))
    console.log(`${process.argv[2]}: ${found.length} violations in ${assertions.length} documents`)
    for (const line of found.slice(0, 50)) console.log(line)
  ' "$work/report/report.json" "$(basename "$file")"
done
