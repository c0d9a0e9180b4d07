import {expect, test} from 'vitest'
import {nameChapters} from '../../scripts/load/name-chapters.ts'

test('names chapters after their files, Han in pinyin', async () => {
  const paths = [
    'README.md',
    '01-image.md',
    '第一章.md',
    '02 拉坯与修坯.md',
    '附錄/吕氏.md',
    'Docker入门.md',
    'café.md'
  ]
  expect(await nameChapters(paths)).toEqual([
    'README',
    '01-image',
    'di-yi-zhang',
    '02-la-pi-yu-xiu-pi',
    'lv-shi',
    'Docker-ru-men',
    'cafe'
  ])
})

test('keeps the names of chapters when another comes before them', async () => {
  const paths = ['第一章.md', '第二章.md', '☕.md', 'かな.md']
  const before = await nameChapters(paths)
  expect((await nameChapters(['序.md', ...paths])).slice(1)).toEqual(before)
  expect(before.every((name) => /^[a-z\d][a-z\d-]*$/.test(name))).toBe(true)
})

test('keeps names apart that are written alike, or that are taken', async () => {
  expect(await nameChapters(['诗.md', '师.md', '一/小结.md', '二/小结.md', '索引.md', 'index.md', 'con.md'])).toEqual([
    'shi',
    'shi-2',
    'yi-xiao-jie',
    'er-xiao-jie',
    'suo-yin',
    'chapter-index',
    'chapter-con'
  ])
})

test('cuts long names between syllables', async () => {
  const [name = ''] = await nameChapters([`${'很长的名字'.repeat(20)}.md`])
  expect(name).toBe('hen-chang-de-ming-zi-hen-chang-de-ming-zi-hen-chang-de-ming')
})
