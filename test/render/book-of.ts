/** Small books in memory, for tests of renderers. */
import {readFileSync} from 'node:fs'
import type {RootContent} from 'mdast'
import {VFile} from 'vfile'
import {parse as parseYaml} from 'yaml'
import type {Note, Term} from '../../scripts/apparatus.ts'
import type {Asset, Book, Chapter, Target} from '../../scripts/book.ts'
import {bookConfig} from '../../scripts/load/config.ts'

const labels = parseYaml(
  readFileSync(new URL('../../templates/labels/zh-Hans.yaml', import.meta.url), 'utf8')
) as Record<string, string>

/** Make a chapter of nodes. */
export function chapterOf(children: RootContent[], rest: Partial<Chapter> = {}): Chapter {
  const id = rest.id ?? '01'
  const file = new VFile({path: `${id}.md`})
  return {id, division: 'bodymatter', file, tree: {type: 'root', children}, title: '镜像', meta: {}, ...rest}
}

/** Make a book of chapters, with an image `images/a.svg` of 400 × 200. */
export function bookOf(chapters: Chapter[], rest: Partial<Book> = {}): Book {
  const config = {...bookConfig.parse({title: '容器手记'}), name: 'notes', identifier: 'urn:test:notes', editions: {}}
  const {numbering, terms, index, references, notes, page} = config
  const facts = {name: 'zh-Hans', language: 'zh-Hans', title: '容器手记', label: '', reviewed: true, version: '1.0.0'}
  const edition = {...facts, numbering, terms, index, references, notes, page}
  return {
    root: '/',
    config,
    configFile: new VFile({path: 'book.yaml'}),
    templates: {},
    edition: {...edition, formats: ['html', 'epub', 'pdf'], chapters: undefined},
    chapters,
    labels,
    assets: new Map([[imageAsset.path, imageAsset]]),
    targets: new Map(),
    notes: [],
    terms: new Map(),
    termUses: [],
    toc: [],
    ...rest
  }
}

export const imageAsset: Asset = {
  path: 'images/a.svg',
  mediaType: 'image/svg+xml',
  bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"/>'),
  width: 400,
  height: 200
}

/** Make a target in chapter `01`. */
export function targetOf(rest: Partial<Target> & Pick<Target, 'kind' | 'htmlId'>): Target {
  const own = {identifier: rest.htmlId, chapterId: '01', depth: 0, number: [], label: '', reference: '', title: ''}
  return {...own, ...rest}
}

/** Make a note of chapter `01` that is referred to once. */
export function noteOf(number: number, text: string): Note {
  return {
    identifier: `n${number}`,
    class: 'author',
    chapterId: '01',
    number,
    label: String(number),
    htmlId: `note-${number}`,
    referenceIds: [`noteref-${number}`],
    children: [{type: 'paragraph', children: [{type: 'text', value: text}]}]
  }
}

/** Make a term with a name and a one-line definition. */
export function termOf(identifier: string, term: string, rest: Partial<Term> = {}): Term {
  const side = {status: 'approved' as const, term, aliases: [], forbidden: [], definition: `${term}的定义。`}
  const definition = {type: 'paragraph' as const, children: [{type: 'text' as const, value: side.definition}]}
  return {
    identifier,
    class: 'concept',
    match: {auto: true, case: 'smart', except: []},
    related: [],
    langs: {'zh-Hans': side},
    file: new VFile({path: `glossary/terms/${identifier}.yaml`}),
    places: {},
    definitions: {'zh-Hans': {type: 'root', children: [definition]}},
    ...rest
  }
}

/** Freeze plain data to the bottom. Files stay open, as messages are written on them. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || value instanceof VFile || ArrayBuffer.isView(value)) return value
  if (Object.isFrozen(value)) return value
  Object.freeze(value)
  if (value instanceof Map) for (const item of value.values()) deepFreeze(item)
  for (const item of Object.values(value)) deepFreeze(item)
  return value
}
