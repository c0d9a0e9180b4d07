import type {Position} from 'unist'
import type {TermLanguage} from '../apparatus.ts'
import type {GlossaryOverlayLanguage, GlossaryTermLanguage} from './glossary-schema.ts'
import type {Yaml, YamlPath} from './yaml.ts'

/** What a file says of a term in one language; nothing for keys without a value. */
export function fieldsOf(side: GlossaryOverlayLanguage): Partial<TermLanguage> {
  const {term, aliases, forbidden, definition, source, ...rest} = side
  const items = forbidden?.map((item) => (typeof item === 'string' ? {form: item} : withoutNothing(item)))
  return withoutNothing({
    ...rest,
    term: term?.trim(),
    aliases,
    forbidden: items,
    definition: definition?.trim(),
    source: source ? withoutNothing(source) : undefined
  })
}

/** A whole side of a term, with what every side has. */
export function sideOf(side: GlossaryTermLanguage): TermLanguage {
  return {status: side.status, term: '', aliases: [], forbidden: [], definition: '', ...fieldsOf(side)}
}

/** Tell where each language's definition starts. */
export function definitionPlaces(
  langs: Readonly<Record<string, GlossaryOverlayLanguage>>,
  placeOf: Yaml<unknown>['placeOf'],
  above: YamlPath = []
): Record<string, Position> {
  const places = Object.entries(langs).flatMap(([name, {definition}]): [string, Position][] => {
    const place = definition ? placeOf([...above, 'langs', name, 'definition']) : undefined
    return place ? [[name, place]] : []
  })
  return Object.fromEntries(places)
}

type Filled<Value> = {[Key in keyof Value]: Exclude<Value[Key], null | undefined | ''>}

function withoutNothing<Value extends object>(value: Value): Filled<Value> {
  const filled = Object.entries(value).filter(([, part]) => part !== null && part !== undefined && part !== '')
  // What is left out is optional wherever this is used.
  return Object.fromEntries(filled) as Filled<Value>
}
