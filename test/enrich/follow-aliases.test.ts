import {toString} from 'mdast-util-to-string'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import type {Book} from '../../scripts/book.ts'
import {enrich} from '../../scripts/enrich/index.ts'
import {nodesOf} from '../../scripts/enrich/nodes-of.ts'
import {editionOf, manuscriptOf, messagesOf} from './book-of.ts'

const file = new VFile({path: 'aliases.yaml'})

function bookWith(text: string, entries: Record<string, string>, edition = {}): Book {
  file.messages = []
  const manuscript = manuscriptOf({chapters: {one: `# 打包\n\n${text}`, two: '# 编排 {#orch}\n\n## 调度 {#sec:new}'}})
  const list = Object.entries(entries).map(([retired, current]) => ({retired, current}))
  return enrich({...manuscript, aliases: {file, entries: list}}, new Map(), editionOf(edition))
}

function linksOf({chapters}: Book): string[] {
  return [...nodesOf(chapters[0]!.tree)]
    .filter((node) => node.type === 'crossReference')
    .map((node) => `${toString(node)} ${node.data?.target?.htmlId ?? ''}`)
}

test('leads from a retired identifier to what took its place, and says so', () => {
  const book = bookWith('见[](#sec:old)、[那里](#sec:older)。', {'sec:old': 'sec:new', 'sec:older': 'sec:old'})
  expect(linksOf(book)).toEqual(['2.1 节 sec-new', '那里 sec-new'])
  expect(messagesOf(book).map((message) => message.split(',')[0])).toEqual([
    'one.md:3 info retired-identifier: Unexpected retired `sec:old`',
    'one.md:3 info retired-identifier: Unexpected retired `sec:older`'
  ])
  expect(book.chapters[0]!.file.messages[0]).toMatchObject({expected: ['sec:new']})
})

test.each([
  ['sec:old', 'sec:new', {chapterId: 'two', htmlId: 'sec-old'}, {chapterId: 'two', htmlId: 'sec-new'}],
  ['one#旧节', 'sec:new', {chapterId: 'one', htmlId: '旧节'}, {chapterId: 'two', htmlId: 'sec-new'}],
  ['02-old', 'two', {chapterId: '02-old'}, {chapterId: 'two', htmlId: 'orch'}]
])('redirects readers from %s', (...[retired, current, from, to]) => {
  expect(bookWith('', {[retired]: current}).redirects).toEqual([{from, to}])
})

test('reports what has no successor, and what is no longer retired', () => {
  bookWith('', {'sec:old': 'sec:neww', 'sec:new': 'orch', 'a:b': 'c:d', 'c:d': 'a:b'})
  expect(file.messages.map(({ruleId, expected}) => [ruleId, ...(expected ?? [])].join(' '))).toEqual([
    'undefined-alias sec:new',
    'alias-in-use',
    'undefined-alias',
    'undefined-alias'
  ])
})

test('waits where the edition leaves out what took the place', () => {
  const book = bookWith('', {'sec:old': 'sec:new'}, {chapters: ['one']})
  expect([book.redirects, file.messages]).toEqual([[], []])
})
