import {readdirSync, readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import type {Chapter} from '../../scripts/book.ts'
import {cutFrontMatter} from '../../scripts/load/front-matter.ts'
import {createProcessor, parseChapter} from '../../scripts/parse/index.ts'
import {printTree} from './print-tree.ts'

const fixtures = resolve(import.meta.dirname, '../fixtures')
const processor = createProcessor({
  chapters: new Map([
    ['text/chapter.md', 'chapter'],
    ['text/02-docker.md', '02-docker']
  ])
})

test.each(foldersIn('parse'))('parses %s', async (name) => {
  const {tree} = chapterOf(`parse/${name}`)
  await expect(printTree(tree)).toMatchFileSnapshot(`${fixtures}/parse/${name}/expected.yaml`)
})

test.each(foldersIn('messages/parse'))('reports %s', async (name) => {
  const {file} = chapterOf(`messages/parse/${name}`)
  expect(file.messages.map(({ruleId}) => ruleId)).toContain(name)
  await expect(messagesOf(file)).toMatchFileSnapshot(`${fixtures}/messages/parse/${name}/messages.txt`)
})

function chapterOf(folder: string): Chapter {
  const value = readFileSync(`${fixtures}/${folder}/input.md`, 'utf8')
  const file = new VFile({path: 'text/chapter.md', value})
  const frontMatter = cutFrontMatter(file)
  return parseChapter({id: 'chapter', division: 'bodymatter', file, ...(frontMatter ? {frontMatter} : {})}, processor)
}

function messagesOf(file: VFile): string {
  const lines = file.messages.map((message) => {
    const {fatal, ruleId, reason, note, expected, line, column} = message
    const severity = fatal === true ? 'error' : fatal === false ? 'warning' : 'info'
    const more = [note, expected?.length ? `expected: ${expected.join(', ')}` : undefined].filter(Boolean)
    return [
      `${line ?? 1}:${column ?? 1} ${severity} ${reason}  ${ruleId ?? ''}\n`,
      ...more.map((item) => `    ${item ?? ''}\n`)
    ].join('')
  })
  return lines.join('')
}

function foldersIn(folder: string): string[] {
  return readdirSync(`${fixtures}/${folder}`).sort()
}
