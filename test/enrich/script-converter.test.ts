import {expect, test} from 'vitest'
import {createScriptConverter} from '../../scripts/enrich/script-converter.ts'

function converterOf(fixed: Record<string, string> = {}, variants: Record<string, string> = {}) {
  return createScriptConverter('tw', {fixed: new Map(Object.entries(fixed)), variants})
}

test('takes a fixed word as it is, and OpenCC for all else', () => {
  const {convert} = converterOf({镜像: '映像檔'})
  expect(convert('这个镜像很小')).toBe('這個映像檔很小')
})

test('counts the longer of two fixed words', () => {
  const {convert} = converterOf({线: '線', 在线: '在線上', 在线以下: '在線以下'})
  expect([convert('谁在线'), convert('画在线以下')]).toEqual(['誰在線上', '畫在線以下'])
})

test('notes words that OpenCC changes beyond one character for another, and characters that stand for several', () => {
  const {convert, open} = converterOf()
  convert('用户由一个系统管，用户')
  expect([...open.values()].map(({from, to, count}) => `${from} ${to} ${count}`)).toEqual(['用户 使用者 2', '个 個 1'])
})

test('notes nothing that is settled, and nothing that is converted quietly', () => {
  const settled = converterOf({用户: '使用者', 了: '了'})
  expect([settled.convert('用户走了'), settled.open.size]).toEqual(['使用者走了', 0])
  const quiet = converterOf()
  expect([quiet.convertQuietly('用户走了'), quiet.open.size]).toEqual(['使用者走了', 0])
})

test('leaves alone what an empty word blocks', () => {
  const {convert} = converterOf({容器: '貨櫃', 内容器: ''})
  expect(convert('内容器官，容器')).toBe('內容器官，貨櫃')
})

test('parts a Latin word from the Han beside it where it stands for a Han one', () => {
  const {convert} = converterOf({谷歌: 'Google'})
  expect(convert('由谷歌在内部')).toBe('由 Google 在內部')
  expect(convert('谷歌、微软')).toBe('Google、微軟')
  expect(convert('谷歌', {before: '由', after: '的'})).toBe(' Google ')
})

test('writes variants of characters as the book does', () => {
  expect(converterOf({}, {臺: '台'}).convert('一台机器')).toBe('一台機器')
})

test('keeps what is no Han: code, marks, characters outside the Basic Multilingual Plane', () => {
  expect(converterOf().convert('docker run 𠮷，🐳 “x”')).toBe('docker run 𠮷，🐳 “x”')
})

test('converts for Hong Kong without the words of Taiwan', () => {
  const {convert} = createScriptConverter('hk', {fixed: new Map(), variants: {}})
  expect(convert('软件')).toBe('軟件')
})
