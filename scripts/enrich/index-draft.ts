import type {IndexLocator} from '../mdast-apparatus.ts'

/** An index entry while it is gathered. */
export type IndexDraft = {
  name: string
  reading?: string
  locators: IndexLocator[]
  see: (readonly string[])[]
  seeAlso: (readonly string[])[]
  /** Sub-entries by name. */
  entries: Map<string, IndexDraft>
}

export function emptyDraft(name: string): IndexDraft {
  return {name, locators: [], see: [], seeAlso: [], entries: new Map()}
}

/** Find the entry at a path, or make it, and all above it. */
export function draftAt(root: IndexDraft, path: readonly string[]): IndexDraft {
  let draft = root
  for (const written of path) {
    const name = written.normalize('NFC')
    const next = draft.entries.get(name) ?? emptyDraft(name)
    draft.entries.set(name, next)
    draft = next
  }
  return draft
}

/** Find the entry at a path. */
export function findDraft(root: IndexDraft, path: readonly string[]): IndexDraft | undefined {
  return path.reduce<IndexDraft | undefined>((draft, name) => draft?.entries.get(name.normalize('NFC')), root)
}

/** Whether an entry leads somewhere itself, or has sub-entries. */
export function isFilled({locators, entries}: IndexDraft): boolean {
  return locators.length > 0 || entries.size > 0
}
