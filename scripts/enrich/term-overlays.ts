import type {Term} from '../apparatus.ts'

/**
 * Give the terms as an edition has them: their own files, and over these what `glossary/overlays/<edition>.yaml` says.
 *
 * @param language Of the edition: messages on the definition in it go to the file that it is from.
 */
export function overlaidTerms(glossary: readonly Term[], {name, language}: {name: string; language: string}): Term[] {
  return glossary.map((term) => {
    const overlay = term.overlays?.[name]
    if (!overlay) return term
    const langs = {...term.langs}
    for (const [tag, fields] of Object.entries(overlay.langs)) {
      const none = {status: 'draft' as const, term: '', aliases: [], forbidden: [], definition: ''}
      langs[tag] = {...(langs[tag] ?? none), ...fields}
    }
    const {definitions = {}, places} = overlay
    return {
      ...term,
      langs,
      definitions: {...term.definitions, ...definitions},
      places: {...term.places, ...places},
      ...(definitions[language] ? {file: overlay.file} : {})
    }
  })
}
