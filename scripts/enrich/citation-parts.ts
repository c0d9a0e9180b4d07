import type {Citation} from '../mdast.ts'
import type {BibliographyEntry} from '../mdast-apparatus.ts'

type Part = NonNullable<NonNullable<Citation['data']>['parts']>[number]
type Cited = {entry: Pick<BibliographyEntry, 'number' | 'htmlId'>; locator: string | undefined}

/** So many numbers in a row are written as a range. */
const leastRun = 3

/**
 * Write what a citation prints: `[1]`, `[1,3-5]`, `[2]12-15` where pages are told.
 *
 * @see GB/T 7714—2015, 10.1
 */
export function citationParts(cited: readonly Cited[]): Part[] {
  if (cited.some(({locator}) => locator !== undefined)) return cited.flatMap(withLocator)
  const [first, ...others] = inOrder(cited)
  if (!first) return []
  if (others.length === 0) return [linkTo(first, `[${first.number}]`)]
  return [{text: '['}, ...runsOf([first, ...others]).flatMap(partsOfRun), {text: ']'}]
}

function withLocator({entry, locator}: Cited): Part[] {
  const mark = linkTo(entry, `[${entry.number}]`)
  return locator === undefined ? [mark] : [mark, {text: pagesOf(locator)}]
}

/** The standard wants the pages alone: 第 3 页, pp. 3–5. What is no page stays as it is written. */
function pagesOf(locator: string): string {
  const pages = /^(?:第\s*|pp?\.\s*|页\s*)?(\d+(?:\s*[-–—~～至、,]\s*\d+)*)\s*页?$/u.exec(locator)?.[1]
  return pages === undefined ? locator : pages.replace(/\s*[–—~～至]\s*/g, '-')
}

function inOrder(cited: readonly Cited[]): Cited['entry'][] {
  const byNumber = new Map(cited.map(({entry}) => [entry.number, entry]))
  return [...byNumber.values()].sort((a, b) => a.number - b.number)
}

function runsOf(entries: readonly Cited['entry'][]): Cited['entry'][][] {
  const runs: Cited['entry'][][] = []
  for (const entry of entries) {
    const run = runs.at(-1)
    if (run && run.at(-1)?.number === entry.number - 1) run.push(entry)
    else runs.push([entry])
  }
  return runs.flatMap((run) => (run.length >= leastRun ? [run] : run.map((entry) => [entry])))
}

function partsOfRun(run: readonly Cited['entry'][], index: number): Part[] {
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last) return []
  const before = index === 0 ? [] : [{text: ','}]
  const link = linkTo(first, String(first.number))
  return first === last ? [...before, link] : [...before, link, {text: '-'}, linkTo(last, String(last.number))]
}

function linkTo({htmlId}: Cited['entry'], text: string): Part {
  return {text, entryId: htmlId}
}
