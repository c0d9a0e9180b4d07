import {toHtml} from 'hast-util-to-html'
import {expect, test} from 'vitest'
import type {Book, Format} from '../../scripts/book.ts'
import {chapterToHast} from '../../scripts/render/hast/index.ts'
import {bookOf, entryOf} from './book-of.ts'

const glossary = [entryOf('container', {zh: {term: '容器'}})]
const text = '# 题\n\n容器与容器[^a]，**容器**。\n\n## 甲\n\n再说容器，又是容器。\n\n[^a]: 容器。'

function enriched(formats: readonly Format[]): Book {
  return bookOf({chapters: {one: text}, glossary, edition: {formats: [...formats]}})
}

function htmlOf(book: Book, id: string, everyUse: boolean): string {
  const options = {
    ...{book, everyUse, idOf: (_chapter: string, htmlId: string) => htmlId, assetHrefOf: (path: string) => path},
    hrefOf: ({htmlId = ''}: {htmlId?: string}) => `#${htmlId}`
  }
  return toHtml(
    chapterToHast(
      book.chapters.find((chapter) => chapter.id === id)!,
      options
    ).body
  )
}

test('keeps every use for paper, and one a section elsewhere', () => {
  const uses = (formats: readonly Format[]): string[] =>
    enriched(formats).termUses.map(({htmlId, section, repeat}) => `${htmlId} ${section}${repeat ? ' repeat' : ''}`)
  expect(uses(['html', 'epub'])).toEqual(['term-container-1 题', 'term-container-2 甲'])
  expect(uses(['html', 'pdf'])).toEqual([
    'term-container-1 题',
    'use-container 题 repeat',
    'use-container-2 题 repeat',
    'term-container-2 甲',
    'use-container-3 甲 repeat',
    'use-container-4 题 repeat'
  ])
})

test('renders a chapter the same for a screen, whether it is printed as well', () => {
  const [screen, paper] = [enriched(['html']), enriched(['html', 'pdf'])]
  expect(htmlOf(paper, 'one', false)).toBe(htmlOf(screen, 'one', false))
  expect(htmlOf(paper, 'glossary', false)).toBe(htmlOf(screen, 'glossary', false))
})

test('leads from the glossary to every use on paper', () => {
  const book = enriched(['pdf'])
  const places = [...htmlOf(book, 'one', true).matchAll(/id="((?:term|use)-[^"]*)"/g)].map(([, id]) => id)
  const links = [...htmlOf(book, 'glossary', true).matchAll(/href="#([^"]*)"/g)].map(([, id]) => id)
  expect(places).toHaveLength(5)
  expect(links).toEqual(expect.arrayContaining(places))
})
