import {expect, test} from 'vitest'
import type {ParallelNote} from '../../scripts/mdast-apparatus.ts'
import {bookOf} from './book-of.ts'

const chapters = {
  a: '# 甲\n\n据说他们管理着全公司超过 3 万台服务器上的应用部署。\n',
  b: '# 乙\n\n## 往事\n\n2010 年起，它管理着全公司超过 30 万台服务器上的应用部署，至今如此。\n'
}

function notesOf(parallels: boolean): ParallelNote[] {
  return bookOf({chapters, edition: {parallels}}).chapters.flatMap(({tree}) =>
    tree.children.flatMap((node) => (node.type === 'parallelNote' ? [node] : []))
  )
}

test('links passages that tell the same to each other, with what they tell differently', () => {
  const [first, second, ...more] = notesOf(true)
  expect(more).toEqual([])
  expect(first!.places).toEqual([{identifier: '', chapterId: 'b', htmlId: 'parallel', section: '往事'}])
  expect(first!.conflicts).toMatchObject([{found: '3 万台', said: '30 万台'}])
  expect(second!.places).toMatchObject([{chapterId: 'a', section: '甲'}])
  expect(second!.conflicts).toMatchObject([{found: '30 万台', said: '3 万台'}])
})

test('leaves passages alone where the edition wants nothing of the kind', () => {
  expect(notesOf(false)).toEqual([])
})
