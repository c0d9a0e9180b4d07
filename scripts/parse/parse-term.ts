import type {Root} from 'mdast'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import type {GlossaryEntry, Term, TermOverlay} from '../apparatus.ts'
import type {MarkdownProcessor} from './create-processor.ts'
import {parseTextAt} from './parse-text-at.ts'

type Text = {file: VFile; definition: string; place: Position | undefined}

/** Parse a glossary entry's definitions, and those of editions. Lines and columns are those of their files. */
export function parseTerm(entry: GlossaryEntry, processor: MarkdownProcessor): Term {
  const {file, langs, places, overlays} = entry
  const definitions = Object.entries(langs).map(([language, {definition}]): [string, Root] => {
    return [language, parseDefinition({file, definition, place: places[language]}, processor)]
  })
  const term = {...entry, definitions: Object.fromEntries(definitions)}
  if (!overlays) return term
  const parsed = Object.entries(overlays).map(([edition, overlay]) => [edition, parseOverlay(overlay, processor)])
  return {...term, overlays: Object.fromEntries(parsed) as Record<string, TermOverlay>}
}

function parseOverlay(overlay: TermOverlay, processor: MarkdownProcessor): TermOverlay {
  const {file, langs, places} = overlay
  const definitions = Object.entries(langs).flatMap(([language, {definition}]): [string, Root][] => {
    if (definition === undefined) return []
    return [[language, parseDefinition({file, definition, place: places[language]}, processor)]]
  })
  return {...overlay, definitions: Object.fromEntries(definitions)}
}

function parseDefinition({file, definition, place}: Text, processor: MarkdownProcessor): Root {
  return parseTextAt(definition, place, {file, processor})
}
