/** Characters that must agree for a place to be found. */
const span = 6

/**
 * Find where each page begins in a text that runs through all of them.
 *
 * Pages hold more than the text (labels, notes, drawings), pieces of them may be out of order, and phrases recur. So a
 * page ends where the sum of what agrees with it, less what agrees with the next one, is greatest.
 *
 * @param text As `charactersOf` writes it.
 * @param pages Likewise. The first begins where the text does.
 * @returns Offsets into `text`, one a page, never falling.
 */
export function alignPages(text: string, pages: readonly string[]): number[] {
  const grams = pages.map(gramsOf)
  const starts = pages.length > 0 ? [0] : []
  for (let page = 1; page < pages.length; page += 1) {
    const from = starts[page - 1] ?? 0
    // A page holds no more of the text than it has characters.
    const limit = Math.min(text.length, from + (pages[page - 1]?.length ?? 0))
    const cut = cutOf(text, {from, limit}, [grams[page - 1] ?? noGrams, grams[page] ?? noGrams])
    starts.push(behindPhrase(text, cut, [pages[page - 1] ?? '', pages[page] ?? '']))
  }
  return starts
}

type Grams = ReadonlySet<string>

const noGrams: Grams = new Set()

function gramsOf(text: string): Grams {
  return new Set(Array.from({length: Math.max(0, text.length - span + 1)}, (_, at) => text.slice(at, at + span)))
}

function cutOf(text: string, {from, limit}: {from: number; limit: number}, [own, next]: [Grams, Grams]): number {
  let sum = 0
  let best = 0
  let cut = from
  let ended = false
  for (let at = from; at < limit; at += 1) {
    const gram = text.slice(at, at + span)
    const isNext = next.has(gram)
    // What agrees with neither stands across the break, up to where the next page is heard.
    if (ended && isNext) cut = at
    ended &&= !isNext
    sum += Number(own.has(gram)) - Number(isNext)
    if (sum <= best) continue
    best = sum
    cut = Math.min(limit, at + span)
    ended = true
  }
  return cut
}

/** A phrase that both pages have, where one ends: longer pieces tell whose it is. */
function behindPhrase(text: string, cut: number, [own, next]: [string, string]): number {
  const piece = span * 2
  if (next.includes(text.slice(cut, cut + piece))) return cut
  for (let at = cut + 1; at <= cut + piece; at += 1) {
    if (own.includes(text.slice(at - piece, at)) && next.includes(text.slice(at, at + piece))) return at
  }
  return cut
}
