import {createHash} from 'node:crypto'
import {VFile} from 'vfile'
import type {GlossaryEntry} from '../apparatus.ts'

/**
 * Read the terms of a `GLOSSARY.md`: a heading for each, and below it what it means.
 *
 * @param file Becomes the file of each entry, so that messages lead there.
 * @param language That the list is written in: the book's.
 */
export function readGlossaryList(file: VFile, language: string): GlossaryEntry[] {
  const lines = String(file).split('\n')
  const starts = lines.flatMap((line, index) => (/^## +\S/.test(line) ? [index] : []))
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? lines.length
    const [term = '', ...others] = (lines[start] ?? '').replace(/^## +|\s*#*\s*$/g, '').split(/[,，、]\s*/)
    const body = lines.slice(start + 1, end)
    const definition = body.join('\n').trim()
    const line = start + 2 + body.findIndex((one) => one.trim() !== '')
    const point = {line, column: 1}
    return {
      identifier: identifierOf(term),
      class: 'concept',
      match: {auto: true, case: 'smart', except: []},
      related: [],
      langs: {[language]: {status: 'approved', term, aliases: others.filter(Boolean), forbidden: [], definition}},
      // A file of its own for each: positions are those of the list.
      file: index === 0 ? file : Object.assign(new VFile({path: file.path, value: file.value}), {data: file.data}),
      places: definition === '' ? {} : {[language]: {start: point, end: point}}
    }
  })
}

/** ASCII, as of any term; of a Chinese one, a hash. */
function identifierOf(term: string): string {
  const ascii = term
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return ascii.length > 1 ? ascii : `term-${createHash('sha1').update(term).digest('hex').slice(0, 8)}`
}
