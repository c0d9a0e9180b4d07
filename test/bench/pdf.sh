#!/usr/bin/env bash
# What the PDF of one book costs, here and with other tools, in one run: CPU seconds and memory of the whole process
# tree, size, pages, tags, fonts that are drawings (Type 3), and whether the numbers in the contents are right.
#
#   test/bench/pdf.sh FOLDER [RUNS]     FOLDER holds Markdown files; RUNS per tool (3), the one with the least CPU counts
#
# Other tools are measured where they are installed (Debian: pandoc, weasyprint, texlive-xetex, texlive-lang-chinese,
# texlive-latex-extra, texlive-fonts-recommended, fonts-noto-cjk; npm: pagedjs-cli, @vivliostyle/cli); poppler-utils
# are needed. They get the same text as one file, without the annotations that they have no words for, and
# the tools that take a stylesheet get one that asks for page numbers in the contents. `pagedjs-cli` is started with
# PUPPETEER_EXECUTABLE_PATH, as it brings no browser. A tool that runs for more than 30 minutes is ended.
set -euo pipefail
folder=$(realpath "${1:?a folder of Markdown files}")
runs=${2:-3}
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mapfile -t files < <(find "$folder" -maxdepth 1 -name '*.md' ! -iname 'SUMMARY.md' | sort -V)
[ "${#files[@]}" -gt 0 ] || { echo "there is no .md in $folder" >&2; exit 2; }
mkdir "$work/book"
cp "${files[@]}" "$work/book/"
find "$folder" -mindepth 1 -maxdepth 1 -type d ! -name '.*' -exec cp -r {} "$work/book/" ';'
# What pandoc would take for the end of a chapter's front matter, and for TeX.
pandoc_format=gfm-tex_math_dollars

measure() { # name, PDF, command
  local name=$1 pdf=$2 command=$3 best='' line
  for ((run = 0; run < runs; run++)); do
    rm -f "$pdf"
    if ! (cd "$work/book" && timeout 1800 node "$here/test/bench/process-tree.mjs" bash -c "$command" > "$work/log" 2>&1); then
      printf '| %s | failed: %s |\n' "$name" "$( (grep -E -m 1 '  error  |^!|[Ee]rror' "$work/log" || grep -v '^ *$' "$work/log" | tail -2) | tr '\n' ' ' | cut -c 1-160)"
      return
    fi
    line=$(tail -1 "$work/log")
    best=$(printf '%s\n%s\n' "$best" "$line" | awk 'NF == 3 && (least == "" || $1 < least) {least = $1; row = $0} END {print row}')
  done
  local pages tagged type3 numbers
  pages=$(pdfinfo "$pdf" | awk '/^Pages:/ {print $2}')
  tagged=$(pdfinfo "$pdf" | awk '/^Tagged:/ {print $2}')
  type3=$(pdffonts "$pdf" | grep -c 'Type 3' || true)
  numbers=$(node "$here/test/bench/pdf-numbers.mjs" "$pdf")
  echo "$name $best $(stat -c %s "$pdf") $pages $tagged $type3 $numbers" |
    awk '{printf "| %s | %.1f | %.1f | %.0f | %.1f | %s | %s | %s | %s |\n", $1, $2, $3, $4 / 1024, $5 / 1e6, $6, $7, $8, $9}'
}

has() { command -v "$1" > /dev/null; }

printf '%s files, %s characters, least CPU of %s runs\n\n' "${#files[@]}" "$(cat "${files[@]}" | wc -m)" "$runs"
echo '| tool | CPU s | wall s | memory MB | file MB | pages | tagged | Type 3 fonts | right numbers in the contents |'
echo '| --- | --: | --: | --: | --: | --: | --- | --: | --: |'
measure zhushu "$work/zhushu.pdf" \
  "node '$here/scripts/zhushu.mjs' build . --format pdf --out '$work/out' --quiet && cp '$work'/out/*/*.pdf '$work/zhushu.pdf'"
cat > "$work/paged.css" << 'CSS'
@page { size: 185mm 260mm; margin: 25mm 22mm; @bottom-center { content: counter(page) } }
body { font: 10.5pt/17.5pt 'Noto Serif CJK SC'; text-align: justify; max-width: none; padding: 0 }
code { font-family: 'Noto Sans Mono CJK SC' }
pre { white-space: pre-wrap; overflow-wrap: anywhere }
img { max-width: 100% }
#TOC a { display: block }
#TOC a::after { content: ' … ' target-counter(attr(href url), page) }
h1 { break-before: page }
CSS
if has pandoc; then
  html="pandoc -f $pandoc_format -s --toc --toc-depth=2 --metadata title=x -c '$work/paged.css' --embed-resources -o '$work/book.html' *.md"
  pandoc --help | grep -q embed-resources || html=${html/--embed-resources/--self-contained}
  if has xelatex; then
    measure pandoc+xelatex "$work/xelatex.pdf" \
      "pandoc -f $pandoc_format --toc -N --pdf-engine=xelatex -V documentclass=ctexbook -V CJKmainfont='Noto Serif CJK SC' -o '$work/xelatex.pdf' *.md"
  fi
  if has weasyprint; then
    measure pandoc+weasyprint "$work/weasyprint.pdf" "$html && weasyprint '$work/book.html' '$work/weasyprint.pdf'"
  fi
  if has pagedjs-cli; then
    measure pandoc+pagedjs "$work/paged.pdf" \
      "$html && pagedjs-cli --browserArgs --no-sandbox --timeout 1800000 --outline-tags h1,h2 -i '$work/book.html' -o '$work/paged.pdf'"
  fi
  if has vivliostyle; then
    measure pandoc+vivliostyle "$work/vivliostyle.pdf" "$html && vivliostyle build '$work/book.html' -o '$work/vivliostyle.pdf'"
  fi
fi
