import type {Root} from 'mdast'
import {VFile} from 'vfile'
import type {GlossaryEntry, Term} from '../book.ts'
import type {MarkdownProcessor} from './create-processor.ts'

/** Parse a glossary entry's definitions. Lines are those of its file. */
export function parseTerm(entry: GlossaryEntry, processor: MarkdownProcessor): Term {
  const definitions = Object.entries(entry.langs).map(([language, {definition}]): [string, Root] => {
    // Empty lines before the text move its lines to where the file has them.
    const before = '\n'.repeat((entry.places[language]?.start.line ?? 1) - 1)
    const file = new VFile({path: entry.file.path, value: before + definition})
    const tree = processor.parse(file)
    processor.runSync(tree, file)
    entry.file.messages.push(...file.messages)
    return [language, tree]
  })
  return {...entry, definitions: Object.fromEntries(definitions)}
}
