import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {Book, Target, TocEntry} from '../../book.ts'
import {listedSections} from '../hast/index.ts'
import {frontId, printId} from './addresses.ts'
import {pageNumber} from './page-number.ts'

/** Down to which level the contents and the outline go: chapters, sections, subsections. */
export const contentsDepth = 3

/** Build the contents: one row an entry, with its label, its title, and its page. */
export function buildContents(book: Book): Element {
  const levels = new Map(book.chapters.map(({id, level}) => [id, level]))
  return h('section', {className: ['contents'], id: frontId('contents')}, [
    h('h1', {className: ['front-title']}, book.labels['contents'] ?? 'contents'),
    h(
      'div',
      {className: ['contents-list']},
      book.toc.flatMap((entry, index) =>
        chapterRows(
          {...entry, children: [...listedSections(book, entry)]},
          {before: book.toc[index - 1], level: levels.get(entry.target.chapterId) ?? 1}
        )
      )
    )
  ])
}

/** As many figures or tables are worth a list. */
const minListed = 4

const lists = [
  {kind: 'figure', name: 'figures', label: 'listOfFigures'},
  {kind: 'table', name: 'tables', label: 'listOfTables'}
] as const

/** Name the lists of figures and tables that the book has, each with the id of its page. */
export function listsOf(book: Book): {id: string; title: string; targets: Target[]}[] {
  return lists.flatMap(({kind, name, label}) => {
    // Each is there by its own name, and by its chapter's and its own.
    const targets = [...new Set(book.targets.values())].filter((target) => target.kind === kind && target.label !== '')
    return targets.length < minListed ? [] : [{id: frontId(name), title: book.labels[label] ?? name, targets}]
  })
}

/** Build the lists of figures and tables, in rows like those of the contents. */
export function buildLists(book: Book): Element[] {
  return listsOf(book).map(({id, title, targets}) =>
    h('section', {className: ['contents', 'captions'], id}, [
      h('h1', {className: ['front-title']}, title),
      ...targets.map((target) =>
        row({
          id: printId(target.chapterId, target.htmlId),
          label: target.label,
          title: target.title,
          level: contentsDepth
        })
      )
    ])
  )
}

/** Give the id of the page that opens a part, by the id of the part's first chapter. */
export function partId(chapterId: string): string {
  return frontId(`part/${chapterId}`)
}

type Place = {before: TocEntry | undefined; level: number}

function chapterRows(entry: TocEntry, {before, level}: Place): ElementContent[] {
  const opensPart = entry.part !== undefined && entry.part !== before?.part
  const part = opensPart
    ? [row({id: partId(entry.target.chapterId), label: '', title: entry.part ?? '', level: 0})]
    : []
  return [...part, ...rows(entry, Math.min(level, contentsDepth))]
}

function rows(entry: TocEntry, level: number): ElementContent[] {
  const {target} = entry
  const id = printId(target.chapterId, target.htmlId)
  const own = row({id, label: target.label, title: target.title, level})
  return level < contentsDepth ? [own, ...entry.children.flatMap((child) => rows(child, level + 1))] : [own]
}

function row({id, label, title, level}: {id: string; label: string; title: string; level: number}): Element {
  const labelled = label === '' ? [] : [h('span', {className: ['contents-label']}, label)]
  return h('p', {className: ['contents-row', `contents-level-${level}`]}, [
    h('a', {href: `#${id}`}, [
      ...labelled,
      h('span', {className: ['contents-title']}, title),
      h('span', {className: ['contents-leader'], ariaHidden: 'true'}),
      pageNumber(id)
    ])
  ])
}
