import {expect, test} from 'vitest'
import {nodesOf} from '../../scripts/enrich/nodes-of.ts'
import {bookOf} from './book-of.ts'

const chapters = {
  one: '# 打包\n\n见[](#fig:x)，如图 1-1 所示[^a]。\n\n![图](a.png "层，见[](#fig:x)"){#fig:x}\n\n[^a]: 也见[](#fig:x)。',
  two: '# 编排\n\n## 调度\n\n又见[](#fig:x)与[](#orch)。\n\n## 伸缩 {#orch}'
}

function usesOf(backlinks: boolean): string[] {
  const book = bookOf({chapters, edition: {references: {phrases: true, backlinks}}})
  const figure = [...nodesOf(book.chapters[0]!.tree)].find((node) => node.type === 'figure')
  return figure?.data?.uses?.map(({chapterId, htmlId, section}) => `${chapterId} ${htmlId} ${section}`) ?? []
}

test('leads from a figure back to the places that refer to it, in words too, but for captions', () => {
  expect(usesOf(true)).toEqual([
    'one ref-fig-x 打包',
    'one ref-fig-x-2 打包',
    'one ref-fig-x-3 打包',
    'two ref-fig-x 调度'
  ])
})

test('leads nowhere unless the book wants it', () => {
  expect(usesOf(false)).toEqual([])
})

test('names the section that has the mark of the note', () => {
  const text = '# 打包\n\n![图](a.png "题"){#fig:a}\n\n## 甲\n\n文[^a]。\n\n## 乙\n\n文。\n\n[^a]: 见[](#fig:a)。'
  const book = bookOf({chapters: {one: text}, edition: {references: {phrases: true, backlinks: true}}})
  const [figure] = [...nodesOf(book.chapters[0]!.tree)].filter((node) => node.type === 'figure')
  expect(figure?.data?.uses?.map(({section}) => section)).toEqual(['甲'])
})
