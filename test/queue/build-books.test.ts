/** Several books without a queue. */
import {mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test, vi} from 'vitest'
import {zhushu} from '../release/small-book.ts'
import {layOutBooks} from './workers.ts'

vi.setConfig({testTimeout: 300_000})

const folder = mkdtempSync(join(tmpdir(), 'zhushu-many-'))

afterAll(() => {
  rmSync(folder, {recursive: true, force: true})
})

test('builds several books, each on its own, and tells of the one that is wrong', async () => {
  const books = layOutBooks(join(folder, 'books'), 2)
  const poison = join(folder, 'books/poison')
  mkdirSync(poison)
  writeFileSync(join(poison, '01.md'), '# 毒\n\n见 [](#fig:none)。\n')
  const out = join(folder, 'out')
  const {code, stderr} = await zhushu(['build', ...books, poison, '--format', 'html', '--out', out, '--lang', 'en'])
  expect(code).toBe(1)
  expect(stderr).toContain('undefined-reference')
  expect(stderr).toContain('2 of 3 books built')
  expect(readdirSync(out).sort()).toEqual(['book-1', 'book-2'])
  expect(readdirSync(join(out, 'book-2/zh-Hans'))).toEqual(['html'])
})
