import type {Element, Root} from 'hast'
import {toString} from 'hast-util-to-string'
import {h} from 'hastscript'
import {expect, test} from 'vitest'
import type {Term} from '../../../scripts/apparatus.ts'
import {decorate} from '../../../scripts/render/html/decorate.ts'
import {bookOf} from '../book-of.ts'
import {entryOf} from '../../enrich/book-of.ts'

const term: Term = {
  ...entryOf('orchestration', {zh: {term: '容器编排'}, en: {term: 'container orchestration'}}),
  definitions: {}
}

const link = (text: string, id?: string): Element =>
  h('a.term', {href: 'glossary.html#term-orchestration', ...(id === undefined ? {} : {id})}, text)

test.each<[string, (Element | string)[], string]>([
  ['behind a term', [link('容器编排', 'a'), '是主线'], '容器编排（container orchestration）是主线'],
  [
    'once where the author says it',
    [link('容器编排', 'a'), '（container orchestration）是'],
    '容器编排（container orchestration）是'
  ],
  [
    'once where the edition says it',
    [link('容器编排', 'a'), h('span.gen', '（container orchestration）'), '是'],
    '容器编排（container orchestration）是'
  ],
  [
    'behind the whole of a term that emphasis cuts in two',
    [link('容器', 'a'), h('strong', link('编排')), '是'],
    '容器编排（container orchestration）是'
  ],
  [
    'once behind emphasis',
    [link('容器', 'a'), h('strong', link('编排')), h('span.gen', '（container orchestration）'), '是'],
    '容器编排（container orchestration）是'
  ]
])('puts the English %s', (_, children, expected) => {
  const tree: Root = {type: 'root', children: [h('p', children)]}
  decorate({book: bookOf([], {terms: new Map([['orchestration', term]])})} as never, tree)
  expect(toString(tree)).toBe(expected)
})
