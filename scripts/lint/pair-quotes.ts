/** Quotation marks of a text, paired as their writer meant them. */

export type Mark = {index: number; mark: string}

export type QuotePair = {open: Mark; close: Mark}

export type Quotes = {
  /** Right as they are. */
  pairs: QuotePair[]
  /** At least one of the two points the wrong way. */
  reversed: QuotePair[]
  /** One is double, the other single. */
  mixed: QuotePair[]
  lone: Mark[]
}

const latin = /[\p{Script=Latin}\d]/u

/** How far apart marks may be that are taken for a pair although they do not look like one. */
const farthest = 40

/** Pair curly quotation marks: a stack where it comes out even, else by turns. */
export function pairQuotes(text: string): Quotes {
  const quotes: Quotes = {pairs: [], reversed: [], mixed: [], lone: []}
  const marks = [...text.matchAll(/[“”‘’]/g)]
    .map(({0: mark, index}) => ({mark, index}))
    .filter((mark) => !isApostrophe(text, mark))
  if (marks.length === 0 || nest(marks, quotes.pairs)) return quotes
  quotes.pairs = []
  for (const kind of ['“”', '‘’']) {
    pairKind(
      text,
      marks.filter(({mark}) => kind.includes(mark)),
      quotes
    )
  }
  mixLone(text, quotes)
  return quotes
}

function isApostrophe(text: string, {mark, index}: Mark): boolean {
  const [before = '', after = ''] = [text[index - 1], text[index + 1]]
  // Let’s, users’ guide, ’90s, 5’.
  if (mark !== '’' && mark !== '‘') return false
  if (latin.test(before) && (latin.test(after) || after === ' ')) return true
  return /\d/.test(mark === '’' ? before : '') || /\d/.test(after)
}

function nest(marks: readonly Mark[], pairs: QuotePair[]): boolean {
  const open: Mark[] = []
  for (const one of marks) {
    if (one.mark === '“' || one.mark === '‘') {
      // What is quoted in a quotation has the other marks.
      if (open.at(-1)?.mark === one.mark) return false
      open.push(one)
      continue
    }
    const last = open.pop()
    if (!last || (last.mark === '“') !== (one.mark === '”')) return false
    pairs.push({open: last, close: one})
  }
  return open.length === 0
}

/** Marks of one kind: side by side they belong together, whichever way they point, unless one is left over. */
function pairKind(text: string, marks: readonly Mark[], quotes: Quotes): void {
  let at = 0
  while (at < marks.length) {
    const [open, close] = [marks[at], marks[at + 1]]
    if (!open) return
    const isRight = close !== undefined && isOpening(open) && !isOpening(close)
    if (close && isRight) quotes.pairs.push({open, close})
    else if (close && canPair(text, marks.slice(at))) quotes.reversed.push({open, close})
    else {
      quotes.lone.push(open)
      at++
      continue
    }
    at += 2
  }
}

function isOpening({mark}: Mark): boolean {
  return mark === '“' || mark === '‘'
}

/** Whether the first two marks may be a pair, and not one a leftover before a good pair. */
function canPair(text: string, [open, close, next, after]: readonly Mark[]): boolean {
  if (!open || !close) return false
  const inner = text.slice(open.index + 1, close.index)
  if (inner.trim() === '' || inner.length > farthest || /[。？！\n]./.test(inner)) return false
  const leavesGoodPair = isOpening(close) && next !== undefined && !isOpening(next)
  // “沙盒“，所谓的”容器“: the third points the wrong way as well, as the fourth shows.
  return !leavesGoodPair || (after !== undefined && isOpening(after) && !/[，。；：、]/.test(inner))
}

/** A lone double mark and a lone single one, near each other, are two ends of one quotation. */
function mixLone(text: string, quotes: Quotes): void {
  const lone = quotes.lone.sort((a, b) => a.index - b.index)
  quotes.lone = []
  for (let at = 0; at < lone.length; at++) {
    const [open, close] = [lone[at], lone[at + 1]]
    if (!open) continue
    const inner = close ? text.slice(open.index + 1, close.index) : ''
    const isPair = isOpening(open) && close !== undefined && !isOpening(close) && inner.length <= farthest
    if (isPair && !/[。？！]./.test(inner)) {
      quotes.mixed.push({open, close})
      at++
    } else quotes.lone.push(open)
  }
}
