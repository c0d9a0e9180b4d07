import type {GlossaryEntry, TermLanguage} from '../apparatus.ts'

/** List every form that a term has a word on, in any language: allowed, forbidden, or not meant. */
export function formsIn({langs, match, overlays = {}}: GlossaryEntry): string[] {
  const sides: Partial<TermLanguage>[] = [langs, ...Object.values(overlays).map((overlay) => overlay.langs)].flatMap(
    (all) => Object.values(all)
  )
  const own = sides.flatMap((side) => [
    ...[side.term ?? '', side.abbr ?? ''],
    ...(side.aliases ?? []),
    ...(side.forbidden ?? []).map(({form}) => form)
  ])
  return [...new Set([...own, ...match.except].map((form) => form.trim()))].filter((form) => form !== '')
}
