import type {GlossaryEntry} from '../apparatus.ts'
import type {Cell, Row} from './protocol.ts'
import {searchKeys} from './search-keys.ts'
import {revisionOf, type Shelf} from './shelf.ts'

/** Make the table. Terms that stand elsewhere than in files of their own are not in it. */
export function rowsOf(shelf: Shelf): Row[] {
  return shelf.manuscript.glossary.filter(({file}) => /\.ya?ml$/.test(file.path)).map((entry) => rowOf(entry, shelf))
}

/** Make a term's row. */
export function rowOf(entry: GlossaryEntry, {states, uses}: Shelf): Row {
  const {identifier, langs, file} = entry
  const state = states.get(identifier)
  const cells = Object.entries(langs).map(([language, side]): [string, Cell] => [
    language,
    {
      status: side.status,
      term: side.term,
      forms: [side.abbr ?? '', ...side.aliases].filter((form) => form !== ''),
      isDefined: side.definition !== '',
      isStale: state?.sides[language]?.includes('stale') ?? false
    }
  ])
  return {
    id: identifier,
    class: entry.class,
    revision: revisionOf(String(file)),
    cells: Object.fromEntries(cells),
    uses: uses.get(identifier) ?? 0,
    isConflicting: Object.values(state?.sides ?? {}).some((side) => side.includes('conflicting')),
    keys: searchKeys(entry)
  }
}
