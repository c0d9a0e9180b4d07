/** A Latin word where it stands; `term` tells which of a block's known forms covers it, -1 for none. */
export type LatinWord = {text: string; start: number; term: number}

/** A row of Latin words in a text: `Cloud Foundry`, `service mesh`. */
export type LatinRun = readonly LatinWord[]

/** A part of a row. `isInName` tells whether it has a capital, and so has a word beside it. */
export type LatinRow = {form: string; start: number; words: LatinRun; isFree: boolean; isInName: boolean}

const word = /[\p{Script=Latin}\d][\p{Script=Latin}\p{M}\d+#]*(?:[-.'’][\p{Script=Latin}\d]+)*/gu

/** What makes of words an address, a path, an option or an identifier. */
const before = /[_/\\@$=~%&?:-]$/
const after = /^(?:[_\\=@/]|::|\(\))/

const longest = 4

/** List the rows of Latin words in a text. */
export function latinRunsOf(text: string, known: readonly {start: number; end: number}[]): LatinRun[] {
  const runs: LatinWord[][] = []
  let end = -1
  for (const {0: found, index} of text.matchAll(word)) {
    const isName = !before.test(text.charAt(index - 1)) && !after.test(text.slice(index + found.length))
    const term = known.findIndex((one) => one.start < index + found.length && one.end > index)
    if (isName && index === end + 1 && text.charAt(end) === ' ') runs.at(-1)?.push({text: found, start: index, term})
    else if (isName) runs.push([{text: found, start: index, term}])
    end = isName ? index + found.length : -1
  }
  return runs
}

/** List the parts of a row, up to four words long. */
export function rowsIn(run: LatinRun): LatinRow[] {
  return run.flatMap(({start}, from) =>
    Array.from({length: Math.min(longest, run.length - from)}, (_, more): LatinRow => {
      const words = run.slice(from, from + more + 1)
      const [previous, next] = [run[from - 1], run[from + more + 1]]
      const isCut = (one: LatinWord | undefined, other: LatinWord | undefined): boolean =>
        one !== undefined && other !== undefined && one.term >= 0 && one.term === other.term
      return {
        ...{form: words.map(({text}) => text).join(' '), start, words},
        isFree: words.some(({term}) => term < 0) && !isCut(previous, words[0]) && !isCut(words.at(-1), next),
        isInName: isCapital(words[0]) && (isCapital(previous) || isCapital(next))
      }
    })
  )
}

function isCapital(one: LatinWord | undefined): boolean {
  return one !== undefined && /^\p{Lu}/u.test(one.text)
}
