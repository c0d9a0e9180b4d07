import {expect, test} from 'vitest'
import {environmentLanguage, fill, languageOf, words} from '../../scripts/cli/words.ts'

test.each([
  [{LANG: 'zh_CN.UTF-8'}, 'zh'],
  [{LANG: 'zh_TW.UTF-8', LC_ALL: 'en_GB.UTF-8'}, 'en'],
  [{LANG: 'de_DE'}, 'en'],
  [{LANG: 'C.UTF-8'}, undefined],
  [{LC_ALL: '', LANG: 'POSIX'}, undefined],
  [{}, undefined]
])('takes the language of %j', (env, language) => {
  expect(environmentLanguage(env)).toBe(language)
})

test('speaks Chinese of Chinese books and English of all others', () => {
  expect(['zh-Hans', 'zh-Hant-TW', 'zh', 'en', 'ja'].map(languageOf)).toEqual(['zh', 'zh', 'zh', 'en', 'en'])
})

test('fills patterns and leaves alone what it was given no value for', () => {
  expect(fill('{count} 页，{other}', {count: 3})).toBe('3 页，{other}')
})

test('has the same places to fill in every language', () => {
  const placesOf = (said: object): unknown =>
    Object.entries(said).map(([key, text]) => [key, typeof text === 'string' ? text.match(/\{\w+\}/g)?.sort() : []])
  expect(placesOf(words.en)).toEqual(placesOf(words.zh))
  expect(Object.keys(words.en.steps)).toEqual(Object.keys(words.zh.steps))
})
