import {expect, test} from 'vitest'
import {enrich} from '../../scripts/enrich/index.ts'
import {editionOf, entryOf, manuscriptOf} from './book-of.ts'

const text = {
  chapters: {
    one: {
      text: '# 打包 {#pack}\n\n容器**编排**与[](term:image)[^a]，见[](two.md#小结)。\n\n![图](a.png "层"){#fig:a}\n\n[^a]: 注里有容器。',
      part: '上篇'
    },
    two: '## 小结\n\n一个[词]{#w:x}，<a href="#pack">回去</a>。\n\n:::tip 题目[](#fig:a)\n容器。\n:::'
  },
  glossary: [
    entryOf('orchestration', {zh: {term: '容器编排', definition: '见[](term:image)。'}}),
    entryOf('container', {zh: {term: '容器'}}),
    entryOf('image', {zh: {term: '镜像'}})
  ]
}

test('changes nothing of the manuscript', () => {
  const manuscript = manuscriptOf(text)
  const before = JSON.stringify([manuscript.chapters.map(({tree}) => tree), manuscript.glossary.map(plainTerm)])
  for (const {tree} of manuscript.chapters) deepFreeze(tree)
  for (const {definitions, langs} of manuscript.glossary) deepFreeze([definitions, langs])
  enrich(manuscript, new Map(), editionOf())
  expect(JSON.stringify([manuscript.chapters.map(({tree}) => tree), manuscript.glossary.map(plainTerm)])).toBe(before)
})

test('gives the same book twice', () => {
  const manuscript = manuscriptOf(text)
  const [first, second] = [1, 2].map(() => enrich(manuscript, new Map(), editionOf()))
  expect(first).toEqual(second)
})

test('takes the chapters of an edition in its order', () => {
  const manuscript = manuscriptOf(text)
  const book = enrich(manuscript, new Map(), editionOf({chapters: ['two', 'one']}))
  expect(book.chapters.map(({id}) => id)).toEqual(['two', 'one', 'glossary'])
  expect(book.toc.map(({target}) => target.label)).toEqual(['第 1 章', '第 2 章', ''])
})

test('gives labels of the edition’s language, and those of the nearest where it lacks some', () => {
  const manuscript = manuscriptOf(text)
  const labels = {...manuscript.labels, 'zh-Hant': {glossary: '術語表'}}
  const labelsIn = (language: string): (string | undefined)[] => {
    const book = enrich({...manuscript, labels}, new Map(), editionOf({language}))
    return [book.labels['glossary'], book.labels['chapter']]
  }
  expect(labelsIn('zh-Hant')).toEqual(['術語表', '第 {number} 章'])
  expect(labelsIn('en-GB')).toEqual(['Glossary', 'Chapter {number}'])
  expect(labelsIn('fr')).toEqual(['Glossary', 'Chapter {number}'])
})

test('hands on the assets', () => {
  const assets = new Map()
  expect(enrich(manuscriptOf(text), assets, editionOf()).assets).toBe(assets)
})

function plainTerm({definitions, langs}: {definitions: unknown; langs: unknown}): unknown {
  return {definitions, langs}
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const inner of Object.values(value)) deepFreeze(inner)
}
