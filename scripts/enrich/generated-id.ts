import type {Chapter} from '../book.ts'

/** Give a chapter that is made here an id that no author's chapter has: `glossary`, else `glossary-2`, `glossary-3`… */
export function generatedId(wanted: string, chapters: readonly Chapter[]): string {
  const taken = new Set(chapters.map(({id}) => id))
  let id = wanted
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`
  return id
}
