import type {Book} from '../../book.ts'

/** A chapter of a list, with those that the book's list has below it. */
export type Nested<Item> = {item: Item; below: Nested<Item>[]}

/**
 * Put what stands for chapters below what they are nested in, as the book's list has them.
 *
 * @param items One a chapter, in order.
 */
export function nestChapters<Item>(
  {chapters}: Pick<Book, 'chapters'>,
  items: readonly Item[],
  chapterIdOf: (item: Item) => string
): Nested<Item>[] {
  const levels = new Map(chapters.map(({id, level = 1}) => [id, level]))
  const top: Nested<Item>[] = []
  const open: {level: number; below: Nested<Item>[]}[] = []
  for (const item of items) {
    const level = levels.get(chapterIdOf(item)) ?? 1
    while ((open.at(-1)?.level ?? 0) >= level) open.pop()
    const nested: Nested<Item> = {item, below: []}
    ;(open.at(-1)?.below ?? top).push(nested)
    open.push({level, below: nested.below})
  }
  return top
}
