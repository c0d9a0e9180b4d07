/** A book without the stages that make books: Markdown, its headings numbered, nothing else understood. */
import {toString} from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {parse as parseYaml} from 'yaml'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Asset, Book, Chapter, Division, Identifier, Note, Target, TocEntry} from '../../../scripts/book.ts'
import {bookConfig, type BookConfig, type BookConfigInput} from '../../../scripts/load/config.ts'
import type {BlockContent} from 'mdast'

const templates = join(import.meta.dirname, '../../../templates')

export type Text = {id: string; division?: Division; part?: string; value: string}

/** Build a book of one edition from chapters of plain Markdown. */
export function handBuiltBook(
  texts: readonly Text[],
  settings: Partial<BookConfigInput> = {},
  assets: Asset[] = []
): Book {
  const config: BookConfig = {
    ...bookConfig.parse({title: '试印本', ...settings}),
    name: 'sample',
    identifier: 'urn:x:sample'
  }
  const targets = new Map<Identifier, Target>()
  const notes: Note[] = []
  let number = 0
  const chapters = texts.map((text) => {
    if ((text.division ?? 'bodymatter') === 'bodymatter') number += 1
    return buildChapter(text, text.division === undefined ? number : 0, {targets, notes})
  })
  return {
    root: '/',
    config,
    configFile: new VFile({path: 'book.yaml'}),
    chapters,
    templates: {'print.css': readFileSync(join(templates, 'print.css'), 'utf8')},
    labels: parseYaml(readFileSync(join(templates, 'labels/zh-Hans.yaml'), 'utf8')) as Record<string, string>,
    edition: {
      name: 'zh-Hans',
      language: 'zh-Hans',
      title: config.title,
      version: '1.0.0',
      formats: ['pdf'],
      chapters: undefined,
      numbering: config.numbering,
      terms: config.terms
    } as Book['edition'],
    assets: new Map(assets.map((asset) => [asset.path, asset])),
    targets,
    notes,
    terms: new Map(),
    termUses: [],
    toc: tocOf(chapters, [...targets.values()])
  } as Book
}

type Facts = {targets: Map<Identifier, Target>; notes: Note[]}

function buildChapter({id, division = 'bodymatter', part, value}: Text, number: number, facts: Facts): Chapter {
  const file = new VFile({path: `${id}.md`, value})
  const tree = unified().use(remarkParse).use(remarkGfm).use(remarkMath).parse(file)
  const counts = [number, 0, 0, 0, 0, 0, 0]
  let title = ''
  visit(tree, 'heading', (heading) => {
    const text = toString(heading)
    counts.fill(0, heading.depth)
    if (heading.depth > 1) counts[heading.depth - 1] = (counts[heading.depth - 1] ?? 0) + 1
    else title = text
    const own = number === 0 ? [] : counts.slice(0, heading.depth)
    const target: Target = {
      identifier: `${id}-${facts.targets.size}`,
      kind: heading.depth === 1 ? 'chapter' : 'section',
      chapterId: id,
      htmlId: `h${facts.targets.size}`,
      depth: heading.depth,
      number: own,
      label: own.length === 0 ? '' : heading.depth === 1 ? `第 ${number} 章` : own.join('.'),
      reference: text,
      title: text
    }
    heading.data = {...heading.data, target}
    facts.targets.set(target.identifier, target)
  })
  visit(tree, 'image', (image) => {
    image.data = {...image.data, path: image.url}
  })
  let noteNumber = 0
  visit(tree, 'footnoteReference', (reference) => {
    noteNumber += 1
    const htmlId = `ref${noteNumber}`
    reference.data = {...reference.data, htmlId, noteId: `note${noteNumber}`, label: String(noteNumber)}
    visit(tree, 'footnoteDefinition', (definition) => {
      if (definition.identifier !== reference.identifier) return
      facts.notes.push({
        identifier: definition.identifier,
        class: 'author',
        chapterId: id,
        number: noteNumber,
        label: String(noteNumber),
        htmlId: `note${noteNumber}`,
        referenceIds: [htmlId],
        children: definition.children as BlockContent[]
      })
    })
  })
  return {id, division, ...(part === undefined ? {} : {part}), file, tree, title, meta: {}}
}

function tocOf(chapters: readonly Chapter[], targets: readonly Target[]): TocEntry[] {
  return chapters.map((chapter) => {
    const own = targets.filter(({chapterId}) => chapterId === chapter.id)
    const entries = own.map((target) => entryOf(target, chapter))
    const [top, ...rest] = entries
    const stack = [top!]
    for (const entry of rest) {
      while (stack.length > 1 && stack.at(-1)!.target.depth >= entry.target.depth) stack.pop()
      stack.at(-1)!.children.push(entry)
      stack.push(entry)
    }
    return top!
  })
}

function entryOf(target: Target, {division, part}: Chapter): TocEntry {
  return {
    target,
    content: [{type: 'text', value: target.title}],
    division,
    ...(part === undefined ? {} : {part}),
    children: []
  }
}
