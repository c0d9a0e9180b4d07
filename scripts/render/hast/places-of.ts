import type {TermUse} from '../../apparatus.ts'
import type {Book} from '../../book.ts'

/** List the places of backlinks, one a section, named as a reader knows them: `第 2 章 叠起来的文件`. */
export function placesOf(book: Book, uses: readonly TermUse[]): (TermUse & {name: string})[] {
  const first = new Map<string, TermUse>()
  for (const use of uses) {
    const key = `${use.chapterId}\n${use.section}`
    if (!first.has(key)) first.set(key, use)
  }
  return [...first.values()].map((use) => ({
    ...use,
    name: [labelOfChapter(book, use.chapterId), use.section].filter((text) => text !== '').join(' ')
  }))
}

function labelOfChapter({targets}: Book, chapterId: string): string {
  return (
    [...targets.values()].find((target) => target.kind === 'chapter' && target.chapterId === chapterId)?.label ?? ''
  )
}
