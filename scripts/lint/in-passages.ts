import type {Passage} from './passage.ts'
import type {Draft} from './rule.ts'

/** What was found in a passage. */
export type InPassage<Item> = {draft: Draft; passage: Passage; item: Item}

/** Look through every passage of a book. */
export function inPassages<Item>(drafts: readonly Draft[], find: (text: string) => readonly Item[]): InPassage<Item>[] {
  return drafts.flatMap((draft) =>
    draft.passages.flatMap((passage) => find(passage.text).map((item) => ({draft, passage, item})))
  )
}
