/** Functions that run in the page: each stands alone, and knows nothing from around it. */
import type {IndexPages} from './index-pages.ts'

/** What to write into the page once the layout is known. */
export type Patch = {
  /** Text by the id that a page number is for. */
  pageNumbers: Readonly<Record<string, string>>
  /** Openings that an empty page precedes, by id. */
  blanks: readonly string[]
  /** Ids of references whose page is not worth a word. */
  hiddenReferences: readonly string[]
  /** Ids of notes that must stay with the whole paragraph before them. */
  keptNotes: readonly string[]
  /** Ids of things that let the text behind them go first, or break in two. */
  moved: readonly string[]
  /** Pages by the id of the entry in the index, or of what has a list of its uses. */
  indexPages: Readonly<Record<string, readonly IndexPages[]>>
  /** Rules for the furniture of the pages. */
  styles: string
}

// What of the DOM they use.
type PageElement = {
  textContent: string
  hidden: boolean
  dataset: Readonly<Record<string, string>>
  parentElement: PageElement | null
  previousElementSibling: PageElement | null
  classList: {add: (name: string) => void; toggle: (name: string, force: boolean) => void}
  getBoundingClientRect: () => {right: number; width: number}
  getAttribute: (name: string) => string | null
  setAttribute: (name: string, value: string) => void
  querySelectorAll: (selector: string) => Iterable<PageElement>
}
declare const document: PageElement & {body: PageElement; querySelector: (selector: string) => PageElement | null}

/** Set the class of the body. */
export function setBodyClass(name: string): void {
  document.body.setAttribute('class', name)
}

/** Write page numbers, lists of pages, and the rules of the furniture. */
export function applyPatch({pageNumbers, indexPages, styles}: Patch): void {
  for (const span of document.querySelectorAll('[data-page-of]'))
    span.textContent = pageNumbers[span.dataset['pageOf'] ?? ''] ?? ''
  for (const list of document.querySelectorAll('[data-index-entry]')) {
    const pages = indexPages[list.dataset['indexEntry'] ?? ''] ?? []
    let count = 0
    for (const item of list.querySelectorAll('.index-locator-pages')) {
      const {from, to} = pages[count++] ?? {}
      item.hidden = from === undefined
      const [first, last] = item.querySelectorAll('a')
      const [end] = item.querySelectorAll('.index-locator-end')
      if (!from || !first || !last || !end) continue
      first.textContent = from.label
      first.setAttribute('href', from.href)
      end.hidden = to === undefined
      last.textContent = (to ?? from).label
      last.setAttribute('href', (to ?? from).href)
    }
  }
  const style = document.querySelector('#page-furniture')
  if (style) style.textContent = styles
}

/** Hide the words around page numbers that say nothing. */
export function hideReferences(hidden: readonly string[]): void {
  const ids = new Set(hidden)
  for (const words of document.querySelectorAll('[data-reference]'))
    words.hidden = ids.has(words.dataset['reference'] ?? '')
}

/** Hold notes and the paragraph with their mark together. */
export function keepNotes(kept: readonly string[]): void {
  const ids = new Set(kept)
  for (const note of document.querySelectorAll('[data-note]')) {
    const group = note.parentElement
    if (!ids.has(note.dataset['note'] ?? '')) continue
    ;(group?.previousElementSibling ?? group?.parentElement)?.classList.add('together')
  }
}

/** Let things float, or break, and no others. */
export function moveBlocks(moved: readonly string[]): void {
  const ids = new Set(moved)
  for (const block of document.querySelectorAll('[data-movable]')) {
    const isMoved = ids.has(block.dataset['movable'] ?? '')
    block.classList.toggle(block.dataset['way'] === 'float' ? 'floated' : 'broken', isMoved)
  }
}

/** Show the empty pages before these openings, and no others. */
export function showBlanks(shown: readonly string[]): void {
  const ids = new Set(shown)
  for (const blank of document.querySelectorAll('[data-blank]')) blank.hidden = !ids.has(blank.dataset['blank'] ?? '')
}

/** Find what is wider than the type area: the outermost ones, each with the marker of its chapter. */
export function wideElements(width: number): {href: string; text: string}[] {
  const found: {href: string; text: string}[] = []
  for (const chapter of document.querySelectorAll('section')) {
    const [marker] = chapter.querySelectorAll('.marker')
    for (const element of chapter.querySelectorAll('*')) {
      const isWide = element.getBoundingClientRect().right > width + 1
      if (!isWide || (element.parentElement?.getBoundingClientRect().right ?? 0) > width + 1) continue
      found.push({href: marker?.getAttribute('href') ?? '', text: element.textContent.trim().slice(0, 40)})
    }
  }
  return found.slice(0, 3)
}

/** Measure every image that is no drawing. */
export function imageWidths(): {href: string; width: number}[] {
  return [...document.querySelectorAll('img')].map((image) => ({
    href: image.getAttribute('src') ?? '',
    width: image.getBoundingClientRect().width
  }))
}
