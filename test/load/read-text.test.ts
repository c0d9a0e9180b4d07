import {join} from 'node:path'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {readText, reportRefusal} from '../../scripts/load/read-text.ts'
import {linesOf, messagesOf, writeBook} from './write-book.ts'

test('says that a file vanished between listing and reading', async () => {
  const root = await writeBook({'一.md': '# 一\n'})
  const file = new VFile({path: '二.md'})
  const folders = {root, allowed: [root]}
  expect(await readText(file, folders, {path: join(root, '二.md'), limit: 1000})).toBe(false)
  expect(linesOf([file])).toEqual(['二.md:0:0 error missing-file Cannot read `二.md`, expected a file that exists'])
})

test('says that a file may not be read, at the place that names it', () => {
  const file = new VFile({path: 'book.yaml', value: 'cover: 封面.png\n'})
  const place = {start: {line: 1, column: 8}, end: {line: 1, column: 14}}
  reportRefusal(file, 'unreadable', {path: '封面.png', limit: 1000, place})
  expect(linesOf([file])).toEqual([
    'book.yaml:1:8 error unreadable-file Cannot read `封面.png`, expected a file that may be read → Look at its permissions'
  ])
})

test('says that front matter has no end, and takes a rule for a rule', async () => {
  const root = await writeBook({'01.md': '---\ntitle: 没有结尾\n\n正文。\n', '02.md': '---\n\n> 引用\n\n- 项\n'})
  expect(await messagesOf(root)).toEqual([
    '01.md:1:1 error unclosed-front-matter Unexpected front matter without an end, expected a line `---` after its last key'
  ])
})
