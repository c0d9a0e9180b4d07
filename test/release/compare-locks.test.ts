import {expect, test} from 'vitest'
import {compareLocks} from '../../scripts/release/compare-locks.ts'
import type {Lock} from '../../scripts/release/record.ts'

const lock: Lock = {
  schema: 1,
  manuscript: [
    {path: 'a.md', sha256: 'a', lines: 'aaaaaabbbbbbcccccc'},
    {path: 'images/a.png', sha256: 'b'}
  ],
  glossary: [{path: 'glossary/terms/pod.yaml', sha256: 'c', lines: 'aaaaaabbbbbb'}],
  fonts: {'zh-Hans': [{family: 'zhushu-serif', weight: 400, sha256: 'd'}]},
  tools: {zhushu: '1.0.0', sources: 'e', packages: 'f', node: '20.19.0'},
  browser: {version: 'Chromium 143', sha256: 'g'}
}

test('finds nothing where nothing differs', () => {
  expect(compareLocks(lock, structuredClone(lock))).toEqual([])
})

test('names files with their lines, terms, fonts, tools and the browser', () => {
  const now: Lock = {
    ...lock,
    manuscript: [
      {path: 'a.md', sha256: 'x', lines: 'aaaaaaddddddcccccc'},
      {path: 'new.md', sha256: 'y', lines: ''}
    ],
    glossary: [{path: 'glossary/terms/pod.yaml', sha256: 'x', lines: 'aaaaaabbbbbbdddddd'}],
    fonts: {'zh-Hans': [{family: 'zhushu-serif', weight: 400, sha256: 'x'}]},
    tools: {...lock.tools, node: '22.0.0'},
    browser: {version: 'Chromium 144', sha256: 'x'}
  }
  expect(compareLocks(lock, now).map(({kind, name, line, what}) => [kind, name, line, what])).toEqual([
    ['file', 'a.md', 2, 'changed'],
    ['file', 'images/a.png', null, 'removed'],
    ['file', 'new.md', null, 'added'],
    ['term', 'glossary/terms/pod.yaml', 3, 'changed'],
    ['font', 'zhushu-serif 400 (zh-Hans)', null, 'changed'],
    ['tool', 'node', null, 'changed'],
    ['browser', 'Chromium 144', null, 'changed']
  ])
})
