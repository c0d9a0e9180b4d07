import type {Element, ElementContent, RootContent} from 'hast'
import {toString} from 'hast-util-to-string'
import {visitParents} from 'unist-util-visit-parents'
import type {Term} from '../../apparatus.ts'
import type {Book, Chapter} from '../../book.ts'
import {termIdOf, type ChapterHast} from '../hast/index.ts'
import {namesToFind} from './names-to-find.ts'

/** One place that search can find: a section up to the next heading, or an entry of glossary, annals or index. */
export type SearchRecord = {
  /** Id of the element to go to; empty for the page's beginning. */
  anchor: string
  /** Of the heading, 1–6; 7 for entries of glossary and annals, 8 for those of the index. */
  depth: number
  /** `2.3`; empty where there is no number. */
  label: string
  title: string
  /** What the manuscript says there: paragraphs, cells, lines of code, captions, notes, each in a line of its own. */
  text: string
  /** What else an entry is found by: its other names in all languages. */
  names: readonly string[]
  /** How its Chinese names are typed: initials and in full. */
  pinyin: readonly string[]
}

type Section = Omit<SearchRecord, 'text'> & {lines: string[]}
type NoteHast = ChapterHast['notes'][number]

/** How far the reading has come. */
type Walk = {
  done: Section[]
  open: Section
  /** Lines for the end of the open section: notes, readings over characters. */
  waiting: string[]
  /** Notes that no section has yet, by the ids of what refers to them. */
  notes: Map<string, NoteHast>
  /** By the ids of their entries. */
  terms: ReadonlyMap<string, Term>
  book: Book
  /** Within a note or an entry, where headings open nothing. */
  isNested: boolean
}

/** What stands in a line. Any other element begins a new one. */
const inline = new Set(
  `a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q ruby s samp small span strong sub sup time
  tt u var wbr`.split(/\s+/)
)

/** Words of ours that the text would not read without: references, dates, what stands between two names. */
const readable = ['xref', 'event', 'date', 'separator']

/** Take a chapter apart into what search finds. What else we added to the text, `.gen`, is not in it. */
export function searchRecordsOf(book: Book, chapter: Chapter, {body, notes}: ChapterHast): SearchRecord[] {
  const walk: Walk = {
    done: [],
    open: {...blank(), title: chapter.title},
    waiting: [],
    notes: new Map(notes.flatMap((item) => item.note.referenceIds.map((id) => [id, item]))),
    terms: new Map([...book.terms].map(([identifier, term]) => [termIdOf(identifier), term])),
    book,
    isNested: false
  }
  for (const node of body.children) if (node.type !== 'doctype') readNode(walk, node)
  // Notes that only notes refer to.
  for (const item of new Set(walk.notes.values())) readNote(walk, item)
  closeSection(walk)
  return walk.done
    .map(({lines, ...section}) => ({...section, text: joined(lines, '\n')}))
    .filter(({anchor, text}) => anchor !== '' || text !== '')
}

function readNode(walk: Walk, node: ElementContent, isCode = false): void {
  if (node.type === 'text') addText(walk, node.value, isCode)
  if (node.type !== 'element' || node.tagName === 'template') return
  const {tagName, properties} = node
  const id = wordsOf(properties['id'])
  const item = walk.notes.get(id)
  if (item) readNote(walk, item)
  if (hasClass(node, 'book-index')) readIndex(walk, node)
  if (tagName === 'rp' || (hasClass(node, 'gen') && !readable.some((name) => hasClass(node, name)))) return
  if (tagName === 'rt') walk.waiting.push(toString(node))
  else if (/^h[1-6]$/.test(tagName) && id !== '' && !walk.isNested) openSection(walk, node, id)
  else if (isEntry(node) && id !== '' && !walk.isNested) readEntry(walk, node, id)
  else if (tagName === 'math') addText(walk, wordsOf(properties['alttext']), false)
  else readChildren(walk, node, isCode)
}

function readChildren(walk: Walk, {tagName, properties, children}: Element, isCode: boolean): void {
  const isBlock = !inline.has(tagName)
  if (isBlock) walk.open.lines.push('')
  if (tagName === 'img') addText(walk, wordsOf(properties['alt']), false)
  for (const child of children) readNode(walk, child, isCode || tagName === 'pre')
  if (isBlock) walk.open.lines.push('')
}

function openSection(walk: Walk, heading: Element, anchor: string): void {
  const label = heading.children.find((child): child is Element => hasClass(child, 'label'))
  closeSection(walk)
  walk.open = {
    ...blank(),
    anchor,
    depth: Number(heading.tagName.slice(1)),
    label: label ? toString(label).trim() : '',
    title: joined(linesOf(walk, heading.children), ' ')
  }
}

/** An entry interrupts its section, which goes on after it. */
function readEntry(walk: Walk, entry: Element, anchor: string): void {
  const term = walk.terms.get(anchor)
  // A term's names are known better than from its line of them.
  const own = entry.children.filter((child) => !term || child.type !== 'element' || child.tagName !== 'dt')
  const lines = linesOf(walk, own)
  const [title = '', ...rest] = lines.filter((line) => line.trim() !== '')
  const about = term ? {...namesToFind(walk.book, term), lines} : {title: title.trim(), lines: rest}
  walk.done.push({...blank(), anchor, depth: 7, ...about})
}

/** An index is all ours. Its entries are found by name, those below others by both. */
function readIndex({done}: Walk, index: Element): void {
  visitParents(index, 'element', (element, ancestors) => {
    const {id} = element.properties
    if (!hasClass(element, 'index-entry') || typeof id !== 'string') return
    const path = [...ancestors, element].filter((node) => node.type === 'element' && hasClass(node, 'index-entry'))
    const names = path.map((node) => node.children.find((child) => hasClass(child, 'index-term')))
    const title = names.map((name) => (name ? toString(name) : '')).join(' · ')
    done.push({...blank(), anchor: id, depth: 8, title})
  })
}

function readNote(walk: Walk, {note, content}: NoteHast): void {
  for (const id of note.referenceIds) walk.notes.delete(id)
  walk.waiting.push(...linesOf(walk, content))
}

/** Read what is no section of its own. */
function linesOf(walk: Walk, nodes: readonly ElementContent[]): string[] {
  const {open, isNested} = walk
  walk.open = blank()
  walk.isNested = true
  for (const node of nodes) readNode(walk, node)
  const {lines} = walk.open
  Object.assign(walk, {open, isNested})
  return lines
}

function closeSection(walk: Walk): void {
  walk.open.lines.push(...walk.waiting.splice(0))
  walk.done.push(walk.open)
}

/** A line break is a space, but in code. */
function addText({open: {lines}}: Walk, text: string, isCode: boolean): void {
  const [first = '', ...rest] = isCode ? text.split('\n') : [text.replace(/\s+/g, ' ')]
  lines.push((lines.pop() ?? '') + first, ...rest)
}

function blank(): Section {
  return {anchor: '', depth: 1, label: '', title: '', lines: [''], names: [], pinyin: []}
}

function joined(lines: readonly string[], separator: string): string {
  return lines
    .map((line) => line.normalize('NFC').trim())
    .filter((line) => line !== '')
    .join(separator)
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A line may have links of these classes; an entry is a block. */
function isEntry(node: Element): boolean {
  return !inline.has(node.tagName) && (hasClass(node, 'entry') || hasClass(node, 'event'))
}

function hasClass(node: RootContent, name: string): boolean {
  const className = node.type === 'element' ? node.properties['className'] : undefined
  return Array.isArray(className) && className.includes(name)
}
