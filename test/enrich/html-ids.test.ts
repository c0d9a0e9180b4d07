import {expect, test} from 'vitest'
import {claimHtmlId, htmlIdOf, slugOf} from '../../scripts/enrich/html-ids.ts'

test.each([
  ['容器与 Docker 镜像', '容器与-docker-镜像'],
  ['1.2 崭露头角', '12-崭露头角'],
  ['“打包”、分发（上）', '打包分发上'],
  ['生僻字𠮷与 C++', '生僻字𠮷与-c'],
  ['snake_case-名', 'snake_case-名'],
  ['①②', ''],
  ['！', '']
])('makes an anchor of %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test.each([
  ['fig:pipeline', 'fig-pipeline'],
  ['12-崭露头角', 's-12-崭露头角'],
  ['__proto__', '__proto__'],
  ['-x', 's--x'],
  ['a b"<', 'a-b--'],
  ['\u0301x', 's-\u0301x'],
  ['', 's-']
])('makes an XML name of %j', (identifier, htmlId) => {
  expect(htmlIdOf(identifier)).toBe(htmlId)
})

test('counts what is taken in the same chapter, and begins anew in the next', () => {
  const htmlIds = new Map<string, Map<string, number>>()
  const claim = (chapterId: string, wanted: string): string => claimHtmlId(htmlIds, chapterId, wanted)
  expect([claim('a', '小结'), claim('a', '小结'), claim('a', '小结'), claim('b', '小结')]).toEqual([
    '小结',
    '小结-2',
    '小结-3',
    '小结'
  ])
  expect([claim('__proto__', 'x'), claim('__proto__', 'x')]).toEqual(['x', 'x-2'])
})
