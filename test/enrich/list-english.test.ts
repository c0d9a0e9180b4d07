import {expect, test} from 'vitest'
import {bookOf, entryOf} from './book-of.ts'

const glossary = [
  entryOf('container', {zh: {term: '容器'}, en: {term: 'container'}}),
  entryOf('docker', {zh: {term: 'Docker'}, en: {term: 'Docker'}}, {class: 'product'}),
  entryOf(
    'paas',
    {zh: {term: '平台即服务', abbr: 'PaaS'}, en: {term: 'Platform as a Service', abbr: 'PaaS'}},
    {class: 'abbreviation'}
  ),
  entryOf('box', {zh: {term: '集装箱'}, en: {term: 'container'}}),
  entryOf('old', {zh: {term: '旧物'}, en: {term: 'old thing', status: 'deprecated'}}),
  entryOf('unused', {zh: {term: '没有用到'}, en: {term: 'never used'}})
]
const text = '# 题\n\n容器、Docker、PaaS、集装箱、旧物。'

test('lists English names by letter, each with the entries that it leads to', () => {
  const book = bookOf({chapters: {one: text}, glossary, edition: {terms: {byEnglish: true}}})
  const {tree} = book.chapters.find(({generated}) => generated === 'glossary')!
  expect(tree.children.map(({type}) => type)).toEqual(['heading', 'glossaryList', 'heading', 'englishTerms'])
  const list = tree.children.find((node) => node.type === 'englishTerms')
  expect(list?.groups).toEqual([
    {initial: 'C', entries: [{name: 'container', identifiers: ['container', 'box']}]},
    {
      initial: 'P',
      entries: [
        {name: 'PaaS', identifiers: ['paas']},
        {name: 'Platform as a Service', identifiers: ['paas']}
      ]
    }
  ])
  expect(book.toc.at(-1)?.children.map(({target}) => target.title)).toEqual(['英汉对照'])
})

test('has no such list where an edition does not ask for one, nor where no name differs', () => {
  for (const [wanted, byEnglish] of [
    [glossary, false],
    [glossary.slice(1, 2), true]
  ] as const) {
    const book = bookOf({chapters: {one: text}, glossary: wanted, edition: {terms: {byEnglish}}})
    const {tree} = book.chapters.find(({generated}) => generated === 'glossary')!
    expect(tree.children.map(({type}) => type)).toEqual(['heading', 'glossaryList'])
  }
})
