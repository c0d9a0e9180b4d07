import type {Identifier, TermUse} from '../apparatus.ts'
import type {Chapter} from '../book.ts'
import type {IndexPlace} from '../mdast-apparatus.ts'
import type {Section} from './follow-sections.ts'
import {claimHtmlId} from './html-ids.ts'
import type {HtmlIds} from './html-ids.ts'

/** The first use of a term in a numbered section. */
export type TermPlace = {identifier: Identifier; place: IndexPlace}

/** Where a use stands: `section` is the title around it, `numbered` what an index calls it. */
export type UsePlace = {chapter: Chapter; section: string; numbered: Section}

/** What is known of uses so far. */
export type TermUses = {
  termUses: TermUse[]
  places: TermPlace[]
  /** @returns The `htmlId` for a use that something leads to, `repeat` where only pages do; nothing for others. */
  record: (identifier: Identifier, place: UsePlace, wants: {link: boolean; backlink: boolean}) => Recorded | undefined
  startChapter: () => void
}

export type Recorded = {htmlId: string; repeat?: true}

/**
 * Keep the uses of terms: every linked one, and the first in each section, as a reader who comes back from the glossary
 * finds the others by eye. On paper a section has several pages, and each use counts.
 *
 * @param keeps `locates`: whether to keep `places`, for an index; `prints`: whether to keep every use.
 */
export function keepUses(htmlIds: HtmlIds, {locates, prints}: {locates: boolean; prints: boolean}): TermUses {
  const termUses: TermUse[] = []
  const places: TermPlace[] = []
  const seen = new Set<string>()
  const counts = new Map<Identifier, number>()
  const isNew = (...parts: string[]): boolean => {
    const key = parts.join('\n')
    return !seen.has(key) && seen.add(key).has(key)
  }
  return {
    termUses,
    places,
    startChapter: () => {
      counts.clear()
    },
    record: (identifier, {chapter, section, numbered}, {link, backlink}) => {
      const isPlace = locates && isNew('place', chapter.id, numbered.number.join('.'), identifier)
      const isFirst = isNew('use', chapter.id, section, identifier)
      const isUse = link || (backlink && isFirst)
      const isRepeat = prints && backlink && !isUse
      if (!isUse && !isRepeat && !isPlace) return undefined
      const count = isUse ? (counts.get(identifier) ?? 0) + 1 : 0
      if (isUse) counts.set(identifier, count)
      const name = isUse ? `term-${identifier}-${count}` : `${isPlace ? 'index' : 'use'}-${identifier}`
      const htmlId = claimHtmlId(htmlIds, chapter.id, name)
      const use = {identifier, chapterId: chapter.id, htmlId, section}
      if (isUse) termUses.push(use)
      else if (isRepeat) termUses.push({...use, repeat: true})
      if (isPlace) places.push({identifier, place: {...numbered, htmlId}})
      return {htmlId, ...(isRepeat && !isPlace ? {repeat: true} : {})}
    }
  }
}
