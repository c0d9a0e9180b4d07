import {readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {findMisreadHan, gainNeeded} from '../../scripts/lint/find-misread-han.ts'
import {findMisspelledIdioms, indexIdioms} from '../../scripts/lint/find-misspelled-idioms.ts'
import {parseHanWords} from '../../scripts/lint/han-words.ts'

const folder = resolve(import.meta.dirname, '../../templates/words')
const words = parseHanWords(
  ['zh-Hans.txt', 'computing.txt'].map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
)
const idioms = indexIdioms(words)

function misread(text: string): string[] {
  const countOf = (word: string): number => text.split(word).length - 1
  return findMisreadHan(text, words)
    .filter((found) => found.gain >= gainNeeded(found, countOf))
    .map(({word, expected}) => `${word} ${expected}`)
}

test.each([
  ['这个项日备受追捧', ['项日 项目']],
  ['最终只能充当平台的幂后英雄', ['幂后 幕后']],
  ['这样—个小工具', ['—个 一个']],
  ['先进人物、新进人员、引进人才、人口与入口', []],
  ['11 月 3 日的会，5 人入选', []],
  ['字面值被移出栈，整数除法会向零舍入', []],
  ['她描写人与自然', []],
  ['小小的创新—docker镜像', []]
])('reads %s', (text, expected) => {
  expect(misread(text)).toEqual(expected)
})

test.each([
  ['先驱们尘沙折戟', '沉沙折戟'],
  ['再接再励', '再接再厉'],
  ['不径而走', '不胫而走']
])('finds the idiom that %s should be', (text, expected) => {
  expect(findMisspelledIdioms(text, idioms, words).map((found) => found.expected)).toEqual([expected])
})

test.each(['沉沙折戟', '折戟沉沙', '再接再厉', '大材小用', '实时系统', '集群系统', '部分彼此独立', '容器内部能访问'])(
  'leaves %s as it is',
  (text) => {
    expect(findMisspelledIdioms(text, idioms, words)).toEqual([])
  }
)
