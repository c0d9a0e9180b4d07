#!/usr/bin/env bash
# What the PDF of one book costs, here and with other tools, in one run: CPU seconds of the whole process tree, largest
# process, size, pages, tags, fonts that are drawings (Type 3).
#
#   test/bench/pdf.sh FOLDER [RUNS]     FOLDER holds Markdown files; RUNS per tool (3), the one with the least CPU counts
#
# Other tools are measured where they are installed (Debian: pandoc, weasyprint, texlive-xetex, texlive-lang-chinese; npm:
# @vivliostyle/cli); GNU time and poppler-utils are needed. They get the same text as one file, without the annotations
# that they have no words for.
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
[ -d "$folder/images" ] && cp -r "$folder/images" "$work/book/"
# What pandoc would take for the end of a chapter's front matter, and for TeX.
pandoc_format=gfm-tex_math_dollars

measure() { # name, PDF, command
  local name=$1 pdf=$2 command=$3 best='' line
  for ((run = 0; run < runs; run++)); do
    rm -f "$pdf"
    if ! (cd "$work/book" && /usr/bin/time -o "$work/time" -f '%U %S %e %M' bash -c "$command" > "$work/log" 2>&1); then
      printf '| %s | failed: %s |\n' "$name" "$(grep -v '^ *$' "$work/log" | tail -1 | cut -c 1-100)"
      return
    fi
    line=$(tail -1 "$work/time")
    best=$(printf '%s\n%s\n' "$best" "$line" | awk 'NF == 4 && (least == "" || $1 + $2 < least) {least = $1 + $2; row = $0} END {print row}')
  done
  local pages tagged type3
  pages=$(pdfinfo "$pdf" | awk '/^Pages:/ {print $2}')
  tagged=$(pdfinfo "$pdf" | awk '/^Tagged:/ {print $2}')
  type3=$(pdffonts "$pdf" | grep -c 'Type 3' || true)
  echo "$name $best $(stat -c %s "$pdf") $pages $tagged $type3" |
    awk '{printf "| %s | %.1f | %.1f | %.0f | %.1f | %s | %s | %s |\n", $1, $2 + $3, $4, $5 / 1024, $6 / 1e6, $7, $8, $9}'
}

has() { command -v "$1" > /dev/null; }

printf '%s files, %s characters, least CPU of %s runs\n\n' "${#files[@]}" "$(cat "${files[@]}" | wc -m)" "$runs"
echo '| tool | CPU s | wall s | largest process MB | file MB | pages | tagged | Type 3 fonts |'
echo '| --- | --: | --: | --: | --: | --: | --- | --: |'
measure zhushu "$work/zhushu.pdf" \
  "node '$here/scripts/zhushu.mjs' build . --format pdf --out '$work/out' --quiet && cp '$work'/out/*/*.pdf '$work/zhushu.pdf'"
if has pandoc; then
  if has xelatex; then
    measure pandoc+xelatex "$work/xelatex.pdf" \
      "pandoc -f $pandoc_format --toc -N --pdf-engine=xelatex -V documentclass=ctexbook -V CJKmainfont='Noto Serif CJK SC' -o '$work/xelatex.pdf' *.md"
  fi
  if has weasyprint; then
    measure pandoc+weasyprint "$work/weasyprint.pdf" \
      "pandoc -f $pandoc_format -s --toc --metadata title=x -o '$work/book.html' *.md && weasyprint '$work/book.html' '$work/weasyprint.pdf'"
  fi
  if has vivliostyle; then
    measure pandoc+vivliostyle "$work/vivliostyle.pdf" \
      "pandoc -f $pandoc_format -s --toc --metadata title=x -o book.html *.md && vivliostyle build book.html -o '$work/vivliostyle.pdf'"
  fi
fi
