import type {Book, TocEntry} from '../../book.ts'

/**
 * Give the sections that a whole book's contents list under a chapter: all, but the years of the annals, which would be
 * most of the page and tell nothing.
 */
export function listedSections({chapters}: Book, {target, children}: TocEntry): readonly TocEntry[] {
  const chapter = chapters.find(({id}) => id === target.chapterId)
  return chapter?.generated === 'annals' ? [] : children
}
